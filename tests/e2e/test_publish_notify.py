"""Hubs (WebSub) are told of a new feed: after it is served, once, and never at the cost of the publish."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from episodekit.errors import RemoteError
from episodekit.publish import notify
from episodekit.publish.folder import Folder
from tests.e2e.test_publish import Show
from tests.listening import FolderServer, get
from tests.running import Runner
from tests.servers import Site, site


@pytest.fixture
def hub() -> Iterator[Site]:
    with site() as running:
        running.status("/hub", 202)
        yield running


@pytest.fixture
def served(tmp_path: Path) -> Iterator[FolderServer]:
    (tmp_path / "www").mkdir()
    with FolderServer(tmp_path / "www") as server:
        yield server


@pytest.fixture
def services(hub: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Podcast Index and Podping, which are the hub's server here."""
    for module in ("cli.publish", "publish.notify", "planning.hubs"):
        monkeypatch.setattr(f"episodekit.{module}.PODCAST_INDEX", f"{hub.address}/index")
        monkeypatch.setattr(f"episodekit.{module}.PODPING", f"{hub.address}/podping/")
    monkeypatch.setenv("POD_TOKEN", "s3cret")
    hub.page("/index", b'{"status": "true", "description": "marked"}', "application/json")
    hub.status("/podping/", 200)
    return hub


def announced(tmp_path: Path, cli: Runner, served: FolderServer, tags: str = "") -> Show:
    keys = "podcast_index: true, podping_variable: POD_TOKEN"
    target = f"  site: {{kind: folder, path: {tmp_path}/www, public_url: '{served.address}', {keys}}}\n"
    show = Show(tmp_path / "show", cli, served.address, f"{target}{tags}")
    show.write(1)
    show.build()
    return show


def asked(services: Site) -> list[tuple[str, dict[str, list[str]], str | None]]:
    """Path, query and authorization of each question."""
    return [
        (urlsplit(path).path, parse_qs(urlsplit(path).query), headers.get("Authorization"))
        for path, headers in services.asked
    ]


def made(tmp_path: Path, cli: Runner, base_url: str, target: str, *hubs: str) -> Show:
    links = "".join(f"    - {{rel: hub, href: {hub!r}}}\n" for hub in hubs)
    show = Show(tmp_path / "show", cli, base_url, f"{target}tags:\n  atom:link:\n{links}")
    show.write(1)
    show.build()
    return show


@pytest.fixture
def show(tmp_path: Path, cli: Runner, served: FolderServer, hub: Site) -> Show:
    target = f"  site: {{kind: folder, path: {tmp_path}/www, public_url: '{served.address}'}}\n"
    return made(tmp_path, cli, served.address, target, f"{hub.address}/hub")


def test_the_hub_is_told_once_after_the_new_feed_is_served(
    show: Show, served: FolderServer, hub: Site
) -> None:
    topic = f"{served.address}feed.xml"
    fetched: list[bytes] = []

    def fetches(request: BaseHTTPRequestHandler) -> None:
        fetched.append(get(topic)[2])
        request.send_response(204)
        request.end_headers()

    hub.answers["/hub"] = fetches
    feed = show.folder / "feeds" / "feed.xml"
    assert f"told: {hub.address}/hub" in show.publish("--yes")
    form = {"hub.mode": ["publish"], "hub.url": [topic], "hub.topic": [topic]}
    assert hub.posted == [("/hub", form)]
    assert fetched == [feed.read_bytes()]
    assert "told" not in show.publish("--yes")
    page = show.folder / "feeds" / "index.html"
    page.write_bytes(page.read_bytes() + b"\n")
    assert "told" not in show.publish("--yes")
    (show.folder / ".episodekit" / "publish.sqlite").unlink()  # as on another machine
    assert "told" not in show.publish("--yes")
    show.write(2)
    show.build()
    show.publish("--yes")
    assert hub.posted == [("/hub", form)] * 2
    assert fetched[1] == feed.read_bytes() != fetched[0]
    show.publish("--rollback", "--yes")
    assert fetched[2:] == fetched[:1]


@pytest.mark.parametrize(
    ("status", "said"), [(500, "the server answers 500"), (302, "the server answers 302")]
)
def test_a_hub_that_fails_is_a_warning_and_is_told_the_next_time(
    show: Show, hub: Site, status: int, said: str
) -> None:
    hub.redirect("/hub", "/elsewhere", status) if status == 302 else hub.status("/hub", status)
    told = show.publish("--yes")
    assert "published: " in told
    assert f"warning: {hub.address}/hub was not told of the new feed: {said}" in told
    hub.redirect("/hub", "/moved", 308)
    hub.status("/moved", 200)
    told = show.publish("--yes")
    assert "nothing to publish" in told
    assert f"told: {hub.address}/hub" in told
    assert [path for path, _ in hub.posted] == ["/hub", "/hub", "/moved"]
    assert hub.posted[0][1] == hub.posted[2][1]


def test_a_hub_that_is_not_there_is_a_warning(tmp_path: Path, cli: Runner, served: FolderServer) -> None:
    with site() as gone:
        address = f"{gone.address}/hub"
    target = f"  site: {{kind: folder, path: {tmp_path}/www, public_url: '{served.address}'}}\n"
    with site() as hub:
        other = f"{hub.address}/hub"
        hub.status("/hub", 204)
        show = made(tmp_path, cli, served.address, target, address, other)
        told = show.publish("--yes")
        assert f"warning: {address} was not told of the new feed: cannot be fetched" in told
        assert f"told: {other}" in told
        assert f"told: {other}" not in show.publish("--yes")
        assert len(hub.posted) == 1


def test_no_hub_is_told_on_request(show: Show, hub: Site) -> None:
    show.publish("--yes", "--no-notify")
    show.publish("--yes")
    assert hub.posted == []


def test_a_plan_tells_nobody(show: Show, hub: Site) -> None:
    hub.status("/hub", 500)
    show.publish("--yes")
    show.publish("--plan")
    assert len(hub.posted) == 1


def test_a_cache_that_serves_the_old_feed_is_waited_for(
    tmp_path: Path, cli: Runner, hub: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = f"  site: {{kind: folder, path: {tmp_path}/www, public_url: '{hub.address}/pod/'}}\n"
    show = made(tmp_path, cli, f"{hub.address}/pod/", target, f"{hub.address}/hub")
    monkeypatch.setattr(
        "episodekit.publish.verify.verify", lambda *_: None
    )  # it is the feed alone that is late
    monkeypatch.setattr(notify, "WAIT_SECONDS", 0.2)
    feed = show.folder / "feeds" / "feed.xml"
    hub.page("/pod/feed.xml", b"<rss/>")
    assert "/pod/feed.xml does not serve it yet; the next publish tries again" in show.publish("--yes")
    assert hub.posted == []
    hub.page("/pod/feed.xml", feed.read_bytes())
    assert f"told: {hub.address}/hub" in show.publish("--yes")
    show.write(2)
    show.build()
    late = feed.read_bytes()

    def caches(request: BaseHTTPRequestHandler) -> None:
        hub.page("/pod/feed.xml", late)
        request.send_error(503)

    hub.answers["/pod/feed.xml"] = caches
    monkeypatch.setattr(notify, "WAIT_SECONDS", 20)
    assert f"told: {hub.address}/hub" in show.publish("--yes")
    assert len(hub.posted) == 2


def test_a_publish_that_ended_after_its_feed_was_live_is_told_by_the_next(show: Show, hub: Site) -> None:
    swap = Folder.swap

    def ends(self: Folder, path: str, *rest: object) -> str:
        if path.endswith("manifest.json"):
            raise RemoteError("the disk is full", remedy="free space")
        return swap(self, path, *rest)  # type: ignore[arg-type]  # as it came

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Folder, "swap", ends)
        assert "the disk is full" in show.publish("--yes", status=3)
    assert hub.posted == []
    show.publish("--yes")
    assert len(hub.posted) == 1


def test_services_are_told_once_per_feed(
    tmp_path: Path, cli: Runner, served: FolderServer, services: Site
) -> None:
    show = announced(tmp_path, cli, served, "tags: {podcast:medium: audiobook}\n")
    told = show.publish("--yes")
    topic = f"{served.address}feed.xml"
    podping = {"url": [topic], "reason": ["update"], "medium": ["audiobook"]}
    both = [("/index", {"url": [topic]}, None), ("/podping/", podping, "s3cret")]
    assert asked(services) == both
    assert told.count("told: ") == 2
    assert "s3cret" not in told
    show.publish("--yes")
    assert len(services.asked) == 2
    show.write(2)
    show.build()
    show.publish("--yes")
    assert asked(services) == both * 2


def test_services_that_refuse_are_warnings_and_are_told_the_next_time(
    tmp_path: Path, cli: Runner, served: FolderServer, services: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = announced(tmp_path, cli, served)
    services.page("/index", b'{"status":"false","description":"Feed not found."}', "application/json")
    monkeypatch.delenv("POD_TOKEN")
    told = show.publish("--yes")
    assert "published: " in told
    assert "/index was not told of the new feed: it refuses: Feed not found." in told
    assert "was not told of the new feed: the variable POD_TOKEN is not set" in told
    monkeypatch.setenv("POD_TOKEN", "s3cret")
    elsewhere = services.redirect("/podping/", f"{services.address}/thief")
    assert f"{elsewhere}?reason=update&medium=podcast was not told" in show.publish("--yes")
    assert "/thief" not in [path for path, _, _ in asked(services)]
    services.status("/index", 200)
    services.status("/podping/", 200)
    assert show.publish("--yes").count("told: ") == 2


def test_a_feed_that_is_not_to_be_listed_is_announced_nowhere(
    tmp_path: Path, cli: Runner, served: FolderServer, services: Site
) -> None:
    show = announced(tmp_path, cli, served, "tags: {itunes:block: 'Yes'}\n")
    show.publish("--yes")
    assert services.asked == []
