"""What ``lint --fix`` keeps and what it leaves alone, in every encoding, and that it never does more than it says."""

import codecs
import gzip
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from episodekit.feed.document import Document, Element
from episodekit.feed.tree import parse
from episodekit.lint import Config, Evidence, check
from episodekit.lint.feed import Feed
from episodekit.lint.mending import MENDS, Mended, mend, unified
from episodekit.lint.mending.changes import Change, Raw
from episodekit.lint.mending.definition import Mend
from episodekit.lint.mending.mends.dates import mail_date, moment
from episodekit.lint.mending.mends.enclosures import seconds
from episodekit.lint.mending.sheet import Edit, Sheet, UnsureError
from episodekit.lint.rule import Found
from tests.house.source import ROOT

BASE = (ROOT / "tests" / "cases" / "lint" / "base.xml").read_text()
CASES = sorted((ROOT / "tests" / "cases" / "lint").glob("*/*.xml"))
STRICT = Config(profiles=("strict",))
DATE = "<pubDate>Thu, 01 Jan 2026 06:00:00 +0000</pubDate>"


def _mend(data: bytes, **known: bytes) -> Mended:
    files = {f"https://figures.news/media/{name}.mp3": content for name, content in known.items()}
    return mend(data, "feed.xml", evidence=Evidence(files=files), config=STRICT)


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("windows-1252", b""),
        ("iso-8859-15", b""),
        ("shift_jis", b""),
        ("iso-2022-jp", b""),
    ],
)
def test_every_other_byte_stays_in_every_encoding(
    encoding: str, bom: bytes, ends: str, *, mark: bool
) -> None:
    letters = "日本" if "jis" in encoding or "jp" in encoding else "Mérode"
    text = BASE.replace("Story 3", f"Story {letters} &#233; 3").replace(
        'encoding="UTF-8"', f"encoding='{encoding}'"
    )
    text = text.replace(DATE, "<pubDate><![CDATA[ 2026-01-01T06:00:00Z ]]></pubDate>").replace("\n", ends)
    after = text.replace("2026-01-01T06:00:00Z", "Thu, 01 Jan 2026 06:00:00 +0000")
    assert after != text
    before = bom * mark + text.encode(encoding)
    done = _mend(before)
    assert done.data == bom * mark + after.encode(encoding)
    assert [row.rule for row in done.done] == ["pubdate-syntax"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DATE, "<pubDate>2026-01-01</pubDate>"),  # at which hour?
        (DATE, "<pubDate>2026-01-01T06:00:00</pubDate>"),  # where?
        (DATE, "<pubDate>Thu, 01 Jan 2026 06:00:00</pubDate>"),
        (DATE, "<pubDate>Thu, 01 Jan 2026 06:00:00 IST</pubDate>"),  # India, Israel or Ireland
        (DATE, "<pubDate>Thu, 01 Jan 2026 06:00:00 A</pubDate>"),
        (DATE, "<pubDate>01/02/2026 06:00:00 +0000</pubDate>"),  # January or February
        (DATE, "<pubDate>Thu, 01 Jan 66 06:00:00 +0000</pubDate>"),
        (DATE, "<pubDate>Tue, 31 Feb 2026 06:00:00 +0000</pubDate>"),
        (DATE, "<pubDate>1767247200</pubDate>"),
        (DATE, "<pubDate>2026-01-01T06:00:00Z<!-- as it was --></pubDate>"),  # which of the two texts?
        (">153<", ">1:75:00<"),
        (">153<", ">twelve minutes<"),
        (">153<", ">-5<"),
        ("<itunes:explicit>false", "<itunes:explicit>maybe"),
        ("<itunes:type>episodic", "<itunes:type>daily"),
        ("<itunes:type>episodic", "<itunes:type>Full"),
        ('text="News"', 'text="Journalism"'),
        ('<itunes:category text="Daily News"/>', '<itunes:category text="Politics &amp; War"/>'),
        # would stand there twice
        ('<itunes:category text="Daily News"/>', '<itunes:category text="daily news"/><itunes:category text="Daily News"/>'),
        ('length="1800000" type="audio/mpeg"/>\n      <itunes:duration>153', 'length="big" type="audio/mpeg"/>\n<itunes:duration>153'),
        ('media/3.mp3" length="1800000" type="audio/mpeg"', 'media/3.mp3" length="0" type="audio/mpeg"'),
        ('media/3.mp3" length="1800000" type="audio/mpeg"', 'media/3.mp3" length="1800000" type="audio/x-m4a"'),
        ('media/3.mp3" length="1800000" type="audio/mpeg"', 'media/3.mp3" length="1800000" type="audio/ogg"'),
        ("https://figures.news/media/3.mp3", "https://figures.news/media/100%.mp3"),
        ("https://figures.news/media/3.mp3", "https://bücher.news/media/3.mp3"),
        (">story-figures-3<", "> story-figures-3 <"),
        (">story-figures-3<", ">\n<![CDATA[STORY-figures-2]]><"),
        (">917393e3-", "> 917393e3-"),
        ("<language>en<", "<language>English<"),
        ("<language>en<", "<language>klingon_xx<"),
        ("<itunes:type>episodic</itunes:type>", "<itunes:block>true</itunes:block>"),  # would hide the show
        ("<link>https://figures.news/3</link>", "<link>figures.news/3</link>"),
        ('xmlns:psc="http://podlove.org/simple-chapters"', 'xmlns:psc="http://podlove.org/other"'),
        (DATE, f"{DATE}<pubdate>{DATE[9:-10]}</pubdate>"),
        (">no</podcast:locked>", ">maybe</podcast:locked>"),
    ],
)  # fmt: skip
def test_what_may_be_meant_otherwise_stays(old: str, new: str) -> None:
    assert old in BASE
    data = new.join(BASE.rsplit(old, 1)).encode()
    assert check(data, "feed.xml", config=STRICT) != check(BASE.encode(), "feed.xml", config=STRICT)
    assert _mend(data).data == data


def test_an_episode_without_guid_is_known_by_link_title_and_file() -> None:
    guid = '<guid isPermaLink="false">story-figures-3</guid>'
    named = BASE.replace("<title>Story 3<", "<title> Story 3<").replace("media/3.mp3", "media/Story 3.mp3")
    assert len(_mend(named.encode()).done) == 2
    assert _mend(named.replace(guid, "").encode()).done == ()


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (BASE.replace("Story 3", "Story & <b>3"), "more is wrong with it than bare &"),
        (
            BASE.replace("Story 3", "Story & 3").replace("</item>", "</itm>"),
            "more is wrong with it than bare &",
        ),
        (
            BASE.replace("Story 3", "Story <b>3"),
            "<b> is opened here and not closed: </title> comes first, in line 54",
        ),
        (
            "<rss><channel><title>A & B</title></rss>",
            "<channel> is opened here and not closed: </rss> comes first, in line 1",
        ),
        (BASE.replace("Story 3", "Story \udcff 3"), "byte 0xFF in line 54 is no character in utf-8"),
    ],
)
def test_what_is_no_xml_stays_and_it_says_why(broken: str, why: str) -> None:
    data = broken.replace(DATE, "<pubDate>2026-01-01T06:00:00Z</pubDate>").encode("utf-8", "surrogateescape")
    done = _mend(data)
    assert done.data == data
    assert done.done == ()
    assert why in " ".join(done.left)


def test_no_file_is_read_twice_for_its_tree_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def counted(data: bytes) -> Document:
        read.append(data)
        return parse(data)

    for module in ("mending.engine", "engine"):
        monkeypatch.setattr(f"episodekit.lint.{module}.parse", counted)
    data = BASE.replace(DATE, "<pubDate>2026-01-01T06:00:00Z</pubDate>").encode()
    done = mend(data, "feed.xml", config=STRICT, document=parse(data))
    assert done.done
    assert read == [done.data]


def test_a_mend_that_would_bring_a_finding_is_taken_back_and_told() -> None:
    data = BASE.replace("<podcast:locked", "<podcast:medium>MusicL</podcast:medium><podcast:locked").replace(
        DATE, "<pubDate>2026-01-01T06:00:00Z</pubDate>"
    )
    done = _mend(data.encode())
    assert done.data.decode() == data.replace("2026-01-01T06:00:00Z", DATE[9:-10])
    assert [row.rule for row in done.done] == ["pubdate-syntax"]
    assert "list-with-items would come" in done.left[0]


@pytest.mark.parametrize(
    "other",
    [
        b"<!DOCTYPE html><html><body>&nbsp;</body></html>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title> A </title></feed>',
        b"<rss version='0.91'></rss>",
        b"",
    ],
)
def test_only_feeds_of_rss_are_mended(other: bytes) -> None:
    done = _mend(other)
    assert (done.data, done.done) == (other, ())
    assert done.left[0].startswith("nothing was mended: th")


def test_what_is_known_of_an_enclosure_is_written_and_the_rest_is_left_to_its_finding() -> None:
    whole = 'length="1800000" type="audio/mpeg"/>\n      <itunes:duration>153'
    data = BASE.replace(whole, whole.replace("1800000", "").replace("mpeg", "mp3"))
    done = _mend(data.encode())
    assert done.data.decode() == data.replace('mp3"/>', 'mpeg"/>')
    assert ([row.rule for row in done.done], done.left) == (["enclosure-type"], ())
    assert [row.message for row in done.findings if row.rule == "enclosure-attributes"] == [
        "the enclosure has no length"
    ]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("1,800,000", "1800000"), ("1.800.000", "1800000"), ("1 800 000 Bytes", "1800000"), ("1800000.00", "1800000"),
        ("1800000b", "1800000"), ("1800.000", "1800"), ("18.000", None), ("1.8", None), ("1,8", None), ("1,80,000", None),
        ("1.8 MB", None), ("0x1B7740", None), ("-1", None),
    ],
)  # fmt: skip
def test_lengths(written: str, whole: str | None) -> None:
    data = BASE.replace('3.mp3" length="1800000"', f'3.mp3" length="{written}"')
    expected = BASE.replace('3.mp3" length="1800000"', f'3.mp3" length="{whole or written}"')
    assert _mend(data.encode()).data.decode() == expected


def test_an_error_that_becomes_a_note_is_mended() -> None:
    data = (ROOT / "tests" / "cases" / "lint" / "complete" / "bad.xml").read_bytes()
    done = _mend(data)
    assert {row.rule for row in done.done} == {"complete"}
    assert [str(row.severity) for row in done.findings if row.rule == "complete"] == ["info", "info"]


def test_a_mend_that_does_not_mend_is_taken_back_and_told() -> None:
    done = _mend(BASE.replace("<language>en<", "<language>klingon_xx<").encode())
    assert done.left == ("language-invalid at rss/channel/language was left: its finding would stay",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<language>", b"<language><b>"),  # no XML any more
        (b"<language>en", b"<language>de"),  # another value than was meant
        (b"<itunes:explicit>", b"<itunes:explicit a='b'>"),
        (b"<item>", b"<item><x/>"),
        (b"</item>", b"</item><item/>"),
    ],
)
def test_a_file_that_would_be_read_otherwise_than_was_meant_is_not_given_out(
    monkeypatch: pytest.MonkeyPatch, old: bytes, new: bytes
) -> None:
    def run(feed: Feed, found: Found) -> Iterator[Change]:
        assert isinstance(found.at, Element)
        at = feed.document.source.data.index(old)
        yield Raw(at, at + len(old), new.decode(), "a slip of ours")

    slip = Mend(("explicit-value",), run, lambda found: found.value, "Breaks it.")
    monkeypatch.setitem(MENDS, "explicit-value", (slip,))
    data = BASE.replace(">false</itunes:explicit>", ">no</itunes:explicit>").encode()
    done = mend(data, "feed.xml")
    assert (done.data, done.done, done.edits) == (data, (), ())
    assert done.left == ("nothing was mended: the file would be read otherwise than was meant",)


def test_a_name_makes_room_for_its_value() -> None:
    data = BASE.replace(DATE, "<pubdate>2026-01-01T06:00:00Z</pubdate>")
    assert _mend(data.encode()).data.decode() == BASE
    assert [row.rule for row in _mend(data.encode()).done] == ["core-name-case", "pubdate-syntax"]


def test_the_place_that_is_told_is_that_of_the_element() -> None:
    (row,) = _mend(BASE.replace(DATE, "<pubDate>2026-01-01T06:00:00Z</pubDate>").encode()).done
    assert (row.place.line, row.place.column) == (58, 7)
    assert row.item is not None
    assert (row.item.number, row.path) == (3, "rss/channel/item[3]/pubDate")
    assert row.told == "'2026-01-01T06:00:00Z' → 'Thu, 01 Jan 2026 06:00:00 +0000'"


_FORMS = [
    "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S %z", "%d %b %Y %H:%M:%S %z", "%a %d %b %Y %H:%M:%S %z",
    "%A, %d %B %Y %H:%M:%S GMT%z", "%d-%b-%Y %H:%M:%S %z", "%a %b %d %Y %H:%M:%S GMT%z (Local Time)",
    "%B %d, %Y %I:%M:%S %p %z", "%a %b %d %H:%M:%S %z %Y", "%a,%d %b %Y %H:%M:%S%z", "Sun., %d %B %Y %H:%M:%S.5 %z",
]  # fmt: skip


@given(
    st.datetimes(datetime(1990, 1, 2), datetime(2099, 12, 30)),  # noqa: DTZ001  # Hypothesis wants them naive
    st.integers(-11 * 4, 13 * 4),
    st.sampled_from(_FORMS),
)
def test_a_date_in_any_form_keeps_its_moment(when: datetime, quarters: int, form: str) -> None:
    local = when.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    read = moment(local.strftime(form))
    assert read == local
    # https://docs.python.org/3/library/email.utils.html writes and reads the same form
    assert mail_date(local) == format_datetime(local)
    assert parsedate_to_datetime(mail_date(local)) == local


@pytest.mark.parametrize(
    ("text", "hour"),
    [("Thu, 24 Jul 25 16:05 EDT", 20), ("24 July 2025 16:05 CEST", 14), ("jeu., 24 Jul 2025 4:05 pm Z", 16)],
)
def test_names_of_zones_and_short_forms(text: str, hour: int) -> None:
    assert moment(text) == datetime(2025, 7, 24, hour, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("1:2:3", 3723), ("90.5", 91), ("90,4", 90), ("0:59:30.500", 3571), ("75:00", 4500), ("PT1H2M3S", 3723),
        ("1h 2m", 3720), ("45 min", 2700), ("62 minutes", 3720), ("3600 s", 3600), ("2 hours 5 minutes", 7500),
        ("1:75:00", None), ("1:00:60", None), ("", None), ("P1D", None), ("about 5 min", None), ("-5", None),
        ("1:2:3:4", None), ("0:00", None),
    ],
)  # fmt: skip
def test_durations(text: str, whole: int | None) -> None:
    assert seconds(text) == whole


edits = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 9), st.binary(max_size=5)), max_size=6)


@given(st.lists(edits, max_size=3))
def test_a_sheet_is_the_text_with_its_edits(rounds: list[list[tuple[int, int, bytes]]]) -> None:
    text = bytes(range(65, 91)) * 6
    sheet = Sheet(text, parse(text).source)
    expected = text
    for row in rounds:
        kept: list[Edit] = []
        for start, size, new in sorted(row):
            begin = min(start, len(expected))
            end = min(begin + size, len(expected))
            if not kept or begin > kept[-1].end:
                kept.append(Edit(begin, end, bytes(65 + byte % 26 for byte in new)))
        sheet.apply(kept)
        for edit in reversed(kept):
            expected = expected[: edit.start] + edit.new + expected[edit.end :]
        assert sheet.text() == expected
    whole = text
    for edit in reversed(sheet.changes()):
        whole = whole[: edit.start] + edit.new + whole[edit.end :]
    assert whole == expected


def test_what_cannot_be_written_in_the_files_encoding_is_refused() -> None:
    raw = b"<?xml version='1.0' encoding='iso-8859-1'?><rss/>"
    sheet = Sheet(raw, parse(raw).source)
    sheet.apply([Edit(0, 0, "’".encode())])
    with pytest.raises(UnsureError, match="cannot be written in iso8859-1"):
        sheet.raw()


def test_a_file_whose_bytes_could_be_written_otherwise_is_refused() -> None:
    text = BASE.replace("UTF-8", "iso-2022-jp").replace(DATE, "<pubDate>2026-01-01T06:00:00Z</pubDate>")
    data = text.replace("Story 3", "Story 日本").encode("iso-2022-jp")
    assert _mend(data).done
    twice = data.replace(b"\x1b$B", b"\x1b$B\x1b$B")  # says twice that Japanese begins
    done = _mend(twice)
    assert (done.data, done.done) == (twice, ())
    assert "cannot be told one by one in iso2022_jp" in done.left[0]


def test_of_a_packed_file_it_is_told_what_it_is() -> None:
    (left,) = _mend(gzip.compress(BASE.encode())).left
    assert left.endswith("line 1: this is compressed with gzip: give the feed itself")


_SLIPS = {
    "true": ["Yes", " TRUE\n", "clean"], "false": ["no", "False ", "Clean"], "full": ["Full", "BONUS"],
    "153": ["1:2:3", "90.5", " 12 min"], "episodic": ["Serial", "Episodic\t"], "audio/mpeg": ["mp3", "audio/mp3", ""],
    "1800000": ["1,800,000", "0", "x"], ">en<": [">en_GB<", "> en <", ">English<"],
    "Story 2": ["Story &amp; 2", "Story & 2", "St\u00f6ry\x0b 2", "&nbsp;2", "<![CDATA[ 2 ]]>", "&#0;"],
    DATE: ["<pubDate>2026-01-01T06:00:00Z</pubDate>", "<pubdate>thu, 1 jan 26 06:00 GMT</pubdate >"],
    'isPermaLink="false"': ["", "ispermalink='false'", 'isPermaLink="NO"'], "podcast-1.0": ["Podcast-1.0"],
    "https://figures.news/media/2": ["https://figures.news/media/a b", "http://figures.news/\u00e9"],
    'text="News"': ['text="news"', 'text="News &amp; Politics"', "text='Health'"], "<?xml": ["\n<?xml", "<?xml"],
    "<podcast:locked": ["<podcast:Locked"], ">no<": [">No<", ">false<"], "<rss": ["<!DOCTYPE rss><rss", "<RSS"],
}  # fmt: skip


@st.composite
def feeds(draw: st.DrawFn) -> bytes:
    """The base with slips in many places, in some encoding and with some ends of lines; often no XML any more."""
    text = BASE
    for old, news in _SLIPS.items():
        if draw(st.booleans()):
            text = text.replace(old, draw(st.sampled_from(news)))
    encoding = draw(st.sampled_from(["utf-8", "utf-16-le", "windows-1252"]))
    text = text.replace("UTF-8", encoding.removesuffix("-le")).replace(
        "\n", draw(st.sampled_from(["\n", "\r\n"]))
    )
    return codecs.BOM_UTF16_LE * encoding.startswith("utf-16") + text.encode(encoding)


@given(feeds())
@example(BASE.replace("Story 2", "Story & 2").replace(">153<", ">1:2:3<").encode())
def test_all_bytes_outside_the_edits_stay_and_a_second_run_changes_nothing(data: bytes) -> None:
    done = _mend(data)
    assert _mend(done.data).data == done.data
    if not done.done:
        assert done.data == data
        return
    source = parse(data).source
    text, at = done.text.decode(), 0
    assert text == source.data.decode()
    rest = done.data.removeprefix(codecs.BOM_UTF16_LE)
    for edit in (*done.edits, Edit(len(done.text), len(done.text), b"")):
        for part in (done.text[at : edit.start], edit.new):
            written = part.decode().encode(source.encoding)
            assert rest.startswith(written)
            rest = rest[len(written) :]
        at = edit.end
    assert rest == b""
    was, now = ({row.rule for row in check(each, "f", config=STRICT)} for each in (data, done.data))
    assert {row.rule for row in done.done} & now <= was
    again = etree.fromstring(done.data)  # libxml2 reads it without recovery, and expat made it
    assert re.sub("{.*}", "", str(again.tag)).lower() == "rss"


@given(st.sampled_from(CASES), st.integers(0, 5000), st.binary(max_size=4), st.integers(0, 30))
def test_nothing_is_raised_whatever_the_bytes(case: Path, at: int, inserted: bytes, deleted: int) -> None:
    data = case.read_bytes()
    mended = _mend(data[:at] + inserted + data[at + deleted :])
    assert mended.data


def test_a_diff_without_edits_is_empty() -> None:
    assert unified(b"", (), "feed.xml") == b""
