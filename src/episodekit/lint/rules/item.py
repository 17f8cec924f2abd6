"""Items as RSS 2.0 describes them: title, guid, date."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, PROFILE, RSS, URI
from episodekit.logins import begun
from episodekit.notation import urls
from episodekit.notation.rfc822 import FORM, Fault, Reading

if TYPE_CHECKING:
    from episodekit.feed.document import Element


@rule("title-and-description-missing", Severity.ERROR, source=RSS, alias="R201")
def title_and_description_missing(feed: Feed) -> Iterator[Found]:
    """An item has neither title nor description.

    Why: RSS requires one of them; apps have nothing to show.

    Fix: write at least a ``<title>``.
    """
    for item in feed.items:
        if not item.value_of("title") and not item.value_of("description"):
            yield found(item, "the item has neither <title> nor <description>")


@rule(
    "guid-missing",
    Severity.WARNING,
    source=APPLE,
    alias="R212 I551 P604",
    profiles=("core", "apple", "psp", "spotify"),
    raised={"apple": Severity.ERROR, "psp": Severity.ERROR, "spotify": Severity.ERROR},
)
def guid_missing(feed: Feed) -> Iterator[Found]:
    """An item has no guid.

    Why: apps tell episodes apart by it; without it a changed URL or title makes the episode new, and everybody
    downloads it again. Apple requires it since 2023.

    Fix: give it a ``<guid isPermaLink="false">`` that nothing else has, and never change it.
    """
    for item in feed.items:
        if item.child("guid") is None:
            yield found(item, "the item has no <guid>")


@rule("guid-blank", Severity.ERROR, source=RSS, alias="R213", profiles=("core", "apple", "psp", "spotify"))
def guid_blank(feed: Feed) -> Iterator[Found]:
    """A guid is empty.

    Why: all episodes with an empty guid look like one and the same.

    Fix: write a text into it that nothing else has, and never change it.
    """
    for guid in feed.every("guid", "item"):
        if not guid.value:
            yield found(guid, "the guid is empty", value=guid.text)


@rule(
    "guid-duplicate",
    Severity.ERROR,
    source=RSS,
    alias="R214 I552 I561",
    profiles=("core", "apple", "psp", "spotify"),
)
def guid_duplicate(feed: Feed) -> Iterator[Found]:
    """Two items have the same guid.

    Why: apps take them for one episode and show only one of them.

    Fix: give the newer one a guid of its own.
    """
    seen: dict[str, Element] = {}
    for item in feed.items:
        guid = item.child("guid")
        if guid is None or not guid.value:
            continue
        first = seen.setdefault(guid.value, guid)
        if first is not guid:
            yield found(
                guid, f"the guid {guid.value!r} stands already in line {feed.line(first)}", value=guid.value
            )


@rule("ispermalink-value", Severity.ERROR, source=RSS, alias="R215")
def ispermalink_value(feed: Feed) -> Iterator[Found]:
    """``isPermaLink`` is neither ``true`` nor ``false``.

    Why: readers then take the guid for a URL, or not, as they like.

    Fix: write ``isPermaLink="false"``, or ``true`` if the guid is the episode's page.
    """
    for guid in feed.every("guid", "item"):
        value = guid.get("isPermaLink")
        if value is not None and value not in {"true", "false"}:
            yield found(guid, f"isPermaLink is {value!r}", value=value)


@rule("ispermalink-spelling", Severity.ERROR, source=RSS, alias="R216")
def ispermalink_spelling(feed: Feed) -> Iterator[Found]:
    """``isPermaLink`` is written in another case.

    Why: names in XML are case-sensitive; the attribute is ignored and the guid is taken for a URL.

    Fix: write ``isPermaLink``.
    """
    for guid in feed.every("guid", "item"):
        for name in guid.attributes:
            if name != "isPermaLink" and name.lower() == "ispermalink":
                yield found(guid, f"the attribute {name} is not isPermaLink", value=name)


@rule("permalink-not-url", Severity.ERROR, source=RSS, alias="R217")
def permalink_not_url(feed: Feed) -> Iterator[Found]:
    """A guid counts as a URL but is none.

    Why: without ``isPermaLink="false"`` readers open the guid as the episode's page. It is a warning where nothing says
    that it is a URL: RSS takes it for one all the same, but Apple's own sample feed has such guids.

    Fix: write ``<guid isPermaLink="false">``; leave the guid itself as it is.
    """
    for guid in feed.every("guid", "item"):
        spelled = any(name != "isPermaLink" and name.lower() == "ispermalink" for name in guid.attributes)
        if (
            guid.get("isPermaLink") in {None, "true"}
            and guid.value
            and not spelled
            and not urls.is_web(guid.value)
        ):
            silent = guid.get("isPermaLink") is None
            why = 'lacks isPermaLink="false"' if silent else 'has isPermaLink="true"'
            severity = Severity.WARNING if silent else None
            what = f"the guid {guid.value!r} is no URL and {why}"
            yield found(guid, what, value=guid.value, severity=severity)


@rule("guid-weak", Severity.WARNING, alias="R218")
def guid_weak(feed: Feed) -> Iterator[Found]:
    """A guid is a short number.

    Why: such numbers are given anew when a site moves; every app then downloads every episode again.

    Fix: for new episodes use a UUID; leave published ones as they are.
    """
    for guid in feed.every("guid", "item"):
        if guid.value.isdigit() and len(guid.value) < 9:
            yield found(guid, f"the guid {guid.value} is a short number", value=guid.value)


@rule("guid-not-canonical", Severity.WARNING, source=URI)
def guid_not_canonical(feed: Feed) -> Iterator[Found]:
    """A guid that is a URL has another spelling than programs give it.

    Why: a system that tidies URLs, such as ``http://News.site`` to ``http://news.site/``, makes another guid of it, and
    every app downloads the episode again.

    Fix: for new episodes write the URL that is named; leave published guids as they are.
    """
    for guid in feed.every("guid", "item"):
        value = guid.value
        if guid.get("isPermaLink") in {None, "true"} and urls.is_web(value):
            plain = urls.canonical(value)
            if plain != value:
                what = f"the guid {begun(value, 200)!r} is not in its plain form"
                yield found(guid, what, value=value, fix=f"for new episodes write {begun(plain, 200)}")


@rule("pubdate-syntax", Severity.ERROR, source=RSS, alias="R219")
def pubdate_syntax(feed: Feed) -> Iterator[Found]:
    """The date of an item is not written as RSS wants it.

    Why: apps that cannot read it sort the episode wrongly or hide it.

    Fix: write it like ``Tue, 24 Nov 2026 06:00:00 +0000``.
    """
    yield from _dates(feed, Fault.SYNTAX)


@rule("pubdate-weekday", Severity.ERROR, source=RSS, alias="R220")
def pubdate_weekday(feed: Feed) -> Iterator[Found]:
    """The weekday does not go with the date.

    Why: strict readers refuse the date.

    Fix: correct the weekday, or leave it out together with its comma.
    """
    yield from _dates(feed, Fault.WEEKDAY)


@rule("pubdate-impossible", Severity.ERROR, source=RSS, alias="R221")
def pubdate_impossible(feed: Feed) -> Iterator[Found]:
    """There is no such day, time or zone.

    Why: apps that cannot read the date sort the episode wrongly or hide it.

    Fix: write a real day and time and a zone such as ``+0100``, without a colon.
    """
    yield from _dates(feed, Fault.IMPOSSIBLE)


@rule("pubdate-obsolete", Severity.WARNING, source=PROFILE, alias="R222")
def pubdate_obsolete(feed: Feed) -> Iterator[Found]:
    """The date of an item is in a form that was given up.

    Why: most apps read it, but not all, and not all alike.

    Fix: write it like ``Tue, 24 Nov 2026 06:00:00 +0000``.
    """
    yield from _dates(feed, Fault.OBSOLETE)


def _dates(feed: Feed, kind: Fault) -> Iterator[Found]:
    for element, reading in feed.once(_faulty):
        for clause in reading.of(kind):
            yield found(
                element, f"the date {element.value!r} is wrong: {clause}", value=element.value, fix=FORM
            )


def _faulty(feed: Feed) -> "list[tuple[Element, Reading]]":
    dates = ((element, feed.date(element)) for element in feed.every("pubDate", "item"))
    return [row for row in dates if row[1].faults]


@rule("pubdate-implausible", Severity.WARNING, alias="R223")
def pubdate_implausible(feed: Feed) -> Iterator[Found]:
    """The date of an item lies before 1990 or in the future.

    Why: apps hide what is not yet published, and sort what is too old to the end.

    Fix: write the moment at which the episode was or will be published; a planned one is fine.
    """
    now = feed.evidence.now
    for element in feed.every("pubDate", "item"):
        moment = feed.date(element).moment
        if moment is not None and moment.year < 1990:
            yield found(element, f"the date {element.value!r} lies before 1990", value=element.value)
        elif moment is not None and now is not None and (moment - now).total_seconds() > 600:
            yield found(
                element,
                f"the date {element.value!r} lies in the future",
                value=element.value,
                severity=Severity.INFO,
            )
