"""L3. Bytes into text: byte order mark, then strict UTF-8, then a guess that must hold for the whole file."""

import codecs
import re

from episodekit.errors import ArticleError

TEXT_LIMIT_BYTES = 1_000_000
PAGE_LIMIT_BYTES = 5_000_000  # saved web pages are mostly scripts and styles
_BYTES_AN_HOUR = 54_000  # 150 words a minute of 6 bytes each
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files that are often mistaken for articles (https://www.iana.org/assignments/media-types/).
_MAGIC = (
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
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAVE_AS_TEXT = "save its text as .txt, .md or .html in UTF-8"
_SAMPLE_BYTES = 20_000


def check_bytes(data: bytes, name: str, limit_bytes: int) -> None:
    """Refuse what cannot be an article.

    Raises:
        ArticleError: the file is empty, larger than ``limit_bytes``, or known not to be text.
    """
    if not data.strip():
        raise ArticleError("the article is empty", remedy="write its text into the file", where=name)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"this is {what}, not text", remedy=_SAVE_AS_TEXT, where=name)
    if len(data) > limit_bytes:
        hours = max(1, round(len(data) / _BYTES_AN_HOUR))
        raise ArticleError(
            f"the article has {len(data):,} bytes, about {hours} hours of speech",
            remedy=f"cut it to {limit_bytes:,} bytes or fewer, for instance one chapter an episode",
            where=name,
        )


def decode(data: bytes, name: str) -> str:
    """The text of bytes.

    Raises:
        ArticleError: they are not text in any encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, name, error)
    if _CONTROL.search(text):
        raise _binary(name, "control characters")
    return text


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _binary(name, f"byte {error.start + 1} is not {encoding.upper()}") from None
    if _CONTROL.search(text):
        raise _binary(name, "control characters")
    return text


def _guess(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    reason = f"byte {error.start + 1} (0x{data[error.start]:02X}) is not UTF-8"
    if b"\x00" in data:
        raise _binary(name, reason)
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise _binary(name, reason) from None
    # A guess from a part, which the whole file then has to confirm: bounded time for any file.
    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is None:
        raise _binary(name, reason)
    text = _strict(data, best.encoding, name)
    letters = sum(character.isalpha() or character.isspace() for character in text)
    if letters * 10 < len(text) * 7:
        raise _binary(name, reason)
    return text


def _binary(name: str, reason: str) -> ArticleError:
    return ArticleError(f"this is not text: {reason}", remedy=_SAVE_AS_TEXT, where=name)
