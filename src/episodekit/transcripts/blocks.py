"""What WebVTT and SRT share: blocks between empty lines, and the line of times."""

import re
from collections.abc import Iterator
from datetime import timedelta

from episodekit import timecode
from episodekit.errors import InvalidValueError

_ARROW = re.compile(r"\s*(?P<start>\S+)\s*-->\s*(?P<end>\S+)")


def read_blocks(source: str) -> Iterator[tuple[int, list[str]]]:
    """Every block with the number of its first line, from 1."""
    rows: list[str] = []
    for number, row in enumerate([*source.split("\n"), ""], start=1):
        if row.strip():
            rows.append(row)
        elif rows:
            yield number - len(rows), rows
            rows = []


def timing(row: str, line: int) -> tuple[timedelta, timedelta]:
    """Start and end of a cue.

    Raises:
        InvalidValueError: with the line.
    """
    match = _ARROW.match(row)
    if match is None:
        raise InvalidValueError(f"line {line}: {row!r} has no two times", remedy="write start --> end")
    try:
        start, end = timecode.parse(match["start"]), timecode.parse(match["end"])
    except InvalidValueError as problem:
        raise InvalidValueError(f"line {line}: {problem.message}", remedy=problem.remedy) from None
    for end_or_start in ("start", "end"):
        if end <= start and ":" not in match[end_or_start]:
            raise InvalidValueError(
                f"line {line}: the {end_or_start} {match[end_or_start]!r} is no time with minutes and seconds",
                remedy="write it as HH:MM:SS,mmm in SRT, HH:MM:SS.mmm in WebVTT",
            )
    if end <= start:
        raise InvalidValueError(
            f"line {line}: the cue ends at {match['end']}, not after its start {match['start']}",
            remedy="correct one of the two",
        )
    return start, end
