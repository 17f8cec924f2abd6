"""L3. A relative clause as a statement of the noun it belongs to: ``Central facility produces 9,000 meals a day`` of "…, which produces …".

Only of a clause behind a comma: one without a comma tells which of several are meant, and is true of those alone.
"""

import regex

from episodekit.article.headlines.clause import Clause, clause_of, is_relative, kinds_of
from episodekit.article.headlines.grammar import OWN, grammar_of
from episodekit.article.headlines.terse import replaced
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import Quantity
from episodekit.article.tokens import tokens

_LONGEST = 9  # words before the comma
_NOUN = regex.compile(r"(?P<noun>(?:(?<!G)D|(?<![DNQG]))N{1,4}(?:GD?N{1,3}){0,2})$")
_NOUN_AND_PLACE = regex.compile(
    r"(?P<noun>(?:(?<!G)D|(?<![DNQG]))N{1,4}(?:GD?N{1,3}){0,2})(?P<place>PD?N{1,3})$"
)
_PRONOUN = regex.compile(r",\s(?P<which>which|who|qui|que|che|som|der)\s$", regex.IGNORECASE)
_PRONOUNS = ("which", "who", "qui", "que", "che", "som", "der")
# Verbs of which the whole statement before the comma is the subject.
_OF_ALL = bag(
    "is was are were be means meant makes made brings brought puts put leaves left takes took takes works worked amounts amounted equals represents "
    "represented corresponds translates would could will may might compares compared follows gives gave helps helped allows allowed "
    "represente représente fait fera font correspond équivaut signifie est sont sera porte permet laisse met donne a "
    "es son supone supuso representa representó equivale significa hace hizo hará deja dejó lleva eleva permite permitió sitúa será "
    "é são corresponde significa faz fez fará deixa deixou eleva permite será torna "
    "è sono corrisponde equivale porta portato fa farà permette rappresenta ha"
)


def related(sentence: str, quantity: Quantity, words: Words) -> tuple[str, Quantity] | None:
    """The sentence from the noun on that the figure's relative clause belongs to, without the pronoun; None if that is not sure."""
    # A clause is costly to find: not without a pronoun that could open it.
    if not any(map(sentence[: quantity.bound_start].lower().__contains__, _PRONOUNS)):
        return None
    clause = clause_of(sentence, quantity, words)
    begin = clause.words[0].start
    found = _PRONOUN.search(sentence, max(0, begin - 8), begin)
    if found is None or not is_relative(sentence, clause, words) or not _is_its_own(clause):
        return None
    before = tuple(token for token in tokens(sentence, words.language) if token.end <= found.start())
    before = before[-_LONGEST:]
    texts, kinds = kinds_of(before, words)
    noun = _NOUN_AND_PLACE.search(kinds)
    if noun is None or texts[noun.start("place")] not in grammar_of(words.language).places:
        noun = _NOUN.search(kinds)
    if noun is None:
        return None
    first, last = noun.span("noun")
    first = _agreeing((first, last), kinds, texts, clause.texts[0], words)
    shown = kinds[first] == "D" or before[first].text[0].isupper()
    if not shown or _is_unclear(
        sentence[before[first].start : before[last - 1].end], texts[first:last], words
    ):
        return None
    rest, moved = replaced(sentence, quantity, (before[last - 1].end, begin), " ")
    return replaced(rest, moved, (0, before[first].start), "")


def without_and(sentence: str, quantity: Quantity, words: Words) -> tuple[str, Quantity] | None:
    """An Arabic sentence from the verb of the figure's clause on, without the letter for "and" before it; None if it has none."""
    if words.language != "ar":
        return None
    first = clause_of(sentence, quantity, words).words[0]
    if not first.text.startswith("و") or first.text[1:] not in grammar_of("ar").verbs:
        return None
    return replaced(sentence, quantity, (0, first.start + 1), "")


def _agreeing(noun: tuple[int, int], kinds: str, texts: tuple[str, ...], verb: str, words: Words) -> int:
    """Where the subject of an English verb begins: "rises" is no verb of "steps of the memorial hall" but of its last noun."""
    first, last = noun
    link = kinds.find("G", first, last)
    if words.language != "en" or link < 0 or not verb.endswith("s") or verb in words.auxiliaries:
        return first
    return link + 1 if texts[link - 1].endswith("s") else first


def _is_its_own(clause: Clause) -> bool:
    """Whether the clause tells something of a noun, and not of the whole statement before it."""
    return clause.kinds[:1] in {"V", "N"} and clause.first > 0 and clause.texts[0] not in _OF_ALL


def _is_unclear(noun: str, texts: tuple[str, ...], words: Words) -> bool:
    """Whether a noun before the comma is broken off, a time, or stands for something said before."""
    core = set(texts) - words.articles
    return (
        "," in noun
        or not core.isdisjoint(words.durations | words.pronouns | OWN)
        or any(word[0].isdigit() for word in core)
    )
