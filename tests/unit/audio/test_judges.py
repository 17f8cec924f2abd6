"""Every container as ffprobe and music-metadata read it: words, chapters in order, the cover; each skipped where it is missing."""

import functools
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from episodekit import audio
from episodekit.model.episode import Chapter
from tests import sounds
from tests.house.source import ROOT
from tests.movies import encoded

JUDGES = ROOT / ".venv" / "judges" / "node_modules"
MUSIC_METADATA = """\
import(process.argv[2]).then(async reader => {
  const read = await reader.parseFile(process.argv[1], {duration: true, includeChapters: true});
  const pictures = (read.common.picture ?? []).map(row => Buffer.from(row.data).toString('hex'));
  console.log(JSON.stringify({...read.common, picture: pictures, chapters: read.format.chapters}));
});
"""
KINDS: dict[str, Callable[[], bytes]] = {
    "mp3": lambda: sounds.foreign(2.0),
    "m4a": lambda: encoded(2.0),
    "ogg": lambda: sounds.lossless_or_ogg("vorbis", 2.0),
    "opus": lambda: sounds.lossless_or_ogg("opus", 2.0),
    "flac": lambda: sounds.lossless_or_ogg("flac", 2.0),
    "wav": lambda: sounds.pcm("WAV"),
    "aiff": lambda: sounds.pcm("AIFF"),
    "aac": lambda: sounds.adts(87),
}
STARTS = (0.0, 0.5, 1.25)
TITLES = ("Opening ໑", "Z comes before B", "B")


def _picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (64, 48), "navy").save(target, "JPEG")
    return target.getvalue()


TAGS = audio.Tags(
    title="Lifting ໑ Laos",
    show="Small Numbers",
    author="Ana Ruiz",
    duration=timedelta(seconds=2),
    cover=_picture(),
    transcript="Hello.\nWorld.",
    language="en",
    chapters=tuple(
        Chapter(start=timedelta(seconds=start), title=title, url="https://e.org/1")
        for start, title in zip(STARTS, TITLES, strict=True)
    ),
)


@functools.cache
def tagged(kind: str) -> bytes:
    source = KINDS[kind]()
    return sounds.tagged(source, replace(TAGS, duration=audio.probe(io.BytesIO(source), "x").duration))


@pytest.mark.parametrize("kind", KINDS)
def test_ffprobe(kind: str, tmp_path: Path) -> None:
    if shutil.which("ffprobe") is None:
        pytest.skip("ffprobe is not installed: apt-get install ffmpeg")
    path = tmp_path / f"x.{kind}"
    path.write_bytes(tagged(kind))
    command = (
        "ffprobe",
        "-v",
        "error",
        "-show_chapters",
        "-show_format",
        "-show_streams",
        "-of",
        "json",
        path,
    )
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    read = json.loads(done.stdout)
    found = [(float(row["start_time"]), row["tags"]["title"]) for row in read["chapters"]]
    assert found == list(zip(STARTS, TITLES, strict=True))
    sound, *others = read["streams"]
    said = sound.get("tags", {}) | read["format"].get("tags", {})  # Ogg's are the stream's
    words = {key.lower(): value for key, value in said.items()}
    assert (words["title"], words["album"], words["artist"]) == (TAGS.title, TAGS.show, TAGS.author)
    assert any(row["codec_name"] == "mjpeg" and row["disposition"]["attached_pic"] for row in others)


@pytest.mark.parametrize("kind", KINDS)
def test_music_metadata(kind: str, tmp_path: Path) -> None:
    entry = JUDGES / "music-metadata" / "lib" / "index.js"
    if not entry.is_file():
        pytest.skip("music-metadata is not installed: `make test` does it")
    path = tmp_path / f"x.{kind}"
    path.write_bytes(tagged(kind))
    done = subprocess.run(
        ("node", "-e", MUSIC_METADATA, str(path), str(entry)),
        capture_output=True,
        check=True,
        env={"PATH": os.environ["PATH"]},
        timeout=60,
    )
    read: dict[str, Any] = json.loads(done.stdout)
    assert (read["title"], read["album"], read["artist"]) == (TAGS.title, TAGS.show, TAGS.author)
    assert read["picture"] == [_picture().hex()]
    assert [row["text"] for row in read["lyrics"]] == [TAGS.transcript]
    if kind not in {"ogg", "opus", "flac"}:  # whose chapters it does not read
        assert [row["title"] for row in read["chapters"]] == list(TITLES)
        assert [row["start"] / row.get("timeScale", 1) for row in read["chapters"]] == list(STARTS)
