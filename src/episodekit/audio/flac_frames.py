"""L3. FLAC's stream information and frame headers (https://www.rfc-editor.org/rfc/rfc9639#section-9.1)."""

from dataclasses import dataclass
from typing import BinaryIO

_SEARCH_BYTES = (
    1 << 20
)  # a frame is far smaller: 65,535 samples of 8 channels of 32 bits fill two of these at worst
_BLOCK_SIZES = {
    1: 192,
    **{code: 144 << code for code in range(2, 6)},
    **{code: 1 << code for code in range(8, 16)},
}
_HEADER_BYTES = 16


@dataclass(frozen=True, slots=True)
class StreamInfo:
    """What STREAMINFO says; ``samples`` of each channel is 0 where the encoder did not know.

    Attributes:
        block_size: samples of a frame where all but the last have the same number; 0 otherwise.
    """

    block_size: int
    sample_rate: int
    channels: int
    bits: int
    samples: int


def stream_info(block: bytes) -> StreamInfo:
    """Read the block STREAMINFO, of 34 bytes (https://www.rfc-editor.org/rfc/rfc9639#section-8.2)."""
    least, most = int.from_bytes(block[:2], "big"), int.from_bytes(block[2:4], "big")
    packed = int.from_bytes(block[10:18], "big")
    return StreamInfo(
        least if least == most else 0,
        packed >> 44,
        (packed >> 41 & 7) + 1,
        (packed >> 36 & 31) + 1,
        packed & (1 << 36) - 1,
    )


def end_of_last(file: BinaryIO, begin: int, end: int, info: StreamInfo) -> int | None:
    """How many samples there are up to the end of the last frame that begins in the file; None if none is found."""
    file.seek(begin)
    first = file.read(_HEADER_BYTES)
    if _end_of_frame(first, info) is None:
        return None
    start = max(begin, end - _SEARCH_BYTES)
    file.seek(start)
    data = file.read(end - start)
    at = len(data)
    while (at := data.rfind(b"\xff", 0, at)) >= 0:
        head = data[at : at + _HEADER_BYTES]
        # Sound may look like a header, one in 256 times with the right checksum: rate and sample size must be the first's.
        alike = len(head) > 3 and head[1] == first[1] and not (head[2] ^ first[2] | head[3] ^ first[3]) & 0xF
        found = _end_of_frame(head, info) if alike else None
        if found is not None:
            return found
    return None


def _end_of_frame(head: bytes, info: StreamInfo) -> int | None:
    """The number of the sample behind a frame; None if these bytes are no frame's header."""
    if len(head) < 6 or head[1] & 0xFE != 0xF8 or head[2] >> 4 == 0 or head[3] >> 4 > 10:
        return None
    number = _coded_number(head, 4)
    if number is None:
        return None
    value, at = number
    code = head[2] >> 4
    extra = {6: 1, 7: 2}.get(code, 0)
    size = _BLOCK_SIZES.get(code) or int.from_bytes(head[at : at + extra], "big") + 1
    at += extra + {12: 1, 13: 2, 14: 2}.get(head[2] & 0xF, 0)
    if at >= len(head) or _crc8(head[:at]) != head[at]:
        return None
    variable = head[1] & 1
    return value + size if variable else value * (info.block_size or size) + size


def _coded_number(head: bytes, at: int) -> tuple[int, int] | None:
    """The frame's or sample's number, coded as UTF-8 codes characters, and the offset behind it."""
    first = head[at]
    if first < 0x80:
        return first, at + 1
    ones = 8 - (first ^ 0xFF).bit_length()
    rest = head[at + 1 : at + ones]
    if not 2 <= ones <= 7 or len(rest) < ones - 1 or any(byte & 0xC0 != 0x80 for byte in rest):
        return None
    value = first & (0x7F >> ones)
    for byte in rest:
        value = value << 6 | byte & 0x3F
    return value, at + ones


def _crc8(data: bytes) -> int:
    """The checksum of a frame's header: x^8 + x^2 + x + 1."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ 0x107) if crc & 0x80 else crc << 1
    return crc
