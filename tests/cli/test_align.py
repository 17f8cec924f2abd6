"""``episodekit align``: a recording and its text into a timed transcript, and what it says of what does not fit."""

import json
import re
from pathlib import Path

import pytest
import srt

from tests.running import Runner
from tests.speaking import music, spoken
from tests.unit.alignment.test_english import ASIDE, TEXT

GERMAN = (
    "Der Hafen war ruhig, als die Fähre gegen halb sieben einlief.",
    "Niemand hatte in dieser Woche mehr als 15000 Fahrgäste erwartet.",
    "Am Freitag fand der Stadtrat noch einmal vier Millionen Euro für den alten Leuchtturm.",
    "Die Wärterin erinnert sich gut an den großen Sturm.",
    "Vor dem Winter werden die Steine nun von Ingenieuren ersetzt.",
)


def text(folder: Path, sentences: tuple[str, ...]) -> Path:
    path = folder / "text.txt"
    path.write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    return path


def test_a_transcript_with_what_is_missing_told(cli: Runner, tmp_path: Path) -> None:
    heard = spoken((*TEXT[:2], *TEXT[3:], music(6.0)), TEXT)
    audio, out = heard.file(tmp_path / "a.flac"), tmp_path / "out.srt"
    done = cli("align", audio, text(tmp_path, TEXT), "-o", out)
    assert done.status == 1
    assert f"{out}: 5 of 6 sentences found in " in done.err
    told = r"warning: not read after 0:0\d and before 0:\d\d: 'By Friday the council had found another \$4.2 million for th…'"
    assert re.search(told, done.err), done.err
    assert "note: not in the text, from 0:" in done.err
    starts = {
        row.content.split()[0]: row.start.total_seconds()
        for row in reversed(list(srt.parse(out.read_text())))
    }
    for sentence, start in zip(TEXT, heard.starts, strict=True):
        if start is None:
            assert sentence not in out.read_text().replace("\n", " ")
        else:
            assert abs(starts[sentence.split()[0]] - start) < 0.2
    assert cli("align", audio, text(tmp_path, TEXT), "-o", out).status == 2  # it exists


def test_another_language_as_json(cli: Runner, tmp_path: Path) -> None:
    heard = spoken(GERMAN, GERMAN, "de", "espeak")
    done = cli("align", heard.file(tmp_path / "a.wav"), text(tmp_path, GERMAN), "--json")
    assert done.status == 0, done.err
    report = json.loads(done.out)
    assert report["language"] == "de"
    for row, start in zip(report["sentences"], heard.starts, strict=True):
        assert abs(row["start"] - start) < 0.2, row["text"]
        assert row["confidence"] >= 0.5
        assert " ".join(word["word"] for word in row["words"]) == row["text"].replace(",", "").strip(".")
        times = [word["start"] for word in row["words"]]
        assert times == sorted(times)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "out.vtt"), "the recording is not of this text"),
        (("-o", "out.pdf"), ".pdf is no format of timed transcripts"),
        ((), "name a file to write, with -o, or ask for --json"),
        (("-o", "out.vtt", "--language", "km"), "nothing here knows how 'km' sounds"),
        (("-o", "out.vtt", "--language", "xx-yy-zz"), "xx-yy-zz"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    audio = spoken(ASIDE[:1], ()).file(tmp_path / "a.wav")
    done = cli("align", audio, text(tmp_path, TEXT), *arguments)
    assert done.status == 2
    assert said in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wav", "text.txt"]


@pytest.mark.parametrize("words", ["", "\n\n", "… — …\n\n# ***\n"], ids=["empty", "blank", "marks"])
def test_a_text_without_words_is_told_as_that(cli: Runner, tmp_path: Path, words: str) -> None:
    (tmp_path / "text.txt").write_text(words)
    audio = spoken(ASIDE[:1], ()).file(tmp_path / "a.wav")
    done = cli("align", audio, tmp_path / "text.txt", "-o", tmp_path / "out.vtt")
    assert done.status == 2
    assert "text.txt: there are no words in it" in done.err
    assert not (tmp_path / "out.vtt").exists()


def test_a_text_that_is_far_too_long_is_refused_unheard(cli: Runner, tmp_path: Path) -> None:
    audio = spoken(ASIDE[:1], ()).file(tmp_path / "a.wav")
    done = cli("align", audio, text(tmp_path, TEXT * 200), "-o", tmp_path / "out.vtt")
    assert done.status == 2
    assert re.search(r"a.wav: the recording lasts 0:0\d, but to read the text takes about 1:\d\d", done.err)


def test_a_place_that_cannot_be_written_is_told_before_listening(cli: Runner, tmp_path: Path) -> None:
    audio = tmp_path / "a.wav"
    audio.write_bytes(b"no recording")
    words = text(tmp_path, TEXT)
    done = cli("align", audio, words, "-o", words / "out.vtt")
    assert done.status == 2
    assert f"{words / 'out.vtt'}: cannot write: {words} is no folder" in done.err
