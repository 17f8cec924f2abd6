"""L3. Pages and packets of Ogg (https://www.rfc-editor.org/rfc/rfc3533): found one by one, in constant memory."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

CAPTURE = b"OggS"
CONTINUED, FIRST, LAST = 1, 2, 4
"""Flags of a page: it begins with the rest of a packet; it is the first, the last of its stream."""
UNFINISHED = (1 << 64) - 1
"""The granule position of a page on which no packet ends."""
_HEADER_BYTES = 27
_BLOCK_BYTES = 1 << 20
_SEQUENCE = 18  # where in a page its number stands
_SWAPPED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it lies, what its header says. ``lacing`` is the segment table."""

    begin: int
    flags: int
    granule: int
    serial: int
    sequence: int
    lacing: bytes

    @property
    def body(self) -> int:
        """Offset of the first byte behind the header."""
        return self.begin + _HEADER_BYTES + len(self.lacing)

    @property
    def end(self) -> int:
        """Offset of the first byte behind the page."""
        return self.body + sum(self.lacing)


def checksum(data: bytes) -> int:
    """Ogg's CRC-32: zlib's polynomial with the bits the other way round, from 0 and not inverted.

    (https://www.rfc-editor.org/rfc/rfc3533#section-6)
    """
    register = zlib.crc32(data.translate(_SWAPPED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int.from_bytes(register.to_bytes(4, "little").translate(_SWAPPED), "big")


def pages(file: BinaryIO, begin: int, end: int) -> Iterator[Page]:
    """Every whole page of a part of a file; bytes between pages are passed over, a page that is cut off is none."""
    while begin < end:
        page = _page_at(file, begin, end)
        if page is not None:
            yield page
            begin = page.end
            continue
        found = _next_capture(file, begin + 1, end)
        if found is None:
            return
        begin = found


def _page_at(file: BinaryIO, begin: int, end: int) -> Page | None:
    file.seek(begin)
    head = file.read(_HEADER_BYTES + 255)
    if not head.startswith(CAPTURE + b"\0") or len(head) < _HEADER_BYTES:
        return None
    lacing = head[_HEADER_BYTES : _HEADER_BYTES + head[26]]
    page = Page(
        begin,
        head[5],
        int.from_bytes(head[6:14], "little"),
        int.from_bytes(head[14:18], "little"),
        int.from_bytes(head[_SEQUENCE : _SEQUENCE + 4], "little"),
        lacing,
    )
    return page if len(lacing) == head[26] and page.end <= end else None


def _next_capture(file: BinaryIO, begin: int, end: int) -> int | None:
    while begin < end:
        file.seek(begin)
        block = file.read(min(_BLOCK_BYTES, end - begin))
        found = block.find(CAPTURE)
        if found >= 0:
            return begin + found
        if len(block) < len(CAPTURE):
            return None
        begin += len(block) - len(CAPTURE) + 1
    return None


@dataclass(frozen=True, slots=True)
class Repaged:
    """A stretch of a file in which the pages of one stream are numbered anew: nothing else of them changes.

    A page's checksum is corrected by what the number changes in it and not computed from its bytes, so that a damaged
    page stays one.
    """

    begin: int
    end: int
    serial: int
    shift: int

    @property
    def length_bytes(self) -> int:
        """How many bytes there are: as many as before."""
        return self.end - self.begin

    def read(self, file: BinaryIO) -> Iterator[bytes]:
        """The bytes, a page or a few at a time."""
        at = self.begin
        for page in pages(file, self.begin, self.end):
            if page.serial != self.serial:
                continue
            yield from _blocks(file, at, page.begin)
            yield self._renumbered(file, page)
            at = page.end
        yield from _blocks(file, at, self.end)

    def _renumbered(self, file: BinaryIO, page: Page) -> bytes:
        file.seek(page.begin)
        data = bytearray(file.read(page.end - page.begin))
        number = (page.sequence + self.shift) % (1 << 32)
        crc = int.from_bytes(data[22:26], "little") ^ _difference(page.sequence ^ number, len(data))
        data[_SEQUENCE:26] = number.to_bytes(4, "little") + crc.to_bytes(4, "little")
        return bytes(data)


@lru_cache(maxsize=4096)
def _difference(changed_bits: int, length: int) -> int:
    """What a changed number changes in the checksum: the CRC is linear."""
    return checksum(changed_bits.to_bytes(4, "little") + bytes(length - _SEQUENCE - 4))


def _blocks(file: BinaryIO, begin: int, end: int) -> Iterator[bytes]:
    while begin < end:
        file.seek(begin)
        block = file.read(min(_BLOCK_BYTES, end - begin))
        if not block:
            return
        yield block
        begin += len(block)


def page_count(sizes: Sequence[int]) -> int:
    """How many pages packets of these sizes take, one behind the other."""
    return -(-sum(size // 255 + 1 for size in sizes) // 255)


def paged(packets: Sequence[bytes], serial: int, first_number: int) -> bytes:
    """Packets on pages of their own, as full as pages can be; the last packet ends the last page."""
    lacing = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets)
    data = b"".join(packets)
    made, at, continued = [], 0, False
    for number, begin in enumerate(range(0, len(lacing), 255), start=first_number):
        table = lacing[begin : begin + 255]
        body = data[at : at + sum(table)]
        at += len(body)
        granule = 0 if any(size < 255 for size in table) else UNFINISHED
        head = CAPTURE + bytes([0, CONTINUED if continued else 0]) + granule.to_bytes(8, "little")
        made.append(_page(head + serial.to_bytes(4, "little") + number.to_bytes(4, "little"), table, body))
        continued = table[-1] == 255
    return b"".join(made)


def alone(page: Page, lacing: bytes, data: bytes, number: int) -> bytes:
    """The last packets of a page on one of their own, which has another number."""
    head = CAPTURE + bytes([0, page.flags & ~CONTINUED]) + page.granule.to_bytes(8, "little")
    return _page(head + page.serial.to_bytes(4, "little") + number.to_bytes(4, "little"), lacing, data)


def _page(head: bytes, table: bytes, body: bytes) -> bytes:
    rest = bytes([len(table)]) + table + body
    return head + checksum(head + bytes(4) + rest).to_bytes(4, "little") + rest
