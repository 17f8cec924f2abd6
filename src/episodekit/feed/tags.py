"""What the feed says of a show and a release in the namespaces that feedgen does not write right.

Each function gives finished elements; the values come from the model and are valid. The reasons why feedgen's own
extensions are not used: its itunes:explicit refuses ``true`` and ``false``, its image refuses ``.jpeg``, and it has no
podcast, Podlove or second atom:link at all.
"""

from dataclasses import dataclass, field

from episodekit import timecode
from episodekit.chapters import podlove
from episodekit.model import Person, Release, Show
from episodekit.vocabulary.media_types import CHAPTERS_JSON, RSS
from episodekit.vocabulary.namespaces import ATOM, ITUNES, PODCAST, PSC


@dataclass(frozen=True, slots=True)
class Tag:
    """One element: name in a namespace, text, attributes in order, children."""

    namespace: str
    name: str
    text: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Tag", ...] = field(default=())


def itunes_channel(show: Show, image_url: str) -> list[Tag]:
    """Apple's channel tags (https://podcasters.apple.com/support/823-podcast-requirements)."""
    rows = [
        Tag(ITUNES, "author", show.author),
        Tag(ITUNES, "type", show.type),
        Tag(ITUNES, "explicit", _boolean(value=show.explicit)),
        Tag(ITUNES, "image", attributes=(("href", image_url),)),
    ]
    for category in show.categories:
        inner = Tag(ITUNES, "category", attributes=(("text", category.subcategory or ""),))
        children = (inner,) if category.subcategory else ()
        rows.append(Tag(ITUNES, "category", attributes=(("text", category.name),), children=children))
    if show.owner:
        owner = (Tag(ITUNES, "name", show.owner.name), Tag(ITUNES, "email", show.owner.email))
        rows.append(Tag(ITUNES, "owner", children=owner))
    return rows


def itunes_item(release: Release) -> list[Tag]:
    """Apple's item tags."""
    episode = release.episode
    rows = [
        Tag(ITUNES, "duration", str(timecode.whole_seconds(release.duration))),
        Tag(ITUNES, "episodeType", episode.type),
    ]
    if episode.author:
        rows.append(Tag(ITUNES, "author", episode.author))
    if episode.explicit is not None:
        rows.append(Tag(ITUNES, "explicit", _boolean(value=episode.explicit)))
    if episode.season is not None:
        rows.append(Tag(ITUNES, "season", str(episode.season)))
    if episode.number is not None:
        rows.append(Tag(ITUNES, "episode", str(episode.number)))
    if release.image:
        rows.append(Tag(ITUNES, "image", attributes=(("href", release.image),)))
    return rows


def podcast_channel(show: Show) -> list[Tag]:
    """Channel tags of the podcast namespace (https://github.com/Podcastindex-org/podcast-namespace)."""
    owner = (("owner", show.owner.email),) if show.owner else ()
    return [
        Tag(PODCAST, "guid", show.guid),
        Tag(PODCAST, "locked", "yes" if show.locked else "no", owner),
        Tag(PODCAST, "medium", "podcast"),
        *(_person(person) for person in show.people),
    ]


def podcast_item(show: Show, release: Release) -> list[Tag]:
    """Item tags of the podcast namespace."""
    rows = []
    for link in release.transcripts:
        attributes = [("url", link.url), ("type", link.media_type), ("language", link.language)]
        if link.captions:
            attributes.append(("rel", "captions"))
        rows.append(Tag(PODCAST, "transcript", attributes=tuple(attributes)))
    if release.chapters_url:
        rows.append(
            Tag(PODCAST, "chapters", attributes=(("url", release.chapters_url), ("type", CHAPTERS_JSON)))
        )
    rows += [_person(person) for person in release.episode.people]
    if release.narrated and show.disclose_ai:
        rows.append(Tag(PODCAST, "txt", "true", (("purpose", "ai-content"),)))
    return rows


def psc_item(release: Release) -> list[Tag]:
    """Podlove Simple Chapters (https://podlove.org/simple-chapters/)."""
    if not release.chapters:
        return []
    rows = tuple(
        Tag(PSC, "chapter", attributes=tuple(row.items())) for row in podlove.write(release.chapters)
    )
    return [Tag(PSC, "chapters", attributes=(("version", podlove.VERSION),), children=rows)]


def atom_channel(show: Show) -> list[Tag]:
    """The feed's own address (https://www.rssboard.org/rss-profile#namespace-elements-atom-link)."""
    attributes = (("href", show.feed_url), ("rel", "self"), ("type", RSS))
    return [Tag(ATOM, "link", attributes=attributes)]


def _person(person: Person) -> Tag:
    attributes = [("role", person.role), ("group", person.group)]
    attributes += [("href", person.href)] if person.href else []
    attributes += [("img", person.img)] if person.img else []
    return Tag(PODCAST, "person", person.name, tuple(attributes))


def _boolean(*, value: bool) -> str:
    return "true" if value else "false"
