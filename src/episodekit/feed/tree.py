"""XML → a light tree that knows line and column of every element, with the facts about the document around it.

expat (https://libexpat.github.io) reads it: lxml has no columns. Nothing is fetched and no entity is expanded: once
a document declares entities of its own, it is read again with that declaration blanked out, and each reference is
skipped. A document that is not XML is read again as it was meant (:mod:`episodekit.feed.recovery`).
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.parsers import expat

from episodekit.collector import resting
from episodekit.feed.damage import Problem, binary, explain
from episodekit.feed.document import Declaration, Doctype, Document, Element, Name
from episodekit.feed.encoding import decode
from episodekit.vocabulary.namespaces import PODCAST_ALIAS, PREFIXES, XML
from episodekit.vocabulary.spelling import near_namespace

__all__ = ["DEPTH_LIMIT", "Document", "Element", "parse"]

DEPTH_LIMIT = 200
"""Elements within elements; feeds have about 10. libxml2 stops at 256."""

_USUAL = {uri: prefix for prefix, uri in PREFIXES.items()} | {PODCAST_ALIAS: "podcast", XML: "xml"}
_NONE: Mapping[str, str] = MappingProxyType({})
_Names = dict[str, tuple[Name, Callable[[Element], None]]]
_PIECE_BYTES = 262_144  # text reaches us in pieces of this size; few are longer
_UNDEFINED_ENTITY = expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]


class _EntitiesDeclaredError(Exception):
    """The document declares entities; it carries the offset of the end of the DOCTYPE."""


class _TooDeepError(Exception):
    """Elements lie too deep in each other."""


def parse(raw: bytes) -> Document:
    """Read a document; whatever is wrong with it becomes a fact of the result and nothing is raised."""
    with resting():
        return _parse(raw)


def _parse(raw: bytes) -> Document:
    document = Document(decode(raw))
    document.problem = binary(raw)
    if (
        document.problem is not None
    ):  # what is said of characters, tags and declaration would be beside the point
        document.source = document.source._replace(
            start=0, encoding="utf-8", declared=None, unknown=False, bad_byte=None
        )
        return document
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
                document.release()
                lenient, document = True, Document(document.source)
                document.undefined.append(_entity(data, builder.parser.ErrorByteIndex, base))
                continue
            _salvage(document, builder, data, error.code)
        except _TooDeepError:
            at = builder.parser.CurrentByteIndex + base
            document.problem = Problem(
                at, f"elements lie more than {DEPTH_LIMIT} deep in each other", "", "close each element"
            )
            _read_again(document, base, data, at)
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


_AT_END = {
    expat.errors.codes[name]
    for name in (expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT, expat.errors.XML_ERROR_NO_ELEMENTS)
}
"""Everything up to there was read, and nothing of the feed stands behind it."""


def _salvage(document: Document, builder: "_Builder", data: bytes, code: int) -> None:
    """Name the problem; keep what was read if nothing is lost, else read the whole document again as it was meant."""
    opened = tuple(element.name.written for element in builder.stack)
    whole = document.source.data
    stop = builder.parser.ErrorByteIndex + builder.base
    document.problem = explain(code, stop, whole, opened)
    if code in _AT_END and document.root is not None:
        builder.cut_off()
        return
    _read_again(document, builder.base, data, stop)


def _read_again(document: Document, base: int, data: bytes, stop: int) -> None:
    """Read it as it was meant; ``stop`` is where an XML parser gave up, and ``document.problem`` says why."""
    from episodekit.feed.recovery import Recovery  # a document that is XML needs nothing of it

    document.release()
    for kept in (document.declarations, document.undeclared, document.trailing):
        kept.clear()
    document.root = None
    document.by_tag.clear()
    recovered = _Builder(document, 0)
    recovery = Recovery(document.source.data[:base] + data, base, recovered)
    try:
        recovery.run()
    except _TooDeepError:
        recovered.finish()
    if recovery.cut:
        recovered.cut_off()
    document.undefined += recovery.undefined
    problems = sorted(recovery.problems, key=lambda row: row.offset)
    problem = document.problem
    if problem is not None and problems and problems[0].offset <= max(stop, problem.offset):
        document.problem, problems = problems[0], problems[1:]
    if document.rss is not None:  # of a web page, one is enough
        told = document.problem.offset if document.problem is not None else 0
        document.further = [row for row in problems if row.offset > told]


class _Builder:
    """expat's events → elements of a document; resolves names itself, because expat stops at an undeclared prefix."""

    def __init__(self, document: Document, base: int) -> None:
        self.document = document
        self.base = base
        self.stack: list[Element] = []
        self.texts: list[str] = []  # of the innermost element, since the last tag
        self.characters = self.texts.append
        # What children interrupt, by the identity of its element.
        self.pieces: dict[int, list[str]] = {}
        # The names of a scope: raw name → Name and the list of its elements. An element that declares a namespace
        # opens a scope.
        self.scopes: list[tuple[int, dict[str, str], _Names]] = []
        self.scope = -1  # how deep the innermost one lies
        self.uris: dict[str, str] = {"xml": XML}
        self.names: _Names = {}
        self.plain: set[str] = set()  # names of attributes that have no colon
        self.entities: list[str] = []
        self.external = False
        self.missing: set[str] = set()
        self.unknown: set[str] = set()  # names whose prefix was without declaration somewhere
        self.seen: set[tuple[str, str]] = set()
        self.parser = expat.ParserCreate("utf-8")

    def run(self, data: bytes, *, lenient: bool) -> None:
        """Parse; ``lenient`` skips references to unknown entities instead of stopping."""
        parser = self.parser
        parser.buffer_text = True
        parser.buffer_size = _PIECE_BYTES
        parser.UseForeignDTD(lenient)
        handlers = {
            "StartElementHandler": self.begin,
            "EndElementHandler": self.end,
            "CharacterDataHandler": self.characters,
            "StartCdataSectionHandler": self._cdata,
            "CommentHandler": self._comment,
            "StartDoctypeDeclHandler": self._doctype,
            "EndDoctypeDeclHandler": self._doctype_end,
            "EntityDeclHandler": self._entity_declared,
            "SkippedEntityHandler": self._skipped,
            "DefaultHandler": _ignore,  # with it, expat hands references over instead of expanding them
        }
        for name, handler in handlers.items():
            setattr(parser, name, handler)
        try:
            parser.Parse(data, True)
        finally:  # parser and handlers hold each other, and with them the document and its bytes
            for name in handlers:
                setattr(parser, name, None)

    def cut_off(self) -> None:
        """Close what is still open, but forget an item whose end is missing: nobody knows what it held."""
        item = next((element for element in self.stack if element.name.written == "item"), None)
        self.finish()
        if item is None or item.parent is None:
            return
        document, gone = self.document, set(item.walk())
        item.parent.children = item.parent.children[:-1]
        for element in gone:
            document.by_tag[element.tag].pop()
        document.declarations = [row for row in document.declarations if row.element not in gone]
        document.undeclared = [row for row in document.undeclared if row[0] not in gone]

    def finish(self) -> None:
        """Close what is still open."""
        while self.stack:
            self.end("")

    def begin(self, written: str, attributes: dict[str, str], offset: int | None = None) -> None:
        """An element begins: where expat is, unless an offset is given."""
        stack = self.stack
        special = None
        if attributes and not self.plain.issuperset(attributes):
            special = self._special(attributes)
        name, add = self.names.get(written) or self._named(written)
        parent = stack[-1] if stack else None
        if offset is None:
            offset = self.parser.CurrentByteIndex + self.base
        element = Element(name, attributes or _NONE, offset, parent)
        if parent is None:
            self.document.root = element
        else:
            texts = self.texts
            if texts:
                if len(texts) == 1 and parent.text == texts[0] and parent.text.isspace():
                    texts.clear()  # the indentation once more
                else:
                    self._take(parent)
            if parent.children:
                parent.children.append(element)  # type: ignore[attr-defined]  # a list unless it is empty
            else:
                if len(stack) >= DEPTH_LIMIT:
                    raise _TooDeepError
                parent.children = [element]
        stack.append(element)
        add(element)
        if special:
            self._declare(element, self.uris, special)
        if self.unknown and not name.declared:
            self._undeclared(element, name.prefix)

    def end(self, _written: str) -> None:
        """The innermost element ends."""
        stack = self.stack
        element = stack.pop()
        texts = self.texts
        if texts:
            if element.text or len(texts) > 1:
                self._take(element)
            else:
                element.text = texts.pop()
        if element.children:
            self._close(element)
        if len(stack) == self.scope:
            self._leave()

    def _take(self, element: Element) -> None:
        """Text of an element; of white space between children one piece is kept until the element ends."""
        text = "".join(self.texts)
        self.texts.clear()
        have = element.text
        if not have:
            element.text = text
        elif element.children and have.isspace():
            if not text.isspace():
                element.text = have + text
        else:
            self.pieces.setdefault(id(element), [have]).append(text)

    def _close(self, element: Element) -> None:
        """An element with children ends: white space between them is no text of it."""
        if self.pieces and id(element) in self.pieces:
            element.text = "".join(self.pieces.pop(id(element)))
        if element.text.isspace():
            element.text = ""

    def _leave(self) -> None:
        """The element ends that declared namespaces: what its prefixes meant before counts again."""
        _, self.uris, self.names = self.scopes.pop()
        self.scope = self.scopes[-1][0] if self.scopes else -1

    def _special(self, attributes: dict[str, str]) -> list[str]:
        """The attributes with a prefix, and declarations of namespaces; these open a scope."""
        special = [key for key in attributes if ":" in key or key == "xmlns"]
        self.plain.update(attributes.keys() - special)
        self.document.prefixed.update(special)
        uris = self.uris
        fresh = {key[6:]: attributes[key] for key in special if key == "xmlns" or key.startswith("xmlns:")}
        if any(uris.get(prefix) != uri for prefix, uri in fresh.items()):
            self.scope = len(self.stack)
            self.scopes.append((self.scope, uris, self.names))
            self.uris, self.names = uris | fresh, {}
        return special

    def _named(self, written: str) -> "tuple[Name, Callable[[Element], None]]":
        name = _resolve(written, self.uris)
        row = self.names[written] = name, self.document.by_tag.setdefault(name.tag, []).append
        if not name.declared:
            self.unknown.add(written)
        return row

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
