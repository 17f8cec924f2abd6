"""L3. The meter of ITU-R BS.1770-5 (https://www.itu.int/rec/R-REC-BS.1770): a weighted signal, its energy every 100 ms.

The weighting is a chain of two filters of second order, each sample of which depends on the one before. So that numpy computes
it at the speed of multiplying matrices, the signal goes through in rows of 64 samples: what a row inherits from all before it
are four numbers, which follow from row to row in a few small products; behind the 64 samples they are its input of the one
large product that weights it.

Products are small and their results go into arrays that are there: of large ones BLAS makes threads, and every new array
costs the kernel its pages; either took longer than the computing.
"""

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[np.float32]]
    Numbers = np.ndarray[Any, np.dtype[np.float64]]

ROW = 64
GROUP = 32
_SMALL = 8
BLOCK = ROW * GROUP * GROUP
"""How many samples :meth:`Meter.add` takes at a time."""
HOPS_A_SECOND = 10
_SILENCE_LUFS, _OFFSET = (
    -70.0,
    -0.691,
)  # the absolute gate, and what makes a tone of 997 Hz what it should be: §3
_GATE_LU, _RANGE_GATE_LU = (
    10.0,
    20.0,
)  # below the mean of what is above the absolute gate: §3, and EBU Tech 3342 §3
_BLOCK_HOPS, _SHORT_HOPS = 4, 30  # 400 ms, 3 s


def coefficients(rate: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The two filters at a sample rate, each b0 b1 b2 a1 a2: a head that reflects, and ears that hear no rumble.

    BS.1770 tabulates them for 48 kHz only; the analogue filters behind the tables are those of B. De Man, "Evaluation of
    Implementations of the EBU R128 Loudness Measurement", AES Convention 145, 2018.
    """
    k, quality, gain = (
        math.tan(math.pi * 1681.974450955533 / rate),
        0.7071752369554196,
        10 ** (3.999843853973347 / 20),
    )
    middle, scale = gain**0.4996667741545416, 1 + k / quality + k * k
    head = (
        (gain + middle * k / quality + k * k) / scale,
        2 * (k * k - gain) / scale,
        (gain - middle * k / quality + k * k) / scale,
        2 * (k * k - 1) / scale,
        (1 - k / quality + k * k) / scale,
    )
    k, quality = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    scale = 1 + k / quality + k * k
    return head, (1.0, -2.0, 1.0, 2 * (k * k - 1) / scale, (1 - k / quality + k * k) / scale)


class Meter:
    """Loudness of a signal that comes in blocks; memory grows by eight bytes for 100 ms."""

    def __init__(self, rate: int, weights: tuple[float, ...]) -> None:
        """Begin.

        Args:
            rate: samples a second, at least 1000.
            weights: of each channel, 1.0 for those in front.
        """
        import numpy as np

        self._np = np
        self._hop = rate // HOPS_A_SECOND
        self._weights = weights
        self._filter = _Filter(rate, len(weights))
        self._weighted = np.zeros((len(weights), self._hop + BLOCK), dtype=np.float32)
        self._waiting = 0
        self._energies: list[Numbers] = []

    def add(self, samples: "Samples") -> None:
        """The next samples, an array of channels × at most ``BLOCK``; fewer than that only at the end."""
        np = self._np
        self._filter.through(samples, self._weighted[:, self._waiting : self._waiting + BLOCK])
        count = self._waiting + samples.shape[1]
        whole = count - count % self._hop
        energy = np.zeros(whole // self._hop)
        for weight, channel in zip(self._weights, self._weighted, strict=True):
            rows = channel[:whole].reshape(-1, self._hop)
            energy += weight * np.einsum("ij,ij->i", rows, rows)
        self._energies.append(energy / self._hop)
        self._waiting = count - whole
        self._weighted[:, : self._waiting] = self._weighted[:, whole:count].copy()

    def integrated(self) -> float | None:
        """LUFS over everything; None if it is silence, or shorter than 400 ms."""
        powers = self._above(self._means(_BLOCK_HOPS), _GATE_LU)
        return self._level(float(powers.mean())) if len(powers) else None

    def range(self) -> float:
        """LU between quiet and loud parts (https://tech.ebu.ch/docs/tech/tech3342.pdf §3); 0 below three seconds."""
        powers = self._np.sort(self._above(self._means(_SHORT_HOPS), _RANGE_GATE_LU))
        if not len(powers):
            return 0.0
        low, high = (powers[int((len(powers) - 1) * part + 0.5)] for part in (0.10, 0.95))
        return self._level(float(high)) - self._level(float(low))

    def _means(self, hops: int) -> "Numbers":
        """The mean power of every run of so many hops."""
        np = self._np
        energies = np.concatenate([np.zeros(1), *self._energies]).cumsum()
        powers: Numbers = np.maximum(0, energies[hops:] - energies[:-hops]) / hops
        return powers

    def _above(self, powers: "Numbers", below_lu: float) -> "Numbers":
        """What passes the absolute gate, and one so far below the mean of that."""
        loud = powers[powers > 10 ** ((_SILENCE_LUFS - _OFFSET) / 10)]
        if not len(loud):
            return loud
        above: Numbers = loud[loud > loud.mean() * 10 ** (-below_lu / 10)]
        return above

    def _level(self, power: float) -> float:
        return _OFFSET + 10 * math.log10(power)


class _Filter:
    """Both filters in a row, as products of matrices."""

    def __init__(self, rate: int, channels: int) -> None:
        import numpy as np

        self._np = np
        step, take, give, through = _system(rate)
        powers = [np.eye(4)]
        for _ in range(ROW):
            powers.append(powers[-1] @ step)
        impulse = [through, *(float(give @ power @ take) for power in powers[: ROW - 1])]
        toeplitz = [[impulse[to - of] if to >= of else 0.0 for to in range(ROW)] for of in range(ROW)]
        left = [powers[ROW - 1 - of] @ take for of in range(ROW)]
        self._left = np.array(left, dtype=np.float32)
        inherit = np.array([give @ power for power in powers[:ROW]]).T
        self._row = np.vstack([np.array(toeplitz), inherit]).astype(np.float32)
        # Twice the same: rows of a group, groups of a block.
        self._rows = _Chain(powers[ROW])
        self._groups = _Chain(self._rows.leap)
        self._within = self._rows.within.astype(np.float32)
        self._state = np.zeros((channels, 4))
        self._given = np.zeros((channels, GROUP, GROUP, ROW + 4), dtype=np.float32)

    def through(self, samples: "Samples", target: "Samples") -> None:
        """Write the weighted signal into an array of channels × ``BLOCK``; behind fewer samples come zeros."""
        np = self._np
        channels, count = samples.shape
        if count < BLOCK:
            samples = np.pad(samples, ((0, 0), (0, BLOCK - count)))
        samples = samples.reshape(channels, GROUP, GROUP, ROW)
        left = (samples @ self._left).reshape(channels, -1, GROUP * 4)
        states, self._state = self._groups.through(
            (left @ self._rows.beyond).reshape(channels, -1), self._state
        )
        begins = states.reshape(channels, GROUP, 4) @ self._rows.start
        within = (left.reshape(-1, _SMALL, GROUP * 4) @ self._within).reshape(begins.shape)
        self._given[..., :ROW] = samples
        self._given[..., ROW:] = (within + begins).reshape(channels, GROUP, GROUP, 4)
        for given, out in zip(self._given, target, strict=True):
            np.matmul(given, self._row, out=out.reshape(GROUP, GROUP, ROW))


class _Chain:
    """A state of four numbers that goes through ``GROUP`` equal steps, to each of which something is added."""

    def __init__(self, step: "Numbers") -> None:
        import numpy as np

        powers = [np.eye(4)]
        for _ in range(GROUP):
            powers.append(powers[-1] @ step)
        nothing = np.zeros((4, 4))
        # What is added at each step → what is there at each; what is there at the end; what is there from the beginning.
        self.within: Numbers = np.block(
            [[powers[to - of - 1].T if to > of else nothing for to in range(GROUP)] for of in range(GROUP)]
        )
        self.beyond: Numbers = np.vstack([powers[GROUP - 1 - of].T for of in range(GROUP)])
        self.start: Numbers = np.hstack([power.T for power in powers[:GROUP]])
        self.leap = powers[GROUP]

    def through(self, added: "Numbers", state: "Numbers") -> tuple["Numbers", "Numbers"]:
        """The states before each step, and the one behind the last; a row for each channel."""
        return added @ self.within + state @ self.start, added @ self.beyond + state @ self.leap.T


def _system(rate: int) -> tuple["Numbers", "Numbers", "Numbers", float]:
    """Both filters in a row as one system: state → state, sample → state, state → sample, sample → sample."""
    import numpy as np

    step, take, give, through = np.zeros((4, 4)), np.zeros(4), np.zeros(4), 1.0
    for place, (b0, b1, b2, a1, a2) in zip((0, 2), coefficients(rate), strict=True):
        own = slice(place, place + 2)
        enter = np.array([b1 - a1 * b0, b2 - a2 * b0])
        step[own] += np.outer(enter, give)
        step[own, own] += [[-a1, 1], [-a2, 0]]
        take[own] = enter * through
        give = give * b0
        give[place] += 1
        through *= b0
    return step, take, give, through
