"""The show beside the feed that was published before: what would make apps lose it."""

from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.change import change_of
from episodekit.lint.feed import Feed
from episodekit.lint.listing import digest, place_of
from episodekit.lint.matching import Pair
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, APPLE_ARTWORK, PODCAST_TAG
from episodekit.notation import urls

_SHARE, _FEW = 0.2, 2  # how much of a feed may go, and how many are too few to speak of a share


@rule("old-feed-unreadable", Severity.ERROR)
def old_feed_unreadable(feed: Feed) -> Iterator[Found]:
    """The feed of before cannot be compared with this one.

    Why: no rule about changes could look at anything, so that their silence means nothing. It is a warning if the
    feed of before is damaged but could be read in part.

    Fix: name the file or address of the feed that was published last.
    """
    old = feed.evidence.previous
    if old is not None and old.unreadable:
        yield found(0, f"{old.name} cannot be compared: {old.unreadable}", value=old.name)
    elif old is not None and old.damaged:
        what = f"{old.name} is compared as far as it can be read: {old.damaged}"
        yield found(0, what, value=old.name, severity=Severity.WARNING)


@rule("podcast-guid-changed", Severity.ERROR, source=f"{PODCAST_TAG}guid.md", alias="D006")
def podcast_guid_changed(feed: Feed) -> Iterator[Found]:
    """The ``podcast:guid`` of the show has changed or is gone.

    Why: it is the show's name for ever, wherever its feed moves; with another one, apps and directories take it for
    another show.

    Fix: write the old one back. If it is meant, ``episodekit build --accept podcast-guid-changed``.
    """
    change = change_of(feed)
    if change is None or feed.channel is None:
        return
    before, now = change.old.podcast_guid, change.new.podcast_guid
    if before and before.lower() != now.lower():
        what = f"the podcast:guid was {before}, now {f'it is {now}' if now else 'there is none'}"
        yield found(_at(feed.channel, "podcast:guid"), what, value=now, fix=f"write {before} back")


def _at(channel: Element, *tags: str) -> Element:
    """Where to point: at the first of these children that the channel has, or at the channel."""
    return next((child for tag in tags if (child := channel.child(tag)) is not None), channel)


@rule("feed-url-moved", Severity.WARNING, source=APPLE, alias="D007")
def feed_url_moved(feed: Feed) -> Iterator[Found]:
    """The feed is published elsewhere than before and does not say so.

    Why: whoever subscribed to the old address gets no new episode.

    Fix: let the old address redirect (301), and write the new one into ``itunes:new-feed-url`` for some weeks.
    """
    change = change_of(feed)
    if change is None or feed.channel is None:
        return
    before, now = change.old.self_url, change.new.self_url
    told = {place_of(listing.new_feed_url) for listing in (change.old, change.new) if listing.new_feed_url}
    moved = bool(before and now) and place_of(before) != place_of(now)
    if moved and place_of(now) not in told and not urls.is_private(urls.host(before)):
        links = feed.channel.all("atom:link")
        own = next((link for link in links if (link.get("rel") or "").lower() == "self"), feed.channel)
        yield found(own, f"the feed was at {before}, now it is at {now}", value=now)


@rule("type-flipped", Severity.WARNING, source=APPLE, alias="D008")
def type_flipped(feed: Feed) -> Iterator[Found]:
    """The show was episodic and is serial now, or the other way round.

    Why: apps turn the list of episodes over: what was last comes first.

    Fix: write the old ``itunes:type`` back.
    """
    change = change_of(feed)
    if change is not None and feed.channel is not None and change.old.kind != change.new.kind:
        what = f"the show was {change.old.kind}, now it is {change.new.kind}"
        yield found(_at(feed.channel, "itunes:type"), what, value=change.new.kind)


@rule("lock-or-block-added", Severity.INFO, alias="D010")
def lock_or_block_added(feed: Feed) -> Iterator[Found]:
    """The show is locked now, or the show or an episode is hidden from Apple Podcasts.

    Why: a locked feed cannot be imported at another host; a hidden one is taken down. It is a warning if the whole
    show is hidden.

    Fix: take ``podcast:locked`` or ``itunes:block`` out if it is not meant.
    """
    change = change_of(feed)
    if change is None or feed.channel is None:
        return
    if change.new.locked and not change.old.locked:
        yield found(_at(feed.channel, "podcast:locked"), "the feed is locked now", value="yes")
    if change.new.blocked and not change.old.blocked:
        what = "the whole show is hidden from Apple Podcasts now"
        yield found(_at(feed.channel, "itunes:block"), what, value="Yes", severity=Severity.WARNING)
    yield from _hidden(change.match.pairs)


def _hidden(pairs: list[Pair]) -> Iterator[Found]:
    for old, new in pairs:
        if new.blocked and not old.blocked and new.element is not None:
            what = f"{new.name} is hidden from Apple Podcasts now"
            yield found(_at(new.element, "itunes:block"), what, value="Yes")


@rule("feed-shrunk", Severity.ERROR, alias="D011")
def feed_shrunk(feed: Feed) -> Iterator[Found]:
    """The feed has lost more than a fifth of its episodes, or all of them.

    Why: it mostly means that something went wrong while it was made; apps delete what is gone. A single episode that
    is gone is a warning (item-removed), unless it was the only one.

    Fix: find out where the episodes are. If it is meant, ``episodekit build --accept feed-shrunk``.
    """
    change = change_of(feed)
    if change is None or feed.channel is None or change.new.damaged:
        return
    had, lost = len(change.old.entries), len(change.lost)
    if had and not change.new.entries:
        yield found(feed.channel, f"the feed is empty; {change.old.name} has {had} episodes", value="0")
    elif lost >= _FEW and lost > _SHARE * had:
        yield found(feed.channel, f"{lost} of {had} episodes in {change.old.name} are gone", value=str(lost))


@rule("build-date-back", Severity.WARNING, alias="D012")
def build_date_back(feed: Feed) -> Iterator[Found]:
    """``lastBuildDate`` lies before that of the feed of before.

    Why: readers that trust it believe that they have the newest feed and do not read this one; it is often a sign
    that an old feed is about to be published.

    Fix: publish the newest feed, with the moment at which it last changed.
    """
    change = change_of(feed)
    if change is None or feed.channel is None:
        return
    before, now = change.old.built, change.new.built
    if before is not None and now is not None and now < before:
        element = _at(feed.channel, "lastBuildDate")
        what = f"the feed is of {element.value}; the one before is of {before:%Y-%m-%d %H:%M:%S} UTC"
        yield found(element, what, value=element.value)


@rule("art-replaced-same-url", Severity.WARNING, source=APPLE_ARTWORK, alias="G009", profiles=("apple",))
def art_replaced_same_url(feed: Feed) -> Iterator[Found]:
    """Artwork has changed, its URL has not.

    Why: Apple and most apps keep a picture by its URL and go on showing the old one; Apple asks for a new file name.

    Fix: give the new picture another file name.
    """
    old = feed.evidence.previous
    before = dict(old.pictures) if old is not None else {}
    for element in feed.every("itunes:image") if before else ():
        url = (element.get("href") or "").strip()
        known = before.pop(url, None)  # each picture once
        content = feed.evidence.files.get(url) if known is not None else None
        if content is not None and digest(content) != known:
            yield found(element, f"{url} is another picture than before", value=url)
