"""``lint --online`` against Caddy, a real web server with TLS, over a feed that episodekit built."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import BASE
from tests.servers import Caddy, caddy

OPEN = 'header Access-Control-Allow-Origin *\nheader *.xml Content-Type "application/rss+xml; charset=utf-8"'
GOOD = f"{OPEN}\nencode gzip"


@pytest.fixture
def site_folder(built: Path, tmp_path: Path) -> Path:
    """The folder of a Caddy that serves what was built; the feed is written by :func:`published`."""
    shutil.copytree(built / "feeds", tmp_path / "site")
    return tmp_path


def published(folder: Path, server: Caddy) -> str:
    """The feed with the server's address in place of that of the show; gives the feed's address."""
    feed = folder / "site" / "feed.xml"
    feed.write_text(feed.read_text(encoding="utf-8").replace(BASE, f"{server.address}/"), encoding="utf-8")
    return f"{server.address}/feed.xml"


def linted(url: str, server: Caddy) -> dict[str, list[dict[str, Any]]]:
    """Rule → its findings, of the program in a process of its own that trusts the server's authority."""
    command = [sys.executable, "-m", "episodekit", "lint", "--online", "--allow-local", "--json", url]
    environment = {"SSL_CERT_FILE": str(server.authority), "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.stderr == ""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in json.loads(done.stdout)["findings"]:
        if (
            row["rule"] != "art-size"
        ):  # of the cover that init makes: a hint, and none of the server's business
            found.setdefault(row["rule"], []).append(row)
    return found


@pytest.fixture
def good(site_folder: Path) -> Iterator[tuple[str, Caddy]]:
    with caddy(site_folder, GOOD) as server:
        yield published(site_folder, server), server


def test_what_we_build_behind_a_good_server_has_no_finding(good: tuple[str, Caddy]) -> None:
    assert linted(*good) == {}


def test_an_authority_that_nobody_knows(good: tuple[str, Caddy]) -> None:
    url, server = good
    found = linted(url, Caddy(server.address, Path("/nowhere")))
    assert list(found) == ["tls"]
    assert found["tls"][0]["severity"] == "error"


def test_a_server_as_it_is_out_of_the_box(site_folder: Path) -> None:
    with caddy(site_folder, "") as server:
        found = linted(published(site_folder, server), server)
    assert {"cors", "not-compressed"} <= set(found) <= {"cors", "not-compressed", "remote-type"}
    assert len(found["cors"]) >= 5  # feed, artwork, transcripts, chapters


def test_a_feed_that_moved_and_files_behind_redirects(site_folder: Path) -> None:
    rules = f"{GOOD}\nredir /old.xml /feed.xml permanent\nredir /prefix/* /media/{{http.request.uri.path.file}} temporary"
    with caddy(site_folder, rules) as server:
        url = published(site_folder, server)
        feed = site_folder / "site" / "feed.xml"
        feed.write_text(feed.read_text(encoding="utf-8").replace("/media/", "/prefix/"), encoding="utf-8")
        found = linted(url.replace("feed.xml", "old.xml"), server)
    assert set(found) == {"permanent-redirect", "redirects"}
    assert found["permanent-redirect"][0]["fix"] == f"write {url}"
    assert found["redirects"][0]["severity"] == "info"


def test_what_a_careless_server_does(site_folder: Path) -> None:
    rules = (
        f"{GOOD}\nhandle /media/* {{\n@head method HEAD\nrespond @head 405\nrequest_header -Range\nfile_server\n}}\n"
        "header -ETag\nheader -Last-Modified\n"
    )
    with caddy(site_folder, rules) as server:
        found = linted(published(site_folder, server), server)
    assert set(found) >= {"head-refused", "no-byte-range", "no-validator", "art-last-modified"}


def test_a_recording_that_was_changed_on_the_server(site_folder: Path) -> None:
    with caddy(site_folder, GOOD) as server:
        url = published(site_folder, server)
        (recording,) = (site_folder / "site" / "media").glob("*.mp3")
        true = recording.stat().st_size
        recording.write_bytes(recording.read_bytes() + b"\0" * 100)
        found = linted(url, server)
    assert [(row["value"], row["fix"]) for row in found["remote-length"]] == [
        (str(true), f"write {true + 100}")
    ]
