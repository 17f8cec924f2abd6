"""Titles of several stretches of one sentence: what it can do without is left out, what it needs is not."""

import pytest

from episodekit.article.headlines.headline import headline
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.quantities.stated import quantities

_CHAPTER = 3.0  # how clear a title must be by itself


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        # Without when, where, and what else is said of those that are counted.
        ("de", "Die Kammer senkt den Beitrag im nächsten Jahr auf 215 Euro und 2031 auf 190.", "Die Kammer senkt den Beitrag auf 215 Euro"),
        ("de", "Der Sturm erreichte dort 130 km/h.", "Der Sturm erreichte 130 km/h"),
        ("es", "Más de 30.000 jubilados residentes en Portugal cayeron en la trampa.", "Más de 30.000 jubilados cayeron en la trampa"),
        ("es", "El Gobierno central ha prometido 50 millones de euros.", "El Gobierno ha prometido 50 millones de euros"),
        ("fr", "Le ministre de la Pêche, Luc Bardou, a promis 150 millions d'euros.", "Le ministre a promis 150 millions d'euros"),
        # Without the helping verbs that headlines leave out.
        ("en", "More than five million clerks have been sent home to work since March.", "Five million clerks sent home to work"),
        ("fr", "Plus de 100 000 personnes s'étaient massées sur les quais.", "100 000 personnes massées sur les quais"),
        ("fr", "Sur un an, la rémunération horaire moyenne s'est accrue de 5,2 % en juillet.", "Rémunération horaire moyenne accrue de 5,2 %"),
        # Half of what a verb says does not go.
        ("de", "Ermittler haben im Morgengrauen 25 Leute in Gewahrsam genommen.", "25 Leute in Gewahrsam genommen"),
        # The verb before its subject.
        ("de", "Gegenüber dem Vorjahr kamen 37.000 Anträge hinzu.", "37.000 Anträge kamen hinzu"),
        ("de", "In der großen Halle drehten sich 127 Räder am Gestell.", "127 Räder drehten sich am Gestell"),
        ("de", "Im vergangenen Jahr verunglückten in Hallenberg 540 Radfahrer, vier starben.", "540 Radfahrer verunglückten"),
        ("es", "Desaparecieron 73 kilómetros de carreteras y 370 hectáreas de cultivos.", "Desaparecieron 73 kilómetros de carreteras"),
        ("es", "Desde enero se han declarado en la región 270 incendios.", "Se han declarado en la región 270 incendios"),
        # The subject far from its verb.
        ("en", "The alliance that pays for the programme has ordered 44 million doses.", "Alliance has ordered 44 million doses"),
        ("pt", "As chuvas que atingem o sul do país mataram 27 pessoas.", "As chuvas mataram 27 pessoas"),
        # Verbs that no table has: a noun does not stand right before a number or an article.
        ("en", "Nordic Ferries crams 31 cars into each deck.", "Nordic Ferries crams 31 cars into each deck"),
        ("fr", "La ville engrange 8,5 millions d'euros.", "La ville engrange 8,5 millions d'euros"),
        ("en", "Detached barns in Kent averaged £364,919.", "Detached barns in Kent averaged £364,919"),
        ("en", "Lockhead employs about 97,000 engineers worldwide.", "Lockhead employs 97,000 engineers worldwide"),
        # Where it was, or who says so, opens the sentence.
        ("en", "By Thursday, eight miners had been brought out.", "Eight miners had been brought out"),
        ("fr", "Selon un sondage, 54 % des habitants soutiennent les grévistes.", "54 % des habitants soutiennent les grévistes"),
        # "Their" speaks of the title's own subject.
        ("de", "86.000 Fahrgäste bekamen ihr Geld zurück.", "86.000 Fahrgäste bekamen ihr Geld zurück"),
        ("fr", "Dans le quartier des halles, 56 restaurants ont fermé leur terrasse.", "56 restaurants ont fermé leur terrasse"),
        ("en", "Nine birds died before anyone knew what to do.", "Nine birds died"),
    ],
)  # fmt: skip
def test_what_a_title_keeps(language: str, sentence: str, title: str) -> None:
    quantity = quantities(sentence, language)[0]
    found = headline(sentence, quantity, language)
    assert (found.text, found.clarity >= _CHAPTER) == (title, True)
    assert len(title) <= LONGEST_TITLE
    said = sentence.casefold()
    assert all(word in said for word in title.casefold().split())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        # A phrase behind a preposition tells how or where, not what.
        ("pt", "O sistema enxerga clareiras a partir de 6,25 hectares, com bom acerto."),
        ("fr", "Des 40 voiliers partis le 10 novembre, 25 avaient des foils."),
        ("fr", "La ville paie le plus lourd tribut, avec 337 logements neufs."),
        ("es", "En El Cierzo, una isla de 11.000 habitantes, han puesto pie muchos."),
        # A subject without what became of it.
        ("en", "A dozen expensive houses can move the index in this town quite noticeably."),
        # What had been before, and what is only planned.
        ("fr", "Son rival, le musée de Lugano, avait compté 8 millions d'entrées en 2017."),
        ("es", "Un año antes el país tenía 2.466.228 alumnos matriculados."),
        ("en", "Fernley plans to open 12 small convenience stores in railway stations of the north."),
        # The verb asks for what would go, or "a year" would.
        ("it", "Alla grande manifestazione di Roma hanno partecipato 30.000 persone."),
        # Without its condition it would be told as a fact; two people have one verb.
        ("es", "Si llueve, llegarían 500 turistas."),
        ("en", "The minister who resigned on Monday and his deputy have spent £3m on flights."),
        # "O" is no article here.
        ("pt", "O governo, portanto, já o conhecia havia três semanas."),
    ],
)
def test_what_is_missed_is_no_chapter(language: str, sentence: str) -> None:
    for quantity in quantities(sentence, language):
        found = headline(sentence, quantity, language)
        assert found.clarity < _CHAPTER, found
