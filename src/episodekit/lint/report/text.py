"""Reports for people: one line for each finding, with the place in front so that editors jump to it."""

from collections import Counter
from collections.abc import Sequence

from episodekit.findings import PLACES, Finding, Severity

_SHORT = 160  # characters of a message
_CONTROL = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")


def grouped(findings: Sequence[Finding], files: Sequence[str]) -> str:
    """At most three places of each rule, the worst rules first; a summary at the end."""
    groups: dict[tuple[str, Severity, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.place.file, finding.severity, finding.rule), []).append(finding)
    order = {file: number for number, file in enumerate(files)}
    rows: list[str] = []
    for key in sorted(groups, key=lambda key: (order.get(key[0], 0), -key[1], groups[key][0].place)):
        group = groups[key]
        rows += [line(finding) for finding in group[:PLACES]]
        if len(group) > PLACES:
            rows.append(f"  … and {len(group) - PLACES} more {key[2]} (--all)")
    return "\n".join([*rows, summary(findings, files)]) + "\n"


def lines(findings: Sequence[Finding], files: Sequence[str]) -> str:
    """Every finding in order of place; a summary at the end."""
    return "\n".join([*map(line, findings), summary(findings, files)]) + "\n"


def line(finding: Finding) -> str:
    """``file:line:column severity rule  message: fix``; nothing in it can move a terminal's cursor."""
    message = finding.message if len(finding.message) <= _SHORT else f"{finding.message[:_SHORT]}…"
    text = f"{finding.place} {finding.severity} {finding.rule}  {message}: {finding.fix}"
    return text.translate(_CONTROL)


def summary(findings: Sequence[Finding], files: Sequence[str]) -> str:
    """How many of each severity, in how many files."""
    where = files[0] if len(files) == 1 else f"{len(files)} files"
    if not findings:
        return f"{where}: no findings"
    counts = Counter(finding.severity for finding in findings)
    names = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    told = [
        f"{counts[severity]} {name}{'' if counts[severity] == 1 else 's'}"
        for severity, name in names
        if counts[severity]
    ]
    return f"{where}: {', '.join(told)}"
