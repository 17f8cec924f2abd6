"""Feeds of Atom 1.0 and RSS 1.0 become shows: the values that went in, as a foreign parser reads them too."""

from datetime import UTC, datetime
from html import unescape

import feedparser
import pytest

from tests.imported import rebuilt, taken, written

ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
 <title type="html">Dive &amp;lt;into&amp;gt; Mark</title>
 <subtitle type="html">A &lt;em&gt;lot&lt;/em&gt; of effort</subtitle>
 <updated>2005-07-31T12:29:29Z</updated>
 <id>tag:atom.news-desk.org,2003:3</id>
 <link rel="alternate" type="text/html" hreflang="en" href="https://atom.news-desk.org/"/>
 <link rel="self" type="application/atom+xml" href="https://atom.news-desk.org/feed.xml"/>
 <rights>Copyright (c) 2003, Mark</rights>
 <logo>https://atom.news-desk.org/logo.png</logo>
 <author><name>Mark P</name></author>
 <entry>
  <title>Atom draft-07 &amp; snapshot</title>
  <link rel="alternate" type="text/html" href="https://atom.news-desk.org/2005/04/02/atom"/>
  <link rel="enclosure" type="audio/mpeg" length="1337" href="https://audio.news-desk.org/gong.mp3"/>
  <id>tag:atom.news-desk.org,2003:3.2397</id>
  <updated>2005-07-31T12:29:29Z</updated>
  <published>2003-12-13T08:29:29-04:00</published>
  <author><name>Sam R</name><uri>https://sam.news-desk.org/</uri></author>
  <category term="tech" label="Technology"/>
  <summary>In short: 1 &lt; 2.</summary>
  <content type="xhtml" xml:lang="en"><div xmlns="http://www.w3.org/1999/xhtml"><p><i>[Update: The Atom draft is finished.]</i></p></div></content>
  <itunes:duration>1:01</itunes:duration>
 </entry>
 <entry>
  <title>Older</title><id>urn:older</id><updated>2003-01-02T00:00:00Z</updated>
  <link rel="enclosure" type="audio/mpeg" length="7" href="https://audio.news-desk.org/older.mp3"/>
  <content type="html">&lt;p&gt;Old&lt;/p&gt;</content>
 </entry>
</feed>
"""
RDF = """\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://rdf.news-desk.org/feed.rdf">
 <title>Meerkat</title><link>https://rdf.news-desk.org/</link><description>An open wire</description>
 <dc:language>en-us</dc:language><dc:creator>Rael D</dc:creator>
 <items><rdf:Seq><rdf:li resource="https://rdf.news-desk.org/1"/></rdf:Seq></items>
 <image rdf:resource="https://rdf.news-desk.org/i.png"/>
</channel>
<image rdf:about="https://rdf.news-desk.org/i.png"><title>M</title><url>https://rdf.news-desk.org/i.png</url><link>https://rdf.news-desk.org/</link></image>
<item rdf:about="urn:item:1">
 <title>A disruptive technology</title><link>https://rdf.news-desk.org/1</link><description>XML is placing.</description>
 <dc:date>2000-09-05T16:00:00+02:00</dc:date><dc:creator>Simon</dc:creator>
 <content:encoded><![CDATA[<p>XML <b>is</b> placing.</p>]]></content:encoded>
 <enc:enclosure rdf:resource="https://audio.news-desk.org/1.mp3" enc:type="audio/mpeg" enc:length="99"/>
</item>
</rdf:RDF>
"""


def test_an_atom_feed() -> None:
    imported, findings = taken(ATOM.encode())
    show, (new, old) = imported.show, imported.episodes
    assert (show.title, show.description) == ("Dive <into> Mark", "A <em>lot</em> of effort")
    assert show.feed_url == "https://atom.news-desk.org/feed.xml"
    assert (show.language, show.copyright, show.author) == ("en-GB", "Copyright (c) 2003, Mark", "Mark P")
    assert show.image == "https://atom.news-desk.org/logo.png"
    assert (new.guid, new.permalink, new.link) == (
        "tag:atom.news-desk.org,2003:3.2397",
        False,
        "https://atom.news-desk.org/2005/04/02/atom",
    )
    assert (new.title, new.author) == ("Atom draft-07 & snapshot", "Sam R")
    assert new.published == datetime(2003, 12, 13, 12, 29, 29, tzinfo=UTC)
    assert (new.description, new.summary) == ("In short: 1 &lt; 2.", "In short: 1 < 2.")
    assert new.notes_html == "<div><p><i>[Update: The Atom draft is finished.]</i></p></div>"
    assert new.enclosure is not None
    assert (new.enclosure.url, new.enclosure.length_bytes) == ("https://audio.news-desk.org/gong.mp3", 1337)
    assert new.duration is not None
    assert new.duration.seconds == 61
    assert [(tag.name, tag.text) for tag in new.tags] == [("category", "Technology")]
    assert (old.guid, old.published, old.notes_html) == (
        "urn:older",
        datetime(2003, 1, 2, tzinfo=UTC),
        "<p>Old</p>",
    )
    assert (show.extra, new.extra, old.extra) == ((), (), ())
    assert {row.rule for row in findings} == {"import-format", "import-no-category"}


def test_a_feed_of_rss_1_0() -> None:
    imported, findings = taken(RDF.encode())
    show, (only,) = imported.show, imported.episodes
    assert (show.title, show.description, show.author) == ("Meerkat", "An open wire", "Rael D")
    assert (show.language, show.link, show.image) == (
        "en-US",
        "https://rdf.news-desk.org/",
        "https://rdf.news-desk.org/i.png",
    )
    assert (only.guid, only.title, only.link) == (
        "urn:item:1",
        "A disruptive technology",
        "https://rdf.news-desk.org/1",
    )
    assert (only.published, only.author) == (datetime(2000, 9, 5, 14, tzinfo=UTC), "Simon")
    assert (only.description, only.notes_html) == ("XML is placing.", "<p>XML <b>is</b> placing.</p>")
    assert only.enclosure is not None
    assert (only.enclosure.url, only.enclosure.length_bytes, only.enclosure.media_type) == (
        "https://audio.news-desk.org/1.mp3",
        99,
        "audio/mpeg",
    )
    assert {row.rule for row in findings} == {"import-format", "import-no-category"}


@pytest.mark.parametrize("text", [ATOM, RDF])
def test_what_is_built_of_it_is_the_same_to_a_parser(text: str) -> None:
    old, new = feedparser.parse(text), feedparser.parse(rebuilt(*written(taken(text.encode())[0])))
    assert (new.feed.title, new.feed.link) == (unescape(old.feed.title), old.feed.link)
    assert [(row.id, row.title, row.published_parsed) for row in new.entries] == [
        (row.id, row.title, row.get("published_parsed") or row.updated_parsed) for row in old.entries
    ]


def test_a_finding_tells_the_line_of_the_document() -> None:
    findings = taken(ATOM.replace('length="1337"', 'length="many"').encode())[1]
    (told,) = [row for row in findings if row.rule == "import-length"]
    assert told.place.line == 1 + ATOM[: ATOM.index('length="1337"')].count("\n")
