"""What is no file, though it has a name: it is refused before it is opened, and nothing waits for it or reads it for ever."""

import os
from pathlib import Path

import pytest

from tests.running import Runner


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.mp3"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("inspect", "PIPE"),
        ("convert", "PIPE", "-"),
        ("tag", "PIPE", "--from", "here.json", "-o", "out.mp3"),
        ("tag", "here.json", "--from", "PIPE", "-o", "out.mp3"),
        ("align", "PIPE", "here.json", "-o", "out.vtt"),
        ("align", "here.json", "PIPE", "-o", "out.vtt"),
        ("transcribe", "PIPE", "-o", "out.vtt"),
    ],
    ids=" ".join,
)
def test_a_pipe_is_refused_at_once(
    cli: Runner, pipe: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pipe.parent)
    (pipe.parent / "here.json").write_text("{}")
    done = cli(*(str(pipe) if each == "PIPE" else each for each in arguments))
    assert done.status == 2
    assert f"'{pipe}' is a pipe: write what comes out of it into a file and name that." in done.err
    assert sorted(path.name for path in pipe.parent.iterdir()) == ["here.json", "pipe.mp3"]


def test_devices_and_folders_are_refused(cli: Runner, tmp_path: Path) -> None:
    assert "'/dev/zero' is a device" in cli("inspect", "/dev/zero").err
    assert "is a directory" in cli("inspect", tmp_path).err
    (tmp_path / "link.mp3").symlink_to("/dev/zero")
    assert "is a device" in cli("inspect", tmp_path / "link.mp3").err
