"""A document as a light tree: elements that know where they stand, and the facts about the document around them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from episodekit.feed.encoding import Decoded
from episodekit.feed.lines import Lines
from episodekit.findings import Excerpt, ItemRef
from episodekit.logins import REACH, masked_part

if TYPE_CHECKING:
    from episodekit.feed.damage import Problem

_BEFORE_BYTES, _AFTER_BYTES = 120, 360  # of a line, around a place: more than a terminal is wide


class Name(NamedTuple):
    """The name of an element.

    Attributes:
        tag: the name with the usual prefix of its namespace, such as ``itunes:image`` whatever prefix the document
            uses; bare without namespace; ``{uri}local`` in an unknown one.
        written: as it stands in the document. namespace: empty without. prefix: as written, empty without.
        declared: False if the prefix has no declaration; ``tag`` then assumes the usual one.
    """

    tag: str
    written: str
    namespace: str
    prefix: str
    local: str
    declared: bool = True


class Element:
    """An element: its name, attributes as written, all character data directly in it, and its children.

    ``offset`` is where its ``<`` stands in the document's bytes; negative: minus its line, nothing more is known.
    ``cdata`` tells whether some of its text stood in a CDATA section.
    """

    __slots__ = ("_first", "attributes", "cdata", "children", "name", "offset", "parent", "tag", "text")

    def __init__(
        self, name: Name, attributes: Mapping[str, str], offset: int, parent: "Element | None"
    ) -> None:
        """Begin empty; the builder fills in text and children."""
        self.name = name
        self.tag = name.tag
        self.attributes = attributes
        self.text = ""
        self.children: Sequence[Element] = ()
        self.offset = offset
        self.parent = parent
        self.cdata = False
        self._first: dict[str, Element] | None = None

    def __repr__(self) -> str:
        return f"<{self.name.written} at {self.offset}>"

    @property
    def value(self) -> str:
        """The text without outer white space."""
        return self.text.strip()

    @property
    def parent_tag(self) -> str:
        """The parent's tag; empty for the root."""
        return self.parent.tag if self.parent else ""

    def get(self, attribute: str) -> str | None:
        """An attribute's value as written, or None."""
        return self.attributes.get(attribute)

    def child(self, tag: str) -> "Element | None":
        """The first child of that tag, or None."""
        if self._first is None:
            self._first = {child.tag: child for child in reversed(self.children)}
        return self._first.get(tag)

    def all(self, tag: str) -> list["Element"]:
        """All children of that tag."""
        if self.child(tag) is None:
            return []
        return [child for child in self.children if child.tag == tag]

    def value_of(self, tag: str) -> str:
        """The trimmed text of the first child of that tag; empty if there is none."""
        child = self.child(tag)
        return child.value if child is not None else ""

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in document order."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.children))


class Declaration(NamedTuple):
    """A namespace declaration: ``xmlns:prefix="uri"`` on an element."""

    prefix: str
    uri: str
    element: Element


class Doctype(NamedTuple):
    """A DOCTYPE; entities are the names of those that it declares, external whether any points outside."""

    name: str
    offset: int
    external: bool = False
    entities: tuple[str, ...] = ()


class Document:
    """A document and what is to be known about it.

    Attributes:
        source: how the bytes were read.
        root: None if not even recovery found an element.
        problem: what keeps it from being XML. further: what else would, in order of place.
        undefined: name and offset of each reference to an entity that is not one of XML's five.
        declarations: the namespace declarations, at most one for each prefix and URI.
        undeclared: element and prefix of each prefix without declaration, at most one for each prefix.
        trailing: offsets of comments after the root element.
        by_tag: every element under its tag, in document order.
        prefixed: the names of attributes with a prefix, such as ``xml:lang``, of whatever element.
    """

    def __init__(self, source: Decoded) -> None:
        """Begin empty; the builder fills it in."""
        self.source = source
        self.root: Element | None = None
        self.problem: Problem | None = None
        self.further: list[Problem] = []
        self.doctype: Doctype | None = None
        self.undefined: list[tuple[str, int]] = []
        self.declarations: list[Declaration] = []
        self.undeclared: list[tuple[Element, str]] = []
        self.trailing: list[int] = []
        self.by_tag: dict[str, list[Element]] = {}
        self.prefixed: set[str] = set()
        self._lines: Lines | None = None
        self._paths: dict[int, str] = {}
        self._ranks: dict[int, dict[int, tuple[int, bool]]] = {}

    def release(self) -> None:
        """Nobody asks any more: parents and children hold each other, and would stay until Python's collector comes by."""
        for elements in self.by_tag.values():
            for element in elements:
                element.parent = None

    @property
    def rss(self) -> Element | None:
        """The root, if it is ``rss``."""
        return self.root if self.root is not None and self.root.tag == "rss" else None

    @property
    def channel(self) -> Element | None:
        """The first channel of the feed."""
        return self.rss.child("channel") if self.rss is not None else None

    @property
    def items(self) -> list[Element]:
        """The items of the channel in document order."""
        return self.channel.all("item") if self.channel is not None else []

    def every(self, tag: str, *parents: str) -> list[Element]:
        """All elements of a tag in document order, only those in one of the parents if any are named."""
        found = self.by_tag.get(tag, [])
        if not parents:
            return found
        return [row for row in found if (row.parent.tag if row.parent is not None else "") in parents]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, in characters; the column is 0 where it is not known."""
        if offset < 0:
            return -offset, 0
        return self._counted().position(offset)

    def _counted(self) -> Lines:
        lines = self._lines
        if lines is None:
            lines = self._lines = Lines(self.source.data)
        return lines

    def excerpt(self, at: "int | Element | tuple[int, int]") -> Excerpt | None:
        """The line around an offset, an element or a line and column; None if there is no such line."""
        offset = at.offset if isinstance(at, Element) else at
        if isinstance(offset, int) and offset >= 0:
            return self._around(offset, known=True)
        line, column = offset if isinstance(offset, tuple) else (-offset, 0)
        begin = self._counted().start(line)
        if begin is None:
            return None
        rest = self.source.data[begin : begin + 4 * max(column - 1, 0)].decode("utf-8", "ignore")
        return self._around(begin + len(rest[: max(column - 1, 0)].encode()), known=column > 0)

    def _around(self, offset: int, *, known: bool) -> Excerpt:
        data = self.source.data
        low, high = max(offset - _BEFORE_BYTES, 0), min(offset + _AFTER_BYTES, len(data))
        begin = max(data.rfind(b"\n", low, offset), data.rfind(b"\r", low, offset)) + 1
        ends = [found for mark in (b"\n", b"\r") if (found := data.find(mark, offset, high)) >= 0]
        end = min(ends, default=high)
        first = max(begin, low)
        before = data[first:offset].decode("utf-8", "ignore")
        after = data[offset:end].decode("utf-8", "ignore")
        further = [data[max(first - REACH, 0) : first], data[end : end + REACH]]
        ahead, behind = (part.decode("utf-8", "ignore") for part in further)
        return Excerpt(
            masked_part(ahead, before + after, behind),
            len(before) if known else None,
            cut_before=begin == 0 and low > 0,
            cut_after=not ends and high < len(data),
        )

    def path(self, element: Element) -> str:
        """Where an element stands, such as ``rss/channel/item[3]/enclosure``; numbers only among several."""
        parent = element.parent
        above = self._paths.get(id(parent)) if parent is not None else None
        if above is not None:
            rank, single = self._rank(element)
            return f"{above}/{element.name.written}" if single else f"{above}/{element.name.written}[{rank}]"
        line = []
        spot: Element | None = element
        while spot is not None and id(spot) not in self._paths:
            line.append(spot)
            spot = spot.parent
        path = self._paths[id(spot)] if spot is not None else ""
        path += "/" if path and line else ""
        for step in reversed(line):
            rank, single = self._rank(step)
            path += step.name.written if single else f"{step.name.written}[{rank}]"
            if step is not element:
                self._paths[id(step)] = path
                path += "/"
        return path

    def item_of(self, element: Element) -> ItemRef | None:
        """The item of the channel that an element stands in, if any."""
        item = self.item_around(element)
        return self.item_ref(item) if item is not None else None

    def item_around(self, element: Element) -> Element | None:
        """The same as an element."""
        spot: Element | None = element
        while spot is not None and not (spot.tag == "item" and spot.parent_tag == "channel"):
            spot = spot.parent
        return spot

    def item_ref(self, item: Element) -> ItemRef:
        """Which item of the channel this is."""
        return ItemRef(self._rank(item)[0], item.value_of("guid"), item.value_of("title"))

    def _rank(self, element: Element) -> tuple[int, bool]:
        """Its number among the siblings of its name, and whether it needs none (items always get one)."""
        parent = element.parent
        if parent is None:
            return 1, True
        ranks = self._ranks.get(id(parent))
        if ranks is None:
            counts: dict[str, int] = {}
            numbers = {}
            for child in parent.children:
                counts[child.tag] = counts.get(child.tag, 0) + 1
                numbers[id(child)] = counts[child.tag]
            ranks = {
                id(child): (numbers[id(child)], counts[child.tag] == 1 and child.tag != "item")
                for child in parent.children
            }
            self._ranks[id(parent)] = ranks
        return ranks[id(element)]
