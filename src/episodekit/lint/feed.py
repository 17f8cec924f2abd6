"""A feed as rules see it: the document, the evidence, and readings that several rules share."""

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from episodekit.errors import InvalidValueError
from episodekit.feed.document import Document, Element
from episodekit.lint.evidence import Evidence
from episodekit.notation import rfc822, timecode
from episodekit.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINKED_LIMIT_BYTES = 20_000_000  # a linked text file or picture; what is longer is read up to here

T = TypeVar("T")
_NUMERIC = later(r"[0-9:.,]+")


class Feed:
    """The document and its evidence; ``channel`` is None and ``items`` empty unless the root is ``rss``.

    Rules find elements through :meth:`every`, which costs nothing for tags that do not occur. Tags carry the usual
    prefix of their namespace (``itunes:image``) whatever prefix the document uses.
    """

    def __init__(self, document: Document, evidence: Evidence) -> None:
        """Look up channel and items once."""
        self.document = document
        self.evidence = evidence
        self.rss = document.rss
        self.channel = document.channel
        self.items = document.items
        self._dates: dict[int, rfc822.Reading] = {}
        self._chosen: dict[tuple[str, tuple[str, ...]], list[Element]] = {}
        self._by_parent: dict[str, dict[str, list[Element]]] = {}
        self._linked: dict[str, bytes | None] = {}
        self._once: dict[Callable[..., object], object] = {}

    def every(self, tag: str, *parents: str) -> list[Element]:
        """All elements of a tag in document order, only those in one of the parents if any are named.

        Many rules ask for the same: they get the same list, and leave it as it is.
        """
        found = self.document.by_tag.get(tag)
        if not parents or not found:
            return found or []
        key = tag, parents
        chosen = self._chosen.get(key)
        if chosen is None:
            chosen = self._chosen[key] = self._within(tag, found, parents)
        return chosen

    def _within(self, tag: str, elements: list[Element], parents: tuple[str, ...]) -> list[Element]:
        groups = self._by_parent.get(tag)
        if groups is None:
            groups = self._by_parent[tag] = {}
            for element in elements:
                groups.setdefault(element.parent.tag if element.parent is not None else "", []).append(
                    element
                )
        chosen = [group for parent, group in groups.items() if parent in parents]
        if len(chosen) > 1 and len(chosen) < len(groups):
            return self.document.every(tag, *parents)
        return elements if len(chosen) == len(groups) else chosen[0] if chosen else []

    def stated(self, tag: str, attribute: str) -> "Iterator[tuple[Element, str]]":
        """Every element of a tag that has this attribute, with its value without outer white space, if any is left."""
        for element in self.document.every(tag):
            value = (element.attributes.get(attribute) or "").strip()
            if value:
                yield element, value

    def together(self, tag: str, *parents: str) -> "list[list[Element]]":
        """The elements of a tag, those of one parent together, in document order."""
        groups: dict[int, list[Element]] = {}
        for element in self.every(tag, *parents):
            groups.setdefault(id(element.parent), []).append(element)
        return list(groups.values())

    def repeated(self, tag: str, *parents: str) -> "Iterator[tuple[Element, Element]]":
        """Every element of a tag that its parent holds already, with the first one."""
        elements = self.every(tag, *parents)
        if len({element.parent for element in elements}) == len(elements):
            return
        firsts: dict[Element | None, Element] = {}
        for element in elements:
            first = firsts.setdefault(element.parent, element)
            if first is not element:
                yield element, first

    def once(self, make: "Callable[[Feed], T]") -> T:
        """What a function makes of this feed; it runs once, however many rules ask."""
        if make not in self._once:
            self._once[make] = make(self)
        return self._once[make]  # type: ignore[return-value]  # stored under the function that made it

    def line(self, element: Element) -> int:
        """The line of an element, to name it in a message about another one."""
        return self.document.position(element.offset)[0]

    def date(self, element: Element) -> rfc822.Reading:
        """What the text of an element says as a date of RSS."""
        reading = self._dates.get(id(element))
        if reading is None:
            reading = self._dates[id(element)] = rfc822.read(element.text)
        return reading

    def duration(self, item: Element) -> timedelta | None:
        """How long an item says it is (itunes:duration); None if it does not say or cannot be read."""
        return _length(item.value_of("itunes:duration"))

    def linked(self, url: str | None) -> bytes | None:
        """The text file or picture behind a URL if it is known; read once."""
        if not url:
            return None
        if url not in self._linked:
            self._linked = {url: self.evidence.read(url, LINKED_LIMIT_BYTES)}
        return self._linked[url]


@lru_cache(maxsize=1024)
def _length(text: str) -> timedelta | None:
    if not text or not _NUMERIC.fullmatch(text):
        return None
    try:
        return timecode.parse(text) or None
    except InvalidValueError:
        return None
