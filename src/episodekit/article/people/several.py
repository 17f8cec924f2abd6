"""L3. Several persons with one office: ``Senators Jane Doe, John Roe and Ida Lund``."""

from collections.abc import Iterator

from episodekit.article.people.names import COMMA, Line, Name, name_from
from episodekit.article.people.phrase import LONGEST_FUNCTION, adjectives, left

_MOST = 6  # persons of one list


def several(line: Line, head: int) -> Iterator[tuple[Name, tuple[int, int]]]:
    """The names behind the plural of an office, each with it; of a list without ``and`` only the first."""
    last = adjectives(line, head)
    span = (line.words[left(line, head)].start, line.words[last].end)
    if not line.is_joined(last) or span[1] - span[0] > LONGEST_FUNCTION:
        return
    names: list[Name] = []
    at, complete = last + 1, False
    while len(names) < _MOST and not complete:
        name = name_from(line, at)
        if name is None or name.words < 2:
            break
        names.append(name)
        complete = line.low[at - 1] in line.offices.ands
        at = _next(line, name)
        if at < 0:
            break
    yield from ((name, span) for name in (names if complete else names[:1]))


def _next(line: Line, name: Name) -> int:
    """Where the next name of the list begins; -1 if the list ends."""
    at = name.last + 1
    if at + 1 >= len(line.words):
        return -1
    if line.low[at] in line.offices.ands and (
        line.is_joined(name.last) or COMMA.fullmatch(line.gap(name.last))
    ):
        return at + 1
    return at if COMMA.fullmatch(line.gap(name.last)) else -1
