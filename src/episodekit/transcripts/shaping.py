"""Words with times → cues that a person can read: at most 2 lines of 42 characters, 1–7 s, broken at clauses.

The bounds are those of the Netflix timed text guide and of the podcast namespace's page on transcripts
(https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/transcript.md). Of full-width characters 16
fit on a line. The cues of a script, joined, are the script: no word is lost and none is added.
"""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import accumulate, pairwise

from episodekit.model.cues import Span, Word
from episodekit.model.episode import Cue
from episodekit.model.speech import Mark, Segment
from episodekit.transcripts.breaking import (
    NEVER,
    SENTENCE_END,
    break_cost,
    opening,
    pieces_at,
    starts_of,
    width,
)
from episodekit.transcripts.clock import whole
from episodekit.transcripts.turns import cuts, turns

LINE_WIDTH = 42
MAX_LINES = 2
MIN_CUE = timedelta(seconds=1)
MAX_CUE = timedelta(seconds=7)
A_SECOND = 17
"""So many columns a second are read at most; a cue stays longer if there is room before the next."""
_PAUSE = timedelta(seconds=1)  # between two words; a cue does not reach over it
_WINDOW = 120  # words of a cue at most; signs without a width would have no end
_LONG = 200  # cues of a run, or words, if each stands alone
_TOO_MUCH = 1000.0
_TOWARDS_ITS_END = (
    20.0  # more, to break a name: what stands before it, a title or a noun of German, is parted from it first
)
_INSTANT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word with all up to the next: where it begins, when it is said."""

    begin: int
    start: timedelta
    stop: timedelta


def shape(segments: Sequence[Segment], marks: Sequence[Mark]) -> tuple[Cue, ...]:
    """Cues for the segments; each cue lies within one segment (one sentence) and keeps the times of its words."""
    by_segment: dict[int, list[Mark]] = {}
    for mark in marks:
        by_segment.setdefault(mark.segment, []).append(mark)
    drafts: list[Cue] = []
    for number, segment in enumerate(segments):
        words = by_segment.get(number, [])
        if not words:
            continue
        known = tuple(Word(row.begin, row.end, row.start, row.stop) for row in words)
        begins = opening(segment.text, [row.begin for row in words])
        pieces = [_Piece(at, row.start, row.stop) for at, row in zip(begins, words, strict=True)]
        sentence = Cue(
            words[0].start, _after(words[0].start, words[-1].stop), segment.text, segment.speaker, known
        )
        drafts += _cues(sentence, pieces)
    return tuple(_linger(drafts))


def reshape(cues: Sequence[Cue], language: str = "") -> tuple[Cue, ...]:
    """The same words in other cues.

    Words without a time of their own have one by their place in their cue. A change of speaker, a pause of a second and a
    place of its own on the screen begin a new cue. Names and settings of the cues are given up, unless a cue has a place.

    Args:
        cues: in order of their starts.
        language: BCP 47; tells words apart in scripts without blanks.
    """
    drafts: list[Cue] = []
    for run in _runs(list(turns(cues))):
        joined, pieces = _whole(run, language)
        drafts += [replace(row, settings=run[0].settings) for row in _cues(joined, pieces)]
    return tuple(_linger(drafts))


def _runs(cues: Sequence[Cue]) -> Iterator[list[Cue]]:
    """Cues that follow each other in one voice and place."""
    run: list[Cue] = []
    for cue in cues:
        last = run[-1] if run else None
        if last and (
            cue.speaker != last.speaker
            or cue.settings != last.settings
            or cue.start - last.end >= _PAUSE
            or cue.start < last.start
            or _is_long(run)
        ):
            yield run
            run = []
        run.append(cue)
    if run:
        yield run


def _is_long(run: Sequence[Cue]) -> bool:
    """Whether a run ends here so that the time stays in proportion: behind a sentence, or where there is none."""
    return len(run) >= _LONG and (run[-1].text.endswith(SENTENCE_END) or len(run) >= _LONG * 5)


def _whole(run: Sequence[Cue], language: str) -> tuple[Cue, list[_Piece]]:
    """One cue that says all of a run, and its pieces."""
    parts: list[str] = []
    words: list[Word] = []
    spans: list[Span] = []
    pieces: list[_Piece] = []
    at = 0
    for number, cue in enumerate(run):
        text = " ".join(cue.text.split("\n"))
        end = min(cue.end, run[number + 1].start) if number + 1 < len(run) else cue.end
        own = replace(cue, end=_after(cue.start, end), text=text)
        words += [Word(at + row.begin, at + row.end, row.start, row.stop) for row in own.words]
        spans += [Span(at + row.begin, at + row.end, row.tag) for row in own.spans]
        pieces += [_Piece(at + row.begin, row.start, row.stop) for row in _timed(own, language)]
        blank = "" if number + 1 == len(run) or _is_wide(text[-1:], run[number + 1].text[:1]) else " "
        parts.append(text + blank)
        at += len(text) + len(blank)
    end = _after(run[0].start, max(cue.end for cue in run))
    return Cue(run[0].start, end, "".join(parts), run[0].speaker, tuple(words), tuple(spans)), pieces


def _is_wide(before: str, after: str) -> bool:
    """Whether no blank belongs between two lines, because their script has none."""
    return bool(before and after) and width(before) > 1 and width(after) > 1


def _timed(cue: Cue, language: str) -> Iterator[_Piece]:
    """Pieces of a cue; where the words' times are not known, they go by the length of the text."""
    known = iter(cue.words)
    word = next(known, None)
    begins = starts_of(cue.text, language)
    length, size = cue.end - cue.start, max(len(cue.text), 1)
    now = cue.start
    for begin, end in zip(begins, [*begins[1:], len(cue.text)], strict=True):
        while word is not None and word.end <= begin:
            word = next(known, None)
        if not cue.words:
            start, stop = (whole(cue.start + length * (at / size)) for at in (begin, end))
        elif word is not None and word.begin < end:
            start, stop = word.start, word.stop
        else:
            start = stop = now
        start = max(start, now)
        now = max(stop, start)
        yield _Piece(begin, start, now)


def _cues(joined: Cue, pieces: Sequence[_Piece]) -> Iterator[Cue]:
    """A long cue as cues of the right size."""
    if not pieces:
        return
    texts = pieces_at(joined.text, [piece.begin for piece in pieces])
    ends = [*(piece.begin for piece in pieces[1:]), len(joined.text)]
    groups = _group(texts, pieces)
    begins = [0 if first == 0 else pieces[first].begin for first, _ in groups]
    bounds = [(begin, ends[last - 1]) for begin, (_, last) in zip(begins, groups, strict=True)]
    for (first, last), begin, part in zip(groups, begins, cuts(joined, bounds), strict=True):
        if part is not None:
            start = pieces[first].start
            shown = replace(part, start=start, end=_after(start, pieces[last - 1].stop))
            lead = (
                begin + len(joined.text[begin:]) - len(joined.text[begin:].lstrip()) if first == 0 else begin
            )
            yield _broken(shown, [piece.begin - lead for piece in pieces[first + 1 : last]])


def _after(start: timedelta, end: timedelta) -> timedelta:
    return max(end, start + _INSTANT)


class _Sizes:
    """How wide stretches of pieces are, and what breaks between them cost; all of it known beforehand."""

    def __init__(self, texts: Sequence[str]) -> None:
        widths = [width(text) for text in texts]
        self.sums = list(accumulate(widths, initial=0.0))
        self.blanks = [wide - width(text.rstrip()) for wide, text in zip(widths, texts, strict=True)]
        capitals = "".join(texts).isupper()
        self.breaks = [break_cost(before, after, capitals=capitals) for before, after in pairwise(texts)]
        for number in range(len(self.breaks) - 1, 0, -1):
            if min(self.breaks[number - 1 : number + 1]) >= NEVER:
                self.breaks[number] += _TOWARDS_ITS_END

    def columns(self, first: int, last: int) -> float:
        """Of the pieces from ``first`` to before ``last``, without the blank behind them."""
        return self.sums[last] - self.sums[first] - self.blanks[last - 1]

    def fold(self, first: int, last: int) -> float:
        """What it costs to have them on two lines at most: nothing, or the price of parting a name, or that of too much."""
        if self.columns(first, last) <= LINE_WIDTH:
            return 0.0
        at = bisect.bisect_right(self.sums, self.sums[first] + LINE_WIDTH + 1, first, last)
        best = _TOO_MUCH
        for upper in range(min(at, last - 1), first, -1):
            if self.columns(upper, last) > LINE_WIDTH:
                break
            if self.columns(first, upper) <= LINE_WIDTH:
                best = min(best, self.breaks[upper - 1])
        return best if best >= NEVER else 0.0


def _group(texts: Sequence[str], pieces: Sequence[_Piece]) -> list[tuple[int, int]]:
    """Ranges of pieces, one per cue: the cheapest way through."""
    sizes = _Sizes(texts)
    within = list(accumulate(_within(sizes, pieces), initial=0.0))
    count = len(pieces)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for last in range(1, count + 1):
        for first in range(last - 1, max(-1, last - 1 - _WINDOW), -1):
            if first < last - 1 and (
                sizes.columns(first, last) > LINE_WIDTH * MAX_LINES
                or pieces[last - 1].stop - pieces[first].start > MAX_CUE
            ):
                break
            cost = best[first][0] + _cost(sizes, pieces, first, last) + within[last - 1] - within[first]
            if cost < best[last][0]:
                best[last] = (cost, first)
    ranges: list[tuple[int, int]] = []
    last = count
    while last:
        ranges.append((best[last][1], last))
        last = best[last][1]
    return ranges[::-1]


def _within(sizes: _Sizes, pieces: Sequence[_Piece]) -> Iterator[float]:
    """What it costs to have each place between two pieces within a cue: dear at a pause, a little where a sentence ends."""
    for before, after, cost in zip(pieces, pieces[1:], sizes.breaks, strict=False):
        yield (300.0 if after.start - before.stop >= _PAUSE else 0.0) + (6.0 if cost == 0.0 else 0.0)


def _cost(sizes: _Sizes, pieces: Sequence[_Piece], first: int, last: int) -> float:
    length = pieces[last - 1].stop - pieces[first].start
    room = pieces[last].start - pieces[first].start if last < len(pieces) else max(length, MIN_CUE)
    cost = 10.0  # each cue costs: fewer are calmer
    if last - first > 1:
        cost += sizes.fold(first, last)
    if room < MIN_CUE:
        cost += 200.0
    elif length < MIN_CUE:
        cost += 15.0
    if sizes.columns(first, last) < LINE_WIDTH // 2:
        cost += 4.0
    return cost + (sizes.breaks[last - 1] if last < len(pieces) else 0.0)


def _broken(cue: Cue, begins: Sequence[int]) -> Cue:
    """The cue on one line if it fits, else on two: both within the width if possible, the upper not longer by much.

    A line begins where a word begins (``begins``: offsets).
    """
    text = cue.text
    if width(text) <= LINE_WIDTH or not begins:
        return cue
    texts = pieces_at(text, [0, *begins])
    sizes = _Sizes(texts)

    def cost(at: int) -> float:
        widths = sizes.columns(0, at), sizes.columns(at, len(texts))
        over = sum(max(columns - LINE_WIDTH, 0) for columns in widths)
        return over * 100 + abs(widths[0] - widths[1]) * 0.3 + sizes.breaks[at - 1]

    at = begins[min(range(1, len(texts)), key=cost) - 1]
    if text[at - 1].isspace():
        return replace(cue, text=f"{text[: at - 1]}\n{text[at:]}")

    def moved(offset: int, *, end: bool = False) -> int:
        return offset + (offset >= at + end)

    return replace(
        cue,
        text=f"{text[:at]}\n{text[at:]}",
        words=tuple(replace(row, begin=moved(row.begin), end=moved(row.end, end=True)) for row in cue.words),
        spans=tuple(replace(row, begin=moved(row.begin), end=moved(row.end, end=True)) for row in cue.spans),
    )


def _linger(cues: Sequence[Cue]) -> list[Cue]:
    """Cues stay until they can be read, or the next begins; none overlaps the next."""
    shaped: list[Cue] = []
    for number, cue in enumerate(cues):
        reading = whole(timedelta(seconds=sum(map(width, cue.text.split("\n"))) / A_SECOND))
        end = max(cue.end, cue.start + min(max(MIN_CUE, reading), MAX_CUE))
        if number + 1 < len(cues):
            after = cues[number + 1]
            together = after.start <= cue.start or (after.settings != cue.settings)
            end = cue.end if together else min(end, max(after.start, cue.start + _INSTANT))
        shaped.append(replace(cue, end=end))
    return shaped
