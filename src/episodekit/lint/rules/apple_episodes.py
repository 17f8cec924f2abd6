"""Episodes of a feed beside each other, as Apple Podcasts sees them: guids, seasons, transcripts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE_RSS, APPLE_TRANSCRIPTS
from episodekit.logins import begun
from episodekit.vocabulary.media_types import TRANSCRIPT_TYPES, bare_type

if TYPE_CHECKING:
    from episodekit.feed.document import Element

_APPLE = ("apple",)


@rule("guid-case-only", Severity.WARNING, source=APPLE_RSS, alias="I553", profiles=_APPLE)
def guid_case_only(feed: Feed) -> Iterator[Found]:
    """Two guids differ in nothing but case or white space.

    Why: apps that fold either take them for one episode and show only one of them.

    Fix: give the newer episode a guid of its own; leave the published one as it is.
    """
    seen: dict[str, Element] = {}
    for guid in feed.every("guid", "item"):
        value = guid.value
        first = seen.setdefault("".join(value.casefold().split()), guid)
        if value and first.value != value:
            what = f"the guid {begun(value, 200)!r} is {begun(first.value, 200)!r} of line {feed.line(first)} but for case or spaces"
            yield found(guid, what, value=value)


@rule("guid-is-enclosure", Severity.INFO, source=APPLE_RSS, alias="I554", profiles=_APPLE)
def guid_is_enclosure(feed: Feed) -> Iterator[Found]:
    """A guid is the URL of the episode's file.

    Why: when the file moves to another host, the guid is changed along with it, and everybody downloads it again.

    Fix: for new episodes use a UUID; leave the guids of published ones as they are, wherever their files go.
    """
    for guid in feed.every("guid", "item"):
        enclosure = guid.parent.child("enclosure") if guid.parent is not None else None
        if enclosure is not None and guid.value and guid.value == (enclosure.get("url") or "").strip():
            yield found(guid, "the guid is the URL of the enclosure", value=guid.value)


@rule("season-missing", Severity.INFO, source=APPLE_RSS, alias="I563", profiles=_APPLE)
def season_missing(feed: Feed) -> Iterator[Found]:
    """Some full episodes have a season and others have none.

    Why: Apple groups episodes by season; those without stand apart, under no season or a wrong one.

    Fix: write ``itunes:season`` into every full episode, or into none.
    """
    if not feed.every("itunes:season", "item"):
        return
    bare = [
        item
        for item in feed.items
        if item.child("itunes:season") is None and item.value_of("itunes:episodeType").lower() in {"", "full"}
    ]
    if bare:
        count = f"{len(bare)} of {len(feed.items)} items have no itunes:season, this is the first"
        yield found(bare[0], count if len(bare) > 1 else "this item alone has no itunes:season")


_READ_BY_APPLE = frozenset(kind for suffix in (".vtt", ".srt") for kind in TRANSCRIPT_TYPES[suffix])


@rule("transcript-not-for-apple", Severity.WARNING, source=APPLE_TRANSCRIPTS, alias="I567", profiles=_APPLE)
def transcript_not_for_apple(feed: Feed) -> Iterator[Found]:
    """None of an episode's transcripts is in a form that Apple reads.

    Why: Apple Podcasts reads WebVTT and SRT only, and otherwise shows a transcript that it made itself.

    Fix: add a ``podcast:transcript`` of the type ``text/vtt``, or ``application/x-subrip``.
    """
    for transcripts in feed.together("podcast:transcript", "item"):
        kinds = [_type(each) for each in transcripts]
        if _READ_BY_APPLE.isdisjoint(kinds):
            yield found(
                transcripts[0],
                f"the transcript is {', '.join(dict.fromkeys(kinds)) or 'of no type'}",
                value=kinds[0],
            )


def _type(element: "Element") -> str:
    return bare_type(element.get("type"))
