"""Episodes beside the feed that was published before: what would make apps load, lose or mix them up."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.change import Change, change_of
from episodekit.lint.feed import Feed
from episodekit.lint.listing import Entry
from episodekit.lint.matching import Pair
from episodekit.lint.rule import Found, found, rule
from episodekit.notation import urls

_TAGS = 50  # tags are a smaller part of a file than one in so many


def _at(entry: Entry, *tags: str) -> Element:
    """Where to point: at the first of these children that the item has, or at the item."""
    item = entry.element
    if item is None:
        raise TypeError("only an item of the new feed has a place")
    return next((child for tag in tags if (child := item.child(tag)) is not None), item)


def _pairs(feed: Feed) -> Sequence[Pair]:
    change = change_of(feed)
    return change.match.pairs if change is not None else ()


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


@rule("guid-changed", Severity.ERROR, alias="D001")
def guid_changed(feed: Feed) -> Iterator[Found]:
    """An episode has another guid than before.

    Why: apps know an episode by its guid alone: everybody downloads it again, and it counts as not yet heard.

    Fix: write the old guid back, letter by letter; it is a name, so ``http`` stays even if the page moved. If it is
    meant, ``episodekit build --accept guid-changed``.
    """
    change = change_of(feed)
    reused = {new.rank for _, new in change.match.reused} if change is not None else ()
    for old, new in _pairs(feed):
        if old.guid == new.guid or new.rank in reused:
            continue
        if old.guid:
            what = f"{new.name} had the guid {old.guid!r}" + (", now it has none" if not new.guid else "")
            yield found(
                _at(new, "guid"), what, value=new.guid, fix=f"write <guid> as it was before: {old.guid}"
            )
        else:
            what = f"{new.name} had no guid, and now has {new.guid!r}"
            fix = "expect that some apps load it once more, and never change it again"
            yield found(_at(new, "guid"), what, value=new.guid, fix=fix, severity=Severity.WARNING)


@rule("guid-reused", Severity.ERROR, alias="D002")
def guid_reused(feed: Feed) -> Iterator[Found]:
    """The guid of an episode now belongs to another one.

    Why: apps take the new episode for the one that they know: they do not load it, or show it as heard.

    Fix: give the new episode a guid of its own, and the old one its guid back. If it is meant,
    ``episodekit build --accept guid-reused``.
    """
    change = change_of(feed)
    for old, new in change.match.reused if change is not None else ():
        what = f"the guid {new.guid!r} of {new.name} was that of {old.name}"
        yield found(_at(new, "guid"), what, value=new.guid)


@rule("item-removed", Severity.WARNING, alias="D003")
def item_removed(feed: Feed) -> Iterator[Found]:
    """An episode that was in the feed is gone.

    Why: apps delete it, or show it as no longer to be had; what links to it leads nowhere.

    Fix: put it back; if it was taken out on purpose, there is nothing to do. One that newer episodes pushed out of a
    feed of limited length is told as a note: archive pages (RFC 5005) keep it.
    """
    change = change_of(feed)
    if change is None or feed.channel is None or not change.new.entries:
        return  # all of them: that is feed-shrunk
    for entry in change.lost:
        yield _missing(feed.channel, change, entry, None)
    for entry in change.rolled:
        yield _missing(feed.channel, change, entry, Severity.INFO)


def _missing(channel: Element, change: Change, entry: Entry, severity: Severity | None) -> Found:
    why = ": newer ones pushed it out" if severity is not None else ""
    what = f"{entry.name} of line {entry.line} in {change.old.name} is gone{why}"
    fix = "put it back, unless it was taken out on purpose"
    return found(channel, what, value=entry.guid or entry.url, fix=fix, severity=severity)


@rule("pubdate-changed", Severity.INFO, alias="D004")
def pubdate_changed(feed: Feed) -> Iterator[Found]:
    """The date of an episode has changed.

    Why: apps sort by it; an old episode jumps up in the list or counts as new. It is a warning if the order of the
    episodes changes.

    Fix: write the date back at which it was first published.
    """
    changed = [
        (old.moment, new.moment, old, new)
        for old, new in _pairs(feed)
        if old.moment is not None and new.moment is not None and old.moment != new.moment
    ]
    still = sorted(
        old.moment for old, new in _pairs(feed) if old.moment is not None and old.moment == new.moment
    )
    crossed = _crossed([(before, now) for before, now, _, _ in changed])
    for number, (before, now, _, new) in enumerate(changed):
        low, high = min(before, now), max(before, now)
        jumps = number in crossed or bisect_right(still, low) < bisect_left(still, high)
        what = f"{new.name} was of {_day(before)}" + (
            ", and now stands elsewhere in the order" if jumps else ""
        )
        element = _at(new, "pubDate")
        yield found(element, what, value=element.value, severity=Severity.WARNING if jumps else None)


def _crossed(moves: list[tuple[datetime, datetime]]) -> set[int]:
    """The moves that overtake another one: sorted by where they were, they are not sorted by where they are."""
    order = sorted(range(len(moves)), key=lambda number: moves[number])
    ends = [moves[number][1] for number in order]
    latest = list(accumulate(ends, max))
    soonest = list(accumulate(reversed(ends), min))[::-1]
    return {
        number
        for place, number in enumerate(order)
        if latest[place] > ends[place] or soonest[place] < ends[place]
    }


@rule("enclosure-url-changed", Severity.INFO, alias="D005")
def enclosure_url_changed(feed: Feed) -> Iterator[Found]:
    """The file of an episode lies elsewhere than before.

    Why: apps that go by the URL load it again, and links to the old file break unless they redirect. Tracking
    prefixes, queries and https instead of http count for nothing.

    Fix: let the old URL redirect to the new one.
    """
    for old, new in _pairs(feed):
        if old.file and new.file and old.file != new.file and not urls.is_private(urls.host(old.url)):
            yield found(_at(new, "enclosure"), f"the file of {new.name} was {old.url}", value=new.url)


@rule("enclosure-swapped", Severity.WARNING)
def enclosure_swapped(feed: Feed) -> Iterator[Found]:
    """There is another file under the URL of before.

    Why: caches and apps go on with the file that they have, or join half of each. It is a note if the length changed
    by no more than a fiftieth, as it does with new tags.

    Fix: give a new recording a new name; after a small correction, whoever has the old file keeps it.
    """
    change = change_of(feed)
    for old, new in _pairs(feed):
        if old.url == new.url and old.length and new.length and old.length != new.length:
            what = f"{new.url} had {old.length} bytes, now {new.length}"
            small = abs(old.length - new.length) * _TAGS <= old.length
            severity = Severity.INFO if small else None
            yield found(_at(new, "enclosure"), what, value=str(new.length), severity=severity)
    for old, new in change.match.replaced if change is not None else ():
        what = f"{new.url} was the file of {old.name}, now it is that of {new.name}"
        yield found(_at(new, "enclosure"), what, value=new.url)


@rule("episode-renumbered", Severity.WARNING, alias="D009")
def episode_renumbered(feed: Feed) -> Iterator[Found]:
    """The season or number of an episode has changed.

    Why: serial shows are sorted by it, and people name episodes by it.

    Fix: write the old number back; numbers need not be without gaps.
    """
    for old, new in _pairs(feed):
        for place, tag in enumerate(("season", "episode")):
            before, now = old.numbers[place], new.numbers[place]
            if before and now and before != now:
                element = _at(new, f"itunes:{tag}", f"podcast:{tag}")
                yield found(element, f"{new.name} was {tag} {before}, now {now}", value=now)
