"""The feed as foreign parsers read it."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import feedparser
import podcastparser
import pytest
from feedgen.entry import FeedEntry
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from episodekit.errors import InvalidValueError
from episodekit.model.episode import Release
from episodekit.vocabulary.namespaces import ATOM, CONTENT, ITUNES, PODCAST, PSC
from tests.house.source import ROOT
from tests.samples import SHOW, release, rendered
from tests.strategies import lines

IMAGE = f"{SHOW.base_url}art/cover.jpg"
NS = {"itunes": ITUNES, "podcast": PODCAST, "psc": PSC, "atom": ATOM, "content": CONTENT}


def _encoded(data: bytes) -> str | None:
    return etree.fromstring(data).findtext("channel/item/content:encoded", namespaces=NS)


def feed(*releases: Release) -> bytes:
    return b"".join(rendered(SHOW, releases, IMAGE))


def test_feedparser_reads_what_went_in() -> None:
    parsed = feedparser.parse(feed(release(1), release(2)))
    assert not parsed.bozo
    assert parsed.feed.title == SHOW.title
    assert parsed.feed.link == SHOW.home
    assert parsed.feed.language == "en"
    assert parsed.feed.image.href == IMAGE
    assert [entry.id for entry in parsed.entries] == ["guid-2", "guid-1"]
    entry = parsed.entries[1]
    assert (entry.title, entry.summary) == ("Story 1", "Summary 1.")
    assert entry.link == release(1).page_url
    enclosure = entry.enclosures[0]
    assert (enclosure.href, enclosure.length, enclosure.type) == (
        release(1).enclosure.url,
        "1800000",
        "audio/mpeg",
    )
    assert tuple(entry.published_parsed)[:6] == (2026, 1, 1, 6, 0, 0)
    assert entry.podcast_transcript == {
        "url": release(1).transcripts[0].url,
        "type": "text/vtt",
        "language": "en",
        "rel": "captions",
    }
    assert entry.podcast_chapters == {"url": release(1).chapters_url, "type": "application/json+chapters"}
    assert [row["start_parsed"].total_seconds() for row in entry.psc_chapters["chapters"]] == [0, 12.345]
    assert entry.content[-1].value.startswith("<p>Notes 1 &amp; more</p>")


def test_podcastparser_reads_what_went_in() -> None:
    parsed = podcastparser.parse("https://cdn.news.example/pod/feed.xml", BytesIO(feed(release(1))))
    assert parsed["title"] == SHOW.title
    assert parsed["cover_url"] == IMAGE
    (episode,) = parsed["episodes"]
    assert (episode["guid"], episode["title"], episode["total_time"]) == ("guid-1", "Story 1", 150)
    assert episode["enclosures"][0]["file_size"] == 1_800_000
    assert [(row["start"], row["title"]) for row in episode["chapters"]] == [
        (0.0, "Opening"),
        (12, "15,000 <expelled> & more"),  # podcastparser keeps whole seconds
    ]


def test_elements_stand_in_their_namespaces_with_the_usual_prefixes() -> None:
    root = etree.fromstring(feed(release(1, season=2, number=7, type="bonus", explicit=True)))
    item = root.find("channel/item")
    assert item is not None

    def text(path: str) -> str | None:
        return item.findtext(path, namespaces=NS)

    assert text("itunes:duration") == "150"
    assert (text("itunes:season"), text("itunes:episode"), text("itunes:episodeType")) == ("2", "7", "bonus")
    assert text("itunes:explicit") == "true"
    txt = item.find("podcast:txt", NS)
    assert txt is not None
    assert (txt.text, txt.get("purpose")) == ("true", "ai-content")
    assert [row.get("text") for row in root.iterfind("channel/itunes:category", NS)] == [
        "News",
        "Society & Culture",
    ]
    assert [row.get("text") for row in root.iterfind("channel/itunes:category/itunes:category", NS)] == [
        "Daily News"
    ]
    link = root.find("channel/atom:link", NS)
    assert link is not None
    assert (link.get("rel"), link.get("href")) == ("self", SHOW.feed_url)
    assert b"ns0:" not in feed(release(1))


def test_the_channel_comes_before_the_items_and_the_newest_item_first() -> None:
    channel = etree.fromstring(feed(release(2), release(3), release(1)))[0]
    names = [etree.QName(child).localname for child in channel]
    assert names[-3:] == ["item", "item", "item"]
    assert "item" not in names[:-3]
    assert [item.findtext("guid") for item in channel.iter("item")] == ["guid-3", "guid-2", "guid-1"]


def test_the_order_of_the_releases_and_the_day_do_not_matter() -> None:
    assert feed(release(1), release(2)) == feed(release(2), release(1))


def test_last_build_date_is_the_newest_change() -> None:
    root = etree.fromstring(feed(release(1, updated=datetime(2026, 2, 1, tzinfo=UTC)), release(2)))
    assert root.findtext("channel/lastBuildDate") == "Sun, 01 Feb 2026 00:00:00 +0000"


def test_a_show_without_episodes_is_a_feed_without_items() -> None:
    root = etree.fromstring(feed())
    assert root.find("channel/item") is None
    assert root.find("channel/lastBuildDate") is None


def test_chapters_stand_in_the_notes_unless_they_are_too_long() -> None:
    short = _encoded(feed(replace(release(1), narrated=False)))
    assert short is not None
    assert short.endswith("<p>0:00 Opening<br>\n0:12 15,000 &lt;expelled&gt; &amp; more</p>")
    full = replace(release(1, notes_html=f"<p>{'x' * 3970}</p>"), narrated=False)
    assert _encoded(feed(full)) == full.episode.notes_html


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "by a synthetic voice"), ("de-AT", "einer synthetischen Stimme"), ("km", "by a synthetic voice")],
)
def test_the_notes_say_that_a_voice_made_the_audio_unless_that_is_switched_off(
    language: str, says: str
) -> None:
    for changes in (
        {},
        {"notes_html": f"<p>{'x' * 3970}</p>"},
        {"notes_html": "", "description": "A story."},
    ):
        told = release(1, language=language, **changes)
        assert says in (_encoded(feed(told)) or "")
        assert "voice" not in (_encoded(feed(replace(told, narrated=False))) or "")
        silent = rendered(replace(SHOW, disclose_ai=False), [told], IMAGE)
        assert says not in (_encoded(b"".join(silent)) or "")


@pytest.mark.parametrize("text", ["]]>", "a ]]> b ]]]>", "<![CDATA[", "&amp;", "🎙️\u200f"])
def test_awkward_text_comes_out_as_it_went_in(text: str) -> None:
    root = etree.fromstring(feed(release(1, notes_html=text, title=text)))
    assert root.findtext("channel/item/title") == text
    encoded = root.findtext("channel/item/content:encoded", namespaces=NS)
    assert encoded is not None
    assert encoded.startswith(text)


@given(lines, lines, lines)
def test_any_text_comes_out_as_it_went_in(title: str, summary: str, guid: str) -> None:
    root = etree.fromstring(feed(release(1, title=title, summary=summary, guid=guid)))
    assert root.findtext("channel/item/title") == title
    assert root.findtext("channel/item/description") == summary
    assert root.findtext("channel/item/guid") == guid


@given(lines, lines, lines, st.booleans(), st.booleans())
def test_an_item_begins_with_the_bytes_of_an_entry_that_feedgen_is_given(
    title: str, text: str, guid: str, permalink: bool, noted: bool
) -> None:
    made = replace(
        release(1, title=title, description=text, guid=guid, permalink=permalink, notes_html=text * noted),
        narrated=False,
    )
    entry = FeedEntry()
    entry.title(title)
    entry.link(href=made.page_url)
    entry.description(text)
    if noted:
        entry.content(text, type="CDATA")
    entry.guid(guid, permalink=permalink)
    data = feed(made)
    root = etree.fromstring(data)
    ours, item = root.find("channel/item"), entry.rss_entry()
    assert ours is not None
    root[0].replace(ours, item)
    etree.indent(item, space="  ", level=2)
    theirs = etree.tostring(root, encoding="unicode").encode()
    at = theirs.index(b"<item>")
    expected = theirs[at : theirs.index(b"\n    </item>")]
    assert data[data.index(b"<item>") :].startswith(expected)


def test_peak_memory_does_not_grow_with_the_number_of_items() -> None:
    # ru_maxrss would be that of the process that starts it, if that is larger.
    script = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[1] + '/src']; from tests.bench.feed_ours import main; "
        "main(int(sys.argv[2])); rows = dict(row.split(':') for row in open('/proc/self/status')); "
        "print(rows['VmHWM'].split()[0], file=sys.stderr)"
    )
    few, many = (
        int(
            subprocess.run(
                (sys.executable, "-c", script, ROOT, count), check=True, capture_output=True
            ).stderr
        )
        for count in ("300", "3000")
    )
    assert many - few < 3_000  # kB; the items that are more make 8,000


def test_a_forbidden_character_that_no_constructor_looks_for_is_told_with_the_episode() -> None:
    made = release(1)
    spoiled = replace(made, transcripts=(replace(made.transcripts[0], language="e\x01"),))
    with pytest.raises(InvalidValueError, match=r"episodes/2026-01-01-story: .*U\+0001"):
        feed(spoiled)
