import pytest

from episodekit.article.readers.title import LONGEST, clean_title, split_site

BODY = (
    "The minister announced that thousands of workers were expelled from the country and deported home. The council in "
    "London has opened a new bridge over the river after the elections, and experts warned of calcium in it."
)


def cleaned(raw: str) -> tuple[str, str | None]:
    title, hint, _ = clean_title(raw, BODY)
    return title, hint


TITLE = "Rivers rise after the storm"


@pytest.mark.parametrize(
    "joined",
    [
        "{} | Lowland Courier",
        "{} – The Lowland Courier – Lowland",
        "{} - Lowland - Lowland Courier",
        "{} | News, Sport, Jobs - Lowland Courier",
        "{} / Lowland Courier",
        "{} (Lowland Courier)",
        "{} | Latest News from Lowland",
        "{} | Noticias de Lowland",
        "{} | Courier Lowland.nl",
        "{} | Gemeente Lowland",
        "City of Lowland | {}",
        "London Courier: {}",  # the article speaks of London
        "{} - Lowland Courier",
        "{} – The Courier",
        "{} — Lowland Courier",
        "{} -- Lowland Courier",
        "{} · Lowland Courier",
        "{} • courier.example.com",
        "{} | News | Lowland Courier",
        "{} - UK News - Lowland Courier",
        "{} - Lowland Courier - World",
        "{} :: Courier",
        "{} » Lowland Courier",
        "{} | RSS.com",
        "{} - tagesschau.de",
        "{} | heise online",
        "{} – SPIEGEL",
        "{} - DER SPIEGEL",
        "{} - Politik - SZ.de",
        "{} - The New York Times",
        "{} - BBC News",
        "{} - BBC News Mundo",
        "{} | Voice of America - English",
        "{} - Wikinews, the free news source",
        "{} | Economía | EL PAÍS",
        "{} - 12/03/2024 - Cotidiano - Folha",
        "{} | by Jane Doe | Towards Data Science | Jan, 2024 | Medium",
        "{} / Hespress",
        "{} (Reuters)",
        "{} (example.com)",
        "{} - VnExpress",
        "{} - Báo Nhân Dân",
        "{} | الجزيرة نت",
        "Reuters: {}",
        "VOA News: {}",
        "Reuters | {}",
        "Lowland Courier | {}",
        "RSS.com | {}",
        "Opinion | {} - The Washington Post",
        "Pressemitteilung: {}",
    ],
)
def test_names_of_sites(joined: str) -> None:
    assert cleaned(joined.format(TITLE)) == (TITLE, None)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("国务院印发通知推动消费增长_中国政府网", "国务院印发通知推动消费增长"),
        ("国务院印发通知推动消费增长_新闻频道_央视网", "国务院印发通知推动消费增长"),
        ("国务院印发通知推动消费增长--国际--人民网", "国务院印发通知推动消费增长"),
        ("国务院印发通知推动消费增长-新华网", "国务院印发通知推动消费增长"),
        ("国务院印发通知推动消费增长｜公視新聞網 PNN", "国务院印发通知推动消费增长"),
        ("国务院印发通知推动消费增长 - BBC News 中文", "国务院印发通知推动消费增长"),
        ("首相が新しい経済対策を発表：朝日新聞デジタル", "首相が新しい経済対策を発表"),
        ("首相が新しい経済対策を発表 - 毎日新聞", "首相が新しい経済対策を発表"),
        ("정부, 새 경제 대책 발표하기로 : 한겨레", "정부, 새 경제 대책 발표하기로"),
        ("정부, 새 경제 대책 발표하기로 | 연합뉴스", "정부, 새 경제 대책 발표하기로"),
        ("ក្រសួងអប់រំបើកសាលារៀនថ្មីនៅភ្នំពេញ | VOD", "ក្រសួងអប់រំបើកសាលារៀនថ្មីនៅភ្នំពេញ"),
        ("الحكومة تعلن خطة اقتصادية جديدة - BBC News عربي", "الحكومة تعلن خطة اقتصادية جديدة"),
        ("War - BBC News", "War"),
    ],
)
def test_names_of_sites_in_other_scripts(raw: str, title: str) -> None:
    assert cleaned(raw) == (title, None)


JOINTS = ("« {}", "» {}", "‹ {}", "› {}", "• {}", "· {}", ":: {}", "~ {}", "| {}", "- {}", "– {}", "— {}")


@pytest.mark.parametrize(
    ("headline", "site"),
    [
        ("Rivers rise after the heavy storm", "The Local"),
        ("Rivers rise after the heavy storm", "Site.com"),
        ("Flüsse steigen nach dem schweren Sturm", "DER SPIEGEL"),
        ("Les rivières montent après la tempête", "Le Monde"),
        ("Los ríos crecen tras la fuerte tormenta", "EL PAÍS"),
        ("I fiumi salgono dopo la forte tempesta", "la Repubblica"),
        ("Nước sông dâng cao sau cơn bão lớn", "VnExpress"),
        ("Реки поднялись после сильного шторма", "РИА Новости"),
        ("ارتفاع منسوب الأنهار بعد العاصفة الشديدة", "الجزيرة نت"),
        ("رودخانه‌ها پس از طوفان شدید بالا آمدند", "خبرگزاری ایسنا"),
        ("הנהרות עולים אחרי הסערה הקשה", "הארץ"),
        ("Τα ποτάμια φουσκώνουν μετά την καταιγίδα", "Η Καθημερινή"),
        ("भारी तूफान के बाद नदियों का जलस्तर बढ़ा", "दैनिक भास्कर"),
        ("แม่น้ำเพิ่มสูงขึ้นหลังพายุรุนแรง", "ไทยรัฐ"),
        ("ទឹកទន្លេឡើងខ្ពស់ក្រោយព្យុះខ្លាំងនៅភ្នំពេញ", "ភ្នំពេញប៉ុស្តិ៍"),
        ("暴风雨过后多地河流水位持续上涨超过警戒线", "新华网"),
        ("激しい嵐の後に各地の川の水位が上昇", "朝日新聞"),
        ("강한 폭풍 이후 전국 강 수위 상승", "연합뉴스"),
    ],
)
def test_every_joint_in_every_script(headline: str, site: str) -> None:
    for joint in JOINTS:
        assert cleaned(f"{headline} {joint.format(site)}") == (headline, None), joint
        if joint[0] in "»|":
            assert cleaned(f"{site} {joint[0]} {headline}") == (headline, None), joint


def test_an_unknown_name_without_capitals_is_told_by_the_article() -> None:
    headline = "ارتفاع منسوب الأنهار بعد العاصفة الشديدة"
    body = "ارتفع منسوب الأنهار بعد العاصفة، وقالت الشرطة إن الطرق أغلقت."
    assert split_site(f"{headline} - المرصد الجديد", body=body) == (headline, "المرصد الجديد")
    assert split_site(f"{headline} - الشرطة", body=body)[1] is None
    assert split_site(f"{headline} - وفاة 12 شخصا", body=body)[1] is None
    assert split_site(f"{headline} - فيديو", body="")[1] is None


def test_a_clause_behind_a_dot_is_told_by_the_article() -> None:
    headline = "Zwei Tote bei Unfall • Polizei sucht Zeugen"
    assert split_site(headline, body="Die Polizei sucht nach dem Unfall Zeugen.") == (headline, None)


@pytest.mark.parametrize(
    "title",
    [
        "Covid-19 cases rise - again",
        "War - Peace",
        "Rivers rise: what to know",
        "A well-known state-of-the-art bridge",
        "Budget vote – 15 things that we learned today",
        "Cambodia: 15,000 expelled",
        "Covid-19",
        "Interview – Was jetzt zählt",
        "Flood Hits Town - New Elections Loom",  # the article speaks of elections
        "Rivers Rise After the Storm - Kyiv",  # where every word has a capital, it says nothing
        "Neue Brücke über die Würm – Opposition protestiert",
        "Plane crash kills 12 in mountains - UN",
        "Live updates | Storm hits the coast of Florida hard",
        "Brexit | What happens next",
        "Storm hits coast | What we know so far",
        "Biden v Trump: a guide - who wins?",
        "Le ministre dénonce « une honte »",
        "Minister nennt »Wahnsinn« die Folgen",
        "Oil prices jump (again)",
        "Why we moved from Deno - Node.js",
        "快讯：国务院印发通知推动消费增长",
        "中国-东盟合作论坛在南宁举行",
        "The Crown - Season 3 review",
        "Spider-Man: No Way Home",
        "Russia loses 3,000 tanks, Bloomberg reports",
        "Left/right divide widens in parliament",
        "Ukraine war – latest",
        "Time: the last frontier of physics",  # also a magazine
        "BBC: 15,000 jobs to go",
        "Guardian: a new role for the army",
        "حريق كبير في القاهرة - وفاة 12 شخصا",
        "مقتل 15 شخصا في حادث سير - الشرطة",
        "ارتفاع أسعار النفط: أسباب وتداعيات",
        "كأس العالم | المغرب يهزم البرتغال",
        "Ministro « renuncia » tras crisis",
        "The minister said « no » to the plan",
        "Премьер «готов к выборам»",
        "Землетрясение в Турции — число жертв растет",
        "Путин: Россия готова к переговорам",
        "Bão số 3 - mưa lớn ở miền Bắc",
        "Thủ tướng: Không để dân thiếu nước",
        "日本：15人が死亡",
        "台风“山竹”登陆 - 15人死亡",
        "삼성전자 - 영업이익 10조원 돌파",
        "Erdoğan: Seçimler zamanında yapılacak",
        "Brésil • Lula réélu avec 50,9 %",
        "Sécheresse : 15 départements en alerte - carte",
        "Macron : « Il faut agir »",
        "Inflation ~ 5% in May",
        "Storm ~ what we know",
        "Neue Brücke für die Stadt – Rede von Minister London",  # the article speaks of both
        "Bridge / Courier",
        "Rivers rise (Storm Courier Service in the North)",
    ],
)
def test_what_is_all_of_the_title(title: str) -> None:
    assert cleaned(title) == (title, None)


@pytest.mark.parametrize(
    ("raw", "known", "title"),
    [
        ("Rivers rise - meadow", "Meadow Times", "Rivers rise - meadow"),
        ("Rivers Rise - Meadow Times", "Meadow Times", "Rivers Rise"),
        ("Rivers Rise - Meadow Times Online", "Meadow Times", "Rivers Rise"),
        ("Meadow Times - Rivers rise", "Meadow Times", "Rivers rise"),
        ("Meadow: Rivers rise again", "Meadow", "Rivers rise again"),
        ("Rivers rise @ Meadow", "Meadow", "Rivers rise"),
        ("Rivers rise (Meadow)", "Meadow", "Rivers rise"),
        ("Rivers rise > Meadow", "Meadow", "Rivers rise"),
        ("Rivers rise – bergland", "www.bergland.at", "Rivers rise"),
        ("Flut – Spiegel", "DER SPIEGEL", "Flut"),
        ("Time Runs Out", "Time", "Time Runs Out"),
        ("A Life - Time Runs Out", "Time", "A Life - Time Runs Out"),
        ("Meadow", "Meadow", "Meadow"),
    ],
)
def test_a_site_that_names_itself(raw: str, known: str, title: str) -> None:
    assert split_site(raw, [known], body=BODY)[0] == title


def test_the_name_is_the_site_not_its_section() -> None:
    assert split_site(f"{TITLE} | News | Lowland Courier", body=BODY) == (TITLE, "Lowland Courier")


def test_of_a_written_title_only_names_without_doubt_go() -> None:
    assert split_site("Rivers rise after rain | Lowland Desk", body=BODY)[0] == "Rivers rise after rain"
    assert split_site("Rivers rise after rain | Lowland Desk", body=BODY, certain=True)[1] is None
    assert split_site("Rivers rise after rain | RSS.com", body=BODY, certain=True)[1] == "RSS.com"


@pytest.mark.parametrize(
    ("raw", "title", "hint"),
    [
        # 50, 60 and 45 characters
        (
            "Cambodia Targets Foreign Cybercriminals: 15,000 Ex",
            "Cambodia Targets Foreign Cybercriminals",
            "Cambodia Targets Foreign Cybercriminals: 15,000 Expelled",
        ),
        (
            "Minister says in the capital that many workers will be expel",
            "Minister says in the capital that many workers",
            "Minister says in the capital that many workers will be expelled",
        ),
        ("Council meets again today, as thousands of…", "Council meets again today", None),
        (
            "Council meets again today because worke...",
            "Council meets again today",
            "Council meets again today because workers",
        ),
        ("Council to meet again on the question of the", "Council to meet again on the question", None),
        ("Council to meet again on the question:", "Council to meet again on the question", None),
        ("国务院印发通知推动消费增长，多地出台新的…", "国务院印发通知推动消费增长", None),
        (
            "Council in London has now opened its new b",
            "Council in London has now opened its new b",
            None,
        ),  # any length
        (
            "The council in London has opened today a new b",
            "The council in London has opened today a new b",
            None,
        ),
        (
            "The council says that it has opened here a new bri…",
            "The council says that it has opened here a new",
            "The council says that it has opened here a new bridge",
        ),
        (
            "In London the council has opened for them a new br",
            "In London the council has opened for them a new",
            "In London the council has opened for them a new bridge",
        ),
        (
            "In London a council has opened for them all, new b",
            "In London a council has opened for them all",
            "In London a council has opened for them all, new bridge",
        ),
        (
            "El consejo abre un puente nuevo y ancho junto a la…",
            "El consejo abre un puente nuevo y ancho",
            None,
        ),
        (
            "De raad opent een nieuwe brug over de rivier bij het…",
            "De raad opent een nieuwe brug over de rivier",
            None,
        ),
        (
            "Der Rat eröffnet eine neue Brücke über die Würm am…",
            "Der Rat eröffnet eine neue Brücke über die Würm",
            None,
        ),
    ],
)
def test_cut_titles(raw: str, title: str, hint: str | None) -> None:
    assert cleaned(raw) == (title, hint)


@pytest.mark.parametrize(
    "raw",
    [
        "Thousands of foreign workers are deported and home",  # 50 characters, but whole
        "Short title",
        "“Thousands of the foreign workers are deported ex”",  # 50 characters, closed by a quotation mark
        "Council and workers: why they did listen to expert",  # 50, and the article has the plural
        "Council of the capital advises to take  Vitamin Ca"[:-1],  # a single letter
        "Council and ministers in the city ask again the EX",  # an abbreviation
        "Wait for it…",
        "How Big Whales Live and How They Mostly Die",
    ],
)
def test_whole_titles_stay(raw: str) -> None:
    assert cleaned(raw) == (raw, None)


def test_a_surname_is_no_end_of_a_whole_title() -> None:
    raw = "Town Council Votes by 9 to 4 to Close the Bar"  # 45 characters, where titles are often cut
    named = "The town council voted on Monday. “It was our last one,” said Ann Barlow, who worked there."
    assert clean_title(raw, named)[:2] == (raw, None)
    assert clean_title(f"{raw}…", named)[1] == "Town Council Votes by 9 to 4 to Close the Barlow"
    cut = "Town Council Votes by 9 to 4 to Honour Ann Ba"
    assert clean_title(cut, named)[1] == "Town Council Votes by 9 to 4 to Honour Ann Barlow"


def test_long_titles_end_with_a_clause_or_a_word() -> None:
    clause = "The first clause of this title is long enough to stand alone"
    assert cleaned(f"{clause}: {'and it goes on and on ' * 6}")[0] == clause
    words, _ = cleaned("alone together " * 20 + "at last")
    assert LONGEST - 12 <= len(words) <= LONGEST
    assert words.endswith((" together…", " alone…"))
    assert len(cleaned("长" * 300)[0]) == LONGEST


@pytest.mark.parametrize("piece", ["| ", " - A", "(", "_", "长_", "a.", "…", ": ", "by A "])
def test_endless_titles(piece: str) -> None:
    assert len(cleaned(piece * 40_000)[0]) <= LONGEST
