"""L1. A finding: one thing that is wrong in something that a person or a program wrote."""

import enum
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
PLACES = 3
"""Of one rule so many findings are printed; a feed may have thousands."""


class Severity(enum.IntEnum):
    """How bad a finding is; comparable, worst last."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def parse(cls, name: str) -> "Severity":
        """Read ``info``, ``warning`` or ``error``.

        Raises:
            ValueError: the name is none of the three.
        """
        try:
            return cls[name.upper()]
        except KeyError:
            raise ValueError(f"{name!r} is not a severity: use info, warning or error") from None


class Place(NamedTuple):
    """A spot in a file: line and column count from 1; 0 means that it is not known."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


class ItemRef(NamedTuple):
    """Which item of a feed: its number counts from 1 in document order."""

    number: int
    guid: str
    title: str


class Excerpt(NamedTuple):
    """The part of a line around a place.

    Attributes:
        text: of one line, as it stands there: tabs and control characters too.
        at: how many characters of it stand before the place; None where only the line is known.
        cut_before: whether the line begins earlier. cut_after: whether it goes on.
    """

    text: str
    at: int | None
    cut_before: bool = False
    cut_after: bool = False


class Finding(NamedTuple):
    """What is wrong, where, the value seen, and how to mend it.

    Attributes:
        rule: the slug, such as ``enclosure-length-zero``; stable between versions.
        severity: after configuration.
        message: one sentence without the fix.
        place: file, line and column.
        path: the element path, such as ``rss/channel/item[3]/enclosure``; empty outside XML.
        item: the item of the feed, if the place lies in one.
        value: the value seen, shortened by the reporter and not here.
        fix: what to do, as an imperative.
        source: URL of the document that the rule follows; empty for our own checks.
        excerpt: the text around the place, for the first findings of a rule in a file; the others would only cost memory.
    """

    rule: str
    severity: Severity
    message: str
    place: Place
    fix: str
    path: str = ""
    item: ItemRef | None = None
    value: str | None = None
    source: str = ""
    excerpt: Excerpt | None = None


class Checked(NamedTuple, Generic[T]):
    """Either a value or the reasons why there is none; warnings may come beside a value."""

    value: T | None
    findings: tuple[Finding, ...] = ()

    @property
    def worst(self) -> Severity | None:
        """The highest severity among the findings."""
        return worst(self.findings)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The highest severity, or None if there are no findings."""
    return max((finding.severity for finding in findings), default=None)
