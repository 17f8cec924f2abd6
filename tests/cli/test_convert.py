"""``episodekit convert``: chapters and transcripts from one format into another."""

import json
from pathlib import Path

import pytest
import srt
import webvtt

from tests import sounds
from tests.running import Runner
from tests.unit.audio.test_ogg import TAGS, joined


def test_chapters_out_of_a_recording(cli: Runner, tmp_path: Path) -> None:
    source = tmp_path / "recording.bin"
    source.write_bytes(joined(sounds.lossless_or_ogg("opus"), TAGS))
    done = cli("convert", source, tmp_path / "chapters.json")
    assert (done.status, done.out) == (0, "")
    rows = json.loads((tmp_path / "chapters.json").read_text())["chapters"]
    assert [(row["startTime"], row["title"]) for row in rows] == [
        (0.0, "Opening"),
        (1.0, "15,000 = many"),
        (2.345, "ສາມ"),
    ]


def test_printing_and_what_is_lost(cli: Runner, tmp_path: Path) -> None:
    source = tmp_path / "c.json"
    source.write_text(
        '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "One", "url": "https://e.org/"},'
        ' {"startTime": 62.5, "title": "Two"}]}'
    )
    done = cli("convert", source, "-", "--to", "lines")
    assert (done.status, done.out) == (0, "0:00 One\n1:02 Two\n")
    assert "left out, because lines cannot hold them: 1 links" in done.err
    done = cli("convert", source, "-", "--to", "matroska")
    assert done.out.startswith("CHAPTER01=00:00:00.000\nCHAPTER01NAME=One\nCHAPTER01URL=https://e.org/\n")
    assert "left out" not in done.err


def test_transcripts(cli: Runner, tmp_path: Path) -> None:
    source = tmp_path / "b.srt"
    source.write_text("1\n00:00:00,000 --> 00:00:01,500\nHello\n\n2\n00:00:01,500 --> 00:00:03,000\nthere\n")
    assert cli("convert", source, tmp_path / "b.vtt").status == 0
    assert [(cue.start, cue.text) for cue in webvtt.read(str(tmp_path / "b.vtt")).captions] == [
        ("00:00:00.000", "Hello"),
        ("00:00:01.500", "there"),
    ]
    assert cli("convert", tmp_path / "b.vtt", tmp_path / "b.json").status == 0
    assert cli("convert", tmp_path / "b.json", tmp_path / "again.srt").status == 0
    assert [row.content for row in srt.parse((tmp_path / "again.srt").read_text())] == ["Hello", "there"]


def test_what_exists_is_not_written_over(cli: Runner, tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "a.psc"
    source.write_text("0:00 One\n0:10 Two\n")
    target.write_text("mine")
    done = cli("convert", source, target)
    assert (done.status, target.read_text()) == (2, "mine")
    assert "--force" in done.err
    assert cli("convert", source, target, "--force").status == 0
    assert 'title="Two"' in target.read_text()


@pytest.mark.parametrize(
    ("file", "target", "said"),
    [
        (("a.mp3", sounds.ours()), "a.json", "there are no chapters in it"),
        (("a.txt", b"words"), "a.json", "no known format"),
        (("a.txt", b"0:00 \xff"), "a.json", "byte 5 is not UTF-8"),
        (("a.txt", b"0:00 One"), "a.doc", ".doc is no format of chapters"),
        (("a.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n"), "a.psc", ".psc is no format of transcripts"),
        (("a.srt", b"1\nnever\nHi\n"), "a.vtt", "a.srt"),
        (("a.png", b"\x89PNG\r\n\x1a\n"), "a.json", "UTF-8"),
    ],
)
def test_what_cannot_be_converted_is_said(
    cli: Runner, tmp_path: Path, file: tuple[str, bytes], target: str, said: str
) -> None:
    name, content = file
    (tmp_path / name).write_bytes(content)
    done = cli("convert", tmp_path / name, tmp_path / target)
    assert done.status == 2
    assert said in done.err
    assert not (tmp_path / target).exists()


BROKEN = "1\n00:00:00,000 -> 00:00:02,000\nAda: Hello\n2\n00:00:02,000 --> 00:00:01,000\nBo: <i>there</i>\n"


def test_what_is_mended_in_a_transcript_is_told_with_its_line(cli: Runner, tmp_path: Path) -> None:
    source = tmp_path / "a.srt"
    source.write_text(BROKEN)
    done = cli("convert", source, "-", "--to", "vtt", "--language", "en")
    assert done.status == 0
    assert [(row.start, row.end, row.voice, row.text) for row in webvtt.from_string(done.out).captions] == [
        ("00:00:00.000", "00:00:02.000", "Ada", "Hello"),
        ("00:00:02.000", "00:00:03.000", "Bo", "there"),
    ]
    assert "Language: en" in done.out
    told = done.err.splitlines()
    assert [row.partition(" ")[0] for row in told] == [f"{source}:{line}" for line in (2, 5, 5)]
    assert "'->' stands between the times: write --> between them" in told[0]
    assert "no empty line before this cue" in told[1]
    assert "set to end at 00:00:03.000: correct one of the two" in told[2]


def test_words_and_shape(cli: Runner, tmp_path: Path) -> None:
    said = "When the ministry published its report nobody noticed until the auditors came to New York City in July."
    words = [
        {"word": f" {word}", "start": number * 0.5, "end": number * 0.5 + 0.4}
        for number, word in enumerate(said.split())
    ]
    source = tmp_path / "whisper.json"
    segment = {"start": 0.0, "end": len(words) / 2, "text": f" {said}", "words": words}
    source.write_text(json.dumps({"text": said, "segments": [segment], "language": "en"}))
    plain = cli("convert", source, "-", "--to", "vtt")
    assert f"\n00:00:00.000 --> 00:00:09.000\n{said}\n" in plain.out
    shaped = cli("convert", source, tmp_path / "a.vtt", "--shape", "--words")
    assert shaped.status == 0
    captions = webvtt.read(str(tmp_path / "a.vtt")).captions
    assert " ".join(row.text.replace("\n", " ") for row in captions) == said
    assert len(captions) == 2
    assert all(len(line) <= 42 for row in captions for line in row.text.split("\n"))
    assert "<00:00:00.500>the <00:00:01.000>ministry" in (tmp_path / "a.vtt").read_text()
    assert cli("convert", tmp_path / "a.vtt", tmp_path / "b.json", "--words").status == 0
    segments = json.loads((tmp_path / "b.json").read_text())["segments"]
    assert [(row["body"], row["startTime"]) for row in segments] == [
        (str(row["word"]).strip(), row["start"]) for row in words
    ]
    none = cli("convert", tmp_path / "a.vtt", "-", "--to", "vtt", "--no-words")
    assert "ministry published" in none.out
    for arguments, told in (((), True), (("--words",), True), (("--no-words",), False)):
        plainer = cli("convert", tmp_path / "a.vtt", "-", "--to", "srt", *arguments)
        assert ("cannot hold them: notes, times of words\n" in plainer.err) is told, plainer.err


def test_what_out_cannot_hold_is_told(cli: Runner, tmp_path: Path) -> None:
    source = tmp_path / "a.vtt"
    source.write_text(
        "WEBVTT\n\nNOTE x\n\nintro\n00:00.000 --> 00:01.000 line:0\n<c.loud>Hi</c> <i>you</i>\n"
    )
    assert (
        "cannot hold them: notes, names of cues, marks (c)" in cli("convert", source, "-", "--to", "srt").err
    )
    told = cli("convert", source, "-", "--to", "text")
    assert told.out == "Hi you\n"
    assert "times, notes, names of cues, marks (c, i), places on the screen" in told.err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"Hello there.", "this is no transcript with times"),
        ("a.srt", b"Hello there.", "this is no SRT"),
        ("a.vtt", b"", "the file is empty"),
        ("a.vtt", b"\x00\x01\x02\x03" * 50, "binary data"),
        ("a.vtt", b"PK\x03\x04", "a ZIP archive"),
        ("a.html", b"<p>Hello</p>", "no <time>"),
        ("a.json", b'{"segments": []}', "there is not one cue in it"),
    ],
)
def test_what_is_no_transcript_is_said(
    cli: Runner, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    done = cli("convert", tmp_path / name, tmp_path / "out.vtt")
    assert done.status == 2
    assert said in done.err
    assert not (tmp_path / "out.vtt").exists()
