"""L6. Voices: each turns sentences into sound and tells when every word is heard (:class:`episodekit.model.speech.Voice`)."""

from dataclasses import replace

from episodekit.errors import VoiceError
from episodekit.model.speech import Voice
from episodekit.model.voicing import VoiceChoice
from episodekit.voices import ipa
from episodekit.voices.cast import Cast
from episodekit.voices.cloud import Cloud
from episodekit.voices.espeak import Espeak
from episodekit.voices.hibari import Hibari
from episodekit.voices.kokoro import Kokoro
from episodekit.voices.piper import Piper
from episodekit.voices.program import Program
from episodekit.voices.setting import DEFAULT, Factory, Setting

VOICES: dict[str, Factory] = {
    "hibari": lambda language, lexicon=(), setting=DEFAULT: Hibari(language, lexicon),  # noqa: ARG005  # it needs nothing else
    "espeak": lambda language, lexicon=(), setting=DEFAULT: Espeak(language, lexicon),  # noqa: ARG005  # it needs nothing else
    "piper": Piper,
    "kokoro": Kokoro,
    "command": Program,
    "cloud": Cloud,
}
"""The engine's name in ``show.yaml`` → what makes a voice of it."""

_PHONETIC = frozenset({"hibari", "espeak"})
"""The engines that read sounds (:mod:`episodekit.voices.ipa`)."""


def choose(choice: VoiceChoice, language: str, setting: Setting = DEFAULT) -> Voice:
    """The voice for an episode, or the cast of voices if the show's speakers have their own.

    Args:
        choice: what the show says; ``auto`` is hibari for English and espeak-ng for every other language.
        language: BCP 47, of the episode.
        setting: what the voices may use; its choice is passed over.

    Raises:
        VoiceError: an engine is unknown, not installed, may not be used, or does not speak the language.
    """
    narrator = _voice(choice, language, setting)
    if not choice.speakers:
        return narrator
    shared = dict(choice.lexicon)
    return Cast(
        narrator,
        {
            name: _voice(replace(row, lexicon=tuple((shared | dict(row.lexicon)).items())), language, setting)
            for name, row in choice.speakers
        },
    )


def _voice(choice: VoiceChoice, language: str, setting: Setting) -> Voice:
    english = language.replace("_", "-").split("-")[0].lower() == "en"
    engine = ("hibari" if english else "espeak") if choice.engine == "auto" else choice.engine
    if engine not in VOICES:
        raise VoiceError(f"there is no voice {engine!r}", remedy=f"use auto, {' or '.join(VOICES)}")
    if engine == "hibari" and not english:
        raise VoiceError(
            f"hibari speaks English, not {language!r}", remedy="set voice.engine to auto or espeak"
        )
    if engine not in _PHONETIC:
        ipa.refuse(choice.lexicon, engine)
    return VOICES[engine](language, choice.lexicon, replace(setting, choice=choice))


__all__ = ["VOICES", "Factory", "Setting", "choose"]
