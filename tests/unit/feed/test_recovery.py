"""What is no XML is read as it was meant, and each place is named with its cause and the fix."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.feed.document import Document, Element
from episodekit.feed.recovery import Recovery
from episodekit.feed.tree import _Builder, parse
from episodekit.findings import Severity
from episodekit.lint import check
from tests.contracts.test_rules import BASE, CASES

HEAD = BASE[BASE.index(b"<rss") :]
ENCLOSURE = b'url="https://figures.news/media/2.mp3" length="1800000"'
WARNING = b"<br />\n<b>Warning</b>: Undefined variable in <b>/srv/feed.php</b> on line <b>3</b><br />\n"


def _edited(old: bytes, new: bytes) -> bytes:
    assert old in BASE
    return BASE.replace(old, new, 1)


# Whole documents: where it is told, in which words, and what is to be done.
BROKEN: dict[str, tuple[bytes, tuple[int, int], str, str]] = {
    "late declaration": (
        HEAD.replace(b"<channel>", b"<?xml version='1.0'?><channel>"),
        (2, 3),
        "declaration",
        "delete",
    ),
    "two roots": (BASE + HEAD, (73, 1), "second root", "one <rss>"),
    "two documents": (BASE + BASE, (73, 1), "second XML document", "one document"),
    "HTML behind": (BASE + b"<html></html>", (73, 1), "HTML follows", "after </rss>"),
    "text before": (b"hello " + HEAD, (1, 1), "text before", "delete it"),
    "cut in text": (BASE[: BASE.index(b"Story 3") + 3], (54, 17), "cut short", "whole"),
    "cut in a tag": (BASE[: BASE.rindex(b"<enclosure") + 20], (59, 27), "cut short", "whole"),
    "cut between": (BASE[: BASE.rindex(b"</item>") + 7], (70, 12), "cut short", "whole"),
    "empty": (b" \n", (1, 1), "empty", "again"),
    "JSON": (b'{"a": 1}', (1, 1), "JSON", "feed"),
    "gzip": (b"\x1f\x8b\x08\x00\x00", (1, 1), "gzip", "feed"),
    "an answer": (b"Not found", (1, 1), "text and not XML", "feed"),
}
for _row in (CASES.parent / "broken.tsv").read_text(encoding="utf-8").splitlines()[1:]:
    _name, _old, _new, _place, _cause, _fix = _row.replace("\\x0b", "\x0b").split("\t")
    _line, _column = map(int, _place.split(":"))
    BROKEN[_name] = (_edited(_old.encode(), _new.encode()), (_line, _column), _cause, _fix)
# What these edits break is no XML's business alone.
OTHERS = {
    "JSON",
    "empty",
    "gzip",
    "an answer",
    "late declaration",
    "text before",
    "void HTML",
    "comment",
    "quotes",
    "no value",
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_the_cause_is_named_with_place_and_fix(name: str) -> None:
    data, place, cause, fix = BROKEN[name]
    findings = check(data, "f.xml")
    first, *more = [row for row in findings if row.rule == "not-well-formed"]
    assert (first.place.line, first.place.column) == place
    assert cause in first.message
    assert fix in first.fix
    assert more == []
    if name not in OTHERS:
        assert [row.rule for row in findings if row.severity > Severity.INFO] == ["not-well-formed"]


@pytest.mark.parametrize(
    ("before", "what", "fix"),
    [
        (b"\n", "an empty line", "template or plug-in"),
        (WARNING, "Undefined variable", "error message"),
        (b"\xef\xbb\xbf\xef\xbb\xbf", "stands before <?xml", "delete"),
    ],
)
def test_what_stands_before_the_declaration_is_told(before: bytes, what: str, fix: str) -> None:
    (finding,) = check(before + BASE, "f.xml")
    assert finding.rule == "bytes-before-declaration"
    assert what in finding.message
    assert fix in finding.fix


def test_every_place_is_told_in_one_run_and_the_rest_is_checked() -> None:
    data = _edited(b"Story 2<", b"Tom & Ann<").replace(b"Story 3<", b"A & B <b>c</title>x<", 1)
    data = data.replace(b'length="1800000"', b'length="many"')
    found = {(row.place.line, row.place.column, row.rule) for row in check(data, "f.xml")}
    assert {row[:2] for row in found if row[2] == "not-well-formed"} >= {(36, 18), (54, 16), (54, 20)}
    assert {row[0] for row in found if row[2] == "enclosure-length"} == {23, 41, 59}


@pytest.mark.parametrize(
    "tag",
    [
        b'<a ">',
        b"<a '>",
        b'<a ="">',
        b"<a =>",
        b'<a b">',
        b'<a b="c" ">',
        b"<a / b>",
        b'<a b="c"d="e">',
        b"<a \xff=>",
    ],
)
def test_a_tag_may_hold_anything(tag: bytes) -> None:
    assert check(_edited(b"<item>", b"<item>" + tag + b"x & y</a>"), "f.xml")


def test_of_a_web_page_one_place_is_enough() -> None:
    data = b"<html><body>" + b"<p>a & b<br>" * 50
    assert len([row for row in check(data, "f.html") if row.rule == "not-well-formed"]) == 1


def test_a_feed_with_many_unclosed_tags_of_html_is_read_to_its_end() -> None:
    data = _edited(b"happened on day 1", b"a<br>" * 500 + b"<p>b" * 500)
    assert len(parse(data).items) == 3


WELL_FORMED = sorted({path for path in CASES.rglob("*.xml") if parse(path.read_bytes()).problem is None})


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.no_cover
def test_what_is_xml_is_read_as_expat_reads_it(end: bytes) -> None:
    assert len(WELL_FORMED) > 300
    for path in WELL_FORMED:
        data = path.read_bytes().replace(b"\n", end)
        document = parse(data)
        if document.doctype is not None or document.undefined:
            continue
        again, recovery = _recovered(document.source.data, document.source.start)
        assert recovery.problems == [], path
        assert not recovery.cut
        assert list(_told(again.root)) == list(_told(document.root)), path


def _recovered(data: bytes, start: int) -> tuple[Document, Recovery]:
    document = Document(parse(data).source)
    recovery = Recovery(data, start, _Builder(document, 0))
    recovery.run()
    return document, recovery


def _told(root: Element | None) -> Iterator[tuple[object, ...]]:
    assert root is not None
    for element in root.walk():
        yield element.name, dict(element.attributes), element.text, element.offset, element.cdata


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
    max_size=20,
)


@given(text=TEXTS, value=TEXTS)
def test_references_are_resolved_as_expat_resolves_them(text: str, value: str) -> None:
    numbered = "".join(f"&#{ord(letter)};" if ord(letter) % 2 else escape(letter) for letter in text)
    data = f"<rss a={quoteattr(value)}><b>{numbered}</b>{escape(text)}<c/></rss>".encode()
    document = parse(data)
    again, recovery = _recovered(data, 0)
    if document.problem is None and not document.undefined:
        assert recovery.problems == []
        assert list(_told(again.root)) == list(_told(document.root))


def test_so_many_places_are_told_and_what_follows_is_read() -> None:
    document = parse(b"<rss><channel>" + b"a & b " * 600 + b"<title>Last</title></channel></rss>")
    assert 1 + len(document.further) == 500
    assert document.root is not None
    assert [child.text for child in document.root.children[0].children] == ["Last"]


@pytest.mark.parametrize(
    "unit",
    [
        b"<",
        b"<a ",
        b'<a "',
        b"</a",
        b"<!--",
        b"<![CDATA[",
        b"<?",
        b"&",
        b"&a",
        b"<" + b"a" * 1000,
        b"<item>",
        b"< a ",
    ],
)
@pytest.mark.no_cover
def test_half_a_megabyte_of_slips_is_read_in_a_moment(unit: bytes) -> None:
    # No clock: if the time grew with the square of the length, this would take minutes.
    assert parse(b'<rss version="2.0"><channel>a & b' + unit * (500_000 // len(unit))).problem is not None
