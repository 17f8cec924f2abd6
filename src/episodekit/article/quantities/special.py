"""L3. Quantities that are no plain number: shares, ranks, multiples."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantities.han import han_value
from episodekit.article.quantities.quantity import (
    CHANGE,
    PERCENT,
    RANK,
    SHARE,
    Quantity,
    complete,
    unit_phrase,
)
from episodekit.article.tokens import first_letters, letter_runs

_DIGITS = regex.compile(r"\p{Nd}+")
_ORDERING = regex.compile(r"\d(?:st|nd|rd|th|e|er|ère|ème|\.|º|ª)", regex.IGNORECASE)
_RANKED = ("rang", "platz", "puesto", "position")  # before a number
# Behind the ordinal of a place: nothing is counted, it is where somebody came.
_NO_NOUN = (
    r"\s(?:in|on|among|amongst|overall|behind|with|at|for|after|ahead|worldwide|nationally|to)(?!\p{L})"
)
_ACTS = ("ultipli", "divis", "divid")  # multiplied by, divisé par, dividido por
_HALF = 0.05  # of a tenth
_PERIODS = "(?:first|second|latter|opening|closing)"  # halves of a year or a match, no shares
_ARTICLE = " the"  # tells that "twice the" price is a factor, and is no part of it
_HAN_NUMERAL = "[〇零一二三四五六七八九十百千万萬两兩\\p{Nd}]{1,12}"
# https://unicode.org/reports/tr35/tr35-numbers.html: percent is 百分之, a fraction is <whole>分之<part>, a tenth is 成.
_HAN = regex.compile(
    rf"百分之(?P<percent>{_HAN_NUMERAL}(?:点{_HAN_NUMERAL}|\.\p{{Nd}}+)?)|(?P<whole>{_HAN_NUMERAL})分[之の](?P<part>{_HAN_NUMERAL})"
    rf"|(?P<tenths>[一二三四五六七八九两\p{{Nd}}])(?:成(?![为為立功员員长長本])|割(?![引]))(?P<odd>半|[一二三四五六七八九](?=[的左右以的，。、；,;]|$))?|(?P<half>一半|半数|半數)"
)


# A rank in Chinese: 第三大, 四年来的最低.
_HAN_RANK = regex.compile(
    r"第(?P<place>[一二三四五六七八九十]|\p{Nd}{1,3})(?:大|高|多|低|长|長)"
    r"|(?<=[排列居位名][到在至为為]?|[升跌降滑][到至]|[居列排](?:全国|全球|世界|全省|全市|亚洲|同类|首位|国内))第(?P<place>[一二三四五六七八九十]{1,3}|\p{Nd}{1,3})(?![季届年次期个個轮輪节節回])"
    r"|(?:[一二三四五六七八九十\p{Nd}]{1,3}年|(?:1[5-9]|20)\p{Nd}{2}年(?:\p{Nd}{1,2}月)?以)[来來]的?最[\p{Han}]{1,2}"
)


def specials(sentence: str, words: Words) -> list[Quantity]:
    """Shares (``one in five``), ranks (``third-largest``) and multiples (``doubled``) of a sentence; none overlaps."""
    found: list[Quantity] = []
    if (
        words.spaced
        and _signs(words.language).any.isdisjoint(letter_runs(sentence, words.language))
        and not _acted(sentence)
    ):
        return found
    for quantity in (
        *_shares(sentence, words),
        *_ranks(sentence, words),
        *_multiples(sentence, words),
    ):
        if all(quantity.end <= each.start or quantity.start >= each.end for each in found):
            found.append(quantity)
    return found


class _Signs(NamedTuple):
    """Words without one of which a sentence has no such quantity: far cheaper to look for than the pattern."""

    shares: frozenset[str]
    ranks: frozenset[str]
    ordinals: frozenset[str]
    multiples: frozenset[str]
    any: frozenset[str]


@lru_cache(maxsize=32)
def _signs(language: str) -> _Signs:
    words = words_of(language)
    ranks = (
        *words.ranks, *words.superlatives, *words.rank_verbs, *words.streaks, *words.straight, *words.placed, *_RANKED,
        *words.ever, *(words.ordinals if words.most else ()),
    )  # fmt: skip
    glued = {ordinal + most for ordinal in words.ordinals for most in words.superlatives}  # drittgrößte
    factors = _telling((*words.multiples, *words.multiple_units))
    multiples = factors | {number + each for number in words.numerals for each in factors}  # dreimal
    shares = frozenset(phrase.split()[-1].split("-")[-1] for phrase in words.shares)
    ranked = _telling(ranks) | glued
    return _Signs(
        shares=shares,
        ranks=ranked,
        ordinals=_telling((*words.ordinals, *_RANKED)) | glued,
        multiples=multiples,
        any=shares | ranked | multiples,
    )


def _telling(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase: the first may be an "in" that every sentence has."""
    return frozenset(first_letters(max(phrase.split(), key=len)) for phrase in phrases)


def _acted(sentence: str) -> bool:
    return any(map(sentence.__contains__, _ACTS))


def _has_one(sentence: str, signs: frozenset[str], words: Words) -> bool:
    if words.spaced:
        return not signs.isdisjoint(letter_runs(sentence, words.language))
    return any(map(sentence.__contains__, signs))


@lru_cache(maxsize=32)
def _share_pattern(language: str) -> regex.Pattern[str] | None:
    words = words_of(language)
    if not words.shares:
        return None
    fractions = any_of(words.shares)
    before, after = any_of(words.share_before), any_of(words.share_after)
    # "half of" and "by half" are shares; elsewhere "half" may be anything, where "la moitié" is nothing else.
    said = (
        rf"(?=[\s-](?:{after})(?!\p{{L}}))|(?<=(?<!\p{{L}})(?:{before})\s(?:{fractions}))"
        if words.share_after
        else ""
    )
    if words.share_alone:
        alone, never, other = (
            any_of(each) for each in (words.share_alone, words.share_not_after, words.share_not_before)
        )
        said += rf"|(?<=(?<!(?<!\p{{L}})(?:{never})[\s-])(?<!\p{{L}})(?:{alone}))(?![\s-](?:{other}|\p{{Nd}}+)(?!\p{{L}})|['’/-])"
    if not words.spaced:
        return regex.compile(rf"(?P<share>{fractions})")
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}-])(?<!(?<!\p{{L}}){_PERIODS}\s)(?P<share>{fractions})(?:{said})(?![\p{{L}}])",
        regex.IGNORECASE,
    )


def _shares(sentence: str, words: Words) -> list[Quantity]:
    if words.language in {"zh", "ja"}:
        return _han_shares(sentence, words)
    if not _has_one(sentence, _signs(words.language).shares, words):
        return []
    pattern = _share_pattern(words.language)
    found = []
    for match in pattern.finditer(sentence) if pattern else ():
        value = _share_value(sentence, match, words)
        if value is not None:
            found.append(complete(sentence, match.span(), SHARE, value, words))
    return found


def _share_value(sentence: str, match: regex.Match[str], words: Words) -> float | None:
    if unit_phrase(sentence, match.end(), words.durations | words.units, words):
        return None
    if not words.share_alone and _other_after(words.language).match(sentence, match.end()):
        return None
    return words.shares[" ".join(match["share"].lower().split())]


@lru_cache(maxsize=32)
def _other_after(language: str) -> regex.Pattern[str]:
    """What makes another thing of a fraction, as in Arabic for the quarter-finals and the first quarter."""
    return regex.compile(rf"\s(?:{any_of(words_of(language).share_not_before)})(?!\p{{L}})")


def _han_shares(sentence: str, words: Words) -> list[Quantity]:
    found = []
    for match in _HAN.finditer(sentence):
        kind, value = SHARE, 0.5
        if match["percent"]:
            kind, value = PERCENT, _han_number(match["percent"])
        elif match["whole"]:
            whole = _han_number(match["whole"])
            value = _han_number(match["part"]) / whole if whole else 0.0
        elif match["tenths"]:
            value = _han_number(match["tenths"]) / 10 + _odd(match["odd"])
        if value:
            found.append(complete(sentence, match.span(), kind, value, words))
    return found


def _odd(sign: str | None) -> float:
    """The hundredths behind tenths: 一成半 is 0.15, 三成五 0.35."""
    return (_HALF if sign == "半" else _han_number(sign) / 100) if sign else 0.0


def _han_number(text: str) -> float:
    whole, _, fraction = text.replace("点", ".").partition(".")
    value = float(int(whole)) if whole.isdecimal() else han_value(whole)
    digits = "".join(sign if sign.isdecimal() else str(int(han_value(sign))) for sign in fraction)
    return value + (float(f"0.{int(digits):0{len(digits)}}") if digits else 0.0)


@lru_cache(maxsize=32)
def _rank_pattern(language: str) -> regex.Pattern[str] | None:
    words = words_of(language)
    if not words.ranks and not words.superlatives:
        return None
    ranks = any_of(words.ranks)
    ordinals = any_of(each for each in words.ordinals if each not in words.numerals)
    places = any_of(words.ordinals)
    superlatives = any_of(words.superlatives)
    digits = r"\d{1,4}(?:st|nd|rd|th|e|er|ère|ème|\.|º|ª|\.º)"
    straight = any_of(words.straight)
    placed = (
        rf"|(?<=(?<!\p{{L}})(?:{any_of(words.placed)})\s)(?:\d{{1,3}}(?:st|nd|rd|th)|{ordinals})(?=[,.;:)]|$|{_NO_NOUN})"
        if words.placed
        else ""
    )
    most = (
        rf"|(?:{digits}|{ordinals})(?:\s\p{{L}}+){{0,3}}?\s(?:{any_of(words.most)})\s\p{{L}}{{3,}}"
        if words.most
        else ""
    )
    ever = rf"|(?:{digits}|{ordinals})(?:\s\p{{L}}+){{1,3}}?\s(?:{any_of(words.ever)})" if words.ever else ""
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}])(?:(?:{digits}|{ordinals})[\s-](?:{ranks})|(?:{any_of(_RANKED)})\s\d{{1,4}}(?![.,]\d)"
        rf"|(?:{digits}|{ordinals})(?:\s\p{{L}}+){{1,4}}\s(?:{any_of(words.streaks)}){most}{ever}|(?:{digits}|{ordinals})\s(?:{straight})\s\p{{L}}+{placed}"
        rf"|(?:{digits}|{ordinals})[\s-]?(?:{superlatives})|(?:{any_of(words.rank_verbs)})\s(?:{digits}|{places}))(?![\p{{L}}\p{{N}}])",
        regex.IGNORECASE,
    )


def _may_rank(sentence: str, words: Words) -> bool:
    signs = _signs(words.language)
    return _has_one(sentence, signs.ranks, words) and (
        _ORDERING.search(sentence) is not None or _has_one(sentence, signs.ordinals, words)
    )


def _ranks(sentence: str, words: Words) -> list[Quantity]:
    if words.language != "zh" and not _may_rank(sentence, words):
        return []
    pattern = _HAN_RANK if words.language == "zh" else _rank_pattern(words.language)
    return [
        Quantity(
            start=match.start(), end=match.end(), kind=RANK, values=(_ordinal(match[0], words),), unit=(match.end(), match.end()),
            bound_start=match.start(), keeps_bound=False, noun=(match.end(), match.end()),
        )
        for match in (pattern.finditer(sentence) if pattern else ())
    ]  # fmt: skip


def _ordinal(text: str, words: Words) -> float:
    if text.startswith("第"):
        return _han_number(text[1:].rstrip("大高多低长長"))
    if "最" in text:
        return 1.0
    digits = _DIGITS.search(text)
    if digits:
        return float(digits[0])
    lower = text.lower()
    return float(max((value for word, value in words.ordinals.items() if word in lower), default=2))


@lru_cache(maxsize=32)
def _multiple_pattern(language: str) -> regex.Pattern[str] | None:
    words = words_of(language)
    if not words.multiples:
        return None
    if not words.spaced:
        return regex.compile(
            rf"(?P<word>{any_of(words.multiples)})(?P<number>(?!))?(?P<half>(?!))?(?P<by>(?!))?(?P<act>(?!))?"
        )
    numerals = any_of(words.numerals)
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}-])(?:(?P<word>{any_of(words.multiples)})"
        rf"|(?P<act>multipli\p{{L}}{{1,8}}+|divi[ds]\p{{L}}{{1,6}}+)\s(?:by|par|por|per|entre)\s(?P<by>{numerals}|\p{{Nd}}{{1,3}}(?:[.,]\p{{Nd}})?)"
        rf"|(?P<number>{numerals}|\p{{Nd}}{{1,4}}(?:[.,]\p{{Nd}})?)(?P<half>\sand\sa\shalf)?[\s\u00a0-]?(?:{any_of(words.multiple_units)}))(?![\p{{L}}\p{{N}}])",
        regex.IGNORECASE,
    )


def _multiples(sentence: str, words: Words) -> list[Quantity]:
    acted = _acted(sentence)
    if not acted and not _has_one(sentence, _signs(words.language).multiples, words):
        return []
    pattern = _multiple_pattern(words.language)
    found = []
    for match in pattern.finditer(sentence) if pattern else ():
        end = match.end() - (len(_ARTICLE) if match[0].lower().endswith(_ARTICLE) else 0)
        found.append(complete(sentence, (match.start(), end), CHANGE, _multiple(match, words), words))
    return found


def _multiple(match: regex.Match[str], words: Words) -> float:
    if match["word"]:
        return words.multiples[" ".join(match["word"].lower().split())]
    number = (match["number"] or match["by"]).lower()
    half = 0.5 if match["half"] else 0.0
    value = float(words.numerals[number] if number in words.numerals else number.replace(",", ".")) + half
    return 1 / value if match["number"] is None and match["act"][0] in "dD" and value else value
