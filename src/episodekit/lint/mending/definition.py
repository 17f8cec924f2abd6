"""What a mend is: a function from a finding to the changes that mend it, with the rules that it serves beside it."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from episodekit.feed.document import Element
from episodekit.lint.feed import Feed
from episodekit.lint.mending.changes import Change
from episodekit.lint.rule import Found

Run = Callable[[Feed, Found], Iterator[Change]]
AtElement = Callable[[Feed, Element], Iterator[Change]]


@dataclass(frozen=True, slots=True)
class Mend:
    """A mend with its page.

    Attributes:
        rules: the slugs of the rules whose findings it mends.
        run: yields the changes for one finding; nothing where it is not sure what was meant.
        key: findings of the same key have the same changes; it is run for one of them.
        told: what it does, and what it leaves alone.
    """

    rules: tuple[str, ...]
    run: Run
    key: Callable[[Found], object]
    told: str


def mends_found(*rules: str) -> Callable[[Run], Mend]:
    """Make a mend of a function of a finding and its value; its docstring says what it does and what it leaves alone."""

    def register(run: Run) -> Mend:
        return Mend(rules, run, lambda found: found.value, _told(run))

    return register


def mends(*rules: str) -> Callable[[AtElement], Mend]:
    """The same of a function that needs nothing but the element that the finding is at."""

    def register(at_element: AtElement) -> Mend:
        def run(feed: Feed, found: Found) -> Iterator[Change]:
            if isinstance(found.at, Element):
                yield from at_element(feed, found.at)

        return Mend(rules, run, lambda found: id(found.at), _told(at_element))

    return register


def _told(function: Run | AtElement) -> str:
    return " ".join((inspect.getdoc(function) or "").split())
