"""Why an XML parser stopped, in words: the likely cause, the text near it and what to do.

The codes are those of expat (https://libexpat.github.io/doc/api/latest/#error-codes).
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers.expat import errors as expat

from episodekit.logins import REACH, masked_part

_NEAR = 30  # bytes on each side of the spot that are shown
_ELEMENT = re.compile(rb"<[A-Za-z]")
_ENTITY = re.compile(rb"&[^\s;<&]{0,40};?")


class Problem(NamedTuple):
    """The first thing that keeps a document from being XML.

    Attributes:
        offset: in the document's bytes of UTF-8.
        cause: one clause, such as ``a bare & in text``.
        near: the text around the spot on one line.
        fix: an imperative.
    """

    offset: int
    cause: str
    near: str
    fix: str


def explain(code: int, offset: int, data: bytes, opened: tuple[str, ...]) -> Problem:
    """Turn expat's code and offset into a cause.

    Args:
        code: expat's error code.
        offset: where expat stopped.
        data: the document in UTF-8.
        opened: raw names of the elements that are open there, outermost first.
    """
    offset = min(max(offset, 0), len(data))
    foreign = next((name for begin, name in _FOREIGN if data.lstrip().startswith(begin)), None)
    if foreign is not None:
        return Problem(0, f"this is {foreign}", near(data, 0), "give the feed itself")
    tell = _CAUSES.get(code, _other)
    at, cause, fix = tell(data, offset, opened)
    return Problem(at, cause, near(data, at), fix)


_BINARY = (b"\x1f\x8b", b"PK\x03\x04", b"%PDF", b"ID3", b"OggS", b"RIFF", b"\x89PNG")


def binary(raw: bytes) -> Problem | None:
    """What is wrong with a file of a kind in which there are no elements, whatever looks like one; None: it is none."""
    if not raw.startswith(_BINARY):
        return None
    return explain(0, 0, raw[:_NEAR].decode("utf-8", "replace").encode(), ())


def near(data: bytes, offset: int) -> str:
    """The text around a spot on one line, with an ellipsis where it was cut."""
    begin, end = max(offset - _NEAR, 0), min(offset + _NEAR, len(data))
    cuts = ((max(begin - REACH, 0), begin), (begin, end), (end, end + REACH))
    shown = masked_part(*(data[first:last].decode("utf-8", "ignore") for first, last in cuts))
    text = " ".join(shown.split())
    return f"{'…' if begin else ''}{text}{'…' if end < len(data) else ''}"


_LOST = "\ufffd".encode()  # what became of a byte that is no character
_FOREIGN = (
    (b"{", "JSON"),
    (b"[", "JSON"),
    (b"\x1f" + _LOST, "compressed with gzip"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"%PDF", "a PDF"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"RIFF", "a WAV file or another RIFF"),
    (_LOST + b"PNG", "a PNG picture"),
    (_LOST * 3, "no text at all"),
)
_Told = tuple[int, str, str]
_Teller = Callable[[bytes, int, tuple[str, ...]], _Told]


def _token(data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    """An invalid token: expat points at the character that it cannot take or at the one before it."""
    byte = data[offset : offset + 1]
    begin = max(offset - 60, 0)
    ampersand = data.rfind(b"&", begin, offset)
    if ampersand >= 0 and re.fullmatch(rb"&[^\s;<>&]*", data[ampersand:offset]):
        return ampersand, "a bare & in text or a URL", "write &amp; for every & that is meant as a character"
    if data[max(offset - 1, 0) : offset] == b"<":
        return offset - 1, "a bare < in text", "write &lt; for every < that is meant as a character"
    if data[max(offset - 5, 0) : offset].lower() == b"<?xml" or data[offset : offset + 5].lower() == b"<?xml":
        return offset, "an XML declaration in capitals", "write <?xml in small letters"
    if byte and byte[0] < 0x20:
        return offset, f"the control character U+{byte[0]:04X}, which XML forbids", "delete that character"
    for begun, told, fix in _BROKEN:
        if data[offset - len(begun) : offset] == begun:
            return offset, told, fix
    return (
        offset,
        "a tag that is not written as XML wants it",
        "check quotes around attribute values and the spelling of the tag",
    )


_BROKEN = (
    (b"]]", "]]> outside a CDATA section", "write ]]&gt; instead"),
    (b"--", "-- inside a comment", "write a comment without two hyphens in a row"),
)


def _mismatch(data: bytes, offset: int, opened: tuple[str, ...]) -> _Told:
    found = re.match(rb"(?:</)?\s*([^\s>]{0,60})", data[offset : offset + 80])
    closing = found[1].decode("utf-8", "replace") if found else ""
    expected = opened[-1] if opened else ""
    return (
        offset,
        f"</{closing}> closes <{expected}>, which is still open",
        f"close <{expected}> before </{closing}>, or put HTML into a CDATA section",
    )


def cut_short(inside: str) -> tuple[str, str]:
    """What to say of a document that ends within an element, and what to do."""
    return f"the file ends inside <{inside}>: it was cut short", "upload or write the file again, whole"


def _truncated(data: bytes, offset: int, opened: tuple[str, ...]) -> _Told:
    if not data.strip():
        return 0, "the file is empty", "write the feed again"
    if data.startswith(b"<!--", offset):
        return offset, "a comment that does not end", "end it with -->"
    if data.startswith(b"<?", offset) and opened:
        return offset, "a processing instruction that does not end", "delete it: no app reads it"
    if opened:
        return len(data), *cut_short(opened[-1])
    if not data.lstrip().startswith(b"<"):
        return offset, "this is text and not XML", "give the feed itself and not the page or message about it"
    return offset, "there is no element", "write the feed again"


def _junk(data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    rest = data[offset : offset + 200].lstrip()
    if re.match(rb"<(?:rss|feed|rdf)\b", rest):
        return offset, "a second root element", "keep one <rss> element in a file"
    if rest.startswith(b"<?xml"):
        return offset, "a second XML document follows the first", "keep one document in a file"
    if re.match(rb"<[A-Za-z/]", rest):
        return (
            offset,
            "HTML follows the end of the feed",
            "end the file after </rss>: a plug-in or the host added the rest",
        )
    return offset, "text follows the end of the feed", "end the file after </rss>"


def _undefined(data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    found = _ENTITY.search(data, offset)
    name = found[0].decode("utf-8", "replace") if found else "an entity"
    return offset, f"{name} is not defined in XML", "write the character itself or its number, such as &#160;"


def _duplicate(_data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    return offset, "an attribute stands twice in one tag", "keep one of the two"


def _character(_data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    return offset, "a reference to a character that XML forbids", "delete the reference"


def _cdata(data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    return data.rfind(b"<![CDATA[", 0, offset + 1), "a CDATA section that does not end", "end it with ]]>"


_NO_DOCTYPE = "give the address of the feed itself if this is a web page, else delete the doctype"


def _syntax(data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    if _ELEMENT.search(data) is None:
        return offset, "this is text and not XML", "give the feed itself and not the page or message about it"
    if re.match(rb"<!doctype\s", data[max(data.rfind(b"<", 0, offset + 1), 0) :][:10], re.IGNORECASE):
        return offset, "a doctype in small letters, as web pages have it", _NO_DOCTYPE
    return offset, "text before the first element", "delete it: the file begins with <?xml or <rss"


def _late(_data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    return (
        offset,
        "an XML declaration that is not at the beginning of the file",
        "delete it, or what stands before",
    )


def _declaration(_data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    fix = 'write <?xml version="1.0" encoding="UTF-8"?>'
    return offset, "an XML declaration that is not written as XML wants it", fix


def _other(_data: bytes, offset: int, _opened: tuple[str, ...]) -> _Told:
    return offset, "markup that XML does not allow here", "correct the markup at this place"


_CAUSES: dict[int, _Teller] = {
    expat.codes[expat.XML_ERROR_INVALID_TOKEN]: _token,
    expat.codes[expat.XML_ERROR_TAG_MISMATCH]: _mismatch,
    expat.codes[expat.XML_ERROR_NO_ELEMENTS]: _truncated,
    expat.codes[expat.XML_ERROR_UNCLOSED_TOKEN]: _truncated,
    expat.codes[expat.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: _junk,
    expat.codes[expat.XML_ERROR_UNDEFINED_ENTITY]: _undefined,
    expat.codes[expat.XML_ERROR_DUPLICATE_ATTRIBUTE]: _duplicate,
    expat.codes[expat.XML_ERROR_BAD_CHAR_REF]: _character,
    expat.codes[expat.XML_ERROR_UNCLOSED_CDATA_SECTION]: _cdata,
    expat.codes[expat.XML_ERROR_SYNTAX]: _syntax,
    expat.codes[expat.XML_ERROR_MISPLACED_XML_PI]: _late,
    expat.codes[expat.XML_ERROR_XML_DECL]: _declaration,
}
