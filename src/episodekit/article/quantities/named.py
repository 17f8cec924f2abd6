"""L3. Numbers that are no quantities: years, ages, times of day, and parts of names."""

from functools import lru_cache

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of, bag
from episodekit.article.quantities.numbers import Number
from episodekit.article.quantities.quantity import (
    COUNT,
    DURATION,
    MEASURE,
    MONEY,
    PERCENT,
    Quantity,
    is_punishment,
    unit_of,
)
from episodekit.article.sentence import ORDINAL_BEFORE
from episodekit.article.tokens import leading_tokens, letter_runs

_CLOCK = regex.compile(r"(?:[01]?\p{Nd}|2[0-3])\.[0-5]\p{Nd}")
# From 23.00 to 6.00: where a comma parts fractions, two such numbers that end with 0 or 5 are hours.
_OPENS_HOURS = regex.compile(r"(?<!\p{L})(?:de|das?|entre|von|du)\s$", regex.IGNORECASE)
_TO_HOUR = regex.compile(
    r"\s?(?:[-–]|a|à|às|y|e|et|bis|alle)\s?(?:[01]?\p{Nd}|2[0-4])\.[0-5][05](?!\p{Nd}|\s?[%€$£]|\s(?:euro|d[oó]lar|million|mill|por|per|pour|%))",
    regex.IGNORECASE,
)
_FROM_HOUR = regex.compile(
    r"(?<![\p{L}\p{N}.,])(?:de|das?|entre|von|du)\s(?:[01]?\p{Nd}|2[0-3])\.[0-5][05]\s?(?:[-–]|a|à|às|y|e|et|bis|alle)\s?$",
    regex.IGNORECASE,
)
_HALF_HOUR = regex.compile(r"[0-5][05]$")
# "um 20 statt um 22 Uhr"
_OTHER_HOUR = regex.compile(
    r"\s(?:statt|anstatt|und|oder|bis|auf)\s(?:(?:um|erst|schon|bis|gegen)\s){0,2}\p{Nd}{1,2}(?:[.:]\p{Nd}{2})?\sUhr(?!\p{L})"
)
# Where a place is on the globe, which is no quantity that a text tells.
_LATITUDE = regex.compile(
    r"(?<=°|degrees?|degrés?|grad|grados?|gradi?|graus?)\s(?:(?:north|south|east|west)(?!\p{L}|\sof)|[NSEW](?!\p{L})|(?:de\s)?(?:latitude?|longitude?)(?!\p{L})|(?:nörd|süd|öst|west)lich\p{L}*\s(?:breite|länge)|(?:di\s)?(?:latitudine|longitudine))",
    regex.IGNORECASE,
)
# An article in the singular counts nothing: "el 112", "le 15", "o 136".
_SINGULAR = {
    "es": frozenset({"el", "al", "del"}),
    "fr": frozenset({"le", "au", "du"}),
    "pt": frozenset({"o", "ao", "do", "no", "pelo"}),
    "it": frozenset({"il", "al", "del", "dal"}),
}
# 十三号线 is the name of a line and 二十届三中全会 of a session, but 举办十二届 tells how many there were.
_HAN_NAMES = regex.compile(r"[号號]|[届屆]\p{Han}|热线|熱線")
_SHORT_NAME = range(2, 4)  # digits of a number to call
_SECOND_END = regex.compile(
    r"\s?(?:[-–]|al?|y|e|et|à|au|ao?|ou?|oder)\s(?:(?:el|le|o|il)\s)?\p{Nd}|\s?[%‰°]|\s(?:por|per|pour)\s(?:mil|ci?ent|cent)",
    regex.IGNORECASE,
)
_PERSONS = regex.compile(
    r"(?<!\p{L})(?:people|women|men|children|adults|those|anyone|everyone|girls|boys|Americans|Britons"
    r"|\p{L}*(?:students|residents|parents|patients|respondents|recipients|adolescents|clients|tenants|dependents)"
    r"|(?!(?:orders|offers|numbers|papers|letters|computers|towers|powers|\p{L}*transfers|servers|containers|trailers|scooters|routers|chargers|boilers|layers|"
    r"chambers|rivers|trees|degrees|committees|reactors|motors|sectors|factors|tractors|monitors)$)\p{L}{2,}(?:ers|ists|ees|tors))$"
)
# Before the number of a street, a room or a line, and before a count of those who are there.
_PLACES = bag("calle carrera autovía sala línea rua avenida rodovia linha via viale piazza linea")
_PLURAL = {"es": ("s",), "pt": ("s",), "it": ("i",)}
_THERE = bag("persone donne auto famiglie case macchine")
_WEEKDAYS = bag(
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
)
_RANGE = regex.compile(r"\s?[-–]\s?(?P<high>\p{Nd}{1,9})")
_LIMITS = frozenset({"under", "over"})
_WERE = regex.compile(r"(?<!\p{L})(?:is|are|was|were|all|both)$")
_LAST_HOUR = 24
_CLOCK_LEAD = 12  # characters before a time of day
_YOUNGEST, _LIFE = 3, 60  # an age in years; characters before it in which what befell somebody stands
_SOMEBODY = frozenset({"he", "she"})
_YEARS = ("an", "añ", "jahr")
_APOSTROPHE = regex.compile("['’]")
_LATE = 1900  # an earlier year is rarely told by its number alone
_ORDINAL_DOT = regex.compile(r"\.\s\p{L}")
_MOST_ORDINAL = 1_000
_SINGLE_REACH = 24  # characters behind "one" in which the word for whom it counts ends
_CAPITAL_AFTER = regex.compile(r"[\s\u00a0-]\p{Lu}\p{Ll}")
_LISTED_ORDINAL = regex.compile(r"\.(?:,|\s(?:und|bis|oder)\s\p{Nd}|\s(?:spiel)?minute)", regex.IGNORECASE)
_YEAR = regex.compile(r"(?:1[5-9]|20)\p{Nd}{2}")
# Years of the Islamic calendars, which are one only behind a word such as "season" or "year".
_HIJRI = {each: regex.compile(r"(?:1[3-9]|20)\p{Nd}{2}") for each in ("ar", "fa")}
_LOOSE = frozenset(
    {"of", "for", "to", "from", "by", "von", "de", "des", "di"}
)  # before years and counts alike
_GENITIVE = frozenset({"of", "von"})
_ROUND_YEARS = frozenset({1900, 2000})
_BEFORE_TOKEN = regex.compile(r"([\p{L}\p{M}][\p{L}\p{M}.'’°º-]*)([\s\u00a0.,:-]{0,2})$")
_LONGEST_BEFORE = 30  # characters
_AGE_BRACKET = regex.compile(r"\p{Lu}[\p{L}'’.-]+,\s$|\p{Lu}[\p{L}'’.-]+\s\($")


def is_named(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    """Whether a number is a year, an age, a time of day or part of a name."""
    if quantity.kind in {MONEY, PERCENT}:
        return False
    return (
        _is_proper(sentence, number, words)
        or (number.vague and _is_plain_noun(sentence, number, words))
        or _is_age(sentence, number, quantity, words)
        or _is_clock(sentence, number, quantity, words)
        or _is_ordinal(sentence, number, words)
        or (words.language == "zh" and _HAN_NAMES.match(sentence, number.end) is not None)
        or (quantity.kind == MEASURE and _LATITUDE.match(sentence, quantity.end) is not None)
        or (number.bare and _is_called(sentence, number, quantity, words))
        or (number.bare and _is_year(sentence, number, quantity, words))
        or (number.end - number.start <= 4 and _is_label(sentence, number, quantity, words))
    )


def is_single(sentence: str, number: Number, words: Words) -> bool:
    """Whether a word such as ``one`` counts somebody, as in ``one person died`` and ``un muerto y tres heridos``."""
    if not words.singles or number.value != 1:
        return False
    if sentence[number.end : number.end + _SINGLE_REACH].lower().startswith(words.of_them):
        return True
    after = next(leading_tokens(sentence[number.end : number.end + _SINGLE_REACH], words.language), None)
    noun = after.text.lower() if after and after.start <= 1 else ""
    if noun in words.singles:
        return True
    return noun in words.persons and not words.fates.isdisjoint(letter_runs(sentence, words.language))


def _is_proper(sentence: str, number: Number, words: Words) -> bool:
    """Whether a number in words is part of a name, as in ``on Ninety Mile Beach``."""
    if words.capitalised_nouns or not sentence[number.start].isupper():
        return False
    before = sentence[: number.start].rstrip(" \u00a0")[-1:]
    return (before.isalpha() or before == ",") and _CAPITAL_AFTER.match(sentence, number.end) is not None


def _is_plain_noun(sentence: str, number: Number, words: Words) -> bool:
    """Whether a word such as Portuguese ``dezenas`` counts nothing: ``as dezenas sorteadas`` are the numbers drawn."""
    if not words.linkers:
        return False
    behind = (
        sentence[number.end : number.end + _CLOCK_LEAD]
        .lower()
        .replace("’", " ")
        .replace("'", " ")
        .split()[:1]
    )
    before = sentence[max(0, number.start - _CLOCK_LEAD) : number.start].lower().split()[-1:]
    return (
        bool(before)
        and words.linkers.isdisjoint(behind)
        and (before[0] in words.articles or before[0] in words.numerals or before[0].isdecimal())
    )


def _is_ordinal(sentence: str, number: Number, words: Words) -> bool:
    """Whether a full stop makes a number an ordinal, as in ``am 1. Weihnachtstag`` and ``das 184. Oktoberfest``."""
    if not (words.ordinal_dot and number.bare):
        return False
    if _ORDINAL_DOT.match(sentence, number.end) and number.value < _MOST_ORDINAL:
        before = sentence[max(0, number.start - 12) : number.start].lower().split()
        if before and before[-1] in ORDINAL_BEFORE:
            return True
    dot = _ORDINAL_DOT if number.value < 32 else _LISTED_ORDINAL  # in der 42., 55. und 70. Minute
    return any(each.match(sentence, number.end) for each in (dot, _LISTED_ORDINAL))


def _is_age(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    if not number.value < 130 or quantity.kind == MEASURE:
        return False
    tail = sentence[number.end : number.end + 25].lower().lstrip(" -\u00a0")
    head = sentence[max(0, number.start - 25) : number.start].lower().rstrip()
    if any(_starts(tail, phrase.lstrip("-"), words) for phrase in words.age_after):
        return True
    if _age_pattern(words.language).search(head):
        return True
    if _is_bare_age(sentence, number, quantity, words):
        return True
    if quantity.kind == DURATION and (
        _is_of(sentence, head, quantity, words)
        or (
            quantity.bound_start < quantity.start
            and _is_of(sentence, sentence[: quantity.bound_start][-25:].lower().rstrip(), quantity, words)
        )
        or is_aside(sentence, quantity)
    ):
        return True
    bracketed = _AGE_BRACKET.search(sentence, max(0, number.start - 30), number.start)
    return bool(bracketed) and sentence[number.end : number.end + 1] in {",", ")", "."}


def _is_of(sentence: str, head: str, quantity: Quantity, words: Words) -> bool:
    """Whether years are what somebody has, as in Spanish ``tiene 35 años``."""
    years = sentence[slice(*quantity.unit)].strip().lower().startswith(_YEARS)
    if not years or quantity.value % 1 or not head.endswith(words.age_of):
        return False
    # "mit 19 Jahren" is an age, "mit zwei Jahren Garantie" and "kam mit zwei Jahren davon" are none.
    behind = sentence[quantity.end : quantity.end + 2].lstrip()[:1]
    punished = is_punishment(sentence, quantity.bound_start, quantity.end, words)
    return not (words.capitalised_nouns and (behind.isupper() or punished))


def _is_bare_age(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    """Whether a number of nothing is an age: ``he was 64``, ``retired at 64``."""
    counted = quantity.kind != COUNT or quantity.noun[0] < quantity.noun[1] or number.vague
    if counted or number.value < _YOUNGEST or number.value % 1:
        return False
    head = sentence[max(0, number.start - _LIFE) : number.start].lower().rstrip()
    limit = sentence[quantity.bound_start : quantity.start].strip().lower()
    if limit in _LIMITS and _PERSONS.search(sentence[: quantity.bound_start].rstrip()[-_LIFE:]):
        return True  # "renters under 35"
    # "Two were under 30."
    if limit in _LIMITS and _WERE.search(sentence[: quantity.bound_start].rstrip()[-8:].lower()):
        return sentence[number.end : number.end + 1] in {".", ",", ";", ""}
    if _bare_age_pattern(words.language).search(head):
        return True
    # "At 64, she still runs" is said of nothing but an age.
    then = sentence[number.end : number.end + _CLOCK_LEAD].lower().replace(",", " ").split()[:1]
    return bool(then) and then[0] in _SOMEBODY and head.endswith(words.age_at)


@lru_cache(maxsize=32)
def _bare_age_pattern(language: str) -> regex.Pattern[str]:
    words = words_of(language)
    at = any_of(words.age_at)
    return regex.compile(
        rf"(?<!\p{{L}})(?:{any_of(words.age_bare)}|(?:{any_of(words.lives)})(?:\s[\p{{L}}'’-]++){{0,5}}?,?\s(?:{at})|(?:{any_of(words.lives)})\s(?:{at})\s\d{{1,2}}\s(?:\p{{L}}++\s){{1,3}}(?:{at}))$"
    )


def _starts(tail: str, phrase: str, words: Words) -> bool:
    """Whether a phrase stands at the beginning: "10 years older" is no age."""
    return tail.startswith(phrase) and not (words.spaced and tail[len(phrase) : len(phrase) + 1].isalpha())


def is_aside(sentence: str, quantity: Quantity) -> bool:
    """Whether a span of time stands alone between commas or brackets behind a name: ``Ann Lee, 40 years, of Lima``."""
    before, after = sentence[: quantity.bound_start].rstrip()[-1:], sentence[quantity.end :].lstrip()[:1]
    return before in {",", "("} and after in {",", ")", "."}


def _is_called(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    """Whether digits behind an article in the singular are the name of something, as in Spanish ``el 112``."""
    articles = _SINGULAR.get(words.language)
    if articles is None or number.end - number.start not in _SHORT_NAME or quantity.kind != COUNT:
        return False
    before = sentence[max(0, number.start - 6) : number.start].lower().split()[-1:]
    return bool(before) and before[0] in articles and _SECOND_END.match(sentence, number.end) is None


def _is_hours(sentence: str, number: Number, words: Words) -> bool:
    """Whether a number with a full stop is one of two times of day: ``de 23.00 a 6.00``."""
    if words.decimal != "," or _HALF_HOUR.search(sentence, number.start, number.end) is None:
        return False
    begin = max(0, number.start - _CLOCK_LEAD)
    opens = _OPENS_HOURS.search(sentence, begin, number.start) is not None
    if opens and (second := _TO_HOUR.match(sentence, number.end)) is not None:
        # "entre 1.50 y 2.00 metros", where a full stop parts fractions as in Mexico
        return unit_of(sentence, second.end(), words)[1] not in {MEASURE, MONEY, PERCENT}
    return _FROM_HOUR.search(sentence, max(0, number.start - 2 * _CLOCK_LEAD), number.start) is not None


def _is_clock(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    before, after = _clock_patterns(words.language)
    if after.match(sentence, number.end) or _is_bare_hour(sentence, number, quantity, words):
        return True
    if words.capitalised_nouns and number.bare and number.value <= _LAST_HOUR:
        return _OTHER_HOUR.match(sentence, number.end) is not None
    return _CLOCK.fullmatch(sentence, number.start, number.end) is not None and (
        before.search(sentence, max(0, number.start - _CLOCK_LEAD), number.start) is not None
        or (quantity.kind != MEASURE and _is_hours(sentence, number, words))
    )


def _is_bare_hour(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    """Whether a number alone is an hour, as in Italian ``alle 15`` and ``alle 15 in piazza``."""
    if not words.clock_bare or not number.bare or not 0 < number.value <= _LAST_HOUR:
        return False
    head = sentence[max(0, number.start - _CLOCK_LEAD) : number.start].lower().rstrip()
    return quantity.noun[0] == quantity.noun[1] and head.endswith(words.clock_bare)


@lru_cache(maxsize=32)
def _age_pattern(language: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{L}})(?:{any_of(words_of(language).age_before)})(?:\s\d{{1,3}}\s?(?:\p{{L}}{{1,4}}|[-–]))?$"
    )


@lru_cache(maxsize=32)
def _clock_patterns(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What stands before and what stands behind a time of day."""
    words = words_of(language)
    return (
        regex.compile(rf"(?<!\p{{L}})(?:{any_of(words.clock_before)})\s$", regex.IGNORECASE),
        regex.compile(rf"[\s\u00a0]?(?:{any_of(words.clock_after)})(?!\p{{L}})", regex.IGNORECASE),
    )


def _is_year(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    years = _HIJRI.get(words.language, _YEAR)
    if not years.fullmatch(sentence[number.start : number.end]) or quantity.kind == MEASURE:
        return False
    before = _token_before(sentence, number.start)
    if before and before[1].lower() in words.year_before:
        return not _is_large_count(before[1].lower(), number, quantity, words)
    if not _YEAR.fullmatch(sentence[number.start : number.end]):
        return False
    if number.value < _LATE and quantity.noun[0] < quantity.noun[1]:
        return False  # 1709 schoolchildren
    round_count = number.value % 100 == 0 and quantity.noun[0] < quantity.noun[1]
    if quantity.noun[0] == quantity.noun[1] and number.value % 10:
        return True  # "over 2021" is no bound
    return quantity.bound_start == quantity.start and not round_count


def _is_large_count(before: str, number: Number, quantity: Quantity, words: Words) -> bool:
    """Whether digits behind a word that years have too count something: ``a crowd of 1500 fans``."""
    if before not in _LOOSE or quantity.noun[0] == quantity.noun[1]:
        return False
    if number.value % 100 == 0:
        return number.value not in _ROUND_YEARS
    return before in _GENITIVE and number.value < _LATE and words.language in {"en", "de"}


def _token_before(sentence: str, at: int) -> regex.Match[str] | None:
    """The word right before a place, and what parts it from that."""
    # No blank stands in it but among the last two characters: the word is looked for from the one before these on.
    begin = max(0, at - _LONGEST_BEFORE, sentence.rfind(" ", 0, max(0, at - 2)) + 1)
    return _BEFORE_TOKEN.search(sentence, begin, at)


def _is_label(sentence: str, number: Number, quantity: Quantity, words: Words) -> bool:
    before = sentence[: number.start]
    match = _token_before(sentence, number.start)
    if match is None:
        return False
    word, gap = _APOSTROPHE.split(match[1].rstrip("."))[-1] or match[1], match[2]
    if "," in gap or ":" in gap:
        return False
    if word.lower() in {"no", "nos"}:
        return match[1].endswith(".") or gap.startswith(".") or word[0].isupper()
    if word.lower() in words.labels:
        if word in _PLACES and _is_told_of(sentence, quantity, words):
            return False
        return quantity.noun[0] == quantity.noun[1] or word[0].isupper() or not words.capitalised_nouns
    named = (
        sentence[quantity.noun[0] : quantity.noun[0] + 1].isupper() and quantity.noun[0] < quantity.noun[1]
    )
    # "on Monday 20-30 people"
    high = _RANGE.match(sentence, number.end) if word.lower() in _WEEKDAYS else None
    ranges = high is not None and number.value < int(high["high"])
    return (
        number.bare
        and word[0].isupper()
        and not ranges
        and _is_name(before, match, quantity, words, named=named)
    )


def _is_told_of(sentence: str, quantity: Quantity, words: Words) -> bool:
    """Whether a number behind a place counts what is there: ``en la calle 300 personas``, ``in piazza 300 persone``."""
    if quantity.kind in {MEASURE, DURATION}:
        return True
    noun = sentence[slice(*quantity.noun)]
    return noun.islower() and (
        noun in words.persons or noun in _THERE or noun.endswith(_PLURAL.get(words.language, ()))
    )


def _is_name(before: str, match: regex.Match[str], quantity: Quantity, words: Words, *, named: bool) -> bool:
    """A capitalised word right before small digits is their name (``Boeing 737``) unless a counted noun follows."""
    if match.start() == 0 or match[2].strip() or not before[: match.start()].strip(" \"“„«'"):
        return False
    if quantity.kind != COUNT or words.language == "km" or quantity.unit[0] < quantity.unit[1]:
        return False
    # "Internet Explorer 6 Countdown" goes on with a capital.
    return quantity.noun[0] == quantity.noun[1] or (named and not words.capitalised_nouns)
