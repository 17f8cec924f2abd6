"""Bytes of a transcript → text: encodings, line ends, and characters that no page and no feed may hold."""

import re

from episodekit.errors import ArticleError, InvalidValueError
from episodekit.notation import markup
from episodekit.notation.charsets import MAGIC, MARKS
from episodekit.transcripts.transcript import Mends

_RULE = "transcript-encoding"
_SAVE = "save the file as UTF-8"
_SAID = re.compile(rb"[A-Za-z\x80-\xff]")
_ENCODINGS = (
    "cp1252", "cp1250", "cp1251", "cp932", "gb18030", "big5", "cp949", "euc_jp", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "cp874", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "koi8_r",
)  # fmt: skip
_NAMES = {f"cp125{number}": f"Windows-125{number}" for number in range(9)}
_MOST_FOREIGN = 0.02  # of the lines; above, the whole file is in another encoding


def text_of(data: bytes, mends: Mends) -> str:
    """The text, with line feeds only.

    Raises:
        InvalidValueError: empty, or not text.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise InvalidValueError("the file is empty", remedy="write the transcript into it")
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise InvalidValueError(f"this is {what}, no transcript", remedy="name a transcript")
    text = _decoded(data, mends)
    text = re.sub(r"\r+\n|\r", "\n", text.removeprefix("\ufeff"))
    if markup.illegal_xml(text) is None:
        return text
    return _legal(text, mends)


def _legal(text: str, mends: Mends) -> str:
    """The text without characters that XML forbids, which no page and no feed may hold."""
    if text.count("\0") * 10 > len(text):
        raise InvalidValueError("this is not text but binary data", remedy="name a transcript")
    for line, row in enumerate(text.split("\n"), start=1):
        if (bad := markup.illegal_xml(row)) is not None:
            at = row.index(bad) + 1
            message = f"character {at} is U+{ord(bad):04X}, which XML forbids: left out"
            mends.add(_RULE, line, message, "delete that character", breaks=False)
    return markup.without_illegal_xml(text)


def _decoded(data: bytes, mends: Mends) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            if encoding != "utf-8":
                mends.add(_RULE, 1, f"the file is in {encoding.upper()}", _SAVE)
                return data[len(mark) :].decode(encoding, "replace")
            data = data[len(mark) :]
            break
    if (wide := _wide(data)) is not None:
        mends.add(_RULE, 1, f"the file is in {wide.upper()}, and does not say so", _SAVE)
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _foreign(data, error, mends)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its signs is 0."""
    head = data[:400]
    if len(head) < 8:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd * 2 > len(head) // 2 and even * 10 < len(head):
        return "utf-16-le"
    return "utf-16-be" if even * 2 > len(head) // 2 and odd * 10 < len(head) else None


def _foreign(data: bytes, error: UnicodeDecodeError, mends: Mends) -> str:
    """Text that is not UTF-8: cut off in the middle of a character, a few lines from elsewhere, or another encoding."""
    line = data.count(b"\n", 0, error.start) + 1
    seen = f"byte 0x{data[error.start]:02X} in line {line} is not UTF-8"
    if error.reason == "unexpected end of data" and len(data) - error.start < 4:
        mends.add(_RULE, line, f"{seen}: the file is cut off there", "save the file anew")
        return data[: error.start].decode("utf-8")
    rows = data.split(b"\n")
    bad = [number for number, row in enumerate(rows) if not _is_utf8(row)]
    if len(bad) <= len(rows) * _MOST_FOREIGN or any(not row.isascii() and _is_utf8(row) for row in rows):
        for number in bad:
            mends.add(_RULE, number + 1, "this line is not UTF-8, as others are: read as Windows-1252", _SAVE)
        return "\n".join(
            row.decode("utf-8") if _is_utf8(row) else row.decode("cp1252", "replace") for row in rows
        )
    text, encoding = _guessed(data, seen)
    mends.add(_RULE, line, f"{seen}: the file was read as {encoding}", _SAVE)
    return text


def _is_utf8(row: bytes) -> bool:
    try:
        row.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(data: bytes, seen: str) -> tuple[str, str]:
    """The text in the encoding that fits what is said, without numbers and times, and the encoding's name."""
    from episodekit.article.readers.decode import decode

    said = b"\n".join(row for row in data.split(b"\n") if b"-->" not in row and _SAID.search(row))
    try:
        text = decode(said.translate(None, b"0123456789{}<>/:,_"), "")
    except ArticleError:
        raise InvalidValueError(f"{seen}, and no other encoding fits", remedy=_SAVE) from None
    for encoding in _ENCODINGS:
        try:
            if said.translate(None, b"0123456789{}<>/:,_").decode(encoding) == text:
                return data.decode(encoding), _NAMES.get(encoding, encoding.upper())
        except UnicodeDecodeError:
            continue
    raise InvalidValueError(f"{seen}, and no other encoding fits", remedy=_SAVE)
