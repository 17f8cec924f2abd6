"""``lint --online`` as a user runs it, against servers of the tests."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from tests.running import Result, Runner
from tests.served import BASE, feed, good
from tests.servers import Site, site


@pytest.fixture
def web() -> Iterator[Site]:
    with site("HTTP/1.1") as found:
        yield found


def told(done: Result) -> list[dict[str, Any]]:
    """The warnings and errors of a report in JSON."""
    rows: list[dict[str, Any]] = json.loads(done.out)["findings"]
    return [row for row in rows if row["severity"] != "info" and row["rule"] != "not-https"]


def test_a_feed_on_a_good_server(web: Site, cli: Runner) -> None:
    done = cli("lint", "--online", "--allow-local", "--json", good(web))
    assert (done.status, done.err) == (0, "")
    assert told(done) == []


def test_what_servers_say_stands_where_the_feed_says_it(web: Site, cli: Runner) -> None:
    url = good(web)
    del web.answers["/t/3.vtt"]
    web.file("/t/2.vtt", b"no transcript", "text/vtt")
    done = cli("lint", "--online", "--allow-local", "--json", url)
    assert done.status == 1
    line = {row: number for number, row in enumerate(BASE.decode().splitlines(), 1)}
    places = {
        (row["rule"], row["line"], row["item"]["number"], row["path"].rpartition("/")[2])
        for row in told(done)
    }
    assert places == {
        ("vtt", next(line[row] for row in line if "t/2.vtt" in row), 2, "podcast:transcript"),
        ("link-status", next(line[row] for row in line if "t/3.vtt" in row), 3, "podcast:transcript"),
    }


def test_a_file_has_its_links_asked_only_with_the_flag(web: Site, tmp_path: Path, cli: Runner) -> None:
    good(web)
    del web.answers["/media/3.mp3"]
    file = tmp_path / "feed.xml"
    file.write_bytes(feed(web))
    assert told(cli("lint", "--allow-local", "--json", file)) == []
    assert web.asked == []
    done = cli("lint", "--allow-local", "--json", "--online", file)
    assert [row["rule"] for row in told(done)] == ["head-refused"]
    assert done.status == 1


def test_files_beside_the_feed_count_before_those_on_the_server(
    web: Site, tmp_path: Path, cli: Runner
) -> None:
    good(web)
    file = tmp_path / "feed.xml"
    file.write_bytes(feed(web))
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "3.vtt").write_bytes(b"no transcript")
    done = cli("lint", "--allow-local", "--json", "--online", file)
    assert [row["rule"] for row in told(done)] == ["vtt"]


def test_of_a_feed_that_is_not_given_nothing_else_is_said(web: Site, cli: Runner) -> None:
    url = web.status("/feed.xml", 404)
    done = cli("lint", "--online", "--select", "guid-missing", url)
    assert done.status == 3
    assert "feed-status" in done.out
    assert "answers 404" in done.out
    assert "1 error" in done.out or len(done.out.splitlines()) <= 3


def test_one_dead_feed_of_a_list_does_not_stop_the_others(web: Site, tmp_path: Path, cli: Runner) -> None:
    names = [good(web), "http://127.0.0.1:1/feed.xml", web.status("/gone.xml", 410)]
    (tmp_path / "feeds.txt").write_text("\n".join(names), encoding="utf-8")
    done = cli("lint", "--online", "--allow-local", "--json", f"@{tmp_path / 'feeds.txt'}")
    assert done.status == 3
    assert [(row["rule"], row["file"]) for row in told(done)] == [
        ("feed-status", names[1]),
        ("feed-status", names[2]),
    ]


def test_items_and_time_are_bounds(web: Site, cli: Runner) -> None:
    url = good(web)
    cli("lint", "--online", "--allow-local", "--online-items", "1", url)
    assert {path for path, _ in web.asked} == {
        "/feed.xml",
        "/cover.jpg",
        "/media/1.mp3",
        "/t/1.vtt",
        "/c/1.json",
    }
    assert cli("lint", "--online", "--online-seconds", "0", url).status == 2


def test_mending_is_for_files_alone(web: Site, tmp_path: Path, cli: Runner) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(feed(web))
    for flag in ("--fix", "--diff"):
        done = cli("lint", "--online", flag, file)
        assert done.status == 2
        assert "one after the other" in done.err
    assert web.asked == []


def test_what_was_not_asked_is_told(web: Site, cli: Runner) -> None:
    url = good(web)
    web.status("/t/3.vtt", 429)
    done = cli("lint", "--online", "--allow-local", "--json", url)
    assert done.status == 0
    (line,) = done.err.splitlines()
    assert line.startswith(f"episodekit: {url}: ")
    assert "not asked for" in line


def test_progress_is_for_terminals(web: Site, cli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    url = good(web)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    done = cli("lint", "--online", "--allow-local", url)
    assert "addresses asked" in done.err
    assert done.err.endswith("\r\x1b[K")


def test_a_password_in_an_address_is_in_no_output(web: Site, tmp_path: Path, cli: Runner) -> None:
    url = good(web).replace("http://", "http://me:secretpw@")
    file = tmp_path / "feed.xml"
    file.write_bytes(feed(web).replace(b"http://127", b"http://me:secretpw@127"))
    runs: tuple[tuple[str | Path, ...], ...] = (
        ("--online", "--json", url),
        ("--online", "--format", "sarif", url),
        ("--online", "--allow-local", "--json", file),
        ("--online", file, "--against", url),
        ("--online", file, file, "--against", url),
        ("--fix", url),
        (url,),
    )
    for arguments in runs:
        done = cli("lint", *arguments)
        assert done.status, arguments
        assert "secretpw" not in done.out + done.err, arguments
    done = cli("lint", "--online", "--json", url)
    (row,) = told(done)
    assert (row["rule"], row["value"], row["file"]) == (
        "feed-status",
        *[url.replace("me:secretpw", "***")] * 2,
    )
    assert row["fix"].startswith("leave the name and password out")
    done = cli("lint", "--online", "--allow-local", "--json", file)
    fixes = {row["fix"][:35] for row in told(done) if row["rule"] == "link-status"}
    assert fixes == {"leave the name and password out of "}


def test_a_server_that_hangs_up_for_some_files_is_asked_for_the_others(web: Site, cli: Runner) -> None:
    def hang_up(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True

    url = good(web)
    for number in (1, 2, 3):
        web.answers[f"/media/{number}.mp3"] = hang_up
    web.page("/t/3.vtt", b"<html>a page</html>")
    done = cli("lint", "--online", "--allow-local", "--json", url)
    rows = told(done)
    broken = sorted(row["value"] for row in rows if row["rule"] == "link-status")
    assert broken == [f"{web.address}/media/{number}.mp3" for number in (1, 2, 3)]
    assert {row["rule"] for row in rows} == {"link-status", "vtt", "remote-type", "cors"}
    assert done.err == ""


def test_what_is_left_out_on_a_dead_server_is_told_in_a_line(tmp_path: Path, cli: Runner) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(BASE.replace(b"https://figures.news", b"http://127.0.0.1:1"))
    done = cli("lint", "--online", "--allow-local", "--json", file)
    assert [row["severity"] for row in told(done) if row["rule"] == "link-status"] == ["warning", "error"]
    (line,) = done.err.splitlines()
    assert "addresses, from http://127.0.0.1:1/" in line
    assert line.endswith("gave no answer for several others")
