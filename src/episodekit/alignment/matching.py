"""L6. Words that were heard ⇄ words of a text: the longest chain of common runs in which both go forward.

Runs of three words are looked up, and the chain is the one that covers most of them (a longest increasing subsequence): text
that repeats itself is matched repeat by repeat, because any other chain covers less.
"""

import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

RUN = 3
"""Words in a row that count as heard; fewer happen by chance."""
_POINTS = 2_000_000
_NEIGHBOURS = 15  # words; a short run further than that from any other is chance
_SHORT = 5
_GAP = 40  # words: gaps up to that are looked through word by word


def match(text: Sequence[str], heard: Sequence[str]) -> dict[int, int]:
    """Number of a word of the text → number of the word that was heard for it; both grow together."""
    run = min(RUN, len(text))
    if not run:
        return {}
    pairs: dict[int, int] = {}
    last = -1
    for at, in_heard in _chain(_points(text, heard, run)):
        for step in range(run):
            if at + step not in pairs and in_heard + step > last:
                pairs[at + step] = last = in_heard + step
    return _extended(text, heard, _connected(pairs))


def _points(text: Sequence[str], heard: Sequence[str], run: int) -> list[tuple[int, int]]:
    """Where runs of both are the same, as (in the text, in what was heard); of a text that repeats itself too often, the nearest."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(text) - run + 1):
        places[tuple(text[at : at + run])].append(at)
    runs = [tuple(heard[at : at + run]) for at in range(len(heard) - run + 1)]
    counts = Counter(runs)
    limit = len(text)
    if sum(len(places[key]) * count for key, count in counts.items() if key in places) > _POINTS:
        limit = max(_POINTS // len(runs), 1)
    points = []
    for in_heard, key in enumerate(runs):
        found = places.get(key, [])
        if len(found) > limit:
            middle = bisect.bisect_left(found, in_heard * len(text) // len(heard))
            first = min(max(middle - limit // 2, 0), len(found) - limit)
            found = found[first : first + limit]
        points += [(at, in_heard) for at in found]
    return points


def _chain(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain in which both numbers grow."""
    ends: list[int] = []  # the least place in the text at which a chain of each length ends
    which: list[int] = []
    before: list[int] = []
    order = sorted(range(len(points)), key=lambda number: (points[number][1], -points[number][0]))
    for number in order:
        length = bisect.bisect_left(ends, points[number][0])
        before.append(which[length - 1] if length else -1)
        if length == len(ends):
            ends.append(points[number][0])
            which.append(len(before) - 1)
        else:
            ends[length] = points[number][0]
            which[length] = len(before) - 1
    chain = []
    at = which[-1] if which else -1
    while at >= 0:
        chain.append(points[order[at]])
        at = before[at]
    return chain[::-1]


def _connected(pairs: dict[int, int]) -> dict[int, int]:
    """Without short runs that stand alone in both: a chance among words that were not read."""
    runs: list[list[int]] = []
    for at in sorted(pairs):
        if runs and at == runs[-1][-1] + 1 and pairs[at] == pairs[at - 1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    kept: dict[int, int] = {}
    for number, run in enumerate(runs):
        distances = []
        if number:
            last = runs[number - 1][-1]
            distances.append(max(run[0] - last, pairs[run[0]] - pairs[last]))
        if number + 1 < len(runs):
            first = runs[number + 1][0]
            distances.append(max(first - run[-1], pairs[first] - pairs[run[-1]]))
        if len(run) >= _SHORT or len(runs) == 1 or min(distances) <= _NEIGHBOURS:
            kept |= {at: pairs[at] for at in run}
    return kept


def _extended(text: Sequence[str], heard: Sequence[str], pairs: dict[int, int]) -> dict[int, int]:
    """With the single words that are the same in the gaps between two runs."""
    found = dict(pairs)
    known = sorted(pairs)
    for last, first in pairwise(known):
        begin, end = pairs[last] + 1, pairs[first]
        if 1 < first - last <= _GAP and 0 < end - begin <= _GAP:
            found |= _common(text, heard, (last + 1, first), (begin, end))
    return dict(sorted(found.items()))


def _common(
    text: Sequence[str], heard: Sequence[str], rows: tuple[int, int], columns: tuple[int, int]
) -> dict[int, int]:
    """The longest common subsequence of two stretches of a few words."""
    height, breadth = rows[1] - rows[0], columns[1] - columns[0]
    best = [[0] * (breadth + 1) for _ in range(height + 1)]
    for row in range(height - 1, -1, -1):
        for column in range(breadth - 1, -1, -1):
            if text[rows[0] + row] == heard[columns[0] + column]:
                best[row][column] = best[row + 1][column + 1] + 1
            else:
                best[row][column] = max(best[row + 1][column], best[row][column + 1])
    found = {}
    row = column = 0
    while row < height and column < breadth:
        if text[rows[0] + row] == heard[columns[0] + column]:
            found[rows[0] + row] = columns[0] + column
            row, column = row + 1, column + 1
        elif best[row + 1][column] >= best[row][column + 1]:
            row += 1
        else:
            column += 1
    return found
