"""L6. English as a person reads it: money, figures, abbreviations and decades in words.

Only what the voices get wrong is put into words here; plain numbers, dates, times and titles are left to them.
"""

import re

from episodekit.voices import rules
from episodekit.voices.rules import Rule

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "b": "billion",
    "bn": "billion",
    "bln": "billion",
    "tn": "trillion",
    "trn": "trillion",
}
_COUNTRIES = {
    "US": "US",
    "A": "Australian",
    "AU": "Australian",
    "C": "Canadian",
    "CA": "Canadian",
    "HK": "Hong Kong",
    "NZ": "New Zealand",
    "S": "Singapore",
}
_CURRENCIES = {
    "$": ("dollar", "dollars"),
    "£": ("pound", "pounds"),
    "€": ("euro", "euros"),
    "¥": ("yen", "yen"),
    "₹": ("rupee", "rupees"),
    "₩": ("won", "won"),
    "₫": ("dong", "dong"),
    "฿": ("baht", "baht"),
    "៛": ("riel", "riel"),
    "₱": ("peso", "pesos"),
}
_SCALE = rf"(?i:{'|'.join(sorted(_SCALES, key=len, reverse=True))}|thousand|million|billion|trillion)"
_MONEY = re.compile(
    rf"(?<![\w$£€¥₹₩₫฿៛₱])(?P<country>{'|'.join(sorted(_COUNTRIES, key=len, reverse=True))})?"
    rf"(?P<sign>[{''.join(_CURRENCIES)}])\s?(?P<first>{_NUMBER})"
    rf"(?:\s?[-–]\s?(?P=sign)?(?P<last>{_NUMBER}))?"
    rf"(?P<scale>(?:\s|-)?{_SCALE}\b)?(?![\d])"
)
_CENTS = re.compile(r"\d+\.\d\d")
_SHORT_SCALE = re.compile(rf"(?<![\w.,$£€])(?P<number>{_NUMBER})\s?(?P<scale>bn|bln|tn|trn|mn|mln)\b")
_RANGE = re.compile(rf"(?<![\w.,–-])(?P<first>{_NUMBER})\s?–\s?(?P<last>{_NUMBER})(?![\w–-]|\.\d)")
_DECADE = re.compile(r"(?<![\w'’])(?P<century>\d\d)(?P<decade>\d)0['’]?s\b")
_SHORT_DECADE = re.compile(r"(?<!\w)['’]?(?P<decade>[2-9])0s\b")
_ABBREVIATIONS = {
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "et cetera",
    "vs.": "versus",
    "v.": "versus",
    "approx.": "approximately",
    "incl.": "including",
    "Ltd": "Limited",
    "Ltd.": "Limited",
}
_ABBREVIATION = re.compile(
    rf"(?<![\w.])(?:{'|'.join(map(re.escape, _ABBREVIATIONS))})(?P<comma>,?)(?=\s|\)|$)"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_POPE = re.compile(
    rf"(?<!\w)(?P<name>(?:Popes? )?(?:Leo|Pius|Benedict|John Paul|Gregory|Clement|Innocent|Paul)) (?P<roman>{rules.ROMAN})(?![\w'’])"
)
_DAYS = re.compile(rf"(?<![\w.,–-])(?P<first>\d{{1,2}})-(?P<last>\d{{1,2}})(?= (?:{_MONTHS})\b)")
_RATIO = re.compile(r"(?<![\w:.,])(\d{1,2}):(\d)(?![\w:]|[.,]\d)")  # two digits behind it would be a time
_MINUS = re.compile(r"(?<![\w.,–-])[-−](?=\d+(?:\.\d+)?\s?°)")
_TIMES = re.compile(
    r"(?<=\d)[x×](?= (?:faster|slower|more|less|higher|lower|as|the|larger|bigger|cheaper)\b)"
)
_BEHIND_METRES = (
    *(
        "above",
        "away",
        "below",
        "deep",
        "high",
        "long",
        "tall",
        "wide",
        "final",
        "race",
        "sprint",
        "hurdles",
        "freestyle",
    ),
    *(
        "butterfly",
        "backstroke",
        "breaststroke",
        "relay",
        "record",
        "runner",
        "champion",
        "title",
        "gold",
        "silver",
        "bronze",
    ),
)
_METRES = re.compile(  # "m" behind a number without a blank may be millions
    rf"(?:(?<=,\d{{3}})m|(?:(?<=\d)|(?<=\d\s))m(?= (?:{'|'.join(_BEHIND_METRES)})s?\b)|(?<=\d\s)m)(?![\w$£€’'])"
)
_HALF = re.compile(r"(?:(?<=\d)|(?<=\d\s))(?P<part>[½¼¾⅓⅔])(?=\s\w)")
_PARTS = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds"}
_PENCE = re.compile(r"(?<![\w.,])(?P<number>\d+(?:\.\d+)?)p(?![\w.])")
_LINES = frozenset({"144", "240", "360", "480", "540", "576", "720", "1080", "1440", "2160", "4320"})
"""Of a picture: 1080p."""
_NOON = re.compile(r"(?:(?<=\d)|(?<=\d\s))(?P<part>[ap])m\b(?P<to>\s?[-–]\s?(?=\d))?")
_PERCENTS = re.compile(r"(?<![\w.,])(?P<first>\d+(?:\.\d+)?)%\s?[-–]\s?(?P<last>\d+(?:\.\d+)?)%")
_UNITS = {
    "ha": ("hectare", "hectares"),
    "bps": ("basis point", "basis points"),
    "GWh": ("gigawatt hour", "gigawatt hours"),
    "TWh": ("terawatt hour", "terawatt hours"),
    "km²": ("square kilometer", "square kilometers"),
    "m²": ("square meter", "square meters"),
    "m³": ("cubic meter", "cubic meters"),
    "sq km": ("square kilometer", "square kilometers"),
    "sq ft": ("square foot", "square feet"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
}
_NEEDS_SPACE = re.compile(r"\S")
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*")
_TENS = ("", "", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_ORDINALS = (
    *(
        "zeroth",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ),
    *(
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
    ),
    *(
        "nineteenth",
        "twentieth",
        "twenty-first",
        "twenty-second",
        "twenty-third",
        "twenty-fourth",
        "twenty-fifth",
    ),
)
_TEENS = {
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty",
}


def _money(match: re.Match[str]) -> str | None:
    singular, plural = _CURRENCIES[match["sign"]]
    country = f"{_COUNTRIES[match['country']]} " if match["country"] else ""
    scale = _scale(match["scale"])
    if scale is None and match["last"] is None:
        if not country and match["sign"] in "$£€":
            return None  # every voice reads $5 and £3.50 by itself
        if _CENTS.fullmatch(match["first"]):
            return None
    number = match["first"] + (f" to {match['last']}" if match["last"] else "")
    one = number == "1" and scale is None
    joined = (match["scale"] or "").startswith("-")  # "a $25-million fund"
    return " ".join(filter(None, (number, scale, country + (singular if one or joined else plural))))


def _scale(written: str | None) -> str | None:
    word = (written or "").strip(" -").lower()
    return _SCALES.get(word, word) or None


def _short_scale(match: re.Match[str]) -> str:
    return f"{match['number']} {_SCALES[match['scale']]}"


def _range(match: re.Match[str]) -> str:
    return f"{match['first']} to {match['last']}"


def _decade(match: re.Match[str]) -> str | None:
    century, decade = int(match["century"]), int(match["decade"])
    if century not in _TEENS or decade == 1 or (decade == 0 and century == 20):
        return None
    return f"{_TEENS[century]} {_TENS[decade] if decade else 'hundreds'}"


def _short_decade(match: re.Match[str]) -> str:
    return _TENS[int(match["decade"])]


def _abbreviation(match: re.Match[str]) -> str:
    """The words, and the sentence's full stop where the abbreviation's own ends it."""
    short = match[0].removesuffix(",")
    rest = match.string[match.end() :]
    ends = not _NEEDS_SPACE.search(rest)
    return _ABBREVIATIONS[short] + match["comma"] + ("." if ends else "")


def _foreign(match: re.Match[str]) -> str | None:
    """A word in Latin letters if it has others than Latin-1's: English voices spell those out or drop them."""
    from anyascii import anyascii

    word = match[0]
    return str(anyascii(word)) if any(ord(char) > 0xFF and char.isalpha() for char in word) else None


def _noon(match: re.Match[str]) -> str:
    return _behind(match, f"{match['part'].upper()}M{' to ' if match['to'] else ''}")


def _pence(match: re.Match[str]) -> str | None:
    return None if match["number"] in _LINES else f"{match['number']} pence"


def _behind(match: re.Match[str], said: str) -> str:
    """What is said, with a blank before it if none stands there."""
    return said if match.string[match.start() - 1].isspace() else f" {said}"


RULES: list[Rule] = [
    rules.mail("at", "dot"),
    rules.PHONE,
    rules.HASHTAG,
    rules.CARBON,
    rules.compared(
        {">": "more than", "<": "less than", "≥": "at least", "≤": "at most", "~": "about", "≈": "about"}
    ),
    rules.numbered({"p.": "page", "pp.": "pages", "Fig.": "figure", "Art.": "article", "Sec.": "section"}),
    (_PERCENTS, lambda match: f"{match['first']} to {match['last']}%"),
    (_HALF, lambda match: _behind(match, f"and {_PARTS[match['part']]}")),
    (_NOON, _noon),
    (_MONEY, _money),  # before metres: £1,200m, $5 m
    (_METRES, lambda match: _behind(match, "meters")),
    (_PENCE, _pence),
    (_SHORT_SCALE, _short_scale),
    (_RANGE, _range),
    (_DECADE, _decade),
    (_SHORT_DECADE, _short_decade),
    (_ABBREVIATION, _abbreviation),
    (_POPE, lambda match: f"{match['name']} the {_ORDINALS[rules.roman(match['roman'])]}"),
    (_DAYS, lambda match: f"{match['first']} to {match['last']}"),
    (_RATIO, lambda match: f"{match[1]} to {match[2]}"),
    (_MINUS, lambda _match: "minus "),
    (_TIMES, lambda _match: " times"),
    (re.compile(r"(?<!\w)24/7(?!\w)"), lambda _match: "24 7"),
    rules.units(_UNITS),
    (_WORD, _foreign),
]
"""What to look for and what to say for it; None leaves it as written. Earlier rules win."""
