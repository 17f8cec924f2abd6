"""L3. How a track's sound is encoded, from its sample description.

ISO/IEC 14496-12 §12.2.3, ISO/IEC 14496-3 §1.6, and QuickTime's longer forms:
https://developer.apple.com/documentation/quicktime-file-format/sound_sample_description_version_1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from episodekit.audio.mp4.boxes import REMEDY, Box, first, letters, number, parse
from episodekit.errors import AudioError

_ENTRY_BYTES, _VERSION_1_BYTES, _VERSION_2_BYTES = 28, 44, 64
_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_CHANNELS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 8, 11: 7, 12: 8, 13: 24, 14: 8}
_OBJECT_TYPES = {0x40: "AAC", 0x66: "AAC", 0x67: "AAC", 0x68: "AAC", 0x69: "MP3", 0x6B: "MP3"}
_LOW_COMPLEXITY, _SBR, _PARAMETRIC_STEREO = 2, 5, 29
_SBR_FOLLOWS, _STEREO_FOLLOWS = 0x2B7, 0x548
_AAC_KINDS = {_SBR: "HE-AAC", _PARAMETRIC_STEREO: "HE-AAC v2", 42: "xHE-AAC"}
_NAMES = {
    b"alac": "ALAC", b"Opus": "Opus", b"fLaC": "FLAC", b".mp3": "MP3", b"ac-3": "AC-3", b"ec-3": "E-AC-3",
    b"samr": "AMR", b"sawb": "AMR", b"drms": "AAC", b"lpcm": "PCM", b"sowt": "PCM", b"twos": "PCM", b"raw ": "PCM",
    b"in24": "PCM", b"in32": "PCM", b"fl32": "PCM", b"fl64": "PCM", b"ipcm": "PCM", b"ulaw": "µ-law", b"alaw": "A-law",
}  # fmt: skip
_PCM_BITS = {b"in24": 24, b"in32": 32, b"fl32": 32, b"fl64": 64, b"ulaw": 8, b"alaw": 8}
_PROTECTED = frozenset({b"drms", b"enca", b"p608"})
_EVERYWHERE = frozenset({"AAC", "HE-AAC", "HE-AAC v2", "ALAC"})


@dataclass(frozen=True, slots=True)
class Codec:
    """The encoding of a track.

    Attributes:
        name: such as ``AAC``.
        frame_bytes: what one moment of all channels takes, of uncompressed sound; 0 otherwise.
        protected: whether only who has a key can hear it.
    """

    name: str
    sample_rate: int
    channels: int
    frame_bytes: int = 0
    protected: bool = False

    @property
    def plays_everywhere(self) -> bool:
        """Whether podcast apps play it in an M4A."""
        return self.name in _EVERYWHERE


def read(stsd: Box) -> Codec:
    """The encoding that the first description names.

    Raises:
        AudioError: there is no description, or it is cut off.
    """
    entries = stsd.children(8)
    if not entries:
        raise AudioError("it does not say how its sound is encoded", remedy=REMEDY)
    entry = entries[0]
    version = number(entry, 8, 2)
    channels, bits, rate = number(entry, 16, 2), number(entry, 18, 2), number(entry, 24) >> 16
    start = _ENTRY_BYTES
    if version == 1 and stsd.data[:1] == b"\0":
        start = _VERSION_1_BYTES
    elif version == 2:
        start, channels, bits = _VERSION_2_BYTES, number(entry, 40), number(entry, 48)
        rate = _whole(entry.data[32:40])
    inner, _ = parse(entry.data[start:])
    name = _NAMES.get(entry.kind) or letters(entry.kind)
    codec = Codec(name, rate, channels, 0, entry.kind in _PROTECTED)
    if name in {"PCM", "µ-law", "A-law"}:
        return Codec(name, rate, channels, channels * (_PCM_BITS.get(entry.kind, bits) // 8))
    if entry.kind in {b"mp4a", b"drms", b"enca"}:
        return _described(codec, inner)
    cookie = first(inner, b"alac")
    if entry.kind == b"alac" and cookie is not None and len(cookie.data) >= 28:
        return Codec(name, number(cookie, 24), number(cookie, 13, 1))
    return codec


def _whole(double: bytes) -> int:
    import struct

    if len(double) < 8:
        return 0
    value = struct.unpack(">d", double)[0]
    return int(value) if 0 < value < 1e7 else 0


def _described(codec: Codec, inner: Sequence[Box]) -> Codec:
    """What the elementary stream descriptor adds: Apple writes wrong channels and rates into the description itself."""
    esds = first(inner, b"esds")
    wave = first(inner, b"wave")
    if esds is None and wave is not None:
        esds = first(wave.children(), b"esds")
    if esds is None:
        return Codec("AAC", codec.sample_rate, codec.channels, 0, codec.protected)
    object_type, config = _descriptor(esds.data[4:])
    name = _OBJECT_TYPES.get(object_type, f"MPEG-4 audio {object_type:#x}")
    if name != "AAC" or len(config) < 2:
        return Codec(name, codec.sample_rate, codec.channels, 0, codec.protected)
    kind, rate, channels = _audio_config(config)
    return Codec(
        _AAC_KINDS.get(kind, name),
        rate or codec.sample_rate,
        2 if kind == _PARAMETRIC_STEREO and channels == 1 else channels or codec.channels,
        0,
        codec.protected,
    )


def _descriptor(data: bytes) -> tuple[int, bytes]:
    """The object type and the decoder's configuration of an ES descriptor (ISO/IEC 14496-1 §7.2.6)."""
    object_type, config, at = 0, b"", 0
    while at < len(data):
        tag, at = data[at], at + 1
        size = 0
        for _ in range(4):
            byte = data[at] if at < len(data) else 0
            at += 1
            size = size << 7 | byte & 0x7F
            if byte < 0x80:
                break
        if tag == 3:
            flags = data[at + 2] if at + 2 < len(data) else 0
            at += 3 + (2 if flags & 0x80 else 0) + (2 if flags & 0x20 else 0)
            if flags & 0x40:
                at += 1 + (data[at] if at < len(data) else 0)
        elif tag == 4:
            object_type = data[at] if at < len(data) else 0
            at += 13
        elif tag == 5:
            config = data[at : at + size]
            break
        else:
            at += size
    return object_type, config


def _audio_config(config: bytes) -> tuple[int, int, int]:
    """Object type, rate and channels of an AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1)."""
    bits = _Bits(config)
    kind = bits.object_type()
    rate = bits.rate()
    channels = _CHANNELS.get(bits.take(4), 0)
    if kind in {_SBR, _PARAMETRIC_STEREO}:
        return kind, bits.rate(), channels
    return (*_extended(bits, kind, rate), channels)


def _extended(bits: "_Bits", kind: int, rate: int) -> tuple[int, int]:
    """HE-AAC that old players take for AAC says what it is behind the rest (§1.6.6)."""
    bits.take(1)  # the length of a frame
    if bits.take(1):
        bits.take(14)  # the delay of a core coder
    bits.take(1)  # more of scalable AAC
    if (
        kind != _LOW_COMPLEXITY
        or bits.take(11) != _SBR_FOLLOWS
        or bits.object_type() != _SBR
        or not bits.take(1)
    ):
        return kind, rate
    rate = bits.rate()
    stereo = bits.take(11) == _STEREO_FOLLOWS and bits.take(1)
    return _PARAMETRIC_STEREO if stereo else _SBR, rate


class _Bits:
    """Bits from the front; zeros behind the end."""

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data[:16].ljust(16, b"\0"), "big")
        self._left = 128

    def take(self, count: int) -> int:
        self._left -= count
        return self._value >> max(0, self._left) & ((1 << count) - 1)

    def object_type(self) -> int:
        kind = self.take(5)
        return 32 + self.take(6) if kind == 31 else kind

    def rate(self) -> int:
        index = self.take(4)
        if index == 15:
            return self.take(24)
        return _RATES[index] if index < len(_RATES) else 0
