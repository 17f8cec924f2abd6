"""L3. AAC without a container, in ADTS frames (ISO/IEC 13818-7 §6.2; https://wiki.multimedia.cx/index.php/ADTS), behind ID3v2."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import BinaryIO, TypeVar

from episodekit.audio import front, runs
from episodekit.audio.runs import Framing
from episodekit.audio.sound import Sound
from episodekit.audio.tags import StoredTags, Tags
from episodekit.errors import AudioError
from episodekit.model.splice import Part, Span

Found = TypeVar("Found")
MEDIA_TYPE = "audio/aac"
_PROFILES = ("AAC Main", "AAC-LC", "AAC-SSR", "AAC-LTP")
_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_CHANNELS = (0, 1, 2, 3, 4, 5, 6, 8)  # 0: the first raw block tells
_HEADER_BYTES = 7
_SAMPLES = 1024
_KIND = 0xFF_FE_FD_C0_00_00_03
"""The bits of a header that say of what kind the sound is, and how many blocks the frame has."""
_EXPORT = "export the recording again"


@dataclass(frozen=True, slots=True)
class _Header:
    """One frame header; ``kind``: codec, sample rate, channels."""

    length: int
    samples: int
    sample_rate: int
    kind: tuple[str, int, int]
    bitrate: int = 0


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure it, frame by frame: nothing in the file says how long it is.

    Raises:
        AudioError: there is no sound in it.
    """
    span = _span(file, name)
    file.seek(span.begin)
    first = _parse(file.read(_HEADER_BYTES))
    assert first is not None  # noqa: S101  # it was found
    codec, rate, channels = first.kind
    counted = runs.walk(file, span.begin, span.end, FRAMES)
    if not counted.frames:
        raise AudioError("there is not one whole frame of sound", remedy=_EXPORT, where=name)
    problems = ["bare AAC has no index, players seek in it by guess: export the recording as M4A or MP3"]
    if counted.lost_bytes:
        problems.append(f"{counted.lost_bytes} bytes between its frames are no sound: {_EXPORT}")
    if counted.cut_bytes:
        problems.append(f"its last frame is cut off after {counted.cut_bytes} bytes: {_EXPORT}")
    return Sound(
        container="aac",
        codec=codec,
        media_type=MEDIA_TYPE,
        suffix=".aac",
        duration=timedelta(microseconds=round(counted.seconds * 1_000_000)),
        bitrate=round(counted.frame_bytes * 8 / counted.seconds),
        constant=False,
        sample_rate=rate,
        channels=channels,
        length_bytes=file.seek(0, 2),
        audio_begin=span.begin,
        audio_end=span.end,
        problems=tuple(problems),
    )


def tagged(file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
    """An ID3 tag and the sound behind it, which Apple's apps and ffmpeg read; the file is only read.

    Raises:
        AudioError: there is no sound, or the tag would be too large.
    """
    return _there(front.tagged(file, name, tags, FRAMES), name)


def read_tags(file: BinaryIO, name: str) -> StoredTags:
    """What the file says about itself.

    Raises:
        AudioError: the tag is larger than 64 MiB.
    """
    return front.read_tags(file, name)


def sound(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The frames alone, a block at a time.

    Raises:
        AudioError: there is no sound.
    """
    return _span(file, name).read(file)


def _span(file: BinaryIO, name: str) -> Span:
    return _there(front.sound_span(file, name, FRAMES), name)


def _there(found: Found | None, name: str) -> Found:
    if found is None:
        raise AudioError("no AAC frames were found in it", remedy=_EXPORT, where=name)
    return found


def _parse(head: bytes) -> _Header | None:
    if len(head) < _HEADER_BYTES or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return None
    index = head[2] >> 2 & 15
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    if index >= len(_RATES) or length < _HEADER_BYTES:
        return None
    channels = _CHANNELS[(head[2] & 1) << 2 | head[3] >> 6]
    samples = _SAMPLES * ((head[6] & 3) + 1)
    return _Header(length, samples, _RATES[index], (_PROFILES[head[2] >> 6], _RATES[index], channels or 2))


def _hurry(window: bytes, at: int) -> tuple[int, Mapping[bytes, int]]:
    """Frames whose headers differ in length and fullness only."""
    first = window[at : at + _HEADER_BYTES]
    number = int.from_bytes
    kind = number(first, "big") & _KIND
    size, count, begin = len(window), 0, at
    while (head := number(window[at : at + _HEADER_BYTES], "big")) & _KIND == kind:
        begin, at = at, at + (head >> 13 & 0x1FFF)
        count += 1
        if at < begin + _HEADER_BYTES:
            break  # a frame shorter than its header is none
    if count and (at > size or at < begin + _HEADER_BYTES):
        at, count = begin, count - 1
    return at, {first: count}


FRAMES = Framing(
    start=re.compile(rb"\xff(?=[\xf0\xf1\xf8\xf9])"),
    header_bytes=_HEADER_BYTES,
    frame_limit=8192,
    parse=_parse,
    hurry=_hurry,
)
"""How :mod:`episodekit.audio.runs` finds and counts frames of AAC."""
