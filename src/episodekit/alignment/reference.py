"""L6. A text as espeak-ng reads it, sentence by sentence: how it sounds, and when each word is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from episodekit.alignment.cepstra import frames, pairs
from episodekit.alignment.waveform import FRAMES, HOP, INSTALL, RATE
from episodekit.errors import AlignmentError, VoiceError
from episodekit.model.speech import Narration, Segment
from episodekit.voices import reading
from episodekit.voices.espeak import Espeak, voice_for

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]

_AT_ONCE = 100
_QUIET_DB = 35.0  # below the loudest moment of a sentence
_LEAD = 240  # samples of silence before a sentence, so that a frame's middle is its time


@dataclass(frozen=True, slots=True)
class Word:
    """``text[begin:end]`` of a sentence; seconds count from the sentence's beginning."""

    begin: int
    end: int
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that has a sound.

    Attributes:
        number: of the segment.
        cepstra: of each 20 ms. sounding: in which of them something is heard.
        words: in order; at least one.
    """

    number: int
    cepstra: "Floats"
    sounding: "Flags"
    words: tuple[Word, ...]


class Reader:
    """Reads texts of one language.

    Raises:
        AlignmentError: espeak-ng is not installed, or does not know the language.
    """

    def __init__(self, language: str) -> None:
        if voice_for(language) is None:
            raise AlignmentError(
                f"nothing here knows how {language!r} sounds",
                remedy="give a timed transcript (.vtt, .srt, .json), or the language that is spoken if it is another",
            )
        try:
            self._voice = Espeak(language)
        except VoiceError:
            raise AlignmentError(
                "what knows how other languages sound is not installed", remedy=INSTALL
            ) from None
        self._language = language

    @property
    def identity(self) -> str:
        """Engine, voice and version."""
        return self._voice.identity

    def read(self, segments: Sequence[Segment]) -> Iterator[Sentence]:
        """The sentences that have words.

        Raises:
            AlignmentError: espeak-ng failed, or a sentence is none.
        """
        numbers = [at for at, each in enumerate(segments) if reading.words(each.text, self._language)]
        for first in range(0, len(numbers), _AT_ONCE):
            chosen = numbers[first : first + _AT_ONCE]
            try:
                made = self._voice.speak([Segment(segments[at].text) for at in chosen], lambda *_: None)
            except VoiceError as problem:
                raise AlignmentError(problem.message, remedy=problem.remedy) from None
            yield from _sentences(made, chosen)


def _sentences(made: Narration, numbers: Sequence[int]) -> Iterator[Sentence]:
    import numpy as np
    import soxr

    pcm = np.frombuffer(made.pcm, dtype="<i2").astype(np.float32) / np.float32(32768)
    words: list[list[Word]] = [[] for _ in numbers]
    begins = [0, *made.ends]
    for mark in made.marks:
        offset = begins[mark.segment] / made.rate
        start, stop = mark.start.total_seconds() - offset, mark.stop.total_seconds() - offset
        words[mark.segment].append(Word(mark.begin, mark.end, start, stop))
    for at, number in enumerate(numbers):
        said = soxr.resample(pcm[begins[at] : begins[at + 1]], made.rate, RATE)
        samples = np.concatenate((np.zeros(_LEAD, np.float32), said, np.zeros(2 * _LEAD, np.float32)))
        cepstra = frames(samples)
        sounding = pairs(_loud(samples), len(cepstra))
        if words[at] and sounding.any():
            yield Sentence(number, cepstra, sounding, tuple(words[at]))


def _loud(samples: "Floats") -> "Flags":
    """Which of the frames of 10 ms are not silent."""
    import numpy as np

    whole = samples[: len(samples) // HOP * HOP].reshape(-1, HOP)
    levels = 10 * np.log10(np.einsum("ij,ij->i", whole, whole) * (FRAMES / RATE) + 1e-9)
    found: Flags = levels > levels.max(initial=-90.0) - _QUIET_DB
    return found
