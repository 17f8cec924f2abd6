"""L3. Titles that stand alone: a whole statement, or a whole noun phrase with its figure, in one piece as the article has it.

What is not surely whole is no such title: a listener does not have the article at hand.
"""

from collections.abc import Iterator

from episodekit.article.headlines.clause import Clause, fold, is_negation, is_relative
from episodekit.article.headlines.ends import RATE, ends_of
from episodekit.article.headlines.flaws import flaws
from episodekit.article.headlines.gaps import is_whole_but_for_asides
from episodekit.article.headlines.leans import leans
from episodekit.article.headlines.openings import opening_of
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.phrases import PHRASE, Shape, label, needs_noun, phrases
from episodekit.article.headlines.shorter import LONGEST_TITLE, shortened
from episodekit.article.headlines.stretch import dated
from episodekit.article.languages import Words
from episodekit.article.quantities.quantity import COUNT, Quantity

STATEMENT, PLACELESS, LABEL = 5.0, 4.0, 3.2
GAPPED = 3.5
"""The clarity of a statement of which something is left out that is not missed."""
_FLAW = 0.9
_FEWEST_WORDS = 3


def standing(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> tuple[str, float] | None:
    """The title that stands alone, and how clear it is; None if none is sure to."""
    for shape in _shapes(sentence, quantity, clause, words):
        title = _fitted(sentence, shape, quantity, words)
        if title and shape.clarity == PHRASE and not words.capitalised_nouns:
            title = dated(title, sentence, quantity, words)
        if title and _stands(title, sentence, quantity, clause, words):
            return title, shape.clarity
    title = None if _is_doubted(clause, words) else label(sentence, quantity, clause, words)
    if title and _stands(title, sentence, quantity, clause, words):
        return title, LABEL
    return None


def stands_with_gaps(title: str, sentence: str, quantity: Quantity, clause: Clause, words: Words) -> bool:
    """Whether a title that leaves something out of its clause stands alone all the same."""
    return (
        not needs_noun(quantity)
        and (quantity.kind != COUNT or fold(sentence[slice(*quantity.noun)]) in title)
        and is_whole_but_for_asides(title, sentence, quantity, clause, words)
        and _stands(title, sentence, quantity, clause, words)
    )


def _fitted(sentence: str, shape: Shape, quantity: Quantity, words: Words) -> str | None:
    """A stretch that is short enough, if need be without "about" or "more than"."""
    found = shortened(sentence, (shape.begin, shape.end), quantity, words)
    if found is None and not quantity.keeps_bound and shape.begin <= quantity.bound_start < quantity.start:
        head, tail = sentence[shape.begin : quantity.bound_start], sentence[quantity.start : shape.end]
        title = fold(f"{head}{tail}")
        return title if len(title) <= LONGEST_TITLE else None
    if found is not None and _loses_rate(found[0], sentence, shape, words):
        return None
    if found is None or (
        found[1] and not words.doubts.isdisjoint(found[0].lower().split()) and words.language == "en"
    ):
        return None  # "400 workers expected to be dismissed"
    return found[0]


def _loses_rate(title: str, sentence: str, shape: Shape, words: Words) -> bool:
    """Whether a title that was made shorter lacks "a year", without which a rate is a sum."""
    return any(
        shape.begin <= begin < shape.end
        and RATE.match(sentence, begin)
        and fold(sentence[begin:end]) not in title
        for begin, end in periods(sentence, words.language)
    )


def _is_doubted(clause: Clause, words: Words) -> bool:
    return any(is_negation(word, words) or word in words.doubts - words.infinitives for word in clause.texts)


def _shapes(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """Statements, the longest first, then noun phrases."""
    yield from _statements(sentence, quantity, clause, words)
    if not _is_doubted(clause, words):
        yield from phrases(sentence, quantity, clause, words)


def _statements(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    first = opening_of(sentence, clause, words)
    if first is None or is_relative(sentence, clause, words) or needs_noun(quantity):
        return
    number_first = first == clause.first
    begins = [quantity.bound_start if number_first else clause.words[first].start]
    if number_first and not quantity.keeps_bound:
        begins.append(quantity.start)
    if clause.texts[first] in words.articles and not number_first:
        begins = [*begins[words.language == "en" :], clause.words[first + 1].start]
    for last, placeless in ends_of(sentence, quantity, clause, words):
        told = words.language == "vi" or any(first < verb < clause.first for verb in clause.verbs)
        if placeless and (number_first or not told):
            continue
        if not _tells(first, last, sentence, clause, words):
            continue
        end = max(clause.words[last].end, quantity.end)
        for begin in begins:
            yield Shape(begin, end, PLACELESS if placeless else STATEMENT)


def _tells(first: int, last: int, sentence: str, clause: Clause, words: Words) -> bool:
    """Whether a stretch holds a verb, as far as that can be known."""
    if any(first < verb <= last and not _is_infinitive(verb, clause, words) for verb in clause.verbs):
        return True
    whole = last + 1 == len(clause.words) and last - first >= _FEWEST_WORDS
    alone = not sentence[: clause.words[0].start].strip(' "“«„') and not sentence[
        clause.words[-1].end :
    ].strip(' .!?"”»“')
    known = bool(words.verbs) or words.capitalised_nouns
    return whole and (alone or not known)


def _is_infinitive(verb: int, clause: Clause, words: Words) -> bool:
    word = clause.texts[verb]
    return (
        words.capitalised_nouns
        and word.endswith("n")
        and ("zu" in word[2:] or clause.texts[verb - 1] == "zu")
    )


def _stands(title: str, sentence: str, quantity: Quantity, clause: Clause, words: Words) -> bool:
    """Whether nothing in a title leans on what is said elsewhere."""
    if clause.denied or leans(title, quantity, sentence, words):
        return False
    return flaws(title, sentence, quantity, clause, words) < _FLAW
