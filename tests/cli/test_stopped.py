"""A command that is ended from outside ends what it has started, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from episodekit.entry.compose import compose_show
from tests.samples import SHOW

_SECONDS = 20.0


def _until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def _runs(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look for the program in")
@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGHUP])
def test_the_program_that_speaks_ends_too(tmp_path: Path, ended_by: signal.Signals) -> None:
    voice = f"voice: {{engine: command, command: [{sys.executable}, ./slow.py]}}\n"
    (tmp_path / "show.yaml").write_text(compose_show(SHOW) + voice, encoding="utf-8")
    script = "import os, time\nopen('begun', 'w').write(f'{os.getpid()}.')\ntime.sleep(60)\n"
    (tmp_path / "slow.py").write_text(script, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Nobody knew.", encoding="utf-8")
    command = [sys.executable, "-m", "episodekit", "speak", "a.txt", "-o", "a.mp3", "--language", "en"]
    begun = tmp_path / "begun"
    with subprocess.Popen([*command, "--show", ".", "--run-command"], cwd=tmp_path) as process:
        assert _until(lambda: begun.exists() and begun.read_text(encoding="utf-8").endswith("."))
        program = int(begun.read_text(encoding="utf-8")[:-1])
        os.kill(process.pid, ended_by)
        assert process.wait(_SECONDS) == 128 + ended_by
    assert _until(lambda: not _runs(program))
    assert {path.name for path in tmp_path.iterdir()} == {"show.yaml", "slow.py", "a.txt", "begun"}
