"""Loudness: the signals of EBU Tech 3341 with the values that it states, and ffmpeg's own meter of true peaks."""

import io
import math

import numpy as np
import pytest
import soundfile

from episodekit.audio import loudness
from episodekit.audio.kweighting import BLOCK, Meter, coefficients
from episodekit.errors import AudioError
from tests import sounds
from tests.meters import of_ffmpeg

RATE = 48000


def wav(samples: np.ndarray, rate: int = RATE) -> io.BytesIO:
    """A WAV of 24 bits."""
    target = io.BytesIO()
    soundfile.write(target, samples, rate, format="WAV", subtype="PCM_24")
    return target


def sine(level_dbfs: float, seconds: float, *, channels: int = 2, hertz: float = 1000) -> np.ndarray:
    """A tone with a peak level."""
    clock = np.arange(round(seconds * RATE)) / RATE
    wave = 10 ** (level_dbfs / 20) * np.sin(2 * np.pi * hertz * clock)
    return np.column_stack([wave] * channels)


def test_a_tone_of_minus_23_is_minus_23() -> None:
    # https://tech.ebu.ch/docs/tech/tech3341.pdf, test signals 1 and 2, tolerance 0.1 LU
    found = loudness.measure(wav(sine(-23, 20)), "x")
    assert found.integrated_lufs == pytest.approx(-23, abs=0.1)
    assert loudness.measure(wav(sine(-33, 20)), "x").integrated_lufs == pytest.approx(-33, abs=0.1)


def test_quiet_parts_do_not_count() -> None:
    # The same, test signal 3: 10 s at -36, 60 s at -23, 10 s at -36
    parts = np.concatenate([sine(-36, 10), sine(-23, 60), sine(-36, 10)])
    assert loudness.measure(wav(parts), "x").integrated_lufs == pytest.approx(-23, abs=0.1)


def test_one_channel_is_3_lu_less_and_its_target_too() -> None:
    found = loudness.measure(wav(sine(-23, 20, channels=1)), "x")
    assert found.integrated_lufs == pytest.approx(-26.0, abs=0.1)
    assert (found.channels, found.target_lufs) == (1, -19.0)
    assert loudness.measure(wav(sine(-23, 5)), "x").target_lufs == -16.0


@pytest.mark.parametrize(("quiet", "expected"), [(-30, 10), (-15, 5), (-40, 20)])
def test_the_range_of_two_levels(quiet: float, expected: float) -> None:
    # https://tech.ebu.ch/docs/tech/tech3342.pdf, test signals 1 to 3: 20 s at -20, then 20 s at another level
    found = loudness.measure(wav(np.concatenate([sine(-20, 20), sine(quiet, 20)])), "x")
    assert found.range_lu == pytest.approx(expected, abs=1.0)


@pytest.mark.parametrize(("divisor", "degrees"), [(4, 0), (4, 45), (6, 60), (8, 67.5)])
def test_the_peak_between_samples_is_found(divisor: int, degrees: float) -> None:
    # Tech 3341, test signals 15 to 18: a tone at a part of the rate, of amplitude 0.5: -6 dBTP, +0.2/-0.4
    clock = np.arange(RATE * 3)
    wave = 0.5 * np.sin(2 * np.pi * clock / divisor + math.radians(degrees))
    fade = np.minimum(1, np.minimum(clock, clock[::-1]) / RATE)
    found = loudness.measure(wav(np.column_stack([wave * fade] * 2)), "x").true_peak_dbtp
    assert found is not None
    assert -6.4 <= found <= -5.8


def test_the_peak_of_noise_is_ffmpegs() -> None:
    samples = np.random.default_rng(7).standard_normal((RATE * 5, 2)) * 0.1
    samples[RATE * 3 + 17] = 0.7
    file = wav(samples)
    assert loudness.measure(file, "x").true_peak_dbtp == pytest.approx(of_ffmpeg(file)[2], abs=0.2)


def oversampled(wave: np.ndarray) -> float:
    """The greatest value of all of a wave four times oversampled, with 12 taps a phase: BS.1770-5 Annex 2, left out nothing."""
    heights = [np.abs(wave).max()]
    for phase in (0.25, 0.5, 0.75):
        distance = np.arange(-5, 7) - phase
        taps = np.sinc(distance) * np.cos(np.pi * distance / 12) ** 2
        heights.append(np.abs(np.convolve(wave, taps[::-1] / taps.sum())).max())
    return float(20 * np.log10(max(heights)))


@pytest.mark.parametrize(
    "kind", ["even noise", "noise in waves", "hum", "hum and a click", "high", "pairs", "steps", "ends loud"]
)
def test_the_peak_is_never_where_nothing_was_oversampled(kind: str) -> None:
    chance = np.random.default_rng(11)
    clock = np.arange(2 * BLOCK + 777)
    noise, hum = chance.standard_normal(len(clock)), np.sin(clock / 61)
    click = np.where(clock == BLOCK - 3, 0.5, 0.0) - np.where(clock == BLOCK - 4, 0.4, 0.0)
    wave = {
        "even noise": noise / 8,
        "noise in waves": noise * hum / 9 + hum / 3,
        "hum": hum * np.linspace(0.1, 0.9, len(clock)),
        "hum and a click": hum / 2.1 + click,
        "high": np.sin(clock * 2.9) * (0.5 + 0.3 * hum),
        "pairs": np.where(clock % 5003 < 2, 0.7, hum * 0.6) + noise / 90,
        "steps": np.sign(np.sin(clock / 401 + hum)) * 0.5,
        "ends loud": hum / 3 + np.where(clock >= len(clock) - 2, 0.4, 0),
    }[kind]
    found = loudness.measure(wav(np.column_stack([wave, wave[::-1] / 2])), "x").true_peak_dbtp
    assert found == pytest.approx(oversampled(wave), abs=0.011)


@pytest.mark.parametrize(
    ("rate", "channels"), [(48000, 2), (44100, 1), (22050, 2), (48000, 6), (48000, 8), (8000, 1), (192000, 1)]
)
def test_loudness_and_range_are_ffmpegs(rate: int, channels: int) -> None:
    chance = np.random.default_rng(rate)
    levels = 10 ** (chance.uniform(-40, -10, 40) / 20)
    samples = np.repeat(levels, rate // 2)[:, None] * chance.standard_normal((20 * rate, channels)) / 4
    file = wav(samples + 0.01, rate)
    found = loudness.measure(file, "x")
    integrated, width, _ = of_ffmpeg(file)
    assert found.integrated_lufs == pytest.approx(integrated, abs=0.05)
    assert found.range_lu == pytest.approx(width, abs=0.5)  # Tech 3342 allows 1 LU


def test_the_filters_are_those_of_the_tables() -> None:
    # ITU-R BS.1770-5, tables 1 and 2, for 48 kHz: b0 b1 b2 a1 a2
    head, low = coefficients(48000)
    assert head == pytest.approx(
        (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585),
        abs=1e-10,
    )
    assert low == pytest.approx((1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621), abs=1e-10)


def test_the_signal_is_filtered_sample_by_sample() -> None:
    given = np.random.default_rng(3).standard_normal((2, BLOCK + 999)).astype(np.float32) + 0.5
    meter, energies = Meter(44100, (1.0, 1.0)), []
    for begin in range(0, given.shape[1], BLOCK):
        meter.add(given[:, begin : begin + BLOCK])
    for channel in given.astype(float).tolist():
        wave = channel
        for b0, b1, b2, a1, a2 in coefficients(44100):
            one = two = 0.0
            made = []
            for value in wave:
                out = b0 * value + one
                one, two = b1 * value - a1 * out + two, b2 * value - a2 * out
                made.append(out)
            wave = made
        energies.append(np.square(wave))
    power = np.sum(energies, axis=0)[: 4 * 4410].mean()
    first = Meter(44100, (1.0, 1.0))
    first.add(given[:, : 4 * 4410])
    assert first.integrated() == pytest.approx(-0.691 + 10 * math.log10(power), abs=1e-4)
    blocks = [
        np.sum(energies, axis=0)[at : at + 17640].mean() for at in range(0, given.shape[1] - 17639, 4410)
    ]
    assert meter.integrated() == pytest.approx(-0.691 + 10 * math.log10(np.mean(blocks)), abs=1e-4)


def test_what_is_to_be_changed_is_said() -> None:
    assert loudness.measure(wav(sine(-16, 20)), "x").advice() == ()
    (quiet,) = loudness.measure(wav(sine(-23, 20)), "x").advice()
    assert quiet.endswith("change it by +7.0 dB")
    assert "-23.0 LUFS" in quiet
    loud = loudness.measure(wav(sine(-0.5, 20, channels=1)), "x").advice()
    assert [row.partition(":")[0] for row in loud] == [
        "its loudness is -3.5 LUFS, that of podcasts -19",
        "its true peak is -0.5 dBTP",
    ]


def test_silence_has_no_loudness() -> None:
    found = loudness.measure(wav(np.zeros((RATE * 2, 2))), "x")
    assert (found.integrated_lufs, found.true_peak_dbtp) == (None, None)


@pytest.mark.parametrize("sample", [math.nan, math.inf, -math.inf, 3e38])
@pytest.mark.parametrize("place", [100, BLOCK + 7])
def test_a_sample_that_is_no_number_is_said_and_not_called_silence(sample: float, place: int) -> None:
    samples = sine(-23, 3, channels=1)
    samples[place] = sample
    file = io.BytesIO()
    soundfile.write(file, samples, RATE, format="WAV", subtype="FLOAT")
    with pytest.raises(AudioError, match=r"one of its samples is (nan|inf|3e\+38), where 1 is the loudest"):
        loudness.measure(file, "x")


@pytest.mark.parametrize("kind", ["vorbis", "opus", "flac"])
def test_every_codec_is_decoded(kind: str) -> None:
    # A sweep of amplitude 0.4: its true peak is 20 log 0.4 = -7.96.
    found = loudness.measure(io.BytesIO(sounds.lossless_or_ogg(kind)), "x")
    assert found.true_peak_dbtp == pytest.approx(-7.96, abs=0.5)


@pytest.mark.parametrize("data", [b"", b"no sound", b"ID3\x03\0\0\0\0\0\0" + bytes(3000)])
def test_what_is_no_sound_is_said(data: bytes) -> None:
    with pytest.raises(AudioError, match="cannot be decoded"):
        loudness.measure(io.BytesIO(data), "x")
