"""An endpoint that is no address is told of before anything is asked, a full disk with what to do; what was done is no conflict."""

from contextlib import closing
from dataclasses import dataclass
from hashlib import md5
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.publish.s3 import Bucket, open_bucket
from episodekit.publish.target import ConflictError
from tests.servers import site


@pytest.mark.parametrize(
    "endpoint", ["s3.figures.news", "not an address", "http://[::1", "ftp://figures.news"]
)
def test_an_endpoint_that_is_no_address_is_refused(endpoint: str) -> None:
    target = Target(name="b", kind="s3", options={"bucket": "pod", "endpoint": endpoint})
    with pytest.raises(RemoteError, match=r"is not an (http\(s\) )?address") as told:
        open_bucket(target, {})
    assert told.value.where == "b: endpoint"


def opened(endpoint: str, **environment: str) -> Bucket:
    keys = {"access_key_variable": "K", "secret_key_variable": "S"}
    target = Target(name="b", kind="s3", options={"bucket": "pod", "endpoint": endpoint, **keys})
    return open_bucket(target, {"K": "k", "S": "s", **environment})


@pytest.mark.parametrize(
    ("status", "code", "remedy"),
    [(507, "XMinioStorageFull", "free space there"), (403, "QuotaExceeded", "free space there")],
)
def test_a_bucket_that_is_full_is_told(status: int, code: str, remedy: str) -> None:
    said = f"<Error><Code>{code}</Code><Message>It is full.</Message></Error>".encode()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(int(request.headers["Content-Length"]))
        request.send_response(status)
        request.send_header("Content-Length", str(len(said)))
        request.end_headers()
        request.wfile.write(said)

    with site("HTTP/1.1") as server:
        server.answers["/pod/probe"] = answer
        store = opened(server.address)
        with pytest.raises(RemoteError, match=f"{code} It is full") as told:
            store.put("probe", Path(__file__), Headers("text/plain", "no-store"), lambda _: None)
        store.close()
    assert remedy in told.value.remedy


@dataclass
class Lossy:
    """One file, replaced under a condition; of each so many answers to a PUT that succeeds the connection breaks off."""

    data: bytes
    lost: int

    @property
    def tag(self) -> str:
        return f'"{md5(self.data, usedforsecurity=False).hexdigest()}"'

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        fits = request.headers.get("If-Match") == self.tag
        if request.command == "PUT" and fits:
            self.data = body
            if self.lost:
                self.lost -= 1
                request.close_connection = True
                return
        status = 412 if request.command == "PUT" and not fits else 200
        shown = self.data if request.command == "GET" else b""
        request.send_response(status)
        request.send_header("ETag", self.tag)
        request.send_header("Content-Length", str(len(shown)))
        request.end_headers()
        request.wfile.write(shown)


@pytest.mark.parametrize(
    ("lost", "environment"),
    [(0, {}), (1, {}), (1, {"http_proxy": "boto3 alone knows"})],
)
def test_a_feed_that_was_swapped_though_the_answer_was_lost_is_no_conflict(
    monkeypatch: pytest.MonkeyPatch, lost: int, environment: dict[str, str]
) -> None:
    monkeypatch.setattr(Bucket, "conditional", lambda _: True)
    feed = Lossy(b"before", lost)
    headers = Headers("application/rss+xml", "no-store")
    with site("HTTP/1.1") as server, closing(opened(server.address, **environment)) as store:
        server.answers["/pod/feed.xml"] = feed
        live = store.read("feed.xml", 100)
        assert live is not None
        version = store.swap("feed.xml", b"after", headers, live.version)
        assert (feed.lost, feed.data, f'"{version}"') == (0, b"after", feed.tag)
        for ours in (b"after", b"another"):
            with pytest.raises(ConflictError):
                store.swap("feed.xml", ours, headers, live.version)
