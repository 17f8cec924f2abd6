"""Times of cues as files in the wild write them, and the lines that hold two of them."""

import re
from dataclasses import dataclass
from datetime import timedelta

from episodekit.notation import timecode

_FRAMES = 25  # a second; of 00:00:01:12, which says nothing of its rate
_MOST_HOURS = 1000
_SHAPE = r"[-\u2212]?\d{1,9}(?:\s?[:\uff1a]\s?\d{1,9}){1,3}(?:\s?[.,;\uff0c\uff0e]\s?\d{0,9})?"
_TIME = re.compile(_SHAPE)
_NUMBERED = re.compile(rf"(?:(?P<number>\d{{1,9}})[.)]?\s+)?(?P<time>{_SHAPE})")
_ARROW = re.compile(r"-->|-{1,3}\s?&gt;|[-\u2013\u2014=]{1,3}\s?[>\uff1e]|-\s->|[\u2192\u27f6\u21d2\u2794]")
EXACT = "-->"
"""The arrow as both formats have it."""
_WEAK = re.compile(rf"(?P<start>{_SHAPE})\s*[-\u2013\u2014,\s]\s*(?P<end>{_SHAPE})(?P<rest>\s.*)?")
_SETTING = re.compile(r"[A-Za-z][A-Za-z0-9]{0,20}:\S+")
_LETTER = re.compile(r"[^\W\d_]")
_GOOD = {
    ".vtt": re.compile(r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}", re.ASCII),
    ".srt": re.compile(r"\d{2,}:[0-5]\d:[0-5]\d,\d{3}", re.ASCII),
}
"""As the formats have it: https://www.w3.org/TR/webvtt1/#webvtt-timestamp."""
_BORNE = {
    ".vtt": re.compile(r"(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3}", re.ASCII),
    ".srt": re.compile(r"\d+:[0-5]?\d:[0-5]?\d[.,]\d{1,3}", re.ASCII),
}
"""As players read it: https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp."""


@dataclass(frozen=True, slots=True)
class Times:
    """A line of times as it is written.

    Attributes:
        start: the text of the start. end: that of the end; either may be no time at all.
        settings: what follows, if it is of the form ``key:value``. text: what follows otherwise.
        arrow: between the two. number: before them on the same line. known: how many of the two are times.
    """

    start: str
    end: str
    settings: str = ""
    text: str = ""
    arrow: str = EXACT
    number: str = ""
    known: int = 2


def times_in(row: str) -> Times | None:
    """The times of a line, if it is a line of times; anything between them that may be meant for an arrow is one."""
    if "-" not in row and ":" not in row and "\uff1a" not in row:
        return None
    arrow = _ARROW.search(row)
    if arrow is None:
        return _without_arrow(row.strip())
    left, right = row[: arrow.start()].strip(), row[arrow.end() :].strip()
    start = _NUMBERED.fullmatch(left)
    end = _TIME.match(right)
    if end is not None and right[end.end() : end.end() + 1].strip():
        end = None
    if start is None and end is None:
        blank = arrow[0] == EXACT and not _LETTER.search(row)
        return Times(left, right, known=0) if blank else None
    if (start is None or end is None) and arrow[0] != EXACT:
        return None
    said, rest = (end[0], right[end.end() :]) if end else (right.partition(" ")[0], right.partition(" ")[2])
    settings, text = _parted(rest.strip())
    if start is None:
        return Times(left, said, settings, text, arrow[0], known=1)
    known = 2 if end else 1
    return Times(start["time"], said, settings, text, arrow[0], start["number"] or "", known)


def _without_arrow(row: str) -> Times | None:
    """Two times with something else between them; both need fractions, which no sentence has."""
    match = _WEAK.fullmatch(row)
    if match is None or not all(re.search(r"[.,;]", match[part]) for part in ("start", "end")):
        return None
    settings, text = _parted((match["rest"] or "").strip())
    return Times(match["start"], match["end"], settings, text, arrow="")


def _parted(rest: str) -> tuple[str, str]:
    """What follows the times: settings, or words that belong on the next line."""
    if not rest or _SETTING.match(rest):
        return " ".join(rest.split()), ""
    return "", rest


def read_time(text: str) -> timedelta | None:
    """The time that a text stands for; minutes and seconds above 59 count on; None if it is none.

    A time before 0 is negative; ``00:00:01:12`` has frames of a 25th of a second; nothing is above 1,000 hours.
    """
    text = text.strip()
    if not _TIME.fullmatch(text):
        return None
    front, mark, fraction = text, "", ""
    for point in ".,;\uff0c\uff0e":
        if point in text:
            front, mark, fraction = text.partition(point)
            break
    sign = -1 if front[0] in "-\u2212" else 1
    parts = [int(part) for part in re.split(r"[:\uff1a]", front.lstrip("-\u2212"))]
    extra = timedelta(0)
    if mark:
        extra = timedelta(microseconds=int((fraction.strip() or "0")[:6].ljust(6, "0")))
    elif len(parts) == 4:
        extra = _last_of_four(front, parts.pop())
    if len(parts) == 4:
        return None
    hours, minutes, seconds = [0, *parts] if len(parts) == 2 else parts
    if hours >= _MOST_HOURS or minutes >= 60_000 or seconds >= 3_600_000:
        return None
    return sign * (timedelta(hours=hours, minutes=minutes, seconds=seconds) + extra)


def _last_of_four(front: str, value: int) -> timedelta:
    digits = len(re.split(r"[:\uff1a]", front)[-1].strip())
    return timedelta(milliseconds=value % 1000) if digits >= 3 else timedelta(seconds=value % 100 / _FRAMES)


def whole(time: timedelta) -> timedelta:
    """A time in whole thousandths of a second, as all formats write it."""
    return timedelta(milliseconds=timecode.milliseconds(time))


def is_good(text: str, suffix: str) -> bool:
    """Whether a time is written as its format has it."""
    return _GOOD[suffix].fullmatch(text) is not None


def is_borne(text: str, suffix: str) -> bool:
    """Whether players read a time all the same."""
    return _BORNE[suffix].fullmatch(text) is not None
