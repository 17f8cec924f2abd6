"""Media types of the files that a feed points to.

Audio and video: Apple's guide (https://podcasters.apple.com/support/823-podcast-requirements); transcripts and
chapters: the podcast namespace (https://github.com/Podcastindex-org/podcast-namespace).
"""

from functools import lru_cache

ENCLOSURE_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/x-m4a",
    ".m4b": "audio/x-m4a",
    ".mp4": "video/mp4",
    ".m4v": "video/x-m4v",
    ".mov": "video/quicktime",
    ".pdf": "application/pdf",
}
"""Suffix → the type that Apple documents for it."""

ENCLOSURE_TYPES_TOLERATED = {
    ".mp3": ("audio/mp3", "audio/x-mp3", "audio/mpeg3"),
    ".m4a": ("audio/mp4", "audio/m4a", "audio/aac"),
    ".m4b": ("audio/mp4", "audio/m4a", "audio/aac"),
    ".mp4": ("audio/mp4",),
    ".m4v": ("video/m4v",),
}
"""Suffix → types that apps play all the same."""

STREAMS = ("application/x-mpegurl", "application/vnd.apple.mpegurl", "audio/mpegurl", "audio/x-mpegurl")
"""Types of streams in pieces (https://www.rfc-editor.org/rfc/rfc8216#section-10), which have no length."""

_OTHERS = {
    ".aac": ("audio/aac", "audio/aacp", "audio/x-aac"),
    ".aif": ("audio/aiff", "audio/x-aiff"),
    ".aiff": ("audio/aiff", "audio/x-aiff"),
    ".flac": ("audio/flac", "audio/x-flac"),
    ".m3u8": STREAMS,
    ".m4b": ("audio/m4b", "audio/x-m4b"),
    ".m4v": ("video/mp4",),
    ".oga": ("audio/ogg", "audio/opus", "audio/vorbis", "audio/flac", "application/ogg"),
    ".ogg": ("audio/ogg", "audio/opus", "audio/vorbis", "audio/flac", "video/ogg", "application/ogg"),
    ".opus": ("audio/opus", "audio/ogg", "application/ogg"),
    ".wav": ("audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"),
    ".webm": ("video/webm", "audio/webm"),
}


def media_types(suffix: str) -> tuple[str, ...]:
    """The types that go with a suffix, the usual one first; empty for a suffix that is not known."""
    usual = (ENCLOSURE_TYPES[suffix],) if suffix in ENCLOSURE_TYPES else ()
    return usual + ENCLOSURE_TYPES_TOLERATED.get(suffix, ()) + _OTHERS.get(suffix, ())


@lru_cache(maxsize=256)
def bare_type(written: str | None) -> str:
    """A type as it is compared: in lower case, without parameters; empty for None."""
    return (written or "").partition(";")[0].strip().lower()


def alike(one: str, other: str) -> bool:
    """Whether two types, in lower case and without parameters, are names of the same kind of file."""
    suffixes = {*ENCLOSURE_TYPES, *_OTHERS}
    return one == other or any({one, other} <= set(media_types(suffix)) for suffix in suffixes)


VTT = "text/vtt"
SRT = "application/x-subrip"
TRANSCRIPT_JSON = "application/json"
HTML = "text/html"
PLAIN = "text/plain"
CHAPTERS_JSON = "application/json+chapters"
RSS = "application/rss+xml"
MP3 = "audio/mpeg"
JPEG = "image/jpeg"
PNG = "image/png"

TRANSCRIPT_TYPES = {
    ".vtt": (VTT,),
    ".srt": (SRT, "application/srt"),
    ".json": (TRANSCRIPT_JSON,),
    ".html": (HTML,),
    ".txt": (PLAIN,),
}
"""Suffix → the transcript types that go with it, ours first."""
