"""L3. The containers Ogg Vorbis (https://xiph.org/vorbis/doc/Vorbis_I_spec.html), Opus (RFC 7845) and FLAC in Ogg (RFC 9639 §10.1).

The pages of sound are copied: only their numbers change where the new header takes more or fewer pages. mutagen
(https://mutagen.readthedocs.io/) numbers every page anew in place, and says that a recording that was cut off is -0.01 s long.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import BinaryIO

from episodekit.audio import comments, flac_frames
from episodekit.audio.ogg_head import (
    BLOCK_HEAD_BYTES,
    EXPORT,
    FLAC,
    LAST_BLOCK,
    OPUS,
    PADDING_BLOCK,
    PICTURE_BLOCK,
    STREAMINFO,
    Head,
    read_head,
)
from episodekit.audio.ogg_pages import (
    CONTINUED,
    FIRST,
    LAST,
    UNFINISHED,
    Page,
    Repaged,
    alone,
    page_count,
    paged,
    pages,
)
from episodekit.audio.sound import CUT_SHORT, Sound
from episodekit.audio.tags import StoredTags, Tags
from episodekit.errors import AudioError
from episodekit.model.splice import Part

OPUS_RATE = 48000  # of every granule position, whatever was recorded: https://www.rfc-editor.org/rfc/rfc7845#section-4
_PADDING_PAGES = 4  # so many pages of an old header are kept as padding rather than the sound numbered anew
_JOIN = "join them into one with your audio editor"


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure a Vorbis or Opus recording; its length is what the last whole page says.

    Raises:
        AudioError: it is neither, or holds no sound.
    """
    head = read_head(file, name)
    length = file.seek(0, 2)
    streams, problems = _streams(file, head, length, name)
    seconds = sum((part for part, _ in streams), Fraction(0))
    rate, channels, codec = _form(head, name)
    return Sound(
        container=head.codec.suffix[1:],
        codec=codec,
        media_type=head.codec.media_type,
        suffix=head.codec.suffix,
        duration=timedelta(microseconds=round(seconds * 1_000_000)),
        bitrate=round(sum(counted.sound_bytes for _, counted in streams) * 8 / seconds),
        constant=False,
        sample_rate=rate,
        channels=channels,
        length_bytes=length,
        audio_begin=head.after,
        audio_end=streams[-1][1].end,
        problems=tuple(problems),
    )


def _streams(
    file: BinaryIO, head: Head, length: int, name: str
) -> tuple[list[tuple[Fraction, "_Walk"]], list[str]]:
    """How long each of the streams plays that follow each other, what it adds up to, and what is wrong with them.

    Raises:
        AudioError: there is no sound in the first.
    """
    counted = _walk(file, head, length)
    found, problems = [(_seconds(file, head, counted, name), counted)], list(_problems(counted, length))
    while counted.next is not None:
        try:
            following = read_head(file, name, counted.next)
            counted = _walk(file, following, length)
            found.append((_seconds(file, following, counted, name), counted))
        except AudioError as problem:
            problems.append(f"a stream behind its sound is damaged, {problem.message}: {EXPORT}")
            break
        problems += _problems(counted, length)
    if len(found) > 1:
        problems.append(
            f"it is {len(found)} recordings one behind the other, some players stop after the first: {_JOIN}"
        )
    return found, problems


def _seconds(file: BinaryIO, head: Head, counted: "_Walk", name: str) -> Fraction:
    """How long one stream plays."""
    rate, _, _ = _form(head, name)
    skipped = int.from_bytes(head.identity[10:12], "little") if head.codec is OPUS else 0
    samples = counted.granule - _first_granule(file, head, counted) - skipped
    if counted.granule == UNFINISHED or samples <= 0:
        raise AudioError("there is not one whole page of sound in it", remedy=EXPORT, where=name)
    return Fraction(samples, rate)


@dataclass(slots=True)
class _Walk:
    """What the pages of sound add up to; ``next`` is where another stream begins behind them."""

    first: Page | None = None
    granule: int = UNFINISHED
    end: int = 0
    sound_bytes: int = 0
    lost_bytes: int = 0
    missing_pages: int = 0
    ended: bool = False
    next: int | None = None


def _walk(file: BinaryIO, head: Head, length: int) -> _Walk:
    found = _Walk(end=head.after)
    if head.shared:
        found.sound_bytes, found.granule = len(head.shared.data), head.shared.page.granule
        found.ended = bool(head.shared.page.flags & LAST)
    number = head.number + len(head.spans) - 1
    for page in pages(file, head.after, length):
        if page.flags & FIRST:
            found.next = page.begin
            break
        found.lost_bytes += page.begin - found.end
        found.end = page.end
        if page.serial != head.first.serial:
            continue
        found.first = found.first or page
        found.missing_pages += page.sequence != number + 1
        number = page.sequence
        found.sound_bytes += page.end - page.body
        found.ended = found.ended or bool(page.flags & LAST)
        if page.granule != UNFINISHED:
            found.granule = page.granule
    return found


def _problems(counted: _Walk, length: int) -> Iterator[str]:
    if counted.lost_bytes:
        yield f"{counted.lost_bytes} bytes between its pages are no sound: {EXPORT}"
    if counted.missing_pages:
        yield f"{counted.missing_pages} times pages are missing or twice there: {EXPORT}"
    behind = length - counted.end if counted.next is None else 0
    if not counted.ended:
        yield f"{CUT_SHORT}{f' after {behind} bytes of its last page' if behind else ''}: copy or {EXPORT}"
    elif behind:
        yield f"{behind} bytes behind its last page are no sound: {EXPORT}"


def _form(head: Head, name: str) -> tuple[int, int, str]:
    """Samples a second of a granule position, channels, and the name of the codec."""
    if head.codec is OPUS:
        return OPUS_RATE, head.identity[9], "Opus"
    if head.codec is FLAC:
        info = flac_frames.stream_info(head.identity[STREAMINFO])
        rate, channels, codec = info.sample_rate, info.channels, f"FLAC {info.bits} bit"
    else:
        rate, channels = int.from_bytes(head.identity[12:16], "little"), head.identity[11]
        codec = "Vorbis"
    if not rate or not channels:
        raise AudioError(f"its header states {channels} channels at {rate} Hz", remedy=EXPORT, where=name)
    return rate, channels, codec


def _first_granule(file: BinaryIO, head: Head, counted: _Walk) -> int:
    """Where the sound starts: not at 0 in what was cut out of a stream; known of Opus, whose packets tell their length.

    (https://www.rfc-editor.org/rfc/rfc7845#section-4.5)
    """
    page = counted.first
    if head.codec is not OPUS or page is None or page.granule == UNFINISHED or page.flags & LAST:
        return 0
    file.seek(page.body)
    body = file.read(page.end - page.body)
    samples, at, size = 0, 0, 0
    for segment in page.lacing:
        size += segment
        if segment < 255:
            samples += _opus_samples(body[at : at + size])
            at, size = at + size, 0
    return max(0, page.granule - samples)


def _opus_samples(packet: bytes) -> int:
    """How long an Opus packet sounds, at 48 kHz (https://www.rfc-editor.org/rfc/rfc6716#section-3.1)."""
    if not packet:
        return 0
    config, code = packet[0] >> 3, packet[0] & 3
    if config < 12:
        frame = (480, 960, 1920, 2880)[config & 3]
    elif config < 16:
        frame = (480, 960)[config & 1]
    else:
        frame = (120, 240, 480, 960)[config & 3]
    frames = (1, 2, 2, packet[1] & 0x3F if len(packet) > 1 else 0)[code]
    return frame * frames


def tagged(file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
    """The whole file with new comments; the old one is only read.

    Comments of others are kept. The same tags on the result give the same bytes.

    Raises:
        AudioError: it is neither Vorbis nor Opus, its header is damaged, or the tags are too large.
    """
    head = read_head(file, name)
    if _later_stream(file, head):
        raise AudioError(
            "it is several recordings one behind the other (a chained stream), each with its own tags",
            remedy=_JOIN,
            where=name,
        )
    old = comments.parse(_comments(head), name)
    block, rest = _framed(head, comments.render(comments.with_tags(old, tags)), name)
    # RFC 7845 §5.2: what follows an Opus file's comments is kept if its first bit is set, and padding if it is not.
    kept = old.behind if head.codec is OPUS and old.behind[:1] > b"\x7f" else b""
    may = not kept and head.codec is not FLAC  # whose blocks state their length
    block = _padded(block + kept, [len(packet) for packet in rest], len(head.spans), may=may)
    made = paged((block, *rest), head.first.serial, head.number)
    count = page_count([len(block), *map(len, rest)])
    if head.shared:
        made += alone(head.shared.page, head.shared.lacing, head.shared.data, head.number + count)
        count += 1
    shift = count - len(head.spans)
    length = file.seek(0, 2)
    return (
        *_before(file, head),
        made,
        *_between(head, shift),
        Repaged(head.after, length, head.first.serial, shift),
    )


def _comments(head: Head) -> bytes:
    """The comments without what frames them."""
    return head.packets[0][BLOCK_HEAD_BYTES if head.codec is FLAC else len(head.codec.magic) :]


def _framed(head: Head, block: bytes, name: str) -> tuple[bytes, tuple[bytes, ...]]:
    """The packet of new comments, and those behind it; FLAC's old front cover becomes a block that means nothing."""
    first, *rest = head.packets
    if head.codec is not FLAC:
        return head.codec.magic + block + head.codec.frame_end, tuple(rest)
    if len(block) >= 1 << 24:
        raise AudioError(
            f"its tags would have {len(block) >> 20} MiB, of which FLAC allows 16",
            remedy="use a smaller cover or a shorter transcript",
            where=name,
        )
    kept = tuple(
        bytes([packet[0] & LAST_BLOCK | PADDING_BLOCK, 0, 0, 0]) if _is_cover(packet) else packet
        for packet in rest
    )
    return first[:1] + len(block).to_bytes(3, "big") + block, kept


def _is_cover(packet: bytes) -> bool:
    if packet[0] & ~LAST_BLOCK != PICTURE_BLOCK:
        return False
    picture = comments.parse_picture(packet[BLOCK_HEAD_BYTES:])
    return picture is not None and picture.kind in {0, comments.FRONT_COVER}


def _before(file: BinaryIO, head: Head) -> tuple[bytes, ...]:
    """Everything up to the comments: the first pages of all streams."""
    file.seek(head.start)
    return (file.read(head.spans[0][0] - head.start),)


def _between(head: Head, shift: int) -> Iterator[Repaged]:
    """Pages of other streams that lie between those of our header."""
    for (_, end), (begin, _) in zip(head.spans, head.spans[1:], strict=False):
        if end < begin:
            yield Repaged(end, begin, head.first.serial, shift)


def _padded(block: bytes, rest: list[int], old_pages: int, *, may: bool) -> bytes:
    """A comment packet that fills as many pages as the old header took, so that the sound's pages keep their numbers."""
    spare = old_pages - page_count([len(block), *rest])
    if not may or not 0 < spare <= _PADDING_PAGES:
        return block
    segments = 255 * (old_pages - 1) + 1 - sum(size // 255 + 1 for size in rest)
    return block.ljust(255 * (segments - 1), b"\0")


def read_tags(file: BinaryIO, name: str) -> StoredTags:
    """What the file says about itself.

    Raises:
        AudioError: it is neither Vorbis nor Opus, or its comments are damaged.
    """
    head = read_head(file, name)
    read = comments.parse(_comments(head), name)
    pictures = []
    if head.codec is FLAC:
        blocks = [row[BLOCK_HEAD_BYTES:] for row in head.packets if row[0] & ~LAST_BLOCK == PICTURE_BLOCK]
        pictures = [picture for data in blocks if (picture := comments.parse_picture(data))]
    return comments.stored(read, f"Vorbis comments in {head.codec.label}", len(head.packets[0]), pictures)


def sound(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The packets of sound with their lengths and times, for comparing: all of a page but its number and checksum.

    Raises:
        AudioError: it is neither Vorbis nor Opus.
    """
    head = read_head(file, name)
    yield head.identity
    yield from head.packets[1:]
    if head.shared:
        yield _timed(head.shared.page, head.shared.page.flags & ~CONTINUED)
        yield head.shared.lacing
        yield head.shared.data
    for page in pages(file, head.after, file.seek(0, 2)):
        yield _timed(page, page.flags)
        yield page.lacing
        file.seek(page.body)
        yield file.read(page.end - page.body)


def _timed(page: Page, flags: int) -> bytes:
    """What the head of a page says, but for its number and checksum."""
    return bytes([flags]) + page.granule.to_bytes(8, "little") + page.serial.to_bytes(4, "little")


def _later_stream(file: BinaryIO, head: Head) -> bool:
    """Whether another stream begins behind the header."""
    return any(page.flags & FIRST for page in pages(file, head.after, file.seek(0, 2)))
