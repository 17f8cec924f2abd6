"""One JSON object with every finding and a summary; its keys are stable between versions."""

import json
from collections import Counter
from collections.abc import Sequence

from episodekit.findings import Finding, Severity


def write(findings: Sequence[Finding], files: Sequence[str]) -> str:
    """``{"findings": [{rule, severity, message, file, line, column, path, item, value, fix, source}], "summary": …}``.

    ``line`` and ``column`` count from 1 and are 0 where they are not known; ``item`` is null outside items; ``value``
    is null where there is none. The summary holds the number of files, errors, warnings and infos.
    """
    counts = Counter(finding.severity for finding in findings)
    document = {
        "findings": [_row(finding) for finding in findings],
        "summary": {
            "files": len(files),
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "infos": counts[Severity.INFO],
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _row(finding: Finding) -> dict[str, object]:
    item = finding.item
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "path": finding.path,
        "item": {"number": item.number, "guid": item.guid, "title": item.title} if item is not None else None,
        "value": finding.value,
        "fix": finding.fix,
        "source": finding.source,
    }
