"""What a build says of a transcript that holds what no page and no feed may hold, or whose times are wrong."""

from pathlib import Path

import pytest

from tests.running import Runner
from tests.unit.feed.test_own_values import ENTRY


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("transcript.txt", "Hello\n\nA \x01 b\n", ":3 error entry-transcript  character 3 is U+0001"),
        ("transcript.vtt", "WEBVTT\n\n0:00.000 --> 0:05.000\nHe\x02llo\n", ":4 error entry-transcript  character 3 is U+0002"),
        ("transcript.srt", "1\n00:00:00,000 --> 00:00:05,000\n\ufffe", ":3 error entry-transcript  character 1 is U+FFFE"),
        ("transcript.json", '{"segments": [\n{"startTime": 0, "body": "\\ud83d\\ude00"},\n{"startTime": 1, "body": "a\\uD83db"}]}',
         r":3 error entry-transcript  \uD83d is U+D83D, which XML forbids"),
        ("transcript.json", '{"segments": [\n{"startTime": 0, "body": "\\u0001"}]}', r":2 error entry-transcript  \u0001 is U+0001"),
        ("transcript.vtt", "WEBVTT\n\n00:09.000 --> 00:05.000\nHello\n", ":3 error entry-transcript  the cue ends at 00:05.000"),
    ],
)  # fmt: skip
def test_a_transcript_is_refused_with_its_line(
    cli: Runner, tmp_path: Path, name: str, text: str, said: str
) -> None:
    base = ("--title", "S", "--base-url", "https://cdn.figures.news/pod/", "--email", "a@figures.news")
    assert cli("init", tmp_path, *base).status == 0
    folder = tmp_path / "episodes" / "e1"
    folder.mkdir(parents=True)
    (folder / "episode.md").write_text(ENTRY)
    (folder / name).write_text(text)
    done = cli("build", "--dir", tmp_path, "--now", "2026-06-01T00:00:00Z")
    assert done.status == 2
    assert f"episodes/e1/{name}{said}" in done.err
    assert not (tmp_path / "feeds").exists() or not any((tmp_path / "feeds").iterdir())
