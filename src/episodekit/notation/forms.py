"""L1. Forms that attributes of the podcast namespace take: word of its table → check and how to say it."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from episodekit.notation import rfc822, urls
from episodekit.patterns import later
from episodekit.vocabulary import languages, podcast

_UUID = later(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_ISO = later(
    r"(\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:\.\d{1,9})?(Z|[+-]\d{2}(?::?[0-5]\d)?)"
)


def is_uuid(value: str) -> bool:
    """8-4-4-4-12 hexadecimal digits in any case."""
    return _UUID.fullmatch(value) is not None


def iso_moment(value: str) -> datetime | None:
    """A moment of ISO 8601 with its zone (``Z``, ``+01:00``, ``+0100``, ``+01``); None if it is not one."""
    match = _ISO.fullmatch(value)
    if match is None:
        return None
    zone = match[2]
    if len(zone) in {3, 5}:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    try:
        return datetime.fromisoformat(match[1] + zone)
    except ValueError:
        return None


@lru_cache(maxsize=64)
def is_language(tag: str) -> bool:
    """A language tag of BCP 47 (https://www.rfc-editor.org/info/bcp47) whose subtags are registered."""
    if not re.fullmatch(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}", tag):
        return False
    if languages.is_plain(tag):
        return True
    import langcodes

    return bool(langcodes.tag_is_valid(tag))


def is_country(value: str) -> bool:
    """A country's two letters (ISO 3166-1 alpha-2) in any case; names that are reserved or given up pass too."""
    return value.upper() in languages.regions()


def _date(value: str) -> bool:
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None or iso_moment(value) is not None


def _mail_date(value: str) -> bool:
    return not rfc822.read(value).of(rfc822.Fault.SYNTAX, rfc822.Fault.IMPOSSIBLE, rfc822.Fault.WEEKDAY)


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = later(pattern)
    return lambda value: compiled.fullmatch(value) is not None


_DECIMAL = r"[0-9]{1,15}(?:\.[0-9]{1,15})?"
FORMS: dict[str, tuple[Callable[[str], bool], str]] = {
    "url": (urls.is_web, "a whole http(s) URL"),
    "uri": (urls.has_scheme, "a whole URI"),
    "mime": (
        _matches(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:\s*;.*)?"),
        "a media type such as text/vtt",
    ),
    "email": (_matches(r"[^@\s]+@[^@\s?/&=#%]+\.[^@\s.?/&=#%]{2,}"), "an e-mail address"),
    "boolean": (_matches("true|false"), "true or false"),
    "integer": (_matches(r"[+-]?[0-9]{1,15}"), "a whole number"),
    "non_negative_integer": (_matches(r"[0-9]{1,15}"), "a whole number from 0 on"),
    "positive_integer": (_matches(r"0*[1-9][0-9]{0,14}"), "a whole number from 1 on"),
    "decimal": (_matches(rf"[+-]?{_DECIMAL}"), "a number such as 1.5"),
    "number": (_matches(rf"[+-]?{_DECIMAL}"), "a number"),
    "decimal_seconds": (_matches(_DECIMAL), "a number of seconds from 0 on"),
    "seconds": (_matches(_DECIMAL), "a number of seconds from 0 on"),
    "iso8601": (_date, "a date with time and zone such as 2026-11-24T06:00:00Z"),
    "rfc2822": (_mail_date, "a date such as Tue, 24 Nov 2026 06:00:00 +0000"),
    "bcp47": (is_language, "a language tag such as en or es-419"),
    "uuid": (is_uuid, "a UUID"),
    "uuidv5": (is_uuid, "a UUID"),
    "hour": (_matches("[0-9]|1[0-9]|2[0-3]"), "an hour from 0 to 23"),
    "duration": (
        _matches(r"[0-9]{1,9}(?::[0-5]?[0-9]){0,2}(?:\.[0-9]{1,9})?"),
        "a duration such as 3600 or 1:00:00",
    ),
    "medium": (lambda value: value in podcast.media(), "a medium such as podcast or music"),
    "fqdn": (
        _matches(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{1,62}\.?"),
        "a host name",
    ),
    "css_ratio": (_matches(r"[0-9.]{1,10}(?:\s*/\s*[0-9.]{1,10})?"), "a ratio such as 16/9"),
    "iso3166-1-alpha2": (is_country, "a country of two letters such as GB"),
}
"""Types that are not here are open, or have a rule of their own."""
