"""L3. A sentence as headlines write it, for a title that is too long otherwise: ``5 %``, ``75 Mio. Euro``, ``1,4 M€``, ``29,400 MW``.

Only the figure's own unit is abbreviated, and only as editors of its language do; and of ``La ville de Gap`` or ``Das Land Bayern``
at the beginning of a sentence the name stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

import regex

from episodekit.article.languages import Words
from episodekit.article.quantities.quantity import COUNT, Quantity, Span

_METRIC = r"(?<=\d)\s(?:kilomet(?:re|er)s?|kilómetros?|quil[óô]metros?|kilomètres?|chilometri|kilometer)$"
_SQUARE = r"(?<=\d)\s(?:square met(?:re|er)s|metros cuadrados|metros quadrados|mètres carrés|metri quadrati|metri quadri|Quadratmetern?)$"
_EVERYWHERE = (
    (_METRIC, " km"),
    (_SQUARE, " m²"),
    (
        r"(?<=\d)\s(?:degrees Celsius|Grad Celsius|degrés Celsius|grados Celsius|graus Celsius|gradi Celsius)$",
        " °C",
    ),
    (r"(?<=\d)\s(?:megawatts?|megavatios|megawatt)$", " MW"),
    (r"(?<=\d)\s(?:hectares|hectáreas|Hektar)$", " ha"),
)
ABBREVIATIONS = frozenset(
    ("%", "m", "bn", "mio.", "mrd.", "m€", "md€", "€", "mi", "bi", "mln", "mld", "km", "m²", "°c", "mw", "ha")
)
"""What may stand in a title for a unit or a scale of its figure, in lower case."""
_EURO = "€"
_SHORT: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "en": (
            (r"(?<=\d)\s?(?:percent|per cent|pct)$", "%"),
            (r"(?<=\d)\s(?:million|mln)(?=$|\s)", "m"),
            (r"(?<=\d)\s(?:billion|bln)(?=$|\s)", "bn"),
        ),
        "de": (
            (r"(?<=\d)\sProzent$", " %"),
            (r"(?<=[\d\p{L}])\sMillion(?:en)?(?=$|\s)", " Mio."),
            (r"(?<=[\d\p{L}])\sMilliarden?(?=$|\s)", " Mrd."),
        ),
        "fr": (
            (r"(?<=\d)\spour\scent$", " %"),
            (r"(?<=\d)\smillions?\sd['’]euros$", f" M{_EURO}"),
            (r"(?<=\d)\smilliards?\sd['’]euros$", f" Md{_EURO}"),
            (r"(?<=\d)\seuros$", f" {_EURO}"),
        ),
        "es": (
            (r"(?<=\d)\spor\sciento$", " %"),
            (r"(?<=\d)\s(?:millones|millón)\sde\seuros$", f" M{_EURO}"),
            (r"(?<=\d)\seuros$", f" {_EURO}"),
        ),
        "pt": (
            (r"(?<=\d)\spor\scento$", "%"),
            (r"(?<=\d)\smilh(?:ões|ão)\sde\seuros$", f" M{_EURO}"),
            (r"(?<=^R\$\s[\d.,]{1,12})\smilh(?:ões|ão)$", " mi"),
            (r"(?<=^R\$\s[\d.,]{1,12})\sbilh(?:ões|ão)$", " bi"),
            (r"(?<=\d)\seuros$", f" {_EURO}"),
        ),
        "it": (
            (r"(?<=\d)\sper\scento$", "%"),
            (r"(?<=\d)\smilion[ei](?=\sdi\seuro$)", " mln"),
            (r"(?<=\d)\smiliard[oi](?=\sdi\seuro$)", " mld"),
            (r"(?:(?<=\d)|(?<=\d\smila))\seuro$", f" {_EURO}"),
        ),
        "nl": (
            (r"(?<=\d)\s(?:procent|percent)$", "%"),
            (r"(?<=\d)\smiljoen(?=$|\s)", " mln"),
            (r"(?<=\d)\smiljard(?=$|\s)", " mld"),
        ),
    }
)
_OF_KIND = {
    "en": r"(?:The\s(?:city|town|county|state|province|village|borough|island)\sof\s|(?:Councillor|Mayor|Senator|Governor|Professor|Dr|Judge|Minister|President|Chancellor)\s(?=\p{Lu}\p{L}+\s\p{Lu}))",
    "de": r"(?:(?:Der\s|Die\s)?(?:Bürgermeister|Oberbürgermeister|Landrat|Minister|Präsident|Ministerpräsident|Rechtsanwalt)(?:in)?\s(?=\p{Lu}\p{L}+\s\p{Lu})|(?:Der|Die|Das)\s(?:Land|Bundesland|Stadt|Landkreis|Gemeinde|\p{L}*(?i:konzern|bauer|hersteller|zulieferer|händler|unternehmen|kette|anbieter|versorger|betreiber|versicherer|discounter|gesellschaft))\s)",
    "fr": r"(?:La|Le|L['’])\s?(?:ville\sd['’]|(?:ville|commune)\sde\s|(?:région|groupe|société|compagnie|entreprise|constructeur|association|département)\s)",
    "es": r"(?:La|El)\s(?:(?:ciudad|provincia)\sde\s|(?:empresa|grupo|compañía|aerolínea|banco|multinacional|asociación)\s)",
    "pt": r"(?:A|O)\s(?:cidade\sde\s|(?:empresa|grupo|companhia|construtora|banco|associação)\s)",
    "it": r"(?:La|Il|L['’])\s?(?:città\sdi\s|(?:gruppo|società|azienda|compagnia|regione|associazione)\s)",
}  # fmt: skip


def terse(sentence: str, quantity: Quantity, words: Words) -> tuple[str, Quantity] | None:
    """The sentence with its figure abbreviated and its subject by its name; None if there is nothing to shorten."""
    short, moved = sentence, quantity
    for pattern, text in _abbreviations(words.language):
        found = pattern.search(short[moved.start : moved.end])
        if found and not (moved.kind == COUNT and text.strip() == "M"):
            at = moved.start
            short, moved = replaced(short, moved, (at + found.start(), at + found.end()), text)
    kind = _kinds(words.language)
    named = kind.match(short) if kind else None
    if named and named.end() <= moved.bound_start:
        short, moved = replaced(short, moved, named.span(), "")
    return None if short == sentence else (short, moved)


@lru_cache(maxsize=32)
def _abbreviations(language: str) -> tuple[tuple["regex.Pattern[str]", str], ...]:
    return tuple((regex.compile(pattern), text) for pattern, text in _patterns(language))


def _patterns(language: str) -> Iterator[tuple[str, str]]:
    own = _SHORT.get(language)
    if own is not None:
        yield from own
        yield from _EVERYWHERE


@lru_cache(maxsize=32)
def _kinds(language: str) -> "regex.Pattern[str] | None":
    pattern = _OF_KIND.get(language)
    return regex.compile(rf"{pattern}(?=\p{{Lu}})") if pattern else None


def replaced(sentence: str, quantity: Quantity, span: Span, text: str) -> tuple[str, Quantity]:
    """A sentence with another text for a span of it, and the quantity where it stands then."""
    begin, end = span

    def place(at: int) -> int:
        return at + len(text) - (end - begin) if at >= end else min(at, begin + len(text))

    moved = replace(
        quantity,
        start=place(quantity.start),
        end=place(quantity.end),
        bound_start=place(quantity.bound_start),
        unit=(place(quantity.unit[0]), place(quantity.unit[1])),
        noun=(place(quantity.noun[0]), place(quantity.noun[1])),
    )
    return sentence[:begin] + text + sentence[end:], moved
