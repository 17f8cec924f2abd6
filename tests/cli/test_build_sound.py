"""What ``audio:`` asks of a recording, from the entry to the file that is served."""

import io
import sys
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
import soundfile

from episodekit.audio import remaking
from episodekit.audio.containers import read_tags
from episodekit.making import normalising
from episodekit.model.speech import Progress
from tests import sounds
from tests.meters import of_ffmpeg
from tests.running import Result, Runner

ENTRY = """\
---
guid: guid-9
title: Rain
summary: How much it rained.
published: 2026-02-01T06:00:00Z
---
"""
CUES = "WEBVTT\n\n00:00.000 --> 00:00.900\n<v Ana>Rain.\n\n00:01.000 --> 00:01.900\n<v Ana>40 mm.\n"


def _workspace(folder: Path, cli: Runner, recording: bytes, said: str, *, suffix: str = ".mp3") -> Path:
    """A show with one recorded episode; ``said`` are further lines of ``show.yaml``."""
    made = cli(
        "init", folder, "--title", "Rain", "--base-url", "https://cdn.rain.news/", "--email", "a@rain.news"
    )
    assert made.status == 0
    with (folder / "show.yaml").open("a") as file:
        file.write(said)
    rain = folder / "episodes" / "rain"
    rain.mkdir(parents=True)
    (rain / "episode.md").write_text(ENTRY)
    (rain / "transcript.vtt").write_text(CUES)
    (rain / "audio").with_suffix(suffix).write_bytes(recording)
    return folder


def _built(folder: Path, cli: Runner) -> Result:
    return cli("build", "--dir", folder, "--now", "2027-01-01T00:00:00Z")


def _media(folder: Path) -> Path:
    (path,) = (folder / "feeds" / "media").iterdir()
    return path


def test_lyrics_have_their_times_if_the_show_wants_it(tmp_path: Path, cli: Runner) -> None:
    folder = _workspace(tmp_path / "show", cli, sounds.foreign(), "audio:\n  sync_lyrics: true\n")
    assert _built(folder, cli).status == 0
    (found,) = sounds.synced(_media(folder).read_bytes())
    assert found.text == [("Ana: Rain.", 0), ("\n40 mm.", 1000)]
    text = (folder / "show.yaml").read_text()
    (folder / "show.yaml").write_text(text.replace("sync_lyrics: true", "sync_lyrics: false"))
    assert _built(folder, cli).status == 0
    assert not sounds.synced(_media(folder).read_bytes())


def test_a_recording_is_published_as_loud_as_podcasts_are(tmp_path: Path, cli: Runner) -> None:
    folder = _workspace(tmp_path / "show", cli, sounds.foreign(), "audio:\n  normalise: true\n")
    recording = folder / "episodes" / "rain" / "audio.mp3"
    before = (recording.read_bytes(), recording.stat().st_mtime_ns)
    assert _built(folder, cli).status == 0
    made = _media(folder).read_bytes()
    integrated, _, peak = of_ffmpeg(io.BytesIO(made))
    assert integrated == pytest.approx(-16, abs=0.5)
    assert peak <= -1
    tags = read_tags(io.BytesIO(made), "x")
    assert (tags.title, tags.transcript) == ("Rain", "Ana: Rain. 40 mm.")
    assert (recording.read_bytes(), recording.stat().st_mtime_ns) == before
    assert "0 files written" in _built(folder, cli).out


def test_what_was_made_is_kept_until_the_recording_changes(
    tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _workspace(tmp_path / "show", cli, sounds.foreign(), "audio:\n  normalise: true\n")
    assert _built(folder, cli).status == 0
    made = _media(folder).read_bytes()
    counted: list[str] = []
    real = remaking.remade

    def counting(file: BinaryIO, name: str, progress: Progress) -> remaking.Remade:
        counted.append(name)
        return real(file, name, progress)

    monkeypatch.setattr(normalising, "remade", counting)
    entry = folder / "episodes" / "rain" / "episode.md"
    entry.write_text(ENTRY.replace("title: Rain", "title: More rain"))
    assert _built(folder, cli).status == 0
    assert not counted
    assert b"More rain" in _media(folder).read_bytes()
    entry.write_text(ENTRY)
    assert _built(folder, cli).status == 0
    assert _media(folder).read_bytes() == made
    (folder / "episodes" / "rain" / "audio.mp3").write_bytes(sounds.foreign(seconds=3.0))
    assert _built(folder, cli).status == 0
    assert counted == ["audio.mp3"]


def test_an_entry_decides_for_itself(tmp_path: Path, cli: Runner) -> None:
    folder = _workspace(tmp_path / "show", cli, sounds.foreign(), "audio:\n  normalise: true\n")
    entry = folder / "episodes" / "rain" / "episode.md"
    entry.write_text(ENTRY.replace("title:", "audio: {normalise: false}\ntitle:"))
    assert _built(folder, cli).status == 0
    assert _media(folder).read_bytes().endswith(sounds.foreign()[-5000:])


def test_peaks_that_are_in_the_way_are_told(tmp_path: Path, cli: Runner) -> None:
    samples = np.random.default_rng(1).standard_normal((96000, 2)) / 100
    samples[40000] = 0.9
    target = io.BytesIO()
    soundfile.write(target, samples, 48000, format="WAV", subtype="PCM_16")
    said = "audio: {normalise: true}\n"
    folder = _workspace(tmp_path / "show", cli, target.getvalue(), said, suffix=".wav")
    done = _built(folder, cli)
    assert "episodes/rain/audio.wav warning recording-peaks" in done.out + done.err
    assert "podcasts have -16" in done.out + done.err
    assert "limiter" in done.out + done.err


def test_without_the_extra_it_is_told_and_nothing_is_written(
    tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _workspace(tmp_path / "show", cli, sounds.foreign(), "audio:\n  normalise: true\n")
    monkeypatch.setitem(sys.modules, "av", None)
    done = _built(folder, cli)
    assert done.status == 2
    assert "episodes/rain/audio.mp3" in done.err
    assert 'pip install "episodekit[audio]"' in done.err
    assert not (folder / "feeds" / "feed.xml").exists()
