"""``episodekit transcribe``: what is written, what is told, what is refused; and that a build warns until it is reviewed."""

import json
from pathlib import Path

import pytest
import webvtt

from tests.recognisers import stand_in
from tests.running import Runner
from tests.speaking import music, spoken
from tests.unit.feed.test_own_values import ENTRY


@pytest.fixture
def model(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    return stand_in(tmp_path_factory.mktemp("models"), monkeypatch)


@pytest.fixture
def folder(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert model.is_dir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_transcript_to_review(cli: Runner, tmp_path: Path, model: Path) -> None:
    audio = spoken((music(2.0),), ()).file(tmp_path / "a.flac")
    out = tmp_path / "out.vtt"
    done = cli("transcribe", audio, "-o", out, "--model", model, "--language", "de-CH", "--words")
    assert done.status == 0, done.err
    assert (
        f"{out}: 1 cue until 0:02, heard by faster-whisper 1.2.1, whisper-small, language de-CH\n" in done.err
    )
    assert [row.text for row in webvtt.read(str(out)).captions] == ["A well-spoken."]
    written = out.read_text()
    assert "\nLanguage: de-CH\n" in written
    assert "\nNOTE To be reviewed: recognised by faster-whisper 1.2.1, whisper-small\n" in written
    assert "A <00:00:00." in written
    assert cli("transcribe", audio, "-o", out, "--model", model).status == 2  # it exists


@pytest.mark.parametrize("suffix", [".srt", ".json", ".html", ".txt"])
def test_every_format_and_no_times_of_words_told(
    cli: Runner, tmp_path: Path, model: Path, suffix: str
) -> None:
    assert model.is_dir()
    audio, out = spoken((music(2.0),), ()).file(tmp_path / "a.wav"), tmp_path / f"out{suffix}"
    done = cli("transcribe", audio, "-o", out, "--engine", "moonshine", "--words")
    assert done.status == 0, done.err
    assert f"{out}: moonshine-voice 0.1.0, tiny-en knows no times of words" in done.err
    assert "A line." in out.read_text()
    if suffix == ".json":
        assert json.loads(out.read_text())["segments"][0]["body"] == "A line."


@pytest.mark.parametrize("suffix", [".srt", ".html", ".txt"])
def test_formats_without_room_for_times_of_words_are_told(
    cli: Runner, tmp_path: Path, model: Path, suffix: str
) -> None:
    audio, out = spoken((music(2.0),), ()).file(tmp_path / "a.wav"), tmp_path / f"out{suffix}"
    done = cli("transcribe", audio, "-o", out, "--model", model, "--words")
    assert done.status == 0
    told = f"{out}: left out, because {suffix} cannot hold them: times of words\n"
    assert told in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "out.pdf"), "out.pdf: .pdf is no format of transcripts: name one of .vtt, .srt, .json, .html, .txt"),
        (("-o", "out.vtt", "--model", "base"), "base: there is no such folder: download one once"),
        (("-o", "out.vtt", "--language", "de"), "no model is named: --model FOLDER"),
        (("-o", "out.vtt", "--language", "x"), "x"),
        (("-o", "out.vtt", "--engine", "pocketsphinx"), "a.wav: it cannot be decoded: Invalid data"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    cli: Runner, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    Path("a.wav").write_bytes(b"no recording")
    done = cli("transcribe", "a.wav", *arguments)
    assert done.status == 2
    assert said in done.err
    assert [path.name for path in folder.iterdir()] == ["a.wav"]


def test_a_build_warns_until_the_note_is_deleted(cli: Runner, tmp_path: Path) -> None:
    assert cli("init", tmp_path, "--title", "T").status == 0
    folder = tmp_path / "episodes" / "e1"
    folder.mkdir(parents=True)
    (folder / "episode.md").write_text(ENTRY)
    said = "WEBVTT\n\n{}00:00.000 --> 00:05.000\nHello.\n"
    note = "NOTE To be reviewed: recognised by somebody\n\n"
    for kept, warned in ((note, True), ("", False)):
        (folder / "transcript.vtt").write_text(said.format(kept))
        done = cli("build", "--dir", tmp_path, "--now", "2026-06-01T00:00:00Z")
        assert done.status == 0, done.out + done.err
        told = (
            "e1/transcript.vtt:3 warning transcript-unreviewed  nobody has reviewed what a recogniser heard"
        )
        assert (told in done.out) is warned, done.out
