"""L3. What a title leaves out of its clause: whether it could be missed."""

from itertools import pairwise

from episodekit.article.headlines.clause import COORDINATORS, Clause
from episodekit.article.headlines.ends import RATE, ends_of
from episodekit.article.headlines.openings import opening_of
from episodekit.article.headlines.period import periods
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import PERCENT, Quantity
from episodekit.article.tokens import tokens

_WHOSE = bag(
    "of in on at from for with by who that which de du des d dans en qui que à au del al ao aos do da dos das con por für von in mit aus bei"
)

_GERMAN_ADJUNCTS = bag("am im in an bei beim wegen nach seit bis ab vom")
_LONGEST_ADJUNCT = 5  # words


def is_whole_but_for_asides(
    title: str, sentence: str, quantity: Quantity, clause: Clause, words: Words
) -> bool:
    """Whether a title begins and ends where it may, and leaves out only when it was or, marked ``…``, who else the subject is."""
    first = opening_of(sentence, clause, words)
    places = _places(title, clause, words)
    if first is None or places is None:
        return False
    if places[0] not in {first, first + 1} or (
        places[0] > first and clause.texts[first] not in words.articles
    ):
        return False
    number_first = first == clause.first
    ends = {
        last
        for last, placeless in ends_of(sentence, quantity, clause, words)
        if not (placeless and number_first)
    }
    if places[-1] not in ends or not any(verb in places for verb in clause.verbs):
        return False
    timed = _timed(sentence, clause, words)
    subject_end = min((verb for verb in clause.verbs if verb >= first), default=first)
    for one, other in pairwise(places):
        dropped = range(one + 1, other)
        if (
            not dropped
            or all(number in timed for number in dropped)
            or _is_earlier_verb(dropped, clause, words)
        ):
            continue
        if quantity.kind == PERCENT and other == clause.first and clause.texts[one + 1] in words.articles:
            continue  # "by a seasonally adjusted 0.1 percent"
        if words.capitalised_nouns and _is_adjunct(clause.texts[one + 1 : other]):
            continue
        behind_subject = other <= subject_end and "…" in title and clause.texts[one + 1] in _WHOSE
        if not behind_subject or not COORDINATORS.isdisjoint(clause.texts[one + 1 : other]):
            return False
    return True


def _is_earlier_verb(dropped: range, clause: Clause, words: Words) -> bool:
    """Whether what is left out is an earlier thing that the same subject did: ``The oil (ran into the lake and) left 800 birds dead``."""
    said = clause.texts[dropped.start : dropped.stop]
    return (
        not words.capitalised_nouns
        and dropped.start in clause.verbs
        and dropped.stop in clause.verbs
        and said[-1] in COORDINATORS
        and words.negations.isdisjoint(said)
        and (words.doubts - words.infinitives).isdisjoint(said)
    )


def _is_adjunct(said: tuple[str, ...]) -> bool:
    """Whether words within a German clause only tell where, when or why."""
    if len(said) == 1:
        return said[0].endswith("weit")
    plain = not any(word[0].isdigit() for word in said) and COORDINATORS.isdisjoint(said)
    return plain and said[0] in _GERMAN_ADJUNCTS and len(said) <= _LONGEST_ADJUNCT


def _places(title: str, clause: Clause, words: Words) -> list[int] | None:
    """Which words of the clause a title consists of, in order; None if it is not made that way."""
    places: list[int] = []
    said = tokens(title, words.language)
    # From behind, so that of two words that are alike the later one is taken, and the gap is as early as can be.
    at = len(clause.texts) - 1
    for token in reversed(said):
        word = token.text.lower()
        while at >= 0 and clause.texts[at] != word:
            at -= 1
        if at < 0:
            return None
        places.insert(0, at)
        at -= 1
    return places or None


def _timed(sentence: str, clause: Clause, words: Words) -> set[int]:
    """The words of a clause that only say when, or that a title may leave out."""
    spans = periods(sentence, words.language)
    light = words.fillers | words.droppable
    return {
        number
        for number, token in enumerate(clause.words)
        if clause.texts[number] in light
        or any(begin <= token.start < end and not RATE.match(sentence, begin) for begin, end in spans)
    }
