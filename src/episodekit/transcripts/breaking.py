"""Where a text may be broken, how wide it is, and how bad a break would be."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_WIDE = 42 / 16  # of a line of 42 columns, 16 full-width characters; exact in binary
_CLAUSE_END = tuple(",;:–—、，；：")
SENTENCE_END = tuple(".!?…。！？។")
"""Signs at the end of a sentence."""
CLOSING = "\"'”’»)]」』）】"
"""Signs that may stand behind it."""
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "ibn", "van", "von"})
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿億兆萬")
_SCALES = (
    *("hundred", "thousand", "million", "billion", "trillion", "mille", "milliard", "tausend", "millón", "miljoen", "milj"),
    *("milhõ", "milhão", "bilhõ", "bilhão", "milion", "miliard", "миллион", "миллиард", "тысяч", "млн", "млрд", "тыс"),
    *("triệu", "tỷ", "tỉ", "nghìn", "ngàn", "مليون", "ملايين", "مليار", "ألف", "آلاف"),
)  # fmt: skip
"""Words that go on with a number, by their beginnings."""
_HUNDREDTHS = (
    "per cent",
    "percent",
    "prozent",
    "pour cent",
    "por ciento",
    "por cento",
    "per cento",
    "procent",
    "phần trăm",
)
"""What "%" is in words; the first of them leans on the number, the second on the first."""
_FIRST_OF_HUNDREDTHS = tuple(words.partition(" ")[0] for words in _HUNDREDTHS)
_BEFORE_A_UNIT = frozenset({"square", "cubic", "metric"})
_UNIT = 60.0  # between a number and what it counts
NEVER = 300.0
"""The least cost of a break within a name or a number."""
_NUMBER = 100.0  # more, within a number: what looks like a name may be none
_SHORT = 3  # characters of a word that leans on the next: the, a, of, in, and


def width(text: str) -> float:
    """How many columns the text takes: 42/16 for a full-width character, 0 for a combining mark."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@functools.cache
def _columns(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else 1


def pieces_at(text: str, begins: Sequence[int]) -> list[str]:
    """The text cut at every place but the first, so that the pieces joined are the text again."""
    cuts = [0, *begins[1:], len(text)]
    return [text[begin:end] for begin, end in pairwise(cuts)]


def opening(text: str, begins: Sequence[int]) -> list[int]:
    """The same beginnings of words, moved before what opens there: a quotation mark, a bracket, a sign of money."""
    found: list[int] = []
    for begin in begins:
        at, before = begin, found[-1] + 1 if found else 0
        while at > before and not text[at - 1].isspace() and _opens(text[at - 1]):
            at -= 1
        found.append(at)
    return found


def _opens(char: str) -> bool:
    return char in "\"'¿¡#@+-–—*_&" or unicodedata.category(char) in {"Ps", "Pi", "Sc"}


def starts_of(text: str, language: str) -> list[int]:
    """Where words begin: behind blanks, and within scripts that have none where a dictionary finds them."""
    from episodekit.article.tokens import is_unspaced, tokens

    found: list[int] = []
    at = 0
    for chunk in text.split(" "):
        if chunk:
            found.append(at)
            if is_unspaced(chunk):
                inner = opening(chunk, [token.start for token in tokens(chunk, language or "und")])
                found += [at + start for start in inner if start]
        at += len(chunk) + 1
    return found


def break_cost(before: str, after: str, *, capitals: bool = False) -> float:
    """How bad it is to break between two pieces of a text: 0 at the end of a sentence, 1 at that of a clause, :data:`NEVER` or more.

    Args:
        before: a word with its punctuation.
        after: the next one.
        capitals: whether all letters of the text are capitals, so that they tell no name.
    """
    end = before.rstrip()
    bare = end.rstrip(CLOSING)
    after = after.lstrip("\"'“‘«([「『（")
    if _is_number(bare, after):
        return NEVER + _NUMBER
    if bare.endswith(SENTENCE_END) and not _is_initial(bare, after):
        return 0.0
    if bare.endswith(_CLAUSE_END):
        return 1.0
    if not capitals and _is_name(bare, after):
        return NEVER
    if any(char.isdigit() for char in bare) or bare.lower().startswith(_SCALES) or bare in _BEFORE_A_UNIT:
        return _UNIT
    return 8.0 if len(bare) <= _SHORT else 5.0


def _is_number(before: str, after: str) -> bool:
    """Whether a break would part a number, a date or a number and its sign."""
    if not before or not after:
        return False
    ends, begins = before[-1].isdigit(), after[0].isdigit()
    if ends or begins or before[-1] in _NUMERALS:
        return _goes_on(before, after, ends=ends, begins=begins)
    if before[-1] == "." and before[:-1].isdigit() and len(before) <= 3 and after[0].isupper():
        return True  # 10. Juli
    return before.lower() in _FIRST_OF_HUNDREDTHS and f"{before} {after}".lower().startswith(_HUNDREDTHS)


def _goes_on(before: str, after: str, *, ends: bool, begins: bool) -> bool:
    """The same where a word ends or begins with a digit (``ends``, ``begins``) or ends with a numeral of Chinese."""
    if (ends or before[-1] in _NUMERALS) and (begins or after[0] in _NUMERALS):
        return True
    if ends:
        word = after.split(maxsplit=1)[0].rstrip(".,;:").lower() if after.strip() else ""
        return after[0] in "%‰°€$£¥" or word in _FIRST_OF_HUNDREDTHS or word.startswith(_SCALES)
    grouped = before[-1] in ".," and before[-2:-1].isdigit() and len(before) <= 3
    sign = unicodedata.category(before[-1]) == "Sc" or before in {"No.", "Nr.", "§", "±", "+", "-"}
    return begins and (grouped or sign)


def _is_initial(before: str, after: str) -> bool:
    """Whether the full stop is that of an initial or a title: J. Doe, Dr. Roe."""
    word = before.rpartition(" ")[2]
    if len(word) == 2 and word[0].isalpha() and word[0].lower() == word[0].upper():
        return word[1] == "." and after[:1].isalpha()  # scripts without capitals
    return (
        word.endswith(".")
        and word[:1].isupper()
        and len(word) <= 4
        and after[:1].isupper()
        and word.count(".") == 1
    )


def _is_name(before: str, after: str) -> bool:
    """Whether both words may be of one name: capitals, a number behind one (Article 5), and particles between (van der)."""
    particle = re.split(r"[ -]", after, maxsplit=1)[0].rstrip(".,;:") in _PARTICLES
    if before[:1].isupper():
        return after[:1].isupper() or after[:1].isdigit() or particle
    return before in _PARTICLES and (after[:1].isupper() or particle)
