import io
import shutil
import sys
from pathlib import Path

import pytest

from tests.contracts.test_rules import BASE, CASES
from tests.running import Runner
from tests.servers import site

CASE = CASES / "guid-changed"
NEW, OLD = CASE / "bad.xml", CASE / "old.xml"


def test_a_file(cli: Runner) -> None:
    done = cli("lint", "--all", NEW, "--against", OLD)
    assert done.status == 1
    assert done.out.startswith(
        f"{NEW}:57:7 error guid-changed  item 3 “Story 3”: 'Story 3' had the guid 'story-figures-3': write "
    )
    assert cli("lint", NEW).status == 0
    assert cli("lint", NEW, "--against", OLD, "--ignore", "D001").status == 0


def test_an_address_is_fetched_because_it_is_named(cli: Runner) -> None:
    with site() as web:
        url = web.redirect("/feed", "/feed.xml")
        web.page("/feed.xml", OLD.read_bytes(), "application/rss+xml")
        done = cli("lint", NEW, "--against", url)
        assert [path for path, _ in web.asked] == ["/feed", "/feed.xml"]
        assert web.asked[0][1]["Accept"].startswith("application/rss+xml")
    assert done.status == 1
    assert "guid-changed" in done.out


def test_a_page_at_the_address_cannot_be_compared(cli: Runner) -> None:
    with site() as web:
        url = web.page("/feed.xml", b"<!DOCTYPE html><html><body>Gone</body></html>")
        done = cli("lint", "--all", NEW, "--against", url)
    assert done.status == 1
    assert f"error old-feed-unreadable  {url} cannot be compared: it is an HTML page" in done.out


def test_a_server_that_refuses_is_status_3(cli: Runner) -> None:
    with site() as web:
        done = cli("lint", NEW, "--against", web.status("/feed.xml", 403))
        assert done.status == 3
        assert "save it in a browser and name the file" in done.err
        assert cli("lint", NEW, "--against", f"{web.address}/none").status == 3


def test_standard_input(cli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OLD.read_bytes())))
    done = cli("lint", NEW, "--against", "-")
    assert "guid-changed" in done.out
    done = cli("lint", "-", "--against", "-")
    assert done.status == 2
    assert "one feed only" in done.err


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Feeds now and before: one that changed, one that is as it was, one that is new."""
    now, before = tmp_path / "now", tmp_path / "before"
    now.mkdir()
    before.mkdir()
    shutil.copy(NEW, now / "a.xml")
    shutil.copy(OLD, before / "a.xml")
    for folder in (now, before):
        (folder / "b.xml").write_bytes(BASE)
    (now / "c.xml").write_bytes(BASE)
    return now, before


def test_folders_go_together_by_file_name(folders: tuple[Path, Path], cli: Runner) -> None:
    now, before = folders
    done = cli("lint", "--all", now, "--against", before)
    assert done.status == 1
    assert done.out.count("error") == 2  # the finding and the summary
    assert f"{now / 'a.xml'}:57:7 error guid-changed" in done.out


def test_feeds_that_were_not_there_before_are_told_in_one_line(
    folders: tuple[Path, Path], cli: Runner
) -> None:
    now, before = folders
    why = f"not compared: no feed of the same name is in {before}\n"
    assert cli("lint", now, "--against", before).err == f"episodekit: {now / 'c.xml'} was {why}"
    (now / "d.xml").write_bytes(BASE)
    done = cli("lint", now, "--against", before, "--json")
    assert done.err == f"episodekit: {now / 'c.xml'} and 1 more were {why}"
    assert cli("lint", now / "a.xml", now / "b.xml", "--against", before).err == ""


def test_what_does_not_go_together_is_refused(folders: tuple[Path, Path], cli: Runner) -> None:
    now, before = folders
    for arguments, message in (
        ((now, "--against", OLD), "is one feed, and there are 3 to check"),
        ((now / "c.xml", "--against", before), "is called c.xml"),
        ((now / "a.xml", before / "a.xml", "--against", before), "two feeds have the same file name"),
        ((NEW, "--against", before / "none.xml"), "no such file"),
    ):
        done = cli("lint", *arguments)
        assert done.status == 2, arguments
        assert message in done.err
        assert done.out == ""
