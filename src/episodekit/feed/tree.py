"""XML → a light tree that knows line and column of every element, with the facts about the document around it.

expat (https://libexpat.github.io) reads it: lxml has no columns. Nothing is fetched and no entity is expanded: once
a document declares entities of its own, it is read again with that declaration blanked out, and each reference is
skipped. A document that is not XML is read as far as possible: up to the spot if everything after it is lost anyway,
else through lxml's recovery, which knows lines only.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.parsers import expat

from episodekit.feed.damage import Problem, explain
from episodekit.feed.encoding import Decoded, decode
from episodekit.findings import ItemRef
from episodekit.vocabulary.namespaces import PODCAST_ALIAS, PREFIXES, XML

DEPTH_LIMIT = 200
"""Elements within elements; feeds have about 10. libxml2 stops at 256."""

_USUAL = {uri: prefix for prefix, uri in PREFIXES.items()} | {PODCAST_ALIAS: "podcast", XML: "xml"}
_NONE: Mapping[str, str] = MappingProxyType({})
_BLOCK_BYTES = 4096
_CONTINUATION = bytes(range(0x80, 0xC0))
_LINE_END = re.compile(rb"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Name:
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
        self.children: list[Element] = []
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


@dataclass(frozen=True, slots=True)
class Declaration:
    """A namespace declaration: ``xmlns:prefix="uri"`` on an element."""

    prefix: str
    uri: str
    element: Element


@dataclass(frozen=True, slots=True)
class Doctype:
    """A DOCTYPE; entities are the names of those that it declares, external whether any points outside."""

    name: str
    offset: int
    external: bool = False
    entities: tuple[str, ...] = ()


@dataclass(slots=True)
class Document:
    """A document and what is to be known about it.

    Attributes:
        source: how the bytes were read.
        root: None if not even recovery found an element.
        problem: what keeps it from being XML. recovered: lxml read it, so that columns are not known.
        undefined: name and offset of each reference to an entity that is not one of XML's five.
        declarations: the namespace declarations, at most one for each prefix and URI.
        undeclared: element and prefix of each prefix without declaration, at most one for each prefix.
        trailing: offsets of comments after the root element.
    """

    source: Decoded
    root: Element | None = None
    problem: Problem | None = None
    recovered: bool = False
    doctype: Doctype | None = None
    undefined: list[tuple[str, int]] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    undeclared: list[tuple[Element, str]] = field(default_factory=list)
    trailing: list[int] = field(default_factory=list)
    _by_tag: dict[str, list[Element]] = field(default_factory=dict)
    _lines: list[int] = field(default_factory=list)
    _blocks: list[int] = field(default_factory=list)
    _ranks: dict[int, dict[int, tuple[int, bool]]] = field(default_factory=dict)

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
        found = self._by_tag.get(tag, [])
        return [element for element in found if element.parent_tag in parents] if parents else found

    def tags(self) -> Iterator[str]:
        """Every tag that occurs."""
        return iter(self._by_tag)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, in characters; the column is 0 where it is not known."""
        if offset < 0:
            return -offset, 0
        if not self._lines:
            self._lines = [0, *(match.end() for match in _LINE_END.finditer(self.source.data))]
            self._blocks = [0]
        low, high = 0, len(self._lines)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._lines[middle] <= offset else (low, middle)
        return low + 1, self._characters(offset) - self._characters(self._lines[low]) + 1

    def _characters(self, offset: int) -> int:
        """How many characters stand before an offset; counted by blocks, so that long lines cost nothing."""
        data, blocks = self.source.data, self._blocks
        number = offset // _BLOCK_BYTES
        while len(blocks) <= number:
            begin = (len(blocks) - 1) * _BLOCK_BYTES
            blocks.append(blocks[-1] + len(data[begin : begin + _BLOCK_BYTES].translate(None, _CONTINUATION)))
        rest = data[number * _BLOCK_BYTES : offset]
        return blocks[number] + len(rest.translate(None, _CONTINUATION))

    def path(self, element: Element) -> str:
        """Where an element stands, such as ``rss/channel/item[3]/enclosure``; numbers only among several."""
        steps = []
        spot: Element | None = element
        while spot is not None:
            rank, single = self._rank(spot)
            steps.append(spot.name.written if single else f"{spot.name.written}[{rank}]")
            spot = spot.parent
        return "/".join(reversed(steps))

    def item_of(self, element: Element) -> ItemRef | None:
        """The item of the channel that an element stands in, if any."""
        spot: Element | None = element
        while spot is not None and not (spot.tag == "item" and spot.parent_tag == "channel"):
            spot = spot.parent
        if spot is None:
            return None
        return ItemRef(self._rank(spot)[0], spot.value_of("guid"), spot.value_of("title"))

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


class _EntitiesDeclaredError(Exception):
    """The document declares entities; it carries the offset of the end of the DOCTYPE."""


class _TooDeepError(Exception):
    """Elements lie too deep in each other."""


def parse(raw: bytes) -> Document:
    """Read a document; whatever is wrong with it becomes a fact of the result and nothing is raised."""
    document = Document(decode(raw))
    data = document.source.data[document.source.start :]
    base = document.source.start
    doctype, lenient = None, False
    for _attempt in range(3):
        builder = _Builder(document, base)
        try:
            builder.run(data, lenient=lenient)
        except _EntitiesDeclaredError as seen:
            doctype, lenient = document.doctype, True
            data = re.sub(rb"[^\r\n]", b" ", data[: seen.args[0]]) + data[seen.args[0] :]
            document = Document(document.source)
            continue
        except expat.ExpatError as error:
            if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY] and not lenient:
                lenient, document = True, Document(document.source)
                document.undefined.append(_entity(data, builder.parser.ErrorByteIndex, base))
                continue
            _salvage(document, builder, data, error.code)
        except _TooDeepError:
            at = builder.parser.CurrentByteIndex + base
            document.problem = Problem(
                at, f"elements lie more than {DEPTH_LIMIT} deep in each other", "", "close each element"
            )
            builder.finish()
        break
    document.doctype = document.doctype or doctype
    return document


def _entity(data: bytes, index: int, base: int) -> tuple[str, int]:
    """The first reference to an unknown entity from expat's index on, which is the start of the tag in attributes."""
    for match in re.compile(rb"&([A-Za-z_:][\w.:-]*);").finditer(data, max(index, 0)):
        if match[1] not in {b"amp", b"lt", b"gt", b"quot", b"apos"}:
            return match[1].decode("utf-8", "replace"), match.start() + base
    return "", max(index, 0) + base


_LOST = {
    expat.errors.codes[name]
    for name in (
        expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT,
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
    )
}


def _salvage(document: Document, builder: "_Builder", data: bytes, code: int) -> None:
    """Name the problem; keep what was read if the rest is lost anyway, else let lxml recover."""
    opened = tuple(element.name.written for element in builder.stack)
    whole = document.source.data
    document.problem = explain(code, builder.parser.ErrorByteIndex + builder.base, whole, opened)
    if code in _LOST and (builder.stack or document.root is not None):
        builder.finish()
        return
    for kept in (document.declarations, document.undeclared, document.trailing):
        kept.clear()
    document.root, document.recovered = None, True
    document._by_tag.clear()  # noqa: SLF001  # the builder's half-made index of the same module
    _recover(_Builder(document, 0), data)


def _recover(builder: "_Builder", data: bytes) -> None:
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return
    if root is None:
        return
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            builder.begin(_written(node.tag, node.prefix), _attributes(node), -(node.sourceline or 1))
            if node.text:
                builder.characters(node.text)
        else:
            builder.end("")
            if node.tail and builder.stack:
                builder.characters(node.tail)


def _written(tag: str, prefix: str | None) -> str:
    local = tag.rpartition("}")[2]
    return f"{prefix}:{local}" if prefix else local


def _attributes(node: "etree._Element") -> dict[str, str]:
    above = node.getparent()
    inherited = above.nsmap if above is not None else {}
    found = {
        f"xmlns:{prefix}" if prefix else "xmlns": uri
        for prefix, uri in node.nsmap.items()
        if inherited.get(prefix) != uri
    }
    names = {uri: prefix for prefix, uri in node.nsmap.items() if prefix}
    for key, value in node.attrib.items():
        uri = str(key).partition("}")[0].lstrip("{") if str(key).startswith("{") else ""
        found[_written(str(key), names.get(uri) or ("xml" if uri == XML else None))] = str(value)
    return found
