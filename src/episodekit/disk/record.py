"""L6. What the last build made of each entry, kept in ``.episodekit/record.sqlite``: a cache that may be deleted.

A row holds for as long as its key is the same: show, artwork, program and its libraries. What is kept of an episode
are its stamp, its brief, its files with size and time, its items as each feed writes them, and what the linter said.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from episodekit.errors import WorkspaceError

Output = tuple[str, int, int]
"""A file of ``feeds/``: path, size in bytes, time in nanoseconds."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS episode (
  slug TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, due INTEGER, guid TEXT NOT NULL,
  title TEXT NOT NULL, brief TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS output (path TEXT PRIMARY KEY, slug TEXT NOT NULL, size INTEGER, time INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item (slug TEXT, feed TEXT, xml BLOB NOT NULL, lint TEXT NOT NULL, PRIMARY KEY (slug, feed));
CREATE INDEX IF NOT EXISTS output_slug ON output (slug);
"""


class Row(NamedTuple):
    """What is known of an entry; thousands are read at once.

    Attributes:
        stamp: of its folder when it was read; empty if that was too fresh to be trusted.
        due: when it will be published; None: it is a draft.
        brief: as JSON; empty if nothing was made of it, because it is a draft or was not due.
    """

    slug: str
    stamp: str
    digest: str
    due: datetime | None
    guid: str
    title: str
    brief: str


class Record:
    """The rows of one workspace, changed in one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use :meth:`open`."""
        self._database = connection

    @classmethod
    @contextmanager
    def open(cls, path: Path, key: str) -> Iterator["Record"]:
        """The record at ``path``; empty if its key is another one, or if the file is damaged.

        Raises:
            WorkspaceError: another build is at work, or the file cannot be written; or, while the record is used, it is
                full, or turns out to be damaged.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = _connected(path)
        except sqlite3.OperationalError as problem:
            raise WorkspaceError(
                f"cannot be used: {problem}",
                remedy="wait until the other build is done, or free space or give rights there",
                where=str(path),
            ) from None
        except sqlite3.DatabaseError:
            path.unlink()
            connection = _connected(path)
        record = cls(connection)
        try:
            if record.meta("key") != key:
                record._clear()
                record.set_meta("key", key)
            yield record
        except sqlite3.Error as problem:  # damage further down in it is seen only now
            raise WorkspaceError(
                f"cannot be used: {problem}",
                remedy="free space there, or delete that file: the next build makes it anew",
                where=str(path),
            ) from None
        finally:
            with suppress(sqlite3.Error):
                connection.rollback()
            connection.close()

    def commit(self) -> None:
        """Keep every change since :meth:`open`."""
        self._database.commit()

    def meta(self, name: str) -> str:
        """A value that belongs to no episode; empty if there is none."""
        row = self._database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, name: str, value: str) -> None:
        """Keep a value that belongs to no episode."""
        self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def rows(self) -> dict[str, Row]:
        """Every row under its slug, in order."""
        found = self._database.execute("SELECT * FROM episode ORDER BY slug")
        return {row[0]: Row(row[0], row[1], row[2], _moment(row[3]), row[4], row[5], row[6]) for row in found}

    def put(self, row: Row) -> None:
        """Keep what is known of an entry."""
        due = None if row.due is None else int(row.due.timestamp())
        values = (row.slug, row.stamp, row.digest, due, row.guid, row.title, row.brief)
        self._database.execute("INSERT OR REPLACE INTO episode VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def forget(self, slug: str) -> None:
        """Drop everything of an entry but its outputs."""
        self._database.execute("DELETE FROM episode WHERE slug = ?", (slug,))
        self._database.execute("DELETE FROM item WHERE slug = ?", (slug,))

    def outputs(self) -> Iterator[tuple[str, str, int, int]]:
        """Path, slug, size and time of every file that the last build placed; shared files have no slug."""
        yield from self._database.execute("SELECT path, slug, size, time FROM output ORDER BY path")

    def count_outputs(self) -> int:
        """How many files the last build placed."""
        return int(self._database.execute("SELECT count(*) FROM output").fetchone()[0])

    def set_outputs(self, slug: str, outputs: Iterable[Output]) -> None:
        """Keep the files of an entry, or the shared ones under an empty slug."""
        self._database.execute("DELETE FROM output WHERE slug = ?", (slug,))
        rows = [(path, slug, size, time) for path, size, time in outputs]
        self._database.executemany("INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?)", rows)

    def set_item(self, slug: str, feed: str, xml: bytes) -> None:
        """Keep an item as a feed writes it."""
        self._database.execute("INSERT OR REPLACE INTO item VALUES (?, ?, ?, '')", (slug, feed, xml))

    def item(self, slug: str, feed: str) -> bytes | None:
        """An item as that feed wrote it last; None if it never did."""
        row = self._database.execute(
            "SELECT xml FROM item WHERE slug = ? AND feed = ?", (slug, feed)
        ).fetchone()
        return row[0] if row else None

    def items(self, feed: str, slugs: Iterable[str]) -> Iterator[bytes]:
        """The items of these entries in that feed, in their order."""
        for slug in slugs:
            yield self.item(slug, feed) or b""

    def set_lint(self, slug: str, feed: str, findings: str) -> None:
        """Keep what the linter said of an item."""
        self._database.execute("UPDATE item SET lint = ? WHERE slug = ? AND feed = ?", (findings, slug, feed))

    def lint(self, feed: str) -> Iterator[tuple[str, str]]:
        """Slug and what the linter said, of every item of which it said anything."""
        yield from self._database.execute(
            "SELECT slug, lint FROM item WHERE feed = ? AND lint != '' ORDER BY slug", (feed,)
        )

    def _clear(self) -> None:
        for table in ("meta", "episode", "item"):
            self._database.execute(f"DELETE FROM {table}")  # noqa: S608  # the names stand above


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT count(*) FROM output").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
