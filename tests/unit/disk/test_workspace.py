from pathlib import Path

import pytest

from episodekit.disk.workspace import DiskCache, Workspace
from episodekit.errors import WorkspaceError
from episodekit.model.episode import Line
from tests.samples import EPISODE_MD, SHOW, SHOW_YAML


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "episodes" / "2026-11-24-no"
    folder.mkdir(parents=True)
    (tmp_path / "show.yaml").write_text(SHOW_YAML)
    (tmp_path / "cover.jpg").write_bytes(b"art")
    (folder / "episode.md").write_text(EPISODE_MD)
    (folder / "transcript.txt").write_text("# Head\n\nBo Chan: Hello.\n\nNote: text.\n")
    return tmp_path


def test_a_workspace_is_read(root: Path) -> None:
    workspace = Workspace.open(root)
    assert workspace.show().value is not None
    (entry,) = workspace.entries(SHOW).value or ()
    assert entry.slug == "2026-11-24-no"
    assert entry.script == (Line("Head", heading=True), Line("Hello.", "Bo Chan"), Line("Note: text."))
    assert workspace.artwork(SHOW) == b"art"
    assert workspace.recording(entry.slug) is None


def test_a_timed_transcript_is_preferred(root: Path) -> None:
    folder = root / "episodes" / "2026-11-24-no"
    (folder / "transcript.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n")
    (entry,) = Workspace.open(root).entries(SHOW).value or ()
    assert [cue.text for cue in entry.cues] == ["Hi"]
    assert entry.transcript_file.endswith("transcript.vtt")


def test_a_broken_transcript_is_a_finding_with_its_file(root: Path) -> None:
    folder = root / "episodes" / "2026-11-24-no"
    (folder / "transcript.vtt").write_text("no")
    (finding,) = Workspace.open(root).entries(SHOW).findings
    assert finding.place.file.endswith("transcript.vtt")


def test_what_cannot_be_read_is_one_message(root: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"there is no show\.yaml: run `episodekit init`"):
        Workspace.open(root / "episodes")
    (root / "show.yaml").write_bytes(b"title: \xff\n")
    with pytest.raises(WorkspaceError, match="byte 8 is not UTF-8"):
        Workspace.open(root).show()
    (root / "cover.jpg").unlink()
    with pytest.raises(WorkspaceError, match="the image cannot be read: No such file"):
        Workspace.open(root).artwork(SHOW)


def test_nothing_outside_is_read(root: Path) -> None:
    outside = root.parent / "secret.mp3"
    outside.write_bytes(b"x")
    (root / "episodes" / "2026-11-24-no" / "audio.mp3").symlink_to(outside)
    with pytest.raises(WorkspaceError, match="outside the workspace"):
        Workspace.open(root).recording("2026-11-24-no")
    with pytest.raises(WorkspaceError, match="outside the workspace"):
        Workspace.open(root).inside(root / ".." / "secret.mp3")


@pytest.mark.parametrize(
    "name",
    [
        "episode.md",
        "transcript.txt",
        "transcript.vtt",
        "transcript.de.txt",
        "transcript.de.vtt",
        "notes.html",
    ],
)
def test_no_text_from_outside_is_published(root: Path, name: str) -> None:
    outside = root.parent / "private"
    outside.write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nPrivate\n")
    path = root / "episodes" / "2026-11-24-no" / name
    path.unlink(missing_ok=True)
    path.symlink_to(outside)
    with pytest.raises(WorkspaceError, match=rf"{name}: this lies outside the workspace"):
        Workspace.open(root).entry("2026-11-24-no", SHOW)


def test_two_recordings_are_refused(root: Path) -> None:
    for name in ("audio.mp3", "audio.wav"):
        (root / "episodes" / "2026-11-24-no" / name).write_bytes(b"x")
    with pytest.raises(WorkspaceError, match=r"there are audio\.mp3 and audio\.wav: keep one"):
        Workspace.open(root).recording("2026-11-24-no")


def test_the_cache_keeps_bytes_and_distrusts_damage(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    assert cache.get("ab12") is None
    cache.put("ab12", b"a\nb")
    assert cache.get("ab12") == b"a\nb"
    (tmp_path / "ab" / "ab12").write_bytes((tmp_path / "ab" / "ab12").read_bytes()[:-1])
    assert cache.get("ab12") is None
