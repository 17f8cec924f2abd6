"""Titles: what an editor may print, and above all what the sentence does not say."""

import pytest

from episodekit.article.headlines.headline import headline, is_faithful
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.quantities.stated import quantities


def titles(sentence: str, language: str = "en") -> list[str]:
    return [headline(sentence, quantity, language).text for quantity in quantities(sentence, language)]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Police have arrested more than 300 protesters since May 2024.",
            "300 protesters arrested since May 2024",
        ),
        ("During the first quarter, 4,200 homes were built.", "4,200 homes built in first quarter"),
        ("Nearly 500 nurses were hired last year.", "Nearly 500 nurses hired last year"),
        ("Unemployment rose to 5.4 percent in August.", "Unemployment rose to 5.4 percent in August"),
        ("Protesters numbered 3,000.", "3,000 protesters"),
    ],
)
def test_titles(sentence: str, title: str) -> None:
    assert titles(sentence) == [title]


def test_two_clauses_joined_by_and_are_told_apart() -> None:
    assert titles("Two children have died and 56 patients are in hospital.") == [
        "Two children have died",
        "56 patients are in hospital",
    ]


@pytest.mark.parametrize(
    ("sentence", "forbidden"),
    [
        ("At least 14 people have died and more than 6,300 residents were evacuated.", "14 people evacuated"),
        ("Some 400 workers were not dismissed.", "400 workers dismissed"),
        ("About 400 workers were expected to be dismissed.", "400 workers expected"),
        ("About 400 workers were expected to be dismissed.", "400 workers dismissed"),
        ("The firm denied that it dismissed 400 workers.", "400 workers dismissed"),
        ("The firm could have dismissed 400 workers.", "400 workers dismissed"),
        ("The court did not say that police arrested 300 people.", "300 people arrested"),
        ("The minister denied that 400 workers were dismissed.", "400 workers were dismissed"),
        ("The rate did not rise to 5 percent.", "Rise to"),
        ("The harvest may fall by 12 percent.", "Fall by"),
        ("If the dam breaks, 900 homes would be flooded.", "homes flooded"),
    ],
)
def test_what_a_title_must_not_say(sentence: str, forbidden: str) -> None:
    assert not any(
        title.lower().startswith(forbidden.lower()) or f" {forbidden}" in title for title in titles(sentence)
    )


@pytest.mark.parametrize("bound", ["fewer than", "up to", "at least", "under", "nearly", "only"])
def test_bounds_that_change_the_sense_stay(bound: str) -> None:
    (title,) = titles(f"The minister said that {bound} 4,000 families had applied for the money.")
    assert bound in title.lower()


def test_a_title_that_says_more_is_not_faithful() -> None:
    sentence = "Over 21,000 foreigners were expelled."
    (quantity,) = quantities(sentence, "en")
    assert is_faithful("21,000 foreigners expelled", sentence, quantity)
    assert not is_faithful("21,000 foreigners jailed", sentence, quantity)
    assert not is_faithful("22,000 foreigners expelled", sentence, quantity)
    assert not is_faithful("21,000 foreigners expelled expelled", sentence, quantity)


def test_a_clause_without_a_break_still_has_a_title() -> None:
    sentence = "x" * 60 + " 15,000 " + "y" * 60
    (title,) = titles(sentence)
    assert title == "15,000"
    assert len(title) <= LONGEST_TITLE
