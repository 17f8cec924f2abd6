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
        ("pt", "Foram dezenas de pessoas e as centenas de famílias.", ["dezenas:count=10", "centenas:count=100"]),
        ("es", "Los números premiados: 07-11-23-38-42-44, con 3 acertantes.", ["3:count=3"]),
        ("de", "Die Gewinnzahlen lauten 5, 12, 19, 33, 40 und 48.", []),
    ],
)  # fmt: skip
def test_quantities(language: str, sentence: str, expected: list[str]) -> None:
    assert [
        f"{sentence[each.start : each.end]}:{each.kind}={','.join(f'{value:g}' for value in each.values)}"
        for each in quantities(sentence, language)
    ] == expected
