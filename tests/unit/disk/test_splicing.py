"""A recording with new tags is written beside the old one: whole, compared, or not at all."""

import errno
import io
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from episodekit.disk import splicing
from episodekit.disk.files import Staging
from episodekit.disk.splicing import chunks, same
from episodekit.errors import WriteError
from episodekit.model.splice import Span, Splice, blocks

SOUND = bytes(range(256)) * 4_000  # 1,024,000 bytes


def _recording(folder: Path, head: int) -> Path:
    path = folder / "recording"
    path.write_bytes(b"h" * head + SOUND)
    return path


@pytest.mark.parametrize(("old", "new"), [(0, 8192), (100, 4196), (100, 1000), (5000, 0), (0, 0)])
def test_heads_of_any_length(tmp_path: Path, old: int, new: int) -> None:
    path = _recording(tmp_path, old)
    splice = Splice(path=path, parts=(b"n" * new, Span(old, old + len(SOUND)), b"tail"))
    staging = Staging()
    staging.place(tmp_path / "out", splice)
    staging.commit()
    assert (tmp_path / "out").read_bytes() == b"n" * new + SOUND + b"tail" == b"".join(chunks(splice))
    assert same(tmp_path / "out", splice)
    assert not same(path, splice)


def _cloning(monkeypatch: pytest.MonkeyPatch) -> list[Span]:
    """The kernel's part of FICLONERANGE, done by copying, for file systems that cannot share; what was cloned."""
    cloned: list[Span] = []

    def clone(target: int, request: int, wanted: bytes) -> int:
        assert request == 0x4020940D  # strace shows the same number for "cp --reflink"
        source, begin, size, at = struct.unpack("=qQQQ", wanted)
        assert {begin % 4096, size % 4096, at % 4096} == {0}, "EINVAL"
        os.pwrite(target, os.pread(source, size, begin), at)
        cloned.append(Span(begin, begin + size))
        return 0

    monkeypatch.setattr(splicing, "_ioctl", clone)
    return cloned


@pytest.mark.parametrize(("old", "new", "cut"), [(100, 8292, 0), (100, 4196, 77), (4096, 0, 0), (0, 4096, 5)])
def test_whole_blocks_are_shared_and_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: int, new: int, cut: int
) -> None:
    cloned = _cloning(monkeypatch)
    path = _recording(tmp_path, old)
    end = old + len(SOUND) - cut
    splice = Splice(path=path, parts=(b"n" * new, Span(old, end), b"tail"))
    staging = Staging()
    staging.place(tmp_path / "out", splice)
    staging.commit()
    assert (tmp_path / "out").read_bytes() == b"n" * new + SOUND[: len(SOUND) - cut] + b"tail"
    (shared,) = cloned
    assert (shared.begin, shared.end) == (old + -old % 4096, end - (end - old - -old % 4096) % 4096)


def test_nothing_is_shared_off_the_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cloned = _cloning(monkeypatch)
    splice = Splice(path=_recording(tmp_path, 100), parts=(b"n" * 1000, Span(100, 100 + len(SOUND))))
    staging = Staging()
    staging.place(tmp_path / "out", splice)
    staging.commit()
    assert (tmp_path / "out").read_bytes() == b"n" * 1000 + SOUND
    assert cloned == []


def test_without_help_of_the_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splicing, "_ioctl", None)
    splice = Splice(path=_recording(tmp_path, 0), parts=(b"n" * 4096, Span(0, len(SOUND))))
    staging = Staging()
    staging.place(tmp_path / "out", splice)
    staging.commit()
    assert (tmp_path / "out").read_bytes() == b"n" * 4096 + SOUND


def test_a_file_system_that_takes_no_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def refuse(*arguments: int) -> None:
        asked.append(arguments[1])
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(splicing, "_ioctl", None)
    monkeypatch.setattr(splicing, "_SENT_BYTES", 1 << 19)
    monkeypatch.setattr(os, "posix_fadvise", refuse, raising=False)
    path = _recording(tmp_path, 0)
    Staging().place(path, Splice(path=path, parts=(b"n" * 4096, Span(0, len(SOUND)))))
    assert asked == [4096]


@pytest.mark.parametrize("stretch", ["span", "other"])
def test_a_copy_that_differs_is_never_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: str
) -> None:
    class Broken(io.BufferedRandom):
        """A disk that loses a bit."""

        def write(self, data: Any) -> int:  # noqa: ANN401  # whatever files take
            return super().write(bytes(data).replace(b"\x09\x0a", b"\x09\x0b"))

    monkeypatch.setattr(splicing, "_ioctl", None)
    monkeypatch.setattr("os.fdopen", lambda handle, _: Broken(io.FileIO(handle, "w+")))
    path = _recording(tmp_path, 0)
    part = Span(0, len(SOUND)) if stretch == "span" else _Shifted()
    with pytest.raises(WriteError, match="differs from the recording"):
        Staging().place(path, Splice(path=path, parts=(b"n" * 4096, part)))
    assert path.read_bytes() == SOUND
    assert [row.name for row in tmp_path.iterdir()] == ["recording"]


def test_a_recording_that_became_shorter(tmp_path: Path) -> None:
    path = _recording(tmp_path, 0)
    with pytest.raises(WriteError, match="5 bytes are missing"):
        Staging().place(path, Splice(path=path, parts=(Span(1, len(SOUND) + 5),)))
    assert path.read_bytes() == SOUND


class _Shifted:
    """A stretch whose bytes are those of the recording plus one."""

    length_bytes = 10

    def read(self, file: BinaryIO) -> Iterator[bytes]:
        file.seek(0)
        yield bytes(byte + 1 for byte in file.read(10))


def test_other_stretches_are_read_when_written(tmp_path: Path) -> None:
    path = _recording(tmp_path, 0)
    splice = Splice(path=path, parts=(b"head", _Shifted(), Span(10, 12)))
    staging = Staging()
    staging.place(tmp_path / "out", splice)
    staging.commit()
    assert (tmp_path / "out").read_bytes() == b"head" + bytes(range(1, 11)) + b"\x0a\x0b"
    with path.open("rb") as file:
        assert b"".join(blocks(splice.parts, file)) == (tmp_path / "out").read_bytes()


def test_of_the_recording_itself_the_sound_is_not_read(tmp_path: Path) -> None:
    class Unread(Span):
        def read(self, file: BinaryIO) -> Iterator[bytes]:
            raise AssertionError(file)

    path = _recording(tmp_path, 100)
    assert same(path, Splice(path=path, parts=(b"h" * 100, Unread(100, 100 + len(SOUND)))))
    assert not same(path, Splice(path=path, parts=(b"h" * 99 + b"x", Unread(100, 100 + len(SOUND)))))


_KILLS = """
import os, pathlib, signal, time
from episodekit.disk.files import Staging
from episodekit.model.splice import Span, Splice

path = pathlib.Path("recording")
sound = path.read_bytes()[4096:]
for number in range(60):
    child = os.fork()
    if not child:
        for turn in range(1000):
            staging = Staging()
            staging.place(path, Splice(path=path, parts=(bytes([turn % 2]) * 4096, Span(4096, 4096 + len(sound)))))
            staging.commit()
        os._exit(0)
    time.sleep(0.0005 * number)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    found = path.read_bytes()
    assert found[:4096] in (bytes(4096), bytes([1]) * 4096), number
    assert found[4096:] == sound, number
print("intact")
"""


def test_sixty_kills_leave_the_recording_intact(tmp_path: Path) -> None:
    (tmp_path / "recording").write_bytes(bytes(4096) + SOUND)
    done = subprocess.run(
        [sys.executable, "-c", _KILLS], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout == "intact\n", done.stderr


def test_a_full_disk_leaves_the_recording_intact(tmp_path: Path) -> None:
    """The kernel itself refuses to let files grow: RLIMIT_FSIZE needs no rights, and fails like a full disk."""
    path = _recording(tmp_path, 4096)
    before = path.read_bytes()
    program = f"""
import pathlib, resource
from episodekit.disk import splicing
from episodekit.errors import WriteError
from episodekit.disk.files import Staging
from episodekit.model.splice import Span, Splice
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
path = pathlib.Path("recording")
try:
    Staging().place(path, Splice(path=path, parts=(b"n" * 8192, Span(4096, 4096 + {len(SOUND)}))))
except WriteError as problem:
    print(problem)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("recording: cannot write: File too large: free space")
    assert path.read_bytes() == before
    assert [row.name for row in tmp_path.iterdir()] == ["recording"]
