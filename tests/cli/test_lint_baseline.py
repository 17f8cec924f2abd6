"""A baseline: what is known is not reported, what is new is."""

import json
import shutil
from pathlib import Path

import pytest

from episodekit.errors import InvalidValueError
from episodekit.findings import Finding, ItemRef, Place, Severity
from episodekit.lint.baseline import Baseline, key_of, read_baseline, write_baseline
from tests.contracts.test_rules import CASES
from tests.running import Runner
from tests.servers import site

BAD = (CASES / "enclosure-length-zero" / "bad.xml").read_text()
RULE = "enclosure-length-zero"


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    place = tmp_path / "pod" / "feed.xml"
    place.parent.mkdir()
    place.write_text(BAD)
    return place


@pytest.fixture
def known(tmp_path: Path, feed: Path, cli: Runner) -> Path:
    """The baseline of the feed."""
    file = tmp_path / "known.json"
    done = cli("lint", feed, "--write-baseline", file)
    assert (done.status, done.out) == (0, f"{file}: 1 known finding\n")
    return file


def test_the_file_is_as_documented(known: Path) -> None:
    document = json.loads(known.read_text())
    assert document == {
        "episodekit-baseline": 1,
        "findings": [
            {"file": "pod/feed.xml", "rule": RULE, "item": "story-figures-3", "value": "0", "count": 1}
        ],
    }
    assert known.read_text().count("\n") == 3


def test_what_is_known_is_not_reported(feed: Path, known: Path, cli: Runner) -> None:
    done = cli("lint", feed, "--baseline", known, "--fail-on", "info")
    assert (done.status, done.out) == (0, f"{feed}: no findings\n")
    assert "1 known finding not reported" in done.err


def test_new_items_on_top_do_not_move_it_and_what_is_new_is_reported(
    feed: Path, known: Path, cli: Runner
) -> None:
    first = BAD.index("<item>")
    end = BAD.index("</item>") + len("</item>")
    new = BAD[first:end].replace("story-figures-1", "story-new").replace("Story 1", "Story new")
    new = new.replace("media/1.mp3", "media/new.mp3").replace("2026", "2027")
    feed.write_text(BAD[:first] + new + "\n\n\n    " + BAD[first:])
    assert cli("lint", feed, "--baseline", known, "--select", RULE).out.endswith("no findings\n")
    at = new.index("length=") + 8
    zero = new[:at] + "0" + new[new.index('"', at) :]
    feed.write_text(BAD[:first] + zero + BAD[first:])
    done = cli("lint", feed, "--baseline", known, "--fail-on", "warning", "--select", RULE)
    assert done.status == 1
    assert done.out.count(RULE) == 1


def test_what_is_found_no_longer_is_told_in_one_line(feed: Path, known: Path, cli: Runner) -> None:
    shutil.copy(CASES / "base.xml", feed)
    done = cli("lint", feed, "--baseline", known)
    assert done.status == 0
    assert done.err.splitlines() == [
        f"episodekit: {known}: 1 finding in it found no longer: episodekit lint … --write-baseline {known}"
    ]
    # A rule that was not asked, or a file that was not, says nothing about it.
    assert cli("lint", feed, "--baseline", known, "--ignore", RULE).err == ""
    assert cli("lint", CASES / "base.xml", "--baseline", known).err == ""


def test_the_configuration_names_it_from_its_own_folder(
    tmp_path: Path, feed: Path, known: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "episodekit.toml").write_text('[lint]\nbaseline = "known.json"\nfail-on = "info"\n')
    monkeypatch.chdir(feed.parent)
    assert cli("lint", "feed.xml").status == 0
    known.unlink()
    done = cli("lint", "feed.xml")
    assert (done.status, "there is no such baseline" in done.err) == (2, True)
    assert cli("lint", "feed.xml", "--write-baseline", "../known.json").status == 0
    assert cli("lint", "feed.xml").status == 0
    # A flag counts from here.
    assert cli("lint", "feed.xml", "--baseline", "known.json").status == 2
    assert cli("lint", "feed.xml", "--baseline", "../known.json").status == 0


def test_a_baseline_in_a_folder_beside_the_feeds_holds_in_another_checkout(
    tmp_path: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in ("ci", "feeds"):
        (one / folder).mkdir(parents=True)
    (one / "feeds" / "feed.xml").write_text(BAD)
    monkeypatch.chdir(one)
    assert cli("lint", "feeds", "--write-baseline", "ci/known.json").status == 0
    (row,) = json.loads((one / "ci" / "known.json").read_text())["findings"]
    assert row["file"] == "../feeds/feed.xml"
    shutil.move(one, other)
    monkeypatch.chdir(other)
    done = cli("lint", "feeds", "--baseline", "ci/known.json", "--fail-on", "info")
    assert (done.status, done.out) == (0, "feeds/feed.xml: no findings\n")


def test_nothing_is_written_if_something_could_not_be_checked(
    tmp_path: Path, feed: Path, cli: Runner
) -> None:
    file = tmp_path / "known.json"
    done = cli("lint", feed, tmp_path / "none.xml", "--write-baseline", file)
    assert (done.status, file.exists()) == (2, False)
    assert "was not written" in done.err


def test_nothing_is_written_if_a_server_gives_no_feed(tmp_path: Path, cli: Runner) -> None:
    file = tmp_path / "known.json"
    with site() as web:
        gone = web.status("/gone.xml", 410)
        done = cli("lint", "--online", gone, "--write-baseline", file)
    assert (done.status, file.exists()) == (3, False)
    assert "answers 410" in done.err
    assert gone in done.err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"episodekit-baseline": 2, "findings": []}',
        '{"episodekit-baseline": 1}',
        '{"episodekit-baseline": 1, "findings": [{}]}',
        '{"episodekit-baseline": 1, "findings": [{"file": "a", "rule": "b", "item": "", "value": 1}]}',
        '{"episodekit-baseline": 1, "findings": [{"file": "a", "rule": "b", "item": "", "value": "", "count": 0}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline(tmp_path: Path, feed: Path, cli: Runner, text: str) -> None:
    file = tmp_path / "known.json"
    file.write_text(text)
    done = cli("lint", feed, "--baseline", file)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    with pytest.raises(InvalidValueError):
        read_baseline(text, "known.json")


def _finding(value: str | None, guid: str = "", title: str = "") -> Finding:
    item = ItemRef(1, guid, title) if guid or title else None
    return Finding(
        rule="r", severity=Severity.ERROR, message="m", place=Place("f", 1), fix="x", item=item, value=value
    )


def test_alike_findings_are_counted_and_the_file_is_in_order() -> None:
    rows = [
        _finding("b", "g"),
        _finding("a", "g"),
        _finding("b", "g"),
        _finding(None),
        _finding("\ud800", "", "t"),
    ]
    text = write_baseline(key_of(row, "f") for row in rows)
    assert text == write_baseline(key_of(row, "f") for row in reversed(rows))
    counts = read_baseline(text, "k")
    assert {(key.item, key.value): count for key, count in counts.items()} == {
        ("g", "b"): 2,
        ("g", "a"): 1,
        ("", ""): 1,
        ("t", "\ud800"): 1,
    }
    baseline = Baseline(counts)
    assert baseline.new([*rows, rows[0]], "f", {"r"}) == (rows[0],)
    assert (baseline.known, baseline.stale) == (5, 0)


def test_long_values_are_told_apart() -> None:
    one, other = (key_of(_finding("x" * 5000 + end), "f") for end in "ab")
    assert one != other
    assert len(one.value) < 150
