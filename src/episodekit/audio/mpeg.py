"""L3. MPEG audio frames (ISO/IEC 11172-3 §2.4, 13818-3; http://www.mp3-tech.org/programmer/frame_header.html).

Reads the header of a frame, and the Xing/Info header with LAME's delay
(http://gabriel.mp3-tech.org/mp3infotag.html).
"""

import functools
import itertools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from episodekit.audio.runs import Framing

_BITRATES = {  # kbit/s of Layer III, index 1–14
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_OTHER_BITRATES = {  # whether it is MPEG 1, and the layer
    (True, 1): tuple(range(32, 449, 32)),
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (False, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): _BITRATES[2],
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
        reliable: whether an encoder wrote it that counts neither this frame nor anything else for a frame of sound.
        constant: whether it says that every frame has the same bitrate.
    """

    frames: int | None
    length_bytes: int | None
    trim: int
    reliable: bool
    constant: bool


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


def layer_of(word: bytes) -> int:
    """1, 2 or 3, from a frame header of MPEG audio."""
    return 4 - (word[1] >> 1 & 3)


@functools.lru_cache(maxsize=256)
def parse_other_layer(word: bytes) -> Header | None:
    """The same as :func:`parse` for Layers I and II, which podcasts do not use: the lengths of their frames tell them."""
    if len(word) < 4 or word[0] != 0xFF or word[1] & 0xE0 != 0xE0:
        return None
    version, layer = word[1] >> 3 & 3, layer_of(word)
    bitrate_index, rate_index = word[2] >> 4, word[2] >> 2 & 3
    if version == 1 or layer not in {1, 2} or not 0 < bitrate_index < 15 or rate_index == 3:
        return None
    bitrate = _OTHER_BITRATES[version == 3, layer][bitrate_index - 1] * 1000
    rate, padding = _SAMPLE_RATES[version][rate_index], word[2] >> 1 & 1
    length = (12 * bitrate // rate + padding) * 4 if layer == 1 else 144 * bitrate // rate + padding
    channels = 1 if word[3] >> 6 == 3 else 2
    return Header(length, 384 if layer == 1 else 1152, bitrate, rate, channels, 0)


def free_format(head: bytes) -> bool:
    """Whether bytes begin with frames of Layer III that do not state their bitrate (§2.4.2.3, bitrate_index 0)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[2] & 0xF0 or head[2] >> 2 & 3 == 3:
        return False
    third = bytes([head[2] & 0xFD, head[2] | 2])
    alike = re.compile(re.escape(head[:2]) + b"[" + re.escape(third) + b"]")
    places = [match.start() for match in itertools.islice(alike.finditer(head), 3)]
    return len(places) == 3 and abs(places[2] - 2 * places[1]) <= 1


def _hurry(window: bytes, at: int) -> tuple[int, Mapping[bytes, int]]:
    """Frames of Layer III of one version and sample rate, whatever their bitrates."""
    first = window[at : at + 4]
    lengths, words = _frames_like(first[1] & 0xFE, first[2] >> 2 & 3)
    seen: list[int] = []
    get, add = lengths.get, seen.append  # the body runs for each of hundreds of thousands of frames
    while length := get(window[at : at + 3]):
        at += length
        add(length)
    if at > len(window):
        at -= seen.pop()
    return at, {words[length]: count for length, count in Counter(seen).items()}


@functools.lru_cache(maxsize=64)
def _frames_like(second: int, rate_index: int) -> tuple[Mapping[bytes, int], Mapping[int, bytes]]:
    """First three bytes of a frame of one version and sample rate → its length, which tells its bitrate → a header."""
    words = [bytes([0xFF, second | bare, third, 0]) for bare in (0, 1) for third in range(256)]
    known = {
        word: header.length for word in words if (header := parse(word)) and word[2] >> 2 & 3 == rate_index
    }
    return {word[:3]: length for word, length in known.items()}, {
        length: word for word, length in known.items()
    }


def _one_by_one(_: bytes, at: int) -> tuple[int, Mapping[bytes, int]]:
    """Frames that nobody counts need no hurry."""
    return at, {}


FRAMES = Framing(
    start=re.compile(rb"\xff(?=[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xeb])"),
    header_bytes=4,
    frame_limit=2048,
    parse=parse,
    hurry=_hurry,
)
"""How :mod:`episodekit.audio.runs` finds and counts frames of Layer III."""
OTHER_LAYERS = Framing(
    start=re.compile(rb"\xff(?=[\xe4-\xe7\xf4-\xf7\xfc-\xff][\x10-\xeb])"),
    header_bytes=4,
    frame_limit=4096,
    parse=parse_other_layer,
    hurry=_one_by_one,
)
"""The same for Layers I and II."""


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
    trim, known = 0, frame[at : at + 4] in {b"LAME", b"Lavc", b"Lavf"}
    if known:
        packed = int.from_bytes(frame[at + 21 : at + 24], "big")
        trim = (packed >> 12) + (packed & 0xFFF)
    return Xing(counts[0], counts[1], trim, known, frame[4 + header.side_bytes :].startswith(b"Info"))
