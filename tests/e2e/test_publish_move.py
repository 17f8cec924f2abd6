"""``publish --move-to`` between two real web servers: what is left to do is told, and a complete move is seen to be one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from episodekit.planning.moving import redirects
from tests.e2e.test_caddy import GOOD
from tests.e2e.test_publish import Show
from tests.running import Runner
from tests.servers import Caddy, caddy

MEMBERS = "feeds:\n  - {name: members, path: m/extra.xml, guid: 9b024349-ccf0-5f69-a609-6b82873eab3c}\n"
WAITING = "redir /feed.xml {address}/feed.xml temporary"


class House:
    """An old and a new server, of which the old one redirects by a rule, and the show that is published at both."""

    def __init__(self, tmp_path: Path, cli: Runner, old: Caddy, new: Caddy) -> None:
        self._site, self.to = tmp_path / "new" / "site", f"{new.address}/feed.xml"
        target = f"  www: {{kind: folder, path: '{tmp_path}/old/site'}}\n{MEMBERS}"
        self.show = Show(tmp_path / "show", cli, f"{old.address}/", target)
        self.show.write(1)
        self.show.write(2)
        self.publish()

    def publish(self) -> None:
        self.show.build()
        self.show.publish("--yes", "--no-notify")
        shutil.copytree(self.show.folder / "feeds", self._site, dirs_exist_ok=True)

    def move(self, *options: str, status: int) -> str:
        return self.show.publish("--move-to", self.to, *options, status=status)


@pytest.fixture
def house(
    request: pytest.FixtureRequest, tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> Iterator[House]:
    (tmp_path / "old" / "site").mkdir(parents=True)
    (tmp_path / "new" / "site").mkdir(parents=True)
    with caddy(tmp_path / "new", GOOD) as new:
        told = "\n".join(
            dict(redirects(f"https://anywhere.example/{path}", f"{new.address}/{path}"))["Caddy"]
            for path in ("feed.xml", "m/extra.xml")
        )
        rule = {"none": "", "told": told, "temporary": WAITING.format(address=new.address)}[request.param]
        with caddy(tmp_path / "old", f"{GOOD}\n{rule}") as old:
            both = tmp_path / "authorities.pem"
            both.write_bytes(old.authority.read_bytes() + new.authority.read_bytes())
            monkeypatch.setenv("SSL_CERT_FILE", str(both))
            yield House(tmp_path, cli, old, new)


@pytest.mark.parametrize("house", ["told"], indirect=True)
def test_a_move_by_the_lines_that_were_told_is_complete(house: House) -> None:
    before = (house.show.folder / "show.yaml").read_text()
    told = house.move("--yes", status=0)
    assert (house.show.folder / "show.yaml").read_text() == (
        f'{before}tags:\n  itunes:new-feed-url: "{house.to}"\n'
    )
    assert "  warning  it says itunes:new-feed-url: nothing stands there\n" in told
    assert f"to   {house.to.replace('feed.xml', 'm/extra.xml')}\n" in told
    house.publish()
    told = house.move(status=0)
    assert told.count("  ok       ") == 1 + 2 * 5
    assert told.count("it holds the same episodes (guid): 2 of them") == 2
    feed = house.show.folder / "feeds" / "m" / "extra.xml"
    moved = house.to.replace("feed.xml", "m/extra.xml")
    assert f"<itunes:new-feed-url>{moved}</itunes:new-feed-url>" in feed.read_text()
    assert "warning" not in told


@pytest.mark.parametrize("house", ["none"], indirect=True)
def test_an_old_server_that_does_not_redirect_yet(house: House) -> None:
    before = (house.show.folder / "show.yaml").read_bytes()
    told = house.move(status=1)
    assert (house.show.folder / "show.yaml").read_bytes() == before
    assert "  error    show.yaml says itunes:new-feed-url: add --yes to have it written" in told
    assert f'location = "/feed.xml" {{ return 301 "{house.to}"; }}' in told
    assert "redirects for good (301): it answers 200 itself: add the redirect" in told
    assert "the move is not complete" in told


@pytest.mark.parametrize("house", ["temporary"], indirect=True)
def test_what_would_lose_listeners(house: House) -> None:
    feed = house.show.folder.parent / "new" / "site" / "feed.xml"
    text = feed.read_text()
    guid = text.partition('<guid isPermaLink="false">')[2].partition("<")[0]
    assert guid
    feed.write_text(text.replace(guid, "another"))
    told = house.move("--yes", status=1)
    assert "redirects with 302, which is for a while only" in told
    assert "(guid): apps would offer 1 of them anew or lose them: 'Story 2'" in told
    feed.unlink()
    told = house.move(status=1)
    assert "  error    the new address serves a feed: it answers 404\n" in told


@pytest.mark.parametrize("house", ["none"], indirect=True)
def test_where_nothing_can_move_to(house: House) -> None:
    show = house.show
    assert "is no web address" in show.publish("--move-to", "feeds.example", status=2)
    old = (show.folder / "show.yaml").read_text().partition("base_url: ")[2].split()[0].strip("\"'")
    assert "this is where the show is now" in show.publish("--move-to", f"{old}feed.xml", status=2)
    assert show.publish("--move-to", house.to, "--check", status=2)
