"""L3. Offices and professions in Dutch and Swedish: tables, nothing that runs."""

from episodekit.article.languages.offices import ENGLISH, PARTICLES, Offices, forms, with_endings
from episodekit.article.languages.words import bag

_DUTCH_OFFICES = bag(
    "minister premier president vicepremier staatssecretaris burgemeester wethouder gedeputeerde koning koningin prins prinses "
    "kanselier gouverneur senator kamerlid parlementslid raadslid europarlementariër ambassadeur eurocommissaris commissaris "
    "rechter generaal kolonel majoor kapitein luitenant admiraal commandant paus kardinaal bisschop aartsbisschop dominee pastoor "
    "imam rabbijn hoogleraar professor lijsttrekker fractievoorzitter partijleider minister-president secretaris-generaal"
)
_DUTCH_WORKERS = bag(
    "woordvoerder woordvoerster voorzitter voorzitster bestuursvoorzitter directeur directrice hoofd leider manager bestuurder "
    "oprichter oprichtster medeoprichter eigenaar eigenaresse topman topvrouw ceo cfo bestuurslid onderzoeker onderzoekster "
    "wetenschapper econoom hoofdeconoom analist strateeg deskundige expert specialist adviseur raadsman raadsvrouw onderhandelaar "
    "advocaat officier notaris arts huisarts dokter chirurg verpleegkundige verpleger psycholoog psychiater epidemioloog viroloog "
    "cardioloog kinderarts apotheker bioloog ecoloog scheikundige natuurkundige wiskundige astronoom geoloog seismoloog meteoroloog "
    "weerman weervrouw chef klimatoloog historicus archeoloog antropoloog socioloog filosoof politicoloog demograaf ingenieur architect "
    "ontwerper ontwikkelaar programmeur astronaut piloot schipper brandweerman politieagent agent boswachter journalist verslaggever "
    "correspondent redacteur hoofdredacteur columnist presentator presentatrice auteur schrijver schrijfster dichter regisseur "
    "fotograaf kunstenaar kunstenares schilder beeldhouwer muzikant componist dirigent zanger zangeres acteur actrice danser "
    "cabaretier kok chef-kok bakker boer boerin akkerbouwer veehouder melkveehouder tuinder teler imker visser ondernemer "
    "onderneemster zakenman zakenvrouw bankier activist activiste vrijwilliger vrijwilligster student studente leraar lerares docent "
    "docente rector conrector schoolhoofd trainer bondscoach coach doelman keeper aanvaller verdediger middenvelder wielrenner "
    "schaatser schaatsster zwemmer zwemster atleet atlete bewoner bewoonster ooggetuige penningmeester secretaris lid curator "
    "conservator bibliothecaris coördinator projectleider rapporteur inspecteur korpschef rechercheur politicus politica diplomaat "
    "vakbondsleider winkelier caféhouder monteur chauffeur machinist"
)
DUTCH = Offices(
    language="nl",
    adjectives_before=True,
    offices=_DUTCH_OFFICES,
    professions=_DUTCH_WORKERS,
    weak=bag("lid leider eigenaar hoofd keeper verdediger bewoner"),
    endings=(_DUTCH_OFFICES | _DUTCH_WORKERS)
    - bag("hoofd boer agent lid arts kok koning paus prins prinses rechter"),
    former=bag(
        "ex oud voormalig voormalige demissionair demissionaire waarnemend waarnemende vice plaatsvervangend plaatsvervangende toenmalig "
        "toenmalige huidige nieuwe aankomend aankomende interim algemeen algemene technisch technische wetenschappelijk "
        "wetenschappelijke"
    ),
    honorifics=bag("dr drs mr ir ing prof dhr mw mevr mevrouw meneer de heer heer sir lord"),
    particles=PARTICLES | bag("het t op den de in von di el al la le"),
    openers=bag("van voor bij in op aan der des het de en & te uit tegen over"),
    ands=bag("en of &"),
    portfolios=bag(
        "financiën justitie defensie onderwijs zaken gezondheid volksgezondheid landbouw economie klimaat energie infrastructuur "
        "waterstaat cultuur veiligheid milieu natuur wonen migratie asiel staat sport"
    ),
    breaks=bag(
        "is was zijn waren wordt werd worden werden heeft had hebben hadden kan kon kunnen zal zullen zou zouden moet moeten mag wil "
        "dat die wie omdat als terwijl nadat voordat hij zij ze we wij ik maar want dus toch ook niet reist reisde kwam ging sprak "
        "won verloor kreeg gaf nam zag staat bleef blijft eist bezoekt bezocht"
    ),
    speech=bag(
        "zegt zei zeggen zeiden gezegd vertelt vertelde verklaart verklaarde benadrukt benadrukte waarschuwt waarschuwde meldt meldde bevestigt "
        "bevestigde schrijft schreef stelt stelde vindt vond denkt noemt noemde volgens aldus legt legde laat liet antwoordt "
        "antwoordde verwacht verwachtte hoopt erkent erkende ontkent ontkende reageert reageerde"
    ),
    relatives=bag("die"),
    leads=bag("leidt leidde bestuurt bestuurde vertegenwoordigt coördineert oprichtte runt"),
    verb_last=True,
    determiners=bag("de het een deze dit dat zijn haar hun onze ons mijn"),
    places=ENGLISH.places | bag("den nieuw nieuwe noord zuid oost west groot klein bad"),
    blocked=ENGLISH.blocked
    | bag(
        "nederlandse nederlands belgische vlaamse europese amerikaanse duitse franse britse russische chinese verenigde naties staten "
        "ministerie gemeente provincie rijk rijkswaterstaat kabinet kamer tweede eerste raad rechtbank hof politie brandweer leger "
        "universiteit hogeschool instituut ziekenhuis stichting vereniging bond vakbond partij commissie museum school straat plein "
        "laan weg brug maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag morgen week maand jaar uur "
        "spoorwegen krant journaal televisie omroep"
    ),
)

_SWEDISH_OFFICES = bag(
    "minister statsminister finansminister utrikesminister justitieminister försvarsminister president vicepresident premiärminister "
    "borgmästare kommunalråd regionråd statsråd statssekreterare talman riksdagsledamot landshövding guvernör senator kung drottning "
    "prins prinsessa kronprinsessa kansler förbundskansler ambassadör kommissionär general överste major kapten löjtnant amiral påve "
    "kardinal biskop ärkebiskop imam rabbin professor överbefälhavare generalsekreterare partiledare språkrör partisekreterare"
)
_SWEDISH_WORKERS = bag(
    "talesperson talesman presstalesperson chef ledare ordförande direktör generaldirektör vd grundare medgrundare ägare ledamot "
    "sekreterare samordnare koordinator handläggare utredare forskare docent lektor lärare rektor doktorand student vetenskapsman "
    "ekonom chefsekonom analytiker strateg expert specialist rådgivare förhandlare advokat jurist åklagare domare läkare överläkare "
    "smittskyddsläkare kirurg sjuksköterska barnmorska psykolog psykiater epidemiolog statsepidemiolog virolog kardiolog "
    "apotekare biolog kemist fysiker matematiker astronom geolog seismolog meteorolog klimatolog historiker arkeolog antropolog "
    "sociolog filosof statsvetare ingenjör arkitekt designer utvecklare programmerare astronaut pilot brandman polis insatsledare "
    "räddningsledare förundersökningsledare kommissarie journalist reporter korrespondent redaktör chefredaktör krönikör "
    "programledare författare poet regissör fotograf konstnär målare skulptör musiker tonsättare kompositör dirigent sångare "
    "sångerska skådespelare dansare kock bagare bonde lantbrukare mjölkbonde biodlare fiskare skogsägare företagare entreprenör "
    "affärsman bankir aktivist volontär fackordförande kassör intendent tränare förbundskapten målvakt anfallare back mittfältare "
    "simmare cyklist löpare skidåkare kandidat präst kyrkoherde diplomat politiker kommunikatör pressekreterare boende vittne"
)
# Swedish nouns have the article at their end: "ministern", "direktören", "ledaren", "läkaren".
_SWEDISH_NOUNS = with_endings(_SWEDISH_OFFICES | _SWEDISH_WORKERS, "n", "en", "ns", "ens", "s") | forms(
    "ordförande~~n~ns utredar~en sjuksköterska~~n drottning~~en kung~~en bonden talesmannen talesmannens ledamoten"
)
SWEDISH = Offices(
    language="sv",
    adjectives_before=True,
    offices=with_endings(_SWEDISH_OFFICES, "n", "en"),
    professions=_SWEDISH_NOUNS,
    weak=bag("ledare ledaren ledamot ägare ägaren kandidat boende back målvakt"),
    endings=_SWEDISH_NOUNS
    - bag(
        "back polis polisen kock bonde kung kungen prins general major poet präst ledaren ägaren boende vittne chefs"
    ),
    former=bag(
        "ex före detta fd förre förra tidigare vice biträdande tillförordnad tillförordnade t.f tf avgående blivande nya nye dåvarande "
        "nuvarande ställföreträdande"
    ),
    honorifics=bag("herr fru fröken dr prof sir lord"),
    particles=PARTICLES | bag("af di el al la le"),
    openers=bag("för vid på i hos inom av och från till om med &"),
    ands=bag("och eller samt &"),
    portfolios=bag("staben"),
    breaks=bag(
        "är var blir blev har hade kan kunde ska skulle vill ville måste får fick som att eftersom när medan sedan innan om han hon de "
        "vi jag men utan så inte också reste kom gick vann förlorade tog gav såg står stod besöker besökte möter mötte kräver krävde"
    ),
    speech=bag(
        "säger sade sa sagt berättar berättade förklarar förklarade menar menade uppger uppgav konstaterar konstaterade skriver skrev enligt "
        "bekräftar bekräftade varnar varnade anser ansåg meddelar meddelade tror trodde hävdar hävdade betonar betonade svarar svarade "
        "understryker tillägger medger dementerar"
    ),
    relatives=bag("som"),
    leads=bag("leder ledde driver drev grundade äger styr företräder samordnar förestår"),
    serves=bag("arbetar arbetade jobbar jobbade forskar undervisar"),
    determiners=bag("en ett den det de sin sitt hans hennes deras vår denna detta"),
    places=ENGLISH.places | bag("nya norra södra östra västra stora lilla"),
    blocked=ENGLISH.blocked
    | bag(
        "svenska svensk europeiska amerikanska tyska franska brittiska ryska kinesiska förenta nationerna staterna departementet "
        "kommun kommunen region regionen regeringen riksdagen rådet domstolen tingsrätten hovrätten polisen räddningstjänsten försvarsmakten "
        "universitet högskola institutet sjukhus sjukhuset stiftelsen föreningen förbundet partiet kommissionen museet skolan gatan "
        "torget vägen bron måndag måndagen tisdag onsdag torsdag fredag lördag söndag igår idag imorgon veckan månaden året "
        "trafikverket folkhälsomyndigheten skatteverket radio nyheter bladet"
    ),
)
