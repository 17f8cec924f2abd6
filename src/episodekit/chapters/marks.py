"""Chapters as ``CHAPTER01=00:00:00.000`` and ``CHAPTER01NAME=Title``: Matroska's simple form, which many editors write.

(https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.simple)
"""

import re
from collections.abc import Sequence

from episodekit.model.episode import Chapter
from episodekit.notation import timecode

_ROW = re.compile(r"CHAPTER(\d{1,4})(NAME|URL)?=(.*)", re.IGNORECASE)


def write(chapters: Sequence[Chapter]) -> str:
    """The file's text, a link as ``CHAPTER01URL``, which Vorbis comments know (https://wiki.xiph.org/Chapter_Extension)."""
    rows = []
    for number, chapter in enumerate(chapters, start=1):
        key = f"CHAPTER{number:02}"
        rows += [f"{key}={timecode.vtt(chapter.start)}", f"{key}NAME={chapter.title}"]
        rows += [f"{key}URL={chapter.url}"] if chapter.url else []
    return "\n".join(rows) + "\n"


def read(source: str) -> tuple[Chapter, ...]:
    """The chapters of a file; one without a name gets its number.

    Raises:
        InvalidValueError: a time that is none.
    """
    found: dict[tuple[int, str], str] = {}
    for row in source.splitlines():
        match = _ROW.fullmatch(row.strip())
        if match is not None:
            found.setdefault((int(match[1]), (match[2] or "").upper()), match[3].strip())
    chapters = [
        Chapter(
            start=timecode.parse(value),
            title=found.get((number, "NAME")) or f"Chapter {number}",
            url=found.get((number, "URL")) or None,
        )
        for (number, kind), value in found.items()
        if not kind
    ]
    return tuple(sorted(chapters, key=lambda chapter: chapter.start))
