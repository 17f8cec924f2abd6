"""L3. Boxes within the index of an MPEG-4 file (ISO/IEC 14496-12 §4.2), as values: cut apart, changed, put together."""

import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from episodekit.errors import AudioError

BOX_LIMIT = 20_000  # in one box: a list of tags has dozens, an index has a track for each language
REMEDY = "export the recording again as M4A"
_BIG_ENDIAN = array("H", [1]).tobytes() == b"\0\1"
_WIDTHS = {4: "I", 8: "Q"}
_HEAD = struct.Struct(">I4s")

Piece = bytes | memoryview
"""Bytes to be written among others."""


@dataclass(
    slots=True, eq=False
)  # not frozen: to set the fields of hundreds took a third of the time of a file
class Box:
    """Four letters and a content of ``size`` bytes in ``whole`` from ``begin`` on, copied only when it is asked for.

    Nearly all of an index of a MB are tables deep down in it, and most questions are for a few bytes beside them.
    Nothing of it is ever set anew.
    """

    kind: bytes
    whole: bytes
    begin: int = 0
    size: int = -1  # all there is
    _data: bytes | None = field(default=None, init=False, repr=False)
    _cut: tuple[Sequence["Box"], bytes] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        if self.size < 0:
            self.size = len(self.whole) - self.begin

    @property
    def data(self) -> bytes:
        """Its content."""
        if self.size == len(self.whole):
            return self.whole
        if self._data is None:
            self._data = self.whole[self.begin : self.begin + self.size]
        return self._data

    def view(self) -> memoryview:
        """Its content, not copied; to compare it take ``data``, which is many times as fast."""
        return memoryview(self.whole)[self.begin : self.begin + self.size]

    def pieces(self) -> tuple[Piece, ...]:
        """The box as it stands in a file, cut anywhere."""
        return self.head(), self.whole if self.size == len(self.whole) else self.view()

    def head(self) -> bytes:
        """What stands before its content in a file."""
        return (self.size + 8).to_bytes(4, "big") + self.kind

    def render(self) -> bytes:
        """The box as it stands in a file."""
        return b"".join(self.pieces())

    def cut(self) -> tuple[Sequence["Box"], bytes]:
        """The boxes within, and what follows them and is none.

        Raises:
            AudioError: there are more than ``BOX_LIMIT``.
        """
        if self._cut is None:  # once: an index is looked into dozens of times
            self._cut = _parse(self.whole, self.begin, self.begin + self.size)
        return self._cut

    def children(self, skip: int = 0) -> Sequence["Box"]:
        """The boxes within, behind so many bytes.

        Raises:
            AudioError: there are more than ``BOX_LIMIT``.
        """
        if not skip:
            return self.cut()[0]
        return _parse(self.whole, self.begin + min(skip, self.size), self.begin + self.size)[0]


@dataclass(frozen=True, slots=True, eq=False)
class Composed:
    """A box that is only to be written: what it holds is not put together, so that a picture is copied once for all its boxes."""

    kind: bytes
    content: tuple[Piece, ...]
    size: int

    def pieces(self) -> tuple[Piece, ...]:
        """The box as it stands in a file, cut anywhere."""
        return (self.size + 8).to_bytes(4, "big") + self.kind, *self.content


def composed(
    kind: bytes, boxes: Iterable["Box | Composed"], *, head: bytes = b"", rest: bytes = b""
) -> Composed:
    """A box of boxes, with bytes before and behind them."""
    content = head, *pieces(boxes), rest
    return Composed(kind, content, sum(map(len, content)))


def parse(data: bytes) -> tuple[Sequence[Box], bytes]:
    """The boxes that some bytes hold, and what follows them and is none.

    Raises:
        AudioError: there are more than ``BOX_LIMIT``.
    """
    return _parse(data, 0, len(data))


def _parse(data: bytes, at: int, length: int) -> tuple[Sequence[Box], bytes]:
    found: list[Box] = []
    while length - at >= 8:
        size, kind = _HEAD.unpack_from(data, at)
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : min(at + 16, length)], "big"), 16
        elif size == 0:
            size = length - at
        if size < head or size > length - at:
            break
        if len(found) == BOX_LIMIT:
            raise AudioError(f"one of its boxes holds more than {BOX_LIMIT}", remedy=REMEDY)
        found.append(Box(kind, data, at + head, size - head))
        at += size
    return found, data[at:length]


def pieces(boxes: Iterable[Box | Composed]) -> list[Piece]:
    """Boxes one behind the other, cut anywhere."""
    return [piece for box in boxes for piece in box.pieces()]


def joined(boxes: Iterable[Box | Composed], rest: bytes = b"") -> bytes:
    """Boxes one behind the other, and what follows them."""
    return b"".join([*pieces(boxes), rest])


def full(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> Box:
    """A box with version and flags (ISO/IEC 14496-12 §4.2.2)."""
    return Box(kind, bytes([version]) + flags.to_bytes(3, "big") + b"".join(parts))


def first(boxes: Sequence[Box], kind: bytes) -> Box | None:
    """The first box with these letters."""
    for box in boxes:  # thousands of times a file: half the time of next() and a generator
        if box.kind == kind:
            return box
    return None


def within(box: Box, *path: bytes) -> Box | None:
    """The first box at a path of letters within another."""
    found: Box | None = box
    for kind in path:
        if found is None:
            return None
        found = first(found.children(), kind)
    return found


def changed(box: Box, path: Sequence[bytes], change: Callable[[Box], Box]) -> Box:
    """The same box with every box at a path replaced; all others stay byte for byte."""
    if not path:
        return change(box)
    children, rest = box.cut()
    new = [changed(child, path[1:], change) if child.kind == path[0] else child for child in children]
    return Box(box.kind, joined(new, rest))


def number(box: Box, at: int, size: int = 4) -> int:
    """An unsigned number in a box.

    Raises:
        AudioError: the box is too short.
    """
    if box.size < at + size:
        raise AudioError(f"its {letters(box.kind)} box has only {box.size} bytes", remedy=REMEDY)
    at += box.begin
    return int.from_bytes(box.whole[at : at + size], "big")


def numbers(data: bytes | memoryview, width: int = 4) -> "array[int]":
    """Unsigned numbers of 4 or 8 bytes, big end first; a rest that is none is left out."""
    found = array(_WIDTHS[width])
    found.frombytes(data[: len(data) // width * width])
    if not _BIG_ENDIAN:
        found.byteswap()
    return found


def number_bytes(values: "array[int]", width: int = 4) -> bytes:
    """The reverse of :func:`numbers`."""
    copy = array(_WIDTHS[width], values)
    if not _BIG_ENDIAN:
        copy.byteswap()
    return copy.tobytes()


def letters(kind: bytes) -> str:
    """The name of a box for people: its letters, or where it has none that can be printed its number."""
    name = kind.decode("latin-1").strip()
    return name if name.isprintable() and name else f"0x{kind.hex()}"


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Add the file's name to errors."""
    try:
        yield
    except AudioError as problem:
        if problem.where:
            raise
        raise AudioError(problem.message, remedy=problem.remedy, where=name) from None
