"""L3. Every quantity that a sentence states."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.quantities.dates import no_quantities
from episodekit.article.quantities.elapsed import elapsed, joined, parted
from episodekit.article.quantities.named import is_named, is_single
from episodekit.article.quantities.numbers import Number, numbers
from episodekit.article.quantities.quantity import (
    CHANGE,
    COUNT,
    DURATION,
    MEASURE,
    MONEY,
    PERCENT,
    RANK,
    SHARE,
    Quantity,
    complete,
    part_after,
    priced_end,
    unit_of,
    unit_text,
)
from episodekit.article.quantities.ratio import covered, is_measure_of_rate, of_wholes, overlaps, ratios
from episodekit.article.quantities.spans import timed
from episodekit.article.quantities.special import specials
from episodekit.article.tokens import is_unspaced

_CURRENCY_BEFORE = regex.compile(
    r"(?:(?<!\p{L})(?:US|AU?|CA?|HK|NZ|S|NT|R|MX|Mex|Can)?[$€£¥₹₩₫៛฿₽₺₴₦₱₪]|(?<!\p{L})(?:USD|EUR|GBP|KHR|CHF|Rs\.?|RM|AED|JPY|CNY|INR|AUD|CAD|"
    r"IDR|RUB|PLN|SEK|NOK|DKK|TRY|KRW|MXN|PHP|Rp\.?|THB|VND|SGD|EGP|SAR|ZAR|NGN|BRL|KSh|Fr\.))\s?$|(?<![\p{L}\p{N}])R$"
)
_CURRENCY_ENDS = frozenset("$€£¥₹₩₫៛฿₽₺₴₦₱₪DRPFsMYBNKWpLh.")  # its last character: cheaper to look at
_PERCENT_BEFORE = regex.compile(r"(?:(?<![\p{N}%])%|(?<!\p{L})yüzde|ร้อยละ)\s?$", regex.IGNORECASE)
_PERCENT_ENDS = frozenset("%eEะ")
_SIGN_BEFORE = regex.compile(r"(?:(?<=[\s\u00a0(\[/;:])|(?<![\s\S]))(?P<minus>[-−–])?\+?(?=\p{Nd})")
_NUMBER_SIGNS = frozenset("-−–+")
# "au moins 5 degrés" is a bound, "moins 5 degrés" is frost.
_MINUS = regex.compile(
    r"(?<![\p{L}\p{N}])(?<!\p{N}\s)(?:minus|минус)[\s\u00a0]$|(?<![\p{L}\p{N}])(?<!(?:au|du|le|al|lo|pelo|ao|de|à)\s)(?:moins|menos|meno)[\s\u00a0]$",
    regex.IGNORECASE,
)
_DEGREES = regex.compile(r"\p{Nd}{1,3}(?:[.,]\p{Nd})?\s?(?:°|degr|grad|grau)")
_MINUS_ENDS = ("минус", "minus", "moins", "menos", "meno")
_MINUS_LENGTH = 12  # characters of it and what is before it
_MOMENT = regex.compile(
    r"(?<!\p{Nd})(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd})|last|vorjahr|dernier|pasado|año|year|jahr", regex.IGNORECASE
)
_ATTACHED = regex.compile(r"[\p{Lu}\p{Ll}ªº]|[-‑](?=[\p{Lu}\p{Ll}])")
_DASH = regex.compile(r"[\s\u00a0]?[-\u2010-\u2015−~～〜][\s\u00a0]?")
_LETTER = regex.compile(r"\p{L}")
_MOST_FALL = 10  # "from 420 to 395 million"
_THOUSANDS, _MYRIADS = (1e12, 1e9, 1e6, 1e3), (1e12, 1e8, 1e4)
_OPENS_RANGE = frozenset({"from", "between", "zwischen", "von", "entre", "de", "tussen", "da", "tra"})
_JOINS = frozenset({"and", "und", "et", "y", "e", "en"})
_INCHES = regex.compile(
    r"[\s-]?(?P<inches>\p{Nd}{1,2}(?:\.\p{Nd})?)(?:-?in(?!\p{L})|[\s-]inch(?:es)?(?!\p{L}))"
)
_INCHES_A_FOOT = 12
_ORDERING = regex.compile(
    r"\s(?:primer[oa]s|últim[oa]s|próxim[oa]s|premi(?:er|ère)s|derni(?:er|ère)s|prochain(?:e)?s|prim[ie]|ultim[ie]|prossim[ie]|primeir[oa]s)(?=\s)",
    regex.IGNORECASE,
)
# "46 night sailings" are sailings; "a 10 day trip" lasts ten days.
_COMPOUND = regex.compile(r"\s(?:night|day|weekend|season|minute|week)\s\p{Ll}{2,}s(?<!ss)(?![\p{L}’'])")
_UNITED = frozenset({DURATION, MONEY, PERCENT, MEASURE})
_BETWEEN = frozenset({"and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en"})
_TO = frozenset({"de", "di", "zu", "to", "à", "a"})  # what may stand behind those
_LABELLED = regex.compile(r"(?P<label>[\p{L}.]{1,20})\s$")
_CLAUSE_END = regex.compile("[，。；：、,;:（）()]")
_LONGEST_FROM = 12  # characters without blanks between "from" and the number, and between both numbers
_LONGEST_SPELLED_BOUND = 40  # characters before a number in which a phrase may stand


def quantities(sentence: str, language: str, decimal: str | None = None) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order; dates, times, ages, names, and spans of time that only say when are none."""
    words = words_of(language)
    said = numbers(sentence, language, decimal, every=True)
    blocked = covered(sentence, no_quantities(sentence, language) if said else ())
    found = ratios(sentence, said, blocked, words) if len(said) > 1 else []
    spans = [*elapsed(sentence, words), *parted(sentence, words)]
    if spans:
        taken = covered(sentence, [(each.start, each.end) for each in found])
        found += [each for each in spans if not overlaps((each.start, each.end), taken)]
    taken = covered(sentence, [(each.start, each.end) for each in found])
    if special := [*_special(sentence, said, (blocked, taken), words)]:
        found += special
        taken = covered(sentence, [(each.start, each.end) for each in found])
    named: list[int] = []
    for place, number in enumerate(said):
        span = (number.start, number.end)
        if overlaps(span, blocked) or overlaps(span, taken) or is_measure_of_rate(sentence, number, words):
            continue
        if number.lone and not (
            _opens_range(sentence, number, said[place + 1 : place + 2], words)
            or is_single(sentence, number, words)
        ):
            continue
        quantity = _quantity(sentence, number, words)
        if quantity is None:
            continue
        if is_named(sentence, number, quantity, words) or (
            named and number.bare and _ends_names(sentence, said[place - 1], quantity, words)
        ):
            named.append(number.start)
        else:
            found.append(quantity)
    if not found:
        return ()
    found = [each for each in found if not _leads_to(sentence, each, named, words)]
    found.sort(key=lambda quantity: quantity.start)
    found = _exact(sentence, joined(sentence, found, words), words)
    merged = _compared(sentence, _merge_ranges(sentence, found, words), words)
    return tuple(timed(sentence, of_wholes(sentence, _alike(sentence, merged), words), words))


def _special(
    sentence: str, said: tuple[Number, ...], marks: tuple[bytearray, bytearray], words: Words
) -> Iterator[Quantity]:
    """The shares, ranks and multiples where nothing else is; ``marks``: what is none, and what is found."""
    blocked, taken = marks
    starts = [number.start for number in said]
    for each in specials(sentence, words):
        at = bisect_right(starts, each.start) - 1
        # "three quarters" of a million are a number.
        within = at >= 0 and each.end < said[at].end
        # A Chinese rank may hold a date: 2008年2月以来的最低.
        dated = each.kind != RANK and overlaps((each.start, each.end), blocked)
        if not (within or dated or overlaps((each.start, each.end), taken)):
            yield each


def _alike(sentence: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities; a bare number takes the unit that the next one shares with it: ``douze et quinze ans``."""
    kept = list(found)
    for place, (one, two) in enumerate(pairwise(found)):
        bare = one.kind == COUNT and one.noun[0] == one.noun[1] and one.unit[0] == one.unit[1]
        gap = sentence[one.end : two.bound_start].lower().split()
        if (
            bare
            and two.kind in _UNITED
            and gap[:1] != []
            and gap[0] in _BETWEEN
            and set(gap[1:]) <= _TO
            and two.unit[0] > two.start
        ):
            kept[place] = replace(one, kind=two.kind, unit=two.unit)
    return kept


def _opens_range(sentence: str, number: Number, following: tuple[Number, ...], words: Words) -> bool:
    """Whether a word such as ``one`` is a number, as in ``between one and two million``."""
    head = sentence[max(0, number.start - 12) : number.start].lower().split()
    return (
        bool(head and following)
        and head[-1] in _OPENS_RANGE
        and sentence[number.end : following[0].start].strip().lower() in words.ranges
    )


def _ends_names(sentence: str, before: Number, quantity: Quantity, words: Words) -> bool:
    """Whether a number without a noun ends a range of names, as in ``pages 12-31`` and ``rooms 3 and 4``."""
    bare = quantity.kind == COUNT and quantity.noun[0] == quantity.noun[1]
    gap = sentence[before.end : quantity.start]
    labelled = _LABELLED.search(sentence, max(0, before.start - _LONGEST_SPELLED_BOUND), before.start)
    return (
        bare
        and (_DASH.fullmatch(gap) is not None or gap.strip().lower() in words.ranges)
        and labelled is not None
        and labelled["label"].lower() in words.labels
    )


def _leads_to(sentence: str, quantity: Quantity, named: list[int], words: Words) -> bool:
    """Whether a number is the lower end of a range whose upper end is no quantity: ``aged 17 to 40``."""
    gaps = (sentence[quantity.end : start].strip().lower() for start in named if 0 < start - quantity.end < 8)
    return quantity.kind == COUNT and any(gap in words.ranges or _DASH.fullmatch(gap) for gap in gaps)


def _quantity(sentence: str, number: Number, words: Words) -> Quantity | None:
    start, end = number.start, number.end
    sign = _behind(_CURRENCY_BEFORE, _CURRENCY_ENDS, sentence, start)
    unit_end, kind = unit_of(sentence, end, words)
    if kind == DURATION and _COMPOUND.match(sentence, end) and _counts_compound(sentence, number, words):
        unit_end, kind = end, ""
    behind = _ORDERING.match(sentence, end) if not kind else None  # los nueve primeros meses
    if behind and unit_of(sentence, behind.end(), words)[1] == DURATION:
        unit_end, kind = unit_of(sentence, behind.end(), words)
    if not kind and sentence[end : end + 1] != " " and _ATTACHED.match(sentence, end):
        return None
    unit = (end + (sentence[end : end + 1] in {" ", "\u00a0", "-"}), unit_end) if kind else None
    value = number.value
    if kind == DURATION and (part := part_after(sentence, unit_end, words))[0]:
        unit_end, value = part[0], value + part[1]
    elif MONEY in {kind, MONEY if sign else kind} and (each := priced_end(sentence, unit_end, words)):
        unit_end, unit = each, unit or (end, each)
    elif (
        kind == MEASURE
        and (inches := _INCHES.match(sentence, unit_end))
        and _unit_is_foot(sentence, unit_end)
    ):
        unit_end, value = inches.end(), value + float(inches["inches"]) / _INCHES_A_FOOT
    start, minus = _signed(sentence, start)
    if sign:
        unit = (sign.start(), start) if kind != MONEY else unit
        start, kind = sign.start(), MONEY
    elif not kind and (before := _behind(_PERCENT_BEFORE, _PERCENT_ENDS, sentence, start)):
        start, kind, unit = before.start(), PERCENT, before.span()
    return complete(
        sentence,
        (start, unit_end),
        kind or COUNT,
        -value if minus else value,
        words,
        unit=unit,
        vague=number.vague,
    )


def _counts_compound(sentence: str, number: Number, words: Words) -> bool:
    """Whether a number counts what a compound with a unit of time in it names: ``46 night sailings``."""
    if words.language != "en" or number.value == 1 or number.vague:
        return False
    before = sentence[max(0, number.start - 6) : number.start].lower().split()[-1:]
    return not before or before[0] not in words.articles


def _behind(
    pattern: regex.Pattern[str], ends: frozenset[str], sentence: str, start: int
) -> regex.Match[str] | None:
    """What ends right before a number, a blank aside, if its last character is one of ``ends``."""
    if sentence[max(0, start - 2) : start].rstrip()[-1:] not in ends:
        return None
    return pattern.search(sentence, max(0, start - 8), start)


def _unit_is_foot(sentence: str, end: int) -> bool:
    return sentence[max(0, end - 4) : end].lower().endswith(("foot", "feet", "ft"))


def _signed(sentence: str, start: int) -> tuple[int, bool]:
    """Where a number begins if a sign or ``minus`` stands right before it, and whether it is less than nothing."""
    if sentence[max(0, start - _MINUS_LENGTH) : max(0, start - 1)].lower().endswith(_MINUS_ENDS):
        said = _MINUS.search(sentence, max(0, start - _MINUS_LENGTH), start)
        frost = said is not None and (
            said[0][:5].lower() in _MINUS_ENDS[:2] or bool(_DEGREES.match(sentence, start))
        )
        return (said.start(), True) if said and frost else (start, False)
    match = _SIGN_BEFORE.match(sentence, start - 1) if sentence[start - 1 : start] in _NUMBER_SIGNS else None
    if match is None or match.end() != start or match.start() == match.end():
        return start, False
    return match.start(), match["minus"] is not None


def _exact(sentence: str, found: list[Quantity], words: Words) -> list[Quantity]:
    """``a third (36 per cent)`` as one quantity, with the value that is exact."""
    kept: list[Quantity] = []
    for quantity in found:
        rough = kept[-1] if kept and kept[-1].kind == SHARE and quantity.kind == PERCENT else None
        around = (
            sentence[rough.end : quantity.start] + sentence[quantity.end : quantity.end + 1] if rough else ""
        )
        if rough and around.strip() == "()":
            kept[-1] = complete(sentence, (rough.start, quantity.end + 1), PERCENT, quantity.value, words)
        else:
            kept.append(quantity)
    return kept


def _merge_ranges(sentence: str, found: list[Quantity], words: Words) -> list[Quantity]:
    merged: list[Quantity] = []
    for quantity in found:
        if merged and _is_range(sentence, merged[-1], quantity, words):
            first = merged[-1]
            opening = _opening(sentence, first, words)
            kind = quantity.kind if first.kind == COUNT else first.kind
            merged[-1] = replace(
                quantity, start=first.start, bound_start=opening, kind=kind,
                values=(_scaled(sentence, first, quantity), quantity.value),
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


def _scaled(sentence: str, first: Quantity, second: Quantity) -> float:
    """The lower end of ``3 to 5 million``, whose scale stands only once."""
    if not (first.kind == COUNT or _signs_both(first, second)) or first.value >= 1000:
        return first.value
    said = sentence[second.start : second.unit[0] if second.unit[0] < second.unit[1] else second.end]
    if not _LETTER.search(said):
        return first.value
    for scale in _MYRIADS if is_unspaced(said) else _THOUSANDS:
        if second.value >= scale and first.value * scale <= second.value * _MOST_FALL:
            return first.value * scale
    return first.value


def _signs_both(first: Quantity, second: Quantity) -> bool:
    """Whether the currency sign of the first may be that of both, as in ``$1-2 billion``."""
    signed = first.kind == MONEY and first.unit[0] == first.start
    return signed and second.kind == COUNT and second.unit[0] == second.unit[1]


def _is_range(sentence: str, first: Quantity, second: Quantity, words: Words) -> bool:
    signed = _signs_both(first, second)
    if (
        not signed
        and unit_text(sentence, first) != unit_text(sentence, second)
        and first.unit[0] < first.unit[1]
    ):
        return False  # "€14 or Rs 24 lakh"
    if second.bound_start < first.end or not {RANK, CHANGE}.isdisjoint({first.kind, second.kind}):
        return False
    opens, goes = words.from_to or ("", "")
    gap = sentence[first.end : second.bound_start]
    if gap.strip().lower() not in words.ranges and gap.strip().lower() not in goes.split("|"):
        gap = sentence[first.end : second.start]
    if _DASH.fullmatch(gap):
        return first.value < second.value and (signed or first.kind in {COUNT, second.kind})
    head = sentence[max(0, first.bound_start - 12) : first.bound_start].lower().split()
    joint = gap.strip().lower()
    if len(head) > 1 and head[-1] in words.articles and head[-2] in _OPENS_RANGE:  # entre el 38 y el 71 %
        link, _, article = joint.rpartition(" ")
        head, joint = (head[:-1], link) if article in words.articles else (head, joint)
    changed = bool(head) and head[-1] in opens.split("|") and joint in goes.split("|")
    if first.kind not in {COUNT, second.kind} or not (changed or joint in words.ranges):
        return False
    opened = changed or (bool(head) and head[-1] in _OPENS_RANGE)
    return opened or (first.value < second.value and joint not in _JOINS)


def _compared(sentence: str, found: list[Quantity], words: Words) -> list[Quantity]:
    """``from 12,000 in 2010 to 15,000`` as one quantity, the later one, with both values."""
    kept: list[Quantity] = []
    for quantity in found:
        if kept and _goes_on(sentence, kept[-1], quantity, words):
            first = kept[-1]
            kept[-1] = replace(quantity, values=(first.value, quantity.value))
            if sentence[first.end : quantity.bound_start].strip().lower() in words.ranges:
                kept[-1] = replace(kept[-1], start=first.start, bound_start=first.bound_start)
        else:
            kept.append(quantity)
    return kept


def _goes_on(sentence: str, first: Quantity, second: Quantity, words: Words) -> bool:
    if first.kind != second.kind or first.kind in {RANK, CHANGE, DURATION} or not words.from_to:
        return False
    if len(first.values) > 1:
        return False
    if not words.spaced:
        return _leads_on(sentence, first, second, words.from_to)
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
        and words.splitters.isdisjoint(gap.split())
        and (
            first.kind in {MONEY, PERCENT}
            or _MOMENT.search(gap) is not None
            or _same_noun(sentence, first, second)
        )
    )


def _leads_on(sentence: str, first: Quantity, second: Quantity, from_to: tuple[str, str]) -> bool:
    """The same without blanks between words: 从320万吨增至410万吨."""
    opens, goes = (tuple(each.split("|")) for each in from_to)
    head, gap = (
        sentence[max(0, first.bound_start - _LONGEST_FROM) : first.bound_start],
        sentence[first.end : second.bound_start].rstrip(),
    )
    clause = _CLAUSE_END.split(head)[-1]
    return (
        any(map(clause.__contains__, opens))
        and gap.endswith(goes)
        and len(gap) <= _LONGEST_FROM
        and _CLAUSE_END.search(gap) is None
    )


def _same_noun(sentence: str, first: Quantity, second: Quantity) -> bool:
    """Whether both ends of a change count one thing, which the second need not say again."""
    one, two = (sentence[slice(*each.noun)].lower() for each in (first, second))
    return not two or one == two
