"""L6. Portuguese as a person reads it; espeak-ng reads plain numbers, percentages, ``Dr.`` and ordinals right by itself."""

import re

from episodekit.voices import rules
from episodekit.voices.rules import Rule

_ABBREVIATIONS = {
    "Sr.": "senhor",
    "Sra.": "senhora",
    "Dra.": "doutora",
    "Prof.": "professor",
    "Profa.": "professora",
    "Av.": "avenida",
    "a.C.": "antes de Cristo",
    "d.C.": "depois de Cristo",
    "aprox.": "aproximadamente",
    "hab.": "habitantes",
    "p. ex.": "por exemplo",
}
_UNITS = {
    "€": ("euro", "euros"),
    "km/h": ("quilômetro por hora", "quilômetros por hora"),
    "km²": ("quilômetro quadrado", "quilômetros quadrados"),
    "m²": ("metro quadrado", "metros quadrados"),
    "km": ("quilômetro", "quilômetros"),
    "cm": ("centímetro", "centímetros"),
    "mm": ("milímetro", "milímetros"),
    "m": ("metro", "metros"),
    "kg": ("quilo", "quilos"),
    "t": ("tonelada", "toneladas"),
    "l": ("litro", "litros"),
    "kWh": ("quilowatt-hora", "quilowatts-hora"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "°C": ("grau", "graus"),
    "ºC": ("grau", "graus"),
    "ha": ("hectare", "hectares"),
}
_KINGS = (
    "João Paulo",
    "João",
    "Pedro",
    "Bento",
    "Carlos",
    "Isabel",
    "Elizabeth",
    "Elisabete",
    "Filipe",
    "Luís",
    "Manuel",
    "Afonso",
)
_ORDINALS = (
    "",
    "primeiro",
    "segundo",
    "terceiro",
    "quarto",
    "quinto",
    "sexto",
    "sétimo",
    "oitavo",
    "nono",
    "décimo",
)
_WOMEN = frozenset({"Isabel", "Elizabeth", "Elisabete"})
_MONTHS = (
    *(
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
    ),
    "dezembro",
)


def _ruler(name: str, number: int) -> str:
    """Up to ten an ordinal, then a plain number: Pedro segundo, João vinte e três."""
    if number >= len(_ORDINALS):
        return f"{name} {number}"
    word = _ORDINALS[number]
    return f"{name} {word[:-1]}a" if name in _WOMEN else f"{name} {word}"


def _clock(match: re.Match[str]) -> str:
    hour, minutes = int(match["hour"]), int(match["minutes"] or 0)
    name = "hora" if hour in {0, 1} else "horas"
    return f"{'uma' if hour == 1 else 'duas' if hour == 2 else hour} {name}" + (
        f" e {minutes}" if minutes else ""
    )


RULES: list[Rule] = [
    rules.mail("arroba", "ponto"),
    rules.PHONE,
    rules.HASHTAG,
    rules.CARBON,
    rules.abbreviations(_ABBREVIATIONS),
    rules.money(
        {
            "R$": ("real", "reais"),
            "US$": ("dólar", "dólares"),
            "$": ("dólar", "dólares"),
            "€": ("euro", "euros"),
            "£": ("libra", "libras"),
        },
        ("milhões", "milhão", "bilhões", "bilhão", "mil milhões", "trilhões", "trilhão"),
        " de ",
        thousand="mil",
    ),
    rules.compared(
        {
            ">": "mais de",
            "<": "menos de",
            "≥": "pelo menos",
            "≤": "no máximo",
            "~": "cerca de",
            "≈": "cerca de",
        }
    ),
    rules.numbered({"p.": "página", "art.": "artigo"}),
    rules.fractions(
        {"1/2": "um meio", "1/3": "um terço", "2/3": "dois terços", "1/4": "um quarto", "3/4": "três quartos"}
    ),
    rules.dates(_MONTHS, " de ", " de "),
    (re.compile(r"(?<![\w.,])(?P<hour>[01]?\d|2[0-4])h(?P<minutes>[0-5]\d)?(?![\w/])"), _clock),
    rules.ranges("a"),
    rules.regnal(_KINGS, _ruler),
    rules.units(_UNITS),
]
"""What Portuguese voices are told; earlier rules win."""
