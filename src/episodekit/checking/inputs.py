"""The files and addresses that a command is given: files, folders, workspaces, standard input, lists."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from episodekit.errors import EpisodekitError, WorkspaceError
from episodekit.logins import masked
from episodekit.notation import urls

SUFFIXES = (".xml", ".rss")
STANDARD_INPUT = "-"
LIMIT_BYTES = 200_000_000
LIST_LIMIT_BYTES = 50_000_000
_LIST_MARK = "@"
_LONG_NAME = 200


class Input(NamedTuple):
    """Something to check: a path, an address, or ``-`` for standard input; or why there is nothing."""

    name: str
    problem: EpisodekitError | None = None

    @property
    def is_address(self) -> bool:
        """Whether it has to be fetched."""
        return urls.is_address(self.name)

    @property
    def path(self) -> Path | None:
        """The file; None if it is none, or is not there."""
        nowhere = self.problem is not None or self.is_address or self.name == STANDARD_INPUT
        return None if nowhere else Path(self.name)

    @property
    def suffix(self) -> str:
        """Of its name, with the dot, in lower case; empty if there is none."""
        if self.is_address:
            return urls.extension(self.name)
        return Path(self.name).suffix.lower()


def inputs(named: tuple[str, ...], lists: tuple[str, ...]) -> list[Input]:
    """Everything to check, in order, each once.

    Args:
        named: what the command line names; ``@FILE`` is a list.
        lists: files of one path or address a line, or OPML; ``-`` is standard input.

    Raises:
        EpisodekitError: a list cannot be read, or holds nothing.
    """
    if [*(name.removeprefix(_LIST_MARK) for name in named), *lists].count(STANDARD_INPUT) > 1:
        raise WorkspaceError(
            "standard input is one file only", remedy="save one of the two and name the file"
        )
    names: list[str] = []
    for name in named:
        if name.startswith(_LIST_MARK) and len(name) > 1:
            names += _listed(name.removeprefix(_LIST_MARK))
        else:
            names.append(name)
    for name in lists:
        names += _listed(name)
    found: dict[str, Input] = {}
    for name in names:
        for each in _expanded(name):
            found.setdefault(each.name, each)
    return list(found.values())


def _expanded(name: str) -> Iterator[Input]:
    if urls.is_address(name):
        yield Input(name)
        return
    try:
        for path in feed_names(name):
            yield Input(path)
    except EpisodekitError as problem:
        yield Input(name, problem)
    except OSError as problem:  # a name that no file can have
        what = f"{problem.strerror or problem}"
        yield Input(name, WorkspaceError(what, remedy="name a file or folder", where=name[:_LONG_NAME]))


def _listed(name: str) -> list[str]:
    """The paths and addresses of a list; paths count from the folder of the list."""
    data = read_bytes(name, LIST_LIMIT_BYTES, "a list")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        names = _subscriptions(data, name)
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            raise WorkspaceError(
                f"byte {problem.start + 1} is not UTF-8",
                remedy="save the list as text in UTF-8, one path or address a line",
                where=name,
            ) from None
        rows = (row.strip() for row in text.splitlines())
        folder = Path() if name == STANDARD_INPUT else Path(name).parent
        names = [
            row if urls.is_address(row) else str(folder / row)
            for row in rows
            if row and not row.startswith("#")
        ]
    if not names:
        raise WorkspaceError("the list is empty", remedy="write one path or address a line", where=name)
    return names


def _subscriptions(data: bytes, name: str) -> list[str]:
    from episodekit.feed.opml import is_list, read_list
    from episodekit.feed.tree import parse

    document = parse(data)
    if not is_list(document):
        raise WorkspaceError(
            "this is XML, but no list of feeds (OPML)",
            remedy="to check a feed, name it without @ and --from-list",
            where=name,
        )
    if document.problem is not None:
        line, column = document.position(document.problem.offset)
        raise WorkspaceError(
            f"line {line}, column {column}: {document.problem.cause}",
            remedy="export the list again",
            where=name,
        )
    return [row.url for row in read_list(document)]


def feed_names(path: str) -> list[str]:
    """The files that a path names, or ``-`` for standard input.

    A folder is searched with all folders in it for feeds, hidden ones left out; of a workspace, ``feeds/`` is.

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
    found = sorted(_feeds_below(place))
    if not found:
        raise WorkspaceError(
            "there is no feed (*.xml, *.rss) here",
            remedy="run `episodekit build`, or name a file",
            where=str(place),
        )
    return [str(file) for file in found]


def _feeds_below(place: Path) -> Iterator[Path]:
    for folder, inner, files in os.walk(place, onerror=_refuse):
        inner[:] = [name for name in inner if not name.startswith(".")]
        yield from (
            Path(folder) / name
            for name in files
            if name.lower().endswith(SUFFIXES) and not name.startswith(".")
        )


def _refuse(problem: OSError) -> None:
    raise WorkspaceError(
        f"cannot be searched: {problem.strerror}",
        remedy="give rights to read it, or name the feeds",
        where=str(problem.filename),
    ) from None


def read_feed(name: str) -> bytes:
    """The bytes of a file, or of standard input, up to the limit.

    Raises:
        WorkspaceError: it cannot be read, or is larger than any feed.
    """
    return read_bytes(name, LIMIT_BYTES, "a feed")


def read_bytes(name: str, limit_bytes: int, kind: str) -> bytes:
    """The bytes of a file or of standard input.

    Raises:
        WorkspaceError: it cannot be read, or has more bytes than its kind can have.
    """
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limit_bytes + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(limit_bytes + 1)
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be read: {problem.strerror}", remedy="name a file that you may read", where=shown(name)
        ) from None
    if len(data) > limit_bytes:
        raise WorkspaceError(
            f"there are more than {limit_bytes:,} bytes", remedy=f"{kind} has fewer", where=shown(name)
        )
    return data


def shown(name: str) -> str:
    """What a file or address is called in a report: without a password."""
    return "<stdin>" if name == STANDARD_INPUT else masked(name)
