"""Looks at a bucket without boto3, whose loading takes longer than the look: one file, or the list of all.

Only what is plain is answered here. Whatever else a server says (a redirect, a refusal, a clock that is wrong, a proxy in
between) is :class:`UnsureError`: boto3 then asks anew, and tells what is the matter.
"""

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote_plus, urlsplit

from episodekit.planning.plan import Listed
from episodekit.publish.target import Stored

if TYPE_CHECKING:
    from http.client import HTTPConnection

_SECONDS = 10.0
_LIST_LIMIT_BYTES = 10_000_000
_ERROR_BYTES = 10_000
_MOST_PAGES = 1000
_EMPTY = hashlib.sha256(b"").hexdigest()
_ALGORITHM = "AWS4-HMAC-SHA256"


class UnsureError(Exception):
    """The answer is not a plain one."""


class Keys(NamedTuple):
    """What a request is signed with."""

    access: str
    secret: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A GET without a body: the server's name with its port, the path, and the query's names and values, none of them quoted."""

    host: str
    path: str
    query: Mapping[str, str]

    @property
    def target(self) -> str:
        """Path and query, quoted as they are signed and sent."""
        return (
            f"{quote(self.path, safe='/-_.~')}?{self.options}"
            if self.query
            else quote(self.path, safe="/-_.~")
        )

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
        headers = {"host": self.host, "x-amz-content-sha256": _EMPTY, "x-amz-date": stamp}
        lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
        request = (
            f"GET\n{quote(self.path, safe='/-_.~')}\n{self.options}\n{lines}\n{';'.join(headers)}\n{_EMPTY}"
        )
        scope = f"{stamp[:8]}/{region}/s3/aws4_request"
        text = f"{_ALGORITHM}\n{stamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
        key = f"AWS4{keys.secret}".encode()
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.digest(key, text.encode(), "sha256").hex()
        credential = (
            f"Credential={keys.access}/{scope},SignedHeaders={';'.join(headers)},Signature={signature}"
        )
        return {**headers, "Authorization": f"{_ALGORITHM} {credential}"}


class Reader:
    """Reads a bucket over one connection; a file's version is its ETag, as boto3's is."""

    def __init__(
        self, endpoint: str, bucket: str, region: str, keys: Keys, trusted: str | None = None
    ) -> None:
        """``endpoint`` is the server's address, the bucket stands in the path; ``trusted`` names a file of authorities."""
        self._trusted = trusted
        self._address = urlsplit(endpoint)
        self._base = f"{self._address.path.rstrip('/')}/{bucket}"
        self._region = region
        self._keys = keys
        self._connection: HTTPConnection | None = None

    def read(self, key: str, limit_bytes: int) -> Stored | None:
        """A file's first bytes and its ETag; None if there is none.

        Raises:
            UnsureError: ask boto3.
        """
        status, tag, data = self._get(f"/{key}", {}, max(limit_bytes, _ERROR_BYTES))
        if status == 404 and b"<Code>NoSuchKey</Code>" in data:
            return None
        if status != 200 or not tag:
            raise UnsureError(status)
        return Stored(data[:limit_bytes], tag)

    def listing(self, prefix: str) -> dict[str, Listed]:
        """Every key below a prefix.

        Raises:
            UnsureError: ask boto3.
        """
        found: dict[str, Listed] = {}
        query = {"list-type": "2", "prefix": prefix, "encoding-type": "url"}
        for _ in range(_MOST_PAGES):
            status, _, data = self._get("", query, _LIST_LIMIT_BYTES)
            if status != 200:
                raise UnsureError(status)
            page = _Page(data)
            found |= dict(page.rows())
            if not page.further:
                return found
            query["continuation-token"] = page.further
        raise UnsureError(_MOST_PAGES)

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()

    def _get(self, path: str, query: Mapping[str, str], limit_bytes: int) -> tuple[int, str, bytes]:
        """Status, ETag and the body's first bytes."""
        from http.client import HTTPException

        asked = Asked(self._address.netloc, self._base + path, query)
        headers = {**asked.signed(self._keys, self._region, datetime.now(UTC)), "Accept-Encoding": "identity"}
        try:
            if self._connection is None:
                self._connection = self._connected()
            self._connection.request("GET", asked.target, headers=headers)
            answer = self._connection.getresponse()
            data = answer.read(limit_bytes)
            if not answer.isclosed():  # there is more: it would be taken for the next answer
                self._connection.close()
                if len(data) < limit_bytes:
                    raise UnsureError(path)
            return answer.status, answer.headers.get("ETag", "").strip('"'), data
        except (HTTPException, OSError, ValueError) as problem:
            raise UnsureError(problem) from problem

    def _connected(self) -> "HTTPConnection":
        from http.client import HTTPConnection, HTTPSConnection

        host, port = self._address.hostname or "", self._address.port
        if self._address.scheme != "https":
            return HTTPConnection(host, port, timeout=_SECONDS)
        import ssl

        context = ssl.create_default_context(cafile=self._trusted)
        return HTTPSConnection(host, port, timeout=_SECONDS, context=context)


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
