"""L3. Words with their times in ID3 tags: SYLT (https://id3.org/id3v2.3.0 §4.10, https://id3.org/id3v2.4.0-frames §4.9).

Behind encoding and language: how times are told, what the words are, a description, then each line with its time. In
UTF-16 each of them has a BOM of its own.
"""

from collections.abc import Iterator, Sequence

from episodekit.audio import id3_text
from episodekit.model.episode import Cue
from episodekit.notation.timecode import milliseconds

_MILLISECONDS, _LYRICS = 2, 1
_WORDS = bytes([_MILLISECONDS, _LYRICS])
_LANGUAGE_BYTES = 3
_TIME_BYTES = 4


def written(language: bytes, cues: Sequence[Cue], version: int) -> bytes:
    """What is said when: UTF-16 in version 2.3, UTF-8 in 2.4, times in milliseconds.

    As in the specification's example a line but the first begins with a line feed; a name stands where the speaker changes.
    """
    return _rendered(language + _WORDS, "", _lines(cues), version)


def _lines(cues: Sequence[Cue]) -> Iterator[tuple[str, bytes]]:
    speaker = None
    feed = ""
    for cue in sorted(cues, key=lambda cue: cue.start):
        label = f"{cue.speaker}: " if cue.speaker and cue.speaker != speaker else ""
        speaker = cue.speaker
        words = " ".join(cue.text.split()).replace("\0", "")
        yield feed + label + words, milliseconds(cue.start).to_bytes(_TIME_BYTES, "big")
        feed = "\n"


def _rendered(head: bytes, description: str, lines: Iterator[tuple[str, bytes]], version: int) -> bytes:
    found = [b"\x01" if version == 3 else b"\x03", head, _encoded(description, version)]
    for words, time in lines:
        found += [_encoded(words, version), time]
    return b"".join(found)


def _encoded(words: str, version: int) -> bytes:
    return id3_text.wide(words)[1:] + b"\0\0" if version == 3 else words.encode() + b"\0"


def as_v23(code: int, rest: bytes) -> bytes:
    """The same lines in UTF-16; ``rest`` is what stands behind the encoding. What is cut off is left out."""
    begin = _LANGUAGE_BYTES + len(_WORDS)
    description, behind = (*id3_text.split(code, rest[begin:], 1), b"")[:2]
    return _rendered(rest[:begin], id3_text.decoded(code, description), _read(code, behind), 3)


def _read(code: int, data: bytes) -> Iterator[tuple[str, bytes]]:
    view = memoryview(data)
    at = 0
    while (end := _end(code, data, at)) is not None:
        width = 2 if code in {1, 2} else 1
        time = bytes(view[end + width : end + width + _TIME_BYTES])
        if len(time) < _TIME_BYTES:
            return
        yield id3_text.decoded(code, bytes(view[at:end])), time
        at = end + width + _TIME_BYTES


def _end(code: int, data: bytes, at: int) -> int | None:
    """Where the NUL stands that closes the words from an offset on."""
    if code not in {1, 2}:
        end = data.find(b"\0", at)
    else:
        end = data.find(b"\0\0", at)
        while end >= 0 and (end - at) % 2:
            end = data.find(b"\0\0", end + 1)
    return None if end < 0 else end


def says_the_same(frame: bytes, language: bytes) -> bool:
    """Whether a tag may hold no other of this language beside one of ours: its description is empty too."""
    begin = 1 + _LANGUAGE_BYTES + len(_WORDS)
    empty = (b"\0\0", b"\xff\xfe\0\0", b"\xfe\xff\0\0") if frame[:1] in {b"\1", b"\2"} else (b"\0",)
    return frame[1 : 1 + _LANGUAGE_BYTES] == language and frame[begin:].startswith(empty)
