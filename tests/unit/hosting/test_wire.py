"""Calls end in bounded time and size, whatever answers; an upload goes nowhere but to the internet or to the same machine."""

import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from episodekit.errors import RemoteError, WorkspaceError
from episodekit.hosting import wire
from episodekit.hosting.answers import Json, said
from episodekit.hosting.bodies import Attached, file_body, form_body, json_body
from episodekit.hosting.wire import Clock, Pace, UnsureError, Wire
from tests.hosted.answering import answering
from tests.hosted.shows import Ticking
from tests.hosted.stub import Call

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def to(address: str, secret: str = "s3cr3t") -> Wire:  # noqa: S107  # of a host of the tests
    return Wire("host", address, {"X": secret}, secret, pace=(1000, 1.0), clock=Ticking().clock)


def test_an_answer_without_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "ANSWER_LIMIT_BYTES", 100_000)

    def endless(connection: socket.socket) -> None:
        connection.sendall(HEAD + b"\r\n")
        while True:
            connection.sendall(b" " * 50_000)

    with answering(endless) as address, pytest.raises(RemoteError, match="more than 100,000 bytes"):
        to(address).ask("GET", "/x")


def test_an_answer_that_drips_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "_CALL_SECONDS", 0.3)

    def dripping(connection: socket.socket) -> None:
        connection.sendall(HEAD + b"Content-Length: 1000\r\n\r\n")
        for _ in range(1000):
            connection.sendall(b" ")
            time.sleep(0.05)

    begun = time.monotonic()
    with answering(dripping) as address, pytest.raises(UnsureError, match="takes too long"):
        to(address).ask("POST", "/x", once=True)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("sent", [HEAD + b"Content-Length: 50\r\n\r\n[1", b"SSH-2.0-x\r\n\r\n", b""])
def test_an_answer_that_breaks_off_is_none(sent: bytes) -> None:
    with answering(lambda connection: connection.sendall(sent)) as address, pytest.raises(UnsureError):
        to(address).ask("POST", "/x", once=True)


def test_the_secret_is_in_no_message() -> None:
    body = b'{"error": {"message": "bad key s3cr3t \\u001b[31m"}}'
    told = b"HTTP/1.1 401 No\r\nContent-Length: %d\r\n\r\n" % len(body)
    with (
        answering(lambda connection: connection.sendall(told + body)) as address,
        pytest.raises(RemoteError) as refused,
    ):
        to(address).ask("GET", "/x")
    assert "bad key ***" in str(refused.value)
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    "place",
    [
        "http://169.254.169.254/latest",
        "https://10.0.0.1/x",
        "ftp://127.0.0.1/x",
        "http://figures.news/x",
        "https://u:p@127.0.0.1/",
    ],
)
def test_an_upload_goes_nowhere_else(place: str, tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"x")
    with pytest.raises(RemoteError):
        to("http://127.0.0.1:1").send(place, file_body(path, "audio/mpeg", 1, lambda _: None))


def test_a_secret_does_not_go_in_clear() -> None:
    with pytest.raises(RemoteError, match="over http"):
        to("http://figures.news/")


def test_an_upload_that_is_cut_is_tried_again_then_told(tmp_path: Path) -> None:
    path, ticking = tmp_path / "a.mp3", Ticking()
    path.write_bytes(b"x" * 3_000_000)
    cut: list[int] = []
    with answering(lambda _: cut.append(1)) as address:
        calls = Wire("host", address, {}, "", pace=(9, 9.0), clock=ticking.clock)
        with pytest.raises(RemoteError, match="run it again") as refused:
            calls.send(
                f"{address}/up?X-Signature=abc", file_body(path, "audio/mpeg", 3_000_000, lambda _: None)
            )
    assert refused.value.exit_status == 3
    assert "abc" not in str(refused.value)
    assert len(cut) == 4
    assert ticking.waits == [1.0, 2.0, 4.0]


def test_a_file_that_became_shorter_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"short")
    body = file_body(path, "audio/mpeg", 10, lambda _: None).opened()
    assert body.read(10) == b"short"
    with pytest.raises(WorkspaceError, match="changed while it was being sent"):
        body.read(10)
    body.close()


def test_a_form_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / 'a"\\.srt'
    path.write_bytes(b"\r\n--x\r\n" * 1000)
    sent: list[int] = []
    form = form_body({"a": "é\n"}, [Attached("f", path, "text/plain", 7000)], sent.append)
    data = form.opened()
    whole = b"".join(iter(lambda: data.read(999), b""))
    assert len(whole) == form.size_bytes
    assert sum(sent) == 7000
    found = Call("POST", "/", {}, {"content-type": form.media_type}, whole).form
    assert found["a"] == ("", "é\n".encode())
    assert found["f"] == ("a__.srt", b"\r\n--x\r\n" * 1000)


def test_a_pace_is_kept() -> None:
    ticking = Ticking()
    pace, times = Pace(3, 10.0, ticking.clock), []
    for _ in range(9):
        pace.wait()
        times.append(ticking.now)
    assert all(later - first >= 10 for first, later in zip(times, times[3:], strict=False))
    assert times[-1] < 21


def test_a_pause_may_be_a_date() -> None:
    asked = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    told = f"HTTP/1.1 429 No\r\nRetry-After: {asked}\r\nContent-Length: 0\r\n\r\n".encode()
    ticking = Ticking()
    with (
        answering(lambda connection: connection.sendall(told)) as address,
        pytest.raises(RemoteError, match="429"),
    ):
        Wire("host", address, {}, "", pace=(9, 9.0), clock=ticking.clock).ask("GET", "/x")
    assert all(27 < wait <= 30 for wait in ticking.waits)
    assert len(ticking.waits) == 3


def test_values_of_an_answer_may_be_anything() -> None:
    row = Json({"a": {"b": 3}, "t": True, "n": "12", "d": "2026-01-01T06:00:00-04:00", "x": None}, "host")
    assert (row.at("a", "b").text, row.at("a", "b").number, row.at("n").number) == ("3", 3, 12)
    assert (row.at("t").flag, row.at("t").text, row.at("a").text, row.at("a", "b", "c").text) == (
        True,
        "",
        "",
        "",
    )
    assert row.at("d").moment == datetime(2026, 1, 1, 10, tzinfo=UTC)
    assert [row.at(key).moment for key in ("x", "a", "n")] == [None, None, None]
    assert (Json("9" * 5000, "host").number, Json(1e308, "host").number) == (None, None)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (
            {"error": {"code": "invalid", "message": "Title can't be blank", "param": "title"}},
            "Title can't be blank",
        ),
        ({"title": ["can't be blank"]}, "can't be blank"),
        ({"errors": [{"title": "Unauthorized"}]}, "Unauthorized"),
        ({"status": 400, "form_errors": [], "field_errors": {"x": ["unknown"]}}, "x: unknown"),
        ({"a": {"b": {"c": {"d": {"e": {"f": {"g": "deep"}}}}}}}, ""),
        (["\x1b[2J" * 999], "[2J"),
        (None, ""),
    ],
)
def test_reasons_are_found_in_every_form_of_error(value: object, told: str) -> None:
    assert said(value)[: max(len(told), 1)] == told


def test_json_is_sent_in_utf_8() -> None:
    assert json_body({"a": "é"}).opened().read() == '{"a": "é"}'.encode()


def test_time_is_the_systems_own() -> None:
    assert abs((Clock().now() - datetime.now(UTC)).total_seconds()) < 5
