"""What several commands print alike: findings on the terminal, and the workspace that they open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from episodekit.findings import Checked, Finding
from episodekit.logins import masked

if TYPE_CHECKING:  # lint needs no workspace, and 1,000 items are linted in the time that it takes to load
    from episodekit.disk.workspace import Workspace

T = TypeVar("T")

_MOVING = dict.fromkeys(
    (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " "
)
"""Characters that move a terminal's cursor, change its colours or turn the order of letters around."""

dir_option = click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="the current folder",
    help="The show's folder.",
)


class Refused(click.ClickException):
    """What a person wrote has findings: they are printed, one line each, and the command ends with 2."""

    exit_code = 2

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings for printing."""
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings

    def show(self, file: object = None) -> None:  # noqa: ARG002  # click's signature
        """Print every finding on standard error."""
        for finding in self.findings:
            click.echo(finding_line(finding), err=True)


def plain(text: str) -> str:
    """What others wrote as it may be printed: on one line, and without the names and passwords of addresses."""
    return masked(text).translate(_MOVING)


def finding_line(finding: Finding) -> str:
    """``file:line:column severity rule  message: fix``."""
    return plain(f"{finding.place} {finding.severity} {finding.rule}  {finding.message}: {finding.fix}")


def accepted(checked: Checked[T]) -> T:
    """The value, or the end of the command with its findings."""
    if checked.value is None:
        raise Refused(checked.findings)
    return checked.value


def open_workspace(folder: Path) -> "Workspace":
    """The workspace in a folder, or the nearest one above it.

    Raises:
        WorkspaceError: there is none.
    """
    from episodekit.disk.workspace import Workspace

    start = folder.resolve()
    for candidate in (start, *start.parents):
        if (candidate / "show.yaml").is_file():
            return Workspace.open(folder if candidate == start else candidate)
    return Workspace.open(folder)
