"""Running the command line in this process, as a user would see it."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from episodekit.cli import run


@dataclass(frozen=True)
class Result:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> object:
        return json.loads(self.out)


class Runner:
    """Runs commands and captures what they print."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str | Path) -> Result:
        self._capture.readouterr()
        status = run([str(argument) for argument in arguments])
        printed = self._capture.readouterr()
        return Result(status, printed.out, printed.err)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
