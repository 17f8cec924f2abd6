"""L3. The container MP3: MPEG audio of Layer 3 behind an ID3v2 tag; other tags may hang at its end.

The sound's bytes are never touched: tagging gives a new tag to write before the range that :func:`probe` names.
"""

import io
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import BinaryIO, TypeVar

from episodekit.audio import front, mpeg, runs
from episodekit.audio.sound import CUT_SHORT, UNINDEXED, Sound
from episodekit.audio.tags import StoredTags, Tags
from episodekit.errors import AudioError
from episodekit.model.splice import Part, Span
from episodekit.vocabulary.media_types import MP3

Found = TypeVar("Found")
_NEARLY_BYTES = 4096  # a Xing header may count a tag or its own frame in
_LARGE_BYTES = 1 << 20  # what is smaller is walked over in a millisecond
_LOOKS = 16
_LOOK_BYTES = 16 << 10
_CONSTANT_PART = 1000  # of its length may a header be wrong by what is seen of the frames
_VARIABLE_PART = 10


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure an MP3 without changing it.

    Args:
        file: opened for reading in binary, seekable.
        name: what to call it in messages.

    Raises:
        AudioError: there is no sound in it.
    """
    span = _span(file, name)
    file.seek(span.begin)
    head = file.read(4)
    first = mpeg.parse(head)
    assert first is not None  # noqa: S101  # it was found
    xing = mpeg.read_xing(head + file.read(first.length - 4), first)
    sound = Span(span.begin + (first.length if xing else 0), span.end)
    counted = _stated(file, first, xing, sound) or runs.walk(file, sound.begin, sound.end, mpeg.FRAMES)
    trim = Fraction(xing.trim, first.sample_rate) if xing else Fraction(0)
    seconds = counted.seconds - trim if trim < counted.seconds else counted.seconds
    if not seconds:
        raise AudioError("there is not one whole frame of sound", remedy="export it again", where=name)
    return Sound(
        container="mp3",
        codec="MP3",
        media_type=MP3,
        suffix=".mp3",
        duration=timedelta(microseconds=round(seconds * 1_000_000)),
        bitrate=round(counted.frame_bytes * 8 / counted.seconds),
        constant=counted.constant,
        sample_rate=first.sample_rate,
        channels=first.channels,
        length_bytes=file.seek(0, 2),
        audio_begin=span.begin,
        audio_end=span.end,
        problems=tuple(_problems(counted, xing, span.length_bytes)),
    )


def tagged(file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
    """A new tag and the sound behind it; what hung at the end is left out. The file is only read.

    Frames of others are kept. Tagging the result again with the same tags gives the same bytes.

    Raises:
        AudioError: there is no sound, or the tag would be too large.
    """
    return _there(front.tagged(file, name, tags, mpeg.FRAMES), name)


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


def _stated(file: BinaryIO, first: mpeg.Header, xing: mpeg.Xing | None, sound: Span) -> runs.Walk | None:
    """What a walk over all frames would count, if the header says it and nothing speaks against it.

    It was written for as many bytes as there are, they end with a whole frame, and wherever one looks there are frames, as
    long as its count wants them: where a download left a hole there are none.
    """
    if xing is None or not xing.reliable or not xing.frames or sound.length_bytes < _LARGE_BYTES:
        return None
    if xing.length_bytes != sound.length_bytes + first.length:
        return None
    step = sound.length_bytes // _LOOKS
    last = _look(file, sound.end - _LOOK_BYTES, sound.end)
    looks = [_look(file, at, at + _LOOK_BYTES) for at in range(sound.begin, sound.end - _LOOK_BYTES, step)]
    if last is None or last.cut_bytes:
        return None
    seen = [look for look in looks if look is not None]
    if len(seen) < len(looks):
        return None
    seconds = Fraction(xing.frames * first.samples, first.sample_rate)
    played = sum((look.seconds for look in seen), Fraction(0))
    estimate = played * sound.length_bytes / sum(look.frame_bytes for look in seen)
    if abs(estimate - seconds) * (_CONSTANT_PART if xing.constant else _VARIABLE_PART) > seconds:
        return None
    return runs.Walk(seconds, xing.frames, sound.length_bytes, xing.constant, 0, 0)


def _look(file: BinaryIO, begin: int, end: int) -> runs.Walk | None:
    """The whole frames in a stretch; None if there is anything else but the rest of a frame at both ends."""
    file.seek(begin)
    stretch = io.BytesIO(file.read(end - begin))
    at = runs.find(stretch, 0, end - begin, mpeg.FRAMES)
    if at is None or at > mpeg.FRAMES.frame_limit:
        return None
    counted = runs.walk(stretch, at, end - begin, mpeg.FRAMES)
    return None if counted.lost_bytes or not counted.frames else counted


def _span(file: BinaryIO, name: str) -> Span:
    return _there(front.sound_span(file, name, mpeg.FRAMES), name)


def _there(found: Found | None, name: str) -> Found:
    if found is None:
        raise AudioError(
            "no MPEG audio was found in it", remedy="export the recording again as MP3", where=name
        )
    return found


def _problems(counted: runs.Walk, xing: mpeg.Xing | None, range_bytes: int) -> list[str]:
    found = []
    if counted.lost_bytes:
        found.append(
            f"{counted.lost_bytes} bytes between its frames are no sound: export the recording again"
        )
    if xing and xing.length_bytes and xing.length_bytes > range_bytes + _NEARLY_BYTES:
        missing = xing.length_bytes - range_bytes
        found.append(f"{CUT_SHORT}, {missing} bytes are missing: copy or export the recording again")
    elif counted.cut_bytes:
        found.append(f"its last frame is cut off after {counted.cut_bytes} bytes: export the recording again")
    if not counted.constant and xing is None:
        found.append(UNINDEXED)
    return found
