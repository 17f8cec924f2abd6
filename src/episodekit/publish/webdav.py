"""The target ``webdav``: a folder of a server that speaks it (https://www.rfc-editor.org/rfc/rfc4918), through urllib3.

A PUT writes into the file that listeners are reading, on most servers. So everything is put beside, and moved over its place.
"""

import hashlib
import os
import platform
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from episodekit.errors import RemoteError
from episodekit.http.addresses import normal
from episodekit.http.connections import USER_AGENT, printable, trusting, unreachable
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.planning.manifest import FOLDER
from episodekit.planning.plan import Listed
from episodekit.publish.secrets import login
from episodekit.publish.target import ConflictError, Progress, Stored

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

_CONNECTIONS = 4
_LIST_LIMIT_BYTES = 100_000_000
_MOST_FOLDERS = 10_000
_STAGING = f"{FOLDER}staging/"
_LOCK = f"{FOLDER}lock"
_LOCK_SECONDS = 60
_IS_LOCKED = 423
_ASKED_TWICE = frozenset({"GET", "PROPFIND", "MKCOL", "DELETE"})
_LOCK_ANSWERS = (200, 201, 400, 403, 405, 409, 412, 415, 423, 501)
_SMALL = Headers("text/plain; charset=utf-8", "no-store")
_SIZES = b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>'
_EXCLUSIVE = b"""<?xml version="1.0" encoding="utf-8"?>
<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>"""


def open_webdav(target: Target, secrets: Mapping[str, str]) -> "WebDav":
    """Open a folder at a server; the password is in the variable that the settings name.

    Raises:
        RemoteError: the extra ``online`` is not installed, the variable is not set, or the password would go in clear.
    """
    try:
        from urllib3 import Retry, Timeout, connection_from_url
    except ImportError:
        raise RemoteError(
            "targets of the kind webdav need one more package",
            remedy='install it: pip install "episodekit[online]"',
            where=target.name,
        ) from None
    url = normal(target.options["url"], target.name, RemoteError).rstrip("/") + "/"
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
    if basic := login(target, url, secrets):
        headers["Authorization"] = basic
    secure = {"ssl_context": trusting()} if url.startswith("https:") else {}
    pool = connection_from_url(
        url,
        maxsize=_CONNECTIONS,
        block=True,
        timeout=Timeout(connect=10, read=60),
        # A server may let a connection go right when we ask: whatever may be asked twice is.
        retries=Retry(
            connect=2, read=1, redirect=False, status=False, other=False, allowed_methods=_ASKED_TWICE
        ),
        headers=headers,
        **secure,
    )
    return WebDav(target.name, url, pool)


@dataclass
class _Told:
    """A file that says how much of it was read."""

    file: IO[bytes]
    progress: Progress

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.progress(len(block))
        return block


class WebDav:
    """A folder at a server; versions are the SHA-256 of contents, because many servers change ETags as they like."""

    parallel = _CONNECTIONS
    lasting = True

    def __init__(self, name: str, url: str, pool: "HTTPConnectionPool") -> None:
        """``url`` is the folder's, with ``/`` at its end."""
        self.name = name
        self._url = url
        self._root = urlsplit(url).path
        self._pool = pool
        self._folders: set[str] = set()
        self._making = threading.Lock()
        self._conditional: bool | None = None

    def listing(self) -> Mapping[str, Listed]:
        """Everything below the folder; each folder is asked for alone, because many servers refuse to list a tree."""
        found: dict[str, Listed] = {}
        left, known = [""], {""}
        while left:
            folder = left.pop()
            rows = self._rows(folder)
            if rows is not None:
                self._folders.add(folder)
            for path, size in rows or ():
                if size is not None:
                    found[path] = Listed(size)
                elif path not in known:
                    known.add(path)
                    left.append(path)
            if len(known) > _MOST_FOLDERS:
                raise self._error(
                    f"it has more than {_MOST_FOLDERS} folders", "name the show's own folder in url"
                )
        return found

    def _rows(self, folder: str) -> list[tuple[str, int | None]] | None:
        """What lies in a folder: files with their sizes, folders with a ``/`` at their ends; None if it is not there."""
        from lxml import etree

        with self._asked("PROPFIND", folder, body=_SIZES, more={"Depth": "1"}, fine=(207, 404)) as answer:
            if answer.status == 404:
                return None
            data = answer.read(_LIST_LIMIT_BYTES)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise self._error(
                "its list of files is no XML", "check url: it has to be a folder of a WebDAV server"
            ) from None
        found: list[tuple[str, int | None]] = []
        start = unquote(self._root) + folder
        for response in root.iterfind("{DAV:}response"):
            href = unquote(urlsplit((response.findtext("{DAV:}href") or "").strip()).path)
            inside = href.removeprefix(start).rstrip("/")
            if not href.startswith(start) or not inside or "/" in inside:
                continue
            if response.find(".//{DAV:}resourcetype/{DAV:}collection") is not None:
                found.append((f"{folder}{inside}/", None))
                continue
            size = (response.findtext(".//{DAV:}getcontentlength") or "").strip()
            found.append((folder + inside, int(size) if size.isdecimal() and len(size) < 19 else -1))
        return found

    def read(self, path: str, limit_bytes: int) -> Stored | None:
        """A file's content and its SHA-256."""
        found = self._read(path, limit_bytes)
        return Stored(found[0], hashlib.sha256(found[0]).hexdigest()) if found else None

    def _read(self, path: str, limit_bytes: int) -> tuple[bytes, str] | None:
        """A file's content and ETag."""
        with self._asked("GET", path, fine=(200, 404)) as answer:
            if answer.status == 404:
                return None
            return answer.read(limit_bytes), answer.headers.get("ETag", "")

    def put(self, path: str, source: Path, headers: Headers, progress: Progress) -> str:
        """Put a file beside, then move it over its place; what a killed run left beside is used anew."""
        self._make_folders(path)
        name = hashlib.sha256(f"{platform.node()} {source.absolute()} {path}".encode()).hexdigest()[:32]
        beside = _STAGING + name
        self._make_folders(beside)
        with source.open("rb") as file:
            size = source.stat().st_size
            self._put(beside, _Told(file, progress), size, headers)
        self._move(beside, path, {"Overwrite": "T"})
        return ""

    def swap(self, path: str, data: bytes, headers: Headers, expected: str | None) -> str:
        """Replace a file if its content is still the same.

        Where the server does not honour conditions, the content is read once more right before; that leaves a moment open.
        """
        with self._locked():
            is_conditional = self.conditional()
            self._make_folders(path)
            with self._beside(data, headers) as beside:
                there = self._read(path, 1 << 30)
                if (hashlib.sha256(there[0]).hexdigest() if there else None) != expected:
                    raise self._conflict(path)
                condition = {"Overwrite": "F" if there is None else "T"}
                if there is not None and is_conditional:
                    condition |= self._if(path, there[1])
                self._move(beside, path, condition)
        return hashlib.sha256(data).hexdigest()

    def delete(self, path: str) -> None:
        """Remove a file."""
        with self._asked("DELETE", path, fine=(200, 202, 204, 404)):
            pass

    def conditional(self) -> bool:
        """Whether a wrong ETag is refused and the right one is not: tried out on a file of our own, once."""
        if self._conditional is None:
            probe = f"{_STAGING}probe-{os.urandom(16).hex()}"  # another publisher would take away one that both know
            self._make_folders(probe)
            self._put(probe, b"may be deleted\n", 15, _SMALL)
            there = self._read(probe, 100)
            tag = there[1] if there else ""
            self._conditional = (
                bool(tag)
                and self._refuses(probe, {"Overwrite": "F"})
                and self._refuses(probe, {"Overwrite": "T", **self._if(probe, '"0000"')})
                and not self._refuses(probe, {"Overwrite": "T", **self._if(probe, tag)})
            )
            with suppress(RemoteError):
                self.delete(probe)
        return self._conditional

    def commit(self, by: str, now: datetime) -> None:
        """Each file is visible as soon as it is there."""

    def close(self) -> None:
        """Let go of every connection."""
        self._pool.close()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One publisher at a time, where the server has locks: some look at a condition well before they act on it.

        The lock is of a file of our own, because to lock a feed that is not there would make an empty one
        (https://www.rfc-editor.org/rfc/rfc4918#section-7.3). One that a killed publisher left ends by itself.
        """
        self._make_folders(_LOCK)
        token = self._lock_token()
        try:
            yield
        finally:
            if token:
                with (
                    suppress(RemoteError),
                    self._asked("UNLOCK", _LOCK, more={"Lock-Token": token}, fine=(200, 204)),
                ):
                    pass

    def _lock_token(self) -> str:
        """Empty if the server has no locks."""
        until = time.monotonic() + 2 * _LOCK_SECONDS
        more = {"Timeout": f"Second-{_LOCK_SECONDS}", "Depth": "0", "Content-Type": "application/xml"}
        while True:
            with self._asked("LOCK", _LOCK, body=_EXCLUSIVE, more=more, fine=_LOCK_ANSWERS) as answer:
                status, token = answer.status, answer.headers.get("Lock-Token", "")
            if status != _IS_LOCKED:
                return token if status in {200, 201} else ""
            if time.monotonic() > until:
                raise self._error("somebody else holds the lock", _REMEDIES[_IS_LOCKED])
            time.sleep(0.05)

    def _refuses(self, path: str, condition: Mapping[str, str]) -> bool:
        try:
            with self._beside(b"?", _SMALL) as beside:
                self._move(beside, path, condition)
        except ConflictError:
            return True
        return False

    def _if(self, path: str, tag: str) -> dict[str, str]:
        """The ETag that a move's destination must have (https://www.rfc-editor.org/rfc/rfc4918#section-10.4)."""
        return {"If": f"<{self._root}{quote(path)}> ([{tag}])"}

    @contextmanager
    def _beside(self, data: bytes, headers: Headers) -> Iterator[str]:
        """A small file beside; it is gone afterwards, moved or not."""
        path = f"{_STAGING}swap-{os.urandom(16).hex()}"
        self._make_folders(path)
        self._put(path, data, len(data), headers)
        try:
            yield path
        except BaseException:
            with suppress(RemoteError):
                self.delete(path)
            raise

    def _put(self, path: str, body: bytes | _Told, size: int, headers: Headers) -> None:
        more = {"Content-Type": headers.media_type, "Content-Length": str(size)}
        with self._asked("PUT", path, body=body, more=more, fine=(200, 201, 204)):
            pass

    def _move(self, source: str, path: str, condition: Mapping[str, str]) -> None:
        more = {"Destination": self._url + quote(path), **condition}
        with self._asked("MOVE", source, more=more, fine=(200, 201, 204, 412)) as answer:
            if answer.status == 412:
                raise self._conflict(path)

    def _make_folders(self, path: str) -> None:
        """Every folder above a file; that one is there already is said by 405."""
        parts = path.split("/")[:-1]
        for count in range(len(parts) + 1):
            folder = "".join(f"{part}/" for part in parts[:count])
            with self._making:  # two at once are too much for some servers
                if folder not in self._folders:
                    try:
                        self._make_folder(folder)
                    except (
                        RemoteError
                    ):  # some fail if two publishers make it in the same moment: then it is there now
                        self._make_folder(folder)
                    self._folders.add(folder)

    def _make_folder(self, folder: str) -> None:
        with self._asked("MKCOL", folder, fine=(200, 201, 301, 405)):
            pass

    @contextmanager
    def _asked(
        self,
        method: str,
        path: str,
        *,
        body: bytes | _Told | None = None,
        more: Mapping[str, str] | None = None,
        fine: tuple[int, ...],
    ) -> Iterator["BaseHTTPResponse"]:
        from urllib3.exceptions import HTTPError, ProtocolError

        answer = None
        try:
            answer = self._pool.urlopen(
                method,
                self._root + quote(path),
                body=body,  # type: ignore[arg-type]  # whatever has read() is taken
                headers={**self._pool.headers, **(more or {})},
                redirect=False,
                preload_content=False,
            )
            if answer.status not in fine:
                raise self._refused(method, path, answer)
            yield answer
            answer.drain_conn()
        except ProtocolError:
            raise self._error("the connection broke off", "check the network, then run it again") from None
        except (HTTPError, OSError) as problem:
            raise unreachable(problem, f"{self.name} ({self._url})", late=False) from None
        finally:
            if answer is not None:
                answer.close()  # what was not read would be taken for the next answer
                answer.release_conn()

    def _refused(self, method: str, path: str, answer: "BaseHTTPResponse") -> RemoteError:
        what = f"{path or 'the folder'} was refused"
        remedy = _REMEDIES.get(answer.status, "check url and rights of the target in show.yaml")
        reason = printable(str(answer.reason or ""))[:100]
        return self._error(f"{what}: {method} is answered by {answer.status} {reason}".rstrip(), remedy)

    def _error(self, message: str, remedy: str) -> RemoteError:
        return RemoteError(message, remedy=remedy, where=f"{self.name} ({self._url})")

    def _conflict(self, path: str) -> ConflictError:
        return ConflictError.of(path, f"{self.name} ({self._url})")


_REMEDIES = {
    401: "the user or the password is wrong: check user and the variable that holds the password",
    403: "give the user the rights to list, read and write there",
    405: "check url: it has to be a folder of a WebDAV server",
    409: "make the folder that holds the one in url",
    413: "allow larger files at the server",
    423: "somebody holds a lock there: wait, or release it",
    500: "see the server's log: its disk may be full",
    501: "check url: it has to be a folder of a WebDAV server",
    507: "free space there, then run it again",
}
