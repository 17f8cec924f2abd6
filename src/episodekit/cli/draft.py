"""``episodekit draft``: articles, or recordings, into entries."""

import difflib
import json
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from episodekit import http
from episodekit.cli.show import accepted, dir_option, open_workspace
from episodekit.cli.sources import online_option, read_source, reported
from episodekit.cli.summary import Summaries
from episodekit.disk.files import Staging
from episodekit.disk.workspace import Workspace
from episodekit.drafting.draft import Draft, draft
from episodekit.entry import Entry, check_entry
from episodekit.errors import ArticleError, EpisodekitError, WorkspaceError
from episodekit.model.episode import Episode, Show
from episodekit.notation import values

_REVIEW = "Next: review episode.md and the transcript.txt beside it, then run `episodekit build`"
_LISTEN = "Next: review episode.md and its hints, then run `episodekit build`"


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--audio", is_flag=True, help="Each ARTICLE is a recording: take over its tags and chapters.")
@online_option
@click.option("--update", is_flag=True, help="Show how the entry of an article would change; write nothing.")
@click.option("--without-figures", is_flag=True, help="Draft an article that states no key figure too.")
@click.option(
    "--date", "published", help="When it is published, such as 2026-11-24T06:00:00Z; now if left out."
)
@click.option("--run-command", is_flag=True, help="Let the program run that show.yaml names under summary.")
@click.option(
    "--new-summary",
    is_flag=True,
    help="With --update: have the summary written again, though it still holds.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@dir_option
def command(
    articles: tuple[str, ...],
    *,
    audio: bool,
    online: bool,
    update: bool,
    without_figures: bool,
    published: str | None,
    run_command: bool,
    new_summary: bool,
    as_json: bool,
    folder: Path,
) -> int:
    """Turn each ARTICLE (.txt .md .html, or an address with --online) into an episode entry for review.

    An entry is never overwritten. A show can name a program that writes the summaries (summary: in show.yaml). It runs only
    with --run-command, or where the environment variable EPISODEKIT_TRUST lists the folder of the show: a show that you
    have fetched from elsewhere could name any program.

    With --audio each ARTICLE is a recording: its tags and chapters become the entry, and a copy of it lies beside; it is
    only read itself. --date is for tags without a date.

    Exit status: 0 drafted, 1 --update found a difference, 2 an article or a recording was refused, 3 a server refused.

    \b
    Examples:
      episodekit draft seeds/article.txt
      episodekit draft --update seeds/article.txt
      episodekit draft --run-command seeds/article.txt
      episodekit draft --online https://example.com/news/article
      episodekit draft --audio recordings/*.mp3
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    if audio and (online or update or without_figures or run_command or new_summary):
        raise click.UsageError("--audio goes with --date, --json and --dir alone: a recording is no article.")
    workspace = open_workspace(folder)
    show = accepted(workspace.show())
    date = values.moment(published) if published else None
    now = datetime.now(UTC).replace(microsecond=0)
    if audio:
        from episodekit.cli.recordings import Recordings

        recordings = Recordings(workspace, show, date=date, now=now)
        return _each(articles, lambda name: (recordings.take_over(name), False), _LISTEN, as_json=as_json)
    summaries = Summaries(workspace, show, consent=run_command, again=new_summary)
    return _each(
        articles,
        lambda article: _one(
            workspace,
            show,
            article,
            summaries,
            online=online,
            now=date or now,
            update=update,
            need_figures=not without_figures,
        ),
        "" if update else _REVIEW,
        as_json=as_json,
    )


def _each(
    sources: Sequence[str],
    one: Callable[[str], tuple[dict[str, object], bool]],
    closing: str,
    *,
    as_json: bool,
) -> int:
    """Draft each source and print its report; one that is refused does not stop the others."""
    reports: list[dict[str, object]] = []
    status = 0
    for source in sources:
        try:
            report, changed = one(source)
        except EpisodekitError as problem:
            click.echo(f"episodekit: {problem}", err=True)
            status = max(status, problem.exit_status)
            continue
        status = max(status, int(changed))
        reports.append(report)
        if not as_json:
            click.echo(report["text"])
    if reports and closing and not as_json:
        click.echo(closing)
    if as_json:
        click.echo(
            json.dumps(
                [{k: v for k, v in row.items() if k != "text"} for row in reports],
                ensure_ascii=False,
                indent=1,
            )
        )
    return status


def _one(
    workspace: Workspace,
    show: Show,
    article: str,
    summaries: Summaries,
    *,
    online: bool,
    now: datetime,
    update: bool,
    need_figures: bool,
) -> tuple[dict[str, object], bool]:
    source = article if http.is_address(article) else _source(workspace, Path(article))
    known = _drafted(workspace, show, source)
    if known and not update:
        raise ArticleError(
            f"already drafted as {known[0].file}",
            remedy="edit that, see what changed with --update, or delete its folder",
            where=article,
        )
    if update and not known:
        raise ArticleError("not drafted yet", remedy="run it without --update", where=article)
    data, name = read_source(article, online=online)
    try:
        fresh = draft(
            data,
            name,
            source=source,
            guid=known[1].guid if known else str(uuid.uuid4()),
            now=known[1].published if known else now,
            need_figures=need_figures,
            summarise=summaries.maker(known),
            language=show.language,
        )
    except ArticleError as problem:
        raise ArticleError(problem.message, remedy=problem.remedy, where=article) from None
    if known:
        return _difference(workspace, known[0], fresh)
    return _write(workspace, fresh), False


def _source(workspace: Workspace, path: Path) -> str:
    """The article's path as the entry notes it: within the workspace if it lies there."""
    try:
        return path.resolve().relative_to(workspace.root.resolve()).as_posix()
    except ValueError:
        return path.name


def _drafted(workspace: Workspace, show: Show, source: str) -> tuple[Entry, Episode] | None:
    """The entry that names this article as its source; of the others nothing but their front matter is read."""
    for slug, front in workspace.fronts():
        rows = (row.partition(":") for row in front.splitlines())
        if any(key == "source" and value.strip().strip("\"'") == source for key, _, value in rows):
            entry = accepted(workspace.entry(slug, show))
            return entry, accepted(check_entry(entry, show))
    return None


def _write(workspace: Workspace, fresh: Draft) -> dict[str, object]:
    target = workspace.root / "episodes" / fresh.episode.slug
    if target.exists():
        raise WorkspaceError(
            "there is such a folder already", remedy="rename or delete it", where=workspace.name(target)
        )
    staging = Staging()
    staging.add(target / "transcript.txt", [fresh.transcript.encode()])
    staging.add(target / "episode.md", [fresh.entry.encode()])
    staging.commit()
    episode = fresh.episode
    name = workspace.name(target)
    rows = [f"{name}/episode.md", f"  title    {episode.title}"]
    rows += [f"  hint     {hint}" for hint in fresh.hints]
    rows.append(f"  summary  {episode.summary}")
    rows += [f"  by       {episode.summary_by}"] if episode.summary_by else []
    rows += [f"  language {episode.language}", "  chapters"]
    rows += [f"    {chapter.title}" for chapter in episode.chapters]
    rows += ["  named in the article"] if episode.mentions else []
    rows += [f"    {mention.name}: {mention.function}" for mention in episode.mentions]
    return {
        "entry": f"{name}/episode.md",
        "guid": episode.guid,
        "title": episode.title,
        "summary": episode.summary,
        "summary_by": episode.summary_by,
        "language": episode.language,
        "chapters": [chapter.title for chapter in episode.chapters],
        "figures": [reported(figure) for figure in fresh.figures],
        "mentions": [{"name": row.name, "function": row.function} for row in episode.mentions],
        "hints": list(fresh.hints),
        "text": "\n".join(rows),
    }


def _difference(workspace: Workspace, entry: Entry, fresh: Draft) -> tuple[dict[str, object], bool]:
    target = workspace.root / "episodes" / entry.slug
    rows: list[str] = []
    for name, new in (("episode.md", fresh.entry), ("transcript.txt", fresh.transcript)):
        path = target / name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        rows += difflib.unified_diff(
            old.splitlines(), new.splitlines(), workspace.name(path), f"{name} as drafted now", lineterm=""
        )
    text = "\n".join(rows) if rows else f"{entry.file}: nothing would change"
    return {"entry": entry.file, "guid": fresh.episode.guid, "diff": rows, "text": text}, bool(rows)
