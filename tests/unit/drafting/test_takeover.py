"""What the tags of a recording become in an entry, and what is told of the rest."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from episodekit.audio import Sound
from episodekit.audio.tags import StoredTags
from episodekit.drafting.takeover import Given, Taken, take_over
from episodekit.entry import Entry, check_entry
from episodekit.model.episode import Category, Chapter, Person, Show
from episodekit.model.tagged import Tag
from episodekit.notation.markup import illegal_xml

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
SHOW = Show(
    title="Key Figures",
    description="Numbers.",
    author="Ana Reed",
    language="pt-BR",
    categories=(),
    base_url="https://e.org/pod/",
    guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
    image="cover.jpg",
)
SOUND = Sound(
    container="mp3",
    codec="MP3",
    media_type="audio/mpeg",
    suffix=".mp3",
    duration=timedelta(minutes=10),
    bitrate=64_000,
    constant=True,
    sample_rate=44_100,
    channels=1,
    length_bytes=4_800_000,
    audio_begin=0,
    audio_end=4_800_000,
)
GIVEN = Given(name="my talk", guid="minted", date=None, now=NOW, cover=None)


def taken(tags: StoredTags, given: Given = GIVEN) -> Taken:
    return take_over(tags, SOUND, SHOW, given)


def read(found: Taken) -> None:
    """The entry is read back as what it was made from."""
    slug = found.episode.slug
    entry = Entry(slug=slug, file="episode.md", text=found.entry, recorded=True)
    checked = check_entry(entry, SHOW)
    assert checked.findings == ()
    assert checked.value == found.episode


TEXTS = st.text(max_size=400).filter(lambda text: illegal_xml(text) is None)
CHAPTERS = st.builds(
    lambda start, title, url: Chapter(start=timedelta(milliseconds=start), title=title or "-", url=url),
    st.integers(0, 700_000),
    TEXTS.filter(lambda text: bool(text.strip())).map(lambda text: text[:255].strip() or "-"),
    st.none() | TEXTS,
)
PEOPLE = st.builds(lambda name: Person(name=f"N{name[:100]}", role=name or "host"), TEXTS)
STORED = st.builds(
    StoredTags,
    **dict.fromkeys(
        ("title", "show", "author", "season", "episode_number", "published", "language", "description"), TEXTS
    ),
    **dict.fromkeys(("transcript", "link", "guid", "long_description"), TEXTS),
    chapters=st.lists(CHAPTERS, max_size=5).map(tuple),
    people=st.lists(PEOPLE, max_size=3).map(tuple),
    cover=st.none() | st.binary(max_size=30),
    keywords=st.lists(TEXTS, max_size=3).map(tuple),
    categories=st.lists(TEXTS, max_size=3).map(tuple),
    explicit=st.none() | st.booleans(),
)


@settings(max_examples=200)
@drawn(STORED)
def test_whatever_the_tags_hold_the_entry_is_read_back(tags: StoredTags) -> None:
    read(taken(tags))


@pytest.mark.parametrize("text", ["~", "null"])
def test_words_that_look_like_nothing_stay_words(text: str) -> None:
    found = taken(StoredTags(title=text, description=text))
    assert (found.episode.title, found.episode.summary) == (text, text)
    read(found)


def test_strong_language_is_told_where_the_show_has_none() -> None:
    assert taken(StoredTags(explicit=True)).episode.explicit is True
    assert "\nexplicit: true\n" in taken(StoredTags(explicit=True)).entry
    assert taken(StoredTags(explicit=False)).episode.explicit is None
    assert (
        take_over(StoredTags(explicit=False), SOUND, replace(SHOW, explicit=True), GIVEN).episode.explicit
        is False
    )


def test_keywords_become_the_tag_of_itunes() -> None:
    found = taken(StoredTags(keywords=("water", " dams ", "water", "")))
    assert found.episode.tags == (Tag("itunes:keywords", "water, dams"),)
    read(found)
    show = replace(SHOW, tags=(Tag("itunes:keywords", "water, dams"),))
    assert take_over(StoredTags(keywords=("water", "dams")), SOUND, show, GIVEN).episode.tags == ()


def test_categories_are_the_shows() -> None:
    show = replace(SHOW, categories=(Category("News", "Politics"),))
    for names in ((), ("News",), ("Politics", "News")):
        hints = take_over(StoredTags(categories=names), SOUND, show, GIVEN).hints
        assert not [row for row in hints if "show.yaml" in row]
    (hint,) = [
        row
        for row in take_over(StoredTags(categories=("Arts", "News")), SOUND, show, GIVEN).hints
        if "show.yaml" in row
    ]
    assert "'Arts'" in hint
    assert "News" not in hint


@pytest.mark.parametrize(
    ("written", "published", "word"),
    [
        ("2026-03-04", "2026-03-04T12:00:00Z", None),
        ("2026-03-04T23:30:00-05:00", "2026-03-05T04:30:00Z", None),
        ("20260304", "2026-03-04T12:00:00Z", None),
        ("2026-03", "2026-03-01T12:00:00Z", "without the day"),
        ("1999", "1999-01-01T12:00:00Z", "without the day"),
        ("0000", "2026-11-24T06:00:00Z", "which is no day"),
        ("04.03.2026", "2026-11-24T06:00:00Z", "which is no day"),
        ("", "2026-11-24T06:00:00Z", "no date"),
        ("2027-01-01", "2027-01-01T12:00:00Z", "until then a build leaves it out"),
    ],
)
def test_dates(written: str, published: str, word: str | None) -> None:
    found = taken(StoredTags(published=written))
    assert found.episode.published == datetime.fromisoformat(published)
    hints = [row for row in found.hints if "publish" in row]
    assert len(hints) == (word is not None)
    assert word is None or word in hints[0]


def test_a_given_date_stands_in_for_one_without_a_day_only() -> None:
    given = replace(GIVEN, date=datetime(2020, 2, 3, 4, tzinfo=UTC))
    assert taken(StoredTags(published="2019"), given).episode.published == given.date
    assert taken(StoredTags(published="2019-05-06"), given).episode.published.year == 2019


@pytest.mark.parametrize(
    ("written", "language", "told"),
    [
        ("por", "pt-BR", False),
        ("pt-PT", "pt-PT", False),
        ("fre", "fr", True),
        ("deu", "de", True),
        ("khm", "km", True),
        ("XXX", "pt-BR", True),
        ("und", "pt-BR", True),
        ("", "pt-BR", True),
        ("English", "pt-BR", True),
    ],
)
def test_languages(written: str, language: str, told: bool) -> None:
    found = taken(StoredTags(language=written))
    assert found.episode.language == language
    assert any("language" in row for row in found.hints) == told


def test_summaries_end_with_a_sentence_or_a_word() -> None:
    whole = "One sentence is here. " * 20
    found = taken(StoredTags(description=whole)).episode
    assert found.summary == ("One sentence is here. " * 11).strip()
    assert found.notes_html.count("One sentence") == 20
    found = taken(StoredTags(description="word " * 100)).episode
    assert (len(found.summary), found.summary[-6:]) == (250, " word…")
    found = taken(StoredTags(description="x" * 900)).episode
    assert len(found.summary) == 250


def test_the_minted_guid_replaces_none_and_a_wrong_one_only() -> None:
    assert taken(StoredTags(guid="https://e.org/?p=7")).episode.guid == "https://e.org/?p=7"
    assert taken(StoredTags()).episode.guid == "minted"
    found = taken(StoredTags(guid="two\nlines"))
    assert found.episode.guid == "minted"
    assert any(r"two\nlines" in row for row in found.hints)


def test_no_more_chapters_than_a_table_of_contents_holds() -> None:
    rows = tuple(Chapter(start=timedelta(seconds=at), title=f"c{at}") for at in range(300))
    found = taken(StoredTags(chapters=rows))
    assert [row.title for row in found.episode.chapters] == [f"c{at}" for at in range(255)]
    assert any("'c255' and 44 more" in row for row in found.hints)


def test_people_of_the_show_and_its_page_are_not_repeated() -> None:
    show = replace(SHOW, people=(Person(name="Ana Reed"),))
    slug = "2026-03-04-talk"
    tags = StoredTags(
        title="Talk",
        author="Ana Reed",
        published="2026-03-04",
        people=show.people,
        link=f"https://e.org/pod/episodes/{slug}/",
    )
    episode = take_over(tags, SOUND, show, GIVEN).episode
    assert (episode.slug, episode.people, episode.link, episode.author) == (slug, (), None, None)
