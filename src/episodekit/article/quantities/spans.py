"""L3. Which spans of time a sentence states: not those that only say when something was, as ``five years ago`` does."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantities.named import is_aside
from episodekit.article.quantities.quantity import DURATION, Quantity, is_punishment, unit_text

_AGES = 10_000
_USUAL_SPAN, _MONTHS = 12, ("mo", "mes", "mê", "thá")  # the months over which everything is measured
_FRACTION = regex.compile(r"\p{Nd}[.,]\p{Nd}{1,2}(?!\p{Nd})|½|\p{Nd}:\p{Nd}")
_OF, _OF_AGE = frozenset({"de", "di"}), ("an", "añ")
# "after four years of talks" tells how long these took; "after 60 years of age" and "after a year" do not.
_AFTER = frozenset({"after", "following", "nach", "après", "tras", "después de", "após", "depois de", "dopo"})
_SPENT = regex.compile(
    r"\s(?:of\s(?!age|this|that|the|his|her|its|their|our)|d[ei]\s(?!l|este|ese|edad|età)|d['’](?!âge))(?=\p{Ll})|\s(?=\p{Lu}\p{Ll}{2,}?(?:zeit|haft|ung|arbeit|dauer|pause|streit|krieg|leerstand|bau)(?!\p{L}))"
)
_LONGEST_SPELLED_BOUND = 40  # characters before a span in which a phrase may stand
_LONGEST_JOINT = 8  # characters between the sentences that a court passed at once


def timed(sentence: str, found: list[Quantity], words: Words) -> Iterator[Quantity]:
    """The quantities without the spans of time that only say when; of those, only ``within 48 hours`` and the like."""
    punished = -_LONGEST_SPELLED_BOUND  # where the last sentence of a court ends: "to twelve and to 15 years"
    for quantity in found:
        chained = 0 <= quantity.bound_start - punished <= _LONGEST_JOINT
        if quantity.kind == DURATION and (
            chained or is_punishment(sentence, quantity.bound_start, quantity.end, words)
        ):
            punished = quantity.end
        ages = quantity.value >= _AGES and not quantity.vague  # "66 million years ago" is a fact
        if quantity.kind != DURATION or chained or ages or not _says_when(sentence, quantity, words):
            yield quantity
        elif _is_stated(sentence, quantity, words):
            yield replace(quantity, when=True)


def _is_stated(sentence: str, quantity: Quantity, words: Words) -> bool:
    """Whether a span of time that says when is told all the same: ``within 48 hours``, not ``five years ago`` and ``in 12 months``."""
    before, after = _when(words.language)
    tail = sentence[quantity.end : quantity.end + _LONGEST_SPELLED_BOUND].lower().lstrip(" \u00a0'’")
    usual = quantity.value == _USUAL_SPAN and unit_text(sentence, quantity).startswith(_MONTHS)
    if usual or "-" in sentence[quantity.unit[0] - 1 : quantity.unit[1]] or is_aside(sentence, quantity):
        return False
    if (
        after.match(tail) or tail[:1].isdigit()
    ):  # in the first six months of 2022, in den ersten sechs Monaten 2022
        return False
    said = {match[0] for head in _heads(sentence, quantity) if (match := before.search(head))}
    return bool(said) and (
        said <= words.within or (said <= _AFTER and _SPENT.match(sentence, quantity.end) is not None)
    )


def _says_when(sentence: str, quantity: Quantity, words: Words) -> bool:
    """Whether a span of time only says when something was: ``five years ago``, ``over the past two years``."""
    brief = sentence[slice(*quantity.unit)].strip().lower() in words.seconds
    if _is_exact(sentence, quantity, brief=brief) or is_punishment(
        sentence, quantity.bound_start, quantity.end, words
    ):
        return False
    if is_aside(sentence, quantity):
        return True
    tail = sentence[quantity.end : quantity.end + _LONGEST_SPELLED_BOUND].lower().lstrip(" \u00a0'’")
    hyphened = (
        "-" in sentence[slice(*quantity.unit)] or sentence[quantity.unit[0] - 1 : quantity.unit[0]] == "-"
    )
    if hyphened and quantity.value >= 1:  # une demi-heure
        return not words.span_nouns or tail.split(" ")[0].rstrip(".,;") in words.span_nouns
    before, after = _when(words.language)
    behind = after.match(tail)
    if behind and words.than and tail[behind.end() :].lstrip().startswith(words.than):
        return False  # "two years later than promised"
    matches = [before.search(each) for each in _heads(sentence, quantity)] + [behind]
    said = {match[0].strip() for match in matches if match}
    if not unit_text(sentence, quantity).startswith(_OF_AGE):
        said -= _OF  # un retard de deux heures, and un homme de 40 ans
    return bool(said - words.since if brief else said)


def _is_exact(sentence: str, quantity: Quantity, *, brief: bool) -> bool:
    """Whether a span of time is told exactly: ``6.0 years``, ``2:06:17``, ``2 hours and 22 minutes``."""
    if _FRACTION.search(sentence, quantity.start, quantity.end) or quantity.unit[0] == quantity.unit[1]:
        return True
    return brief and quantity.end > quantity.unit[1]


def _heads(sentence: str, quantity: Quantity) -> Iterator[str]:
    """What stands before a quantity's bound, and before its number if the bound is one word: ``over`` may be none."""
    if " " not in sentence[quantity.bound_start : quantity.start].strip():
        yield sentence[: quantity.start].lower().rstrip()[-_LONGEST_SPELLED_BOUND:]
    yield sentence[: quantity.bound_start].lower().rstrip()[-_LONGEST_SPELLED_BOUND:]


@lru_cache(maxsize=32)
def _when(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    words = words_of(language)
    return (
        regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{any_of(words.when_before)})$"),
        regex.compile(rf"(?:{any_of(words.when_after)})(?![\p{{Lu}}\p{{Ll}}])"),
    )
