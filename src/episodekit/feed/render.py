"""Show and releases → RSS 2.0 (https://www.rssboard.org/rss-specification) through feedgen, one item at a time.

feedgen renders the channel once, with our extensions and without entries. Each entry is then rendered alone,
hung into that channel so that it finds its namespaces, serialised, and taken out again: memory does not grow with
the number of items. feedgen gets checked text only; dates are ours, because it would flip the locale of the whole
process to write one, and take the clock's for ``lastBuildDate``.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from episodekit.chapters import lines
from episodekit.extra import Extra, element_of
from episodekit.feed import tags
from episodekit.markup import escape
from episodekit.model import Release, Show
from episodekit.tagged import Tag, namespace
from episodekit.values import DESCRIPTION_LIMIT_BYTES
from episodekit.vocabulary.namespaces import PREFIXES

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator
    from lxml.etree import _Element

GENERATOR = "episodekit"
_ALWAYS = ("", "atom", "itunes", "podcast", "psc")
"""The order of the elements, by prefix; the prefixes that every feed declares. Others follow if they are used."""
_PLAIN = {"copyright", "generator", "docs"}
"""Elements of RSS that feedgen writes, from a tag's text if a person named it."""


class _Unwritten(datetime):
    """A time that feedgen takes for none, so that it writes no ``lastBuildDate``."""

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the items of one document of a feed.

    Attributes:
        image_url: where the show's artwork is served.
        changed: when the newest change among the episodes was; None without episodes.
        published: when the newest of them was published; None without episodes.
        url: of this document. links: relation → URL of the other documents (RFC 5005).
    """

    image_url: str
    changed: datetime | None
    published: datetime | None
    url: str
    links: tuple[tuple[str, str], ...] = ()


class Document:
    """One document of a feed in UTF-8, ending with a line feed: ``head``, then each item's bytes, then ``foot``."""

    def __init__(self, show: Show, frame: Frame) -> None:
        """Render the channel; :meth:`item` renders items under it."""
        from lxml import etree

        self._show = show
        root = etree.fromstring(_channel(show, frame))
        self._channel = root[0]
        etree.indent(root, space="  ")
        _hang(self._channel, show.extra, "    ")
        head, foot = _split(etree.tostring(root, encoding="unicode"))
        self.head = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'.encode()
        self.foot = foot.encode()
        self._declarations = _declarations(self._channel)

    def item(self, release: Release) -> bytes:
        """One item; the same in every document of a feed."""
        from lxml import etree

        item = _item(self._show, release)
        etree.indent(item, space="  ", level=2)
        _hang(item, release.episode.extra, "      ")
        self._channel.append(item)
        data = etree.tostring(item, encoding="UTF-8", xml_declaration=False, with_tail=False)
        self._channel.remove(item)
        return b"    %b\n" % data.replace(self._declarations, b"", 1)


def _split(document: str) -> tuple[str, str]:
    """The channel without items → what stands before the items, and what closes it."""
    at = document.rindex("</channel>")
    head = document[:at].rstrip(" ").rstrip("\n")
    return f"{head}\n", "  </channel>\n</rss>\n"


def _declarations(channel: "_Element") -> bytes:
    """The namespace declarations that lxml repeats on an element serialised under this root."""
    from lxml import etree

    empty = etree.SubElement(channel, "item")
    data = etree.tostring(empty, encoding="UTF-8", xml_declaration=False, with_tail=False)
    channel.remove(empty)
    return data.removeprefix(b"<item").removesuffix(b"/>")


def _channel(show: Show, frame: Frame) -> bytes:
    from feedgen.feed import FeedGenerator

    feed: FeedGenerator = FeedGenerator()
    named = {tag.name: tag.text for tag in show.tags if tag.name in _PLAIN}
    feed.title(show.title)
    feed.link(href=show.home, rel="alternate")
    feed.description(show.description)
    feed.language(show.language)
    feed.generator(named.get("generator", GENERATOR))
    feed.docs(named.get("docs", "https://www.rssboard.org/rss-specification"))
    if notice := named.get("copyright", show.copyright):
        feed.copyright(notice)
    feed.lastBuildDate(_Unwritten.fromtimestamp(0, UTC))
    dates = {"pubDate": frame.published, "lastBuildDate": frame.changed}
    rows = tags.channel(show, frame.image_url, {"self": frame.url} | dict(frame.links), dates)
    _extend(feed, [tag for tag in rows if tag.name not in _PLAIN])
    rendered: bytes = feed.rss_str(pretty=False)
    return rendered


def _item(show: Show, release: Release) -> "_Element":
    from feedgen.entry import FeedEntry

    episode = release.episode
    entry: FeedEntry = FeedEntry()
    entry.title(episode.title)
    entry.link(href=release.page_url, rel="alternate")
    entry.guid(episode.guid, permalink=episode.permalink)
    # feedgen would write the notes as the description where there is none: it is taken out again below.
    entry.description(episode.description or episode.summary)
    if notes := _notes(release):
        entry.content(notes, type="CDATA")
    enclosure = release.enclosure
    entry.enclosure(show.feed.enclosure_url(enclosure.url), str(enclosure.length_bytes), enclosure.media_type)
    _extend(entry, tags.item(show, release))
    item: _Element = entry.rss_entry()
    if episode.description == "":
        for written in item.findall("description"):
            item.remove(written)
    return item


def _notes(release: Release) -> str:
    """Show notes with the chapters as lines, which some apps read; without them if both are too long.

    Where the entry has a description of its own, the notes stay as they are.
    """
    notes = release.episode.notes_html
    if release.episode.description is not None:
        return notes
    rows = [escape(row) for row in lines.write(release.chapters).splitlines()]
    listing = "<br>\n".join(rows)
    full = f"{notes}\n<p>{listing}</p>".strip() if rows else notes
    return full if len(full.encode()) <= DESCRIPTION_LIMIT_BYTES else notes


def _extend(target: "FeedGenerator | FeedEntry", rows: Sequence[Tag]) -> None:
    """Hand finished elements to feedgen, those of a namespace together."""
    grouped: dict[str, list[Tag]] = {prefix: [] for prefix in _ALWAYS}
    for row in rows:
        prefix, colon, _ = row.name.partition(":")
        grouped.setdefault(prefix if colon else "", []).append(row)
    target.register_extension("finished", _Extension, atom=False, rss=True)
    target.finished.grouped = grouped


class _Extension:
    """A feedgen extension (duck-typed, as feedgen calls it) that writes finished elements."""

    def __init__(self) -> None:
        self.grouped: dict[str, list[Tag]] = {}

    def extend_ns(self) -> dict[str, str]:
        return {prefix: PREFIXES[prefix] for prefix in self.grouped if prefix}

    def extend_rss(self, parent: "_Element") -> None:
        channel = parent[0] if parent.tag == "rss" else parent
        for rows in self.grouped.values():
            for row in rows:
                _append(channel, row)


def _append(parent: "_Element", row: Tag) -> None:
    element = parent.makeelement(_qualified(row.name), dict(row.attributes))
    parent.append(element)
    element.text = row.text or None
    for child in row.children:
        _append(element, child)


@functools.lru_cache(maxsize=1024)
def _qualified(name: str) -> str:
    uri = namespace(name)
    return f"{{{uri}}}{name.rpartition(':')[2]}" if uri else name


def _hang(parent: "_Element", extras: Sequence[Extra], indent: str) -> None:
    """Append foreign elements as they are: white space in them may have a meaning."""
    for extra in extras:
        element = element_of(extra)
        if len(parent):
            element.tail, parent[-1].tail = parent[-1].tail, f"\n{indent}"
        parent.append(element)
