"""L3. Boxes within the index of an MPEG-4 file (ISO/IEC 14496-12 §4.2), as values: cut apart, changed, put together."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from episodekit.errors import AudioError

BOX_LIMIT = 20_000  # in one box: a list of tags has dozens, an index has a track for each language
REMEDY = "export the recording again as M4A"
_BIG_ENDIAN = array("H", [1]).tobytes() == b"\0\1"
_WIDTHS = {4: "I", 8: "Q"}


@dataclass(frozen=True, slots=True)
class Box:
    """Four letters and a content."""

    kind: bytes
    data: bytes
    _cut: tuple[tuple["Box", ...], bytes] | None = field(default=None, init=False, repr=False, compare=False)

    def head(self) -> bytes:
        """What stands before its content in a file."""
        return (len(self.data) + 8).to_bytes(4, "big") + self.kind

    def render(self) -> bytes:
        """The box as it stands in a file."""
        return self.head() + self.data

    def cut(self) -> tuple[Sequence["Box"], bytes]:
        """The boxes within, and what follows them and is none.

        Raises:
            AudioError: there are more than ``BOX_LIMIT``.
        """
        if self._cut is None:  # once: an hour's index is looked into dozens of times, and has nearly a MB
            boxes, rest = parse(self.data)
            object.__setattr__(self, "_cut", (tuple(boxes), rest))
        return self._cut or ((), b"")

    def children(self, skip: int = 0) -> Sequence["Box"]:
        """The boxes within, behind so many bytes.

        Raises:
            AudioError: there are more than ``BOX_LIMIT``.
        """
        return parse(self.data[skip:])[0] if skip else self.cut()[0]


def parse(data: bytes) -> tuple[list[Box], bytes]:
    """The boxes that some bytes hold, and what follows them and is none.

    Raises:
        AudioError: there are more than ``BOX_LIMIT``.
    """
    found: list[Box] = []
    at, length = 0, len(data)
    while length - at >= 8:
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = length - at
        if size < head or size > length - at:
            break
        if len(found) == BOX_LIMIT:
            raise AudioError(f"one of its boxes holds more than {BOX_LIMIT}", remedy=REMEDY)
        found.append(Box(data[at + 4 : at + 8], data[at + head : at + size]))
        at += size
    return found, data[at:]


def joined(boxes: Sequence[Box], rest: bytes = b"") -> bytes:
    """Boxes one behind the other, and what follows them."""
    pieces = [piece for box in boxes for piece in (box.head(), box.data)]  # large ones are copied once
    return b"".join([*pieces, rest])


def full(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> Box:
    """A box with version and flags (ISO/IEC 14496-12 §4.2.2)."""
    return Box(kind, bytes([version]) + flags.to_bytes(3, "big") + b"".join(parts))


def first(boxes: Sequence[Box], kind: bytes) -> Box | None:
    """The first box with these letters."""
    return next((box for box in boxes if box.kind == kind), None)


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
    if len(box.data) < at + size:
        raise AudioError(f"its {letters(box.kind)} box has only {len(box.data)} bytes", remedy=REMEDY)
    return int.from_bytes(box.data[at : at + size], "big")


def numbers(data: bytes, width: int = 4) -> "array[int]":
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
