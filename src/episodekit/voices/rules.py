"""L6. What a rule of reading is, and rules that differ between languages by their tables alone."""

import re
from collections.abc import Callable, Mapping, Sequence

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]
"""What to look for and what to say for it; None leaves it as written. Earlier rules win."""

NUMBER = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
"""A number as most of Europe writes it."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ROMAN = r"[IVXLC]{1,8}"
_END = re.compile(r"[\s”“»\"')]*")


def roman(text: str) -> int:
    """The value of a Roman numeral up to 399."""
    digits = [_ROMAN[char] for char in text]
    return sum(
        -digit if digit < following else digit
        for digit, following in zip(digits, [*digits[1:], 0], strict=True)
    )


def abbreviations(table: Mapping[str, str]) -> Rule:
    """Abbreviations with their points → words; blanks within them may be missing or narrow.

    The point of one that ends a sentence stays the sentence's.
    """
    known = {re.sub(r"\s", "", short): words for short, words in table.items()}
    patterns = sorted((re.escape(short).replace(r"\ ", r"\s?") for short in table), key=len, reverse=True)

    def say(match: re.Match[str]) -> str:
        words = known[re.sub(r"\s", "", match[0])]
        rest = match.string[match.end() :]
        ends = match[0].endswith(".") and _END.fullmatch(rest)
        return f"{words}." if ends else words

    return re.compile(rf"(?<![\w.])(?:{'|'.join(patterns)})(?![\w])"), say


def units(table: Mapping[str, tuple[str, str]]) -> Rule:
    """Units behind a number → their names, for one and for several."""
    signs = "|".join(re.escape(sign) for sign in sorted(table, key=len, reverse=True))

    def say(match: re.Match[str]) -> str:
        one, several = table[match["sign"]]
        at = match.start()
        apart = not match.string[at - 1].isdigit()
        return ("" if apart else " ") + (one if is_one(match.string, at - apart) else several)

    return re.compile(rf"(?:(?<=\d)|(?<=\d[ \u00a0\u202f]))(?P<sign>{signs})(?![\w²³/])(?!['’]\w)"), say


def is_one(text: str, end: int) -> bool:
    """Whether the number that ends there is 1."""
    return text[max(end - 1, 0) : end] == "1" and not re.search(
        r"[\d.,]", text[max(end - 2, 0) : max(end - 1, 0)]
    )


def ranges(word: str) -> Rule:
    """``8–10`` → ``8 to 10``; with a hyphen it may be a score or a number of something, and stays."""
    pattern = rf"(?<![\w.,–-])(?P<first>{NUMBER})\s?–\s?(?P<last>{NUMBER})(?![\w–-])(?![.,]\d)"
    return re.compile(pattern), lambda match: f"{match['first']} {word} {match['last']}"


def mail(at: str, dot: str) -> Rule:
    """An e-mail address as it is spelt out."""
    pattern = r"(?<![\w.@])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?![\w@])"
    return re.compile(pattern), lambda match: match[0].replace("@", f" {at} ").replace(".", f" {dot} ")


def cents(sign: str, name: tuple[str, str], joined: str) -> Rule:
    """``5,50 €`` → ``5 Euro 50``."""

    def say(match: re.Match[str]) -> str:
        one, several = name
        words = [match["whole"].replace(".", ""), one if match["whole"] == "1" else several]
        if match["cents"] != "00":
            words.append(f"{joined}{match['cents'].lstrip('0')}")
        return " ".join(words)

    return re.compile(
        rf"(?<![\w.,])(?P<whole>\d{{1,3}}(?:\.\d{{3}})+|\d+),(?P<cents>\d\d)[ \u00a0\u202f]?{re.escape(sign)}(?!\w)"
    ), say


def regnal(names: Sequence[str], say: Callable[[str, int], str], *, behind: str = "") -> Rule:
    """Rulers with their numbers: ``Louis XIV``; ``say`` is given the name and the number, ``behind`` is what may follow."""
    pattern = rf"(?<!\w)(?P<name>{'|'.join(names)}) (?P<roman>{ROMAN})(?![\w'’]){behind}"
    return re.compile(pattern), lambda match: say(match["name"], roman(match["roman"]))


def minus(word: str) -> Rule:
    """A hyphen before a number that stands alone: ``-5 °C``."""
    return re.compile(r"(?<![^\s(])[-−](?=\d)"), lambda _match: f"{word} "


def compared(words: Mapping[str, str]) -> Rule:
    """``> 50``, ``~50`` and their kin: sign → words."""
    signs = re.escape("".join(words))
    return re.compile(rf"(?<![^\s(])[{signs}](?=\s?\d)"), lambda match: _apart(match, words[match[0]])


def _apart(match: re.Match[str], said: str) -> str:
    """What is said, with a blank behind it if none stands there."""
    return said if match.string[match.end() : match.end() + 1].isspace() else f"{said} "


def fractions(words: Mapping[str, str]) -> Rule:
    """``2/3`` → its words."""
    return re.compile(rf"(?<![\w/.,])(?:{'|'.join(words)})(?![\w/]|[.,]\d)"), lambda match: words[match[0]]


def numbered(words: Mapping[str, str]) -> Rule:
    """Abbreviations that stand before a number, and elsewhere mean something else: ``p. 5``."""
    shorts = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w.])(?:{shorts})(?=\s?\d)"), lambda match: _apart(match, words[match[0]])


def dates(months: Sequence[str], joined: str, year: str) -> Rule:
    """``3/5/2024``, the day first → the day, the month's name and the year, with what stands between them."""

    def say(match: re.Match[str]) -> str | None:
        day, month = int(match["day"]), int(match["month"])
        known = 1 <= day <= 31 and 1 <= month <= 12
        return f"{day}{joined}{months[month - 1]}{year}{match['year']}" if known else None

    return re.compile(r"(?<![\w/.,])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>[12]\d{3})(?![\w/])"), say


def money(
    signs: Mapping[str, tuple[str, str]], scales: Sequence[str], of: str, *, thousand: str = ""
) -> Rule:
    """A sign before the number, ``$5`` and ``R$ 3,5 milhões`` → the number, its scale and the name.

    ``of`` joins the last two, but not behind the word for a thousand, which is a numeral: ``R$ 5 mil``.
    """
    known = [*scales, thousand] if thousand else scales
    names = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    pattern = (
        rf"(?<![\w$€£])(?P<sign>{names})\s?(?P<number>{NUMBER})(?P<scale> (?:{'|'.join(known)})(?!\w))?(?!\w)"
    )

    def say(match: re.Match[str]) -> str:
        one, several = signs[match["sign"]]
        if match["scale"]:
            joined = " " if match["scale"].strip() == thousand else of
            return f"{match['number']}{match['scale']}{joined}{several}"
        return f"{match['number']} {one if match['number'] == '1' else several}"

    return re.compile(pattern), say


def span(word: str) -> Rule:
    """``10-15`` and ``5-6 %`` → ``10 to 15``: the second number is the larger; in a score it seldom is."""
    pattern = r"(?<![\w.,–/+-])(?P<first>\d{1,3})-(?P<last>\d{1,3})(?= ?[%€]| [^\W\d_])"
    return (
        re.compile(pattern),
        lambda match: (
            f"{match['first']} {word} {match['last']}" if int(match["first"]) < int(match["last"]) else None
        ),
    )


def clock(hours: str, behind: str) -> Rule:
    """``12.30`` and ``12:30`` with the word for hours behind it → ``12 hours 30``."""
    pattern = rf"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])[.:](?P<minutes>[0-5]\d) {behind}(?!\w)"

    def say(match: re.Match[str]) -> str:
        minutes = int(match["minutes"])
        return f"{int(match['hour'])} {hours}" + (f" {minutes}" if minutes else "")

    return re.compile(pattern), say


HASHTAG: Rule = (re.compile(r"(?<![\w&])#(?=[^\W\d_])"), lambda _match: "hashtag ")
CARBON: Rule = (re.compile(r"(?<!\w)CO(?:2|₂)(?!\w)"), lambda _match: "C O 2")
PHONE: Rule = (
    re.compile(r"(?<!\w)\+\d{1,3}(?:[ -]\d{2,4}){2,5}(?![\w-])"),
    lambda match: ", ".join(" ".join(group) for group in re.split("[ -]", match[0])),
)
"""A number with the code of a country, digit by digit."""
