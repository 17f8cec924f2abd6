"""L3. German words of figures, dates and sentence ends."""

from episodekit.article.languages.words import Words, bag, bounds, phrases, table

GERMAN = Words(
    language="de",
    decimal=",",
    bounds=bounds(
        keep="fast | beinahe | nahezu | knapp | unter | bis zu | mindestens | wenigstens | höchstens | weniger als | maximal | "
        "nur | lediglich | gerade einmal | nicht einmal | nicht mehr als | kaum | weitere | weiteren | minus | geschätzt | "
        "geschätzte | schätzungsweise | zumindest | unterhalb von | annähernd | nur noch | bloß | bis",
        drop="mehr als | über | rund | etwa | ungefähr | circa | ca. | gut | zirka | insgesamt | um die | an die | "
        "um rund | um etwa | genau",
    ),
    numerals=table(
        "ein 1 eins 1 eine 1 einen 1 einem 1 einer 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 "
        "zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 "
        "vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90"
    ),
    scales=table(
        "hundert 100 dutzend 12 tausend 1e3 million 1e6 millionen 1e6 milliarde 1e9 milliarden 1e9 billion 1e12 billionen 1e12 "
        "mio 1e6 mio. 1e6 mrd 1e9 mrd. 1e9 tsd. 1e3"
    ),
    articled_scales=bag("eine einer halbe eine_halbe"),
    vague=table(
        "dutzende 24 hunderte 200 tausende 2000 zehntausende 2e4 hunderttausende 2e5 millionen 2e6 milliarden 2e9"
    ),
    joiners=bag("und von"),
    lone=bag("ein eins eine einen einem einer"),
    shares=phrases(
        "die hälfte | hälfte | ein drittel | zwei drittel | ein viertel | drei viertel | ein fünftel | zwei fünftel | "
        "drei fünftel | vier fünftel | ein zehntel | ein sechstel | ein achtel"
    ),
    share_links=phrases("von | aus"),
    percent=frozenset(
        phrases("prozent | prozentpunkte | prozentpunkten | basispunkte | basispunkten | promille")
    ),
    money=bag(
        "euro euros dollar dollars us-dollar cent pfund franken schweizer yen yuan rubel kronen lira zloty forint riel baht "
        "rupien peso pesos eur usd chf gbp"
    ),
    units=bag(
        "kilometer kilometern km meter metern m zentimeter cm millimeter mm hektar ha quadratmeter quadratmetern "
        "quadratkilometer quadratkilometern kubikmeter kubikmetern tonne tonnen kilogramm kilo kg gramm g liter litern l "
        "hektoliter watt kilowatt kw megawatt mw gigawatt gw terawatt kilowattstunden kwh megawattstunden mwh "
        "gigawattstunden gwh terawattstunden twh grad celsius °c km/h stundenkilometer stundenkilometern gigabyte terabyte "
        "gb tb mb hertz mhz ghz volt dezibel quadrat"
    ),
    durations=bag(
        "sekunde sekunden minute minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren "
        "jahrzehnt jahrzehnte jahrzehnten jahrhundert jahrhunderte jahrhunderten nacht nächte nächten wochenende quartal "
        "quartale quartalen halbjahr mal"
    ),
    sentence_units=phrases("haft | gefängnis | freiheitsstrafe | freiheitsentzug"),
    age_before=phrases("im alter von | alter von | im alter zwischen | ab | bis"),
    age_after=phrases(
        "jahre alt | jahre alte | jahre alten | jahre alter | -jährige | -jährigen | -jähriger | -jähriges | -jährig"
    ),
    clock_after=phrases("uhr"),
    labels=bag(
        "nr nr. nummer nummern abschnitt artikel art. kapitel raum zimmer linie flug version seite seiten s. phase typ stufe "
        "kategorie klasse teil band bd. abb. abbildung tabelle zeile spiel spieltag tag runde staffel folge akt kanal gleis "
        "terminal gebäude block hausnummer resolution paragraf paragraph § absatz abs. ziffer anlage frage lektion übung "
        "ausfahrt bundesstraße autobahn bezirk zone gruppe liga modell windows covid formel boeing airbus jahrgang woche kw"
    ),
    year_before=bag(
        "in im jahr jahre jahres seit bis ab vor nach anfang mitte ende von und frühjahr sommer herbst winter um gegen "
        "januar februar märz april mai juni juli august september oktober november dezember jänner zwischen oder sommers"
    ),
    ranges=phrases("bis | und | oder"),
    stop=bag(
        "der die das den dem des ein eine einen einem einer eines und oder aber sondern denn von vom in im ins an am ans auf "
        "aus bei beim bis durch für gegen hinter mit nach neben ohne über um unter vor während wegen zu zum zur zwischen seit "
        "ab als wie dass ob weil wenn wo die welche welcher welches er sie es wir ihr ihm ihn ihnen ich du sich sein seine "
        "seiner seinem seinen ihre ihrer ihrem ihren dieser diese dieses diesem diesen jener jene jenes kein keine keinen "
        "nicht nur auch noch schon sehr mehr weniger so da dort hier dann nun alle allen aller jeder jede jedes ist sind war "
        "waren wird werden wurde wurden worden hat haben hatte hatten sei seien wäre würde würden kann können konnte konnten "
        "soll sollen sollte sollten muss müssen musste mussten will wollen wollte darf dürfen laut pro je gegenüber trotz "
        "damit davon dazu dabei daraus darunter"
    ),
    articles=bag("der die das den dem des ein eine einen einem einer eines"),
    splitters=bag("dass weil während obwohl sodass wobei aber sondern denn"),
    auxiliaries=bag(
        "ist sind war waren wird werden wurde wurden worden hat haben hatte hatten kann können soll sollen"
    ),
    more=bag("weitere weiteren weiterer mehr zusätzliche zusätzlichen"),
    ranks=bag("platz rang stelle position"),
    ordinals=bag("zweit dritt viert fünft zweite dritte vierte fünfte zweiten dritten vierten fünften"),
    bases=phrases(
        "von zuvor | zuvor | nach zuvor | gegenüber | statt | anstatt | verglichen mit | im vergleich zu | nach | anstelle von"
    ),
    weighty=bag(
        "rekord höchste höchsten niedrigste insgesamt gesamt tote toten opfer getötet verletzte verletzt festgenommen "
        "abgeschoben ausgewiesen evakuiert gerettet vermisst obdachlos arbeitsplätze stellen kosten verdoppelt schaden"
    ),
    negations=bag("nicht kein keine keinen keiner nie niemals weder falls"),
    doubts=bag(
        "könnte könnten soll sollen sollte sollten würde würden will wollen wollte wollten kann können dürfte dürften müsste "
        "angeblich womöglich vielleicht falls wenn plant planen"
    ),
    dangling=bag(
        "er sie es wir dies diese dieser dieses das sein seine ihr ihre doch aber und so allerdings jedoch außerdem zudem "
        "dabei damit dann auch dagegen deshalb daher dort hier trotzdem danach zuvor"
    ),
    droppable=bag("verschiedenen unterschiedlichen verschiedene unterschiedliche"),
    titles=bag(
        "dr prof hr fr st z.b z d.h d u.a u bzw ca evtl ggf inkl vgl sog s.o v.a v i o mag ing dipl bspw mio mrd "
        "dipl.-ing art nr geb gest str"
    ),
    numbered=bag("nr s bd abs art abb kap tel ca jan feb apr jun jul aug sep sept okt nov dez"),
    ordinal_dot=True,
    capitalised_nouns=True,
)
