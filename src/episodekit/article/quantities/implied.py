"""L3. What a number counts that has no noun of its own: ``the number of jobs rose to 900``, ``27 injured, six of them``."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantities.quantity import COUNT, RANK, SHARE, Quantity, Span, noun_of
from episodekit.article.quantities.subject import subject_of
from episodekit.article.tokens import tokens

_REACH = 24  # characters between what was counted and the part of it
_LONGEST = 160  # characters between "number of" and the number
_NUMBER_OF = regex.compile(
    r"(?<!\p{L})(?:number\sof|(?:zahl|anzahl)\s(?:der|von|an)|nombre\s(?:total\s)?d(?:e|es|u|['’])|número\s(?:total\s)?de|número\sd[oa]s|"
    r"numero\sd(?:i|ei|egli|elle)|aantal|число|числа|количество|количества)\s?(?=\p{L})",
    regex.IGNORECASE,
)
_SIGNS = (
    "umber of",
    "ahl d",
    "ahl v",
    "ahl a",
    "ombre d",
    "úmero d",
    "umero d",
    "aantal",
    "исл",
    "личеств",
)  # cheaper to look for
_MEASURE_WORDS = frozenset("名个個位家座所辆輛艘架栋棟枚起件支条條层層份笔筆只隻户戶趟列台部间間张張把根颗顆")
_HAN = regex.compile(r"[\p{Han}\p{Katakana}ー]{2,8}")
_WITHIN = regex.compile(r"\s(?P<noun>\p{Ll}{3,20})\s(?:sur|su|in|out\sof|von|op|em|de)\s")
_CLAUSE = regex.compile(r"[.;:!?()]\s")


def implied(sentence: str, quantity: Quantity, earlier: Sequence[Quantity], words: Words) -> Span:
    """The span of what a count counts: its own noun, or one that the sentence tells before; empty if neither.

    Args:
        sentence: the sentence.
        quantity: the quantity; another kind than a count has only its own noun.
        earlier: the quantities that the sentence tells before.
        words: the sentence's language.
    """
    if not words.spaced and quantity.noun[1] - quantity.noun[0] == 1:
        return _classified(sentence, quantity.noun, words)
    if quantity.noun[0] < quantity.noun[1] or quantity.kind == RANK:
        return quantity.noun
    counted = _counted(sentence, quantity, earlier, words) if quantity.kind == COUNT else quantity.noun
    if counted[0] < counted[1]:
        return counted
    # "Profit rose 17% to £46.2m" tells both of one thing.
    led = earlier[-1] if earlier and earlier[-1].noun[0] == earlier[-1].noun[1] else None
    gap = sentence[led.end : quantity.bound_start].lower().strip(" ,(") if led else ""
    if led and (gap in words.towards or gap in words.bases):  # "to", "up from"
        return subject_of(sentence, led, words)
    whose = _whose(sentence, quantity, words)
    if whose[0] < whose[1]:
        return whose
    return subject_of(sentence, quantity, words)


def _whose(sentence: str, quantity: Quantity, words: Words) -> Span:
    """The noun within a share: the patients of ``trois patients sur quatre``."""
    if quantity.kind != SHARE:
        return quantity.noun
    match = _WITHIN.search(sentence, quantity.start, quantity.end)
    if match is None or match["noun"].lower() in words.stop or match["noun"].lower() in words.shares:
        return quantity.noun
    return match.span("noun")


def _counted(sentence: str, quantity: Quantity, earlier: Sequence[Quantity], words: Words) -> Span:
    """What a bare number counts: a whole told before, or that of which the number is told."""
    if quantity.unit[0] < quantity.unit[1]:
        return quantity.noun
    whole = next((each for each in reversed(earlier) if each.noun[0] < each.noun[1]), None)
    if whole is not None and whole.kind == COUNT and _is_part(sentence, whole, quantity, words):
        return whole.noun
    if not any(map(sentence.__contains__, _SIGNS)):
        return quantity.noun
    begin = max(0, quantity.bound_start - _LONGEST)
    told = [match.end() for match in _NUMBER_OF.finditer(sentence, begin, quantity.bound_start)]
    if not told or _CLAUSE.search(sentence, told[-1], quantity.bound_start):
        return quantity.noun
    return noun_of(sentence, told[-1], COUNT, words)


def _classified(sentence: str, noun: Span, words: Words) -> Span:
    """The noun behind a Chinese or Japanese measure word: the trains of ``46趟列车``; the word itself if there is none."""
    if sentence[noun[0]] not in _MEASURE_WORDS:
        return noun
    behind = next(iter(tokens(sentence[noun[1] : noun[1] + _REACH], words.language)), None)
    if behind is None or behind.start or behind.text in words.stop or not _HAN.fullmatch(behind.text):
        return noun
    return noun[1], noun[1] + behind.end


def _is_part(sentence: str, whole: Quantity, part: Quantity, words: Words) -> bool:
    """Whether a number goes on with what was counted: ``, of whom six``, ``, two fewer than``."""
    gap = sentence[whole.noun[1] : part.bound_start]
    if len(gap) > _REACH or _CLAUSE.search(gap):
        return False
    among, behind = _links(words.language)
    return among.search(gap) is not None or behind.match(sentence, part.end) is not None


@lru_cache(maxsize=32)
def _links(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What stands before a part, and what behind it."""
    words = words_of(language)
    return (
        regex.compile(
            rf"(?<!\p{{L}})(?:{any_of((*words.among, *words.bases))})(?!\p{{L}})", regex.IGNORECASE
        ),
        regex.compile(
            rf"(?:{any_of(words.of_them)})(?!\p{{L}})|\s(?:{any_of(words.comparatives | words.more)})(?!\p{{L}})",
            regex.IGNORECASE,
        ),
    )
