"""``episodekit lint``: check feeds and say how to mend them."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from episodekit.checking import Configurations, Configured, Input, Outcome, Task, Work, run
from episodekit.checking.inputs import STANDARD_INPUT, inputs, shown
from episodekit.checking.verdict import Verdict, keep
from episodekit.cli import mending
from episodekit.cli.against import Before, listings
from episodekit.cli.asking import asking
from episodekit.cli.reporting import Reporting, report_options, reporting
from episodekit.cli.show import accepted
from episodekit.collector import leave, resting
from episodekit.errors import WorkspaceError
from episodekit.findings import Severity
from episodekit.lint.config import config_for
from episodekit.model.settings import ONLINE_ITEMS, ONLINE_SECONDS, LintSettings

if TYPE_CHECKING:  # with --online only
    from episodekit.probe import Bounds

_PATIENCE, _PAUSE = 1.0, 0.1  # seconds
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@report_options
@click.option(
    "--fail-on",
    type=click.Choice([str(level) for level in sorted(Severity, reverse=True)]),
    show_default="error",
    help="The least severity that makes the exit status 1.",
)
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="More make the exit status 1.")
@click.option(
    "--profile", "profiles", multiple=True, help="A set of rules instead of core, apple and pc20; repeatable."
)
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule; repeatable.")
@click.option("--allow-local", is_flag=True, help="Local, private and placeholder hosts are fine.")
@click.option("--config", type=_FILE, metavar="FILE", help="The configuration, instead of the nearest one.")
@click.option("--no-config", is_flag=True, help="No configuration but these options.")
@click.option("--baseline", metavar="FILE", help="Report only findings that are not in this file.")
@click.option("--write-baseline", type=_FILE, metavar="FILE", help="Write all findings into this file.")
@click.option(
    "--against",
    metavar="OLD",
    help="The feed that was published before: a file, an address, -, or a folder of feeds of the same names.",
)
@click.option(
    "--online",
    is_flag=True,
    help="Fetch a PATH that is an address (https://…), and ask the servers of all that a feed points to.",
)
@click.option(
    "--online-items",
    type=click.IntRange(min=0),
    default=ONLINE_ITEMS,
    show_default=True,
    metavar="N",
    help="With --online: the files of the N newest items; 0: of all.",
)
@click.option(
    "--online-seconds",
    type=click.FloatRange(min=1),
    default=ONLINE_SECONDS,
    show_default=True,
    metavar="N",
    help="With --online: the longest that the files of one feed may take.",
)
@click.option(
    "--from-list",
    "lists",
    multiple=True,
    metavar="FILE",
    help="One path or address a line, or OPML; the same as @FILE; repeatable.",
)
@click.option(
    "--public-url", metavar="URL", help="Where the feed is published; known of what lies in a workspace."
)
@click.option("--fix", is_flag=True, help="Mend what is safe in the files, and report the rest.")
@click.option("--diff", is_flag=True, help="Print what --fix would do, and write nothing.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; by default one a core.")
def command(
    paths: tuple[str, ...],
    *,
    form: str,
    as_json: bool,
    everything: bool,
    colour: str,
    output: Path | None,
    fail_on: str | None,
    max_warnings: int | None,
    profiles: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    allow_local: bool,
    config: Path | None,
    no_config: bool,
    baseline: str | None,
    write_baseline: Path | None,
    against: str | None,
    online: bool,
    online_items: int,
    online_seconds: float,
    lists: tuple[str, ...],
    public_url: str | None,
    fix: bool,
    diff: bool,
    jobs: int | None,
) -> int:
    """Check feeds: each PATH is a file, a folder, a workspace, an address, a list (@FILE), or - for standard input.

    Without a PATH, the feed of the workspace here. Files beside a feed are checked with it. With --against, what
    would hurt listeners is reported too: guids that changed, episodes that are gone, files that were swapped.

    With --fix, what can be mended in one way only is mended in the file, and every other byte stays; - prints the
    mended feed. --diff shows it first, and exits with 1 if there is anything to mend.

    \b
    Examples:
      episodekit lint feed.xml
      episodekit lint feeds/ --format github --fail-on warning
      curl -s https://cdn.news.org/pod/feed.xml | episodekit lint -
      episodekit lint feeds/feed.xml --against https://cdn.news.org/pod/feed.xml
      episodekit lint feed.xml --diff
      episodekit lint feed.xml --fix
      episodekit lint --online https://cdn.news.org/pod/feed.xml
      episodekit lint --online @feeds.txt --jobs 8
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    flags = LintSettings(
        profiles=profiles or None,
        select=select or None,
        ignore=ignore or None,
        baseline=None if write_baseline else baseline,
        fail_on=Severity.parse(fail_on) if fail_on else None,
        max_warnings=max_warnings,
        allow_local=allow_local or None,
    )
    if config is not None and no_config:
        raise click.UsageError("--config names a configuration, and --no-config says that there is none")
    if diff:
        mending.refuse_reports(form=form, as_json=as_json, output=output, baseline=write_baseline)
    sources = inputs(paths or (() if lists else (".",)), lists)
    if fix or diff:
        mending.refuse_addresses(sources)
    _check_addresses(sources, online=online, mends=fix or diff)
    before = listings(against, [source.name for source in sources])
    configurations = Configurations(flags, named=config, search=not no_config)
    rows = [_Row(source, accepted(configurations.of(source.path))) for source in sources]
    tasks = [row.task(public_url) for row in rows]
    bounds = _bounds(online_items, online_seconds) if online else None
    work = _work(before, bounds, alone=len(tasks) == 1)
    if diff:
        return mending.diff(tasks, work)
    report = reporting(form=form, as_json=as_json, everything=everything, colour=colour, output=output)
    # Of several feeds what is done with has to go; the only one goes with the process.
    with resting() if work.alone else nullcontext():
        if fix:
            outcomes = mending.fix(tasks, work, everything=everything, aside=report.is_for_programs)
        else:
            outcomes = _progress(run(tasks, work, jobs=jobs), len(tasks))
        if write_baseline is not None:
            return _keep(write_baseline, zip(tasks, outcomes, strict=True))
        verdict = Verdict(row.configured for row in rows)
        for row, task, outcome in zip(rows, tasks, outcomes, strict=True):
            verdict.add(task, row.configured, outcome)
        _tell(report, verdict, aside=fix and any(task.source.name == STANDARD_INPUT for task in tasks))
        return _left(verdict.exit_status, alone=work.alone)


def _work(before: Before, bounds: "Bounds | None", *, alone: bool) -> Work:
    progress = asking if alone else None
    return Work(now=datetime.now(UTC), before=before, online=bounds, progress=progress, alone=alone)


def _left(status: int, *, alone: bool) -> int:
    """The exit status; the tree of the only feed is left to the end of the process before anybody walks over it."""
    if alone:
        leave()
    return status


def _tell(report: Reporting, verdict: Verdict, *, aside: bool) -> None:
    """The report, and what is to be said beside it."""
    if verdict.files or report.tells_problems:
        report.write(verdict.findings, verdict.files, verdict.problems, aside=aside)
    for remark in (*(problem.reason for problem in verdict.problems), *verdict.remarks()):
        click.echo(f"episodekit: {remark}", err=True)


class _Row(NamedTuple):
    """Something to check, and the configuration that is for it."""

    source: Input
    configured: Configured

    def task(self, public_url: str | None) -> Task:
        path = self.source.path
        name = shown(self.source.name) if path is None else self.configured.relative(path)
        settings = self.configured.settings
        return Task(
            source=self.source,
            config=config_for(settings, name),
            allow_local=bool(settings.allow_local),
            public_url=public_url,
        )


def _bounds(items: int, seconds: float) -> "Bounds":
    from episodekit.probe import Bounds

    return Bounds(items=items, seconds=seconds)


def _check_addresses(sources: Sequence[Input], *, online: bool, mends: bool) -> None:
    if online and mends:
        raise click.UsageError("--online asks servers, --fix and --diff mend files: run one after the other")
    addresses = [source.name for source in sources if source.is_address]
    if addresses and not online:
        others = f" and {len(addresses) - 1} more" if len(addresses) > 1 else ""
        raise WorkspaceError(
            f"{'these are addresses' if others else 'this is an address'}, and nothing is fetched unless you say so",
            remedy="add --online, or save the feed and name the file",
            where=f"{addresses[0]}{others}",
        )


def _keep(path: Path, outcomes: Iterator[tuple[Task, Outcome]]) -> int:
    """Write a baseline, unless something could not be checked."""
    whole = list(outcomes)
    failed = [outcome for _, outcome in whole if outcome.exit_status]
    for outcome in failed:
        told = [outcome.problem] if outcome.problem else [row.message for row in outcome.findings]
        for row in told:
            click.echo(f"episodekit: {row}", err=True)
    if failed:
        click.echo(f"episodekit: {path} was not written: not everything could be checked", err=True)
        return max(outcome.exit_status for outcome in failed)
    count = keep(path, whole)
    click.echo(f"{path}: {count} known finding{'' if count == 1 else 's'}")
    return 0


def _progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Tells on a terminal how far a long run is."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    begun, shown_at = time.monotonic(), 0.0
    try:
        for number, outcome in enumerate(outcomes, start=1):
            now = time.monotonic()
            if now - begun > _PATIENCE and now - shown_at > _PAUSE:
                click.echo(f"\r{number}/{total} checked\x1b[K", nl=False, err=True)
                shown_at = now
            yield outcome
    finally:
        if shown_at:
            click.echo("\r\x1b[K", nl=False, err=True)
