"""L3. Offices and professions of the languages that mark names with a capital letter: tables, nothing that runs."""

from collections.abc import Iterable
from dataclasses import dataclass

from episodekit.article.languages.words import bag


# Compared by identity: what is remembered of a table's words is looked up without a walk through the table.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Offices:
    """The words of one language that tell who holds which office; all in lower case.

    Attributes:
        language: the primary subtag (BCP 47).
        offices: nouns that a surname alone may follow, such as ``president``.
        professions: nouns that only a whole name follows, such as ``farmer``.
        weak: nouns that companies and clubs are called too, such as ``leader``; behind a name they need a verb of speech.
        endings: what compounds with an office end with, such as German ``minister``.
        local: offices that a place and then a name may follow without a comma, as in ``alcalde de Lima Ana Ruiz``.
        former: words before an office that belong to it, such as ``former``.
        honorifics: what stands before a name and is no part of it.
        particles: small words within a name that may follow its first words; only such as the language itself does not
            put behind a name for another reason.
        openers: what an office goes on with, such as ``of``.
        ands: conjunctions.
        portfolios: last words of an office that a name may follow without a comma, such as ``State``.
        adjectives, adjective_endings: what may stand between an office and a name, as in French.
        breaks: verbs, relatives and conjunctions; no office goes on over one.
        speech: verbs of speech.
        perfect: auxiliaries before a participle of speech, such as French ``a``.
        relatives: pronouns that begin a clause about the name before them.
        leads: verbs of such a clause that tell a function by themselves, such as ``heads``.
        serves: verbs that do so with one of the openers behind them, such as ``works``.
        verb_last: whether the verb ends such a clause.
        determiners: what a noun phrase begins with.
        blocked: words of organisations, places and things; no name has one.
        places: first words of places; no name begins with one.
        adjectives_before: whether adjectives stand before the noun.
        nouns_before: whether nouns do too, as in ``police spokesman``.
    """

    language: str
    offices: frozenset[str]
    professions: frozenset[str]
    weak: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    ands: frozenset[str] = frozenset()
    portfolios: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    breaks: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    serves: frozenset[str] = frozenset()
    verb_last: bool = False
    determiners: frozenset[str] = frozenset()
    blocked: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    adjectives_before: bool = False
    nouns_before: bool = False


def forms(text: str) -> frozenset[str]:
    """Words with their endings: ``ministr~o~a`` is ``ministro`` and ``ministra``."""
    found: set[str] = set()
    for word in text.split():
        stem, *endings = word.split("~")
        found.update(stem + ending for ending in endings or [""])
    return frozenset(found)


def with_endings(words: Iterable[str], *endings: str) -> frozenset[str]:
    """Each word by itself and with each of the endings."""
    return frozenset(word + ending for word in words for ending in ("", *endings))


PARTICLES = bag("van von de del da do dos das bin ibn bint ben ter ten")
# Firms, clubs and broadcasters that are named alike everywhere.
_FIRMS = bag(
    "inc ltd llc plc corp corporation gmbh ag kg co company group holding holdings motors airlines airways bank banks fund "
    "foundation club fc united city rovers real atlético athletic sporting saint-germain borussia bayern news times post "
    "press agency media tv radio university college institute hospital hotel museum stadium airport committee commission "
    "council union league party association federation alliance network systems technologies industries partners capital "
    "insurance insurances assurance finance financial consulting logistics pharma pharmaceuticals "
    "energy electric studios records entertainment prize award cup award awards grand internet covid google amazon facebook "
    "microsoft twitter youtube netflix greenpeace amnesty coca cola oxfam unicef nato interpol"
)
# First words of places that are written alike in many languages.
_PLACES = bag(
    "san santa saint sankt los las new port puerto porto fort mount monte rio río lake north south el são"
)

ENGLISH = Offices(
    language="en",
    adjectives_before=True,
    nouns_before=True,
    # What ends the names of many professions more.
    endings=bag("ologist ographer ician woman worker iatrist"),
    offices=bag(
        "president president-elect vice-president minister premier chancellor secretary secretary-general director-general "
        "mayor governor senator congressman congresswoman representative speaker ambassador commissioner judge justice "
        "prosecutor attorney general colonel major captain lieutenant sergeant admiral commander marshal inspector detective "
        "superintendent sheriff constable officer king queen prince princess pope cardinal archbishop bishop pastor rabbi imam "
        "sheikh ayatollah emir sultan duke duchess baroness professor coach chief chairman chairwoman chairperson mp lawmaker "
        "councillor councilman councilwoman councilor deputy undersecretary sen rep gov gen col lt sgt capt adm maj "
        "rev prof pm ceo cllr insp supt det dci dsi dcs"
    ),
    professions=bag(
        "spokesman spokeswoman spokesperson executive cfo cto coo founder co-founder cofounder owner director "
        "co-director manager administrator supervisor coordinator treasurer dean rector provost principal headteacher "
        "headmaster headmistress teacher lecturer scholar researcher scientist economist analyst strategist expert "
        "specialist consultant adviser advisor aide envoy diplomat negotiator lawyer barrister solicitor counsel magistrate "
        "doctor physician surgeon nurse paramedic psychologist psychiatrist epidemiologist virologist cardiologist "
        "oncologist pediatrician paediatrician pharmacist biologist chemist physicist mathematician astronomer "
        "astrophysicist geologist seismologist volcanologist hydrologist meteorologist climatologist forecaster ecologist "
        "botanist zoologist veterinarian historian archaeologist archeologist anthropologist sociologist philosopher "
        "demographer statistician engineer architect designer developer programmer astronaut cosmonaut pilot sailor skipper "
        "firefighter policeman policewoman politician legislator candidate ombudsman auditor registrar curator librarian "
        "archivist journalist reporter correspondent editor columnist broadcaster presenter author co-author writer novelist "
        "poet playwright filmmaker photographer artist fellow painter sculptor musician composer conductor singer songwriter rapper "
        "actor actress comedian dancer choreographer chef restaurateur baker farmer fisherman fisherwoman grower beekeeper "
        "rancher entrepreneur businessman businesswoman investor banker trader broker philanthropist billionaire activist "
        "campaigner organiser organizer volunteer trustee student priest monk nun missionary midfielder striker goalkeeper "
        "defender quarterback sprinter swimmer cyclist golfer boxer athlete captain driver mechanic electrician miner "
        "carpenter shopkeeper trainer investigator detective coroner pathologist whistleblower programmer chair head "
        "vice-chair co-chair vice-chairman policymaker lobbyist superintendent inspector foreman commander "
        "negotiator mediator interpreter translator rapporteur commissioner governor secretary chief "
        "spy dealer localist pan-democrat nonpartisan independent newcomer creator inventor host co-host presenter ranger warden "
        "forester surveyor beekeeper caretaker landlord shopkeeper publican innkeeper retailer trader grocer butcher plumber "
        "bricklayer welder trucker courier cleaner waiter waitress bartender hairdresser tailor potter weaver sommelier "
        "dentist optician midwife carer caregiver radiographer therapist physiotherapist dietitian nutritionist toxicologist "
        "microbiologist immunologist neurologist neuroscientist geneticist entomologist ornithologist oceanographer glaciologist "
        "palaeontologist paleontologist linguist criminologist urbanist planner conservationist environmentalist "
        "naturalist campaigner protester dissident whistleblower hacker blogger podcaster youtuber influencer publisher "
        "producer screenwriter dramatist illustrator cartoonist animator videographer cinematographer soprano tenor pianist "
        "violinist guitarist drummer cellist organist dj bassist winger midfielder forward referee umpire jockey "
        "sailor rower skier snowboarder gymnast surfer climber mountaineer marathoner runner "
        "treasurer comptroller bursar alderman assemblyman assemblywoman selectman legislator backbencher taoiseach "
        "tánaiste mep msp prosecutor-general solicitor-general attorney-general governor-general secretary-general editor-in-chief "
        "commander-in-chief vice-chancellor vice-captain vice-principal vice-chairwoman vice-rector co-owner co-leader co-creator "
        "co-president co-chairman co-chairwoman co-editor co-producer co-director sub-inspector resident witness survivor "
        "pensioner retiree counterpart veteran widow widower ceo lead moderator organizer convener promoter recruiter "
        "salesman saleswoman operator contractor developer realtor underwriter actuary accountant bookkeeper notary "
        "paralegal stockbroker financier magnate tycoon industrialist oligarch headhunter parliamentarian politburo "
        "theologian chaplain deacon vicar minister-president bishop-elect pathologist anaesthetist anesthesiologist"
    ),
    weak=bag("leader member owner candidate defender driver champion winner"),
    former=bag(
        "former ex acting interim deputy vice prime chief senior junior lead assistant associate first second third crown "
        "police fire health company government state county city village district regional national federal local "
        "rear brig special presidential opposition party union army navy military school hospital university college climate research policy "
        "security foreign finance defence defense justice home interior education transport environment energy trade "
        "agriculture labour labor culture sports executive managing general technical medical scientific financial "
        "operating marketing communications press human legal grade retired incoming outgoing honorary emeritus study"
    ),
    honorifics=bag(
        "mr mrs ms miss mx dr sir dame lord lady h.e honourable honorable hon mr. dr. st datuk tan-sri dato samdech oknha alhaji alhaja malam mallam"
    ),
    particles=PARTICLES | bag("di du la le el al abu af av della"),
    openers=bag("of for at to in on with from and &"),
    ands=bag("and or &"),
    portfolios=bag(
        "state interior defense defence health affairs intelligence treasury education transport transportation labor labour "
        "agriculture commerce finance justice trade environment staff police operations security services development "
        "commons senate parliament assembly energy economy culture tourism sport sports industry planning water immigration "
        "communications relations research medicine safety"
    ),
    breaks=bag(
        "who whom whose which that is was are were be been being has have had does did do will would can could may might "
        "shall should must because although though but while when where if unless after before since until as he she it they "
        "we you i came went got took made gave kept met won lost led left held ran became become remains remained says said "
        "visited arrived resigned died fled killed arrested hired fired named appointed elected whether"
    ),
    speech=bag(
        "said says say saying told tells added adds stated states explained explains noted notes warned warns announced "
        "announces confirmed confirms wrote writes argued argues claimed claims admitted admits insisted insists replied asked "
        "asks reported reports recalled urged urges stressed stresses denied denies according agreed tweeted posted testified "
        "predicted predicts acknowledged pointed concluded concludes"
    ),
    relatives=bag("who"),
    leads=bag(
        "heads headed leads led directs directed runs chairs chaired oversees oversaw manages managed founded co-founded cofounded "
        "coordinates coordinated represents represented commands commanded edits edited owns owned coaches coached presides "
        "advises advised trains trained supervises supervised administers chairing directing heading leading managing running overseeing "
        "coordinating representing commanding editing coaching supervising advising"
    ),
    serves=bag(
        "works worked serves served teaches taught ran plays played specialises specializes campaigns"
    ),
    determiners=bag("a an the this his her its their our my your one another"),
    places=_PLACES | bag("east west great hong costa sri"),
    blocked=_FIRMS
    | bag(
        "ministry department office agency court board army navy force forces service services school street "
        "avenue road square bridge building tower center centre lab laboratory society trust international national "
        "federal european american british world nations kingdom republic states state province county district region valley "
        "river sea ocean bay island islands beach hills week month year report summit conference "
        "university's series programme program project plan team administration government cabinet congress senate parliament "
        "assembly mission amendment public license licence original code police elect emeritus plenipotentiary yesterday today tomorrow meanwhile staff campaign administration "
        "christmas easter ramadan english french german russian chinese japanese democrats republicans democrat republican pan-democrats "
        "estate rights mills dynamics marvel america inn college library palace castle theatre theater gallery orchestra"
    ),
)

_GERMAN_SIMPLE = bag(
    "minister präsident kanzler sprecher bürgermeister direktor professor rektor senator botschafter kommissar richter inspekteur "
    "staatssekretär gouverneur premier premierminister landrat staatsanwalt bischof pfarrer papst kardinal könig prinz general "
    "oberst kommandeur chef trainer generalsekretär kämmerer stadtkämmerer bundesrat regierungsrat stadtrat ressortchef dekan intendant"
)
_GERMAN_WORKERS = bag(
    "leiter geschäftsführer gründer mitgründer besitzer inhaber eigentümer betreiber forscher wissenschaftler politikwissenschaftler "
    "klimaforscher lehrer manager berater unternehmer händler bäcker landwirtschaftsberater politiker physiker chemiker "
    "mathematiker informatiker historiker mediziner techniker ingenieur architekt designer entwickler redakteur reporter "
    "moderator korrespondent schlachter metzger autor koautor mitautor schriftsteller künstler maler musiker sänger schauspieler regisseur kapitän torwart stürmer "
    "verteidiger spieler fahrer pilot koordinator referent dezernent kurator anwalt rechtsanwalt verteidiger ermittler sekretär "
    "vertreter schatzmeister brandmeister wehrführer wehrleiter anwohner augenzeuge pächter hausmeister  geschäftsmann schulleiter fischer winzer imker förster jäger müller züchter organisator initiator "
    "weltmeister europameister olympiasieger sieger torhüter angreifer mittelfeldspieler läufer schwimmer titelverteidiger schiedsrichter "
    "statistiker analytiker kritiker apotheker pfleger betreuer bewohner einsatzleiter meteorologen gärtner koch wirt"
)
_GERMAN_WEAK_NOUNS = bag(
    "experte ökonom astronom agronom biologe glaziologe virologe neurologe onkologe ornithologe ozeanologe hydrologe ethnologe gerontologe philologe immunologe radiologe urologe pathologe toxikologe mikrobiologe virologe geologe soziologe psychologe epidemiologe meteorologe archäologe politologe "
    "kardiologe theologe ökologe seismologe klimatologe zoologe pädagoge stratege analyst volkswirt jurist journalist polizist "
    "kandidat aktivist präsident student doktorand kommandant astronaut diplomat bürokrat dirigent patriarch architekt dramaturg "
    "dozent assistent referent intendant fotograf philosoph chirurg therapeut spezialist komponist tourist"
)
_GERMAN_ADJECTIVAL = forms(
    "vorsitzende~~r~n beauftragte~~r~n abgeordnete~~r~n vorstandsvorsitzende~~r~n angestellte~~r~n bevollmächtigte~~r~n "
    "vorsteher~~in vorstand vorständin aufsichtsratschef~~in sachverständige~~r~n"
)
_GERMAN_NOUNS = (
    with_endings(_GERMAN_SIMPLE, "in", "s")
    | with_endings(_GERMAN_WORKERS, "in", "s")
    | with_endings((word for word in _GERMAN_WEAK_NOUNS if word.endswith("e")), "n")
    | frozenset(word[:-1] + "in" for word in _GERMAN_WEAK_NOUNS if word.endswith("e"))
    | with_endings((word for word in _GERMAN_WEAK_NOUNS if not word.endswith("e")), "in", "en")
    | _GERMAN_ADJECTIVAL
    | bag(
        "kämmerin stadtkämmerin arzt ärztin tierarzt tierärztin rätin stadträtin bundesrätin landrätin anwältin rechtsanwältin staatsanwältin köchin "
        "rabbiner rabbinerin imam bäuerin bauer landwirt landwirtin kauffrau kaufmann obmann obfrau feuerwehrmann ministerpräsident papst bischöfin königin "
        "ombudsfrau ombudsmann landeshauptmann landeshauptfrau hauptmann krankenschwester hebamme pate schwester ceo"
    )
)
GERMAN = Offices(
    language="de",
    adjectives_before=True,
    offices=with_endings(_GERMAN_SIMPLE - {"trainer", "chef", "sprecher", "direktor"}, "in", "s")
    | bag("präsidenten bundesrätin stadträtin landrätin kämmerin stadtkämmerin"),
    professions=_GERMAN_NOUNS | bag("mitglied"),
    weak=bag(
        "mitglied besitzer inhaber eigentümer betreiber verteidiger fahrer spieler tourist bewohner wirt meister"
    ),
    endings=_GERMAN_NOUNS - bag("wirt koch bauer pate schwester oberst general"),
    former=bag(
        "ex ehemalige ehemaliger ehemaligen früherer frühere früheren damaliger damalige amtierender amtierende designierter "
        "designierte stellvertretender stellvertretende stellvertretenden kommissarischer kommissarische parlamentarischer "
        "parlamentarische geschäftsführender geschäftsführende leitender leitende erster erste zweiter zweite wissenschaftlicher "
        "wissenschaftliche künstlerischer künstlerische technischer technische neuer neue"
    ),
    honorifics=bag("dr prof herr herrn frau dipl.-ing dipl mag med sir lord h.c pd ing jur phil rer nat"),
    particles=PARTICLES | bag("di du la le el al abu af av della"),
    openers=bag("der des von vom für im in beim bei am an und zu zur zum aus am & einer eines"),
    ands=bag("und oder sowie &"),
    breaks=bag(
        "ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können soll sollen will wollen muss müssen "
        "dass weil wenn ob während nachdem als bevor sich er sie es wir ich aber denn doch sondern reist reiste kam ging traf "
        "gewann verlor übernahm warb gab nahm sah steht stand bleibt blieb fordert"
    ),
    speech=bag(
        "sagt sagte sagten erklärt erklärte betont betonte teilt teilte warnt warnte kündigt kündigte bestätigt bestätigte berichtet "
        "berichtete meint meinte ergänzt ergänzte schreibt schrieb fordert forderte kritisiert kritisierte verweist verwies "
        "begründet begründete erläutert erläuterte zitiert laut spricht sprach mahnt mahnte lobt lobte so"
    ),
    perfect=bag("hat haben hatte"),
    relatives=bag("der die"),
    leads=bag(
        "leitet leitete führt führte gründete vertritt verantwortet betreibt koordiniert vorsteht verwaltet"
    ),
    verb_last=True,
    determiners=bag(
        "der die das den dem des ein eine einen einem einer eines sein seine seiner seinem ihr ihre ihrer ihrem unser unsere dieser diese"
    ),
    places=_PLACES | bag("bad neu alt groß klein"),
    blocked=_FIRMS
    | bag(
        "deutsche deutscher deutsches deutschen europäische europäischer europäischen bundes bahn bundesbank landesbank universität "
        "hochschule institut ministerium amt behörde stadt land kreis gemeinde bezirk region straße platz park schule kirche "
        "klinik klinikum krankenhaus verein verband bund gesellschaft stiftung rat kommission regierung opposition partei fraktion "
        "koalition union grüne grünen linke freie demokraten gericht polizei feuerwehr armee bundeswehr zeitung rundfunk anfang "
        "mitte ende marketing vertrieb kommunikation forschung entwicklung technik personal finanzen heute gestern morgen "
        "herr frau herrn damen herren vereinte vereinten nationen rotes rotes kreuz gmbh tag woche monat jahr uhr anfragen fragen "
        "medien journalisten sender kollegen kritik hilfe zweifel hinweise folgen kinder menschen bürger opfer"
    ),
)

# Offices that are surnames too.
SURNAMES = bag(
    "müller fischer jäger förster bauer koch richter könig bäcker maler kaufmann hauptmann wirt bischof papst winzer gärtner händler "
    "neubauer hofbauer baumeister burmeister hofmeister bergmeister ritter imker züchter krämer meister kritiker general "
    "judge baker miner farmer driver king prince bishop pope major marshal dean head chair carpenter trainer painter singer dancer "
    "priest monk duke coach constable golfer fisherman cook chef page shepherd sheriff leader principal sen "
    "bakker visser boer kok schipper bisschop koning prins keeper "
    "rey alcalde maestro delgado pastor conde guardia hidalgo abad obispo juez "
    "maire roi leroy berger boulanger cuisinier pasteur abbé sacristain "
    "springer schmied schäfer turner reiter brauer geiger hirte schreiner tischler schlosser schütze ringer boxer steuermann ruderer porter "
    "rider mason gardener steward tenor segler schüler kellner maurer zimmerer schuster werfer butcher weaver potter tanner "
    "papa re prete maestri cardinale conti preside rossi abate guardia fabbri fabbro pastore"
)
# German nouns that are objects right behind a name, as in ``zeigte Max Braun Rot``.
GERMAN_OBJECTS = bag(
    "rot gelb gold silber bronze recht kritik klartext stellung platz vorwürfe mut hoffnung hilfe rache druck zeit geld respekt lob"
)
# German first names that end in s; another word in s before a further noun is a genitive.
GERMAN_NAMES_IN_S = bag(
    "hans klaus claus markus marcus thomas andreas jens lars nils niels matthias mathias tobias johannes lukas lucas jonas "
    "julius marius magnus rasmus boris dennis joris elias nikolaus carlos nicolas iris doris agnes ines christus titus "
    "justus linus cornelius tomas luis louis alexis denis francis james charles chris"
)
# The owners in "Bayerns Ministerpräsident" that are no states.
GERMAN_LANDS = bag(
    "bayern hessen thüringen sachsen berlin hamburg bremen brandenburg niedersachsen saarland europa nordrhein-westfalen "
    "baden-württemberg rheinland-pfalz sachsen-anhalt schleswig-holstein mecklenburg-vorpommern"
)
