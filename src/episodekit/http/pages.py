"""One page or feed, whole."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from episodekit.errors import EpisodekitError, RemoteError
from episodekit.http.addresses import REDIRECTS, Route, in_utf8
from episodekit.http.connections import (
    CHUNK_BYTES,
    USER_AGENT,
    check_installed,
    connected,
    cut_off,
    printable,
    unreachable,
)
from episodekit.http.wanted import ARTICLE, Wanted

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

_HEADERS = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"}
_REMEDIES = {
    401: "it wants a login: save it in a browser and {then}",
    403: "the site refuses programs: save it in a browser and {then}",
    404: "check the address",
    410: "it is gone: check the address",
    429: "the site is asked too often: try again later",
    451: "it is blocked where you are",
}


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
    check_installed(url)
    deadline = time.monotonic() + timeout
    route = Route(url, wanted)
    while True:
        found = _ask(
            route.place,
            route.addresses(),
            url,
            wanted,
            limit_bytes=limit_bytes,
            deadline=deadline,
            silence=silence,
        )
        if isinstance(found, Page):
            return found
        route.follow(found)


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
    from http.client import HTTPException  # it loads the mail library

    from urllib3.exceptions import HTTPError

    parts = urlsplit(place)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection = response = None
    try:
        connection = connected(place, addresses, min(silence, max(deadline - time.monotonic(), 0.001)))
        with cut_off(connection, deadline):
            headers = {"Host": parts.netloc, **_HEADERS, "Accept": wanted.accept}
            connection.request("GET", target, headers=headers, preload_content=False, decode_content=True)
            response = connection.getresponse()
            if response.status in REDIRECTS and (location := response.headers.get("Location")):
                return in_utf8(str(location))
            media_type, charset = _kind(response, where, wanted)
            data = b"".join(_chunks(response, limit_bytes, where, wanted))
    except EpisodekitError:
        raise
    except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
        # A connection that was cut off at the deadline fails in whichever call reads from it.
        raise unreachable(problem, where, late=time.monotonic() >= deadline) from None
    finally:
        if response is not None:
            response.close()
        if connection is not None:
            connection.close()
    if time.monotonic() >= deadline:  # cut off, it looks like the end of the page
        raise unreachable(TimeoutError(), where, late=True)
    return Page(place, data, media_type, charset)


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
            f"this is {printable(media_type)[:60]}, no article",
            remedy="give the address of a web page or text",
            where=where,
        )
    values = (row.partition("=") for row in parameters)
    charset = next((value for name, _, value in values if name.strip().lower() == "charset"), "")
    return media_type, charset.strip().strip("\"'") or None


def _chunks(response: "BaseHTTPResponse", limit_bytes: int, where: str, wanted: Wanted) -> Iterator[bytes]:
    size = 0
    while chunk := response.read(CHUNK_BYTES):
        size += len(chunk)
        if size > limit_bytes:
            raise RemoteError(
                f"the {wanted.noun} has more than {limit_bytes:,} bytes",
                remedy=wanted.smaller,
                where=where,
            )
        yield chunk
