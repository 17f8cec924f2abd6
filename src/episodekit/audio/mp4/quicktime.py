"""L3. The words that QuickTime keeps beside or instead of iTunes' list of tags, as atoms of that list; read, never written.

Text atoms in the user data (https://developer.apple.com/documentation/quicktime-file-format/user_data_text_strings), and
names with values (https://developer.apple.com/documentation/quicktime-file-format/metadata_atoms_and_types), which phones
and ``ffmpeg -movflags use_metadata_tags`` write.
"""

from collections.abc import Iterator, Sequence

from episodekit.audio.id3_text import unstated
from episodekit.audio.mp4.boxes import Box, first, number
from episodekit.audio.mp4.ilst import meta_head, says_the_same

_PREFIX = "com.apple.quicktime."
_UTF8 = 1
_NAMES = {
    "title": b"\xa9nam",
    "artist": b"\xa9ART",
    "author": b"\xa9ART",
    "album": b"\xa9alb",
    "creationdate": b"\xa9day",
    "date": b"\xa9day",
    "comment": b"\xa9cmt",
    "description": b"desc",
    "copyright": b"cprt",
}
_LIMIT = 1000


def atoms(moov: Box) -> list[Box]:
    """What an index says about the file in QuickTime's own ways."""
    boxes = moov.children()
    found: list[Box] = []
    for udta in (box for box in boxes if box.kind == b"udta"):
        inner = udta.children()
        found += [_atom(box.kind, _words(box)) for box in inner if says_the_same(box.kind)]
        boxes = [*boxes, *(box for box in inner if box.kind == b"meta")]
    for meta in boxes:
        if meta.kind == b"meta":
            found += _named(meta.children(meta_head(meta)))
    return found


def _words(box: Box) -> str:
    """The first of the texts, each behind its length and language (in numbers below 1024: of the Macintosh)."""
    size = int.from_bytes(box.data[:2], "big")
    return unstated(box.data[4 : 4 + size], "mac_roman")


def _named(boxes: Sequence[Box]) -> Iterator[Box]:
    """Values that say by number which of the names in the box ``keys`` is theirs."""
    keys, listed = first(boxes, b"keys"), first(boxes, b"ilst")
    if keys is None or listed is None:
        return
    names = [box.data.decode("utf-8", "replace") for box in keys.children(8)[:_LIMIT]]
    for value in listed.children()[:_LIMIT]:
        place = int.from_bytes(value.kind, "big")
        name = names[place - 1].removeprefix(_PREFIX).lower() if 0 < place <= len(names) else ""
        data = first(value.children(), b"data")
        if name in _NAMES and data is not None and len(data.data) >= 8 and number(data, 1, 3) == _UTF8:
            yield Box(_NAMES[name], data.render())


def _atom(kind: bytes, text: str) -> Box:
    return Box(kind, Box(b"data", _UTF8.to_bytes(4, "big") + bytes(4) + text.encode()).render())
