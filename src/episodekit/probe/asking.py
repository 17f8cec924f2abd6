"""One question to one address, redirects followed and kept; what goes wrong is part of the answer."""

import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import CannotSendRequest, HTTPException, RemoteDisconnected, ResponseNotReady
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from episodekit.errors import RemoteError
from episodekit.http.addresses import LOGIN, REDIRECTS, in_utf8, is_public, normal
from episodekit.http.connections import CHUNK_BYTES, USER_AGENT, connected, cut_off, printable
from episodekit.lint.reached import Certificate, Exchange, Hop, Kind, Trouble
from episodekit.logins import masked
from episodekit.probe.traffic import LeftAloneError, Traffic

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

_MOST_HOPS = 15  # browsers follow 20, most apps 5 to 10
_SILENCE_SECONDS = 10.0
_EXCHANGE_SECONDS = 40.0
_PACKED = {"", "identity", "gzip", "x-gzip", "deflate"}
_LONGEST_HEADER = 500
_STALE = (RemoteDisconnected, CannotSendRequest, ResponseNotReady, ConnectionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask.

    Attributes:
        headers: beside the program's name.
        limit_bytes: the most to read of the body.
        whole: whether a longer body is trouble; else reading stops there.
    """

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    limit_bytes: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The exchange, and the body as far as it was read; empty unless the server gave what was asked for."""

    exchange: Exchange
    body: bytes


@dataclass(slots=True)
class _Line:
    """A connection that is kept for the next question, and the certificate of its server."""

    connection: "HTTPConnection"
    certificate: Certificate | None


@dataclass(frozen=True, slots=True)
class _Said:
    """What one server said, before redirects are followed."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    trouble: Trouble | None
    certificate: Certificate | None
    seconds: float


class _TroubleError(Exception):
    """There is no answer."""

    def __init__(self, kind: Kind, message: str) -> None:
        super().__init__(message)
        self.trouble = Trouble(kind, message)


class Asker:
    """Asks one question after another, and keeps the last connection to each server for the next.

    ``allowed`` holds the private addresses that may be asked; None: all.
    """

    def __init__(self, traffic: Traffic, allowed: frozenset[str] | None) -> None:
        """Nothing is asked yet."""
        self._traffic, self._allowed = traffic, allowed
        self._lines: dict[str, _Line] = {}

    def close(self) -> None:
        """Hang up everywhere."""
        for line in self._lines.values():
            line.connection.close()
        self._lines.clear()

    def ask(self, question: Question) -> Answer:
        """Ask, follow redirects, and tell how it went.

        Raises:
            LeftAloneError: the server wants no more questions, or the time is up.
        """
        place, hops, seconds = question.url, list[Hop](), 0.0
        try:
            place = _normal(question.url)
            while True:
                said = self._patiently(place, question)
                seconds += said.seconds
                location = said.headers.get("location", "") if said.status in REDIRECTS else ""
                if not location:
                    break
                hops.append(Hop(place, said.status))
                place = _followed(place, location, hops)
        except _TroubleError as problem:
            exchange = Exchange(url=place, hops=tuple(hops), seconds=seconds, trouble=problem.trouble)
            return Answer(exchange, b"")
        exchange = Exchange(
            url=place,
            status=said.status,
            headers=said.headers,
            hops=tuple(hops),
            size_bytes=len(said.body),
            seconds=seconds,
            trouble=said.trouble,
            certificate=said.certificate,
        )
        return Answer(exchange, said.body if exchange.given and said.trouble is None else b"")

    def _patiently(self, place: str, question: Question) -> _Said:
        """Ask one server, once more if it wants a short pause first."""
        server = urlsplit(place).netloc
        with self._traffic.turn(server):
            said = self._noted(place, server, question)
        if _is_busy(said) and self._traffic.hold(server, said.headers.get("retry-after", "")):
            with self._traffic.turn(server):
                said = self._noted(place, server, question)
        if _is_busy(said):
            self._traffic.hold(server, said.headers.get("retry-after", ""))
            raise LeftAloneError(said.status)
        return said

    def _noted(self, place: str, server: str, question: Question) -> _Said:
        dead = self._traffic.dead(server, place)
        if dead is not None:
            raise _TroubleError(dead.kind, dead.message)
        try:
            said = self._once(place, question)
        except _TroubleError as problem:
            self._traffic.note(server, place, problem.trouble)
            raise
        self._traffic.note(server, place, None)
        return said

    def _once(self, place: str, question: Question) -> _Said:
        began = time.monotonic()
        deadline = min(began + _EXCHANGE_SECONDS, self._traffic.deadline)
        kept = self._lines.pop(_origin(place), None)
        if kept is not None:
            with suppress(_StaleError):
                return self._over(kept, place, question, began, deadline, fresh=False)
        line = self._connect(place, deadline)
        return self._over(line, place, question, began, deadline, fresh=True)

    def _connect(self, place: str, deadline: float) -> _Line:
        from urllib3.exceptions import HTTPError

        parts = urlsplit(place)
        host = parts.hostname or ""
        addresses = self._traffic.addresses(host, parts.port or (443 if parts.scheme == "https" else 80))
        if not addresses:
            raise _TroubleError(Kind.NAME, f"there is no host {host}, or no network")
        for address in addresses if self._allowed is not None else ():
            if not is_public(address) and address not in (self._allowed or ()):
                raise _TroubleError(Kind.PRIVATE, f"{host} is {address}, an address within a private network")
        left = max(deadline - time.monotonic(), 0.001)
        try:
            connection = connected(place, addresses, min(_SILENCE_SECONDS, left))
        except (HTTPError, HTTPException, OSError, ValueError) as problem:
            raise self._failure(problem, deadline) from None
        return _Line(connection, _certificate(connection, host))

    def _over(
        self, line: _Line, place: str, question: Question, began: float, deadline: float, *, fresh: bool
    ) -> _Said:
        """Ask over a connection, and keep it if it can be used again."""
        from urllib3.exceptions import HTTPError, ProtocolError

        connection, keep = line.connection, False
        parts = urlsplit(place)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        headers = {"Host": parts.netloc, "User-Agent": USER_AGENT, **question.headers}
        try:
            with cut_off(connection, deadline):
                connection.request(
                    question.method, target, headers=headers, preload_content=False, decode_content=True
                )
                response = connection.getresponse()
                body, trouble, ended = _body(response, question, deadline)
                keep = ended and connection.sock is not None
        except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
            cause = problem.args[-1] if isinstance(problem, ProtocolError) and problem.args else problem
            late = time.monotonic() >= deadline
            if not fresh and not late and isinstance(cause, _STALE):
                raise _StaleError from None  # the server hung up while nobody asked
            raise self._failure(problem, deadline) from None
        finally:
            if keep:
                self._lines[_origin(place)] = line
            else:
                connection.close()
        seconds = time.monotonic() - began
        found = {
            str(name).lower(): printable(str(response.headers[name]))[:_LONGEST_HEADER]
            for name in response.headers
        }
        if "location" in found:  # whole, and in UTF-8 if that is what it is in
            found["location"] = in_utf8(str(response.headers["Location"]))
        return _Said(response.status, found, body, trouble, line.certificate, seconds)

    def _failure(self, problem: Exception, deadline: float) -> Exception:
        """What to raise: where all the time is up, the server is not to blame."""
        late = time.monotonic() >= deadline
        return LeftAloneError() if late and self._traffic.left_seconds <= 0 else _told(problem, late=late)


class _StaleError(Exception):
    """A kept connection had ended."""


def _is_busy(said: _Said) -> bool:
    return said.status == 429 or (said.status == 503 and "retry-after" in said.headers)


def _origin(place: str) -> str:
    parts = urlsplit(place)
    return f"{parts.scheme}://{parts.netloc}"


def _normal(url: str) -> str:
    try:
        return normal(url, url, RemoteError)
    except RemoteError as problem:
        raise _TroubleError(Kind.LOGIN if problem.message == LOGIN else Kind.NAME, problem.message) from None


def _followed(place: str, location: str, hops: list[Hop]) -> str:
    if len(hops) > _MOST_HOPS:
        raise _TroubleError(Kind.REDIRECTS, f"it redirects more than {_MOST_HOPS} times")
    try:
        following = normal(urljoin(place, location), place, RemoteError)
    except (RemoteError, ValueError):
        shown = masked(printable(location))[:100]
        raise _TroubleError(Kind.REDIRECTS, f"it redirects to {shown!r}, which is no address") from None
    if any(hop.url == following for hop in hops):
        raise _TroubleError(Kind.REDIRECTS, "it redirects in a ring")
    return following


def _body(
    response: "BaseHTTPResponse", question: Question, deadline: float
) -> tuple[bytes, Trouble | None, bool]:
    """What came of the body, what is wrong with it, and whether it came to its end."""
    from urllib3.exceptions import HTTPError

    given = 200 <= response.status < 300
    limit = question.limit_bytes if given else CHUNK_BYTES
    pieces, size = list[bytes](), 0
    packed = str(response.headers.get("Content-Encoding", "")).strip().lower()
    if given and limit and packed not in _PACKED:
        return (
            b"",
            Trouble(Kind.CONTENT, f"it is packed as {printable(packed)[:40]}, which nobody asked for"),
            False,
        )
    try:
        while size <= limit and (piece := response.read(min(CHUNK_BYTES, limit + 1 - size))):
            pieces.append(piece)
            size += len(piece)
    except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
        if not given:
            return b"", None, False
        if time.monotonic() >= deadline:
            raise
        return b"".join(pieces), Trouble(Kind.CONTENT, _content_fault(problem, size)), False
    if time.monotonic() >= deadline:  # cut off, it looks like the end
        raise TimeoutError
    if size > limit:
        fault = (
            Trouble(Kind.CONTENT, f"it has more than {limit:,} bytes") if question.whole and given else None
        )
        return b"".join(pieces)[:limit], fault, False
    return b"".join(pieces), None, True


def _content_fault(problem: Exception, size: int) -> str:
    from urllib3.exceptions import DecodeError
    from urllib3.exceptions import TimeoutError as SilenceError

    if isinstance(problem, DecodeError):
        return "it cannot be unpacked"
    if isinstance(problem, (SilenceError, TimeoutError)):
        return f"the server falls silent after {size} bytes"
    return f"it breaks off after {size} bytes"


def _told(problem: Exception, *, late: bool) -> _TroubleError:
    """A failure in words."""
    from urllib3.exceptions import NewConnectionError
    from urllib3.exceptions import TimeoutError as SilenceError

    cause = problem.__cause__ or problem
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _TroubleError(
            Kind.TLS, f"the certificate does not hold: {printable(cause.verify_message)[:160]}"
        )
    if isinstance(cause, ssl.SSLError):
        why = printable(cause.reason or str(cause)).lower().replace("_", " ")[:100]
        return _TroubleError(Kind.TLS, f"no secure connection comes about ({why})")
    is_silent = isinstance(problem, (SilenceError, TimeoutError)) and not isinstance(
        problem, NewConnectionError
    )
    if late or is_silent:
        return _TroubleError(Kind.SILENCE, "the server takes too long")
    if isinstance(cause, ConnectionRefusedError):
        return _TroubleError(Kind.CONNECTION, "the connection is refused")
    if isinstance(problem, HTTPException) and not isinstance(problem, RemoteDisconnected):
        return _TroubleError(Kind.BROKEN, "the server's answer is not HTTP")
    why = printable(str(cause).rsplit(": ", 1)[-1])[:120] or type(problem).__name__
    kind = Kind.CONNECTION if isinstance(problem, NewConnectionError) else Kind.BROKEN
    return _TroubleError(kind, f"there is no answer ({why})")


def _certificate(connection: "HTTPConnection", host: str) -> Certificate | None:
    """The times of a certificate that was found valid."""
    found = connection.sock.getpeercert() if isinstance(connection.sock, ssl.SSLSocket) else None
    if not found:
        return None
    begins, ends = (
        datetime.fromtimestamp(ssl.cert_time_to_seconds(str(found[name])), UTC)
        for name in ("notBefore", "notAfter")
    )
    return Certificate(host, begins, ends)
