"""``episodekit lint``: check feeds and say how to mend them."""

import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urljoin

import click

from episodekit.errors import WorkspaceError
from episodekit.findings import Finding, Severity, worst
from episodekit.lint import REPORTS, Config, Evidence, check
from episodekit.lint.config import DEFAULT_PROFILES

SUFFIXES = (".xml", ".rss")
STANDARD_INPUT = "-"
LIMIT_BYTES = 200_000_000
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
@click.option("--allow-local", is_flag=True, help="Local, private and placeholder hosts are fine.")
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
    allow_local: bool,
) -> int:
    """Check feeds: each PATH is a file, a folder, a workspace, or - for standard input.

    Without a PATH, the feed of the workspace here. Files beside a feed are checked with it.

    \b
    Examples:
      episodekit lint feed.xml
      episodekit lint feeds/ --format github --fail-on warning
      curl -s https://cdn.news.org/pod/feed.xml | episodekit lint -
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    config = Config(profiles=profiles or DEFAULT_PROFILES, select=select, ignore=ignore)
    findings: list[Finding] = []
    files: list[str] = []
    for path in paths or (".",):
        for name, data, beside in _feeds(path):
            evidence = Evidence(files=beside, now=datetime.now(UTC), allow_local=allow_local)
            findings += check(data, name, evidence=evidence, config=config)
            files.append(name)
    kind = "json" if as_json else form
    report = REPORTS["lines" if kind == "text" and everything else kind]
    click.echo(report(findings, files), nl=False)
    found = worst(findings)
    return int(found is not None and found >= Severity.parse(fail_on))


def _feeds(path: str) -> Iterator[tuple[str, bytes, Mapping[str, bytes | Path]]]:
    """Name, bytes and neighbours of every feed that a path names.

    Raises:
        WorkspaceError: there is none, or it cannot be read.
    """
    if path == STANDARD_INPUT:
        yield "<stdin>", sys.stdin.buffer.read(LIMIT_BYTES), {}
        return
    place = Path(path)
    if not place.exists():
        raise WorkspaceError(
            "there is no such file or folder", remedy="name a feed, a folder or -", where=path
        )
    found = [place]
    if place.is_dir():
        if (place / "show.yaml").is_file():
            place /= "feeds"
        found = sorted(file for file in place.glob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        if not found:
            raise WorkspaceError(
                "there is no feed (*.xml, *.rss) here",
                remedy="run `episodekit build`, or name a file",
                where=str(place),
            )
    for file in found:
        data = _read(file)
        yield str(file), data, _Beside(file.parent, data)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > LIMIT_BYTES:
            raise WorkspaceError(
                f"the file has {file.stat().st_size} bytes",
                remedy=f"a feed has at most {LIMIT_BYTES}",
                where=str(file),
            )
        return file.read_bytes()
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be read: {problem.strerror}", remedy="give rights to read it", where=str(file)
        ) from None


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
