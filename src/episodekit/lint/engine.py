"""Runs the rules over a feed and makes findings of what they found."""

from episodekit.feed.document import Document, Element
from episodekit.feed.tree import parse
from episodekit.findings import PLACES, Excerpt, Finding, ItemRef, Place, Severity
from episodekit.lint.config import Config
from episodekit.lint.evidence import Evidence
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, Rule
from episodekit.logins import masked


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
    forced = config.overridden()
    findings: list[Finding] = []
    for rule in config.chosen():
        severity = forced.get(rule.slug)
        usual = rule.severity_in(config.profiles)
        findings += [
            _finding(feed, file, rule, seen, severity or seen.severity or usual, shown=number < PLACES)
            for number, seen in enumerate(rule.check(feed))
        ]
    findings.sort(key=lambda row: (row.place, -row.severity, row.rule))
    return tuple(findings)


def _finding(feed: Feed, file: str, rule: Rule, seen: Found, severity: Severity, *, shown: bool) -> Finding:
    document, at = feed.document, seen.at
    element = at if isinstance(at, Element) else None
    if isinstance(at, tuple):
        line, column = at
    else:
        line, column = document.position(at if isinstance(at, int) else at.offset)
    return Finding(
        rule=rule.slug,
        severity=severity,
        message=masked(seen.message),
        place=Place(file, line, column),
        path=document.path(element) if element is not None else "",
        item=_item(document.item_of(element)) if element is not None else None,
        value=masked(seen.value) if seen.value is not None else None,
        fix=masked(seen.fix) or rule.fix,
        source=rule.source,
        excerpt=_excerpt(document.excerpt(at)) if shown else None,
    )


def _item(item: ItemRef | None) -> ItemRef | None:
    return item._replace(guid=masked(item.guid), title=masked(item.title)) if item is not None else None


def _excerpt(excerpt: Excerpt | None) -> Excerpt | None:
    return excerpt._replace(text=masked(excerpt.text, same_length=True)) if excerpt is not None else None
