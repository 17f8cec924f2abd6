"""What everyday reports say of numbers: ages, times of day, emergency calls, draws; periods, shares. ``number:kind=value``."""

import pytest

from episodekit.article.quantities.stated import quantities


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        # ages without a unit
        ("en", "He was 71, she retired at 64 and became a coach at 29. At 38, he left.", []),
        ("en", "She died at home at 91, at one of 64 sites; shares closed at 64.", ["64:count=64", "64:count=64"]),
        ("en", "He was 5 points ahead.", ["5:count=5"]),
        ("de", "Er starb mit 83, sie war 71; er kam mit 3 Freunden.", ["3:count=3"]),
        ("es", "Tenía 35 años y murió a los 91; tiene 3 coches.", ["3:count=3"]),
        ("fr", "Il avait 64 ans et dirigeait 12 écoles.", ["12:count=12"]),
        ("pt", "Morreu aos 64, ela tem 71 anos e tem 3 carros.", ["3:count=3"]),
        # times of day
        ("es", "La misa empezó a las 17.30; subió de 9.15 a 10.20 euros.", ["9.15 a 10.20 euros:money=9.15,10.2"]),
        ("pt", "A sessão começa às 17.30.", []),
        ("fr", "La séance commence à 17 h 30, puis vers 17 heures 45, jusqu'à 19 heures.", []),
        # emergency numbers
        ("en", "Residents should call 112 in an emergency. Police call 112 witnesses.", ["112:count=112"]),
        ("fr", "Appelez le 15 ou le 112.", []),
        ("de", "Wählen Sie die 112.", []),
        ("es", "Llame al 112 o al 016.", []),
        # draws
        ("en", "The winning numbers were 3, 11, 19, 27, 40 and 45; 3 players won.", ["3:count=3"]),
        ("pt", "No concurso 2.871, as dezenas sorteadas foram 04, 15, 23, 38, 42 e 59.", []),
        ("pt", "Os números do concurso 2670 foram 21, 24, 33, 41, 48 e 56.", []),
        ("es", "Los números del sorteo del sábado fueron 2, 14, 23, 31, 40 y 44.", []),
        ("pt", "Foram dezenas de pessoas e as centenas de famílias.", ["dezenas:count=10", "centenas:count=100"]),
        ("es", "Los números premiados: 07-11-23-38-42-44, con 3 acertantes.", ["3:count=3"]),
        ("de", "Die Gewinnzahlen lauten 5, 12, 19, 33, 40 und 48.", []),
        # fractions, and what they are a fraction of
        ("en", "A quarter never vote, a tenth came early; a third suspect fled.", ["A quarter:share=0.25", "a tenth:share=0.1"]),
        ("ar", "وقال الربع إنهم يعارضون ذلك، والثلث يؤيدون.", ["الربع:share=0.25", "والثلث:share=0.333333"]),
        ("ar", "في الربع الأول، والدور نصف النهائي، وصوت نصف السكان.", ["نصف:share=0.5"]),
        ("fr", "12 de ses 30 salariés sont partis, 7 sur les 28.", ["12 de ses 30:count=12", "7 sur les 28:count=7"]),
        ("es", "12 de sus 30 empleados.", ["12 de sus 30:count=12"]),
        ("pt", "Uma em 16 crianças não lê, um a cada cinco jovens.", ["Uma em 16:share=0.0625", "um a cada cinco:share=0.2"]),
        ("zh", "价格上涨一成半，客流下降两成，三成五的受访者。", ["一成半:share=0.15", "两成:share=0.2", "三成五:share=0.35"]),
        ("en", "One of them was a child, and one of the trucks burned.", ["One:count=1"]),
        ("de", "Eine von ihnen starb.", ["Eine:count=1"]),
        # Chinese scales behind "odd", and changes
        ("zh", "三百多万人受灾，二十多万户停电，耗资300多万元。", ["三百多万:count=3e+06", "二十多万:count=200000", "300多万元:money=3e+06"]),
        ("zh", "产量从320万吨增至410万吨，失业率从4.1%升至5.3%。", ["410万吨:measure=3.2e+06,4.1e+06", "5.3%:percent=4.1,5.3"]),
        ("zh", "他从3个城市来，气温降至5度。", ["3:count=3", "5度:measure=5"]),
        # spans within which something was
        ("en", "Reply within 48 hours; a boat lands every 40 seconds.", ["48 hours:duration=48", "40 seconds:duration=40"]),
        ("en", "In the last ten days, over the next three years.", ["ten days:duration=10", "three years:duration=3"]),
        ("en", "He left five years ago, in the 12 months to June, two years later.", []),
        ("de", "Alle zehn Minuten, binnen 48 Stunden, vor zwei Jahren.", ["zehn Minuten:duration=10", "48 Stunden:duration=48"]),
        ("de", "In den ersten sechs Monaten 2022 war das so.", []),
        ("fr", "En trois jours, toutes les 20 minutes, il y a deux ans, des hommes de 40 ans.", ["trois jours:duration=3", "20 minutes:duration=20"]),
        ("es", "En 48 horas, cada 15 minutos, hace dos años.", ["48 horas:duration=48", "15 minutos:duration=15"]),
        ("pt", "A cada 15 minutos, nos próximos quatro anos, há dois anos.", ["15 minutos:duration=15", "quatro anos:duration=4"]),
        # feet with inches, and halves of measures
        ("en", "He is 7 feet 3 inches tall, she 6ft 6in; it rose half a foot.", ["7 feet 3 inches:measure=7.25", "6ft 6in:measure=6.5", "half a foot:measure=0.5"]),
        ("de", "Gefunden wurde eine halbe Tonne Kokain.", ["eine halbe Tonne:measure=0.5"]),
        ("es", "Ardió media hectárea.", ["media hectárea:measure=0.5"]),
    ],
)  # fmt: skip
def test_quantities(language: str, sentence: str, expected: list[str]) -> None:
    assert [
        f"{sentence[each.start : each.end]}:{each.kind}={','.join(f'{value:g}' for value in each.values)}"
        for each in quantities(sentence, language)
    ] == expected
