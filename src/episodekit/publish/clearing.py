"""What comes after: files that no feed names are deleted in the end, and a feed that was replaced can come back."""

from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import quote

from episodekit.errors import RemoteError
from episodekit.planning import Manifest
from episodekit.planning.headers import headers_for
from episodekit.planning.hubs import pings_of
from episodekit.planning.manifest import MANIFEST_PATH, KeptFeed
from episodekit.publish.apply import FEED_LIMIT_BYTES, OURS, Job, keep, names_in, newest

GRACE_DAYS = 30
"""Apps that asked for a feed weeks ago may still ask for its files."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """Paths of files that go, and how many more that no live feed names have to stay for now."""

    gone: tuple[str, ...]
    waiting: int


def clear(job: Job, *, grace_days: int, delete: bool) -> Cleared:
    """The files that no feed has named for so many days; only what we sent, never what a kept feed refers to.

    Args:
        job: the target.
        grace_days: at least.
        delete: whether to delete them, or only to tell.

    Raises:
        RemoteError: the target refuses.
    """
    stored = job.store.read(MANIFEST_PATH, FEED_LIMIT_BYTES)
    if stored is None:
        return Cleared((), 0)
    manifest = Manifest.parse(stored.data, job.store.name)
    needed = {name for feed in manifest.feeds for name in (feed.kept, *feed.names)}
    needed |= _named(job)
    limit = job.now - timedelta(days=grace_days)
    gone = [
        path
        for path, row in sorted(manifest.files.items())
        if row.stale_since is not None and row.stale_since <= limit and path not in needed
    ]
    if delete and gone:
        # The list first: a publish meanwhile then sends such a file anew and does not count on it.
        files = {path: row for path, row in manifest.files.items() if path not in set(gone)}
        job.store.swap(MANIFEST_PATH, replace(manifest, files=files).render(), OURS, stored.version)
        for path in gone:
            job.store.delete(path)
        job.store.commit(job.by, job.now)
    stale = sum(row.stale_since is not None for row in manifest.files.values())
    return Cleared(tuple(gone), stale - len(gone))


def _named(job: Job) -> set[str]:
    """Everything that the live feeds name, and the archive pages that they lead to."""
    found: set[str] = set()
    todo = list(job.feeds)
    seen = set(todo)
    while todo:
        live = job.store.read(todo.pop(), FEED_LIMIT_BYTES)
        names = set(names_in(live.data, job.base_url)) if live is not None else set()
        found |= names
        pages = {name for name in names if name.endswith(".xml")} - seen
        seen |= pages
        todo += sorted(pages)
    return found


def rollback(job: Job) -> list[KeptFeed]:
    """Make the feeds that the last publish replaced live again, the main one last; returns them.

    What is live now is kept in their place, so that a second rollback brings it back.

    Raises:
        RemoteError: no feed was kept, or the target refuses.
    """
    stored = job.store.read(MANIFEST_PATH, FEED_LIMIT_BYTES)
    manifest = Manifest.parse(stored.data, job.store.name) if stored else Manifest()
    latest = max((row.replaced for row in manifest.feeds), default=None)
    rows = [row for row in manifest.feeds if row.replaced == latest]
    if stored is None or not rows:
        raise RemoteError(
            "no feed was kept there", remedy="publish the feed that you want", where=job.store.name
        )
    rows.sort(
        key=lambda row: job.feeds.index(row.path) if row.path in job.feeds else len(job.feeds), reverse=True
    )
    files = dict(manifest.files)
    kept: list[KeptFeed] = []
    for row in rows:
        old, live = job.store.read(row.kept, FEED_LIMIT_BYTES), job.store.read(row.path, FEED_LIMIT_BYTES)
        if old is None:
            raise RemoteError(
                f"{row.kept} is gone there", remedy="publish the feed that you want", where=job.store.name
            )
        kept += keep(job, manifest, row.path, live)
        pings = pings_of(old.data, row.sha256, job.base_url + quote(row.path), job.services)
        job.ledger.note_pings(job.store.name, pings)
        version = job.store.swap(
            row.path, old.data, headers_for(row.path, row.sha256), live.version if live else None
        )
        if row.path in files:
            files[row.path] = replace(
                files[row.path], sha256=row.sha256, size_bytes=len(old.data), version=version
            )
    feeds = newest((*kept, *(row for row in manifest.feeds if row not in rows)))
    made = replace(manifest, files=files, feeds=feeds)
    job.store.swap(MANIFEST_PATH, made.render(), OURS, stored.version)
    job.store.commit(job.by, job.now)
    return rows
