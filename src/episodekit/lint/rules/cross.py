"""What only shows when several parts of a feed are seen together."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from episodekit import urls
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule

if TYPE_CHECKING:
    from episodekit.feed.document import Element


@rule("build-date-before-newest", Severity.WARNING, alias="F001")
def build_date_before_newest(feed: Feed) -> Iterator[Found]:
    """``lastBuildDate`` lies before the newest episode.

    Why: readers that trust it do not fetch the new episode.

    Fix: write the moment at which the feed last changed.
    """
    element = feed.channel.child("lastBuildDate") if feed.channel is not None else None
    built = feed.date(element).moment if element is not None else None
    if element is None or built is None:
        return
    now = feed.evidence.now
    dates = (feed.date(date).moment for date in feed.every("pubDate", "item"))
    # An episode that is planned for later says nothing about when the feed was made.
    published = [moment for moment in dates if moment is not None and (now is None or moment <= now)]
    if published and max(published) > built:
        newest = f"{max(published):%Y-%m-%d %H:%M} UTC"
        yield found(
            element, f"the newest episode is of {newest}, the feed of {element.value}", value=element.value
        )


@rule("items-not-newest-first", Severity.INFO, alias="F002")
def items_not_newest_first(feed: Feed) -> Iterator[Found]:
    """The episodes are not in order of date, the newest first.

    Why: apps that read only the first part of a long feed miss new episodes.

    Fix: order the items by ``pubDate``, the newest first.
    """
    before: Element | None = None
    for element in feed.every("pubDate", "item"):
        moment = feed.date(element).moment
        earlier = feed.date(before).moment if before is not None else None
        if moment is not None and earlier is not None and moment > earlier and before is not None:
            what = f"the item is newer than the one before it, of {before.value}"
            yield found(element, what, value=element.value)
            return
        if moment is not None:
            before = element


@rule("same-description", Severity.INFO, alias="F005", profiles=("strict",))
def same_description(feed: Feed) -> Iterator[Found]:
    """The description of an episode repeats its title.

    Why: listeners learn nothing from it that the title did not say.

    Fix: write a sentence or two about the episode.
    """
    for element in feed.every("description", "item"):
        parent = element.parent
        if parent is not None and element.value and element.value == parent.value_of("title"):
            yield found(element, "the description is the title", value=element.value)


_PLACEHOLDERS = ("y0ur-gu1d", "your-guid", "yourdomain", "YOUR_")
_LINKS = (
    ("link", ""),
    ("enclosure", "url"),
    ("atom:link", "href"),
    ("itunes:image", "href"),
    ("itunes:new-feed-url", ""),
    ("podcast:transcript", "url"),
    ("podcast:chapters", "url"),
)


@rule("placeholder-host", Severity.ERROR, alias="F010 N722")
def placeholder_host(feed: Feed) -> Iterator[Found]:
    """A URL points to this machine, a private network or a placeholder, or a guid is one.

    Why: nobody else can fetch the file; nobody notices as long as it works at home.

    Fix: write the public host; ``--allow-local`` silences this while you try things out.
    """
    if feed.evidence.allow_local:
        return
    seen: set[str] = set()
    for tag, attribute in _LINKS:
        for element in feed.every(tag, "channel", "item"):
            url = (element.get(attribute) or "" if attribute else element.text).strip()
            host = urls.host(url)
            bad = urls.is_private(host) if host else False
            if (bad or any(word in url for word in _PLACEHOLDERS)) and host not in seen:
                seen.add(host)
                yield found(element, f"{host} is not a public host", value=url)
    for guid in feed.every("podcast:guid", "channel"):
        if any(word in guid.value for word in _PLACEHOLDERS) or set(guid.value) == {"0", "-"}:
            yield found(guid, f"the podcast:guid {guid.value!r} is a placeholder", value=guid.value)
