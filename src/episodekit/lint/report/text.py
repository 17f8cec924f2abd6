"""Reports for people: what is wrong with each file, rule by rule, or one line for each finding."""

from collections import Counter
from collections.abc import Sequence

from episodekit.findings import PLACES, Finding, Place, Severity
from episodekit.lint.report.screen import Look, quotation
from episodekit.lint.report.wording import remedy, safe, sentence, shortened

_SHORT, _LONG = 160, 300  # characters of a message on its own line, and of one that is wrapped
NOT_XML = "not-well-formed"
PLAIN = Look()


def grouped(findings: Sequence[Finding], files: Sequence[str], look: Look = PLAIN) -> str:
    """File by file and rule by rule, the worst first: how often, the first places, the line in question, the fix."""
    order = {file: number for number, file in enumerate(files)}
    by_file: dict[str, dict[tuple[Severity, str], list[Finding]]] = {}
    for finding in findings:
        groups = by_file.setdefault(finding.place.file, {})
        groups.setdefault((finding.severity, finding.rule), []).append(finding)
    rows: list[str] = []
    for file in sorted(by_file, key=lambda file: order.get(file, len(order))):
        groups = by_file[file]
        rows.append(look.paint(safe(file), "strong"))
        for group in sorted(groups.values(), key=_weight):
            rows += _group(group, look)
        rows.append("")
    return "\n".join([*rows, _summary(findings, files, look)]) + "\n"


def _weight(group: list[Finding]) -> tuple[bool, int, Place, str]:
    """What keeps a file from being XML comes first: much of the rest may follow from it."""
    first = group[0]
    return first.rule != NOT_XML, -first.severity, first.place, first.rule


def _group(group: list[Finding], look: Look) -> list[str]:
    """What one rule found in one file."""
    severity, rule = group[0].severity, group[0].rule
    times = f"  {len(group):,} times" if len(group) > 1 else ""
    rows = [f"  {look.severity(severity, str(severity))} {look.paint(rule, 'strong')}{times}"]
    shown = group[:PLACES]
    for number, finding in enumerate(shown):
        rows += _told(finding, look)
        if number == 0:
            rows += _quoted(finding, look)
        if number + 1 == len(shown) or shown[number + 1].fix != finding.fix:
            rows += [
                look.paint(row, "good")
                for row in look.wrapped(f"fix: {safe(remedy(finding))}", " " * 6, " " * 11)
            ]
    if len(group) > PLACES:
        more = len(group) - PLACES
        told = f"      … and {more:,} more place{'s' if more > 1 else ''} (--all)"
        rows.append(look.paint(told, "quiet"))
    if group[0].source:
        rows.append(look.paint(f"      see: {safe(group[0].source)}", "quiet"))
    return rows


def _told(finding: Finding, look: Look) -> list[str]:
    place = finding.place
    spot = f"{place.line}:{place.column}" if place.column else f"{place.line or 'whole file'}"
    message = safe(shortened(sentence(finding), _LONG))
    return look.wrapped(f"{spot}  {message}", " " * 4, " " * 6)


def _quoted(finding: Finding, look: Look) -> list[str]:
    number = str(finding.place.line)
    gutter = " " * 6 + " " * len(number)
    rows = quotation(finding, look.width - len(gutter) - 3)
    if not rows:
        return []
    told = [f"      {look.paint(f'{number} │', 'quiet')} {rows[0]}"]
    if len(rows) > 1:
        caret = rows[1].lstrip()
        space = " " * (len(rows[1]) - len(caret))
        told.append(f"{gutter} {look.paint('│', 'quiet')} {space}{look.severity(finding.severity, caret)}")
    return told


def lines(findings: Sequence[Finding], files: Sequence[str], look: Look = PLAIN) -> str:
    """Every finding in a line of its own, in order of place, as editors and grep like it; a summary at the end."""
    return "\n".join([*(line(finding, look) for finding in findings), _summary(findings, files, look)]) + "\n"


def line(finding: Finding, look: Look = PLAIN) -> str:
    """``file:line:column severity rule  message: fix``; nothing in it can move a terminal's cursor."""
    message = shortened(sentence(finding), _SHORT)
    severity = look.severity(finding.severity, str(finding.severity))
    rule = look.paint(finding.rule, "strong")
    return f"{safe(str(finding.place))} {severity} {rule}  {safe(message)}: {safe(remedy(finding))}"


def summary(findings: Sequence[Finding], files: Sequence[str], unchecked: int = 0) -> str:
    """How many of each severity, in how many files, and how many files could not be checked."""
    if not unchecked:
        return _summary(findings, files, PLAIN)
    checked = _summary(findings, files, PLAIN) if files else "nothing"
    return f"{checked}; {unchecked:,} could not be checked"


def _summary(findings: Sequence[Finding], files: Sequence[str], look: Look) -> str:
    where = safe(files[0]) if len(files) == 1 else f"{len(files):,} files"
    if not findings:
        return f"{where}: {look.paint('no findings', 'good')}"
    counts = Counter(finding.severity for finding in findings)
    names = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    told = [
        look.severity(severity, f"{counts[severity]:,} {name}{'' if counts[severity] == 1 else 's'}")
        for severity, name in names
        if counts[severity]
    ]
    touched = len({finding.place.file for finding in findings})
    among = f" in {touched:,} of them" if len(files) > 1 else ""
    return f"{where}: {', '.join(told)}{among}"
