"""Real local servers on free ports, for what talks to the network."""

import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server of pages: path → what answers; the requests that it was sent, the paths that HEAD was asked for, and the
    forms that were posted."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    posted: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)

    def page(
        self, path: str, data: bytes, media_type: str | None = "text/html; charset=utf-8", **headers: str
    ) -> str:
        """Serve bytes; gives the address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            if media_type is not None:
                request.send_header("Content-Type", media_type)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(data)))
            request.end_headers()
            if request.command != "HEAD":
                request.wfile.write(data)

        self.answers[path] = answer
        return self.address + path

    def file(self, path: str, data: bytes, media_type: str) -> str:
        """Serve bytes as a good server does: ranges of a few bytes, validators, every origin; gives the address."""
        tag, date = f'"{zlib.crc32(data):x}"', "Sat, 03 Jan 2026 06:00:00 GMT"

        def answer(request: BaseHTTPRequestHandler) -> None:
            known = (request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since"))
            part = re.fullmatch(r"bytes=(\d+)-(\d+)", request.headers.get("Range", ""))
            begin, end = (int(part[1]), int(part[2]) + 1) if part else (0, len(data))
            body = b"" if tag in known or date in known else data[begin:end]
            request.send_response(304 if tag in known or date in known else 206 if part else 200)
            headers = {"Content-Type": media_type, "ETag": tag, "Last-Modified": date}
            headers |= {"Access-Control-Allow-Origin": "*", "Content-Length": str(len(body))}
            headers |= {"Content-Range": f"bytes {begin}-{end - 1}/{len(data)}"} if part else {}
            for name, value in headers.items():
                request.send_header(name, value)
            request.end_headers()
            if request.command != "HEAD":
                request.wfile.write(body)

        self.answers[path] = answer
        return self.address + path

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """Serve a redirect; gives its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Location", target)
            request.send_header("Content-Length", "0")
            request.end_headers()

        self.answers[path] = answer
        return self.address + path

    def status(self, path: str, status: int) -> str:
        """Serve a status alone; gives its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Content-Length", "0")
            request.end_headers()

        self.answers[path] = answer
        return self.address + path


@contextmanager
def site(protocol: str = "HTTP/1.0", secure: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A running server on 127.0.0.1; one of HTTP/1.1 keeps connections, one with a context is called localhost."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = protocol
        disable_nagle_algorithm = True  # as servers do: a small body would wait for the headers to arrive

        def do_HEAD(self) -> None:
            found.heads.append(self.path)
            self._answer()

        def do_GET(self) -> None:
            found.asked.append((self.path, dict(self.headers.items())))
            self._answer()

        def do_POST(self) -> None:
            if self.headers["Content-Type"] == "application/x-www-form-urlencoded":
                form = self.rfile.read(int(self.headers["Content-Length"])).decode()
                found.posted.append((self.path, parse_qs(form, strict_parsing=True)))
            self._answer()

        def _answer(self) -> None:
            answer = found.answers.get(self.path.partition("?")[0])
            if answer is None:
                self.send_error(404)
                return
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client had enough

        do_PUT = do_DELETE = _answer  # noqa: N815  # names of the standard library

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in the standard library
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up are what is tested
    if secure is not None:
        server.socket = secure.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    host = "https://localhost" if secure else "http://127.0.0.1"
    found = Site(f"{host}:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def saying(said: bytes) -> Iterator[str]:
    """A server that says the same to the first who asks, be it HTTP or not; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(said)

        thread = Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        thread.join()


@dataclass(frozen=True)
class Caddy:
    """A running Caddy: its address, which it has a certificate for, and the authority that signed it."""

    address: str
    authority: Path


@contextmanager
def caddy(folder: Path, rules: str) -> Iterator[Caddy]:
    """Caddy with TLS over the files of ``folder / "site"``; rules are lines of its Caddyfile."""
    beside = Path(sys.executable).with_name("caddy")
    program = str(beside) if beside.exists() else shutil.which("caddy")
    if program is None:
        pytest.skip("Caddy is not installed: make test installs it")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    config = folder / "Caddyfile"
    config.write_text(
        f"{{\nadmin off\nskip_install_trust\nauto_https disable_redirects\nstorage file_system {folder}/store\n}}\n"
        f"https://localhost:{port} {{\nbind 127.0.0.1\ntls internal\nroot * {folder}/site\n{rules}\nfile_server\n}}\n",
        encoding="utf-8",
    )
    command = [program, "run", "--config", str(config), "--adapter", "caddyfile"]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            _wait_for(port, process)
            yield Caddy(f"https://localhost:{port}", folder / "store/pki/authorities/local/root.crt")
        finally:
            process.kill()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # whether it is up, no more
    for _ in range(600):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as plain:
                context.wrap_socket(plain, server_hostname="localhost").close()
                return
        except OSError:
            assert process.poll() is None, "it ended"
            time.sleep(0.05)
    raise AssertionError("it does not start")
