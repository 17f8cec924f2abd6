"""L2. Tags of the feed that a person may write beside those which follow from show and episode, checked by the tables.

A :class:`Tag` is an element of a namespace that :mod:`episodekit.vocabulary.feed_tags` knows; anything else is kept as
:class:`episodekit.model.extra.Extra`, XML in a namespace of its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from episodekit.errors import InvalidValueError
from episodekit.notation import values
from episodekit.notation.forms import FORMS
from episodekit.vocabulary import grammar
from episodekit.vocabulary.feed_tags import feed_tags
from episodekit.vocabulary.namespaces import PREFIXES
from episodekit.vocabulary.spelling import nearest

_TEXT_LIMIT_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Tag:
    """One element: its usual qualified name (``podcast:funding``, ``ttl``), text, attributes in order, children."""

    name: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Tag", ...] = ()

    def get(self, attribute: str) -> str | None:
        """An attribute's value, or None."""
        return next((value for name, value in self.attributes if name == attribute), None)


def namespace(name: str) -> str:
    """The namespace of a qualified name; empty for RSS itself."""
    prefix, colon, _ = name.partition(":")
    return PREFIXES[prefix] if colon else ""


def check(tags: Sequence[Tag], parent: str) -> None:
    """See that tags may stand in ``channel``, ``item`` or another tag, with what they hold.

    Raises:
        InvalidValueError: one may not; it names tag, attribute and value.
    """
    if not tags:
        return  # most episodes have none, and a Counter takes longer than all the rest of their checks
    for tag in tags:
        _check(tag, parent)
    for name, count in Counter(tag.name for tag in tags).items():
        if count > 1 and feed_tags()[name].single:
            raise InvalidValueError(f"{name} is given {count} times", remedy="keep one of them")


def find(name: str, parent: str) -> grammar.Tag:
    """What the tables say of a tag in its parent.

    Raises:
        InvalidValueError: there is no such tag, or it has no meaning there.
    """
    row = feed_tags().get(name)
    if row is None:
        near = nearest(name, feed_tags())
        raise InvalidValueError(
            f"{name!r} is no tag that episodekit knows",
            remedy=f"did you mean {near}?" if near else "write it as XML under extra:",
        )
    if parent not in row.parents:
        raise InvalidValueError(
            f"{name} has no meaning in {parent}", remedy=f"it belongs into {' or '.join(row.parents)}"
        )
    return row


def _check(tag: Tag, parent: str) -> None:
    row = find(tag.name, parent)
    _attributes(tag, row)
    _content(tag, row)
    check(tag.children, tag.name)
    counts = Counter(child.name for child in tag.children)
    for child in row.children:
        if counts[child.name] < child.least:
            raise InvalidValueError(f"{tag.name} has no {child.name}", remedy=f"write {child.name} into it")
        if child.most is not None and counts[child.name] > child.most:
            raise InvalidValueError(
                f"{tag.name} has {counts[child.name]} {child.name}", remedy=f"keep {child.most}"
            )


def _attributes(tag: Tag, row: grammar.Tag) -> None:
    given = dict(tag.attributes)
    for name, value in tag.attributes:
        attribute = row.by_name.get(name)
        if attribute is None:
            near = nearest(name, row.by_name)
            known = ", ".join(row.by_name) or "none"
            raise InvalidValueError(
                f"{tag.name} knows no attribute {name!r}",
                remedy=f"did you mean {near}?" if near else f"its attributes: {known}",
            )
        _value(f"{name} of {tag.name}", value, attribute.type, attribute.allowed, attribute.limit)
    for attribute in row.attributes:
        if attribute.presence == "required" and not given.get(attribute.name, "").strip():
            raise InvalidValueError(
                f"{tag.name} has no {attribute.name}", remedy=f"write {attribute.name}: …"
            )


def _content(tag: Tag, row: grammar.Tag) -> None:
    if row.content in {"empty", "children"} and tag.text.strip():
        raise InvalidValueError(
            f"{tag.name} holds the text {values.short(tag.text)}", remedy="it takes attributes or tags only"
        )
    if tag.text.strip():
        _value(tag.name, tag.text, row.content, row.allowed, row.limit)
    elif row.needs_content and row.content not in {"empty", "children"}:
        raise InvalidValueError(f"{tag.name} is empty", remedy="write its text")


def _value(what: str, value: str, kind: str, allowed: Iterable[str], limit: int | None) -> None:
    values.text(value, limit_bytes=_TEXT_LIMIT_BYTES)
    options = tuple(allowed)
    if kind == "enum" and value.strip() not in options:
        near = nearest(value.strip(), options)
        raise InvalidValueError(
            f"{what} is {values.short(value)}",
            remedy=f"did you mean {near!r}?" if near else f"write one of: {', '.join(options)}",
        )
    form = FORMS.get(kind)
    if form is not None and not form[0](value.strip()):
        raise InvalidValueError(f"{what} is {values.short(value)}, not {form[1]}", remedy=f"write {form[1]}")
    if limit is not None and len(value.strip()) > limit:
        raise InvalidValueError(
            f"{what} has {len(value.strip())} characters", remedy=f"shorten it to {limit} or fewer"
        )
