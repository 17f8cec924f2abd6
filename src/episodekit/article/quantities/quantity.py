"""L3. A quantity: a number with its unit, its bound, and what it counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of, bag
from episodekit.article.tokens import Token, is_unspaced, leading_tokens, tokens

COUNT, MONEY, PERCENT, MEASURE, SHARE, RANK, DURATION, CHANGE = (
    "count", "money", "percent", "measure", "share", "rank", "duration", "change",
)  # fmt: skip
Span = tuple[int, int]

_SIGN_AFTER = regex.compile(r"[\s\u00a0]?(?P<percent>[%‰٪])|[\s\u00a0]?[$€£¥₹₩₫៛฿₽₺₴₦₱₪]")
_SIGNS = frozenset("%‰٪$€£¥₹₩₫៛฿₽₺₴₦₱₪")
_WORD_AFTER = regex.compile(
    r"(?:[\s\u00a0]|-)?(?P<one>[\p{L}\p{M}°][\p{L}\p{M}/.²³'’-]*\d?)(?:[\s\u00a0](?P<two>[\p{L}\p{M}-]+))?"
)
# Not hectares, but Spanish or Italian for "has": "la temporada de 2026 ha comenzado".
_HAS_DONE = re.compile(r"\sha\s\w{2,20}(?:[aeiu]do|[aiu]to|cho|sto|rto)\b")
_TWO_WORD_UNITS = bag(
    "sq square cubic metric nautical us american canadian australian hong swiss schweizer indian singapore new"
)
_GLUING = frozenset({"ko"})  # a particle follows a unit without a blank
_NO_GENITIVE = frozenset({"au", "aux", "al", "dem", "den"})  # "1,2 % au deuxième trimestre"
_UP_TO = frozenset({"up to", "hasta", "até", "fino a", "jusqu'à", "jusqu’à"})
_WENT = regex.compile(
    r"(?<!\p{L})(?:go(?:es|ing|ne)?|went|r[io]se[sn]?|risen|climb(?:ed|s)?|jump(?:ed|s)?|moved?|edged?|push(?:ed|es)?|crept|inched|shot|"
    r"sub(?:e|ió|irá|ido|iu|iram)|baj(?:a|ó|ará|ado)|ca(?:e|yó|yeron|erá|ído|i|iu|íram)|crec(?:e|ió|erá|ido|eu)|aument(?:a|ó|ado|ou|ará)|reduj(?:o|eron)|descend(?:ió|ido)|pas(?:a|ó|ado)|avanz(?:a|ó)|retroced(?:e|ió)|salit[oaie]|sale|saliti|sces[oaie]|cresciut[oaie])$"
)
_AFTER_BOUNDS = ("the", "den", "der", "die", "le", "les", "el", "los")  # more than the 40 homes
_AN = {"es": ("un",), "it": ("il", "un"), "pt": ("um",), "fr": ("un",)}  # casi un 40 %
_COMPASS = bag("north south east west northeast northwest southeast southwest")
_NEAR = 12  # characters behind a number that tell of which script its unit is
_MOST_NOUN_WORDS = 4
_HALF = 0.5
_LONGEST_BOUND = 40  # characters before a number in which its bound stands
_WINDOW = 90  # characters behind a number in which its noun is looked for
_PLURAL_ENDS = ("children", "women", "men", "people")
_PLURALS = bag(
    "people men women children police cattle staff troops migrants personnel sheep fish deer aircraft species crew youth teeth feet lives"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity within one sentence; all places count from the sentence's first character.

    Attributes:
        start: where the number begins, currency sign included; ``end`` is where it ends, unit included.
        values: what the number amounts to; of a range and of "from X to Y" both ends, as they are said.
        unit: the span of its unit, such as ``percent`` or ``$``; empty if there is none.
        bound_start: where its bound begins; ``start`` if it has none.
        keeps_bound: whether the number alone would say something else.
        noun: the span of what it counts; empty at ``end`` if that is not said.
        vague: whether the words do not say which number, as ``dozens`` does.
        when: whether it is a span of time in which something else is told, as in ``within 48 hours``.
        part: whether it is a count out of a whole that is told with it: ``14 of the 19 charges``.
    """

    start: int
    end: int
    kind: str
    values: tuple[float, ...]
    unit: Span
    bound_start: int
    keeps_bound: bool
    noun: Span
    vague: bool = False
    when: bool = False
    part: bool = False

    @property
    def value(self) -> float:
        """The value, or the second one of a range."""
        return self.values[-1]


def complete(
    sentence: str,
    span: Span,
    kind: str,
    value: float,
    words: Words,
    *,
    unit: Span | None = None,
    vague: bool = False,
) -> Quantity:
    """A quantity from the span of its number and unit: its bound and its noun are looked for around it."""
    start, end = span
    behind = end + (sentence[end : end + 1] == " ")
    after = next((word for word in words.bounds_after if sentence.startswith(word, behind)), "")
    bound_start, keeps = _bound(sentence, start, words)
    return Quantity(
        start=start,
        end=end,
        kind=kind,
        values=(value,),
        unit=unit or (end, end),
        bound_start=bound_start,
        keeps_bound=keeps,
        noun=noun_of(sentence, behind + len(after) if after else end, kind, words),
        vague=vague,
    )


def unit_of(sentence: str, end: int, words: Words) -> tuple[int, str]:
    """Where a unit behind a number ends and which kind it makes the number; the kind is empty without a unit."""
    if not _SIGNS.isdisjoint(sentence[end : end + 2]) and (sign := _SIGN_AFTER.match(sentence, end)):
        return sign.end(), PERCENT if sign["percent"] else MONEY
    if not _may_be_unit(sentence, end, words) or _HAS_DONE.match(sentence, end):
        return end, ""
    for table, kind in (
        (words.percent, PERCENT),
        (words.money, MONEY),
        (words.units, MEASURE),
        (words.durations, DURATION),
        (words.times, COUNT),
    ):
        if place := unit_phrase(sentence, end, table, words):
            return place, kind
    return end, ""


def part_after(sentence: str, end: int, words: Words) -> tuple[int, float]:
    """Where ``and a half`` or ``and a quarter`` ends if it follows a unit, as in ``two hours and a half``, and its worth; 0 otherwise."""
    match = _tails(words.language).match(sentence, end) if words.halves else None
    if match is None or not match["half"]:
        return 0, 0.0
    return match.end(), words.quarters.get(" ".join(match["half"].lower().split()), _HALF)


def priced_end(sentence: str, end: int, words: Words) -> int:
    """Where the unit that a price is told by ends, as in ``30 cents a litre``; 0 without one."""
    match = _tails(words.language).match(sentence, end) if words.each else None
    return match.end() if match and match["unit"] else 0


@lru_cache(maxsize=32)
def _tails(language: str) -> regex.Pattern[str]:
    words = words_of(language)
    return regex.compile(
        rf"\s(?:(?P<half>{any_of((*words.halves, *words.quarters))})|(?:{any_of(words.each)})(?:[\s'’]|(?<!\p{{Latin}}))(?P<unit>{any_of(words.units)}))(?!\p{{L}})|/(?P<unit>{any_of(words.units)})(?!\p{{L}})",
        regex.IGNORECASE,
    )


def _may_be_unit(sentence: str, end: int, words: Words) -> bool:
    """Whether the word behind a number may begin a unit: cheaper to see than which unit it is."""
    if not words.spaced or not sentence[end : end + _NEAR].isascii():
        return True
    after = _word_after(sentence, end)
    return after is not None and (after.one[:2] == "d'" or after.one in _unit_starts(words.language))


@lru_cache(maxsize=32)
def _unit_starts(language: str) -> frozenset[str]:
    words = words_of(language)
    tables = words.percent | words.money | words.units | words.durations | words.times
    return frozenset(phrase.split()[0] for phrase in tables) | words.linkers | _TWO_WORD_UNITS


def unit_phrase(sentence: str, end: int, table: frozenset[str], words: Words) -> int:
    """Where one of the table's phrases ends, if it follows; 0 otherwise."""
    behind = sentence[end : end + _NEAR]
    if not behind.isascii() and (words.language in _GLUING or is_unspaced(behind)):
        tight = end + (sentence[end : end + 1] in {" ", "\u00a0"})
        return max((tight + len(each) for each in table if sentence.startswith(each, tight)), default=0)
    after = _word_after(sentence, end)
    if after is None:
        return 0
    one, two, tail = after.one, after.two, after.tail
    unit = one[2:] if one.startswith(("d'", "d’")) else one
    if two in table and (one in words.linkers or one in _TWO_WORD_UNITS):
        return after.two_end
    longer = _spaced(table)
    if tail.startswith(longer):
        return after.start + max(len(each) for each in longer if tail.startswith(each))
    return after.start + after.length if unit in table else 0


class _After(NamedTuple):
    one: str
    two: str
    tail: str
    start: int
    length: int
    two_end: int


@lru_cache(maxsize=16)  # the same place is asked for one table after the other
def _word_after(sentence: str, end: int) -> _After | None:
    match = _WORD_AFTER.match(sentence, end)
    if match is None:
        return None
    start = match.start("one")
    return _After(
        one=match["one"].lower().rstrip("."),
        two=(match["two"] or "").lower(),
        tail=sentence[start : start + 40].lower(),
        start=start,
        length=len(match["one"].rstrip(".")),
        two_end=match.end("two"),
    )


@lru_cache(maxsize=256)
def _spaced(table: frozenset[str]) -> tuple[str, ...]:
    """The phrases of a table that are more than one word."""
    return tuple(sorted(each for each in table if " " in each))


def unit_text(sentence: str, quantity: Quantity) -> str:
    """The unit of a quantity in lower case; empty if it has none."""
    return sentence[slice(*quantity.unit)].strip().lower()


def is_punishment(sentence: str, start: int, end: int, words: Words) -> bool:
    """Whether a span of time is a sentence of a court, such as ``10 years in prison``."""
    tail = sentence[end : end + 30].lower().lstrip("' ’")
    head = sentence[max(0, start - 30) : start].lower().rstrip()
    return any(tail.startswith(phrase) for phrase in words.sentence_units) or head.endswith(
        words.sentence_before
    )


@lru_cache(maxsize=32)
def _bound_ends(language: str) -> tuple[str, ...]:
    """What a text ends with if a bound ends it: cheaper to see than to look for the bound."""
    last = {phrase.split()[-1] for phrase in words_of(language).bounds}
    return (*last, *_AFTER_BOUNDS, *(f" {each}" for each in _AN.get(language, ())))


@lru_cache(maxsize=32)
def _bound_lengths(language: str) -> Mapping[str, int]:
    """The most characters of a bound by its last word."""
    longest: dict[str, int] = {}
    for phrase in words_of(language).bounds:
        last = phrase.split()[-1]
        longest[last] = max(longest.get(last, 0), len(phrase))
    return MappingProxyType({last: each for last, each in longest.items() if last not in _AFTER_BOUNDS})


@lru_cache(maxsize=32)
def _bound_pattern(language: str) -> regex.Pattern[str]:
    words = words_of(language)
    phrases = any_of(words.bounds)
    articles = any_of((*_AFTER_BOUNDS, *_AN.get(language, ())))
    return regex.compile(
        rf"(?<![\p{{Lu}}\p{{Ll}}])(?P<bound>{phrases})(?:\s(?:{articles}))?[\s\u00a0]*$",
        regex.IGNORECASE,
    )


def _bound(sentence: str, start: int, words: Words) -> tuple[int, bool]:
    """Where the chain of bounds before a number begins (``only around``), and whether one of them must stay."""
    keeps = False
    while words.bounds and start:
        first = max(0, start - _LONGEST_BOUND)
        head = sentence[first:start].lower().rstrip()
        if not head.endswith(_bound_ends(words.language)):
            break
        # Most bounds are short: the pattern is not tried where none that ends with this word may begin.
        reach = _bound_lengths(words.language).get(head.rpartition(" ")[2], _LONGEST_BOUND)
        match = _bound_pattern(words.language).search(sentence, max(first, first + len(head) - reach), start)
        if match is None:
            break
        if not sentence[match.start() : start].strip():
            break
        if match["bound"].lower() in _UP_TO and _goes_there(sentence, match.start()):
            break
        start = match.start()
        keeps = keeps or words.bounds[" ".join(match["bound"].lower().split())]
    return start, keeps


def _goes_there(sentence: str, at: int) -> bool:
    """Whether ``up to`` is where something went: ``goes up to 7.5p``, ``sube un 3 %, hasta los 62 euros``."""
    head = sentence[max(0, at - _LONGEST_BOUND) : at].lower().rstrip()
    return head.endswith((",", "%", "por ciento")) if head[-1:] in ",%o" else _WENT.search(head) is not None


def noun_of(sentence: str, end: int, kind: str, words: Words) -> tuple[int, int]:
    """The span of what is counted: up to four words behind the number; empty if nothing is."""
    window = sentence[end : end + _WINDOW]
    if not window[:6].isascii() and is_unspaced(window[:6]):
        return _unspaced_noun(window, end, words)
    of_whole = kind in {PERCENT, SHARE}
    leading = _leading(words.language, of_whole=of_whole)
    kept: list[Token] = []
    previous, linked = 0, False
    for token in leading_tokens(window, words.language):
        gap = window[previous : token.start].strip(" \u00a0’'")
        if gap and (gap != "-" or not kept):
            break
        previous = token.end
        if not kept and (token.text.lower() in leading or (linked and token.text.lower() in words.articles)):
            linked = token.text.lower() in words.genitives  # 120 of the colonies
            continue
        if not kept and _is_no_noun(token.text.lower(), kind, words):
            break
        counts = of_whole and bool(kept) and token.text[0].isdigit()  # of the country's 54 states
        if (_ends_noun(token, words) and not counts) or token.end == _WINDOW:
            break
        kept.append(token)
        if len(kept) == _MOST_NOUN_WORDS or _is_head(token, words):
            break
    # Without an English plural or a German capital there was no noun, only a verb ("91 shrank").
    headless = (
        words.language in {"en", "de"}
        and bool(kept)
        and not (
            _is_head(kept[-1], words)
            or kept[-1].text[0].isupper()
            or (kind != COUNT and words.language == "en")
        )
    )
    # "Por seis meses deve": what follows a span of time in Romance languages counts nothing unless "de" leads to it.
    loose = kind == DURATION and bool(kept) and bool(words.linkers) and kept[0].start <= 1
    if not kept or headless or loose or (kind in {MONEY, MEASURE} and kept[0].start > 4):
        return end, end
    return end + kept[0].start, end + kept[-1].end


@lru_cache(maxsize=64)
def _leading(language: str, *, of_whole: bool) -> frozenset[str]:
    """The words that may stand between a number and its noun."""
    words = words_of(language)
    articles = words.articles - _NO_GENITIVE if of_whole else frozenset()
    return words.linkers | words.more | {"of"} | articles


def _is_no_noun(word: str, kind: str, words: Words) -> bool:
    """Whether a word right behind a number only describes it: ``40 more``, ``120 miles south``."""
    direction = kind == MEASURE and word in _COMPASS
    return direction or word in words.comparatives or word in words.adverbs or word in words.when_after


def _unspaced_noun(window: str, end: int, words: Words) -> tuple[int, int]:
    first = next(iter(tokens(window, words.language)), None)
    if first is None or window[: first.start].strip(" \u00a0") or first.text in words.stop:
        return end, end
    return end + first.start, end + first.end


def _ends_noun(token: Token, words: Words) -> bool:
    word = token.text.lower()
    return word in words.stop or word in words.auxiliaries or token.text[0].isdigit()


def _is_head(token: Token, words: Words) -> bool:
    """Whether a noun ends with this word: an English plural, a German capitalised word, elsewhere the first word that is no adjective before it."""
    if words.language == "en":
        word = token.text.lower()
        plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and len(word) > 3
        return (plural and not token.text[0].isupper()) or word in _PLURALS or word.endswith(_PLURAL_ENDS)
    if words.capitalised_nouns:
        return token.text[0].isupper()
    return token.text.lower() not in words.leading_adjectives
