"""L1. Character sets: the names that pages and servers give them, and what their bytes begin with."""

import codecs
from types import MappingProxyType

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files that are often mistaken for articles (https://www.iana.org/assignments/media-types/).
MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (Word, EPUB …)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"ID3", "an MP3 recording"),
    (b"RIFF", "a WAV recording or WebP image"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
# Labels that mean more than they say on the web (https://encoding.spec.whatwg.org/#names-and-labels).
LABELS = MappingProxyType(
    {
        "ascii": "cp1252",
        "us-ascii": "cp1252",
        "iso-8859-1": "cp1252",
        "latin1": "cp1252",
        "latin-1": "cp1252",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "shift_jis": "cp932",
        "shift-jis": "cp932",
        "x-sjis": "cp932",
        "euc-kr": "cp949",
        "ks_c_5601-1987": "cp949",
        "iso-8859-9": "cp1254",
        "tis-620": "cp874",
    }
)
# Codecs of Python's that are no page's; two of them take the square of the length.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7", "undefined"})


def decode_as(data: bytes, charset: str) -> str | None:
    """The text of bytes in the encoding that a page or server states; None if it is unknown, or wrong."""
    label = charset.strip().strip("\"'").lower()
    try:
        codec = codecs.lookup(LABELS.get(label, label)).name
        return None if codec in _NO_CHARSETS else data.decode(codec)
    except (LookupError, UnicodeError, ValueError):
        return None


def as_utf8(data: bytes, charset: str | None) -> bytes:
    """Bytes from the web in UTF-8, by what the server states; as they are if it states nothing true.

    Well-formed UTF-8 counts more, because servers state an encoding for all their pages alike.
    """
    if charset is None or data.startswith(tuple(mark for mark, _ in (*MARKS, *MAGIC))):
        return data
    if not charset.lower().startswith(
        ("iso-2022", "utf-16", "utf-32")
    ):  # which are well-formed UTF-8 or hold NUL
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return data
    text = decode_as(data, charset)
    return data if text is None else text.encode("utf-8", "replace")
