"""L3. The chapters that an MPEG-4 file holds: from the tracks that the sound names, or from Nero's list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import BinaryIO

from episodekit.audio.mp4.boxes import first, number, parse
from episodekit.audio.mp4.ilst import clean
from episodekit.audio.mp4.movie import Movie, Track
from episodekit.errors import AudioError
from episodekit.model.episode import Chapter

_SAMPLE_LIMIT = 5000  # of a track; people make dozens of chapters
_TEXT_BYTES, _PICTURE_BYTES = 4 << 20, 64 << 20  # of all samples of a track
_TITLE_CHARACTERS = 255
_LIST_UNITS = 10  # in a microsecond
_LONGEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a track shows from a time on."""

    start: timedelta
    end: timedelta
    data: bytes


def chapters(file: BinaryIO, movie: Movie, cover: bytes | None) -> tuple[tuple[Chapter, ...], bool]:
    """The chapters by time, and whether they are there as tracks, as Apple's apps want them.

    Tracks that are damaged are passed over: they are no reason to see nothing of a file.

    Args:
        file: it.
        movie: its index.
        cover: a chapter that shows it has no picture of its own.
    """
    texts = [
        shown
        for track in movie.chapter_tracks
        if track.handler != b"vide"
        if (shown := _shown(file, movie, track))
    ]
    titled = _titled(texts[0]) if texts else []
    if not titled:
        return tuple(sorted(_nero(movie), key=lambda row: row.start)), False
    links = {row.start: link for shown in texts for row in shown if (link := _link(row.data))}
    pictures = {
        row.start: row.data
        for track in movie.chapter_tracks
        if track.handler == b"vide"
        for row in _shown(file, movie, track)
        if row.data and row.data != cover
    }
    found = [replace(row, url=links.get(row.start), picture=pictures.get(row.start)) for row in titled]
    return tuple(found), True


def _shown(file: BinaryIO, movie: Movie, track: Track) -> list[_Shown]:
    """The samples of a track with their times in the whole."""
    limit = _PICTURE_BYTES if track.handler == b"vide" else _TEXT_BYTES
    try:
        samples = track.samples()
    except AudioError:
        return []
    if not track.timescale:
        return []
    shift = _shift(movie, track)
    found = []
    for start, end, offset, size in samples.each(_SAMPLE_LIMIT):
        limit -= size
        if limit < 0 or offset + size > movie.length:
            break
        file.seek(offset)
        begin = _time(start, track.timescale) + shift
        if begin > _LONGEST:
            break
        found.append(_Shown(max(begin, timedelta()), _time(end, track.timescale) + shift, file.read(size)))
    return found


def _time(units: int, timescale: int) -> timedelta:
    return timedelta(microseconds=units * 1_000_000 // timescale) if units < 1 << 50 else _LONGEST * 2


def _shift(movie: Movie, track: Track) -> timedelta:
    """How much later than its samples a track is shown, from its edit list."""
    shift = timedelta()
    for edit in track.edits:
        if edit.start >= 0:
            return shift - _time(edit.start, track.timescale)
        shift += _time(edit.length, movie.timescale)
    return shift


def _titled(shown: Sequence[_Shown]) -> list[Chapter]:
    found: list[Chapter] = []
    for row in shown:
        title = " ".join(_text(row.data).split())[:_TITLE_CHARACTERS]
        if title and row.start >= (found[-1].start if found else timedelta()):
            found.append(Chapter(start=row.start, title=title, end=row.end if row.end > row.start else None))
    return found


def _text(sample: bytes) -> str:
    """The words of a sample: UTF-8, UTF-16 with a mark, or what old QuickTime wrote."""
    size = int.from_bytes(sample[:2], "big")
    text = sample[2 : 2 + size]
    if text[:2] in {b"\xfe\xff", b"\xff\xfe"}:
        return clean(text.decode("utf-16", "replace"))
    try:
        return clean(text.decode())
    except UnicodeDecodeError:
        return clean(text.decode("mac-roman", "replace"))


def _link(sample: bytes) -> str:
    boxes, _ = parse(sample[2 + int.from_bytes(sample[:2], "big") :])
    href = first(boxes, b"href")
    if href is None or len(href.data) < 5:
        return ""
    return clean(href.data[5 : 5 + href.data[4]].decode("utf-8", "replace"))


def _nero(movie: Movie) -> Iterator[Chapter]:
    """The chapters of the first list; version 0 has no reserved bytes before the count."""
    boxes = [box for udta in movie.moov.children() if udta.kind == b"udta" for box in udta.children()]
    chpl = first(boxes, b"chpl")
    if chpl is None or len(chpl.data) < 9:
        return
    at = 8 if chpl.data[0] else 4
    count, at = number(chpl, at, 1), at + 1
    for place in range(1, count + 1):
        if at + 9 > len(chpl.data):
            return
        start = timedelta(microseconds=min(number(chpl, at, 8) // _LIST_UNITS, 1 << 50))
        size = number(chpl, at + 8, 1)
        title = clean(chpl.data[at + 9 : at + 9 + size].decode("utf-8", "replace"))
        yield Chapter(start=start, title=" ".join(title.split())[:_TITLE_CHARACTERS] or f"Chapter {place}")
        at += 9 + size
