"""What is a quantity, what kind, with which bound and noun: ``bound[number]noun:kind``; nothing else may be found."""

import pytest

from episodekit.article.quantities.numbers import decimal_of
from episodekit.article.quantities.stated import quantities

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
    ("en", "Between 20 and 30 buses came.", ["Between[20 and 30]buses:count"]),
    ("en", "It went from 5.2 percent to 6.1 percent.", ["[5.2 percent to 6.1 percent]:percent"]),
    (
        "en",
        "A plant of 8.69 GW on 300 square kilometres.",
        ["[8.69 GW]:measure", "[300 square kilometres]:measure"],
    ),
    ("en", "He was given 14 years in prison.", ["[14 years]:duration"]),
    ("en", "The country is in 124th place.", ["[124th place]:rank"]),
    ("en", "Only around 315 individuals were left.", ["Only around[315]individuals:count"]),
    ("en", "More than 2000 people came.", ["More than[2000]people:count"]),
    ("en", "India sold 12,34,567 cars.", ["[12,34,567]cars:count"]),
    # no quantities: dates, times, years, ages, spans of time
    ("en", "On October 8, on 8 October 2023, on 2023-10-08, on 10/08/2023 and at 6:30 pm.", []),
    ("en", "In 2020, since 1999, the 2019 budget, from 2001 to 2005, in the 1990s.", []),
    (
        "en",
        "Ann Lee, 24, a 30-year-old, aged 52, came five years ago, in 3 hours, over the past two weeks.",
        ["[3 hours]:duration", "[two weeks]:duration"],
    ),
    (
        "de",
        "Vor zwei Jahren, in den letzten fünf Tagen, drei Monate später, der 17 bis 40 Jahre alte Mann.",
        ["[fünf Tagen]:duration"],
    ),
    ("fr", "Il y a cinq ans, en deux jours, un enfant de 8 ans, (15 à 24 ans).", ["[deux jours]:duration"]),
    (
        "es",
        "Hace tres años, en los últimos dos meses, José Cano, 40 años, de Lima, diez días después.",
        ["[dos meses]:duration"],
    ),
    # spans of time that are a fact of their own
    ("en", "The outage lasted 14 hours.", ["[14 hours]:duration"]),
    ("en", "She waited five years and 3 hours.", ["[five years]:duration", "[3 hours]:duration"]),
    ("de", "Die Sperrung dauerte zwölf Stunden.", ["[zwölf Stunden]:duration"]),
    ("fr", "Le tribunal l'a condamné à quatorze ans de prison.", ["[quatorze ans]prison:duration"]),
    ("es", "La espera duró tres horas.", ["[tres horas]:duration"]),
    # changes by a factor, ranks, shares
    ("en", "Sales more than doubled.", ["more than[doubled]:change"]),
    ("en", "They are two and a half times as much.", ["[two and a half times as much]:change"]),
    ("en", "It is the third-largest city and ranked 5th.", ["[third-largest]:rank", "[ranked 5th]:rank"]),
    ("en", "Rents rose by a third.", ["[a third]:share"]),
    (
        "de",
        "Jeder fünfte Deutsche, der drittgrößte Hafen, und der Umsatz hat sich verdoppelt.",
        ["[Jeder fünfte]Deutsche:share", "[drittgrößte]:rank", "[verdoppelt]:change"],
    ),
    (
        "fr",
        "Un enfant sur cinq, trois fois plus de blessés, le troisième plus grand port.",
        ["[Un enfant sur cinq]:share", "[trois fois plus]blessés:change", "[troisième plus grand]:rank"],
    ),
    (
        "es",
        "El segundo mayor exportador duplicó sus ventas.",
        ["[segundo mayor]:rank", "[duplicó]:change"],
    ),
    (
        "zh",
        "百分之三十的人，三分之一的企业，三名工人死亡，第三大城市。",
        ["[百分之三十]:percent", "[三分之一]:share", "[三]名:count", "[第三大]:rank"],
    ),
    # signs and changes belong to the number
    ("fr", "L'emploi recule en Ontario (-2 800; +0,3 %).", ["[-2 800]:count", "[+0,3 %]:percent"]),
    ("de", "Die Quote stieg von 12 auf 15 Prozent.", ["[12 auf 15 Prozent]:percent"]),
    ("en", "The fund grew from $12 million in 2010 to $15 million.", ["[$15 million]:money"]),
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


# Two numbers that are one quantity, and those that are none.
PAIRS = [
    ("en", "A ratio of 1:4, the odds were 3 to 1.", ["[1:4]:share", "[3 to 1]:share"]),
    ("de", "Das Verhältnis ist 1:4.", ["[1:4]:share"]),
    ("en", "They won 3-1, it ended 2:1 and began at 3:45, as Genesis 1:4 and John 3:16 say.", []),
    ("de", "Das 2:1 gegen Bayern um 20:15 Uhr.", []),
    ("en", "It is 10 per 1,000 births.", ["[10 per 1,000]births:share"]),
    ("en", "There were 3 deaths per 100,000 people.", ["[3 deaths per 100,000]people:share"]),
    ("en", "The rate per 100,000 people fell.", []),
    ("de", "Auf 10 Fälle pro 100.000 Einwohner.", ["[10 Fälle pro 100.000]Einwohner:share"]),
    ("fr", "Soit 10 pour 1 000 naissances.", ["[10 pour 1 000]naissances:share"]),
    ("es", "Son 10 por cada 1.000 nacimientos.", ["[10 por cada 1.000]nacimientos:share"]),
    ("en", "It burns 6 litres per 100 km.", ["[6 litres per 100 km]:measure"]),
    ("en", "Paid £202 in wages for every £100 of income.", ["[£202 in wages for every £100]income:share"]),
    ("en", "Two out of three men and nine of the ten towns.", ["[Two out of three]men:share", "[nine of the ten]towns:count"]),
    ("en", "He is one of the seven men who left in 9 of 1,200 towns.", ["[seven]men:count", "[9]towns:count", "[1,200]towns:count"]),
    ("en", "It costs 30 cents a litre.", ["[30 cents a litre]:money"]),
    ("fr", "À 1,80 euro le litre.", ["[1,80 euro le litre]:money"]),
    ("en", "On 20,000 m² or 5,000 sq km at 120 km/h.", ["[20,000 m²]:measure", "[5,000 sq km]:measure", "[120 km/h]:measure"]),
    ("en", "Interest is 15 percent per year.", ["[15 percent]:percent"]),
    ("en", "A load they put at R720m, Rs500 crore in all.", ["[R720m]:money", "[Rs500 crore]:money"]),
    ("fr", "Le club encaisse 34 M€.", ["[34 M€]:money"]),
    ("en", "It is the sixth decrease in a row.", ["[sixth decrease in a row]:rank"]),
    ("en", "It moved from 3 schools to 5 homes.", ["[3]schools:count", "[5]homes:count"]),
    ("zh", "9月16日凌晨4时33分，震源深度10千米。", ["[10千米]:measure"]),
    ("vi", "Trong số 42 bệnh nhân ở quận 12 có 24 em từ 15 tuổi.", ["[42]bệnh:count", "[24]em:count"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES + PAIRS)
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
        ("zh", "34万8千人", 348_000),
        ("zh", "1千3百万人", 13_000_000),
        ("ar", "نصف بليون دولار", 500_000_000),
        ("en", "3½ tonnes", 3.5),
        ("en", "one-third of women", 1 / 3),
        ("en", "97 out of 100 women", 0.97),
        ("es", "una cuarta parte de los votos", 0.25),
        ("de", "-2,5 Prozent", -2.5),
        ("en", "a hundred and fifty men", 150),
        ("en", "a thousand two hundred men", 1_200),
        ("en", "a million and a half men", 1_500_000),
        ("en", "two and a half million men", 2_500_000),
        ("en", "three quarters of a million men", 750_000),
        ("en", "half a dozen men", 6),
        ("en", "several hundred men", 100),
        ("en", "hundreds of thousands of men", 100_000),
        ("en", "tens of thousands of men", 10_000),
        ("en", "12 bn", 12e9),
        ("en", "£4m", 4e6),
        ("en", "2 crore men", 2e7),
        ("en", "1,000 per cent", 1_000),
        ("en", "a ratio of 3 to 1", 3),
        ("en", "10 per 1,000 births", 0.01),
        ("fr", "mille deux cents hommes", 1_200),
        ("fr", "cent cinquante hommes", 150),
        ("fr", "soixante et onze hommes", 71),
        ("fr", "un million et demi d'hommes", 1_500_000),
        ("fr", "une centaine d'hommes", 100),
        ("fr", "près d'un million d'hommes", 1_000_000),
        ("fr", "deux heures et demie", 2.5),
        ("fr", "trente pour cent", 30),
        ("es", "mil doscientas mujeres", 1_200),
        ("es", "dos mil millones de hombres", 2e9),
        ("es", "dos millones y medio de hombres", 2_500_000),
        ("es", "medio millón de hombres", 500_000),
        ("de", "anderthalb Millionen Männer", 1_500_000),
        ("de", "zweieinhalb Millionen Männer", 2_500_000),
        ("de", "zwölftausendfünfhundert Männer", 12_500),
        ("de", "eine halbe Million Männer", 500_000),
        ("de", "eine Viertelmillion Männer", 250_000),
        ("de", "mehrere hundert Männer", 100),
        ("de", "3,5 Mio. Männer", 3_500_000),
        ("it", "mezzo milione di uomini", 500_000),
        ("it", "centottanta uomini", 180),
        ("pt", "um milhão e meio de homens", 1_500_000),
        ("nl", "anderhalf miljoen mannen", 1_500_000),
    ],
)
def test_values(language: str, sentence: str, value: float) -> None:
    assert [each.values for each in quantities(sentence, language)] == [(value,)]


@pytest.mark.parametrize(
    ("language", "sentence", "values"),
    [
        ("en", "Between 3 and 5 million men", (3e6, 5e6)),
        ("en", "It rose from 5.2 to 6.1 percent", (5.2, 6.1)),
        ("en", "The fund grew from $12 million in 2010 to $15 million", (12e6, 15e6)),
        ("de", "von 12 auf 15 Prozent", (12, 15)),
        ("es", "de 3 a 5 millones de personas", (3e6, 5e6)),
        ("fr", "de 5 % à 7 %", (5, 7)),
        ("en", "between one hundred and two hundred men", (100, 200)),
        ("en", "between one and two million men", (1e6, 2e6)),
        ("en", "from 5.2% in March to 4.1% in May", (5.2, 4.1)),
        ("en", "between 4 and 6 percent", (4, 6)),
        ("en", "rose from 120 cases to 180", (120, 180)),
        ("de", "von 5,2 auf 4,1 Prozent", (5.2, 4.1)),
        ("fr", "passé de 120 à 180", (120, 180)),
        ("es", "de 120 a 180", (120, 180)),
    ],
)
def test_both_values_of_a_range_and_of_a_change(
    language: str, sentence: str, values: tuple[float, float]
) -> None:
    assert [each.values for each in quantities(sentence, language)] == [values]


@pytest.mark.parametrize(
    ("text", "language", "sign"),
    [
        ("Hơn 35,000 người, $82.5 triệu", "vi", "."),
        ("Hơn 35.000 người, 82,5 triệu", "vi", ","),
        ("1.250 personas y 1,234,567 dólares, 3.5 millones", "es", "."),
        ("Im Mai waren es 4,5 Prozent.", "de", ","),
    ],
)
def test_the_decimal_sign_is_that_of_the_text(text: str, language: str, sign: str) -> None:
    assert decimal_of(text, language) == sign
