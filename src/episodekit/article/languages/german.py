"""L3. German words of figures, dates and sentence ends."""

from types import MappingProxyType

from episodekit.article.languages.words import Words, bag, bounds, factors, phrases, phrases_bag, table, worth

# jeder Dritte, jede fünfte, fast jeden zehnten
_EVERY = {
    f"jede{case} {ordinal}{'' if case in {'', 'r', 's'} else 'n'}": 1 / number
    for number, ordinal in enumerate(
        ["zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte"], start=2
    )
    for case in ("", "r", "s", "n", "m")
}

GERMAN = Words(
    language="de",
    decimal=",",
    bounds=bounds(
        keep="fast | beinahe | nahezu | knapp | unter | bis zu | mindestens | wenigstens | höchstens | weniger als | maximal | "
        "nur | keine | lediglich | gerade einmal | nicht einmal | nicht mehr als | kaum | weitere | weiteren | minus | geschätzt | "
        "geschätzte | schätzungsweise | zumindest | unterhalb von | annähernd | nur noch | bloß | bis",
        drop="länger als | mehr als | über | rund | etwa | ungefähr | circa | ca. | gut | zirka | insgesamt | um die | an die | "
        "um rund | um etwa | genau",
    ),
    numerals=worth(
        "null 0 ein 1 eins 1 eine 1 einen 1 einem 1 einer 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 "
        "zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 dreissig 30 "
        "vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 anderthalb 1.5 "
        "zweimal 2 dreimal 3 viermal 4 fünfmal 5 sechsmal 6 siebenmal 7 achtmal 8 neunmal 9 zehnmal 10"
    ),
    scales=table(
        "hundert 100 dutzend 12 tausend 1e3 million 1e6 millionen 1e6 milliarde 1e9 milliarden 1e9 billion 1e12 billionen 1e12 "
        "mio 1e6 mio. 1e6 mrd 1e9 mrd. 1e9 tsd 1e3 tsd. 1e3 bio 1e12 bio. 1e12 viertelmillion 25e4 dreiviertelmillion 75e4"
    ),
    leads=factors(
        "ein 1 | eine 1 | einem 1 | einer 1 | halbe 1/2 | eine halbe 1/2 | einer halben 1/2 | halben 1/2 | ein halbes 1/2 | "
        "halbes 1/2 | einem halben 1/2"
    ),
    some=phrases("mehrere | mehreren | mehrerer | einige | einigen | ein paar"),
    share_of=phrases("einer"),
    bare_scales=bag("hundert tausend"),
    compounds=worth(
        "und 0 ein 1 eins 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 dreizehn 13 "
        "vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 dreissig 30 "
        "vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 hundert 100 tausend 1e3 einhalb 0.5 "
        "anderthalb 1.5"
    ),
    vague=table(
        "dutzende 12 hunderte 100 tausende 1000 zehntausende 1e4 hunderttausende 1e5 millionen 1e6 milliarden 1e9"
    ),
    vague_links=bag("und von"),
    lone=bag("null ein eins eine einen einem einer"),
    singles=bag(
        "toter tote toten verletzter verletzte verletzten vermisster vermisste todesopfer schwerverletzter leichtverletzter"
    ),
    of_them=(" von ihnen",),
    persons=bag(
        "mensch mann frau kind junge mädchen soldat soldatin polizist polizistin feuerwehrmann zivilist arbeiter arbeiterin passagier "
        "fußgänger fußgängerin schüler schülerin demonstrant journalist patient person mitarbeiter jugendlicher weiterer weitere fahrer"
    ),
    fates=bag(
        "tot getötet starb starben gestorben ums verletzt verletzte vermisst festgenommen ertrunken ertrank tote toter"
    ),
    only=bag("genau mindestens"),
    shares=MappingProxyType(
        {
            **factors(
                "die hälfte 1/2 | hälfte 1/2 | der hälfte 1/2 | ein drittel 1/3 | einem drittel 1/3 | zwei drittel 2/3 | zwei dritteln 2/3 | "
                "ein viertel 1/4 | einem viertel 1/4 | drei viertel 3/4 | drei vierteln 3/4 | dreiviertel 3/4 | ein fünftel 1/5 | "
                "einem fünftel 1/5 | zwei fünftel 2/5 | drei fünftel 3/5 | vier fünftel 4/5 | ein sechstel 1/6 | ein siebtel 1/7 | "
                "ein achtel 1/8 | ein neuntel 1/9 | ein zehntel 1/10"
            ),
            **_EVERY,
        }
    ),
    multiples=factors(
        "verdoppelt 2 | verdoppelte 2 | verdoppelten 2 | verdoppeln 2 | verdreifacht 3 | verdreifachte 3 | verdreifachen 3 | "
        "vervierfacht 4 | verfünffacht 5 | verzehnfacht 10 | halbiert 1/2 | halbierte 1/2 | halbieren 1/2 | "
        "doppelt so viele 2 | doppelt so viel 2 | doppelt so hoch 2 | doppelt so häufig 2 | doppelt so groß 2 | das doppelte 2 | "
        "das dreifache 3 | das vierfache 4 | das fünffache 5 | das sechsfache 6 | das achtfache 8 | das zehnfache 10 | das anderthalbfache 1.5 | das eineinhalbfache 1.5 | "
        "aufs doppelte 2 | aufs dreifache 3 | vervierfachte 4 | verfünffachte 5 | anderthalbmal so viel 1.5 | eineinhalbmal so viel 1.5 | halb so viele 1/2 | halb so viel 1/2"
    ),
    multiple_units=phrases(
        "mal so viele | mal so viel | mal so hoch | mal so groß | mal so häufig | mal mehr | mal höher | mal größer | fache | fachen"
    ),
    share_links=phrases("von | aus"),
    share_of_all=phrases("der | von den | ihrer | seiner | der insgesamt | von insgesamt"),
    rate_links=phrases("pro | je | auf je"),
    per=bag("pro je"),
    ratio_cues=phrases("verhältnis | verhältnis von | mischungsverhältnis | maßstab"),
    ratio_links=phrases("zu"),
    streaks=phrases("in folge | nacheinander | hintereinander"),
    percent=frozenset(
        phrases("prozent | prozentpunkte | prozentpunkten | basispunkte | basispunkten | promille")
    ),
    money=bag(
        "euro euros dollar dollars us-dollar cent pfund franken schweizer yen yuan rubel kronen lira zloty forint riel baht "
        "rupien peso pesos eur usd chf gbp"
    ),
    each=phrases("pro | je | der | das"),
    units=bag(
        "ppm m² m³ km² kilometer kilometern km meter metern m zentimeter cm millimeter mm hektar ha quadratmeter quadratmetern "
        "quadratkilometer quadratkilometern kubikmeter kubikmetern tonne tonnen kilogramm kilo kg gramm g liter litern l "
        "hektoliter watt kilowatt kw megawatt mw gigawatt gw terawatt kilowattstunden kwh megawattstunden mwh "
        "gigawattstunden gwh terawattstunden twh grad celsius °c km/h stundenkilometer stundenkilometern gigabyte terabyte "
        "gb tb mb hertz mhz ghz volt dezibel quadrat kubikkilometer kubikkilometern quadratzentimeter quadratzentimetern kubikzentimeter milliliter ml milligramm mg mikrogramm seemeilen meilen knoten lichtjahre lichtjahren kalorien kilokalorien ps megatonnen gigatonnen doppelzentner zentner barrel fass mbit megabit fuß zoll"
    ),
    durations=bag(
        "sekunde sekunden minute minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren "
        "jahrzehnt jahrzehnte jahrzehnten jahrhundert jahrhunderte jahrhunderten nacht nächte nächten wochenende quartal "
        "quartale quartalen viertelstunde dreiviertelstunde halbjahr saison saisons spielzeiten"
    ),
    seconds=table("stunde 3600 stunden 3600 minute 60 minuten 60 sekunde 1 sekunden 1"),
    parted=factors(
        "eine halbe 1/2 | einer halben 1/2 | ein halbes 1/2 | einem halben 1/2 | einen halben 1/2 | eine dreiviertel 3/4 | einer dreiviertel 3/4 | "
        "eine 1 | ein 1 | einem 1 | einer 1 | einen 1"
    ),
    spanning=phrases("um | dauerte | dauert | dauerten | dauern | verspätung von | währte"),
    times=bag("mal"),
    clocked=phrases(
        "in | zeit von | nach | laufzeit von | siegerzeit von | bestzeit von | rekordzeit von | rekord von"
    ),
    than=("als",),
    since=bag("seit"),
    sentence_units=phrases(
        "haft | gefängnis | freiheitsstrafe | freiheitsentzug | haftstrafe | auf bewährung | jugendstrafe | sicherungsverwahrung"
    ),
    age_before=phrases("im alter von | alter von | alter reicht von | alter beträgt | im alter zwischen"),
    age_of=phrases("mit"),
    age_bare=phrases(
        "ab | bis | er war | sie war | er ist | sie ist | ich war | ich bin | wurde er | war er | war sie"
    ),
    lives=phrases(
        "starb | gestorben | heiratete | ging | rente | wurde | kam | begann | verlor | schule | zog | verließ | karriere"
    ),
    age_at=phrases("mit | mit nur | mit gerade einmal"),
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
        "ums fürs aufs übers damit davon dazu dabei daraus darunter"
    ),
    articles=bag("der die das den dem des ein eine einen einem einer eines"),
    splitters=bag("dass weil während obwohl sodass wobei aber sondern denn"),
    auxiliaries=bag(
        "ist sind war waren wird werden wurde wurden worden hat haben hatte hatten kann können soll sollen"
    ),
    reflexives=bag("sich"),
    relatives=bag("der die das den dem"),
    towards=bag("um auf von bei mit"),
    sources=bag("laut nach zufolge"),
    adverbs=bag("später früher heute gestern knapper zuletzt daneben hinzu"),
    comparatives=bag(
        "höher niedriger mehr weniger größer kleiner schneller langsamer über unter teurer billiger länger kürzer höhere geringer weit breit tief hoch lang dick entfernt"
    ),
    infinitives=bag("zu"),
    genitives=bag("der des von"),
    sentence_before=phrases(
        "verurteilt zu | haftstrafe von | freiheitsstrafe von | strafe von | zu | bekam | bekamen | erhielt | erhielten | kam mit | kamen mit | drohen"
    ),
    among=phrases("davon | darunter | unter ihnen | von ihnen | von denen"),
    fillers=bag("auch noch bereits derzeit inzwischen schon nun jetzt somit zudem außerdem aktuell"),
    particles=bag("an auf aus ab ein zu vor mit bei um durch nach los weg zurück fest teil"),
    betweens=bag("zwischen"),
    completing=bag("als"),
    pronouns=bag("er sie es ihn ihm ihnen wir"),
    lasting=bag("dauerte dauert dauerten dauern währte"),
    more=bag("weitere weiteren weiterer andere anderen mehr zusätzliche zusätzlichen"),
    ranks=bag("platz rang stelle position"),
    rank_verbs=phrases("platz | rang"),
    superlatives=bag(
        " ".join(
            f"{stem}{end}"
            for stem in (
                "größte",
                "höchste",
                "niedrigste",
                "kleinste",
                "wichtigste",
                "beste",
                "meiste",
                "längste",
                "stärkste",
                "ältere",
                "älteste",
                "schnellste",
                "teuerste",
                "reichste",
                "wärmste",
                "heißeste",
                "häufigste",
                "jüngste",
                "schlimmste",
                "tödlichste",
                "trockenste",
                "nasseste",
                "kälteste",
                "schwerste",
                "schwächste",
                "beliebteste",
                "stärkste",
                "bevölkerungsreichste",
                "mitgliederstärkste",
                "meistbesuchte",
                "meistverkaufte",
                "tiefste",
                "günstigste",
                "schwerwiegendste",
                "bedeutendste",
                "schlechteste",
            )
            for end in ("", "n", "r", "s")
        )
    ),
    ordinals=table(
        "eins 1 zwei 2 drei 3 vier 4 fünf 5 zweit 2 dritt 3 viert 4 fünft 5 sechst 6 siebt 7 acht 8 neunt 9 zehnt 10 zweite 2 dritte 3 vierte 4 fünfte 5 zweiten 2 "
        "zweiter 2 dritter 3 vierter 4 fünfter 5 sechster 6 dritten 3 vierten 4 fünften 5 sechsten 6 siebten 7 achten 8 zehnten 10"
    ),
    when_before=phrases(
        "in | in den | in nur | in den letzten | in den vergangenen | in den kommenden | in den nächsten | im | vor | vor rund | nach | seit | "
        "seit rund | während | binnen | innerhalb von | innerhalb der | letzten | vergangenen | kommenden | nächsten | ersten | pro | je | alle | "
        "jede | jeden | jedes | bis | ab | für die | die letzten | der letzten | der vergangenen | den | diesem | als | zwischen | um die"
    ),
    within=phrases_bag(
        "in | in nur | in den letzten | in den vergangenen | in den kommenden | in den nächsten | binnen | innerhalb von | innerhalb der | letzten | vergangenen | kommenden | nächsten | ersten | alle | die letzten | der letzten | der vergangenen"
    ),
    when_after=phrases(
        "später | früher | zuvor | danach | vorher | alt | alte | alten | lang nicht | her | zurück"
    ),
    from_to=("von", "auf|zu"),
    periods=(
        (
            r"(?:in|während|binnen|innerhalb)\s(?:den|der|des|von)?\s?(?:letzten|vergangenen|kommenden|nächsten|ersten)?\s?(?:\p{Nd}{1,3}|zwei|drei|vier|fünf|"
            r"sechs|sieben|acht|neun|zehn|zwölf)?\s?(?:Jahren?|Monaten?|Wochen?|Tagen?|Stunden?|Jahrzehnten?)(?!\p{L})"
        ),
        (
            r"(?:im|seit|bis|ab|vom|zum)\s(?:(?:ersten|zweiten|dritten|vierten|letzten|vergangenen|laufenden|gleichen)\s)?(?:\p{Nd}\.\s)?(?:Quartal|Halbjahr|Jahr|Vorjahr|Vormonat|"
            r"Monat|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Frühjahr|Sommer|Herbst|Winter)(?:\s(?:1[5-9]|20)\p{Nd}{2})?"
        ),
        r"(?:seit|bis|in|ab)\s(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd}|[.,]\p{Nd})",
        r"(?:pro|im)\s(?:Jahr|Monat|Woche|Tag|Stunde)|jährlich|monatlich|täglich",
        r"(?:letztes|dieses|nächstes|vergangenes|voriges)\s(?:Jahr|Quartal|Halbjahr)|in\s(?:diesem|jenem)\s(?:Jahr|Monat|Quartal|Sommer|Herbst|Winter|Frühjahr)|in\s(?:dieser|der\svergangenen|der\slaufenden)\s(?:Woche|Saison|Spielzeit)|im\sJahr\s(?:1[5-9]|20)\p{Nd}{2}|(?:letzte|vergangene|diese)\sWoche|(?:letzten|vergangenen)\sMonat",
    ),
    bases=phrases(
        "einer der | eine der | eines der | einem der | von zuvor | zuvor | nach zuvor | gegenüber | statt | anstatt | verglichen mit | im vergleich zu | nach | anstelle von"
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
        "hl dr prof hr fr st z.b z d.h d u.a u bzw ca evtl ggf inkl vgl sog s.o v.a v i o mag ing dipl bspw mio mrd "
        "dipl.-ing art nr geb gest str"
    ),
    numbered=bag("nr s bd abs art abb kap tel ca jan feb apr jun jul aug sep sept okt nov dez"),
    ordinal_dot=True,
    capitalised_nouns=True,
)
