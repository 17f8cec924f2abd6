"""L3. What is written into an audio file about itself, and what is read out of one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from episodekit.errors import AudioError, InvalidValueError
from episodekit.model.episode import Chapter, Cue, Person
from episodekit.notation import values
from episodekit.notation.timecode import milliseconds

CHAPTER_LIMIT = 255  # the entry count of a CTOC frame is one byte: https://id3.org/id3v2-chapters-1.0 §3.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """Everything that a tagged file says; what is None or empty is left out.

    Attributes:
        show: the show's title; becomes the album.
        published: aware.
        language: BCP 47, of the transcript and the description.
        description: a sentence or two. long_description: all that is to be said, plain text.
        people: of the episode, in order.
        categories: names of Apple's, the main one first.
        explicit: None if nobody said.
        transcript: plain text.
        cues: the same with its times, where they are to be written too; only ID3 holds them.
        link: the episode's page.
        feed_url: where the show's feed is served.
        chapters: in order of time, each with the bytes of its picture, if it has one.
        duration: of the sound; the end of the last chapter.
        cover: the bytes of a JPEG or PNG.
        id3_version: 3, which every player reads, or 4; it means nothing outside of ID3.

    Raises:
        InvalidValueError: a text holds characters that no file may hold, or a URL is none.
        AudioError: the chapters are too many, out of order or outside the sound.
    """

    title: str
    show: str
    duration: timedelta
    author: str = ""
    episode_number: int | None = None
    season: int | None = None
    published: datetime | None = None
    language: str = "und"
    description: str = ""
    transcript: str = ""
    link: str | None = None
    guid: str = ""
    feed_url: str | None = None
    chapters: tuple[Chapter, ...] = ()
    cover: bytes | None = None
    long_description: str = ""
    copyright: str = ""
    people: tuple[Person, ...] = ()
    categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    explicit: bool | None = None
    cues: tuple[Cue, ...] = ()
    id3_version: int = 3

    def __post_init__(self) -> None:
        short = (
            self.title,
            self.show,
            self.author,
            self.guid,
            self.copyright,
            *self.categories,
            *self.keywords,
        )
        for text in (*short, self.description, self.long_description, self.transcript):
            values.text(text)
        if not self.title.strip():
            raise InvalidValueError("the title of the audio is empty", remedy="give the episode a title")
        for cue in self.cues:
            values.text(f"{cue.speaker or ''}{cue.text}")
        for url in (self.link, self.feed_url, *(chapter.url for chapter in self.chapters)):
            if url is not None:
                values.url(url)
        self._check_chapters()
        for picture in (self.cover, *(chapter.picture for chapter in self.chapters)):
            if picture is not None:
                image_type(picture)
        values.one_of(str(self.id3_version), ("3", "4"))

    def _check_chapters(self) -> None:
        if len(self.chapters) > CHAPTER_LIMIT:
            raise AudioError(
                f"there are {len(self.chapters)} chapters",
                remedy=f"keep {CHAPTER_LIMIT}: a table of contents in an MP3 holds no more",
            )
        if not milliseconds(self.duration):
            raise AudioError("the sound is shorter than a millisecond", remedy="give a longer recording")
        if not 0 < milliseconds(self.duration) < 2**32:
            raise AudioError(
                f"a duration of {self.duration} cannot be written", remedy="give the length of the sound"
            )
        starts = [milliseconds(chapter.start) for chapter in self.chapters]
        limits = [*starts[1:], milliseconds(self.duration)]
        for chapter, start, limit in zip(self.chapters, starts, limits, strict=False):
            if start >= limit:
                raise AudioError(
                    f"the chapter {chapter.title!r} at {start} ms does not start before what follows at {limit} ms",
                    remedy="order the chapters by time, all of them before the end of the sound",
                )

    def spans(self) -> Iterator[tuple[Chapter, int, int]]:
        """Each chapter with start and end in milliseconds: it ends where the next starts, if not earlier."""
        starts = [milliseconds(chapter.start) for chapter in self.chapters]
        limits = [*starts[1:], milliseconds(self.duration)]
        for chapter, start, limit in zip(self.chapters, starts, limits, strict=False):
            end = limit if chapter.end is None else min(limit, milliseconds(chapter.end))
            yield chapter, start, max(end, start + 1)


def image_type(image: bytes) -> str:
    """The media type of a picture, from its first bytes.

    Raises:
        AudioError: it is neither JPEG nor PNG, the two that every app shows.
    """
    if image.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if image.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    raise AudioError(
        f"the picture is {_looks_like(image)}, neither JPEG nor PNG", remedy="convert it to JPEG"
    )


_LOOKS = (
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "WebP"),
    (re.compile(rb"....ftyp(heic|heix|mif1|msf1|hevc)", re.DOTALL), "HEIC"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "AVIF"),
    (re.compile(rb"GIF8"), "a GIF"),
    (re.compile(rb"II\*\0|MM\0\*"), "TIFF"),
    (re.compile(rb"BM"), "a bitmap (BMP)"),
    (re.compile(rb"%PDF"), "a PDF"),
    (re.compile(rb"\s*(<\?xml[^>]{0,200}>\s*)?(<!--[^>]{0,200}>\s*)?<svg", re.IGNORECASE), "SVG"),
    (re.compile(rb"\s*<(!doctype )?html", re.IGNORECASE), "a web page"),
)
"""What people take for pictures of the right kind: https://en.wikipedia.org/wiki/List_of_file_signatures."""


def _looks_like(image: bytes) -> str:
    """For people, what a file is that is no JPEG or PNG."""
    known = next((name for form, name in _LOOKS if form.match(image[:500])), "")
    return known or (f"a file that begins with {image[:8]!r}" if image else "an empty file")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTags:
    """What a file says about itself; whatever is missing is None or empty.

    Attributes:
        form: how it is stored, such as ``ID3v2.3``; empty if there are no tags.
        published: as written, such as ``2026-11-24``.
        language: three letters of ISO 639-2, of the transcript.
        chapters: by time, with the bytes of their pictures. ``listed`` tells whether Apple's apps show them: in ID3 a
            table of contents must name them.
        cover: the bytes of the front cover.
        size_bytes: of all tags before the sound.
        frames: the id of each frame, atom or comment, in order of the file.
        people: with the roles that the file gives them.
        explicit: None if the file does not say.
    """

    form: str = ""
    title: str = ""
    show: str = ""
    author: str = ""
    season: str = ""
    episode_number: str = ""
    published: str = ""
    language: str = ""
    description: str = ""
    transcript: str = ""
    link: str = ""
    guid: str = ""
    feed_url: str = ""
    chapters: tuple[Chapter, ...] = ()
    listed: bool = False
    cover: bytes | None = None
    size_bytes: int = 0
    frames: tuple[str, ...] = ()
    long_description: str = ""
    copyright: str = ""
    people: tuple[Person, ...] = ()
    categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    explicit: bool | None = None


def advisory(text: str) -> bool | None:
    """What iTunes' number says of strong language: 1 and 4 there is some, 2 there is none; None for all others."""
    return {"1": True, "4": True, "2": False}.get(text.strip())


def rating(*, explicit: bool) -> int:
    """The number of :func:`advisory`."""
    return 1 if explicit else 2


_WORDS = (
    "title", "show", "author", "season", "episode_number", "published", "language", "description", "transcript",
    "link", "copyright",
)  # fmt: skip


def worded(
    form: str,
    words: Mapping[str, str],
    frames: Sequence[str],
    *,
    cover: bytes | None = None,
    size_bytes: int = 0,
) -> StoredTags:
    """What a file says in the few words that the older forms of tags know, each under the name of its attribute."""
    known = {name: words.get(name, "") for name in _WORDS}
    return StoredTags(form=form, frames=tuple(frames), cover=cover, size_bytes=size_bytes, **known)  # type: ignore[arg-type]  # all of these names are texts
