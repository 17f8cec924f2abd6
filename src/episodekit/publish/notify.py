"""Tells hubs that a feed has changed, once its address serves the new one: a hub that is told earlier spreads the old one."""

import hashlib
import time
from collections.abc import Callable, Collection

from episodekit import http
from episodekit.errors import EpisodekitError
from episodekit.publish.local import Ledger
from episodekit.publishing.hubs import Ping

WAIT_SECONDS = 60.0
"""How long a feed's address may serve the old one: some caches take their time."""
_SECONDS = 30.0
_ACCEPTED = {"Accept-Encoding": "identity", "Accept": "application/rss+xml, */*;q=0.5"}


def notify(
    ledger: Ledger, target: str, live: Collection[str], *, wait_seconds: float, told: Callable[[str], None]
) -> None:
    """Tell every hub that has not been told of a live feed; one that cannot be told now is told next time.

    Args:
        ledger: holds whom to tell.
        target: whose feeds.
        live: the SHA-256 of the feeds that are live; what was noted of any other is forgotten.
        wait_seconds: for an address to serve the new feed; 0: it is asked once.
        told: is given each line for the user, of a hub that was told or of a problem.
    """
    served: dict[tuple[str, str], str] = {}
    for ping in ledger.pings(target):
        if ping.sha256 not in live:
            ledger.forget(target, ping)
            continue
        key = ping.topic, ping.sha256
        if key not in served:
            served[key] = _awaited(ping, wait_seconds)
        problem = served[key] or _failure(ping)
        if problem:
            told(f"warning: {ping.hub} was not told of the new feed: {problem}; the next publish tries again")
        else:
            ledger.forget(target, ping)
            told(f"told: {ping.hub}")


def _awaited(ping: Ping, wait_seconds: float) -> str:
    """Why the topic does not serve the new feed; empty once it does."""
    until, pause = time.monotonic() + wait_seconds, 0.5
    while True:
        problem = _not_served(ping)
        left = until - time.monotonic()
        if not problem or left <= 0:
            return problem
        time.sleep(min(pause, left))
        pause *= 2


def _not_served(ping: Ping) -> str:
    found = hashlib.sha256()
    try:
        with http.opened(ping.topic, headers=_ACCEPTED, timeout=_SECONDS) as answer:
            for chunk in answer.accepted(ping.topic).chunks:
                found.update(chunk)
    except EpisodekitError as problem:
        return f"{ping.topic}: {problem.message} ({problem.remedy})"
    return "" if found.hexdigest() == ping.sha256 else f"{ping.topic} does not serve it yet"


def _failure(ping: Ping) -> str:
    """What W3C leaves undefined, hubs have agreed on; old ones read ``hub.url``, others ``hub.topic``: both are sent."""
    form = {"hub.mode": "publish", "hub.url": ping.topic, "hub.topic": ping.topic}
    try:
        with http.opened(ping.hub, headers={}, timeout=_SECONDS, form=form) as answer:
            answer.accepted(ping.hub)
    except EpisodekitError as problem:
        return f"{problem.message} ({problem.remedy})"
    return ""
