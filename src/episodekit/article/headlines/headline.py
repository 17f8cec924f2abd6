"""L3. A figure's title: at most 45 characters out of the figure's own clause, so that it cannot say more than the article.

Candidates in the order of how much they tell: what happened to what is counted (English), the whole statement of the clause, as it
stands or without what it can do without, a statement whose subject stands behind its verb or far before it, a noun phrase with its
figure, a name and its figure. The first without a fault is the title. A figure of which none is without has its number and what it
counts, and a clarity below that of a chapter.

Nothing is invented: a title is made of stretches of its one sentence (:func:`is_faithful` holds for every title). They stand in the
sentence's order, but for a subject that comes before its verb ("540 Radfahrer verunglückten" of "In Ulm verunglückten 540
Radfahrer") and a count before what was done to it ("15,000 foreigners expelled").
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from episodekit.article.headlines.aside import without_asides
from episodekit.article.headlines.attributive import attributive
from episodekit.article.headlines.brief import SHORTEST, brief
from episodekit.article.headlines.clause import Clause, clause_of, fold, is_denied, number_of
from episodekit.article.headlines.deeds import deeds
from episodekit.article.headlines.detected import detected
from episodekit.article.headlines.existing import existing
from episodekit.article.headlines.faults import is_doubted, is_faulty, is_hopeless
from episodekit.article.headlines.fronted import fronted
from episodekit.article.headlines.grammar import grammar_of
from episodekit.article.headlines.happened import happened, was_done
from episodekit.article.headlines.inverted import inverted
from episodekit.article.headlines.labels import label
from episodekit.article.headlines.ordered import ordered
from episodekit.article.headlines.parted import parted
from episodekit.article.headlines.phrases import POOR, RICH, Shape, phrases
from episodekit.article.headlines.related import related, without_and
from episodekit.article.headlines.resumed import resumed
from episodekit.article.headlines.shorter import LONGEST_TITLE, fitted, without_links
from episodekit.article.headlines.statement import statements
from episodekit.article.headlines.terse import terse
from episodekit.article.headlines.unspaced import HAN, PHRASED, han_title, phrase_title
from episodekit.article.headlines.verb_final import verb_final
from episodekit.article.languages import Words, words_of
from episodekit.article.quantities.quantity import MONEY, PERCENT, Quantity

ADDED_WORDS = frozenset({"in", "from"})
"""Words that a title may add; everything else stands in the clause."""
HAPPENED, BARE = 6.0, 0.0
TELLING = 3.0  # from this clarity on a title stands alone
_WORD = re.compile(r"\w+")
_ELIDED = re.compile(r"[a-z]{1,5}['’]")  # "sull'Appennino"
_LONG = 3  # letters; shorter words may be said twice


class Title(NamedTuple):
    """A title and how clear it is by itself, from 0, a bare number, to 6.

    From 3 on it is a whole statement or noun phrase that stands alone; from 2 on a figure with the one noun that it counts.
    """

    text: str
    clarity: float


def headline(sentence: str, quantity: Quantity, language: str) -> Title:
    """A title of at most 45 characters (more only if the number alone is longer), with its clarity."""
    words = words_of(language)
    sentence, quantity = without_asides(sentence, quantity, words)
    if quantity.kind == PERCENT and words.language in {
        "vi",
        "ar",
    }:  # "5,33% | so với": of what stands before it
        quantity = replace(quantity, noun=(quantity.end, quantity.end))
    if (
        quantity.kind == MONEY
        and grammar_of(words.language).noun_first
        and quantity.end + 1 == quantity.noun[0]
    ):
        # Behind a sum stands no noun, but a participle or adjective: "600 millions d'euros | prélevés sur les fonds".
        quantity = replace(quantity, noun=(quantity.end, quantity.end))
    if words.language in HAN:
        return Title(*han_title(sentence, quantity))
    if words.language in PHRASED:
        return Title(*phrase_title(sentence, quantity))
    title = _title(sentence, quantity, words)
    if title is None or title.clarity <= RICH:
        least = max(TELLING, title.clarity + 0.01 if title else 0.0)
        for told in _retold(sentence, quantity, words):
            other = _title(*told, words)
            if other is not None and other.clarity >= least:
                return other
    return title or Title(bare(sentence, quantity), BARE)


def _retold(sentence: str, quantity: Quantity, words: Words) -> Iterator[tuple[str, Quantity]]:
    """The sentence in other words of its own, if its titles are too long or its subject stands before a comma."""
    named = (
        related(sentence, quantity, words)
        or without_and(sentence, quantity, words)
        or parted(sentence, quantity, words)
        or verb_final(sentence, quantity, words)
    )
    if named is not None:
        yield named
    short = terse(*(named or (sentence, quantity)), words)
    if short is not None:
        yield short


def _title(sentence: str, quantity: Quantity, words: Words) -> Title | None:
    """The best title of a figure as its sentence is written; None if all are faulty."""
    clause = clause_of(sentence, quantity, words)
    if is_hopeless(sentence, quantity, clause, words):
        return None
    for title in _candidates(sentence, quantity, clause, words):
        if is_faithful(title.text, sentence, quantity) and not is_faulty(
            title.text, sentence, quantity, clause, words, whole=title.clarity > RICH
        ):
            return Title(_capital(title.text), title.clarity)
    return None


def _candidates(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Title]:
    """Titles that are short enough, those that tell most first."""
    if words.language == "en":
        for title in happened(sentence, quantity, clause):
            if len(title) <= LONGEST_TITLE:
                yield Title(title, HAPPENED)
    yield from _fitting(statements(sentence, quantity, clause, words), sentence, quantity, words)
    for far in (ordered, inverted, fronted, existing, detected, resumed):
        yield from _fitting(far(sentence, quantity, clause, words), sentence, quantity, words)
    if not is_denied(clause.texts, words):
        rows = [*attributive(sentence, quantity, clause, words), *phrases(sentence, quantity, clause, words)]
        yield from _fitting((row for row in rows if row.clarity > POOR + 1), sentence, quantity, words)
        yield from _fitting(deeds(sentence, quantity, clause, words), sentence, quantity, words)
        named = label(sentence, quantity, clause, words)
        if named and not is_doubted(clause, words):
            yield Title(named.title, named.clarity)
        whole = brief(sentence, quantity, clause, words) if len(sentence) <= SHORTEST else None
        if whole is not None:
            yield Title(fold(sentence[slice(*whole)]), RICH)
        yield from _fitting((row for row in rows if row.clarity <= POOR + 1), sentence, quantity, words)


def _fitting(shapes: Iterator[Shape], sentence: str, quantity: Quantity, words: Words) -> Iterator[Title]:
    for shape in shapes:
        title = shape.title or fitted(sentence, (shape.begin, shape.end), quantity, words)
        if title:
            yield Title(without_links(title, words), shape.clarity)


def is_faithful(title: str, sentence: str, quantity: Quantity) -> bool:
    """Whether a title holds the number as written, and no word but the sentence's and ``ADDED_WORDS``, none twice."""
    number = fold(sentence[quantity.start : quantity.end])
    if number not in title:
        return False
    said = _words(sentence)
    rest = _WORD.findall(title.replace(number, " ", 1).casefold())
    content = [word for word in rest if len(word) > _LONG]
    more = {word for word in rest if word not in said} - ADDED_WORDS
    return len(content) == len(set(content)) and (not more or more <= _done(sentence))


@lru_cache(maxsize=64)
def _words(sentence: str) -> frozenset[str]:
    return frozenset(_WORD.findall(sentence.casefold()))


@lru_cache(maxsize=64)
def _done(sentence: str) -> frozenset[str]:
    """The participles that a headline makes of the words of a sentence."""
    return frozenset(map(was_done, _words(sentence)))


def _capital(title: str) -> str:
    """A capital at the beginning, unless the first word has one within (``iPhone``)."""
    first = title.split(" ", 1)[0]
    named = any(letter.isupper() for letter in first) and not _ELIDED.match(first)
    return title if named else title[:1].upper() + title[1:]


def bare(sentence: str, quantity: Quantity) -> str:
    """The figure with what it counts and nothing that is said of it."""
    title = fold(sentence[quantity.bound_start : max(quantity.end, quantity.noun[1])])
    return _capital(title if len(title) <= LONGEST_TITLE else number_of(sentence, quantity))
