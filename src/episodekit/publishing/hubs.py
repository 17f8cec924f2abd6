"""Whom to tell that a feed has changed: the hubs that it names (WebSub, https://www.w3.org/TR/websub/)."""

from dataclasses import dataclass

from episodekit.feed.tree import parse


@dataclass(frozen=True, slots=True)
class Ping:
    """One hub to be told of one feed.

    Attributes:
        hub: its address. topic: the feed's own address, as the feed states it.
        sha256: of the feed's content, hexadecimal: what the topic has to serve before the hub is told.
    """

    hub: str
    topic: str
    sha256: str


def pings_of(feed: bytes, sha256: str, address: str) -> tuple[Ping, ...]:
    """One for each hub that a feed names.

    Args:
        feed: its content.
        sha256: of that.
        address: where it is published, for a feed that does not say so itself.
    """
    if b"hub" not in feed:
        return ()
    root = parse(feed).root
    channels = [child for child in root.children if child.tag == "channel"] if root else []
    links: dict[str, list[str]] = {"hub": [], "self": []}
    for channel in channels:
        for child in channel.children:
            relation, href = (child.get("rel") or "").strip().lower(), (child.get("href") or "").strip()
            if child.tag == "atom:link" and relation in links and href:
                links[relation].append(href)
    topic = next(iter(links["self"]), address)
    return tuple(Ping(hub, topic, sha256) for hub in dict.fromkeys(links["hub"]))
