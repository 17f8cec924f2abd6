"""What the feeds of podcast hosts are like: each row is one of their habits, how loud it is told, and in which words."""

import sys
from itertools import count

import pytest

from episodekit.lint import Config, Evidence, check
from episodekit.lint.mending import mend
from tests.contracts.test_rules import BASE

TEXT = BASE.decode()
SELF = '<atom:link href="https://figures.news/feed.xml" rel="self"'
NUMBER, LANGUAGE = "<itunes:episode>1</itunes:episode>", "<language>en</language>"
SUMMARY = "<description>What happened on day 3.</description>"
CATEGORY = '<itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>'
COVER = '<itunes:image href="https://figures.news/cover.jpg"/>'
NEAR = "http://search.yahoo.com/mrss"
E, W, INFO = "error", "warning", "info"

ROWS = [
    # rule, severity, what stands, what shall stand for it, words of the message, words of the fix
    ("yes-only", W, NUMBER, NUMBER + "<itunes:block>no</itunes:block>", "'no', which has no effect", "delete the tag"),
    ("yes-only", W, NUMBER, NUMBER + "<itunes:block/>", "itunes:block is empty", "delete the tag"),
    ("yes-only", W, NUMBER, NUMBER + "<itunes:block>true</itunes:block>", "'true', which", "write `Yes`"),
    ("yes-only", W, NUMBER, NUMBER + "<itunes:block>x</itunes:block>", "'x', which", "`Yes` if that is meant"),
    ("episode", E, NUMBER, "<itunes:episode/>", "itunes:episode is empty", "delete the tag"),
    ("episode", E, NUMBER, "<itunes:episode>one</itunes:episode>", "itunes:episode is 'one'", "whole number"),
    (
        "owner-email", W, LANGUAGE, f"{LANGUAGE}<itunes:owner><itunes:email/></itunes:owner>",
        "itunes:email is empty", "user@host",
    ),
    (
        "owner-email", W, LANGUAGE, f"{LANGUAGE}<itunes:owner><itunes:email>a@figures.news?subject=x</itunes:email></itunes:owner>",
        "'a@figures.news?subject=x' is not an", "nothing else",
    ),
    (
        "contact-format", W, LANGUAGE, f"{LANGUAGE}<webMaster>a@figures.news?subject=x (Ada Li)</webMaster>",
        "not in the form address (name)", "write a@figures.news (Ada Li)",
    ),
    (
        "contact-format", W, LANGUAGE, f"{LANGUAGE}<webMaster>mailto:a@figures.news?subject=My%20show</webMaster>",
        "not in the form address (name)", "write a@figures.news (name)",
    ),
    (
        "contact-format", W, LANGUAGE, f"{LANGUAGE}<webMaster>Who? Weekly (a@figures.news)</webMaster>",
        "not in the form address (name)", "write a@figures.news (Who? Weekly)",
    ),
    (
        "attribute-missing", E, LANGUAGE, f'{LANGUAGE}<podcast:funding url="">Help</podcast:funding>',
        "funding has an empty url", "or delete the tag",
    ),
    ("attribute-missing", E, LANGUAGE, f"{LANGUAGE}<podcast:funding>Help</podcast:funding>", "has no url", "write the attribute"),
    ("unknown-core-element", E, LANGUAGE, f"{LANGUAGE}<author>Ada</author>", "<author> in <channel>", "<itunes:author>"),
    ("unknown-core-element", E, SUMMARY, f"{SUMMARY}<copyright>Ada</copyright>", "<copyright> in <item>", "delete it"),
    (
        "attribute-unknown", W, LANGUAGE, f'{LANGUAGE}<podcast:locked email="a@figures.news">no</podcast:locked>',
        "podcast:locked knows no attribute email", "write it as owner",
    ),
    ("value-blank", E, LANGUAGE, f'{LANGUAGE}<podcast:person name="Ada Li"/>', "person is empty", "write 'Ada Li' between"),
    (
        "attribute-value", E, LANGUAGE, f'{LANGUAGE}<podcast:person img="data:image/png;base64,AA">Ada</podcast:person>',
        "img='data:image/png;base64,AA', which", "put the file on a server",
    ),
    (
        "attribute-value", E, NUMBER, f'{NUMBER}<podcast:transcript url="https://figures.news/t" type="data:text/vtt"/>',
        "type='data:text/vtt', which", "write a media type",
    ),
    ("value-blank", E, LANGUAGE, f"{LANGUAGE}<podcast:person/>", "podcast:person is empty", "write the text"),
    ("element-blank", INFO, SUMMARY, "<description><![CDATA[]]></description>", "<description> is empty", "delete"),
    (
        "image-extension", INFO, COVER, '<itunes:image href="https://figures.news/5f2a?.jpg"/>',
        "follows the ? is not part of the name", "JPEG or PNG",
    ),
    (
        "category-legacy", W, CATEGORY, '<itunes:category text="Technology"><itunes:category text="Gadgets"/></itunes:category>',
        "'Gadgets' is part of 'Technology' since 2019", "delete the subcategory",
    ),
    ("namespace-near-miss", W, "<rss ", f'<rss xmlns:bits="{NEAR}" ', "almost the namespace media", "write http://"),
    (
        "namespace-near-miss", E, LANGUAGE, f'{LANGUAGE}<bits:rating xmlns:bits="{NEAR}"/>',
        "almost the namespace media", "write http://",
    ),
    (
        "self-differs", INFO, SELF, SELF.replace("feed.xml", ""),
        "the feed's own URL is that of the show's page, https://figures.news/", "at which the feed is published",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "severity", "old", "new", "words", "fix"), ROWS)
def test_a_habit_is_told_for_what_it_is(
    *, rule: str, severity: str, old: str, new: str, words: str, fix: str
) -> None:
    before, stands, after = TEXT.rpartition(old)
    assert stands
    (row,) = check(f"{before}{new}{after}".encode(), "f", config=Config(select=(rule,)))
    assert str(row.severity) == severity
    assert words in row.message
    assert fix in row.fix


@pytest.mark.parametrize(
    ("credit", "severity"),
    [
        ('role="producer"', None),
        ('role="interviewed guest" scheme="urn:ebu"', None),
        ('role="Producer"', W),
        ('role="boss" scheme="urn:ebu"', W),
        ('role="Boss"', W),
        ('role="boss"', INFO),
        ('role="boss" scheme="urn:figures:roles"', None),
        ("", None),
    ],
)
def test_roles_of_media_rss_have_a_list(credit: str, severity: str | None) -> None:
    one = f'<m:credit xmlns:m="http://search.yahoo.com/mrss/" {credit}>Ada</m:credit>{SUMMARY}'
    rows = check(TEXT.replace(SUMMARY, one).encode(), "f", config=Config(select=("media-credit-role",)))
    assert [str(row.severity) for row in rows] == [severity] * (severity is not None)


def test_a_role_that_its_list_does_not_have_is_not_to_be_written_in_lower_case() -> None:
    one = f'<m:credit xmlns:m="http://search.yahoo.com/mrss/" role="Boss" scheme="urn:ebu">Ada</m:credit>{SUMMARY}'
    data, config = TEXT.replace(SUMMARY, one).encode(), Config(select=("media-credit-role",))
    (row,) = check(data, "f", config=config)
    assert "urn:ebu does not have" in row.message
    assert "write Boss" not in row.fix
    assert "write boss" not in row.fix
    done = mend(data, "f", config=config)
    assert (done.data, done.left) == (data, ())


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("The &amp;lt; of all", W),
        ("Salt &amp;#38; pepper", W),
        ("Salt &amp;#38 pepper", W),
        ("Dr. &lt;Unknown> and I", INFO),
        ("a &lt;b", INFO),
        ("We &lt;3 figures, 1 &lt; 2", None),
        ("AT&amp;T, R&amp;B &amp; more", None),
    ],
)
def test_a_title_is_no_html(title: str, severity: str | None) -> None:
    data = TEXT.replace("<title>Story 3</title>", f"<title>{title}</title>")
    rows = check(data.encode(), "f", config=Config(select=("plain-text-field-has-html",)))
    assert [str(row.severity) for row in rows] == [severity] * (severity is not None)


def test_a_second_subcategory_is_read_by_other_directories_only() -> None:
    both = CATEGORY.replace("</", '<itunes:category text="Politics"/></')
    (row,) = check(
        TEXT.replace(CATEGORY, both).encode(),
        "f",
        config=Config(select=("category-extra",), profiles=("strict",)),
    )
    assert row.message == "'Politics' is a further subcategory"


@pytest.mark.parametrize(
    ("encoding", "written"), [("ISO-8859-1", "latin-1"), ("Windows-1252", "cp1252"), ("UTF-16", "utf-16")]
)
def test_an_encoding_is_called_as_the_feed_calls_it(encoding: str, written: str) -> None:
    data = TEXT.replace("UTF-8", encoding, 1).replace("Key Figures", "Küchen").encode(written)
    (row,) = check(data, "f", config=Config(select=("encoding-not-utf8",)))
    assert row.message == f"the feed is in {encoding}"


@pytest.mark.parametrize("declared", ["UTF-8", "iso-8859-1"])
def test_a_byte_order_mark_counts_more_than_what_is_declared(declared: str) -> None:
    data = b"\xff\xfe" + TEXT.replace("UTF-8", declared, 1).encode("utf-16-le")
    (row,) = check(data, "f", config=Config(select=("encoding-not-utf8",)))
    assert row.message == f"the feed is in utf-16-le, although it declares {declared}"


@pytest.mark.parametrize("feed", ["https://figures.news/feed.rss", "https://figures.news/feed/"])
def test_a_link_to_the_feed_in_place_of_the_page_does_not_make_its_own_url_wrong(feed: str) -> None:
    data = TEXT.replace("https://figures.news/feed.xml", feed).replace("https://figures.news/<", f"{feed}<")
    assert data.count(feed) > 1
    assert check(data.encode(), "f", config=Config(select=("self-differs",))) == ()


def test_a_feed_that_is_published_where_its_page_is_says_so_rightly() -> None:
    data = TEXT.replace(SELF, SELF.replace("feed.xml", "")).encode()
    there = Evidence(public_url="https://figures.news/")
    assert check(data, "f", evidence=there, config=Config(select=("self-differs",))) == ()


def test_a_namespace_that_a_large_host_writes_is_known() -> None:
    data = TEXT.replace("<rss ", '<rss xmlns:podaccess="https://access.acast.com/schema/1.0/" ')
    assert check(data.encode(), "f", config=Config(select=("unknown-namespace", "namespaces-unused"))) == ()


def test_a_list_of_feeds_is_told_how_to_be_given() -> None:
    (row,) = check(b'<opml version="2.0"/>', "f", config=Config(select=("root-not-rss",)))
    assert "@ before the file's name" in row.fix


def test_an_end_that_is_missing_is_told_behind_other_slips_too() -> None:
    data = TEXT.replace("Story 3", "Story & 3").removesuffix("\n").removesuffix("</rss>")
    rows = check(data.encode(), "f", config=Config(select=("not-well-formed",)))
    assert [row.message.partition(": ")[2].partition(":")[0] for row in rows] == [
        "a bare & in text or a URL",
        "the file ends inside <rss>",
    ]


def _calls(data: bytes) -> int:
    """How many calls a check makes: a cost that is the same on every machine."""
    calls = count()
    sys.setprofile(lambda *_: next(calls))
    try:
        check(data, "f", config=Config(select=("namespace-near-miss",)))
    finally:
        sys.setprofile(None)
    return next(calls)


def test_many_slips_in_namespaces_cost_no_more_than_their_number() -> None:
    few, many = (
        _calls(TEXT.replace(LANGUAGE, "".join(f'<g{n} xmlns:b{n}="{NEAR}"/>' for n in range(size))).encode())
        for size in (100, 800)
    )
    assert many < 10 * few
