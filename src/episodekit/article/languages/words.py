"""L3. What the readers of articles know about one language: tables, nothing that runs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _no_numbers() -> Mapping[str, int]:
    return MappingProxyType({})


def _no_bounds() -> Mapping[str, bool]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language that tell figures, names, dates and sentence ends apart; all in lower case.

    Attributes:
        language: the primary subtag (BCP 47).
        decimal: the decimal sign (CLDR, https://cldr.unicode.org).
        spaced_groups: whether a plain blank may group thousands, as in ``15 000``.
        bounds: ``more than`` → whether a title must keep it because the figure says something else without it.
        bounds_after: bounds that follow the number, such as Khmer ``ជាង``.
        numerals: number words below a hundred (or whole hundreds).
        scales: words and abbreviations that multiply the number before them.
        articled_scales: words that make a scale word a number, ``a`` in ``a million``.
        vague: words that are a number of their own without saying which, such as ``dozens``.
        joiners: words within a number, such as ``and``.
        linkers: words between a number and its noun, such as French ``de``.
        lone: number words that are mostly no number, such as ``one``.
        shares: fractions as they stand before ``of``.
        share_links: what stands between the numbers of ``one in five``.
        percent: words for a hundredth; points too.
        money, units, durations: words for what is measured.
        sentence_units: words after a duration that make it a punishment, such as ``in prison``.
        age_before, age_after: words around an age.
        clock_after: words after a time of day.
        labels: words before a number that is a name, such as ``No.``.
        year_before: words before a year.
        ranges: what stands between the ends of a range.
        stop: function words; a title neither ends nor begins with one, a noun ends before one.
        articles: the stop words that a title may drop at its beginning.
        splitters: words that begin a clause.
        auxiliaries: verbs that end a noun.
        more: words that make a repeated number a new one.
        ranks: nouns after or before the number of a rank.
        ordinals: ordinal words.
        bases: words before a number that is only compared with.
        weighty: words that make a figure important.
        negations: words that turn a statement round.
        doubts: words that make it a plan, a claim or a condition.
        dangling: words that lean on an earlier sentence.
        droppable: adjectives that a title may leave out.
        titles: abbreviations that never end a sentence.
        numbered: abbreviations that never end one before a digit.
        ordinal_dot: whether ``8.`` is an ordinal.
        capitalised_nouns: whether nouns begin with a capital letter.
    """

    language: str
    decimal: str = "."
    spaced_groups: bool = True
    bounds: Mapping[str, bool] = field(default_factory=_no_bounds)
    bounds_after: frozenset[str] = frozenset()
    numerals: Mapping[str, int] = field(default_factory=_no_numbers)
    scales: Mapping[str, int] = field(default_factory=_no_numbers)
    articled_scales: frozenset[str] = frozenset()
    vague: Mapping[str, int] = field(default_factory=_no_numbers)
    joiners: frozenset[str] = frozenset()
    linkers: frozenset[str] = frozenset()
    lone: frozenset[str] = frozenset()
    shares: tuple[str, ...] = ()
    share_links: tuple[str, ...] = ()
    percent: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    durations: frozenset[str] = frozenset()
    sentence_units: tuple[str, ...] = ()
    age_before: tuple[str, ...] = ()
    age_after: tuple[str, ...] = ()
    clock_after: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    year_before: frozenset[str] = frozenset()
    ranges: tuple[str, ...] = ()
    stop: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    splitters: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    bases: tuple[str, ...] = ()
    weighty: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    doubts: frozenset[str] = frozenset()
    dangling: frozenset[str] = frozenset()
    droppable: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    ordinal_dot: bool = False
    capitalised_nouns: bool = False


def bag(words: str) -> frozenset[str]:
    """A set of the blank-separated words of a text."""
    return frozenset(words.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, separated by ``|``, longest first so that the longest is tried first."""
    return tuple(sorted((part.strip() for part in text.split("|")), key=lambda part: (-len(part), part)))


def any_of(alternatives: Iterable[str]) -> str:
    """The inside of a group of a regular expression that matches any of the phrases, the longest first; none if none."""
    ordered = sorted(alternatives, key=lambda each: (-len(each), each))
    return "|".join(re.escape(each).replace(r"\ ", r"\s") for each in ordered) or "(?!)"


def bounds(*, keep: str, drop: str) -> Mapping[str, bool]:
    """Bounds that a title must keep, and those that it may drop; each list separated by ``|``."""
    return MappingProxyType(dict.fromkeys(phrases(keep), True) | dict.fromkeys(phrases(drop), False))


def table(text: str) -> Mapping[str, int]:
    """Words with their values: ``one 1 two 2``; ``_`` stands for a blank within a word."""
    parts = text.split()
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return MappingProxyType({word.replace("_", " "): int(float(value)) for word, value in pairs})
