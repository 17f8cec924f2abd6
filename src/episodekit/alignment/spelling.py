"""L6. What a written English token may be read as: numbers, dates, money, letters, in every way that is usual.

A reader says "2026" in one of two ways and "Oct. 8" in three; each way is a pronunciation of one written word, so that words
as written are recognised and timed whole.
"""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

_VARIANTS = 8
_TOKEN = re.compile(
    r"(?P<money>[$£€])(?P<amount>\d[\d,]*(?:\.\d+)?)(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"|(?P<clock>\d{1,2}):(?P<minutes>\d{2})(?!\d)"
    r"|(?P<ordinal>\d[\d,]*)(?:st|nd|rd|th)\b"
    r"|(?P<decade>\d{2,4})['’]?s\b"
    r"|(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"|(?P<word>[A-Za-z]+(?:['’][A-Za-z]+)*)"
    r"|(?P<sign>[%&+=@°§#])"
)
_MONEY = {"$": "dollars", "£": "pounds", "€": "euros"}
_SIGNS = {
    "%": ("percent",),
    "&": ("and",),
    "+": ("plus",),
    "=": ("equals",),
    "@": ("at",),
    "°": ("degrees",),
    "§": ("section",),
    "#": ("number",),
}
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_SHORT = {
    "mr": "mister",
    "mrs": "missus",
    "ms": "miz",
    "dr": "doctor",
    "st": "saint",
    "jan": "january",
    "feb": "february",
    "aug": "august",
    "sept": "september",
    "sep": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "prof": "professor",
    "inc": "incorporated",
    "corp": "corporation",
    "km": "kilometers",
    "kg": "kilograms",
    "cm": "centimeters",
    "mph": "miles per hour",
    "no": "number",
}

Words = tuple[str, ...]


def readings(said: str) -> tuple[Words, ...]:
    """The ways in which a token is read, each as words in small letters; the most usual first, at most eight.

    A word of one letter is that letter's name; none are returned where there is nothing to read.
    """
    parts = [_ways(match, said) for match in _TOKEN.finditer(_plain(said))]
    combined = itertools.islice(itertools.product(*parts), _VARIANTS)
    ways = dict.fromkeys(tuple(itertools.chain.from_iterable(row)) for row in combined)
    return tuple(way for way in ways if way)


def _plain(said: str) -> str:
    """Latin letters without marks; signs that are read stay."""
    if said.isascii():
        return said
    from anyascii import anyascii

    return "".join(char if char in "£€°§’" else str(anyascii(char)) for char in said)


def _ways(match: re.Match[str], said: str) -> Sequence[Words]:
    if word := match["word"]:
        return _word(word, said)
    if sign := match["sign"]:
        return (_SIGNS[sign],)
    if clock := match["clock"]:
        return _clock(clock, match["minutes"])
    return _figure(match)


def _figure(match: re.Match[str]) -> Sequence[Words]:
    if money := match["money"]:
        scale = (match["scale"],) if match["scale"] else ()
        return [(*way, *scale, _MONEY[money]) for way in _number(match["amount"])]
    if ordinal := match["ordinal"]:
        return (_ordinal(cardinal(int(ordinal.replace(",", "")[:15]))),)
    if decade := match["decade"]:
        return [(*way[:-1], _plural(way[-1])) for way in _number(decade)]
    return _number(match["number"])


def _word(word: str, said: str) -> Sequence[Words]:
    small = word.lower().replace("’", "'")
    if small in _SHORT and said.rstrip(",;:)").endswith("."):
        return (tuple(_SHORT[small].split()), (small,))
    letters = tuple(small.replace("'", ""))
    if word.isupper() and 1 < len(word) <= 5:
        return letters, (small,)
    if len(small) > 2 and small.endswith("s") and word[:-1].rstrip("'’").isupper() and len(word) <= 6:
        return (*letters[:-2], f"{letters[-2]}'s"), (small,)
    return ((small,),)


def _clock(hours: str, minutes: str) -> Sequence[Words]:
    hour = cardinal(int(hours))
    if minutes == "00":
        return hour, (*hour, "o", "clock"), (*hour, "hundred")
    minute = cardinal(int(minutes))
    return ((*hour, "o", *minute) if minutes[0] == "0" else (*hour, *minute),)


def _number(written: str) -> list[Words]:
    plain = written.replace(",", "").rstrip(".")
    if len(plain) > 15:
        return [_digits(plain)]
    if "." in plain:
        whole, _, places = plain.partition(".")
        ways = [(*cardinal(int(whole)), "point", *_digits(places))]
        if len(places) == 2:
            ways.append((*cardinal(int(whole)), *cardinal(int(places))))
        return ways
    value = int(plain)
    ways = [cardinal(value)]
    if "," not in written and len(plain) == 4 and 1000 <= value <= 2999:
        ways.insert(0, _year(value))
    if 1 <= value <= 31:
        ways.append(_ordinal(ways[-1]))
    if value > 100 and (british := _with_and(cardinal(value))) != ways[-1]:
        ways.append(british)
    if plain[0] == "0" or (value > 100 and "," not in written):
        ways.append(_digits(plain))
    return ways


@lru_cache(maxsize=1024)
def cardinal(value: int) -> Words:
    """A whole number in words, by the rules of ICU (https://unicode-org.github.io/icu/userguide/format_parse/numbers/rbnf.html)."""
    from icu4py.messageformat import MessageFormat

    said = str(MessageFormat("{n, spellout}", "en_US").format({"n": value}))
    return tuple(said.replace("-", " ").split())


def _year(value: int) -> Words:
    century, year = divmod(value, 100)
    if not year:
        return (*cardinal(century), "hundred") if century % 10 else cardinal(value)
    if century == 20 and year < 10:
        return cardinal(value)
    return (*cardinal(century), *(("o",) if year < 10 else ()), *cardinal(year))


def _with_and(words: Words) -> Words:
    """As the British say it: "two hundred and five"."""
    if "hundred" not in words or words[-1] in {"hundred", "thousand", "million", "billion"}:
        return words
    at = len(words) - 1 - words[::-1].index("hundred")
    return (*words[: at + 1], "and", *words[at + 1 :])


def _ordinal(words: Words) -> Words:
    last = words[-1]
    if last.endswith("y"):
        return (*words[:-1], f"{last[:-1]}ieth")
    return (*words[:-1], _ORDINALS.get(last, f"{last}th"))


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _digits(written: str) -> Words:
    return tuple(itertools.chain.from_iterable(cardinal(int(digit)) for digit in written if digit.isdigit()))
