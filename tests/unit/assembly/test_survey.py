"""What the record of a build holds for."""

import sys
from pathlib import Path

import pytest

from episodekit.assembly.survey import key_of


def test_the_record_holds_until_a_library_has_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "absent")])
    keys = []
    for name in ("lxml-6.0.0", "lxml-6.0.1", "Jinja2-3.1.4", "markdown_it_py-4.0.0", "of_no_concern-1.0"):
        (tmp_path / f"{name}.dist-info").mkdir()
        keys.append(key_of([b"show"]))
    assert len(set(keys)) == 4
    assert keys[-1] == keys[-2]
    assert key_of([b"another"]) != keys[-1]
