"""L3. German and Dutch relative clauses as statements: ``Airline beschäftigt 4.300 Menschen`` of "Die Airline, die 4.300 Menschen beschäftigt, …".

Their verb stands at the end and moves behind the subject. Only of a noun that opens its sentence and whose article is that of the
pronoun: then the pronoun is a subject too.
"""

from dataclasses import replace

import regex

from episodekit.article.headlines.clause import clause_of
from episodekit.article.languages import Words
from episodekit.article.quantities.quantity import Quantity

_OPENED = {
    "de": regex.compile(
        r"(?P<noun>(?:Die(?=[^,]+,\sdie\s)|Der(?=[^,]+,\sder\s)|Das(?=[^,]+,\sdas\s))(?:\s\p{L}[\p{L}\p{N}.-]*){1,4}),\s(?:die|der|das)\s"
    ),
    "nl": regex.compile(
        r"(?P<noun>(?:De(?=[^,]+,\sdie\s)|Het(?=[^,]+,\sdat\s))(?:\s\p{L}[\p{L}\p{N}.-]*){1,4}),\s(?:die|dat)\s"
    ),
}
# A verb that begins with one of these is mostly two: "abbaut" is "baut … ab".
_PARTICLES = ("ab", "an", "auf", "aus", "bei", "ein", "fest", "her", "hin", "los", "mit", "nach", "teil", "vor", "weg", "zu", "um", "in", "op", "uit", "aan", "af")  # fmt: skip
_WHOLE = frozenset({"umfasst", "umringt", "zu"})


def verb_final(sentence: str, quantity: Quantity, words: Words) -> tuple[str, Quantity] | None:
    """The noun, the verb and the rest of its relative clause as a sentence; None if the figure stands in no such clause."""
    pattern = _OPENED.get(words.language)
    found = pattern.match(sentence) if pattern else None
    if found is None or quantity.bound_start < found.end():
        return None
    end = sentence.find(",", quantity.end)
    while 0 < end < len(sentence) - 1 and not sentence[end + 1].isspace():
        end = sentence.find(",", end + 1)
    clause = clause_of(sentence, quantity, words)
    last = clause.words[-1]
    if (
        clause.words[0].start > found.end()
        or last.end != end
        or last.start < quantity.noun[1]
        or "C" in clause.kinds
    ):
        return None
    verb = last.text
    if not verb[0].islower() or (verb.startswith(_PARTICLES) and verb not in _WHOLE):
        return None
    noun = found["noun"]
    rest = sentence[found.end() : last.start].rstrip()
    by = len(noun) + len(verb) + 2 - found.end()
    return f"{noun} {verb} {rest}.", _moved(quantity, by)


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(
        quantity,
        start=quantity.start + by,
        end=quantity.end + by,
        bound_start=quantity.bound_start + by,
        unit=(quantity.unit[0] + by, quantity.unit[1] + by),
        noun=(quantity.noun[0] + by, quantity.noun[1] + by),
    )
