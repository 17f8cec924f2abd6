"""What a target says it was sent is written by whoever may write there: it is read with care."""

import json
from datetime import UTC, datetime

import pytest

from episodekit.errors import RemoteError
from episodekit.planning.manifest import KeptFeed, Manifest, Published

OUTSIDE = ["../other/index.html", "/etc/hosts", "media/../../x.mp3", "..", "..\\x"]


def rendered(
    file: str = "media/a..b.mp3", feed: str = "feed.xml", kept: str = ".episodekit/feeds/1"
) -> bytes:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    row = KeptFeed(path=feed, kept=kept, sha256="1", replaced=moment, names=())
    return Manifest(files={file: Published(sha256="1", size_bytes=3)}, feeds=(row,)).render()


def test_a_manifest_is_read_as_it_was_written() -> None:
    assert Manifest.parse(rendered(), "t").render() == rendered()
    assert Manifest.parse(Manifest().render(), "t") == Manifest()


def test_people_and_other_programs_read_it() -> None:
    name = 'media/a "b"\\ ភាសា.mp3'
    whole = json.loads(rendered(name))
    assert whole["files"] == {name: {"sha256": "1", "size": 3, "version": "", "caching": "", "stale": None}}
    assert [row["replaced"] for row in whole["feeds"]] == ["2026-01-01T00:00:00Z"]
    assert [
        line for line in rendered("ភាសា.mp3").decode().splitlines() if "ភាសា.mp3" in line and "sha256" in line
    ]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("what", ["file", "feed", "kept"])
def test_a_path_that_leads_out_of_the_target_is_refused(what: str, path: str) -> None:
    with pytest.raises(RemoteError, match="is damaged"):
        Manifest.parse(rendered(**{what: path}), "t")


@pytest.mark.parametrize("data", [b"[" * 100_000, b"", b"[]", b"\xff", json.dumps({"version": 1}).encode()])
def test_a_manifest_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(RemoteError, match="is damaged"):
        Manifest.parse(data, "t")


def test_half_a_character_is_refused_and_a_whole_one_is_not() -> None:
    written = rendered("a.mp3")
    with pytest.raises(RemoteError, match="is damaged"):
        Manifest.parse(written.replace(b"a.mp3", rb"\ud83d.mp3"), "t")
    assert "😀.mp3" in Manifest.parse(written.replace(b"a.mp3", rb"\ud83d\ude00.mp3"), "t").files


def test_a_manifest_of_another_version_is_told_in_short() -> None:
    with pytest.raises(RemoteError, match="is of version '22") as told:
        Manifest.parse(json.dumps({"version": "2" * 3000}).encode(), "t")
    assert len(told.value.message) < 100
