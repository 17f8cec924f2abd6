"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), as code scanners read it."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from episodekit import __version__
from episodekit.findings import Finding, Severity
from episodekit.lint.report.fingerprint import fingerprints
from episodekit.lint.report.json_object import item_row
from episodekit.lint.report.json_text import Json, dumped
from episodekit.lint.report.unchecked import Unchecked
from episodekit.lint.report.wording import LIMIT, remedy, sentence, shortened
from episodekit.lint.rules import RULES
from episodekit.patterns import later

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ADDRESS = later(r"[A-Za-z][A-Za-z0-9+.-]+://")


def write(findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()) -> str:
    """One run with the rules that found something, the results, the files that were checked, and a notification for each that could not be."""
    used = {slug: number for number, slug in enumerate(dict.fromkeys(row.rule for row in findings))}
    prints = fingerprints(findings, by_file=False)
    run: Json = {
        "tool": {
            "driver": {"name": "episodekit", "version": __version__, "rules": [_rule(slug) for slug in used]}
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(unchecked)],
        "artifacts": [{"location": {"uri": uri(file)}} for file in dict.fromkeys(files)],
        "results": [
            _result(finding, used[finding.rule], print_)
            for finding, print_ in zip(findings, prints, strict=True)
        ],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, depth=4)


def _invocation(unchecked: Sequence[Unchecked]) -> Json:
    if not unchecked:
        return {"executionSuccessful": True}
    told = [
        {
            "level": "error",
            "message": {"text": shortened(each.reason)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(each.file)}}}],
        }
        for each in unchecked
    ]
    return {"executionSuccessful": False, "toolExecutionNotifications": told}


def _rule(slug: str) -> Json:
    rule = RULES.get(slug)
    if rule is None:  # found by something that is no rule of feeds, such as the reader of a baseline
        return {"id": slug}
    source = f"\n\n[Source]({rule.source})" if rule.source else ""
    row: Json = {
        "id": slug,
        "name": "".join(part.capitalize() for part in slug.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary}. {_capital(rule.why)}"},
        "help": {
            "text": f"{_capital(rule.why)}\n{_capital(rule.fix)}",
            "markdown": f"**Why:** {rule.why}\n\n**Fix:** {rule.fix}{source}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [*rule.profiles, *rule.aliases]},
    }
    if rule.source:
        row["helpUri"] = rule.source
    return row


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _result(finding: Finding, index: int, fingerprint: str) -> Json:
    physical: Json = {"artifactLocation": {"uri": uri(finding.place.file)}}
    line, column, excerpt = finding.place.line, finding.place.column, finding.excerpt
    if line:
        physical["region"] = {"startLine": line} | ({"startColumn": column} if column else {})
        if excerpt is not None and not (excerpt.cut_before or excerpt.cut_after or len(excerpt.text) > LIMIT):
            physical["contextRegion"] = {"startLine": line, "snippet": {"text": excerpt.text}}
    location: Json = {"physicalLocation": physical}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": shortened(finding.path), "kind": "element"}]
    facts = {"value": finding.value and shortened(finding.value), "item": item_row(finding)}
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{shortened(sentence(finding))}: {remedy(finding)}"},
        "locations": [location],
        # GitHub looks at the first name alone:
        # https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
        "partialFingerprints": {"primaryLocationLineHash": fingerprint, "episodekit/v2": fingerprint},
    }
    if any(facts.values()):
        result["properties"] = {name: value for name, value in facts.items() if value}
    return result


def uri(file: str) -> str:
    """A path or an address as an RFC 3986 reference; relative paths stay relative."""
    if _ADDRESS.match(file):
        return quote(file, safe="%-._~:/?#[]@!$&'()*+,;=", errors="surrogateescape")
    path = file.replace("\\", "/").removeprefix("./")
    quoted = quote(path, safe="/~", errors="surrogateescape")
    if re.match("[A-Za-z]:/", path):
        return f"file:///{path[:2]}{quote(path[2:], safe='/~', errors='surrogateescape')}"
    return f"file://{quoted}" if path.startswith("/") else quoted
