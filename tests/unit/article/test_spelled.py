"""Numbers in words, as another program spells them: ``tests/cases/article/numbers/spelled.tsv`` names it."""

import time
from itertools import groupby

import pytest

from episodekit.article.quantities.numbers import numbers
from episodekit.article.quantities.stated import quantities
from tests.labelled import FOLDER

ROWS = [
    tuple(line.split("\t"))
    for line in (FOLDER / "numbers" / "spelled.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LANGUAGES = {language: list(rows) for language, rows in groupby(ROWS, key=lambda row: row[0])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_read_as_they_are_spelled(language: str) -> None:
    rows = LANGUAGES[language]
    assert len(rows) > 200
    wrong = [
        (words, value, found)
        for _, value, words in rows
        if (found := numbers(words, language, every=True))
        and (
            len(found) != 1 or (found[0].start, found[0].end, found[0].value) != (0, len(words), float(value))
        )
    ]
    assert wrong == []
    assert [words for _, _, words in rows if not numbers(words, language, every=True)] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "one hundred and " * 1_000),
        ("de", "vierzehn" * 1_000 + "x"),
        ("it", "cento" * 1_000 + "x"),
        ("fr", "mille cent pour cent " * 1_000),
        ("en", "1:4 to 3 per 100 in 5 " * 1_000),
    ],
)
def test_a_hostile_sentence_takes_no_longer_than_it_is_long(language: str, sentence: str) -> None:
    def least(text: str) -> float:
        spent = []
        for end in (
            "xyz"
        ):  # three texts that no cache knows: what the collector of garbage does now and then is not theirs
            began = time.process_time()
            quantities(text + end, language)
            spent.append(time.process_time() - began)
        return min(spent)

    assert least(sentence + sentence) < 10 * least(sentence) + 0.2
