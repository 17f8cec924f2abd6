"""``episodekit publish --check``: how what is public answers, as a table for each feed."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import click

from episodekit.checking import Configurations, Input, Outcome, Task, Work
from episodekit.checking.one import check_one
from episodekit.checking.verdict import Verdict
from episodekit.cli.asking import asking
from episodekit.cli.show import accepted, finding_line
from episodekit.errors import EpisodekitError
from episodekit.findings import PLACES, Finding
from episodekit.lint.config import config_for
from episodekit.model.episode import Show
from episodekit.model.settings import LintSettings
from episodekit.model.targets import Target
from episodekit.planning.checks import GIVEN, NOT_ASKED, OK, SAME, Row, table
from episodekit.publish.local import digest_of
from episodekit.publish.notify import digest_at


class _Looked(NamedTuple):
    """One feed: its address, table and findings."""

    url: str
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def check(show: Show, target: Target, feeds: Path, now: datetime, *, as_json: bool) -> int:
    """Ask the public address of every feed of a target, and of what it points to; print how it answers.

    Returns the exit status: 0 all is well, 1 an error (or what the configuration fails on), 2 it could not be checked, 3 a
    server does not give a feed.
    """
    from episodekit.probe import Bounds

    configurations = Configurations(LintSettings(), named=None, search=True)
    base = target.public_url or show.base_url
    configured = [accepted(configurations.of(feeds / feed.path)) for feed in show.feeds]
    verdict, looked, another = Verdict(configured), list[_Looked](), False
    for feed, each in zip(show.feeds, configured, strict=True):
        url, place = base + quote(feed.path), feeds / feed.path
        config = config_for(each.settings, each.relative(place))
        task = Task(Input(url), config, allow_local=bool(each.settings.allow_local), public_url=url)
        work = Work(now=now, before=lambda _: None, online=Bounds(), progress=asking)
        outcome = check_one(task, work)
        before = len(verdict.findings)
        verdict.add(task, each, outcome)
        given = not outcome.exit_status
        same = _same(url, place) if given else Row(NOT_ASKED, SAME)
        another = another or same.mark == "error"
        findings = tuple(verdict.findings[before:])
        looked.append(_Looked(url, _rows(url, findings, same, outcome), findings))
    _print(looked, as_json=as_json)
    for remark in (*(problem.reason for problem in verdict.problems), *verdict.remarks()):
        click.echo(f"episodekit: {remark}", err=True)
    return verdict.exit_status or int(another)


def _rows(url: str, findings: Sequence[Finding], same: Row, outcome: Outcome) -> tuple[Row, ...]:
    if outcome.problem:
        return (Row("error", GIVEN, "it could not be checked"),)
    return table(url, findings, given=not outcome.exit_status, same=same)


def _same(url: str, place: Path) -> Row:
    if not place.is_file():
        return Row(NOT_ASKED, SAME, "there is none here")
    try:
        served = digest_at(url)
    except EpisodekitError as problem:
        return Row("error", SAME, problem.message)
    if served == digest_of(place):
        return Row(OK, SAME)
    return Row(
        "error", SAME, "it serves another one: publish, or wait until caches have let go of the old one"
    )


def _print(looked: Sequence[_Looked], *, as_json: bool) -> None:
    if as_json:
        rows = [{"url": each.url, "checks": [row._asdict() for row in each.rows]} for each in looked]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for each in looked:
        click.echo(each.url)
        print_rows(each.rows)
        for line in _lines(each.findings):
            click.echo(line)


def print_rows(rows: Sequence[Row]) -> None:
    """A table on the terminal: mark, question, what is to be said."""
    for row in rows:
        said = f": {row.said}" if row.said else ""
        click.echo(f"  {row.mark:7}  {row.question}{said}")


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Each rule's first findings; the linter itself prints all."""
    shown: dict[str, int] = {}
    for finding in sorted(findings, key=lambda finding: -finding.severity):
        shown[finding.rule] = shown.get(finding.rule, 0) + 1
        if shown[finding.rule] <= PLACES:
            yield finding_line(finding)
    hidden = sum(count - PLACES for count in shown.values() if count > PLACES)
    if hidden:
        yield f"… and {hidden} more: episodekit lint --online prints all"
