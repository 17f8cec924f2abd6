"""L5. The chapters of an article: its opening, its section headings, and its key figures where they are spoken. Pure."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate
from typing import NamedTuple

from episodekit.article.languages import words_of
from episodekit.drafting.shortening import TITLE_LIMIT, shorten
from episodekit.model.episode import ChapterMark, Line
from episodekit.model.written import Article, Figure
from episodekit.transcripts import script_text

APART = 15.0
"""Seconds of speech between two figures that are chapters; of those that stand closer the ones that tell most together stay."""
_BEHIND_HEADING = 4.0  # seconds: a chapter shorter than that is a flicker on the screen
# Characters a second of narration, by script: letters, syllable signs with their vowels, whole-word signs.
_PACE = {"wide": 4.5, "dense": 11.0, "plain": 15.0}
_DENSE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u0900-\u0dff]")
_LONGEST_ANCHOR = 20  # words by which a quote is made longer until it is found nowhere before
_CLARITY, _CLEAR = 0.3, 6.0
_TELLING = 2.0  # from this rank on a figure is a chapter; the show notes list every other
TELLS_ITSELF = 3.0
"""From this clarity on a title is understood without its sentence."""
_COST = 0.7  # what a chapter must be worth: two slight ones do not push out a weighty one
_PARAGRAPH = 0.6  # seconds of silence behind a line


class _Mark(NamedTuple):
    at: int
    chapter: ChapterMark
    heading: bool


def outline(article: Article, figures: Sequence[Figure], script: Sequence[Line]) -> tuple[ChapterMark, ...]:
    """The chapters in the order in which they are said; the first begins at 0.

    A figure or heading that is said within 4 seconds of a heading shares that heading's chapter: its title is both, or that
    of the figure if both are too long.

    Args:
        article: the article; its title names the opening.
        figures: its figures; those with ``key`` are candidates, the weightiest first.
        script: what is said: the title as a heading, then the article.
    """
    text = script_text(script)
    clock = _clock(text)
    places = _Places(article, script)
    marks = [
        _Mark(at, _section(line, article.language), heading=True) for at, line in places.headings if at > 0
    ]
    able = sorted((each for each in figures if each.key), key=lambda each: (-_rank(each), each.start))
    told = [each for each in able if each.clarity >= TELLS_ITSELF and _rank(each) >= _TELLING]
    opening = shorten(article.title, article.language)
    # What the opening has told is no chapter a few seconds later.
    rows = [(places.figure(figure), figure) for figure in told]
    rows = [(at, figure) for at, figure in rows if clock[at] >= APART or not _tells(opening, figure)]
    for at, figure in _apart(rows, clock):
        chapter = ChapterMark(title=figure.title, at=figure.quote, note=figure.sentence)
        marks.append(_Mark(at, chapter, heading=False))
    return _anchored(article, text, _joined(sorted(marks, key=lambda mark: mark.at), clock))


def _tells(title: str, figure: Figure) -> bool:
    """Whether a title has a figure's number."""
    return re.search(rf"(?<!\w){re.escape(figure.text)}(?!\w)", title, re.IGNORECASE) is not None


def _apart(told: Sequence[tuple[int, Figure]], clock: Sequence[float]) -> list[tuple[int, Figure]]:
    """Those of the figures that tell most together, no two of them closer than ``APART``; of equals the weightier, earlier ones.

    A weighty figure may have to stand back for two around it that are worth more together.
    """
    rows = sorted(told, key=lambda row: row[0])
    seconds = [clock[at] for at, _ in rows]
    best: list[tuple[float, int]] = [
        (0.0, -1)
    ]  # of the first so many: what they are worth, and the last one taken
    for number, (_, figure) in enumerate(rows):
        before = bisect_right(seconds, seconds[number] - APART, 0, number)
        worth = best[before][0] + _rank(figure) - _COST
        best.append((worth, number) if worth > best[-1][0] else best[-1])
    taken, left = [], len(rows)
    while best[left][1] >= 0:
        number = best[left][1]
        taken.append(rows[number])
        left = bisect_right(seconds, seconds[number] - APART, 0, number)
    return taken[::-1]


def _joined(marks: Sequence[_Mark], clock: Sequence[float]) -> list[_Mark]:
    """The marks, each that stands right behind a heading joined with it."""
    rows: list[_Mark] = []
    for mark in marks:
        last = rows[-1] if rows else None
        if last is None or not last.heading or clock[mark.at] - clock[last.at] >= _BEHIND_HEADING:
            rows.append(mark)
            continue
        both = f"{last.chapter.title.rstrip(' :.')}: {mark.chapter.title}"
        title = both if len(both) <= TITLE_LIMIT else mark.chapter.title
        chapter = ChapterMark(title=title, at=last.chapter.at, note=mark.chapter.note)
        rows[-1] = _Mark(last.at, chapter, mark.heading)
    return rows


def _rank(figure: Figure) -> float:
    """Its weight, and how well its title tells what it is about: of two neighbours the one that reads better wins."""
    return figure.weight + _CLARITY * min(figure.clarity, _CLEAR)


def _anchored(article: Article, text: str, marks: Sequence[_Mark]) -> tuple[ChapterMark, ...]:
    """The marks with anchors that are found where they belong; left out: a figure's title that is there already or is that of the article, a heading that repeats the opening."""
    chapters = [ChapterMark(title=shorten(article.title, article.language), start=timedelta(0))]
    said = text.replace("\n", " ")
    titles = {chapters[0].title}
    opening = _heard(article.title, article.language)
    position = 0
    for mark in marks:
        title, note = mark.chapter.title, mark.chapter.note
        again = title in titles and (note or len(chapters) == 1)
        if again or (note and _heard(title, article.language) == opening):
            continue
        anchor = _anchor(said, mark.at, mark.chapter.at or "", position)
        if anchor is None:
            continue
        chapters.append(ChapterMark(title=title, at=anchor, note=note))
        titles.add(title)
        position = mark.at + 1
    return tuple(chapters)


def _heard(title: str, language: str) -> list[str]:
    """What two titles have to share to be one to a listener: "The council cut jobs by 4%", "Council cut jobs by 4 percent"."""
    words = words_of(language)
    said = [word for word in title.casefold().replace("%", " %").split() if word not in words.articles]
    return ["%" if word in words.percent else word for word in said]


def _section(line: Line, language: str) -> ChapterMark:
    return ChapterMark(title=shorten(line.text, language), at=line.text)


def _clock(text: str) -> list[float]:
    """When each character of a script is said, in seconds, at the pace of a narrator."""
    return [0.0, *accumulate(map(_seconds, text))]


def _seconds(character: str) -> float:
    if character == "\n":
        return _PARAGRAPH
    if unicodedata.east_asian_width(character) in "WF":
        return 1 / _PACE["wide"]
    return 1 / _PACE["dense" if _DENSE.match(character) else "plain"]


class _Places:
    """Where the headings and figures of an article stand in its script."""

    def __init__(self, article: Article, script: Sequence[Line]) -> None:
        self.headings: list[tuple[int, Line]] = []
        self._text = article.text
        self._paragraphs: list[tuple[int, int]] = []
        in_text = in_script = 0
        for line in script:
            if line.heading:
                self.headings.append((in_script, line))
            else:
                self._paragraphs.append((in_text, in_script))
                in_text += len(line.text) + 2
            in_script += len(line.text) + 1

    def figure(self, figure: Figure) -> int:
        """The offset into the script of the figure's quote."""
        start = self._text.find(figure.quote, max(figure.start - len(figure.bound) - 2, 0))
        in_text, in_script = max(row for row in self._paragraphs if row[0] <= start)
        return in_script + start - in_text


def _anchor(text: str, at: int, quote: str, position: int) -> str | None:
    """The quote, made longer until the first place it is found behind ``position`` is the right one."""
    end = at + len(quote)
    for _ in range(_LONGEST_ANCHOR):
        if text.find(text[at:end], position) == at:
            return text[at:end]
        following = re.compile(r"\s*\S+").match(text, end)
        if following is None:
            return None
        end = following.end()
    return None
