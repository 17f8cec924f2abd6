"""L3. PCM → Opus or AAC, through ffmpeg's libraries (PyAV, the extra ``audio``)."""

import io
from typing import Any

from episodekit.errors import AudioError

OPUS_BPS = 48_000  # speech in one channel: https://wiki.xiph.org/Opus_Recommended_Settings
AAC_BPS = 80_000
_RATE = 48_000
_FRAME = 1024


def encode_opus(pcm: bytes, rate: int) -> bytes:
    """Encode speech as mono Ogg Opus, without tags.

    Args:
        pcm: signed 16-bit little-endian samples, mono.
        rate: of the samples, a second.

    Raises:
        AudioError: the extra ``audio`` is not installed.
    """
    return _encoded(pcm, rate, container="ogg", codec="libopus", bps=OPUS_BPS)


def encode_m4a(pcm: bytes, rate: int) -> bytes:
    """Encode speech as mono AAC-LC in an MPEG-4 file, without tags; arguments as of :func:`encode_opus`.

    Raises:
        AudioError: the extra ``audio`` is not installed.
    """
    return _encoded(pcm, rate, container="ipod", codec="aac", bps=AAC_BPS)


def _encoded(pcm: bytes, rate: int, *, container: str, codec: str, bps: int) -> bytes:
    try:
        import av
    except ImportError:
        raise AudioError(
            "Opus and M4A need one more package",
            remedy='install it: pip install "episodekit[audio]", or leave voice.format at mp3',
        ) from None
    import numpy as np

    target = io.BytesIO()
    # "bitexact" leaves out the library's version, the date, and the chance in the serial number of an Ogg stream.
    with av.open(target, "w", format=container, options={"fflags": "+bitexact"}) as out:
        stream: Any = out.add_stream(codec, rate=_RATE, layout="mono", options={"flags": "+bitexact"})
        stream.bit_rate = bps
        resampler = av.AudioResampler(format=stream.format, layout="mono", rate=_RATE)
        samples = np.frombuffer(pcm, "<i2")
        for at in range(0, len(samples), _FRAME):
            frame = av.AudioFrame.from_ndarray(
                samples[np.newaxis, at : at + _FRAME].astype(np.int16), format="s16", layout="mono"
            )
            frame.sample_rate = rate
            frame.pts = at
            for part in resampler.resample(frame):
                out.mux(stream.encode(part))
        for part in resampler.resample(None):
            out.mux(stream.encode(part))
        out.mux(stream.encode(None))
    return target.getvalue()
