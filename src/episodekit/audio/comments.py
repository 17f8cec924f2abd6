"""L3. Vorbis comments (https://xiph.org/vorbis/doc/v-comment.html): what Ogg Vorbis, Opus and FLAC files say of themselves.

A comment is a name of ASCII letters, whose case means nothing, ``=`` and UTF-8. Names beyond the specification's are
those that TagLib maps its properties to (https://taglib.org/api/p_propertymapping.html); chapters follow
https://wiki.xiph.org/Chapter_Extension.
"""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from episodekit.audio.tags import StoredTags, Tags, advisory, image_type, rating
from episodekit.errors import AudioError, InvalidValueError
from episodekit.model.episode import Chapter, Person
from episodekit.notation import markup

LIMIT_BYTES = 20_000_000
"""Larger blocks of comments are refused, as players do."""
CHAPTER_LIMIT = 99
"""AntennaPod keeps two of the three digits of a chapter's number: of a hundred it shows none."""
PICTURE = "METADATA_BLOCK_PICTURE"
"""The comment that holds a picture (https://wiki.xiph.org/VorbisComment#METADATA_BLOCK_PICTURE)."""
FRONT_COVER = 3
_OURS = frozenset(
    {"TITLE", "ALBUM", "ARTIST", "ALBUMARTIST", "GENRE", "DATE", "TRACKNUMBER", "DISCNUMBER", "LANGUAGE"}
    | {
        "DESCRIPTION",
        "COMMENT",
        "LYRICS",
        "UNSYNCEDLYRICS",
        "WEBSITE",
        "COPYRIGHT",
        "COVERART",
        "COVERARTMIME",
    }
    | {"PODCAST", "PODCASTURL", "PODCASTID", "PODCASTDESC", "PODCASTCATEGORY", "PODCASTKEYWORDS", "PERFORMER"}
)
"""Names that say what we say; everything else stays as it is."""
_ADVISORY = "ITUNESADVISORY"
_CHAPTER = re.compile(r"CHAPTER(\d{1,3})(NAME|URL)?")
_NAMED = re.compile(r"([^()]{1,128}?)(?: \(([^()]{1,64})\))?")
_CLOCK = re.compile(r"(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class Comments:
    """A block of comments: who wrote it, and its fields in order, each as ``NAME=value`` in UTF-8.

    ``behind`` is what stands behind the fields in the block.
    """

    vendor: bytes
    fields: tuple[bytes, ...]
    behind: bytes = b""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its kind of ID3v2's APIC (3 is the front cover) and its media type."""

    kind: int
    media_type: str
    data: bytes


def parse(block: bytes, name: str) -> Comments:
    """Take a block apart.

    Raises:
        AudioError: lengths in it point outside.
    """
    vendor, at = _piece(block, 0, name)
    count = int.from_bytes(block[at : at + 4], "little")
    at += 4
    if at + 4 * count > len(block):
        raise AudioError(
            f"its Vorbis comments claim {count} fields, more than there are bytes for",
            remedy="export the recording again, or remove its tags with your audio editor",
            where=name,
        )
    fields = []
    for _ in range(count):
        field, at = _piece(block, at, name)
        fields.append(field)
    return Comments(vendor, tuple(fields), block[at:])


def _piece(block: bytes, at: int, name: str) -> tuple[bytes, int]:
    """The bytes whose length stands at an offset, and the offset behind them."""
    size = int.from_bytes(block[at : at + 4], "little")
    end = at + 4 + size
    if end > len(block):
        raise AudioError(
            f"its Vorbis comments are cut off: {size} bytes are claimed where {max(0, len(block) - at - 4)} are left",
            remedy="export the recording again, or remove its tags with your audio editor",
            where=name,
        )
    return block[at + 4 : end], end


def render(comments: Comments) -> bytes:
    """Put a block together, without what stood behind it.

    Raises:
        AudioError: it is larger than players read.
    """
    rows = [_sized(field) for field in comments.fields]
    block = _sized(comments.vendor) + len(rows).to_bytes(4, "little") + b"".join(rows)
    if len(block) > LIMIT_BYTES:
        raise AudioError(
            f"the tags would have {len(block) >> 20} MiB",
            remedy="use a smaller cover and a shorter transcript",
        )
    return block


def _sized(data: bytes) -> bytes:
    return len(data).to_bytes(4, "little") + data


def with_tags(old: Comments, tags: Tags, *, cover: bool = True) -> Comments:
    """The fields of an episode, then those of others that were there, byte for byte.

    Args:
        old: what the recording says.
        tags: what to say.
        cover: whether the front cover is a field, as in Ogg; FLAC has a block for it.

    Raises:
        AudioError: there are more chapters than AntennaPod reads.
    """
    if len(tags.chapters) > CHAPTER_LIMIT:
        raise AudioError(
            f"there are {len(tags.chapters)} chapters",
            remedy=f"keep {CHAPTER_LIMIT}: of more in Ogg, Opus or FLAC AntennaPod shows none; or publish MP3 or M4A",
        )
    fields = [f"{key}={value}".encode() for key, value in _fields(tags) if value]
    if cover and tags.cover:
        picture = render_picture(Picture(FRONT_COVER, image_type(tags.cover), tags.cover))
        fields.append(f"{PICTURE}={base64.b64encode(picture).decode('ascii')}".encode())
    return Comments(old.vendor, (*fields, *(field for field in old.fields if not _is_ours(field, tags))))


def _fields(tags: Tags) -> Iterator[tuple[str, str]]:
    yield "TITLE", tags.title
    yield "ALBUM", tags.show
    yield "ARTIST", tags.author
    yield "GENRE", "Podcast"
    yield "DATE", tags.published.date().isoformat() if tags.published else ""
    yield "TRACKNUMBER", "" if tags.episode_number is None else str(tags.episode_number)
    yield "DISCNUMBER", "" if tags.season is None else str(tags.season)
    yield "LANGUAGE", tags.language
    for person in tags.people:
        yield "PERFORMER", f"{person.name} ({person.role})"
    yield "COPYRIGHT", tags.copyright
    yield "DESCRIPTION", tags.description
    yield "WEBSITE", tags.link or ""
    yield "PODCAST", "1"
    yield "PODCASTURL", tags.feed_url or ""
    yield "PODCASTID", tags.guid
    yield "PODCASTDESC", tags.long_description
    yield "PODCASTCATEGORY", tags.categories[0] if tags.categories else ""
    yield "PODCASTKEYWORDS", ", ".join(tags.keywords)
    yield _ADVISORY, "" if tags.explicit is None else str(rating(explicit=tags.explicit))
    yield "LYRICS", tags.transcript
    rows = [(f"CHAPTER{number:03}", *row) for number, row in enumerate(tags.spans(), start=1)]
    # All times come first: a reader that makes a chapter at its time finds it when the name comes.
    for key, _, start, _ in rows:
        hours, left = divmod(start, 3_600_000)
        yield key, f"{hours:02}:{left // 60_000:02}:{left // 1000 % 60:02}.{left % 1000:03}"
    for key, chapter, _, _ in rows:
        yield f"{key}NAME", chapter.title
        yield f"{key}URL", chapter.url or ""


def _is_ours(field: bytes, tags: Tags) -> bool:
    key, found, value = field.partition(b"=")
    label = key.decode("ascii", "replace").upper()
    if not found:
        return False
    if label == PICTURE:
        picture = decoded_picture(value)
        return picture is not None and picture.kind in {0, FRONT_COVER}
    if label == _ADVISORY:
        return tags.explicit is not None
    return label in _OURS or _CHAPTER.fullmatch(label) is not None


def stored(comments: Comments, form: str, size_bytes: int, pictures: Iterable[Picture] = ()) -> StoredTags:
    """What comments say, and the pictures that stand outside of them; of a field that is twice there the first counts."""
    known: dict[str, str] = {}
    names: list[str] = []
    found = list(pictures)
    for field in comments.fields:
        key, _, value = field.partition(b"=")
        label = key.decode("ascii", "replace").upper()
        names.append(label)
        if label == PICTURE:
            picture = decoded_picture(value)
            found += [picture] if picture is not None else []
        else:
            known.setdefault(label, _clean(value.decode("utf-8", "replace")))
    chapters = tuple(_chapters(known))
    return StoredTags(
        form=form,
        title=known.get("TITLE", ""),
        show=known.get("ALBUM", ""),
        author=known.get("ARTIST", ""),
        season=known.get("DISCNUMBER", ""),
        episode_number=known.get("TRACKNUMBER", ""),
        published=known.get("DATE", ""),
        language=known.get("LANGUAGE", ""),
        description=known.get("DESCRIPTION") or known.get("COMMENT", ""),
        transcript=known.get("LYRICS") or known.get("UNSYNCEDLYRICS", ""),
        link=known.get("WEBSITE", ""),
        guid=known.get("PODCASTID", ""),
        feed_url=known.get("PODCASTURL", ""),
        chapters=chapters,
        listed=bool(chapters),
        cover=_cover(found),
        size_bytes=size_bytes,
        frames=tuple(names),
        long_description=known.get("PODCASTDESC", ""),
        copyright=known.get("COPYRIGHT", ""),
        people=tuple(_people(comments)),
        categories=tuple(filter(None, [known.get("PODCASTCATEGORY", "")])),
        keywords=tuple(filter(None, map(str.strip, known.get("PODCASTKEYWORDS", "").split(",")))),
        explicit=advisory(known.get(_ADVISORY, "")),
    )


def _cover(pictures: Sequence[Picture]) -> bytes | None:
    """The front cover, or else a picture of no stated kind."""
    found = {picture.kind: picture.data for picture in reversed(pictures)}
    return found.get(FRONT_COVER, found.get(0))


def _people(comments: Comments) -> Iterator[Person]:
    """Names, with the role in brackets behind them if one is there."""
    for field in comments.fields:
        key, _, value = field.partition(b"=")
        match = _NAMED.fullmatch(_clean(value.decode("utf-8", "replace")))
        if key.upper() == b"PERFORMER" and match is not None:
            with suppress(InvalidValueError):
                yield Person(name=match[1], role=match[2] or "host")


def _clean(text: str) -> str:
    while (bad := markup.illegal_xml(text)) is not None:
        text = text.replace(bad, " ")
    return text.strip()


def _chapters(known: dict[str, str]) -> list[Chapter]:
    """By time; a chapter whose time cannot be read is none, one without a name gets its number."""
    found = []
    for label, value in known.items():
        match = _CHAPTER.fullmatch(label)
        clock = _CLOCK.fullmatch(value) if match and not match[2] else None
        if match is None or clock is None:
            continue
        fraction = (clock[4] or "0")[:6].ljust(6, "0")
        start = timedelta(
            hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3]), microseconds=int(fraction)
        )
        title = " ".join(known.get(f"{label}NAME", "").split())[:255]
        found.append(
            Chapter(
                start=start, title=title or f"Chapter {int(match[1])}", url=known.get(f"{label}URL") or None
            )
        )
    return sorted(found, key=lambda chapter: chapter.start)


def render_picture(picture: Picture) -> bytes:
    """A picture as FLAC's block (https://www.rfc-editor.org/rfc/rfc9639#section-8.8), by mutagen; its pixels are not counted."""
    from mutagen.flac import Picture as Block

    block: Any = Block()  # type: ignore[no-untyped-call]  # mutagen has no types
    block.type, block.mime, block.data = picture.kind, picture.media_type, picture.data
    return bytes(block.write())


def parse_picture(block: bytes) -> Picture | None:
    """A picture out of FLAC's block, by mutagen; None if it is damaged."""
    from mutagen.flac import Picture as Block

    try:
        read: Any = Block(block)  # type: ignore[no-untyped-call]  # the same
    except Exception:  # noqa: BLE001  # damaged ones raise struct.error, UnicodeDecodeError and errors of its own there
        return None
    return Picture(int(read.type), str(read.mime), bytes(read.data))


def decoded_picture(value: bytes) -> Picture | None:
    """A picture out of a comment; None if it is none."""
    try:
        return parse_picture(base64.b64decode(value))
    except binascii.Error:
        return None
