"""JSON that speech recognisers write: openai-whisper and its kin, whisper.cpp, WhisperX, transformers, the web API.

They differ in names only: a list of segments with start, end and text, most of them with words and their times
(https://github.com/openai/whisper, https://github.com/ggml-org/whisper.cpp, https://github.com/m-bain/whisperX).
"""

import math
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from episodekit.errors import InvalidValueError
from episodekit.transcripts.clock import read_time
from episodekit.transcripts.recognised import FIX, Part, clean, cues_of
from episodekit.transcripts.services import speaker_name
from episodekit.transcripts.shaping import reshape
from episodekit.transcripts.transcript import Mends, Transcript

_SPECIAL = re.compile(r"\[_[A-Z]+_?\d*\]|<\|[^|]*\|>")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")


def is_of_whisper(document: object) -> bool:
    """Whether a JSON document is of this kind."""
    if not isinstance(document, dict):
        return _is_segment(document[0]) if isinstance(document, list) and document else False
    if isinstance(document.get("transcription"), list) or isinstance(document.get("chunks"), list):
        return True
    segments, words = document.get("segments"), document.get("words")
    rows = segments if isinstance(segments, list) and segments else words
    return isinstance(rows, list) and bool(rows) and any(_is_segment(row) for row in rows[:5])


def _is_segment(row: object) -> bool:
    return isinstance(row, dict) and ("text" in row or "word" in row) and ("start" in row or "end" in row)


def read(document: object, mends: Mends) -> Transcript:
    """The transcript in a recogniser's JSON; words keep their times.

    Raises:
        InvalidValueError: no segment has a time.
    """
    fields = document if isinstance(document, dict) else {"segments": document}
    parts = _with_words(_segments(fields), _words(fields.get("words")))
    parts = [part for part in parts if part.text]
    if parts and all(part.start is None and part.end is None for part in parts):
        raise InvalidValueError("no segment has a time", remedy=FIX)
    cues = cues_of(parts, mends)
    if not fields.get("segments") and not fields.get("transcription") and not fields.get("chunks"):
        cues = list(reshape(cues))
    return Transcript(cues=tuple(cues), language=_language(fields))


def _segments(fields: dict[str, object]) -> list[Part]:
    for key in ("segments", "transcription", "chunks", "words"):
        rows = fields.get(key)
        if isinstance(rows, list) and rows:
            return [_part(row) for row in rows if isinstance(row, dict)]
    return []


def _part(row: dict[str, object]) -> Part:
    start, end = _span(row)
    said = row.get("text", row.get("word"))
    text = _clean(said)
    speaker = speaker_name(row.get("speaker"))
    words = _words(row.get("words")) or tuple(_of_tokens(row.get("tokens")))
    return Part(start, end, text, _clean(speaker) or None, words)


def _clean(said: object) -> str:
    """What is said, without signs of the recogniser and characters that no page may hold."""
    return clean(_SPECIAL.sub("", said)) if isinstance(said, str) else ""


def _span(row: dict[str, object]) -> tuple[float | None, float | None]:
    """Start and end, whatever they are called."""
    offsets, stamps, pair = row.get("offsets"), row.get("timestamps"), row.get("timestamp")
    if isinstance(offsets, dict):
        start, end = _number(offsets.get("from")), _number(offsets.get("to"))
        return None if start is None else start / 1000, None if end is None else end / 1000
    if isinstance(stamps, dict):
        return _clock(stamps.get("from")), _clock(stamps.get("to"))
    if isinstance(pair, list) and len(pair) == 2:
        return _number(pair[0]), _number(pair[1])
    return _number(row.get("start")), _number(row.get("end"))


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _clock(value)
    return float(value) if 0 <= value < 3_600_000 and math.isfinite(value) else None


def _clock(value: object) -> float | None:
    time = read_time(value) if isinstance(value, str) else None
    return time.total_seconds() if time is not None and time >= timedelta(0) else None


def _words(rows: object) -> tuple[Part, ...]:
    if not isinstance(rows, list):
        return ()
    found = []
    for row in rows:
        said = row.get("word", row.get("text")) if isinstance(row, dict) else None
        if text := _clean(said):
            found.append(Part(*_span(row), text))
    return tuple(found)


def _of_tokens(rows: object) -> Iterator[Part]:
    """Words out of the tokens of whisper.cpp: one that begins with a blank begins a word."""
    if not isinstance(rows, list):
        return
    text, start, end = "", None, None
    for row in rows:
        said = row.get("text") if isinstance(row, dict) else None
        if not isinstance(said, str) or _SPECIAL.fullmatch(said.strip()):
            continue
        begin, until = _span(row)
        if said.startswith(" ") and text.strip():
            yield Part(start, end, _clean(text))
            text, start = "", None
        text += said
        start, end = begin if start is None else start, until
    if text.strip():
        yield Part(start, end, _clean(text))


def _with_words(parts: Sequence[Part], words: tuple[Part, ...]) -> list[Part]:
    """Segments with the words that stand beside them in the web API's JSON."""
    if not words or any(part.words for part in parts):
        return list(parts)
    found, at = [], 0
    for part in parts:
        first = at
        while at < len(words) and part.end is not None and (words[at].start or 0.0) < part.end:
            at += 1
        found.append(Part(part.start, part.end, part.text, part.speaker, words[first:at]))
    return found


def _language(fields: dict[str, object]) -> str:
    """The language as a tag: recognisers say ``en`` or ``english``."""
    result = fields.get("result")
    said = fields.get("language") or (result.get("language") if isinstance(result, dict) else None)
    if not isinstance(said, str):
        return ""
    said = said.replace("_", "-")
    if _TAG.fullmatch(said) and len(said.partition("-")[0]) < 4:
        import langcodes

        return str(langcodes.standardize_tag(said))
    from babel import Locale

    names: dict[str, str] = {name.lower(): code for code, name in Locale("en").languages.items()}
    return names.get(said.lower(), "").replace("_", "-")
