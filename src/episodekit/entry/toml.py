"""TOML (https://toml.io/en/v1.0.0) as the nodes that :class:`episodekit.entry.fields.Fields` reads, with their lines.

The parser of the standard library gives lines of syntax errors only. The lines of keys are looked up in the text; where
it is written in a way that hides them (in texts of several lines) the line may be that of the table.
"""

import re
import tomllib
from collections.abc import Mapping

import yaml

from episodekit.entry.fields import Fields, Problems
from episodekit.findings import Finding, Place, Severity

Path = tuple[str, ...]
_TABLE = re.compile(r"\s*\[+([^\[\]#]{1,300})\]+\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]{1,100}|"[^"\\]{1,300}"|'[^']{1,300}')(?:\.[\w-]{1,100}){0,8})\s*=""")
_AT = re.compile(r"(.*) \(at line (\d{1,9}), column (\d{1,9})\)")


def parse_toml(text: str, problems: Problems) -> Fields | None:
    """The top table of a document; None, with a finding, if it is not TOML."""
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        match = _AT.fullmatch(str(error))
        place = Place(problems.file, int(match[2]), int(match[3])) if match else Place(problems.file)
        problems.findings.append(
            Finding(
                rule="entry-toml",
                severity=Severity.ERROR,
                message=f"this is not valid TOML: {match[1] if match else error}",
                place=place,
                fix="put texts into quotes and lists into brackets",
            )
        )
        return None
    return Fields(_Nodes(text).mapping(document, (), 0), problems)


class _Nodes:
    """Makes nodes of values; lines count from 0, as the nodes of YAML do."""

    def __init__(self, text: str) -> None:
        self._rows = text.splitlines()
        self._lines = _lines(self._rows)

    def mapping(self, table: Mapping[str, object], path: Path, line: int) -> yaml.MappingNode:
        pairs: list[tuple[yaml.Node, yaml.Node]] = []
        for key, value in table.items():
            at = self._lines.get((*path, key), line)
            pairs.append((_scalar(key, at), self._node(value, (*path, key), at)))
        return yaml.MappingNode("", pairs, _mark(line), _mark(line))

    def _node(self, value: object, path: Path, line: int) -> yaml.Node:
        if isinstance(value, dict):
            return self.mapping(value, path, line)
        if isinstance(value, list):
            rows = [self._node(each, path, self._within(line, each)) for each in value]
            return yaml.SequenceNode("", rows, _mark(line), _mark(line))
        return _scalar(str(value).lower() if isinstance(value, bool) else str(value), line)

    def _within(self, line: int, value: object) -> int:
        """The line of a text in the list that begins at a line."""
        for number in range(line, min(line + 1000, len(self._rows))):
            row = self._rows[number]
            if f'"{value}"' in row or f"'{value}'" in row:
                return number
            if number > line and (_KEY.match(row) or _TABLE.fullmatch(row)):
                break
        return line


def _scalar(value: str, line: int) -> yaml.ScalarNode:
    return yaml.ScalarNode("", value, _mark(line), _mark(line), style='"')


def _mark(line: int) -> yaml.Mark:
    return yaml.Mark("", 0, line, -1, "", 0)  # the column is not known


def _lines(rows: list[str]) -> dict[Path, int]:
    """Where each key and table is written."""
    found: dict[Path, int] = {}
    table: Path = ()
    for number, row in enumerate(rows):
        if head := _TABLE.fullmatch(row):
            table = _names(head[1])
            found.setdefault(table, number)
        elif key := _KEY.match(row):
            found.setdefault((*table, *_names(key[1])), number)
    return found


def _names(written: str) -> Path:
    """The parts of a dotted key."""
    try:
        inner: object = tomllib.loads(f"{written} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    names: list[str] = []
    while isinstance(inner, dict):
        name, inner = next(iter(inner.items()))
        names.append(name)
    return tuple(names)
