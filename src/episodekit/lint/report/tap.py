"""The Test Anything Protocol, version 14: https://testanything.org/tap-version-14-specification.html."""

import json
from collections.abc import Iterator, Sequence

from episodekit.findings import Finding, Severity
from episodekit.lint.report.json_object import item_row
from episodekit.lint.report.unchecked import SLUG, Unchecked
from episodekit.lint.report.wording import remedy, safe, sentence, shortened


def write(findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()) -> str:
    """A test point for each finding, and one that passes for each file without any.

    Errors, warnings and files that could not be checked are ``not ok``; a note is ``ok`` and has something to say. What is known of a
    finding stands below it as YAML.
    """
    touched = {finding.place.file for finding in findings}
    clean = [file for file in files if file not in touched]
    rows = ["TAP version 14", f"1..{len(findings) + len(clean) + len(unchecked)}"]
    for number, finding in enumerate(findings, start=1):
        rows += _point(number, finding)
    for number, file in enumerate(clean, start=len(findings) + 1):
        rows.append(f"ok {number} - {_description(f'{file}: no findings')}")
    for number, each in enumerate(unchecked, start=len(findings) + len(clean) + 1):
        rows.append(f"not ok {number} - {_description(f'{each.file} {SLUG}: {shortened(each.reason)}')}")
    return "\n".join(rows) + "\n"


def _point(number: int, finding: Finding) -> Iterator[str]:
    verdict = "ok" if finding.severity is Severity.INFO else "not ok"
    told = f"{finding.place} {finding.rule}: {shortened(sentence(finding))}"
    yield f"{verdict} {number} - {_description(told)}"
    yield "  ---"
    facts = {
        "message": shortened(finding.message),
        "severity": str(finding.severity),
        "rule": finding.rule,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "path": shortened(finding.path),
        "item": item_row(finding),
        "value": shortened(finding.value) if finding.value is not None else None,
        "fix": remedy(finding),
        "source": finding.source,
    }
    for name, value in facts.items():
        # JSON is YAML; in ASCII nothing in it can be a line end that only one of the two knows.
        yield f"  {name}: {json.dumps(value)}"
    yield "  ..."


def _description(text: str) -> str:
    """On one line; a number sign would begin a directive, and a backslash escapes it."""
    return safe(text).replace("\\", "\\\\").replace("#", "\\#")
