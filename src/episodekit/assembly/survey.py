"""Which entries have to be made again, told by stamps and, where those differ, by content."""

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import episodekit
from episodekit.disk.record import Record, Row
from episodekit.disk.workspace import Stamp, Workspace

_LIBRARIES = (
    "espeakng-loader",
    "feedgen",
    "hibari",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "mutagen",
    "nh3",
    "pillow",
    "pocketsphinx",
)
"""What the bytes of ``feeds/`` depend on beside episodekit itself."""
_YOUNG_NS = 2_000_000_000
"""A file that is younger may change again within the grain of the disk's clock, so that its stamp says nothing."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look at the workspace found.

    Attributes:
        kept: rows that still hold, by slug. stale: slug → stamp of what has to be read again.
        gone: slugs that the record knows and that are no more.
        shared: whether the files that belong to no episode lie there as they were placed.
    """

    kept: dict[str, Row]
    stale: dict[str, Stamp]
    gone: tuple[str, ...]
    shared: bool


def survey(workspace: Workspace, record: Record, now: datetime) -> Survey:
    """Compare the entries and ``feeds/`` with the record."""
    known = record.rows()
    touched = _touched(workspace.feeds, record)
    kept: dict[str, Row] = {}
    stale: dict[str, Stamp] = {}
    for slug in workspace.slugs():
        row = known.get(slug)
        holds = row is not None and slug not in touched and bool(row.brief) == is_live(row.due, now)
        if row is not None and holds and row.stamp and workspace.untouched(slug, row.stamp):
            kept[slug] = row
            continue
        stamp = workspace.stamp(slug)
        if stamp is None:
            continue
        if row is not None and holds and row.digest == workspace.digest(slug):
            kept[slug] = row
            record.put(row._replace(stamp=trusted(stamp)))
        else:
            stale[slug] = stamp
    gone = tuple(slug for slug in known if slug not in kept and slug not in stale)
    return Survey(kept, stale, gone, shared="" not in touched)


def is_live(due: datetime | None, now: datetime) -> bool:
    """Whether an entry belongs into the feeds: it is no draft, and its time has come."""
    return due is not None and due <= now


def next_due(rows: Iterable[Row], now: datetime) -> Row | None:
    """Of the entries that wait for their time the one that comes next."""
    waiting = [row for row in rows if row.due is not None and row.due > now]
    return min(waiting, key=lambda row: (row.due, row.slug), default=None)


def trusted(stamp: Stamp) -> str:
    """The stamp as it goes into the record; empty while the files are young."""
    return stamp.text if stamp.newest_ns < time.time_ns() - _YOUNG_NS else ""


def key_of(sources: Sequence[bytes]) -> str:
    """What the record holds for: these bytes, the program, and its libraries."""
    whole = hashlib.sha256()
    for source in sources:
        whole.update(hashlib.sha256(source).digest())
    for name in _installed():
        whole.update(f"{name}\n".encode())
    folder = Path(episodekit.__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".json", ".html"}:
            info = path.stat()
            whole.update(f"{path.name} {info.st_size} {info.st_mtime_ns}\n".encode())
    return whole.hexdigest()


def _touched(feeds: Path, record: Record) -> set[str]:
    """The slugs of files that do not lie there as they were placed; empty for shared files, and if there are none."""
    found = set()
    base = f"{feeds}/"
    shared = False
    for path, slug, size, time_ns in record.outputs():
        shared = shared or not slug
        try:
            info = os.stat(base + path)  # noqa: PTH116  # a Path for each of 50,000 files takes twice as long
        except OSError:
            found.add(slug)
            continue
        if info.st_size != size or info.st_mtime_ns != time_ns:
            found.add(slug)
    return found if shared else found | {""}


def _installed() -> list[str]:
    """Name and version of the libraries that are installed, as their folders are called.

    What says more of them, :mod:`importlib.metadata`, takes longer to load than a look at 3,000 entries
    (https://packaging.python.org/en/latest/specifications/recording-installed-packages/).
    """
    found = set()
    for folder in sys.path:
        found |= {path.name for path in Path(folder).glob("*.*-info")}
    wanted = {name.replace("-", "_") for name in _LIBRARIES}
    return sorted(name for name in found if name.partition("-")[0].lower().replace(".", "_") in wanted)
