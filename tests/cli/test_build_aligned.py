"""A build finds ``transcript.txt`` in the recording beside it: timed transcripts, and chapters at the words that they name."""

import json
from pathlib import Path

import pytest
import webvtt

from episodekit.alignment import recognizer
from episodekit.notation import timecode
from tests.running import Runner
from tests.speaking import Spoken, music, spoken
from tests.unit.alignment.test_english import ASIDE, TEXT

ENTRY = """---
guid: e1
title: The harbour
summary: What happens to the harbour.
published: 2026-05-01T06:00:00Z
language: en
chapters:
  - {title: Opening, start: 0}
  - {title: Lighthouse money, at: another $4.2 million}
  - {title: The storm, at: the storm of 1987}
---

Notes.
"""


@pytest.fixture
def show(cli: Runner, tmp_path: Path) -> Path:
    base = ("--title", "S", "--base-url", "https://cdn.figures.news/pod/", "--email", "a@figures.news")
    assert cli("init", tmp_path / "show", *base).status == 0
    folder = tmp_path / "show" / "episodes" / "e1"
    folder.mkdir(parents=True)
    (folder / "episode.md").write_text(ENTRY)
    (folder / "transcript.txt").write_text("\n\n".join(TEXT) + "\n")
    return tmp_path / "show"


def recorded(show: Path, heard: Spoken) -> None:
    heard.file(show / "episodes" / "e1" / "audio.mp3")


def build(cli: Runner, show: Path) -> tuple[str, str]:
    done = cli("build", "--dir", show, "--now", "2026-06-01T00:00:00Z")
    assert done.status == 0, done.err
    return done.out, done.err


def test_transcripts_and_chapters_get_their_times_from_the_recording(cli: Runner, show: Path) -> None:
    heard = spoken((music(6.0), *TEXT), TEXT)
    recorded(show, heard)
    out, _ = build(cli, show)
    assert "transcript-unscripted" in out
    cues = webvtt.read(str(show / "feeds" / "transcripts" / "e1.vtt")).captions
    assert " ".join(" ".join(cue.text.split()) for cue in cues) == " ".join(TEXT)
    firsts = {cue.text.split()[0]: timecode.parse(cue.start).total_seconds() for cue in reversed(cues)}
    for sentence, start in zip(TEXT, heard.starts, strict=True):
        assert start is not None
        assert abs(firsts[sentence.split()[0]] - start) <= 0.25  # with the MP3's delay
    rows = json.loads((show / "feeds" / "chapters" / "e1.json").read_text())["chapters"]
    starts = [row["startTime"] for row in rows]
    assert starts[0] == 0
    second, third, fourth = heard.starts[2:5]
    assert second is not None
    assert third is not None
    assert fourth is not None
    assert second + 1.0 < starts[1] < third
    assert third < starts[2] < fourth


def test_what_was_found_is_kept(cli: Runner, show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(show, spoken(TEXT, TEXT))
    build(cli, show)
    before = (show / "feeds" / "transcripts" / "e1.json").read_bytes()

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(recognizer.Recognizer, "ask", never)
    entry = show / "episodes" / "e1" / "episode.md"
    entry.write_text(entry.read_text().replace("title: The harbour", "title: The old harbour"))
    out, _ = build(cli, show)
    assert "The old harbour" in out
    assert (show / "feeds" / "transcripts" / "e1.json").read_bytes() == before


def test_sentences_that_are_not_read_are_told_and_left_out(cli: Runner, show: Path) -> None:
    recorded(show, spoken((*TEXT[:1], *TEXT[2:]), TEXT))
    out, _ = build(cli, show)
    assert "e1/transcript.txt warning transcript-unread  1 of 6 sentences were not heard" in out
    assert "Nobody on the pier" in out
    assert "Nobody" not in (show / "feeds" / "transcripts" / "e1.vtt").read_text()


def test_a_chapter_of_words_that_are_not_read_is_left_out_and_told(cli: Runner, show: Path) -> None:
    entry = show / "episodes" / "e1" / "episode.md"
    entry.write_text(
        ENTRY.replace("  - {title: The storm", "  - {title: The church, at: We tied}\n  - {title: The storm")
        .replace("at: another $4.2 million", "at: 'more than 15,000'")
        .replace("the storm of 1987", "replace about 40%")
    )
    recorded(show, spoken((TEXT[0], *TEXT[2:4], TEXT[5]), TEXT))
    out, _ = build(cli, show)
    rows = json.loads((show / "feeds" / "chapters" / "e1.json").read_text())["chapters"]
    assert [row["title"] for row in rows] == ["Opening", "The storm"]
    for number, title, words in ((2, "Lighthouse money", "more than 15,000"), (3, "The church", "We tied")):
        assert (
            f"e1/episode.md warning entry-chapter-unheard  chapters[{number}] {title!r}: left out, because {words!r} was not"
            in out
        )
    assert "give the chapter a start: time" in out


def assert_only_the_opening(show: Path, out: str) -> None:
    """Chapters with a start: stay; those at words are left out, and each says both ways out."""
    rows = json.loads((show / "feeds" / "chapters" / "e1.json").read_text())["chapters"]
    assert [row["title"] for row in rows] == ["Opening"]
    told = [line for line in out.splitlines() if "warning entry-chapter-unheard" in line]
    assert ["chapters[2] 'Lighthouse money'" in told[0], "chapters[3] 'The storm'" in told[1]] == [True, True]
    assert all("give the chapter a start: time, or " in line for line in told)


def test_words_of_a_chapter_that_stand_nowhere_are_an_error(
    cli: Runner, show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = show / "episodes" / "e1" / "episode.md"
    entry.write_text(ENTRY.replace("the storm of 1987", "the storm of 1988"))
    recorded(show, spoken(TEXT[:1], TEXT[:1]))
    for package in ("pocketsphinx", "espeakng_loader"):
        monkeypatch.setitem(__import__("sys").modules, package, None)
    done = cli("build", "--dir", show, "--now", "2026-06-01T00:00:00Z")
    assert done.status == 2
    assert "error entry-chapter-words  chapters[3] 'The storm'" in done.out + done.err


def test_a_recording_of_something_else_leaves_the_text_untimed(cli: Runner, show: Path) -> None:
    entry = show / "episodes" / "e1" / "episode.md"
    recorded(show, spoken(ASIDE, ()))
    for _ in range(2):  # the second time it is known
        entry.touch()
        out, _ = build(cli, show)
        assert_only_the_opening(show, out)
        assert (
            "transcript-untimed  the transcript is published without times: the recording is not of this text"
            in out
        )
        assert not (show / "feeds" / "transcripts" / "e1.vtt").exists()
        assert "Marta Quillfeather" in (show / "feeds" / "transcripts" / "e1.txt").read_text()
        entry.write_text(entry.read_text() + "\nMore.\n")


def test_a_recogniser_that_failed_is_asked_again_by_the_next_build(
    cli: Runner, show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(show, spoken(TEXT[:3], TEXT))
    with monkeypatch.context() as broken:
        broken.setattr(recognizer, "_WORKER", "import sys; sys.stdin.readline(); sys.exit(1)")
        out, _ = build(cli, show)
        assert "warning transcript-unheard  the transcript is published without times: the recogniser" in out
    build(cli, show)
    assert len(webvtt.read(str(show / "feeds" / "transcripts" / "e1.vtt")).captions) >= 3


def test_without_the_extra_the_text_is_untimed_and_it_says_what_to_install(
    cli: Runner, show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(show, spoken(TEXT[:1], TEXT[:1]))
    for package in ("pocketsphinx", "espeakng_loader"):
        monkeypatch.setitem(__import__("sys").modules, package, None)
    out, _ = build(cli, show)
    assert_only_the_opening(show, out)
    assert out.count('pip install "episodekit[align]"') == 3  # of the transcript, and of each chapter
    assert (show / "feeds" / "transcripts" / "e1.txt").exists()
    assert not (show / "feeds" / "transcripts" / "e1.vtt").exists()


@pytest.mark.parametrize("content", [b"", b"garbage, and no sound\n" * 99])
def test_a_recording_that_is_broken_is_told_with_its_episode(cli: Runner, show: Path, content: bytes) -> None:
    (show / "episodes" / "e1" / "audio.mp3").write_bytes(content)
    done = cli("build", "--dir", show, "--now", "2026-06-01T00:00:00Z")
    assert done.status == 2
    assert "episodes/e1/audio.mp3: " in done.err
