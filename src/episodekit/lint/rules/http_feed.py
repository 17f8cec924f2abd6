"""How the server of a feed answers, if it was asked."""

import codecs
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.reached import WITHOUT_LOGIN, Exchange, Kind, Reached
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import HTTP, XML_TYPES

_LOGIN = {401, 403, 407}
_TYPES = ("application/rss+xml", "application/xml", "text/xml")
_SMALL_BYTES = 1000  # less fits into one packet anyway


def _own(feed: Feed) -> Reached | None:
    return feed.evidence.online.feed if feed.evidence.online is not None else None


def _given(feed: Feed) -> Exchange | None:
    """The exchange that gave the feed; None if the feed was not asked for, or not given."""
    own = _own(feed)
    return own.get if own is not None and own.get is not None and own.get.given else None


def _top(feed: Feed) -> Element | tuple[int, int]:
    return feed.channel or (1, 1)


@rule("feed-status", Severity.ERROR, source=HTTP, alias="H001")
def feed_status(feed: Feed) -> Iterator[Found]:
    """The server does not give the feed.

    Why: apps show no new episode, and after some days directories take the show out.

    Fix: let the server answer a plain GET with 200 and the feed, without a login.
    """
    own = _own(feed)
    if own is None or own.get is None:
        return
    got = own.get
    if got.trouble is not None and got.trouble.kind not in {Kind.TLS, Kind.REDIRECTS}:
        fix = WITHOUT_LOGIN if got.trouble.kind is Kind.LOGIN else ""
        yield found(_top(feed), f"{got.trouble.message}: {got.url}", value=got.url, fix=fix)
    elif not got.given and got.trouble is None:
        why = " and wants a login" if got.status in _LOGIN else ""
        yield found(_top(feed), f"the server answers {got.status}{why}: {got.url}", value=str(got.status))


@rule("feed-content-type", Severity.WARNING, source=XML_TYPES, alias="H002")
def feed_content_type(feed: Feed) -> Iterator[Found]:
    """The server sends the feed under a type that is not a feed's.

    Why: browsers offer it as a download or show it as text, and some readers refuse it.

    Fix: let the server send ``Content-Type: application/rss+xml; charset=utf-8``.
    """
    given = _given(feed)
    if given is not None and given.media_type not in _TYPES:
        told = f"as {given.media_type}" if given.media_type else "without a type"
        yield found(_top(feed), f"the feed is sent {told}", value=given.headers.get("content-type"))


@rule("charset-conflict", Severity.WARNING, source=XML_TYPES, alias="H003")
def charset_conflict(feed: Feed) -> Iterator[Found]:
    """The server names another encoding than the document.

    Why: some readers believe the server, some the document: umlauts and quotation marks come out wrong in one of them.

    Fix: publish the feed in UTF-8 and let both say so, or let the server name no ``charset``.
    """
    given = _given(feed)
    stated = _charset(given.headers.get("content-type", "")) if given is not None else ""
    if not stated:
        return
    source = feed.document.source
    try:
        same = codecs.lookup(stated).name == codecs.lookup(source.encoding).name
    except (LookupError, ValueError):
        same = False
    if not same:
        itself = source.declared or source.encoding
        yield found(_top(feed), f"the server says {stated}, the document {itself}", value=stated)


def _charset(content_type: str) -> str:
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()[:40]
    return ""


@rule("no-validator", Severity.INFO, source=HTTP, alias="H010")
def no_validator(feed: Feed) -> Iterator[Found]:
    """Who asks whether the feed has changed is sent all of it again.

    Why: apps and directories ask every few minutes; the feed goes over the line each time, and Apple asks more rarely.

    Fix: let the server send ``ETag`` or ``Last-Modified``, and answer 304 to ``If-None-Match`` and
    ``If-Modified-Since``.
    """
    own, given = _own(feed), _given(feed)
    if own is None or given is None:
        return
    if not {"etag", "last-modified"} & set(given.headers):
        yield found(_top(feed), "the server sends neither ETag nor Last-Modified")
    for exchange, header in ((own.by_etag, "If-None-Match"), (own.by_date, "If-Modified-Since")):
        if exchange is not None and exchange.trouble is None and exchange.status != 304:
            what = f"{header} with what the server itself said is answered {exchange.status}, not 304"
            yield found(_top(feed), what, value=str(exchange.status))


@rule("not-compressed", Severity.INFO, source=HTTP, alias="H011")
def not_compressed(feed: Feed) -> Iterator[Found]:
    """The feed is sent as it is, not compressed.

    Why: a feed shrinks to a tenth or less; every app that asks waits and pays for the rest.

    Fix: switch gzip on for ``application/rss+xml`` in the server.
    """
    given = _given(feed)
    if given is not None and given.size_bytes >= _SMALL_BYTES:
        packed = given.headers.get("content-encoding", "identity").strip().lower()
        if packed in {"", "identity"}:
            yield found(_top(feed), f"{given.size_bytes} bytes are sent uncompressed", value=packed)
