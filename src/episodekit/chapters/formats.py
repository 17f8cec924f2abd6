"""The formats of files with chapters: a visible table, each row with its reader and writer, and how to tell one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from episodekit.chapters import ffmetadata, labels, lines, marks, podcast_json, podlove
from episodekit.errors import InvalidValueError
from episodekit.model.episode import Chapter


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: on the command line; ``suffix`` of its files, with the dot.
        holds: which of ``end``, ``url``, ``img`` and ``note`` it can say of a chapter.
        looks: how its files begin, or a line of them looks.
        write: chapters → the file's text.
        read: the file's text → chapters; raises InvalidValueError.
    """

    name: str
    suffix: str
    holds: frozenset[str]
    looks: re.Pattern[str]
    write: Callable[[Sequence[Chapter]], str]
    read: Callable[[str], tuple[Chapter, ...]]


def _write_json(chapters: Sequence[Chapter]) -> str:
    return podcast_json.write(chapters, title="", show="", author="")


def _write_lines(chapters: Sequence[Chapter]) -> str:
    return lines.write(chapters) + "\n"


FORMATS = (
    Format(
        "json",
        ".json",
        frozenset({"end", "url", "img", "note"}),
        re.compile(r'\A\s*\{.*"chapters"', re.DOTALL),
        _write_json,
        podcast_json.read,
    ),
    Format(
        "podlove",
        ".psc",
        frozenset({"url", "img"}),
        re.compile(r"\A\s*<.*simple-chapters", re.DOTALL),
        podlove.write_document,
        podlove.read_document,
    ),
    Format(
        "ffmetadata",
        ".ffmeta",
        frozenset({"end"}),
        re.compile(r"\A;FFMETADATA"),
        ffmetadata.write,
        ffmetadata.read,
    ),
    Format(
        "matroska",
        ".chapters",
        frozenset({"url"}),
        re.compile(r"^CHAPTER\d+=", re.MULTILINE | re.IGNORECASE),
        marks.write,
        marks.read,
    ),
    Format(
        "audacity",
        ".labels",
        frozenset({"end"}),
        re.compile(r"^[\d.,]+\t[\d.,]+\t", re.MULTILINE),
        labels.write,
        labels.read,
    ),
    Format(
        "lines",
        ".txt",
        frozenset(),
        re.compile(r"^[ \t(\[]*(?:\d{1,3}:)?\d{1,2}:\d{2}", re.MULTILINE),
        _write_lines,
        lines.read,
    ),
)
"""In the order in which a file is tried: what can be told for certain comes first."""


def find(name: str) -> Format | None:
    """The format of a name or of a suffix with its dot."""
    return next((row for row in FORMATS if name.lower() in {row.name, row.suffix}), None)


def told(source: str) -> Format | None:
    """The format of a file's text; None if it looks like none of them."""
    head = source.removeprefix("\ufeff")[:100_000]
    return next((row for row in FORMATS if row.looks.search(head)), None)


def read(source: str, name: str = "") -> tuple[Chapter, ...]:
    """The chapters of a file's text.

    Args:
        source: the text, in any line ends.
        name: of the format; empty to tell it by the text.

    Raises:
        InvalidValueError: it is of no known format, broken, or holds no chapter.
    """
    chosen = find(name) if name else told(source)
    if chosen is None:
        known = ", ".join(row.name for row in FORMATS)
        raise InvalidValueError("this holds chapters in no known format", remedy=f"use one of {known}")
    found = chosen.read(source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if not found:
        raise InvalidValueError(
            f"there are no chapters in it, read as {chosen.name}",
            remedy="the first starts at 0:00 and times ascend"
            if chosen.name == "lines"
            else "add them there",
        )
    return found


def lost(chapters: Sequence[Chapter], into: Format) -> tuple[str, ...]:
    """What a format cannot hold of some chapters, such as ``3 links``."""
    following = [row.start for row in chapters[1:]]
    ends = sum(row.end not in {None, then} for row, then in zip(chapters, following, strict=False))
    counts = {"ends": ends, "links": 0, "pictures": 0, "notes": 0}
    for word, field in (("links", "url"), ("pictures", "img"), ("notes", "note")):
        counts[word] = sum(bool(getattr(row, field)) for row in chapters)
    held = {"ends": "end", "links": "url", "pictures": "img", "notes": "note"}
    rows = [f"{count} {word}" for word, count in counts.items() if count and held[word] not in into.holds]
    if into.name == "lines":
        count = len(chapters) - len(lines.read(lines.write(chapters)))
        rows += [f"{count} chapters within a second of another"] if count else []
    return tuple(rows)
