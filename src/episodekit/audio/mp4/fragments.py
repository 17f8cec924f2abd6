"""L3. Sound that is cut into fragments, each with an index of its own (ISO/IEC 14496-12 §8.8): measured, never written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from episodekit.audio.mp4.boxes import REMEDY, Box, number, numbers
from episodekit.audio.mp4.movie import Movie
from episodekit.errors import AudioError

_INDEX_LIMIT_BYTES = 16 << 20  # of one fragment
_SAMPLE_LIMIT = 1 << 24  # of all fragments
_BASE_OFFSET, _DESCRIPTION, _DEFAULT_DURATION, _DEFAULT_SIZE = 1, 2, 8, 16
_DATA_OFFSET, _FIRST_FLAGS = 1, 4
_EACH = (0x100, 0x200, 0x400, 0x800)  # duration, size, flags, composition offset


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the fragments of a track hold in all: units of its timescale, bytes, samples."""

    duration: int = 0
    length_bytes: int = 0
    samples: int = 0


def measure(file: BinaryIO, movie: Movie) -> Pieces:
    """Add up the fragments of the sound.

    Raises:
        AudioError: the index of a fragment is damaged, or there are samples without end.
    """
    defaults = dict(_defaults(movie.moov))
    number_of_sound = movie.main.id
    duration = length = samples = 0
    for outer in movie.outer:
        if outer.kind != b"moof" or outer.end > movie.length:
            continue
        if outer.end - outer.body > _INDEX_LIMIT_BYTES:
            raise AudioError("the index of one of its fragments is too large", remedy=REMEDY)
        file.seek(outer.body)
        for traf in Box(b"moof", file.read(outer.end - outer.body)).children():
            if traf.kind == b"traf":
                for piece in _runs(traf, number_of_sound, defaults.get(number_of_sound, (0, 0))):
                    duration += piece.duration
                    length += piece.length_bytes
                    samples += piece.samples
                    if samples > _SAMPLE_LIMIT:
                        raise AudioError(
                            f"its fragments have more than {_SAMPLE_LIMIT} samples", remedy=REMEDY
                        )
    return Pieces(duration, length, samples)


def _defaults(moov: Box) -> Iterator[tuple[int, tuple[int, int]]]:
    """Of each track, how long and how large a sample is that says nothing else."""
    for mvex in moov.children():
        if mvex.kind == b"mvex":
            for trex in mvex.children():
                if trex.kind == b"trex":
                    yield number(trex, 4), (number(trex, 12), number(trex, 16))


def _runs(traf: Box, track: int, defaults: tuple[int, int]) -> Iterator[Pieces]:
    duration, size = defaults
    for box in traf.children():
        if box.kind == b"tfhd":
            if number(box, 4) != track:
                return
            flags = number(box, 1, 3)
            at = 8 + (8 if flags & _BASE_OFFSET else 0) + (4 if flags & _DESCRIPTION else 0)
            if flags & _DEFAULT_DURATION:
                duration, at = number(box, at), at + 4
            if flags & _DEFAULT_SIZE:
                size = number(box, at)
        elif box.kind == b"trun":
            yield _run(box, duration, size)


def _run(trun: Box, duration: int, size: int) -> Pieces:
    flags, count = number(trun, 1, 3), number(trun, 4)
    at = 8 + (4 if flags & _DATA_OFFSET else 0) + (4 if flags & _FIRST_FLAGS else 0)
    columns = [flag for flag in _EACH if flags & flag]
    width = len(columns)
    if count > _SAMPLE_LIMIT or at + 4 * width * count > len(trun.data):
        raise AudioError("the index of one of its fragments is cut off", remedy=REMEDY)
    values = numbers(trun.data[at : at + 4 * width * count])
    sums = {flag: sum(values[place::width]) for place, flag in enumerate(columns)}
    return Pieces(sums.get(_EACH[0], duration * count), sums.get(_EACH[1], size * count), count)
