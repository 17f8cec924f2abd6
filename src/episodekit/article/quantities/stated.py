"""L3. Every quantity that a sentence states."""

from dataclasses import replace
from functools import lru_cache

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantities.dates import no_quantities
from episodekit.article.quantities.named import is_aside, is_named
from episodekit.article.quantities.numbers import Number, numbers
from episodekit.article.quantities.quantity import (
    CHANGE,
    COUNT,
    DURATION,
    MONEY,
    RANK,
    Quantity,
    Span,
    complete,
    is_punishment,
    unit_of,
)
from episodekit.article.quantities.special import specials

_CURRENCY_BEFORE = regex.compile(
    r"(?:(?<!\p{L})(?:US|AU?|CA?|HK|NZ|S|NT|R|MX|Mex|Can)?[$€£¥₹₩₫៛฿₽₺₴₦₱₪]|(?<!\p{L})(?:USD|EUR|GBP|KHR|CHF|Rs\.?|RM|AED|JPY|CNY|INR|AUD|CAD|"
    r"THB|VND|SGD|EGP|SAR|ZAR|NGN|BRL|Fr\.))\s?$"
)
_SIGN_BEFORE = regex.compile(r"(?:(?<=[\s\u00a0(\[/;:])|(?<![\s\S]))(?P<minus>[-−–])?\+?(?=\p{Nd})")
_MOMENT = regex.compile(
    r"(?<!\p{Nd})(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd})|last|vorjahr|dernier|pasado|año|year|jahr", regex.IGNORECASE
)
_ATTACHED = regex.compile(r"[\p{Lu}\p{Ll}ªº]|[-‑](?=[\p{Lu}\p{Ll}])")
_FRACTION = regex.compile(r"\p{Nd}[.,]\p{Nd}{1,2}(?!\p{Nd})|½")
_DASH = regex.compile(r"\s?[-–—]\s?")
_OPENS_RANGE = frozenset({"from", "between", "zwischen", "von", "entre", "de", "tussen", "da", "tra"})
_JOINS = frozenset({"and", "und", "et", "y", "e", "en"})
_LONGEST_SPELLED_BOUND = 40  # characters before a number in which a phrase may stand


def quantities(sentence: str, language: str, decimal: str | None = None) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order; dates, times, ages, names, and spans of time that only say when are none."""
    words = words_of(language)
    every = list(numbers(sentence, language, decimal))
    blocked = no_quantities(sentence, language) if every else ()
    every = [number for number in every if not _overlaps((number.start, number.end), blocked)]
    # A Chinese rank may hold a date: 2008年2月以来的最低.
    found = [
        each
        for each in specials(sentence, words)
        if each.kind == RANK or not _overlaps((each.start, each.end), blocked)
    ]
    taken = [(each.start, each.end) for each in found]
    named: list[int] = []
    for number in every:
        if _overlaps((number.start, number.end), taken):
            continue
        quantity = _quantity(sentence, number, words)
        if quantity is None:
            continue
        if is_named(sentence, number, quantity, words):
            named.append(number.start)
        else:
            found.append(quantity)
    found = [each for each in found if not _leads_to(sentence, each, named, words)]
    found.sort(key=lambda quantity: quantity.start)
    merged = _compared(sentence, _merge_ranges(sentence, found, words), words)
    return tuple(each for each in merged if each.kind != DURATION or not _says_when(sentence, each, words))


def _leads_to(sentence: str, quantity: Quantity, named: list[int], words: Words) -> bool:
    """Whether a number is the lower end of a range whose upper end is no quantity: ``aged 17 to 40``."""
    gaps = (sentence[quantity.end : start].strip().lower() for start in named if 0 < start - quantity.end < 8)
    return quantity.kind == COUNT and any(gap in words.ranges or _DASH.fullmatch(gap) for gap in gaps)


def _overlaps(span: Span, spans: "tuple[Span, ...] | list[Span]") -> bool:
    return any(begin < span[1] and span[0] < end for begin, end in spans)


def _quantity(sentence: str, number: Number, words: Words) -> Quantity | None:
    start, end = number.start, number.end
    sign = _CURRENCY_BEFORE.search(sentence, max(0, start - 8), start)
    unit_end, kind = unit_of(sentence, end, words)
    if not kind and _ATTACHED.match(sentence, end):
        return None
    unit = (end + (sentence[end : end + 1] in {" ", "\u00a0", "-"}), unit_end) if kind else None
    start, minus = _signed(sentence, start)
    if sign:
        unit = (sign.start(), start) if kind != MONEY else unit
        start, kind = sign.start(), MONEY
    return complete(
        sentence,
        (start, unit_end),
        kind or COUNT,
        -number.value if minus else number.value,
        words,
        unit=unit,
        vague=number.vague,
        spelled=number.spelled,
    )


def _signed(sentence: str, start: int) -> tuple[int, bool]:
    """Where a number begins if a sign stands right before it, and whether that is a minus."""
    match = _SIGN_BEFORE.match(sentence, start - 1) if start else None
    if match is None or match.end() != start or match.start() == match.end():
        return start, False
    return match.start(), match["minus"] is not None


def _says_when(sentence: str, quantity: Quantity, words: Words) -> bool:
    """Whether a span of time only says when something was: ``five years ago``, ``over the past two years``."""
    if is_punishment(sentence, quantity.bound_start, quantity.end, words):
        return False
    if _FRACTION.search(sentence, quantity.start, quantity.end):
        return False  # "6.0 years" of advantage
    if is_aside(sentence, quantity):
        return True
    begin = quantity.start  # "over" the past two years is no bound
    if "-" in sentence[slice(*quantity.unit)] or sentence[quantity.unit[0] - 1 : quantity.unit[0]] == "-":
        return True  # a 12-month increase
    head = sentence[max(0, begin - _LONGEST_SPELLED_BOUND) : begin].lower().rstrip()
    tail = sentence[quantity.end : quantity.end + _LONGEST_SPELLED_BOUND].lower().lstrip(" \u00a0'’")
    before, after = _when(words.language)
    bound = sentence[: quantity.bound_start].lower().rstrip()[-_LONGEST_SPELLED_BOUND:]
    return any(before.search(each) for each in (head, bound)) or after.match(tail) is not None


@lru_cache(maxsize=32)
def _when(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    words = words_of(language)
    return (
        regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{any_of(words.when_before)})$"),
        regex.compile(rf"(?:{any_of(words.when_after)})(?![\p{{Lu}}\p{{Ll}}])"),
    )


def _merge_ranges(sentence: str, found: list[Quantity], words: Words) -> list[Quantity]:
    merged: list[Quantity] = []
    for quantity in found:
        if merged and _is_range(sentence, merged[-1], quantity, words):
            first = merged[-1]
            opening = _opening(sentence, first, words)
            kind = quantity.kind if first.kind == COUNT else first.kind
            merged[-1] = replace(
                quantity, start=first.start, bound_start=opening, kind=kind,
                values=(_scaled(first, quantity), quantity.value),
                keeps_bound=first.keeps_bound or quantity.keeps_bound or opening < first.bound_start,
                unit=quantity.unit if quantity.unit[0] < quantity.unit[1] else first.unit,
            )  # fmt: skip
        elif not merged or quantity.start >= merged[-1].end:
            merged.append(quantity)
    return merged


def _opening(sentence: str, first: Quantity, words: Words) -> int:
    """Where "between 3 and 5" begins."""
    head = sentence[: first.bound_start].rstrip()
    word = head[-12:].lower().split()[-1:]
    return len(head) - len(word[0]) if word and word[0] in words.betweens else first.bound_start


def _scaled(first: Quantity, second: Quantity) -> float:
    """The lower end of ``3 to 5 million``, whose scale stands only once."""
    if first.kind != COUNT or first.value >= 1000 or second.value < 1e5:
        return first.value
    for scale in (1e12, 1e9, 1e6, 1e3):
        if second.value >= scale and first.value * scale <= second.value:
            return first.value * scale
    return first.value


def _is_range(sentence: str, first: Quantity, second: Quantity, words: Words) -> bool:
    if _unit_text(sentence, first) != _unit_text(sentence, second) and first.unit[0] < first.unit[1]:
        return False  # "€14 or Rs 24 lakh"
    if second.bound_start < first.end or not {RANK, CHANGE}.isdisjoint({first.kind, second.kind}):
        return False
    gap = sentence[first.end : second.bound_start]
    if gap.strip().lower() not in words.ranges:
        gap = sentence[first.end : second.start]
    if _DASH.fullmatch(gap):
        return first.value < second.value and first.kind in {COUNT, second.kind}
    head = sentence[max(0, first.bound_start - 12) : first.bound_start].lower().split()
    joint = gap.strip().lower()
    opens, goes = words.from_to or ("", "")
    changed = bool(head) and head[-1] in opens.split("|") and joint in goes.split("|")
    if first.kind not in {COUNT, second.kind} or not (changed or joint in words.ranges):
        return False
    opened = changed or (bool(head) and head[-1] in _OPENS_RANGE)
    return opened or (first.value < second.value and joint not in _JOINS)


def _unit_text(sentence: str, quantity: Quantity) -> str:
    return sentence[slice(*quantity.unit)].strip().lower()


def _compared(sentence: str, found: list[Quantity], words: Words) -> list[Quantity]:
    """``from 12,000 in 2010 to 15,000`` as one quantity, the later one, with both values."""
    kept: list[Quantity] = []
    for quantity in found:
        if kept and _goes_on(sentence, kept[-1], quantity, words):
            kept[-1] = replace(quantity, values=(kept[-1].value, quantity.value))
        else:
            kept.append(quantity)
    return kept


def _goes_on(sentence: str, first: Quantity, second: Quantity, words: Words) -> bool:
    if first.kind != second.kind or first.kind in {RANK, CHANGE, DURATION} or not words.from_to:
        return False
    head = sentence[max(0, first.bound_start - 12) : first.bound_start].lower().split()
    gap = sentence[first.end : second.bound_start].lower()
    opens, goes = words.from_to
    return (
        bool(head)
        and head[-1] in opens.split("|")
        and 0 < len(gap) <= _LONGEST_SPELLED_BOUND
        and gap.split()[-1:] != []
        and gap.split()[-1] in goes.split("|")
        and not any(sign in gap for sign in ";:()")
        and _MOMENT.search(gap) is not None
    )
