"""L3. Chapters → tracks of titles, links and pictures for Apple's apps, and a list (``chpl``) for the others.

Apple's apps and ffmpeg read tracks that the sound names as its chapters
(https://developer.apple.com/documentation/quicktime-file-format/chapter_lists), AntennaPod and VLC the list that Nero
invented (https://github.com/FFmpeg/FFmpeg/blob/master/libavformat/movenc.c, mov_write_chpl_tag). No library writes links
and pictures. Reading back is in :mod:`episodekit.audio.mp4.chapters_read`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from episodekit.audio import artwork
from episodekit.audio.id3_text import iso639
from episodekit.audio.mp4.boxes import Box, full
from episodekit.audio.mp4.ilst import cut
from episodekit.audio.mp4.tracks import Form, Sample, picture_form, text_form
from episodekit.audio.tags import Tags, image_type
from episodekit.notation.timecode import milliseconds

TITLES, LINKS, PICTURES = "Chapter Titles", "Chapter URLs", "Chapter Images"
_LIST_LIMIT = 255  # its count is one byte
_LIST_TITLE_BYTES = 127  # AntennaPod reads the length as a signed byte and stops at a longer one
_LIST_UNITS = 10_000  # in a millisecond
_TEXT_BYTES = 0xFFFF  # the length before a text has two bytes
_LINK_BYTES = 0xFF  # the length before a link has one
_HREF_HEAD_BYTES = 4 + 4 + 2 + 2 + 1 + 1


@dataclass(frozen=True, slots=True)
class ChapterTrack:
    """A track to be: its form, its samples, and where each lies from the beginning of the :class:`Plan`'s media."""

    form: Form
    samples: tuple[Sample, ...]
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The tracks in the order in which the sound names them, and the bytes that all of them refer to."""

    tracks: tuple[ChapterTrack, ...] = ()
    media: bytes = b""


def plan(tags: Tags) -> Plan:
    """The tracks that some chapters become; none without chapters.

    Equal pictures lie in the file once. A chapter lasts until the next one begins: tracks know no gaps.

    Raises:
        AudioError: a picture is damaged.
    """
    if not tags.chapters:
        return Plan()
    rows: list[tuple[Form, list[Sample]]] = [(text_form(TITLES, enabled=False), list(_titles(tags)))]
    if any(chapter.url for chapter in tags.chapters):
        rows.append((text_form(LINKS, enabled=True), list(_links(tags))))
    if any(chapter.picture for chapter in tags.chapters):
        rows.append(_pictures(tags))
    media = bytearray()
    tracks = []
    for form, samples in rows:
        places: dict[bytes, int] = {}
        offsets = []
        for sample in samples:
            # Only pictures are worth sharing, and music-metadata reads no text that lies before the one before it.
            place = places.setdefault(sample.data, len(media)) if form.handler == b"vide" else len(media)
            offsets.append(place)
            if place == len(media):
                media += sample.data
        tracks.append(ChapterTrack(form, tuple(samples), tuple(offsets)))
    return Plan(tuple(tracks), bytes(media))


def nero_list(tags: Tags) -> Box:
    """The ``chpl`` box: the first 255 chapters, titles cut to what AntennaPod reads."""
    rows = b""
    for chapter, (start, _) in list(zip(tags.chapters, _times(tags), strict=True))[:_LIST_LIMIT]:
        title = cut(_one_line(chapter.title), _LIST_TITLE_BYTES).encode()
        rows += (start * _LIST_UNITS).to_bytes(8, "big") + bytes([len(title)]) + title
    return full(b"chpl", bytes(4), bytes([min(_LIST_LIMIT, len(tags.chapters))]), rows, version=1)


def _times(tags: Tags) -> list[tuple[int, int]]:
    """Start and length of each chapter in milliseconds, until the next one or the end of the sound."""
    starts = [milliseconds(chapter.start) for chapter in tags.chapters]
    ends = [*starts[1:], milliseconds(tags.duration)]
    return [(start, end - start) for start, end in zip(starts, ends, strict=True)]


def _lead_in(tags: Tags, data: bytes) -> Iterator[Sample]:
    """What stands before the first chapter, so that the rest is in its place."""
    start, _ = _times(tags)[0]
    if start:
        yield Sample(start, data)


def _titles(tags: Tags) -> Iterator[Sample]:
    yield from _lead_in(tags, _text(""))
    for chapter, (_, length) in zip(tags.chapters, _times(tags), strict=True):
        yield Sample(length, _text(chapter.title))


def _links(tags: Tags) -> Iterator[Sample]:
    """The same titles, each with its link: Pocket Casts takes the link of the text that equals the title."""
    yield from _lead_in(tags, _text(""))
    for chapter, (_, length) in zip(tags.chapters, _times(tags), strict=True):
        link = chapter.url.encode("ascii") if chapter.url else b""
        # A longer link has no place: half of it would lead elsewhere.
        href = _href(chapter.title, link) if 0 < len(link) <= _LINK_BYTES else b""
        yield Sample(length, _text(chapter.title) + href)


def _text(title: str) -> bytes:
    text = cut(_one_line(title), _TEXT_BYTES).encode()
    return len(text).to_bytes(2, "big") + text


def _href(title: str, link: bytes) -> bytes:
    """A link over the whole title (3GPP TS 26.245 §5.17.1.5)."""
    size = _HREF_HEAD_BYTES + len(link)
    last = min(len(_one_line(title)), 0xFFFF).to_bytes(2, "big")
    return size.to_bytes(4, "big") + b"href" + b"\0\0" + last + bytes([len(link)]) + link + b"\0"


def _pictures(tags: Tags) -> tuple[Form, list[Sample]]:
    """A chapter without a picture shows the cover, or without one what was there before."""
    cover = _as_jpeg(tags.cover) if tags.cover else None
    own = [_as_jpeg(chapter.picture) if chapter.picture else cover for chapter in tags.chapters]
    shown = cover or next(picture for picture in own if picture)
    rows: list[tuple[int, bytes]] = [(sample.length, shown) for sample in _lead_in(tags, shown)]
    for picture, (_, length) in zip(own, _times(tags), strict=True):
        if picture is None and rows:
            rows[-1] = rows[-1][0] + length, rows[-1][1]
        else:
            rows.append((length, picture or shown))
    measured = {picture: artwork.measure(picture) for _, picture in rows}
    sizes = list(dict.fromkeys((art.width, art.height) for art in measured.values()))
    samples = [
        Sample(length, picture, sizes.index((measured[picture].width, measured[picture].height)))
        for length, picture in rows
    ]
    return picture_form(PICTURES, sizes), samples


def _as_jpeg(picture: bytes) -> bytes:
    return picture if image_type(picture) == "image/jpeg" else artwork.cover_for_tags(picture)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def language_code(tag: str) -> int:
    """The language of the chapters: three lower-case letters in 15 bits (ISO/IEC 14496-12 §8.4.2.3)."""
    first, second, third = iso639(tag)
    return (first & 0x1F) << 10 | (second & 0x1F) << 5 | third & 0x1F
