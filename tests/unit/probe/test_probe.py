"""What real servers answer, good and bad, becomes evidence and then findings; every test ends within its bounds."""

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from episodekit.feed.tree import parse
from episodekit.findings import Finding
from episodekit.lint import Config, Evidence, check
from episodekit.lint.links import links
from episodekit.lint.reached import Exchange, Kind, Online, Reached
from episodekit.lint.rules import NETWORK
from episodekit.probe import Bounds, fetch_feed, gathered
from tests.house.source import ROOT
from tests.served import BASE, CHAPTERS, VTT, feed, good
from tests.servers import Site, saying, site

NOW = datetime(2026, 1, 4, tzinfo=UTC)
SMALL = Bounds(seconds=20, pause_seconds=0)
Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture(params=["HTTP/1.0", "HTTP/1.1"])
def web(request: pytest.FixtureRequest) -> Iterator[Site]:
    with site(request.param) as found:
        yield found


@pytest.fixture
def once() -> Iterator[Site]:
    with site("HTTP/1.1") as found:
        yield found


@dataclass(frozen=True)
class Probed:
    """A feed and what the network said of it."""

    data: bytes
    given: bool
    online: Online
    files: Mapping[str, Path]
    left_out: tuple[str, ...]


@contextmanager
def probed(source: str | bytes, bounds: Bounds) -> Iterator[Probed]:
    """Ask about a feed at an address, or about bytes from elsewhere."""
    feed = fetch_feed(source, bounds) if isinstance(source, str) else None
    data = feed.data if feed is not None else source
    assert isinstance(data, bytes)
    with gathered(parse(data), bounds, feed=feed) as found:
        yield Probed(data, feed is None or feed.given, found.online, found.files, found.left_out)


@contextmanager
def seen(source: str | bytes, bounds: Bounds = SMALL) -> Iterator[tuple[Probed, tuple[Finding, ...]]]:
    """What the network said, and what the linter makes of it, the rules of other subjects left out."""
    with probed(source, bounds) as found:
        evidence = Evidence(online=found.online, files=found.files, now=NOW, allow_local=True)
        config = Config(select=tuple(NETWORK))
        yield (
            found,
            tuple(
                row
                for row in check(found.data, "feed", evidence=evidence, config=config)
                if row.rule != "not-compressed"
            ),
        )


def rules(source: str | bytes, bounds: Bounds = SMALL) -> list[tuple[str, str]]:
    """Rule and message of every finding."""
    with seen(source, bounds) as (_, findings):
        return [(row.rule, row.message) for row in findings]


def reached(source: str | bytes, url: str, bounds: Bounds = SMALL) -> Reached:
    with probed(source, bounds) as found:
        return found.online.links[url]


def first(found: Reached) -> Exchange:
    assert found.first is not None
    return found.first


def test_a_good_server_gives_no_finding_and_its_files(web: Site) -> None:
    url = good(web)
    with seen(url) as (found, findings):
        assert findings == ()
        assert found.given
        assert found.left_out == ()
        files = {name.removeprefix(web.address): path.read_bytes() for name, path in found.files.items()}
    assert files["/t/3.vtt"] == VTT
    assert files["/c/1.json"] == CHAPTERS
    assert files["/cover.jpg"] == (ROOT / "cover.jpg").read_bytes()
    assert not any(path.startswith("/media") for path in files)
    # Of a recording two bytes are fetched, of the feed one copy.
    ranges = [headers["Range"] for path, headers in web.asked if path.startswith("/media")]
    assert ranges == ["bytes=0-1"] * 3
    asked = [headers for path, headers in web.asked if path == "/feed.xml"]
    assert len(asked) == 3
    assert sum("If-None-Match" in headers or "If-Modified-Since" in headers for headers in asked) == 2
    for _, headers in web.asked:
        assert headers["User-Agent"].startswith("episodekit/")
        assert not {"Authorization", "Cookie", "Referer"} & set(headers)


def test_what_was_fetched_is_gone_afterwards(once: Site) -> None:
    with probed(good(once), SMALL) as found:
        paths = list(found.files.values())
        assert all(path.is_file() for path in paths)
    assert paths
    assert not any(path.exists() for path in paths)


def test_a_file_on_disk_has_its_links_checked_only_where_local_is_allowed(once: Site) -> None:
    good(once)
    allowed = Bounds(seconds=20, pause_seconds=0, allow_local=True)
    assert rules(feed(once), allowed) == []
    once.asked.clear()
    once.heads.clear()
    told = rules(feed(once))
    assert {rule for rule, _ in told} == {"link-status"}
    assert "within a private network" in told[0][1]
    assert once.asked == []
    assert once.heads == []


def test_only_the_newest_items_are_asked_for(once: Site) -> None:
    with probed(good(once), Bounds(seconds=20, pause_seconds=0, items=1)) as found:
        asked = {url.removeprefix(once.address) for url in found.online.links}
    assert asked == {"/feed.xml", "/cover.jpg", "/media/1.mp3", "/t/1.vtt", "/c/1.json"}


def test_the_newest_items_go_by_date_not_by_place() -> None:
    turned = BASE.replace(b"Thu, 01 Jan 2026", b"Mon, 05 Jan 2026")
    urls = [link.url for link in links(parse(turned), 1)]
    assert "https://figures.news/media/3.mp3" in urls
    assert "https://figures.news/media/1.mp3" not in urls


def test_a_server_without_head_and_ranges(once: Site) -> None:
    url = good(once)
    plain = once.answers["/media/3.mp3"]

    def careless(request: BaseHTTPRequestHandler) -> None:
        if request.command == "HEAD":
            request.send_error(405)
            return
        del request.headers["Range"]
        plain(request)

    once.answers["/media/3.mp3"] = careless
    told = rules(url)
    assert [rule for rule, _ in told] == ["head-refused", "no-byte-range"]
    assert "HEAD is answered 405, GET 200" in told[0][1]
    assert "answered 200 with the whole file" in told[1][1]


def test_what_is_not_there(once: Site) -> None:
    url = good(once)
    for path in ("/media/3.mp3", "/t/3.vtt", "/c/3.json", "/cover.jpg"):
        del once.answers[path]
    told = rules(url)
    assert sorted(rule for rule, _ in told) == ["head-refused", "head-refused", "link-status", "link-status"]
    assert all("404" in message for _, message in told)


def test_a_length_that_is_not_the_file_s(once: Site) -> None:
    told = rules(good(once, size=1_700_000))
    assert [rule for rule, _ in told] == ["remote-length"] * 3
    assert told[0][1] == "the length is 1800000, the file on the server has 1700000 bytes"


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_a_feed_that_is_not_given(once: Site, status: int) -> None:
    with seen(once.status("/feed.xml", status)) as (found, findings):
        assert not found.given
        (finding,) = findings
    assert finding.rule == "feed-status"
    assert f"answers {status}" in finding.message
    assert ("login" in finding.message) == (status in {401, 403})


@pytest.mark.parametrize(
    ("port", "host", "kind"), [(1, "127.0.0.1", Kind.CONNECTION), (80, "nobody.invalid", Kind.NAME)]
)
def test_nobody_there(port: int, host: str, kind: Kind) -> None:
    with seen(f"http://{host}:{port}/feed.xml") as (found, findings):
        assert found.online.feed is not None
        trouble = first(found.online.feed).trouble
        assert trouble is not None
        assert trouble.kind is kind
        assert [row.rule for row in findings] == ["feed-status"]


def test_redirects_are_followed_and_counted(once: Site) -> None:
    url = good(once)
    data = feed(once).replace(b"/media/3.mp3", b"/hop/0")
    once.file("/feed.xml", data, "application/rss+xml")
    for number in range(6):
        once.redirect(f"/hop/{number}", f"/hop/{number + 1}", status=(301, 302, 303, 307, 308, 301)[number])
    once.answers["/hop/6"] = once.answers["/media/3.mp3"]
    told = dict(rules(url))
    assert told["redirects"].startswith("6 redirects follow on ")
    assert "for good to " in told["permanent-redirect"]
    assert "/hop/1: " in told["permanent-redirect"]
    assert set(told) == {"redirects", "permanent-redirect"}


@pytest.mark.parametrize(
    "target", ["/media/3.mp3", "ftp://127.0.0.1/3.mp3", "http://[x", "\x1b[31m", "http://:99999/"]
)
def test_redirects_that_lead_nowhere(once: Site, target: str) -> None:
    url = good(once)
    once.redirect("/media/3.mp3", target)
    told = rules(url)
    assert told
    assert all(message.isprintable() for _, message in told)
    assert {rule for rule, _ in told} <= {"redirects", "head-refused"}


def test_redirects_in_a_ring(once: Site) -> None:
    url = good(once)
    once.redirect("/media/3.mp3", "/there")
    once.redirect("/there", "/media/3.mp3")
    assert rules(url) == [("redirects", f"it redirects in a ring: {once.address}/media/3.mp3")]
    assert len([path for path, _ in once.asked if path == "/there"]) == 1


def test_a_redirect_without_end(once: Site) -> None:
    url = good(once)
    numbers = iter(range(1000))

    def on(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", f"/media/3.mp3?{next(numbers)}")
        request.send_header("Content-Length", "0")
        request.end_headers()

    once.answers["/media/3.mp3"] = on
    assert rules(url) == [("redirects", f"it redirects more than 15 times: {once.address}/media/3.mp3")]
    assert next(numbers) < 40


@pytest.mark.parametrize("target", ["http://169.254.169.254/latest/", "http://10.0.0.1/", "http://[::1]/"])
def test_a_redirect_into_a_private_network_is_not_followed(once: Site, target: str) -> None:
    url = good(once)
    once.redirect("/t/3.vtt", target)
    ((rule, message),) = rules(url)
    assert rule == "link-status"
    assert "within a private network" in message


def body(data: bytes, **headers: str) -> Answer:
    """An answer whose headers say what they like about its body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        sent = {"Content-Type": "text/vtt", "Access-Control-Allow-Origin": "*", **headers}
        for name, value in sent.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Connection", "close")
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(data)
        request.close_connection = True

    return answer


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (body(VTT, Content_Length="100000"), "breaks off after"),
        (body(b"no gzip", Content_Encoding="gzip"), "cannot be unpacked"),
        (body(VTT, Content_Encoding="br"), "packed as br, which nobody asked for"),
        (body(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"), "more than 20,000,000 bytes"),
    ],
    ids=["truncated", "no gzip", "brotli", "bomb"],
)
def test_bodies_that_are_not_whole(once: Site, answer: Answer, message: str) -> None:
    url = good(once)
    once.answers["/t/3.vtt"] = answer
    with seen(url) as (found, findings):
        assert f"{once.address}/t/3.vtt" not in found.files
        (finding,) = findings
    assert finding.rule == "link-status"
    assert message in finding.message
    assert finding.item is not None
    assert finding.item.number == 3


def test_a_body_without_end_is_left(once: Site) -> None:
    url = good(once)

    def endless(request: BaseHTTPRequestHandler) -> None:
        body(b"")(request)
        while request.command == "GET":
            request.wfile.write(b"a" * 100_000)

    for path in ("/t/3.vtt", "/media/3.mp3"):
        once.answers[path] = endless
    told = dict(rules(url))
    assert "more than 20,000,000 bytes" in told["link-status"]
    assert "answered 200" in told["no-byte-range"]


@pytest.mark.parametrize("part", ["headers", "body", "nothing"])
def test_a_server_that_drips_or_hangs_is_left_when_the_time_is_up(once: Site, part: str) -> None:
    url = good(once)
    stop = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        if part == "body":
            body(b"")(request)
        while not stop.wait(0.05) and part != "nothing":
            request.wfile.write(b"a")
            request.wfile.flush()

    once.answers["/t/3.vtt"] = drip
    begin = time.monotonic()
    try:
        with probed(url, Bounds(seconds=1.5, pause_seconds=0)) as found:
            assert time.monotonic() - begin < 4
            late = f"{once.address}/t/3.vtt"
            assert late in found.left_out or first(found.online.links[late]).trouble is not None
            assert f"{once.address}/t/2.vtt" in found.online.links  # the others were asked all the same
    finally:
        stop.set()


def test_a_server_that_always_hangs_up_is_left_in_the_end_and_all_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as rude:
        count = []

        def hang_up() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = rude.accept()
                    count.append(connection.recv(4096))
                    connection.close()

        thread = threading.Thread(target=hang_up, daemon=True)
        thread.start()
        data = BASE.replace(b"https://figures.news", b"http://127.0.0.1:%d" % rude.getsockname()[1])
        with seen(data, Bounds(seconds=20, pause_seconds=0, allow_local=True)) as (found, findings):
            told = [row.value for row in findings if row.rule == "link-status"]
            assert sorted(told, key=str) == sorted(found.online.links)
            assert len(told) + len(found.left_out) == 11
        assert 8 <= len(told) <= 9  # two lanes may be under way
        assert len(count) <= 2 * len(told)  # HEAD, and a range or the whole
        rude.shutdown(socket.SHUT_RDWR)
    thread.join(5)


@pytest.mark.parametrize(
    "said", [b"\x1b[31mHTTP\x07 red\r\n\r\n", b"HTTP/1.1 2\x1b[31m0 OK\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n"]
)
def test_what_is_no_http(said: bytes) -> None:
    with saying(said) as url:
        ((rule, message),) = rules(url)
    assert rule == "feed-status"
    assert message.isprintable()


def test_plain_http_on_the_port_of_https(once: Site) -> None:
    good(once)
    ((rule, message),) = rules(once.address.replace("http:", "https:") + "/feed.xml")
    assert rule == "tls"
    assert "no secure connection" in message


def test_a_server_that_wants_a_pause_gets_it(once: Site) -> None:
    url = good(once)
    real, moments = once.answers["/t/3.vtt"], list[float]()

    def busy(request: BaseHTTPRequestHandler) -> None:
        moments.append(time.monotonic())
        if len(moments) > 1:
            real(request)
            return
        request.send_response(429)
        request.send_header("Retry-After", "1")
        request.send_header("Content-Length", "0")
        request.end_headers()

    once.answers["/t/3.vtt"] = busy
    assert rules(url) == []
    assert len(moments) == 2
    assert moments[1] - moments[0] >= 0.95


@pytest.mark.parametrize("retry_after", ["3600", "Wed, 25 Nov 2099 00:00:00 GMT", "never"])
def test_a_server_that_wants_to_be_left_alone_is(once: Site, retry_after: str) -> None:
    url = good(once)

    def busy(request: BaseHTTPRequestHandler) -> None:
        request.send_response(503)
        request.send_header("Retry-After", retry_after)
        request.send_header("Content-Length", "0")
        request.end_headers()

    for path in list(once.answers):
        if path != "/feed.xml":
            once.answers[path] = busy
    begin = time.monotonic()
    with seen(url) as (found, findings):
        assert findings == ()
        assert len(found.left_out) == 10
    assert time.monotonic() - begin < 5
    assert len(once.asked) + len(once.heads) <= 4 + 2  # of the feed, and one of each lane


def test_connections_are_kept(once: Site) -> None:
    ports = set()
    url = good(once)
    for path, answer in list(once.answers.items()):

        def noting(request: BaseHTTPRequestHandler, answer: Answer = answer) -> None:
            ports.add(request.client_address[1])
            answer(request)

        once.answers[path] = noting
    assert rules(url) == []
    assert len(ports) <= 3  # of the feed, and of two lanes


def test_headers_cannot_steer_the_terminal(once: Site) -> None:
    good(once)
    url = once.page("/odd.xml", feed(once), "text/\x1b[31mred")
    told = dict(rules(url))
    assert told["feed-content-type"].isprintable()


def test_links_without_a_server_of_the_web_are_not_asked(tmp_path: Path) -> None:
    del tmp_path
    data = BASE.replace(b"https://figures.news", b"file:///etc/passwd")
    with probed(data, SMALL) as found:
        assert found.online.links == {}
        assert found.left_out == ()


def test_what_is_no_feed_has_no_links() -> None:
    for data in (b"", b"<html>", b"<rss>", b"\x00\xff"):
        with probed(data, SMALL) as found:
            assert found.online.links == {}
