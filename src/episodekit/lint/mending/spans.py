"""Where in a document's bytes the names, attributes and text of an element stand.

The document is well-formed and was read by expat; what is found here is compared with what expat read, and where the
two differ nothing is found. Each look-up reads one tag, or one tag and its text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from episodekit.feed.document import Element

_NAME = re.compile(rb"<([^\s<>/=\"']+)")
_ATTRIBUTE = re.compile(rb"""\s+([^\s<>/=\"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_TAG_END = re.compile(rb"\s*(/?)>")
_REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_QUOTES = frozenset("\"'")
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start`` up to ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a value.

    Attributes:
        core: the value without outer white space.
        margins: the white space around it.
        kind: the quotation mark around an attribute, ``[`` in a CDATA section, empty for other text.
    """

    core: Span
    margins: tuple[Span, ...]
    kind: str

    def written(self, value: str) -> bytes:
        """A value as it has to stand in this place."""
        if self.kind != "[":
            value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            value = value.replace('"', "&quot;") if self.kind == '"' else value
            value = value.replace("'", "&apos;") if self.kind == "'" else value
        return value.encode()


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag: the span of its name, of each attribute's name and value, and where it ends.

    Attributes:
        fresh: where another attribute may be put in.
        quote: the quotation mark that its last attribute stands in.
        empty: whether it is written ``<tag/>``.
    """

    name: Span
    attributes: dict[str, tuple[Span, Span]]
    fresh: int
    end: int
    quote: str
    empty: bool


@lru_cache(maxsize=1)  # a tag may have thousands of attributes, each with its slip
def start_tag(data: bytes, element: Element) -> StartTag | None:
    """The start tag of an element; None if it does not stand where and as expat read it."""
    match = _NAME.match(data, element.offset) if element.offset >= 0 else None
    if match is None or match[1] != element.name.written.encode():
        return None
    found: dict[str, tuple[Span, Span]] = {}
    fresh, quote = match.end(), '"'
    while (attribute := _ATTRIBUTE.match(data, fresh)) is not None:
        group = 2 if attribute[2] is not None else 3
        name = attribute[1].decode("utf-8", "replace")
        found[name] = Span(*attribute.span(1)), Span(*attribute.span(group))
        fresh, quote = attribute.end(), '"' if group == 2 else "'"
    close = _TAG_END.match(data, fresh)
    if close is None or found.keys() != element.attributes.keys():
        return None
    return StartTag(Span(*match.span(1)), found, fresh, close.end(), quote, bool(close[1]))


def attribute_slot(data: bytes, element: Element, name: str) -> Slot | None:
    """Where the value of an attribute stands."""
    tag = start_tag(data, element)
    if tag is None or name not in tag.attributes:
        return None
    span = tag.attributes[name][1]
    return _slot(data, [span], data[span.start - 1 : span.start].decode("latin-1"), element.attributes[name])


def text_slot(data: bytes, element: Element) -> Slot | None:
    """Where the text of an element stands; None if markup interrupts it."""
    tag = start_tag(data, element)
    outer = _content(data, tag, element) if tag is not None and not tag.empty else None
    if outer is None or element.children:
        return None
    begin = data.find(_CDATA, outer.start, outer.end)
    if begin < 0:
        return _slot(data, [outer], "", element.text)
    end = data.find(_CDATA_END, begin, outer.end)
    spans = [
        Span(outer.start, begin),
        Span(begin + len(_CDATA), end),
        Span(end + len(_CDATA_END), outer.end),
    ]
    if end < 0 or any(data[span.start : span.end].strip() for span in (spans[0], spans[2])):
        return None
    return _slot(data, spans, "[", element.text)


def end_name(data: bytes, element: Element) -> Span | None:
    """Where the name in the end tag of an element without children stands."""
    tag = start_tag(data, element)
    outer = _content(data, tag, element) if tag is not None and not tag.empty else None
    if outer is None or element.children:
        return None
    return Span(outer.end + 2, outer.end + 2 + len(element.name.written.encode()))


def _content(data: bytes, tag: StartTag, element: Element) -> Span | None:
    """From the start tag up to the end tag, if nothing but text and at most one CDATA section lies between."""
    end = data.find(b"<", tag.end)
    if data.startswith(_CDATA, end):
        close = data.find(_CDATA_END, end)
        end = data.find(b"<", close) if close >= 0 else -1
    closing = b"</" + element.name.written.encode()
    if end < 0 or not data.startswith(closing, end):
        return None
    rest = data[end + len(closing) : end + len(closing) + 1]
    return Span(tag.end, end) if rest == b">" or rest.isspace() else None


def _read(data: bytes, span: Span, kind: str) -> str:
    """What a parser makes of written text; what is no reference that XML knows stays, and then compares unequal.

    Ends of lines: https://www.w3.org/TR/xml/#sec-line-ends; in attributes https://www.w3.org/TR/xml/#AVNormalize.
    """
    text = data[span.start : span.end].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if kind in _QUOTES:
        text = text.replace("\n", " ").replace("\t", " ")
    return _REFERENCE.sub(_character, text) if "&" in text and kind != "[" else text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    number = int(match[1]) if match[1] else int(match[2], 16)
    return chr(number) if number < 0x110000 else ""


def _slot(data: bytes, spans: list[Span], kind: str, value: str) -> Slot | None:
    """The slot of a value that stands in the middle one of these spans; None if a parser would read another one."""
    inner = spans[len(spans) // 2]
    text = data[inner.start : inner.end].decode("utf-8", "replace")
    begin = inner.start + len(text[: len(text) - len(text.lstrip())].encode())
    core = Span(begin, begin + len(text.strip().encode()))
    margins = [Span(inner.start, core.start), Span(core.end, inner.end)]
    if len(spans) > 1:
        margins = [spans[0], *margins, spans[2]]
    if _read(data, core, kind) != value.strip():
        return None
    return Slot(core, tuple(span for span in margins if span.end > span.start), kind)
