"""L6. pocketsphinx as a recogniser: English, with the model that alignment uses anyway.

Every fifth word or so is wrong, and it knows neither capitals nor punctuation: to find a place in a recording it is enough, a
transcript takes a better engine.
"""

import importlib.metadata
from pathlib import Path

from episodekit.alignment.pauses import cut, find_pauses
from episodekit.alignment.recognizer import Heard as Word
from episodekit.alignment.recognizer import Question, Recognizer, installed, model_folder
from episodekit.alignment.waveform import INSTALL, Waveform
from episodekit.errors import RecognitionError
from episodekit.model.speech import BuildProgress
from episodekit.recognition.recogniser import RECOGNISING, Heard, check_english, check_no_model
from episodekit.transcripts.recognised import Part


class Sphinx:
    """Listens to English.

    Args:
        language: English of any kind, or None.
        model: None; it brings its own.

    Raises:
        RecognitionError: it is not installed, or another language is asked for.
    """

    def __init__(self, language: str | None, model: Path | None) -> None:
        check_no_model("pocketsphinx", model)
        check_english("pocketsphinx", language)
        if not installed():
            raise RecognitionError("pocketsphinx is not installed", remedy=INSTALL)
        self._language = language or "en"

    @property
    def identity(self) -> str:
        """Engine and version."""
        return f"pocketsphinx {importlib.metadata.version('pocketsphinx')}"

    def hear(self, waveform: Waveform, progress: BuildProgress) -> Heard:
        """Listen, in a process for each core."""
        folder = model_folder()
        pieces = cut(waveform.levels, find_pauses(waveform.levels))
        listener = Recognizer(waveform.path, folder / "cmudict-en-us.dict", folder / "en-us.lm.bin")
        answers = listener.ask(
            [Question(piece.start, piece.stop) for piece in pieces],
            lambda done: progress(RECOGNISING, round(pieces[done - 1].stop), round(waveform.seconds)),
        )
        return Heard(tuple(_part(words) for words in answers if words), self._language)


def _part(words: tuple[Word, ...]) -> Part:
    parts = tuple(Part(row.start, row.stop, row.word) for row in words)
    return Part(words[0].start, words[-1].stop, " ".join(row.word for row in words), words=parts)
