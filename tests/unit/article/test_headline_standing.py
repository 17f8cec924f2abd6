"""Titles in one piece: a whole statement or a whole noun phrase; what is not surely whole is no chapter."""

import pytest

from episodekit.article.headlines.headline import Title, headline
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.quantities.stated import quantities

_CHAPTER, _COUNTED = (
    3.0,
    2.0,
)  # clear by itself: what the outline takes first, and what it takes if it has little else


def titled(sentence: str, language: str) -> Title:
    return headline(sentence, quantities(sentence, language)[-1], language)


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        # A whole statement, from its subject to its end.
        ("en", "Since May the firm has cut 1,200 jobs.", "Firm has cut 1,200 jobs"),
        ("en", "In the past twelve months the club lost £37m.", "Club lost £37m"),
        ("en", "Wages went up from £22m to £38m while revenue fell.", "Wages went up from £22m to £38m"),
        ("de", "Grundlage sind mehr als 400 Hinweise, also Fotos.", "Grundlage sind mehr als 400 Hinweise"),
        ("fr", "À ce stade, 96 corps ont pu être retrouvés.", "96 corps ont pu être retrouvés"),
        ("fr", "Le prix monte, tandis que le taux de chômage reste à 6,4 %.", "Le taux de chômage reste à 6,4 %"),
        ("es", "La actividad ha aumentado en torno a un 50 %.", "La actividad ha aumentado en torno a un 50 %"),
        ("vi", "So với năm 2023, khối lượng nhiều hơn 10,6%.", "Khối lượng nhiều hơn 10,6%"),
        # It may end before what only tells where or why.
        ("en", "Regulator Ofcom has fined BT £17.5 million over the day it failed.", "Regulator Ofcom has fined BT £17.5 million"),
        ("en", "The river rose by 3 percent to a new record on Friday in the valley.", "River rose by 3 percent to a new record"),
        ("en", "More than 40 firefighters tackled the blaze at a warehouse in Dagenham.", "More than 40 firefighters tackled the blaze"),
        ("en", "The plant will create 850 permanent jobs and use less water.", "Plant will create 850 permanent jobs"),
        ("de", "Der Bau der Brücke kostet 14 Millionen Euro und dauert lange.", "Der Bau der Brücke kostet 14 Millionen Euro"),
        ("es", "La Guardia Civil ha detenido a 14 personas e incautado armas.", "La Guardia Civil ha detenido a 14 personas"),
        ("es", "Unos 5.000 agricultores se manifestaron ayer en Madrid para pedir precios justos.", "Unos 5.000 agricultores se manifestaron"),
        ("pt", "A obra vai custar R$ 45 milhões e deve ficar pronta.", "A obra vai custar R$ 45 milhões"),
        ("it", "Il governo ha stanziato 300 milioni di euro per la ricostruzione.", "Il governo ha stanziato 300 milioni di euro"),
        # Without what says where or when within it, or without "to be".
        ("en", "Inflation in the euro zone slowed to 2.4 percent in November.", "Inflation slowed to 2.4 percent in November"),
        ("en", "The sewage went downstream and left some 5,000 fish dead.", "Sewage left some 5,000 fish dead"),
        ("en", "Upwards of 12,500 men and women were enrolled in hospitals.", "12,500 men and women enrolled"),
        ("de", "Das Land stellt für den Ausbau der Radwege 45 Millionen Euro bereit.", "Das Land stellt 45 Millionen Euro bereit"),
        ("de", "Mehr als 2000 Menschen demonstrierten am Samstag gegen die Pläne.", "2000 Menschen demonstrierten gegen die Pläne"),
        ("de", "Der Gewinn brach um 40 Prozent auf 1,2 Milliarden Euro ein.", "Der Gewinn brach auf 1,2 Milliarden Euro ein"),
        ("fr", "Près de 120 000 foyers étaient encore privés d'électricité dimanche matin en Bretagne.", "Près de 120 000 foyers privés d'électricité"),
        # A noun phrase with what it is of, or that is of it; a rate with its time.
        ("en", "Police in Leeds have taken 706 kg of uncut cocaine off a ship.", "706 kg of uncut cocaine"),
        ("en", "On top of that, the old court of the town set costs of £50,000 and a victim surcharge of £170.", "Victim surcharge of £170"),
        ("en", "In the report, which is new, operators are adding 1,000 extra services a week.", "1,000 extra services a week"),
        ("es", "El grupo ha accedido por fin a abonar una multa de 279.038 dólares al Departamento del Tesoro.", "Una multa de 279.038 dólares"),
        ("ar", "تخصص الولايات المتحدة مبلغا قدره 81 مليون دولار لتخفيف المحنة الإنسانية التي يعيشها السودان.", "81 مليون دولار لتخفيف المحنة الإنسانية"),
        ("en", "The hurricane left 1.6 million customers without power across Florida.", "Hurricane left 1.6m customers without power"),
        ("de", "Am Sonntag wurden nach Angaben der Polizei 300 Menschen in der Innenstadt von Hamburg festgenommen.", "Am Sonntag wurden 300 Menschen festgenommen"),
        ("fr", "Ce sont des endroits où 556 pompiers venus de Grèce prendront position cet été.", "556 pompiers venus de Grèce"),
        ("es", "Con corte a 2023 funcionaban en Colombia 363 instituciones de educación superior.", "363 instituciones de educación superior"),
        ("vi", "Vụ cháy tại Hà Nội khiến 56 người chết và nhiều người bị thương.", "56 người chết"),
        # A name and what was counted.
        ("fr", "Les Vieilles Charrues ont réuni 268.000 spectateurs pendant les quatre jours.", "Les Vieilles Charrues: 268.000 spectateurs"),
    ],
)  # fmt: skip
def test_a_title_is_whole(language: str, sentence: str, title: str) -> None:
    found = titled(sentence, language)
    assert found.text == title
    assert found.clarity >= _CHAPTER
    assert len(found.text) <= LONGEST_TITLE


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        # Cut off: a particle, a comparative, an object or a verb at the end is missed.
        ("en", "During the spree no fewer than 250 homes were broken into across five counties of the east."),
        ("en", "Alaska Air Group Inc. of the north earned 46.2 percent less in the first quarter than before."),
        ("de", "11,13 Millionen Menschen nutzten allein im November den Fernverkehr."),
        ("de", "In einem ICE könnten 90, aber auch 900 Leute sitzen."),
        ("fr", "Sur les 22 prévenus renvoyés devant le tribunal de Nancy, quatre étaient là."),
        # Words from the middle are missed.
        ("de", "Im Vorjahr war die Schwelle von zehn Millionen erst am 29. Spieltag überschritten worden."),
        ("en", "Obiri needed every one of the last few yards to hold off the rest of them by eight seconds."),
        # The subject or what is counted stands elsewhere.
        ("en", "The star itself is a lesser thing, with only 60 per cent of the sun's mass."),
        ("en", "A further 660 were scrapped altogether."),
        ("en", "It reached a new level of late, having added 2.4 percent in 12 months."),
        ("en", "Aboard were seven astronauts."),
        ("de", "Damals kamen 410 650."),
        ("de", "Das sind 15 Prozent weniger als vor Jahresfrist."),
        ("de", "Niedersachsen kommt auf 48."),
        ("fr", "Le club avait encaissé 60 M€ un an plus tôt."),
        ("en", "Govia Thameslink cancelled 7 per cent."),
        ("ar", "وعددهم 7,297 سائحاً في الشهر نفسه."),
        ("vi", "Gạo đi xa, mang về 5,31 tỷ USD."),
        ("en", "With one-off items stripped out, that was $1.05 a share."),
        # What stands behind the title's last word belongs to it.
        ("fr", "Après une pause, 93.000 festivaliers se sont pressés sur la presqu'île du Malsaucy."),
        ("fr", "Les Eurockéennes ont du monde, dont 38.000 munies d'un ticket."),
        ("es", "El Gobierno le reservó $2,8 billones."),
        ("es", "Los 103 donantes por millón."),
        ("de", "Rund 6,2 Millionen Menschen haben gern das 184. Fest der Stadt besucht, das sind die 100 größten."),
        ("en", "Expectant mothers in Australia take in about half as much as they need."),
        ("en", "After the merger the firm had 400 workers there."),
        ("en", "The crew of seven died."),
        # The time is not what changed.
        ("de", "Der Beitrag für die Halle steigt zum März von 210 auf 260 Punkte."),
        # Where it holds is missed.
        ("fr", "Plus haut, la décrue ralentit : 840 élèves manqueront à l'appel dans le secondaire de la région."),
    ],
)  # fmt: skip
def test_what_is_not_surely_whole_is_no_chapter(language: str, sentence: str) -> None:
    every = quantities(sentence, language)
    assert every
    for quantity in every:
        found = headline(sentence, quantity, language)
        assert found.clarity < _CHAPTER, found


def test_a_german_verb_at_the_end_is_kept() -> None:
    found = titled("Unterm Strich fielen bis Ende September rund 17 500 Arbeitsplätze weg.", "de")
    assert found.text == "Unterm Strich fielen 17 500 Arbeitsplätze weg"
    assert found.clarity >= _CHAPTER


def test_an_infinitive_is_no_statement() -> None:
    assert (
        titled("Überdies ordnete die Kammer an, knapp 46 Millionen Euro einzuziehen.", "de").clarity
        < _CHAPTER
    )


def test_bln_is_a_scale_as_bn_is() -> None:
    (quantity,) = quantities("The firm paid $2.6 bln.", "en")
    assert quantity.values == (2.6e9,)


def test_a_number_and_its_noun_are_less_than_a_chapter_and_more_than_nothing() -> None:
    found = titled("In the east the best result, 58,825 votes, belonged to somebody of the other side.", "en")
    assert found.text == "58,825 votes"
    assert _COUNTED <= found.clarity < _CHAPTER
    assert titled("It came to 58,825 in the end.", "en").clarity < _COUNTED


def test_a_title_may_begin_without_its_article_if_it_is_too_long_with_it() -> None:
    assert (
        titled("L'entreprise prévoit de supprimer 1 200 postes d'ici à mai.", "fr").text
        == "Entreprise prévoit de supprimer 1 200 postes"
    )
