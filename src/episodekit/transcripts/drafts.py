"""Cues of WebVTT and SRT as they are written → cues of the model."""

from collections.abc import Sequence
from dataclasses import dataclass

from episodekit.errors import InvalidValueError
from episodekit.model.episode import Cue
from episodekit.transcripts.blocks import Draft
from episodekit.transcripts.marks import Marked, words_between
from episodekit.transcripts.order import ordered, settle, times_of
from episodekit.transcripts.transcript import Mends


@dataclass(frozen=True, slots=True)
class Said:
    """What a draft says: its text with marks, who speaks, and where it is shown."""

    marked: Marked
    speaker: str | None = None
    settings: str = ""


def cues_of(
    drafts: Sequence[Draft], said: Sequence[Said], suffix: str, mends: Mends
) -> list[tuple[int, Cue]]:
    """Cues with their lines, in order of time; one without text is left out.

    Raises:
        InvalidValueError: not one time can be read.
    """
    rows = [
        times_of(draft.line, draft.times, len(row.marked.text), suffix, mends)
        for draft, row in zip(drafts, said, strict=True)
    ]
    if drafts and all(row.start is None and row.end is None for row in rows):
        line = drafts[0].line
        seen = f"{drafts[0].times.start} --> {drafts[0].times.end}".strip()
        raise InvalidValueError(
            f"line {line}: {seen!r} has no two times, and no other line has",
            remedy="write start --> end",
            line=line,
        )
    found = []
    for draft, row, (start, end) in zip(drafts, said, settle(rows, mends), strict=True):
        if not row.marked.text:
            fix = "delete it, or write what is said"
            mends.add("transcript-lines", draft.line, "the cue has no text: left out", fix, breaks=False)
            continue
        cue = Cue(
            start,
            end,
            row.marked.text,
            row.speaker,
            words_between(row.marked, start, end),
            tuple(row.marked.spans),
            draft.identifier if suffix == ".vtt" else "",
            row.settings,
        )
        found.append((draft.line, cue))
    return ordered(found, mends)
