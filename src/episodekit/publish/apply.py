"""One publish, whatever the target: everything but the feeds is sent and looked at, then the feeds are swapped, the main one last.

A listener never sees a feed whose files are not there. A run that was killed leaves at worst files that no feed names; the
next run goes on where it stopped. Two runs at once: one swaps first, the other is told.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from episodekit.errors import RemoteError, WorkspaceError
from episodekit.planning import Listed, LocalFile, Manifest, Plan, Published, Step, make_plan
from episodekit.planning.headers import FOR_MINUTES, Headers, headers_for, is_immutable
from episodekit.planning.hubs import pings_of
from episodekit.planning.manifest import KEPT_FOLDER, MANIFEST_PATH, KeptFeed, is_passing
from episodekit.planning.plan import Change
from episodekit.publish.local import Ledger
from episodekit.publish.target import ConflictError, Progress, Store, Stored

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

FEED_LIMIT_BYTES = 200_000_000
_KEPT_FEEDS = 20
_ATTEMPTS = 5
_TOGETHER_SECONDS = 0.2
_KEPT = re.compile(re.escape(KEPT_FOLDER) + r"(\d{8}T\d{6}Z)-[0-9a-f]{8}-(.+)")
OURS = Headers("application/json", "no-store")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be published where.

    Attributes:
        folder: ``feeds/``. store: the target, opened.
        feeds: the paths of the show's feeds, the main one first.
        base_url: what the addresses in the feeds begin with.
        by: who publishes, such as ``ana@studio``.
        now: aware, in UTC.
        services: those that are told of new feeds beside the hubs that the feeds name.
    """

    folder: Path
    store: Store
    ledger: Ledger
    feeds: tuple[str, ...]
    base_url: str
    by: str
    now: datetime
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The plan of a job, and what it was made from; ``unseen`` was sent by a run that did not come to its end."""

    plan: Plan
    local: Mapping[str, LocalFile]
    manifest: Manifest
    manifest_version: str | None
    live: Mapping[str, Stored | None]
    listing: Mapping[str, Listed]
    unseen: tuple[LocalFile, ...] = ()

    def feeds(self, job: Job) -> frozenset[str]:
        """The SHA-256 of the feeds as they are here."""
        return frozenset(self.local[path].sha256 for path in job.feeds if path in self.local)


def prepare(job: Job) -> Prepared:
    """Look at both sides and plan; nothing is changed.

    Raises:
        RemoteError: the target cannot be read.
        WorkspaceError: ``feeds/`` cannot be read, or holds no feed.
    """
    local = {file.path: file for file in job.ledger.files(job.folder)}
    stored = job.store.read(MANIFEST_PATH, FEED_LIMIT_BYTES)
    manifest = Manifest.parse(stored.data, job.store.name) if stored else Manifest()
    listing = job.store.listing()
    live = {
        path: job.store.read(path, FEED_LIMIT_BYTES)
        for path in job.feeds
        if path in listing and not _is_as_sent(local.get(path), manifest.files.get(path), listing[path])
    }
    # By their versions it shows that somebody else swapped a feed, even for one of the same size.
    seen = {path: Listed(len(feed.data), feed.version) for path, feed in live.items() if feed is not None}
    listing = {**listing, **seen}
    unfinished = job.ledger.sent(job.store.name) if job.store.lasting else set()
    sent = set(unfinished)
    sent |= {(path, hashlib.sha256(feed.data).hexdigest()) for path, feed in live.items() if feed is not None}
    plan = make_plan(tuple(local.values()), manifest, listing, feeds=job.feeds, sent=sent)
    for step in plan.feeds:  # archive pages too: they are kept as the feeds are
        if step.path not in live and step.path in listing:
            live[step.path] = job.store.read(step.path, FEED_LIMIT_BYTES)
    return Prepared(
        plan=plan,
        local=local,
        manifest=manifest,
        manifest_version=stored.version if stored else None,
        live=live,
        listing=listing,
        unseen=tuple(file for file in local.values() if (file.path, file.sha256) in unfinished),
    )


def _is_as_sent(file: LocalFile | None, row: Published | None, there: Listed) -> bool:
    """Whether a feed that is there is the one that is here, as the version that the target lists tells."""
    if file is None or row is None or not row.version:
        return False
    return (row.version, row.sha256, row.size_bytes) == (there.version, file.sha256, there.size_bytes)


def publish(
    job: Job, prepared: Prepared, progress: Progress, check: Callable[[Sequence[LocalFile]], None]
) -> None:
    """Do what was planned.

    Args:
        job: what is published where.
        prepared: of the same job, from :func:`prepare`.
        progress: is told how many more bytes were sent.
        check: looks at the files that were sent as a listener would, before any feed is swapped; raises RemoteError.

    Raises:
        ConflictError: another publish was faster; its feed is the live one.
        RemoteError: the target refuses; no feed was swapped, or the older of two feeds only.
    """
    from concurrent.futures import ThreadPoolExecutor  # takes as long to load as a plan to make

    files = dict(prepared.manifest.files)
    job.ledger.note_sent(job.store.name, _recognised(prepared))
    with ThreadPoolExecutor(job.store.parallel) as pool:
        for steps in _groups(prepared.plan.uploads):
            files |= _all_sent(job, [prepared.local[step.path] for step in steps], pool, progress)
    listing = _arrived(job, prepared)
    sent = {step.path for step in prepared.plan.uploads}
    unseen = [file for file in prepared.unseen if file.path not in sent]
    check([*(prepared.local[path] for path in sorted(sent)), *unseen])
    kept: list[KeptFeed] = []
    for step in prepared.plan.feeds:
        file = prepared.local[step.path]
        kept += keep(job, prepared.manifest, step.path, prepared.live.get(step.path))
        _note_pings(job, prepared.manifest, file)
        files[step.path] = _swapped(job, prepared, file)
    _write_manifest(job, replace(prepared, listing=listing), files, kept)
    job.store.commit(job.by, job.now)
    job.ledger.finished(job.store.name)


def _recognised(prepared: Prepared) -> Iterator[LocalFile]:
    """New files that arrive whole or not at all under names that hold their hashes.

    Where one lies there after a kill, it is ours, even if nobody was left to write down that it arrived.
    """
    for step in prepared.plan.uploads:
        file = prepared.local[step.path]
        if step.change is Change.ADD and is_immutable(file.path, file.sha256):
            yield file


def _groups(steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
    """Steps that may go at once: pages wait for what they name, and what is replaced for what is new."""
    for _, group in groupby(steps, key=lambda step: (step.path.endswith(".html"), step.change is Change.ADD)):
        yield tuple(group)


def _all_sent(
    job: Job, files: Sequence[LocalFile], pool: "ThreadPoolExecutor", progress: Progress
) -> dict[str, Published]:
    """Send files; those that arrive within a moment are noted together, because each note waits for the disk."""
    from concurrent.futures import wait

    running = {pool.submit(_sent, job, file, progress): file for file in files}
    waiting, found = set(running), dict[str, Published]()
    try:
        while waiting:
            done, waiting = wait(waiting, timeout=_TOGETHER_SECONDS)
            arrived = {running[each]: each.result() for each in done if each.exception() is None}
            _demand_unchanged(job, arrived)
            job.ledger.note_sent(job.store.name, arrived)
            found |= {file.path: row for file, row in arrived.items()}
            for each in done:
                each.result()
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    return found


def _sent(job: Job, file: LocalFile, progress: Progress) -> Published:
    headers = headers_for(file.path, file.sha256)
    source = job.folder / file.path
    try:
        version = job.store.put(file.path, source, headers, progress)
    except (OSError, RemoteError):
        if _has_size(source, file.size_bytes):
            raise
        raise _changed_meanwhile(file) from None
    return Published(sha256=file.sha256, size_bytes=file.size_bytes, version=version, caching=headers.caching)


def _has_size(place: Path, size_bytes: int) -> bool:
    try:
        return place.stat().st_size == size_bytes
    except OSError:
        return False


def _demand_unchanged(job: Job, files: Iterable[LocalFile]) -> None:
    for file in files:
        if not job.ledger.is_as_seen(job.folder, file):
            raise _changed_meanwhile(file)


def _changed_meanwhile(file: LocalFile) -> WorkspaceError:
    return WorkspaceError(
        "it changed while it was being published; the feed was left as it is",
        remedy="wait until nothing builds or edits there, then run it again",
        where=file.path,
    )


def _arrived(job: Job, prepared: Prepared) -> Mapping[str, Listed]:
    """What lies there now: every file that the feeds need, with its size.

    Raises:
        RemoteError: one does not.
    """
    listing = job.store.listing()
    flips = {*job.feeds, *(step.path for step in prepared.plan.feeds)}
    for path, file in prepared.local.items():
        if path in flips:
            continue
        there = listing.get(path)
        if there is None or there.size_bytes != file.size_bytes:
            found = (
                "is not there"
                if there is None
                else f"has {there.size_bytes} bytes there instead of {file.size_bytes}"
            )
            raise RemoteError(
                f"{path} {found} after it was sent; the feed was left as it is",
                remedy="run it again; if it stays so, something else changes files there",
                where=job.store.name,
            )
    return listing


def keep(job: Job, manifest: Manifest, path: str, live: Stored | None) -> list[KeptFeed]:
    """The feed that is about to be replaced, put aside with the names of the files that it needs; none if there is none.

    Raises:
        RemoteError: the target refuses.
    """
    if live is None:
        return []
    digest = hashlib.sha256(live.data).hexdigest()
    for row in manifest.feeds:
        if row.sha256 == digest and row.path == path:
            return [replace(row, replaced=job.now)]
    stamp = job.now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = f"{KEPT_FOLDER}{stamp}-{digest[:8]}-{path.replace('/', '-')}"
    if job.store.read(kept, 1) is None:
        job.store.swap(kept, live.data, Headers("application/rss+xml", FOR_MINUTES), None)
    names = names_in(live.data, job.base_url)
    return [KeptFeed(path=path, kept=kept, sha256=digest, replaced=job.now, names=names)]


def _note_pings(job: Job, manifest: Manifest, file: LocalFile) -> None:
    """Before the swap: should the run be killed right after it, the next one tells the hubs."""
    before = manifest.files.get(file.path)
    if file.path in job.feeds and (before is None or before.sha256 != file.sha256):
        feed = (job.folder / file.path).read_bytes()
        pings = pings_of(feed, file.sha256, job.base_url + quote(file.path), job.services)
        job.ledger.note_pings(job.store.name, pings)


def names_in(feed: bytes, base_url: str) -> tuple[str, ...]:
    """The paths below a base URL that a feed names anywhere, behind a tracking prefix too: rather one too many."""
    pattern = re.compile(re.escape(base_url.partition("://")[2].encode()) + rb"""([^\s"'<>?#&]{1,2000})""")
    found = {unquote(match[1].decode("utf-8", "replace")) for match in pattern.finditer(feed)}
    return tuple(sorted(found))


def _swapped(job: Job, prepared: Prepared, file: LocalFile) -> Published:
    headers = headers_for(file.path, file.sha256)
    data = (job.folder / file.path).read_bytes()
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise _changed_meanwhile(file)
    live = prepared.live.get(file.path)
    try:
        version = job.store.swap(file.path, data, headers, live.version if live else None)
    except ConflictError:
        raise ConflictError(
            f"{file.path} was changed while this publish was running{_by_whom(job)}",
            remedy="look at what is live, then run it again",
            where=job.store.name,
        ) from None
    return Published(sha256=file.sha256, size_bytes=file.size_bytes, version=version, caching=headers.caching)


def _by_whom(job: Job) -> str:
    stored = job.store.read(MANIFEST_PATH, FEED_LIMIT_BYTES)
    if stored is None:
        return ""
    by = Manifest.parse(stored.data, job.store.name).by
    return f"; the last publish there is by {by}" if by else ""


def settle(job: Job, prepared: Prepared) -> None:
    """Write down what a run that was killed right at its end had no time to; nothing else is changed.

    Raises:
        RemoteError: the target refuses.
    """
    _write_manifest(job, prepared, dict(prepared.manifest.files), ())
    job.store.commit(job.by, job.now)
    job.ledger.finished(job.store.name)


def _adopted(job: Job, prepared: Prepared) -> list[KeptFeed]:
    """Feeds that were put aside by a run that did not come to writing that down."""
    known = {row.kept for row in prepared.manifest.feeds} | prepared.manifest.files.keys()
    paths = {path.replace("/", "-"): path for path in prepared.local if path.endswith(".xml")}
    found = []
    for kept in sorted(prepared.listing):
        match = _KEPT.fullmatch(kept)
        if match is None or kept in known or match[2] not in paths:
            continue
        stored = job.store.read(kept, FEED_LIMIT_BYTES)
        if stored is not None:
            replaced = datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            digest = hashlib.sha256(stored.data).hexdigest()
            names = names_in(stored.data, job.base_url)
            found.append(
                KeptFeed(path=paths[match[2]], kept=kept, sha256=digest, replaced=replaced, names=names)
            )
    return found


def _left_beside(job: Job, prepared: Prepared, known: Collection[str]) -> dict[str, Published]:
    """What a killed run left, or one that is at work needs, and feeds that are kept no more: time tells, until it is cleared."""
    return {
        path: Published(sha256="", size_bytes=there.size_bytes, stale_since=job.now)
        for path, there in prepared.listing.items()
        if (is_passing(path) or _KEPT.fullmatch(path)) and path not in known
    }


def _write_manifest(
    job: Job, prepared: Prepared, files: dict[str, Published], kept: Sequence[KeptFeed]
) -> None:
    for path, row in list(files.items()):
        if is_passing(path) and path not in prepared.listing:  # whoever it was of took it away
            del files[path]
        elif path in prepared.local:
            if row.stale_since is not None:
                files[path] = replace(row, stale_since=None)
        elif row.stale_since is None:
            files[path] = replace(row, stale_since=job.now)
    for path, file in prepared.local.items():
        if path not in files or files[path].sha256 != file.sha256:  # sent by a run that was killed
            headers = headers_for(path, file.sha256)
            files[path] = Published(sha256=file.sha256, size_bytes=file.size_bytes, caching=headers.caching)
    feeds = newest((*kept, *_adopted(job, prepared), *prepared.manifest.feeds))
    files |= _left_beside(job, prepared, {*files, *(row.kept for row in feeds)})
    made, version = Manifest(files=files, feeds=feeds, by=job.by), prepared.manifest_version
    if (made.files, made.feeds) == (prepared.manifest.files, prepared.manifest.feeds):
        return
    for _ in range(_ATTEMPTS):
        with suppress(ConflictError):
            job.store.swap(MANIFEST_PATH, made.render(), OURS, version)
            return
        # The feeds are live: whoever wrote the manifest meanwhile sent files that must not be forgotten either.
        stored = job.store.read(MANIFEST_PATH, FEED_LIMIT_BYTES)
        theirs = Manifest.parse(stored.data, job.store.name) if stored else Manifest()
        version = stored.version if stored else None
        ours = {path: row for path, row in made.files.items() if path in prepared.local}
        made = replace(made, files={**theirs.files, **ours}, feeds=newest((*made.feeds, *theirs.feeds)))
    raise ConflictError(
        "the feeds are live, but the list of what was sent is being changed by somebody else",
        remedy="run it again",
        where=job.store.name,
    )


def newest(feeds: Iterable[KeptFeed]) -> tuple[KeptFeed, ...]:
    """Kept feeds, each content of a path once, as it was replaced last; not more than are to be kept."""
    found: dict[tuple[str, str], KeptFeed] = {}
    for row in sorted(feeds, key=lambda row: row.replaced, reverse=True):
        found.setdefault((row.path, row.sha256), row)
    return tuple(found.values())[:_KEPT_FEEDS]
