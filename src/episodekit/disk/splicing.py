"""L6. Recordings with new tags, written beside the old ones: their blocks shared where possible, every byte proven equal.

On file systems that share blocks (XFS, btrfs, bcachefs, NFS 4.2) a range is cloned in no time and no room, if source and
target lie at the same offset modulo the size of a block: https://man7.org/linux/man-pages/man2/ioctl_ficlonerange.2.html.
Where that succeeds both files have the very same blocks. Elsewhere each piece is read back right after it was written, while
the caches of the processor hold it, and compared.
"""

import os
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from episodekit.errors import WriteError
from episodekit.model.splice import Part, Span, Splice

_ioctl: Callable[[int, int, bytes], object] | None
try:
    import fcntl
except ImportError:  # Windows has none
    _ioctl = None
else:
    _ioctl = fcntl.ioctl

_DISK_BLOCK = 4096
_BUFFER_BYTES = 1 << 18
_SENT_BYTES = 1 << 23
_FICLONERANGE = 0x4020940D  # _IOW(0x94, 13, struct file_clone_range), of linux/fs.h
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
    """Write the parts one behind the other into an empty file, and see that what came of the recording is there.

    Raises:
        WriteError: the recording is shorter than it was, or the copy is not what it should be.
    """
    with splice.path.open("rb") as recording:
        for part in splice.parts:
            at = target.tell()
            if isinstance(part, Span):
                good = _copy(target, recording, part, splice.path)
            else:
                target.writelines(_blocks(part, recording, splice.path))
                target.flush()  # it is read back behind the back of its buffer
                good = isinstance(part, bytes) or _follow(target, at, _blocks(part, recording, splice.path))
                target.seek(0, 2)
            if not good:
                raise WriteError(
                    "the copy differs from the recording", remedy=_CHANGED, where=str(splice.path)
                )
        if target.tell() != splice.length_bytes:
            raise WriteError("the copy is not whole", remedy=_CHANGED, where=str(splice.path))


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


def _copy(target: BinaryIO, recording: BinaryIO, span: Span, path: Path) -> bool:
    """Copy a span to the end of the target; whether it is there then."""
    target.flush()
    shift = target.tell() - span.begin
    edge = min(span.end, span.begin + -span.begin % _DISK_BLOCK)
    whole = Span(edge, span.end - (span.end - edge) % _DISK_BLOCK)
    if not _cloned(target, recording, whole, shift):
        return _carried(target, recording, span, path)
    good = _carried(target, recording, Span(span.begin, edge), path)
    target.seek(0, 2)
    return good and _carried(target, recording, Span(whole.end, span.end), path)


def _cloned(target: BinaryIO, recording: BinaryIO, span: Span, shift: int) -> bool:
    """Have the blocks of a span shared so far behind their place in the recording; False where that cannot be."""
    if _ioctl is None or shift % _DISK_BLOCK or not span.length_bytes:
        return False
    wanted = struct.pack("=qQQQ", recording.fileno(), span.begin, span.length_bytes, span.begin + shift)
    try:
        _ioctl(target.fileno(), _FICLONERANGE, wanted)
    except OSError:
        return False  # another file system, or one that shares nothing
    return True


def _carried(target: BinaryIO, recording: BinaryIO, span: Span, path: Path) -> bool:
    """Copy a span to where the target stands, and read each piece back; whether all were what they should be."""
    buffer = bytearray(_BUFFER_BYTES)
    back = bytearray(_BUFFER_BYTES)
    begin, at = span.begin, target.tell()
    sent = at
    while begin < span.end:
        size = min(_BUFFER_BYTES, span.end - begin)
        if size < len(buffer):
            buffer, back = bytearray(size), bytearray(size)
        missing = size - _fill(recording, begin, buffer)
        if missing:
            missing += span.end - begin - size
            raise WriteError(f"{missing} bytes are missing", remedy=_CHANGED, where=str(path))
        target.seek(at)
        target.write(buffer)
        target.flush()
        if _fill(target, at, back) != size or back != buffer:
            return False
        begin, at = begin + size, at + size
        if at - sent >= _SENT_BYTES:
            _send(target, sent, at)
            sent = at
    target.seek(at)
    return True


def _send(target: BinaryIO, begin: int, end: int) -> None:
    """Let the disk begin with what is written: the fsync at the end has less to wait for.

    Of pages that are not on the disk yet this advice does nothing but start that:
    https://man7.org/linux/man-pages/man2/posix_fadvise.2.html.
    """
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):  # a file system that takes no advice takes the file all the same
            os.posix_fadvise(target.fileno(), begin, end - begin, os.POSIX_FADV_DONTNEED)
