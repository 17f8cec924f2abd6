"""L3. What stands before the sound in Ogg: which codec it is, its identity, its comments and whatever else its header holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from episodekit.audio import comments
from episodekit.audio.ogg_pages import FIRST, Page, pages
from episodekit.errors import AudioError

EXPORT = "export the recording again"


@dataclass(frozen=True, slots=True)
class Codec:
    """What differs between them: the packets before the sound, 0: as many as there are, and how comments are framed."""

    label: str
    name: str
    suffix: str
    media_type: str
    magic: bytes
    packets: int
    frame_end: bytes


VORBIS = Codec("Ogg Vorbis", "Vorbis", ".ogg", "audio/ogg", b"\x03vorbis", 3, b"\x01")
OPUS = Codec("Opus", "Opus", ".opus", "audio/opus", b"OpusTags", 2, b"")
FLAC = Codec("FLAC in Ogg", "FLAC", ".ogg", "audio/ogg", b"", 0, b"")
BLOCK_HEAD_BYTES, LAST_BLOCK = 4, 0x80  # each packet of FLAC's header is a block of metadata: RFC 9639 §8.1
PADDING_BLOCK, COMMENT_BLOCK, PICTURE_BLOCK = 1, 4, 6
_SETUP = b"\x05vorbis"
STREAMINFO = slice(17, 51)  # where it lies in the first packet


@dataclass(frozen=True, slots=True)
class Shared:
    """Sound that begins on the last page of a header, as old encoders wrote it.

    It should begin on a page of its own (https://xiph.org/vorbis/doc/Vorbis_I_spec.html#x1-132000A.2); ffmpeg plays it, libsndfile passes
    it over.

    Attributes:
        page: that page.
        lacing: the part of its segment table that is sound. data: these segments.
    """

    page: Page
    lacing: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """The pages before the sound: the stream's first one, and the packets behind it that are no sound.

    Attributes:
        start: where the first page of any stream begins; an ID3 tag before it is no part of Ogg.
        spans: where the header's other pages are in the file: begin and end of each.
        number: of the first of those pages.
        shared: sound on the last of them.
    """

    start: int
    codec: Codec
    first: Page
    identity: bytes
    packets: tuple[bytes, ...]
    spans: tuple[tuple[int, int], ...]
    number: int
    shared: Shared | None = None

    @property
    def after(self) -> int:
        """The offset behind the header."""
        return self.spans[-1][1]


def read_head(file: BinaryIO, name: str, begin: int = 0) -> Head:
    """The packets before the sound of the first stream from an offset on that is Vorbis, Opus or FLAC.

    Raises:
        AudioError: there is no such stream, or its header is not whole.
    """
    length = file.seek(0, 2)
    start, first, codec = -1, None, VORBIS
    reading = _Reading()
    for page in pages(file, begin, length):
        start = page.begin if start < 0 else start
        if first is None:
            if not page.flags & FIRST:
                break
            found = _codec_of(body_of(file, page))
            first, codec = (page, found) if found is not None else (None, codec)
        elif page.serial == first.serial:
            reading.add(page, body_of(file, page), 2 if codec is VORBIS else 0)
            if _is_whole(codec, reading.packets) or reading.size > 2 * comments.LIMIT_BYTES:
                break
    if first is None:
        raise AudioError(
            "this is an Ogg file with neither Vorbis nor Opus nor FLAC sound in it",
            remedy="export the recording as MP3, M4A, Opus or Ogg Vorbis",
            where=name,
        )
    packets = tuple(reading.packets)
    whole = _is_whole(codec, packets) and not reading.partial and packets[0].startswith(codec.magic)
    if not whole or (reading.shared and not packets[-1].startswith(_SETUP)):
        raise AudioError(f"its {codec.label} header is damaged or cut off", remedy=EXPORT, where=name)
    spans, number = tuple(reading.spans), first.sequence + 1
    return Head(start, codec, first, body_of(file, first), packets, spans, number, reading.shared)


def _is_whole(codec: Codec, packets: Sequence[bytes]) -> bool:
    """Whether these are all packets of a header; FLAC's are blocks, of which the last says so and the first is comments."""
    if codec is not FLAC:
        return len(packets) == codec.packets - 1
    whole = all(len(row) >= BLOCK_HEAD_BYTES for row in packets)
    return (
        whole and bool(packets) and bool(packets[-1][0] & LAST_BLOCK)
        and packets[0][0] & ~LAST_BLOCK == COMMENT_BLOCK
    )  # fmt: skip


@dataclass(slots=True)
class _Reading:
    """Packets, as pages bring their segments; ``partial`` is of one that goes on on the next page."""

    packets: list[bytes] = field(default_factory=list)
    partial: list[bytes] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0
    shared: Shared | None = None

    def add(self, page: Page, body: bytes, limit: int) -> None:
        """Take the packets of a page, or so many that there are ``limit``, if that is not 0."""
        self.spans.append((page.begin, page.end))
        self.size += len(body)
        at = 0
        for place, segment in enumerate(page.lacing):
            if limit and len(self.packets) == limit:
                self.shared = Shared(page, page.lacing[place:], body[at:])
                return
            self.partial.append(body[at : at + segment])
            at += segment
            if segment < 255:
                self.packets.append(b"".join(self.partial))
                self.partial.clear()


def body_of(file: BinaryIO, page: Page) -> bytes:
    """The content of a page."""
    file.seek(page.body)
    return file.read(page.end - page.body)


def _codec_of(identity: bytes) -> Codec | None:
    if identity.startswith(b"\x01vorbis") and len(identity) >= 30:
        return VORBIS
    if identity.startswith(b"OpusHead") and len(identity) >= 19:
        return OPUS
    if identity.startswith(b"\x7fFLAC") and len(identity) >= STREAMINFO.stop:
        return FLAC
    return None
