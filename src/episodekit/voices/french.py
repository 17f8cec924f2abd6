"""L6. French as a person reads it; espeak-ng reads plain numbers, percentages, ``1er`` and ``Mme`` right by itself."""

import re

from episodekit.voices import rules
from episodekit.voices.rules import Rule

_ABBREVIATIONS = {
    "M.": "monsieur",
    "MM.": "messieurs",
    "Mlle": "mademoiselle",
    "Mgr": "monseigneur",
    "Dr": "docteur",
    "Pr": "professeur",
    "St": "saint",
    "av. J.-C.": "avant Jésus-Christ",
    "ap. J.-C.": "après Jésus-Christ",
    "p. ex.": "par exemple",
    "c.-à-d.": "c’est-à-dire",
    "env.": "environ",
    "cf.": "confer",
    "hab.": "habitants",
    "max.": "maximum",
    "min.": "minimum",
    "vol.": "volume",
    "n°": "numéro",
    "nº": "numéro",
    "N°": "numéro",
    "n°s": "numéros",
}
_UNITS = {
    "Md€": ("milliard d’euros", "milliards d’euros"),
    "Mds€": ("milliard d’euros", "milliards d’euros"),
    "M€": ("million d’euros", "millions d’euros"),
    "Md": ("milliard", "milliards"),
    "Mds": ("milliard", "milliards"),
    "k€": ("mille euros", "mille euros"),
    "km/h": ("kilomètre heure", "kilomètres heure"),
    "km²": ("kilomètre carré", "kilomètres carrés"),
    "m²": ("mètre carré", "mètres carrés"),
    "m³": ("mètre cube", "mètres cubes"),
    "cm": ("centimètre", "centimètres"),
    "mm": ("millimètre", "millimètres"),
    "km": ("kilomètre", "kilomètres"),
    "kg": ("kilo", "kilos"),
    "kWh": ("kilowattheure", "kilowattheures"),
    "MW": ("mégawatt", "mégawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "°C": ("degré", "degrés"),
    "ha": ("hectare", "hectares"),
    "GWh": ("gigawattheure", "gigawattheures"),
    "TWh": ("térawattheure", "térawattheures"),
    "m": ("mètre", "mètres"),
    "min": ("minute", "minutes"),
    "s": ("seconde", "secondes"),
    "t": ("tonne", "tonnes"),
    "l": ("litre", "litres"),
}
_ORDINALS = (
    *("", "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième"),
    *("neuvième", "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième"),
    *("dix-septième", "dix-huitième", "dix-neuvième", "vingtième", "vingt et unième"),
)
_ROUND = {
    30: "trentième",
    40: "quarantième",
    50: "cinquantième",
    60: "soixantième",
    70: "soixante-dixième",
    80: "quatre-vingtième",
}
_ROUND |= {90: "quatre-vingt-dixième", 100: "centième", 150: "cent cinquantième", 200: "deux centième"}
_MONTHS = (
    *(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
    ),
    "décembre",
)
_KINGS = (
    *(
        "Louis",
        "Henri",
        "François",
        "Charles",
        "Philippe",
        "Napoléon",
        "Jean",
        "Jean-Paul",
        "Benoît",
        "Léon",
        "Pie",
    ),
    *("Élisabeth", "Édouard", "Guillaume", "Frédéric", "Léopold", "Albert", "Hassan", "Mohammed"),
)


def _ordinal(match: re.Match[str]) -> str | None:
    number = int(match["number"]) if match["number"] else rules.roman(match["roman"])
    words = _ORDINALS[number] if number < len(_ORDINALS) else _ROUND.get(number, "")
    return words + ("s" if match["many"] else "") if number >= 2 and words else None


def _clock(match: re.Match[str]) -> str:
    hour, minutes = int(match["hour"]), int(match["minutes"] or 0)
    name = "heure" if hour in {0, 1} else "heures"
    return f"{'une' if hour == 1 else hour} {name}" + (f" {minutes}" if minutes else "")


RULES: list[Rule] = [
    rules.mail("arobase", "point"),
    rules.abbreviations(_ABBREVIATIONS),
    rules.cents("€", ("euro", "euros"), ""),
    rules.PHONE,
    rules.HASHTAG,
    rules.CARBON,
    rules.minus("moins"),
    rules.compared(
        {">": "plus de", "<": "moins de", "≥": "au moins", "≤": "au plus", "~": "environ", "≈": "environ"}
    ),
    rules.numbered({"p.": "page", "art.": "article", "chap.": "chapitre"}),
    rules.fractions(
        {"1/2": "un demi", "1/3": "un tiers", "2/3": "deux tiers", "1/4": "un quart", "3/4": "trois quarts"}
    ),
    rules.dates(_MONTHS, " ", " "),
    (re.compile(r"(?<!\w)24\s?h\s?/\s?24(?!\w)"), lambda _match: "24 heures sur 24"),
    (re.compile(r"(?<!\w)7\s?j\s?/\s?7(?!\w)"), lambda _match: "7 jours sur 7"),
    (re.compile(r"(?<![\w.,])1(?:re|ère)(?P<many>s?)(?!\w)"), lambda match: f"première{match['many']}"),
    (re.compile(rf"(?<!\w)(?P<name>{'|'.join(_KINGS)}) Ier(?!\w)"), lambda match: f"{match['name']} premier"),
    (
        re.compile(
            r"(?<!\w)(?P<hour>[01]?\d|2[0-4])[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?(?P<minutes>[0-5]\d))?(?!\w|[-/’'])"
        ),
        _clock,
    ),
    (
        re.compile(  # no L or C: "Le", "Les", "Ce" and "Ces" are words
            r"(?<![\w.,-])(?:(?P<number>\d{1,3})|(?P<roman>[IVX]{1,8}))(?:e|è|ème)(?P<many>s?)(?!\w)"
        ),
        _ordinal,
    ),
    rules.ranges("à"),
    (
        re.compile(r"(?<![\w.,–-])(\d{1,2})[-–](\d{1,2})(?![\w–-]|[.,]\d)"),
        lambda match: f"{match[1]} à {match[2]}",
    ),
    rules.regnal(_KINGS, lambda name, number: f"{name} {'premier' if number == 1 else number}"),
    rules.units(_UNITS),
]
"""What French voices are told; earlier rules win."""
