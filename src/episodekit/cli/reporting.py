"""How a command reports findings: the format, colours, and where the report goes."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from episodekit.errors import WriteError
from episodekit.findings import Finding
from episodekit.lint import REPORTS
from episodekit.lint.report.screen import Look
from episodekit.lint.report.text import PLAIN, grouped, lines, summary
from episodekit.lint.report.unchecked import Unchecked

_Command = TypeVar("_Command", bound=Callable[..., Any])
MOST_COLUMNS = 120
FORMATS = tuple(REPORTS)
_TEXTS = ("text", "lines")


class Reporting(NamedTuple):
    """What the user wants to read.

    Attributes:
        form: a key of ``REPORTS``.
        everything: whether the text names every place.
        colour: ``auto``, ``always`` or ``never``.
        output: the file for the report; None: standard output.
    """

    form: str = "text"
    everything: bool = False
    colour: str = "auto"
    output: Path | None = None

    @property
    def is_for_programs(self) -> bool:
        """Whether what is printed is read by a program, so that nothing else may stand beside it."""
        return self.form not in _TEXTS and self.output is None

    @property
    def tells_problems(self) -> bool:
        """Whether the report itself says what could not be checked."""
        return self.form not in _TEXTS

    def write(
        self,
        findings: Sequence[Finding],
        files: Sequence[str],
        unchecked: Sequence[Unchecked] = (),
        *,
        aside: bool = False,
    ) -> None:
        """Print the report, or write its file, whole or not at all.

        Args:
            findings: in order of place.
            files: the names of those that were checked.
            unchecked: those that could not be.
            aside: print on standard error, because something else stands on standard output.

        Raises:
            WriteError: the file cannot be written, or is one of those that were checked.
        """
        report = self._report(findings, files, unchecked)
        if self.output is not None:
            _place(self.output, report.encode("utf-8", "backslashreplace"), files)
            click.echo(
                f"{summary(findings, files, len(unchecked))}; the report is in {self.output}", err=aside
            )
        elif self.form in _TEXTS:
            stream = sys.stderr if aside else sys.stdout
            encoding = getattr(stream, "encoding", None) or "utf-8"
            shown = report.encode(encoding, "backslashreplace").decode(encoding)
            click.echo(shown, nl=False, err=aside, color=True)
        else:
            click.echo(report.encode("utf-8", "backslashreplace"), nl=False, err=aside)

    def _report(
        self, findings: Sequence[Finding], files: Sequence[str], unchecked: Sequence[Unchecked]
    ) -> str:
        if self.form == "text" and not self.everything:
            return grouped(findings, files, self._look())
        if self.form in _TEXTS:
            return lines(findings, files, self._look())
        return REPORTS[self.form](findings, files, unchecked)

    def _look(self) -> Look:
        if self.output is not None:
            return Look(colour=self.colour == "always")
        terminal = sys.stdout.isatty()
        return Look(_width(terminal=terminal), is_coloured(self.colour, terminal=terminal))


def _width(*, terminal: bool) -> int:
    """How many columns a line may have."""
    if not terminal and "COLUMNS" not in os.environ:
        return PLAIN.width
    import shutil  # it loads every way to compress a file

    return min(shutil.get_terminal_size((PLAIN.width, 24)).columns, MOST_COLUMNS)


def _place(output: Path, report: bytes, checked: Sequence[str]) -> None:
    if output.exists() and not output.is_file():  # a device or a pipe stays what it is
        output.write_bytes(report)
        return
    if any(Path(name).resolve() == output.resolve() for name in checked):
        raise WriteError(
            "this file is checked, and the report would replace it",
            remedy="give --output another name",
            where=str(output),
        )
    from episodekit.disk.files import write_whole  # what is printed needs nothing of it

    write_whole(output, report)


def is_coloured(wish: str, *, terminal: bool) -> bool:
    """Whether to use colours: https://no-color.org, https://bixense.com/clicolors/; a flag stands above both."""
    if wish != "auto":
        return wish == "always"
    environment = os.environ
    if environment.get("NO_COLOR"):
        return False
    if environment.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    return terminal and environment.get("TERM") != "dumb" and environment.get("CLICOLOR", "1") != "0"


def report_options(command: _Command) -> _Command:
    """The options ``--format``, ``--json``, ``--all``, ``--color`` and ``--output``; :func:`reporting` reads them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="The report.",
    ),
    click.option("--json", "as_json", is_flag=True, help="The same as --format json."),
    click.option("--all", "everything", is_flag=True, help="Show every place, one line each."),
    click.option(
        "--color",
        "colour",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help="Colours in the text; auto: on a terminal, unless NO_COLOR is set.",
    ),
    click.option(
        "--output",
        type=click.Path(dir_okay=False, allow_dash=False, path_type=Path),
        metavar="FILE",
        help="Write the report into this file instead of printing it.",
    ),
)


def reporting(*, form: str, as_json: bool, everything: bool, colour: str, output: Path | None) -> Reporting:
    """What the options of :func:`report_options` ask for."""
    return Reporting(form="json" if as_json else form, everything=everything, colour=colour, output=output)
