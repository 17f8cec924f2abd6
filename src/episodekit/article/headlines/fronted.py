"""L3. Dutch and Nordic statements that begin with when or where: ``400 personer demonstrerade`` of "I måndags demonstrerade 400 personer".

In these languages the verb stands second: behind a phrase of time or place comes the verb, then the subject. So a figure right
behind that verb is what the statement is about, and a title begins with it.
"""

from collections.abc import Iterator

import regex

from episodekit.article.headlines.clause import Clause, fold
from episodekit.article.headlines.composed import stretches
from episodekit.article.headlines.ends import is_whole_to_the_end
from episodekit.article.headlines.grammar import VERB_SECOND, grammar_of
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.phrases import Shape, needs_noun, phrase_end
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, Quantity

FRONTED = 3.85
_OPENER = regex.compile(r"(?:PD?[NQ]{1,4}(?:[GP]D?[NQ]{1,3}){0,2})+")
_LAST_PLACE = regex.compile(r"PD?[NQ]{1,4}(?:GD?[NQ]{1,3})?$")
_LIGHT = bag(
    "er daar ook zo toen nu daarbij bovendien daarnaast sindsdien också dessutom därmed sedan också desuden derudover dermed dessuten"
)
_THERE = bag("er der det")
_OF_WHOM = bag("van onder af av blandt bland blant uden uten utan zonder")
"""Prepositions of whom something is true: without them it would be true of all."""
_BEING = bag("zijn waren is was var er är worden werden werd wordt blev bliver blir ble")
_EMPTY = _BEING | bag(
    "finns fanns findes fandtes finnes fantes hebben hadden heeft har hade havde "
    "hadde kan kunnen ska skal skulle zullen moeten willen"
)
"""Verbs that say nothing by themselves."""


def fronted(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The title, if nothing but when and where stands before the verb, and the figure right behind it."""
    if words.language not in VERB_SECOND or quantity.kind != COUNT or needs_noun(quantity):
        return
    verb = clause.kinds.find("V", 0, clause.first)
    if verb < 1 or not all(_is_light(n, clause) for n in range(verb + 1, clause.first)):
        return
    if sentence[: clause.words[0].start].strip(' "“”„«»') or not only_opens(sentence, verb, clause, words):
        return
    last = phrase_end(sentence, quantity, clause, words)
    joined = last is not None and clause.kinds[last + 1 : last + 2] == "C"
    if last is None or joined or not is_whole_to_the_end(sentence, clause):
        return
    for parts in _rows(verb, last, quantity, clause, words):
        title = fold(" ".join(text for part in parts for text in stretches(sentence, part, clause)))
        if len(title) <= LONGEST_TITLE:
            yield Shape(clause.words[0].start, clause.words[-1].end, FRONTED, title)
            return


def only_opens(sentence: str, verb: int, clause: Clause, words: Words) -> bool:
    """Whether what stands before the word ``verb`` only tells when, where or by whom it is said."""
    if clause.texts[0] in _OF_WHOM:
        return False
    spans = periods(sentence, words.language)
    timed = all(any(a <= token.start and token.end <= b for a, b in spans) for token in clause.words[:verb])
    light = verb == 1 and (clause.texts[0] in _LIGHT or clause.kinds[0] == "A")
    return timed or light or _OPENER.fullmatch(clause.kinds, 0, verb) is not None


def _is_light(number: int, clause: Clause) -> bool:
    return clause.kinds[number] == "A" or clause.texts[number] in _THERE


def _rows(
    verb: int, last: int, quantity: Quantity, clause: Clause, words: Words
) -> Iterator[tuple[range, ...]]:
    """The parts of a title in their order: the whole, then without its bound, then without the place at its end."""
    end = len(clause.kinds)
    # "18 personen zijn aangehouden": a headline leaves the helping verb out.
    done = clause.texts[verb] in _BEING and clause.kinds[last + 1 :] in {"N", "V"}
    told = range(verb, verb + (not done))
    bound = 0 if quantity.keeps_bound else _bound(quantity, clause)
    place = _LAST_PLACE.search(clause.kinds, last + 1)
    where = place is not None and clause.texts[place.start()] in grammar_of(words.language).places
    ends = [end, place.start()] if place is not None and where else [end]
    for stop in ends:
        if stop > last + 1 or clause.texts[verb] not in _EMPTY:
            for begin in (clause.first, clause.first + bound):
                yield range(begin, last + 1), told, range(last + 1, stop)


def _bound(quantity: Quantity, clause: Clause) -> int:
    """How many words the bound of a figure has."""
    return sum(token.end <= quantity.start for token in clause.words[clause.first : clause.last + 1])
