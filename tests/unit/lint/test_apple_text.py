"""Titles: what holds a number or the show's name, and what only looks so."""

import pytest

from episodekit.findings import Finding
from episodekit.lint import check
from tests.contracts.test_rules import BASE


def _titled(title: str) -> list[Finding]:
    """What is said of the last episode under this title."""
    assert BASE.count(b"<title>Story 3</title>") == 1
    return [
        row
        for row in check(BASE.replace(b"<title>Story 3</title>", f"<title>{title}</title>".encode()), "f")
        if row.item is not None and row.item.number == 3
    ]


@pytest.mark.parametrize(
    "title",
    [
        "S1E2: The ferry", "s01e02 The ferry", "The ferry (S1 E2)", "Episode 12", "Episode 12: The ferry",
        "Ep. 12 – The ferry", "EP 12 | The ferry", "#12 – The ferry", "#12: The ferry", "The ferry (#12)",
        "The ferry | Ep. 12", "The ferry - Episode 12", "Folge 3: Die Fähre", "Épisode 4 : Le bac", "Season 1",
        "第12回 フェリー", "No. 7: The ferry", "#132 The ferry", "EPISODE 5 The ferry", "Ep 12 The ferry", "EP600 通勤路上", "EP-100 访谈",
    ],
)  # fmt: skip
def test_a_title_holds_its_number(title: str) -> None:
    assert [row.rule for row in _titled(title)] == ["number-in-title"]


@pytest.mark.parametrize(
    "title",
    [
        "12 angry men", "Our #1 hit", "#1 hits of the year", "The season 1 finale", "The best of season 1",
        "Episode one of many", "No. 10 Downing Street", "MS1E2K", "Seasons 1", "Apollo 13", "#metoo",
        "Folge 3 Regeln", "Figures of 2026", "EPS 2024 results", "Episodes 5 and 6", "Epic 12",
    ],
)  # fmt: skip
def test_a_title_that_only_looks_so(title: str) -> None:
    assert _titled(title) == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Key Figures: The ferry", True),
        ("The ferry – key figures", True),
        ("The ferry | Key Figures", True),
        ("Key Figures of the ferry", False),
        ("The key figures", False),
        ("Key Figures", False),
    ],
)
def test_a_title_repeats_the_show(title: str, told: bool) -> None:
    assert [row.rule for row in _titled(title)] == ["show-name-in-title"] * told


def test_the_title_for_apple_counts_where_there_is_one() -> None:
    feed = BASE.replace(
        b"<title>Story 3</title>",
        b"<title>Episode 3: The ferry</title><itunes:title>The ferry</itunes:title>",
    )
    assert check(feed, "f") == ()
