"""L3. What MP3 and bare AAC share: frames of sound behind ID3v2 tags, whose sizes may lie, and before tags at the end."""

from collections.abc import Sequence
from typing import BinaryIO

from episodekit.audio import id3, id3_frames, id3_read, tails_read
from episodekit.audio.id3_frames import RawTag
from episodekit.audio.id3_kept import kept
from episodekit.audio.runs import Framing, find, starts
from episodekit.audio.tags import StoredTags, Tags
from episodekit.audio.tails import sound_end
from episodekit.model.splice import Part, Span


def sound_span(
    file: BinaryIO, name: str, framing: Framing, tags: Sequence[RawTag] | None = None
) -> Span | None:
    """The range of the sound; None if there is none within one MiB of where it should be.

    Args:
        file: opened for reading.
        name: what to call it in messages.
        framing: how its frames look.
        tags: those before the sound, if they are read already.

    Raises:
        AudioError: a tag is larger than 64 MiB.
    """
    begin = _sound_begin(file, id3_frames.read_tags(file, name) if tags is None else tags, framing)
    return None if begin is None else Span(begin, sound_end(file, begin))


def _sound_begin(file: BinaryIO, tags: Sequence[RawTag], framing: Framing) -> int | None:
    """Where the first frame of sound begins, whatever the size in the last tag's header says; None if there is none."""
    length = file.seek(0, 2)
    claimed = tags[-1].end if tags else 0
    hidden = id3_frames.first_beyond_padding(tags[-1]) if tags else None
    for start in (hidden, claimed):
        if start is not None and start < length and starts(file, start, length, framing):
            return start
    if hidden is not None:
        return find(file, hidden, length, framing)
    return find(file, claimed if claimed < length else id3_frames.HEADER_BYTES, length, framing)


def read_tags(file: BinaryIO, name: str) -> StoredTags:
    """What the tags before the sound say, or else those behind it.

    Raises:
        AudioError: a tag is larger than 64 MiB.
    """
    tags = id3_frames.read_tags(file, name)
    return id3_read.stored(tags) if tags else tails_read.stored(file, 0)


def tagged(file: BinaryIO, name: str, tags: Tags, framing: Framing) -> tuple[Part, ...] | None:
    """A new tag, and the sound behind it, None if there is none; frames of others are kept, what hung at the end is left out.

    Raises:
        AudioError: a tag is larger than 64 MiB, or the new one would be too large.
    """
    old = id3_frames.read_tags(file, name)
    if _there_already(file, old, tags, framing):
        return (Span(0, file.seek(0, 2)),)
    span = sound_span(file, name, framing, old)
    return None if span is None else (id3.header(tags, kept(old, tags), span.begin), span)


def _there_already(file: BinaryIO, old: Sequence[RawTag], tags: Tags, framing: Framing) -> bool:
    """Whether the file is what it would become, told without taking its tag apart; not if it has frames of others."""
    if len(old) != 1:
        return False
    begin, length = old[0].end, file.seek(0, 2)
    return (
        old[0].data == id3.header(tags, (), begin)
        and starts(file, begin, length, framing)
        and sound_end(file, begin) == length
    )
