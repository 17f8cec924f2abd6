"""What the modules of RSS that podcasts seldom need hold: dates, counts, places, licences, addresses."""

from collections.abc import Callable, Iterator
from datetime import date

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import RSS_MODULES
from episodekit.logins import begun
from episodekit.notation.forms import FORMS, iso_moment
from episodekit.patterns import later

_Form = tuple[Callable[[str], bool], str]
_DAY = later(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_COORDINATE = later(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?")
_BETWEEN = later(r"[\s,]+")
_PERIODS = frozenset({"hourly", "daily", "weekly", "monthly", "yearly"})
_MOST_NUMBERS = 10_000  # of a line or an outline; what is longer is let be


def _is_w3c_date(value: str) -> bool:
    """https://www.w3.org/TR/NOTE-datetime: a year, a month, a day, or a moment with its zone."""
    match = _DAY.fullmatch(value)
    if match is None:
        return iso_moment(value) is not None
    try:
        date(max(int(match[1]), 1), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _places(fewest: int, most: int = _MOST_NUMBERS) -> Callable[[str], bool]:
    """Whether a text is so many pairs of latitude and longitude: https://docs.ogc.org/cs/17-002r1/17-002r1.html."""

    def fits(value: str) -> bool:
        numbers = _BETWEEN.split(value, maxsplit=_MOST_NUMBERS)
        if len(numbers) > _MOST_NUMBERS:
            return True
        pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
        whole = len(numbers) % 2 == 0 and fewest <= len(pairs) <= most
        return whole and all(_within(north, 90) and _within(east, 180) for north, east in pairs)

    return fits


def _within(value: str, most: int) -> bool:
    return _COORDINATE.fullmatch(value) is not None and abs(float(value)) <= most


_URL = FORMS["url"]
_COUNT = FORMS["non_negative_integer"]
_MOMENT: _Form = (_is_w3c_date, "a date such as 2026-11-24 or 2026-11-24T06:00:00Z")
_PAIR = "latitude and longitude such as 45.25 -71.92"
_FORMS: dict[str, _Form] = {
    "sy:updatePeriod": (_PERIODS.__contains__, "hourly, daily, weekly, monthly or yearly"),
    "sy:updateFrequency": FORMS["positive_integer"],
    "sy:updateBase": _MOMENT,
    "slash:comments": _COUNT,
    "thr:total": _COUNT,
    "wfw:comment": _URL,
    "wfw:commentRss": _URL,
    "creativeCommons:license": _URL,
    "trackback:ping": _URL,
    "trackback:about": _URL,
    "dc:date": _MOMENT,
    "dc:language": FORMS["bcp47"],
    "dcterms:created": _MOMENT,
    "dcterms:issued": _MOMENT,
    "dcterms:modified": _MOMENT,
    "atom:published": FORMS["iso8601"],
    "atom:updated": FORMS["iso8601"],
    "geo:lat": (lambda value: _within(value, 90), "degrees from -90 to 90"),
    "geo:long": (lambda value: _within(value, 180), "degrees from -180 to 180"),
    "georss:point": (_places(1, 1), _PAIR),
    "georss:box": (_places(2, 2), "two corners, each with latitude and longitude"),
    "georss:line": (_places(2), "two places or more, each with latitude and longitude"),
    "georss:polygon": (_places(4), "four places or more, the last one the first again"),
}
"""Tag → check of its text, and how to say it; other tags of these modules hold any text."""


@rule("module-value", Severity.WARNING, source=RSS_MODULES)
def module_value(feed: Feed) -> Iterator[Found]:
    """A tag of a module of RSS does not hold what the module says.

    Why: readers that know the module skip it or take something else from it; podcast apps hardly look at it.

    Fix: write a value of the kind that is named, or delete the tag.
    """
    for tag, (fits, name) in _FORMS.items():
        for element in feed.every(tag, "channel", "item"):
            value = element.value
            if not fits(value):
                what = f"<{element.name.written}> holds {begun(value, 200)!r}, which is not {name}"
                yield found(element, what, value=begun(value, 300), fix=f"write {name}, or delete the tag")
