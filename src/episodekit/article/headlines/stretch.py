"""L3. The stretch of a clause around a figure that reads best as a title, as it stands in the article."""

from typing import NamedTuple

import regex

from episodekit.article.headlines.bridge import (
    antecedent_of,
    borrowed,
    bracketed,
    bridged,
    lacks_subject,
    topical,
    trailed,
)
from episodekit.article.headlines.clause import CLAUSE_GAP, Clause, fold, is_negation, number_of
from episodekit.article.headlines.period import period_of
from episodekit.article.headlines.scores import Scores
from episodekit.article.headlines.shorter import LONGEST_TITLE, shortened
from episodekit.article.languages import Words
from episodekit.article.quantities.quantity import COUNT, PERCENT, SHARE, Quantity
from episodekit.article.tokens import tokens

_JOINED = 3.0  # the clarity of a title whose middle was left out
_UNTOLD = 2.5
_LEFT_OUT = 0.25  # a kind of words left out costs less than a clause cut short
_YEAR = regex.compile(r"(?<!\p{Nd})(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd})")
_BRIDGE_BELOW = 3.0  # a stretch that scores less begins in the middle of something


class _Best(NamedTuple):
    score: float
    title: str
    begin: int


class Title(NamedTuple):
    """A title, and how clear it is by itself: from 0, a bare number, to 5 and more, a whole clause."""

    text: str
    clarity: float


def stretch(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Title:
    """The stretch of the clause around the figure that reads best as a title."""
    other = bracketed(sentence, quantity, words)
    if other:
        return Title(other, _JOINED)
    scores = Scores(quantity, clause, words)
    best = _best(sentence, quantity, clause, words, scores)
    if (
        best is None
        or best.score < _BRIDGE_BELOW
        or _wants_bridge(best.title, quantity, clause, sentence, words)
    ):
        counted = quantity.kind == COUNT and quantity.noun[0] < quantity.noun[1]
        makers = (borrowed, topical, bridged, trailed) if counted else (bridged, borrowed, topical, trailed)
        joined = next(filter(None, (make(sentence, quantity, clause, words) for make in makers)), None)
        if joined:
            return Title(joined, _JOINED)
    title = best.title if best else number_of(sentence, quantity)
    says_more = len(title) > len(fold(sentence[quantity.bound_start : quantity.end]))
    if not says_more:
        return Title(_window(sentence, quantity, words), 0.0)
    clarity = best.score if best else 0.0
    dated = _dated(title, sentence, quantity, words)
    # "7,000 people" alone does not say what became of them.
    tells = len(dated) > len(fold(sentence[quantity.bound_start : max(quantity.end, quantity.noun[1])])) + 2
    return Title(dated, clarity if tells else clarity - _UNTOLD)


def _best(sentence: str, quantity: Quantity, clause: Clause, words: Words, scores: Scores) -> _Best | None:
    best: _Best | None = None
    for begin in _beginnings(quantity, clause, words):
        for number in range(clause.last, len(clause.words)):
            end = max(clause.words[number].end, quantity.end)
            short = shortened(sentence, (begin, end), quantity, words)
            if short is None:
                if end - begin > 2 * LONGEST_TITLE:
                    break
                continue
            title, cost = short
            score = scores.of(begin, number) - _LEFT_OUT * cost
            if best is None or score > best.score:
                best = _Best(score, title, begin)
    return best


def _dated(title: str, sentence: str, quantity: Quantity, words: Words) -> str:
    """The title with its year, if the figure is not of now and the title does not say so."""
    period = fold(period_of(sentence, quantity, words))
    if not period or not _YEAR.search(period) or _YEAR.search(title) or period.lower() in title.lower():
        return title
    dated = f"{title} {period[:1].lower()}{period[1:]}" if words.language != "de" else f"{title} {period}"
    return dated if len(dated) <= LONGEST_TITLE else title


def _wants_bridge(title: str, quantity: Quantity, clause: Clause, sentence: str, words: Words) -> bool:
    """Whether a title stops short: a share without what is said of it, a relative clause without its noun."""
    if clause.first <= 1 and antecedent_of(sentence, clause, words):
        return True
    if lacks_subject(sentence, quantity, clause, words):
        return True
    whose = fold(sentence[quantity.bound_start : max(quantity.end, quantity.noun[1])])
    goes_on = clause.words[-1].start >= quantity.noun[1] > quantity.end
    if quantity.kind == COUNT and clause.first and len(title) <= len(whose):
        return True  # "58,825 votes" for whom
    said = title.endswith(fold(sentence[clause.words[-1].start : clause.words[-1].end]))
    return quantity.kind in {SHARE, PERCENT} and goes_on and title.startswith(whose[:8]) and not said


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
