"""How podcast apps read chapters from M4As, after what is known of their sources; not more forgiving than they are."""

import io
import struct
from dataclasses import dataclass

from tests.movies import every, one
from tests.players import Seen


def antennapod(data: bytes) -> list[Seen]:
    """AntennaPod: from the front of the stream to Nero's list; the length of a title is a signed byte."""
    stream = io.BytesIO(data)
    size, kind = struct.unpack(">i4s", stream.read(8))
    assert kind == b"ftyp", "Not an M4A file"
    stream.seek(size - 8, 1)
    body = _antennapod_box(stream, [b"moov", b"udta", b"chpl"])
    (count,) = struct.unpack_from(">i", body, 5)
    found, at = [], 9
    for _ in range(count):
        start, length = struct.unpack_from(">qb", body, at)
        if length < 0:
            break  # NegativeArraySizeException: the chapters so far are kept
        title = body[at + 9 : at + 9 + length].decode()
        found.append(Seen(start // 10000, title, None))
        at += 9 + length
    return found


def _antennapod_box(stream: io.BytesIO, path: list[bytes]) -> bytes:
    """The content of a box; sizes have 32 bits, and what is left of a box is counted without the heads in it."""
    part, left = 0, -1
    while True:
        size, kind = struct.unpack(">i4s", stream.read(8))
        if kind == path[part]:
            if part == len(path) - 1:
                return stream.read(size - 8)
            part += 1
            left = size - 8
            continue
        if part:
            left -= size - 8
            assert left > 0, f"Part size exceeded for {path[part - 1]!r}"
        assert size >= 8, "boxes of 64 bits fail"
        stream.seek(size - 8, 1)


@dataclass(frozen=True)
class Shown:
    """A chapter as an app on Apple's AVFoundation gets it; times in milliseconds."""

    start: int
    length: int
    title: str
    url: str | None
    picture: bytes | None


@dataclass(frozen=True)
class _Sample:
    start: int
    length: int
    data: bytes


def pocket_casts_ios(data: bytes) -> list[Shown]:
    """Pocket Casts on iOS: titles and pictures from the tracks that the sound names, links from texts that equal a title."""
    traks = {
        struct.unpack_from(">I", one(trak, b"tkhd"), 12)[0]: trak for trak in every(data, b"moov", b"trak")
    }
    sound = next(trak for trak in traks.values() if _handler(trak) == b"soun" and one(trak, b"tkhd")[3] & 1)
    chap = one(sound, b"tref", b"chap")
    named = [traks[number] for (number,) in struct.iter_unpack(">I", chap)]
    texts = [_samples(data, trak) for trak in named if _handler(trak) == b"text"]
    pictures = [row for trak in named if _handler(trak) == b"vide" for row in _samples(data, trak)]
    links = {}
    for sample in (sample for track in texts for sample in track):
        text, rest = _text(sample.data)
        for href in every(rest, b"href"):
            links[sample.start, text] = href[5 : 5 + href[4]].decode()
    found = []
    for sample in texts[0]:
        title, _ = _text(sample.data)
        shown = [row.data for row in pictures if row.start <= sample.start < row.start + row.length]
        link = links.get((sample.start, title))
        found.append(Shown(sample.start, sample.length, title, link, shown[0] if shown else None))
    return [row for row in found if row.title]


def _handler(trak: bytes) -> bytes:
    return one(trak, b"mdia", b"hdlr")[8:12]


def _text(sample: bytes) -> tuple[str, bytes]:
    (length,) = struct.unpack_from(">H", sample)
    return sample[2 : 2 + length].decode(), sample[2 + length :]


def _samples(data: bytes, trak: bytes) -> list[_Sample]:
    """The samples of a track that holds one in each chunk, as chapter tracks do; times in milliseconds."""
    (timescale,) = struct.unpack_from(">I", one(trak, b"mdia", b"mdhd"), 12)
    stbl = one(trak, b"mdia", b"minf", b"stbl")
    assert {row[1] for row in struct.iter_unpack(">3I", one(stbl, b"stsc")[8:])} == {1}
    lengths = [
        each for count, each in struct.iter_unpack(">2I", one(stbl, b"stts")[8:]) for _ in range(count)
    ]
    sizes = [size for (size,) in struct.iter_unpack(">I", one(stbl, b"stsz")[12:])]
    offsets = [offset for (offset,) in struct.iter_unpack(">I", one(stbl, b"stco")[8:])]
    assert len(lengths) == len(sizes) == len(offsets)
    found, now = [], 0
    for length, size, offset in zip(lengths, sizes, offsets, strict=True):
        data_of = data[offset : offset + size]
        assert len(data_of) == size
        found.append(_Sample(now * 1000 // timescale, length * 1000 // timescale, data_of))
        now += length
    return found
