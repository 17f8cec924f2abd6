"""GitLab's report of code quality: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from collections.abc import Sequence

from episodekit.findings import Finding, Severity
from episodekit.lint.report.fingerprint import fingerprints
from episodekit.lint.report.json_text import Json, dumped
from episodekit.lint.report.wording import full, remedy, sentence, shortened

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(findings: Sequence[Finding], files: Sequence[str]) -> str:  # noqa: ARG001  # the format has no place for files
    """A list with an object for each finding; no two have the same fingerprint."""
    prints = fingerprints(findings, by_file=True)
    return dumped(
        [_issue(finding, print_) for finding, print_ in zip(findings, prints, strict=True)], depth=1
    )


def _issue(finding: Finding, fingerprint: str) -> Json:
    place = finding.place
    spot = {"line": max(place.line, 1), "column": max(place.column, 1)}
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": f"{shortened(sentence(finding))}: {remedy(finding)}",
        "content": {"body": full(finding)},
        "categories": ["Compatibility"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": place.file.replace("\\", "/").removeprefix("./"),
            "lines": {"begin": spot["line"]},
            "positions": {"begin": spot, "end": spot},
        },
    }
