"""The file as XML: what keeps readers from reading it at all, as far as there is one way to put it right."""

import html
import re
from collections.abc import Iterator

from episodekit.feed.damage import near
from episodekit.lint.feed import Feed
from episodekit.lint.mending.changes import Change, Raw
from episodekit.lint.mending.definition import mends_found
from episodekit.lint.rule import Found
from episodekit.notation.markup import illegal_xml

_ASIDE = rb"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*)|<\?(?:.*?\?>|.*)"  # passed over whole
_STRAY = re.compile(
    rb"(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf])"
    rb"|(?P<aside><!\[CDATA\[|\]\]>|<!--|-->|<\?|\?>)"
    rb"|&(?P<reference>#[0-9]{1,8};|#[xX][0-9A-Fa-f]{1,8};|[A-Za-z_:][\w.:-]{0,60};)?"
)
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}


@mends_found("not-well-formed")
def legible(feed: Feed, _found: Found) -> Iterator[Change]:
    """A bare & becomes &amp;, and control characters go, if the file is XML then. Nothing else is guessed at."""
    data = feed.document.source.data
    end: bytes | None = None  # what ends the section that the search is in
    for match in _STRAY.finditer(data, feed.document.source.start):
        if match["control"]:
            code = ord(match["control"].decode())
            yield Raw(match.start(), match.end(), "", f"deletes the control character U+{code:04X}")
        elif match["aside"]:
            if end is None:
                end = _ENDS.get(match["aside"])
            elif match["aside"] == end:
                end = None
        elif end is None and not match["reference"]:
            yield Raw(match.start(), match.end(), "&amp;", f"& → &amp; in {near(data, match.start())!r}")
        elif end is None and _forbidden(match["reference"]):
            told = match[0].decode("ascii", "replace")
            yield Raw(match.start(), match.end(), "", f"deletes {told}, a character that XML forbids")


def _forbidden(reference: bytes) -> bool:
    """Whether a reference names a character that XML forbids."""
    if not reference.startswith(b"#"):
        return False
    digits = reference[1:-1]
    number = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    return number >= 0x110000 or 0xD800 <= number < 0xE000 or illegal_xml(chr(number)) is not None


_NAMED = re.compile(_ASIDE + rb"|&(?P<name>[A-Za-z][A-Za-z0-9]{1,31});", re.DOTALL)
_XML_NAMES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[\]]{0,2000}>[ \t]*(?:\r\n?|\n)?")


def _once(feed: Feed) -> list[Raw]:
    """The names of HTML's entities outside of CDATA, comments and instructions, as numbers."""
    changes = []
    for match in _NAMED.finditer(feed.document.source.data, feed.document.source.start):
        if match["name"] is None or match["name"] in _XML_NAMES:
            continue
        text = html.unescape(match[0].decode())
        if text != match[0].decode():
            numbers = "".join(f"&#{ord(character)};" for character in text)
            told = f"{match[0].decode()} → {numbers}"
            changes.append(Raw(match.start(), match.end(), numbers, told, texts=True))
    return changes


@mends_found("doctype-or-entity")
def entities(feed: Feed, found: Found) -> Iterator[Change]:
    """Names of HTML's entities become numbers, &nbsp; &#160;, and a DOCTYPE that declares nothing goes.

    Where the DOCTYPE declares entities, all stays: what they stand for is known to it alone.
    """
    document = feed.document
    if document.problem is not None or (document.doctype is not None and document.doctype.entities):
        return
    match = _DOCTYPE.match(document.source.data, document.doctype.offset) if document.doctype else None
    if match is not None and document.doctype is not None and found.at == document.doctype.offset:
        yield Raw(
            match.start(), match.end(), "", f"deletes {match[0].decode('utf-8', 'replace').strip()[:80]}"
        )
    elif document.undefined and found.value == f"&{document.undefined[0][0]};":
        yield from feed.once(_once)


@mends_found("bytes-before-declaration")
def before(feed: Feed, _found: Found) -> Iterator[Change]:
    """White space before the declaration goes. Anything else stays, because somebody has to see it."""
    source = feed.document.source
    ahead = source.data[: source.start].decode("utf-8", "replace")
    if not ahead.replace("\ufeff", "").strip():
        yield Raw(0, source.start, "", f"deletes {len(ahead)} characters of white space")


@mends_found("no-declaration")
def declaration(feed: Feed, _found: Found) -> Iterator[Change]:
    """The declaration is put in, if the file is in UTF-8."""
    source = feed.document.source
    if source.encoding == "utf-8" and source.data.startswith(b"<"):
        line_end = re.search(rb"\r\n?|\n", source.data)
        text = '<?xml version="1.0" encoding="UTF-8"?>' + (line_end[0].decode() if line_end else "\n")
        yield Raw(0, 0, text, f"adds {text.strip()}")


_DECLARATION = re.compile(rb"<\?xml\s[^<>]{0,300}\?>")


def _stated(feed: Feed, name: str, new: str) -> Iterator[Change]:
    """The value of a pseudo-attribute of the declaration becomes another one."""
    source = feed.document.source
    match = _DECLARATION.match(source.data, source.start)
    value = re.search(rf"""\s{name}\s*=\s*["']([^"']*)""".encode(), match[0]) if match is not None else None
    if match is not None and value is not None:
        start, end = value.span(1)
        told = f"{name}={value[1].decode('utf-8', 'replace')!r} → {new!r}"
        yield Raw(match.start() + start, match.start() + end, new, told)


@mends_found("unknown-encoding", "encoding-not-utf8")
def encoding(feed: Feed, _found: Found) -> Iterator[Change]:
    """UTF-8 is declared where the bytes are UTF-8 and something else was declared. No file is written in another one."""
    source = feed.document.source
    if source.encoding == "utf-8" and source.bad_byte is None:
        yield from _stated(feed, "encoding", "UTF-8")


@mends_found("xml-version")
def xml_version(feed: Feed, _found: Found) -> Iterator[Change]:
    """The version becomes 1.0, as which the file was read."""
    if feed.document.problem is None:
        yield from _stated(feed, "version", "1.0")
