import json
import os
from pathlib import Path

import pytest

from episodekit.cli.reporting import FORMATS
from tests.contracts.test_rules import CASES
from tests.running import Runner

BAD = CASES / "guid-duplicate" / "bad.xml"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_goes_into_a_file_as_it_would_be_printed(form: str, tmp_path: Path, cli: Runner) -> None:
    file = tmp_path / "report"
    done = cli("lint", "--format", form, "--output", file, BAD)
    assert done.status == 1
    assert done.out == f"{BAD}: 1 error; the report is in {file}\n"
    assert file.read_text(encoding="utf-8") == cli("lint", "--format", form, BAD).out
    assert list(tmp_path.iterdir()) == [file]


def test_a_report_never_replaces_the_feed(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(BAD.read_bytes())
    done = cli("lint", "--json", "--output", feed, feed)
    assert done.status == 2
    assert "would replace it" in done.err
    assert feed.read_bytes() == BAD.read_bytes()


def test_a_report_into_a_device(cli: Runner) -> None:
    assert cli("lint", "--json", "--output", "/dev/null", BAD).status == 1
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("options", "environment", "coloured"),
    [
        ((), {}, False),  # no terminal
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        ((), {"CLICOLOR_FORCE": "1"}, True),
        ((), {"CLICOLOR_FORCE": "0"}, False),
        ((), {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        (("--color", "never"), {"CLICOLOR_FORCE": "1"}, False),
        (("--all", "--color", "always"), {}, True),
    ],
)
def test_colours(
    options: tuple[str, ...],
    environment: dict[str, str],
    *,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    cli: Runner,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in cli("lint", *options, BAD).out) is coloured
    assert "\x1b[" not in cli("lint", *options, "--json", BAD).out


def test_the_text_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch, cli: Runner) -> None:
    heights = []
    for columns in ("60", "100"):
        monkeypatch.setenv("COLUMNS", columns)
        heights.append(
            len(
                cli("lint", "--profile", "strict", CASES / "chapters-order" / "bad.xml", BAD).out.splitlines()
            )
        )
    assert heights[0] >= heights[1]


def test_a_name_that_is_no_text_is_reported(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / os.fsdecode(b"f\xff.xml")
    feed.write_bytes(BAD.read_bytes())
    for form in FORMATS:
        done = cli("lint", "--format", form, feed)
        assert done.status == 1, done.err
    assert json.loads(cli("lint", "--json", feed).out)["findings"][0]["file"] == str(feed)


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in {"text", "lines"}])
def test_a_report_for_programs_names_what_could_not_be_read(form: str, tmp_path: Path, cli: Runner) -> None:
    done = cli("lint", "nope.xml", BAD, "--format", form)
    assert done.status == 2
    assert "no such file" in done.err
    assert "nope.xml" in done.out
    assert "no such file" in done.out
    file = tmp_path / "report"
    file.write_text("of yesterday")
    done = cli("lint", "nope.xml", "--format", form, "--output", file)
    assert (done.status, done.out) == (2, f"nothing; 1 could not be checked; the report is in {file}\n")
    assert "no such file" in file.read_text(encoding="utf-8")
