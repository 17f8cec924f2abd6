"""Who people are in the news beside their office: trades, parties to a case, athletes, onlookers. Tables, nothing that runs."""

from collections.abc import Mapping
from types import MappingProxyType

from episodekit.article.languages.offices import SURNAMES, forms
from episodekit.article.languages.words import bag

_ENGLISH = bag(
    "eyewitness bystander onlooker passerby plaintiff claimant complainant petitioner appellant victim suspect juror hostage "
    "hurdler jumper thrower decathlete heptathlete triathlete pentathlete steeplechaser marathoner weightlifter wrestler fencer "
    "rower canoeist kayaker yachtsman yachtswoman helmsman bowler batsman batter wicketkeeper catcher shortstop linebacker "
    "cornerback halfback fullback flanker fly-half scrum-half playmaker full-back centre-back left-back right-back pointguard teammate "
    "racer rider biker judoka karateka swimmer diver skater speedskater figure-skater bobsledder luger biathlete paralympian olympian "
    "fishmonger greengrocer ironmonger newsagent florist stallholder vendor hawker bookseller jeweller jeweler goldsmith blacksmith "
    "stonemason roofer scaffolder glazier decorator gardener landscaper groundsman gamekeeper farmhand smallholder crofter "
    "winemaker winegrower brewer distiller cheesemaker oysterman trawlerman lobsterman deckhand bosun stevedore docker "
    "attendant steward stewardess cabbie chauffeur conductor signalman trucker lorry-driver rickshaw-puller bellboy receptionist "
    "housekeeper janitor cashier clerk typist bookkeeper programmer coder technician radiologist anaesthetist "
    "orderly healthworker lifeguard rescuer dispatcher crewman crewmember airman seaman soldier paratrooper sniper gunner "
    "infantryman reservist corporal brigadier commodore trooper patrolman policeman bailiff defendant "
    "schoolteacher headmaster schoolgirl schoolboy pupil teenager toddler grandmother grandfather mother father daughter son sister brother "
    "uncle aunt cousin nephew niece neighbour neighbor tenant homeowner householder commuter passenger motorist pedestrian hiker "
    "holidaymaker tourist backpacker villager islander refugee migrant asylum-seeker evacuee shopper customer patient donor "
    "organist harpist flautist trumpeter saxophonist percussionist vocalist frontman frontwoman bandleader choirmaster ballerina "
    "puppeteer acrobat stuntman fashion-designer stylist couturier sommelier barista chocolatier "
    "footballer cricketer basketballer netballer golfer jockey darts-player snooker-player bullfighter matador racewalker "
    "newsreader newscaster anchorwoman anchorman weatherman weathercaster cameraman camerawoman sub-editor chronicler "
    "biographer essayist historian ethicist logistician cartographer hydrographer agronomist arborist horticulturist apiarist "
    "breeder stockman shearer drover herder pastoralist cattleman logger lumberjack sawyer machinist turner toolmaker "
    "quarryman pitman roughneck lineman lineswoman mayor-elect councilmember ward-councillor spectator"
)
_GERMAN_PAIRS = (
    "zeuge beklagte verkäufer ladenbesitzer kläger nebenkläger beschuldigte hürdenläufer sprinter springer werfer zehnkämpfer triathlet ruderer "
    "segler skipper steuermann schütze radprofi rennfahrer reiter turner ringer boxer fechter kletterer bergsteiger skispringer skifahrer "
    "biathlet rodler eiskunstläufer eisschnellläufer tennisspieler fußballer handballer basketballer nationalspieler teamkollege "
    "rentner pensionär schüler azubi lehrling erzieher kellner busfahrer lokführer zugführer schaffner taxifahrer lkw-fahrer matrose fährmann "
    "bademeister rettungsschwimmer sanitäter notfallsanitäter rettungssanitäter pflegedienstleiter maurer schreiner tischler zimmerer "
    "dachdecker klempner elektriker schlosser mechaniker schmied friseur florist buchhändler juwelier uhrmacher brauer käser "
    "kfz-mechatroniker mechatroniker bergmann landfrau hirte schäfer almbauer obstbauer gemüsebauer biobauer milchbauer spargelbauer schausteller standbetreiber "
    "hotelier gastronom barkeeper mieter vermieter nachbar augenzeuge passant urlauber tourist camper wanderer patient spender "
    "geiger cellist trompeter schlagzeuger gitarrist sopranistin tenor bariton tänzer choreograf puppenspieler zauberer illustrator "
    "übersetzer dolmetscher bibliothekar archivar restaurator kartograf ornithologe gletscherforscher hydrologe toxikologe immunologe infektiologe "
    "streifenpolizist kommissaranwärter soldat feldwebel leutnant hauptfeldwebel reservist bootsmann kameramann tierpfleger ranger"
)


def _german(text: str) -> frozenset[str]:
    """Each noun, its feminine, and its other cases: ``zeuge``, ``zeugin``, ``zeugen``."""
    found: set[str] = set()
    for word in text.split():
        stem = word.removesuffix("e")
        if word.endswith(("in", "mann", "frau")):
            found.add(word)
        else:
            found |= {word, stem + "in"}
            if word not in SURNAMES:  # "Dieter Reiters Plan"
                found.add(word + ("n" if word.endswith("e") else "s"))
    return frozenset(found)


_FRENCH = forms(
    "grutier grutière skipper skippeuse navigat~eur~rice barreur barreuse coureur coureuse sprinteur sprinteuse hurdl~er~euse sauteur sauteuse lanceur "
    "lanceuse marathonien~~ne triathlète décathlonien~~ne perchiste biathlète skieur skieuse patineur patineuse nageur nageuse plongeur "
    "plongeuse rameur rameuse judoka boxeur boxeuse lutteur lutteuse escrimeur escrimeuse grimpeur grimpeuse alpiniste surfeur surfeuse "
    "footballeur footballeuse handballeur handballeuse rugbyman basketteur basketteuse volleyeur volleyeuse tennisman joueur joueuse défenseur "
    "buteur buteuse capitaine ailier pilier talonneur gardien~~ne jockey caval~ier~ière "
    "plaignant~~e requérant~~e prévenu~~e accusé~~e victime suspect~~e partie-civile rescapé~~e survivant~~e retraité~~e "
    "lycéen~~ne collégien~~ne étudiant~~e apprenti~~e stagiaire locataire propriétaire voisin~~e passant~~e touriste vacanci~er~ère "
    "randonneur randonneuse automobiliste passag~er~ère us~ager~agère client~~e patient~~e "
    "aide-soignant~~e soignant~~e sage-femme ambulanci~er~ère brancardier secouriste sauveteur sauveteuse kinésithérapeute orthophoniste "
    "dentiste vétérinaire radiologue anesthésiste réanimat~eur~rice aide-à-domicile auxiliaire assistant~~e éducat~eur~rice animat~eur~rice "
    "conduct~eur~rice chauffeur chauffeuse cheminot~~e contrôleur contrôleuse aiguilleur mécanicien~~ne routi~er~ère livreur livreuse "
    "coursier facteur factrice éboueur docker marin matelot mousse ostréicult~eur~rice mareyeur mareyeuse "
    "poissonni~er~ère bouch~er~ère charcuti~er~ère pâtissi~er~ère fromag~er~ère épicier épicière fleuriste caissi~er~ère vendeur vendeuse "
    "commerçant~~e hôteli~er~ère serveur serveuse barman sommeli~er~ère coiffeur coiffeuse esthéticien~~ne plombier électricien~~ne "
    "menuisi~er~ère charpentier maçon couvreur forgeron garagiste ouvri~er~ère technicien~~ne soudeur soudeuse intérimaire mineur "
    "paysan~~ne berg~er~ère vigneron~~ne céréali~er~ère forestier bûcheron~~ne jardini~er~ère paysagiste horticult~eur~rice arboricult~eur~rice "
    "concierge gérant~~e patron~~ne artisan~~e influenceur influenceuse blogueur blogueuse vidéaste dessinat~eur~rice illustrat~eur~rice "
    "traduct~eur~rice interprète humoriste rappeur rappeuse violoniste pianiste guitariste ténor soprano soliste chorégraphe danseur-étoile "
    "soldat~~e sergent~~e caporal~~e adjudant~~e brigadi~er~ère gardien-de-la-paix légionnaire greffi~er~ère huissi~er~ère juré~~e"
)
_SPANISH = forms(
    "patr~ón~ona skipper atleta corredor~~a velocista vallista saltador~~a lanzador~~a maratonista triatleta nadador~~a remer~o~a regatista "
    "esquiador~~a patinador~~a gimnasta judoca boxeador~~a luchador~~a tirador~~a escalador~~a alpinista montañer~o~a surfista futbolista "
    "baloncestista balonmanista tenista golfista jugador~~a defensa centrocampista guardameta arquer~o~a mediocampista goleador~~a piloto "
    "jinete tore~ro~ra "
    "demandante querellante denunciante acusad~o~a imputad~o~a procesad~o~a víctima sospechos~o~a superviviente sobreviviente damnificad~o~a "
    "afectad~o~a jubilad~o~a pensionista alumn~o~a estudiante becari~o~a inquilin~o~a propietari~o~a poblador~~a lugareñ~o~a transeúnte "
    "turista veraneante senderista pasajer~o~a viajer~o~a usuari~o~a client~e~a paciente donante "
    "auxiliar celador~~a matrona partera paramédic~o~a socorrista rescatista sanitari~o~a fisioterapeuta dentista odontólog~o~a veterinari~o~a "
    "radiólog~o~a anestesista cuidador~~a asistente "
    "conductor~~a chofer chófer camioner~o~a taxista maquinista revisor~~a mecánic~o~a repartidor~~a carter~o~a estibador~~a mariner~o~a "
    "mariscador~~a pescader~o~a carnicer~o~a pasteler~o~a quesero quesera tender~o~a florista cajer~o~a vendedor~~a comerciante hotelero "
    "hotelera camarer~o~a meser~o~a barista peluquer~o~a fontaner~o~a plomero electricista carpinter~o~a albañil herrero obrer~o~a "
    "técnic~o~a soldador~~a miner~o~a campesin~o~a pastor~~a viticultor~~a olivarer~o~a forestal jardiner~o~a "
    "conserje porter~o~a artesan~o~a influencer bloguer~o~a dibujante ilustrador~~a traductor~~a intérprete humorista raper~o~a "
    "violinista pianista guitarrista tenor soprano coreógraf~o~a soldado sargento cabo brigada notificador ujier maestr~o~a catedrátic~o~a"
)
_PORTUGUESE = forms(
    "motorista caminhoneir~o~a taxista maquinista cobrador~~a mecânic~o~a entregador~~a carteir~o~a estivador~~a marinheir~o~a pescador~~a "
    "surfista atleta corredor~~a velocista barreirista saltador~~a lançador~~a maratonista triatleta nadador~~a remador~~a velejador~~a "
    "esquiador~~a patinador~~a ginasta judoca boxeador~~a lutador~~a atirador~~a escalador~~a futebolista jogador~~a zagueir~o~a goleir~o~a "
    "atacante meia lateral volante tenista jóquei skatista pugilista timoneir~o~a skipper capitão "
    "autor~~a réu ré acusad~o~a vítima suspeit~o~a sobrevivente aposentad~o~a pensionista alun~o~a estudante estagiári~o~a inquilin~o~a "
    "proprietári~o~a morador~~a vizinh~o~a pedestre turista banhista passageir~o~a usuári~o~a cliente paciente doador~~a testemunha "
    "enfermeir~o~a auxiliar socorrista paramédic~o~a parteira fisioterapeuta dentista veterinári~o~a radiologista anestesista cuidador~~a "
    "assistente bombeir~o~a salva-vidas peixeir~o~a açougueir~o~a padeir~o~a confeiteir~o~a feirante lojista florista caixa vendedor~~a "
    "comerciante hoteleir~o~a garçom garçonete barista cabeleireir~o~a encanador~~a eletricista carpinteir~o~a pedreir~o~a ferreir~o~a "
    "operári~o~a técnic~o~a soldador~~a mineir~o~a lavrador~~a camponês camponesa pastor~~a viticultor~~a jardineir~o~a porteir~o~a "
    "diarista faxineir~o~a doméstica artes~ão~ã influenciador~~a blogueir~o~a youtuber desenhista ilustrador~~a tradutor~~a intérprete humorista rapper "
    "violinista pianista guitarrista tenor soprano coreógraf~o~a soldad~o sargento cabo tenente delegad~o~a oficial "
    "professor~~a diretor~~a sindicalista líder agricultor~~a produtor~~a"
)
_ITALIAN = forms(
    "pescat~ore~rice skipper velista timoniere corridore velocista ostacolista saltat~ore~rice lanciat~ore~rice maratoneta nuotat~ore~rice canottiere "
    "sciat~ore~rice pattinat~ore~rice ginnasta judoka pugile lottat~ore~rice schermit~ore~rice scalat~ore~rice alpinista surfista "
    "calciat~ore~rice cestista pallavolista tennista giocat~ore~rice difensore centrocampista portiere fantino "
    "imputat~o~a vittima testimone superstite pensionat~o~a alunn~o~a inquilin~o~a proprietari~o~a vicin~o~a passante turista passegger~o~a "
    "cliente paziente infermier~e~a soccorrit~ore~rice bagnino bagnina ostetrica fisioterapista dentista veterinari~o~a "
    "autista camionista tassista macchinista capotreno meccanico postin~o~a portuale marinaio pescivendol~o~a macellaio panettiere pasticcer~e~a "
    "fioraio fioraia cassier~e~a commess~o~a commerciante albergat~ore~rice camerier~e~a barista parrucchier~e~a idraulico elettricista "
    "falegname muratore fabbro operai~o~a minat~ore pastore viticolt~ore~rice giardinier~e~a artigian~o~a"
)
_DUTCH = bag(
    "getuige ooggetuige verdachte slachtoffer eiser eiseres overlevende gepensioneerde leerling huurder huiseigenaar buurman buurvrouw "
    "voorbijganger toerist reiziger passagier klant patiënt donor schipper stuurman zeiler roeier hordeloper hordeloopster sprinter sprintster "
    "marathonloper schaatser turner turnster judoka bokser klimmer voetballer voetbalster hockeyer hockeyster tennisser basketballer "
    "ambulancebroeder verloskundige fysiotherapeut tandarts dierenarts verzorgende thuiszorgmedewerker strandwacht buschauffeur "
    "vrachtwagenchauffeur taxichauffeur conducteur havenarbeider matroos visboer slager groenteboer bloemist kassière verkoper verkoopster "
    "winkelier horecaondernemer ober serveerster kapper kapster loodgieter elektricien timmerman metselaar smid lasser mijnwerker "
    "herder wijnboer tuinman conciërge ambachtsman soldaat sergeant korporaal"
)
# Trades that firms, charities and rules are called by as well: they need a given name at the beginning of a sentence.
COMMON_TRADES = bag(
    "passenger customer patient donor driver winner champion leader member owner victim hostage survivor rider climber tourist sieger "
    "gewinner meister kunde patient spender fahrer besitzer vainqueur gagnant client patient conducteur témoin conductor cliente "
    "paciente ganador campeón líder defensa auxiliar caixa meia técnico capitaine pilier propriétaire propietario"
)
# What many more end with: "hidróloga", "Kranführerin".
TRADE_ENDINGS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "de": bag("führer führerin schütze schützin helfer helferin schwimmer schwimmerin stecher stecherin"),
        "es": bag("ólogo óloga"),
        "pt": bag("ólogo óloga"),
        "it": bag("ologo ologa"),
        "fr": bag("iologue"),
    }
)
TRADES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _ENGLISH,
        "de": _german(_GERMAN_PAIRS),
        "fr": _FRENCH,
        "es": _SPANISH,
        "pt": _PORTUGUESE,
        "it": _ITALIAN,
        "nl": _DUTCH,
    }
)
