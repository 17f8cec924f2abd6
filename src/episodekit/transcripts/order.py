"""Times of cues as they are written → times that can be: each end after its start, each start after the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from episodekit.model.episode import Cue
from episodekit.notation import timecode
from episodekit.transcripts.clock import Times, is_borne, is_good, read_time, whole
from episodekit.transcripts.transcript import Mends

_TIME, _ORDER = "transcript-time", "transcript-order"
_ZERO = timedelta(0)
_LONG = timedelta(seconds=30)
_A_CHARACTER = timedelta(seconds=1) / 15  # of speech; a guess for a cue that says nothing of its end
_SHORTEST, _LONGEST = timedelta(seconds=1), timedelta(seconds=7)
_FORM = {".vtt": "HH:MM:SS.mmm", ".srt": "HH:MM:SS,mmm"}


@dataclass(slots=True)
class Timed:
    """The times of a cue on the way: None is not known. ``length``: characters of its text."""

    line: int
    where: str
    start: timedelta | None
    end: timedelta | None
    length: int


def times_of(line: int, times: Times, length: int, suffix: str, mends: Mends) -> Timed:
    """The times of a line, as far as they can be read."""
    if times.arrow != "-->":
        what = f"{times.arrow!r} stands" if times.arrow else "nothing stands"
        mends.add(_TIME, line, f"{what} between the times", "write --> between them")
    start, end = (
        _read(line, name, text, suffix, mends) for name, text in (("start", times.start), ("end", times.end))
    )
    return Timed(line, f"the cue at {times.start}", start, end, length)


def _read(line: int, name: str, text: str, suffix: str, mends: Mends) -> timedelta | None:
    time = read_time(text)
    fix = f"write it as {_FORM[suffix]}"
    if time is None:
        mends.add(_TIME, line, f"the {name} {text!r} is no time: set by the cues beside it", fix)
    elif time < _ZERO:
        mends.add(_TIME, line, f"the {name} {text!r} is before 0: read as 0", "shift all times")
        return _ZERO
    elif not is_good(text, suffix):
        read = f"is not of the form {_FORM[suffix]}: read as {timecode.vtt(time)}"
        mends.add(_TIME, line, f"the {name} {text!r} {read}", fix, breaks=not is_borne(text, suffix))
    return time


def settle(rows: Sequence[Timed], mends: Mends) -> list[tuple[timedelta, timedelta]]:
    """Start and end of every cue, in the same order; what is not known is set by the neighbours and the text's length."""
    found: list[tuple[timedelta, timedelta]] = []
    nexts = _next_starts(rows)
    before = _ZERO
    for row, after in zip(rows, nexts, strict=True):
        start, end = row.start, row.end
        guess = whole(min(max(_A_CHARACTER * row.length, _SHORTEST), _LONGEST))
        if start is None:
            start = before if end is None or before < end else max(end - guess, _ZERO)
        if end is None:
            end = start + guess if after is None or after <= start else min(after, start + guess)
        elif end <= start:
            start, end = _turned(row, (start, end), guess, (before, after), mends)
        found.append((start, end))
        before = end
    return found


def _next_starts(rows: Sequence[Timed]) -> list[timedelta | None]:
    found: list[timedelta | None] = []
    known: timedelta | None = None
    for row in reversed(rows):
        found.append(known)
        known = row.start if row.start is not None else known
    return found[::-1]


def _turned(
    row: Timed,
    times: tuple[timedelta, timedelta],
    guess: timedelta,
    beside: tuple[timedelta, timedelta | None],
    mends: Mends,
) -> tuple[timedelta, timedelta]:
    """A cue that ends before it starts has its times the wrong way round, or a wrong end.

    ``beside``: the end of the cue before and the start of the next.
    """
    (start, end), (before, after) = times, beside
    room = start + guess if after is None or after <= start else min(after, start + guess)
    told = f"the cue ends at {timecode.vtt(end)}, not after its start {timecode.vtt(start)}"
    if end < start and end >= before and start - end <= _LONG and (after is None or start <= after):
        mends.add(_TIME, row.line, f"{told}: {row.where} has them exchanged", "correct one of the two")
        return end, start
    mends.add(_TIME, row.line, f"{told}: set to end at {timecode.vtt(room)}", "correct one of the two")
    return start, room


def ordered(cues: Sequence[tuple[int, Cue]], mends: Mends) -> list[tuple[int, Cue]]:
    """Cues with their lines, in order of their starts."""
    for (_, before), (line, after) in pairwise(cues):
        if after.start < before.start:
            message = (
                f"a cue at {timecode.vtt(after.start)} follows one at {timecode.vtt(before.start)}: moved"
            )
            mends.add(_ORDER, line, message, "order the cues by time")
    return sorted(cues, key=lambda row: row[1].start)


def parted(cues: Sequence[tuple[int, Cue]], mends: Mends) -> list[tuple[int, Cue]]:
    """Cues with their lines, of which none runs into the next one of the same speaker: it ends where that begins.

    Two speakers may talk at the same time, a cue may stand within another, and a cue that has its own place on the screen
    (:attr:`Cue.settings`) may stay beside others.
    """
    found = list(cues)
    for number, ((line, cue), (_, after)) in enumerate(pairwise(cues)):
        alone = cue.speaker == after.speaker and not cue.settings and not after.settings
        if alone and cue.start < after.start < cue.end <= after.end:
            message = f"the cue at {timecode.vtt(cue.start)} runs {timecode.seconds(cue.end - after.start)} s into the next: cut"
            mends.add(_ORDER, line, message, "end it where the next begins", breaks=False)
            found[number] = line, replace(cue, end=after.start)
    return found
