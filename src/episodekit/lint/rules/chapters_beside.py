"""The chapters of an episode stand in several places; what each says is compared here."""

from collections.abc import Iterator, Sequence

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.rules import chapters_json, podlove
from episodekit.lint.sources import PSC

_SLACK = 1.0  # seconds


@rule("psc-vs-json", Severity.WARNING, source=PSC, alias="S888", profiles=("core", "pc20"))
def psc_vs_json(feed: Feed) -> Iterator[Found]:
    """The chapters in the feed are others than those in the chapters file.

    Why: listeners see other chapters in one app than in the next.

    Fix: make both from the same list.
    """
    in_files = feed.once(chapters_json.starts)
    for chapters in feed.every("psc:chapters", "item", "podcast:liveItem") if in_files else ():
        lists = in_files.get(id(chapters.parent))
        own = podlove.starts(chapters)
        if lists and own:
            differences = [difference(own, each) for each in lists]
            if all(differences):
                yield found(chapters, f"against the chapters file, {differences[0]}")


def difference(one: Sequence[float], other: Sequence[float]) -> str:
    """How the starts of two lists of chapters differ by more than a second, in words; empty if they do not."""
    if len(one) != len(other):
        return f"there are {len(one)} chapters here and {len(other)} there"
    for number, (here, there) in enumerate(zip(one, other, strict=True), start=1):
        if abs(here - there) > _SLACK:
            return f"chapter {number} starts at {here:g} seconds here and at {there:g} there"
    return ""
