"""L2. XML of foreign namespaces: read without entities or network, kept in its canonical form, written as it is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from episodekit import values
from episodekit.errors import InvalidValueError

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

EXTRA_LIMIT_BYTES = 1_000_000
_REMEDY = 'write whole elements with their namespaces, such as <media:rating xmlns:media="…">nonadult</media:rating>'


@dataclass(frozen=True, slots=True)
class Extra:
    """An element of a namespace that episodekit does not know, in canonical form, so that equal elements are equal.

    The form is Exclusive XML Canonicalization (https://www.w3.org/TR/xml-exc-c14n/).
    """

    xml: str


def read_extra(source: str) -> tuple[Extra, ...]:
    """XML elements, one after the other, each in a namespace.

    Raises:
        InvalidValueError: it is not well-formed, has a DOCTYPE, text between the elements, or an element without
            namespace.
    """
    from lxml import etree

    values.text(source, limit_bytes=EXTRA_LIMIT_BYTES)
    if "<!DOCTYPE" in source or "<!ENTITY" in source:
        raise InvalidValueError("the XML has a DOCTYPE", remedy="delete it, and write entities out")
    try:
        root = etree.fromstring(f"<extra>{source}</extra>", _parser())
    except etree.XMLSyntaxError as problem:
        raise InvalidValueError(f"this is not XML: {problem.msg}", remedy=_REMEDY) from None
    found = []
    outside = [root.text, *(child.tail for child in root)]
    if any((text or "").strip() for text in outside):
        raise InvalidValueError("there is text outside of the elements", remedy=_REMEDY)
    for child in root:
        if not isinstance(child.tag, str):
            continue
        if not child.tag.startswith("{"):
            raise InvalidValueError(f"<{child.tag}> is in no namespace", remedy=_REMEDY)
        found.append(canonical(child))
    return tuple(found)


def canonical(element: "_Element") -> Extra:
    """An element of a parsed document in canonical form, without what follows it."""
    from lxml import etree

    return Extra(
        etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False).decode()
    )


def element_of(extra: Extra) -> "_Element":
    """The element again, to hang into a feed."""
    from lxml import etree

    return etree.fromstring(extra.xml, _parser())


def _parser() -> "XMLParser":
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
