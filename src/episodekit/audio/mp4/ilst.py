"""L3. Tags ⇄ the atoms of an ``ilst`` box, as iTunes writes them; atoms of others are kept byte for byte.

https://developer.apple.com/documentation/quicktime-file-format/metadata_item_list_atom, names after
https://mutagen.readthedocs.io/en/latest/api/mp4.html. The bytes are ours, because mutagen writes them in place only
(quodlibet/mutagen#241), and rendering them is 20 lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC

from episodekit.audio.id3_text import unstated
from episodekit.audio.mp4.boxes import Box, Composed, Piece, composed, first
from episodekit.audio.tags import StoredTags, Tags, advisory, image_type, rating
from episodekit.errors import AudioError, InvalidValueError
from episodekit.model.episode import Chapter, Person
from episodekit.notation import markup

DESCRIPTION_BYTES = 255  # iTunes cuts "desc" there; "ldes" holds all of it
_ATOM_LIMIT = 5000  # people write dozens
_IMPLICIT, _UTF8, _UTF16, _JPEG, _PNG, _INTEGER = 0, 1, 2, 13, 14, 21
_PODCAST_KIND = 21  # of media, in "stik"
_MEAN = "com.apple.iTunes"
_LINK, _LANGUAGE, _PERFORMER = "WWW", "LANGUAGE", "PERFORMER"
_OURS = frozenset(
    {
        b"\xa9nam",
        b"\xa9alb",
        b"\xa9ART",
        b"aART",
        b"\xa9gen",
        b"gnre",
        b"\xa9day",
        b"\xa9cmt",
        b"\xa9lyr",
        b"cprt",
    }
    | {
        b"desc",
        b"ldes",
        b"pcst",
        b"purl",
        b"egid",
        b"catg",
        b"keyw",
        b"tvsn",
        b"tves",
        b"trkn",
        b"disk",
        b"stik",
    }
    | {b"rtng", b"covr"}
)
"""Atoms of which a file has one meaning, and we say it."""
_OUR_NAMES = frozenset({_LINK, _LANGUAGE, _PERFORMER})
_ROLE = re.compile(r"(.+) \(([^()]+)\)")


def atoms(tags: Tags) -> list[Composed]:
    """Every atom that tags become, in the order of the file."""
    return [*_texts(tags), *_numbers(tags), *_podcast(tags), *_freeform(tags), *_cover(tags)]


def is_ours(atom: Box) -> bool:
    """Whether an atom says what we say, so that ours takes its place."""
    if atom.kind == b"----":
        mean, name, _ = _named(atom)
        return mean == _MEAN and name.upper() in _OUR_NAMES
    return atom.kind in _OURS


def says_the_same(kind: bytes) -> bool:
    """Whether a text atom of QuickTime, beside the list and not in it, says what we say in the list."""
    return kind.startswith(b"\xa9") and kind in _OURS


def _texts(tags: Tags) -> Iterator[Composed]:
    published = tags.published.astimezone(UTC) if tags.published else None
    rows = (
        (b"\xa9nam", tags.title),
        (b"\xa9alb", tags.show),
        (b"\xa9ART", tags.author),
        (b"aART", tags.author),
        (b"\xa9gen", "Podcast"),
        (b"\xa9day", f"{published:%Y-%m-%dT%H:%M:%SZ}" if published else ""),
        (b"cprt", tags.copyright),
        (b"\xa9cmt", tags.description),
        (b"desc", cut(tags.description, DESCRIPTION_BYTES)),
        (b"ldes", tags.long_description or tags.description),
        (b"\xa9lyr", tags.transcript),
    )
    for kind, text in rows:
        if text:
            yield _atom(kind, _UTF8, text.encode())


def _numbers(tags: Tags) -> Iterator[Composed]:
    number, season = tags.episode_number, tags.season
    if number is not None and number < 1 << 16:
        yield _atom(b"trkn", _IMPLICIT, b"\0\0" + number.to_bytes(2, "big") + b"\0\0\0\0")
    if season is not None and season < 1 << 16:
        yield _atom(b"disk", _IMPLICIT, b"\0\0" + season.to_bytes(2, "big") + b"\0\0")
    for kind, value in ((b"tvsn", season), (b"tves", number)):
        if value is not None and value < 1 << 31:
            yield _atom(kind, _INTEGER, value.to_bytes(4, "big"))
    yield _atom(b"stik", _INTEGER, bytes([_PODCAST_KIND]))
    if tags.explicit is not None:
        yield _atom(b"rtng", _INTEGER, bytes([rating(explicit=tags.explicit)]))


def _podcast(tags: Tags) -> Iterator[Composed]:
    yield _atom(b"pcst", _INTEGER, b"\1")
    if tags.feed_url:
        yield _atom(b"purl", _IMPLICIT, tags.feed_url.encode())
    if tags.guid:
        yield _atom(b"egid", _IMPLICIT, tags.guid.encode())
    if tags.categories:
        yield _atom(b"catg", _UTF8, tags.categories[0].encode())
    if tags.keywords:
        yield _atom(b"keyw", _UTF8, ",".join(tags.keywords).encode())


def _freeform(tags: Tags) -> Iterator[Composed]:
    """What iTunes has no atom for, under names that other programs use too."""
    rows: tuple[tuple[str, Sequence[str]], ...] = (
        (_LINK, [tags.link] if tags.link else []),
        (_LANGUAGE, [tags.language] if tags.language != "und" else []),
        (_PERFORMER, [f"{person.name} ({person.role})" for person in tags.people]),
    )
    for name, values in rows:
        if values:
            head = Box(b"mean", b"\0\0\0\0" + _MEAN.encode()), Box(b"name", b"\0\0\0\0" + name.encode())
            data = (_data(_UTF8, value.encode()) for value in values)
            yield composed(b"----", (*head, *data))


def _cover(tags: Tags) -> Iterator[Composed]:
    if tags.cover:
        yield _atom(b"covr", _PNG if image_type(tags.cover) == "image/png" else _JPEG, tags.cover)


def _atom(kind: bytes, type_code: int, value: bytes) -> Composed:
    return composed(kind, [_data(type_code, value)])


def _data(type_code: int, value: bytes) -> Composed:
    content: tuple[Piece, ...] = type_code.to_bytes(4, "big") + b"\0\0\0\0", value
    return Composed(b"data", content, 8 + len(value))


def cut(text: str, limit_bytes: int) -> str:
    """The longest beginning of a text that takes so many bytes in UTF-8."""
    return text.encode()[:limit_bytes].decode(errors="ignore")


def stored(atoms: Sequence[Box], chapters: Iterable[Chapter], *, listed: bool) -> StoredTags:
    """What the atoms of a file say; of several of one kind the first."""
    text = {kind: _text(first(atoms, kind)) for kind in _OURS - {b"covr"}}
    number = {kind: _number(first(atoms, kind)) for kind in (b"tvsn", b"tves")}
    pair = {kind: _pair(first(atoms, kind)) for kind in (b"trkn", b"disk")}
    return StoredTags(
        form="MP4" if atoms else "",
        title=text[b"\xa9nam"],
        show=text[b"\xa9alb"],
        author=text[b"\xa9ART"] or text[b"aART"],
        season=number[b"tvsn"] or pair[b"disk"],
        episode_number=number[b"tves"] or pair[b"trkn"],
        published=text[b"\xa9day"],
        language="".join(freeform(atoms, _LANGUAGE)[:1]),
        description=text[b"desc"] if not text[b"\xa9cmt"].startswith(text[b"desc"]) else text[b"\xa9cmt"],
        long_description=text[b"ldes"],
        copyright=text[b"cprt"],
        transcript=text[b"\xa9lyr"],
        link="".join(freeform(atoms, _LINK)[:1]),
        guid=text[b"egid"],
        feed_url=text[b"purl"],
        people=tuple(_people(freeform(atoms, _PERFORMER))),
        categories=(text[b"catg"],) if text[b"catg"] else (),
        keywords=tuple(word.strip() for word in text[b"keyw"].split(",") if word.strip()),
        explicit=advisory(_number(first(atoms, b"rtng"))),
        chapters=tuple(chapters),
        listed=listed,
        cover=cover(atoms),
        size_bytes=sum(len(atom.data) + 8 for atom in atoms),
        frames=tuple(_label(atom) for atom in atoms),
    )


def cover(atoms: Sequence[Box]) -> bytes | None:
    """The bytes of the first picture."""
    return next((value for _, value in _values(first(atoms, b"covr")) if value), None)


def clean(text: str) -> str:
    """Without characters that no file may hold."""
    while (bad := markup.illegal_xml(text)) is not None:
        text = text.replace(bad, " ")
    return text.strip()


def _label(atom: Box) -> str:
    if atom.kind == b"----":
        mean, name, _ = _named(atom)
        return f"----:{mean}:{name}"
    return atom.kind.decode("latin-1")


def _named(atom: Box) -> tuple[str, str, list[str]]:
    """Domain, name and texts of a freeform atom."""
    boxes = atom.children()
    mean, name = first(boxes, b"mean"), first(boxes, b"name")
    return (
        clean(mean.data[4:].decode(errors="replace")) if mean else "",
        clean(name.data[4:].decode(errors="replace")) if name else "",
        [_decoded(code, value) for code, value in _values(atom)],
    )


def _values(atom: Box | None) -> Iterator[tuple[int, bytes]]:
    """Type and content of every ``data`` box in an atom."""
    if atom is not None:
        for box in atom.children():
            if box.kind == b"data" and len(box.data) >= 8:
                yield int.from_bytes(box.data[:4], "big") & 0xFFFFFF, box.data[8:]


def _decoded(code: int, value: bytes) -> str:
    # Types that are no text are text all the same in some files, in Latin-1 at times.
    return clean(value.decode("utf-16-be", "replace") if code == _UTF16 else unstated(value))


def atoms_of(moov: Box) -> list[Box]:
    """The atoms of every list of tags in the user data of an index, in order.

    Raises:
        AudioError: there are more than 5000.
    """
    found: list[Box] = []
    for udta in moov.children():
        if udta.kind == b"udta":
            for meta in udta.children():
                if meta.kind == b"meta":
                    boxes = meta.children(meta_head(meta))
                    found += [atom for box in boxes if box.kind == b"ilst" for atom in box.children()]
                if len(found) > _ATOM_LIMIT:
                    raise AudioError(f"it has more than {_ATOM_LIMIT} tags", remedy="remove its tags")
    return found


def meta_head(meta: Box) -> int:
    """How many bytes stand before the boxes in a ``meta`` box: version and flags, which QuickTime leaves out."""
    return 0 if bytes(meta.view()[4:8]) == b"hdlr" else 4


def freeform(atoms: Iterable[Box], name: str) -> list[str]:
    """The texts of the first atom that a program added under a name of its own in iTunes' domain."""
    for atom in atoms:
        if atom.kind == b"----":
            mean, called, values = _named(atom)
            if mean == _MEAN and called.upper() == name.upper() and values:
                return values
    return []


def _text(atom: Box | None) -> str:
    return next((text for code, value in _values(atom) if (text := _decoded(code, value))), "")


def _number(atom: Box | None) -> str:
    value = next((value for _, value in _values(atom)), b"")
    return str(int.from_bytes(value, "big")) if 0 < len(value) <= 8 else ""


def _pair(atom: Box | None) -> str:
    """The first of the two numbers of ``trkn`` and ``disk``."""
    value = next((value for _, value in _values(atom)), b"")
    return str(int.from_bytes(value[2:4], "big")) if any(value[2:4]) else ""


def _people(texts: Iterable[str]) -> Iterator[Person]:
    for text in texts:
        match = _ROLE.fullmatch(text)
        try:
            yield Person(name=match[1], role=match[2]) if match else Person(name=text)
        except InvalidValueError:
            continue
