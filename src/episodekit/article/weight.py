"""L3. How important a quantity is: what an editor would make a chapter of.

A weight is a sum of :data:`WORTH`. Its numbers were fitted to the choices of the editors of ``tests/cases/article`` (a logistic
regression over all 83 articles, rounded; a weight is the log of the odds for "a key figure", moved up by 1.2, and
stricter on small counts). A regression with the same traits, before rounding, has .68 of its choice in common with the editor's of
an article left out of its fit, where it finds .9 of the editor's: editors differ in how many they take, from a third of the figures of an article to all of them (even
who knew that share for each article would reach no more than .69). A figure too few cannot be chosen by anybody, one too many is
left out by who reviews the entry. What a sum is worth by its size, and the first sentence of an article, were added
after 22 more articles: of the five weightiest figures of an article .83 are the editor's choice, .82 without.
"""

import math
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantities.quantity import (
    COUNT,
    DURATION,
    MONEY,
    PERCENT,
    RANK,
    SHARE,
    Quantity,
    is_punishment,
)

KEY = 0.6
"""From this weight on a quantity is a key figure."""
WORTH = MappingProxyType(
    {
        "figure": 2.15,  # what any quantity begins with
        "amount": 0.55,  # money and percentages are news more often than counts
        "sum": -1.0,  # but not any sum: "the rent was £4"
        "digits": 0.2,  # for each digit of a sum
        "share": 0.5,  # "nine of the ten"
        "sentence": 0.6,  # "ten years in prison"
        "size": 0.25,  # for each digit of a count
        "small": -1.4,  # "two doors"; not "two dead"
        "unsaid": -0.5,  # a count or a share of nothing that its sentence names
        "first": 0.8,  # in the first sentence of the article, but for "two doors" and "within 48 hours"
        "opens": 0.3,  # in the first sentence of a paragraph
        "weighty": 0.4,  # words such as "killed" or "record" in the sentence
        "change": 1.0,  # both values are told: "from 3 to 5 percent"
        "rank": -0.8,
        "passing": -0.6,  # a span of time; half if it "lasted" so long, not at all for "10 years in prison"
        "when": -1.7,  # "within 48 hours": when something else is told
        "vague": -1.7,  # "dozens"
        "base": -1.3,  # only what another figure is compared with
        "aside": -1.4,  # in brackets
        "later": -1.1,  # for each figure that the sentence tells before, two at most: the first is what it is about
        "in-title": 0.6,  # the article's title tells it too
        "title-word": 0.3,  # for each word that the sentence shares with the title, three at most
        "end": -1.1,  # at the article's end; half as much in its middle
    }
)
_MOST_TITLE_WORDS, _MOST_DIGITS, _MOST_BEFORE = 3, 6, 2
_SMALL = 10
_OF_KIND = MappingProxyType({MONEY: "amount", PERCENT: "amount", SHARE: "share", RANK: "rank"})
_COUNTING = frozenset({COUNT, PERCENT, SHARE})


class Scene(NamedTuple):
    """Where a quantity stands.

    Attributes:
        said: the words of its sentence, case-folded.
        shared: how many of them are in the article's title.
        titled: the values in the article's title.
        depth: how far down the article the sentence stands, from 0 to 1.
        before: how many figures the sentence tells before, those that only describe another left out.
        opens: whether its sentence is the first of a paragraph.
        named: whether it is seen what the quantity is of.
    """

    said: frozenset[str]
    shared: int
    titled: frozenset[float]
    depth: float
    before: int
    opens: bool = False
    named: bool = False


def weight_of(sentence: str, quantity: Quantity, words: Words, scene: Scene) -> float:
    """The weight of a quantity of a sentence; comparable within one article."""
    total = sum([WORTH[name] * times for name, times in _traits(sentence, quantity, words, scene)])
    return round(total, 3)


def _traits(sentence: str, quantity: Quantity, words: Words, scene: Scene) -> list[tuple[str, float]]:
    """What speaks for and against a quantity: entries of :data:`WORTH`, and how often each counts."""
    found = _told(quantity, scene, weighty=not words.weighty.isdisjoint(scene.said))
    if quantity.kind == DURATION:
        if is_punishment(sentence, quantity.bound_start, quantity.end, words):
            found.append(("sentence", 1))
        else:
            short = quantity.value % 1 or not words.lasting.isdisjoint(scene.said)
            found.append(("passing", 0.5 if short else 1))
    if is_base(sentence, quantity, words):
        found.append(("base", 1))
    if _is_in_brackets(sentence[: quantity.start]):
        found.append(("aside", 1))
    if scene.before:
        found.append(("later", min(_MOST_BEFORE, scene.before)))
    if not scene.titled.isdisjoint(quantity.values):
        found.append(("in-title", 1))
    if scene.shared:
        found.append(("title-word", min(_MOST_TITLE_WORDS, scene.shared)))
    found.append(("end", scene.depth))
    return found


def _told(quantity: Quantity, scene: Scene, *, weighty: bool) -> list[tuple[str, float]]:
    """The traits of the quantity itself, and of its sentence as a whole."""
    found: list[tuple[str, float]] = [("figure", 1)]
    if quantity.kind in _OF_KIND:
        found.append((_OF_KIND[quantity.kind], 1))
    if quantity.part:
        found.append(("share", 1))
    elif quantity.kind == COUNT:
        found.append(("size", min(_MOST_DIGITS, math.log10(abs(quantity.value) + 1))))
        found.append(("small", abs(quantity.value) < _SMALL and not weighty))
    found.append(("unsaid", quantity.kind in _COUNTING and not scene.named))
    is_few = quantity.kind == COUNT and not quantity.part and abs(quantity.value) < _SMALL and not weighty
    if quantity.kind == MONEY:
        found += [("sum", 1), ("digits", math.log10(abs(quantity.value) + 1))]
    told = (
        ("first", not (scene.depth or quantity.when or is_few)),
        ("weighty", weighty),
        ("opens", scene.opens),
        ("change", len(quantity.values) > 1),
        ("vague", quantity.vague),
        ("when", quantity.when),
    )
    found += [each for each in told if each[1]]
    return found


def _is_in_brackets(head: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    opened = head.count("(") + head.count("（")
    return opened > 0 and opened > head.count(")") + head.count("）")


def is_base(sentence: str, quantity: Quantity, words: Words) -> bool:
    """Whether a figure is only what another is compared with, such as ``up from 12,000``."""
    if len(quantity.values) > 1:
        return False  # "up from 18,717 to 21,042" is the change itself
    begin = max(0, quantity.bound_start - 24)
    if begin == quantity.bound_start:
        return False
    head = sentence[begin : quantity.bound_start].lower().rstrip()
    last, ends = head.split()[-2:], _base_ends(words.language)
    # Far cheaper to see than the pattern is to look for.
    if not last or not (last[-1].endswith(ends) or last[0].endswith(ends)):
        return False
    return _base_pattern(words.language).search(head) is not None


@lru_cache(maxsize=32)
def _base_ends(language: str) -> tuple[str, ...]:
    return tuple(sorted({phrase.split()[-1] for phrase in words_of(language).bases}))


@lru_cache(maxsize=32)
def _base_pattern(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{any_of(words_of(language).bases)})(?:\s\p{{L}}{{1,3}})?$")
