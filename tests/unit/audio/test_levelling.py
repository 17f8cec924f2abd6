"""Loudness and peaks by a foreign meter: ffmpeg's ebur128, on what a listener's player decodes."""

import io

import numpy as np
import pytest
import soundfile

from episodekit import audio
from episodekit.audio import levelling, loudness
from episodekit.audio.encode import MP3_LOSS_DB
from episodekit.audio.levelling import integrated, levelled
from episodekit.model.speech import Segment
from episodekit.voices import VOICES
from tests.speaking import said

RATES = (16000, 22050, 24000, 44100, 48000)


def _tone(
    rate: int, seconds: float, dbfs: float, hertz: float = 997
) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    clock = np.arange(round(rate * seconds)) / rate
    return np.asarray(np.rint(32767 * 10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * clock)), np.int16)


@pytest.mark.parametrize("rate", RATES)
def test_a_sine_has_the_loudness_that_the_standard_gives_it(rate: int) -> None:
    # BS.1770-5, Annex 1: 0 dBFS at 997 Hz in one channel is -3.01 LUFS.
    assert integrated(_tone(rate, 5, 0), rate) == pytest.approx(-3.01, abs=0.05)
    # EBU Tech 3341, test 3: the quiet parts are gated.
    gated = np.concatenate(
        [_tone(rate, seconds, dbfs) for seconds, dbfs in ((10, -36), (60, -23), (10, -36))]
    )
    assert integrated(gated, rate) == pytest.approx(-23 - 3.01, abs=0.1)


def test_speech_measures_as_ffmpeg_measures_it() -> None:
    samples, _ = said("The river rose by four metres within a single night, and nobody had been warned.")
    ours = integrated(np.asarray(np.rint(samples * 32767), np.int16), 24000)
    target = io.BytesIO()
    soundfile.write(target, samples, 24000, format="WAV", subtype="FLOAT")
    theirs = loudness.measure(target, "speech.wav").integrated_lufs
    assert theirs is not None
    assert ours == pytest.approx(theirs, abs=0.1)


@pytest.mark.parametrize("engine", ["hibari", "espeak"])
@pytest.mark.parametrize("gain", [0.03, 1.0])
def test_narration_is_as_loud_as_podcasts_are(engine: str, gain: float) -> None:
    text = "Stop! The minister has expelled more than 15,000 people, but forty-two of them came back at once."
    made = VOICES[engine]("en", ()).speak(
        [Segment(text), Segment("“Why?” she asked.")], lambda _done, _total: None
    )
    faint = np.rint(np.frombuffer(made.pcm, "<i2") * gain).astype("<i2").tobytes()
    mp3 = audio.encode_mp3(levelled(faint, made.rate, loss_db=MP3_LOSS_DB), made.rate)
    heard = loudness.measure(io.BytesIO(mp3), "narration.mp3")
    assert heard.integrated_lufs == pytest.approx(loudness.MONO_LUFS, abs=0.3)
    assert heard.true_peak_dbtp is not None
    assert heard.true_peak_dbtp <= loudness.PEAK_DBTP
    assert heard.advice() == ()


def test_a_crack_in_quiet_speech_is_held_down_and_the_rest_is_not() -> None:
    quiet = _tone(24000, 6, -30)
    quiet[72000:72024] = 30000
    made = np.frombuffer(levelled(quiet.tobytes(), 24000), "<i2")
    assert np.abs(made.astype(int)).max() <= 32767 * 10 ** (-2.3 / 20)
    change = 20 * np.log10(
        np.abs(made[:48000].astype(float)).max() / np.abs(quiet[:48000].astype(float)).max()
    )
    assert change == pytest.approx(-19 - (-30 - 3.01), abs=0.3)


@pytest.mark.parametrize("pcm", [b"", b"\0\0" * 10, b"\0\0" * 48000])
def test_silence_stays(pcm: bytes) -> None:
    assert levelled(pcm, 24000) == pcm


def test_the_blocks_that_are_worked_on_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    pcm = np.concatenate([_tone(24000, 2, -20), _tone(24000, 1, -1), _tone(24000, 2, -40)]).tobytes()
    whole = levelled(pcm, 24000)
    monkeypatch.setattr(levelling, "_BLOCK", 5000)
    assert levelled(pcm, 24000) == whole
