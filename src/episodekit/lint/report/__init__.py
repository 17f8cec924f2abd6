"""Findings as text for people and programs. A report is a function of the findings and the files that were checked."""

from collections.abc import Callable, Sequence

from episodekit.findings import Finding
from episodekit.lint.report import github, gitlab, json_object, sarif, tap, text, xml_reports

Report = Callable[[Sequence[Finding], Sequence[str]], str]

REPORTS: dict[str, Report] = {
    "text": text.grouped,
    "lines": text.lines,
    "json": json_object.write,
    "sarif": sarif.write,
    "github": github.write,
    "gitlab": gitlab.write,
    "junit": xml_reports.junit,
    "checkstyle": xml_reports.checkstyle,
    "tap": tap.write,
}
"""Format → its report; the text ends with a line feed."""
