"""L6. Kokoro's voices through kokoro-onnx (https://github.com/thewh1teagle/kokoro-onnx): a model and a file of voices.

Its names say the language: the first letter of ``af_heart`` is American English.
"""

import importlib.metadata
import importlib.util
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from episodekit.errors import VoiceError, first_line
from episodekit.model.speech import Narration, Progress, Segment
from episodekit.voices.foreign import timed
from episodekit.voices.models import SEED, digest, lexicon_digest, model_file
from episodekit.voices.reading import Reading
from episodekit.voices.sentences import Said, joined, readings
from episodekit.voices.setting import DEFAULT, Setting

_NAME = "af_heart"
_RATE = 24000  # of all of Kokoro's models
_LANGUAGES = {
    "a": ("en", "en-us"),
    "b": ("en", "en-gb"),
    "e": ("es", "es"),
    "f": ("fr", "fr-fr"),
    "h": ("hi", "hi"),
    "i": ("it", "it"),
    "p": ("pt", "pt-br"),
}
"""First letter of a voice → language, and what its phonemiser calls it; Japanese and Chinese need one of their own."""


class Kokoro:
    """One voice of a Kokoro model.

    Args:
        language: BCP 47; the voice's, by its primary tag.
        lexicon: words → how to say them, in ordinary spelling.
        setting: names the model, the file of voices and the voice (``af_heart`` if it names none).

    Raises:
        VoiceError: kokoro-onnx is not installed, a file is not there, or the voice speaks another language.
    """

    def __init__(
        self, language: str, lexicon: Sequence[tuple[str, str]] = (), setting: Setting = DEFAULT
    ) -> None:
        self._model = model_file(setting.root, setting.choice.model, "model")
        self._voices = model_file(setting.root, setting.choice.voices, "voices")
        self._name = setting.choice.name or _NAME
        self._language = language
        self._lexicon = tuple(lexicon)
        primary, self._tongue = _LANGUAGES.get(self._name[:1], ("", ""))
        if primary != language.replace("_", "-").split("-")[0].lower():
            raise VoiceError(
                f"the voice {self._name!r} speaks {primary or 'a language that is not read'}, not {language!r}",
                remedy="name a voice of that language in voice.name, or leave voice.engine at auto",
            )
        if importlib.util.find_spec("kokoro_onnx") is None:
            raise VoiceError("Kokoro is not installed", remedy="pip install kokoro-onnx")

    @cached_property
    def identity(self) -> str:
        """Engine, its version, the hashes of both files, voice and lexicon."""
        versions = [f"{name}-{importlib.metadata.version(name)}" for name in ("kokoro-onnx", "onnxruntime")]
        parts = [*versions, digest(self._model), digest(self._voices), lexicon_digest(self._lexicon)]
        return f"kokoro/{self._name}/{self._language}/{'/'.join(parts)}/reading-3"

    def speak(self, segments: Sequence[Segment], progress: Progress) -> Narration:
        """Speak sentence by sentence.

        Raises:
            VoiceError: there is nothing to say, or the model cannot be loaded or has no such voice.
        """
        reads = readings(segments, self._language, self._lexicon)
        return joined(segments, reads, self._say(reads), self._language, progress)

    def _say(self, reads: Sequence[Reading]) -> Iterator[Said]:
        import numpy as np

        engine = self._loaded()
        for read in reads:
            if not any(char.isalnum() for char in read.said):  # no phonemes, at which the engine stumbles
                yield Said(b"", _RATE)
                continue
            try:
                samples, rate = engine.create(read.said, voice=self._name, speed=1.0, lang=self._tongue)
            except Exception as problem:
                raise VoiceError(
                    f"Kokoro cannot say {read.text[:60]!r} ({first_line(problem)})",
                    remedy="write that sentence otherwise, or say in voice.lexicon how its words are said",
                ) from problem
            pcm = np.rint(np.clip(np.asarray(samples), -1.0, 1.0) * 32767).astype("<i2").tobytes()
            yield timed(pcm, int(rate), read.said)

    def _loaded(self) -> Any:  # noqa: ANN401  # kokoro-onnx is not among what is type-checked
        """Loaded anew for every narration, so that its noise is that of the first."""
        import onnxruntime
        from kokoro_onnx import Kokoro as Engine

        onnxruntime.set_seed(SEED)
        try:
            engine = Engine(str(self._model), str(self._voices))
            known = sorted(engine.get_voices())
        except Exception as problem:
            raise VoiceError(
                f"{self._model.name} cannot be loaded ({first_line(problem)})",
                remedy="download the model and its voices again",
            ) from problem
        if self._name not in known:
            raise VoiceError(
                f"there is no voice {self._name!r} in {self._voices.name}",
                remedy=f"name one of {', '.join(known[:40])} in voice.name",
            )
        return engine
