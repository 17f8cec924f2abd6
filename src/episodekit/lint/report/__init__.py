"""Findings as text for people and programs. A report is a function of the findings and the files that were checked."""

from collections.abc import Callable, Sequence

from episodekit.findings import Finding
from episodekit.lint.report import github, json_object, sarif, text

Report = Callable[[Sequence[Finding], Sequence[str]], str]

REPORTS: dict[str, Report] = {
    "text": text.grouped,
    "lines": text.lines,
    "json": json_object.write,
    "github": github.write,
    "sarif": sarif.write,
}
"""Format → its report; the text ends with a line feed."""
