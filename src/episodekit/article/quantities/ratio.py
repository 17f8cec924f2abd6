"""L3. Two numbers that are one quantity: ``one in five``, ``10 per 1,000 births``, ``a ratio of 3 to 1``."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantities.numbers import Number
from episodekit.article.quantities.quantity import (
    COUNT,
    MEASURE,
    MONEY,
    SHARE,
    Quantity,
    Span,
    complete,
    unit_of,
    unit_phrase,
)

_YEAR = regex.compile(r"(?:1[5-9]|20)\p{Nd}{2}")
_LONGEST_GAP = 60  # characters between the two numbers
_LONGEST_CUE = 40  # characters before them in which "ratio" stands
_LARGE = 10_000  # from here on, only a round number is the whole of a share
_SMALL_WHOLE = 10  # from here on, a whole that is not round is known to be so large
_RANKS = 24  # characters before a number in which the word for a rank stands
_MOST_OF = 100  # "900 of the 1,200 jobs" are two figures
_NO_WHOLE = frozenset({"of"})  # "nine of ten people" is said of people in general
_LONGEST_OF = 24  # characters of "of a total of the"
_PER = frozenset({100, 1_000, 10_000, 100_000, 1_000_000})


def covered(sentence: str, spans: Iterable[Span]) -> bytearray:
    """A 1 for every character of the sentence that one of the spans holds."""
    marks = bytearray(len(sentence))
    for begin, end in spans:
        marks[begin:end] = b"\1" * (end - begin)
    return marks


def overlaps(span: Span, marks: bytearray) -> bool:
    """Whether one of the span's characters is marked."""
    return marks.find(1, *span) >= 0


def ratios(sentence: str, numbers: Sequence[Number], blocked: bytearray, words: Words) -> list[Quantity]:
    """The shares, rates and ratios among neighbouring numbers; of a share and a ratio the value is the quotient.

    What is counted out of a whole that is known, ``14 of the 19 charges``, is no share but a count.
    """
    found: list[Quantity] = []
    for first, second in pairwise(numbers):
        gap = sentence[first.end : second.start]
        if not 0 < len(gap) <= _LONGEST_GAP or first.vague or second.vague or not second.value:
            continue
        if found and first.start < found[-1].end:
            continue
        timed = overlaps((first.start, second.end), blocked)
        if _is_ratio(sentence, first, gap, words) or (not timed and _is_fraction(first, gap, second)):
            span = (first.start, second.end)
            found.append(complete(sentence, span, SHARE, first.value / second.value, words))
        elif not timed and (
            quantity := _share(sentence, first, second, words) or _rate(sentence, first, second, words)
        ):
            found.append(quantity)
    return found


@lru_cache(maxsize=32)
def _links(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """Between the numbers of a share, of a rate, and before those of a ratio."""
    words = words_of(language)
    return (
        regex.compile(
            rf"(?P<whose>\s\p{{L}}{{1,20}})??\s(?:(?P<of>{any_of(words.share_of_all)})|{any_of(words.share_links)})\s|-in-",
            regex.IGNORECASE,
        ),
        regex.compile(
            rf"(?P<said>(?:\s[\p{{L}}'’%€$£-]{{1,20}}){{0,5}})\s(?:{any_of(words.rate_links)})\s(?P<sign>[$€£])?",
            regex.IGNORECASE,
        ),
        regex.compile(rf"(?<!\p{{L}})(?:{any_of(words.ratio_cues)})(?!\p{{L}})", regex.IGNORECASE),
    )


def _is_ratio(sentence: str, first: Number, gap: str, words: Words) -> bool:
    if gap.strip().lower() not in {":", "：", *words.ratio_links}:
        return False
    return (
        _links(words.language)[2].search(sentence, max(0, first.start - _LONGEST_CUE), first.start)
        is not None
    )


def _is_fraction(first: Number, gap: str, second: Number) -> bool:
    """Whether ``2/3`` is a share: a date would be blocked."""
    return gap == "/" and 0 < first.value < second.value <= _MOST_OF


def _share(sentence: str, first: Number, second: Number, words: Words) -> Quantity | None:
    """``one in five``, ``two out of three``; ``nine of the ten`` as a count."""
    link = _links(words.language)[0].fullmatch(sentence, first.end, second.start)
    if link is None or not 0 < first.value < second.value:
        return None
    if (second.value >= _LARGE and second.value not in _PER) or not _is_whole(
        sentence, first, link, second, words
    ):
        return None
    unit, _ = unit_of(sentence, second.end, words)
    if unit > second.end or _YEAR.fullmatch(sentence[second.start : second.end]):
        return None
    span = (first.start, second.end)
    if link["whose"] and second.value > _SMALL_WHOLE and second.value % _SMALL_WHOLE:  # 26 sièges sur 33
        noun = (link.start("whose") + 1, link.end("whose"))
        return replace(complete(sentence, span, COUNT, first.value, words), noun=noun, part=True)
    if link["of"] and link["of"].lower() not in _NO_WHOLE:
        return replace(complete(sentence, span, COUNT, first.value, words), part=True)
    share = complete(sentence, span, SHARE, first.value / second.value, words)
    # "Trois élèves sur quatre restent": whose share it is stands between, and what follows is the verb.
    return replace(share, noun=(second.end, second.end)) if link["whose"] else share


def _is_whole(sentence: str, first: Number, link: regex.Match[str], second: Number, words: Words) -> bool:
    """Whether the second number may be that of which the first is a part."""
    if link["of"] and (second.value > _MOST_OF or first.value == 1):  # "one of the seven" counts nothing
        return False
    before = sentence[max(0, first.start - _RANKS) : first.start].lower().split()[-1:]
    if before and before[0] in words.ranks:  # Platz 7 von zwölf
        return False
    # "two men in five towns" is no share
    return not link["whose"] or first.value == 1 or words.language in {"fr", "it"}


def of_wholes(sentence: str, found: list[Quantity], words: Words) -> list[Quantity]:
    """The quantities; what is counted out of a large whole, ``120 of the 340 jobs``, with the whole's noun."""
    kept = list(found)
    for place, (part, whole) in enumerate(pairwise(found)):
        bare = part.kind == whole.kind == COUNT and part.noun[0] == part.noun[1]
        if not bare or whole.bound_start - part.end > _LONGEST_OF or part.value >= whole.value:
            continue
        link = _links(words.language)[0].fullmatch(sentence, part.end, whole.start)
        if link and link["of"] and not link["whose"]:
            kept[place] = replace(part, noun=whole.noun, part=True)
    return kept


def _rate(sentence: str, first: Number, second: Number, words: Words) -> Quantity | None:
    """``10 per 1,000 births``, ``£202 for every £100``, ``6 litres per 100 km``."""
    if second.value not in _PER:
        return None
    link = _links(words.language)[1].fullmatch(sentence, first.end, second.start)
    if link is None:
        return None
    _, kind = unit_of(sentence, first.end, words)
    second_end, _ = unit_of(sentence, second.end, words)
    priced = sentence[first.start - 1 : first.start] in {"$", "€", "£"}
    if kind in {MEASURE, MONEY}:
        return complete(
            sentence, (first.start, second_end), kind, first.value, words, unit=(first.end, second_end)
        )
    if kind or priced != bool(link["sign"]) or unit_phrase(sentence, second.end, words.durations, words):
        return None
    return complete(sentence, (first.start - priced, second_end), SHARE, first.value / second.value, words)


def is_measure_of_rate(sentence: str, number: Number, words: Words) -> bool:
    """Whether a number is only what a rate is told by, as in ``the rate per 100,000``."""
    if number.value not in _PER:
        return False
    before = sentence[max(0, number.start - 12) : number.start].lower().split()
    return bool(before) and before[-1] in words.per
