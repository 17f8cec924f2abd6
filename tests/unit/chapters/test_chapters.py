import json
from datetime import timedelta

import pytest
from hypothesis import given

from episodekit.chapters import lines as chapter_lines
from episodekit.chapters import podcast_json, podlove
from episodekit.chapters.placing import place_marks
from episodekit.errors import InvalidValueError
from episodekit.model.episode import Chapter, ChapterMark
from tests.strategies import chapter_lists


def seconds(value: float) -> timedelta:
    return timedelta(seconds=value)


@given(chapter_lists())
def test_json_reads_back(chapters: tuple[Chapter, ...]) -> None:
    assert podcast_json.read(podcast_json.write(chapters, title="T", show="S", author="A")) == chapters


@given(chapter_lists())
def test_podlove_reads_back_but_for_the_note(chapters: tuple[Chapter, ...]) -> None:
    bare = tuple(Chapter(start=row.start, title=row.title, url=row.url) for row in chapters)
    assert podlove.read(podlove.write(chapters)) == bare


def test_json_is_the_namespaces_form() -> None:
    text = podcast_json.write(
        (
            Chapter(start=seconds(0), title="One", url="https://a.example/"),
            Chapter(start=seconds(12.5), title="Two"),
        ),
        title="T",
        show="S",
        author="A",
    )
    assert json.loads(text) == {
        "version": "1.2.0",
        "title": "T",
        "podcastName": "S",
        "author": "A",
        "chapters": [
            {"startTime": 0.0, "title": "One", "url": "https://a.example/"},
            {"startTime": 12.5, "title": "Two"},
        ],
    }


@pytest.mark.parametrize(
    "text", ["", "[]", '{"chapters": 1}', '{"chapters": [1]}', '{"chapters": [{"startTime": -1}]}']
)
def test_broken_json_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError):
        podcast_json.read(text)


def test_lines() -> None:
    chapters = (
        Chapter(start=seconds(0), title="Opening"),
        Chapter(start=seconds(62.9), title="A figure"),
        Chapter(start=seconds(3601), title="Late"),
    )
    text = "0:00 Opening\n1:02 A figure\n1:00:01 Late"
    assert chapter_lines.write(chapters) == text
    assert [row.title for row in chapter_lines.read(f"Intro\n{text}\nOutro")] == [
        "Opening",
        "A figure",
        "Late",
    ]
    assert [row.start for row in chapter_lines.read("00:00 - One\n(0:30) Two")] == [seconds(0), seconds(30)]
    assert chapter_lines.read("0:10 not at zero") == ()
    assert chapter_lines.read("0:00 a\n0:30 b\n0:20 c") == ()


def test_of_two_chapters_within_a_second_one_line_is_left() -> None:
    chapters = (
        Chapter(start=seconds(0), title="a"),
        Chapter(start=seconds(5.1), title="b"),
        Chapter(start=seconds(5.9), title="c"),
    )
    assert chapter_lines.write(chapters) == "0:00 a\n0:05 b"


TEXT = "Title\nThey expelled 15,000 people. Later 15,000 more left."


def place(*marks: ChapterMark, known: bool = True) -> tuple[tuple[Chapter, ...] | None, list[str]]:
    checked = place_marks(
        marks,
        TEXT,
        lambda offset: seconds(offset) if known else None,
        duration=seconds(len(TEXT)),
        file="episode.md",
    )
    return checked.value, [finding.rule for finding in checked.findings]


def test_marks_take_the_time_of_their_words() -> None:
    chapters, findings = place(
        ChapterMark(title="Opening", start=seconds(0)),
        ChapterMark(title="First", at="15,000"),
        ChapterMark(title="Second", at="15,000"),
    )
    assert not findings
    assert chapters is not None
    first, second = TEXT.index("15,000"), TEXT.rindex("15,000")
    assert [chapter.start for chapter in chapters] == [seconds(0), seconds(first), seconds(second)]


def test_the_first_chapter_begins_at_zero() -> None:
    chapters, _ = place(ChapterMark(title="First", at="expelled"))
    assert chapters is not None
    assert chapters[0].start == seconds(0)


def test_typographic_quotes_and_blanks_do_not_matter() -> None:
    checked = place_marks(
        [ChapterMark(title="x", at="it's  \u201cfine\u201d")],
        "Now it\u2019s \u201cfine\u201d.",
        seconds,
        duration=seconds(99),
        file="f",
    )
    assert checked.value is not None


@pytest.mark.parametrize(
    ("marks", "known", "rule"),
    [
        ((ChapterMark(title="x", at="nowhere"),), True, "entry-chapter-words"),
        (
            (ChapterMark(title="x", at="Later"), ChapterMark(title="y", at="They")),
            True,
            "entry-chapter-words",
        ),
        ((ChapterMark(title="x", at="They"),), False, "entry-chapter-time"),
        ((ChapterMark(title="x", start=seconds(999)),), True, "entry-chapter-late"),
    ],
)
def test_marks_without_a_place_are_findings(marks: tuple[ChapterMark, ...], known: bool, rule: str) -> None:
    chapters, findings = place(*marks, known=known)
    assert chapters is None
    assert findings == [rule]
