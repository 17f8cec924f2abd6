"""Directions and denials: what is turned round is found, and nothing of what an article says itself."""

import pytest

from episodekit.article import sentences
from episodekit.article.summaries.faithful import check_summary
from episodekit.article.summaries.senses import denied_numbers, turned_numbers
from episodekit.model.written import Article, Paragraph
from tests.labelled import articles


def article(text: str, language: str) -> Article:
    return Article(title="News", raw_title="News", paragraphs=(Paragraph(text),), language=language)


@pytest.mark.parametrize(
    ("language", "written", "said", "found"),
    [
        ("en", "Prices rose 5 percent in May.", "Prices fell 5 percent in May.", ("fell … 5",)),
        ("en", "Exports were down 12% on the year.", "Exports increased by 12%.", ("increased … 12",)),
        ("de", "Die Preise stiegen um 5 Prozent.", "Die Preise sanken um 5 Prozent.", ("sanken … 5",)),
        ("de", "Der Umsatz ist um 1.200 Euro gesunken.", "Ein Anstieg von 1.200 Euro.", ("Anstieg … 1.200",)),
        ("fr", "Les prix ont augmenté de 5 %.", "Les prix ont baissé de 5 %.", ("baissé … 5",)),
        ("es", "Los precios subieron un 5 %.", "Los precios bajaron un 5 %.", ("bajaron … 5",)),
        ("en", "Prices rose 5 percent in May.", "Prices grew by 5 percent.", ()),
        ("en", "Prices rose 5 percent in May.", "Some 5 workers fell ill in May.", ()),  # 5 of something else
        ("en", "Prices rose 5 percent after they fell 5 percent.", "Prices fell 5 percent.", ()),
        ("en", "Prices did not rise 5 percent.", "Prices fell 5 percent.", ()),  # no plain direction
        ("en", "Some 3,000 people marched as shares fell.", "Prices rose, and 3,000 marched.", ()),
        ("en", "Up to 500 jobs go.", "Jobs fell by 500.", ()),
        ("sv", "Priserna steg 5 procent.", "Priserna sjönk 5 procent.", ()),  # not known
    ],
)  # fmt: skip
def test_directions(language: str, written: str, said: str, found: tuple[str, ...]) -> None:
    assert turned_numbers(said, article(written, language)) == found


@pytest.mark.parametrize(
    ("language", "written", "said", "found"),
    [
        ("en", "The council sold 40 houses.", "The council did not sell 40 houses.", ("not … 40",)),
        ("en", "The council sold 40 houses.", "The council didn’t sell 40 houses.", ("didn’t … 40",)),
        ("de", "Die Stadt verkauft 40 Häuser.", "Die Stadt verkauft 40 Häuser nicht.", ("nicht … 40",)),
        ("fr", "La ville vend 40 maisons.", "La ville ne vend pas 40 maisons.", ("pas … 40",)),
        ("es", "La ciudad vende 40 casas.", "La ciudad no vende 40 casas.", ("no … 40",)),
        ("en", "The council sold 40 houses.", "The council sold not only 40 houses.", ()),
        ("en", "The council refused to sell 40 houses.", "The council did not sell 40 houses.", ()),
        ("en", "The council kept 40 houses unsold.", "The council did not sell 40 houses.", ()),
        ("en", "The council sold 40 houses.", "It did not wait, and sold 40 houses.", ()),
        ("it", "Il comune vende 40 case.", "Il comune non vende 40 case.", ()),  # not known
    ],
)  # fmt: skip
def test_denials(language: str, written: str, said: str, found: tuple[str, ...]) -> None:
    assert denied_numbers(said, article(written, language)) == found


def test_a_summary_that_turns_the_news_round_is_refused() -> None:
    subject = article("Prices rose 5 percent in May, the office of statistics said.", "en")
    assert check_summary("The office said that prices fell 5 percent in May.", subject) == (
        "it has a direction that the article tells the other way round: fell … 5",
    )
    assert check_summary("The office said that prices never rose 5 percent.", subject) == (
        "it has a denial that the article does not make: never … 5",
    )


def test_no_sentence_of_a_labelled_article_is_turned_against_its_article() -> None:
    for row in articles("tuned"):
        text = row.article.text
        for begin, end in sentences(text, row.article.language):
            assert turned_numbers(text[begin:end], row.article) == (), text[begin:end]
            assert denied_numbers(text[begin:end], row.article) == (), text[begin:end]
