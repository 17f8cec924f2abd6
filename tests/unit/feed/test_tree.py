"""The tree of a document: names by scope, texts in pieces, and documents that are not XML."""

import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from episodekit.feed.tree import DEPTH_LIMIT, Element, parse

WORDS = st.text("ab \n\t<&é", max_size=6)


@pytest.mark.parametrize("depth", [DEPTH_LIMIT + 20, DEPTH_LIMIT + 200])
def test_what_is_too_deep_and_broken_besides_is_read_up_to_there(depth: int) -> None:
    document = parse(b"<rss><channel><title>T</title><br>&</br>" + b"<i>" * depth + b"</channel></rss>")
    assert document.problem is not None
    assert document.channel is not None
    assert document.channel.value_of("title") == "T"


@pytest.mark.parametrize("reference", [b"&#xD800;", b"&#55296;", b"&#x" + b"0" * 30 + b"dfff;"])
def test_half_a_pair_of_surrogates_is_no_character(reference: bytes) -> None:
    document = parse(
        b'<rss xmlns:a="b' + reference + b'" c="d' + reference + b'">e' + reference + b"&#233;</rss>"
    )
    assert document.problem is not None
    assert document.root is not None
    assert document.root.text.endswith("é")


def test_a_number_of_many_digits_names_no_character() -> None:
    assert parse(b"<rss>&#" + b"9" * 10_000 + b";</rss>").problem is not None


def test_a_scope_ends_with_its_element() -> None:
    document = parse(
        b'<rss xmlns="https://one.news/"><a/><b xmlns="https://two.news/" xmlns:p="https://three.news/"><p:c/><a/></b>'
        b"<a/></rss>"
    )
    assert {tag: len(rows) for tag, rows in document.by_tag.items()} == {
        "{https://one.news/}rss": 1,
        "{https://one.news/}a": 2,
        "{https://two.news/}b": 1,
        "{https://three.news/}c": 1,
        "{https://two.news/}a": 1,
    }
    assert parse(b'<r><b xmlns:p="https://three.news/"/><p:c/></r>').undeclared


@given(st.lists(st.one_of(WORDS, st.sampled_from(["CHILD", "COMMENT", "CDATA"])), max_size=8))
def test_the_text_of_an_element_is_that_of_another_parser(parts: list[str]) -> None:
    """White space around children is nobody's text; lxml keeps all of it."""
    kinds = {"CHILD": "<b>no</b>", "COMMENT": "<!-- no -->", "CDATA": "<![CDATA[<i> ]]>"}
    inner = "".join(kinds.get(part) or part.replace("&", "&amp;").replace("<", "&lt;") for part in parts)
    data = f"<a>{inner}</a>".encode()
    root = etree.fromstring(data)
    theirs = (root.text or "") + "".join(node.tail or "" for node in root)
    ours = parse(data).root
    assert ours is not None
    if ours.children:
        assert ours.text.split() == theirs.split()
    else:
        assert ours.text == theirs


def test_the_collector_rests_only_while_a_document_is_read() -> None:
    assert gc.isenabled()
    parse(b"<rss/>")
    assert gc.isenabled()
    gc.disable()
    try:
        parse(b"<rss/>")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_path_of_an_element_is_the_same_whichever_was_asked_for_first() -> None:
    document = parse(b"<rss><channel><item><title/></item><item><a><b/></a></item></channel></rss>")
    assert document.root is not None
    elements = list(document.root.walk())
    outwards = [document.path(element) for element in reversed(elements)][::-1]
    assert outwards == [
        "rss",
        "rss/channel",
        "rss/channel/item[1]",
        "rss/channel/item[1]/title",
        "rss/channel/item[2]",
        "rss/channel/item[2]/a",
        "rss/channel/item[2]/a/b",
    ]
    assert [document.path(element) for element in elements] == outwards


@given(
    st.lists(st.sampled_from(["\n", "\r", "\r\n", "a", "é", "\n\n", "x" * 70_000]), max_size=12).map("".join)
)
def test_lines_and_columns_are_those_of_the_text(text: str) -> None:
    data = f"<r>{text}<b/></r>".encode()
    document = parse(data)
    (element,) = document.by_tag["b"]
    before = f"<r>{text}".replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    assert document.position(element.offset) == (line, column)
    assert document.position(len(data))[0] == line


def test_of_an_item_that_is_cut_off_nothing_is_left() -> None:
    document = parse(b'<rss><channel><title>T</title><item><x:a/><b xmlns:y="https://figures.news/ns"><y:c')
    assert document.channel is not None
    assert document.items == []
    assert document.undeclared == []
    assert document.declarations == []


@pytest.mark.parametrize("inside", [b'"', b' a b="', b' ="', b'" "x" "', b" a='\""])
def test_a_tag_with_an_odd_quote_is_read_as_far_as_it_can_be(inside: bytes) -> None:
    document = parse(b"<rss><channel" + inside + b"><title>T</title></channel></rss>")
    assert document.problem is not None
    assert document.root is not None


@pytest.mark.parametrize(
    "data",
    [
        b'<rss version="2.0"><channel><title>A</title><item><title>B</title></item></channel></rss>',
        b"<rss><channel><item><title>B</item></channel></rss>",
        b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>',
    ],
)
def test_a_document_that_is_released_leaves_nothing_to_python_s_collector(data: bytes) -> None:
    gc.collect()
    gc.disable()
    try:
        others = _elements()
        document = parse(data)
        gone = weakref.ref(document)
        document.release()
        del document
        assert gone() is None
        assert _elements() == others
    finally:
        gc.enable()


def _elements() -> int:
    """How many elements there are in the whole process."""
    return sum(type(thing) is Element for thing in gc.get_objects())
