"""The tags of the podcast namespace (https://github.com/Podcastindex-org/podcast-namespace) as a table.

The table lies in ``data/podcast_namespace.json`` with its source and date.
"""

import functools
import json
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
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


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A tag of the namespace.

    Attributes:
        name: without prefix.
        parents: names of the elements that it may stand in.
        single: whether a parent may hold one at most.
        status: ``formal…`` or ``deprecated``.
        content: kind of its text: ``empty``, ``text``, ``enum``, ``integer``, ``children`` …
        needs_content: whether the text may not be blank.
        page: the page that defines it.
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
    page: str

    @functools.cached_property
    def by_name(self) -> dict[str, Attribute]:
        """Its attributes under their names."""
        return {attribute.name: attribute for attribute in self.attributes}


_REPOSITORY = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/"
_Json = dict[str, object]


@functools.cache
def _table() -> _Json:
    table: _Json = json.loads((files(__package__) / "data/podcast_namespace.json").read_bytes())
    return table


@functools.cache
def tags() -> dict[str, Tag]:
    """Name → tag, of every formal and deprecated tag."""
    return {row.name: row for row in map(_tag, _rows(_table()["tags"]))}


@functools.cache
def proposals() -> frozenset[str]:
    """Tags that were proposed or are seen in feeds but are not part of the namespace."""
    return frozenset(str(row["name"]) for row in _rows(_table()["not_formal"]))


@functools.cache
def media() -> frozenset[str]:
    """The values of ``podcast:medium``: each medium, its list form ending in L, and ``mixed``."""
    content = next(row for row in _rows(_table()["tags"]) if row["name"] == "medium")["content"]
    if not isinstance(content, dict):
        raise TypeError("podcast_namespace.json: the content of medium is not an object")
    return frozenset((*content["allowed"], *content["list_variants"], *content["also"]))


def _rows(value: object) -> list[_Json]:
    if not isinstance(value, list):
        raise TypeError("podcast_namespace.json: a list is missing")
    return value


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(word) for word in value) if isinstance(value, list) else ()


def _limit(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _tag(row: _Json) -> Tag:
    content = row["content"]
    if not isinstance(content, dict):
        raise TypeError(f"podcast_namespace.json: the content of {row['name']} is not an object")
    return Tag(
        name=str(row["name"]),
        parents=_words(row["parents"]),
        single=row["count"] == "single",
        status=str(row["status"]),
        content=str(content["kind"]),
        needs_content=bool(content.get("required")),
        allowed=_words(content.get("allowed")),
        limit=_limit(content.get("max_chars")),
        attributes=tuple(map(_attribute, _rows(row["attributes"]))),
        page=f"{_REPOSITORY}{row['doc']}",
    )


def _attribute(row: _Json) -> Attribute:
    return Attribute(
        name=str(row["name"]),
        presence=str(row["presence"]),
        type=str(row["type"]),
        allowed=_words(row.get("allowed")),
        limit=_limit(row.get("max_chars")),
    )
