"""``episodekit build``: the workspace into ``feeds/``."""

import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from episodekit.assembly import ACCEPTABLE, Outcome, assemble
from episodekit.cli.show import accepted, dir_option, finding_line, open_workspace, plain
from episodekit.disk.workspace import Workspace
from episodekit.errors import InvalidValueError
from episodekit.findings import PLACES, Severity, worst
from episodekit.model.aligned import Aligner
from episodekit.model.brief import Brief
from episodekit.model.speech import Voice
from episodekit.model.voicing import VoiceChoice
from episodekit.notation import timecode, values
from episodekit.programs.running import is_trusted

PLACEHOLDER = "://example.com/"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.option(
    "--now", metavar="MOMENT", help="Build as of this moment, such as 2026-11-24T06:00:00Z, instead of now."
)
@click.option(
    "--accept",
    multiple=True,
    metavar="RULE",
    help=f"A change that is meant, though listeners notice it: {', '.join(ACCEPTABLE)}; repeatable.",
)
@click.option("--run-command", is_flag=True, help="Let the program speak that show.yaml names under voice.")
@click.option("--online", is_flag=True, help="Let the service speak that show.yaml names under voice.")
@dir_option
def command(
    *, as_json: bool, accept: tuple[str, ...], now: str | None, run_command: bool, online: bool, folder: Path
) -> int:
    """Make feeds/: narrate and tag audio, write transcripts, chapters, pages and the feed, and lint it.

    Only what changed is made and written. Exit status: 0 done, 1 the linter found an error and feeds/ is as it was,
    2 something in the workspace is wrong. The feed is compared with the one that it replaces: a guid that changed
    or half of the episodes gone is such an error.

    \b
    Examples:
      episodekit build
      episodekit build --dir ~/shows/key-figures
      episodekit build --accept feed-shrunk
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    meant = {_acceptable(name) for name in accept}
    workspace = open_workspace(folder)
    moment = values.moment(now) if now else _now()
    consent = run_command or is_trusted(workspace.root, os.environ)
    bar = Bar()
    try:
        outcome = accepted(
            assemble(
                workspace,
                _chooser(workspace.root, consent=consent, online=online),
                bar,
                _aligner,
                now=moment,
                accept=meant,
            )
        )
    finally:
        bar.close()
    if as_json:
        click.echo(json.dumps(_as_json(outcome), ensure_ascii=False, indent=1))
    else:
        _print(workspace, outcome)
    return 0 if outcome.placed else 1


def _chooser(root: Path, *, consent: bool, online: bool) -> Callable[[VoiceChoice, str], Voice]:
    """What finds the voice for a language; voices are loaded when one is to speak, which in most builds none is."""

    def found(choice: VoiceChoice, language: str) -> Voice:
        from episodekit.voices import Setting, choose

        return choose(
            choice, language, Setting(root=root, consent=consent, online=online, environment=os.environ)
        )

    return found


def _aligner(language: str) -> Aligner:
    from episodekit.alignment import RecordingAligner

    return RecordingAligner(language)


def _now() -> datetime:
    """The clock's moment, or that of a reproducible build (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    if not re.fullmatch("[0-9]{1,11}", epoch):
        raise InvalidValueError(
            f"SOURCE_DATE_EPOCH is {epoch[:30]!r}", remedy="set it to seconds since 1970, or unset it"
        )
    return datetime.fromtimestamp(int(epoch), UTC)


def _acceptable(name: str) -> str:
    from episodekit.lint import find_rule

    slug = find_rule(name).slug
    if slug not in ACCEPTABLE:
        raise click.UsageError(
            f"{slug} is nothing that can be accepted: --accept takes {', '.join(ACCEPTABLE)}"
        )
    return slug


class Bar:
    """A progress bar on standard error: on a terminal only, and only for work longer than a second."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self._begun: dict[str, float] = {}
        self._shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show it, if it has taken a second."""
        begun = self._begun.setdefault(what, time.monotonic())
        if not sys.stderr.isatty() or (time.monotonic() - begun < 1 and not self._shown):
            return
        filled = 24 * done // max(total, 1)
        click.echo(
            f"\r{what}  [{'#' * filled}{'-' * (24 - filled)}] {done}/{total}\x1b[K",
            nl=False,
            err=True,
        )
        self._shown = True

    def close(self) -> None:
        """Take it away."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._shown = False


def _print(workspace: Workspace, outcome: Outcome) -> None:
    feeds = workspace.name(workspace.feeds)
    for brief in outcome.briefs(set(outcome.made)):
        for row in _rows(feeds, brief):
            click.echo(plain(row))
    _print_findings(outcome)
    if not outcome.placed:
        click.echo(f"episodekit: the feed has errors; {feeds} is as it was", err=True)
        if meant := _would_accept(outcome):
            flags = " ".join(f"--accept {slug}" for slug in meant)
            click.echo(
                f"episodekit: listeners would notice; if it is meant: episodekit build {flags}", err=True
            )
        return
    count = outcome.count
    verdict = {None: "no findings", Severity.INFO: "notes only", Severity.WARNING: "warnings"}[
        worst(outcome.findings)
    ]
    click.echo(
        f"{feeds}/{outcome.show.feed.path}  {count} episode{'' if count == 1 else 's'}, {len(outcome.written)} files written, "
        f"{outcome.unchanged} unchanged, {len(outcome.removed)} removed; lint: {verdict}"
    )
    if outcome.drafts:
        click.echo(f"{outcome.drafts} draft{'' if outcome.drafts == 1 else 's'} left out")
    if outcome.due is not None:
        click.echo(f"Due next: {_due(outcome)}  {plain(outcome.due.title)}; run `episodekit build` then")
    if PLACEHOLDER in outcome.show.base_url:
        click.echo("Next: set base_url in show.yaml to where feeds/ will be served")
    if count:
        click.echo(f"Look: open {feeds}/index.html")
    else:
        click.echo("Next: there is no episode yet; run `episodekit draft seeds/<article>`")


def _due(outcome: Outcome) -> str | None:
    """When the next entry is due (RFC 3339)."""
    due = outcome.due.due if outcome.due else None
    return due.isoformat().replace("+00:00", "Z") if due else None


def _print_findings(outcome: Outcome) -> None:
    """The first few places of each rule: a show that moved may have thousands."""
    counts: Counter[tuple[str, Severity]] = Counter()
    for finding in outcome.findings:
        counts[finding.rule, finding.severity] += 1
        if counts[finding.rule, finding.severity] <= PLACES:
            click.echo(finding_line(finding), err=finding.severity is Severity.ERROR)
    for (rule, severity), count in counts.items():
        if count > PLACES:
            click.echo(f"  … and {count - PLACES} more {rule} (--json)", err=severity is Severity.ERROR)


def _would_accept(outcome: Outcome) -> list[str]:
    """The rules that stopped the build and may be accepted."""
    stopped = {finding.rule for finding in outcome.findings if finding.severity is Severity.ERROR}
    return sorted(stopped.intersection(ACCEPTABLE))


def _rows(feeds: str, row: Brief) -> list[str]:
    """What was made of an episode, for a person."""
    size = row.length_bytes / 1_000_000
    length = timecode.clock(row.duration) if row.duration else "of unknown length"
    audio = row.enclosure if row.elsewhere else f"{feeds}/media/{row.enclosure.rpartition('/')[2]}"
    kind = "served elsewhere" if row.elsewhere else "narrated" if row.narrated else "recorded"
    rows = [row.title, f"  audio        {audio}  {length}, {size:.1f} MB, {kind}"]
    if row.transcripts:
        suffixes = " ".join(row.transcripts)
        rows.append(f"  transcript   {feeds}/transcripts/{row.slug}.*  {suffixes}, {row.cues} cues")
    if row.chapters:
        rows.append(f"  chapters     {feeds}/chapters/{row.slug}.json  {len(row.chapters)}")
        rows += [f"    {timecode.clock(start):>7}  {title}" for start, title, _ in row.chapters]
    return rows


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "placed": outcome.placed,
        "feed": plain(outcome.show.feed_url),
        "written": list(outcome.written),
        "removed": list(outcome.removed),
        "unchanged": outcome.unchanged,
        "drafts": outcome.drafts,
        "next_due": _due(outcome),
        "made": list(outcome.made),
        "episodes": [
            {
                "slug": row.slug,
                "guid": row.guid,
                "title": row.title,
                "narrated": row.narrated,
                "seconds": None if row.duration is None else timecode.seconds(row.duration),
                "enclosure": plain(row.enclosure),
                "length_bytes": row.length_bytes,
                "chapters": [
                    {"start": timecode.seconds(start), "title": title, "note": note}
                    for start, title, note in row.chapters
                ],
            }
            for row in outcome.briefs()
        ],
        "findings": [finding_line(finding) for finding in outcome.findings],
    }
