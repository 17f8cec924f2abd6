"""What a tag may hold: the form in which the tables of tags are kept, and their reader."""

import functools
import json
import pkgutil
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Json = dict[str, object]


class Attribute(NamedTuple):
    """An attribute of a tag.

    Attributes:
        presence: ``required``, ``recommended``, ``optional`` or ``conditional``.
        type: such as ``url``, ``mime``, ``non_negative_integer``; a word of the table.
        allowed: the only values, if they are counted out.
        limit: characters at most, if bounded.
    """

    name: str
    presence: str
    type: str
    allowed: tuple[str, ...] = ()
    limit: int | None = None


class Child(NamedTuple):
    """How often a tag may stand in another: at least ``least`` times, at most ``most`` (None: any number)."""

    name: str
    least: int
    most: int | None


class Tag(NamedTuple):
    """A tag of a namespace.

    Attributes:
        name: as the table writes it.
        parents: names of the elements that it may stand in.
        single: whether a parent may hold one at most.
        status: ``formal…`` or ``deprecated``.
        content: kind of its text: ``empty``, ``text``, ``enum``, ``integer``, ``children`` …
        needs_content: whether the text may not be blank.
        page: the page that defines it.
        by_name: its attributes under their names.
    """

    name: str
    parents: tuple[str, ...]
    single: bool
    status: str
    content: str
    needs_content: bool
    allowed: tuple[str, ...]
    limit: int | None
    attributes: tuple[Attribute, ...]
    children: tuple[Child, ...]
    page: str
    by_name: Mapping[str, Attribute]


@functools.cache
def table(name: str) -> Json:
    """A table of ``data/`` as it lies there."""
    found: Json = json.loads(pkgutil.get_data(__package__, f"data/{name}") or b"")
    return found


def read(name: str, pages: str = "") -> Iterator[Tag]:
    """The tags of a table; ``pages`` stands before the page that each row names."""
    for row in rows(table(name)["tags"]):
        yield _tag(row, pages)


def rows(value: object) -> list[Json]:
    """A list of objects.

    Raises:
        TypeError: it is not one.
    """
    if not isinstance(value, list):
        raise TypeError("a table of tags lacks a list")
    return value


def _tag(row: Json, pages: str) -> Tag:
    content = row["content"]
    if not isinstance(content, dict):
        raise TypeError(f"the content of {row['name']} is not an object")
    words = (
        *_words(content.get("allowed")),
        *_words(content.get("list_variants")),
        *_words(content.get("also")),
    )
    attributes = tuple(map(_attribute, rows(row["attributes"])))
    return Tag(
        name=str(row["name"]),
        parents=_words(row["parents"]),
        single=row["count"] == "single",
        status=str(row["status"]),
        content=str(content["kind"]),
        needs_content=bool(content.get("required")),
        allowed=words,
        limit=_number(content.get("max_chars")),
        attributes=attributes,
        by_name={attribute.name: attribute for attribute in attributes},
        children=tuple(map(_child, rows(row["children"]))),
        page=f"{pages}{row['doc']}",
    )


def _attribute(row: Json) -> Attribute:
    return Attribute(
        name=str(row["name"]),
        presence=str(row["presence"]),
        type=str(row["type"]),
        allowed=_words(row.get("allowed")),
        limit=_number(row.get("max_chars")),
    )


def _child(row: Json) -> Child:
    return Child(name=str(row["name"]), least=_number(row["min"]) or 0, most=_number(row["max"]))


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(word) for word in value) if isinstance(value, list) else ()


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
