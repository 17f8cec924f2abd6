"""What a terminal shows: how wide characters are, how a line is cut around a spot with a caret below, and colours."""

import re
import unicodedata
from textwrap import wrap
from typing import NamedTuple

from episodekit.findings import Excerpt, Finding, Severity
from episodekit.lint.report.wording import escaped
from episodekit.patterns import later

_TAG = later(r"</?[A-Za-z_][\w.:-]{0,80}")
_TAB = "    "
_CLEAR_ENOUGH = 4  # characters of a value that is looked for anywhere behind its tag


class Look(NamedTuple):
    """How a text report is laid out: how many columns the screen has, and whether it shows colours."""

    width: int = 100
    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        """The text in a style: ``error``, ``warning``, ``info``, ``strong``, ``quiet`` or ``good``."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and text else text

    def severity(self, severity: Severity, text: str) -> str:
        """The text in the colour of a severity."""
        return self.paint(text, str(severity))

    def wrapped(self, text: str, first: str, others: str) -> list[str]:
        """A text in lines that begin with ``first`` and ``others``; a word is never broken, so that URLs stay whole."""
        rows = wrap(
            text,
            max(self.width, 40),
            initial_indent=first,
            subsequent_indent=others,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return rows or [first.rstrip()]


_STYLES = {
    "error": "1;31",
    "warning": "33",
    "info": "36",
    "strong": "1",
    "quiet": "2",
    "good": "32",
}


def _cell(letter: str) -> tuple[str, int]:
    """What is shown for a character, and how many columns it takes (https://www.unicode.org/reports/tr11/)."""
    if letter == "\t":
        return _TAB, len(_TAB)
    if not letter.isprintable():
        shown = escaped(letter)
        return shown, len(shown)
    if letter.isascii():
        return letter, 1
    if unicodedata.category(letter) in {"Mn", "Me"}:
        return letter, 0
    return letter, 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def spot(finding: Finding) -> tuple[int, int] | None:
    """Which characters of the excerpt are meant: the value if it stands there, else the tag, else one character."""
    excerpt = finding.excerpt
    if excerpt is None or excerpt.at is None or excerpt.at >= len(excerpt.text):
        return None
    text, at = excerpt.text, excerpt.at
    tag = _TAG.match(text, at)
    begin, end = (tag.start(), tag.end()) if tag else (at, at + 1)
    for value in _writings(finding.value):
        found = _value_at(text, at, value)
        if found is not None:
            begin, end = found, found + len(value)
            break
    return _whole_run(text, begin, end)


def _writings(value: str | None) -> list[str]:
    """A value as it may be written in XML."""
    value = (value or "").strip()
    if not value:
        return []
    escaped = value.replace("&", "&amp;").replace("<", "&lt;")
    return [value] if escaped == value else [value, escaped]


def _value_at(text: str, at: int, value: str) -> int | None:
    if text.startswith(value, at):
        return at
    end = text.find(">", at)
    end = end if end >= 0 else len(text)
    for quote in "\"'":
        found = text.find(f"={quote}{value}{quote}", at, end)
        if found >= 0:
            return found + 2
    content = re.compile(r"\s*(?:<!\[CDATA\[)?\s*").match(text, end + 1)
    if content and text.startswith(value, content.end()):
        return content.end()
    found = text.find(value, at) if len(value) >= _CLEAR_ENOUGH else -1
    return found if found >= 0 else None


def _whole_run(text: str, begin: int, end: int) -> tuple[int, int]:
    """With the neighbours that a terminal may turn around together with right-to-left letters in the spot."""
    if not any(_is_turned(letter) for letter in text[begin:end]):
        return begin, end
    for at in range(begin - 1, -1, -1):
        if unicodedata.bidirectional(text[at]) == "L":
            break
        begin = at if _is_turned(text[at]) else begin
    for at in range(end, len(text)):
        if unicodedata.bidirectional(text[at]) == "L":
            break
        end = at + 1 if _is_turned(text[at]) else end
    return begin, end


def _is_turned(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}


def quotation(finding: Finding, width: int) -> list[str]:
    """The line of the file, cut to so many columns, and below it the caret; without the caret if its place is not known."""
    excerpt = finding.excerpt
    if excerpt is None or not excerpt.text.strip():
        return []
    marked = spot(finding)
    skipped = 0 if excerpt.cut_before else len(excerpt.text) - len(excerpt.text.lstrip())
    if marked is not None:
        skipped = min(skipped, marked[0])
    cells = [_cell(letter) for letter in excerpt.text[skipped:].rstrip()]
    if marked is None:
        return [_window(cells, 0, width, excerpt)[0]]
    begin, end = marked[0] - skipped, min(marked[1] - skipped, len(cells))
    shown, first = _window(cells, begin, width, excerpt)
    before = sum(columns for _, columns in cells[first:begin]) + (1 if shown.startswith("…") else 0)
    under = min(sum(columns for _, columns in cells[begin:end]), _columns(shown) - before)
    return [shown, " " * before + "^" + "~" * (under - 1)]


def _columns(text: str) -> int:
    return sum(_cell(letter)[1] for letter in text)


def _window(cells: list[tuple[str, int]], begin: int, width: int, excerpt: Excerpt) -> tuple[str, int]:
    """The cells that fit around one of them, with an ellipsis where something is left out, and the first that is shown."""
    room = max(width - 2, 20)
    total = sum(columns for _, columns in cells)
    first = 0
    if total > room:
        kept = min(sum(columns for _, columns in cells[begin:]), room * 2 // 3)
        before = 0
        first = begin
        while first > 0 and before + cells[first - 1][1] <= room - kept:
            first -= 1
            before += cells[first][1]
    shown: list[str] = []
    used = 0
    for text, columns in cells[first:]:
        if used + columns > room:
            break
        shown.append(text)
        used += columns
    cut_before = first > 0 or excerpt.cut_before
    cut_after = first + len(shown) < len(cells) or excerpt.cut_after
    return f"{'…' if cut_before else ''}{''.join(shown)}{'…' if cut_after else ''}", first
