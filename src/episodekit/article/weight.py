"""L3. How important a quantity is: what an editor would make a chapter of."""

from functools import lru_cache

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantities.quantity import (
    CHANGE,
    COUNT,
    DURATION,
    MEASURE,
    MONEY,
    PERCENT,
    RANK,
    SHARE,
    Quantity,
    is_punishment,
)
from episodekit.article.tokens import tokens

KEY = 0.6
"""From this weight on a quantity is a key figure."""
# How much each kind weighs; the rest of the score adds or takes away about as much again.
_BASE = {
    MONEY: 2.2,
    PERCENT: 2.0,
    COUNT: 1.6,
    SHARE: 1.6,
    RANK: 0.9,
    CHANGE: 1.6,
    MEASURE: 1.3,
    DURATION: -0.6,
}
_PUNISHMENT = 1.6
_LASTS = 1.4  # "the outage lasted 14 hours"
LATER = -0.7
"""What it costs to be the second or a later quantity of a sentence: the first is what it tells."""


def weight_of(sentence: str, quantity: Quantity, words: Words) -> float:
    """The weight of a quantity by itself: its kind, its size, its bound, and the words around it."""
    weight = _BASE[quantity.kind] + (0.4 if quantity.bound_start < quantity.start else 0.0)
    if quantity.kind == DURATION and is_punishment(sentence, quantity.bound_start, quantity.end, words):
        weight = _PUNISHMENT
    nearby = {token.text.casefold() for token in tokens(sentence, words.language)}
    weighty = not words.weighty.isdisjoint(nearby)
    if quantity.kind == DURATION and (not words.lasting.isdisjoint(nearby) or quantity.value % 1):
        weight += _LASTS
    # Two dead are news where two doors are not.
    weight += (1.2 if quantity.kind == COUNT and abs(quantity.value) < 10 else 0.4) if weighty else 0.0
    if quantity.kind == COUNT:
        weight += _size(abs(quantity.value))
        weight -= 0.6 if quantity.noun[0] == quantity.noun[1] else 0.0
    weight -= 0.5 if quantity.vague else 0.0
    weight -= 1.0 if sentence[: quantity.start].count("(") > sentence[: quantity.start].count(")") else 0.0
    return weight - (1.6 if is_base(sentence, quantity, words) else 0.0)


def _size(value: float) -> float:
    if value < 10:
        return -1.8
    if value < 50:
        return -0.4
    return 0.8 if value >= 1000 else 0.0


def is_base(sentence: str, quantity: Quantity, words: Words) -> bool:
    """Whether a figure is only what another is compared with, such as ``up from 12,000``."""
    if len(quantity.values) > 1:
        return False  # "up from 18,717 to 21,042" is the change itself
    head = sentence[max(0, quantity.bound_start - 24) : quantity.bound_start].lower().rstrip()
    return _base_pattern(words.language).search(head) is not None


@lru_cache(maxsize=32)
def _base_pattern(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{any_of(words_of(language).bases)})(?:\s\p{{L}}{{1,3}})?$")


def place_weight(number: int, count: int) -> float:
    """What it is worth to stand in the lead: in sentence ``number`` of ``count``."""
    return {0: 0.6, 1: 0.2}.get(number, 0.0) - 0.6 * number / count
