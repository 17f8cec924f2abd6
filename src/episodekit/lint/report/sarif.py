"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), as code scanners read it.

A finding is known again by rule, guid and element path and not by its line, so that it stays the same when lines move.
"""

import hashlib
import json
from collections.abc import Sequence
from urllib.parse import quote

from episodekit import __version__
from episodekit.findings import Finding, Severity
from episodekit.lint.rule import Rule
from episodekit.lint.rules import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_Json = dict[str, object]


def write(findings: Sequence[Finding], files: Sequence[str]) -> str:
    """One run with the rules that found something, the results, and the files that were checked."""
    used = list(dict.fromkeys(finding.rule for finding in findings))
    seen: dict[str, int] = {}
    results = []
    for finding in findings:
        print_ = _fingerprint(finding)
        seen[print_] = seen.get(print_, 0) + 1
        results.append(_result(finding, used.index(finding.rule), f"{print_}:{seen[print_]}"))
    driver: _Json = {
        "name": "episodekit",
        "version": __version__,
        "rules": [_rule(RULES[slug]) for slug in used],
    }
    run: _Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file)}} for file in files],
        "results": results,
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> _Json:
    row: _Json = {
        "id": rule.slug,
        "name": "".join(part.capitalize() for part in rule.slug.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary}. {rule.why}"},
        "help": {
            "text": f"{rule.why}\nFix: {rule.fix}",
            "markdown": f"**Why.** {_markdown(rule.why)}\n\n**Fix.** {_markdown(rule.fix)}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if rule.source:
        row["helpUri"] = rule.source
    return row


def _markdown(text: str) -> str:
    return text.replace("``", "`")


def _result(finding: Finding, index: int, fingerprint: str) -> _Json:
    region = {"startLine": max(finding.place.line, 1)}
    if finding.place.column:
        region["startColumn"] = finding.place.column
    location: _Json = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(finding.place.file)}, "region": region}
    }
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "element"}]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}: {finding.fix}"},
        "locations": [location],
        "partialFingerprints": {"episodekit/v1": fingerprint},
    }


def _fingerprint(finding: Finding) -> str:
    """Rule, guid and path; an item that has a guid is known by it, and its number in the path does not count."""
    path = finding.path
    if finding.item is not None and finding.item.guid:
        path = path.replace(f"/item[{finding.item.number}]", "/item", 1)
    guid = finding.item.guid if finding.item is not None else ""
    return hashlib.sha256(f"{finding.rule}\x00{guid}\x00{path}".encode()).hexdigest()[:32]


def _uri(file: str) -> str:
    return quote(file.replace("\\", "/"), safe="/:._-~")
