"""The model → the text of ``episode.md`` and ``show.yaml``, as a person would like to edit it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from episodekit.entry.scalar import paragraph, scalar
from episodekit.entry.tags import compose_tags
from episodekit.entry.voice import compose_voice
from episodekit.model.command import Command
from episodekit.model.episode import ChapterMark, Episode, Person, Show
from episodekit.model.feeds import FeedSettings
from episodekit.model.written import Mention
from episodekit.notation import timecode


def compose_entry(episode: Episode, notes: str, hints: Sequence[str] = ()) -> str:
    """The text of ``episode.md``: front matter, then ``notes`` (Markdown). Hints become comments at the top."""
    rows = ["---"]
    rows += [f"# {hint}" for hint in hints]
    rows += [
        f"guid: {scalar(episode.guid)}",
        f"title: {scalar(episode.title)}",
        f"summary: {scalar(episode.summary)}",
        *_optional("summary_by", episode.summary_by),
        f"published: {_moment(episode.published)}",
    ]
    if episode.updated:
        rows.append(f"updated: {_moment(episode.updated)}")
    rows.append(f"language: {episode.language}")
    rows += _optional("season", episode.season) + _optional("episode", episode.number)
    rows += [] if episode.type == "full" else [f"type: {episode.type}"]
    rows += [] if episode.explicit is None else [f"explicit: {str(episode.explicit).lower()}"]
    rows += _optional("author", episode.author) + _optional("source", episode.source)
    rows += _optional("source_url", episode.source_url)
    rows += _published(episode)
    rows += _people(episode.people)
    rows += _mentions(episode.mentions)
    if episode.chapters:
        rows.append("chapters:")
        for chapter in episode.chapters:
            rows += _chapter(chapter)
    rows += compose_tags(episode.tags, episode.extra)
    return "\n".join([*rows, "---", "", notes.strip(), ""])


_NO_CATEGORIES = "# Apple leaves out a show without one of its categories, such as [News]."


def compose_show(show: Show) -> str:
    """The text of ``show.yaml`` with a comment for what a newcomer has to change."""
    owner = show.owner
    rows = [
        "# The show. Everything here is documented in README.md under “show.yaml”.",
        f"title: {scalar(show.title)}",
        *paragraph("description", show.description),
        f"author: {scalar(show.author)}",
        f"language: {show.language}",
        *(["categories:"] if show.categories else [_NO_CATEGORIES, "categories: []"]),
        *(f"  - {scalar(_category(row.name, row.subcategory))}" for row in show.categories),
        *_optional("link", show.link),
        *_optional("copyright", show.copyright),
        f"explicit: {str(show.explicit).lower()}",
        *(["locked: true"] if show.locked else []),
        f"type: {show.type}",
        f"image: {scalar(show.image)}",
        "# Where feeds/ will be served. Change it before you publish.",
        f"base_url: {scalar(show.base_url)}",
        "# Minted once. Never change it: apps know the show by it.",
        f"guid: {show.guid}",
        *(["owner:", f"  name: {scalar(owner.name)}", f"  email: {owner.email}"] if owner else []),
        *_people(show.people),
        *compose_voice(show.voice),
        *([] if show.disclose_ai else ["disclose_ai: false"]),
        *_audio({"normalise": show.normalise or None, "sync_lyrics": show.sync_lyrics or None}),
        *_command(show.summary_command),
        *_feeds(show),
        *compose_tags(show.tags, show.extra),
    ]
    return "\n".join([*rows, ""])


def _published(episode: Episode) -> list[str]:
    """The keys of episodes that were published elsewhere."""
    rows = [] if episode.description is None else paragraph("description", episode.description)
    rows += _optional("link", episode.link)
    rows += ["permalink: true"] if episode.permalink else []
    if (enclosure := episode.enclosure) is not None:
        rows += ["enclosure:", f"  url: {scalar(enclosure.url)}"]
        rows += [f"  length: {enclosure.length_bytes}", f"  type: {scalar(enclosure.media_type)}"]
    rows += [] if episode.duration is None else [f"duration: {_time(episode.duration)}"]
    rows += _optional("image", episode.image)
    rows += [f"order: {episode.order}"] if episode.order else []
    rows += ["draft: true"] if episode.draft else []
    rows += _audio({"normalise": episode.normalise})
    return rows + ([f"feeds: [{', '.join(episode.feeds)}]"] if episode.feeds else [])


def _audio(said: Mapping[str, bool | None]) -> list[str]:
    rows = [f"  {key}: {str(value).lower()}" for key, value in said.items() if value is not None]
    return ["audio:", *rows] if rows else []


def _feeds(show: Show) -> list[str]:
    main = [] if show.feed.path == FeedSettings().path else [f"path: {show.feed.path}"]
    main += _feed(show.feed)
    rows = [] if show.feed == FeedSettings() else ["feed:", *(f"  {row}" for row in main)]
    rows += ["feeds:"] if show.more_feeds else []
    for feed in show.more_feeds:
        head = [f"name: {feed.name}", f"path: {feed.path}", f"guid: {feed.guid}"]
        first, *others = [*head, *_optional("title", feed.title), *_feed(feed)]
        rows += [f"  - {first}", *(f"    {row}" for row in others)]
    return rows


def _feed(feed: FeedSettings) -> list[str]:
    rows = [f"order: {feed.order}", *_optional("limit", feed.limit)]
    rows += _optional("enclosure_prefix", feed.enclosure_prefix)
    return [*rows, "private: true"] if feed.private else rows


def _command(command: Command | None) -> list[str]:
    if command is None:
        return []
    words = [f"    - {scalar(word)}" for word in command.argv]
    return ["summary:", "  command:", *words, f"  timeout: {command.timeout // timedelta(seconds=1)}"]


def _category(name: str, subcategory: str | None) -> str:
    return f"{name} > {subcategory}" if subcategory else name


def _chapter(chapter: ChapterMark) -> Iterable[str]:
    yield f"  - title: {scalar(chapter.title)}"
    if chapter.start is not None:
        yield f"    start: {_time(chapter.start)}"
    if chapter.at is not None:
        yield f"    at: {scalar(chapter.at)}"
    if chapter.note:
        yield f"    note: {scalar(chapter.note)}"
    if chapter.url:
        yield f"    url: {scalar(chapter.url)}"
    if chapter.img:
        yield f"    img: {scalar(chapter.img)}"


def _people(people: Sequence[Person]) -> list[str]:
    rows = ["people:"] if people else []
    for person in people:
        rows.append(f"  - name: {scalar(person.name)}")
        rows.append(f"    role: {scalar(person.role)}")
        if person.group != "cast":
            rows.append(f"    group: {scalar(person.group)}")
        rows += [f"    href: {scalar(person.href)}"] if person.href else []
        rows += [f"    img: {scalar(person.img)}"] if person.img else []
    return rows


def _mentions(mentions: Sequence[Mention]) -> list[str]:
    if not mentions:
        return []
    rows = [
        "# Whom the article names. Published nowhere: to credit somebody, write a row with name: and role: under people:.",
        "mentions:",
    ]
    for mention in mentions:
        rows += [f"  - name: {scalar(mention.name)}", f"    function: {scalar(mention.function)}"]
    return rows


def _optional(key: str, value: str | int | None) -> list[str]:
    return [] if value is None else [f"{key}: {scalar(str(value))}"]


def _time(time: timedelta) -> str:
    return timecode.vtt(time) if timecode.milliseconds(time) % 1000 else timecode.clock(time)


def _moment(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
