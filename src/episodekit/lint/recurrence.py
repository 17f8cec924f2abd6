"""Recurrence rules as RFC 5545 writes them (https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10)."""

import re
from collections.abc import Callable
from typing import NamedTuple

from episodekit.patterns import later
from episodekit.vocabulary.spelling import nearest

_FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAY = "SU|MO|TU|WE|TH|FR|SA"
# iCalendar writes 20261231T000000Z; the podcast namespace shows the form of ISO 8601, which apps read as well.
_UNTIL = later(
    r"\d{4}(?:-?)(?:0[1-9]|1[0-2])(?:-?)(?:0[1-9]|[12]\d|3[01])"
    r"(?P<time>T(?:[01]\d|2[0-3])(?::?)[0-5]\d(?:(?::?)[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST = 2000  # characters; a rule with every part of RFC 5545 written out has fewer


class Recurrence(NamedTuple):
    """What a recurrence rule says.

    Attributes:
        parts: name → value, both in upper case, as far as they can be told apart.
        faults: what is wrong with it, each a clause.
    """

    parts: dict[str, str]
    faults: tuple[str, ...]

    @property
    def until_has_time(self) -> bool | None:
        """Whether UNTIL is a moment, not a day; None if there is none or it cannot be read."""
        match = _UNTIL.fullmatch(self.parts.get("UNTIL", ""))
        return bool(match["time"]) if match is not None else None


def read(text: str) -> Recurrence:
    """Read a rule such as ``FREQ=WEEKLY;BYDAY=MO,WE``; nothing is raised."""
    if len(text) > _LONGEST:
        return Recurrence({}, (f"it has {len(text)} characters",))
    text = text.upper()
    faults = []
    if text.startswith("RRULE:"):
        text = text.removeprefix("RRULE:")
        faults.append("it begins with RRULE:, which is not part of the rule")
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            faults.append("there is a semicolon too many")
        elif not equals:
            faults.append(f"{part!r} is not of the form NAME=VALUE")
        elif name in parts:
            faults.append(f"{name} occurs twice")
        else:
            parts[name] = value
            faults += _fault(name, value)
    if "FREQ" not in parts:
        faults.append("FREQ is missing")
    return Recurrence(parts, tuple(faults))


def _fault(name: str, value: str) -> list[str]:
    check = _PARTS.get(name)
    if check is None:
        near = nearest(name, _PARTS)
        return [f"there is no part {name}" + (f" (did you mean {near}?)" if near else "")]
    pieces = value.split(",") if name.startswith("BY") else [value]
    return [f"{name} cannot be {piece!r}" for piece in pieces if not check(piece)][:1]


def _number(least: int, most: int, *, signed: bool = False) -> Callable[[str], bool]:
    pattern = later(r"[+-]?\d{1,3}" if signed else r"\d{1,6}", re.ASCII)
    return lambda value: pattern.fullmatch(value) is not None and least <= abs(int(value)) <= most


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = later(pattern, re.ASCII)
    return lambda value: compiled.fullmatch(value) is not None


_PARTS: dict[str, Callable[[str], bool]] = {
    "FREQ": lambda value: value in _FREQUENCIES,
    "UNTIL": lambda value: _UNTIL.fullmatch(value) is not None,
    "COUNT": _number(1, 999_999),
    "INTERVAL": _number(1, 999_999),
    "BYSECOND": _number(0, 60),
    "BYMINUTE": _number(0, 59),
    "BYHOUR": _number(0, 23),
    "BYDAY": _matches(rf"(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:{_DAY})"),
    "BYMONTHDAY": _number(1, 31, signed=True),
    "BYYEARDAY": _number(1, 366, signed=True),
    "BYWEEKNO": _number(1, 53, signed=True),
    "BYMONTH": _number(1, 12),
    "BYSETPOS": _number(1, 366, signed=True),
    "WKST": _matches(_DAY),
}
