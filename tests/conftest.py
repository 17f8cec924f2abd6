"""What every test gets: a deterministic Hypothesis profile and no network but loopback."""

import os
from pathlib import Path

import pytest
import pytest_socket
from hypothesis import HealthCheck, settings

from tests.running import Runner

settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("house")
# Builds are as of a day after every episode of the tests, in processes of their own too.
os.environ["SOURCE_DATE_EPOCH"] = "1798761600"


@pytest.fixture(autouse=True)
def _loopback_only() -> None:
    pytest_socket.socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Runner:
    """The command line, run in this process."""
    return Runner(capsys)


@pytest.fixture
def show_folder(tmp_path: Path, cli: Runner) -> Path:
    """A new show as ``init`` makes it."""
    folder = tmp_path / "my-show"
    done = cli("init", folder, "--title", "Key Figures", "--base-url", "https://cdn.figures.news/pod/")
    assert done.status == 0, done.err
    return folder
