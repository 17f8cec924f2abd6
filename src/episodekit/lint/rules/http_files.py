"""How servers answer for the files that a feed points to, if they were asked."""

import re
from collections.abc import Iterator

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.links import Asked, Role, asked, asked_once, statement
from episodekit.lint.reached import WITHOUT_LOGIN, Exchange, Kind
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, APPLE_ARTWORK, HTTP, RSS
from episodekit.notation import urls
from episodekit.patterns import later
from episodekit.vocabulary.media_types import (
    CHAPTERS_JSON,
    JPEG,
    PNG,
    TRANSCRIPT_JSON,
    TRANSCRIPT_TYPES,
    alike,
)

_FILES = {Role.MEDIA, Role.ART}
_TOLD_ELSEWHERE = {Kind.TLS, Kind.REDIRECTS}
_OF_ONE_FILE = {Kind.CONTENT, Kind.BROKEN, Kind.LOGIN}
_GONE = {404, 410}
_TOTAL = later(r"bytes 0-1/([0-9]{1,15}|\*)", re.IGNORECASE)
_NUMBER = later("[0-9]{1,15}")


@rule("link-status", Severity.ERROR, source=HTTP)
def link_status(feed: Feed) -> Iterator[Found]:
    """Nothing is behind a link.

    Why: apps show no transcript, no chapters, no picture, or cannot play the episode.

    Fix: upload what is missing to that address, or write the address where it is.
    """
    told: set[tuple[str, str, Severity | None]] = set()
    for row in feed.once(asked_once):
        exchange = row.reached.first
        if row.role is Role.FEED or exchange is None:
            continue
        severity = Severity.WARNING if row.role in {Role.SELF, Role.PAGE, Role.HUB} else None
        trouble = exchange.trouble
        if trouble is not None:
            place = (urls.host(exchange.url), trouble.message, severity)
            one_tells_all = trouble.kind not in _OF_ONE_FILE
            if trouble.kind not in _TOLD_ELSEWHERE and not (one_tells_all and place in told):
                told.add(place)
                fix = WITHOUT_LOGIN if trouble.kind is Kind.LOGIN else ""
                yield found(
                    row.at, f"{trouble.message}: {row.url}", value=row.url, fix=fix, severity=severity
                )
        elif row.role not in _FILES and _is_missing(row.role, exchange):
            what = f"the server answers {exchange.status} for the {row.role.value}: {row.url}"
            yield found(row.at, what, value=row.url, severity=severity)


def _is_missing(role: Role, exchange: Exchange) -> bool:
    if role is Role.HUB:  # it wants POST, and says so in many ways
        return exchange.status in _GONE or exchange.status >= 500
    return not exchange.given


@rule("head-refused", Severity.ERROR, source=APPLE, alias="H004", profiles=("core", "apple"))
def head_refused(feed: Feed) -> Iterator[Found]:
    """A server does not answer HEAD for a file.

    Why: Apple asks that way for size and type before it takes an episode or a picture, and requires an answer.

    Fix: let the server answer HEAD as it answers GET, without the body.
    """
    for row in feed.once(asked_once):
        head, other = row.reached.head, row.reached.ranged or row.reached.get
        if head is None or head.given or row.role not in {*_FILES, Role.FEED}:
            continue
        by_get = other.status if other is not None else 0
        if head.trouble is not None and (head.trouble.kind in _TOLD_ELSEWHERE or not by_get):
            continue
        told = (
            f"HEAD gets no answer ({head.trouble.message})"
            if head.trouble
            else f"HEAD is answered {head.status}"
        )
        if other is not None and other.given:
            severity = Severity.WARNING if row.role is Role.FEED else None
            yield found(row.at, f"{told}, GET {by_get}: {row.url}", value=row.url, severity=severity)
        elif row.role is not Role.FEED:
            fix = "upload the file to that address, or write the address where it is"
            what = f"the server answers {by_get or head.status} for the {row.role.value}: {row.url}"
            yield found(row.at, what, value=row.url, fix=fix)


@rule("no-byte-range", Severity.ERROR, source=APPLE, alias="H005", profiles=("core", "apple"))
def no_byte_range(feed: Feed) -> Iterator[Found]:
    """A server gives no part of a file.

    Why: players can neither skip nor go on where a download broke off; Apple rejects the show.

    Fix: let the server answer ``Range: bytes=0-1`` with 206, two bytes and ``Content-Range``.
    """
    for row in feed.once(asked_once):
        ranged = row.reached.ranged
        if row.role is Role.MEDIA and ranged is not None and ranged.trouble is None:
            what = _range_fault(ranged)
            is_there = ranged.given or (row.reached.head is not None and row.reached.head.given)
            if what and is_there:
                yield found(row.at, f"{what}: {row.url}", value=str(ranged.status))


def _range_fault(ranged: Exchange) -> str:
    if ranged.status != 206:
        whole = " with the whole file" if ranged.given else ""
        return f"a range of two bytes is answered {ranged.status}{whole}"
    stated = ranged.headers.get("content-range", "")
    if not _TOTAL.fullmatch(stated.strip()):
        told = f"with Content-Range {stated!r}" if stated else "without Content-Range"
        return f"bytes 0-1 are answered 206 {told}"
    return "" if ranged.size_bytes == 2 else f"bytes 0-1 are answered with {ranged.size_bytes} bytes"


def _whole(ranged: Exchange | None) -> int | None:
    match = _TOTAL.fullmatch(ranged.headers.get("content-range", "").strip()) if ranged is not None else None
    return int(match[1]) if match and match[1] != "*" else None


def _stated(head: Exchange | None) -> int | None:
    if head is None or not head.given or head.headers.get("content-encoding", "identity") != "identity":
        return None
    length = head.headers.get("content-length", "").strip()
    return int(length) if _NUMBER.fullmatch(length) else None


@rule("remote-length", Severity.ERROR, source=RSS, alias="H006")
def remote_length(feed: Feed) -> Iterator[Found]:
    """The length of an enclosure is not the size of the file on its server.

    Why: apps show wrong progress, and some break a download off or start it again.

    Fix: write the size in bytes; where the server sews advertisements in, write that of the file without them.
    """
    for row in feed.once(asked):
        if row.role is not Role.MEDIA or isinstance(row.at, tuple):
            continue
        whole, stated = _whole(row.reached.ranged), _stated(row.reached.head)
        size = stated if whole is None else whole
        _, length = statement(row.at)
        if size is not None and _NUMBER.fullmatch(length) and int(length) != size:
            what = f"the length is {length}, the file on the server has {size} bytes"
            yield found(row.at, what, value=length, fix=f"write {size}")
        if whole is not None and stated is not None and whole != stated:
            what = f"HEAD says {stated} bytes, Content-Range {whole}: {row.url}"
            yield found(row.at, what, value=str(stated), fix="let the server state the same size in both")


_TELLS_NOTHING = {"", "application/octet-stream", "binary/octet-stream", "application/x-download"}
_TEXTS = {"text/plain", *_TELLS_NOTHING}


@rule("remote-type", Severity.WARNING, source=HTTP, alias="H007")
def remote_type(feed: Feed) -> Iterator[Found]:
    """A server sends a file under another type than the feed names.

    Why: some apps choose their player by the server's word, and browsers refuse what is not the type that they need.

    Fix: let the server send the type that the feed names.
    """
    for row in feed.once(asked_once):
        exchange = row.reached.head if row.role in _FILES else row.reached.get
        if exchange is None or not exchange.given:
            exchange = row.reached.ranged if row.role is Role.MEDIA else row.reached.get
        if exchange is not None and exchange.given and row.role in _WANTED:
            right, severity = _type_fault(row, exchange.media_type)
            if right:
                told = f"as {exchange.media_type}" if exchange.media_type else "without a type"
                what = f"it is sent {told}: {row.url}"
                value = exchange.media_type or None
                yield found(row.at, what, value=value, fix=f"let the server send {right}", severity=severity)


_WANTED = {Role.MEDIA, Role.ART, Role.TRANSCRIPT, Role.CHAPTERS}


def _type_fault(row: Asked, stated: str) -> tuple[str, Severity | None]:
    """The type that was to be expected, and how bad it is; empty if the one that is there will do."""
    if row.role is Role.ART:
        named = PNG if urls.extension(row.url) == ".png" else JPEG
        return ("" if stated in {JPEG, PNG, "image/jpg"} else named), None
    element = row.at
    named = "" if isinstance(element, tuple) else statement(element)[0]
    if row.role is Role.MEDIA:
        return ("" if not named or alike(named, stated) else named), None
    named = named or (CHAPTERS_JSON if row.role is Role.CHAPTERS else "")
    if not named or stated in _same_texts(named):
        return "", None
    return named, Severity.INFO if stated in _TEXTS else None


def _same_texts(named: str) -> set[str]:
    """The types under which a text file of this type may be sent."""
    if named in {CHAPTERS_JSON, TRANSCRIPT_JSON}:
        return {CHAPTERS_JSON, TRANSCRIPT_JSON}
    kinds = next((set(kinds) for kinds in TRANSCRIPT_TYPES.values() if named in kinds), {named})
    return {*kinds, "text/srt", "application/x-srt"} if "application/x-subrip" in kinds else kinds


@rule("art-last-modified", Severity.INFO, source=APPLE_ARTWORK, alias="H015", profiles=("apple",))
def art_last_modified(feed: Feed) -> Iterator[Found]:
    """The server of a picture does not say when it changed.

    Why: Apple notices new artwork under an old address by ``Last-Modified`` alone.

    Fix: let the server send ``Last-Modified``, or give new artwork a new name.
    """
    for row in feed.once(asked_once):
        given = [each for each in (row.reached.head, row.reached.get) if each is not None and each.given]
        if row.role is Role.ART and given and "last-modified" not in given[0].headers:
            yield found(row.at, f"it is sent without Last-Modified: {row.url}", value=row.url)
