"""What was begun and done at hosts: ``.episodekit/hosts.sqlite``, written before and after every call.

It survives a kill at any point. If it is deleted, episodes are known again by their marks, or by title and day.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from episodekit.errors import WorkspaceError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS episodes (
  target TEXT, guid TEXT, remote TEXT, sound TEXT, audio TEXT, told TEXT, PRIMARY KEY (target, guid)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS calls (
  number INTEGER PRIMARY KEY, target TEXT, guid TEXT, call TEXT, done INTEGER
);
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an episode at a host.

    Attributes:
        remote: its id there; empty: none was made yet, as far as is known.
        sound: the SHA-256 of the audio that was sent, or its first digits. audio: the host's name for it, if it has one.
        told: the hash of all that was told when it was finished.
    """

    remote: str = ""
    sound: str = ""
    audio: str = ""
    told: str = ""


class Journal:
    """The journal of one target; a second program that opens it is told to wait."""

    def __init__(self, path: Path, target: str) -> None:
        """Opened, or made anew where it is damaged.

        Raises:
            WorkspaceError: another program has it, or it cannot be written.
        """
        self._target = target
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._database = _opened(path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                path.unlink()
                self._database = _opened(path)
        except (sqlite3.OperationalError, OSError) as problem:
            raise WorkspaceError(
                f"cannot be used: {problem}",
                remedy="wait for the other publish, or give rights there",
                where=str(path),
            ) from None

    def close(self) -> None:
        """Let others in."""
        self._database.close()

    def known(self) -> Mapping[str, Known]:
        """Every episode that was begun, by its guid."""
        rows = self._database.execute(
            "SELECT guid, remote, sound, audio, told FROM episodes WHERE target = ?", (self._target,)
        )
        return {row[0]: Known(*row[1:]) for row in rows}

    @contextmanager
    def call(self, guid: str, name: str) -> Iterator[Callable[[Known], None]]:
        """Around a call: it is written down that it begins; what is given to the function within, with its end."""
        with self._database:
            begun = self._database.execute(
                "INSERT INTO calls (target, guid, call, done) VALUES (?, ?, ?, 0)", (self._target, guid, name)
            )
        noted: list[Known] = []
        yield noted.append
        with self._database:
            self._database.execute("UPDATE calls SET done = 1 WHERE number = ?", (begun.lastrowid,))
            for known in noted:
                self._keep(guid, known)

    def note(self, guid: str, known: Known) -> None:
        """Keep what was found, without a call."""
        with self._database:
            self._keep(guid, known)

    def finish(self, guid: str, known: Known) -> None:
        """An episode is as it should be: its calls need not be known any longer."""
        with self._database:
            self._database.execute("DELETE FROM calls WHERE target = ? AND guid = ?", (self._target, guid))
            self._keep(guid, known)

    def _keep(self, guid: str, known: Known) -> None:
        row = (self._target, guid, known.remote, known.sound, known.audio, known.told)
        self._database.execute("INSERT OR REPLACE INTO episodes VALUES (?, ?, ?, ?, ?, ?)", row)


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=0.2)
    try:
        # One publisher at a time: what one finds absent, another could be making.
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.executescript(_SCHEMA)
        database.execute("BEGIN EXCLUSIVE")
        database.commit()
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database
