"""Edits as a unified diff, made from the edits themselves: linear, and for any tool that applies diffs.

The form: https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from episodekit.lint.mending.sheet import Edit

_CONTEXT = 3


def unified(text: bytes, edits: Sequence[Edit], file: str) -> bytes:
    """A diff of a document in UTF-8 against the same with edits, which are in order; empty if there are none."""
    if not edits:
        return b""
    lines = _lines(text)
    blocks = list(_blocks(text, lines, edits))
    rows = [f"--- {file}\n+++ {file}\n".encode()]
    shift = 0
    for group in _groups(blocks):
        first, last = max(group[0][0] - _CONTEXT, 0), min(group[-1][1] + _CONTEXT, len(lines))
        old = last - first
        new = old + sum(len(fresh) - (end - start) for start, end, fresh in group)
        rows.append(f"@@ -{_range(first, old)} +{_range(first + shift, new)} @@\n".encode())
        at = first
        for start, end, fresh in group:
            rows += [b" " + line for line in lines[at:start]]
            rows += [b"-" + _ended(line) for line in lines[start:end]] + [
                b"+" + _ended(line) for line in fresh
            ]
            at = end
        rows += [b" " + _ended(line) for line in lines[at:last]]
        shift += new - old
    return b"".join(rows)


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _range(first: int, count: int) -> str:
    start = first + 1 if count else first
    return str(start) if count == 1 else f"{start},{count}"


def _blocks(text: bytes, lines: list[bytes], edits: Sequence[Edit]) -> Iterator[tuple[int, int, list[bytes]]]:
    """From line to line what is replaced, and by which lines; no two touch the same line."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    at = 0
    while at < len(edits):
        first = max(bisect_right(starts, edits[at].start) - 1, 0)
        first = min(first, max(len(lines) - 1, 0))
        last, here = first, starts[first]
        parts: list[bytes] = []
        while at < len(edits) and (not parts or edits[at].start < starts[last] or last == len(lines)):
            edit = edits[at]
            parts += [text[here : edit.start], edit.new]
            here = edit.end
            last = max(last, bisect_right(starts, max(edit.end - 1, edit.start)))
            last = min(last, len(lines))
            while last < len(lines) and here == starts[last] and edit.end > edit.start:
                last += 1  # the end of a line went: the next one is part of it
            at += 1
        parts.append(text[here : starts[last]])
        yield first, last, _lines(b"".join(parts))


def _lines(text: bytes) -> list[bytes]:
    """Lines with their ends; only a line feed ends one, as for every tool that applies diffs."""
    *lines, last = text.split(b"\n")
    return [line + b"\n" for line in lines] + ([last] if last else [])


def _groups(
    blocks: list[tuple[int, int, list[bytes]]],
) -> Iterator[list[tuple[int, int, list[bytes]]]]:
    """Blocks whose context meets come together."""
    group: list[tuple[int, int, list[bytes]]] = []
    for block in blocks:
        if group and block[0] - group[-1][1] > 2 * _CONTEXT:
            yield group
            group = []
        group.append(block)
    if group:
        yield group
