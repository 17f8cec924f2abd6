"""L3. Parts of a whole that was named before them: ``19 of the 46 schools have no library`` of "Of the 46 schools, 19 have no library"."""

from dataclasses import replace

import regex

from episodekit.article.headlines.clause import Clause, clause_of, kinds_of
from episodekit.article.headlines.grammar import VERB_SECOND
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, Quantity
from episodekit.article.tokens import tokens

_OF = bag("of von van av af")
_WHOLE = regex.compile(r"[PG]D?(?P<number>Q)(?P<noun>N{1,4})(?:PD?N{1,3})?")
_BEGINS = regex.compile(r"(?:of|von|van|av|af)\s", regex.IGNORECASE)
_LONGEST = 12  # words of the whole


def parted(sentence: str, quantity: Quantity, words: Words) -> tuple[str, Quantity] | None:
    """The sentence with its part before its whole; None if it does not begin with that, or the part is no subject."""
    if quantity.kind != COUNT or not _BEGINS.match(sentence):
        return None
    clause = clause_of(sentence, quantity, words)
    if words.capitalised_nouns or words.language in VERB_SECOND:
        verb = clause.kinds.find("V", 0, clause.first)
        if verb < 1 or clause.kinds[verb + 1 : clause.first].strip("O") or clause.words[0].start:
            return None
        return _turned(sentence, quantity, clause.words[verb - 1].end, clause.words[verb].end, words)
    return _turned(sentence, quantity, _end_before(sentence, clause), quantity.end, words)


def _end_before(sentence: str, clause: Clause) -> int:
    """Where the whole ends, if only a comma stands between it and the clause that the figure opens; 0 otherwise."""
    before = sentence[: clause.words[0].start].rstrip()
    follows = clause.first == 0 and clause.kinds[clause.last + 1 : clause.last + 2] == "V"
    return len(before) - 1 if follows and before.endswith(",") and before.count(",") == 1 else 0


def _turned(
    sentence: str, quantity: Quantity, whole: int, told: int, words: Words
) -> tuple[str, Quantity] | None:
    """The part, the whole that ends at ``whole``, and the rest: what stands from there up to ``told``, and behind the part."""
    opening = tuple(token for token in tokens(sentence, words.language)[:_LONGEST] if token.end <= whole)
    found = (
        _WHOLE.fullmatch(kinds_of(opening, words)[1]) if opening and opening[0].text.lower() in _OF else None
    )
    if found is None:
        return None
    part = sentence[quantity.bound_start : quantity.end]
    verb = sentence[whole:told] if told != quantity.end else ""
    first = sentence[0].lower()
    turned = f"{part} {first}{sentence[1:whole]}{verb}{sentence[quantity.end :]}"
    number, noun, last = (
        opening[at] for at in (found.start("number"), found.start("noun"), found.end("noun") - 1)
    )
    by = len(part) + 1
    moved = replace(
        quantity,
        start=quantity.start - quantity.bound_start,
        bound_start=0,
        end=number.end + by,
        unit=(number.end + by, number.end + by),
        noun=(noun.start + by, last.end + by),
        part=True,
    )
    return turned, moved
