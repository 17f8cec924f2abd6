import io
import struct
import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
import soundfile

from episodekit.errors import VoiceError
from episodekit.model.command import Command
from episodekit.model.speech import Narration, Segment
from episodekit.model.voicing import VoiceChoice
from episodekit.voices import Setting, choose
from episodekit.voices.foreign import read_wav

_TONE = np.sin(np.arange(24000) / 10) / 2


def _wav(rate: int = 24000, channels: int = 1, subtype: str = "PCM_16", form: str = "WAV") -> bytes:
    target = io.BytesIO()
    soundfile.write(target, np.stack([_TONE] * channels, axis=1), rate, format=form, subtype=subtype)
    return target.getvalue()


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("form", ["WAV", "WAVEX", "RF64"])
def test_wavs_are_read_as_libsndfile_wrote_them(subtype: str, channels: int, form: str) -> None:
    pcm, rate = read_wav(_wav(22050, channels, subtype, form), "x")
    assert rate == 22050
    samples = np.frombuffer(pcm, "<i2") / 32768
    assert np.abs(samples - _TONE).max() < 0.01


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 0x7FFFFFFF])
def test_streams_that_do_not_know_their_length_are_read_to_their_end(size: int) -> None:
    whole = _wav()
    at = whole.index(b"data") + 4
    stream = whole[:4] + struct.pack("<I", size) + whole[8:at] + struct.pack("<I", size) + whole[at + 4 :]
    assert read_wav(stream, "x") == read_wav(whole, "x")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no sound came back"),
        (b"ID3\x04rest of an MP3", "no WAV, it begins b'ID3"),
        (_wav()[:20], "has no sound"),
        (_wav()[:36], "has no sound"),
        (_wav(subtype="ALAW"), "format 6, 8 bits"),
        (_wav(rate=4000), "4000 samples a second"),
    ],
)
def test_what_is_no_wav_is_said(data: bytes, says: str) -> None:
    with pytest.raises(VoiceError, match=says):
        read_wav(data, "x")


def _speak(root: Path, script: str, text: str, *arguments: str, consent: bool = True) -> Narration:
    (root / "say.py").write_text(script, encoding="utf-8")
    command = Command((sys.executable, "say.py", *arguments), timedelta(seconds=20))
    choice = VoiceChoice(engine="command", command=command)
    voice = choose(choice, "en", Setting(root=root, consent=consent))
    return voice.speak([Segment(text)], lambda _done, _total: None)


_PLAYS = "import sys\nopen('heard', 'a').write(repr((sys.argv[1:], sys.stdin.read())))\nsys.stdout.buffer.write(open('a.wav', 'rb').read())"


def test_a_sentence_arrives_on_standard_input_or_as_an_argument(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(_wav())
    made = _speak(tmp_path, _PLAYS, "It paid £3.2bn.", "{language}")
    assert (tmp_path / "heard").read_text(encoding="utf-8") == repr((["en"], "It paid 3.2 billion pounds.\n"))
    assert [(mark.begin, mark.end) for mark in made.marks] == [(0, 2), (3, 7), (8, 14)]
    (tmp_path / "heard").unlink()
    _speak(tmp_path, _PLAYS, "--help me; $(rm x)", "--say", "{text}", "--in={text}")
    heard = (["--say", " --help me; $(rm x)", "--in=--help me; $(rm x)"], "")
    assert (tmp_path / "heard").read_text(encoding="utf-8") == repr(heard)


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("import sys; sys.exit('no voice left')", "exit status 1 and said: no voice left"),
        ("print('hello')", "no WAV"),
        ("", "printed nothing"),
    ],
)
def test_a_program_that_fails_is_a_message(tmp_path: Path, script: str, says: str) -> None:
    with pytest.raises(VoiceError, match=says):
        _speak(tmp_path, script, "Hello.")


def test_nothing_runs_without_consent(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match=r"was not run: if you trust this show, say --run-command"):
        _speak(tmp_path, "open('ran', 'w')", "Hello.", consent=False)
    assert not (tmp_path / "ran").exists()


def test_the_identity_tells_commands_apart_and_no_argument() -> None:
    def identity(*argv: str) -> str:
        choice = VoiceChoice(engine="command", command=Command(argv))
        return choose(choice, "en", Setting(consent=True)).identity

    assert identity("say", "--key", "secret") == identity("say", "--key", "secret")
    assert identity("say", "--key", "secret") != identity("say", "--key", "other")
    assert "secret" not in identity("say", "--key", "secret")


@pytest.mark.parametrize("argv", [("./say.py",), ("python3", "say.py"), ("python3", "-x", "{root}/say.py")])
def test_the_identity_changes_with_the_program_itself(tmp_path: Path, argv: tuple[str, ...]) -> None:
    outside = tmp_path / "outside"
    root = tmp_path / "show"
    root.mkdir()
    words = [word.replace("{root}", str(root)) for word in argv]
    choice = VoiceChoice(engine="command", command=Command((*words, "../outside", "a" * 300, "{text}")))

    def identity(script: str) -> str:
        (root / "say.py").write_text(script, encoding="utf-8")
        return choose(choice, "en", Setting(root=root, consent=True)).identity

    first = identity("1")
    outside.write_text("another's", encoding="utf-8")
    assert identity("1") == first
    assert identity("2") != first
