"""L3. A name and its figure: ``Les Vieilles Charrues: 268.000 spectateurs`` of a statement that only says how many there are."""

from functools import lru_cache

import regex

from episodekit.article.headlines.clause import Clause, fold
from episodekit.article.headlines.grammar import GENERIC, grammar_of
from episodekit.article.headlines.openings import opening_of
from episodekit.article.headlines.phrases import LABEL, Shape, needs_noun, phrase_end
from episodekit.article.headlines.shorter import LONGEST_TITLE, is_large
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import PERCENT, SHARE, Quantity


def label(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Shape | None:
    """The name that a statement is about, and what it counts: ``Les Vieilles Charrues: 268.000 spectateurs``."""
    # What is cheap to ask comes first: a name has a verb behind it, and that only says how many there are.
    if needs_noun(quantity) or words.capitalised_nouns or not _may_be_level(clause, words):
        return None
    first = opening_of(sentence, clause, words)
    verb = clause.kinds.find("V", first or 0, clause.first)
    if first is None or verb <= first:
        return None
    end = phrase_end(sentence, quantity, clause, words)
    if end is None or not _is_level(verb, clause, words) or _is_generic(clause, first, verb, words):
        return None
    if not _SUBJECT.fullmatch(clause.kinds, first, verb) or (
        quantity.kind in {PERCENT, SHARE} and end > clause.last
    ):
        return None
    begin = first + (clause.kinds[first] == "D" and words.language == "en")
    named = fold(sentence[clause.words[begin].start : clause.words[verb - 1].end])
    article = (
        sentence[quantity.bound_start : quantity.start].strip().lower() in words.articles
    )  # "alcanzó | los 94 euros"
    stop = max(clause.words[end].end, quantity.end)
    begins = [quantity.start if article else quantity.bound_start]
    if not quantity.keeps_bound and is_large(quantity):
        begins.append(quantity.start)
    for name in (named, named.partition(" ")[2] if clause.kinds[begin] == "D" else ""):
        for start in begins:
            title = f"{name}: {fold(sentence[start:stop])}"
            if name and len(title) <= LONGEST_TITLE:
                return Shape(clause.words[begin].start, stop, LABEL, title)
    return None


def _is_level(verb: int, clause: Clause, words: Words) -> bool:
    """Whether what stands between a subject and its figure only says how many there are."""
    level = _levels(words.language)
    between = range(verb, clause.first)
    return all(clause.texts[n] in level and clause.kinds[n] in "VN" for n in between)


def _may_be_level(clause: Clause, words: Words) -> bool:
    last = clause.first - 1
    return last >= 0 and clause.texts[last] in _levels(words.language) and "V" in clause.kinds[: clause.first]


@lru_cache(maxsize=32)
def _levels(language: str) -> frozenset[str]:
    return grammar_of(language).levels | words_of(language).auxiliaries | _GATHERED


_SUBJECT = regex.compile(r"D?N{1,4}(?:GD?N{1,3})?(?:PD?N{1,3})?")
_GATHERED = bag(
    "réuni accueilli attiré compté reçu rassemblé enregistré obtenu recensé recibido reunido obtenido sumado recebido reunido obtido raccolto ricevuto contato"
)


def _is_generic(clause: Clause, first: int, verb: int, words: Words) -> bool:
    """Whether a subject is only a word such as "increase", of nothing."""
    nouns = [clause.texts[n] for n in range(first, verb) if clause.kinds[n] == "N"]
    return (
        "G" not in clause.kinds[first:verb]
        and bool(nouns)
        and (nouns[0] in GENERIC if grammar_of(words.language).noun_first else nouns[-1] in GENERIC)
    )
