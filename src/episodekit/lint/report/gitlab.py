"""GitLab's report of code quality: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from collections.abc import Sequence

from episodekit.findings import Finding, Severity
from episodekit.lint.report.fingerprint import fingerprints
from episodekit.lint.report.json_text import Json, dumped
from episodekit.lint.report.unchecked import SLUG, Unchecked
from episodekit.lint.report.wording import full, remedy, safe, sentence, shortened

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()) -> str:  # noqa: ARG001  # the format has no place for files
    """A list with an object for each finding and each file that could not be checked; no two have the same fingerprint."""
    prints = fingerprints(findings, by_file=True)
    issues = [_issue(finding, print_) for finding, print_ in zip(findings, prints, strict=True)]
    return dumped([*issues, *map(_not_checked, unchecked)], depth=1)


def _issue(finding: Finding, fingerprint: str) -> Json:
    place = finding.place
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": f"{shortened(sentence(finding))}: {remedy(finding)}",
        "content": {"body": full(finding)},
        "categories": ["Compatibility"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": _location(place.file, max(place.line, 1), max(place.column, 1)),
    }


def _not_checked(each: Unchecked) -> Json:
    import hashlib  # it loads OpenSSL

    facts = f"{SLUG}\0{each.file}\0{each.reason}".encode("utf-8", "surrogatepass")
    return {
        "type": "issue",
        "check_name": SLUG,
        "description": shortened(each.reason),
        "content": {"body": safe(shortened(each.reason))},
        "categories": ["Compatibility"],
        "severity": "blocker",
        "fingerprint": hashlib.sha256(facts).hexdigest()[:32],
        "location": _location(each.file, 1, 1),
    }


def _location(file: str, line: int, column: int) -> Json:
    spot = {"line": line, "column": column}
    return {
        "path": file.replace("\\", "/").removeprefix("./"),
        "lines": {"begin": line},
        "positions": {"begin": spot, "end": spot},
    }
