"""``episodekit import`` of a feed in several documents (https://www.rfc-editor.org/rfc/rfc5005)."""

from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from tests import servers
from tests.running import Runner, tree
from tests.servers import Site
from tests.unit.feed.test_read import feed, item


@pytest.fixture
def web() -> Iterator[Site]:
    with servers.site() as site:
        yield site


def page(numbers: range, *links: tuple[str, str]) -> bytes:
    """Items of these numbers, the newest first, each of a day of its own."""
    head = "".join(f'<atom:link rel="{relation}" href="{href}"/>' for relation, href in links)
    rows = [item(f"n{day}", date=f"{day:02} Nov 2020 06:00:00 GMT") for day in reversed(numbers)]
    return feed(head, *rows)


def slugs(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "episodes").iterdir())


def test_pages_beside_a_file_are_read_too_and_built_again(cli: Runner, tmp_path: Path) -> None:
    base = "https://cdn.news-desk.org/"
    old = tmp_path / "old"
    old.mkdir()
    (old / "feed.xml").write_bytes(page(range(5, 8), ("self", f"{base}feed.xml"), ("next", f"{base}2.xml")))
    (old / "2.xml").write_bytes(page(range(3, 6), ("next", f"{base}1.xml")))  # 5 is on two of them
    (old / "1.xml").write_bytes(page(range(1, 3), ("previous", f"{base}2.xml")))
    done = cli("import", old / "feed.xml", tmp_path / "show")
    assert done.status == 0, done.err
    assert "7 episodes" in done.out
    assert "import-page" not in done.err
    assert [name[-2:] for name in slugs(tmp_path / "show")] == [f"n{day}" for day in range(1, 8)]
    assert cli("build", "--dir", tmp_path / "show", "--now", "2026-01-01T00:00:00Z").status == 0
    feeds = tmp_path / "show" / "feeds"
    held = {
        path.name: [row.id for row in feedparser.parse(path.read_bytes()).entries]
        for path in feeds.glob("*.xml")
    }
    assert held == {
        "feed.xml": ["n7", "n6", "n5"],
        "feed-page-2.xml": ["n4"],
        "feed-page-1.xml": ["n3", "n2", "n1"],
    }
    again = cli("import", feeds / "feed.xml", tmp_path / "again")
    assert again.status == 0, again.err
    kept = {
        path: data
        for path, data in tree(tmp_path / "show").items()
        if not path.startswith((".epi", "feeds/"))
    }
    assert tree(tmp_path / "again") == kept


def test_archives_of_an_address_are_fetched(cli: Runner, tmp_path: Path, web: Site) -> None:
    url = web.page("/pod/feed", page(range(4, 6), ("prev-archive", "old/2"), ("next", "/no")), "text/xml")
    web.page("/pod/old/2", page(range(2, 4), ("prev-archive", "1")), "text/xml")
    web.page("/pod/old/1", page(range(1, 2), ("prev-archive", "2")), "text/xml")  # which leads back
    done = cli("import", "--json", url, tmp_path / "show")
    report = done.json
    assert isinstance(report, dict)
    assert report["episodes"] == 5
    assert [path for path, _ in web.asked] == ["/pod/feed", "/pod/old/2", "/pod/old/1"]
    assert [row.rpartition(": ")[0][-1] for row in report["findings"] if "import-page" in row] == ["2"]
    assert "limit: 2\n" in (tmp_path / "show" / "show.yaml").read_text()


def test_a_page_that_cannot_be_fetched_leaves_nothing(cli: Runner, tmp_path: Path, web: Site) -> None:
    url = web.page("/feed", page(range(4, 6), ("next", "/gone")), "text/xml")
    web.status("/gone", 404)
    done = cli("import", url, tmp_path / "show")
    assert (done.status, list(tmp_path.iterdir())) == (3, [])
    assert "/gone: the server answers 404" in done.err


@pytest.mark.parametrize("href", ["https://a.news-desk.org/2.xml", "feed.xml?page=2", "?page=2"])
def test_a_page_that_is_not_beside_the_file_is_told(cli: Runner, tmp_path: Path, href: str) -> None:
    (tmp_path / "feed.xml").write_bytes(page(range(4, 6), ("next", href)))
    done = cli("import", tmp_path / "feed.xml", tmp_path / "show")
    assert done.status == 0
    assert "2 episodes" in done.out
    assert f"the link to the next page of the old feed is left out: {href}" in done.err
    assert "limit:" not in (tmp_path / "show" / "show.yaml").read_text()


def test_items_of_one_moment_and_name_on_two_pages_are_both_kept_in_order(
    cli: Runner, tmp_path: Path
) -> None:
    rows = [
        item("same").replace("same.mp3", f"{number}.mp3").replace('"false">same', f'"false">g{number}')
        for number in range(4)
    ]
    (tmp_path / "feed.xml").write_bytes(feed('<atom:link rel="next" href="2.xml"/>', *rows[:2]))
    (tmp_path / "2.xml").write_bytes(feed(*rows[2:]))
    assert cli("import", tmp_path / "feed.xml", tmp_path / "show").status == 0
    assert cli("build", "--dir", tmp_path / "show", "--now", "2026-01-01T00:00:00Z").status == 0
    feeds = tmp_path / "show" / "feeds"
    found = [feedparser.parse((feeds / name).read_bytes()) for name in ("feed.xml", "feed-page-1.xml")]
    assert [[row.id for row in each.entries] for each in found] == [["g0", "g1"], ["g2", "g3"]]
