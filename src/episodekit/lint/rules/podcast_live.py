"""Live streams of the podcast namespace."""

from collections.abc import Iterator
from datetime import timedelta

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PODCAST_TAG
from episodekit.notation.forms import iso_moment

_PC20 = ("pc20",)
_LIVE = f"{PODCAST_TAG}live-item.md"
_LATE = {"live": timedelta(hours=24), "pending": timedelta(hours=1)}


def _lives(feed: Feed) -> list[Element]:
    return feed.every("podcast:liveItem", "channel")


@rule("liveitem-start", Severity.ERROR, source=_LIVE, alias="N790", profiles=_PC20)
def liveitem_start(feed: Feed) -> Iterator[Found]:
    """The time of a ``podcast:liveItem`` has no zone, or is no time.

    Why: apps would announce the stream at the wrong hour.

    Fix: write date, time and zone, such as ``2026-11-24T18:00:00+01:00``.
    """
    for element in _lives(feed):
        for name in ("start", "end"):
            value = element.get(name)
            if value and iso_moment(value) is None:
                yield found(element, f"{name} of podcast:liveItem is {value!r}", value=value)


@rule(
    "liveitem-no-contentlink",
    Severity.ERROR,
    source=_LIVE,
    alias="N792",
    profiles=_PC20,
)
def liveitem_no_contentlink(feed: Feed) -> Iterator[Found]:
    """A ``podcast:liveItem`` has no ``podcast:contentLink``.

    Why: apps that cannot play the stream have nowhere to send the listener.

    Fix: put ``<podcast:contentLink href="…">`` with the page of the stream into it.
    """
    for element in _lives(feed):
        if element.child("podcast:contentLink") is None:
            yield found(element, "podcast:liveItem has no podcast:contentLink")


@rule("liveitem-end-before-start", Severity.WARNING, source=_LIVE, alias="N791", profiles=_PC20)
def liveitem_end_before_start(feed: Feed) -> Iterator[Found]:
    """A ``podcast:liveItem`` ends before it starts.

    Why: apps take the stream for over and announce nothing.

    Fix: correct ``start`` or ``end``; mind their zones.
    """
    for live in _lives(feed):
        start, end = (iso_moment(live.get(name) or "") for name in ("start", "end"))
        if start is not None and end is not None and end < start:
            yield found(
                live, f"it ends at {live.get('end')}, before {live.get('start')}", value=live.get("end")
            )


@rule("liveitem-incomplete", Severity.WARNING, source=_LIVE, alias="N793", profiles=_PC20)
def liveitem_incomplete(feed: Feed) -> Iterator[Found]:
    """A ``podcast:liveItem`` lacks its title, its guid or its stream.

    Why: apps show live streams as they show episodes, and leave out what they can neither name nor play.

    Fix: write ``<title>``, ``<guid>`` and ``<enclosure>`` or ``<podcast:alternateEnclosure>`` as in an ``<item>``.
    """
    for live in _lives(feed):
        lacks = [f"<{tag}>" for tag in ("title", "guid") if not live.value_of(tag)]
        if live.child("enclosure") is None and live.child("podcast:alternateEnclosure") is None:
            lacks.append("<enclosure>")
        if lacks:
            yield found(
                live, f"podcast:liveItem has no {' and no '.join(lacks)}", fix=f"write {', '.join(lacks)}"
            )


@rule("liveitem-guid", Severity.WARNING, source=_LIVE, alias="N794", profiles=_PC20)
def liveitem_guid(feed: Feed) -> Iterator[Found]:
    """A ``podcast:liveItem`` has the guid of an episode, or of another live stream.

    Why: apps take the two for one, and the stream or the episode vanishes.

    Fix: give the stream a guid of its own.
    """
    lives = feed.every("guid", "podcast:liveItem")
    seen = {guid.value: guid for guid in reversed(feed.every("guid", "item"))} if lives else {}
    for guid in lives:
        first = seen.setdefault(guid.value, guid)
        if guid.value and first is not guid:
            what = f"the guid {guid.value!r} stands in line {feed.line(first)} too"
            yield found(guid, what, value=guid.value)


@rule("stale-live", Severity.INFO, source=_LIVE, alias="N795", profiles=_PC20)
def stale_live(feed: Feed) -> Iterator[Found]:
    """A live stream has been live for more than a day, or is still announced an hour after it was to begin.

    Why: apps list a stream by its ``status``, whatever its times say; listeners tap it and hear nothing.

    Fix: write ``status="ended"``, or delete the ``<podcast:liveItem>``.
    """
    now = feed.evidence.now
    for live in _lives(feed) if now is not None else ():
        start, status = iso_moment(live.get("start") or ""), live.get("status")
        late = _LATE.get(status or "")
        if now is not None and start is not None and late is not None and now - start > late:
            yield found(live, f"it is still {status}, from {live.get('start')}", value=status)


@rule("liveitem-end-missing", Severity.INFO, source=_LIVE, alias="N796", profiles=_PC20)
def liveitem_end_missing(feed: Feed) -> Iterator[Found]:
    """A ``podcast:liveItem`` has no ``end``.

    Why: the namespace recommends it; apps cannot show how long the stream will be, and some refuse it.

    Fix: write when it will end, about, such as ``end="2026-11-24T19:00:00+01:00"``.
    """
    for live in _lives(feed):
        if not (live.get("end") or "").strip():
            yield found(live, "podcast:liveItem has no end")
