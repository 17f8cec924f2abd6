"""L3. What names of news sites look like: the outlets whose pages are read most, and the words that they call themselves by.

Tables, and the questions that one asks of them. A name that is missing here is no harm: a page that states its own name,
a domain, or a name with a word such as ``Courier`` in it is known without.
"""

import re
import unicodedata

from episodekit.article.languages.words import bag

PARTICLES = bag(
    "of the and for de des der die das du la le les el los las del di da do dos van von und et e y & in en à au aux für im am zu"
)
"""Words within a name that begin with a small letter."""

_OUTLETS_TEXT = """
    ABC News, Agence France-Presse, AFP, AP, AP News, Associated Press, Reuters, Bloomberg, BBC, BBC News, BBC Sport,
    BBC World Service, CNN, CNBC, CBC, CBS News, NBC News, MSNBC, Fox News, NPR, PBS, PBS NewsHour, C-SPAN, Politico, Axios,
    The Hill, Vox, Slate, Salon, Wired, The Verge, Ars Technica, TechCrunch, Engadget, Gizmodo, HuffPost, BuzzFeed, Forbes,
    Business Insider, Fortune, Newsweek, Time, The Economist, The Atlantic, The New Yorker, USA Today, The New York Times, NYT,
    The Washington Post, The Wall Street Journal, WSJ, Los Angeles Times, Financial Times, The Guardian, The Independent,
    The Telegraph, The Times, Sky News, ITV News, Channel 4 News, Metro, Evening Standard, Daily Mail, Mail Online, The Sun,
    Al Jazeera, Al Arabiya, Haaretz, The Hindu, NDTV, Mint, Firstpost, Scroll.in, The Wire, The Quint, Dawn, Kyodo News,
    Nikkei Asia, NHK, NHK World, Xinhua, CGTN, Global Times, SCMP, South China Morning Post, Caixin, Yonhap, Rappler, Bernama,
    The Straits Times, CNA, Khmer Times, The Phnom Penh Post, VnExpress, Tuổi Trẻ Online, Thanh Niên, Dân trí, VietNamNet,
    VietnamPlus, Báo Nhân Dân, RFI, RFA, VOA, VOA News, VOA Learning English, Voice of America, Radio Free Asia, Radio Free Europe,
    Deutsche Welle, DW, Euronews, France 24, TF1 Info, BFMTV, Franceinfo, Le Monde, Le Figaro, Libération, L'Express,
    Le Point, L'Obs, Mediapart, La Croix, Les Echos, 20 Minutes, Ouest-France, Le Parisien, Le Soir, RTBF, RTS, Le Devoir,
    La Presse, Radio-Canada, SPIEGEL, SPIEGEL ONLINE, ZEIT, ZEIT ONLINE, FAZ, Süddeutsche Zeitung, SZ, WELT, taz, BILD, stern,
    FOCUS online, Handelsblatt, Tagesspiegel, tagesschau, heute, ZDFheute, ZDF, ARD, NDR, WDR, MDR, BR24, SWR, hessenschau,
    Deutschlandfunk, heise online, heise, Golem, netzpolitik.org, n-tv, RTL, ORF, Der Standard, Die Presse, Kurier, NZZ, SRF,
    Tages-Anzeiger, 20 Minuten, EL PAÍS, El Mundo, ABC, La Vanguardia, elDiario.es, 20minutos, El Confidencial, RTVE, EFE,
    La Nación, Clarín, Infobae, Página 12, El Universal, Milenio, Reforma, El Tiempo, El Espectador, La Tercera, El Comercio,
    BBC News Mundo, G1, O Globo, UOL, Folha, Folha de S.Paulo, Estadão, Agência Brasil, Público, Expresso, Observador, RTP,
    la Repubblica, Corriere della Sera, La Stampa, ANSA, Il Sole 24 Ore, Il Post, Rai News, Il Fatto Quotidiano, Sky TG24,
    NOS, NU.nl, de Volkskrant, NRC, Trouw, De Telegraaf, De Standaard, De Morgen, VRT NWS, SVT Nyheter, Dagens Nyheter,
    Aftonbladet, Expressen, NRK, VG, Aftenposten, Politiken, Yle, Helsingin Sanomat, Gazeta Wyborcza, Onet, TVN24, Meduza,
    Медуза, РИА Новости, ТАСС, Коммерсантъ, Ведомости, РБК, Хабр, Українська правда, Hürriyet, Milliyet, Anadolu Ajansı,
    Hespress, هسبريس, الجزيرة, الجزيرة نت, العربية, BBC News عربي, RSS.com, Medium, Substack, Wikipedia, Wikinews, Wikinoticias,
    Global Voices, The Conversation, ProPublica, Bellingcat, ScienceDaily, Phys.org, EurekAlert, YouTube, Facebook, Twitter,
    LinkedIn, Yahoo, Yahoo News, Yahoo Finance, MSN, Google News, UN News, ReliefWeb, Destatis, Eurostat, INSEE, Istat,
    人民网, 新华网, 央视网, 新浪网, 新浪新闻, 搜狐, 网易, 腾讯网, 凤凰网, 澎湃新闻, 财新网, 中国新闻网, 联合早报, 自由時報, 聯合新聞網,
    中央社, 端傳媒, 朝日新聞デジタル, 毎日新聞, 読売新聞オンライン, 日本経済新聞, 時事ドットコム, 共同通信, 産経ニュース, 연합뉴스,
    조선일보, 중앙일보, 한겨레, 동아일보, 네이버 뉴스, The Local, DER SPIEGEL, DIE ZEIT, ynet, Kompas.com, detikcom, Tempo.co, Tribunnews, NTV, Sabah, Sözcü,
    Cumhuriyet, Habertürk, CNN Türk, iDNES.cz, Novinky.cz, Aktuálně.cz, Seznam Zprávy, ČT24, SME.sk, Denník N, HVG, Index.hu,
    Telex, 24.hu, Digi24, HotNews.ro, Adevărul, Libertatea, Ilta-Sanomat, Iltalehti, Berlingske, Jyllands-Posten, Dagbladet,
    Rzeczpospolita, Polsat News, Wirtualna Polska, Jutarnji list, Večernji list, Новая газета, Известия, Лента.ру, Газета.Ru,
    Интерфакс, Фонтанка, РБК-Україна, Суспільне, Η Καθημερινή, Καθημερινή, Το Βήμα, Τα Νέα, Πρώτο Θέμα, הארץ, מעריב, וואלה,
    ישראל היום, דבר, ערוץ 12, כאן חדשות, الشرق الأوسط, اليوم السابع, سكاي نيوز عربية, الأهرام, الخليج, البيان, المصري اليوم,
    روسيا اليوم, وكالة الأنباء السعودية, ایسنا, ایرنا, همشهری, خبرگزاری ایسنا, خبرگزاری فارس, خبرگزاری مهر, روزنامه شرق,
    दैनिक भास्कर, दैनिक जागरण, अमर उजाला, नवभारत टाइम्स, आज तक, हिन्दुस्तान, প্রথম আলো, আনন্দবাজার পত্রিকা, কালের কণ্ঠ,
    ไทยรัฐ, ไทยรัฐออนไลน์, มติชน, มติชนออนไลน์, ข่าวสด, เดลินิวส์, ไทยพีบีเอส, Thai PBS, ភ្នំពេញប៉ុស្តិ៍, ដើមអម្ពិល, វីអូឌី,
    Fresh News, Thmey Thmey, NHKニュース, Yahoo!ニュース, 朝日新聞, 日経電子版, 東京新聞, 環球網, 环球网, 中央廣播電臺, 經濟日報
"""
# Outlets whose name is a word of headlines as well: only as the last part, behind a headline; never before a colon.
_AMBIGUOUS = bag(
    "ap abc time vg heute stern focus metro mint medium vox slate fortune salon politico insider dawn welt bild zeit express "
    "observador público expresso sabah telex index דבר الخليج البيان известия reforma golem trouw kurier yahoo spiegel facebook twitter youtube"
)
_MEDIA = bag(
    "news newsroom newswire times post journal herald tribune courier gazette guardian observer chronicle telegraph mirror "
    "mail express standard examiner inquirer enquirer register review press daily weekly globe echo bulletin dispatch sentinel "
    "monitor reporter advocate beacon argus ledger magazine radio tv television broadcasting network channel media online "
    "agency wire blog digest zeitung nachrichten anzeiger tageblatt rundschau presse kurier allgemeine magazin fernsehen "
    "rundfunk noticias diario periódico gaceta prensa notícias jornal diário correio giornale gazzetta notizie quotidiano quotidien "
    "corriere nieuws dagblad krant courant avisen tidning tidende nyheter gazeta wiadomości новости газета báo info "
    "actualité actualités hebdo dépêche أخبار جريدة صحيفة haber gazetesi ajansı hírek zprávy noviny deník știri uutiset вести berita समाचार न्यूज़ חדשות ειδήσεις"
)
_COMPOUND = re.compile(
    r"\w{3,20}(?:zeitung|tageblatt|anzeiger|nachrichten|kurier|rundschau|news|post|times|bladet)"
)
_MEDIA_FIRST = bag(
    "radio noticias notícias diario diário jornal báo tv canal correio corriere gazeta agência agencia agence صحيفة جريدة تلفزيون قناة وكالة خبرگزاری روزنامه दैनिक"
)
_SECTIONS = bag(
    "home news world politics sport sports business economy opinion culture science technology tech health education "
    "environment travel entertainment lifestyle video videos local national international asia europe africa americas uk us "
    "english español français deutsch mundo afrique monde politik wirtschaft kultur panorama inland ausland gesellschaft wissen "
    "wissenschaft netzwelt regional politique économie société sciences santé planète internacional política economía sociedad "
    "cultura deportes ciencia salud nacional economia esportes ciência saúde cronaca esteri cotidiano brasil provincia provincias comarca ciudad ciudades sucesos educación educação éducation bildung geral cidades polícia "
    "regional regionales lokales stadt leute vermischtes ratgeber faits-divers justice société territorio attualità binnenland buitenland economie cultuur "
    "общество политика экономика происшествия спорт наука в_мире tujina slovenija kraj świat polska 国际 国内 社会 财经 时政 体育 "
    "新闻 滚动新闻 新闻频道 中文 عربي ไทย हिंदी فارسی اردو русская українська türkçe 한국어 日本語 বাংলা"
)
_LABELS = bag(
    "opinion analysis exclusive watch podcast pressemitteilung pressrelease communiquédepresse notadeprensa 단독 속보 lead"
)
_COMMON_TOPS = bag("com org net info biz edu gov int news press media online site app dev blog today world")
_NO_COUNTRIES = bag(
    "js py md pl sh rb cc vs ts go"
)  # endings of files and programs before they are those of domains
_DOMAIN = re.compile(r"(?:https?://)?(?:[a-z0-9-]{1,63}\.){1,4}([a-z]{2,6})/?", re.IGNORECASE)
_DATE = re.compile(
    r"(?:\w{3,9},?\s)?\d{1,2}\.?\s\w{3,10}\.?,?\s\d{4}|\w{3,10}[.,]?\s(?:\d{1,2},\s)?\d{4}|\d{4}[-/]\d\d[-/]\d\d|\d\d?[./]\d\d?[./]\d{2,4}"
)
_BYLINE = re.compile(r"(?:by|von|par|por|di|door)\s[A-ZÀ-Þ]\S{1,30}(?:\s\S{1,30}){0,4}")
_HAN_OUTLET = re.compile(
    r"\S{1,12}(?:网|網|报|報|社|新闻|新聞|频道|頻道|电视台|電視台|在线|線上|中心|周刊|週刊|杂志|雜誌|传媒|傳媒|ニュース|オンライン|デジタル|ドットコム|テレビ|放送|通信|门户|平台|客户端)"
)


def key(name: str) -> str:
    """What two spellings of a name share: its letters and digits in lower case."""
    return "".join(sign for sign in unicodedata.normalize("NFC", name).casefold() if sign.isalnum())


_OUTLETS = frozenset(
    spelling
    for name in _OUTLETS_TEXT.split(",")
    for spelling in (
        key(name),
        key(name.strip().removeprefix("The ").removeprefix("Der ").removeprefix("Die ")),
    )
)


def spellings(name: str) -> frozenset[str]:
    """Keys by which a site with this name or host may call itself in a title."""
    found = {key(name)}
    plain = name.casefold().removeprefix("https://").removeprefix("http://").split("/", 1)[0]
    if is_domain(plain):
        labels = [label for label in plain.split(".")[:-1] if label not in {"www", "co", "com", "org", "net"}]
        found |= {key(plain.removeprefix("www.")), *(key(label) for label in labels[-1:])}
    for article in ("the ", "der ", "die ", "das ", "le ", "la ", "el ", "de "):
        found.add(key(plain.removeprefix(article)))
    return frozenset(spelling for spelling in found if len(spelling) >= 2)


def is_domain(text: str) -> bool:
    """``example.com``; not ``Node.js``."""
    match = _DOMAIN.fullmatch(text)
    if match is None:
        return False
    top = match[1].casefold()
    return top in _COMMON_TOPS or (len(top) == 2 and top not in _NO_COUNTRIES)


def is_outlet(text: str) -> bool:
    """A name of the table, or one with its edition: ``Voice of America - English``, ``Wikinews, the free news source``."""
    if key(text) in _OUTLETS:
        return True
    words = text.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        name = key(" ".join(words[:count]))
        if name in _OUTLETS and name not in _AMBIGUOUS:
            edition = [word.strip(",()-–—|·") for word in words[count:]]
            return words[count - 1].endswith(",") or all(is_section(word) for word in edition if word)
    return False


def is_ambiguous(text: str) -> bool:
    """An outlet's name that is a word of headlines as well."""
    return key(text) in _AMBIGUOUS


def is_section(text: str) -> bool:
    """A part of a site (``World News``), or what stands beside it: a date, ``by`` somebody."""
    folded = text.casefold()
    if folded in _SECTIONS or _DATE.fullmatch(text) or _BYLINE.fullmatch(text):
        return True
    words = folded.replace("&", " ").split()
    return 0 < len(words) <= 3 and all(word in _SECTIONS or word in PARTICLES for word in words)


def is_label(text: str) -> bool:
    """What sites put before a title to say of which kind it is."""
    return key(text) in _LABELS


def sounds_like_outlet(text: str) -> bool:
    """A name with one of the words in it that outlets call themselves by, where they have it."""
    words = text.casefold().split()
    return bool(words) and (
        words[-1] in _MEDIA
        or words[0] in _MEDIA_FIRST
        or _COMPOUND.fullmatch(words[-1]) is not None
        or _HAN_OUTLET.fullmatch(text) is not None
    )
