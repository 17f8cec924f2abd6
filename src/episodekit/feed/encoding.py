"""Bytes of an XML document → UTF-8, with what was seen on the way (https://www.w3.org/TR/xml/#charencoding)."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from episodekit.feed.lines import Lines
from episodekit.patterns import later

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHAPES = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARATION = later(rb"<\?xml\s[^<>]{0,300}\?>")
_PSEUDO = later(rb"""\b(version|encoding)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# Codecs of characters only: Python also calls transformations (punycode, unicode_escape …) encodings, and some of
# them take quadratic time.
_CHARACTERS = later(
    r"utf-(?:8|16|32)(?:-[bl]e)?|iso8859-.*|cp\d+|mac-.*|koi8-.|gb.*|big5.*|shift_jis.*|euc_.*|ascii|tis-620|iso2022_.*|johab|hz"
)
_HEAD_BYTES = 65_536
_PIECE_BYTES = 262_144
_ESCAPES = (
    "iso2022"  # where a piece ends within a wrong sequence of these, Python gives up instead of replacing it
)


class BadByte(NamedTuple):
    """The first byte that is no character in the document's encoding; the column counts characters from 1."""

    value: int
    line: int
    column: int


class Decoded(NamedTuple):
    """A document in UTF-8 without its byte order mark.

    Attributes:
        data: the whole document; bytes that are no character have become U+FFFD.
        start: offset in ``data`` of what an XML parser may see: after anything before the declaration.
        encoding: Python's name of the encoding that ``data`` was read with.
        bom: whether there was a byte order mark.
        declaration: whether there is an XML declaration; version and declared are its values as written.
        unknown: the declared encoding does not exist.
    """

    data: bytes
    start: int
    encoding: str
    bom: bool
    declaration: bool
    version: str | None
    declared: str | None
    unknown: bool
    bad_byte: BadByte | None


def decode(raw: bytes) -> Decoded:
    """Find the encoding by byte order mark, shape and declaration, and read the document with it; raises nothing."""
    mark, encoding = next((row for row in _BOMS if raw.startswith(row[0])), (b"", ""))
    raw = raw[len(mark) :]
    if not encoding:
        encoding = next((name for shape, name in _SHAPES if raw.startswith(shape)), "")
    wide = encoding.startswith(("utf-16", "utf-32"))
    head = raw[: _HEAD_BYTES * 4].decode(encoding, "replace").encode() if wide else raw
    match = _declaration(head)
    values = {name: double or single for name, double, single in _PSEUDO.findall(match[0])} if match else {}
    texts = {name.decode(): value.decode("ascii", "replace") for name, value in values.items()}
    declared = texts.get("encoding")
    known = _codec(declared) if declared else "utf-8"
    if not encoding:
        # A declaration that could be read as ASCII cannot be in UTF-16.
        encoding = known if known and not known.startswith(("utf-16", "utf-32")) else "utf-8"
    data, bad_byte = _read(raw, encoding)
    again = _declaration(data)
    return Decoded(
        data=data,
        start=again.start() if again else 0,
        encoding=encoding,
        bom=bool(mark),
        declaration=match is not None,
        version=texts.get("version"),
        declared=declared,
        unknown=known is None,
        bad_byte=bad_byte,
    )


def _declaration(data: bytes) -> re.Match[bytes] | None:
    """The XML declaration, also one that stands after something else, as long as no feed has begun there."""
    match = _DECLARATION.search(data, 0, _HEAD_BYTES)
    if match is None or re.search(rb"<(?:rss|feed|channel|rdf:RDF|item)\b", data[: match.start()]):
        return None
    return match


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return found if _CHARACTERS.fullmatch(found) else None


def _read(raw: bytes, encoding: str) -> tuple[bytes, BadByte | None]:
    """The document in UTF-8, made piece by piece: its text as a whole would take up to four times as much memory."""
    same = encoding == "utf-8"
    if same and raw.isascii():
        return raw, None
    written = io.BytesIO()
    decoder = codecs.getincrementaldecoder(encoding)()
    for begin, piece, last in _pieces(raw, encoding):
        state = decoder.getstate()
        try:
            text = decoder.decode(piece, last)
        except UnicodeDecodeError as error:
            good = error.start - len(state[0])  # bytes of this piece before the bad one
            decoder.setstate(state)
            written.write(decoder.decode(piece[: max(good, 0)]).encode("utf-8", "replace"))
            before = raw[: begin + good] if same else written.getvalue()
            return _replaced(raw, encoding), BadByte(raw[begin + good], *Lines(before).position(len(before)))
        if not same:
            written.write(text.encode("utf-8", "replace"))
    return (raw if same else written.getvalue()), None


def _replaced(raw: bytes, encoding: str) -> bytes:
    """The document in UTF-8, U+FFFD in place of what is no character."""
    written = io.BytesIO()
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for _, piece, last in _pieces(raw, encoding):
        written.write(decoder.decode(piece, last).encode("utf-8", "replace"))
    return written.getvalue()


def _pieces(raw: bytes, encoding: str) -> Iterator[tuple[int, bytes, bool]]:
    """Where each piece begins, the piece, and whether it is the last one."""
    whole = encoding.startswith(_ESCAPES)
    size = len(raw) + 1 if whole else _PIECE_BYTES
    for begin in range(0, len(raw) or 1, size):
        yield begin, raw[begin : begin + size], begin + size >= len(raw)
