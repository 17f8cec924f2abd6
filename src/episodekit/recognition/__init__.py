"""L6. Speech recognition: a recording without a text → a timed transcript, which a person has to review.

Offline: each engine listens with a model that the user names or that its package brings, and nothing is downloaded.
"""

import tempfile
from pathlib import Path

from episodekit.alignment.pauses import is_silent
from episodekit.alignment.recognizer import installed
from episodekit.alignment.waveform import Waveform, decode
from episodekit.errors import AlignmentError, EpisodekitError, RecognitionError, first_line
from episodekit.model.speech import BuildProgress
from episodekit.recognition.moonshine import PACKAGE, Moonshine
from episodekit.recognition.recogniser import Factory, Heard, Recogniser, is_installed
from episodekit.recognition.sphinx import Sphinx
from episodekit.recognition.whisper import INSTALL, Whisper
from episodekit.transcripts.recognised import cues_of
from episodekit.transcripts.shaping import reshape
from episodekit.transcripts.transcript import REVIEW, Block, Mends, Transcript

RECOGNISERS: dict[str, Factory] = {
    "faster-whisper": Whisper,
    "moonshine": Moonshine,
    "pocketsphinx": Sphinx,
}
"""The engine's name → what makes a recogniser of it."""


def choose(engine: str | None, language: str | None, model: Path | None) -> Recogniser:
    """The recogniser that is asked for, or the best that is there.

    Args:
        engine: one of :data:`RECOGNISERS`; None: by the model, or one that brings a model for the language.
        language: BCP 47; None: the engine tells.
        model: the folder of a model of the user's.

    Raises:
        RecognitionError: it is not installed, or model or language are none of its.
    """
    return RECOGNISERS[engine or _best(language, model)](language, model)


def _best(language: str | None, model: Path | None) -> str:
    english = language is None or language.split("-")[0].lower() == "en"
    if model is None and english:
        if is_installed(PACKAGE):
            return "moonshine"
        if installed():
            return "pocketsphinx"
        raise RecognitionError(
            "nothing that recognises speech is installed", remedy=f"{INSTALL}, and name a model with --model"
        )
    return "faster-whisper"


def transcribe(recording: Path, recogniser: Recogniser, progress: BuildProgress) -> Transcript:
    """What is said in a recording, with times, marked as not reviewed.

    Raises:
        RecognitionError: no speech is heard in it, or the recogniser cannot listen; with the recording's path.
        AudioError: the recording cannot be decoded.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="episodekit-transcribe-") as folder:
            waveform = decode(recording, Path(folder) / "samples", lambda _: None)
            if is_silent(waveform.levels):
                raise RecognitionError("the recording is silent", remedy="give one with sound")  # noqa: TRY301  # caught to name the file
            heard = _heard(recogniser, waveform, progress)
    except (AlignmentError, RecognitionError) as problem:
        raise RecognitionError(
            problem.message, remedy=problem.remedy, where=problem.where or str(recording)
        ) from None
    parts = [part for part in heard.parts if part.text]
    if not parts:
        raise RecognitionError(
            "no speech was recognised in it",
            remedy="give a recording of speech, or another engine or model",
            where=str(recording),
        )
    note = Block(0, f"{REVIEW}: recognised by {recogniser.identity}")
    cues = reshape(cues_of(parts, Mends()), heard.language)
    return Transcript(cues=cues, language=heard.language, blocks=(note,))


def _heard(recogniser: Recogniser, waveform: Waveform, progress: BuildProgress) -> Heard:
    """What the engine hears; whatever goes wrong within it is one line.

    Raises:
        RecognitionError: it failed: a model of another form, no memory left.
    """
    try:
        return recogniser.hear(waveform, progress)
    except EpisodekitError:
        raise
    except Exception as problem:
        said = first_line(problem)
        remedy = "download its model again, or use another --engine"
        if isinstance(problem, MemoryError) or "alloc" in said or "memory" in said.lower():
            remedy = "end other programs, or use a smaller model"
        raise RecognitionError(f"{recogniser.identity} failed ({said})", remedy=remedy) from problem


__all__ = ["RECOGNISERS", "Recogniser", "choose", "transcribe"]
