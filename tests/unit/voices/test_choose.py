import pytest

from episodekit.errors import VoiceError
from episodekit.model.voicing import VoiceChoice
from episodekit.voices import choose
from episodekit.voices.espeak import Espeak, voice_for
from episodekit.voices.hibari import Hibari


@pytest.mark.parametrize("language", ["en", "en-GB", "EN-us", "en_US"])
def test_english_is_spoken_by_hibari(language: str) -> None:
    assert isinstance(choose(VoiceChoice(), language), Hibari)


@pytest.mark.parametrize("language", ["de", "zh-Hans", "pt-BR", "ar", "vi"])
def test_other_languages_are_spoken_by_espeak(language: str) -> None:
    assert isinstance(choose(VoiceChoice(), language), Espeak)


def test_an_engine_can_be_named() -> None:
    assert isinstance(choose(VoiceChoice(engine="espeak"), "en"), Espeak)


@pytest.mark.parametrize(
    ("engine", "language", "says"),
    [
        ("auto", "km", "'km'.*record the episode"),
        ("auto", "tlh", "'tlh'"),
        ("hibari", "de", "English, not 'de'"),
        ("festival", "en", "'festival'.*auto, hibari or espeak"),
    ],
)
def test_refusals(engine: str, language: str, says: str) -> None:
    with pytest.raises(VoiceError, match=says):
        choose(VoiceChoice(engine=engine), language)


def test_identity_tells_what_the_bytes_depend_on() -> None:
    plain = choose(VoiceChoice(), "en").identity
    assert "hibari-tts-0.2.1" in plain
    assert plain == choose(VoiceChoice(), "en").identity
    assert plain != choose(VoiceChoice(lexicon=(("a", "b"),)), "en").identity
    assert choose(VoiceChoice(), "de").identity != choose(VoiceChoice(), "fr").identity


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("en", "en-us"),
        ("en-US", "en-us"),
        ("en-GB", "en"),
        ("en-AU", "en"),
        ("pt", "pt"),
        ("pt-BR", "pt-br"),
        ("pt-PT", "pt"),
        ("es-ES", "es"),
        ("es-MX", "es-419"),
        ("fr-BE", "fr-be"),
        ("fr-CA", "fr"),
        ("zh", "cmn"),
        ("zh-Hant-TW", "cmn"),
        ("zh-HK", "yue"),
        ("no", "nb"),
        ("nb-NO", "nb"),
        ("iw", "he"),
        ("km", None),
        ("lo", None),
        ("tl", None),
    ],
)
def test_names_of_espeaks_voices(language: str, voice: str | None) -> None:
    assert voice_for(language) == voice
