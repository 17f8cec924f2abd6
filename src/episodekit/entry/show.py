"""``show.yaml`` → :class:`episodekit.model.episode.Show`."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from episodekit.entry.command import read_command
from episodekit.entry.fields import Fields, Problems, parse
from episodekit.entry.lint import read_lint
from episodekit.entry.people import read_people
from episodekit.entry.tags import read_extras, read_tags
from episodekit.entry.targets import read_targets
from episodekit.entry.voice import read_voice
from episodekit.errors import InvalidValueError
from episodekit.findings import Checked
from episodekit.model.command import Command
from episodekit.model.episode import SHOW_TYPES, Category, Owner, Show
from episodekit.model.feeds import FEED_ORDERS, FeedSettings
from episodekit.model.targets import Target
from episodekit.model.voicing import VoiceChoice
from episodekit.notation import values


def check_show(text: str, file: str) -> Checked[Show]:
    """Read ``show.yaml``; all findings at once, with lines; no show if there is an error."""
    problems = Problems(file)
    fields = parse(text.removeprefix("\ufeff"), problems)
    show = _read(fields) if fields else None
    return Checked(None if problems.findings else show, tuple(problems.findings))


class _Head(NamedTuple):
    """The keys that every show must have."""

    title: str
    description: str
    author: str
    language: str
    base_url: str
    guid: str
    image: str


def _head(fields: Fields) -> _Head | None:
    text = partial(values.text, limit_bytes=values.NOTES_LIMIT_BYTES)
    title = fields.required("title", values.long_line)
    description = fields.required("description", text)
    author = fields.required("author", values.long_line)
    language = fields.required("language", values.language)
    base_url = fields.required("base_url", values.base_url)
    guid = fields.required("guid", values.podcast_guid)
    image = fields.required("image", values.long_line)
    if title and description and author and language and base_url and guid and image:
        return _Head(title, description, author, language, base_url, guid, image)
    return None


def _read(fields: Fields) -> Show | None:
    head = _head(fields)
    categories = _categories(fields)
    explicit = fields.optional("explicit", values.boolean)
    link = fields.optional("link", values.url)
    notice = fields.optional("copyright", values.long_line)
    kind = fields.optional("type", partial(values.one_of, allowed=SHOW_TYPES))
    locked = fields.optional("locked", values.boolean)
    disclose = fields.optional("disclose_ai", values.boolean)
    owner = _owner(fields)
    people = read_people(fields)
    voice = _voice(fields)
    command = _command(fields)
    tags = read_tags(fields, "channel")
    extra = read_extras(fields)
    out = _out(fields)
    if lint := fields.mapping("lint"):
        read_lint(lint)  # for the linter, which knows the rules; here its form alone is checked
    fields.finish()
    if fields.problems.findings or head is None:
        return None
    return Show(
        **head._asdict(),
        categories=categories,
        explicit=bool(explicit),
        link=link,
        owner=owner,
        copyright=notice,
        type=kind or "episodic",
        people=people,
        locked=bool(locked),
        voice=voice,
        disclose_ai=disclose is not False,
        summary_command=command,
        tags=tags,
        extra=extra,
        **out._asdict(),
    )


class _Out(NamedTuple):
    """How the show goes out."""

    feed: FeedSettings
    more_feeds: tuple[FeedSettings, ...]
    targets: tuple[Target, ...]
    stable_names: bool
    normalise: bool
    sync_lyrics: bool


def _out(fields: Fields) -> _Out:
    feed = _main_feed(fields.mapping("feed"))
    stable_names = fields.optional("stable_names", values.boolean)
    more_feeds, targets = _more_feeds(fields, feed), read_targets(fields)
    normalise, sync_lyrics = _audio(fields.mapping("audio"))
    return _Out(feed, more_feeds, targets, bool(stable_names), normalise, sync_lyrics)


def _audio(row: Fields | None) -> tuple[bool, bool]:
    """Whether recordings are normalised, and whether lyrics have times."""
    if row is None:
        return False, False
    found = [bool(row.optional(key, values.boolean)) for key in ("normalise", "sync_lyrics")]
    row.finish()
    return found[0], found[1]


def _feed(row: Fields | None, head: Mapping[str, str]) -> FeedSettings:
    """One feed; ``head`` holds what a further feed is known by."""
    if row is None:
        return FeedSettings()
    order = row.optional("order", partial(values.one_of, allowed=FEED_ORDERS))
    limit = row.optional("limit", values.positive)
    prefix = row.optional("enclosure_prefix", values.base_url)
    private = row.optional("private", values.boolean)
    row.finish()
    return FeedSettings(
        **head, order=order or "newest", limit=limit, enclosure_prefix=prefix, private=bool(private)
    )


def _main_feed(row: Fields | None) -> FeedSettings:
    path = row.optional("path", values.feed_path) if row else None
    return _feed(row, {"path": path} if path else {})


def _more_feeds(fields: Fields, main: FeedSettings) -> tuple[FeedSettings, ...]:
    found: list[FeedSettings] = []
    for row in fields.mappings("feeds"):
        given = {
            "name": row.required("name", values.slug),
            "path": row.required("path", values.feed_path),
            "guid": row.required("guid", values.podcast_guid),
            "title": row.optional("title", values.line),
        }
        feed = _feed(row, {key: value for key, value in given.items() if value})
        for twice in [other for other in (main, *found) if _clash(other, feed)]:
            row.problems.add(
                "entry-value",
                f"{row.where}: the feed {twice.name!r} at {twice.path} has that name, path or guid already",
                "give every feed a name, a path and a guid of its own",
                row.node,
            )
        found.append(feed)
    return tuple(found)


def _clash(one: FeedSettings, other: FeedSettings) -> bool:
    same_guid = one.guid is not None and one.guid == other.guid
    return same_guid or one.name == other.name or one.path == other.path


def _categories(fields: Fields) -> tuple[Category, ...]:
    def read(text: str) -> Category:
        name, _, subcategory = (part.strip() for part in text.partition(">"))
        return Category(*values.category(name, subcategory or None))

    found = fields.texts("categories", read)
    if not fields.has("categories"):
        fields.problems.add(
            "entry-missing-key",
            "categories is missing",
            "add categories: with one of Apple's, such as - News",
            fields.node,
        )
    for row, count in Counter(found).items():
        if count > 1:
            name = f"{row.name} > {row.subcategory}" if row.subcategory else row.name
            message = f"categories holds {name!r} twice"
            fields.problems.add("entry-value", message, "keep one of them", fields.at("categories"))
    return found


def _owner(fields: Fields) -> Owner | None:
    row = fields.mapping("owner")
    if row is None:
        return None
    name = row.required("name", values.long_line)
    email = row.required("email", values.email)
    row.finish()
    try:
        return Owner(name, email) if name and email else None
    except InvalidValueError as problem:
        row.problems.add("entry-value", f"owner: {problem.message}", problem.remedy, row.node)
        return None


def _voice(fields: Fields) -> VoiceChoice:
    row = fields.mapping("voice")
    return (read_voice(row) if row else None) or VoiceChoice()


def _command(fields: Fields) -> Command | None:
    row = fields.mapping("summary")
    command = read_command(row) if row else None
    if row:
        row.finish()
    return command
