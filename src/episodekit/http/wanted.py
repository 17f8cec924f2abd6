"""What an address is fetched for: which kinds are taken, and how it is spoken of."""

from dataclasses import dataclass

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
}
"""The media types of articles (https://www.iana.org/assignments/media-types/), and the suffixes of such files."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address is fetched for.

    Attributes:
        noun: what it is called in messages.
        accept: the request's header.
        media_types: what is taken; empty: anything, because what it is shows when it is read.
        then: what to do with it once it is saved by other means. smaller: what to do if it is too large.
    """

    noun: str
    accept: str
    media_types: frozenset[str]
    then: str
    smaller: str


ARTICLE = Wanted(
    noun="page",
    accept="text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9",
    media_types=frozenset(SUFFIXES),
    then="draft the file",
    smaller="save the article's text as .txt and draft that",
)
FEED = Wanted(
    noun="feed",
    accept="application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
    media_types=frozenset(),
    then="name the file",
    smaller="check the address: no feed is that large",
)
