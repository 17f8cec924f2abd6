"""What a place to publish to must be able to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from episodekit.errors import RemoteError
from episodekit.planning.headers import Headers
from episodekit.planning.plan import Listed

Progress = Callable[[int], None]
"""Is told how many more bytes were sent."""


class ConflictError(RemoteError):
    """Somebody else changed a file between our look at it and our change of it; nothing was changed by us."""

    @classmethod
    def of(cls, path: str, where: str) -> "ConflictError":
        """Of a file that has another version than the one that was seen."""
        return cls(
            f"{path} was changed by somebody else meanwhile",
            remedy="run it again: the plan is made anew",
            where=where,
        )


@dataclass(frozen=True, slots=True)
class Stored:
    """The content of a file, and the version that it had; a swap is made against that version."""

    data: bytes
    version: str


class Store(Protocol):
    """A target: paths are below its root, with ``/``; every method raises RemoteError if the other side refuses.

    ``parallel`` is how many files it takes at a time; ``lasting``: what was put stays there if nothing follows. Where it does
    not, listeners see nothing of it before :meth:`commit`.
    """

    name: str
    parallel: int
    lasting: bool

    def listing(self) -> Mapping[str, Listed]:
        """Everything that lies there."""
        ...

    def read(self, path: str, limit_bytes: int) -> Stored | None:
        """A file's content and version; None if there is none."""
        ...

    def put(self, path: str, source: Path, headers: Headers, progress: Progress) -> str:
        """Send a file; it appears whole or not at all. Returns its version."""
        ...

    def swap(self, path: str, data: bytes, headers: Headers, expected: str | None) -> str:
        """Replace a small file if it still has a version, or make it if ``expected`` is None. Returns its new version.

        Raises:
            ConflictError: it has another version; nothing was changed.
        """
        ...

    def delete(self, path: str) -> None:
        """Remove a file; none is no error."""
        ...

    def conditional(self) -> bool:
        """Whether :meth:`swap` really refuses a wrong version; tried out, because many servers accept any."""
        ...

    def commit(self, by: str, now: datetime) -> None:
        """Make everything that was done visible, where that is one step; ``by`` and ``now`` are noted there.

        Raises:
            ConflictError: somebody else changed one of the swapped files; nothing was changed.
        """
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...
