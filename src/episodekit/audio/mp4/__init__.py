"""L3. The container MPEG-4 (M4A, M4B, MP4) and its parent QuickTime: measured, tagged with chapters, read.

The sound's bytes are never touched, and never held in memory: a tagged file is a new index and stretches of the old file.
"""

from collections.abc import Iterator
from typing import BinaryIO

from episodekit.audio.mp4 import chapters_read, ilst, layout, movie, probing, quicktime, tagging
from episodekit.audio.mp4.boxes import naming
from episodekit.audio.sound import Sound
from episodekit.audio.tags import StoredTags, Tags
from episodekit.model.splice import Part, Span

__all__ = ["probe", "read_tags", "sound", "tagged"]


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure a file without changing it.

    Args:
        file: opened for reading in binary, seekable.
        name: what to call it in messages.

    Raises:
        AudioError: there is no sound in it, its index is damaged, or it is cut into fragments.
    """
    with naming(name):
        return probing.probe(file, movie.read(file))


def tagged(file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
    """The whole file with new tags; ``file`` is only read, and the same tags on the result give the same bytes.

    Raises:
        AudioError: the file is damaged, cut off, in fragments or encrypted, or a picture is damaged.
    """
    with naming(name):
        return tagging.parts(file, movie.read(file), tags)


def read_tags(file: BinaryIO, name: str) -> StoredTags:
    """What the file says about itself.

    Raises:
        AudioError: its index is damaged.
    """
    with naming(name):
        index = movie.read(file)
        atoms = ilst.atoms_of(index.moov)
        cover = ilst.cover(atoms)
        found, listed = chapters_read.chapters(file, index, cover)
        return ilst.stored([*atoms, *quicktime.atoms(index.moov)], found, listed=listed)


def sound(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The samples of the sound alone, in order of time, a block at a time.

    Raises:
        AudioError: there is no sound, or its index points outside of the file.
    """
    with naming(name):
        index = movie.read(file)
        layout.survey(index)
        layout.check(index)
        extents = index.main.samples().extents()
    for begin, end in _merged(extents):
        yield from Span(begin, end).read(file)


def _merged(extents: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Neighbours read as one."""
    begin = end = 0
    for first, last in extents:
        if first != end:
            if end > begin:
                yield begin, end
            begin = first
        end = last
    if end > begin:
        yield begin, end
