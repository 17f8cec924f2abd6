"""A git repository behind a network that drops, cuts and crawls, and one that takes no more: told, whole, and gone on with."""

import gzip
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.publish.git import open_git
from tests.proxies import Proxy
from tests.servers import site

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SIZE_BYTES = 1_500_000
TEXT = Headers("text/plain", "no-store")
PATHS = {"PATH": "/usr/bin:/bin"}


def run(repository: Path, *arguments: str) -> str:
    command = ["git", "-C", str(repository), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def body(request: BaseHTTPRequestHandler) -> bytes:
    """Of a request; what is large comes in chunks, and what is text compressed."""
    found = b""
    if request.headers.get("Transfer-Encoding") == "chunked":
        while size := int(request.rfile.readline(), 16):
            found += request.rfile.read(size)
            request.rfile.readline()
        request.rfile.readline()
    else:
        found = request.rfile.read(int(request.headers.get("Content-Length", 0)))
    return gzip.decompress(found) if request.headers.get("Content-Encoding") == "gzip" else found


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """git's own program for HTTP (https://git-scm.com/docs/git-http-backend) over the repositories in a folder."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        path, _, query = request.path.partition("?")
        given = body(request)
        told = {
            "GIT_PROJECT_ROOT": str(root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": request.command,
            "CONTENT_TYPE": request.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(given)),
            "GIT_PROTOCOL": request.headers.get("Git-Protocol", ""),
        }
        said = subprocess.run(
            ["git", "http-backend"], input=given, capture_output=True, env=PATHS | told, check=False
        ).stdout
        head, _, rest = said.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().splitlines())
        request.send_response(int(headers.pop("Status", "200 OK").split()[0]))
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(rest)))
        request.end_headers()
        request.wfile.write(rest)

    with site("HTTP/1.1") as server:
        for path in ("info/refs", "git-upload-pack", "git-receive-pack"):
            server.answers[f"/pod.git/{path}"] = answer
        yield server.address


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    made = tmp_path / "hosted" / "pod.git"
    subprocess.run(["git", "init", "-q", "--bare", str(made)], check=True, env=PATHS)
    run(made, "config", "http.receivepack", "true")
    run(made, "config", "uploadpack.allowFilter", "true")
    return made


@pytest.fixture
def proxy(remote: Path) -> Iterator[Proxy]:
    with serving(remote.parent) as address, Proxy(int(address.rpartition(":")[2])) as found:
        yield found


@pytest.fixture
def source(tmp_path: Path) -> Path:
    made = tmp_path / "a.mp3"
    made.write_bytes(os.urandom(SIZE_BYTES))
    return made


def publish(proxy: Proxy, source: Path, feed: bytes) -> RemoteError | None:
    """One publish, as one run of the program makes it; what it says if it fails."""
    target = Target(name="pages", kind="git", options={"repository": f"{proxy.address}/pod.git"})
    try:
        store = open_git(target, source.parent / "work", PATHS)
        try:
            store.put("media/a.mp3", source, TEXT, lambda _: None)
            there = store.read("feed.xml", 99)
            store.swap("feed.xml", feed, TEXT, there.version if there else None)
            store.commit("bo", NOW)
        finally:
            store.close()
    except RemoteError as problem:
        return problem
    return None


def is_live(remote: Path, feed: str) -> bool:
    """Whether the branch has this feed and all that it needs."""
    assert run(remote, "ls-tree", "-r", "--name-only", "gh-pages").split() == ["feed.xml", "media/a.mp3"]
    run(remote, "fsck", "--strict")
    return run(remote, "show", "gh-pages:feed.xml") == feed


def test_a_network_that_crawls_drops_and_cuts_short(proxy: Proxy, remote: Path, source: Path) -> None:
    proxy.bytes_per_second = 4_000_000
    assert publish(proxy, source, b"1") is None
    proxy.bytes_per_second = None
    assert is_live(remote, "1")
    source.write_bytes(os.urandom(SIZE_BYTES))
    proxy.cut_after = proxy.sent + SIZE_BYTES // 2
    problem = publish(proxy, source, b"2")
    assert problem is not None
    assert "run it again" in problem.remedy
    assert is_live(remote, "1")
    proxy.answer_bytes = 60
    problem = publish(proxy, source, b"2")
    proxy.answer_bytes = None
    assert problem is not None
    assert "the network" in problem.remedy
    assert is_live(remote, "1")
    assert publish(proxy, source, b"2") is None
    assert is_live(remote, "2")


def test_a_host_that_takes_no_more(proxy: Proxy, remote: Path, source: Path) -> None:
    run(remote, "config", "receive.maxInputSize", "1000000")
    problem = publish(proxy, source, b"1")
    assert problem is not None
    assert "exceeds maximum allowed size" in problem.message
    assert "free space there" in problem.remedy
    assert run(remote, "for-each-ref") == ""
