from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.entry import Entry, check_entry, compose_entry, duplicates
from episodekit.errors import InvalidValueError
from episodekit.model.episode import ChapterMark, Episode
from tests.samples import EPISODE_MD, SCRIPT, SHOW, episode
from tests.strategies import lines, moments

ENTRY = Entry(
    slug="2026-11-24-no", file="episode.md", text=EPISODE_MD, transcript_file="transcript.txt", script=SCRIPT
)


def check(text: str) -> Episode | None:
    return check_entry(replace(ENTRY, text=text), SHOW).value


def findings(text: str) -> list[str]:
    rows = check_entry(replace(ENTRY, text=text), SHOW).findings
    return [f"{row.place} {row.rule} {row.message}: {row.fix}" for row in rows]


def test_an_entry_is_read() -> None:
    read = check(EPISODE_MD)
    assert read is not None
    assert read.title == "No"  # a text, not the boolean of YAML 1.1
    assert (read.season, read.number, read.language, read.type) == (1, 2, "en", "full")
    assert read.published == datetime(2026, 11, 24, 6, tzinfo=UTC)
    assert read.notes_html == "<p>The <em>notes</em>.</p>"
    assert read.chapters == (
        ChapterMark(title="Opening", start=timedelta(0)),
        ChapterMark(title="15,000 expelled", at="15,000 people", note="They expelled 15,000 people."),
    )
    assert [person.name for person in read.people] == ["Bo Chan"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "guid: 0b5d8f0e-7d0c-4c56-9a43-0f7d3b9b1a10\n",
            "",
            "episode.md:2:1 entry-missing-key guid is missing",
        ),
        (
            "published: 2026-11-24T06:00:00Z",
            "published: yesterday",
            "episode.md:5:12 entry-value published: 'yesterday'",
        ),
        ("season: 1", "season: one", "episode.md:6:9 entry-value season: 'one' is not a whole number from 1"),
        (
            "season: 1",
            "seasn: 1",
            "episode.md:6:1 entry-unknown-key seasn is not a key that episodekit knows: did you mean 'season'?",
        ),
        (
            "    at: 15,000 people\n",
            "",
            "episode.md:14:5 entry-value chapters[2]: the chapter '15,000 expelled' needs one of start and at",
        ),
        ("start: 0", "start: noon", "episode.md:13:12 entry-value chapters[1].start: 'noon' is not a time"),
        (
            "people:\n",
            "people: Bo\nx:\n",
            "episode.md:8:9 entry-wrong-type people is a single value, not a list",
        ),
        ("summary: What happened, in one line.", f"summary: {'long ' * 60}", "entry-value summary: "),
        ("The *notes*.", "word " * 210_000, "episode.md:19 entry-notes the show notes: the text has"),
        ("The *notes*.", "a\x0cb\x07", "entry-notes the show notes: character"),
        ("---\nguid", "guid", "episode.md entry-front-matter there is no front matter"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_remedy(old: str, new: str, message: str) -> None:
    assert old in EPISODE_MD
    text = EPISODE_MD.replace(old, new, 1)
    assert check(text) is None
    assert any(message in row for row in findings(text)), findings(text)


def test_an_entry_without_words_is_refused() -> None:
    checked = check_entry(replace(ENTRY, script=()), SHOW)
    assert checked.value is None
    assert [(row.rule, row.place.file) for row in checked.findings] == [
        ("entry-transcript-missing", "transcript.txt")
    ]


def test_one_guid_in_two_entries_is_refused_with_both_names() -> None:
    guids = [("2026-a", "x"), ("2026-b", "y"), ("other", "x")]
    (finding,) = duplicates(guids, lambda slug: (f"{slug}/episode.md", "---\nguid: x\n"))
    assert (finding.rule, str(finding.place)) == ("entry-guid-duplicate", "other/episode.md:2")
    assert "2026-a/episode.md" in finding.message


def test_who_wrote_the_summary_is_read_and_reads_back_behind_it() -> None:
    read = check(EPISODE_MD.replace("published:", "summary_by: llm\npublished:"))
    assert read is not None
    assert read.summary_by == "llm"
    text = compose_entry(read, "n")
    assert "summary: What happened, in one line.\nsummary_by: llm\npublished:" in text
    assert replace(read, notes_html="<p>n</p>") == check(text)
    without = check(EPISODE_MD)
    assert without is not None
    assert without.summary_by is None
    assert "summary_by" not in compose_entry(without, "n")


def test_who_wrote_the_summary_is_one_line() -> None:
    assert findings(EPISODE_MD.replace("published:", "summary_by: [a]\npublished:")) == [
        "episode.md:5:13 entry-wrong-type summary_by is a list, not a single value: write a single value"
    ]
    for wrong in ("", "x" * 256):
        with pytest.raises(InvalidValueError):
            episode(1, summary_by=wrong)


def test_markup_in_notes_is_made_safe() -> None:
    read = check(EPISODE_MD.replace("The *notes*.", "a<script>x</script><iframe src='y'></iframe>b"))
    assert read is not None
    assert read.notes_html == "<p>ab</p>"


@given(lines, lines, lines, moments, st.lists(lines, max_size=3))
def test_what_is_composed_reads_back(
    title: str, note: str, guid: str, moment: datetime, hints: list[str]
) -> None:
    made = episode(
        1,
        title=title,
        guid=guid,
        published=moment,
        notes_html="<p>n</p>",
        chapters=(
            ChapterMark(title=title, at=note, note=note),
            ChapterMark(title="t", start=timedelta(seconds=1.5)),
        ),
    )
    text = compose_entry(made, "n", hints)
    assert check_entry(Entry(slug=made.slug, file="e", text=text, script=SCRIPT), SHOW).value == made


@given(st.text(max_size=300))
def test_any_text_is_findings_or_an_episode(text: str) -> None:
    for candidate in (text, f"---\n{text}\n---\n", EPISODE_MD.replace("No", text)):
        checked = check_entry(replace(ENTRY, text=candidate), SHOW)
        assert (checked.value is None) == bool(checked.findings)
