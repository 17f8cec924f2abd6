"""L1. Dates of RSS: RFC 822 (https://www.rfc-editor.org/rfc/rfc822#section-5) with four-digit years, as RSS 2.0 says.

The grammar is that of RFC 5322 (https://www.rfc-editor.org/rfc/rfc5322#section-3.3) without its obsolete forms; what
of those RSS readers take all the same is told apart from what they do not.
"""

import enum
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from episodekit.patterns import later

FORM = "write it like Tue, 24 Nov 2026 06:00:00 +0000"

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
_ZONES = {
    "UT": 0, "GMT": 0, "Z": 0, "UTC": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7,
}  # fmt: skip
_SHAPE = later(
    r"(?:(?P<weekday>[A-Za-z]{2,9})\.?(?P<comma>\s*,?)(?P<gap>\s*))?"
    r"(?P<day>[0-9]{1,2})(?P<dash>\s+|-)(?P<month>[A-Za-z]{3,9})\.?[\s-]+(?P<year>[0-9]{2,4})"
    r"\s+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{1,2})(?::(?P<second>[0-9]{1,2}))?(?P<fraction>\.[0-9]+)?"
    r"(?P<room>\s*)(?P<zone>\S{1,9})?"
)
_ISO = later(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ].*)?")
_OFFSET = later(r"([+-])([0-9]{2})(:?)([0-9]{2})")
_COMMENT = later(r"\([^()]{0,100}\)")


class Fault(enum.Enum):
    """How a date is wrong: not the grammar, not a day that exists, the wrong weekday, or an obsolete form."""

    SYNTAX = "syntax"
    IMPOSSIBLE = "impossible"
    WEEKDAY = "weekday"
    OBSOLETE = "obsolete"


class Reading(NamedTuple):
    """What a date says and what is wrong with it.

    Attributes:
        moment: in UTC; None if it cannot be told.
        faults: each with a clause that says what, such as ``the weekday is Wed, but that day is a Tue``.
    """

    moment: datetime | None
    faults: tuple[tuple[Fault, str], ...] = ()

    def of(self, *kinds: Fault) -> list[str]:
        """The clauses of these faults."""
        return [clause for kind, clause in self.faults if kind in kinds]


def read(text: str) -> Reading:
    """Read a date; outer white space counts for nothing, and nothing is raised."""
    text = text.strip()[:200]
    moment = _usual(text)
    if moment is not None:
        return Reading(moment)
    bare = " ".join(_COMMENT.sub(" ", text).split(" ")).strip()
    match = _SHAPE.fullmatch(bare)
    if match is None:
        return Reading(_iso(text), ((Fault.SYNTAX, _unlike(text)),))
    faults = [(Fault.OBSOLETE, "it holds a comment in parentheses")] if bare != text else []
    faults += [*_names(match), *_spacing(match, commented=bare != text), *_digits(match)]
    offset, zone_faults = _zone(match["zone"])
    faults += zone_faults
    moment, day_faults = _moment(match, offset)
    return Reading(moment, (*faults, *day_faults))


_USUAL = later(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?([0-9]{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([0-9]{4}) "
    r"([0-9]{2}):([0-9]{2}):([0-9]{2}) (?:GMT|[+-]0000)"
)


def _usual(text: str) -> datetime | None:
    """The moment of a date in UTC that has nothing wrong with it, as most dates are; None tells nothing."""
    match = _USUAL.fullmatch(text)
    if match is None:
        return None
    weekday, day, month, year, hour, minute, second = match.groups()
    try:
        moment = datetime(
            int(year), _NUMBERS[month], int(day), int(hour), int(minute), int(second), tzinfo=UTC
        )
    except ValueError:
        return None
    return moment if weekday is None or weekday == _DAYS[moment.weekday()] else None


def _iso(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def _unlike(text: str) -> str:
    if not text:
        return "it is empty"
    if _ISO.fullmatch(text):
        return "it is an ISO 8601 date, RSS wants an RFC 822 date"
    if text.isdigit():
        return "it is a number, RSS wants an RFC 822 date"
    return "it is not an RFC 822 date"


def _names(match: re.Match[str]) -> list[tuple[Fault, str]]:
    faults = []
    for kind, names in (("weekday", _DAYS), ("month", _MONTHS)):
        written = match[kind]
        if written is None or written in names:
            continue
        if written.title() in names:
            faults.append((Fault.OBSOLETE, f"{written} is not spelled {written.title()}"))
        elif written.title()[:3] in names:
            faults.append((Fault.SYNTAX, f"{written} is not shortened to {written.title()[:3]}"))
        else:
            faults.append((Fault.SYNTAX, f"{written} is not an English {kind}"))
    return faults


def _spacing(match: re.Match[str], *, commented: bool) -> list[tuple[Fault, str]]:
    faults = []
    if match["weekday"] and "," not in match["comma"]:
        faults.append((Fault.SYNTAX, "there is no comma after the weekday"))
    if match["dash"] == "-":
        faults.append((Fault.SYNTAX, "there are hyphens in the date"))
    if match["weekday"] and not match["gap"] and "," in match["comma"]:
        faults.append((Fault.OBSOLETE, "there is no space after the comma"))
    if match["zone"] and not match["room"]:
        faults.append((Fault.OBSOLETE, "there is no space before the zone"))
    if not commented and re.search(r"\s\s|\s,|[\t\r\n]", match[0]):
        faults.append((Fault.OBSOLETE, "there is more than one space between two parts"))
    return faults


def _digits(match: re.Match[str]) -> list[tuple[Fault, str]]:
    faults = []
    if len(match["year"]) == 2:
        faults.append((Fault.OBSOLETE, f"the year {match['year']} has two digits"))
    if len(match["year"]) == 3:
        faults.append((Fault.SYNTAX, f"the year {match['year']} has three digits"))
    times = [match[name] for name in ("hour", "minute", "second") if match[name]]
    if any(len(value) == 1 for value in times):
        faults.append((Fault.SYNTAX, f"the time {':'.join(times)} lacks a leading zero"))
    if match["fraction"]:
        faults.append((Fault.SYNTAX, "the seconds have a fraction"))
    return faults


def _zone(zone: str | None) -> tuple[timedelta, list[tuple[Fault, str]]]:
    if zone is None:
        return timedelta(0), [(Fault.SYNTAX, "there is no time zone")]
    if match := _OFFSET.fullmatch(zone):
        sign = -1 if match[1] == "-" else 1
        hours, minutes = int(match[2]), int(match[4])
        faults = [(Fault.IMPOSSIBLE, f"there is a colon in the zone {zone}")] if match[3] else []
        if hours > 14 or minutes > 59:
            return timedelta(0), [*faults, (Fault.IMPOSSIBLE, f"there is no zone {zone}")]
        return sign * timedelta(hours=hours, minutes=minutes), faults
    name = zone.upper()
    if name in _ZONES:
        obsolete = name == "UTC" or zone != name
        clause = (
            "the zone UTC is not one of RFC 822"
            if name == "UTC"
            else f"the zone {zone} is not spelled {name}"
        )
        return timedelta(hours=_ZONES[name]), [(Fault.OBSOLETE, clause)] if obsolete else []
    if re.fullmatch("[A-IK-Ya-ik-y]", zone):
        return timedelta(0), [(Fault.OBSOLETE, f"the military zone {zone} means nothing to most readers")]
    return timedelta(0), [(Fault.SYNTAX, f"{zone} is not a zone: +hhmm, -hhmm or GMT")]


def _moment(match: re.Match[str], offset: timedelta) -> tuple[datetime | None, list[tuple[Fault, str]]]:
    short = match["month"].title()[:3]
    if short not in _MONTHS:
        return None, []
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 50 else 1900
    second = min(int(match["second"] or "0"), 59 if match["second"] == "60" else 99)
    try:
        local = datetime(
            year,
            _MONTHS.index(short) + 1,
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            second,
            tzinfo=timezone(offset),
        )
        moment = local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None, [(Fault.IMPOSSIBLE, "there is no such day or time")]
    written, true = (match["weekday"] or "").title()[:3], _DAYS[local.weekday()]
    if written in _DAYS and written != true:
        return moment, [(Fault.WEEKDAY, f"it says {written}, but that day is a {true}")]
    return moment, []
