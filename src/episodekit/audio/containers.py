"""L3. The audio containers, and the functions that choose one by the bytes of a file."""

from typing import BinaryIO, Protocol

from episodekit.audio import mp3
from episodekit.audio.sniffing import description, sniff
from episodekit.audio.sound import Sound
from episodekit.audio.tags import StoredTags, Tags
from episodekit.errors import AudioError


class Container(Protocol):
    """One kind of audio file: a module with these functions; files are opened for reading and only read."""

    def probe(self, file: BinaryIO, name: str) -> Sound:
        """Measure the sound."""
        ...

    def tag_header(self, file: BinaryIO, name: str, tags: Tags) -> bytes:
        """The bytes to write before the sound."""
        ...

    def read_tags(self, file: BinaryIO, name: str) -> StoredTags:
        """What the file says about itself."""
        ...


CONTAINERS: dict[str, Container] = {
    "mp3": mp3,
}
"""Name of the kind, as sniffed → the module that measures, tags and reads it."""


def probe(file: BinaryIO, name: str) -> Sound:
    """Measure an audio file; its kind is found by its bytes, ``name`` is for messages.

    Raises:
        AudioError: it is not audio, of a kind that cannot be published yet, or holds no sound.
    """
    return _container(file, name).probe(file, name)


def tag_header(file: BinaryIO, name: str, tags: Tags) -> bytes:
    """The bytes to write before the range ``audio_begin`` to ``audio_end`` of :func:`probe`.

    The file itself is only read. The same tags on the result give the same bytes again.

    Raises:
        AudioError: it is not audio, of a kind that cannot be tagged yet, or its old tags cannot be read.
    """
    return _container(file, name).tag_header(file, name, tags)


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
            remedy=f"export the recording as {', '.join(CONTAINERS).upper()}",
            where=name,
        )
    return CONTAINERS[kind]
