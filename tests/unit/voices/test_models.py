"""Piper and Kokoro behind stand-ins of their packages, which are too large for the tests: what we ask of them, and refuse."""

import importlib.machinery
import importlib.metadata
import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from episodekit.errors import VoiceError
from episodekit.model.speech import Segment, Voice
from episodekit.model.voicing import VoiceChoice
from episodekit.voices import Setting, choose

_TONE = np.sin(np.arange(11025) / 8) / 2


class _PiperVoice:
    """As in piper-tts 1.8: chunks of samples for each sentence that it finds."""

    config = SimpleNamespace(sample_rate=22050)
    said: list[str]

    @classmethod
    def load(cls, path: Path) -> "_PiperVoice":
        if path.read_bytes() == b"broken":
            raise RuntimeError("Load model failed\nwith a stack")
        return cls()

    def synthesize(self, text: str) -> Iterator[SimpleNamespace]:
        if "\u0378" in text:
            raise RuntimeError("no such phoneme\nwith a stack")
        _PiperVoice.said.append(text)
        yield SimpleNamespace(audio_int16_bytes=(_TONE * 32767).astype("<i2").tobytes())


class _Kokoro:
    """As in kokoro-onnx 0.4: float samples and their rate."""

    said: list[tuple[str, str, str]]

    def __init__(self, model: str, voices: str) -> None:
        assert Path(model).is_file()
        assert Path(voices).is_file()

    def get_voices(self) -> list[str]:
        return ["af_heart", "bf_emma"]

    def create(self, text: str, voice: str, speed: float, lang: str) -> tuple[np.ndarray, int]:
        assert speed == 1.0
        if not any(char.isalnum() for char in text):
            raise ValueError("need at least one array to concatenate\nwith a stack")
        _Kokoro.said.append((text, voice, lang))
        return _TONE.astype(np.float32), 24000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, attribute, value in (("piper", "PiperVoice", _PiperVoice), ("kokoro_onnx", "Kokoro", _Kokoro)):
        module = ModuleType(name)
        module.__spec__ = importlib.machinery.ModuleSpec(name, None)
        setattr(module, attribute, value)
        monkeypatch.setitem(sys.modules, name, module)
        value.said = []
    monkeypatch.setattr(importlib.metadata, "version", lambda name: f"1-{name}")
    (tmp_path / "a.onnx").write_bytes(b"model")
    (tmp_path / "a.onnx.json").write_text(json.dumps({"espeak": {"voice": "en-us"}}), encoding="utf-8")
    (tmp_path / "v.bin").write_bytes(b"voices")
    return tmp_path


def _voice(folder: Path, language: str = "en", **keys: str) -> Voice:
    return choose(VoiceChoice(**keys), language, Setting(root=folder))  # type: ignore[arg-type]  # keys of the choice


def test_piper_says_what_is_read_sentence_by_sentence(folder: Path) -> None:
    voice = _voice(folder, engine="piper", model="a.onnx")
    made = voice.speak(
        [Segment("It paid £3.2bn."), Segment("…"), Segment("Twice.")], lambda _done, _total: None
    )
    assert _PiperVoice.said == ["It paid 3.2 billion pounds.", "…", "Twice."]
    assert made.rate == 22050
    assert [mark.segment for mark in made.marks] == [0, 0, 0, 2]
    before = voice.identity
    (folder / "a.onnx").write_bytes(b"another")
    assert _voice(folder, engine="piper", model="a.onnx").identity != before


def test_kokoro_is_told_voice_and_language(folder: Path) -> None:
    voice = _voice(folder, "en-GB", engine="kokoro", model="a.onnx", voices="v.bin", name="bf_emma")
    made = voice.speak([Segment("It rose 8–10%.")], lambda _done, _total: None)
    assert _Kokoro.said == [("It rose 8 to 10%.", "bf_emma", "en-gb")]
    assert made.rate == 24000
    assert len(made.marks) == 3
    assert "bf_emma" in voice.identity


def test_kokoro_is_silent_where_there_is_no_word(folder: Path) -> None:
    voice = _voice(folder, engine="kokoro", model="a.onnx", voices="v.bin")
    pause = timedelta(seconds=0.5)
    made = voice.speak([Segment("— …", pause), Segment("5."), Segment("!")], lambda _done, _total: None)
    assert [said for said, _, _ in _Kokoro.said] == ["5."]
    assert made.ends == (12_000, 12_000 + len(_TONE), 12_000 + len(_TONE))
    assert [mark.segment for mark in made.marks] == [1]


def test_a_sentence_at_which_an_engine_fails_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = r"cannot say 'A \S+ sign.' \(no such phoneme\): write that sentence otherwise"
    with pytest.raises(VoiceError, match=f"Piper {said}"):
        _voice(folder, engine="piper", model="a.onnx").speak(
            [Segment("A \u0378 sign.")], lambda _done, _total: None
        )

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("no such phoneme\nwith a stack")

    monkeypatch.setattr(_Kokoro, "create", fails)
    with pytest.raises(VoiceError, match=f"Kokoro {said}"):
        _voice(folder, engine="kokoro", model="a.onnx", voices="v.bin").speak(
            [Segment("A \u0378 sign.")], lambda _done, _total: None
        )


@pytest.mark.parametrize(
    ("language", "keys", "says"),
    [
        ("de", {"engine": "piper", "model": "a.onnx"}, "a.onnx speaks 'en-us', not 'de'"),
        ("en", {"engine": "piper", "model": "b.onnx"}, "b.onnx is not there"),
        ("en", {"engine": "piper", "model": "v.bin"}, "v.bin.json is not beside the model"),
        (
            "en",
            {"engine": "piper", "model": "broken.onnx"},
            r"broken.onnx cannot be loaded \(Load model failed\)",
        ),
        ("en", {"engine": "piper", "model": "odd.onnx"}, "odd.onnx.json is no configuration"),
        ("de", {"engine": "kokoro", "model": "a.onnx", "voices": "v.bin"}, "'af_heart' speaks en, not 'de'"),
        ("en", {"engine": "kokoro", "model": "a.onnx", "voices": "w.bin"}, "w.bin is not there"),
        (
            "en",
            {"engine": "kokoro", "model": "a.onnx", "voices": "v.bin", "name": "af_nobody"},
            "no voice 'af_nobody' in v.bin: name one of af_heart, bf_emma",
        ),
    ],
)
def test_what_does_not_fit_is_said(folder: Path, language: str, keys: dict[str, str], says: str) -> None:
    (folder / "broken.onnx").write_bytes(b"broken")
    (folder / "broken.onnx.json").write_text('{"espeak": {"voice": "en"}}', encoding="utf-8")
    (folder / "odd.onnx").write_bytes(b"model")
    (folder / "odd.onnx.json").write_text("[]", encoding="utf-8")
    with pytest.raises(VoiceError, match=says):
        _voice(folder, language, **keys).speak([Segment("Hello.")], lambda _done, _total: None)


@pytest.mark.parametrize(("engine", "package"), [("piper", "piper"), ("kokoro", "kokoro_onnx")])
def test_a_package_that_is_missing_is_said(
    folder: Path, engine: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, package)
    keys = {"engine": engine, "model": "a.onnx"} | ({"voices": "v.bin"} if engine == "kokoro" else {})
    with pytest.raises(VoiceError, match=r"is not installed: pip install"):
        _voice(folder, **keys)
