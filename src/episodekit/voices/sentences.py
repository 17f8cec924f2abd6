"""L6. What every voice does the same way: sentence after sentence, each with its pause, marks counted from the beginning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from episodekit.errors import VoiceError
from episodekit.model.speech import Mark, Narration, Progress, Segment
from episodekit.voices import reading
from episodekit.voices.reading import Reading, Stretch


@dataclass(frozen=True, slots=True)
class Said:
    """The sound of one sentence.

    Attributes:
        pcm: signed 16-bit little-endian samples, mono.
        rate: samples a second, the same for all sentences of a voice.
        stretches: when parts of what was said are heard; empty: nobody knows.
    """

    pcm: bytes
    rate: int
    stretches: tuple[Stretch, ...] = ()


def readings(segments: Sequence[Segment], language: str, lexicon: Sequence[tuple[str, str]]) -> list[Reading]:
    """What is said for each segment.

    Raises:
        VoiceError: there is no word in any of them, or one is too long to be a sentence.
    """
    if not any(reading.words(segment.text, language) for segment in segments):
        raise VoiceError("there is no word to say", remedy="write what is said into the transcript")
    return [reading.read(segment.text, language, lexicon) for segment in segments]


def joined(
    segments: Sequence[Segment],
    reads: Sequence[Reading],
    sounds: Iterable[Said],
    language: str,
    progress: Progress,
) -> Narration:
    """The sentences in a row with their pauses.

    Args:
        segments: what is said.
        reads: of each segment, from :func:`readings`.
        sounds: of each segment; made one by one while progress is told.
        language: BCP 47.
        progress: told before each sentence, and at the end.
    """
    pcm = bytearray()
    marks: list[Mark] = []
    ends: list[int] = []
    rate = 0
    progress(0, len(segments))
    for number, said in enumerate(sounds):
        rate = said.rate
        begin = timedelta(seconds=len(pcm) / 2 / rate)
        length = timedelta(seconds=len(said.pcm) / 2 / rate)
        marks += (
            Mark(mark.segment, mark.begin, mark.end, begin + mark.start, begin + mark.stop)
            for mark in reading.marks(reads[number], language, said.stretches, length, segment=number)
        )
        pcm += said.pcm
        pcm += bytes(2 * round(segments[number].pause.total_seconds() * rate))
        ends.append(len(pcm) // 2)
        progress(number + 1, len(segments))
    return Narration(bytes(pcm), rate, tuple(marks), tuple(ends))
