"""L3. Offices and professions in French, Spanish, Italian and Portuguese: tables, nothing that runs."""

from episodekit.article.languages.offices import ENGLISH, PARTICLES, Offices, forms
from episodekit.article.languages.words import bag

FRENCH = Offices(
    language="fr",
    offices=forms(
        "président~~e vice-président~~e ministre maire gouverneur~~e sénat~eur~rice député~~e préfet préfète juge procureur~~e "
        "ambassad~eur~rice chanceli~er~ère commissaire général~~e colonel~~le capitaine lieutenant~~e amiral~~e commandant~~e roi "
        "reine prince~~sse pape cardinal archevêque évêque abbé professeur~~e secrétaire rect~eur~rice chef~~fe premier "
        "eurodéputé~~e lieutenant-colonel lieutenante-colonelle adjudant adjudante adjudant-chef contre-amiral vice-amiral sous-préfet sous-préfète"
    ),
    professions=forms(
        "porte-parole directeur directrice codirect~eur~rice responsable gérant~~e fondat~eur~rice cofondat~eur~rice patron~~ne "
        "pdg administrat~eur~rice coordinat~eur~rice délégué~~e conseill~er~ère avocat~~e magistrat~~e notaire médecin docteur~~e "
        "chirurgien~~ne infirmi~er~ère pharmacien~~ne psychologue psychiatre épidémiologiste virologue cardiologue pédiatre "
        "biologiste chimiste physicien~~ne mathématicien~~ne astronome géologue sismologue météorologue climatologue hydrologue "
        "écologue historien~~ne archéologue anthropologue sociologue philosophe politologue démographe économiste analyste "
        "chercheur chercheuse scientifique expert~~e spécialiste consultant~~e ingénieur~~e architecte astronaute spationaute "
        "pilote pompier gendarme policier policière enseignant~~e instituteur institutrice proviseur~~e principal~~e étudiant~~e "
        "journaliste reporter rédact~eur~rice éditorialiste auteur~~e autrice coauteur~~e écrivain~~e romanci~er~ère poète "
        "cinéaste réalisat~eur~rice photographe artiste peintre sculpteur musicien~~ne composit~eur~rice chanteur chanteuse "
        "act~eur~rice comédien~~ne danseur danseuse cuisini~er~ère boulang~er~ère agriculteur agricultrice éleveur éleveuse "
        "apiculteur apicultrice viticulteur viticultrice pêcheur entrepreneur~~e banquier banquière militant~~e activiste "
        "bénévole syndicaliste élu~~e adjoint~~e conseiller conseillère trésori~er~ère entraîneur~~e sélectionneur attaquant~~e "
        "gardien~~ne milieu cycliste navigat~eur~rice homme-politique candidat~~e bâtonnier bâtonnière imam rabbin pasteur prêtre "
        "habitant~~e riverain~~e témoin vice-procureur~~e maraîch~er~ère restaurat~eur~rice libraire garagiste sénologue urgentiste infectiologue immunologue généticien~~ne océanographe glaciologue volcanologue ornithologue neurologue oncologue gynécologue dermatologue "
        "animat~eur~rice président-directeur dirigeant~~e représentant~~e syndicaliste"
    ),
    weak=bag("leader membre milieu gardien partenaire propriétaire candidat patron") | bag("responsable"),
    local=bag("maire préfet préfète gouverneur gouverneure évêque archevêque procureur procureure"),
    former=bag(
        "ex ex-premier ex-première vice-premier ancien ancienne vice premier première actuel actuelle nouveau nouvelle futur future co sous haut haute grand"
    ),
    honorifics=bag("m mm mme mlle dr pr me mgr monsieur madame maître docteur"),
    particles=bag("van von de d da dos bin ben ibn al el"),
    openers=bag("de du des d à au aux en pour chargé chargée et par délégué déléguée auprès sur chez"),
    ands=bag("et ou & puis"),
    portfolios=bag(
        "intérieur santé justice défense armées économie finances éducation culture transports environnement agriculture travail "
        "écologie état république sports enseignement extérieur étrangères commerce énergie logement budget recherche sénat "
        "assemblée gouvernement logistique"
    ),
    adjectives=bag(
        "général générale adjoint adjointe délégué déléguée élu élue sortant sortante exécutif exécutive britannique russe suisse belge "
        "turc turque grec grecque allemand allemande espagnol espagnole néerlandais néerlandaise tchèque serbe slovaque slovène "
        "bulgare croate kosovar chef technique politique scientifique médical médicale artistique juridique démocrate socialiste "
        "républicain républicaine écologiste centriste vice premier première intérimaire honoraire émérite kazakh arabe perse "
        "européen européenne français française national nationale ouzbek kurde malgache catholique nord-coréen sud-coréen"
    ),
    adjective_endings=(
        "ais",
        "aise",
        "ois",
        "oise",
        "ien",
        "ienne",
        "éen",
        "éenne",
        "ain",
        "aine",
        "al",
        "ale",
        "aire",
        "ier",
        "ière",
        "nel",
        "nelle",
        "riel",
        "rielle",
        "if",
        "ive",
        "eux",
        "euse",
        "atique",
    ),
    breaks=bag(
        "qui que dont où est sont était étaient a ont avait avaient sera seront serait peut peuvent doit il elle ils elles on nous "
        "vous je mais car lorsque quand si comme avant après pendant depuis lors rencontre visite arrive reçoit signale quitte "
        "dirige accueille fait va vient parle ainsi alors jamais bien"
    ),
    speech=bag(
        "dit déclare déclaré affirme affirmé explique expliqué annonce annoncé précise précisé souligne souligné ajoute ajouté estime "
        "estimé indique indiqué confirme confirmé rappelle rappelé répond répondu raconte raconté selon assure assuré prévient "
        "regrette résume écrit insiste"
    ),
    perfect=bag("a ont avait"),
    relatives=bag("qui"),
    leads=bag("dirige dirigeait préside présidait pilote coordonne représente fondé gère commande anime"),
    serves=bag("travaille travaillait enseigne"),
    determiners=bag("le la l les un une son sa ses leur notre ce cette cet"),
    places=ENGLISH.places | bag("nouvelle nouveau sainte le la les bas haut val mont château côte"),
    blocked=ENGLISH.blocked
    | bag(
        "république ministère mairie école lycée collège université hôpital clinique institut musée rue place avenue boulevard quai "
        "parti union assemblée sénat conseil commission comité groupe société association fédération fondation syndicat ligue "
        "banque état états région département ville monde figaro nations unies europe français française européenne européen "
        "républicains écologistes socialistes insoumise renaissance coupe stade club hier demain aujourd'hui matignon "
        "élysée bercy beauvau"
    ),
)

SPANISH = Offices(
    language="es",
    offices=forms(
        "president~~e~a ministr~o~a alcald~e~esa gobernador~~a senador~~a diputad~o~a juez jueza magistrad~o~a fiscal embajador~~a "
        "canciller comisari~o~a general coronel capit~án~ana teniente almirante comandante rey reina exalcalde exalcaldesa exministro exministra expresidente expresidenta exdirector exdirectora príncipe princesa papa "
        "cardenal arzobispo obispo padre profesor~~a secretari~o~a rector~~a mandatari~o~a premier intendente primer "
        "lehendakari conseller~~a consejer~o~a concejal~~a congresista canciller"
    ),
    professions=forms(
        "portavoz voce~ro~ra director~~a codirector~~a responsable gerente jef~e~a fundador~~a cofundador~~a dueñ~o~a ceo "
        "administrador~~a coordinador~~a delegad~o~a asesor~~a abogad~o~a notari~o~a médic~o~a doctor~~a cirujan~o~a "
        "enfermer~o~a farmacéutic~o~a psicólog~o~a psiquiatra epidemiólog~o~a virólog~o~a cardiólog~o~a pediatra biólog~o~a "
        "químic~o~a físic~o~a matemátic~o~a astrónom~o~a geólog~o~a sismólog~o~a vulcanólog~o~a meteorólog~o~a climatólog~o~a "
        "ecólog~o~a historiador~~a arqueólog~o~a antropólog~o~a sociólog~o~a filósof~o~a politólog~o~a demógraf~o~a economista "
        "analista investigador~~a científic~o~a expert~o~a especialista consultor~~a ingenier~o~a arquitect~o~a astronauta "
        "pilot~o~a bombero policía guardia maestr~o~a docente decan~o~a periodista reporter~o~a redactor~~a editor~~a autor~~a "
        "coautor~~a escritor~~a novelista poeta cineasta fotógraf~o~a artista pintor~~a escultor~~a músic~o compositor~~a "
        "cantante actor actriz bailar~ín~ina cociner~o~a chef panader~o~a agricultor~~a ganader~o~a apicultor~~a pescador~~a "
        "empresari~o~a banquer~o~a activista voluntari~o~a sindicalista tesorer~o~a entrenador~~a seleccionador~~a delanter~o~a "
        "porter~o~a ciclista candidat~o~a sacerdote diplomátic~o~a estudiante titular comisionad~o~a defensor~~a edil "
        "vecin~o~a residente testigo mandatari~o~a agente suboficial comisari~o~a jefe-de-gabinete oncólog~o~a neurólog~o~a neumólog~o~a ginecólog~o~a inmunólog~o~a genetista oceanógraf~o~a infectólog~o~a ornitólog~o~a urbanista locutor~~a presentador~~a "
        "líder parlamentari~o~a legislador~~a representante dirigente operador~~a vicepresident~e~a"
    ),
    weak=bag("líder miembro titular portero socio dueño dueña candidato defensor responsable"),
    local=bag("alcalde alcaldesa gobernador gobernadora obispo arzobispo intendente fiscal"),
    former=bag(
        "ex exvice vice primer primera actual antiguo antigua nuevo nueva entonces futuro futura alto alta"
    ),
    honorifics=bag("sr sra srta dr dra don doña d dª lic ing prof señor señora monseñor fray sor"),
    particles=PARTICLES,
    openers=bag("de del en para general y por ante a al encargado encargada"),
    ands=bag("y e o u ni"),
    portfolios=bag(
        "sanidad salud hacienda interior justicia defensa economía educación cultura transportes transporte trabajo agricultura "
        "exteriores ambiente energía gobierno senado congreso república seguridad turismo comercio industria vivienda igualdad "
        "universidades ciencia deportes estado nación cámara asamblea finanzas minas obras"
    ),
    adjectives=bag(
        "ruso rusa griego griega primero primera segundo segunda tercero tercera general adjunto adjunta interino interina electo "
        "electa delegado delegada honorario honoraria emérito saliente argentino argentina palestino filipino español española europeo "
        "europea británico británica turco turca polaco polaca sueco sueca suizo suiza belga chino china francesa inglesa japonesa "
        "holandesa irlandesa portuguesa danesa libanesa alemán alemana catalán catalana chileno chilena peruano peruana brasileño "
        "brasileña salvadoreño hondureño panameño europeo europea nacional ecuatoriano boliviano venezolano venezolana israelí iraní iraquí saudí marroquí "
        "jefe jefa paquistaní ejecutivo ejecutiva técnico técnica científico científica político política médico médica académico autonómico "
        "autonómica demócrata socialista popular republicano republicana andaluz andaluza vasco vasca gallego gallega mayor militar titular policial"
    ),
    adjective_endings=("iano", "iana", "icano", "icana", "és", "ense", "al"),
    breaks=bag(
        "que quien quienes cual cuyo es son era fue fueron ha han había será serán puede pueden debe deben está están él ella ellos "
        "pero porque cuando donde si como mientras aunque tras desde hasta después través visitó llegó viajó recibió votaron se lo no "
        "ya también fue tuvo tiene hizo hace total final señal pidió"
    ),
    speech=bag(
        "dijo dice dicho afirmó afirma declaró explicó explica anunció anuncia señaló señala añadió indicó indica aseguró asegura "
        "confirmó advirtió destacó subrayó recordó según informó contó comentó reconoció respondió pidió sostuvo manifestó expresó "
        "precisó agregó apuntó"
    ),
    perfect=bag("ha han había"),
    relatives=bag("que quien"),
    leads=bag(
        "dirige dirigía dirigió preside presidía encabeza lidera coordina representa fundó comanda gestiona"
    ),
    serves=bag("trabaja trabajaba enseña"),
    determiners=bag("el la los las un una su sus este esta nuestro nuestra"),
    places=ENGLISH.places
    | bag("nueva nuevo buenos villa valle castilla país países la estados naciones corea arabia reino"),
    blocked=ENGLISH.blocked
    | bag(
        "república ministerio alcaldía ayuntamiento escuela colegio universidad hospital instituto museo calle plaza avenida partido "
        "unión asamblea senado congreso consejo comisión comité grupo sociedad asociación federación fundación sindicato liga banco "
        "estado estados región ciudad mundo nación naciones unidas europa española español europea europeo nacional internacional "
        "popular socialista copa estadio club ayer hoy mañana moncloa zarzuela aires unidos gobierno casa corte tribunal"
    ),
)

ITALIAN = Offices(
    language="it",
    offices=forms(
        "president~e~essa vicepresidente ministr~o~a viceministro sindac~o~a governat~ore~rice senat~ore~rice deputat~o~a giudice "
        "procurat~ore~rice ambasciat~ore~rice cancellier~e~a commissari~o~a generale colonnello capitano ammiraglio re regina "
        "principe principessa papa cardinale arcivescovo vescovo professor professor~e~essa segretari~o~a rett~ore~rice premier "
        "prefett~o~a assess~ore~ora sottosegretari~o~a questore eurodeputat~o~a onorevole don"
    ),
    professions=forms(
        "portavoce dirett~ore~rice responsabile capo fondat~ore~rice cofondat~ore~rice titolare amministrat~ore~rice "
        "coordinat~ore~rice delegat~o~a consiglier~e~a avvocat~o~a magistrat~o~a notaio medic~o~a dottor~~e~essa chirurgo "
        "infermier~e~a farmacista psicolog~o~a psichiatra epidemiolog~o~a virolog~o~a cardiolog~o~a pediatra biolog~o~a "
        "chimic~o~a fisic~o~a matematic~o~a astronom~o~a geolog~o~a sismolog~o~a vulcanolog~o~a meteorolog~o~a climatolog~o~a "
        "storic~o~a archeolog~o~a antropolog~o~a sociolog~o~a filosof~o~a politolog~o~a economista analista ricercat~ore~rice "
        "scienziat~o~a espert~o~a specialista consulente ingegner~~e architett~o~a astronauta pilota poliziotto carabiniere "
        "insegnante maestr~o~a preside docente giornalista redattore editore autor~e scrittor~e scrittrice autrice regista "
        "fotograf~o~a artista pittore pittrice musicista compositore cantante attore attrice cuoc~o~a chef agricolt~ore~rice "
        "allevat~ore~rice imprendit~ore~rice banchiere attivista volontari~o~a sindacalista allenat~ore~rice attaccante "
        "residente testimone comandante vicecomandante discografico discografica manager vigile pompiere bagnino oncolog~o~a neurolog~o~a immunolog~o~a infettivolog~o~a pneumolog~o~a ginecolog~o~a genetista oceanograf~o~a ornitolog~o~a conduttore conduttrice produttore produttrice panettiere pasticcere commerciante ristoratore "
        "portiere ciclista candidat~o~a rappresentante dirigente sacerdote parroco diplomatic~o~a student~e~essa"
    ),
    weak=bag("leader membro titolare portiere socio candidato responsabile"),
    local=bag("sindaco sindaca prefetto prefetta vescovo arcivescovo governatore questore procuratore"),
    former=bag("ex vice primo prima attuale nuovo nuova allora futuro futura"),
    honorifics=bag("sig sigra signor signora dott dottssa ing avv prof on don monsignor mons"),
    particles=bag("van von de bin ben ibn al el"),
    openers=bag(
        "di del della dell dei degli delle dello per in al alla allo all ai alle e generale presso con"
    ),
    ands=bag("e ed o"),
    portfolios=bag(
        "interno interni salute giustizia difesa economia istruzione cultura trasporti lavoro agricoltura esteri ambiente energia "
        "consiglio senato camera repubblica sport turismo imprese infrastrutture università regione"
    ),
    adjectives=bag(
        "russo russa tedesco tedesca francese inglese europeo europea britannico britannica ucraino ucraina greco greca turco turca "
        "polacco polacca svizzero svizzera spagnolo spagnola argentino argentina brasiliano egiziano libico cinese giapponese "
        "capo generale delegato delegata aggiunto uscente esecutivo esecutiva tecnico tecnica scientifico scientifica sanitario "
        "sanitaria onorario emerito eletto designato"
    ),
    adjective_endings=("iano", "iana", "icano", "icana", "ionale", "orale", "erale", "ese"),
    breaks=bag(
        "che chi cui è sono era erano ha hanno aveva sarà può deve lui lei loro ma perché quando dove se come mentre dopo prima chiese "
        "prese incontra visita arriva lo non ha si va tacciono"
    ),
    speech=bag(
        "ricorda ricordano racconta raccontano parla dice detto disse dichiara dichiarato afferma affermato spiega spiegato annuncia annunciato sottolinea aggiunge aggiunto "
        "ricorda secondo conferma ribadisce commenta risponde racconta"
    ),
    perfect=bag("ha hanno aveva"),
    relatives=bag("che"),
    leads=bag("dirige guida guidava presiede coordina rappresenta fondato gestisce comanda"),
    serves=bag("lavora insegna"),
    determiners=bag("il lo la l i gli le un uno una suo sua questo questa"),
    places=ENGLISH.places | bag("nuova nuovo villa castel reggio la stati"),
    blocked=ENGLISH.blocked
    | bag(
        "repubblica ministero comune scuola liceo università ospedale istituto museo via piazza viale partito unione senato consiglio "
        "commissione comitato gruppo società associazione federazione fondazione sindacato lega banca stato stati uniti regione "
        "provincia città mondo nazioni unite europa italia fratelli forza corriere sera stampa coppa stadio ieri oggi domani"
    ),
)

PORTUGUESE = Offices(
    language="pt",
    offices=forms(
        "president~e~a vice-presidente ministr~o~a prefeit~o~a governador~~a senador~~a deputad~o~a juiz juíza desembargador~~a "
        "promotor~~a procurador~~a embaixador~~a chanceler comissári~o~a general coronel capit~ão~ã tenente almirante "
        "comandante rei rainha príncipe princesa papa cardeal arcebispo bispo padre professor~~a secretári~o~a reitor~~a "
        "premiê premier vereador~~a primeiro-ministro primeira-ministra delegad~o~a"
    ),
    professions=forms(
        "porta-voz diretor~~a gerente chefe fundador~~a cofundador~~a dono dona administrador~~a coordenador~~a assessor~~a "
        "advogad~o~a médic~o~a doutor~~a cirurgi~ão~ã enfermeir~o~a farmacêutic~o~a psicólog~o~a psiquiatra epidemiologista "
        "virologista infectologista cardiologista pediatra biólog~o~a químic~o~a físic~o~a matemátic~o~a astrônom~o~a "
        "geólog~o~a meteorologista climatologista historiador~~a arqueólog~o~a antropólog~o~a sociólog~o~a filósof~o~a "
        "economista analista pesquisador~~a investigador~~a cientista especialista consultor~~a engenheir~o~a arquitet~o~a "
        "astronauta piloto bombeiro policial jornalista repórter editor~~a autor~~a escritor~~a cineasta fotógraf~o~a artista "
        "pintor~~a músic~o compositor~~a cantor~~a ator atriz cozinheir~o~a chef agricultor~~a pecuarista pescador~~a "
        "empresári~o~a banqueir~o~a ativista voluntári~o~a sindicalista treinador~~a técnic~o~a atacante goleir~o~a "
        "morador~~a residente testemunha autarca presidente-executiv~o~a bombeira comandante-geral oncologista neurologista pneumologista ginecologista imunologista geneticista oceanógraf~o~a ornitólog~o~a apresentador~~a produtor~~a padeir~o~a comerciante "
        "candidat~o~a estudante relator~~a líder representante dirigente"
    ),
    weak=bag("líder membro sócio dono dona candidato técnico goleiro"),
    local=bag("prefeito prefeita governador governadora bispo arcebispo"),
    former=bag("ex vice primeiro primeira atual antigo antiga novo nova então futuro futura"),
    honorifics=bag("sr sra srta dr dra dom dona d eng prof senhor senhora"),
    particles=PARTICLES,
    openers=bag("de da do das dos para em na no e geral à ao por"),
    ands=bag("e ou"),
    portfolios=bag(
        "saúde fazenda justiça defesa economia educação cultura transportes trabalho agricultura exteriores ambiente energia câmara "
        "senado república segurança turismo comércio indústria planejamento finanças estado internacionais administração interna"
    ),
    adjectives=bag(
        "chefe russo russa americano americana norte-americano argentino argentina brasileiro brasileira português portuguesa francês "
        "francesa inglês britânico britânica alemão alemã espanhol espanhola chinês japonês ucraniano ucraniana europeu europeia "
        "turco israelense venezuelano colombiano chileno paraguaio uruguaio executivo executiva geral adjunto adjunta interino "
        "interina eleito eleita técnico científico científica honorário emérito substituto substituta"
    ),
    adjective_endings=("iano", "iana", "ense", "nal"),
    breaks=bag(
        "que quem cujo é são era foi foram tem têm tinha será serão pode podem deve ele ela eles mas porque quando onde se como "
        "enquanto após depois desde até vetou visitou chegou viajou não já também sinal final"
    ),
    speech=bag(
        "disse diz afirmou afirma declarou explicou explica anunciou informou acrescentou segundo confirmou alertou destacou "
        "ressaltou contou comentou respondeu avaliou"
    ),
    perfect=bag("tem têm tinha"),
    relatives=bag("que"),
    leads=bag("dirige chefia chefiava lidera preside coordena comanda representa fundou"),
    serves=bag("trabalha leciona"),
    determiners=bag("o a os as um uma seu sua este esta nosso nossa"),
    places=SPANISH.places
    | bag("são belo rio minas mato espírito vila campo ribeirão juiz feira duque porto"),
    blocked=ENGLISH.blocked
    | bag(
        "república ministério prefeitura escola colégio universidade hospital instituto museu rua praça avenida partido união senado "
        "câmara conselho comissão comitê grupo sociedade associação federação fundação sindicato liga banco estado estados unidos "
        "região cidade mundo nações unidas europa nacional internacional copa estádio clube ontem hoje amanhã "
        "planalto polícia supremo tribunal"
    ),
)
