"""L3. The block on top of a Markdown file, in YAML or TOML, read as strings only: ``title: No`` stays ``No``."""

import re

_FENCE = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML_FENCE = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)")
_LONGEST = 20_000


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
        return {}, text
    block = fence[1].replace("\t", "  ")
    fields = _from_yaml(block)
    if fields is None:
        fields = _from_lines(block)
    # A rule, a line of text and another rule is Markdown too, and no front matter.
    return (fields, opening[fence.end() :]) if fields else ({}, text)


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
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(each, yaml.ScalarNode) for each in node.value):
        return ", ".join(str(each.value) for each in node.value)
    return None


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
