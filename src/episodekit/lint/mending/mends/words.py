"""Words that mean one of the values that are allowed: yes for true, Serial for serial."""

import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.lint.feed import Feed
from episodekit.lint.mending.changes import Change, Value
from episodekit.lint.mending.definition import mends
from episodekit.vocabulary import podcast
from episodekit.vocabulary.broadcasting import ROLES

_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


def boolean(value: str) -> str | None:
    """``true`` or ``false`` if the word means one of them in any case."""
    word = value.strip().lower()
    if word in _TRUE:
        return "true"
    return "false" if word in _FALSE else None


_EXPLICIT = {
    "yes": "true",
    "explicit": "true",
    "true": "true",
    "no": "false",
    "clean": "false",
    "false": "false",
}


@mends("explicit-value", "explicit-strict")
def explicit(_feed: Feed, element: Element) -> Iterator[Change]:
    """Words of before become those of today, in any case: yes and explicit true, no and clean false. Others stay."""
    meant = _EXPLICIT.get(element.value.lower())
    if meant is not None:
        yield Value(element, "", meant, exact=True)


_KINDS = {
    "itunes:type": frozenset({"episodic", "serial"}),
    "itunes:episodeType": frozenset({"full", "trailer", "bonus"}),
}


@mends("type-value", "episodetype")
def kinds(_feed: Feed, element: Element) -> Iterator[Change]:
    """The word is written in lower case. Words that do not exist stay."""
    word = element.value.lower()
    if word in _KINDS.get(element.tag, ()):
        yield Value(element, "", word)


@mends("attribute-value", "complete", "fee")
def booleans(_feed: Feed, element: Element) -> Iterator[Change]:
    """Where true or false is asked for, yes and 1 become true, no and 0 false, in any case. Other values stay."""
    tag = podcast.tags().get(element.tag.removeprefix("podcast:"))
    for attribute in tag.attributes if tag is not None else ():
        value = element.get(attribute.name)
        if attribute.type == "boolean" and value is not None:
            meant = boolean(value)
            if meant is not None and meant != value.strip():
                yield Value(element, attribute.name, meant)


@mends("txt-ai-content")
def ai_content(_feed: Feed, element: Element) -> Iterator[Change]:
    """The words yes and 1 become true, no and 0 false, in any case. Other texts stay."""
    meant = boolean(element.value)
    if meant is not None:
        yield Value(element, "", meant)


@mends("enum")
def enumerated(_feed: Feed, element: Element) -> Iterator[Change]:
    """The word is written in the namespace's case without space around. Words that do not exist stay.

    Where yes and no are asked for, true becomes yes and false no.
    """
    tag = podcast.tags().get(element.tag.removeprefix("podcast:"))
    for attribute in tag.attributes if tag is not None else ():
        meant = _among(element.get(attribute.name) or "", attribute.allowed)
        if meant is not None:
            yield Value(element, attribute.name, meant, exact=True)
    meant = _among(element.value, tag.allowed) if tag is not None else None
    if meant is not None:
        yield Value(element, "", meant)


def _among(value: str, allowed: tuple[str, ...]) -> str | None:
    """The one allowed word that differs by nothing but case and outer space."""
    word = value.strip().lower()
    if frozenset(allowed) == {"yes", "no"}:
        word = {"true": "yes", "false": "no"}.get(word, word)
    return next((option for option in allowed if option.lower() == word), None)


@mends("block-slug")
def block(_feed: Feed, element: Element) -> Iterator[Change]:
    """The name of the service is written in lower case. Services that are not in the list stay."""
    service = (element.get("id") or "").strip().lower()
    if service in podcast.services():
        yield Value(element, "id", service)


@mends("language-invalid", "language-region-unknown", "transcript-language")
def language(_feed: Feed, element: Element) -> Iterator[Change]:
    """An underscore becomes a hyphen, and en-UK becomes en-GB. Names of languages and unknown tags stay."""
    attribute = "" if element.tag == "language" else "language"
    value = (element.get(attribute) or "" if attribute else element.text).strip()
    head, *rest = value.split("_")
    meant = re.sub(r"(?i)^(en)-UK$", r"\1-GB", "-".join((head, *map(_subtag, rest))))
    if meant != value:
        yield Value(element, attribute, meant)


def _subtag(tag: str) -> str:
    """A script or region in its usual case (https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1)."""
    return tag.upper() if len(tag) == 2 else tag.title() if len(tag) == 4 else tag


_COUNTRIES = {"UK": "GB", "GBR": "GB", "USA": "US", "DEU": "DE", "FRA": "FR"}


@mends("country")
def country(_feed: Feed, element: Element) -> Iterator[Change]:
    """UK and GBR become GB, USA becomes US, DEU becomes DE, FRA becomes FR. Other codes and names stay."""
    meant = _COUNTRIES.get((element.get("country") or "").strip().upper())
    if meant is not None:
        yield Value(element, "country", meant)


@mends("geo-syntax")
def geo(_feed: Feed, element: Element) -> Iterator[Change]:
    """The prefix geo: is put before two numbers, and spaces are taken out of them. Other forms stay."""
    bare = re.sub(r"(?i)^\s*geo:|[\s+]", "", (element.get("geo") or "")[:100])
    if re.fullmatch(r"-?[0-9]{1,2}(?:\.[0-9]{1,15})?,-?[0-9]{1,3}(?:\.[0-9]{1,15})?", bare):
        yield Value(element, "geo", f"geo:{bare}")


@mends("osm")
def osm(_feed: Feed, element: Element) -> Iterator[Change]:
    """The letter is written as a capital. Other forms stay."""
    value = (element.get("osm") or "").strip()
    if re.fullmatch(r"[nwr][0-9]{1,20}(?:#[0-9]{1,9})?", value):
        yield Value(element, "osm", value.upper())


_RATIO = re.compile(r"\s*(\d{1,5}(?:\.\d{1,4})?)\s{0,9}[:xX×]\s{0,9}(\d{1,5}(?:\.\d{1,4})?)\s*")


@mends("image-ratio")
def ratio(_feed: Feed, element: Element) -> Iterator[Change]:
    """A colon or an x between two numbers becomes a slash. Other forms stay."""
    match = _RATIO.fullmatch(element.get("aspect-ratio") or "")
    if match is not None:
        yield Value(element, "aspect-ratio", f"{match[1]}/{match[2]}")


_LICENSE = re.compile(r"(?i)cc[-_ ](?:by(?:[-_ ]nc)?(?:[-_ ](?:sa|nd))?[-_ ][1-4]\.0|0[-_ ]1\.0)")


@mends("license-needs-url")
def license_name(_feed: Feed, element: Element) -> Iterator[Change]:
    """A Creative Commons license gets the spelling of its identifier: CC BY 4.0 becomes cc-by-4.0. Others stay."""
    if _LICENSE.fullmatch(element.value):
        yield Value(element, "", re.sub("[_ ]", "-", element.value.lower()))


@mends("media-credit-role")
def credit(_feed: Feed, element: Element) -> Iterator[Change]:
    """The role is written in lower case. A role that its list does not have stays."""
    role = (element.get("role") or "").strip().lower()
    if role in ROLES or (element.get("scheme") or "").strip() != "urn:ebu":
        yield Value(element, "role", role)


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@mends("skip-days")
def skip_days(_feed: Feed, element: Element) -> Iterator[Change]:
    """A day is written in full and with a capital: mon becomes Monday. Other words stay."""
    word = element.value.lower().rstrip(".") if element.tag == "day" else ""
    meant = [day for day in _DAYS if len(word) >= 3 and day.lower().startswith(word)]
    if meant:
        yield Value(element, "", meant[0])


@mends("skip-hours")
def skip_hours(_feed: Feed, element: Element) -> Iterator[Change]:
    """The hour 24 becomes 0. Other values stay."""
    if element.tag == "hour" and element.value == "24":
        yield Value(element, "", "0")


_NUMBER = re.compile(
    r"(?i)(?:#|no\.?|ep(?:isode)?\.?|e|season|s)?\s{0,3}#?\s{0,3}0{0,9}([1-9][0-9]{0,8})(?:\.0{1,9})?"
)


@mends("episode", "season")
def number(_feed: Feed, element: Element) -> Iterator[Change]:
    """Words and signs around a number go: Episode 5, #5 and 5.0 become 5. Other texts stay."""
    match = _NUMBER.fullmatch(element.value)
    if match is not None:
        yield Value(element, "", match[1])
