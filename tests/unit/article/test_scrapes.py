"""Texts as people paste them from news sites. What each line is stands in front of it, written before the code ran:

``=`` the title, ``-`` no part of the article, ``#`` a heading, ``.`` a paragraph; `` | `` parts what is cut from what is read.
"""

import pytest

from episodekit.article import read
from episodekit.errors import ArticleError

EN = (
    "The harbour council agreed on Tuesday to rebuild the eastern pier, which the storms of last winter had left unsafe for walkers.",
    "Engineers found that 140 of its timbers are rotten, and that the repair will take two years and cost 3.4 million pounds.",
)
DE = (
    "Der Stadtrat hat am Dienstag beschlossen, die alte Mole am Osthafen zu erneuern, die seit den Stürmen gesperrt ist.",
    "Nach Angaben der Gutachter sind 140 Balken morsch, die Arbeiten dauern zwei Jahre und kosten 3,4 Millionen Euro.",
)
FR = (
    "Le conseil municipal a décidé mardi de reconstruire la jetée orientale, fermée au public depuis les tempêtes de l’hiver.",
    "Selon les ingénieurs, 140 poutres sont pourries et les travaux, qui dureront deux ans, coûteront 3,4 millions d’euros.",
)
ES = (
    "El ayuntamiento acordó el martes reconstruir el muelle oriental, cerrado al público desde los temporales del invierno.",
    "Según los ingenieros, 140 vigas están podridas y la obra, que durará dos años, costará 3,4 millones de euros a la ciudad.",
)
PT = (
    "A câmara municipal decidiu na terça-feira reconstruir o molhe oriental, fechado ao público desde os temporais do inverno.",
    "Segundo os engenheiros, 140 vigas estão podres e a obra, que vai durar dois anos, custará 3,4 milhões de euros à cidade.",
)
IT = (
    "Il consiglio comunale ha deciso martedì di ricostruire il molo orientale, chiuso al pubblico dalle tempeste dell’inverno.",
    "Secondo gli ingegneri 140 travi sono marce e i lavori, che dureranno due anni, costeranno 3,4 milioni di euro alla città.",
)
NL = (
    "De gemeenteraad heeft dinsdag besloten de oostelijke pier te herbouwen, die sinds de winterstormen gesloten is voor publiek.",
    "Volgens de ingenieurs zijn 140 balken verrot; het werk duurt twee jaar en gaat de stad 3,4 miljoen euro kosten.",
)
SV = (
    "Kommunfullmäktige beslutade i tisdags att bygga om den östra piren, som har varit stängd sedan vinterns stormar.",
    "Enligt ingenjörerna är 140 bjälkar murkna, och arbetet tar två år och kostar staden 3,4 miljoner kronor.",
)
VI = (
    "Hội đồng thành phố hôm thứ Ba đã quyết định xây lại cầu cảng phía đông, vốn đóng cửa từ sau các cơn bão mùa đông.",
    "Theo các kỹ sư, 140 thanh dầm đã mục và việc sửa chữa kéo dài hai năm sẽ tốn của thành phố 34 tỷ đồng.",
)
ZH = (
    "市议会星期二决定重建东码头，该码头自去年冬天的风暴以来一直关闭，不向市民开放，附近商户的生意也因此下降。",
    "工程师表示，有140根木梁已经腐烂，工程将持续两年，预计耗资三百四十万元，由市政府和港务局共同承担。",
)
AR = (
    "قرر مجلس المدينة يوم الثلاثاء إعادة بناء الرصيف الشرقي المغلق أمام الزوار منذ عواصف الشتاء الماضي.",
    "وقال المهندسون إن 140 عارضة تالفة وإن الأعمال ستستغرق عامين وتكلف المدينة ثلاثة ملايين دولار.",
)
KM = (
    "ក្រុមប្រឹក្សាក្រុងបានសម្រេចកាលពីថ្ងៃអង្គារសាងសង់ផែខាងកើតឡើងវិញ ដែលត្រូវបានបិទតាំងពីព្យុះរដូវរងាមក។",
    "វិស្វករបានឲ្យដឹងថា ធ្នឹមចំនួន ១៤០ បានពុក ហើយការងារនេះនឹងចំណាយពេលពីរឆ្នាំ។",
)

SCRAPES = {
    "en-broadcaster": f"""
- Home > News > Cornwall
= Pier to be rebuilt after storms
- Published
- 3 hours ago
- Hannah Whitlock
- BBC News, Truro
- Share
. {EN[0]}
- Image source, Getty Images
# Rotten timbers
. {EN[1]}
- Follow us on Facebook, X and Instagram. Send your story ideas to desk@example.com.
- More from Cornwall
- Related Topics
""",
    "en-daily": f"""
- WORLD
= Pier to be rebuilt after storms, council says
- From Our Own Correspondent
- Thomas Okonkwo in Port Harcourt
- Fri 14 Mar 2025 10.05 GMT
- Last modified on Fri 14 Mar 2025 12.40 GMT
. {EN[0]}
- Sign up to Harbour Weekly
. {EN[1]}
- More from The Lowland Courier
- Reporting by Jo Peters; Editing by Ann Lee
""",
    "en-wire": f"""
= Harbour town votes to mend its pier
- Reuters Staff
- 4 Min Read
- Updated 14 March 2025 10:05 CET
. TRURO, England, March 14 (Reuters) - | {EN[0]}
- If you have been affected by the storms, call the emergency line on 0800 555 0199.
. {EN[1]}
""",
    "en-magazine": f"""
= Why our piers rot
- LONG READ
- Words by Priya Raman
- Photographs by Leo Maddox
- 9 minute read
. {EN[0]}
# What the engineers saw
. {EN[1]}
- Priya Raman
""",
    "de-regional": f"""
- Startseite > Nachrichten > Hafen
= Mole wird erneuert
- Lokales
- Von Jörg Weißmann und unserer Redaktion
- Stand: 30.03.2025, 10:05 Uhr
- Lesedauer: 3 Min.
. 30. März 2025, Emden. {DE[0]}
- Lesen Sie auch: Der Hafen in Zahlen
# Was die Gutachter sagen
. {DE[1]}
- Mehr aus Emden
- (dpa/lni)
""",
    "de-sender": f"""
= Morsche Mole: Stadt baut neu
- Inland
- Petra Sommer, Hamburg
- 30. März 2025
- Artikel anhören
- mit Material von dpa
. Emden, 30. März (dpa) – | {DE[0]}
. 30. März: So lange hatte der Rat Zeit.
. {DE[1]}
- Hilfe in Krisen: Telefonseelsorge 0800 1110111
- Mehr von nordhafen.de
""",
    "fr-quotidien": f"""
= La jetée sera reconstruite
- Par la rédaction avec AFP
- Le 14/03/2025 à 10h05, mis à jour le 14/03/2025 à 12h30
- Temps de lecture : 3 min.
- Écouter l’article
. {FR[0]}
- À lire aussi Le port en chiffres
# Deux ans de travaux
. {FR[1]}
- Plus d’articles de L’Écho du port
- En cas d’urgence, composez le 112
""",
    "fr-radio": f"""
= Une jetée trop fragile
- SOCIÉTÉ
- Claire Morel
- Publié hier à 18:40
- Lecture 2 min
. BREST (AFP) – | {FR[0]}
. {FR[1]}
- Claire Morel
""",
    "es-diario": f"""
= El muelle será reconstruido
- LOCAL
- Lucía Fernández
- Cádiz - 14 mar 2025 - 10:05 CET
- Actualizado: 14 mar 2025 - 12:30 CET
- Comparte en Facebook
. CÁDIZ, 14 Mar. (EFE) - | {ES[0]}
- Lee también: El puerto, en cifras
# Dos años de obras
. {ES[1]}
- Más de El Faro del Sur
- Archivado en: Cádiz · Puertos · Obras
""",
    "es-agencia": f"""
= Cádiz rehará su muelle
- AGENCIAS / CÁDIZ
- Redacción
- Tiempo de lectura: 3 minutos
. {ES[0]}
. {ES[1]}
- EFE
""",
    "pt-portal": f"""
= Molhe será reconstruído
- Por Redação g1 — Santos
- 14/03/2025 10h05 Atualizado há 3 horas
- Foto: Divulgação/Prefeitura
. {PT[0]}
- LEIA TAMBÉM:
# Dois anos de obras
. {PT[1]}
- Mais de Santos
- Veja mais notícias da região em g1 Santos.
""",
    "it-quotidiano": f"""
= Il molo sarà ricostruito
- Cronaca
- di Redazione
- 14 marzo 2025 alle 10:05
- 2 minuti di lettura
. (ANSA) - BARI, 14 MAR - | {IT[0]}
- Leggi anche: Il porto in cifre
. {IT[1]}
- RIPRODUZIONE RISERVATA © Copyright ANSA
""",
    "nl-krant": f"""
= Pier wordt herbouwd
- Binnenland
- Onze redactie
- vrijdag 14 maart 2025 om 10:05
- Leestijd 3 minuten
. {NL[0]}
- Lees ook: De haven in cijfers
# Twee jaar werk
. {NL[1]}
- Meer van De Havenkrant
""",
    "sv-tidning": f"""
= Piren byggs om
- Inrikes
- Text: Karin Lind
- Publicerad 14 mars 2025 kl. 10.05
- Lästid: 3 min
. {SV[0]}
- Läs också: Hamnen i siffror
# Två års arbete
. {SV[1]}
- Mer från Hamnbladet
""",
    "vi-bao": f"""
- Trang chủ > Thời sự
= Xây lại cầu cảng
- Thứ sáu, 14/3/2025, 10:05 (GMT+7)
- Theo TTXVN
. {VI[0]}
- Đọc thêm: Cảng qua các con số
- >> Xem thêm: Cảng qua các con số
. {VI[1]}
- Nguyễn Văn Nam
""",
    "zh-wang": f"""
- 首页 > 新闻 > 社会
= 东码头将重建
- 2025年03月14日 10:05 来源：新华网
- 字号：小 中 大
. 新华社厦门3月14日电（记者王小明） | {ZH[0]}
. {ZH[1]}
- （责任编辑：李华）
- 更多精彩内容，请关注我们的公众号
""",
    "ar-sahifa": f"""
= إعادة بناء الرصيف
- القاهرة - رويترز
- نُشر في 14 مارس 2025
- وقت القراءة: 3 دقائق
. {AR[0]}
- اقرأ أيضاً: الميناء في أرقام
. {AR[1]}
- المزيد من الأخبار
""",
    "km-kasaet": f"""
= ផែខាងកើតនឹងសាងសង់ឡើងវិញ
- ថ្ងៃទី១៤ ខែមីនា ឆ្នាំ២០២៥
- ដោយ៖ ហេង ជីវ័ន
. {KM[0]}
. {KM[1]}
- អត្ថបទទាក់ទង
""",
    "en-below": f"""
- Expand / Collapse search
- Watch TV
- This material may not be published, broadcast, rewritten, or redistributed.
= Eastern pier to be rebuilt
- Last Update 21 mins ago
- Associated Press
. TRURO (CNN) -- | {EN[0]}
- Walkers on the eastern pier on Monday, a day before the vote. The pier is 300 feet long. (AP Photo/Ann Lee)
. {EN[1]}
- Ann Lee and Bo Dahl contributed to this report
- Facebook Twitter WhatsApp E-mail
- Tags
- Harbour Council Storms
- Leave a comment
- Your email address will not be published. Required fields are marked *
- I walked there every day. What a shame that it came to this!
""",
    "de-below": f"""
- Hafenkurier • Lokales • Emden
= Der Rat erneuert die Mole am Osthafen
- Emden, 02. 02. 2021 07.21 | Redaktion
. Emden. | {DE[0]}
- Foto: Hafenverwaltung
. {DE[1][:-1]}, wie die Stadt Emden mitteilt.
- Diesen Artikel teilen:
- Ähnliche Beiträge
- Neue Schleuse öffnet
- Schreibe einen Kommentar
- Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert.
""",
    "es-below": f"""
- Síganos en Telegram: Gratis e inmediato
- Noticias de Cádiz
- Provincia
= El ayuntamiento acordó reconstruir el muelle oriental de la ciudad
- Ampliar
- (Foto: AYTO)
- Por Redacción
- miércoles 29 de marzo de 2023, 12:53h
- facebook twitter google+ Comentar Imprimir Enviar
- Escucha la noticia
. Cádiz, 29 de marzo de 2023. | {ES[0]}
. {ES[1]}
- Si te ha gustado esta noticia, compártela
- Compartir en Google Bookmarks enviar a reddit Versión para imprimir de esta noticia
- Comenta esta noticia
- Esta es la opinión de los internautas
""",
    "ru-below": """
= Восточный причал перестроят
- Общество, 18 янв, 10:42
- Поделиться
- Фото: Анна Ли / Порт
. Городской совет во вторник решил перестроить восточный причал, закрытый для прохожих после зимних штормов.
. По словам инженеров, 140 балок сгнили, а ремонт продлится два года и обойдется городу в 340 миллионов рублей.
- Читайте также:
- Порт в цифрах
- Теги
- порт
""",
}

Line = tuple[str, str]


def marked(scrape: str) -> list[Line]:
    return [(line[0], line[2:]) for line in scrape.strip().split("\n")]


@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["dense", "spaced"])
@pytest.mark.parametrize("name", SCRAPES)
def test_only_the_article_is_left(name: str, blank: str) -> None:
    every = marked(SCRAPES[name])
    found = read(blank.join(text.replace(" | ", " ") for _, text in every).encode(), f"{name}.txt")
    assert found.title == next(text for kind, text in every if kind == "=")
    assert [("#" if each.heading else ".", each.text) for each in found.paragraphs] == [
        (kind, text.rpartition(" | ")[2]) for kind, text in every if kind in "#."
    ]


@pytest.mark.parametrize(
    "text",
    [
        # A chronology's and a list's numbers, a deck, places of sport, what a person says of herself.
        f"= Title of it\n. Council defies its own engineers\n. {EN[0]}\n# March 14\n. {EN[1]}",
        f"= Title of it\n. {EN[0]}\n# By the numbers\n. {EN[1]}\n# Updated rules\n. {EN[0]}",
        f"= Title of it\n. {EN[0]}\n# A reading list\n. {EN[1]}\n# The Reuters affair\n. {EN[0]}",
        f"= Title of it\n. {DE[0]}\n# Mehr Geld\n. {DE[1]}\n# Hilfe für Emden\n. {DE[0]}",
        f"= Title of it\n. {FR[0]}\n# Plus de dettes\n. {FR[1]}",
        f"= Titel der Sache\n. 3. Oktober: Es regnet.\n. {DE[0]}\n. 14. Mai. Es regnet nicht mehr.\n. {DE[1]}",
        f"= Manchester City – Liverpool\n. {EN[0]}\n. Manchester City – Liverpool ended in a draw.\n. {EN[1]}",
        f"= Title of it\n. {EN[0]}\n. Call 999 if you see smoke, he told 300 people.\n. {EN[1]}",
    ],
)  # fmt: skip
def test_what_is_the_article_stays(text: str) -> None:
    every = marked(text)
    found = read("\n\n".join(line for _, line in every).encode(), "news.txt")
    assert [("#" if each.heading else ".", each.text) for each in found.paragraphs] == every[1:]


@pytest.mark.parametrize(
    "line",
    [
        "Was this article helpful?",
        "Get the free Morning Tide newsletter in your inbox every weekday.",
        "Hale reported from London. Staff writer Ann Lee contributed to this report.",
        "Follow us on X and Instagram for more.",
        "Suivez toute l’actualité de nos journaux sur WhatsApp",
        "Siga o canal da Maré no WhatsApp",
        "Sigue el canal de El Faro en Telegram",
        "Deel via WhatsApp",
        "Conforme a los criterios de The Trust Project",
        "تابعوا آخر أخبارنا عبر Google news",
        "【编辑:王伟】",
        "If you are worried about someone, call the helpline on 0800 555 0199.",
        "Wenn Sie Hilfe brauchen, wählen Sie die Rufnummer 0800 1110111.",
        "Si vous avez besoin d’aide, appelez le 3114.",
        "Si usted necesita ayuda, llame al 024.",
    ],
)
def test_lines_that_speak_to_the_reader_are_left_out(line: str) -> None:
    text = f"Title of it\n\n{EN[0]}\n\n{line}\n\n{EN[1]}\n"
    assert [each.text for each in read(text.encode(), "news.txt").paragraphs] == list(EN)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices of Facebook fell by 4 percent.",
        "Follow-up posts on Twitter reached 3 million people.",
        "Join the protest on Facebook, she told 300 followers.",
        "Chia sẻ trên Facebook cá nhân, ông Nam cho biết 300 người đã đến.",
        "Folge der Facebook-Sperre: 300 Läden verloren Kunden.",
        "If you have 300 euros, you can cross the bridge.",
        "Wenn Sie 300 Euro haben, sind Sie reich.",
        "More Than 300 Came",
        "Five minutes of reading a day help, and 30 minutes help more.",
    ],
)
def test_sentences_that_begin_like_those_stay(line: str) -> None:
    text = f"Title of it\n\n{EN[0]}\n\n{line}\n\n{EN[1]}\n"
    assert line in [each.text for each in read(text.encode(), "news.txt").paragraphs]


def test_a_box_of_links_within_an_article_is_left_out() -> None:
    box = "Related articles:\n\n    A quay that nobody wants.\n    Crane falls over.\n\n"
    found = read(f"Pier to be rebuilt\n\n{EN[0]}\n\n{box}It is old.\n\n{EN[1]}\n".encode(), "news.txt")
    assert [each.text for each in found.paragraphs] == [EN[0], "It is old.", EN[1]]


@pytest.mark.parametrize(
    "top",
    [
        "Rotten luck\nCouncil to rebuild the eastern pier, left unsafe by storms",
        "Rotten luck\nBy Ann Lee\nCouncil to rebuild the eastern pier, left unsafe by storms",
    ],
)
def test_a_title_with_no_word_of_its_article_is_its_title(top: str) -> None:
    assert read(f"{top}\n{EN[0]}\n{EN[1]}\n".encode(), "news.txt").title == "Rotten luck"


def test_a_list_at_the_end_of_an_article_stays() -> None:
    found = read(f"Pier\n\n{EN[0]}\n\nIt needs:\n- oak\n- iron\n\nShare this article\n".encode(), "news.txt")
    assert [each.text for each in found.paragraphs][1:] == ["It needs:", "oak", "iron"]


def test_a_list_of_links_has_no_heading() -> None:
    text = f"Title of it\n\n{EN[0]}\n\nStorm closes the school\n\nFerry runs again\n\n{EN[1]}\n"
    assert not any(each.heading for each in read(text.encode(), "news.txt").paragraphs)


def test_lists_lose_their_numbers() -> None:
    text = f"Title of it\n{EN[0]}\n1. Mend it.\n2. Paint it.\n3) Open it.\n"
    assert [each.text for each in read(text.encode(), "news.txt").paragraphs[1:]] == [
        "Mend it.", "Paint it.", "Open it.",
    ]  # fmt: skip


def test_a_long_list_on_top_stays() -> None:
    names = [f"Anna {chr(letter)}eed" for letter in range(65, 85)]
    text = "\n\n".join(["Title of it", *names, EN[0]])
    assert [each.text for each in read(text.encode(), "news.txt").paragraphs] == [*names, EN[0]]


def test_furniture_alone_is_refused() -> None:
    with pytest.raises(ArticleError) as caught:
        read(b"Title of it\nBy Anna Reed\nUpdated 14 March 2025\n3 min read\n", "news.txt")
    assert "besides the title" in caught.value.message


WHOLE = "Council agrees to rebuild the pier that last winter's storms left unsafe"


@pytest.mark.parametrize(
    ("cut", "title"),
    [
        ("Council agrees to rebuild the pier that last winter's sto", WHOLE),
        ("Council agrees to rebuild the pier that…", WHOLE),
        ("Council agrees to rebuild the pier that last winter's storms left", WHOLE),
        ("Council agrees to rebuild", "Council agrees to rebuild"),  # what goes on may be a subtitle
    ],
)
def test_a_title_that_was_cut_short_is_the_line_that_has_it_whole(cut: str, title: str) -> None:
    found = read("\n\n".join([cut, WHOLE, "By Ann Lee", *EN]).encode(), "a.txt")
    assert found.title == title
    assert (WHOLE in found.text) == (title != WHOLE)
    assert found.text.endswith("\n\n".join(EN))


def test_a_sentence_that_begins_as_a_cut_title_is_no_title() -> None:
    cut = EN[0][:70] + "…"
    assert read("\n\n".join([cut, *EN]).encode(), "a.txt").text == "\n\n".join(EN)
