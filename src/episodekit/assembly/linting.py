"""What the linter says of a feed, where only what was made anew is read again.

A large feed is linted by smaller ones: its head, and the items that are new with those that share a guid, an enclosure
or a title with one of them. What was said of the others stands in the record, with lines that count from their item.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from episodekit import lint
from episodekit.assembly.documents import Part
from episodekit.assembly.outcome import findings_of, rows_of
from episodekit.disk.record import Record
from episodekit.feed.render import Document
from episodekit.findings import Finding
from episodekit.lint.config import BUILT_SEVERITY
from episodekit.model.brief import Brief

BATCH = 300
"""So many items are linted at a time."""
_FIXES = {"category-missing": "write one under categories: in show.yaml, such as - News"}
"""Where the fix that a rule names is one of a feed that nobody writes by hand."""
_NUMBER = re.compile(r"(?<=/item\[)\d+(?=\])")


def lint_part(
    record: Record,
    part: Part,
    briefs: Mapping[str, Brief],
    made: AbstractSet[str],
    *,
    files: Mapping[str, Path],
    name: str,
    config: lint.Config,
) -> tuple[Finding, ...]:
    """Lint a document of a feed, and say of the whole what the linter says now or said before.

    An archive page is linted only if something of it is new, and its channel says nothing that the feed's does not.

    Args:
        record: holds the items.
        part: the document.
        briefs: of every episode, by slug.
        made: slugs of the items that are new.
        files: URL → the file behind it, of the items that are new.
        name: of the document, for the findings.
        config: what to check, and how bad it is.
    """
    is_page = part.path != part.show.feed.path
    document, feed = part.document(), part.show.feed.name
    evidence = lint.Evidence(files=files, allow_local=True)
    channel: tuple[Finding, ...] = ()
    new = not is_page or not made.isdisjoint(part.slugs)
    for number, slugs in enumerate(_batches(part.slugs, briefs, made) if new else ()):
        items = list(record.items(feed, slugs))
        data = b"".join((document.head, *items, document.foot))
        checked = lint.check(data, name, evidence=evidence, config=_built(config, slugs))
        found = [row._replace(fix=_FIXES.get(row.rule, row.fix)) for row in checked]
        if number == 0 and not is_page:
            channel = tuple(row for row in found if row.item is None)
        starts = starts_of(document, items)
        for at, slug in enumerate(slugs):
            said = [moved(row, -starts[at], 0) for row in found if row.item and row.item.number == at + 1]
            record.set_lint(slug, feed, json.dumps(rows_of(said), ensure_ascii=False) if said else "")
    items_said = _recorded(record, part, document)
    return tuple(sorted((*channel, *items_said), key=lambda row: (row.place, -row.severity, row.rule)))


def _built(config: lint.Config, slugs: Sequence[str]) -> lint.Config:
    """A show without episodes passes, so that a first build goes through."""
    ignore = config.ignore if slugs else (*config.ignore, "no-items")
    return replace(config, ignore=ignore, severity=BUILT_SEVERITY | dict(config.severity))


def _recorded(record: Record, part: Part, document: Document) -> Iterator[Finding]:
    feed = part.show.feed.name
    kept = dict(record.lint(feed))
    if kept.keys().isdisjoint(part.slugs):
        return
    starts = starts_of(document, record.items(feed, part.slugs))
    for number, slug in enumerate(part.slugs, start=1):
        for row in findings_of(json.loads(kept.get(slug, "[]"))):
            yield moved(row, starts[number - 1], number)


def moved(row: Finding, lines: int, number: int) -> Finding:
    """The finding so many lines further down, with its item under another number."""
    return row._replace(
        place=row.place._replace(line=row.place.line + lines),
        path=_NUMBER.sub(str(number), row.path, count=1),
        item=row.item._replace(number=number) if row.item else None,
    )


def starts_of(document: Document, items: Iterable[bytes]) -> list[int]:
    """How many lines stand before each item."""
    found, line = [], document.head.count(b"\n")
    for item in items:
        found.append(line)
        line += item.count(b"\n")
    return found


def _batches(
    slugs: Sequence[str], briefs: Mapping[str, Brief], made: Collection[str]
) -> Iterator[Sequence[str]]:
    """Which items to lint together: all if they are few."""
    if len(slugs) <= BATCH:
        yield slugs
        return
    marks = {mark for slug in made if slug in briefs for mark in _marks(briefs[slug])}
    chosen = [slug for slug in slugs if slug in made or not marks.isdisjoint(_marks(briefs[slug]))]
    chosen = chosen or [slugs[0]]
    for at in range(0, len(chosen), BATCH):
        yield chosen[at : at + BATCH]


def _marks(row: Brief) -> tuple[str, str, str]:
    return f"guid {row.guid}", f"enclosure {row.enclosure}", f"title {row.title}"
