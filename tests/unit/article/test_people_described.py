"""Persons without an office of the tables: a common given name and the words beside it, written down before the code ran."""

import time

import pytest

from episodekit.article.people.mentioned import mentions
from tests.unit.article.test_people import Expected, article, found

DESCRIBED: list[tuple[str, str, Expected]] = [
    ("en", "They met beekeepers and glassblower Anna Reed.", (("Anna Reed", "glassblower"),)),
    ("en", "His right-hand man Peter Lowe kept the books.", (("Peter Lowe", "right-hand man"),)),
    ("en", "She beat fellow Kenyan Ruth Barasa by a second.", (("Ruth Barasa", "fellow Kenyan"),)),
    ("en", "Emma Stone-Hill, a mother of three, went home.", (("Emma Stone-Hill", "mother of three"),)),
    ("en", "Daniel Roe, 41, a two-time champion, fell.", (("Daniel Roe", "two-time champion"),)),
    (
        "en",
        "David Roe was fourth, and Laura Lund finished sixth.",
        (("David Roe", "fourth"), ("Laura Lund", "finished sixth")),
    ),
    ("en", "Simon Roe was sentenced to nine years.", (("Simon Roe", "sentenced to nine years"),)),
    (
        "en",
        "Helen Roe of the Harbour Workers Guild called it late.",
        (("Helen Roe", "Harbour Workers Guild"),),
    ),
    ("en", "The goal came from Lucy Roe (Millwall Lionesses).", (("Lucy Roe", "Millwall Lionesses"),)),
    ("de", "Der Rechtsanwalt Frank F., 57 Jahre alt, schwieg.", (("Frank F.", "Rechtsanwalt"),)),
    ("de", "Sechs Jahre bekam der Mediziner Jonas K. Für ihn ist es vorbei.", (("Jonas K.", "Mediziner"),)),
    ("de", "In Kiel zeigte Schiedsrichter Max Braun Rot.", (("Max Braun", "Schiedsrichter"),)),
    ("de", "Es gelang 90er-Weltmeister Stefan Maier.", (("Stefan Maier", "90er-Weltmeister"),)),
    ("de", "Vorn liegt der Hoffenheimer Stefan Maier.", (("Stefan Maier", "Hoffenheimer"),)),
    ("de", "Petra Lang wurde wegen Betrugs verurteilt.", (("Petra Lang", "verurteilt"),)),
    ("fr", "La chanteuse belge Camille Roche est venue.", (("Camille Roche", "chanteuse belge"),)),
    ("fr", "Claire Morel, compagne de la victime, a parlé.", (("Claire Morel", "compagne de la victime"),)),
    ("fr", "Youval Timon, qui n'est pas venu, écope de sept ans.", (("Youval Timon", "écope de sept ans"),)),
    ("es", "Ganó al izquierdista Pablo Rueda.", (("Pablo Rueda", "izquierdista"),)),
    (
        "es",
        "Con Marta Solís, compañera de candidatura, llega otra.",
        (("Marta Solís", "compañera de candidatura"),),
    ),
    ("es", "Luis Vega fue condenado a tres años.", (("Luis Vega", "condenado a tres años"),)),
    ("it", "Ha vinto la nuotatrice Giulia Serra.", (("Giulia Serra", "nuotatrice"),)),
]
NOBODY = [
    ("en", "Soon after Anna Reed left, the rain came."),
    ("en", "However Peter Lowe will not come."),
    ("en", "After meeting Emma Reed, the board decided to raise prices."),
    ("en", "Harry Reed (1950) and Laura Lund (see page 4) were read."),
    ("en", "We drove Helen Roe from New York to Boston."),
    ("en", "Daniel Roe accused the club of fraud."),
    ("de", "Im Sommer Peter Lang zu treffen, war schön."),
    ("de", "Petra Lang verurteilt die Tat."),
    ("fr", "Le quartier Claire Morel est calme."),
    ("fr", "Claire Morel, vêtue de noir, est venue."),
    ("fr", "Le lycée Victor Morel, un bâtiment ancien, ferme."),
    ("es", "El museo Pablo Rueda, una joya del centro, abre."),
    ("es", "La revista Marta Solís cierra."),
    ("es", "Marta Solís ha condenado el ataque."),
]


@pytest.mark.parametrize(("language", "text", "expected"), DESCRIBED)
def test_is_told_beside_a_given_name(language: str, text: str, expected: Expected) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_is_nobody(language: str, text: str) -> None:
    assert found(text, language) == ()


def test_an_office_counts_more_than_a_description() -> None:
    text = "Ruth Barasa won the longest race of the year. The mayor, Ruth Barasa, spoke."
    assert found(text, "en") == (("Ruth Barasa", "mayor"),)


@pytest.mark.parametrize(
    "text", ["Anna " * 20_000, "Anna Reed, a " * 8_000, "Anna Reed (B " * 8_000, "Anna B. was " * 8_000]
)
@pytest.mark.no_cover
def test_hostile_text_takes_no_long_time(text: str) -> None:
    begin = time.process_time()
    mentions(article(text, "en"))
    assert time.process_time() - begin < 8
