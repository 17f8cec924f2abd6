"""Texts as YAML writes them, such that :mod:`episodekit.entry.fields` reads the same text back."""

import json
import re

import yaml

# What YAML's reader refuses or takes for the end of a line (https://yaml.org/spec/1.2.2/#51-character-set).
_SPECIAL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_PLAIN = re.compile(r"""[^\W_](?:\x20?[\w!"$-9;-~\u2010-\u2027]|:(?=[\w!-~])|(?<=[\w!-~])\#)*""")
"""Texts that surely need no quotes: no indicator at the start, no colon before a blank, no number sign behind one."""
NOTHING = frozenset({"", "~", "null"})
"""What stands without quotes where no value is."""
_PLAIN_LIMIT = 2_000  # characters: a longer text is not worth the look


def quoted(text: str) -> str:
    """A text in double quotes on one line."""
    return _SPECIAL.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def scalar(text: str) -> str:
    """A text without quotes where YAML reads the same text back, else in double quotes."""
    if len(text) > _PLAIN_LIMIT or text in NOTHING:
        return quoted(text)
    return text if _PLAIN.fullmatch(text) or reads_back(f"k: {text}", text, style=None) else quoted(text)


def paragraph(key: str, text: str) -> list[str]:
    """A key and its text: as lines under ``|`` where there are several, so that a person can edit them."""
    if "\n" in text and not _SPECIAL.search(text):
        rows = [f"{key}: |-", *(f"  {row}" if row else "" for row in text.split("\n"))]
        if reads_back("\n".join(rows), text, style="|"):
            return rows
    return [f"{key}: {scalar(text)}"]


def reads_back(source: str, text: str, *, style: str | None) -> bool:
    """Whether YAML reads a map of one key as this text, written in that style (None: without marks)."""
    try:
        node = yaml.compose(source, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    value = node.value[0][1]
    if not isinstance(value, yaml.ScalarNode) or value.value != text or not text:
        return False
    return value.style == style if style else not value.style
