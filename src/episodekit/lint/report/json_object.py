"""One JSON object with every finding and a summary; its keys are stable between versions.

``docs/report.schema.json`` is its schema (https://json-schema.org/draft/2020-12).
"""

from collections import Counter
from collections.abc import Sequence

from episodekit.findings import Finding, Severity
from episodekit.lint.report.json_text import Json, dumped
from episodekit.lint.report.unchecked import Unchecked
from episodekit.lint.report.wording import shortened


def write(findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()) -> str:
    """``{"findings": [{rule, severity, message, file, line, column, path, item, value, fix, source}], "summary": …}``.

    ``line`` and ``column`` count from 1 and are 0 where they are not known; ``item`` is null outside items; ``value``
    is null where there is none. The summary holds the number of files, errors, warnings and infos; ``problems`` is
    a list of ``{file, message}``, one for each file that could not be checked. No text out of a
    feed is longer than 1,000 characters.
    """
    counts = Counter(finding.severity for finding in findings)
    summary = {
        "files": len(files),
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "infos": counts[Severity.INFO],
    }
    rows = [_row(finding) for finding in findings]
    problems = [{"file": each.file, "message": shortened(each.reason)} for each in unchecked]
    return dumped({"findings": rows, "summary": summary, "problems": problems}, depth=2)


def _row(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": shortened(finding.message),
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "path": shortened(finding.path),
        "item": item_row(finding),
        "value": shortened(finding.value) if finding.value is not None else None,
        "fix": shortened(finding.fix),
        "source": finding.source,
    }


def item_row(finding: Finding) -> Json | None:
    """The item of a finding: number, guid, title."""
    item = finding.item
    if item is None:
        return None
    return {"number": item.number, "guid": shortened(item.guid), "title": shortened(item.title)}
