"""What a build would change for listeners: the feeds beside those that they are about to replace.

A feed is compared with its archive pages as one, so that an episode that moves to a page is not missed, and one that is
changed there is not overlooked.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from episodekit import lint
from episodekit.assembly.documents import Part
from episodekit.assembly.linting import moved, starts_of
from episodekit.disk.record import Record
from episodekit.feed.render import Document
from episodekit.findings import Finding, Severity
from episodekit.lint.listing import Listing, previous
from episodekit.lint.rules import CHANGES, UNREADABLE

FEED_LIMIT_BYTES = 200_000_000
_ITEM = b"    <item>"
_FOOT = b"  </channel>"


@dataclass(frozen=True, slots=True)
class Replaced:
    """The documents of a feed, and where they will lie.

    Attributes:
        parts: the archive pages from the oldest on, then the feed.
        paths: of each part, on disk; names: of each, for findings.
        accept: rules that only warn.
        config: which rules are off, and how bad the others are; those that it does not select are on all the same.
    """

    parts: Sequence[Part]
    paths: Sequence[Path]
    names: Sequence[str]
    accept: Collection[str]
    config: lint.Config


def changes(record: Record, feed: Replaced, old: dict[str, bytes] | None) -> tuple[Finding, ...]:
    """What rules about changes say of a feed and of the one that lies in its place; nothing if none lies there.

    Args:
        record: holds the new items.
        feed: the new feed.
        old: the items as they were, by slug, of all that differ, if nothing else differs; None: compare all.
    """
    path, name = feed.paths[-1], feed.names[-1]
    if not path.is_file():
        return ()
    main = feed.parts[-1]
    document = Document(main.show, replace(main.frame, links=()))
    ordered = feed.parts if main.show.feed.order == "oldest" else feed.parts[::-1]
    slugs = [slug for part in ordered for slug in part.slugs if old is None or slug in old]
    data = b"".join((document.head, *record.items(main.show.feed.name, slugs), document.foot))
    before = f"{name} as it was"
    if old is None:
        listing = _before(feed, before)
    else:
        items = (old[slug] for slug in slugs)
        listing = previous(b"".join((_head(path.read_bytes()), *items, document.foot)), before)
    # A broken feed in the way is about to be mended: no reason to stop.
    softer = dict.fromkeys((*feed.accept, UNREADABLE.slug), Severity.WARNING)
    config = lint.Config(
        select=tuple(sorted(CHANGES)),
        ignore=feed.config.ignore,
        severity=feed.config.overridden() | softer,
    )
    found = lint.check(data, name, evidence=lint.Evidence(previous=listing, allow_local=True), config=config)
    return _located(record, feed, found, slugs, starts_of(document, record.items(main.show.feed.name, slugs)))


def _located(
    record: Record, feed: Replaced, found: Sequence[Finding], slugs: Sequence[str], starts: Sequence[int]
) -> tuple[Finding, ...]:
    """The findings with file, line and number of the item where it lies, instead of where it was compared."""
    wanted = {slugs[row.item.number - 1] for row in found if row.item}
    places: dict[str, tuple[str, int, int]] = {}
    for part, name in zip(feed.parts, feed.names, strict=True):
        if not wanted.isdisjoint(part.slugs):
            items = record.items(part.show.feed.name, part.slugs)
            for number, start in enumerate(starts_of(part.document(), items), start=1):
                places[part.slugs[number - 1]] = (name, start, number)
    located = []
    for row in found:
        if row.item is None:
            located.append(row)
            continue
        name, start, number = places[slugs[row.item.number - 1]]
        there = moved(row, start - starts[row.item.number - 1], number)
        located.append(there._replace(place=there.place._replace(file=name)))
    return tuple(located)


def _before(feed: Replaced, name: str) -> Listing:
    """The feed that lies there, with its pages; it may be anything at all, if it was not made by a build."""
    main = feed.parts[-1].show.feed
    paths = [feed.paths[-1]]
    folder = paths[0]
    for _ in range(main.path.count("/") + 1):
        folder = folder.parent
    number = 1
    while (page := folder / main.page_path(number)).is_file():
        paths.insert(-1, page)
        number += 1
    try:
        size = sum(path.stat().st_size for path in paths)
        if size > FEED_LIMIT_BYTES:
            return Listing(name=name, unreadable=f"it has {size} bytes")
        *pages, whole = [path.read_bytes() for path in paths]
    except OSError as problem:
        return Listing(name=name, unreadable=f"it cannot be read ({problem.strerror})")
    if not pages or _ITEM not in whole:
        return previous(whole, name)
    items = [_items(data) for data in (*pages, whole)]
    ordered = items if main.order == "oldest" else items[::-1]
    return previous(b"".join((_head(whole), *ordered, whole[whole.rindex(_FOOT) :])), name)


def _head(feed: bytes) -> bytes:
    """What stands before the first item of a feed that a build wrote."""
    at = feed.find(_ITEM)
    return feed[: at if at >= 0 else feed.rfind(_FOOT)]


def _items(feed: bytes) -> bytes:
    """The items of a feed that a build wrote."""
    return feed[len(_head(feed)) : feed.rfind(_FOOT)]
