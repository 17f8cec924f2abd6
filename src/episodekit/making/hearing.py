"""L5. A recording and its script → what is said when; kept in a cache, because listening is what takes time."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from episodekit.errors import AlignmentError, AudioError, MismatchError
from episodekit.findings import Checked, Finding, Place, Severity
from episodekit.making.narration import Cache, Spoken, segments_of, speech_of
from episodekit.model.aligned import Aligned, Aligner, Unscripted
from episodekit.model.episode import Episode
from episodekit.model.speech import BuildProgress, Mark, Segment
from episodekit.notation import timecode
from episodekit.notation.timecode import milliseconds
from episodekit.transcripts import script_text, shape

UNHEARD = "transcript-unheard"
"""The rule of a finding: what listens failed, and may not another time."""
_BLOCK_BYTES = 1 << 20
_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Hearing:
    """What it takes to listen to recordings.

    Attributes:
        aligner: language → what finds text in recordings; raises AlignmentError if it is not installed.
        cache: keeps what was found from one build to the next.
        progress: told how far it is.
    """

    aligner: Callable[[str], Aligner]
    cache: Cache
    progress: BuildProgress


def hear(episode: Episode, recording: Path, hearing: Hearing) -> Checked[Spoken]:
    """What is said in a recording: by its timed transcript, or else by finding the script in it.

    Returns:
        What is said, and findings about what was not found. Without times if the script cannot be found.
    """
    spoken = speech_of(episode)
    if episode.cues or not episode.script:
        return Checked(spoken)
    segments, offsets = segments_of(episode.script, episode.language)
    if not segments:
        return Checked(spoken)
    try:
        aligner = hearing.aligner(episode.language)
    except AlignmentError as problem:
        return Checked(replace(spoken, remedy=problem.remedy), (_untimed(episode, problem, Severity.INFO),))
    try:
        aligned = _found(aligner, episode.slug, recording, segments, hearing)
    except (AlignmentError, AudioError) as problem:
        lasting = isinstance(problem, (MismatchError, AudioError))
        told = _untimed(episode, problem, Severity.WARNING, "transcript-untimed" if lasting else UNHEARD)
        return Checked(replace(spoken, remedy=problem.remedy), (told,))
    places, times = _clock(aligned, offsets)
    text = script_text(episode.script)
    findings = tuple(_told(episode, aligned))
    cues = shape(segments, aligned.marks)
    return Checked(Spoken(text, cues, places, times, "delete it if this is not said"), findings)


def _found(
    aligner: Aligner, slug: str, recording: Path, segments: Sequence[Segment], hearing: Hearing
) -> Aligned:
    """From the cache, or by listening; that the text is not there is kept as well, but no failure of what listens."""
    key = _key(aligner, recording, segments)
    kept = hearing.cache.get(key)
    if kept is None:

        def progress(what: str, done: int, total: int) -> None:
            hearing.progress(f"{what} {slug}", done, total)

        try:
            kept = _written(aligner.align(recording, segments, progress))
        except MismatchError as problem:
            kept = json.dumps([problem.message, problem.remedy]).encode()
        hearing.cache.put(key, kept)
    return _read(kept, segments)


def _key(aligner: Aligner, recording: Path, segments: Sequence[Segment]) -> str:
    found = hashlib.sha256()
    with recording.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            found.update(block)
    rows = [(row.text, row.speaker) for row in segments]
    return hashlib.sha256(json.dumps([aligner.identity, found.hexdigest(), rows]).encode()).hexdigest()


def _written(aligned: Aligned) -> bytes:
    """The cache's form: times in milliseconds."""
    marks = [
        (mark.segment, mark.begin, mark.end, milliseconds(mark.start), milliseconds(mark.stop))
        for mark in aligned.marks
    ]
    stretches = [(milliseconds(row.start), milliseconds(row.stop)) for row in aligned.unscripted]
    return json.dumps([marks, aligned.confidences, stretches, milliseconds(aligned.duration)]).encode()


def _read(kept: bytes, segments: Sequence[Segment]) -> Aligned:
    rows = json.loads(kept)
    if isinstance(rows[0], str):
        raise MismatchError(rows[0], remedy=rows[1])
    marks, confidences, stretches, duration = rows
    return Aligned(
        tuple(segments),
        tuple(
            Mark(number, begin, end, _milliseconds(start), _milliseconds(stop))
            for number, begin, end, start, stop in marks
        ),
        tuple(confidences),
        tuple(Unscripted(_milliseconds(start), _milliseconds(stop)) for start, stop in stretches),
        _milliseconds(duration),
    )


def _milliseconds(count: int) -> timedelta:
    return timedelta(milliseconds=count)


def _clock(aligned: Aligned, offsets: Sequence[int]) -> tuple[tuple[int, ...], tuple[timedelta | None, ...]]:
    """Offset into the script → time; None from where a sentence begins that was not read."""
    known: dict[int, timedelta | None] = dict.fromkeys(offsets)
    for mark in reversed(aligned.marks):
        known[offsets[mark.segment]] = mark.start  # of the sentence's first word in the end
        known[offsets[mark.segment] + mark.begin] = mark.start
    places = sorted(known)
    times = tuple(known[place] for place in places)
    heard = [time for time in times if time is not None]
    assert all(one <= other for one, other in pairwise(heard))  # noqa: S101  # marks go forward
    return tuple(places), times


def _told(episode: Episode, aligned: Aligned) -> list[Finding]:
    """What an editor has to know of a recording that is not its text word for word."""
    findings = []
    if aligned.unread:
        count, total = len(aligned.unread), len(aligned.segments)
        first = aligned.segments[aligned.unread[0]].text
        quoted = first if len(first) <= _QUOTED else f"{first[: _QUOTED - 1]}…"
        message = f"{count} of {total} sentences were not heard in the recording, the first is {quoted!r}"
        fix = "they are left out of the timed transcript; delete them, or see whether this is the right recording"
        findings.append(_finding(episode, "transcript-unread", Severity.WARNING, message, fix))
    if aligned.unscripted:
        spans = ", ".join(
            f"{timecode.clock(row.start)}–{timecode.clock(row.stop)}" for row in aligned.unscripted[:5]
        )
        more = f" and {len(aligned.unscripted) - 5} more" if len(aligned.unscripted) > 5 else ""
        message = f"the recording has sound that is not in the transcript: {spans}{more}"
        fix = "add what is said there; music needs nothing"
        findings.append(_finding(episode, "transcript-unscripted", Severity.INFO, message, fix))
    return findings


def _untimed(
    episode: Episode,
    problem: AlignmentError | AudioError,
    severity: Severity,
    rule: str = "transcript-untimed",
) -> Finding:
    message = f"the transcript is published without times: {problem.message}"
    return _finding(episode, rule, severity, message, problem.remedy)


def _finding(episode: Episode, rule: str, severity: Severity, message: str, fix: str) -> Finding:
    place = Place(f"episodes/{episode.slug}/transcript.txt")
    return Finding(rule=rule, severity=severity, message=message, place=place, fix=fix)
