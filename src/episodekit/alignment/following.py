"""L6. The sentences of a text one after the other in a recording, by how both sound: the best way through all of them.

A Viterbi search (https://en.wikipedia.org/wiki/Viterbi_algorithm) whose rows are the moments of the recording. A moment belongs
to one of the text, to the same as the one before, to the next or to the one after that; or to none, between two sentences.
Sentences may be left out. What is searched is bounded: some minutes of the text around the best place so far.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from episodekit.alignment.cepstra import PAUSE, Moments

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Whole = NDArray[np.int32]

# In standard deviations of how alike moments are that have nothing to do with each other; set with recordings in ten languages.
NOTHING = 0.7  # what a moment gains that belongs to no sentence
_STAY, _STAY_ON, _SKIP = (
    0.4,
    2.0,
    0.4,
)  # what it loses with the same moment of the text; once more the same; the one after the next
_LEAVE = 2.0  # behind a sentence, for what is not in the text
_ENTER = 6.0  # a sentence that begins without a pause
_ENTER_REST = 0.3  # seconds of a pause with which it loses nothing
_REST, _REST_MOST = 10.0, 1.0  # a second of a pause where the text has none, and how many count
_OMIT, _OMIT_MOMENT = 12.0, 0.02  # text that is left out, and each moment of it
_TEXT_REST = 0.06  # seconds of silence where the voice that reads the text pauses
_NEVER = -1e9
_BLOCK = 64
_REACH = 4000  # moments of the text on either side: five minutes
_SAMPLE = 800


class Likeness:
    """How alike moments are, against those of the text at large.

    What is usual is learnt from both; a moment that is like none, or like all, counts no more for that.

    Args:
        text, heard: moments, rows of length 1.
    """

    def __init__(self, text: "Floats", heard: "Floats") -> None:
        import numpy as np

        at = np.linspace(0, len(text) - 1, min(_SAMPLE, len(text))).astype(int)
        self._sample = text[at]
        spread = (heard[:: max(len(heard) // _SAMPLE, 1)] @ self._sample.T).std(axis=1)
        self._least = float(np.median(spread)) + 1e-3

    def __call__(self, heard: "Floats", text: "Floats") -> "Floats":
        """Each row of one against each of the other."""
        mean, spread = self._usual(heard)
        found: Floats = (heard @ text.T - mean[:, None]) / spread[:, None]
        return found

    def of_pairs(self, heard: "Floats", text: "Floats") -> "Floats":
        """Each row of one against the same of the other."""
        import numpy as np

        mean, spread = self._usual(heard)
        found: Floats = (np.einsum("ij,ij->i", heard, text) - mean) / spread
        return found

    def _usual(self, heard: "Floats") -> "tuple[Floats, Floats]":
        import numpy as np

        usual = heard @ self._sample.T
        return usual.mean(axis=1), np.maximum(usual.std(axis=1), self._least)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The text as one row of states: two empty ones before each sentence, from the second of which it is entered.

    Attributes:
        vectors: of all states. entries, lasts: of each sentence. costs: of leaving out all before each sentence, and all.
        flowing: 1 where a pause does not belong.
    """

    vectors: "Floats"
    entries: "Whole"
    lasts: "Whole"
    costs: "Floats"
    flowing: "Floats"


def _laid_out(sentences: Sequence[Moments]) -> _Layout:
    import numpy as np

    lengths = np.array([len(each.times) for each in sentences])
    ends = np.cumsum(lengths + 2)
    vectors = np.zeros((ends[-1], sentences[0].vectors.shape[1]), dtype=np.float32)
    flowing = np.ones(ends[-1], dtype=np.float32)
    for each, end, length in zip(sentences, ends.tolist(), lengths.tolist(), strict=True):
        vectors[end - length : end] = each.vectors
        flowing[end - length : end] = each.rests <= _TEXT_REST
    costs = np.concatenate(([0], np.cumsum(lengths))) * _OMIT_MOMENT
    entries = (ends - lengths - 1).astype(np.int32)
    return _Layout(vectors, entries, (ends - 1).astype(np.int32), costs.astype(np.float32), flowing)


class _Search:
    """The scores of all ways that lead to each state; each way is known by its last entry into a sentence."""

    def __init__(self, layout: _Layout) -> None:
        import numpy as np

        count = len(layout.vectors)
        self.layout = layout
        self._never = np.float32(_NEVER)
        self._best = np.full(
            count + 2, _NEVER, dtype=np.float32
        )  # two more in front: the states before the first
        self._best_by = np.zeros(count + 2, dtype=np.int32)
        self._stayed = np.full(count, _NEVER, dtype=np.float32)
        self._moved = np.full(count, _NEVER, dtype=np.float32)
        self._stayed_by, self._moved_by = np.zeros((2, count), dtype=np.int32)
        self._between = np.full(len(layout.entries) + 1, _NEVER, dtype=np.float32)
        self._between[0] = 0
        self._between_by = np.full(len(layout.entries) + 1, -1, dtype=np.int32)
        self._parents: list[Whole] = []
        self._starts: list[
            tuple[int, int]
        ] = []  # of each moment: the number of its first entry, and that one's sentence
        self._known = 0
        self._first = self._last = 0
        self.turn()

    def turn(self) -> slice:
        """Look at the text around the best place; the scores are counted from that."""
        import numpy as np

        layout = self.layout
        at, between = int(self._best[2:].argmax()), int(self._between.argmax())
        top = max(self._best[at + 2], self._between[between])
        if self._between[between] >= top:
            at = int(layout.entries[min(between, len(layout.entries) - 1)])
        for scores in (self._best, self._stayed, self._moved, self._between):
            np.maximum(scores - top, self._never, out=scores)
        first = max(int(np.searchsorted(layout.entries, at - _REACH, side="right")) - 1, 0)
        self._last = int(np.searchsorted(layout.lasts, at + _REACH)) + 1
        self._last = min(self._last, len(layout.lasts))
        self._first = first
        self._states = slice(int(layout.entries[first]) - 1, int(layout.lasts[self._last - 1]) + 1)
        for scores in (self._best[2:], self._stayed, self._moved):
            scores[: self._states.start] = self._never
        self._between[:first] = self._never
        return self._states

    def step(self, alike: "Floats", rest: float) -> None:
        """The next moment: how alike it is to each state that is looked at, and the seconds of silence before it."""
        import numpy as np

        self._enter(rest)
        low, high = self._states.start, self._states.stop
        self._move(alike, slice(low, high))
        entries = self.layout.entries[self._first : self._last]
        stayed, moved = self._stayed[low:high], self._moved[low:high]
        if rest >= PAUSE:
            loss = self.layout.flowing[low:high] * (_REST * min(rest, _REST_MOST))
            stayed -= loss
            moved -= loss
        for scores in (self._stayed, self._moved):
            scores[entries] = scores[entries - 1] = self._never
        longer = stayed > moved
        self._best[low + 2 : high + 2] = np.where(longer, stayed, moved)
        self._best_by[low + 2 : high + 2] = np.where(
            longer, self._stayed_by[low:high], self._moved_by[low:high]
        )

    def _enter(self, rest: float) -> None:
        """From the ends of sentences, and from between them, into the sentences that come next."""
        import numpy as np

        inside = slice(self._first, self._last + 1)
        entries = self.layout.entries[self._first : self._last]
        reached, by = self._reached()
        costs = self.layout.costs[inside]
        from_here = reached + costs
        most = np.maximum.accumulate(from_here)
        where = np.maximum.accumulate(np.where(from_here >= most, np.arange(len(most)), 0))
        jump = most - _OMIT - costs
        jumps = jump > reached
        self._parents.append(np.where(jumps, by[where], by)[:-1])
        self._starts.append((self._known, self._first))
        scores = np.where(jumps, jump, reached)[:-1]
        self._best[entries + 2] = scores - _ENTER * max(1 - rest / _ENTER_REST, 0.0)
        self._best_by[entries + 2] = np.arange(self._known, self._known + len(entries))
        self._best[entries + 1] = self._never
        self._known += len(entries)

    def _reached(self) -> "tuple[Floats, Whole]":
        """The best way to each place between two sentences; what stays there belongs to no sentence."""
        import numpy as np

        inside = slice(self._first, self._last + 1)
        lasts = self.layout.lasts[self._first : self._last] + 2
        final, short = self._best[lasts], self._best[lasts - 1] - _SKIP
        done = np.maximum(final, short)
        done_by = np.where(final >= short, self._best_by[lasts], self._best_by[lasts - 1])
        between, between_by = self._between[inside], self._between_by[inside]
        reached, by = between.copy(), between_by.copy()
        ends = done > reached[1:]
        reached[1:][ends], by[1:][ends] = done[ends], done_by[ends]
        leaves = done - _LEAVE > between[1:]
        between[1:][leaves], between_by[1:][leaves] = done[leaves] - _LEAVE, done_by[leaves]
        between += np.float32(NOTHING)
        return reached, by

    def _move(self, alike: "Floats", states: slice) -> None:
        """Within sentences."""
        import numpy as np

        low, high = states.start, states.stop
        once, again = self._moved[states] - _STAY, self._stayed[states] - _STAY_ON
        longer = again > once
        self._stayed_by[states] = np.where(longer, self._stayed_by[states], self._moved_by[states])
        self._stayed[states] = np.where(longer, again, once) + alike
        one, two = self._best[low + 1 : high + 1], self._best[low:high] - _SKIP
        skips = two > one
        self._moved_by[states] = np.where(skips, self._best_by[low:high], self._best_by[low + 1 : high + 1])
        self._moved[states] = np.where(skips, two, one) + alike

    def way(self) -> list[tuple[int, int]]:
        """The best way to the end: sentences that are read, each with the moment at which it begins."""
        reached, by = self._reached()
        costs = self.layout.costs
        missing = costs[-1] - costs[self._first : self._last + 1]
        at = int((reached - missing - _OMIT * (missing > 0)).argmax())
        found = []
        entry = int(by[at])
        while entry >= 0:
            moment = bisect_right(self._starts, entry, key=lambda start: start[0]) - 1
            known, first = self._starts[moment]
            found.append((first + entry - known, moment))
            entry = int(self._parents[moment][entry - known])
        return found[::-1]


def follow(
    sentences: Sequence[Moments], heard: Moments, alike: Likeness, progress: Callable[[int], None]
) -> list[tuple[int, int]]:
    """The sentences that are read: number of each, and the moment at which it begins; both grow.

    Args:
        sentences: of the text, each with at least one moment; rows of length 1.
        heard: the recording, likewise.
        alike: how alike moments are.
        progress: told how many moments of the recording are done.
    """
    search = _Search(_laid_out(sentences))
    count = len(heard.times)
    for begin in range(0, count, _BLOCK):
        states = search.turn()
        block = alike(heard.vectors[begin : begin + _BLOCK], search.layout.vectors[states])
        for row, rest in zip(block, heard.rests[begin : begin + _BLOCK].tolist(), strict=True):
            search.step(row, rest)
        progress(min(begin + _BLOCK, count))
    return search.way()
