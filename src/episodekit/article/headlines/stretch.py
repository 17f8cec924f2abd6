"""L3. The stretch of a clause around a figure that reads best as a title, as it stands in the article."""

from typing import NamedTuple

import regex

from episodekit.article.headlines.bridge import borrowed, bracketed, bridged, topical, trailed
from episodekit.article.headlines.clarity import JOINED, TOLD, TOPICAL, Stretch, clarity_of
from episodekit.article.headlines.clause import CLAUSE_GAP, COORDINATORS, Clause, fold, is_negation, number_of
from episodekit.article.headlines.flaws import flaws
from episodekit.article.headlines.period import period_of
from episodekit.article.headlines.scores import Scores
from episodekit.article.headlines.shorter import LONGEST_TITLE, shortened
from episodekit.article.headlines.told import acted, enclosed, told
from episodekit.article.languages import Words
from episodekit.article.quantities.quantity import RANK, Quantity
from episodekit.article.tokens import tokens

_LESS_JOINED = 0.6  # what a subject cut short costs
_ACROSS = 1.8  # the clarity of a title that runs on into the next clause
# Other ways to say a figure, and how clear they are.
_MAKERS = (
    (told, TOLD),
    (acted, JOINED + 0.6),
    (borrowed, JOINED + 0.4),
    (enclosed, JOINED + 0.2),
    (bridged, JOINED),
    (topical, TOPICAL),
    (trailed, TOPICAL),
)
_LEFT_OUT = 0.25  # a kind of words left out costs less than a clause cut short
_YEAR = regex.compile(r"(?<!\p{Nd})(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd})")


class _Best(NamedTuple):
    score: float
    title: str
    begin: int
    end: float


class Title(NamedTuple):
    """A title, and how clear it is by itself: from 0, a bare number, to 5 and more, a whole clause."""

    text: str
    clarity: float


def stretch(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Title:
    """The stretch of the clause around the figure that reads best as a title, or the figure with what it is about."""
    other = bracketed(sentence, quantity, words)
    if other:
        return Title(other, TOPICAL)
    if quantity.kind == RANK:
        clear = _of_clause(sentence, quantity, clause, words)
    else:
        clear = _clearest(sentence, quantity, clause, words)
    lost = flaws(clear.text, sentence, quantity, clause, words)
    return clear._replace(clarity=max(0.0, clear.clarity - lost))


def _clearest(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Title:
    """The stretch, unless another way to say it is clearer."""
    best = _of_clause(sentence, quantity, clause, words)
    tells = bool(words.verbs) or words.capitalised_nouns
    for make, clarity in _MAKERS:
        if not tells or clarity <= best.clarity:
            continue
        text = make(sentence, quantity, clause, words)
        if text:
            gap = _LESS_JOINED if "…" in text and make is told else 0.0
            best = max(best, Title(text, clarity - gap), key=lambda each: each.clarity)
    return best


def _of_clause(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Title:
    """The best stretch of the clause as it stands."""
    scores = Scores(quantity, clause, words)
    best = _best(sentence, quantity, clause, words, scores)
    title = best.title if best else number_of(sentence, quantity)
    if best is None or len(title) <= len(fold(sentence[quantity.bound_start : quantity.end])):
        window = _window(sentence, quantity, words)
        return Title(window, _ACROSS if len(window) > len(title) + 2 else 0.0)
    clarity = clarity_of(Stretch(title, best.begin, best.end), sentence, quantity, clause, words)
    return Title(dated(title, sentence, quantity, words), clarity)


def _best(sentence: str, quantity: Quantity, clause: Clause, words: Words, scores: Scores) -> _Best | None:
    """The stretch with the highest score; the first of equals."""
    able: list[tuple[float, int, int, int, int]] = []
    for begin in _beginnings(quantity, clause, words):
        for number in range(clause.last, len(clause.words)):
            end = max(clause.words[number].end, quantity.end)
            if end - begin > 2 * LONGEST_TITLE:
                break
            able.append((-scores.of(begin, number), len(able), begin, end, number))
    best: _Best | None = None
    place = 0
    # Making one short enough is what costs, and only lowers its score: the most promising first.
    for less, order, begin, end, number in sorted(able):
        if best is not None and -less < best.score:
            break
        short = shortened(sentence, (begin, end), quantity, words)
        if short is None:
            continue
        title, cost = short
        score = -less - _LEFT_OUT * cost
        if best is None or (score, -order) > (best.score, -place):
            best, place = _Best(score, title, begin, scores.end(number)), order
    return best


def dated(title: str, sentence: str, quantity: Quantity, words: Words) -> str:
    """The title with its year, if the figure is not of now and the title does not say so."""
    period = fold(period_of(sentence, quantity, words))
    if not period or not _YEAR.search(period) or _YEAR.search(title) or period.lower() in title.lower():
        return title
    between = sentence[quantity.end : max(quantity.end, sentence.find(period, quantity.end))]
    if not COORDINATORS.isdisjoint(between.lower().split()):
        return title  # "cost €180 million and opens in 2028"
    dated = f"{title} {period[:1].lower()}{period[1:]}" if words.language != "de" else f"{title} {period}"
    return dated if len(dated) <= LONGEST_TITLE else title


def _window(sentence: str, quantity: Quantity, words: Words) -> str:
    """As many words of the sentence behind the figure as fit, whatever clause they are of, but no loose end."""
    best = number_of(sentence, quantity)
    for token in tokens(sentence, words.language):
        title = fold(sentence[quantity.bound_start : max(token.end, quantity.end)])
        if token.start < quantity.end or token.text.lower() in words.stop:
            continue
        if len(title) > LONGEST_TITLE or CLAUSE_GAP.search(sentence, quantity.end, token.start):
            break
        best = title
    return best


def _beginnings(quantity: Quantity, clause: Clause, words: Words) -> list[int]:
    """Where a stretch may begin; behind a word that turns the statement round only with the bare figure."""
    head = clause.texts[: clause.first]
    negated = next((number for number, word in enumerate(head) if is_negation(word, words)), None)
    last = clause.first if negated is None else negated
    places = [token.start for token in clause.words[: last + 1]]
    return list(dict.fromkeys([*places, quantity.bound_start, quantity.start]))
