"""L3. Tags → ID3v2.3 (https://id3.org/id3v2.3.0, chapters https://id3.org/id3v2-chapters-1.0), byte for byte as players read it.

Why not mutagen's own saving: it sorts chapters by size and not by time (quodlibet/mutagen#506), ends every link with a
NUL, which Pocket Casts takes into the address, turns version 2.3 into 2.4 unless told otherwise, which hides pictures
and long titles from Apple's apps (quodlibet/mutagen#510), loses the feed's address that iTunes wrote, and saves in place
(quodlibet/mutagen#241).

Forms: text in Latin-1 where ASCII is enough and in UTF-16 with BOM otherwise, without a final NUL; inside chapters titles
always in UTF-16 and links and pictures always in Latin-1, because Pocket Casts searches their frame ids as bytes. Version
2.4, for those who ask for it, has the same frames in its own forms.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from episodekit.audio import id3_synced
from episodekit.audio.id3_frames import HEADER_BYTES, NO_FLAGS, Frame, synchsafe
from episodekit.audio.id3_kept import FRONT_COVER
from episodekit.audio.id3_text import commented, iso639, listed, text, wide
from episodekit.audio.tags import Tags, image_type, rating
from episodekit.errors import AudioError

PADDING_BYTES = 1024  # at least so many zeros behind the frames, for other programs to edit in
BLOCK_BYTES = 4096  # the sound keeps its offset modulo this, so that file systems can share its blocks
_NOWHERE = b"\xff\xff\xff\xff"  # no byte offsets: times count, https://id3.org/id3v2-chapters-1.0 §3.1
_TOP_LEVEL_ORDERED = 3
_OTHER_PICTURE = 0
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_FRAME_NAMES = re.compile(r"TIT2|WXXX|APIC")


def header(tags: Tags, foreign: Sequence[Frame], audio_begin: int) -> bytes:
    """The whole tag, to stand before the sound.

    Args:
        tags: what to say.
        foreign: frames of others to keep, from :func:`episodekit.audio.id3_kept.kept`.
        audio_begin: where the sound begins in the source; the new offset is the same modulo 4096.

    Raises:
        AudioError: the tag is larger than 256 MiB, the format's limit.
    """
    body = _body(tags, foreign)
    least = HEADER_BYTES + len(body) + PADDING_BYTES
    return _tag(tags.id3_version, body, least + (audio_begin - least) % BLOCK_BYTES - HEADER_BYTES)


def inside(tags: Tags, foreign: Sequence[Frame]) -> bytes:
    """The whole tag, to stand in a chunk behind the sound, where padding serves nobody.

    Raises:
        AudioError: the tag is larger than 256 MiB, the format's limit.
    """
    body = _body(tags, foreign)
    return _tag(tags.id3_version, body, len(body))


def _body(tags: Tags, foreign: Sequence[Frame]) -> bytes:
    version = tags.id3_version
    return b"".join(frame.render(version) for frame in (*_frames(tags, version), *foreign))


def _tag(version: int, body: bytes, size: int) -> bytes:
    if size >= 1 << 28:
        raise AudioError(
            f"the tag would have {size >> 20} MiB", remedy="use a smaller cover and fewer pictures"
        )
    return b"ID3" + bytes([version, 0, 0]) + synchsafe(size) + body.ljust(size, b"\0")


def _frames(tags: Tags, version: int) -> Iterator[Frame]:
    """Every frame that tags become, in the order of the file."""
    for name, value in _texts(tags, version):
        if value:
            yield Frame(name, NO_FLAGS, text(value, version))
    language = iso639(tags.language)
    if tags.explicit is not None:
        yield Frame("TXXX", NO_FLAGS, b"\0ITUNESADVISORY\0%d" % rating(explicit=tags.explicit))
    if tags.people:
        words = [word for person in tags.people for word in (person.role, person.name)]
        yield Frame("TIPL" if version == 4 else "IPLS", NO_FLAGS, listed(words, version))
    if tags.description:
        yield Frame("COMM", NO_FLAGS, commented(language, tags.description, version))
    if tags.link:
        yield Frame("WOAF", NO_FLAGS, tags.link.encode("ascii"))
    # iTunes' own: four zero bytes; the feed's address as a text frame, as iTunes writes it and TagLib reads it
    # (https://github.com/taglib/taglib/blob/master/taglib/mpeg/id3v2/id3v2framefactory.cpp).
    yield Frame("PCST", NO_FLAGS, b"\0\0\0\0")
    if tags.feed_url:
        yield Frame("WFED", NO_FLAGS, text(tags.feed_url, version))
    yield from _chapters(tags, version)
    yield from _words(tags, language, version)
    if tags.cover:
        yield _picture(tags.cover, FRONT_COVER)


def _words(tags: Tags, language: bytes, version: int) -> Iterator[Frame]:
    """What is said; with times only as far as there is sound."""
    if tags.transcript:
        yield Frame("USLT", NO_FLAGS, commented(language, tags.transcript, version))
    if cues := [cue for cue in tags.cues if cue.start < tags.duration]:
        yield Frame("SYLT", NO_FLAGS, id3_synced.written(language, cues, version))


def _texts(tags: Tags, version: int) -> tuple[tuple[str, str], ...]:
    moment = tags.published.astimezone(UTC) if tags.published else None
    return (
        ("TIT2", tags.title),
        ("TALB", tags.show),
        ("TPE1", tags.author),
        ("TCON", "Podcast"),
        *_dates(moment, version),
        ("TRCK", "" if tags.episode_number is None else str(tags.episode_number)),
        ("TPOS", "" if tags.season is None else str(tags.season)),
        ("TLAN", iso639(tags.language).decode()),
        ("TCOP", tags.copyright),
        ("TDES", tags.long_description or tags.description),
        ("TGID", tags.guid),
        ("TCAT", ", ".join(tags.categories)),
        ("TKWD", ", ".join(tags.keywords)),
    )


def _dates(moment: datetime | None, version: int) -> tuple[tuple[str, str], ...]:
    if moment is None:
        return ()
    if version == 4:
        return tuple((name, f"{moment:%Y-%m-%dT%H:%M:%S}") for name in ("TDRC", "TDRL"))
    return ("TYER", f"{moment:%Y}"), ("TDAT", f"{moment:%d%m}"), ("TIME", f"{moment:%H%M}")


def _chapters(tags: Tags, version: int) -> Iterator[Frame]:
    """A table of contents that names every chapter, then the chapters in order of time."""
    if not tags.chapters:
        return
    names = [f"chp{number}".encode() + b"\0" for number in range(len(tags.chapters))]
    title = Frame("TIT2", NO_FLAGS, wide(tags.title)).render(version)
    contents = bytes([_TOP_LEVEL_ORDERED, len(names)]) + b"".join(names) + title
    yield Frame("CTOC", NO_FLAGS, b"toc\0" + contents)
    for name, (chapter, start, end) in zip(names, tags.spans(), strict=True):
        data = name + start.to_bytes(4, "big") + end.to_bytes(4, "big") + 2 * _NOWHERE
        # The picture first: where its bytes happen to spell a frame's id, the frame behind it is found all the same.
        if chapter.picture:
            data += _picture(chapter.picture, _OTHER_PICTURE).render(version)
        data += Frame("TIT2", NO_FLAGS, wide(chapter.title)).render(version)
        if chapter.url:
            link = b"\0chapter url\0" + chapter_link(chapter.url).encode("ascii")
            data += Frame("WXXX", NO_FLAGS, link).render(version)
        yield Frame("CHAP", NO_FLAGS, data)


def _picture(image: bytes, kind: int) -> Frame:
    head = b"\0" + image_type(image).encode() + b"\0" + bytes([kind]) + b"\0"
    return Frame("APIC", NO_FLAGS, head + image)


def chapter_link(url: str) -> str:
    """An address that survives the apps' readers and means the same.

    AntennaPod decodes percent signs and drops a link with a stray one; Pocket Casts looks for frame ids in the bytes.
    """
    whole = _STRAY_PERCENT.sub("%25", url)
    return _FRAME_NAMES.sub(lambda match: f"%{ord(match[0][0]):02X}{match[0][1:]}", whole)
