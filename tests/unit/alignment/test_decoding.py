"""Recordings as the samples that are listened to."""

import os
from pathlib import Path

import pytest

from episodekit.alignment.waveform import decode
from tests.speaking import encoded, music


def test_a_damaged_recording_is_decoded_in_silence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    damaged = bytearray(encoded(music(3.0), "MP3"))
    for at in range(2000, len(damaged), 97):
        damaged[at] ^= 0x55
    (tmp_path / "r.mp3").write_bytes(damaged)
    found = decode(tmp_path / "r.mp3", tmp_path / "samples", lambda _: None)
    os.write(2, b"heard again")
    assert 1 < found.seconds < 4
    assert found.count == (tmp_path / "samples").stat().st_size / 2
    assert capfd.readouterr().err == "heard again"
