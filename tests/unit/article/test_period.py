"""When a figure holds, in the article's words."""

import pytest

from episodekit.article import figures
from episodekit.model.written import Article, Paragraph


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("en", "Police have arrested 300 people since May 2024.", "since May 2024"),
        ("en", "Over the past two years, police have arrested 300 people.", "Over the past two years"),
        ("en", "During the first quarter of the year, 4,200 homes were built.", "During the first quarter"),
        ("en", "The plant makes 300 cars a day.", "a day"),
        ("en", "In May it rained, and after a long meeting the firm fired 300 people.", ""),
        ("en", "The firm fired 300 people.", ""),
        ("de", "Im dritten Quartal wurden 300 Autos verkauft.", "Im dritten Quartal"),
        ("de", "Seit 2019 sind 300 Läden geschlossen worden.", "Seit 2019"),
        ("fr", "L'usine a produit 300 voitures au premier trimestre.", "au premier trimestre"),
        ("es", "La fábrica produjo 300 coches en los últimos dos años.", "en los últimos dos años"),
        ("pt", "A fábrica produziu 300 carros em outubro.", "em outubro"),
        ("it", "La fabbrica ha prodotto 300 auto nel 2024.", "nel 2024"),
    ],
)
def test_period(language: str, text: str, period: str) -> None:
    article = Article(title="T", raw_title="T", paragraphs=(Paragraph(text),), language=language)
    (figure,) = (each for each in figures(article) if each.text in {"300", "4,200"})
    assert figure.period == period
