"""L3. English nouns that a figure describes: ``$23.3 million spending plan`` of "voted to adopt a $23.3 million spending plan".

Such a figure says what it is of by the noun behind it, so that the two stand alone; not of what is only wished, denied or refused.
"""

from collections.abc import Iterator

import regex

from episodekit.article.headlines.clause import Clause, is_denied
from episodekit.article.headlines.grammar import GENERIC, VAGUE
from episodekit.article.headlines.phrases import Shape, fits, is_participle
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import DURATION, MEASURE, MONEY, PERCENT, Quantity

ATTRIBUTIVE = 3.4
_HELD = bag("stake stakes discount surcharge tariff tariffs tax levy shareholding")
"""What a percentage may describe: of "5 percent growth" nobody knows whose."""
_PLAIN = bag("fine budget plan deal contract project offer bid scheme fund loan film movie drive walk break")
_UNREAL = bag(
    "want wants wanted plan plans planned propose proposes proposed hope hopes hoped seek seeks sought demand demands demanded ask asks asked "
    "reject rejects rejected refuse refuses refused deny denies denied avoid avoids avoided scrap scraps scrapped abandon abandoned cancel "
    "cancelled canceled drop dropped withdrew withdrawn block blocked veto vetoed instead rather consider considers considered discuss "
    "discussed debate debated oppose opposes opposed against faces face without"
)
_COMPLEMENT = regex.compile(r"(?:PD?[NQ]{1,3}(?:GD?N{1,2})?)(?=$|[PCVS])|GD?N{1,3}(?=$|[PCVS])")


def attributive(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The figure with the noun that it describes, and with what that is for or where it is, if it fits."""
    begins, ends = quantity.noun
    if words.language != "en" or quantity.kind not in {MONEY, MEASURE, DURATION, PERCENT} or begins == ends:
        return
    if clause.kinds[clause.first - 1 : clause.first] != "D" or begins - quantity.end > 1:
        return
    if quantity.kind in {MEASURE, DURATION} and "-" not in sentence[quantity.start : quantity.end]:
        return
    last = max(n for n, token in enumerate(clause.words) if token.start < ends)
    if (
        last == clause.last
        or clause.kinds[clause.last + 1 : last + 1].strip("N")
        or not _is_real(clause, words)
    ):
        return
    nouns = clause.texts[clause.last + 1 : last + 1]
    if quantity.kind == PERCENT and nouns[-1] not in _HELD:
        return
    longer = _COMPLEMENT.match(clause.kinds, last + 1)
    if longer and fits(sentence, quantity.start, clause.words[longer.end() - 1].end):
        yield Shape(quantity.start, clause.words[longer.end() - 1].end, ATTRIBUTIVE)
    told = len(nouns) > 1 or nouns[0] not in _PLAIN | GENERIC | VAGUE
    open_end = clause.kinds[last + 1 : last + 2] in {"G", "N", "M"} or is_participle(nouns[-1], words)
    if told and not open_end:
        yield Shape(quantity.start, clause.words[last].end, ATTRIBUTIVE)


def _is_real(clause: Clause, words: Words) -> bool:
    """Whether nothing in the clause says that there is no such thing, or not yet."""
    doubts = (words.doubts - words.infinitives) | _UNREAL
    return doubts.isdisjoint(clause.texts[: clause.first]) and not is_denied(clause.texts, words)
