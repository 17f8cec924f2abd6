"""L3. How loud a recording is: EBU R128 (https://tech.ebu.ch/publications/r128), measured as a stream, in constant memory.

ffmpeg's libraries decode (PyAV, the extra ``audio``), every codec. Their meter wants each frame handed in and out one by one,
which takes twice as long as decoding: :mod:`episodekit.audio.kweighting` takes a second at once. And their true peak resamples
everything fourfold, where only the few moments can hold the peak that are nearly as loud as the loudest one so far.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from episodekit.audio.kweighting import BLOCK, Meter
from episodekit.errors import AudioError

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[np.float32]]

STEREO_LUFS = -16.0
"""What Apple asks for (https://podcasters.apple.com/support/893-audio-requirements); other services follow."""
MONO_LUFS = -19.0
"""The same loudness out of one channel: two of them add 3 LU."""
PEAK_DBTP = -1.0
"""The true peak that Apple allows."""
_TOLERANCE_LU = 1.0  # what Apple allows
_SURROUND = 1.41  # the weight of channels beside and behind the listener: ITU-R BS.1770-5 §2; the low effects have none
_WEIGHTS = {"LFE": 0.0, "LFE2": 0.0, **dict.fromkeys(("SL", "SR", "BL", "BR"), _SURROUND)}
_LEAST_RATE = 1000
_WINDOW = 32
_TAPS = 12  # of each phase, as in ITU-R BS.1770-5 Annex 2
_ABSURD = 1e9  # 180 dB above full scale: squares of such samples have no place in 32 bits
_AT_ONCE = 60  # of more BLAS makes threads, which cost more than they save


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a recording is.

    Attributes:
        integrated_lufs: over all of it; None if it is silence.
        range_lu: between its quiet and its loud parts.
        true_peak_dbtp: of the wave between the samples; None if every sample is 0.
        channels: 1 or 2; what is to be reached differs by 3 LU.
    """

    integrated_lufs: float | None
    range_lu: float
    true_peak_dbtp: float | None
    channels: int

    @property
    def target_lufs(self) -> float:
        """What it should be for podcasts."""
        return MONO_LUFS if self.channels == 1 else STEREO_LUFS

    def advice(self) -> tuple[str, ...]:
        """What to change, each a sentence; empty if nothing is to be changed."""
        found = []
        if self.integrated_lufs is None:
            found.append("it is silent: give a recording with sound")
        elif abs(self.integrated_lufs - self.target_lufs) > _TOLERANCE_LU:
            by = self.target_lufs - self.integrated_lufs
            found.append(
                f"its loudness is {self.integrated_lufs:.1f} LUFS, that of podcasts {self.target_lufs:.0f}: "
                f"change it by {by:+.1f} dB"
            )
        if self.true_peak_dbtp is not None and self.true_peak_dbtp > PEAK_DBTP:
            found.append(
                f"its true peak is {self.true_peak_dbtp:.1f} dBTP: keep it to {PEAK_DBTP:.0f} with a limiter"
            )
        return tuple(found)


def measure(file: BinaryIO, name: str) -> Loudness:
    """Measure a recording of any kind that ffmpeg's libraries decode.

    Args:
        file: opened for reading in binary, seekable.
        name: what to call it in messages.

    Raises:
        AudioError: it cannot be decoded, or the extra ``audio`` is not installed.
    """
    with decoded(file, name) as opened:
        return _measured(opened, name)


@contextmanager
def decoded(file: BinaryIO, name: str) -> Iterator[Any]:
    """A recording as ffmpeg's libraries open it; its first stream of sound is the one that counts.

    Raises:
        AudioError: as of :func:`measure`, for what is done inside too.
    """
    try:
        import av
    except ImportError:
        raise AudioError(
            "loudness needs one more package",
            remedy='install it: pip install "episodekit[audio]"',
            where=name,
        ) from None
    file.seek(0)
    try:
        with av.open(file, metadata_errors="replace") as opened:
            if not opened.streams.audio:
                raise AudioError("there is no sound in it", remedy="give a recording", where=name)
            yield opened
    except (av.FFmpegError, ValueError) as problem:
        raise AudioError(
            f"it cannot be decoded: {problem.strerror if isinstance(problem, OSError) else problem}",
            remedy="export the recording again",
            where=name,
        ) from None


def _measured(opened: Any, name: str) -> Loudness:  # noqa: ANN401  # PyAV's containers are typed for each kind
    context = opened.streams.audio[0].codec_context
    if context.sample_rate < _LEAST_RATE:
        raise AudioError(
            f"it has {context.sample_rate} samples a second", remedy="export the recording again", where=name
        )
    meter = Meter(context.sample_rate, tuple(_WEIGHTS.get(row.name, 1.0) for row in context.layout.channels))
    peak = _TruePeak(context.channels)
    for samples in waves(opened, context):
        peak.add(samples)
        meter.add(samples)
    integrated = meter.integrated()
    return Loudness(
        None if integrated is None else round(integrated, 2),
        round(meter.range(), 2),
        peak.dbtp(),
        context.channels,
    )


def waves(opened: Any, context: Any) -> Iterator["Samples"]:  # noqa: ANN401  # the same
    """The sound as floats: an array of channels × ``BLOCK`` samples that the next one overwrites, the last one shorter.

    What is done for every frame is done by ffmpeg's libraries, because there are 140,000 in an hour.
    """
    import av
    import numpy as np

    buffer = np.empty((context.channels, BLOCK), dtype=np.float32)
    waiting = av.AudioFifo()

    def taken(count: int) -> "Samples":
        frame: Any = waiting.read(count)  # PyAV's planes are no buffers to mypy
        # Of eight channels and more PyAV finds planes behind the last one that are none.
        for channel, plane in zip(buffer, frame.planes, strict=False):
            channel[:count] = np.frombuffer(plane, np.float32, count)
        return buffer[:, :count]

    resampler = None
    if context.format.name != "fltp":
        resampler = av.AudioResampler("fltp", context.layout.name, context.sample_rate)
    for given in opened.decode(opened.streams.audio[0]):
        for frame in [given] if resampler is None else resampler.resample(given):
            frame.pts = None  # gaps between times are nobody's sound
            waiting.write(frame)
        while waiting.samples >= BLOCK:
            yield taken(BLOCK)
    if waiting.samples:
        yield taken(waiting.samples)


class _TruePeak:
    """The greatest value of the wave, four times oversampled (ITU-R BS.1770-5 Annex 2).

    Only what can hold it is oversampled. Between two samples the wave is at most ``_reach`` times as high as the samples
    around; and, because oversampling leaves straight lines as they are, at most ``_bend`` times their greatest second
    difference higher than they are.
    """

    def __init__(self, channels: int) -> None:
        import numpy as np

        self._np = np
        self._peak = 0.0
        phases = np.arange(1, 4) / 4
        taps = np.arange(-_TAPS // 2 + 1, _TAPS // 2 + 1)
        distance = taps[None, :] - phases[:, None]
        kernel = np.sinc(distance) * np.cos(np.pi * distance / _TAPS) ** 2
        kernel /= kernel.sum(axis=1, keepdims=True)
        self._reach = float(np.abs(kernel).sum(axis=1).max())
        straight = np.maximum(0, 1 - np.abs(distance))
        self._bend = float(np.abs((kernel - straight).cumsum(axis=1).cumsum(axis=1)).sum(axis=1).max())
        matrix = np.zeros((_WINDOW * 3, _WINDOW + _TAPS - 1), dtype=np.float32)
        for phase in range(3):
            for at in range(_WINDOW):
                matrix[phase * _WINDOW + at, at : at + _TAPS] = kernel[phase]
        self._matrix = matrix
        # Behind silence comes what the block before ended with, one window of it; the sound begins out of silence.
        self._wave = np.zeros((channels, _WINDOW + BLOCK + _WINDOW), dtype=np.float32)
        self._size = np.empty(_WINDOW + BLOCK + _WINDOW, dtype=np.float32)
        # A window with the taps behind it is a column: numpy is slow in rows as short as these.
        self._pieces = [
            np.lib.stride_tricks.sliding_window_view(channel, _WINDOW + _TAPS - 1)[::_WINDOW].T
            for channel in self._wave
        ]

    def add(self, samples: "Samples") -> None:
        """The next samples of each channel: an array of channels × ``BLOCK``, fewer only at the end.

        Raises:
            ValueError: one of them is no number, or absurdly loud.
        """
        count = samples.shape[1]
        end = _WINDOW + count
        self._wave[:, _WINDOW:end] = samples
        if count < BLOCK:
            self._wave[:, end:] = 0
        for channel, pieces in zip(self._wave, self._pieces, strict=True):
            self._look_at(channel[: _WINDOW + BLOCK] if count == BLOCK else channel, pieces)
        self._wave[:, :_WINDOW] = self._wave[:, BLOCK : BLOCK + _WINDOW]

    def dbtp(self) -> float | None:
        """Of everything so far, but for what the last few samples become with those behind them."""
        return round(20 * float(self._np.log10(self._peak)), 2) if self._peak else None

    def _look_at(self, channel: "Samples", pieces: "Samples") -> None:
        """Each window together with the beginning of the next one, that of the end left for the next time."""
        np = self._np
        size = np.abs(channel, out=self._size[: len(channel)])
        loudest = float(size.max())
        if not loudest < _ABSURD:
            raise ValueError(f"one of its samples is {loudest:g}, where 1 is the loudest")
        self._peak = max(self._peak, loudest)
        eights = np.greater(size, self._peak / self._reach).view(np.uint64).reshape(-1, _WINDOW // 8).T
        fours = eights[: _WINDOW // 16] | eights[_WINDOW // 16 :]
        loud = fours[0] | fours[1]
        found = np.flatnonzero(loud[:-1] | loud[1:])
        if not len(found):
            return
        pieces = pieces[:, found]
        heights = np.abs(pieces).max(axis=0)
        bends = np.abs(np.diff(pieces, n=2, axis=0)).max(axis=0)
        highest = np.minimum(heights * self._reach, heights + bends * self._bend)
        while len(rest := np.flatnonzero(highest > self._peak)):
            # The loudest ones first: what they become rules most of the others out.
            if len(rest) > _AT_ONCE:
                rest = rest[np.argpartition(highest[rest], -_AT_ONCE)[-_AT_ONCE:]]
            self._peak = max(self._peak, float(np.abs(self._matrix @ pieces[:, rest]).max()))
            highest[rest] = 0
