"""Runs the rules over a feed and makes findings of what they found."""

from episodekit.collector import resting
from episodekit.feed.document import Document, Element
from episodekit.feed.tree import parse
from episodekit.findings import PLACES, Finding, ItemRef, Place, Severity
from episodekit.lint.config import Config
from episodekit.lint.evidence import Evidence
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, Rule
from episodekit.logins import masked

_Spot = tuple[Place, str, ItemRef | None]


def check(
    data: bytes, file: str, *, evidence: Evidence | None = None, config: Config | None = None
) -> tuple[Finding, ...]:
    """Check a feed, which may be anything at all; the findings are in order of place.

    Args:
        data: the feed's bytes.
        file: its name, for the findings.
        evidence: what is known beside it.
        config: which rules are on; by default those of the profiles core, apple and pc20.
    """
    return check_document(parse(data), file, evidence=evidence, config=config)


def check_document(
    document: Document, file: str, *, evidence: Evidence | None = None, config: Config | None = None
) -> tuple[Finding, ...]:
    """The same, of a document that is parsed already."""
    config = config or Config()
    feed = Feed(document, evidence or Evidence())
    spots = _Spots(document, file)
    forced = config.overridden()
    findings: list[Finding] = []
    with resting():
        for rule in config.chosen():
            severity = forced.get(rule.slug)
            usual = rule.severity_in(config.profiles)
            findings += [
                _finding(spots, rule, seen, severity or seen.severity or usual, shown=number < PLACES)
                for number, seen in enumerate(rule.check(feed))
            ]
        findings.sort(key=lambda row: (row.place, -row.severity, row.rule))
    return tuple(findings)


class _Spots:
    """Where elements stand; several rules speak of the same one."""

    def __init__(self, document: Document, file: str) -> None:
        self.document = document
        self._file = file
        self._of: dict[int, _Spot] = {}
        self._items: dict[int, ItemRef] = {}

    def of(self, at: Element | int | tuple[int, int]) -> _Spot:
        if not isinstance(at, Element):
            line, column = at if isinstance(at, tuple) else self.document.position(at)
            return Place(self._file, line, column), "", None
        spot = self._of.get(id(at))
        if spot is None:
            place = Place(self._file, *self.document.position(at.offset))
            spot = self._of[id(at)] = place, self.document.path(at), self._item(at)
        return spot

    def _item(self, element: Element) -> ItemRef | None:
        item = self.document.item_around(element)
        if item is None:
            return None
        ref = self._items.get(id(item))
        if ref is None:
            number, guid, title = self.document.item_ref(item)
            ref = self._items[id(item)] = ItemRef(number, masked(guid), masked(title))
        return ref


def _finding(spots: _Spots, rule: Rule, seen: Found, severity: Severity, *, shown: bool) -> Finding:
    place, path, item = spots.of(seen.at)
    return Finding(
        rule=rule.slug,
        severity=severity,
        message=masked(seen.message),
        place=place,
        path=path,
        item=item,
        value=masked(seen.value) if seen.value is not None else None,
        fix=masked(seen.fix) or rule.fix,
        source=rule.source,
        excerpt=spots.document.excerpt(seen.at) if shown else None,
    )
