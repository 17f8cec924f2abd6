"""L3. The figures of an article: every quantity that it states, and which of them an editor would make a chapter of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from episodekit.article.headlines.grammar import COORDINATORS
from episodekit.article.headlines.headline import Title, bare, headline
from episodekit.article.headlines.period import period_of
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.article.quantities.implied import implied
from episodekit.article.quantities.numbers import decimal_of, numbers
from episodekit.article.quantities.quantity import COUNT, MEASURE, MONEY, PERCENT, SHARE, Quantity, Span
from episodekit.article.quantities.stated import quantities
from episodekit.article.sentence import sentences
from episodekit.article.tokens import folded, tokens
from episodekit.article.weight import KEY, Scene, weight_of
from episodekit.model.written import Article, Figure

_MOST_KEY_FIGURES = 18
_CHARACTERS_A_KEY_FIGURE = 1_500  # an hour has room for more than a few minutes have
_LONGEST_SENTENCE = 1_500  # characters read in one sentence; a longer one is no news
_MOST_SENTENCES = 5_000
_SHORT = 10  # sentences; all of a shorter text is its opening
_MANY = 100  # from here on, "jobs at 150 plants" are two figures
_FEW = 10  # two things of one kind may be told of twice
_BACK = bag(
    "all these those the both alle diese dieser diesen sämtliche les ces todos todas los las estos estas"
)
_TOLD_AGAIN = 0.3  # what it adds to the weight of a figure to be told twice
_ALIKE = 0.5  # of the words of the shorter sentence: from here on two sentences tell one fact
_ABOUT = frozenset({"unos", "unas"})
_BY = frozenset({"um"})  # before a German bound: "um rund 5 Prozent"
_QUOTE_WORDS = range(3, 9)
_HAS_DIGIT = regex.compile(r"\p{N}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    quantity: Quantity
    sentence: str
    at: int  # where the sentence begins in the text
    weight: float
    content: frozenset[str]  # the words of the sentence that are no function words and no numbers
    more: bool
    attached: bool
    counted: Span

    @property
    def noun(self) -> str:
        return self.sentence[slice(*self.quantity.noun)]

    @property
    def nouns(self) -> list[str]:
        return self.noun.casefold().split()

    @property
    def own(self) -> set[str]:
        """The words of the figure itself."""
        return {*self.nouns, *self.sentence[self.quantity.bound_start : self.quantity.end].casefold().split()}

    @property
    def refers_back(self) -> bool:
        """Whether it stands behind a word such as "all" or "these"."""
        return not _BACK.isdisjoint(self.sentence[: self.quantity.start].casefold().split()[-1:])

    @property
    def fact(self) -> tuple[str, tuple[float, ...]]:
        return self.quantity.kind, self.quantity.values


def figures(article: Article) -> tuple[Figure, ...]:
    """Every quantity of the article in order of appearance, none told twice; ``key`` marks the key figures.

    Dates, times, ages, years, scores, names, numbers of things, and spans of time that only say when are no figures;
    one within which something happened ("within 48 hours") is seldom key. A
    figure's title says nothing that its clause does not say. Of two figures with one title the less weighty one is told bare.
    """
    text = article.text
    told = _Told()
    for candidate in _candidates(article, text, words_of(article.language)):
        told.tell(candidate)
    return _titled(told.once, _keys(told.once, len(text)), text, article.language)


class _Told:
    """What was told so far, each fact once: the same number of the same kind, of the same thing as far as it is said."""

    def __init__(self) -> None:
        self.once: list[_Candidate] = []
        self._by_noun: dict[tuple[str, tuple[float, ...], str], int] = {}
        self._last: dict[tuple[str, tuple[float, ...]], int] = {}
        self._without: dict[tuple[str, tuple[float, ...]], int] = {}

    def tell(self, candidate: _Candidate) -> None:
        again = None if candidate.more else self._again(candidate)
        if again is None:
            again = len(self.once)
            self.once.append(candidate)
        else:
            better = max(self.once[again].weight, candidate.weight)
            self.once[again] = replace(self.once[again], weight=round(better + _TOLD_AGAIN, 3))
        fact = candidate.fact
        for word in candidate.nouns:
            self._by_noun.setdefault((*fact, word), again)
        self._last[fact] = again
        if not candidate.nouns:
            self._without.setdefault(fact, again)

    def _again(self, candidate: _Candidate) -> int | None:
        """The place of the same fact: of one with the same noun, or else, if one of the two has none, of the latest."""
        fact = candidate.fact
        known = [self._by_noun[(*fact, word)] for word in candidate.nouns if (*fact, word) in self._by_noun]
        nearest = min(known, default=(self._without if candidate.nouns else self._last).get(fact))
        if nearest is None or not _is_one(candidate, self.once[nearest], named=bool(known)):
            return None
        return nearest


def _is_one(one: _Candidate, other: _Candidate, *, named: bool) -> bool:
    """Whether two figures of one value tell one fact; ``named``: their nouns share a word.

    A large count or an amount is seldom met twice by chance; of a small one, a percentage or a share the sentences must be
    alike, or the figure must refer back.
    """
    if one.quantity.kind in {MONEY, MEASURE} or one.refers_back:
        return True
    if one.quantity.kind == COUNT:
        rare = abs(one.quantity.value) >= (_FEW if named else _MANY)
        if rare and (one.nouns or other.nouns):
            return True
    elif named:
        return True
    mine, theirs = one.content - one.own - other.own, other.content - one.own - other.own
    return len(mine & theirs) >= _ALIKE * min(len(mine), len(theirs))


def _keys(told: list[_Candidate], length: int) -> list[int]:
    """The places in ``told`` of the key figures, the weightiest first."""
    most = max(_MOST_KEY_FIGURES, length // _CHARACTERS_A_KEY_FIGURE)
    able = [n for n, each in enumerate(told) if each.weight >= KEY and not each.attached]
    return sorted(able, key=lambda n: (-told[n].weight, n))[:most]


def _titled(told: list[_Candidate], keys: list[int], text: str, language: str) -> tuple[Figure, ...]:
    found = {}
    titles: set[str] = set()
    for number in keys:
        figure = _figure(told[number], text, language, key=True)
        if figure.title in titles:
            # Of two figures that share a title, such as "900 soldiers and 35 boats", the second keeps its own words.
            own = bare(told[number].sentence, told[number].quantity)
            figure = replace(figure, title=own, clarity=0.0)
        if figure.title not in titles and len(figure.title) <= LONGEST_TITLE:
            found[number] = figure
            titles.add(figure.title)
        else:
            found[number] = replace(figure, key=False)
    return tuple(
        found.get(number) or _figure(each, text, language, key=False) for number, each in enumerate(told)
    )


def _candidates(article: Article, text: str, words: Words) -> Iterator[_Candidate]:
    spans = sentences(text, article.language)[:_MOST_SENTENCES]
    about = frozenset(folded(article.title, article.language)) - words.stop
    decimal = decimal_of(text, article.language)
    titled = frozenset(number.value for number in numbers(article.raw_title, article.language, decimal))
    for number, (begin, end) in enumerate(spans):
        sentence = text[begin : min(end, begin + _LONGEST_SENTENCE)]
        if not _may_count(sentence, words):
            continue
        found = quantities(sentence, article.language, decimal)
        if not found:
            continue
        said = frozenset(folded(sentence, article.language))
        scene = Scene(
            said, len(about & said), titled, number / max(len(spans), _SHORT), 0, _opens(text, begin)
        )
        content = frozenset([word for word in said - words.stop if not word[0].isdigit()])
        before = 0  # what only describes another figure is none that the sentence tells
        for place, quantity in enumerate(found):
            counted = implied(sentence, quantity, found[:place], words)
            named = counted[0] < counted[1]
            weight = weight_of(sentence, quantity, words, scene._replace(before=before, named=named))
            attached = bool(place) and _is_attached(sentence, found[place - 1], quantity, words)
            before += not (attached or quantity.when)
            more = _is_more(sentence, quantity, words)
            yield _Candidate(quantity, sentence, begin, weight, content, more, attached, counted)


def _opens(text: str, begin: int) -> bool:
    """Whether a sentence is the first of its paragraph."""
    return begin == 0 or text[begin - 1] == "\n"


def _may_count(sentence: str, words: Words) -> bool:
    return bool(words.numerals or words.scales) or _HAS_DIGIT.search(sentence) is not None


def _is_attached(sentence: str, earlier: Quantity, quantity: Quantity, words: Words) -> bool:
    """Whether a figure only describes the one before it: the nationalities in ``28,000 households from 11 nationalities``."""
    if earlier.kind not in {COUNT, PERCENT, SHARE} or (earlier.kind == COUNT and quantity.value >= _MANY):
        return False
    begins = max(earlier.end, earlier.noun[1])
    gap = sentence[begins : quantity.bound_start]
    between = gap.lower().split()
    _, goes = words.from_to or ("", "")
    if earlier.kind == PERCENT and between and between[0] in goes.split("|"):
        return False  # "rose by 5 percent to 1,161 cases" are the change and what it led to
    return (
        0 < len(between) <= 2
        and all(word in words.stop for word in between)
        and words.auxiliaries.isdisjoint(between)  # "In four countries have 25 people …" are two facts
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


def _figure(candidate: _Candidate, text: str, language: str, *, key: bool) -> Figure:
    quantity, at, sentence = candidate.quantity, candidate.at, candidate.sentence
    words = words_of(language)
    title = headline(sentence, quantity, language) if key else Title(bare(sentence, quantity), 0.0)
    return Figure(
        text=text[at + quantity.start : at + quantity.end],
        start=at + quantity.start,
        end=at + quantity.end,
        kind=quantity.kind,
        values=quantity.values,
        unit=sentence[slice(*quantity.unit)].strip(),
        counted=sentence[slice(*candidate.counted)],
        bound=sentence[slice(*_bound(sentence, quantity, words))],
        period=period_of(sentence, quantity, words),
        sentence=sentence,
        sentence_start=at,
        title=title.text,
        clarity=round(title.clarity, 3),
        quote=_quote(sentence, quantity, text, at, language),
        weight=candidate.weight,
        key=key,
    )


def _bound(sentence: str, quantity: Quantity, words: Words) -> Span:
    """The span of a bound without the articles around it: ``casi`` of ``casi un 40 %``, nothing of ``les 28``."""
    begin, end = quantity.bound_start, quantity.start
    said = tokens(sentence[begin:end], words.language)
    articles = words.articles - _ABOUT
    while said and said[-1].text.lower() in articles:
        said = said[:-1]
    while said and (said[0].text.lower() in _BY or (len(said) == 1 and said[0].text.lower() in articles)):
        said = said[1:]
    return (begin + said[0].start, begin + said[-1].end) if said else (end, end)


def _quote(sentence: str, quantity: Quantity, text: str, at: int, language: str) -> str:
    """Three to eight words from the bound on: as few as are found nowhere before."""
    begin, bound_end = _bound(sentence, quantity, words_of(language))
    if sentence[bound_end : quantity.start].strip():
        begin = quantity.start
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
