"""L3. The index (``moov``) of an MPEG-4 or QuickTime file: its tracks, which of them is the sound, which are chapters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import BinaryIO

from episodekit.audio.boxes import OuterBox, outer_boxes
from episodekit.audio.mp4 import codec, samples
from episodekit.audio.mp4.boxes import REMEDY, Box, first, letters, number, numbers, within
from episodekit.errors import AudioError

INDEX_LIMIT_BYTES = 32 << 20  # a day of sound has half of it
TRACK_LIMIT = 1000
_SOUND, _FILM = b"soun", b"vide"
_TEXTS = frozenset({b"text", b"sbtl", b"subt", b"subp", b"clcp"})
_PICTURES = frozenset({b"jpeg", b"png ", b"mjpa", b"mjpb", b"gif ", b"tiff"})
_FRAGMENTS = frozenset({b"moof", b"sidx", b"ssix", b"mfra", b"styp"})
_STABLE = (b"mdia", b"minf", b"stbl")


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of the track that is played: its length in the movie's timescale, its start in the track's; -1: silence."""

    length: int
    start: int


@dataclass(frozen=True, slots=True)
class Track:
    """One track as its head describes it.

    Attributes:
        trak: its box.
        handler: four letters, such as ``soun``.
        timescale: units a second.
        length: of the samples in these units, as the head says.
        entry: four letters of its encoding.
        chapters: the ids of its chapter tracks.
    """

    trak: Box
    id: int
    enabled: bool
    handler: bytes
    timescale: int
    length: int
    entry: bytes
    chapters: tuple[int, ...]
    edits: tuple[Edit, ...]
    _samples: samples.Samples | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def stbl(self) -> Box:
        """Its sample tables.

        Raises:
            AudioError: it has none.
        """
        box = within(self.trak, *_STABLE)
        if box is None:
            raise AudioError("one of its tracks has no sample tables", remedy=REMEDY)
        return box

    def codec(self) -> codec.Codec:
        """How its sound is encoded.

        Raises:
            AudioError: it does not say so.
        """
        stsd = first(self.stbl.children(), b"stsd")
        if stsd is None:
            raise AudioError("it does not say how its sound is encoded", remedy=REMEDY)
        return codec.read(stsd)

    def samples(self) -> samples.Samples:
        """Its sample tables, read.

        Raises:
            AudioError: they are damaged.
        """
        if self._samples is None:
            frame_bytes = self.codec().frame_bytes if self.handler == _SOUND else 0
            object.__setattr__(self, "_samples", samples.read(self.stbl, frame_bytes))
        return self._samples or samples.NO_SAMPLES

    @property
    def external(self) -> bool:
        """Whether its samples lie in another file (ISO/IEC 14496-12 §8.7.2)."""
        dref = within(self.trak, b"mdia", b"minf", b"dinf", b"dref")
        entries = dref.children(8) if dref is not None else []
        return any(not number(entry, 1, 3) & 1 and len(entry.data) > 5 for entry in entries)

    @property
    def could_be_chapters(self) -> bool:
        """Whether it holds words or still pictures."""
        return self.handler in _TEXTS or (self.handler == _FILM and self.entry in _PICTURES)


@dataclass(frozen=True, slots=True)
class Movie:
    """The index of a file.

    Attributes:
        moov: its box.
        outer: the boxes of the file.
        length: of the file, in bytes.
        timescale: units a second of the whole.
        duration: in these units.
        tracks: in order.
        fragmented: whether sound lies in pieces with an index each.
    """

    moov: Box
    outer: tuple[OuterBox, ...]
    length: int
    timescale: int
    duration: int
    tracks: tuple[Track, ...]
    fragmented: bool

    @property
    def main(self) -> Track:
        """The track of the sound: the first that is enabled, or the first.

        Raises:
            AudioError: there is none.
        """
        sounds = [track for track in self.tracks if track.handler == _SOUND]
        if not sounds:
            raise AudioError("there is no audio track in it", remedy="give a recording with sound")
        return next((track for track in sounds if track.enabled), sounds[0])

    @property
    def film(self) -> bool:
        """Whether there are moving pictures."""
        return any(track.handler == _FILM and not track.could_be_chapters for track in self.tracks)

    @property
    def chapter_tracks(self) -> tuple[Track, ...]:
        """The tracks of words and pictures that others name as their chapters, in the order named."""
        by_id = {track.id: track for track in reversed(self.tracks)}
        named = [number for track in (self.main, *self.tracks) for number in track.chapters]
        found = [by_id[number] for number in dict.fromkeys(named) if number in by_id]
        return tuple(track for track in found if track.could_be_chapters)


def read(file: BinaryIO) -> Movie:
    """Read the index of a file.

    Raises:
        AudioError: there is none, it is too large, or damaged.
    """
    outer = tuple(outer_boxes(file))
    length = file.seek(0, 2)
    moov = _index(file, outer, length)
    boxes = moov.children()
    if first(boxes, b"cmov") is not None:
        raise AudioError("its index is compressed, as old QuickTime did", remedy=REMEDY)
    mvhd = first(boxes, b"mvhd")
    if mvhd is None:
        raise AudioError("its index has no head (mvhd)", remedy=REMEDY)
    timescale, duration = _clock(mvhd)
    tracks = [box for box in boxes if box.kind == b"trak"]
    if len(tracks) > TRACK_LIMIT:
        raise AudioError(f"it has {len(tracks)} tracks", remedy=REMEDY)
    return Movie(
        moov=moov,
        outer=outer,
        length=length,
        timescale=timescale,
        duration=duration,
        tracks=tuple(_track(box) for box in tracks),
        fragmented=first(boxes, b"mvex") is not None or any(box.kind in _FRAGMENTS for box in outer),
    )


def _index(file: BinaryIO, outer: Sequence[OuterBox], length: int) -> Box:
    file.seek(0)
    if file.read(3) == b"ID3":
        raise AudioError(
            "an ID3 tag stands before it, as if it were an MP3, and players do not find the sound",
            remedy="remove that tag, or export the recording again",
        )
    place = next((box for box in outer if box.kind == b"moov"), None)
    if place is None:
        raise AudioError(_no_index(outer, length), remedy="copy or export the recording again")
    if place.end > length:
        raise AudioError(
            f"it ends early, {place.end - length} bytes of its index are missing",
            remedy="copy or export the recording again",
        )
    if place.end - place.body > INDEX_LIMIT_BYTES:
        mib = (place.end - place.body) >> 20
        raise AudioError(f"its index has {mib} MiB", remedy="remove the pictures in it")
    file.seek(place.body)
    return Box(b"moov", file.read(place.end - place.body))


def presented(movie: Movie, track: Track, media_length: int) -> Fraction:
    """Seconds that are played of a track: all its samples, or what its edit list takes of them.

    Lengths in an edit list are rounded to the movie's timescale: where the samples end within such a unit, they count.
    """
    if not track.edits:
        return Fraction(media_length, track.timescale)
    unit = Fraction(1, movie.timescale)
    seconds = Fraction(0)
    for edit in track.edits:
        length = edit.length * unit
        if edit.start >= 0:
            rest = Fraction(max(0, media_length - edit.start), track.timescale)
            length = rest if not edit.length or length > rest - unit else length
        seconds += length
    return seconds


def _no_index(outer: Sequence[OuterBox], length: int) -> str:
    if outer and outer[-1].end > length:
        missing = outer[-1].end - length
        return f"it ends early, {missing} bytes and its index (moov) are missing"
    return "it has no index (moov), no player finds the sound in it"


def _clock(box: Box) -> tuple[int, int]:
    """Timescale and duration of an ``mvhd`` or ``mdhd`` box.

    Raises:
        AudioError: the timescale is 0.
    """
    wide = number(box, 0, 1) == 1
    timescale = number(box, 20 if wide else 12)
    if not timescale:
        raise AudioError(f"its {letters(box.kind)} box has a timescale of 0", remedy=REMEDY)
    return timescale, number(box, 24, 8) if wide else number(box, 16)


def _track(trak: Box) -> Track:
    tkhd, mdhd, hdlr = within(trak, b"tkhd"), within(trak, b"mdia", b"mdhd"), within(trak, b"mdia", b"hdlr")
    if tkhd is None or mdhd is None or hdlr is None:
        raise AudioError("one of its tracks has no head", remedy=REMEDY)
    wide = number(tkhd, 0, 1) == 1
    handler = hdlr.data[8:12]
    # Nothing is asked of tracks that are no sound: many are odd.
    timescale, length = _clock(mdhd) if handler == _SOUND else (_timescale(mdhd), 0)
    return Track(
        trak=trak,
        id=number(tkhd, 20 if wide else 12),
        enabled=bool(number(tkhd, 1, 3) & 1),
        handler=handler,
        timescale=timescale,
        length=length,
        entry=_entry(trak),
        chapters=tuple(_named(trak)),
        edits=tuple(_edits(trak)),
    )


def _timescale(mdhd: Box) -> int:
    return int.from_bytes(mdhd.data[20:24] if mdhd.data[:1] == b"\1" else mdhd.data[12:16], "big")


def _entry(trak: Box) -> bytes:
    stsd = within(trak, *_STABLE, b"stsd")
    return stsd.data[12:16] if stsd is not None else b""


def _named(trak: Box) -> Iterator[int]:
    for tref in trak.children():
        if tref.kind == b"tref":
            for box in tref.children():
                if box.kind == b"chap":
                    yield from numbers(box.data[: 4 * TRACK_LIMIT])


def _edits(trak: Box) -> Iterator[Edit]:
    elst = within(trak, b"edts", b"elst")
    if elst is None:
        return
    wide = elst.data[:1] == b"\1"
    width = 20 if wide else 12
    for row in range(min(number(elst, 4), (len(elst.data) - 8) // width)):
        at, half = 8 + row * width, 8 if wide else 4
        yield Edit(
            number(elst, at, half),
            int.from_bytes(elst.data[at + half : at + 2 * half], "big", signed=True),
        )
