"""L6. Spanish as a person reads it; espeak-ng reads plain numbers, percentages, ``Sr.``, ``Dr.`` and centuries right by itself."""

import re

from episodekit.voices import rules
from episodekit.voices.rules import Rule

_ABBREVIATIONS = {
    "EE. UU.": "Estados Unidos",
    "EE.UU.": "Estados Unidos",
    "EEUU": "Estados Unidos",
    "JJ. OO.": "Juegos Olímpicos",
    "RR. HH.": "Recursos Humanos",
    "n.º": "número",
    "nº": "número",
    "núm.": "número",
    "p. ej.": "por ejemplo",
    "a. C.": "antes de Cristo",
    "d. C.": "después de Cristo",
    "Ud.": "usted",
    "Uds.": "ustedes",
    "Sres.": "señores",
    "Prof.": "profesor",
    "Gral.": "general",
    "Av.": "avenida",
    "Avda.": "avenida",
    "C/": "calle",
    "Dña.": "doña",
    "aprox.": "aproximadamente",
    "mill.": "millones",
    "mills.": "millones",
    "hab.": "habitantes",
    "pág.": "página",
    "págs.": "páginas",
    "máx.": "máximo",
    "mín.": "mínimo",
}
_UNITS = {
    "€": ("euro", "euros"),
    "$": ("dólar", "dólares"),
    "km/h": ("kilómetro por hora", "kilómetros por hora"),
    "km²": ("kilómetro cuadrado", "kilómetros cuadrados"),
    "m²": ("metro cuadrado", "metros cuadrados"),
    "m³": ("metro cúbico", "metros cúbicos"),
    "km": ("kilómetro", "kilómetros"),
    "cm": ("centímetro", "centímetros"),
    "mm": ("milímetro", "milímetros"),
    "kg": ("kilo", "kilos"),
    "kWh": ("kilovatio hora", "kilovatios hora"),
    "MW": ("megavatio", "megavatios"),
    "GW": ("gigavatio", "gigavatios"),
    "°C": ("grado", "grados"),
    "ºC": ("grado", "grados"),
    "ha": ("hectárea", "hectáreas"),
    "GWh": ("gigavatio hora", "gigavatios hora"),
    "TWh": ("teravatio hora", "teravatios hora"),
    "M€": ("millón de euros", "millones de euros"),
    "m": ("metro", "metros"),
    "min": ("minuto", "minutos"),
    "t": ("tonelada", "toneladas"),
    "l": ("litro", "litros"),
    "h": ("hora", "horas"),
}
_ORDINALS = (
    *("", "primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven", "décim"),
)
_MONTHS = (
    *(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
    ),
    "diciembre",
)
_KINGS = (
    *(
        "Felipe",
        "Carlos",
        "Fernando",
        "Alfonso",
        "Isabel",
        "Juan",
        "Juan Pablo",
        "Juan Carlos",
        "Luis",
        "Enrique",
    ),
    *("Pío", "Benedicto", "León", "Jaime", "Pedro", "Sancho", "Napoleón"),
)


def _ordinal(match: re.Match[str]) -> str | None:
    number = int(match["number"])
    if number == 20 and match["ending"] != "er":
        return "vigésim" + ("o" if match["ending"] == "º" else "a")
    if not 1 <= number < len(_ORDINALS):
        return None
    ending = {"º": "o", "ª": "a", "er": ""}[match["ending"]]
    return _ORDINALS[number] + ending


def _ruler(name: str, number: int) -> str:
    """Up to ten an ordinal, then a plain number: Felipe sexto, Alfonso trece."""
    if number >= len(_ORDINALS):
        return f"{name} {number}"
    return f"{name} {_ORDINALS[number]}{'a' if name == 'Isabel' else 'o'}"


RULES: list[Rule] = [
    rules.mail("arroba", "punto"),
    rules.abbreviations(_ABBREVIATIONS),
    rules.cents("€", ("euro", "euros"), "con "),
    rules.PHONE,
    rules.HASHTAG,
    rules.CARBON,
    rules.money(
        {
            "US$": ("dólar", "dólares"),
            "$": ("dólar", "dólares"),
            "€": ("euro", "euros"),
            "£": ("libra", "libras"),
        },
        ("millones", "mil millones", "billones", "millón"),
        " de ",
        thousand="mil",
    ),
    rules.minus("menos"),
    rules.compared(
        {">": "más de", "<": "menos de", "≥": "al menos", "≤": "como máximo", "~": "unos", "≈": "unos"}
    ),
    rules.numbered({"p.": "página", "art.": "artículo", "cap.": "capítulo"}),
    rules.fractions(
        {
            "1/2": "un medio",
            "1/3": "un tercio",
            "2/3": "dos tercios",
            "1/4": "un cuarto",
            "3/4": "tres cuartos",
        }
    ),
    rules.dates(_MONTHS, " de ", " de "),
    (re.compile(r"(?<!\w)24/7(?!\w)"), lambda _match: "24 7"),
    (re.compile(r"(?<!\w)D\.(?= [A-ZÁÉÍÓÚ][a-záéíóúñ])"), lambda _match: "don"),
    (
        re.compile(r"(?<!\w)(?P<roman>II?) Guerra Mundial"),
        lambda match: f"{'Primera' if match['roman'] == 'I' else 'Segunda'} Guerra Mundial",
    ),
    (re.compile(r"(?<![\w.,])(?P<number>\d{1,2})\.?(?P<ending>º|ª|er)(?![\wCF])"), _ordinal),
    # A blank or narrow blank between groups of three: espeak-ng would read each group by itself.
    (
        re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w]|[ \u00a0\u202f]\d)"),
        lambda match: re.sub(r"\D", "", match[0]),
    ),
    (
        re.compile(r"(?<![\w:.,])(\d{1,2}):([0-5]\d)(?![\w:])"),
        lambda match: f"{match[1]} y {match[2]}" if match[2] != "00" else match[1],
    ),
    rules.ranges("a"),
    (
        re.compile(r"(?<![\w.,–-])(\d{1,2})-(\d{1,2})(?![\w–-]|[.,]\d)"),
        lambda match: f"{match[1]} a {match[2]}",
    ),
    rules.regnal(_KINGS, _ruler),
    rules.units(_UNITS),
]
"""What Spanish voices are told; earlier rules win."""
