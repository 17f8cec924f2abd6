"""Publishing to real targets, while a listener asks for the feed all the time."""

import getpass
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from episodekit.cli import publish as command
from episodekit.publish import apply
from episodekit.publish.folder import Folder
from episodekit.publish.target import Stored
from tests import sounds
from tests.listening import FolderServer, Listener, faults, get
from tests.running import Result, Runner, tree

ENTRY = """\
---
guid: guid-{day}
title: {title}
summary: What happened on day {day}.
published: {published}
---

Notes of day {day}.
"""


class Show:
    """A workspace with recordings, published to one target."""

    def __init__(self, folder: Path, cli: Callable[..., Result], base_url: str, target: str) -> None:
        self.folder, self._cli = folder, cli
        done = cli("init", folder, "--title", "S", "--base-url", base_url, "--email", "a@figures.news")
        assert done.status == 0, done.err
        with (folder / "show.yaml").open("a") as file:
            file.write(f"lint:\n  allow_local: true\ntargets:\n{target}")

    def write(self, day: int, title: str = "") -> None:
        place = self.folder / "episodes" / f"e{day:02}"
        place.mkdir(parents=True, exist_ok=True)
        published = datetime(2026, 1, 1, 6, tzinfo=UTC) + timedelta(days=day)
        text = ENTRY.format(day=day, title=title or f"Story {day}", published=published.isoformat())
        (place / "episode.md").write_text(text)
        (place / "audio.mp3").write_bytes(sounds.ours(1.0 + day / 10))

    def build(self, accept: str = "feed-shrunk") -> str:
        done = self._cli("build", "--dir", self.folder, "--accept", accept)
        assert done.status == 0, done.err + done.out
        return done.out

    def publish(self, *arguments: str, status: int = 0) -> str:
        done = self._cli("publish", "--dir", self.folder, *arguments)
        assert done.status == status, done.err + done.out
        return done.out + done.err


def of_three_days(folder: Path, cli: Callable[..., Result], base_url: str, target: str) -> Show:
    """A show with three episodes, built."""
    made = Show(folder, cli, base_url, target)
    for day in (1, 2, 3):
        made.write(day)
    made.build()
    return made


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that a web server serves, and its address."""
    root = tmp_path / "www"
    root.mkdir()
    with FolderServer(root) as server:
        yield root, server.address


@pytest.fixture
def show(tmp_path: Path, cli: Runner, served: tuple[Path, str]) -> Show:
    root, address = served
    target = f"  site:\n    kind: folder\n    path: {root}\n    public_url: {address}\n"
    return of_three_days(tmp_path / "show", cli, address, target)


def test_the_plan_is_told_and_nothing_is_done(show: Show, served: tuple[Path, str]) -> None:
    told = show.publish("--plan", status=1)
    assert "+ feed.xml" in told
    assert told.count("+ media/") == 3
    assert list(served[0].iterdir()) == []


def test_everything_arrives_and_a_second_publish_has_nothing_to_do(
    show: Show, served: tuple[Path, str]
) -> None:
    root, address = served
    assert f"published: {address}feed.xml" in show.publish("--yes")
    there = {path: data for path, data in tree(root).items() if not path.startswith(".episodekit/")}
    assert there == tree(show.folder / "feeds")
    assert faults(f"{address}feed.xml") == []
    before = tree(root)
    assert "nothing to publish" in show.publish("--yes")
    assert tree(root) == before


def test_a_show_that_apple_would_not_list_is_published(show: Show, served: tuple[Path, str]) -> None:
    place = show.folder / "show.yaml"
    text, found = re.subn(
        r"^categories:\n(?: +- .*\n)+", "categories: []\n", place.read_text(), flags=re.MULTILINE
    )
    assert found == 1
    place.write_text(text)
    show.build()
    show.publish("--yes")
    assert b"<itunes:category" not in (served[0] / "feed.xml").read_bytes()


def test_no_listener_ever_sees_a_broken_episode(show: Show, served: tuple[Path, str]) -> None:
    address = served[1]
    with Listener(f"{address}feed.xml") as listener:
        show.publish("--yes")
        for round_ in range(4, 10):
            show.write(round_)
            show.write(2, title=f"Changed {round_}")
            if round_ % 3 == 0:
                shutil.rmtree(show.folder / "episodes" / f"e{round_ - 2:02}")
            show.build()
            show.publish("--yes")
    assert listener.polls > 10
    assert listener.broken == []


def kill(show: Show, feed_url: str, waits: tuple[float, ...]) -> None:
    """Publishes that are killed after so many seconds, then a whole one; the live feed is whole after each."""
    command = [sys.executable, "-m", "episodekit", "publish", "--dir", str(show.folder), "--yes"]
    for wait in waits:
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        running.kill()
        running.wait()
        assert faults(feed_url) == []
    show.publish("--yes")
    assert faults(feed_url) == []
    assert get(feed_url)[2] == (show.folder / "feeds" / "feed.xml").read_bytes()


def publish_remove_and_roll_back(show: Show) -> None:
    """Everything that a live feed goes through: new, changed and removed episodes, and the feed before."""
    show.publish("--yes")
    publish_changes(show)
    shutil.rmtree(show.folder / "episodes" / "e04")
    show.build()
    show.publish("--yes")
    show.publish("--rollback", "--yes")


def publish_changes(show: Show) -> None:
    """Five publishes, each with a new episode and a changed one."""
    for round_ in range(4, 9):
        show.write(round_)
        show.write(2, title=f"Changed {round_}")
        show.build()
        show.publish("--yes")


def publish_names(show: Show, base: str, *names: str) -> None:
    """Files of any name arrive under it, and are found there again."""
    place = show.folder / "feeds" / "extra"
    place.mkdir()
    for name in names:
        (place / name).write_text(name)
    show.publish("--yes")
    for name in names:
        assert get(f"{base}extra/{quote(name)}")[2].decode() == name
    assert "nothing to publish" in show.publish("--yes")


def test_a_publish_that_is_killed_goes_on(show: Show, served: tuple[Path, str]) -> None:
    root, address = served
    show.publish("--yes")
    for day in range(4, 30):
        show.write(day)
    show.build()
    kill(show, f"{address}feed.xml", (0.3, 0.5, 0.6, 0.7, 0.8))
    assert not [path for path in tree(root) if path.endswith(".tmp")]


def test_what_arrived_right_before_a_kill_is_not_sent_again(
    show: Show, served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Folder.put

    def killed(self: Folder, path: str, *rest: object) -> str:
        version = put(self, path, *rest)  # type: ignore[arg-type]  # as it came
        if path.startswith("media/"):
            raise KeyboardInterrupt
        return version

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "put", killed)
        show.publish("--yes", status=2)
    arrived = [path.name for path in (served[0] / "media").iterdir()]
    assert arrived
    told = show.publish("--plan", status=1)
    assert not [name for name in arrived if f"media/{name}" in told]
    show.publish("--yes")
    assert faults(f"{served[1]}feed.xml") == []


def test_what_a_killed_publish_left_half_written_goes(show: Show, served: tuple[Path, str]) -> None:
    left = served[0] / "media" / ".e01-12345678.mp3.abcdefgh.tmp"
    left.parent.mkdir()
    left.write_bytes(b"half")
    show.publish("--yes")
    assert not left.exists()


def test_a_touch_sends_nothing_and_an_edit_of_the_same_size_is_sent(
    show: Show, served: tuple[Path, str]
) -> None:
    root, _ = served
    show.publish("--yes")
    page = show.folder / "feeds" / "index.html"
    page.touch()
    assert "nothing to publish" in show.publish("--yes")
    before, status = page.read_bytes(), page.stat()
    page.write_bytes(before.replace(b"Story 1", b"Story X"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert page.stat().st_size == len(before)
    assert "~ index.html" in show.publish("--yes")
    assert b"Story X" in (root / "index.html").read_bytes()


def test_what_somebody_changed_there_is_sent_again(show: Show, served: tuple[Path, str]) -> None:
    root, address = served
    show.publish("--yes")
    gone = next((root / "media").iterdir())
    gone.unlink()
    told = show.publish("--yes")
    assert f"+ media/{gone.name}" in told
    assert "it was sent, and is gone there" in told
    assert faults(f"{address}feed.xml") == []


def test_a_live_feed_that_somebody_changed_is_seen_even_if_its_size_is_the_same(
    show: Show, served: tuple[Path, str]
) -> None:
    root, _ = served
    show.publish("--yes")
    feed = root / "feed.xml"
    ours = feed.read_bytes()
    feed.write_bytes(ours.replace(b"Story 1", b"Story A"))
    assert "~ feed.xml" in show.publish("--yes")
    assert feed.read_bytes() == ours


def test_the_other_of_two_publishers_is_told(show: Show, served: tuple[Path, str]) -> None:
    root, address = served
    show.publish("--yes")
    theirs = (root / "feed.xml").read_bytes().replace(b"Story 1", b"Story A")
    show.write(4)
    show.build()
    swap = Folder.swap

    def slow(self: Folder, path: str, *rest: object) -> str:
        if path == "feed.xml":
            (root / "feed.xml").write_bytes(theirs)
        return swap(self, path, *rest)  # type: ignore[arg-type]  # as it came

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Folder, "swap", slow)
        told = show.publish("--yes", status=3)
    assert "feed.xml was changed while this publish was running; the last publish there is by" in told
    assert (root / "feed.xml").read_bytes() == theirs
    show.publish("--yes")
    assert faults(f"{address}feed.xml") == []


def test_a_feed_with_an_error_is_not_published(show: Show, served: tuple[Path, str]) -> None:
    show.publish("--yes")
    before = tree(served[0])
    feed = show.folder / "feeds" / "feed.xml"
    feed.write_bytes(feed.read_bytes().replace(b"</channel>", b""))
    planned = show.publish("--plan", status=1)
    assert "~ feed.xml" in planned
    assert "error not-well-formed" in planned
    assert "nothing would be sent" in planned
    told = show.publish("--yes", status=1)
    assert "nothing was sent" in told
    assert tree(served[0]) == before


def test_a_feed_whose_address_was_never_changed_is_not_published(tmp_path: Path, cli: Runner) -> None:
    target = f"  site: {{kind: folder, path: {tmp_path / 'www'}}}\n"
    made = Show(tmp_path / "show", cli, "https://example.com/podcast/", target)
    settings = made.folder / "show.yaml"
    settings.write_text(settings.read_text().replace("lint:\n  allow_local: true\n", ""))
    made.write(1)
    made.build()
    told = made.publish("--yes", status=1)
    assert "error placeholder-host  example.com is not a public host" in told
    assert not (tmp_path / "www" / "feed.xml").exists()


def test_an_audio_file_that_listeners_cannot_reach_stops_it_before_the_feed(
    show: Show, served: tuple[Path, str]
) -> None:
    root, address = served
    yaml = show.folder / "show.yaml"
    yaml.write_text(yaml.read_text().replace(f"public_url: {address}", f"public_url: {address}elsewhere/"))
    told = show.publish("--yes", status=3)
    assert "the server answers 404; the feed was left as it is" in told
    assert not (root / "feed.xml").exists()


def test_a_feed_comes_back_and_its_files_are_never_deleted(show: Show, served: tuple[Path, str]) -> None:
    root, address = served
    show.publish("--yes")
    first = (root / "feed.xml").read_bytes()
    show.write(2, title="Changed")
    show.build()
    assert show.publish("--yes").count("\n- media/") == 1
    assert faults(f"{address}feed.xml") == []
    told = show.publish("--gc", "--grace-days", "0", "--yes")
    assert "nothing to delete\nkept for now: 1 file, until" in told
    assert "feed.xml: the feed before is live again" in show.publish("--rollback", "--yes")
    assert (root / "feed.xml").read_bytes() == first
    assert faults(f"{address}feed.xml") == []


def test_what_no_feed_names_is_deleted_in_the_end_and_nothing_of_others(
    show: Show, served: tuple[Path, str]
) -> None:
    root, address = served
    (root / "other.txt").write_text("not ours")
    show.publish("--yes")
    shutil.rmtree(show.folder / "episodes" / "e01")
    show.build()
    show.publish("--yes")
    assert "nothing to delete" in show.publish("--gc", "--yes")
    manifest = root / ".episodekit" / "manifest.json"
    whole = json.loads(manifest.read_text())
    whole["feeds"] = []
    manifest.write_text(json.dumps(whole))
    told = show.publish("--gc", "--grace-days", "0")
    assert "would be deleted" in told
    assert sum(path.startswith("media/") for path in tree(root)) == 3
    show.publish("--gc", "--grace-days", "0", "--yes")
    assert sum(path.startswith("media/") for path in tree(root)) == 2
    assert (root / "other.txt").exists()
    assert faults(f"{address}feed.xml") == []


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        ("", "show.yaml names no target"),
        ("targets:\n  a: {kind: ftp}\n", "kind"),
        ("targets:\n  a: {kind: folder}\n", "targets.a.path is missing"),
        ("targets:\n  a: {kind: folder, path: x, pasword: y}\n", "pasword"),
        ("targets:\n  a: {kind: folder, path: x}\n  b: {kind: folder, path: y}\n", "name one of the targets"),
    ],
)
def test_what_cannot_be_published_is_said(show: Show, targets: str, said: str) -> None:
    yaml = show.folder / "show.yaml"
    text = yaml.read_text()
    yaml.write_text(text[: text.index("targets:")] + targets)
    assert said in show.publish("--yes", status=2)


def test_what_a_refused_publish_sent_is_looked_at_again_before_any_feed(
    show: Show, served: tuple[Path, str]
) -> None:
    root, address = served
    yaml = show.folder / "show.yaml"
    right = yaml.read_text()
    yaml.write_text(right.replace(f"public_url: {address}", f"public_url: {address}elsewhere/"))
    for _ in range(2):
        assert "the server answers 404" in show.publish("--yes", status=3)
        assert not (root / "feed.xml").exists()
    yaml.write_text(right)
    show.publish("--yes")
    assert faults(f"{address}feed.xml") == []


def test_a_feed_that_is_built_anew_meanwhile_is_not_published(
    show: Show, served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, address = served
    show.publish("--yes")
    before = get(f"{address}feed.xml")[2]
    show.write(2, title="Changed")
    show.build()
    put = Folder.put

    def meanwhile(self: Folder, path: str, *rest: object) -> str:
        feed = show.folder / "feeds" / "feed.xml"
        feed.write_bytes(feed.read_bytes().replace(b"Story 1", b"Story A"))
        return put(self, path, *rest)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(Folder, "put", meanwhile)
    assert "changed while it was being published" in show.publish("--yes", status=2)
    assert get(f"{address}feed.xml")[2] == before
    assert (root / "feed.xml").read_bytes() == before


def test_a_recording_that_changes_while_it_is_sent_is_not_published(
    show: Show, served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Folder.put

    def meanwhile(self: Folder, path: str, source: Path, *rest: object) -> str:
        done = put(self, path, source, *rest)  # type: ignore[arg-type]  # as it came
        if path.startswith(
            "media/"
        ):  # of the same size and time, as programs leave it that write tags in place
            before = source.stat()
            source.write_bytes(bytes(before.st_size))
            os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
        return done

    monkeypatch.setattr(Folder, "put", meanwhile)
    assert "changed while it was being published" in show.publish("--yes", status=2)
    assert not (served[0] / "feed.xml").exists()


def test_a_file_that_is_taken_away_meanwhile_is_no_fault_of_the_target(
    show: Show, served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Folder.put

    def meanwhile(self: Folder, path: str, source: Path, *rest: object) -> str:
        source.unlink()
        return put(self, path, source, *rest)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(Folder, "put", meanwhile)
    told = show.publish("--yes", status=2)
    assert ": it changed while it was being published" in told
    assert "free space" not in told
    assert not (served[0] / "feed.xml").exists()


def each_on_another_day(patch: pytest.MonkeyPatch) -> None:
    moments = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(100))
    patch.setattr(command, "_now", lambda: next(moments))


def test_a_publish_that_is_killed_at_its_very_end_is_written_down_by_the_next(
    show: Show, served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    each_on_another_day(monkeypatch)
    root, _ = served
    show.publish("--yes")
    show.write(2, title="Second")
    show.build()
    show.publish("--yes")
    second = (root / "feed.xml").read_bytes()
    show.write(2, title="Third")
    show.build()
    swap = Folder.swap

    def killed(self: Folder, path: str, *rest: object) -> str:
        if path.endswith("manifest.json"):
            raise KeyboardInterrupt
        return swap(self, path, *rest)  # type: ignore[arg-type]  # as it came

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "swap", killed)
        show.publish("--yes", status=2)
    assert "nothing to publish" in show.publish("--yes")
    assert "nothing to publish" in show.publish("--yes")
    assert "nothing to delete" in show.publish("--gc", "--grace-days", "0", "--yes")
    show.publish("--rollback", "--yes")
    assert (root / "feed.xml").read_bytes() == second


def test_the_feed_right_before_comes_back_even_if_it_was_live_twice(
    show: Show, served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, _ = served
    each_on_another_day(monkeypatch)
    contents = []
    for title in ("A", "B", "A", "C"):
        show.write(2, title=title)
        show.build()
        show.publish("--yes")
        contents.append((root / "feed.xml").read_bytes())
    assert contents[0] == contents[2]
    show.publish("--rollback", "--yes")
    assert (root / "feed.xml").read_bytes() == contents[2]


def test_feeds_that_are_kept_no_more_are_not_read_again_and_go_in_the_end(
    show: Show, served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, _ = served
    each_on_another_day(monkeypatch)
    monkeypatch.setattr(apply, "_KEPT_FEEDS", 2)
    for title in "ABCDE":
        show.write(2, title=title)
        show.build()
        show.publish("--yes")
    kept = root / ".episodekit" / "feeds"
    assert len([*kept.iterdir()]) == 4
    asked, read = [], Folder.read

    def noted(self: Folder, path: str, limit_bytes: int) -> Stored | None:
        asked.append(path)
        return read(self, path, limit_bytes)

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "read", noted)
        assert "nothing to publish" in show.publish("--yes")
    assert not [path for path in asked if path.startswith(".episodekit/feeds/")]
    assert "- .episodekit/feeds/" in show.publish("--gc", "--grace-days", "0", "--yes")
    assert len([*kept.iterdir()]) == 2
    show.publish("--rollback", "--yes")
    assert b"<title>D</title>" in (root / "feed.xml").read_bytes()


def test_archive_pages_come_back_with_the_feed_and_keep_their_files(
    show: Show, served: tuple[Path, str]
) -> None:
    root, address = served
    yaml = show.folder / "show.yaml"
    yaml.write_text(yaml.read_text().replace("targets:", "feed:\n  limit: 1\ntargets:"))
    show.build()
    show.publish("--yes")
    pages = {path.name: path.read_bytes() for path in root.glob("*.xml")}
    assert len(pages) == 3
    shutil.rmtree(show.folder / "episodes" / "e01")
    show.build()
    show.publish("--yes")
    show.publish("--gc", "--grace-days", "0", "--yes")
    show.publish("--rollback", "--yes")
    assert (root / "feed.xml").read_bytes() == pages["feed.xml"]
    for name, content in pages.items():
        assert (root / name).read_bytes() == content
        assert faults(f"{address}{name}") == []


def test_a_page_to_wait_by_is_no_feed_to_compare_with(show: Show, served: tuple[Path, str]) -> None:
    root, address = served
    (root / "feed.xml").write_text("<!DOCTYPE html><html><body>Soon</body></html>")
    assert "there is no feed (it is an HTML page): nothing is compared" in show.publish("--yes")
    assert faults(f"{address}feed.xml") == []


def test_a_change_that_is_meant_is_published_if_it_is_named(show: Show, served: tuple[Path, str]) -> None:
    address = served[1]
    show.publish("--yes")
    entry = show.folder / "episodes" / "e02" / "episode.md"
    entry.write_text(entry.read_text().replace("guid-2", "guid-two"))
    done = show.build("guid-changed")
    assert "guid-changed" in done
    assert "guid-changed" in show.publish("--yes", status=1)
    show.publish("--yes", "--accept", "guid-changed")
    assert b"guid-two" in get(f"{address}feed.xml")[2]
    entry.write_text(entry.read_text().replace("Story 2", "Story two"))
    show.build()
    assert "nothing that can be accepted" in show.publish("--yes", "--accept", "duration", status=2)


@pytest.mark.parametrize("path", [".", "feeds", "feeds/www"])
def test_the_workspace_is_no_target(show: Show, path: str) -> None:
    yaml = show.folder / "show.yaml"
    text = yaml.read_text()
    yaml.write_text(text[: text.index("targets:")] + f"targets:\n  a: {{kind: folder, path: {path}}}\n")
    assert "is the workspace itself" in show.publish("--yes", status=2)


def test_a_show_at_home_is_told_which_setting_lets_it_pass(show: Show) -> None:
    yaml = show.folder / "show.yaml"
    text = yaml.read_text()
    yaml.write_text(text.replace("lint:\n  allow_local: true\n", ""))
    told = show.publish("--yes", status=1)
    assert "error placeholder-host" in told
    assert "`lint: {allow_local: true}` in show.yaml" in told
    assert "--allow-local" not in told
    yaml.write_text(text.replace("lint:\n  allow_local: true\n", "lint: {allow_local: true}\n"))
    show.publish("--yes")
    assert "'web' is none of them: name one of the targets in show.yaml: site" in show.publish(
        "web", status=2
    )


def test_two_things_at_once_are_refused(show: Show) -> None:
    assert "two things" in show.publish("--gc", "--rollback", status=2)
    assert "no --plan" in show.publish("--rollback", "--plan", status=2)
    assert "no terminal" in show.publish("--rollback", status=2)


def test_a_user_without_a_name_may_publish(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError(1234)

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert "published:" in show.publish("--yes")


def test_what_another_publish_takes_away_itself_does_not_wait_to_be_deleted(
    show: Show, served: tuple[Path, str]
) -> None:
    show.publish("--yes")
    beside = served[0] / ".episodekit" / f"probe-{'a' * 32}"
    beside.write_text("at work")
    show.publish("--yes")
    assert "kept for now: 1 file" in show.publish("--gc")
    beside.unlink()
    assert "nothing to publish" in show.publish("--yes")
    assert show.publish("--gc") == "nothing to delete\n"
