"""L3. ID3 → what it says. Own code and not mutagen's, which unpacks whatever is compressed and loses feeds that iTunes wrote.

A frame that cannot be read is left out; the others are read all the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from episodekit.audio import id3_text
from episodekit.audio.id3_frames import Frame, RawTag, frames, parse, plain
from episodekit.audio.id3_kept import FRONT_COVER, as_version
from episodekit.audio.tags import StoredTags, advisory
from episodekit.errors import InvalidValueError
from episodekit.model.episode import Chapter, Person
from episodekit.notation import markup

_CHAPTER_HEAD_BYTES = 16  # start, end and two offsets: https://id3.org/id3v2-chapters-1.0 §3.1
_CHAPTER_LIMIT, _INNER_LIMIT = 5_000, 32  # chapters of a file, frames of a chapter
_TITLE_CHARACTERS = 255
_NAME_CHARACTERS = 128


def stored(tags: Sequence[RawTag]) -> StoredTags:
    """What the first tag of a file says; empty values if there is no tag."""
    if not tags:
        return StoredTags()
    first = tags[0]
    # Of version 2.2 only the names of frames and the form of pictures differ: it is read as 2.3.
    version = max(3, first.version)
    rows = _plain(as_version(first, version), version)
    texts = _texts(rows)
    return StoredTags(
        form=f"ID3v2.{first.version}",
        title=_first(texts, "TIT2"),
        show=_first(texts, "TALB"),
        author=_first(texts, "TPE1"),
        season=_first(texts, "TPOS"),
        episode_number=_first(texts, "TRCK"),
        published=_date(texts),
        language=_language(rows) or _first(texts, "TLAN"),
        description=_commented(rows, "COMM") or _first(texts, "TDES"),
        long_description=_first(texts, "TDES"),
        transcript=_commented(rows, "USLT"),
        link=next((clean(data.decode("latin-1")) for data in _of(rows, "WOAF")), ""),
        guid=_first(texts, "TGID"),
        feed_url=next((_feed(data) for data in _of(rows, "WFED")), ""),
        chapters=tuple(_chapters(rows, version)),
        listed=any(_top_level(data) for data in _of(rows, "CTOC")),
        cover=_cover(rows),
        size_bytes=sum(tag.end - tag.begin for tag in tags),
        frames=tuple(frame.id for frame in frames(first)),
        copyright=_first(texts, "TCOP"),
        people=tuple(_people(rows)),
        categories=_words(_first(texts, "TCAT")),
        keywords=_words(_first(texts, "TKWD")),
        explicit=_explicit(rows),
    )


def clean(text: str) -> str:
    """Words without what no document may hold."""
    while (bad := markup.illegal_xml(text)) is not None:
        text = text.replace(bad, " ")
    return text.strip()


def _plain(rows: Sequence[Frame], version: int) -> list[tuple[str, bytes]]:
    found = ((row.id, plain(row, version)) for row in rows)
    return [(name, data) for name, data in found if data]


def _of(rows: Sequence[tuple[str, bytes]], name: str) -> Iterator[bytes]:
    return (data for found, data in rows if found == name)


def _texts(rows: Sequence[tuple[str, bytes]]) -> dict[str, str]:
    """Each text frame's words, the first of several that are not empty."""
    found: dict[str, str] = {}
    for name, data in rows:
        if name[0] == "T" and name != "TXXX" and not found.get(name):
            found[name] = clean("/".join(id3_text.read(data)))
    return found


def _first(texts: Mapping[str, str], name: str) -> str:
    return texts.get(name, "")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.replace(";", ",").split(",") if word.strip())


def _date(texts: Mapping[str, str]) -> str:
    if whole := texts.get("TDRC") or texts.get("TDRL"):
        return whole
    year, day, time = (_first(texts, name) for name in ("TYER", "TDAT", "TIME"))
    if not year or len(day) != 4:
        return year
    return f"{year}-{day[2:]}-{day[:2]}" + (f"T{time[:2]}:{time[2:]}" if len(time) == 4 else "")


def _commented(rows: Sequence[tuple[str, bytes]], name: str) -> str:
    """The words of comments or lyrics: those without a description first, iTunes' own numbers never."""
    best = ""
    for data in _of(rows, name):
        pieces = [id3_text.decoded(data[0], piece) for piece in id3_text.split(data[0], data[4:], 1)]
        words, description = clean(pieces[-1]), pieces[0] if len(pieces) > 1 else ""
        if words and not description.strip("\ufeff"):
            return words
        if not description.startswith("iTun"):
            best = best or words
    return best


def _language(rows: Sequence[tuple[str, bytes]]) -> str:
    found = next((data[1:4] for data in _of(rows, "USLT") if len(data) >= 4), b"")
    return clean(found.decode("latin-1"))


def _explicit(rows: Sequence[tuple[str, bytes]]) -> bool | None:
    """What iTunes' own frame says of strong language."""
    for data in _of(rows, "TXXX"):
        pieces = [id3_text.decoded(data[0], piece) for piece in id3_text.split(data[0], data[1:], 1)]
        if pieces[0].strip("\ufeff").upper() == "ITUNESADVISORY":
            return advisory(clean(pieces[-1]))
    return None


def _feed(data: bytes) -> str:
    """The feed's address: a text frame as iTunes writes it, or a link frame."""
    words = id3_text.decoded(data[0], data[1:]) if data[0] <= 3 else data.decode("latin-1")
    return clean(words)


def _people(rows: Sequence[tuple[str, bytes]]) -> Iterator[Person]:
    for name in ("IPLS", "TIPL"):
        for data in _of(rows, name):
            for role, person in id3_text.pairs(data):
                try:
                    yield Person(name=_line(person, _NAME_CHARACTERS), role=_line(role, _NAME_CHARACTERS))
                except InvalidValueError:
                    continue  # no name at all


def _line(words: str, limit: int) -> str:
    return " ".join(clean(words).split())[:limit].strip()


def _top_level(contents: bytes) -> bool:
    _, _, rest = contents.partition(b"\0")
    return bool(rest) and bool(rest[0] & 2)


def _cover(rows: Sequence[tuple[str, bytes]]) -> bytes | None:
    """The front cover, or else a picture of no stated kind."""
    found = [picture for data in _of(rows, "APIC") if (picture := _picture(data)) is not None]
    kinds = {kind: data for kind, data in reversed(found) if data}
    return kinds.get(FRONT_COVER) or kinds.get(0)


def _picture(data: bytes) -> tuple[int, bytes] | None:
    _, nul, rest = data[1:].partition(b"\0")
    if not nul or not rest:
        return None
    pieces = id3_text.split(data[0], rest[1:], 1)
    return rest[0], pieces[-1] if len(pieces) > 1 else b""


def _chapters(rows: Sequence[tuple[str, bytes]], version: int) -> list[Chapter]:
    """By time, with the names that apps would show; a chapter without one gets its number."""
    found = []
    for data, _ in zip(_of(rows, "CHAP"), range(_CHAPTER_LIMIT), strict=False):
        _, _, rest = data.partition(b"\0")
        if len(rest) >= _CHAPTER_HEAD_BYTES:
            inner = _plain(list(parse(rest[_CHAPTER_HEAD_BYTES:], version, _INNER_LIMIT)), version)
            found.append((int.from_bytes(rest[:4], "big"), int.from_bytes(rest[4:8], "big"), inner))
    found.sort(key=lambda row: row[:2])
    return [_chapter(number, *row) for number, row in enumerate(found, start=1)]


def _chapter(number: int, start_ms: int, end_ms: int, inner: Sequence[tuple[str, bytes]]) -> Chapter:
    title = _line(_texts(inner).get("TIT2", ""), _TITLE_CHARACTERS)
    return Chapter(
        start=timedelta(milliseconds=start_ms),
        title=title or f"Chapter {number}",
        end=timedelta(milliseconds=end_ms) if end_ms > start_ms else None,
        url=next(filter(None, map(_link, _of(inner, "WXXX"))), None),
        picture=next(
            (found[1] for data in _of(inner, "APIC") if (found := _picture(data)) and found[1]), None
        ),
    )


def _link(data: bytes) -> str | None:
    pieces = id3_text.split(data[0], data[1:], 1)
    return clean(pieces[-1].decode("latin-1")) or None if len(pieces) > 1 else None
