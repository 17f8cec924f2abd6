"""A directory that others change while it is looked at."""

import os
from pathlib import Path

import pytest

from episodekit.publish.folder import Folder


def test_a_file_that_goes_while_it_is_listed_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "going.txt").write_text("a")
    (tmp_path / "staying.txt").write_text("abc")
    look = os.lstat

    def late(path: str) -> os.stat_result:
        if str(path).endswith("going.txt"):
            Path(path).unlink()
        return look(path)

    monkeypatch.setattr(os, "lstat", late)
    assert {name: row.size_bytes for name, row in Folder("f", tmp_path).listing().items()} == {
        "staying.txt": 3
    }
