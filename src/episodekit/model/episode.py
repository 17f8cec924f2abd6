"""L2. The values that everything speaks of. All are frozen; a constructor refuses what is wrong.

Glossary (one word for one thing, in code, YAML, flags and README):

* *article*: what was written: title, paragraphs, language (:mod:`episodekit.model.written`).
* *figure*: a quantity that the article states. *key figure*: one that is worth a chapter.
* *mention*: a person whom the article names with a function.
* *entry*: ``episodes/<slug>/``: what a person edits; may be wrong (:mod:`episodekit.entry`).
* *episode*: a checked entry; cannot be wrong.
* *script*: what is said, as lines (paragraphs and headings, each with its speaker).
* *cue*: a piece of transcript with its time. *chapter*: a titled point in time.
* *recording*: the audio that a person gave. *narration*: the audio that a voice made from the script.
* *enclosure*: the audio file as the feed points to it: URL, length in bytes, media type.
* *release*: an episode with its sound: enclosure, duration, cues and chapters at their true times. The writers
  (feed, tags, transcripts, chapters, pages) take a release.
* *package*: what ``feeds/`` holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from episodekit.errors import InvalidValueError
from episodekit.model import tagged
from episodekit.model.extra import Extra
from episodekit.model.feeds import NEW_ADDRESS, FeedSettings
from episodekit.model.tagged import Tag
from episodekit.model.voicing import VoiceChoice
from episodekit.notation import values

if TYPE_CHECKING:  # what most shows and episodes have none of is not loaded to render a feed
    from pathlib import Path

    from episodekit.model.command import Command
    from episodekit.model.cues import Span, Word
    from episodekit.model.splice import Splice
    from episodekit.model.targets import Target
    from episodekit.model.written import Mention

EPISODE_TYPES = ("full", "trailer", "bonus")
SHOW_TYPES = ("episodic", "serial")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the show or episode (https://github.com/Podcastindex-org/podcast-namespace, tag person)."""

    name: str
    role: str = "host"
    group: str = "cast"
    href: str | None = None
    img: str | None = None

    def __post_init__(self) -> None:
        values.line(self.name, limit=128)
        for link in (self.href, self.img):
            if link is not None:
                values.url(link)


@dataclass(frozen=True, slots=True)
class Category:
    """One of Apple's categories with one of its subcategories or none."""

    name: str
    subcategory: str | None = None

    def __post_init__(self) -> None:
        values.category(self.name, self.subcategory)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns the feed; directories verify ownership by the address."""

    name: str
    email: str

    def __post_init__(self) -> None:
        values.long_line(self.name)
        values.email(self.email)


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """The show, from ``show.yaml``.

    Attributes:
        base_url: where ``feeds/`` is served; ends with ``/``.
        guid: the podcast:guid, minted once.
        image: the artwork's path relative to the workspace, or its URL where it is served already.
        link: the show's page; defaults to ``base_url``.
        disclose_ai: whether narrated episodes say so (podcast:txt purpose ai-content).
        summary_command: the program that writes summaries; None: they are the article's own sentences.
        tags: tags of the channel beside those that follow from the rest; one of the same name replaces those.
        extra: elements of namespaces that episodekit does not know.
        feed: the show's own feed. more_feeds: further ones, such as one for members.
        targets: where it is published.
        normalise: whether recordings are published as loud as podcasts are, encoded anew where they are not.
        sync_lyrics: whether the tags of MP3 hold the transcript with its times too.
        stable_names: whether audio keeps its name when it changes; otherwise a change gives it another address.
    """

    title: str
    description: str
    author: str
    language: str
    categories: tuple[Category, ...]
    base_url: str
    guid: str
    image: str
    explicit: bool = False
    link: str | None = None
    owner: Owner | None = None
    copyright: str | None = None
    type: str = "episodic"
    people: tuple[Person, ...] = ()
    locked: bool = False
    voice: VoiceChoice = field(default_factory=VoiceChoice)
    disclose_ai: bool = True
    summary_command: "Command | None" = None
    tags: tuple[Tag, ...] = ()
    extra: tuple[Extra, ...] = ()
    feed: FeedSettings = field(default_factory=FeedSettings)
    more_feeds: tuple[FeedSettings, ...] = ()
    targets: "tuple[Target, ...]" = ()
    stable_names: bool = False
    normalise: bool = False
    sync_lyrics: bool = False

    def __post_init__(self) -> None:
        values.long_line(self.title)
        values.text(self.description, limit_bytes=values.NOTES_LIMIT_BYTES)
        values.long_line(self.author)
        values.long_line("-" if self.copyright is None else self.copyright)
        values.language(self.language)
        values.base_url(self.base_url)
        values.podcast_guid(self.guid)
        values.one_of(self.type, SHOW_TYPES)
        tagged.check(self.tags, "channel")

    @property
    def home(self) -> str:
        """The page of the show."""
        return self.link or self.base_url

    @property
    def image_elsewhere(self) -> bool:
        """Whether the artwork is a URL."""
        return self.image.startswith(("http://", "https://"))

    @property
    def feed_url(self) -> str:
        """Where the feed is served."""
        return self.base_url + self.feed.path

    @property
    def feeds(self) -> tuple[FeedSettings, ...]:
        """All its feeds, its own first."""
        return self.feed, *self.more_feeds

    def as_in(self, feed: FeedSettings) -> "Show":
        """The show as one of its feeds tells it."""
        return replace(
            self,
            feed=feed,
            more_feeds=(),
            title=feed.title or self.title,
            guid=feed.guid or self.guid,
            tags=tuple(self._moving(feed)),
        )

    def _moving(self, feed: FeedSettings) -> Iterator[Tag]:
        """The tags; what says where the show moves says it for this feed, for apps would follow it to the main one."""
        for tag in self.tags:
            if tag.name != NEW_ADDRESS:
                yield tag
            elif to := feed.moved_along(self.feed, tag.text):
                yield replace(tag, text=to)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or heading of a script, on one line, with who says it (None: the narrator)."""

    text: str
    speaker: str | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A titled point in time (https://github.com/Podcastindex-org/podcast-namespace, jsonChapters).

    Attributes:
        end: only where it is not the start of the next chapter.
        note: what stands behind the title: the sentence of a key figure.
        img: the URL of its picture. picture: the bytes of one that lies in the audio file, JPEG or PNG.
    """

    start: timedelta
    title: str
    end: timedelta | None = None
    note: str = ""
    url: str | None = None
    img: str | None = None
    picture: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        values.long_line(self.title)
        if self.start < timedelta(0):
            raise InvalidValueError(
                f"the chapter {self.title!r} starts before 0", remedy="give it a time from 0 on"
            )
        if self.end is not None and self.end <= self.start:
            raise InvalidValueError(
                f"the chapter {self.title!r} ends before it starts", remedy="correct one of the two"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterMark:
    """A chapter as an editor writes it: at a time, or where some words of the script are said.

    Exactly one of ``start`` and ``at`` is set; the first mark of an entry may have ``start`` 0 only. ``img`` is the URL of
    a picture, or the name of one beside the entry.
    """

    title: str
    start: timedelta | None = None
    at: str | None = None
    note: str = ""
    url: str | None = None
    img: str | None = None

    def __post_init__(self) -> None:
        values.long_line(self.title)
        if (self.start is None) == (self.at is None):
            raise InvalidValueError(
                f"the chapter {self.title!r} needs one of start and at",
                remedy="give start: a time, or at: words of the transcript",
            )


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of transcript: 1–2 lines (a line feed between them) said from ``start`` to ``end``.

    Attributes:
        words: times of its words, where they are known; in order.
        spans: marked stretches of the text, an outer one before those in it.
        identifier: its name in WebVTT. settings: where it is shown, as ``key:value`` with blanks between: those of WebVTT,
            or X1, X2, Y1 and Y2 of SRT.
    """

    start: timedelta
    end: timedelta
    text: str
    speaker: str | None = None
    words: "tuple[Word, ...]" = ()
    spans: "tuple[Span, ...]" = ()
    identifier: str = ""
    settings: str = ""

    def __post_init__(self) -> None:
        if self.start < timedelta(0) or self.end <= self.start:
            raise InvalidValueError(
                f"the cue {self.text[:40]!r} runs from {self.start} to {self.end}",
                remedy="its end must follow its start",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What is said, in another language than that of the episode: cues, or a script without times."""

    language: str
    cues: tuple[Cue, ...] = ()
    script: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        values.language(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """The audio as the feed points to it; 0 bytes: its size is not known."""

    url: str
    length_bytes: int
    media_type: str

    def __post_init__(self) -> None:
        values.url(self.url)
        values.media_type(self.media_type)
        if self.length_bytes < 0:
            raise InvalidValueError(
                f"the enclosure {self.url} has {self.length_bytes} bytes", remedy="give its true size"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """An entry that has been checked: everything but the sound.

    Attributes:
        summary: for lists, at most 250 characters.
        mentions: whom the article names; suggestions to the editor that are published nowhere.
        summary_by: the program that wrote the summary, if it is not the article's own sentences.
        notes_html: the show notes as sanitised HTML; empty: the feed has a description alone.
        cues: of a timed transcript that the editor gave; empty otherwise.
        translations: transcripts in further languages, in order of their tags.
        description: what the feed says instead of the summary; may be HTML; empty: the feed has none.
        link: the episode's page, if it is not the one that the build makes; permalink: whether the guid is its URL.
        enclosure: the audio where it is served already, if there is no recording; duration: how long that is, if known.
        image: URL of the episode's own artwork.
        normalise: whether its recording is, as of :class:`Show`; None: as the show says.
        order: among episodes of the same moment, the higher is the newer.
        draft: whether it stays out of every feed. feeds: names of those that hold it; empty: all.
        tags: tags of the item beside those that follow from the rest; one of the same name replaces those.
        extra: elements of namespaces that episodekit does not know.
    """

    slug: str
    guid: str
    title: str
    summary: str
    notes_html: str
    published: datetime
    language: str
    script: tuple[Line, ...] = ()
    cues: tuple[Cue, ...] = ()
    translations: tuple[Translation, ...] = ()
    chapters: tuple[ChapterMark, ...] = ()
    updated: datetime | None = None
    season: int | None = None
    number: int | None = None
    type: str = "full"
    explicit: bool | None = None
    author: str | None = None
    people: tuple[Person, ...] = ()
    mentions: "tuple[Mention, ...]" = ()
    source: str | None = None
    source_url: str | None = None
    summary_by: str | None = None
    description: str | None = None
    link: str | None = None
    permalink: bool = False
    enclosure: Enclosure | None = None
    duration: timedelta | None = None
    image: str | None = None
    order: int = 0
    draft: bool = False
    normalise: bool | None = None
    feeds: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    extra: tuple[Extra, ...] = ()

    def __post_init__(self) -> None:
        values.slug(self.slug)
        values.guid(self.guid)
        values.long_line(self.title)
        values.line(self.summary, limit=values.LIST_SUMMARY_LIMIT)
        if self.summary_by is not None:
            values.line(self.summary_by)
        if self.author is not None:
            values.long_line(self.author)
        values.text(self.notes_html, limit_bytes=values.NOTES_LIMIT_BYTES)
        if self.description:
            values.text(self.description, limit_bytes=values.NOTES_LIMIT_BYTES)
        values.language(self.language)
        values.one_of(self.type, EPISODE_TYPES)
        tagged.check(self.tags, "item")
        for moment in (self.published, self.updated):
            if moment is not None and moment.tzinfo != UTC:
                raise InvalidValueError(f"{moment!r} is not in UTC", remedy="pass an aware datetime in UTC")

    @property
    def place(self) -> tuple[datetime, int, str]:
        """Episodes in this order go from the oldest to the newest."""
        return self.published, self.order, self.guid

    @property
    def changed(self) -> datetime:
        """When the entry last changed, as written in it."""
        return max(self.published, self.updated or self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptLink:
    """One transcript file of an episode as the feed points to it."""

    url: str
    media_type: str
    language: str
    captions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """An episode with its sound: what every writer takes.

    Attributes:
        duration: None if nobody knows; only where the audio is served by somebody else.
        narrated: whether a voice made the audio.
        chapters: in order of time; the first at 0.
        cues: in order of time; empty if the recording's text has no times.
        image: URL of the episode's own artwork.
        page_url: the episode's page; chapters_url: its chapters in JSON, if it has any.
    """

    episode: Episode
    enclosure: Enclosure
    duration: timedelta | None
    page_url: str
    narrated: bool = False
    chapters: tuple[Chapter, ...] = ()
    cues: tuple[Cue, ...] = ()
    transcripts: tuple[TranscriptLink, ...] = ()
    chapters_url: str | None = None
    image: str | None = None

    def __post_init__(self) -> None:
        if self.duration is not None and self.duration <= timedelta(0):
            raise InvalidValueError(
                f"the audio of {self.episode.slug!r} has no length", remedy="give a recording with sound"
            )
        for earlier, later in zip(self.chapters, self.chapters[1:], strict=False):
            if later.start <= earlier.start:
                raise InvalidValueError(
                    f"the chapter {later.title!r} does not start after {earlier.title!r}",
                    remedy="order them by time",
                )
        if self.chapters and self.duration is not None and self.chapters[-1].start >= self.duration:
            raise InvalidValueError(
                f"the chapter {self.chapters[-1].title!r} starts after the end of the audio",
                remedy="correct its time",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFile:
    """One file of ``feeds/``: its path there with ``/``, its media type, and its bytes or where they lie."""

    path: str
    media_type: str
    content: "bytes | Path | Splice"
