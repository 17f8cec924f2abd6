"""L3. ID3 → what it says, read by mutagen (https://mutagen.readthedocs.io/), which knows every version and its mistakes."""

import io
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Protocol

from episodekit import markup
from episodekit.audio.id3_frames import RawTag, frames
from episodekit.audio.tags import StoredTags
from episodekit.errors import AudioError
from episodekit.model import Chapter


class _Frames(Protocol):
    """What of mutagen's tag is used here; mutagen has no types."""

    def getall(self, key: str) -> list[Any]: ...

    def values(self) -> list[Any]: ...


def stored(tags: Sequence[RawTag], name: str) -> StoredTags:
    """What the first tag of a file says; empty values if there is no tag.

    Raises:
        AudioError: the tag cannot be read.
    """
    if not tags:
        return StoredTags()
    first = tags[0]
    try:
        return _read(first, sum(tag.end - tag.begin for tag in tags))
    except Exception as problem:  # noqa: BLE001  # broken tags raise IndexError, ValueError, struct.error … there
        raise AudioError(
            f"its ID3v2.{first.version} tag is damaged ({type(problem).__name__})",
            remedy="remove the tag with your audio editor, then tag it again",
            where=name,
        ) from None


def _read(tag: RawTag, size_bytes: int) -> StoredTags:
    from mutagen.id3 import ID3

    id3: _Frames = ID3(io.BytesIO(tag.data), translate=False)  # type: ignore[no-untyped-call]  # mutagen has no types
    raw, _ = frames(tag) if tag.version == 3 else ([], 0)
    covers = [frame for frame in id3.getall("APIC") + id3.getall("PIC") if frame.type in {3, 0}]
    return StoredTags(
        form=f"ID3v2.{tag.version}",
        title=_text(id3, "TIT2", "TT2"),
        show=_text(id3, "TALB", "TAL"),
        author=_text(id3, "TPE1", "TP1"),
        season=_text(id3, "TPOS", "TPA"),
        episode_number=_text(id3, "TRCK", "TRK"),
        published=_date(id3),
        language=next((frame.lang for frame in id3.getall("USLT")), _text(id3, "TLAN", "TLA")),
        description=_text(id3, "COMM", "COM", "TDES"),
        transcript=_text(id3, "USLT", "ULT"),
        link=next((_clean(frame.url) for frame in id3.getall("WOAF") + id3.getall("WAF")), ""),
        guid=_text(id3, "TGID"),
        feed_url=_feed(id3, {frame.id: frame.data for frame in raw}),
        chapters=tuple(_chapters(id3)),
        listed=any(toc.flags & 1 for toc in id3.getall("CTOC")),
        cover=bytes(covers[0].data) if covers else None,
        size_bytes=size_bytes,
        frames=tuple(frame.id for frame in raw) or tuple(str(frame.FrameID) for frame in id3.values()),
    )


def _text(id3: _Frames, *names: str) -> str:
    """The text of the first of some frames that is there and not empty."""
    for name in names:
        for frame in id3.getall(name):
            value = frame.text if isinstance(frame.text, str) else "/".join(map(str, frame.text))
            if cleaned := _clean(value):
                return cleaned
    return ""


def _clean(text: str) -> str:
    while (bad := markup.illegal_xml(text)) is not None:
        text = text.replace(bad, " ")
    return text.strip()


def _date(id3: _Frames) -> str:
    if whole := _text(id3, "TDRC", "TDRL"):
        return whole
    year, day = _text(id3, "TYER", "TYE"), _text(id3, "TDAT", "TDA")
    return f"{year}-{day[2:4]}-{day[:2]}" if year and len(day) == 4 else year


def _feed(id3: _Frames, raw: dict[str, bytes]) -> str:
    """The feed's address: a text frame as iTunes writes it, which mutagen reads as empty, or a link frame."""
    data = raw.get("WFED", b"")
    if data[:1] == b"\0":
        return _clean(data[1:].decode("latin-1"))
    if data[:1] == b"\x01":
        return _clean(data[1:].decode("utf-16", "replace"))
    return next((_clean(frame.url) for frame in id3.getall("WFED")), "")


def _chapters(id3: _Frames) -> list[Chapter]:
    """By time, with the names that apps would show; a chapter without one gets its number."""
    found: list[Chapter] = []
    rows = sorted(id3.getall("CHAP"), key=lambda row: (row.start_time, row.end_time))
    for number, row in enumerate(rows, start=1):
        title = " ".join(_text(row.sub_frames, "TIT2").split())[:255]
        links = [_clean(frame.url) for frame in row.sub_frames.getall("WXXX")]
        start = timedelta(milliseconds=row.start_time)
        end = timedelta(milliseconds=row.end_time)
        found.append(
            Chapter(
                start=start,
                title=title or f"Chapter {number}",
                end=end if end > start else None,
                url=links[0] if links and links[0] else None,
            )
        )
    return found
