"""Encodings are read piece by piece, as Python reads the whole."""

import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from episodekit.feed import encoding
from episodekit.feed.encoding import BadByte, decode

NAMES = (
    "utf-8",
    "windows-1252",
    "iso-8859-15",
    "koi8-r",
    "shift_jis",
    "euc-kr",
    "gb18030",
    "big5",
    "iso-2022-jp",
)
TEXT = "<rss>aé\n中字\rтекст\r\n日本語 😀 한국어</rss>"


@given(
    name=st.sampled_from(NAMES), at=st.integers(0, 60), byte=st.integers(0x80, 0xFF), size=st.integers(1, 9)
)
def test_pieces_are_read_as_the_whole_is(name: str, at: int, byte: int, size: int) -> None:
    body = TEXT.encode(name, "ignore")
    raw = f'<?xml version="1.0" encoding="{name}"?>'.encode() + body[:at] + bytes([byte]) + body[at:]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoding, "_PIECE_BYTES", size)
        found = decode(raw)
    assert (found.data, found.bad_byte) == _whole(raw, name)


def _whole(raw: bytes, name: str) -> tuple[bytes, BadByte | None]:
    try:
        text = raw.decode(name)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(name, "replace")
        lines = re.split(r"\r\n?|\n", before)  # https://www.w3.org/TR/xml/#sec-line-ends
        bad_byte = BadByte(raw[error.start], len(lines), len(lines[-1]) + 1)
        return raw.decode(name, "replace").encode(), bad_byte
    return text.encode(), None


def test_a_long_document_is_not_held_as_text_too() -> None:
    raw = "<rss>é😀</rss>".encode() * 500_000  # as text, four bytes for each character
    tracemalloc.start()
    try:
        decode(raw)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < len(raw)


def test_a_bad_byte_stands_in_the_line_that_xml_counts() -> None:
    assert decode(b"<rss>\r<a>\r\n<b>\n\xff</b></rss>").bad_byte == BadByte(0xFF, 4, 1)
