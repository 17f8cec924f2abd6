"""L3. What tags behind the sound say, where no ID3v2 stands before it: APE, ID3v2 at the end, ID3v1.

https://wiki.hydrogenaud.io/index.php?title=APEv2_specification, https://id3.org/ID3v1.
"""

from collections.abc import Iterator
from typing import BinaryIO

from episodekit.audio import id3_frames, id3_read
from episodekit.audio.id3_text import unstated
from episodekit.audio.tags import StoredTags, worded
from episodekit.audio.tails import tails
from episodekit.model.splice import Span

_CUT = "ID3v1"  # which has room for 30 letters of a title
_ID3V1_BYTES, _APE_FOOTER_BYTES = 128, 32
_APE_LIMIT_BYTES = 32 << 20
_ITEM_LIMIT = 1000
_TEXT, _BINARY = 0, 1
_ID3V1 = (
    ("title", 3, 33),
    ("author", 33, 63),
    ("show", 63, 93),
    ("published", 93, 97),
    ("description", 97, 127),
)
"""Where the words of ID3v1 stand, each filled up with NULs or spaces."""
_APE = {
    "title": "title",
    "artist": "author",
    "album": "show",
    "year": "published",
    "track": "episode_number",
    "disc": "season",
    "comment": "description",
    "copyright": "copyright",
    "language": "language",
    "lyrics": "transcript",
    "related": "link",
}
_APE_COVER = "cover art (front)"


def stored(file: BinaryIO, begin: int) -> StoredTags:
    """What the tags behind sound that begins at an offset say: the richest one of them; empty values if there is none.

    Raises:
        AudioError: an ID3v2 tag is larger than 64 MiB.
    """
    found = [read for span in tails(file, begin) if (read := _read(file, span)).form]
    return max(found, key=lambda row: (row.form != _CUT, len(row.frames)), default=StoredTags())


def _read(file: BinaryIO, span: Span) -> StoredTags:
    file.seek(span.begin)
    head = file.read(3)
    if head == b"ID3":
        return id3_read.stored(id3_frames.read_tags(file, "the tag at its end", span.begin)[:1])
    if span.length_bytes > _APE_LIMIT_BYTES:
        return StoredTags()
    file.seek(span.begin)
    data = file.read(span.length_bytes)
    if data[-_APE_FOOTER_BYTES:].startswith(b"APETAGEX"):
        return _ape(data)
    return _id3v1(data[-_ID3V1_BYTES:]) if data[-_ID3V1_BYTES:].startswith(b"TAG") else StoredTags()


def _id3v1(data: bytes) -> StoredTags:
    words = {name: id3_read.clean(unstated(data[begin:end])) for name, begin, end in _ID3V1}
    # Version 1.1 puts a number into the last byte of the comment, behind a NUL.
    if data[125] == 0 and data[126]:
        words["episode_number"] = str(data[126])
    names = tuple(name for name, value in words.items() if value)
    return worded(_CUT, words, names, size_bytes=len(data))


def _ape(data: bytes) -> StoredTags:
    """Of several items with one name the first counts; of version 1 the words are no UTF-8 in most files."""
    words: dict[str, str] = {}
    names, cover = [], None
    for key, kind, value in _items(data):
        names.append(key)
        name = _APE.get(key.lower(), "")
        if kind == _TEXT and name:
            text = "/".join(id3_read.clean(unstated(piece)) for piece in value.split(b"\0") if piece)
            words.setdefault(name, text)
        elif kind == _BINARY and key.lower() == _APE_COVER:
            cover = cover or value.partition(b"\0")[2] or None
    version = int.from_bytes(data[-24:-20], "little") // 1000
    return worded(f"APEv{version}", words, names, cover=cover, size_bytes=len(data))


def _items(data: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Name, kind and content of each item."""
    at = _APE_FOOTER_BYTES if data.startswith(b"APETAGEX") else 0
    for _ in range(_ITEM_LIMIT):
        size, flags = (
            int.from_bytes(data[at : at + 4], "little"),
            int.from_bytes(data[at + 4 : at + 8], "little"),
        )
        end = data.find(b"\0", at + 8, at + 8 + 256)
        if end < 0 or end + 1 + size > len(data) - _APE_FOOTER_BYTES:
            return
        yield data[at + 8 : end].decode("ascii", "replace"), flags >> 1 & 3, data[end + 1 : end + 1 + size]
        at = end + 1 + size
