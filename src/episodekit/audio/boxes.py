"""L3. The outer boxes of an MPEG-4 or QuickTime file (ISO/IEC 14496-12 §4.2): their order, and whether they are whole."""

from dataclasses import dataclass
from typing import BinaryIO

_BOX_LIMIT = 100_000  # a fragmented film of hours has fewer
_LASTING = frozenset({b"mdat", b"moov", b"moof"})
_KNOWN = _LASTING | {b"free", b"skip", b"wide", b"uuid", b"meta", b"udta", b"mfra", b"sidx", b"ftyp", b"styp"}
"""Kinds that are believed although they say that they end behind the file."""
_PLAIN_BYTES, _LARGE_BYTES = 8, 16


@dataclass(frozen=True, slots=True)
class OuterBox:
    """One box of a file.

    Attributes:
        kind: its four letters.
        begin: offset of its head; ``body`` is the offset of its content.
        end: offset behind it, as its head says; may lie behind the end of the file.
    """

    kind: bytes
    begin: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What the boxes say.

    Attributes:
        index_last: whether the index (``moov``) stands behind the sound (``mdat``).
        missing_bytes: how many bytes of the last box are not there.
    """

    index_last: bool
    missing_bytes: int


def outer_boxes(file: BinaryIO) -> list[OuterBox]:
    """Step over the boxes; only their heads are read. What follows the last whole head is left out."""
    length, at = file.seek(0, 2), 0
    found: list[OuterBox] = []
    while at < length and len(found) < _BOX_LIMIT:
        file.seek(at)
        head = file.read(_LARGE_BYTES)
        size, head_bytes = int.from_bytes(head[:4], "big"), _PLAIN_BYTES
        if size == 1:
            size, head_bytes = int.from_bytes(head[8:], "big"), _LARGE_BYTES
        if size == 0:  # a last box up to the end
            size = length - at
        if len(head) < head_bytes or size < head_bytes:
            break
        if found and at + size > length and head[4:8] not in _KNOWN:
            break  # a tag or other bytes that were hung on behind the last box
        found.append(OuterBox(head[4:8], at, at + head_bytes, at + size))
        at += size
    return found


def outline(file: BinaryIO) -> Outline:
    """The order of the outer boxes, and what is missing of the last one."""
    boxes = outer_boxes(file)
    length = file.seek(0, 2)
    first: dict[bytes, int] = {}
    for box in boxes:
        first.setdefault(box.kind, box.begin)
    # What is no box is something that was hung on behind the last one.
    lasting = bool(boxes) and boxes[-1].kind in _LASTING
    return Outline(
        index_last=b"mdat" in first and first[b"mdat"] < first.get(b"moov", -1),
        missing_bytes=max(0, boxes[-1].end - length) if lasting else 0,
    )
