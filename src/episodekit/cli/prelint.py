"""What the linter says of feeds before they are published: errors stop it."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path

import click

from episodekit.checking import Configurations, Input, Task, Work
from episodekit.checking.one import check_one
from episodekit.checking.verdict import Verdict
from episodekit.cli.show import accepted, finding_line
from episodekit.errors import WorkspaceError
from episodekit.findings import Finding, Severity
from episodekit.lint import find_rule
from episodekit.lint.config import config_for
from episodekit.lint.listing import Listing, previous
from episodekit.model.settings import ACCEPTABLE, LintSettings
from episodekit.publish import Job, Prepared

# A warning where somebody tries things out; whoever publishes it loses all listeners.
_STOPPING = frozenset({"placeholder-host"})


def errors_of(job: Job, prepared: Prepared, accept: Collection[str]) -> list[Finding]:
    """The errors of every feed beside its files, compared with the feed that is live; known ones (a baseline) are left out.

    Args:
        job: what is published where.
        prepared: of it, with the feeds that are live.
        accept: rules about changes that are meant.

    Raises:
        UsageError: a rule cannot be accepted.
        WorkspaceError: a feed is not there.
    """
    return errors_in(job.folder, job.feeds, job.now, accept, _Live(job, prepared))


def stopped_by(errors: Collection[Finding], *, only_plan: bool) -> bool:
    """Tell errors, and that nothing is sent because of them; whether there are any."""
    for finding in errors:
        click.echo(finding_line(finding), err=True)
    if errors:
        sent = "would be" if only_plan else "was"
        click.echo(f"episodekit: nothing {sent} sent: correct this, then build and publish again", err=True)
    return bool(errors)


def errors_in(
    folder: Path,
    feeds: Sequence[str],
    now: datetime,
    accept: Collection[str],
    before: Callable[[str], Listing | None],
) -> list[Finding]:
    """The errors of feeds in a folder; ``before`` gives for each the one that it is compared with, if there is one.

    Raises:
        UsageError: a rule cannot be accepted.
        WorkspaceError: a feed is not there.
    """
    meant = {find_rule(name).slug for name in accept}
    if wrong := sorted(meant - set(ACCEPTABLE)):
        raise click.UsageError(
            f"{wrong[0]} is nothing that can be accepted: --accept takes {', '.join(ACCEPTABLE)}"
        )
    configurations = Configurations(LintSettings(), named=None, search=True)
    found: list[Finding] = []
    for path in feeds:
        place = folder / path
        if not place.is_file():
            raise WorkspaceError("there is no such feed", remedy="run `episodekit build`", where=str(place))
        configured = accepted(configurations.of(place))
        task = Task(
            source=Input(str(place)),
            config=config_for(configured.settings, configured.relative(place)),
            allow_local=bool(configured.settings.allow_local),
        )
        outcome = check_one(task, Work(now=now, before=before))
        verdict = Verdict([configured])
        verdict.add(task, configured, outcome)
        if verdict.problems:
            raise WorkspaceError(verdict.problems[0].reason, remedy="run `episodekit build`")
        found += verdict.findings
    return [
        _said(finding)
        for finding in found
        if (finding.severity is Severity.ERROR or finding.rule in _STOPPING) and finding.rule not in meant
    ]


def _said(finding: Finding) -> Finding:
    """A finding as an error of the show's own: the linter speaks of its option, here the setting has to be named."""
    fix = finding.fix.replace("`--allow-local`", "`lint: {allow_local: true}` in show.yaml")
    return finding._replace(severity=Severity.ERROR, fix=fix)


class _Live:
    """Gives for a feed the one that is live, in short; none where something else lies there, such as a page to wait by."""

    def __init__(self, job: Job, prepared: Prepared) -> None:
        self._job, self._prepared = job, prepared

    def __call__(self, name: str) -> Listing | None:
        path = Path(name).relative_to(self._job.folder).as_posix()
        live = self._prepared.live.get(path)
        if live is None:
            return None
        listing = previous(live.data, name)
        if listing.unreadable:
            click.echo(
                f"episodekit: {path} there is no feed ({listing.unreadable}): nothing is compared with it",
                err=True,
            )
            return None
        return listing
