"""L3. The block on top of a Markdown file, in YAML or TOML, read as strings only: ``title: No`` stays ``No``."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml import MappingNode

_FENCE = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML_FENCE = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)")
_LONGEST = 20_000
_FEWEST_ROWS = 2  # a text may begin "Title: …" and a blank line
_NULL = "tag:yaml.org,2002:null"
# Rows on top without a fence: https://docs.getpelican.com/en/latest/content.html, https://fletcher.github.io/MultiMarkdown-6/
_ROWS = re.compile(
    r"(?:[A-Za-z][\w -]{0,30}:[^\n]{0,500}\n(?:[ \t]{2,}\S[^\n]{0,500}\n){0,20}){1,30}(?=\s*\n|\Z)"
)
_ROW_KEYS = frozenset(
    {"title", "date", "author", "authors", "tags", "slug", "category", "summary", "lang", "status"}
)


def split(text: str) -> tuple[dict[str, str], str]:
    """Front matter and body; keys in lower case; values that are not scalars are left out.

    YAML stands between ``---``, TOML between ``+++``.

    A block that is no YAML (``title: Cambodia: 15,000 Expelled``) is read line by line. A list of scalars is joined by
    commas, so that ``author: [A, B]`` keeps both.
    """
    opening = text.lstrip("\n")
    toml = _TOML_FENCE.match(opening)
    if toml is not None and len(toml[1]) <= _LONGEST:
        table = _from_toml(toml[1])
        return (table, opening[toml.end() :]) if table else ({}, text)
    fence = _FENCE.match(opening)
    if fence is None or len(fence[1]) > _LONGEST:
        return _without_fence(opening, text)
    block = fence[1].replace("\t", "  ")
    fields = _from_yaml(block)
    if fields is None:
        fields = _from_lines(block)
    # A rule, a line of text and another rule is Markdown too, and no front matter.
    return (fields, opening[fence.end() :]) if fields else ({}, text)


def _without_fence(opening: str, text: str) -> tuple[dict[str, str], str]:
    """``Title: …`` and other rows that a blank line ends, as Pelican and MultiMarkdown have them."""
    rows = _ROWS.match(opening)
    fields = _from_lines(rows[0]) if rows is not None else {}
    known = fields.keys() & _ROW_KEYS
    if rows is None or "title" not in known or len(known) < _FEWEST_ROWS:
        return {}, text
    return fields, opening[rows.end() :]


def _from_yaml(block: str) -> dict[str, str] | None:
    import yaml

    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(node, yaml.MappingNode):
        return None
    fields: dict[str, str] = {}
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            text = _scalar(value)
            if text is not None:
                fields.setdefault(key.value.lower(), text)
    return fields


def _scalar(node: object) -> str | None:
    """A scalar, a list of them joined, or what a table calls its name: ``author: {name: Ada, site: …}``."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        parts = [_named(each) if isinstance(each, yaml.MappingNode) else each for each in node.value]
        scalars = [str(part.value) for part in parts if isinstance(part, yaml.ScalarNode)]
        return ", ".join(scalars) if len(scalars) == len(parts) else None
    if isinstance(node, yaml.MappingNode):
        name = _named(node)
        return str(name.value) if isinstance(name, yaml.ScalarNode) else None
    return None


def _named(table: "MappingNode") -> object:
    return next((value for key, value in table.value if str(key.value).lower() == "name"), None)


def _from_toml(block: str) -> dict[str, str]:
    import tomllib

    try:
        table = tomllib.loads(block)
    except (ValueError, RecursionError):
        return {}
    rows = ((name.lower(), value) for name, value in table.items())
    joined = (
        (name, ", ".join(map(str, value)) if isinstance(value, list) else value) for name, value in rows
    )
    return {name: str(value) for name, value in joined if not isinstance(value, dict)}


def _from_lines(block: str) -> dict[str, str]:
    found = (_KEY.fullmatch(line.strip()) for line in block.split("\n"))
    fields: dict[str, str] = {}
    for match in found:
        if match:
            fields.setdefault(match[1].lower(), match[2].strip().strip("\"'"))
    return fields
