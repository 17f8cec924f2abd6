"""L3. What of a file stays when its index is written anew, and where its samples lie then."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from episodekit.audio.boxes import OuterBox
from episodekit.audio.mp4.boxes import (
    REMEDY,
    Box,
    changed,
    full,
    joined,
    letters,
    number,
    number_bytes,
    numbers,
    parse,
)
from episodekit.audio.mp4.movie import Movie, Track
from episodekit.errors import AudioError

_OFFSETS_PATH = (b"mdia", b"minf", b"stbl")
_GAPS = frozenset({b"free", b"skip", b"wide"})
_NARROW_LIMIT = 1 << 32


@dataclass(frozen=True, slots=True)
class Ground:
    """What stays of a file.

    Attributes:
        head: the ``ftyp`` box, if there is one.
        kept: the boxes that are written behind the index, in order, and what follows the last one.
        tracks: all but the old chapters.
        anchor: the offset in the file that keeps its place modulo 4096: the begin of the sound.
    """

    head: OuterBox | None
    kept: tuple[OuterBox, ...]
    tracks: tuple[Track, ...]
    anchor: int


def survey(movie: Movie) -> Ground:
    """See that everything that the index points to is there, and what of the file stays.

    Raises:
        AudioError: the file is in pieces, cut off, protected, or its index points outside of it.
    """
    _refuse(movie)
    gone = {track.id for track in movie.chapter_tracks}
    tracks = tuple(track for track in movie.tracks if track.id not in gone or not track.could_be_chapters)
    head = movie.outer[0] if movie.outer[0].kind == b"ftyp" else None
    media = [box for box in movie.outer if box.kind != b"moov" and box is not head]
    used = _used(media, tracks)
    stale = _touched(media, [track for track in movie.tracks if track not in tracks]) - used
    kept = [
        box for place, box in enumerate(media) if place in used or not (place in stale or box.kind in _GAPS)
    ]
    end = movie.outer[-1].end
    if end < movie.length:  # what is no box stays too, such as an old tag
        kept.append(OuterBox(b"", end, end, movie.length))
    largest = max((media[place] for place in used), key=lambda box: box.end - box.body)
    return Ground(head, tuple(kept), tracks, largest.body)


def _refuse(movie: Movie) -> None:
    if movie.fragmented:
        raise AudioError(
            "it is cut into fragments for streaming, in which chapters have no place",
            remedy="export the recording again as one piece",
        )
    last = movie.outer[-1]
    if last.end > movie.length:
        raise AudioError(
            f"it ends early, {last.end - movie.length} bytes of its {letters(last.kind)} box are missing",
            remedy="copy or export the recording again",
        )
    main = movie.main
    if main.codec().protected:
        raise AudioError(
            "its sound is encrypted, only its buyer can hear it", remedy="give a recording of your own"
        )
    if not main.samples().count:
        raise AudioError("its audio track holds no sound", remedy=REMEDY)
    if not main.id or len({track.id for track in movie.tracks}) < len(movie.tracks):
        raise AudioError("two of its tracks have the same number", remedy=REMEDY)


def _used(media: Sequence[OuterBox], tracks: Iterable[Track]) -> set[int]:
    """Which boxes hold samples of some tracks.

    Raises:
        AudioError: a chunk of samples lies outside of them.
    """
    begins = [box.body for box in media]
    used: set[int] = set()
    for track in tracks:
        if track.external:
            raise AudioError("its samples lie in another file", remedy=REMEDY)
        for begin, end in track.samples().extents():
            place = bisect_right(begins, begin) - 1
            if begin == end:
                continue
            if place < 0 or end > media[place].end:
                raise AudioError(
                    f"its index says that samples lie at {begin} to {end}, where there are none",
                    remedy="copy or export the recording again",
                )
            used.add(place)
    return used


def _touched(media: Sequence[OuterBox], tracks: Iterable[Track]) -> set[int]:
    """The same for tracks that go; damaged ones hold nothing."""
    found = set()
    for track in tracks:
        try:
            found |= _used(media, [track])
        except AudioError:
            continue
    return found


@dataclass(frozen=True, slots=True)
class Moves:
    """Where boxes that stay go: begins of the old places in order, and by how much each moves."""

    begins: tuple[int, ...]
    by: tuple[int, ...]

    def of(self, offset: int) -> int:
        """By how much something at an offset moves."""
        return self.by[max(0, bisect_right(self.begins, offset) - 1)]

    def moved(self, offsets: "array[int]") -> Iterator[int]:
        """The new place of each offset."""
        if len(set(self.by)) == 1:
            return (offset + self.by[0] for offset in offsets)
        return (offset + self.of(offset) for offset in offsets)


def moves(kept: Sequence[OuterBox], begin: int) -> Moves:
    """The moves of boxes that will stand one behind the other from an offset on."""
    shifts = []
    for box in kept:
        shifts.append(begin - box.begin)
        begin += box.end - box.begin
    return Moves(tuple(box.begin for box in kept), tuple(shifts))


def moved_track(trak: Box, to: Moves, *, wide: bool) -> Box:
    """A track whose chunks have moved; in 64 bits if ``wide``."""

    def tables(stbl: Box) -> Box:
        boxes, rest = parse(stbl.data)
        return Box(stbl.kind, joined([_offsets(box, to, wide=wide) for box in boxes], rest))

    return changed(trak, _OFFSETS_PATH, tables)


def _offsets(box: Box, to: Moves, *, wide: bool) -> Box:
    if box.kind not in {b"stco", b"co64"}:
        return box
    old = 4 if box.kind == b"stco" else 8
    new = 8 if wide else old
    values = numbers(box.data[8 : 8 + old * number(box, 4)], old)
    whole = array("Q", to.moved(values))
    table = number_bytes(array("I", whole) if new == 4 else whole, new)
    return full(b"co64" if new == 8 else b"stco", len(values).to_bytes(4, "big"), table)


def needs_wide(kept: Sequence[OuterBox], head_bytes: int) -> bool:
    """Whether offsets may not fit into 32 bits."""
    return head_bytes + sum(box.end - box.begin for box in kept) >= _NARROW_LIMIT
