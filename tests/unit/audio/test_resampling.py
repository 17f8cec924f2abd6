import numpy as np
import pytest

from episodekit.audio.resampling import resampled


def _tone(rate: int, hertz: float, seconds: float = 0.5) -> bytes:
    clock = np.arange(round(rate * seconds)) / rate
    return bytes(np.rint(12000 * np.sin(2 * np.pi * hertz * clock)).astype("<i2").tobytes())


@pytest.mark.parametrize(
    ("rate", "to"), [(22050, 24000), (24000, 22050), (8000, 24000), (48000, 24000), (44100, 16000)]
)
@pytest.mark.parametrize("hertz", [97, 1000, 2900])
def test_a_tone_stays_the_tone(rate: int, to: int, hertz: float) -> None:
    made = np.frombuffer(resampled(_tone(rate, hertz), rate, to), "<i2").astype(float)
    wanted = np.frombuffer(_tone(to, hertz), "<i2").astype(float)
    assert len(made) == pytest.approx(len(wanted), abs=1)
    middle = slice(to // 20, -to // 20)
    error = (made[: len(wanted)] - wanted[: len(made)])[middle]
    assert np.abs(error).max() < 12000 * 0.01


def test_what_the_new_rate_cannot_hold_is_gone() -> None:
    made = np.frombuffer(resampled(_tone(48000, 15000), 48000, 24000), "<i2").astype(float)
    assert np.abs(made[1000:-1000]).max() < 12000 * 0.01


def test_nothing_and_the_same_rate_stay() -> None:
    assert resampled(b"", 8000, 24000) == b""
    assert resampled(b"\1\2", 24000, 24000) == b"\1\2"
