"""L1. Where the rows of a list in JSON stand, without parsing it: chapters, and segments of transcripts."""

import re
from collections.abc import Iterator

_LISTS = frozenset({'"chapters"', '"segments"'})
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{},]', re.DOTALL)


def json_rows(text: str) -> Iterator[tuple[int, int]]:
    """The line and column at which each row of the list of chapters or segments begins."""
    depth, line, counted = 0, 1, 0
    key = ""
    inside = expecting = False
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if expecting and sign != "]":
            line += text.count("\n", counted, match.start())
            counted = match.start()
            yield line, match.start() - text.rfind("\n", 0, match.start())
        expecting = False
        if sign in "[{":
            depth += 1
            if depth == 2 and sign == "[" and key in _LISTS:
                inside = expecting = True
        elif sign in "]}":
            depth -= 1
            if inside and depth == 1:
                return
        elif sign == ",":
            expecting = inside and depth == 2
        else:
            key = sign
