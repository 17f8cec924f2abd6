"""Persons named in passing, with a function right before the name or behind a comma; written down before the code ran.

What is asked for is the name, and a word that the function must hold; what is found besides counts against precision.
"""

import pytest

from tests.unit.article.test_people import found

# Language, sentence, and name = a word of the function, parted by ";".
ROWS = """
en | Health minister Aaron Motsoaledi said on Monday that vaccines had arrived. | Aaron Motsoaledi = minister
en | The ship was found by skipper Thandeka Mbeki and two of her crew. | Thandeka Mbeki = skipper
en | Nurse Folasade Adeyemi, who was on duty that night, called for help. | Folasade Adeyemi = Nurse
en | "We ran for our lives," recalled shopkeeper Yusuf Demirel. | Yusuf Demirel = shopkeeper
en | Eyewitness Marta Kowalska heard two bangs. | Marta Kowalska = Eyewitness
en | Plaintiff Denise Okafor had asked for 40,000 pounds. | Denise Okafor = Plaintiff
en | The winner, Norwegian skier Astrid Hovland, crossed the line at noon. | Astrid Hovland = skier
en | Hurdler Keni Harrison-Webb pulled out with an injury. | Keni Harrison-Webb = Hurdler
en | Residents such as Oluwaseun Bello, a taxi driver, have moved away. | Oluwaseun Bello = taxi driver
en | Tide gauges were read by volunteer Piotr Zielinski, 64. | Piotr Zielinski = volunteer
en | Council leader Rhiannon Pryce welcomed the report. | Rhiannon Pryce = leader
en | Defence lawyer Kwame Boateng called the sentence harsh. | Kwame Boateng = lawyer
en | Fishmonger Silvio Branca, whose stall was flooded, lost everything. | Silvio Branca = Fishmonger
en | Project manager Ingrid Solheim expects the bridge to open in May. | Ingrid Solheim = manager
en | Transport Secretary Heidi Alexander and Rail Minister Peter Hendy signed it. | Heidi Alexander = Secretary; Peter Hendy = Minister
en | Flight attendant Noriko Tanaka helped 40 passengers out. | Noriko Tanaka = attendant
en | Water engineer Sipho Dlamini measured the flow. | Sipho Dlamini = engineer
en | Head teacher Bronwen Hale closed the school. | Bronwen Hale = teacher
en | The Silver Harvester sank off Port Talbot on Sunday. |
en | Driver Alpha Systems sold 300 units to Northgate Holdings. |
en | The report by Marine Scotland names no Harbour Master. |
en | Winner Takes All was shown at the Odeon Leeds. |
de | Pflegerin Mirela Petrović arbeitet seit zehn Jahren auf der Station. | Mirela Petrović = Pflegerin
de | Gesundheitsminister Karsten Lauterwald stellte die Zahlen vor. | Karsten Lauterwald = minister
de | Der Bauer Alois Hinterhuber hat 40 Kühe verloren. | Alois Hinterhuber = Bauer
de | Zeugin Fatma Yıldız sah den Wagen kommen. | Fatma Yıldız = Zeugin
de | Klägerin Roswitha Immel bekam recht. | Roswitha Immel = Klägerin
de | Skipper Boris Hartleb und seine Crew kamen als Dritte ins Ziel. | Boris Hartleb = Skipper
de | Hürdenläuferin Ayomide Folorunsho lief Bestzeit. | Ayomide Folorunsho = läuferin
de | Der Verteidiger des Angeklagten, Tilman Rohrbach, kündigte Revision an. | Tilman Rohrbach = Verteidiger
de | Krankenpfleger Jovan Ilić half den Verletzten. | Jovan Ilić = Krankenpfleger
de | Oberbürgermeisterin Henrike Waldstein eröffnete die Brücke. | Henrike Waldstein = bürgermeisterin
de | Ladenbesitzerin Nurcan Aydın hat die Polizei gerufen. | Nurcan Aydın = besitzerin
de | Laut Projektleiter Severin Achleitner wird der Tunnel im Mai fertig. | Severin Achleitner = leiter
de | Grünen-Fraktionschefin Swantje Ohlsen widersprach. | Swantje Ohlsen = chefin
de | Busfahrer Ismail Kaplan bremste noch. | Ismail Kaplan = fahrer
de | Die Rentnerin Hannelore Quast wohnt seit 1970 dort. | Hannelore Quast = Rentnerin
de | Lokführer Detlef Brinkmann zog die Notbremse. | Detlef Brinkmann = führer
de | Die Feuerwehr Bad Homburg rückte mit 40 Kräften aus. |
de | Sieger Rhein Energie und der Kölner Dom standen im Licht. |
de | Der Zeuge Jehovas klingelte in Neu Wulmstorf. |
fr | L'infirmière Awa Diabaté travaille de nuit. | Awa Diabaté = infirmière
fr | Le skipper Loïck Kerguelen est arrivé mardi aux Sables. | Loïck Kerguelen = skipper
fr | La plaignante Solenn Guivarch réclame 40 000 euros. | Solenn Guivarch = plaignante
fr | Agnès Bouvard, aide-soignante à Rouen, n'a pas dormi. | Agnès Bouvard = aide-soignante
fr | Le ministre de la Santé Thibault Marchenoir a présenté le plan. | Thibault Marchenoir = ministre
fr | Selon le témoin Bakary Sissoko, la voiture roulait vite. | Bakary Sissoko = témoin
fr | La maire Yolande Piquemal a ouvert le pont. | Yolande Piquemal = maire
fr | Le coureur éthiopien Tadesse Worku a gagné en 2 h 06. | Tadesse Worku = coureur
fr | « C'était l'enfer », raconte Ghislain Tournebise, pompier volontaire. | Ghislain Tournebise = pompier
fr | L'avocat de la famille, Maxence Delattre, fera appel. | Maxence Delattre = avocat
fr | La boulangère Rozenn Le Goff a perdu son four. | Rozenn Le Goff = boulangère
fr | Hakim Belkacem, conducteur de bus, a freiné. | Hakim Belkacem = conducteur
fr | La cheffe du projet, Ondine Vasseur, espère finir en mai. | Ondine Vasseur = cheffe
fr | Le retraité Firmin Cazenave vit là depuis 1970. | Firmin Cazenave = retraité
fr | La rue Victor Hugo et le port de La Rochelle sont fermés. |
es | La enfermera Yolotzin Herrera trabaja de noche. | Yolotzin Herrera = enfermera
es | El patrón Iker Goikoetxea llegó tercero a puerto. | Iker Goikoetxea = patrón
es | La demandante Nieves Arrizabalaga pidió 40.000 euros. | Nieves Arrizabalaga = demandante
es | El ministro de Sanidad, Eleuterio Bravo, presentó el plan. | Eleuterio Bravo = ministro
es | Según el testigo Wilmer Quispe, el coche iba deprisa. | Wilmer Quispe = testigo
es | La alcaldesa Remedios Cantalapiedra abrió el puente. | Remedios Cantalapiedra = alcaldesa
es | La atleta keniana Faith Chepkorir ganó la prueba. | Faith Chepkorir = atleta
es | "Fue horrible", cuenta Saturnino Bermejo, pescador. | Saturnino Bermejo = pescador
es | El abogado de la familia, Gorka Etxebarria, recurrirá. | Gorka Etxebarria = abogado
es | El conductor Nelson Huamán frenó a tiempo. | Nelson Huamán = conductor
es | Amparo Villaescusa, vecina de Sagunto, perdió la casa. | Amparo Villaescusa = vecina
es | La jubilada Herminia Pazos vive allí desde 1970. | Herminia Pazos = jubilada
es | La calle Ramón y Cajal y el puerto de La Coruña están cerrados. |
es | El conductor eléctrico Cobre Sur mide 40 metros. |
pt | A enfermeira Jandira Queiroz trabalha à noite. | Jandira Queiroz = enfermeira
pt | O ministro da Saúde, Otávio Brandão, apresentou o plano. | Otávio Brandão = ministro
pt | O motorista Edivaldo Serpa freou a tempo. | Edivaldo Serpa = motorista
pt | A moradora Cleonice Batista perdeu a casa. | Cleonice Batista = moradora
pt | Segundo a testemunha Wagner Tibúrcio, o carro ia depressa. | Wagner Tibúrcio = testemunha
pt | O prefeito Rui Casagrande inaugurou a ponte. | Rui Casagrande = prefeito
pt | O surfista Ítalo Cavalcante venceu a etapa. | Ítalo Cavalcante = surfista
pt | "Foi horrível", conta Zulmira Pestana, pescadora. | Zulmira Pestana = pescadora
pt | O advogado da família, Heitor Sampaio, vai recorrer. | Heitor Sampaio = advogado
pt | A aposentada Iracema Lobo vive ali desde 1970. | Iracema Lobo = aposentada
pt | A rua Augusta Paulista e o porto de Santos estão fechados. |
vi | Điều dưỡng Nguyễn Thị Hạnh làm ca đêm. | Nguyễn Thị Hạnh = Điều dưỡng
vi | Tài xế Trần Văn Lợi đã kịp phanh. | Trần Văn Lợi = Tài xế
vi | Bộ trưởng Y tế Đào Hồng Lan trình bày kế hoạch. | Đào Hồng Lan = Bộ trưởng
vi | Theo nhân chứng Lê Quốc Bảo, chiếc xe chạy rất nhanh. | Lê Quốc Bảo = nhân chứng
vi | Thuyền trưởng Phạm Văn Sơn cứu sáu ngư dân. | Phạm Văn Sơn = Thuyền trưởng
vi | Vận động viên Nguyễn Thị Oanh giành huy chương vàng. | Nguyễn Thị Oanh = Vận động viên
vi | Ông Đặng Minh Khôi, Giám đốc Sở Xây dựng, cho biết cầu sẽ mở. | Đặng Minh Khôi = Giám đốc
vi | Chủ quán Võ Thị Mai mất hết tài sản. | Võ Thị Mai = Chủ quán
vi | Đường Trần Hưng Đạo và cảng Hải Phòng đóng cửa. |
zh | 护士王丽娟当晚值班。 | 王丽娟 = 护士
zh | 船长陈国强说，船上有六人。 | 陈国强 = 船长
zh | 目击者李建平告诉记者，车开得很快。 | 李建平 = 目击者
zh | 卫生部长马晓伟介绍了计划。 | 马晓伟 = 部长
zh | 原告赵秀兰要求赔偿四万元。 | 赵秀兰 = 原告
zh | 司机刘志刚及时刹车。 | 刘志刚 = 司机
zh | 项目经理孙立新表示，大桥五月通车。 | 孙立新 = 项目经理
zh | 司机在高速公路上停车，护士高兴地笑了。 |
ar | قالت الممرضة سعاد الخطيب إنها تعمل ليلا. | سعاد الخطيب = الممرضة
ar | أوقف السائق محمود درويش الحافلة. | محمود درويش = السائق
ar | قدم وزير الصحة خالد عبد الغفار الخطة. | خالد عبد الغفار = وزير الصحة
ar | وقال شاهد العيان ياسر العلي إن السيارة كانت مسرعة. | ياسر العلي = شاهد
ar | فازت العداءة هند الرفاعي بالسباق. | هند الرفاعي = العداءة
ar | أغلق شارع محمد الخامس في الرباط. |
"""
Row = tuple[str, str, dict[str, str]]


def rows() -> list[Row]:
    every: list[Row] = []
    for line in ROWS.strip().split("\n"):
        language, text, people = (part.strip() for part in line.split("|"))
        pairs = (pair.split(" = ") for pair in people.split(";") if pair)
        every.append((language, text, {name.strip(): word.strip() for name, word in pairs}))
    return every


def test_most_are_found_and_few_others() -> None:
    right = asked = told = 0
    for language, text, people in rows():
        answer = dict(found(text, language))
        asked += len(people)
        told += len(answer)
        right += sum(word in answer.get(name, "") for name, word in people.items())
    assert right / asked >= 0.9
    assert right / told >= 0.97


@pytest.mark.parametrize(("language", "text"), [row[:2] for row in rows() if not row[2]])
def test_places_firms_and_things_are_nobody(language: str, text: str) -> None:
    assert found(text, language) == ()
