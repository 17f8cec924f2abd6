"""What a build would change for listeners: the feeds beside those that they are about to replace."""

from collections.abc import Collection, Iterator
from pathlib import Path

from episodekit import lint
from episodekit.assembly.documents import Part
from episodekit.findings import Finding, Severity
from episodekit.lint.listing import Listing, previous
from episodekit.lint.rules import CHANGES, UNREADABLE
from episodekit.record import Record

FEED_LIMIT_BYTES = 200_000_000
_ITEM = b"    <item>"


def changes(
    record: Record,
    part: Part,
    path: Path,
    name: str,
    *,
    old: dict[str, bytes] | None,
    accept: Collection[str],
) -> tuple[Finding, ...]:
    """What rules about changes say of a feed and of the one that lies in its place; nothing if none lies there.

    Args:
        record: holds the new items.
        part: the new feed.
        path: where it will lie, and where the one that it replaces lies now.
        name: of the feed, for the findings.
        old: the items as they were, by slug, of all that differ, if nothing else differs; None: compare all.
        accept: rules that only warn.
    """
    if not path.is_file():
        return ()
    # A broken feed in the way is about to be mended: no reason to stop.
    softer = dict.fromkeys((*accept, UNREADABLE.slug), Severity.WARNING)
    config = lint.Config(select=tuple(sorted(CHANGES)), severity=softer)
    before = f"{name} as it was"
    if old is None:
        listing = _before(path, before)
        data = b"".join(part.chunks(record))
    else:
        document = part.document()
        slugs = [slug for slug in part.slugs if slug in old]
        items = record.items(part.show.feed.name, slugs)
        data = b"".join((document.head, *items, document.foot))
        listing = previous(b"".join((_head(path), *(old[slug] for slug in slugs), document.foot)), before)
    return lint.check(data, name, evidence=lint.Evidence(previous=listing, allow_local=True), config=config)


def _before(path: Path, name: str) -> Listing:
    try:
        size = path.stat().st_size
        if size > FEED_LIMIT_BYTES:
            return Listing(name=name, unreadable=f"it has {size} bytes")
        return previous(path.read_bytes(), name)
    except OSError as problem:
        return Listing(name=name, unreadable=f"it cannot be read ({problem.strerror})")


def _head(path: Path) -> bytes:
    """What stands before the first item of a feed that a build wrote."""
    return b"".join(_until_item(path))


def _until_item(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        for line in file:
            if line.startswith(_ITEM):
                return
            yield line
