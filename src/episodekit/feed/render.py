"""Show and releases → RSS 2.0 (https://www.rssboard.org/rss-specification) through feedgen, one item at a time.

feedgen renders the channel once, with our extension and without entries. Each entry is then rendered alone, hung into
that channel so that it finds its namespaces, serialised, and taken out again: memory does not grow with the number of
items. The long texts of an item, its notes and what our extension adds, are put into feedgen's item as it is serialised,
where a mark stands for each: lxml would look at every byte three times. feedgen gets checked text only; dates are ours,
because it would flip the locale of the whole process to write one, and take the clock's for ``lastBuildDate``.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from episodekit.chapters import lines
from episodekit.errors import InvalidValueError
from episodekit.extra import Extra, element_of
from episodekit.feed import elements, tags
from episodekit.markup import escape, illegal_xml
from episodekit.model import Release, Show
from episodekit.tagged import Tag, namespace
from episodekit.values import DESCRIPTION_LIMIT_BYTES
from episodekit.vocabulary.disclosure import disclosure
from episodekit.vocabulary.namespaces import PREFIXES

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from lxml.etree import _Element

GENERATOR = "episodekit"
_MARK = "_"
_NOTES, _ROWS, _END = b"<![CDATA[_]]>", b"<_/>\n    </item>", b"\n    </item>\n"
"""How the marks of the notes and of our extension are serialised, and how an item ends."""
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
        self._etree = etree
        self._entries = {with_notes: _entry(with_notes=with_notes) for with_notes in (False, True)}
        root = etree.fromstring(_channel(show, frame))
        self._channel = root[0]
        etree.indent(root, space="  ")
        _hang(self._channel, show.extra, "    ")
        head, foot = _split(etree.tostring(root, encoding="unicode"))
        self.head = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'.encode()
        self.foot = foot.encode()
        empty = etree.SubElement(self._channel, "item")
        self._tag = self._serialised(empty).removesuffix(b"/>")

    def item(self, release: Release) -> bytes:
        """One item; the same in every document of a feed.

        Raises:
            InvalidValueError: a text that a constructor of the model does not check has a character that XML forbids.
        """
        notes = _notes(self._show, release)
        entry = self._entries[bool(notes)]
        _fill(entry, self._show, release)
        item: _Element = entry.rss_entry()
        if release.episode.description == "":
            for written in item.findall("description"):
                item.remove(written)
        self._channel.append(item)
        self._etree.indent(item, space="  ", level=2)
        # The first and the last that look like the marks are the marks: in other values each < is escaped.
        head, _, tail = self._serialised(item)[len(self._tag) : -len(_ROWS)].partition(_NOTES)
        parts = [b"    <item", head, _cdata(notes) if notes else b"", tail]
        parts += [_checked(entry.finished.text, release).encode(), self._foreign(release.episode.extra), _END]
        return b"".join(parts)

    def _foreign(self, extras: Sequence[Extra]) -> bytes:
        """Foreign elements as they stand in an item, each on a line of its own."""
        if not extras:
            return b""
        holder = self._etree.SubElement(self._channel, "item")
        holder.text = f"\n{elements.INDENT}"
        _hang(holder, extras, elements.INDENT)
        return self._serialised(holder)[len(self._tag) + 1 : -len(b"</item>")]

    def _serialised(self, item: "_Element") -> bytes:
        """The last child of the channel, which is taken out again.

        Its start tag repeats the namespaces of the channel (:attr:`_tag`).
        """
        data = self._etree.tostring(item, encoding="UTF-8", xml_declaration=False, with_tail=False)
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


def _entry(*, with_notes: bool) -> "FeedEntry":
    """An entry to fill with one release after the other; what was set once can be replaced, but not taken out."""
    from feedgen.entry import FeedEntry

    entry: FeedEntry = FeedEntry()
    entry.register_extension("finished", _ItemExtension, atom=False, rss=True)
    if with_notes:
        entry.content(_MARK, type="CDATA")
    return entry


def _fill(entry: "FeedEntry", show: Show, release: Release) -> None:
    episode = release.episode
    entry.title(episode.title)
    entry.guid(episode.guid, permalink=episode.permalink)
    # feedgen would write the notes as the description where there is none: it is taken out again.
    entry.description(episode.description or episode.summary)
    entry.link({"href": release.page_url, "rel": "alternate"}, replace=True)
    if episode.tags:
        entry.finished.text = elements.write(tags.ordered(tags.item(show, release)), elements.INDENT)
    else:  # in the same order, in half the time
        rows = tags.derived(show, release, elements.in_item, elements.known_in_item)
        entry.finished.text = f"\n{elements.INDENT}".join(rows)


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


def _cdata(text: str) -> bytes:
    """A section may not hold its own end (https://www.w3.org/TR/xml/#sec-cdata-sect)."""
    split = text.replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{split}]]>".encode()


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

        self.text = ""
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
