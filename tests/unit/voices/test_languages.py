"""How a person reads figures and abbreviations aloud; each row was written from knowledge of the language."""

import pytest

from episodekit.voices import reading

_GERMAN = [
    ("8–10 Mio. Euro", "8 bis 10 Millionen Euro"),
    ("3,2 Mrd. €", "3,2 Milliarden €"),
    ("z. B. hier, z.B. dort", "zum Beispiel hier, zum Beispiel dort"),
    ("Äpfel, Birnen usw.", "Äpfel, Birnen und so weiter."),
    ("d. h. bzw. ca. 5 %", "das heißt beziehungsweise circa 5 %"),
    ("Dr. Müller, Nr. 5", "Doktor Müller, Nummer 5"),
    ("§ 5 und §§ 6", "Paragraf 5 und Paragrafen 6"),
    ("am 3. Mai", "am dritten Mai"),
    ("der 3. Oktober", "der dritte Oktober"),
    ("3. Oktober", "dritter Oktober"),
    ("vom 21. bis zum 30. Juni", "vom 21. bis zum dreißigsten Juni"),
    ("Mittwoch, den 7. August", "Mittwoch, den siebten August"),
    ("auf dem 1. Platz", "auf dem ersten Platz"),
    ("1. Platz für Ada", "erster Platz für Ada"),
    ("das 16. Jahrhundert", "das sechzehnte Jahrhundert"),
    ("im Jahr 1994", "im Jahr neunzehnhundert 94"),
    ("am 8. Mai 1945", "am achten Mai neunzehnhundert 45"),
    ("seit 1800", "seit achtzehnhundert"),
    ("im Mai 2024", "im Mai 2024"),
    ("in den 1990er Jahren", "in den neunzehnhundertneunziger Jahren"),
    ("in den 90ern", "in den neunzigern"),
    ("um 14:30 Uhr", "um 14 Uhr 30"),
    ("um 14.00 Uhr", "um 14 Uhr"),
    ("um 09:05", "um 9 Uhr 5"),
    ("2:1 gewonnen", "2 zu 1 gewonnen"),
    ("7 km² mit 80 km/h", "7 Quadratkilometer mit 80 Kilometer pro Stunde"),
    ("41,5 °C", "41,5 Grad Celsius"),
    ("5,50 € und 5,00 €", "5 Euro 50 und 5 Euro"),
    ("5,05 €", "5 Euro 5"),
    ("Ludwig XIV. starb", "Ludwig der vierzehnte starb"),
    ("unter Ludwig XIV.", "unter Ludwig der vierzehnte."),
    ("2020–2024", "2020 bis 2024"),
    ("info@example.de", "info ät example Punkt de"),
    ("15.000 Menschen, 5 €, USA, 2. und 3.", "15.000 Menschen, 5 €, USA, 2. und 3."),
    ("Es waren 5. Dann 6.", "Es waren 5. Dann 6."),
    ("Art und Max kamen um 10", "Art und Max kamen um 10"),
]
_FRENCH = [
    ("8–10 millions", "8 à 10 millions"),
    ("3,2 Md€", "3,2 milliards d’euros"),
    ("1 Md€", "1 milliard d’euros"),
    ("le XXe siècle", "le vingtième siècle"),
    ("au XIXème siècle", "au dix-neuvième siècle"),
    ("la 2e place", "la deuxième place"),
    ("les 3es", "les troisièmes"),
    ("le 1er mai", "le 1er mai"),
    ("à 14h30", "à 14 heures 30"),
    ("à 14 h 30", "à 14 heures 30"),
    ("à 8h", "à 8 heures"),
    ("à 1h05", "à une heure 5"),
    ("à 20 h", "à 20 heures"),
    ("victoire 2-1", "victoire 2 à 1"),
    ("80 km/h", "80 kilomètres heure"),
    ("41,5 °C", "41,5 degrés"),
    ("3 m² et 1 km²", "3 mètres carrés et 1 kilomètre carré"),
    ("M. Dupont et le Dr Petit", "monsieur Dupont et le docteur Petit"),
    ("n° 5", "numéro 5"),
    ("Louis XIV et François Ier", "Louis 14 et François Ier"),
    ("Jean-Paul II", "Jean-Paul 2"),
    ("5,50 €", "5 euros 50"),
    ("1,20 €", "1 euro 20"),
    ("p. ex. ici, c.-à-d. là", "par exemple ici, c’est-à-dire là"),
    ("env. 5", "environ 5"),
    ("desk@example.fr", "desk arobase example point fr"),
    ("en 1994, 15 000 personnes, 5 %, Mme Petit, etc.", "en 1994, 15 000 personnes, 5 %, Mme Petit, etc."),
    ("le 12-13 à M", "le 12 à 13 à M"),
]
_SPANISH = [
    ("8–10 millones", "8 a 10 millones"),
    ("15 000 personas", "15000 personas"),
    ("1 234 567 habitantes", "1234567 habitantes"),
    ("3,2 mil mill. €", "3,2 mil millones €"),
    ("5 € y 1 €", "5 euros y 1 euro"),
    ("5,50 €", "5 euros con 50"),
    ("EE. UU. y EE.UU.", "Estados Unidos y Estados Unidos."),
    ("n.º 5", "número 5"),
    ("el 1.º y la 1.ª", "el primero y la primera"),
    ("el 3.er piso", "el tercer piso"),
    ("a las 14:30 h", "a las 14 y 30 horas"),
    ("a las 14:00", "a las 14"),
    ("80 km/h", "80 kilómetros por hora"),
    ("41,5 °C", "41,5 grados"),
    ("3 m²", "3 metros cuadrados"),
    ("Felipe VI y Alfonso XIII", "Felipe sexto y Alfonso 13"),
    ("Isabel II", "Isabel segunda"),
    ("ganó 2-1", "ganó 2 a 1"),
    ("p. ej. aquí", "por ejemplo aquí"),
    ("desk@example.es", "desk arroba example punto es"),
    (
        "el 1 de mayo de 1994, siglo XX, 15.000, 5 %, Sr. Ruiz",
        "el 1 de mayo de 1994, siglo XX, 15.000, 5 %, Sr. Ruiz",
    ),
]


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        *(("de", *row) for row in _GERMAN),
        *(("fr-CA", *row) for row in _FRENCH),
        *(("es_MX", *row) for row in _SPANISH),
    ],
)
def test_figures_are_read_as_a_person_would(language: str, written: str, said: str) -> None:
    assert reading.read(written, language).said == said


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize(
    "piece", ["1.", "X", "a@", "5,", "1 000", "z. ", "12:", "–1", "XIVe ", "1.1", "$1", "a.b@c."]
)
@pytest.mark.no_cover
def test_bounded_time(language: str, piece: str) -> None:
    reading.read(piece * (20_000 // len(piece)), language)
