"""L3. The figures of an article: every quantity that it states, and which of them an editor would make a chapter of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from episodekit.article.headlines.clause import COORDINATORS
from episodekit.article.headlines.headline import bare, headline
from episodekit.article.headlines.period import period_of
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.headlines.stretch import Title
from episodekit.article.languages import Words, words_of
from episodekit.article.quantities.numbers import decimal_of, numbers
from episodekit.article.quantities.quantity import COUNT, MONEY, PERCENT, SHARE, Quantity
from episodekit.article.quantities.stated import quantities
from episodekit.article.sentence import sentences
from episodekit.article.tokens import tokens
from episodekit.article.weight import KEY, LATER, place_weight, weight_of
from episodekit.written import Article, Figure

_MOST_KEY_FIGURES = 14
_CHARACTERS_A_KEY_FIGURE = 1_500  # an hour has room for more than a few minutes have
_LONGEST_SENTENCE = 1_500  # characters read in one sentence; a longer one is no news
_MOST_SENTENCES = 5_000
_MANY = 100  # from here on, "jobs at 150 plants" are two figures
_IN_TITLE, _TOLD_AGAIN = 1.2, 0.3
_ALIKE = 0.4  # of the words of the shorter sentence: from here on two sentences tell one fact
_QUOTE_WORDS = range(3, 9)
_HAS_DIGIT = regex.compile(r"\p{N}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    quantity: Quantity
    sentence: str
    at: int  # where the sentence begins in the text
    weight: float
    more: bool
    attached: bool = False

    @property
    def noun(self) -> str:
        return self.sentence[slice(*self.quantity.noun)]


def figures(article: Article) -> tuple[Figure, ...]:
    """Every quantity of the article in order of appearance, none told twice; ``key`` marks the key figures.

    Dates, times, ages, years, scores, names, numbers of things, and spans of time that only say when are no figures. A
    figure's title says nothing that its clause does not say. Two figures with one title are one.
    """
    text = article.text
    words = words_of(article.language)
    told: list[_Candidate] = []
    by_value: dict[tuple[float, ...], list[int]] = {}
    for candidate in _candidates(article, text, words):
        earlier = by_value.setdefault(candidate.quantity.values, [])
        again = next(
            (number for number in earlier if _is_same(candidate, told[number], article.language)), None
        )
        if again is None:
            earlier.append(len(told))
            told.append(candidate)
        else:
            better = max(told[again].weight, candidate.weight)
            told[again] = replace(told[again], weight=round(better + _TOLD_AGAIN, 3))
    keys = _keys(told, len(text))
    return _titled(told, keys, text, article.language)


def _keys(told: list[_Candidate], length: int) -> frozenset[int]:
    """The places in ``told`` of the key figures."""
    most = max(_MOST_KEY_FIGURES, length // _CHARACTERS_A_KEY_FIGURE)
    able = [n for n, each in enumerate(told) if each.weight >= KEY and not each.attached]
    return frozenset(sorted(able, key=lambda n: (-told[n].weight, n))[:most])


def _titled(told: list[_Candidate], keys: frozenset[int], text: str, language: str) -> tuple[Figure, ...]:
    found: list[Figure] = []
    titles: set[str] = set()
    for number, each in enumerate(told):
        figure = _figure(each, text, language, key=number in keys)
        # Two figures that share a title, such as "900 soldiers and 35 boats", are one chapter.
        untitled = figure.title in titles or len(figure.title) > LONGEST_TITLE
        found.append(replace(figure, key=False) if figure.key and untitled else figure)
        if figure.key:
            titles.add(figure.title)
    return tuple(found)


def _candidates(article: Article, text: str, words: Words) -> Iterator[_Candidate]:
    spans = sentences(text, article.language)[:_MOST_SENTENCES]
    about = {token.text.casefold() for token in tokens(article.title, article.language)} - words.stop
    decimal = decimal_of(text, article.language)
    titled = {number.value for number in numbers(article.raw_title, article.language, decimal)}
    for number, (begin, end) in enumerate(spans):
        sentence = text[begin : min(end, begin + _LONGEST_SENTENCE)]
        if not _may_count(sentence, words):
            continue
        found = quantities(sentence, article.language, decimal)
        if not found:
            continue
        mentioned = {token.text.casefold() for token in tokens(sentence, article.language)}
        shared = min(0.6, 0.2 * len(about & mentioned)) + place_weight(number, len(spans))
        for place, quantity in enumerate(found):
            weight = weight_of(sentence, quantity, words) + shared + (LATER if place else 0.0)
            weight += _IN_TITLE if not titled.isdisjoint(quantity.values) else 0.0
            attached = bool(place) and _is_attached(sentence, found[place - 1], quantity, words)
            more = _is_more(sentence, quantity, words)
            yield _Candidate(quantity, sentence, begin, round(weight, 3), more, attached)


def _may_count(sentence: str, words: Words) -> bool:
    return _HAS_DIGIT.search(sentence) is not None or bool(words.numerals) or bool(words.scales)


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


def _is_same(one: _Candidate, other: _Candidate, language: str) -> bool:
    """Whether one fact is told twice: the same number of the same kind, of the same thing as far as it is said."""
    if one.more or one.quantity.kind != other.quantity.kind or one.quantity.values != other.quantity.values:
        return False
    mine, theirs = set(one.noun.casefold().split()), set(other.noun.casefold().split())
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    if one.quantity.kind == MONEY or (mine or theirs):
        return True
    said, before = (_content(each.sentence, language) for each in (one, other))
    return len(said & before) >= _ALIKE * min(len(said), len(before))


def _content(sentence: str, language: str) -> set[str]:
    every = {token.text.casefold() for token in tokens(sentence, language)}
    return {word for word in every - words_of(language).stop if not word[0].isdigit()}


def _figure(candidate: _Candidate, text: str, language: str, *, key: bool) -> Figure:
    quantity, at, sentence = candidate.quantity, candidate.at, candidate.sentence
    title = headline(sentence, quantity, language) if key else Title(bare(sentence, quantity), 0.0)
    return Figure(
        text=text[at + quantity.start : at + quantity.end],
        start=at + quantity.start,
        end=at + quantity.end,
        kind=quantity.kind,
        values=quantity.values,
        unit=sentence[slice(*quantity.unit)].strip(),
        counted=candidate.noun,
        bound=sentence[quantity.bound_start : quantity.start].strip(),
        period=period_of(sentence, quantity, words_of(language)),
        sentence=sentence,
        sentence_start=at,
        title=title.text,
        clarity=round(title.clarity, 3),
        quote=_quote(sentence, quantity, text, at, language),
        weight=candidate.weight,
        key=key,
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
