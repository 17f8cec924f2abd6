"""The target ``sftp``: a folder of a server that speaks SFTP (OpenSSH and others), through asyncssh.

SFTP's own rename refuses to replace a file (https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02#section-6.5), so
OpenSSH's ``posix-rename`` is used, which replaces it in one step; a server without it is refused.
"""

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Any

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.planning.manifest import FOLDER
from episodekit.planning.plan import Listed
from episodekit.publish.secrets import secret
from episodekit.publish.sftp_calls import Loop, refusals
from episodekit.publish.target import ConflictError, Progress, Stored

if TYPE_CHECKING:
    from asyncssh import SFTPClient, SSHClientConnection

_PORT, _CONNECT_SECONDS = 22, 20
_BLOCK_BYTES = 1 << 20
_FILES_AT_A_TIME = 4
_STAGING = f"{FOLDER}staging"
_LOCK = f"{FOLDER}lock"
_LOCK_SECONDS = 60
"""Nobody holds the lock for longer than it takes to read a feed: one that stays was left by a killed publisher."""
_MOST_LOCKS = 5
"""So many times as long a publisher waits for its turn."""
_MOST_FILES = 1_000_000
_ATTEMPTS = 20  # to make a file: it may be there when it is made, and gone when we look
_KEPT_SECONDS = 7 * 86_400
"""What a killed publish sent waits so long for the run that goes on with it; told by the server's clock alone."""
_VARIABLES = {"password_variable": "password", "passphrase_variable": "passphrase"}


def open_sftp(target: Target, secrets: Mapping[str, str]) -> "Sftp":
    """Connect; the server's key must be a known one.

    Raises:
        RemoteError: the extra ``sftp`` is not installed, a secret is missing, or the server is unknown or refuses.
    """
    try:
        import asyncssh
    except ImportError:
        raise RemoteError(
            "targets of the kind sftp need one more package",
            remedy='install it: pip install "episodekit[sftp]"',
            where=target.name,
        ) from None
    options = target.options
    login: dict[str, Any] = {
        argument: secret(options[option], secrets, target.name)
        for option, argument in _VARIABLES.items()
        if option in options
    }
    if "user" in options:
        login["username"] = options["user"]
    if "key" in options:
        login["client_keys"] = [_readable(options["key"], "key", target.name)]
    if "known_hosts" in options:
        login["known_hosts"] = _readable(options["known_hosts"], "known_hosts", target.name)
    port = _port(options.get("port", str(_PORT)), target.name)
    loop = Loop()
    where = f"{target.name} ({options['host']}:{port})"
    try:
        with refusals(where):
            return Sftp(
                target.name, where, options["path"], loop, loop.run(_connected(options["host"], port, login))
            )
    except asyncssh.HostKeyNotVerifiable:
        told = _fingerprint(loop, options["host"], port)
        loop.close()
        raise RemoteError(
            f"the server is not known here: {told}",
            remedy="ask the host whether that is its key; if it is, add it: "
            f"ssh-keyscan -p {port} {options['host']} >> ~/.ssh/known_hosts",
            where=where,
        ) from None
    except BaseException:
        loop.close()
        raise


def _readable(name: str, option: str, where: str) -> str:
    path = Path(name).expanduser()
    try:
        path.read_bytes()
    except OSError as problem:
        raise RemoteError(
            f"{option}: {path} cannot be read: {problem.strerror}",
            remedy=f"name a file that is there under {option}: in show.yaml",
            where=where,
        ) from None
    return str(path)


def _port(given: str, name: str) -> int:
    if not given.isascii() or not given.isdecimal() or not 0 < int(given[:6]) < 65_536:
        raise RemoteError(f"port is {given!r}", remedy="write a number from 1 to 65535", where=name)
    return int(given)


async def _connected(
    host: str, port: int, login: Mapping[str, Any]
) -> "tuple[SSHClientConnection, SFTPClient]":
    import asyncssh

    connection = await asyncssh.connect(
        host, port, connect_timeout=_CONNECT_SECONDS, keepalive_interval=15, keepalive_count_max=4, **login
    )
    return connection, await connection.start_sftp_client()


def _fingerprint(loop: Loop, host: str, port: int) -> str:
    import asyncssh

    try:
        key = loop.run(asyncssh.get_server_host_key(host, port))
    except (asyncssh.Error, OSError):
        key = None
    if key is None:
        return "its key could not be read"
    return f"its key is {key.get_algorithm()} {key.get_fingerprint()}"


class Sftp:
    """A folder at a server; versions are the SHA-256 of contents, swaps are made under a lock file."""

    parallel = _FILES_AT_A_TIME
    lasting = True

    def __init__(
        self, name: str, where: str, root: str, loop: Loop, client: "tuple[SSHClientConnection, SFTPClient]"
    ) -> None:
        """``root`` is below the user's home folder if it does not begin with ``/``."""
        self.name = name
        self._where = where
        self._root = root.rstrip("/") or "/"
        self._loop = loop
        self._connection, self._sftp = client
        self._folders: set[str] = set()
        self._conditional: bool | None = None
        self._is_swept = False

    def listing(self) -> Mapping[str, Listed]:
        """Everything that lies there; links are not followed."""
        with self._told("its list of files"):
            return self._loop.run(self._listed())

    async def _listed(self) -> dict[str, Listed]:
        from asyncssh import SFTPNoSuchFile

        found: dict[str, Listed] = {}
        left = [""]
        while left:
            folder = left.pop()
            with suppress(SFTPNoSuchFile):
                async for row in self._sftp.scandir(self._at(folder)):
                    name, mode = str(row.filename), row.attrs.permissions or 0
                    path = f"{folder}{name}"
                    if name in {".", ".."} or path in {_STAGING, _LOCK}:
                        continue
                    if S_ISDIR(mode):
                        left.append(f"{path}/")
                    elif S_ISREG(mode):
                        found[path] = Listed(row.attrs.size if row.attrs.size is not None else -1)
            if len(found) > _MOST_FILES:
                raise RemoteError(
                    f"it has more than {_MOST_FILES} files",
                    remedy="name the show's own folder in path",
                    where=self._where,
                )
        return found

    def read(self, path: str, limit_bytes: int) -> Stored | None:
        """A file's content and its SHA-256."""
        with self._told(path):
            return self._loop.run(self._content(path, limit_bytes))

    async def _content(self, path: str, limit_bytes: int) -> Stored | None:
        from asyncssh import SFTPNoSuchFile

        try:
            async with self._sftp.open(self._at(path), "rb") as file:
                data: Any = await file.read(limit_bytes)  # bytes, of a file that is opened as such
        except SFTPNoSuchFile:
            return None
        return Stored(data, hashlib.sha256(data).hexdigest())

    def put(self, path: str, source: Path, headers: Headers, progress: Progress) -> str:  # noqa: ARG002  # SFTP knows no headers
        """Send a file beside its place, then rename it over it; what a killed run sent of the same content is kept."""
        with source.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        beside = f"{_STAGING}/{hashlib.sha256(f'{content} {path}'.encode()).hexdigest()[:32]}"
        with self._told(path):
            self._loop.run(self._sent(beside, source, source.stat().st_size, progress))
            self._loop.run(self._renamed(beside, path))
        return ""

    async def _sent(self, beside: str, source: Path, size: int, progress: Progress) -> None:
        """Blocks are written one after another, so that what lies there is whole but for its last block."""
        await self._make_folders(beside)
        there = await self._size(beside)
        start = 0 if there > size else max(there - 1, 0) // _BLOCK_BYTES * _BLOCK_BYTES
        async with self._sftp.open(self._at(beside), "r+b" if there >= 0 else "wb") as target:
            with source.open("rb") as file:
                file.seek(start)
                progress(start)
                while block := file.read(_BLOCK_BYTES):
                    await target.write(block, start)
                    start += len(block)
                    progress(len(block))
            await target.truncate(start)
            await _synced(target)

    async def _size(self, path: str) -> int:
        """-1: it is not there."""
        from asyncssh import SFTPNoSuchFile

        try:
            return int((await self._sftp.stat(self._at(path))).size or 0)
        except SFTPNoSuchFile:
            return -1

    async def _renamed(self, beside: str, path: str) -> None:
        from asyncssh import SFTPOpUnsupported

        await self._make_folders(path)
        try:
            await self._sftp.posix_rename(self._at(beside), self._at(path))
        except SFTPOpUnsupported:
            raise RemoteError(
                "this server cannot replace a file in one step (it has no posix-rename@openssh.com)",
                remedy="use OpenSSH, or another kind of target: listeners would meet a missing feed",
                where=self._where,
            ) from None

    def swap(self, path: str, data: bytes, headers: Headers, expected: str | None) -> str:  # noqa: ARG002  # the same
        """Replace a file if its content is still the same, under a lock that other publishers take too.

        What is not a publish of ours knows nothing of the lock; a change of its making in the moment between look and rename
        would be lost. SFTP has no condition that closes this moment.
        """
        beside = f"{_STAGING}/swap-{os.urandom(16).hex()}"
        with self._told(path):
            self._loop.run(self._written(beside, data))
            self._loop.run(self._swept(beside))
            try:
                with self._locked():
                    self._demand(path, expected)
                    self._loop.run(self._renamed(beside, path))
            except BaseException:
                with suppress(RemoteError):
                    self.delete(beside)
                raise
        return hashlib.sha256(data).hexdigest()

    async def _swept(self, newest: str) -> None:
        """Remove what killed publishes left, once, if nobody came for it in a week."""
        if self._is_swept:
            return
        self._is_swept = True
        now = (await self._sftp.stat(self._at(newest))).mtime or 0
        async for row in self._sftp.scandir(self._at(_STAGING)):
            mode, changed = row.attrs.permissions or 0, row.attrs.mtime
            if S_ISREG(mode) and changed is not None and changed < now - _KEPT_SECONDS:
                await self._removed(f"{_STAGING}/{row.filename!s}")

    def _demand(self, path: str, expected: str | None) -> None:
        there = self._loop.run(self._content(path, 1 << 30))
        if (there.version if there else None) != expected:
            raise ConflictError.of(path, self.name)

    async def _written(self, path: str, data: bytes) -> None:
        await self._make_folders(path)
        async with self._sftp.open(self._at(path), "wb") as file:
            await file.write(data)
            await _synced(file)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        token = os.urandom(16).hex().encode()
        seen, since = None, time.monotonic()
        until = since + _MOST_LOCKS * _LOCK_SECONDS
        while not self._loop.run(self._made(_LOCK, token)):
            holder = self._loop.run(self._content(_LOCK, 100))
            held = holder.data if holder else None  # empty: killed before it wrote its name into it
            if held is None or held != seen:
                seen, since = held, time.monotonic()
            elif time.monotonic() - since > _LOCK_SECONDS:
                self._break(held)
            elif time.monotonic() > until:
                raise RemoteError(
                    "somebody else holds the lock",
                    remedy=f"wait for the other publishes, then run it again; if none runs, delete {self._at(_LOCK)} there",
                    where=self._where,
                )
            time.sleep(0.05)
        try:
            yield
        finally:
            with suppress(RemoteError):
                self.delete(_LOCK)

    def _break(self, held: bytes) -> None:
        """Take away the lock of a killed publisher; one that somebody took meanwhile is given back."""
        from asyncssh import SFTPNoSuchFile

        aside = f"{_STAGING}/lock-{os.urandom(16).hex()}"
        try:
            self._loop.run(self._renamed(_LOCK, aside))
        except SFTPNoSuchFile:  # another publisher took it away first, or its holder let go of it
            return
        taken = self._loop.run(self._content(aside, 100))
        if taken is not None and taken.data != held:
            self._loop.run(self._made(_LOCK, taken.data))
        self.delete(aside)

    async def _made(self, path: str, data: bytes) -> bool:
        """Make a file that must not be there; whether it was not."""
        from asyncssh import SFTPFailure, SFTPFileAlreadyExists

        await self._make_folders(path)
        for attempt in range(_ATTEMPTS):
            try:
                file = await self._sftp.open(self._at(path), "xb")
            except SFTPFileAlreadyExists:
                return False
            except SFTPFailure:  # all that OpenSSH says of a file that is there, and of a full disk
                if await self._size(path) >= 0:
                    return False
                if attempt + 1 == _ATTEMPTS:
                    raise
            else:
                async with file:
                    await file.write(data)
                    await _synced(file)
                return True
        return False

    def delete(self, path: str) -> None:
        """Remove a file."""
        with self._told(path):
            self._loop.run(self._removed(path))

    async def _removed(self, path: str) -> None:
        from asyncssh import SFTPNoSuchFile

        with suppress(SFTPNoSuchFile):
            await self._sftp.remove(self._at(path))

    def conditional(self) -> bool:
        """Whether a file that must not be there is refused where it is: what the lock rests on. Tried out, once."""
        if self._conditional is None:
            path = f"{_STAGING}/probe-{os.urandom(16).hex()}"
            with self._told(path):
                first = self._loop.run(self._made(path, b"1"))
                self._conditional = first and not self._loop.run(self._made(path, b"2"))
            self.delete(path)
        return self._conditional

    def commit(self, by: str, now: datetime) -> None:
        """Each file is visible as soon as it is there."""

    def close(self) -> None:
        """End the connection."""
        self._loop.run(_ended(self._connection))
        self._loop.close()

    async def _make_folders(self, path: str) -> None:
        from asyncssh import SFTPFailure

        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            try:
                await self._sftp.makedirs(self._at(folder), exist_ok=True)
            except SFTPFailure:  # somebody else made one of them in the same moment
                await self._sftp.makedirs(self._at(folder), exist_ok=True)
            self._folders.add(folder)

    def _at(self, path: str) -> str:
        return f"{self._root.rstrip('/')}/{path}" if path else self._root

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        with refusals(f"{self._where}: {path}"):
            yield


async def _synced(file: Any) -> None:  # noqa: ANN401  # asyncssh's file
    from asyncssh import SFTPOpUnsupported

    with suppress(SFTPOpUnsupported):
        await file.fsync()


async def _ended(connection: "SSHClientConnection") -> None:
    connection.close()
    await connection.wait_closed()
