"""What the modules of RSS that podcasts seldom need hold: dates, counts, places, licences, addresses."""

from collections.abc import Callable, Iterator
from datetime import date

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import RSS_MODULES
from episodekit.logins import begun
from episodekit.notation import urls
from episodekit.notation.forms import FORMS, iso_moment
from episodekit.patterns import later
from episodekit.vocabulary.spelling import Guesses

_Form = tuple[Callable[[str], bool], str]
_DAY = later(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_COORDINATE = later(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?")
_COUNTS = later(r"[0-9]{1,12}(?:\s*,\s*[0-9]{1,12}){0,50}")
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
_LATITUDE: _Form = (lambda value: _within(value, 90), "degrees from -90 to 90")
_LONGITUDE: _Form = (lambda value: _within(value, 180), "degrees from -180 to 180")
# Modules that are too rare for a prefix of their own: their tags carry the namespace.
_PLACES = ("http://postneo.com/icbm", "http://postneo.com/icbm/", "http://geourl.org/rss/module/")
_BLOGS = "http://backend.userland.com/blogChannelModule"
_EVENTS = "http://purl.org/rss/1.0/modules/event/"
_SEARCHES = ("http://a9.com/-/spec/opensearch/1.1/", "http://a9.com/-/spec/opensearchrss/1.0/")
_SEARCH_COUNTS = ("totalResults", "startIndex", "itemsPerPage")
_FORMS: dict[str, _Form] = {
    "sy:updatePeriod": (_PERIODS.__contains__, "hourly, daily, weekly, monthly or yearly"),
    "sy:updateFrequency": FORMS["positive_integer"],
    "sy:updateBase": _MOMENT,
    "slash:comments": _COUNT,
    "slash:hit_parade": (
        lambda value: _COUNTS.fullmatch(value) is not None,
        "numbers with commas between them",
    ),
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
    "geo:lat": _LATITUDE,
    "geo:long": _LONGITUDE,
    **dict.fromkeys((f"{{{uri}}}latitude" for uri in _PLACES), _LATITUDE),
    **dict.fromkeys((f"{{{uri}}}longitude" for uri in _PLACES), _LONGITUDE),
    **dict.fromkeys(
        (f"{{{_BLOGS}}}{name}" for name in ("blogRoll", "mySubscriptions", "blink", "changes")), _URL
    ),
    **dict.fromkeys((f"{{{uri}}}{name}" for uri in _SEARCHES for name in _SEARCH_COUNTS), _COUNT),
    f"{{{_EVENTS}}}startdate": _MOMENT,
    f"{{{_EVENTS}}}enddate": _MOMENT,
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
    for tag, attribute in _ADDRESSED:
        for element in feed.every(tag, "channel", "item"):
            url = _stated(element, attribute)
            if not urls.has_scheme(url):
                what = (
                    f"{attribute} of <{element.name.written}> is {begun(url, 200)!r}, which is not an address"
                )
                yield found(element, what, value=begun(url, 300), fix="write a whole URL, or delete the tag")


_ADDRESSED = (
    ("admin:generatorAgent", "resource"),
    ("admin:errorReportsTo", "resource"),
    ("thr:in-reply-to", "ref"),
)
"""Tag → the attribute that has to hold an address, whatever the prefix of the attribute is."""


def _stated(element: Element, attribute: str) -> str:
    names = (name for name in element.attributes if name.rpartition(":")[2] == attribute)
    return (element.get(next(names, "")) or "").strip()


_DC = """
contributor coverage creator date description format identifier language publisher relation rights source subject title type
"""
_DCTERMS = """
abstract accessRights accrualMethod accrualPeriodicity accrualPolicy alternative audience available bibliographicCitation
conformsTo created dateAccepted dateCopyrighted dateSubmitted educationLevel extent hasFormat hasPart hasVersion
instructionalMethod isFormatOf isPartOf isReferencedBy isReplacedBy isRequiredBy isVersionOf issued license mediator medium
modified provenance references replaces requires rightsHolder spatial tableOfContents temporal valid
"""
_ATOM = """
author category content contributor generator icon id link logo published rights source subtitle summary title updated
"""
# The last three are in small letters in GeoRSS Simple and in both cases in its examples.
_GEORSS = """
point line polygon box where elev floor radius featuretypetag relationshiptag featurename
featureTypeTag relationshipTag featureName
"""
_SHOW, _EPISODE, _BOTH = ("channel",), ("item", "podcast:liveItem"), ("channel", "item", "podcast:liveItem")
_TAGS: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "dc": (frozenset(_DC.split()), _BOTH),
    "dcterms": (frozenset(f"{_DC} {_DCTERMS}".split()), _BOTH),
    "atom": (frozenset(_ATOM.split()), _BOTH),
    "sy": (frozenset(("updatePeriod", "updateFrequency", "updateBase")), _SHOW),
    "content": (frozenset(("encoded", "items")), _EPISODE),
    "slash": (frozenset(("section", "department", "comments", "hit_parade")), _EPISODE),
    "wfw": (frozenset(("comment", "commentRss")), _EPISODE),
    "trackback": (frozenset(("ping", "about")), _EPISODE),
    "creativeCommons": (frozenset(("license",)), _BOTH),
    "admin": (frozenset(("generatorAgent", "errorReportsTo")), _SHOW),
    # https://www.w3.org/2003/01/geo/wgs84_pos#
    "geo": (frozenset(("lat", "long", "alt", "lat_long", "location", "Point", "SpatialThing")), _BOTH),
    "georss": (frozenset(_GEORSS.split()), _BOTH),
}
"""Prefix of a module → its tags, and where they stand."""


@rule("module-tag", Severity.WARNING, source=RSS_MODULES)
def module_tag(feed: Feed) -> Iterator[Found]:
    """A module of RSS has no such tag, or not in this place.

    Why: readers look for the tags that the module names, where it has them, and pass this one over.

    Fix: correct its name, case included, move it, or delete it.
    """
    guesses = {prefix: Guesses(names) for prefix, (names, _) in _TAGS.items()}
    for tag, elements in feed.document.by_tag.items():
        prefix, _, name = tag.partition(":")
        names, homes = _TAGS.get(prefix, (frozenset(), ()))
        if not homes or (name in names and homes == _BOTH):
            continue
        near = guesses[prefix].of(name) if name not in names else None
        for element in elements:
            written, parent = element.name.written, element.parent_tag
            if name not in names and parent in _BOTH:
                fix = f"did you mean <{element.name.prefix}:{near}>?" if near else ""
                yield found(element, f"the module {prefix} has no tag <{written}>", value=tag, fix=fix)
            elif parent in _BOTH and parent not in homes:
                what = f"<{written}> stands in <{parent}>, the module has it in <{homes[0]}>"
                fix = f"move it into <{homes[0]}>, or delete it"
                # Large hosts write such tags, and nobody minds them.
                yield found(element, what, value=tag, fix=fix, severity=Severity.INFO)
