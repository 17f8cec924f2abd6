"""L3. MPEG audio frames (ISO/IEC 11172-3 §2.4, 13818-3; http://www.mp3-tech.org/programmer/frame_header.html).

Reads the header of a frame, and the Xing/Info header with LAME's delay
(http://gabriel.mp3-tech.org/mp3infotag.html).
"""

import functools
import re
from dataclasses import dataclass

from episodekit.audio.runs import Framing

_BITRATES = {  # kbit/s of Layer III, index 1–14
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


@dataclass(frozen=True, slots=True)
class Header:
    """One frame header of Layer III: length in bytes, samples of each channel, bitrate in bit/s."""

    length: int
    samples: int
    bitrate: int
    sample_rate: int
    channels: int
    side_bytes: int

    @property
    def kind(self) -> tuple[int, int]:
        """What all frames of a recording share."""
        return self.sample_rate, self.samples


@dataclass(frozen=True, slots=True)
class Xing:
    """The Xing or Info frame: what it says of the frames behind it; None where it is silent.

    Attributes:
        length_bytes: of the sound, this frame included.
        trim: samples of the encoder's delay and padding, that players skip.
    """

    frames: int | None
    length_bytes: int | None
    trim: int


@functools.lru_cache(maxsize=4096)
def parse(word: bytes) -> Header | None:
    """Read the four bytes of a frame header; None if they are none, or not of Layer III with a stated bitrate."""
    if len(word) < 4 or word[0] != 0xFF or word[1] & 0xE0 != 0xE0:
        return None
    version, layer = word[1] >> 3 & 3, word[1] >> 1 & 3
    bitrate_index, rate_index = word[2] >> 4, word[2] >> 2 & 3
    if version == 1 or layer != 1 or not 0 < bitrate_index < 15 or rate_index == 3:
        return None
    first = version == 3
    bitrate = _BITRATES[1 if first else 2][bitrate_index - 1] * 1000
    rate = _SAMPLE_RATES[version][rate_index]
    mono = word[3] >> 6 == 3
    side = (17 if mono else 32) if first else (9 if mono else 17)
    samples = 1152 if first else 576
    length = samples // 8 * bitrate // rate + (word[2] >> 1 & 1)
    return Header(length, samples, bitrate, rate, 1 if mono else 2, side)


def layer_of(word: bytes) -> int | None:
    """1, 2 or 3 if the bytes look like a frame header of MPEG audio, None otherwise (ADTS has layer 0)."""
    if len(word) < 4 or word[0] != 0xFF or word[1] & 0xE0 != 0xE0 or word[1] >> 3 & 3 == 1:
        return None
    layer = 4 - (word[1] >> 1 & 3)
    return layer if layer < 4 and 0 < word[2] >> 4 < 15 and word[2] >> 2 & 3 != 3 else None


FRAMES = Framing(
    start=re.compile(rb"\xff(?=[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xeb])"),
    header_bytes=4,
    frame_limit=2048,
    parse=parse,
)
"""How :mod:`episodekit.audio.runs` finds and counts frames of Layer III."""


def read_xing(frame: bytes, header: Header) -> Xing | None:
    """The Xing or Info header in a first frame, with LAME's delay and padding if they are stated."""
    at = 4 + header.side_bytes
    if frame[at : at + 4] not in {b"Xing", b"Info"} or len(frame) < at + 8:
        return None
    flags = int.from_bytes(frame[at + 4 : at + 8], "big")
    at += 8
    counts: list[int | None] = []
    for bit in (1, 2):
        counts.append(int.from_bytes(frame[at : at + 4], "big") if flags & bit else None)
        at += 4 if flags & bit else 0
    at += (100 if flags & 4 else 0) + (4 if flags & 8 else 0)
    trim = 0
    if frame[at : at + 4] in {b"LAME", b"Lavc", b"Lavf"}:
        packed = int.from_bytes(frame[at + 21 : at + 24], "big")
        trim = (packed >> 12) + (packed & 0xFFF)
    return Xing(counts[0], counts[1], trim)
