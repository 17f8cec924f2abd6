"""What else a rule has to tell apart, beside its two cases: one change of the feed that is right, and how loud the rule is.

Each row is a rule, the severities of its findings, and what stands for what at the last place where it occurs.
"""

import json

import pytest

from episodekit.lint import Config, Evidence, check
from episodekit.lint.listing import previous
from episodekit.vocabulary.namespaces import PREFIXES
from tests.contracts.test_rules import BASE, CASES

TEXT = BASE.decode()
TITLE, SUMMARY = "<title>Story 3</title>", "<description>What happened on day 3.</description>"
GUID, DATE = (
    '<guid isPermaLink="false">story-figures-3</guid>',
    "<pubDate>Thu, 01 Jan 2026 06:00:00 +0000</pubDate>",
)
ENCLOSURE = '<enclosure url="https://figures.news/media/3.mp3" length="1800000" type="audio/mpeg"/>'
LENGTH, KIND, NUMBER = (
    "<itunes:duration>153</itunes:duration>",
    "<itunes:episodeType>full</itunes:episodeType>",
    "<itunes:episode>1</itunes:episode>",
)
LANGUAGE, LOCK = "<language>en</language>", '<podcast:locked owner="desk@figures.news">no</podcast:locked>'
CATEGORY = '<itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>'
TRANSCRIPT = '<podcast:transcript url="https://figures.news/t/3.vtt" type="text/vtt"/>'
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NODE = "02dd306e68c46681aa21d88a436fb35355a8579dd30201581cefa17cb179fc4c15"
E, W, INFO = "error", "warning", "info"


LIVE = (
    '<podcast:liveItem status="live" start="2026-01-04T06:00:00Z" {1}><title>Live</title>'
    '<guid isPermaLink="false">live-1</guid><{0}/></podcast:liveItem>'
)


_XHTML = '<h:body xmlns:h="http://www.w3.org/1999/xhtml">{}</h:body>'


def _value(recipient: str, kind: str = "lightning", split: str = "") -> str:
    inner = f'<podcast:valueRecipient name="A" split="1" {recipient}/>'
    around = (
        f'<podcast:valueTimeSplit startTime="1" duration="2">{inner}</podcast:valueTimeSplit>'
        if split
        else inner
    )
    return f'{LOCK}<podcast:value type="{kind}" method="keysend">{around}</podcast:value>'


def _trailer(season: int) -> str:
    url = "https://figures.news/t.mp3"
    return f'{LOCK}<podcast:trailer season="{season}" url="{url}" pubdate="Thu, 01 Jan 2026 06:00:00 GMT">T</podcast:trailer>'


def _image(inner: str) -> str:
    link = "<link>https://figures.news/</link>"
    return f"{LANGUAGE}<image><url>https://figures.news/i.png</url><title>Key Figures</title>{link}{inner}</image>"


def _cloud(port: str) -> str:
    return f'{LANGUAGE}<cloud domain="rpc.figures.news" port="{port}" path="/" registerProcedure="a" protocol="soap"/>'


def _media(name: str, attributes: str, text: str) -> str:
    namespace = PREFIXES["media"]
    return f'{TITLE}<m:{name} xmlns:m="{namespace}" {attributes}>{text}</m:{name}>'


def _rating(scheme: str, text: str) -> str:
    return _media("rating", f'scheme="{scheme}"', text)


def _restriction(attributes: str, text: str) -> str:
    return _media("restriction", f'relationship="allow" {attributes}', text)


ROWS = [
    ("doctype-or-entity", [W], XML, XML + "<!DOCTYPE rss>\n"),
    ("doctype-or-entity", [W], XML, XML + '<!DOCTYPE rss SYSTEM "rss.dtd">\n'),
    ("doctype-or-entity", [W], XML, XML + '<!DOCTYPE rss [<!ENTITY a "b">]>\n'),
    ("doctype-or-entity", [E], XML, XML + '<!DOCTYPE rss [<!ENTITY a SYSTEM "a.txt">]>\n'),
    ("unsafe-tag", [W], TITLE, f"{TITLE}{_XHTML.format('<h:p>a<h:script/></h:p>')}"),
    ("unsafe-tag", [], TITLE, f"{TITLE}{_XHTML.format('<h:p>a <h:em>b</h:em></h:p>')}"),
    ("unsafe-tag", [W], TITLE, f"{TITLE}{_XHTML.format('<h:meta/>')}"),
    ("unsafe-tag", [], LANGUAGE, LANGUAGE + '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" content="noindex"/>'),
    ("event-attribute", [W], TITLE, TITLE + _XHTML.format('<h:p onclick="x()">a</h:p>')),
    ("prefix-misbound", [INFO], "<rss ", f'<rss xmlns:yahoo="{PREFIXES["media"]}" '),
    ("contact-format", [W], TITLE, f"{TITLE}<author>mailto:ada%40figures.news%20%28Ada%29</author>"),
    ("contact-format", [E], TITLE, f"{TITLE}<author>ada%40figures.news</author>"),
    ("link-not-absolute", [E], LANGUAGE, _image("").replace("<link>https://figures.news", "<link>")),
    ("text-limits", [W], TITLE, f"{TITLE}<itunes:keywords>{'news, ' * 50}</itunes:keywords>"),
    ("module-tag", [], TITLE, f'{TITLE}<g:location xmlns:g="{PREFIXES["geo"]}">a</g:location>'),
    ("module-tag", [], TITLE, f'{TITLE}<g:featureTypeTag xmlns:g="{PREFIXES["georss"]}">city</g:featureTypeTag>'),
    ("placeholder-host", [W], ENCLOSURE, ENCLOSURE.replace("figures.news", "media.Example.com")),
    ("placeholder-host", [E], ENCLOSURE, ENCLOSURE.replace("figures.news", "nas.local")),
    ("placeholder-host", [], ENCLOSURE, ENCLOSURE.replace("figures.news", "example.news")),
    ("media-text-value", [W], TITLE, _media("category", 'label="&lt;b>News&lt;/b>"', "news")),
    ("media-text-value", [], TITLE, _media("category", 'label="1 &lt; 2"', "news")),
    ("guid-not-canonical", [W], GUID, "<guid>https://figures.news:443/3</guid>"),
    ("guid-not-canonical", [W], GUID, "<guid>https://figures.news?p=3</guid>"),
    ("guid-not-canonical", [], GUID, "<guid>https://figures.news:80/3</guid>"),
    ("guid-not-canonical", [], GUID, "<guid>https://Ada@figures.news/3?a=:80</guid>"),
    ("category-legacy", [W], CATEGORY, '<itunes:category text="Food"/>'),
    ("category-legacy", [], CATEGORY, '<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>'),
    ("subcategory-wrong-parent", [], CATEGORY, '<itunes:category text="Business"><itunes:category text="Shopping"/></itunes:category>'),
    ("subcategory-wrong-parent", [E], CATEGORY, '<itunes:category text="News"><itunes:category text="Health"/></itunes:category>'),
    ("trailing-comment", [INFO], "</rss>\n", "</rss>\n<!-- a --><!-- b -->"),
    ("no-declaration", [], TEXT, "no feed at all"),
    ("plain-text-field-has-html", [W], TITLE, "<title>Story &lt;b&gt;3&lt;/b&gt;</title>"),
    ("plain-text-field-has-html", [], TITLE, "<title>Story &lt;3</title>"),
    ("title-and-description-missing", [], SUMMARY, ""),
    ("item-title-missing", [E], TITLE, "<title> </title>"),
    ("single-element-repeated", [E, E], TITLE, TITLE * 3),
    ("unexpected-attribute", [], TITLE, '<title xml:lang="en" xmlns="">Story 3</title>'),
    ("unexpected-attribute", [], GUID, GUID.replace("isPermaLink", "ispermalink")),
    ("ispermalink-spelling", [], GUID, '<guid isPermaLink="false" own="1">story-figures-3</guid>'),
    ("permalink-not-url", [W], GUID, "<guid>story-figures-3</guid>"),
    ("permalink-not-url", [E], GUID, '<guid isPermaLink="true">story-figures-3</guid>'),
    ("permalink-not-url", [], GUID, "<guid></guid>"),
    ("guid-duplicate", [], GUID, '<guid isPermaLink="false"> </guid>'),
    ("guid-duplicate", [E], GUID, '<guid isPermaLink="false"> story-figures-1 </guid>'),
    ("guid-duplicate", [], GUID, ""),
    ("guid-weak", [W], GUID, '<guid isPermaLink="false">12345678</guid>'),
    ("guid-weak", [], GUID, '<guid isPermaLink="false">123456789</guid>'),
    ("unexpected-text", [E], LANGUAGE, _image("x")),
    ("unexpected-text", [], LANGUAGE, f"{LANGUAGE}<image>https://figures.news/i.png</image>"),
    ("enclosure-length", [], ENCLOSURE, ENCLOSURE.replace(' length="1800000"', "")),
    ("enclosure-length", [E], ENCLOSURE, ENCLOSURE.replace("1800000", "1.8 MB")),
    ("enclosure-length", [E], ENCLOSURE, ENCLOSURE.replace("1800000", "-1")),
    ("control-characters", [W], TITLE, "<title>Story \ufffd 3</title>"),
    ("control-characters", [W], TITLE, "<title>Story &#x92; 3</title>"),
    ("control-characters", [], TITLE, "<title>Story &#8217; 3\u00a0</title>"),
    ("bare-child-in-extension", [INFO], LANGUAGE, f"{LANGUAGE}<itunes:owner><name>Desk</name></itunes:owner>"),
    ("bare-child-in-extension", [], LANGUAGE, f'{LANGUAGE}<x:a xmlns:x="https://unknown.news/ns"><b/></x:a>'),
    ("liveitem-incomplete", [], LOCK, LOCK + LIVE.format("podcast:alternateEnclosure", "")),
    ("liveitem-incomplete", [W], LOCK, LOCK + LIVE.format("title", "")),
    ("liveitem-end-before-start", [], LOCK, LOCK + LIVE.format("enclosure", "")),
    ("liveitem-end-before-start", [W], LOCK, LOCK + LIVE.format("enclosure", 'end="2026-01-04T05:59:59Z"')),
    ("guid-missing", [E], GUID, ""),
    ("season-or-episode-number", [], NUMBER, f"{NUMBER}<podcast:episode> </podcast:episode>"),
    ("season-or-episode-number", [E], NUMBER, f"{NUMBER}<podcast:episode>one</podcast:episode>"),
    ("chapters-type", [], 'c/3.json" type="application/json+chapters"', 'c/3.json" type="json"'),
    ("chapters-type", [INFO], 'c/3.json" type="application/json+chapters"', 'c/3.json" type="application/json"'),
    ("chapters-type", [W], 'c/3.json" type="application/json+chapters"', 'c/3.json" type="text/plain"'),
    ("transcript-not-for-apple", [W], TRANSCRIPT, TRANSCRIPT.replace("text/vtt", "text/html") * 2),
    ("transcript-not-for-apple", [], TRANSCRIPT, TRANSCRIPT.replace("text/vtt", "text/html") + TRANSCRIPT),
    ("category-blank", [], TITLE, TITLE + "<category><x>a</x></category>"),
    ("category-blank", [W], TITLE, TITLE + "<category> </category>"),
    ("image-width", [E], LANGUAGE, _image("<width>0</width>")),
    ("image-width", [E], LANGUAGE, _image("<width>145</width>")),
    ("image-width", [], LANGUAGE, _image("<width>144</width>")),
    ("duration", [E], LENGTH, "<itunes:duration>2\u0665:0\u0660</itunes:duration>"),  # the digits of Arabic
    ("pubdate-syntax", [E], DATE, DATE.replace("2026", "202\u0666")),
    ("psc-start", [E], '"00:00:30.000" title="Second 3"', '"00:00:3\u0660" title="Second 3"'),
    ("unexpected-text", [W], ENCLOSURE, ENCLOSURE.replace("/>", ">3.mp3</enclosure>")),
    ("single-element-repeated", [E], LANGUAGE, _image("<link>https://figures.news/</link>")),
    ("link-not-absolute", [E], LANGUAGE, _image("").replace("https://figures.news/i.png", "i.png")),
    ("plain-text-field-has-html", [W], LANGUAGE, _image("<description>&lt;b&gt;a&lt;/b&gt;</description>")),
    ("outer-spaces", [W], ENCLOSURE, ENCLOSURE.replace("1800000", " 1800000")),
    ("cloud-attributes", [], LANGUAGE, _cloud("65535")),
    ("cloud-attributes", [E], LANGUAGE, _cloud("65536")),
    ("misplaced-itunes", [W], TITLE, f'{TITLE}<itunes:category text="News"/>'),
    ("misplaced-itunes", [E], LANGUAGE, f"{LANGUAGE}<itunes:email>desk@figures.news</itunes:email>"),
    ("element-blank", [INFO, INFO], LANGUAGE, f"{LANGUAGE}<copyright/><generator> </generator>"),
    *[("media-rating", [], TITLE, _rating(*row)) for row in (
        ("urn:simple", "adult"), ("urn:mpaa", "pg"), ("urn:mpaa", "x"), ("urn:v-chip", "tv-y7-fv"), ("urn:v-chip", "14+"),
        ("urn:icra", "r (cz 1 lz 1 nz 1 oz 1 vz 1)"), ("https://figures.news/ratings", "7"),
    )],
    *[("media-rating", [W], TITLE, _rating(*row)) for row in (
        ("urn:simple", "kids"), ("urn:v-chip", "tv-13"), ("urn:icra", "r (cz 2)"), ("urn:icra", "r" * 600), ("own", "7"),
    )],
    *[("media-restriction", [], TITLE, _restriction(*row)) for row in (
        ('type="country"', "au us"), ('type="uri"', "https://figures.news/"), ("", "all"), ("", "none"), ('type="sharing"', ""),
    )],
    *[("media-restriction", [E], TITLE, _restriction(*row)) for row in (
        ('type="country"', "au usa"), ('type="uri"', "figures.news"), ("", "us"),
    )],
    ("media-content-value", [E], TITLE, _media("category", 'scheme="a b"', "Town")),
    ("media-content-value", [], TITLE, _media("credit", 'role="producer" scheme="urn:ebu"', "Ada")),
    ("plain-text-field-has-html", [W], TITLE, _media("title", 'type="plain"', "&lt;b&gt;3&lt;/b&gt;")),
    ("plain-text-field-has-html", [], TITLE, _media("title", 'type="html"', "&lt;b&gt;3&lt;/b&gt;")),
    ("html-malformed", [INFO], TITLE, _media("description", 'type="html"', "&lt;b&gt;3")),
    ("html-malformed", [], TITLE, _media("description", "", "&lt;b&gt;3")),
    ("image-width", [E], LANGUAGE, _image("<width>wide</width>")),
    ("image-height", [E], LANGUAGE, _image("<height>401</height>")),
    ("image-height", [], LANGUAGE, _image("<height>400</height>")),
    ("enclosure-length-zero", [W], ENCLOSURE, ENCLOSURE.replace("1800000", "999")),
    ("enclosure-length-zero", [], ENCLOSURE, ENCLOSURE.replace("1800000", "many")),
    ("enclosure-extension", [E], ENCLOSURE, ENCLOSURE.replace("3.mp3", "3.ogg")),
    ("enclosure-extension", [W], ENCLOSURE, ENCLOSURE.replace("3.mp3", "3")),
    ("pubdate-implausible", [], DATE, "<pubDate>some day</pubDate>"),
    ("duration", [W], LENGTH, "<itunes:duration>0:00</itunes:duration>"),
    ("duration", [E], LENGTH, "<itunes:duration>1:60</itunes:duration>"),
    ("duration", [E], LENGTH, "<itunes:duration>12.5</itunes:duration>"),
    ("duration", [E], LENGTH, "<itunes:duration>-5</itunes:duration>"),
    ("duration", [E], LENGTH, "<itunes:duration>5 min</itunes:duration>"),
    ("duration", [E], LENGTH, "<itunes:duration/>"),
    ("duration", [E], LENGTH, "<itunes:duration>٣٤</itunes:duration>"),
    ("episodetype", [W], KIND, "<itunes:episodeType>Full</itunes:episodeType>"),
    ("episodetype", [E], KIND, "<itunes:episodeType>teaser</itunes:episodeType>"),
    ("type-value", [W], ">episodic<", ">Serial<"),
    ("type-value", [E], ">episodic<", ">daily<"),
    ("explicit-value", [W], "<itunes:explicit>false<", "<itunes:explicit>No<"),
    ("explicit-value", [E], "<itunes:explicit>false<", "<itunes:explicit>maybe<"),
    ("yes-only", [INFO], NUMBER, NUMBER + "<itunes:block>Yes</itunes:block>"),
    ("yes-only", [W], NUMBER, NUMBER + "<itunes:block>true</itunes:block>"),
    ("episode-number-repeated", [], f"{KIND}\n      <itunes:season>1</itunes:season>\n      {NUMBER}",
     "<itunes:episodeType>bonus</itunes:episodeType><itunes:season>1</itunes:season><itunes:episode>2</itunes:episode>"),
    ("episode-number-repeated", [], NUMBER, NUMBER + NUMBER),
    ("misplaced-itunes", [E], LANGUAGE, LANGUAGE + LENGTH),
    ("misplaced-itunes", [E], NUMBER, NUMBER + "<itunes:type>serial</itunes:type>"),
    ("category-legacy", [W], CATEGORY, '<itunes:category text="Games &amp; Hobbies"/>'),
    ("category-legacy", [], CATEGORY, '<itunes:category text="Health &amp; Fitness"/>'),
    ("image-url", [INFO], LENGTH, LENGTH + '<itunes:image href="http://figures.news/3.jpg"/>'),
    ("image-extension", [E], LENGTH, LENGTH + '<itunes:image href="https://figures.news/3.webp"/>'),
    ("image-extension", [INFO], LENGTH, LENGTH + '<itunes:image href="https://figures.news/3"/>'),
    ("new-feed-url", [W], LANGUAGE, LANGUAGE + "<itunes:new-feed-url>https://a.news/f.xml</itunes:new-feed-url>"),
    ("same-description", [], SUMMARY, "<description/>"),
    ("duplicate-episode", [], LENGTH, "<itunes:duration>0:00</itunes:duration>"),
    ("duplicate-episode", [W], f"{TITLE}\n      <link>https://figures.news/3<", "<title>story 2</title><itunes:duration>152</itunes:duration><link>https://figures.news/3<"),
    ("content-needs-description", [INFO], SUMMARY, "<content:encoded>a</content:encoded>" + SUMMARY),
    ("content-needs-description", [INFO], SUMMARY, "<content:encoded>a</content:encoded>"),
    ("content-needs-description", [], SUMMARY, SUMMARY + "<content:encoded>a</content:encoded>"),
    ("locked-without-owner", [INFO], LOCK, "<podcast:locked>yes</podcast:locked>"),
    ("locked-without-owner", [], LOCK, LOCK.replace(">no<", ">yes<")),
    ("trailer-season", [], LOCK, _trailer(1)),
    ("trailer-season", [], LOCK, _trailer(2)),
    ("lnaddress", [], LOCK, _value(f'type="node" address="{NODE}"')),
    ("lnaddress", [E], LOCK, _value('type="lnaddress" address="desk"')),
    ("lnaddress", [], LOCK, _value('type="lnaddress" address="desk@figures.news"')),
    ("lnaddress", [], LOCK, _value('type="lnaddress" address="desk"', kind="HBD")),
    ("lnaddress", [E], LOCK, _value('type="lnaddress" address="desk"', split="yes")),
    ("lnaddress", [], LOCK, _value('type="lnaddress" address="desk"', kind="HBD", split="yes")),
    ("transcript-type-unknown", [W], TRANSCRIPT, TRANSCRIPT.replace("text/vtt", "text/srt")),
    ("transcript-type-unknown", [], TRANSCRIPT, TRANSCRIPT.replace("text/vtt", "vtt")),
    ("psc-version", [W], 'version="1.2"', 'version="1.3"'),
    ("psc-order", [W], "00:00:30.000", "0"),
    ("psc-past-end", [W], "00:00:30.000", "153"),
    ("psc-start", [E], ' start="00:00:30.000"', ""),
    ("psc-start", [E], "00:00:30.000", "1:60:00"),
]  # fmt: skip


def _told(rule: str, data: bytes, evidence: Evidence | None = None) -> list[str]:
    return [str(row.severity) for row in check(data, "f", evidence=evidence, config=Config(select=(rule,)))]


@pytest.mark.parametrize(("rule", "severities", "old", "new"), ROWS)
def test_a_change(rule: str, severities: list[str], old: str, new: str) -> None:
    before, found, after = TEXT.rpartition(old)
    assert found
    assert _told(rule, f"{before}{new}{after}".encode()) == severities


@pytest.mark.parametrize(("text", "severities"), [("News & <b>more</b>", [W]), ("1 < 2", [])])
def test_psp_wants_the_namespace_of_content_for_html(text: str, severities: list[str]) -> None:
    bare = TEXT.replace(f' xmlns:content="{PREFIXES["content"]}"', "")
    feed = bare.replace(SUMMARY, f"<description><![CDATA[{text}]]></description>")
    assert _told("psp-namespaces", feed.encode()) == severities
    assert (
        _told(
            "psp-namespaces", TEXT.replace(SUMMARY, f"<description><![CDATA[{text}]]></description>").encode()
        )
        == []
    )


CHAPTERS = [
    ("chapters-start-time", [E], [{"startTime": True}]),
    ("chapters-start-time", [E], [{"startTime": "0"}]),
    ("chapters-start-time", [E], [{"startTime": -1}]),
    ("chapters-start-time", [E], [{"startTime": 1e10}]),
    ("chapters-start-time", [E], [{}]),
    ("chapters-start-time", [], [{"startTime": 0}, {"startTime": 1.5}]),
    ("chapters-order", [W], [{"startTime": 1}, {"startTime": 1}]),
    ("chapters-order", [E], [{"startTime": 1}, {"startTime": 0.5}]),
    ("chapters-order", [], [{"startTime": "2"}, {"startTime": 1}]),
    ("chapters-first-not-zero", [], [{"startTime": True}]),
    ("chapters-first-not-zero", [INFO], [{"startTime": 0.1}]),
    ("chapters-end-time", [E], [{"startTime": 5, "endTime": 4}]),
    ("chapters-end-time", [E], [{"startTime": 5, "endTime": "6"}]),
    ("chapters-unknown-key", [INFO], [{"startTime": 0, "start": 1, "image": "x"}]),
    ("chapters-unknown-key", [], [{"startTime": 0, "start": 1}]),
    ("chapters-urls", [W], [{"startTime": 0, "url": "figures.news"}]),
    ("chapters-title-missing", [INFO], [{"startTime": 0, "title": 1}]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "severities", "rows"), CHAPTERS)
def test_a_file_of_chapters(rule: str, severities: list[str], rows: list[dict[str, object]]) -> None:
    data = json.dumps({"version": "1.2.0", "chapters": rows}).encode()
    assert _told(rule, BASE, Evidence(files={"https://figures.news/c/3.json": data})) == severities


@pytest.mark.parametrize(
    ("second", "severities"), [("00:02.000", []), ("00:03.000", []), ("00:01.000", ["error"])]
)
def test_cues_may_begin_together_but_not_go_back(second: str, severities: list[str]) -> None:
    data = f"WEBVTT\n\n00:00.000 --> 00:01.000\na\n\n00:02.000 --> 00:09.000\nb\n\n{second} --> 00:09.000\nc\n".encode()
    assert _told("vtt", BASE, Evidence(files={"https://figures.news/t/3.vtt": data})) == severities


@pytest.mark.parametrize(
    ("second", "severities"),
    [("00:00:02,000", []), ("00:00:01,999", [W]), ("00:00:00,500", [W]), ("00:00:00,000", [E])],
)
def test_cues_of_an_srt_file_that_overlap(second: str, severities: list[str]) -> None:
    assert (
        _of_srt(f"1\n00:00:00,400 --> 00:00:02,000\nGood day.\n\n2\n{second} --> 00:00:04,000\nNews.\n")
        == severities
    )


def _of_srt(text: str) -> list[str]:
    feed = TEXT.replace(
        TRANSCRIPT, TRANSCRIPT.replace("3.vtt", "3.srt").replace("text/vtt", "application/x-subrip")
    )
    return _told("srt", feed.encode(), Evidence(files={"https://figures.news/t/3.srt": text.encode()}))


@pytest.mark.parametrize(
    ("old", "new", "severities"),
    [
        ("2\n", "7\n", []),
        ("2\n", "", [E]),
        ("2\n", "II\n", [E]),
        ("00:00:03,000", "00:00:03.000", [E]),
        ("00:00:03,000", "0:03,000", [E]),
        ("News.", "up --> down, 5:00 --> late", []),
    ],
)
def test_numbers_and_times_of_an_srt_file(old: str, new: str, severities: list[str]) -> None:
    before, _, after = (
        "1\n00:00:00,400 --> 00:00:02,000\nGood day.\n\n2\n00:00:03,000 --> 00:00:04,000\nNews.\n".rpartition(
            old
        )
    )
    assert _of_srt(f"{before}{new}{after}") == severities


@pytest.mark.parametrize(
    ("version", "severities"),
    [
        ('"version": "1.0.0", ', []),
        ('"version":"1.0",', []),
        ('"version": 1.0, ', []),
        ('"version": "", ', [E]),
        ('"version": null, ', [E]),
        ("", [E]),
    ],
)
def test_a_json_transcript_says_its_version(version: str, severities: list[str]) -> None:
    feed = TEXT.replace("3.vtt", "3.json").replace("text/vtt", "application/json").encode()
    data = f'{{{version}"segments": [{{"startTime": 0, "endTime": 2, "body": "Good day."}}]}}'.encode()
    assert (
        _told("json-transcript", feed, Evidence(files={"https://figures.news/t/3.json": data})) == severities
    )


@pytest.mark.parametrize(("public", "count"), [("https://figures.news/feed.xml", 0), ("https://a.news/f", 1)])
def test_the_address_of_a_feed(public: str, count: int) -> None:
    assert len(_told("self-differs", BASE, Evidence(public_url=public))) == count


def _feed(numbers: range) -> bytes:
    head, item, rest = TEXT.partition("    <item>")
    one, end, _ = rest.partition("</item>")
    items = "".join(item + one.replace("1", f"{number}") + end + "\n" for number in numbers)
    return f"{head}{items}  </channel>\n</rss>\n".encode()


@pytest.mark.parametrize(
    ("before", "after", "severities"),
    [(3, 2, []), (20, 18, []), (20, 16, []), (20, 15, ["error"]), (3, 1, ["error"]), (1, 0, ["error"])],
)
def test_a_feed_may_lose_one_episode_or_a_fifth_of_them(
    before: int, after: int, severities: list[str]
) -> None:
    old = previous(_feed(range(200, 200 + before)), "before.xml")
    assert _told("feed-shrunk", _feed(range(200, 200 + after)), Evidence(previous=old)) == severities


@pytest.mark.parametrize(
    "data",
    [
        "",
        "<rss/>",
        "<rss version='2.0'><item/><channel/></rss>",
        "<rss><channel><item/><item><enclosure/><guid/><pubDate/></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>",
        "<channel><item><title/></item></channel>",
        "<RDF><channel/><item><link/></item></RDF>",
        "".join(
            f"<{tag}>"
            for tag in ("rss", "channel", "podcast:value", "podcast:valueRecipient", "itunes:image")
        ),
    ],
)
def test_no_rule_needs_a_part_of_the_feed(data: str) -> None:
    """With every rule on; each of them asks for the channel, an item or a parent somewhere."""
    old = previous(BASE, "before.xml")
    for evidence in (Evidence(), Evidence(previous=old, public_url="https://figures.news/feed.xml")):
        findings = check(data.encode(), "f", evidence=evidence, config=Config(profiles=("strict",)))
        assert any(str(row.severity) == "error" for row in findings)


def test_cases_of_a_rule_are_beside_these() -> None:
    assert {row[0] for row in ROWS} <= {path.name for path in CASES.iterdir()}


MODULES = [
    ("sy:updatePeriod", ["hourly", " weekly\n"], ["Hourly", "often", ""]),
    ("sy:updateFrequency", ["1", " 24 "], ["0", "-1", "1.5", "a"]),
    ("sy:updateBase", ["2000-01-01T12:00+00:00", "2000-01-01"], ["Sat, 01 Jan 2000 12:00:00 GMT"]),
    ("slash:comments", ["0", "177"], ["-1", "many"]),
    ("thr:total", ["12"], ["1,000"]),
    ("wfw:commentRss", ["https://figures.news/3/feed/"], ["/3/feed/", "figures.news"]),
    ("creativeCommons:license", ["http://www.creativecommons.org/licenses/by-nc/1.0"], ["by-nc"]),
    (
        "dc:date",
        ["1997", "1997-07", "1997-07-16", "1997-07-16T19:20+01:00", "1997-07-16T19:20:30.45+01:00"],
        ["1997-13", "1997-07-16T19:20", "16 July"],
    ),
    ("dc:language", ["en-GB", "es-419"], ["english"]),
    ("dcterms:modified", ["2024-02-29"], ["2023-02-29"]),
    ("atom:updated", ["2003-12-13T18:30:02.25+01:00"], ["yesterday"]),
    ("geo:lat", ["-90", "55.701"], ["91", "N 55", "5\u0665"]),
    ("geo:long", ["180", "12.552"], ["181"]),
    ("georss:point", ["45.256 -71.92", "45.256,-71.92"], ["45.256", "95 0", "45.256 -71.92 3", "a b"]),
    ("georss:box", ["42.943 -71.032 43.039 -69.856"], ["42.943 -71.032"]),
    ("georss:line", ["45.256 -110.45 46.46 -109.48 43.84 -109.86"], ["45.256 -110.45", "1 2 3"]),
    ("georss:polygon", ["45.256 -110.45 46.46 -109.48 43.84 -109.86 45.256 -110.45"], ["1 2 3 4"]),
]


@pytest.mark.parametrize(("tag", "right", "wrong"), MODULES, ids=[row[0] for row in MODULES])
def test_what_the_modules_of_rss_hold(tag: str, right: list[str], wrong: list[str]) -> None:
    prefix = tag.partition(":")[0]
    for values, severities in ((right, []), (wrong, [W])):
        for value in values:
            element = f'<{tag} xmlns:{prefix}="{PREFIXES[prefix]}">{value}</{tag}>'
            feed = TEXT.replace(TITLE, TITLE + element)
            assert _told("module-value", feed.encode(), Evidence()) == severities, value
