"""atom:link in RSS: where the feed itself is published."""

from collections.abc import Iterator

from episodekit import urls
from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import ATOM, PROFILE
from episodekit.vocabulary.media_types import RSS

_FEED_TYPES = {RSS, "application/atom+xml", "application/rdf+xml"}


def _selves(feed: Feed) -> list[Element]:
    return [link for link in feed.every("atom:link", "channel") if (link.get("rel") or "").strip() == "self"]


@rule(
    "self-missing",
    Severity.WARNING,
    source=PROFILE,
    alias="A301 P602",
    profiles=("core", "psp"),
    raised={"psp": Severity.ERROR},
)
def self_missing(feed: Feed) -> Iterator[Found]:
    """The feed does not say where it is published.

    Why: whoever finds a copy of the feed cannot find the feed; PSP-1 requires the link.

    Fix: put ``<atom:link rel="self" type="application/rss+xml" href="…"/>`` with the feed's own URL into ``<channel>``.
    """
    if feed.channel is not None and not _selves(feed):
        yield found(feed.channel, "the channel has no atom:link with rel self")


@rule("self-relative", Severity.ERROR, source=PROFILE, alias="A302")
def self_relative(feed: Feed) -> Iterator[Found]:
    """The feed's own URL is not a whole one.

    Why: it is there for readers that do not know where the feed came from.

    Fix: write the URL from ``https://`` on.
    """
    for link in _selves(feed):
        href = link.get("href")
        if href is not None and not urls.is_web(href.strip()):
            yield found(link, f"the feed's own URL {href!r} is not absolute", value=href)


@rule("self-type", Severity.WARNING, source=PROFILE, alias="A303")
def self_type(feed: Feed) -> Iterator[Found]:
    """The link to the feed itself has another type than that of a feed.

    Why: readers look for the feed by this type.

    Fix: write ``type="application/rss+xml"``.
    """
    for link in _selves(feed):
        kind = link.get("type")
        if kind is not None and kind.strip().lower() not in _FEED_TYPES:
            yield found(link, f"the type is {kind!r}", value=kind)


@rule("href-missing", Severity.ERROR, source=ATOM, alias="A310")
def href_missing(feed: Feed) -> Iterator[Found]:
    """An ``atom:link`` leads nowhere.

    Why: Atom requires ``href``; the URL as text is not read.

    Fix: put the URL into the attribute ``href``.
    """
    for link in feed.every("atom:link"):
        if not (link.get("href") or "").strip():
            yield found(link, "atom:link has no href", value=link.value or None)
