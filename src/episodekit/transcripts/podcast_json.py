"""The podcast namespace's JSON transcript.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#json
"""

import json
import re
from collections.abc import Sequence
from datetime import timedelta

from episodekit import timecode
from episodekit.errors import InvalidValueError
from episodekit.markup import illegal_xml
from episodekit.model import Cue
from episodekit.vocabulary.media_types import TRANSCRIPT_JSON

SUFFIX, MEDIA_TYPE = ".json", TRANSCRIPT_JSON


def write(cues: Sequence[Cue], language: str, title: str) -> str:  # noqa: ARG001  # the signature of every writer
    """The file's text; lines of a cue are joined, because ``body`` is a running text."""
    segments = [
        {
            **({"speaker": cue.speaker} if cue.speaker else {}),
            "startTime": timecode.seconds(cue.start),
            "endTime": timecode.seconds(cue.end),
            "body": cue.text.replace("\n", " "),
        }
        for cue in cues
    ]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def read(source: str) -> tuple[Cue, ...]:
    """Cues of a JSON transcript; a missing ``endTime`` is the next ``startTime``.

    Raises:
        InvalidValueError: not JSON, no ``segments``, or a segment without start or body.
    """
    try:
        document = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise InvalidValueError(f"this is not JSON: {error}", remedy="correct it there") from None
    segments = document.get("segments") if isinstance(document, dict) else None
    if not isinstance(segments, list):
        raise InvalidValueError(
            "there is no list of segments", remedy='write {"version": "1.0.0", "segments": […]}'
        )
    starts = [_time(row, "startTime", number) for number, row in enumerate(segments, start=1)]
    cues = []
    for number, (row, start) in enumerate(zip(segments, starts, strict=True), start=1):
        if "endTime" in row:
            end = _time(row, "endTime", number)
        else:
            end = starts[number] if number < len(starts) else start + timedelta(seconds=1)
        body = row.get("body")
        if not isinstance(body, str):
            raise InvalidValueError(f"segment {number} has no body", remedy='give it "body": what is said')
        speaker = row.get("speaker")
        _refuse_forbidden(f"{body}{speaker}", source)
        if body.strip():
            cues.append(Cue(start, end, body.strip(), speaker if isinstance(speaker, str) else None))
    return tuple(cues)


def _refuse_forbidden(text: str, source: str) -> None:
    """See that no escape stands for a character which XML forbids, such as half a pair of surrogates.

    Raises:
        InvalidValueError: with the line.
    """
    bad = illegal_xml(text)
    if bad is None:
        return
    escape = re.compile(
        rf"(?<!\\ud[89ab][0-9a-f]{{2}})\\u{ord(bad):04x}(?!\\ud[c-f][0-9a-f]{{2}})", re.IGNORECASE
    )
    found = escape.search(source)
    place = f"line {source.count(chr(10), 0, found.start()) + 1}: {found[0]}" if found else "a character"
    raise InvalidValueError(f"{place} is U+{ord(bad):04X}, which XML forbids", remedy="delete it")


def _time(row: object, key: str, number: int) -> timedelta:
    value = row.get(key) if isinstance(row, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 360_000:
        raise InvalidValueError(
            f"segment {number}: {key} is {value!r}", remedy="give it as seconds, from 0 on"
        )
    return timedelta(milliseconds=round(value * 1000))
