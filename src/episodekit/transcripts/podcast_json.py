"""The podcast namespace's JSON transcript, with a segment for each cue or for each word.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#json
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from episodekit.errors import InvalidValueError
from episodekit.logins import masked
from episodekit.model.cues import Word
from episodekit.model.episode import Cue
from episodekit.notation import timecode
from episodekit.notation.json_rows import json_rows
from episodekit.notation.markup import illegal_xml, without_illegal_xml
from episodekit.transcripts import services, whisper
from episodekit.transcripts.clock import read_time
from episodekit.transcripts.order import Timed, ordered, parted, settle
from episodekit.transcripts.shaping import reshape
from episodekit.transcripts.transcript import Mends, Transcript
from episodekit.transcripts.turns import turns
from episodekit.vocabulary.media_types import TRANSCRIPT_JSON

SUFFIX, MEDIA_TYPE = ".json", TRANSCRIPT_JSON
_RULE = "transcript-json"
_FORM = 'write {"version": "1.0.0", "segments": [{"startTime": 0.5, "endTime": 2, "body": "…"}]}'
_LIST = re.compile(r'"segments"\s{0,40}:\s{0,40}\[')
_NO_VALUE = re.compile(r"(:\s{0,20})-?(?:NaN|nan|Infinity|undefined|None)(?=\s{0,20}[,}\]])")
_BETWEEN = re.compile(r"[\s,]*")
_MOST_BROKEN = 200
_WORDS_FORM = 8  # segments at least, nine of ten of them single words


def write(transcript: Transcript, *, by_word: bool = False) -> str:
    """The file's text; lines of a cue are joined, because ``body`` is a running text."""
    segments = [row for cue in turns(transcript.cues) for row in _segments(cue, by_word=by_word)]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def _segments(cue: Cue, *, by_word: bool) -> Iterator[dict[str, str | float]]:
    speaker: dict[str, str | float] = {"speaker": cue.speaker} if cue.speaker else {}
    pieces = [(cue.start, cue.end, cue.text)]
    if by_word and cue.words:
        cuts = [0, *(word.begin for word in cue.words[1:]), len(cue.text)]
        pieces = [
            (word.start, word.stop, cue.text[begin:end].strip())
            for word, begin, end in zip(cue.words, cuts, cuts[1:], strict=False)
        ]
    for start, end, text in pieces:
        times = {"startTime": timecode.seconds(start), "endTime": timecode.seconds(end)}
        yield {**speaker, **times, "body": text.replace("\n", " ")}


@dataclass(frozen=True, slots=True)
class _Row:
    """A segment, as far as it is one."""

    where: str
    line: int
    start: timedelta | None
    end: timedelta | None
    body: str
    speaker: str | None


def read(source: str, mends: Mends) -> Transcript:
    """The transcript in a JSON file: of the podcast namespace, of Whisper and its kin, or of a transcription service.

    Raises:
        InvalidValueError: not JSON, or no list of segments.
    """
    document = services.translated(_parse(source, mends))
    if whisper.is_of_whisper(document):
        return whisper.read(document, mends)
    segments = _list_of(document, mends)
    reader = _Reader(source, mends)
    rows = [row for number, each in enumerate(segments, start=1) if (row := reader.row(each, number))]
    if rows and all(row.start is None and row.end is None for row in rows):
        raise InvalidValueError("no segment has a time", remedy=_FORM)
    timed = [Timed(row.line, row.where, row.start, row.end, len(row.body)) for row in rows]
    found = [
        (row.line, Cue(start, end, row.body, row.speaker))
        for row, (start, end) in zip(rows, settle(timed, mends), strict=True)
    ]
    found = ordered(found, mends)
    if _is_by_word([cue for _, cue in found]):
        return Transcript(cues=_joined([cue for _, cue in found]), by_word=True)
    return Transcript(cues=tuple(cue for _, cue in parted(found, mends)))


def _parse(source: str, mends: Mends) -> object:
    """The document; of one that is cut off or broken, the segments that can be read."""
    try:
        return json.loads(source)
    except RecursionError:
        raise InvalidValueError("this is not JSON: it is nested too deeply", remedy=_FORM) from None
    except ValueError as error:
        mended = _NO_VALUE.sub(r"\1null", source)
        start = _LIST.search(mended)
        found = [] if start is None else list(_one_by_one(mended, start.end()))
        if not found:
            raise InvalidValueError(f"this is not JSON: {error}", remedy="correct it there") from None
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        message = f"this is not JSON: {error}: the {len(found):,} segments that can be read were read"
        mends.add(_RULE, line, message, "correct it there")
        return {"version": "1.0.0", "segments": found}


def _one_by_one(source: str, at: int) -> Iterator[object]:
    """The objects of a list, one by one; one that is broken is passed over, if there are not too many."""
    decoder = json.JSONDecoder()
    broken = 0
    while 0 <= at < len(source) and broken < _MOST_BROKEN:
        match = _BETWEEN.match(source, at)
        at = match.end() if match else at
        if source[at : at + 1] != "{":
            return
        try:
            value, at = decoder.raw_decode(source, at)
        except (ValueError, RecursionError):
            broken += 1
            at = source.find("{", at + 1)
        else:
            yield value


def _list_of(document: object, mends: Mends) -> Sequence[object]:
    if isinstance(document, list) and document and isinstance(document[0], dict):
        mends.add(_RULE, 1, "the segments stand alone", _FORM)
        return document
    segments = document.get("segments") if isinstance(document, dict) else None
    if not isinstance(segments, list):
        raise InvalidValueError("there is no list of segments", remedy=_FORM)
    return segments


class _Reader:
    """Reads segments, and knows the line of each."""

    def __init__(self, source: str, mends: Mends) -> None:
        self._mends = mends
        self._lines = [line for line, _ in json_rows(source)]

    def row(self, each: object, number: int) -> _Row | None:
        """A segment; None if it says nothing."""
        where, line = f"segment {number}", self._lines[number - 1] if number <= len(self._lines) else 0
        if not isinstance(each, dict):
            self._mends.add(_RULE, line, f"{where} is {_short(each)}: left out", _FORM)
            return None
        body, speaker = each.get("body"), each.get("speaker")
        if not isinstance(body, str):
            self._mends.add(_RULE, line, f"{where} has no body: left out", 'give it "body": what is said')
            return None
        name = " ".join(self._legal(speaker, where, line).split()) if isinstance(speaker, str) else ""
        body = self._legal(body, where, line)
        text = "\n".join(row.strip() for row in body.splitlines() if row.strip())
        if not text:
            return None
        start = self._time(each, "startTime", where, line)
        end = self._time(each, "endTime", where, line) if each.get("endTime") is not None else None
        return _Row(where, line, start, end, text, name or None)

    def _legal(self, text: str, where: str, line: int) -> str:
        bad = illegal_xml(text)
        if bad is None:
            return text
        message = f"{where} holds U+{ord(bad):04X}, which XML forbids: left out"
        self._mends.add(_RULE, line, message, "delete that character")
        return without_illegal_xml(text)

    def _time(self, row: dict[str, object], key: str, where: str, line: int) -> timedelta | None:
        """A time in seconds; whatever else it is, is told."""
        value = row.get(key)
        time: timedelta | None = None
        if isinstance(value, str):
            time = _said_time(value)
        elif (
            isinstance(value, int | float) and not isinstance(value, bool) and -3_600_000 < value < 3_600_000
        ):
            time = timedelta(milliseconds=round(value * 1000))
        if isinstance(value, str) or time is None or time < timedelta(0):
            if time is not None:
                time = max(time, timedelta(0))
            read = "set by the segments beside it" if time is None else f"read as {timecode.seconds(time)}"
            fix = "give it as seconds, from 0 on"
            self._mends.add(_RULE, line, f"{where}: {key} is {_short(value)}: {read}", fix)
        return time


def _said_time(text: str) -> timedelta | None:
    if re.fullmatch(r"\d{1,7}(?:\.\d{1,9})?", text.strip(), re.ASCII):
        return timedelta(milliseconds=round(float(text) * 1000))
    return read_time(text)


def _short(value: object) -> str:
    plain = isinstance(value, str | int | float | bool | None)
    text = masked(repr(value)) if plain else type(value).__name__
    return text if len(text) <= 40 else f"{text[:39]}…"


def _is_by_word(cues: Sequence[Cue]) -> bool:
    single = sum(" " not in cue.text and "\n" not in cue.text for cue in cues)
    return (
        len(cues) >= _WORDS_FORM and single * 10 >= len(cues) * 9 and any(cue.text.isascii() for cue in cues)
    )


def _joined(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Segments of one word each as cues that a person can read, with the times of their words."""
    return reshape(
        [
            Cue(cue.start, cue.end, cue.text, cue.speaker, (Word(0, len(cue.text), cue.start, cue.end),))
            for cue in cues
        ]
    )
