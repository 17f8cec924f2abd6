"""GitHub's annotations of a workflow run: one command on each line of standard output.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Sequence

from episodekit.findings import Finding, Severity
from episodekit.lint.report.text import summary
from episodekit.lint.report.unchecked import SLUG, Unchecked
from episodekit.lint.report.wording import full, safe, shortened

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked] = ()) -> str:
    """A command for each finding and each file that could not be checked, then the summary as plain text, which cannot be taken for a command."""
    told = [*map(_command, findings), *map(_not_checked, unchecked)]
    return "\n".join([*told, f"checked {summary(findings, files, len(unchecked))}"]) + "\n"


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {"file": safe(place.file), "title": finding.rule}
    if place.line:
        properties |= {"line": str(place.line), "endLine": str(place.line)}
    if place.column:
        properties |= {"col": str(place.column)}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(full(finding))}"


def _not_checked(each: Unchecked) -> str:
    return f"::error file={_property(safe(each.file))},title={SLUG}::{_data(safe(shortened(each.reason)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
