"""L3. Samples of one rate → another, by a windowed sinc: the same samples give the same samples."""

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[np.float64]]

_CROSSINGS = 16  # of the sinc on each side: aliases stay below 80 dB
_BLOCK = 1 << 15


def resampled(pcm: bytes, rate: int, to: int) -> bytes:
    """The same sound at another rate.

    Args:
        pcm: signed 16-bit little-endian samples, mono.
        rate: theirs, a second.
        to: that of the result.

    Returns:
        Samples in the same form; their number is that of ``pcm`` times ``to / rate``, rounded up.
    """
    import numpy as np

    if rate == to or not pcm:
        return pcm
    samples = np.frombuffer(pcm, "<i2").astype(np.float64)
    divisor = math.gcd(rate, to)
    up, down = to // divisor, rate // divisor
    kernel = _kernel(up, min(1.0, to / rate))
    reach = kernel.shape[1] // 2
    padded = np.pad(samples, (reach, reach))
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape[1])
    count = -(-len(samples) * up // down)
    made = np.empty(count, "<i2")
    for at in range(0, count, _BLOCK):
        places = np.arange(at, min(at + _BLOCK, count)) * down
        values = np.einsum("ij,ij->i", windows[places // up], kernel[places % up])
        made[at : at + _BLOCK] = np.rint(np.clip(values, -32768, 32767))
    return made.tobytes()


def _kernel(phases: int, cutoff: float) -> "Samples":
    """A row of taps for each place between two samples; ``cutoff`` is the share of the band that stays."""
    import numpy as np

    reach = math.ceil(_CROSSINGS / cutoff)
    distance = np.arange(-reach, reach + 1)[None, :] - np.arange(phases)[:, None] / phases
    window = np.cos(np.pi * np.clip(distance / (reach + 1), -1, 1) / 2) ** 2
    taps: Samples = np.sinc(distance * cutoff) * window
    taps /= taps.sum(axis=1, keepdims=True)
    return taps
