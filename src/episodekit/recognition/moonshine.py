"""L6. Moonshine (https://github.com/moonshine-ai/moonshine): English, its small model in the wheel of moonshine-voice 0.1.0.

It tells when a sentence is said, not when its words are.
"""

import importlib.metadata
from pathlib import Path
from typing import Any

from episodekit.alignment.waveform import RATE, Waveform
from episodekit.errors import RecognitionError
from episodekit.model.speech import BuildProgress
from episodekit.recognition.recogniser import (
    RECOGNISING,
    Heard,
    check_english,
    check_no_model,
    is_installed,
    stretches,
)
from episodekit.transcripts.recognised import Part, clean

PACKAGE = "moonshine_voice"
_INSTALL = "pip install moonshine-voice==0.1.0, the last version with a model in it"
_MODEL = "tiny-en"
_LONGEST = 60.0  # seconds that are heard at once; their samples cross as a list


class Moonshine:
    """Listens to English.

    Args:
        language: English of any kind, or None.
        model: None; it brings its own.

    Raises:
        RecognitionError: it is not installed, has no model, or another language is asked for.
    """

    def __init__(self, language: str | None, model: Path | None) -> None:
        check_no_model("moonshine", model)
        check_english("moonshine", language)
        if not is_installed(PACKAGE):
            raise RecognitionError("moonshine is not installed", remedy=_INSTALL)
        self._language = language or "en"

    @property
    def identity(self) -> str:
        """Engine, version and model."""
        return f"moonshine-voice {importlib.metadata.version('moonshine-voice')}, {_MODEL}"

    def hear(self, waveform: Waveform, progress: BuildProgress) -> Heard:
        """Listen.

        Raises:
            RecognitionError: the model is not there.
        """
        import numpy as np

        engine = _loaded()
        parts: list[Part] = []
        for begin, end in stretches(waveform, _LONGEST):
            samples = waveform.read(round(begin * RATE), round(end * RATE)).astype(np.float32) / 32768
            for line in engine.transcribe_without_streaming(samples.tolist(), RATE).lines:
                start = begin + line.start_time
                parts.append(Part(start, min(start + line.duration, end), clean(line.text)))
            progress(RECOGNISING, round(end), round(waveform.seconds))
        return Heard(tuple(parts), self._language)


def _loaded() -> Any:  # noqa: ANN401  # moonshine is not among what is type-checked
    from moonshine_voice import ModelArch, Transcriber, get_model_path

    folder = Path(str(get_model_path(_MODEL)))
    if not folder.is_dir():
        raise RecognitionError("this version of moonshine-voice has no model in it", remedy=_INSTALL)
    return Transcriber(model_path=str(folder), model_arch=ModelArch.TINY)
