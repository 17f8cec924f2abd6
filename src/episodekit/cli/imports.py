"""``episodekit import``: an existing feed into a workspace."""

import json
import shlex
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from episodekit.cli.show import accepted, finding_line, plain
from episodekit.disk.workspace import Workspace
from episodekit.entry import check_entries
from episodekit.errors import EpisodekitError, WorkspaceError
from episodekit.feed import pages
from episodekit.feed.channel import PLACEHOLDER_URL
from episodekit.feed.opml import Listed, is_list, read_list
from episodekit.feed.read import Imported, read_feed
from episodekit.findings import Checked, Finding, Severity
from episodekit.importing import downloads, shows
from episodekit.importing.shows import Fetched
from episodekit.notation.slugs import folder as folder_name

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_SHOWN = 5  # findings of one kind that are printed in full


@click.command()
@click.argument("source", metavar="FEED|URL|OPML")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--download", is_flag=True, help="Fetch the recordings too; run it again to go on.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def command(source: str, folder: Path | None, *, download: bool, as_json: bool) -> int:
    """Make a workspace of an existing feed: a file, an address, or a list of feeds (OPML).

    DIR is new or empty; if left out, it is named after the show. Guids, dates, numbers, notes, chapters and every tag
    are kept, so that the feed that `build` then makes is the same to listeners' apps. Recordings stay where they are
    served, unless you say --download. Nothing but SOURCE and its further pages (RFC 5005) is fetched; those of a file
    are looked for beside it. Exit status: 0 done, 2 this is no feed,
    3 a server refused, or a feed of a list could not be imported.

    \b
    Examples:
      episodekit import feed.xml my-show
      episodekit import https://example.com/feed.xml my-show --download
      episodekit import subscriptions.opml shows
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    fetched = shows.fetch(source)
    if is_list(fetched.mended.document) and fetched.mended.refusal is None:
        return _list(fetched, folder, download=download, as_json=as_json)
    report, status = _one(fetched, folder, download=download, as_json=as_json)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    return status


def _one(
    fetched: Fetched, folder: Path | None, *, download: bool, as_json: bool
) -> tuple[dict[str, object], int]:
    """Import one feed; its report and exit status."""
    checked = _read(fetched)
    imported = accepted(checked)
    target = folder or Path(folder_name(imported.show.title) or "show")
    if not (download and _is_begun(imported, target)):
        shows.place(imported, target)
    if not as_json:
        _print(imported, checked.findings, target)
    failed = _recordings(imported, fetched, target) if download else []
    if not as_json:
        for line in _closing(imported, target, fetched, download=download):
            click.echo(line)
    report: dict[str, object] = {
        "workspace": str(target),
        "title": imported.show.title,
        "guid": imported.show.guid,
        "base_url": plain(imported.show.base_url),
        "episodes": len(imported.episodes),
        "moved": imported.moved,
        "findings": [finding_line(finding) for finding in checked.findings],
        "not_downloaded": failed,
    }
    return report, 3 if failed else 0


def _read(fetched: Fetched) -> Checked[Imported]:
    """A feed with its further pages, if it has any."""
    checked = read_feed(fetched.mended, fetched.name, fetched.url)
    if checked.value is None:
        return checked
    parts, findings, last = [checked.value], [checked.findings], fetched
    for page in shows.older(fetched):
        click.echo(f"page {len(parts) + 1}  {page.url or page.name}", err=True)
        read = read_feed(page.mended, page.name, page.url)
        if read.value is None:
            return read
        parts.append(read.value)
        findings.append(read.findings)
        last = page
    if len(parts) == 1:
        return checked
    complete = pages.older(last.mended.document) is None
    return Checked(pages.joined(parts), pages.spoken(findings, complete=complete))


def _list(fetched: Fetched, folder: Path | None, *, download: bool, as_json: bool) -> int:
    """Import every feed of a list; one that fails does not stop the others."""
    feeds = read_list(fetched.mended.document)
    if not feeds:
        raise WorkspaceError("the list names no feed", remedy="give one with xmlUrl", where=fetched.name)
    root = folder or Path("shows")
    if not download:  # with it, what was begun goes on
        shows.check_free(root)
    reports: list[dict[str, object]] = []
    names = _names(feeds)
    for number, (feed, name) in enumerate(zip(feeds, names, strict=True), start=1):
        if not as_json:
            click.echo(plain(f"[{number}/{len(feeds)}] {feed.title}"))
        try:
            report, status = _one(_fetched(feed), root / name, download=download, as_json=as_json)
            reports.append({"feed": plain(feed.url), "status": status} | report)
        except (EpisodekitError, click.ClickException) as problem:
            told = problem.message if isinstance(problem, click.ClickException) else str(problem)
            click.echo(plain(f"episodekit: {feed.title}: {told}"), err=True)
            reports.append({"feed": plain(feed.url), "status": 3, "error": plain(told)})
    failed = sum(report["status"] != 0 for report in reports)
    if as_json:
        click.echo(json.dumps(reports, ensure_ascii=False, indent=1))
    else:
        click.echo(f"{len(feeds) - failed} of {len(feeds)} feeds imported into {root}")
    return 3 if failed else 0


def _fetched(feed: Listed) -> Fetched:
    """A feed that a list names: only addresses, so that a list cannot read files."""
    if not feed.url.lower().startswith(("http://", "https://")):
        raise WorkspaceError(
            "this is no http(s) address", remedy="import that file by itself", where=feed.url
        )
    return shows.fetch(feed.url)


def _names(feeds: Sequence[Listed]) -> list[str]:
    """A folder for each feed, named after it."""
    found: list[str] = []
    seen: Counter[str] = Counter()
    for feed in feeds:
        name = folder_name(feed.title) or "show"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return found


def _is_begun(imported: Imported, target: Path) -> bool:
    """Whether the folder is this show's workspace already, so that downloads go on there."""
    if not (target / "show.yaml").is_file():
        return False
    show = Workspace.open(target).show().value
    return show is not None and show.guid == imported.show.guid


def _recordings(imported: Imported, fetched: Fetched, target: Path) -> list[str]:
    """Fetch what is not there yet; the slugs of what could not be fetched."""
    workspace = Workspace.open(target)
    show = accepted(workspace.show())
    failed = []
    episodes = accepted(check_entries(workspace.entries(show).value or (), show))
    for number, episode in enumerate(sorted(episodes, key=lambda row: row.place, reverse=True), start=1):
        enclosure = episode.enclosure
        if enclosure is None or workspace.recording(episode.slug) is not None:
            continue
        label = f"[{number}/{len(imported.episodes)}] {episode.slug}"
        try:
            downloads.check_reach(enclosure.url, fetched.url)
            with click.progressbar(length=enclosure.length_bytes or 1, label=label, file=sys.stderr) as bar:
                found = downloads.download(enclosure, target / "episodes" / episode.slug, _Advance(bar))
        except EpisodekitError as problem:
            click.echo(f"episodekit: {episode.slug}: {problem}", err=True)
            failed.append(episode.slug)
            continue
        if found.remark:
            click.echo(f"{workspace.name(found.path)}: {found.remark}", err=True)
    return failed


class _Advance:
    """Moves a bar to where a download is."""

    def __init__(self, bar: "ProgressBar[int]") -> None:
        self._bar = bar

    def __call__(self, done: int, total: int) -> None:
        bar = self._bar
        if total:
            bar.length = total
        bar.update(done - bar.pos)


def _print(imported: Imported, findings: Sequence[Finding], target: Path) -> None:
    kinds: Counter[str] = Counter()
    for finding in findings:
        kinds[finding.rule] += 1
        if kinds[finding.rule] <= _SHOWN:
            click.echo(finding_line(finding), err=finding.severity is not Severity.INFO)
    for rule, count in kinds.items():
        if count > _SHOWN:
            click.echo(f"  … and {count - _SHOWN} more of {rule} (--json lists them)", err=True)
    count = len(imported.episodes)
    click.echo(plain(f"{target}  {imported.show.title}: {count} episode{'' if count == 1 else 's'}"))
    if imported.moved:
        click.echo(
            f"  order    the old feed is in no order of time: {imported.moved} of {count} items will move "
            f"({imported.show.feed.order} first)"
        )


def _closing(imported: Imported, target: Path, fetched: Fetched, *, download: bool) -> list[str]:
    show = imported.show
    rows = [
        f"  feed     is made for {plain(show.feed_url)}: change base_url in show.yaml if it is to be served elsewhere"
    ]
    if show.base_url == PLACEHOLDER_URL:
        rows = ["  feed     the old one does not say where it lies: set base_url in show.yaml"]
    if not download:
        rows.append("  audio    stays where it is served; --download fetches it")
    old = shlex.quote(fetched.url or fetched.name)
    feed = shlex.quote(str(target / "feeds" / show.feed.path))
    return [
        *rows,
        f"Next: episodekit build --dir {shlex.quote(str(target))}",
        f"Then: episodekit lint {feed} --against {old}    tells what listeners would notice",
    ]
