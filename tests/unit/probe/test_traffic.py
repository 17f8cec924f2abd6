"""Turns, pauses and what servers ask for, without servers."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Lock, Thread

import pytest

from episodekit.lint.reached import Kind, Trouble
from episodekit.probe.traffic import LeftAloneError, Traffic


def test_two_at_a_time_for_each_server() -> None:
    traffic = Traffic(seconds=20, pause_seconds=0)
    lock, now, most = Lock(), {"a": 0, "b": 0}, {"a": 0, "b": 0}

    def ask(server: str) -> None:
        with traffic.turn(server):
            with lock:
                now[server] += 1
                most[server] = max(most[server], now[server])
            time.sleep(0.2)
            with lock:
                now[server] -= 1

    threads = [Thread(target=ask, args=(server,)) for server in "aaaaabb"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == {"a": 2, "b": 2}


def test_a_pause_between_the_beginnings() -> None:
    traffic = Traffic(seconds=20, pause_seconds=0.05)
    begin = time.monotonic()
    for _ in range(5):
        with traffic.turn("a"):
            pass
    assert time.monotonic() - begin >= 4 * 0.05


def test_a_turn_that_comes_too_late_does_not_come() -> None:
    traffic = Traffic(seconds=0.1, pause_seconds=0.2)
    with traffic.turn("a"):
        pass
    begin = time.monotonic()
    with pytest.raises(LeftAloneError), traffic.turn("a"):
        pass
    assert time.monotonic() - begin < 0.1  # nobody waits for what is too late
    with traffic.turn("b"):
        pass


@pytest.mark.parametrize(
    ("retry_after", "waits"),
    [
        ("0", True),
        ("3", True),
        (" 20 ", True),
        ("21", False),
        ("999999999", False),
        ("99999999999999999999", False),
        ("", True),
        ("soon", False),
        ("-1", False),
    ],
)
def test_retry_after(retry_after: str, *, waits: bool) -> None:
    traffic = Traffic(seconds=60, pause_seconds=0)
    assert traffic.hold("a", retry_after) is waits
    if not waits:
        begin = time.monotonic()
        with pytest.raises(LeftAloneError), traffic.turn("a"):
            pass
        assert time.monotonic() - begin < 1
    with traffic.turn("b"):
        pass


@pytest.mark.parametrize(("seconds", "waits"), [(-60, True), (10, True), (40, False)])
def test_retry_after_may_be_a_date(seconds: int, *, waits: bool) -> None:
    moment = datetime.now(UTC) + timedelta(seconds=seconds)
    traffic = Traffic(seconds=60, pause_seconds=0)
    assert traffic.hold("a", format_datetime(moment, usegmt=True)) is waits


def test_a_pause_is_kept() -> None:
    traffic = Traffic(seconds=60, pause_seconds=0)
    begin = time.monotonic()
    assert traffic.hold("a", "1")
    with traffic.turn("a"):
        assert time.monotonic() - begin >= 0.95


def test_a_server_is_dead_after_two_addresses_in_a_row_that_nobody_answers_for() -> None:
    traffic = Traffic(seconds=60, pause_seconds=0)
    trouble = Trouble(Kind.CONNECTION, "the connection is refused")
    for number in range(3):
        traffic.note("a", f"a/{number}", trouble)
        traffic.note("a", f"a/{number}", None)
    assert traffic.dead("a", "a/0") is None
    traffic.note("a", "a/0", Trouble(Kind.CONTENT, "it breaks off"))
    traffic.note("a", "a/1", trouble)
    traffic.note("a", "a/1", trouble)  # HEAD and a range of one file are one address
    assert traffic.dead("a", "a/1") is None
    traffic.note("a", "a/2", trouble)
    assert traffic.dead("a", "a/1") == traffic.dead("a", "a/2") == trouble
    with pytest.raises(LeftAloneError):
        traffic.dead("a", "a/3")
    assert traffic.dead("b", "b/1") is None


def test_a_server_that_hangs_up_is_asked_for_some_more_addresses() -> None:
    traffic = Traffic(seconds=60, pause_seconds=0)
    for number in range(7):
        traffic.note("a", f"a/{number}", Trouble(Kind.BROKEN, "there is no answer"))
    assert traffic.dead("a", "a/next") is None
    traffic.note("a", "a/7", Trouble(Kind.BROKEN, "there is no answer"))
    with pytest.raises(LeftAloneError):
        traffic.dead("a", "a/next")


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append((host, port))
        if host == "nobody.news":
            raise OSError
        return [(0, 0, 0, "", ("192.0.2.1", port)), (0, 0, 0, "", ("192.0.2.1", port))]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    traffic = Traffic(seconds=60, pause_seconds=0)
    for _ in range(2):
        assert traffic.addresses("figures.news", 443) == ["192.0.2.1"]
        assert traffic.addresses("nobody.news", 443) == []
    assert asked == [("figures.news", 443), ("nobody.news", 443)]
