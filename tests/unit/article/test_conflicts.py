"""What contradicts itself, and above all what does not."""

import time

import pytest

from episodekit.article import conflicts, figures
from episodekit.model.written import Article, Paragraph
from tests.labelled import Labelled, articles

DIFFERS = [
    ("en", "The ferry sank and 14 passengers died. The ferry sank and 19 passengers died, police said."),
    ("en", "Police said 14 passengers died when the ferry sank. When the ferry sank, 19 passengers died."),
    ("en", "The bridge cost $5 million. The bridge cost $7 million, officials said."),
    (
        "en",
        "Unemployment in the region is 5 percent. Unemployment in the region is 9 percent, the agency reported.",
    ),
    (
        "en",
        "The company employs 300 workers in Lyon. According to the report, the company employs over 400 workers in Lyon.",
    ),
    ("en", "The fire destroyed 12 houses. It rained. The fire destroyed 21 houses."),
    ("en", "The new line is 42 kilometres long. The new line is 57 kilometres long."),
    (
        "de",
        "Bei dem Unglück der Fähre starben 14 Passagiere. Bei dem Unglück der Fähre starben 19 Passagiere.",
    ),
    (
        "de",
        "Das Werk beschäftigt 300 Mitarbeiter. Nach Angaben der Behörden beschäftigt das Werk 400 Mitarbeiter.",
    ),
    (
        "de",
        "Die Brücke kostete 5 Millionen Euro. Die Brücke kostete insgesamt 7 Millionen Euro, teilte die Polizei mit.",
    ),
    ("de", "Die Strecke ist 42 Kilometer lang. Die Strecke ist 57 Kilometer lang."),
    ("fr", "Le naufrage du ferry a tué 14 passagers. Le naufrage du ferry a tué 19 passagers."),
    ("fr", "Le pont a coûté 5 millions d'euros. Selon les autorités, le pont a coûté 7 millions d'euros."),
    (
        "fr",
        "L'usine emploie 300 ouvriers à Lyon. L'usine emploie 400 ouvriers à Lyon, a indiqué le gouvernement.",
    ),
    ("es", "El naufragio del ferry dejó 14 muertos. El naufragio del ferry dejó 19 muertos."),
    (
        "es",
        "El puente costó 5 millones de euros. Según las autoridades, el puente costó 7 millones de euros.",
    ),
    (
        "es",
        "La planta emplea a 300 obreros en Lugo. La planta emplea a 400 obreros en Lugo, informó la policía.",
    ),
]
REFERS_BACK = [
    (
        "en",
        "A landslide in the Kullu valley killed 18 villagers on Sunday. Soldiers dig. The landslide killed 25 villagers, the army said.",
    ),
    (
        "en",
        "Fourteen guests were hurt in a fire at an inn. The road is shut. In the fire, 20 guests were hurt, the hospital said.",
    ),
    (
        "en",
        "A fire in the market injured 12 people on Monday and destroyed 40 stalls. The fire destroyed 45 stalls in the market.",
    ),
    (
        "de",
        "Ein Feuer in einer Lagerhalle hat 40 Autos zerstört. Verletzt wurde niemand. Das Feuer zerstörte 55 Autos, sagte ein Sprecher.",
    ),
    (
        "fr",
        "Une avalanche à Tignes a tué quatre skieurs dimanche. L'avalanche a tué six skieurs, selon la mairie.",
    ),
    (
        "es",
        "Un incendio en un hotel de Lima hirió a 14 huéspedes. El incendio hirió a 20 huéspedes, informó el alcalde.",
    ),
]
OTHER_FACTS = [
    (
        "en",
        "A landslide in the Kullu valley killed 18 villagers on Sunday. A landslide in the same valley killed 25 villagers in 2019.",
    ),
    (
        "en",
        "A court fined the mine $2 million for the spill. A second mine was fined $3 million for a spill.",
    ),
    ("en", "Police arrested 40 fans before the match in Rome. After the match police arrested 70 fans."),
    ("en", "Storms killed 12 people on Friday. The storms have killed 30 people."),
    ("en", "The airline cut 300 jobs in Dublin. The airline cut 900 jobs last year."),
    ("en", "The fire destroyed 40 homes. Of the homes, 12 homes were uninsured."),
    ("en", "Profit rose 12% in Spain. Profit rose 15%, the firm said."),
    ("de", "Die Stadt zahlt 18 Millionen Euro. Das Land zahlt 24 Millionen Euro."),
    (
        "fr",
        "Une avalanche à Tignes a tué quatre skieurs dimanche. Depuis décembre, les avalanches ont tué 12 skieurs.",
    ),
    ("en", "Tickets for the fair cost £5 per child. Tickets for the fair cost £8 per adult."),
    ("en", "The plant emits 40 grams per kilometre in town. The plant emits 60 grams per passenger in town."),
    ("en", "The council will spend £5m on roads and schools. The council will spend £2m on schools."),
    (
        "en",
        "The storm cut power to 40,000 homes in the north and the south. In the south the storm cut power to 12,000 homes.",
    ),
    (
        "fr",
        "La ville versera 5 millions d'euros pour les routes et les écoles. La ville versera 2 millions d'euros pour les écoles.",
    ),
    (
        "es",
        "El incendio en un almacén y una nave quemó 40 coches. El incendio quemó 12 coches en la nave.",
    ),
    ("en", "A flood in Bern and Basel damaged 300 houses. In Basel the flood damaged 120 houses."),
    (
        "de",
        "Bei dem Brand in Köln und Bonn wurden 12 Menschen verletzt. In Bonn wurden bei dem Brand 5 Menschen verletzt.",
    ),
    (
        "fr",
        "Selon la mairie de Lyon, 120 maisons ont été inondées. Selon la mairie de Nice, 150 maisons ont été inondées.",
    ),
    (
        "es",
        "Según la alcaldía de Lugo, 120 casas quedaron inundadas. Según la alcaldía de Vigo, 150 casas quedaron inundadas.",
    ),
    ("es", "El terremoto de 1985 dejó 20 muertos. El terremoto de 2017 dejó 35 muertos."),
]
EXCEEDS = [
    ("en", "Over 80 people were aboard, among them 120 tourists."),
    ("en", "The ship carried 80 passengers in 4 cabins. Among them were 120 children."),
    ("de", "An Bord waren 80 Menschen, darunter 120 Touristen."),
    ("fr", "Il y avait 80 personnes à bord, dont 120 touristes."),
    ("es", "Iban 80 personas a bordo, entre ellas 120 turistas."),
]
AGREES = [
    ("en", "It had 80 people aboard. Among them were 12 children, and 300 people were hurt on land."),
    ("en", "The firm fired 300 workers in May. The firm fired 400 workers in June."),
    ("en", "The firm fired 300 workers in the north. The firm fired 400 workers in the south."),
    ("en", "The storm killed 14 people in Lima. The storm killed 19 people in Quito."),
    ("en", "The storm killed 14 people in the old town. The storm killed 19 people near the river."),
    ("en", "Ford sold 300 cars in town. Volvo sold 400 cars in town."),
    ("en", "In 2019 the firm fired 300 workers. In 2020 the firm fired 400 workers."),
    ("en", "The firm fired 300 workers. The firm bought 300 trucks for 400 drivers."),
    ("en", "The firm hired 300 workers. The firm fired 400 workers."),
    ("en", "Before the merger the firm had 300 workers. After the merger the firm had 400 workers."),
    ("en", "On Monday 14 people died in the floods. On Tuesday 19 people died in the floods."),
    ("en", "The storm killed more than 10 people of the town. The storm killed 14 people of the town."),
    ("en", "The storm damaged 98 homes of the town. The storm damaged nearly 100 homes of the town."),
    ("en", "The firm fired 300 workers. The firm fired another 400 workers."),
    ("en", "The firm fired 300 workers. The firm may fire up to 400 workers."),
    ("en", "Among women, 30 percent of voters agreed. Among men, 50 percent of voters agreed."),
    ("en", "The firm did fire 300 workers. The firm did not fire 400 workers."),
    ("en", "The ship had 80 people aboard, among them 12 tourists."),
    ("en", "The ship had 80 people aboard. Among the sights are 120 churches."),
    ("en", "The fire destroyed 12 houses, including a school, and killed 30 people."),
    ("en", "The fire destroyed 12 houses, including a school and 30 sheds were lost."),
    ("en", "It carried 80 children in 14 buses, among them 20 girls."),
    ("en", "Exports to the islands grew by 3 percent. Exports from the islands grew by 8 percent."),
    ("de", "Die Firma entließ im Norden 300 Arbeiter. Die Firma entließ im Süden 400 Arbeiter."),
    ("de", "Die Firma entließ im März 300 Arbeiter. Die Firma entließ im April 400 Arbeiter."),
    ("de", "In Bonn starben 14 Menschen bei dem Sturm. In Köln starben 19 Menschen bei dem Sturm."),
    ("de", "Ford verkaufte im Mai 300 Wagen. Opel verkaufte im Mai 400 Wagen."),
    (
        "de",
        "Bei den Frauen nannten 30 Prozent der Befragten die Rente. Bei den Männern nannten 50 Prozent der Befragten die Rente.",
    ),
    ("de", "2019 starben 14 Menschen bei dem Sturm. 2020 starben 19 Menschen bei dem Sturm."),
    ("de", "Die Firma entließ 300 Arbeiter. Die Firma entließ weitere 400 Arbeiter."),
    ("de", "Die Firma stellte 300 Arbeiter ein. Die Firma entließ 400 Arbeiter."),
    ("de", "An Bord waren 80 Menschen, darunter 12 Touristen."),
    ("de", "Vor der Fusion hatte das Werk 300 Arbeiter. Nach der Fusion hatte das Werk 400 Arbeiter."),
    ("fr", "L'usine a licencié 300 ouvriers dans le nord. L'usine a licencié 400 ouvriers dans le sud."),
    ("fr", "L'usine a licencié 300 ouvriers en mars. L'usine a licencié 400 ouvriers en avril."),
    ("fr", "Renault a vendu 300 voitures en mai. Peugeot a vendu 400 voitures en mai."),
    ("fr", "La tempête a tué 14 personnes à Lyon. La tempête a tué 19 personnes à Nice."),
    ("fr", "En 2019, la tempête a tué 14 personnes. En 2020, la tempête a tué 19 personnes."),
    ("fr", "L'usine a embauché 300 ouvriers. L'usine a licencié 400 ouvriers."),
    ("fr", "Avant la fusion, l'usine comptait 300 ouvriers. Après la fusion, l'usine comptait 400 ouvriers."),
    ("fr", "Il y avait 80 personnes à bord, dont 12 touristes."),
    ("es", "La planta despidió a 300 obreros en el norte. La planta despidió a 400 obreros en el sur."),
    ("es", "La planta despidió a 300 obreros en marzo. La planta despidió a 400 obreros en abril."),
    ("es", "La tormenta mató a 14 personas en Lugo. La tormenta mató a 19 personas en Vigo."),
    ("es", "Seat vendió 300 coches en mayo. Ford vendió 400 coches en mayo."),
    ("es", "En 2019 la tormenta mató a 14 personas. En 2020 la tormenta mató a 19 personas."),
    ("es", "La planta contrató a 300 obreros. La planta despidió a 400 obreros."),
    ("es", "Iban 80 personas a bordo, entre ellas 12 turistas."),
    ("en", "A storm hit Lima. It killed 14 people. A storm hit Quito. It killed 19 people."),
    ("de", "Ein Sturm traf Bonn. Er tötete 14 Menschen. Ein Sturm traf Köln. Er tötete 19 Menschen."),
    (
        "fr",
        "Une tempête a frappé Lyon. Elle a tué 14 personnes. Une tempête a frappé Nice. Elle a tué 19 personnes.",
    ),
]


def found(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    article = Article(title="News", raw_title="News", paragraphs=(Paragraph(text),), language=language)
    return [(row.first.text, row.second.text, row.reason) for row in conflicts(article, figures(article))]


def reasons(text: str, language: str) -> list[str]:
    return [reason for _, _, reason in found(text, language)]


def test_both_values_are_told() -> None:
    assert found("The ferry sank and 14 passengers died. The ferry sank and 19 passengers died.") == [
        ("14", "19", "differs")
    ]
    assert found("Over 80 people in 4 cabins, among them 120 tourists.") == [
        ("80", "120", "part-exceeds-whole")
    ]


@pytest.mark.parametrize(("language", "text"), DIFFERS)
def test_two_values_of_one_thing(language: str, text: str) -> None:
    assert reasons(text, language) == ["differs"]


@pytest.mark.parametrize(("language", "text"), EXCEEDS)
def test_a_part_that_exceeds_its_whole(language: str, text: str) -> None:
    assert reasons(text, language) == ["part-exceeds-whole"]


@pytest.mark.parametrize(("language", "text"), AGREES)
def test_no_contradiction(language: str, text: str) -> None:
    assert reasons(text, language) == []


def test_sections_are_of_different_things() -> None:
    north, south = Paragraph("The storm killed 14 people."), Paragraph("The storm killed 19 people.")
    heads = Paragraph("The north", heading=True), Paragraph("The south", heading=True)
    article = Article(
        title="News", raw_title="News", paragraphs=(heads[0], north, heads[1], south), language="en"
    )
    assert conflicts(article, figures(article)) == ()
    article = Article(title="News", raw_title="News", paragraphs=(heads[0], north, south), language="en")
    assert len(conflicts(article, figures(article))) == 1


@pytest.mark.parametrize("row", tuple(articles("tuned")), ids=lambda row: row.name)
def test_real_articles_raise_no_alarm(row: Labelled) -> None:
    assert conflicts(row.article, figures(row.article)) == ()


def test_at_most_five_are_told() -> None:
    text = " ".join(
        f"The ferry sank at night and {number} passengers died there." for number in range(11, 30, 3)
    )
    assert len(found(text)) == 5


def test_a_text_that_repeats_itself_takes_no_time() -> None:
    text = " ".join(f"The ship had {number} people, among them {number} tourists." for number in range(7_000))
    begin = time.process_time()
    found(text)
    assert time.process_time() - begin < 12


@pytest.mark.parametrize(("language", "text"), REFERS_BACK)
def test_an_event_told_again_with_another_number(language: str, text: str) -> None:
    article = Article(title="T", raw_title="T", paragraphs=(Paragraph(text),), language=language)
    assert [each.reason for each in conflicts(article, figures(article))] == ["differs"]


@pytest.mark.parametrize(("language", "text"), OTHER_FACTS)
def test_another_fact_is_no_conflict(language: str, text: str) -> None:
    article = Article(title="T", raw_title="T", paragraphs=(Paragraph(text),), language=language)
    assert conflicts(article, figures(article)) == ()
