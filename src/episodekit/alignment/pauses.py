"""L6. Where a recording pauses, and where it is cut into pieces that can be recognised one by one."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from episodekit.alignment.waveform import FRAMES, SILENCE_DB

if TYPE_CHECKING:
    from episodekit.alignment.waveform import Levels

AUDIBLE_DB = -60.0
"""What is nowhere louder is silence."""
_WINDOW = 20 * FRAMES  # levels are judged by their surroundings: half a minute on each side
_SHORTEST_PAUSE = 0.10  # seconds
_QUIET_DB = 25.0  # a pause that lies so far below speech is quiet: no music plays there
PIECE = (6.0, 18.0)
"""Seconds of a piece, at least and at most."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence between words, in seconds; quiet: nothing else is heard in it either."""

    start: float
    stop: float
    quiet: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a recording, in seconds, cut at pauses where there are any."""

    start: float
    stop: float


def is_silent(levels: "Levels") -> bool:
    """Whether nothing is heard in it at all."""
    import numpy as np

    return len(levels) == 0 or float(np.percentile(levels, 98)) < AUDIBLE_DB


def find_pauses(levels: "Levels") -> tuple[Pause, ...]:
    """Stretches of 0.1 s and more that are well below the speech around them."""
    import numpy as np

    floor, loud = _surroundings(levels)
    low = levels < floor + 0.35 * (loud - floor)
    low |= levels < AUDIBLE_DB - 10
    edges = np.flatnonzero(np.diff(np.concatenate(([False], low, [False])).astype(np.int8)))
    found = []
    for begin, end in edges.reshape(-1, 2).tolist():
        if end - begin >= _SHORTEST_PAUSE * FRAMES:
            quiet = float(np.median(loud[begin:end] - levels[begin:end])) >= _QUIET_DB
            found.append(Pause(begin / FRAMES, end / FRAMES, quiet))
    return tuple(found)


def _surroundings(levels: "Levels") -> "tuple[Levels, Levels]":
    """The level of what is quiet and of what is loud around each frame."""
    import numpy as np

    centres = np.arange(0, len(levels) + _WINDOW, _WINDOW)
    floors, louds = [], []
    for centre in centres.tolist():
        around = levels[max(centre - 3 * _WINDOW // 2, 0) : centre + 3 * _WINDOW // 2]
        loud = float(np.percentile(around, 90)) if len(around) else SILENCE_DB
        low = float(np.percentile(around, 5)) if len(around) else SILENCE_DB
        louds.append(loud)
        floors.append(max(low, loud - 60.0))
    at = np.arange(len(levels))
    return (
        np.interp(at, centres, floors).astype(np.float32),
        np.interp(at, centres, louds).astype(np.float32),
    )


def cut(levels: "Levels", pauses: Sequence[Pause]) -> tuple[Piece, ...]:
    """Pieces of 6 to 18 seconds; silences longer than a second are left out."""
    pieces: list[Piece] = []
    for begin, end in _sounding(len(levels) / FRAMES, pauses):
        at = begin
        while end - at > PIECE[1]:
            after = _best_cut(levels, pauses, at)
            pieces.append(Piece(at, after))
            at = after
        if end - at > 0.1:
            pieces.append(Piece(at, end))
    return tuple(pieces)


def _sounding(duration: float, pauses: Sequence[Pause]) -> list[tuple[float, float]]:
    """The stretches between long silences, each with a bit of them."""
    found = []
    at = 0.0
    for pause in pauses:
        if pause.stop - pause.start > 1.0:
            if pause.start + 0.3 > at + 0.35:
                found.append((at, pause.start + 0.3))
            at = max(pause.stop - 0.3, 0.0)
    if duration - at > 0.35:
        found.append((at, duration))
    return found


def _best_cut(levels: "Levels", pauses: Sequence[Pause], begin: float) -> float:
    """The middle of the longest pause; without one the quietest moment."""
    import numpy as np

    first = bisect_left(pauses, begin + PIECE[0], key=lambda pause: pause.start)
    best: Pause | None = None
    for pause in pauses[first:]:
        if pause.stop > begin + PIECE[1]:
            break
        if best is None or pause.stop - pause.start > best.stop - best.start:
            best = pause
    if best is not None:
        return (best.start + best.stop) / 2
    low, high = round((begin + 12.0) * FRAMES), round((begin + PIECE[1]) * FRAMES)
    smooth = np.convolve(levels[low:high], np.ones(15) / 15, mode="same")
    return (low + int(np.argmin(smooth))) / FRAMES
