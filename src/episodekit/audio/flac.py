"""L3. The container FLAC (https://www.rfc-editor.org/rfc/rfc9639): blocks of metadata before frames of sound.

The comments and the front cover are ours, every other block stays byte for byte; the padding is planned so that the sound
keeps its offset modulo the size of a disk block.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import BinaryIO

from episodekit.audio import comments, flac_frames, front
from episodekit.audio.id3_frames import tags_end
from episodekit.audio.sound import CUT_SHORT, Sound
from episodekit.audio.tags import StoredTags, Tags, image_type
from episodekit.audio.tails import sound_end
from episodekit.errors import AudioError
from episodekit.model.splice import Part, Span

_MAGIC = b"fLaC"
_STREAMINFO, _PADDING, _COMMENTS, _PICTURE = 0, 1, 4, 6  # https://www.rfc-editor.org/rfc/rfc9639#section-8.1
_LAST = 0x80
_BLOCK_LIMIT = (1 << 24) - 1
_METADATA_LIMIT = 64 << 20
_PADDING_BYTES = 1024  # at least so many zeros, for other programs to edit in
_DISK_BLOCK = 4096  # file systems share blocks of a copy that lie at the same offset modulo this
_FRONT_COVER = 3
_EXPORT = "export the recording again"


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The metadata: type and content of each block; where the file's FLAC stream and its sound begin."""

    start: int
    rows: tuple[tuple[int, bytes], ...]
    sound: int

    def of(self, kind: int) -> Iterator[bytes]:
        return (data for found, data in self.rows if found == kind)


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure a FLAC recording; where its header does not say how long it is, its last frame does.

    Raises:
        AudioError: its header is damaged, or it holds no sound.
    """
    blocks = _read_blocks(file, name)
    info = _info(blocks, name)
    length = file.seek(0, 2)
    end = sound_end(file, blocks.sound)
    last = flac_frames.end_of_last(file, blocks.sound, end, info)
    samples = last if last is not None and (not info.samples or last < info.samples) else info.samples
    if not samples or end <= blocks.sound:
        raise AudioError("there is not one whole frame of sound in it", remedy=_EXPORT, where=name)
    seconds = Fraction(samples, info.sample_rate)
    missing = info.samples - samples
    problems = (
        ()
        if missing <= 0
        else (f"{CUT_SHORT}, {missing / info.sample_rate:.1f} s are missing: copy or {_EXPORT}",)
    )
    return Sound(
        container="flac",
        codec=f"FLAC {info.bits} bit",
        media_type="audio/flac",
        suffix=".flac",
        duration=timedelta(microseconds=round(seconds * 1_000_000)),
        bitrate=round((end - blocks.sound) * 8 / seconds),
        constant=False,
        sample_rate=info.sample_rate,
        channels=info.channels,
        length_bytes=length,
        audio_begin=blocks.sound,
        audio_end=end,
        problems=problems,
    )


def tagged(file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
    """The whole file with new comments and a new cover; the old one is only read.

    Blocks of others are kept, ID3 tags around the stream are not: they are no part of FLAC, and their older words would
    win over ours in some players. The same tags on the result give the same bytes.

    Raises:
        AudioError: its header is damaged, or the tags are too large.
    """
    blocks = _read_blocks(file, name)
    _info(blocks, name)
    old = next(blocks.of(_COMMENTS), None)
    read = comments.parse(old, name) if old is not None else comments.Comments(b"episodekit", ())
    made = [(_COMMENTS, comments.render(comments.with_tags(read, tags, cover=False)))]
    if tags.cover:
        picture = comments.Picture(_FRONT_COVER, image_type(tags.cover), tags.cover)
        made.append((_PICTURE, comments.render_picture(picture)))
    kept = [(kind, data) for kind, data in blocks.rows[1:] if not _is_ours(kind, data)]
    rows = [blocks.rows[0], *made, *kept]
    too_large = [len(data) for _, data in rows if len(data) > _BLOCK_LIMIT]
    if too_large:
        raise AudioError(
            f"a block of its tags would have {too_large[0] >> 20} MiB, of which FLAC allows 16",
            remedy="use a smaller cover or a shorter transcript",
            where=name,
        )
    head = _MAGIC + b"".join(_block(kind, data) for kind, data in rows)
    least = len(head) + 4 + _PADDING_BYTES
    head += _block(_PADDING | _LAST, bytes(_PADDING_BYTES + (blocks.sound - least) % _DISK_BLOCK))
    return head, Span(blocks.sound, sound_end(file, blocks.sound))


def _block(kind: int, data: bytes) -> bytes:
    return bytes([kind]) + len(data).to_bytes(3, "big") + data


def _is_ours(kind: int, data: bytes) -> bool:
    if kind == _PICTURE:
        picture = comments.parse_picture(data)
        return picture is not None and picture.kind in {0, _FRONT_COVER}
    return kind in {_PADDING, _COMMENTS, _STREAMINFO}


def read_tags(file: BinaryIO, name: str) -> StoredTags:
    """What the file says about itself, in comments or else in ID3 or APE tags around the stream.

    Raises:
        AudioError: its header or its comments are damaged.
    """
    blocks = _read_blocks(file, name)
    old = next(blocks.of(_COMMENTS), None)
    pictures = [picture for data in blocks.of(_PICTURE) if (picture := comments.parse_picture(data))]
    if old is None and not pictures:
        return front.read_tags(file, name)
    read = comments.parse(old, name) if old is not None else comments.Comments(b"", ())
    return comments.stored(read, "Vorbis comments in FLAC", blocks.sound - blocks.start, pictures)


def sound(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The stream's own description and its frames, for comparing.

    Raises:
        AudioError: its header is damaged.
    """
    blocks = _read_blocks(file, name)
    yield blocks.rows[0][1]
    yield from Span(blocks.sound, sound_end(file, blocks.sound)).read(file)


def _read_blocks(file: BinaryIO, name: str) -> _Blocks:
    start = tags_end(file)
    file.seek(start)
    if file.read(4) != _MAGIC:
        raise AudioError("this is no FLAC file", remedy=_EXPORT, where=name)
    rows: list[tuple[int, bytes]] = []
    total, last = 0, False
    while not last:
        head = file.read(4)
        size = int.from_bytes(head[1:], "big")
        data = file.read(size)
        total += size
        if len(head) < 4 or len(data) < size or head[0] & 0x7F == 0x7F or total > _METADATA_LIMIT:
            raise AudioError(
                f"its block of metadata {len(rows) + 1} is damaged or cut off", remedy=_EXPORT, where=name
            )
        rows.append((head[0] & 0x7F, data))
        last = bool(head[0] & _LAST)
    return _Blocks(start, tuple(rows), file.tell())


def _info(blocks: _Blocks, name: str) -> flac_frames.StreamInfo:
    kind, data = blocks.rows[0]
    info = flac_frames.stream_info(data) if kind == _STREAMINFO and len(data) >= 34 else None
    if info is None or not info.sample_rate:
        raise AudioError("its header does not say how it was recorded", remedy=_EXPORT, where=name)
    return info
