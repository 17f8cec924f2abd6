import gzip
import socket
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from episodekit import http
from episodekit.errors import ArticleError, EpisodekitError, RemoteError
from episodekit.logins import masked
from tests.servers import Site, saying, site

LIMIT = 100_000


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as found:
        yield found


def refusal(url: str, *, limit_bytes: int = LIMIT, timeout: float = 5, silence: float = 5) -> EpisodekitError:
    with pytest.raises(EpisodekitError) as caught:
        http.fetch(url, limit_bytes=limit_bytes, timeout=timeout, silence=silence)
    assert caught.value.where == masked(url)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("stated", "media_type", "charset"),
    [
        ("text/html; charset=utf-8", "text/html", "utf-8"),
        ('Text/HTML; version=1; Charset="ISO-8859-1"', "text/html", "ISO-8859-1"),
        ("application/xhtml+xml", "application/xhtml+xml", None),
        ("text/plain", "text/plain", None),
        ("text/markdown", "text/markdown", None),
        (None, "text/html", None),
    ],
)
def test_a_page(web: Site, stated: str | None, media_type: str, charset: str | None) -> None:
    url = web.page("/news", b"hello", stated)
    assert http.fetch(url, limit_bytes=LIMIT) == http.Page(url, b"hello", media_type, charset)


def test_what_is_asked(
    web: Site, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / ".netrc").write_text("default login ada password secret\n", encoding="utf-8")
    (home / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    web.page("/a/b", b"x", Set_Cookie="a=b")
    http.fetch(f"{web.address}/a/b?c=d&e=ü#f", limit_bytes=LIMIT)
    http.fetch(f"{web.address}/a/b", limit_bytes=LIMIT)
    assert [path for path, _ in web.asked] == ["/a/b?c=d&e=%C3%BC", "/a/b"]
    for _, headers in web.asked:
        assert headers["User-Agent"].startswith("episodekit/")
        assert not {"Authorization", "Cookie", "Referer"} & set(headers)


def test_letters_in_a_path_are_encoded(web: Site) -> None:
    web.page("/br%C3%BCcke%20a", b"x")
    assert http.fetch(f"{web.address}/brücke a", limit_bytes=LIMIT).url == f"{web.address}/br%C3%BCcke%20a"


def test_redirects_are_followed(web: Site) -> None:
    for step in range(4):
        web.redirect(f"/{step}", f"/{step + 1}", status=(301, 302, 303, 307)[step])
    web.redirect("/4", f"{web.address}/end", status=308)
    web.page("/end", b"there")
    assert http.fetch(f"{web.address}/0", limit_bytes=LIMIT).url == f"{web.address}/end"


def test_more_than_five_redirects_are_not(web: Site) -> None:
    url = web.redirect("/round", "/round")
    assert "more than 5 times" in refusal(url).message
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    "target",
    ["ftp://example.com/a", "file:///etc/passwd", "javascript:1", "http://u:p@127.0.0.1/"],
)
def test_redirects_to_elsewhere_are_refused(web: Site, target: str) -> None:
    error = refusal(web.redirect("/a", target))
    assert isinstance(error, RemoteError)
    assert len(web.asked) == 1


def test_redirects_from_https_to_http_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("episodekit.http.pages._ask", lambda *_, **__: "http://127.0.0.1/a")
    assert "from https to http" in refusal("https://127.0.0.1/a").message


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/a",
        "http://[::1]/a",
        "http://[::ffff:127.0.0.1]/a",
        "http://[::ffff:10.0.0.1]/a",
        "http://[2002:a00:1::]/a",
        "http://[64:ff9b::a00:1]/a",
        "http://10.0.0.1/a",
        "http://192.168.1.1/admin",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://2130706434/",  # 127.0.0.2 in one number
        "http://0x7f.2/",
        "//10.0.0.1/a",
    ],
)
def test_redirects_into_private_networks_are_refused(web: Site, target: str) -> None:
    error = refusal(web.redirect("/a", target))
    assert "within a private network" in error.message
    assert "name the address" in error.remedy
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"]
)
def test_public_addresses_may_be_redirected_to(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    asked: list[list[str]] = []

    def ask(_: str, addresses: list[str], *__: object, **___: object) -> http.Page | str:
        asked.append(addresses)
        return f"http://[{address}]/" if ":" in address else f"http://{address}/"

    monkeypatch.setattr("episodekit.http.pages._ask", ask)
    assert "more than 5 times" in refusal("http://127.0.0.1/").message
    assert asked[1:] == [[address]] * 5


def test_what_is_connected_to_is_what_was_checked(web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[object] = []
    real = socket.getaddrinfo

    def look_up(host: object, port: object, *rest: int, **named: int) -> object:
        if host != "news.example":
            return real(str(host), str(port), *rest, **named)
        looked_up.append(host)
        # The first of two addresses does not answer.
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("::1", "127.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    port = web.address.rpartition(":")[2]
    web.page("/a", b"hello")
    assert http.fetch(f"http://news.example:{port}/a", limit_bytes=LIMIT).data == b"hello"
    assert looked_up == ["news.example"]
    assert web.asked[0][1]["Host"] == f"news.example:{port}"


@pytest.mark.parametrize(
    "target",
    ["http://[x", "http://:99999/", "http://a b/", "\x1b[31m://x", "http://\x1b]0;x\x07/", "http:///"],
)
def test_broken_redirects(web: Site, target: str) -> None:
    message = str(refusal(web.redirect("/a", target)))
    assert message.isprintable()
    assert len(web.asked) <= 2  # some are paths on the same server


def test_a_redirect_in_utf8(web: Site) -> None:
    web.page("/br%C3%BCcke", b"there")
    url = web.redirect("/a", "/brücke".encode().decode("latin-1"))
    assert http.fetch(url, limit_bytes=LIMIT).url.endswith("/br%C3%BCcke")


def test_redirects_in_a_ring(web: Site) -> None:
    web.redirect("/a", "/b")
    web.redirect("/b", "/a")
    assert "more than 5 times" in refusal(f"{web.address}/a").message


@pytest.mark.parametrize(
    "said",
    [
        b"\x1b[31mHTTP\x07 red\r\n\r\n",
        b"HTTP/1.1 2\x1b[31m0 OK\r\n\r\n",
        b"HTTP/1.1 200 \x1b[31mOK\r\nContent-Type: ima\x1b[31mge/p\x07ng\r\n\r\n",
    ],
)
def test_what_a_server_says_cannot_steer_the_terminal(said: bytes) -> None:
    with saying(said) as url:
        message = str(refusal(url))
    assert message.isprintable()


def test_nobody_of_that_name() -> None:
    assert "no such host" in refusal("http://nobody.invalid/").message


@pytest.mark.parametrize(
    ("status", "remedy"),
    [(401, "login"), (403, "browser"), (404, "address"), (429, "later"), (500, "later"), (302, "address")],
)
def test_refusals(web: Site, status: int, remedy: str) -> None:
    error = refusal(web.status("/a", status))
    assert f"answers {status}" in error.message
    assert remedy in error.remedy
    assert error.exit_status == 3


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "application/json", "nonsense"])
def test_other_kinds_are_refused(web: Site, media_type: str) -> None:
    assert media_type in refusal(web.page("/a", b"x", media_type)).message


def test_compressed_pages(web: Site) -> None:
    url = web.page("/a", gzip.compress(b"hello"), Content_Encoding="gzip")
    assert http.fetch(url, limit_bytes=LIMIT).data == b"hello"


def test_too_large_is_refused_as_it_comes(web: Site) -> None:
    assert http.fetch(web.page("/full", b"a" * LIMIT), limit_bytes=LIMIT).data == b"a" * LIMIT
    assert "more than 100,000 bytes" in refusal(web.page("/a", b"a" * (LIMIT + 1))).message
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert "more than 100,000 bytes" in refusal(web.page("/b", bomb, Content_Encoding="gzip")).message

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while True:
            request.wfile.write(b"a" * 10_000)

    web.answers["/endless"] = endless
    assert "more than 100,000 bytes" in refusal(f"{web.address}/endless").message


def test_broken_compression_and_broken_off_pages(web: Site) -> None:
    assert "cannot be fetched" in refusal(web.page("/a", b"no gzip", Content_Encoding="gzip")).message

    def short(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Length", "100")
        request.end_headers()
        request.wfile.write(b"half")

    web.answers["/short"] = short
    assert "cannot be fetched" in refusal(f"{web.address}/short").message


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_drips_is_cut_off(web: Site, part: str) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        if part == "body":
            request.send_response(200)
            request.send_header("Content-Type", "text/html")
            request.end_headers()
        for _ in range(100):
            request.wfile.write(b"a")
            request.wfile.flush()
            time.sleep(0.05)

    web.answers["/a"] = drip
    begin = time.monotonic()
    assert "takes too long" in refusal(f"{web.address}/a", timeout=0.3).message
    assert time.monotonic() - begin < 3


def test_a_server_that_says_nothing_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        begin = time.monotonic()
        assert "takes too long" in refusal(url, silence=0.2).message
        assert time.monotonic() - begin < 3


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "cannot be fetched" in refusal(f"http://127.0.0.1:{port}/").message


def test_https_with_somebody_who_does_not_speak_it(web: Site) -> None:
    assert "cannot be fetched" in refusal(web.address.replace("http:", "https:")).message


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.com/a",
        "http://",
        "http://[::1",
        "http://a:b@127.0.0.1/",
        "http://a@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://..",
        "x",
    ],
)
def test_no_address(url: str) -> None:
    assert refusal(url).exit_status == 2


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "urllib3", None)
    with pytest.raises(ArticleError) as caught:
        http.fetch("http://127.0.0.1/", limit_bytes=LIMIT)
    assert 'pip install "episodekit[online]"' in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "expected"),
    [("https://a.b/c", True), ("HTTP://a.b", True), ("https.txt", False), ("ftp://a.b", False)],
)
def test_what_is_an_address(text: str, *, expected: bool) -> None:
    assert http.is_address(text) is expected


@pytest.mark.parametrize("address", ["http://a b/", "http://a\x7fb/", "http://[x"])
def test_an_address_with_a_broken_host_is_refused(address: str) -> None:
    with pytest.raises(ArticleError):
        http.fetch(address, limit_bytes=9)
