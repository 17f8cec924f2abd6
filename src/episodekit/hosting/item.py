"""What a host is sent: the episodes of the show's feed as it was built, with the files beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from episodekit.chapters import podlove
from episodekit.errors import InvalidValueError, WorkspaceError
from episodekit.feed.document import Element
from episodekit.feed.tree import parse
from episodekit.model.episode import Chapter
from episodekit.notation import rfc822
from episodekit.planning import LocalFile

ASPECTS: Mapping[str, str] = MappingProxyType(
    {
        "guid": "guid (the host gives its own)",
        "title": "title",
        "summary": "summary",
        "notes": "show notes",
        "season": "season",
        "number": "episode number",
        "kind": "kind of episode",
        "explicit": "explicit",
        "author": "author",
        "link": "link",
        "image": "artwork of the episode",
        "keywords": "keywords",
        "transcript": "transcript",
        "chapters": "chapters",
        "translations": "transcripts in further languages",
        "others": "further tags",
    }
)
"""What may be told of an episode: name in the adapters' tables → name in the plan."""
_READ = frozenset(
    [
        "title",
        "link",
        "description",
        "content:encoded",
        "guid",
        "enclosure",
        "pubDate",
        "itunes:title",
        "itunes:duration",
        "itunes:episodeType",
        "itunes:season",
        "itunes:episode",
        "itunes:explicit",
        "itunes:author",
        "itunes:image",
        "itunes:keywords",
        "itunes:summary",
        "itunes:block",
        "podcast:transcript",
        "podcast:chapters",
        "psc:chapters",
        "podcast:season",
        "podcast:episode",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An episode; texts are empty, and numbers None, where the feed says nothing.

    Attributes:
        notes: HTML; the description where there are no notes.
        published: aware, in UTC.
        kind: ``full``, ``trailer`` or ``bonus``.
        link: its page, and image: its artwork, where they lie elsewhere than below ``base_url``.
        folder: ``feeds/``. audio: its path; sha256 and size in bytes are of its content.
        seconds: how long it is; None if the feed does not say.
        transcripts: in the episode's language; ending, such as ``vtt`` → file.
        chapters_file: the same chapters as a file of JSON, if there is one.
        translations: how many there are in other languages.
        others: names of further tags, in order.
    """

    guid: str
    slug: str
    title: str
    summary: str
    notes: str
    published: datetime
    season: int | None
    number: int | None
    kind: str
    explicit: bool | None
    author: str
    link: str
    image: str
    keywords: str
    folder: Path
    audio: Path
    sha256: str
    size_bytes: int
    media_type: str
    seconds: int | None
    transcripts: Mapping[str, LocalFile] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    chapters_file: LocalFile | None = None
    translations: int = 0
    others: tuple[str, ...] = ()

    def value(self, aspect: str) -> str | int | bool | None:
        """What is told under the name of an aspect that is a text, a number or a flag; None: nothing."""
        found: object = getattr(self, aspect)
        return found if isinstance(found, str | int | bool) and found != "" else None

    def transcript(self, ending: str) -> Path:
        """Where the transcript of an ending lies."""
        return self.folder / self.transcripts[ending].path

    def aspects(self) -> Iterator[str]:
        """The names of what it has."""
        has = {"transcript": self.transcripts, "kind": self.kind != "full", "explicit": self.explicit}
        for aspect in ASPECTS:
            if has.get(aspect, getattr(self, aspect, None)):
                yield aspect


def items_of(
    folder: Path, feed: str, files: Mapping[str, LocalFile], base_url: str, read: Callable[[Path], bytes]
) -> list[Item]:
    """The episodes of a feed and its further pages, the oldest first.

    Args:
        folder: ``feeds/``.
        feed: the feed's path there.
        files: everything there, by path.
        base_url: what the addresses of its files begin with.
        read: gives a file's content.

    Raises:
        WorkspaceError: there is no feed, it cannot be read, or an episode's audio is not here.
    """
    pages = [path for path in files if path.startswith(f"{feed.removesuffix('.xml')}-page-")]
    if feed not in files:
        raise WorkspaceError(
            "there is no such feed", remedy="run `episodekit build`", where=str(folder / feed)
        )
    found: dict[str, Item] = {}
    for path in (feed, *sorted(pages)):
        document = parse(read(folder / path))
        if document.problem is not None or document.channel is None:
            raise WorkspaceError("it is no feed", remedy="run `episodekit build`", where=str(folder / path))
        for element in document.items:
            item = _Reader(element, folder, files, base_url).item()
            found.setdefault(item.guid, item)
    return sorted(found.values(), key=lambda item: (item.published, item.guid))


class _Reader:
    """Reads one item."""

    def __init__(self, element: Element, folder: Path, files: Mapping[str, LocalFile], base_url: str) -> None:
        self._element, self._folder, self._files = element, folder, files
        self._below = base_url.partition("://")[2]

    def item(self) -> Item:
        element = self._element
        text = element.value_of
        enclosure = element.child("enclosure")
        url = (enclosure.get("url") if enclosure is not None else None) or ""
        audio = self._audio(url)
        transcripts, translations = self._transcripts()
        summary = text("description")
        moment = rfc822.read(text("pubDate")).moment
        if moment is None:
            raise self._wrong("it has no date")
        image, chapters = element.child("itunes:image"), element.child("podcast:chapters")
        return Item(
            guid=text("guid") or url,
            slug=audio.path.rpartition("/")[2].rpartition(".")[0].removesuffix(f"-{audio.sha256[:8]}"),
            title=text("title"),
            summary=summary,
            notes=text("content:encoded") or summary,
            published=moment.astimezone(UTC),
            season=_count(text("itunes:season")),
            number=_count(text("itunes:episode")),
            kind=text("itunes:episodeType").lower() or "full",
            explicit={"true": True, "false": False}.get(text("itunes:explicit").lower()),
            author=text("itunes:author"),
            link=self._elsewhere(text("link")),
            image=self._elsewhere((image.get("href") if image is not None else None) or ""),
            keywords=text("itunes:keywords"),
            folder=self._folder,
            audio=self._folder / audio.path,
            sha256=audio.sha256,
            size_bytes=audio.size_bytes,
            media_type=(enclosure.get("type") if enclosure is not None else None) or "audio/mpeg",
            seconds=_count(text("itunes:duration")),
            transcripts=transcripts,
            chapters=self._chapters(),
            chapters_file=self._file((chapters.get("url") if chapters is not None else None) or ""),
            translations=translations,
            others=tuple(dict.fromkeys(row.tag for row in element.children if row.tag not in _READ)),
        )

    def _audio(self, url: str) -> LocalFile:
        found = self._file(url)
        if found is None:
            raise self._wrong(f"its audio is served elsewhere ({url[:200]}), so there is nothing to send")
        return found

    def _file(self, url: str) -> LocalFile | None:
        """What an address names in ``feeds/``, behind a tracking prefix too."""
        _, below, path = url.rpartition(self._below)
        return self._files.get(unquote(path)) if below else None

    def _elsewhere(self, url: str) -> str:
        return "" if self._below in url else url

    def _transcripts(self) -> tuple[dict[str, LocalFile], int]:
        found: dict[str, LocalFile] = {}
        rows = self._element.all("podcast:transcript")
        for row in rows:
            file = self._file(row.get("url") or "")
            if file is not None:
                found.setdefault(file.path.rpartition(".")[2].lower(), file)
        languages = {row.get("language") or "" for row in rows}
        return found, max(len(languages) - 1, 0)

    def _chapters(self) -> tuple[Chapter, ...]:
        element = self._element.child("psc:chapters")
        rows = element.all("psc:chapter") if element is not None else []
        try:
            return tuple(podlove.read([{k: v for k, v in row.attributes.items() if v} for row in rows]))
        except InvalidValueError:
            return ()

    def _wrong(self, message: str) -> WorkspaceError:
        name = self._element.value_of("title") or self._element.value_of("guid")
        return WorkspaceError(
            message,
            remedy="give the episode a recording of its own, or a date, and build again",
            where=name[:80],
        )


def _count(text: str) -> int | None:
    return int(text) if text.isdecimal() and 0 < len(text) < 10 else None
