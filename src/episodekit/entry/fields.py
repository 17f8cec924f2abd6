"""YAML as strict data: every scalar is text until its field reads it, every problem keeps its line.

PyYAML's C parser only composes nodes (no tags are constructed, so ``no`` stays ``no`` and ``12:30`` stays
``12:30``); aliases, duplicate keys and unknown keys are findings.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import yaml

from episodekit.entry.scalar import NOTHING
from episodekit.errors import InvalidValueError
from episodekit.findings import Finding, Place, Severity
from episodekit.notation.markup import illegal_xml

T = TypeVar("T")


class Problems:
    """The findings of one file, gathered while reading goes on."""

    def __init__(self, file: str, *, first_line: int = 1) -> None:
        """``first_line`` is the line of the file on which the YAML begins."""
        self.file = file
        self.offset = first_line - 1
        self.findings: list[Finding] = []

    def add(
        self,
        rule: str,
        message: str,
        fix: str,
        node: yaml.Node | None,
        value: str | None = None,
        *,
        line: int = 0,
    ) -> None:
        """Note an error at a node (None: the file as a whole), or at a line of the text below its ``|`` (from 1)."""
        place = Place(self.file)
        if node is not None:
            place = Place(self.file, node.start_mark.line + 1 + self.offset, node.start_mark.column + 1)
            if line and isinstance(node, yaml.ScalarNode) and node.style == "|":
                place = Place(self.file, place.line + line)
        self.findings.append(
            Finding(rule=rule, severity=Severity.ERROR, message=message, place=place, fix=fix, value=value)
        )


class Fields:
    """The keys of one mapping, read one by one; :meth:`finish` reports those that nobody asked for."""

    def __init__(self, node: yaml.MappingNode, problems: Problems, where: str = "") -> None:
        """``where`` names the mapping in messages, such as ``chapters[2]``."""
        self.node = node
        self.problems = problems
        self.where = where
        self._values: dict[str, yaml.Node] = {}
        self._asked: list[str] = []
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in self._values:
                problems.add(
                    "entry-duplicate-key", f"{self.name(name)} is given twice", "delete one of them", key
                )
            self._values[name] = value

    def name(self, key: str) -> str:
        """The key with the mapping it stands in, for messages."""
        return f"{self.where}.{key}" if self.where else key

    def has(self, key: str) -> bool:
        """Whether the key stands there with a value."""
        node = self._values.get(key)
        return node is not None and not (isinstance(node, yaml.ScalarNode) and _empty(node))

    def peek(self, key: str) -> str | None:
        """The text under a key as it stands there, without asking for it; None if there is none."""
        node = self._values.get(key)
        return str(node.value) if isinstance(node, yaml.ScalarNode) and self.has(key) else None

    def at(self, key: str) -> yaml.Node:
        """The node to point at when speaking of a key."""
        return self._values.get(key, self.node)

    def optional(self, key: str, read: Callable[[str], T], *, secret: bool = False) -> T | None:
        """The value of a key, None if it is absent, empty or wrong (then with a finding, without a value that is secret)."""
        self._asked.append(key)
        node = self._values.get(key)
        if node is None or not self.has(key):
            return None
        if not isinstance(node, yaml.ScalarNode):
            self._wrong_type(key, node, "a single value")
            return None
        try:
            return read(str(node.value))
        except InvalidValueError as problem:
            self.problems.add(
                "entry-value",
                f"{self.name(key)}: {problem.message}",
                problem.remedy,
                node,
                None if secret else str(node.value),
                line=problem.line,
            )
            return None

    def required(self, key: str, read: Callable[[str], T]) -> T | None:
        """The same, with a finding if the key is absent."""
        if not self.has(key):
            self._asked.append(key)
            self.problems.add(
                "entry-missing-key", f"{self.name(key)} is missing", f"add {key}: …", self.at(key)
            )
            return None
        return self.optional(key, read)

    def mapping(self, key: str) -> "Fields | None":
        """The mapping under a key, None if it is absent or something else."""
        self._asked.append(key)
        node = self._values.get(key)
        if node is None or not self.has(key):
            return None
        if not isinstance(node, yaml.MappingNode):
            self._wrong_type(key, node, "a mapping of keys")
            return None
        return Fields(node, self.problems, self.name(key))

    def mappings(self, key: str) -> Iterator["Fields"]:
        """The mappings of the list under a key; none if it is absent."""
        for number, node in enumerate(self._items(key), start=1):
            if isinstance(node, yaml.MappingNode):
                yield Fields(node, self.problems, f"{self.name(key)}[{number}]")
            else:
                self._wrong_type(f"{key}[{number}]", node, "a mapping of keys")

    def texts(self, key: str, read: Callable[[str], T]) -> tuple[T, ...]:
        """The values of the list under a key; wrong ones are left out with a finding."""
        found = []
        for number, node in enumerate(self._items(key), start=1):
            if not isinstance(node, yaml.ScalarNode):
                self._wrong_type(f"{key}[{number}]", node, "a single value")
                continue
            try:
                found.append(read(str(node.value)))
            except InvalidValueError as problem:
                self.problems.add(
                    "entry-value", f"{self.name(key)}[{number}]: {problem.message}", problem.remedy, node
                )
        return tuple(found)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """All keys and their texts, in order, for mappings whose keys are free."""
        self._asked.extend(self._values)
        return tuple(
            (key, str(node.value)) for key, node in self._values.items() if isinstance(node, yaml.ScalarNode)
        )

    def nodes(self) -> tuple[tuple[yaml.ScalarNode, yaml.Node], ...]:
        """All keys and their nodes, in order, for mappings whose keys a table knows."""
        self._asked.extend(self._values)
        return tuple((key, node) for key, node in self.node.value if isinstance(key, yaml.ScalarNode))

    def finish(self) -> None:
        """Report every key that was never asked for."""
        for key, _ in self.node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in self._asked:
                continue
            import difflib  # which few mappings need

            near = difflib.get_close_matches(name, self._asked, n=1)
            fix = (
                f"did you mean {near[0]!r}?"
                if near
                else f"delete it; known keys: {', '.join(sorted(self._asked))}"
            )
            self.problems.add(
                "entry-unknown-key", f"{self.name(name)} is not a key that episodekit knows", fix, key
            )

    def _items(self, key: str) -> Sequence[yaml.Node]:
        self._asked.append(key)
        node = self._values.get(key)
        if node is None or not self.has(key):
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._wrong_type(key, node, "a list")
            return ()
        return tuple(node.value)

    def _wrong_type(self, key: str, node: yaml.Node, wanted: str) -> None:
        kind = "a single value"
        if isinstance(node, yaml.CollectionNode):
            kind = "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"
        self.problems.add(
            "entry-wrong-type", f"{self.name(key)} is {kind}, not {wanted}", f"write {wanted}", node
        )


def _empty(node: yaml.ScalarNode) -> bool:
    return not node.style and node.value in NOTHING  # a plain scalar has style "" or None


def parse(text: str, problems: Problems) -> Fields | None:
    """The top mapping of a YAML document; None, with a finding, if there is none."""
    if (bad := illegal_xml(text)) is not None:
        problems.findings.append(_forbidden(text, bad, problems))
        return None
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 + problems.offset if error.problem_mark else 0
        column = error.problem_mark.column + 1 if error.problem_mark else 0
        problems.findings.append(
            Finding(
                rule="entry-yaml",
                severity=Severity.ERROR,
                message=f"this is not valid YAML: {_surrogate(text, error) or error.problem or error.context}",
                place=Place(problems.file, line, column),
                fix="put texts with a colon, # or a quote into quotes; indent with blanks, not tabs; write values out instead of aliases",
            )
        )
        return None
    except yaml.YAMLError as error:
        problems.add(
            "entry-yaml", f"this is not plain YAML: {error}", "write plain text, values in full", None
        )
        return None
    if not isinstance(node, yaml.MappingNode):
        problems.add("entry-yaml", "there are no keys", "write keys and values such as title: …", node)
        return None
    return Fields(node, problems)


def _surrogate(text: str, error: yaml.MarkedYAMLError) -> str:
    """What is wrong with an escape that is half a character; empty if it is something else."""
    mark = error.problem_mark
    if mark is None or "escape code" not in (error.problem or ""):
        return ""
    escape = re.search(
        r"\\[uU](?:0000)?([dD][89a-fA-F][0-9a-fA-F]{2})", text.split("\n")[mark.line][: mark.column + 12]
    )
    return f"{escape[0]} is U+{escape[1].upper()}, half a character, which XML forbids" if escape else ""


_KEY = re.compile(r"^[ \t-]*([^\s:#]{1,60}(?::[^\s:#]{1,60})?):(?:\s|$)", re.MULTILINE)


def _forbidden(text: str, bad: str, problems: Problems) -> Finding:
    """A finding for a character that stands in the file itself, which YAML does not read any more than XML."""
    before = text[: text.index(bad)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    keys = _KEY.findall(before)
    return Finding(
        rule="entry-yaml",
        severity=Severity.ERROR,
        message=f"{keys[-1] if keys else 'the text'}: this character is U+{ord(bad):04X}, which XML forbids",
        place=Place(problems.file, line + problems.offset, column),
        fix="delete that character",
        value=bad,
    )


def _compose(text: str) -> yaml.Node | None:
    """Compose without aliases: they could make a small file grow without bound."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.YAMLError(f"an alias (*{event.anchor}) is used")
    return yaml.compose(text, Loader=yaml.CSafeLoader)
