"""Which engine listens, what faster-whisper and moonshine are asked for, and what is refused before any work."""

import sys
from pathlib import Path

import numpy as np
import pytest

from episodekit.errors import RecognitionError
from episodekit.recognition import choose, transcribe
from tests.recognisers import Transcriber, WhisperModel, stand_in
from tests.speaking import RATE, music, spoken


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return stand_in(tmp_path, monkeypatch)


def test_a_model_is_for_faster_whisper_and_english_needs_none(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert choose(None, None, model).identity == "faster-whisper 1.2.1, whisper-small"
    assert choose(None, "en-GB", None).identity == "moonshine-voice 0.1.0, tiny-en"
    with pytest.raises(RecognitionError, match=r"no model is named: --model FOLDER; download one once"):
        choose(None, "de", None)
    monkeypatch.setitem(sys.modules, "moonshine_voice", None)
    monkeypatch.delitem(sys.modules, "moonshine_voice")
    assert choose(None, None, None).identity.startswith("pocketsphinx 5")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "nowhere: there is no such folder: download one once"),
        ("whisper-small/model.bin", "this is a file, a model of faster-whisper is a folder"),
        ("tiny-en", "this is no model of faster-whisper: it lacks model.bin, config.json, tokenizer.json"),
    ],
)  # fmt: skip
def test_what_is_no_model_is_refused(model: Path, name: str, said: str) -> None:
    with pytest.raises(RecognitionError, match=said):
        choose("faster-whisper", None, model.parent / name)


def test_a_damaged_model_is_one_line(model: Path, tmp_path: Path) -> None:
    (model / "model.bin").write_bytes(b"broken")
    path = spoken((music(1.0),), ()).file(tmp_path / "a.wav")
    with pytest.raises(RecognitionError) as caught:
        transcribe(path, choose(None, None, model), lambda *_: None)
    assert str(caught.value) == (
        f"{model}: the model cannot be loaded (Unsupported model binary version): download it again, in CTranslate2's form"
    )


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (RuntimeError("No CLIP_MODE\nwith a stack"), r"\(No CLIP_MODE\): download its model again, or use another"),
        (ValueError(), r"\(ValueError\): download its model again"),
        (RuntimeError("std::bad_alloc"), r"\(std::bad_alloc\): end other programs, or use a smaller model"),
        (MemoryError(), r"\(MemoryError\): end other programs, or use a smaller model"),
    ],
)  # fmt: skip
def test_what_fails_within_an_engine_is_one_line(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception, said: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(WhisperModel, "transcribe", fails)
    monkeypatch.setattr(Transcriber, "transcribe_without_streaming", fails)
    path = spoken((music(1.0),), ()).file(tmp_path / "a.wav")
    for recogniser in (choose(None, None, model), choose("moonshine", None, None)):
        with pytest.raises(RecognitionError, match=rf"a.wav: {recogniser.identity} failed {said}"):
            transcribe(path, recogniser, lambda *_: None)


def test_long_recordings_are_heard_in_stretches_and_in_one_language(model: Path, tmp_path: Path) -> None:
    quiet = [np.zeros(round(seconds * RATE), dtype=np.float32) for seconds in (2.0, 0.6)]
    sound = [quiet[0], *[music(5.0), quiet[1]] * 60]
    path = spoken(sound, ()).file(tmp_path / "long.wav")
    found = transcribe(path, choose(None, None, model), lambda *_: None)
    asked = WhisperModel.asked
    assert [row["language"] for row in asked] == [None, "de"]
    assert sum(float(str(row["seconds"])) for row in asked) == pytest.approx(60 * 5.6, abs=3)
    assert max(float(str(row["seconds"])) for row in asked) <= 300
    assert all(row["temperature"] == 0.0 and row["condition_on_previous_text"] is False for row in asked)
    assert found.language == "de"
    starts = [
        cue.start.total_seconds() for cue in found.cues if cue.text.replace("\n", " ").startswith("A well")
    ]
    assert len(starts) == 60
    for number, start in enumerate(starts):
        assert start == pytest.approx(2 + 5.6 * number, abs=0.1)
    words = [cue.text[word.begin : word.end] for cue in found.cues for word in cue.words]
    assert words == ["A", "well-spoken."] * 60
