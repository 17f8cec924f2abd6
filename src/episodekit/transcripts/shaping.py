"""Words with times → cues that a person can read: at most 2 lines of 42 characters, 1–7 s, broken at clauses.

The bounds are those of the Netflix timed text guide and of the podcast namespace's page on transcripts
(https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/transcript.md). Full-width characters
count twice. The cues of a script, joined, are the script: no word is lost and none is added.
"""

import functools
import unicodedata
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from episodekit.model import Cue
from episodekit.speech import Mark, Segment

LINE_WIDTH = 42
MAX_LINES = 2
MIN_CUE = timedelta(seconds=1)
MAX_CUE = timedelta(seconds=7)
_CLAUSE_END = ",;:–—、，；："
_SENTENCE_END = ".!?…。！？។"


def shape(segments: Sequence[Segment], marks: Sequence[Mark]) -> tuple[Cue, ...]:
    """Cues for the segments; each cue lies within one segment (one sentence)."""
    by_segment: dict[int, list[Mark]] = {}
    for mark in marks:
        by_segment.setdefault(mark.segment, []).append(mark)
    drafts: list[Cue] = []
    for number, segment in enumerate(segments):
        words = by_segment.get(number, [])
        if not words:
            continue
        pieces = _pieces(segment.text, words)
        for first, last in _group(pieces, words):
            text = "".join(pieces[first:last]).strip()
            stop = max(words[last - 1].stop, words[first].start + timedelta(milliseconds=1))
            drafts.append(Cue(words[first].start, stop, _lines(text), segment.speaker))
    return tuple(_linger(drafts))


def width(text: str) -> int:
    """How many columns the text takes: 2 for a full-width character, 0 for a combining mark."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@functools.cache
def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _pieces(text: str, words: Sequence[Mark]) -> list[str]:
    """The text cut before every word, so that the pieces joined are the text again."""
    cuts = [0, *(word.begin for word in words[1:]), len(text)]
    return [text[begin:end] for begin, end in pairwise(cuts)]


def _group(pieces: Sequence[str], words: Sequence[Mark]) -> list[tuple[int, int]]:
    """Ranges of pieces, one per cue: the cheapest way through the sentence."""
    count = len(pieces)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for last in range(1, count + 1):
        for first in range(last - 1, -1, -1):
            columns = width("".join(pieces[first:last]).strip())
            too_wide = columns > LINE_WIDTH * MAX_LINES
            if too_wide and first < last - 1:
                break
            cost = best[first][0] + _cost(pieces, words, first, last, columns)
            if cost < best[last][0]:
                best[last] = (cost, first)
    ranges: list[tuple[int, int]] = []
    last = count
    while last:
        ranges.append((best[last][1], last))
        last = best[last][1]
    return ranges[::-1]


def _cost(pieces: Sequence[str], words: Sequence[Mark], first: int, last: int, columns: int) -> float:
    length = words[last - 1].stop - words[first].start
    cost = 10.0  # each cue costs: fewer are calmer
    if length > MAX_CUE:
        cost += 20.0 * ((length - MAX_CUE) / timedelta(seconds=1))
    if length < MIN_CUE:
        cost += 15.0
    if columns < LINE_WIDTH // 2:
        cost += 4.0
    if not _two_lines("".join(pieces[first:last]).strip()):
        cost += 30.0
    return cost + (_break_cost(pieces[last - 1], pieces[last]) if last < len(pieces) else 0.0)


def _break_cost(before: str, after: str) -> float:
    """How bad it is to break between two pieces: good after a clause, bad inside a number or a name."""
    end = before.rstrip()
    if end.endswith(tuple(_SENTENCE_END)):
        return 0.0
    if end.endswith(tuple(_CLAUSE_END)):
        return 1.0
    if any(char.isdigit() for char in end):
        return 14.0
    if end[:1].isupper() and after[:1].isupper():
        return 14.0
    return 8.0 if len(end) <= 3 else 5.0


def _two_lines(text: str) -> bool:
    return all(width(line) <= LINE_WIDTH for line in _lines(text).split("\n"))


def _lines(text: str) -> str:
    """One line if it fits, else two: both within the width if possible, the upper one not longer by much."""
    total = width(text)
    if total <= LINE_WIDTH:
        return text
    best, best_cost = text, float("inf")
    upper_width, measured = 0, 0
    for at in _opportunities(text):
        upper_width += width(text[measured:at])
        measured = at
        blank = text[at - 1] == " "
        widths = upper_width - blank, total - upper_width
        cost = (
            sum(max(columns - LINE_WIDTH, 0) for columns in widths) * 100 + abs(widths[0] - widths[1]) * 0.3
        )
        if cost >= best_cost:
            continue
        upper, lower = text[:at].rstrip(), text[at:].lstrip()
        cost += _break_cost(upper.rsplit(" ", 1)[-1], lower)
        if cost < best_cost:
            best, best_cost = f"{upper}\n{lower}", cost
    return best


def _opportunities(text: str) -> list[int]:
    if " " in text:
        return [at + 1 for at, char in enumerate(text) if char == " "]
    return list(range(1, len(text)))


def _linger(cues: Sequence[Cue]) -> list[Cue]:
    """Short cues stay until the next begins or the minimum is reached; none overlaps the next."""
    shaped: list[Cue] = []
    for number, cue in enumerate(cues):
        end = max(cue.end, cue.start + MIN_CUE)
        if number + 1 < len(cues):
            end = min(end, max(cues[number + 1].start, cue.start + timedelta(milliseconds=1)))
        shaped.append(Cue(cue.start, end, cue.text, cue.speaker))
    return shaped
