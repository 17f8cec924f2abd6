"""L7. Transcripts of ``convert``: told from chapters, read with findings, shaped, written."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import click

from episodekit.cli.show import finding_line
from episodekit.errors import InvalidValueError
from episodekit.notation import values
from episodekit.transcripts import FORMATS, read_transcript
from episodekit.transcripts.losses import BY_WORD, lost
from episodekit.transcripts.shaping import reshape

_FORMATS = {row.suffix: row for row in FORMATS}
_TIMED = frozenset({".vtt", ".srt", ".html", ".htm"})
_HEAD_BYTES = 100_000
_SEGMENTS = re.compile(
    rb'"(?:segments|transcription|transcript|transcripts|monologues|utf8|chunks|words|word|body|text)"\s{0,9}:'
)
_CHAPTERS = re.compile(rb'"chapters"\s{0,9}:\s{0,9}\[')
_SUMMARIES = b'"gist"'  # what AssemblyAI calls chapters stands beside the words that it heard
_ARROW = re.compile(rb"^[ \t]{0,9}[\d:.,]{4,16}[ \t]{0,9}-->[ \t]{0,9}\d", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the flags ask for; ``by_word`` None: as IN has it, if OUT is of the same format."""

    language: str | None = None
    shape: bool = False
    by_word: bool | None = None


def suffix_of(source: Path, data: bytes) -> str | None:
    """The suffix of the format of a transcript, by its name or its content; None if it is none."""
    suffix = source.suffix.lower()
    head = data[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if suffix in _TIMED:
        return suffix
    if suffix == ".json" or head[:1] in {b"{", b"["}:
        chapters = _CHAPTERS.search(head) and _SUMMARIES not in head
        return ".json" if _SEGMENTS.search(head) and not chapters else None
    if head.startswith(b"WEBVTT"):
        return ".vtt"
    return ".srt" if _ARROW.search(head) else None


def convert_transcript(
    source: Path, data: bytes, suffix: str, target: str, wishes: Wishes
) -> tuple[str, list[str]]:
    """The text of OUT, and what it cannot hold; what was mended is printed on standard error.

    Args:
        source: the file, for messages.
        data: its content.
        suffix: of its format, from :func:`suffix_of`.
        target: the suffix of OUT.
        wishes: from the flags.

    Raises:
        InvalidValueError: IN holds no transcript, or OUT is of no format of transcripts.
    """
    language = None if wishes.language is None else values.language(wishes.language)
    reading = read_transcript(data, suffix)
    for mend in reading.mends:
        click.echo(finding_line(mend.finding(str(source))), err=True)
    transcript = reading.transcript
    if not transcript.cues:
        raise InvalidValueError("there is not one cue in it", remedy="check that it is a timed transcript")
    chosen = _FORMATS.get(target)
    if chosen is None:
        raise InvalidValueError(
            f"{target or 'no suffix'} is no format of transcripts",
            remedy=f"name OUT one of {', '.join(_FORMATS)}",
        )
    transcript = replace(
        transcript, language=language or transcript.language, title=transcript.title or source.stem
    )
    by_word = transcript.by_word and suffix == target if wishes.by_word is None else wishes.by_word
    if wishes.shape:
        transcript = replace(transcript, cues=reshape(transcript.cues, transcript.language), blocks=())
    knows_words = any(cue.words for cue in transcript.cues)
    left = lost(transcript, target)
    if knows_words and wishes.by_word is not False and target not in BY_WORD:
        left.append("times of words")
    notes = [f"left out, because {target} cannot hold them: {', '.join(left)}"] if left else []
    if wishes.by_word and not knows_words:
        notes.append("IN knows no times of words")
    return chosen.write(transcript, by_word=by_word), notes
