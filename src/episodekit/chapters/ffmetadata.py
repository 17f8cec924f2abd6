"""Chapters in ffmpeg's text of metadata (https://ffmpeg.org/ffmpeg-formats.html#Metadata-2)."""

import re
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from episodekit.errors import InvalidValueError
from episodekit.model.episode import Chapter
from episodekit.notation import timecode

HEADER = ";FFMETADATA1"
_SPECIAL = re.compile(r"([=;#\\\n])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TIMEBASE = re.compile(r"(\d{1,10})/(\d{1,10})")
_LAST = timedelta(seconds=1)  # ffmpeg wants an end of every chapter, and nobody said the last one's


def write(chapters: Sequence[Chapter]) -> str:
    """The file's text; a chapter ends where the next begins, the last one a second after its start if nobody says more."""
    rows = [HEADER]
    starts = [chapter.start for chapter in chapters]
    for chapter, following in zip(chapters, [*starts[1:], None], strict=True):
        end = chapter.end or following or chapter.start + _LAST
        rows += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={timecode.milliseconds(chapter.start)}"]
        rows += [f"END={timecode.milliseconds(end)}", "title=" + _SPECIAL.sub(r"\\\1", chapter.title)]
    return "\n".join(rows) + "\n"


def read(source: str) -> tuple[Chapter, ...]:
    """The chapters of a file; other metadata is passed over.

    Raises:
        InvalidValueError: a chapter has no start, or one that is no number.
    """
    found, inside = list[dict[str, str]](), False
    for row in _lines(source):
        if row.startswith("["):
            inside = row.strip() == "[CHAPTER]"
            found += [{}] if inside else []
        elif inside and "=" in row:
            key, value = _pair(row)
            found[-1][key.lower()] = value
    return tuple(
        sorted((_chapter(row, number) for number, row in enumerate(found, 1)), key=lambda row: row.start)
    )


def _lines(source: str) -> list[str]:
    """Lines, of which a backslash joins two; comments are left out."""
    rows = re.split(r"(?<!\\)\n", source)
    return [row for row in rows if not row.startswith((";", "#"))]


def _pair(row: str) -> tuple[str, str]:
    key, _, value = row.partition("=")
    return key.strip(), _ESCAPED.sub(r"\1", value)


def _chapter(row: dict[str, str], number: int) -> Chapter:
    stated = row.get("timebase", "1/1000000000")
    timebase = _TIMEBASE.fullmatch(stated)
    if timebase is None or not int(timebase[1]) or not int(timebase[2]):
        raise InvalidValueError(
            f"chapter {number}: TIMEBASE is {stated!r}", remedy="write it as TIMEBASE=1/1000"
        )
    unit = Fraction(int(timebase[1]), int(timebase[2]))
    start = _time(row, "start", unit, number)
    end = _time(row, "end", unit, number) if "end" in row else start
    title = " ".join(row.get("title", "").split())
    return Chapter(start=start, title=title or f"Chapter {number}", end=end if end > start else None)


def _time(row: dict[str, str], key: str, unit: Fraction, number: int) -> timedelta:
    value = row.get(key, "").strip()
    if not value.isascii() or not value.isdigit() or len(value) > 18 or int(value) * unit > 360_000:
        raise InvalidValueError(
            f"chapter {number}: {key.upper()} is {value!r}",
            remedy="give it as a count of TIMEBASE, from 0 on",
        )
    return timedelta(milliseconds=round(int(value) * unit * 1000))
