"""Chapter marks → chapters: where the words that a mark names are said.

Words are looked for in the order of the marks, each behind the one before, so that a phrase that the script says
twice is found twice. White space and typographic quotes do not matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from episodekit.findings import Checked, Finding, Place, Severity, worst
from episodekit.model.episode import Chapter, ChapterMark
from episodekit.notation import timecode

_FOLD = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\n": " "})


def place_marks(
    marks: Sequence[ChapterMark],
    text: str,
    time_of: Callable[[int], timedelta | None],
    *,
    duration: timedelta | None,
    file: str,
    remedy: str = "",
) -> Checked[tuple[Chapter, ...]]:
    """Give every mark its time.

    Args:
        marks: in the order of the text.
        text: what is said.
        time_of: offset into ``text`` → when that word is said; None if nobody knows.
        duration: of the audio; None: not known.
        file: the entry, for findings.
        remedy: what else than a start: time helps a mark whose words were listened for and not heard; such a mark is
            left out with a warning. Empty: nobody listened, and it is an error.

    Returns:
        Chapters in order of time, the first at 0, and a warning for each mark that was left out; or a finding for each
        mark that has no time.
    """
    folded = text.translate(_FOLD)
    findings: list[Finding] = []
    chapters: list[Chapter] = []
    position = 0
    for number, mark in enumerate(marks, start=1):
        start = mark.start
        if mark.at is not None:
            at = folded.find(" ".join(mark.at.translate(_FOLD).split()), position)
            if at < 0:
                findings.append(_missing((number, mark, file), folded))
                continue
            position = at + 1
            start = time_of(at)
        if start is None:
            row = (number, mark, file)
            findings.append(_unheard(row, remedy) if remedy else _untimed(row))
        elif duration is not None and start >= duration:
            findings.append(_late((number, mark, file), start, duration))
        else:
            chapters.append(
                Chapter(start=start, title=mark.title, note=mark.note, url=mark.url, img=mark.img)
            )
    failed = worst(findings) is Severity.ERROR
    return Checked(None if failed else _in_order(chapters), tuple(findings))


def _in_order(chapters: list[Chapter]) -> tuple[Chapter, ...]:
    """Sorted by time; of two at the same millisecond the first written stays; the first begins at 0."""
    ordered: list[Chapter] = []
    for chapter in sorted(chapters, key=lambda row: row.start):
        if not ordered or chapter.start > ordered[-1].start:
            ordered.append(chapter)
    if ordered and ordered[0].start > timedelta(0):
        first = ordered[0]
        ordered[0] = replace(first, start=timedelta(0))
    return tuple(ordered)


def _finding(
    rule: str, at: tuple[int, ChapterMark, str], message: str, fix: str, severity: Severity = Severity.ERROR
) -> Finding:
    number, mark, file = at
    return Finding(
        rule=rule,
        severity=severity,
        message=f"chapters[{number}] {mark.title!r}: {message}",
        place=Place(file),
        fix=fix,
        value=mark.at,
    )


def _missing(at: tuple[int, ChapterMark, str], text: str) -> Finding:
    words = at[1].at or ""
    before = " ".join(words.translate(_FOLD).split()) in text
    why = (
        "stands in the transcript, but before the chapter above it"
        if before
        else "does not stand in the transcript"
    )
    fix = "put the chapters in the order of the text" if before else "copy the words from the transcript"
    return _finding("entry-chapter-words", at, f"{words!r} {why}", fix)


def _untimed(at: tuple[int, ChapterMark, str]) -> Finding:
    fix = "give the chapter a start: time, or put a timed transcript (.vtt, .srt, .json) beside the recording"
    return _finding("entry-chapter-time", at, "nobody knows when these words are said", fix)


def _unheard(at: tuple[int, ChapterMark, str], remedy: str) -> Finding:
    message = f"left out, because {at[1].at!r} was not heard in the recording"
    fix = f"give the chapter a start: time, or {remedy}"
    return _finding("entry-chapter-unheard", at, message, fix, Severity.WARNING)


def _late(at: tuple[int, ChapterMark, str], start: timedelta, duration: timedelta) -> Finding:
    message = f"it starts at {timecode.clock(start)}, but the audio lasts {timecode.clock(duration)}"
    return _finding("entry-chapter-late", at, message, "correct its start:")
