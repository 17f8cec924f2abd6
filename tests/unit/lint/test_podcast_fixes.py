"""What a finding of the podcast namespace tells: how bad it is, and the right value where it can be told."""

import pytest

from episodekit.findings import Finding
from episodekit.lint import check
from tests.house.source import ROOT

BASE = (ROOT / "tests" / "cases" / "lint" / "base.xml").read_text()
KEY = "02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52"
UUID = "29cdca4a-32d8-56ba-b48b-09a011c5daa9"


def _findings(tags: str, before: str) -> list[Finding]:
    """What is found if these tags stand in the feed before the first of that tag."""
    return list(check(BASE.replace(before, f"{tags}{before}", 1).encode(), "feed.xml"))


@pytest.mark.parametrize(
    ("tags", "severity", "rule", "fix"),
    [
        ('<podcast:person role="cohost">Bo</podcast:person>', "warning", "role-unknown", "'Co-Host'"),
        (
            '<podcast:person group="cast" role="fact checker">Bo</podcast:person>',
            "warning",
            "role-not-in-group",
            'group="writing"',
        ),
        (
            '<podcast:person role="fact checker">Bo</podcast:person>',
            "info",
            "role-not-in-group",
            'group="writing"',
        ),
        (
            '<podcast:person group="writting" role="author">Bo</podcast:person>',
            "warning",
            "role-not-in-group",
            "'Writing'",
        ),
        (
            '<podcast:location geo="geo: +50.36,-4.14">Plymouth</podcast:location>',
            "error",
            "geo-syntax",
            "geo:50.36,-4.14",
        ),
        (
            '<podcast:location geo="geo:-122.41,37.77">Bay</podcast:location>',
            "error",
            "geo-range",
            "geo:37.77,-122.41",
        ),
        ('<podcast:location osm="r156095">Plymouth</podcast:location>', "error", "osm", "R156095"),
        ('<podcast:location country="uk">Plymouth</podcast:location>', "error", "country", "GB"),
        ("<podcast:license>CC BY-NC 4.0</podcast:license>", "error", "license-needs-url", "cc-by-nc-4.0"),
        (
            '<podcast:chat server="https://chat.figures.news/#room" protocol="irc"/>',
            "error",
            "chat-server",
            "write chat.figures.news",
        ),
        (
            '<podcast:image href="https://figures.news/w.jpg" aspect-ratio="16 : 9"/>',
            "error",
            "image-ratio",
            "16/9",
        ),
        (
            (
                '<podcast:alternateEnclosure type="audio/opus" length="9">https://figures.news/3.opus'
                "</podcast:alternateEnclosure>"
            ),
            "error",
            "alternateenclosure-no-source",
            'uri="https://figures.news/3.opus"',
        ),
        (
            (
                '<podcast:value type="lightning" method="keysend"><podcast:valueRecipient type="node" split="1" '
                f'address="{KEY}" customKey="7" customValue="a"/></podcast:value>'
            ),
            "info",
            "custom-key-alone",
            "65536",
        ),
        (
            (
                '<podcast:value type="lightning" method="keysend"><podcast:valueRecipient type="node" split="5%" '
                f'address="{KEY}"/></podcast:value>'
            ),
            "error",
            "split",
            'split="5"',
        ),
        (
            (
                '<podcast:value type="lightning" method="keysend"><podcast:valueRecipient type="node" split="5" '
                'address="desk@wallet.org"/></podcast:value>'
            ),
            "error",
            "node-address",
            'type="lnaddress"',
        ),
    ],
)
def test_in_an_episode(tags: str, severity: str, rule: str, fix: str) -> None:
    seen = [row for row in _findings(tags, "</item>") if row.rule == rule]
    assert [str(row.severity) for row in seen] == [severity]
    assert fix in seen[0].fix


@pytest.mark.parametrize(
    ("tags", "severity", "rule", "fix"),
    [
        ('<podcast:block id="Spotify">yes</podcast:block>', "warning", "block-slug", "'spotify'"),
        (
            (
                f'<podcast:publisher><podcast:remoteItem feedGuid="{UUID}" feedUrl="https://a.news/f"/>'
                "</podcast:publisher>"
            ),
            "error",
            "publisher-content",
            'medium="publisher"',
        ),
        (
            f'<podcast:publisher><podcast:remoteItem feedGuid="{UUID}" medium="publisher"/></podcast:publisher>',
            "warning",
            "publisher-content",
            "feedUrl",
        ),
        (
            '<podcast:updateFrequency complete="True">Over</podcast:updateFrequency>',
            "error",
            "complete",
            "true or false",
        ),
        (
            (
                '<podcast:updateFrequency complete="true">Over</podcast:updateFrequency>'
                '<podcast:liveItem status="pending" start="2030-01-01T00:00:00Z"/>'
            ),
            "info",
            "complete",
            "nothing more",
        ),
        (
            '<podcast:liveItem status="live" start="2026-01-05T18:00:00Z"><title>Live</title></podcast:liveItem>',
            "warning",
            "liveitem-incomplete",
            "<guid>, <enclosure>",
        ),
        (
            (
                '<podcast:trailer url="https://figures.news/t.mp3" pubdate="Mon, 01 Apr 2021 08:00:00 GMT">Soon'
                "</podcast:trailer>"
            ),
            "error",
            "trailer-date",
            "+0000",
        ),
    ],
)
def test_in_the_show(tags: str, severity: str, rule: str, fix: str) -> None:
    seen = [row for row in _findings(tags, "<item>") if row.rule == rule]
    assert [str(row.severity) for row in seen] == [severity]
    assert fix in seen[0].fix


def test_what_one_rule_says_the_table_does_not_say_again() -> None:
    tags = (
        '<podcast:value type="lightning"><podcast:valueRecipient type="node" split="half" fee="yes" '
        f'address="{KEY}"/></podcast:value><podcast:soundbite startTime="-1" duration="30"/>'
        '<podcast:location country="UK">Plymouth</podcast:location>'
        '<podcast:chat server="irc://figures.news" protocol="irc"/>'
    )
    assert sorted(row.rule for row in _findings(tags, "</item>")) == [
        "chat-server",
        "country",
        "fee",
        "soundbite-range",
        "split",
        "value-method-missing",
    ]
