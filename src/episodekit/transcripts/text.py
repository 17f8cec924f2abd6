"""Plain text: what is said, a paragraph for each speaker's turn, without times."""

from typing import TYPE_CHECKING

from episodekit.transcripts.transcript import Transcript
from episodekit.transcripts.turns import turns
from episodekit.vocabulary.media_types import PLAIN

if TYPE_CHECKING:
    from episodekit.model.episode import Cue

SUFFIX, MEDIA_TYPE = ".txt", PLAIN
PAUSE_MS = 450
"""A silence longer than this between two cues begins a new paragraph."""


def write(transcript: Transcript, *, by_word: bool = False) -> str:  # noqa: ARG001  # the signature of every writer
    """The file's text, speaker labels where the speaker changes."""
    paragraphs: list[str] = []
    previous: Cue | None = None
    for cue in turns(transcript.cues):
        text = cue.text.replace("\n", " ")
        turn = previous is None or cue.speaker != previous.speaker
        pause = previous is not None and (cue.start - previous.end).total_seconds() * 1000 > PAUSE_MS
        if turn or pause:
            paragraphs.append(f"{cue.speaker}: {text}" if turn and cue.speaker else text)
        else:
            paragraphs[-1] += f" {text}"
        previous = cue
    return "\n\n".join(paragraphs) + "\n"
