"""``lint --fix`` and ``--diff``: mends feed files, or shows what would be mended."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from episodekit.checking import Input, Outcome, Task, Work
from episodekit.checking.inputs import STANDARD_INPUT, shown
from episodekit.checking.one import look
from episodekit.cli.show import plain
from episodekit.errors import EpisodekitError
from episodekit.findings import PLACES
from episodekit.logins import masked

if TYPE_CHECKING:  # what mends is loaded by those who ask for it
    from episodekit.lint.mending import Done, Mended


def refuse_addresses(sources: Iterable[Input]) -> None:
    """Feeds on the web can be looked at but not written.

    Raises:
        UsageError: one of them is an address.
    """
    for source in sources:
        if source.is_address:
            raise click.UsageError(
                f"{shown(source.name)} is an address: download the feed, mend the file, and publish it again"
            )


def fix(tasks: Iterable[Task], work: Work, *, everything: bool, aside: bool) -> Iterator[Outcome]:
    """Mend feeds in place, standard input to standard output; an outcome tells what is still to be mended.

    Args:
        tasks: the files, and which rules are on for each.
        work: what is the same for all of them.
        everything: tell every place, not only the first of each rule.
        aside: tell on standard error, because the report on standard output is for a program.
    """
    for task in tasks:
        name = shown(task.source.name)
        try:
            mended = _fixed(task, work, name)
        except EpisodekitError as problem:
            yield Outcome(name=name, problem=str(problem), exit_status=problem.exit_status)
            continue
        for line in told(mended, name, everything=everything):
            click.echo(line, err=aside or task.source.name == STANDARD_INPUT)
        yield Outcome(name=name, findings=tuple(mended.findings))


def _fixed(task: Task, work: Work, name: str) -> "Mended":
    from episodekit.lint.mending import mend

    data, document, evidence = look(task, work)
    mended = mend(data, name, evidence=evidence, config=task.config, document=document)
    if task.source.path is None:
        click.echo(mended.data, nl=False)
    elif mended.done:
        from episodekit.disk import files

        files.rewrite(task.source.path, data, mended.data)
    return mended


def refuse_reports(*, form: str, as_json: bool, output: Path | None, baseline: Path | None) -> None:
    """A diff is neither a report nor a baseline.

    Raises:
        UsageError: one was asked for.
    """
    asked = {
        "--json": as_json,
        f"--format {form}": form != "text",
        "--output": output is not None,
        "--write-baseline": baseline is not None,
    }
    for option, given in asked.items():
        if given:
            raise click.UsageError(
                f"--diff prints a unified diff, and {option} asks for something else: leave one of the two out"
            )


def diff(tasks: Iterable[Task], work: Work) -> int:
    """Print what would be mended as a unified diff, and write nothing.

    A file that cannot be read is told on standard error, and the others are shown. Returns the exit status: 1 if there is
    anything to mend, 0 if not; that of the problem, 2 before 3, if a file could not be read.
    """
    some = False
    failed: set[int] = set()
    for task in tasks:
        try:
            some = _shown_what_would_be(task, work) or some
        except EpisodekitError as problem:
            click.echo(f"episodekit: {problem}", err=True)
            failed.add(problem.exit_status)
    return min(failed, default=int(some))


def _shown_what_would_be(task: Task, work: Work) -> bool:
    """Prints the diff of one file; whether there is any."""
    from episodekit.lint.mending import mend, unified

    name = shown(task.source.name)
    data, document, evidence = look(task, work)
    mended = mend(data, name, evidence=evidence, config=task.config, document=document)
    whole = unified(mended.text, mended.edits, name).decode("utf-8", "surrogateescape")
    safe = masked(whole)
    click.echo(safe.encode("utf-8", "surrogateescape"), nl=False)
    if safe != whole:
        click.echo(
            f"{name}: *** stands for names and passwords, so that no tool can apply this diff", err=True
        )
    for line in mended.left:
        click.echo(plain(f"{name}: {line}"), err=True)
    return bool(mended.done)


def told(mended: "Mended", name: str, *, everything: bool) -> list[str]:
    """What was mended and what was left, a line each; of one rule three places unless ``everything``."""
    counts = Counter(row.rule for row in mended.done)
    seen: Counter[str] = Counter()
    lines = []
    for row in mended.done:
        seen[row.rule] += 1
        if everything or seen[row.rule] <= PLACES:
            lines.append(_line(row))
        elif seen[row.rule] == counts[row.rule]:
            lines.append(f"  … and {counts[row.rule] - PLACES} more {row.rule} (--all)")
    lines += [f"{name}: {reason}" for reason in mended.left]
    if mended.done:
        lines.append(f"{name}: mended {len(mended.done)} place{'s' if len(mended.done) > 1 else ''}")
    return [plain(line) for line in lines]


def _line(row: "Done") -> str:
    where = f" of item {row.item.number}" if row.item is not None else ""
    name = row.path.rpartition("/")[2].partition("[")[0]
    return f"{row.place} mended {row.rule}  {f'{name}{where}: ' if name else ''}{row.told}"
