"""What the first reading of fresh news texts missed or took for a figure. ``number:kind=value``, and bounds."""

import pytest

from episodekit.article import figures
from episodekit.article.quantities.stated import quantities
from episodekit.article.sentence import sentences
from episodekit.model.written import Article, Paragraph


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        # hours, telephones, opening times, places on the globe, names after an article in the singular
        ("es", "El puente cerrará de 22.30 a 5.00 y cuesta de 2.30 a 3.50 euros.", ["2.30 a 3.50 euros:money=3.5"]),
        ("it", "Il ponte chiude dalle 22.30 alle 5.00.", []),
        ("de", "Die Bibliothek öffnet um 10 statt um 9 Uhr, es gibt 12 statt 20 Plätze.", ["12:count=12", "20:count=20"]),
        ("en", "Ring 1-800-555-0142, (415) 555-0177 or 415 555 0188.", []),
        ("de", "Anmeldung unter 0431 250-7.", []),
        ("de", "Der Umbau kostet 1'050'000 Franken.", ["1'050'000 Franken:money=1.05e+06"]),
        ("en", "The desk is open Mon-Sat 9-6 and Sunday 11-4.", []),
        ("en", "The wreck lies at 61 degrees north, 12 degrees colder than before.", ["12 degrees:measure=12"]),
        ("es", "El 112 recibió 40 avisos; subió del 10 al 15 %.", ["40:count=40", "10 al 15 %:percent=15"]),
        ("es", "Ocurrió en el kilómetro 45 de la autopista.", []),
        ("pt", "Ligue para o 193; a loja da Rua 7 fechou.", []),
        # ages
        ("es", "Todos tenían más de 70 años.", []),
        ("en", "Nine people came, and most were under 25.", ["Nine:count=9"]),
        # compounds with a unit of time in them
        ("en", "The operator adds 30 night trains and a 12 day trip.", ["30:count=30", "12 day:duration=12"]),
        # parts of a unit
        ("it", "La visita dura due ore e un quarto.", ["due ore e un quarto:duration=2.25"]),
        ("es", "El corte duró una hora y cuarto.", ["una hora y cuarto:duration=1.25"]),
        ("fr", "Le vol dure trois heures et quart.", ["trois heures et quart:duration=3.25"]),
        ("en", "It weighs a hundredth of a gram.", ["a hundredth of a gram:measure=0.01"]),
        ("pt", "O nadador venceu em 1min52s, após fila que durou 1h30.", ["1min52s:duration=112", "1h30:duration=5400"]),
        ("fr", "Le train part à 1h30.", []),
        ("vi", "Cuộc thi kéo dài 3 giờ 10 phút.", ["3 giờ 10 phút:duration=11400"]),
        ("ar", "استمر الإضراب أسبوعين وبدأ قبل عامين.", ["أسبوعين:duration=2"]),
        # shares, ranks
        ("en", "The chance is 1-in-900, or one-in-nine for some.", ["1-in-900:share=0.00111111", "one-in-nine:share=0.111111"]),
        ("en", "In the second half of May half of the shops closed.", ["half:share=0.5"]),
        ("vi", "Ba trên mười hộ có xe.", ["Ba trên mười:share=0.3"]),
        ("fr", "La liste a 21 élus sur 35.", ["21 élus sur 35:count=21"]),
        ("de", "Der Verein steht auf Platz 3 von 18.", ["Platz 3:rank=3", "18:count=18"]),
        ("it", "È il secondo anno consecutivo.", ["secondo anno consecutivo:rank=2"]),
        # changes, spans of time, ages of the earth
        ("ar", "ارتفع العدد من 20 إلى 35 حالة.", ["20 إلى 35:count=35"]),
        ("pt", "A pesca ficou proibida por três meses.", ["três meses:duration=3"]),
        ("en", "The sea dried up 6 million years ago, the wall two years ago.", ["6 million years:duration=6e+06"]),
    ],
)  # fmt: skip
def test_quantities(language: str, sentence: str, expected: list[str]) -> None:
    assert [
        f"{sentence[each.start : each.end]}:{each.kind}={each.value:g}"
        for each in quantities(sentence, language)
    ] == expected


@pytest.mark.parametrize(
    ("language", "sentence", "bounds", "units"),
    [
        ("de", "Das kostet keine 50 Euro.", ["keine"], ["Euro"]),
        ("es", "Cuesta casi un 30 % más.", ["casi un"], ["%"]),
        ("fr", "Le risque est inférieur à 2 %.", ["inférieur à"], ["%"]),
        ("en", "The fee goes up to £9, for up to £20 of goods.", ["", "up to"], ["£", "£"]),
        ("es", "El sueldo sube un 3 %, hasta los 900 euros.", ["", ""], ["%", "euros"]),
        ("es", "Paga hasta 900 euros.", ["hasta"], ["euros"]),
        ("it", "La sala misura 90 metri quadrati.", [""], ["metri quadrati"]),
        ("fr", "Le parc compte 90 mètres carrés.", [""], ["mètres carrés"]),
        ("vi", "Nhiệt độ là 31 độ C.", [""], ["độ C"]),
    ],
)
def test_bounds_and_units(language: str, sentence: str, bounds: list[str], units: list[str]) -> None:
    article = Article(title="T", raw_title="T", paragraphs=(Paragraph(sentence),), language=language)
    found = figures(article)
    assert [each.bound for each in found] == bounds
    assert [each.unit for each in found] == units


@pytest.mark.parametrize(
    ("language", "sentence", "counted"),
    [
        ("it", "Apriranno sei nuove sale.", "nuove sale"),
        ("fr", "Elle a dix grands hôtels.", "grands hôtels"),
        ("es", "Hay seis grandes parques.", "grandes parques"),
        ("en", "They run 46 night sailings.", "night sailings"),
    ],
)
def test_adjectives_before_the_noun(language: str, sentence: str, counted: str) -> None:
    article = Article(title="T", raw_title="T", paragraphs=(Paragraph(sentence),), language=language)
    assert [each.counted for each in figures(article)] == [counted]


def test_a_saint_ends_no_sentence() -> None:
    text = "Die Kirche des Hl. Martin ist alt. Sie steht."
    assert [text[slice(*span)] for span in sentences(text, "de")] == [
        "Die Kirche des Hl. Martin ist alt.",
        "Sie steht.",
    ]
