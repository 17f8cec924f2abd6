import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from episodekit import audio
from episodekit.model.episode import Chapter
from tests import sounds
from tests.running import Runner


@pytest.fixture
def episode(tmp_path: Path) -> Path:
    picture = io.BytesIO()
    Image.new("RGB", (64, 48)).save(picture, "JPEG")
    tags = audio.Tags(
        title="The title",
        show="Key Figures",
        season=1,
        episode_number=2,
        language="en",
        transcript="First line.\n\nSecond line.\n" + "more\n" * 500,
        feed_url="https://e.org/feed.xml",
        chapters=(
            Chapter(start=timedelta(0), title="Opening"),
            Chapter(start=timedelta(seconds=0.5), title="15,000 expelled", url="https://e.org/a"),
        ),
        duration=timedelta(seconds=1),
        cover=picture.getvalue(),
    )
    path = tmp_path / "a.mp3"
    path.write_bytes(sounds.tagged(sounds.ours(1.0), tags))
    return path


def test_people_see_what_the_file_holds(cli: Runner, episode: Path) -> None:
    done = cli("inspect", episode)
    assert done.status == 0, done.err
    for text in (
        "audio/mpeg, MP3, 96 kbit/s constant, 48000 Hz, mono",
        "0:01",
        "The title",
        "season 1, episode 2",
        "64 × 48 JPEG",
        "0:00  Opening",
        "15,000 expelled  https://e.org/a",
        "First line.",
        "https://e.org/feed.xml",
    ):
        assert text in done.out
    assert len(done.out.splitlines()) < 30
    assert done.err == ""


def test_programs_read_json(cli: Runner, episode: Path) -> None:
    rows = cli("inspect", "--json", episode, episode).json
    assert isinstance(rows, list)
    assert len(rows) == 2
    row = rows[0]
    assert row["length_bytes"] == episode.stat().st_size
    assert row["audio_end"] - row["audio_begin"] == len(sounds.ours(1.0))
    assert row["chapters"] == [
        {"start": 0.0, "end": 0.5, "title": "Opening", "url": None, "picture_bytes": 0},
        {"start": 0.5, "end": 1.0, "title": "15,000 expelled", "url": "https://e.org/a", "picture_bytes": 0},
    ]
    assert row["cover"]["width"] == 64
    assert row["tags"]["transcript"].startswith("First line.")
    assert row["problems"] == []


def test_a_file_without_tags(cli: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(sounds.FRAME_32K * 10 + sounds.FRAME_64K * 10)
    done = cli("inspect", tmp_path / "a.mp3")
    assert done.status == 0
    assert "tags         none" in done.out
    assert "problem" in done.out


def test_chapters_that_apps_do_not_show_are_told(cli: Runner, tmp_path: Path) -> None:
    chapter = sounds.frame(b"CHAP", b"a\0" + bytes(4) + b"\0\0\1\0" + bytes(8))
    (tmp_path / "a.mp3").write_bytes(sounds.id3(chapter) + sounds.ours())
    assert "no table of contents" in cli("inspect", tmp_path / "a.mp3").out


def test_a_cover_that_is_none_is_a_problem(cli: Runner, tmp_path: Path) -> None:
    row = sounds.frame(b"APIC", b"\0image/jpeg\0\x03\0no picture")
    (tmp_path / "a.mp3").write_bytes(sounds.id3(row) + sounds.ours())
    done = cli("inspect", tmp_path / "a.mp3")
    assert done.status == 0
    assert "its cover cannot be shown" in done.out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"just text", "a text file"),
        (b"<?xml version='1.0'?><rss/>", "episodekit lint"),
        (b"<?xml version='1.0'?><svg/>", "this is an XML document"),
        (b"\xef\xbb\xbf<rss/>", "episodekit lint"),
        (b"\0\0\0\x20ftypM4A " + bytes(99), "no index"),
    ],
)
def test_junk_ends_with_one_line(cli: Runner, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(content)
    done = cli("inspect", path)
    assert done.status == 2
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert says in done.err
    assert str(path) in done.err


def test_missing_files_and_folders(cli: Runner, tmp_path: Path) -> None:
    assert cli("inspect", tmp_path / "no.mp3").status == 2
    assert cli("inspect", tmp_path).status == 2
    assert cli("inspect").status == 2


def test_nothing_is_written(cli: Runner, episode: Path) -> None:
    before = episode.read_bytes()
    cli("inspect", episode)
    assert episode.read_bytes() == before
    assert [path.name for path in episode.parent.iterdir()] == ["a.mp3"]


@pytest.mark.parametrize("option", ["--cover", "--chapters"])
def test_the_recording_is_not_replaced_by_what_it_holds(cli: Runner, episode: Path, option: str) -> None:
    before = episode.read_bytes()
    done = cli("inspect", episode, option, episode)
    assert done.status == 2
    assert "another name" in done.err
    assert episode.read_bytes() == before


def test_the_end_of_a_chapter_may_be_silent(cli: Runner, tmp_path: Path) -> None:
    chapter = Chapter(start=timedelta(0), title="A", end=timedelta(seconds=0.25))
    tags = audio.Tags(title="T", show="S", chapters=(chapter,), duration=timedelta(seconds=1))
    path = tmp_path / "a.mp3"
    path.write_bytes(sounds.tagged(sounds.ours(1.0), replace(tags, language="de")))
    rows = cli("inspect", "--json", path).json
    assert isinstance(rows, list)
    assert rows[0]["chapters"][0]["end"] == 0.25


def test_loudness_is_measured_if_asked_for(cli: Runner, episode: Path) -> None:
    plain, measured = cli("inspect", episode, "--json"), cli("inspect", episode, "--loudness", "--json")
    assert isinstance(plain.json, list)
    assert isinstance(measured.json, list)
    assert plain.json[0]["loudness"] is None
    found = measured.json[0]["loudness"]
    assert set(found) == {"integrated_lufs", "range_lu", "true_peak_dbtp", "target_lufs"}
    assert found["target_lufs"] == -19
    assert "true peak" in cli("inspect", episode, "--loudness").out
