"""What an import has no key for: tags by their own names, foreign elements as XML; each is kept or spoken of.

A tag that the build would write by itself, with the same meaning, is not kept: only what differs is.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from episodekit.chapters import podlove
from episodekit.errors import InvalidValueError
from episodekit.feed.document import Document, Element
from episodekit.findings import Finding, Place, Severity
from episodekit.model import extra as foreign
from episodekit.model import tagged
from episodekit.model.extra import Extra, read_extra
from episodekit.model.tagged import Tag
from episodekit.vocabulary.feed_tags import feed_tags
from episodekit.vocabulary.namespaces import PREFIXES

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

_DECLARED = ("atom", "itunes", "podcast", "psc", "content", "fh")
"""Namespaces in which the feed that is built may already have a prefix for an element that is hung into it."""
YES = frozenset({"yes", "true", "explicit"})
NO = frozenset({"no", "false", "clean"})


@dataclass(slots=True)
class Notes:
    """The findings of an import, gathered while reading goes on."""

    document: Document
    file: str
    findings: list[Finding] = field(default_factory=list)

    def warn(self, rule: str, message: str, fix: str, at: Element, value: str | None = None) -> None:
        """Something was lost, or is not what it was."""
        self._add(Severity.WARNING, rule, (message, fix), at, value)

    def tell(self, rule: str, message: str, fix: str, at: Element, value: str | None = None) -> None:
        """Something is kept otherwise than might be thought."""
        self._add(Severity.INFO, rule, (message, fix), at, value)

    def _add(
        self, severity: Severity, rule: str, words: tuple[str, str], at: Element, value: str | None
    ) -> None:
        self.findings.append(
            Finding(
                rule=rule,
                severity=severity,
                message=words[0],
                place=Place(self.file, *self.document.position(at.offset)),
                path=self.document.path(at),
                item=self.document.item_of(at),
                value=value,
                fix=words[1],
            )
        )


class Twins:
    """Elements of a document as lxml reads them, which alone can write them out again: each from its own bytes."""

    def __init__(self, document: Document) -> None:
        """Nothing is read yet."""
        self._document = document
        self._ends: dict[int, int] = {}
        self._parser: XMLParser | None = None

    def of(self, container: Element, number: int) -> "_Element | None":
        """A child of the channel or of an item; None where the two readings do not agree. It is the caller's own."""
        from lxml import etree

        element = container.children[number]
        if element.offset < 0:
            return None
        following = container.children[number + 1 : number + 2]
        end = following[0].offset if following else self._end(container)
        scope = "".join(f" {name}={quoteattr(uri)}" for name, uri in _scope(container).items())
        data = f"<scope{scope}>".encode() + self._document.source.data[element.offset : end]
        with suppress(
            etree.XMLSyntaxError
        ):  # what follows the element is not of it, and its errors do not matter
            root = etree.fromstring(data, self._reader())
            found = next(root.iterchildren("*"), None) if root is not None else None
            return found if found is not None and _local(str(found.tag)) == element.name.local else None
        return None

    def _reader(self) -> "XMLParser":
        from lxml import etree

        if self._parser is None:
            self._parser = etree.XMLParser(
                recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8"
            )
        return self._parser

    def _end(self, container: Element) -> int:
        """Where what follows an item begins; the end of the document where nothing does."""
        channel = self._document.channel
        if not self._ends and channel is not None:
            self._ends = {id(one): other.offset for one, other in pairwise(channel.children)}
        return self._ends.get(id(container), len(self._document.source.data))


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def _scope(container: Element) -> dict[str, str]:
    """The namespaces that an element and those around it declare, as attributes."""
    around = _scope(container.parent) if container.parent is not None else {}
    return around | {
        name: uri
        for name, uri in container.attributes.items()
        if name == "xmlns" or name.startswith("xmlns:")
    }


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Tags under their own names, and foreign elements."""

    tags: tuple[Tag, ...] = ()
    extra: tuple[Extra, ...] = ()


def left_over(
    container: Element, own: Iterable[str], derived: Sequence[Tag], twins: Twins, notes: Notes
) -> Leftovers:
    """What the channel or an item holds beside what has a key.

    Args:
        container: the channel or item.
        own: tags that have a key, or that the build writes anew.
        derived: what the build would write for what was read.
        twins: the document as lxml reads it.
        notes: told of what is lost or kept as XML although its namespace is known.
    """
    skipped = frozenset(own)
    parent = container.tag
    expected = frozenset(derived)
    tags: dict[str, list[Tag]] = {}
    extras: list[Extra] = []
    size = 0
    for number, element in enumerate(container.children):
        if element.tag in skipped or _says_nothing(element):
            continue
        row = feed_tags().get(element.tag)
        reason = ""
        if row is not None:
            try:
                tag = tag_of(element)
                if tag not in expected or element.tag in tags:  # what a build would write is valid
                    tagged.check([*(tags.get(element.tag, []) if row.single else []), tag], parent)
                tags.setdefault(element.tag, []).append(tag)
                continue
            except InvalidValueError as problem:
                reason = problem.message
        written = {tag.name for tag in derived} if row is not None and row.single else set()
        keep = element.tag not in written and element.name.namespace
        kept = _extra(twins.of(container, number)) if keep else None
        size += len(kept.xml.encode()) + 1 if kept is not None else 0
        kept = kept if size <= foreign.EXTRA_LIMIT_BYTES else None
        _speak(element, reason, kept, notes)
        extras += [kept] if kept is not None else []
    kept_tags: list[Tag] = []
    for name in sorted(tags):  # of one name they keep their order; that of the names means nothing
        if not _same(tags[name], [tag for tag in derived if tag.name == name]):
            kept_tags += tags[name]
    return Leftovers(tuple(kept_tags), tuple(extras))


def tag_of(element: Element) -> Tag:
    """An element as a tag, its attributes and inner tags in the order in which entries keep them.

    Raises:
        InvalidValueError: it holds an attribute or element that cannot be said so.
    """
    if not element.attributes and not element.children:
        return Tag(element.tag, element.value)
    row = feed_tags().get(element.tag)
    order = list(row.by_name) if row is not None else []
    attributes = []
    for name, value in element.attributes.items():
        if name == "xmlns" or name.startswith("xmlns:"):
            continue
        if ":" in name or name not in order:
            raise InvalidValueError(f"{element.tag} knows no attribute {name!r}", remedy="delete it")
        attributes.append((name, value))
    attributes.sort(key=lambda pair: order.index(pair[0]))
    groups: dict[str, list[Tag]] = {}
    for child in element.children:
        groups.setdefault(child.tag, []).append(tag_of(child))
    children = tuple(tag for rows in groups.values() for tag in rows)
    return Tag(element.tag, element.value, tuple(attributes), children)


def seconds_of(text: str) -> int | None:
    """A duration of Apple's tag in whole seconds: seconds, M:SS or H:MM:SS, minutes beyond 59 too."""
    match = re.fullmatch(r"(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,7})(\.\d{1,9})?", text.strip(), re.ASCII)
    if match is None:
        return None
    half = 1 if (match[4] or ".0")[1] >= "5" else 0
    return int(match[1] or 0) * 3600 + int(match[2] or 0) * 60 + int(match[3]) + half


def _says_nothing(element: Element) -> bool:
    return not element.value and not element.children and not _own_attributes(element)


def _own_attributes(element: Element) -> list[str]:
    return [name for name in element.attributes if name != "xmlns" and not name.startswith("xmlns:")]


def _extra(twin: "_Element | None") -> Extra | None:
    """The element as XML, with the prefixes that it gets when it is hung into a feed; None if that cannot be."""
    from lxml import etree

    if twin is None:
        return None
    root = etree.Element("channel", nsmap={name: PREFIXES[name] for name in _DECLARED})
    root.append(twin)
    try:
        (kept,) = read_extra(foreign.canonical(twin).xml)
    except (InvalidValueError, ValueError):
        return None
    return kept


def _speak(element: Element, reason: str, kept: Extra | None, notes: Notes) -> None:
    name = element.name.written
    if kept is None:
        told = reason or f"<{name}> is no tag of RSS"
        notes.warn(
            "import-left-out", f"{told}; <{name}> is left out", "write it by hand", element, element.value
        )
    elif reason:
        notes.tell("import-as-xml", f"{reason}; it is kept under extra:", "correct it there", element)


def _same(old: Sequence[Tag], new: Sequence[Tag]) -> bool:
    if len(old) != len(new):
        return False
    return old == new or sorted(map(_meaning, old)) == sorted(map(_meaning, new))


def _meaning(tag: Tag) -> str:
    """A tag such that two of the same meaning are equal."""
    if tag.name == "psc:chapters":
        return _chapters(tag)
    fold = _FOLDS.get(tag.name, str.strip)
    attributes = sorted(
        (_DEFAULTS.get(tag.name, {}) | {name: value for name, value in tag.attributes if value}).items()
    )
    return repr((tag.name, fold(tag.text), attributes, sorted(map(_meaning, tag.children))))


def _chapters(tag: Tag) -> str:
    try:
        return repr(podlove.read([dict(row.attributes) for row in tag.children]))
    except InvalidValueError:
        return repr(tag)


def _number(text: str) -> str:
    return str(int(text)) if re.fullmatch("[0-9]{1,15}", text, re.ASCII) else text


def _boolean(text: str) -> str:
    word = text.strip().lower()
    return "true" if word in YES else "false" if word in NO else word


_DEFAULTS = {"podcast:person": {"role": "host", "group": "cast"}}
_FOLDS: Mapping[str, Callable[[str], str]] = {
    "itunes:duration": lambda text: str(seconds_of(text)),
    "itunes:episode": _number,
    "itunes:episodeType": str.lower,
    "itunes:explicit": _boolean,
    "itunes:season": _number,
    "itunes:type": str.lower,
    "podcast:guid": str.lower,
    "podcast:person": lambda text: " ".join(text.split()),
}
