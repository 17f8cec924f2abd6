"""Episodes as Apple Podcasts wants them, and what holds for every itunes tag."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE
from episodekit.patterns import later
from episodekit.vocabulary.spelling import Guesses

if TYPE_CHECKING:
    from episodekit.feed.document import Element

_APPLE = ("apple",)
_CHANNEL_ONLY = ("type", "complete", "new-feed-url", "owner", "applepodcastsverify", "category")
_ITEM_ONLY = ("duration", "episode", "season", "episodeType")
_BOTH = (
    "title",
    "image",
    "explicit",
    "author",
    "block",
    "keywords",
    "subtitle",
    "summary",
    "order",
    "isClosedCaptioned",
)
KNOWN = {*_CHANNEL_ONLY, *_ITEM_ONLY, *_BOTH, "name", "email", "link", "pubDate", "provider"}


@rule("item-title-missing", Severity.ERROR, source=APPLE, alias="I541", profiles=("apple", "psp", "spotify"))
def item_title_missing(feed: Feed) -> Iterator[Found]:
    """An item has no title.

    Why: Apple requires one; apps show a nameless row.

    Fix: write a ``<title>``; ``itunes:title`` alone is not enough.
    """
    for item in feed.items:
        if not item.value_of("title"):
            yield found(item.child("title") or item, "the item has no <title>")


@rule(
    "pubdate-missing",
    Severity.WARNING,
    source=APPLE,
    alias="I555 I522",
    profiles=("apple", "spotify"),
    raised={"spotify": Severity.ERROR, "strict": Severity.ERROR},
)
def pubdate_missing(feed: Feed) -> Iterator[Found]:
    """An item has no date.

    Why: apps sort by it; without it the episode may appear at the very end.

    Fix: write a ``<pubDate>`` like ``Tue, 24 Nov 2026 06:00:00 +0000``.
    """
    for item in feed.items:
        if item.child("pubDate") is None:
            yield found(item, "the item has no <pubDate>")


_CLOCK = later(r"(?:[0-9]{1,3}:)?[0-5]?[0-9]:[0-5][0-9]")


_NOTHING = later(r"0{1,7}|(?:0+:)?0+:0+")
_SECONDS = later(r"[0-9]{1,7}")


@rule("duration", Severity.ERROR, source=APPLE, alias="I556", profiles=("apple", "psp"))
def duration(feed: Feed) -> Iterator[Found]:
    """``itunes:duration`` is not a duration.

    Why: apps show no or a wrong length.

    Fix: write whole seconds, such as 1234.
    """
    for element in feed.every("itunes:duration", "item", "podcast:liveItem"):
        value = element.value
        if not value.strip("0:") and _NOTHING.fullmatch(value):
            yield found(element, f"the duration is {value}", value=value, severity=Severity.WARNING)
        elif not _SECONDS.fullmatch(value) and not _CLOCK.fullmatch(value):
            yield found(element, f"{value!r} is not a duration: {_duration_fault(value)}", value=value)


def _duration_fault(value: str) -> str:
    if not value:
        return "it is empty"
    if value.startswith("-"):
        return "it is negative"
    if re.fullmatch(r"[0-9]+[.,][0-9]+", value):
        return "it has a fraction"
    if re.fullmatch(r"[0-9:]+", value):
        return "its minutes or seconds are 60 or more, or it has too many parts"
    return "it is neither seconds nor H:MM:SS"


@rule(
    "duration-colons",
    Severity.INFO,
    source=APPLE,
    profiles=("psp", "strict"),
    alias="P609",
    raised={"psp": Severity.WARNING},
)
def duration_colons(feed: Feed) -> Iterator[Found]:
    """``itunes:duration`` is written with colons.

    Why: Apple and PSP-1 recommend seconds, because some apps read ``1:30`` as hours.

    Fix: write whole seconds, such as 5400.
    """
    for element in feed.every("itunes:duration", "item"):
        if _CLOCK.fullmatch(element.value):
            yield found(element, f"the duration is {element.value}", value=element.value)


@rule("episode", Severity.ERROR, source=APPLE, alias="I558", profiles=_APPLE)
def episode(feed: Feed) -> Iterator[Found]:
    """``itunes:episode`` is not a number from 1 on.

    Why: Apple ignores it, and a series is played in the wrong order.

    Fix: write a whole number from 1 on; a trailer needs none.
    """
    yield from _numbers(feed, "itunes:episode")


@rule("season", Severity.ERROR, source=APPLE, alias="I559", profiles=_APPLE)
def season(feed: Feed) -> Iterator[Found]:
    """``itunes:season`` is not a number from 1 on.

    Why: Apple ignores it, and the season is not shown.

    Fix: write a whole number from 1 on.
    """
    yield from _numbers(feed, "itunes:season")


def _numbers(feed: Feed, tag: str) -> Iterator[Found]:
    for element in feed.every(tag, "item", "podcast:liveItem"):
        if not re.fullmatch("0*[1-9][0-9]{0,8}", element.value):
            value = element.value
            what, fix = (
                (f"is {value!r}", "") if value else ("is empty", "write its number, or delete the tag")
            )
            yield found(element, f"{tag} {what}", value=value, fix=fix)


_TYPES = ("full", "trailer", "bonus")


@rule("episodetype", Severity.ERROR, source=APPLE, alias="I560", profiles=_APPLE)
def episodetype(feed: Feed) -> Iterator[Found]:
    """``itunes:episodeType`` is not ``full``, ``trailer`` or ``bonus``.

    Why: Apple then shows a trailer among the episodes.

    Fix: write ``full``, ``trailer`` or ``bonus``.
    """
    for element in feed.every("itunes:episodeType", "item", "podcast:liveItem"):
        if element.value not in _TYPES:
            slip = element.value.lower() in _TYPES
            yield found(
                element,
                f"itunes:episodeType is {element.value!r}",
                value=element.value,
                fix=f"write {element.value.lower()}" if slip else "",
                severity=Severity.WARNING if slip else None,
            )


@rule("serial-needs-numbers", Severity.ERROR, source=APPLE, alias="I521 P612", profiles=("apple", "psp"))
def serial_needs_numbers(feed: Feed) -> Iterator[Found]:
    """A full episode of a serial show has no number.

    Why: a serial show is played in the order of its numbers.

    Fix: write ``<itunes:episode>``, or mark it as trailer or bonus.
    """
    if feed.channel is None or feed.channel.value_of("itunes:type").lower() != "serial":
        return
    for item in feed.items:
        full = item.value_of("itunes:episodeType").lower() in {"", "full"}
        if full and item.child("itunes:episode") is None:
            yield found(item, "this episode of a serial show has no <itunes:episode>")


@rule("episode-number-repeated", Severity.WARNING, source=APPLE, alias="I562", profiles=_APPLE)
def episode_number_repeated(feed: Feed) -> Iterator[Found]:
    """Two full episodes of a season have the same number.

    Why: apps show one of them twice or in the wrong order.

    Fix: number them one after another; leave bonus episodes and trailers without a number or give them the type.
    """
    seen: dict[tuple[str, str], Element] = {}
    for element in feed.every("itunes:episode", "item"):
        item = element.parent
        if (
            item is None
            or item.value_of("itunes:episodeType").lower() not in {"", "full"}
            or not element.value
        ):
            continue
        first = seen.setdefault((item.value_of("itunes:season"), element.value), element)
        if first is not element and first.parent is not item:
            yield found(
                element,
                f"episode {element.value} stands already in line {feed.line(first)}",
                value=element.value,
            )


_LONG_BYTES, _LONG = 4000, 255
_HTML = ("description", "itunes:summary", "content:encoded")
_SHORT = (
    "title", "itunes:title", "itunes:author", "itunes:subtitle", "copyright", "itunes:name", "itunes:email", "guid",
    "itunes:keywords", "category", "generator", "managingEditor", "webMaster", "author", "link",
)  # fmt: skip


@rule("text-limits", Severity.ERROR, source=APPLE, alias="I532 P610", profiles=("apple", "psp"))
def text_limits(feed: Feed) -> Iterator[Found]:
    """A text is longer than Apple takes.

    Why: Apple cuts it off or rejects the episode: 4000 bytes for descriptions, 255 characters for everything else.

    Fix: shorten it; put the whole text on the episode's page and link to it.
    """
    for tag in _HTML:
        for element in feed.every(tag, "channel", "item"):
            # Outer white space is not counted; a character has at most 4 bytes, so most texts need no encoding.
            if len(element.text) * 4 > _LONG_BYTES and (size := len(element.value.encode())) > _LONG_BYTES:
                yield found(
                    element,
                    f"<{element.name.written}> has {size} bytes, Apple takes 4000",
                    value=element.value,
                )
    for tag in _SHORT:
        for element in feed.every(tag, "channel", "item", "itunes:owner"):
            if len(element.text) > _LONG and (length := len(element.value)) > _LONG:
                yield found(
                    element,
                    f"<{element.name.written}> has {length} characters, Apple takes 255",
                    value=element.value,
                    severity=Severity.WARNING,
                )


@rule("single-itunes-repeated", Severity.ERROR, source=APPLE, alias="I531", profiles=_APPLE)
def single_itunes_repeated(feed: Feed) -> Iterator[Found]:
    """An ``itunes`` tag that may occur once occurs again.

    Why: Apple takes one of them, and not always the same.

    Fix: keep one of them; only ``itunes:category`` may be repeated.
    """
    for name in (*_CHANNEL_ONLY[:-1], *_ITEM_ONLY, *_BOTH):
        for element, first in feed.repeated(f"itunes:{name}", "channel", "item"):
            what = f"{element.name.written} stands already in line {feed.line(first)}"
            yield found(element, what, value=element.value)


@rule("unknown-itunes", Severity.WARNING, source=APPLE, alias="I528", profiles=_APPLE)
def unknown_itunes(feed: Feed) -> Iterator[Found]:
    """A tag is not one of Apple's.

    Why: Apple ignores it; case counts.

    Fix: spell it as Apple does, or delete it.
    """
    guesses = Guesses(KNOWN)
    for tag, elements in feed.document.by_tag.items():
        prefix, _, name = tag.partition(":")
        if prefix == "itunes" and name not in KNOWN:
            near = guesses.of(name)
            fix = f"did you mean itunes:{near}?" if near else ""
            for element in elements:
                yield found(element, f"{tag} is not a tag of Apple's", value=name, fix=fix)


@rule("misplaced-itunes", Severity.ERROR, source=APPLE, alias="I529", profiles=_APPLE)
def misplaced_itunes(feed: Feed) -> Iterator[Found]:
    """A tag of Apple's stands in the channel and belongs into an item or the owner, or the reverse.

    Why: Apple ignores it there.

    Fix: move it.
    """
    for names, wrong, right in (
        (_CHANNEL_ONLY, "item", "channel"),
        (_ITEM_ONLY, "channel", "item"),
        (("name", "email"), "channel", "itunes:owner"),
    ):
        for name in names:
            for element in feed.every(f"itunes:{name}", wrong):
                yield found(
                    element,
                    f"itunes:{name} stands in <{wrong}>",
                    value=element.value or element.get("text"),
                    fix=f"move it into <{right}>",
                    severity=Severity.WARNING if name == "category" else None,
                )
