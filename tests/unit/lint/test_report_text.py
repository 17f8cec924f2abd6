"""The text report as a person sees it: the caret stands under the spot, whatever the line is made of."""

import unicodedata

import pytest

from episodekit.findings import Excerpt, Finding, ItemRef, Place, Severity
from episodekit.lint import Config, check
from episodekit.lint.report.screen import Look, quotation
from episodekit.lint.report.text import grouped, line
from tests.contracts.test_rules import CASES


def _finding(text: str, at: int | None, value: str | None = None, **facts: bool) -> Finding:
    return Finding(
        rule="guid-missing",
        severity=Severity.ERROR,
        message="m",
        place=Place("f.xml", 3, 5),
        fix="mend it",
        value=value,
        excerpt=Excerpt(text, at, **facts),
    )


def _under(finding: Finding, width: int = 80) -> str:
    """What stands above the caret and its tail, counted in columns."""
    shown, caret = quotation(finding, width)
    columns = "".join(letter * _width(letter) for letter in shown)
    return columns[caret.index("^") : len(caret)]


def _width(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


@pytest.mark.parametrize(
    ("text", "at", "value", "under"),
    [
        ('    <enclosure url="a" length="0"/>', 4, "0", "0"),
        ('<enclosure url="0" length="7"/>', 0, None, "<enclosure"),
        ("<guid>x</guid>", 0, "x", "x"),
        ("<guid>\tx</guid>", 0, "x", "x"),
        ("<title><![CDATA[ Tom ]]></title>", 0, "Tom", "Tom"),
        ("<link>https://a.b/?c=1&amp;d</link>", 0, "https://a.b/?c=1&d", "https://a.b/?c=1&amp;d"),
        ("<title>日本語の話</title><guid>x</guid>", 20, "x", "x"),
        ("\t\t<a>\t</a><b/>", 10, None, "<b"),
        ("a &nbsp; b", 2, "&nbsp;", "&nbsp;"),
        ("a < b", 2, None, "<"),
        # a value of few letters may stand anywhere: only the tag is sure
        ("<a b='c'>x<d>0</d></a>", 0, "0", "<a"),
    ],
)
def test_the_caret_stands_under_the_value_or_the_tag(
    text: str, at: int, value: str | None, under: str
) -> None:
    wide = "".join(letter * _width(letter) for letter in under)
    assert _under(_finding(text, at, value)) == wide


@pytest.mark.parametrize("at", [0, 50, 300, 590])
@pytest.mark.parametrize("filler", ["x", "語", "e\u0301"])
def test_a_long_line_is_cut_around_the_spot(at: int, filler: str) -> None:
    text = (filler * 600)[:at] + "<spot" + filler * 600
    finding = _finding(text, at)
    shown, caret = quotation(finding, 72)
    assert sum(_columns(letter) for letter in shown) <= 72
    before = shown[: shown.index("<spot")]
    assert sum(_columns(letter) for letter in before) == caret.index("^")
    assert shown.endswith("…")
    assert shown.startswith("…") == (at > 0 and not text.startswith(before))


def _columns(letter: str) -> int:
    return 0 if unicodedata.combining(letter) else _width(letter)


def test_what_was_cut_before_is_told() -> None:
    shown, caret = quotation(_finding("b</t>", 1, cut_before=True, cut_after=True), 40)
    assert shown == "…b</t>…"
    assert caret == "  ^~~"


def test_the_caret_covers_a_right_to_left_run_as_a_whole() -> None:
    # A terminal that turns the letters around shows the run in the same columns, in another order inside.
    text = "<title>שלום, עולם</title>"
    assert _under(_finding(text, 0, "עולם")) == "שלום, עולם"


def test_control_characters_are_shown_as_escapes() -> None:
    shown, caret = quotation(_finding("<a>\x1b[2J\u202e\u00a0</a><b/>", 13), 80)
    assert shown == "<a>\\x1b[2J\\u202e\\xa0</a><b/>"
    assert caret.index("^") == shown.index("<b/>")


def test_without_a_column_the_line_is_shown_alone() -> None:
    assert quotation(_finding("   <item>", None), 80) == ["<item>"]
    assert quotation(_finding("   ", None), 80) == []


def test_a_report_fits_into_80_columns() -> None:
    data = (
        (CASES / "base.xml")
        .read_bytes()
        .replace(b"<title>Story 2</title>", b"<title>" + b"long " * 200 + b"</title>")
    )
    data = data.replace(b'length="', b'length="x')
    findings = check(data, "feed.xml", config=Config(profiles=("strict",)))
    report = grouped(findings, ["feed.xml"], Look(80))
    long = [row for row in report.splitlines() if len(row) > 80 and "https://" not in row]
    assert long == []


def test_colours_change_nothing_but_colours() -> None:
    findings = check((CASES / "guid-duplicate" / "bad.xml").read_bytes(), "f.xml")
    coloured = grouped(findings, ["f.xml"], Look(80, colour=True))
    bare = grouped(findings, ["f.xml"], Look(80))
    assert coloured != bare
    for code in ("1;31", "33", "36", "1", "2", "32", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == bare


def test_a_line_says_which_item() -> None:
    finding = Finding(
        rule="guid-missing",
        severity=Severity.WARNING,
        message="there is no guid",
        place=Place("f.xml", 3, 5),
        fix="write one.",
        item=ItemRef(3, "", "Story\n 3"),
    )
    assert line(finding) == "f.xml:3:5 warning guid-missing  item 3 “Story 3”: there is no guid: write one"


def test_what_is_no_xml_comes_first() -> None:
    data = (
        (CASES / "base.xml")
        .read_bytes()
        .replace(b"<language>en", b"<language>x y z")
        .replace(b"Story 3<", b"Tom & Ann<")
    )
    report = grouped(check(data, "f.xml"), ["f.xml"])
    assert report.splitlines()[1] == "  error not-well-formed"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_excerpt_is_the_line_of_the_place(encoding: str, end: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{end}<rss version="2.0">{end}<channel>é{end} <item>é</item></channel></rss>'
    findings = check(text.encode(encoding), "f.xml")
    rows = text.split(end)
    placed = [finding for finding in findings if finding.place.column]
    assert placed
    for finding in placed[:3]:
        assert finding.excerpt is not None
        assert finding.excerpt.text == rows[finding.place.line - 1]
        assert finding.excerpt.at == finding.place.column - 1
