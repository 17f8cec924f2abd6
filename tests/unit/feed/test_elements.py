"""Elements as text are the bytes that the serialiser of lxml makes of them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from episodekit.feed import elements
from episodekit.model.extra import read_extra
from episodekit.model.tagged import Tag, namespace
from episodekit.vocabulary.namespaces import PREFIXES
from tests.samples import SHOW, release, rendered

USED = ("itunes", "podcast", "psc")
names = st.sampled_from(["ttl", "itunes:title", "podcast:person", "psc:chapter"])
texts = st.text(st.sampled_from("ab 1&<>\"'\t\n\r;#?-]é\u2028🎙\u200f"), max_size=8)
attributes = st.dictionaries(st.sampled_from(["href", "rel", "a-b"]), texts, max_size=3).map(
    lambda found: tuple(found.items())
)
tags = st.recursive(
    st.builds(Tag, names, texts, attributes),
    lambda inner: st.builds(Tag, names, texts, attributes, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=6,
)


def hung(parent: "etree._Element", tag: Tag) -> None:
    uri, local = namespace(tag.name), tag.name.rpartition(":")[2]
    element = etree.SubElement(parent, f"{{{uri}}}{local}" if uri else local, dict(tag.attributes))
    element.text = tag.text or None
    for child in tag.children:
        hung(element, child)


@example([Tag("ttl", "\u2028", (), (Tag("ttl"),))])
@example([Tag("ttl", "\r", (), (Tag("ttl"),))])
@given(st.lists(tags, min_size=1, max_size=3))
def test_the_text_is_what_a_serialiser_writes(rows: list[Tag]) -> None:
    root = etree.Element("item", nsmap={prefix: PREFIXES[prefix] for prefix in USED})
    for row in rows:
        hung(root, row)
    etree.indent(root, space="  ", level=2)
    _, _, inner = etree.tostring(root, encoding="unicode").partition(">")
    assert f"\n      {elements.write(rows, '      ')}\n    </item>" == inner


@pytest.mark.parametrize("text", ["<?_ a?>", "a<?_", "?>\n    </item>", "<?_ ?>]]><?_"])
def test_marks_of_our_own_in_text_are_text(text: str) -> None:
    extra = read_extra(f"<x:a xmlns:x='urn:x'><![CDATA[{text.replace(']]>', '')}]]><?_ y?></x:a>")
    made = release(
        1, notes_html=text, title=text, author=text, guid=text.strip().replace("\n", ""), extra=extra
    )
    item = etree.fromstring(b"".join(rendered(SHOW, [made], "https://a.example/i.jpg"))).find("channel/item")
    assert item is not None
    assert item.findtext("title") == text
    assert item.findtext("itunes:author", namespaces=PREFIXES) == text
    assert (item.findtext("content:encoded", namespaces=PREFIXES) or "").startswith(text)
    assert item.findtext("{urn:x}a") == text.replace("]]>", "")
    assert all(isinstance(child.tag, str) for child in item)
