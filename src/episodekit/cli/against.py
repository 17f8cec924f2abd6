"""Where ``--against`` gets the feeds that were published before."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from episodekit.checking.beside import Beside
from episodekit.checking.inputs import LIMIT_BYTES, STANDARD_INPUT, feed_names, read_feed, shown
from episodekit.lint.listing import Listing, previous
from episodekit.notation import urls


def listings(against: str | None, feeds: Sequence[str]) -> "Before":
    """Gives for each feed the one that it replaces, or None where there was none.

    One old feed goes with one feed. A folder goes with any number: each with the feed of its own name in there.

    Args:
        against: a file, an address, ``-`` for standard input, or a folder; None if nothing is compared.
        feeds: the names of the feeds to check.

    What a folder has no counterpart for is told on standard error.

    Raises:
        UsageError: it is not plain which goes with which.
        EpisodekitError: the old feed cannot be read or fetched.
    """
    if against is None:
        return Before({})
    if not urls.is_address(against) and Path(against).is_dir():
        return _by_name(against, feeds)
    if len(feeds) > 1:
        raise click.UsageError(
            f"--against {shown(against)} is one feed, and there are {len(feeds)} to check: check one of them, or name a "
            "folder in which the old feeds have the same file names"
        )
    if against == STANDARD_INPUT and STANDARD_INPUT in feeds:
        raise click.UsageError("standard input is one feed only: save one of the two and name the file")
    return Before({}, _read(against))


class Before:
    """Feeds and the names of those that they replace; or one old feed, read already."""

    def __init__(self, old: Mapping[str, str], one: Listing | None = None) -> None:
        """Keep what there was."""
        self._old, self._one = old, one

    def __call__(self, feed: str) -> Listing | None:
        """The feed that was published before this one, if there was one."""
        if self._one is not None:
            return self._one
        name = self._old.get(feed)
        return _read(name) if name is not None else None


def _by_name(folder: str, feeds: Sequence[str]) -> Before:
    old = {Path(name).name: name for name in feed_names(folder)}
    names = [Path(feed).name for feed in feeds]
    if len(set(names)) < len(names):
        raise click.UsageError(f"two feeds have the same file name, and --against {folder} goes by it")
    if not set(names) & set(old):
        raise click.UsageError(
            f"no feed in {folder} is called {names[0] if len(names) == 1 else 'like one of those to check'}: "
            "name the old feed itself"
        )
    _tell_new([feed for feed in feeds if Path(feed).name not in old], folder)
    return Before({feed: old[Path(feed).name] for feed in feeds if Path(feed).name in old})


def _tell_new(feeds: Sequence[str], folder: str) -> None:
    """One line on standard error, however many there are: a feed that was renamed would look as if nothing had changed."""
    if not feeds:
        return
    others = f" and {len(feeds) - 1:,} more were" if len(feeds) > 1 else " was"
    click.echo(
        f"episodekit: {shown(feeds[0])}{others} not compared: no feed of the same name is in {folder}",
        err=True,
    )


def _read(name: str) -> Listing:
    """An old feed in short; its tree is gone before the new feed is read."""
    if not urls.is_address(name):
        if name != STANDARD_INPUT:
            (name,) = feed_names(name)
        folder = Path(name).parent
        beside = None if name == STANDARD_INPUT else (lambda document: Beside(folder, document, None))
        return previous(read_feed(name), shown(name), beside)
    from episodekit import http  # a file needs nothing of it

    return previous(http.fetch(name, limit_bytes=LIMIT_BYTES, wanted=http.FEED).data, shown(name))
