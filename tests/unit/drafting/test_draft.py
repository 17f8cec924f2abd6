from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from episodekit.article import Summary
from episodekit.chapters.placing import place_marks
from episodekit.drafting.draft import draft
from episodekit.drafting.shortening import TITLE_LIMIT
from episodekit.entry import Entry, check_entry
from episodekit.model.written import Article
from episodekit.notation.slugs import slug
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
    assert len(opening.title) <= TITLE_LIMIT
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


CONTRADICTORY = b"""\
Ferry sinks off the northern coast

The ferry sank at night off the northern coast, and 14 passengers died, the coast guard said.

Later the coast guard said that 19 passengers died when the ferry sank at night off the northern coast. It had 80 people aboard, among them 120 tourists.

Captain Ann Lee, a spokeswoman for the coast guard, told reporters that the search went on for 11 hours.
"""


def test_hints_tell_the_editor_what_to_check() -> None:
    made = draft(CONTRADICTORY, "a.txt", source="s", guid="g", now=NOW)
    assert made.hints == (
        "The article gives one thing two values, 14 passengers and 19 passengers: check which holds.",
        "The article makes 120 tourists a part of 80 people, which is less: check both.",
    )
    assert all(f"# {hint}\n" in made.entry for hint in made.hints)


def test_when_and_by_whom_the_article_was_published_is_told() -> None:
    hint = "The article was published by Meadow Times on 2025-03-14."
    source = b"---\ntitle: Tolls\nsite: Meadow Times\ndate: 2025-03-14T08:00:00Z\n---\n" + ARTICLE
    made = draft(source, "a.md", source="s", guid="g", now=NOW)
    assert hint in made.hints
    assert f"# {hint}" in made.entry


def test_whom_the_article_names_is_suggested_and_nobody_is_credited() -> None:
    made = draft(CONTRADICTORY, "a.txt", source="s", guid="g", now=NOW)
    assert [(each.name, "spokeswoman" in each.function) for each in made.episode.mentions] == [
        ("Ann Lee", True)
    ]
    assert made.episode.people == ()


def test_every_figure_is_reported_and_the_key_ones_are_listed_in_the_notes() -> None:
    made = draft(CONTRADICTORY, "a.txt", source="s", guid="g", now=NOW)
    assert [figure.text for figure in made.figures] == ["14", "19", "80", "120", "11 hours"]
    listed = made.entry.partition("**Key figures**\n\n")[2].splitlines()
    keys = [figure.text for figure in made.figures if figure.key]
    assert [key for key, row in zip(keys, listed, strict=True) if key in row] == keys


def test_the_notes_stay_within_what_a_feed_may_carry() -> None:
    article = "Figures of the year in the town\n\n" + "\n\n".join(
        f"The {name} council counted {number},{number}00 visitors of its {name} museum & theatre in the year."
        for number, name in enumerate(
            ["upper", "lower", "eastern", "western", "northern", "southern"] * 60, start=101
        )
    )
    made = draft(article.encode(), "a.txt", source="s", guid="g", now=NOW)
    assert len(made.episode.notes_html.encode()) <= 4_000
    assert "<li>" in made.episode.notes_html


def test_a_summary_by_somebody_else_is_marked_with_the_hint_that_came_with_it() -> None:
    def told(article: Article) -> Summary:
        return Summary(short="A ferry sank.", long=article.text, by="robot", hint="Read it\ntwice.")

    made = draft(CONTRADICTORY, "a.txt", source="s", guid="g", now=NOW, summarise=told)
    assert made.episode.summary == "A ferry sank."
    assert "summary_by: robot\n" in made.entry
    assert made.hints[-1] == "Read it twice."
    entry = Entry(
        slug=made.episode.slug, file="episode.md", text=made.entry, script=read_script(made.transcript)
    )
    assert check_entry(entry, SHOW).value == made.episode


@pytest.mark.parametrize(
    ("body", "language"), [("12 34 56 78,000", "de"), ("The town counted 300 people at the lake.", "en")]
)
def test_the_language_of_the_show_is_for_articles_without_words(body: str, language: str) -> None:
    made = draft(
        f"123\n{body}\n".encode(), "a.txt", source="s", guid="g", now=NOW, language="de", need_figures=False
    )
    assert made.episode.language == language
