"""The diff that ``lint --diff`` prints, applied by a foreign program."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from episodekit.lint.mending import unified
from episodekit.lint.mending.sheet import Edit

PATCH = shutil.which("patch")

text = st.lists(st.sampled_from([b"a", b"bb", b"", b"c\r", b"d", b"e"]), max_size=40).map(b"\n".join)


@pytest.mark.skipif(PATCH is None, reason="patch is not installed")
@settings(max_examples=60)
@given(
    text,
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 5), text.map(lambda row: row[:6])), max_size=5),
)
def test_patch_makes_the_new_text_of_it(
    tmp_path_factory: pytest.TempPathFactory, old: bytes, rows: list[tuple[int, int, bytes]]
) -> None:
    edits: list[Edit] = []
    for start, size, new in sorted(rows):
        begin, end = min(start, len(old)), min(start + size, len(old))
        if (not edits or begin > edits[-1].end) and old[begin:end] != new:
            edits.append(Edit(begin, end, new))
    expected = old
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.new + expected[edit.end :]
    made = unified(old, edits, "feed.xml")
    assert bool(made) == bool(edits)
    if expected != old:
        assert _patched(tmp_path_factory.mktemp("diff"), old, made) == expected


def _patched(folder: Path, old: bytes, made: bytes) -> bytes:
    (folder / "feed.xml").write_bytes(old)
    (folder / "feed.diff").write_bytes(made)
    subprocess.run(
        ["patch", "--binary", "--silent", "--output=new.xml", "feed.xml", "feed.diff"], cwd=folder, check=True
    )
    return (folder / "new.xml").read_bytes()
