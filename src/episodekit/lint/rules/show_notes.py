"""The HTML of show notes: whether it is right, and whether apps show it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.markup import markups
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, APPLE_CHAPTERS, HTML, PODCAST, PROFILE, PSP
from episodekit.notation import timecode
from episodekit.patterns import later


@rule("unsafe-style", Severity.WARNING, source=PROFILE, alias="C405")
def unsafe_style(feed: Feed) -> Iterator[Found]:
    """A style in show notes loads something, runs something, or covers the app.

    Why: apps remove it for safety, and some readers throw the whole text away.

    Fix: delete the attribute ``style``; apps style show notes themselves.
    """
    for element, markup in feed.once(markups):
        if markup.style:
            yield found(element, f"a style of the text holds {markup.style!r}", value=markup.style)


@rule("html-malformed", Severity.INFO, source=HTML, alias="C407")
def html_malformed(feed: Feed) -> Iterator[Found]:
    """The HTML of show notes is broken.

    Why: apps guess, each in its own way: a link or bold type may run on to the end, an unknown tag vanishes.

    Fix: close every tag in reverse order of opening; write a ``<`` that opens no tag as ``&lt;``.
    """
    for element, markup in feed.once(markups):
        if markup.slip:
            yield found(element, markup.slip, value=markup.slip.partition(" ")[0])


_SHOWN = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"})


@rule("tag-not-shown", Severity.INFO, source=PSP, alias="C408", profiles=("psp",))
def tag_not_shown(feed: Feed) -> Iterator[Found]:
    """Show notes hold tags that many apps do not show.

    Why: Apple and PSP-1 name p, ol, ul, li, a, b, i, strong and em; the text of other tags is shown without its form.

    Fix: make paragraphs of headings, links of images; nothing is lost if the text reads well without them.
    """
    for element, markup in feed.once(markups):
        others = [name for name in markup.names if name not in _SHOWN]
        if others:
            yield found(element, f"the text holds <{'>, <'.join(others[:5])}>", value=others[0])


@rule("html-not-cdata", Severity.INFO, source=APPLE, alias="C409", profiles=("strict",))
def html_not_cdata(feed: Feed) -> Iterator[Found]:
    """The HTML of show notes is escaped and does not stand in a CDATA section.

    Why: both mean the same, but Apple asks for CDATA, and escaped text is easily escaped twice.

    Fix: write ``<![CDATA[<p>…</p>]]>``.
    """
    for element, markup in feed.once(markups):
        if markup.names and not element.cdata:
            yield found(element, f"<{markup.names[0]}> is written with &lt;", value=markup.names[0])


@rule("mixed-content", Severity.INFO, source=PODCAST, alias="C412", profiles=("pc20",))
def mixed_content(feed: Feed) -> Iterator[Found]:
    """Show notes of a feed on https show a picture over http.

    Why: web players and apps block it, and listeners see a gap.

    Fix: write ``https://`` if the server has it, or put the picture where it has.
    """
    addresses = [link.get("href") for link in feed.every("atom:link", "channel") if link.get("rel") == "self"]
    if not any((url or "").startswith("https://") for url in (feed.evidence.public_url, *addresses)):
        return
    for element, markup in feed.once(markups):
        if markup.insecure:
            yield found(element, f"the text loads {markup.insecure}", value=markup.insecure)


_CLOCK = later(":[0-5][0-9]")
_BREAK = later(r"<(?:br|/?p|/?li|/?div|/?h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ANY_TAG = later(r"<[^<>]*>")
# No times of day: neither 10:00 am nor 10:00 – 11:00.
_LINE = later(
    r"[\s(\[•*-]{0,6}((?:[0-9]{1,2}:)?[0-9]{1,3}:[0-5][0-9])[)\]]?"
    r"(?![0-9:.,/-]|\s?[ap]\.?m\b|\s?(?:Uhr|h)\b|\s?[–—-]\s?[0-9]{1,2}:[0-9])\s*\S.*",
    re.IGNORECASE,
)
_FEWEST = 3
_REACH = 1000  # characters of tags that may stand before the first time in its line


@rule("description-chapters", Severity.INFO, source=APPLE_CHAPTERS, alias="C414", profiles=("apple",))
def description_chapters(feed: Feed) -> Iterator[Found]:
    """The list of times in the show notes cannot serve as chapters.

    Why: Apple Podcasts makes chapters of it only if it begins at 0:00, has three lines or more, and ascends.
    A list that does not begin so is let be where the feed gives chapters in another way.

    Fix: begin with ``0:00``, one line for each chapter in order of time, the time first and the title behind it.
    """
    for item in feed.items:
        for tag in ("description", "content:encoded"):
            element = item.child(tag)
            times = _times(element.text) if element is not None else []
            wrong = _wrong(times, feed.duration(item)) if len(times) > 1 else None
            if (
                element is not None
                and wrong is not None
                and not (wrong[1] is Severity.INFO and _chaptered(item))
            ):
                what, severity = wrong
                yield found(element, what, severity=severity)
                break


def _chaptered(item: Element) -> bool:
    """Whether the feed gives chapters in another way, so that the list need not serve."""
    return item.child("podcast:chapters") is not None or item.child("psc:chapters") is not None


def _times(text: str) -> list[tuple[str, int]]:
    """The times that begin a line, as written and in seconds."""
    first = _CLOCK.search(text)
    if first is None or _CLOCK.search(text, first.end()) is None:
        return []
    text = text[_line_start(text, first.start()) :]
    for tags, instead in ((_BREAK, "\n"), (_ANY_TAG, "")):
        text = tags.sub(instead, text) if "<" in text else text
    matches = [_LINE.fullmatch(line.strip()) for line in text.split("\n") if ":" in line]
    return [(match[1], _moment(match[1])) for match in matches if match is not None]


def _line_start(text: str, spot: int) -> int:
    """Where the line of a spot begins; of a long line the part before it that can still matter."""
    furthest = max(spot - _REACH, 0)
    return text.rfind("\n", furthest, spot) + 1 or furthest


def _moment(written: str) -> int:
    seconds = 0
    for part in written.split(":"):  # minutes may go beyond 59
        seconds = seconds * 60 + int(part)
    return seconds


def _wrong(times: list[tuple[str, int]], length: timedelta | None) -> tuple[str, Severity] | None:
    """What keeps the lines from being chapters; lines that do not begin at 0:00 may as well be times of day."""
    written, start = times[0]
    if start:
        return f"the list of times begins at {written}, not at 0:00", Severity.INFO
    for (before, earlier), (written, moment) in pairwise(times):
        if moment <= earlier:
            return f"{written} stands behind {before}", Severity.WARNING
    written, last = times[-1]
    if length is not None and last > length.total_seconds():
        return f"{written} lies behind the end of the episode at {timecode.clock(length)}", Severity.WARNING
    return (f"there are only {len(times)} times", Severity.INFO) if len(times) < _FEWEST else None
