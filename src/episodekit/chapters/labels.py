"""Chapters as Audacity's labels: start, end and title between tabs (https://manual.audacityteam.org/man/importing_and_exporting_labels.html)."""

from collections.abc import Sequence

from episodekit.errors import InvalidValueError
from episodekit.logins import begun
from episodekit.model.episode import Chapter
from episodekit.notation import timecode


def write(chapters: Sequence[Chapter]) -> str:
    """The file's text; a chapter without an end is a point in time."""
    rows = []
    for chapter in chapters:
        end = chapter.end or chapter.start
        rows.append(f"{timecode.seconds(chapter.start):.6f}\t{timecode.seconds(end):.6f}\t{chapter.title}")
    return "\n".join(rows) + "\n"


def read(source: str) -> tuple[Chapter, ...]:
    """The labels of a file in order of time; lines that begin with a backslash hold frequencies and are passed over.

    Raises:
        InvalidValueError: a line that is no label, with its number.
    """
    found: list[Chapter] = []
    for number, row in enumerate(source.splitlines(), start=1):
        if not row.strip() or row.startswith("\\"):
            continue
        start, _, rest = row.partition("\t")
        end, _, title = rest.partition("\t")
        if not rest:
            raise InvalidValueError(
                f"line {number}: {begun(row, 60)!r} is no label",
                remedy="write start, end and title between tabs",
            )
        begins, ends = timecode.parse(start), timecode.parse(end)
        name = " ".join(title.split()) or f"Chapter {len(found) + 1}"
        found.append(Chapter(start=begins, title=name, end=ends if ends > begins else None))
    return tuple(sorted(found, key=lambda chapter: chapter.start))
