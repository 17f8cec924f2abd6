"""``episodekit lint``: check feeds and say how to mend them."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urljoin

import click

from episodekit.cli.against import listings
from episodekit.cli.feeds import STANDARD_INPUT, feed_names, read_feed, shown
from episodekit.cli.reporting import report_options, reporting
from episodekit.findings import Finding, Severity, worst
from episodekit.lint import Config, Evidence, check
from episodekit.lint.config import DEFAULT_PROFILES


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@report_options
@click.option(
    "--fail-on",
    type=click.Choice([str(level) for level in sorted(Severity, reverse=True)]),
    default="error",
    show_default=True,
    help="The least severity that makes the exit status 1.",
)
@click.option(
    "--profile", "profiles", multiple=True, help="A set of rules instead of core, apple and pc20; repeatable."
)
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule; repeatable.")
@click.option(
    "--against",
    metavar="OLD",
    help="The feed that was published before: a file, an address, -, or a folder of feeds of the same names.",
)
@click.option("--allow-local", is_flag=True, help="Local, private and placeholder hosts are fine.")
def command(
    paths: tuple[str, ...],
    *,
    form: str,
    as_json: bool,
    everything: bool,
    colour: str,
    output: Path | None,
    fail_on: str,
    profiles: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    against: str | None,
    allow_local: bool,
) -> int:
    """Check feeds: each PATH is a file, a folder, a workspace, or - for standard input.

    Without a PATH, the feed of the workspace here. Files beside a feed are checked with it. With --against, what
    would hurt listeners is reported too: guids that changed, episodes that are gone, files that were swapped.

    \b
    Examples:
      episodekit lint feed.xml
      episodekit lint feeds/ --format github --fail-on warning
      curl -s https://cdn.news.org/pod/feed.xml | episodekit lint -
      episodekit lint feeds/feed.xml --against https://cdn.news.org/pod/feed.xml
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    config = Config(profiles=profiles or DEFAULT_PROFILES, select=select, ignore=ignore)
    findings: list[Finding] = []
    files = [name for path in paths or (".",) for name in feed_names(path)]
    before = listings(against, files)
    for file in files:
        data = read_feed(file)
        evidence = Evidence(
            files=_Beside(Path(file).parent, data) if file != STANDARD_INPUT else {},
            now=datetime.now(UTC),
            allow_local=allow_local,
            previous=before(file),
        )
        findings += check(data, shown(file), evidence=evidence, config=config)
    files = [shown(file) for file in files]
    reporting(form=form, as_json=as_json, everything=everything, colour=colour, output=output).write(
        findings, files
    )
    found = worst(findings)
    return int(found is not None and found >= Severity.parse(fail_on))


class _Beside(Mapping[str, bytes | Path]):
    """URLs below the feed's own folder (by its atom:link to itself) → the files beside it; looked up when asked."""

    def __init__(self, folder: Path, data: bytes) -> None:
        from episodekit.feed.tree import parse

        self._folder = folder
        channel = parse(data).channel
        links = channel.all("atom:link") if channel is not None else []
        own = next((link.get("href") for link in links if link.get("rel") == "self"), None)
        self._base = urljoin(own, ".") if own else None

    def __getitem__(self, url: str) -> Path:
        if not self._base or not url.startswith(self._base):
            raise KeyError(url)
        path = self._folder / unquote(url.removeprefix(self._base).split("?")[0].split("#")[0])
        if not path.is_file() or not path.resolve().is_relative_to(self._folder.resolve()):
            raise KeyError(url)
        return path

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
