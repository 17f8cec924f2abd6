"""What lies in ``feeds/``, with the SHA-256 of every file: read anew only where size, time or inode changed."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from episodekit.errors import WorkspaceError
from episodekit.planning import LocalFile
from episodekit.planning.hubs import Ping

_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (
  path TEXT PRIMARY KEY, size INTEGER, time INTEGER, inode INTEGER, changed INTEGER, sha256 TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sent (
  target TEXT, path TEXT, sha256 TEXT, PRIMARY KEY (target, path)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pings (
  target TEXT, hub TEXT, topic TEXT, sha256 TEXT, PRIMARY KEY (target, hub, topic)
) WITHOUT ROWID;
"""
_BLOCK_BYTES = 1 << 20


@contextmanager
def usable(notes: str) -> Iterator[None]:
    """Around whatever reads or writes a file of notes, which is named for the message.

    Raises:
        WorkspaceError: another program has it, the disk is full, or it is damaged.
    """
    try:
        yield
    except sqlite3.DatabaseError as problem:
        raise WorkspaceError(
            f"the notes in {notes} cannot be used: {problem}",
            remedy="wait for the other publish, or free space, then run it again; if they are damaged, delete that file",
        ) from None


class Ledger:
    """Hashes of local files, what an unfinished run has sent, which hubs to tell: ``.episodekit/publish.sqlite``, which may be deleted."""

    def __init__(self, path: Path) -> None:
        """Opened, or made anew where it is damaged.

        Raises:
            WorkspaceError: it cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = _opened(path)
        except sqlite3.OperationalError as problem:
            raise WorkspaceError(
                f"cannot be used: {problem}",
                remedy="wait for the other publish, or give rights there",
                where=str(path),
            ) from None
        except sqlite3.DatabaseError:
            path.unlink()
            self._database = _opened(path)

    def close(self) -> None:
        """Keep everything."""
        self._database.commit()
        self._database.close()

    def files(self, feeds: Path) -> list[LocalFile]:
        """Every file of ``feeds/`` by path; hidden ones are left out.

        A change of content that keeps size and time changes the inode's own time (``ctime``), which no program can set.

        Raises:
            WorkspaceError: there is none, or one cannot be read, or has a name that no address can have.
        """
        known = {row[0]: row[1:] for row in self._database.execute("SELECT * FROM seen")}
        found: list[LocalFile] = []
        fresh: list[tuple[object, ...]] = []
        for name, status in _walked(feeds):
            stamp = _stamp(status)
            row = known.get(name)
            if row is None or row[:4] != stamp:
                row = (*stamp, digest_of(feeds / name))
                fresh.append((name, *row))
            found.append(LocalFile(name, status.st_size, row[4]))
        if not found:
            raise WorkspaceError(
                "there is nothing to publish", remedy="run `episodekit build`", where=str(feeds)
            )
        self._database.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?)", fresh)
        self._database.commit()
        return sorted(found, key=lambda file: file.path)

    def sent(self, target: str) -> set[tuple[str, str]]:
        """Path and SHA-256 of what an unfinished run has sent to a target."""
        rows = self._database.execute("SELECT path, sha256 FROM sent WHERE target = ?", (target,))
        return {(row[0], row[1]) for row in rows}

    def is_as_seen(self, feeds: Path, file: LocalFile) -> bool:
        """Whether a file still is what :meth:`files` found; it is read once more only if size, time or inode are others.

        Raises:
            WorkspaceError: it cannot be read.
        """
        place = feeds / file.path
        try:
            stamp = _stamp(place.stat())
        except OSError:
            return digest_of(place) == file.sha256  # says what is wrong with it
        found = self._database.execute("SELECT * FROM seen WHERE path = ?", (file.path,)).fetchone()
        if found is not None and found[1:] == (*stamp, file.sha256):
            return True
        return digest_of(place) == file.sha256

    def note_sent(self, target: str, files: Iterable[LocalFile]) -> None:
        """Files have arrived: kept at once, so that a run after a kill need not send them again."""
        rows = [(target, file.path, file.sha256) for file in files]
        if rows:
            self._database.executemany("INSERT OR REPLACE INTO sent VALUES (?, ?, ?)", rows)
            self._database.commit()

    def finished(self, target: str) -> None:
        """The run is complete: its manifest says what was sent."""
        with suppress(
            sqlite3.OperationalError
        ):  # the feeds are live: the next run finds nothing left to send
            self._database.execute("DELETE FROM sent WHERE target = ?", (target,))
            self._database.commit()

    def note_pings(self, target: str, pings: Iterable[Ping]) -> None:
        """These hubs are to be told; what they should have been told of the same feed before is out of date."""
        rows = [(target, ping.hub, ping.topic, ping.sha256) for ping in pings]
        self._database.executemany("INSERT OR REPLACE INTO pings VALUES (?, ?, ?, ?)", rows)
        self._database.commit()

    def pings(self, target: str) -> list[Ping]:
        """Whom nobody has told yet."""
        rows = self._database.execute(
            "SELECT hub, topic, sha256 FROM pings WHERE target = ? ORDER BY hub, topic", (target,)
        )
        return [Ping(*row) for row in rows]

    def forget(self, target: str, ping: Ping) -> None:
        """A hub was told, or need not be."""
        self._database.execute(
            "DELETE FROM pings WHERE (target, hub, topic) = (?, ?, ?)", (target, ping.hub, ping.topic)
        )
        self._database.commit()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5)
    try:
        connection.executescript(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _walked(feeds: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Path below ``feeds/`` and status of each file; a ``Path`` for each would take longer than all the rest."""
    root = str(feeds)
    try:
        for folder, names, found in os.walk(root, onerror=_failed):
            names[:] = [name for name in names if not name.startswith(".")]
            inside = os.path.relpath(folder, root).replace(os.sep, "/")
            prefix = "" if inside == "." else f"{inside}/"
            for name in found:
                if not name.startswith("."):
                    _demand_named(f"{prefix}{name}")
                    yield f"{prefix}{name}", os.stat(f"{folder}{os.sep}{name}")  # noqa: PTH116  # see above
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be read: {problem.strerror}",
            remedy="give rights there",
            where=str(problem.filename or feeds),
        ) from None


def _demand_named(path: str) -> None:
    try:
        path.encode()
    except UnicodeEncodeError:
        raise WorkspaceError(
            "its name is not UTF-8, as the names in addresses are",
            remedy="rename it, or take it away",
            where=path.encode(errors="backslashreplace").decode(),
        ) from None


def _stamp(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns


def _failed(problem: OSError) -> None:
    """What cannot be listed is not gone: it must not become stale."""
    if not isinstance(problem, FileNotFoundError):
        raise problem


def digest_of(place: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits.

    Raises:
        WorkspaceError: it cannot be read.
    """
    found = hashlib.sha256()
    try:
        with place.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                found.update(block)
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be read: {problem.strerror}", remedy="give rights there", where=str(place)
        ) from None
    return found.hexdigest()
