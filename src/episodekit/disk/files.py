"""L6. Files are written whole or not at all: beside their place, fsynced, then renamed over it."""

import errno
import filecmp
import os
import stat
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from episodekit.disk import splicing
from episodekit.errors import WriteError
from episodekit.model.splice import Splice

_MODE = 0o644
_NAME_CHARACTERS = 50  # of the name, in that of the file beside it: names end at 255 bytes


def write_whole(path: Path, content: bytes) -> None:
    """Write one file; what was there before stays until the new one is safe on disk.

    Raises:
        WriteError: with the path and the reason; nothing was changed.
    """
    staging = Staging()
    staging.add(path, [content])
    staging.commit()


def check_place(path: Path) -> None:
    """See whether a file could be written, before what goes into it is made with much work.

    Raises:
        WriteError: it is a folder, or it cannot have a folder to lie in.
    """
    if path.is_dir():
        raise WriteError("this is a folder", remedy="name a file in it", where=str(path))
    folder = next(each for each in path.parents if each.exists())
    if not folder.is_dir():
        raise WriteError(
            f"cannot write: {folder} is no folder", remedy="name another, or move that file", where=str(path)
        )
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _write_error(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Write other bytes into a file that somebody owns: its rights stay, and a link to it stays one.

    Raises:
        WriteError: it may not be written, or holds something else than ``old`` by now; nothing was changed.
    """
    try:
        place = path.resolve(strict=True)
        mode = stat.S_IMODE(place.stat().st_mode)
        if not os.access(place, os.W_OK):
            raise WriteError("the file is write-protected", remedy="give rights to write it", where=str(path))
        staging = Staging()
        staging.add(place, [new]).chmod(mode)
        if place.read_bytes() != old:
            staging.discard()
            raise WriteError(
                "the file was changed meanwhile", remedy="run it again; nothing was written", where=str(path)
            )
        staging.commit()
    except OSError as problem:
        raise _write_error(path, problem) from problem


class Staging:
    """Several files that appear together: all are written beside their places before the first is renamed."""

    def __init__(self) -> None:
        """Nothing is staged yet."""
        self._staged: list[tuple[Path, Path]] = []

    def add(self, path: Path, chunks: Iterable[bytes]) -> Path:
        """Write a file beside its place and return where it lies until :meth:`commit`.

        Raises:
            WriteError: it could not be written; everything staged so far is gone, nothing was changed.
        """

        def write(target: BinaryIO) -> None:
            target.writelines(chunks)

        return self._add(path, write, _MODE)

    def place(self, path: Path, content: bytes | Path | Splice, *, mode: int = _MODE) -> Path:
        """The same for the content of a file of a package; what comes of a recording is compared with it afterwards.

        File systems that can share the recording's blocks do so, wherever it keeps its offset modulo 4096.

        Raises:
            WriteError: as :meth:`add`; or the recording changed meanwhile, or the copy is not what it should be.
        """
        if isinstance(content, bytes):
            return self._add(path, lambda target: splicing.write_all(target, content), mode)
        splice = splicing.splice_of(content)
        return self._add(path, lambda target: splicing.write(target, splice), mode)

    def _add(self, path: Path, write: Callable[[BinaryIO], None], mode: int) -> Path:
        temporary = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(
                prefix=f".{path.name[:_NAME_CHARACTERS]}.", suffix=".tmp", dir=path.parent
            )
            temporary = Path(name)
            self._staged.append((temporary, path))
            with os.fdopen(handle, "w+b") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(mode)
        except OSError as problem:
            self.discard()
            raise _write_error(path, problem) from problem
        except BaseException:
            self.discard()
            raise
        return temporary

    def add_if_changed(self, path: Path, chunks: Iterable[bytes]) -> Path | None:
        """The same, but None and nothing staged if the file holds these bytes already.

        Raises:
            WriteError: as :meth:`add`.
        """
        temporary = self.add(path, chunks)
        try:
            unchanged = filecmp.cmp(temporary, path, shallow=False)
        except OSError:
            return temporary
        if unchanged:
            temporary.unlink()
            self._staged.pop()
            return None
        return temporary

    def commit(self) -> None:
        """Rename everything into place in the order of :meth:`add`.

        Raises:
            WriteError: a rename failed; what was not renamed is as it was.
        """
        folders = dict.fromkeys(path.parent for _, path in self._staged)
        while self._staged:
            temporary, path = self._staged[0]
            try:
                temporary.replace(path)
            except OSError as problem:
                self.discard()
                raise _write_error(path, problem) from problem
            del self._staged[0]
        for folder in folders:
            _sync_folder(folder)

    def discard(self) -> None:
        """Delete what was staged and not committed."""
        for temporary, _ in self._staged:
            with suppress(OSError):
                temporary.unlink()
        self._staged.clear()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_error(path: Path, problem: OSError) -> WriteError:
    return WriteError(
        f"cannot write: {problem.strerror or problem}",
        remedy="free space or give rights there, then run it again; what was there is as it was",
        where=str(path),
    )
