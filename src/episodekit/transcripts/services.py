"""JSON of transcription services and of other recognisers, put into the form that Whisper's has.

Deepgram, AssemblyAI, Amazon Transcribe, Google Speech-to-Text, Speechmatics, Rev AI, Gladia, ElevenLabs, Vosk, YouTube's
automatic captions and the transcripts of Podlove: each says words, times and speakers under names of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

Row = dict[str, object]
_MACHINE_NAME = re.compile(r"(?:spk|speaker)[_-]?(\d{1,4})")
_SECONDS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)s?")
_MOST = 1e12
_LONG = {True: 20, False: 200}  # seconds that no word, and no sentence, lasts: they are thousandths
_LONGER = 10  # times: no recording's words lie so far behind its end, unless they are in thousandths


def translated(document: object) -> object:
    """A document with its words or segments as :mod:`episodekit.transcripts.whisper` reads them; others as they are."""
    if isinstance(document, list) and document and isinstance(document[0], dict) and "result" in document[0]:
        document = {"result": [row for part in _rows(document) for row in _rows(part.get("result"))]}
    if not isinstance(document, dict):
        return document
    for service in _SERVICES:
        rows = list(service(document))
        if rows:
            return {"words" if "words" in rows[0] else "segments": rows, "language": _language(document)}
    return document


def _segment(text: object, start: object, end: object, speaker: object = None) -> Row:
    return {"word": text, "start": _seconds(start), "end": _seconds(end), "speaker": speaker_name(speaker)}


def _word(text: object, start: object, end: object, speaker: object = None) -> Row:
    row = _segment(text, start, end, speaker)
    return {**row, "words": [row]}


def _punctuated(tokens: Iterable[Row | str]) -> Iterator[Row]:
    """The words, each with the punctuation that follows it; what comes before the first is left out."""
    last: Row | None = None
    signs: list[str] = []
    for token in tokens:
        if isinstance(token, str):
            signs.append(token)
            continue
        if last is not None:
            yield _longer(last, signs)
        last, signs = token, []
    if last is not None:
        yield _longer(last, signs)


def _longer(word: Row, signs: Sequence[str]) -> Row:
    """The word with punctuation behind it."""
    said = "".join((str(word["word"]), *signs))
    return _word(said, word["start"], word["end"], word["speaker"]) if signs else word


def speaker_name(value: object) -> object:
    """Who speaks: numbers and the names of machines (``spk_0``) as a person writes them."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"Speaker {value}"
    match = _MACHINE_NAME.fullmatch(value) if isinstance(value, str) else None
    return f"Speaker {int(match[1])}" if match else value


def _seconds(value: object) -> object:
    """Seconds as numbers, also from ``"1.5"``, ``"1.5s"`` and Google's ``{"seconds": 1, "nanos": 500000000}``."""
    if isinstance(value, dict):
        whole, nanos = _number(value.get("seconds", 0)), _number(value.get("nanos", 0))
        return None if whole is None or nanos is None else whole + nanos / 1e9
    match = _SECONDS.fullmatch(value) if isinstance(value, str) else None
    return float(match[1]) if match else value


def _number(value: object) -> float | None:
    """A time in any unit; None: it is none."""
    if isinstance(value, str) and value.isdecimal() and len(value) <= 12:
        return float(value)
    known = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _MOST
    return float(value) if known else None  # type: ignore[arg-type]  # looked at


def _rows(value: object) -> list[Row]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _in(value: object, *keys: str) -> object:
    """What lies under a path of keys; None: nothing does. In a list the first one is meant."""
    for key in keys:
        if isinstance(value, list):
            value = value[0] if value else None
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _deepgram(document: Row) -> Iterator[Row]:
    """https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded."""
    channels = _rows(_in(document, "results", "channels"))
    found = []
    for number, channel in enumerate(channels):
        for row in _rows(_in(channel, "alternatives", "words")):
            speaker = row.get("speaker", number if len(channels) > 1 else None)
            said = row.get("punctuated_word", row.get("word"))
            found.append(_word(said, row.get("start"), row.get("end"), speaker))
    if found:
        yield from sorted(found, key=lambda row: _number(row["start"]) or 0.0)
        return
    for row in _rows(_in(document, "results", "utterances")):
        yield _segment(row.get("transcript"), row.get("start"), row.get("end"), row.get("speaker"))


def _assemblyai(document: Row) -> Iterator[Row]:
    """Thousandths of a second: https://www.assemblyai.com/docs/api-reference/transcripts/get."""
    length = _number(document.get("audio_duration"))
    keys = ("words", "utterances", "sentences", "paragraphs")
    key, rows = next(((key, rows) for key in keys if (rows := _rows(document.get(key)))), ("", []))
    made = _word if key == "words" else _segment
    last = _number(rows[-1].get("end")) if rows else None
    if last is None or (last < length * _LONGER if length else not _lengthy(rows, _LONG[key == "words"])):
        return
    for row in rows:
        start, stop = _number(row.get("start")), _number(row.get("end"))
        if start is not None and stop is not None:
            yield made(row.get("text"), start / 1000, stop / 1000, row.get("speaker"))


def _lengthy(rows: list[Row], least: int) -> bool:
    """Whether most last too long for seconds; all times are whole numbers."""
    times = [(row.get("start"), row.get("end")) for row in rows]
    lasting = sorted(end - start for start, end in times if isinstance(start, int) and isinstance(end, int))
    return len(lasting) == len(rows) and lasting[len(lasting) // 2] >= least


def _of_items(rows: list[Row]) -> Iterator[Row]:
    """Words and punctuation in a row, as Amazon and Speechmatics have them; punctuation goes with the word before it."""
    return _punctuated(_tokens(rows))


def _tokens(rows: list[Row]) -> Iterator[Row | str]:
    begun = False
    for row in rows:
        best = _in(row, "alternatives", "content")
        if not isinstance(best, str):
            continue
        if begun and row.get("type") == "punctuation":
            yield best
            continue
        begun = True
        speaker = row.get("speaker_label", _in(row, "alternatives", "speaker"))
        yield _word(best, row.get("start_time"), row.get("end_time"), speaker)


def _amazon(document: Row) -> Iterator[Row]:
    """https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html#how-output."""
    yield from _of_items(_rows(_in(document, "results", "items")))


def _speechmatics(document: Row) -> Iterator[Row]:
    """https://docs.speechmatics.com/speech-to-text/batch/output."""
    rows = _rows(document.get("results"))
    if any("start_time" in row for row in rows):
        yield from _of_items(rows)


def _google(document: Row) -> Iterator[Row]:
    """https://cloud.google.com/speech-to-text/docs/reference/rest/v1/speech/recognize."""
    results = _rows(document.get("results"))
    last = _rows(_in(results[-1], "alternatives", "words")) if results else []
    if any("speakerTag" in row for row in last):
        results = results[-1:]  # it says all words once more, with those who say them
    for result in results:
        for row in _rows(_in(result, "alternatives", "words")):
            start, end = (row.get(f"{at}Time", row.get(f"{at}Offset")) for at in ("start", "end"))
            yield _word(row.get("word"), start or 0, end, row.get("speakerTag", row.get("speakerLabel")))


def _rev(document: Row) -> Iterator[Row]:
    """https://docs.rev.ai/api/asynchronous/transcripts/."""
    for turn in _rows(document.get("monologues")):
        yield from _punctuated(_elements(turn))


def _elements(turn: Row) -> Iterator[Row | str]:
    for row in _rows(turn.get("elements")):
        said = row.get("value")
        if isinstance(said, str):
            timed = "ts" in row
            yield (
                _word(said, row.get("ts"), row.get("end_ts"), turn.get("speaker")) if timed else said.strip()
            )


def _gladia(document: Row) -> Iterator[Row]:
    """https://docs.gladia.io/api-reference/v2/pre-recorded/get."""
    rows = _in(document, "result", "transcription", "utterances") or _in(
        document, "transcription", "utterances"
    )
    for turn in _rows(rows):
        words = _rows(turn.get("words"))
        for row in words or [turn]:
            made = _word if words else _segment
            yield made(
                row.get("word", row.get("text")), row.get("start"), row.get("end"), turn.get("speaker")
            )


def _elevenlabs(document: Row) -> Iterator[Row]:
    """https://elevenlabs.io/docs/api-reference/speech-to-text/convert."""
    rows = _rows(document.get("words"))
    if any("speaker_id" in row or row.get("type") == "spacing" for row in rows):
        for row in rows:
            if row.get("type") != "spacing":
                yield _word(row.get("text"), row.get("start"), row.get("end"), row.get("speaker_id"))


def _vosk(document: Row) -> Iterator[Row]:
    """https://alphacephei.com/vosk/."""
    for row in _rows(document.get("result")):
        yield _word(row.get("word"), row.get("start"), row.get("end"))


def _youtube(document: Row) -> Iterator[Row]:
    """What yt-dlp saves as json3: events that begin at a thousandth, with pieces that begin later by so many."""
    for event in _rows(document.get("events")):
        begin, lasts = _number(event.get("tStartMs")), _number(event.get("dDurationMs"))
        pieces = [row for row in _rows(event.get("segs")) if str(row.get("utf8", "")).strip()]
        if begin is None or not pieces:
            continue
        offsets = [_number(row.get("tOffsetMs")) or 0.0 for row in pieces]
        for row, first, last in zip(pieces, offsets, [*offsets[1:], lasts or 0.0], strict=True):
            yield _word(row["utf8"], (begin + first) / 1000, (begin + max(first, last)) / 1000)


def _podlove(document: Row) -> Iterator[Row]:
    """https://docs.podlove.org/podlove-web-player/v5/configuration.html#transcripts."""
    for row in _rows(document.get("transcript")):
        yield _segment(row.get("text"), row.get("start"), row.get("end"), row.get("speaker"))


_SERVICES: tuple[Callable[[Row], Iterator[Row]], ...] = (
    *(_deepgram, _assemblyai, _amazon, _speechmatics, _google),
    *(_rev, _gladia, _elevenlabs, _vosk, _youtube, _podlove),
)
_LANGUAGES = (
    ("language_code",),
    ("results", "language_code"),
    ("results", "channels", "detected_language"),
    ("results", "languageCode"),
    ("metadata", "transcription_config", "language"),
    ("result", "transcription", "languages"),
    ("language",),
)


def _language(document: Row) -> object:
    for path in _LANGUAGES:
        found = _in(document, *path)
        found = found[0] if isinstance(found, list) and found else found
        if isinstance(found, str):
            return found
    return None
