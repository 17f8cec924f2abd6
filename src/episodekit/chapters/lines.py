"""Chapters as lines of show notes: ``0:12 Title``.

Apple reads them from the description since iOS 26.2 (https://podcasters.apple.com/support/5482): the first at 0:00,
at least three, ascending. YouTube and many apps read the same form.
"""

from collections.abc import Sequence
from datetime import timedelta

from episodekit.model.episode import Chapter
from episodekit.notation import timecode
from episodekit.patterns import later

_LINE = later(
    r"[ \t(\[]*(?P<time>(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[)\]]?[ \t]*(?:[-–—|][ \t]+)?(?P<title>\S.*)"
)


def write(chapters: Sequence[Chapter]) -> str:
    """One line a chapter; chapters within one second share the earliest line's time and only the first is kept."""
    rows: list[str] = []
    last = ""
    for chapter in chapters:
        clock = timecode.clock(timedelta(seconds=chapter.start // timedelta(seconds=1)))
        if clock != last:
            rows.append(f"{clock} {chapter.title}")
        last = clock
    return "\n".join(rows)


def read(text: str) -> tuple[Chapter, ...]:
    """The chapters among the lines of a text, to the second or with a fraction; empty unless the first is at 0 and times ascend."""
    found: list[Chapter] = []
    for row in text.splitlines():
        match = _LINE.fullmatch(row.strip())
        if match is None:
            continue
        start = timecode.parse(match["time"])
        if start <= found[-1].start if found else start != timedelta(0):
            return ()
        found.append(Chapter(start=start, title=match["title"].strip()))
    return tuple(found)
