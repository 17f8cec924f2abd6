"""Texts that are written without quotes are read as they were."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from episodekit.entry.scalar import reads_back, scalar

texts = st.text(st.sampled_from("a0 Zé:#-'\"?!&*%@`|>{}[],=~/\\.…“\t\n\u2028\x85\ufeff\u00a0_"), max_size=12)


@given(texts)
@example("a: b")
@example("a #b")
@example("a:")
@example("a:\u00a0b")
@example("no")
@example("2026-01-01T00:00:00Z")
@example("https://a.example/b?c=d&e#f")
def test_yaml_reads_the_text_that_was_written(text: str) -> None:
    written = scalar(text)
    style = '"' if written.startswith('"') and written != text else None
    assert not text or reads_back(f"k: {written}", text, style=style)


@pytest.mark.parametrize(
    "text", ["Story 1", "https://a.example/b#c", "It’s “new” – at last…", "guid-1", "no", "Ünïted"]
)
def test_plain_texts_stand_without_quotes(text: str) -> None:
    assert scalar(text) == text
