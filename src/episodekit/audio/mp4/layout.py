"""L3. What of a file stays when its index is written anew, and where its samples lie then."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
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
)
from episodekit.audio.mp4.movie import Movie, Track
from episodekit.errors import AudioError

_OFFSETS_PATH = (b"mdia", b"minf", b"stbl")
_GAPS = frozenset({b"free", b"skip", b"wide"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of the file that stays, from its first byte to the offset behind its last."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What stays of a file.

    Attributes:
        head: the ``ftyp`` box, if there is one.
        pieces: what is written behind the index, in order, first the sound.
        tracks: all but the old chapters.
    """

    head: OuterBox | None
    pieces: tuple[Piece, ...]
    tracks: tuple[Track, ...]

    @property
    def media(self) -> Piece:
        """The content of the box with the sound, which gets a new head and the chapters' samples before it."""
        return self.pieces[0]

    @property
    def length_bytes(self) -> int:
        """Of all pieces."""
        return sum(piece.end - piece.begin for piece in self.pieces)


def survey(movie: Movie) -> Ground:
    """What of the file stays; :func:`check` sees whether all is there.

    Raises:
        AudioError: the file is in fragments, cut off, protected, or its index points outside of it.
    """
    _refuse(movie)
    gone = {track.id for track in movie.chapter_tracks}
    tracks = tuple(track for track in movie.tracks if track.id not in gone)
    head = movie.outer[0] if movie.outer[0].kind == b"ftyp" else None
    boxes = _contents(movie)
    used, stale = _begun(boxes, tracks), _touched(boxes, movie.chapter_tracks)
    if any(boxes[place].end > movie.length for place in used):
        raise _early(movie)
    largest = max(used, key=lambda place: boxes[place].end - boxes[place].body)
    pieces: list[Piece] = []
    for place, box in enumerate(boxes):
        if place == largest:
            first, last = used[place][0], stale.get(place, (0, 0))[1]
            # Old chapters before the sound go; among the sound they stay, as bytes that nothing points to.
            pieces.insert(0, Piece(last if box.body < last <= first else box.body, box.end))
        elif place in used or not (place in stale or box.kind in _GAPS):
            pieces.append(Piece(box.begin, box.end))
    end = movie.outer[-1].end
    if end < movie.length:  # what is no box stays too, such as an old tag
        pieces.append(Piece(end, movie.length))
    return Ground(head, tuple(pieces), tracks)


def check(movie: Movie) -> None:
    """See that every sample of every track but the old chapters is there, which takes a look at all their sizes.

    Raises:
        AudioError: the index points to where there are none.
    """
    gone = {track.id for track in movie.chapter_tracks}
    _used(_contents(movie), [track for track in movie.tracks if track.id not in gone])


def _contents(movie: Movie) -> list[OuterBox]:
    """The boxes that may hold samples, or anything but an index."""
    return [
        box for place, box in enumerate(movie.outer) if box.kind != b"moov" and (place or box.kind != b"ftyp")
    ]


def _begun(boxes: Sequence[OuterBox], tracks: Sequence[Track]) -> dict[int, tuple[int, int]]:
    """The same as :func:`_used` where all chunks of the tracks begin in one box, but for where the last of them ends."""
    begins = [box.body for box in boxes]
    offsets = [track.samples().offsets for track in tracks]
    low = min((min(row) for row in offsets if row), default=-1)
    high = max((max(row) for row in offsets if row), default=-1)
    place = bisect_right(begins, low) - 1
    apart = place < 0 or place != bisect_right(begins, high) - 1 or high >= boxes[place].end
    if apart or any(track.external for track in tracks):
        return _used(boxes, tracks)
    return {place: (low, high)}


def _refuse(movie: Movie) -> None:
    if movie.fragmented:
        raise AudioError(
            "it is cut into fragments for streaming, in which chapters have no place",
            remedy="make it one piece, with the same sound: ffmpeg -i IN.m4a -c copy OUT.m4a",
        )
    last = movie.outer[-1]
    if last.end > movie.length and last.kind not in _GAPS:  # of room for later nothing is missed
        raise _early(movie)
    main = movie.main
    if main.codec().protected:
        raise AudioError(
            "its sound is encrypted, only its buyer can hear it", remedy="give a recording of your own"
        )
    if not main.samples().count:
        raise AudioError("its audio track holds no sound", remedy=REMEDY)
    if not main.id or len({track.id for track in movie.tracks}) < len(movie.tracks):
        raise AudioError("two of its tracks have the same number", remedy=REMEDY)


def _early(movie: Movie) -> AudioError:
    last = movie.outer[-1]
    return AudioError(
        f"it ends early, {last.end - movie.length} bytes of its {letters(last.kind)} box are missing",
        remedy="copy or export the recording again",
    )


def _used(boxes: Sequence[OuterBox], tracks: Iterable[Track]) -> dict[int, tuple[int, int]]:
    """Which boxes hold samples of some tracks, from where to where.

    Raises:
        AudioError: a chunk of samples lies outside of them.
    """
    begins = [box.body for box in boxes]
    used: dict[int, tuple[int, int]] = {}
    for track in tracks:
        if track.external:
            raise AudioError("its samples lie in another file", remedy=REMEDY)
        for begin, end in track.samples().extents():
            place = bisect_right(begins, begin) - 1
            if begin == end:
                continue
            if place < 0 or end > boxes[place].end:
                raise AudioError(
                    f"its index says that samples lie at {begin} to {end}, where there are none",
                    remedy="copy or export the recording again",
                )
            low, high = used.get(place, (begin, end))
            used[place] = min(low, begin), max(high, end)
    return used


def _touched(boxes: Sequence[OuterBox], tracks: Iterable[Track]) -> dict[int, tuple[int, int]]:
    """The same for tracks that go; damaged ones hold nothing."""
    found: dict[int, tuple[int, int]] = {}
    for track in tracks:
        with suppress(AudioError):
            for place, (begin, end) in _used(boxes, [track]).items():
                low, high = found.get(place, (begin, end))
                found[place] = min(low, begin), max(high, end)
    return found


@dataclass(frozen=True, slots=True)
class Moves:
    """Where pieces go: their old begins in ascending order, and by how much each moves."""

    begins: tuple[int, ...]
    by: tuple[int, ...]

    def of(self, offset: int) -> int:
        """By how much something at an offset moves."""
        return self.by[max(0, bisect_right(self.begins, offset) - 1)]

    def moved(self, offsets: "array[int]") -> Iterator[int]:
        """The new place of each offset."""
        if len(set(self.by)) == 1:
            return (max(0, offset + self.by[0]) for offset in offsets)
        return (max(0, offset + self.of(offset)) for offset in offsets)


def moves(ground: Ground, begin: int) -> Moves:
    """The moves of pieces that will stand one behind the other from an offset on."""
    shifts = []
    for piece in ground.pieces:
        shifts.append((piece.begin, begin - piece.begin))
        begin += piece.end - piece.begin
    begins, by = zip(*sorted(shifts), strict=True)
    return Moves(begins, by)


def moved_track(trak: Box, to: Moves, *, wide: bool) -> Box:
    """A track whose chunks have moved; in 64 bits if ``wide``."""
    if not wide and not any(to.by):
        return trak
    places = [stbl.cut() for stbl in _at(trak, _OFFSETS_PATH)]
    old = [box for boxes, _ in places for box in boxes if box.kind in {b"stco", b"co64"}]
    new = [_offsets(box, to, wide=wide) for box in old]
    if any(box.size != moved.size for box, moved in zip(old, new, strict=True)):
        by_place = {box.begin: moved for box, moved in zip(old, new, strict=True)}
        return changed(trak, _OFFSETS_PATH, lambda stbl: _with(stbl, by_place))
    if all(box.data == moved.data for box, moved in zip(old, new, strict=True)):
        return trak
    # The tables lie among others that are many times as large: those are copied once, not with each box around them.
    data = bytearray(trak.view())
    for box, moved in zip(old, new, strict=True):
        data[box.begin - trak.begin : box.begin - trak.begin + box.size] = moved.data
    return Box(trak.kind, bytes(data))


def _at(box: Box, path: Sequence[bytes]) -> list[Box]:
    """Every box at a path of letters within another."""
    found = [box]
    for kind in path:
        found = [child for parent in found for child in parent.children() if child.kind == kind]
    return found


def _with(stbl: Box, tables: Mapping[int, Box]) -> Box:
    """Sample tables with others in the places of some."""
    boxes, rest = stbl.cut()
    return Box(stbl.kind, joined([tables.get(box.begin, box) for box in boxes], rest))


def _offsets(box: Box, to: Moves, *, wide: bool) -> Box:
    old = 4 if box.kind == b"stco" else 8
    new = 8 if wide else old
    values = numbers(box.view()[8 : 8 + old * number(box, 4)], old)
    whole = array("Q", to.moved(values))
    table = number_bytes(array("I", whole) if new == 4 else whole, new)
    return full(b"co64" if new == 8 else b"stco", len(values).to_bytes(4, "big"), table)
