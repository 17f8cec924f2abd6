"""L3. Where the name of a person stands in a sentence, in languages that begin names with a capital letter."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import regex

from episodekit.article.languages import words_of
from episodekit.article.languages.given import GIVEN
from episodekit.article.languages.offices import (
    GERMAN_LANDS,
    GERMAN_NAMES_IN_S,
    GERMAN_OBJECTS,
    SURNAMES,
    Offices,
)
from episodekit.article.languages.words import bag
from episodekit.article.tokens import Token

COMMA = regex.compile(r"[ \u00a0\u202f]?[,–—-][ \u00a0\u202f]")  # what parts an office from a name
_BLANKS = frozenset({" ", "\u00a0", "\u202f"})
_LONGEST_WORD = 40  # characters
MOST_WORDS = 6  # of a name
_LONGEST_NAME = 100
_NAME_WORD = regex.compile(
    r"(?:(?:al|el|ad|an|as|ash|at|ar|bin|d|l|de|o)[-'’])?\p{Lu}[\p{L}\p{M}]{0,39}(?:[-‑'’]\p{L}[\p{L}\p{M}]{0,39}){0,3}"
)
_TWO_INITIALS = bag("AJ BJ CJ DJ JC JD JJ JK JP JR JT KC KT MJ PJ RJ TJ")
_INITIAL = regex.compile(r"\p{Lu}(?:\.?[-‑]?\p{Lu})?")
_ACRONYM = regex.compile(r"\p{Lu}{2,}[-‑]")
_POSSESSIVE = ("'s", "’s")
_PREFIXES = ("ex-", "vice-", "vize-", "co-", "ex", "vice", "vize")
# What may follow a particle, as in "von der Leyen"; and all that may stand in a name that is read backwards.
_AFTER_PARTICLE = bag("der den het la las los el")
_ANY_PARTICLE = bag(
    "van von der den de del della di da do dos das du la le las los el al bin ibn bint ben abu ter ten d l"
)
_SUFFIXES = bag("jr sr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi")
# How plurals end, and what the singular has instead of so many characters.
_IN_S = ("s", ((1, ""), (2, "")))
_PLURALS: Mapping[str, tuple[str, tuple[tuple[int, str], ...]]] = MappingProxyType(
    {**dict.fromkeys(("en", "nl", "fr", "es", "pt"), _IN_S), "it": ("i", ((1, "o"), (1, "e"), (1, "a")))}
)
_GERMAN_ADJECTIVE = ("ische", "ischer", "isches", "ischen")


class Name(NamedTuple):
    """A name: the characters ``start`` to ``end`` of the sentence, its words ``first`` to ``last``, how many words count."""

    start: int
    end: int
    first: int
    last: int
    words: int


@dataclass(slots=True)
class Line:
    """A sentence as its words, also in lower case, what lies between them, and what each may be."""

    text: str
    words: tuple[Token, ...]
    offices: Offices
    low: tuple[str, ...]

    def gap(self, index: int) -> str:
        """What stands between a word and the next, or behind the last one."""
        begin = self.words[index].end
        if index + 1 < len(self.words):
            return self.text[begin : self.words[index + 1].start]
        return self.text[begin:]

    def is_joined(self, index: int) -> bool:
        """Whether only a blank parts a word from the next."""
        return index + 1 < len(self.words) and self.gap(index) in _BLANKS

    def is_capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.words[index].text[0].isupper()

    def is_given(self, index: int) -> bool:
        """Whether a word is a common given name."""
        return self.is_capital(index) and is_given_name(self.low[index])

    def continues(self, index: int) -> bool:
        """Whether a blank, the full stop of an abbreviation, or an apostrophe parts a word from the next."""
        if index + 1 >= len(self.words):
            return False
        gap = self.gap(index)
        if gap in _BLANKS:
            return True
        if gap in {"'", "’"}:
            return self.offices.language in {"fr", "it"}
        return gap[:1] == "." and gap[1:] in _BLANKS and len(self.low[index]) <= 4


@lru_cache(maxsize=4096)
def is_given_name(low: str) -> bool:
    """Whether a word in lower case is a common given name, or begins with one and a hyphen: ``jean-luc``."""
    first = low.partition("-")[0]
    bare = "".join(each for each in unicodedata.normalize("NFD", first) if not unicodedata.combining(each))
    return bare in GIVEN


@lru_cache(maxsize=32)
def calendar(language: str) -> frozenset[str]:
    """Names of months and days in the language and in English, in lower case (CLDR)."""
    from babel import Locale

    names: set[str] = set()
    for code in {language, "en"}:
        locale = Locale.parse(code)
        for table in (locale.months, locale.days):
            names.update(name.lower().rstrip(".") for name in table["format"]["wide"].values())
    return frozenset(names)


@lru_cache(maxsize=32)
def territories(language: str) -> frozenset[str]:
    """Names of countries and continents in the language, in lower case (CLDR)."""
    from babel import Locale

    return frozenset(name.lower() for name in Locale.parse(language).territories.values())


def name_from(line: Line, index: int) -> Name | None:
    """The name that begins with a word, or with the word after its honorifics."""
    first = _past_honorifics(line, index)
    last = first - 1
    count = 0
    at = first
    while at < len(line.words) and at - first < MOST_WORDS:
        # In German, "Ursula von der Leyen" is a name and "Jörg Krämer von der Bank" is none.
        may_go_on = count == 1 or (count and line.offices.language not in {"de", "nl"})
        after = _past_particles(line, at) if may_go_on else at
        if after is None or not _is_name_word(line, after, begins=not count):
            if after == at and line.low[after] in line.offices.blocked and line.is_capital(after):
                return None  # "Obama Foundation"
            break
        count += 1
        last = after
        if count > 1 and _is_hidden(line, after):
            break
        if line.words[after].text.endswith(_POSSESSIVE):
            if count == 1 and after + 1 < len(line.words) and line.low[after + 1] in line.offices.blocked:
                return None  # "Prince George's County"
            break
        if not line.continues(after):
            break
        at = after + 1
    return _checked(line, first, last, count) if count else None


def name_until(line: Line, index: int) -> Name | None:
    """The name of at least two words that ends with a word."""
    first = index
    at = index
    while at >= 0 and index - at < MOST_WORDS:
        low = line.low[at]
        if at < index and not line.continues(at):
            break
        if _is_name_word(line, at, begins=False) and not _is_opening(line, at):
            if line.words[at].text.endswith(_POSSESSIVE):
                break
            first = at
        elif low not in _ANY_PARTICLE:
            break
        at -= 1
    while first < index and line.low[first] in line.offices.former:
        first += 1  # "Lt. Senior Grade Jane Doe"
    if line.offices.language == "de" and index - first > 1 and _is_title(line, first):
        first += 1
    count = sum(line.is_capital(each) for each in range(first, index + 1))
    found = _checked(line, first, index, count) if count > 1 else None
    return found if found is not None and found.last == index else None


def _is_title(line: Line, at: int) -> bool:
    """Whether a German noun for a woman stands before a given name, as in ``Referatsleiterin Ulrike Brandau``."""
    feminine = line.low[at].endswith("in") and not line.is_given(at)
    return feminine and line.is_given(at + 1)


def _is_opening(line: Line, at: int) -> bool:
    """Whether a word has its capital letter from the beginning of a sentence, as in ``Secondo Walter Ricciardi``."""
    if at > 0 and line.continues(at - 1):
        return False
    low, offices = line.low[at], line.offices
    return (
        low in words_of(offices.language).stop
        or low in offices.speech
        or low in offices.breaks
        or low in offices.openers
    )


def _past_honorifics(line: Line, index: int) -> int:
    while (
        index < len(line.words) - 1 and line.low[index] in line.offices.honorifics and line.continues(index)
    ):
        index += 1
    return index


def _past_particles(line: Line, index: int) -> int | None:
    """The word after at most three particles; None if the name does not go on there."""
    for at in range(index, min(index + 4, len(line.words))):
        known = line.offices.particles if at == index else line.offices.particles | _AFTER_PARTICLE
        if line.low[at] not in known or line.is_capital(at):
            return at
        if not line.continues(at):
            return None
    return None


def _is_name_word(line: Line, index: int, *, begins: bool) -> bool:
    text = line.words[index].text
    low = line.low[index]
    if text.endswith(_POSSESSIVE):
        text, low = text[:-2], low[:-2]
    if low in _SUFFIXES and text.isupper() and not begins:
        return True
    if _INITIAL.fullmatch(text) and text != "I":
        return _is_initial(line, index, text) or (not begins and _is_hidden(line, index))
    if not _is_spelled_as_name(text, begins=begins) or _is_german_object(line, index, begins=begins):
        return False
    if not begins and low in SURNAMES and not (line.is_joined(index) and line.is_capital(index + 1)):
        return True
    return not is_blocked(line.offices, low) and not (begins and low in line.offices.former)


def _is_german_object(line: Line, index: int, *, begins: bool) -> bool:
    """Whether a noun follows a whole name, as in ``zeigte Max Braun Rot``."""
    return (
        line.offices.language == "de"
        and not begins
        and line.low[index] in GERMAN_OBJECTS
        and index > 1
        and line.is_capital(index - 2)
    )


def _is_spelled_as_name(text: str, *, begins: bool) -> bool:
    """Whether a word is capitalised, or all in capitals as surnames are in ``Jean DUPONT``."""
    if len(text) > _LONGEST_WORD or not _NAME_WORD.fullmatch(text) or _ACRONYM.match(text):
        return False
    return text.upper() != text or (not begins and len(text) > 3)


def _is_hidden(line: Line, index: int) -> bool:
    """Whether a letter stands for a surname that a court report hides, as in ``Michael H., 57,``."""
    if len(line.words[index].text) != 1 or line.gap(index)[:1] != ".":
        return False
    if index + 1 == len(line.words) or not line.is_capital(index + 1) or len(line.gap(index)) > 2:
        return True
    return line.low[index + 1] in words_of(line.offices.language).stop


def _is_initial(line: Line, index: int, text: str) -> bool:
    """Whether a word is ``J.``, ``JD`` or the D of ``D'Angelo`` before a further word of the name."""
    if index + 1 >= len(line.words) or not line.is_capital(index + 1):
        return False
    gap = line.gap(index)
    return (
        gap[:1] == "."
        or (text in _TWO_INITIALS and gap in _BLANKS)
        or (gap in {"'", "’"} and line.continues(index))
    )


def is_blocked(offices: Offices, low: str) -> bool:
    """Whether a word is never part of a name: an office, an organisation, a month."""
    if (
        low in offices.blocked
        or low in offices.portfolios
        or low in offices.honorifics
        or low in calendar(offices.language)
    ):
        return True
    if offices.language == "de" and low.endswith(_GERMAN_ADJECTIVE):
        return True
    return is_office(offices, low) or is_plural(offices, low)


@lru_cache(maxsize=8192)
def is_plural(offices: Offices, low: str) -> bool:
    """Whether a word is the plural of an office or a profession, as in ``Senators Jane Doe and John Roe``."""
    plural, singulars = _PLURALS.get(offices.language, ("", ()))
    if not plural or not low.endswith(plural) or is_office(offices, low):
        return False
    return any(
        word in offices.offices or word in offices.professions
        for word in (low[:-length] + singular for length, singular in singulars)
    )


def _in_compound(offices: Offices, low: str) -> bool:
    return any(low[-length:] in offices.endings for length in range(4, min(len(low) - 2, 24)))


def is_surname(low: str) -> bool:
    """Whether an office is a common surname too, such as ``Baker``."""
    return low in SURNAMES


@lru_cache(maxsize=16384)
def is_office(offices: Offices, low: str) -> bool:
    """Whether a word is an office or a profession, perhaps with a prefix or as the end of a compound."""
    if low in offices.offices or low in offices.professions or low in offices.weak:
        return True
    if offices.endings and len(low) > 7 and _in_compound(offices, low):
        return True
    first, hyphen, rest = low.partition("-")
    if hyphen and (first in offices.offices or first in offices.professions):
        # "secretário-geral", "economista-chefe"
        return rest in offices.adjectives or rest in offices.professions
    return low.startswith(_PREFIXES) and any(
        low.startswith(prefix)
        and (low[len(prefix) :] in offices.offices or low[len(prefix) :] in offices.professions)
        for prefix in _PREFIXES
    )


def may_lead_surname(offices: Offices, low: str) -> bool:
    """Whether a surname alone may follow an office, as in ``President Biden``."""
    bare = next((low[len(prefix) :] for prefix in _PREFIXES if low.startswith(prefix)), low)
    if low in offices.offices or bare in offices.offices:
        return True
    return bool(offices.endings) and any(
        low[-length:] in offices.offices for length in range(6, min(len(low), 20))
    )


def _checked(line: Line, first: int, last: int, count: int) -> Name | None:
    """A name from the words that were found, unless it is a place."""
    while first <= last and not line.is_capital(first) and not _NAME_WORD.fullmatch(line.words[first].text):
        first += 1
    if line.offices.language == "de":
        last, count = _before_genitive(line, first, last, count)
    begin, end = line.words[first].start, line.words[last].end
    if line.words[last].text.endswith(_POSSESSIVE):
        end -= 2
    elif line.gap(last).startswith(".") and _is_dotted(line, last):
        end += 1
    elif line.offices.language == "de" and _is_genitive(line, first, last):
        end -= 1
    known = territories(line.offices.language)
    name = line.text[begin:end].lower()
    if is_owner(line.offices, line.low[first]):
        return None
    if end - begin > _LONGEST_NAME or name in known or (count == 1 and name.rstrip("s") in known):
        return None
    if line.low[first] in line.offices.places or " ".join(line.low[max(first, last - 1) : last + 1]) in known:
        return None
    return Name(begin, end, first, last, count)


def _is_dotted(line: Line, last: int) -> bool:
    """Whether a full stop belongs to the end of a name: ``Jr.``, and German ``Charles III.``."""
    low = line.low[last]
    return low in {"jr", "sr"} or len(low) == 1 or (low in _SUFFIXES and line.offices.language == "de")


def is_owner(offices: Offices, low: str) -> bool:
    """Whether a German or Swedish word is the genitive of a country, as in ``Bayerns Ministerpräsident``."""
    if offices.language not in {"de", "sv"} or not low.endswith("s"):
        return False
    return low[:-1] in territories(offices.language) or (
        offices.language == "de" and low[:-1] in GERMAN_LANDS
    )


def _before_genitive(line: Line, first: int, last: int, count: int) -> tuple[int, int]:
    """``Dieter Reiters Plan`` names Dieter Reiter."""
    for at in range(first + 1, last):
        low = line.low[at]
        if (
            line.is_capital(at + 1)
            and low.endswith("s")
            and not low.endswith("ss")
            and low not in GERMAN_NAMES_IN_S
        ):
            return at, count - (last - at)
    return last, count


def _is_genitive(line: Line, first: int, last: int) -> bool:
    low = line.low[last]
    return (
        last > first
        and low.endswith("s")
        and not low.endswith("ss")
        and low not in GERMAN_NAMES_IN_S
        and line.is_joined(last)
        and line.is_capital(last + 1)
    )
