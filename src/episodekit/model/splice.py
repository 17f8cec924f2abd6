"""L2. Large files made of new bytes and stretches of a recording, which are read when they are written and never held whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from episodekit.errors import WriteError

BLOCK_BYTES = 1 << 20
"""How much of a recording is held at a time."""


class Stretch(Protocol):
    """Bytes that follow from a recording: a range of it, or a range with numbers in it set anew."""

    @property
    def length_bytes(self) -> int:
        """How many bytes :meth:`read` gives in all."""
        ...

    def read(self, file: BinaryIO) -> Iterator[bytes]:
        """The bytes in blocks of about one MiB; ``file`` is the recording, opened for reading."""
        ...


@dataclass(frozen=True, slots=True)
class Span:
    """The plain stretch: ``file[begin:end]``."""

    begin: int
    end: int

    @property
    def length_bytes(self) -> int:
        """How many bytes there are."""
        return self.end - self.begin

    def read(self, file: BinaryIO) -> Iterator[bytes]:
        """The bytes a block at a time.

        Raises:
            WriteError: the file is shorter than it was.
        """
        at = self.begin
        while at < self.end:
            file.seek(at)  # the file may be read elsewhere between two blocks
            block = file.read(min(BLOCK_BYTES, self.end - at))
            if not block:
                raise WriteError(
                    f"{self.end - at} bytes are missing", remedy="the file changed meanwhile: run it again"
                )
            at += len(block)
            yield block


Part = bytes | Stretch
"""New bytes, or some that follow from the recording."""


def length(parts: Iterable[Part]) -> int:
    """How many bytes parts have in all."""
    return sum(len(part) if isinstance(part, bytes) else part.length_bytes for part in parts)


def blocks(parts: Iterable[Part], file: BinaryIO) -> Iterator[bytes]:
    """The bytes of parts, in order; ``file`` is the recording that they are of.

    Raises:
        WriteError: the recording is shorter than it was.
    """
    for part in parts:
        if isinstance(part, bytes):
            yield part
        else:
            yield from part.read(file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """A tagged recording, without a copy of it: parts, of which stretches follow from the file at ``path``."""

    path: Path
    parts: tuple[Part, ...]

    @property
    def length_bytes(self) -> int:
        """How many bytes there are in all."""
        return length(self.parts)
