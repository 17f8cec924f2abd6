"""What is looked at after a publish, as a table: each row answers one question about the public address."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from episodekit.findings import Finding, Severity, worst

OK, NOT_ASKED = "ok", "-"
SAME = "it is the feed in feeds/"
CERTIFICATE = "the certificate holds"
GIVEN = "the feed is served"
ROWS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        CERTIFICATE: frozenset({"tls"}),
        GIVEN: frozenset({"feed-status"}),
        SAME: frozenset(),
        "type and charset": frozenset({"feed-content-type", "charset-conflict"}),
        "unchanged feeds are not sent again (304)": frozenset({"no-validator"}),
        "the feed is compressed": frozenset({"not-compressed"}),
        "what the feed names is there": frozenset({"link-status"}),
        "files: HEAD, ranges, length, type": frozenset(
            {"head-refused", "no-byte-range", "remote-length", "remote-type"}
        ),
        "redirects": frozenset({"redirects", "permanent-redirect"}),
        "players in browsers may read it (CORS)": frozenset({"cors"}),
        "artwork says when it changed": frozenset({"art-last-modified"}),
        "answers come soon": frozenset({"slow"}),
    }
)
"""Question → the rules of the linter that answer it, in the order of the table."""
REST = "the feed itself"
"""The row of all other rules."""


class Row(NamedTuple):
    """One row: ``ok``, the worst severity or ``-`` (not asked); the question; what is to be said, empty if nothing is."""

    mark: str
    question: str
    said: str = ""


def table(url: str, findings: Iterable[Finding], *, given: bool, same: Row) -> tuple[Row, ...]:
    """The table of one feed.

    Args:
        url: of the feed.
        findings: of the feed at its public address.
        given: whether its server gave the feed; otherwise nothing else was asked.
        same: the row that says whether it is the feed that was published.
    """
    every = tuple(findings)
    named = frozenset[str]().union(*ROWS.values())
    rows = []
    for question, rules in ROWS.items():
        found = [finding for finding in every if finding.rule in rules]
        if question == CERTIFICATE and not found and not url.startswith("https:"):
            rows.append(Row(NOT_ASKED, question, "the address is not https"))
        else:
            rows.append(same if question == SAME else _row(question, found, given=given))
    rest = [finding for finding in every if finding.rule not in named]
    return (*rows, _row(REST, rest, given=given))


def _row(question: str, found: list[Finding], *, given: bool) -> Row:
    severity: Severity | None = worst(found)
    if severity is None:
        return Row(OK if given else NOT_ASKED, question)
    return Row(str(severity), question, "1 finding" if len(found) == 1 else f"{len(found)} findings")
