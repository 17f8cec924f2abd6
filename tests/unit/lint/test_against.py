"""A feed beside the one that it replaces: what hurts listeners is told, what is ordinary is not."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.findings import Finding, Severity
from episodekit.lint import Config, Evidence, check
from episodekit.lint.listing import file_of, previous
from episodekit.lint.rules import CHANGES
from tests.contracts.test_rules import BASE

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>T</title>{links}'
)
PAGES = '<atom:link rel="prev-archive" href="https://figures.news/page2.xml"/>'


def against(old: bytes, new: bytes) -> list[Finding]:
    """What the rules about changes say."""
    config = Config(select=tuple(sorted(CHANGES)))
    return list(check(new, "feed.xml", evidence=Evidence(previous=previous(old, "old.xml")), config=config))


def rules(old: bytes, new: bytes) -> list[str]:
    return [row.rule for row in against(old, new)]


def item(number: int, **changes: str | None) -> str:
    """Episode ``number``, an hour after the one before it; a part that is None is left out."""
    parts = {
        "title": f"Story {number}",
        "guid": f"guid-{number}",
        "date": f"{1 + number // 24:02} Jan 2026 {number % 24:02}:00:00 +0000",
        "url": f"https://cdn.figures.news/media/{number}.mp3",
        "length": str(1_000_000 + number),
    } | changes
    tags = {
        "title": f"<title>{parts['title']}</title>",
        "guid": f"<guid isPermaLink='false'>{parts['guid']}</guid>",
        "date": f"<pubDate>{parts['date']}</pubDate>",
        "url": f"<enclosure url='{parts['url']}' length='{parts['length']}' type='audio/mpeg'/>",
    }
    return f"<item>{''.join(tag for name, tag in tags.items() if parts[name] is not None)}</item>"


def feed(*items: str, links: str = "") -> bytes:
    return f"{HEAD.format(links=links)}{''.join(items)}</channel></rss>".encode()


def numbered(*numbers: int, links: str = "", **changes: str | None) -> bytes:
    return feed(*(item(number, **changes) for number in numbers), links=links)


def changed(old: bytes, new: bytes) -> bytes:
    assert old in BASE
    return BASE.replace(old, new)


TWELVE = tuple(range(12, 0, -1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(BASE, BASE, id="nothing"),
        pytest.param(numbered(*TWELVE), numbered(13, *TWELVE), id="a new episode"),
        pytest.param(numbered(*TWELVE[4:]), numbered(*TWELVE), id="several new episodes"),
        pytest.param(feed(), numbered(1), id="the first episode"),
        pytest.param(BASE, changed(b"<title>Story 2</title>", b"<title>A better title</title>"), id="title"),
        pytest.param(BASE, changed(b"isPermaLink", b"data-x"), id="isPermaLink"),
        pytest.param(BASE, changed(b">story-figures-2<", b">\n   story-figures-2 <"), id="white space"),
        pytest.param(
            BASE, changed(b'"https://figures.news/media', b'"http://figures.news/media'), id="https"
        ),
        pytest.param(
            BASE,
            changed(b'"https://figures.news/media', b'"https://op3.dev/e/figures.news/media'),
            id="a tracking prefix",
        ),
        pytest.param(BASE, changed(b"1.mp3", b"1.mp3?updated=1700000000"), id="a query"),
        pytest.param(
            numbered(*TWELVE), numbered(13, *TWELVE[:6], links=PAGES), id="the rest is on archive pages"
        ),
        pytest.param(
            BASE,
            changed(b"https://figures.news/feed.xml", b"https://feeds.news/figures.xml").replace(
                b"<itunes:type>",
                b"<itunes:new-feed-url>https://feeds.news/figures.xml</itunes:new-feed-url><itunes:type>",
            ),
            id="a move that is told",
        ),
        pytest.param(
            changed(b"https://figures.news/", b"https://example.com/"),
            BASE,
            id="a placeholder was never published",
        ),
        pytest.param(BASE, changed(b"03 Jan 2026 06:00:00 +0000", b"03 Jan 2026 07:00:00 +0100"), id="zone"),
        pytest.param(numbered(1, 2, guid=None), numbered(2, 1, guid=None), id="no guids"),
        pytest.param(feed("<item/>" * 3), feed("<item/>" * 3), id="empty items"),
        pytest.param(numbered(1, 2, 3, guid="g"), numbered(3, 2, 1, guid="g"), id="one guid for all"),
        pytest.param(numbered(1, length="0"), numbered(1), id="a length that was not known"),
        pytest.param(numbered(1, 2, guid="g"), numbered(1, guid="g"), id="one of two with one guid"),
        pytest.param(
            numbered(1, date=None, url=None),
            numbered(1, date=None, url=None, title="Other"),
            id="a title is all",
        ),
        pytest.param(
            BASE.replace(b"Story 2", "Café".encode()),
            BASE.replace(b"Story 2", "Café".encode())
            .decode()
            .encode("cp1252")
            .replace(b"UTF-8", b"windows-1252"),
            id="another encoding",
        ),
    ],
)
def test_what_is_ordinary_raises_no_alarm(old: bytes, new: bytes) -> None:
    assert against(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            numbered(1, guid="http://a.news/1"), numbered(1, guid="https://a.news/1"), "error", id="https"
        ),
        pytest.param(numbered(1), numbered(1, guid="GUID-1"), "error", id="case"),
        pytest.param(numbered(1), numbered(1, guid=None), "error", id="lost"),
        pytest.param(numbered(1, guid=None), numbered(1), "warning", id="given"),
        pytest.param(
            numbered(1), numbered(1, guid="x", url="https://b.news/a.mp3"), "error", id="by title and date"
        ),
        pytest.param(
            numbered(1),
            numbered(
                1, guid="x", url="https://b.news/a.mp3", date="01 Jan 2026 05:00:00 +0000", title=" STORY  1"
            ),
            "error",
            id="by title on about that day",
        ),
        pytest.param(
            numbered(1),
            numbered(
                1, guid="x", title="Other", url="https://chtbl.com/track/A1/cdn.figures.news/media/1.mp3?a=b"
            ),
            "error",
            id="by file behind a prefix",
        ),
    ],
)
def test_a_changed_guid_is_seen(old: bytes, new: bytes, expected: str) -> None:
    found = [row for row in against(old, new) if row.rule == "guid-changed"]
    assert [str(row.severity) for row in found] == [expected]
    assert "item-removed" not in rules(old, new)


def test_the_fix_names_the_guid_of_before() -> None:
    (row,) = against(numbered(1), numbered(1, guid="other"))
    assert (row.message, row.value) == ("'Story 1' had the guid 'guid-1'", "other")
    assert row.fix == "write <guid> as it was before: guid-1"
    assert row.item is not None
    assert row.item.number == 1


def test_all_guids_that_move_by_one_are_reused() -> None:
    """As a generator does that numbers its items from the top."""
    old = feed(*(item(number, guid=str(place)) for place, number in enumerate((3, 2, 1))))
    new = feed(*(item(number, guid=str(place)) for place, number in enumerate((4, 3, 2, 1))))
    found = against(old, new)
    assert [row.rule for row in found] == ["guid-reused"] * 3 + ["guid-changed"]
    assert found[0].message == "the guid '0' of 'Story 4' was that of 'Story 3'"


def test_two_guids_that_were_swapped() -> None:
    assert rules(numbered(1, 2), feed(item(1, guid="guid-2"), item(2, guid="guid-1"))) == ["guid-reused"] * 2


def test_a_daily_show_that_always_uses_one_file_name() -> None:
    url = "https://cdn.figures.news/latest.mp3"
    found = against(numbered(1, url=url), numbered(2, url=url))
    assert [row.rule for row in found] == ["item-removed", "enclosure-swapped"]
    assert found[1].message == f"{url} was the file of 'Story 1', now it is that of 'Story 2'"


def test_a_file_with_other_tags_is_told_as_a_note() -> None:
    for length, severity in (
        ("1010000", "info"),
        ("990000", "info"),
        ("1030000", "warning"),
        ("900000", "warning"),
    ):
        found = against(numbered(1, length="1000000"), numbered(1, length=length))
        assert [(row.rule, str(row.severity)) for row in found] == [("enclosure-swapped", severity)]


def test_an_episode_that_is_gone() -> None:
    (row,) = against(numbered(*TWELVE), numbered(*(number for number in TWELVE if number != 5)))
    assert (row.rule, row.severity) == ("item-removed", Severity.WARNING)
    assert row.message == "'Story 5' of line 1 in old.xml is gone"


def test_a_feed_of_limited_length_is_told_as_a_note() -> None:
    (row,) = against(numbered(*TWELVE), numbered(13, *TWELVE[:-1]))
    assert (row.rule, row.severity) == ("item-removed", Severity.INFO)
    assert "newer ones pushed it out" in row.message


def test_archive_pages_explain_the_oldest_only() -> None:
    new = numbered(12, 11, 9, 8, 7, links=PAGES)
    assert [row.message for row in against(numbered(*TWELVE), new)] == [
        "'Story 10' of line 1 in old.xml is gone"
    ]


@pytest.mark.parametrize(
    ("had", "left", "speaks"),
    [
        (10, 8, False),
        (10, 7, True),
        (4, 3, False),
        (4, 2, True),
        (1, 0, True),
        (9, 0, True),
        (100, 80, False),
    ],
)
def test_a_feed_that_shrinks(had: int, left: int, speaks: bool) -> None:
    found = rules(numbered(*range(had)), numbered(*range(left)))
    assert ("feed-shrunk" in found) is speaks
    assert found.count("item-removed") == (had - left if left else 0)


def test_a_feed_that_is_cut_short_at_the_end() -> None:
    assert rules(numbered(*TWELVE), numbered(*TWELVE[:9])) == ["feed-shrunk", *["item-removed"] * 3]


def test_titles_that_repeat_are_told_apart_by_date() -> None:
    old = numbered(2, 1, title="News")
    new = feed(*(item(row, title="News", guid=f"x{row}", url=f"https://b.news/{row}.mp3") for row in (2, 1)))
    assert rules(old, new).count("guid-changed") == 2


def test_a_title_that_comes_again_later_is_another_episode() -> None:
    old = feed(item(3), item(2), item(1, title="Trailer"))
    assert rules(old, feed(item(90, title="Trailer"), item(3), item(2))) == ["item-removed"]


def test_the_feed_of_another_show() -> None:
    found = against(numbered(*TWELVE), numbered(*range(101, 113)))
    assert found[0].rule == "feed-shrunk"
    assert found[0].message == "12 of 12 episodes in old.xml are gone"


@pytest.mark.parametrize(
    ("change", "severities"),
    [
        (lambda number: number, []),
        (lambda number: number + 1, ["info"] * 6),  # all by an hour
        (lambda number: 0 if number == 6 else number, ["warning"]),
        (lambda number: 4 if number == 6 else number, ["warning"]),
        (lambda number: 5 if number == 6 else number, ["info"]),  # beside the one before, not past it
        (lambda number: 6 if number == 5 else number, ["info"]),
        (lambda number: {5: 6, 6: 5}.get(number, number), ["warning"] * 2),
        (lambda number: 7 if number == 6 else number, ["info"]),
    ],
)
def test_dates(change: Callable[[int], int], severities: list[str]) -> None:
    numbers = (6, 5, 4, 3, 2, 1)
    new = feed(*(item(row, date=f"01 Jan 2026 {change(row):02}:00:01 +0000") for row in numbers))
    old = feed(*(item(row, date=f"01 Jan 2026 {row:02}:00:01 +0000") for row in numbers))
    assert [str(row.severity) for row in against(old, new)] == severities


def test_numbers_are_compared_as_numbers() -> None:
    old = BASE.replace(b"<itunes:episode>2<", b"<itunes:episode>02<")
    assert rules(old, BASE) == []
    assert rules(BASE.replace(b"<itunes:episode>2</itunes:episode>", b""), BASE) == []
    assert rules(BASE, BASE.replace(b"<itunes:season>1<", b"<itunes:season>2<")) == ["episode-renumbered"] * 3


def test_a_show_that_is_hidden_is_worse_than_an_episode() -> None:
    tag = b"<itunes:block>Yes</itunes:block>"
    show = against(BASE, BASE.replace(b"<itunes:type>", tag + b"<itunes:type>"))
    assert [(row.rule, str(row.severity)) for row in show] == [("lock-or-block-added", "warning")]
    episode = against(BASE, BASE.replace(b"<title>Story 2", tag + b"<title>Story 2"))
    assert [(row.rule, str(row.severity)) for row in episode] == [("lock-or-block-added", "info")]
    assert rules(BASE.replace(b">no<", b">yes<"), BASE.replace(b">no<", b">yes<")) == []


def test_a_podcast_guid_that_is_lost() -> None:
    guid = b"<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>"
    assert rules(BASE, BASE.replace(guid, b"")) == ["podcast-guid-changed"]
    assert rules(BASE.replace(guid, b""), BASE) == []
    assert rules(BASE, BASE.replace(guid, guid.upper().replace(b"PODCAST:GUID", b"podcast:guid"))) == []


def test_a_move_that_is_told_wrongly() -> None:
    moved = BASE.replace(b"https://figures.news/feed.xml", b"https://feeds.news/figures.xml")
    told = b"<itunes:new-feed-url>https://elsewhere.news/</itunes:new-feed-url><itunes:type>"
    assert rules(BASE, moved.replace(b"<itunes:type>", told)) == ["feed-url-moved"]


@pytest.mark.parametrize(
    ("old", "why"),
    [
        (b"", "it is empty"),
        (b"\x00\x01", "it is not XML"),
        (b"hello", "it is not XML"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "it is an HTML page"),
        (b"<HTML><p>404", "it is an HTML page"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "it is an Atom feed"),
        (b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "it is an RSS 1.0 feed"),
        (b'<opml version="2.0"/>', "it is OPML"),
        (b"<other/>", "it is a <other>"),
        (b'<rss version="2.0"/>', "it has no channel"),
    ],
)
def test_what_cannot_be_compared_is_a_finding(old: bytes, why: str) -> None:
    (row,) = against(old, BASE)
    assert (row.rule, row.severity) == ("old-feed-unreadable", Severity.ERROR)
    assert row.message == f"old.xml cannot be compared: {why}"


def test_a_damaged_feed_is_compared_as_far_as_it_can_be_read() -> None:
    cut = BASE[: BASE.index(b"<title>Story 3")]
    found = against(cut, BASE.replace(b"story-figures-2", b"other"))
    assert [(row.rule, str(row.severity)) for row in found] == [
        ("old-feed-unreadable", "warning"),
        ("guid-changed", "error"),
    ]
    for spot in (len(cut), BASE.index(b"<item>")):
        assert rules(BASE, BASE[:spot]) == []  # that it is cut off is said already


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.news/x.mp3", "http://www.A.news/x.mp3#t=1"),
        ("https://a.news/x.mp3", "https://op3.dev/e,pg=1-2/a.news/x.mp3"),
        ("https://a.news/x.mp3", "https://op3.dev/e/https://a.news/x.mp3"),
        (
            "https://a.news/x.mp3",
            "https://dts.podtrac.com/redirect.mp3/chrt.fm/track/G1/pdst.fm/e/a.news/x.mp3?u=1",
        ),
        ("https://a.news/x.mp3", "https://player.host/play/12/https%3A%2F%2Fa.news%2Fx.mp3"),
        ("https://a.news/a b.mp3", "https://a.news/a%20b.mp3"),
    ],
)
def test_one_file_however_it_is_reached(one: str, other: str) -> None:
    assert file_of(one) == file_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.news/x.mp3", "https://a.news/X.mp3"),
        ("https://a.news/x.mp3", "https://b.news/x.mp3"),
        ("https://a.news/play?id=1", "https://a.news/play?id=2"),
        ("https://a.news/1.mp3/y.mp3", "https://a.news/2.mp3/y.mp3"),
    ],
)
def test_two_files(one: str, other: str) -> None:
    assert file_of(one) != file_of(other)


@given(st.data())
def test_no_change_at_all_breaks_a_rule(data: st.DataObject) -> None:
    """Whatever two feeds hold: no error of ours, and a feed beside itself is never a change."""
    few = st.sampled_from(["", "a", "b", " a ", "http://a.news/1.mp3", "https://op3.dev/e/a.news/1.mp3", "é"])
    dates = st.sampled_from([None, "01 Jan 2026 05:00:00 +0000", "02 Jan 2026 05:00:00 +0000", "32 Foo"])
    items = st.builds(
        lambda guid, title, date, url, length: item(1, guid=guid, title=title, date=date, url=url, length=length),
        st.none() | few, st.none() | few, dates, st.none() | few, st.sampled_from(["0", "5", "6", "x"]),
    )  # fmt: skip
    feeds = st.lists(items, max_size=6).map(lambda rows: feed(*rows))
    old, new = data.draw(feeds), data.draw(feeds)
    against(old, new)
    assert against(old, old) == []
