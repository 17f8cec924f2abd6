"""L3. Chapters → tracks of titles, links and pictures for Apple's apps, and a list (``chpl``) for the others.

Apple's apps and ffmpeg read tracks that the sound names as its chapters
(https://developer.apple.com/documentation/quicktime-file-format/chapter_lists), AntennaPod and VLC the list that Nero
invented (https://github.com/FFmpeg/FFmpeg/blob/master/libavformat/movenc.c, mov_write_chpl_tag). No library writes links
and pictures. Reading back is in :mod:`episodekit.audio.mp4.chapters_read`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from episodekit.audio import artwork
from episodekit.audio.id3_text import iso639
from episodekit.audio.mp4.boxes import Box, full
from episodekit.audio.mp4.ilst import cut
from episodekit.audio.mp4.tracks import Form, Sample, picture_form, text_form
from episodekit.audio.tags import Tags, image_type
from episodekit.model.episode import Chapter
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
    stretches = _stretches(tags)
    titles = _titles(stretches)
    found: list[tuple[Form, list[Sample]]] = [(text_form(TITLES, enabled=False), titles)]
    if any(chapter.url for chapter in tags.chapters):
        found.append((text_form(LINKS, enabled=True), list(_links(tags, titles))))
    if any(chapter.picture for chapter in tags.chapters):
        found.append(_pictures(tags, stretches))
    media = bytearray()
    tracks = []
    for form, samples in found:
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
    for chapter in tags.chapters[:_LIST_LIMIT]:
        title = cut(_one_line(chapter.title), _LIST_TITLE_BYTES).encode()
        start = milliseconds(chapter.start) * _LIST_UNITS
        rows += start.to_bytes(8, "big") + bytes([len(title)]) + title
    return full(b"chpl", bytes(4), bytes([min(_LIST_LIMIT, len(tags.chapters))]), rows, version=1)


def _stretches(tags: Tags) -> list[tuple[int, Chapter | None]]:
    """How many milliseconds are each chapter's, until the next one or the end of the sound.

    What stands before the first is of none: tracks begin where the sound begins.
    """
    starts = [milliseconds(chapter.start) for chapter in tags.chapters]
    ends = [*starts[1:], milliseconds(tags.duration)]
    lead_in: list[tuple[int, Chapter | None]] = [(starts[0], None)] if starts[0] else []
    return lead_in + [
        (end - start, chapter) for chapter, start, end in zip(tags.chapters, starts, ends, strict=True)
    ]


def _titles(stretches: Sequence[tuple[int, Chapter | None]]) -> list[Sample]:
    return [Sample(length, _text(chapter.title if chapter else "")) for length, chapter in stretches]


def _links(tags: Tags, titles: Sequence[Sample]) -> Iterator[Sample]:
    """The same titles, each with its link: Pocket Casts takes the link of the text that equals the title."""
    before = len(titles) - len(tags.chapters)
    yield from titles[:before]
    for chapter, title in zip(tags.chapters, titles[before:], strict=True):
        link = chapter.url.encode("ascii") if chapter.url else b""
        # A longer link has no place: half of it would lead elsewhere.
        href = _href(chapter.title, link) if 0 < len(link) <= _LINK_BYTES else b""
        yield Sample(title.length, title.data + href)


def _text(title: str) -> bytes:
    text = cut(_one_line(title), _TEXT_BYTES).encode()
    return len(text).to_bytes(2, "big") + text


def _href(title: str, link: bytes) -> bytes:
    """A link over the whole title (3GPP TS 26.245 §5.17.1.5)."""
    size = _HREF_HEAD_BYTES + len(link)
    last = min(len(_one_line(title)), 0xFFFF).to_bytes(2, "big")
    return size.to_bytes(4, "big") + b"href" + b"\0\0" + last + bytes([len(link)]) + link + b"\0"


def _pictures(tags: Tags, stretches: Sequence[tuple[int, Chapter | None]]) -> tuple[Form, list[Sample]]:
    """A chapter without a picture shows the cover, or without one what was there before."""
    cover = _as_jpeg(tags.cover) if tags.cover else None
    own = [_as_jpeg(chapter.picture) if chapter and chapter.picture else cover for _, chapter in stretches]
    shown = cover or next(picture for picture in own if picture)
    rows: list[tuple[int, bytes]] = []
    for picture, (length, _) in zip(own, stretches, strict=True):
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
