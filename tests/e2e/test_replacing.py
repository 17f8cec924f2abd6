"""A build looks at the feed that it is about to replace; what would hurt listeners stops it unless it is meant."""

from pathlib import Path

import pytest

from tests.e2e.conftest import BASE, SLUG
from tests.running import Runner, tree

pytestmark = pytest.mark.xdist_group("built")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def with_another_guid(folder: Path) -> str:
    """Give the episode another guid; the one that it had."""
    entry = folder / "episodes" / SLUG / "episode.md"
    guid = entry.read_text(encoding="utf-8").partition("guid: ")[2].partition("\n")[0]
    edit(entry, f"guid: {guid}", "guid: quite-another-guid")
    return guid


def test_another_guid_stops_the_build_and_the_message_says_the_way_out(workspace: Path, cli: Runner) -> None:
    guid = with_another_guid(workspace)
    before = tree(workspace / "feeds")
    done = cli("build", "--dir", workspace)
    assert done.status == 1
    assert f"had the guid '{guid}': write <guid> as it was before: {guid}" in done.err
    assert done.err.endswith(
        "feeds is as it was\n"
        "episodekit: listeners would notice; if it is meant: episodekit build --accept guid-changed\n"
    )
    assert tree(workspace / "feeds") == before


def test_what_is_meant_goes_on_and_is_told_once(workspace: Path, cli: Runner) -> None:
    with_another_guid(workspace)
    done = cli("build", "--dir", workspace, "--accept", "D001")
    assert done.status == 0, done.err
    assert "warning guid-changed" in done.out
    assert ">quite-another-guid<" in (workspace / "feeds" / "feed.xml").read_text(encoding="utf-8")
    again = cli("build", "--dir", workspace)
    assert (again.status, "guid-changed" in again.out) == (0, False)


def test_accepting_one_change_is_not_accepting_another(workspace: Path, cli: Runner) -> None:
    with_another_guid(workspace)
    show = workspace / "show.yaml"
    edit(show, "guid: ", "guid: 9b024349-ccf0-5f69-a609-6b82873eab3c\ncopyright: ")
    before = tree(workspace / "feeds")
    done = cli("build", "--dir", workspace, "--accept", "guid-changed")
    assert done.status == 1
    assert done.err.endswith("if it is meant: episodekit build --accept podcast-guid-changed\n")
    assert tree(workspace / "feeds") == before
    both = ("--accept", "guid-changed", "--accept", "podcast-guid-changed")
    assert cli("build", "--dir", workspace, *both).status == 0


@pytest.mark.parametrize("name", ["item-removed", "old-feed-unreadable", "not-well-formed", "guid-change"])
def test_only_what_stops_can_be_accepted(name: str, workspace: Path, cli: Runner) -> None:
    done = cli("build", "--dir", workspace, "--accept", name)
    assert done.status == 2
    assert "guid-changed" in done.err


@pytest.mark.parametrize("broken", [b"", b"<!DOCTYPE html><html><body>no</body></html>", b"<rss><channel>"])
def test_a_broken_feed_in_the_way_is_replaced(broken: bytes, workspace: Path, cli: Runner) -> None:
    feed = workspace / "feeds" / "feed.xml"
    whole = feed.read_bytes()
    feed.write_bytes(broken)
    done = cli("build", "--dir", workspace)
    assert done.status == 0, done.err
    assert "warning old-feed-unreadable" in done.out
    assert feed.read_bytes() == whole


def test_a_feed_larger_than_any_is_not_read(
    workspace: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("episodekit.assembly.changes.FEED_LIMIT_BYTES", 10)
    with_another_guid(workspace)
    done = cli("build", "--dir", workspace)
    assert done.status == 0, done.err
    assert "cannot be compared: it has" in done.out


def test_an_edited_title_is_a_note(workspace: Path, cli: Runner) -> None:
    edit(workspace / "episodes" / SLUG / "episode.md", "title: Cambodia", "title: How Cambodia")
    done = cli("build", "--dir", workspace)
    assert (done.status, done.err) == (0, "")
    assert "lint: notes only" in done.out


def test_a_show_that_moves_is_told_a_few_times_only(workspace: Path, cli: Runner) -> None:
    edit(workspace / "show.yaml", BASE, "https://files.figures.news/show/")
    done = cli("build", "--dir", workspace)
    assert done.status == 0, done.err
    assert "warning feed-url-moved" in done.out
    assert "info enclosure-url-changed" in done.out
    feed = workspace / "feeds" / "feed.xml"
    first = feed.read_text(encoding="utf-8")
    item = first[first.index("    <item>") : first.index("</channel>")]
    url = "https://files.figures.news/show/"
    many = "".join(
        item.replace("</guid>", f"-{n}</guid>").replace(f"{url}media/", f"{url}media/{n}-") for n in range(9)
    )
    feed.write_text(first.replace(item, item + many), encoding="utf-8")
    done = cli("build", "--dir", workspace)
    assert done.status == 1
    assert done.out.count("warning item-removed") == 3
    assert "… and 6 more item-removed (--json)" in done.out
