"""``lint --fix`` and ``--diff``: mends feed files, or shows what would be mended."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from episodekit import files, http
from episodekit.cli.feeds import STANDARD_INPUT, read_feed, shown
from episodekit.findings import PLACES, Finding
from episodekit.lint import Config, Evidence
from episodekit.lint.mending import Done, Mended, mend, unified

Look = Callable[[str, bytes], Evidence]
_CONTROL = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")


def refuse_addresses(names: Iterable[str]) -> None:
    """Feeds on the web can be looked at but not written.

    Raises:
        UsageError: one of them is an address.
    """
    for name in names:
        if http.is_address(name):
            raise click.UsageError(
                f"{name} is an address: download the feed, mend the file, and publish it again"
            )


def fix(names: Iterable[str], look: Look, config: Config, *, everything: bool, aside: bool) -> list[Finding]:
    """Mend feeds in place, standard input to standard output; returns what is still to be mended.

    Args:
        names: the files; ``-`` is standard input.
        look: what is known beside a feed.
        config: which rules are on.
        everything: tell every place, not only the first of each rule.
        aside: tell on standard error, because the report on standard output is for a program.

    Raises:
        EpisodekitError: a file cannot be read or written.
    """
    findings: list[Finding] = []
    for name in names:
        data = read_feed(name)
        mended = mend(data, shown(name), evidence=look(name, data), config=config)
        if name == STANDARD_INPUT:
            click.echo(mended.data, nl=False)
        elif mended.done:
            files.rewrite(Path(name), data, mended.data)
        for line in told(mended, shown(name), everything=everything):
            click.echo(line, err=aside or name == STANDARD_INPUT)
        findings += mended.findings
    return findings


def diff(names: Iterable[str], look: Look, config: Config) -> bool:
    """Print what would be mended as a unified diff, and write nothing; returns whether there is anything.

    Raises:
        EpisodekitError: a file cannot be read.
    """
    some = False
    for name in names:
        data = read_feed(name)
        mended = mend(data, shown(name), evidence=look(name, data), config=config)
        click.echo(unified(mended.text, mended.edits, shown(name)), nl=False)
        for line in mended.left:
            click.echo(f"{shown(name)}: {line}".translate(_CONTROL), err=True)
        some = some or bool(mended.done)
    return some


def told(mended: Mended, name: str, *, everything: bool) -> list[str]:
    """What was mended and what was left, a line each; of one rule three places unless ``everything``."""
    counts = Counter(row.rule for row in mended.done)
    seen: Counter[str] = Counter()
    lines = []
    for row in mended.done:
        seen[row.rule] += 1
        if everything or seen[row.rule] <= PLACES:
            lines.append(_line(row))
        elif seen[row.rule] == counts[row.rule]:
            lines.append(f"  … and {counts[row.rule] - PLACES} more {row.rule} (--all)")
    lines += [f"{name}: {reason}" for reason in mended.left]
    if mended.done:
        lines.append(f"{name}: mended {len(mended.done)} place{'s' if len(mended.done) > 1 else ''}")
    return [line.translate(_CONTROL) for line in lines]


def _line(row: Done) -> str:
    where = f" of item {row.item.number}" if row.item is not None else ""
    name = row.path.rpartition("/")[2].partition("[")[0]
    return f"{row.place} mended {row.rule}  {f'{name}{where}: ' if name else ''}{row.told}"
