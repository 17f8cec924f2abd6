"""The chapters file (JSON) that an item points to, if it is known.

All its rules come from one reading of each file, which is made on the first question.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from episodekit import urls
from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import JSON_CHAPTERS

_PC20 = ("pc20",)


@dataclass(slots=True)
class _Reading:
    """What one chapters file of an item holds: the rows that are objects, or what is wrong with the whole."""

    element: Element
    url: str
    broken: str = ""
    rows: list[tuple[int, dict[str, object]]] = field(default_factory=list)

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
        reading.broken = f"is not JSON: {str(error)[:100]}"
        return reading
    rows = document.get("chapters") if isinstance(document, dict) else None
    if not isinstance(rows, list) or not rows:
        reading.broken = (
            "has no list of chapters" if not isinstance(rows, list) else "has an empty list of chapters"
        )
    elif not isinstance(document.get("version"), str):
        reading.broken = "has no version as text"
    elif not all(isinstance(row, dict) for row in rows):
        reading.broken = "has a chapter that is no object"
    for number, row in enumerate(rows if isinstance(rows, list) else (), start=1):
        if isinstance(row, dict):
            reading.rows.append((number, row))
    return reading


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
                yield reading.found(number, f"has startTime {json.dumps(value)[:60]}", value)


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
                        number, f"has endTime {json.dumps(row['endTime'])[:60]}", row["endTime"]
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
                    yield reading.found(number, f"has {name} {str(url)[:200]!r}", url)


@rule("chapters-toc", Severity.ERROR, source=JSON_CHAPTERS, alias="T908", profiles=_PC20)
def chapters_toc(feed: Feed) -> Iterator[Found]:
    """``toc`` of a chapter in the file is neither true nor false.

    Why: apps take any text for true.

    Fix: write ``true`` or ``false`` without quotes.
    """
    for reading in feed.once(_readings):
        for number, row in reading.rows:
            if not isinstance(row.get("toc", True), bool):
                yield reading.found(number, f"has toc {json.dumps(row['toc'])[:60]}", row["toc"])


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
