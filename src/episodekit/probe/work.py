"""Many addresses, several servers at a time: a lane asks one server, one question after another."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Condition, Thread
from urllib.parse import urlsplit

from episodekit.lint.feed import LINKED_LIMIT_BYTES
from episodekit.lint.links import Role
from episodekit.lint.reached import ORIGIN, Exchange, Reached
from episodekit.probe.asking import Asker, Question
from episodekit.probe.traffic import LeftAloneError, Traffic

READ = {"Accept-Encoding": "gzip, deflate", "Origin": ORIGIN}
"""Headers with which a text is asked for."""
Progress = Callable[[int, int], None]
"""Told how many addresses were asked, and of how many; the two are the same once, at the end."""
_LANES_PER_SERVER, _LANES = 2, 12
_KEPT_BYTES = 2_000_000_000
_TWO_BYTES = {"Accept-Encoding": "identity", "Range": "bytes=0-1"}
_HEAD = {"Accept-Encoding": "identity"}
_READ_ON_BYTES = 16  # whether a server gives more than the two bytes
_KEPT = {Role.ART, Role.TRANSCRIPT, Role.CHAPTERS}
_FILES = {Role.MEDIA, Role.ART}


class Work:
    """Addresses to ask, and what they answered; ``files``: URL → where the file that was fetched lies."""

    def __init__(self, traffic: Traffic, allowed: frozenset[str] | None, folder: Path) -> None:
        """Nothing is asked yet; ``allowed`` is that of :class:`episodekit.probe.asking.Asker`."""
        self.files: dict[str, Path] = {}
        self._traffic, self._allowed, self._folder = traffic, allowed, folder
        self._answers: dict[str, Reached] = {}
        self._lanes: deque[deque[tuple[str, set[Role]]]] = deque()
        self._changed = Condition()
        self._done = 0
        self._kept_bytes = self._count = 0
        self._failure: BaseException | None = None

    def run(self, wanted: Mapping[str, set[Role]], progress: Progress | None) -> dict[str, Reached]:
        """Ask everything, or what the time allows; what was not asked is missing from the answers."""
        by_server: dict[str, deque[tuple[str, set[Role]]]] = defaultdict(deque)
        for url, roles in wanted.items():
            by_server[urlsplit(url).netloc].append((url, roles))
        for number in range(_LANES_PER_SERVER):
            self._lanes.extend(queue for queue in by_server.values() if len(queue) > number)
        for _ in range(min(_LANES, len(self._lanes))):
            # A daemon: whatever hangs in the operating system (a name server, say) does not hold up the program.
            Thread(target=self._ask_lanes, daemon=True).start()
        told = -1
        with self._changed:
            while self._done < len(wanted) and self._failure is None and self._traffic.left_seconds > 0:
                if progress is not None and told < self._done < len(wanted):
                    told = self._done
                    progress(told, len(wanted))
                self._changed.wait(min(self._traffic.left_seconds, 1.0))
            if progress is not None:
                progress(len(wanted), len(wanted))
            if self._failure is not None:
                raise self._failure
            return dict(self._answers)

    def _ask_lanes(self) -> None:
        try:
            while True:
                with self._changed:
                    if not self._lanes:
                        return
                    queue = self._lanes.popleft()
                self._ask_all(queue)
        except BaseException as problem:  # noqa: BLE001  # it is raised again where the work was begun
            with self._changed:
                self._failure = problem
                self._changed.notify_all()

    def _ask_all(self, queue: deque[tuple[str, set[Role]]]) -> None:
        asker = Asker(self._traffic, self._allowed)
        try:
            while True:
                with self._changed:
                    if not queue:
                        return
                    url, roles = queue.popleft()
                reached = self._reached(asker, url, roles)
                with self._changed:
                    if reached is not None:
                        self._answers[url] = reached
                    self._done += 1
                    self._changed.notify_all()
        finally:
            asker.close()

    def _reached(self, asker: Asker, url: str, roles: set[Role]) -> Reached | None:
        """What an address answers; None if it was not asked."""
        head = ranged = got = None
        try:
            if roles & _FILES:
                head = asker.ask(Question(url=url, method="HEAD", headers=_HEAD)).exchange
            if Role.MEDIA in roles:
                two = Question(url=url, headers=_TWO_BYTES, limit_bytes=_READ_ON_BYTES)
                ranged = asker.ask(two).exchange
            if roles & _KEPT:
                got = self._fetched(asker, url)
            elif not roles <= _FILES:
                got = asker.ask(Question(url=url, headers=READ)).exchange
        except LeftAloneError:
            return None
        return Reached(get=got, head=head, ranged=ranged)

    def _fetched(self, asker: Asker, url: str) -> Exchange:
        """Fetch a file and put it down."""
        with self._changed:
            if self._kept_bytes > _KEPT_BYTES:
                raise LeftAloneError
        answer = asker.ask(Question(url=url, headers=READ, limit_bytes=LINKED_LIMIT_BYTES, whole=True))
        if answer.exchange.given and answer.exchange.trouble is None:
            with self._changed:
                self._kept_bytes += len(answer.body)
                self._count += 1
                path = self._folder / str(self._count)
            path.write_bytes(answer.body)
            with self._changed:
                self.files[url] = path  # from now on it is whole
        return answer.exchange
