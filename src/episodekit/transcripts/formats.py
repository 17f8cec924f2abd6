"""The formats of transcripts: a visible table, each row with its reader and writer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from episodekit.errors import InvalidValueError
from episodekit.model.episode import Cue
from episodekit.transcripts import html, podcast_json, srt, text, vtt
from episodekit.transcripts.clock import times_in
from episodekit.transcripts.source import text_of
from episodekit.transcripts.transcript import Mends, Reading, Transcript


class Write(Protocol):
    """A writer of transcripts."""

    def __call__(self, transcript: Transcript, *, by_word: bool = False) -> str:
        """The file's text; ``by_word``: with the time of every word, where it is known and the format has room."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format of transcripts.

    Attributes:
        suffix: with its dot; ``media_type`` is what the feed says of it.
        timed: whether the file holds the time of every cue.
        read: the file's text → transcript; what is mended on the way is added. Raises InvalidValueError.
    """

    suffix: str
    media_type: str
    timed: bool
    write: Write
    read: Callable[[str, Mends], Transcript] | None


FORMATS = (
    Format(vtt.SUFFIX, vtt.MEDIA_TYPE, timed=True, write=vtt.write, read=vtt.read),
    Format(srt.SUFFIX, srt.MEDIA_TYPE, timed=True, write=srt.write, read=srt.read),
    Format(
        podcast_json.SUFFIX,
        podcast_json.MEDIA_TYPE,
        timed=True,
        write=podcast_json.write,
        read=podcast_json.read,
    ),
    Format(html.SUFFIX, html.MEDIA_TYPE, timed=True, write=html.write, read=html.read),
    Format(text.SUFFIX, text.MEDIA_TYPE, timed=False, write=text.write, read=None),
)
"""In the order in which the feed lists them: what Apple prefers comes first."""
_READERS = {row.suffix: row.read for row in FORMATS if row.read is not None}
_CALLED = {".vtt": "WebVTT", ".srt": "SRT", ".json": "JSON", ".html": "HTML"}
_ELEMENT = re.compile(r"<(?:!doctype\s|html\b|head\b|body\b|cite\b|time\b|div\b|p\b)", re.IGNORECASE)


def read_transcript(data: bytes, suffix: str) -> Reading:
    """Read a timed transcript as well as it can be read, with what had to be mended.

    A file that is something else than its name says is read as what it is.

    Args:
        data: the file.
        suffix: of its name, with the dot, in lower case; ``.htm`` is HTML.

    Raises:
        InvalidValueError: the suffix is not that of a timed format, or there is no transcript in the file.
    """
    named = ".html" if suffix == ".htm" else suffix
    if named not in _READERS:
        known = ", ".join(_READERS)
        raise InvalidValueError(f"{suffix!r} is not a timed transcript", remedy=f"use one of {known}")
    mends = Mends()
    source = text_of(data, mends)
    found = _content(source, named) or named
    if found != named:
        message = f"this is {_CALLED[found]}, but the name ends with {suffix}: read as what it is"
        mends.add("transcript-format", 1, message, f"rename it to {found}, or convert it")
    transcript = _READERS[found](source, mends)
    if found == ".vtt":
        transcript = vtt.rolled_up(transcript, mends)
    return Reading(transcript, mends.rows())


def _content(source: str, named: str) -> str | None:
    """The suffix of what a text is, if its beginning tells."""
    head = source[:4000].lstrip()
    if head.startswith("WEBVTT"):
        return ".vtt"
    if head.startswith(("{", "[{")):
        return ".json"
    if _ELEMENT.match(head):
        return ".html"
    times = next((times for row in head.split("\n") if (times := times_in(row)) and times.known), None)
    if times is None:
        return None
    if "," in times.start or "," in times.end:
        return ".srt"
    return None if named in {".vtt", ".srt"} else ".vtt"


def read_timed(source: str, suffix: str) -> tuple[Cue, ...]:
    """The cues of a timed transcript whose faults no player minds.

    Raises:
        InvalidValueError: the suffix is not that of a timed format, or the file is broken; with the line.
    """
    reading = read_transcript(source.encode("utf-8", "surrogatepass"), suffix)
    for mend in reading.mends:
        if mend.breaks:
            at = f"line {mend.line}: " if mend.line else ""
            raise InvalidValueError(f"{at}{mend.message}", remedy=mend.fix, line=mend.line)
    return reading.transcript.cues
