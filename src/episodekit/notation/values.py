"""L1. What one value must look like: each function returns the value in its normal form or raises InvalidValueError.

The constructors of the model and the readers of YAML share these, so that a rule about a value stands once.
"""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from episodekit.errors import InvalidValueError
from episodekit.logins import masked
from episodekit.notation.markup import illegal_xml
from episodekit.patterns import later
from episodekit.vocabulary.apple import categories, renamed
from episodekit.vocabulary.languages import is_plain

LIST_SUMMARY_LIMIT = 250  # characters; what list views of apps show (episodekit's own bound)
DESCRIPTION_LIMIT_BYTES = 4000  # https://podcasters.apple.com/support/823-podcast-requirements
NOTES_LIMIT_BYTES = 1_000_000  # far beyond what any app shows: the linter speaks at Apple's 4,000
TEXT_LIMIT = 255  # characters in every other value: the same page
LONG_LINE_LIMIT = 10_000  # titles and names as old feeds hold them: the linter speaks at Apple's 255
_SLUG = later(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEDIA_TYPE = later(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:\s*;.*)?")
_FEED_PATH = later(r"(?:[A-Za-z0-9][A-Za-z0-9_.~-]*/)*[A-Za-z0-9][A-Za-z0-9_.~-]*\.xml")
_EMAIL = later(r"[^@\s<>()\[\],;:\\\"]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}")
_LONGEST_CHARACTER = 4  # bytes of UTF-8
_PLAIN_URL = later(r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*)?")
"""Those that need no closer look."""
_URL_CHARACTERS = later(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_UUID = later(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_VARIABLE = later(r"[A-Za-z_][A-Za-z0-9_]*")
_PICTURE_NAME = later(r"chapter[0-9A-Za-z_.-]{0,80}\.(?:jpe?g|png)")


def long_line(value: str) -> str:
    """A title or name on one line, as long as old feeds have them."""
    return line(value, limit=LONG_LINE_LIMIT)


def line(value: str, *, limit: int = TEXT_LIMIT) -> str:
    """Text on one line: not empty, trimmed, without characters that XML forbids, at most ``limit`` characters."""
    if len(value) <= limit and _is_plain_line(value):
        return value
    folded = " ".join((value if value.isprintable() else text(value)).split())
    if not folded:
        raise InvalidValueError("the value is empty", remedy="write a text")
    if len(folded) > limit:
        raise InvalidValueError(
            f"{short(folded)} has {len(folded)} characters", remedy=f"shorten it to {limit} or fewer"
        )
    return folded


def _is_plain_line(value: str) -> bool:
    """Whether it is its own normal form; what is printable has no white space but blanks."""
    return value.isprintable() and value != "" and not (value[0] == " " or value[-1] == " " or "  " in value)


def text(value: str, *, limit_bytes: int | None = None) -> str:
    """Text of any number of lines, trimmed, without characters that XML forbids, bounded in bytes of UTF-8.

    Lines end with a line feed, as they do for every reader of XML (https://www.w3.org/TR/xml/#sec-line-ends).
    """
    if (bad := illegal_xml(value)) is not None:
        at = value.index(bad)
        raise InvalidValueError(
            f"character {at + 1} is U+{ord(bad):04X}, which XML forbids, in {short(value[max(0, at - 20) : at + 20])}",
            remedy="delete that character",
        )
    trimmed = value.strip()
    if "\r" in trimmed:
        trimmed = trimmed.replace("\r\n", "\n").replace("\r", "\n")
    if limit_bytes is None or _LONGEST_CHARACTER * len(trimmed) <= limit_bytes:
        return trimmed
    if (size := len(trimmed.encode())) > limit_bytes:
        raise InvalidValueError(
            f"the text has {size} bytes", remedy=f"shorten it to {limit_bytes} bytes of UTF-8 or fewer"
        )
    return trimmed


def url(value: str) -> str:
    """An absolute http(s) URL in ASCII (RFC 3986, https://www.rfc-editor.org/rfc/rfc3986)."""
    if _PLAIN_URL.fullmatch(value):
        return value
    remedy = "write an absolute URL such as https://example.com/page, with spaces and accents percent-encoded"
    try:
        parts = urlsplit(value)
        absolute = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        absolute = False
    if not absolute or not _URL_CHARACTERS.fullmatch(value):
        raise InvalidValueError(f"{short(value)} is not an absolute http(s) URL", remedy=remedy)
    return value


def picture(value: str) -> str:
    """A picture's URL, or the name of a file beside an entry: ``chapter`` and more, as JPEG or PNG."""
    if _PICTURE_NAME.fullmatch(value):
        return value
    if not value.startswith(("http://", "https://")):
        raise InvalidValueError(
            f"{short(value)} is neither a URL nor the name of a picture",
            remedy="put the picture beside the entry as chapter-1.jpg (or chapter….png) and name it here, or write its URL",
        )
    return url(value)


def base_url(value: str) -> str:
    """A URL under which files lie: no query, no fragment; a final ``/`` is added if there is none."""
    checked = url(value)
    if "?" in checked or "#" in checked:
        raise InvalidValueError(
            f"{short(value)} has a query or a fragment", remedy="write the folder's URL alone"
        )
    return checked if checked.endswith("/") else checked + "/"


def media_type(value: str) -> str:
    """A media type such as ``audio/mpeg`` (https://www.rfc-editor.org/rfc/rfc6838#section-4.2)."""
    if not _MEDIA_TYPE.fullmatch(value):
        raise InvalidValueError(f"{short(value)} is not a media type", remedy="write one such as audio/mpeg")
    return value


def feed_path(value: str) -> str:
    """Where a feed lies below the base URL: plain names with ``/`` between them, ending with ``.xml``."""
    if not _FEED_PATH.fullmatch(value):
        raise InvalidValueError(
            f"{short(value)} is not the path of a feed", remedy="write one such as members/feed.xml"
        )
    return value


def email(value: str) -> str:
    """An address ``user@host``."""
    if not _EMAIL.fullmatch(value):
        raise InvalidValueError(f"{short(value)} is not an e-mail address", remedy="write user@host.tld")
    return value


def language(value: str) -> str:
    """A BCP 47 tag (https://www.rfc-editor.org/info/bcp47) whose subtags are registered."""
    if is_plain(value):
        return value  # without the registry, which takes 0.1 s to load

    import langcodes

    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", value) or not langcodes.tag_is_valid(value):
        raise InvalidValueError(
            f"{short(value)} is not a language tag", remedy="write a BCP 47 tag such as en, en-GB or km"
        )
    return str(langcodes.standardize_tag(value))


def slug(value: str) -> str:
    """A folder name and part of a URL: lower-case ASCII letters, digits and single hyphens."""
    if not _SLUG.fullmatch(value):
        raise InvalidValueError(f"{short(value)} is not a slug", remedy="use a-z, 0-9 and single hyphens")
    return value


def variable(value: str) -> str:
    """The name of an environment variable that holds a secret; what is none may be the secret, and is not repeated."""
    if len(value) > TEXT_LIMIT or not _VARIABLE.fullmatch(value):
        raise InvalidValueError(
            "this is no name of an environment variable (it is not repeated here: it may be the secret itself)",
            remedy="name the variable that holds the secret, such as MY_KEY: letters, digits and _",
        )
    return value


def guid(value: str) -> str:
    """An item's guid: any text on one line, kept as it is for ever, inner blanks too."""
    if len(value) <= LONG_LINE_LIMIT and _is_plain_line(value):
        return value
    if value != value.strip() or not value or "\n" in value or "\r" in value or "\t" in value:
        raise InvalidValueError(f"{short(value)} is not a guid", remedy="write one line without outer blanks")
    line(value, limit=LONG_LINE_LIMIT)
    return value


def podcast_guid(value: str) -> str:
    """A UUID (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md), in lower case."""
    if not _UUID.fullmatch(value):
        raise InvalidValueError(
            f"{short(value)} is not a UUID", remedy="`episodekit init` mints one; copy it as it is"
        )
    return value.lower()


def category(name: str, subcategory: str | None) -> tuple[str, str | None]:
    """One of Apple's categories, with one of its own subcategories or none."""
    table = categories()
    if name not in table:
        near = renamed().get(name) or _nearest(name, list(table))
        raise InvalidValueError(
            f"{short(name)} is not a category of Apple Podcasts", remedy=f"use {near or 'News'!r}"
        )
    if subcategory is not None and subcategory not in table[name]:
        options = ", ".join(table[name]) or "none"
        raise InvalidValueError(
            f"{short(subcategory)} is not a subcategory of {name!r}", remedy=f"use one of: {options}"
        )
    return name, subcategory


def moment(value: str) -> datetime:
    """A date with time and zone (RFC 3339, https://www.rfc-editor.org/rfc/rfc3339), kept to the second in UTC."""
    remedy = "write date, time and zone, such as 2026-11-24T06:00:00Z"
    try:
        parsed = datetime.fromisoformat(value.strip())
    except ValueError:
        raise InvalidValueError(f"{short(value)} is not a moment", remedy=remedy) from None
    if parsed.tzinfo is None:
        raise InvalidValueError(f"{short(value)} has no time zone", remedy=remedy)
    if not 1900 <= parsed.year < 9999:
        raise InvalidValueError(f"{short(value)} is of the year {parsed.year}", remedy=remedy)
    return parsed.astimezone(UTC).replace(microsecond=0)


def positive(value: str) -> int:
    """A whole number of at least 1."""
    if not re.fullmatch(r"[1-9][0-9]{0,14}", value):
        raise InvalidValueError(f"{short(value)} is not a whole number from 1", remedy="write 1, 2, 3 …")
    return int(value)


def count(value: str) -> int:
    """A whole number of at least 0."""
    return 0 if value == "0" else positive(value)


def boolean(value: str) -> bool:
    """``true`` or ``false``; nothing else, so that a text such as ``no`` is never mistaken for one."""
    if value not in {"true", "false"}:
        raise InvalidValueError(f"{short(value)} is neither true nor false", remedy="write true or false")
    return value == "true"


def one_of(value: str, allowed: tuple[str, ...]) -> str:
    """One of a list of words, exactly as spelled."""
    if value not in allowed:
        near = _nearest(value, list(allowed))
        raise InvalidValueError(
            f"{short(value)} is not allowed here",
            remedy=f"did you mean {near!r}?" if near else f"use one of: {', '.join(allowed)}",
        )
    return value


def _nearest(value: str, options: list[str]) -> str | None:
    import difflib

    found = difflib.get_close_matches(value, options, n=1, cutoff=0.6)
    return found[0] if found else None


def short(value: str) -> str:
    """A value in quotes for a message, cut after 60 characters."""
    value = masked(value)
    return repr(value if len(value) <= 60 else value[:57] + "…")
