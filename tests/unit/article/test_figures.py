"""Which quantities are key figures: an editor's choice, stated for one rule at a time."""

import time
from datetime import UTC, datetime
from itertools import islice, product

import pytest

from episodekit.article import figures
from episodekit.drafting.draft import draft
from episodekit.model.written import Article, Paragraph

WORDS = ["".join(letters) for letters in islice(product("bdfgklmnprtz", "aeo", repeat=3), 40_000)]


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
        # also where one title says both
        ("The firm has 28,000 workers at 450 plants.", ["28,000", "450"]),
        # a court's sentence and a share are told, even behind another figure; what only says when is none
        (
            "They paid 900 euros for 400 phones, and the leader got eight years in prison.",
            ["900 euros", "400", "eight years"],
        ),
        ("Some 900 people came with 400 dogs, and nine in ten voters agreed.", ["900", "400", "nine in ten"]),
        ("The firm must reply within 48 hours.", []),
        # one fact told twice is one
        ("The firm cut 1,200 jobs. All 1,200 jobs were in the north.", ["1,200"]),
        ("The firm cut 1,200 jobs. It will cut another 1,200 jobs.", ["1,200", "1,200"]),
        ("The firm cut 1,200 jobs. It sold 1,200 trucks.", ["1,200", "1,200"]),
        ("The firm cut 1,200 jobs. All 1,200 had been new.", ["1,200"]),
        # but a small number may be met twice by chance
        ("The storm killed two children in May. Two children were rescued.", ["two", "Two"]),
        ("Half of the women voted. Prices doubled. Half of the men were ill.", ["Half", "doubled", "Half"]),
        # one value may count many things
        ("It sold 900 cars. It sold 900 boats. It got rid of all 900 cars.", ["900", "900"]),
        # small numbers matter when they count the dead
        ("The storm broke 900 windows and two doors. Two people were killed.", ["900", "Two"]),
        # what another figure is compared with is not worth a chapter of its own
        (
            "It was a long day. Sales of the firm rose by 14 percent. Sales had been 90 units, up from 60 units.",
            ["14 percent", "90"],
        ),
    ],
)
def test_choice(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_what_a_change_led_to_is_a_figure_of_its_own() -> None:
    text = "Die Zahl der Diebstähle stieg um fünf Prozent auf 1161 Fälle."
    assert found(text, language="de") == ["fünf Prozent", "1161"]


def test_of_two_figures_with_one_title_the_less_weighty_is_told_bare() -> None:
    article = Article(
        title="Layoffs among 28,000 feared",
        raw_title="Layoffs among 28,000 feared",
        paragraphs=(Paragraph("The firm has 45 plants with 28,000 workers."),),
        language="en",
    )
    titles = {each.text: each.title for each in figures(article) if each.key}
    assert titles["45"] == "45 plants"
    assert titles["28,000"] != titles["45"]


def test_an_article_without_figures() -> None:
    assert found("The council met on 8 October 2024 at 6 pm, for the first time in two years.") == []


def test_at_most_eighteen_in_order() -> None:
    text = " ".join(
        f"The firm sold {number},000 cars of model {'abcdefghijklmnopqrstuvwxy'[number]}."
        for number in range(1, 25)
    )
    numbers = [int(each.replace(",", "")) for each in found(text)]
    assert len(numbers) == 18
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


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"The firm sold 1,200 {word}s." for word in WORDS),
        "\n\n".join(f"In May {number} cars were sold." for number in range(1_000, 6_000)),
        "The firm sold " + ", ".join(f"{number} cars" for number in range(100, 9_000)),
    ],
    ids=["one value of many things", "many values", "one sentence of 100,000 characters"],
)
@pytest.mark.no_cover
def test_hostile_texts_take_seconds(text: str) -> None:
    data = ("Town news of the week\n\n" + text[:330_000]).encode()
    begin = time.process_time()
    draft(data, "a.txt", source="a.txt", guid="1", now=datetime(2026, 1, 1, tzinfo=UTC), need_figures=False)
    assert time.process_time() - begin < 20  # measured: 1 MB in 3 to 6 on a shared core
