"""L3. English headlines of what was found where: ``Microplastics in 83 percent of the samples`` of "Researchers found microplastics in …"."""

from collections.abc import Iterator

import regex

from episodekit.article.headlines.clause import Clause, fold, is_denied
from episodekit.article.headlines.ends import is_whole_to_the_end
from episodekit.article.headlines.grammar import GENERIC, VAGUE
from episodekit.article.headlines.phrases import Shape, phrase_end
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import Quantity

DETECTED = 3.85
_FOUND = bag("found detected discovered identified uncovered")
_FORMERLY = bag("once had formerly previously")
_WHAT = regex.compile(r"N{1,3}P")


def detected(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """What was found, and in how many or how much; none of what was found about something or is only thought."""
    if words.language != "en" or clause.texts[clause.first - 1 : clause.first] != ("in",):
        return
    verb = clause.kinds.rfind("V", 0, clause.first)
    if (
        verb < 1
        or clause.texts[verb] not in _FOUND
        or not _WHAT.fullmatch(clause.kinds, verb + 1, clause.first)
    ):
        return
    what = clause.texts[clause.first - 2]
    doubted = not (words.doubts - words.infinitives).isdisjoint(clause.texts) or is_denied(
        clause.texts, words
    )
    last = phrase_end(sentence, quantity, clause, words)
    if doubted or what in GENERIC | VAGUE or last is None or not is_whole_to_the_end(sentence, clause):
        return
    restricted = clause.kinds[last + 1 : last + 2] in {"N", "V"}  # "of the samples | taken from rats"
    if restricted or not _FORMERLY.isdisjoint(clause.texts[:verb]):
        return
    title = fold(sentence[clause.words[verb + 1].start : clause.words[last].end])
    if len(title) <= LONGEST_TITLE:
        yield Shape(clause.words[verb + 1].start, clause.words[last].end, DETECTED, title)
