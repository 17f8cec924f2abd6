"""What a build did, and how its findings are kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from episodekit.disk.record import Row
from episodekit.findings import Finding, ItemRef, Place, Severity
from episodekit.model.brief import Brief
from episodekit.model.episode import Show


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build did.

    Attributes:
        rows: what the record knows of every entry. made: slugs of those that were made anew.
        due: of the waiting entries the one that is due next.
        written: paths in ``feeds/`` that are new or changed; ``removed`` those that are gone.
        unchanged: how many files were left as they were.
        findings: what the linter says of the feeds.
        placed: whether ``feeds/`` is as the entries want it; not if the linter found an error.
    """

    show: Show
    rows: tuple[Row, ...]
    made: tuple[str, ...] = ()
    due: Row | None = None
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    findings: tuple[Finding, ...] = ()
    placed: bool = True

    @property
    def count(self) -> int:
        """How many episodes the feeds hold."""
        return sum(bool(row.brief) for row in self.rows)

    @property
    def drafts(self) -> int:
        """How many entries are drafts."""
        return sum(row.due is None for row in self.rows)

    def briefs(self, slugs: Collection[str] | None = None) -> list[Brief]:
        """Every episode of the feeds, or those of these slugs, newest first."""
        rows = (row for row in self.rows if row.brief and (slugs is None or row.slug in slugs))
        found = [Brief.from_json(row.brief) for row in rows]
        return sorted(found, key=lambda row: row.place, reverse=True)


def findings_of(rows: Sequence[Sequence[object]]) -> tuple[Finding, ...]:
    """Read what :func:`rows_of` made."""
    return tuple(map(_finding, rows))


def rows_of(findings: Sequence[Finding]) -> list[list[object]]:
    """Findings as lists, for JSON."""
    return [
        [
            *(row.rule, int(row.severity), row.message),
            [row.place.file, row.place.line, row.place.column, row.path],
            *(row.value, row.fix, row.source),
            [row.item.number, row.item.guid, row.item.title] if row.item else None,
        ]
        for row in findings
    ]


def _finding(row: Sequence[object]) -> Finding:
    rule, severity, message, place, value, fix, source, item = row
    assert isinstance(place, list)  # noqa: S101  # as written above
    return Finding(
        rule=str(rule),
        severity=Severity(int(str(severity))),
        message=str(message),
        place=Place(place[0], place[1], place[2]),
        path=place[3],
        value=None if value is None else str(value),
        fix=str(fix),
        source=str(source),
        item=ItemRef(item[0], item[1], item[2]) if isinstance(item, list) else None,
    )
