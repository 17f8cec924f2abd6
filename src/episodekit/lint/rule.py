"""What a rule is: a function that yields what it found, with its page, severity, source and profiles beside it."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed

PROFILES = ("core", "apple", "psp", "pc20", "spotify", "youtube", "strict")
"""Sets of rules: ``core`` is RSS 2.0 and XML, ``strict`` is every rule."""


class Found(NamedTuple):
    """What a rule yields; the engine adds rule, place, path and item.

    Attributes:
        at: the element, or an offset into the document's bytes, or line and column.
        severity: where it differs from the rule's own.
        fix: empty for the rule's general one.
    """

    at: Element | int | tuple[int, int]
    message: str
    value: str | None
    fix: str
    severity: Severity | None


Check = Callable[[Feed], Iterator[Found]]


class Rule(NamedTuple):
    """A rule with its page.

    Attributes:
        slug: its name.
        check: yields what is wrong with a feed, in document order.
        severity: by default; ``raised`` holds what a profile makes of it.
        source: URL of the document that it follows; empty for our own.
        aliases: its numbers in the catalogue, such as ``I548``.
        profiles: where it belongs; it is on if one of them is.
    """

    slug: str
    check: Check
    severity: Severity
    source: str
    aliases: tuple[str, ...]
    profiles: tuple[str, ...]
    raised: Mapping[str, Severity]

    @property
    def summary(self) -> str:
        """The page's first line."""
        return self._page.summary

    @property
    def why(self) -> str:
        """What comes of it, on one line."""
        return self._page.why

    @property
    def fix(self) -> str:
        """What to do, on one line."""
        return self._page.fix

    @property
    def _page(self) -> "_Page":
        # Read when it is wanted: a feed has findings of few rules, and there are hundreds.
        return _page(self.slug, self.check.__doc__ or "")

    def severity_in(self, profiles: tuple[str, ...]) -> Severity:
        """How bad it is in the worst of these profiles that has a say."""
        if not self.raised:
            return self.severity
        return max((self.raised[name] for name in profiles if name in self.raised), default=self.severity)


def found(
    at: Element | int | tuple[int, int],
    message: str,
    *,
    value: str | None = None,
    fix: str = "",
    severity: Severity | None = None,
) -> Found:
    """Say what is wrong at a place; ``fix`` is an imperative and may be left to the rule's page."""
    return Found(at, message, value, fix, severity)


def rule(
    slug: str,
    severity: Severity,
    *,
    source: str = "",
    alias: str = "",
    profiles: tuple[str, ...] = ("core",),
    raised: Mapping[str, Severity] = MappingProxyType({}),
) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring becomes the page and needs a summary, ``Why:`` and ``Fix:``.

    Args:
        slug: its name, in kebab case.
        severity: error, warning or info.
        source: URL of the document that the rule follows.
        alias: its numbers in the catalogue, separated by spaces.
        profiles: where it belongs.
        raised: profile → severity there.

    Raises:
        TypeError: a profile does not exist. A page that lacks a part is told when it is read.
    """

    def register(check: Check) -> Rule:
        unknown = {*profiles, *raised} - set(PROFILES)
        if unknown:
            raise TypeError(f"rule {slug}: there is no profile {', '.join(sorted(unknown))}")
        return Rule(
            slug=slug,
            check=check,
            severity=severity,
            source=source,
            aliases=tuple(alias.split()),
            profiles=profiles,
            raised=raised,
        )

    return register


class _Page(NamedTuple):
    summary: str
    why: str
    fix: str


@lru_cache(maxsize=1024)
def _page(slug: str, docstring: str) -> _Page:
    """The parts of a page.

    Raises:
        TypeError: one of them is not there.
    """
    # ``code`` in a docstring is `code` for people, on a terminal and in Markdown alike.
    paragraphs = [
        " ".join(part.split()).replace("``", "`")
        for part in inspect.cleandoc(docstring).split("\n\n")
        if part.strip()
    ]
    parts = {"Why": "", "Fix": ""}
    for paragraph in paragraphs[1:]:
        head, _, body = paragraph.partition(": ")
        if head in parts:
            parts[head] = body
    if not paragraphs or not all(parts.values()):
        raise TypeError(f"rule {slug}: its docstring needs a summary and paragraphs that begin Why: and Fix:")
    return _Page(paragraphs[0].rstrip("."), parts["Why"], parts["Fix"])
