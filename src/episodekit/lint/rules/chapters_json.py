"""The chapters file (JSON) that an item points to, if it is known.

All its rules come from one reading of each file, which is made on the first question.
"""

import json
import math
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import JSON_CHAPTERS
from episodekit.logins import begun
from episodekit.notation import urls
from episodekit.vocabulary.spelling import nearest

_PC20 = ("pc20",)


class _Reading:
    """What one chapters file of an item holds: the rows that are objects, the whole around them, or what is wrong."""

    def __init__(self, element: Element, url: str) -> None:
        self.element = element
        self.url = url
        self.broken = ""
        self.rows: list[tuple[int, dict[str, object]]] = []
        self.whole: dict[str, object] = {}

    def found(self, number: int, message: str, value: object, severity: Severity | None = None) -> Found:
        """A finding about a chapter, counted from 1, at the tag that names the file."""
        text = None if value is None else str(value)
        return found(self.element, f"{self.url}: chapter {number} {message}", value=text, severity=severity)


def _readings(feed: Feed) -> list[_Reading]:
    readings = []
    for element in feed.every("podcast:chapters", "item", "podcast:liveItem"):
        url = (element.get("url") or "").strip()
        data = feed.linked(url)
        if data is not None:
            readings.append(_read(element, url, data))
    return readings


def _read(element: Element, url: str, data: bytes) -> _Reading:
    reading = _Reading(element, url)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        reading.broken = f"is not JSON: {begun(str(error), 100)}"
        return reading
    reading.whole = document if isinstance(document, dict) else {}
    rows = reading.whole.get("chapters")
    if not isinstance(rows, list) or not rows:
        reading.broken = (
            "has no list of chapters" if not isinstance(rows, list) else "has an empty list of chapters"
        )
    elif not isinstance(reading.whole.get("version"), str):
        reading.broken = "has no version as text"
    elif not all(isinstance(row, dict) for row in rows):
        reading.broken = "has a chapter that is no object"
    for number, row in enumerate(rows if isinstance(rows, list) else (), start=1):
        if isinstance(row, dict):
            reading.rows.append((number, row))
    return reading


def starts(feed: Feed) -> dict[int, list[list[float]]]:
    """By the identity of an item, the starts in seconds of the chapters in its file: of all, and of those listed.

    Files with anything wrong in them are left out.
    """
    found_in: dict[int, list[list[float]]] = {}
    for reading in feed.once(_readings):
        times = [_seconds(row.get("startTime")) for _, row in reading.rows]
        every = [time for time in times if time is not None]
        if reading.broken or len(every) < len(times):
            continue
        listed = [
            time for time, (_, row) in zip(every, reading.rows, strict=True) if row.get("toc") is not False
        ]
        found_in[id(reading.element.parent)] = [every, listed]
    return found_in


def _seconds(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e9:
        return None
    return float(value) if math.isfinite(value) and value >= 0 else None


@rule("chapters-json", Severity.ERROR, source=JSON_CHAPTERS, alias="T901", profiles=_PC20)
def chapters_json(feed: Feed) -> Iterator[Found]:
    """The chapters file is not what the podcast namespace describes.

    Why: apps show no chapters at all.

    Fix: write ``{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "…"}]}``.
    """
    for reading in feed.once(_readings):
        if reading.broken:
            yield found(reading.element, f"{reading.url} {reading.broken}", value=reading.url)


@rule("chapters-start-time", Severity.ERROR, source=JSON_CHAPTERS, alias="T902", profiles=_PC20)
def chapters_start_time(feed: Feed) -> Iterator[Found]:
    """A chapter of the chapters file does not say when it starts.

    Why: apps skip it or the whole file.

    Fix: give ``startTime`` as a number of seconds from 0 on, without quotes.
    """
    for reading in feed.once(_readings):
        for number, row in reading.rows:
            value = row.get("startTime")
            if _seconds(value) is None:
                yield reading.found(number, f"has startTime {begun(json.dumps(value), 60)}", value)


@rule("chapters-order", Severity.ERROR, source=JSON_CHAPTERS, alias="T903", profiles=_PC20)
def chapters_order(feed: Feed) -> Iterator[Found]:
    """The chapters of the file are not in the order of their starts.

    Why: apps show the wrong chapter as the current one.

    Fix: order them by ``startTime``, and give no two the same.
    """
    for reading in feed.once(_readings):
        latest = -1.0
        for number, row in reading.rows:
            start = _seconds(row.get("startTime"))
            if start is None:
                continue
            if start <= latest:
                severity = Severity.WARNING if start == latest else None
                yield reading.found(
                    number, f"starts at {start:g}, one before it at {latest:g}", start, severity
                )
            latest = max(start, latest)


@rule("chapters-end-time", Severity.ERROR, source=JSON_CHAPTERS, alias="T904", profiles=_PC20)
def chapters_end_time(feed: Feed) -> Iterator[Found]:
    """A chapter of the file ends before it starts.

    Why: apps skip it.

    Fix: correct ``endTime``, or leave it out: a chapter ends where the next begins.
    """
    for reading in feed.once(_readings):
        for number, row in reading.rows:
            if "endTime" in row:
                start, end = _seconds(row.get("startTime")), _seconds(row["endTime"])
                if end is None or (start is not None and end <= start):
                    yield reading.found(
                        number, f"has endTime {begun(json.dumps(row['endTime']), 60)}", row["endTime"]
                    )


@rule("chapters-past-end", Severity.WARNING, source=JSON_CHAPTERS, alias="T905", profiles=_PC20)
def chapters_past_end(feed: Feed) -> Iterator[Found]:
    """A chapter of the file starts after the end of the episode.

    Why: nobody can ever get to it.

    Fix: correct ``startTime``, or ``itunes:duration``.
    """
    for reading in feed.once(_readings):
        length = feed.duration(reading.element.parent) if reading.element.parent is not None else None
        for number, row in reading.rows if length is not None else ():
            start = _seconds(row.get("startTime"))
            if start is not None and length is not None and start >= length.total_seconds():
                what = f"starts at {start:g} seconds, the episode ends at {length.total_seconds():g}"
                yield reading.found(number, what, start)


@rule("chapters-first-not-zero", Severity.INFO, source=JSON_CHAPTERS, alias="T906", profiles=_PC20)
def chapters_first_not_zero(feed: Feed) -> Iterator[Found]:
    """The first chapter of the file does not start at 0.

    Why: the beginning of the episode has no chapter; some apps show the first one all the same.

    Fix: let the first chapter start at 0.
    """
    for reading in feed.once(_readings):
        start = _seconds(reading.rows[0][1].get("startTime")) if reading.rows else None
        if start:
            yield reading.found(1, f"starts at {start:g} seconds", start)


@rule("chapters-urls", Severity.WARNING, source=JSON_CHAPTERS, alias="T907", profiles=_PC20)
def chapters_urls(feed: Feed) -> Iterator[Found]:
    """The link or image of a chapter in the file is not a whole https URL.

    Why: apps cannot open it, or refuse to load it.

    Fix: write the URL from ``https://`` on.
    """
    for reading in feed.once(_readings):
        for number, row in reading.rows:
            for name in ("url", "img"):
                url = row.get(name)
                if url and not (isinstance(url, str) and url.startswith("https://") and urls.is_web(url)):
                    yield reading.found(number, f"has {name} {begun(str(url), 200)!r}", url)


@rule("chapters-toc", Severity.ERROR, source=JSON_CHAPTERS, alias="T908", profiles=_PC20)
def chapters_toc(feed: Feed) -> Iterator[Found]:
    """``toc`` of a chapter in the file, or ``waypoints`` of the file, is neither true nor false.

    Why: apps take any text for true.

    Fix: write ``true`` or ``false`` without quotes.
    """
    for reading in feed.once(_readings):
        waypoints = reading.whole.get("waypoints", False)
        if not isinstance(waypoints, bool):
            what = f"{reading.url} has waypoints {begun(json.dumps(waypoints), 60)}"
            yield found(reading.element, what, value=str(waypoints))
        for number, row in reading.rows:
            if not isinstance(row.get("toc", True), bool):
                yield reading.found(number, f"has toc {begun(json.dumps(row['toc']), 60)}", row["toc"])


@rule("chapters-title-missing", Severity.INFO, source=JSON_CHAPTERS, alias="T911", profiles=_PC20)
def chapters_title_missing(feed: Feed) -> Iterator[Found]:
    """A chapter of the file has no title.

    Why: apps show an empty row in the list of chapters.

    Fix: write a ``title``, or ``"toc": false`` if it should not be listed.
    """
    for reading in feed.once(_readings):
        for number, row in reading.rows:
            title = row.get("title")
            if row.get("toc") is not False and not (isinstance(title, str) and title.strip()):
                yield reading.found(number, "has no title", title)


@rule("chapters-location", Severity.ERROR, source=JSON_CHAPTERS, alias="T909", profiles=_PC20)
def chapters_location(feed: Feed) -> Iterator[Found]:
    """The location of a chapter in the file lacks its name or its place.

    Why: apps that show a map need both, and pass over the location.

    Fix: write ``"location": {"name": "…", "geo": "geo:11.5,104.9"}``.
    """
    for reading in feed.once(_readings):
        for number, row in reading.rows:
            if "location" not in row:
                continue
            location = row["location"]
            texts = location if isinstance(location, dict) else {}
            missing = [name for name in ("name", "geo") if not _text(texts.get(name))]
            if missing:
                yield reading.found(number, f"has a location without {' and '.join(missing)}", location)


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_KEYS = ("startTime", "endTime", "title", "img", "url", "toc", "location")
_MEANT = {
    "start": "startTime",
    "end": "endTime",
    "image": "img",
    "link": "url",
    "href": "url",
    "name": "title",
    "hidden": "toc",
}
"""Keys of other forms of chapters → the one that is meant."""
_KEYS_LOOKED_AT = 50


@rule("chapters-unknown-key", Severity.INFO, source=JSON_CHAPTERS, alias="T910", profiles=_PC20)
def chapters_unknown_key(feed: Feed) -> Iterator[Found]:
    """A chapter of the file has a key that looks like a slip for one of the format's.

    Why: apps pass over keys that they do not know; keys of your own are fine.

    Fix: write the key as it is named.
    """
    for reading in feed.once(_readings):
        seen = set(_KEYS)
        for number, row in reading.rows:
            for key in row if len(seen) < _KEYS_LOOKED_AT else ():
                meant = None if key in seen else _MEANT.get(key.lower()) or nearest(key, _KEYS)
                seen.add(key)
                if meant is not None and meant not in row:
                    yield reading.found(number, f"has the key {begun(key, 60)!r}; {meant!r} is meant", key)
