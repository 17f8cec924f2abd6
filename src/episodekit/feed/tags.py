"""What the feed says of a show and a release beside the elements of RSS that feedgen writes right.

Each function gives finished elements; the values come from the model and are valid. The reasons why feedgen's own
extensions are not used: its itunes:explicit refuses ``true`` and ``false``, its image refuses ``.jpeg``, and it has no
podcast, Podlove or second atom:link at all.
"""

import functools
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from episodekit.chapters import podlove
from episodekit.model.episode import Enclosure, Person, Release, Show
from episodekit.model.tagged import Tag
from episodekit.notation import timecode
from episodekit.vocabulary.media_types import CHAPTERS_JSON, RSS

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

ALWAYS = ("", "atom", "itunes", "podcast", "psc")
"""The order of the elements, by prefix; the prefixes that every feed declares."""
ORDER = (*ALWAYS, "content", "fh")
"""All prefixes of the tables; these two are declared where the channel uses them."""
_Made_co = TypeVar("_Made_co", covariant=True)
_Made = TypeVar("_Made")


class Make(Protocol[_Made_co]):
    """What makes something of a tag: a :class:`Tag`, or its text."""

    def __call__(
        self,
        name: str,
        text: str = "",
        attributes: tuple[tuple[str, str], ...] = (),
        children: tuple[Tag, ...] = (),
        /,
    ) -> _Made_co:
        """The tag of that name, with its attributes in order."""


def channel(
    show: Show, image_url: str, links: Mapping[str, str], dates: Mapping[str, datetime | None]
) -> list[Tag]:
    """Every tag of the channel that feedgen does not write: those that follow from the show, and those that it names.

    ``links`` maps the relation of an atom:link to its URL, ``dates`` the name of a tag to its aware time.
    """
    rows = [_image(show, image_url), *(Tag(name, _moment(when)) for name, when in dates.items() if when)]
    rows += [*_atom_channel(links), *_itunes_channel(show, image_url), *_podcast_channel(show)]
    return _merged(rows, show.tags)


def item(show: Show, release: Release) -> list[Tag]:
    """Every tag of an item that feedgen does not write."""
    return _merged(derived(show, release, Tag, Tag), release.episode.tags)


def derived(show: Show, release: Release, make: Make[_Made], known: Make[_Made]) -> list[_Made]:
    """Those that follow from show and release, in the order of their namespaces.

    ``known`` makes the tags that most items of a show share; it may remember them.
    """
    return [
        make("enclosure", "", _enclosure(show, release.enclosure)),
        make("pubDate", _moment(release.episode.published)),
        *_itunes_item(release, make, known),
        *_podcast_item(show, release, make, known),
        *_psc_item(release, make),
    ]


def ordered(rows: Sequence[Tag]) -> list[Tag]:
    """Those of a namespace together."""
    return sorted(rows, key=lambda row: rank(row.name))


@functools.lru_cache(maxsize=1024)
def rank(name: str) -> int:
    """Where the prefix of a tag's name stands in :data:`ORDER`."""
    return ORDER.index(name.rpartition(":")[0])


def _merged(derived: Sequence[Tag], named: Sequence[Tag]) -> list[Tag]:
    """What a person named replaces all that would follow under the same name, but for the feed's own address."""
    if not named:
        return [*derived]
    names = {tag.name for tag in named} - {"atom:link"}
    return [*(tag for tag in derived if tag.name not in names), *named]


def _image(show: Show, url: str) -> Tag:
    """RSS's own image (feedgen loses its description)."""
    return Tag("image", children=(Tag("url", url), Tag("title", show.title), Tag("link", show.home)))


def _moment(when: datetime) -> str:
    """A moment of UTC (https://www.rfc-editor.org/rfc/rfc5322#section-3.3); strftime would ask for the locale."""
    if when.tzinfo is not UTC:
        when = when.astimezone(UTC)
    day, month = _DAYS[when.weekday()], _MONTHS[when.month - 1]
    return (
        f"{day}, {when.day:02} {month} {when.year:04} {when.hour:02}:{when.minute:02}:{when.second:02} +0000"
    )


def _itunes_channel(show: Show, image_url: str) -> list[Tag]:
    """Apple's channel tags (https://podcasters.apple.com/support/823-podcast-requirements)."""
    rows = [
        Tag("itunes:author", show.author),
        Tag("itunes:type", show.type),
        Tag("itunes:explicit", _boolean(value=show.explicit)),
        Tag("itunes:image", attributes=(("href", image_url),)),
    ]
    for category in show.categories:
        inner = Tag("itunes:category", attributes=(("text", category.subcategory or ""),))
        children = (inner,) if category.subcategory else ()
        rows.append(Tag("itunes:category", attributes=(("text", category.name),), children=children))
    if show.owner:
        owner = (Tag("itunes:name", show.owner.name), Tag("itunes:email", show.owner.email))
        rows.append(Tag("itunes:owner", children=owner))
    return [*rows, Tag("itunes:block", "Yes")] if show.feed.private else rows


def _enclosure(show: Show, enclosure: Enclosure) -> tuple[tuple[str, str], ...]:
    """Of several, feedgen keeps the last; and at each it checks all links of the entry again."""
    url = show.feed.enclosure_url(enclosure.url)
    return ("url", url), ("length", str(enclosure.length_bytes)), ("type", enclosure.media_type)


def _itunes_item(release: Release, make: Make[_Made], known: Make[_Made]) -> list[_Made]:
    """Apple's item tags."""
    episode = release.episode
    rows = [known("itunes:episodeType", episode.type)]
    if release.duration is not None:
        rows.insert(0, make("itunes:duration", str(timecode.whole_seconds(release.duration))))
    if episode.author:
        rows.append(known("itunes:author", episode.author))
    if episode.explicit is not None:
        rows.append(known("itunes:explicit", _boolean(value=episode.explicit)))
    if episode.season is not None:
        rows.append(known("itunes:season", str(episode.season)))
    if episode.number is not None:
        rows.append(make("itunes:episode", str(episode.number)))
    if release.image:
        rows.append(make("itunes:image", "", (("href", release.image),)))
    return rows


def _podcast_channel(show: Show) -> list[Tag]:
    """Channel tags of the podcast namespace (https://github.com/Podcastindex-org/podcast-namespace)."""
    owner = (("owner", show.owner.email),) if show.owner else ()
    rows = [
        Tag("podcast:guid", show.guid),
        Tag("podcast:locked", "yes" if show.locked else "no", owner),
        Tag("podcast:medium", "podcast"),
        *(Tag("podcast:person", person.name, _credit(person)) for person in show.people),
    ]
    return [*rows, Tag("podcast:block", "yes")] if show.feed.private else rows


def _podcast_item(show: Show, release: Release, make: Make[_Made], known: Make[_Made]) -> list[_Made]:
    """Item tags of the podcast namespace."""
    rows = []
    for link in release.transcripts:
        attributes = (("url", link.url), ("type", link.media_type), ("language", link.language))
        rel = (("rel", "captions"),) if link.captions else ()
        rows.append(make("podcast:transcript", "", (*attributes, *rel)))
    if release.chapters_url:
        rows.append(make("podcast:chapters", "", (("url", release.chapters_url), ("type", CHAPTERS_JSON))))
    rows += [known("podcast:person", person.name, _credit(person)) for person in release.episode.people]
    if release.narrated and show.disclose_ai:
        rows.append(known("podcast:txt", "true", (("purpose", "ai-content"),)))
    return rows


def _psc_item(release: Release, make: Make[_Made]) -> list[_Made]:
    """Podlove Simple Chapters (https://podlove.org/simple-chapters/)."""
    if not release.chapters:
        return []
    rows = tuple(Tag("psc:chapter", attributes=tuple(row.items())) for row in podlove.write(release.chapters))
    return [make("psc:chapters", "", (("version", podlove.VERSION),), rows)]


def _atom_channel(links: Mapping[str, str]) -> list[Tag]:
    """The feed's own address (https://www.rssboard.org/rss-profile#namespace-elements-atom-link) and its pages."""
    return [
        Tag("atom:link", attributes=(("href", href), ("rel", relation), ("type", RSS)))
        for relation, href in links.items()
    ]


def _credit(person: Person) -> tuple[tuple[str, str], ...]:
    links = (("href", person.href), ("img", person.img))
    return (
        ("role", person.role),
        ("group", person.group),
        *((name, value) for name, value in links if value),
    )


def _boolean(*, value: bool) -> str:
    return "true" if value else "false"
