"""L3. The commonest words of figures in Russian, Ukrainian, Polish, Czech, Romanian, Hungarian, Greek and Hebrew."""

from episodekit.article.languages.words import Words, bag, bounds, factors, phrases, table, worth

RUSSIAN = Words(
    language="ru",
    decimal=",",
    bounds=bounds(
        keep="почти | не менее | не меньше | не более | менее | менее чем | до | только | всего | как минимум | минимум",
        drop="более | более чем | больше | свыше | около | примерно | порядка | приблизительно | в общей сложности",
    ),
    numerals=worth(
        "два 2 две 2 двух 2 три 3 трех 3 трёх 3 четыре 4 четырех 4 пять 5 пяти 5 шесть 6 шести 6 семь 7 семи 7 восемь 8 девять 9 десять 10 "
        "десяти 10 одиннадцать 11 двенадцать 12 тринадцать 13 четырнадцать 14 пятнадцать 15 шестнадцать 16 семнадцать 17 восемнадцать 18 "
        "девятнадцать 19 двадцать 20 тридцать 30 сорок 40 пятьдесят 50 шестьдесят 60 семьдесят 70 восемьдесят 80 девяносто 90 сто 100 "
        "двести 200 триста 300 четыреста 400 пятьсот 500 шестьсот 600 семьсот 700 восемьсот 800 девятьсот 900 полтора 1.5 полторы 1.5"
    ),
    scales=table(
        "тысяча 1e3 тысячи 1e3 тысяч 1e3 тысячу 1e3 тыс 1e3 тыс. 1e3 миллион 1e6 миллиона 1e6 миллионов 1e6 млн 1e6 млн. 1e6 миллиард 1e9 "
        "миллиарда 1e9 миллиардов 1e9 млрд 1e9 млрд. 1e9 триллион 1e12 триллиона 1e12 триллионов 1e12 трлн 1e12 трлн. 1e12"
    ),
    vague=table("десятки 10 десятков 10 сотни 100 сотен 100 тысячи 1000 миллионы 1e6"),
    shares=factors("половина 1/2 | половину 1/2 | половины 1/2 | треть 1/3 | трети 1/3 | две трети 2/3 | четверть 1/4 | четверти 1/4 | три четверти 3/4"),
    share_links=phrases("из"),
    multiples=factors("вдвое 2 | втрое 3 | вчетверо 4 | удвоился 2 | удвоилась 2 | удвоилось 2 | утроился 3 | утроилась 3 | в два раза 2 | в три раза 3"),
    percent=bag("процент процента процентов процентных процентами"),
    money=bag("рубль рубля рублей руб руб. доллар доллара долларов евро копеек гривен юаней тенге"),
    units=bag("километр километра километров км метр метра метров м тонна тонны тонн килограмм килограмма килограммов кг литров гектар гектара гектаров га градусов градуса мвт гвт баррелей"),
    durations=bag("секунд секунды минут минуты минуту час часа часов день дня дней сутки суток неделя недели недель месяц месяца месяцев год года лет"),
    age_after=phrases("-летний | -летняя | -летнего | -летней"),
    year_before=bag("в с до к по года году год"),
    ranges=phrases("до | и | или"),
    when_before=phrases("за | в течение | через | в | последние | за последние | каждые | спустя"),
    when_after=phrases("назад | спустя | подряд"),
    from_to=("с|от", "до"),
    stop=bag("и в во не на с со что а по как это к из у за от о об для при до или но же бы также еще ещё уже был была было были его ее её их"),
    weighty=bag("рекорд погибли погибших погиб пострадали пострадавших раненых ранены жертв арестованы задержаны эвакуированы пропали спасены мест бюджет штраф"),
    negations=bag("не нет ни"),
)  # fmt: skip

UKRAINIAN = Words(
    language="uk",
    decimal=",",
    bounds=bounds(
        keep="майже | щонайменше | не менше | до | лише | менше | менш як",
        drop="понад | більше | близько | приблизно | більш як",
    ),
    scales=table(
        "тисяча 1e3 тисячі 1e3 тисяч 1e3 тис 1e3 тис. 1e3 мільйон 1e6 мільйона 1e6 мільйони 1e6 мільйонів 1e6 млн 1e6 мільярд 1e9 мільярда 1e9 "
        "мільярди 1e9 мільярдів 1e9 млрд 1e9 трлн 1e12"
    ),
    percent=bag("відсоток відсотка відсотків процентів"),
    money=bag("гривня гривні гривень грн доларів долари євро рублів"),
    units=bag("кілометрів км метрів м тонн кілограмів кг літрів гектарів га градусів мвт"),
    durations=bag("секунд хвилин годин години днів дня діб тижнів місяців місяці років роки року рік"),
    year_before=bag("у в з до року році"),
    when_after=phrases("тому | поспіль"),
    stop=bag("і й та в у не на з із що а по як це до від для при або але же також ще вже був була було були"),
    negations=bag("не ні"),
)

POLISH = Words(
    language="pl",
    decimal=",",
    bounds=bounds(
        keep="prawie | niemal | co najmniej | przynajmniej | najwyżej | do | mniej niż | tylko | zaledwie | niecałe",
        drop="ponad | około | ok. | przeszło | blisko | łącznie | w sumie | więcej niż",
    ),
    numerals=worth(
        "dwa 2 dwie 2 dwóch 2 trzy 3 trzech 3 cztery 4 czterech 4 pięć 5 pięciu 5 sześć 6 siedem 7 osiem 8 dziewięć 9 dziesięć 10 "
        "półtora 1.5"
    ),
    scales=table(
        "sto 100 tysiąc 1e3 tysiące 1e3 tysięcy 1e3 tys 1e3 tys. 1e3 milion 1e6 miliony 1e6 milionów 1e6 miliona 1e6 mln 1e6 miliard 1e9 "
        "miliardy 1e9 miliardów 1e9 miliarda 1e9 mld 1e9 bilion 1e12 bilionów 1e12"
    ),
    vague=table("dziesiątki 10 dziesiątek 10 setki 100 setek 100 tysiące 1000 miliony 1e6"),
    shares=factors(
        "połowa 1/2 | połowę 1/2 | połowy 1/2 | jedna trzecia 1/3 | dwie trzecie 2/3 | jedna czwarta 1/4 | ćwierć 1/4"
    ),
    share_links=phrases("na"),
    multiples=factors(
        "podwoił 2 | podwoiła 2 | podwoiło 2 | potroił 3 | dwukrotnie 2 | trzykrotnie 3 | czterokrotnie 4"
    ),
    percent=bag("procent procenta proc proc. punktów"),
    money=bag("zł złoty złote złotych euro dolarów dolary groszy"),
    units=bag("kilometr kilometry kilometrów km metr metry metrów m ton tony kilogramów kg litrów hektarów ha stopni mw gw"),
    durations=bag("sekund minut minuty godzin godziny godzinę dni dzień tygodni tygodnie miesięcy miesiące lat lata rok roku"),
    age_after=phrases("-letni | -letnia | -latek | -letniego"),
    year_before=bag("w od do z roku rok"),
    ranges=phrases("do | i | lub"),
    when_before=phrases("przez | w ciągu | po | od | przed | co | ostatnich | w ciągu ostatnich"),
    when_after=phrases("temu | później | wcześniej | z rzędu"),
    from_to=("z|od", "do"),
    ordinal_dot=True,
    stop=bag("i w we z ze na do nie się to że o jak a po od za dla przy lub ale także już jest są był była było były jego jej ich"),
    negations=bag("nie bez ani"),
)  # fmt: skip

CZECH = Words(
    language="cs",
    decimal=",",
    bounds=bounds(
        keep="téměř | skoro | nejméně | alespoň | nejvýše | až | méně než | jen | pouze",
        drop="více než | přes | asi | zhruba | přibližně | kolem | celkem",
    ),
    scales=table(
        "sto 100 tisíc 1e3 tisíce 1e3 tis. 1e3 milion 1e6 miliony 1e6 milionů 1e6 milionu 1e6 mil. 1e6 mld. 1e9 miliarda 1e9 miliardy 1e9 miliard 1e9 "
        "bilion 1e12 bilionů 1e12"
    ),
    percent=bag("procent procenta procento"),
    money=bag("korun koruny koruna kč eur eura euro dolarů haléřů"),
    units=bag("kilometrů kilometry km metrů metry m tun tuny kilogramů kg litrů hektarů ha stupňů mw gw"),
    durations=bag("sekund minut minuty hodin hodiny dní dny týdnů týdny měsíců měsíce let roky roku rok"),
    age_after=phrases("letý | letá | letého"),
    year_before=bag("v roce od do z roku"),
    when_after=phrases("později | dříve | zpět"),
    when_before=phrases("před | za | během | po"),
    ordinal_dot=True,
    stop=bag("a v ve na že se s z ze je to do i o k si jako pro po od za při nebo ale také už byl byla bylo byli jeho jejich"),
    negations=bag("ne není bez"),
)  # fmt: skip

ROMANIAN = Words(
    language="ro",
    decimal=",",
    bounds=bounds(
        keep="aproape | cel puțin | cel mult | până la | mai puțin de | doar | numai",
        drop="peste | circa | aproximativ | în jur de | mai mult de | în total",
    ),
    scales=table(
        "sută 100 sute 100 mie 1e3 mii 1e3 milion 1e6 milioane 1e6 mil. 1e6 miliard 1e9 miliarde 1e9 mld. 1e9"
    ),
    linkers=bag("de"),
    percent=frozenset(phrases("la sută | procente | puncte procentuale")),
    money=bag("lei leu euro dolari bani"),
    units=bag("kilometri km metri m tone kilograme kg litri hectare ha grade mw"),
    durations=bag("secunde minute ore oră zile zi săptămâni luni lună ani an"),
    age_after=phrases("de ani"),
    year_before=bag("în din anul până"),
    when_before=phrases("acum | în | după | de | în ultimii | timp de | înainte cu"),
    when_after=phrases("mai târziu | în urmă"),
    stop=bag(
        "și în de la cu pe din care a au o un să se nu este sunt pentru ca mai că prin dar sau după fost"
    ),
    negations=bag("nu fără"),
)

HUNGARIAN = Words(
    language="hu",
    decimal=",",
    bounds=bounds(
        keep="majdnem | csaknem | közel | legalább | legfeljebb | csak | csupán | mindössze",
        drop="több mint | mintegy | körülbelül | nagyjából | összesen",
    ),
    scales=table("száz 100 ezer 1e3 millió 1e6 milliárd 1e9 billió 1e12"),
    percent=bag("százalék százalékkal százalékos százaléka százalékot"),
    money=bag("forint forintot forintos euró eurót dollár dollárt"),
    units=bag("kilométer km méter m tonna kilogramm kg liter hektár fok"),
    durations=bag("másodperc perc óra nap hét hónap év évig"),
    age_after=phrases("éves | évesen"),
    when_after=phrases("ezelőtt | óta | alatt | múlva | belül"),
    ordinal_dot=True,
    stop=bag("a az és hogy is nem egy ez de volt van meg csak már még vagy mint el"),
    negations=bag("nem ne nincs"),
)

GREEK = Words(
    language="el",
    decimal=",",
    bounds=bounds(
        keep="σχεδόν | τουλάχιστον | το πολύ | έως | μόνο | λιγότερο από | λιγότεροι από",
        drop="περισσότερο από | περισσότεροι από | πάνω από | περίπου | συνολικά",
    ),
    scales=table(
        "χιλιάδες 1e3 χιλ. 1e3 εκατομμύριο 1e6 εκατομμύρια 1e6 εκατ. 1e6 εκατ 1e6 δισεκατομμύριο 1e9 δισεκατομμύρια 1e9 δισ. 1e9 δισ 1e9 τρισ. 1e12"
    ),
    percent=frozenset(phrases("τοις εκατό | ποσοστιαίες μονάδες")),
    money=bag("ευρώ δολάρια δολαρίων λίρες"),
    units=bag("χιλιόμετρα χλμ χλμ. μέτρα τόνοι τόνους κιλά λίτρα στρέμματα βαθμούς βαθμοί"),
    durations=bag("δευτερόλεπτα λεπτά ώρες ώρα ημέρες μέρες εβδομάδες μήνες χρόνια έτη"),
    age_after=phrases("ετών | χρονών"),
    year_before=bag("το του από έως"),
    when_before=phrases("πριν από | πριν | μετά από | σε | εντός | για"),
    when_after=phrases("πριν | αργότερα | μετά"),
    stop=bag(
        "ο η το οι τα του της των τον την και να με σε από για που είναι θα δεν στο στη στην στον ή αλλά"
    ),
    negations=bag("δεν μη μην χωρίς"),
)

HEBREW = Words(
    language="he",
    bounds=bounds(keep="כמעט | לפחות | לכל היותר | עד | רק | פחות מ", drop="יותר מ | כ | מעל | בסך הכל"),
    scales=table("אלף 1e3 אלפים 1e3 מיליון 1e6 מיליוני 1e6 מיליארד 1e9 מיליארדי 1e9"),
    percent=bag("אחוז אחוזים"),
    money=bag("שקל שקלים דולר דולרים יורו אגורות"),
    units=bag("קילומטר קילומטרים מטר מטרים טון טונות קילוגרם ליטר דונם מעלות"),
    durations=bag("שניות דקות שעה שעות יום ימים שבוע שבועות חודש חודשים שנה שנים"),
    age_before=phrases("בן | בת"),
    when_before=phrases("לפני | במשך | תוך | אחרי"),
    stop=bag("של את על עם הוא היא זה לא כי גם או אבל היה היו"),
    negations=bag("לא אין בלי"),
)

EASTERN_LANGUAGES = (RUSSIAN, UKRAINIAN, POLISH, CZECH, ROMANIAN, HUNGARIAN, GREEK, HEBREW)
