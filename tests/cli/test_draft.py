import shutil
from pathlib import Path

import pytest

from tests.house.source import ROOT
from tests.running import Runner, tree

SEED = ROOT / "seeds" / "cambodia-cybercrime-expulsions.txt"
DATE = ("--date", "2026-11-24T06:00:00Z")
SLUG = "2026-11-24-cambodia-targets-foreign-cybercriminals"


@pytest.fixture
def seeded(show_folder: Path) -> Path:
    shutil.copy(SEED, show_folder / "seeds" / "article.txt")
    return show_folder


def draft(cli: Runner, folder: Path, *arguments: str | Path) -> tuple[int, str, str]:
    done = cli("draft", "--dir", folder, *DATE, *arguments)
    return done.status, done.out, done.err


def test_the_seed_becomes_an_entry(seeded: Path, cli: Runner) -> None:
    status, out, err = draft(cli, seeded, seeded / "seeds" / "article.txt")
    assert (status, err) == (0, "")
    entry = seeded / "episodes" / SLUG
    assert {path.name for path in entry.iterdir()} == {"episode.md", "transcript.txt"}
    text = (entry / "episode.md").read_text()
    assert "title: Cambodia Targets Foreign Cybercriminals\n" in text
    assert "source: seeds/article.txt\n" in text
    assert "15,000 Expelled" in text.split("guid:")[0]  # the hint, as a comment
    assert "RSS.com" not in text.split("guid:")[1]
    assert "Next: review" in out


def test_the_transcript_is_the_whole_article(seeded: Path, cli: Runner) -> None:
    draft(cli, seeded, seeded / "seeds" / "article.txt")
    spoken = (seeded / "episodes" / SLUG / "transcript.txt").read_text().split("\n\n")
    assert spoken[0] == "# Cambodia Targets Foreign Cybercriminals"
    assert [row.strip() for row in spoken[1:]] == SEED.read_text().strip().splitlines()[1:]


def test_key_figures_are_listed_and_those_apart_enough_are_chapters(seeded: Path, cli: Runner) -> None:
    draft(cli, seeded, seeded / "seeds" / "article.txt")
    text = (seeded / "episodes" / SLUG / "episode.md").read_text()
    titles = [
        row.split("title: ", 1)[1].strip('"') for row in text.splitlines() if row.startswith("  - title: ")
    ]
    assert [title.split()[0] for title in titles] == ["Cambodia", "15,000", "21,000", "Over", "Only"]
    assert all(len(title) <= 45 for title in titles)
    assert not any("October" in title or "2020" in title for title in titles)
    assert "over 21,000 foreigners involved in cybercrime were expelled.\n" in text.split("note: ")[2]
    notes = text.split("**Key figures**")[1]
    for figure in ("15,000", "21,000", "89,000", "28,000", "89,500", "315"):
        assert figure in notes, figure


def test_show_notes_name_no_source(seeded: Path, cli: Runner) -> None:
    first = seeded / "seeds" / "article.txt"
    assert draft(cli, seeded, first)[0] == 0
    (entry,) = seeded.glob("episodes/*/episode.md")
    entry.write_text(entry.read_text(encoding="utf-8") + "\nsource: seeds/b.txt\n", encoding="utf-8")
    other = seeded / "seeds" / "b.txt"
    other.write_text("Fire destroys 340 homes\n\nA fire destroyed 340 homes on Monday.\n", encoding="utf-8")
    status, _, err = draft(cli, seeded, other)
    assert status == 0, err


def test_what_is_wrong_with_another_entry_stops_no_draft(seeded: Path, cli: Runner) -> None:
    first = seeded / "seeds" / "article.txt"
    assert draft(cli, seeded, first)[0] == 0
    (transcript,) = seeded.glob("episodes/*/transcript.txt")
    transcript.write_bytes(b"caf\xe9 au lait\n")
    other = seeded / "seeds" / "b.txt"
    other.write_text("Fire destroys 340 homes\n\nA fire destroyed 340 homes on Monday.\n", encoding="utf-8")
    assert draft(cli, seeded, other)[0] == 0
    entry = transcript.parent / "episode.md"
    entry.write_bytes(entry.read_bytes() + b"caf\xe9\n")
    status, _, err = draft(cli, seeded, first)
    assert status == 2
    assert "not UTF-8" in err


def test_an_entry_is_never_overwritten(seeded: Path, cli: Runner) -> None:
    article = seeded / "seeds" / "article.txt"
    draft(cli, seeded, article)
    before = tree(seeded)
    status, _, err = draft(cli, seeded, article)
    assert status == 2
    assert "already drafted as" in err
    assert tree(seeded) == before


def test_update_shows_a_difference_and_writes_nothing(seeded: Path, cli: Runner) -> None:
    article = seeded / "seeds" / "article.txt"
    draft(cli, seeded, article)
    assert draft(cli, seeded, "--update", article)[0] == 0
    before = tree(seeded / "episodes")
    article.write_text(article.read_text().replace("21,000", "22,000"))
    status, out, _ = draft(cli, seeded, "--update", article)
    assert status == 1
    assert "-" in out
    assert any(row.startswith("+") and "22,000" in row for row in out.splitlines())
    assert "guid" not in "".join(row for row in out.splitlines() if row.startswith(("+", "-")))
    assert tree(seeded / "episodes") == before


def test_update_of_an_article_without_an_entry_is_refused(seeded: Path, cli: Runner) -> None:
    status, _, err = draft(cli, seeded, "--update", seeded / "seeds" / "article.txt")
    assert status == 2
    assert "not drafted yet" in err


def test_json(seeded: Path, cli: Runner) -> None:
    done = cli("draft", "--dir", seeded, *DATE, "--json", seeded / "seeds" / "article.txt")
    (row,) = done.json if isinstance(done.json, list) else []
    assert row["title"] == "Cambodia Targets Foreign Cybercriminals"
    assert len(row["chapters"]) == 5
    assert [each["text"] for each in row["figures"] if each["key"]] == [
        "15,000", "21,000", "15,000", "89,000", "28,000", "89,500", "315",
    ]  # fmt: skip
    assert row["mentions"][0] == {"name": "Sar Sokha", "function": "Minister of Interior"}
    assert len(row["guid"]) == 36


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t", "empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "photo.txt": (b"\xff\xd8\xff\xe0" + b"\x00" * 100, "JPEG"),
    "huge.txt": (
        b"Title\n" + b"Some words in a line of text.\n" * 180_000,
        "5,400,006 bytes, about 100 hours of speech",
    ),
    "nothing.txt": (b"A quiet day\nNothing was counted here, and nobody was asked.\n", "no key figure"),
    "title.txt": (b"Only a title\n", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_articles_get_one_message(name: str, show_folder: Path, cli: Runner) -> None:
    content, message = BAD[name]
    article = show_folder / "seeds" / name
    article.write_bytes(content)
    before = tree(show_folder)
    status, out, err = draft(cli, show_folder, article)
    assert status == 2
    assert out == ""
    assert err.startswith(f"episodekit: {article}: ")
    assert message in err
    assert len(err.splitlines()) == 1
    assert tree(show_folder) == before


def test_an_article_without_a_figure_can_be_drafted_on_purpose(show_folder: Path, cli: Runner) -> None:
    article = show_folder / "seeds" / "nothing.txt"
    article.write_bytes(BAD["nothing.txt"][0])
    assert draft(cli, show_folder, "--without-figures", article)[0] == 0


def test_a_missing_article_or_workspace_is_one_message(show_folder: Path, cli: Runner) -> None:
    status, _, err = draft(cli, show_folder, show_folder / "seeds" / "none.txt")
    assert status == 2
    assert "cannot be read: No such file" in err
    done = cli("draft", "--dir", show_folder.parent, SEED)
    assert done.status == 2
    assert "there is no show.yaml" in done.err


def test_one_bad_article_does_not_stop_the_others(seeded: Path, cli: Runner) -> None:
    (seeded / "seeds" / "empty.txt").write_bytes(b"")
    status, _, err = draft(cli, seeded, seeded / "seeds" / "empty.txt", seeded / "seeds" / "article.txt")
    assert status == 2
    assert len(err.splitlines()) == 1
    assert (seeded / "episodes" / SLUG / "episode.md").exists()


def test_what_to_do_next_is_said_once(seeded: Path, cli: Runner) -> None:
    other = seeded / "seeds" / "other.txt"
    other.write_text(
        "A bridge opens\n\nThe council opened a bridge of 300 metres over the river on Monday.\n"
    )
    _, out, _ = draft(cli, seeded, seeded / "seeds" / "article.txt", other)
    assert out.count("Next: ") == 1
    assert out.splitlines()[-1] == (
        "Next: review episode.md and the transcript.txt beside it, then run `episodekit build`"
    )
    assert "Next: " not in draft(cli, seeded, "--update", other)[1]
