"""L6. How sound changes from moment to moment: cepstra of mel bands, the same for a recording and for a voice that reads its text.

What is silent is left out, so that only sounds are compared with each other; where something was left out is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from episodekit.alignment.waveform import FRAMES, HOP, RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from episodekit.alignment.waveform import Waveform

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]

STEP = 0.08
"""Seconds of a moment."""
PAUSE = 0.12
"""Seconds of silence between two moments from which they are told apart."""
_WIDTH = 400  # samples that a frame looks at: 25 ms
_POWERS = 512
_BANDS, _LOWEST, _HIGHEST = 26, 80.0, 7600.0  # Hz
_CEPSTRA = 12
_PAIR = 2  # frames of 10 ms that are taken together
_EACH = 4  # pairs in a moment
_AROUND = (-4, -2, 0, 2, 4)  # pairs that a moment looks at: how it began and how it goes on
_BLOCK = 60 * RATE


@dataclass(frozen=True, slots=True)
class Moments:
    """The sounds of a stretch.

    Attributes:
        vectors: one row for each moment of :data:`STEP` seconds.
        times: second at which each begins.
        rests: seconds of silence before each.
    """

    vectors: "Floats"
    times: "Floats"
    rests: "Floats"


@dataclass(frozen=True, slots=True)
class Scale:
    """What is usual for a voice; what it says is told by how it differs from that."""

    mean: "Floats"
    deviation: "Floats"


def frames(samples: "Floats") -> "Floats":
    """Cepstra of each 20 ms, from samples between -1 and 1 at 16 kHz."""
    import numpy as np

    window, bank, cosines = _tables()
    count = max((len(samples) - _WIDTH) // HOP + 1, 0) // _PAIR * _PAIR
    if not count:
        return np.zeros((0, _CEPSTRA), dtype=np.float32)
    cut = np.lib.stride_tricks.sliding_window_view(samples, _WIDTH)[: count * HOP : HOP]
    power = np.abs(np.fft.rfft(cut * window, _POWERS)).astype(np.float32) ** 2
    found: Floats = (np.log(power @ bank + 1e-7) @ cosines).reshape(-1, _PAIR, _CEPSTRA).mean(axis=1)
    return found


def recorded(waveform: "Waveform") -> Iterator["Floats"]:
    """Cepstra of a recording, a minute at a time."""
    import numpy as np

    for begin in range(0, waveform.count, _BLOCK):
        samples = waveform.read(begin, begin + _BLOCK + _WIDTH - HOP)
        yield frames(samples.astype(np.float32) / np.float32(32768))[: _BLOCK // HOP // _PAIR]


def scale(cepstra: "Floats") -> Scale:
    """What is usual among cepstra."""
    return Scale(cepstra.mean(axis=0), cepstra.std(axis=0) + 1e-3)


def pairs(flags: "Flags", count: int) -> "Flags":
    """Frames of 10 ms → as many pairs: whether one of both is flagged; behind the end none is."""
    import numpy as np

    whole = np.zeros(count * _PAIR, dtype=bool)
    whole[: min(len(flags), len(whole))] = flags[: len(whole)]
    found: Flags = np.asarray(whole.reshape(-1, _PAIR).any(axis=1))
    return found


def moments(cepstra: "Floats", sounding: "Flags", usual: Scale) -> Moments:
    """The moments of a stretch in which something sounds."""
    import numpy as np

    kept = np.flatnonzero(sounding)
    if not len(kept):
        none = np.zeros(0, dtype=np.float32)
        return Moments(np.zeros((0, len(_AROUND) * _CEPSTRA), dtype=np.float32), none, none)
    gaps = np.diff(kept, prepend=kept[0] - FRAMES) - 1
    whole = -(-len(kept) // _EACH) * _EACH
    groups = np.minimum(np.arange(whole), len(kept) - 1).reshape(-1, _EACH)
    silent = gaps[groups] * (_PAIR / FRAMES)
    longest = silent.argmax(axis=1)
    rests = silent.max(axis=1)
    first = np.where(rests >= PAUSE, groups[np.arange(len(groups)), longest], groups[:, 0])
    standard = (cepstra - usual.mean) / usual.deviation
    around = np.clip(kept[groups[:, :1]] + np.array(_AROUND), 0, len(cepstra) - 1)
    vectors = standard[around].reshape(len(groups), -1).astype(np.float32)
    times = (kept[first] * (_PAIR / FRAMES)).astype(np.float32)
    return Moments(vectors, times, rests.astype(np.float32))


@cache
def _tables() -> "tuple[Floats, Floats, Floats]":
    """The window, the bands and the cosines; bands are triangles on the mel scale."""
    import numpy as np

    mels = np.linspace(1127 * np.log1p(_LOWEST / 700), 1127 * np.log1p(_HIGHEST / 700), _BANDS + 2)
    edges = 700 * np.expm1(mels / 1127)
    hertz = np.arange(_POWERS // 2 + 1) * RATE / _POWERS
    up = (hertz[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    down = (edges[2:] - hertz[:, None]) / (edges[2:] - edges[1:-1])
    bank = np.maximum(np.minimum(up, down), 0)
    bands, numbers = np.arange(_BANDS) + 0.5, np.arange(1, _CEPSTRA + 1)
    cosines = np.cos(np.pi / _BANDS * bands[:, None] * numbers) * np.sqrt(2 / _BANDS)
    window = np.hanning(_WIDTH)
    return window.astype(np.float32), bank.astype(np.float32), cosines.astype(np.float32)
