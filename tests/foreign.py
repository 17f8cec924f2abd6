"""What foreign parsers must read of a feed: the values of ``show.yaml`` and ``episode.md``, by a table for each parser.

Nothing of a parser's output is stored: every value that is expected is one that went in, converted to the parser's form.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from fnmatch import fnmatchcase
from html import unescape
from pathlib import Path
from typing import TypeAlias

import yaml

Leaf: TypeAlias = str | int | float | bool | None
NOTES = "<p>The <em>notes</em> of ten &amp; more ]]&gt; end.</p>"
"""The body of episode.md, as CommonMark has it."""
EXTRA = {"content": "nonadult", "scheme": "urn:simple"}
"""The element under extra: of episode.md."""


def leaves(value: object, path: str = "") -> Iterator[tuple[str, Leaf]]:
    """Every value in nested maps and lists, with its path; an empty map is an empty text."""
    if value == {}:
        yield path, ""
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}/{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}/{number}")
    else:
        assert value is None or isinstance(value, (str, int, float, bool)), (path, value)
        yield path, value


def went_in(folder: Path) -> dict[str, str]:
    """Every value of the two files, as it is written there."""
    show = yaml.load((folder / "show.yaml").read_text(), yaml.BaseLoader)  # noqa: S506  # makes strings only
    _, front, body = (folder / "episode.md").read_text().split("---\n")
    episode = yaml.load(front, yaml.BaseLoader)  # noqa: S506  # the same
    assert body.strip() == "The *notes* of ten & more ]]> end."
    assert all(text in episode["extra"] for text in EXTRA.values())
    found = leaves({"show": show, "episode": episode | {"notes": NOTES, "extra": EXTRA}})
    return {path: str(value) for path, value in found}


def _seconds(text: str) -> int:
    total = 0.0
    for part in text.split(":"):
        total = 60 * total + float(part)
    return int(total)


def _npt(text: str) -> str:
    whole, _, part = text.rpartition(":")[2].partition(".")
    return f"00:{_seconds(text) // 60:02}:{int(whole):02}.{part or '000'}"


def _javascript(text: str) -> str:
    moment = datetime.fromisoformat(text) if text[0].isdigit() else parsedate_to_datetime(text)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"


def _image(number: int) -> dict[str, Callable[[str], Leaf]]:
    """Those of the number-th image of a srcset."""
    return {
        f"image-{number}": lambda text: text.split(", ")[number - 1],
        f"image-{number}-url": lambda text: text.split(", ")[number - 1].split(" ")[0],
        f"image-{number}-width": lambda text: int(text.split(", ")[number - 1].split(" ")[1].rstrip("w")),
    }


CONVERSIONS: Mapping[str, Callable[[str], Leaf]] = {
    "": str,
    "number": float,
    "flag": lambda text: text.lower() in {"true", "yes"},
    "seconds": _seconds,
    "text-seconds": lambda text: str(_seconds(text)),
    "npt": _npt,
    "epoch": lambda text: int(datetime.fromisoformat(text).timestamp()),
    "rfc822": lambda text: format_datetime(datetime.fromisoformat(text)),
    "javascript": _javascript,
    "title": str.title,
    "resolved": unescape,
    "feed": lambda text: f"{text}/feed.xml",
    "top": lambda text: text.split(" > ")[0],
    "sub": lambda text: text.split(" > ")[1],
    "top-lower": lambda text: text.split(" > ")[0].lower(),
    "sub-first-word": lambda text: text.split(" > ")[1].split(" ")[0].lower(),
    "first-word": lambda text: text.split(" ")[0].lower(),
    "last-word": lambda text: text.split(" ")[-1].lower(),
    "first": lambda text: text.split(",")[0],
    "second": lambda text: text.split(",")[1],
    **_image(1),
    **_image(2),
}


class Table:
    """The lines of a parser's table.

    Attributes:
        expected: the parser's path → the value that went in, in its form.
        unread: our path → why the parser does not read it. unexplained: our paths of which the table says nothing.
        beside: patterns of what the parser adds. unused: lines that say nothing.
    """

    def __init__(self, text: str, values: Mapping[str, str]) -> None:
        """Apply the lines in their order; the first that speaks of a value tells its fate, but for lines of one pattern."""
        self.expected: dict[str, Leaf] = {}
        self.unread: dict[str, str] = {}
        self.beside: list[str] = []
        self.unused: list[str] = []
        self._spoken: dict[str, str] = {}
        for line in text.splitlines():
            if line.startswith("++ "):
                self.beside.append(line[3:].split(": ")[0])
            elif line and not line.startswith("#") and not self._apply(line, values):
                self.unused.append(line)
        self.unexplained = [path for path in values if path not in self._spoken]

    def _apply(self, line: str, values: Mapping[str, str]) -> bool:
        ours, reads, rest = re.fullmatch(r"(\S+) (->|--) (.+)", line).groups()  # type: ignore[union-attr]  # a table is ours
        used = False
        for path, value in values.items():
            if self._spoken.get(path, ours) != ours:
                continue
            if reads == "--" and (fnmatchcase(path, ours) or path.startswith(f"{ours}/")):
                self.unread[path] = rest
            elif reads == "->" and (match := _steps(ours).fullmatch(path)):
                theirs, _, conversion = rest.partition(" | ")
                self.expected[_filled(theirs, match.groups())] = CONVERSIONS[conversion](value)
            else:
                continue
            self._spoken[path], used = ours, True
        return used


def _steps(pattern: str) -> re.Pattern[str]:
    """Each * stands for a part of one name, or a number."""
    return re.compile("([^/]+)".join(map(re.escape, pattern.split("*"))))


def _filled(theirs: str, names: tuple[str, ...]) -> str:
    for name in names:
        theirs = re.sub(r"\*~?", lambda mark: name.lower() if "~" in mark[0] else name, theirs, count=1)  # noqa: B023  # used at once
    return theirs
