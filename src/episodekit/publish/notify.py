"""Tells hubs and services that a feed has changed, once its address serves the new one: a hub that is told earlier spreads the old one."""

import hashlib
import re
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from itertools import islice
from urllib.parse import urlencode

from episodekit import http
from episodekit.errors import EpisodekitError
from episodekit.http.connections import printable
from episodekit.planning.hubs import PODCAST_INDEX, PODPING, Ping
from episodekit.publish.local import Ledger

WAIT_SECONDS = 60.0
"""How long a feed's address may serve the old one: some caches take their time."""
_SECONDS = 30.0
_MOST_CHUNKS = 4
_REFUSED = re.compile(rb'"status"\s{0,9}:\s{0,9}"?false', re.IGNORECASE)
_WHY = re.compile(rb'"description"\s{0,9}:\s{0,9}"([^"]{1,300})')
_ACCEPTED = {"Accept-Encoding": "identity", "Accept": "application/rss+xml, */*;q=0.5"}


def notify(
    ledger: Ledger,
    target: str,
    live: Collection[str],
    *,
    wait_seconds: float,
    told: Callable[[str], None],
    token: Callable[[], str],
) -> None:
    """Tell every hub and service that has not been told of a live feed; one that cannot be told now is told next time.

    Args:
        ledger: holds whom to tell.
        target: whose feeds.
        live: the SHA-256 of the feeds that are live; what was noted of any other is forgotten.
        wait_seconds: for an address to serve the new feed; 0: it is asked once.
        told: is given each line for the user, of a hub that was told or of a problem.
        token: gives that of Podping, or raises RemoteError if there is none.
    """
    served: dict[tuple[str, str], str] = {}
    for ping in ledger.pings(target):
        if ping.sha256 not in live:
            ledger.forget(target, ping)
            continue
        key = ping.topic, ping.sha256
        if key not in served:
            served[key] = _awaited(ping, wait_seconds)
        problem = served[key] or _failure(ping, token)
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
    try:
        served = digest_at(ping.topic)
    except EpisodekitError as problem:
        return f"{ping.topic}: {problem.message} ({problem.remedy})"
    return "" if served == ping.sha256 else f"{ping.topic} does not serve it yet"


def digest_at(url: str) -> str:
    """The SHA-256 of the feed at an address, hexadecimal.

    Raises:
        RemoteError: it cannot be had.
        ArticleError: the extra ``online`` is not installed.
    """
    found = hashlib.sha256()
    with http.opened(url, headers=_ACCEPTED, timeout=_SECONDS) as answer:
        for chunk in answer.accepted(url).chunks:
            found.update(chunk)
    return found.hexdigest()


def _failure(ping: Ping, token: Callable[[], str]) -> str:
    """Why a hub or service could not be told; empty if it was."""
    try:
        if ping.hub == PODCAST_INDEX:
            return _index_failure(ping)
        if ping.hub.startswith(PODPING):
            with _asked(ping, {"Authorization": token()}) as answer:
                answer.accepted(PODPING)
            return ""
        # What W3C leaves undefined, hubs have agreed on; old ones read hub.url, others hub.topic: both are sent.
        form = {"hub.mode": "publish", "hub.url": ping.topic, "hub.topic": ping.topic}
        with http.opened(ping.hub, headers={}, timeout=_SECONDS, form=form) as answer:
            answer.accepted(ping.hub)
    except EpisodekitError as problem:
        return f"{problem.message} ({problem.remedy})"
    return ""


def _index_failure(ping: Ping) -> str:
    """It may say in an answer with 200 that it does not know the feed."""
    with _asked(ping, {}) as answer:
        body = b"".join(islice(answer.accepted(ping.hub).chunks, _MOST_CHUNKS))
    if not _REFUSED.search(body):
        return ""
    why = _WHY.search(body)
    said = printable(why[1].decode("utf-8", "replace"))[:200] if why else "it gives no reason"
    return f"it refuses: {said} (see that the feed is listed there: https://podcastindex.org/add)"


def _asked(ping: Ping, headers: Mapping[str, str]) -> AbstractContextManager[http.Answer]:
    """A service: what it is asked with may be a secret, so it follows no redirect."""
    url = ping.hub + ("&" if "?" in ping.hub else "?") + urlencode({"url": ping.topic})
    return http.opened(url, headers=headers, timeout=_SECONDS, follows=False)
