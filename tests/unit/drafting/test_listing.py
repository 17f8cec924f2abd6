"""Rows of the list of key figures in show notes: what a listener understands without the text."""

import pytest

from episodekit import article
from episodekit.drafting.listing import listed
from episodekit.model.written import Figure

LONG = "of the people whom the council asked in the spring of last year in all of its nine wards by letter and by telephone"


def figure(sentence: str, text: str, *, title: str | None = None, clarity: float = 0.0) -> Figure:
    at = sentence.index(text)
    return Figure(
        text=text,
        start=40 + at,
        end=40 + at + len(text),
        sentence=sentence,
        sentence_start=40,
        title=title or text,
        quote=text,
        clarity=clarity,
    )


@pytest.mark.parametrize(
    ("sentence", "text", "language", "row"),
    [
        (
            "The yard has 310 drivers, 58 fewer than it needs, and trains more.",
            "58",
            "en",
            "58 fewer than it needs",
        ),
        (
            "The union, which speaks for 290 of them, is angry.",
            "290",
            "en",
            "The union, which speaks for 290 of them",
        ),
        (
            "Rents fell, and costs rose by 4.5 percent in May.",
            "4.5 percent",
            "en",
            "Costs rose by 4.5 percent in May",
        ),
        ("Bids came from 12, 14 and 16 firms.", "12", "en", "Bids came from 12"),
        (
            "Sie schlugen zu: 40, sagte Wolf, kamen frei.",
            "40",
            "de",
            "40, sagte Wolf, kamen frei",
        ),
        ("“They saved £6.2 million,” she said.", "£6.2 million", "en", "They saved £6.2 million"),
        (
            "Lee said that it was late, and that 27 alarms had gone off.",
            "27",
            "en",
            "27 alarms had gone off",
        ),
        (
            "Lee told reporters that the search took 11 hours.",
            "11 hours",
            "en",
            "The search took 11 hours",
        ),
        (f"Only 23 percent {LONG} agreed.", "23 percent", "en", "23 percent"),
        ("产量达到500吨，比去年多收13吨。", "13吨", "zh", "13吨"),
    ],
)
def test_what_is_too_short_by_itself_is_told_by_its_part_of_the_sentence(
    sentence: str, text: str, language: str, row: str
) -> None:
    assert listed([figure(sentence, text)], language) == [row]


@pytest.mark.parametrize(
    ("sentence", "text", "language"),
    [
        ("Officials denied that the infection killed 430 patients.", "430", "en"),
        ("Police wrongly said that the man stole 33 bikes.", "33", "en"),
        ("If convicted, the firm has to pay £2.4 million.", "£2.4 million", "en"),
        ("Had the dam failed, the flood would have hit 18,000 people.", "18,000", "en"),
        ("The firm has to pay £2.4 million, unless it wins.", "£2.4 million", "en"),
        ("Of the 46 defendants, nobody was tried.", "46", "en"),
        ("Der Minister bestritt, dass 620 Millionen Euro fehlen.", "620 Millionen Euro", "de"),
        ("Der Sprecher sagte, dass die Firma 620 Stellen streicht.", "620", "de"),
        ("Sinkt der Umsatz weiter, streicht die Firma 1.300 Stellen.", "1.300", "de"),
        ("Die Firma streicht 1.300 Stellen, sofern der Umsatz sinkt.", "1.300", "de"),
        ("Hall wurde vom Vorwurf freigesprochen, 82.000 Euro gestohlen zu haben.", "82.000 Euro", "de"),
        ("Il est faux que le groupe emploie 3.100 salariés.", "3.100", "fr"),
        ("Sans la digue, 6.600 maisons auraient été inondées.", "6.600", "fr"),
        ("Frente a los 340 casos anunciados, solo hubo pocos.", "340", "es"),
    ],
)
def test_a_row_keeps_what_it_would_say_something_else_without(
    sentence: str, text: str, language: str
) -> None:
    assert listed([figure(sentence, text)], language) == [sentence.rstrip(".")]


def test_a_title_that_tells_itself_stands() -> None:
    told = figure("The yard has 310 drivers.", "310", title="Yard has 310 drivers", clarity=4.0)
    assert listed([told], "en") == ["Yard has 310 drivers"]


def test_what_two_figures_share_is_listed_once() -> None:
    sentence = "Ferries brought 46 cars and 12 vans to Rauma."
    rows = [figure(sentence, "46"), figure(sentence, "12")]
    assert listed(rows, "en") == ["Ferries brought 46 cars and 12 vans to Rauma"]


def test_every_row_stands_in_the_article() -> None:
    text = (
        "Ferry strike\n\nThe strike kept 46 of 51 ferries in port; “about 9,000 travellers” waited, "
        "which cost €2.5 million, or 3 percent, a day – and 14 firms – said so: 3,400 cars, 12 vans."
    )
    read = article.read(text.encode(), "a.txt")
    found = article.figures(read)
    assert len(found) > 5
    for row in listed(found, read.language):
        assert row.casefold() in read.text.casefold()
