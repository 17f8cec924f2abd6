"""L6. Words between two that were recognised: where they can have been said in the time that there is, they are fitted into it."""

from bisect import bisect_left
from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import dataclass
from typing import Protocol

from episodekit.alignment.outcome import Placed
from episodekit.alignment.pauses import Pause
from episodekit.alignment.recognizer import Heard, Question

_LONGEST_WORDS = 25
_LONGEST_SECONDS = 25.0
_PACE = (0.4, 2.2)  # of the usual time, in which words can have been said
_PHONE_SECONDS = 0.085
_SLACK = 0.6  # seconds
_WORD_PACE = (0.02, 0.5)  # seconds of a phone within one word; more or less is no word


class Sounding(Protocol):
    """What of a unit is needed: its segment, its name in the dictionary, and how many phones it has."""

    @property
    def segment(self) -> int:
        """Number of its segment."""
        ...

    @property
    def word(self) -> str:
        """Its name."""
        ...

    @property
    def phones(self) -> int:
        """How many."""
        ...


@dataclass(frozen=True, slots=True)
class Gap:
    """Units ``first`` to ``last`` (exclusive) are not placed; the question is about ``asked`` units on both sides too."""

    first: int
    last: int
    asked: tuple[int, int]
    question: Question


@dataclass(frozen=True, slots=True)
class _Ends:
    """Of a gap: what stands before it and behind it; ``other``: what else is there, on the side that is open."""

    before: Placed | None
    after: Placed | None
    other: Placed | None = None


def questions(
    units: Sequence[Sounding], placed: Sequence[Placed | None], pauses: Sequence[Pause], duration: float
) -> list[Gap]:
    """What to ask about the gaps that can be filled."""
    pace = _pace(units, placed)
    found: list[Gap] = []
    for first, last in _runs(placed):
        before = placed[first - 1] if first else None
        after = placed[last] if last < len(units) else None
        ends = _Ends(before, after)
        whole = _gap(units, (first, last), ends, pauses, (pace, duration)) if before and after else None
        if whole:
            found.append(whole)
            continue
        left, right = first, last
        if before:
            while left < last and units[left].segment == units[first - 1].segment:
                left += 1
            found += _some(_gap(units, (first, left), _Ends(before, None, after), pauses, (pace, duration)))
        if after:
            while right > left and units[right - 1].segment == units[last].segment:
                right -= 1
            found += _some(_gap(units, (right, last), _Ends(None, after, before), pauses, (pace, duration)))
    return found


def _some(gap: Gap | None) -> list[Gap]:
    return [] if gap is None else [gap]


def _pace(units: Sequence[Sounding], placed: Sequence[Placed | None]) -> float:
    """Seconds of a phone, the median of what was recognised."""
    found = sorted(
        (place.stop - place.start) / unit.phones
        for unit, place in zip(units, placed, strict=True)
        if place and unit.phones > 2
    )
    return found[len(found) // 2] if found else _PHONE_SECONDS


def _runs(placed: Sequence[Placed | None]) -> Iterator[tuple[int, int]]:
    first = None
    for at, place in enumerate((*placed, Placed(0, 0, sure=True))):
        if place is None:
            first = at if first is None else first
        elif first is not None:
            yield first, at
            first = None


def _gap(
    units: Sequence[Sounding],
    span: tuple[int, int],
    ends: _Ends,
    pauses: Sequence[Pause],
    known: tuple[float, float],
) -> Gap | None:
    """The question about a gap, or None if there is too little or too much time for it."""
    first, last = span
    pace, duration = known
    other = ends.other
    if not 0 < last - first <= _LONGEST_WORDS:
        return None
    usual = pace * sum(unit.phones for unit in units[first:last])
    reach = usual * 1.6 + _SLACK
    if ends.before:
        begin = ends.before.stop
        limit = ends.after.start if ends.after else min(begin + reach, other.start if other else duration)
    else:
        assert ends.after is not None  # noqa: S101  # one of the two is there
        limit = ends.after.start
        begin = max(limit - reach, other.stop if other else 0.0)
    sound = sounding(begin, limit, pauses)
    most = _PACE[1] * usual + _SLACK if ends.before and ends.after else float("inf")
    if limit <= begin or not _PACE[0] * usual <= sound <= most:
        return None
    asked = first - (ends.before is not None), last + (ends.after is not None)
    start = ends.before.start if ends.before else begin
    stop = ends.after.stop if ends.after else limit
    if stop - start > _LONGEST_SECONDS:
        return None
    words = tuple(unit.word for unit in units[asked[0] : asked[1]])
    return Gap(first, last, asked, Question(max(start - 0.05, 0.0), min(stop + 0.05, duration), words))


def sounding(begin: float, end: float, pauses: Sequence[Pause]) -> float:
    """Seconds between two moments in which something is heard."""
    silent = 0.0
    at = bisect_left(pauses, begin, key=lambda pause: pause.stop)
    while at < len(pauses) and pauses[at].start < end:
        silent += max(min(pauses[at].stop, end) - max(pauses[at].start, begin), 0.0)
        at += 1
    return end - begin - silent


def fill(
    gap: Gap,
    fit: tuple[Heard, ...] | None,
    units: Sequence[Sounding],
    placed: MutableSequence[Placed | None],
) -> None:
    """Place the units of a gap where the answer says, if it can be."""
    if fit is None or len(fit) != gap.asked[1] - gap.asked[0]:
        return
    inner = fit[gap.first - gap.asked[0] : len(fit) - (gap.asked[1] - gap.last)]
    for at, word in enumerate(inner, start=gap.first):
        length = word.stop - word.start
        if _WORD_PACE[0] * units[at].phones <= length <= _WORD_PACE[1] * units[at].phones + 0.3:
            placed[at] = Placed(word.start, word.stop, sure=False)
