"""Titles of articles and sections as chapter titles: whole parts of them, nothing added."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.drafting.shortening import TITLE_LIMIT, shorten


@pytest.mark.parametrize(
    ("language", "title", "short"),
    [
        ("en", "Ferry sinks in harbour", "Ferry sinks in harbour"),
        ("en", "Tunnel under the river opens, three years late and over budget", "Tunnel under the river opens"),
        ("en", "Long wait: first patients move into a new city hospital", "First patients move into a new city hospital"),
        ("en", "Teachers call off their strike after ministry doubles its offer", "Teachers call off their strike"),
        ("en", "Museum sells stolen painting of the harbour at auction in Geneva", "Museum sells stolen painting of the harbour"),
        ("en", "Maria Jensen, who taught a whole valley to read and write", "Maria Jensen"),
        ("en", "Despite the frost, wine growers expect a good autumn", "Wine growers expect a good autumn"),
        ("en", "COURTWATCH: Judge throws out claim against the port authority of Dover", "COURTWATCH: Judge throws out claim…"),
        ("en", "The oldest lighthouse of the coast goes dark now", "Oldest lighthouse of the coast goes dark now"),
        ("en", "Maria Jensen, teacher of one whole valley of shepherds", "Maria Jensen"),
        ("de", "Brückenschäden: Die Hälfte der Pendler braucht länger", "Die Hälfte der Pendler braucht länger"),
        ("de", "Sturm über der Küste: Hunderte Keller sind nach der Nacht vollgelaufen", "Sturm über der Küste"),
        ("de", "Ladenpassage: Mieter verlangen von der Stadt eine Entschädigung", "Ladenpassage"),
        ("fr", "Malgré la grève, les musées de Lyon restent ouverts", "Les musées de Lyon restent ouverts"),
        ("fr", "Un village des Alpes privé d’eau après la crue du torrent voisin", "Un village des Alpes privé d’eau"),
        ("es", "Cuatro heridos leves al volcar un autobús escolar cerca de Burgos", "Cuatro heridos leves"),
        ("es", "El alcalde renuncia a su sueldo mientras dure la huelga", "El alcalde renuncia a su sueldo"),
        ("en", "Fake news: The council taxes every single cat in Leeds", "Fake news: The council taxes every single cat"),
        ("fr", "Faux : le vaccin tue trois cents enfants par mois", "Faux : le vaccin tue trois cents enfants…"),
        ("en", "Hospital trust fined £480,000 over the death of a patient", "Hospital trust fined £480,000…"),
        ("es", "Desmienten que el alcalde robara 40 millones de euros", "Desmienten que el alcalde robara…"),
        ("en", "Boats, nets, ropes and the old harbour light of Lund,  ", "Boats, nets, ropes and the old harbour…"),
        ("pt", "Câmara aprova novo orçamento após três dias de debate e protestos", "Câmara aprova novo orçamento"),
        ("it", "Riapre il teatro comunale dopo sette anni di lavori e di polemiche", "Riapre il teatro comunale"),
    ],
)  # fmt: skip
def test_a_part_that_says_enough_is_taken(language: str, title: str, short: str) -> None:
    assert shorten(title, language) == short


@pytest.mark.parametrize(
    ("language", "title", "never"),
    [
        ("en", "Lead, mercury and arsenic were found in four of the rivers", "Lead"),  # the first of a list
        ("en", "Man dies after falling seventy feet into the container port", "Man dies"),
        ("en", "Doctor hailed as hero of the long epidemic resigns tomorrow", "Doctor hailed"),
        ("en", "Company puts trust on display and opens all of its books", "Company puts trust"),
        ("en", "The mayor (who, by the way, had no bicycle) learns to ride", "The mayor (who, by the way"),
        ("de", "Zwanzig Schmuggler in den Alpen nach langer Fahndung verhaftet", "Zwanzig Schmuggler"),
        ("en", "Nothing is known about the whereabouts of the missing ferry", "Nothing is known about the whereabouts of the…"),
    ],
)  # fmt: skip
def test_no_part_is_taken_that_says_something_else(language: str, title: str, never: str) -> None:
    short = shorten(title, language)
    assert short != never
    assert short.endswith("…")


WORDS = st.lists(
    st.sampled_from(
        [
            "as",
            "after",
            "in",
            "the",
            "Lund",
            ":",
            ",",
            "340",
            "homes",
            "–",
            "(two",
            "«x»",
            "and",
            "al",
            "ser",
            "?",
        ]
    ),
    max_size=30,
)


@given(WORDS, st.sampled_from(["en", "de", "fr", "es", "vi", "", "ar"]))
def test_every_word_stands_in_the_title(words: list[str], language: str) -> None:
    title = " ".join(words).replace(" :", ":").replace(" ,", ",")
    short = shorten(title, language)
    assert len(short) <= TITLE_LIMIT
    assert short.removesuffix("…").casefold() in title.casefold()
    assert short or not title


@pytest.mark.parametrize("title", ["x" * 60, "a, " * 100_000, "a: " * 100_000, "in as " * 100_000])
def test_any_length_takes_no_time(title: str) -> None:
    begin = time.process_time()
    assert len(shorten(title, "en")) <= TITLE_LIMIT
    assert time.process_time() - begin < 1
