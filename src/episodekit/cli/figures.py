"""``episodekit figures``: what an article states in figures, without drafting it."""

import json

import click

from episodekit import article as understanding
from episodekit.cli.sources import online_option, read_source, reported
from episodekit.errors import ArticleError, EpisodekitError
from episodekit.model.written import Article, Figure


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--all", "every", is_flag=True, help="Every quantity, not the key figures alone.")
@click.option(
    "--json", "as_json", is_flag=True, help="Report as JSON, every quantity with its place in the text."
)
@online_option
def command(articles: tuple[str, ...], *, every: bool, as_json: bool, online: bool) -> int:
    """Print the figures of each ARTICLE (.txt .md .html, or an address with --online), the weightiest first.

    Needs no show and writes nothing. Exit status: 0 read, 2 an article was refused, 3 a server refused.

    \b
    Examples:
      episodekit figures seeds/article.txt
      episodekit figures --json seeds/*.txt
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    reports: list[dict[str, object]] = []
    status = 0
    for name in articles:
        try:
            article = _understood(name, online=online)
        except EpisodekitError as problem:
            click.echo(f"episodekit: {problem}", err=True)
            status = max(status, problem.exit_status)
            continue
        found = understanding.figures(article)
        if as_json:
            reports.append(_report(name, article, found))
        else:
            click.echo("\n".join(_lines(name, article, found, every=every)))
    if as_json:
        click.echo(json.dumps(reports, ensure_ascii=False, indent=1))
    return status


def _understood(name: str, *, online: bool) -> Article:
    data, file = read_source(name, online=online)
    try:
        return understanding.read(data, file)
    except ArticleError as problem:
        raise ArticleError(problem.message, remedy=problem.remedy, where=name) from None


def _report(name: str, article: Article, found: tuple[Figure, ...]) -> dict[str, object]:
    return {
        "article": name,
        "title": article.title,
        "language": article.language,
        "text": article.text,
        "figures": [reported(figure) for figure in found],
        "conflicts": [
            {"first": row.first.text, "second": row.second.text, "reason": row.reason}
            for row in understanding.conflicts(article, found)
        ],
        "mentions": [{"name": row.name, "function": row.function} for row in understanding.mentions(article)],
    }


def _lines(name: str, article: Article, found: tuple[Figure, ...], *, every: bool) -> list[str]:
    keys = sum(figure.key for figure in found)
    rows = [f"{name}: {article.title} ({article.language}), {len(found)} figures, {keys} of them key"]
    for figure in sorted(found, key=lambda each: (not each.key, -each.weight, each.start)):
        if figure.key or every:
            rows.append(f"  {figure.weight:5.2f}  {figure.title}")
            rows.append(f"         {' · '.join(filter(None, _facts(figure)))}")
    return rows


def _facts(figure: Figure) -> tuple[str, ...]:
    said = " ".join(filter(None, (figure.bound, figure.text, figure.counted)))
    return said, figure.kind, figure.period
