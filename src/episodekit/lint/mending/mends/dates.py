"""Dates in near forms: what the day, the time and the zone are is plain, only the spelling is not RSS's."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from episodekit.feed.document import Element
from episodekit.lint.feed import Feed
from episodekit.lint.mending.changes import Change, Value
from episodekit.lint.mending.definition import mends
from episodekit.notation.forms import iso_moment

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMES = {name.lower(): number for row in (_MONTHS, _LONG) for number, name in enumerate(row, 1)} | {
    "sept": 9
}
# Names that stand for one offset wherever they are used; IST, BST, AST and the like do not.
_ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "awst": 480, "nzst": 720,
    "nzdt": 780, "hkt": 480,
}  # fmt: skip
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:[.,]\d{1,9})?(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
_ZONE = r"(?P<zone>(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,5})"
_WEEKDAY = r"(?:[^\W\d_]{2,12}(?:\.?\s?,\s?|\.?\s))?"
_DAY, _MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_WEEKDAY}{_DAY}[\s.-]{{1,2}}{_MONTH}[\s,-]{{1,2}}{_YEAR},?\s{_TIME}\s?{_ZONE}",
        rf"{_WEEKDAY}{_MONTH}\s{_DAY},?\s{_YEAR},?\s{_TIME}\s?{_ZONE}",
        rf"{_WEEKDAY}{_MONTH}\s{_DAY}\s{_TIME}\s{_ZONE}\s(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?:[Tt]|\s){_TIME}\s?{_ZONE}",
    )
)
_LONGEST = 120  # characters; no date has more


def moment(text: str) -> datetime | None:
    """The moment that a date in a near form means, in its own zone; None if any part of it could be read otherwise.

    Two digits of a year are read as RFC 5322 does (https://www.rfc-editor.org/rfc/rfc5322#section-4.3), where no
    podcast is older than 1990.
    """
    text = " ".join(re.sub(r"\([^()]{0,60}\)", " ", text[: _LONGEST + 1]).split())
    match = next((found for shape in _SHAPES if (found := shape.fullmatch(text))), None)
    if match is None or len(text) > _LONGEST:
        return None
    offset, month, year = _offset(match["zone"]), _month(match["month"]), _year(match["year"])
    hour = _hour(int(match["hour"]), match["half"])
    if offset is None or month is None or year is None or hour is None:
        return None
    try:
        zone = timezone(timedelta(minutes=offset))
        return datetime(
            year, month, int(match["day"]), hour, int(match["minute"]), int(match["second"] or 0), tzinfo=zone
        )
    except ValueError:
        return None


def _month(written: str) -> int | None:
    return int(written) if written.isdigit() else _NAMES.get(written.lower())


def _year(written: str) -> int | None:
    year = int(written)
    if len(written) == 2:
        year = year + 2000 if year < 50 else year + 1900
    return year if 1990 <= year < 2100 else None


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half in "Pp" else 0)


def _offset(zone: str) -> int | None:
    """Minutes east of Greenwich."""
    name, numbers = re.fullmatch(r"([A-Za-z]*)(.*)", zone, re.DOTALL).groups()  # type: ignore[union-attr]  # matches everything
    if not numbers:
        return _ZONES.get(name.lower())
    digits = numbers[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    total = (hours * 60 + minutes) * (-1 if numbers[0] == "-" else 1)
    return total if -12 * 60 <= total <= 14 * 60 and minutes < 60 else None


def mail_date(when: datetime) -> str:
    """The form of RFC 2822, such as ``Tue, 24 Nov 2026 06:00:00 +0000``, whatever the locale."""
    return (
        f"{_DAYS[when.weekday()]}, {when.day:02} {_MONTHS[when.month - 1]} {when.year:04} {when:%H:%M:%S %z}"
    )


@mends(
    "pubdate-syntax",
    "pubdate-weekday",
    "pubdate-impossible",
    "pubdate-obsolete",
    "channel-pubdate-invalid",
    "lastbuilddate-invalid",
)
def dates(_feed: Feed, element: Element) -> Iterator[Change]:
    """The same moment is written as RSS wants it. Dates without a zone, or with more than one meaning, stay."""
    when = moment(element.value)
    if when is not None:
        yield Value(element, "", mail_date(when))


@mends("trailer-date")
def trailer(_feed: Feed, element: Element) -> Iterator[Change]:
    """The same moment is written as RSS wants it. Dates without a zone, or with more than one meaning, stay."""
    when = moment(element.get("pubdate") or "")
    if when is not None:
        yield Value(element, "pubdate", mail_date(when))


@mends("liveitem-start")
def live(_feed: Feed, element: Element) -> Iterator[Change]:
    """The same moment is written as ISO 8601. Times without a zone, or with more than one meaning, stay."""
    for name in ("start", "end"):
        value = element.get(name) or ""
        when = moment(value) if iso_moment(value) is None else None
        if when is not None:
            yield Value(element, name, when.isoformat(), exact=True)
