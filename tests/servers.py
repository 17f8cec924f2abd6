"""Real local servers on free ports, for what talks to the network."""

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server of pages: path → what answers; the requests that it was sent, and the paths that HEAD was asked for."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

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
def site(protocol: str = "HTTP/1.0") -> Iterator[Site]:
    """A running server on 127.0.0.1; one of HTTP/1.1 keeps connections."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = protocol

        def do_HEAD(self) -> None:
            found.heads.append(self.path)
            self._answer()

        def do_GET(self) -> None:
            found.asked.append((self.path, dict(self.headers.items())))
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

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in the standard library
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Site(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
