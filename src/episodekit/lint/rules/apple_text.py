"""Texts as Apple Podcasts and PSP-1 want them: nothing around them, nothing in them that has a tag of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, APPLE_RSS, PSP
from episodekit.logins import begun
from episodekit.patterns import later

if TYPE_CHECKING:
    from episodekit.feed.document import Element

READ_EXACTLY = (
    ("title", ""),
    ("link", ""),
    ("language", ""),
    ("guid", ""),
    ("enclosure", "url"),
    ("enclosure", "length"),
    ("enclosure", "type"),
    ("itunes:title", ""),
    ("itunes:author", ""),
    ("itunes:explicit", ""),
    ("itunes:type", ""),
    ("itunes:episodeType", ""),
    ("itunes:email", ""),
    ("itunes:image", "href"),
    ("itunes:category", "text"),
    ("podcast:guid", ""),
    ("podcast:transcript", "url"),
    ("podcast:chapters", "url"),
)
"""Element and attribute (none: its text) that apps compare or show as they are; around longer texts space is harmless."""


@rule("outer-spaces", Severity.WARNING, source=PSP, alias="I533 P611", profiles=("apple", "psp"))
def outer_spaces(feed: Feed) -> Iterator[Found]:
    """A short text or a URL begins or ends with white space.

    Why: some apps keep the space: a guid then differs from itself, a URL is not found, a value not understood.

    Fix: put the text right between the tags, or the quotes.
    """
    for tag, attribute in READ_EXACTLY:
        for element in feed.every(tag, "channel", "item", "itunes:owner", "itunes:category"):
            text = (element.get(attribute) or "") if attribute else element.text
            inner = text.strip()
            if inner and inner != text:
                where = f"{attribute} of {tag}" if attribute else f"<{element.name.written}>"
                fix = f"write {inner!r}" if len(inner) < 200 else ""
                yield found(element, f"white space surrounds {where}", value=begun(text, 300), fix=fix)


_NUMBERED = later(
    r"(?i:\bS\d{1,3}[ :.]?E(?:p\.?)?[ ]?\d{1,4}\b)"
    r"|^(?i:(?:ep|eps|episode|episodio|épisode|episódio|folge|season|staffel)\b\.?|no\.|nº|#) {0,2}#?\d{1,5}\b(?= {0,2}(?:$|[:.,|/)\]–—-]))"
    # A rank ("#1 hits") or an imperative ("Folge 3 Regeln") begins a title too, so these stand for a number in any case.
    r"|^#\d{2,5}(?=\s)"
    r"|^(?i:ep|episode|episodio|épisode|episódio)[. #-]{0,3}\d{1,5}(?![0-9A-Za-z])"
    r"|^第 {0,2}\d{1,5} {0,2}[回話话集期]"
    r"|[(\[|–—-] {0,2}(?i:ep|eps|episode|folge|#)\.? {0,2}#?\d{1,5} {0,2}[)\]]?$"
)


@rule("number-in-title", Severity.INFO, source=APPLE_RSS, alias="I542 P614", profiles=("apple", "psp"))
def number_in_title(feed: Feed) -> Iterator[Found]:
    """The title of an episode holds its number.

    Why: apps show the number themselves; it then stands there twice, and cuts the title on a small screen.

    Fix: write the number into ``itunes:season`` and ``itunes:episode``; a bare title can go into ``itunes:title``.
    """
    for item in feed.items:
        title = item.child("itunes:title") or item.child("title")
        match = _NUMBERED.search(title.value[:300]) if title is not None else None
        if title is not None and match is not None:
            what = f"the title {begun(title.value, 100)!r} holds the number {match[0].strip()!r}"
            yield found(title, what, value=title.value)


_SEPARATORS = ":|–—-"  # dashes as titles hold them
_SHORT_NAME = 4  # a name of fewer letters is a word that any title may begin with


@rule("show-name-in-title", Severity.INFO, source=APPLE_RSS, alias="I543", profiles=("apple",))
def show_name_in_title(feed: Feed) -> Iterator[Found]:
    """The title of an episode repeats the name of the show.

    Why: the show's name stands beside every episode; there is less room for what the episode is about.

    Fix: leave the name and what separates it out of the title.
    """
    name = feed.channel.value_of("title").casefold() if feed.channel is not None else ""
    if len(name) < _SHORT_NAME:
        return
    for item in feed.items:
        title = item.child("itunes:title") or item.child("title")
        text = title.value.casefold() if title is not None else ""
        before, after = text.removesuffix(name).rstrip(), text.removeprefix(name).lstrip()
        named = (len(after) < len(text) and after[:1] and after[0] in _SEPARATORS) or (
            len(before) < len(text) and before[-1:] and before[-1] in _SEPARATORS
        )
        if title is not None and named:
            yield found(
                title, f"the title {begun(title.value, 100)!r} repeats the show's name", value=title.value
            )


_OBSOLETE = ("keywords", "order", "isClosedCaptioned", "pubDate", "link", "summary", "subtitle")


@rule("obsolete-itunes", Severity.INFO, source=APPLE_RSS, alias="I527", profiles=("strict",))
def obsolete_itunes(feed: Feed) -> Iterator[Found]:
    """A tag of Apple's is none that it still reads.

    Why: Apple took it out of its guide and ignores it; only older apps look at some of them.

    Fix: delete it; texts belong into ``description``, closed captions into ``podcast:transcript``.
    """
    for name in _OBSOLETE:
        elements = feed.every(f"itunes:{name}")
        if elements:
            times = f", {len(elements)} times in all" if len(elements) > 1 else ""
            yield found(
                elements[0], f"itunes:{name} is no longer read by Apple{times}", value=f"itunes:{name}"
            )


_VERIFY = "applepodcastsverify"


@rule("verify-token", Severity.INFO, source=APPLE, alias="I530", profiles=("apple",))
def verify_token(feed: Feed) -> Iterator[Found]:
    """The token that proves a show to be yours is empty or there twice.

    Why: Apple compares one token; with none or another one it does not hand the show over.

    Fix: keep one ``podcast:txt`` or ``itunes:applepodcastsverify`` with the token that Apple shows you.
    """
    tokens = feed.every(f"itunes:{_VERIFY}", "channel") + [
        element
        for element in feed.every("podcast:txt", "channel")
        if (element.get("purpose") or "").strip().lower() == _VERIFY
    ]
    first: dict[str, Element] = {}
    for token in tokens:
        earlier = first.setdefault(token.tag, token)
        if not token.value:
            yield found(token, "the token is empty", value=token.text)
        elif earlier is not token:
            line = feed.line(earlier)
            yield found(token, f"another token stands in line {line}", value=begun(token.value, 100))
