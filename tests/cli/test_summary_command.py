"""The program that a show names for its summaries: when it runs, and what an entry keeps of it."""

import sys
from pathlib import Path

import pytest

from tests.running import Runner, tree

NEWS = "The council of Lowmark has opened a bridge of 300 metres over the river after eleven years."
WRITTEN = "Lowmark has opened its bridge of 300 metres after eleven years"
DATE = ("--date", "2026-11-24T06:00:00Z")
ENTRY = "episodes/2026-11-24-bridge-opens/episode.md"
PROGRAM = f"""\
from pathlib import Path
ran = Path("ran.txt")
count = len(ran.read_text()) if ran.exists() else 0
ran.write_text("x" * (count + 1))
print("{WRITTEN}" + ", in words of their own" * count + ".")
"""


@pytest.fixture
def folder(show_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("EPISODEKIT_TRUST", raising=False)
    (show_folder / "write.py").write_text(PROGRAM)
    with (show_folder / "show.yaml").open("a") as show:
        show.write(f"summary:\n  command: [{sys.executable}, write.py]\n")
    (show_folder / "seeds" / "bridge.txt").write_text(f"Bridge opens\n\n{NEWS}\n")
    (show_folder / "seeds" / "other.txt").write_text(f"Another bridge opens\n\n{NEWS}\n")
    return show_folder


def runs(folder: Path) -> int:
    ran = folder / "ran.txt"
    return len(ran.read_text()) if ran.exists() else 0


def draft(cli: Runner, folder: Path, *options: str) -> tuple[int, str, str]:
    done = cli("draft", "--dir", folder, *DATE, *options, folder / "seeds" / "bridge.txt")
    return done.status, done.out, done.err


def test_it_does_not_run_unless_the_user_says_so(folder: Path, cli: Runner) -> None:
    articles = (folder / "seeds" / "bridge.txt", folder / "seeds" / "other.txt")
    done = cli("draft", "--dir", folder, *DATE, *articles)
    assert (done.status, runs(folder)) == (0, 0)
    assert done.err == (
        f"episodekit: show.yaml: summary.command: {Path(sys.executable).name} was not run, and the summary is out of the "
        "article: if you trust this show, say --run-command, or list its folder in EPISODEKIT_TRUST\n"
    )
    assert f"summary: {NEWS}\n" in (folder / ENTRY).read_text()


def test_it_runs_with_the_flag(folder: Path, cli: Runner) -> None:
    status, out, err = draft(cli, folder, "--run-command")
    assert (status, err, runs(folder)) == (0, "", 1)
    assert f"summary: {WRITTEN}.\nsummary_by: {Path(sys.executable).name}\n" in (folder / ENTRY).read_text()
    assert f"  summary  {WRITTEN}.\n  by       {Path(sys.executable).name}\n" in out


@pytest.mark.parametrize(
    ("listed", "count"),
    [("{0}", 1), ("/nowhere:{0}/", 1), ("{0}/seeds/..", 1), ("", 0), (".", 0), ("{0}/..", 0), ("{0}/seeds", 0), ("*", 0), ("1", 0)],
)  # fmt: skip
def test_it_runs_in_a_trusted_folder(
    listed: str, count: int, folder: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("EPISODEKIT_TRUST", listed.format(folder))
    assert draft(cli, folder)[0] == 0
    assert runs(folder) == count


def test_an_update_keeps_the_summary_while_it_holds(folder: Path, cli: Runner) -> None:
    draft(cli, folder, "--run-command")
    before = tree(folder / "episodes")
    for option in ("--update", "--run-command"):  # with consent and without
        status, out, err = draft(cli, folder, "--update", option)
        assert (status, out, err) == (0, f"{folder / ENTRY}: nothing would change\n", "")
    status, out, _ = draft(cli, folder, "--update", "--run-command", "--new-summary")
    assert (status, runs(folder)) == (1, 2)
    assert f"-summary: {WRITTEN}.\n" in out
    assert tree(folder / "episodes") == before


def test_an_update_has_it_written_again_when_it_no_longer_holds(folder: Path, cli: Runner) -> None:
    draft(cli, folder, "--run-command")
    before = tree(folder / "episodes")
    article = folder / "seeds" / "bridge.txt"
    article.write_text(article.read_text().replace("300", "400"))
    status, out, err = draft(cli, folder, "--update")
    assert (status, runs(folder)) == (1, 1)
    assert "was not run" in err
    assert f"-summary: {WRITTEN}.\n" in out
    assert f"+summary: {NEWS.replace('300', '400')}\n" in out
    assert draft(cli, folder, "--update", "--run-command")[0] == 1
    assert runs(folder) == 2
    assert tree(folder / "episodes") == before


def test_an_update_does_not_ask_again_for_a_summary_that_was_refused(folder: Path, cli: Runner) -> None:
    (folder / "write.py").write_text(PROGRAM.replace("300", "500"))
    draft(cli, folder, "--run-command")
    assert "# The summary by " in (folder / ENTRY).read_text()
    assert draft(cli, folder, "--update", "--run-command") == (
        0,
        f"{folder / ENTRY}: nothing would change\n",
        "",
    )
    assert runs(folder) == 1


def test_a_summary_that_a_person_wrote_is_not_written_again(folder: Path, cli: Runner) -> None:
    draft(cli, folder, "--run-command")
    entry = folder / ENTRY
    rows = [row for row in entry.read_text().splitlines() if not row.startswith("summary_by:")]
    entry.write_text("\n".join(rows).replace(WRITTEN, "In my own words") + "\n")
    before = tree(folder / "episodes")
    status, _, _ = draft(cli, folder, "--update", "--run-command")
    assert (status, runs(folder)) == (1, 1)
    assert tree(folder / "episodes") == before


def test_the_help_says_how_to_allow_it(cli: Runner) -> None:
    text = " ".join(cli("draft", "--help").out.split())
    assert "--run-command" in text
    assert "EPISODEKIT_TRUST" in text
