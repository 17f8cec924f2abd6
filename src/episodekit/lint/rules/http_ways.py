"""The way to the servers of a feed and of what it points to: redirects, certificates, time, and who may read."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.links import Asked, Role, asked_once
from episodekit.lint.reached import ORIGIN, Certificate, Exchange, Kind
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import CORS, HTTP, TLS
from episodekit.notation import urls

_MOST_REDIRECTS = 5
_PERMANENT = {301, 308}
_SOON = timedelta(days=14)
_SLOW_SECONDS = 3.0
_READ_BY_PAGES = {Role.FEED, Role.CHAPTERS, Role.TRANSCRIPT, Role.ART}


def _stations(exchange: Exchange) -> list[str]:
    """The addresses on the way, the last one included."""
    return [*(hop.url for hop in exchange.hops), exchange.url]


def _firsts(feed: Feed) -> Iterator[tuple[Asked, Exchange]]:
    for row in feed.once(asked_once):
        if row.reached.first is not None:
            yield row, row.reached.first


@rule("redirects", Severity.WARNING, source=HTTP, alias="H008")
def redirects(feed: Feed) -> Iterator[Found]:
    """The way to a file leads over many servers, or over an open line.

    Why: each redirect costs a second on a phone, many apps stop after five, and what comes over http can be changed on
    the way.

    Fix: name the address at which the file is; use one tracking prefix at most, and https at every station.
    """
    told: set[tuple[str, ...]] = set()
    for row, exchange in _firsts(feed):
        stations = _stations(exchange)
        open_line = next(
            (after for before, after in pairwise(stations) if _opens(before, after)),
            "",
        )
        if exchange.trouble is not None and exchange.trouble.kind is Kind.REDIRECTS:
            what = f"{exchange.trouble.message}: {row.url}"
            yield found(row.at, what, value=row.url, severity=Severity.ERROR)
        elif open_line:
            what = f"it leads from https to {open_line}: {row.url}"
            yield found(row.at, what, value=open_line, severity=Severity.ERROR)
        elif len(exchange.hops) > _MOST_REDIRECTS:
            yield found(row.at, f"{len(exchange.hops)} redirects follow on {row.url}", value=row.url)
        elif row.role is Role.MEDIA and exchange.hops:
            hosts = tuple(urls.host(station) for station in stations)
            if hosts not in told:
                told.add(hosts)
                what = f"the way to the file is {' → '.join(hosts)}"
                yield found(row.at, what, value=row.url, severity=Severity.INFO)


def _opens(before: str, after: str) -> bool:
    return before.startswith("https:") and after.startswith("http:")


@rule("tls", Severity.ERROR, source=TLS, alias="H009")
def tls(feed: Feed) -> Iterator[Found]:
    """The certificate of a server does not hold, or not for long.

    Why: apps refuse the connection; Apple takes the show out.

    Fix: renew the certificate, for every name that the server is called by and with its intermediates.
    """
    told: set[str] = set()
    for row, exchange in _firsts(feed):
        trouble, certificate = exchange.trouble, exchange.certificate
        host = urlsplit(exchange.url).netloc
        if host in told:
            continue
        if trouble is not None and trouble.kind is Kind.TLS:
            told.add(host)
            yield found(row.at, f"{host}: {trouble.message}", value=host)
        elif certificate is not None and (days := _days_left(feed, certificate)) is not None:
            told.add(host)
            what = f"the certificate of {host} ends in {days} day{'' if days == 1 else 's'}"
            yield found(row.at, what, value=certificate.ends.isoformat(), severity=Severity.WARNING)


def _days_left(feed: Feed, certificate: Certificate) -> int | None:
    """Whole days until a certificate ends, if it should have been renewed by now.

    Certificates that are renewed by programs are so with a third of their time left, and some live a few days only.
    """
    now = feed.evidence.now
    if now is None:
        return None
    left = certificate.ends - now
    return left.days if left < min(_SOON, (certificate.ends - certificate.begins) / 5) else None


@rule("permanent-redirect", Severity.INFO, source=HTTP, alias="H013")
def permanent_redirect(feed: Feed) -> Iterator[Found]:
    """An address has moved for good.

    Why: everybody who follows it asks twice, and loses the file when the old server is switched off.

    Fix: write the new address; for the feed itself, give it out, and keep the redirect for at least four weeks.
    """
    for row, exchange in _firsts(feed):
        stations = _stations(exchange)
        moved = 0
        while moved < len(exchange.hops) and exchange.hops[moved].status in _PERMANENT:
            moved += 1
        if moved:
            what = f"it has moved for good to {stations[moved]}: {row.url}"
            yield found(row.at, what, value=row.url, fix=f"write {stations[moved]}")


@rule("slow", Severity.INFO, alias="H014")
def slow(feed: Feed) -> Iterator[Found]:
    """A server takes more than three seconds.

    Why: listeners wait that long after they have pressed play, and directories give up.

    Fix: serve files and feed from a cache or a content delivery network; make the feed once, not for each question.
    """
    for row in feed.once(asked_once):
        exchange = row.reached.head if row.role in {Role.MEDIA, Role.ART} else row.reached.get
        if exchange is not None and exchange.trouble is None and exchange.seconds > _SLOW_SECONDS:
            what = f"it took {exchange.seconds:.1f} seconds: {row.url}"
            yield found(row.at, what, value=f"{exchange.seconds:.1f}")


@rule("cors", Severity.WARNING, source=CORS, alias="H012", profiles=("pc20",))
def cors(feed: Feed) -> Iterator[Found]:
    """A server does not let players in web pages read a file.

    Why: a browser fetches transcripts, chapters and feeds of another site only if their server allows it.

    Fix: let the server send ``Access-Control-Allow-Origin: *`` with these files.
    """
    for row in feed.once(asked_once):
        got = row.reached.get
        if row.role not in _READ_BY_PAGES or got is None or not got.given:
            continue
        allowed = got.headers.get("access-control-allow-origin", "").strip()
        if allowed not in {"*", ORIGIN}:
            who = f"of {allowed} alone" if allowed else "of no other site"
            what = f"web pages {who} may read the {row.role.value}: {row.url}"
            yield found(row.at, what, value=allowed or None)
