"""``episodekit publish`` to a podcast host: the show's episodes through the host's interface."""

import json
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path

import click

from episodekit.cli.prelint import errors_in, stopped_by
from episodekit.disk.workspace import CACHE, Workspace
from episodekit.hosting import Hosting, Journal, connect, items_of, prepare, publish
from episodekit.hosting.host import State
from episodekit.hosting.item import ASPECTS, Item
from episodekit.hosting.plan import Change, HostPlan, Step
from episodekit.hosting.wire import Clock
from episodekit.http.connections import printable
from episodekit.model.episode import Show
from episodekit.model.targets import Target
from episodekit.publish import Ledger
from episodekit.publish.local import usable

_SIGNS = {Change.CREATE: "+", Change.UPDATE: "~", Change.LEFT: "!", Change.WITHDRAWN: "!"}
_MOST_ROWS = 40


def to_host(  # the flags of the command
    workspace: Workspace,
    show: Show,
    target: Target,
    *,
    now: datetime,
    accept: Sequence[str],
    only_plan: bool,
    as_json: bool,
    everything: bool,
    agreed: Callable[[], bool],
    progress: Callable[[int], AbstractContextManager[Callable[[int], None]]],
) -> int:
    """Plan, show the plan and publish; the exit status.

    Args:
        workspace: holds ``feeds/``.
        show: whose main feed is published.
        target: a host.
        now: aware, in UTC.
        accept: rules of the linter about changes that are meant.
        only_plan: whether nothing is done.
        as_json: whether the plan is printed as JSON.
        everything: whether all of it is shown.
        agreed: asks whether to go on.
        progress: gives for a number of bytes what is told how many more were sent.
    """
    with _at_work(workspace, target, now) as hosting:
        plan = prepare(hosting, _items(workspace, show))
        _show(plan, target, as_json=as_json, everything=everything)
        if not plan.changes:
            click.echo("nothing to publish", err=as_json)
            return 0
        errors = errors_in(workspace.feeds, [show.feed.path], now, accept, lambda _: None)
        if stopped_by(errors, only_plan=only_plan) or only_plan:
            return 1
        if agreed():
            _publish(hosting, plan, progress, quiet=as_json)
    return 0


def _publish(
    hosting: Hosting,
    plan: HostPlan,
    progress: Callable[[int], AbstractContextManager[Callable[[int], None]]],
    *,
    quiet: bool,
) -> None:
    """Tell what was done, each at once; on a terminal after the bar, which stands on one line."""
    done: list[Step] = []

    def told(step: Step) -> None:
        done.append(step)
        if not sys.stderr.isatty():
            _tell(step, quiet=quiet)

    try:
        with progress(plan.upload_bytes) as bar:
            publish(hosting, plan, bar, told)
    finally:
        for step in done if sys.stderr.isatty() else ():
            _tell(step, quiet=quiet)


def _tell(step: Step, *, quiet: bool) -> None:
    was_public = step.remote is not None and step.remote.state is not State.DRAFT
    verb = "updated" if was_public else "published"
    click.echo(f"{verb}: {step.item.title}", err=quiet)


@contextmanager
def _at_work(workspace: Workspace, target: Target, now: datetime) -> Iterator[Hosting]:
    clock = Clock()
    host = connect(target, os.environ, clock)
    journal = Journal(workspace.root / CACHE / "hosts.sqlite", target.name)
    try:
        with usable(f"{CACHE}/hosts.sqlite"):
            yield Hosting(host=host, journal=journal, now=now, clock=clock)
    finally:
        with suppress(sqlite3.Error):
            journal.close()


def _items(workspace: Workspace, show: Show) -> list[Item]:
    ledger = Ledger(workspace.root / CACHE / "publish.sqlite")
    try:
        with usable(f"{CACHE}/publish.sqlite"):
            files = {file.path: file for file in ledger.files(workspace.feeds)}
    finally:
        with suppress(sqlite3.Error):
            ledger.close()
    return items_of(workspace.feeds, show.feed.path, files, show.base_url, Path.read_bytes)


def _show(plan: HostPlan, target: Target, *, as_json: bool, everything: bool) -> None:
    if as_json:
        click.echo(json.dumps(_as_json(plan, target), ensure_ascii=False, indent=1))
        return
    rows = [step for step in plan.steps if step.change is not Change.UNCHANGED]
    shown = rows if everything else rows[:_MOST_ROWS]
    for step in shown:
        click.echo(_row(step))
    if len(shown) < len(rows):
        click.echo(f"  … and {len(rows) - len(shown)} more (--all)")
    for title in plan.gone:
        click.echo(
            f"- {printable(title)}  (in the feed no more; it stays there: delete it at the host if that is meant)"
        )
    counts = {
        "to create": sum(step.change is Change.CREATE for step in plan.steps),
        "to update": sum(step.change is Change.UPDATE for step in plan.steps),
        "not to be changed there": sum(step.change is Change.LEFT for step in plan.steps),
        "withdrawn there": sum(step.change is Change.WITHDRAWN for step in plan.steps),
        "unchanged": sum(step.change is Change.UNCHANGED for step in plan.steps),
        "not from here": plan.others,
    }
    for line in _dropped(plan):
        click.echo(line)
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count or word == "unchanged")
    audio = f"; {plan.upload_bytes / 1e6:.1f} MB of audio to send" if plan.upload_bytes else ""
    click.echo(f"{target.name}: {told}{audio}")


def _row(step: Step) -> str:
    reasons = [*step.reasons]
    if step.change is Change.LEFT:
        reasons.append("the host lets nobody change it this way: change it there")
    if step.change is Change.WITHDRAWN:
        reasons.append(
            "somebody made a draft of it there, and it stays one: publish it there, or delete it there to have it sent anew"
        )
    told = f"  ({'; '.join(reasons)})" if reasons else ""
    return f"{_SIGNS[step.change]} {step.item.title}{told}"


def _dropped(plan: HostPlan) -> Iterator[str]:
    """What the host does not take, for each number of episodes that have it."""
    counts = Counter(aspect for step in plan.changes for aspect in _drops(step))
    for count in sorted({*counts.values()}, reverse=True):
        aspects = [aspect for aspect, number in counts.items() if number == count]
        yield f"the host drops, of {count} episode{'' if count == 1 else 's'}: {', '.join(aspects)}"


def _drops(step: Step) -> Iterator[str]:
    for aspect in step.drops:
        more = f" ({', '.join(step.item.others)})" if aspect == "others" else ""
        yield ASPECTS.get(aspect, aspect) + more


def _as_json(plan: HostPlan, target: Target) -> dict[str, object]:
    episodes = [
        {
            "change": str(step.change),
            "guid": step.item.guid,
            "title": step.item.title,
            "remote": step.remote.id if step.remote is not None else None,
            "reasons": [*step.reasons],
            "drops": [*_drops(step)],
            "upload_bytes": step.item.size_bytes if step.sends_audio else 0,
        }
        for step in plan.steps
    ]
    return {
        "target": target.name,
        "episodes": episodes,
        "gone": [*plan.gone],
        "others": plan.others,
        "upload_bytes": plan.upload_bytes,
    }
