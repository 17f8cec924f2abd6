import io
import json
import sys
from pathlib import Path

import pytest

from tests.contracts.test_rules import BASE
from tests.house.source import ROOT
from tests.running import Runner

SLIP = BASE.replace(b">false</itunes:explicit>", b">no</itunes:explicit>")
BAD = SLIP.replace(b"<title>Story 3</title>", b"")  # the title is nobody's to make up
MP3 = (ROOT / "tests/cases/lint/duration-differs/files/media/good.mp3").read_bytes()


def _input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_fix_mends_in_place_tells_it_and_reports_the_rest(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(BAD)
    done = cli("lint", "--fix", feed)
    assert done.status == 1  # by what remains
    assert feed.read_bytes() == BAD.replace(b">no</itunes:explicit>", b">false</itunes:explicit>")
    first, second, *rest = done.out.splitlines()
    assert first == f"{feed}:12:5 mended explicit-value  itunes:explicit: 'no' → 'false'"
    assert second == f"{feed}: mended 1 place"
    assert "item-title-missing" in "".join(rest)
    assert "explicit-value" not in "".join(rest)
    again = cli("lint", "--fix", feed)
    assert "mended" not in again.out
    assert cli("lint", "--fix", "--ignore", "item-title-missing", feed).status == 0


def test_diff_shows_it_and_writes_nothing(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(SLIP)
    for options in (["--diff"], ["--diff", "--fix"]):
        done = cli("lint", *options, feed)
        assert done.status == 1
        assert f"--- {feed}\n+++ {feed}\n@@ -9,7 +9,7 @@\n" in done.out
        assert "\n-    <itunes:explicit>no</itunes:explicit>\n+    <itunes:explicit>false<" in done.out
        assert feed.read_bytes() == SLIP
    feed.write_bytes(BASE)
    assert (cli("lint", "--diff", feed).status, cli("lint", "--diff", feed).out) == (0, "")


def test_diff_shows_no_password_and_says_what_comes_of_it(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(
        SLIP.replace(b"<itunes:type>", b"<docs>https://me:secretpw@figures.news/</docs><itunes:type>")
    )
    done = cli("lint", "--diff", feed)
    assert "secretpw" not in done.out
    assert "https://***@figures.news/" in done.out
    assert "no tool can apply this diff" in done.err
    cli("lint", "--fix", feed)
    assert b"https://me:secretpw@figures.news/" in feed.read_bytes()


def test_diff_goes_on_where_a_file_cannot_be_read(tmp_path: Path, cli: Runner) -> None:
    feed, cover = tmp_path / "feed.xml", tmp_path / "cover.png"
    feed.write_bytes(SLIP)
    cover.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(30))
    done = cli("lint", "--diff", tmp_path / "nope.xml", cover, feed)
    assert done.status == 2
    assert f"--- {feed}\n+++ {feed}\n" in done.out
    one, other = done.err.splitlines()
    assert one.startswith(f"episodekit: {tmp_path / 'nope.xml'}: there is no such file")
    assert other.startswith(f"episodekit: {cover}: ")


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "json"),
        ("--format", "lines"),
        ("--json",),
        ("--output", "out.txt"),
        ("--write-baseline", "known.json"),
    ],
)
def test_diff_is_no_report(
    options: tuple[str, ...], tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("feed.xml").write_bytes(SLIP)
    done = cli("lint", "--diff", *options, "feed.xml")
    assert (done.status, done.out) == (2, "")
    assert " ".join(options[: 2 if options[0] == "--format" else 1]) in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["feed.xml"]


def test_rights_and_links_stay(tmp_path: Path, cli: Runner) -> None:
    feed, link = tmp_path / "feed.xml", tmp_path / "link.xml"
    feed.write_bytes(SLIP)
    feed.chmod(0o640)
    link.symlink_to(feed)
    assert cli("lint", "--fix", link).status == 0
    assert link.is_symlink()
    assert feed.read_bytes() == BASE
    assert feed.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feed.xml", "link.xml"]


def test_nothing_is_written_where_nothing_is_mended(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(BASE)
    before = feed.stat()
    assert cli("lint", "--fix", feed).out == f"{feed}: no findings\n"
    assert (feed.stat().st_ino, feed.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_standard_input_goes_to_standard_output(monkeypatch: pytest.MonkeyPatch, cli: Runner) -> None:
    _input(monkeypatch, SLIP)
    done = cli("lint", "--fix", "-")
    assert (done.status, done.out) == (0, BASE.decode())
    assert done.err.splitlines()[-2:] == ["<stdin>: mended 1 place", "<stdin>: no findings"]
    _input(monkeypatch, b"<rss>broken")
    assert cli("lint", "--fix", "-").out == "<rss>broken"


def test_a_report_for_programs_stays_one(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(BAD)
    done = cli("lint", "--fix", "--json", feed)
    assert [row["rule"] for row in json.loads(done.out)["findings"] if row["severity"] == "error"] == [
        "item-title-missing"
    ]
    assert "mended 1 place" in done.err


def test_addresses_are_refused(cli: Runner) -> None:
    for option in ("--fix", "--diff"):
        done = cli("lint", option, "https://cdn.figures.news/feed.xml")
        assert done.status == 2
        assert "download the feed" in done.err


def test_sizes_are_those_of_the_files_beside_the_feed(tmp_path: Path, cli: Runner) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "3.mp3").write_bytes(MP3)
    feed = tmp_path / "feed.xml"
    feed.write_bytes(BASE)
    cli("lint", "--fix", feed)
    old = b'3.mp3" length="1800000"'
    assert feed.read_bytes() == BASE.replace(old, f'3.mp3" length="{len(MP3)}"'.encode())


def test_the_address_of_the_feed_is_put_in_if_it_is_given(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / "feed.xml"
    link = b'<atom:link href="https://figures.news/feed.xml" rel="self" type="application/rss+xml"/>'
    feed.write_bytes(BASE.replace(link + b"\n    ", b""))
    assert "mended" not in cli("lint", "--fix", feed).out
    assert "mended 1 place" in cli("lint", "--fix", "--public-url", "https://figures.news/feed.xml", feed).out
    assert link in feed.read_bytes()


def test_a_file_that_may_not_be_written_is_told(
    tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(SLIP)
    monkeypatch.setattr("os.access", lambda *_: False)  # the tests may run as root
    done = cli("lint", "--fix", feed)
    assert done.status == 2
    assert f"{feed}: the file is write-protected: " in done.err
    assert feed.read_bytes() == SLIP


def test_explain_says_what_can_be_mended(cli: Runner) -> None:
    assert "\nFixable: yes. Words of before become those of today" in cli("explain", "explicit-value").out
    assert "\nFixable: no\n" in cli("explain", "guid-missing").out
    assert cli("explain", "--json", "guid-missing").json == json.loads(
        cli("explain", "--json", "guid-missing").out
    )
    fixable = {row["rule"] for row in json.loads(cli("explain", "--all", "--json").out) if row["fixable"]}
    assert {"explicit-value", "pubdate-syntax"} <= fixable
    assert not fixable & {"guid-changed", "guid-duplicate", "yes-only", "title-missing"}
