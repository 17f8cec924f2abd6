"""One short piece of news, written in every language that articles are likely to come in."""

import sys

import pytest

from episodekit.article import tongue
from episodekit.article.tongue import language_of

TEXTS = {
    "en": "A new bridge links both banks of the river since Monday. The mayor said the work had cost twelve million euros and taken three years. Lorries have to stay on the old road until spring, because the access is still being built. Many residents came to see the opening.",
    "de": "Seit Montag verbindet eine neue Brücke beide Ufer des Flusses. Die Bürgermeisterin sagte, der Bau habe zwölf Millionen Euro gekostet und drei Jahre gedauert. Lastwagen müssen bis zum Frühjahr auf der alten Straße bleiben, weil die Zufahrt noch gebaut wird.",
    "fr": "Depuis lundi, un nouveau pont relie les deux rives du fleuve. La maire a indiqué que les travaux avaient coûté douze millions d'euros et duré trois ans. Les camions doivent rester sur l'ancienne route jusqu'au printemps, car l'accès est encore en construction.",
    "es": "Desde el lunes, un nuevo puente une las dos orillas del río. La alcaldesa dijo que las obras costaron doce millones de euros y duraron tres años. Los camiones tendrán que seguir por la carretera antigua hasta la primavera, porque el acceso aún está en obras.",
    "pt": "Desde segunda-feira, uma nova ponte liga as duas margens do rio. A prefeita disse que as obras custaram doze milhões de euros e duraram três anos. Os caminhões terão de ficar na estrada antiga até a primavera, porque o acesso ainda está em construção.",
    "it": "Da lunedì un nuovo ponte collega le due rive del fiume. La sindaca ha detto che i lavori sono costati dodici milioni di euro e sono durati tre anni. I camion dovranno restare sulla vecchia strada fino alla primavera, perché l'accesso è ancora in costruzione.",
    "nl": "Sinds maandag verbindt een nieuwe brug beide oevers van de rivier. De burgemeester zei dat de bouw twaalf miljoen euro heeft gekost en drie jaar heeft geduurd. Vrachtwagens moeten tot het voorjaar op de oude weg blijven, omdat de oprit nog wordt aangelegd.",
    "sv": "Sedan i måndags förbinder en ny bro flodens båda stränder. Borgmästaren sade att bygget hade kostat tolv miljoner euro och tagit tre år. Lastbilar måste hålla sig till den gamla vägen fram till våren, eftersom påfarten fortfarande byggs. Många kom för att se invigningen.",
    "da": "Siden mandag har en ny bro forbundet begge bredder af floden. Borgmesteren sagde, at byggeriet havde kostet tolv millioner euro og varet tre år. Lastbiler skal blive på den gamle vej indtil foråret, fordi tilkørslen stadig er ved at blive bygget. Mange kom for at se åbningen.",
    "nb": "Siden mandag har en ny bro knyttet sammen begge breddene av elven. Ordføreren sa at byggingen hadde kostet tolv millioner euro og vart i tre år. Lastebiler må holde seg på den gamle veien frem til våren, fordi tilkjørselen fortsatt bygges. Mange kom for å se åpningen.",
    "fi": "Uusi silta on maanantaista lähtien yhdistänyt joen molemmat rannat. Pormestari kertoi, että työt maksoivat kaksitoista miljoonaa euroa ja kestivät kolme vuotta. Kuorma-autojen on pysyttävä vanhalla tiellä kevääseen asti, koska liittymää rakennetaan yhä.",
    "pl": "Od poniedziałku nowy most łączy oba brzegi rzeki. Burmistrz powiedziała, że budowa kosztowała dwanaście milionów euro i trwała trzy lata. Ciężarówki muszą do wiosny jeździć starą drogą, ponieważ dojazd jest jeszcze w budowie. Na otwarcie przyszło wielu mieszkańców.",
    "cs": "Od pondělí spojuje oba břehy řeky nový most. Starostka řekla, že stavba stála dvanáct milionů eur a trvala tři roky. Nákladní auta musí až do jara jezdit po staré silnici, protože příjezd se ještě staví. Na otevření se přišlo podívat mnoho obyvatel města.",
    "sk": "Od pondelka spája oba brehy rieky nový most. Starostka povedala, že stavba stála dvanásť miliónov eur a trvala tri roky. Nákladné autá musia až do jari jazdiť po starej ceste, pretože príjazd sa ešte stavia. Na otvorenie sa prišlo pozrieť veľa obyvateľov mesta.",
    "ro": "De luni, un pod nou leagă cele două maluri ale râului. Primărița a spus că lucrările au costat douăsprezece milioane de euro și au durat trei ani. Camioanele trebuie să rămână pe drumul vechi până în primăvară, deoarece accesul este încă în construcție.",
    "hu": "Hétfő óta új híd köti össze a folyó két partját. A polgármester elmondta, hogy az építkezés tizenkétmillió euróba került és három évig tartott. A teherautóknak tavaszig a régi úton kell maradniuk, mert a felhajtó még épül. A megnyitóra sok lakos eljött.",
    "tr": "Pazartesi gününden beri yeni bir köprü nehrin iki yakasını birbirine bağlıyor. Belediye başkanı, çalışmaların on iki milyon avroya mal olduğunu ve üç yıl sürdüğünü söyledi. Bağlantı yolu hâlâ yapıldığı için kamyonlar ilkbahara kadar eski yolu kullanacak.",
    "hr": "Od ponedjeljka novi most povezuje obje obale rijeke. Gradonačelnica je rekla da su radovi stajali dvanaest milijuna eura i trajali tri godine. Kamioni do proljeća moraju ostati na staroj cesti jer se prilaz još uvijek gradi. Na otvorenje je došlo mnogo stanovnika.",
    "el": "Από τη Δευτέρα μια νέα γέφυρα ενώνει τις δύο όχθες του ποταμού. Η δήμαρχος είπε ότι τα έργα κόστισαν δώδεκα εκατομμύρια ευρώ και διήρκεσαν τρία χρόνια. Τα φορτηγά θα μείνουν στον παλιό δρόμο μέχρι την άνοιξη.",
    "ru": "С понедельника новый мост соединяет оба берега реки. Мэр сообщила, что строительство стоило двенадцать миллионов евро и длилось три года. Грузовикам до весны придётся ездить по старой дороге, потому что подъезд ещё строится. Посмотреть на открытие пришли многие жители.",
    "uk": "З понеділка новий міст з'єднує обидва береги річки. Міська голова повідомила, що будівництво коштувало дванадцять мільйонів євро й тривало три роки. Вантажівкам до весни доведеться їздити старою дорогою, бо під'їзд ще будують. На відкриття прийшло багато мешканців.",
    "bg": "От понеделник нов мост свързва двата бряга на реката. Кметицата каза, че строежът е струвал дванадесет милиона евро и е продължил три години. Камионите трябва да останат на стария път до пролетта, защото подходът още се строи. Много жители дойдоха да видят откриването.",
    "ar": "منذ يوم الاثنين يربط جسر جديد بين ضفتي النهر. وقالت رئيسة البلدية إن الأعمال كلفت اثني عشر مليون يورو واستغرقت ثلاث سنوات. وعلى الشاحنات أن تبقى على الطريق القديم حتى الربيع لأن المدخل لا يزال قيد الإنشاء. وحضر كثير من السكان لمشاهدة الافتتاح.",
    "fa": "از روز دوشنبه پل تازه‌ای دو ساحل رودخانه را به هم پیوند می‌دهد. شهردار گفت که ساخت آن دوازده میلیون یورو هزینه داشته و سه سال طول کشیده است. کامیون‌ها تا بهار باید در جاده قدیمی بمانند، چون راه ورودی هنوز در دست ساخت است.",
    "ur": "پیر کے دن سے ایک نیا پل دریا کے دونوں کناروں کو ملاتا ہے۔ میئر نے کہا کہ اس کام پر ایک کروڑ بیس لاکھ یورو خرچ ہوئے اور اس میں تین سال لگے۔ ٹرکوں کو بہار تک پرانی سڑک پر رہنا ہوگا کیونکہ راستہ ابھی بن رہا ہے۔",
    "he": "מאז יום שני מחבר גשר חדש בין שתי גדות הנהר. ראשת העיר אמרה שהעבודות עלו שנים עשר מיליון אירו ונמשכו שלוש שנים. משאיות יצטרכו להישאר בכביש הישן עד האביב, כי דרך הגישה עדיין נבנית.",
    "hi": "सोमवार से एक नया पुल नदी के दोनों किनारों को जोड़ता है। महापौर ने कहा कि इस काम पर एक करोड़ बीस लाख यूरो खर्च हुए और इसमें तीन साल लगे। ट्रकों को वसंत तक पुरानी सड़क पर ही रहना होगा, क्योंकि पहुंच मार्ग अभी बन रहा है।",
    "mr": "सोमवारपासून एक नवा पूल नदीच्या दोन्ही काठांना जोडतो. महापौर म्हणाल्या की या कामाला एक कोटी वीस लाख युरो खर्च आला आणि ते तीन वर्षे चालले. ट्रकना वसंत ऋतूपर्यंत जुन्याच रस्त्यावर राहावे लागेल, कारण जोडरस्ता अजून बांधला जात आहे.",
    "bn": "সোমবার থেকে একটি নতুন সেতু নদীর দুই তীরকে যুক্ত করেছে। মেয়র বলেছেন, এই কাজে এক কোটি বিশ লাখ ইউরো খরচ হয়েছে এবং তিন বছর লেগেছে। সংযোগ সড়ক এখনও তৈরি হচ্ছে বলে ট্রাকগুলোকে বসন্ত পর্যন্ত পুরোনো রাস্তায় থাকতে হবে।",
    "th": "ตั้งแต่วันจันทร์ สะพานใหม่เชื่อมสองฝั่งแม่น้ำเข้าด้วยกัน นายกเทศมนตรีกล่าวว่างานก่อสร้างใช้งบสิบสองล้านยูโรและใช้เวลาสามปี รถบรรทุกต้องใช้ถนนสายเก่าจนถึงฤดูใบไม้ผลิ",
    "vi": "Từ thứ Hai, một cây cầu mới nối hai bờ sông. Thị trưởng cho biết công trình tốn mười hai triệu euro và kéo dài ba năm. Xe tải phải đi đường cũ cho đến mùa xuân vì lối vào vẫn đang được xây dựng. Nhiều người dân đã đến xem lễ khánh thành.",
    "km": "ចាប់តាំងពីថ្ងៃចន្ទមក ស្ពានថ្មីមួយបានតភ្ជាប់ច្រាំងទន្លេទាំងពីរ។ អភិបាលក្រុងបាននិយាយថា ការសាងសង់ចំណាយអស់ដប់ពីរលានអឺរ៉ូ និងមានរយៈពេលបីឆ្នាំ។",
    "zh": "自周一起，一座新桥把河的两岸连接起来。市长表示，工程耗资一千二百万欧元，历时三年。由于引道仍在修建，卡车在春天之前必须走旧路。许多居民前来观看通车仪式。",
    "ja": "月曜日から新しい橋が川の両岸を結んでいる。市長によると、工事には千二百万ユーロと三年の歳月がかかった。取り付け道路がまだ建設中のため、トラックは春まで旧道を通らなければならない。",
    "ko": "월요일부터 새 다리가 강의 양쪽을 잇고 있다. 시장은 공사에 천이백만 유로가 들었고 삼 년이 걸렸다고 말했다. 진입로가 아직 공사 중이어서 트럭은 봄까지 옛길로 다녀야 한다.",
    "id": "Sejak hari Senin, sebuah jembatan baru menghubungkan kedua tepi sungai. Wali kota mengatakan bahwa pembangunan itu menelan biaya dua belas juta euro dan berlangsung tiga tahun. Truk harus tetap memakai jalan lama sampai musim semi karena jalan masuk masih dibangun.",
    "ca": "Des de dilluns, un pont nou uneix les dues ribes del riu. L'alcaldessa ha dit que les obres han costat dotze milions d'euros i han durat tres anys. Els camions hauran de continuar per la carretera vella fins a la primavera, perquè l'accés encara s'està construint.",
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_short_news(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize(
    ("one", "other"), [("de", "ar"), ("ar", "en"), ("zh", "fr"), ("es", "zh"), ("en", "de")]
)
def test_two_languages_do_not_make_a_third(one: str, other: str) -> None:
    for text in (f"{TEXTS[one]}\n{TEXTS[other]}", f"{TEXTS[one] * 2}\n{TEXTS[other]}"):
        assert language_of(text) in {one, other}


def test_most_of_a_text_decides() -> None:
    quoted = "“It is the greatest of all bridges, and the people of the town will love it,” the visitor said to them."
    assert language_of(f"{quoted}\n{TEXTS['de'] * 2}") == "de"


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        ("en", "de", "en"),
        ("pt", "pt_BR", "pt-BR"),
        ("pt", "en-US", "pt"),
        ("id", "ms", "ms"),
        ("hr", "sr-Latn", "sr-Latn"),
        ("nb", "no", "no"),
    ],
)
def test_what_the_source_states(text: str, stated: str, language: str) -> None:
    assert language_of(TEXTS[text], stated.replace("_", "-")) == language


def test_a_few_words_are_what_the_source_states() -> None:
    assert language_of("Restaurant Hotel Taxi", "fr") == "fr"
    assert language_of("", "fr") == "fr"
    assert language_of("123") == "und"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The mayor of the town and the head of the school said that it was the end of a long winter. ",
        ),
        (
            "de",
            "Die Stadt und der Landkreis haben den Bau der Brücke mit dem Geld des Landes für die Schule bezahlt. ",
        ),
        (
            "fr",
            "Les élus de la ville et les habitants ont voté dans la salle des fêtes pour le pont de la commune. ",
        ),
        (
            "es",
            "El alcalde y las vecinas de la ciudad votaron en la sala por el puente que une las dos orillas. ",
        ),
        (
            "de",
            "Seit Montag ist die neue Brücke nicht mehr gesperrt, und das Rathaus bezahlt den Bau mit Geld für Straßen. ",
        ),
        (
            "pt",
            "A ponte não ficou pronta em março, e uma parte dos moradores foi com o prefeito à obra que são anos. ",
        ),
        (
            "vi",
            "Những người dân của thành phố không được đi qua cầu mới và các xe tải phải đi đường cũ cho đến mùa xuân. ",
        ),
        (
            "ar",
            "قال رئيس البلدية في المدينة إن الجسر الذي افتتح على النهر من أكبر الجسور التي بنيت إلى الآن في البلاد. ",
        ),
    ],
)
def test_plain_texts_need_no_model(monkeypatch: pytest.MonkeyPatch, language: str, text: str) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    assert language_of(text * 6) == language


@pytest.mark.parametrize("language", ["ja", "zh", "km", "gl"])
def test_words_of_a_quotation_are_not_the_language(language: str) -> None:
    galician = "A ponte da cidade custou doce millóns de euros e os camións non poden pasar por unha estrada nova ata o verán. "
    quoted = " “That was the end of the road for the town, and it was hard,” she said."
    text = galician * 4 if language == "gl" else TEXTS[language] * 4 + quoted
    assert language_of(text) == language


def test_third_piece_is_not_asked_when_two_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def by_words(piece: str) -> str:
        asked.append(piece)
        return "pt"

    monkeypatch.setattr(tongue, "_by_words", by_words)
    assert language_of("A ponte da cidade foi aberta ontem pelo prefeito. " * 30) == "pt"
    assert len(asked) == 2
