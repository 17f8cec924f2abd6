"""L3. The noun before a figure that is of it: ``victim surcharge of £170``."""

from episodekit.article.headlines.clause import Clause
from episodekit.article.headlines.grammar import GENERIC, OWN, QUALIFIERS, VAGUE, grammar_of
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag

_MOST_WORDS = 3  # words of a head before its figure
_OF = {
    "en": bag("of worth at"), "de": bag("von über"), "fr": bag("de d"), "es": bag("de por"), "pt": bag("de"), "it": bag("di da"), "nl": bag("van"),
    "sv": bag("på om"), "da": bag("på"), "no": bag("på"),
}  # fmt: skip
_OBLIQUE = bag("dem den des einem einen einer eines")
_LOSSES = bag("loss losses verlust perte pertes pérdida pérdidas perda perdas perdita perdite")
_GIVEN = bag("given paid sent lent offered shown awarded granted")  # "had given | grants worth £8m"


def head_of(clause: Clause, words: Words) -> int | None:
    """Where the noun begins that the figure is of: ``victim surcharge of £170``."""
    kinds, texts = clause.kinds, clause.texts
    place = clause.first - 1
    if place < 1 or texts[place] not in _OF.get(words.language, frozenset()):
        return None
    if texts[place] == "at" and texts[place - 1] != "valued":
        return None
    begin = place
    while begin and kinds[begin - 1] == "N" and place - begin < _MOST_WORDS + 1:
        begin -= 1
    given = words.language == "en" and texts[begin] in _GIVEN and kinds[begin - 1 : begin] == "V"
    begin += given
    if begin == place or place - begin > _MOST_WORDS or not _tells_what(begin, place, clause, words):
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
    kept = before == "D" and words.language != "en" and clause.texts[begin - 1] not in _OBLIQUE
    return begin - 1 if kept else begin


def _tells_what(begin: int, place: int, clause: Clause, words: Words) -> bool:
    """Whether the words from ``begin`` up to ``place`` are a noun that tells what a figure is of."""
    texts, noun_first = clause.texts, grammar_of(words.language).noun_first
    core = texts[begin] if noun_first else texts[place - 1]
    alone = noun_first or place - begin == 1 or texts[begin] in QUALIFIERS
    gerund = words.language == "en" and texts[begin].endswith("ing")  # "beating expectations of"
    lower = words.capitalised_nouns and not clause.words[place - 1].text[0].isupper()
    generic = alone and core in GENERIC and not (core in _LOSSES and texts[-1] in words.money)
    return not (gerund or lower or core in VAGUE or generic or len(core) <= _MOST_WORDS)
