"""Anything at an address, read as it comes: recordings, and feeds of any size."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from episodekit.errors import EpisodekitError, RemoteError
from episodekit.http.addresses import REDIRECTS, Route
from episodekit.http.connections import (
    CHUNK_BYTES,
    USER_AGENT,
    check_installed,
    connected,
    cut_off,
    unreachable,
)
from episodekit.http.wanted import FEED

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse


_KEEPING_THE_METHOD = frozenset({307, 308})
"""Redirects that a form is sent on with (https://www.rfc-editor.org/rfc/rfc9110#section-15.4)."""


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
    url: str,
    *,
    headers: Mapping[str, str],
    timeout: float,
    silence: float = 20.0,
    form: Mapping[str, str] | None = None,
    follows: bool = True,
) -> Iterator[Answer]:
    """Ask for anything at an address, redirects followed, and read the body as it comes.

    Args:
        url: its http(s) address.
        headers: of the request, beside the program's name.
        timeout: seconds for everything together.
        silence: seconds that the server may say nothing.
        form: is posted instead of asking.
        follows: whether redirects are followed; not where a header holds a secret, which is for one server alone.

    Raises:
        RemoteError: the server cannot be reached, takes too long, or redirects into a private network.
        ArticleError: it is no such address, or the extra ``online`` is not installed.
    """
    check_installed(url)
    deadline = time.monotonic() + timeout
    route = Route(url, FEED)
    request = _Request(url, headers, None if form is None else urlencode(form).encode())
    redirects = REDIRECTS if form is None else _KEEPING_THE_METHOD
    if not follows:
        redirects = frozenset()
    while True:
        where = route.addresses()
        with _opened(route.place, where, request, deadline=deadline, silence=silence) as answer:
            location = answer.headers.get("location", "")
            if answer.status not in redirects or not location:
                yield answer
                return
        route.follow(location)


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked, wherever a redirect leads; ``where`` is what messages name, ``body`` a form."""

    where: str
    headers: Mapping[str, str]
    body: bytes | None

    def send(self, connection: "HTTPConnection", place: str) -> None:
        parts = urlsplit(place)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        sent = {"Host": parts.netloc, "User-Agent": USER_AGENT, **self.headers}
        if self.body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        method = "GET" if self.body is None else "POST"
        connection.request(method, target, self.body, sent, preload_content=False, decode_content=True)


@contextmanager
def _opened(
    place: str, addresses: list[str], request: _Request, *, deadline: float, silence: float
) -> Iterator[Answer]:
    where = request.where
    with _told(where, deadline):
        connection = connected(place, addresses, min(silence, max(deadline - time.monotonic(), 0.001)))
    response = None
    try:
        with cut_off(connection, deadline):
            with _told(where, deadline):
                request.send(connection, place)
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
            chunk = response.read1(CHUNK_BYTES)  # what is there: if the connection breaks, it is not lost
        if time.monotonic() >= deadline:  # cut off, it looks like the end
            raise unreachable(TimeoutError(), where, late=True)
        if not chunk:
            return
        yield chunk


@contextmanager
def _told(where: str, deadline: float) -> Iterator[None]:
    """Failures of the network in words."""
    from http.client import HTTPException  # it loads the mail library

    from urllib3.exceptions import HTTPError

    try:
        yield
    except EpisodekitError:
        raise
    except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
        raise unreachable(problem, where, late=time.monotonic() >= deadline) from None
