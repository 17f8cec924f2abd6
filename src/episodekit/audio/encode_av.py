"""L3. PCM → Opus or AAC, through ffmpeg's libraries (PyAV, the extra ``audio``)."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from episodekit.errors import AudioError

OPUS_BPS = 48_000  # speech in one channel: https://wiki.xiph.org/Opus_Recommended_Settings
AAC_BPS = 80_000
_RATE = 48_000
_FRAME = 1024


@dataclass(frozen=True, slots=True)
class Encoding:
    """What a file is encoded as: ffmpeg's names of container and codec, bits and samples a second, ``mono`` or ``stereo``.

    ``samples`` is the form of samples that the codec is given; empty: the one that it takes first.
    """

    container: str
    codec: str
    bps: int
    rate: int
    layout: str
    samples: str = ""


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
        import av  # noqa: F401  # whether it is there, before anything is begun
    except ImportError:
        raise AudioError(
            "Opus and M4A need one more package",
            remedy='install it: pip install "episodekit[audio]", or leave voice.format at mp3',
        ) from None
    import numpy as np

    form = Encoding(container, codec, bps, _RATE, "mono")
    return encoded(_frames(np.frombuffer(pcm, "<i2"), rate), form)


def _frames(samples: Any, rate: int) -> Iterator[Any]:  # noqa: ANN401  # numpy's integers
    import av
    import numpy as np

    for at in range(0, len(samples), _FRAME):
        part = samples[np.newaxis, at : at + _FRAME].astype(np.int16)
        frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
        frame.sample_rate = rate
        frame.pts = at
        yield frame


def encoded(frames: Iterable[Any], form: Encoding) -> bytes:
    """Encode frames of PyAV that follow each other without a gap, as a file without tags.

    The same frames give the same bytes.
    """
    import av

    target = io.BytesIO()
    # "bitexact" leaves out the library's version, the date, and the chance in the serial number of an Ogg stream.
    options = {"fflags": "+bitexact"} | ({"id3v2_version": "0"} if form.container == "mp3" else {})
    with av.open(target, "w", format=form.container, options=options) as out:
        flags = {"flags": "+bitexact"}
        stream: Any = out.add_stream(form.codec, rate=form.rate, layout=form.layout, options=flags)
        if form.samples:
            stream.codec_context.format = form.samples
        stream.bit_rate = form.bps
        resampler = av.AudioResampler(format=stream.format, layout=form.layout, rate=form.rate)
        for frame in frames:
            for part in resampler.resample(frame):
                out.mux(stream.encode(part))
        for part in resampler.resample(None):
            out.mux(stream.encode(part))
        out.mux(stream.encode(None))
    return target.getvalue()
