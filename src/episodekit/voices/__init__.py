"""L6. Voices: each turns sentences into sound and tells when every word is heard (:class:`episodekit.speech.Voice`)."""

from collections.abc import Callable, Sequence

from episodekit.errors import VoiceError
from episodekit.model import VoiceChoice
from episodekit.speech import Voice
from episodekit.voices.espeak import Espeak
from episodekit.voices.hibari import Hibari

Factory = Callable[[str, Sequence[tuple[str, str]]], Voice]
"""Language and lexicon → a voice; raises VoiceError if it cannot speak the language or is not installed."""

VOICES: dict[str, Factory] = {
    "hibari": Hibari,
    "espeak": Espeak,
}
"""The engine's name in ``show.yaml`` → what makes a voice of it."""


def choose(choice: VoiceChoice, language: str) -> Voice:
    """The voice for an episode.

    Args:
        choice: engine and lexicon; ``auto`` is hibari for English and espeak-ng for every other language.
        language: BCP 47, of the episode.

    Raises:
        VoiceError: the engine is unknown, not installed, or does not speak the language.
    """
    english = language.replace("_", "-").split("-")[0].lower() == "en"
    engine = ("hibari" if english else "espeak") if choice.engine == "auto" else choice.engine
    if engine not in VOICES:
        raise VoiceError(f"there is no voice {engine!r}", remedy=f"use auto, {' or '.join(VOICES)}")
    if engine == "hibari" and not english:
        raise VoiceError(
            f"hibari speaks English, not {language!r}", remedy="set voice.engine to auto or espeak"
        )
    return VOICES[engine](language, choice.lexicon)


__all__ = ["VOICES", "Factory", "choose"]
