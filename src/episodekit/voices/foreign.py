"""L6. Sound from engines that are not ours: WAV as programs and services write it, and when it is heard.

WAV: http://soundfile.sapp.org/doc/WaveFormat/ and RFC 2361. Streams leave the lengths in their headers at 0 or at the
largest number, because they do not know them yet; then everything that follows is sound.
"""

import struct
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from episodekit.audio.resampling import resampled
from episodekit.errors import VoiceError
from episodekit.voices.reading import Reading, Stretch
from episodekit.voices.sentences import Said

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[np.float64]]

WAV_LIMIT_BYTES = 200_000_000
"""More than a sentence ever is."""
_RATES = (16000, 22050, 24000, 32000, 44100, 48000)
_COMMON_RATE = 24000
_SLOWEST, _FASTEST = 8000, 192000
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_FAINT = 0.02  # of the loudest sample: what is fainter at both ends is no speech
_WINDOW_SECONDS = 0.01


def sounds(wavs: Iterable[bytes], reads: Iterable[Reading], where: str) -> Iterator[Said]:
    """Each WAV as the sound of a sentence; all at the rate of the first.

    Args:
        wavs: one for each sentence.
        reads: the sentences.
        where: whom messages speak of.

    Raises:
        VoiceError: one is no WAV that can be read, or the sound of a sentence with words is silent.
    """
    rate = 0
    for wav, read in zip(wavs, reads, strict=True):
        pcm, own = read_wav(wav, where)
        rate = rate or (own if own in _RATES else _COMMON_RATE)
        yield timed(resampled(pcm, own, rate), rate, read.said)


def timed(pcm: bytes, rate: int, said: str) -> Said:
    """The sound of a sentence of which nobody knows when its words are heard: from its first loud moment to its last."""
    import numpy as np

    samples = np.abs(np.frombuffer(pcm, "<i2").astype(np.int32))
    window = max(round(rate * _WINDOW_SECONDS), 1)
    loud = np.flatnonzero(samples > samples.max(initial=0) * _FAINT)
    if not len(loud) or not said:
        return Said(pcm, rate)
    first, last = int(loud[0]), min(int(loud[-1]) + window, len(samples))
    stretch = Stretch(0, len(said), timedelta(seconds=first / rate), timedelta(seconds=last / rate))
    return Said(pcm, rate, (stretch,))


def read_wav(data: bytes, where: str) -> tuple[bytes, int]:
    """Mono 16-bit samples of a WAV, and their rate.

    Raises:
        VoiceError: it is none, or of a kind that is not read.
    """
    if data[:4] not in {b"RIFF", b"RF64"} or data[8:12] != b"WAVE":
        raise VoiceError(
            f"what came back is no WAV, it begins {data[:12]!r}" if data else "no sound came back",
            remedy="make it write WAV: 16-bit PCM, mono",
            where=where,
        )
    form, sound = _chunks(data, where)
    kind, channels, rate, _, block, bits = struct.unpack("<HHIIHH", form[:16])
    if kind == _EXTENSIBLE and len(form) >= 26:
        kind = struct.unpack("<H", form[24:26])[0]
    wide = (kind, bits) in {(_PCM, 8), (_PCM, 16), (_PCM, 24), (_PCM, 32), (_FLOAT, 32), (_FLOAT, 64)}
    if (
        not wide
        or not 1 <= channels <= 8
        or block != channels * bits // 8
        or not _SLOWEST <= rate <= _FASTEST
    ):
        raise VoiceError(
            f"the WAV has {channels} channels of format {kind}, {bits} bits, {rate} samples a second",
            remedy="make it write 16-bit PCM, mono, 24000 samples a second",
            where=where,
        )
    return _mono(sound[: len(sound) // block * block], kind, bits, channels), rate


def _chunks(data: bytes, where: str) -> tuple[bytes, bytes]:
    """The chunks "fmt " and "data"."""
    form = b""
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt ":
            form = body
        if name == b"data":
            if len(form) < 16:
                break
            return form, body or data[at + 8 :]
        at += 8 + size + size % 2
    raise VoiceError("the WAV that came back has no sound", remedy="see what the engine says", where=where)


def _mono(sound: bytes, kind: int, bits: int, channels: int) -> bytes:
    import numpy as np

    if (kind, bits, channels) == (_PCM, 16, 1):
        return sound
    values: Samples
    if kind == _FLOAT:
        values = np.nan_to_num(np.frombuffer(sound, f"<f{bits // 8}").astype(np.float64)) * 32768
    elif bits == 8:
        values = (np.frombuffer(sound, np.uint8).astype(np.float64) - 128) * 256
    elif bits == 24:
        parts = np.frombuffer(sound, np.uint8).reshape(-1, 3).astype(np.int32)
        values = ((parts[:, 0] << 8 | parts[:, 1] << 16 | parts[:, 2] << 24) / 65536).astype(np.float64)
    else:
        values = np.frombuffer(sound, f"<i{bits // 8}").astype(np.float64) / (1 << (bits - 16))
    mixed = values.reshape(-1, channels).mean(axis=1)
    return bytes(np.rint(np.clip(mixed, -32768, 32767)).astype("<i2").tobytes())
