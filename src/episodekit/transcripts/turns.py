"""A cue in which several speak, as one cue for each: what formats without voice spans need."""

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from episodekit.model.cues import Span, Word
from episodekit.model.episode import Cue
from episodekit.transcripts.clock import whole

_DEEPEST = 8  # marks that reach into a part from before it: those opened last; more would have no end


def turns(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Every cue, or its parts if it has voice spans; a part begins when its first word is said, as far as that is known."""
    for cue in cues:
        begins = sorted({0, *(span.begin for span in cue.spans if span.name == "v"), len(cue.text)})
        if len(begins) <= 2:
            yield cue
            continue
        yield from (part for part in cuts(cue, pairwise(begins)) if part is not None)


def cuts(cue: Cue, bounds: Iterable[tuple[int, int]]) -> Iterator[Cue | None]:
    """What a cue says in each ``text[begin:end]``, as :func:`cut` has it; spans are walked once.

    Args:
        cue: is cut.
        bounds: ascending, none reaching into the next.
    """
    spans = sorted(cue.spans, key=lambda row: row.begin)
    voices: list[Span] = []
    marks: list[Span] = []
    at = 0
    for begin, end in bounds:
        marks = [row for row in marks if row.end > begin][-_DEEPEST:]
        while at < len(spans) and spans[at].begin < end:
            (voices if spans[at].name == "v" else marks).append(spans[at])
            at += 1
        while voices and voices[-1].end <= begin:
            voices.pop()
        yield cut(replace(cue, spans=(*voices[-1:], *marks)), begin, end)


def cut(cue: Cue, begin: int, end: int) -> Cue | None:
    """What a cue says in ``text[begin:end]``, at its time; None if that is blank."""
    said = cue.text[begin:end]
    first = begin + len(said) - len(said.lstrip())
    last = begin + len(said.rstrip())
    if first >= last:
        return None
    start, stop = time_at(cue, first), time_at(cue, end) if end < len(cue.text) else cue.end
    words = tuple(
        Word(row.begin - first, min(row.end, last) - first, row.start, row.stop)
        for row in cue.words[_before(cue, first) : _before(cue, last)]
    )
    spans = tuple(
        Span(max(row.begin, first) - first, min(row.end, last) - first, row.tag)
        for row in cue.spans
        if row.begin < last and row.end > first and row.name != "v"
    )
    inner = (row for row in reversed(cue.spans) if row.name == "v" and row.begin <= first < row.end)
    voice = next(inner, None)
    return replace(
        cue,
        start=start,
        end=max(stop, start + timedelta(milliseconds=1)),
        text=cue.text[first:last],
        speaker=voice.tag.partition(" ")[2] or None if voice else cue.speaker,
        words=words,
        spans=spans,
    )


def _before(cue: Cue, offset: int) -> int:
    """How many words begin before an offset."""
    return bisect.bisect_left(cue.words, offset, key=lambda row: row.begin)


def time_at(cue: Cue, offset: int) -> timedelta:
    """When the character at an offset is said: by the words if their times are known, else by its place in the text."""
    after = _before(cue, offset + 1)
    word = cue.words[after - 1] if after else None
    if word is not None and offset < word.end:
        said = (offset - word.begin) / (word.end - word.begin)
        return whole(word.start + (word.stop - word.start) * said)
    if after < len(cue.words):
        return cue.words[after].start
    return whole(cue.start + (cue.end - cue.start) * (offset / max(len(cue.text), 1)))
