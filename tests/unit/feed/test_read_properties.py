"""Any show, with any text in it, is the same after a build and an import."""

import codecs
from dataclasses import replace
from datetime import timedelta
from html import escape

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from episodekit.errors import InvalidValueError
from episodekit.feed.mending import mend
from episodekit.feed.read import read_feed
from episodekit.model.episode import Category, ChapterMark, Enclosure, Episode, Owner, Person, Show
from episodekit.model.extra import read_extra
from episodekit.model.tagged import Tag
from episodekit.notation import values
from episodekit.notation.markup import sanitise_rich
from episodekit.notation.slugs import slug
from tests.imported import rebuilt, taken, written
from tests.samples import SHOW, episode
from tests.strategies import lines, moments

_HOSTILE = ["]]>", "<![CDATA[", "&nbsp;", "<p>", "</p>", "<br/>", "\n", "\n---\n", "  ", "\t", "# x", "- x", ": ", "\u2028",
            "\x7f", "\x85", "🎙️", "שלום", "\u202e", "<script>", "<a href='https://a.org/]]>'>", "'", '"', "\\", "|", "\ufeff"]  # fmt: skip
texts = (
    st.lists(st.one_of(lines, st.sampled_from(_HOSTILE)), min_size=1, max_size=6)
    .map("".join)
    .map(str.strip)
    .filter(lambda text: bool(" ".join(text.split())))
)
urls = st.integers(0, 99).map(lambda number: f"https://media.news-desk.org/{number}.mp3?a=1&b=2")
explicit = st.sampled_from([None, True, False])


@st.composite
def chapters(draw: st.DrawFn) -> tuple[ChapterMark, ...]:
    starts = sorted(draw(st.sets(st.integers(1, 900_000), max_size=3)))
    marks = [0, *starts] if draw(st.booleans()) else []
    return tuple(
        ChapterMark(title=draw(lines), start=timedelta(milliseconds=start), url=draw(st.none() | urls))
        for start in marks
    )


@st.composite
def item_tags(draw: st.DrawFn) -> tuple[Tag, ...]:
    rows = [
        Tag("podcast:soundbite", draw(texts), (("startTime", "1.5"), ("duration", "2"))),
        Tag("itunes:subtitle", draw(texts)),
        Tag("category", draw(texts), (("domain", draw(lines)),)),
    ]
    return tuple(sorted((row for row in rows if draw(st.booleans())), key=lambda row: row.name))


@st.composite
def shows(draw: st.DrawFn) -> tuple[Show, tuple[Episode, ...]]:
    """A show with some episodes, as an import would leave them."""
    base = "https://cdn.news-desk.org/pod/"
    funding = tuple(
        Tag("podcast:funding", text, (("url", "https://a.org/x"),))
        for text in draw(st.lists(texts, max_size=2))
    )
    extra = read_extra(f'<x:y xmlns:x="urn:x" z="{escape(draw(texts))}">{escape(draw(texts))}<x:b/> </x:y>')
    show = Show(
        title=draw(lines),
        description=draw(texts),
        author=draw(lines),
        language=draw(st.sampled_from(["en", "ar", "zh-Hant", "km"])),
        categories=(Category("News", "Daily News"),),
        base_url=base,
        guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
        image="https://cdn.news-desk.org/art/cover.jpg",
        explicit=draw(st.booleans()),
        link=draw(st.sampled_from([None, "https://news-desk.org/"])),
        owner=draw(st.sampled_from([None, Owner("A & B", "a@news-desk.org")])),
        copyright=draw(st.none() | lines),
        people=tuple(
            Person(name=name) for name in draw(st.lists(lines.filter(lambda t: len(t) <= 128), max_size=2))
        ),
        locked=draw(st.booleans()),
        tags=funding,
        extra=extra,
    )
    episodes = [draw(_episode(number, show)) for number in range(draw(st.integers(0, 3)))]
    moments = [row.published for row in episodes]
    # Moments are all different, so that no order has to be told.
    return show, tuple(episodes) if len(set(moments)) == len(moments) else tuple(episodes[:1])


@st.composite
def _episode(draw: st.DrawFn, number: int, show: Show) -> Episode:
    title, published = f"{number} {draw(lines)}", draw(moments)
    notes = draw(st.one_of(st.just(""), texts))
    return Episode(
        slug=slug(title, published),
        guid=f"{number} {draw(lines)}".strip(),
        title=title,
        summary="to be made anew",
        notes_html=sanitise_rich(sanitise_rich(notes)).strip(),
        published=published,
        language=show.language,
        chapters=draw(chapters()),
        season=draw(st.none() | st.integers(0, 99)),
        number=draw(st.none() | st.integers(0, 9999)),
        type=draw(st.sampled_from(["full", "trailer", "bonus"])),
        explicit=draw(explicit),
        author=draw(st.none() | lines),
        description=draw(st.one_of(st.just(""), texts)),
        link=draw(st.none() | urls),
        enclosure=Enclosure(
            url=f"https://m.org/{number}.mp3",
            length_bytes=draw(st.integers(0, 10**12)),
            media_type="audio/mpeg",
        ),
        duration=draw(st.none() | st.integers(901, 99_999).map(lambda seconds: timedelta(seconds=seconds))),
        image=draw(st.none() | urls),
        tags=draw(item_tags()),
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shows())
def test_a_feed_that_was_built_is_imported_as_it_was(made: tuple[Show, tuple[Episode, ...]]) -> None:
    first, findings = taken(rebuilt(*made))
    assert not findings
    show, episodes = written(first)
    assert (show, set(episodes)) == (first.show, set(first.episodes))
    again, _ = taken(rebuilt(show, episodes))
    assert again == first
    kept = {row.guid: row for row in first.episodes}
    for row in made[1]:
        seen = kept[row.guid]
        assert (seen.title, seen.published, seen.enclosure) == (row.title, row.published, row.enclosure)
        assert (seen.description, seen.notes_html, seen.tags) == (row.description, row.notes_html, row.tags)
        assert (seen.season, seen.number, seen.type, seen.explicit) == (
            row.season,
            row.number,
            row.type,
            row.explicit,
        )
        assert (seen.chapters, seen.duration, seen.image) == (row.chapters, row.duration, row.image)
    assert first.show.extra == made[0].extra


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shows(), texts)
def test_texts_of_300_kb_are_imported_as_they_were(made: tuple[Show, tuple[Episode, ...]], text: str) -> None:
    show, episodes = made
    long = (text * (300_000 // len(text.encode()) + 1)).strip()
    show = replace(show, description=long)
    rows = tuple(
        replace(row, description=long, notes_html=values.text(sanitise_rich(long))) for row in episodes
    )
    found, findings = taken(rebuilt(show, rows))
    assert not findings
    assert values.text(found.show.description) == values.text(long)
    kept = {row.guid: (row.description, row.notes_html) for row in found.episodes}
    assert kept == {row.guid: (values.text(long), row.notes_html) for row in rows}


@pytest.mark.parametrize("code", [0, 1, 0xB, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
@settings(max_examples=5, deadline=None)
@given(lines, lines)
def test_a_forbidden_character_is_refused_with_its_code_in_every_field(
    code: int, one: str, other: str
) -> None:
    text, told = f"{one}{chr(code)}{other}", rf"U\+{code:04X}"
    for name in ("title", "summary", "notes_html", "description", "guid", "author", "summary_by"):
        with pytest.raises(InvalidValueError, match=told):
            episode(1, **{name: text})
    for name in ("title", "description", "author", "copyright"):
        with pytest.raises(InvalidValueError, match=told):
            replace(SHOW, **{name: text})  # type: ignore[arg-type]  # fields of text
    for tag in (
        Tag("itunes:subtitle", text),
        Tag("podcast:chat", "", (("server", text), ("protocol", "irc"))),
    ):
        with pytest.raises(InvalidValueError, match=told):
            episode(tags=(tag,))
    with pytest.raises(InvalidValueError, match=told):
        read_extra(f'<x:y xmlns:x="urn:x">{escape(text)}</x:y>')


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | texts.map(lambda text: f"<rss><channel>{text}</channel></rss>".encode()))
@example(codecs.BOM_UTF16_LE + b"<\0r")
@example(b"<rss><channel><item><guid>&#0;</guid><enclosure url='http://['/></item></channel></rss>")
def test_anything_is_imported_or_refused_with_a_reason(raw: bytes) -> None:
    checked = read_feed(mend(raw, "x"), "x")
    if checked.value is None:
        (finding,) = checked.findings
        assert finding.message
        assert finding.fix
    else:
        written(checked.value)


@given(texts)
def test_notes_are_the_same_when_they_are_cleaned_again(text: str) -> None:
    once = values.text(sanitise_rich(text))
    assert sanitise_rich(sanitise_rich(once)) == sanitise_rich(once)
    assert "<script" not in once
    assert "]]>" not in once
