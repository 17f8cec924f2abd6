"""Publishing to a real WebDAV server (WsgiDAV), while a listener asks for the feed all the time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.publish.webdav import WebDav, open_webdav
from tests.counting import counted_by_four
from tests.davs import PASSWORD, USER, WSGIDAV, wsgidav
from tests.e2e.test_publish import Show, kill, of_three_days, publish_names, publish_remove_and_roll_back
from tests.listening import GONE, FolderServer, Listener, faults, get
from tests.running import Runner, tree

pytestmark = pytest.mark.skipif(WSGIDAV is None, reason="WsgiDAV (the package wsgidav) is not installed")


@pytest.fixture
def dav(tmp_path: Path) -> Iterator[str]:
    with wsgidav(tmp_path) as address:
        yield address


@pytest.fixture
def base(tmp_path: Path, dav: str) -> Iterator[str]:
    """A web server over what the WebDAV server holds."""
    assert dav
    with FolderServer(tmp_path / "dav") as server:
        yield f"{server.address}pod/"


@pytest.fixture
def show(tmp_path: Path, cli: Runner, dav: str, base: str, monkeypatch: pytest.MonkeyPatch) -> Show:
    monkeypatch.setenv("POD_PASSWORD", PASSWORD)
    target = f"  dav:\n    kind: webdav\n    url: {dav}pod\n    user: {USER}\n    password_variable: POD_PASSWORD\n"
    return of_three_days(tmp_path / "show", cli, base, target)


def test_everything_arrives_and_a_second_publish_has_nothing_to_do(
    show: Show, base: str, tmp_path: Path
) -> None:
    assert f"published: {base}feed.xml" in show.publish("--yes")
    root = tmp_path / "dav" / "pod"
    there = {path: data for path, data in tree(root).items() if not path.startswith(".episodekit/")}
    assert there == tree(show.folder / "feeds")
    assert faults(f"{base}feed.xml") == []
    assert [path for path in tree(root) if path.startswith(".episodekit/")] == [
        ".episodekit/lock",
        ".episodekit/manifest.json",
    ]
    before = tree(root)
    assert "nothing to publish" in show.publish("--yes")
    assert tree(root) == before


def test_no_listener_ever_sees_a_broken_episode(show: Show, base: str) -> None:
    with Listener(f"{base}feed.xml") as listener:
        publish_remove_and_roll_back(show)
    assert listener.polls > 5
    # This server deletes a file before it moves another over it: for a moment there is no feed at all, never a broken one.
    assert set(listener.broken) <= {GONE}


def test_a_publish_that_is_killed_goes_on(show: Show, base: str, tmp_path: Path) -> None:
    show.publish("--yes")
    for day in range(4, 14):
        show.write(day)
    show.build()
    kill(show, f"{base}feed.xml", (0.6, 0.8, 1.0))
    assert [
        path
        for path in tree(tmp_path / "dav" / "pod")
        if "staging/" in path and "/swap-" not in path and "/probe-" not in path
    ] == []


def test_what_a_killed_publish_left_beside_is_cleared_after_the_grace(show: Show, tmp_path: Path) -> None:
    show.publish("--yes")
    root = tmp_path / "dav" / "pod"
    staging = root / ".episodekit" / "staging"
    before = set(tree(root))
    for name in (f"swap-{'a' * 32}", f"probe-{'b' * 32}", "c" * 32):
        (staging / name).write_text("left")
    (staging / "notes.txt").write_text("somebody else's")
    assert "nothing to publish" in show.publish("--yes")
    assert "nothing to delete" in show.publish("--gc", "--yes")
    told = show.publish("--gc", "--grace-days", "0", "--yes")
    assert told.count("- .episodekit/staging/") == 3
    assert set(tree(root)) == before | {".episodekit/staging/notes.txt"}


def test_of_two_publishers_at_once_no_change_is_lost(dav: str) -> None:
    options = {"url": dav, "user": USER, "password_variable": "P"}
    target = Target(name="dav", kind="webdav", options=options)
    assert counted_by_four(lambda: open_webdav(target, {"P": PASSWORD})) == 100


def test_two_publishers_that_make_a_folder_in_the_same_moment(
    dav: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # WsgiDAV looks whether it is there, makes it, and answers 500 to who made it second.
    target = Target(name="dav", kind="webdav", options={"url": dav, "user": USER, "password_variable": "P"})
    store, failed = open_webdav(target, {"P": PASSWORD}), list[str]()
    making = WebDav._make_folder  # noqa: SLF001  # the moment of the race

    def second(self: WebDav, folder: str) -> None:
        making(self, folder)
        if folder and folder not in failed:
            failed.append(folder)
            raise RemoteError("500", remedy="", where="")

    monkeypatch.setattr(WebDav, "_make_folder", second)
    store.swap("a/b/feed.xml", b"<rss/>", Headers("text/plain", "no-store"), None)
    assert store.read("a/b/feed.xml", 99)
    store.close()
    assert {"a/", "a/b/"} <= set(failed)


@pytest.mark.parametrize("honours", [True, False])
def test_a_feed_that_somebody_else_swapped_is_left(
    show: Show, base: str, tmp_path: Path, *, honours: bool
) -> None:
    show.publish("--yes")
    feed = tmp_path / "dav" / "pod" / "feed.xml"
    theirs = feed.read_bytes().replace(b"Story 1", b"Story A and more")
    show.write(4)
    show.build()
    tried: list[bool] = []
    with pytest.MonkeyPatch.context() as patch:
        if honours:  # they are faster than our last look
            move = WebDav._move  # noqa: SLF001  # the last moment before the swap

            def slow(self: WebDav, source: str, path: str, condition: dict[str, str]) -> None:
                if path == "feed.xml":
                    tried.append(self.conditional())
                    feed.write_bytes(theirs)
                move(self, source, path, condition)

            patch.setattr(WebDav, "_move", slow)
        else:  # a server that passes over conditions, and they are faster than our swap
            swap = WebDav.swap

            def late(self: WebDav, path: str, *rest: object) -> str:
                if path == "feed.xml":
                    tried.append(self.conditional())
                    feed.write_bytes(theirs)
                return swap(self, path, *rest)  # type: ignore[arg-type]  # as it came

            patch.setattr(WebDav, "_if", lambda *_: {})
            patch.setattr(WebDav, "swap", late)
        told = show.publish("--yes", status=3)
    assert "feed.xml was changed while this publish was running; the last publish there is by" in told
    assert tried == [honours]
    assert get(f"{base}feed.xml")[2] == theirs
    show.publish("--yes")
    assert faults(f"{base}feed.xml") == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (USER, "nobody", "the user or the password is wrong"),
        ("http://127.0.0.1", "http://pod.example", "the password would go over http"),
        ("POD_PASSWORD", "POD_NOTHING", "the variable POD_NOTHING is not set"),
        (f"    user: {USER}\n", "", "a password without a user"),
        ("/pod\n", "/none/pod\n", "make the folder that holds the one in url"),
        ("url: http", "url: ftp", "is not an http(s) address"),
    ],
)
def test_what_is_refused_is_said(show: Show, before: str, after: str, said: str) -> None:
    yaml = show.folder / "show.yaml"
    head, targets = yaml.read_text().split("targets:\n")
    yaml.write_text(f"{head}targets:\n{targets.replace(before, after, 1)}")
    told = show.publish("--yes", status=3)
    assert said in told
    assert PASSWORD not in told


def test_what_is_no_webdav_server_is_said(show: Show, dav: str, base: str) -> None:
    yaml = show.folder / "show.yaml"
    yaml.write_text(yaml.read_text().replace(f"url: {dav}pod", f"url: {base}"))
    assert "dav (" in show.publish("--yes", status=3)


def test_names_with_any_characters(show: Show, base: str) -> None:
    # WsgiDAV takes what follows a question mark for a query, even where it is encoded.
    publish_names(show, base, "a b.txt", "a+b.txt", "100%.txt", "ភាសាខ្មែរ.txt", "a#b.txt")
