"""L3. The audio containers, and the functions that choose one by the bytes of a file."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from episodekit.audio import adts, aiff, flac, mp3, mp4, ogg, wav
from episodekit.audio.sniffing import TAKEN, description, sniff
from episodekit.audio.sound import Sound
from episodekit.audio.tags import StoredTags, Tags
from episodekit.errors import AudioError
from episodekit.model.splice import Part


class Container(Protocol):
    """One kind of audio file: a module with these functions; files are opened for reading and only read."""

    def probe(self, file: BinaryIO, name: str) -> Sound:
        """Measure the sound."""
        ...

    def tagged(self, file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
        """The whole file with new tags."""
        ...

    def read_tags(self, file: BinaryIO, name: str) -> StoredTags:
        """What the file says about itself."""
        ...

    def sound(self, file: BinaryIO, name: str) -> Iterator[bytes]:
        """The encoded sound alone."""
        ...


CONTAINERS: dict[str, Container] = {
    "mp3": mp3,
    "m4a": mp4,
    "mp4": mp4,
    "mov": mp4,
    "ogg": ogg,
    "opus": ogg,
    "flac": flac,
    "wav": wav,
    "aiff": aiff,
    "aac": adts,
}
"""Name of the kind, as sniffed → the module that measures, tags and reads it."""


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure an audio file; its kind is found by its bytes, ``name`` is for messages.

    Nothing is kept of it here: for an hour it costs 1 ms where the file has an index, and the hash of its bytes, by which it
    would be found again, 45. The build keeps what follows from it under the hash that it has of the entry's files anyway.

    Raises:
        AudioError: it is not audio, of a kind that cannot be published yet, or holds no sound.
    """
    return _container(file, name).probe(file, name)


def tagged(file: BinaryIO, name: str, tags: Tags) -> tuple[Part, ...]:
    """The whole file with new tags, as parts to write with :func:`episodekit.model.splice.blocks`.

    The file itself is only read. The same tags on the result give the same bytes again.

    Raises:
        AudioError: it is not audio, of a kind that cannot be tagged yet, or its old tags cannot be read.
    """
    return _container(file, name).tagged(file, name, tags)


def sound(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The encoded sound alone, a block at a time: the same before and after tagging.

    Raises:
        AudioError: it is not audio, of a kind that cannot be tagged yet, or holds no sound.
    """
    return _container(file, name).sound(file, name)


def read_tags(file: BinaryIO, name: str) -> StoredTags:
    """What an audio file says about itself.

    Raises:
        AudioError: it is not audio, of a kind that cannot be read yet, or its tags are damaged.
    """
    return _container(file, name).read_tags(file, name)


def _container(file: BinaryIO, name: str) -> Container:
    kind = sniff(file, name)
    if kind not in CONTAINERS:
        raise AudioError(
            f"this is {description(kind)}, which cannot be tagged yet",
            remedy=f"export the recording as {TAKEN}",
            where=name,
        )
    return CONTAINERS[kind]
