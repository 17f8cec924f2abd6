"""L6. Recordings with new tags, written beside the old ones: their blocks shared where possible, every byte compared.

On file systems that share blocks (XFS, btrfs, bcachefs, ZFS) ``copy_file_range`` takes no time and no room, if source and
target lie at the same offset modulo the size of a block: https://man7.org/linux/man-pages/man2/copy_file_range.2.html.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from episodekit.errors import WriteError
from episodekit.splice import Part, Span, Splice

_DISK_BLOCK = 4096
_BUFFER_BYTES = 1 << 18
_CHANGED = "the recording changed meanwhile, or the disk is broken: run it again"


def splice_of(content: Path | Splice) -> Splice:
    """A file on disk as a splice of itself."""
    if isinstance(content, Splice):
        return content
    return Splice(path=content, parts=(Span(0, content.stat().st_size),))


def chunks(content: bytes | Path | Splice) -> Iterator[bytes]:
    """The bytes of a file of a package, a block at a time.

    Raises:
        WriteError: a recording is shorter than it was.
    """
    if isinstance(content, bytes):
        yield content
        return
    splice = splice_of(content)
    with splice.path.open("rb") as recording:
        for part in splice.parts:
            yield from _blocks(part, recording, splice.path)


def same(path: Path, content: bytes | Path | Splice) -> bool:
    """Whether the file on disk holds these bytes already; of a recording itself only what is new is compared."""
    try:
        if isinstance(content, bytes):
            return path.stat().st_size == len(content) and path.read_bytes() == content
        splice = splice_of(content)
        if path.stat().st_size != splice.length_bytes:
            return False
        with path.open("rb") as existing, splice.path.open("rb") as recording:
            itself = os.path.samestat(os.fstat(existing.fileno()), os.fstat(recording.fileno()))
            return _holds(existing, recording, splice, itself=itself)
    except OSError:
        return False


def write_all(target: BinaryIO, content: bytes) -> None:
    """Write bytes."""
    target.write(content)


def write(target: BinaryIO, splice: Splice) -> None:
    """Write the parts one behind the other into an empty file, and compare what came of the recording.

    Raises:
        WriteError: the recording is shorter than it was, or the copy is not what it should be.
    """
    with splice.path.open("rb") as recording:
        for part in splice.parts:
            if isinstance(part, Span):
                _copy(target, recording, part, splice.path)
            else:
                target.writelines(_blocks(part, recording, splice.path))
        target.flush()  # it is compared behind the back of its buffer
        if target.seek(0, 2) != splice.length_bytes or not _holds(target, recording, splice, itself=False):
            raise WriteError("the copy differs from the recording", remedy=_CHANGED, where=str(splice.path))


def _holds(existing: BinaryIO, recording: BinaryIO, splice: Splice, *, itself: bool) -> bool:
    """Whether a file of the right size holds the parts."""
    at = 0
    for part in splice.parts:
        length = len(part) if isinstance(part, bytes) else part.length_bytes
        if isinstance(part, Span):
            if not (itself and part.begin == at) and not _equal(existing, at, recording, part):
                return False
        elif not _follow(existing, at, _blocks(part, recording, splice.path)):
            return False
        at += length
    return True


def _follow(existing: BinaryIO, at: int, blocks: Iterator[bytes]) -> bool:
    """Whether blocks stand in a file from an offset on."""
    for block in blocks:
        existing.seek(at)
        if existing.read(len(block)) != block:
            return False
        at += len(block)
    return True


def _equal(existing: BinaryIO, at: int, recording: BinaryIO, span: Span) -> bool:
    """Whether a span of a recording stands in a file from an offset on; compared in buffers that the caches hold."""
    ours, theirs = bytearray(_BUFFER_BYTES), bytearray(_BUFFER_BYTES)
    begin = span.begin
    while begin < span.end:
        size = min(_BUFFER_BYTES, span.end - begin)
        if size < _BUFFER_BYTES:
            ours, theirs = bytearray(size), bytearray(size)
        if _fill(existing, at, ours) != size or _fill(recording, begin, theirs) != size or ours != theirs:
            return False
        begin, at = begin + size, at + size
    return True


def _fill(file: BinaryIO, at: int, buffer: bytearray) -> int:
    file.seek(at)
    filled: int = file.readinto(buffer)  # type: ignore[attr-defined]  # BinaryIO leaves it out
    return filled


def _blocks(part: Part, recording: BinaryIO, path: Path) -> Iterator[bytes]:
    if isinstance(part, bytes):
        yield part
        return
    try:
        yield from part.read(recording)
    except WriteError as problem:
        raise WriteError(problem.message, remedy=problem.remedy, where=str(path)) from None


def _copy(target: BinaryIO, recording: BinaryIO, span: Span, path: Path) -> None:
    """Copy a span to the end of the target, by the kernel where whole blocks can be shared."""
    at = target.seek(0, 2)
    begin = span.begin
    if (begin - at) % _DISK_BLOCK == 0 and hasattr(os, "copy_file_range"):
        edge = min(span.end, begin + -begin % _DISK_BLOCK)
        target.writelines(_blocks(Span(begin, edge), recording, path))
        target.flush()
        begin = _shared(target, recording, edge, span.end, at + edge - begin)
        target.seek(0, 2)
    target.writelines(_blocks(Span(begin, span.end), recording, path))


def _shared(target: BinaryIO, recording: BinaryIO, begin: int, end: int, at: int) -> int:
    """Let the kernel copy from an offset on; returns how far it came."""
    shift = at - begin
    while begin < end:
        try:
            done = os.copy_file_range(recording.fileno(), target.fileno(), end - begin, begin, begin + shift)
        except OSError:
            break  # other file system, old kernel, full disk: writing plainly tells what is wrong
        if not done:
            break
        begin += done
    return begin
