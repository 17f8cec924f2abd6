"""What ``audio:`` asks of a recording, from the entry to the file that is served."""

from pathlib import Path

from tests import sounds
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
