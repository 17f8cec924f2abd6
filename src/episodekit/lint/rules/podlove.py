"""Podlove Simple Chapters: chapters in the feed itself."""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from episodekit.errors import InvalidValueError
from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PSC
from episodekit.notation import timecode, urls
from episodekit.patterns import later

_NPT = later(r"(?:(?:[0-9]{1,3}:)?[0-5]?[0-9]:)?[0-9]{1,6}(?:\.[0-9]{1,9})?")


def _lists(feed: Feed) -> list[Element]:
    return feed.every("psc:chapters", "item", "podcast:liveItem")


def _start(chapter: Element) -> timedelta | None:
    """The start as Normal Play Time; None if it is none."""
    return _time(chapter.attributes.get("start") or "")


@lru_cache(maxsize=8192)
def _time(written: str) -> timedelta | None:
    value = written.strip()
    if not _NPT.fullmatch(value):
        return None
    whole, point, fraction = value.partition(".")
    try:
        return timecode.parse(f"{whole}{point}{fraction[:6]}")
    except InvalidValueError:
        return None


def starts(chapters: Element) -> list[float] | None:
    """The starts of a list of chapters in seconds; None if one of them has none."""
    times = [_start(chapter) for chapter in chapters.all("psc:chapter")]
    found_times = [time.total_seconds() for time in times if time is not None]
    return found_times if len(found_times) == len(times) else None


@rule("psc-repeated", Severity.ERROR, source=PSC, alias="S880")
def psc_repeated(feed: Feed) -> Iterator[Found]:
    """An item has two lists of chapters.

    Why: players take one of them, and not always the same.

    Fix: keep one ``psc:chapters``.
    """
    for chapters, first in feed.repeated("psc:chapters", "item", "podcast:liveItem"):
        yield found(chapters, f"psc:chapters stands already in line {feed.line(first)}")


@rule("psc-empty", Severity.ERROR, source=PSC, alias="S881")
def psc_empty(feed: Feed) -> Iterator[Found]:
    """A list of chapters has no chapter.

    Why: players offer chapters and then show none.

    Fix: put ``psc:chapter`` elements into it, or delete it.
    """
    for chapters in _lists(feed):
        if not any(child.tag == "psc:chapter" for child in chapters.children):
            yield found(chapters, "psc:chapters has no psc:chapter")


@rule("psc-version", Severity.WARNING, source=PSC, alias="S882")
def psc_version(feed: Feed) -> Iterator[Found]:
    """The version of a list of chapters does not exist.

    Why: players that know the format by its version skip the list.

    Fix: write ``version="1.2"``.
    """
    for chapters in _lists(feed):
        version = chapters.get("version")
        if version is not None and version not in {"1.0", "1.1", "1.2"}:
            yield found(chapters, f"there is no version {version!r}", value=version)


@rule("psc-start", Severity.ERROR, source=PSC, alias="S883")
def psc_start(feed: Feed) -> Iterator[Found]:
    """A chapter does not say when it starts, or not in Normal Play Time.

    Why: players skip the chapter or the whole list.

    Fix: write ``start="00:12:34.500"``.
    """
    for chapter in feed.every("psc:chapter", "psc:chapters"):
        if _start(chapter) is None:
            value = chapter.get("start")
            what = "the chapter has no start" if value is None else f"the start {value!r} is not a time"
            yield found(chapter, what, value=value)


@rule("psc-title", Severity.ERROR, source=PSC, alias="S884")
def psc_title(feed: Feed) -> Iterator[Found]:
    """A chapter has no title.

    Why: players show an empty row.

    Fix: write ``title="…"``.
    """
    for chapter in feed.every("psc:chapter", "psc:chapters"):
        if not (chapter.get("title") or "").strip():
            yield found(chapter, "the chapter has no title", value=chapter.get("title"))


@rule("psc-order", Severity.WARNING, source=PSC, alias="S885")
def psc_order(feed: Feed) -> Iterator[Found]:
    """Chapters are not in the order of their starts.

    Why: players show the wrong chapter as the current one.

    Fix: order them by time, and give no two the same start.
    """
    for chapters in _lists(feed):
        latest: timedelta | None = None
        for chapter in chapters.children:
            start = _start(chapter) if chapter.tag == "psc:chapter" else None
            if start is not None and latest is not None and start <= latest:
                what = f"the chapter starts at {timecode.clock(start)}, one before it at {timecode.clock(latest)}"
                yield found(chapter, what, value=chapter.get("start"))
            elif start is not None:
                latest = start


@rule("psc-past-end", Severity.WARNING, source=PSC, alias="S886")
def psc_past_end(feed: Feed) -> Iterator[Found]:
    """A chapter starts after the end of the episode.

    Why: nobody can ever get to it.

    Fix: correct its start, or ``itunes:duration``.
    """
    for chapters in _lists(feed):
        length = feed.duration(chapters.parent) if chapters.parent is not None else None
        for chapter in chapters.children if length is not None else ():
            start = _start(chapter) if chapter.tag == "psc:chapter" else None
            if start is not None and length is not None and start >= length:
                what = f"the chapter starts at {timecode.clock(start)}, the episode ends at {timecode.clock(length)}"
                yield found(chapter, what, value=chapter.get("start"))


@rule("psc-urls", Severity.ERROR, source=PSC, alias="S887")
def psc_urls(feed: Feed) -> Iterator[Found]:
    """The link or image of a chapter is not a whole URL.

    Why: players cannot open it.

    Fix: write the URL from ``https://`` on.
    """
    for chapter in feed.every("psc:chapter", "psc:chapters"):
        for name in ("href", "image"):
            url = chapter.get(name)
            if url is not None and not urls.is_web(url.strip()):
                yield found(chapter, f"{name} is {url!r}", value=url)
