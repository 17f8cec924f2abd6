"""The formats of transcripts: a visible table, each row with its reader and writer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from episodekit.errors import InvalidValueError
from episodekit.model import Cue
from episodekit.transcripts import html, podcast_json, srt, text, vtt


@dataclass(frozen=True, slots=True)
class Format:
    """One format of transcripts.

    Attributes:
        suffix: with its dot; ``media_type`` is what the feed says of it.
        timed: whether the file holds the time of every cue.
        write: cues, language (BCP 47) and title → the file's text.
        read: the file's text → cues; raises InvalidValueError naming the line.
    """

    suffix: str
    media_type: str
    timed: bool
    write: Callable[[Sequence[Cue], str, str], str]
    read: Callable[[str], tuple[Cue, ...]] | None


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


def read_timed(source: str, suffix: str) -> tuple[Cue, ...]:
    """Read a timed transcript by its suffix.

    Raises:
        InvalidValueError: the suffix is not that of a timed format, or the file is broken.
    """
    for row in FORMATS:
        if row.suffix == suffix and row.read is not None:
            return row.read(source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    known = ", ".join(row.suffix for row in FORMATS if row.read)
    raise InvalidValueError(f"{suffix!r} is not a timed transcript", remedy=f"use one of {known}")
