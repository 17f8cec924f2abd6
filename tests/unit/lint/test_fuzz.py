"""A slice of the spoiled feeds of ``python -m tests.bench.fuzz``; no time is measured here."""

from random import Random

import pytest

from episodekit.lint import check
from tests.bench.fuzz import STRICT, made, seeds
from tests.bench.mutators import LIMIT_BYTES, SWOLLEN_BYTES, WAYS, spoiled


@pytest.mark.parametrize("part", range(4))
def test_spoiled_feeds_raise_nothing(part: int) -> None:
    for number in range(part * 60, part * 60 + 60):
        given = made(-1, number)
        findings = check(given.data, "feed.xml", evidence=given.evidence, config=STRICT)
        assert all(row.message and row.place.line >= 1 for row in findings)


def test_an_input_is_the_same_in_every_run_and_no_other() -> None:
    assert made(3, 7).data == made(3, 7).data
    assert len({made(3, number).data for number in range(50)}) > 45


def test_every_way_spoils() -> None:
    seed, dice = seeds()[0], Random(1)  # noqa: S311  # the same in every run
    for way in WAYS:
        assert any(way(seed, seeds(), dice) != seed for _ in range(20)), way
    assert max(len(spoiled(seed, seeds(), dice)) for _ in range(1_000)) <= LIMIT_BYTES + 2 * SWOLLEN_BYTES
