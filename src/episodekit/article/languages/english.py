"""L3. English words of figures, dates and sentence ends."""

from episodekit.article.languages.words import Words, bag, bounds, factors, phrases, phrases_bag, table

ENGLISH = Words(
    language="en",
    spaced_groups=False,
    bounds=bounds(
        keep="nearly | almost | under | up to | at least | at most | below | less than | fewer than | no more than | "
        "no fewer than | not more than | no less than | as many as | as much as | as few as | as little as | only | just | "
        "just under | just over | well over | well under | close to | a maximum of | a minimum of | a mere | an estimated | "
        "estimated | some estimated | half | barely | hardly | within | another | an additional | a further | a record | "
        "a potential | at best | minus | nearly all",
        drop="longer than | more than | over | about | around | approximately | roughly | some | circa | a total of | upwards of | above | "
        "in excess of | altogether | exactly",
    ),
    numerals=table(
        "zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 "
        "fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 "
        "sixty 60 seventy 70 eighty 80 ninety 90 twice 2 thrice 3"
    ),
    scales=table(
        "hundred 100 dozen 12 thousand 1e3 million 1e6 millions 1e6 billion 1e9 billions 1e9 trillion 1e12 trillions 1e12 "
        "lakh 1e5 lakhs 1e5 crore 1e7 crores 1e7 k 1e3 m 1e6 mn 1e6 mln 1e6 bn 1e9 bln 1e9 tn 1e12 trn 1e12 trln 1e12 b 1e9"
    ),
    leads=factors(
        "a 1 | half a 1/2 | half-a 1/2 | half 1/2 | a half 1/2 | a quarter 1/4 | quarter of a 1/4 | a quarter-of-a 1/4 | "
        "three-quarter 3/4"
    ),
    some=phrases("several | a few | some few | a couple of | many"),
    share_of=phrases("of a | of one"),
    halves=phrases("and a half | and-a-half"),
    quarters=factors("and a quarter 1/4 | and three quarters 3/4 | and three-quarters 3/4"),
    vague=table(
        "tens 10 dozens 12 scores 20 hundreds 100 thousands 1000 millions 1e6 billions 1e9 trillions 1e12"
    ),
    joiners=bag("and"),
    vague_links=bag("of and"),
    linkers=frozenset(),
    lone=bag("zero one"),
    singles=bag("dead fatality"),
    of_them=(" of them",),
    persons=bag(
        "person man woman child boy girl teenager soldier policeman policewoman officer firefighter civilian worker passenger pedestrian "
        "student pupil protester journalist patient baby resident driver other death case victim suspect"
    ),
    fates=bag(
        "killed dead died dies death injured wounded hurt missing arrested detained drowned kidnapped hospitalised hospitalized"
    ),
    only=bag("only just exactly least"),
    shares=factors(
        "half 1/2 | one half 1/2 | a third 1/3 | one third 1/3 | one-third 1/3 | two thirds 2/3 | two-thirds 2/3 | "
        "a quarter 1/4 | one quarter 1/4 | one-quarter 1/4 | one fourth 1/4 | one-fourth 1/4 | three quarters 3/4 | "
        "three-quarters 3/4 | three fourths 3/4 | three-fourths 3/4 | a fifth 1/5 | one fifth 1/5 | one-fifth 1/5 | "
        "two fifths 2/5 | two-fifths 2/5 | three fifths 3/5 | three-fifths 3/5 | four fifths 4/5 | four-fifths 4/5 | "
        "a sixth 1/6 | one sixth 1/6 | one-sixth 1/6 | a seventh 1/7 | an eighth 1/8 | one eighth 1/8 | a tenth 1/10 | "
        "one tenth 1/10 | one-tenth 1/10 | a ninth 1/9 | a twelfth 1/12 | a hundredth 1/100 | three eighths 3/8 | three-eighths 3/8 | five sixths 5/6 | five-sixths 5/6 | seven eighths 7/8 | two sevenths 2/7 | nine tenths 9/10 | nine-tenths 9/10"
    ),
    share_after=phrases(
        "of | has | were | are | had | have | said | say | will | would | do | did | received | live | lived | the | its | their | his | her | all | our | what | that | "
        "never | also | still | now | believe | believed | think | thought | want | wanted | feel | felt | know | went | told | reported | opposed | "
        "supported | support | oppose | admitted | chose | voted | get | plan | expect | fear | drink | smoke | read | own | could | can | may | died | failed | fell | came | use"
    ),
    share_before=phrases(
        "by | by nearly | by almost | by about | by over | by more than | over | than | of | of which | of whom | of them | roughly | nearly | almost | about | "
        "barely | hardly | only | just over | just under | well over | around | at least | up to | some"
    ),
    multiples=factors(
        "doubled 2 | doubling 2 | tripled 3 | tripling 3 | trebled 3 | quadrupled 4 | quintupled 5 | halved 1/2 | halving 1/2 | "
        "twofold 2 | two-fold 2 | threefold 3 | three-fold 3 | fourfold 4 | four-fold 4 | fivefold 5 | five-fold 5 | "
        "sixfold 6 | sevenfold 7 | eightfold 8 | tenfold 10 | ten-fold 10 | twentyfold 20 | hundredfold 100 | twice as many 2 | "
        "twice as much 2 | twice as high 2 | twice as large 2 | twice as likely 2 | twice the 2 | twice that 2 | twice as 2 | half as 1/2 | one and a half times 1.5 | twice its 2 | twice their 2 | twice what 2 | double its 2 | double their 2 | double the 2 | double what 2 | double that 2 | triple the 3 | triple what 3 | "
        "half as many 1/2 | half as much 1/2 | half as many again 1.5 | half as much again 1.5"
    ),
    multiple_units=phrases(
        "times as many | times as much | times as high | times as large | times as likely | times as long | times as | times more | "
        "times higher | times larger | times greater | times the | times faster | times that | fold | times bigger | times less | times its | times their | times what"
    ),
    share_alone=phrases("half"),
    share_not_after=phrases(
        "first | second | third | other | latter | former | top | bottom | upper | lower | northern | southern | eastern | western | "
        "back | front | this | that | last | next | better | each | either | a | in | time-and-a | and a | and-a | opening | closing"
    ),
    share_not_before=phrases(
        "a | an | as many | as much | price | time | times | way | full | empty | marathon | term | pay | fare | brother | sister | season | year"
    ),
    share_links=phrases("in every | out of every | out of | in | of every"),
    share_of_all=phrases("of | of the | of its | of their | of his | of her | of all | of some"),
    rate_links=phrases("per | for every | to every"),
    per=bag("per"),
    ratio_cues=phrases(
        "ratio | ratio of | odds | outnumber | outnumbered | outnumbering | proportion | scale"
    ),
    ratio_links=phrases("to"),
    ever=phrases("in history | in its history | in the history | on record | of all time | in the world"),
    streaks=phrases("in a row | running | in as many"),
    straight=phrases("straight | consecutive | successive"),
    placed=phrases(
        "was | were | is | are | came | came in | came home | finished | ranked | ranks | placed | lies | lie | sits | sit | stands | "
        "distant | close | into | up to | down to | in"
    ),
    percent=frozenset(
        phrases("percent | per cent | pc | percentage points | percentage point | pct | basis points")
    ),
    money=bag(
        "dollar dollars euro euros pound pounds cent cents pence yen yuan renminbi riel riels rupee rupees baht dong won peso "
        "pesos real reais franc francs krona kronor krone kroner rouble roubles ruble rubles lira shekel shekels rand dirham "
        "dirhams dinar dinars ringgit rupiah naira zloty forint hryvnia usd eur gbp p"
    ),
    each=phrases("a | an | per"),
    units=bag(
        "kilometre kilometres kilometer kilometers km metre metres meter meters m mile miles foot feet inch inches yard yards "
        "centimetre centimetres cm millimetre millimetres mm hectare hectares acre acres ton tons tonne tonnes kilogram "
        "lb lbs oz ft sq kilograms kilogramme kilogrammes kg kilo kilos gram grams g pounds ounce ounces litre litres liter liters gallon "
        "gallons barrel barrels watt watts kilowatt kilowatts kw megawatt megawatts mw gigawatt gigawatts gw terawatt "
        "terawatts tw gwh mwh kwh twh volt volts degree degrees celsius fahrenheit °c °f mph km/h kph knots hertz mhz ghz gb "
        "tb mb gigabyte gigabytes terabytes megabits square cubic c f storey storeys storeyed decibel decibels milligram milligrams microgram micrograms millilitre millilitres milliliter milliliters ml mg µg cc nautical knot light-year light-years calorie calories kilocalories kcal joules megatonnes gigatonnes megaton megatons kiloton kilotons micron microns nanometres nanometers bushel bushels hp horsepower bhp bar pascals amps kilojoules lumens terabyte petabytes megabyte megabytes kilobytes mbps gbps magnitude ha ppm ppb m² m³ km² ft²"
    ),
    durations=bag(
        "second seconds minute minutes hour hours day days week weeks fortnight month months year years decade decades "
        "century centuries millennia nights night weekend weekends quarter quarters semester semesters yr yrs hr hrs mins "
        "generation generations winters summers season seasons"
    ),
    seconds=table(
        "hour 3600 hours 3600 hr 3600 hrs 3600 minute 60 minutes 60 min 60 mins 60 second 1 seconds 1 sec 1 secs 1"
    ),
    parted=factors(
        "half an 1/2 | half a 1/2 | a quarter of a 1/4 | quarter of an 1/4 | three quarters of an 3/4 | an 1 | a 1 | a third of a 1/3 | two thirds of a 2/3 | "
        "three quarters of a 3/4 | a fifth of a 1/5 | a tenth of a 1/10 | one tenth of a 1/10 | a hundredth of a 1/100 | one hundredth of a 1/100 | "
        "a thousandth of a 1/1000 | one thousandth of a 1/1000 | a millionth of a 1/1000000 | one millionth of a 1/1000000 | a billionth of a 1/1000000000"
    ),
    spanning=phrases("by | lasted | lasts | took | takes | taking | delay of | delayed for | wait of"),
    times=bag("times"),
    clocked=phrases(
        "in | in just | in only | just | taking | taking just | took | took just | time of | times of | record of | best of | clocked | "
        "clocked at | clocked in | clocking | timed at | ran | running | ran a | stopped at"
    ),
    span_nouns=bag(
        "increase decrease rise fall drop gain growth rate average mean change low high peak period moving rolling total figure inflation treasury treasuries note notes bond bonds yield yields gilt gilts bund bunds mortgage"
    ),
    sentence_units=phrases(
        "in prison | in jail | jail | prison | suspended | behind bars | of imprisonment | imprisonment | of hard labour | in custody"
    ),
    age_before=phrases(
        "younger than | older than | aged | age | ages | aged between | turned | turns | the age of | at age | under the age of | over the age of"
    ),
    age_bare=phrases(
        "he was | she was | he is | she is | who was | who is | he's | she's | he’s | she’s | i was | i am | i'm | i’m"
    ),
    lives=phrases(
        "died | dies | die | retired | retire | retires | retiring | youngest | oldest | married | marry | marrying | became | become | quit | emigrated | "
        "orphaned | widowed | graduated | entered | learned | debuted | school | home | career | job | novel | born"
    ),
    age_at=phrases("at | at just | at only"),
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
        "now worth according including versus was is are were be been being has have had do does did will would can could may "
        "might shall should must what how why whether although though however yet said says say told"
    ),
    articles=bag("a an the"),
    splitters=bag(
        "said says that which who whose whom while whereas because although though but when where if unless after before as "
        "whether since until"
    ),
    auxiliaries=bag(
        "was is are were be been being has have had do does did will would can could may might shall should must said says "
        "say told came come went go got took made took gave kept remained remain became become died fled lost won joined "
        "took rose fell grew live lives lived work works worked"
    ),
    relatives=bag("which who"),
    towards=bag("by to from at worth"),
    sources=bag("according per"),
    open_verbs=bag(
        "lives live living want wants wanted support supports supported oppose opposes think thinks believe believes plan plans "
        "remain remained become became work works use uses used face faces faced receive received receives get gets need needs "
        "needed include includes included affect affects affected cause caused causes reported report reports make makes made give "
        "gave given provide provides provided expect expects expected say says said see sees saw show shows showed found find finds "
        "feel feels felt own owns owned pay pays paid hold holds held considered described called among aged involved caught "
        "carrying backed led seeking agreed suffer suffers suffered experienced lack lacks lacked spend spends spent"
    ),
    verbs=bag(
        "rose fell grew hit slid sank shrank lost won took gave made brought came went stood held left sent built sold bought paid "
        "spent drew led met ran saw struck cut began broke drove put set threw shot swept swam flew fought felt found forced cost "
        "reads rises falls grows carries covers holds stands employs plans hopes wants needs puts uses owns makes takes gives serves costs "
        "measures totals exceeds accounts produces stretches weighs lends handles contains comprises counts lives says pays gets goes comes "
        "runs sits sees shows includes provides receives remains becomes equals generates aims expects intends spends sells leads have has "
        "are is seeks faces keeps offers connects earns loses wins"
    ),
    adverbs=bag("later earlier afterwards elsewhere today yesterday meanwhile perhaps recently"),
    comparatives=bag(
        "higher lower more less fewer larger smaller faster slower below above up down cheaper longer shorter better worse "
        "tall long wide deep high thick away apart younger older effective"
    ),
    acts=bag(
        "expelled deported arrested detained killed injured wounded rescued evacuated displaced vaccinated tested seized "
        "confiscated destroyed damaged sold hired recruited fired dismissed built trained fined charged convicted sentenced jailed "
        "released inspected imported exported produced created planted registered shot found freed repaired closed opened "
        "delivered shipped recalled blocked removed deleted issued approved rejected surveyed screened treated infected added "
        "invested spent donated brought counted saved stopped examined listed analysed analyzed reported received "
        "employed drowned stranded cancelled canceled delayed identified confirmed hospitalised hospitalized fined diagnosed donated raised collected granted demolished flooded burned recovered installed connected distributed"
    ),
    infinitives=bag("to"),
    genitives=bag("of"),
    sentence_before=phrases(
        "jailed for | sentenced to | imprisoned for | sent down for | sentence of | term of | sentenced him to | sentenced her to | sentenced them to | got | gets | received | receives | was given | were given | handed | "
        "serving | serve | served | faces | face | faced | jail terms of | sentences of | terms of"
    ),
    among=phrases("among them | of them | of those | of these | of whom | including | among those"),
    fillers=bag(
        "also now still thus already currently however then meanwhile altogether overall eventually initially"
    ),
    betweens=bag("between"),
    completing=bag("to into with without than as against onto upon like"),
    pronouns=bag("it he she they him them this these those you we"),
    lasting=bag("lasted lasts last took takes take taking"),
    more=bag("more others other additional further another extra"),
    ranks=phrases_bag(
        "place | best-selling | most-visited | rank | spot | position | year in a row | straight year | consecutive year | straight month | consecutive month | straight quarter | consecutive quarter | straight week | consecutive week | straight day | consecutive day"
    ),
    rank_verbs=phrases("ranked | ranks | ranking | finished | placed | came | came in | finished in"),
    superlatives=bag(
        "largest biggest highest lowest most smallest best worst busiest deadliest richest poorest longest fastest slowest "
        "oldest youngest strongest warmest hottest coldest driest wettest costliest tallest fewest greatest heaviest leading least weakest steepest sharpest wealthiest newest earliest latest cheapest dearest dirtiest closest quickest narrowest widest deepest busier broadest toughest densest"
    ),
    ordinals=table(
        "first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12"
    ),
    when_before=phrases(
        "in | in the | in just | in only | in about | over | over the | over a | during | during the | past | the past | last | the last | "
        "next | the next | previous | the previous | coming | recent | every | each | per | after | before | following | "
        "the first | first | within | through the | since | until | the | this | under | in a | than | these | those"
    ),
    within=phrases_bag(
        "every | each | within | in | in just | in only | in about | over | over the | last | the last | next | the next | past | the past | coming | the first | first | during | previous | the previous"
    ),
    when_after=phrases(
        "ago | earlier | later | before | after | from now | prior | previously | away | ahead | into | old | since | to go | remain"
    ),
    than=("than",),
    since=phrases_bag("after | since | into"),
    from_to=("from|between", "to"),
    periods=(
        (
            r"(?:in|during|over|within|for)\s(?:the\s)?(?:past|last|previous|next|coming|first)?\s?(?:\p{Nd}{1,3}|a|two|three|four|five|six|seven|"
            r"eight|nine|ten|twelve|few|several)?\s?(?:years?|months?|weeks?|days?|decades?|hours?|quarters?|centur(?:y|ies))(?!\p{L})"
        ),
        (
            r"(?:in|during|of|for)\sthe\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|current|same|previous|fiscal)\s"
            r"(?:term|quarter|half|season|phase|year|month|week|trimester|semester)"
        ),
        (
            r"(?:in|since|during|by|until|from|through)\s(?:early\s|late\s|mid-)?(?:(?:January|February|March|April|May|June|July|August|September|"
            r"October|November|December)(?:\s\p{Nd}{1,2}(?!\p{Nd}))?(?:,?\s(?:of\s)?(?:last\syear|this\syear|\p{Nd}{4}))?|(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd}|[.,]\p{Nd})|(?:the\s)?spring|(?:the\s)?summer|(?:the\s)?autumn|(?:the\s)?winter)"
        ),
        r"(?:last|this|next|earlier\sthis|later\sthis)\s(?:year|month|week|quarter|decade|season|summer|winter|spring|autumn|fall)",
        r"(?:a|per|each|every)\s(?:year|month|week|day|hour|night|season)(?!\s(?:ago|earlier|later|before|after))|(?:a|one)\s(?:year|month|week)\s(?:ago|earlier|before)|so\sfar\s(?:this\s(?:year|month|week|season))?|annually|yearly|monthly|daily|overnight|yesterday|today",
        r"between\s(?:January\s|July\s)?(?:1[5-9]|20)\p{Nd}{2}\sand\s(?:1[5-9]|20)\p{Nd}{2}",
    ),
    bases=phrases(
        "one of the | one of his | one of her | one of its | one of their | after rising | after falling | after increasing | after declining | after dropping | after gaining | after growing | from | up from | down from | compared with | compared to | than the | twice | double | triple | against | instead of | versus | rather than | "
        "out of | previous | previously | the same as"
    ),
    weighty=bag(
        "fired layoffs survived survivors survivor victims convicted record highest lowest total overall killed dead died deaths dying injured wounded casualties arrested expelled "
        "deported evacuated rescued displaced missing homeless jobs fined worth cost costs budget doubled tripled"
    ),
    negations=bag("not no never neither nor denied deny denies cannot hardly false untrue unless if"),
    doubts=bag(
        "would could might may should if unless whether can will claimed claim claims alleged allegedly plans planned hopes "
        "hoped wants wanted expects expected intends vowed promised threatened reportedly supposedly perhaps maybe to"
    ),
    dangling=bag(
        "you he she it they we i this that these those his her its their there but and so however moreover furthermore meanwhile "
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
