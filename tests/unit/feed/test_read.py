"""Feeds of every kind through import and build: the model is the same again, and so is the feed to a foreign parser."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest

from episodekit.feed.channel import folder_of, mint
from episodekit.model.episode import Category, ChapterMark, Person
from episodekit.model.tagged import Tag
from tests.house.source import ROOT
from tests.imported import rebuilt, refusal, taken, written

FEEDS = sorted((ROOT / "tests" / "cases" / "feeds").glob("*.xml"))
IMAGE = '<itunes:image href="https://a.news-desk.org/i.png"/>'
HEAD = (
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:podcast="https://podcastindex.org/namespace/1.0" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">'
    f"<channel><title>Show</title><description>About.</description><language>en</language>{IMAGE}"
    '<itunes:category text="News"/>'
)


def feed(*parts: str) -> bytes:
    return f"{HEAD}{''.join(parts)}</channel></rss>".encode()


def item(name: str, rest: str = "", date: str = "Tue, 24 Nov 2020 06:00:00 GMT") -> str:
    moment = f"<pubDate>{date}</pubDate>" if date else ""
    return (
        f'<item><title>{name}</title><guid isPermaLink="false">{name}</guid>{moment}'
        f'<enclosure url="https://a.news-desk.org/{name}.mp3" length="5" type="audio/mpeg"/>{rest}</item>'
    )


def said(raw: bytes) -> str:
    return "\n".join(f"{row.rule} {row.place.line} {row.message}" for row in taken(raw)[1])


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_import_build_import_is_the_same(path: Path) -> None:
    first, _ = taken(path.read_bytes())
    show, episodes = written(first)
    assert show == first.show
    assert sorted(episodes, key=lambda row: row.slug) == sorted(first.episodes, key=lambda row: row.slug)
    again, findings = taken(rebuilt(show, episodes))
    assert again == first
    # What could not be kept was told the first time.
    assert {row.rule for row in findings} <= {"import-as-xml", "import-no-category"}


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_a_foreign_parser_sees_the_same_feed(path: Path) -> None:
    raw = path.read_bytes()
    first, _ = taken(raw)
    old, new = feedparser.parse(raw), feedparser.parse(rebuilt(*written(first)))
    assert not new.bozo
    assert (new.feed.title, new.feed.link) == (old.feed.title, old.feed.link)
    assert new.feed.language.lower() == old.feed.language.lower()
    heard = [row for row in old.entries if any(link.rel == "enclosure" for link in row.get("links", ()))]
    if path.stem == "old2005":  # without guids, dates, titles and lengths, it cannot be the same
        assert [row.enclosures[0].href for row in new.entries] == [
            row.enclosures[0].href.replace(" ", "%20") for row in heard
        ]
        return
    seen = [_seen(row) for row in heard]
    # Where the old feed has no link, the new one has that of the page which the build makes.
    assert [
        {key: row[key] for key in old} for row, old in zip(map(_seen, new.entries), seen, strict=True)
    ] == seen


def _seen(entry: feedparser.FeedParserDict) -> dict[str, Any]:
    """What apps take from an item."""
    enclosure = entry.enclosures[0]
    found = {
        "id": entry.id,
        "title": entry.title,
        "published": entry.published_parsed,
        "enclosure": (enclosure.href, enclosure.length, enclosure.type),
        "description": re.sub(r"\s+", " ", entry.summary),
        "image": entry.get("image"),
        "author": entry.get("author"),
        "season": entry.get("itunes_season"),
        "episode": entry.get("itunes_episode"),
        "explicit": bool(entry.get("itunes_explicit")),
        "block": entry.get("itunes_block"),
        "tags": entry.get("tags"),
    }
    return found | ({"link": entry.link} if "link" in entry else {})


def test_the_keys_of_a_show() -> None:
    show = taken(next(path for path in FEEDS if path.stem == "podcasting20").read_bytes())[0].show
    assert (show.base_url, show.link) == (
        "https://radio.tidewater.org/feeds/",
        "https://radio.tidewater.org/tide",
    )
    assert (show.guid, show.locked) == ("9b024349-ccf0-5f69-a609-6b82873eab3c", True)
    assert show.people == (
        Person(
            name="Inês Prado",
            href="https://radio.tidewater.org/ines",
            img="https://radio.tidewater.org/ines.jpg",
        ),
        Person(name="Tom Okafor", role="editor", group="writing"),
    )
    assert show.categories == (Category("Science", "Nature"),)
    names = {tag.name for tag in show.tags}
    assert {
        "podcast:funding",
        "podcast:value",
        "podcast:liveItem",
        "podcast:podroll",
        "podcast:chat",
        "image",
    } <= names
    assert [tag.get("rel") for tag in show.tags if tag.name == "atom:link"] == ["hub"]
    # What a build writes by itself is no tag.
    assert not names & {
        "podcast:guid",
        "podcast:medium",
        "podcast:locked",
        "podcast:person",
        "generator",
        "pubDate",
    }


def test_chapters_that_an_entry_can_say_are_chapters_and_others_stay_a_tag() -> None:
    new, old = taken(next(path for path in FEEDS if path.stem == "podlove").read_bytes())[0].episodes
    assert new.chapters == (
        ChapterMark(title="Abfahrt", start=timedelta(0)),
        ChapterMark(
            title="Der Koch & sein Löffel",
            start=timedelta(minutes=3, seconds=12.5),
            url="https://nachtzug.bahnfunk.org/koch",
        ),
        ChapterMark(
            title="Grenze", start=timedelta(hours=1, minutes=2), img="https://cdn.bahnfunk.org/grenze.jpg"
        ),
    )
    assert not any(tag.name == "psc:chapters" for tag in new.tags)
    assert not old.chapters  # its first one begins at 0:10
    assert [tag.name for tag in old.tags] == ["psc:chapters"]


def test_a_foreign_element_is_kept_whatever_stands_around_it() -> None:
    """The element is read again from its own bytes: between comments, last of its item, under prefixes of its parents."""
    inner = '<x:a xmlns:x="urn:x" y:b="1 &lt; 2"><!-- c --><y:c/>t<![CDATA[</x:a>]]></x:a>'
    plain = '<y:last xmlns:y="urn:y" id="é">z</y:last>'
    items = (
        item(
            "one",
            f"<!-- <x:a> -->{inner}<?p x?><itunes:season>1</itunes:season><y:last id='é'>z</y:last>\n<!-- e -->",
        )
        + "<!-- </channel> -->"
        + item("two", inner.replace("x:", "q:").replace(":x=", ":q="))
    )
    raw = feed(items).replace(b"<channel>", b'<channel xmlns:y="urn:y">')
    two, one = sorted(taken(raw)[0].episodes, key=lambda row: row.title, reverse=True)
    kept = '<x:a xmlns:x="urn:x" xmlns:y="urn:y" y:b="1 &lt; 2"><y:c></y:c>t&lt;/x:a&gt;</x:a>'
    assert [row.xml for row in one.extra] == [kept, plain]
    assert [row.xml for row in two.extra] == [kept.replace("x:", "q:").replace(":x=", ":q=")]


def test_foreign_and_invalid_elements_are_kept_as_xml() -> None:
    imported, findings = taken(
        feed(item("a", '<media:rating>x</media:rating><podcast:person role="x" mood="y">Z</podcast:person>'))
    )
    assert [row.xml for row in imported.episodes[0].extra] == [
        '<media:rating xmlns:media="http://search.yahoo.com/mrss/">x</media:rating>',
        '<podcast:person xmlns:podcast="https://podcastindex.org/namespace/1.0" mood="y" role="x">Z</podcast:person>',
    ]
    assert [(row.rule, row.message) for row in findings] == [
        ("import-as-xml", "podcast:person knows no attribute 'mood'; it is kept under extra:")
    ]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([item("a"), item("a")], "import-guid 1 the guid 'a' stands twice"),
        (["<item><title>T</title></item>"], "import-no-enclosure 1 'T' has no enclosure and is left out"),
        (
            [item("a", date=""), item("b")],
            "an item has no date; it gets that of its neighbour, 2020-11-24T06:00:00",
        ),
        ([item("a", date="yesterday")], "the date 'yesterday' cannot be read"),
        (
            ["<ttl>soon</ttl>"],
            "import-left-out 1 ttl is 'soon', not a whole number from 0 on; <ttl> is left out",
        ),
        (["<colour>red</colour>"], "import-left-out 1 <colour> is no tag of RSS; <colour> is left out"),
        (['<itunes:category text="Cats"/>'], "import-category 1 'Cats' is no category of Apple"),
        (['<atom:link rel="next" href="https://a.news-desk.org/2"/>'], "the next page of the old feed"),
        (["<podcast:guid>x</podcast:guid>"], "import-guid 1 the podcast:guid is 'x', no UUID"),
        ([item("a", "<link>nope</link>")], "import-link 1 the link 'nope' is no address and is left out"),
        (
            [item("a", "<content:encoded>&lt;script>x&lt;/script>y</content:encoded>")],
            "notes lose their <script>",
        ),
    ],
)
def test_what_is_lost_or_changed_is_told(parts: list[str], expected: str) -> None:
    assert expected in said(feed(*parts)).replace("https://a.news-desk.org/nope", "nope") or "nope" in str(
        parts
    )


def test_a_guid_that_stands_twice_goes_to_the_first_item() -> None:
    imported, _ = taken(feed(item("a"), item("b").replace(">b</guid>", ">a</guid>")))
    assert {row.title: row.guid for row in imported.episodes} == {
        "a": "a",
        "b": "https://a.news-desk.org/b.mp3",
    }


def test_blanks_within_a_guid_stay() -> None:
    raw = feed(item("a").replace(">a</guid>", "> a  b </guid>"))
    assert taken(raw)[0].episodes[0].guid == "a  b"
    assert b">a  b</guid>" in rebuilt(*written(taken(raw)[0]))


def test_items_of_one_moment_keep_their_order_and_have_names_of_their_own() -> None:
    imported, _ = taken(feed(*(item(name, "<title/>") for name in "zamb")))
    assert [row.guid for row in imported.episodes] == list("zamb")
    assert [row.order for row in imported.episodes] == [3, 2, 1, 0]
    assert imported.moved == 0
    same, _ = taken(feed(*(item("x").replace(">x</guid>", f">{n}</guid>") for n in range(3))))
    assert [row.slug for row in same.episodes] == ["2020-11-24-x-3", "2020-11-24-x-2", "2020-11-24-x"]


def test_the_order_of_the_old_feed() -> None:
    days = [f"Tue, {day:02} Dec 2020 06:00:00 GMT" for day in (1, 2, 3, 4)]
    oldest, _ = taken(feed(*(item(str(number), date=day) for number, day in enumerate(days))))
    assert (oldest.show.feed.order, oldest.moved) == ("oldest", 0)
    newest, _ = taken(feed(*(item(str(number), date=day) for number, day in enumerate(reversed(days)))))
    assert (newest.show.feed.order, newest.moved) == ("newest", 0)
    mixed, _ = taken(feed(*(item(str(number), date=days[number]) for number in (3, 0, 2, 1))))
    assert (mixed.show.feed.order, mixed.moved) == ("newest", 1)


def test_no_description_stays_none() -> None:
    imported, _ = taken(feed(item("a", "<content:encoded>&lt;p>Hello there.&lt;/p></content:encoded>")))
    (episode,) = imported.episodes
    assert (episode.description, episode.summary) == ("", "Hello there.")
    raw = rebuilt(*written(imported))
    assert raw.count(b"<description>") == 1
    assert raw.count(b"Hello there.") == 1
    without, _ = taken(feed(item("a", "<description>x</description>")))
    assert b"content:encoded" not in rebuilt(*written(without))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Sun, 06 Feb 05 20:00:00 EST", datetime(2005, 2, 7, 1, tzinfo=UTC)),
        ("2005-02-06T20:00:00Z", datetime(2005, 2, 6, 20, tzinfo=UTC)),
        ("2005-02-06", datetime(2005, 2, 6, tzinfo=UTC)),
        ("6 Feb 2005", datetime(2005, 2, 6, tzinfo=UTC)),
    ],
)
def test_dates_of_every_form(date: str, expected: datetime) -> None:
    assert taken(feed(item("a", date=date)))[0].episodes[0].published == expected


def test_titles_and_texts_of_any_length() -> None:
    title, text = "Long " * 200, "<p>Wörter &amp; mehr</p> " * 13_000
    raw = feed(
        item("a", f"<itunes:title>{title}</itunes:title><description><![CDATA[{text}]]></description>")
    )
    imported, findings = taken(raw.replace(b"<title>a</title>", f"<title>{title}</title>".encode()))
    assert not findings
    assert imported.episodes[0].title == title.strip()
    assert imported.episodes[0].description == text.strip()
    assert taken(rebuilt(*written(imported)))[0] == imported


def test_markup_that_is_not_escaped_is_kept_as_text() -> None:
    imported, _ = taken(feed(item("a", "<description>One <b>two</b> &amp; three</description>")))
    assert imported.episodes[0].description == "One <b>two</b> &amp; three"


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_a_guid_is_minted_as_the_namespace_says(url: str, guid: str) -> None:
    assert mint(url) == guid
    assert taken(feed(), url)[0].show.guid == guid


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://a.example/b/rss.xml?x=/y", "https://a.example/b/"),
        ("https://a.example/feed/podcast/", "https://a.example/feed/podcast/"),
        ("https://a.example", "https://a.example/"),
    ],
)
def test_the_folder_of_a_feed(address: str, folder: str) -> None:
    assert folder_of(address) == folder


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "the file is empty"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "this is JSON, not RSS"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "this is a web page, not a feed"),
        (b"<feed/>", "the root element is <feed>"),
        (b"<rss><channel><title>a & b</title></channel></rss>", "not well-formed XML: a bare & in text"),
        (b"<rss><channel><title>a</title>", "not well-formed XML: the file ends inside <channel>"),
        (b"<rss/>", "there is no <channel>"),
        (b"ID3\x04", "this is a binary file"),
        (b"hello", "not well-formed XML"),
        (
            b'<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel/></rss>',
            "declares entities of its own (a, c)",
        ),
        (
            b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>',
            "never expanded",
        ),
        (b"<rss><channel><title>&nope;</title></channel></rss>", "the entity &nope; is not defined"),
    ],
)
def test_what_is_no_feed_is_refused_with_the_reason(raw: bytes, expected: str) -> None:
    finding = refusal(raw)
    assert expected in finding.message
    assert finding.fix


def test_a_page_tells_the_feed_that_it_names() -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="https://a.example/rss"></head></html>'
    assert refusal(page).fix == "give the feed that it names: https://a.example/rss"


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("<rss><channel><title>Caf\xe9 \x93x\x94</title></channel></rss>".encode("latin-1"), "Café “x”"),
        ("\ufeff<rss><channel><title>Café</title></channel></rss>".encode("utf-16-le"), "Café"),
        (
            b"<rss><channel><title>A\x08 &nbsp;B&#x1;&hellip;<![CDATA[&nbsp;]]></title></channel></rss>",
            "A B…&nbsp;",
        ),
    ],
)
def test_what_can_be_mended_is_read(raw: bytes, title: str) -> None:
    assert taken(raw)[0].show.title == title


def test_what_was_mended_is_told() -> None:
    assert "import-mended" in said(feed(item("a")).replace(b"About.", b"About.\x07"))
    assert "import-encoding" in said(feed(item("a")).replace(b"About.", b"About \xe9."))


def test_the_reader_is_not_slow_on_hostile_text() -> None:
    for hostile in ("&lt;" * 200_000, "<![CDATA[" + "<p" * 200_000 + "]]>", "&amp;nbsp;" * 100_000):
        raw = feed(
            item("a", f"<description>{hostile}</description><content:encoded>{hostile}</content:encoded>")
        )
        assert taken(raw)[0].episodes
    assert "well-formed" in refusal(feed() + b"<![CDATA[" * 200_000).message


def test_a_show_without_artwork_gets_a_placeholder() -> None:
    imported, findings = taken(feed(item("a")).replace(IMAGE.encode(), b""))
    assert imported.needs_artwork
    assert [row.rule for row in findings] == ["import-no-artwork"]


def test_an_owner_without_address_stays_a_tag() -> None:
    imported, _ = taken(feed("<itunes:owner><itunes:name>A</itunes:name></itunes:owner>"))
    assert imported.show.owner is None
    assert imported.show.tags == (Tag("itunes:owner", children=(Tag("itunes:name", "A"),)),)


def test_relative_addresses_are_meant_from_the_feed() -> None:
    raw = feed(item("a", "<link>/pages/a</link>").replace("https://a.news-desk.org/a.mp3", "audio/a.mp3"))
    (episode,) = taken(raw, "https://b.org/feeds/rss.xml")[0].episodes
    assert (episode.link, episode.enclosure and episode.enclosure.url) == (
        "https://b.org/pages/a",
        "https://b.org/feeds/audio/a.mp3",
    )
    assert not taken(raw)[0].episodes  # nobody knows from where


def test_many_items_alike_and_many_foreign_elements_take_no_longer_each() -> None:
    alike = item("a").replace('<guid isPermaLink="false">a</guid>', "")
    imported, _ = taken(feed(alike * 3_000, "<media:x>y</media:x>" * 3_000))
    assert imported.episodes[0].guid == "https://a.news-desk.org/a.mp3"
    assert imported.episodes[-1].guid == "https://a.news-desk.org/a.mp3#3000"
    assert len(imported.show.extra) == 3_000


def test_a_guid_that_is_the_page_is_the_link_where_there_is_none() -> None:
    page = "https://a.news-desk.org/pages/1"
    raw = feed(item("a").replace('<guid isPermaLink="false">a</guid>', f"<guid>{page}</guid>"))
    (episode,) = taken(raw)[0].episodes
    assert (episode.guid, episode.link, episode.permalink) == (page, page, True)
