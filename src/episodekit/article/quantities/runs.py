"""L3. Numbers of several words in Vietnamese and Arabic, whose words stand in an order of their own."""

from collections.abc import Iterator
from functools import cache

import regex

from episodekit.article.languages.words import any_of, worth
from episodekit.article.quantities.spelled import Atom

_LONGEST = 24  # words of one number
_YEAR = "năm"  # five, or a year
# https://unicode.org/cldr, rules-based numbers: 25 is "hai mươi lăm", 305 "ba trăm linh năm", 2,500 "hai nghìn năm trăm".
_VI = worth(
    "không 0 một 1 mốt 1 hai 2 ba 3 bốn 4 tư 4 năm 5 lăm 5 nhăm 5 sáu 6 bảy 7 bẩy 7 tám 8 chín 9 mười 10 mươi 10 trăm 100 "
    "nghìn 1e3 ngàn 1e3 vạn 1e4 triệu 1e6 tỷ 1e9 tỉ 1e9 linh 0 lẻ 0 rưỡi 0.5"
)
_VI_SCALES = frozenset(word for word, value in _VI.items() if value >= 100)
_VI_ZEROS = frozenset({"linh", "lẻ"})
_VI_AFTER = frozenset({"mốt", "tư", "lăm", "nhăm", "mươi", "rưỡi", "linh", "lẻ"})  # never at the beginning
_AR_DIGITS = worth(
    "واحد 1 واحدة 1 أحد 1 إحدى 1 اثنان 2 اثنين 2 اثنا 2 اثني 2 اثنتا 2 اثنتي 2 ثلاثة 3 ثلاث 3 أربعة 4 أربع 4 خمسة 5 خمس 5 ستة 6 ست 6 سبعة 7 سبع 7 "
    "ثمانية 8 ثماني 8 ثمان 8 تسعة 9 تسع 9"
)
_AR_TENS = worth(
    "عشرة 10 عشر 10 عشرين 20 عشرون 20 ثلاثين 30 ثلاثون 30 أربعين 40 أربعون 40 خمسين 50 خمسون 50 ستين 60 ستون 60 سبعين 70 سبعون 70 "
    "ثمانين 80 ثمانون 80 تسعين 90 تسعون 90"
)
_AR_HUNDREDS = worth(
    "مئة 100 مائة 100 مئتا 200 مئتي 200 مائتا 200 مائتي 200 مئتان 200 مئتين 200 مائتان 200 مائتين 200 ثلاثمئة 300 ثلاثمائة 300 أربعمئة 400 أربعمائة 400 خمسمئة 500 خمسمائة 500 "
    "ستمئة 600 ستمائة 600 سبعمئة 700 سبعمائة 700 ثمانمئة 800 ثمانمائة 800 ثمانيمئة 800 تسعمئة 900 تسعمائة 900"
)
_AR_SCALES = worth(
    "ألف 1e3 ألفا 1e3 ألفاً 1e3 ألفًا 1e3 آلاف 1e3 مليون 1e6 مليونا 1e6 مليوناً 1e6 مليونًا 1e6 ملايين 1e6 مليار 1e9 مليارا 1e9 ملياراً 1e9 مليارًا 1e9 مليارات 1e9"
)
_AR_DUALS = worth("ألفان 2e3 ألفين 2e3 مليونان 2e6 مليونين 2e6 ملياران 2e9 مليارين 2e9")
_AND = "و"


def runs(text: str, language: str) -> list[Atom]:
    """Each number of two or more words as one numeral; a single word is left to who reads words."""
    if language == "vi":
        return list(_vietnamese(text))
    return list(_arabic(text)) if language == "ar" else []


@cache
def _pattern(language: str) -> regex.Pattern[str]:
    if language == "vi":
        word, joint = any_of(_VI), ""
    else:
        word, joint = any_of(_arabic_words()), f"{_AND}?"
    before = rf"(?:(?<!\p{{L}})|(?<=(?<!\p{{L}})[{_AND}ب]))" if joint else r"(?<![\p{L}\p{M}])"
    return regex.compile(
        rf"{before}(?:{word})(?:\s{joint}(?:{word})(?![\p{{L}}\p{{M}}])){{1,{_LONGEST}}}+",
        regex.IGNORECASE,
    )


def _vietnamese(text: str) -> Iterator[Atom]:
    for match in _pattern("vi").finditer(text):
        said = match[0].lower().split()
        first = 0
        while first < len(said):
            end = _goes_to(said, first)
            if end > first + 1:
                places = [each.span() for each in regex.finditer(r"\S+", match[0])]
                start = match.start() + places[first][0]
                yield Atom(
                    start, match.start() + places[end - 1][1], "numeral", _vietnamese_value(said[first:end])
                )
            first = max(end, first + 1)


def _goes_to(said: list[str], first: int) -> int:
    """Where the number that begins with the word ``first`` ends."""
    if said[first] in _VI_AFTER or said[first] in _VI_SCALES:
        return first
    end = first
    while end < len(said):
        word, before = said[end], said[end - 1] if end > first else ""
        follows = said[end + 1] if end + 1 < len(said) else ""
        digit = _VI[word] < 10 and word not in _VI_ZEROS and word != "rưỡi"
        if word == _YEAR and not (before in _VI_ZEROS or follows in _VI_SCALES or follows == "mươi"):
            break
        if before and digit and _VI[before] < 10 and before not in _VI_ZEROS:
            break  # "hai ba" are two numbers
        end += 1
    return end


def _vietnamese_value(said: list[str]) -> float:
    total = section = digit = 0.0
    last = 1.0
    for word in said:
        value = _VI[word]
        if word == "rưỡi":
            total += last / 2
        elif word == "mươi":
            section, digit = section + digit * 10, 0
        elif value < 100:
            digit += value
        elif value == 100:
            section, digit, last = section + (digit or 1) * value, 0, value
        elif value == 1e9:
            total, section, digit, last = (total + section + digit or 1) * value, 0, 0, value
        else:
            total, section, digit, last = total + (section + digit or 1) * value, 0, 0, value
    return total + section + digit


def _arabic(text: str) -> Iterator[Atom]:
    for match in _pattern("ar").finditer(text):
        said = [(each[0], each.start(), each.end()) for each in regex.finditer(r"\S+", match[0])]
        first = 0
        while first < len(said):
            end, value = _arabic_value([word for word, _, _ in said[first:]])
            if end > 1:
                start = match.start() + said[first][1]
                yield Atom(start, match.start() + said[first + end - 1][2], "numeral", value)
            first += max(end, 1)


def _arabic_value(said: list[str]) -> tuple[int, float]:
    """How many of the words are one number, and what it is worth."""
    total = section = 0.0
    limit = float("inf")  # what the next group must be less than
    for at, whole in enumerate(said):
        joined = at > 0 and whole.startswith(_AND) and whole[1:] in _arabic_words()
        word = whole[1:] if joined else whole
        value = _arabic_words().get(word)
        if value is None:
            return at, total + section
        if word in _AR_SCALES or word in _AR_DUALS:
            times = 1 if joined or not section else section
            if value >= limit or (joined and section):
                return at, total + section
            total, section, limit = total + value * times, 0.0, value
        elif _adds(word, value, section, joined=joined or at == 0):
            section = section * 100 if value == 100 and not joined and section else section + value
        else:
            return at, total + section
    return len(said), total + section


def _adds(word: str, value: float, section: float, *, joined: bool) -> bool:
    """Whether a word below a thousand goes on with what was said since the last scale."""
    if not joined:  # ثلاثة عشر, ثلاث مئة
        teen = word in {"عشر", "عشرة"} and 0 < section % 100 < 10
        return teen or (value == 100 and 2 < section < 10)
    if not section:
        return True
    if value < 10:
        return section % 100 == 0
    return section % 100 < 10 if value < 100 else False


@cache
def _arabic_words() -> dict[str, float]:
    return {**_AR_DIGITS, **_AR_TENS, **_AR_HUNDREDS, **_AR_SCALES, **_AR_DUALS}
