"""Mends a feed file: findings → changes → edits, and looks at the result before it is given out.

The result is given out only if its tree is the old one but for what was meant to change, if every finding that was to
be mended is gone and no worse one came. A mend that does not hold is taken back, and told.
"""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from episodekit.feed.document import Document
from episodekit.feed.tree import parse
from episodekit.findings import Finding, ItemRef, Place, Severity
from episodekit.lint.config import Config
from episodekit.lint.engine import check, check_document
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
        document: the file as it is read after the last pass.
        base: the file once it could be read in full, if it could not be before; what is wrong with it came to light then.
        failed: why nothing can be made of it.
    """

    sheet: Sheet
    document: Document
    done: list[Done] = field(default_factory=list)
    base: bytes | None = None
    failed: str = ""


def mend(
    data: bytes,
    file: str,
    *,
    evidence: Evidence | None = None,
    config: Config | None = None,
    document: Document | None = None,
) -> Mended:
    """Mend what is safe and unambiguous; nothing is raised.

    Args:
        data: the feed's bytes.
        file: its name, for findings.
        evidence: what is known beside it; sizes and types are taken from there.
        config: which rules are on; findings of the others are not mended.
        document: what was read of the bytes, if somebody has read them.
    """
    config, evidence = config or Config(), evidence or Evidence()
    document = document or parse(data)
    before = check_document(document, file, evidence=evidence, config=config)
    refused: set[_Key] = set()
    left: list[str] = []
    for _ in range(_ROUNDS):
        try:
            attempt = _attempt(
                data, document, file, evidence=evidence, config=config, refused=frozenset(refused)
            )
            raw = attempt.sheet.raw()
        except UnsureError as problem:
            why = str(problem) if document.root is not None else _broken(document)
            return Mended(data=data, left=(f"nothing was mended: {why}",), findings=before)
        if attempt.failed:
            return Mended(data=data, left=(f"nothing was mended: {attempt.failed}",), findings=before)
        if not attempt.sheet.changed:
            return Mended(data=data, left=tuple(left), findings=before)
        base = before if attempt.base is None else check(attempt.base, file, evidence=evidence, config=config)
        after = check_document(attempt.document, file, evidence=evidence, config=config)
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
    data: bytes,
    document: Document,
    file: str,
    *,
    evidence: Evidence,
    config: Config,
    refused: frozenset[_Key],
) -> _Attempt:
    """Mend in passes until nothing is left to mend."""
    attempt = _Attempt(Sheet(data, document.source), document)
    for _ in range(_PASSES):
        feed = Feed(document, evidence)
        if document.problem is None and feed.channel is None:
            attempt.failed = "this is no RSS feed"
            return attempt
        plan = _plan(feed, config, refused)
        if not plan:
            attempt.failed = _broken(document)
            return attempt
        attempt.done += [_told(feed, file, step) for step in plan]
        attempt.sheet.apply(sorted((edit for step in plan for edit in step.edits), key=_order))
        after = parse(attempt.sheet.raw())
        if after.problem is not None and document.problem is not None:
            attempt.failed = _broken(after)
            return attempt
        if not _as_meant(document, after, [step.change for step in plan], attempt.sheet):
            attempt.failed = "the file would be read otherwise than was meant"
            return attempt
        if document.problem is not None or document.undefined:
            attempt.base = attempt.sheet.raw()
        document = attempt.document = after
    attempt.failed = "the mends come to no rest"
    return attempt


def _broken(document: Document) -> str:
    """Why a file that is no XML is left to a person."""
    problem = document.problem
    if problem is None:
        return ""
    line, _ = document.position(problem.offset)
    return (
        "the file is no XML, and more is wrong with it than bare & and control characters: "
        f"line {line}: {problem.cause}: {problem.fix}"
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """A change for a rule, and its edits in order."""

    rule: str
    change: Change
    edits: list[Edit]

    @property
    def claim(self) -> tuple[int, str]:
        """What of the document it changes: no two may change the same."""
        if isinstance(self.change, Raw):
            return self.change.start, ""
        return id(self.change.element), self.change.attribute


def _plan(feed: Feed, config: Config, refused: frozenset[_Key]) -> list[_Step]:
    """The steps of one pass, in order of place; none overlaps another. Those outside the tree have a pass of their own."""
    steps: dict[tuple[int, str], _Step] = {}
    for step in _proposed(feed, config):
        unwanted = step.claim in steps or (refused and (step.rule, _path(feed, step.change)) in refused)
        if not unwanted and (edits := step.change.edits(feed.document)):
            steps[step.claim] = _Step(step.rule, step.change, edits)
    found = [step for step in steps.values() if isinstance(step.change, Raw)] or list(steps.values())
    return _apart(sorted(found, key=lambda step: (step.edits[0].start, step.edits[-1].end)))


def _proposed(feed: Feed, config: Config) -> Iterator[_Step]:
    """Every change that a mend proposes for a finding of a rule that is on, its edits still to be found.

    In a file that is no XML the places of elements are not known: first it has to be some.
    """
    broken = feed.document.problem is not None
    for rule in config.chosen():
        mends = MENDS.get(rule.slug, ()) if not broken or rule.slug == "not-well-formed" else ()
        asked: set[tuple[int, object]] = set()
        for seen in rule.check(feed) if mends else ():
            for one in mends:
                key = (id(one), one.key(seen))
                if key not in asked:
                    asked.add(key)
                    yield from (
                        _Step(rule.slug, change, []) for change in one.run(feed, seen) if not change.idle
                    )


def _apart(steps: Iterable[_Step]) -> list[_Step]:
    """Those whose edits do not lie within those of one before; the others come in the next pass."""
    kept: list[_Step] = []
    taken: list[Edit] = []
    for step in steps:
        if all(_fits(edit, taken) for edit in step.edits):
            for edit in step.edits:
                insort(taken, edit, key=_order)
            kept.append(step)
    return kept


def _order(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _fits(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit lies between those that are taken, which are in order."""
    at = bisect_right(taken, _order(edit), key=_order)
    before, behind = taken[at - 1 : at], taken[at : at + 1]
    return all(row.end <= edit.start for row in before) and all(edit.end <= row.start for row in behind)


def _as_meant(before: Document, after: Document, changes: Sequence[Change], sheet: Sheet) -> bool:
    """Whether a document is read as the old one with these changes."""
    if after.problem is not None or after.source.data != sheet.text() or after.root is None:
        return False
    if before.problem is not None:
        return True  # what was read of it by recovery is no measure
    texts = any(isinstance(change, Raw) and change.texts for change in changes)
    on_tree: list[OnTree] = [change for change in changes if not isinstance(change, Raw)]
    rows = zip_longest(shapes(before.root, on_tree), shapes(after.root, []))
    # Characters appear where a reference was passed over.
    return all(old and new and (old[:2] == new[:2] if texts else old == new) for old, new in rows)


def _path(feed: Feed, change: Change) -> str:
    return "" if isinstance(change, Raw) else feed.document.path(change.element).lower()


def _told(feed: Feed, file: str, step: _Step) -> Done:
    change = step.change
    element = None if isinstance(change, Raw) else change.element
    offset = change.start if isinstance(change, Raw) else change.element.offset
    return Done(
        rule=step.rule,
        place=Place(file, *feed.document.position(offset)),
        path=feed.document.path(element) if element is not None else "",
        item=feed.document.item_of(element) if element is not None else None,
        told=change.told(),
    )


def _wrong(
    before: Sequence[Finding], after: Sequence[Finding], done: Sequence[Done]
) -> tuple[set[_Key], str]:
    """Which mends do not hold, and why; none and a reason if it cannot be told which they are.

    A mend may bring to light what is wrong elsewhere, such as an order of dates that could not be read; that is told
    with the other findings unless it is an error.
    """
    was, now = _weights(before), _weights(after)
    mended = {_key(row) for row in done if row.path}
    stays = {key for key in mended if now[key] and now[key] >= was[key]}
    if stays:
        rule, path = min(stays)
        return stays, f"{rule} at {path} was left: its finding would stay"
    fresh = [row for row in after if row.severity > Severity.INFO and now[_key(row)] > was[_key(row)]]
    spots = {path for row in fresh if (path := row.path.lower()).count("/") > 1}
    near = {key for key in mended if not spots.isdisjoint(_upward(key[1]))}
    if near:
        rule, path = min(near)
        others = f" and {len(near) - 1} more" if len(near) > 1 else ""
        came = next(row for row in fresh if row.path.lower() in spots)
        return near, f"{rule} at {path}{others} was left: {came.rule} would come: {came.message}"
    worst = next((row for row in fresh if row.severity is Severity.ERROR), None)
    return set(), f"{worst.rule} would come: {worst.message}" if worst is not None else ""


def _weights(findings: Sequence[Finding]) -> Counter[_Key]:
    """How much is wrong by rule and element: an error that became a note is less than before."""
    weights: Counter[_Key] = Counter()
    for row in findings:
        weights[_key(row)] += row.severity
    return weights


def _key(row: Finding | Done) -> _Key:
    """Rule and element; names may have changed in case."""
    return row.rule, row.path.lower()


def _upward(path: str) -> Iterator[str]:
    """A path and those of the elements around it."""
    while path:
        yield path
        path = path.rpartition("/")[0]
