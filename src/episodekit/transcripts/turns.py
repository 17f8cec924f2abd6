"""A cue in which several speak, as one cue for each: what formats without voice spans need."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from episodekit.cues import Span, Word
from episodekit.model import Cue
from episodekit.transcripts.clock import whole


def turns(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Every cue, or its parts if it has voice spans; a part begins when its first word is said, as far as that is known."""
    for cue in cues:
        cuts = sorted({0, *(span.begin for span in cue.spans if span.name == "v"), len(cue.text)})
        if len(cuts) <= 2:
            yield cue
            continue
        for begin, end in pairwise(cuts):
            part = cut(cue, begin, end)
            if part is not None:
                yield part


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
        for row in cue.words
        if first <= row.begin < last
    )
    spans = tuple(
        Span(max(row.begin, first) - first, min(row.end, last) - first, row.tag)
        for row in cue.spans
        if row.begin < last and row.end > first and row.name != "v"
    )
    voice = next((row for row in cue.spans if row.name == "v" and row.begin <= first < row.end), None)
    return replace(
        cue,
        start=start,
        end=max(stop, start + timedelta(milliseconds=1)),
        text=cue.text[first:last],
        speaker=voice.tag.partition(" ")[2] or None if voice else cue.speaker,
        words=words,
        spans=spans,
    )


def time_at(cue: Cue, offset: int) -> timedelta:
    """When the character at an offset is said: by the words if their times are known, else by its place in the text."""
    for word in cue.words:
        if word.begin <= offset < word.end:
            return whole(
                word.start + (word.stop - word.start) * ((offset - word.begin) / (word.end - word.begin))
            )
        if offset < word.begin:
            return word.start
    return whole(cue.start + (cue.end - cue.start) * (offset / max(len(cue.text), 1)))
