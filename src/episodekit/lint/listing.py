"""A feed condensed to what listeners would notice if it changed: its episodes in a line each, and the show's own facts.

The feed that was published before is kept in this form alone, so that two big feeds never lie in memory as trees.
"""

import gc
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from episodekit.feed.document import Document, Element
from episodekit.feed.tree import parse
from episodekit.logins import begun, masked
from episodekit.notation import rfc822, urls
from episodekit.patterns import later
from episodekit.vocabulary.media_types import ENCLOSURE_TYPES

_DATA = {*ENCLOSURE_TYPES, ".aac", ".ogg", ".oga", ".opus", ".flac", ".wav", ".aif", ".aiff", ".webm", ".wma"}
_HOST = later(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.){1,8}[a-z]{2,24}(?::\d{1,5})?", re.IGNORECASE)
_NUMBER = later("[0-9]{1,15}")
_BIG_BYTES = 1_000_000
_LONG_URL = 4000
_LONG_TITLE = 300


class Entry(NamedTuple):
    """An episode as a feed lists it; texts are trimmed, and empty where the feed says nothing.

    Attributes:
        rank: its place among the items, from 0.
        line: where it begins in the feed of before; 0 where there is an element.
        file: what the enclosure's URL names, however it is reached: :func:`file_of`.
        length: of the enclosure in bytes; None if it is not known or 0.
        numbers: season and episode as written, without leading zeros.
        blocked: whether it is hidden from Apple Podcasts.
        element: the item; None in the feed of before, whose tree is gone.
    """

    rank: int
    line: int
    guid: str
    title: str
    url: str
    file: str
    length: int | None
    moment: datetime | None
    numbers: tuple[str, str]
    blocked: bool
    element: Element | None

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return repr(masked(self.title or self.guid or self.url)[:60] or f"item {self.rank + 1}")


class Listing(NamedTuple):
    """A feed in short.

    Attributes:
        name: its file or address, for messages.
        unreadable: why nothing can be said about it, as a clause; empty if it is a feed.
        damaged: what keeps it from being XML though it was read as far as possible; empty if nothing does.
        self_url: where it says that it is published. new_feed_url: where it says that it moves.
        kind: ``episodic`` or ``serial``.
        pictures: URL and SHA-256 of each picture that was known beside it.
        paged: whether older episodes are on pages of their own (https://www.rfc-editor.org/rfc/rfc5005).
    """

    name: str
    unreadable: str = ""
    damaged: str = ""
    entries: tuple[Entry, ...] = ()
    podcast_guid: str = ""
    built: datetime | None = None
    self_url: str = ""
    new_feed_url: str = ""
    paged: bool = False
    kind: str = "episodic"
    locked: bool = False
    blocked: bool = False
    pictures: tuple[tuple[str, str], ...] = ()


def previous(
    data: bytes, name: str, beside: Callable[[Document], Mapping[str, bytes | Path]] | None = None
) -> Listing:
    """The feed that was published before, which may be anything at all.

    Args:
        data: its bytes.
        name: its file or address, for messages.
        beside: gives the files that lay beside it, by URL.
    """
    document = parse(data)
    listing = condense(document, name, lambda element: rfc822.read(element.text).moment, keep=False)
    if beside is not None:
        listing = listing._replace(pictures=_pictures(document, beside(document)))
    if len(data) >= _BIG_BYTES:
        gc.collect()  # parents and children hold each other: the tree would stay beside that of the next feed
    return listing


def condense(
    document: Document, name: str, date: Callable[[Element], datetime | None], *, keep: bool
) -> Listing:
    """A document in short; ``date`` reads the moment of an element, ``keep`` keeps the items' elements."""
    problem = document.problem
    channel = document.channel
    if channel is None:
        return Listing(name=name, unreadable=_instead(document))
    links = {(link.get("rel") or "").lower(): link.get("href") or "" for link in channel.all("atom:link")}
    built = channel.child("lastBuildDate")
    return Listing(
        name=name,
        damaged=problem.cause if problem is not None else "",
        entries=tuple(
            _entry(document, index, item, date, keep=keep) for index, item in enumerate(document.items)
        ),
        podcast_guid=channel.value_of("podcast:guid"),
        self_url=links.get("self", "").strip(),
        new_feed_url=channel.value_of("itunes:new-feed-url"),
        kind=channel.value_of("itunes:type").lower() or "episodic",
        locked=channel.value_of("podcast:locked").lower() in {"yes", "true"},
        blocked=_blocked(channel),
        built=date(built) if built is not None else None,
        paged=bool(links.get("next") or links.get("prev-archive")),
    )


def _pictures(document: Document, files: Mapping[str, bytes | Path]) -> tuple[tuple[str, str], ...]:
    urls_named = dict.fromkeys((row.get("href") or "").strip() for row in document.every("itunes:image"))
    return tuple((url, digest(files[url])) for url in urls_named if url in files)


def digest(content: bytes | Path) -> str:
    """The SHA-256 of a file."""
    import hashlib  # it loads OpenSSL, which few feeds need

    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _instead(document: Document) -> str:
    root = document.root
    if root is None:
        return "it is not XML" if document.source.data.strip() else "it is empty"
    if root.tag == "rss":
        return "it has no channel"
    names = {"html": "an HTML page", "feed": "an Atom feed", "rdf": "an RSS 1.0 feed", "opml": "OPML"}
    return f"it is {names.get(root.name.local.lower(), f'a <{begun(root.name.written, 40)}>')}"


def _entry(
    document: Document,
    index: int,
    item: Element,
    date: Callable[[Element], datetime | None],
    *,
    keep: bool,
) -> Entry:
    enclosure, published = item.child("enclosure"), item.child("pubDate")
    url = (enclosure.get("url") or "").strip() if enclosure is not None else ""
    length = (enclosure.get("length") or "").strip() if enclosure is not None else ""
    return Entry(
        rank=index,
        line=0 if keep else document.position(item.offset)[0],
        guid=item.value_of("guid"),
        title=item.value_of("title"),
        url=url,
        file=file_of(url),
        length=(int(length) or None) if _NUMBER.fullmatch(length) else None,
        moment=date(published) if published is not None else None,
        numbers=(_number(item, "season"), _number(item, "episode")),
        blocked=_blocked(item),
        element=item if keep else None,
    )


def _number(item: Element, tag: str) -> str:
    written = item.value_of(f"itunes:{tag}") or item.value_of(f"podcast:{tag}")
    return (written.lstrip("0") or "0")[:20] if written else ""


def _blocked(element: Element) -> bool:
    return element.value_of("itunes:block").lower() == "yes"


def file_of(url: str) -> str:
    """What a URL names, however it is reached: without scheme, tracking prefixes, and the query of an audio file.

    A prefix such as ``https://op3.dev/e/`` or ``https://dts.podtrac.com/redirect.mp3/`` is followed by the host that
    serves the file, which makes every such service plain without a list of them.
    """
    bare = url[:_LONG_URL].partition("#")[0]
    path, mark, query = bare.partition("?")
    if urls.extension(path) not in _DATA and mark:
        path = f"{path}?{query}"
    steps = unquote(path).rpartition("://")[2].split("/")
    # The last step is the file's own name; of the others, the last one that is a host is where the file lies.
    begin = next((number for number in range(len(steps) - 2, -1, -1) if _HOST.fullmatch(steps[number])), 0)
    return "/".join([steps[begin].lower().removeprefix("www."), *steps[begin + 1 :]])


def hosts_in(url: str) -> list[str]:
    """The hosts that a URL names one after the other: tracking prefixes, and at last the one that serves the file."""
    steps = unquote(url[:_LONG_URL].partition("?")[0]).rpartition("://")[2].split("/")
    return [step for step in steps[:-1] if _HOST.fullmatch(step)]


def folded(title: str) -> str:
    """A title as it is compared: case, white space and forms of the same character count for nothing."""
    return " ".join(unicodedata.normalize("NFKC", title[:_LONG_TITLE]).casefold().split())


def place_of(url: str) -> str:
    """Where a feed is published, to compare: scheme, case of the host and a last slash count for nothing."""
    host, slash, path = url.strip().partition("://")[2].partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/")
