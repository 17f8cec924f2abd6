"""L3. A recording → a new file as loud as podcasts are, through ffmpeg's libraries (PyAV, the extra ``audio``).

One gain for all of it: nothing is squeezed. Encoders change loudness and peaks a little, so what came out is measured,
and made again with what is missing. The same recording gives the same bytes.
"""

import io
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

from episodekit.audio import containers
from episodekit.audio.encode_av import Encoding, encoded
from episodekit.audio.loudness import PEAK_DBTP, Loudness, decoded, measure, waves
from episodekit.audio.sound import Sound
from episodekit.errors import AudioError

REMAKING = "1"
"""Changes whenever the same recording gives other bytes."""
_NEAR_LU = 0.5  # what is nearer is not worth the loss of being encoded again
_EXACT_DB = 0.2
_ROUNDS = 5
_MARGIN_DB = 0.05  # below the peak that is allowed, more in each round
_MOST_LOSS_DB = 0.5  # encoders make all of it fainter by so much; a peak that one blurs is not chased beyond
_LONGER_SECONDS = 0.5  # than the recording no new file may be, nor shorter
_BASE_RATE = 8000


class _Form(NamedTuple):
    """How a kind is encoded: ``least`` and ``most`` are kbit/s of one and of two channels; lossless sound takes ``most``."""

    container: str
    codec: str
    samples: str
    least: tuple[int, int]
    most: tuple[int, int]
    rates: tuple[int, ...] = (32000, 44100, 48000)
    highest: int = 320


_MP3 = _Form("mp3", "libmp3lame", "fltp", (96, 128), (128, 192))
_AAC = _Form("ipod", "aac", "fltp", (80, 128), (128, 192))
_OPUS = _Form("ogg", "libopus", "flt", (48, 96), (96, 160), rates=(48000,), highest=256)
_FORMS = {"mp3": _MP3, "m4a": _AAC, "mp4": _AAC, "mov": _AAC, "aac": _AAC, "ogg": _OPUS, "opus": _OPUS}
"""Kind of the recording → what becomes of it; all others become MP3, which every app plays."""
_MP3_KBPS = (96, 112, 128, 160, 192, 224, 256, 320)
"""What the header of MPEG 1 can say (http://www.mp3-tech.org/programmer/frame_header.html)."""
_LOSSLESS = frozenset({"wav", "aiff", "flac"})


@dataclass(frozen=True, slots=True)
class Remade:
    """A new file without tags; ``content`` is None if the recording needs none.

    Attributes:
        loudness: of what is to be published.
        held_by_peak: whether its peaks kept it from being as loud as it should be.
    """

    content: bytes | None
    loudness: Loudness
    held_by_peak: bool = False


def remade(file: BinaryIO, name: str, progress: Callable[[int, int], None]) -> Remade:
    """Make a recording as loud as podcasts are: -16 LUFS, or -19 of one channel, and no true peak above -1 dBTP.

    Args:
        file: opened for reading in binary, seekable; only read.
        name: what to call it in messages.
        progress: told (seconds done, all), once for every time that it is encoded.

    Raises:
        AudioError: it is no audio or has moving pictures, cannot be decoded, or the extra ``audio`` is not installed.
    """
    sound = containers.probe(file, name)
    if sound.media_type.startswith("video/"):
        raise AudioError(
            "its pictures would be lost",
            remedy="write normalise: false under audio: in its episode.md",
            where=name,
        )
    now = measure(file, name)
    if now.integrated_lufs is None or (abs(_missing(now)) < _NEAR_LU and _peak_room(now) >= 0):
        return Remade(None, now, _held(now))
    gain, most, content = 0.0, _peak_room(now) + _MOST_LOSS_DB, b""
    for number in range(1, _ROUNDS + 1):
        last, gain = gain, min(gain + min(_missing(now), _peak_room(now) - _MARGIN_DB * number), most)
        if content and gain == last:
            break
        content = _encoded(file, name, (sound, gain), progress)
        now = measure(io.BytesIO(content), name)
        if abs(_missing(now)) <= _EXACT_DB + _MARGIN_DB * number and _peak_room(now) >= 0:
            break
    made = containers.probe(io.BytesIO(content), name)
    if abs((made.duration - sound.duration).total_seconds()) > _LONGER_SECONDS:
        raise AudioError(
            f"of its {sound.duration} only {made.duration} can be decoded",
            remedy="export the recording again",
            where=name,
        )
    return Remade(content, now, _held(now))


def _missing(now: Loudness) -> float:
    """By how many dB it may be louder, or has to be fainter."""
    wanted = now.target_lufs - (now.target_lufs if now.integrated_lufs is None else now.integrated_lufs)
    return min(wanted, _peak_room(now))


def _peak_room(now: Loudness) -> float:
    return PEAK_DBTP - (PEAK_DBTP if now.true_peak_dbtp is None else now.true_peak_dbtp)


def _held(now: Loudness) -> bool:
    return now.integrated_lufs is not None and now.integrated_lufs < now.target_lufs - _NEAR_LU


def _encoded(
    file: BinaryIO, name: str, wanted: tuple[Sound, float], progress: Callable[[int, int], None]
) -> bytes:
    """The sound of a recording times a gain in dB, encoded."""
    sound, gain = wanted
    form = _FORMS.get(sound.container, _MP3)
    with decoded(file, name) as opened:
        context = opened.streams.audio[0].codec_context
        made = Encoding(
            form.container,
            form.codec,
            bps=1000 * _kbps(form, sound),
            rate=_rate(form, context.sample_rate),
            layout="mono" if context.channels == 1 else "stereo",
            samples=form.samples,
        )
        return encoded(_frames(opened, context, 10 ** (gain / 20), _seconds_of(sound, progress)), made)


def _frames(
    opened: Any,  # noqa: ANN401  # PyAV's containers are typed for each kind
    context: Any,  # noqa: ANN401  # the same
    factor: float,
    progress: Callable[[float], None],
) -> Iterator[Any]:
    """The sound of a recording times a factor, as frames that follow each other without a gap."""
    import av
    import numpy as np

    at = 0
    for samples in waves(opened, context):
        frame = av.AudioFrame.from_ndarray(
            samples * np.float32(factor), format="fltp", layout=context.layout.name
        )
        frame.sample_rate = context.sample_rate
        frame.pts = at
        at += samples.shape[1]
        yield frame
        progress(at / context.sample_rate)


def _seconds_of(sound: Sound, progress: Callable[[int, int], None]) -> Callable[[float], None]:
    total = math.ceil(sound.duration.total_seconds())
    return lambda seconds: progress(min(int(seconds), total), total)


def _rate(form: _Form, given: int) -> int:
    """The same where the kind has it, or else one of which the given one is a part."""
    if given in form.rates:
        return given
    return 48000 if given % _BASE_RATE == 0 or 44100 not in form.rates else 44100


def _kbps(form: _Form, sound: Sound) -> int:
    """As many as the recording has, within bounds; of MP3 one of those that its header can say."""
    which = min(sound.channels, 2) - 1
    if sound.container in _LOSSLESS:
        return form.most[which]
    found = max(form.least[which], min(math.ceil(sound.bitrate / 1000), form.highest))
    return found if form is not _MP3 else next(rate for rate in _MP3_KBPS if rate >= found)
