"""Whom to tell that a feed has changed: the hubs that it names (WebSub, https://www.w3.org/TR/websub/), and services."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from episodekit.vocabulary import podcast

if TYPE_CHECKING:  # a publish that has nothing to do reads no feed
    from episodekit.feed.document import Element

PODCAST_INDEX = "https://api.podcastindex.org/api/1.0/hub/pubnotify"
"""Takes ``url`` and wants no key: https://podcastindex-org.github.io/docs-api/#get-/hub/pubnotify"""
PODPING = "https://podping.cloud/"
"""Takes ``url``, ``reason`` and ``medium``, and a token in ``Authorization``: https://podping.cloud/"""


@dataclass(frozen=True, slots=True)
class Ping:
    """One hub or service to be told of one feed.

    Attributes:
        hub: its address. topic: the feed's own address, as the feed states it.
        sha256: of the feed's content, hexadecimal: what the topic has to serve before the hub is told.
    """

    hub: str
    topic: str
    sha256: str


def pings_of(feed: bytes, sha256: str, address: str, services: Sequence[str] = ()) -> tuple[Ping, ...]:
    """One for each hub that a feed names, and for each service.

    Args:
        feed: its content.
        sha256: of that.
        address: where it is published, for a feed that does not say so itself.
        services: of ``PODCAST_INDEX`` and ``PODPING``. They tell everybody: nothing of a feed that asks not to be listed.
    """
    if b"hub" not in feed and not services:
        return ()
    from episodekit.feed.tree import parse

    document = parse(feed)
    channel = document.channel
    if channel is None:
        return ()
    links: dict[str, list[str]] = {"hub": [], "self": []}
    for link in channel.all("atom:link"):
        relation, href = (link.get("rel") or "").strip().lower(), (link.get("href") or "").strip()
        if relation in links and href:
            links[relation].append(href)
    topic = next(iter(links["self"]), address)
    asked = () if _is_private(channel) else tuple(_asked(service, channel) for service in services)
    return tuple(Ping(hub, topic, sha256) for hub in dict.fromkeys((*links["hub"], *asked)))


def _is_private(channel: "Element") -> bool:
    # One with an id asks a single directory (https://podcasting2.org/docs/podcast-namespace/tags/block).
    blocks = (*channel.all("itunes:block"), *channel.all("podcast:block"))
    blocks = tuple(block for block in blocks if (block.get("id") or "podcastindex") == "podcastindex")
    return any(block.value.strip().lower() == "yes" for block in blocks)


def _asked(service: str, channel: "Element") -> str:
    if service != PODPING:
        return service
    medium = channel.value_of("podcast:medium")
    return (
        service
        + "?"
        + urlencode({"reason": "update", "medium": medium if medium in podcast.media() else "podcast"})
    )
