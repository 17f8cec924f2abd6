"""L3. Romance noun phrases that tell what was done to those that are counted: ``337 postes rayés de la carte``.

A participle behind a noun, with what belongs to it, is true wherever its phrase stands in a sentence; so are "fewer of them".
"""

from collections.abc import Iterator

import regex

from episodekit.article.headlines.clause import Clause
from episodekit.article.headlines.faults import is_doubted
from episodekit.article.headlines.grammar import VAGUE
from episodekit.article.headlines.phrases import (
    BACKGROUND,
    RICH,
    Shape,
    leads_back,
    needs_noun,
)
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, MONEY, Quantity

_DONE = {
    "fr": ("és", "ées", "us", "ues", "its", "ites", "erts", "ertes"),
    "es": ("ados", "adas", "idos", "idas", "uertos", "uertas", "iertos", "iertas", "uestos", "uestas", "itos", "itas"),
    "pt": ("ados", "adas", "idos", "idas", "uertos", "ortos", "ortas", "ertos", "ertas", "ritos", "ritas"),
    "it": ("ati", "ate", "uti", "ute", "iti", "ite", "isi", "ise", "usi", "use", "ersi", "erse", "orti", "orte"),
}  # fmt: skip
# What somebody or something is, and nothing that happened.
_STATES = (
    "âgé", "situé", "compris", "appelé", "lié", "basé", "nommé", "composé", "situad", "edad", "comprendid", "llamad", "ubicad", "relacionad",
    "compost", "localizad", "chamad", "sediad", "situat", "compres", "chiamat", "legat", "mezquit", "métis",
)  # fmt: skip
_COMPLEMENT = regex.compile(r"(?:[PG]D?[NQ]{1,4}(?:GD?N{1,3})?(?:CQ)?)?")
_FEWER = {
    "fr": frozenset({("de", "moins"), ("de", "plus")}),
    "pt": frozenset({("a", "menos"), ("a", "mais")}),
    "it": frozenset({("in", "meno"), ("in", "più")}),
}
_LACKING = bag("sans sin sem senza hors contre dont")
_FEW = 10
_MOST_WORDS = 4  # behind the noun


def deeds(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The noun phrases with what was done, and with how many fewer or more there are."""
    if words.language not in _DONE or quantity.kind not in {COUNT, MONEY} or needs_noun(quantity):
        return
    noun = clause.last + (quantity.kind == COUNT)
    if noun + 1 >= len(clause.kinds) or abs(quantity.value) < _FEW or quantity.vague:
        return
    behind = clause.kinds[noun + 1]
    if behind not in "NGPC" or not _stands_alone(sentence, quantity, clause, noun, words):
        return
    last = _fewer(noun, clause, words) if quantity.kind == COUNT else None
    last = last or _done(noun, clause, words)
    if last is not None:
        yield Shape(quantity.bound_start, clause.words[last].end, RICH)


def _stands_alone(sentence: str, quantity: Quantity, clause: Clause, noun: int, words: Words) -> bool:
    """Whether the phrase is stated, of now, and of nothing that was named before."""
    if is_doubted(clause, words) or not BACKGROUND.isdisjoint(clause.texts[: clause.first]):
        return False
    if quantity.kind == COUNT and clause.kinds[noun] != "N":
        return False
    before = clause.texts[clause.first - 1] if clause.first else ""
    return before not in _LACKING and not leads_back(sentence, quantity, clause, noun, words)


def _fewer(noun: int, clause: Clause, words: Words) -> int | None:
    """The last word of ``1.165 enseignants de moins``."""
    texts = clause.texts
    if texts[noun] in VAGUE:
        return None
    if texts[noun + 1 : noun + 3] in _FEWER.get(words.language, frozenset()):
        # "6.891 enfants de moins | de deux ans"
        return None if clause.kinds[noun + 3 : noun + 4] in {"G", "Q", "F"} else noun + 2
    return noun + 1 if words.language == "es" and texts[noun + 1] == "menos" else None


def _done(noun: int, clause: Clause, words: Words) -> int | None:
    """The last word of the participle's phrase; None if there is none, or it goes on."""
    kinds, endings = clause.kinds, _DONE[words.language]
    for number in range(noun + 1, min(noun + 1 + _MOST_WORDS, len(kinds))):
        if kinds[number] != "N":
            return None
        word = clause.texts[number]
        if word.endswith(endings):
            break
    else:
        return None
    if word.startswith(_STATES):
        return None
    found = _COMPLEMENT.match(kinds, number + 1)
    end = found.end() if found else number + 1
    if kinds[end : end + 1] not in {"", "V", "R"} or (end == number + 1 and kinds[end : end + 1]):
        return None
    return end - 1 if end > number + 1 or word in words.weighty | words.fates else None
