"""L3. A sentence without what it says in passing: brackets, and what stands between commas behind its subject."""

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

import regex

from episodekit.article.headlines.grammar import COORDINATORS, grammar_of
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.verbs import is_verb, verbs_among
from episodekit.article.languages import Words, words_of
from episodekit.article.quantities.quantity import Quantity, Span
from episodekit.article.tokens import Token, tokens

_BRACKETS = regex.compile(r"[\s\u00a0]?(?:\([^()]{1,120}\)|（[^（）]{1,60}）)")
_BREAK = regex.compile(r"[;:!?]")
_LONGEST_ASIDE = 28  # words
_LONGEST_SUBJECT = 12  # words
_MOST_COMMAS = 12


def without_asides(sentence: str, quantity: Quantity, words: Words) -> tuple[str, Quantity]:
    """The sentence and the quantity in it, without the brackets and the appositions that do not hold the quantity.

    ``The ferry, the Mea Jan, had 96 people (crew included)`` is ``The ferry had 96 people``.
    """
    if "(" in sentence or "（" in sentence:
        for match in reversed(list(_BRACKETS.finditer(sentence))):
            sentence, quantity = _cut(sentence, quantity, match.span())
    if sentence.count(",") > 1 and (words.verbs or words.capitalised_nouns):
        begin, end = _apposition(sentence, words.language)
        if not (begin < quantity.end and quantity.bound_start < end):
            sentence, quantity = _cut(sentence, quantity, (begin, end))
    return sentence, quantity


def _cut(sentence: str, quantity: Quantity, span: Span) -> tuple[str, Quantity]:
    """The sentence without a span of it, unless the quantity stands there."""
    begin, end = span
    held = begin < max(quantity.end, quantity.noun[1]) and quantity.bound_start < end
    if begin >= end or held:
        return sentence, quantity
    less = end - begin
    rest = sentence[:begin] + sentence[end:]
    if begin >= quantity.end:
        return rest, quantity
    moved = replace(
        quantity,
        start=quantity.start - less,
        end=quantity.end - less,
        bound_start=quantity.bound_start - less,
        unit=(quantity.unit[0] - less, quantity.unit[1] - less),
        noun=(quantity.noun[0] - less, quantity.noun[1] - less),
    )
    return rest, moved


@lru_cache(maxsize=8)
def _apposition(sentence: str, language: str) -> Span:
    """The span from the comma behind a subject to the one before its verb; empty if there is none."""
    every, words = tokens(sentence, language), words_of(language)
    commas = _commas(sentence, every)
    for place, one in enumerate(commas[:-1]):
        if not _is_subject(sentence, every, one, words):
            continue
        for other in commas[place + 1 :]:
            if other - one > _LONGEST_ASIDE:
                break
            if _resumes(every, other + 1, words) and every[one + 1].text.lower() not in COORDINATORS:
                begin, end = every[one].end, every[other + 1].start - 1
                return (begin, begin) if _BREAK.search(sentence, begin, end) else (begin, end)
    return 0, 0


def _commas(sentence: str, every: tuple[Token, ...]) -> list[int]:
    """The numbers of the words behind which nothing but a comma stands."""
    found: list[int] = []
    at = sentence.find(",")
    while at >= 0 and len(found) < _MOST_COMMAS:
        number = bisect_right(every, at, key=_END) - 1
        if 0 <= number < len(every) - 1 and number not in found[-1:]:
            gap = sentence[every[number].end : every[number + 1].start]
            if gap.strip(' \u00a0”"»') == ",":
                found.append(number)
        at = sentence.find(",", at + 1)
    return found


_END = itemgetter(2)


def _is_subject(sentence: str, every: tuple[Token, ...], last: int, words: Words) -> bool:
    """Whether the words up to ``last`` are a noun that nothing is said of yet."""
    first = last
    while first and last - first < _LONGEST_SUBJECT:
        gap = sentence[every[first - 1].end : every[first].start]
        word = every[first - 1].text.lower()
        if gap.strip() or word in words.splitters or word in COORDINATORS:
            break
        first -= 1
    run = every[first : last + 1]
    texts = [token.text.lower() for token in run]
    leans = texts[0] in words.stop and texts[0] not in words.articles
    if leans or texts[0] in words.adverbs or texts[-1] in words.stop or verbs_among(run, texts, words):
        return False
    grammar = grammar_of(words.language)
    if grammar.noun_first and not grammar.verbs.isdisjoint(texts):
        return False
    return not periods(sentence[run[0].start : run[-1].end], words.language)


def _resumes(every: tuple[Token, ...], number: int, words: Words) -> bool:
    """Whether a statement goes on with its verb at the word ``number``."""
    while number < len(every) - 1 and every[number].text.lower() in words.reflexives:
        number += 1
    token = every[number]
    if words.capitalised_nouns:
        return token.text[0].islower() and (
            token.text.lower() in words.auxiliaries or token.text.lower() not in words.stop
        )
    return is_verb(token, None, words)
