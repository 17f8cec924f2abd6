"""What is a quantity, what kind, with which bound and noun: ``bound[number]noun:kind``; nothing else may be found."""

import pytest

from episodekit.article.quantity import quantities

CASES = [
    ("en", "At least 14 people died.", ["At least[14]people:count"]),
    ("en", "The deal is worth $2.8 billion.", ["[$2.8 billion]:money"]),
    (
        "en",
        "They paid 2 million US dollars or €14 or Rs 24 lakh.",
        ["[2 million US dollars]:money", "[€14]:money", "[Rs 24 lakh]:money"],
    ),
    ("en", "It rose by nearly 12.5 percent.", ["nearly[12.5 percent]:percent"]),
    ("en", "It fell 0.3 percentage points.", ["[0.3 percentage points]:percent"]),
    (
        "en",
        "Almost half of the workers and one in five women left.",
        ["Almost[half]workers:share", "[one in five]women:share"],
    ),
    (
        "en",
        "Twenty-one thousand men and half a million women.",
        ["[Twenty-one thousand]men:count", "[half a million]women:count"],
    ),
    ("en", "Hundreds of thousands of people came.", ["[Hundreds of thousands]people:count"]),
    ("en", "Between 20 and 30 buses came.", ["[20 and 30]buses:count"]),
    ("en", "It went from 5.2 percent to 6.1 percent.", ["[5.2 percent to 6.1 percent]:percent"]),
    (
        "en",
        "A plant of 8.69 GW on 300 square kilometres.",
        ["[8.69 GW]:measure", "[300 square kilometres]:measure"],
    ),
    ("en", "He was given 14 years in prison.", ["[14 years]:measure"]),
    ("en", "The country is in 124th place.", ["[124th place]:rank"]),
    ("en", "Only around 315 individuals were left.", ["Only around[315]individuals:count"]),
    ("en", "More than 2000 people came.", ["More than[2000]people:count"]),
    ("en", "India sold 12,34,567 cars.", ["[12,34,567]cars:count"]),
    # no quantities: dates, times, years, ages, spans of time
    ("en", "On October 8, on 8 October 2023, on 2023-10-08, on 10/08/2023 and at 6:30 pm.", []),
    ("en", "In 2020, since 1999, the 2019 budget, from 2001 to 2005, in the 1990s.", []),
    ("en", "Ann Lee, 24, a 30-year-old, aged 52, waited five years and 3 hours.", []),
    ("en", "The store opens at 9 am and closes at 5 p.m.", []),
    # no quantities: names, codes, scores, numbers of things
    ("en", "COVID-19 and T3 on Highway 61, Section 5, No. 5, Flight 370 and Boeing 737.", []),
    ("en", "They won 2-1, read version 3.2.1 and [6], and called +1 555 010 4477.", []),
    ("en", "The sixth term began at 10 Downing Street.", []),
    ("en", "1. One of the best. Visit https://example.com/15000 now.", []),
    (
        "de",
        "Rund 15.000 Menschen zahlten 2,5 Mio. Euro.",
        ["Rund[15.000]Menschen:count", "[2,5 Mio. Euro]:money"],
    ),
    (
        "de",
        "Fünfzehntausend Männer, knapp ein Drittel der Bürger.",
        ["[Fünfzehntausend]Männer:count", "knapp[ein Drittel]Bürger:share"],
    ),
    ("de", "Das Plus lag bei 5,4 Prozent.", ["[5,4 Prozent]:percent"]),
    ("de", "Am 8. Oktober 2023 um 18 Uhr, im Jahr 2020, die 24-jährige Frau, seit 19 Jahren.", []),
    ("de", "Der ICE 577 fuhr von Gleis 4 in der Hauptstraße 12 ab.", []),
    (
        "fr",
        "Plus de 15 000 personnes, soit 5,4 % des élèves.",
        ["Plus de[15 000]personnes:count", "[5,4 %]élèves:percent"],
    ),
    (
        "fr",
        "Près de 300 millions d'euros pour vingt et un mille soldats.",
        ["Près de[300 millions d'euros]:money", "[vingt et un mille]soldats:count"],
    ),
    ("fr", "Le 8 octobre 2023 à 14 heures, une femme âgée de 58 ans, en 2020, l'article 5.", []),
    (
        "es",
        "Más de 410.000 personas y 75 millones de euros.",
        ["Más de[410.000]personas:count", "[75 millones de euros]:money"],
    ),
    (
        "es",
        "Una de cada cinco mujeres, el 5,4 por ciento.",
        ["[Una de cada cinco]mujeres:share", "[5,4 por ciento]:percent"],
    ),
    ("es", "El 1 de julio de 2024, desde 1995, de 61 años, la página 12.", []),
    ("km", "ជនបរទេសជាង ១៥.០០០នាក់", ["ជាង[១៥.០០០]នាក់:count"]),
    ("zh", "超过15,000人，损失3亿元，增长5.4%", ["超过[15,000]人:count", "[3亿元]:money", "[5.4%]:percent"]),
    ("zh", "2023年10月8日", []),
    ("vi", "Hơn 15.000 người", ["Hơn[15.000]người:count"]),
    ("ar", "أكثر من 15 ألف شخص و٥٫٤ في المئة", ["أكثر من[15 ألف]شخص:count", "[٥٫٤ في المئة]:percent"]),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES)
def test_quantities(language: str, sentence: str, expected: list[str]) -> None:
    found = [
        f"{sentence[each.bound_start : each.start].strip()}[{sentence[each.start : each.end]}]"
        f"{sentence[slice(*each.noun)]}:{each.kind}"
        for each in quantities(sentence, language)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "sentence", "value"),
    [
        ("en", "15,000 men", 15_000),
        ("en", "4.512 men", 4.512),
        ("de", "4.512 Männer", 4_512),
        ("de", "4,5 Millionen Männer", 4_500_000),
        ("de", "zweiundvierzigtausend Männer", 42_000),
        ("en", "two hundred and fifty men", 250),
        ("en", "half a million men", 500_000),
        ("fr", "quatre-vingt-dix-huit hommes", 98),
        ("es", "treinta y cinco mil hombres", 35_000),
        ("en", "24 lakh men", 2_400_000),
        ("km", "១៥.០០០នាក់", 15_000),
        ("zh", "一万五千人", 15_000),
        ("zh", "3千万人", 30_000_000),
    ],
)
def test_values(language: str, sentence: str, value: float) -> None:
    assert [each.value for each in quantities(sentence, language)] == [value]
