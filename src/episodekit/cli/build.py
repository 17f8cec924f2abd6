"""``episodekit build``: the workspace into ``feeds/``."""

import json
import sys
import time
from collections import Counter
from pathlib import Path

import click

from episodekit import timecode
from episodekit.assembly import ACCEPTABLE, Outcome, assemble
from episodekit.cli.show import accepted, dir_option, finding_line, open_workspace
from episodekit.findings import Severity, worst
from episodekit.lint import find_rule
from episodekit.lint.report.text import PLACES
from episodekit.model import Release
from episodekit.workspace import Workspace

PLACEHOLDER = "://example.com/"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.option(
    "--accept",
    multiple=True,
    metavar="RULE",
    help=f"A change that is meant, though listeners notice it: {', '.join(ACCEPTABLE)}; repeatable.",
)
@dir_option
def command(*, as_json: bool, accept: tuple[str, ...], folder: Path) -> int:
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
    from episodekit.voices import choose

    meant = {_acceptable(name) for name in accept}
    workspace = open_workspace(folder)
    bar = _Bar()
    try:
        outcome = accepted(assemble(workspace, choose, bar, meant))
    finally:
        bar.close()
    if as_json:
        click.echo(json.dumps(_as_json(outcome), ensure_ascii=False, indent=1))
    else:
        _print(workspace, outcome)
    return 0 if outcome.placed else 1


def _acceptable(name: str) -> str:
    slug = find_rule(name).slug
    if slug not in ACCEPTABLE:
        raise click.UsageError(
            f"{slug} is nothing that can be accepted: --accept takes {', '.join(ACCEPTABLE)}"
        )
    return slug


class _Bar:
    """A progress bar on standard error: on a terminal only, and only for work longer than a second."""

    def __init__(self) -> None:
        self._begun: dict[str, float] = {}
        self._shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        begun = self._begun.setdefault(what, time.monotonic())
        if not sys.stderr.isatty() or (time.monotonic() - begun < 1 and not self._shown):
            return
        filled = 24 * done // max(total, 1)
        click.echo(
            f"\r{what}  [{'#' * filled}{'-' * (24 - filled)}] {done}/{total} sentences\x1b[K",
            nl=False,
            err=True,
        )
        self._shown = True

    def close(self) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._shown = False


def _print(workspace: Workspace, outcome: Outcome) -> None:
    feeds = workspace.name(workspace.feeds)
    for release in outcome.releases:
        for row in _release_rows(feeds, release):
            click.echo(row)
    _print_findings(outcome)
    if not outcome.placed:
        click.echo(f"episodekit: the feed has errors; {feeds} is as it was", err=True)
        if meant := _would_accept(outcome):
            flags = " ".join(f"--accept {slug}" for slug in meant)
            click.echo(
                f"episodekit: listeners would notice; if it is meant: episodekit build {flags}", err=True
            )
        return
    count = len(outcome.releases)
    verdict = {None: "no findings", Severity.INFO: "notes only", Severity.WARNING: "warnings"}[
        worst(outcome.findings)
    ]
    click.echo(
        f"{feeds}/feed.xml  {count} episode{'' if count == 1 else 's'}, {len(outcome.written)} files written, "
        f"{outcome.unchanged} unchanged, {len(outcome.removed)} removed; lint: {verdict}"
    )
    if PLACEHOLDER in outcome.show.base_url:
        click.echo("Next: set base_url in show.yaml to where feeds/ will be served")
    if count:
        click.echo(f"Look: open {feeds}/index.html")
    else:
        click.echo("Next: there is no episode yet; run `episodekit draft seeds/<article>`")


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


def _release_rows(feeds: str, release: Release) -> list[str]:
    slug = release.episode.slug
    suffixes = " ".join(link.url.rsplit(".", 1)[-1] for link in release.transcripts)
    size = release.enclosure.length_bytes / 1_000_000
    length = timecode.clock(release.duration) if release.duration else "of unknown length"
    if release.episode.enclosure is not None:
        rows = [release.episode.title, f"  audio        {release.enclosure.url}  {length}, {size:.1f} MB"]
    else:
        audio = release.enclosure.url.rsplit("/", 1)[-1]
        kind = "narrated" if release.narrated else "recorded"
        rows = [
            release.episode.title,
            f"  audio        {feeds}/media/{audio}  {length}, {size:.1f} MB, {kind}",
        ]
    if release.transcripts:
        rows.append(f"  transcript   {feeds}/transcripts/{slug}.*  {suffixes}, {len(release.cues)} cues")
    if release.chapters:
        rows.append(f"  chapters     {feeds}/chapters/{slug}.json  {len(release.chapters)}")
        rows += [f"    {timecode.clock(chapter.start):>7}  {chapter.title}" for chapter in release.chapters]
    return rows


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "placed": outcome.placed,
        "feed": outcome.show.feed_url,
        "written": list(outcome.written),
        "removed": list(outcome.removed),
        "unchanged": outcome.unchanged,
        "episodes": [
            {
                "slug": release.episode.slug,
                "guid": release.episode.guid,
                "title": release.episode.title,
                "narrated": release.narrated,
                "seconds": None if release.duration is None else timecode.seconds(release.duration),
                "enclosure": release.enclosure.url,
                "length_bytes": release.enclosure.length_bytes,
                "chapters": [
                    {"start": timecode.seconds(row.start), "title": row.title, "note": row.note}
                    for row in release.chapters
                ],
            }
            for release in outcome.releases
        ],
        "findings": [finding_line(finding) for finding in outcome.findings],
    }
