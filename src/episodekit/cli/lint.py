"""``episodekit lint``: check feeds and say how to mend them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urljoin

import click

from episodekit.cli import mending
from episodekit.cli.against import listings
from episodekit.cli.feeds import STANDARD_INPUT, feed_names, read_feed, shown
from episodekit.findings import Finding, Severity, worst
from episodekit.lint import REPORTS, Config, Evidence, check
from episodekit.lint.config import DEFAULT_PROFILES

FORMATS = ("text", "json", "github", "sarif")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="The report."
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--all", "everything", is_flag=True, help="Show every place, not only the first of each rule.")
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
@click.option("--public-url", metavar="URL", help="Where the feed is published.")
@click.option("--fix", is_flag=True, help="Mend what is safe in the files, and report the rest.")
@click.option("--diff", is_flag=True, help="Print what --fix would do, and write nothing.")
def command(
    paths: tuple[str, ...],
    *,
    form: str,
    as_json: bool,
    everything: bool,
    fail_on: str,
    profiles: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    against: str | None,
    allow_local: bool,
    public_url: str | None,
    fix: bool,
    diff: bool,
) -> int:
    """Check feeds: each PATH is a file, a folder, a workspace, or - for standard input.

    Without a PATH, the feed of the workspace here. Files beside a feed are checked with it. With --against, what
    would hurt listeners is reported too: guids that changed, episodes that are gone, files that were swapped.

    With --fix, what can be mended in one way only is mended in the file, and every other byte stays; - prints the
    mended feed. --diff shows it first, and exits with 1 if there is anything to mend.

    \b
    Examples:
      episodekit lint feed.xml
      episodekit lint feeds/ --format github --fail-on warning
      curl -s https://cdn.news.org/pod/feed.xml | episodekit lint -
      episodekit lint feeds/feed.xml --against https://cdn.news.org/pod/feed.xml
      episodekit lint feed.xml --diff
      episodekit lint feed.xml --fix
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    config = Config(profiles=profiles or DEFAULT_PROFILES, select=select, ignore=ignore)
    if fix or diff:
        mending.refuse_addresses(paths)
    files = [name for path in paths or (".",) for name in feed_names(path)]
    before = listings(against, files)

    def look(file: str, data: bytes) -> Evidence:
        return Evidence(
            files=_Beside(Path(file).parent, data) if file != STANDARD_INPUT else {},
            now=datetime.now(UTC),
            allow_local=allow_local,
            public_url=public_url,
            previous=before(file),
        )

    if diff:
        return int(mending.diff(files, look, config))
    kind = "json" if as_json else form
    if fix:
        findings = mending.fix(files, look, config, everything=everything, aside=kind != "text")
    else:
        findings = _checked(files, look, config)
    files = [shown(file) for file in files]
    report = REPORTS["lines" if kind == "text" and everything else kind]
    click.echo(report(findings, files), nl=False, err=fix and STANDARD_INPUT in paths)
    found = worst(findings)
    return int(found is not None and found >= Severity.parse(fail_on))


def _checked(files: Sequence[str], look: Callable[[str, bytes], Evidence], config: Config) -> list[Finding]:
    findings: list[Finding] = []
    for file in files:
        data = read_feed(file)
        findings += check(data, shown(file), evidence=look(file, data), config=config)
    return findings


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
