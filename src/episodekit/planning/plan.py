"""What a publish will do: every file compared with what the target was sent and with what lies there now.

The order is what keeps listeners safe: new files first, then what is replaced in place, pages, and the feeds last, the main
feed last of all. Nothing is deleted: what no feed names any more becomes stale.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from episodekit.planning.headers import headers_for, is_immutable
from episodekit.planning.manifest import Manifest, Published


class Change(StrEnum):
    """What happens to a file."""

    ADD = "add"
    REPLACE = "replace"
    HEADERS = "headers"
    UNCHANGED = "unchanged"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class LocalFile:
    """One file of ``feeds/``: its path there with ``/``, its size in bytes, the SHA-256 of its content."""

    path: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as a target lists it: its size in bytes, and its version (an ETag) if the target gives one."""

    size_bytes: int
    version: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One file and what happens to it; ``reason`` says why where it is not plain."""

    change: Change
    path: str
    size_bytes: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a publish will do.

    Attributes:
        uploads: in order, before any feed.
        feeds: in order, the main feed last; unchanged ones are left out.
        stale: paths that no feed names any more.
        unchanged: how many files need nothing.
    """

    uploads: tuple[Step, ...]
    feeds: tuple[Step, ...]
    stale: tuple[Step, ...]
    unchanged: int

    @property
    def is_empty(self) -> bool:
        """Whether listeners would see no difference."""
        return not self.uploads and not self.feeds

    @property
    def upload_bytes(self) -> int:
        """How much is to be sent."""
        return sum(step.size_bytes for step in (*self.uploads, *self.feeds))


def make_plan(
    local: Sequence[LocalFile],
    manifest: Manifest,
    listing: Mapping[str, Listed],
    *,
    feeds: Sequence[str],
    sent: Collection[tuple[str, str]] = (),
) -> Plan:
    """Compare what is here with what was sent and with what is there.

    Args:
        local: every file of ``feeds/``.
        manifest: what the target was sent.
        listing: what lies there.
        feeds: the paths of the feeds, the main one first; files that are none are passed over.
        sent: path and SHA-256 of files that an unfinished run has sent already.
    """
    rank = {path: number for number, path in enumerate(feeds)}
    uploads: list[Step] = []
    flips: list[Step] = []
    unchanged = 0
    for file in local:
        step = _step(file, manifest, listing.get(file.path), done=(file.path, file.sha256) in sent)
        if step.change is Change.UNCHANGED:
            unchanged += 1
        elif file.path in rank or _is_page_of_feed(file.path, feeds):
            flips.append(step)
        else:
            uploads.append(step)
    known = {file.path for file in local}
    stale = [
        Step(Change.STALE, path, row.size_bytes)
        for path, row in sorted(manifest.files.items())
        if path not in known and row.stale_since is None
    ]
    uploads.sort(key=_urgency)
    # Archive pages before the feeds that lead to them, further feeds before the main one.
    flips.sort(key=lambda step: (step.path in rank, -rank.get(step.path, 0), step.path))
    return Plan(tuple(uploads), tuple(flips), tuple(stale), unchanged)


def _is_page_of_feed(path: str, feeds: Sequence[str]) -> bool:
    return path.endswith(".xml") and any(
        path.startswith(f"{feed.removesuffix('.xml')}-page-") for feed in feeds
    )


def _urgency(step: Step) -> tuple[bool, bool, int, str]:
    """New files before replaced ones, pages last, large ones first: they take longest."""
    return step.path.endswith(".html"), step.change is not Change.ADD, -step.size_bytes, step.path


def _step(file: LocalFile, manifest: Manifest, there: Listed | None, *, done: bool) -> Step:
    row = manifest.files.get(file.path)
    if there is None:
        reason = "it was sent, and is gone there" if row is not None else ""
        return Step(Change.ADD, file.path, file.size_bytes, reason)
    if done and there.size_bytes == file.size_bytes:
        return Step(Change.UNCHANGED, file.path, file.size_bytes)
    differs = _difference(file, row, there)
    if differs is not None:
        return Step(Change.REPLACE, file.path, file.size_bytes, differs)
    same = row is not None and row.caching == headers_for(file.path, file.sha256).caching
    return Step(Change.UNCHANGED if same else Change.HEADERS, file.path, file.size_bytes)


def _difference(file: LocalFile, row: Published | None, there: Listed) -> str | None:
    """Why a file has to be sent again; None if what lies there is what is here."""
    if row is None:
        return "a file of this name lies there, not sent by us"
    if row.sha256 != file.sha256:
        return _in_place(file)
    changed = row.version and there.version and row.version != there.version
    return "somebody changed it there" if changed or there.size_bytes != file.size_bytes else None


def _in_place(file: LocalFile) -> str:
    if not file.path.startswith("media/") or is_immutable(file.path, file.sha256):
        return ""
    return "in place: whoever is downloading it now gets two halves"
