"""Mends a feed file: findings → changes → edits, and looks at the result before it is given out.

The result is given out only if its tree is the old one but for what was meant to change, if every finding that was to
be mended is gone and no worse one came. A mend that does not hold is taken back, and told.
"""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from episodekit.feed.document import Document
from episodekit.feed.tree import parse
from episodekit.findings import Finding, ItemRef, Place, Severity
from episodekit.lint.config import Config
from episodekit.lint.engine import check
from episodekit.lint.evidence import Evidence
from episodekit.lint.feed import Feed
from episodekit.lint.mending.changes import Change, OnTree, Raw, shapes
from episodekit.lint.mending.mends import MENDS
from episodekit.lint.mending.sheet import Edit, Sheet, UnsureError

_PASSES = (
    8  # a mend may make room for another, such as a name for its value; more rounds than this come to no rest
)
_ROUNDS = 4  # how often mends are taken back and the others tried again
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One thing that was mended.

    Attributes:
        rule: whose finding it was.
        place: where, before the file was mended. path: of the element; empty outside XML.
        told: old and new for people.
    """

    rule: str
    place: Place
    path: str
    item: ItemRef | None
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A feed file after mending.

    Attributes:
        data: its bytes; those that came in if nothing was mended.
        done: what was mended, in order of place.
        edits: the same as edits of ``text``, which is the old document in UTF-8.
        left: why something, or all, was left as it was; a sentence each.
        findings: what is still to be mended.
    """

    data: bytes
    text: bytes = b""
    done: tuple[Done, ...] = ()
    edits: tuple[Edit, ...] = ()
    left: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Attempt:
    """A run of passes.

    Attributes:
        base: the file once it could be read in full, if it could not be before; what is wrong with it came to light then.
        failed: why nothing can be made of it.
    """

    sheet: Sheet
    done: list[Done] = field(default_factory=list)
    base: bytes | None = None
    failed: str = ""


def mend(data: bytes, file: str, *, evidence: Evidence | None = None, config: Config | None = None) -> Mended:
    """Mend what is safe and unambiguous; nothing is raised.

    Args:
        data: the feed's bytes.
        file: its name, for findings.
        evidence: what is known beside it; sizes and types are taken from there.
        config: which rules are on; findings of the others are not mended.
    """
    config, evidence = config or Config(), evidence or Evidence()
    before = check(data, file, evidence=evidence, config=config)
    refused: set[_Key] = set()
    left: list[str] = []
    for _ in range(_ROUNDS):
        try:
            attempt = _attempt(data, file, evidence, config, frozenset(refused))
            raw = attempt.sheet.raw()
        except UnsureError as problem:
            return Mended(data=data, left=(f"nothing was mended: {problem}",), findings=before)
        if attempt.failed:
            return Mended(data=data, left=(f"nothing was mended: {attempt.failed}",), findings=before)
        if not attempt.sheet.changed:
            return Mended(data=data, left=tuple(left), findings=before)
        base = before if attempt.base is None else check(attempt.base, file, evidence=evidence, config=config)
        after = check(raw, file, evidence=evidence, config=config)
        wrong, why = _wrong(base, after, attempt.done)
        if not why:
            return Mended(
                data=raw,
                text=attempt.sheet.data,
                done=tuple(sorted(attempt.done, key=lambda row: row.place)),
                edits=tuple(attempt.sheet.changes()),
                left=tuple(left),
                findings=after,
            )
        if not wrong:
            return Mended(data=data, left=(f"nothing was mended: {why}",), findings=before)
        refused |= wrong
        left.append(why)
    return Mended(data=data, left=("nothing was mended: the mends do not go together",), findings=before)


def _attempt(
    data: bytes, file: str, evidence: Evidence, config: Config, refused: frozenset[_Key]
) -> _Attempt:
    """Mend in passes until nothing is left to mend."""
    document = parse(data)
    attempt = _Attempt(Sheet(data, document.source))
    for _ in range(_PASSES):
        feed = Feed(document, evidence)
        changes = _plan(feed, config, refused)
        if not changes:
            return attempt
        for rule, change in changes:
            attempt.done.append(_told(feed, file, rule, change))
        kept = [change for _, change in changes]
        attempt.sheet.apply(_edits(document, kept))
        after = parse(attempt.sheet.raw())
        if after.problem is not None and document.problem is not None:
            where = after.position(after.problem.offset)
            attempt.failed = (
                f"the file is no XML even without bare & and control characters: {after.problem.cause}, "
                f"line {where[0]}: {after.problem.fix}"
            )
            return attempt
        if not _as_meant(document, after, kept, attempt.sheet):
            attempt.failed = "the file would be read otherwise than was meant"
            return attempt
        if document.problem is not None or document.undefined:
            attempt.base = attempt.sheet.raw()
        document = after
    attempt.failed = "the mends come to no rest"
    return attempt


def _plan(feed: Feed, config: Config, refused: frozenset[_Key]) -> list[tuple[str, Change]]:
    """The changes of one pass, in order of place; none overlaps another. Those outside the tree have a pass of their own."""
    claimed: set[tuple[int, str]] = set()
    found: list[tuple[list[Edit], str, Change]] = []
    for rule in config.chosen():
        mends = MENDS.get(rule.slug, ())
        for seen in rule.check(feed) if mends else ():
            for change in (change for one in mends for change in one.run(feed, seen)):
                claim = (
                    (change.start, "") if isinstance(change, Raw) else (id(change.element), change.attribute)
                )
                if (
                    change.idle
                    or claim in claimed
                    or (refused and (rule.slug, _path(feed, change)) in refused)
                ):
                    continue
                edits = change.edits(feed.document) if _sure(feed, change) else []
                if edits:
                    claimed.add(claim)
                    found.append((edits, rule.slug, change))
    if any(isinstance(row[2], Raw) for row in found):
        found = [row for row in found if isinstance(row[2], Raw)]
    found.sort(key=lambda row: (row[0][0].start, row[0][-1].end))
    return _apart(found)


def _sure(feed: Feed, change: Change) -> bool:
    """Whether the places of elements are known: they are not in a file that is no XML."""
    return isinstance(change, Raw) or feed.document.problem is None


def _apart(found: list[tuple[list[Edit], str, Change]]) -> list[tuple[str, Change]]:
    """Those whose edits do not lie within those of one before; the others come in the next pass."""
    kept: list[tuple[str, Change]] = []
    taken: list[Edit] = []
    for edits, rule, change in found:
        if all(_fits(edit, taken) for edit in edits):
            for edit in edits:
                insort(taken, edit, key=_order)
            kept.append((rule, change))
    return kept


def _order(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _fits(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit lies between those that are taken, which are in order."""
    at = bisect_right(taken, _order(edit), key=_order)
    before, behind = taken[at - 1 : at], taken[at : at + 1]
    return all(row.end <= edit.start for row in before) and all(edit.end <= row.start for row in behind)


def _edits(document: Document, changes: Sequence[Change]) -> list[Edit]:
    edits = [edit for change in changes for edit in change.edits(document)]
    return sorted(edits, key=_order)


def _as_meant(before: Document, after: Document, changes: Sequence[Change], sheet: Sheet) -> bool:
    """Whether a document is read as the old one with these changes."""
    if after.problem is not None or after.source.data != sheet.text() or after.root is None:
        return False
    if before.problem is not None:
        return True  # what was read of it by recovery is no measure
    raw = [change for change in changes if isinstance(change, Raw)]
    on_tree: list[OnTree] = [change for change in changes if not isinstance(change, Raw)]
    wanted, got = shapes(before.root, on_tree), shapes(after.root, [])
    if any(change.texts for change in raw):  # characters appear where a reference was passed over
        return [row[:2] for row in wanted] == [row[:2] for row in got]
    return wanted == got


def _path(feed: Feed, change: Change) -> str:
    return "" if isinstance(change, Raw) else feed.document.path(change.element).lower()


def _told(feed: Feed, file: str, rule: str, change: Change) -> Done:
    element = None if isinstance(change, Raw) else change.element
    offset = change.start if isinstance(change, Raw) else change.element.offset
    return Done(
        rule=rule,
        place=Place(file, *feed.document.position(offset)),
        path=feed.document.path(element) if element is not None else "",
        item=feed.document.item_of(element) if element is not None else None,
        told=change.told(),
    )


def _wrong(
    before: Sequence[Finding], after: Sequence[Finding], done: Sequence[Done]
) -> tuple[set[_Key], str]:
    """Which mends do not hold, and why; none and a reason if it cannot be told which they are."""
    was, now = (Counter((row.rule, row.path.lower()) for row in rows) for rows in (before, after))
    stays = {
        key for row in done if row.path and now[key := (row.rule, row.path.lower())] and now[key] >= was[key]
    }
    if stays:
        rule, path = min(stays)
        return stays, f"{rule} at {path} was left: its finding would stay"
    worse = [
        row
        for row in after
        if row.severity > Severity.INFO and now[row.rule, row.path.lower()] > was[row.rule, row.path.lower()]
    ]
    if not worse:
        return set(), ""
    first = worse[0]
    near = {
        (row.rule, row.path.lower())
        for row in done
        if row.path and _touches(row.path.lower(), {finding.path.lower() for finding in worse})
    }
    told = f"{first.rule} would come: {first.message}"
    return near, f"{', '.join(sorted({rule for rule, _ in near}))} was left: {told}" if near else told


def _touches(path: str, others: set[str]) -> bool:
    """Whether a path is that of one of the others, lies within it or around it."""
    return any(
        path == other or path.startswith(f"{other}/") or other.startswith(f"{path}/") for other in others
    )
