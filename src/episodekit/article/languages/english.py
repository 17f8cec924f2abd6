"""L3. English words of figures, dates and sentence ends."""

from episodekit.article.languages.words import Words, bag, bounds, phrases, table

ENGLISH = Words(
    language="en",
    spaced_groups=False,
    bounds=bounds(
        keep="nearly | almost | under | up to | at least | at most | below | less than | fewer than | no more than | "
        "no fewer than | not more than | no less than | as many as | as much as | as few as | as little as | only | just | "
        "just under | just over | well over | well under | close to | a maximum of | a minimum of | a mere | an estimated | "
        "estimated | some estimated | half | barely | hardly | within | another | an additional | a further | a record | "
        "a potential | at best | minus | nearly all",
        drop="more than | over | about | around | approximately | roughly | some | circa | a total of | upwards of | above | "
        "in excess of | altogether | exactly",
    ),
    numerals=table(
        "one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 "
        "fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 "
        "sixty 60 seventy 70 eighty 80 ninety 90"
    ),
    scales=table(
        "hundred 100 dozen 12 thousand 1e3 million 1e6 millions 1e6 billion 1e9 billions 1e9 trillion 1e12 trillions 1e12 "
        "lakh 1e5 lakhs 1e5 crore 1e7 crores 1e7 k 1e3 m 1e6 mn 1e6 mln 1e6 bn 1e9 tn 1e12 trn 1e12 b 1e9"
    ),
    articled_scales=bag("a half-a half"),
    vague=table("dozens 24 scores 40 hundreds 200 thousands 2000 millions 2e6 billions 2e9 trillions 2e12"),
    joiners=bag("and a half of"),
    linkers=frozenset(),
    lone=bag("one"),
    shares=phrases(
        "half | one half | a third | one third | one-third | two thirds | two-thirds | a quarter | one quarter | one-quarter | "
        "three quarters | three-quarters | a fifth | one fifth | one-fifth | two fifths | two-fifths | three fifths | "
        "three-fifths | four fifths | four-fifths | a sixth | one sixth | a tenth | one tenth | one-tenth | nine tenths | "
        "nine-tenths | an eighth | one eighth"
    ),
    share_links=phrases("in every | out of every | out of | in | of every"),
    percent=frozenset(
        phrases("percent | per cent | percentage points | percentage point | pct | basis points")
    ),
    money=bag(
        "dollar dollars euro euros pound pounds cent cents pence yen yuan renminbi riel riels rupee rupees baht dong won peso "
        "pesos real reais franc francs krona kronor krone kroner rouble roubles ruble rubles lira shekel shekels rand dirham "
        "dirhams dinar dinars ringgit rupiah naira zloty forint hryvnia usd eur gbp"
    ),
    units=bag(
        "kilometre kilometres kilometer kilometers km metre metres meter meters m mile miles foot feet inch inches yard yards "
        "centimetre centimetres cm millimetre millimetres mm hectare hectares acre acres ton tons tonne tonnes kilogram "
        "kilograms kilogramme kilogrammes kg kilo kilos gram grams g pounds ounce ounces litre litres liter liters gallon "
        "gallons barrel barrels watt watts kilowatt kilowatts kw megawatt megawatts mw gigawatt gigawatts gw terawatt "
        "terawatts tw gwh mwh kwh twh volt volts degree degrees celsius fahrenheit °c °f mph km/h kph knots hertz mhz ghz gb "
        "tb mb gigabyte gigabytes terabytes megabits square cubic decibel decibels magnitude sq ha"
    ),
    durations=bag(
        "second seconds minute minutes hour hours day days week weeks fortnight month months year years decade decades "
        "century centuries millennia nights night weekend weekends quarter quarters semester semesters yr yrs hr hrs mins "
        "generation generations winters summers times"
    ),
    sentence_units=phrases(
        "in prison | in jail | behind bars | of imprisonment | imprisonment | of hard labour | in custody"
    ),
    age_before=phrases(
        "aged | age | ages | aged between | turned | turns | the age of | at age | under the age of | over the age of"
    ),
    age_after=phrases(
        "year-old | year-olds | years-old | years old | year old | years of age | month-old | months old"
    ),
    clock_after=phrases("am | pm | a.m. | p.m. | o'clock | o’clock | gmt | utc | noon | bst | est | et"),
    labels=bag(
        "no no. nos nos. number numbers section sections article articles chapter chapters room route highway flight version "
        "page pages p p. pp pp. phase type level category grade class stage step part volume vol vol. issue figure fig fig. "
        "table row line game week day round season episode act scene channel platform gate terminal building block unit "
        "apartment apt suite resolution rule title form paragraph para schedule appendix annex goal point item question "
        "lesson exercise exit junction interstate pier ward district precinct zone tier group division model mark mk windows "
        "python android ios covid formula apollo boeing airbus top top- catch- since"
    ),
    year_before=bag(
        "in since by until till before after during from of for to through between and early mid late year spring summer "
        "autumn fall winter the fy circa around back or january february march april may june july august september october "
        "november december mid- by- vs versus census"
    ),
    ranges=phrases("to | and | or | through"),
    stop=bag(
        "a an the and or nor but of in on at to by for from with without within into onto over under about against between "
        "among across through during before after since until till as than that which who whom whose this these those it its "
        "he him his she her hers they them their we us our you your i my me there here where when while if because so such "
        "via per amid along around behind beyond despite near off out toward towards up upon down not no only also both "
        "either neither each every all any some other another more most less few many much very too just even still then "
        "now according including versus was is are were be been being has have had do does did will would can could may "
        "might shall should must what how why whether although though however yet said says say told"
    ),
    articles=bag("a an the"),
    splitters=bag(
        "that which who whose whom while whereas because although though but when where if unless after before as "
        "whether since until"
    ),
    auxiliaries=bag(
        "was is are were be been being has have had do does did will would can could may might shall should must said says "
        "say told came come went go got took made took gave kept remained remain became become died fled lost won joined "
        "took rose fell grew live lives lived work works worked"
    ),
    more=bag("more others additional further another extra"),
    ranks=bag("place rank spot position"),
    ordinals=bag("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
    bases=phrases(
        "from | up from | down from | compared with | compared to | than the | twice | double | triple | against | instead of | versus | rather than | "
        "out of | previous | previously | the same as"
    ),
    weighty=bag(
        "record highest lowest total overall killed dead died deaths dying injured wounded casualties arrested expelled "
        "deported evacuated rescued displaced missing homeless jobs fined worth cost costs budget doubled tripled"
    ),
    negations=bag("not no never neither nor denied deny denies cannot hardly false untrue unless if"),
    doubts=bag(
        "would could might may should if unless whether can will claimed claim claims alleged allegedly plans planned hopes "
        "hoped wants wanted expects expected intends vowed promised threatened reportedly supposedly perhaps maybe to"
    ),
    dangling=bag(
        "he she it they we i this that these those his her its their there but and so however moreover furthermore meanwhile "
        "therefore thus also then additionally instead still yet here such both another others previously"
    ),
    droppable=bag("different various separate individual"),
    titles=bag(
        "mr mrs ms mx dr prof rev hon st gen lt col maj capt cpl sgt cmdr adm gov sen rep pres supt messrs fr sr. mt ft e.g "
        "i.e vs cf viz al eg ie"
    ),
    numbered=bag(
        "no nos p pp fig figs vol sec art ch jan feb mar apr jun jul aug sep sept oct nov dec approx ca c"
    ),
)
