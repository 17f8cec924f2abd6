"""L3. Files of chunks, RIFF (WAV) and IFF (AIFF): four letters, a size, that many bytes, and one more if the size is odd.

https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html; RF64 for files past 4 GiB, whose sizes stand in the
chunk ds64: https://tech.ebu.ch/docs/tech/tech3306v1_0.pdf.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

from episodekit.audio.id3_frames import RawTag, read_tags
from episodekit.errors import AudioError
from episodekit.model.splice import Part, Span, length

Order = Literal["little", "big"]
HEAD_BYTES, FORM_BYTES = 8, 12
SIZE_LIMIT = (1 << 32) - 1
_UNKNOWN = 0xFFFFFFFF  # written by programs that could not go back to the head, and by RF64
_CHUNK_LIMIT = 10_000
_DS64_BYTES = 24
_LARGE = frozenset({b"RF64", b"BW64"})  # the second: https://www.itu.int/rec/R-REC-BS.2088
_ID3 = frozenset({b"id3 ", b"ID3 "})


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk: its four letters, where its content begins, how much of it there is, and how much there should be."""

    id: bytes
    begin: int
    size: int
    stated: int

    @property
    def span(self) -> Span:
        """The content."""
        return Span(self.begin, self.begin + self.size)

    def read(self, file: BinaryIO, limit: int = 1 << 16) -> bytes:
        """The beginning of the content."""
        file.seek(self.begin)
        return file.read(min(self.size, limit))


@dataclass(frozen=True, slots=True)
class Form:
    """The whole file: its first four letters, its kind (``WAVE``), its chunks in order, and how its numbers lie.

    ``begin`` is its offset: an ID3 tag may be hung on in front of it.
    """

    letters: bytes
    kind: bytes
    order: Order
    chunks: tuple[Chunk, ...]
    begin: int

    @property
    def large(self) -> bool:
        """Whether its sizes stand in a chunk ds64; a file that only says so is a plain one."""
        first = self.chunks[:1]
        return self.letters in _LARGE and any(row.id == b"ds64" and row.size >= _DS64_BYTES for row in first)

    def first(self, *names: bytes) -> Chunk | None:
        """The first chunk with one of some names."""
        return next((chunk for chunk in self.chunks if chunk.id in names), None)


def read(file: BinaryIO, name: str, begin: int, order: Order, sound: bytes) -> Form:
    """The chunks of a file; the chunk called ``sound`` is taken to go on to the end where its size is not known.

    Raises:
        AudioError: there are more chunks than any recording has.
    """
    file_bytes = file.seek(0, 2)
    file.seek(begin)
    head = file.read(FORM_BYTES)
    found: list[Chunk] = []
    at, large = begin + FORM_BYTES, 0
    while at + HEAD_BYTES <= file_bytes:
        if len(found) >= _CHUNK_LIMIT:
            raise AudioError(
                f"it has more than {_CHUNK_LIMIT} chunks", remedy="export the recording again", where=name
            )
        file.seek(at)
        letters = file.read(4)
        stated = int.from_bytes(file.read(4), order)
        at += HEAD_BYTES
        if not _is_name(letters) and (at + stated > file_bytes or any(row.id == sound for row in found)):
            break  # behind the sound something was hung on; before it programs write odd names
        if letters == sound:
            stated = _sound_size(file, at, file_bytes, stated, large)
        chunk = Chunk(letters, at, min(stated, file_bytes - at), stated)
        if letters == b"ds64":
            large = int.from_bytes(chunk.read(file)[8:16], "little")
        found.append(chunk)
        at += chunk.size
        at += _pad(file, at) if chunk.size % 2 else 0
    return Form(head[:4], head[8:], order, tuple(found), begin)


def _is_name(letters: bytes) -> bool:
    return len(letters) == 4 and all(0x20 <= byte < 0x7F for byte in letters)


def _sound_size(file: BinaryIO, at: int, file_bytes: int, stated: int, large: int) -> int:
    """How much sound there is where the size is not known: what ds64 says, or all up to the end."""
    if stated == _UNKNOWN:
        return large or file_bytes - at
    if stated == 0 and at < file_bytes:
        file.seek(at)
        return 0 if _is_name(file.read(4)) else file_bytes - at
    return stated


def _pad(file: BinaryIO, at: int) -> int:
    """1 for the byte that follows a chunk of odd size; some programs leave it out."""
    file.seek(at)
    five = file.read(5)
    return 0 if _is_name(five[:4]) and not _is_name(five[1:]) else 1


def tags(file: BinaryIO, name: str, form: Form) -> list[RawTag]:
    """The ID3 tags in chunks, then those that somebody hung on in front.

    Raises:
        AudioError: one is larger than 64 MiB.
    """
    found = []
    for chunk in form.chunks:
        if chunk.id in _ID3:
            found += [
                tag for tag in read_tags(file, name, chunk.begin) if tag.begin < chunk.begin + chunk.size
            ]
    return [_cut(tag, form) for tag in found] + (read_tags(file, name) if form.begin else [])


def _cut(tag: RawTag, form: Form) -> RawTag:
    """A tag whose size reaches behind its chunk ends with it."""
    inside = next(chunk for chunk in form.chunks if chunk.begin <= tag.begin < chunk.begin + chunk.size)
    end = min(tag.end, inside.begin + inside.size)
    return RawTag(tag.version, tag.flags, tag.begin, end, tag.data[: end - tag.begin])


def with_tag(
    form: Form, sound: bytes, replaced: dict[Chunk, bytes], tag: bytes, name: str
) -> tuple[Part, ...]:
    """The whole file again, its sizes right, its tag behind everything else, so that the sound stays where it is.

    Args:
        form: the file as it is.
        sound: the name of the chunk that holds the sound.
        replaced: what stands instead of some chunks, their heads included.
        tag: an ID3 tag.
        name: of the file, for messages.

    Raises:
        AudioError: it would grow past 4 GiB, the limit of the format.
    """
    chunk = b"id3 " if form.order == "little" else b"ID3 "
    chunk += len(tag).to_bytes(4, form.order) + tag + b"\0" * (len(tag) % 2)
    size = 4 + length(_pieces(form, sound, replaced, 0)) + len(chunk)
    if size > SIZE_LIMIT and not form.large:
        raise AudioError(
            f"with its tags it would have {size >> 20} MiB, more than such a file can have",
            remedy="export the recording as FLAC, MP3 or M4A",
            where=name,
        )
    head = (_UNKNOWN if form.large else size).to_bytes(4, form.order) + form.kind
    head = (b"RIFF" if form.letters in _LARGE and not form.large else form.letters) + head
    return _merged([head, *_pieces(form, sound, replaced, size), chunk])


def _pieces(form: Form, sound: bytes, replaced: dict[Chunk, bytes], size: int) -> Iterator[Part]:
    """Everything but the head and the ID3 tags; ``size`` is what RF64 says of the whole."""
    sounds = form.first(sound)
    for chunk in form.chunks:
        if chunk.id in _ID3:
            continue
        if chunk in replaced:
            yield replaced[chunk]
            continue
        unsaid = form.large and chunk is sounds
        yield chunk.id + (_UNKNOWN if unsaid else chunk.size).to_bytes(4, form.order)
        if form.large and chunk is form.chunks[0] and sounds is not None:
            yield size.to_bytes(8, "little") + sounds.size.to_bytes(8, "little")
            yield Span(chunk.begin + 16, chunk.begin + chunk.size)
        else:
            yield chunk.span
        if chunk.size % 2:
            yield b"\0"


def _merged(pieces: Sequence[Part]) -> tuple[Part, ...]:
    """New bytes that follow each other as one part."""
    found: list[Part] = []
    for piece in pieces:
        if not isinstance(piece, bytes) and not piece.length_bytes:
            continue
        if isinstance(piece, bytes) and found and isinstance(found[-1], bytes):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)
