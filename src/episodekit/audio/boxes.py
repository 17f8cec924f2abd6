"""L3. The outer boxes of an MPEG-4 or QuickTime file (ISO/IEC 14496-12 §4.2): their order, and whether they are whole."""

from dataclasses import dataclass
from typing import BinaryIO

_BOX_LIMIT = 10_000  # a fragmented film of hours has fewer
_LASTING = frozenset({b"mdat", b"moov", b"moof"})
_PLAIN_BYTES, _LARGE_BYTES = 8, 16


@dataclass(frozen=True, slots=True)
class Outline:
    """What the boxes say.

    Attributes:
        index_last: whether the index (``moov``) stands behind the sound (``mdat``).
        missing_bytes: how many bytes of the last box are not there.
    """

    index_last: bool
    missing_bytes: int


def outline(file: BinaryIO) -> Outline:
    """Step over the boxes; only their heads are read."""
    length, at, name = file.seek(0, 2), 0, b""
    first: dict[bytes, int] = {}
    for _ in range(_BOX_LIMIT):
        if at >= length:
            break
        file.seek(at)
        head = file.read(_LARGE_BYTES)
        size = int.from_bytes(head[:4], "big")
        if size == 1:
            size = int.from_bytes(head[8:], "big")
        if len(head) < _PLAIN_BYTES or size < _PLAIN_BYTES:  # 0 is a last box up to the end
            first.setdefault(head[4:8], at)
            break
        name = head[4:8]
        first.setdefault(name, at)
        at += size
    return Outline(
        index_last=b"mdat" in first and first[b"mdat"] < first.get(b"moov", -1),
        # What is no box is something that was hung on behind the last one.
        missing_bytes=max(0, at - length) if name in _LASTING else 0,
    )
