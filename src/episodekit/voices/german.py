"""L6. German as a person reads it; espeak-ng reads plain numbers, percentages and euros right by itself."""

import re

from episodekit.voices import rules
from episodekit.voices.rules import Rule

_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_ABBREVIATIONS = {
    "Abb.": "Abbildung",
    "Abs.": "Absatz",
    "Art.": "Artikel",
    "Dr.": "Doktor",
    "Hrsg.": "Herausgeber",
    "Mio.": "Millionen",
    "Mrd.": "Milliarden",
    "Nr.": "Nummer",
    "Prof.": "Professor",
    "St.": "Sankt",
    "Std.": "Stunden",
    "Tsd.": "Tausend",
    "Hl.": "Heiliger",
    "Hr.": "Herr",
    "Jh.": "Jahrhundert",
    "Sek.": "Sekunden",
    "Str.": "Straße",
    "Tel.": "Telefon",
    "ggü.": "gegenüber",
    "bzw.": "beziehungsweise",
    "ca.": "circa",
    "d. h.": "das heißt",
    "etc.": "et cetera",
    "evtl.": "eventuell",
    "ggf.": "gegebenenfalls",
    "i. d. R.": "in der Regel",
    "inkl.": "inklusive",
    "max.": "maximal",
    "min.": "mindestens",
    "s. o.": "siehe oben",
    "sog.": "sogenannte",
    "u. a.": "unter anderem",
    "u. Ä.": "und Ähnliches",
    "usw.": "und so weiter",
    "v. a.": "vor allem",
    "v. Chr.": "vor Christus",
    "n. Chr.": "nach Christus",
    "vgl.": "vergleiche",
    "z. B.": "zum Beispiel",
    "z. T.": "zum Teil",
}
_UNITS = {
    "km/h": ("Kilometer pro Stunde", "Kilometer pro Stunde"),
    "km²": ("Quadratkilometer", "Quadratkilometer"),
    "m²": ("Quadratmeter", "Quadratmeter"),
    "qm": ("Quadratmeter", "Quadratmeter"),
    "m³": ("Kubikmeter", "Kubikmeter"),
    "km": ("Kilometer", "Kilometer"),
    "cm": ("Zentimeter", "Zentimeter"),
    "mm": ("Millimeter", "Millimeter"),
    "kg": ("Kilogramm", "Kilogramm"),
    "kWh": ("Kilowattstunde", "Kilowattstunden"),
    "MW": ("Megawatt", "Megawatt"),
    "GW": ("Gigawatt", "Gigawatt"),
    "°C": ("Grad Celsius", "Grad Celsius"),
    "ha": ("Hektar", "Hektar"),
    "GWh": ("Gigawattstunde", "Gigawattstunden"),
    "TWh": ("Terawattstunde", "Terawattstunden"),
    "Min.": ("Minute", "Minuten"),
    "m": ("Meter", "Meter"),
    "t": ("Tonne", "Tonnen"),
    "l": ("Liter", "Liter"),
}
_ONE_OF = {"Mio": "Million", "Million": "Million", "Mrd": "Milliarde", "Milliarde": "Milliarde"}
_STEMS = (
    *(
        "null",
        "erst",
        "zweit",
        "dritt",
        "viert",
        "fünft",
        "sechst",
        "siebt",
        "acht",
        "neunt",
        "zehnt",
        "elft",
    ),
    *("zwölft", "dreizehnt", "vierzehnt", "fünfzehnt", "sechzehnt", "siebzehnt", "achtzehnt", "neunzehnt"),
)
_ONES = (
    "",
    "einund",
    "zweiund",
    "dreiund",
    "vierund",
    "fünfund",
    "sechsund",
    "siebenund",
    "achtund",
    "neunund",
)
_TENS = ("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_CENTURIES = {
    11: "elf",
    12: "zwölf",
    13: "dreizehn",
    14: "vierzehn",
    15: "fünfzehn",
    16: "sechzehn",
    17: "siebzehn",
}
_CENTURIES |= {18: "achtzehn", 19: "neunzehn"}
_WEAK = frozenset(
    {"am", "im", "beim", "zum", "vom", "dem", "den", "des", "einen", "zur", "ab", "bis", "seit", "vor"}
)
_STRONG = frozenset({"der", "die", "das", "eine"})
_KINGS = (
    *(
        "Ludwig",
        "Friedrich",
        "Friedrich Wilhelm",
        "Wilhelm",
        "Karl",
        "Heinrich",
        "Otto",
        "Franz",
        "Josef",
        "Georg",
    ),
    *("Benedikt", "Johannes Paul", "Leo", "Pius", "Papst", "Philipp", "Charles"),
)


def ordinal(number: int, ending: str) -> str | None:
    """``3`` and ``en`` → ``dritten``; None above 99."""
    if number < len(_STEMS):
        return _STEMS[number] + ending
    if number > 99:
        return None
    return f"{_ONES[number % 10]}{_TENS[number // 10]}st{ending}"


def _before(match: re.Match[str]) -> str:
    return _written_before(match).lower()


def _written_before(match: re.Match[str]) -> str:
    words = match.string[max(match.start() - 40, 0) : match.start()].split()
    return words[-1] if words else ""


def _ordinal(match: re.Match[str]) -> str | None:
    """Before a month always; before another noun only behind an article, because the point may end a sentence."""
    before = _before(match)
    if before in _STRONG:
        ending = "e"
    elif before in _WEAK or (match["month"] and before):
        ending = "en"
    elif match["month"] or not before:
        ending = "er"
    else:
        return None
    return ordinal(int(match["number"]), ending)


def _date(match: re.Match[str]) -> str | None:
    """``am 3.5.2024``: day and month are ordinals.

    Without a year ``Python 3.11.`` and ``Kapitel 3.2.`` look the same; dates seldom stand right behind a noun.
    """
    day, month = int(match["day"]), int(match["month"])
    before = _written_before(match)
    named = before[-1:].isalpha() and not before.islower()
    if not (1 <= day <= 31 and 1 <= month <= 12) or (
        named and _before(match) not in _WEAK | _STRONG and not match["year"]
    ):
        return None
    ending = "en" if _before(match) in _WEAK else "e" if _before(match) in _STRONG else "er"
    return f"{ordinal(day, ending)} {ordinal(month, ending)}" + (f" {match['year']}" if match["year"] else "")


def _year(match: re.Match[str]) -> str:
    """The century in words; the two last digits espeak-ng reads by itself."""
    rest = int(match["rest"])
    return f"{_CENTURIES[int(match['century'])]}hundert" + (f" {rest}" if rest else "")


def _decade(match: re.Match[str]) -> str | None:
    century, tens = match["century"], _TENS[int(match["tens"])]
    if not tens:
        return None
    head = f"{_CENTURIES[int(century)]}hundert" if century and int(century) in _CENTURIES else ""
    return None if century and not head else f"{head}{tens}er{match['ending']}"


def _section(match: re.Match[str]) -> str:
    words = "Paragraf" if match[0] == "§" else "Paragrafen"
    return words if match.string[match.end()].isspace() else f"{words} "


def _clock(match: re.Match[str]) -> str:
    minutes = int(match["minutes"])
    return f"{int(match['hour'])} Uhr" + (f" {minutes}" if minutes else "")


RULES: list[Rule] = [
    (
        re.compile(r"(?<![\w.,])1 (?P<scale>Mio|Million|Mrd|Milliarde)(?!\w)\.?"),
        lambda match: f"eine {_ONE_OF[match['scale']]}",
    ),
    rules.mail("ät", "Punkt"),
    rules.abbreviations(_ABBREVIATIONS),
    (re.compile(r"(?<![\w.–-])Fr\.(?= [A-ZÄÖÜ][a-zäöüß])"), lambda _match: "Frau"),  # else Friday, or francs
    rules.cents("€", ("Euro", "Euro"), ""),
    rules.PHONE,
    rules.HASHTAG,
    rules.CARBON,
    rules.compared(
        {">": "mehr als", "<": "weniger als", "≥": "mindestens", "≤": "höchstens", "~": "etwa", "≈": "etwa"}
    ),
    rules.numbered({"S.": "Seite", "Kap.": "Kapitel"}),
    rules.fractions(
        {
            "1/2": "ein halb",
            "1/3": "ein Drittel",
            "2/3": "zwei Drittel",
            "1/4": "ein Viertel",
            "3/4": "drei Viertel",
        }
    ),
    rules.span("bis"),
    (re.compile(r"(?<!\w)EU(?!\w)"), lambda _match: "E U"),
    (re.compile(r"(?<=[a-zäöüß])str\.(?=\s?\d)"), lambda _match: "straße"),
    (re.compile(r"(?<![\w.,])1\s?(?:€|Euro(?!\w))"), lambda _match: "ein Euro"),
    (
        re.compile(
            r"(?<![\w.,])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>[12]\d{3})(?!\w|[.,]\d))?(?!\d|,\d)"
        ),
        _date,
    ),
    (
        re.compile(r"(?<!\w)(?P<hour>[01]?\d|2[0-4])[:.](?P<minutes>[0-5]\d)(?: Uhr\b|(?<=:\d\d)(?![\w:]))"),
        _clock,
    ),
    (
        re.compile(r"(?<![\w:.,])(\d{1,3}):(\d{1,2})(?![\w:]|[.,]\d)"),
        lambda match: f"{match[1]} zu {match[2]}",
    ),
    (
        re.compile(rf"(?<![\w.,–-])(?P<number>\d{{1,2}})\.(?= (?:(?P<month>{_MONTHS})\b|[A-ZÄÖÜ][a-zäöüß]))"),
        _ordinal,
    ),
    (
        re.compile(
            r"(?<![\w.,/:–+-])(?<!\d )(?P<century>1[1-9])(?P<rest>\d\d)(?![\w/–-]| \d{4}|[.,:]\d|\s?(?:€|%|Euro|Prozent|Mio|Mrd)|\s(?:k?[mgWl]|km/h|MW|GW)\b)"
        ),
        _year,
    ),
    (re.compile(r"(?<![\w.,])(?P<century>\d\d)?(?P<tens>[2-9])0er(?P<ending>n?)\b"), _decade),
    rules.ranges("bis"),
    rules.regnal(
        _KINGS, lambda name, number: f"{name} der {ordinal(number, 'e')}", behind=r"(?:\.(?=\s\S))?"
    ),
    rules.units(_UNITS),
    (re.compile(r"§§?(?=\s?\d)"), _section),
]
"""What German voices are told; earlier rules win."""
