"""L3. The key figures of an article: which of its quantities an editor would make a chapter of, with title and anchor."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from episodekit.article.clause import COORDINATORS
from episodekit.article.headline import headline
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantity import COUNT, MEASURE, MONEY, PERCENT, RANK, SHARE, Quantity, quantities
from episodekit.article.sentence import sentences
from episodekit.article.tokens import tokens
from episodekit.model import Article, Figure

_MOST_FIGURES = 14
_THRESHOLD = 0.8
# How much each kind weighs; the rest of the score adds or takes away about as much again.
_BASE = {MONEY: 2.2, PERCENT: 2.0, COUNT: 1.6, SHARE: 1.6, RANK: 1.6, MEASURE: 1.4}
_LONGEST_SENTENCE = 1_500  # characters read in one sentence; a longer one is no news
_MOST_SENTENCES = 2_000
_MANY = 100  # from here on, "jobs at 150 plants" are two figures
_QUOTE_WORDS = range(3, 9)
_HAS_DIGIT = regex.compile(r"\p{N}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    quantity: Quantity
    sentence: str
    at: int  # where the sentence begins in the text
    weight: float
    more: bool

    @property
    def noun(self) -> str:
        return self.sentence[slice(*self.quantity.noun)]


def figures(article: Article) -> tuple[Figure, ...]:
    """The key figures in order of appearance, at most 14, none told twice.

    Dates, times, ages, mere spans of time, scores, names and numbers of things are no figures. A figure's title says
    nothing that its clause does not say.
    """
    text = article.text
    words = words_of(article.language)
    chosen: list[_Candidate] = []
    for candidate in _candidates(article, text, words):
        if candidate.weight >= _THRESHOLD and not any(_is_same(candidate, earlier) for earlier in chosen):
            chosen.append(candidate)
    best = sorted(chosen, key=lambda each: (-each.weight, each.at))[:_MOST_FIGURES]
    kept = sorted(best, key=lambda each: (each.at, each.quantity.start))
    found: dict[str, Figure] = {}
    for each in kept:
        figure = _figure(each, text, article.language)
        # Two figures that share a title, such as "900 soldiers and 35 boats", are one chapter.
        found.setdefault(figure.title, figure)
    return tuple(found.values())


def _candidates(article: Article, text: str, words: Words) -> Iterator[_Candidate]:
    spans = sentences(text, article.language)[:_MOST_SENTENCES]
    about = {token.text.casefold() for token in tokens(article.title, article.language)} - words.stop
    raw_title = article.raw_title
    for number, (begin, end) in enumerate(spans):
        sentence = text[begin : min(end, begin + _LONGEST_SENTENCE)]
        if not _may_count(sentence, words):
            continue
        found = quantities(sentence, article.language)
        mentioned = (
            {token.text.casefold() for token in tokens(sentence, article.language)} if found else set()
        )
        overlap = min(0.6, 0.2 * len(about & mentioned))
        for place, quantity in enumerate(found):
            if place and _is_attached(sentence, found[place - 1], quantity, words):
                continue
            weight = _weight(sentence, quantity, words) + overlap + _place_weight(number, len(spans))
            if sentence[quantity.start : quantity.end] in raw_title:
                weight += 1.2
            yield _Candidate(quantity, sentence, begin, round(weight, 3), _is_more(sentence, quantity, words))


def _may_count(sentence: str, words: Words) -> bool:
    return _HAS_DIGIT.search(sentence) is not None or bool(words.numerals) or bool(words.scales)


def _place_weight(number: int, count: int) -> float:
    return {0: 0.6, 1: 0.4}.get(number, 0.0) - 0.3 * number / count


def _weight(sentence: str, quantity: Quantity, words: Words) -> float:
    weight = _BASE[quantity.kind] + (0.4 if quantity.bound_start < quantity.start else 0.0)
    nearby = {token.text.casefold() for token in tokens(sentence, words.language)}
    weighty = not words.weighty.isdisjoint(nearby)
    # Two dead are news where two doors are not.
    weight += (0.8 if quantity.kind == COUNT and quantity.value < 10 else 0.4) if weighty else 0.0
    if quantity.kind == COUNT:
        weight += _size(quantity.value)
        weight -= 0.6 if quantity.noun[0] == quantity.noun[1] else 0.0
    weight -= 0.5 if quantity.vague else 0.0
    weight -= 0.5 if sentence[: quantity.start].count("(") > sentence[: quantity.start].count(")") else 0.0
    return weight - (1.6 if _is_base(sentence, quantity, words) else 0.0)


def _size(value: float) -> float:
    if value < 10:
        return -1.6
    if value < 50:
        return -0.4
    return 0.8 if value >= 1000 else 0.0


def _is_base(sentence: str, quantity: Quantity, words: Words) -> bool:
    """Whether a figure is only what another is compared with, such as ``up from 12,000``."""
    head = sentence[max(0, quantity.bound_start - 24) : quantity.bound_start].lower().rstrip()
    return _base_pattern(words.language).search(head) is not None


@lru_cache(maxsize=32)
def _base_pattern(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{any_of(words_of(language).bases)})(?:\s\p{{L}}{{1,3}})?$")


def _is_attached(sentence: str, earlier: Quantity, quantity: Quantity, words: Words) -> bool:
    """Whether a figure only describes the one before it: the nationalities in ``28,000 households from 11 nationalities``."""
    if earlier.kind not in {COUNT, PERCENT, SHARE} or (earlier.kind == COUNT and quantity.value >= _MANY):
        return False
    begins = max(earlier.end, earlier.noun[1])
    gap = sentence[begins : quantity.bound_start]
    between = gap.lower().split()
    return (
        0 < len(between) <= 2
        and all(word in words.stop for word in between)
        and COORDINATORS.isdisjoint(between)
    )


def _is_more(sentence: str, quantity: Quantity, words: Words) -> bool:
    begins, ends = max(0, quantity.bound_start - 14), max(quantity.noun[0], quantity.end + 6)
    around = (
        sentence[begins : quantity.bound_start].lower().split()[-1:]
        + sentence[quantity.end : ends].lower().split()[:1]
    )
    bound = sentence[quantity.bound_start : quantity.start].lower()
    inner = {"another", "additional", "further", "weitere", "otros", "otras"}
    return any(word in words.more for word in around) or not inner.isdisjoint(bound.split())


def _is_same(one: _Candidate, other: _Candidate) -> bool:
    """Whether one fact is told twice: the same number of the same kind, of the same thing as far as it is said."""
    if one.more or one.quantity.kind != other.quantity.kind or one.quantity.value != other.quantity.value:
        return False
    if one.sentence[one.quantity.start : one.quantity.end].casefold() != (
        other.sentence[other.quantity.start : other.quantity.end].casefold()
    ) and one.quantity.kind in {SHARE, RANK}:
        return False
    mine, theirs = set(one.noun.casefold().split()), set(other.noun.casefold().split())
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _figure(candidate: _Candidate, text: str, language: str) -> Figure:
    quantity, at = candidate.quantity, candidate.at
    sentence_end = text.find("\n", at)
    whole = candidate.sentence
    if len(whole) == _LONGEST_SENTENCE:
        whole = text[at : sentence_end if sentence_end >= 0 else len(text)][:_LONGEST_SENTENCE]
    return Figure(
        text=text[at + quantity.start : at + quantity.end],
        start=at + quantity.start,
        end=at + quantity.end,
        kind=quantity.kind,
        counted=candidate.noun,
        bound=candidate.sentence[quantity.bound_start : quantity.start].strip(),
        sentence=whole,
        sentence_start=at,
        title=headline(candidate.sentence, quantity, language),
        quote=_quote(candidate.sentence, quantity, text, at, language),
        weight=candidate.weight,
    )


def _quote(sentence: str, quantity: Quantity, text: str, at: int, language: str) -> str:
    """Three to eight words from the bound on: as few as are found nowhere before."""
    begin = quantity.bound_start
    found = [token for token in tokens(sentence, language) if token.start >= begin]
    quote = sentence[begin : quantity.end]
    for count in _QUOTE_WORDS:
        if count > len(found):
            break
        end = max(found[count - 1].end, quantity.end)
        quote = sentence[begin:end]
        if end >= quantity.noun[1] and text.find(quote) == at + begin:
            return quote
    if len(found) < _QUOTE_WORDS[0] and found:
        quote = sentence[begin : max(found[-1].end, quantity.end)]
    return quote
