"""Persons and places of the podcast namespace."""

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PODCAST_TAG
from episodekit.logins import begun
from episodekit.notation.forms import is_country
from episodekit.patterns import later
from episodekit.vocabulary import podcast
from episodekit.vocabulary.spelling import Guesses

if TYPE_CHECKING:
    from episodekit.feed.document import Element

_PC20 = ("pc20",)
_PERSON = f"{PODCAST_TAG}person.md"
_PLACE = f"{PODCAST_TAG}location.md"
_HOSTS = {"host", "co-host", "guest host"}


@functools.cache
def _groups() -> dict[str, tuple[str, frozenset[str]]]:
    """Group in lower case → its name and its roles in lower case."""
    return {
        group.lower(): (group, frozenset(role.lower() for role in names))
        for group, names in podcast.roles().items()
    }


@functools.cache
def _roles() -> dict[str, str]:
    """Role in lower case → role."""
    return {role.lower(): role for names in podcast.roles().values() for role in names}


def _stated(element: "Element", attribute: str) -> str:
    return " ".join((element.get(attribute) or "").split()).lower()


@rule("role-unknown", Severity.WARNING, source=_PERSON, alias="N730", profiles=_PC20)
def role_unknown(feed: Feed) -> Iterator[Found]:
    """The role of a person is not one of the Podcast Taxonomy.

    Why: apps sort credits by these roles; a person of any other is shown without one, or not at all.

    Fix: write one of its roles, such as ``host``, ``guest`` or ``editor``.
    """
    guesses = Guesses(_roles())
    for person, value in feed.stated("podcast:person", "role"):
        if _stated(person, "role") not in _roles():
            near = guesses.of(value)
            fix = f"did you mean {_roles()[near]!r}?" if near else ""
            yield found(person, f"there is no role {value!r}", value=value, fix=fix)


@rule("role-not-in-group", Severity.WARNING, source=_PERSON, alias="N731", profiles=_PC20)
def role_not_in_group(feed: Feed) -> Iterator[Found]:
    """The role of a person does not belong to their group, or there is no such group.

    Why: apps show credits by group and role; a pair that the Podcast Taxonomy does not have is left out. Without
    ``group`` a person belongs to the cast, without ``role`` they are the host.

    Fix: write the group that the role belongs to.
    """
    guesses = Guesses(_groups())
    for person in feed.every("podcast:person"):
        group, role = _stated(person, "group"), _stated(person, "role")
        if group and group not in _groups():
            near = guesses.of(group)
            fix = f"did you mean {_groups()[near][0]!r}?" if near else ""
            yield found(person, f"there is no group {group!r}", value=group, fix=fix)
            continue
        name, roles = _groups()[group or "cast"]
        known = _roles().get(role or "host")
        if known is None or (role or "host") in roles:
            continue
        right = " or ".join(
            f'group="{other.lower()}"' for other, names in _groups().values() if known.lower() in names
        )
        severity = None if group and role else Severity.INFO
        what = f"the group {name} has no role {known}"
        yield found(person, what, value=role or group, fix=f"write {right}", severity=severity)


@rule("item-drops-host", Severity.INFO, source=_PERSON, alias="N732", profiles=_PC20)
def item_drops_host(feed: Feed) -> Iterator[Found]:
    """An episode credits persons but no host, though the show has one.

    Why: the persons of an episode replace those of the show; apps show the episode without its host.

    Fix: name the host in the episode too.
    """
    if not any(_is_host(person) for person in feed.every("podcast:person", "channel")):
        return
    for persons in feed.together("podcast:person", "item", "podcast:liveItem"):
        if not any(map(_is_host, persons)):
            names = ", ".join(person.value for person in persons[:3])
            yield found(persons[0], f"the episode credits {names}, but no host", value=persons[0].value)


def _is_host(person: "Element") -> bool:
    return (_stated(person, "role") or "host") in _HOSTS and (_stated(person, "group") or "cast") == "cast"


_COORDINATE = r"-?[0-9]{1,9}(?:\.[0-9]{1,30})?"
_GEO = later(
    rf"(?i:geo):({_COORDINATE}),({_COORDINATE})(?:,{_COORDINATE})?"
    r"(?:;[A-Za-z0-9-]{1,40}(?:=[A-Za-z0-9\[\]:&+$\-_.!~*'()%]{1,200})?){0,20}"
)


@rule("geo-syntax", Severity.ERROR, source=_PLACE, alias="N740", profiles=_PC20)
def geo_syntax(feed: Feed) -> Iterator[Found]:
    """The ``geo`` of a place is not a geo URI (RFC 5870).

    Why: apps cannot put the place on a map.

    Fix: write latitude and longitude with a dot and without spaces, such as ``geo:48.8583,2.2945``.
    """
    for place, value in feed.stated("podcast:location", "geo"):
        if not _GEO.fullmatch(value):
            right = "geo:" + re.sub(r"(?i)^geo:|[\s+]", "", begun(value, 100))
            fix = f"write {right}" if _GEO.fullmatch(right) else ""
            yield found(place, f"geo is {value!r}, not a geo URI", value=value, fix=fix)


@rule("geo-range", Severity.ERROR, source=_PLACE, alias="N741", profiles=_PC20)
def geo_range(feed: Feed) -> Iterator[Found]:
    """The ``geo`` of a place lies outside the earth.

    Why: apps show no place, or another one.

    Fix: write the latitude (−90 to 90) first, then the longitude (−180 to 180).
    """
    for place, value in feed.stated("podcast:location", "geo"):
        match = _GEO.fullmatch(value)
        crs = re.search(r"(?i);crs=([^;]*)", value)
        if match is None or (crs is not None and crs[1].lower() != "wgs84"):
            continue
        latitude, longitude = float(match[1]), float(match[2])
        if abs(latitude) > 90 or abs(longitude) > 180:
            swapped = abs(longitude) <= 90 and abs(latitude) <= 180
            fix = f"did you mean geo:{match[2]},{match[1]}?" if swapped else ""
            what = f"there is no place at latitude {match[1]}, longitude {match[2]}"
            yield found(place, what, value=value, fix=fix)


@rule("osm", Severity.ERROR, source=_PLACE, alias="N742", profiles=_PC20)
def osm(feed: Feed) -> Iterator[Found]:
    """The ``osm`` of a place is not an identifier of OpenStreetMap as the namespace writes it.

    Why: apps cannot look the place up.

    Fix: write N (node), W (way) or R (relation) and the number, such as ``R113314``.
    """
    pattern = r"[NWR][0-9]{1,20}(?:#[0-9]{1,9})?"
    for place, value in feed.stated("podcast:location", "osm"):
        if not re.fullmatch(pattern, value):
            fix = f"write {value.upper()}" if re.fullmatch(pattern, value.upper()) else ""
            yield found(place, f"osm is {value!r}", value=value, fix=fix)


@rule("location-repeated", Severity.INFO, source=_PLACE, profiles=_PC20)
def location_repeated(feed: Feed) -> Iterator[Found]:
    """The same place stands twice, for the same reason.

    Why: apps show it twice. Several places may well share a ``rel``: an episode can be about two of them.

    Fix: keep one.
    """
    for places in feed.together("podcast:location", "channel", "item", "podcast:liveItem"):
        first: dict[tuple[str, str], Element] = {}
        for place in places:
            rel = _stated(place, "rel") or "subject"
            which = _stated(place, "osm") or _stated(place, "geo") or place.value.casefold()
            same = first.setdefault((rel, which), place)
            if which and same is not place:
                what = f"this place with rel={rel} stands already in line {feed.line(same)}"
                yield found(place, what, value=place.value)


_SLIPS = {
    "UK": "GB",
    "EN": "GB",
    "ENG": "GB",
    "GBR": "GB",
    "USA": "US",
    "GER": "DE",
    "DEU": "DE",
    "FRA": "FR",
}


@rule("country", Severity.ERROR, source=_PLACE, alias="N743", profiles=_PC20)
def country(feed: Feed) -> Iterator[Found]:
    """The ``country`` of a place is not a country's two letters (ISO 3166-1 alpha-2).

    Why: apps that list shows by country leave this one out.

    Fix: write the two letters, such as ``GB``, ``FR`` or ``MX``.
    """
    for place, value in feed.stated("podcast:location", "country"):
        if not is_country(value):
            right = _SLIPS.get(value.upper())
            fix = f"write {right}" if right else ""
            yield found(place, f"there is no country {value!r}", value=value, fix=fix)
