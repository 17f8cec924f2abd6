"""L3. Where a text says a number: digits of any script with their grouping, number words, and scales after both."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantities.han import MYRIADS, han_value
from episodekit.article.quantities.runs import runs
from episodekit.article.quantities.spelled import Atom, compound, spelled
from episodekit.article.tokens import first_letters, letter_runs, word_places


class Number(NamedTuple):
    """A number as written.

    Attributes:
        start: where it begins in the text; ``end`` is where it ends, scale included.
        value: what it amounts to; rough where ``vague``.
        bare: whether it is digits without grouping, fraction or scale.
        vague: ``dozens``, ``hundreds of thousands``.
        lone: whether it is a word that is mostly no number, such as ``one``.
    """

    start: int
    end: int
    value: float
    bare: bool
    vague: bool
    lone: bool = False


# Grouping and decimal signs: https://cldr.unicode.org/translation/number-currency-formats/number-symbols
_GROUPED = (
    r"\p{{Nd}}{{1,3}}(?P<sign>[.,'’٬\u00a0\u202f\u2009{blank}])\p{{Nd}}{{3}}"
    r"(?:(?P=sign)\p{{Nd}}{{3}})*(?!\p{{Nd}})(?:[.,٫]\p{{Nd}}+)?"
)
_LAKH = r"\p{{Nd}}{{1,2}}(?:,\p{{Nd}}{{2}})+,\p{{Nd}}{{3}}(?!\p{{Nd}})"
# English takes a blank between numbers for a group only where no two numbers could be meant.
_SPACED = r"\p{{Nd}}{{1,3}}(?:(?:\s\p{{Nd}}{{3}}){{2,4}}|\s000)(?![\p{{Nd}}.,]\p{{Nd}}|\p{{Nd}})"
_PLAIN = r"\p{{Nd}}{{1,15}}(?:[.,٫]\p{{Nd}}{{1,6}}(?!\p{{Nd}})|[½¼¾])?"
_DIGITS = (
    r"(?:(?<![\p{{Lu}}\p{{Ll}}\p{{Nd}}_#=])|{currency})(?:(?<!\p{{L}}[-‑])|(?<=\p{{Nd}}-in-))(?<!\p{{Nd}}[.,])(?P<digits>"
    f"{_LAKH}|{_GROUPED}|{_SPACED}|{_PLAIN}"
    r")(?!\p{{Nd}})"
)
_HAN = regex.compile(
    r"[一二三四五六七八九十百千万萬亿億两兩零〇]{2,30}"
    # A single sign is a number only before a counter of what news count.
    r"|(?<![一二三四五六七八九十第周期年月])[二三四五六七八九十两兩](?=[人名個个家座所省县市辆輛艘架栋棟枚吨噸具位场場项項起件支条條间間层層份笔筆只隻户戶](?![\p{Han}]?[性])|倍|亿|億"
    r"|部(?![曲门門队隊分落])|次(?!元)|年(?![级級代])|天(?![王空]))"
)
# 34万8千, 1千3百万 and 1만5000: digits in the place of the characters for them.
_SCALE = "[십백천만억조十百千万萬亿億]"
_MIXED = regex.compile(
    rf"(?<!\p{{Nd}})(?<!\p{{Nd}}[.,])\p{{Nd}}{{1,4}}(?:(?:{_SCALE}{{1,4}}[ \u00a0]?\p{{Nd}}{{1,4}}){{1,6}}+(?!\p{{Nd}}|[.,]\p{{Nd}}){_SCALE}{{0,3}}|{_SCALE}{{2,4}})"
)
_ODD = regex.compile(
    r"(?<![\p{Nd}.,])(?P<odd>[一二三四五六七八九十百千两兩]{1,8}|\p{Nd}{1,4})[多余餘](?P<scale>[万萬亿億])"
)  # 三百多万
# 三四线城市: towns of the third and fourth tier.
_PAIR, _TIER = regex.compile("[一二三四五六七八九]{2}"), regex.compile("[线線级級流]")
_GROUPS_OF_THREE = {
    sign: regex.compile(rf"(?<![\p{{Nd}}.,])\p{{Nd}}{{1,3}}\{sign}\p{{Nd}}{{3}}(?![\p{{Nd}}]|[.,]\p{{Nd}})")
    for sign in ",."
}
# Numbers that tell what their sign means: a group of zeros, several groups, or no group of three.
_TELLING = regex.compile(
    r"(?<![\p{Nd}.,])\p{Nd}{1,3}(?:(?P<sign>[.,])(?:(?P<groups>000|\p{Nd}{3}(?P=sign)\p{Nd}{3})|\p{Nd}{1,2}))(?![\p{Nd}.,]\p{Nd}|\p{Nd})"
)
# What may be a time of day: 9.00, 17.30.
_HOUR = regex.compile(r"(?:[01]?\p{Nd}|2[0-3])\.[0-5][05]")
_RUNNING = frozenset({"vi", "ar"})  # languages with a reader of their own for numbers of several words
_GLUED = "وب"  # "and" and "with" are written to the Arabic word behind them
_LONGEST_SIMPLE = 5  # characters; no two number words are one of so few
_APOSTROPHES = frozenset("'’")
_HYPHENS = frozenset("-‑")
_ONE_IN = 4  # characters of "-in-"
_SHORT = 2  # characters of an abbreviated scale, such as "bn"
_SOME = 1.0  # "several hundred" are of the size of a hundred
_HAS_DIGIT = re.compile(r"\d")  # for one character ``re`` is several times cheaper
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@lru_cache(maxsize=32)
def _digits(language: str) -> regex.Pattern[str]:
    # South African rand: a letter that is a currency only before a grouped number or one with a scale.
    rand = (
        r"(?<=(?<![\p{L}\p{N}])(?-i:R))(?=\p{Nd}{1,4}(?:[.,]\p{Nd}{1,3})*\s?(?:m|b|bn|tn|million|billion)\b)"
    )
    currency = rf"(?<=(?<![\p{{L}}\p{{N}}])(?-i:Rs|Rp|RM|EUR|USD|GBP|CHF|INR|AUD|CAD|ZAR|NGN|KSh))|{rand}"
    blank = " " if words_of(language).spaced_groups else ""
    return regex.compile(r"(?=\p{Nd})" + _DIGITS.format(blank=blank, currency=currency), regex.IGNORECASE)


@lru_cache(maxsize=32)
def _spelled(language: str) -> regex.Pattern[str]:
    """What says a number in words: it is matched where one may begin."""
    words = words_of(language)
    spelled = {*words.numerals, *words.scales, *words.vague}
    alternatives = any_of(spelled)
    if words.counters:  # without blanks between words, only a counter behind it makes a number of a sign
        counted = any_of(
            words.counters | words.units | words.money | words.durations | words.percent | set(words.scales)
        )
        plain = any_of({*words.scales, *words.vague})
        alternatives = rf"{plain}|(?:{any_of(words.numerals)})(?=\s?(?:{counted}))"
    # A scale may stand right behind digits; a word of a script with capitals stands alone.
    letters = r"\p{L}" if language == "ar" else r"\p{Lu}\p{Ll}"
    glued = rf"(?:(?<!\p{{L}})|(?<=(?<!\p{{L}})[{_GLUED}]))"
    before = glued if language == "ar" else rf"(?<![{letters}])" if words.elides else rf"(?<![{letters}'’])"
    behind = rf"(?![{letters}\p{{M}}\p{{Nd}}])"
    if words.elides:  # Italian vent'anni
        behind = rf"(?:(?<=['’])(?=\p{{L}})|{behind})"
    # 千米 is a kilometre, 千 alone a thousand.
    whole = any_of(
        unit for unit in words.units if any(unit.startswith(each) and unit != each for each in words.scales)
    )
    before += rf"(?!{whole})" if words.units and not words.counters and language in {"zh", "ja"} else ""
    return regex.compile(
        rf"{before}(?:{_leads(words)}(?P<word>(?:{alternatives}){_compounds(words)}){behind})",
        regex.IGNORECASE,
    )


@lru_cache(maxsize=32)
def _said(language: str) -> tuple[str, ...]:
    """Everything that a number in words may begin with."""
    words = words_of(language)
    return (
        *words.numerals,
        *words.scales,
        *words.vague,
        *words.some,
        *words.halves,
        *words.compounds,
        *lead_values(language),
    )


@lru_cache(maxsize=32)
def _initials(language: str) -> regex.Pattern[str]:
    """The letters with which something that says a number begins; most places of a text begin none."""
    return regex.compile(
        f"[{regex.escape(''.join(sorted({each[0] for each in _said(language)})))}]", regex.IGNORECASE
    )


def _leads(words: Words) -> str:
    """What is a number before a scale only, and what is half of the scale before it."""
    scales = any_of({*(each for each in words.scales if len(each) > _SHORT), *words.vague})
    found = (
        rf"(?P<half>{any_of(words.halves)})(?!\p{{L}}|\s(?:{any_of(words.vague)})(?!\p{{L}}))|"
        if words.halves
        else ""
    )
    if before := any_of({*lead_values(words.language), *words.some}):
        found += rf"(?P<lead>{before})(?=[\s\u00a0-](?:{scales})(?!\p{{L}}))|"
    return found


def _compounds(words: Words) -> str:
    """Numbers in one word; the atomic groups keep a long word of such parts from being tried in many ways."""
    if not words.compounds:
        return ""
    parts = any_of(part for part, value in words.compounds.items() if value)
    joints = any_of(part for part, value in words.compounds.items() if not value)
    return rf"|(?>{parts})(?>(?:{joints})?(?:{parts})){{1,11}}+"


@lru_cache(maxsize=32)
def lead_values(language: str) -> Mapping[str, float]:
    """What stands before a scale and what it makes of it: ``half a`` million, ``three quarters of a`` million."""
    words = words_of(language)
    parts = {f"{share} {of}": value for share, value in words.shares.items() for of in words.share_of}
    return MappingProxyType({**parts, **words.leads})


def decimal_of(text: str, language: str) -> str:
    """The decimal sign that a text uses: its language's, unless most of its numbers say otherwise.

    Vietnamese and Spanish are written with either; ``5,210`` alone does not tell which.
    """
    usual = words_of(language).decimal
    other = "," if usual == "." else "."
    # "Abierto de 9.00 a 17.00, recibió 3.200 visitantes": the hours do not make a fraction of the group of three.
    grouped = other == "." and _GROUPS_OF_THREE[other].search(text) is not None
    signs = Counter(
        (other if match["sign"] == usual else usual) if match["groups"] else match["sign"]
        for match in _TELLING.finditer(text)
        if not (grouped and _HOUR.fullmatch(match[0]))
    )
    if signs[other] > signs[usual]:
        return other
    # Groups of three alone, and more than one of them: "3,800 … 3,255" are no fractions.
    lone = signs[usual] == 0 and len(_GROUPS_OF_THREE[usual].findall(text)) > 1
    return other if lone else usual


def numbers(
    text: str, language: str, decimal: str | None = None, *, every: bool = False
) -> tuple[Number, ...]:
    """The numbers of a text, in order, none overlapping another; ``decimal`` if not the language's sign.

    A word such as ``one`` that is mostly no number is left out unless ``every`` is wanted.
    """
    words = _with_decimal(language, decimal or words_of(language).decimal)
    atoms = _atoms(text, words)
    found: list[Number] = []
    at = 0
    while at < len(atoms):
        said = spelled(atoms, at, text, words)
        if said is None:
            at += 1
            continue
        start, end = atoms[at].start, atoms[said.end - 1].end
        single = said.end == at + 1
        lone = single and atoms[at].kind == "numeral" and _is_lone(text, start, end, words)
        if (not lone or every) and not _is_tail(text, atoms[at]):
            found.append(Number(start, end, said.value, single and atoms[at].bare, said.vague, lone))
        at = said.end
    return tuple(found)


def _is_tail(text: str, atom: Atom) -> bool:
    """Whether a word is the end of another: the ``nine`` of ``force-nine``."""
    behind_hyphen = atom.kind != "digits" and text[atom.start - 1 : atom.start] in _HYPHENS
    return (
        behind_hyphen
        and atom.start > 1
        and text[atom.start - 2].isalpha()
        and not text.startswith("-in-", atom.start - _ONE_IN)  # one-in-five
    )


@lru_cache(maxsize=32)
def _with_decimal(language: str, decimal: str) -> Words:
    words = words_of(language)
    return words if decimal == words.decimal else replace(words, decimal=decimal)


class _Vocabulary(NamedTuple):
    """The first words of numbers, of scales, of what is a number before a scale only, and of added halves with their last."""

    says: frozenset[str]
    scales: frozenset[str]
    leads: frozenset[str]
    halves: frozenset[str]
    half_ends: frozenset[str]
    every: frozenset[str]

    def among(self, said: frozenset[str]) -> frozenset[str]:
        """The words of a text with which a number may begin: "a" does only if "a quarter of a million" may stand there."""
        begins = self.says & said
        if not self.scales.isdisjoint(said):
            begins |= self.leads & said
        if not self.half_ends.isdisjoint(said):
            begins |= self.halves & said
        return begins


@lru_cache(maxsize=32)
def _vocabulary(language: str) -> _Vocabulary:
    words = words_of(language)
    says = frozenset(map(first_letters, (*words.numerals, *words.scales, *words.vague)))
    scales = frozenset(map(first_letters, (*words.scales, *words.vague)))
    leads = frozenset(map(first_letters, (*words.some, *lead_values(language))))
    halves = frozenset(map(first_letters, words.halves))
    ends = frozenset(first_letters(each.split()[-1]) for each in words.halves)
    return _Vocabulary(says, scales, leads, halves, ends, says | leads | halves)


def _places(text: str, words: Words) -> Sequence[tuple[int, str]]:
    """Where a number in words may begin, in order, each with its first word if that is known: cheaper to see than to look for."""
    if not _said(words.language):
        return ()
    lower = text.lower()
    if not words.spaced or len(lower) != len(text):
        return [(match.start(), "") for match in _initials(words.language).finditer(text)]
    said = letter_runs(text, words.language)
    vocabulary = _vocabulary(words.language)
    parts = tuple(words.compounds)
    glued = (
        [word for word in said if word[0] in _GLUED and word[1:] in vocabulary.every]
        if words.language == "ar"
        else []
    )
    whole = (
        {word for word in said if len(word) > _LONGEST_SIMPLE and word.startswith(parts)} if parts else set()
    )
    if not (whole or glued) and vocabulary.says.isdisjoint(said):
        return ()
    places = {(place, word) for word in whole | vocabulary.among(said) for place in word_places(word, lower)}
    if glued:
        places |= {(place + 1, "") for word in glued for place in word_places(word, lower)}
    return sorted(places)


def _atoms(text: str, words: Words) -> list[Atom]:
    atoms = _in_digits(text, words) if _HAS_DIGIT.search(text) else []
    places = _places(text, words)
    if places:
        atoms = sorted([*atoms, *_in_words(text, places, words)])
    if words.language in _RUNNING:
        return _with(atoms, runs(text, words.language))
    return _with_han(atoms, text) if words.language in {"zh", "ja", "ko"} else atoms


def _in_digits(text: str, words: Words) -> list[Atom]:
    return [
        Atom(match.start(), match.end(), "digits", _value(digits, words), digits.isdecimal())
        for match in _digits(words.language).finditer(text)
        if (digits := match["digits"])
    ]


def _in_words(text: str, places: Iterable[tuple[int, str]], words: Words) -> Iterator[Atom]:
    pattern = _spelled(words.language)
    whole = _whole_words(words.language)
    behind = 0
    for place, word in places:
        if place < behind:
            continue
        end = place + len(word)
        if word in whole and text[end : end + 1].isascii():
            part = text[end : end + 1].isalnum() or (
                text[place - 1 : place] in _APOSTROPHES and not words.elides
            )
            atom = None if part else _atom(word, place, end, words)
        else:
            match = pattern.match(text, place)
            atom = _word_atom(match, words) if match else None
        if atom:
            yield atom
            behind = atom.end


@lru_cache(maxsize=32)
def _whole_words(language: str) -> frozenset[str]:
    """The words that are a number by themselves, and with which nothing longer begins: no pattern is needed to see them."""
    words = words_of(language)
    known = {*words.numerals, *words.scales, *words.vague}
    longer = {first_letters(each) for each in {*_said(language), *known} if first_letters(each) != each}
    more = {*words.some, *words.halves, *lead_values(language)}
    return frozenset(
        each for each in known - longer - more if first_letters(each) == each and language not in _RUNNING
    )


def _with_han(atoms: list[Atom], text: str) -> list[Atom]:
    """Whole numerals such as 一万五千 in place of the scale signs in them; scales behind digits stay scales."""
    han = [
        Atom(match.start(), match.end(), "numeral", value)
        for match in _HAN.finditer(text)
        if not text[match.start() - 1 : match.start()].isdecimal() and (value := han_value(match[0]))
    ]
    han += [
        Atom(match.start(), match.end(), "numeral", han_value(match[0])) for match in _MIXED.finditer(text)
    ]
    han = [
        atom
        for atom in han
        if not _PAIR.fullmatch(text, atom.start, atom.end) or not _TIER.match(text, atom.end)
    ]
    odd = [
        Atom(match.start(), match.end(), "numeral", han_value(match["odd"]) * MYRIADS[match["scale"]])
        for match in _ODD.finditer(text)
    ]
    return _with(_with(atoms, han), odd)


def _with(atoms: list[Atom], whole: list[Atom]) -> list[Atom]:
    """The atoms, with the whole ones in place of what they hold."""
    inside = {position for atom in whole for position in range(atom.start, atom.end)}
    return sorted([atom for atom in atoms if atom.start not in inside] + whole)


def _word_atom(match: regex.Match[str], words: Words) -> Atom:
    start, end = match.span()
    word = " ".join(match[0].lower().split())
    if match["word"] is None:
        if words.halves and match["half"]:
            return Atom(start, end, "half", 0.5)
        value = lead_values(words.language).get(word)
        return Atom(start, end, "some", _SOME) if value is None else Atom(start, end, "lead", value)
    return _atom(word, start, end, words)


def _atom(word: str, start: int, end: int, words: Words) -> Atom:
    # A word may be both: "millions" after a number is a scale, and alone it is vague.
    if word in words.scales:
        return Atom(start, end, "scale", words.scales[word])
    if word in words.numerals:
        return Atom(start, end, "numeral", words.numerals[word])
    if word in words.vague:
        return Atom(start, end, "vague", words.vague[word])
    return Atom(start, end, "numeral", compound(word, words.language))


def _value(digits: str, words: Words) -> float:
    if digits.isdecimal():
        return float(digits)
    if digits[-1] in _FRACTIONS:
        return _value(digits[:-1], words) + _FRACTIONS[digits[-1]]
    plain = "".join(str(unicodedata.digit(sign, -1)) if sign.isdecimal() else sign for sign in digits)
    last = max(plain.rfind("."), plain.rfind(","), plain.rfind("٫"))
    if last < 0:
        return float("".join(filter(str.isdecimal, plain)))
    whole, fraction, sign = plain[:last], plain[last + 1 :], plain[last]
    repeated = plain.count(sign) > 1
    mixed = any(other in whole for other in ".,'’٬\u00a0\u202f\u2009 " if other != sign)
    # "4.512" is four and a half in English, and over four thousand in German.
    if repeated or (
        len(fraction) == 3
        and not mixed
        and (sign != words.decimal or fraction == "000" or (len(whole) == 3 and words.decimal == ","))
    ):
        return float("".join(filter(str.isdecimal, plain)))
    return float(f"{''.join(filter(str.isdecimal, whole)) or '0'}.{fraction}")


def _is_lone(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a word such as ``one`` is no number here; behind ``only`` it is one."""
    if text[start:end].lower() not in words.lone:
        return False
    before = text[max(0, start - 20) : start].lower().split()
    if before and before[-1] in words.only:
        return False
    after = text[end : end + 40].lower().lstrip(" \u00a0-")
    return not any(after.startswith(unit) for unit in words.percent)
