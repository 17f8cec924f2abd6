"""L3. The commonest words of figures in Swedish, Danish, Norwegian, Finnish, Indonesian and Malay, Turkish, Korean, Hindi and Persian."""

from episodekit.article.languages.words import (
    Words,
    bag,
    bounds,
    factors,
    phrases,
    phrases_bag,
    table,
    worth,
)

_NORTHERN_TIMES = (
    r"(?:i|sedan|siden|under|fra|från)\s(?:januari?|februari?|mars|marts|april|maj|mai|juni|juli|augusti?|september|oktober|november|december|desember)(?:\s(?:1[5-9]|20)\p{Nd}{2})?",
    r"(?:i|sedan|siden|under|fra|från|till|til|år)\s(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd}|[.,]\p{Nd})",
    r"i\s(?:fjol|fjor|år|dag|går|måndags|tisdags|onsdags|torsdags|fredags|lördags|söndags|helgen|weekenden|natt|nat|kväll|aften)",
    r"(?:förra|forrige|sidste|siste|nästa|næste|neste|dette)\s(?:året|år|måneden|månaden|måned|månad|veckan|uge|uke|kvartalet|kvartal)",
    r"(?:på|under|de)\s(?:seneste|siste|senaste)\s(?:\p{Nd}{1,3}\s)?(?:år|måneder|månaderna|åren|årene|uger|uker|veckorna|dage|dager)",
    r"(?:i|under)\s(?:första|andra|tredje|fjärde|første|andet|andre|fjerde)\s(?:kvartalet|kvartal|halvåret|halvår)",
    r"(?:på\s)?(?:måndag|mandag|tisdag|tirsdag|onsdag|torsdag|fredag|lördag|lørdag|söndag|søndag)(?:en|ens|skvällen|saften|skveld)?",
)

SWEDISH = Words(
    language="sv",
    decimal=",",
    bounds=bounds(
        keep="nästan | minst | högst | upp till | mindre än | färre än | bara | endast | knappt | under",
        drop="mer än | fler än | över | cirka | ungefär | omkring | runt | drygt | totalt",
    ),
    numerals=worth(
        "två 2 tre 3 fyra 4 fem 5 sex 6 sju 7 åtta 8 nio 9 tio 10 elva 11 tolv 12 tretton 13 fjorton 14 femton 15 sexton 16 sjutton 17 "
        "arton 18 nitton 19 tjugo 20 trettio 30 fyrtio 40 femtio 50 sextio 60 sjuttio 70 åttio 80 nittio 90"
    ),
    scales=table(
        "hundra 100 tusen 1e3 miljon 1e6 miljoner 1e6 miljard 1e9 miljarder 1e9 biljoner 1e12 mnkr 1e6 mdkr 1e9 dussin 12"
    ),
    leads=factors("en 1 | ett 1 | en halv 1/2 | en och en halv 3/2"),
    vague=table("tiotals 10 hundratals 100 tusentals 1000 miljontals 1e6"),
    shares=factors(
        "hälften 1/2 | en tredjedel 1/3 | två tredjedelar 2/3 | en fjärdedel 1/4 | tre fjärdedelar 3/4 | en femtedel 1/5 | en tiondel 1/10"
    ),
    share_links=phrases("av"),
    share_of_all=phrases("av de"),
    multiples=factors(
        "fördubblats 2 | fördubblades 2 | fördubblat 2 | tredubblats 3 | tredubblades 3 | halverats 1/2 | halverades 1/2"
    ),
    percent=frozenset(phrases("procent | procentenheter | procentenhet")),
    money=bag("kronor krona kr öre euro dollar pund"),
    units=bag(
        "kilometer km meter m mil ton kilo kg liter hektar kvadratmeter kvadratkilometer mw gw grader m² km²"
    ),
    durations=bag(
        "sekunder minut minuter timme timmar dag dagar dygn vecka veckor månad månader år årtionden"
    ),
    age_after=phrases("år gammal | år gamla | -åring | -årig | -åriga"),
    year_before=bag("i år sedan från till under före efter våren sommaren hösten vintern och mellan sommar"),
    ranges=phrases("till | och | eller"),
    when_before=phrases("för | i | på | under | de senaste | senaste | inom | efter | om | varje | kommande"),
    when_after=phrases("sedan | senare | tidigare | efter"),
    from_to=("från", "till"),
    stop=bag(
        "och i att det som en ett på är av för med den till de inte om har från var men så vid eller än under efter sedan över mot mellan när där"
    ),
    articles=bag("en ett den det de"),
    auxiliaries=bag("är var har hade blir blev kan ska skulle"),
    reflexives=bag("sig"),
    relatives=bag("som"),
    splitters=bag("som att eftersom medan men när innan om där"),
    dangling=bag("han hon den det de denna detta dessa men och också även där då dit"),
    pronouns=bag("han hon vi jag man"),
    doubts=bag("kan kunde ska skulle vill ville måste kanske möjligen om bör planerar"),
    sources=bag("enligt"),
    fillers=bag("också även redan nu fortfarande dessutom hittills totalt"),
    periods=_NORTHERN_TIMES,
    negations=bag("inte aldrig ingen inga inget utan"),
)

_NORDIC_SCALES = "hundrede 100 hundre 100 tusind 1e3 tusinde 1e3 tusen 1e3 million 1e6 millioner 1e6 mio 1e6 mio. 1e6 mill 1e6 mill. 1e6 milliard 1e9 milliarder 1e9 mia 1e9 mia. 1e9 mrd 1e9 mrd. 1e9 billioner 1e12 dusin 12"
_NORDIC_NUMERALS = (
    "to 2 tre 3 fire 4 fem 5 seks 6 syv 7 sju 7 otte 8 åtte 8 ni 9 ti 10 elleve 11 elve 11 tolv 12 tretten 13 fjorten 14 femten 15 seksten 16 "
    "sytten 17 atten 18 nitten 19 tyve 20 tjue 20 tredive 30 tretti 30"
)


def _nordic(language: str) -> Words:
    return Words(
        language=language,
        decimal=",",
        bounds=bounds(
            keep="næsten | nesten | mindst | minst | højst | høyst | op til | opp til | opptil | mindre end | mindre enn | færre enn | kun | bare | under",
            drop="mere end | mer enn | flere enn | flere end | over | cirka | ca. | omkring | omtrent | rundt | godt | totalt",
        ),
        numerals=worth(_NORDIC_NUMERALS),
        scales=table(_NORDIC_SCALES),
        leads=factors("en 1 | et 1 | én 1 | en halv 1/2 | halvanden 3/2 | halvannen 3/2"),
        vague=table("snesevis 20 hundredvis 100 hundrevis 100 tusindvis 1000 tusenvis 1000 millionvis 1e6"),
        shares=factors(
            "halvdelen 1/2 | halvparten 1/2 | en tredjedel 1/3 | to tredjedele 2/3 | to tredeler 2/3 | en tredel 1/3 | en fjerdedel 1/4 | "
            "tre fjerdedele 3/4 | tre fjerdedeler 3/4 | en femtedel 1/5 | en tiendedel 1/10"
        ),
        share_links=phrases("af | av | ud af"),
        share_of_all=phrases("af de | av de | ud af de"),
        multiples=factors("fordoblet 2 | doblet 2 | tredoblet 3 | halveret 1/2 | halvert 1/2"),
        percent=frozenset(phrases("procent | prosent | procentpoint | prosentpoeng")),
        money=bag("kroner krone kr kr. øre euro dollar pund"),
        units=bag("kilometer km meter m tons tonn ton kilo kg liter hektar kvadratmeter kvadratkilometer mw gw grader m² km² mil"),
        durations=bag("sekunder minut minutter time timer dag dage dager døgn uge uger uke uker måned måneder år årtier"),
        age_after=phrases("år gammel | år gamle | -årig | -årige | -åring"),
        year_before=bag("i år siden fra til under før etter efter våren sommeren høsten vinteren og mellem mellom"),
        ranges=phrases("til | og | eller"),
        when_before=phrases("for | i | på | de seneste | de siste | siste | inden | innen | efter | etter | om | hver"),
        when_after=phrases("siden | senere | tidligere | før"),
        from_to=("fra", "til"),
        ordinal_dot=True,
        stop=bag("og i at det som en et på er af av for med den til de ikke om har fra var men så ved eller end enn under efter etter siden over mod mot mellem mellom når der hvor"),
        articles=bag("en et den det de"),
        auxiliaries=bag("er var har havde hadde bliver blir blev ble kan skal skulle"),
        reflexives=bag("sig seg"), relatives=bag("der som"), sources=bag("ifølge"), periods=_NORTHERN_TIMES,
        splitters=bag("som at fordi mens men når da hvis hvor"),
        dangling=bag("han hun den det de denne dette disse men og også der da her"),
        pronouns=bag("han hun vi jeg man"),
        doubts=bag("kan kunne skal skulle vil ville må måtte måske kanskje muligvis muligens hvis om bør planlægger planlegger"),
        fillers=bag("også allerede nu nå fortsat fortsatt desuden dessuten hidtil hittil"),
        negations=bag("ikke aldrig aldri ingen intet inget uden uten"),
    )  # fmt: skip


FINNISH = Words(
    language="fi",
    decimal=",",
    bounds=bounds(keep="lähes | vähintään | enintään | alle | vain | jopa", drop="yli | noin | yhteensä"),
    numerals=worth("kaksi 2 kolme 3 neljä 4 viisi 5 kuusi 6 seitsemän 7 kahdeksan 8 yhdeksän 9 kymmenen 10"),
    scales=table(
        "sata 100 sataa 100 tuhat 1e3 tuhatta 1e3 miljoona 1e6 miljoonaa 1e6 miljardi 1e9 miljardia 1e9 milj. 1e6 mrd. 1e9"
    ),
    percent=bag("prosenttia prosentti prosenttiyksikköä prosentin"),
    money=bag("euroa euro euron dollaria"),
    units=bag("kilometriä kilometrin km metriä metrin m tonnia kiloa kg litraa hehtaaria astetta m² km²"),
    durations=bag(
        "sekuntia minuuttia tuntia tunnin päivää päivän viikkoa viikon kuukautta kuukauden vuotta vuoden"
    ),
    year_before=bag("vuonna vuoden vuodesta vuoteen kesällä"),
    when_after=phrases("sitten | myöhemmin | aiemmin | kuluttua | aikana"),
    stop=bag("ja on ei se että oli kun joka mutta myös tai kuin hän he ovat"),
    negations=bag("ei eivät"),
)

_MALAY_SCALES = "ratus 100 ribu 1e3 juta 1e6 miliar 1e9 milyar 1e9 bilion 1e9 triliun 1e12 trilion 1e12"


def _malay(language: str, decimal: str) -> Words:
    return Words(
        language=language,
        decimal=decimal,
        bounds=bounds(
            keep="hampir | sedikitnya | setidaknya | paling sedikit | sekurang-kurangnya | paling banyak | hingga | kurang dari | hanya",
            drop="lebih dari | lebih daripada | sekitar | kira-kira | sebanyak | total",
        ),
        numerals=worth("dua 2 tiga 3 empat 4 lima 5 enam 6 tujuh 7 delapan 8 lapan 8 sembilan 9 sepuluh 10 sebelas 11 seratus 100 seribu 1e3 sejuta 1e6"),
        scales=table(_MALAY_SCALES),
        vague=table("puluhan 10 ratusan 100 ribuan 1000 jutaan 1e6"),
        shares=factors("setengah 1/2 | separuh 1/2 | sepertiga 1/3 | dua pertiga 2/3 | seperempat 1/4 | tiga perempat 3/4 | seperlima 1/5"),
        percent=bag("persen peratus"),
        money=bag("rupiah ringgit dolar euro sen"),
        units=bag("kilometer km meter m ton kilogram kg liter hektare hektar mw gw derajat magnitudo"),
        durations=bag("detik menit minit jam hari minggu pekan bulan tahun dekade abad"),
        age_after=phrases("tahun tahun"),
        year_before=bag("tahun pada sejak"),
        ranges=phrases("hingga | sampai | dan | atau"),
        when_before=phrases("selama | dalam | sejak | setelah | setiap | pada"),
        when_after=phrases("lalu | yang lalu | kemudian | terakhir | mendatang | lagi"),
        from_to=("dari", "menjadi|ke"),
        stop=bag("dan yang di ke dari ini itu untuk dengan pada adalah tidak akan oleh dalam telah sudah juga karena saat"),
        negations=bag("tidak bukan belum"),
    )  # fmt: skip


TURKISH = Words(
    language="tr",
    decimal=",",
    bounds=bounds(
        keep="yaklaşık olarak | en az | en fazla | neredeyse | sadece | yalnızca",
        drop="yaklaşık | toplam | toplamda",
    ),
    numerals=worth(
        "iki 2 üç 3 dört 4 beş 5 altı 6 yedi 7 sekiz 8 dokuz 9 on 10 yirmi 20 otuz 30 kırk 40 elli 50 altmış 60 yetmiş 70 seksen 80 doksan 90"
    ),
    scales=table("yüz 100 bin 1e3 milyon 1e6 milyar 1e9 trilyon 1e12"),
    vague=table("onlarca 10 yüzlerce 100 binlerce 1000 milyonlarca 1e6"),
    money=bag("lira liralık tl dolar avro euro kuruş"),
    units=bag("kilometre km metre m ton kilogram kg litre hektar derece megavat"),
    durations=bag("saniye dakika saat gün hafta ay yıl yıllık"),
    age_after=phrases("yaşında | yaşındaki"),
    when_after=phrases("önce | sonra | içinde | boyunca"),
    stop=bag("ve bir bu da de ile için olan olarak daha çok gibi ama en ise mi o"),
    negations=bag("değil"),
)

KOREAN = Words(
    language="ko",
    bounds=bounds(keep="최소 | 최대 | 거의 | 약간", drop="약 | 총 | 모두"),
    bounds_after=bag("여 이상 이하 가량"),
    scales=table("십 10 백 100 천 1e3 만 1e4 억 1e8 조 1e12 백만 1e6 천만 1e7 십억 1e9 천억 1e11"),
    percent=bag("퍼센트 포인트"),
    money=bag("원 달러 유로 엔 위안"),
    units=bag("킬로미터 미터 톤 킬로그램 리터 도 헥타르"),
    durations=bag("년 개월 월 주 일 시간 분 초"),
    age_after=phrases("세 | 살"),
    stop=bag("그 이 저 것 및 등"),
)

HINDI = Words(
    language="hi",
    bounds=bounds(keep="लगभग पूरे | कम से कम | केवल | सिर्फ", drop="लगभग | करीब | क़रीब | से अधिक | कुल"),
    bounds_after=phrases_bag("से अधिक | से ज्यादा | से ज़्यादा | से कम"),
    numerals=worth("दो 2 तीन 3 चार 4 पांच 5 पाँच 5 छह 6 सात 7 आठ 8 नौ 9 दस 10"),
    scales=table("सौ 100 हज़ार 1e3 हजार 1e3 लाख 1e5 करोड़ 1e7 करोड़ 1e7 अरब 1e9 खरब 1e11"),
    percent=bag("प्रतिशत फीसदी फ़ीसदी"),
    money=bag("रुपये रुपए रुपया डॉलर"),
    units=bag("किलोमीटर किमी मीटर टन किलोग्राम किलो लीटर हेक्टेयर डिग्री"),
    durations=bag("सेकंड मिनट घंटे घंटा दिन सप्ताह हफ्ते महीने महीना साल वर्ष"),
    age_after=phrases("वर्षीय | साल के"),
    when_after=phrases("पहले | बाद | में | तक"),
    stop=bag("का के की में से को है हैं और ने पर यह वह था थे थी इस उस भी लिए एक कि"),
    negations=bag("नहीं न"),
)

PERSIAN = Words(
    language="fa",
    bounds=bounds(keep="حداقل | دست‌کم | حداکثر | تنها | فقط", drop="حدود | بیش از | نزدیک به | در مجموع"),
    numerals=worth("دو 2 سه 3 چهار 4 پنج 5 شش 6 هفت 7 هشت 8 نه 9 ده 10 بیست 20 سی 30 چهل 40 پنجاه 50 شصت 60 هفتاد 70 هشتاد 80 نود 90"),
    scales=table("صد 100 هزار 1e3 میلیون 1e6 میلیارد 1e9 تریلیون 1e12"),
    percent=bag("درصد"),
    money=bag("ریال تومان دلار یورو"),
    units=bag("کیلومتر متر تن کیلوگرم لیتر هکتار درجه بشکه"),
    durations=bag("ثانیه دقیقه ساعت روز هفته ماه سال"),
    age_after=phrases("ساله"),
    year_before=bag("سال در از"),
    when_after=phrases("پیش | بعد | گذشته | قبل"),
    stop=bag("و در به از که این را با است برای آن یک تا بر هم نیز شد شده"),
    negations=bag("نه نیست"),
)  # fmt: skip

NORTHERN_LANGUAGES = (
    SWEDISH, _nordic("da"), _nordic("nb"), _nordic("nn"), _nordic("no"), FINNISH, _malay("id", ","), _malay("ms", "."), TURKISH, KOREAN,
    HINDI, PERSIAN,
)  # fmt: skip
