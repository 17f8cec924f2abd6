"""MP3s to test with: encoded by ours, encoded by libsndfile, and put together from bare frames by hand."""

import functools
import io
import math
import struct
from typing import Any

import numpy as np
import soundfile
from mutagen.id3 import ID3

from episodekit import audio
from episodekit.model.splice import blocks

# MPEG 1, Layer 3, 48 kHz, mono, no checksum: 1152 samples, 24 ms; 32 kbit/s takes 96 bytes, 64 kbit/s 192
# (http://www.mp3-tech.org/programmer/frame_header.html).
FRAME_32K = b"\xff\xfb\x14\xc0".ljust(96, b"\x11")
FRAME_64K = b"\xff\xfb\x54\xc0".ljust(192, b"\x22")
FRAME_SECONDS = 0.024


def burst(seconds: float, at: float, rate: int) -> bytes:
    """Silence with 20 ms of a loud 1 kHz tone that begins at a time: 16-bit samples."""
    samples = [0] * round(seconds * rate)
    for number in range(round(0.02 * rate)):
        samples[round(at * rate) + number] = round(26000 * math.sin(2 * math.pi * 1000 * number / rate))
    return struct.pack(f"<{len(samples)}h", *samples)


@functools.cache
def ours(seconds: float = 1.0, rate: int = 24000) -> bytes:
    """An MP3 as narrations are encoded."""
    return audio.encode_mp3(burst(seconds, seconds / 2, rate), rate)


@functools.cache
def foreign(seconds: float = 2.0, *, mode: str = "CONSTANT", rate: int = 44100, channels: int = 2) -> bytes:
    """An MP3 as libsndfile writes it, with LAME's header."""
    clock = np.arange(round(seconds * rate)) / rate
    wave = 0.4 * np.sin(2 * np.pi * (200 + 300 * clock) * clock) * (clock % 0.5 < 0.3)
    target = io.BytesIO()
    soundfile.write(
        target,
        np.column_stack([wave] * channels),
        rate,
        format="MP3",
        bitrate_mode=mode,
        compression_level=0.5,
    )
    return target.getvalue()


@functools.cache
def pcm(form: str, *, subtype: str = "PCM_16", seconds: float = 2.0, rate: int = 44100) -> bytes:
    """Samples in WAV, RF64 or AIFF, as libsndfile writes them."""
    clock = np.arange(round(seconds * rate)) / rate
    target = io.BytesIO()
    soundfile.write(target, 0.4 * np.sin(2 * np.pi * 440 * clock), rate, format=form, subtype=subtype)
    return target.getvalue()


@functools.cache
def adts(frames: int = 100, rate: int = 44100) -> bytes:
    """Bare AAC, as ffmpeg's libraries write it: so many blocks of 1024 samples, and those that the encoder adds."""
    import av

    target = io.BytesIO()
    with av.open(target, "w", format="adts") as container:
        stream = container.add_stream("aac", rate=rate, layout="mono")
        for number in range(frames):
            clock = np.arange(1024 * number, 1024 * (number + 1)) / rate
            wave = (0.4 * np.sin(2 * np.pi * 440 * clock)).astype("float32")
            block = av.AudioFrame.from_ndarray(wave[None], format="fltp", layout="mono")
            block.sample_rate, block.pts = rate, 1024 * number
            container.mux(stream.encode(block))
        container.mux(stream.encode(None))
    return target.getvalue()


def decoded(mp3: bytes) -> tuple[np.ndarray, int]:
    """What libsndfile hears: samples of the first channel, and their rate."""
    samples, rate = soundfile.read(io.BytesIO(mp3), always_2d=True)
    return samples[:, 0], rate


def tagged(source: bytes, tags: audio.Tags) -> bytes:
    """A recording with new tags."""
    file = io.BytesIO(source)
    return b"".join(blocks(audio.tagged(file, "recording", tags), file))


def id3(body: bytes, *, size: int | None = None, version: int = 3, flags: int = 0) -> bytes:
    """A tag around frames; ``size`` lets the header lie."""
    stated = len(body) if size is None else size
    shifted = bytes(stated >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3" + bytes([version, 0, flags]) + shifted + body


def synced(data: bytes) -> list[Any]:
    """The frames with words and times, as mutagen reads them."""
    found: Any = ID3(io.BytesIO(data), translate=False)  # type: ignore[no-untyped-call]  # mutagen has no types
    return list(found.getall("SYLT"))


def frame(name: bytes, data: bytes, *, flags: bytes = b"\0\0") -> bytes:
    """One frame of ID3v2.3."""
    return name + struct.pack(">I", len(data)) + flags + data


@functools.cache
def lossless_or_ogg(kind: str, seconds: float = 3.0) -> bytes:
    """A stereo recording at 48 kHz as libsndfile writes it: ``vorbis``, ``opus`` or ``flac``."""
    clock = np.arange(round(seconds * 48000)) / 48000
    wave = 0.4 * np.sin(2 * np.pi * (200 + 300 * clock) * clock)
    form, subtype = {"vorbis": ("OGG", "VORBIS"), "opus": ("OGG", "OPUS"), "flac": ("FLAC", "PCM_16")}[kind]
    target = io.BytesIO()
    soundfile.write(target, np.column_stack([wave, wave]), 48000, format=form, subtype=subtype)
    return target.getvalue()
