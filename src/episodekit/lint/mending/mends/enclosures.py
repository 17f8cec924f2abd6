"""Length, type and duration of recordings: from the file where it is known, else where there is one thing they can mean."""

import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.lint.feed import Feed
from episodekit.lint.mending.changes import Added, Change, Value
from episodekit.lint.mending.definition import mends
from episodekit.lint.recordings import Recording, recordings
from episodekit.notation import timecode, urls
from episodekit.vocabulary.media_types import (
    CHAPTERS_JSON,
    ENCLOSURE_TYPES,
    ENCLOSURE_TYPES_TOLERATED,
    TRANSCRIPT_TYPES,
    media_types,
)

_MEDIA_TYPE = re.compile(r"(?i)(audio|video)/[a-z0-9!#$&^_.+-]{1,127}(?:\s*;.*)?")
_BY_KIND = {"mp3": "audio/mpeg", "m4a": "audio/x-m4a", "mp4": "video/mp4", "mov": "video/quicktime"}
_ALIASES = {
    "audio/mp3": "audio/mpeg",
    "audio/x-mp3": "audio/mpeg",
    "audio/mpeg3": "audio/mpeg",
    "audio/x-mpeg": "audio/mpeg",
    "audio/mpg": "audio/mpeg",
    "audio/m4a": "audio/x-m4a",
    "audio/mp4": "audio/x-m4a",
    "video/m4v": "video/x-m4v",
}
"""Type that means the same as one that Apple documents."""


def _url(element: Element) -> str:
    return (element.get("url") or "").strip()


def _files(feed: Feed) -> dict[str, Recording]:
    return {recording.url: recording for recording in recordings(feed)}


def _put(element: Element, name: str, new: str) -> Change:
    return Added(element, name, new) if element.get(name) is None else Value(element, name, new)


# A single dot may stand before three decimals as well as between thousands.
_GROUPED = re.compile(
    r"([0-9]{1,3}(?:[, ’'_][0-9]{3}){1,4}|[0-9]{1,3}(?:\.[0-9]{3}){2,4}|[0-9]{4,15}(?:\.0{1,3})?|[0-9]{1,15})"
    r"\s{0,3}(?:bytes|byte|b)?",
    re.IGNORECASE,
)


@mends("enclosure-length", "enclosure-length-zero", "length-differs")
def length(feed: Feed, enclosure: Element) -> Iterator[Change]:
    """The size of the file, if it lies beside the feed, is written into length.

    Otherwise only signs between digits and the word bytes are taken out. A length that nobody knows stays.
    """
    size = feed.evidence.size_bytes(_url(enclosure))
    written = (enclosure.get("length") or "").strip()
    match = _GROUPED.fullmatch(written)
    if size:
        yield _put(enclosure, "length", str(size))
    elif match is not None and not written.isdigit():
        whole = re.sub(r"(?<=[0-9]{4})\.0+$", "", match[1])
        yield Value(enclosure, "length", re.sub("[^0-9]", "", whole))


@mends("enclosure-attributes")
def missing(feed: Feed, enclosure: Element) -> Iterator[Change]:
    """Length and type are written, as far as they are known: from the file beside the feed, the type also by its name."""
    size = feed.evidence.size_bytes(_url(enclosure))
    if size and not (enclosure.get("length") or "").strip():
        yield _put(enclosure, "length", str(size))
    if not (enclosure.get("type") or "").strip():
        yield from _type(feed, enclosure)


@mends(
    "enclosure-type-syntax",
    "enclosure-type",
    "enclosure-type-vs-extension",
    "type-vs-content",
    "psp-enclosure",
)
def kind(feed: Feed, enclosure: Element) -> Iterator[Change]:
    """The type of what the file holds, if it lies beside the feed, is written into type.

    Otherwise a type that is none of sound or film is taken from the suffix of the URL, and another spelling of a
    documented type becomes the documented one. Where type and suffix contradict each other, both stay.
    """
    yield from _type(feed, enclosure)


def _type(feed: Feed, enclosure: Element) -> Iterator[Change]:
    written = (enclosure.get("type") or "").strip()
    bare = written.partition(";")[0].strip().lower()
    suffix = urls.extension(_url(enclosure))
    recording = feed.once(_files).get(_url(enclosure))
    if recording is not None:
        right = _BY_KIND.get(recording.kind)
    elif bare in _ALIASES:
        right = _ALIASES[bare] if ENCLOSURE_TYPES.get(suffix, _ALIASES[bare]) == _ALIASES[bare] else None
    elif bare in ENCLOSURE_TYPES_TOLERATED.get(suffix, ()) and bare != "audio/mp4":
        right = ENCLOSURE_TYPES[suffix]
    else:
        right = next(iter(media_types(suffix)), None) if not _MEDIA_TYPE.fullmatch(written) else None
    if right is not None and right != bare:
        yield _put(enclosure, "type", right)


_ISO = re.compile(
    r"(?i)P?T?(?:(?P<h>\d{1,3})\s?(?:h|hrs?|hours?)\s?)?(?:(?P<m>\d{1,4})\s?(?:m|mins?|minutes?)\s?)?(?:(?P<s>\d{1,6})(?:[.,](?P<f>\d{1,9}))?\s?(?:s|secs?|seconds?))?"
)
_CLOCK = re.compile(r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,4}):(?P<s>\d{1,2})(?:[.,](?P<f>\d{1,9}))?")
_PLAIN = re.compile(r"(?P<h>\b)?(?P<m>\b)?(?P<s>\d{1,7})[.,](?P<f>\d{1,9})")


def seconds(text: str) -> int | None:
    """Whole seconds, rounded half up, that a text means as a duration; None if it means none, or not surely one."""
    match = _CLOCK.fullmatch(text) or _PLAIN.fullmatch(text) or _ISO.fullmatch(text)
    if match is None:
        return None
    hours, minutes, secs = (int(match[name] or 0) for name in ("h", "m", "s"))
    clock = match.re is _CLOCK
    if clock and (secs >= 60 or (match["h"] and minutes >= 60)):
        return None
    half = (match["f"] or "0")[0] >= "5"
    return hours * 3600 + minutes * 60 + secs + half or None


@mends("duration")
def duration(feed: Feed, element: Element) -> Iterator[Change]:
    """Another form of the same length, such as 1:2:3, 90.5 or 1h 2m, becomes whole seconds.

    Where there is none, or zero, the length of the file is written, if it lies beside the feed.
    """
    if element.parent is None:
        return
    right = seconds(element.value)
    enclosure = element.parent.child("enclosure")
    if right is None and enclosure is not None and element.value.strip("0:.") == "":
        recording = feed.once(_files).get(_url(enclosure))
        sound = recording.sound if recording is not None else None
        right = timecode.whole_seconds(sound.duration) if sound is not None else None
    if right:
        yield Value(element, "", str(right))


@mends("duration-colons")
def colons(_feed: Feed, element: Element) -> Iterator[Change]:
    """Hours, minutes and seconds become seconds. Two numbers, which some apps take for hours and minutes, stay."""
    right = seconds(element.value) if element.value.count(":") == 2 else None
    if right is not None:
        yield Value(element, "", str(right))


@mends("transcript-type-unknown", "psp-transcript", "attribute-missing", "chapters-type")
def linked(_feed: Feed, element: Element) -> Iterator[Change]:
    """The type of a transcript or of chapters that is missing or that no app knows is taken from the suffix of the URL."""
    if not _url(element):
        return
    suffix = urls.extension(_url(element))
    if element.tag == "podcast:transcript" and suffix in TRANSCRIPT_TYPES:
        known = {name for names in TRANSCRIPT_TYPES.values() for name in names}
        if (element.get("type") or "").partition(";")[0].strip().lower() not in known:
            yield _put(element, "type", TRANSCRIPT_TYPES[suffix][0])
    elif element.tag == "podcast:chapters" and suffix == ".json":
        yield _put(element, "type", CHAPTERS_JSON)


@mends("alternateenclosure-length-missing")
def alternate(feed: Feed, element: Element) -> Iterator[Change]:
    """The size of the file, if it lies beside the feed, is written into length."""
    sources = element.all("podcast:source")
    size = feed.evidence.size_bytes((sources[0].get("uri") or "").strip()) if sources else None
    if size:
        yield _put(element, "length", str(size))
