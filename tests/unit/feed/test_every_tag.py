"""A feed of every tag and attribute: nothing is missing, and everything is read as it went in."""

import json
import os
import subprocess
from collections.abc import Sequence
from fnmatch import fnmatchcase
from io import BytesIO

import feedparser
import podcastparser
import pytest
from lxml import etree

from episodekit.feed.tree import parse
from episodekit.model.tagged import Tag, namespace
from episodekit.vocabulary.feed_tags import feed_tags
from episodekit.vocabulary.namespaces import PREFIXES
from tests import everything
from tests.foreign import Table, leaves, went_in
from tests.house.source import ROOT

JUDGES = ROOT / ".venv" / "judges" / "node_modules"
PARTYTIME = """\
const {parseFeed} = require('podcast-partytime');
console.log(JSON.stringify(parseFeed(require('fs').readFileSync(0, 'utf8'))));
"""


def test_every_tag_and_attribute_of_the_tables_is_in_the_feed() -> None:
    root = parse(everything.feed()).root
    assert root is not None
    elements = list(root.walk())
    places = {(element.parent_tag, element.tag) for element in elements}
    attributes = {(element.tag, name) for element in elements for name in element.attributes}
    table = feed_tags().values()
    assert {(parent, row.name) for row in table for parent in row.parents} - places == set()
    assert {(row.name, attribute.name) for row in table for attribute in row.attributes} - attributes == set()


def qualified(name: str) -> str:
    uri = namespace(name)
    return f"{{{uri}}}{name.rpartition(':')[2]}" if uri else name


def as_tag(element: "etree._Element", name: str, children: Sequence[Tag]) -> Tag:
    """The element as the tag that it should be; its children by the names of those that went in."""
    inner = zip(children, element, strict=True)
    text = "" if len(element) else element.text or ""
    attributes = tuple((str(key), str(value)) for key, value in element.attrib.items())
    return Tag(name, text, attributes, tuple(as_tag(found, tag.name, tag.children) for tag, found in inner))


def assert_same(element: "etree._Element", tag: Tag) -> None:
    assert element.tag == qualified(tag.name)
    for child, inner in zip(element, tag.children, strict=True):
        assert_same(child, inner)
    assert as_tag(element, tag.name, tag.children) == tag


@pytest.mark.parametrize("place", ["channel", "item"])
def test_each_element_stands_in_its_namespace_with_its_values(place: str) -> None:
    root = etree.fromstring(everything.feed())
    parent = root[0] if place == "channel" else root[0].find("item")
    assert parent is not None
    named = everything.show().tags if place == "channel" else everything.episode().tags
    for name in dict.fromkeys(tag.name for tag in named):
        tags = [tag for tag in named if tag.name == name]
        elements = parent.findall(qualified(name))
        if (place, name) == ("channel", "atom:link"):
            own = elements.pop(0)
            assert {str(key): value for key, value in own.attrib.items()} == {
                "href": "https://cdn.news.example/pod/feed.xml",
                "rel": "self",
                "type": "application/rss+xml",
            }
        for element, tag in zip(elements, tags, strict=True):
            assert_same(element, tag)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("title", "Every Tag & More"),
        ("link", "https://news.example/"),
        ("description", "A show that uses every tag of the feed."),
        ("language", "en-GB"),
        ("copyright", "© 2026 The Desk"),
        ("pubDate", "Fri, 02 Jan 2026 06:07:08 +0000"),
        ("lastBuildDate", "Sat, 03 Jan 2026 06:07:08 +0000"),
        ("itunes:type", "serial"),
        ("itunes:explicit", "true"),
        ("itunes:image/@href", "https://cdn.news.example/art/show.jpeg"),
        ("itunes:category[1]/itunes:category/@text", "Daily News"),
        ("itunes:category[2]/@text", "Society & Culture"),
        ("itunes:owner/itunes:email", "desk@news.example"),
        ("item/title", 'Ten < Eleven & "more"'),
        ("item/link", "https://news.example/1?a=1&b=2"),
        ("item/guid", "every-tag-1"),
        ("item/guid/@isPermaLink", "false"),
        ("item/description", "What happened & why, in full."),
        ("item/content:encoded", "<p>The <em>notes</em> of ten &amp; more ]]&gt; end.</p>"),
        ("item/enclosure/@url", "https://cdn.news.example/a/1.mp3?x=1&y=2"),
        ("item/enclosure/@length", "1800000"),
        ("item/enclosure/@type", "audio/mpeg"),
        ("item/pubDate", "Fri, 02 Jan 2026 06:07:08 +0000"),
        ("item/itunes:duration", "601"),
        ("item/itunes:season", "0"),
        ("item/itunes:episode", "0"),
        ("item/itunes:episodeType", "bonus"),
        ("item/itunes:explicit", "false"),
        ("item/itunes:author", "No Mail"),
        ("item/itunes:image/@href", "https://cdn.news.example/art/1.jpeg"),
        ("item/psc:chapters/psc:chapter[1]/@image", "https://cdn.news.example/c.png"),
        ("item/psc:chapters/psc:chapter[2]/@start", "00:01:00.250"),
        ("item/media:rating/@scheme", "urn:simple"),
    ],
)
def test_what_follows_from_keys_of_its_own_is_there_once(path: str, expected: str) -> None:
    steps = path if "@" in path else f"{path}/text()"
    found = etree.fromstring(everything.feed()).xpath(f"/rss/channel/{steps}", namespaces=PREFIXES)
    assert found == [expected]


def plain(value: object) -> object:
    """What feedparser made as JSON, without what it repeats in other words."""
    if isinstance(value, dict):
        kept = {key: plain(row) for key, row in value.items()}
        return {
            key: row
            for key, row in kept.items()
            if not key.endswith(("_detail", "_parsed")) and row not in ({}, [])
        }
    if isinstance(value, list):
        return [plain(row) for row in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


def assert_read(name: str, found: object) -> None:
    """Each value that went in is read as the parser's table says, and the parser tells nothing that did not go in."""
    table = Table((everything.FOLDER / f"{name}.txt").read_text(), went_in(everything.FOLDER))
    read = dict(leaves(found))
    assert {path: read.get(path) for path in table.expected} == table.expected
    assert not table.unexplained
    assert not table.unused
    rest = [path for path in read if path not in table.expected]
    assert [path for path in rest if not any(fnmatchcase(path, known) for known in table.beside)] == []
    assert [known for known in table.beside if not any(fnmatchcase(path, known) for path in rest)] == []


def test_feedparser_reads_every_value() -> None:
    # It knows no live items, and would take what is in one for the channel's.
    parsed = feedparser.parse(everything.feed(live=False))
    assert not parsed.bozo
    assert_read("feedparser", plain({"feed": parsed.feed, "entries": parsed.entries}))


def test_podcastparser_reads_every_value() -> None:
    address = "https://cdn.news.example/pod/feed.xml"
    assert_read("podcastparser", podcastparser.parse(address, BytesIO(everything.feed())))


def partytime() -> dict[str, object]:
    if not JUDGES.is_dir():
        if os.environ.get("CI"):
            pytest.fail("podcast-partytime is not installed: `make test` does it")
        pytest.skip("podcast-partytime is not installed: `make test` does it")
    done = subprocess.run(
        ("node", "-e", PARTYTIME),
        input=everything.feed(),
        capture_output=True,
        check=True,
        env={"PATH": os.environ["PATH"], "NODE_PATH": str(JUDGES)},
        timeout=60,
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    del found["lastUpdate"]  # its clock
    return found


def test_partytime_reads_every_value() -> None:
    assert_read("partytime", partytime())
