"""L2. XML of foreign namespaces: read without entities or network, kept in its canonical form, written as it is."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from episodekit.errors import InvalidValueError
from episodekit.notation import values
from episodekit.notation.markup import illegal_xml

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

EXTRA_LIMIT_BYTES = 1_000_000
_REFERENCE = re.compile(r"&#(?:(\d{1,8})|x([0-9A-Fa-f]{1,8}));")
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
        _check_references(source)
        raise InvalidValueError(
            f"this is not XML: {problem.msg}", remedy=_REMEDY, line=problem.lineno or 0
        ) from None
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


def _check_references(source: str) -> None:
    """Say of XML that cannot be read whether a reference is the reason."""
    for match in _REFERENCE.finditer(source):
        number = int(match[1]) if match[1] else int(match[2], 16)
        if number > 0x10FFFF or 0xD800 <= number < 0xE000 or illegal_xml(chr(number)) is not None:
            raise InvalidValueError(
                f"{match[0]} is U+{number:04X}, which XML forbids",
                remedy="delete it",
                line=source.count("\n", 0, match.start()) + 1,
            )


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
