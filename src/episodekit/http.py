"""L6. One page from the web, within bounds: its size, its time, its redirects and its kind.

Nothing is sent but the request: no cookies, no credentials (``~/.netrc`` is not read, a URL with a password is refused), no
proxy of the environment. A redirect from https to http is refused, because what comes back could have been changed on the
way; one from http to https is followed. The server's certificate has to be valid.
"""

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from episodekit import __version__
from episodekit.errors import ArticleError, EpisodekitError, RemoteError
from episodekit.urls import host as host_of
from episodekit.urls import is_private

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
_REMEDIES = {
    401: "the page wants a login: save it in a browser and draft the file",
    403: "the site refuses programs: save the page in a browser and draft the file",
    404: "check the address",
    410: "the page is gone: check the address",
    429: "the site is asked too often: try again later",
    451: "the page is blocked where you are",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave.

    Attributes:
        url: where it was in the end, after redirects; ASCII.
        media_type: one of :data:`SUFFIXES`.
        charset: as the server states it; None if it does not.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None = None


def is_address(text: str) -> bool:
    """Whether an argument is an address on the web rather than a file."""
    return text.lower().startswith(("http://", "https://"))


def fetch(url: str, *, limit_bytes: int, timeout: float = 30.0, silence: float = 10.0) -> Page:
    """Fetch a page.

    Args:
        url: its http(s) address; letters beyond ASCII are encoded.
        limit_bytes: the most bytes to accept, also after decompression.
        timeout: seconds for everything together, redirects too.
        silence: seconds that the server may say nothing.

    Raises:
        RemoteError: the server cannot be reached, refuses, takes too long, or sends too much or no text.
        ArticleError: it is no such address, or the extra ``online`` is not installed.
    """
    _check_installed(url)
    deadline = time.monotonic() + timeout
    place = _normal(url, url, ArticleError)
    for _ in range(_MOST_REDIRECTS + 1):
        found = _ask(place, url, limit_bytes=limit_bytes, deadline=deadline, silence=silence)
        if isinstance(found, Page):
            return found
        place = _followed(place, found, url)
    raise RemoteError(
        f"it redirects more than {_MOST_REDIRECTS} times",
        remedy="open it in a browser and use the address that it ends at",
        where=url,
    )


def _check_installed(where: str) -> None:
    try:
        import urllib3  # noqa: F401  # is it there?
    except ImportError:
        raise ArticleError(
            "addresses need one more package",
            remedy='install it: pip install "episodekit[online]"',
            where=where,
        ) from None


def _normal(address: str, where: str, error: type[EpisodekitError]) -> str:
    """The address in ASCII, without its fragment."""
    remedy = "write an address such as https://example.com/page"
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:
        raise error(f"{address[:100]!r} is not an address", remedy=remedy, where=where) from None
    if parts.scheme not in {"http", "https"} or not ascii_host or not _PRINTED.fullmatch(ascii_host):
        raise error(f"{address[:100]!r} is not an http(s) address", remedy=remedy, where=where)
    if parts.username is not None or parts.password is not None:
        raise error("the address holds a name or password", remedy="leave it out", where=where)
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    place = shown if port is None else f"{shown}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
    return urlunsplit((parts.scheme, place, path, quote(parts.query, safe="/%:@!$&'()*+,;=-._~?[]"), ""))


def _followed(place: str, target: str, where: str) -> str:
    try:
        joined = urljoin(place, target)
    except ValueError:
        joined = target
    following = _normal(joined, where, RemoteError)
    if place.startswith("https:") and following.startswith("http:"):
        raise RemoteError(
            "it redirects from https to http, where anybody on the way can change the page",
            remedy="open it in a browser, save the page and draft the file",
            where=where,
        )
    return following


def _ask(place: str, where: str, *, limit_bytes: int, deadline: float, silence: float) -> Page | str:
    """The page at an address, or where it redirects to."""
    from urllib3.exceptions import HTTPError

    connection = _connection(place, min(silence, max(deadline - time.monotonic(), 0.001)))
    parts = urlsplit(place)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    response = None
    try:
        connection.connect()
        with _cut_off(connection, deadline):
            connection.request("GET", target, headers=_HEADERS, preload_content=False, decode_content=True)
            response = connection.getresponse()
            if response.status in _REDIRECTS and (location := response.headers.get("Location")):
                return str(location)
            media_type, charset = _kind(response, where)
            data = b"".join(_chunks(response, limit_bytes, where))
    except EpisodekitError:
        raise
    except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
        # A connection that was cut off at the deadline fails in whichever call reads from it.
        raise _unreachable(problem, where, late=time.monotonic() >= deadline) from None
    finally:
        if response is not None:
            response.close()
        connection.close()
    if time.monotonic() >= deadline:  # cut off, it looks like the end of the page
        raise _unreachable(TimeoutError(), where, late=True)
    return Page(place, data, media_type, charset)


_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}


def _connection(place: str, timeout: float) -> "HTTPConnection":
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.util import create_urllib3_context

    parts = urlsplit(place)
    host = parts.hostname or ""
    if parts.scheme == "http":
        return HTTPConnection(host, parts.port, timeout=timeout)
    import certifi

    context = create_urllib3_context()
    context.load_default_certs()
    context.load_verify_locations(certifi.where())
    return HTTPSConnection(host, parts.port, timeout=timeout, ssl_context=context)


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
    import socket

    if isinstance(sock, socket.socket):
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it has ended by itself


def _kind(response: "BaseHTTPResponse", where: str) -> tuple[str, str | None]:
    """Media type and charset of a page that the server gives.

    Raises:
        RemoteError: it refuses, or gives something else.
    """
    if not 200 <= response.status < 300:
        remedy = _REMEDIES.get(
            response.status, "try again later" if response.status >= 500 else "check the address"
        )
        raise RemoteError(f"the server answers {response.status}", remedy=remedy, where=where)
    stated, *parameters = str(response.headers.get("Content-Type") or "text/html").split(";")
    media_type = stated.strip().lower()
    if media_type not in SUFFIXES:
        raise RemoteError(
            f"this is {media_type[:60]}, no article",
            remedy="give the address of a web page or text",
            where=where,
        )
    values = (row.partition("=") for row in parameters)
    charset = next((value for name, _, value in values if name.strip().lower() == "charset"), "")
    return media_type, charset.strip().strip("\"'") or None


def _chunks(response: "BaseHTTPResponse", limit_bytes: int, where: str) -> Iterator[bytes]:
    size = 0
    while chunk := response.read(_CHUNK_BYTES):
        size += len(chunk)
        if size > limit_bytes:
            raise RemoteError(
                f"the page has more than {limit_bytes:,} bytes",
                remedy="save the article's text as .txt and draft that",
                where=where,
            )
        yield chunk


def _unreachable(problem: Exception, where: str, *, late: bool) -> RemoteError:
    from urllib3.exceptions import NameResolutionError, NewConnectionError
    from urllib3.exceptions import TimeoutError as SilenceError

    if isinstance(problem, NameResolutionError):
        return RemoteError(
            "there is no such host, or no network", remedy="check the address and the network", where=where
        )
    is_silent = isinstance(problem, (SilenceError, TimeoutError)) and not isinstance(
        problem, NewConnectionError
    )
    if late or is_silent:
        return RemoteError("the server takes too long", remedy="try again later", where=where)
    reason = (
        " ".join(str(problem.__cause__ or problem).rsplit(": ", 1)[-1].split())[:120]
        or type(problem).__name__
    )
    return RemoteError(
        f"cannot be fetched ({reason})", remedy="check the address and the network", where=where
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers: status, headers with names in lower case, the body a piece at a time."""

    url: str
    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]

    def accepted(self, where: str) -> "Answer":
        """The same, if the server gives what was asked for.

        Raises:
            RemoteError: it refuses.
        """
        if 200 <= self.status < 300:
            return self
        late = self.status >= 500 or self.status == 429
        remedy = "try again later" if late else "check the address"
        raise RemoteError(f"the server answers {self.status}", remedy=remedy, where=where)


@contextmanager
def opened(
    url: str, *, headers: Mapping[str, str], timeout: float, silence: float = 20.0
) -> Iterator[Answer]:
    """Ask for anything at an address, redirects followed, and read the body as it comes.

    Args:
        url: its http(s) address.
        headers: of the request, beside the program's name.
        timeout: seconds for everything together.
        silence: seconds that the server may say nothing.

    Raises:
        RemoteError: the server cannot be reached, takes too long, or redirects into a private network.
        ArticleError: it is no such address, or the extra ``online`` is not installed.
    """
    _check_installed(url)
    deadline = time.monotonic() + timeout
    place = _normal(url, url, ArticleError)
    for _ in range(_MOST_REDIRECTS + 1):
        with _opened(place, url, headers, deadline=deadline, silence=silence) as answer:
            location = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not location:
                yield answer
                return
        following = _followed(place, location, url)
        if is_private(host_of(following)) and not is_private(host_of(place)):
            raise RemoteError("it redirects into a private network", remedy="use another address", where=url)
        place = following
    raise RemoteError(
        f"it redirects more than {_MOST_REDIRECTS} times", remedy="use the address that it ends at", where=url
    )


@contextmanager
def _opened(
    place: str, where: str, headers: Mapping[str, str], *, deadline: float, silence: float
) -> Iterator[Answer]:
    with _told(where, deadline):
        connection = _connection(place, min(silence, max(deadline - time.monotonic(), 0.001)))
    response = None
    parts = urlsplit(place)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    try:
        with _told(where, deadline):
            connection.connect()
        with _cut_off(connection, deadline):
            with _told(where, deadline):
                sent = {"User-Agent": USER_AGENT, **headers}
                connection.request("GET", target, headers=sent, preload_content=False, decode_content=True)
                response = connection.getresponse()
            found = {str(name).lower(): str(value) for name, value in response.headers.items()}
            yield Answer(place, response.status, found, _body(response, where, deadline))
    finally:
        if response is not None:
            response.close()
        connection.close()


def _body(response: "BaseHTTPResponse", where: str, deadline: float) -> Iterator[bytes]:
    while True:
        with _told(where, deadline):
            chunk = response.read1(_CHUNK_BYTES)  # what is there: if the connection breaks, it is not lost
        if time.monotonic() >= deadline:  # cut off, it looks like the end
            raise _unreachable(TimeoutError(), where, late=True)
        if not chunk:
            return
        yield chunk


@contextmanager
def _told(where: str, deadline: float) -> Iterator[None]:
    """Failures of the network in words."""
    from urllib3.exceptions import HTTPError

    try:
        yield
    except EpisodekitError:
        raise
    except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
        raise _unreachable(problem, where, late=time.monotonic() >= deadline) from None
