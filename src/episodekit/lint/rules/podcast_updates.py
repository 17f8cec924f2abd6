"""How often a show says that it appears: updateFrequency of the podcast namespace."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from episodekit.findings import Severity
from episodekit.lint import recurrence
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PODCAST_TAG
from episodekit.notation.forms import FORMS, iso_moment

if TYPE_CHECKING:
    from episodekit.feed.document import Element
    from episodekit.lint.recurrence import Recurrence

_PC20 = ("pc20",)
_TAG = "podcast:updateFrequency"
_UPDATES = f"{PODCAST_TAG}update-frequency.md"
_RECUR = "https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10"


def _rules(feed: Feed) -> "list[tuple[Element, str, Recurrence]]":
    """Every element with a recurrence rule, as written and as read."""
    return [(element, text, recurrence.read(text)) for element, text in feed.stated(_TAG, "rrule")]


@rule("rrule", Severity.ERROR, source=_RECUR, alias="N820", profiles=_PC20)
def rrule(feed: Feed) -> Iterator[Found]:
    """The recurrence rule is not one of RFC 5545.

    Why: apps cannot tell when the next episode comes.

    Fix: write how often, such as ``FREQ=DAILY`` or ``FREQ=WEEKLY;BYDAY=MO,TH``.
    """
    for element, text, read in feed.once(_rules):
        if read.faults:
            yield found(element, f"the rrule is wrong: {', and '.join(read.faults[:3])}", value=text)


@rule("count-without-dtstart", Severity.ERROR, source=_UPDATES, alias="N821", profiles=_PC20)
def count_without_dtstart(feed: Feed) -> Iterator[Found]:
    """The recurrence rule counts episodes but does not say from when.

    Why: nobody can tell when the last one comes.

    Fix: write the date of the first one, such as ``dtstart="2026-11-24"``, or leave out COUNT.
    """
    for element, text, read in feed.once(_rules):
        if "COUNT" in read.parts and not (element.get("dtstart") or "").strip():
            yield found(element, "the rrule has COUNT, but there is no dtstart", value=text)


@rule("until-form", Severity.ERROR, source=_UPDATES, alias="N822", profiles=_PC20)
def until_form(feed: Feed) -> Iterator[Found]:
    """Of ``UNTIL`` and ``dtstart`` one is a day and the other a moment.

    Why: RFC 5545 wants both in the same form; apps may refuse the rule.

    Fix: write both as days, or both with time and zone.
    """
    for element, text, read in feed.once(_rules):
        start, timed = (element.get("dtstart") or "").strip(), read.until_has_time
        if not start or timed is None or not FORMS["iso8601"][0](start):
            continue
        if timed != ("T" in start):
            kinds = ("a moment", "a day") if timed else ("a day", "a moment")
            yield found(element, f"UNTIL is {kinds[0]}, dtstart is {kinds[1]}", value=text)


@rule("count-and-until", Severity.ERROR, source=_RECUR, alias="N823", profiles=_PC20)
def count_and_until(feed: Feed) -> Iterator[Found]:
    """The recurrence rule has both COUNT and UNTIL.

    Why: they may contradict each other; RFC 5545 allows one of them.

    Fix: keep the one that you mean.
    """
    for element, text, read in feed.once(_rules):
        if {"COUNT", "UNTIL"} <= read.parts.keys():
            yield found(element, "the rrule has COUNT and UNTIL", value=text)


@rule("complete", Severity.ERROR, source=_UPDATES, alias="N824", profiles=_PC20)
def complete(feed: Feed) -> Iterator[Found]:
    """``complete`` is neither ``true`` nor ``false``, or says true while a live stream is announced.

    Why: apps that read true stop looking for new episodes and tell listeners that the show is over.

    Fix: write ``complete="true"`` only if nothing more will come.
    """
    for element, value in feed.stated(_TAG, "complete"):
        if not FORMS["boolean"][0](value):
            yield found(element, f"complete is {value!r}", value=value, fix="write true or false")
        elif value == "true" and (live := _announced(feed)) is not None:
            what = f"the show is complete, but line {feed.line(live)} announces a live stream"
            yield found(element, what, value=value, severity=Severity.INFO)


def _announced(feed: Feed) -> "Element | None":
    """The first live stream that is still to come, as far as is known."""
    now = feed.evidence.now
    for live in feed.every("podcast:liveItem", "channel"):
        start = iso_moment(live.get("start") or "")
        if live.get("status") == "pending" and start is not None and (now is None or start > now):
            return live
    return None
