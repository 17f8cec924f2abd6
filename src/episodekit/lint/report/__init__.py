"""Findings as text for people and programs.

A report is a function of the findings, the files that were checked, and those that could not be.
"""

from collections.abc import Sequence
from typing import Protocol

from episodekit.findings import Finding
from episodekit.lint.report import github, gitlab, json_object, sarif, tap, text, xml_reports
from episodekit.lint.report.unchecked import Unchecked


class Report(Protocol):
    """Makes the text of a report."""

    def __call__(
        self, findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()
    ) -> str:
        """Findings in order of place; files as they were named."""


def _grouped(findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()) -> str:  # noqa: ARG001  # people read of them on standard error
    return text.grouped(findings, files)


def _lines(findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()) -> str:  # noqa: ARG001  # the same
    return text.lines(findings, files)


REPORTS: dict[str, Report] = {
    "text": _grouped,
    "lines": _lines,
    "json": json_object.write,
    "sarif": sarif.write,
    "github": github.write,
    "gitlab": gitlab.write,
    "junit": xml_reports.junit,
    "checkstyle": xml_reports.checkstyle,
    "tap": tap.write,
}
"""Format → its report; the text ends with a line feed."""
