"""The processes that listen and speak start fast."""

import subprocess
import sys
from types import ModuleType

import pytest

from episodekit.alignment import recognizer
from episodekit.voices import espeak


@pytest.mark.parametrize("started_by", [recognizer, espeak], ids=["pocketsphinx", "espeak-ng"])
def test_a_process_loads_nothing_of_the_package_but_its_own_module(started_by: ModuleType) -> None:
    code: str = started_by._WORKER  # noqa: SLF001  # what is run is what matters
    done = subprocess.run(
        [sys.executable, "-P", "-X", "importtime", "-c", code], input=b"", capture_output=True, check=False
    )
    loaded = [
        row.rpartition("|")[2].strip()
        for row in done.stderr.decode().splitlines()
        if row.startswith("import time:")
    ]
    assert "json" in loaded
    assert not [name for name in loaded if name.startswith("episodekit")]
