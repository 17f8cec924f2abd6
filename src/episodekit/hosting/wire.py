"""Calls of a host's interface: paced, bounded in time and size, and never a second time where that could do something twice."""

import ipaddress
import json
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode, urlsplit

from episodekit.errors import EpisodekitError, RemoteError
from episodekit.hosting.answers import Json, said
from episodekit.http.addresses import check_redirect, normal, resolved
from episodekit.http.connections import (
    CHUNK_BYTES,
    USER_AGENT,
    check_installed,
    connected,
    cut_off,
    printable,
    unreachable,
)

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

ANSWER_LIMIT_BYTES = 20_000_000
WAIT_LIMIT_SECONDS = 120.0
"""A host that asks for a longer pause is told of instead."""
_CALL_SECONDS = 120.0
_SILENCE_SECONDS = 60.0
_SLOWEST_BYTES_A_SECOND = 50_000
_ATTEMPTS = 4
_TOO_MANY = 429
_BUSY = frozenset({502, 503, 504})


class Readable(Protocol):
    """What a body is read from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""

    def close(self) -> None:
        """Nothing more is read."""


class UnsureError(RemoteError):
    """A call failed in a way that leaves open whether the host did what it was asked."""


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent: where it is read from (anew for each attempt), its media type and size in bytes."""

    opened: Callable[[], Readable]
    media_type: str
    size_bytes: int
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clock:
    """How time passes: seconds of any beginning, a pause, and the moment, in UTC."""

    seconds: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


class Pace:
    """So many calls within so many seconds, and no more."""

    def __init__(self, calls: int, seconds: float, clock: Clock) -> None:
        """Nothing was called yet."""
        self.seconds, self._clock = seconds, clock
        self._begun: deque[float] = deque(maxlen=calls)

    def wait(self) -> None:
        """Until the next call is allowed."""
        if len(self._begun) == self._begun.maxlen:
            left = self._begun[0] + self.seconds - self._clock.seconds()
            if left > 0:
                self._clock.pause(left)
        self._begun.append(self._clock.seconds())


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    data: bytes


class Wire:
    """A host's interface.

    Every call goes to the machine that the address names and follows no redirect, because it holds a secret.
    """

    def __init__(  # what a host is: named by every adapter
        self,
        name: str,
        base: str,
        headers: Mapping[str, str],
        secret: str,
        *,
        pace: tuple[int, float],
        clock: Clock,
    ) -> None:
        """``base`` is what paths are added to; ``secret`` stands in no message.

        Raises:
            RemoteError: the secret would go in clear, or the extra ``online`` is not installed.
        """
        try:
            check_installed(name)
        except EpisodekitError as problem:
            raise RemoteError(problem.message, remedy=problem.remedy, where=name) from None
        self.base = normal(base, name, RemoteError).rstrip("/")
        self.where = f"{name} ({urlsplit(self.base).netloc})"
        self.clock = clock
        self._headers = {"Accept": "application/json", **headers}
        self._secret = secret
        self._pace = Pace(*pace, clock)
        _check_private(self.base, self.where)

    def ask(
        self,
        method: str,
        path: str,
        body: Body | None = None,
        *,
        query: Mapping[str, str] | None = None,
        once: bool = False,
        absent: bool = False,
    ) -> Json:
        """Call, and read the answer; of None if there is none.

        Args:
            method: of HTTP.
            path: what follows the base; begins with ``/``.
            body: what is sent.
            query: what follows the path.
            once: whether doing it twice does more than doing it once: a failure then is an :class:`UnsureError`.
            absent: whether 404 is no failure, but None.

        Raises:
            UnsureError: of a call that must not be repeated, nobody knows whether it was done.
            RemoteError: the host refuses, cannot be reached, or answers what is no JSON.
        """
        url = self.base + path + (f"?{urlencode(query)}" if query else "")
        answer = self._insistent(method, url, body, once=once)
        if absent and answer.status == 404:
            return Json(None, self.where)
        if not 200 <= answer.status < 300:
            raise self._refusal(method, path, answer, once=once)
        if not answer.data.strip():
            return Json(None, self.where)
        try:
            return Json(json.loads(answer.data), self.where)
        except (ValueError, RecursionError):
            kind = printable(answer.headers.get("content-type", ""))[:40] or "something"
            raise RemoteError(
                f"{method} {path} is answered by {kind} that is no JSON",
                remedy="check url in show.yaml: it has to be the host's interface",
                where=self.where,
            ) from None

    def send(self, url: str, body: Body) -> None:
        """PUT a file to an address that the host gave; whoever holds the address may, so no secret goes there.

        Raises:
            RemoteError: it is refused, cut off, or leads into a private network.
        """
        where = f"{self.where}: its upload address"
        place = normal(url, where, RemoteError)
        _check_private(place, where)
        answer = self._uploaded(place, body, where)
        if not 200 <= answer.status < 300:
            reason = printable(answer.data[:2000].decode("utf-8", "replace"))[:200]
            raise RemoteError(
                f"the upload is answered by {answer.status} {reason}".rstrip(),
                remedy="run it again: it asks for a new address; if that stays so, tell the host",
                where=where,
            )

    def _uploaded(self, place: str, body: Body, where: str) -> _Answer:
        for attempt in range(_ATTEMPTS - 1):
            with suppress(UnsureError):
                answer = self._exchange("PUT", place, body, {}, where=where)
                if answer.status not in _BUSY:
                    return answer
            self.clock.pause(2.0**attempt)
        return self._exchange("PUT", place, body, {}, where=where)

    def _insistent(self, method: str, url: str, body: Body | None, *, once: bool) -> _Answer:
        """Call until it is answered by more than "later"; what is refused as too many calls was not done."""
        waited = 0.0
        for attempt in range(_ATTEMPTS):
            self._pace.wait()
            last = attempt == _ATTEMPTS - 1
            try:
                answer = self._exchange(method, url, body, self._headers, where=self.where)
            except UnsureError:
                if once or last:
                    raise
                self.clock.pause(2.0**attempt)
                continue
            is_late = answer.status == _TOO_MANY or (answer.status in _BUSY and not once)
            if not is_late or last:
                return answer
            otherwise = self._pace.seconds if answer.status == _TOO_MANY else 2.0**attempt
            pause = _pause(answer.headers.get("retry-after", ""), otherwise)
            waited += pause
            if waited > WAIT_LIMIT_SECONDS:
                raise RemoteError(
                    f"the host asks to wait {pause:.0f} seconds",
                    remedy="run it again then: it goes on where it stopped",
                    where=self.where,
                )
            self.clock.pause(pause)
        raise AssertionError("the last attempt returns or raises")

    def _exchange(
        self, method: str, url: str, body: Body | None, headers: Mapping[str, str], *, where: str
    ) -> _Answer:
        """One request and its whole answer."""
        from http.client import HTTPException  # it loads the mail library

        from urllib3.exceptions import HTTPError

        parts = urlsplit(url)
        size = body.size_bytes if body else 0
        deadline = time.monotonic() + _CALL_SECONDS + size / _SLOWEST_BYTES_A_SECOND
        own = resolved(self.base, where)
        addresses = resolved(url, where)
        check_redirect(addresses, own, where)
        sent = {"Host": parts.netloc, "User-Agent": USER_AGENT, "Accept-Encoding": "identity", **headers}
        if body is not None:
            sent |= {"Content-Type": body.media_type, "Content-Length": str(size), **body.headers}
        elif method not in {"GET", "DELETE"}:
            sent |= {"Content-Length": "0"}
        connection = response = content = None
        try:
            connection = connected(url, addresses, _SILENCE_SECONDS)
            with cut_off(connection, deadline):
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                content = body.opened() if body else None
                connection.request(method, target, content, sent, preload_content=False)  # type: ignore[arg-type]  # whatever has read() is taken
                response = connection.getresponse()
                found = {str(name).lower(): str(value) for name, value in response.headers.items()}
                return _Answer(response.status, found, _whole(response, deadline, where))
        except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
            failure = unreachable(problem, where, late=time.monotonic() >= deadline)
            remedy = "check url and network, then run it again: it goes on where it stopped"
            raise UnsureError(failure.message, remedy=remedy, where=where) from None
        finally:
            if response is not None:
                response.close()
            for each in (content, connection):
                if each is not None:
                    each.close()

    def _refusal(self, method: str, path: str, answer: _Answer, *, once: bool) -> RemoteError:
        try:
            reason = said(json.loads(answer.data))
        except (ValueError, RecursionError):
            is_page = b"<" in answer.data[:100]
            reason = "" if is_page else printable(answer.data[:400].decode("utf-8", "replace"))[:200]
        reason = reason.replace(self._secret, "***") if self._secret else reason
        kind = UnsureError if once and answer.status >= 500 else RemoteError
        shown = path.partition("?")[0]
        return kind(
            f"{method} {shown} is answered by {answer.status}" + (f": {reason}" if reason else ""),
            remedy=_REMEDIES.get(answer.status, _LATER if answer.status >= 500 else _OTHERWISE),
            where=self.where,
        )


_LATER = "the host has trouble: run it again later, it goes on where it stopped"
_OTHERWISE = "correct what the host names, then run it again: it goes on where it stopped"
_REMEDIES = {
    301: "write in url: where it redirects to",
    302: "write in url: where it redirects to",
    307: "write in url: where it redirects to",
    308: "write in url: where it redirects to",
    401: "the key, token or password is wrong or was withdrawn: check the variable that holds it",
    402: "the account's plan does not include this",
    403: "give the key or user the right to publish this show",
    404: "check the show's id and url of the target in show.yaml",
    413: "the host takes no file of this size",
    429: "too many calls: run it again in a minute, it goes on where it stopped",
}


def _check_private(url: str, where: str) -> None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    with suppress(ValueError):
        if ipaddress.ip_address(host).is_loopback:
            return
    if parts.scheme == "http" and host != "localhost":
        raise RemoteError(
            "what is sent there would go over http, where anybody on the way can read and change it",
            remedy="write an address with https",
            where=where,
        )


def _whole(response: "BaseHTTPResponse", deadline: float, where: str) -> bytes:
    data = bytearray()
    while chunk := response.read1(CHUNK_BYTES):
        data += chunk
        if len(data) > ANSWER_LIMIT_BYTES:
            raise RemoteError(
                f"the host answers more than {ANSWER_LIMIT_BYTES:,} bytes",
                remedy="check url in show.yaml: it has to be the host's interface",
                where=where,
            )
        if time.monotonic() >= deadline:
            raise TimeoutError
    stated = response.headers.get("Content-Length", "")
    if stated.isdecimal() and response.status != 204 and len(data) < int(stated[:18]):
        raise OSError("the answer was cut off")
    return bytes(data)


def _pause(retry_after: str, otherwise: float) -> float:
    """Seconds, of a number or a date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after)."""
    text = retry_after.strip()
    if text.isdecimal() and len(text) < 9:
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return otherwise
    return max((until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds(), 0.0)
