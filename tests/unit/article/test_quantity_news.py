"""Turns of newsrooms: parts of a known whole, frost, factors, gaps, what took how long. ``number:kind=value noun``."""

import pytest

from episodekit.article import figures
from episodekit.article.quantities.stated import quantities
from episodekit.model.written import Article, Paragraph


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        # what is counted out of a whole that is told too
        ("en", "He lost 14 of the 19 cases.", ["14 of the 19:count=14 cases"]),
        ("en", "They shut 120 of the 340 shops.", ["120:count=120 shops", "340:count=340 shops"]),
        ("en", "Nine of ten readers agree, as do two out of three men.", ["Nine of ten:share=0.9 readers", "two out of three:share=0.666667 men"]),
        ("en", "One of the nine doors was open.", ["nine:count=9 doors"]),
        ("de", "Drei der elf Bäder schließen.", ["Drei der elf:count=3 Bäder"]),
        ("fr", "12 de ses 30 salariés sont partis.", ["12 de ses 30:count=12 salariés"]),
        ("es", "Votaron 13 de los 29 diputados.", ["13 de los 29:count=13 diputados"]),
        ("nl", "Drie van de elf zwembaden sluiten.", ["Drie van de elf:count=3 zwembaden"]),
        # below zero
        ("en", "It was minus 12 degrees; margins fell to minus 3%.", ["minus 12 degrees:measure=-12", "minus 3%:percent=-3"]),
        ("en", "The margin will be minus 2% to 1%.", ["minus 2% to 1%:percent=-2,1"]),
        ("de", "Es waren minus 8 Grad.", ["minus 8 Grad:measure=-8"]),
        ("fr", "Il a fait moins 9 degrés ; il faut au moins 5 degrés.", ["moins 9 degrés:measure=-9", "5 degrés:measure=5"]),
        # an article in a range, and a range that is no age
        ("es", "La cuota va de entre el 38 y el 71 %.", ["38 y el 71 %:percent=38,71"]),
        ("de", "Der Fluss stieg um 15 bis 40 Meter.", ["15 bis 40 Meter:measure=15,40"]),
        ("de", "Es kamen 15 bis 40 Gäste; Kinder bis 14 zahlen nichts.", ["15 bis 40:count=15,40 Gäste"]),
        # factors
        ("fr", "La facture est divisée par quatre, le trafic multiplié par 3.", ["divisée par quatre:change=0.25", "multiplié par 3:change=3"]),
        ("es", "La campaña de 2026 ha empezado en 300 ha.", ["300 ha:measure=300"]),
        ("es", "El precio se multiplicó por cinco.", ["multiplicó por cinco:change=5"]),
        ("en", "It costs three times its price, twice what he paid.", ["three times its:change=3 price", "twice what:change=2"]),
        # others
        ("en", "Four other guards were freed.", ["Four:count=4 guards"]),
        ("en", "The barge sank in a force-nine gale.", []),
        ("en", "Of which barely a tenth was left; a quarter has gone.", ["a tenth:share=0.1", "a quarter:share=0.25"]),
        # years
        ("en", "A crowd of 1500 fans sang, of 1709 pupils 3 fled; the war of 1812 ended.", ["1500:count=1500 fans", "1709:count=1709 pupils", "3:count=3"]),
        ("ar", "بلغ العدد الإجمالي لموسم 1445 نحو 900 حاج", ["900:count=900 حاج"]),
        ("hi", "इसमें 500 से अधिक लोग मारे गए", ["500:count=500 लोग"]),
        # spans of time
        ("en", "She waited longer than 52 weeks.", ["52 weeks:duration=52"]),
        ("en", "It opens after six years of repairs, after two years.", ["six years:duration=6 repairs"]),
        ("fr", "Le pont rouvre après quatre ans de travaux.", ["quatre ans:duration=4 travaux"]),
        ("de", "Nach vier Jahren Bauzeit ist es fertig.", ["vier Jahren:duration=4 Bauzeit"]),
        ("en", "She won 1:12 ahead of Ruth, at 9:15.", ["1:12:duration=72"]),
        ("fr", "Il a mis 64 jours, 19 heures et 22 minutes.", ["64 jours, 19 heures et 22 minutes:duration=5.59932e+06"]),
        ("fr", "Après un retard de deux heures, un homme de 40 ans part.", ["deux heures:duration=2"]),
        ("es", "Una media de siete días, un hombre de 40 años.", ["siete días:duration=7"]),
        ("it", "Cantò per vent'anni, in sei decenni; fu a 16 anni, alle 15 in piazza.", ["vent'anni:duration=20", "sei decenni:duration=6"]),
        # who is young, and when
        ("fr", "L'entrée est gratuite pour les moins de 26 ans, pas pour 30 enfants.", ["30:count=30 enfants"]),
        ("en", "The youngest at 21, she beat 30 men.", ["30:count=30 men"]),
        ("it", "Chi ha meno di 35 anni paga 5 euro.", ["5 euro:money=5"]),
        # units, fractions and superlatives
        ("de", "Es schmolzen 1,4 Kubikkilometer, 3 Seemeilen weit.", ["1,4 Kubikkilometer:measure=1.4", "3 Seemeilen:measure=3"]),
        ("de", "Fast jeden dritten Euro gab die zweitjüngste Stadt aus.", ["jeden dritten:share=0.333333 Euro", "zweitjüngste:rank=2"]),
        ("fr", "Il a fait 27 667 milles à 17,79 nœuds.", ["27 667 milles:measure=27667", "17,79 nœuds:measure=17.79"]),
        ("zh", "产量达13390亿斤，面积17.52亿亩。", ["13390亿斤:measure=1.339e+12", "17.52亿亩:measure=1.752e+09"]),
        ("vi", "Con vật dài 1,2 cm.", ["1,2 cm:measure=1.2"]),
        ("it", "Un sesto dei soci, due quinti dei voti, 3 quintali.", ["Un sesto:share=0.166667 soci", "due quinti:share=0.4 voti", "3 quintali:measure=3"]),
        ("en", "It is the steepest, the second-steepest street in town.", ["second-steepest:rank=2"]),
        # names and numbers that only look like others
        ("de", "Er schließt bis Juni 14 seiner 61 Läden, die vier größten zuletzt.", ["14 seiner 61:count=14 Läden", "vier:count=4"]),
        ("en", "It stands on pages 12-31, in sections 3 and 4; 5 men left.", ["5:count=5 men"]),
        ("en", "The 10-year Treasury note fell, half as many again as in May.", ["half as many again:change=1.5"]),
        ("en", "Traffic has grown by a quarter since 2005.", ["a quarter:share=0.25"]),
        ("es", "Hay 21 aviones y medio centenar de camiones.", ["21:count=21 aviones", "medio centenar:count=50 camiones"]),
        ("es", "En los nueve primeros meses llegaron 5 barcos. Emergencias: 112.", ["5:count=5 barcos"]),
        ("fr", "Ses complices écopent de douze et de quinze ans.", ["douze:duration=12", "quinze ans:duration=15"]),
        ("fr", "Ce sera réglé en dix-huit mois.", ["dix-huit mois:duration=18"]),
        ("en", "It rose by between 3 and 5 euros, 120 of the parks.", ["3 and 5 euros:money=3,5", "120:count=120 parks"]),
        ("it", "Due italiani su tre e il 45% dei giovani votano.", ["Due italiani su tre:share=0.666667", "45%:percent=45 giovani"]),
        ("de", "Ein Drittel wartet sogar länger als zwei Monate.", ["Ein Drittel:share=0.333333", "zwei Monate:duration=2"]),
        ("en", "It fell from 12C to -4C in the 12-storey block.", ["12C to -4C:measure=12,-4", "12-storey:measure=12 block"]),
        ("en", "It has grown since 1950 to 2.6 billion.", ["2.6 billion:count=2.6e+09"]),
        ("nl", "Om 20.30 uur kwamen er twee keer zoveel als in mei.", ["twee keer zoveel:change=2"]),
        ("de", "Mit 19 Jahren gewann er, das Rad kommt mit zwei Jahren Garantie.", ["zwei Jahren:duration=2 Garantie"]),
        ("ru", "Было минус 31 градуса.", ["минус 31 градуса:measure=-31"]),
        ("zh", "最长延误9个小时。", ["9个小时:duration=9"]),
        ("it", "Costa 1.100 euro al mese.", ["1.100 euro:money=1100"]),
        ("de", "Das kostet pro Platz 4.000 Euro, auf Platz 4.", ["4.000 Euro:money=4000", "Platz 4:rank=4"]),
        ("fr", "Trois élèves sur quatre restent debout.", ["Trois élèves sur quatre:share=0.75"]),
        ("en", "One adult in four smokes.", ["One adult in four:share=0.25"]),
        # what a foreign sum is worth
        ("en", "It earned 3 euros. ($1 = 0.9317 euros)", ["3 euros:money=3"]),
        ("de", "Der Gewinn war 5 Euro (1 US-Dollar = 0,93 Euro).", ["5 Euro:money=5"]),
    ],
)  # fmt: skip
def test_quantities(language: str, sentence: str, expected: list[str]) -> None:
    found = [
        f"{sentence[each.start : each.end]}:{each.kind}={','.join(f'{value:g}' for value in each.values)} "
        f"{sentence[slice(*each.noun)]}".rstrip()
        for each in quantities(sentence, language)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The number of pupils rose sharply to 26,400 last spring.", ["pupils"]),
        ("fr", "Le nombre de tués est passé de 36 à 48.", ["tués"]),
        ("de", "Die Zahl der Lehrer sank im Herbst auf 7312.", ["Lehrer"]),
        ("es", "Logró 412 votos, apenas 31 más que su rival.", ["votos", "votos"]),
        ("en", "Police held 27 dealers, of whom 13 were freed. It rose to 400.", ["dealers", "dealers", ""]),
        ("fr", "Soit 47.000 élèves, contre 29.000 en mai.", ["élèves", "élèves"]),
        ("zh", "湖北46趟列车晚点，约3.5万名旅客滞留。", ["列车", "旅客"]),
        ("en", "The number of jobs fell. It fell to 900.", [""]),
    ],
)
def test_what_is_counted_may_stand_before(language: str, text: str, expected: list[str]) -> None:
    article = Article(title="", raw_title="", paragraphs=(Paragraph(text),), language=language)
    assert [each.counted for each in figures(article)] == expected
