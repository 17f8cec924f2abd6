"""Persons with their functions: Dutch, Swedish, Italian, Portuguese and Japanese, and the shapes that every language has."""

import pytest

from episodekit.article.people.mentioned import mentions
from episodekit.model.written import Article, Paragraph

Expected = tuple[tuple[str, str], ...]


def found(text: str, language: str) -> Expected:
    article = Article(title="Title", raw_title="Title", paragraphs=(Paragraph(text),), language=language)
    return tuple((each.name, each.function) for each in mentions(article))


DUTCH: list[tuple[str, Expected]] = [
    ("Premier Mark Rutte reisde dinsdag naar Brussel.", (("Mark Rutte", "Premier"),)),
    ("Dat zegt woordvoerder Jan de Vries van de politie.", (("Jan de Vries", "woordvoerder"),)),
    ("De Franse president Emmanuel Macron bezocht Den Haag.", (("Emmanuel Macron", "Franse president"),)),
    (
        "Anna van der Meer, hoogleraar aan de Universiteit Leiden, noemt het plan zwak.",
        (("Anna van der Meer", "hoogleraar aan de Universiteit Leiden"),),
    ),
    ("Minister van Financiën Eelco Hein wil minder.", (("Eelco Hein", "Minister van Financiën"),)),
    ("Volgens oud-minister Sigrid Kolk (D66) is dat te laat.", (("Sigrid Kolk", "oud-minister"),)),
    (
        "De burgemeester van Utrecht, Sharon Dijk, sloot het plein.",
        (("Sharon Dijk", "burgemeester van Utrecht"),),
    ),
    (
        "Burgemeester Halsema greep in, melkveehouder Piet Jansen en politiechef Frank Pauw keken toe.",
        (("Halsema", "Burgemeester"), ("Piet Jansen", "melkveehouder"), ("Frank Pauw", "politiechef")),
    ),
    ("Het is leeg, vertelt Kees Bakker, die de boerderij leidt.", (("Kees Bakker", "de boerderij leidt"),)),
    (
        "Joost Berg (JA21) en Caroline van der Plas (BBB) stemden tegen.",
        (("Joost Berg", "JA21"), ("Caroline van der Plas", "BBB")),
    ),
    ("De directeur van het museum en de Europese Commissie praten in maart.", ()),
    ("De Nederlandse Spoorwegen, eigenaar van het station, zwegen in Nieuw-Zeeland.", ()),
]

SWEDISH: list[tuple[str, Expected]] = [
    (
        "Statsminister Ulf Kristersson reste till Bryssel på tisdagen.",
        (("Ulf Kristersson", "Statsminister"),),
    ),
    (
        "Det säger Anna Berg, presstalesperson vid polisen i Malmö.",
        (("Anna Berg", "presstalesperson vid polisen i Malmö"),),
    ),
    ("Enligt forskaren Lars Ek vid Lunds universitet är isen tunn.", (("Lars Ek", "forskaren"),)),
    ("Sveriges utrikesminister Maria Malm mötte pressen.", (("Maria Malm", "Sveriges utrikesminister"),)),
    ("Den franske presidenten Emmanuel Macron kom.", (("Emmanuel Macron", "franske presidenten"),)),
    (
        "Karin Lind, professor i statsvetenskap, menar att valet är öppet.",
        (("Karin Lind", "professor i statsvetenskap"),),
    ),
    ("Räddningsledaren Per Holm berättar att branden är släckt.", (("Per Holm", "Räddningsledaren"),)),
    (
        "Generaldirektören för Folkhälsomyndigheten, Olivia Wigg, varnade.",
        (("Olivia Wigg", "Generaldirektören för Folkhälsomyndigheten"),),
    ),
    (
        "Elisabeth Svan (M) och Magdalena Anders (S) möttes.",
        (("Elisabeth Svan", "M"), ("Magdalena Anders", "S")),
    ),
    ("Eva Sund, som leder kliniken i Umeå, är orolig.", (("Eva Sund", "leder kliniken i Umeå"),)),
    ("Regeringen och Svenska Kyrkan möttes i Nya Zeeland i mars.", ()),
    ("Trafikverket säger att vägen är stängd. Ledaren i Dagens Nyheter kom.", ()),
]

ITALIAN: list[tuple[str, Expected]] = [
    ("Il ministro della Salute, Orazio Sella, ha firmato.", (("Orazio Sella", "ministro della Salute"),)),
    (
        "«Non ci fermiamo», dice Elena Ricci, portavoce del comitato.",
        (("Elena Ricci", "portavoce del comitato"),),
    ),
    (
        "Secondo Paolo Conti, economista dell'Università Bocconi, i prezzi scenderanno.",
        (("Paolo Conti", "economista dell'Università Bocconi"),),
    ),
    ("La sindaca di Genova Silvia Salis è arrivata.", (("Silvia Salis", "sindaca di Genova"),)),
    (
        "Il premier Giorgia Meloni ha incontrato il presidente francese Emmanuel Macron.",
        (("Giorgia Meloni", "premier"), ("Emmanuel Macron", "presidente francese")),
    ),
    ("Marco Neri, che dirige l'ospedale di Parma, tace.", (("Marco Neri", "dirige l'ospedale di Parma"),)),
    ("Elly Schlein (Pd) critica la manovra.", (("Elly Schlein", "Pd"),)),
    ("Il procuratore capo Giovanni Bomba indaga.", (("Giovanni Bomba", "procuratore capo"),)),
    ("Luca Ferri, 38 anni, agricoltore di Cuneo, ha perso tutto.", (("Luca Ferri", "agricoltore di Cuneo"),)),
    (
        "I ministri Anna Verdi e Luca Blu e la premier danese Mette Freder sono d'accordo.",
        (("Anna Verdi", "ministri"), ("Luca Blu", "ministri"), ("Mette Freder", "premier danese")),
    ),
    ("La Banca d'Italia e il Ministero dell'Interno tacciono a Reggio Emilia.", ()),
]

PORTUGUESE: list[tuple[str, Expected]] = [
    ("O ministro da Fazenda, Fernando Haas, falou.", (("Fernando Haas", "ministro da Fazenda"),)),
    ("Segundo Carla Nunes, pesquisadora da Fiocruz, caíram.", (("Carla Nunes", "pesquisadora da Fiocruz"),)),
    ("A governadora Raquel Lira (PSD) decretou emergência.", (("Raquel Lira", "governadora"),)),
    ("“Foi um susto”, contou Pedro Alves, morador do bairro.", (("Pedro Alves", "morador do bairro"),)),
    (
        "Rita Campos, que chefia o hospital de Braga, pediu reforços.",
        (("Rita Campos", "chefia o hospital de Braga"),),
    ),
    ("O porta-voz da polícia, Rui Teixeira, confirmou.", (("Rui Teixeira", "porta-voz da polícia"),)),
    ("O economista-chefe do banco, João Prado, espera.", (("João Prado", "economista-chefe do banco"),)),
    (
        "O primeiro-ministro português Luís Monte e o secretário-geral da ONU, António Guterres, falaram.",
        (("Luís Monte", "primeiro-ministro português"), ("António Guterres", "secretário-geral da ONU")),
    ),
    ("Beatriz Lopes, 34 anos, enfermeira em Lisboa, concorda.", (("Beatriz Lopes", "enfermeira em Lisboa"),)),
    # The name of an index is no person, nor is a city.
    ("O Índice Nacional de Preços ao Consumidor Amplo (IPCA) subiu.", ()),
    ("O diretor do hospital e o governador de Minas Gerais não comentaram em Belo Horizonte.", ()),
]

JAPANESE: list[tuple[str, Expected]] = [
    ("岸田文雄首相は8日、国会で説明した。", (("岸田文雄", "首相"),)),
    ("東京都の小池百合子知事は記者会見で述べた。", (("小池百合子", "知事"),)),
    ("日本銀行の植田和男総裁が発言した。", (("植田和男", "総裁"),)),
    ("トランプ大統領は関税を引き上げると表明した。", (("トランプ", "大統領"),)),
    ("フランスのエマニュエル・マクロン大統領が来日した。", (("エマニュエル・マクロン", "大統領"),)),
    ("農家の佐藤花子さん（45）は「助かった」と話した。", (("佐藤花子", "農家"),)),
    ("同社の広報担当の山田太郎氏は取材に答えた。", (("山田太郎", "同社の広報担当"),)),
    ("鈴木一郎・東京大学教授は慎重な見方を示した。", (("鈴木一郎", "東京大学教授"),)),
    ("林官房長官は否定した。習近平国家主席は演説した。", (("林", "官房長官"), ("習近平", "国家主席"))),
    ("田中健教授（気象学）によると、雨が増える。", (("田中健", "教授"),)),
    ("フランス大統領は会談した。トヨタ自動車の社長が発表した。", ()),
    ("気象庁の担当者は、会社員の男性に呼びかけた。市長は森を歩いた。", ()),
]

SHAPES: list[tuple[str, str, Expected]] = [
    # What somebody leads, in a clause behind the name.
    (
        "en",
        "Jane Doe, who heads the county's water department, said the dam held.",
        (("Jane Doe", "heads the county's water department"),),
    ),
    ("en", "Tom Hale, who works for Northgate, ran. Bo Dahl, who works hard, won.", (("Tom Hale", "works for Northgate"),)),
    (
        "de",
        "Petra Sommer, die das Institut für Klimaforschung leitet, warnt vor Dürren.",
        (("Petra Sommer", "das Institut für Klimaforschung leitet"),),
    ),
    ("de", "Petra Sommer, die sagt, wer das Institut leitet, und Karl Roe, der gern leitet und singt, gehen.", ()),
    ("fr", "Claire Morel, qui dirige le service, s’inquiète.", (("Claire Morel", "dirige le service"),)),
    ("es", "Según Marta Ríos, que dirige el centro de salud, faltan.", (("Marta Ríos", "dirige el centro de salud"),)),
    # Where somebody belongs.
    ("en", "WHO's Maria Van Kerk said so. The US's New York and NASA's Crew Dragon flew.", (("Maria Van Kerk", "WHO"),)),
    ("en", "Sarah Brown, from the Met Office, said rain was likely.", (("Sarah Brown", "Met Office"),)),
    ("en", "Ben Chan and Leung Che-cheung (both DAB) won.", (("Ben Chan", "DAB"), ("Leung Che-cheung", "DAB"))),
    ("en", "The seat went to Eliza Quat of the pro-growth DAB.", (("Eliza Quat", "DAB"),)),
    ("en", "Ann Lee from the Labour Party and Bo Dahl of the FTU were in.", (("Ann Lee", "Labour Party"), ("Bo Dahl", "FTU"))),
    ("de", "„Nein“, sagt Thomas Kern vom Deutschen Wetterdienst.", (("Thomas Kern", "Deutschen Wetterdienst"),)),
    ("fr", "Sophie Martin, de l’Institut Pasteur, rappelle les gestes.", (("Sophie Martin", "Institut Pasteur"),)),
    ("es", "Ana Torres, de la Universidad de Chile, afirmó que sí.", (("Ana Torres", "Universidad de Chile"),)),
    # Letters in brackets that are short for what stands before them, a ticker, an airport: nobody.
    ("en", "Royal Caribbean (RCL), Hong Kong (HKG), San Jose (CA) and the Blue Marlins (FLA) know.", ()),
    ("en", "Revised Versions of the GNU and Ida Lund of the FTU differ from older versions of it.", (("Ida Lund", "FTU"),)),
    ("de", "Die Deutsche Bahn (DB) und Borussia Dortmund (BVB) schweigen.", ()),
    # An adverb, a bracket or only a surname before the office.
    ("en", "Tom Hale, then the mayor, met Mary Poe, now head of the agency.", (("Tom Hale", "mayor"), ("Mary Poe", "head of the agency"))),
    ("en", "Ana Cruz (head of news) left. Real Madrid (winner of the cup) won.", (("Ana Cruz", "head of news"),)),
    ("en", "Mr Brown, a retired teacher, said so. Brown, a teacher, left.", (("Brown", "retired teacher"),)),
    # Several persons with one office.
    (
        "en",
        "Republican Senators Ted Cruz, Bo Dahl and Al Nye voted.",
        (("Ted Cruz", "Republican Senators"), ("Bo Dahl", "Republican Senators"), ("Al Nye", "Republican Senators")),
    ),
    ("en", "Farmers Joe Bull, Ann Cow of York said, left. According to Ida Lund, analysts said it.", (("Joe Bull", "Farmers"),)),
    ("fr", "Les ministres européens Léa Petit et Jo Blanc parlent.", (("Léa Petit", "ministres européens"), ("Jo Blanc", "ministres européens"))),
    ("es", "Los ministros Félix Bola y Óscar Mar hablaron.", (("Félix Bola", "ministros"), ("Óscar Mar", "ministros"))),
    ("en", "Senators " + "Al Roe, " * 5 + "Bo Nye and Ann Lee met.", (("Al Roe", "Senators"),)),
    # Ranks and firms.
    ("en", "Lt. Senior Grade Gary Moe, an officer with the coast guard, spoke.", (("Gary Moe", "officer with the coast guard"),)),
    ("en", "Harbour Insurance, broker for the trades, paid. Nina Ortiz, the school's principal, left.", (("Nina Ortiz", "the school's principal"),)),
    ("en", "Her French counterpart Gérald Roux and drug dealer Al Nye met.", (("Gérald Roux", "French counterpart"), ("Al Nye", "drug dealer"))),
    ("es", "El alcalde de Lima Rafael López y el alcalde de Buenos Aires Jorge Mar callaron.", (("Rafael López", "alcalde de Lima"),)),
    # Names of other countries.
    ("vi", "Tổng thống Mỹ Donald Trump tiếp Thủ tướng Lào Sonexay Siphan.", (("Donald Trump", "Tổng thống Mỹ"), ("Sonexay Siphan", "Thủ tướng Lào"))),
    ("vi", "Chủ tịch tập đoàn Vin Group thăm Quang Nam. Giám đốc Sở Du lịch nói về Ba Na.", ()),
    ("zh", "法国总统马克龙于周二抵达，联合国秘书长古特雷斯呼吁停火。", (("马克龙", "法国总统"), ("古特雷斯", "联合国秘书长"))),
    ("zh", "市委书记杨林兴赶往现场，市长余先河负责调度。", (("杨林兴", "市委书记"), ("余先河", "市长"))),
    ("zh", "部长会议将于周五举行，村民高兴地说，主席方面，局长安全，学者普遍认为，市长高度重视。", ()),
    ("km", "លោកនាយករដ្ឋមន្ត្រី ហ៊ុន ម៉ាណែត បានថ្លែងថា។", (("ហ៊ុន ម៉ាណែត", "នាយករដ្ឋមន្ត្រី"),)),
    ("ar", "وكان الرئيس ترامب قد تحدث. تصريح لوزير الخارجية مايكل بومبيو اليوم.", (("ترامب", "الرئيس"), ("مايكل بومبيو", "وزير الخارجية"))),
    ("ar", "أثنى فيدانت باتيل، المتحدث باسم الوزارة، على ذلك.", (("فيدانت باتيل", "المتحدث باسم الوزارة"),)),
    ("ar", "زار الرئيس القاهرة، وقال وزير المالية إن الأسعار ترتفع.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DUTCH, ids=lambda value: str(value)[:40])
def test_dutch(text: str, expected: Expected) -> None:
    assert found(text, "nl") == expected


@pytest.mark.parametrize(("text", "expected"), SWEDISH, ids=lambda value: str(value)[:40])
def test_swedish(text: str, expected: Expected) -> None:
    assert found(text, "sv-SE") == expected


@pytest.mark.parametrize(("text", "expected"), ITALIAN, ids=lambda value: str(value)[:40])
def test_italian(text: str, expected: Expected) -> None:
    assert found(text, "it") == expected


@pytest.mark.parametrize(("text", "expected"), PORTUGUESE, ids=lambda value: str(value)[:40])
def test_portuguese(text: str, expected: Expected) -> None:
    assert found(text, "pt-BR") == expected


@pytest.mark.parametrize(("text", "expected"), JAPANESE, ids=lambda value: str(value)[:40])
def test_japanese(text: str, expected: Expected) -> None:
    assert found(text, "ja") == expected


@pytest.mark.parametrize(("language", "text", "expected"), SHAPES, ids=lambda value: str(value)[:40])
def test_shapes(language: str, text: str, expected: Expected) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Mayor Ann Lee spoke. Lee, the mayor, and Mayor Lee agreed.", (("Ann Lee", "Mayor"),)),
        ("de", "Minister Huber kam. Max Huber, Minister des Innern, ging.", (("Max Huber", "Minister des Innern"),)),
        ("nl", "Premier Rutte zei ja. Later sprak premier Mark Rutte.", (("Mark Rutte", "Premier"),)),
        ("ja", "岸田文雄首相は述べた。岸田首相は否定した。", (("岸田文雄", "首相"),)),
        ("zh", "美国总统唐纳德·特朗普说不。总统特朗普表示支持。", (("唐纳德·特朗普", "美国总统"),)),
        ("ar", "قال الرئيس دونالد ترامب ذلك. وغادر الرئيس ترامب.", (("دونالد ترامب", "الرئيس"),)),
    ],
)  # fmt: skip
def test_the_surname_later_is_the_same_person(language: str, text: str, expected: Expected) -> None:
    assert found(text, language) == expected
