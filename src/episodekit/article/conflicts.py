"""L3. Where an article contradicts itself in figures: for the editor to look at, never to be mended silently."""

from dataclasses import dataclass
from itertools import combinations

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.tokens import tokens
from episodekit.written import Article, Figure

_COMPARED = frozenset({"count", "money", "percent", "measure"})
_ROUNDED = 0.05  # 89,500 and "nearly 90,000" agree
_MOST_CONFLICTS = 5  # more is noise, and an editor who has found one looks at the rest
_MOST_FIGURES = 200
_SHARED_WORDS = 2
_WORD = regex.compile(r"\p{Lu}\p{L}+")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures that cannot both be right, or that a reader would stumble over.

    Attributes:
        reason: ``differs`` (two values of one thing) or ``part-exceeds-whole``.
    """

    first: Figure
    second: Figure
    reason: str


def conflicts(article: Article, found: tuple[Figure, ...]) -> tuple[Conflict, ...]:
    """Pairs of figures that give one thing two values, or a part more than its whole; in order of appearance.

    Args:
        article: the article.
        found: its figures.
    """
    words = words_of(article.language)
    able = [each for each in found[:_MOST_FIGURES] if each.kind in _COMPARED and len(each.values) == 1]
    rows = [Conflict(one, two, "differs") for one, two in combinations(able, 2) if _differ(one, two, words)]
    rows += [
        Conflict(whole, part, "part-exceeds-whole") for whole, part in _wholes(article.text, able, words)
    ]
    return tuple(sorted(rows, key=lambda row: (row.first.start, row.second.start))[:_MOST_CONFLICTS])


def _differ(one: Figure, two: Figure, words: Words) -> bool:
    if one.kind != two.kind or not one.counted or not two.counted or one.sentence_start == two.sentence_start:
        return False
    if _stem(one.counted) != _stem(two.counted) or not _unlike(one, two):
        return False
    if one.period != two.period or _names(one, words) != _names(two, words):
        return False
    return len(_about(one, words) & _about(two, words)) >= _SHARED_WORDS


def _unlike(one: Figure, two: Figure) -> bool:
    """Whether two values are no roundings of each other, and no lower bound of one lies below the other."""
    low, high = sorted((one, two), key=lambda each: each.values[0])
    if low.bound and low.values[0] < high.values[0] and not high.bound:
        return False  # "more than 10" and "14" agree
    return high.values[0] - low.values[0] > _ROUNDED * abs(high.values[0])


def _stem(counted: str) -> str:
    """The last word without its ending, so that a plural is its singular."""
    return counted.casefold().split()[-1][:6].rstrip("s")


def _about(figure: Figure, words: Words) -> frozenset[str]:
    said = (token.text.casefold() for token in tokens(figure.sentence, words.language))
    counted = set(figure.counted.casefold().split())
    return frozenset(
        word[:6] for word in said if word not in words.stop and word not in counted and not word[0].isdigit()
    )


def _names(figure: Figure, words: Words) -> frozenset[str]:
    """Capitalised words of the sentence but its first: two figures of different places are no contradiction."""
    if words.capitalised_nouns:
        return frozenset()
    return frozenset(match[0] for match in _WORD.finditer(figure.sentence, 1))


def _wholes(text: str, able: list[Figure], words: Words) -> list[tuple[Figure, Figure]]:
    """Each count behind "among them" or "including" that is larger than the count that it is part of."""
    if not words.among:
        return []
    opening = regex.compile(rf"(?<!\p{{L}})(?:{any_of(words.among)})(?!\p{{L}})", regex.IGNORECASE)
    found = []
    for match in opening.finditer(text):
        end = min(end for end in (text.find("\n", match.end()), len(text)) if end >= 0)
        before = [each for each in able if each.kind == "count" and each.end <= match.start()]
        stop = min(
            (each.sentence_start + len(each.sentence) for each in able if each.start >= match.end()),
            default=end,
        )
        parts = [each for each in able if each.kind == "count" and match.end() <= each.start < min(end, stop)]
        if before and _follows(text, before[-1], match.start()):
            found += [(before[-1], part) for part in parts if part.values[0] > before[-1].values[0]]
    return found


def _follows(text: str, whole: Figure, at: int) -> bool:
    """Whether nothing but the rest of the whole's sentence stands between it and ``at``."""
    return not text[whole.sentence_start + len(whole.sentence) : at].strip()
