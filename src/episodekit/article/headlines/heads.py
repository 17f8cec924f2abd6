"""L3. The noun that a figure is of, before it: ``victim surcharge of £170``, ``Une aide d'urgence de 2,4 M€``."""

from episodekit.article.headlines.clause import Clause
from episodekit.article.headlines.grammar import GENERIC, LOSSES, OWN, QUALIFIERS, VAGUE, grammar_of
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag

_MOST_WORDS = 3  # words of a head right before its figure
_MOST_LINKS = 2  # what the head is of, one within the other
_OF = {
    "en": bag("of worth at"), "de": bag("von über"), "fr": bag("de d"), "es": bag("de por del"), "pt": bag("de"), "it": bag("di da del dell"), "nl": bag("van"),
    "sv": bag("på om"), "da": bag("på"), "no": bag("på"),
}  # fmt: skip
_OBLIQUE = bag("dem den des einem einen einer eines")
_WORTH = {
    "fr": ("doté estimé évalué chiffré valorisé plafonné facturé", ("", "e", "s", "es"), "de d à"),
    "es": ("dotad valorad cifrad estimad tasad presupuestad calculad", ("o", "a", "os", "as"), "con en"),
    "pt": ("avaliad orçad estimad calculad", ("o", "a", "os", "as"), "em"),
    "it": ("stimat valutat", ("o", "a", "i", "e"), "in"),
}
_WORTHS = {
    language: (frozenset(stem + ending for stem in stems.split() for ending in endings), bag(links))
    for language, (stems, endings, links) in _WORTH.items()
}
_GIVEN = bag("given paid sent lent offered shown awarded granted")  # "had given | grants worth £8m"
_BETWEEN = bag("à sans sin sem senza para pour per por contre contra contro")


def head_of(clause: Clause, words: Words) -> int | None:
    """Where the noun begins that the figure is of."""
    kinds, texts = clause.kinds, clause.texts
    place = _behind_head(clause, words)
    if place is None or (texts[place] == "at" and texts[place - 1] != "valued"):
        return None
    nearest = _run(kinds, place)
    given = words.language == "en" and texts[nearest] in _GIVEN and kinds[nearest - 1 : nearest] == "V"
    nearest += given
    if nearest == place or place - nearest > _MOST_WORDS:
        return None
    begin = _whole(kinds, texts, nearest) if grammar_of(words.language).noun_first else nearest
    if not _tells_what(begin, place, clause, words, linked=begin < nearest):
        return None
    before = kinds[begin - 1] if begin else ""
    shown = (
        given
        or before == "D"
        or (before == "V" and texts[place] == "por")
        or (not grammar_of(words.language).noun_first and before in {"", "P", "V"})
    )
    if not shown or (begin and texts[begin - 1] in OWN):
        return None  # "guns and cash worth £2m" are worth that together
    pronoun = texts[begin - 1 : begin] == ("das",) and kinds[begin - 2 : begin - 1] == "V"
    # "bedeutet das | Mehrkosten von 140 Euro"
    kept = before == "D" and words.language != "en" and not pronoun and texts[begin - 1] not in _OBLIQUE
    return begin - 1 if kept else begin


def _behind_head(clause: Clause, words: Words) -> int | None:
    """The number of the word behind the head: a link, or the participle of ``una línea de créditos dotada con``."""
    place = clause.first - 1
    if place < 1:
        return None
    worth, links = _WORTHS.get(words.language, (frozenset(), frozenset()))
    if clause.texts[place] in links and clause.texts[place - 1] in worth:
        return place - 1
    return place if clause.texts[place] in _OF.get(words.language, frozenset()) else None


def _run(kinds: str, place: int) -> int:
    """Where the nouns and adjectives right before a place begin."""
    begin = place
    while begin and kinds[begin - 1] == "N" and place - begin <= _MOST_WORDS:
        begin -= 1
    return begin


def _whole(kinds: str, texts: tuple[str, ...], begin: int) -> int:
    """Where a noun phrase begins whose last noun begins at a place: ``une aide | d'un montant``."""
    for _ in range(_MOST_LINKS):
        link = begin - 1
        if link > 1 and kinds[link] == "D" and kinds[link - 1] in "GP":
            link -= 1
        joined = link > 0 and (kinds[link] == "G" or (kinds[link] == "P" and texts[link] in _BETWEEN))
        first = _run(kinds, link) if joined else link
        if first == link or link - first > _MOST_WORDS:
            break
        begin = first
    return begin


def _tells_what(begin: int, place: int, clause: Clause, words: Words, *, linked: bool) -> bool:
    """Whether the words from ``begin`` up to ``place`` tell what a figure is of; ``linked``: the noun is of another."""
    texts, noun_first = clause.texts, grammar_of(words.language).noun_first
    core = texts[begin] if noun_first else texts[place - 1]
    alone = not linked and (noun_first or place - begin == 1 or texts[begin] in QUALIFIERS)
    gerund = words.language == "en" and texts[begin].endswith("ing")  # "beating expectations of"
    lower = words.capitalised_nouns and not clause.words[place - 1].text[0].isupper()
    generic = alone and core in GENERIC and not (core in LOSSES and texts[clause.last] in words.money)
    return not (gerund or lower or core in VAGUE or generic or len(core) <= _MOST_WORDS)
