"""What contradicts itself, and above all what does not."""

import pytest

from episodekit.article import conflicts, figures
from episodekit.written import Article, Paragraph


def found(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    article = Article(title="News", raw_title="News", paragraphs=(Paragraph(text),), language=language)
    return [(row.first.text, row.second.text, row.reason) for row in conflicts(article, figures(article))]


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        ("en", "The ferry sank and 14 passengers died. The ferry sank and 19 passengers died, police said.", ("14", "19")),
        ("de", "Bei dem Unglück der Fähre starben 14 Passagiere. Bei dem Unglück der Fähre starben 19 Passagiere.", ("14", "19")),
        ("fr", "Le naufrage du ferry a tué 14 passagers. Le naufrage du ferry a tué 19 passagers.", ("14", "19")),
        ("es", "El naufragio del ferry dejó 14 muertos. El naufragio del ferry dejó 19 muertos.", ("14", "19")),
    ],
)  # fmt: skip
def test_two_values_of_one_thing(language: str, text: str, pair: tuple[str, str]) -> None:
    assert found(text, language) == [(*pair, "differs")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Over 80 people were aboard, among them 120 tourists."),
        ("de", "An Bord waren 80 Menschen, darunter 120 Touristen."),
        ("fr", "Il y avait 80 personnes à bord, dont 120 touristes."),
        ("es", "Iban 80 personas a bordo, entre ellas 120 turistas."),
    ],
)
def test_a_part_that_exceeds_its_whole(language: str, text: str) -> None:
    assert found(text, language) == [("80", "120", "part-exceeds-whole")]


@pytest.mark.parametrize(
    "text",
    [
        # other times, other places, other things
        "The firm fired 300 workers in May. The firm fired 400 workers in June.",
        "The storm killed 14 people in Lima. The storm killed 19 people in Quito.",
        "The firm fired 300 workers. The firm bought 300 trucks for 400 drivers.",
        # bounds and roundings that agree
        "The storm killed more than 10 people of the town. The storm killed 14 people of the town.",
        "The storm damaged 98 homes of the town. The storm damaged nearly 100 homes of the town.",
        # a real part
        "The ship had 80 people aboard, among them 12 tourists.",
        "The ship had 80 people aboard. Among the sights are 120 churches.",
    ],
)
def test_no_contradiction(text: str) -> None:
    assert found(text) == []


def test_at_most_five_are_told() -> None:
    text = " ".join(
        f"The ferry sank at night and {number} passengers died there." for number in range(11, 30, 3)
    )
    assert len(found(text)) == 5
