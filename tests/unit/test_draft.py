from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from episodekit.chapters import place_marks
from episodekit.draft import CHAPTER_TITLE_LIMIT, draft, slug
from episodekit.entry import Entry, check_entry
from episodekit.transcripts import read_script, script_text
from tests.samples import SHOW

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
ARTICLE = b"""\
Council counts the cost of a long, wet and very windy winter in the hills above the town

The storm cost the town $3 million, the mayor said. Of the 3 million dollars, half went into roads.

Repairs took 400 workers. Later 400 workers more were hired.
"""


def test_every_mark_is_found_in_order_where_its_figure_stands() -> None:
    made = draft(ARTICLE, "a.txt", source="seeds/a.txt", guid="g", now=NOW)
    text = script_text(made.episode.script)
    found: list[int] = []

    def time_of(offset: int) -> timedelta:
        found.append(offset)
        return timedelta(seconds=offset)

    placed = place_marks(made.episode.chapters, text, time_of, duration=timedelta(hours=1), file="f")
    assert placed.value is not None, placed.findings
    assert all(early < late for early, late in pairwise(found))
    for offset, chapter in zip(found, made.episode.chapters[1:], strict=True):
        assert text[offset:].startswith(chapter.at or "?")
        begins = range(max(offset - len(chapter.note) + 1, 0), offset + 1)
        assert any(text.startswith(chapter.note, begin) for begin in begins), chapter


def test_what_is_drafted_is_a_valid_entry() -> None:
    made = draft(ARTICLE, "a.txt", source="seeds/a.txt", guid="g", now=NOW)
    entry = Entry(
        slug=made.episode.slug, file="episode.md", text=made.entry, script=read_script(made.transcript)
    )
    assert check_entry(entry, SHOW).value == made.episode


def test_a_long_title_is_cut_for_the_chapter_at_a_word() -> None:
    opening = draft(ARTICLE, "a.txt", source="s", guid="g", now=NOW).episode.chapters[0]
    assert opening.title.endswith("…")
    assert len(opening.title) <= CHAPTER_TITLE_LIMIT
    assert ARTICLE.decode().startswith(opening.title[:-1] + " ") or ARTICLE.decode().startswith(
        opening.title[:-1] + ","
    )


def test_the_same_article_gives_the_same_entry() -> None:
    assert draft(ARTICLE, "a.txt", source="s", guid="g", now=NOW) == draft(
        ARTICLE, "a.txt", source="s", guid="g", now=NOW
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hello, World!", "2026-11-24-hello-world"),
        ("It's 5\u202f% more", "2026-11-24-its-5-more"),
        ("Ausländer in Köln", "2026-11-24-auslander-in-koln"),
        ("新港口", "2026-11-24-xingangkou"),
        ("!!!", "2026-11-24-episode"),
        ("word " * 40, "2026-11-24" + "-word" * 12),
    ],
)
def test_slugs(title: str, expected: str) -> None:
    assert slug(title, NOW) == expected
