"""The audio and video files behind the enclosures of a feed, as far as they are known; each is read once."""

from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from episodekit.errors import AudioError
from episodekit.feed.document import Element
from episodekit.lint.feed import Feed

if TYPE_CHECKING:  # feeds without files beside them are linted without what reads sound
    from episodekit.audio import Sound
    from episodekit.audio.boxes import Outline

_FILMS = frozenset({"m4a", "mp4", "mov"})


class Said(NamedTuple):
    """What the tags of a file say, without its pictures and its transcript.

    Attributes:
        starts: of the chapters.
        cover: the media type of the cover; ``?`` if apps cannot show it, empty if there is none.
    """

    title: str
    show: str
    episode_number: str
    starts: tuple[timedelta, ...]
    cover: str
    cover_bytes: int


class Recording(NamedTuple):
    """One file, at the first enclosure that names it.

    Attributes:
        kind: of container, such as ``mp3``; empty if it holds no sound.
        called: what to call the kind in a message.
        unusable: what it holds instead, or why it cannot be read; empty if it can.
        sound: its measurements, of kinds that can be measured.
        unindexed: whether it is an MP3 of varying bitrate that does not say how long it is.
        damage: what is wrong with the sound, each a sentence, and whether its end is missing.
        boxes: of MPEG-4 files.
        said: what its tags say, of kinds whose tags can be read.
    """

    enclosure: Element
    item: Element
    url: str
    kind: str = ""
    called: str = ""
    unusable: str = ""
    sound: "Sound | None" = None
    unindexed: bool = False
    damage: tuple[tuple[str, bool], ...] = ()
    boxes: "Outline | None" = None
    said: Said | None = None


def recordings(feed: Feed) -> list[Recording]:
    """Look into every file that is known."""
    seen: dict[str, Recording] = {}
    for enclosure in feed.every("enclosure", "item"):
        url = (enclosure.get("url") or "").strip()
        file = feed.evidence.open(url) if url and url not in seen else None
        if file is not None and enclosure.parent is not None:
            with file:
                seen[url] = _look(enclosure, enclosure.parent, url, file)
    return list(seen.values())


def _look(enclosure: Element, item: Element, url: str, file: BinaryIO) -> Recording:
    from episodekit.audio.boxes import outline
    from episodekit.audio.containers import CONTAINERS, probe
    from episodekit.audio.sniffing import description, sniff
    from episodekit.audio.sound import CUT_SHORT, UNINDEXED

    try:
        kind = sniff(file, url)
    except AudioError as problem:
        return Recording(enclosure=enclosure, item=item, url=url, unusable=problem.message)
    boxes = outline(file) if kind in _FILMS else None
    sound = said = None
    unusable = ""
    if kind in CONTAINERS:
        try:
            sound = probe(file, url)
            said = _said(file, url)
        except AudioError as problem:
            unusable = problem.message
    problems = sound.problems if sound is not None else ()
    return Recording(
        enclosure=enclosure,
        item=item,
        url=url,
        kind=kind,
        called=description(kind),
        unusable=unusable,
        sound=sound,
        unindexed=UNINDEXED in problems,
        damage=tuple((text, text.startswith(CUT_SHORT)) for text in problems if text != UNINDEXED),
        boxes=boxes,
        said=said,
    )


def _said(file: BinaryIO, url: str) -> Said:
    from episodekit.audio.containers import read_tags
    from episodekit.audio.tags import image_type

    tags = read_tags(file, url)
    cover = ""
    if tags.cover is not None:
        try:
            cover = image_type(tags.cover)
        except AudioError:
            cover = "?"
    return Said(
        title=tags.title,
        show=tags.show,
        episode_number=tags.episode_number,
        starts=tuple(chapter.start for chapter in tags.chapters),
        cover=cover,
        cover_bytes=len(tags.cover or b""),
    )
