"""L3. Tags that hang behind the sound: ID3v1, Lyrics3, APEv2, ID3v2 with a footer. Some players hear them before ours."""

from collections.abc import Iterator
from typing import BinaryIO

from episodekit.audio.id3_frames import HEADER_BYTES
from episodekit.model.splice import Span

_LOOK_BYTES = 128 + 15
_ID3V1_BYTES = 128  # https://id3.org/ID3v1
_ENHANCED_BYTES = 227  # "TAG+" before ID3v1: https://phoxis.org/2010/05/08/what-are-id3-tags-all-about/
_APE_FOOTER_BYTES = 32  # https://wiki.hydrogenaud.io/index.php?title=APE_Tags_Header
_LYRICS3_BYTES = 15  # "LYRICS200" and six digits before it: https://id3.org/Lyrics3v2
_LYRICS3_OLD_LIMIT_BYTES = 5100  # https://id3.org/Lyrics3
_TAG_LIMIT = 16


def sound_end(file: BinaryIO, begin: int) -> int:
    """Where sound that begins at an offset ends: before the tags at the end of the file."""
    end = file.seek(0, 2)
    for tail in tails(file, begin):
        end = tail.begin
    return end


def tails(file: BinaryIO, begin: int) -> Iterator[Span]:
    """Where the tags behind sound that begins at an offset lie, the last one first."""
    end = file.seek(0, 2)
    for _ in range(_TAG_LIMIT):
        size = _tag_bytes(file, begin, end)
        if not 0 < size <= end - begin:
            return
        yield Span(end - size, end)
        end -= size


def _tag_bytes(file: BinaryIO, begin: int, end: int) -> int:
    """The length of the tag that the bytes before an offset close; 0 if they close none."""
    tail = _before(file, begin, end, _LOOK_BYTES)
    if tail[-_ID3V1_BYTES:].startswith(b"TAG") and len(tail) >= _ID3V1_BYTES:
        return _ID3V1_BYTES + _enhanced(file, begin, end - _ID3V1_BYTES)
    footer = tail[-_APE_FOOTER_BYTES:]
    if footer.startswith(b"APETAGEX") and len(footer) == _APE_FOOTER_BYTES:
        has_header = bool(footer[23] & 0x80)
        return int.from_bytes(footer[12:16], "little") + (_APE_FOOTER_BYTES if has_header else 0)
    digits = tail[-_LYRICS3_BYTES:-9]
    if tail.endswith(b"LYRICS200") and digits.isdigit():
        return int(digits) + _LYRICS3_BYTES
    if tail.endswith(b"LYRICSEND"):
        lyrics = _before(file, begin, end, _LYRICS3_OLD_LIMIT_BYTES + 20)
        at = lyrics.rfind(b"LYRICSBEGIN")
        return len(lyrics) - at if at >= 0 else 0
    head = tail[-HEADER_BYTES:]
    if head.startswith(b"3DI") and len(head) == HEADER_BYTES:  # https://id3.org/id3v2.4.0-structure §3.4
        size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
        return size + 2 * HEADER_BYTES
    return 0


def _enhanced(file: BinaryIO, begin: int, end: int) -> int:
    return _ENHANCED_BYTES if _before(file, begin, end, _ENHANCED_BYTES).startswith(b"TAG+") else 0


def _before(file: BinaryIO, begin: int, end: int, count: int) -> bytes:
    start = max(begin, end - count)
    file.seek(start)
    return file.read(end - start)
