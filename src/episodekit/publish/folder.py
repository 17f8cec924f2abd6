"""The target ``folder``: a directory that a web server serves, or that rsync or git takes further."""

import fcntl
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from episodekit.disk import files
from episodekit.errors import EpisodekitError, RemoteError
from episodekit.planning.headers import Headers
from episodekit.planning.plan import Listed
from episodekit.publish.target import ConflictError, Progress, Stored

_BLOCK_BYTES = 1 << 20
_LOCK = ".episodekit/lock"


class Folder:
    """A directory; versions are the SHA-256 of contents, swaps are made under a lock of the file system."""

    parallel = 1
    lasting = True

    def __init__(self, name: str, root: Path) -> None:
        """``root`` is made if it is not there."""
        self.name = name
        self._root = root
        self._swept = False

    def listing(self) -> Mapping[str, Listed]:
        """Everything that lies there but the lock; links out of the directory are not followed."""
        found: dict[str, Listed] = {}
        root = str(self._root)
        for folder, _, names in os.walk(root, onerror=self._failed):
            inside = os.path.relpath(folder, root).replace(os.sep, "/")
            prefix = "" if inside == "." else f"{inside}/"
            for name in names:
                if f"{prefix}{name}" == _LOCK or (name.startswith(".") and name.endswith(".tmp")):
                    continue
                try:
                    # A Path for each of thousands of files takes longer than all the rest.
                    found[prefix + name] = Listed(os.lstat(f"{folder}{os.sep}{name}").st_size)
                except OSError as problem:  # others may take a file away meanwhile
                    self._failed(problem)
        return found

    def _failed(self, problem: OSError) -> None:
        if not isinstance(problem, FileNotFoundError):
            raise self._error("cannot be read", problem)

    def read(self, path: str, limit_bytes: int) -> Stored | None:
        """A file's content and its SHA-256."""
        try:
            with self._at(path).open("rb") as file:
                data = file.read(limit_bytes)
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise self._error(f"{path} cannot be read", problem) from None
        return Stored(data, hashlib.sha256(data).hexdigest())

    def put(self, path: str, source: Path, headers: Headers, progress: Progress) -> str:  # noqa: ARG002  # a directory keeps no headers
        """Copy a file beside its place, then rename it over it."""
        staging = files.Staging()
        with self._locked(fcntl.LOCK_SH):
            try:
                staging.add(self._at(path), _blocks(source, progress))
                staging.commit()
            except EpisodekitError as problem:
                raise RemoteError(
                    problem.message, remedy=problem.remedy, where=f"{self.name}: {path}"
                ) from None
        return ""

    def swap(self, path: str, data: bytes, headers: Headers, expected: str | None) -> str:  # noqa: ARG002  # the same
        """Replace a file under a lock that other publishers take too."""
        with self._locked(fcntl.LOCK_EX):
            self._sweep()
            there = self.read(path, 1 << 30)
            if (there.version if there else None) != expected:
                raise ConflictError.of(path, self.name)
            try:
                files.write_whole(self._at(path), data)
            except EpisodekitError as problem:
                raise RemoteError(problem.message, remedy=problem.remedy, where=self.name) from None
        return hashlib.sha256(data).hexdigest()

    def delete(self, path: str) -> None:
        """Remove a file."""
        try:
            self._at(path).unlink(missing_ok=True)
        except OSError as problem:
            raise self._error(f"{path} cannot be removed", problem) from None

    def conditional(self) -> bool:
        """The lock sees to it."""
        return True

    def commit(self, by: str, now: datetime) -> None:
        """Each file is visible as soon as it is there."""

    def close(self) -> None:
        """There is nothing to let go of."""

    def _sweep(self) -> None:
        """Remove what killed publishes left half written, once: nobody writes while the lock is ours alone."""
        if self._swept:
            return
        self._swept = True
        for folder, _, names in os.walk(self._root):
            for name in names:
                if name.startswith(".") and name.endswith(".tmp"):
                    with suppress(OSError):
                        Path(folder, name).unlink()

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        place = self._root / _LOCK
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # not for a web server to show
            handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as problem:
            raise self._error("cannot be locked", problem) from None
        try:
            fcntl.flock(handle, how)
            yield
        finally:
            os.close(handle)

    def _at(self, path: str) -> Path:
        place = (self._root / path).resolve()
        if not place.is_relative_to(self._root.resolve()):
            raise RemoteError(
                f"{path} lies outside of it", remedy="remove the link that leads there", where=self.name
            )
        return self._root / path

    def _error(self, what: str, problem: OSError) -> RemoteError:
        return RemoteError(
            f"{what}: {problem.strerror}",
            remedy="give rights or free space there, then run it again",
            where=f"{self.name} ({self._root})",
        )


def _blocks(source: Path, progress: Progress) -> Iterator[bytes]:
    with source.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            yield block
            progress(len(block))
