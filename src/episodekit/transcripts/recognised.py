"""What a speech recogniser hears, as cues: the same whether it was read from its JSON or has just been heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from episodekit.model.cues import Word
from episodekit.model.episode import Cue
from episodekit.notation.markup import without_illegal_xml
from episodekit.transcripts.order import Timed, ordered, parted, settle
from episodekit.transcripts.transcript import Mends

RULE = "transcript-json"
FIX = "let the recogniser write its JSON anew"
_FARTHEST = 200  # characters between a word and the one before it in the text


@dataclass(frozen=True, slots=True)
class Part:
    """A segment or word: times in seconds, if they are known, and text."""

    start: float | None
    end: float | None
    text: str
    speaker: str | None = None
    words: tuple["Part", ...] = ()


def clean(said: str) -> str:
    """What is said, without blanks around it and characters that no page may hold."""
    return " ".join(without_illegal_xml(said).split())


def cues_of(parts: Sequence[Part], mends: Mends) -> list[Cue]:
    """A cue for each part, in order; words keep their times."""
    rows = [
        Timed(0, f"segment {number}", _time(part.start), _time(part.end), len(part.text))
        for number, part in enumerate(parts, start=1)
    ]
    for row in rows:
        if row.start is None or row.end is None:
            mends.add(RULE, 0, f"{row.where} lacks a time: set by those beside it", FIX, breaks=False)
    found = [
        (0, Cue(start, end, part.text, part.speaker, _placed(part)))
        for part, (start, end) in zip(parts, settle(rows, mends), strict=True)
    ]
    return [cue for _, cue in parted(ordered(found, mends), mends)]


def _placed(part: Part) -> tuple[Word, ...]:
    """The words of a segment where they stand in its text; one that is not there, or has no times, is left out."""
    found = []
    at = 0
    for word in part.words:
        begin = part.text.find(word.text, at)
        if begin < 0 or begin - at > _FARTHEST:
            continue
        at = begin + len(word.text)
        start, stop = _time(word.start), _time(word.end)
        if start is not None and stop is not None and start <= stop:
            found.append(Word(begin, at, start, stop))
    return tuple(found)


def _time(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(milliseconds=round(seconds * 1000))
