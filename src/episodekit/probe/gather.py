"""Asks for a feed and for everything that it points to, several servers at a time, within bounds."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from episodekit.feed.document import Document
from episodekit.http.connections import check_installed
from episodekit.http.wanted import FEED
from episodekit.lint.links import Role, links
from episodekit.lint.reached import Exchange, Kind, Online, Reached, Trouble
from episodekit.model.settings import ONLINE_ITEMS, ONLINE_SECONDS
from episodekit.probe.asking import Asker, Question
from episodekit.probe.traffic import LeftAloneError, Traffic
from episodekit.probe.work import READ, Progress, Work

FEED_LIMIT_BYTES = 200_000_000
_FEED = {**READ, "Accept": FEED.accept}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much is asked.

    Attributes:
        items: the links of so many of the newest items; 0: of all.
        seconds: for all questions together.
        allow_local: whether private networks may be asked; otherwise only the machine that the user named.
        pause_seconds: between two questions to the same server.
    """

    items: int = ONLINE_ITEMS
    seconds: float = ONLINE_SECONDS
    allow_local: bool = False
    pause_seconds: float = 0.05


@dataclass(frozen=True, slots=True)
class Fetched:
    """A feed from the address that the user named: its bytes (empty if it was not given), and how its server answered."""

    url: str
    data: bytes
    reached: Reached

    @property
    def public_url(self) -> str:
        """Where it is, after redirects."""
        return self.reached.get.url if self.reached.get is not None else self.url

    @property
    def given(self) -> bool:
        """Whether its server gave it, whole."""
        got = self.reached.get
        return got is not None and got.given and got.trouble is None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the network said.

    Attributes:
        files: URL → where the file that was fetched lies: transcripts, chapters, artwork.
        left_out: the URLs that nobody was asked for, because time or place was up or a server wanted to be left alone.
    """

    online: Online
    files: Mapping[str, Path]
    left_out: tuple[str, ...]


def fetch_feed(url: str, bounds: Bounds) -> Fetched:
    """Ask for a feed: whole, its headers, and whether it has changed.

    Raises:
        ArticleError: the extra ``online`` is not installed.
    """
    check_installed(url)
    traffic = Traffic(seconds=bounds.seconds, pause_seconds=bounds.pause_seconds)
    asker = Asker(traffic, _allowed(traffic, url, bounds))
    with closing(asker):
        try:
            got = asker.ask(Question(url=url, headers=_FEED, limit_bytes=FEED_LIMIT_BYTES, whole=True))
        except LeftAloneError as problem:
            late = None if problem.status else Trouble(Kind.SILENCE, "the server takes too long")
            return Fetched(url, b"", Reached(get=Exchange(url=url, status=problem.status, trouble=late)))
        if not got.exchange.given or got.exchange.trouble is not None:
            return Fetched(url, b"", Reached(get=got.exchange))
        headers = got.exchange.headers
        etag, date = headers.get("etag", ""), headers.get("last-modified", "")
        reached = Reached(
            get=got.exchange,
            head=_asked(asker, Question(url=url, method="HEAD", headers=_FEED)),
            by_etag=_asked(asker, Question(url=url, headers={**_FEED, "If-None-Match": etag}))
            if etag
            else None,
            by_date=_asked(asker, Question(url=url, headers={**_FEED, "If-Modified-Since": date}))
            if date
            else None,
        )
    return Fetched(url, got.body, reached)


def _asked(asker: Asker, question: Question) -> Exchange | None:
    try:
        return asker.ask(question).exchange
    except LeftAloneError:
        return None


def _allowed(traffic: Traffic, url: str, bounds: Bounds) -> frozenset[str] | None:
    """The addresses that may be asked though they are in a private network: those of the machine that the user named."""
    if bounds.allow_local:
        return None
    try:
        parts = urlsplit(url)
        return frozenset(traffic.addresses(parts.hostname or "", parts.port or 80)) if url else frozenset()
    except ValueError:
        return frozenset()


@contextmanager
def gathered(
    document: Document, bounds: Bounds, *, feed: Fetched | None = None, progress: Progress | None = None
) -> Iterator[Gathered]:
    """Ask for everything that a feed points to; the files that were fetched lie there as long as the context.

    Args:
        document: the feed.
        bounds: how much to ask.
        feed: what its own server said, if it came from an address.
        progress: told after each address.

    Raises:
        ArticleError: the extra ``online`` is not installed.
    """
    check_installed("--online")
    wanted: dict[str, set[Role]] = defaultdict(set)
    for link in links(document, bounds.items):
        wanted[link.url].add(link.role)
    traffic = Traffic(seconds=bounds.seconds, pause_seconds=bounds.pause_seconds)
    known = {feed.url: feed.reached} if feed is not None else {}
    asked = {url: roles for url, roles in wanted.items() if url not in known}
    allowed = _allowed(traffic, feed.url if feed is not None else "", bounds)
    # What hangs longer than the time given may still write when the folder goes.
    with tempfile.TemporaryDirectory(prefix="episodekit-", ignore_cleanup_errors=True) as folder:
        work = Work(traffic, allowed, Path(folder))
        answers = {**{url: known[url] for url in wanted if url in known}, **work.run(asked, progress)}
        left_out = tuple(url for url in wanted if url not in answers)
        own = feed.reached if feed is not None else None
        yield Gathered(Online(feed=own, links=answers), dict(work.files), left_out)
