"""L6. Dutch as a person reads it; espeak-ng reads plain numbers, percentages, years and ``€ 5`` nearly right by itself."""

import re

from episodekit.voices import rules
from episodekit.voices.rules import Rule

_ABBREVIATIONS = {
    "bijv.": "bijvoorbeeld",
    "ca.": "circa",
    "d.w.z.": "dat wil zeggen",
    "dhr.": "de heer",
    "dr.": "dokter",
    "drs.": "doctorandus",
    "e.d.": "en dergelijke",
    "enz.": "enzovoort",
    "i.p.v.": "in plaats van",
    "m.n.": "met name",
    "mevr.": "mevrouw",
    "mld.": "miljard",
    "mln.": "miljoen",
    "mr.": "meester",
    "nr.": "nummer",
    "o.a.": "onder andere",
    "prof.": "professor",
    "t.o.v.": "ten opzichte van",
    "v.Chr.": "voor Christus",
}
_UNITS = {
    "€": ("euro", "euro"),
    "mln": ("miljoen", "miljoen"),
    "mld": ("miljard", "miljard"),
    "km/u": ("kilometer per uur", "kilometer per uur"),
    "km²": ("vierkante kilometer", "vierkante kilometer"),
    "m²": ("vierkante meter", "vierkante meter"),
    "m³": ("kubieke meter", "kubieke meter"),
    "km": ("kilometer", "kilometer"),
    "cm": ("centimeter", "centimeter"),
    "mm": ("millimeter", "millimeter"),
    "m": ("meter", "meter"),
    "kg": ("kilo", "kilo"),
    "l": ("liter", "liter"),
    "kWh": ("kilowattuur", "kilowattuur"),
    "MW": ("megawatt", "megawatt"),
    "GW": ("gigawatt", "gigawatt"),
    "°C": ("graad", "graden"),
    "ha": ("hectare", "hectare"),
}
_KINGS = (
    "Willem",
    "Filips",
    "Leopold",
    "Albert",
    "Boudewijn",
    "Karel",
    "Elizabeth",
    "Johannes Paulus",
    "Benedictus",
    "Lodewijk",
    "Hendrik",
)
_ORDINALS = (
    *(
        "",
        "eerste",
        "tweede",
        "derde",
        "vierde",
        "vijfde",
        "zesde",
        "zevende",
        "achtste",
        "negende",
        "tiende",
        "elfde",
    ),
    *(
        "twaalfde",
        "dertiende",
        "veertiende",
        "vijftiende",
        "zestiende",
        "zeventiende",
        "achttiende",
        "negentiende",
    ),
    *("twintigste", "eenentwintigste", "tweeëntwintigste", "drieëntwintigste"),
)


def _ordinal(match: re.Match[str]) -> str | None:
    number = int(match["number"])
    return _ORDINALS[number] if 1 <= number < len(_ORDINALS) else None


def _ruler(name: str, number: int) -> str:
    return f"{name} de {_ORDINALS[number]}" if number < len(_ORDINALS) else f"{name} {number}"


RULES: list[Rule] = [
    rules.mail("apenstaartje", "punt"),
    rules.PHONE,
    rules.HASHTAG,
    rules.CARBON,
    (
        re.compile(rf"(?<!\w)€\s?(?P<number>{rules.NUMBER}) (?P<scale>ml[nd])\.?(?!\w)"),
        lambda match: f"{match['number']} {_UNITS[match['scale']][1]} euro",
    ),
    rules.money(
        {
            "US$": ("dollar", "dollar"),
            "$": ("dollar", "dollar"),
            "€": ("euro", "euro"),
            "£": ("pond", "pond"),
        },
        ("miljoen", "miljard", "biljoen"),
        " ",
    ),
    rules.abbreviations(_ABBREVIATIONS),
    rules.compared(
        {
            ">": "meer dan",
            "<": "minder dan",
            "≥": "minstens",
            "≤": "hoogstens",
            "~": "ongeveer",
            "≈": "ongeveer",
        }
    ),
    rules.numbered({"blz.": "bladzijde", "p.": "pagina", "art.": "artikel"}),
    rules.fractions(
        {"1/2": "een half", "1/3": "een derde", "2/3": "twee derde", "1/4": "een kwart", "3/4": "drie kwart"}
    ),
    rules.clock("uur", "uur"),
    (re.compile(r"(?<![\w.,])(?P<number>\d{1,2})(?:e|de|ste)(?!\w)"), _ordinal),
    rules.ranges("tot"),
    rules.span("tot"),
    rules.regnal(_KINGS, _ruler),
    rules.units(_UNITS),
]
"""What Dutch voices are told; earlier rules win."""
