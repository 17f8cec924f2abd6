"""L6. What every recogniser of speech is asked and answers."""

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from episodekit.alignment.pauses import cut, find_pauses
from episodekit.alignment.waveform import Waveform
from episodekit.errors import RecognitionError
from episodekit.model.speech import BuildProgress
from episodekit.transcripts.recognised import Part

RECOGNISING = "recognising"
"""What progress is told of, in seconds of the recording."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard.

    Attributes:
        parts: what was said, in order, about a sentence each; without words of their own if the engine has no times of words.
        language: BCP 47.
    """

    parts: tuple[Part, ...]
    language: str


class Recogniser(Protocol):
    """Writes down what is said in a recording."""

    @property
    def identity(self) -> str:
        """Engine, version and model, as a person is told them."""
        ...

    def hear(self, waveform: Waveform, progress: BuildProgress) -> Heard:
        """Listen to all of it; memory does not grow with the recording, but for what was said.

        Raises:
            RecognitionError: the model cannot be loaded, or does not know the language.
        """
        ...


class Factory(Protocol):
    """Makes a recogniser."""

    def __call__(self, language: str | None, model: Path | None) -> Recogniser:
        """For a language (BCP 47; None: the engine tells, or knows only one) with a model of the user's.

        Raises:
            RecognitionError: it is not installed, or model or language are none of its.
        """
        ...


def stretches(waveform: Waveform, longest: float) -> Iterator[tuple[float, float]]:
    """Stretches of at most so many seconds (20 at least) with all that sounds, cut at pauses, each from when to when."""
    begin = end = None
    for piece in cut(waveform.levels, find_pauses(waveform.levels)):
        if begin is not None and end is not None and piece.stop - begin > longest:
            yield begin, end
            begin = None
        begin, end = piece.start if begin is None else begin, piece.stop
    if begin is not None and end is not None:
        yield begin, end


def is_installed(module: str) -> bool:
    """Whether a package is there; it is not imported."""
    return importlib.util.find_spec(module) is not None


def check_english(engine: str, language: str | None) -> None:
    """Engines of one language.

    Raises:
        RecognitionError: another one is asked for.
    """
    if language is not None and language.split("-")[0].lower() != "en":
        raise RecognitionError(
            f"{engine} knows English, not {language!r}",
            remedy="use faster-whisper with a model of that language: --model FOLDER",
        )


def check_no_model(engine: str, model: Path | None) -> None:
    """Engines that bring their model.

    Raises:
        RecognitionError: one is named.
    """
    if model is not None:
        raise RecognitionError(
            f"{engine} brings its own model", remedy="leave out --model, or use --engine faster-whisper"
        )
