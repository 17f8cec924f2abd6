"""The notes of publishes, and what lies in feeds/: what cannot be read is told, and taken for nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from episodekit.errors import WorkspaceError
from episodekit.publish.local import Ledger, usable


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    folder = tmp_path / "feeds"
    (folder / "media").mkdir(parents=True)
    (folder / "feed.xml").write_text("<rss/>")
    (folder / "media" / "a.mp3").write_bytes(b"abc")
    return folder


def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one(
    feeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refusing(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("media"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    ledger = Ledger(tmp_path / "publish.sqlite")
    assert [file.path for file in ledger.files(feeds)] == ["feed.xml", "media/a.mp3"]
    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(WorkspaceError, match="cannot be read: Permission denied") as told:
        ledger.files(feeds)
    assert told.value.where == str(feeds / "media")
    ledger.close()


def test_a_name_that_no_address_can_have_is_told(feeds: Path, tmp_path: Path) -> None:
    (feeds / "media" / os.fsdecode(b"caf\xe9.mp3")).write_bytes(b"abc")
    ledger = Ledger(tmp_path / "notes")
    with pytest.raises(WorkspaceError, match="its name is not UTF-8") as told:
        ledger.files(feeds)
    ledger.close()
    assert told.value.where == r"media/caf\udce9.mp3"


def test_notes_that_are_damaged_behind_their_beginning_are_told_of(feeds: Path, tmp_path: Path) -> None:
    notes = tmp_path / "publish.sqlite"
    first = Ledger(notes)
    first.files(feeds)
    first.close()
    data = notes.read_bytes()
    notes.write_bytes(data[:4096].ljust(len(data), b"\xff"))
    ledger = Ledger(notes)
    with pytest.raises(WorkspaceError, match=r"notes in N cannot be used.*delete that file"), usable("N"):
        ledger.files(feeds)
    ledger.close()
