"""``episodekit build`` lints as the show's configuration says."""

from pathlib import Path

import pytest

from tests.running import Result, Runner, tree

ENTRY = """\
---
guid: guid-{day}
title: Story
summary: What happened on day {day}.
published: 2026-01-0{day}T06:00:00Z
enclosure: {{url: "https://cdn.figures.news/a/{day}.mp3", length: 1800000, type: audio/mpeg}}
duration: 0:10:00
---

Notes of day {day}.
"""
RULE = "duplicate-episode"


@pytest.fixture
def folder(tmp_path: Path, cli: Runner) -> Path:
    """A show of two episodes that the linter warns of: they have one title and one length."""
    folder = tmp_path / "show"
    base = "https://cdn.figures.news/pod/"
    assert cli("init", folder, "--title", "S", "--base-url", base, "--email", "a@figures.news").status == 0
    for day in (1, 2):
        path = folder / "episodes" / f"e{day}" / "episode.md"
        path.parent.mkdir(parents=True)
        path.write_text(ENTRY.format(day=day))
    return folder


def said(result: Result) -> str:
    return result.out + result.err


def say(folder: Path, text: str) -> None:
    with (folder / "show.yaml").open("a") as file:
        file.write(text)


def test_a_rule_that_show_yaml_ignores_is_off(folder: Path, cli: Runner) -> None:
    assert RULE in said(cli("build", "--dir", folder))
    say(folder, f"lint:\n  ignore: [{RULE}, art-*]\n")
    built = cli("build", "--dir", folder)
    assert (built.status, RULE in said(built)) == (0, False)
    assert "lint: no findings" in said(built)
    assert RULE not in said(cli("build", "--dir", folder))


def test_rules_that_are_not_selected_are_off(folder: Path, cli: Runner) -> None:
    say(folder, "lint:\n  select: [guid-*]\n")
    assert "lint: no findings" in said(cli("build", "--dir", folder))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("show.yaml", f"lint:\n  severity: {{{RULE}: error}}\n"),
        ("episodekit.toml", f'[lint.severity]\n{RULE} = "error"\n'),
        ("pyproject.toml", f'[tool.episodekit.lint.severity]\n{RULE} = "error"\n'),
        ("../episodekit.toml", f'[lint.severity]\n{RULE} = "error"\n'),
    ],
)
def test_what_the_configuration_calls_an_error_stops_a_build_of_entries_that_did_not_change(
    folder: Path, cli: Runner, name: str, text: str
) -> None:
    assert cli("build", "--dir", folder).status == 0
    before = tree(folder / "feeds")
    with (folder / name).open("a") as file:
        file.write(text)
    built = cli("build", "--dir", folder)
    assert (built.status, f"error {RULE}" in said(built)) == (1, True)
    assert tree(folder / "feeds") == before


def test_rules_are_off_where_paths_are_named(folder: Path, cli: Runner) -> None:
    say(folder, f"lint:\n  per_path_ignores:\n    feeds/feed.xml: [{RULE}]\n")
    assert RULE not in said(cli("build", "--dir", folder))


def test_a_rule_that_does_not_exist_is_told_with_its_line(folder: Path, cli: Runner) -> None:
    say(folder, "lint:\n  ignore: [duplicate-episodes]\n")
    built = cli("build", "--dir", folder)
    lines = (folder / "show.yaml").read_text().splitlines()
    assert built.status == 2
    assert f"show.yaml:{lines.index('  ignore: [duplicate-episodes]') + 1}:" in said(built)
    assert "did you mean 'duplicate-episode'?" in said(built)
    assert not (folder / "feeds").exists()


def test_a_selection_does_not_turn_off_what_protects_listeners(folder: Path, cli: Runner) -> None:
    say(folder, "lint:\n  select: [art-*]\n")
    assert cli("build", "--dir", folder).status == 0
    entry = folder / "episodes" / "e1" / "episode.md"
    entry.write_text(entry.read_text().replace("guid-1", "guid-9"))
    assert "error guid-changed" in said(cli("build", "--dir", folder))
    say(folder, "  ignore: [guid-changed]\n")
    assert cli("build", "--dir", folder).status == 0


def test_a_show_without_categories_is_built_and_linted_with_a_warning_and_elsewhere_it_is_an_error(
    folder: Path, cli: Runner
) -> None:
    show = folder / "show.yaml"
    text = show.read_text()
    begin, rest = text.split("categories:\n", 1)
    rows = rest.splitlines(keepends=True)
    while rows[0].lstrip().startswith("-"):
        del rows[0]
    show.write_text(f"{begin}categories: []\n{''.join(rows)}")
    built = cli("build", "--dir", folder)
    assert built.status == 0
    assert "warning category-missing" in said(built)
    assert "write one under categories: in show.yaml" in said(built)
    feed = folder / "feeds" / "feed.xml"
    for flags in ((), ("--no-config",)):
        linted = cli("lint", *flags, feed)
        assert (linted.status, "warning category-missing" in said(linted)) == (0, True)
    elsewhere = folder.parent / "foreign.xml"
    elsewhere.write_bytes(feed.read_bytes())
    assert "error category-missing" in said(cli("lint", elsewhere))
    say(folder, "lint:\n  severity: {category-missing: error}\n")
    for again in (cli("lint", feed), cli("build", "--dir", folder)):
        assert (again.status, "error category-missing" in said(again)) == (1, True)
