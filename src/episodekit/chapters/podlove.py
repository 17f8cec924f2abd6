"""Podlove Simple Chapters 1.2 (https://podlove.org/simple-chapters/) as rows of attributes.

The feed renderer makes elements of them; start times are Normal Play Time.
"""

from collections.abc import Mapping, Sequence

from episodekit import timecode
from episodekit.model import Chapter

VERSION = "1.2"


def write(chapters: Sequence[Chapter]) -> list[dict[str, str]]:
    """The attributes of each ``psc:chapter``."""
    rows = []
    for chapter in chapters:
        row = {"start": timecode.vtt(chapter.start), "title": chapter.title}
        if chapter.url:
            row["href"] = chapter.url
        if chapter.img:
            row["image"] = chapter.img
        rows.append(row)
    return rows


def read(rows: Sequence[Mapping[str, str]]) -> tuple[Chapter, ...]:
    """Chapters from the attributes of each ``psc:chapter``.

    Raises:
        InvalidValueError: a start that is no time, or no title.
    """
    return tuple(
        Chapter(
            start=timecode.parse(row.get("start", "")),
            title=row.get("title", ""),
            url=row.get("href"),
            img=row.get("image"),
        )
        for row in rows
    )
