"""Podcast hosts that are stood in for by their documented interfaces; presigned addresses are those of a real S3."""

import functools
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.buckets import BUCKET, KEY, S3, SECRET

Episode = dict[str, Any]
Routes = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Call:
    """What a client asks."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        assert self.headers["content-type"].startswith("application/json")
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def form(self) -> dict[str, tuple[str, bytes]]:
        """Name of a field → name of its file, if it has one, and content."""
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        found = {}
        for part in message_from_bytes(head + self.body, policy=HTTP).iter_parts():
            name = str(part.get_param("name", header="content-disposition"))
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            found[name] = (part.get_filename() or "", content)
        return found


@dataclass(frozen=True)
class Reply:
    """What a host answers."""

    status: int
    value: object = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Fault:
    """Something that goes wrong at the next call that fits, after the call was done or instead of that."""

    method: str
    path: str
    reply: Reply | None = None
    does: bool = False
    times: int = 1
    then: Callable[[], None] = lambda: None

    def fits(self, call: Call) -> bool:
        return self.times > 0 and call.method == self.method and bool(re.fullmatch(self.path, call.path))


class Stub:
    """A host with one show; a subclass names its routes."""

    KIND: ClassVar[str]
    KEY: ClassVar = "k3y-that-nobody-may-see"
    OPTIONS: ClassVar[Mapping[str, str]]
    ROUTES: ClassVar[Routes]
    BASE: ClassVar[str] = ""

    def __init__(self, s3: S3, seconds: Callable[[], float]) -> None:
        self.s3 = s3
        self.address = ""
        self.episodes: dict[str, Episode] = {}
        self.calls: list[tuple[float, str]] = []
        self.faults: list[Fault] = []
        self._seconds = seconds
        self._lock = threading.Lock()

    @property
    def writes(self) -> list[str]:
        """The calls that change something."""
        return [call for _, call in self.calls if not call.startswith("GET ")]

    def answer(self, call: Call) -> Reply | None:
        with self._lock:
            self.calls.append((self._seconds(), f"{call.method} {call.path}"))
            fault = next((row for row in self.faults if row.fits(call)), None)
            if fault is not None:
                fault.times -= 1
                if fault.does:
                    self._routed(call)
                fault.then()
                return fault.reply
            return self._routed(call)

    def _routed(self, call: Call) -> Reply:
        if (refusal := self.refusal(call)) is not None:
            return refusal
        for method, path, name in self.ROUTES:
            match = re.fullmatch(self.BASE + path, call.path)
            if match and method == call.method:
                found: Reply = getattr(self, name)(call, *match.groups())
                return found
        return Reply(404, {"message": "no such route"})

    def refusal(self, call: Call) -> Reply | None:
        raise NotImplementedError

    @property
    def key(self) -> str:
        """The secret that opens it."""
        return self.KEY

    def count(self) -> int:
        """How many episodes there are."""
        return len(self.episodes)

    def forget(self, *, only_first: bool = False) -> None:
        """Delete all episodes, or the oldest."""
        for name in [*self.episodes][: 1 if only_first else None]:
            del self.episodes[name]

    def shown(self) -> dict[str, tuple[str, str]]:
        """Title → state and moment of every episode."""
        raise NotImplementedError

    def sound(self, title: str) -> bytes:
        """The audio of an episode."""
        raise NotImplementedError

    def presigned(self, call: str, **place: object) -> str:
        """A real address to put a file, or a part of one, at."""
        found: str = _signer(self.s3.endpoint).generate_presigned_url(
            call, {"Bucket": BUCKET, **place}, ExpiresIn=600
        )
        return found

    def stored(self, key: str) -> bytes | None:
        try:
            found: bytes = self.s3.client.get_object(Bucket=BUCKET, Key=key)["Body"].read()
        except self.s3.client.exceptions.NoSuchKey:
            return None
        return found


@functools.cache
def _signer(endpoint: str) -> Any:  # noqa: ANN401  # boto3 makes its classes at run time
    import boto3
    from botocore.config import Config

    keys = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET}
    config = Config(signature_version="s3v4", s3={"addressing_style": "path"})
    return boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1", config=config, **keys)


@contextmanager
def running(stub: Stub) -> Iterator[Stub]:
    """The stub, listening on a free port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def any(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            call = Call(self.command, unquote(parts.path), dict(parse_qsl(parts.query)), headers, body)
            reply = stub.answer(call)
            self.close_connection = True
            if reply is None:
                return  # the connection breaks
            raw = isinstance(reply.value, bytes)
            data = reply.value if raw else b"" if reply.value is None else json.dumps(reply.value).encode()
            assert isinstance(data, bytes)
            self.send_response(reply.status)
            told = {
                "Content-Type": "text/html" if raw else "application/json",
                "Content-Length": str(len(data)),
            }
            for name, value in (told | dict(reply.headers)).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in the standard library
            del format, args

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.any)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that are killed are what is tested
    stub.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
