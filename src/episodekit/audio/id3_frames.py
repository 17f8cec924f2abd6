"""L3. ID3v2 tags as they lie in a file: header, frames, padding (https://id3.org/id3v2.3.0, https://id3.org/id3v2.4.0-structure).

Only what is needed to keep the frames of others byte for byte, and to find where the sound begins, although the size in
the header may lie. What frames mean is read in :mod:`episodekit.audio.id3_read`.
"""

import functools
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from episodekit.errors import AudioError

HEADER_BYTES = 10
TAG_LIMIT_BYTES = 64 << 20  # a tag larger than this is damage or an attack
TAG_LIMIT = 64  # as are more tags in a row
FRAME_LIMIT = 20_000  # and more frames in a tag
NO_FLAGS = b"\0\0"
_UNPACKED_LIMIT_BYTES = 16 << 20
_ID = re.compile(rb"[A-Z][A-Z0-9]{3}")
_ODD_ID = re.compile(rb"[A-Za-z0-9]{3}[A-Za-z0-9 \x00]")
"""What programs have written for one: names of version 2.2 with a space or NUL behind them, small letters."""
_ID_V22 = re.compile(rb"[A-Z][A-Z0-9]{2}")
_HEADER_V22_BYTES = 6
_UNSYNCHRONISED, _EXTENDED, _FOOTER = 0x80, 0x40, 0x10


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its four letters (three in version 2.2), its two bytes of flags, its content as it lies there."""

    id: str
    flags: bytes
    data: bytes

    def render(self, version: int = 3) -> bytes:
        """The frame as it stands in a tag of version 2.3 or 2.4."""
        size = synchsafe(len(self.data)) if version == 4 else len(self.data).to_bytes(4, "big")
        return self.id.encode() + size + self.flags + self.data


@dataclass(frozen=True)
class RawTag:
    """One tag: version 2, 3 or 4; where it says that it begins and ends; all its bytes, cut at the file's end."""

    version: int
    flags: int
    begin: int
    end: int
    data: bytes

    @property
    def footer(self) -> bool:
        """Whether a footer of version 2.4 stands at the end."""
        return self.version == 4 and bool(self.flags & _FOOTER)

    @functools.cached_property
    def parsed(self) -> tuple[list[Frame], int]:
        """The frames, and how many bytes of the body they take; taken apart once, because several ask."""
        return _parsed(self)


def synchsafe(value: int) -> bytes:
    """A number below 2²⁸ in four bytes of seven bits (https://id3.org/id3v2.3.0 §3.1)."""
    return bytes(value >> shift & 0x7F for shift in (21, 14, 7, 0))


def _read_synchsafe(four: bytes) -> int:
    return sum((byte & 0x7F) << shift for byte, shift in zip(four, (21, 14, 7, 0), strict=True))


def _header(file: BinaryIO, at: int) -> tuple[int, int, int] | None:
    """Version, flags and whole size of the tag at an offset; None if there is none."""
    file.seek(at)
    head = file.read(HEADER_BYTES)
    if len(head) < HEADER_BYTES or head[:3] != b"ID3" or not 2 <= head[3] <= 4 or head[4] == 0xFF:
        return None
    footer = HEADER_BYTES if head[3] == 4 and head[5] & _FOOTER else 0
    return head[3], head[5], HEADER_BYTES + _read_synchsafe(head[6:10]) + footer


def tags_end(file: BinaryIO, at: int = 0) -> int:
    """Where the tags that begin at an offset say that they end; may lie behind the end of the file."""
    for _ in range(TAG_LIMIT):
        header = _header(file, at)
        if header is None:
            break
        at += header[2]
    return at


def read_tags(file: BinaryIO, name: str, at: int = 0) -> list[RawTag]:
    """Every tag from an offset on, in order.

    Raises:
        AudioError: a tag is larger than 64 MiB.
    """
    tags: list[RawTag] = []
    while len(tags) < TAG_LIMIT and (header := _header(file, at)) is not None:
        version, flags, size = header
        file.seek(at)
        data = file.read(min(size, TAG_LIMIT_BYTES + 1))
        if len(data) > TAG_LIMIT_BYTES:
            raise AudioError(
                f"its tag has {size >> 20} MiB", remedy="remove the tag, or the pictures in it", where=name
            )
        tags.append(RawTag(version, flags, at, at + size, data))
        at += size
    return tags


def frames(tag: RawTag) -> list[Frame]:
    """The frames of a tag, up to where none can follow."""
    return tag.parsed[0]


def _parsed(tag: RawTag) -> tuple[list[Frame], int]:
    body = tag.data[HEADER_BYTES:]
    if tag.footer and len(tag.data) == tag.end - tag.begin:
        body = body[:-HEADER_BYTES]
    if tag.flags & _UNSYNCHRONISED and tag.version < 4:
        body = body.replace(b"\xff\x00", b"\xff")
    at = 0
    if tag.flags & _EXTENDED and tag.version > 2:
        # Of version 2.3 the size leaves its own four bytes out, of 2.4 it counts them.
        at = (
            4 + int.from_bytes(body[:4], "big")
            if tag.version == 3
            else _read_synchsafe(body[:4].ljust(4, b"\0"))
        )
    found = list(parse(body[at:], tag.version))
    if tag.version == 4 and tag.flags & _UNSYNCHRONISED:
        found = [Frame(row.id, bytes([row.flags[0], row.flags[1] | 2]), row.data) for row in found]
    header = _HEADER_V22_BYTES if tag.version == 2 else HEADER_BYTES
    return found, at + sum(header + len(row.data) for row in found)


def parse(body: bytes, version: int, limit: int = FRAME_LIMIT) -> Iterator[Frame]:
    """The frames that follow each other from the beginning of some bytes on."""
    at = 0
    for _ in range(limit):
        if version == 2:
            if not _ID_V22.fullmatch(body[at : at + 3]):
                return
            begin, size, flags = (
                at + _HEADER_V22_BYTES,
                int.from_bytes(body[at + 3 : at + 6], "big"),
                NO_FLAGS,
            )
        else:
            begin, flags = at + HEADER_BYTES, body[at + 8 : at + 10]
            size = _size(body, at, version)
            if not _is_frame(body, at, begin + size):
                return
        if begin + size > len(body):
            return
        yield Frame(body[at : begin - (3 if version == 2 else 6)].decode(), flags, body[begin : begin + size])
        at = begin + size


def _size(body: bytes, at: int, version: int) -> int:
    """The size of a frame; some programs, iTunes once among them, write plain sizes into version 2.4."""
    four = body[at + 4 : at + 8].ljust(4, b"\0")
    plain = int.from_bytes(four, "big")
    if version == 3 or plain < 0x80:
        return plain
    stated = _read_synchsafe(four)
    if max(four) >= 0x80 or (
        not _follows(body, at + HEADER_BYTES + stated) and _follows(body, at + HEADER_BYTES + plain)
    ):
        return plain
    return stated


def _is_frame(body: bytes, at: int, end: int) -> bool:
    """Whether a frame is at an offset: by its name, or by an odd name if it ends where another or padding begins."""
    name = body[at : at + 4]
    return _ID.fullmatch(name) is not None or (
        _ODD_ID.fullmatch(name) is not None and _follows(body, end, _ODD_ID)
    )


def _follows(body: bytes, at: int, names: re.Pattern[bytes] = _ID) -> bool:
    """Whether a frame, padding or the end is at an offset."""
    four = body[at : at + 4]
    return at <= len(body) and (not four.strip(b"\0") or names.fullmatch(four) is not None)


def plain(frame: Frame, version: int) -> bytes | None:
    """The content without compression, grouping and unsynchronisation; None if it is encrypted or damaged."""
    flags, data = frame.flags[1] if len(frame.flags) == 2 else 0, frame.data
    if not flags:
        return data
    if version == 4:
        packed, skip = flags & 8, (1 if flags & 0x40 else 0) + (4 if flags & 1 else 0)
        if flags & 2:
            data = data.replace(b"\xff\x00", b"\xff")
        encrypted = flags & 4
    else:
        packed, skip, encrypted = (
            flags & 0x80,
            (4 if flags & 0x80 else 0) + (1 if flags & 0x20 else 0),
            flags & 0x40,
        )
    if encrypted:
        return None
    return _unpacked(data[skip:]) if packed else data[skip:]


def _unpacked(data: bytes) -> bytes | None:
    unpacker = zlib.decompressobj()
    try:
        whole = unpacker.decompress(data, _UNPACKED_LIMIT_BYTES)
    except zlib.error:
        return None
    return whole if unpacker.eof else None


def first_beyond_padding(tag: RawTag) -> int | None:
    """Where something other than zeros follows the frames inside a tag: its size says more than it holds.

    None if padding fills the tag. Such a size, believed, turns sound into padding.
    """
    if tag.version == 2 or tag.flags or tag.footer:
        return None
    rest = tag.data[HEADER_BYTES + tag.parsed[1] :].lstrip(b"\0")
    return tag.begin + len(tag.data) - len(rest) if rest else None
