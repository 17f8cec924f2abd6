"""L6. One page or feed from the web, within bounds: its size, its time, its redirects and its kind.

Nothing is sent but the request: no cookies, no credentials (``~/.netrc`` is not read, a URL with a password is refused), no
proxy of the environment. A redirect from https to http is refused, because what comes back could have been changed on the
way; one from http to https is followed. The server's certificate has to be valid. A redirect to another machine in a
private network is refused, so that no page reads what only its reader's network may see; what is connected to is the
address that was checked, not the name once more.
"""

import ipaddress
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from episodekit import __version__
from episodekit.errors import ArticleError, EpisodekitError, RemoteError

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
}
"""The media types of articles (https://www.iana.org/assignments/media-types/), and the suffixes of such files."""

USER_AGENT = f"episodekit/{__version__} (drafts podcast episodes from articles)"
_PRINTED = re.compile(r"[!-~]+")  # what may stand in a host's name, and more; no blank, no control character
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK_BYTES = 65_536
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # https://www.rfc-editor.org/rfc/rfc6052
_REMEDIES = {
    401: "it wants a login: save it in a browser and {then}",
    403: "the site refuses programs: save it in a browser and {then}",
    404: "check the address",
    410: "it is gone: check the address",
    429: "the site is asked too often: try again later",
    451: "it is blocked where you are",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address is fetched for.

    Attributes:
        noun: what it is called in messages.
        accept: the request's header.
        media_types: what is taken; empty: anything, because what it is shows when it is read.
        then: what to do with it once it is saved by other means. smaller: what to do if it is too large.
    """

    noun: str
    accept: str
    media_types: frozenset[str]
    then: str
    smaller: str


ARTICLE = Wanted(
    noun="page",
    accept="text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9",
    media_types=frozenset(SUFFIXES),
    then="draft the file",
    smaller="save the article's text as .txt and draft that",
)
FEED = Wanted(
    noun="feed",
    accept="application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
    media_types=frozenset(),
    then="name the file",
    smaller="check the address: no feed is that large",
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave.

    Attributes:
        url: where it was in the end, after redirects; ASCII.
        media_type: as the server states it; of an article one of :data:`SUFFIXES`.
        charset: as the server states it; None if it does not.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None = None


def is_address(text: str) -> bool:
    """Whether an argument is an address on the web rather than a file."""
    return text.lower().startswith(("http://", "https://"))


def fetch(
    url: str, *, limit_bytes: int, wanted: Wanted = ARTICLE, timeout: float = 30.0, silence: float = 10.0
) -> Page:
    """Fetch a page, or whatever is wanted.

    Args:
        url: its http(s) address; letters beyond ASCII are encoded.
        limit_bytes: the most bytes to accept, also after decompression.
        wanted: :data:`ARTICLE` or :data:`FEED`.
        timeout: seconds for everything together, redirects too.
        silence: seconds that the server may say nothing.

    Raises:
        RemoteError: the server cannot be reached, refuses, takes too long, or sends too much or no text.
        ArticleError: it is no such address, or the extra ``online`` is not installed.
    """
    try:
        import urllib3  # noqa: F401  # is it there?
    except ImportError:
        raise ArticleError(
            "addresses need one more package",
            remedy='install it: pip install "episodekit[online]"',
            where=url,
        ) from None
    deadline = time.monotonic() + timeout
    place = _normal(url, url, ArticleError)
    own: list[str] | None = None
    for _ in range(_MOST_REDIRECTS + 1):
        addresses = _resolved(place, url)
        own = addresses if own is None else own
        _check_redirect(addresses, own, url)
        found = _ask(
            place, addresses, url, wanted, limit_bytes=limit_bytes, deadline=deadline, silence=silence
        )
        if isinstance(found, Page):
            return found
        place = _followed(place, found, url, wanted)
    raise RemoteError(
        f"it redirects more than {_MOST_REDIRECTS} times",
        remedy="open it in a browser and use the address that it ends at",
        where=url,
    )


def _normal(address: str, where: str, error: type[EpisodekitError]) -> str:
    """The address in ASCII, without its fragment."""
    remedy = "write an address such as https://example.com/page"
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=-._~?[]")
    except ValueError:
        raise error(f"{address[:100]!r} is not an address", remedy=remedy, where=where) from None
    if parts.scheme not in {"http", "https"} or not ascii_host or not _PRINTED.fullmatch(ascii_host):
        raise error(f"{address[:100]!r} is not an http(s) address", remedy=remedy, where=where)
    if parts.username is not None or parts.password is not None:
        raise error("the address holds a name or password", remedy="leave it out", where=where)
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    place = shown if port is None else f"{shown}:{port}"
    return urlunsplit((parts.scheme, place, path, query, ""))


def _followed(place: str, target: str, where: str, wanted: Wanted) -> str:
    try:
        joined = urljoin(place, target)
    except ValueError:
        joined = target
    following = _normal(joined, where, RemoteError)
    if place.startswith("https:") and following.startswith("http:"):
        raise RemoteError(
            f"it redirects from https to http, where anybody on the way can change the {wanted.noun}",
            remedy=f"open it in a browser, save the {wanted.noun} and {wanted.then}",
            where=where,
        )
    return following


def _resolved(place: str, where: str) -> list[str]:
    """The addresses of a host, the first to be tried first."""
    parts = urlsplit(place)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    except (OSError, ValueError):  # ValueError: of a name that no name server takes
        raise RemoteError(
            "there is no such host, or no network", remedy="check the address and the network", where=where
        ) from None
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def _check_redirect(addresses: list[str], own: list[str], where: str) -> None:
    """Refuse to be sent into a private network, unless to the machine that the user named."""
    private = next((each for each in addresses if each not in own and not _is_public(each)), None)
    if private is not None:
        raise RemoteError(
            f"it redirects to {private}, an address within a private network",
            remedy="if you trust it, name the address that it redirects to",
            where=where,
        )


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            wrapped = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        found = wrapped or found
    return found.is_global and not found.is_multicast


def _ask(
    place: str,
    addresses: list[str],
    where: str,
    wanted: Wanted,
    *,
    limit_bytes: int,
    deadline: float,
    silence: float,
) -> Page | str:
    """The page at an address, or where it redirects to."""
    from urllib3.exceptions import HTTPError

    parts = urlsplit(place)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection = response = None
    try:
        connection = _connected(place, addresses, min(silence, max(deadline - time.monotonic(), 0.001)))
        with _cut_off(connection, deadline):
            headers = {"Host": parts.netloc, **_HEADERS, "Accept": wanted.accept}
            connection.request("GET", target, headers=headers, preload_content=False, decode_content=True)
            response = connection.getresponse()
            if response.status in _REDIRECTS and (location := response.headers.get("Location")):
                return _in_utf8(str(location))
            media_type, charset = _kind(response, where, wanted)
            data = b"".join(_chunks(response, limit_bytes, where, wanted))
    except EpisodekitError:
        raise
    except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
        # A connection that was cut off at the deadline fails in whichever call reads from it.
        raise _unreachable(problem, where, late=time.monotonic() >= deadline) from None
    finally:
        if response is not None:
            response.close()
        if connection is not None:
            connection.close()
    if time.monotonic() >= deadline:  # cut off, it looks like the end of the page
        raise _unreachable(TimeoutError(), where, late=True)
    return Page(place, data, media_type, charset)


_HEADERS = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"}


def _connected(place: str, addresses: list[str], timeout: float) -> "HTTPConnection":
    """A connection to the first address that answers."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    *others, last = addresses
    for address in others:
        connection = _connection(place, address, timeout)
        try:
            connection.connect()
        except (ConnectTimeoutError, NewConnectionError):
            connection.close()
        else:
            return connection
    connection = _connection(place, last, timeout)
    connection.connect()
    return connection


def _connection(place: str, address: str, timeout: float) -> "HTTPConnection":
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.util import create_urllib3_context

    parts = urlsplit(place)
    if parts.scheme == "http":
        return HTTPConnection(address, parts.port, timeout=timeout)
    import certifi

    context = create_urllib3_context()
    context.load_default_certs()
    context.load_verify_locations(certifi.where())
    host = parts.hostname
    return HTTPSConnection(
        address, parts.port, timeout=timeout, ssl_context=context, server_hostname=host, assert_hostname=host
    )


def _in_utf8(location: str) -> str:
    """Headers come as ISO 8859-1 (https://www.rfc-editor.org/rfc/rfc9110#section-5.5), and many servers send UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


@contextmanager
def _cut_off(connection: "HTTPConnection", deadline: float) -> Iterator[None]:
    """Ends the connection at the deadline, however slowly the server drips."""
    timer = Timer(max(deadline - time.monotonic(), 0), _shut, [connection.sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _shut(sock: object) -> None:
    if isinstance(sock, socket.socket):
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it has ended by itself


def _kind(response: "BaseHTTPResponse", where: str, wanted: Wanted) -> tuple[str, str | None]:
    """Media type and charset of what the server gives.

    Raises:
        RemoteError: it refuses, or gives something else.
    """
    if not 200 <= response.status < 300:
        remedy = _REMEDIES.get(
            response.status, "try again later" if response.status >= 500 else "check the address"
        )
        raise RemoteError(
            f"the server answers {response.status}", remedy=remedy.format(then=wanted.then), where=where
        )
    stated, *parameters = str(response.headers.get("Content-Type") or "text/html").split(";")
    media_type = stated.strip().lower()
    if wanted.media_types and media_type not in wanted.media_types:
        raise RemoteError(
            f"this is {_printable(media_type)[:60]}, no article",
            remedy="give the address of a web page or text",
            where=where,
        )
    values = (row.partition("=") for row in parameters)
    charset = next((value for name, _, value in values if name.strip().lower() == "charset"), "")
    return media_type, charset.strip().strip("\"'") or None


def _chunks(response: "BaseHTTPResponse", limit_bytes: int, where: str, wanted: Wanted) -> Iterator[bytes]:
    size = 0
    while chunk := response.read(_CHUNK_BYTES):
        size += len(chunk)
        if size > limit_bytes:
            raise RemoteError(
                f"the {wanted.noun} has more than {limit_bytes:,} bytes",
                remedy=wanted.smaller,
                where=where,
            )
        yield chunk


def _unreachable(problem: Exception, where: str, *, late: bool) -> RemoteError:
    from urllib3.exceptions import NewConnectionError
    from urllib3.exceptions import TimeoutError as SilenceError

    is_silent = isinstance(problem, (SilenceError, TimeoutError)) and not isinstance(
        problem, NewConnectionError
    )
    if late or is_silent:
        return RemoteError("the server takes too long", remedy="try again later", where=where)
    reason = _printable(str(problem.__cause__ or problem).rsplit(": ", 1)[-1])[:120] or type(problem).__name__
    return RemoteError(
        f"cannot be fetched ({reason})", remedy="check the address and the network", where=where
    )


def _printable(said: str) -> str:
    """What a server said, fit for a terminal: control characters would move its cursor or change its colours."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())
