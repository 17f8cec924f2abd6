"""What rules make of what servers answered; the answers are values, as the specifications of HTTP and TLS describe them."""

from datetime import datetime
from typing import Any

import pytest

from episodekit.feed.tree import parse
from episodekit.findings import Finding, Severity
from episodekit.lint import Config, Evidence, check
from episodekit.lint.links import links
from episodekit.lint.rules import NETWORK
from tests.answers import online
from tests.served import BASE

FEED, MP3, ART = (f"https://figures.news/{path}" for path in ("feed.xml", "media/3.mp3", "cover.jpg"))
HUB = "https://hub.news/"


def found(row: dict[str, Any], data: bytes = BASE, now: str = "2026-01-05T00:00:00+00:00") -> list[Finding]:
    evidence = Evidence(online=online(row), now=datetime.fromisoformat(now))
    return list(check(data, "f", evidence=evidence, config=Config(select=tuple(NETWORK))))


def rules(row: dict[str, Any], data: bytes = BASE) -> list[str]:
    return [finding.rule for finding in found(row, data)]


def ranged(**over: object) -> dict[str, Any]:
    head = {"headers": {"content-length": "1800000", "content-type": "audio/mpeg"}}
    two = {"status": 206, "headers": {"content-range": "bytes 0-1/1800000"}, "size_bytes": 2, **over}
    return {"links": {MP3: {"head": head, "ranged": two}}}


@pytest.mark.parametrize(
    ("over", "message"),
    [
        ({}, ""),
        ({"headers": {"content-range": "bytes 0-1/*"}}, ""),
        ({"status": 200}, "answered 200 with the whole file"),
        ({"status": 416}, "answered 416"),
        ({"status": 403}, "answered 403"),
        ({"headers": {}}, "206 without Content-Range"),
        ({"headers": {"content-range": "bytes 0-99/1800000"}}, "Content-Range 'bytes 0-99/1800000'"),
        ({"size_bytes": 1}, "with 1 bytes"),
        ({"size_bytes": 16}, "with 16 bytes"),
    ],
)
def test_ranges(over: dict[str, Any], message: str) -> None:
    told = found(ranged(**over))
    assert [finding.rule for finding in told] == (["no-byte-range"] if message else [])
    assert not told or message in told[0].message


def test_the_size_is_that_of_content_range_if_head_does_not_know_it() -> None:
    row = ranged(headers={"content-range": "bytes 0-1/1700000"})
    row["links"][MP3]["head"]["headers"].pop("content-length")
    assert rules(row) == ["remote-length"]
    row["links"][MP3]["head"]["headers"]["content-length"] = "0"
    assert rules(row) == ["remote-length", "remote-length"]
    row["links"][MP3]["head"]["headers"] |= {"content-length": "900", "content-encoding": "gzip"}
    assert rules(row) == ["remote-length"]  # that of what is packed says nothing


@pytest.mark.parametrize(
    ("stated", "count"),
    [
        ("audio/mpeg", 0),
        ("Audio/MPEG; q=1", 0),
        ("audio/mp3", 0),
        ("audio/x-mp3", 0),
        ("audio/mp4", 1),
        ("text/html", 1),
        ("application/octet-stream", 1),
        ("", 1),
    ],
)
def test_types_of_recordings(stated: str, count: int) -> None:
    row = ranged()
    row["links"][MP3]["head"]["headers"]["content-type"] = stated
    assert rules(row) == ["remote-type"] * count


@pytest.mark.parametrize(
    ("stated", "severity"),
    [
        ("text/vtt", None),
        ("text/vtt; charset=utf-8", None),
        ("text/plain", Severity.INFO),
        ("", Severity.INFO),
        ("text/html", Severity.WARNING),
        ("application/x-subrip", Severity.WARNING),
    ],
)
def test_types_of_transcripts(stated: str, severity: Severity | None) -> None:
    headers = {"content-type": stated, "access-control-allow-origin": "*"}
    told = found({"links": {"https://figures.news/t/3.vtt": {"get": {"headers": headers}}}})
    assert [finding.severity for finding in told] == ([] if severity is None else [severity])


@pytest.mark.parametrize(
    ("status", "count"), [(200, 0), (202, 0), (400, 0), (405, 0), (404, 1), (410, 1), (500, 1)]
)
def test_a_hub_may_refuse_get(status: int, count: int) -> None:
    data = BASE.replace(b"<itunes:author>", b'<atom:link rel="hub" href="https://hub.news/"/><itunes:author>')
    told = found({"links": {HUB: {"get": {"status": status}}}}, data)
    assert [(row.rule, row.severity) for row in told] == [("link-status", Severity.WARNING)] * count


@pytest.mark.parametrize(
    ("begins", "ends", "count"),
    [
        ("2025-10-10", "2026-01-08", 1),  # 90 days, 3 left
        ("2025-10-20", "2026-01-18", 1),  # 13 left
        ("2025-10-21", "2026-01-20", 0),  # 15 left
        ("2026-01-01", "2026-01-07", 0),  # 6 days, 2 left: it will be renewed
        ("2025-12-31", "2026-01-06", 1),  # 6 days, 1 left
    ],
)
def test_the_end_of_a_certificate(begins: str, ends: str, count: int) -> None:
    certificate = ["figures.news", *(f"{day}T00:00:00+00:00" for day in (begins, ends))]
    row = ranged()
    row["links"][MP3]["head"]["certificate"] = certificate
    assert rules(row) == ["tls"] * count


def test_without_the_time_nothing_is_said_of_the_end_of_a_certificate() -> None:
    row = ranged()
    row["links"][MP3]["head"]["certificate"] = ["figures.news", *["2020-01-01T00:00:00+00:00"] * 2]
    evidence = Evidence(online=online(row))
    assert check(BASE, "f", evidence=evidence, config=Config(select=("tls",))) == ()


def test_one_finding_for_a_server_that_nobody_reaches() -> None:
    trouble = {"trouble": ["connection", "the connection is refused"]}
    urls = [f"https://figures.news/{path}" for path in ("media/1.mp3", "media/2.mp3", "t/1.vtt", "c/2.json")]
    told = found({"links": {url: {"get": trouble} for url in urls}})
    assert [(row.rule, row.value) for row in told] == [("link-status", urls[0])]


def test_prefixes_are_told_once_for_each_way() -> None:
    def over(*hosts: str, number: int) -> dict[str, Any]:
        return {"head": {"hops": [[f"https://{host}/{number}.mp3", 302] for host in hosts]}}

    way = ("track.news", "count.news")
    links = {
        f"https://figures.news/media/{number}.mp3": over(*(way if number < 3 else way[:1]), number=number)
        for number in (1, 2, 3)
    }
    told = [row for row in found({"links": links}) if row.rule == "redirects"]
    assert [(row.severity, row.item.number if row.item else 0) for row in told] == [
        (Severity.INFO, 1),
        (Severity.INFO, 3),
    ]
    assert told[0].message == "the way to the file is track.news → count.news → figures.news"


@pytest.mark.parametrize(
    ("content_type", "told"),
    [
        ("application/rss+xml; charset=utf-8", []),
        ('application/rss+xml; Charset="UTF8"', []),
        ("application/rss+xml; version=1", []),
        ("application/rss+xml; charset=iso-8859-1", ["charset-conflict"]),
        ("application/rss+xml; charset=nonsense", ["charset-conflict"]),
        ("application/rss+xml; charset=\x00", ["charset-conflict"]),
        ("text/xml", []),
        ("application/xml", []),
        ("application/atom+xml", ["feed-content-type"]),
        ("text/html; charset=utf-8", ["feed-content-type"]),
        ("", ["feed-content-type"]),
    ],
)
def test_the_type_of_a_feed(content_type: str, told: list[str]) -> None:
    headers = {"content-type": content_type, "etag": "1", "access-control-allow-origin": "*"}
    assert rules({"feed": {"get": {"headers": headers}}}) == told


@pytest.mark.parametrize(
    ("again", "count"),
    [
        ({"by_etag": {"status": 304}}, 0),
        ({"by_etag": {"status": 200}}, 1),
        ({"by_etag": {"status": 304}, "by_date": {"status": 200}}, 1),
        ({"by_etag": {"status": 412}, "by_date": {"status": 200}}, 2),
        ({"by_date": {"trouble": ["silence", "the server takes too long"]}}, 0),
    ],
)
def test_304(again: dict[str, Any], count: int) -> None:
    headers = {"content-type": "text/xml", "etag": "1", "access-control-allow-origin": "*"}
    assert rules({"feed": {"get": {"headers": headers}, **again}}) == ["no-validator"] * count


def test_sources_of_alternate_enclosures() -> None:
    opus, stream, torrent = (f"https://figures.news/media/3.{end}" for end in ("opus", "m3u8", "torrent"))
    alternate = f"""<podcast:alternateEnclosure type="audio/opus" length="900000"><podcast:source uri="{opus}"/>
        <podcast:source uri="{torrent}" contentType="application/x-bittorrent"/><podcast:source uri="ipfs://x"/>
        </podcast:alternateEnclosure><podcast:alternateEnclosure type="application/x-mpegURL">
        <podcast:source uri="{stream}"/></podcast:alternateEnclosure></item>"""
    data = alternate.encode().join(BASE.rsplit(b"</item>", 1))
    assert {stream, torrent, opus} & {link.url for link in links(parse(data))} == {opus}
    head = {"headers": {"content-length": "800000", "content-type": "audio/mpeg"}}
    told = found({"links": {opus: {"head": head, "ranged": {"status": 200}}}}, data)
    assert [(row.rule, row.value, row.path.rpartition("/")[2]) for row in told] == [
        ("no-byte-range", "200", "podcast:source[1]"),
        ("remote-length", "900000", "podcast:source[1]"),
        ("remote-type", "audio/mpeg", "podcast:source[1]"),
    ]


def test_a_feed_that_moves_is_where_it_says() -> None:
    to = "https://new.news/feed.xml"
    data = BASE.replace(
        b"<itunes:author>", f"<itunes:new-feed-url> {to} </itunes:new-feed-url><itunes:author>".encode()
    )
    (finding,) = found({"links": {to: {"get": {"status": 404}}}}, data)
    assert (finding.rule, finding.value, finding.path) == (
        "link-status",
        to,
        "rss/channel/itunes:new-feed-url",
    )
    assert rules({"links": {to: {"get": {}}}}, data) == []


def test_an_old_item_that_was_not_asked_has_no_finding() -> None:
    assert rules({"links": {"https://figures.news/media/9.mp3": {"head": {"status": 404}}}}) == []


def test_findings_stand_at_the_element_of_the_item() -> None:
    (finding,) = found({"links": {MP3: {"head": {"status": 404}, "ranged": {"status": 404}}}})
    assert finding.rule == "head-refused"
    assert finding.path == "rss/channel/item[3]/enclosure"
    assert finding.item is not None
    assert finding.item.guid == "story-figures-3"
    assert finding.value == MP3
