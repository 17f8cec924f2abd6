"""L3. ID3v2 tags as they lie in a file: header, frames, padding (https://id3.org/id3v2.3.0).

Only what is needed to keep the frames of others byte for byte, and to find where the sound begins, although the size in
the header may lie. What frames mean is read by mutagen in :mod:`episodekit.audio.id3_read`.
"""

import re
from dataclasses import dataclass
from typing import BinaryIO

from episodekit.errors import AudioError

HEADER_BYTES = 10
TAG_LIMIT_BYTES = 64 << 20  # a tag larger than this is damage or an attack
_ID = re.compile(rb"[A-Z][A-Z0-9]{3}")
_UNSYNCHRONISED, _EXTENDED, _FOOTER = 0x80, 0x40, 0x10


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of version 2.3: its four letters, its two bytes of flags, its content."""

    id: str
    flags: bytes
    data: bytes

    def render(self) -> bytes:
        """The frame as it stands in a tag of version 2.3."""
        return self.id.encode() + len(self.data).to_bytes(4, "big") + self.flags + self.data


@dataclass(frozen=True, slots=True)
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


def tags_end(file: BinaryIO) -> int:
    """Where the tags at the beginning say that they end; may lie behind the end of the file."""
    at = 0
    while (header := _header(file, at)) is not None:
        at += header[2]
    return at


def read_tags(file: BinaryIO, name: str) -> list[RawTag]:
    """Every tag at the beginning of a file, in order.

    Raises:
        AudioError: a tag is larger than 64 MiB.
    """
    tags: list[RawTag] = []
    at = 0
    while (header := _header(file, at)) is not None:
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


def frames(tag: RawTag) -> tuple[list[Frame], int]:
    """The frames of a tag of version 2.3, and how many bytes of its body they take; stops where none can follow."""
    body = tag.data[HEADER_BYTES:]
    if tag.flags & _UNSYNCHRONISED:
        body = body.replace(b"\xff\x00", b"\xff")
    at = 4 + int.from_bytes(body[:4], "big") if tag.flags & _EXTENDED else 0
    found: list[Frame] = []
    while _ID.fullmatch(body[at : at + 4]):
        size = int.from_bytes(body[at + 4 : at + 8], "big")
        if at + HEADER_BYTES + size > len(body):
            break
        data = body[at + HEADER_BYTES : at + HEADER_BYTES + size]
        found.append(Frame(body[at : at + 4].decode(), body[at + 8 : at + 10], data))
        at += HEADER_BYTES + size
    return found, at


def first_beyond_padding(tag: RawTag) -> int | None:
    """Where something other than zeros follows the frames inside a tag: its size says more than it holds.

    None if padding fills the tag. Such a size, believed, turns sound into padding.
    """
    if tag.version == 2 or tag.flags or tag.footer:
        return None
    body = tag.data[HEADER_BYTES:]
    at = frames(tag)[1] if tag.version == 3 else _end_of_v24(body)
    rest = body[at:].lstrip(b"\0")
    return tag.begin + len(tag.data) - len(rest) if rest else None


def _end_of_v24(body: bytes) -> int:
    at = 0
    while _ID.fullmatch(body[at : at + 4]):
        size = _read_synchsafe(body[at + 4 : at + 8].ljust(4, b"\0"))
        if at + HEADER_BYTES + size > len(body):
            break
        at += HEADER_BYTES + size
    return at
