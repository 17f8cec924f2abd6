"""L3. The container AIFF or AIFC: sound in a chunk ``SSND``, tags in a chunk ``ID3`` behind it.

https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/AIFF/AIFF.html. Chunks of words that say what ours say are taken out,
because some players show them first; the space stays, so that the sound keeps its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import BinaryIO

from episodekit.audio import chunks, id3, id3_read
from episodekit.audio.chunks import Chunk, Form
from episodekit.audio.id3_frames import tags_end
from episodekit.audio.id3_kept import kept
from episodekit.audio.id3_text import unstated
from episodekit.audio.sound import CUT_SHORT, Sound
from episodekit.audio.tags import StoredTags, Tags, worded
from episodekit.errors import AudioError
from episodekit.model.splice import Part, Span

MEDIA_TYPE = "audio/aiff"
_SSND_HEAD_BYTES, _COMM_BYTES = 8, 18  # before the samples stand an offset and a block size
_BIAS = 16383 + 63  # of the exponent of an 80-bit number whose mantissa is a whole number
_PCM = frozenset({b"NONE", b"twos", b"sowt", b"in24", b"in32"})
_PACKED = {b"ima4": 64}
"""Samples in what the chunk COMM counts as one, where it counts packets."""
_WORDS = {b"NAME": "title", b"AUTH": "author", b"ANNO": "description", b"(c) ": "copyright"}
_WORDS_LIMIT_BYTES = 1 << 16
_CODECS = {
    b"ulaw": "µ-law",
    b"alaw": "A-law",
    b"ima4": "IMA ADPCM",
    b"fl32": "float 32 bit",
    b"fl64": "float 64 bit",
}
_EXPORT = "export the recording again"


@dataclass(frozen=True, slots=True)
class _Common:
    """What the chunk COMM says; ``frame_bytes`` is 0 where samples are packed."""

    channels: int
    frames: int
    rate: int
    codec: str
    frame_bytes: int


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure it.

    Raises:
        AudioError: a chunk that must be there is missing or cut off, or there is no sound.
    """
    form, data = _form(file, name)
    common = _common(file, name, form)
    frames = common.frames
    missing = data.stated - data.size
    if common.frame_bytes:
        there = (data.size - _SSND_HEAD_BYTES) // common.frame_bytes
        missing = max(missing, (frames - there) * common.frame_bytes)
        frames = min(frames, there)
    elif missing > 0:
        frames = frames * data.size // data.stated
    if frames <= 0:
        raise AudioError("there is no sound in it", remedy=_EXPORT, where=name)
    seconds = Fraction(frames, common.rate)
    span = _span(data)
    return Sound(
        container="aiff",
        codec=common.codec,
        media_type=MEDIA_TYPE,
        suffix=".aiff",
        duration=timedelta(microseconds=round(seconds * 1_000_000)),
        bitrate=round(span.length_bytes * 8 / seconds),
        constant=True,
        sample_rate=common.rate,
        channels=common.channels,
        length_bytes=file.seek(0, 2),
        audio_begin=span.begin,
        audio_end=span.end,
        problems=(f"{CUT_SHORT}, {missing} bytes are missing: copy or {_EXPORT}",) if missing > 0 else (),
    )


def tagged(file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
    """The same chunks, then ours; sizes that were wrong are right. The file is only read.

    Raises:
        AudioError: there is no sound, or it would grow past 4 GiB.
    """
    form, _ = _form(file, name)
    silenced = {chunk: _empty(chunk.size) for chunk in form.chunks if chunk.id in _WORDS}
    tag = id3.inside(tags, kept(chunks.tags(file, name, form), tags))
    return chunks.with_tag(form, b"SSND", silenced, tag, name)


def read_tags(file: BinaryIO, name: str) -> StoredTags:
    """What the file says about itself, in ID3 or else in the words of AIFF's own chunks.

    Raises:
        AudioError: the tag is larger than 64 MiB.
    """
    form, _ = _form(file, name)
    stored = id3_read.stored(chunks.tags(file, name, form))
    return stored if stored.form else _words(file, form)


def sound(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The samples alone, a block at a time.

    Raises:
        AudioError: there is no sound.
    """
    return _span(_form(file, name)[1]).read(file)


def _form(file: BinaryIO, name: str) -> tuple[Form, Chunk]:
    form = chunks.read(file, name, tags_end(file), "big", b"SSND")
    data = form.first(b"SSND")
    if data is None or data.size <= _SSND_HEAD_BYTES:
        raise AudioError("there is no sound in it (no chunk SSND)", remedy=_EXPORT, where=name)
    return form, data


def _empty(size: int) -> bytes:
    """A chunk that means nothing."""
    return b"JUNK" + size.to_bytes(4, "big") + bytes(size + size % 2)


def _words(file: BinaryIO, form: Form) -> StoredTags:
    found = {}
    for name, key in _WORDS.items():
        chunk = form.first(name)
        if chunk is not None:
            found[key] = id3_read.clean(unstated(chunk.read(file, _WORDS_LIMIT_BYTES)))
    if not any(found.values()):
        return StoredTags()
    names = tuple(chunk.id.decode("latin-1") for chunk in form.chunks if chunk.id in _WORDS)
    size = sum(chunk.size for chunk in form.chunks if chunk.id in _WORDS)
    return worded("AIFF", found, names, size_bytes=size)


def _span(data: Chunk) -> Span:
    return Span(data.begin + _SSND_HEAD_BYTES, data.begin + data.size)


def _common(file: BinaryIO, name: str, form: Form) -> _Common:
    chunk = form.first(b"COMM")
    head = b"" if chunk is None else chunk.read(file)
    if len(head) < _COMM_BYTES:
        raise AudioError("it does not say how its sound is coded (no chunk COMM)", remedy=_EXPORT, where=name)
    channels, bits = int.from_bytes(head[:2], "big"), int.from_bytes(head[6:8], "big")
    rate = _rate(head[8:18])
    packing = head[18:22] if form.kind == b"AIFC" and len(head) >= 22 else b"NONE"
    if not channels or not rate or not 0 < bits <= 64:
        raise AudioError(
            f"it claims {channels} channels, {rate} samples a second, {bits} bits each",
            remedy=_EXPORT,
            where=name,
        )
    linear = packing in _PCM
    frame_bytes = channels * ((bits + 7) // 8) if linear else 0
    codec = f"PCM {bits} bit" if linear else _codec(packing)
    frames = int.from_bytes(head[2:6], "big") * _PACKED.get(packing, 1)
    return _Common(channels, frames, rate, codec, frame_bytes)


def _codec(packing: bytes) -> str:
    known = _CODECS.get(packing.lower())
    return known or f"AIFC {packing.decode('latin-1').strip()!r}"


def _rate(ten: bytes) -> int:
    """A sample rate in 80 bits: sign and exponent, then 64 bits of mantissa; 0 if it is no rate at all."""
    exponent, mantissa = int.from_bytes(ten[:2], "big"), int.from_bytes(ten[2:], "big")
    shift = _BIAS - exponent
    rate = mantissa >> shift if 0 <= shift < 64 else 0
    return rate if rate <= 10_000_000 else 0
