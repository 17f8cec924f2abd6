"""What is wrong in a workspace: one clear message each, exit status 2, and feeds/ is as it was."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import SLUG
from tests.running import Runner, tree

pytestmark = pytest.mark.xdist_group("built")


def entry(folder: Path) -> Path:
    return folder / "episodes" / SLUG / "episode.md"


def edit(old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = entry(folder)
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return change


def show(old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "show.yaml"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return change


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def write(name: str, content: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return change


def twin(folder: Path) -> None:
    other = folder / "episodes" / "2026-11-25-twin"
    other.mkdir()
    (other / "episode.md").write_text(entry(folder).read_text())
    (other / "transcript.txt").write_text((entry(folder).parent / "transcript.txt").read_text())


REFUSALS: dict[str, tuple[Callable[[Path], None], str]] = {
    "no show.yaml": (remove("show.yaml"), "there is no show.yaml: run `episodekit init`"),
    "unknown key": (
        show("author:", "autor:"),
        "autor is not a key that episodekit knows: did you mean 'author'?",
    ),
    "wrong type": (show("image: cover.jpg", "image: [cover.jpg]"), "image is a list, not a single value"),
    "not YAML": (show("title: ", "title: a: "), "this is not valid YAML"),
    "binary show.yaml": (write("show.yaml", b"\x89PNG\r\n\x1a\n\xff"), "is not UTF-8"),
    "artwork missing": (remove("cover.jpg"), "the image cannot be read: No such file"),
    "artwork is no image": (write("cover.jpg", b"hello"), "cover.jpg"),
    "artwork outside": (
        show("image: cover.jpg", "image: ../../../etc/hostname"),
        "lies outside the workspace",
    ),
    "no guid": (edit("guid: ", "gid: "), "guid is missing"),
    "wrong date": (edit("published: 2026", "published: the 24th of 2026"), "is not a moment"),
    "duplicate guid": (twin, "already belongs to"),
    "no transcript": (remove(f"episodes/{SLUG}/transcript.txt"), "nothing is said"),
    "words nobody says": (edit("at: ", "at: never said "), "does not stand in the transcript"),
    "recording is text": (write(f"episodes/{SLUG}/audio.mp3", b"not audio " * 99), "audio.mp3"),
    "recording is M4A": (
        write(f"episodes/{SLUG}/audio.m4a", b"\0\0\0\x1cftypM4A \0\0\0\0M4A mp42isom"),
        "audio.m4a",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_refusals(name: str, workspace: Path, cli: Runner) -> None:  # the fixture of that name
    change, message = REFUSALS[name]
    change(workspace)
    before = tree(workspace / "feeds")
    done = cli("build", "--dir", workspace)
    assert done.status == 2, done.out
    assert message in done.err
    assert "Traceback" not in done.err
    assert tree(workspace / "feeds") == before


def test_a_full_disk_leaves_feeds_as_it_was(workspace: Path) -> None:  # the fixture of that name
    """The kernel lets no file grow above 100 kB: the MP3 cannot be written."""
    edit("language: en\n", "language: en\nseason: 3\n")(workspace)
    before = tree(workspace / "feeds")
    program = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        f"from episodekit.cli import run\nsys.exit(run(['build', '--dir', {str(workspace)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "cannot write: File too large: free space" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert tree(workspace / "feeds") == before
