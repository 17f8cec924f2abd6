"""Titles that tell a figure by its verb, and how clear each title is by itself."""

import pytest

from episodekit.article.headlines.headline import Title, headline
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.quantities.stated import quantities

_CHAPTER = 3.0  # clear by itself: what the outline takes


def titled(sentence: str, language: str) -> list[Title]:
    return [headline(sentence, quantity, language) for quantity in quantities(sentence, language)]


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        (
            "en",
            "Rail fares in England will go up by 3.8 percent from March.",
            "Rail fares will go up by 3.8 percent",
        ),
        (
            "en",
            "The average price of a home in the city reached $612,000 in June.",
            "Average price of a home reached $612,000",
        ),
        ("en", "The ferry was carrying 412 passengers when it sank.", "Ferry was carrying 412 passengers"),
        ("en", "The tower is 310 meters tall.", "Tower is 310 meters tall"),
        (
            "de",
            "Der Autobauer ruft weltweit 220.000 Fahrzeuge wegen defekter Bremsen zurück.",
            "Der Autobauer ruft 220.000 Fahrzeuge zurück",
        ),
        (
            "de",
            "Die Polizei hat am Wochenende 2,3 Tonnen Kokain im Hafen von Hamburg beschlagnahmt.",
            "Polizei hat 2,3 Tonnen Kokain beschlagnahmt",
        ),
        (
            "fr",
            "Le prix du blé a grimpé de 14 % pour atteindre un sommet.",
            "Le prix du blé a grimpé de 14 %",
        ),
        (
            "fr",
            "La tempête a privé d'électricité quelque 600 000 foyers.",
            "Tempête a privé d'électricité 600 000 foyers",
        ),
        (
            "es",
            "El precio del trigo subió un 14 % hasta su nivel más alto en nueve años.",
            "El precio del trigo subió un 14 %",
        ),
    ],
)
def test_subject_verb_and_figure(language: str, sentence: str, title: str) -> None:
    found, *_ = titled(sentence, language)
    assert found.text == title
    assert found.clarity >= _CHAPTER


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        (
            "en",
            "More than 3,000 workers at the plant walked out on Thursday over pay.",
            "3,000 workers at the plant walked out",
        ),
    ],
)
def test_what_those_that_are_counted_did(language: str, sentence: str, title: str) -> None:
    assert [each.text for each in titled(sentence, language)] == [title]


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    found = titled("The fire destroyed 340 homes and forced more than 12,000 people to flee.", "en")
    assert found[1].text == "Fire forced more than 12,000 people to flee"
    found = titled("The library lends about 9,500 books a week and has 31,000 members.", "en")
    assert found[1].text == "Library has 31,000 members"


def test_and_between_nouns_does_not_part_the_subject() -> None:
    (found,) = titled("Less food and energy it came to 2.8 percent.", "en")
    assert found.clarity < _CHAPTER - 0.5


@pytest.mark.parametrize(
    ("language", "clear", "unclear"),
    [
        # A bare figure, of which something else is said.
        (
            "en",
            "The storm damaged the roofs of 400 homes.",
            "Officials said that of 400 homes nothing remained.",
        ),
        ("de", "Die Stadt baut 400 Wohnungen.", "An Bord der Fähre befanden sich 412 Passagiere."),
        # A rise of what?
        ("en", "Rents rose by 4 percent.", "The increase was 4 percent."),
        ("fr", "Le taux de chômage reste à 6,4 %.", "La hausse avait été de 5,4 %."),
        # Of whom it is true stands before the clause.
        ("en", "Wages rose 0.1 percent.", "Leaving out food and energy, wages rose 0.1 percent."),
        # Only compared with.
        ("en", "Earnings grew 4.5 percent.", "Earnings grew, compared with 4.5 percent last year."),
        # A condition.
        ("en", "The dam holds 900 tonnes.", "Nobody knows if the dam holds 900 tonnes."),
    ],
)
def test_a_title_that_does_not_say_what_it_is_about_is_less_clear(
    language: str, clear: str, unclear: str
) -> None:
    assert titled(clear, language)[0].clarity > titled(unclear, language)[0].clarity + 0.9


def test_a_verb_before_its_subject_is_no_clear_title() -> None:
    (found,) = titled("Se suman 37 más.", "es")
    assert found.clarity < _CHAPTER - 0.5


def test_a_percentage_keeps_what_it_is_a_part_of_or_is_not_torn_from_it() -> None:
    (found,) = titled("The lake holds only 22 percent of its water.", "en")
    assert found.text == "Lake holds only 22 percent of its water"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "it", "nl", "km"])
def test_a_hostile_clause_ends_soon_and_within_the_limit(language: str) -> None:
    for sentence in ("rose of the and " * 90 + "400 percent " + "of up to " * 90, "de la " * 200 + "12 %"):
        assert all(len(each.text) <= LONGEST_TITLE for each in titled(sentence, language))


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "A court in Leeds has ordered the water company to pay £2.4 million to forty families.",
            "Water company to pay £2.4 million",
        ),
        (
            "On Friday an arbitrator told Brent Foods to recall 12,000 tins of soup from its shops.",
            "Brent Foods to recall 12,000 tins of soup",
        ),
        ("A court may have ordered the water company to pay £2.4 million to forty families.", None),
        ("Nobody at the firm had told Brent Foods to recall 12,000 tins of soup from shops.", None),
        ("A court in Leeds has ordered them to pay £2.4 million to forty families.", None),
    ],
)
def test_what_somebody_was_told_to_do(sentence: str, title: str | None) -> None:
    found = titled(sentence, "en")[0].text
    assert found == title if title else " to " not in found


def test_what_never_came_is_no_title() -> None:
    assert titled("The levy was to have gone up by 4.3 percent.", "en")[0].clarity < _CHAPTER
    assert titled("The levy was raised by 4.3 percent.", "en")[0].clarity >= _CHAPTER
