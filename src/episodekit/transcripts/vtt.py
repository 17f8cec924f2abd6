"""WebVTT (https://www.w3.org/TR/webvtt1/), speakers as voice spans."""

import html
import re
from collections.abc import Sequence

from episodekit import timecode
from episodekit.errors import InvalidValueError
from episodekit.model import Cue
from episodekit.transcripts.blocks import read_blocks, timing
from episodekit.vocabulary.media_types import VTT

SUFFIX, MEDIA_TYPE = ".vtt", VTT
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+(?P<name>[^>]+)>")
_TAG = re.compile(r"</?[^>]*>")


def write(cues: Sequence[Cue], language: str, title: str) -> str:
    """The file's text; the language stands in the header as the namespace's example has it."""
    head = f"WEBVTT\nKind: captions\nLanguage: {language}\n\nNOTE {_escape(title)}\n"
    return head + "".join(
        f"\n{timecode.vtt(cue.start)} --> {timecode.vtt(cue.end)}\n{_text(cue)}\n" for cue in cues
    )


def read(source: str) -> tuple[Cue, ...]:
    """Cues of a WebVTT file; NOTE, STYLE and REGION blocks are passed over.

    Raises:
        InvalidValueError: no ``WEBVTT`` line, a broken time, or a cue that ends before it starts.
    """
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", source):
        raise InvalidValueError("the first line is not WEBVTT", remedy="begin the file with the line WEBVTT")
    cues = []
    for number, rows in read_blocks(source):
        at = next((index for index, row in enumerate(rows) if "-->" in row), None)
        if at is None or rows[0].startswith(("NOTE", "STYLE", "REGION", "WEBVTT")):
            continue
        start, end = timing(rows[at], number + at)
        body = "\n".join(rows[at + 1 :])
        voice = _VOICE.search(body)
        text = html.unescape(_TAG.sub("", body)).strip()
        if text:
            cues.append(Cue(start, end, text, html.unescape(voice["name"]).strip() if voice else None))
    return tuple(cues)


def _text(cue: Cue) -> str:
    text = _escape(cue.text)
    return f"<v {_escape(cue.speaker)}>{text}" if cue.speaker else text


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
