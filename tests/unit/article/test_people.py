"""Persons with their functions: what each sentence names, written down before the code ran."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from episodekit.article.people.mentioned import mentions
from episodekit.model.written import Article, Paragraph

TUNED = Path(__file__).parents[2] / "cases" / "article" / "tuned"
Expected = tuple[tuple[str, str], ...]


def article(text: str, language: str) -> Article:
    paragraphs = tuple(Paragraph(line) for line in text.split("\n") if line.strip()) or (Paragraph("x"),)
    return Article(title="Title", raw_title="Title", paragraphs=paragraphs, language=language)


def found(text: str, language: str) -> Expected:
    return tuple((each.name, each.function) for each in mentions(article(text, language)))


ENGLISH: list[tuple[str, Expected]] = [
    (
        "The Minister of Interior, Sar Sokha, has confirmed the raids.",
        (("Sar Sokha", "Minister of Interior"),),
    ),
    (
        "Deputy Head of the National Committee for Combating Human Trafficking, Chou Bun Eng, has stated this.",
        (("Chou Bun Eng", "Deputy Head of the National Committee for Combating Human Trafficking"),),
    ),
    ("Jane Doe, a spokeswoman for the agency, said so.", (("Jane Doe", "spokeswoman for the agency"),)),
    ("It was closed, said chief executive Mark Miller.", (("Mark Miller", "chief executive"),)),
    ("U.S. President Joe Biden's plan failed.", (("Joe Biden", "U.S. President"),)),
    (
        "“We saw it,” said Dr. Ana Ruiz, head of cardiology at Mercy Hospital.",
        (("Ana Ruiz", "head of cardiology at Mercy Hospital"),),
    ),
    ("The road is shut, police spokesman Tom Hale told reporters.", (("Tom Hale", "police spokesman"),)),
    (
        "Former prime minister Boris Johnson and acting mayor Lucy Chen met on Monday.",
        (("Boris Johnson", "Former prime minister"), ("Lucy Chen", "acting mayor")),
    ),
    (
        "Secretary of State Antony Blinken arrived. Blinken, the secretary, met Dutch Prime Minister Mark Rutte.",
        (("Antony Blinken", "Secretary of State"), ("Mark Rutte", "Dutch Prime Minister")),
    ),
    (
        "The climate scientist Ursula von Stein said the lake was dry. Stein's team dug.",
        (("Ursula von Stein", "climate scientist"),),
    ),
    (
        "Meta CEO Mark Zuckerberg and Apple chief executive Tim Cook flew in.",
        (("Mark Zuckerberg", "Meta CEO"), ("Tim Cook", "Apple chief executive")),
    ),
    (
        "Egypt's President Abdel Fattah al-Sisi met Crown Prince Mohammed bin Salman.",
        (("Abdel Fattah al-Sisi", "Egypt's President"), ("Mohammed bin Salman", "Crown Prince")),
    ),
    (
        "John Smith, 52, the mayor of Lima, fled. Mr Smith said nothing.",
        (("John Smith", "mayor of Lima"),),
    ),
    (
        "Mayor Adams praised it. Eric Adams, mayor of New York City, spoke again.",
        (("Eric Adams", "mayor of New York City"),),
    ),
    (
        "Dith Tina, the country's minister of agriculture who flew in, and fire chief Daniel Ortega, 52, agreed.",
        (("Dith Tina", "the country's minister of agriculture"), ("Daniel Ortega", "fire chief")),
    ),
    (
        "The Minister of the Northern Capital Region (NCR), Alhaji Musa Bello, has denied it.",
        (("Musa Bello", "Minister of the Northern Capital Region"),),
    ),
    (
        "Special Adviser on Special Duties, Communications and Strategy, Tunde Cole, spoke.",
        (("Tunde Cole", "Special Adviser on Special Duties, Communications and Strategy"),),
    ),
    (
        "The agency's director, General Karim al-Amin, told us. Samir Aziz, the Daily Gazette's editor at large, did not.",
        (("Karim al-Amin", "The agency's director"), ("Samir Aziz", "the Daily Gazette's editor at large")),
    ),
    ("Nobody knows, Nina Marsh of the CDC warned. Carl Roe of Springfield smiled.", (("Nina Marsh", "CDC"),)),
    ("Greta Lind (Civic Party) won; Rolf Berg (left) lost.", (("Greta Lind", "Civic Party"),)),
    (
        "University of Leeds professor Mary O’Brien led the study.",
        (("Mary O’Brien", "University of Leeds professor"),),
    ),
    (
        "Rep. Ana Ortiz-Cole, Rear Adm. John Kirk, Lt. Gen. Max Ray and Gov. Newley met WHO director Hun Sen.",
        (
            ("Ana Ortiz-Cole", "Rep."),
            ("John Kirk", "Rear Adm."),
            ("Max Ray", "Lt. Gen."),
            ("Newley", "Gov."),
            ("Hun Sen", "WHO director"),
        ),
    ),
    (
        "The lawsuit names Chief Financial Officer Amy Hood, Deputy Prime Minister Hun Lin and President Carl Roe Jr., who left.",
        (
            ("Amy Hood", "Chief Financial Officer"),
            ("Hun Lin", "Deputy Prime Minister"),
            ("Carl Roe Jr.", "President"),
        ),
    ),
    (
        "It went from attorney general Merrick Reed to the disgraced Mayor Adams and to Major General Lou Hill.",
        (("Merrick Reed", "attorney general"), ("Adams", "disgraced Mayor"), ("Lou Hill", "Major General")),
    ),
    (
        "His men guarded Gridco founder Rolf Ahl on the Queen Miri, fellow UC Global staff said.",
        (("Rolf Ahl", "Gridco founder"),),
    ),
    # Function words end no function; "and" begins another person; a month is no surname.
    (
        "Carl Roe, director of the museum in the, and Ida Lund, head of sales and Bo Dahl, a driver, met Mayor May.",
        (("Carl Roe", "director of the museum"), ("Ida Lund", "head of sales")),
    ),
    (
        "As the co-founder of a small firm, David Moreno spent years. To the chairman, Star Wars was dull.",
        (("David Moreno", "co-founder of a small firm"),),
    ),
    # Of a list, each has the function that stands with the name.
    (
        "The governor, Jane Doe, the mayor, Max Moe, and the dean, Eva Poe, came.",
        (("Jane Doe", "governor"), ("Max Moe", "mayor"), ("Eva Poe", "dean")),
    ),
    (
        "The tennis and human rights lawyer Amal Roy and the foreign affairs editor Liz Oak saw the retired judge Al Nye.",
        (
            ("Amal Roy", "human rights lawyer"),
            ("Liz Oak", "foreign affairs editor"),
            ("Al Nye", "retired judge"),
        ),
    ),
    # Nobody is named, or nobody with a function.
    ("The director of the group, Papua New Guinea, told Governor Thursday and President France.", ()),
    ("The spokesman Friday and biologist Darwin met at the mayor, Kim Young and others.", ()),
    ("The chair, Saudi Arabia, met the mayor, New Haven, and Saudi Arabia, chair of the board, left.", ()),
    ("Nina Marsh of Rome warned us. Carl Roe of the USA smiled. Ida Lund of CDC smiled.", ()),
    ("The president Joe " + "Bo " * 60 + "spoke.", (("Joe Bo Bo Bo Bo Bo", "president"),)),
    (
        "General Improvements came at 3 pm Joe Hill time, at 4 PM Hill Rowe saw the General Public License.",
        (),
    ),
    ("A major Second Amendment case reached Prince George's County and General Mills.", ()),
    ("The president met the Prime Minister on Tuesday in New York.", ()),
    ("The minister, New Zealand, and the Ministry of Health agreed.", ()),
    ("John Smith and Jane Doe walked to President Street in March.", ()),
    ("The chairman of the company, Tata Motors, spoke of a director May.", ()),
    ("The director Friday told the president Monday that the Mayor Office closed.", ()),
    ("The head of the river. General Motors Corporation, a leader of industry, sold cars.", ()),
    ("She met President Obama Foundation staff at the Governor Hotel.", ()),
    ("Chief Executive Officer. President. Minister of State. Vice President.", ()),
    (
        "In Washington, the State Department, the Supreme Court and Saudi Arabia, chair of the group, agreed.",
        (),
    ),
]

GERMAN: list[tuple[str, Expected]] = [
    ("Bundeskanzler Olaf Scholz reist nach Paris.", (("Olaf Scholz", "Bundeskanzler"),)),
    (
        "Das sagte die Sprecherin der Stadt, Anna Weiß, am Montag.",
        (("Anna Weiß", "Sprecherin der Stadt"),),
    ),
    ("Anna Weiß, Sprecherin der Stadt, sagte das.", (("Anna Weiß", "Sprecherin der Stadt"),)),
    (
        "Ministerpräsidentin Malu Dreyer (SPD) kritisierte den Bund.",
        (("Malu Dreyer", "Ministerpräsidentin"),),
    ),
    (
        "„Das hat nicht gereicht“, sagte Betriebsleiter Dr. Georg Huber, der seit 19 Jahren im Haus ist.",
        (("Georg Huber", "Betriebsleiter"),),
    ),
    (
        "Der frühere US-Präsident Barack Obama traf Ursula von der Leyen, die Präsidentin der EU-Kommission.",
        (
            ("Barack Obama", "frühere US-Präsident"),
            ("Ursula von der Leyen", "Präsidentin der EU-Kommission"),
        ),
    ),
    (
        "Laut SPD-Chef Lars Klingbeil und der Virologin Melanie Brinkmann reicht das nicht.",
        (("Lars Klingbeil", "SPD-Chef"), ("Melanie Brinkmann", "Virologin")),
    ),
    (
        "Max Huber (48), Geschäftsführer der Firma Alpin GmbH, widersprach.",
        (("Max Huber", "Geschäftsführer der Firma Alpin GmbH"),),
    ),
    (
        "Der Leiter des Instituts für Weltwirtschaft, Moritz Schularick, warnte.",
        (("Moritz Schularick", "Leiter des Instituts für Weltwirtschaft"),),
    ),
    (
        "Bundesgesundheitsminister Karl Lauterbach sprach. Minister Lauterbach blieb dabei.",
        (("Karl Lauterbach", "Bundesgesundheitsminister"),),
    ),
    (
        "Das bestätigte Polizeisprecherin Petra Klein-Moser der Zeitung.",
        (("Petra Klein-Moser", "Polizeisprecherin"),),
    ),
    (
        "Oberbürgermeister Dieter Reiters Plan ist laut Ex-Trainer Jürgen Klopp gut.",
        (("Dieter Reiter", "Oberbürgermeister"), ("Jürgen Klopp", "Ex-Trainer")),
    ),
    (
        "Der Landrat des Kreises Wesel, Udo Schulz (CDU), und der Kölner Stadtpfarrer Lutz Jung waren da.",
        (("Udo Schulz", "Landrat des Kreises Wesel"), ("Lutz Jung", "Kölner Stadtpfarrer")),
    ),
    (
        "Das teilt Sachsen-Anhalts Innenminister Holm Stahl mit. Lydia Hanke (FDP) widerspricht.",
        (("Holm Stahl", "Sachsen-Anhalts Innenminister"), ("Lydia Hanke", "FDP")),
    ),
    (
        "Kanzler Olaf Scholz zum Auftakt, Präsident Joe Biden der Presse, Karl von der Heide, Chef der Firma Uhl, privat.",
        (
            ("Olaf Scholz", "Kanzler"),
            ("Joe Biden", "Präsident"),
            ("Karl von der Heide", "Chef der Firma Uhl"),
        ),
    ),
    (
        "Chefökonom Jörg Kramm von der Handelsbank traf Innenministerin Faller und den Innenminister Bayerns Jo Herr.",
        (("Jörg Kramm", "Chefökonom"), ("Faller", "Innenministerin")),
    ),
    (
        "Der Chef der Gewerkschaft Verdi, Frank Werneke, ging.",
        (("Frank Werneke", "Chef der Gewerkschaft Verdi"),),
    ),
    # Nobody.
    ("Der Minister sprach mit dem Präsidenten über die Deutsche Bahn.", ()),
    ("Der Vorsitzende der Kommission, Europäische Union, tagte im März.", ()),
    ("Anna Weiß und Max Huber gingen am Montag in die Stadt.", ()),
    ("Die Sprecherin der Stadt sagte am Dienstag, Berlin werde zahlen.", ()),
    ("Der Trainer Deutschlands und der Leiter Marketing fehlten.", ()),
]

FRENCH: list[tuple[str, Expected]] = [
    (
        "C'est faux, a dit le ministre de l'Intérieur, Gérald Darmanin.",
        (("Gérald Darmanin", "ministre de l'Intérieur"),),
    ),
    ("Marie Dupont, directrice de l'école, a démissionné.", (("Marie Dupont", "directrice de l'école"),)),
    ("Le président Emmanuel Macron a répondu.", (("Emmanuel Macron", "président"),)),
    (
        "La présidente de la Commission européenne Ursula von der Leyen a salué l'accord.",
        (("Ursula von der Leyen", "présidente de la Commission européenne"),),
    ),
    (
        "Selon le premier ministre britannique Keir Starmer, rien ne change.",
        (("Keir Starmer", "premier ministre britannique"),),
    ),
    (
        "L’ancien ministre de la Santé Olivier Véran et l'avocate Sophie Le Goff étaient là.",
        (("Olivier Véran", "ancien ministre de la Santé"), ("Sophie Le Goff", "avocate")),
    ),
    (
        "« Non », répond Jean-Pierre Blanc, 45 ans, porte-parole du syndicat.",
        (("Jean-Pierre Blanc", "porte-parole du syndicat"),),
    ),
    (
        "Le président Macron parle. Emmanuel Macron, président de la République, insiste.",
        (("Emmanuel Macron", "président de la République"),),
    ),
    ("La maire de Paris, Anne Hidalgo, y croit.", (("Anne Hidalgo", "maire de Paris"),)),
    (
        "Le professeur Didier Roux et le procureur de la République, Éric Maillaud, ont parlé.",
        (("Didier Roux", "professeur"), ("Éric Maillaud", "procureur de la République")),
    ),
    (
        "Le président du Brésil Luiz Inácio Lula da Silva arrive.",
        (("Luiz Inácio Lula da Silva", "président du Brésil"),),
    ),
    (
        "Paul Durand est le directeur général de la banque ; la directrice adjointe, Léa Petit, l'aide.",
        (("Léa Petit", "directrice adjointe"),),
    ),
    (
        "Le député LR Paul Riche et Sophie Binet, la secrétaire générale de la CGT, ont vu la directrice Marie Dupont du Louvre.",
        (
            ("Paul Riche", "député LR"),
            ("Sophie Binet", "secrétaire générale de la CGT"),
            ("Marie Dupont", "directrice"),
        ),
    ),
    (
        "L'ex-Premier ministre Édouard Philippe, le président Macron et la fondation Abbé Pierre ont salué le roi Charles III.",
        (("Édouard Philippe", "ex-Premier ministre"), ("Macron", "président"), ("Charles III", "roi")),
    ),
    (
        "Selon Jean Dupont, maire de Lyon, tout va bien.",
        (("Jean Dupont", "maire de Lyon"),),
    ),
    # Nobody.
    ("Le proviseur du lycée Jean Moulin et la directrice de l'hôpital Robert Debré sont partis.", ()),
    ("Le président de la République, Mme Lefort et le maire se sont vus mardi à Saint-Denis.", ()),
    ("Le ministre, Nouvelle-Zélande oblige, visite la rue Victor Hugo en mars.", ()),
    ("Le Paris Saint-Germain, leader du championnat, et Paul Durand ont gagné.", ()),
]

SPANISH: list[tuple[str, Expected]] = [
    ("La ministra de Sanidad, Mónica García, lo anunció ayer.", (("Mónica García", "ministra de Sanidad"),)),
    ("Habló el alcalde de Lima, Rafael López.", (("Rafael López", "alcalde de Lima"),)),
    ("Juan Pérez, portavoz de la ONG, pidió ayuda.", (("Juan Pérez", "portavoz de la ONG"),)),
    ("El presidente ruso Vladimir Putin viajó a China.", (("Vladimir Putin", "presidente ruso"),)),
    (
        "El presidente del Gobierno, Pedro Sánchez, y la vicepresidenta primera María Jesús Montero votaron.",
        (("Pedro Sánchez", "presidente del Gobierno"), ("María Jesús Montero", "vicepresidenta primera")),
    ),
    ("El expresidente Álvaro Uribe Vélez fue citado.", (("Álvaro Uribe Vélez", "expresidente"),)),
    (
        "Según la directora del instituto, Ana de la Fuente, el agua sube.",
        (("Ana de la Fuente", "directora del instituto"),),
    ),
    (
        "El presidente Lula recibió al canciller Alberto van Klaveren.",
        (("Lula", "presidente"), ("Alberto van Klaveren", "canciller")),
    ),
    (
        "Carmen Ruiz, de 43 años, investigadora de la Universidad de Granada, dirigió el estudio.",
        (("Carmen Ruiz", "investigadora de la Universidad de Granada"),),
    ),
    (
        "El presidente Pedro Sánchez y Yolanda Díaz oyeron al portavoz militar de los rebeldes, Yahya Sarea, ayer.",
        (("Pedro Sánchez", "presidente"), ("Yahya Sarea", "portavoz militar de los rebeldes")),
    ),
    ("El ministro de Salud Daniel Quintero renunció.", (("Daniel Quintero", "ministro de Salud"),)),
    (
        "El presidente de Argentina Javier Milei habló. El mandatario Milei se fue.",
        (("Javier Milei", "presidente de Argentina"),),
    ),
    ("“Es grave”, dijo el epidemiólogo Luis Gómez.", (("Luis Gómez", "epidemiólogo"),)),
    (
        "El vocero presidencial, Jesús Ramírez Cuevas, y Omar Ríos, Director General de Comunicación Social, callaron.",
        (
            ("Jesús Ramírez Cuevas", "vocero presidencial"),
            ("Omar Ríos", "Director General de Comunicación Social"),
        ),
    ),
    # Nobody.
    ("El presidente visitó Buenos Aires y el rector de la Universidad Carlos III calló.", ()),
    ("El ministro, en Nueva York, dijo que el lunes irá a Costa Rica.", ()),
    ("El Real Madrid, líder de la liga, y Juan Pérez ganaron en marzo.", ()),
    ("La portavoz del Ministerio de Sanidad y el alcalde, el martes, callaron.", ()),
]

OTHERS: list[tuple[str, str, Expected]] = [
    (
        "pt",
        "O presidente Luiz Inácio Lula da Silva vetou a lei.",
        (("Luiz Inácio Lula da Silva", "presidente"),),
    ),
    ("pt", "A ministra da Saúde, Nísia Trindade, falou.", (("Nísia Trindade", "ministra da Saúde"),)),
    ("pt", "João Souza, diretor do hospital, disse que sim.", (("João Souza", "diretor do hospital"),)),
    ("pt", "O ex-ministro da Fazenda Paulo Guedes viajou.", (("Paulo Guedes", "ex-ministro da Fazenda"),)),
    ("pt", "O governador de São Paulo, na segunda-feira, visitou o Rio de Janeiro.", ()),
    (
        "it",
        "Il ministro dell'Interno, Matteo Piantedosi, ha parlato.",
        (("Matteo Piantedosi", "ministro dell'Interno"),),
    ),
    (
        "it",
        "La presidente del Consiglio Giorgia Meloni è a Roma.",
        (("Giorgia Meloni", "presidente del Consiglio"),),
    ),
    ("it", "Lo dice Luca Bianchi, direttore della scuola.", (("Luca Bianchi", "direttore della scuola"),)),
    (
        "it",
        "Il sindaco Beppe Sala e l'ex premier Mario Draghi erano lì.",
        (("Beppe Sala", "sindaco"), ("Mario Draghi", "ex premier")),
    ),
    ("it", "Il presidente della Repubblica e il direttore dell'ospedale San Raffaele tacciono.", ()),
    ("vi", "Thủ tướng Phạm Minh Chính đã chủ trì cuộc họp.", (("Phạm Minh Chính", "Thủ tướng"),)),
    (
        "vi",
        "Ông Nguyễn Văn An, Giám đốc Sở Y tế Hà Nội, cho biết.",
        (("Nguyễn Văn An", "Giám đốc Sở Y tế Hà Nội"),),
    ),
    ("vi", "Theo Bộ trưởng Bộ Y tế Đào Hồng Lan, dịch đã giảm.", (("Đào Hồng Lan", "Bộ trưởng Bộ Y tế"),)),
    ("vi", "Bà Lê Thị Hoa - Phó Chủ tịch UBND tỉnh - nói.", (("Lê Thị Hoa", "Phó Chủ tịch UBND tỉnh"),)),
    ("vi", "Giám đốc Sở Y tế cho biết TP Hồ Chí Minh có thêm ca bệnh.", ()),
    ("zh", "外交部发言人毛宁表示，中方反对。", (("毛宁", "外交部发言人"),)),
    ("zh", "据报道，卫健委主任马晓伟介绍，疫情已经好转。", (("马晓伟", "卫健委主任"),)),
    ("zh", "美国总统奥巴马在白宫说，总统卡塔尔之行期间表示满意。", (("奥巴马", "美国总统"),)),
    ("zh", "美国总统唐纳德·特朗普说，他将访问北京。", (("唐纳德·特朗普", "美国总统"),)),
    ("zh", "10月8日，市教育局局长欧阳明在会上强调安全。", (("欧阳明", "市教育局局长"),)),
    (
        "zh",
        "国务院总理李强主持会议，世卫组织总干事王强调合作，书记马上就表示支持。",
        (("李强", "国务院总理"),),
    ),
    ("zh", "发言人表示，公司经理说明了情况，总统强调和平。", ()),
    ("km", "លោក ស សុខា រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ បានថ្លែងនៅថ្ងៃនេះ។", (("ស សុខា", "រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ"),)),
    ("km", "រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ លោក ស សុខា បានប្រកាស។", (("ស សុខា", "រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ"),)),
    ("km", "លោកស្រី ជូ ប៊ុនអេង អនុប្រធានគណៈកម្មាធិការជាតិ បានលើកឡើង។", (("ជូ ប៊ុនអេង", "អនុប្រធានគណៈកម្មាធិការជាតិ"),)),
    ("km", "លោករដ្ឋមន្ត្រី បានថ្លែងថា សិស្សជាង ១២០ នាក់ នឹងចូលរៀន។", ()),
    ("ar", "قال وزير الداخلية محمود توفيق إن الأمن مستتب.", (("محمود توفيق", "وزير الداخلية"),)),
    ("ar", "استقبل الرئيس المصري عبد الفتاح السيسي الوفد.", (("عبد الفتاح السيسي", "الرئيس المصري"),)),
    ("ar", "أكد المتحدث باسم الوزارة، أحمد فهمي، الخبر.", (("أحمد فهمي", "المتحدث باسم الوزارة"),)),
    ("ar", "اجتمع رئيس الوزراء مع وزير الخارجية في القاهرة.", ()),
    ("xx", "The Minister of Interior, Sar Sokha, has confirmed.", ()),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=lambda value: str(value)[:40])
def test_english(text: str, expected: Expected) -> None:
    assert found(text, "en-GB") == expected


@pytest.mark.parametrize(("text", "expected"), GERMAN, ids=lambda value: str(value)[:40])
def test_german(text: str, expected: Expected) -> None:
    assert found(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), FRENCH, ids=lambda value: str(value)[:40])
def test_french(text: str, expected: Expected) -> None:
    assert found(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH, ids=lambda value: str(value)[:40])
def test_spanish(text: str, expected: Expected) -> None:
    assert found(text, "es") == expected


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS, ids=lambda value: str(value)[:40])
def test_other_languages(language: str, text: str, expected: Expected) -> None:
    assert found(text, language) == expected


def test_each_person_once_with_the_fullest_function() -> None:
    text = (
        "President Macron came first. French President Emmanuel Macron spoke, then Macron, the president, left.\n"
        "Prime minister Keir Starmer stayed."
    )
    assert found(text, "en") == (("Emmanuel Macron", "French President"), ("Keir Starmer", "Prime minister"))


def test_people_of_one_sentence_are_in_order() -> None:
    text = "Bà Lê Thị Hoa, Bộ trưởng Bộ Y tế, gặp Thủ tướng Phạm Minh Chính."
    assert found(text, "vi") == (("Lê Thị Hoa", "Bộ trưởng Bộ Y tế"), ("Phạm Minh Chính", "Thủ tướng"))


def test_two_of_one_surname_are_two() -> None:
    text = "Former president Bill Clinton and former secretary of state Hillary Clinton came."
    assert [name for name, _ in found(text, "en")] == ["Bill Clinton", "Hillary Clinton"]


def test_places_are_offsets_into_the_text_without_headings() -> None:
    subject = Article(
        title="Title",
        raw_title="Title",
        language="en",
        paragraphs=(
            Paragraph("Mayor Tom Hale", heading=True),
            Paragraph("It rained 😀."),
            Paragraph("“Yes,” said Ana Ruiz, mayor of Lima."),
        ),
    )
    (only,) = mentions(subject)
    assert (only.name, only.start) == ("Ana Ruiz", 26)
    assert (only.function, only.function_start) == ("mayor of Lima", 36)


def test_control_characters_are_no_blanks() -> None:
    assert found("Thủ tướng Phạm Minh\x0bChính đã đến.", "vi") == ()
    assert found("Theo Bộ trưởng Bộ\x0bY tế Đào Hồng Lan, dịch đã giảm.", "vi") == ()
    assert found("Minister of Farming,\x0bForests and Fish, Dith Tina, has.", "en") == ()


def test_at_most_thirty_in_order() -> None:
    names = [f"Anna {letter}{rest}" for rest in ("orn", "ahl") for letter in "BCDFGHJKLMNPRSTV"]
    text = " ".join(f"Mayor {name} spoke." for name in names)
    assert [name for name, _ in found(text, "en")] == names[:30]


def labelled(path: Path) -> list[tuple[str, str]]:
    rows = yaml.safe_load(path.read_text(encoding="utf-8")).get("people") or []
    return [(row["name"], row["function"]) for row in rows]


PIECES = st.sampled_from(
    [
        "President", "the", "The", "minister", "of", "Interior", ",", "Joe", "Biden", "Biden's", "said", ".", "von", "der", "Dr.", "O’Brien",
        "al-Sisi", "bin", "head", "a", "spokeswoman", "for", "52", "(", ")", "–", "\n", "İ", "ﬁ", "😀", "J.", "SPD", "former", "ex-",
        "Sprecherin", "Stadt", "Anna", "Weiß", "sagte", "le", "ministre", "de", "l'Intérieur", "d’", "Gérald", "européenne", "el",
        "alcalde", "Lima", "portavoz", "Thủ tướng", "Phạm", "Minh", "Chính", "外交部发言人", "毛宁", "表示", "·", "លោក", "ស សុខា",
        "រដ្ឋមន្ត្រី", "បាន", "وزير", "الداخلية", "محمود", "توفيق", "عبد", "\u00a0", "\x0b", "\ufffe", "’", "&", "and", "e\u0301",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)
SENTENCES = [("en", text) for text, _ in ENGLISH]
SENTENCES += [("de", text) for text, _ in GERMAN]
SENTENCES += [("fr", text) for text, _ in FRENCH]
SENTENCES += [("es", text) for text, _ in SPANISH]
SENTENCES += [(language, text) for language, text, _ in OTHERS]
LANGUAGES = st.sampled_from(
    ["en", "de", "fr", "es", "pt", "it", "nl", "sv", "vi", "km", "zh", "zh-TW", "ja", "ar", "th", "und"]
)


def check_places(text: str, language: str) -> None:
    subject = article(text, language)
    whole = subject.text
    people = mentions(subject)
    assert len(people) <= 30
    for each in people:
        assert whole[each.start : each.start + len(each.name)] == each.name
        assert whole[each.function_start : each.function_start + len(each.function)] == each.function
        assert each.name == each.name.strip()
        assert not each.name.endswith(("'s", "’s"))
    assert len({each.name for each in people}) == len(people)


@given(TEXTS | st.text(max_size=200), LANGUAGES)
def test_names_and_functions_stand_where_they_say(text: str, language: str) -> None:
    check_places(text, language)


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5),
    st.lists(PIECES, max_size=5),
    st.integers(0, 400),
    st.sampled_from(["", " ", "\n", "😀", "\x0b", "'s ", ", "]),
)
def test_so_they_do_in_sentences_that_are_cut_and_mixed(
    sentences: list[tuple[str, str]], pieces: list[str], cut: int, glue: str
) -> None:
    text = glue.join([*pieces, *(sentence for _, sentence in sentences)])
    check_places(text[:cut] + glue + text[cut:], sentences[0][0])


# Bounded work on one line of 100,000 characters, in every engine.
@pytest.mark.parametrize("language", ["en", "de", "nl", "fr", "vi", "zh", "ja", "km", "ar"])
@pytest.mark.parametrize(
    "line",
    [
        "President " * 10_000,
        "minister of " * 8_000,
        "Joe " * 25_000,
        "head of Joe Biden, " * 5_000,
        "Joe Biden, head of the, " * 4_000,
        "a" * 100_000,
        ", " * 50_000,
        "Joe Biden (CDU), " * 6_000,
        "Joe Biden, who heads the " * 4_000,
        "Anna Weiß, die das Amt der " * 3_700,
        "of the ABC " * 9_000,
        "Senators Joe Biden, Ann Lee, " * 3_500,
        "Mr Brown (the mayor " * 5_000,
        "WHO's Joe Biden " * 6_000,
        "von " * 25_000,
        "J. " * 33_000,
        "Sprecherin der " * 6_600,
        "ministre de l'" * 7_000,
        "Thủ tướng Nguyễn " * 5_800,
        "外交部发言人毛" * 14_000,
        "发" * 100_000,
        "首相の佐藤花子" * 14_000,
        "トランプ・" * 20_000,
        "佐" * 100_000,
        "Tổng thống Joe Biden " * 4_700,
        "លោក ស " * 16_000,
        "រដ្ឋមន្ត្រី" * 9_000,
        "وزير محمد بن " * 7_600,
        "محمد " * 20_000,
    ],
    ids=lambda line: str(line)[:12],
)
@pytest.mark.no_cover
def test_bounded_time(line: str, language: str) -> None:
    begin = time.process_time()
    mentions(article(line, language))
    assert time.process_time() - begin < 16  # the margin is for busy machines


@pytest.mark.parametrize("text", sorted(TUNED.glob("*.txt")), ids=lambda text: text.stem)
def test_real_articles_suggest_nobody_else(text: Path) -> None:
    path = text.with_suffix(".yaml")
    _, _, body = text.read_text(encoding="utf-8").partition("\n")
    names = [name for name, _ in found(body, yaml.safe_load(path.read_text(encoding="utf-8"))["language"])]
    assert [name for name in names if not any(name in wanted for wanted, _ in labelled(path))] == []
