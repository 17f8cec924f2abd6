"""What a build says of a transcript that holds what no page and no feed may hold, or whose times are wrong."""

from pathlib import Path

import pytest

from tests.running import Runner
from tests.unit.feed.test_own_values import ENTRY


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("transcript.vtt", "WEBVTT\n\n00:00.000 --> 00:05.000\nHe\x02llo\n",
         (":4 warning transcript-encoding  character 3 is U+0002", "00:00:00.000 --> 00:00:05.000\nHello\n")),
        ("transcript.json", '{"segments": [\n{"startTime": 0, "body": "\\ud83d\\ude00"},\n{"startTime": 1, "body": "a\\uD83db"}]}',
         (":3 warning transcript-json  segment 2 holds U+D83D", "\n\U0001f600\n")),
        ("transcript.vtt", "WEBVTT\n\n00:09.000 --> 00:05.000\nHello\n",
         (":3 warning transcript-time  the cue ends at 00:00:05.000", "00:00:05.000 --> 00:00:09.000\nHello\n")),
    ],
)  # fmt: skip
def test_a_transcript_is_mended_and_told(
    cli: Runner, tmp_path: Path, name: str, text: str, said: tuple[str, str]
) -> None:
    folder = entry_folder(cli, tmp_path)
    (folder / name).write_text(text)
    done = cli("build", "--dir", tmp_path, "--now", "2026-06-01T00:00:00Z")
    assert done.status == 0
    assert f"episodes/e1/{name}{said[0]}" in done.out
    assert said[1] in (tmp_path / "feeds/transcripts/e1.vtt").read_text()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("transcript.txt", "Hello\n\nA \x01 b\n", ":3 error entry-transcript  character 3 is U+0001"),
        ("transcript.vtt", "1\n-->\nx\n", ":2 error entry-transcript  '-->' has no two times"),
        ("transcript.srt", "Hello there.\n", " error entry-transcript  this is no SRT"),
        ("transcript.vtt", "%PDF-1.4\n", " error entry-transcript  this is a PDF document"),
    ],
)
def test_a_file_that_is_no_transcript_is_refused(
    cli: Runner, tmp_path: Path, name: str, text: str, said: str
) -> None:
    (entry_folder(cli, tmp_path) / name).write_text(text)
    done = cli("build", "--dir", tmp_path, "--now", "2026-06-01T00:00:00Z")
    assert done.status == 2
    assert f"episodes/e1/{name}{said}" in done.err
    assert not (tmp_path / "feeds").exists() or not any((tmp_path / "feeds").iterdir())


def entry_folder(cli: Runner, root: Path) -> Path:
    """The folder of an entry without a transcript, in a new show."""
    base = ("--title", "S", "--base-url", "https://cdn.figures.news/pod/", "--email", "a@figures.news")
    assert cli("init", root, *base).status == 0
    folder = root / "episodes" / "e1"
    folder.mkdir(parents=True)
    (folder / "episode.md").write_text(ENTRY)
    return folder
