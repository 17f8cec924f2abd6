"""``episodekit import`` as a user sees it: workspaces, lists, refusals, downloads."""

import gzip
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.importing import downloads, shows
from tests import servers, sounds
from tests.house.source import ROOT
from tests.movies import encoded
from tests.running import Runner, tree
from tests.servers import Site

FEEDS = ROOT / "tests" / "cases" / "feeds"
APPLE = FEEDS / "apple.xml"


@pytest.fixture
def web() -> Iterator[Site]:
    with servers.site() as site:
        yield site


def test_a_feed_becomes_a_workspace_that_builds(cli: Runner, tmp_path: Path) -> None:
    done = cli("import", APPLE, tmp_path / "show")
    assert done.status == 0, done.err
    assert "Harbour Hikes: 3 episodes" in done.out
    assert "https://hikes.harbour-news.org/podcast/rss.xml" in done.out
    assert sorted(tree(tmp_path / "show")) == [
        ".gitignore",
        "episodes/2018-12-01-s01-e03-rope-tar/episode.md",
        "episodes/2018-12-15-s01-e04-mooring-at-dawn/episode.md",
        "episodes/2018-12-15-s01-e04-mooring-at-dawn/notes.html",
        "episodes/2019-01-08-season-two-trailer/episode.md",
        "show.yaml",
    ]
    built = cli("build", "--dir", tmp_path / "show")
    assert built.status == 0, built.err
    again = cli("import", tmp_path / "show" / "feeds" / "rss.xml", tmp_path / "again")
    assert again.status == 0
    ours = {
        path: data
        for path, data in tree(tmp_path / "show").items()
        if not path.startswith((".epi", "feeds/"))
    }
    assert tree(tmp_path / "again") == ours


def test_json_tells_what_was_imported(cli: Runner, tmp_path: Path) -> None:
    report = cli("import", "--json", FEEDS / "powerpress.xml", tmp_path / "show").json
    assert isinstance(report, dict)
    assert (report["episodes"], report["moved"], report["title"]) == (2, 0, "The Orchard Hour")
    assert any("import-category" in row for row in report["findings"])


def test_without_a_folder_it_is_named_after_the_show(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli("import", APPLE).status == 0
    assert (tmp_path / "harbour-hikes" / "show.yaml").is_file()


def test_nothing_that_is_there_is_touched(cli: Runner, tmp_path: Path) -> None:
    (tmp_path / "show").mkdir()
    (tmp_path / "show" / "mine.txt").write_text("x", encoding="utf-8")
    before = tree(tmp_path)
    done = cli("import", APPLE, tmp_path / "show")
    assert (done.status, tree(tmp_path)) == (2, before)
    assert "something is there already: name a new folder" in done.err
    (tmp_path / "empty").mkdir()
    assert cli("import", APPLE, tmp_path / "empty").status == 0


def test_a_disk_that_is_full_leaves_nothing(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shows, "_put", full)
    done = cli("import", APPLE, tmp_path / "show")
    assert (done.status, list(tmp_path.iterdir())) == (2, [])
    assert "No space left on device" in done.err


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "the file is empty"),
        (b"<rss><channel>", "not well-formed XML: the file ends inside <channel>"),
        (b"<!doctype html><title>404</title>", "this is a web page, not a feed"),
        (b'[{"title": 1}]', "this is JSON"),
        (
            b'<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>',
            "entities of its own",
        ),
        (b"\xff\xfe<\0r\0s\0s\0/\0>\0", "there is no <channel>"),
    ],
)
def test_what_is_no_feed_is_refused(cli: Runner, tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "feed.xml").write_bytes(data)
    done = cli("import", tmp_path / "feed.xml", tmp_path / "show")
    assert done.status == 2
    assert expected in done.err
    assert list(tmp_path.iterdir()) == [tmp_path / "feed.xml"]


def test_a_feed_of_300_mb_is_refused(cli: Runner, tmp_path: Path) -> None:
    with (tmp_path / "feed.xml").open("wb") as file:
        file.write(b"<rss><channel>")
        file.truncate(300_000_000)
    done = cli("import", tmp_path / "feed.xml", tmp_path / "show")
    assert (done.status, "more than 40,000,000 bytes" in done.err) == (2, True)
    (tmp_path / "feed.xml").write_bytes(b"<a/>" * (shows.TAGS_LIMIT + 1))
    assert "or 1,500,000 tags" in cli("import", tmp_path / "feed.xml").err
    assert cli("import", tmp_path / "none.xml").status == 2


def test_an_address_is_fetched(cli: Runner, tmp_path: Path, web: Site) -> None:
    data = APPLE.read_bytes()
    packed = web.page("/rss", gzip.compress(data), "application/rss+xml", Content_Encoding="gzip")
    web.redirect("/old", "/rss")
    done = cli("import", f"{web.address}/old", tmp_path / "show")
    assert done.status == 0, done.err
    assert packed.endswith("/rss")
    assert tree(tmp_path / "show") == _imported(cli, APPLE, tmp_path / "file")
    assert [path for path, _ in web.asked] == ["/old", "/rss"]  # nothing else is fetched


def test_what_the_server_says_of_the_encoding_counts_where_the_feed_is_silent(
    cli: Runner, tmp_path: Path, web: Site
) -> None:
    data = "<rss><channel><title>Žluť</title></channel></rss>".encode("iso-8859-2")
    url = web.page("/rss", data, "text/xml; charset=iso-8859-2")
    assert "Žluť: 0 episodes" in cli("import", url, tmp_path / "show").out


def _imported(cli: Runner, path: Path, folder: Path) -> dict[str, bytes]:
    assert cli("import", path, folder).status == 0
    return tree(folder)


def test_a_bomb_is_refused(cli: Runner, tmp_path: Path, web: Site) -> None:
    bomb = gzip.compress(b"<rss><channel>" + b" " * 60_000_000, 1)
    url = web.page("/bomb", bomb, "application/rss+xml", Content_Encoding="gzip")
    done = cli("import", url, tmp_path / "show")
    assert (done.status, list(tmp_path.iterdir())) == (2, [])
    assert "more than 40,000,000 bytes" in done.err


def test_a_server_that_refuses(cli: Runner, tmp_path: Path, web: Site) -> None:
    done = cli("import", web.status("/gone", 404), tmp_path / "show")
    assert (done.status, list(tmp_path.iterdir())) == (3, [])
    assert "the server answers 404: check the address" in done.err


def test_a_list_of_feeds(cli: Runner, tmp_path: Path, web: Site) -> None:
    one = web.page("/1", APPLE.read_bytes(), "application/rss+xml")
    two = web.page("/2", (FEEDS / "chinese.xml").read_bytes(), "text/xml")
    listed = "".join(
        f'<outline text="{name}" type="rss" xmlUrl="{url}"/>'
        for name, url in (
            ("Hikes", one),
            ("Gone", f"{web.address}/3"),
            ("Hikes", two),
            ("Me", "/etc/passwd"),
            ("A", one),
        )
    )
    path = tmp_path / "list.opml"
    path.write_text(
        f'<opml version="2.0"><head/><body><outline text="x">{listed}</outline></body></opml>',
        encoding="utf-8",
    )
    done = cli("import", path, tmp_path / "shows")
    assert done.status == 3
    assert sorted(row.name for row in (tmp_path / "shows").iterdir()) == ["hikes", "hikes-2"]
    assert "Gone:" in done.err
    assert "this is no http(s) address" in done.err
    assert "2 of 4 feeds imported" in done.out
    again = cli("import", "--json", path, tmp_path / "more")
    assert isinstance(again.json, list)
    assert [row["status"] for row in again.json] == [0, 3, 0, 3]


def test_a_list_without_feeds(cli: Runner, tmp_path: Path) -> None:
    (tmp_path / "x.opml").write_text("<opml><body/></opml>", encoding="utf-8")
    assert "the list names no feed" in cli("import", tmp_path / "x.opml", tmp_path / "y").err


class Media:
    """Serves one recording, in ranges if it is asked to, and breaks off after so many bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.cut = len(data)
        self.etag = '"one"'
        self.ranges: list[str | None] = []
        self.begun: list[int] = []

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        wanted = request.headers.get("Range")
        self.ranges.append(wanted)
        match = re.fullmatch(r"bytes=(\d+)-", wanted or "")
        begin = int(match[1]) if match and request.headers.get("If-Range") == self.etag else 0
        self.begun.append(begin)
        request.send_response(206 if begin else 200)
        if begin:
            request.send_header("Content-Range", f"bytes {begin}-{len(self.data) - 1}/{len(self.data)}")
        request.send_header("Content-Length", str(len(self.data) - begin))
        request.send_header("ETag", self.etag)
        request.end_headers()
        request.wfile.write(self.data[begin : max(begin, self.cut)])
        request.close_connection = True


@pytest.fixture
def mp3() -> bytes:
    return sounds.ours(4.0)


def _feed(tmp_path: Path, url: str, length: int) -> Path:
    text = (FEEDS / "windows-1252.xml").read_text(encoding="cp1252").replace("windows-1252", "utf-8")
    path = tmp_path / "feed.xml"
    text = text.replace("https://ete.radio-cafe.org/oeuf.mp3", url).replace(
        'length="4000000"', f'length="{length}"'
    )
    path.write_text(text, encoding="utf-8")
    return path


def test_recordings_are_downloaded_and_built(cli: Runner, tmp_path: Path, web: Site, mp3: bytes) -> None:
    media = web.answers["/a.mp3"] = Media(mp3)
    path = _feed(tmp_path, f"{web.address}/a.mp3", len(mp3))
    done = cli("import", "--download", path, tmp_path / "show")
    assert done.status == 0, done.err
    (audio,) = (tmp_path / "show").rglob("audio.*")
    assert (audio.name, audio.read_bytes()) == ("audio.mp3", mp3)
    assert cli("build", "--dir", tmp_path / "show").status == 0
    feed = (tmp_path / "show" / "feeds" / "feed.xml").read_text(encoding="utf-8")
    assert "https://ete.radio-cafe.org/rss/media/" in feed
    assert audio.read_bytes() == mp3
    assert cli("import", "--download", path, tmp_path / "show").status == 0
    assert media.ranges == [None]


def test_a_download_goes_on_where_it_broke_off(cli: Runner, tmp_path: Path, web: Site, mp3: bytes) -> None:
    media = web.answers["/a.mp3"] = Media(mp3)
    media.cut = 5_000
    path = _feed(tmp_path, f"{web.address}/a.mp3", len(mp3))
    broken = cli("import", "--download", path, tmp_path / "show")
    assert broken.status == 3
    assert f"the connection ended after 5000 of {len(mp3)} bytes: run the same command again" in broken.err
    assert (tmp_path / "show" / "show.yaml").is_file()
    assert cli("build", "--dir", tmp_path / "show").status == 0  # it stays remote
    media.cut = len(mp3)
    assert cli("import", "--download", path, tmp_path / "show").status == 0
    (audio,) = (tmp_path / "show" / "episodes").rglob("audio.*")
    assert audio.read_bytes() == mp3
    assert (media.ranges[-1], media.begun[-1]) == ("bytes=5000-", 5_000)


def test_a_file_that_changed_meanwhile_is_fetched_anew(
    cli: Runner, tmp_path: Path, web: Site, mp3: bytes
) -> None:
    media = web.answers["/a.mp3"] = Media(b"x" * 20_000)
    media.cut = 5_000
    path = _feed(tmp_path, f"{web.address}/a.mp3", len(mp3) + 1)
    assert cli("import", "--download", path, tmp_path / "show").status == 3
    media.data, media.cut, media.etag = mp3, len(mp3), '"two"'
    done = cli("import", "--download", path, tmp_path / "show")
    assert done.status == 0, done.err
    (audio,) = (tmp_path / "show" / "episodes").rglob("audio.*")
    assert audio.read_bytes() == mp3
    assert f"it has {len(mp3)} bytes, the feed says {len(mp3) + 1}" in done.err


def test_a_recording_that_no_build_could_tag_stays_remote(cli: Runner, tmp_path: Path, web: Site) -> None:
    data = encoded()[:-500]
    web.answers["/a.mp3"] = Media(data)
    done = cli("import", "--download", _feed(tmp_path, f"{web.address}/a.mp3", len(data)), tmp_path / "show")
    assert done.status == 3
    assert "it ends early, 500 bytes of its index are missing: it stays where it is" in done.err
    assert cli("build", "--dir", tmp_path / "show").status == 0


def test_a_quicktime_recording_is_downloaded_and_built(cli: Runner, tmp_path: Path, web: Site) -> None:
    data = encoded(form="mov")
    web.answers["/a.mp3"] = Media(data)
    done = cli("import", "--download", _feed(tmp_path, f"{web.address}/a.mp3", len(data)), tmp_path / "show")
    assert done.status == 0, done.err
    assert cli("build", "--dir", tmp_path / "show").status == 0
    assert [path.suffix for path in (tmp_path / "show" / "feeds" / "media").iterdir()] == [".mov"]


@pytest.mark.parametrize("answer", ["page", "gone"])
def test_what_is_no_recording_stays_remote(cli: Runner, tmp_path: Path, web: Site, answer: str) -> None:
    url = web.page("/a.mp3", b"<html>sorry</html>") if answer == "page" else web.status("/a.mp3", 404)
    done = cli("import", "--download", _feed(tmp_path, url, 5), tmp_path / "show")
    assert done.status == 3
    assert not list((tmp_path / "show").rglob("audio*"))
    assert ("a web page" if answer == "page" else "404") in done.err
    assert cli("build", "--dir", tmp_path / "show").status == 0


def test_another_show_is_not_downloaded_into(cli: Runner, tmp_path: Path, web: Site) -> None:
    assert cli("import", APPLE, tmp_path / "show").status == 0
    done = cli("import", "--download", _feed(tmp_path, f"{web.address}/a.mp3", 5), tmp_path / "show")
    assert (done.status, web.asked) == (2, [])


def test_texts_that_apple_cuts_are_published_at_full_length(cli: Runner, tmp_path: Path) -> None:
    text = APPLE.read_text(encoding="utf-8").replace("How a rope is made.", "Rope. " * 2_000)
    (tmp_path / "feed.xml").write_text(text, encoding="utf-8")
    assert cli("import", tmp_path / "feed.xml", tmp_path / "show").status == 0
    built = cli("build", "--dir", tmp_path / "show")
    assert built.status == 0
    assert "warning text-limits" in built.out


def test_a_feed_of_the_web_does_not_reach_into_a_private_network() -> None:
    downloads.check_reach("http://127.0.0.1/a.mp3", None)
    downloads.check_reach("http://127.0.0.1/a.mp3", "http://localhost/feed")
    with pytest.raises(RemoteError, match="private network"):
        downloads.check_reach("http://127.0.0.1/a.mp3", "https://news-desk.org/feed")


def test_a_redirect_into_a_private_network_is_not_followed(cli: Runner, tmp_path: Path, web: Site) -> None:
    done = cli("import", web.redirect("/old", "http://10.0.0.1/rss"), tmp_path / "show")
    assert done.status == 3
    assert "10.0.0.1, an address within a private network" in done.err
    assert not (tmp_path / "show").exists()


@pytest.mark.parametrize("command", ["import", "import --json", "build", "build --json"])
def test_nothing_printed_holds_a_password_or_moves_the_cursor(
    cli: Runner, tmp_path: Path, command: str
) -> None:
    data = APPLE.read_text(encoding="utf-8")
    for host in ("hikes.harbour-news.org/podcast", "media.harbour-news.org"):
        data = data.replace(f"https://{host}/", f"https://ada:hunter2@{host}/")
    data = data.replace("Harbour Hikes", "\x9b31mHikes").replace("Trailer", "\u202eTrailer")
    (tmp_path / "feed.xml").write_text(data, encoding="utf-8")
    name, *flags = command.split()
    target = tmp_path / "show"
    done = cli("import", tmp_path / "feed.xml", target, *(flags if name == "import" else ()))
    if name == "build":
        done = cli("build", "--dir", target, *flags)
    assert done.status == 0, done.err
    assert "https://***@" in done.out
    assert "hunter2" not in done.out + done.err
    assert flags or not any(sign in done.out + done.err for sign in "\x9b\u202e")
