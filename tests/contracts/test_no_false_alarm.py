"""What is right raises no alarm: forms that the specifications show or allow, each in a feed that is right otherwise.

Whole feeds lie in ``tests/cases/valid``; they give neither error nor warning by the default rules, ``psp-*`` by those of
PSP-1 too, and ``core-*``, which are no podcasts, no error by those of RSS; ``apple-*`` follow Apple's sample, no error by the default ones.
"""

from pathlib import Path

import pytest

from episodekit.findings import Severity
from episodekit.lint import Config, check
from episodekit.lint.config import DEFAULT_PROFILES
from tests.house.source import ROOT

CASES = ROOT / "tests" / "cases"
BASE = (CASES / "lint" / "base.xml").read_text(encoding="utf-8")
FEEDS = sorted((CASES / "valid").glob("*.xml"))
LIVE = """<podcast:liveItem status="{status}" start="2026-01-04T06:00:00{zone}" end="2026-01-04T07:00:00.000{zone}">
<title>Live</title><guid isPermaLink="false">live-figures-1</guid>
<enclosure url="https://figures.news/live.mp3" length="0" type="audio/mpeg"/>
<podcast:contentLink href="https://figures.news/live">Watch it</podcast:contentLink></podcast:liveItem>"""
# In the channel, before the first item.
CHANNEL = [
    "<podcast:txt>naj3eEZaWVVY9a38uhX8FekACyhtqP4JN</podcast:txt>",
    '<podcast:txt purpose="verify">S6lpp-7ZCn8-dZfGc-OoyaG</podcast:txt>',
    '<podcast:funding url="https://figures.news/support">Support</podcast:funding>',
    '<podcast:funding url="https://figures.news/support?a=b&amp;c=d#e">Support the show!</podcast:funding>',
    "<copyright>The Podcast Standards Project</copyright>",
    "<copyright>&#169; 2026 The Desk</copyright>",
    "<itunes:complete>yes</itunes:complete>",
    "<itunes:complete>Yes</itunes:complete>",
    "<pubDate>Sat, 03 Jan 2026 06:00:00 GMT</pubDate>",
    "<managingEditor>desk@figures.news (The Desk)</managingEditor><webMaster>web@figures.news (Web)</webMaster>",
    "<category>News</category><category domain='https://figures.news/kinds'>News/Numbers</category>",
    "<generator>Key Figures Maker 1.0 (https://figures.news/maker)</generator>",
    "<docs>https://www.rssboard.org/rss-specification</docs><ttl>60</ttl>",
    "<skipHours><hour>0</hour><hour>23</hour></skipHours><skipDays><day>Saturday</day><day>Sunday</day></skipDays>",
    "<image><url>https://figures.news/i.png</url><title>Key Figures</title><link>https://figures.news/</link></image>",
    "<itunes:owner><itunes:name>The Desk</itunes:name><itunes:email>desk@figures.news</itunes:email></itunes:owner>",
    "<itunes:owner><itunes:email>o'desk+pod@mail.figures.co.uk</itunes:email></itunes:owner>",
    '<itunes:category text="Society &amp; Culture"><itunes:category text="Places &amp; Travel"/></itunes:category>',
    '<itunes:category text="Religion &amp; Spirituality"><itunes:category text="Religion"/></itunes:category>',
    '<itunes:category text="Technology"/>',
    "<itunes:subtitle>Numbers</itunes:subtitle><itunes:summary>News in numbers.</itunes:summary>",
    "<itunes:new-feed-url>https://figures.news/feed.xml</itunes:new-feed-url>",
    "<itunes:keywords>news, numbers</itunes:keywords>",
    "<itunes:title>Key Figures</itunes:title>",
    "<podcast:medium>podcast</podcast:medium>",
    ('<podcast:person>Ada Li</podcast:person><podcast:person role="guest" group="cast" '
    'href="https://figures.news/ada" img="https://figures.news/ada.jpg">Ada Li</podcast:person>'),
    '<podcast:person group="Writing" role="Author">Alice Brown</podcast:person>',
    '<podcast:location geo="geo:30.2672,97.7431" osm="R113314">Austin, TX</podcast:location>',
    '<podcast:location rel="subject" geo="geo:-27.86159,153.3169;u=5" osm="W43678282" country="AU">Dreamworld</podcast:location>',
    '<podcast:license url="https://figures.news/license">our-license-1.0</podcast:license>',
    "<podcast:license>cc-by-4.0</podcast:license>",
    "<podcast:license>CC-BY-SA-4.0</podcast:license>",
    '<podcast:block>yes</podcast:block><podcast:block id="google">no</podcast:block>',
    ('<podcast:trailer pubdate="Thu, 01 Apr 2021 08:00:00 EST" url="https://figures.news/trailer" length="12345678" '
    'type="audio/mp3" season="2">Coming April 1st</podcast:trailer>'),
    '<podcast:updateFrequency rrule="FREQ=WEEKLY;BYDAY=MO,WE">Mondays and Wednesdays</podcast:updateFrequency>',
    '<podcast:updateFrequency complete="true">That\'s all folks!</podcast:updateFrequency>',
    '<podcast:updateFrequency dtstart="2026-01-01T00:00:00.000Z" rrule="FREQ=MONTHLY;BYDAY=1MO">First Mondays</podcast:updateFrequency>',
    '<podcast:podping usesPodping="true"/>',
    ('<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9"/>'
    '<podcast:remoteItem feedGuid="396D9AE0-DA7E-5557-B894-B606231FA3EA"/></podcast:podroll>'),
    ('<podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="003af0a0-6a45-55cf-b765-68e3d349551a" '
    'feedUrl="https://figures.news/publisher.xml"/></podcast:publisher>'),
    '<podcast:chat server="irc.zeronode.net" protocol="irc" accountId="@jsmith" space="#myawesomepodcast"/>',
    ('<podcast:value type="lightning" method="keysend" suggested="0.00000005000">'
    '<podcast:valueRecipient name="Desk" type="node" split="99" '
    'address="036557ea56b3b86f08be31bcd2557cae8021b0e3a9413f0c0e52625c6696972e57"/>'
    '<podcast:valueRecipient name="App" type="node" customKey="112111100" customValue="wal_ExcQqQlnXMGnZ" fee="true" split="1" '
    'address="02dd306e68c46681aa21d88a436fb35355a8579dd30201581cefa17cb179fc4c15"/></podcast:value>'),
    '<podcast:image href="https://figures.news/a.jpg" alt="A" aspect-ratio="1/1" width="3000" height="3000" type="image/jpeg"/>',
    '<atom:link rel="hub" href="https://pubsubhubbub.appspot.com/"/>',
    '<atom:link rel="alternate" type="text/html" href="https://figures.news/" hreflang="en" title="Site"/>',
    ('<atom:link rel="next" href="https://figures.news/feed.xml?page=2"/><atom:link rel="first" href="https://figures.news/feed.xml"/>'
    '<atom:link rel="last" href="https://figures.news/feed.xml?page=9" type="application/rss+xml"/>'),
    ('<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">hourly</sy:updatePeriod>'
    '<sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">1</sy:updateFrequency>'),
    '<googleplay:author xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0">The Desk</googleplay:author>',
    '<spotify:countryOfOrigin xmlns:spotify="http://www.spotify.com/ns/rss">us gb</spotify:countryOfOrigin>',
    '<media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="https://figures.news/t.jpg"/>',
    '<media:rating xmlns:media="http://search.yahoo.com/mrss/" scheme="urn:simple">nonadult</media:rating>',
    '<rawvoice:rating xmlns:rawvoice="http://www.rawvoice.com/rawvoiceRssModule/">TV-G</rawvoice:rating>',
    '<x:odd xmlns:x="https://unknown.news/ns" a="b"><x:even/>text<x:even>1</x:even></x:odd>',
    '<cloud domain="rpc.figures.news" port="80" path="/RPC2" registerProcedure="pingMe" protocol="soap"/>',
    ('<creativeCommons:license xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule">'
    "https://creativecommons.org/licenses/by/4.0/</creativeCommons:license>"),
    '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>',
    LIVE.format(status="live", zone="Z").replace("https://figures.news/live.mp3", "https://figures.news:8000/live"),
    LIVE.format(status="live", zone="Z").replace("live.mp3", "live.m3u8").replace("audio/mpeg", "application/x-mpegURL"),
    *(LIVE.format(status=status, zone=zone) for status in ("pending", "live", "ended") for zone in ("Z", "-0600", "+01:00")),
]  # fmt: skip
# In the last item.
ITEM = [
    '<podcast:transcript url="https://figures.news/t.json" type="application/json" language="es" rel="captions"/>',
    '<podcast:transcript url="https://figures.news/t.srt" type="application/x-subrip"/>',
    '<podcast:transcript url="https://figures.news/t.srt" type="application/srt" rel="captions"/>',
    '<podcast:transcript url="https://figures.news/t.html" type="text/html"/>',
    '<podcast:soundbite startTime="73.0" duration="60.0"/>',
    '<podcast:soundbite startTime="3.25" duration="42.25">Why the Podcast Namespace Matters</podcast:soundbite>',
    '<podcast:season name="Race for the Whitehouse 2020">1</podcast:season><podcast:episode display="Ch.3">1</podcast:episode>',
    "<podcast:episode>315.5</podcast:episode>",
    ('<podcast:alternateEnclosure type="audio/mpeg" length="43200000" bitrate="128000" default="true" title="Standard" lang="en-US" rel="x">'
    '<podcast:source uri="https://figures.news/media/3.mp3"/><podcast:source uri="ipfs://QmdwGqd3d2gFPGeJNLLCshdiPert45fMu84552Y4XHTy4y"/>'
    "</podcast:alternateEnclosure>"),
    ('<podcast:alternateEnclosure type="audio/opus" length="32400000" bitrate="96000"><podcast:source uri="https://figures.news/3.opus"/>'
    '<podcast:integrity type="sri" value="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"/></podcast:alternateEnclosure>'),
    '<podcast:alternateEnclosure type="application/x-bittorrent" length="1"><podcast:source uri="magnet:?xt=urn:btih:d540fc48eb12f2833163eed6421d449dd8f1ce1f" contentType="application/x-bittorrent"/></podcast:alternateEnclosure>',
    ('<podcast:socialInteract priority="1" uri="https://podcastindex.social/web/@dave/108013847520053258" protocol="activitypub" '
    'accountId="@dave" accountUrl="https://podcastindex.social/web/@dave"/>'),
    '<podcast:socialInteract protocol="disabled"/>',
    '<podcast:contentLink href="https://figures.news/video">Video</podcast:contentLink>',
    "<itunes:explicit>true</itunes:explicit><itunes:block>Yes</itunes:block>",
    '<itunes:image href="https://figures.news/3.png"/>',
    "<itunes:title>Story</itunes:title><itunes:subtitle>s</itunes:subtitle><itunes:author>The Desk</itunes:author>",
    "<content:encoded><![CDATA[<p>It was <b>big</b>: 1 &lt; 2.</p><ul><li>a<li>b</ul><br><a href='https://figures.news/#a'>a</a>]]></content:encoded>",
    "<comments>https://figures.news/3#comments</comments><author>desk@figures.news (The Desk)</author>",
    '<source url="https://other.news/feed.xml">Other</source><category>News</category>',
    '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">The Desk</dc:creator>',
    '<slash:comments xmlns:slash="http://purl.org/rss/1.0/modules/slash/">3</slash:comments>',
    '<wfw:commentRss xmlns:wfw="http://wellformedweb.org/CommentAPI/">https://figures.news/3/feed</wfw:commentRss>',
    ('<media:content xmlns:media="http://search.yahoo.com/mrss/" url="https://figures.news/media/3.mp3" fileSize="1800000" type="audio/mpeg" '
    'medium="audio" duration="153"><media:title type="plain">Story 3</media:title></media:content>'),
    '<feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://figures.news/3</feedburner:origLink>',
    '<georss:point xmlns:georss="http://www.georss.org/georss">45.256 -71.92</georss:point>',
    '<x:guid xmlns:x="https://unknown.news/ns">1</x:guid><x:enclosure xmlns:x="https://unknown.news/ns"/>',
    '<atom:link rel="alternate" href="https://figures.news/3"/><atom:updated>2026-01-01T06:00:00Z</atom:updated>',
]  # fmt: skip
# One thing for another, the last place where it stands.
CHANGED = [
    *(("<language>en<", f"<language>{tag}<") for tag in ("en-us", "es-419", "zh-Hans-CN", "pt-br", "yue", "de-CH-1996", "sr-Latn", "EN-GB", "fil")),
    *(
        ("Thu, 01 Jan 2026 06:00:00 +0000", date)
        for date in (
            "Thu, 01 Jan 2026 06:00:00 GMT",
            "1 Jan 2026 06:00:00 +0000",
            "Thu, 1 Jan 2026 06:00 +0000",
            "Thu, 01 Jan 2026 06:00:00 EST",
            "Thu, 01 Jan 2026 06:00:00 -0700",
            "Thu, 01 Jan 2026 06:00:00 Z",
            "Thu, 01 Jan 2026 06:00:00 UT",
            "Thu, 01 Jan 2026 06:00:00 PDT",
            "Sat, 31 Dec 2005 23:59:60 +0000",
            "Tue, 29 Feb 2000 06:00:00 +0545",
        )
    ),
    *(("<itunes:duration>153<", f"<itunes:duration>{text}<") for text in ("31", "05:33", "5:33", "1:00:00", "01:02:03", "36000", "12:00:00")),
    *(
        ('url="https://figures.news/media/3.mp3"', f'url="{url}"')
        for url in (
            "https://dts.podtrac.com/redirect.mp3/figures.news/media/3.mp3",
            "https://figures.news/media/3.mp3?dest-id=1&amp;aid=rss_feed",
            "https://figures.news:8443/a%20b/%D0%B6.mp3",
            "https://traffic.figures.news/secure/3.MP3",
            "https://figures.news/m/(3)~,;=$'!*+@:.mp3",
        )
    ),
    ('3.mp3" length="1800000" type="audio/mpeg"', '3.m4a" length="1800000" type="audio/x-m4a"'),
    ('3.mp3" length="1800000" type="audio/mpeg"', '3.m4v" length="1800000" type="video/x-m4v"'),
    ('3.mp3" length="1800000" type="audio/mpeg"', '3.mp4" length="1800000" type="video/mp4"'),
    ('3.mp3" length="1800000" type="audio/mpeg"', '3.mov" length="1800000" type="video/quicktime"'),
    ('<guid isPermaLink="false">story-figures-3<', "<guid>https://figures.news/3<"),
    ('<guid isPermaLink="false">story-figures-3<', '<guid isPermaLink="true">http://figures.news/?p=3<'),
    ('<guid isPermaLink="false">story-figures-3<', '<guid isPermaLink="false">tag:figures.news,2026:3<'),
    ('<guid isPermaLink="false">story-figures-3<', '<guid isPermaLink="false">D83D77E1-DE9D-4F24-ADD5-0D0F6A0FEF47<'),
    ("917393e3-1b1e-5cef-ace4-edaa54e1f810", "917393E3-1B1E-5CEF-ACE4-EDAA54E1F810"),
    ('<podcast:locked owner="desk@figures.news">no<', "<podcast:locked>yes<"),
    ("<itunes:episodeType>full<", "<itunes:episodeType>trailer<"),
    ("<itunes:episodeType>full<", "<itunes:episodeType>bonus<"),
    ("<itunes:type>episodic<", "<itunes:type>serial<"),
    ("<itunes:explicit>false<", "<itunes:explicit>true<"),
    ("<title>Story 3<", "<title>Café – «L’été» 東京 𝄞 &amp; more: 1 &lt; 2<"),
    ("<title>Story 3<", "<title><![CDATA[R&B <live>]]><"),
    ("<title>Story 3<", "<title>Catch-22 and 1984<"),
    ("<description>What happened on day 3.<", "<description>At 10:30 we met; at 11:45 it was over.<"),
    ("<description>What happened on day 3.<", "<description>&lt;p&gt;What &lt;em&gt;happened&lt;/em&gt; on day 3.&lt;/p&gt;<"),
    ('<psc:chapters version="1.2">', "<psc:chapters>"),
    ('start="00:00:30.000" title="Second 3"', 'start="30.5" title="Second 3" href="https://figures.news/2" image="https://figures.news/2.jpg"'),
    ('<?xml version="1.0" encoding="UTF-8"?>\n', "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<!-- hello -->\n<?xml-stylesheet href='a.xsl' type='text/xsl'?>\n"),
    ('<?xml version="1.0" encoding="UTF-8"?>\n', '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n'),
    ("\n", "\r\n"),
]  # fmt: skip


def _alarms(data: str) -> list[str]:
    findings = check(data.encode(), "f")
    return [f"{row.rule}: {row.message}" for row in findings if row.severity > Severity.INFO]


@pytest.mark.parametrize("fragment", CHANNEL)
def test_in_the_channel(fragment: str) -> None:
    before, item, after = BASE.partition("    <item>")
    assert not _alarms(before + fragment + item + after)


@pytest.mark.parametrize("fragment", ITEM)
def test_in_an_item(fragment: str) -> None:
    before, end, after = BASE.rpartition("    </item>")
    assert not _alarms(before + fragment + end + after)


@pytest.mark.parametrize(("old", "new"), CHANGED)
def test_in_place_of_another(old: str, new: str) -> None:
    before, found, after = BASE.rpartition(old)
    assert found
    assert not _alarms(BASE.replace(old, new) if old == "\n" else before + new + after)


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_whole_feeds(path: Path) -> None:
    profiles = {"core": ("core",), "psp": (*DEFAULT_PROFILES, "psp")}
    kind = path.stem.partition("-")[0]
    findings = check(
        path.read_bytes(), path.name, config=Config(profiles=profiles.get(kind, DEFAULT_PROFILES))
    )
    least = Severity.ERROR if kind in {"core", "apple"} else Severity.WARNING
    assert [f"{row.rule}: {row.message}" for row in findings if row.severity >= least] == []
