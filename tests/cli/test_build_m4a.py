"""An episode from a recording in M4A, from the entry to what apps, feed and linter see."""

from pathlib import Path

import feedparser

from tests.movies import encoded, packets
from tests.players_mp4 import antennapod, pocket_casts_ios
from tests.running import Runner

BASE = "https://cdn.figures.news/pod/"
ENTRY = """\
---
guid: guid-1
title: Water in numbers
summary: What was counted.
published: 2026-01-01T06:00:00Z
season: 2
episode: 7
chapters:
  - title: Water in numbers
    start: 0:00
  - title: 40 litres a day
    at: forty litres
    url: https://figures.news/litres
---

Notes.
"""
CUES = """\
WEBVTT

00:00:00.000 --> 00:00:01.000
Hello.

00:00:01.500 --> 00:00:02.900
It was forty litres a day.
"""


def _workspace(folder: Path, cli: Runner, recording: bytes) -> Path:
    done = cli("init", folder, "--title", "Key Figures", "--base-url", BASE, "--email", "a@figures.news")
    assert done.status == 0
    episode = folder / "episodes" / "water"
    episode.mkdir(parents=True)
    (episode / "episode.md").write_text(ENTRY)
    (episode / "transcript.vtt").write_text(CUES)
    (episode / "audio.m4a").write_bytes(recording)
    return folder


def test_an_episode_in_m4a(tmp_path: Path, cli: Runner) -> None:
    show = _workspace(tmp_path / "show", cli, encoded())
    first = cli("build", "--dir", show, "--now", "2027-01-01T00:00:00Z")
    assert first.status == 0, first.err
    (path,) = (show / "feeds" / "media").iterdir()
    assert path.suffix == ".m4a"
    data = path.read_bytes()
    assert packets(data) == packets(encoded())
    assert [(row.start, row.title) for row in antennapod(data)] == [
        (0, "Water in numbers"),
        (round(1500 + 1400 * 7 / 26), "40 litres a day"),
    ]
    assert [(row.title, row.url) for row in pocket_casts_ios(data)] == [
        ("Water in numbers", f"{BASE}episodes/water/#c1"),
        ("40 litres a day", "https://figures.news/litres"),
    ]
    (enclosure,) = feedparser.parse((show / "feeds" / "feed.xml").read_bytes()).entries[0].enclosures
    assert (enclosure.href, enclosure.type) == (f"{BASE}media/{path.name}", "audio/x-m4a")
    assert int(enclosure.length) == len(data)
    linted = cli("lint", show / "feeds" / "feed.xml", "--fail-on", "warning")
    assert linted.status == 0, linted.out
    seen = cli("inspect", path)
    assert "AAC" in seen.out
    assert "season 2, episode 7" in seen.out
    assert "It was forty litres a day." in seen.out
    again = cli("build", "--dir", show, "--now", "2027-01-01T00:00:00Z")
    assert "0 files written" in again.out


def test_a_cut_recording_is_refused_and_nothing_is_written(tmp_path: Path, cli: Runner) -> None:
    show = _workspace(tmp_path / "show", cli, encoded()[:-500])
    done = cli("build", "--dir", show, "--now", "2027-01-01T00:00:00Z")
    assert done.status == 2
    assert "audio.m4a" in done.err
    assert "index" in done.err
    assert not (show / "feeds" / "feed.xml").exists()
