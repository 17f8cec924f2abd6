"""L3. Where a text says a number: digits of any script with their grouping, number words, and scales after both."""

import unicodedata
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of


class Number(NamedTuple):
    """A number as written.

    Attributes:
        start: where it begins in the text; ``end`` is where it ends, scale included.
        value: what it amounts to; rough where ``vague``.
        bare: whether it is digits without grouping, fraction or scale.
        vague: ``dozens``, ``hundreds of thousands``.
        spelled: whether it is written in words.
    """

    start: int
    end: int
    value: float
    bare: bool
    vague: bool
    spelled: bool = False


class _Atom(NamedTuple):
    start: int
    end: int
    kind: str  # digits, numeral, scale, vague
    value: float
    bare: bool = False


# Grouping and decimal signs: https://cldr.unicode.org/translation/number-currency-formats/number-symbols
_GROUPED = (
    r"\p{{Nd}}{{1,3}}(?P<sign>[.,'’٬\u00a0\u202f\u2009{blank}])\p{{Nd}}{{3}}"
    r"(?:(?P=sign)\p{{Nd}}{{3}})*(?!\p{{Nd}})(?:[.,٫]\p{{Nd}}+)?"
)
_LAKH = r"\p{{Nd}}{{1,2}}(?:,\p{{Nd}}{{2}})+,\p{{Nd}}{{3}}(?!\p{{Nd}})"
_PLAIN = r"\p{{Nd}}{{1,15}}(?:[.,٫]\p{{Nd}}{{1,6}}(?!\p{{Nd}})|[½¼¾])?"
_DIGITS = (
    r"(?<![\p{{Lu}}\p{{Ll}}\p{{Nd}}_#=])(?<!\p{{L}}[-‑])(?<!\p{{Nd}}[.,])(?P<digits>"
    f"{_LAKH}|{_GROUPED}|{_PLAIN}"
    r")(?!\p{{Nd}})"
)
_HAN = regex.compile(
    r"[一二三四五六七八九十百千万萬亿億两兩零〇]{2,30}"
    # A single sign is a number only before a counter of what news count.
    r"|(?<![一二三四五六七八九十第周期])[二三四五六七八九十两兩](?=[人名個个家座所省县市辆輛艘架栋棟枚吨噸具位](?![\p{Han}]?[性])|倍|亿|億)"
)
# 34万8千 and 1千3百万: digits in the place of the characters for them.
_MIXED = regex.compile(r"\p{Nd}{1,4}[十百千万萬亿億](?:\p{Nd}{0,4}[十百千万萬亿億])+")
_HAN_DIGITS = dict(zip("〇零一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_GERMAN = (
    "ein|eine|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|"
    "neunzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|und"
)
_GROUPS_OF_THREE = {
    sign: regex.compile(rf"(?<![\p{{Nd}}.,])\p{{Nd}}{{1,3}}\{sign}\p{{Nd}}{{3}}(?![\p{{Nd}}]|[.,]\p{{Nd}})")
    for sign in ",."
}
# Numbers that tell what their sign means: a group of zeros, several groups, or no group of three.
_TELLING = regex.compile(
    r"(?<![\p{Nd}.,])\p{Nd}{1,3}(?:(?P<sign>[.,])(?:(?P<groups>000|\p{Nd}{3}(?P=sign)\p{Nd}{3})|\p{Nd}{1,2}))(?![\p{Nd}.,]\p{Nd}|\p{Nd})"
)
_HALF = regex.compile(r"\sand\sa\shalf(?!\p{L})", regex.IGNORECASE)  # ten and a half hours
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_BLANKS = frozenset({"", " ", "-", "\u00a0", "‑"})
_ATTACHED_SCALES = 2  # characters: "5m" and "5bn" are scales; "5 m" is a length


@lru_cache(maxsize=32)
def _pattern(language: str) -> regex.Pattern[str]:
    words = words_of(language)
    spelled = {*words.numerals, *words.scales, *words.vague}
    digits = _DIGITS.format(blank=" " if words.spaced_groups else "")
    if not spelled:
        return regex.compile(digits)
    alternatives = any_of(spelled)
    if words.counters:  # without blanks between words, only a counter behind it makes a number of a sign
        counted = any_of(
            words.counters | words.units | words.money | words.durations | words.percent | set(words.scales)
        )
        plain = any_of({*words.scales, *words.vague})
        alternatives = rf"{plain}|(?:{any_of(words.numerals)})(?=\s?(?:{counted}))"
    compound = rf"|(?:{_GERMAN}){{2,9}}" if language == "de" else ""
    # A scale may stand right behind digits; a word of a script with capitals stands alone.
    letters = r"\p{L}" if language == "ar" else r"\p{Lu}\p{Ll}"
    word = rf"(?<![{letters}'’])(?P<word>(?:{alternatives}){compound})(?![{letters}\p{{M}}\p{{Nd}}])"
    return regex.compile(f"{digits}|{word}", regex.IGNORECASE)


def decimal_of(text: str, language: str) -> str:
    """The decimal sign that a text uses: its language's, unless most of its numbers say otherwise.

    Vietnamese and Spanish are written with either; ``5,210`` alone does not tell which.
    """
    usual = words_of(language).decimal
    other = "," if usual == "." else "."
    signs = Counter(
        (other if match["sign"] == usual else usual) if match["groups"] else match["sign"]
        for match in _TELLING.finditer(text)
    )
    if signs[other] > signs[usual]:
        return other
    # Groups of three alone, and more than one of them: "3,800 … 3,255" are no fractions.
    lone = signs[usual] == 0 and len(_GROUPS_OF_THREE[usual].findall(text)) > 1
    return other if lone else usual


def numbers(text: str, language: str, decimal: str | None = None) -> tuple[Number, ...]:
    """The numbers of a text, in order, none overlapping another; ``decimal`` if not the language's sign."""
    words = words_of(language)
    if decimal and decimal != words.decimal:
        words = replace(words, decimal=decimal)
    found: list[Number] = []
    run: list[_Atom] = []
    for atom in _atoms(text, words):
        if run and _continues(run, atom, text[run[-1].end : atom.start], words):
            run.append(atom)
            continue
        _close(run, text, words, found)
        run = [atom]
    _close(run, text, words, found)
    return tuple(found)


def _atoms(text: str, words: Words) -> list[_Atom]:
    atoms = []
    for match in _pattern(words.language).finditer(text):
        if match["digits"] is not None:
            digits = match["digits"]
            atoms.append(
                _Atom(match.start(), match.end(), "digits", _value(digits, words), digits.isdecimal())
            )
        else:
            atoms.append(_word_atom(match.start(), match.end(), match["word"].lower(), words))
    return _with_han(atoms, text) if words.language in {"zh", "ja"} else atoms


def _with_han(atoms: list[_Atom], text: str) -> list[_Atom]:
    """Whole numerals such as 一万五千 in place of the scale signs in them; scales behind digits stay scales."""
    han = [
        _Atom(match.start(), match.end(), "numeral", value)
        for match in _HAN.finditer(text)
        if not text[match.start() - 1 : match.start()].isdecimal() and (value := han_value(match[0]))
    ]
    han += [
        _Atom(match.start(), match.end(), "numeral", han_value(match[0])) for match in _MIXED.finditer(text)
    ]
    inside = {position for atom in han for position in range(atom.start, atom.end)}
    return sorted([atom for atom in atoms if atom.start not in inside] + han)


def _word_atom(start: int, end: int, word: str, words: Words) -> _Atom:
    # A word may be both: "millions" after a number is a scale, and alone it is vague.
    if word in words.scales:
        return _Atom(start, end, "scale", words.scales[word])
    if word in words.numerals:
        return _Atom(start, end, "numeral", words.numerals[word])
    if word in words.vague:
        return _Atom(start, end, "vague", words.vague[word])
    return _Atom(start, end, "numeral", _german_value(word))


def _value(digits: str, words: Words) -> float:
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
        len(fraction) == 3 and not mixed and (sign != words.decimal or fraction == "000" or len(whole) == 3)
    ):
        return float("".join(filter(str.isdecimal, plain)))
    return float(f"{''.join(filter(str.isdecimal, whole)) or '0'}.{fraction}")


def han_value(word: str) -> float:
    """What a numeral in Chinese characters is worth, such as 一万五千."""
    total = section = digit = 0
    for sign in word:
        if sign.isdecimal():
            digit = digit * 10 + unicodedata.digit(sign)
        elif sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif sign in _HAN_SCALES:
            section += (digit or 1) * _HAN_SCALES[sign]
            digit = 0
        else:
            total = (total + section + digit or 1) * _HAN_MYRIADS[sign]
            section = digit = 0
    return float(total + section + digit)


def _german_value(word: str) -> float:
    for name, size in (("tausend", 1000), ("hundert", 100)):
        if name in word:
            left, right = word.split(name, 1)
            return (_german_value(left) if left else 1) * size + (_german_value(right) if right else 0)
    table = words_of("de").numerals
    word = word.removeprefix("und") if word not in table else word
    if word in table:
        return table[word]
    unit, _, tens = word.partition("und")
    return table.get(unit, 0) + table.get(tens, 0)


def _continues(run: list[_Atom], atom: _Atom, gap: str, words: Words) -> bool:
    last = run[-1]
    blank = gap in _BLANKS
    joined = blank or gap.strip().lower() in words.joiners
    if atom.kind == "scale":
        return blank and last.kind != "vague" and _is_scale_here(run, atom, gap)
    if atom.kind == "vague":
        return last.kind == "vague" and joined and gap not in {"", "-"}
    if atom.kind == "digits" or last.kind in {"digits", "vague"} or run[0].kind == "digits":
        return False
    if last.kind == "scale":
        return joined and atom.value < last.value and len(run) > 1
    return (
        joined
        and last.value >= 20
        and last.value % 10 == 0
        and atom.value < 20
        and (blank or atom.value < 10)
    )


def _is_scale_here(run: list[_Atom], atom: _Atom, gap: str) -> bool:
    short = atom.end - atom.start <= _ATTACHED_SCALES and atom.value >= 1000
    return run[-1].kind == "digits" and gap == "" if short and atom.end - atom.start == 1 else True


def _close(run: list[_Atom], text: str, words: Words, found: list[Number]) -> None:
    if not run:
        return
    start, end = run[0].start, run[-1].end
    alone = run[0]
    if alone.kind == "scale" and len(run) == 1 and text[start:end].lower() in words.vague:
        alone = alone._replace(kind="vague", value=words.vague[text[start:end].lower()])
        run = [alone] if _articled(text, start, words) is None else run
    if run[0].kind == "scale":
        lead = _articled(text, start, words)
        if lead is None and not _stands_alone(run[0], text, words):
            return
        start = start if lead is None else lead[0]
        run = [_Atom(start, run[0].start, "numeral", 1.0 if lead is None else lead[1]), *run]
    elif len(run) == 1 and run[0].kind == "numeral" and _is_lone(text, start, end, words):
        return
    if found and start < found[-1].end:
        return
    half = _HALF.match(text, end) if words.language == "en" and run[-1].kind == "numeral" else None
    if half:
        end = half.end()
        run = [*run, _Atom(half.start(), half.end(), "numeral", 0.5)]
    spelled = all(atom.kind != "digits" for atom in run)
    found.append(
        Number(start, end, _sum(run), len(run) == 1 and run[0].bare, run[-1].kind == "vague", spelled)
    )


def _is_lone(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a word such as ``one`` is no number here; behind ``only`` it is one."""
    if text[start:end].lower() not in words.lone:
        return False
    before = text[max(0, start - 20) : start].lower().split()
    if before and before[-1] in words.only:
        return False
    after = text[end : end + 40].lower().lstrip(" \u00a0-")
    return not any(after.startswith(unit) for unit in words.percent)


def _articled(text: str, start: int, words: Words) -> tuple[int, float] | None:
    """``a`` and ``half a`` before a scale: where they begin and what they are worth."""
    head = text[max(0, start - 20) : start].lower()
    parts = head.split()
    if not parts or not (head[-1:].isspace() or head.endswith("-")):
        return None
    word = parts[-1].strip("-")
    if word not in words.articled_scales:
        return None
    begin = start - (len(head) - head.rfind(parts[-1]))
    half = word.startswith(("half", "halb", "demi", "medi", "نصف"))
    if not half and len(parts) > 1 and parts[-2] in {"half", "halbe"}:
        return start - (len(head) - head.rfind(parts[-2])), 0.5
    return begin, 0.5 if half else 1.0


def _stands_alone(atom: _Atom, text: str, words: Words) -> bool:
    """``mil personas``, ``mille personnes``, ``tausend Menschen``: one thousand needs no article there."""
    return (
        atom.value == 1000
        and atom.end - atom.start > _ATTACHED_SCALES
        and words.language in {"de", "fr", "es", "pt", "it"}
        and text[atom.start : atom.end].islower()
    )


def _sum(run: list[_Atom]) -> float:
    if run[-1].kind == "vague":
        product = 1.0
        for atom in run:
            product *= atom.value
        return product
    total = current = 0.0
    for atom in run:
        if atom.kind != "scale":
            current += atom.value
        elif atom.value == 100:
            current = (current or 1) * 100
        else:
            total += (current or 1) * atom.value
            current = 0.0
    return total + current
