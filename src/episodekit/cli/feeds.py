"""The feeds that a command is given: files, folders, workspaces, standard input."""

import sys
from pathlib import Path

from episodekit.errors import WorkspaceError

SUFFIXES = (".xml", ".rss")
STANDARD_INPUT = "-"
LIMIT_BYTES = 200_000_000


def feed_names(path: str) -> list[str]:
    """The feeds that a path names: files, or ``-`` for standard input.

    Raises:
        WorkspaceError: there is none.
    """
    if path == STANDARD_INPUT:
        return [path]
    place = Path(path)
    if not place.exists():
        raise WorkspaceError(
            "there is no such file or folder", remedy="name a feed, a folder or -", where=path
        )
    if not place.is_dir():
        return [str(place)]
    if (place / "show.yaml").is_file():
        place /= "feeds"
    found = sorted(file for file in place.glob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    if not found:
        raise WorkspaceError(
            "there is no feed (*.xml, *.rss) here",
            remedy="run `episodekit build`, or name a file",
            where=str(place),
        )
    return [str(file) for file in found]


def read_feed(name: str) -> bytes:
    """The bytes of a file, or of standard input up to the limit.

    Raises:
        WorkspaceError: it cannot be read, or is larger than any feed.
    """
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(LIMIT_BYTES)
    file = Path(name)
    try:
        if file.stat().st_size > LIMIT_BYTES:
            raise WorkspaceError(
                f"the file has {file.stat().st_size} bytes",
                remedy=f"a feed has at most {LIMIT_BYTES}",
                where=name,
            )
        return file.read_bytes()
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be read: {problem.strerror}", remedy="give rights to read it", where=name
        ) from None


def shown(name: str) -> str:
    """What a feed is called in a report."""
    return "<stdin>" if name == STANDARD_INPUT else name
