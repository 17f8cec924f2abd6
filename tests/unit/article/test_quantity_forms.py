"""The same quantity in the many ways of writing it, and what only looks like one: ``number=value``."""

import pytest

from episodekit.article.quantities.stated import quantities


def read(language: str, sentence: str) -> list[str]:
    return [
        f"{sentence[each.start : each.end]}={'..'.join(f'{value:g}' for value in each.values)}"
        for each in quantities(sentence, language)
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        # groups of thousands
        ("de", "Der Umbau kostet 1'250'000 Franken, es kamen 15’300 Gäste.", ["1'250'000 Franken=1.25e+06", "15’300=15300"]),
        ("fr", "Ils étaient 12’400 à Lausanne.", ["12’400=12400"]),
        ("en", "The UN fed 2 340 000 people and 15 000 cattle.", ["2 340 000=2.34e+06", "15 000=15000"]),
        ("en", "Of 40 200 were sold.", ["40=40", "200=200"]),
        # dashes of a range, and whose currency it is
        ("en", "We saw 10—15 homes, 5‑7 schools, 100 ‒ 200 cars and 3~4 boats.",
         ["10—15=10..15", "5‑7=5..7", "100 ‒ 200=100..200", "3~4=3..4"]),
        ("en", "It will cost $1-2 billion, the road €14–16m.", ["$1-2 billion=1e+09..2e+09", "€14–16m=1.4e+07..1.6e+07"]),
        ("en", "It sold for $900, 20 pots in all.", ["$900=900", "20=20"]),
        # parts of something
        ("en", "1/3 of the pupils and 1 in 100,000 adults fell ill on 1/3.", ["1/3=0.333333", "1 in 100,000=1e-05"]),
        ("de", "Etwa 2/3 der Bürger stimmten zu.", ["2/3=0.666667"]),
        ("es", "Votó 3/4 de la población el 3/4.", ["3/4=0.75"]),
        # spans of time, told as such or only said to say when
        ("en", "The ferry opened two years later than promised, and the pots are 10 years older.", ["two years=2", "10 years=10"]),
        ("en", "It opened two years later.", []),
        ("en", "Frost threw it back by a year; the drive lasted roughly an hour, the film an hour and a half.",
         ["a year=1", "an hour=1", "an hour and a half=1.5"]),
        ("en", "A year ago, a week before, he came for an hour.", []),
        ("de", "Der Bau verzögert sich um ein Jahr, das Spiel dauerte eine halbe Stunde.", ["ein Jahr=1", "eine halbe Stunde=0.5"]),
        ("de", "Die Bahn kam drei Jahre später als geplant, drei Jahre später schloss sie.", ["drei Jahre=3"]),
        ("fr", "Il a attendu une demi-heure ; le procès a duré un an et demi.", ["une demi-heure=0.5", "un an et demi=1.5"]),
        ("fr", "Le pont ouvre deux ans plus tard que prévu.", ["deux ans=2"]),
        ("es", "Esperó cerca de media hora; la obra duró un año y medio.", ["media hora=0.5", "un año y medio=1.5"]),
        ("pt", "A reunião durou meia hora.", ["meia hora=0.5"]),
        ("it", "Il volo ha mezz'ora di attesa.", ["mezz'ora=0.5"]),
        # one that counts
        ("en", "One person died and one man was hurt; one of them had fled, one day.", ["One=1", "one=1", "one=1"]),
        ("en", "He is one man in a crowd.", []),
        ("de", "Ein Toter und drei Verletzte; eine Frau starb, ein Mann sah zu.", ["Ein=1", "drei=3", "eine=1", "ein=1"]),
        ("de", "Ein Mann kaufte eine Zeitung.", []),
        ("fr", "Un mort et trois blessés.", ["Un=1", "trois=3"]),
        ("es", "El choque dejó un muerto y 41 heridos.", ["un=1", "41=41"]),
        # ranks in several words
        ("es", "Es la tercera erupción más larga de la isla.", ["tercera erupción más larga=3"]),
        ("fr", "C'est le troisième résultat de son histoire, et la deuxième ville la plus chère.",
         ["troisième résultat de son histoire=3", "deuxième ville la plus chère=2"]),
        ("pt", "É a terceira cidade mais cara, o segundo maior porto.", ["terceira cidade mais cara=3", "segundo maior=2"]),
        ("it", "È il terzo porto più grande.", ["terzo porto più grande=3"]),
        ("en", "It was the fourth win in its history.", ["fourth win in its history=4"]),
        # measures right behind the number
        ("en", "The pot weighed 70lb and was 5ft tall, the ring 12oz.", ["70lb=70", "5ft=5", "12oz=12"]),
        ("de", "Wegen Lärms kamen sie 297 Mal, wegen Schlägereien 67 Mal.", ["297 Mal=297", "67 Mal=67"]),
        # Chinese and Japanese myriads
        ("zh", "产量1.3万亿斤，投资2.5千亿元，3至5万人，三万五千人。", ["1.3万亿斤=1.3e+12", "2.5千亿元=2.5e+11", "3至5万=30000..50000", "三万五千=35000"]),
        ("zh", "花了三万五，来了一百五十人。", ["三万五=35000", "一百五十=150"]),
        ("ja", "人口は1億2000万人。", ["1億2000万=1.2e+08"]),
        ("zh", "国家统计局10日公布，12日至15日，历时10天。", ["10天=10"]),
        # names, ordinals, eras
        ("en", "Ten whales lay on Ninety Mile Beach near Seven Sisters Road.", ["Ten=10"]),
        ("en", "Six people died.", ["Six=6"]),
        ("de", "Das 184. Oktoberfest zählte 6,2 Millionen Gäste. Beim 105. Mal.", ["6,2 Millionen=6.2e+06"]),
        ("en", "The coins date from AD 333 and 335, the fort from 1200 BC.", []),
        ("de", "Die Burg stand 44 v. Chr. und 12 n. Chr. noch.", []),
        ("vi", "Hôm mùng 5 Tết có 34 vụ.", ["34=34"]),
        # a capital of two characters in lower case moves no place
        ("en", "In İzmir three people died on May 3, 2020, and 1,200 fled.", ["three=3", "1,200=1200"]),
        ("ja", "100日間で5人が死亡した。", ["100日間=100", "5=5"]),
    ],
)  # fmt: skip
def test_forms(language: str, sentence: str, expected: list[str]) -> None:
    assert read(language, sentence) == expected
