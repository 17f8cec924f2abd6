"""L3. How loud a recording is: EBU R128 (https://tech.ebu.ch/publications/r128), measured as a stream, in constant memory.

Decoding and the loudness are ffmpeg's libraries' (PyAV, the extra ``audio``): every codec, and a meter that is well kept. The
true peak is found here: ffmpeg's own resamples every second fourfold, which takes longer than all the rest, where only
the few moments can hold the peak that are nearly as loud as the loudest one so far.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

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
_SILENCE_LUFS = -70.0  # the absolute gate: ITU-R BS.1770-5 §3
_FRAMES_AT_ONCE = 32  # an empty pull costs more than a frame's decoding
_WINDOW = 64
_TAPS = 12  # of each phase, as in ITU-R BS.1770-5 Annex 2
_BATCH = 1 << 15


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
            return _measured(opened)
    except (av.FFmpegError, ValueError) as problem:
        raise AudioError(
            f"it cannot be decoded: {problem.strerror if isinstance(problem, OSError) else problem}",
            remedy="export the recording again",
            where=name,
        ) from None


def _measured(opened: Any) -> Loudness:  # noqa: ANN401  # PyAV's containers are typed for each kind
    channels = opened.streams.audio[0].codec_context.channels
    peak = _TruePeak()
    values: dict[str, str] = {}
    for frame in _metered(opened):
        values = frame.metadata or values
        peak.add(frame.to_ndarray().reshape(-1, frame.layout.nb_channels).T)
    integrated = float(values.get("lavfi.r128.I", _SILENCE_LUFS))
    return Loudness(
        None if integrated <= _SILENCE_LUFS else round(integrated, 2),
        round(float(values.get("lavfi.r128.LRA", 0)), 2),
        peak.dbtp(),
        channels,
    )


def _metered(opened: Any) -> Iterator[Any]:  # noqa: ANN401  # the same
    """Frames of 100 ms whose metadata says how loud everything up to them is."""
    import av
    import av.filter

    stream = opened.streams.audio[0]
    graph = av.filter.Graph()
    source = graph.add_abuffer(template=stream)
    meter = graph.add("ebur128", "metadata=1:framelog=quiet")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    for number, frame in enumerate(opened.decode(stream)):
        source.push(frame)
        if number % _FRAMES_AT_ONCE == 0:
            yield from _pulled(sink)
    source.push(None)
    yield from _pulled(sink)


def _pulled(sink: Any) -> Iterator[Any]:  # noqa: ANN401  # the same
    import av

    while True:
        try:
            yield sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return


class _TruePeak:
    """The greatest value of the wave, four times oversampled (ITU-R BS.1770-5 Annex 2)."""

    def __init__(self) -> None:
        import numpy as np

        self._np = np
        self._peak = 0.0
        self._waiting: list[Samples] = []
        self._count = 0
        phases = np.arange(1, 4) / 4
        taps = np.arange(-_TAPS // 2 + 1, _TAPS // 2 + 1)
        distance = taps[None, :] - phases[:, None]
        kernel = np.sinc(distance) * np.cos(np.pi * distance / _TAPS) ** 2
        kernel /= kernel.sum(axis=1, keepdims=True)
        self._reach = float(np.abs(kernel).sum(axis=1).max())
        matrix = np.zeros((_WINDOW + _TAPS - 1, _WINDOW * 3), dtype=np.float32)
        for phase in range(3):
            for at in range(_WINDOW):
                matrix[at : at + _TAPS, phase * _WINDOW + at] = kernel[phase]
        self._matrix = matrix

    def add(self, samples: "Samples") -> None:
        """The next samples of each channel: an array of channels × samples."""
        self._waiting.append(samples)
        self._count += samples.shape[1]
        if self._count >= _BATCH:
            self._look()

    def dbtp(self) -> float | None:
        """Everything counted."""
        if self._waiting:
            self._look(last=True)
        return round(20 * float(self._np.log10(self._peak)), 2) if self._peak else None

    def _look(self, *, last: bool = False) -> None:
        np = self._np
        whole = np.concatenate(self._waiting, axis=1).astype(np.float32)
        if last:
            whole = np.pad(whole, ((0, 0), (0, _WINDOW + _TAPS)))
        count = (whole.shape[1] - _TAPS + 1) // _WINDOW
        self._waiting = [whole[:, count * _WINDOW :]]
        self._count = self._waiting[0].shape[1]
        for channel in whole:
            self._look_at(channel[: count * _WINDOW + _TAPS - 1])

    def _look_at(self, channel: "Samples") -> None:
        np = self._np
        rows = np.lib.stride_tricks.sliding_window_view(channel, _WINDOW + _TAPS - 1)[::_WINDOW]
        peaks = np.abs(rows).max(axis=1)
        self._peak = max(self._peak, float(peaks.max(initial=0.0)))
        order = np.argsort(peaks)[::-1]
        for begin in range(0, len(order), 32):
            best = order[begin : begin + 32]
            if peaks[best[0]] * self._reach <= self._peak:
                return
            self._peak = max(self._peak, float(np.abs(rows[best] @ self._matrix).max()))
