"""What only shows when several parts of a feed are seen together."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.listing import folded, hosts_in
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, PODCAST_TAG
from episodekit.notation import urls
from episodekit.patterns import later

if TYPE_CHECKING:
    from datetime import datetime


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


@rule("same-pubdate", Severity.INFO, alias="F003")
def same_pubdate(feed: Feed) -> Iterator[Found]:
    """Two episodes were published at the same moment.

    Why: apps order episodes by date; each orders these two as it likes.

    Fix: let a minute lie between them, in the order in which they are to be heard.
    """
    seen: dict[datetime, Element] = {}
    for element in feed.every("pubDate", "item"):
        moment = feed.date(element).moment
        first = seen.setdefault(moment, element) if moment is not None else element
        if first is not element:
            what = f"the episode in line {feed.line(first)} has the date {element.value} too"
            yield found(element, what, value=element.value)


@rule("duplicate-episode", Severity.WARNING, alias="F004")
def duplicate_episode(feed: Feed) -> Iterator[Found]:
    """Two episodes have the same title and the same duration.

    Why: most likely it is one episode, which listeners then find twice.

    Fix: delete one of them; if they are two, give them titles that tell them apart.
    """
    seen: dict[tuple[str, str], Element] = {}
    for title in feed.every("title", "item"):
        item = title.parent
        duration = item.value_of("itunes:duration") if item is not None else ""
        if item is None or not title.value or not duration.strip("0:."):
            continue
        first = seen.setdefault((folded(title.value), duration), item)
        # Two items with one guid have a finding of their own.
        if first is not item and (
            not item.value_of("guid") or item.value_of("guid") != first.value_of("guid")
        ):
            what = (
                f"the episode in line {feed.line(first)} is called {title.value!r} and lasts {duration} too"
            )
            yield found(title, what, value=title.value)


_FETCHED = (
    ("enclosure", "url"),
    ("itunes:image", "href"),
    ("podcast:transcript", "url"),
    ("podcast:chapters", "url"),
)


@rule("http-and-https", Severity.INFO, alias="F006")
def http_and_https(feed: Feed) -> Iterator[Found]:
    """Some files of the feed are on https, some on http.

    Why: phones and web players refuse to load what is not encrypted; these files alone do not play or show.

    Fix: write ``https://`` everywhere if the server has it.
    """
    plain: list[tuple[Element, str]] = []
    safe = 0
    for tag, attribute in _FETCHED:
        for element in feed.every(tag, "channel", "item"):
            url = (element.get(attribute) or "").lstrip()
            if url.startswith("http://"):
                plain.append((element, url))
            elif url.startswith("https://"):
                safe += 1
    if plain and safe:
        element, url = min(plain, key=lambda row: abs(row[0].offset))
        yield found(
            element, f"{len(plain)} of {len(plain) + safe} files are on http, such as {url}", value=url
        )


@rule("image-repeated", Severity.INFO, alias="F007", profiles=("strict",))
def image_repeated(feed: Feed) -> Iterator[Found]:
    """The image of an episode is that of the show.

    Why: apps show the show's image anyway; some fetch and keep it again for every episode.

    Fix: delete the episode's ``itunes:image``, or give the episode a picture of its own.
    """
    shows = feed.channel.child("itunes:image") if feed.channel is not None else None
    href = shows.get("href") if shows is not None else None
    for image in feed.every("itunes:image", "item") if href else ():
        if image.get("href") == href:
            yield found(image, "the episode has the image of the show", value=href)


@rule("explicit-in-clean-show", Severity.INFO, source=APPLE, alias="F008", profiles=("apple",))
def explicit_in_clean_show(feed: Feed) -> Iterator[Found]:
    """An episode is explicit, the show is not.

    Why: where explicit shows are not listed, Apple may take the whole show out after a complaint.

    Fix: if such episodes are the rule, write ``<itunes:explicit>true</itunes:explicit>`` into the channel too.
    """
    shows = feed.channel.value_of("itunes:explicit").lower() if feed.channel is not None else ""
    if shows not in {"false", "no", "clean"}:
        return
    explicit = [row for row in feed.every("itunes:explicit", "item") if row.value.lower() in _EXPLICIT]
    if explicit:
        what = f"{len(explicit)} of {len(feed.items)} episodes are explicit, the show says {shows}"
        yield found(explicit[0], what, value=explicit[0].value)


_EXPLICIT = {"true", "yes", "explicit"}
_MOST_HOPS = 3


@rule("many-trackers", Severity.INFO, alias="F011")
def many_trackers(feed: Feed) -> Iterator[Found]:
    """The address of an episode leads through many measuring services.

    Why: each is one more server that must answer before a listener hears anything, and one more that can fail.

    Fix: keep the services whose figures you look at, three at most.
    """
    for enclosure in feed.every("enclosure", "item"):
        url = (enclosure.get("url") or "").strip()
        hosts = hosts_in(url) if url.count("/") > _MOST_HOPS + 3 else []
        if len(hosts) - 1 > _MOST_HOPS:
            what = f"the address leads through {len(hosts) - 1} services: {', '.join(hosts[:-1])[:200]}"
            yield found(enclosure, what, value=url)


@rule("ai-content-differs", Severity.INFO, source=PODCAST_TAG + "txt.md", alias="F012", profiles=("pc20",))
def ai_content_differs(feed: Feed) -> Iterator[Found]:
    """The show says that it holds nothing made by machines, an episode says that it does.

    Why: apps that filter by it look at the show alone, and listeners feel deceived.

    Fix: write ``true`` for the show, or correct the episode.
    """
    shows = [row for row in feed.every("podcast:txt", "channel") if _ai(row) == "false"]
    for row in feed.every("podcast:txt", "item") if shows else ():
        if _ai(row) == "true":
            what = f"ai-content is true here and false for the show, in line {feed.line(shows[0])}"
            yield found(row, what, value=row.value)


def _ai(row: Element) -> str:
    return row.value.lower() if (row.get("purpose") or "").strip().lower() == "ai-content" else ""


# https://www.rfc-editor.org/rfc/rfc2606
_DOCUMENTATION = later(r"(?:.*\.)?example(?:\.(?:com|net|org))?")
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

    Why: nobody else can fetch the file; nobody notices as long as it works at home. Hosts such as ``example.com``, which
    documentation uses, are a warning: the specifications' own feeds have them.

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
                severity = Severity.WARNING if _DOCUMENTATION.fullmatch(host) else None
                yield found(element, f"{host} is not a public host", value=url, severity=severity)
    for guid in feed.every("podcast:guid", "channel"):
        if any(word in guid.value for word in _PLACEHOLDERS) or set(guid.value) == {"0", "-"}:
            yield found(guid, f"the podcast:guid {guid.value!r} is a placeholder", value=guid.value)
