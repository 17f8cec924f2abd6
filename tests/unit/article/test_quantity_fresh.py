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
        ("en", "The town lies 120 miles south.", ["120 miles:measure=120"]),
        ("es", "La rampa mide entre 1.50 y 2.00 metros.", ["1.50 y 2.00 metros:measure=2"]),
        ("de", "Der Preis stieg von 8.50 bis 12.30 Franken.", ["8.50 bis 12.30 Franken:money=12.3"]),
        ("it", "Aperto dalle 9 alle 17 con 300 posti dai 5 ai 12 euro.", ["300:count=300", "5 ai 12 euro:money=12"]),
        ("fr", "Le lac est à 45 degrés de latitude.", []),
        ("zh", "拨打12345热线，共接到3200个电话。", ["3200:count=3200"]),
        ("en", "On Monday 20-30 people came.", ["20-30:count=30"]),
        ("de", "Am Samstag 12–15 Grad, geöffnet ist am Samstag 10–18 Uhr.", ["12–15 Grad:measure=15"]),
        # what is there, and the number of a street
        ("es", "En la calle 300 personas protestan.", ["300:count=300"]),
        ("es", "En la calle se manifestaron 300 personas.", ["300:count=300"]),
        ("es", "Vive en la calle 12, antes en la calle Gran Vía 40.", []),
        ("pt", "Na rua 300 pessoas protestam, na rodovia 12 km de fila.", ["300:count=300", "12 km:measure=12"]),
        ("pt", "A loja da rua 7 fechou.", []),
        ("it", "In piazza 300 persone, sulla linea 40 treni fermi.", ["300:count=300", "40:count=40"]),
        ("it", "La linea 4 chiude.", []),
        # ages
        ("en", "Payments over 100 are taxed, orders over 50 are not.", ["100:count=100", "50:count=50"]),
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
        ("fr", "La dette recule de 520 à 495 millions d'euros, dont plus du quart pour l'eau.",
         ["520 à 495 millions d'euros:money=4.95e+08", "du quart:share=0.25"]),
        ("de", "Der Etat soll von 12 auf rund 30 Millionen Euro steigen.", ["12 auf rund 30 Millionen Euro:money=3e+07"]),
        ("pt", "A contagem terminou em uma hora e vinte minutos.", ["uma hora e vinte minutos:duration=4800"]),
        ("zh", "地铁十二号线开通，里程居全国第五。", ["第五:rank=5"]),
        ("en", "Dial 311 or (212) 555-0110.", []),
        ("en", "They call 300 or more witnesses and text 20 or 30 of them.", ["300:count=300", "20 or 30:count=30"]),
        ("zh", "该赛事已举办十二届，二十届三中全会通过决定。", ["十二:count=12"]),
        ("en", "Most drivers under 25 pay more.", []),
        ("en", "The shop sells hats under 25.", ["25:count=25"]),
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
        ("es", "Cuesta casi un 30 % más.", ["casi"], ["%"]),
        ("fr", "Le risque est inférieur à 2 %.", ["inférieur à"], ["%"]),
        ("en", "The fee goes up to £9, for up to £20 of goods.", ["", "up to"], ["£", "£"]),
        ("en", "Patients took up to 30 pills.", ["up to"], [""]),
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
    ("language", "sentence", "values"),
    [
        ("es", "Abierto de 9.00 a 17.00, recibió 3.200 visitantes.", [(3_200,)]),
        ("it", "Aperto dalle 9.00 alle 17.00, ha accolto 3.400 visitatori.", [(3_400,)]),
        ("es", "La rampa mide 7.82 metros, la grúa 1.315 metros.", [(7.82,), (1.315,)]),
    ],
)
def test_hours_do_not_tell_what_parts_fractions(
    language: str, sentence: str, values: list[tuple[float, ...]]
) -> None:
    article = Article(title="T", raw_title="T", paragraphs=(Paragraph(sentence),), language=language)
    assert [each.values for each in figures(article)] == values


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


@pytest.mark.parametrize(
    ("language", "sentence", "counted"),
    [
        ("en", "The town lies 120 miles south.", [""]),
        ("en", "Last year exports fell by 8%.", ["exports"]),
        ("en", "This week the index fell 3%, next year it was 4%.", ["index", ""]),
        ("de", "Die Miete für die Wohnung ist auf 900 Euro gestiegen.", ["Miete"]),
        ("ar", "ارتفعت الأسعار بنسبة 5%.", ["الأسعار"]),
        # the noun before "of"
        ("en", "The judge set a record fine of £3,000.", ["record fine"]),
        ("de", "Die Stadt hat Schulden von 900 Euro je Kopf.", ["Schulden"]),
        ("fr", "Il a tenu une vitesse moyenne de 12 nœuds.", ["vitesse moyenne"]),
        ("es", "La firma pagará una multa de 700 euros.", ["multa"]),
        ("pt", "A partir de 6 hectares, a lei vale.", [""]),
        ("en", "The agency knew of 40.", [""]),
        # the subject of a verb that says how much
        (
            "en",
            "The chain said pre-tax profit had risen 17% to £46.2m.",
            ["pre-tax profit", "pre-tax profit"],
        ),
        ("en", "Revenue was £512m, up from £455m.", ["Revenue", "Revenue"]),
        ("en", "Deaths among the very young fell by two thirds.", ["Deaths"]),
        ("en", "The bakery paid £300.", [""]),
        ("en", "He lost £300.", [""]),
        ("de", "Der Preis stieg um ein Viertel auf 18 Euro.", ["Preis", "Preis"]),
        ("de", "Seit 2015 ist die Quote auf 88 Prozent gesunken.", ["Quote"]),
        ("fr", "La participation a chuté de 9 %.", ["participation"]),
        ("es", "La vía siguió cortada y las retenciones alcanzaron 11 kilómetros.", ["retenciones"]),
        ("pt", "A espera média caiu para 40 minutos.", ["espera média"]),
        ("it", "Il biglietto costa 25 euro.", ["biglietto"]),
        ("vi", "Tổng kinh phí là 32 tỷ đồng.", ["Tổng kinh phí"]),
        ("ar", "يبلغ طول القناة 193 كيلومترا.", ["طول القناة"]),
        # within a share
        ("fr", "Quatre patients sur dix attendent.", ["patients"]),
    ],
)
def test_what_a_figure_is_of(language: str, sentence: str, counted: list[str]) -> None:
    article = Article(title="T", raw_title="T", paragraphs=(Paragraph(sentence),), language=language)
    assert [each.counted for each in figures(article)] == counted


@pytest.mark.parametrize(
    ("language", "sentence", "bound", "period"),
    [
        ("fr", "Les 28 communes ont voté.", "", ""),
        ("es", "Cuesta casi un 30 % este mes.", "casi", "este mes"),
        ("es", "Vinieron unas 300 personas.", "unas", ""),
        ("de", "Der Umsatz stieg um rund 5 Prozent.", "rund", ""),
        ("de", "In Bremen wurden in diesem Jahr 300 Räder gestohlen.", "", "in diesem Jahr"),
        ("es", "Han muerto 31 personas en lo que va de año.", "", "en lo que va de año"),
        ("en", "Sales were £455m a year earlier.", "", "a year earlier"),
        ("fr", "Cette année, 40 arbres ont été plantés.", "", "Cette année"),
    ],
)
def test_bound_without_articles_and_period(language: str, sentence: str, bound: str, period: str) -> None:
    article = Article(title="T", raw_title="T", paragraphs=(Paragraph(sentence),), language=language)
    (figure,) = figures(article)
    assert (figure.bound, figure.period) == (bound, period)


def _weights(*paragraphs: str) -> dict[str, float]:
    article = Article(title="T", raw_title="T", paragraphs=tuple(map(Paragraph, paragraphs)), language="en")
    return {each.text: each.weight for each in figures(article)}


def test_a_sum_weighs_by_its_size() -> None:
    found = _weights("Nothing new.", "The rent was £4.", "The fine was £40 million.")
    assert found["£40 million"] > found["£4"]


def test_the_first_sentence_weighs_more_than_the_second() -> None:
    found = _weights("The ferry carried 300 men. The train carried 300 women.")
    twice = _weights("It rained. The ferry carried 300 men. The train carried 300 women.")
    assert max(found.values()) > max(twice.values())
