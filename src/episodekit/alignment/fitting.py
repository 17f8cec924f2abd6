"""L6. One sentence in the stretch of a recording in which it is read: which moment is which, and how well they fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from episodekit.alignment.cepstra import Moments
from episodekit.alignment.following import Likeness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_LONGEST = 2.5  # times as long as the voice that reads the text
_SPARE = 10  # moments
_UNEVEN = 0.4
_MOMENT = 0.5  # what each moment has to be worth, so that a sentence ends where it ends
_NEVER = -1e9
_BLOCK = 256


@dataclass(frozen=True, slots=True)
class Fit:
    """A sentence in its place.

    Attributes:
        number: of the sentence.
        heard: moments of the recording, in a row.
        text: the moment of the sentence that each of them is; it never falls.
        alike: how alike the two are.
    """

    number: int
    heard: "NDArray[np.int32]"
    text: "NDArray[np.int32]"
    alike: "Floats"


def fit(
    way: Sequence[tuple[int, int]], sentences: Sequence[Moments], heard: Moments, alike: Likeness
) -> list[Fit]:
    """The sentences of a way, each between its beginning and that of the next; without those that do not fit there at all."""
    found = []
    places = [*(begin for _, begin in way), len(heard.times)]
    for (number, begin), limit in zip(way, places[1:], strict=True):
        text = sentences[number].vectors
        end = min(limit, begin + round(_LONGEST * len(text)) + _SPARE)
        steps = _steps(heard.vectors[begin:end], text, alike)
        if steps is not None:
            rows, columns = steps
            scores = alike.of_pairs(heard.vectors[rows + begin], text[columns])
            found.append(Fit(number, rows + begin, columns, scores))
    return found


def _steps(
    heard: "Floats", text: "Floats", alike: Likeness
) -> "tuple[NDArray[np.int32], NDArray[np.int32]] | None":
    """The best way from the first corner to the last column, by no, one or two columns a row."""
    import numpy as np

    count, breadth = len(heard), len(text)
    best = np.full(breadth + 2, _NEVER, dtype=np.float32)
    moves = np.zeros((count, breadth), dtype=np.int8)
    ends = np.full(count, _NEVER)
    scores = alike(heard[:_BLOCK], text)
    best[2] = scores[0, 0]
    ends[0] = best[-1]
    for row in range(1, count):
        if row % _BLOCK == 0:
            scores = alike(heard[row : row + _BLOCK], text)
        ways = np.stack((best[2:] - _UNEVEN, best[1:-1], best[:-2] - _UNEVEN))
        moves[row] = ways.argmax(axis=0)
        best[2:] = ways.max(axis=0) + scores[row % _BLOCK] - _MOMENT
        ends[row] = best[-1]
    row = int(ends.argmax())
    if ends[row] <= _NEVER / 2:
        return None
    columns = []
    column = breadth - 1
    for at in range(row, -1, -1):
        columns.append(column)
        column -= int(moves[at, column])
    return np.arange(row + 1, dtype=np.int32), np.array(columns[::-1], dtype=np.int32)
