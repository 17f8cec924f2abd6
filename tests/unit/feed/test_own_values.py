"""What the renderer below would write wrong, refuse or take from the machine, and what our feed says instead."""

import locale
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree

from episodekit.entry import Entry, check_entry, check_show
from episodekit.feed.render import Document, Frame
from episodekit.model.episode import Enclosure, Episode, Show
from episodekit.vocabulary.namespaces import PREFIXES
from tests.samples import SHOW, SHOW_YAML, release, rendered

IMAGE = f"{SHOW.base_url}art/cover.jpg"
ENTRY = """\
---
guid: g
title: T
summary: S
published: 2026-01-01T00:00:00Z
enclosure: {url: https://cdn.news.example/1.mp3, length: 5, type: audio/mpeg}
---
Notes.
"""


def show(rest: str) -> Show:
    checked = check_show(SHOW_YAML + rest, "show.yaml")
    assert checked.value is not None, checked.findings
    return checked.value


def entry(rest: str = "", text: str = ENTRY) -> Episode:
    text = text.replace("---\nNotes", f"{rest}---\nNotes")
    checked = check_entry(Entry(slug="e", file="episode.md", text=text), SHOW)
    assert checked.value is not None, checked.findings
    return checked.value


def refused(text: str) -> str:
    checked = check_entry(Entry(slug="e", file="episode.md", text=text), SHOW)
    assert checked.value is None
    return "\n".join(f"{row.place} {row.message} | {row.fix}" for row in checked.findings)


def feed(of: Show = SHOW, episode: Episode | None = None) -> bytes:
    made = release(1)
    if episode is not None:
        made = replace(made, episode=episode, image=episode.image)
    return b"".join(rendered(of, [made], IMAGE))


def found(data: bytes, path: str) -> object:
    return etree.fromstring(data).xpath(f"/rss/channel/{path}", namespaces=PREFIXES)


def test_text_input_has_children() -> None:
    data = feed(show("tags:\n  textInput: {title: T, description: D, name: N, link: https://a.example/}\n"))
    assert found(data, "textInput/*/text()") == ["T", "D", "N", "https://a.example/"]
    assert found(data, "textInput/@*") == []


def test_hub_and_next_are_written_and_the_link_of_the_channel_stays() -> None:
    rows = "tags:\n  atom:link: [{rel: hub, href: https://hub.example/}, {rel: next, href: https://a.example/2}]\n"
    data = feed(show(rows))
    assert found(data, "atom:link/@rel") == ["self", "hub", "next"]
    assert found(data, "link/text()") == [SHOW.home]


@pytest.mark.parametrize("name", ["a.jpeg", "a.JPG", "a.jpg?v=2", "a"])
def test_an_image_of_any_name_is_written_on_both_levels(name: str) -> None:
    url = f"https://cdn.news.example/{name}"
    data = b"".join(rendered(SHOW, [replace(release(1), image=url)], url))
    assert found(data, "itunes:image/@href") == [url]
    assert found(data, "image/url/text()") == [url]
    assert found(data, "item/itunes:image/@href") == [url]


@pytest.mark.parametrize("value", ["true", "false"])
def test_explicit_is_true_or_false(value: str) -> None:
    data = feed(show(f"explicit: {value}\n"), entry(f"explicit: {value}\n"))
    assert found(data, "itunes:explicit/text()") == [value]
    assert found(data, "item/itunes:explicit/text()") == [value]


def test_season_and_episode_zero_are_written() -> None:
    data = feed(episode=entry("season: 0\nepisode: 0\n"))
    assert found(data, "item/itunes:season/text() | /rss/channel/item/itunes:episode/text()") == ["0", "0"]


def test_an_author_needs_no_mail() -> None:
    assert found(feed(episode=entry("author: Ada Li\n")), "item/itunes:author/text()") == ["Ada Li"]


def test_no_stays_no() -> None:
    data = feed(show('tags: {itunes:block: "no"}\n'), entry('tags: {itunes:block: "no"}\n'))
    assert found(data, ".//itunes:block/text()") == ["no", "no"]


def test_categories_may_hold_quotes() -> None:
    rows = 'tags: {category: {domain: "urn:a\'b", content: "a \\"b\\" \'c\'"}}\n'
    data = feed(show(rows), entry(rows))
    assert found(data, ".//category/text()") == ["a \"b\" 'c'"] * 2
    assert found(data, ".//category/@domain") == ["urn:a'b"] * 2


def test_the_size_of_the_image_is_a_number_of_yaml() -> None:
    rows = "tags: {image: {url: https://a.example/i.png, title: T, link: https://a.example, width: 144}}\n"
    assert found(feed(show(rows)), "image/width/text()") == ["144"]


def test_cloud_has_its_port() -> None:
    rows = "tags: {cloud: {domain: a.example, port: 80, path: /x, registerProcedure: p, protocol: soap}}\n"
    assert found(feed(show(rows)), "cloud/@port") == ["80"]


def test_a_description_does_not_replace_the_notes() -> None:
    data = feed(show("disclose_ai: false\n"), entry("description: D\n"))
    assert found(data, "item/description/text()") == ["D"]
    assert found(data, "item/content:encoded/text()") == ["<p>Notes.</p>"]


def test_no_prefix_is_invented() -> None:
    data = feed(episode=entry("extra: <x:a xmlns:x='urn:x'><x:b/></x:a>\n"))
    assert b"ns0:" not in data
    assert b"</x:a>" in data


def test_line_ends_are_line_feeds() -> None:
    data = feed(episode=entry('description: "a\\r\\nb\\rc"\ntags: {podcast:txt: "a\\r\\nb"}\n'))
    assert b"&#13;" not in data
    assert found(data, "item/description/text()") == ["a\nb\nc"]


def test_two_renders_are_equal() -> None:
    assert feed() == feed()


def test_the_locale_of_the_process_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def flipped(*_: object) -> str:
        raise AssertionError("the locale is asked for or set")

    monkeypatch.setattr(locale, "setlocale", flipped)
    assert b"<pubDate>Thu, 01 Jan 2026 06:00:00 +0000</pubDate>" in feed()


def test_the_clock_is_not_in_a_show_without_episodes() -> None:
    document = Document(SHOW, Frame(IMAGE, None, None, SHOW.feed_url))
    assert b"Date>" not in document.head


@pytest.mark.parametrize(
    "when", ["0999-01-01T00:00:00Z", "0001-01-01T00:00:00+05:00", "9999-12-31T23:00:00-05:00"]
)
def test_a_date_of_another_age_is_refused(when: str) -> None:
    said = refused(ENTRY.replace("2026-01-01T00:00:00Z", when))
    assert "episode.md:5:12 published: " in said
    assert "is of the year" in said


@pytest.mark.parametrize("when", ["01/02/2024", "2024-01-01", "2024-01-01T00:00:00", "2024-01-01T00:00 PST"])
def test_a_date_is_not_guessed(when: str) -> None:
    assert "published: " in refused(ENTRY.replace("2026-01-01T00:00:00Z", when))


def test_a_zone_with_seconds_is_written_in_utc() -> None:
    made = entry(text=ENTRY.replace("00:00:00Z", "06:00:00+01:00:30"))
    assert made.published == datetime(2026, 1, 1, 4, 59, 30, tzinfo=UTC)
    assert found(feed(episode=made), "item/pubDate/text()") == ["Thu, 01 Jan 2026 04:59:30 +0000"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("length: 5, ", "", "enclosure.length is missing"),
        (", type: audio/mpeg", "", "enclosure.type is missing"),
        ("length: 5", "length: many", "enclosure.length: 'many'"),
        ("https://cdn.news.example/1.mp3", "not a url", "enclosure.url: 'not a url'"),
        ("guid: g\n", "", "guid is missing"),
        ("title: T\n", "", "title is missing"),
    ],
)
def test_what_an_item_needs_is_asked_for_by_name(old: str, new: str, expected: str) -> None:
    assert expected in refused(ENTRY.replace(old, new))


@pytest.mark.parametrize("value", ["99:99:99", "::"])
def test_a_duration_is_a_time(value: str) -> None:
    assert "duration" in refused(ENTRY.replace("---\nNotes", f'duration: "{value}"\n---\nNotes'))
    rest = f'tags: {{itunes:duration: "{value}"}}\n---\nNotes'
    assert "itunes:duration" in refused(ENTRY.replace("---\nNotes", rest))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("language: en", "language: english please", "is not a language tag"),
        ("News > Daily News", "Health", "is not a category of Apple Podcasts"),
        ("Society & Culture", "News > Daily News", "twice"),
    ],
)
def test_what_no_directory_takes_is_refused(old: str, new: str, expected: str) -> None:
    checked = check_show(SHOW_YAML.replace(old, new), "show.yaml")
    assert checked.value is None
    assert expected in checked.findings[0].message


ILLEGAL = (
    ("author: a\x0bb\n", "episode.md:7:10 author: this character is U+000B"),
    ("author: a\ufffeb\n", "episode.md:7:10 author: this character is U+FFFE"),
    ('author: "a\\x0bb"\n', "author: character 2 is U+000B"),
    ('author: "a\\uffffb"\n', "author: character 2 is U+FFFF"),
    (
        'author: "a\\ud800b"\n',
        r"episode.md:7:13 this is not valid YAML: \ud800 is U+D800, half a character, which XML forbids",
    ),
    (
        'extra: |\n  <x:a xmlns:x="urn:x">a</x:a>\n  <x:b xmlns:x="urn:x">&#1;</x:b>\n',
        "episode.md:9 extra: &#1; is U+0001, which XML forbids",
    ),
    ("extra: \"<x:b xmlns:x='urn:x'>&#xD800;</x:b>\"\n", "episode.md:7:8 extra: &#xD800; is U+D800"),
    ('description: "a\\x01b"\n', "description: character 2 is U+0001"),
    ('people: [{name: "A\\x01"}]\n', "people[1].name: character 2 is U+0001"),
    ('chapters: [{title: A, start: 0, note: "a\\x01"}]\n', "chapters[1].note: character 2 is U+0001"),
    ('tags: {podcast:txt: "a\\x01"}\n', "tags.podcast:txt: character 2 is U+0001"),
    ('tags: {podcast:txt: {purpose: "a\\x01", content: b}}\n', "tags.podcast:txt: character 2 is U+0001"),
    ("extra: \"<x:a xmlns:x='u'>\\x01</x:a>\"\n", "extra: character 18 is U+0001"),
    ("extra: <x:a xmlns:x='u'>&#1;</x:a>\n", "episode.md:7:8 extra: &#1; is U+0001, which XML forbids"),
)


@pytest.mark.parametrize(("rest", "expected"), ILLEGAL)
def test_a_character_that_xml_forbids_is_a_finding(rest: str, expected: str) -> None:
    assert expected in refused(ENTRY.replace("---\nNotes", f"{rest}---\nNotes"))


def test_such_a_character_in_the_notes_is_a_finding() -> None:
    assert "show notes: character 7 is U+0001" in refused(ENTRY.replace("Notes.", "Not\x01es."))


def test_a_reference_to_one_in_the_notes_is_no_character() -> None:
    made = entry(text=ENTRY.replace("Notes.", "a &#1; &#x0b; &#xfffe; &#xd800; b"))
    etree.fromstring(feed(episode=made))


def test_such_a_character_in_the_name_of_a_folder_is_a_finding() -> None:
    for slug in ("e\x01", "e\udcff"):
        checked = check_entry(Entry(slug=slug, file="episode.md", text=ENTRY), SHOW)
        assert checked.value is None
        assert f"{slug!r} is not a slug" in checked.findings[0].message


def test_such_a_character_in_the_show_is_a_finding() -> None:
    checked = check_show(SHOW_YAML + "copyright: a\x01b\n", "show.yaml")
    assert [(row.place.line, row.place.column) for row in checked.findings] == [(21, 13)]
    assert "copyright: this character is U+0001" in checked.findings[0].message


def test_an_enclosure_is_written_once() -> None:
    enclosure = Enclosure(url="https://a.example/1.mp3?a=1&b=2", length_bytes=7, media_type="audio/mpeg")
    data = b"".join(rendered(SHOW, [replace(release(1), enclosure=enclosure)], IMAGE))
    assert found(data, "item/enclosure/@length") == ["7"]
