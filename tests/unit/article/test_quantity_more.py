"""More of what is a quantity: repetitions, places, fractions, counters; and what looks like one. ``number:kind=value``."""

import pytest

from episodekit.article.quantities.stated import quantities


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        # how often
        ("en", "He called twice, and thrice was turned down.", ["twice:count=2", "thrice:count=3"]),
        ("de", "Zweimal platzte der Prozess, 18-mal trafen sie.", ["Zweimal:count=2", "18-mal:count=18"]),
        ("fr", "Il a essayé trois fois.", ["trois fois:count=3"]),
        ("es", "Lo intentó tres veces.", ["tres veces:count=3"]),
        ("en", "They are twice as fast, at twice the price.", ["twice as:change=2", "twice:change=2"]),
        ("de", "Es kamen dreimal so viele.", ["dreimal so viele:change=3"]),
        ("vi", "Doanh số gấp đôi năm ngoái, giá gấp rưỡi.", ["gấp đôi:change=2", "gấp rưỡi:change=1.5"]),
        # where somebody came, and how often in a row
        ("en", "John Korir was fourth, and Lee came home a distant third.", ["fourth:rank=4", "third:rank=3"]),
        ("en", "They are eighth in the table.", ["eighth:rank=8"]),
        ("en", "It is the fifth tax rise in as many years.", ["fifth tax rise in as many:rank=5"]),
        ("en", "She chased a third straight title.", ["third straight title:rank=3"]),
        ("en", "It was the second time. The rule was first kept in 2011.", []),
        ("zh", "该片在影史上排到第八，名次升至第三，第二个任期。", ["第八:rank=8", "第三:rank=3"]),
        # fractions
        ("en", "Half were women; half, chosen by lot, got it. She paid half.", ["Half:share=0.5", "half:share=0.5", "half:share=0.5"]),
        ("en", "In the second half, in half an hour, at half price. The other half left.", ["half an hour:duration=0.5"]),
        ("en", "A quarter said no; a third title, a quarter earlier.", ["A quarter:share=0.25"]),
        ("en", "More than a third (36 per cent) of them left.", ["a third (36 per cent):percent=36"]),
        ("de", "Ein Drittel (33 Prozent) der Bürger.", ["Ein Drittel (33 Prozent):percent=33"]),
        ("fr", "Plus de la moitié (52 %) des élèves.", ["la moitié (52 %):percent=52"]),
        ("ar", "ثلث السكان", ["ثلث:share=0.333333"]),
        # one is a number behind "at least"
        ("en", "At least one saddle was found, one of the best.", ["one:count=1"]),
        ("de", "Nur ein kleiner Kreis kam, mindestens ein Mensch starb.", ["ein:count=1"]),
        # scales and vague numbers
        ("en", "$1.75 bln against 3 trln yen.", ["$1.75 bln:money=1.75e+09", "3 trln yen:money=3e+12"]),
        ("fr", "Une soixantaine d'artistes.", ["Une soixantaine:count=60"]),
        ("fr", "Plusieurs centaines de milliers d'euros.", ["Plusieurs centaines de milliers d'euros:money=100000"]),
        ("es", "Un centenar de personas, varias decenas de miles de euros.", ["Un centenar:count=100", "varias decenas de miles de euros:money=10000"]),
        ("ar", "بلغ عددهم 135 ألفاً", ["135 ألفاً:count=135000"]),
        ("ar", "مليوني جنيه", ["مليوني جنيه:money=2e+06"]),
        # Chinese counters, and signs that are none
        ("zh", "十部影片中有八部是国产片，两场比赛，三起事故。", ["十:count=10", "八:count=8", "两:count=2", "三:count=3"]),
        ("zh", "24岁以下的人，三年级学生，三四线城市，二次元，三部曲。", []),
        # both ends of a change belong to it
        ("fr", "Le budget est passé de 600.000 euros à 1,4 M€.", ["600.000 euros à 1,4 M€:money=1.4e+06"]),
        # no quantities: telephones, reading times, ordinals of a list, months in capitals
        ("en", "Anyone who knows is asked to ring 101. Dial 911, or call 3 witnesses.", ["3:count=3"]),
        ("de", "Lesedauer: 2 Min. Drei Tore (42., 55. und 70. Minute).", ["Drei:count=3"]),
        ("en", "5 min read.", []),
        ("es", "MADRID, 16 ENE. Murieron 16 personas.", ["16:count=16"]),
    ],
)  # fmt: skip
def test_quantities(language: str, sentence: str, expected: list[str]) -> None:
    assert [
        f"{sentence[each.start : each.end]}:{each.kind}={each.value:g}"
        for each in quantities(sentence, language)
    ] == expected
