"""Whole or not at all: disk full, no rights, and a kill at every moment of a write."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from episodekit.disk.files import Staging, write_whole
from episodekit.disk.splicing import chunks, same
from episodekit.errors import WriteError
from episodekit.model.splice import Span, Splice


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.txt", b"x")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"x"
    assert names(tmp_path) == ["a/b.txt"]


def test_nothing_appears_before_commit(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"old")
    staging = Staging()
    staging.add(tmp_path / "one", [b"n", b"ew"])
    staging.add(tmp_path / "two", [b"2"])
    assert (tmp_path / "one").read_bytes() == b"old"
    assert not (tmp_path / "two").exists()
    staging.commit()
    assert (tmp_path / "one").read_bytes() == b"new"
    assert names(tmp_path) == ["one", "two"]


def test_discard_leaves_no_trace(tmp_path: Path) -> None:
    staging = Staging()
    staging.add(tmp_path / "one", [b"x"])
    staging.discard()
    assert names(tmp_path) == []


def test_a_source_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"old")
    short = Splice(path=tmp_path / "one", parts=(b"head", Span(0, 99)))
    staging = Staging()
    with pytest.raises(WriteError, match="96 bytes are missing"):
        staging.place(tmp_path / "two", short)
    assert names(tmp_path) == ["one"]


def test_disk_full_is_one_message_and_changes_nothing(tmp_path: Path) -> None:
    """The kernel itself refuses to let files grow: RLIMIT_FSIZE needs no rights, and fails like a full disk."""
    (tmp_path / "first").write_bytes(b"old")
    program = f"""
import resource, pathlib
from episodekit.disk.files import Staging
from episodekit.errors import WriteError
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
staging = Staging()
try:
    staging.add(pathlib.Path({str(tmp_path / "first")!r}), [b"new"])
    staging.add(pathlib.Path({str(tmp_path / "second")!r}), [b"x" * 60_000] * 4)
except WriteError as problem:
    print(problem)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{tmp_path / 'second'}: cannot write: File too large: free space")
    assert names(tmp_path) == ["first"]
    assert (tmp_path / "first").read_bytes() == b"old"


def test_a_folder_without_rights_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError, match="cannot write"):
        write_whole(tmp_path / "file" / "below", b"x")


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "feed.xml"
    old, new = b"o" * 300_000, b"n" * 400_000
    program = f"""
import pathlib
from episodekit.disk.files import write_whole
print("ready", flush=True)
while True:
    write_whole(pathlib.Path({str(target)!r}), {new[:1]!r} * {len(new)})
    write_whole(pathlib.Path({str(target)!r}), {old[:1]!r} * {len(old)})
"""
    target.write_bytes(old)
    for number in range(12):
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.003 * number)
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert target.read_bytes() in {old, new}


def test_same_compares_bytes(tmp_path: Path) -> None:
    (tmp_path / "recording").write_bytes(b"0123456789")
    splice = Splice(path=tmp_path / "recording", parts=(b"HEAD", Span(2, 6)))
    target = tmp_path / "target"
    assert not same(target, splice)
    target.write_bytes(b"HEAD2345")
    assert same(target, splice)
    target.write_bytes(b"HEAD2346")
    assert not same(target, splice)
    assert b"".join(chunks(splice)) == b"HEAD2345"
