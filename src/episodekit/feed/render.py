"""Show and releases → RSS 2.0 (https://www.rssboard.org/rss-specification) through feedgen, one item at a time.

feedgen renders the channel once, with our extension and without entries, and an entry for each shape that items have,
with names where the values go. It is serialised under that channel, so that it finds its namespaces. Each item is then
that text with its values: the bytes are those that feedgen would write, in a fraction of its time, and memory does not
grow with the number of items. Every value is checked and escaped before; dates are ours, because
feedgen would flip the locale of the whole process to write one, and take the clock's for ``lastBuildDate``.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from episodekit.chapters import lines
from episodekit.errors import InvalidValueError
from episodekit.feed import elements, tags
from episodekit.model.episode import Release, Show
from episodekit.model.extra import Extra, element_of
from episodekit.model.tagged import Tag, namespace
from episodekit.notation.markup import escape, illegal_xml
from episodekit.notation.values import DESCRIPTION_LIMIT_BYTES
from episodekit.vocabulary.disclosure import disclosure
from episodekit.vocabulary.namespaces import PREFIXES

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from lxml.etree import _Element

GENERATOR = "episodekit"
_MARK = "_"
_ROWS = "<_/>"
"""How the mark of our extension is serialised."""
_SECTIONS = "]]]]><![CDATA[>"
"""A section may not hold its own end (https://www.w3.org/TR/xml/#sec-cdata-sect)."""
_PLAIN = {"copyright", "generator", "docs"}
"""Elements of RSS that feedgen writes, from a tag's text if a person named it."""


class _Shape(NamedTuple):
    """Which items feedgen writes with the same elements: whether they have notes, a description, and an address as guid."""

    notes: bool
    description: bool
    permalink: bool


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
        self._etree = etree
        self._patterns: dict[_Shape, str] = {}
        root = etree.fromstring(_channel(show, frame))
        self._channel = root[0]
        etree.indent(root, space="  ")
        _hang(self._channel, show.extra, "    ")
        head, foot = _split(etree.tostring(root, encoding="unicode"))
        self.head = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'.encode()
        self.foot = foot.encode()
        empty = etree.SubElement(self._channel, "item")
        self._tag = self._serialised(empty).removesuffix("/>")

    def item(self, release: Release) -> bytes:
        """One item; the same in every document of a feed.

        Raises:
            InvalidValueError: a text that a constructor of the model does not check has a character that XML forbids.
        """
        show, episode = self._show, release.episode
        notes = _notes(show, release)
        description = episode.summary if episode.description is None else episode.description
        shape = _Shape(notes != "", description != "", episode.permalink)
        pattern = self._patterns.get(shape) or self._pattern(shape)
        return pattern.format(
            title=elements.escaped(episode.title),
            link=elements.escaped(_checked(release.page_url, release)),
            description=elements.escaped(description),
            notes=notes.replace("]]>", _SECTIONS),
            guid=elements.escaped(episode.guid),
            rows=_checked(_rows(show, release), release),
            foreign=self._foreign(episode.extra),
        ).encode()

    def _pattern(self, shape: _Shape) -> str:
        """An item of that shape as feedgen writes it, where names in braces stand for the values."""
        item: _Element = _entry(shape).rss_entry()
        if not shape.description:  # without one, feedgen would have written the notes as the description
            for written in item.findall("description"):
                item.remove(written)
        self._channel.append(item)
        self._etree.indent(item, space="  ", level=2)
        pattern = self._serialised(item)[len(self._tag) :].replace(_ROWS, "{rows}{foreign}")
        self._patterns[shape] = f"    <item{pattern}\n"
        return self._patterns[shape]

    def _foreign(self, extras: Sequence[Extra]) -> str:
        """Foreign elements as they stand in an item, each on a line of its own."""
        if not extras:
            return ""
        holder = self._etree.SubElement(self._channel, "item")
        holder.text = f"\n{elements.INDENT}"
        _hang(holder, extras, elements.INDENT)
        return self._serialised(holder)[len(self._tag) + 1 : -len("</item>")]

    def _serialised(self, item: "_Element") -> str:
        """The last child of the channel, which is taken out again.

        Its start tag repeats the namespaces of the channel (:attr:`_tag`).
        """
        data: str = self._etree.tostring(item, encoding="unicode", with_tail=False)
        self._channel.remove(item)
        return data


def _split(document: str) -> tuple[str, str]:
    """The channel without items → what stands before the items, and what closes it."""
    at = document.rindex("</channel>")
    head = document[:at].rstrip(" ").rstrip("\n")
    return f"{head}\n", "  </channel>\n</rss>\n"


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
    feed.register_extension("finished", _Extension, atom=False, rss=True)
    feed.finished.rows = tags.ordered([tag for tag in rows if tag.name not in _PLAIN])
    rendered: bytes = feed.rss_str(pretty=False)
    return rendered


def _entry(shape: _Shape) -> "FeedEntry":
    """An entry whose values are their names in braces."""
    from feedgen.entry import FeedEntry

    entry: FeedEntry = FeedEntry()
    entry.title("{title}")
    entry.link(href="{link}", rel="alternate")
    entry.guid("{guid}", permalink=shape.permalink)
    entry.description("{description}")
    if shape.notes:
        entry.content("{notes}", type="CDATA")
    entry.register_extension("finished", _ItemExtension, atom=False, rss=True)
    return entry


def _rows(show: Show, release: Release) -> str:
    """What feedgen does not write of an item."""
    if release.episode.tags:
        return elements.write(tags.ordered(tags.item(show, release)), elements.INDENT)
    # In the same order, in half the time.
    return f"\n{elements.INDENT}".join(tags.derived(show, release, elements.in_item, elements.known_in_item))


def _notes(show: Show, release: Release) -> str:
    """Show notes with the chapters as lines, which some apps read; without them if both are too long.

    Where the entry has a description of its own, the chapters are left out. That a voice made the audio is always said.
    """
    episode = release.episode
    said = f"<p>{disclosure(episode.language)}</p>" if release.narrated and show.disclose_ai else ""
    notes = f"{episode.notes_html}\n{said}".strip() if said else episode.notes_html
    if episode.description is not None:
        return notes
    rows = [escape(row) for row in lines.write(release.chapters).splitlines()]
    listing = "<br>\n".join(rows)
    full = f"{episode.notes_html}\n<p>{listing}</p>\n{said}".strip() if rows else notes
    return full if len(full.encode()) <= DESCRIPTION_LIMIT_BYTES else notes


def _checked(text: str, release: Release) -> str:
    if (bad := illegal_xml(text)) is not None:
        raise InvalidValueError(
            f"a tag of the episode holds U+{ord(bad):04X}, which XML forbids",
            remedy="delete that character",
            where=f"episodes/{release.episode.slug}",
        )
    return text


class _Extension:
    """An extension of a channel (duck-typed, as feedgen calls it) that writes finished elements."""

    def __init__(self) -> None:
        self.rows: Sequence[Tag] = ()

    def extend_ns(self) -> dict[str, str]:
        used = {tags.ORDER[tags.rank(row.name)]: None for row in self.rows}
        return {prefix: PREFIXES[prefix] for prefix in (*tags.ALWAYS, *used) if prefix}

    def extend_rss(self, root: "_Element") -> None:
        for row in self.rows:
            _append(root[0], row)


class _ItemExtension:
    """The same for an item, as text: it marks where that goes."""

    def __init__(self) -> None:
        from lxml.etree import SubElement

        self._add = SubElement

    def extend_rss(self, item: "_Element") -> None:
        self._add(item, _MARK)


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
