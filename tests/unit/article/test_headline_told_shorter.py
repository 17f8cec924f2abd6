"""Titles that only fit in a headline's words: abbreviations, a name for its kind, a relative clause told of its noun."""

import pytest

from episodekit.article.headlines.headline import headline
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.quantities.stated import quantities

_CHAPTER = 3.0  # how clear a title must be by itself


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        # The unit of the figure is abbreviated, if that is what makes it fit.
        ("en", "Local property taxes are to bring in $5.7 million.", "Local property taxes are to bring in $5.7m"),
        ("en", "Power demand hit a new record of 29,400 megawatts.", "Power demand hit a new record of 29,400 MW"),
        ("en", "The harbour board has spent 5.7 million dollars.", "Harbour board has spent 5.7 million dollars"),
        ("de", "62 Prozent der Anteile gehören der Familie Brandt.", "62 % der Anteile gehören der Familie Brandt"),
        ("de", "Rund 6,2 Millionen Menschen haben das 184. Fest besucht.", "6,2 Mio. Menschen haben das 184. Fest besucht"),
        ("fr", "Le chantier de la gare de Gap a coûté 3,4 millions d'euros.", "Le chantier de la gare de Gap a coûté 3,4 M€"),
        ("es", "Las multas por llenar piscinas llegarán a los 3.000 euros.", "Multas por llenar piscinas llegarán a 3.000 €"),
        # A name says what its kind says.
        ("fr", "La région Occitanie va ouvrir 40 maisons de santé.", "Occitanie va ouvrir 40 maisons de santé"),
        ("fr", "La ville de Lectoure a dépensé 1,4 million d'euros pour une salle.", "Lectoure a dépensé 1,4 M€ pour une salle"),
        # A relative clause is told of the noun before it.
        ("en", "Schools get their meals from a central facility in Armley, which produces 9,000 meals a day.", "Central facility produces 9,000 meals a day"),
        ("en", "Guests climbed the steps of the memorial hall, which rises 70 meters.", "Memorial hall rises 70 meters"),
        ("fr", "L'opposition dénonce la dette de la ville, qui atteint 1,2 milliard d'euros.", "La dette de la ville atteint 1,2 Md€"),
        # A title begins with "each", a sum of money needs no currency behind "costs", a share names whom it is of.
        ("es", "Cada vecino podrá gastar 160 litros al día.", "Cada vecino podrá gastar 160 litros al día"),
        ("es", "La obra costará 310 millones y dará empleo a mucha gente.", "La obra costará 310 millones"),
        ("fr", "Quatre patients sur dix ont plus de 65 ans.", "Quatre patients sur dix ont plus de 65 ans"),
        ("en", "One in five pupils skips breakfast, according to a study.", "One in five pupils skips breakfast"),
        # A decimal point ends no sentence.
        ("en", "It will spend £3.2 million on kitchens, and 64 cooks will be hired by September.", "64 cooks will be hired by September"),
        ("en", "At least 312 people have died in a heat wave that has gripped the south for ten days.", "At least 312 people have died"),
        ("en", "More than 48,000 pupils in Leeds now receive a free school lunch.", "48,000 pupils receive a free school lunch"),
        # German: a modal verb stays with its subject, a name needs no article, what closes the sentence may only tell where.
        ("de", "Am Freitag wollen 4.000 Beschäftigte vor der Zentrale demonstrieren.", "4.000 Beschäftigte wollen demonstrieren"),
        ("de", "Weltweit beschäftigt Brandt 52.000 Mitarbeiter an 96 Standorten.", "Brandt beschäftigt 52.000 Mitarbeiter"),
        ("de", "Laut einer Studie leiden 2,8 Millionen Kinder in Deutschland unter Armut.", "2,8 Millionen Kinder leiden unter Armut"),
        # No sign of a figure is lost, no second statement is broken off, no rise told of nothing.
        ("es", "El Gobierno regional aprobó ayudas por valor de 480 millones de euros.", "El Gobierno aprobó ayudas por valor de 480 M€"),
        ("es", "Al menos 25 personas murieron y 40 resultaron heridas en un choque de trenes.", "Al menos 25 personas murieron"),
        ("it", "I turisti sono stati 4,5 milioni.", "I turisti sono stati 4,5 milioni"),
        # Articles go in German headlines; what a subject is the number of needs no noun behind it.
        ("de", "Rund 1,2 Millionen Menschen besuchten die 18 Zweigstellen.", "1,2 Mio. Menschen besuchten 18 Zweigstellen"),
        ("de", "Die Zahl der angemeldeten Nutzer wuchs auf 84.500.", "Zahl der angemeldeten Nutzer wuchs auf 84.500"),
        ("de", "Der Stadtrat hat den Etat für das kommende Jahr um 150.000 Euro gekürzt.", "Stadtrat hat den Etat um 150.000 Euro gekürzt"),
        # The time of a rate and the place where they live stay, a comparison goes.
        ("es", "El gasto medio por viajero alcanzó los 94 euros al día.", "El gasto medio por viajero: 94 euros al día"),
        ("it", "Una famiglia consuma circa 25 litri di olio all'anno.", "Circa 25 litri di olio all'anno"),
        ("es", "En el concejo de Somiedo viven 1.100 personas.", "En el concejo de Somiedo viven 1.100 personas"),
        ("es", "Un total de 120 municipios de Andalucía tendrán restricciones de agua a partir del lunes.", "120 municipios tendrán restricciones de agua"),
        ("fr", "Les réservations ont augmenté de 35 % par rapport à la ligne de Nice.", "Les réservations ont augmenté de 35 %"),
        ("pt", "Mais de 96 mil jovens e idosos viajam de graça.", "96 mil jovens e idosos viajam de graça"),
        ("pt", "A Câmara aprovou a compra de 214 autocarros eléctricos por 118 milhões de euros.", "A compra de 214 autocarros eléctricos"),
        # Arabic: "and" is a letter before the verb; the water is no pronoun.
        ("ar", "وخصصت الحكومة 143 مليار درهم لبرنامج المياه.", "خصصت الحكومة 143 مليار درهم لبرنامج المياه"),
        ("ar", "وخسر القطاع الزراعي 137 ألف وظيفة خلال العام الماضي، بينما ساءت الأحوال.", "خسر القطاع الزراعي 137 ألف وظيفة"),
        ("de", "Unter dem Strich stand ein Verlust von 280 Millionen Euro.", "Ein Verlust von 280 Millionen Euro"),
    ],
)  # fmt: skip
def test_a_title_in_the_words_of_headlines(language: str, sentence: str, title: str) -> None:
    told = [headline(sentence, quantity, language) for quantity in quantities(sentence, language)]
    assert title in [each.text for each in told if each.clarity >= _CHAPTER]
    assert all(len(each.text) <= LONGEST_TITLE for each in told)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        # Of what stands before the comma as a whole, of a noun without its article, of those that are meant.
        ("en", "The group opened new shops in the course of the year, which brings the total to 904."),
        ("en", "She worked out the flight, the first by an American into space, which lasted 15 minutes."),
        ("en", "Companies that employ more than 50 people must register."),
        ("pt", "O ministro anunciou um aumento de 5% nas pensões."),
        ("en", "The ministry will invest a great deal over five years."),
        ("fr", "L'année 2018 avait ensuite apporté un bond de 25 %."),
        ("fr", "Selon une étude, 71 % des Français se disent prêts à voyager de nuit pour éviter l'avion."),
        ("fr", "Plus de 5 000 personnes de toute la région et des environs ont signé une pétition."),
        ("ar", "وزارة البيئة 400 عامل."),
        ("de", "30 Prozent der Wohnungen sind für Familien mit geringem Einkommen aus der Stadt bestimmt."),
        ("de", "Gegen den Bau haben 1.150 Anwohner Einwände erhoben, die Stadt prüft sie."),
        # An expected sum is none.
        ("en", "The minister promised the farmers of the north compensation of 25,000 rupees per acre."),
    ],
)
def test_what_is_not_surely_said_of_it_is_no_chapter(language: str, sentence: str) -> None:
    assert all(
        headline(sentence, each, language).clarity < _CHAPTER for each in quantities(sentence, language)
    )
