"""An item of a feed → :class:`episodekit.model.episode.Episode`, once its guid, moment and folder are settled."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from episodekit.chapters import podlove
from episodekit.errors import InvalidValueError
from episodekit.feed import tags
from episodekit.feed.channel import known_base, read_explicit, read_people, shortened, web_url
from episodekit.feed.document import Element
from episodekit.feed.leftovers import Notes, Twins, left_over, seconds_of
from episodekit.model.episode import EPISODE_TYPES, Chapter, ChapterMark, Enclosure, Episode, Release, Show
from episodekit.notation import markup, rfc822, urls, values
from episodekit.patterns import later
from episodekit.vocabulary.media_types import ENCLOSURE_TYPES

_OWN = ("title", "link", "description", "guid", "pubDate", "content:encoded", "enclosure")
_SUMMARY_HEAD = 4_000  # characters of a description that a summary is looked for in
_SENTENCE_END = later(r"[.!?…](?=\s)|[。！？।။។؟]")
_DAY = later(r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4})")
_LONGEST = timedelta(hours=999)
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Settled:
    """What of an item depends on the others.

    Attributes:
        order: among items of the same moment, the higher is the newer.
    """

    element: Element
    enclosure: Enclosure
    guid: str
    title: str
    published: datetime
    order: int
    slug: str


def read_episode(item: Settled, show: Show, twins: Twins, notes: Notes) -> Episode:
    """The episode of an item; what has no key is kept as tags and XML."""
    element = item.element
    description = shortened(_text(element, "description", twins), element, notes)
    html = _notes(element, twins, notes)
    duration, permalink = _duration(element), _is_permalink(element, item.guid)
    episode = Episode(
        slug=item.slug,
        guid=item.guid,
        title=item.title,
        summary=_summary(element, description, html) or item.title[: values.LIST_SUMMARY_LIMIT],
        notes_html=html,
        published=item.published,
        language=show.language,
        chapters=_chapters(element, duration),
        season=_count(element.value_of("itunes:season")),
        number=_count(element.value_of("itunes:episode")),
        type=_type(element),
        explicit=read_explicit(element),
        author=" ".join(element.value_of("itunes:author").split())[: values.LONG_LINE_LIMIT] or None,
        people=read_people(element),
        description=description,
        link=_link(item, show, notes, permalink=permalink),
        permalink=permalink,
        enclosure=item.enclosure,
        duration=duration,
        image=_image(element, show),
        order=item.order,
    )
    own = (*_OWN, "itunes:explicit") if episode.explicit is not None else _OWN
    rest = left_over(element, own, tags.item(show, _release(show, episode, item.enclosure)), twins, notes)
    return replace(episode, tags=rest.tags, extra=rest.extra) if rest.tags or rest.extra else episode


def read_enclosure(item: Element, base: str | None, notes: Notes) -> Enclosure | None:
    """The item's audio; None, with a finding, if there is none that an app could play."""
    found = None
    for element in item.all("enclosure"):
        url = web_url(element.get("url") or "", base) if (element.get("url") or "").strip() else None
        if url is None or found is not None:
            told = (
                "a second enclosure" if found else f"the enclosure {values.short(element.get('url') or '')}"
            )
            notes.warn("import-enclosure", f"{told} is left out", "look for it in the old feed", element)
            continue
        found = Enclosure(
            url=url, length_bytes=_length(element, notes), media_type=_media_type(element, url, notes)
        )
        if url != (element.get("url") or "").strip():
            told = f"the enclosure {values.short(element.get('url') or '')} is written {url}"
            notes.warn("import-enclosure", told, "look whether it can be fetched", element)
    if found is None:
        name = item.value_of("title") or item.value_of("guid") or "an item without title"
        told = f"{values.short(name)} has no enclosure and is left out"
        notes.warn("import-no-enclosure", told, "it is no episode: nothing is to be done, or add it", item)
    return found


def read_title(item: Element, notes: Notes) -> str:
    """The item's title; its description's beginning if it has none."""
    title = " ".join(item.value_of("title").split()) or " ".join(item.value_of("itunes:title").split())
    if title:
        return title[: values.LONG_LINE_LIMIT]
    text = " ".join(markup.to_text(item.value_of("description")[:_SUMMARY_HEAD]).split())
    found = _cut(text, 80) or "Untitled"
    notes.warn("import-no-title", f"an item has no title; it is called {found!r}", "correct title:", item)
    return found


def read_moment(item: Element) -> datetime | None:
    """When the item was published, in UTC to the second; None if it does not say so in a way that can be read."""
    for tag in ("pubDate", "dc:date"):
        text = item.value_of(tag)
        found = rfc822.read(text).moment or _iso(text) or _day(text)
        if found is not None and found.year >= _FIRST_YEAR:
            return found.replace(microsecond=0)
    return None


def _iso(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except OverflowError:
        return None


def _day(text: str) -> datetime | None:
    match = _DAY.fullmatch(text)
    return rfc822.read(f"{match[1]} 00:00:00 GMT").moment if match else None


def _text(item: Element, tag: str, twins: Twins) -> str:
    """The text of a child as it stands; the markup of one that holds elements instead of escaped HTML."""
    element = item.child(tag)
    if element is None:
        return ""
    if not element.children:
        return element.value
    from copy import deepcopy

    from lxml import etree

    twin = twins.of(item, item.children.index(element))
    if twin is None:
        return element.value
    inner = []
    for child in twin:
        alone = deepcopy(child)
        etree.cleanup_namespaces(alone)
        inner.append(etree.tostring(alone, method="html", encoding="unicode"))
    return "".join([markup.escape(twin.text or ""), *inner]).strip()


def _notes(item: Element, twins: Twins, notes: Notes) -> str:
    """``content:encoded`` without what could run."""
    text = shortened(_text(item, "content:encoded", twins), item, notes)
    html = text
    for _ in range(3):  # what is left of broken HTML may be read otherwise again
        cleaned = markup.sanitise_rich(html).strip()
        if cleaned == html:
            break
        html = cleaned
    gone = sorted(_running(text) - _running(html)) if html != text else ()
    if gone:
        told = f"the show notes lose their <{'>, <'.join(gone)}>"
        notes.warn("import-notes", told, "link to it from notes.html", item)
    return html


def _running(text: str) -> set[str]:
    lowered = text.lower()
    return {name for name in _RUNS if f"<{name}" in lowered}


_RUNS = ("iframe", "script", "style", "form", "input", "object", "embed", "audio", "video", "svg")


def _summary(item: Element, description: str, html: str) -> str:
    """Plain text of at most 250 characters: whole sentences if they fit."""
    for source in (description, html, item.value_of("itunes:summary"), item.value_of("itunes:subtitle")):
        text = " ".join(markup.to_text(source[:_SUMMARY_HEAD]).split())
        if text:
            return _cut(text, values.LIST_SUMMARY_LIMIT)
    return ""


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text[: limit + 1]) if match.end() <= limit]
    if ends and ends[-1] > limit // 3:
        return text[: ends[-1]]
    head = text[: limit - 1]
    return f"{(head.rpartition(' ')[0] or head).rstrip()}…"


def _duration(item: Element) -> timedelta | None:
    seconds = seconds_of(item.value_of("itunes:duration"))
    if not seconds or seconds > _LONGEST.total_seconds():
        return None
    return timedelta(seconds=seconds)


def _chapters(item: Element, duration: timedelta | None) -> tuple[ChapterMark, ...]:
    """Podlove's chapters, if the entry can say them; else they stay a tag."""
    element = item.child("psc:chapters")
    if element is None:
        return ()
    rows = element.all("psc:chapter")
    try:
        listed = podlove.read(
            [{name: value for name, value in row.attributes.items() if value} for row in rows]
        )
        marks = [
            ChapterMark(title=" ".join(row.title.split()), start=row.start, url=row.url, img=row.img)
            for row in listed
        ]
    except InvalidValueError:
        return ()
    return tuple(marks) if _sayable(listed, duration) else ()


def _sayable(listed: tuple[Chapter, ...], duration: timedelta | None) -> bool:
    starts = [row.start for row in listed]
    if not starts or starts[0] or any(one >= other for one, other in pairwise(starts)):
        return False
    for row in listed:
        if any(link is not None and web_url(link) != link for link in (row.url, row.img)):
            return False
        if row.start.microseconds % 1000:
            return False
    return duration is None or starts[-1] < duration


def _count(text: str) -> int | None:
    return int(text) if re.fullmatch("[0-9]{1,15}", text, re.ASCII) else None


def _type(item: Element) -> str:
    word = item.value_of("itunes:episodeType").lower()
    return word if word in EPISODE_TYPES else "full"


def _link(settled: Settled, show: Show, notes: Notes, *, permalink: bool) -> str | None:
    """The episode's page; its guid where that is the page; None where the build is to make one."""
    item, guid = settled.element, settled.guid
    element = item.child("link")
    if element is None or not element.value:
        return guid if permalink and web_url(guid) == guid else None
    found = web_url(element.value, known_base(show))
    if found is None:
        told = f"the link {values.short(element.value)} is no address and is left out"
        notes.warn("import-link", told, "write link: in the entry", element, element.value)
    return None if found == f"{show.base_url}episodes/{settled.slug}/" else found


def _is_permalink(item: Element, guid: str) -> bool:
    """Whether the guid is the address of the episode's page (https://www.rssboard.org/rss-specification, guid)."""
    element = item.child("guid")
    if element is None or element.value != guid or not urls.is_web(guid):
        return False
    return (element.get("isPermaLink") or "true").strip().lower() != "false"


def _image(item: Element, show: Show) -> str | None:
    element = item.child("itunes:image")
    text = (element.get("href") or "").strip() if element is not None else ""
    return web_url(text, known_base(show)) if text else None


def _length(element: Element, notes: Notes) -> int:
    text = (element.get("length") or "").strip()
    if re.fullmatch("[0-9]{1,15}", text, re.ASCII):
        return int(text)
    told = f"the length of the enclosure is {values.short(text)}, no number of bytes; it is 0 now"
    notes.warn("import-length", told, "write its true size in bytes", element, text)
    return 0


def _media_type(element: Element, url: str, notes: Notes) -> str:
    text = (element.get("type") or "").strip()
    try:
        return values.media_type(text)
    except InvalidValueError:
        found = ENCLOSURE_TYPES.get(urls.extension(url), "audio/mpeg")
        told = f"the type of the enclosure is {values.short(text)}; it is {found} now"
        notes.warn("import-type", told, "correct it if that is wrong", element, text)
        return found


def _release(show: Show, episode: Episode, enclosure: Enclosure) -> Release:
    """The release that the build makes of an episode whose audio stays where it is."""
    chapters = tuple(
        Chapter(start=row.start, title=row.title, url=row.url, img=row.img)
        for row in episode.chapters
        if row.start is not None
    )
    return Release(
        episode=episode,
        enclosure=enclosure,
        duration=episode.duration,
        page_url=episode.link or f"{show.base_url}episodes/{episode.slug}/",
        image=episode.image,
        chapters=chapters,
        chapters_url=f"{show.base_url}chapters/{episode.slug}.json" if chapters else None,
    )
