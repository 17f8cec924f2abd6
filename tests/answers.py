"""What servers answered, as JSON beside a case: ``{"feed": {"get": {...}}, "links": {URL: {"head": {...}}}}``."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from episodekit.lint.reached import Certificate, Exchange, Hop, Kind, Online, Reached, Trouble

Row = Mapping[str, Any]


def online(row: Row) -> Online:
    """What the network said; an exchange has status 200 unless its row says otherwise, or names trouble."""
    feed = _reached(row["feed"], "https://figures.news/feed.xml") if "feed" in row else None
    return Online(feed=feed, links={url: _reached(each, url) for url, each in row.get("links", {}).items()})


def _reached(row: Row, url: str) -> Reached:
    return Reached(**{name: _exchange(each, url) for name, each in row.items()})


def _exchange(row: Row, url: str) -> Exchange:
    trouble, certificate = row.get("trouble"), row.get("certificate")
    return Exchange(
        url=row.get("url", url),
        status=row.get("status", 0 if trouble else 200),
        headers=row.get("headers", {}),
        hops=tuple(Hop(*hop) for hop in row.get("hops", ())),
        size_bytes=row.get("size_bytes", 0),
        seconds=row.get("seconds", 0.1),
        trouble=Trouble(Kind(trouble[0]), trouble[1]) if trouble else None,
        certificate=Certificate(certificate[0], *map(datetime.fromisoformat, certificate[1:]))
        if certificate
        else None,
    )
