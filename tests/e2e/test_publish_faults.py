"""A network that drops, cuts and crawls, and a full disk: each target says what is wrong, shows nothing half, and goes on afterwards."""

import os
import resource
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.publish.folder import Folder
from episodekit.publish.kinds import connect
from episodekit.publish.target import Store
from tests.buckets import BUCKET, KEY, SECRET, WEED, seaweed
from tests.davs import PASSWORD, USER, WSGIDAV, wsgidav
from tests.proxies import Proxy
from tests.sshds import SSHD, sshd

pytestmark = pytest.mark.xdist_group("seaweed")
AUDIO = Headers("audio/mpeg", "no-store")
SECRETS = {"K": KEY, "S": SECRET, "P": PASSWORD}
SIZE_BYTES = 3_000_000
KINDS = {"s3": WEED, "sftp": SSHD, "webdav": WSGIDAV}


@dataclass(frozen=True)
class Place:
    """A server behind a proxy; ``folder`` is where its files lie, if they lie in one."""

    kind: str
    proxy: Proxy
    folder: Path | None
    options: Callable[[], dict[str, str]]

    def open(self) -> Store:
        return connect(Target(name="t", kind=self.kind, options=self.options()), Path("/nowhere"), SECRETS)


@pytest.fixture(scope="module", params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    kind, folder = str(request.param), tmp_path_factory.mktemp("served")
    if KINDS[kind] is None:
        pytest.skip(f"the server of {kind} is not installed")
    with ExitStack() as stack:

        def proxied(port: int) -> Proxy:
            return stack.enter_context(Proxy(port))

        if kind == "s3":
            bucket = stack.enter_context(seaweed(folder))
            proxy = proxied(int(bucket.endpoint.rpartition(":")[2]))
            keys = {"access_key_variable": "K", "secret_key_variable": "S"}
            yield Place(kind, proxy, None, lambda: {"bucket": BUCKET, "endpoint": proxy.address, **keys})
        elif kind == "sftp":
            ssh = stack.enter_context(sshd(folder / "d"))
            proxy = proxied(ssh.port)
            ssh.known_hosts.write_text(ssh.known_hosts.read_text().replace(str(ssh.port), str(proxy.port)))
            yield Place(kind, proxy, folder / "w", lambda: ssh.target(folder / "w", port=str(proxy.port)))
        else:
            address = stack.enter_context(wsgidav(folder))
            proxy = proxied(int(address.rstrip("/").rpartition(":")[2]))
            login = {"user": USER, "password_variable": "P"}
            yield Place(kind, proxy, folder / "dav", lambda: {"url": proxy.address, **login})


@pytest.fixture
def source(tmp_path: Path) -> Path:
    made = tmp_path / "a.mp3"
    made.write_bytes(os.urandom(SIZE_BYTES))
    return made


def sent(place: Place, path: str, source: Path) -> RemoteError | None:
    """One try, as one run of the program makes it; what it says if it fails."""
    try:
        store = place.open()
        try:
            store.put(path, source, AUDIO, lambda _: None)
        finally:
            store.close()
    except RemoteError as problem:
        return problem
    return None


def content(place: Place, path: str) -> bytes | None:
    store = place.open()
    stored = store.read(path, 2 * SIZE_BYTES)
    store.close()
    return stored.data if stored else None


def test_a_connection_that_is_cut_in_the_middle(place: Place, source: Path) -> None:
    place.proxy.cut_after = place.proxy.sent + SIZE_BYTES // 2
    problem = sent(place, "cut.mp3", source)
    assert content(place, "cut.mp3") == (None if problem else source.read_bytes())
    assert sent(place, "cut.mp3", source) is None
    assert content(place, "cut.mp3") == source.read_bytes()


def test_a_connection_that_crawls(place: Place, source: Path) -> None:
    place.proxy.bytes_per_second = 4_000_000
    problem = sent(place, "slow.mp3", source)
    place.proxy.bytes_per_second = None
    assert problem is None
    assert content(place, "slow.mp3") == source.read_bytes()


def test_answers_that_are_cut_short(place: Place, source: Path) -> None:
    assert sent(place, "short.mp3", source) is None
    place.proxy.answer_bytes = 60
    problem = sent(place, "new.mp3", source)
    place.proxy.answer_bytes = None
    assert content(place, "short.mp3") == source.read_bytes()
    assert content(place, "new.mp3") in {source.read_bytes(), None if problem else b""}
    assert sent(place, "new.mp3", source) is None


@pytest.mark.parametrize("place", ["sftp"], indirect=True)
def test_a_full_disk_behind_ssh(place: Place, source: Path) -> None:
    place.proxy.cut_after = place.proxy.sent + SIZE_BYTES // 2
    assert sent(place, "full.mp3", source) is not None
    assert place.folder is not None
    (left,) = (place.folder / ".episodekit" / "staging").iterdir()
    left.unlink()
    left.symlink_to("/dev/full")
    problem = sent(place, "full.mp3", source)
    assert problem is not None
    assert "look whether the disk there is full" in problem.remedy
    assert content(place, "full.mp3") is None
    left.unlink()
    assert sent(place, "full.mp3", source) is None


@pytest.mark.skipif(WSGIDAV is None, reason="WsgiDAV (the package wsgidav) is not installed")
def test_a_full_disk_behind_webdav(tmp_path: Path, source: Path) -> None:
    with (
        wsgidav(tmp_path, SIZE_BYTES // 2) as address,
        Proxy(int(address.split(":")[2].rstrip("/"))) as proxy,
    ):
        place = Place("webdav", proxy, None, lambda: {"url": address, "user": USER, "password_variable": "P"})
        problem = sent(place, "full.mp3", source)
        assert problem is not None
        assert "disk may be full" in problem.remedy or "free space" in problem.remedy
        assert content(place, "full.mp3") is None


def test_a_full_disk_here(tmp_path: Path, source: Path) -> None:
    store = Folder("site", tmp_path / "www")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SIZE_BYTES // 2, before[1]))
    try:
        with pytest.raises(RemoteError) as told:
            store.put("a.mp3", source, AUDIO, lambda _: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "File too large" in told.value.message
    assert [path.name for path in (tmp_path / "www").rglob("*") if path.is_file()] == ["lock"]
