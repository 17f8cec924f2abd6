"""SubRip (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#srt)."""

import re
from collections.abc import Sequence

from episodekit import timecode
from episodekit.model import Cue
from episodekit.transcripts.blocks import read_blocks, timing
from episodekit.vocabulary.media_types import SRT

SUFFIX, MEDIA_TYPE = ".srt", SRT
_TAG = re.compile(r"</?(?:b|i|u|font)\b[^>]*>", re.IGNORECASE)


def write(cues: Sequence[Cue], language: str, title: str) -> str:  # noqa: ARG001  # the signature of every writer
    """The file's text; the speaker's name stands before the text where the speaker changes."""
    blocks = []
    speaker: str | None = None
    for number, cue in enumerate(cues, start=1):
        label = f"{cue.speaker}: " if cue.speaker and cue.speaker != speaker else ""
        speaker = cue.speaker
        blocks.append(f"{number}\n{timecode.srt(cue.start)} --> {timecode.srt(cue.end)}\n{label}{cue.text}\n")
    return "\n".join(blocks)


def read(source: str) -> tuple[Cue, ...]:
    """Cues of an SRT file; a missing index is forgiven.

    Raises:
        InvalidValueError: a broken time, or a cue that ends before it starts.
    """
    cues = []
    for number, rows in read_blocks(source):
        at = next((index for index, row in enumerate(rows) if "-->" in row), None)
        if at is None:
            continue
        start, end = timing(rows[at], number + at)
        said = "\n".join(rows[at + 1 :]).strip()
        text = _TAG.sub("", said).strip() or said  # a cue that says "<B>" and nothing else means it
        if text:
            cues.append(Cue(start, end, text))
    return tuple(cues)
