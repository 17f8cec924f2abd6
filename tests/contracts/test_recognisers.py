"""What every recogniser promises, run over all of ``RECOGNISERS``: pocketsphinx itself, stand-ins of the larger packages."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from episodekit.errors import RecognitionError
from episodekit.recognition import RECOGNISERS, Recogniser, transcribe
from episodekit.transcripts.transcript import REVIEW, Transcript
from tests.recognisers import stand_in
from tests.speaking import RATE, spoken

SENTENCES = ("The women walked to the house.", "It was a cold morning.")
ENGLISH = frozenset({"moonshine", "pocketsphinx"})
"""Engines that bring their model."""
Make = Callable[..., Recogniser]


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spoken(SENTENCES, ()).file(tmp_path_factory.mktemp("speech") / "a.wav")


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return stand_in(tmp_path, monkeypatch)


@pytest.fixture
def make(model: Path) -> Make:
    def one(name: str, language: str | None = None) -> Recogniser:
        return RECOGNISERS[name](language, None if name in ENGLISH else model)

    return one


def heard(recogniser: Recogniser, recording: Path) -> Transcript:
    return transcribe(recording, recogniser, lambda *_: None)


@pytest.fixture(scope="module")
def by_pocketsphinx(recording: Path) -> Transcript:
    return heard(RECOGNISERS["pocketsphinx"]("en", None), recording)


every = pytest.mark.parametrize("name", list(RECOGNISERS))


@every
def test_cues_are_in_order_and_within_the_recording_and_not_reviewed(
    name: str, make: Make, recording: Path, by_pocketsphinx: Transcript
) -> None:
    recogniser = make(name, "en")
    told: list[tuple[str, int, int]] = []
    found = transcribe(recording, recogniser, lambda *row: told.append(row))
    seconds = spoken(SENTENCES, ()).seconds
    assert found.cues
    assert all(0 <= cue.start.total_seconds() < cue.end.total_seconds() for cue in found.cues)
    assert found.cues[-1].start.total_seconds() < seconds
    assert all(one.end <= other.start for one, other in pairwise(found.cues))
    words = [word for cue in found.cues for word in cue.words]
    assert all(one.start <= one.stop <= other.start for one, other in pairwise(words))
    assert found.language == "en"
    assert [block.text for block in found.blocks] == [f"{REVIEW}: recognised by {recogniser.identity}"]
    assert name.removeprefix("faster-") in recogniser.identity
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert {(what, total) for what, _, total in told} == {("recognising", round(seconds))}
    again = by_pocketsphinx if name == "pocketsphinx" else heard(make(name, "en"), recording)
    assert again == found


@every
@pytest.mark.parametrize("seconds", [0.0, 2.0])
def test_where_nobody_speaks_there_is_no_transcript(
    name: str, make: Make, tmp_path: Path, seconds: float
) -> None:
    samples = np.zeros(round((seconds or 1.0) * RATE), dtype=np.float32)
    if seconds:
        samples += np.random.default_rng(1).standard_normal(len(samples)).astype(np.float32) * np.float32(
            0.002
        )
    path = tmp_path / "nobody.wav"
    spoken((samples,), ()).file(path)
    with pytest.raises(RecognitionError, match=r"nobody.wav: (?:the recording is silent|no speech)"):
        heard(make(name), path)


@every
def test_a_language_that_it_does_not_know_is_refused(name: str, make: Make, recording: Path) -> None:
    with pytest.raises(RecognitionError, match="know"):
        heard(make(name, "ga-IE"), recording)


@pytest.mark.parametrize("name", sorted(ENGLISH))
def test_engines_with_a_model_of_their_own_take_no_other(name: str, model: Path) -> None:
    with pytest.raises(RecognitionError, match="brings its own model"):
        RECOGNISERS[name](None, model)


def test_pocketsphinx_understands_clear_speech(by_pocketsphinx: Transcript) -> None:
    said = " ".join(cue.text.replace("\n", " ") for cue in by_pocketsphinx.cues)
    right = [word for word in ("women", "walked", "house", "cold", "morning") if word in said.split()]
    assert len(right) >= 4, said
