"""L3. What the readers of articles know about one language: tables, nothing that runs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _no_numbers() -> Mapping[str, int]:
    return MappingProxyType({})


def _no_factors() -> Mapping[str, float]:
    return MappingProxyType({})


def _no_bounds() -> Mapping[str, bool]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language that tell figures, names, dates and sentence ends apart; all in lower case.

    Attributes:
        language: the primary subtag (BCP 47).
        decimal: the decimal sign (CLDR, https://cldr.unicode.org).
        spaced: whether blanks stand between words.
        spaced_groups: whether a plain blank may group thousands, as in ``15 000``.
        bounds: ``more than`` → whether a title must keep it because the figure says something else without it.
        bounds_after: bounds that follow the number, such as Khmer ``ជាង``.
        numerals: number words below a hundred (or whole hundreds).
        scales: words and abbreviations that multiply the number before them.
        leads: words that are a number before a scale only, ``half a`` in ``half a million``, and what they are worth.
        some: words before a scale that make a vague number of it, ``several`` in ``several hundred``.
        share_of: words between a fraction and a scale, as in ``a quarter of a million``.
        halves: words that add a half, ``and a half``.
        quarters: words that add a part of an hour or another unit of time behind it, such as Italian ``e un quarto``.
        bare_scales: scales that are a number by themselves, such as French ``mille``.
        compounds: the parts of numbers that are one word, and what they are worth; 0 for what only joins.
        vague: words that are a number of their own without saying which, such as ``dozens``.
        joiners: words within a number behind its hundreds and thousands, such as ``and``.
        tens_joiners: words between its tens and its units, such as Spanish ``y``.
        vague_links: words between vague numbers, ``of`` in ``hundreds of thousands``.
        vigesimal: whether 75 is "sixty-fifteen", as in French.
        elides: whether an article may stand before a number with an apostrophe, as in ``d'un million``.
        counters: words behind a spelled number in scripts without blanks, without which it is none.
        linkers: words between a number and its noun, such as French ``de``.
        lone: number words that are mostly no number, such as ``one``.
        singles: words behind such a one that make a number of it by themselves, such as ``dead``.
        of_them: what does right behind it, ``of them`` in ``one of them``.
        persons: words that do where the sentence tells one of the ``fates``.
        fates: what befalls people, such as ``killed``.
        only: words that make a number of them, such as ``only``.
        shares: fractions and what they are worth.
        share_after: what follows a fraction that is a share, such as ``of``; empty for any word.
        share_before: what precedes one, such as ``by``.
        share_alone: fractions that need neither.
        share_not_after, share_not_before: what makes another thing of those, such as ``second`` and ``price``.
        share_links: what stands between the numbers of ``one in five``.
        share_of_all: what does between small ones only, ``of the`` in ``nine of the ten``.
        rate_links: what stands before the second number of ``10 per 1,000``.
        per: words before a round number that is only what a rate is told by.
        ratio_cues, ratio_links: words before a ratio, and within it, ``to`` in ``a ratio of 3 to 1``.
        multiples: words for a change by a factor, such as ``doubled``.
        multiple_units: words that make the number before them a factor, such as ``times as many``.
        percent: words for a hundredth; points too.
        money, units, durations: words for what is measured.
        seconds: words for hours, minutes and seconds, and how many seconds each is.
        parted: words before a unit of time that make a part of it, ``half an`` in ``half an hour``, or one of it, and their worth.
        duals: words for two of a unit of time, such as Arabic ``عامين``.
        spanning: words before one unit of time that make it a fact, ``lasted`` in ``lasted an hour``.
        times: words for repetitions, ``times`` in ``three times``.
        clocked: words before the time of a race, ``in`` in ``in 2:06:17``.
        each: words between a price and what it buys, ``a`` in ``30 cents a litre``.
        sentence_units: words after a duration that make it a punishment, such as ``in prison``.
        span_nouns: words behind ``12-month`` that make it only the time over which something is measured, such as ``increase``.
        age_before, age_after: words around an age.
        age_of: words before years that are an age, such as Spanish ``tiene``.
        age_bare: words before an age if nothing is counted behind it, such as ``he was``.
        lives: what is told with an age behind "at", such as ``died`` in ``died at 64``.
        age_at: that "at".
        clock_before: words before a time of day with a full stop, such as Spanish ``a las`` in ``a las 17.30``.
        clock_after: words after a time of day.
        clock_bare: words before an hour that is told by its number alone, such as Italian ``alle`` in ``alle 15``.
        labels: words before a number that is a name, such as ``No.``.
        year_before: words before a year.
        ranges: what stands between the ends of a range.
        stop: function words; a title neither ends nor begins with one, a noun ends before one.
        articles: the stop words that a title may drop at its beginning.
        splitters: words that begin a clause.
        auxiliaries: verbs that end a noun.
        reflexives: pronouns between an auxiliary and its verb.
        relatives: pronouns that begin a clause about the noun before them.
        towards: prepositions before the amount of a change, such as ``by``.
        sources: words before who said something, such as ``according``.
        open_verbs: frequent verbs (and adjectives) behind which a title must not end.
        verbs: finite verbs that often have a figure behind them, as far as their ending does not show what they are.
        adverbs: words that stand where a subject stands and are none, such as ``later``.
        comparatives: words behind a percentage that belong to it, such as ``higher``.
        acts: verbs whose participle says the same behind its object: "expelled 15,000 people" is "15,000 people expelled".
        infinitives: particles before an infinitive.
        genitives: words between a noun and the noun that it is of.
        sentence_before: words before a span of time that is a sentence of a court.
        among: words before the parts of a whole that was named.
        fillers: adverbs that a title may leave out.
        particles: second parts of verbs at the end of a clause.
        betweens: words that open a range and belong to it.
        completing: prepositions behind a verb that a title cannot do without.
        pronouns: words that stand for something said before.
        leading_adjectives: adjectives that stand between a number and its noun, such as French ``grands``.
        lasting: verbs that make a span of time what a sentence tells.
        more: words that make a repeated number a new one.
        ranks: nouns after or before the number of a rank.
        streaks: words behind an ordinal and its noun that make a rank of it, such as ``in a row``.
        straight: words between them that do, such as ``consecutive``.
        placed: words before an ordinal that make a rank of it if nothing is counted, such as ``was`` in ``was fourth,``.
        rank_verbs: verbs before one, such as ``ranked``.
        most: words that make a superlative in more words, such as Spanish ``más`` in ``la tercera erupción más larga``.
        ever: phrases behind an ordinal and its noun that make a rank of it, such as ``in its history``.
        superlatives: words that make an ordinal a rank, such as ``largest`` in ``third-largest``.
        ordinals: ordinal words and their numbers.
        when_before, when_after: words around a span of time that only says when something was.
        within: those of ``when_before`` behind which the span is stated all the same, ``within`` in ``within 48 hours``; never a key figure.
        than: words behind those that compare two moments: ``later than promised`` is a fact.
        since: those of them that do not with hours, minutes and seconds: ``73 seconds after liftoff``.
        from_to: what stands before and between the values of a change, each separated by ``|``.
        periods: patterns of phrases that say when, for titles and figures.
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
    spaced: bool = True
    spaced_groups: bool = True
    bounds: Mapping[str, bool] = field(default_factory=_no_bounds)
    bounds_after: frozenset[str] = frozenset()
    numerals: Mapping[str, float] = field(default_factory=_no_factors)
    scales: Mapping[str, int] = field(default_factory=_no_numbers)
    leads: Mapping[str, float] = field(default_factory=_no_factors)
    some: tuple[str, ...] = ()
    share_of: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    quarters: Mapping[str, float] = field(default_factory=_no_factors)
    bare_scales: frozenset[str] = frozenset()
    compounds: Mapping[str, float] = field(default_factory=_no_factors)
    vague: Mapping[str, int] = field(default_factory=_no_numbers)
    joiners: frozenset[str] = frozenset()
    tens_joiners: frozenset[str] = frozenset()
    vague_links: frozenset[str] = frozenset()
    vigesimal: bool = False
    elides: bool = False
    counters: frozenset[str] = frozenset()
    linkers: frozenset[str] = frozenset()
    lone: frozenset[str] = frozenset()
    singles: frozenset[str] = frozenset()
    of_them: tuple[str, ...] = ()
    persons: frozenset[str] = frozenset()
    fates: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    shares: Mapping[str, float] = field(default_factory=_no_factors)
    share_after: tuple[str, ...] = ()
    share_before: tuple[str, ...] = ()
    share_alone: tuple[str, ...] = ()
    share_not_after: tuple[str, ...] = ()
    share_not_before: tuple[str, ...] = ()
    share_links: tuple[str, ...] = ()
    share_of_all: tuple[str, ...] = ()
    rate_links: tuple[str, ...] = ()
    per: frozenset[str] = frozenset()
    ratio_cues: tuple[str, ...] = ()
    ratio_links: tuple[str, ...] = ()
    multiples: Mapping[str, float] = field(default_factory=_no_factors)
    multiple_units: tuple[str, ...] = ()
    percent: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    each: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    durations: frozenset[str] = frozenset()
    seconds: Mapping[str, int] = field(default_factory=_no_numbers)
    parted: Mapping[str, float] = field(default_factory=_no_factors)
    duals: tuple[str, ...] = ()
    spanning: tuple[str, ...] = ()
    times: frozenset[str] = frozenset()
    clocked: tuple[str, ...] = ()
    sentence_units: tuple[str, ...] = ()
    span_nouns: frozenset[str] = frozenset()
    age_before: tuple[str, ...] = ()
    age_after: tuple[str, ...] = ()
    age_of: tuple[str, ...] = ()
    age_bare: tuple[str, ...] = ()
    lives: tuple[str, ...] = ()
    age_at: tuple[str, ...] = ()
    clock_before: tuple[str, ...] = ()
    clock_after: tuple[str, ...] = ()
    clock_bare: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    year_before: frozenset[str] = frozenset()
    ranges: tuple[str, ...] = ()
    stop: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    splitters: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    reflexives: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    towards: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    open_verbs: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    comparatives: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    infinitives: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    sentence_before: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    fillers: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    betweens: frozenset[str] = frozenset()
    completing: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    leading_adjectives: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    streaks: tuple[str, ...] = ()
    straight: tuple[str, ...] = ()
    placed: tuple[str, ...] = ()
    rank_verbs: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    ever: tuple[str, ...] = ()
    superlatives: frozenset[str] = frozenset()
    ordinals: Mapping[str, int] = field(default_factory=_no_numbers)
    when_before: tuple[str, ...] = ()
    when_after: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()
    than: tuple[str, ...] = ()
    since: frozenset[str] = frozenset()
    from_to: tuple[str, str] | None = None
    periods: tuple[str, ...] = ()
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


def phrases_bag(text: str) -> frozenset[str]:
    """A set of the phrases of a text, separated by ``|``."""
    return frozenset(phrases(text))


def any_of(alternatives: Iterable[str]) -> str:
    """The inside of a group of a regular expression that matches any of the phrases, the longest first; none if none."""
    ordered = sorted(alternatives, key=lambda each: (-len(each), each))
    return "|".join(re.escape(each).replace(r"\ ", r"\s") for each in ordered) or "(?!)"


def bounds(*, keep: str, drop: str) -> Mapping[str, bool]:
    """Bounds that a title must keep, and those that it may drop; each list separated by ``|``."""
    return MappingProxyType(dict.fromkeys(phrases(keep), True) | dict.fromkeys(phrases(drop), False))


def factors(text: str) -> Mapping[str, float]:
    """Phrases with what they are worth: ``half 1/2 | doubled 2``."""
    found: dict[str, float] = {}
    for part in text.split("|"):
        phrase, value = part.strip().rsplit(" ", 1)
        upper, _, lower = value.partition("/")
        found[phrase] = float(upper) / float(lower or 1)
    return MappingProxyType(found)


def table(text: str) -> Mapping[str, int]:
    """Words with their whole values: ``one 1 million 1e6``; ``_`` stands for a blank within a word."""
    return MappingProxyType({word: int(value) for word, value in worth(text).items()})


def worth(text: str) -> Mapping[str, float]:
    """Words with their values, of which some are no whole numbers: ``ein 1 anderthalb 1.5``."""
    parts = text.split()
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return MappingProxyType({word.replace("_", " "): float(value) for word, value in pairs})
