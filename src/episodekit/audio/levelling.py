"""L3. Narration to the loudness of podcasts: measured by ITU-R BS.1770-5, one gain for all of it, peaks held down.

Only numpy is needed, because narration is mono and its samples are at hand; recordings of any kind are measured by
:mod:`episodekit.audio.loudness`. The same samples give the same samples.
"""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from episodekit.audio.loudness import MONO_LUFS

if TYPE_CHECKING:
    import numpy as np

    Signal = np.ndarray[Any, np.dtype[np.float64]]

LEVELLING = f"levelled-1 {MONO_LUFS:g} LUFS"
"""What the samples depend on beside what came in; changes whenever they do."""
_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_HOPS_OF_BLOCK = 4  # blocks of 400 ms that overlap by three quarters
_HOPS_AT_ONCE = 20
_CEILING = 10 ** (-2.4 / 20)  # of samples; between them and in a decoder waves swing over by up to 1.4 dB
_REACH = 3  # windows before and behind a peak in which the gain goes down and up again
_WINDOWS_A_SECOND = 200
_BLOCK = 1 << 20
_ROUNDS = 3  # holding peaks down takes loudness away
_EXACT_LU = 0.05
_LARGEST_GAIN = 100.0  # 40 dB: what is fainter is noise


def levelled(pcm: bytes, rate: int, *, loss_db: float = 0.0) -> bytes:
    """The samples with the loudness of :data:`episodekit.audio.loudness.MONO_LUFS` and a true peak below -1 dBTP.

    Args:
        pcm: signed 16-bit little-endian samples, mono.
        rate: of the samples, a second; at least 8000.
        loss_db: how much fainter the encoder makes them.

    Returns:
        As many samples; silence stays as it is.
    """
    import numpy as np

    samples = np.frombuffer(pcm, "<i2")
    target = MONO_LUFS + loss_db
    gain = 1.0
    made = samples
    for _ in range(_ROUNDS):
        loudness = integrated(made, rate)
        if loudness is None:
            break
        if made is not samples and abs(loudness - target) < _EXACT_LU:
            break
        gain = min(gain * 10 ** ((target - loudness) / 20), _LARGEST_GAIN)
        made = _amplified(samples, rate, gain, _CEILING * 10 ** (loss_db / 20))
    return made.astype("<i2").tobytes()


def integrated(samples: Any, rate: int) -> float | None:  # noqa: ANN401  # numpy's integers, whatever their type
    """The integrated loudness of mono 16-bit samples, in LUFS; None if it is silence (BS.1770-5, Annex 1)."""
    import numpy as np

    powers = np.concatenate([np.zeros(0), *_powers(samples, rate)])
    if not len(powers):
        return None
    width = min(_HOPS_OF_BLOCK, len(powers))
    blocks = np.lib.stride_tricks.sliding_window_view(powers, width).mean(axis=1)
    loud = blocks[blocks > _power(_ABSOLUTE_GATE_LUFS)]
    if not len(loud):
        return None
    gate = _power(_lufs(float(loud.mean())) + _RELATIVE_GATE_LU)
    return _lufs(float(loud[loud > gate].mean()))


def _lufs(power: float) -> float:
    return -0.691 + 10 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _powers(samples: Any, rate: int) -> Iterator["Signal"]:  # noqa: ANN401  # as above
    """The mean square of each whole 100 ms, K-weighted; of all of it if it is shorter."""
    import numpy as np

    hop = min(rate // 10, len(samples))
    if not hop:
        return
    filtering = _k_weighting(rate)
    step = hop * _HOPS_AT_ONCE
    size = 1 << (step + len(filtering) - 2).bit_length()
    spectrum = np.fft.rfft(filtering, size)
    before = np.zeros(len(filtering) - 1)
    for at in range(0, len(samples), step):
        part = samples[at : at + step].astype(np.float64) / 32768
        whole = np.concatenate((before, part))
        before = whole[len(whole) - len(before) :]
        weighted = np.fft.irfft(np.fft.rfft(whole, size) * spectrum, size)[len(filtering) - 1 : len(whole)]
        count = len(part) // hop
        yield np.square(weighted[: count * hop]).reshape(count, hop).mean(axis=1)


def _k_weighting(rate: int) -> list[float]:
    """The response of BS.1770's two filters to an impulse, for any rate; after 0.1 s nothing is left of it.

    The filters are given for 48 kHz alone; these are their analogue prototypes, from which the same coefficients follow.
    """
    signal = [1.0] + [0.0] * (rate // 10)
    k = math.tan(math.pi * 1681.974450955533 / rate)
    quality, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    head = (high + band * k / quality + k * k, 2 * (k * k - high), high - band * k / quality + k * k)
    signal = _filtered(signal, head, k, quality)
    k = math.tan(math.pi * 38.13547087602444 / rate)
    quality = 0.5003270373238773
    scale = 1 + k / quality + k * k
    return _filtered(signal, (scale, -2 * scale, scale), k, quality)


def _filtered(
    signal: list[float], zeros: tuple[float, float, float], k: float, quality: float
) -> list[float]:
    """Through a filter of second order, the poles of which ``k`` and ``quality`` tell."""
    scale = 1 + k / quality + k * k
    b0, b1, b2 = (row / scale for row in zeros)
    a1, a2 = 2 * (k * k - 1) / scale, (1 - k / quality + k * k) / scale
    out = []
    x1 = x2 = y1 = y2 = 0.0
    for x in signal:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x1, x2, y1, y2 = x, x1, y, y1
        out.append(y)
    return out


def _amplified(samples: Any, rate: int, gain: float, ceiling: float) -> Any:  # noqa: ANN401  # as above
    """Times ``gain``, less of it around moments that would be louder than ``ceiling``."""
    import numpy as np

    window = rate // _WINDOWS_A_SECOND
    count = -(-len(samples) // window)
    peaks = np.zeros(count)
    for first in range(0, count, _BLOCK // window):
        part = samples[first * window : (first + _BLOCK // window) * window].astype(np.float64)
        padded = np.pad(np.abs(part), (0, -len(part) % window))
        peaks[first : first + len(padded) // window] = padded.reshape(-1, window).max(axis=1) / 32768
    curve = _curve(np.minimum(gain, ceiling / np.maximum(peaks, 1e-9)))
    centres = (np.arange(count) + 0.5) * window
    made = np.empty(len(samples), np.int16)
    for at in range(0, len(samples), _BLOCK):
        part = samples[at : at + _BLOCK].astype(np.float64)
        factor = np.interp(np.arange(at, at + len(part)), centres, curve)
        made[at : at + _BLOCK] = np.rint(np.clip(part * factor, -32768, 32767))
    return made


def _curve(allowed: "Signal") -> "Signal":
    """The gain of each window, smooth, and nowhere near a loud one more than is allowed there."""
    import numpy as np

    view = np.lib.stride_tricks.sliding_window_view
    least = view(np.pad(allowed, _REACH, mode="edge"), 2 * _REACH + 1).min(axis=1)
    smooth: Signal = view(np.pad(least, _REACH - 1, mode="edge"), 2 * _REACH - 1).mean(axis=1)
    return smooth
