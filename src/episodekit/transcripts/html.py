"""HTML transcripts with ``cite``, ``time`` and ``p``.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from episodekit.errors import InvalidValueError
from episodekit.model.episode import Cue
from episodekit.notation import markup, timecode
from episodekit.transcripts.clock import read_time
from episodekit.transcripts.order import Timed, ordered, settle
from episodekit.transcripts.transcript import Mends, Transcript
from episodekit.transcripts.turns import turns
from episodekit.vocabulary.media_types import HTML

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIX, MEDIA_TYPE = ".html", HTML
_RULE = "transcript-html"
_HIDDEN = frozenset({"button", "nav", "noscript", "script", "style", "template", "title"})
_BLOCKS = frozenset(
    {"blockquote", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "li", "p", "section", "td", "tr"}
)
_PERIOD = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:(\d{1,7})(?:\.(\d{1,9}))?S)?", re.ASCII)
_DEEPEST = 200


def write(transcript: Transcript, *, by_word: bool = False) -> str:  # noqa: ARG001  # the signature of every writer
    """A whole page; each cue is ``cite`` (if there is a speaker), ``time`` and ``p``."""
    rows = []
    for cue in turns(transcript.cues):
        cite = f"<cite>{markup.escape(cue.speaker)}:</cite>\n" if cue.speaker else ""
        text = markup.escape(cue.text.replace("\n", " "))
        rows.append(f"{cite}<time>{timecode.vtt(cue.start)}</time>\n<p>{text}</p>\n")
    language = f' lang="{markup.escape(transcript.language)}"' if transcript.language else ""
    return (
        f'<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset="utf-8">\n'
        f"<title>{markup.escape(transcript.title)}</title>\n</head>\n<body>\n{''.join(rows)}</body>\n</html>\n"
    )


@dataclass(slots=True)
class _Draft:
    """What is said from one time on."""

    line: int
    time: str | None = None
    speaker: str | None = None
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        rows = (" ".join(row.split()) for row in "".join(self.parts).split("\n"))
        return "\n".join(row for row in rows if row)


def read(source: str, mends: Mends) -> Transcript:
    """The transcript in a page; each cue lasts until the next.

    ``cite`` and ``time`` may stand before the words in either order, or within their paragraph.

    Raises:
        InvalidValueError: there is no ``time`` with words behind it.
    """
    root = _root(source)
    drafts = [] if root is None else [draft for draft in _drafts(root) if draft.text]
    rows = [_timed(draft, mends) for draft in drafts]
    while rows and rows[0].start is None:  # what stands above the first time belongs to the page
        del rows[0], drafts[0]
    if root is None or not rows:
        raise InvalidValueError(
            "no <time> with a <p> behind it", remedy="write <time>0:00</time><p>what is said</p>"
        )
    found = [
        (draft.line, Cue(start, end, draft.text, draft.speaker))
        for draft, (start, end) in zip(drafts, _spread(rows, mends), strict=True)
    ]
    title = root.find(".//title")
    return Transcript(
        cues=tuple(cue for _, cue in ordered(found, mends)),
        language=(root.get("lang") or "").strip(),
        title=" ".join((title.text or "").split()) if title is not None else "",
    )


def _root(source: str) -> "_Element | None":
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(source.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _drafts(root: "_Element") -> Iterator[_Draft]:
    """Words gathered behind each time and each name; a name directly before or behind a time goes with it."""
    draft = _Draft(0)
    for kind, text, line in _tokens(root):
        if kind == "text":
            draft.parts.append(text)
            continue
        if draft.text:
            yield draft
            draft = _Draft(line, None, draft.speaker if kind == "time" else None)
        elif not draft.line:
            draft.line = line
        if kind == "time":
            draft.time = text
        else:
            draft.speaker = " ".join(text.split()).rstrip(":").rstrip() or None
    yield draft


def _tokens(root: "_Element") -> Iterator[tuple[str, str, int]]:
    """Names, times and text of a page in order, with lines."""
    from lxml import etree

    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        closed = tag in _HIDDEN or tag in {"cite", "time"}
        if event == "start":
            if not hidden and tag in {"cite", "time"}:
                yield tag, _own(element), element.sourceline or 0
            hidden += closed
            yield from _spoken("\n" if tag in _BLOCKS else "", element.text, hidden)
        else:
            hidden -= closed
            yield from _spoken("\n" if tag in _BLOCKS else "", element.tail, hidden)


def _own(element: "_Element") -> str:
    text = "".join(str(part) for part in element.itertext())
    stated = element.get("datetime")
    return stated if stated and read_time(text) is None else text


def _spoken(before: str, text: str | None, hidden: int) -> Iterator[tuple[str, str, int]]:
    if not hidden and (before or text):
        yield "text", before + (text or "").replace("\n", " "), 0


def _timed(draft: _Draft, mends: Mends) -> Timed:
    start = None if draft.time is None else _time(draft.time)
    if draft.time is not None and start is None:
        seen = repr(" ".join(draft.time.split())[:40])
        mends.add(_RULE, draft.line, f"<time> says {seen}: set by those beside it", "write it as 1:02:03")
    return Timed(draft.line, f"the cue at {draft.time}", start, None, len(draft.text))


def _time(text: str) -> timedelta | None:
    text = text.strip().strip("[]()").strip()
    if match := _PERIOD.fullmatch(text):
        hours, minutes, seconds, fraction = match.groups()
        millis = int((fraction or "0")[:3].ljust(3, "0"))
        return timedelta(
            hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(seconds or 0), milliseconds=millis
        )
    if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", text, re.ASCII):
        return timedelta(seconds=float(text))
    time = read_time(text)
    return time if time is not None and time >= timedelta(0) else None


def _spread(rows: list[Timed], mends: Mends) -> list[tuple[timedelta, timedelta]]:
    """Each cue lasts until the next one, because the format has no ends; one without a time shares that of the one before."""
    times = settle(rows, mends)
    starts = [start for start, _ in times]
    found = []
    for number, (start, end) in enumerate(times):
        later = starts[number + 1] if number + 1 < len(starts) else end
        found.append((start, later if later > start else end))
    return found
