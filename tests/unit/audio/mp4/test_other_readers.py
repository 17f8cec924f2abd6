"""Tagged M4As as further libraries read them; each is skipped where it is not installed."""

import io
from pathlib import Path

import pytest

from tests import sounds
from tests.movies import encoded
from tests.unit.audio.mp4.test_tagging import FULL


def test_tinytag_reads_tags_and_cover() -> None:
    tinytag = pytest.importorskip("tinytag")
    read = tinytag.TinyTag.get(file_obj=io.BytesIO(sounds.tagged(encoded(), FULL)), image=True)
    assert (read.title, read.album, read.artist) == (FULL.title, FULL.show, FULL.author)
    assert (read.track, read.disc, read.genre) == (FULL.episode_number, FULL.season, "Podcast")
    assert read.year == "2026-11-24T05:30:00Z"
    assert read.duration == pytest.approx(3, abs=0.001)
    assert read.images.front_cover.data == FULL.cover


def test_taglib_reads_tags_and_podcast_atoms(tmp_path: Path) -> None:
    taglib = pytest.importorskip("taglib")
    path = tmp_path / "x.m4a"
    path.write_bytes(sounds.tagged(encoded(), FULL))
    with taglib.File(path) as file:
        tags = file.tags
    assert tags["TITLE"] == [FULL.title]
    assert tags["LYRICS"] == [FULL.transcript]
    assert tags["PODCASTURL"] == [FULL.feed_url]
    assert tags["PODCASTID"] == [FULL.guid]
    assert tags["TVEPISODE"] == [str(FULL.episode_number)]
