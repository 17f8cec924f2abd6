"""L6. From words with times to an alignment: which sentences are read, when their words are said, and what is not in the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from episodekit.alignment.pauses import Pause
from episodekit.alignment.waveform import Waveform
from episodekit.errors import MismatchError
from episodekit.model.aligned import READ, Aligned, Unscripted
from episodekit.model.speech import Mark, Segment
from episodekit.notation.timecode import clock
from episodekit.voices import reading
from episodekit.voices.reading import Stretch

_SNAP = 0.12  # seconds within which a sentence's start is moved to the end of a quiet pause
_SNAP_UNSURE = 0.5  # the same where its first word was not recognised
_TORN = 0.25  # a pause behind the first words of a sentence; if none as long is before them, they belong behind it
_FIRST_WORDS = 2
_UNSCRIPTED = 5.0
_MOSTLY_SOUND = 0.6
_LEAST_READ = 0.10  # of the text's words: below it the recording is of something else
_LITTLE = 0.30  # of the text read; below it, it is something else too unless …
_MOST = 0.50  # … so much of the recording was found in the text
_SHORT_WORDS = 4
_UNSURE, _UNSURE_ALONE = 0.5, 0.4  # what a word counts that was fitted and not recognised
_PHONE_SECONDS = 0.07
_WORDS_A_MINUTE = 150
_USUAL, _FASTEST = 15, 30  # characters a second
_TIMES = 10  # a tenth of the text is the least that is timed


@dataclass(frozen=True, slots=True)
class Placed:
    """When a unit is said, in seconds; sure: it was recognised there; otherwise it was fitted between others."""

    start: float
    stop: float
    sure: bool


@dataclass(slots=True)
class Found:
    """What was found of a segment: its units as (begin, end, phones, place) in what is said of it."""

    number: int
    read: reading.Reading
    language: str
    units: list[tuple[int, int, int, Placed | None]] = field(default_factory=list)
    phones: int = 0

    def add(self, begin: int, end: int, phones: int, place: Placed | None) -> None:
        """The next unit."""
        self.units.append((begin, end, phones, place))
        self.phones += phones

    @property
    def begins_surely(self) -> bool:
        """Whether its first unit was recognised."""
        place = self.units[0][3]
        return place is not None and place.sure

    @property
    def confidence(self) -> float:
        """How much of it was found, from 0 to 1."""
        places = [place for _, _, _, place in self.units]
        sure = sum(place is not None and place.sure for place in places)
        fitted = sum(place is not None for place in places) - sure
        alone = not sure and len(places) > _SHORT_WORDS
        return (sure + fitted * (_UNSURE_ALONE if alone else _UNSURE)) / len(places) if places else 0.0


def check_length(waveform: Waveform, segments: Sequence[Segment]) -> None:
    """Before anything is heard: even the fastest reader needs some time.

    Raises:
        MismatchError: the text is many times longer than the recording.
    """
    count = sum(len(segment.text) for segment in segments)
    if count <= _FASTEST * _TIMES * waveform.seconds:
        return
    lasts, takes = (timedelta(seconds=round(each)) for each in (waveform.seconds, count / _USUAL))
    raise MismatchError(
        f"the recording lasts {clock(lasts)}, but to read the text takes about {clock(takes)}",
        remedy="give the whole recording, or the part of the text that is read in it",
    )


def conclude(
    waveform: Waveform, pauses: Sequence[Pause], segments: Sequence[Segment], found: Sequence[Found]
) -> Aligned:
    """The alignment of what was found.

    Raises:
        MismatchError: hardly anything of the text was found.
    """
    confidences = [0.0] * len(segments)
    for each in found:
        confidences[each.number] = round(each.confidence, 3)
    rows: list[Mark] = []
    times: list[tuple[float, float]] = []
    earliest = 0.0
    kept = [each for each in found if confidences[each.number] >= READ]
    for each in kept:
        spans = _together(_spans(each, earliest, waveform.seconds), earliest, pauses)
        spans[0] = _snapped(spans[0], earliest, pauses, _SNAP if each.begins_surely else _SNAP_UNSURE)
        times += [(start, stop) for _, _, start, stop in spans]
        stretches = [
            Stretch(begin, end, timedelta(seconds=start), timedelta(seconds=stop))
            for begin, end, start, stop in spans
        ]
        length = timedelta(seconds=waveform.seconds)
        rows += reading.marks(each.read, each.language, stretches, length, segment=each.number)
        earliest = spans[-1][3]
    _check(waveform, found, kept, times)
    unscripted = _unscripted(times, pauses, waveform.seconds)
    return Aligned(
        tuple(segments), tuple(rows), tuple(confidences), unscripted, timedelta(seconds=waveform.seconds)
    )


def _check(
    waveform: Waveform, found: Sequence[Found], kept: Sequence[Found], times: Sequence[tuple[float, float]]
) -> None:
    words = sum(len(each.units) for each in found)
    share = sum(len(each.units) for each in kept) / max(words, 1)
    used = sum(stop - start for start, stop in times) / max(waveform.seconds, 1e-3)
    if share >= _LITTLE or (share >= _LEAST_READ and used >= _MOST):
        return
    length, needed = waveform.seconds, timedelta(minutes=words / _WORDS_A_MINUTE)
    what = f"{share:.0%} of the text was found in it" if kept else "nothing of the text was found in it"
    if needed.total_seconds() > 3 * length:
        lasts = clock(timedelta(seconds=round(length)))
        what += f"; it lasts {lasts}, to read the text takes about {clock(_about(needed))}"
    raise MismatchError(
        f"the recording is not of this text: {what}",
        remedy="give the recording's own text, and the language that is spoken",
    )


def _about(needed: timedelta) -> timedelta:
    """As exact as people say it: to the second below ten minutes, then to the minute."""
    step = timedelta(seconds=1) if needed < timedelta(minutes=10) else timedelta(minutes=1)
    return round(needed / step) * step


def _spans(each: Found, earliest: float, duration: float) -> list[tuple[int, int, float, float]]:
    """Every unit with its time; those that were not found share the time between the others."""
    units = each.units
    known = [at for at, unit in enumerate(units) if unit[3] is not None]
    spans: list[tuple[int, int, float, float]] = []
    for at, (begin, end, _, place) in enumerate(units):
        if place is not None:
            start, stop = place.start, place.stop
        else:
            start, stop = _guess(units, known, at, (earliest, duration))
        start = max(start, spans[-1][2] if spans else earliest)
        spans.append((begin, end, start, max(stop, start)))
    return spans


def _guess(
    units: Sequence[tuple[int, int, int, Placed | None]],
    known: Sequence[int],
    at: int,
    limits: tuple[float, float],
) -> tuple[float, float]:
    """When a unit was said that was not found: by its share of phones between its neighbours, or at the usual pace."""
    position = bisect_left(known, at)
    before = units[known[position - 1]][3] if position else None
    after = units[known[position]][3] if position < len(known) else None
    first = known[position - 1] + 1 if position else 0
    last = known[position] if position < len(known) else len(units)
    phones = [unit[2] for unit in units[first:last]]
    done, total = sum(phones[: at - first]), sum(phones)
    usual = total * _PHONE_SECONDS
    if before and after:
        begin, end = before.stop, max(after.start, before.stop)
    elif before:
        begin, end = before.stop, min(before.stop + usual, limits[1])
    else:
        assert after is not None  # noqa: S101  # a segment that is read has a unit that was found
        begin, end = max(after.start - usual, limits[0]), after.start
    length = (end - begin) / total
    return begin + done * length, begin + (done + phones[at - first]) * length


def _together(
    spans: list[tuple[int, int, float, float]], earliest: float, pauses: Sequence[Pause]
) -> list[tuple[int, int, float, float]]:
    """With first words that were heard before the sentence's pause put behind it."""
    before = _longest_pause(earliest, spans[0][2], pauses)
    for count in range(1, min(_FIRST_WORDS, len(spans) - 1) + 1):
        pause = _longest_pause(spans[count - 1][3], spans[count][2], pauses)
        if pause is None or pause.stop - pause.start < _TORN:
            continue
        if before is None or before.stop - before.start < pause.stop - pause.start:
            room = max(spans[count][2] - pause.stop, 0.0) / count
            moved = [
                (begin, end, pause.stop + number * room, pause.stop + (number + 1) * room)
                for number, (begin, end, _, _) in enumerate(spans[:count])
            ]
            return [*moved, *spans[count:]]
    return spans


def _longest_pause(begin: float, end: float, pauses: Sequence[Pause]) -> Pause | None:
    """The longest of the quiet pauses that lie between two moments, give or take what a recogniser is wrong."""
    first = bisect_right(pauses, begin - 0.1, key=lambda pause: pause.start)
    last = bisect_right(pauses, end + 0.1, key=lambda pause: pause.stop)
    quiet = [pause for pause in pauses[first:last] if pause.quiet]
    return max(quiet, key=lambda pause: pause.stop - pause.start, default=None)


def _snapped(
    span: tuple[int, int, float, float], earliest: float, pauses: Sequence[Pause], within: float
) -> tuple[int, int, float, float]:
    """A sentence's first unit, from the end of a quiet pause on if there is one close by."""
    begin, end, start, stop = span
    at = bisect_right(pauses, start - within, key=lambda pause: pause.stop)
    near = [pause for pause in pauses[at : at + 5] if abs(pause.stop - start) <= within and pause.quiet]
    if near:
        moved = min(near, key=lambda pause: abs(pause.stop - start)).stop
        if earliest <= moved < stop:
            return begin, end, moved, stop
    return span


def _unscripted(
    times: Sequence[tuple[float, float]], pauses: Sequence[Pause], duration: float
) -> tuple[Unscripted, ...]:
    """Stretches of sound between the words that are longer than five seconds."""
    found = []
    at = 0.0
    for start, stop in (*times, (duration, duration)):
        begin, end = _trimmed(at, start, pauses)
        if end - begin > _UNSCRIPTED and _sounds(begin, end, pauses) > _MOSTLY_SOUND * (end - begin):
            found.append(Unscripted(timedelta(seconds=begin), timedelta(seconds=end)))
        at = max(at, stop)
    return tuple(found)


def _trimmed(begin: float, end: float, pauses: Sequence[Pause]) -> tuple[float, float]:
    """Without the pauses at both ends."""
    first = bisect_right(pauses, begin, key=lambda pause: pause.stop)
    if first < len(pauses) and pauses[first].start <= begin + 0.1:
        begin = pauses[first].stop
    last = bisect_left(pauses, end, key=lambda pause: pause.start) - 1
    if last >= 0 and pauses[last].stop >= end - 0.1:
        end = pauses[last].start
    return begin, end


def _sounds(begin: float, end: float, pauses: Sequence[Pause]) -> float:
    silent = 0.0
    for pause in pauses[bisect_right(pauses, begin, key=lambda pause: pause.stop) :]:
        if pause.start >= end:
            break
        silent += min(pause.stop, end) - max(pause.start, begin)
    return end - begin - silent
