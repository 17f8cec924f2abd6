"""``transcript.txt``: what is said, as plain text.

Paragraphs stand apart by an empty line; a line ``# Heading`` is a heading; a paragraph may begin with ``Name:``
where the name is one of the people of the show or the entry (nobody else, so that “Note: …” stays a sentence).
"""

import re
from collections.abc import Collection, Sequence

from episodekit.model.episode import Line

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>\S.*)")
_LABEL = re.compile(r"(?P<name>[^:\n]{1,80}):[ \t]+(?P<text>\S.*)", re.DOTALL)


def read_script(text: str, speakers: Collection[str] = ()) -> tuple[Line, ...]:
    """Read a script; white space inside a paragraph is folded to single blanks."""
    lines: list[Line] = []
    for block in re.split(
        r"\n[ \t]*(?:\n[ \t]*)+", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    ):
        paragraph: list[str] = []
        for row in block.split("\n"):
            if match := _HEADING.fullmatch(row.strip()):
                _add(lines, paragraph, speakers)
                paragraph = []
                lines.append(Line(" ".join(match["text"].split()), heading=True))
            else:
                paragraph.append(row)
        _add(lines, paragraph, speakers)
    return tuple(lines)


def write_script(lines: Sequence[Line]) -> str:
    """The text that :func:`read_script` reads back to the same lines."""
    return "\n\n".join(_write(line) for line in lines) + "\n"


def script_text(lines: Sequence[Line]) -> str:
    """What is said, without marks of headings and labels of speakers: a paragraph a line."""
    return "\n".join(line.text for line in lines)


def _write(line: Line) -> str:
    if line.heading:
        return f"# {line.text}"
    return f"{line.speaker}: {line.text}" if line.speaker else line.text


def _add(lines: list[Line], rows: Sequence[str], speakers: Collection[str]) -> None:
    text = " ".join(" ".join(rows).split())
    if not text:
        return
    match = _LABEL.fullmatch(text)
    if match and match["name"] in speakers:
        lines.append(Line(match["text"], speaker=match["name"]))
    else:
        lines.append(Line(text))
