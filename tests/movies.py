"""MPEG-4 files to test with: encoded by ffmpeg's libraries, and taken apart without our own reader."""

import functools
import io
import struct
from collections.abc import Callable, Iterator
from typing import Any

import av
import numpy as np

HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta", b"edts", b"tref", b"dinf", b"ilst"}


@functools.cache
def encoded(
    seconds: float = 3.0,
    *,
    codec: str = "aac",
    form: str = "ipod",
    rate: int = 44100,
    title: str = "",
    picture_track: bool = False,
    options: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """A tone as ffmpeg's libraries encode it; the index stands at the end."""
    target = io.BytesIO()
    clock = np.arange(round(seconds * rate)) / rate
    wave = (0.4 * np.sin(2 * np.pi * (300 + 90 * clock) * clock)).astype(np.float32)
    with av.open(target, "w", format=form, options=dict(options)) as container:
        if title:
            container.metadata["title"] = title
        stream: Any = container.add_stream(codec, rate=rate, layout="mono")
        if picture_track:
            _film(container)
        sample_form = stream.codec_context.format.name
        for begin in range(0, len(wave), 1024):
            samples = _samples(wave[begin : begin + 1024], sample_form)
            frame = av.AudioFrame.from_ndarray(samples, format=sample_form, layout="mono")
            frame.rate, frame.pts = rate, begin
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


def _film(container: Any) -> None:  # noqa: ANN401  # PyAV's types are unions of everything
    """One second of grey pictures."""
    film = container.add_stream("mpeg4", rate=5)
    film.width = film.height = 64
    film.pix_fmt = "yuv420p"
    for number in range(5):
        image = av.VideoFrame.from_ndarray(np.full((64, 64, 3), number * 40, np.uint8), format="rgb24")
        image.pts = number
        container.mux(film.encode(image))
    container.mux(film.encode(None))


def opened(data: bytes) -> Any:  # noqa: ANN401  # PyAV's types are unions of everything
    """A file as ffmpeg's libraries open it."""
    return av.open(io.BytesIO(data))


def _samples(wave: np.ndarray, form: str) -> np.ndarray:
    bits = 16 if form.startswith("s16") else 32
    whole = (wave * (2 ** (bits - 1) - 1)).astype(f"int{bits}")
    return (whole if form.startswith("s") else wave).reshape(1, -1)


def packets(data: bytes) -> list[bytes]:
    """The packets of the sound as ffmpeg's libraries hand them to a decoder."""
    with opened(data) as container:
        return [bytes(packet) for packet in container.demux(container.streams.audio[0]) if packet.size]


def played_seconds(data: bytes) -> float:
    """How long a player plays it, after ffmpeg's libraries."""
    with opened(data) as container:
        return float(container.duration / av.time_base)


def box(kind: bytes, *parts: bytes) -> bytes:
    """One box."""
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind + body


def walk(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of boxes one behind the other."""
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        elif size == 0:
            size = len(data) - at
        yield kind, data[at + head : at + size]
        at += size


def every(data: bytes, *path: bytes) -> list[bytes]:
    """The contents of all boxes at a path; ``meta`` is entered behind its version."""
    found = [data]
    for kind in path:
        found = [inner for outer in found for name, inner in walk(outer) if name == kind]
        if kind == b"meta":
            found = [inner[4:] for inner in found]
    return found


def one(data: bytes, *path: bytes) -> bytes:
    """The content of the first box at a path."""
    return every(data, *path)[0]


def rebuilt(data: bytes, path: tuple[bytes, ...], change: Callable[[bytes], bytes | None]) -> bytes:
    """A file with the content of the boxes at a path changed; None takes the box out.

    Offsets stay right only where the index stands behind the sound, as in :func:`encoded`.
    """
    made = []
    for kind, body in walk(data):
        new: bytes | None = body
        if kind == path[0]:
            new = rebuilt(body, path[1:], change) if len(path) > 1 else change(body)
        if new is not None:
            made.append(box(kind, new))
    return b"".join(made)


def extended(data: bytes, path: tuple[bytes, ...], more: bytes) -> bytes:
    """A file with more bytes at the end of the boxes at a path."""
    return rebuilt(data, path, lambda body: body + more)


def streamable(data: bytes) -> bytes:
    """The same file with the index first, as ffmpeg's option "faststart" writes it."""
    parts = dict(walk(data))
    ftyp, moov, mdat = (box(kind, parts[kind]) for kind in (b"ftyp", b"moov", b"mdat"))
    by = len(ftyp) + len(moov) + 8 - data.index(parts[b"mdat"])

    def moved(table: bytes) -> bytes:
        return table[:8] + b"".join(
            struct.pack(">I", old + by) for (old,) in struct.iter_unpack(">I", table[8:])
        )

    return ftyp + rebuilt(moov, (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stco"), moved) + mdat
