"""Which quantities are key figures: an editor's choice, stated for one rule at a time."""

import pytest

from episodekit.article import figures
from episodekit.written import Article, Paragraph


def found(text: str, title: str = "Some news", language: str = "en") -> list[str]:
    article = Article(title=title, raw_title=title, paragraphs=(Paragraph(text),), language=language)
    return [figure.text for figure in figures(article) if figure.key]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what only describes another figure is part of its title
        ("The firm has 28,000 workers in 45 countries.", ["28,000"]),
        ("About 5 percent of the 3,000 workers left.", ["5 percent"]),
        # but these are figures of their own
        ("The firm hired 1,200 men and 400 women.", ["1,200", "400"]),
        ("The state will pay 75 million euros to 9,200 farmers.", ["75 million euros", "9,200"]),
        # unless one title says both
        ("The firm has 28,000 workers at 450 plants.", ["28,000"]),
        # one fact told twice is one
        ("The firm cut 1,200 jobs. All 1,200 jobs were in the north.", ["1,200"]),
        ("The firm cut 1,200 jobs. It will cut another 1,200 jobs.", ["1,200", "1,200"]),
        ("The firm cut 1,200 jobs. It sold 1,200 trucks.", ["1,200", "1,200"]),
        # small numbers matter when they count the dead
        ("The firm has two doors. Two people were killed.", ["Two"]),
        # what another figure is compared with is not worth a chapter of its own
        (
            "It was a long day. Sales of the firm rose by 14 percent. Sales had been 90 units, up from 60 units.",
            ["14 percent", "90"],
        ),
    ],
)
def test_choice(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_an_article_without_figures() -> None:
    assert found("The council met on 8 October 2024 at 6 pm and talked for two hours.") == []


def test_at_most_fourteen_in_order() -> None:
    text = " ".join(
        f"The firm sold {number},000 cars of model {'abcdefghijklmnopqrst'[number]}."
        for number in range(1, 20)
    )
    numbers = [int(each.replace(",", "")) for each in found(text)]
    assert len(numbers) == 14
    assert numbers == sorted(numbers)


def test_a_figure_of_the_title_weighs_more() -> None:
    article = Article(
        title="Firm cuts 300 jobs",
        raw_title="Firm cuts 300 jobs",
        paragraphs=(Paragraph("The firm sold 900 cars. The firm cut 300 jobs."),),
        language="en",
    )
    cars, jobs = figures(article)
    assert jobs.weight > cars.weight


def test_headings_are_not_searched_and_places_count_in_the_text() -> None:
    article = Article(
        title="News",
        raw_title="News",
        paragraphs=(
            Paragraph("500 jobs", heading=True),
            Paragraph("No news today."),
            Paragraph("The firm cut 300 jobs."),
        ),
        language="en",
    )
    (figure,) = figures(article)
    assert article.text == "No news today.\n\nThe firm cut 300 jobs."
    assert (figure.start, figure.sentence_start) == (29, 16)
    assert figure.sentence == "The firm cut 300 jobs."
    assert figure.quote == "300 jobs"
