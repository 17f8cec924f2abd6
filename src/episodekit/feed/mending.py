"""Bytes that should be a feed → a document that an import can read: mended where that is safe, refused with the reason.

Mended are bytes of Windows-1252 in a document of UTF-8, characters that XML forbids, and names of HTML's entities.
Refused is what cannot be read without guessing what was lost.
"""

import codecs
import html
import re
from dataclasses import dataclass

from episodekit.feed import older
from episodekit.feed.document import Document
from episodekit.feed.tree import parse
from episodekit.findings import Finding, Place, Severity
from episodekit.logins import begun
from episodekit.notation.markup import illegal_xml

_HEAD_BYTES = 65_536
_CONTROL = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
# CDATA sections and comments are passed over whole, also one that never ends: the search stays linear.
_REFERENCE = re.compile(
    rb"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*)|&(?P<name>#[0-9]{1,8}|#x[0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});",
    re.DOTALL,
)
_ALTERNATE = re.compile(rb"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_HREF = re.compile(rb"""\bhref\s*=\s*["']?([^"'\s>]{1,500})""", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})


@dataclass(frozen=True, slots=True)
class Mended:
    """A document and what was done to make it one; ``refusal``: why nothing can be made of it."""

    document: Document
    findings: tuple[Finding, ...] = ()
    refusal: Finding | None = None


def mend(raw: bytes, file: str, charset: str | None = None) -> Mended:
    """Read a document.

    Args:
        raw: its bytes.
        file: its name, for findings.
        charset: what the server says, taken where the document itself says nothing.
    """
    findings: list[Finding] = []
    document = parse(_labelled(raw, charset))
    if document.source.bad_byte is not None and document.source.encoding == "utf-8":
        document = parse(_from_windows(raw))
        told = "bytes that are no UTF-8 were read as Windows-1252"
        findings.append(_finding("import-encoding", told, "check names and accents in the entries", file))
    if (refusal := _foreign(document, file)) is not None:
        return Mended(document, (), refusal)
    if document.problem is not None or document.undefined:
        data = _legible(document.source.data)
        again = parse(codecs.BOM_UTF8 + data)
        if again.problem is None and not again.undefined:
            told = "characters that XML forbids were left out, and names of HTML's entities written out"
            findings.append(_finding("import-mended", told, "nothing is to be done", file))
            document = again
    if document.problem is not None:
        return Mended(document, (), _broken(document, file))
    if document.undefined:
        name, offset = document.undefined[0]
        line, column = document.position(offset)
        told = f"the entity &{name}; is not defined"
        return Mended(document, (), _error(told, "write the character itself", Place(file, line, column)))
    if older.as_rss(document):
        told = "this is not RSS 2.0 but Atom or RSS 1.0; its elements are taken for those of RSS"
        findings.append(_finding("import-format", told, "look through the entries", file))
    return Mended(document, tuple(findings), _shapeless(document, file))


def _labelled(raw: bytes, charset: str | None) -> bytes:
    """The bytes in UTF-8 if only the server says what they are in."""
    if not charset or raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return raw
    if b"encoding" in raw[:300].partition(b"?>")[0]:
        return raw
    try:
        known = codecs.lookup(charset).name
    except LookupError:
        return raw
    if not re.fullmatch(r"iso8859-\d+|cp\d+|koi8-.|shift_jis|euc_.*|gb.*|big5", known):
        return raw
    return codecs.BOM_UTF8 + raw.decode(known, "replace").encode()


def _from_windows(raw: bytes) -> bytes:
    """UTF-8 with stray bytes of Windows-1252 → UTF-8."""
    parts = []
    rest = raw.removeprefix(codecs.BOM_UTF8)
    text = rest.decode("utf-8", "surrogateescape")
    for part in re.split("([\udc80-\udcff]+)", text):
        stray = part[:1] >= "\udc80" and part[:1] <= "\udcff"
        parts.append(part.encode("utf-8", "surrogateescape").decode("cp1252", "replace") if stray else part)
    return codecs.BOM_UTF8 + "".join(parts).encode()


def _legible(data: bytes) -> bytes:
    data = data.translate(None, _CONTROL).replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    return _REFERENCE.sub(_character, data)


def _character(match: re.Match[bytes]) -> bytes:
    """A reference outside of CDATA: kept if XML knows it, else its character, or nothing if XML forbids that."""
    if match["name"] is None:
        return match[0]
    name = match["name"].decode()
    if name in _XML_NAMES:
        return match[0]
    if name.startswith("#"):
        number = int(f"0{name[1:]}", 0) if name[1] == "x" else int(name[1:])
        legal = number < 0x110000 and not 0xD800 <= number < 0xE000 and illegal_xml(chr(number)) is None
        return match[0] if legal else b""
    text = html.unescape(f"&{name};")
    return match[0] if text == f"&{name};" else text.encode()


def _foreign(document: Document, file: str) -> Finding | None:
    """Why this is no feed at all, if its beginning tells."""
    data = document.source.data
    head = data[:_HEAD_BYTES].lstrip()
    place = Place(file, 1)
    finding = None
    if not head:
        finding = _error("the file is empty", "download the feed again", place)
    elif head[:1] in b"{[":
        finding = _error("this is JSON, not RSS", "give the address or file of the show's RSS feed", place)
    elif _PAGE.match(head) or (document.root is not None and document.root.tag.lower() == "html"):
        finding = _error("this is a web page, not a feed", _advice(head), place)
    elif head.startswith((b"ID3", b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8", b"\x1f\x8b")):
        finding = _error("this is a binary file, not a feed", "give the feed itself, unpacked", place)
    elif document.doctype is not None and document.doctype.entities:
        line, column = document.position(document.doctype.offset)
        names = ", ".join(document.doctype.entities[:3])
        told = f"the document declares entities of its own ({names}), which are never expanded"
        finding = _error(told, "write the characters out and delete the DOCTYPE", Place(file, line, column))
    return finding


def _advice(head: bytes) -> str:
    """What to do with a page: the feed that it names, if it names one."""
    for link in _ALTERNATE.findall(head):
        if b"rss+xml" in link.lower() and (match := _HREF.search(link)):
            return f"give the feed that it names: {match[1].decode('utf-8', 'replace')}"
    return "give the address of the show's RSS feed"


def _broken(document: Document, file: str) -> Finding:
    problem = document.problem
    assert problem is not None  # noqa: S101  # the caller asked
    line, column = document.position(problem.offset)
    near = f", near {problem.near!r}" if problem.near else ""
    return _error(
        f"this is not well-formed XML: {problem.cause}{near}", problem.fix, Place(file, line, column)
    )


def _shapeless(document: Document, file: str) -> Finding | None:
    """Why a well-formed document is neither a feed nor a list of feeds."""
    root = document.root
    name = root.name.local.lower() if root is not None else ""
    if name == "opml" or document.channel is not None:
        return None
    told = "there is no <channel>" if name in {"rss", "rdf"} else f"the root element is <{begun(name, 60)}>"
    return _error(told, "give the show's RSS 2.0 feed, or a list of feeds as OPML", Place(file, 1))


def _error(message: str, fix: str, place: Place) -> Finding:
    return Finding(rule="import-refused", severity=Severity.ERROR, message=message, place=place, fix=fix)


def _finding(rule: str, message: str, fix: str, file: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARNING, message=message, place=Place(file), fix=fix)
