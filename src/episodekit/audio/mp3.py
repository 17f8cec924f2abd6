"""L3. The container MP3: MPEG audio of Layer 3 behind an ID3v2 tag; other tags may hang at its end.

The sound's bytes are never touched: tagging gives a new tag to write before the range that :func:`probe` names.
"""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import BinaryIO

from episodekit.audio import id3, id3_frames, id3_read, mpeg
from episodekit.audio.sound import CUT_SHORT, UNINDEXED, Sound
from episodekit.audio.tags import StoredTags, Tags
from episodekit.errors import AudioError
from episodekit.splice import Part, Span
from episodekit.vocabulary.media_types import MP3

_APE_FOOTER_BYTES = 32  # https://wiki.hydrogenaud.io/index.php?title=APE_Tags_Header
_ID3V1_BYTES = 128  # https://id3.org/ID3v1
_LYRICS3_BYTES = 15  # "LYRICS200" and six digits before it: https://id3.org/Lyrics3v2


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure an MP3 without changing it.

    Args:
        file: opened for reading in binary, seekable.
        name: what to call it in messages.

    Raises:
        AudioError: there is no sound in it.
    """
    length = file.seek(0, 2)
    begin = audio_begin(file, name)
    end = _audio_end(file, begin, length)
    file.seek(begin)
    head = file.read(4)
    first = mpeg.parse(head)
    assert first is not None  # noqa: S101  # audio_begin found it
    frame = head + file.read(first.length - 4)
    xing = mpeg.read_xing(frame, first)
    counted = mpeg.walk(file, begin + (first.length if xing else 0), end)
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
        length_bytes=length,
        audio_begin=begin,
        audio_end=end,
        problems=tuple(_problems(counted, xing, end - begin)),
    )


def tagged(file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
    """A new tag and the sound behind it; what hung at the end is left out. The file is only read.

    Frames of others are kept. Tagging the result again with the same tags gives the same bytes.

    Raises:
        AudioError: there is no sound, or the old tags cannot be read.
    """
    begin = audio_begin(file, name)
    head = id3.header(tags, id3.kept(id3_frames.read_tags(file, name), name), begin)
    return head, Span(begin, _audio_end(file, begin, file.seek(0, 2)))


def read_tags(file: BinaryIO, name: str) -> StoredTags:
    """What the file says about itself.

    Raises:
        AudioError: the tag cannot be read.
    """
    return id3_read.stored(id3_frames.read_tags(file, name), name)


def sound(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The frames alone, a block at a time.

    Raises:
        AudioError: there is no sound.
    """
    begin = audio_begin(file, name)
    yield from Span(begin, _audio_end(file, begin, file.seek(0, 2))).read(file)


def audio_begin(file: BinaryIO, name: str) -> int:
    """Where the first frame of sound begins, whatever the size in the tag's header says.

    Raises:
        AudioError: there is none within one MiB of where it should be.
    """
    length = file.seek(0, 2)
    tags = id3_frames.read_tags(file, name)
    claimed = tags[-1].end if tags else 0
    hidden = id3_frames.first_beyond_padding(tags[-1]) if tags else None
    for start in (hidden, claimed):
        if (
            start is not None
            and start < length
            and mpeg.find(file, start, min(length, start + 8192)) == start
        ):
            return start
    behind = claimed if claimed < length else id3_frames.HEADER_BYTES
    found = mpeg.find(file, behind if hidden is None else hidden, length)
    if found is None:
        raise AudioError(
            "no MPEG audio was found in it", remedy="export the recording again as MP3", where=name
        )
    return found


def _audio_end(file: BinaryIO, begin: int, length: int) -> int:
    """Where sound ends: before ID3v1, Lyrics3 and APEv2, whose second, older words would win over ours in some players."""
    end = length
    while end > begin:
        file.seek(max(begin, end - _ID3V1_BYTES))
        tail = file.read(end - max(begin, end - _ID3V1_BYTES))
        size = _tail_tag_bytes(tail)
        if not size or size > end - begin:
            break
        end -= size
    return end


def _tail_tag_bytes(tail: bytes) -> int:
    """The length of the tag that the last 128 bytes close; 0 if they close none."""
    if len(tail) == _ID3V1_BYTES and tail.startswith(b"TAG"):
        return _ID3V1_BYTES
    footer = tail[-_APE_FOOTER_BYTES:]
    if footer.startswith(b"APETAGEX") and len(footer) == _APE_FOOTER_BYTES:
        has_header = bool(footer[23] & 0x80)
        return int.from_bytes(footer[12:16], "little") + (_APE_FOOTER_BYTES if has_header else 0)
    digits = tail[-_LYRICS3_BYTES:-9]
    if tail.endswith(b"LYRICS200") and digits.isdigit():
        return int(digits) + _LYRICS3_BYTES
    return 0


def _problems(counted: mpeg.Walk, xing: mpeg.Xing | None, range_bytes: int) -> list[str]:
    found = []
    if counted.lost_bytes:
        found.append(
            f"{counted.lost_bytes} bytes between its frames are no sound: export the recording again"
        )
    if xing and xing.length_bytes and xing.length_bytes > range_bytes + 4096:
        missing = xing.length_bytes - range_bytes
        found.append(f"{CUT_SHORT}, {missing} bytes are missing: copy or export the recording again")
    elif counted.cut_bytes:
        found.append(f"its last frame is cut off after {counted.cut_bytes} bytes: export the recording again")
    if not counted.constant and xing is None:
        found.append(UNINDEXED)
    return found
