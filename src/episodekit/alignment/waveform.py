"""L6. A recording as 16 kHz mono: decoded in a stream into a private file, of which short stretches are read.

libsndfile decodes MP3, FLAC, Ogg, Opus and WAV; what it does not know (M4A) PyAV decodes, if it is installed. An hour takes
115 MB on disk and some megabytes of memory.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from episodekit.errors import AlignmentError, AudioError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]
    Levels = NDArray[np.float32]

RATE = 16_000
HOP = 160
"""Samples of a frame: 10 ms."""
FRAMES = RATE // HOP
"""Frames a second."""
SILENCE_DB = -90.0
_BLOCK = 1 << 16
_LIMIT_SECONDS = 12 * 3600
_STANDARD_ERROR = 2
_SILENCING = threading.Lock()
"""Standard error is the whole process's: two threads that silence it must not keep each other's silence."""
INSTALL = 'pip install "episodekit[align]"'


@dataclass(frozen=True, slots=True)
class Waveform:
    """A decoded recording.

    Attributes:
        path: 16-bit samples in the machine's byte order, 16,000 a second.
        count: of samples.
        levels: of each 10 ms, in dB below full scale.
    """

    path: Path
    count: int
    levels: "Levels"

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.count / RATE

    def read(self, begin: int, end: int) -> "Samples":
        """Samples from one to the other, as far as there are any."""
        import numpy as np

        begin, end = max(begin, 0), min(end, self.count)
        if end <= begin:
            return np.zeros(0, dtype=np.int16)
        return np.fromfile(self.path, dtype=np.int16, count=end - begin, offset=2 * begin)


def decode(recording: Path, target: Path, progress: Callable[[float], None]) -> Waveform:
    """Decode a recording into ``target``.

    Args:
        recording: of any kind that libsndfile or PyAV reads.
        target: a file that may be written over.
        progress: told how many seconds are decoded.

    Raises:
        AlignmentError: what decodes is not installed.
        AudioError: it is no sound, damaged, empty, or longer than 12 hours.
    """
    try:
        import numpy as np
        import soundfile
        import soxr
    except ImportError as problem:
        raise AlignmentError(f"alignment needs {problem.name}", remedy=INSTALL) from None
    levels: list[Levels] = []
    rest = np.zeros(0, dtype=np.int16)
    count = 0
    try:
        with _silenced():
            soundfile.info(str(recording))
        blocks = _by_soundfile(recording)
    except soundfile.LibsndfileError:
        blocks = _by_av(recording)
    with target.open("wb") as file:
        for block in _resampled(blocks, soxr, recording):
            samples = np.rint(np.clip(block, -1.0, 1.0) * 32767).astype(np.int16)
            file.write(samples.tobytes())
            count += len(samples)
            if count > _LIMIT_SECONDS * RATE:
                raise AudioError(
                    f"it is longer than {_LIMIT_SECONDS // 3600} hours", remedy="cut it", where=str(recording)
                )
            rest = np.concatenate((rest, samples))
            whole = len(rest) // HOP * HOP
            levels.append(_levels(rest[:whole]))
            rest = rest[whole:]
            progress(count / RATE)
    if not count:
        raise AudioError("there is no sound in it", remedy="give a recording", where=str(recording))
    return Waveform(target, count, np.concatenate(levels))


def _levels(samples: "Samples") -> "Levels":
    import numpy as np

    frames = samples.reshape(-1, HOP).astype(np.float32) / 32768
    power = np.maximum(np.einsum("ij,ij->i", frames, frames) / HOP, 10 ** (SILENCE_DB / 10))
    levels: Levels = (10 * np.log10(power)).astype(np.float32)
    return levels


def _resampled(blocks: "Iterator[tuple[int, Any]]", soxr: Any, recording: Path) -> "Iterator[Any]":  # noqa: ANN401  # soxr has no types
    import numpy as np

    stream = None
    rate_before = 0
    for rate, block in blocks:
        mono = np.nan_to_num(block.mean(axis=1), nan=0.0, posinf=1.0, neginf=-1.0).astype(np.float32)
        if stream is None:
            stream = soxr.ResampleStream(rate, RATE, 1, dtype="float32", quality="HQ")
            rate_before = rate
        elif rate != rate_before:
            raise AudioError(
                "its sample rate changes", remedy="export the recording again", where=str(recording)
            )
        yield stream.resample_chunk(mono)
    if stream is not None:
        yield stream.resample_chunk(np.zeros(0, dtype=np.float32), last=True)


def _by_soundfile(recording: Path) -> "Iterator[tuple[int, Any]]":
    import soundfile

    try:
        with _silenced():
            opened = soundfile.SoundFile(str(recording))
        with opened as file:
            while len(block := _block(file)):
                yield file.samplerate, block
    except soundfile.LibsndfileError as problem:
        raise _undecodable(recording, str(problem)) from None


def _block(file: Any) -> Any:  # noqa: ANN401  # soundfile has no types
    with _silenced():
        return file.read(_BLOCK, dtype="float32", always_2d=True)


@contextmanager
def _silenced() -> Iterator[None]:
    """libmpg123 prints a line on standard error for every damaged frame, and does not say of which file."""
    with _SILENCING:
        try:
            kept = os.dup(_STANDARD_ERROR)
        except OSError:  # it is closed
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, _STANDARD_ERROR)
            yield
        finally:
            os.dup2(kept, _STANDARD_ERROR)
            os.close(kept)
            os.close(nowhere)


def _by_av(recording: Path) -> "Iterator[tuple[int, Any]]":
    try:
        import av
    except ImportError:
        raise AudioError(
            "to decode this kind of file takes one more package",
            remedy='install it: pip install "episodekit[audio]", or give an MP3, FLAC, Ogg or WAV',
            where=str(recording),
        ) from None
    try:
        with av.open(str(recording), metadata_errors="replace") as opened:
            if not opened.streams.audio:
                raise AudioError("there is no sound in it", remedy="give a recording", where=str(recording))
            stream = opened.streams.audio[0]
            plain = av.AudioResampler(format="fltp", layout="mono")
            for frame in opened.decode(stream):
                for part in plain.resample(frame):
                    yield part.sample_rate, part.to_ndarray().reshape(-1, 1)
    except (av.FFmpegError, ValueError) as problem:
        raise _undecodable(recording, str(getattr(problem, "strerror", None) or problem)) from None


def _undecodable(recording: Path, why: str) -> AudioError:
    return AudioError(
        f"it cannot be decoded: {why}", remedy="export the recording again", where=str(recording)
    )
