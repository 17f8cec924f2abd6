from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import Runner, tree
from tests.servers import Site, site

DATE = ("--date", "2026-11-24T06:00:00Z")
TEXT = (
    "The council in Löwen has planted 3,200 trees in two years. The trees cost 1.5 million euros, the mayor said on Monday. "
    "More than 400 people helped. "
)
PAGE = (
    "<html><head><title>Council plants trees | Meadow</title>{head}</head><body><nav><a href='/'>Home</a></nav><article>"
    "<h1>Council plants trees</h1><p>{text}</p><p>They will plant 900 more trees next year, because the summers are getting "
    "hotter and the streets need shade.</p></article></body></html>"
)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as found:
        yield found


def entry(folder: Path) -> str:
    (path,) = (folder / "episodes").glob("*/episode.md")
    return path.read_text(encoding="utf-8")


def html(head: str = "", text: str = TEXT) -> bytes:
    return PAGE.format(head=head, text=text).encode()


def test_an_address_becomes_an_entry(web: Site, show_folder: Path, cli: Runner) -> None:
    web.page("/real", html())
    url = web.redirect("/news?id=1".partition("?")[0], "/real")
    done = cli("draft", "--dir", show_folder, *DATE, "--online", url)
    assert (done.status, done.err) == (0, "")
    text = entry(show_folder)
    assert "title: Council plants trees\n" in text
    assert f"source: {url}\n" in text
    assert f"source_url: {web.address}/real\n" in text
    (script,) = (show_folder / "episodes").glob("*/transcript.txt")
    assert "Löwen" in script.read_text(encoding="utf-8")


def test_the_page_may_state_where_it_belongs(web: Site, show_folder: Path, cli: Runner) -> None:
    url = web.page("/news", html('<link rel="canonical" href="https://meadow.example/trees">'))
    assert cli("draft", "--dir", show_folder, *DATE, "--online", url).status == 0
    assert "source_url: https://meadow.example/trees\n" in entry(show_folder)


def test_a_canonical_link_that_is_none_is_passed_over(web: Site, show_folder: Path, cli: Runner) -> None:
    url = web.page("/news", html('<link rel="canonical" href="javascript:alert(1)">'))
    assert cli("draft", "--dir", show_folder, *DATE, "--online", url).status == 0
    assert f"source_url: {url}\n" in entry(show_folder)


def test_without_the_flag_nothing_is_fetched(web: Site, show_folder: Path, cli: Runner) -> None:
    url = web.page("/news", html())
    before = tree(show_folder)
    done = cli("draft", "--dir", show_folder, *DATE, url)
    assert done.status == 2
    assert done.err.startswith(f"episodekit: {url}: ")
    assert "add --online" in done.err
    assert web.asked == []
    assert tree(show_folder) == before


@pytest.mark.parametrize(
    "served",
    [
        ("/a.html", "text/plain; charset=utf-8", f"Council plants trees\n{TEXT}\n".encode()),
        ("/a", "text/markdown", f"---\ntitle: Council plants trees\n---\n\n{TEXT}\n".encode()),
        ("/a.txt", "text/html", html()),
        ("/a", "text/html; charset=windows-1252", html().decode().encode("cp1252")),
        ("/a", "text/plain; charset=windows-1252", f"Council plants trees\n{TEXT}\n".encode("cp1252")),
        ("/a", "text/html; charset=iso-8859-1", html('<meta charset="koi8-r">').decode().encode("cp1252")),
        ("/a", "text/html; charset=windows-1252", html()),  # it is UTF-8, whatever the server says
        ("/a", "text/html; charset=nonsense", html()),
    ],
)
def test_the_media_type_chooses_the_reader(
    web: Site, show_folder: Path, cli: Runner, served: tuple[str, str, bytes]
) -> None:
    path, media_type, data = served
    done = cli("draft", "--dir", show_folder, *DATE, "--online", web.page(path, data, media_type))
    assert (done.status, done.err) == (0, "")
    assert "title: Council plants trees\n" in entry(show_folder)
    (script,) = (show_folder / "episodes").glob("*/transcript.txt")
    assert "The council in Löwen has planted" in script.read_text(encoding="utf-8")


def test_update_fetches_again(web: Site, show_folder: Path, cli: Runner) -> None:
    url = web.page("/news", html())
    assert cli("draft", "--dir", show_folder, *DATE, "--online", url).status == 0
    again = cli("draft", "--dir", show_folder, "--online", url)
    assert again.status == 2
    assert "already drafted" in again.err
    assert len(web.asked) == 1
    assert cli("draft", "--dir", show_folder, "--online", "--update", url).status == 0
    web.page("/news", html(text=TEXT.replace("3,200", "3,300")))
    before = tree(show_folder / "episodes")
    done = cli("draft", "--dir", show_folder, "--online", "--update", url)
    assert done.status == 1
    assert "3,300" in done.out
    assert tree(show_folder / "episodes") == before


def test_a_refusal_of_the_server_is_status_3(web: Site, show_folder: Path, cli: Runner) -> None:
    good = web.page("/news", html())
    done = cli("draft", "--dir", show_folder, *DATE, "--online", f"{web.address}/none", good)
    assert done.status == 3
    assert done.err.startswith(f"episodekit: {web.address}/none: the server answers 404")
    assert "title: Council plants trees\n" in entry(show_folder)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "PDF"),
        (html(text="Nothing was counted here. " * 12).replace(b"900 ", b""), "no key figure"),
        (
            b"<html><head><title>Log in</title></head><body><p>Please log in to continue.</p></body></html>",
            "a login wall",
        ),
    ],
)
def test_messages_name_the_address_as_it_was_given(
    web: Site, show_folder: Path, cli: Runner, data: bytes, message: str
) -> None:
    web.page("/end", data)
    url = web.redirect("/start", "/end")
    done = cli("draft", "--dir", show_folder, *DATE, "--online", url)
    assert done.status == 2
    assert done.err.startswith(f"episodekit: {url}: ")
    assert message in done.err
    assert len(done.err.splitlines()) == 1


def test_files_are_read_with_the_flag_too(show_folder: Path, cli: Runner) -> None:
    article = show_folder / "seeds" / "a.txt"
    article.write_text(f"Council plants trees\n{TEXT}\n", encoding="utf-8")
    assert cli("draft", "--dir", show_folder, *DATE, "--online", article).status == 0
