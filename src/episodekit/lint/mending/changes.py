"""What a mend does to a document: each change knows its edits, what the tree is to be after it, and how to tell it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from episodekit.feed.document import Document, Element
from episodekit.lint.mending.sheet import Edit
from episodekit.lint.mending.spans import attribute_slot, end_name, start_tag, text_slot

_SHORT = 80  # characters of a value that are told


@dataclass(slots=True)
class Shape:
    """An element as it is to be; ``inserted`` are children before all others."""

    name: str
    attributes: dict[str, str]
    text: str
    inserted: list["Shape"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an attribute, or the text (``attribute`` empty), becomes another.

    White space around it stays, unless ``exact``.
    """

    element: Element
    attribute: str
    new: str
    exact: bool = False

    @property
    def _old(self) -> str:
        return self.element.attributes[self.attribute] if self.attribute else self.element.text

    @property
    def _whole(self) -> str:
        old = self._old
        if self.exact or not old.strip():
            return self.new
        begin = len(old) - len(old.lstrip())
        return old[:begin] + self.new + old[begin + len(old.strip()) :]

    @property
    def idle(self) -> bool:
        """Whether nothing would be different."""
        return self._whole == self._old

    def edits(self, document: Document) -> list[Edit]:
        """The edits in order; none if it is not sure where the value stands."""
        data = document.source.data
        find = attribute_slot(data, self.element, self.attribute) if self.attribute else None
        slot = find if self.attribute else text_slot(data, self.element)
        if slot is None or (slot.kind == "[" and "]]>" in self.new):
            return []
        gone = [Edit(span.start, span.end, b"") for span in slot.margins] if self.exact else []
        if self.new != self._old.strip():
            gone.append(Edit(slot.core.start, slot.core.end, slot.written(self.new)))
        return sorted(gone, key=lambda edit: (edit.start, edit.end))

    def shape(self, shape: Shape) -> None:
        """What the element is to be."""
        if self.attribute:
            shape.attributes[self.attribute] = self._whole
        else:
            shape.text = self._whole

    def told(self) -> str:
        """Old and new for people."""
        if self.attribute:
            return f"{self.attribute}={_short(self._old)} → {_short(self._whole)}"
        return f"{_short(self._old)} → {_short(self._whole)}"


@dataclass(frozen=True, slots=True)
class Name:
    """An attribute, or the element itself (``attribute`` empty), gets another name."""

    element: Element
    attribute: str
    new: str
    idle = False

    def edits(self, document: Document) -> list[Edit]:
        """The edits in order; none if it is not sure where the name stands."""
        data, new = document.source.data, self.new.encode()
        tag = start_tag(data, self.element)
        if tag is None:
            return []
        if self.attribute:
            span = tag.attributes[self.attribute][0]
            return [Edit(span.start, span.end, new)]
        first = Edit(tag.name.start, tag.name.end, new)
        last = end_name(data, self.element)
        if tag.empty:
            return [first]
        return [first, Edit(last.start, last.end, new)] if last is not None else []

    def shape(self, shape: Shape) -> None:
        """What the element is to be."""
        if self.attribute:
            shape.attributes[self.new] = shape.attributes.pop(self.attribute)
        else:
            shape.name = self.new

    def told(self) -> str:
        """Old and new for people."""
        if self.attribute:
            return f"{self.attribute}= → {self.new}="
        return f"<{self.element.name.written}> → <{self.new}>"


@dataclass(frozen=True, slots=True)
class Added:
    """The element gets another attribute."""

    element: Element
    attribute: str
    new: str
    idle = False

    def edits(self, document: Document) -> list[Edit]:
        """The edit; none if it is not sure where the tag ends, or the attribute is there."""
        tag = start_tag(document.source.data, self.element)
        if tag is None or self.attribute in tag.attributes:
            return []
        value = self.new.replace("&", "&amp;").replace("<", "&lt;").replace(tag.quote, _QUOTES[tag.quote])
        return [Edit(tag.fresh, tag.fresh, f" {self.attribute}={tag.quote}{value}{tag.quote}".encode())]

    def shape(self, shape: Shape) -> None:
        """What the element is to be."""
        shape.attributes[self.attribute] = self.new

    def told(self) -> str:
        """What is new, for people."""
        return f"adds {self.attribute}={_short(self.new)}"


_QUOTES = {'"': "&quot;", "'": "&apos;"}


@dataclass(frozen=True, slots=True)
class Child:
    """The element, which has children and no text of its own, gets an empty one before all others."""

    element: Element
    name: str
    attributes: tuple[tuple[str, str], ...]
    attribute = "<"
    idle = False

    def edits(self, document: Document) -> list[Edit]:
        """The edit; none if it is not sure where the children begin. What stands before the first one is repeated."""
        data, children = document.source.data, self.element.children
        tag = start_tag(data, self.element)
        if tag is None or self.element.text or not children:
            return []
        before = data[tag.end : children[0].offset]
        if before.strip():
            before = b""
        pairs = (f'{name}="{_escaped(value)}"' for name, value in self.attributes)
        return [Edit(tag.end, tag.end, before + f"<{self.name} {' '.join(pairs)}/>".encode())]

    def shape(self, shape: Shape) -> None:
        """What the element is to be."""
        shape.inserted.append(Shape(self.name, dict(self.attributes), ""))

    def told(self) -> str:
        """What is new, for people."""
        pairs = (f'{name}="{value}"' for name, value in self.attributes)
        return f"adds <{self.name} {' '.join(pairs)}/>"


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes of the document, outside of what the tree knows, give way to others.

    Attributes:
        what: for people: what happens.
        texts: whether the tree's texts change by it.
    """

    start: int
    end: int
    new: str
    what: str
    texts: bool = False
    idle = False

    def edits(self, document: Document) -> list[Edit]:  # noqa: ARG002  # every change takes the document
        """The edit."""
        return [Edit(self.start, self.end, self.new.encode())]

    def told(self) -> str:
        """What happens, for people."""
        return self.what


OnTree = Value | Name | Added | Child
Change = OnTree | Raw


def _short(value: str) -> str:
    value = " ".join(value.split()) if "\n" in value else value
    return repr(value if len(value) <= _SHORT else f"{value[:_SHORT]}…")


Row = tuple[int, str, dict[str, str], str]


def shapes(root: Element | None, changes: Sequence[OnTree]) -> Iterator[Row]:
    """What a document is to be after changes: depth, name, attributes and text of every element in order."""
    changed: dict[int, list[OnTree]] = {}
    for change in changes:
        changed.setdefault(id(change.element), []).append(change)
    todo = [(0, root)] if root is not None else []
    while todo:
        depth, element = todo.pop()
        shape = Shape(element.name.written, dict(element.attributes), element.text)
        for change in changed.get(id(element), ()):
            change.shape(shape)
        yield depth, shape.name, shape.attributes, shape.text
        for child in shape.inserted:
            yield depth + 1, child.name, child.attributes, child.text
        todo += [(depth + 1, child) for child in reversed(element.children)]
