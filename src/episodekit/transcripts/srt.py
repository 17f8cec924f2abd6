"""SubRip (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#srt)."""

import re

from episodekit.errors import InvalidValueError
from episodekit.notation import timecode
from episodekit.transcripts.blocks import Draft, Scanner
from episodekit.transcripts.clock import times_in
from episodekit.transcripts.drafts import Said, cues_of
from episodekit.transcripts.labels import labelled, with_speakers
from episodekit.transcripts.marks import COLOURS, SRT_TAGS, Marked, read_srt, render, trimmed
from episodekit.transcripts.order import parted
from episodekit.transcripts.transcript import Mends, Transcript
from episodekit.transcripts.turns import turns
from episodekit.vocabulary.media_types import SRT

SUFFIX, MEDIA_TYPE = ".srt", SRT
_PLACES = {
    1: "align:start",
    2: "",
    3: "align:end",
    4: "line:50% align:start",
    5: "line:50%",
    6: "line:50% align:end",
    7: "line:0 align:start",
    8: "line:0",
    9: "line:0 align:end",
}
"""Places on the screen as SubStation Alpha numbers them, like the keys of a keypad, in settings of WebVTT."""
_NUMBERS = {settings: number for number, settings in _PLACES.items() if settings}
_KEPT = frozenset({*" ".join(_PLACES.values()).split(), "align:left", "align:center", "align:right"})
_OWN_PLACE = re.compile(r"[XY][12]:\S+")


def write(transcript: Transcript, *, by_word: bool = False) -> str:  # noqa: ARG001  # the signature of every writer
    """The file's text; the speaker's name stands before the text where the speaker changes, which begins a cue."""
    blocks = []
    for number, (label, cue) in enumerate(labelled(turns(transcript.cues)), start=1):
        text = render(cue.text, cue.spans, (), cue.start, escape=str, tags=_tags)
        times = f"{timecode.srt(cue.start)} --> {timecode.srt(cue.end)}{_place(cue.settings)}"
        text = "\n".join(map(_safe, text.split("\n")))
        blocks.append(f"{number}\n{times}\n{_anchor(cue.settings)}{label}{text}\n")
    return "\n".join(blocks)


def _safe(row: str) -> str:
    """A line of text that would be read as times has something between the signs of its arrow that nobody sees."""
    return row if times_in(row) is None else row.replace("-->", "--\u200b>")


def keeps_place(settings: str) -> bool:
    """Whether a cue's settings of WebVTT are all written."""
    return _KEPT.issuperset(_OWN_PLACE.sub("", settings).split())


def _place(settings: str) -> str:
    own = _OWN_PLACE.findall(settings)
    return f"  {' '.join(own)}" if own else ""


def _anchor(settings: str) -> str:
    keys = dict(row.partition(":")[::2] for row in settings.split() if row[:5] in {"line:", "align"})
    line = {"0": "line:0", "50%": "line:50%"}.get(keys.get("line", ""), "")
    side = {"start": "align:start", "left": "align:start", "end": "align:end", "right": "align:end"}
    wanted = " ".join(filter(None, (line, side.get(keys.get("align", ""), ""))))
    return f"{{\\an{_NUMBERS[wanted]}}}" if wanted in _NUMBERS else ""


def _tags(tag: str) -> tuple[str, str] | None:
    name = tag.partition(" ")[0]
    if name in SRT_TAGS:
        return f"<{tag}>", f"</{name}>"
    colour = next((part for part in name.split(".")[1:] if part in COLOURS), None)
    return (f'<font color="{colour}">', "</font>") if colour and name.startswith("c.") else None


def read(source: str, mends: Mends) -> Transcript:
    """The transcript in an SRT file.

    Raises:
        InvalidValueError: there is no line of times, or no time can be read.
    """
    scanner = Scanner(mends, special=False)
    scanner.scan(enumerate(source.split("\n"), start=1))
    if not scanner.drafts:
        raise InvalidValueError(
            "this is no SRT: not one line start --> end is in it",
            remedy="give every cue its times, such as 00:00:01,000 --> 00:00:03,500",
        )
    _check_numbers(scanner.drafts, mends)
    said = [_said(draft, mends) for draft in scanner.drafts]
    rows = cues_of(scanner.drafts, said, SUFFIX, mends)
    cues = with_speakers([cue for _, cue in rows])
    rows = parted(list(zip((line for line, _ in rows), cues, strict=True)), mends)
    return Transcript(cues=tuple(cue for _, cue in rows))


def _check_numbers(drafts: list[Draft], mends: Mends) -> None:
    numbers = [draft.identifier for draft in drafts]
    if all(str(at) == number for at, number in enumerate(numbers, start=1)):
        return
    at = next(at for at, number in enumerate(numbers) if str(at + 1) != number)
    seen = repr(numbers[at][:40]) if numbers[at] else "no number"
    message = f"cue {at + 1} has {seen}: counted anew"
    mends.add("transcript-lines", drafts[at].line, message, "number the cues from 1", breaks=False)


def _said(draft: Draft, mends: Mends) -> Said:
    marked: Marked = trimmed(read_srt(draft.text, draft.line + 1, mends))
    settings = " ".join(filter(None, (_PLACES.get(marked.place, ""), draft.times.settings)))
    return Said(marked, settings=settings)
