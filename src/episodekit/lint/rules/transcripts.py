"""The transcript files that an item points to, if they are known."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from episodekit.errors import InvalidValueError
from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE_TRANSCRIPTS, TRANSCRIPTS, WEBVTT
from episodekit.logins import begun
from episodekit.notation import timecode
from episodekit.patterns import later
from episodekit.vocabulary.media_types import TRANSCRIPT_TYPES, bare_type

_PC20 = ("pc20",)
_SUFFIXES = {kind: suffix for suffix, kinds in TRANSCRIPT_TYPES.items() for kind in kinds}


class _Reading(NamedTuple):
    """One transcript: its suffix by type, what is wrong with the file (message, fix), and of its cues what rules ask for.

    The cues themselves are let go: a show has thousands of transcripts.
    """

    element: Element
    url: str
    suffix: str
    faults: tuple[tuple[str, str], ...]
    overlap: str = ""
    last: timedelta = timedelta(0)
    spoken: bool = True
    longest: int = 0
    most_lines: int = 0


def _readings(feed: Feed) -> list[_Reading]:
    readings = []
    for element in feed.every("podcast:transcript", "item", "podcast:liveItem"):
        url = (element.get("url") or "").strip()
        suffix = _SUFFIXES.get(bare_type(element.get("type")), "")
        data = feed.linked(url) if suffix in {".vtt", ".srt", ".json"} else None
        if data is not None:
            readings.append(_read(element, url, suffix, data))
    return readings


def _read(element: Element, url: str, suffix: str, data: bytes) -> _Reading:
    from episodekit.transcripts import read_transcript

    try:
        data.decode("utf-8-sig")
        reading = read_transcript(data, suffix)
    except UnicodeDecodeError as error:
        what = f"byte 0x{data[error.start]:02X} at {error.start} is not UTF-8"
        return _Reading(element, url, suffix, ((what, "save the file in UTF-8"),))
    except InvalidValueError as problem:
        return _Reading(element, url, suffix, ((problem.message, problem.remedy),))
    cues = reading.transcript.cues
    faults = tuple(
        (f"line {mend.line}: {mend.message}" if mend.line else mend.message, mend.fix)
        for mend in reading.mends
        if mend.breaks
    )
    faults = faults or _strict(suffix, data)
    if not cues:
        faults = faults or (("it has no cue", "write the cues, or delete the tag"),)
        return _Reading(element, url, suffix, faults)
    lines = [cue.text.split("\n") for cue in cues]
    crossed = (mend for mend in reading.mends if mend.rule == "transcript-order" and not mend.breaks)
    told = [f"line {mend.line}: {mend.message.replace(': cut', '')}" for mend in crossed]
    told += [
        f"a cue at {timecode.vtt(other.start)} follows one that ends at {timecode.vtt(one.end)}"
        for one, other in pairwise(cues)
        if other.start < one.end
    ]
    return _Reading(
        element,
        url,
        suffix,
        faults,
        overlap=next(iter(told), ""),
        last=max(cue.end for cue in cues),
        spoken=any(cue.speaker for cue in cues),
        longest=max(len(line) for rows in lines for line in rows),
        most_lines=max(map(len, lines)),
    )


# What most programs write and read; some take a dot or no number, others show nothing.
_SRT_TIMES = later(r"\s*\d{2,3}:\d\d:\d\d,\d{3}\s+-->\s+\d{2,3}:\d\d:\d\d,\d{3}(?:\s.*)?")
_ARROW = later(r"\s*[\d:.,]{4,20}\s*-->")


def _strict(suffix: str, data: bytes) -> tuple[tuple[str, str], ...]:
    """What the format demands and our reader does without: message and fix of the first slip."""
    if suffix == ".json":
        version = re.search(rb'"version"\s*:\s*(?:"[^"]|[0-9])', data)
        return () if version else (("there is no version", 'write "version": "1.0.0" before the segments'),)
    before = ""
    for number, line in enumerate(data.decode("utf-8-sig").splitlines() if suffix == ".srt" else (), start=1):
        if _ARROW.match(line):
            if not _SRT_TIMES.fullmatch(line[:200]):
                fix = "write HH:MM:SS,mmm --> HH:MM:SS,mmm"
                return ((f"line {number}: {begun(line.strip(), 80)!r} is not in the form of SRT", fix),)
            if not before.strip().isdecimal():
                return ((f"line {number}: no number stands before this cue", "number the cues from 1 on"),)
        before = line
    return ()


def _faults(feed: Feed, suffix: str) -> Iterator[Found]:
    for reading in feed.once(_readings):
        if reading.suffix == suffix:
            for message, fix in reading.faults:
                yield found(reading.element, f"{reading.url}: {message}", value=reading.url, fix=fix)


@rule("vtt", Severity.ERROR, source=WEBVTT, alias="T920", profiles=_PC20)
def vtt(feed: Feed) -> Iterator[Found]:
    """A WebVTT transcript is not WebVTT.

    Why: apps show no transcript; Apple then makes its own.

    Fix: begin with the line ``WEBVTT``; write each cue as ``start --> end``, the end after the start, in order of time.
    """
    yield from _faults(feed, ".vtt")


@rule("srt", Severity.ERROR, source=TRANSCRIPTS, alias="T930", profiles=_PC20)
def srt(feed: Feed) -> Iterator[Found]:
    """An SRT transcript is not SRT.

    Why: apps show no transcript.

    Fix: write number, ``HH:MM:SS,mmm --> HH:MM:SS,mmm``, text, and an empty line after each cue, in order of time.
    """
    yield from _faults(feed, ".srt")
    for reading in feed.once(_readings):
        if reading.suffix == ".srt" and reading.overlap and not reading.faults:
            what = f"{reading.url}: {reading.overlap}"
            fix = "end each cue before the next one begins"
            yield found(reading.element, what, value=reading.url, fix=fix, severity=Severity.WARNING)


@rule("vtt-no-speakers", Severity.INFO, source=APPLE_TRANSCRIPTS, alias="T922", profiles=("strict",))
def vtt_no_speakers(feed: Feed) -> Iterator[Found]:
    """A WebVTT transcript names nobody who speaks.

    Why: Apple Podcasts shows names beside what is said only if the transcript has them.

    Fix: begin a cue with ``<v Name>`` where another person begins to speak.
    """
    for reading in feed.once(_readings):
        if reading.suffix == ".vtt" and not reading.faults and not reading.spoken:
            yield found(reading.element, f"{reading.url} names no speaker", value=reading.url)


_VTT_WIDTH, _SRT_WIDTH, _SRT_LINES = 65, 32, 2


@rule("vtt-long-line", Severity.INFO, source=TRANSCRIPTS, alias="T923", profiles=("strict",))
def vtt_long_line(feed: Feed) -> Iterator[Found]:
    """A line of a WebVTT transcript is longer than 65 characters.

    Why: it does not fit on a phone, and the app breaks it where it likes.

    Fix: break lines between words, and give a long sentence several cues.
    """
    for reading in feed.once(_readings):
        if reading.suffix == ".vtt" and reading.longest > _VTT_WIDTH:
            what = f"{reading.url} has a line of {reading.longest} characters"
            yield found(reading.element, what, value=reading.url)


@rule("srt-long-cue", Severity.INFO, source=TRANSCRIPTS, alias="T931", profiles=("strict",))
def srt_long_cue(feed: Feed) -> Iterator[Found]:
    """A cue of an SRT transcript has more than two lines, or one of more than 32 characters.

    Why: so much fits on a small screen; the podcast namespace names these limits.

    Fix: give a long sentence several cues.
    """
    for reading in feed.once(_readings):
        if reading.suffix != ".srt":
            continue
        if reading.most_lines > _SRT_LINES:
            what = f"{reading.url} has a cue of {reading.most_lines} lines"
            yield found(reading.element, what, value=reading.url)
        elif reading.longest > _SRT_WIDTH:
            what = f"{reading.url} has a line of {reading.longest} characters"
            yield found(reading.element, what, value=reading.url)


@rule("json-transcript", Severity.ERROR, source=TRANSCRIPTS, alias="T940", profiles=_PC20)
def json_transcript(feed: Feed) -> Iterator[Found]:
    """A JSON transcript is not what the podcast namespace describes.

    Why: apps show no transcript.

    Fix: write ``{"version": "1.0.0", "segments": [{"startTime": 0, "endTime": 2, "body": "…"}]}``.
    """
    yield from _faults(feed, ".json")


def _written(feed: Feed) -> Iterator[tuple[Element, str, str, bytes]]:
    """The transcripts without a grammar of their own: element, URL, suffix, bytes."""
    for element in feed.every("podcast:transcript", "item", "podcast:liveItem"):
        url = (element.get("url") or "").strip()
        suffix = _SUFFIXES.get(bare_type(element.get("type")), "")
        data = feed.linked(url) if suffix in {".html", ".txt"} else None
        if data is not None:
            yield element, url, suffix, data


_PAGE = later(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_OTHERS = (
    (b"WEBVTT", "WebVTT"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
)


@rule("transcript-not-text", Severity.ERROR, source=TRANSCRIPTS, alias="T960", profiles=_PC20)
def transcript_not_text(feed: Feed) -> Iterator[Found]:
    """A transcript of the type text or HTML is empty, or something else by its content.

    Why: apps show nothing, or a page of signs.

    Fix: save the transcript as text in UTF-8, and name the type of what is really there.
    """
    for element, url, suffix, data in _written(feed):
        if what := _unreadable(suffix, data.removeprefix(b"\xef\xbb\xbf")):
            yield found(element, f"{url} {what}", value=url)


def _unreadable(suffix: str, data: bytes) -> str:
    if not data.strip():
        return "is empty"
    for magic, called in _OTHERS:
        if data.startswith(magic):
            return f"is {called}"
    if suffix == ".txt" and _PAGE.match(data[:1000]):
        return "is a web page"
    return "is not text" if b"\0" in data[:4096] else ""


_MARKED = later(rb"<(?:cite|time|p)\b", re.IGNORECASE)


@rule("html-transcript", Severity.INFO, source=TRANSCRIPTS, alias="T950", profiles=_PC20)
def html_transcript(feed: Feed) -> Iterator[Found]:
    """An HTML transcript has neither paragraphs nor speakers nor times.

    Why: apps then cannot tell who speaks and when, and show one block of text.

    Fix: write ``<cite>Name:</cite><time>0:00</time><p>what is said</p>`` for everything that somebody says.
    """
    for element, url, suffix, data in _written(feed):
        if suffix == ".html" and data.strip() and not _MARKED.search(data):
            yield found(element, f"{url} has no cite, time or p", value=url)


_SLACK = timedelta(seconds=2)


@rule("vtt-past-end", Severity.WARNING, source=WEBVTT, alias="T921", profiles=_PC20)
def vtt_past_end(feed: Feed) -> Iterator[Found]:
    """A timed transcript runs on after the end of the episode.

    Why: it is the transcript of another recording, or of one that was cut since.

    Fix: make it anew from the audio that is published.
    """
    for reading in feed.once(_readings):
        length = feed.duration(reading.element.parent) if reading.element.parent is not None else None
        if length is not None and reading.last > length + _SLACK:
            what = f"{reading.url} runs to {timecode.clock(reading.last)}, the episode to {timecode.clock(length)}"
            yield found(reading.element, what, value=reading.url)
