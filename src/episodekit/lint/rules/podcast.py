"""What the podcast namespace asks of single tags beyond its table."""

import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PODCAST_TAG
from episodekit.notation import urls
from episodekit.notation.forms import is_language, is_uuid
from episodekit.vocabulary.media_types import CHAPTERS_JSON, HTML, PLAIN, TRANSCRIPT_TYPES, bare_type

_PC20 = ("pc20",)
_TYPES = frozenset(kind for kinds in TRANSCRIPT_TYPES.values() for kind in kinds)


@rule(
    "guid-not-uuid5",
    Severity.ERROR,
    source=f"{PODCAST_TAG}guid.md",
    alias="N720 P613",
    profiles=("pc20", "psp"),
)
def guid_not_uuid5(feed: Feed) -> Iterator[Found]:
    """The ``podcast:guid`` is not a UUID of version 5.

    Why: it is what the show is known by everywhere, also after a move.

    Fix: make it once from the feed's URL as the namespace describes, in 8-4-4-4-12 hexadecimal digits.
    """
    for guid in feed.every("podcast:guid", "channel"):
        value = guid.value
        if not value:
            continue
        if not is_uuid(value):
            yield found(guid, f"the podcast:guid {value!r} is not a UUID", value=value)
        elif value[14] != "5" or value[19].lower() not in "89ab":
            what = f"the podcast:guid is a UUID of version {value[14]}, not 5"
            fix = "keep it if apps know the show by it already"
            yield found(guid, what, value=value, fix=fix, severity=Severity.WARNING)


def _transcripts(feed: Feed) -> list[Element]:
    return feed.every("podcast:transcript", "item", "podcast:liveItem")


def _type(element: Element) -> str:
    return bare_type(element.get("type"))


@rule(
    "transcript-type-unknown",
    Severity.WARNING,
    source=f"{PODCAST_TAG}transcript.md",
    alias="N855",
    profiles=_PC20,
)
def transcript_type_unknown(feed: Feed) -> Iterator[Found]:
    """The type of a transcript is not one of those that apps read.

    Why: apps choose the transcript that they can show by its type.

    Fix: write ``text/vtt``, ``application/x-subrip``, ``application/json``, ``text/html`` or ``text/plain``.
    """
    for element in _transcripts(feed):
        kind = _type(element)
        if "/" in kind and kind not in _TYPES:
            fix = "write application/x-subrip" if "srt" in kind or "subrip" in kind else ""
            yield found(element, f"the type {kind} is not that of a transcript", value=kind, fix=fix)


@rule(
    "transcript-type-vs-extension",
    Severity.ERROR,
    source=f"{PODCAST_TAG}transcript.md",
    alias="N856",
    profiles=_PC20,
)
def transcript_type_vs_extension(feed: Feed) -> Iterator[Found]:
    """The type of a transcript does not go with its file name.

    Why: apps read the file as what it is not and show nothing.

    Fix: write the type of the file that is really there.
    """
    for element in _transcripts(feed):
        extension, kind = urls.extension((element.get("url") or "").strip()), _type(element)
        right = TRANSCRIPT_TYPES.get(extension)
        if right is not None and kind in _TYPES and kind not in right:
            yield found(
                element, f"the type {kind} does not go with {extension}", value=kind, fix=f"write {right[0]}"
            )


@rule(
    "transcript-language", Severity.ERROR, source=f"{PODCAST_TAG}transcript.md", alias="N857", profiles=_PC20
)
def transcript_language(feed: Feed) -> Iterator[Found]:
    """The language of a transcript is not a language tag.

    Why: apps offer the transcript in the listener's language and do not find it.

    Fix: write a tag such as ``en``, ``pt-BR`` or ``es-419``.
    """
    for element, value in feed.stated("podcast:transcript", "language"):
        if not is_language(value):
            yield found(element, f"the language {value!r} is not a language tag", value=value)


@rule(
    "transcript-repeated",
    Severity.WARNING,
    source=f"{PODCAST_TAG}transcript.md",
    alias="N858",
    profiles=_PC20,
)
def transcript_repeated(feed: Feed) -> Iterator[Found]:
    """An episode has two transcripts of the same type and language.

    Why: apps take one of them, and not always the same.

    Fix: keep one, or write the ``language`` of each; ``rel="captions"`` beside a whole text is fine.
    """
    for together in feed.together("podcast:transcript", "item", "podcast:liveItem"):
        seen: dict[tuple[str, str, str], Element] = {}
        for element in together if len(together) > 1 else ():
            kind = _type(element)
            language, rel = ((element.get(name) or "").strip().lower() for name in ("language", "rel"))
            first = seen.setdefault((kind, language, rel), element)
            if kind and first is not element:
                what = f"line {feed.line(first)} has a transcript of type {kind} in the same language"
                yield found(element, what, value=kind)


@rule(
    "captions-without-times",
    Severity.WARNING,
    source=f"{PODCAST_TAG}transcript.md",
    alias="N859",
    profiles=_PC20,
)
def captions_without_times(feed: Feed) -> Iterator[Found]:
    """A transcript is called captions but has no times.

    Why: apps show captions word for word with the sound and cannot do that with a plain text.

    Fix: leave out ``rel="captions"``, or point to a WebVTT, SRT or JSON file.
    """
    for element, rel in feed.stated("podcast:transcript", "rel"):
        if rel == "captions" and _type(element) in {PLAIN, HTML}:
            yield found(element, f"captions of type {_type(element)}", value=_type(element))


@rule("chapters-type", Severity.WARNING, source=f"{PODCAST_TAG}chapters.md", alias="N860", profiles=_PC20)
def chapters_type(feed: Feed) -> Iterator[Found]:
    """The type of a chapters file is not the one that the namespace names.

    Why: some apps look for exactly this type.

    Fix: write ``type="application/json+chapters"``.
    """
    for element in feed.every("podcast:chapters", "item", "podcast:liveItem"):
        kind = _type(element)
        if "/" in kind and kind != CHAPTERS_JSON:
            severity = Severity.INFO if kind == "application/json" else None
            yield found(element, f"the type is {kind}", value=kind, severity=severity)


@rule(
    "season-or-episode-differs",
    Severity.WARNING,
    source=f"{PODCAST_TAG}episode.md",
    alias="N850",
    profiles=_PC20,
)
def season_or_episode_differs(feed: Feed) -> Iterator[Found]:
    """The season or episode number of the podcast namespace differs from Apple's.

    Why: listeners see one number in one app and another in the next.

    Fix: write the same number in both.
    """
    for name in ("season", "episode"):
        for element in feed.every(f"podcast:{name}", "item"):
            other = element.parent.value_of(f"itunes:{name}") if element.parent is not None else ""
            if other.isascii() and other.isdigit() and _whole(element.value) not in {None, int(other[:9])}:
                what = f"podcast:{name} is {element.value}, itunes:{name} is {other}"
                yield found(element, what, value=element.value)


def _whole(value: str) -> int | None:
    match = re.fullmatch(r"([0-9]{1,9})(?:\.0+)?", value)
    return int(match[1]) if match else None


@rule(
    "season-or-episode-number", Severity.ERROR, source=f"{PODCAST_TAG}season.md", alias="N851", profiles=_PC20
)
def season_or_episode_number(feed: Feed) -> Iterator[Found]:
    """``podcast:season`` is not a whole number, or ``podcast:episode`` not a number.

    Why: apps cannot sort by it.

    Fix: write digits; an episode may have decimals, such as 204.5.
    """
    for name, pattern in (("season", "[0-9]{1,9}"), ("episode", r"[0-9]{1,9}(?:\.[0-9]{1,9})?")):
        for element in feed.every(f"podcast:{name}", "item", "podcast:liveItem"):
            if element.value and not re.fullmatch(pattern, element.value):
                yield found(element, f"podcast:{name} is {element.value!r}", value=element.value)
