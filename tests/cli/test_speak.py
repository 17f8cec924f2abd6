import io
from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile
import webvtt

from episodekit.audio.loudness import MONO_LUFS, measure
from episodekit.cli import run
from episodekit.entry.compose import compose_show
from tests.samples import SHOW

TEXT = "# Water\n\nThe river rose by 4 metres. Ada: it is gone.\n\nAda: Nobody knew."
Speak = Callable[..., int]


@pytest.fixture
def speak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speak:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")

    def call(*arguments: str) -> int:
        return run(["speak", *arguments])

    return call


@pytest.mark.parametrize("suffix", [".mp3", ".opus", ".m4a"])
def test_a_text_becomes_sound_with_its_transcript(
    speak: Speak, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        speak("a.txt", "-o", f"a{suffix}", "--voice", "espeak", "--language", "en", "--transcript", "a.vtt")
        == 0
    )
    told = capsys.readouterr()
    assert told.out.startswith(f"a{suffix}  0:0")
    assert told.err == ""
    cues = webvtt.read("a.vtt").captions
    assert (
        " ".join(cue.text.replace("\n", " ") for cue in cues)
        == "Water The river rose by 4 metres. Ada: it is gone. Ada: Nobody knew."
    )
    heard = measure(io.BytesIO(Path(f"a{suffix}").read_bytes()), "a")
    assert heard.integrated_lufs == pytest.approx(MONO_LUFS, abs=0.5)
    assert heard.true_peak_dbtp is not None
    assert heard.true_peak_dbtp <= -1


def test_the_same_text_gives_the_same_bytes(speak: Speak) -> None:
    for name in ("a.opus", "b.opus", "a.m4a", "b.m4a"):
        assert speak("a.txt", "-o", name, "--voice", "espeak", "--language", "en") == 0
    assert Path("a.opus").read_bytes() == Path("b.opus").read_bytes()
    assert Path("a.m4a").read_bytes() == Path("b.m4a").read_bytes()


def test_what_is_spoken_stands_where_the_transcript_says(speak: Speak) -> None:
    assert (
        speak("a.txt", "-o", "a.mp3", "--voice", "espeak", "--language", "en", "--transcript", "a.vtt") == 0
    )
    samples, rate = soundfile.read("a.mp3")
    first, *_, last = webvtt.read("a.vtt").captions
    begin, end = (round(float(moment.rpartition(":")[2]) * rate) for moment in (first.start, last.end))
    assert abs(samples[: max(begin - rate // 20, 1)]).max() < 0.02
    assert abs(samples[begin : begin + rate // 5]).max() > 0.05
    assert abs(samples[end + rate // 5 :]).max() < 0.02


def test_a_speaker_is_named_in_the_transcript(speak: Speak) -> None:
    options = ["--voice", "espeak", "--language", "en", "--transcript", "a.srt", "--speaker", "Ada"]
    assert speak("a.txt", "-o", "a.mp3", *options) == 0
    said = Path("a.srt").read_text(encoding="utf-8")
    assert "Nobody knew." in said
    assert "Ada: it is gone." in said


def test_standard_input_is_read(speak: Speak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Drei Häuser brannten.".encode())))
    assert speak("-", "-o", "a.mp3", "--language", "de") == 0
    assert Path("a.mp3").stat().st_size > 5000


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["a.txt", "-o", "a.ogg"],
            "a.ogg: .ogg is no format of sound: name one of .mp3, .opus, .m4a",
        ),
        (["a.txt", "-o", "a.mp3", "--transcript", "a.txt"], "a.txt: .txt is no format of timed transcripts"),
        (["a.txt", "-o", "there.mp3"], "there.mp3: this file exists: name another, or add --force"),
        (["empty.txt", "-o", "a.mp3"], "empty.txt: there is no text in it"),
        (["latin.txt", "-o", "a.mp3"], "latin.txt: byte 1 is not UTF-8"),
        (["a.txt", "-o", "a.mp3", "--language", "tlh"], "no voice that works offline speaks 'tlh'"),
        (
            ["a.txt", "-o", "a.mp3", "--language", "de", "--voice", "hibari"],
            "hibari speaks English, not 'de'",
        ),
        (["a.txt", "-o", "a.mp3", "--voice", "piper"], "--voice piper needs a model: name it with --model"),
        (["a.txt", "-o", "a.mp3", "--model", "a.txt"], "a.txt.json is not beside the model"),
        (["dash.txt", "-o", "a.mp3", "--language", "en"], "dash.txt: there is no word to say"),
        (
            ["nul.txt", "-o", "a.mp3", "--language", "en"],
            "nul.txt:4: this character is U+0000, which XML forbids",
        ),
        (["long.txt", "-o", "a.mp3", "--language", "en"], "long.txt: a sentence has 30000 characters"),
    ],
)
def test_refusals_write_nothing(
    speak: Speak, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("there.mp3").write_bytes(b"mine")
    Path("empty.txt").write_bytes(b"\n\n")
    Path("latin.txt").write_bytes("ähm".encode("latin-1").replace(b"\xe4h", b"a\xe4"))
    Path("nul.txt").write_text("One.\n\nTwo.\nThr\0ee.\n", encoding="utf-8")
    Path("long.txt").write_text("water " * 4999 + "water.", encoding="utf-8")
    Path("dash.txt").write_text("— …", encoding="utf-8")
    before = sorted(Path().iterdir())
    assert speak(*arguments) == 2
    assert says in capsys.readouterr().err
    assert sorted(Path().iterdir()) == before
    assert Path("there.mp3").read_bytes() == b"mine"


def test_two_who_speak_in_one_cue_are_two(speak: Speak) -> None:
    Path("m.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Bo>Yes.</v> <v Ada>No.</v>\n", encoding="utf-8"
    )
    assert (
        speak("m.vtt", "-o", "m.mp3", "--voice", "espeak", "--language", "en", "--transcript", "o.vtt") == 0
    )
    assert [(cue.voice, cue.text) for cue in webvtt.read("o.vtt").captions] == [
        ("Bo", "Yes."),
        ("Ada", "No."),
    ]


@pytest.mark.parametrize(
    ("places", "says"),
    [
        (("a.txt/x.mp3", "x.vtt"), "a.txt/x.mp3: cannot write: a.txt is no folder"),
        (("x.mp3", "a.txt/deep/x.vtt"), "a.txt/deep/x.vtt: cannot write: a.txt is no folder"),
        (("folder.mp3", "x.vtt"), "folder.mp3: this is a folder"),
    ],
)
def test_what_cannot_be_written_is_told_before_anything_is_spoken(
    speak: Speak,
    places: tuple[str, str],
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def never(*_arguments: object, **_options: object) -> None:
        pytest.fail("it was spoken")

    monkeypatch.setattr("episodekit.cli.speak.narrate", never)
    Path("folder.mp3").mkdir()
    before = sorted(Path().rglob("*"))
    options = ("--language", "en", "--voice", "espeak", "--force")
    assert speak("a.txt", "-o", places[0], "--transcript", places[1], *options) == 2
    assert says in capsys.readouterr().err
    assert sorted(Path().rglob("*")) == before


def test_piper_speaks_with_the_model_of_the_show(speak: Speak, capsys: pytest.CaptureFixture[str]) -> None:
    voice = "voice: {engine: piper, model: voices/none.onnx}\n"
    Path("show.yaml").write_text(compose_show(SHOW) + voice, encoding="utf-8")
    options = ["--language", "en", "--voice", "piper", "--show", "."]
    assert speak("a.txt", "-o", "a.mp3", *options) == 2
    told = capsys.readouterr().err
    assert "voices/none.onnx" in told
    assert "--model" not in told


def test_speakers_of_the_show_keep_their_voices_beside_another_narrator(
    speak: Speak, capsys: pytest.CaptureFixture[str]
) -> None:
    voice = "voice:\n  speakers:\n    Ada: {engine: piper, model: voices/adas.onnx}\n"
    Path("show.yaml").write_text(compose_show(SHOW) + voice, encoding="utf-8")
    options = ("--language", "en", "--show", ".", "--voice", "espeak")
    assert speak("a.txt", "-o", "a.mp3", *options) == 2
    assert "voices/adas.onnx" in capsys.readouterr().err
