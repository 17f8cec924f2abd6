"""The seed as an episode, built once by the program itself."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

SEED = ROOT / "seeds" / "cambodia-cybercrime-expulsions.txt"
SLUG = "2026-11-24-cambodia-targets-foreign-cybercriminals"
BASE = "https://cdn.figures.news/pod/"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed, drafted and built by the program itself in processes of its own."""
    folder = tmp_path_factory.mktemp("shows") / "show"

    def episodekit(*arguments: str | Path) -> None:
        command = [sys.executable, "-m", "episodekit", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    episodekit("init", folder, "--title", "Key Figures", "--base-url", BASE, "--email", "desk@figures.news")
    shutil.copy(SEED, folder / "seeds" / "article.txt")
    episodekit("draft", "--dir", folder, "--date", "2026-11-24T06:00:00Z", folder / "seeds" / "article.txt")
    episodekit("build", "--dir", folder)
    return folder


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(built, tmp_path / "show"))
