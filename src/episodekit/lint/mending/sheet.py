"""The text of a feed file as it is edited: pieces of the original, and what was put in between.

Offsets count bytes of the document in UTF-8, whatever the file is in; a piece that is kept goes back into the file as
the bytes that it was.
"""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from episodekit.feed.encoding import Decoded

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


class UnsureError(Exception):
    """The file cannot be edited without touching more than what is meant; it carries the reason."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes of the document from ``start`` up to ``end`` give way to ``new``; both the same: it is put in there."""

    start: int
    end: int
    new: bytes


class Sheet:
    """The document: what it was, and the pieces that make it now."""

    def __init__(self, raw: bytes, source: Decoded) -> None:
        """Begin with the whole original.

        Raises:
            UnsureError: its bytes are not those that its text would be written as.
        """
        if source.bad_byte is not None:
            bad = source.bad_byte
            what = f"byte 0x{bad.value:02X} in line {bad.line} is no character in {source.encoding}"
            raise UnsureError(f"{what}: save the file in one encoding first")
        self.data = source.data
        self.encoding = source.encoding
        self.mark = _MARKS[source.encoding] if source.bom else b""
        self._pieces: list[tuple[int, int] | bytes] = [(0, len(source.data))] if source.data else []
        if self.raw() != raw:
            raise UnsureError(f"its bytes cannot be told one by one in {source.encoding}: write it in UTF-8")

    @property
    def changed(self) -> bool:
        """Whether anything was edited."""
        return bool(self.changes())

    def apply(self, edits: Sequence[Edit]) -> None:
        """Edit the document as it is now; the edits are in order and do not overlap."""
        pieces: list[tuple[int, int] | bytes] = []
        old = iter(self._pieces)
        piece = next(old, None)
        at = 0  # where ``piece`` begins
        for edit in (*edits, None):
            for wanted, limit in ((True, edit.start), (False, edit.end)) if edit else ((True, None),):
                while piece is not None and (limit is None or at < limit):
                    size = _size(piece)
                    here = size if limit is None else min(size, limit - at)
                    if wanted:
                        pieces.append(_part(piece, 0, here))
                    at += here
                    piece = _part(piece, here, size) if here < size else next(old, None)
            if edit is not None and edit.new:
                pieces.append(edit.new)
        self._pieces = pieces

    def text(self) -> bytes:
        """The document as it is now, in UTF-8 without its byte order mark."""
        return b"".join(self._bytes(piece) for piece in self._pieces)

    def raw(self) -> bytes:
        """The file as it is now.

        Raises:
            UnsureError: what was put in cannot be written in the file's encoding, or not there.
        """
        if self.encoding == "utf-8":
            return self.mark + self.text()
        try:
            parts = [self._bytes(piece).decode().encode(self.encoding) for piece in self._pieces]
            written = b"".join(parts)
            same = written.decode(self.encoding).encode() == self.text()
        except UnicodeError:
            same, written = False, b""
        if not same:
            raise UnsureError(f"what would be put in cannot be written in {self.encoding}")
        return self.mark + written

    def changes(self) -> list[Edit]:
        """Everything that was edited, as edits of the original, in order."""
        found: list[Edit] = []
        at, new, open_ = 0, b"", False
        for piece in (*self._pieces, (len(self.data), len(self.data))):
            if isinstance(piece, bytes):
                new, open_ = new + piece, True
                continue
            if open_ or piece[0] > at:
                found.append(Edit(at, piece[0], new))
            at, new, open_ = piece[1], b"", False
        return found

    def _bytes(self, piece: tuple[int, int] | bytes) -> bytes:
        return piece if isinstance(piece, bytes) else self.data[piece[0] : piece[1]]


def _size(piece: tuple[int, int] | bytes) -> int:
    return len(piece) if isinstance(piece, bytes) else piece[1] - piece[0]


def _part(piece: tuple[int, int] | bytes, start: int, end: int) -> tuple[int, int] | bytes:
    """Some of a piece, from ``start`` to ``end`` within it."""
    if isinstance(piece, bytes):
        return piece[start:end]
    return piece[0] + start, piece[0] + end
