"""Publishing to a real SSH server (OpenSSH), while a listener asks for the feed all the time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.publish.sftp import Sftp, open_sftp
from tests.counting import counted_by_four
from tests.e2e.test_publish import Show, kill, of_three_days, publish_remove_and_roll_back
from tests.listening import FolderServer, Listener, faults
from tests.running import Runner, tree
from tests.sshds import SSHD, Server, sshd

pytestmark = pytest.mark.skipif(SSHD is None, reason="sshd (Debian: openssh-server) is not installed")

TEXT = Headers("text/plain", "no-store")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with sshd(tmp_path_factory.mktemp("ssh") / "d") as running:
        yield running


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "www" / "pod"


@pytest.fixture
def base(root: Path) -> Iterator[str]:
    """A web server over what the SSH server holds."""
    root.parent.mkdir()
    with FolderServer(root.parent) as serving:
        yield f"{serving.address}pod/"


@pytest.fixture
def show(tmp_path: Path, root: Path, cli: Runner, server: Server, base: str) -> Show:
    rows = "".join(f"    {key}: {value!r}\n" for key, value in server.target(root).items())
    return of_three_days(tmp_path / "show", cli, base, f"  ssh:\n    kind: sftp\n{rows}")


def opened(server: Server, path: Path, **more: str) -> Sftp:
    return open_sftp(Target(name="ssh", kind="sftp", options=server.target(path, **more)), {})


def test_everything_arrives_and_a_second_publish_has_nothing_to_do(show: Show, base: str, root: Path) -> None:
    assert f"published: {base}feed.xml" in show.publish("--yes")
    there = {path: data for path, data in tree(root).items() if not path.startswith(".episodekit/")}
    assert there == tree(show.folder / "feeds")
    assert faults(f"{base}feed.xml") == []
    assert [path for path in tree(root) if path.startswith(".episodekit/")] == [".episodekit/manifest.json"]
    before = tree(root)
    assert "nothing to publish" in show.publish("--yes")
    assert tree(root) == before


def test_no_listener_ever_sees_a_broken_episode(show: Show, base: str) -> None:
    with Listener(f"{base}feed.xml") as listener:
        publish_remove_and_roll_back(show)
    assert listener.polls > 5
    assert listener.broken == []


def test_a_publish_that_is_killed_goes_on(show: Show, base: str) -> None:
    show.publish("--yes")
    for day in range(4, 14):
        show.write(day)
    show.build()
    kill(show, f"{base}feed.xml", (0.8, 1.0, 1.2))


def test_what_was_sent_before_a_kill_is_not_sent_again(server: Server, root: Path, tmp_path: Path) -> None:
    source = tmp_path / "long.mp3"
    source.write_bytes(b"".join(n.to_bytes(4, "big") for n in range(1 << 20)))  # 4 MB

    class Killed(Exception):  # noqa: N818  # it stands for a kill
        pass

    sent: list[int] = []

    def until_half(count: int) -> None:
        sent.append(count)
        if sum(sent) >= 3 << 20:
            raise Killed

    with pytest.raises(Killed):
        opened(server, root).put("media/long.mp3", source, TEXT, until_half)
    assert not (root / "media" / "long.mp3").exists()
    sent.clear()
    store = opened(server, root)
    store.put("media/long.mp3", source, TEXT, sent.append)
    store.close()
    assert (root / "media" / "long.mp3").read_bytes() == source.read_bytes()
    assert sent[0] == 2 << 20  # all that lay there but the last block, which may have holes
    assert tree(root).keys() == {"media/long.mp3"}


def test_of_two_publishers_at_once_no_change_is_lost(server: Server, root: Path) -> None:
    assert counted_by_four(lambda: opened(server, root)) == 100


@pytest.mark.parametrize("content", [b"0" * 32, b""], ids=["named", "killed before it wrote its name"])
def test_the_lock_of_a_killed_publisher_is_taken_over(
    server: Server, root: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setattr("episodekit.publish.sftp._LOCK_SECONDS", 0.3)
    monkeypatch.setattr("episodekit.publish.sftp._MOST_LOCKS", 200)  # a busy machine takes its time to ask
    (root / ".episodekit").mkdir(parents=True)
    (root / ".episodekit" / "lock").write_bytes(content)
    store = opened(server, root)
    store.swap("feed.xml", b"<rss/>", TEXT, None)
    store.close()
    assert tree(root) == {"feed.xml": b"<rss/>"}


def test_who_waits_too_long_for_the_lock_is_told(
    server: Server, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("episodekit.publish.sftp._MOST_LOCKS", 0)
    (root / ".episodekit").mkdir(parents=True)
    (root / ".episodekit" / "lock").write_bytes(b"0" * 32)
    store = opened(server, root)
    with pytest.raises(RemoteError, match="somebody else holds the lock") as told:
        store.swap("feed.xml", b"<rss/>", TEXT, None)
    store.close()
    assert f"delete {root}/.episodekit/lock there" in told.value.remedy
    assert tree(root) == {".episodekit/lock": b"0" * 32}


def test_an_unknown_server_is_refused_with_its_fingerprint(
    server: Server, root: Path, tmp_path: Path
) -> None:
    nobody = tmp_path / "nobody"
    nobody.write_text("")
    with pytest.raises(
        RemoteError, match=r"the server is not known here: its key is ssh-ed25519 SHA256:"
    ) as told:
        opened(server, root, known_hosts=str(nobody))
    assert f"ssh-keyscan -p {server.port} 127.0.0.1" in told.value.remedy
    assert not root.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"user": "nobody-of-that-name"}, "Permission denied"),
        ({"port": "1"}, "refused"),
        ({"port": "seven"}, "port is 'seven'"),
        ({"key": "/dev/null"}, "invalid private key"),
        ({"key": "/nope/id"}, "key: /nope/id cannot be read"),
        ({"known_hosts": "/nope/hosts"}, "known_hosts: /nope/hosts cannot be read"),
        ({"password_variable": "NO_SUCH_VARIABLE"}, "the variable NO_SUCH_VARIABLE is not set"),
    ],
)
def test_what_is_refused_is_told(server: Server, root: Path, more: dict[str, str], said: str) -> None:
    with pytest.raises(RemoteError) as told:
        opened(server, root, **more)
    assert said.lower() in told.value.message.lower()
    assert told.value.remedy


def test_names_with_spaces_signs_and_scripts_arrive(server: Server, root: Path, tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(b"abc")
    names = ["a b.txt", "a+b.txt", "100%.txt", "ភ្នំពេញ.txt", "deep/er/x.txt"]
    store = opened(server, root)
    for name in names:
        store.put(name, source, TEXT, lambda _: None)
    assert {name: row.size_bytes for name, row in store.listing().items()} == dict.fromkeys(names, 3)
    store.delete("a b.txt")
    store.delete("a b.txt")
    assert store.read("a b.txt", 10) is None
    assert store.conditional()
    store.close()
