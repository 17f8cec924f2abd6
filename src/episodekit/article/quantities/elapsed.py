"""L3. How long something took: the time of a race, and a span told in hours, minutes and seconds at once."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of, bag
from episodekit.article.quantities.quantity import DURATION, MEASURE, Quantity, complete, is_punishment
from episodekit.article.tokens import letter_runs

_CLOCK = regex.compile(
    r"(?<![\p{Nd}:.,/-])(?P<one>\p{Nd}{1,3})(?::(?P<two>[0-5]\p{Nd})(?::(?P<three>[0-5]\p{Nd}))?(?P<part>[.,]\p{Nd}{1,3})?"
    r"|(?P<minutes>\s?min)\s?(?P<two>[0-5]\p{Nd})\s?s(?:eg|ec)?(?!\p{L})"
    r"|(?P<hours>\s?h)\s?(?P<two>[0-5]\p{Nd})(?!\s?(?:m|['’′])|\p{L})"
    r"|\s?h\s?(?P<two>[0-5]?\p{Nd})\s?(?:min\.?|mn|m|['’′])\s?(?P<three>[0-5]?\p{Nd})(?:\s?(?:s\b|sec\b|''|[\"”″]))?)(?![\p{Nd}:])"
)
_CLOCKED = re.compile(r"\d(?::\d|\s?h|\s?min\s?\d)")  # far cheaper to look for
# Between two runners, not between two trains.
_LED = regex.compile(
    r"\s(?:ahead|clear|adrift|faster|slower|quicker|behind(?=[.,;]|\s(?:the\swinner|\p{Lu})))(?!\p{L})"
)
_HOUR, _MINUTE = 3_600, 60
_DAYS, _DAY = bag("day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen"), 86_400
# "Uma hora e quarenta minutos" is one span, whatever stands before it.
_SMALLER = regex.compile(
    r",?\s(?:(?:and|und|et|y|e|en)\s)?[\p{L}\p{Nd}-]{1,16}\s(?:minut|min\b|sec|sek|seg)", regex.IGNORECASE
)
_HALF, _TWO = 0.5, 2.0
_SHORTEST_UNIT = 4  # letters of a unit told in parts: "half a mile"
_LEAD = 24  # characters before a time in which its cue stands
_LONGEST_JOINT = 6  # characters between two parts of one span of time
_JOINTS = frozenset({"", ",", "and", "und", "et", "y", "e", "en", ", and"})


def elapsed(sentence: str, words: Words) -> Iterator[Quantity]:
    """Times of races, in seconds: ``in 2:06:17``, ``clocked at 13:21``, ``2 h 06 min 17 s``; no times of day."""
    if _CLOCKED.search(sentence) is None:
        return
    cue, unit, clock = _around(words.language)
    for match in _CLOCK.finditer(sentence):
        span = match.span()
        if clock.match(sentence, span[1]):
            continue
        said = unit.match(sentence, span[1])
        cued = cue.search(sentence, max(0, span[0] - _LEAD), span[0]) is not None
        led = _LED.match(sentence, span[1]) is not None
        if match["hours"]:  # "durou 1h40", and no time of day
            _, spanning = _parted_pattern(words.language)
            lasted = spanning.search(sentence[max(0, span[0] - _LEAD) : span[0]]) is not None
            told_so = said is None and (cued or lasted)
        else:
            told_so = said is not None or cued or led or bool(match["minutes"]) or _is_long(match)
        if not told_so:
            continue
        scale = words.seconds.get(said["unit"].lower(), 0) if said else 0
        end = said.end() if said else span[1]
        value = _seconds(match, in_hours=scale == _HOUR or bool(match["hours"]))
        told = said.span("unit") if said else None
        quantity = complete(sentence, (span[0], end), DURATION, value, words, unit=told)
        yield replace(quantity, noun=(end, end)) if led else quantity


@lru_cache(maxsize=32)
def _around(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """What stands before a time of a race, its unit behind it, and what is behind a time of day."""
    words = words_of(language)
    return (
        regex.compile(rf"(?<!\p{{L}})(?:{any_of(words.clocked)})\s$", regex.IGNORECASE),
        regex.compile(rf"[\s\u00a0-](?P<unit>{any_of(words.seconds)})(?!\p{{L}})", regex.IGNORECASE),
        regex.compile(rf"[\s\u00a0]?(?:{any_of(words.clock_after)})(?!\p{{L}})", regex.IGNORECASE),
    )


def _is_long(match: regex.Match[str]) -> bool:
    """Whether hours, minutes and seconds are told, which a time of day seldom is; that has two digits for its hours."""
    return match["three"] is not None and len(match["one"]) == 1


def _seconds(match: regex.Match[str], *, in_hours: bool) -> float:
    one, two = int(match["one"]), int(match["two"])
    part = float("0." + match["part"][1:]) if match["part"] else 0.0
    if match["three"] is not None:
        return one * _HOUR + two * _MINUTE + int(match["three"]) + part
    return (one * _HOUR + two * _MINUTE if in_hours else one * _MINUTE + two) + part


def parted(sentence: str, words: Words) -> Iterator[Quantity]:
    """Spans told without a number: ``half an hour``, ``a year and a half``, and one unit where that is the fact."""
    if words.duals:
        yield from _duals(sentence, words)
    said = letter_runs(sentence, words.language) if words.parted else frozenset()
    if said.isdisjoint(words.durations) and said.isdisjoint(words.units):
        return
    pattern, spanning = _parted_pattern(words.language)
    for match in pattern.finditer(sentence):
        if " ".join(match[0].lower().split()) in words.shares:
            continue  # "by a quarter"
        value = words.parted[" ".join(match["part"].lower().split())]
        if match["half"]:
            value += words.quarters.get(" ".join(match["half"].lower().split()), _HALF)
        unit = match.span("unit")
        kind = DURATION if match["unit"].lower() in words.durations else MEASURE
        if kind == MEASURE and (value == 1 or unit[1] - unit[0] < _SHORTEST_UNIT):
            continue
        quantity = complete(sentence, match.span(), kind, value, words, unit=unit)
        head = sentence[max(0, quantity.bound_start - _LEAD) : quantity.bound_start]
        if value == 1 and not (
            _SMALLER.match(sentence, match.end())
            or spanning.search(head)
            or is_punishment(sentence, quantity.bound_start, match.end(), words)
        ):
            continue
        yield quantity


def _duals(sentence: str, words: Words) -> Iterator[Quantity]:
    """Two of a unit in one word: Arabic ``عامين``."""
    if not any(map(sentence.__contains__, words.duals)):
        return
    for match in _dual_pattern(words.language).finditer(sentence):
        yield complete(sentence, match.span("dual"), DURATION, _TWO, words, unit=match.span("dual"))


@lru_cache(maxsize=8)
def _dual_pattern(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})[وبل]?(?P<dual>{any_of(words_of(language).duals)})(?!\p{{L}})")


@lru_cache(maxsize=32)
def _parted_pattern(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    words = words_of(language)
    tails = any_of((*words.halves, *words.quarters))
    half = rf"(?:\s(?P<half>{tails}))?" if words.halves else "(?P<half>(?!))?"
    return (
        regex.compile(
            rf"(?<![\p{{L}}\p{{N}}-])(?P<part>{any_of(words.parted)})(?:[\s-]|(?<=['’]))(?P<unit>{any_of(words.durations | words.units)}){half}(?![\p{{L}}-])",
            regex.IGNORECASE,
        ),
        regex.compile(rf"(?<!\p{{L}})(?:{any_of(words.spanning)})(?:\s|(?<=['’]))$", regex.IGNORECASE),
    )


def joined(sentence: str, found: list[Quantity], words: Words) -> list[Quantity]:
    """``2 hours, 22 minutes and 37 seconds`` as one quantity, in seconds."""
    kept: list[Quantity] = []
    whole, least = 0.0, 0  # the seconds of the span so far, and the smallest unit that it is told in
    for quantity in found:
        unit = _unit(sentence, quantity, words)
        if 0 < unit < least and _goes_on(sentence, kept[-1].end, quantity.bound_start):
            whole += quantity.value * unit
            kept[-1] = replace(kept[-1], end=quantity.end, values=(whole,), noun=quantity.noun)
        else:
            kept.append(quantity)
            whole = quantity.value * unit
        least = unit
    return kept


def _goes_on(sentence: str, end: int, start: int) -> bool:
    gap = sentence[end:start]
    return len(gap) <= _LONGEST_JOINT and gap.strip().lower() in _JOINTS


def _unit(sentence: str, quantity: Quantity, words: Words) -> int:
    """The seconds of a quantity's unit; 0 if it is none of hours, minutes and seconds."""
    if quantity.kind != DURATION or len(quantity.values) > 1:
        return 0
    unit = sentence[slice(*quantity.unit)].strip().lower()
    return words.seconds.get(unit, _DAY if unit in _DAYS else 0)
