"""L6. Italian as a person reads it; espeak-ng reads plain numbers, percentages, clock times with a colon and centuries right by itself."""

import re

from episodekit.voices import rules
from episodekit.voices.rules import Rule

_ABBREVIATIONS = {
    "Avv.": "avvocato",
    "Dott.": "dottor",
    "Dott.ssa": "dottoressa",
    "Ing.": "ingegner",
    "On.": "onorevole",
    "Prof.": "professor",
    "Prof.ssa": "professoressa",
    "Sig.": "signor",
    "Sig.ra": "signora",
    "a.C.": "avanti Cristo",
    "d.C.": "dopo Cristo",
    "ca.": "circa",
    "ecc.": "eccetera",
    "mld": "miliardi",
    "mln": "milioni",
    "p.es.": "per esempio",
    "tel.": "telefono",
}
_UNITS = {
    "€": ("euro", "euro"),
    "km/h": ("chilometro all’ora", "chilometri all’ora"),
    "km²": ("chilometro quadrato", "chilometri quadrati"),
    "kmq": ("chilometro quadrato", "chilometri quadrati"),
    "m²": ("metro quadrato", "metri quadrati"),
    "mq": ("metro quadrato", "metri quadrati"),
    "km": ("chilometro", "chilometri"),
    "cm": ("centimetro", "centimetri"),
    "mm": ("millimetro", "millimetri"),
    "m": ("metro", "metri"),
    "kg": ("chilo", "chili"),
    "t": ("tonnellata", "tonnellate"),
    "l": ("litro", "litri"),
    "kWh": ("chilowattora", "chilowattora"),
    "MW": ("megawatt", "megawatt"),
    "GW": ("gigawatt", "gigawatt"),
    "°C": ("grado", "gradi"),
    "ha": ("ettaro", "ettari"),
}
_KINGS = (
    "Vittorio Emanuele",
    "Umberto",
    "Giovanni Paolo",
    "Benedetto",
    "Elisabetta",
    "Carlo",
    "Filippo",
    "Luigi",
    "Enrico",
)
_ORDINALS = (
    "",
    "primo",
    "secondo",
    "terzo",
    "quarto",
    "quinto",
    "sesto",
    "settimo",
    "ottavo",
    "nono",
    "decimo",
)
_LATER = {
    11: "undicesimo",
    12: "dodicesimo",
    13: "tredicesimo",
    14: "quattordicesimo",
    15: "quindicesimo",
    16: "sedicesimo",
}


def _ordinal(match: re.Match[str]) -> str | None:
    number = int(match["number"])
    if not 1 <= number < len(_ORDINALS):
        return None
    word = _ORDINALS[number]
    return word if match["ending"] in "°º" else f"{word[:-1]}a"


def _ruler(name: str, number: int) -> str:
    word = _ORDINALS[number] if number < len(_ORDINALS) else _LATER.get(number, str(number))
    return f"{name} {word[:-1]}a" if name == "Elisabetta" else f"{name} {word}"


RULES: list[Rule] = [
    rules.mail("chiocciola", "punto"),
    rules.PHONE,
    rules.HASHTAG,
    rules.CARBON,
    rules.abbreviations(_ABBREVIATIONS),
    rules.cents("€", ("euro", "euro"), "e "),
    rules.money(
        {
            "US$": ("dollaro", "dollari"),
            "$": ("dollaro", "dollari"),
            "€": ("euro", "euro"),
            "£": ("sterlina", "sterline"),
        },
        ("milioni", "miliardi"),
        " di ",
        thousand="mila",
    ),
    rules.compared(
        {">": "più di", "<": "meno di", "≥": "almeno", "≤": "al massimo", "~": "circa", "≈": "circa"}
    ),
    rules.numbered({"n.": "numero", "p.": "pagina", "pag.": "pagina", "art.": "articolo"}),
    rules.fractions(
        {"1/2": "un mezzo", "1/3": "un terzo", "2/3": "due terzi", "1/4": "un quarto", "3/4": "tre quarti"}
    ),
    (
        re.compile(r"(?<=\b[Aa]lle )(?P<hour>\d{1,2})\.(?P<minutes>[0-5]\d)(?![\w.,])"),
        lambda match: f"{match['hour']} e {match['minutes']}",
    ),
    (re.compile(r"(?<![\w.,])(?P<number>\d{1,2})(?P<ending>[°ºª])(?![\wCF])"), _ordinal),
    rules.regnal(_KINGS, _ruler),
    rules.units(_UNITS),
]
"""What Italian voices are told; earlier rules win."""
