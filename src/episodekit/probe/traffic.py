"""Manners between the questions: few at a time to one server, a pause between them, silence where it asks for it."""

import re
import socket
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock, Semaphore

from episodekit.lint.reached import Kind, Trouble

_AT_ONCE = 2
_FAILURES, _BROKEN = 2, 8
"""So many addresses in a row without an answer end the questions to a server: few where each costs time or nobody is there,
more where somebody is, who may fail for some files alone."""
_LONGEST_WAIT_SECONDS = 20.0
_DAY_SECONDS = 86_400


class LeftAloneError(Exception):
    """The server wants no more questions now (``status`` is what it answered), or the time is up (0)."""

    def __init__(self, status: int = 0) -> None:
        """Keep what the server answered."""
        super().__init__(status)
        self.status = status


class Traffic:
    """What all who ask share: turns for each server, and what is known of servers that do not answer."""

    def __init__(self, *, seconds: float, pause_seconds: float) -> None:
        """Begin the time."""
        self.deadline = time.monotonic() + seconds
        self._pause = pause_seconds
        self._lock = Lock()
        self._places: dict[str, Semaphore] = defaultdict(lambda: Semaphore(_AT_ONCE))
        self._next: dict[str, float] = {}
        self._failures: dict[str, dict[str, Trouble]] = defaultdict(dict)
        self._addresses: dict[tuple[str, int], list[str]] = {}

    @property
    def left_seconds(self) -> float:
        """How much time there is until the end."""
        return self.deadline - time.monotonic()

    @contextmanager
    def turn(self, server: str) -> Iterator[None]:
        """Wait until a server may be asked.

        Raises:
            LeftAloneError: that would be too late.
        """
        with self._lock:
            place = self._places[server]
        if not place.acquire(timeout=max(self.left_seconds, 0)):
            raise LeftAloneError
        try:
            with self._lock:
                begin = max(self._next.get(server, 0), time.monotonic())
                if begin >= self.deadline:
                    raise LeftAloneError
                self._next[server] = begin + self._pause
            time.sleep(max(begin - time.monotonic(), 0))
            yield
        finally:
            place.release()

    def hold(self, server: str, retry_after: str) -> bool:
        """A server asks to be left alone for a while (``Retry-After``); whether it is worth to wait for it.

        https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
        """
        seconds = _seconds(retry_after)
        with self._lock:
            self._next[server] = max(self._next.get(server, 0), time.monotonic() + seconds)
            if seconds <= min(_LONGEST_WAIT_SECONDS, self.left_seconds):
                return True
            self._next[server] = self.deadline
            return False

    def addresses(self, host: str, port: int) -> list[str]:
        """The IP addresses of a host, looked up once; empty if there are none."""
        key = (host, port)
        if key not in self._addresses:
            try:
                rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except (OSError, ValueError):  # ValueError: of a name that no name server takes
                rows = []
            self._addresses[key] = list(dict.fromkeys(str(row[4][0]) for row in rows))
        return self._addresses[key]

    def note(self, server: str, url: str, trouble: Trouble | None) -> None:
        """A server answered for an address, or did not."""
        with self._lock:
            if trouble is None:
                self._failures.pop(server, None)
            elif trouble.kind is not Kind.CONTENT:
                self._failures[server][url] = trouble

    def dead(self, server: str, url: str) -> Trouble | None:
        """What came of an address whose server is not asked again; None if it may be asked.

        Raises:
            LeftAloneError: it was not asked, and makes no sense to ask.
        """
        with self._lock:
            failures = self._failures.get(server, {})
            broken = sum(trouble.kind is Kind.BROKEN for trouble in failures.values())
            if len(failures) - broken < _FAILURES and len(failures) < _BROKEN:
                return None
            if url not in failures:
                raise LeftAloneError
            return failures[url]


def _seconds(retry_after: str) -> float:
    text = retry_after.strip()
    if re.fullmatch("[0-9]{1,9}", text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 1.0 if not text else _DAY_SECONDS
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
