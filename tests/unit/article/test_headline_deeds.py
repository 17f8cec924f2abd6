"""Titles of Romance, Arabic and Vietnamese sentences: what was done, what a sum is for, who did it in the clause before."""

import pytest

from episodekit.article.headlines.headline import Title, headline
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.quantities.stated import quantities

_CHAPTER = 3.0  # how clear a title must be by itself


def titled(language: str, sentence: str, number: str) -> Title:
    (quantity,) = [
        each for each in quantities(sentence, language) if sentence[each.start : each.end].startswith(number)
    ]
    return headline(sentence, quantity, language)


@pytest.mark.parametrize(
    ("language", "number", "sentence", "title"),
    [
        # What was done to those that are counted stands behind them, wherever that is.
        ("fr", "412", "Le port souffre, avec 412 emplois rayés des listes.", "412 emplois rayés des listes"),
        ("fr", "19", "Le constat est rude : 19 millions d'euros évaporés entre 2012 et 2015.", "19 M€ évaporés entre 2012 et 2015"),
        ("es", "260", "El balance es duro: 260 pisos cedidos a los bancos.", "260 pisos cedidos a los bancos"),
        ("pt", "75", "O relatório é claro: 75 barcos retidos no porto.", "75 barcos retidos no porto"),
        # So many fewer.
        ("fr", "870", "À la rentrée, le rectorat de la région comptera 870 apprentis de moins, a dit le recteur.", "870 apprentis de moins"),
        ("it", "430", "Il teatro ha perso smalto, con 430 abbonati in meno.", "430 abbonati in meno"),
        # The noun that a sum is of, with what that is of.
        ("de", "4,3", "Die Firma hat 2025 im Inland einen Verlust von 4,3 Millionen Euro gemacht.", "Verlust von 4,3 Millionen Euro"),
        ("de", "140", "Für einen Haushalt mit drei Kindern bedeutet das Mehrkosten von rund 140 Euro.", "Mehrkosten von rund 140 Euro"),
        ("fr", "3,2", "Le département a débloqué lundi une aide d'urgence de 3,2 millions d'euros pour les vergers.", "Une aide d'urgence de 3,2 millions d'euros"),
        ("es", "9", "El Cabildo anunció ayer una línea de créditos blandos dotada con 9 millones de euros.", "Una línea de créditos blandos dotada con 9 M€"),
        ("fr", "6", "Les hôteliers redoutent une baisse des réservations de 6 % cet été.", "Une baisse des réservations de 6 %"),
        # A sum before its participle; adverbs in two words.
        ("fr", "700", "La Commission débloque par ailleurs 700 millions d'euros prélevés sur les fonds communs.", "La Commission débloque 700 millions d'euros"),
        # How many there are, in all.
        ("it", "340", "Le richieste arrivate sono 340.", "Le richieste arrivate sono 340"),
        ("es", "57", "La cifra de heridos sube a 57 en las comarcas afectadas por el temporal.", "La cifra de heridos sube a 57"),
        ("fr", "8", "Au total, les pertes sont estimées à 8 millions d'euros pour la filière.", "Les pertes sont estimées à 8 millions d'euros"),
        # What was done, before by whom and what for.
        ("fr", "Trente", "Trente agents ont été recrutés pour tenir la permanence téléphonique du dimanche.", "Trente agents ont été recrutés"),
        ("es", "Doscientos", "Doscientos vecinos fueron evacuados por los bomberos de la comarca vecina.", "Doscientos vecinos fueron evacuados"),
        # A label without its bound.
        ("fr", "940", "Le bassin de Rochefort-Plage compte environ 940 entreprises.", "Le bassin de Rochefort-Plage: 940 entreprises"),
        # Short enough as it stands.
        ("pt", "14", "Das 14 salas, cinco estão fechadas.", "Das 14 salas, cinco estão fechadas"),
        ("it", "23", "Dieci anni fa i branchi erano 23.", "Dieci anni fa i branchi erano 23"),
        # A phrase of time is no condition; a clause ends before "and that".
        ("fr", "500", "Entre le 3 mars et le 9 avril, 500 cyclistes ont été contrôlés pour la campagne de prévention des accidents.", "500 cyclistes ont été contrôlés"),
        ("es", "30", "El alcalde dijo que la obra costará 30 millones y que empezará en marzo.", "La obra costará 30 millones"),
        # A second subject begins behind "tandis que".
        ("fr", "neuf", "Même sort pour Jean Morin, qui écope de neuf ans, tandis que Luc Faure, absent, est condamné à six ans.", "Jean Morin écope de neuf ans"),
        # A sum whose currency is left out; an elided article has its capital.
        ("fr", "9", "La métropole a versé 9 millions, l'État six.", "La métropole a versé 9 millions"),
        ("it", "68", "Secondo i tecnici, sull'Altopiano orientale vivono 68 branchi, quasi tutti in pianura.", "Sull'Altopiano orientale vivono 68 branchi"),
        ("pt", "1.450", "O grande terminal de carga emprega 1.450 estivadores e prepara-se para crescer.", "O grande terminal de carga: 1.450 estivadores"),
        # Arabic: behind "that", "while" and "and".
        ("ar", "450", "وقالت المديرة إن الشركة وظفت 450 مهندسا في المصنع.", "الشركة وظفت 450 مهندسا في المصنع"),
        ("ar", "6", "وتراجعت المبيعات، فيما قدمت الحكومة منحة بقيمة 6 ملايين دولار.", "قدمت الحكومة منحة بقيمة 6 ملايين دولار"),
        ("ar", "730", "وضبطت الشرطة 730 مخالفة منذ بداية العام.", "ضبطت الشرطة 730 مخالفة منذ بداية العام"),
        # Vietnamese: without the sign of the past; with the subject of the clause before.
        ("vi", "19", "Trận lũ quét cũng đã cướp đi sinh mạng của 19 người.", "Trận lũ quét cướp đi sinh mạng của 19 người"),
        ("vi", "38", "Nhật Bản vẫn là thị trường lớn nhất, chiếm 38% thị phần.", "Nhật Bản chiếm 38% thị phần"),
    ],
)  # fmt: skip
def test_what_a_title_tells(language: str, number: str, sentence: str, title: str) -> None:
    found = titled(language, sentence, number)
    assert (found.text, found.clarity >= _CHAPTER) == (title, True)
    assert len(title) <= LONGEST_TITLE


@pytest.mark.parametrize(
    ("language", "number", "sentence"),
    [
        # What was only, or had been, or may be done.
        ("fr", "412", "Un an plus tôt, le port avait 412 emplois rayés des listes."),
        ("fr", "412", "Le port pourrait finir avec 412 emplois rayés des listes."),
        ("es", "260", "El balance no habla de 260 pisos cedidos a los bancos."),
        # A state, and a participle that goes on.
        ("fr", "350", "La ville compte sur des aides, avec 350 personnes âgées de 90 ans."),
        ("fr", "38.000", "Le festival a du monde, dont 38.000 munies d'un ticket."),
        # "de moins" belongs to what follows; nobody knows fewer than what of many.
        ("fr", "6.891", "Avec 6.891 enfants de moins de deux ans, la crèche déborde."),
        ("es", "16.164", "Son 16.164 más que en las mismas fechas."),
        # Where it is true stands before; what it was until today.
        ("it", "60", "Servono i cani: dove sono stati portati, gli attacchi sono calati del 60 per cento."),
        ("es", "30", "«Teníamos 30 braceros contratados y hoy se van a casa», dijo."),
        # Behind the noun stands a preposition.
        ("pt", "62", "A autarquia instalou 62 câmaras depois de terem sido roubados muitos camiões na zona do porto."),
        # Who?
        ("fr", "Vingt", "Vingt ont été condamnés, deux relaxés."),
        ("es", "2.055", "La de Timanfaya duró 2.055 días."),
        ("fr", "la moitié", "Il devra se contenter de la moitié."),
        ("fr", "3", "On craint une hausse de 3 % par endroits."),
        # True of those alone that stand before the clause.
        ("fr", "12", "Entre les femmes de 20 à 30 ans, 12 % ont répondu."),
        ("es", "12", "Entre los menores de 25 años, el paro bajó un 12 %."),
        # A rate is no sum.
        ("es", "52", "En la región 52 injertos fueron hechos por millón de habitantes al cabo de un año."),
        # Denied, doubted, or without its subject.
        ("ar", "61", "ويعد البلد فقيرا بالمياه، إذ لا تتجاوز حصة الفرد 61 مترا مكعبا في السنة."),
        ("ar", "450", "ونفت المديرة أن الشركة وظفت 450 مهندسا."),
        ("ar", "450", "ومن المتوقع أن الشركة وظفت 450 مهندسا."),
        ("ar", "30", "وتوقف العمل حيث بلغت 30 مليون دولار."),
        ("vi", "46", "Số vụ cũng giảm 46."),
        ("vi", "5,31", "Gạo đi xa, mang về 5,31 tỷ USD."),
    ],
)  # fmt: skip
def test_what_is_no_chapter(language: str, number: str, sentence: str) -> None:
    found = titled(language, sentence, number)
    assert found.clarity < _CHAPTER, found
