"""Recordings made as loud as podcasts are, measured by ffmpeg's own meter."""

import io
from datetime import timedelta

import av
import numpy as np
import pytest
import soundfile

from episodekit import audio
from episodekit.audio import remaking
from episodekit.audio.loudness import Loudness
from episodekit.errors import AudioError
from tests import movies, sounds
from tests.meters import of_ffmpeg

RATE = 44100
KINDS = {
    "mp3": ("MP3", "MPEG_LAYER_III", "mp3"),
    "opus": ("OGG", "OPUS", "opus"),
    "vorbis": ("OGG", "VORBIS", "opus"),
    "flac": ("FLAC", "PCM_16", "mp3"),
    "wav": ("WAV", "PCM_16", "mp3"),
}


def _recording(
    kind: str, channels: int, level_db: float, *, click: float = 0.0, rate: int = 48000
) -> io.BytesIO:
    """Ten seconds of noise that comes and goes as speech does; ``click`` is a single loud sample."""
    chance = np.random.default_rng(11)
    loud = np.repeat(chance.uniform(0.1, 1, 50), rate // 5)
    wave = np.convolve(chance.standard_normal(len(loud)), np.ones(8) / 8, "same") * loud / 3
    wave = wave * 10 ** (level_db / 20)
    if click:
        wave[rate * 4] = click
    target = io.BytesIO()
    form, subtype, _ = KINDS[kind]
    samples = np.column_stack([np.clip(wave, -1, 1)] * channels)
    soundfile.write(target, samples, rate, format=form, subtype=subtype)
    return target


def _silently(_done: int, _total: int) -> None:
    pass


def _remade(file: io.BytesIO) -> remaking.Remade:
    return remaking.remade(file, "talk", _silently)


@pytest.mark.parametrize("level_db", [-18.0, 6.0])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_a_recording_gets_the_loudness_of_podcasts(kind: str, channels: int, level_db: float) -> None:
    file = _recording(kind, channels, level_db)
    before = file.getvalue()
    made = _remade(file)
    assert made.content is not None
    integrated, _, peak = of_ffmpeg(io.BytesIO(made.content))
    assert integrated == pytest.approx(-19 if channels == 1 else -16, abs=0.5)
    assert peak <= -1
    assert not made.held_by_peak
    assert made.loudness.integrated_lufs == pytest.approx(integrated, abs=0.05)
    was, now = (audio.probe(row, "x") for row in (file, io.BytesIO(made.content)))
    assert (now.container, now.channels, now.sample_rate) == (KINDS[kind][2], channels, 48000)
    assert abs(now.duration - was.duration) <= timedelta(milliseconds=1)
    assert now.problems == ()
    assert now.audio_begin == 0 or now.container != "mp3"  # no tags
    assert file.getvalue() == before


def test_m4a_stays_m4a_and_bare_aac_becomes_it() -> None:
    for recording in (movies.encoded(), sounds.adts()):
        made = _remade(io.BytesIO(recording))
        assert made.content is not None
        assert audio.probe(io.BytesIO(made.content), "x").container == "m4a"
        assert of_ffmpeg(io.BytesIO(made.content))[0] == pytest.approx(-19, abs=0.5)


@pytest.mark.parametrize("kind", ["mp3", "opus", "wav"])
def test_peaks_that_are_in_the_way_are_not_lifted(kind: str) -> None:
    made = _remade(_recording(kind, 2, -24, click=0.45))
    assert made.content is not None
    assert made.held_by_peak
    integrated, _, peak = of_ffmpeg(io.BytesIO(made.content))
    assert -3.5 <= peak <= -1  # encoders blur a click of one sample
    assert integrated < -17


def test_what_is_as_it_should_be_stays() -> None:
    good = _remade(_recording("wav", 2, -18)).content
    assert good is not None
    assert _remade(io.BytesIO(good)).content is None


def test_silence_stays() -> None:
    target = io.BytesIO()
    soundfile.write(target, np.zeros((RATE, 2)), RATE, format="WAV", subtype="PCM_16")
    assert _remade(target) == remaking.Remade(None, Loudness(None, 0.0, None, 2))


@pytest.mark.parametrize("kind", ["mp3", "opus", "wav"])
def test_the_same_recording_gives_the_same_bytes(kind: str) -> None:
    one, other = (_remade(_recording(kind, 1, -18)).content for _ in range(2))
    assert one == other


@pytest.mark.parametrize("form", ["MP3", "OGG"])
def test_everything_is_heard_when_it_was(form: str) -> None:
    samples = np.frombuffer(sounds.burst(4.0, 2.5, RATE), "<i2") / 65536
    target = io.BytesIO()
    subtype = "MPEG_LAYER_III" if form == "MP3" else "VORBIS"
    soundfile.write(target, np.column_stack([samples] * 2), RATE, format=form, subtype=subtype)
    made = _remade(target)
    assert made.content is not None
    onsets = []
    for row in (target, io.BytesIO(made.content)):
        row.seek(0)
        with av.open(row, "r") as opened:
            rate = opened.streams.audio[0].codec_context.sample_rate
            heard = np.concatenate([frame.to_ndarray()[0] for frame in opened.decode(audio=0)])
        onsets.append(int(np.argmax(np.abs(heard) > np.abs(heard).max() / 2)) / rate)
    assert onsets == pytest.approx([2.5, 2.5], abs=0.002)


def test_more_channels_become_two() -> None:
    target = io.BytesIO()
    chance = np.random.default_rng(2).standard_normal((5 * RATE, 6)) / 50
    soundfile.write(target, chance, RATE, format="WAV", subtype="PCM_16")
    made = _remade(target)
    assert made.content is not None
    assert audio.probe(io.BytesIO(made.content), "x").channels == 2
    assert of_ffmpeg(io.BytesIO(made.content))[0] == pytest.approx(-16, abs=0.5)


def test_the_bitrate_of_mp3_stays_one_that_its_header_can_say() -> None:
    for given in (sounds.foreign(mode="CONSTANT"), sounds.foreign(mode="VARIABLE")):
        made = _remade(io.BytesIO(given)).content
        assert made is not None
        before, after = (audio.probe(io.BytesIO(row), "x").bitrate for row in (given, made))
        rates = (128_000, 160_000, 192_000, 224_000, 256_000, 320_000)
        assert any(after == pytest.approx(rate, rel=1e-3) for rate in rates)
        assert after >= min(before, 320_000) * 0.98


def test_progress_is_told_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    remaking.remade(_recording("wav", 1, -18), "talk", lambda done, total: told.append((done, total)))
    assert told[-1] == (10, 10)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (movies.encoded(form="mp4", picture_track=True), "its pictures would be lost"),
        (b"no sound" * 50, "."),
        (sounds.lossless_or_ogg("flac")[:60], "."),
    ],
)
def test_refusals(given: bytes, says: str) -> None:
    with pytest.raises(AudioError, match=says) as told:
        _remade(io.BytesIO(given))
    assert told.value.remedy
    assert told.value.where == "talk"


def test_a_recording_of_which_half_cannot_be_decoded_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    short = sounds.foreign(seconds=1.0)
    monkeypatch.setattr(remaking, "_encoded", lambda *_: short)
    with pytest.raises(AudioError, match=r"of its 0:00:02 only 0:00:01 can be decoded"):
        _remade(io.BytesIO(sounds.foreign()))
