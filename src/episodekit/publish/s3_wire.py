"""What is done most with a bucket, without boto3: read a file, list all, put one or a part of one, delete one.

boto3 takes longer to load than a look at a bucket takes, and for what it sends twice the time of all the rest. Only what is
plain is answered here. Whatever else a server says (a redirect, a refusal, a clock that is wrong, a proxy in between) is
:class:`UnsureError`: boto3 then asks anew, and tells what is the matter.
"""

import errno
import hashlib
import hmac
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote_plus, urlsplit

from episodekit.planning.plan import Listed
from episodekit.publish.target import Stored

if TYPE_CHECKING:
    import ssl
    from http.client import HTTPConnection, HTTPResponse

_SECONDS = 10.0
_SENDING_SECONDS = 60.0
_BLOCK_BYTES = 1 << 18
"""Of what is sent; each has its own time, because a slow line is no broken one."""
_LIST_LIMIT_BYTES = 10_000_000
_ERROR_BYTES = 10_000
_MOST_PAGES = 1000
_EMPTY = hashlib.sha256(b"").hexdigest()
_ALGORITHM = "AWS4-HMAC-SHA256"
_CONDITIONS = frozenset({"if-match", "if-none-match"})


class UnsureError(Exception):
    """The answer is not a plain one."""


class Keys(NamedTuple):
    """What a request is signed with."""

    access: str
    secret: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of a file, from ``start`` on; they are never held all at once."""

    source: Path
    start: int
    size_bytes: int

    def blocks(self) -> Iterator[bytes]:
        """Some at a time.

        Raises:
            OSError: the file cannot be read, or ends before.
        """
        with self.source.open("rb") as file:
            file.seek(self.start)
            left = self.size_bytes
            while left:
                block = file.read(min(left, _BLOCK_BYTES))
                if not block:
                    raise OSError(errno.EIO, "it became shorter meanwhile", str(self.source))
                left -= len(block)
                yield block

    def digest(self, kind: Callable[[], "hashlib._Hash"]) -> str:
        """Of all of them, in hexadecimal digits."""
        found = kind()
        for block in self.blocks():
            found.update(block)
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: the server's name with its port, the path, and the query's names and values, none of them quoted.

    ``headers`` have names in lower case, in order; all of them are signed. ``sha256`` is the body's.
    """

    host: str
    path: str
    query: Mapping[str, str]
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    sha256: str = _EMPTY

    @property
    def target(self) -> str:
        """Path and query, quoted as they are signed and sent."""
        return f"{self._quoted}?{self.options}" if self.query else self._quoted

    @property
    def _quoted(self) -> str:
        return quote(self.path, safe="/-_.~")

    @property
    def options(self) -> str:
        """The query, in the order in which it is signed."""
        pairs = sorted(
            (quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in self.query.items()
        )
        return "&".join(f"{name}={value}" for name, value in pairs)

    def signed(self, keys: Keys, region: str, moment: datetime) -> dict[str, str]:
        """The headers to send: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html."""
        stamp = moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        ours = {"host": self.host, "x-amz-content-sha256": self.sha256, "x-amz-date": stamp}
        headers = dict(sorted({**self.headers, **ours}.items()))
        lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
        names = ";".join(headers)
        request = f"{self.method}\n{self._quoted}\n{self.options}\n{lines}\n{names}\n{self.sha256}"
        scope = f"{stamp[:8]}/{region}/s3/aws4_request"
        text = f"{_ALGORITHM}\n{stamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
        key = f"AWS4{keys.secret}".encode()
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.digest(key, text.encode(), "sha256").hex()
        credential = f"Credential={keys.access}/{scope},SignedHeaders={names},Signature={signature}"
        return {**headers, "Authorization": f"{_ALGORITHM} {credential}"}


class Wire:
    """A bucket over one connection for each thread; a file's version is its ETag, as boto3's is."""

    def __init__(
        self, endpoint: str, bucket: str, region: str, keys: Keys, trusted: str | None = None
    ) -> None:
        """``endpoint`` is the server's address, the bucket stands in the path; ``trusted`` names a file of authorities."""
        self._trusted = trusted
        self._address = urlsplit(endpoint)
        self._base = f"{self._address.path.rstrip('/')}/{bucket}"
        self._region = region
        self._keys = keys
        self._here = threading.local()
        self._connections: list[HTTPConnection] = []
        self._making = threading.Lock()
        self._context: ssl.SSLContext | None = None

    def read(self, key: str, limit_bytes: int) -> Stored | None:
        """A file's first bytes and its ETag; None if there is none.

        Raises:
            UnsureError: ask boto3.
        """
        status, tag, data = self._told(Asked(*self._place(key), {}), max(limit_bytes, _ERROR_BYTES))
        if status == 404 and b"<Code>NoSuchKey</Code>" in data:
            return None
        if status != 200 or not tag:
            raise UnsureError(status)
        return Stored(data[:limit_bytes], tag)

    def put(
        self,
        key: str,
        body: bytes | Piece,
        headers: Mapping[str, str],
        query: Mapping[str, str] | None = None,
    ) -> str | None:
        """Send a file, or what ``query`` says that it is; its ETag, or None if a condition in the headers does not hold.

        Raises:
            UnsureError: ask boto3.
            OSError: the file cannot be read.
        """
        digest = body.digest(hashlib.sha256) if isinstance(body, Piece) else hashlib.sha256(body).hexdigest()
        asked = Asked(*self._place(key), query or {}, "PUT", headers, digest)
        status, tag, _ = self._told(asked, _ERROR_BYTES, body)
        if status == 412:
            return None
        if status != 200 or not tag:
            raise UnsureError(status)
        return tag

    def delete(self, key: str) -> None:
        """Remove a file; none is no error.

        Raises:
            UnsureError: ask boto3.
        """
        status, _, _ = self._told(Asked(*self._place(key), {}, "DELETE"), _ERROR_BYTES)
        if status not in {200, 204}:
            raise UnsureError(status)

    def listing(self, prefix: str) -> dict[str, Listed]:
        """Every key below a prefix.

        Raises:
            UnsureError: ask boto3.
        """
        found: dict[str, Listed] = {}
        query = {"list-type": "2", "prefix": prefix, "encoding-type": "url"}
        for _ in range(_MOST_PAGES):
            status, _, data = self._told(Asked(*self._place(), query), _LIST_LIMIT_BYTES)
            if status != 200:
                raise UnsureError(status)
            page = _Page(data)
            found |= dict(page.rows())
            if not page.further:
                return found
            query["continuation-token"] = page.further
        raise UnsureError(_MOST_PAGES)

    def close(self) -> None:
        """Let go of every connection."""
        for connection in self._connections:
            connection.close()

    def _place(self, key: str | None = None) -> tuple[str, str]:
        return self._address.netloc, self._base if key is None else f"{self._base}/{key}"

    def _told(self, asked: Asked, limit_bytes: int, body: bytes | Piece = b"") -> tuple[int, str, bytes]:
        """Status, ETag and the answer's first bytes."""
        from http.client import HTTPException

        try:
            answer = self._answer(asked, body)
            data = answer.read(limit_bytes)
            if not answer.isclosed():  # there is more: it would be taken for the next answer
                self._here.connection.close()
                if len(data) < limit_bytes:
                    raise UnsureError(asked.path)
            return answer.status, answer.headers.get("ETag", "").strip('"'), data
        except (HTTPException, OSError, ValueError) as problem:
            raise UnsureError(problem) from problem

    def _answer(self, asked: Asked, body: bytes | Piece) -> "HTTPResponse":
        connection: HTTPConnection | None = getattr(self._here, "connection", None)
        if connection is None:
            connection = self._here.connection = self._connected()
            self._connections.append(connection)
        elif not _CONDITIONS.isdisjoint(asked.headers):
            connection.close()  # one that is fresh is not let go of: a second try would find the condition broken by the first
        elif connection.sock is not None:
            try:
                return self._asked(connection, asked, body)
            except ConnectionError:  # a server may let a connection go right when we ask
                connection.close()
        return self._asked(connection, asked, body)

    def _asked(self, connection: "HTTPConnection", asked: Asked, body: bytes | Piece) -> "HTTPResponse":
        size = body.size_bytes if isinstance(body, Piece) else len(body)
        headers = {
            **asked.signed(self._keys, self._region, _now()),
            "Accept-Encoding": "identity",
        }
        if asked.method == "PUT":
            headers["Content-Length"] = str(size)
        if connection.sock is None:
            connection.connect()
        connection.sock.settimeout(_SENDING_SECONDS if size else _SECONDS)
        connection.request(asked.method, asked.target, _blocks(body) if size else None, headers)
        return connection.getresponse()

    def _connected(self) -> "HTTPConnection":
        from http.client import HTTPConnection, HTTPSConnection

        host, port = self._address.hostname or "", self._address.port
        if self._address.scheme != "https":
            return HTTPConnection(host, port, timeout=_SECONDS)
        import ssl

        with self._making:  # to read all authorities takes longer than a connection
            if self._context is None:
                self._context = ssl.create_default_context(cafile=self._trusted)
        return HTTPSConnection(host, port, timeout=_SECONDS, context=self._context)


def _now() -> datetime:
    return datetime.now(UTC)


def _blocks(body: bytes | Piece) -> Iterator[bytes]:
    if isinstance(body, Piece):
        yield from body.blocks()
        return
    for start in range(0, len(body), _BLOCK_BYTES):
        yield body[start : start + _BLOCK_BYTES]


class _Page:
    """One answer of ListObjectsV2: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html."""

    def __init__(self, data: bytes) -> None:
        # lxml takes longer to load than all the rest of such a look.
        from xml.parsers.expat import ExpatError, ParserCreate

        self._open: list[str] = []
        self._told: dict[str, str] = {}
        self._contents: list[dict[str, str]] = []
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._read
        try:
            parser.Parse(data, True)
        except ExpatError as problem:
            raise UnsureError(problem) from problem
        self._is_quoted = self._told.get("EncodingType") == "url"

    @property
    def further(self) -> str:
        """The token of the next page; empty on the last."""
        return self._told.get("NextContinuationToken", "")

    def rows(self) -> Iterator[tuple[str, Listed]]:
        for row in self._contents:
            key, size, tag = (row.get(name, "") for name in ("Key", "Size", "ETag"))
            if not size.isdecimal() or len(size) > 18:
                raise UnsureError(size)
            yield unquote_plus(key) if self._is_quoted else key, Listed(int(size), tag.strip('"'))

    def _refuse(self, name: str, *_: object) -> None:
        raise UnsureError(name)

    def _begin(self, name: str, _: object) -> None:
        self._open.append(name.rpartition(":")[2])
        if self._open[0] != "ListBucketResult":
            raise UnsureError(name)
        if self._open[1:] == ["Contents"]:
            self._contents.append({})

    def _end(self, _: str) -> None:
        self._open.pop()

    def _read(self, text: str) -> None:
        match self._open[1:]:
            case [name]:
                self._told[name] = self._told.get(name, "") + text
            case ["Contents", name]:
                self._contents[-1][name] = self._contents[-1].get(name, "") + text
