"""L3. The words of figures in Portuguese, Italian and Dutch: numbers, scales, money, time, bounds."""

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

PORTUGUESE = Words(
    language="pt",
    decimal=",",
    bounds=bounds(
        keep="quase | inferior a | inferiores a | abaixo de | cerca de | pelo menos | ao menos | até | menos de | apenas | só | no máximo | somente",
        drop="mais de | aproximadamente | em torno de | superior a | superiores a | acima de | os | as | um total de",
    ),
    numerals=table(
        "zero 0 um 1 uma 1 dois 2 duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez 10 onze 11 doze 12 treze 13 "
        "catorze 14 quatorze 14 quinze 15 dezesseis 16 dezasseis 16 dezessete 17 dezassete 17 dezoito 18 dezenove 19 "
        "dezanove 19 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta 80 noventa 90 cem 100 "
        "cento 100 duzentos 200 duzentas 200 trezentos 300 trezentas 300 quatrocentos 400 quatrocentas 400 quinhentos 500 "
        "quinhentas 500 seiscentos 600 seiscentas 600 setecentos 700 setecentas 700 oitocentos 800 oitocentas 800 "
        "novecentos 900 novecentas 900"
    ),
    leads=factors("um 1 | uma 1 | meio 1/2 | meia 1/2"),
    some=phrases("vários | várias | alguns | algumas"),
    share_of=phrases("de | de um"),
    halves=phrases("e meio | e meia"),
    quarters=factors("e um quarto 1/4 | e três quartos 3/4"),
    streaks=phrases("consecutivo | consecutiva | seguido | seguida"),
    ranks=bag("lugar posição colocação"),
    leading_adjectives=bag(
        "grandes pequenos pequenas principais melhores piores novos novas primeiros primeiras últimos últimas antigos antigas"
    ),
    bare_scales=bag("mil"),
    tens_joiners=bag("e"),
    joiners=bag("e"),
    vague=table(
        "dezenas 10 centenas 100 centena 100 dezena 10 milhares 1000 milhar 1000 milhões 1e6 bilhões 1e9"
    ),
    vague_links=bag("de e"),
    lone=bag("zero um uma"),
    singles=bag("morto morta ferido ferida desaparecido desaparecida detido detida"),
    persons=bag(
        "pessoa homem mulher criança menino menina soldado policial bombeiro trabalhador passageiro jovem"
    ),
    fates=bag(
        "morto morta morreu morreram mortos ferido ferida feridos ficou desaparecido desaparecida preso presa"
    ),
    ordinals=table(
        "segundo 2 segunda 2 terceiro 3 terceira 3 quarto 4 quarta 4 quinto 5 quinta 5 sexto 6 sexta 6 sétimo 7 oitavo 8 nono 9 décimo 10 décima 10"
    ),
    superlatives=bag("maior menor melhor pior"),
    most=phrases("mais"),
    ever=phrases("da história | de sua história | de todos os tempos | do mundo"),
    only=bag("só apenas somente"),
    scales=table(
        "dúzia 12 dúzias 12 mil 1e3 milhão 1e6 milhões 1e6 bilhão 1e9 bilhões 1e9 mil_milhões 1e9 trilhão 1e12 trilhões 1e12 mi 1e6 bi 1e9"
    ),
    linkers=bag("de dos das do da"),
    shares=factors(
        "a metade 1/2 | metade 1/2 | um terço 1/3 | dois terços 2/3 | um quarto 1/4 | três quartos 3/4 | um quinto 1/5 | dois quintos 2/5 | três quintos 3/5 | quatro quintos 4/5 | um sexto 1/6 | um oitavo 1/8 | um décimo 1/10 | a terça parte 1/3 | a quarta parte 1/4"
    ),
    share_links=phrases("em cada | de cada | a cada | em"),
    share_of_all=phrases("dos | das"),
    rate_links=phrases("por cada | por | a cada | para cada"),
    ratio_cues=phrases("proporção | razão | escala"),
    ratio_links=phrases("para"),
    multiples=factors(
        "dobrou 2 | dobraram 2 | dobrado 2 | duplicou 2 | duplicado 2 | duplicaram 2 | triplicou 3 | triplicado 3 | quadruplicou 4 | uma vez e meia 1.5 | o dobro 2 | o triplo 3"
    ),
    multiple_units=phrases("vezes mais | vezes menos | vezes maior"),
    when_before=phrases(
        "em | nos | nas | nos últimos | nas últimas | últimos | últimas | há | durante | após | depois de | próximos | próximas | "
        "a cada | cada | até | dos últimos | de | os | nos próximos | em até"
    ),
    within=phrases_bag(
        "em | nos últimos | nas últimas | últimos | últimas | durante | próximos | próximas | a cada | cada | dos últimos | nos próximos | em até"
    ),
    when_after=phrases("atrás | depois | antes | mais tarde"),
    from_to=("de", "para|a"),
    verbs=bag(
        "vai vão sobe sobem cai caem chega chegam custa custam tem têm soma alcança passa passam fica ficam produz emprega perde ganha recebe equivale equivalem"
    ),
    comparatives=bag("mais menos maior menor superior inferior"),
    towards=bag("em a de para por com"),
    bases=phrases(
        "um dos | uma das | frente a | em vez de | contra | ante | comparado com | em comparação com"
    ),
    sources=bag("segundo conforme"),
    reflexives=bag("se"),
    relatives=bag("que"),
    auxiliaries=bag("é são foi foram era eram está estão ser sido tem têm tinha tinham fora estava havia"),
    splitters=bag("que quando enquanto porque mas onde embora já"),
    dangling=bag("ele ela eles elas isso isto esse essa este esta já mas e também porém"),
    doubts=bag(
        "pode podem poderia deve devem deveria seria seriam se quer querem prevê preveem espera talvez"
    ),
    periods=(
        r"(?:em|desde|até|de)\s(?:(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)(?:\sde\s\p{Nd}{4})?|(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd}|[.,]\p{Nd}))",
        r"(?:n[oa]s|em|durante)\s(?:últim[oa]s\s|próxim[oa]s\s)?(?:\p{Nd}{1,3}|dois|três|quatro|cinco|seis|dez|doze)?\s?(?:anos?|meses|mês|semanas?|dias?|horas?)(?!\p{L})",
        r"(?:por|ao)\s(?:ano|mês|dia|hora)|(?:n?o\s)(?:mesmo|último)\s(?:período|ano|mês)|na\súltima\ssemana|o\sano\spassado|este\sano|no\sano\spassado|no\smês\spassado",
        r"(?:por|ao)\s(?:ano|mês|dia|hora|semana)|nest[ae]\s(?:ano|mês|semana|safra)|neste\s(?:ano|mês)",
    ),
    percent=frozenset(phrases("por cento | pontos percentuais | ponto percentual")),
    money=bag("real reais euro euros dólar dólares libras centavos"),
    each=phrases("o | a | por"),
    units=bag(
        "m² m³ km² quilômetros quilómetros quilômetro quilómetro km metros metro m centímetros cm milímetros mm hectares hectare ha toneladas tonelada quilos quilo quilogramas kg gramas g litros litro l mg ml mw gw kwh mwh gwh twh graus grau °c km/h barris milhas decibéis alqueires"
    )
    | phrases_bag(
        "metros quadrados | metro quadrado | quilômetros quadrados | quilómetros quadrados | metros cúbicos | centímetros quadrados"
    ),
    seconds=table("hora 3600 horas 3600 minuto 60 minutos 60 segundo 1 segundos 1"),
    parted=factors("meia 1/2 | meio 1/2 | um 1 | uma 1"),
    spanning=phrases("durou | dura | durava | duração de | espera de | atraso de | caiu para | subiu para"),
    times=bag("vezes"),
    clocked=phrases("em | tempo de | marca de | recorde de"),
    sentence_units=phrases("de prisão | de cadeia | de reclusão | de detenção"),
    sentence_before=phrases("condenado a | condenada a | condenados a | pena de | penas de"),
    durations=bag(
        "segundo segundos minuto minutos hora horas dia dias semana semanas mês meses ano anos década décadas século séculos noite noites trimestre trimestres semestre semestres temporada temporadas"
    ),
    age_before=phrases("aos | idade de"),
    age_of=phrases("tem | tinha | tinham"),
    clock_before=phrases("às | as | até às | até as | das | desde as"),
    clock_bare=phrases("às | até às"),
    labels=bag(
        "nº n.º número artigo capítulo página versão fase rua avenida quilômetro quilómetro km br rodovia lote sala linha grupo"
    ),
    year_before=bag("em desde de até ano anos e entre"),
    stop=bag(
        "o a os as um uma de do da dos das em no na nos nas e ou que com por para ao à é são foi foram ser mais menos como se não entre até desde sobre após"
    ),
    articles=bag("o a os as um uma"),
    weighty=bag(
        "recorde total mortos mortas morto morta mortes feridos feridas vítimas presos presas detidos deportados retirados resgatados desaparecidos "
        "desabrigados empregos vagas custo orçamento dobrou multa"
    ),
    negations=bag("não nunca sem nem"),
)

ITALIAN = Words(
    language="it",
    decimal=",",
    bounds=bounds(
        keep="quasi | inferiore a | inferiori a | sotto i | sotto il | almeno | fino a | meno di | soltanto | solo | appena | al massimo",
        drop="più di | superiore a | superiori a | oltre | circa | intorno a | i | gli | le",
    ),
    numerals=table(
        "zero 0 un 1 uno 1 una 1 due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 tredici 13 "
        "quattordici 14 quindici 15 sedici 16 diciassette 17 diciotto 18 diciannove 19 venti 20 trenta 30 quaranta 40 "
        "cinquanta 50 sessanta 60 settanta 70 ottanta 80 novanta 90 vent' 20 trent' 30 quarant' 40 cinquant' 50 sessant' 60 settant' 70 ottant' 80 "
        "novant' 90 cent' 100 vent’ 20 trent’ 30 quarant’ 40 cinquant’ 50 sessant’ 60 settant’ 70 ottant’ 80 novant’ 90 cent’ 100"
    ),
    # Vowels meet and one is lost: vent-uno, cento-ttanta.
    compounds=worth(
        "e 0 un 1 uno 1 due 2 tre 3 tré 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 tto 8 nove 9 dieci 10 undici 11 dodici 12 "
        "tredici 13 quattordici 14 quindici 15 sedici 16 diciassette 17 diciotto 18 diciannove 19 venti 20 vent 20 "
        "trenta 30 trent 30 quaranta 40 quarant 40 cinquanta 50 cinquant 50 sessanta 60 sessant 60 settanta 70 settant 70 "
        "ottanta 80 ottant 80 ttanta 80 ttant 80 novanta 90 novant 90 cento 100 mille 1e3 mila 1e3"
    ),
    leads=factors("un 1 | una 1 | mezzo 1/2 | mezza 1/2"),
    some=phrases("alcune | diverse"),
    share_of=phrases("di"),
    halves=phrases("e mezzo | e mezza"),
    quarters=factors("e un quarto 1/4 | e tre quarti 3/4"),
    streaks=phrases("consecutivo | consecutiva | di fila | di seguito"),
    ranks=bag("posto posizione"),
    leading_adjectives=bag(
        "nuovi nuove grandi piccoli piccole principali migliori peggiori primi prime ultimi ultime antichi antiche ulteriori"
    ),
    bare_scales=bag("cento mille"),
    elides=True,
    vague=table(
        "decine 10 centinaia 100 centinaio 100 decina 10 migliaia 1000 migliaio 1000 ventina 20 trentina 30 quarantina 40 "
        "cinquantina 50 quindicina 15 milioni 1e6 miliardi 1e9"
    ),
    vague_links=bag("di e"),
    lone=bag("zero un uno una"),
    singles=bag("morto morta ferito ferita disperso dispersa vittima"),
    persons=bag(
        "persona uomo donna bambino bambina ragazzo ragazza soldato poliziotto agente operaio passeggero"
    ),
    fates=bag(
        "morto morta morti ferito ferita feriti deceduto deceduta ucciso uccisa disperso arrestato arrestata"
    ),
    ordinals=table(
        "secondo 2 seconda 2 terzo 3 terza 3 quarto 4 quarta 4 quinto 5 quinta 5 sesto 6 sesta 6 settimo 7 ottavo 8 nono 9 decimo 10 decima 10"
    ),
    superlatives=phrases_bag(
        "maggiore | maggior | miglior | migliore | peggiore | peggior | più grande | più alto | più alta | più lungo | più lunga"
    ),
    most=phrases("più"),
    ever=phrases("della sua storia | della storia | di tutti i tempi | al mondo | di sempre"),
    only=bag("solo soltanto appena"),
    scales=table(
        "dozzina 12 dozzine 12 cento 100 mila 1e3 mille 1e3 milione 1e6 milioni 1e6 miliardo 1e9 miliardi 1e9 mln 1e6 mld 1e9"
    ),
    linkers=bag("di dei degli delle del della dello dell"),
    shares=factors(
        "la metà 1/2 | metà 1/2 | un terzo 1/3 | due terzi 2/3 | un quarto 1/4 | tre quarti 3/4 | un quinto 1/5 | due quinti 2/5 | tre quinti 3/5 | quattro quinti 4/5 | un sesto 1/6 | un ottavo 1/8 | un decimo 1/10 | la terza parte 1/3 | la quarta parte 1/4 | oltre la metà 1/2"
    ),
    share_links=phrases("su"),
    share_of_all=phrases("dei | delle | degli"),
    rate_links=phrases("per | ogni | su"),
    ratio_cues=phrases("rapporto | proporzione | scala"),
    ratio_links=phrases("a"),
    multiples=factors(
        "raddoppiato 2 | raddoppiata 2 | raddoppiati 2 | triplicato 3 | il doppio 2 | il triplo 3 | una volta e mezza 1.5 | raddoppiate 2 | quadruplicato 4 | triplicata 3 | dimezzato 1/2"
    ),
    multiple_units=phrases("volte più | volte meno | volte superiore"),
    when_before=phrases(
        "in | negli | nei | nelle | negli ultimi | nelle ultime | ultimi | ultime | da | dopo | durante | entro | prossimi | prossime | ogni | fra | "
        "tra | di | i | gli | circa"
    ),
    within=phrases_bag(
        "in | negli ultimi | nelle ultime | ultimi | ultime | durante | entro | prossimi | prossime | ogni"
    ),
    when_after=phrases("fa | dopo | prima | più tardi"),
    from_to=("da|dal|dall|dallo|dai|dalle|dagli", "a|al|all|allo|ai|alle|agli"),
    comparatives=bag("più meno superiore inferiore maggiore minore"),
    towards=bag("a al del dello dell di da in con"),
    bases=phrases("uno dei | una delle | contro | rispetto a | invece di | rispetto ai | a fronte di"),
    sources=bag("secondo"),
    reflexives=bag("si"),
    relatives=bag("che"),
    auxiliaries=bag(
        "è sono era erano ha hanno aveva avevano stato stata stati state viene vengono sarà saranno"
    ),
    splitters=bag("che quando mentre perché ma dove anche"),
    dangling=bag("lui lei loro questo questa quello quella ma e anche però"),
    doubts=bag(
        "può possono potrebbe potrebbero deve devono dovrebbe sarebbe sarebbero se vuole vogliono prevede prevedono"
    ),
    periods=(
        r"(?:nel|dal|in|a|da|entro|fino\sal)\s(?:(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)(?:\s\p{Nd}{4})?|(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd}|[.,]\p{Nd}))",
        r"(?:negli|nei|nelle|in)\s(?:ultim[ie]\s|prossim[ie]\s)?(?:\p{Nd}{1,3}|due|tre|quattro|cinque|sei|dieci|dodici)?\s?(?:anni|mesi|settimane|giorni|ore)(?!\p{L})",
        r"(?:all['’]anno|al\smese|al\sgiorno|l['’]anno\sscorso|quest['’]anno|nell['’](?:ultimo\sanno|ultima\ssettimana|anno\sscorso)|nello\sstesso\speriodo)",
        r"(?:all['’]anno|al\smese|al\sgiorno|l['’]anno\sscorso|quest['’]anno|questo\smese|questa\s(?:settimana|stagione)|l['’]anno|a\ssettimana)",
    ),
    percent=frozenset(phrases("per cento | punti percentuali | punto percentuale")),
    money=bag("euro dollaro dollari sterline centesimi franchi"),
    each=phrases("al | per | a"),
    units=bag(
        "m² m³ km² chilometri chilometro km metri metro m centimetri centimetro cm millimetri mm ettari ettaro ha tonnellate tonnellata chili chilo chilogrammi kg grammi g "
        "litri litro l quintali quintale mg ml mw gw kwh mwh gwh twh gradi grado °c km/h barili miglia nodi decibel"
    )
    | phrases_bag(
        "metri quadrati | metro quadrato | metri quadri | chilometri quadrati | metri cubi | metro cubo | centimetri quadrati"
    ),
    seconds=table("ora 3600 ore 3600 minuto 60 minuti 60 secondo 1 secondi 1"),
    parted=factors("mezz' 1/2 | mezz’ 1/2 | mezza 1/2 | mezzo 1/2 | un' 1 | un’ 1 | un 1 | una 1"),
    spanning=phrases("durato | durata | dura | durò | ritardo di"),
    times=bag("volte"),
    clocked=phrases("in | tempo di | record di"),
    sentence_units=phrases("di reclusione | di carcere | di prigione | di detenzione"),
    sentence_before=phrases("condannato a | condannata a | condannati a | pena di | condanna a"),
    age_before=phrases("età di | all'età di | all’età di | età compresa tra | under | over"),
    age_of=phrases(
        "a | ha | aveva | hanno | avevano | ha meno di | ha più di | aveva meno di | di meno di | con meno di | con più di"
    ),
    clock_before=phrases("alle | dalle | fino alle | ore"),
    clock_bare=phrases("alle | dalle | fino alle | ore"),
    durations=bag(
        "secondi minuto minuti ora ore giorno giorni settimana settimane mese mesi anno anni decennio decenni secolo secoli notte notti trimestre trimestri semestre semestri stagione stagioni"
    ),
    labels=bag(
        "n. numero articolo capitolo pagina versione fase via viale piazza chilometro sala linea gruppo girone"
    ),
    year_before=bag("nel dal del al anno anni fino e tra"),
    stop=bag(
        "il lo la i gli le un uno una di del della dei delle degli a al alla ai agli alle in nel nella nei nelle negli e o che con per da dal dai dagli dalle su tra fra è sono ha hanno era non più meno come si"
    ),
    articles=bag("il lo la i gli le un uno una"),
    weighty=bag(
        "record totale morti morto morta feriti ferite vittime arrestati arrestate espulsi evacuati salvati dispersi sfollati posti costo bilancio "
        "raddoppiato multa"
    ),
    negations=bag("non mai senza"),
)

DUTCH = Words(
    language="nl",
    decimal=",",
    bounds=bounds(
        keep="bijna | ten minste | minstens | maximaal | tot | minder dan | slechts | maar | nog geen | hooguit",
        drop="meer dan | ruim | ongeveer | circa | zo'n | in totaal",
    ),
    numerals=worth(
        "nul 0 een 1 één 1 twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 negen 9 tien 10 elf 11 twaalf 12 dertien 13 veertien 14 "
        "vijftien 15 zestien 16 zeventien 17 achttien 18 negentien 19 twintig 20 dertig 30 veertig 40 vijftig 50 zestig 60 "
        "zeventig 70 tachtig 80 negentig 90 anderhalf 1.5 anderhalve 1.5"
    ),
    compounds=worth(
        "en 0 ën 0 een 1 één 1 twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 negen 9 tien 10 elf 11 twaalf 12 dertien 13 "
        "veertien 14 vijftien 15 zestien 16 zeventien 17 achttien 18 negentien 19 twintig 20 dertig 30 veertig 40 "
        "vijftig 50 zestig 60 zeventig 70 tachtig 80 negentig 90 honderd 100 duizend 1e3 half 0.5"
    ),
    leads=factors("een 1 | een half 1/2 | half 1/2 | een halve 1/2 | halve 1/2"),
    some=phrases("enkele | een paar | verschillende"),
    share_of=phrases("van een"),
    bare_scales=bag("honderd duizend"),
    vague=table(
        "tientallen 10 honderden 100 duizenden 1000 tienduizenden 1e4 honderdduizenden 1e5 miljoenen 1e6 miljarden 1e9"
    ),
    vague_links=bag("van en"),
    lone=bag("nul een één"),
    singles=bag("dode gewonde vermiste"),
    persons=bag("persoon man vrouw kind jongen meisje soldaat agent"),
    fates=bag("dood gedood overleden omgekomen overleed gewond gewonde vermist dode aangehouden"),
    ordinals=table("tweede 2 derde 3 vierde 4 vijfde 5 zesde 6 zevende 7 achtste 8 negende 9 tiende 10"),
    superlatives=bag("grootste hoogste laagste kleinste beste slechtste langste"),
    only=bag("slechts maar"),
    shares=factors(
        "de helft 1/2 | helft 1/2 | een derde 1/3 | twee derde 2/3 | een kwart 1/4 | driekwart 3/4 | drie kwart 3/4 | tweederde 2/3 | een vijfde 1/5 | twee vijfde 2/5 | drie vijfde 3/5 | vier vijfde 4/5 | een zesde 1/6 | een achtste 1/8 | een tiende 1/10"
    ),
    share_links=phrases("op de"),
    share_of_all=phrases("van de | van het | van hun | van zijn | van haar"),
    rate_links=phrases("per | op de"),
    per=bag("per"),
    ratio_cues=phrases("verhouding | schaal"),
    ratio_links=phrases("op | tegen"),
    multiples=factors("verdubbeld 2 | verdubbelde 2 | verdrievoudigd 3 | gehalveerd 1/2 | het dubbele 2"),
    multiple_units=phrases(
        "keer zoveel | keer zo veel | keer zo hoog | keer zo groot | keer meer | maal zoveel | maal zo veel"
    ),
    when_before=phrases(
        "in | in de | in de afgelopen | afgelopen | de afgelopen | komende | de komende | na | voor | sinds | binnen | tijdens | eerste | elke | per | om de | gedurende | "
        "over | al"
    ),
    within=phrases_bag(
        "in | in de afgelopen | afgelopen | de afgelopen | komende | de komende | binnen | elke | om de"
    ),
    when_after=phrases("geleden | later | eerder | oud | lang"),
    from_to=("van", "naar|tot"),
    comparatives=bag("hoger lager meer minder groter kleiner"),
    towards=bag("met van naar op tot"),
    bases=phrases("een van de | tegen | in plaats van | vergeleken met | tegenover"),
    sources=bag("volgens aldus"),
    reflexives=bag("zich"),
    relatives=bag("die dat"),
    auxiliaries=bag("is zijn was waren wordt worden werd werden heeft hebben had hadden"),
    splitters=bag("dat die omdat terwijl maar toen wanneer als"),
    dangling=bag("hij zij ze het dit dat deze die maar en ook toch"),
    doubts=bag("kan kunnen zou zouden zal zullen moet moeten wil willen mogelijk misschien als"),
    scales=table("dozijn 12 honderd 100 duizend 1e3 miljoen 1e6 miljard 1e9 biljoen 1e12 mln 1e6 mld 1e9"),
    percent=frozenset(phrases("procent | procentpunten | procentpunt")),
    money=bag("euro dollar pond cent"),
    each=phrases("per"),
    units=bag(
        "m² m³ km² kilometer km meter m centimeter cm millimeter mm hectare ha ton kilo kilogram kg gram g liter l mg ml mw gw kwh mwh gwh twh graden °c km/h vaten mijl knopen decibel"
    ),
    seconds=table("uur 3600 uren 3600 minuut 60 minuten 60 seconde 1 seconden 1"),
    parted=factors("een half 1/2 | half 1/2 | een halve 1/2 | een 1"),
    spanning=phrases("duurde | duurt | met | vertraging van"),
    times=bag("keer maal"),
    clocked=phrases("in | tijd van | record van"),
    sentence_units=phrases("cel | celstraf | gevangenisstraf | gevangenis | cel geëist"),
    sentence_before=phrases("veroordeeld tot | straf van | celstraf van | gevangenisstraf van"),
    durations=bag("seconden minuten uur dag dagen week weken maand maanden jaar jaren decennia eeuw"),
    labels=bag("nr. nummer artikel hoofdstuk pagina versie fase"),
    year_before=bag("in sinds tot van jaar en tussen"),
    stop=bag(
        "de het een en of maar van in op aan te bij met voor door om uit naar over dat die er is zijn was waren heeft hebben niet geen ook als dan"
    ),
    articles=bag("de het een"),
    weighty=bag(
        "record totaal doden dode gewonden gewonde slachtoffers aangehouden uitgezet geëvacueerd gered vermist vermisten dakloos banen kosten begroting "
        "verdubbeld boete"
    ),
    fillers=bag("ook al nog inmiddels nu intussen bovendien momenteel"),
    periods=(
        r"(?:in|sinds|vanaf|tot|eind|begin)\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?:\s(?:1[5-9]|20)\p{Nd}{2})?",
        r"(?:in|sinds|vanaf|tot)\s(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd}|[.,]\p{Nd})",
        r"(?:vorig|afgelopen|volgend|dit|dat)\s(?:jaar|seizoen|kwartaal|weekend|voorjaar|najaar)|(?:vorige|afgelopen|volgende|deze)\s(?:week|maand|zomer|winter|herfst|lente)",
        r"in\shet\s(?:eerste|tweede|derde|vierde|vorige|afgelopen)\s(?:kwartaal|halfjaar|jaar)",
        r"(?:in\sde\s|de\s)?afgelopen\s(?:\p{Nd}{1,3}\s|twee\s|drie\s|vier\s|vijf\s|tien\s)?(?:jaar|jaren|maanden|weken|dagen)",
        r"(?:op\s)?(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:ochtend|middag|avond|nacht)?|gisteren|vandaag",
    ),
    negations=bag("niet geen nooit zonder"),
)

WESTERN_LANGUAGES = (PORTUGUESE, ITALIAN, DUTCH)
