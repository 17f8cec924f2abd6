"""L3. Tags → ID3v2.3 (https://id3.org/id3v2.3.0, chapters https://id3.org/id3v2-chapters-1.0), byte for byte as players read it.

Why not mutagen's own saving: it sorts chapters by size and not by time (quodlibet/mutagen#506), ends every link with a
NUL, which Pocket Casts takes into the address, turns version 2.3 into 2.4 unless told otherwise, which hides pictures
and long titles from Apple's apps (quodlibet/mutagen#510), loses the feed's address that iTunes wrote, and saves in place
(quodlibet/mutagen#241).

Forms: text in Latin-1 where ASCII is enough and in UTF-16 with BOM otherwise, without a final NUL; inside chapters titles
always in UTF-16 and links always in Latin-1, because Pocket Casts searches their frame ids as bytes.
"""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from episodekit.audio.id3_frames import HEADER_BYTES, Frame, RawTag, frames, synchsafe
from episodekit.audio.tags import Tags, image_type
from episodekit.errors import AudioError

PADDING_BYTES = 1024  # at least so many zeros behind the frames, for other programs to edit in
BLOCK_BYTES = 4096  # the sound keeps its offset modulo this, so that file systems can share its blocks
_NONE = b"\0\0"  # no frame flags
_NOWHERE = b"\xff\xff\xff\xff"  # no byte offsets: times count, https://id3.org/id3v2-chapters-1.0 §3.1
_TOP_LEVEL_ORDERED = 3
_FRONT_COVER = 3
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_FRAME_NAMES = re.compile(r"TIT2|WXXX|APIC")

_OURS = frozenset(
    {"TIT2", "TALB", "TPE1", "TCON", "TYER", "TDAT", "TIME", "TRDA", "TRCK", "TPOS", "TLAN", "TLEN"}
    | {"WOAF", "PCST", "WFED", "TGID", "TDES", "CTOC", "CHAP"}
)
"""Frames of which a file has one meaning, and we say it; COMM, USLT and APIC are ours in one form each."""


def header(tags: Tags, foreign: list[Frame], audio_begin: int) -> bytes:
    """The whole tag, to stand before the sound.

    Args:
        tags: what to say.
        foreign: frames of others to keep, from :func:`kept`.
        audio_begin: where the sound begins in the source; the new offset is the same modulo 4096.

    Raises:
        AudioError: the tag is larger than 256 MiB, the format's limit.
    """
    body = b"".join(frame.render() for frame in (*_frames(tags), *foreign))
    least = HEADER_BYTES + len(body) + PADDING_BYTES
    size = least + (audio_begin - least) % BLOCK_BYTES - HEADER_BYTES
    if size >= 1 << 28:
        raise AudioError(
            f"the tag would have {size >> 20} MiB", remedy="use a smaller cover and fewer pictures"
        )
    return b"ID3\x03\x00\x00" + synchsafe(size) + body.ljust(size, b"\0")


def kept(tags: list[RawTag], name: str) -> list[Frame]:
    """The frames of a recording that are not ours, byte for byte; of versions 2.2 and 2.4 as 2.3 writes them.

    Of several tags in a row the first to hold a frame's id is heard.

    Raises:
        AudioError: a tag of version 2.2 or 2.4 cannot be read.
    """
    found: list[Frame] = []
    for tag in tags:
        known = {frame.id for frame in found}
        raw = tag if tag.version == 3 else _as_v23(tag, name)
        found += [frame for frame in frames(raw)[0] if frame.id not in known and not _is_ours(frame)]
    return found


def _is_ours(frame: Frame) -> bool:
    if frame.flags[1:] != b"\0":  # compressed, encrypted or grouped: nobody can tell, so it stays
        return False
    if frame.id in {"COMM", "USLT"}:
        encoding, content = frame.data[:1], frame.data[4:]
        empty = (b"\0",) if encoding in {b"\0", b"\3"} else (b"\0\0", b"\xff\xfe\0\0", b"\xfe\xff\0\0")
        return content.startswith(empty)
    if frame.id == "APIC":
        _, _, rest = frame.data[1:].partition(b"\0")
        return rest[:1] in {bytes([_FRONT_COVER]), b"\0"}
    return frame.id in _OURS


def _as_v23(tag: RawTag, name: str) -> RawTag:
    """The same tag in version 2.3, rendered by mutagen, which knows what each frame becomes."""
    from mutagen.id3 import ID3

    target = io.BytesIO()
    try:
        read = ID3(io.BytesIO(tag.data))  # type: ignore[no-untyped-call]  # mutagen has no types
        read.update_to_v23()  # type: ignore[no-untyped-call]  # the same
        read.save(target, v1=0, v2_version=3, padding=lambda _info: 0)
    except Exception as problem:  # noqa: BLE001  # broken tags raise IndexError, ValueError, struct.error … there
        raise AudioError(
            f"its ID3v2.{tag.version} tag is damaged ({type(problem).__name__})",
            remedy="remove the tag with your audio editor",
            where=name,
        ) from None
    data = target.getvalue()
    return RawTag(3, 0, 0, len(data), data)


def _frames(tags: Tags) -> Iterator[Frame]:
    """Every frame that tags become, in the order of the file."""
    yield from _texts(tags)
    language = _iso639(tags.language)
    if tags.description:
        yield _commented("COMM", language, tags.description)
        yield Frame("TDES", _NONE, _text(tags.description))
    if tags.link:
        yield Frame("WOAF", _NONE, tags.link.encode("ascii"))
    # iTunes' own: four zero bytes; the feed's address as a text frame, as iTunes writes it and TagLib reads it
    # (https://github.com/taglib/taglib/blob/master/taglib/mpeg/id3v2/id3v2framefactory.cpp).
    yield Frame("PCST", _NONE, b"\0\0\0\0")
    if tags.feed_url:
        yield Frame("WFED", _NONE, _text(tags.feed_url))
    if tags.guid:
        yield Frame("TGID", _NONE, _text(tags.guid))
    yield from _chapters(tags)
    if tags.transcript:
        yield _commented("USLT", language, tags.transcript)
    if tags.cover:
        kind = image_type(tags.cover).encode()
        picture = b"\0" + kind + b"\0" + bytes([_FRONT_COVER]) + b"\0" + tags.cover
        yield Frame("APIC", _NONE, picture)


def _texts(tags: Tags) -> Iterator[Frame]:
    moment = tags.published.astimezone(UTC) if tags.published else None
    rows = (
        ("TIT2", tags.title),
        ("TALB", tags.show),
        ("TPE1", tags.author),
        ("TCON", "Podcast"),
        *_dates(moment),
        ("TRCK", "" if tags.episode_number is None else str(tags.episode_number)),
        ("TPOS", "" if tags.season is None else str(tags.season)),
        ("TLAN", _iso639(tags.language).decode()),
    )
    for name, value in rows:
        if value:
            yield Frame(name, _NONE, _text(value))


def _dates(moment: datetime | None) -> tuple[tuple[str, str], ...]:
    if moment is None:
        return ()
    return ("TYER", f"{moment:%Y}"), ("TDAT", f"{moment:%d%m}"), ("TIME", f"{moment:%H%M}")


def _chapters(tags: Tags) -> Iterator[Frame]:
    """A table of contents that names every chapter, then the chapters in order of time."""
    if not tags.chapters:
        return
    names = [f"chp{number}".encode() + b"\0" for number in range(len(tags.chapters))]
    title = Frame("TIT2", _NONE, _wide(tags.title)).render()
    contents = bytes([_TOP_LEVEL_ORDERED, len(names)]) + b"".join(names) + title
    yield Frame("CTOC", _NONE, b"toc\0" + contents)
    for name, (chapter, start, end) in zip(names, tags.spans(), strict=True):
        data = name + start.to_bytes(4, "big") + end.to_bytes(4, "big") + 2 * _NOWHERE
        data += Frame("TIT2", _NONE, _wide(chapter.title)).render()
        if chapter.url:
            link = b"\0chapter url\0" + chapter_link(chapter.url).encode("ascii")
            data += Frame("WXXX", _NONE, link).render()
        yield Frame("CHAP", _NONE, data)


def chapter_link(url: str) -> str:
    """An address that survives the apps' readers and means the same.

    AntennaPod decodes percent signs and drops a link with a stray one; Pocket Casts looks for frame ids in the bytes.
    """
    whole = _STRAY_PERCENT.sub("%25", url)
    return _FRAME_NAMES.sub(lambda match: f"%{ord(match[0][0]):02X}{match[0][1:]}", whole)


def _text(value: str) -> bytes:
    return b"\0" + value.encode("ascii") if value.isascii() else _wide(value)


def _wide(value: str) -> bytes:
    return b"\x01\xff\xfe" + value.encode("utf-16-le")


def _commented(name: str, language: bytes, value: str) -> Frame:
    """A comment or lyrics frame: encoding, language, an empty description, the text."""
    if value.isascii():
        return Frame(name, _NONE, b"\0" + language + b"\0" + value.encode("ascii"))
    return Frame(name, _NONE, b"\x01" + language + b"\xff\xfe\0\0\xff\xfe" + value.encode("utf-16-le"))


def _iso639(tag: str) -> bytes:
    """The three letters of ISO 639-2 for a language tag; ``und`` if there are none."""
    import langcodes

    try:
        letters = str(langcodes.Language.get(tag).to_alpha3())
    except (LookupError, ValueError):
        letters = "und"
    return letters.encode("ascii") if len(letters) == 3 and letters.isascii() else b"und"
