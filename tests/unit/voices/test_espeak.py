import subprocess
import sys
from datetime import timedelta

import pytest

from episodekit.errors import VoiceError
from episodekit.model.speech import Narration, Segment
from episodekit.voices import espeak
from episodekit.voices.espeak import Espeak


def _speak(language: str, *texts: str) -> Narration:
    return Espeak(language).speak([Segment(text) for text in texts], lambda _done, _total: None)


_REFUSED = """
import sys
from episodekit.voices.espeak_worker import Speaker
library = Speaker("en-us").library
print(*[name for name in sys.argv[1:] if library.espeak_SetVoiceByName(name.encode())])
"""


def test_every_language_of_the_table_has_a_voice() -> None:
    tags = [*espeak._LANGUAGES, "en-GB", "en-US", "en-AU", "es-MX", "fr-BE", "fr-CH", "pt-BR", "zh-HK"]  # noqa: SLF001  # the table is what is tested
    voices = [espeak.voice_for(tag) or "none" for tag in tags]
    command = [sys.executable, "-c", _REFUSED, *voices]
    refused = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    assert refused == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Über 15.000 Menschen, sagte er.", 5),
        ("zh", "柬埔寨已驱逐超过15,000名外国人。", 8),
        ("ar", "وزارة الداخلية طردت 15000 أجنبي.", 5),
        ("th", "ประเทศไทยเป็นประเทศในเอเชีย", 5),
        ("pt-BR", "São 3 pessoas.", 3),
        ("vi", "Xin chào các bạn.", 4),
    ],
)
def test_languages_speak(language: str, text: str, words: int) -> None:
    made = _speak(language, text)
    assert made.rate == 22050
    assert len(made.marks) == words
    assert timedelta(seconds=0.7) < made.duration < timedelta(seconds=8)
    starts = [mark.start for mark in made.marks]
    assert starts == sorted(set(starts))


def test_words_are_marked_where_they_stand_behind_longer_letters() -> None:
    # characters are counted, not bytes: the umlauts take two
    text = "Äöüß Äöüß Äöüß eins"
    made = _speak("de", text)
    assert [text[mark.begin : mark.end] for mark in made.marks] == ["Äöüß", "Äöüß", "Äöüß", "eins"]
    assert made.marks[3].start > made.duration / 2


def test_a_process_that_dies_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "_WORKER", "import sys; sys.stdin.read(); sys.exit('the data is gone')")
    with pytest.raises(VoiceError, match="the data is gone"):
        _speak("de", "Hallo.")


@pytest.mark.parametrize("output", ["nonsense\\n", '{\\"rate\\": 1}\\n', ""])
def test_an_answer_that_is_none_is_a_message(monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    monkeypatch.setattr(espeak, "_WORKER", f"import sys; sys.stdin.read(); sys.stdout.write('{output}')")
    with pytest.raises(VoiceError, match="espeak-ng stopped"):
        _speak("de", "Hallo.")


def test_a_process_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "_WORKER", "import time; time.sleep(60)")
    monkeypatch.setattr(espeak, "_SEGMENT_SECONDS", 0.3)
    with pytest.raises(VoiceError, match="espeak-ng stopped"):
        _speak("de", *["Ein Satz, der die Leitung füllt."] * 5000)


def test_no_process_is_left_behind() -> None:
    with espeak._worker() as process:  # noqa: SLF001  # nothing else tells its id
        pass
    assert process.poll() is not None


def test_control_characters_are_no_end() -> None:
    made = _speak("de", "eins\0zwei drei")
    assert made.marks[-1].start > timedelta(seconds=0.5)
