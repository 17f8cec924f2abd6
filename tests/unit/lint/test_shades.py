"""Rules that tell light from heavy, each with the smallest change of a good feed that shows it."""

import pytest

from episodekit.findings import Severity
from episodekit.lint import Config, Evidence, check
from episodekit.lint.markup import read
from episodekit.vocabulary.spelling import Guesses
from tests.house.source import ROOT

BASE = (ROOT / "tests" / "cases" / "lint" / "base.xml").read_text()
BARE = BASE.replace("podcast:chapters", "podcast:transcript").replace("psc:chapters", "psc:other")


def found(rule: str, old: str, new: str, base: str = BASE) -> list[tuple[Severity, str]]:
    assert old in base
    head, _, tail = base.rpartition(old)
    rows = check(f"{head}{new}{tail}".encode(), "f", config=Config(select=(rule,)))
    return [(row.severity, row.message) for row in rows]


@pytest.mark.parametrize(
    ("children", "severity", "words"),
    [
        (
            "<title>Find</title><description>d</description><name>q</name><link>https://figures.news/s</link>",
            Severity.WARNING,
            "the feed has a <textInput>",
        ),
        ("<title>Find</title><link>https://figures.news/s</link>", Severity.ERROR, "<description>, <name>"),
    ],
)
def test_a_text_input_is_tolerable_if_it_is_whole(children: str, severity: Severity, words: str) -> None:
    ((seen, message),) = found("text-input", "<language>", f"<textInput>{children}</textInput><language>")
    assert seen is severity
    assert words in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0:30 One\n1:00 Two\n1:30 Three", "begins at 0:30, not at 0:00"),
        ("Hear:\n0:00 One\n(1:00) Two", "only 2 times"),
    ],
)
def test_a_list_of_times_that_makes_no_chapters_is_told_where_the_feed_has_no_others(
    text: str, words: str
) -> None:
    ((severity, message),) = found("C414", "What happened on day 3.", text, BARE)
    assert severity is Severity.INFO
    assert words in message
    assert not found("C414", "What happened on day 3.", text)


def test_minutes_may_go_beyond_an_hour() -> None:
    text = "0:00 One\n59:00 Two\n75:30 Three"
    long = BASE.replace("<itunes:duration>153<", "<itunes:duration>1:20:00<")
    assert not found("C414", "What happened on day 3.", text, long)


@pytest.mark.parametrize(
    ("tag", "fine"),
    [
        ("es-419", True),
        ("sr-Latn-RS", True),
        ("de-1996", True),
        ("EN-us", True),
        ("en-Latx", False),
        ("en-USA", False),
        ("zh-yue", True),
        ("pt-EN", False),
    ],
)
def test_an_unknown_region_is_no_unknown_language(tag: str, *, fine: bool) -> None:
    assert not found("language-invalid", "<language>en<", f"<language>{tag}<")
    assert bool(found("language-region-unknown", "<language>en<", f"<language>{tag}<")) is not fine


@pytest.mark.parametrize("tag", ["english", "qq-US", "en_US", ""])
def test_an_unknown_language_is_told_once(tag: str) -> None:
    assert found("language-invalid", "<language>en<", f"<language>{tag}<")
    assert not found("language-region-unknown", "<language>en<", f"<language>{tag}<")


def test_the_feed_may_be_read_from_where_it_says() -> None:
    for url, count in (("https://figures.news/feed.xml", 0), ("https://other.news/feed.xml", 1)):
        rows = check(
            BASE.encode(), "f", evidence=Evidence(public_url=url), config=Config(select=("self-differs",))
        )
        assert len(rows) == count


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("<p>one<p>two<ul><li>a<li>b</ul>", ""),
        ("<div><p>one</div></p>", ""),
        ("<table><tr><td>1<tr><td>2</table>", ""),
        ("<b>bold", "<b> is never closed"),
        ("<B>bold</b><BR/>", ""),
        ("</em>", "</em> closes nothing"),
        ("<a><b></a></b>", "</a> stands before </b>"),
        ("1 <2> <>< <!-- c --> <http://figures.news> <-", ""),
    ],
)
def test_html_may_leave_open_what_html_allows(text: str, slip: str) -> None:
    assert read(text).slip == slip


def test_a_contact_in_another_order_is_turned_round() -> None:
    for text in ("Jane Poe (jane@figures.news)", "Jane Poe &lt;mailto:jane@figures.news&gt;"):
        new = f"<title>Story 3</title><author>{text}</author>"
        data = BASE.replace("<title>Story 3</title>", new).encode()
        (row,) = check(data, "f", config=Config(select=("contact-format",)))
        assert row.fix == "write jane@figures.news (Jane Poe)"


def test_a_document_of_slips_is_guessed_at_only_so_often() -> None:
    guesses = Guesses(("title", "link"), most=2)
    words = ("titel", "lnik", "tilte", "titel", "Link")
    assert [guesses.of(word) for word in words] == ["title", "link", None, "title", "link"]


def test_a_feed_of_slips_in_media_rss_is_guessed_at_only_so_often() -> None:
    slips = "".join(f"<media:thumbnil{number}/>" for number in range(60))
    new = f'<item xmlns:media="http://search.yahoo.com/mrss/">{slips}'
    data = BASE.replace("<item>", new, 1).encode()
    rows = check(data, "f", config=Config(select=("media-unknown-tag",)))
    assert [row.fix for row in rows[:50]] == ["did you mean media:thumbnail?"] * 50
    assert not any("thumbnail" in row.fix for row in rows[50:])
    assert len(rows) == 60


@pytest.mark.parametrize(
    ("rule", "slip"),
    [
        ("role-unknown", '<podcast:person role="produzer {}">Ada</podcast:person>'),
        ("role-not-in-group", '<podcast:person group="writting {}">Ada</podcast:person>'),
        ("block-slug", '<podcast:block id="spotifi{}">yes</podcast:block>'),
        ("unknown-tag", "<podcast:transkript{}/>"),
        ("unknown-itunes", "<itunes:durration{}/>"),
    ],
)
def test_of_many_slips_the_first_ones_are_guessed_at(rule: str, slip: str) -> None:
    slips = "".join(map(slip.format, range(10, 70)))
    data = BASE.replace("<item>", f"{slips}<item>", 1).encode()
    rows = check(data, "f", config=Config(select=(rule,)))
    assert ["did you mean" in row.fix for row in rows] == [True] * 50 + [False] * 10


def test_a_tag_that_slips_in_case_alone_is_an_error_after_however_many_slips() -> None:
    slips = "".join(map("<podcast:transkript{}/>".format, range(10, 70)))
    data = BASE.replace("<item>", f"{slips}<podcast:Transcript/><item>", 1).encode()
    row = check(data, "f", config=Config(select=("unknown-tag",)))[-1]
    assert (row.severity, row.fix) == (Severity.ERROR, "did you mean podcast:transcript?")
