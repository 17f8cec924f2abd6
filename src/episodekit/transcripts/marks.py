"""Text with marks of WebVTT or SRT ⇄ plain text with spans.

https://www.w3.org/TR/webvtt1/#webvtt-cue-text-parsing-rules
"""

import bisect
import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from episodekit.logins import begun
from episodekit.model.cues import Span, Word
from episodekit.notation import timecode
from episodekit.transcripts.clock import read_time
from episodekit.transcripts.transcript import Mends

VTT_TAGS = frozenset({"b", "c", "i", "lang", "rt", "ruby", "u", "v"})
SRT_TAGS = frozenset({"b", "font", "i", "s", "u"})
_WEB_TAGS = frozenset({"div", "em", "font", "p", "s", "small", "span", "strike", "strong", "sub", "sup"})
_TOKEN = re.compile(r"<([^<>]{0,400})>|&(?:#?[A-Za-z0-9]{1,31});?|\{\\?[^{}<>]{1,80}\}")
_TAG = re.compile(r"\s*(?P<end>/?)\s*(?P<name>[A-Za-z]{1,10})(?P<rest>(?:[.\s/][^<>]*)?)", re.DOTALL)
_STAMP = re.compile(r"\d{1,3}:\d\d[\d:.,]{0,12}")
_BRACE = re.compile(r"\{\\?(?P<end>/?)(?P<name>[bius])(?P<flag>[01]?)\}", re.IGNORECASE)
_PLACE = re.compile(r"\{\\an(?P<number>[1-9])\}")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|hellip|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_DEEPEST = 32  # open tags among which the end of one is looked for
COLOURS = frozenset({"black", "blue", "cyan", "lime", "magenta", "red", "white", "yellow"})
"""Classes of WebVTT that stand for colours: https://www.w3.org/TR/webvtt1/#default-text-color."""


@dataclass(slots=True)
class Marked:
    """Plain text, its spans, the times in it (offset, time), and the number of a place on the screen in SRT."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    stamps: list[tuple[int, timedelta]] = field(default_factory=list)
    place: int = 0


class _Reader:
    """Builds the plain text; knows which tags are open."""

    def __init__(self, source: str, line: int, mends: Mends) -> None:
        self._source = source
        self._line = line
        self._mends = mends
        self._parts: list[str] = []
        self._length = 0
        self._open: list[tuple[int, int, str]] = []  # order of opening, begin, tag
        self._spans: list[tuple[int, Span]] = []
        self._opened = 0
        self.marked = Marked()

    def read(self, token: Callable[["_Reader", re.Match[str]], bool]) -> Marked:
        """Read all; what ``token`` does not take is text."""
        done = 0
        for match in _TOKEN.finditer(self._source):
            self.say(self._source[done : match.start()])
            done = match.end()
            if not token(self, match):
                self.say(match[0])
        self.say(self._source[done:])
        while self._open:
            self.close(self._open[-1][2].partition(" ")[0].partition(".")[0])
        self.marked.spans = [span for _, span in sorted(self._spans, key=lambda row: row[0])]
        self.marked.text = "".join(self._parts)
        return self.marked

    def say(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def open(self, tag: str) -> None:
        self._open.append((self._opened, self._length, tag))
        self._opened += 1

    def close(self, name: str) -> None:
        """End the innermost open tag of this name; a tag that is not open is passed over."""
        for number in range(len(self._open) - 1, max(-1, len(self._open) - 1 - _DEEPEST), -1):
            order, begin, tag = self._open[number]
            if tag.partition(" ")[0].partition(".")[0] == name:
                del self._open[number]
                if begin < self._length and tag != "c":  # a class without a name marks nothing
                    self._spans.append((order, Span(begin, self._length, tag)))
                return

    def stamp(self, time: timedelta) -> None:
        self.marked.stamps.append((self._length, time))

    def mend(self, message: str, fix: str, *, breaks: bool = True) -> None:
        self._mends.add("transcript-markup", self._line, message, fix, breaks=breaks)


def read_vtt(source: str, line: int, mends: Mends) -> Marked:
    """The text of a WebVTT cue."""
    marked = _Reader(source, line, mends).read(_vtt_token)
    if "<" in marked.text and _bare(source):
        fix = "write &lt; for a sign that is no tag"
        mends.add("transcript-markup", line, "a < that begins no tag was read as text", fix)
    return marked


def _bare(source: str) -> bool:
    return "<" in re.sub(r"<[^<>]{0,400}>", "", source)


def _vtt_token(reader: _Reader, match: re.Match[str]) -> bool:
    if match[1] is None:
        if match[0].startswith("{"):
            return False
        reader.say(html.unescape(match[0]))
        return True
    if _STAMP.fullmatch(match[1].strip()):
        time = read_time(match[1])
        if time is not None:
            reader.stamp(time)
        return True
    return _tag(reader, match[1], VTT_TAGS)


def _tag(reader: _Reader, inner: str, known: frozenset[str]) -> bool:
    """Take a tag; one of web pages has no meaning here, and anything else between angle brackets is text."""
    if inner.strip() in {"/", ""}:
        return bool(inner.strip())
    match = _TAG.fullmatch(inner)
    if match is None:
        reader.mend(f"<{begun(inner, 40)}> is no tag: read as text", "write &lt; for a sign that is no tag")
        return False
    name = match["name"].lower()
    if name == "br":
        reader.mend("<br> is no tag of this format: read as a new line", "begin a new line", breaks=False)
        reader.say("\n")
    elif name not in known:
        if name not in _WEB_TAGS | VTT_TAGS | SRT_TAGS:
            return False
        reader.mend(f"<{begun(inner, 40)}> is no tag of this format: left out", "delete it", breaks=False)
    elif match["end"]:
        reader.close(name)
    else:
        rest = " ".join(match["rest"].split())
        dotted = match["rest"][:1] == "."
        tag = name + (rest if dotted else f" {rest}" if rest else "")
        reader.open(html.unescape(tag))
    return True


def read_srt(source: str, line: int, mends: Mends) -> Marked:
    """The text of an SRT cue."""
    marked = _Reader(source, line, mends).read(_srt_token)
    if marked.text.strip() or not source.strip():
        return marked
    return Marked(source)  # a cue that says "<B>" and nothing else means it


def _srt_token(reader: _Reader, match: re.Match[str]) -> bool:
    if match[1] is not None:
        inner = _TAG.fullmatch(match[1])
        if inner is None or inner["name"].lower() not in SRT_TAGS | {"br", "span", "em", "strong"}:
            return False
        return _tag(reader, match[1], SRT_TAGS)
    if match[0].startswith("&"):
        if not _ENTITY.fullmatch(match[0]):
            return False
        reader.mend(
            f"{match[0]} was read as {html.unescape(match[0])!r}", "write the character itself", breaks=False
        )
        reader.say(html.unescape(match[0]).replace("\u00a0", " "))
        return True
    return _brace(reader, match[0])


def _brace(reader: _Reader, text: str) -> bool:
    """Take what SubStation Alpha has between braces; other braces are text."""
    if place := _PLACE.fullmatch(text):
        reader.marked.place = int(place["number"])
        return True
    if match := _BRACE.fullmatch(text):
        if match["end"] or match["flag"] == "0":
            reader.close(match["name"].lower())
        else:
            reader.open(match["name"].lower())
        return True
    return text.startswith("{\\")


def trimmed(marked: Marked) -> Marked:
    """The same without blank space around each line, and without blank lines."""
    rows: list[tuple[int, int, str]] = []  # where a line begins in the old text and in the new one
    at = new = 0
    for row in marked.text.split("\n"):
        if said := row.strip():
            rows.append((at + len(row) - len(row.lstrip()), new, said))
            new += len(said) + 1
        at += len(row) + 1
    text = "\n".join(said for _, _, said in rows)
    if text == marked.text:
        return marked
    begins = [begin for begin, _, _ in rows]

    def moved(offset: int) -> int:
        number = bisect.bisect_right(begins, offset) - 1
        if number < 0:
            return 0
        begin, new_begin, said = rows[number]
        return new_begin + min(offset - begin, len(said))

    spans = [Span(moved(row.begin), moved(row.end), row.tag) for row in marked.spans]
    spans = [row for row in spans if row.begin < row.end]
    return Marked(text, spans, [(moved(offset), time) for offset, time in marked.stamps], marked.place)


def words_between(marked: Marked, start: timedelta, end: timedelta) -> tuple[Word, ...]:
    """Words from the times within a cue: each holds for the text up to the next.

    None if they do not ascend or lie outside the cue, as https://www.w3.org/TR/webvtt1/#webvtt-cue-timestamp wants.
    """
    stamps = [(0, start), *marked.stamps] if marked.stamps and marked.stamps[0][0] else list(marked.stamps)
    if not marked.stamps:
        return ()
    times = [time for _, time in stamps]
    if times != sorted(times) or times[0] < start or times[-1] > end:
        return ()
    found = []
    for number, (begin, time) in enumerate(stamps):
        last = number + 1 == len(stamps)
        stop, until = (end, len(marked.text)) if last else (times[number + 1], stamps[number + 1][0])
        said = marked.text[begin:until]
        first = begin + len(said) - len(said.lstrip())
        if said.strip():
            found.append(Word(first, begin + len(said.rstrip()), time, stop))
    return tuple(found)


def render(
    text: str,
    spans: Sequence[Span],
    words: Sequence[Word],
    start: timedelta,
    *,
    escape: Callable[[str], str],
    tags: Callable[[str], tuple[str, str] | None],
) -> str:
    """The text with its marks.

    Args:
        text: plain.
        spans: in order of opening.
        words: those whose times are written; a time is not repeated, nor is ``start`` at the beginning.
        start: of the cue.
        escape: makes text safe.
        tags: a span's tag → what opens and closes it; None: the format does not have it.
    """
    marks = sorted(_events(spans, tags))
    stamps = list(_stamps(words, start))
    parts, done = [], 0
    for at, mark in _merged(marks, stamps):
        parts += [escape(text[done:at]), mark]
        done = at
    return "".join(parts) + escape(text[done:])


def _events(
    spans: Sequence[Span], tags: Callable[[str], tuple[str, str] | None]
) -> Iterator[tuple[int, int, int, str]]:
    """Offset, 0 for closing or 1 for opening, order among them, mark."""
    for number, span in enumerate(spans):
        pair = tags(span.tag)
        if pair is not None:
            yield span.begin, 1, number, pair[0]
            yield span.end, 0, -number, pair[1]


def _stamps(words: Sequence[Word], start: timedelta) -> Iterator[tuple[int, int, int, str]]:
    now, first = start, True
    for word in words:
        if word.start > now or not first:
            yield word.begin, 2, 0, f"<{timecode.vtt(word.start)}>"
        now, first = word.start, False


def _merged(
    marks: list[tuple[int, int, int, str]], stamps: list[tuple[int, int, int, str]]
) -> list[tuple[int, str]]:
    return [(row[0], row[3]) for row in sorted([*marks, *stamps], key=lambda row: row[:3])]
