"""A feed beside the one that it replaces."""

from typing import NamedTuple

from episodekit.lint.feed import Feed
from episodekit.lint.listing import Entry, Listing, condense
from episodekit.lint.matching import Match, match


class Change(NamedTuple):
    """What became of every episode.

    Attributes:
        lost: old episodes that are gone though nothing explains it.
        rolled: old episodes that newer ones pushed out at the end of a feed of limited length.
    """

    old: Listing
    new: Listing
    match: Match
    lost: tuple[Entry, ...]
    rolled: tuple[Entry, ...]


def change_of(feed: Feed) -> Change | None:
    """The feed beside the one before it; None if there is none, or one of them is no feed."""
    return feed.once(_compare)


def _compare(feed: Feed) -> Change | None:
    old = feed.evidence.previous
    if old is None or old.unreadable or feed.channel is None:
        return None
    new = condense(feed.document, "", lambda element: feed.date(element).moment, keep=True)
    found = match(old.entries, new.entries)
    lost, past = _sorted_out(found)
    if new.damaged:  # what stands behind the damage nobody knows
        return Change(old, new, found, (), ())
    if new.paged:  # older episodes are on its other pages
        return Change(old, new, found, lost, ())
    if len(new.entries) >= len(old.entries):
        return Change(old, new, found, lost, past)
    return Change(old, new, found, tuple(found.gone), ())


def _sorted_out(found: Match) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The episodes that are gone: from among those that are left, and from the end."""
    kept = [before.moment for before, _ in found.pairs if before.moment is not None]
    oldest = min(kept, default=None)
    past = {
        entry.rank
        for entry in found.gone
        if oldest is not None and (entry.moment is None or entry.moment < oldest)
    }
    return (
        tuple(entry for entry in found.gone if entry.rank not in past),
        tuple(entry for entry in found.gone if entry.rank in past),
    )
