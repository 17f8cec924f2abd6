"""L6. faster-whisper (https://github.com/SYSTRAN/faster-whisper): Whisper's models in CTranslate2's form, a folder of the user's.

Nothing is downloaded: a folder lacks nothing, or it is refused. Every stretch is heard alone and without chance, so the same
recording is heard the same.
"""

import importlib.metadata
from pathlib import Path
from typing import Any

from episodekit.alignment.waveform import Waveform
from episodekit.errors import RecognitionError, first_line
from episodekit.model.speech import BuildProgress
from episodekit.recognition.recogniser import RECOGNISING, Heard, is_installed, stretches
from episodekit.transcripts.recognised import Part, clean

INSTALL = 'pip install "episodekit[recognise]"'
_FILES = ("model.bin", "config.json", "tokenizer.json")
_LONGEST = 300.0  # seconds that are heard at once: 30 MB as features
_JOINED = ("-", "'", "’")  # what continues a word: Whisper parts "ill" and "-disposed"
_DOWNLOAD = (
    "download one once, such as Systran/faster-whisper-small of the Hugging Face hub, and name its folder"
)


class Whisper:
    """Listens with a model of the user's.

    Args:
        language: BCP 47; None: the model tells by what it hears first.
        model: the folder.

    Raises:
        RecognitionError: it is not installed, or the folder holds no such model.
    """

    def __init__(self, language: str | None, model: Path | None) -> None:
        if not is_installed("faster_whisper"):
            raise RecognitionError("faster-whisper is not installed", remedy=INSTALL)
        self._folder = _checked(model)
        self._language = language

    @property
    def identity(self) -> str:
        """Engine, version, and the name of the folder."""
        return f"faster-whisper {importlib.metadata.version('faster-whisper')}, {self._folder.resolve().name}"

    def hear(self, waveform: Waveform, progress: BuildProgress) -> Heard:
        """Listen.

        Raises:
            RecognitionError: the model cannot be loaded, or does not know the language.
        """
        import numpy as np

        engine = self._loaded()
        code = self._code(engine)
        parts: list[Part] = []
        for begin, end in stretches(waveform, _LONGEST):
            samples = waveform.read(round(begin * 16_000), round(end * 16_000)).astype(np.float32) / 32768
            segments, about = engine.transcribe(
                samples,
                language=code,
                temperature=0.0,
                condition_on_previous_text=False,  # else one error is repeated to the end
                vad_filter=True,  # music is no speech
                word_timestamps=True,
            )
            for segment in segments:
                code = code or str(about.language)
                parts.append(_part(segment, begin))
                progress(RECOGNISING, int(begin + segment.end), round(waveform.seconds))
        progress(RECOGNISING, round(waveform.seconds), round(waveform.seconds))
        return Heard(tuple(parts), self._language or code or "")

    def _loaded(self) -> Any:  # noqa: ANN401  # faster-whisper is not among what is type-checked
        from faster_whisper import WhisperModel

        try:
            return WhisperModel(str(self._folder), device="cpu", compute_type="int8", local_files_only=True)
        except Exception as problem:
            raise RecognitionError(
                f"the model cannot be loaded ({first_line(problem)})",
                remedy="download it again, in CTranslate2's form",
                where=str(self._folder),
            ) from problem

    def _code(self, engine: Any) -> str | None:  # noqa: ANN401  # the same
        """The language as the model calls it."""
        if self._language is None:
            return None
        known = [str(code) for code in engine.supported_languages]
        code = self._language.split("-")[0].lower()
        if code not in known:
            names = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
            raise RecognitionError(
                f"the model does not know {self._language!r}",
                remedy=f"name a model that does; this one knows {names}",
                where=str(self._folder),
            )
        return code


def _checked(model: Path | None) -> Path:
    if model is None:
        raise RecognitionError("no model is named", remedy=f"--model FOLDER; {_DOWNLOAD}")
    if model.is_file():
        raise RecognitionError(
            "this is a file, a model of faster-whisper is a folder",
            remedy="name a folder with model.bin; ct2-transformers-converter makes one of other models",
            where=str(model),
        )
    if not model.is_dir():
        raise RecognitionError("there is no such folder", remedy=_DOWNLOAD, where=str(model))
    missing = [name for name in _FILES if not (model / name).is_file()]
    if missing:
        raise RecognitionError(
            f"this is no model of faster-whisper: it lacks {', '.join(missing)}",
            remedy=_DOWNLOAD,
            where=str(model),
        )
    return model


def _part(segment: Any, begin: float) -> Part:  # noqa: ANN401  # the same
    words: list[Part] = []
    for word in segment.words or ():
        said = clean(word.word)
        start, end = begin + word.start, begin + word.end
        if words and said.startswith(_JOINED):
            words[-1] = Part(words[-1].start, end, words[-1].text + said)
        elif said:
            words.append(Part(start, end, said))
    return Part(begin + segment.start, begin + segment.end, clean(segment.text), words=tuple(words))
