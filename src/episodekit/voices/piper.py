"""L6. Piper's voices (https://github.com/OHF-Voice/piper1-gpl): a model ``.onnx`` of the user's with its ``.onnx.json``."""

import importlib.metadata
import importlib.util
import json
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


class Piper:
    """One model of Piper's.

    Args:
        language: BCP 47; the model's, by its primary tag.
        lexicon: words → how to say them, in ordinary spelling.
        setting: names the model.

    Raises:
        VoiceError: Piper is not installed, the model is not there or broken, or speaks another language.
    """

    def __init__(
        self, language: str, lexicon: Sequence[tuple[str, str]] = (), setting: Setting = DEFAULT
    ) -> None:
        self._model = model_file(setting.root, setting.choice.model, "model")
        self._language = language
        self._lexicon = tuple(lexicon)
        spoken = self._spoken()
        if spoken.split("-")[0].lower() != language.replace("_", "-").split("-")[0].lower():
            raise VoiceError(
                f"{self._model.name} speaks {spoken!r}, not {language!r}",
                remedy="name a model of that language, or leave voice.engine at auto",
            )
        if importlib.util.find_spec("piper") is None:
            raise VoiceError("Piper is not installed", remedy='pip install "episodekit[piper]"')

    def _spoken(self) -> str:
        """The language that the model's configuration states."""
        path = self._model.with_name(f"{self._model.name}.json")
        try:
            config = json.loads(path.read_text(encoding="utf-8"))
            return str(config["espeak"]["voice"])
        except FileNotFoundError:
            raise VoiceError(
                f"{path.name} is not beside the model", remedy="download it too: Piper needs both files"
            ) from None
        except (ValueError, KeyError, TypeError):
            raise VoiceError(
                f"{path.name} is no configuration of a voice of Piper's", remedy="download it again"
            ) from None

    @cached_property
    def identity(self) -> str:
        """Engine, its version, the model's hash and the lexicon."""
        versions = [f"{name}-{importlib.metadata.version(name)}" for name in ("piper-tts", "onnxruntime")]
        config = self._model.with_name(f"{self._model.name}.json")
        parts = [*versions, digest(self._model), digest(config), lexicon_digest(self._lexicon)]
        return f"piper/{self._language}/{'/'.join(parts)}/reading-3"

    def speak(self, segments: Sequence[Segment], progress: Progress) -> Narration:
        """Speak sentence by sentence.

        Raises:
            VoiceError: there is nothing to say, or the model cannot be loaded.
        """
        reads = readings(segments, self._language, self._lexicon)
        return joined(segments, reads, self._say(reads), self._language, progress)

    def _say(self, reads: Sequence[Reading]) -> Iterator[Said]:
        voice = self._loaded()
        for read in reads:
            try:
                chunks = list(voice.synthesize(read.said)) if read.said.strip() else []
            except Exception as problem:
                raise VoiceError(
                    f"Piper cannot say {read.text[:60]!r} ({first_line(problem)})",
                    remedy="write that sentence otherwise, or say in voice.lexicon how its words are said",
                ) from problem
            pcm = b"".join(bytes(chunk.audio_int16_bytes) for chunk in chunks)
            yield timed(pcm, int(voice.config.sample_rate), read.said)

    def _loaded(self) -> Any:  # noqa: ANN401  # Piper has no types
        """Loaded anew for every narration, so that its noise is that of the first."""
        import onnxruntime
        from piper import PiperVoice

        onnxruntime.set_seed(SEED)
        try:
            return PiperVoice.load(self._model)
        except Exception as problem:
            raise VoiceError(
                f"{self._model.name} cannot be loaded ({first_line(problem)})",
                remedy="download the model again",
            ) from problem
