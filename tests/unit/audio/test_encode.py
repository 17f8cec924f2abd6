import importlib.metadata

import numpy as np
import pytest

from episodekit import audio
from episodekit.errors import AudioError
from tests import sounds


@pytest.mark.parametrize(("rate", "heard_rate"), [(24000, 48000), (22050, 44100), (16000, 48000)])
def test_sound_is_heard_where_it_was_plus_the_delay(rate: int, heard_rate: int) -> None:
    mp3 = audio.encode_mp3(sounds.burst(3.0, 2.0, rate), rate)
    samples, decoded_rate = sounds.decoded(mp3)
    assert decoded_rate == heard_rate
    onset = int(np.argmax(np.abs(samples) > 0.25)) / decoded_rate
    assert onset == pytest.approx(2.0 + audio.encoder_delay(rate).total_seconds(), abs=0.0005)


def test_bitrate_and_length() -> None:
    mp3 = audio.encode_mp3(sounds.burst(10.0, 1.0, 24000), 24000)
    # 96 kbit/s are 12,000 bytes a second; a frame more for the delay, and one to fill the last.
    assert 120_000 <= len(mp3) <= 120_000 + 2 * 288
    samples, rate = sounds.decoded(mp3)
    assert 10.0 <= len(samples) / rate <= 10.05


def test_same_samples_same_bytes() -> None:
    pcm = sounds.burst(1.0, 0.5, 24000)
    assert audio.encode_mp3(pcm, 24000) == audio.encode_mp3(pcm, 24000)


def test_long_sound_is_encoded_in_blocks_without_a_seam() -> None:
    rate = 24000  # one MiB are 21.8 s
    seam = (1 << 19) / rate
    samples, decoded_rate = sounds.decoded(audio.encode_mp3(sounds.burst(24.0, seam - 0.01, rate), rate))
    onset = int(np.argmax(np.abs(samples) > 0.25)) / decoded_rate
    assert onset == pytest.approx(seam - 0.01 + audio.encoder_delay(rate).total_seconds(), abs=0.0005)


def test_encoder_names_the_installed_version() -> None:
    assert importlib.metadata.version("lameenc") in audio.ENCODER


@pytest.mark.parametrize(
    ("pcm", "rate", "says"),
    [(b"", 24000, "0 bytes"), (b"\0\0\0", 24000, "3 bytes"), (b"\0\0", 12345, "12345")],
)
def test_refusals(pcm: bytes, rate: int, says: str) -> None:
    with pytest.raises(AudioError, match=says):
        audio.encode_mp3(pcm, rate)


def test_delay_of_an_unknown_rate_is_refused() -> None:
    with pytest.raises(AudioError, match="8000"):
        audio.encoder_delay(8000)
