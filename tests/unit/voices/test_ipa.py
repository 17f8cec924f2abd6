"""Sounds in the lexicon: what the engines are given for them is what espeak-ng itself calls by that name, or is refused."""

import subprocess
import sys
from datetime import timedelta

import pytest

from episodekit.errors import VoiceError
from episodekit.model.speech import Narration, Segment
from episodekit.model.voicing import VoiceChoice
from episodekit.voices import Setting, choose, ipa
from tests.engines import SETTINGS

_TRACED = """
import ctypes, sys
from episodekit.voices import ipa
from episodekit.voices.espeak import Espeak
from episodekit.voices.espeak_worker import Speaker
language, *rows = sys.argv[1:]
voice = Espeak(language)
speaker = Speaker(voice._voice, phonemes=True)
speaker.library.espeak_SetPhonemeTrace(3, None)  # on the standard error
for row in rows:
    speaker.say(voice._spelled("x", ipa.phonetic(row)))
ctypes.CDLL(None).fflush(None)
"""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("/ˈθɪsəl/", "/d͡ʒɔːdʒ/", "/rɪˈɡeɪl/")),
        ("de", ("/ʃøːn/", "/ˈmaɪstɐ/", "/ˈtsaʊbɐ/")),
        ("fr", ("/ʒɑ̃ɡlɔ̃/", "/bœ̃/")),
        ("pt-BR", ("/põ/",)),
    ],
)
def test_espeak_says_the_sounds_that_are_written(language: str, words: tuple[str, ...]) -> None:
    command = [sys.executable, "-c", _TRACED, language, *words]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    heard = ["".join(char for char in row if char not in "ˈˌ ") for row in done.stderr.splitlines() if row]
    written = [
        word.strip("/").translate(dict.fromkeys(map(ord, "ˈ͡"))).replace("ɐ", "ə" if language == "de" else "ɐ")
        for word in words
    ]
    assert [ipa.decomposed(row.replace("ɹ", "r")) for row in heard] == [*map(ipa.decomposed, written)]


@pytest.mark.parametrize(
    ("sounds", "given"),
    [
        ("/sɔˈkaː/", "sɔˈkɑ"),
        ("/ˈd͡ʒoʊ.i/", "ˈʤOi"),
        ("/tʃaɪˈna/", "ʧIˈnɑ"),
        ("/ˈmʏn.çn̩/", "ˈmʊnhn"),
        ("/ɡɑ̃/", "ɡɑn"),
        ("/sɐ̃w ʒuɐ̃w̃ \u00e3ça/", "sənwʒuənwnɑnhɑ"),
    ],
)
def test_hibari_gets_american_sounds(sounds: str, given: str) -> None:
    assert ipa.spelled(ipa.phonetic(sounds) or "", "x", ipa.AMERICAN, "hibari") == given


@pytest.mark.parametrize(
    "said", ["So-kah", "and/or", "/", "//", "/ /", "/a/b/", "a/b/", "/" + "a" * 300 + "/"]
)
def test_ordinary_spelling_stays(said: str) -> None:
    assert ipa.phonetic(said) is None


def _spoken(engine: str, lexicon: tuple[tuple[str, str], ...], text: str) -> Narration:
    voice = choose(VoiceChoice(engine=engine, lexicon=lexicon), "en", Setting())
    return voice.speak([Segment(text)], lambda _done, _total: None)


@pytest.mark.parametrize("engine", ["hibari", "espeak"])
def test_a_name_is_said_by_its_sounds_and_its_neighbours_keep_their_times(engine: str) -> None:
    text = "Sar Sokha has left [[x]] Siem Reap."
    long = "/sɑːsɑːsɑːsɑːsɑːsɑːsɑːsɑːˈkɑː/"
    plain, taught = _spoken(engine, (), text), _spoken(engine, (("Sar Sokha", long),), text)
    assert taught.duration > plain.duration + timedelta(seconds=0.5)
    words = [text[mark.begin : mark.end] for mark in taught.marks]
    assert words == ["Sar", "Sokha", "has", "left", "x", "Siem", "Reap"]
    tails = [made.duration - made.marks[2].start for made in (plain, taught)]
    assert abs(tails[0] - tails[1]) < timedelta(seconds=0.25)
    assert taught.marks[2].start > plain.marks[2].start + timedelta(seconds=0.5)


@pytest.mark.parametrize("engine", ["hibari", "espeak"])
def test_a_sound_that_is_none_is_named(engine: str) -> None:
    with pytest.raises(VoiceError) as caught:
        _spoken(engine, (("Sokha", "/so☃ka/"),), "Sokha left.")
    assert "show.yaml: voice.lexicon: Sokha: " in str(caught.value)
    assert "has no sound '☃' (U+2603): write a sound of the language that is like it" in str(caught.value)


def test_engines_of_ordinary_spelling_refuse_sounds_but_not_of_words_that_a_speaker_has_otherwise() -> None:
    program = SETTINGS["command"].choice
    told = r"Sokha: command cannot read /sɔˈkaː/: write in ordinary spelling"
    lexicon = (("Sokha", "/sɔˈkaː/"),)
    for own, refused in (((), True), ((("Sokha", "So-kah"),), False)):
        speaker = VoiceChoice(engine="command", command=program.command, lexicon=own)
        choice = VoiceChoice(engine="espeak", lexicon=lexicon, speakers=(("Ada", speaker),))
        if refused:
            with pytest.raises(VoiceError, match=told):
                choose(choice, "en", Setting(consent=True))
        else:
            choose(choice, "en", Setting(consent=True))
