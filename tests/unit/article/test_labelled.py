"""How well the articles of ``tests/cases/article/{tuned,unseen}`` are understood; ``make bench`` prints the figures.

The floors are what the project promises, not what was measured: a change that falls below one has broken something.
"""

from functools import cache

import pytest

from episodekit.article import figures, mentions
from episodekit.model.written import Figure
from tests.labelled import Label, Labelled, articles

# Editors differ in how many they take: of the later articles hardly more than a third of the figures.
CHOSEN = {"tuned": 0.63, "unseen": 0.63}
KEYS = {"tuned": 0.9, "unseen": 0.83}
STATED = {"tuned": 0.93, "unseen": 0.88}
PARTS = {part: tuple(articles(part)) for part in ("tuned", "unseen")}
pytestmark = pytest.mark.no_cover  # a hundred articles, of which each says the same of the lines that are run


@cache
def understood(row: Labelled) -> tuple[Figure, ...]:
    return tuple(figures(row.article))


def meets(figure: Figure, label: Label) -> bool:
    return figure.start < label.end and label.start < figure.end


def tells(figure: Figure, label: Label) -> bool:
    return meets(figure, label) or (bool(label.values) and figure.values == label.values)


def test_twelve_texts_in_five_languages_at_least() -> None:
    every = [row for rows in PARTS.values() for row in rows]
    assert len(every) >= 12
    assert len({row.language for row in every}) >= 5


@pytest.mark.parametrize("part", PARTS)
def test_key_figures_are_found(part: str) -> None:
    wanted = [(label, row) for row in PARTS[part] for label in row.labels if label.key]
    found = sum(
        any(figure.key and tells(figure, label) for figure in understood(row)) for label, row in wanted
    )
    assert found >= KEYS[part] * len(wanted)


@pytest.mark.parametrize("part", PARTS)
def test_a_key_figure_is_a_quantity_and_mostly_an_editors_choice(part: str) -> None:
    found = [(figure, row) for row in PARTS[part] for figure in understood(row) if figure.key]
    right = sum(any(meets(figure, label) for label in row.labels) for figure, row in found)
    assert right >= 0.95 * len(found)
    chosen = sum(any(label.key and tells(figure, label) for label in row.labels) for figure, row in found)
    assert chosen >= CHOSEN[part] * len(found)


@pytest.mark.parametrize("part", PARTS)
def test_what_is_found_is_a_quantity(part: str) -> None:
    found = [(figure, row) for row in PARTS[part] for figure in understood(row)]
    right = sum(any(meets(figure, label) for label in row.labels) for figure, row in found)
    assert right >= 0.95 * len(found)


@pytest.mark.parametrize("part", PARTS)
def test_what_is_stated_is_found(part: str) -> None:
    pairs = [(label, understood(row)) for row in PARTS[part] for label in row.labels]
    found = sum(any(tells(figure, label) for figure in has) for label, has in pairs)
    assert found >= STATED[part] * len(pairs)


@pytest.mark.parametrize("part", PARTS)
def test_values_are_read_as_they_are_meant(part: str) -> None:
    pairs = [
        (figure.values, label.values)
        for row in PARTS[part]
        for figure in understood(row)
        for label in row.labels
        if label.values and meets(figure, label)
    ]
    right = sum(
        values == pytest.approx(meant, rel=0.01) for values, meant in pairs if len(values) == len(meant)
    )
    assert right >= 0.9 * len(pairs)


@pytest.mark.parametrize("row", [row for rows in PARTS.values() for row in rows], ids=lambda row: row.name)
def test_language(row: Labelled) -> None:
    assert row.article.language == row.language


@pytest.mark.parametrize("part", PARTS)
def test_whom_it_names_is_named_there(part: str) -> None:
    found = [(each.name, row) for row in PARTS[part] for each in mentions(row.article)]
    known = [(name, row) for name, row in found if any(name in other for other, _ in row.people)]
    assert len(known) >= 0.8 * len(found)
