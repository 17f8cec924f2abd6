"""Titles whose words stand in another order than in their sentence: what opens it goes, or moves to the title's end."""

import pytest

from episodekit.article.headlines.headline import Title, headline
from episodekit.article.quantities.stated import quantities

_CHAPTER = 3.0  # clear by itself: what the outline takes


def titled(sentence: str, language: str, figure: int = 0) -> Title:
    return headline(sentence, quantities(sentence, language)[figure], language)


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("nl", "Door het noodweer zaten 9.000 gezinnen zonder water.", "9.000 gezinnen zaten zonder water"),
        ("nl", "Volgens de brandweer zijn 14 bewoners gered.", "14 bewoners gered"),
        ("nl", "Er vertrekken 36 winkels.", "36 winkels vertrekken"),
        ("nl", "Bij de botsing op de A12 kwamen drie mensen om het leven.", "Drie mensen kwamen om het leven"),
        ("sv", "Enligt brandkåren har 14 boende räddats.", "14 boende har räddats"),
        ("sv", "Vid kraschen utanför Borås dog tre personer.", "Tre personer dog"),
        ("da", "I fredags demonstrerede 800 studerende foran rådhuset.", "800 studerende demonstrerede foran rådhuset"),
        ("no", "Ifølge brannvesenet er 14 beboere evakuert.", "14 beboere evakuert"),
    ],
)  # fmt: skip
def test_a_figure_right_behind_its_verb_opens_the_title(language: str, sentence: str, title: str) -> None:
    found = titled(sentence, language)
    assert found.text == title
    assert found.clarity >= _CHAPTER


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Van de leerlingen komen 40 meisjes te laat."),  # of whom?
        ("nl", "In 2019 kocht de school 40 computers."),  # the figure is no subject
        ("nl", "Op het plein komen 40 bomen en een fontein."),  # and what else?
        ("sv", "Av eleverna saknar 40 flickor betyg."),
        ("sv", "Om regnet fortsätter evakueras 40 familjer."),  # on a condition
        ("da", "Hvis det regner, evakueres 40 familier."),
    ],
)
def test_a_figure_behind_a_verb_is_left_where_it_stands_if_something_is_lost(
    language: str, sentence: str
) -> None:
    found = titled(sentence, language)
    assert not found.text.startswith("40") or found.clarity < _CHAPTER


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("en", "On the island there are only 23 goats left.", "Only 23 goats left on the island"),
        ("de", "Auf der Insel gibt es 2.400 Ferienwohnungen.", "2.400 Ferienwohnungen auf der Insel"),
        ("nl", "Op het eiland zijn 2.400 vakantiewoningen.", "2.400 vakantiewoningen op het eiland"),
        ("sv", "På ön finns 2 400 stugor.", "2 400 stugor på ön"),
        ("en", "It takes 40 minutes to climb the tower.", "40 minutes to climb the tower"),
        ("en", "It took the crew three days to free the ship.", "Crew took three days to free the ship"),
        ("en", "It costs €90 to cross the strait.", "€90 to cross the strait"),
    ],
)
def test_that_there_is_something_is_told_without_saying_so(language: str, sentence: str, title: str) -> None:
    found = titled(sentence, language)
    assert found.text == title
    assert found.clarity >= _CHAPTER


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "It could take 40 minutes to climb the tower."),
        ("en", "It took him 40 minutes to climb the tower."),
        ("en", "On the island there are no 40 goats left."),
        ("de", "Auf der Insel gibt es keine 40 Ziegen."),
        ("en", "Among the dead there were 40 sailors whom nobody knew."),
    ],
)
def test_what_is_denied_or_leans_on_more_is_no_title(language: str, sentence: str) -> None:
    assert titled(sentence, language).clarity < _CHAPTER


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("en", "Some 4,000 farmers took part in the rally through Ghent.", "Some 4,000 farmers took part in the rally"),
        ("en", "By Monday evening 900 drivers had applied for a refund.", "900 drivers had applied for a refund"),
        ("sv", "Mer än 4 000 bönder deltog i marschen i Ystad.", "Mer än 4 000 bönder deltog i marschen i Ystad"),
        ("sv", "Kommunen lägger 30 miljoner kronor på en ny simhall vid hamnen.", "Kommunen lägger 30 miljoner kronor"),
        ("sv", "Antalet bilstölder sjönk under tredje kvartalet med 12 procent till 940.", "Antalet bilstölder sjönk med 12 procent"),
        ("da", "Huslejen i Odense er steget med 9 procent siden 2021.", "Huslejen i Odense er steget med 9 procent"),
        ("nl", "De gemeente investeert 30 miljoen euro in een zwembad bij de haven.", "De gemeente investeert 30 miljoen euro"),
    ],
)  # fmt: skip
def test_a_statement_ends_before_where_and_when(language: str, sentence: str, title: str) -> None:
    found = titled(sentence, language)
    assert found.text == title
    assert found.clarity >= _CHAPTER
