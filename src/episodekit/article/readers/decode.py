"""L3. Bytes into text: byte order mark, then strict UTF-8, then a guess that must hold for the whole file."""

import re

from episodekit.errors import ArticleError
from episodekit.notation.charsets import LABELS, MAGIC, MARKS, decode_as

TEXT_LIMIT_BYTES = 1_000_000
PAGE_LIMIT_BYTES = 5_000_000  # saved web pages are mostly scripts and styles
_BYTES_AN_HOUR = 54_000  # 150 words a minute of 6 bytes each
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES = bytes(sign for sign in range(32) if _CONTROL.match(chr(sign)))
_SAVE_AS_TEXT = "save its text as .txt, .md or .html in UTF-8"
_SAMPLE_BYTES = 20_000
_HEAD_BYTES = 4_096  # browsers look for the statement in the first 1,024
_STATED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}["']?([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE
)
_WESTERN = frozenset("äöüßÄÖÜéèêëàâçîïôûùœæñáíóúìòãõåøÅØÆÉÈÊÀÂÇÎÔÁÍÓÚÑ’‘“”„–—…«»€°§¿¡·´£\u00a0•©®™ª")
# Encodings that texts were saved in before UTF-8, most often first; the rest are mistaken for these.
_LEGACY = [
    "cp1252", "cp1251", "cp1250", "gb18030", "cp932", "euc_jp", "cp949", "big5", "cp1256", "cp1253", "cp1254", "cp1255",
    "cp1257", "cp1258", "cp874", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "koi8_r",
]  # fmt: skip
_WIDE_MARKS = tuple(mark for mark, encoding in MARKS if encoding != "utf-8")


def check_bytes(data: bytes, name: str, limit_bytes: int) -> None:
    """Refuse what cannot be an article.

    Raises:
        ArticleError: the file is empty, larger than ``limit_bytes``, or known not to be text.
    """
    if not data.strip():
        raise ArticleError("the article is empty", remedy="write its text into the file", where=name)
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"this is {what}, not text", remedy=_SAVE_AS_TEXT, where=name)
    check_length(len(data), limit_bytes, name)


def check_length(size: int, limit_bytes: int, name: str) -> None:
    """Refuse what nobody would listen to.

    Raises:
        ArticleError: ``size`` is above ``limit_bytes``.
    """
    if size > limit_bytes:
        hours = max(1, round(size / _BYTES_AN_HOUR))
        raise ArticleError(
            f"the article has {size:,} bytes, about {hours} hours of speech",
            remedy=f"cut it to {limit_bytes:,} bytes or fewer, for instance one chapter an episode",
            where=name,
        )


def decode(data: bytes, name: str) -> str:
    """The text of bytes.

    Raises:
        ArticleError: they are not text in any encoding that can be told.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    if (shifted := _shifted(data)) is not None:
        return shifted
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, name, error)
    if _CONTROL.search(text):
        raise _binary(name, "control characters")
    return text


def decode_page(data: bytes, name: str) -> str:
    """The text of an HTML page, which may state its own encoding.

    A byte order mark and well-formed UTF-8 count more than what the page states, because pages are saved anew by programs
    that leave the statement as it was (https://encoding.spec.whatwg.org/#decode).

    Raises:
        ArticleError: it is not text in any encoding that can be told.
    """
    if data.startswith(_WIDE_MARKS):
        return decode(data, name)
    if (shifted := _shifted(data)) is not None:
        return shifted
    clean = data.translate(None, _CONTROL_BYTES)  # browsers leave them out
    stated = _STATED.search(clean[:_HEAD_BYTES])
    try:
        return clean.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode_as(clean, stated[1].decode("ascii")) if stated else None
    return decode(clean, name) if text is None else text


def _shifted(data: bytes) -> str | None:
    """The text of the mail encodings of Japan and Korea, which look like ASCII; None if it is in none of them.

    They announce their character sets with ``ESC $`` (https://www.rfc-editor.org/rfc/rfc1468).
    """
    if b"\x1b$" not in data or not data.isascii():
        return None
    try:
        text = data.decode("iso2022_kr" if b"\x1b$)C" in data else "iso2022_jp_ext")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


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
    if (western := _western(data)) is not None:
        return _strict(western.encode(), "utf-8", name)
    from charset_normalizer import from_bytes

    # A guess from a part that begins shortly before the first telling byte, which the whole file then has to confirm:
    # bounded time for any file.
    start = max(0, error.start - _SAMPLE_BYTES // 10)
    best = from_bytes(data[start : start + _SAMPLE_BYTES], cp_isolation=_LEGACY).best()
    if best is None:
        raise _binary(name, reason)
    text = _strict(data, LABELS.get(best.encoding.replace("_", "-"), best.encoding), name)
    letters = sum(character.isalpha() or character.isspace() for character in text)
    if letters * 10 < len(text) * 7:
        raise _binary(name, reason)
    return text


def _western(data: bytes) -> str | None:
    """The text in the encoding of Western Europe, if all its signs are at home there and most letters are plain ones.

    There are too few others in a short text for statistics to tell.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    others = [sign for sign in text if sign > "\x7f"]
    plain = sum(sign.isalpha() and sign <= "\x7f" for sign in text)
    if not _WESTERN.issuperset(others) or len(others) * 5 > plain:
        return None
    # Czech and Hungarian have these two by mistake, if read so.
    mistaken = ("ì" in others and "ø" in others) or ("õ" in others and "ã" not in others)
    return None if mistaken else text


def _binary(name: str, reason: str) -> ArticleError:
    return ArticleError(f"this is not text: {reason}", remedy=_SAVE_AS_TEXT, where=name)
