"""What a feed points to and a player or a directory fetches."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from typing import NamedTuple

from episodekit.feed.document import Document, Element
from episodekit.lint.feed import Feed
from episodekit.lint.reached import Reached
from episodekit.notation import rfc822, urls
from episodekit.vocabulary.media_types import STREAMS, bare_type
from episodekit.vocabulary.relations import PAGES


class Role(Enum):
    """What is behind a link; the value is what a message calls it."""

    MEDIA = "file"
    ART = "artwork"
    TRANSCRIPT = "transcript"
    CHAPTERS = "chapters file"
    FEED = "feed"
    SELF = "address of the feed"
    PAGE = "page of the feed"
    HUB = "hub"


class Link(NamedTuple):
    """A link: its URL without outer white space, and the element that holds it."""

    role: Role
    url: str
    element: Element


class Asked(NamedTuple):
    """A link that was asked, or the feed itself: ``at`` is where a finding about it stands."""

    role: Role
    url: str
    at: Element | tuple[int, int]
    reached: Reached


def asked(feed: Feed) -> list[Asked]:
    """The feed's own address and every link whose server was asked, in document order, the feed first."""
    online = feed.evidence.online
    if online is None:
        return []
    rows = []
    if online.feed is not None and online.feed.get is not None:
        got, top = online.feed.get, feed.channel or (1, 1)
        rows.append(Asked(Role.FEED, got.hops[0].url if got.hops else got.url, top, online.feed))
    for link in links(feed.document):
        reached = online.links.get(link.url)
        if reached is not None:
            rows.append(Asked(link.role, link.url, link.element, reached))
    return rows


def asked_once(feed: Feed) -> list[Asked]:
    """The same, each URL of a role once, where it stands first."""
    first: dict[tuple[Role, str], Asked] = {}
    for row in feed.once(asked):
        first.setdefault((row.role, row.url), row)
    return list(first.values())


_EARLIEST = datetime.min.replace(tzinfo=UTC)


def links(document: Document, items: int = 0) -> list[Link]:
    """The links to the web of a channel and of its newest items, in document order.

    Args:
        document: the feed.
        items: of so many items, the newest by date; 0: of all.
    """
    channel = document.channel
    if channel is None:
        return []
    found = list(_of_channel(channel))
    for item in _newest(document.items, items):
        found += _of_item(item)
    return [link for link in found if urls.is_web(link.url)]


def _newest(items: list[Element], number: int) -> list[Element]:
    if not number or number >= len(items):
        return items
    ranked = sorted(range(len(items)), key=lambda index: _moment(items[index]), reverse=True)
    return [items[index] for index in sorted(ranked[:number])]


def _moment(item: Element) -> datetime:
    return rfc822.read(item.value_of("pubDate")).moment or _EARLIEST


def _of_channel(channel: Element) -> Iterator[Link]:
    for link in channel.all("atom:link"):
        relation = (link.get("rel") or "").strip()
        role = {"self": Role.SELF, "hub": Role.HUB}.get(relation, Role.PAGE if relation in PAGES else None)
        if role is not None:
            yield _link(role, link, "href")
    for moved in channel.all("itunes:new-feed-url"):
        yield Link(Role.SELF, moved.value, moved)
    for image in channel.all("itunes:image"):
        yield _link(Role.ART, image, "href")


def _of_item(item: Element) -> Iterator[Link]:
    for enclosure in item.all("enclosure"):
        yield _link(Role.MEDIA, enclosure, "url")
    for alternate in item.all("podcast:alternateEnclosure"):
        yield from _sources(alternate)
    for image in item.all("itunes:image"):
        yield _link(Role.ART, image, "href")
    for transcript in item.all("podcast:transcript"):
        yield _link(Role.TRANSCRIPT, transcript, "url")
    for chapters in item.all("podcast:chapters"):
        yield _link(Role.CHAPTERS, chapters, "url")


def _sources(alternate: Element) -> Iterator[Link]:
    """The sources of an alternate enclosure that are files; a stream or a torrent has neither length nor ranges."""
    for source in alternate.all("podcast:source"):
        kind = media_type(source.get("contentType") or alternate.get("type"))
        if kind.startswith(("audio/", "video/")) and kind not in STREAMS:
            yield _link(Role.MEDIA, source, "uri")


def statement(element: Element) -> tuple[str, str]:
    """The type and the length that a feed states of the file behind a link; each empty if it states none."""
    parent = element.parent
    if element.tag != "podcast:source" or parent is None:
        return media_type(element.get("type")), (element.get("length") or "").strip()
    return media_type(element.get("contentType") or parent.get("type")), (parent.get("length") or "").strip()


def media_type(stated: str | None) -> str:
    """A type as it is compared: in lower case, without parameters."""
    return bare_type(stated)


def _link(role: Role, element: Element, attribute: str) -> Link:
    return Link(role, (element.get(attribute) or "").strip(), element)
