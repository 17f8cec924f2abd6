"""How podcast apps read chapters from MP3s, after what is known of their sources; not more forgiving than they are."""

import struct
from dataclasses import dataclass
from urllib.parse import unquote_plus


@dataclass(frozen=True)
class Seen:
    """A chapter as an app shows it; times in milliseconds."""

    start: int
    title: str
    url: str | None
    image: bytes | None = None


def _plain_frames(body: bytes) -> list[tuple[bytes, bytes]]:
    """Frames whose sizes are read as plain big-endian numbers."""
    found, at = [], 0
    while at + 10 <= len(body) and body[at] != 0:
        size = struct.unpack_from(">I", body, at + 4)[0]
        found.append((body[at : at + 4], body[at + 10 : at + 10 + size]))
        at += 10 + size
    return found


def _body(mp3: bytes) -> bytes:
    assert mp3[:3] == b"ID3"
    size = 0
    for byte in mp3[6:10]:
        size = size << 7 | byte
    return mp3[10 : 10 + size]


def frames(mp3: bytes) -> list[tuple[bytes, bytes]]:
    """Name and content of each frame of the first tag, in order of the file."""
    return _plain_frames(_body(mp3))


def _plain_picture(content: bytes) -> tuple[int, bytes]:
    """Kind and bytes of a picture whose words are in Latin-1."""
    assert content[0] == 0, "other encodings are read wrong"
    _, _, rest = content[1:].partition(b"\0")
    return rest[0], rest[1:].split(b"\0", 1)[1]


def pocket_casts(mp3: bytes) -> list[Seen]:
    """Pocket Casts on iOS: the *last* place where a frame's name stands in a chapter; a link goes on to the frame's end.

    Chapters that the first table of contents does not name are hidden.
    """
    rows = frames(mp3)
    contents = next(data for name, data in rows if name == b"CTOC")
    assert contents[contents.index(b"\0") + 1] & 2, "not ordered"
    listed = contents[contents.index(b"\0") + 3 :].split(b"TIT2")[0].split(b"\0")
    found = []
    for name, data in rows:
        if name != b"CHAP":
            continue
        element, _, rest = data.partition(b"\0")
        start = struct.unpack_from(">I", rest)[0]
        at = data.rindex(b"TIT2")
        size = struct.unpack_from(">I", data, at + 4)[0]
        text = data[at + 10 : at + 10 + size]
        title = text[1:].decode("utf-16") if text[0] == 1 else text[1:].decode("ascii", "replace")
        url = None
        if b"WXXX" in data:
            at = data.rindex(b"WXXX")
            size = struct.unpack_from(">I", data, at + 4)[0]
            link = data[at + 10 : at + 10 + size]
            url = link[1:].split(b"\0", 1)[1].decode("utf-8")
            url = url if url.startswith(("http://", "https://")) and "\0" not in url else None
        image = None
        if b"APIC" in data:
            at = data.rindex(b"APIC")
            size = struct.unpack_from(">I", data, at + 4)[0]
            image = _plain_picture(data[at + 10 : at + 10 + size])[1]
        if element in listed:
            found.append(Seen(start, title, url, image))
    return found


def antennapod(mp3: bytes) -> list[Seen]:
    """AntennaPod: a stream of frames; names of chapters up to 100 bytes; links are decoded, a bad one is dropped."""
    assert mp3[3] == 3, "version 2.3 is read with plain sizes"
    assert mp3[5] == 0, "an extended header or unsynchronisation breaks it"
    found = []
    for name, data in frames(mp3):
        if name != b"CHAP":
            continue
        element, _, rest = data.partition(b"\0")
        assert len(element) <= 100
        start = struct.unpack_from(">I", rest)[0]
        title, url, pictures = "", None, dict[int, bytes]()
        for inner, content in _plain_frames(rest[16:]):
            if inner == b"TIT2":
                title = content[1:].decode({0: "latin-1", 1: "utf-16"}[content[0]])
            if inner == b"WXXX":
                url = _java_decoded(content[1:].split(b"\0", 1)[1].decode("latin-1"))
            if inner == b"APIC":
                kind, image = _plain_picture(content)
                pictures.setdefault(kind, image)
        found.append(Seen(start, title, url, pictures.get(3) or next(iter(pictures.values()), None)))
    return sorted(found, key=lambda row: row.start)


def _java_decoded(url: str) -> str | None:
    """``URLDecoder.decode``: a percent sign that two hexadecimal digits do not follow is an error."""
    parts = url.split("%")[1:]
    if any(len(part) < 2 or not all(char in "0123456789abcdefABCDEF" for char in part[:2]) for part in parts):
        return None
    return unquote_plus(url)


def antennapod_comments(ogg: bytes) -> list[Seen]:
    """AntennaPod on Ogg and Opus: two digits tell a chapter, a second one with them loses all; seconds are whole."""
    at = 0
    for magic in (b"\x03vorbis", b"OpusTags"):
        if magic in ogg[:4096]:
            at = ogg.index(magic) + len(magic)
    block = _unpaged(ogg, at)
    size = struct.unpack_from("<I", block)[0]
    count = struct.unpack_from("<I", block, 4 + size)[0]
    at, found = 8 + size, dict[str, Seen]()
    for _ in range(count):
        size = struct.unpack_from("<I", block, at)[0]
        key, _, value = block[at + 4 : at + 4 + size].decode().partition("=")
        at += 4 + size
        if not key.lower().startswith("chapter"):
            continue
        number, rest = key[8:10], key[10:].lower()
        if not rest:
            if number in found:
                return []
            hours, minutes, seconds = value.split(":")
            whole = int(hours) * 3600 + int(minutes) * 60 + int(float(seconds))
            found[number] = Seen(whole * 1000, "", None)
        elif number in found:
            old = found[number]
            found[number] = Seen(
                old.start, value if rest == "name" else old.title, value if rest == "url" else old.url
            )
    return sorted(found.values(), key=lambda row: row.start)


def _unpaged(ogg: bytes, at: int) -> bytes:
    """What follows on the pages from an offset on, without their headers."""
    begin, bodies = 0, []
    while begin < len(ogg):
        body = begin + 27 + ogg[begin + 26]
        end = body + sum(ogg[begin + 27 : body])
        if end > at:
            bodies.append(ogg[max(at, body) : end])
        begin = end
    return b"".join(bodies)
