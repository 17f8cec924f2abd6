"""Configuration of the linter: where it is found, what it says, and what is wrong in it."""

import shutil
from pathlib import Path

import pytest

from tests.contracts.test_rules import CASES
from tests.running import Runner

BAD = CASES / "enclosure-length-zero" / "bad.xml"
RULE = "enclosure-length-zero"


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A feed with one warning, two folders deep."""
    place = tmp_path / "shows" / "one" / "feed.xml"
    place.parent.mkdir(parents=True)
    shutil.copy(BAD, place)
    return place


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("episodekit.toml", f'[lint]\nignore = ["{RULE}"]\n'),
        ("pyproject.toml", f'[tool.episodekit.lint]\nignore = ["{RULE}"]\n'),
        ("show.yaml", f"title: Anything\nlint:\n  ignore:\n    - {RULE}\n"),
    ],
)
def test_the_nearest_upwards_counts(tmp_path: Path, feed: Path, cli: Runner, name: str, text: str) -> None:
    assert RULE in cli("lint", feed).out
    (tmp_path / name).write_text(text)
    assert cli("lint", feed).out.endswith("no findings\n")
    assert RULE in cli("lint", "--no-config", feed).out
    (feed.parent / "episodekit.toml").write_text("[lint]\n")  # nearer, and says nothing of it
    assert RULE in cli("lint", feed).out


def test_of_several_in_one_folder_the_first_that_says_something_counts(
    tmp_path: Path, feed: Path, cli: Runner
) -> None:
    (tmp_path / "show.yaml").write_text(f'lint: {{fail_on: info, severity: {{"{RULE}": info}}}}\n')
    done = cli("lint", feed)
    assert (done.status, f"info {RULE}" in done.out) == (1, True)
    (tmp_path / "pyproject.toml").write_text('[tool.episodekit.lint]\nfail-on = "warning"\n')
    assert cli("lint", feed).status == 0  # the severity is still that of show.yaml
    (tmp_path / "episodekit.toml").write_text(f'[lint.severity]\n{RULE} = "error"\n')
    done = cli("lint", feed)
    assert (done.status, f"error {RULE}" in done.out) == (1, True)


def test_flags_stand_above_files(tmp_path: Path, feed: Path, cli: Runner) -> None:
    config = tmp_path / "episodekit.toml"
    config.write_text('[lint]\nprofiles = ["core"]\nfail-on = "warning"\nignore = ["title-missing"]\n')
    assert RULE not in cli("lint", feed).out
    assert cli("lint", "--profile", "apple", feed).status == 1
    assert cli("lint", "--profile", "apple", "--fail-on", "error", feed).status == 0
    # What a flag ignores is ignored beside what the file ignores.
    config.write_text('[lint]\nignore = ["I548"]\n')
    assert RULE not in cli("lint", "--ignore", "guid-duplicate", feed).out


def test_a_named_file_counts_wherever_the_feeds_lie(tmp_path: Path, feed: Path, cli: Runner) -> None:
    (feed.parent / "episodekit.toml").write_text('[lint]\nselect = ["title-missing"]\n')
    mine = tmp_path / "mine.toml"
    mine.write_text(f'[lint]\nseverity = {{{RULE} = "error"}}\n')
    assert cli("lint", "--config", mine, feed).status == 1
    mine.write_text("[other]\n")
    done = cli("lint", "--config", mine, feed)
    assert (done.status, "other is not a key" in done.err) == (2, True)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    done = cli("lint", "--config", tmp_path / "pyproject.toml", feed)
    assert (done.status, "nothing is said of the linter" in done.err) == (2, True)
    assert cli("lint", "--config", tmp_path / "none.toml", feed).status == 2
    assert cli("lint", "--config", mine, "--no-config", feed).status == 2


def test_names_of_rules(tmp_path: Path, feed: Path, cli: Runner) -> None:
    config = tmp_path / "episodekit.toml"
    for names, heard in (
        ('ignore = ["I548"]', False),
        ('ignore = ["i548"]', False),
        ('ignore = ["enclosure-*"]', False),
        ('ignore = ["I54*"]', False),
        ('ignore = ["I*"]', False),
        ('ignore = ["X*"]', True),
        ('select = ["enclosure-length-*"]', True),
        ('select = ["X*"]', False),
    ):
        config.write_text(f"[lint]\n{names}\n")
        assert (RULE in cli("lint", feed).out) is heard, names


@pytest.mark.parametrize(
    ("pattern", "ignored"),
    [
        ("feed.xml", True),
        ("*.xml", True),
        ("shows/one/feed.xml", True),
        ("shows/*/feed.xml", True),
        ("shows/**", True),
        ("shows/", True),
        ("**/one/*", True),
        ("*/feed.xml", False),
        ("one/feed.xml", False),
        ("shows", False),
    ],
)
def test_rules_are_off_where_a_pattern_says_so(
    tmp_path: Path, feed: Path, cli: Runner, pattern: str, ignored: bool
) -> None:
    (tmp_path / "episodekit.toml").write_text(f'[lint.per-path-ignores]\n"{pattern}" = ["I548"]\n')
    assert (RULE not in cli("lint", feed).out) is ignored


def test_patterns_hold_whatever_folder_we_are_in(
    tmp_path: Path, feed: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "show.yaml").write_text(f"lint:\n  per_path_ignores:\n    shows/one/*: [{RULE}]\n")
    monkeypatch.chdir(feed.parent)
    assert cli("lint", "feed.xml").out == "feed.xml: no findings\n"


def test_patterns_of_a_named_file_count_from_here_and_its_baseline_from_its_folder(
    tmp_path: Path, feed: Path, cli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ci").mkdir()
    config = tmp_path / "ci" / "l.toml"
    config.write_text(f'[lint.per-path-ignores]\n"shows/one/*.xml" = ["{RULE}"]\n')
    monkeypatch.chdir(tmp_path)
    assert RULE not in cli("lint", "--config", "ci/l.toml", "shows").out
    monkeypatch.chdir(tmp_path / "shows")
    assert RULE in cli("lint", "--config", "../ci/l.toml", feed).out
    config.write_text('[lint]\nbaseline = "known.json"\n')
    assert cli("lint", feed, "--write-baseline", "../ci/known.json").status == 0
    done = cli("lint", "--config", "../ci/l.toml", feed)
    assert (done.status, done.out) == (0, f"{feed}: no findings\n")


def test_a_pattern_of_stars_costs_nothing(tmp_path: Path, feed: Path, cli: Runner) -> None:
    pattern = "**/" * 200 + "*a" * 200
    (tmp_path / "episodekit.toml").write_text(f'[lint.per-path-ignores]\n"{pattern}" = ["I548"]\n')
    assert RULE in cli("lint", feed).out


def test_everything_that_is_wrong_is_told_with_its_line(tmp_path: Path, feed: Path, cli: Runner) -> None:
    (tmp_path / "episodekit.toml").write_text(
        "[lint]\n"
        'profiles = ["core", "appel"]\n'
        "select = [\n"
        '  "I548",\n'
        '  "enclosure-lenght-zero",\n'
        "]\n"
        'fail-on = "warn"\n'
        "max-warnings = -1\n"
        "ignor = []\n"
        "[lint.severity]\n"
        "guid-nonsense = 'error'\n"
        "[lint.per-path-ignores]\n"
        '"*.xml" = ["Z9*"]\n'
    )
    done = cli("lint", feed)
    assert (done.status, done.out) == (2, "")
    rows = [row.split("episodekit.toml:")[1] for row in done.err.splitlines()]
    assert [row.split()[0] for row in rows] == ["2", "5", "7", "8", "9", "11", "13"]
    for row, words in zip(
        rows,
        (
            "did you mean 'apple'?",
            "did you mean 'enclosure-length-zero'?",
            "did you mean 'warning'?",
            "'-1' is not a whole number",
            "did you mean 'ignore'?",
            "there is no rule 'guid-nonsense'",
            "no rule begins with 'Z9'",
        ),
        strict=True,
    ):
        assert words in row


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("episodekit.toml", "[lint\n", "episodekit.toml:1:6 error config-toml"),
        ("episodekit.toml", "select = []\n", "select is not a key"),
        ("episodekit.toml", "[lint]\nfail_on = 'info'\n", "did you mean 'fail-on'?"),
        ("pyproject.toml", "[tool.episodekit.lnt]\n", "did you mean 'lint'?"),
        ("pyproject.toml", "[tool.episodekit.lint]\nignore = 'I548'\n", "not a list"),
        ("show.yaml", "lint:\n  max-warnings: 3\n", "show.yaml:2:3 error config-unknown-key"),
        ("show.yaml", "title: A\nlint: [I548]\n", "show.yaml:2:7"),
        ("show.yaml", "lint:\n  severity: {I548: bad}\n", "show.yaml:2:20"),
        ("show.yaml", "lint:\n  severity: {I548: }\n", "lint.severity.I548 is missing"),
    ],
)
def test_what_is_no_configuration(feed: Path, cli: Runner, name: str, text: str, told: str) -> None:
    (feed.parent.parent / name).write_text(text)
    done = cli("lint", feed)
    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_other_peoples_files_are_left_alone(tmp_path: Path, feed: Path, cli: Runner) -> None:
    (tmp_path / "pyproject.toml").write_text("this is no TOML")
    (tmp_path / "show.yaml").write_bytes(b"\xff\xfe not even text")
    assert cli("lint", feed).status == 0


def test_unknown_profile_on_the_command_line(cli: Runner) -> None:
    done = cli("lint", "--profile", "appel", BAD)
    assert (done.status, "did you mean 'apple'?" in done.err) == (2, True)


def test_local_hosts_may_be_allowed_by_the_file(tmp_path: Path, cli: Runner) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(
        (CASES / "base.xml").read_bytes().replace(b"https://figures.news/", b"https://localhost/")
    )
    assert "localhost" in cli("lint", feed).out
    (tmp_path / "episodekit.toml").write_text("[lint]\nallow-local = true\n")
    assert "localhost" not in cli("lint", feed).out


def test_more_warnings_than_allowed(tmp_path: Path, feed: Path, cli: Runner) -> None:
    other = feed.with_name("other.xml")
    shutil.copy(feed, other)
    assert cli("lint", "--max-warnings", "2", feed, other).status == 0
    done = cli("lint", "--max-warnings", "1", feed, other)
    assert (done.status, "2 warnings, 1 allowed" in done.err) == (1, True)
    (tmp_path / "episodekit.toml").write_text("[lint]\nmax-warnings = 0\n")
    assert cli("lint", feed).status == 1
    assert cli("lint", "--max-warnings", "5", feed).status == 0
    assert cli("lint", "--max-warnings", "-1", feed).status == 2


def test_each_folder_judges_its_own_feeds(tmp_path: Path, feed: Path, cli: Runner) -> None:
    strict = tmp_path / "shows" / "two" / "feed.xml"
    strict.parent.mkdir()
    shutil.copy(feed, strict)
    assert cli("lint", feed, strict).status == 0
    (strict.parent / "episodekit.toml").write_text('[lint]\nfail-on = "warning"\n')
    assert cli("lint", feed).status == 0
    assert cli("lint", feed, strict).status == 1
