"""A listener's app: asks for a feed again and again, and for the first bytes of everything that it names."""

import http.client
import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from lxml import etree


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One request: status, headers with names in lower case, body."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", parts.path, headers=headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


GONE = "the feed is gone"


def faults(feed_url: str) -> list[str]:
    """What a listener finds broken now."""
    status, _, body = get(feed_url)
    if status == 404:
        return [GONE]
    try:
        root = etree.fromstring(body)
    except etree.XMLSyntaxError as problem:
        return [f"the feed is broken: {problem}"]
    found = []
    for enclosure in root.iter("enclosure"):
        url, length = str(enclosure.get("url")), str(enclosure.get("length"))
        status, headers, _ = get(url, Range="bytes=0-1")
        total = headers.get("content-range", "").rpartition("/")[2]
        if status != 206 or total != length:
            found.append(f"{url}: {status}, {total} bytes instead of {length}")
    return found


@dataclass
class Listener:
    """Polls in a thread of its own from ``with`` to its end."""

    feed_url: str
    polls: int = 0
    broken_polls: int = 0
    broken: list[str] = field(default_factory=list)
    _there: bool = False

    def __enter__(self) -> Self:
        self._stop = Event()
        self._thread = Thread(target=self._listen)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _listen(self) -> None:
        while not self._stop.is_set():
            with suppress(ConnectionError):
                found = faults(self.feed_url)
                self._there = self._there or GONE not in found
                self.broken += (
                    found if self._there else []
                )  # before the first publish there is nothing to hear
                self.broken_polls += bool(found and self._there)
            self.polls += 1


class _Handler(SimpleHTTPRequestHandler):
    """Files of a folder, by ranges too."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        types = {".xml": "application/rss+xml", ".mp3": "audio/mpeg"}
        return types.get(Path(path).suffix, "") or super().guess_type(path)

    def do_GET(self) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if wanted is None or not path.is_file():
            super().do_GET()
            return
        data = path.read_bytes()
        part = data[int(wanted[1]) : int(wanted[2]) + 1]
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Content-Range", f"bytes {wanted[1]}-{wanted[2]}/{len(data)}")
        self.end_headers()
        self.wfile.write(part)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in the standard library
        del format, args


class FolderServer:
    """Serves a folder on a free port of 127.0.0.1 from ``with`` to its end."""

    def __init__(self, folder: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
