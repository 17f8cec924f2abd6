"""How long something took, and when a span of time is a fact of its own: ``number=values``; nothing else may be found."""

import pytest

from episodekit.article.quantities.stated import quantities


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        # times of races, in seconds
        ("en", "She won in 2:23:21.", ["2:23:21=8601"]),
        ("en", "He ran the mile in 3:43.13 and was clocked at 13:21.", ["3:43.13=223.13", "13:21=801"]),
        ("de", "Er siegte in 2:06:17 Stunden, sie lief 13:21 Minuten.", ["2:06:17 Stunden=7577", "13:21 Minuten=801"]),
        ("de", "Er lief 2:06 Stunden.", ["2:06 Stunden=7560"]),
        ("fr", "Il a bouclé le parcours en 2 h 06 min 17 s, puis en 2h06'17\".", ["2 h 06 min 17 s=7577", "2h06'17\"=7577"]),
        ("it", "Ha vinto in 2:06:17.", ["2:06:17=7577"]),
        # times of day, scores and verses are none
        ("en", "The train left at 13:21 and at 16:24:33 UTC.", []),
        ("en", "At 2:06:17 p.m. the alarm rang, in 2:30 p.m. traffic.", []),
        ("de", "Um 13:21 Uhr, von 9:30 bis 12:45 Uhr; die Partie endete 2:1.", []),
        ("fr", "À 14h30, et de 9h à 11h15.", []),
        # hours, minutes and seconds told at once are one span of time
        ("en", "Her time was 2 hours, 22 minutes and 37 seconds.", ["2 hours, 22 minutes and 37 seconds=8557"]),
        ("de", "Das dauerte 3 Stunden und 20 Minuten.", ["3 Stunden und 20 Minuten=12000"]),
        ("fr", "Elle a duré 2 heures et 15 minutes.", ["2 heures et 15 minutes=8100"]),
        ("es", "La espera fue de 1 hora, 20 minutos y 5 segundos.", ["1 hora, 20 minutos y 5 segundos=4805"]),
        ("en", "One took 5 minutes and the other 3 minutes.", ["5 minutes=5", "3 minutes=3"]),
        # a span of minutes since something is a fact; one of years says when
        ("en", "It failed 73 seconds after liftoff, 20 minutes into the flight.", ["73 seconds=73", "20 minutes=20"]),
        ("de", "Seit 720 Minuten wartet er, seit zwei Jahren hofft er.", ["720 Minuten=720"]),
        ("fr", "Deux heures après le départ, il menait. Deux ans après la guerre.", ["Deux heures=2"]),
        ("en", "He left two years after the war and came back five minutes ago.", []),
        # the last word of a longer bound does not say when
        ("de", "Mehr als fünf Jahre lang wurde verhandelt.", ["fünf Jahre=5"]),
        ("es", "Más de tres años duró la obra; hace más de dos años cayó.", ["tres años=3"]),
        ("fr", "Plus de trois semaines de débats; il y a plus de deux ans.", ["trois semaines=3"]),
        # what lasts so long, and over what time something is measured
        ("en", "An 11-month spree, a 12-month increase, a three-year deal, a 30-year-old man.", ["11-month=11", "three-year=3"]),
        ("en", "The 24-hour strike and a two-day visit; the 12-month rate.", ["24-hour=24", "two-day=2"]),
        # sentences of courts
        ("en", "He got 28 years, the other received three years.", ["28 years=28", "three years=3"]),
        ("de", "Er bekam sechs Jahre, der andere kam mit dreieinhalb Jahren davon.", ["sechs Jahre=6", "dreieinhalb Jahren=3.5"]),
        ("fr", "Il écope de sept ans; l'autre encourt dix ans.", ["sept ans=7", "dix ans=10"]),
        ("es", "Fue condenado a diez años.", ["diez años=10"]),
    ],
)  # fmt: skip
def test_spans_of_time(language: str, sentence: str, expected: list[str]) -> None:
    found = quantities(sentence, language)
    assert {each.kind for each in found} <= {"duration"}
    assert [f"{sentence[each.start : each.end]}={each.value:g}" for each in found] == expected
