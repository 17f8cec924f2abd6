"""What the podcast namespace says of media: alternate enclosures, images, trailers, soundbites."""

import base64
import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PODCAST_TAG
from episodekit.logins import begun
from episodekit.notation import rfc822, urls
from episodekit.notation.forms import FORMS
from episodekit.patterns import later
from episodekit.vocabulary.media_types import STREAMS, bare_type, media_types

_PC20 = ("pc20",)
_ALTERNATE = f"{PODCAST_TAG}alternate-enclosure.md"
_IMAGE = f"{PODCAST_TAG}image.md"
_SOUNDBITE = f"{PODCAST_TAG}soundbite.md"
_DIGEST_BYTES = {"sha256": 32, "sha384": 48, "sha512": 64}


def _alternates(feed: Feed) -> list[Element]:
    return feed.every("podcast:alternateEnclosure")


def _type(element: Element, attribute: str = "type") -> str:
    return bare_type(element.get(attribute))


@rule("alternateenclosure-no-source", Severity.ERROR, source=_ALTERNATE, alias="N760", profiles=_PC20)
def alternateenclosure_no_source(feed: Feed) -> Iterator[Found]:
    """A ``podcast:alternateEnclosure`` has no ``podcast:source``.

    Why: there is nothing to play; its address stands in the source, not in the tag itself.

    Fix: put ``<podcast:source uri="https://…"/>`` into it.
    """
    for element in _alternates(feed):
        if element.child("podcast:source") is None:
            address = element.value or (element.get("url") or "").strip()
            fix = f'put <podcast:source uri="{address}"/> into it' if urls.is_web(address) else ""
            yield found(element, "podcast:alternateEnclosure has no podcast:source", fix=fix)


@rule("alternateenclosure-default-twice", Severity.WARNING, source=_ALTERNATE, alias="N761", profiles=_PC20)
def alternateenclosure_default_twice(feed: Feed) -> Iterator[Found]:
    """Two alternate enclosures of an episode are its default.

    Why: apps play either.

    Fix: keep ``default="true"`` on the one that is the file of ``<enclosure>``; give that one several sources.
    """
    for together in feed.together("podcast:alternateEnclosure"):
        defaults = [element for element in together if (element.get("default") or "").strip() == "true"]
        for element in defaults[1:]:
            what = f"the one in line {feed.line(defaults[0])} is the default already"
            yield found(element, what, value="true")


@rule("alternateenclosure-type-vs-source", Severity.WARNING, source=_ALTERNATE, alias="N762", profiles=_PC20)
def alternateenclosure_type_vs_source(feed: Feed) -> Iterator[Found]:
    """The type of an alternate enclosure does not go with the name of its source.

    Why: apps choose what they can play by the type, and then cannot play it.

    Fix: correct the type, or write the source's own into ``contentType``.
    """
    for source, uri in feed.stated("podcast:source", "uri"):
        if source.parent is None or _type(source, "contentType") or not urls.is_web(uri):
            continue
        extension, kind = urls.extension(uri), _type(source.parent)
        right = media_types(extension)
        if right and "/" in kind and kind not in right:
            fix = f'write contentType="{right[0]}" or correct the type'
            yield found(source, f"the type {kind} does not go with {extension}", value=kind, fix=fix)


@rule("integrity-value", Severity.ERROR, source=f"{PODCAST_TAG}integrity.md", alias="N763", profiles=_PC20)
def integrity_value(feed: Feed) -> Iterator[Found]:
    """The value of a ``podcast:integrity`` is not what its type says.

    Why: apps take the file for a forgery and do not play it.

    Fix: write the digest as ``sha384-`` (or 256, 512) and its bytes in base64, or the signature in base64.
    """
    for element, value in feed.stated("podcast:integrity", "value"):
        kind = (element.get("type") or "").strip()
        fault = _sri_fault(value) if kind == "sri" else ""
        if kind == "pgp-signature" and _decoded(re.sub(r"\s+", "", value)) is None:
            fault = "it is not base64"
        if fault:
            yield found(element, f"the {kind} of podcast:integrity is wrong: {fault}", value=value)


def _sri_fault(value: str) -> str:
    for digest in value.split():
        name, hyphen, encoded = digest.partition("?")[0].partition("-")
        if not hyphen or name not in _DIGEST_BYTES:
            return f"it begins with {begun(name, 20)!r}, not with sha256-, sha384- or sha512-"
        data = _decoded(encoded)
        if data is None:
            return "it is not base64"
        if len(data) != _DIGEST_BYTES[name]:
            return f"it has {len(data)} bytes, {name} has {_DIGEST_BYTES[name]}"
    return ""


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return None


@rule("no-enclosure-beside", Severity.WARNING, source=_ALTERNATE, alias="N764", profiles=_PC20)
def no_enclosure_beside(feed: Feed) -> Iterator[Found]:
    """An episode has alternate enclosures but no enclosure.

    Why: most apps read ``<enclosure>`` only and do not show the episode.

    Fix: write an ``<enclosure>`` with the file that plays everywhere.
    """
    for together in feed.together("podcast:alternateEnclosure", "item"):
        item = together[0].parent
        if item is not None and item.child("enclosure") is None:
            yield found(together[0], "the item has no <enclosure> beside it")


@rule("alternateenclosure-length-missing", Severity.INFO, source=_ALTERNATE, alias="N765", profiles=_PC20)
def alternateenclosure_length_missing(feed: Feed) -> Iterator[Found]:
    """An alternate enclosure does not say how long its file is.

    Why: the namespace recommends it; apps choose the smaller file for a slow network by it, and some refuse the tag.

    Fix: write the file's size in bytes into ``length``.
    """
    for element in feed.every("podcast:alternateEnclosure", "item"):
        if not (element.get("length") or "").strip() and _type(element) not in STREAMS:
            yield found(element, "podcast:alternateEnclosure has no length")


_RATIO = later(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)(?:\s*/\s*([0-9]{1,6}(?:\.[0-9]{1,6})?))?")


def _ratio(value: str) -> float | None:
    """Width by height; None if it is no ratio of CSS."""
    match = _RATIO.fullmatch(value)
    if match is None:
        return None
    width, height = float(match[1]), float(match[2] or "1")
    return width / height if width and height else None


@rule("image-ratio", Severity.ERROR, source=_IMAGE, alias="N838", profiles=_PC20)
def image_ratio(feed: Feed) -> Iterator[Found]:
    """The ``aspect-ratio`` of a picture is not a ratio as CSS writes it.

    Why: apps take the picture for a square one and crop it.

    Fix: write width and height with a slash, such as ``16/9`` or ``1/1``.
    """
    for image, value in feed.stated("podcast:image", "aspect-ratio"):
        if _ratio(value) is None:
            slashed = re.sub(r"\s*[:xX×]\s*", "/", begun(value, 40))
            fix = f"write {slashed}" if _ratio(slashed) is not None else ""
            yield found(image, f"aspect-ratio is {value!r}", value=value, fix=fix)


@rule("image-size-vs-ratio", Severity.WARNING, source=_IMAGE, alias="N839", profiles=_PC20)
def image_size_vs_ratio(feed: Feed) -> Iterator[Found]:
    """Width and height of a picture contradict its ``aspect-ratio``.

    Why: apps leave room for one shape and get the other.

    Fix: write the size that the picture has, and its ratio.
    """
    for image, value in feed.stated("podcast:image", "aspect-ratio"):
        ratio = _ratio(value)
        sides = [(image.get(name) or "").strip() for name in ("width", "height")]
        if ratio is None or not all(re.fullmatch("[0-9]{1,6}", side) and int(side) for side in sides):
            continue
        width, height = map(int, sides)
        # A pixel more or less is rounding, however small the picture.
        if abs(width / height - ratio) > max(ratio / 100, ratio / min(width, height)):
            yield found(image, f"it is {width} × {height}, the aspect-ratio {value}", value=value)


@rule("trailer-date", Severity.ERROR, source=f"{PODCAST_TAG}trailer.md", alias="N840", profiles=_PC20)
def trailer_date(feed: Feed) -> Iterator[Found]:
    """The ``pubdate`` of a trailer is not a date of RSS.

    Why: apps show the newest trailer and cannot tell which one it is.

    Fix: write it like Tue, 24 Nov 2026 06:00:00 +0000.
    """
    kinds = (rfc822.Fault.SYNTAX, rfc822.Fault.IMPOSSIBLE, rfc822.Fault.WEEKDAY)
    for trailer, value in feed.stated("podcast:trailer", "pubdate"):
        clauses = rfc822.read(value).of(*kinds)
        if clauses:
            yield found(trailer, f"the pubdate {value!r} is wrong: {'; '.join(clauses)}", value=value)


@rule("trailer-season", Severity.INFO, source=f"{PODCAST_TAG}trailer.md", alias="N841", profiles=_PC20)
def trailer_season(feed: Feed) -> Iterator[Found]:
    """A trailer is of a season that no episode is of.

    Why: apps show a season's trailer above its episodes, so nobody sees this one. A season to come, or one whose
    episodes have left the feed, is fine.

    Fix: correct the season of the trailer, or write ``<podcast:season>`` into the episodes.
    """
    trailers = [
        (trailer, int(value))
        for trailer, value in feed.stated("podcast:trailer", "season")
        if re.fullmatch("[0-9]{1,9}", value)
    ]
    numbers = [
        season.value
        for tag in ("podcast:season", "itunes:season")
        for season in (feed.every(tag, "item") if trailers else ())
    ]
    seasons = {int(number) for number in numbers if re.fullmatch("[0-9]{1,9}", number)}
    for trailer, season in trailers if feed.items else ():
        if season not in seasons and (not seasons or min(seasons) < season < max(seasons)):
            yield found(trailer, f"no episode is of season {season}", value=str(season))


@rule("soundbite-range", Severity.ERROR, source=_SOUNDBITE, alias="N845", profiles=_PC20)
def soundbite_range(feed: Feed) -> Iterator[Found]:
    """Start or duration of a soundbite is not a number of seconds, or it has no duration.

    Why: apps cannot play it.

    Fix: write seconds with a dot, such as ``startTime="73.5" duration="60"``; the start from 0 on, the duration above 0.
    """
    fits = FORMS["decimal_seconds"][0]
    for name in ("startTime", "duration"):
        for element, value in feed.stated("podcast:soundbite", name):
            if not fits(value) or (name == "duration" and not float(value)):
                yield found(element, f"{name} of the soundbite is {value!r}", value=value)


@rule("soundbite-past-end", Severity.ERROR, source=_SOUNDBITE, alias="N846", profiles=_PC20)
def soundbite_past_end(feed: Feed) -> Iterator[Found]:
    """A soundbite ends after the episode.

    Why: apps play silence or skip it.

    Fix: correct its start or its duration.
    """
    for element in feed.every("podcast:soundbite", "item"):
        length = feed.duration(element.parent) if element.parent is not None else None
        times = [(element.get(name) or "").strip() for name in ("startTime", "duration")]
        if length is None or not all(map(FORMS["decimal_seconds"][0], times)):
            continue
        if (end := sum(map(float, times))) > length.total_seconds() + 1:
            what = f"the soundbite ends at {end:g} seconds, the episode at {length.total_seconds():g}"
            yield found(element, what, value=f"{end:g}")


@rule("soundbite-length", Severity.INFO, source=_SOUNDBITE, alias="N847", profiles=_PC20)
def soundbite_length(feed: Feed) -> Iterator[Found]:
    """A soundbite is shorter than 15 seconds or longer than two minutes.

    Why: the namespace recommends 15 to 120 seconds; apps play soundbites to make listeners curious.

    Fix: choose a passage of that length.
    """
    for element, value in feed.stated("podcast:soundbite", "duration"):
        if FORMS["decimal_seconds"][0](value) and float(value) and not 15 <= float(value) <= 120:
            yield found(element, f"the soundbite lasts {value} seconds", value=value)
