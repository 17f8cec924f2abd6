"""XML → a light tree that knows line and column of every element, with the facts about the document around it.

expat (https://libexpat.github.io) reads it: lxml has no columns. Nothing is fetched and no entity is expanded: once
a document declares entities of its own, it is read again with that declaration blanked out, and each reference is
skipped. A document that is not XML is read as far as possible: up to the spot if everything after it is lost anyway,
else through lxml's recovery, which knows lines only.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.parsers import expat

from episodekit.feed.damage import Problem, explain
from episodekit.feed.document import Declaration, Doctype, Document, Element, Name
from episodekit.feed.encoding import decode
from episodekit.vocabulary.namespaces import PODCAST_ALIAS, PREFIXES, XML
from episodekit.vocabulary.spelling import near_namespace

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["DEPTH_LIMIT", "Document", "Element", "parse"]

DEPTH_LIMIT = 200
"""Elements within elements; feeds have about 10. libxml2 stops at 256."""

_USUAL = {uri: prefix for prefix, uri in PREFIXES.items()} | {PODCAST_ALIAS: "podcast", XML: "xml"}
_NONE: Mapping[str, str] = MappingProxyType({})
_UNDEFINED_ENTITY = expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]


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
            if error.code == _UNDEFINED_ENTITY and not lenient:
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
    document.undefined = list(dict.fromkeys(document.undefined))
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
    document.by_tag.clear()
    _recover(_Builder(document, 0), data)


def _recover(builder: "_Builder", data: bytes) -> None:
    from lxml import etree

    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        encoding="utf-8",
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


def _attributes(node: "_Element") -> dict[str, str]:
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


class _Builder:
    """expat's events → elements of a document; resolves names itself, because expat stops at an undeclared prefix."""

    def __init__(self, document: Document, base: int) -> None:
        self.document = document
        self.base = base
        self.stack: list[Element] = []
        self.texts: list[list[str]] = []
        # The names of a scope: raw name → Name. A new scope is opened by an element that declares a namespace.
        self.scopes: list[tuple[dict[str, str], dict[str, Name]]] = [({"xml": XML}, {})]
        self.entities: list[str] = []
        self.external = False
        self.missing: set[str] = set()
        self.seen: set[tuple[str, str]] = set()
        self.parser = expat.ParserCreate("utf-8")

    def run(self, data: bytes, *, lenient: bool) -> None:
        """Parse; ``lenient`` skips references to unknown entities instead of stopping."""
        parser = self.parser
        parser.buffer_text = True
        parser.UseForeignDTD(lenient)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.StartCdataSectionHandler = self._cdata
        parser.CommentHandler = self._comment
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EndDoctypeDeclHandler = self._doctype_end
        parser.EntityDeclHandler = self._entity_declared
        parser.SkippedEntityHandler = self._skipped
        parser.DefaultHandler = _ignore  # with it, expat hands references over instead of expanding them
        parser.Parse(data, True)

    def finish(self) -> None:
        """Close what is still open."""
        while self.stack:
            self.end("")

    def _start(self, written: str, attributes: dict[str, str]) -> None:
        self.begin(written, attributes, self.parser.CurrentByteIndex + self.base)

    def begin(self, written: str, attributes: dict[str, str], offset: int) -> None:
        """An element begins."""
        stack = self.stack
        if len(stack) >= DEPTH_LIMIT:
            raise _TooDeepError
        uris, names = self.scopes[-1]
        special = [key for key in attributes if ":" in key or key == "xmlns"] if attributes else ()
        if special:
            uris, names = self._scope(uris, names, attributes, special)
        self.scopes.append((uris, names))
        name = names.get(written)
        if name is None:
            name = names[written] = _resolve(written, uris)
        parent = stack[-1] if stack else None
        element = Element(name, attributes or _NONE, offset, parent)
        if parent is None:
            self.document.root = element
        else:
            parent.children.append(element)
        stack.append(element)
        self.texts.append([])
        self.document.by_tag.setdefault(name.tag, []).append(element)
        if special:
            self._declare(element, uris, special)
        if not name.declared:
            self._undeclared(element, name.prefix)

    def end(self, _written: str) -> None:
        """The innermost element ends."""
        element = self.stack.pop()
        self.scopes.pop()
        parts = self.texts.pop()
        if parts:
            text = parts[0] if len(parts) == 1 else "".join(parts)
            if not element.children or not text.isspace():
                element.text = text

    def characters(self, text: str) -> None:
        """Text of the innermost element."""
        self.texts[-1].append(text)

    def _scope(
        self, uris: dict[str, str], names: dict[str, Name], attributes: dict[str, str], special: list[str]
    ) -> tuple[dict[str, str], dict[str, Name]]:
        fresh = {key[6:]: attributes[key] for key in special if key == "xmlns" or key.startswith("xmlns:")}
        if all(uris.get(prefix) == uri for prefix, uri in fresh.items()):
            return uris, names
        return uris | fresh, {}

    def _declare(self, element: Element, uris: dict[str, str], special: list[str]) -> None:
        for key in special:
            prefix, _, local = key.partition(":")
            if prefix == "xmlns":
                pair = (local, element.attributes[key])
                if pair not in self.seen:
                    self.seen.add(pair)
                    self.document.declarations.append(Declaration(*pair, element))
            elif prefix not in uris:
                self._undeclared(element, prefix)

    def _undeclared(self, element: Element, prefix: str) -> None:
        if prefix not in self.missing:
            self.missing.add(prefix)
            self.document.undeclared.append((element, prefix))

    def _cdata(self) -> None:
        if self.stack:
            self.stack[-1].cdata = True

    def _comment(self, _text: str) -> None:
        if not self.stack and self.document.root is not None:
            self.document.trailing.append(self.parser.CurrentByteIndex + self.base)

    def _doctype(self, name: str, system: str | None, public: str | None, _internal: bool) -> None:
        data = self.document.source.data
        at = data.rfind(b"<!DOCTYPE", 0, self.parser.CurrentByteIndex + self.base + 9)
        self.external = bool(system or public)
        self.document.doctype = Doctype(name, max(at, 0))

    def _doctype_end(self) -> None:
        doctype = self.document.doctype
        if doctype is None:
            return
        self.document.doctype = Doctype(doctype.name, doctype.offset, self.external, tuple(self.entities))
        if self.entities:
            raise _EntitiesDeclaredError(self.parser.CurrentByteIndex + 1)

    def _entity_declared(
        self,
        name: str,
        _parameter: bool,
        _value: str | None,
        _base: str | None,
        system: str | None,
        *_rest: object,
    ) -> None:
        self.entities.append(name)
        self.external = self.external or system is not None

    def _skipped(self, name: str, _parameter: bool) -> None:
        self.document.undefined.append((name, self.parser.CurrentByteIndex + self.base))


def _ignore(_text: str) -> None:
    """Nothing is left to be done with what no other handler takes."""


def _resolve(written: str, uris: dict[str, str]) -> Name:
    prefix, colon, local = written.rpartition(":")
    uri = uris.get(prefix, "") if colon or prefix == "" else ""
    if colon and prefix not in uris:
        return Name(written, written, "", prefix, local, declared=False)
    if not uri:
        return Name(local, written, "", prefix, local)
    usual = _USUAL.get(uri) or near_namespace(uri)
    return Name(f"{usual}:{local}" if usual else f"{{{uri}}}{local}", written, uri, prefix, local)
