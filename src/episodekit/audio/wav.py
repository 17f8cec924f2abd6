"""L3. The container WAV, RIFF or RF64: sound in a chunk ``data``, tags in a chunk ``id3`` behind it.

https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html. Words in an older ``LIST INFO`` that say what ours say
are taken out, because some players show them first; the space stays, so that the sound keeps its place.
"""

import codecs
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import BinaryIO

from episodekit.audio import chunks, id3, id3_read
from episodekit.audio.chunks import HEAD_BYTES, Chunk, Form
from episodekit.audio.id3_frames import tags_end
from episodekit.audio.id3_kept import kept
from episodekit.audio.id3_text import unstated
from episodekit.audio.sound import CUT_SHORT, Sound
from episodekit.audio.tags import StoredTags, Tags, worded
from episodekit.errors import AudioError
from episodekit.model.splice import Part

MEDIA_TYPE = "audio/wav"
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_CODECS = {
    2: "MS ADPCM",
    6: "A-law",
    7: "µ-law",
    0x11: "IMA ADPCM",
    0x31: "GSM 6.10",
    0x50: "MPEG",
    0x55: "MP3",
    0xFF: "AAC",
}
_EXPORT = "export the recording again"
_INFO_LIMIT_BYTES = 1 << 20
_INFO = {b"INAM": "title", b"IPRD": "show", b"IART": "author", b"ICMT": "description", b"ICRD": "published"}
"""Words of a ``LIST INFO`` that ours replace."""
_MORE_INFO = {b"ITRK": "episode_number", b"IPRT": "episode_number", b"ICOP": "copyright"}
_SILENT_INFO = frozenset({b"IGNR", b"ILNG"}) | _INFO.keys() | _MORE_INFO.keys()
_CODE_PAGES = {
    10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2", 10079: "mac_iceland",
    10081: "mac_turkish", 20127: "ascii", 20866: "koi8_r", 21866: "koi8_u", 20273: "cp273", 20424: "cp424",
    **{28590 + part: f"iso8859_{part}" for part in (*range(1, 12), 13, 14, 15, 16)}, 65001: "utf-8",
}  # fmt: skip
"""Numbers of encodings whose names in Python do not follow from them."""


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure it.

    Raises:
        AudioError: a chunk that must be there is missing or cut off, or there is no sound.
    """
    form, data = _form(file, name)
    codec, channels, rate, seconds, bitrate = _format(file, name, form, data)
    if not seconds:
        raise AudioError("there is no sound in it", remedy=_EXPORT, where=name)
    missing = data.stated - data.size
    problems = (f"{CUT_SHORT}, {missing} bytes are missing: copy or {_EXPORT}",) if missing else ()
    return Sound(
        container="wav",
        codec=codec,
        media_type=MEDIA_TYPE,
        suffix=".wav",
        duration=timedelta(microseconds=round(seconds * 1_000_000)),
        bitrate=bitrate,
        constant=True,
        sample_rate=rate,
        channels=channels,
        length_bytes=file.seek(0, 2),
        audio_begin=data.begin,
        audio_end=data.begin + data.size,
        problems=problems,
    )


def tagged(file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
    """The same chunks, then ours; sizes that were wrong are right. The file is only read.

    Raises:
        AudioError: there is no sound, or it would grow past 4 GiB.
    """
    form, _ = _form(file, name)
    replaced = {
        chunk: _silenced(chunk.read(file, _INFO_LIMIT_BYTES))
        for chunk in form.chunks
        if chunk.id == b"LIST" and chunk.size <= _INFO_LIMIT_BYTES and chunk.read(file, 4) == b"INFO"
    }
    tag = id3.inside(tags, kept(chunks.tags(file, name, form), tags))
    return chunks.with_tag(form, b"data", replaced, tag, name)


def read_tags(file: BinaryIO, name: str) -> StoredTags:
    """What the file says about itself, in ID3 or else in ``LIST INFO``.

    Raises:
        AudioError: the tag is larger than 64 MiB.
    """
    form, _ = _form(file, name)
    stored = id3_read.stored(chunks.tags(file, name, form))
    return stored if stored.form else _info(file, form)


def sound(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The samples alone, a block at a time.

    Raises:
        AudioError: there is no sound.
    """
    return _form(file, name)[1].span.read(file)


def _form(file: BinaryIO, name: str) -> tuple[Form, Chunk]:
    form = chunks.read(file, name, tags_end(file), "little", b"data")
    data = form.first(b"data")
    if data is None or not data.size:
        raise AudioError("there is no sound in it (no chunk data)", remedy=_EXPORT, where=name)
    return form, data


def _format(file: BinaryIO, name: str, form: Form, data: Chunk) -> tuple[str, int, int, Fraction, int]:
    """Codec, channels, sample rate, seconds, bits a second."""
    chunk = form.first(b"fmt ")
    head = b"" if chunk is None else chunk.read(file)
    if len(head) < 16:
        raise AudioError("it does not say how its sound is coded (no chunk fmt)", remedy=_EXPORT, where=name)
    code, channels, rate, byte_rate, align, bits = (
        int.from_bytes(head[at : at + size], "little")
        for at, size in ((0, 2), (2, 2), (4, 4), (8, 4), (12, 2), (14, 2))
    )
    if code == _EXTENSIBLE and len(head) >= 26:
        code = int.from_bytes(head[24:26], "little")
    if not rate or not channels or not align:
        raise AudioError(
            f"it claims {channels} channels, {rate} samples a second, {align} bytes each",
            remedy=_EXPORT,
            where=name,
        )
    linear = code in {_PCM, _FLOAT}
    if linear:
        samples = data.size // align
        kind = "PCM" if code == _PCM else "float"
        return f"{kind} {bits} bit", channels, rate, Fraction(samples, rate), rate * align * 8
    seconds = _packed_seconds(file, form, data, rate, byte_rate)
    codec = _CODECS.get(code, f"WAV format {code}")
    return codec, channels, rate, seconds, round(data.size * 8 / seconds) if seconds else 0


def _packed_seconds(file: BinaryIO, form: Form, data: Chunk, rate: int, byte_rate: int) -> Fraction:
    """Of sound that is no plain samples: what the chunk fact says, unless the sound is cut short."""
    fact = form.first(b"fact")
    samples = 0 if fact is None else int.from_bytes(fact.read(file)[:4], "little")
    if samples and data.size == data.stated:
        return Fraction(samples, rate)
    return Fraction(data.size, byte_rate) if byte_rate else Fraction(0)


def _words(info: bytes) -> Iterator[tuple[bytes, bytes, int, int]]:
    """Name, content, begin and end of each word in the content of a ``LIST INFO``."""
    at = 4
    while at + HEAD_BYTES <= len(info):
        size = int.from_bytes(info[at + 4 : at + 8], "little")
        end = min(at + HEAD_BYTES + size + size % 2, len(info))
        yield info[at : at + 4], info[at + HEAD_BYTES : at + HEAD_BYTES + size], at, end
        at = end


def _silenced(info: bytes) -> bytes:
    """The whole chunk without words that ours replace, filled up to the same size with a chunk that means nothing."""
    rest = info[:4] + b"".join(
        info[begin:end] for word, _, begin, end in _words(info) if word not in _SILENT_INFO
    )
    room = len(info) - len(rest) + len(info) % 2
    listed = b"LIST" + len(rest).to_bytes(4, "little") + rest
    if room < HEAD_BYTES:
        return b"LIST" + len(info).to_bytes(4, "little") + info + b"\0" * (len(info) % 2)
    if len(rest) % 2:
        listed, room = listed + b"\0", room - 1
    junk = room - HEAD_BYTES
    return listed + b"JUNK" + junk.to_bytes(4, "little") + bytes(junk)


def _info(file: BinaryIO, form: Form) -> StoredTags:
    found: dict[str, str] = {}
    names = []
    known = _INFO | _MORE_INFO
    page = _code_page(file, form)
    size = 0
    for chunk in form.chunks:
        if chunk.id != b"LIST" or chunk.read(file, 4) != b"INFO":
            continue
        size += chunk.size
        for word, content, _, _ in _words(chunk.read(file, _INFO_LIMIT_BYTES)):
            names.append(word.decode("latin-1"))
            text = id3_read.clean(unstated(content, page)) if word in known else ""
            if text:
                found.setdefault(known[word], text)
    return worded("RIFF INFO", found, names, size_bytes=size) if found else StoredTags()


def _code_page(file: BinaryIO, form: Form) -> str:
    """The encoding that a chunk CSET names by its number of Windows (https://www.iana.org/assignments/wave-avi-codec-registry)."""
    chunk = form.first(b"CSET")
    number = 0 if chunk is None else int.from_bytes(chunk.read(file)[:2], "little")
    name = _CODE_PAGES.get(number, f"cp{number:03}")
    try:
        return codecs.lookup(name).name if number else "cp1252"
    except LookupError:
        return "cp1252"
