"""L5. The key figures as the show notes list them: each by its title, or by its part of the sentence if that tells more. Pure."""

from bisect import bisect_right
from collections.abc import Iterable

import regex

from episodekit.article.headlines.grammar import COORDINATORS, RESTRICTIVE
from episodekit.article.languages import words_of
from episodekit.drafting.outline import TELLS_ITSELF
from episodekit.model.written import Figure

_PARTING = regex.compile(
    r"[,;:](?=[\s\"”“»’])|[()\[\]\"“”„«»‹›「」『』（）]|\s[-–—]\s|—|[，；：、。！？!?؟،؛।។…]|\.(?=[\s\"”»’)]*$)"
)
_THAT = regex.compile(r"\s(?:that|dass|que|dat|che)\s(?=(?P<next>\p{L}+))", regex.IGNORECASE)
_FEWEST_WORDS = 4
_LONGEST = 120  # characters of a row; a longer part of a sentence is no point of a list


def listed(figures: Iterable[Figure], language: str) -> list[str]:
    """A row for each figure, in order, none twice; every row stands in the article or is a figure's title.

    A title that is no chapter, such as ``23 percent``, is too short to be understood in a list without the text around it:
    in its place stands what its sentence says between two commas or other signs ("Overtime had risen by 23 percent"). In
    languages that are written without blanks every title stands.
    """
    return list(dict.fromkeys(_row(figure, language) for figure in figures))


def _row(figure: Figure, language: str) -> str:
    if figure.clarity >= TELLS_ITSELF or not words_of(language).spaced:
        return figure.title
    part = _part(figure, language)
    return part if len(figure.title) < len(part) <= _LONGEST else figure.title


def _part(figure: Figure, language: str) -> str:
    """The part of its sentence in which a figure stands; if that has few words, with the next part or the one before."""
    sentence = figure.sentence
    start, end = figure.start - figure.sentence_start, figure.end - figure.sentence_start
    signs = [
        match.span() for match in _PARTING.finditer(sentence) if match.end() <= start or match.start() >= end
    ]
    begins = [0, *(after for _, after in signs)]
    ends = [*(before for before, _ in signs), len(sentence)]
    first = last = bisect_right(begins, start) - 1
    opener = sentence[begins[first] : ends[last]].split()[:1]
    if first and opener and opener[0].lower() in RESTRICTIVE | words_of(language).relatives:
        first -= 1  # "The union, which represents 290 drivers"
    while len(sentence[begins[first] : ends[last]].split()) < _FEWEST_WORDS and len(ends) > last - first + 1:
        first, last = (first, last + 1) if last + 1 < len(ends) else (first - 1, last)
    return _opened(
        _unattributed(sentence[begins[first] : start], language) + sentence[start : ends[last]].rstrip()
    )


def _unattributed(head: str, language: str) -> str:
    """What stands before a figure, from behind "told reporters that" on if it has that."""
    articles = words_of(language).articles
    ends = [match.end() for match in _THAT.finditer(head) if match["next"].lower() in articles]
    return head[ends[-1] :] if ends else head.lstrip()


def _opened(part: str) -> str:
    """Without a word such as ``and`` in front, with a capital letter."""
    first, _, rest = part.partition(" ")
    if rest and first.lower() in COORDINATORS:
        part = rest
    return part[:1].upper() + part[1:]
