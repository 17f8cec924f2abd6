"""WebVTT (https://www.w3.org/TR/webvtt1/), speakers as voice spans."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from episodekit.errors import InvalidValueError
from episodekit.model.cues import Span, Word
from episodekit.model.episode import Cue
from episodekit.notation import timecode
from episodekit.transcripts.blocks import Draft, Scanner
from episodekit.transcripts.clock import times_in
from episodekit.transcripts.drafts import Said, cues_of
from episodekit.transcripts.marks import COLOURS, VTT_TAGS, read_vtt, render, trimmed
from episodekit.transcripts.transcript import REVIEW, Mends, Transcript
from episodekit.vocabulary.media_types import VTT

SUFFIX, MEDIA_TYPE = ".vtt", VTT
_HEADER = re.compile(r"WEBVTT(?=[ \t]|$)")
_NEARLY = re.compile(r"\s*web\s?vtt\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4})[ \t]*$", re.MULTILINE)
_COLOUR = re.compile(r"font color\s?=\s?[\"']?(?P<name>[a-z]+)[\"']?", re.IGNORECASE)
_FLASH = timedelta(milliseconds=100)  # so long stands a line of rolling captions while it moves up
_SRT_PLACE = re.compile(r"[XY][12]:\S+ ?")


def write(transcript: Transcript, *, by_word: bool = False) -> str:
    """The file's text.

    The head is that of the file that was read; a new one has the language, as the namespace's example has it, and the
    title as a note.
    """
    parts = [_head(transcript)]
    blocks = list(transcript.blocks)
    for number, cue in enumerate(transcript.cues):
        while blocks and blocks[0].at <= number:
            parts.append(f"\n{blocks.pop(0).text}\n")
        parts.append(_cue(cue, by_word=by_word))
    parts += [f"\n{block.text}\n" for block in blocks]
    return "".join(parts)


def _head(transcript: Transcript) -> str:
    if transcript.head is not None:
        stated = _LANGUAGE.search(transcript.head)
        head = transcript.head
        if stated and transcript.language:
            head = head[: stated.start(1)] + transcript.language + head[stated.end(1) :]
        return f"WEBVTT{head}\n"
    language = f"\nLanguage: {transcript.language}" if transcript.language else ""
    title = " ".join(transcript.title.split())
    note = f"\nNOTE {_escape(title)}\n" if title else ""
    return f"WEBVTT\nKind: captions{language}\n{note}"


def _cue(cue: Cue, *, by_word: bool) -> str:
    named = f"{cue.identifier}\n" if cue.identifier else ""
    settings = _SRT_PLACE.sub("", cue.settings).strip()
    settings = f" {settings}" if settings else ""
    text = render(cue.text, cue.spans, cue.words if by_word else (), cue.start, escape=_escape, tags=_tags)
    if cue.speaker and not any(span.name == "v" for span in cue.spans):
        text = f"<v {_escape(cue.speaker)}>{text}"
    return f"\n{named}{timecode.vtt(cue.start)} --> {timecode.vtt(cue.end)}{settings}\n{text}\n"


def _tags(tag: str) -> tuple[str, str] | None:
    name = tag.partition(" ")[0].partition(".")[0]
    if colour := _COLOUR.fullmatch(tag):
        shown = colour["name"].lower()
        return (f"<c.{shown}>", "</c>") if shown in COLOURS else None
    return (f"<{_escape(tag)}>", f"</{name}>") if name in VTT_TAGS else None


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def read(source: str, mends: Mends) -> Transcript:
    """The transcript in a WebVTT file.

    Raises:
        InvalidValueError: there is neither the line ``WEBVTT`` nor a line of times, or no time can be read.
    """
    rows = source.split("\n")
    head, first = _read_head(rows, mends)
    scanner = Scanner(mends, special=True)
    scanner.scan(enumerate(rows[first:], start=first + 1))
    if head is None and not scanner.drafts:
        raise InvalidValueError(
            "this is no WebVTT: neither the line WEBVTT nor a line start --> end is in it",
            remedy="begin the file with the line WEBVTT, and give every cue its times",
        )
    if any(block.text.startswith(REVIEW) for block in scanner.blocks):
        line = next((number for number, row in enumerate(rows, start=1) if row.startswith(REVIEW)), 0)
        fix = "read it beside the sound, then delete the note"
        message = "nobody has reviewed what a recogniser heard"
        mends.add("transcript-unreviewed", line, message, fix, breaks=False)
    said = [_said(draft, mends) for draft in scanner.drafts]
    cues = tuple(cue for _, cue in cues_of(scanner.drafts, said, SUFFIX, mends))
    language = _LANGUAGE.search(head or "")
    return Transcript(
        cues=cues,
        language=language[1] if language else "",
        head=head or "",
        blocks=tuple(scanner.blocks) if cues else (),
        by_word=any(cue.words for cue in cues),
    )


def _read_head(rows: list[str], mends: Mends) -> tuple[str | None, int]:
    """What stands behind ``WEBVTT`` and below it; and how many lines that is."""
    first = next((number for number, row in enumerate(rows) if row.strip()), 0)
    fix = "begin the file with the line WEBVTT"
    match = _HEADER.match(rows[first])
    if match is None and not _NEARLY.match(rows[first]):
        mends.add("transcript-header", first + 1, "the first line is not WEBVTT", fix)
        return None, 0
    if match is None or first:
        what = "is not WEBVTT" if match is None else "is empty"
        mends.add("transcript-header", 1, f"the first line {what}", fix)
    last = first + 1
    while last < len(rows) and rows[last].strip() and not _begins_cue(rows, last):
        last += 1
    behind = rows[first][match.end() :].rstrip() if match else ""
    return "\n".join([behind, *(row.rstrip() for row in rows[first + 1 : last])]), last


def _begins_cue(rows: list[str], number: int) -> bool:
    """Whether a cue begins here, right below the header."""
    if times_in(rows[number]) is not None:
        return True
    return (
        rows[number].strip().isdecimal() and number + 1 < len(rows) and times_in(rows[number + 1]) is not None
    )


def _said(draft: Draft, mends: Mends) -> Said:
    marked = trimmed(read_vtt(draft.text, draft.line + 1, mends))
    voices = [span for span in marked.spans if span.name == "v"]
    names = [name for name in map(_name, voices) if name]
    whole = len(voices) == 1 and voices[0].tag.startswith("v ")
    if not names or (whole and (voices[0].begin, voices[0].end) == (0, len(marked.text))):
        marked.spans = [span for span in marked.spans if span.name != "v"]
    settings = draft.times.settings
    if "align:middle" in settings:
        fix = "write align:center"
        mends.add("transcript-markup", draft.line, "align:middle was read as align:center", fix, breaks=False)
        settings = settings.replace("align:middle", "align:center")
    return Said(marked, names[0] if names else None, settings)


def _name(span: Span) -> str:
    return span.tag.partition(" ")[2].strip()


def rolled_up(transcript: Transcript, mends: Mends) -> Transcript:
    """The transcript without lines that are repeated because they roll up on the screen.

    Automatic captions show each line twice: as the lower line of one cue and the upper one of the next.
    """
    cues = transcript.cues
    repeats = sum("\n" in cue.text and _repeats(before.text, cue.text) for before, cue in pairwise(cues))
    if repeats < 2 or repeats * 3 < len(cues):
        return transcript
    mends.add(
        "transcript-lines",
        0,
        f"{repeats:,} of {len(cues):,} cues repeat the line before them: read once",
        "export captions that do not roll up",
        breaks=False,
    )
    return replace(transcript, cues=tuple(_once(cues)))


def _repeats(before: str, text: str) -> bool:
    return before.rpartition("\n")[2] == text.partition("\n")[0]


def _from_its_start(fresh: Cue, cue: Cue) -> Cue:
    """The lower line of a cue, which is said from the start of the cue on: its first words have no time before them."""
    words = fresh.words
    if words and words[0].begin > 0:
        before = len(fresh.text[: words[0].begin].rstrip())
        words = (Word(0, before, cue.start, words[0].start), *words)
    return replace(fresh, start=cue.start, words=words)


def _once(cues: tuple[Cue, ...]) -> Iterator[Cue]:
    from episodekit.transcripts.turns import cut

    last = ""
    for cue in cues:
        upper, _, lower = cue.text.partition("\n")
        fresh: Cue | None = cue
        if upper == last and (lower or cue.end - cue.start <= _FLASH):
            at = len(upper) + 1
            fresh = cut(cue, at, len(cue.text)) if lower else None
            fresh = _from_its_start(fresh, cue) if fresh else None
        last = cue.text.rpartition("\n")[2]
        if fresh is not None:
            yield fresh
