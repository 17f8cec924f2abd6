"""``episodekit publish``: ``feeds/`` to where listeners find it."""

import getpass
import json
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from episodekit.cli.show import accepted, dir_option, open_workspace
from episodekit.disk.workspace import Workspace
from episodekit.errors import RemoteError, WorkspaceError
from episodekit.model.episode import Show
from episodekit.model.settings import ACCEPTABLE
from episodekit.model.targets import KINDS, Target
from episodekit.planning import LocalFile, Plan, Step
from episodekit.planning.hubs import PODCAST_INDEX, PODPING
from episodekit.publish import Job, Ledger, Prepared, connect, prepare, publish, settle
from episodekit.publish.clearing import GRACE_DAYS, clear, rollback
from episodekit.publish.local import usable
from episodekit.publish.secrets import secret

_SIGNS = {"add": "+", "replace": "~", "headers": "~", "stale": "-"}


@click.command()
@click.argument("target", required=False)
@click.option(
    "--plan", "only_plan", is_flag=True, help="Show what would be done; exit status 1 if there is something."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan, or the table of --check, as JSON.")
@click.option("--all", "everything", is_flag=True, help="Show every file of the plan.")
@click.option(
    "--gc", "clears", is_flag=True, help="Delete what no feed has named for some time, instead of publishing."
)
@click.option(
    "--grace-days",
    type=click.IntRange(min=0),
    default=GRACE_DAYS,
    show_default=True,
    help="How long a file stays after the last feed named it.",
)
@click.option("--rollback", "back", is_flag=True, help="Make the feeds before the last publish live again.")
@click.option(
    "--check", "checks", is_flag=True, help="Ask how what is public answers, instead of publishing (network)."
)
@click.option(
    "--move-to",
    "new_address",
    metavar="URL",
    help="Move the feed to another address: prepare it, and look at both sides (network).",
)
@click.option(
    "--no-notify", "silent", is_flag=True, help="Do not tell hubs (WebSub) and services of new feeds."
)
@click.option(
    "--accept",
    multiple=True,
    metavar="RULE",
    help=f"A change that is meant, though listeners notice it: {', '.join(ACCEPTABLE)}; repeatable.",
)
@dir_option
def command(
    target: str | None,
    *,
    only_plan: bool,
    yes: bool,
    as_json: bool,
    everything: bool,
    clears: bool,
    grace_days: int,
    back: bool,
    checks: bool,
    new_address: str | None,
    silent: bool,
    accept: tuple[str, ...],
    folder: Path,
) -> int:
    """Publish feeds/ to TARGET, one of those in show.yaml; with one target only, it need not be named.

    Everything but the feeds is sent first and looked at through its public URL, then the feeds are swapped, the main one last:
    no listener sees a feed whose files are not there. At a podcast host each episode is a draft until it is whole. A publish
    that was stopped goes on where it was. Hubs that the feeds
    name are told once the new feeds are served; one that fails is a warning. Exit status: 0 done or
    nothing to do, 1 the linter found an error or --plan shows changes, 2 it cannot run, 3 the target refused.
    With --check: 1 an error, 3 a feed is not served. With --move-to: 1 something is left to do.

    \b
    Examples:
      episodekit publish --plan
      episodekit publish bucket --yes
      episodekit publish --check bucket
      episodekit publish --rollback --yes
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    asked = {"--gc": clears, "--rollback": back, "--check": checks, "--move-to": new_address is not None}
    _one_thing(asked, only_plan=only_plan, as_json=as_json)
    workspace = open_workspace(folder)
    show = accepted(workspace.show())
    chosen = _chosen(show, target)
    if KINDS[chosen.kind].is_host:
        if any(asked.values()):
            raise click.UsageError(f"{chosen.name} is a podcast host: {', '.join(asked)} are for files")
        from episodekit.cli.hosts import to_host

        return to_host(
            workspace,
            show,
            chosen,
            now=_now(),
            accept=accept,
            only_plan=only_plan,
            as_json=as_json,
            everything=everything,
            agreed=lambda: yes or _asked(chosen),
            progress=lambda total: closing(_Bar(total)),
        )
    if checks:
        from episodekit.cli.aftercheck import check

        return check(show, chosen, workspace.feeds, _now(), as_json=as_json)
    if new_address is not None:
        from episodekit.cli.moving import move

        return move(workspace, show, chosen, new_address, yes=yes)
    job = _job(workspace, show, chosen)
    with _at_work(job):
        hubs = _Hubs(chosen, silent=silent)
        if back and not yes and not _asked(chosen):
            return 0
        if clears or back:
            return _other(job, hubs, clears=clears, grace_days=grace_days, yes=yes, only_plan=only_plan)
        return _forward(
            job, hubs, accept, only_plan=only_plan, yes=yes, as_json=as_json, everything=everything
        )


def _one_thing(asked: Mapping[str, bool], *, only_plan: bool, as_json: bool) -> None:
    """No two of these options go together, and few with a plan or JSON."""
    named = [option for option, is_asked in asked.items() if is_asked]
    if len(named) > 1:
        raise click.UsageError(f"{' and '.join(named)} are two things: do one after the other")
    if (only_plan and named not in ([], ["--gc"])) or (as_json and named not in ([], ["--check"])):
        raise click.UsageError(
            "--rollback, --check and --move-to have no --plan; --rollback, --gc and --move-to have no --json"
        )


def _forward(
    job: Job,
    hubs: "_Hubs",
    accept: Sequence[str],
    *,
    only_plan: bool,
    yes: bool,
    as_json: bool,
    everything: bool,
) -> int:
    """Plan and publish; what only a plan with changes needs is loaded then."""
    prepared = prepare(job)
    _show(prepared, hubs.target, as_json=as_json, everything=everything)
    if prepared.plan.is_empty:
        if not only_plan:
            settle(job, prepared)
            click.echo("nothing to publish", err=as_json)
            hubs.tell(job, prepared.feeds(job), waits=False)
        return 0
    from episodekit.cli.prelint import errors_of, stopped_by

    if stopped_by(errors_of(job, prepared, accept), only_plan=only_plan) or only_plan:
        return 1
    if not yes and not _asked(hubs.target):
        return 0
    _publish(job, prepared, hubs.target, quiet=as_json)
    hubs.tell(job, prepared.feeds(job), waits=True)
    return 0


@contextmanager
def _at_work(job: Job) -> Iterator[None]:
    """Lets go of everything in the end.

    Raises:
        WorkspaceError: the notes of publishes are in use, or damaged.
    """
    try:
        with usable(".episodekit/publish.sqlite"):
            yield
    finally:
        with suppress(sqlite3.Error):
            job.ledger.close()
        job.store.close()


def _chosen(show: Show, name: str | None) -> Target:
    names = ", ".join(target.name for target in show.targets)
    if not show.targets:
        raise WorkspaceError(
            "show.yaml names no target",
            remedy="add targets: {name: {kind: folder, path: …}} or of another kind, see README.md",
            where="show.yaml",
        )
    if name is None and len(show.targets) == 1:
        return show.targets[0]
    for target in show.targets:
        if target.name == name:
            return target
    wrong = "" if name is None else f"{name!r} is none of them: "
    raise click.UsageError(f"{wrong}name one of the targets in show.yaml: {names}")


def _job(workspace: Workspace, show: Show, target: Target) -> Job:
    return Job(
        folder=workspace.feeds,
        store=connect(target, workspace.root, os.environ),
        ledger=Ledger(workspace.root / ".episodekit" / "publish.sqlite"),
        feeds=tuple(feed.path for feed in show.feeds),
        base_url=show.base_url,
        by=_user(),
        now=_now(),
        services=_services(target),
    )


def _services(target: Target) -> tuple[str, ...]:
    """The services that the target wants to be told of its new feeds."""
    wanted = {PODCAST_INDEX: target.podcast_index, PODPING: target.podping_variable is not None}
    return tuple(service for service, is_wanted in wanted.items() if is_wanted)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _user() -> str:
    """Who publishes: the manifest says so to the other of two publishers; no name of a machine, because it may be served."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may have a number without a name
        return "somebody"


def _other(job: Job, hubs: "_Hubs", *, clears: bool, grace_days: int, yes: bool, only_plan: bool) -> int:
    if not clears:
        rows = rollback(job)
        for row in rows:
            click.echo(f"{row.path}: the feed before is live again")
        hubs.tell(job, {row.sha256 for row in rows}, waits=True)
        return 0
    cleared = clear(job, grace_days=grace_days, delete=yes and not only_plan)
    paths = cleared.gone
    for path in paths:
        click.echo(f"- {path}")
    if not paths:
        click.echo("nothing to delete")
    if cleared.waiting:
        until = "until the time of grace is over and no kept feed (--rollback) needs them"
        click.echo(f"kept for now: {_count(cleared.waiting, 'file')}, {until}")
    if paths and (not yes or only_plan):
        click.echo(f"{_count(len(paths), 'file')} would be deleted: add --yes")
    return int(bool(paths) and only_plan)


@dataclass(frozen=True, slots=True)
class _Hubs:
    """The hubs of a target's feeds."""

    target: Target
    silent: bool

    def tell(self, job: Job, live: Collection[str], *, waits: bool) -> None:
        """Tell those that have not been told of the live feeds, which are named by their SHA-256."""
        if not job.ledger.pings(self.target.name):
            return
        from episodekit.publish.notify import WAIT_SECONDS, notify

        served = self.target.kind != "folder" or self.target.public_url is not None
        notify(
            job.ledger,
            self.target.name,
            () if self.silent else live,
            wait_seconds=WAIT_SECONDS if waits and served else 0,
            told=lambda line: click.echo(line, err=True),
            token=self._token,
        )

    def _token(self) -> str:
        variable = self.target.podping_variable
        if variable is None:
            raise RemoteError(
                "show.yaml names no token",
                remedy="add podping_variable to the target",
                where=self.target.name,
            )
        return secret(variable, os.environ, self.target.name)


def _publish(job: Job, prepared: Prepared, target: Target, *, quiet: bool) -> None:
    if not job.store.conditional():
        said = "ignores conditions: the feed is read once more right before it is swapped; a change in that moment is lost"
        click.echo(f"episodekit: {target.name}: its server {said}", err=True)
    bar = _Bar(prepared.plan.upload_bytes)

    from episodekit.publish.verify import verify

    def look(files: Sequence[LocalFile]) -> None:
        # A folder is looked at where somebody said that it is served as it is: others carry it further afterwards.
        # What is sent as one commit cannot be seen before it is live.
        if job.store.lasting and (target.kind != "folder" or target.public_url):
            verify(files, target.public_url or job.base_url)

    try:
        publish(job, prepared, bar, look)
    finally:
        bar.close()
    if not quiet:
        click.echo(f"published: {target.public_url or job.base_url}{job.feeds[0]}")


def _asked(target: Target) -> bool:
    if not sys.stdin.isatty():
        raise click.UsageError(
            "there is no terminal to ask on: add --yes to publish, or --plan to see what would be done"
        )
    return click.confirm(f"Publish to {target.name}?")


def _show(prepared: Prepared, target: Target, *, as_json: bool, everything: bool) -> None:
    plan = prepared.plan
    if as_json:
        click.echo(json.dumps(_as_json(plan, target), ensure_ascii=False, indent=1))
        return
    rows = [*plan.uploads, *plan.feeds, *plan.stale]
    shown = rows if everything or len(rows) <= _MOST_ROWS else rows[:_MOST_ROWS]
    for step in shown:
        click.echo(_row(step))
    if len(shown) < len(rows):
        click.echo(f"  … and {len(rows) - len(shown)} more (--all)")
    counts = {
        "to add": sum(step.change == "add" for step in rows),
        "to replace": sum(step.change in {"replace", "headers"} for step in rows),
        "stale": len(plan.stale),
        "unchanged": plan.unchanged,
    }
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count or word == "unchanged")
    click.echo(f"{target.name}: {told}; {_size(plan.upload_bytes)} to send")


_MOST_ROWS = 40


def _row(step: Step) -> str:
    told = "named no more; it stays there until --gc" if step.change == "stale" else step.reason
    reason = f"  ({told})" if told else ""
    return f"{_SIGNS[step.change]} {step.path}  {_size(step.size_bytes)}{reason}"


def _as_json(plan: Plan, target: Target) -> dict[str, object]:
    def rows(steps: Sequence[Step]) -> list[dict[str, object]]:
        return [
            {"change": str(step.change), "path": step.path, "size": step.size_bytes, "reason": step.reason}
            for step in steps
        ]

    return {
        "target": target.name,
        "uploads": rows(plan.uploads),
        "feeds": rows(plan.feeds),
        "stale": rows(plan.stale),
        "unchanged": plan.unchanged,
        "upload_bytes": plan.upload_bytes,
    }


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _size(size_bytes: int) -> str:
    for unit, bound in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)):
        if size_bytes >= bound:
            return f"{size_bytes / bound:.1f} {unit}"
    return f"{size_bytes} B"


class _Bar:
    """A bar of the bytes that were sent, with their rate, on a terminal only."""

    def __init__(self, total: int) -> None:
        self._sent, self._total, self._begun = 0, total, time.monotonic()
        self._bar = (
            click.progressbar(length=total, label="sent", item_show_func=self._told, file=sys.stderr)
            if sys.stderr.isatty()
            else None
        )
        self._lock = threading.Lock()

    def _told(self, _item: object) -> str:
        rate = self._sent / max(time.monotonic() - self._begun, 0.001)
        return f"{_size(self._sent)} of {_size(self._total)}, {_size(round(rate))}/s"

    def __call__(self, size_bytes: int) -> None:
        if self._bar is not None:
            with self._lock:
                self._sent += size_bytes
                self._bar.update(size_bytes)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
