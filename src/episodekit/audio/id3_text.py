"""L3. Words in ID3 frames: one byte for the encoding, then Latin-1, UTF-16 with or without BOM, or UTF-8.

https://id3.org/id3v2.3.0 §3.3, https://id3.org/id3v2.4.0-structure §4.
"""

from itertools import pairwise

_CODECS = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}
_WIDE = frozenset({1, 2})


def text(value: str, version: int = 3) -> bytes:
    """Encoding and words: Latin-1 where ASCII is enough, otherwise UTF-16 in version 2.3 and UTF-8 in 2.4."""
    if value.isascii():
        return b"\0" + value.encode("ascii")
    return wide(value) if version == 3 else b"\3" + value.encode()


def wide(value: str) -> bytes:
    """Encoding and words in UTF-16 with BOM, without a final NUL."""
    return b"\x01\xff\xfe" + value.encode("utf-16-le")


def listed(values: list[str], version: int = 3) -> bytes:
    """Encoding and several words, a NUL behind each."""
    if "".join(values).isascii():
        return b"\0" + b"".join(value.encode("ascii") + b"\0" for value in values)
    if version == 4:
        return b"\3" + b"".join(value.encode() + b"\0" for value in values)
    return b"\x01" + b"".join(b"\xff\xfe" + value.encode("utf-16-le") + b"\0\0" for value in values)


def commented(language: bytes, value: str, version: int = 3, description: str = "") -> bytes:
    """What comments and lyrics hold: encoding, language, a description, the words."""
    if (value + description).isascii():
        return b"\0" + language + description.encode("ascii") + b"\0" + value.encode("ascii")
    if version == 4:
        return b"\3" + language + description.encode() + b"\0" + value.encode()
    return (
        b"\x01" + language
        + b"\xff\xfe" + description.encode("utf-16-le") + b"\0\0"
        + b"\xff\xfe" + value.encode("utf-16-le")
    )  # fmt: skip


def split(encoding: int, data: bytes, limit: int) -> list[bytes]:
    """Pieces that a NUL of the encoding's width closes; the last one holds whatever is left."""
    if encoding not in _WIDE:
        return data.split(b"\0", limit)
    pieces: list[bytes] = []
    begin = at = 0
    while len(pieces) < limit and (at := data.find(b"\0\0", at)) >= 0:
        if (at - begin) % 2:
            at += 1
            continue
        pieces.append(data[begin:at])
        begin = at = at + 2
    return [*pieces, data[begin:]]


def decoded(encoding: int, data: bytes) -> str:
    """Words, as far as they can be read; what follows a NUL at the end is left out."""
    if encoding == 1 and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        codec = "utf-16-le"  # without a BOM most programs mean this
    else:
        codec = _CODECS.get(encoding, "latin-1")
    return data.decode(codec, "replace").rstrip("\0")


def unstated(data: bytes, codec: str = "cp1252") -> str:
    """Words up to the first NUL whose encoding nobody states: UTF-8 where they are that, or else Windows' Latin-1."""
    words = data.split(b"\0", 1)[0]
    try:
        return words.decode()
    except UnicodeDecodeError:
        return words.decode(codec, "replace")


def read(data: bytes) -> list[str]:
    """The words of a text frame; of version 2.4 there may be several."""
    if not data:
        return []
    pieces = split(data[0], data[1:], 1000)
    return [decoded(data[0], piece) for piece in pieces if piece]


def pairs(data: bytes) -> list[tuple[str, str]]:
    """The words of a list of people: role and name in turn."""
    words = [] if not data else [decoded(data[0], piece) for piece in split(data[0], data[1:], 1000)]
    return [pair for number, pair in enumerate(pairwise(words)) if number % 2 == 0 and pair[1]]


def iso639(tag: str) -> bytes:
    """The three letters of ISO 639-2 for a language tag; ``und`` if there are none."""
    import langcodes

    try:
        letters = str(langcodes.Language.get(tag).to_alpha3())
    except (LookupError, ValueError):
        letters = "und"
    return letters.encode("ascii") if len(letters) == 3 and letters.isascii() else b"und"
