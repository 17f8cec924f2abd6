"""L3. What tells a person beside an office, once a given name is known: tables, nothing that runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from episodekit.article.languages.words import bag


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Persons:
    """The words of one language that tell a person; all in lower case.

    Attributes:
        endings: what nouns for persons end with, such as ``ist``.
        things: nouns and other words with such an ending that are no persons.
        origins: people of a country or a party, such as ``Kenyan``.
        one: indefinite articles.
        feats: verbs of sport that tell what somebody did, right behind the name.
        participles: what does so behind an auxiliary.
        comes, places: verbs and ranks that do so together, such as ``was`` and ``third``.
        verdicts: participles and verbs of a court.
        passives: auxiliaries that such a participle needs; without any, it may have none of the perfect.
        terms: units of a sentence.
        links: what an organisation follows, such as ``of``.
    """

    endings: tuple[str, ...]
    things: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    feats: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    comes: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()


def _ends(text: str) -> tuple[str, ...]:
    return tuple(sorted(bag(text)))


_ENGLISH = Persons(
    endings=_ends(
        "er or ist ian man woman mate star ess eer ee patriot "
        "boss fan hand friend colleague ally companion father mother son daughter wife husband ant pro ace"
    ),
    things=bag(
        "after under over never ever however moreover rather whether either neither other another together further per her for nor or "
        "inner outer upper lower later earlier younger older elder greater latter former better longer bigger remember consider deliver "
        "discover enter offer suffer answer order cover honor favor refer prefer transfer river tower number paper letter water winter "
        "summer power matter centre center theater chapter quarter order computer error terror horror mirror motor sector factor door floor "
        "interior exterior senior junior prior superior than and human woman-owned ottoman medieval unless less process success access "
        "access express congress progress address press guess possess discuss across illness business awareness fitness witness agree see "
        "free three fee tree degree committee coffee knee guarantee foresee oversee giant important constant distant instant significant "
        "relevant plant grant want restaurant place space face race palace surface peace preface embrace replace reason season person "
        "prison lesson poison comparison person beforehand behind hand second-hand firsthand thousand brand demand island england "
        "off-hand than like unlike befriend girl weekend pour hour floor minor major poor"
    ),
    origins=bag(
        "american canadian mexican brazilian argentine argentinian chilean colombian peruvian venezuelan ecuadorian bolivian uruguayan "
        "paraguayan cuban jamaican haitian dominican briton brit englishman englishwoman scot welshman welshwoman irishman irishwoman "
        "frenchman frenchwoman german italian spaniard portuguese dutchman dutchwoman belgian swiss austrian dane swede norwegian finn "
        "icelander pole czech slovak hungarian romanian bulgarian greek turk serb serbian croat croatian bosnian slovenian slovene albanian "
        "macedonian kosovan montenegrin ukrainian russian belarusian estonian latvian lithuanian georgian armenian azerbaijani kazakh uzbek "
        "australian kiwi kenyan ethiopian eritrean somali ugandan tanzanian rwandan burundian nigerian ghanaian senegalese ivorian "
        "cameroonian malian moroccan algerian tunisian egyptian libyan sudanese congolese zambian zimbabwean namibian botswanan israeli "
        "palestinian lebanese syrian jordanian iraqi iranian saudi emirati qatari kuwaiti indian pakistani bangladeshi nepali chinese "
        "taiwanese japanese korean vietnamese thai filipino filipina indonesian malaysian singaporean cambodian mongolian afghan european "
        "parisian londoner yorker berliner texan californian democrat republican conservative liberal socialist tory labourite brit "
        "bahraini south-african trinidadian bahamian grenadian panamanian"
    ),
    one=bag("a an one"),
    feats=bag(
        "won finished scored netted beat defeated clinched triumphed equalised equalized bagged notched outsprinted medalled"
    ),
    comes=bag("was came finished placed ended ran took is stood went lies sits were"),
    places=bag(
        "first second third fourth fifth sixth seventh eighth ninth tenth last runner-up runners-up gold silver bronze winner"
    ),
    verdicts=bag(
        "sentenced jailed convicted acquitted imprisoned charged accused arrested cleared fined indicted"
    ),
    passives=bag("was were been is are being be got"),
    terms=bag("years months weeks year-old life"),
    links=bag("of from at with"),
)
_GERMAN = Persons(
    endings=_ends(
        "er erin ist istin ant antin ent entin or orin "
        "mann frau loge login eur eurin star profi chef chefin boss"
    ),
    things=bag(
        "für unter über hinter wieder aber oder immer außer später weiter der dieser einer seiner ihrer unser jeder jener weder entweder "
        "sommer winter wasser fenster messer ufer theater zimmer alter meter kilometer liter lager feuer feier mauer steuer dauer kinder "
        "länder häuser männer semester muster computer orchester poster unter bisher daher vorher nachher leider besser mehr hunger zucker "
        "fieber koffer keller sektor motor tor vor chor faktor humor moment prozent talent dokument experiment kontinent zement parlament "
        "element argument patent restaurant trotz ist er wer vater-unser nummer kammer hammer ziffer leiter-wagen monster cluster "
        "partner-programm twitter wetter eimer teller fehler folter mutter-kind ober donner finger ärger fernseher charakter register kloster "
        "jahrhunderter seither entsprechender abenteuer ungeheuer flughafen sender laster roller hubschrauber dampfer tanker bagger zeitalter"
    ),
    one=bag("ein eine einer einem einen"),
    feats=bag(
        "gewann siegte traf schoss erzielte köpfte verwandelte triumphierte holte sicherte gewinnt trifft siegt"
    ),
    participles=bag("getroffen gewonnen erzielt geschossen gesiegt geköpft geholt verwandelt eingenetzt"),
    comes=bag("wurde wird belegte kam landete"),
    places=bag(
        "erster erste zweiter zweite dritter dritte vierter vierte fünfter fünfte sechster sechste siebter siebte letzter letzte platz rang"
    ),
    verdicts=bag("verurteilt angeklagt freigesprochen verhaftet festgenommen beschuldigt"),
    passives=bag("wurde wurden wird werden worden ist sind"),
    terms=bag("jahre jahren monate monaten haft freiheitsstrafe gefängnis"),
    links=bag("aus vom von beim"),
)
_FRENCH = Persons(
    endings=_ends(
        "eur euse eure rice iste ien ienne ier ière logue graphe ais aise ois oise "
        "ain aine éen éenne ant ante star urgiste mane pathe icien icienne yan yane ard arde"
    ),
    things=bag(
        "quartier chantier atelier calendrier courrier métier carrière rivière manière lumière ordinateur secteur moteur valeur couleur compteur "
        "carrefour première dernière premier dernier matière frontière barrière ouvrière-poste heure intérieur extérieur meilleure meilleur "
        "bonheur malheur honneur hauteur longueur largeur douleur peur erreur fureur rigueur chaleur faveur ascenseur aspirateur refuge "
        "mais jamais palais français-anglais fois mois bois trois train main demain terrain bain pain gain domaine semaine centaine dizaine "
        "douzaine fontaine plaine liste piste entretien bien lien maintien soutien moyen dossier papier janvier février foyer collier clavier "
        "avant devant pendant durant suivant restaurant courant montant instant enfant-roi cependant maintenant tant autant auparavant pourtant "
        "triste paragraphe orthographe catalogue dialogue épilogue prologue anglais-français relais marais délais boulevard regard hasard retard "
        "standard placard renard lundi vecteur facteur-prix tableur radeur cyclotour vapeur odeur saveur pudeur stupeur terreur lueur sueur matrice"
    ),
    origins=bag(
        "kényan kényane espagnol espagnole allemand allemande suisse belge russe turc turque grec grecque serbe croate tchèque slovaque "
        "danois suédois polonais suédoise socialiste écologiste centriste républicain républicaine communiste insoumis insoumise frontiste "
        "humoriste artiste élève jeune prévenu prévenue accusé accusée suspect suspecte victime champion championne frère soeur sœur père mère fils fille"
    ),
    one=bag("un une"),
    feats=bag("remporte gagne marque termine finit décroche gagna"),
    participles=bag("remporté gagné marqué terminé inscrit décroché signé fini battu"),
    comes=bag("est termine finit prend était"),
    places=bag(
        "premier première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième second seconde dernier dernière"
    ),
    verdicts=bag(
        "condamné condamnée condamnés écope écopé relaxé relaxée acquitté acquittée interpellé interpellée incarcéré incarcérée infligé jugé jugée"
    ),
    terms=bag("ans an mois prison"),
    links=bag("du chez"),
)
_SPANISH = Persons(
    endings=_ends(
        "or ora ista ero era ante ente enta ólogo óloga ógrafo ógrafa ano ana "
        "eño eña ense és esa ario aria triz ín ina ino ólico ático ática ícola"
    ),
    things=bag(
        "aeropuerto febrero enero dinero número sendero carretera bandera primera primero tercero tercera interior exterior sector valor motor lista "
        "revista vista entrevista conquista pista verano mañana semana campana ventana aduana durante mediante ante restante bastante adelante "
        "ambiente continente puente frente corriente gente mente fuente siguiente reciente presente pero para manera madera frontera cartera "
        "espera era obrera-casa mayor menor mejor peor anterior posterior superior error amor dolor color calor favor hora ahora demora mejora "
        "piano plano llano mano temprano océano interés mes tres después través mesa empresa promesa sorpresa defensa calendario diario horario "
        "escenario aniversario barrio canario necesaria maría matriz raíz jardín fin cocina oficina piscina medicina gasolina esquina camino destino "
        "vecino-barrio molino casino vino pino cuenta venta renta tormenta herramienta cincuenta automático temática acero crucero"
    ),
    origins=bag(
        "español española alemán alemana francés francesa británico británica belga suizo suiza ruso rusa griego griega turco turca serbio serbia "
        "croata checo checa polaco polaca sueco sueca danés noruego noruega marroquí israelí iraní saudí keniano keniana etíope catalán vasco vasca "
        "andaluz gallego argentino argentina chino china indio popular conservador liberal ultra exguerrillero exsenador exmilitar joven acusado acusada "
        "víctima campeón campeona hermano hermana hijo hija padre madre esposa esposo viuda viudo compañero compañera técnico líder"
    ),
    one=bag("un una"),
    feats=bag("ganó marcó anotó venció terminó quedó conquistó triunfó gana marca"),
    participles=bag("ganado marcado anotado vencido terminado conquistado"),
    comes=bag("fue terminó quedó acabó finalizó es"),
    places=bag(
        "primero primera segundo segunda tercero tercera cuarto cuarta quinto quinta sexto sexta último última"
    ),
    verdicts=bag(
        "condenado condenada absuelto absuelta detenido detenida acusado acusada procesado procesada sentenciado imputado imputada"
    ),
    terms=bag("años año meses prisión cárcel"),
    links=bag("del"),
)
_ITALIAN = Persons(
    endings=_ends(
        "ore rice ista ologo ologa ografo ografa iere iera ante ente ano ana ese ario aria ino ina essa"
    ),
    things=bag(
        "durante ante niente mente ambiente continente corrente seguente presente recente settore valore motore errore colore amore dolore ore lista vista "
        "rivista intervista pista settimana piano mano lontano mese paese calendario scenario anniversario cucina mattina piscina camino destino vino "
        "primiera bandiera frontiera maniera carriera preghiera quartiere cantiere mestiere maggiore minore migliore peggiore anteriore superiore interiore "
        "giornaliera radice matrice cornice vertice spesa impresa difesa sorpresa chiesa promessa stessa messa vicino casino"
    ),
    origins=bag(
        "spagnolo spagnola tedesco tedesca russo russa greco turco svizzero belga campione campionessa"
    ),
    one=bag("un una uno"),
    feats=bag("vince segna conquista vinse segnò"),
    participles=bag("vinto segnato conquistato"),
    comes=bag("è arriva chiude fu"),
    places=bag("primo prima secondo seconda terzo terza quarto quarta quinto quinta ultimo ultima"),
    verdicts=bag("condannato condannata assolto assolta arrestato arrestata indagato indagata"),
    terms=bag("anni anno mesi carcere"),
    links=bag("del dell dello"),
)
_PORTUGUESE = Persons(
    endings=_ends(
        "or ora ista eiro eira ante ente ólogo óloga ógrafo ógrafa ano ana ense ês esa ário ária triz ino ina"
    ),
    things=bag(
        "durante mediante ante bastante adiante ambiente continente frente corrente gente mente seguinte presente recente setor valor motor erro amor dor cor "
        "calor favor maior menor melhor pior anterior superior interior exterior hora agora lista vista revista entrevista conquista pista semana plano mano ano "
        "mês três mesa empresa surpresa defesa cenário aniversário horário diário bairro janeiro fevereiro primeiro primeira terceiro terceira dinheiro maneira "
        "madeira fronteira carreira cadeira bandeira feira inteiro inteira matriz cozinha oficina piscina medicina gasolina esquina destino"
    ),
    origins=bag(
        "espanhol espanhola alemão alemã russo russa grego turco suíço belga campeão campeã sueco sueca polaco polaca"
    ),
    one=bag("um uma"),
    feats=bag("venceu ganhou marcou terminou conquistou"),
    comes=bag("foi terminou ficou acabou"),
    places=bag(
        "primeiro primeira segundo segunda terceiro terceira quarto quarta quinto quinta último última"
    ),
    verdicts=bag(
        "condenado condenada absolvido absolvida preso presa detido detida acusado acusada indiciado"
    ),
    terms=bag("anos ano meses prisão"),
    links=bag("do"),
)
_DUTCH = Persons(
    endings=_ends("er ster ist iste ent ente man vrouw aar eur oog aal"),
    things=bag(
        "over onder achter hier daar waar maar later eerder verder ander weer meer keer jaar klaar naar elkaar winter zomer water september oktober november december "
        "minister-raad ster beter groter minder zonder zeker kamer nummer letter theater moment procent talent document parlement element deur kleur uur "
        "hoog oog oorlog nogal allemaal maal verhaal taal totaal signaal kanaal centraal vooral overal er der ver per"
    ),
    one=bag("een"),
    feats=bag("won scoorde versloeg zegevierde wint scoort"),
    participles=bag("gewonnen gescoord verslagen"),
    comes=bag("werd wordt eindigde"),
    places=bag("eerste tweede derde vierde vijfde laatste"),
    verdicts=bag("veroordeeld vrijgesproken aangeklaagd gearresteerd aangehouden"),
    passives=bag("werd werden wordt is zijn"),
    terms=bag("jaar maanden cel celstraf"),
    links=bag("van bij"),
)
_SWEDISH = Persons(
    endings=_ends("are aren ist isten ör ören man mannen kvinnan log logen ant anten ent enten"),
    things=bag(
        "före efter under över inför utanför framför därför varför jämför för gör bör hör rör tidigare senare snarare bättre mindre fortare vidare närmare längre "
        "större äldre yngre dialog katalog analog moment procent dokument restaurant restaurang talang hand land parlament element månaden kontinent vare kontinenten procenten"
    ),
    one=bag("en ett"),
    feats=bag("vann segrade vinner"),
    participles=bag("vunnit"),
    comes=bag("blev kom slutade"),
    places=bag("etta tvåa trea fyra femma första andra tredje fjärde sist"),
    verdicts=bag(
        "dömd dömdes döms åtalad åtalas åtalades frikänd frikändes häktad häktades gripen greps anhållen"
    ),
    terms=bag("år månader fängelse"),
    links=bag("från på vid i"),
)
PERSONS: Mapping[str, Persons] = MappingProxyType(
    {
        "en": _ENGLISH,
        "de": _GERMAN,
        "fr": _FRENCH,
        "es": _SPANISH,
        "it": _ITALIAN,
        "pt": _PORTUGUESE,
        "nl": _DUTCH,
        "sv": _SWEDISH,
    }
)
