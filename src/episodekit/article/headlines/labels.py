"""L3. A name and its figure: ``Les Vieilles Charrues: 268.000 spectateurs`` of a statement that only says how many there are."""

import regex

from episodekit.article.headlines.clause import Clause, fold
from episodekit.article.headlines.grammar import GENERIC, grammar_of
from episodekit.article.headlines.openings import opening_of
from episodekit.article.headlines.phrases import LABEL, Shape, needs_noun, phrase_end
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import PERCENT, SHARE, Quantity


def label(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Shape | None:
    """The name that a statement is about, and what it counts: ``Les Vieilles Charrues: 268.000 spectateurs``."""
    first = opening_of(sentence, clause, words)
    verb = clause.kinds.find("V", first or 0, clause.first)
    if needs_noun(quantity) or words.capitalised_nouns or first is None or verb <= first:
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
    title = f"{named}: {fold(sentence[quantity.bound_start : max(clause.words[end].end, quantity.end)])}"
    return (
        Shape(clause.words[begin].start, clause.words[end].end, LABEL, title)
        if len(title) <= LONGEST_TITLE
        else None
    )


def _is_level(verb: int, clause: Clause, words: Words) -> bool:
    """Whether what stands between a subject and its figure only says how many there are."""
    level = grammar_of(words.language).levels | words.auxiliaries | _GATHERED
    between = range(verb, clause.first)
    return all(clause.texts[n] in level and clause.kinds[n] in "VN" for n in between)


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
