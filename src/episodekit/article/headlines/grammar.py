"""L3. What titles need to know of a language's grammar: tables by language, nothing that runs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from episodekit.article.languages.words import bag

COORDINATORS = bag("and or but und oder aber beziehungsweise bzw et ou mais y o e pero")
# What opens a clause without which the noun before it means something else.
RESTRICTIVE = bag(
    "that which who whose where whom que qui dont où donde cuyo cuya quien che onde waar die dat"
)
# Words that say that something changed or amounts to something, but not what.
GENERIC = bag(
    "prices rates debt increase rise decline drop fall jump leap surge step steps partir bond saut salto sprung figure figures total rate number level concentration sum amount average walk trip share result toll price tally "
    "gain loss bill cost value count percentage hausse baisse variation chiffre taux nombre niveau somme montant moyenne part prix total bilan "
    "variação alta queda acumulado aumento total valor soma média caída cifra tasa precio suma monto promedio número balance subida anstieg rückgang zahl "
    "wert summe betrag anteil quote preis schnitt plus minus vote dato resultado résultat ergebnis differenz différence diferencia difference "
    "maximum minimum máximo mínimo récord record rest reste resto majority mayoría majorité mehrheit mitad lote perte pertes pérdida pérdidas perda perdas perdita verlust upward upwards loss losses raise hike cut expectations expectation forecast forecasts estimate estimates limit threshold target goal budget schwelle marke grenze umbral cota previsión seuil barre prévision limite límite meta objetivo objectif ziel prognose chunk proportion proporción "
    "aumento calo crescita cifra totale somma costo prezzo numero quota media toename daling stijging aantal totaal bedrag gemiddelde aandeel"
)
# Those of them that tell of what a sum of money is.
LOSSES = bag("loss losses verlust perte pertes pérdida pérdidas perda perdas perdita perdite")
# Nouns that say little of what is counted.
VAGUE = bag(
    "people persons men women children cases times things others ones personen menschen fälle leute personnes cas personas casos hommes femmes hombres mujeres large long haut diamètre hauteur largeur longueur profondeur light lichtjahre diameter "
    "pessoas persone mal fois veces points punkte puntos person ones percent million point casi mensen gevallen người em ca vụ trường hợp نسمة شخص إنسان lượt days years places place countries états pays länder países paesi landen regions "
    "homens mulheres places miles metres meters hundred thousand cúbicos cuadrados cubes carrés quadrados cubi quadrati lugares group groups team teams list series set pair grupo grupos equipo equipos groupe groupes équipe équipes gruppe gruppen gruppo squadra groep copies units unidades unités stück exemplare areas sites مكعب مربع مكعبة مربعة"
)
# Words that stand for something that was named before.
STANDING_IN = bag(
    "plenty others another most many few some all none both each either several half third two-thirds andere manche viele einige beide alle davon "
    "autres certains plusieurs beaucoup aucun aucune otros otras algunos muchos varios ambos outros outras alguns muitos ambos altri alcuni molti "
    "ninguno tous toutes anderen letztere letzterer deutlich rund knapp"
)
# Adjectives that do not say of what a rise or a rate is.
QUALIFIERS = bag(
    "index upward annual yearly monthly overall average total new latest final same higher lower sharp big record combined first second third"
)
OTHERS = bag(
    "another other others further additional remaining rest autre autres restants restantes restant restante otro otros otra otras outra outro outras outros demás weitere weiteren restlichen übrigen rimanenti altri altre overige andere anderen"
)
OWN = bag(
    "its their his her our my your sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren unser unsere su sus seu sua seus suas suo sua suoi notre nos nuestro nuestra nuestros nuestras loro zijn hun haar"
)
VERB_SECOND = frozenset({"nl", "sv", "da", "no", "nb", "nn"})
"""Languages without capitals for nouns whose verb stands second in its statement, whatever stands first."""
EACH = bag("each every cada chaque ogni elke elk mỗi")
# Verbs behind which a number is a sum of money even if its currency is left out.
COSTS = bag(
    "cost costs cuesta cuestan costó costará costarán costaría coûte coûtera coûté coûteront custa custou custará costa costerà costato kostet kostete "
    "versé verse versera verseront investi investit dépensé déboursé encaissé pagado pagó invertido invirtió invertirá destinado destina destinará "
    "aportado ingresado ingresó facturó facturado recaudó recaudado gastó gastado investiu investido pagou gastou arrecadou faturou pagato investito "
    "versato stanziato speso incassato fatturato"
)
_POINTING = {
    "en": bag("this these those here such latter former itself themselves there it he she they him them we you i who whom us me that's it's"),
    "de": bag("dieser diese dieses diesem diesen dort damals davon daran darauf dabei dafür dazu daraus darin hier deren dessen denen da dadurch darüber darunter dagegen jener jene er sie es ihn ihm ihnen wir ich man"),
    "fr": bag("ce cet cette ces celui celle ceux celles y leur leurs son sa ses eux il elle ils elles on nous vous je lui c cela ça ci-dessus"),
    "es": bag("este esta estos estas ese esa esos esas aquel allí ahí aquí ello él ella ellos ellas nosotros yo eso esto"),
    "pt": bag("este esta estes estas esse essa esses essas isso ali aqui ele ela eles elas isto aquele aquela nós eu você"),
    "it": bag("questo questa questi queste quello quella lì qui esso essa essi lui lei loro noi ci"),
    "vi": bag("này đó ấy họ nó vậy đây trên ông bà anh chị tôi"),
    "ar": bag("هذا هذه ذلك تلك هؤلاء هو هي هم هناك نفسه نفسها ذاته ذاتها منهم منها بينهم بينها وحده وحدها الذي التي الذين"),
    "nl": bag("deze dit die daar hier daarvan er hij zij ze wij we ik hen hem"),
    "sv": bag("denna detta dessa där här då dit därav han hon hen den de dem vi jag man honom henne"),
    "da": bag("denne dette disse der her dér da deraf han hun den de dem vi jeg man ham hende"),
    "no": bag("denne dette disse der her da derav han hun den de dem vi jeg man ham henne"),
}  # fmt: skip
_LINKS = {
    "en": bag("of"), "de": bag("der des von"), "fr": bag("de d du des"), "es": bag("de del"), "pt": bag("de do da dos das"),
    "it": bag("di del della dei delle degli dell dello d"), "nl": bag("van"), "vi": bag("của"),
    "sv": bag("av"), "da": bag("af"), "no": bag("av"),
}  # fmt: skip
_PREPOSITIONS = {
    "en": bag(
        "in on at to by for from with without within into onto over under about against between among across through during before after since until "
        "via per amid along around behind beyond despite near off out toward towards up upon down like including according following throughout inside "
        "outside above below because as than worth due ahead versus compared"
    ),
    "de": bag(
        "in im ins an am ans auf aus bei beim bis durch für gegen hinter mit nach neben ohne über um unter vor während wegen zu zum zur zwischen seit ab "
        "laut pro je gegenüber trotz ums fürs aufs übers als vom innerhalb außerhalb entlang per"
    ),
    "fr": bag(
        "à au aux en dans sur sous par pour avec sans vers chez entre parmi depuis pendant avant après contre selon dès jusqu malgré hors via outre "
        "afin lors face grâce contre durant devant derrière plutôt"
    ),
    "es": bag(
        "a al en con sin por para según sobre bajo entre hacia hasta desde durante ante contra tras mediante frente debido gracias dentro fuera"
    ),
    "pt": bag(
        "ao à aos às em no na nos nas com sem por pelo pela pelos pelas para sobre sob entre até desde durante ante contra após mediante segundo conforme depois antes através além acerca"
    ),
    "it": bag(
        "a al allo alla ai agli alle in nel nello nella nei negli nelle con col senza per su sul sullo sulla sui sulle tra fra da dal dallo dalla dai dalle "
        "durante contro dopo prima secondo verso presso entro oltre"
    ),
    "nl": bag("in op aan te bij met voor door om uit naar over tegen tussen zonder tijdens na sinds tot onder volgens per binnen langs ten ter"),
    "sv": bag(
        "i på till från med för utan om under över mot mellan bland genom efter före sedan hos vid kring runt åt ur enligt per längs inom utanför trots inför "
        "innanför ombord bakom framför"
    ),
    "da": bag(
        "i på til fra med for uden om under over mod mellem blandt gennem efter før siden hos ved omkring rundt ad ifølge per pr langs inden udenfor trods "
        "bag foran"
    ),
    "no": bag(
        "i på til fra med for uten om under over mot mellom blant gjennom etter før siden hos ved omkring rundt ifølge per pr langs innen utenfor tross bak foran"
    ),
    "vi": bag("sang cho với trong trên tại từ đến do để theo ở vào qua bằng về so trước sau giữa khỏi kể tới trừ"),
    "ar": bag("من في على إلى عن مع بين بعد قبل عند حتى منذ خلال عبر ضد لدى نحو"),
}  # fmt: skip
_NOUN_FIRST = frozenset({"fr", "es", "pt", "it", "vi", "ar"})
# Prepositions behind which something is only the base, the time or the cause of a figure: a noun phrase is whole before them.
_FOR = {
    "en": bag("for in with without from on against at among aboard across"), "de": bag("für mit ohne aus"), "fr": bag("pour avec sans par en dans"),
    "es": bag("para con sin por en"), "pt": bag("para com sem por em no na"), "it": bag("per con senza in"), "nl": bag("voor met zonder in tegen"),
    "sv": bag("för med utan till mot"), "da": bag("for med uden til mod"), "no": bag("for med uten til mot"),
}  # fmt: skip
# Verbs that only say how many there are: "Name: 268,000 visitors" says the same.
_LEVELS = bag(
    "has have had was were is are counts counted comprises totals totalled totaled numbers numbered reached reaches drew draws attracted attracts "
    "employs employed covers covered houses received welcomed collected posted got won holds held scored polled hosts hosted records recorded registered "
    "ont a avait avaient compte comptait réunit accueille attire reçoit emploie recense affiche enregistre totalise revendique "
    "tiene tenía tuvo suma sumó sumaba cuenta contaba reúne reunió recibió recibe registra registró obtuvo emplea acoge acumula alcanzó alcanza "
    "tem tinha teve soma somou conta recebeu recebe registra registrou obteve emprega reuniu reúne abriga alcançou "
    "ha aveva conta contava accoglie impiega registra raccoglie heeft had telt telde trok"
)
_PAST = {
    "fr": ("é", "és", "ée", "ées", "i", "is", "u", "us", "t"),
    "it": ("ato", "uto", "ito", "sto", "tto"),
}
_VERBS = {
    "de": bag(
        "will wollen soll sollen kann können muss müssen darf dürfen dürfte dürften könnte könnten sollte sollten würde würden wollte wollten konnte konnten "
        "musste mussten wird werden"
    ),
    "en": bag(
        "cast stood turned drive drives drove hit hits spread spreads beat beats tops top topped accounted say think believe want need have own use live work pay earn "
        "get make die died come came go went reach reaches reached attended attends attend takes take took gives give gave wrote writes broke rises "
        "ranks rank becomes begins ends starts opens closes brings buys finds keeps loses meets moves plays reads sends shares speaks stays stops "
        "skip skips receive suffer suffers belong belongs owns employ prefer prefers agree agrees disagree opposes spend earn serve provide produce generate consume consumes "
        "contain include require requires attract attracts manage manages operate operates carry lack lacks depend depends rely relies eat eats expect "
        "consider considers exceed remains regret commute commutes "
        "travels tries visits wins escaped fled sank slept swam tells taught understood woke left leaves swallowed seen attend watched watch tuned "
        "remains remain lies lay lies weigh weighs stretch extends spans applied survived tested voted signed joined crossed entered returned"
    ),
    "fr": bag(
        "a ont est sont était étaient avait avaient fut furent va vont fait font vient viennent concerne concernent permet permettent compose prend prennent attire attirent "
        "vise visent regroupe génère propose bénéficie bénéficient travaillent travaille meurent meurt souffrent arrive arrivent existe existent "
        "figurent figure participent participe constitue constituent doivent peuvent achètent achète viennent habitent ajoute manquent manqueront "
        "abandonne abandonnent accueillent accuse affirme affirment apportent approuve assure assurent attend attendent augmentent autorise bat battent "
        "bloquent choisit choisissent circulent commencent complète confie construit construisent consomme consomment contient contiennent convoque débouche "
        "décroche demandent dénonce dénoncent dépensent dépose déposent desservent détiennent détruit détruisent devient deviennent dispose disposent distribue "
        "distribuent doublent échappe écope écopent écoule élargit élève embauche embauchent emploient encaisse engagent entraîne entraînent érige estiment "
        "étudie étudient évacue évacuent évalue exigent expédie exploite exploitent exporte exportent fabrique fabriquent facture financent forment franchit "
        "franchissent garantit gardent gèrent gère habite hébergent héberge importe impose imposent injecte inscrit installe installent interdit investit "
        "investissent livrent logent maintient manifestent mobilise mobilisent naissent obtient obtiennent octroie offrent opère opèrent parcourt parcourent "
        "partagent perçoit perçoivent perdent pèsent plafonne plantent portent possède possèdent précise prépare présente promet promettent proposent "
        "proposaient protègent provoque publie quittent réclame réclament récoltent recrute recrutent réduit réduisent refuse refusent rejoignent relie relient "
        "rembourse remportent remporte rénove reprend reprennent répond répondent requiert reviennent revient rouvre rouvrent saisit séjournent sert servent "
        "stocke stockent subit subissent suit suivent surveille surveillent survivent tient tiennent totalisent traitent traverse traversent utilise utilisent "
        "valent vendent verse versent votent emmènent emmène comprend comprennent couvre couvrent court courent cultive cultivent rassemblent réunissent "
        "réserve réservent croît croissent descend descendent monte montent rapporte rapportent"
    ),
    "es": bag(
        "puede pueden debe deben es son está están fue fueron hay había hubo va van hace hacen viene vienen logra logró permite afecta afectan ofrece incluye incluyen existen trabaja trabajan "
        "mueren muere sufre sufren participan participa mantiene mantienen sigue siguen dejó deja llegan sitúa sitúan eleva calcula estima aporta "
        "da dan daba dio dieron ocurren viven mueren abren sufren reciben deben vienen nacen crecen caen suben pierden ganan tienen quedan ha han "
        "resultaron murieron fallecieron perdieron cobra cobran utiliza destina invierte invirtió requiere necesita mandan usan acoge vende compra "
        "dijo dijeron admite señala sostuvo abastece absorbe acepta acumulan advierte agrupa alberga alcanzan amplía anuncia aplica aprueba asciende ascienden asegura asume atiende atienden "
        "atraviesa atraviesan aumenta bate baten cabe caben cede celebra cierra cierran circula combate comienza comienzan compite componen comprende "
        "comprenden concentra concede conceden confirma conocen construye construyen consume consumen contiene contienen contrata controla convierte "
        "corresponde corresponden corren crea cubre cubren cultiva cumple cumplen declara dedica defiende depende dependen desciende descienden desembolsa "
        "despide despiden destruye destruyen detiene dirige dispone disponen distribuye distribuyen encabeza encadena enfrenta entra entran entrega envía "
        "equivale equivalen estuvo estuvieron excede exceden exige exigen explota exporta extiende extienden fabrica facturan fallece fallecen financia fluye "
        "frena funciona garantiza gasta gastan gestiona hizo hicieron impone imponen impulsa ingresa inicia instala interviene intervienen limita logran lanza "
        "maneja matricula mueve mueven nace necesitan obtiene obtienen ofrecen opera organiza otorga pagan paga pide piden posee poseen prepara preside prohíbe "
        "promete prometen propone proponen proporciona protege protegen provoca pusieron reclama recoge recogen recorre recorren recupera reduce reducen "
        "reembolsa refuerza rescata resiste respalda responde responden resulta retrasa reúnen rehabilita reparte revela rompe rompen salva sirve sirven "
        "sobrevive sobreviven solicita sostiene sostienen suspende suspenden supone suponen supuso tarda tardan termina totaliza trae trajo trajeron "
        "transportan ubica venden vence vencen vigila vino vinieron votan vuelve vuelven recauda moviliza cuestan genera abarca detecta gestionan acude acuden "
        "agrupan suman reparten"
    ),
    "pt": bag(
        "pode podem deve devem é são foi foram está estão era eram há houve tem têm vai vão faz fazem vem vêm atinge atingem custa custam afeta inclui trabalham morrem participam "
        "mantém segue deixa ficou ficaram chegou chegaram caiu caíram subiu subiram cresceu registrou disse diz aponta mostra representa representam somam soma "
        "oferece utiliza recebe vende compra prevê pagou paga usa abre abriu fecha atende reúne envolve gera movimenta calcula estima "
        "disse disseram dizem afirma afirmam abastece abrem abriga acolhe acumula agrega alberga alcança amplia anuncia aplica arrecada assegura atendem atravessa atravessam aumenta autoriza bate "
        "batem cabe cabem cancela cai caem cede celebra circula cobra cobre cobrem começa começam compreende concentra concede confirma conhecem conserva "
        "consome consomem constrói constroem contém contêm contrata controla corresponde correspondem corta correm cresce crescem cria cultiva cumpre custava "
        "decide declara dedica defende demite demitem demora depende dependem derruba desce descem destina deteve detém dispõe dispõem distribui distribuem "
        "dobra elevam emprega empregam encerra enfrenta entra entram equivale equivalem escoa esteve estiveram estuda exige exigem existe existem explora "
        "exporta fabrica faturam fez fizeram financia fornece fornecem funciona funcionam ganha ganham garante garantem gasta gastam gerem hospeda importa "
        "impõe impõem incluem indica inicia instala integra investe investem joga lança leva levam lidera mede medem mobiliza mora moram nasce nascem necessita "
        "obtém obtêm obteve ocupa ocupam opera operam oferecem organiza pagam pede pedem perde perdem pesa pesam possui possuem prende produz produzem promete "
        "prometem propõe provoca puseram querem reclama recebem recolhe recorre recupera reduz reduzem registram regista registam responde respondem restam "
        "resta resulta retira reúnem revela rompe saem salva serve servem sobe sobem sofre sofrem suporta supera superam suspende sustenta teve tiveram "
        "totaliza totalizam trabalha transporta traz trazem trouxe usam vale valem vendem vive vivem reserva acumulam inaugura entrega cortou conta contam "
        "emite utilizam geram"
    ),
    "it": bag(
        "è sono ha hanno era erano aveva avevano va vanno fa fanno viene vengono costa costano raggiunge conta contano perde perdono cresce cala sale scende vale "
        "prevede muore muoiono lavora lavorano vive vivono arriva arrivano dice dicono resta restano rappresenta riguarda coinvolge comprende ospita "
        "abita abitano accoglie accolgono acquista acquistano aderisce aderiscono affitta affronta aiutano ammonta ammontano annuncia aprono apre assegna "
        "assegnano assiste assistono assume assumono attende attendono attira attraversa attraversano aumenta aumentano avvia beneficia blocca brucia cadono "
        "cercano chiede chiedono chiude chiudono circola circolano coltiva coltivano colpisce colpiscono comincia concede contiene contengono controlla copre "
        "coprono corrono costruisce costruiscono crea creano crescono dichiara difende dipende dirige diventa diventano dona dormono durano elimina emette "
        "entra entrano equivale esce escono esiste esistono esporta esportano finanzia frequenta frequentano funziona funzionano garantisce gestisce gestiscono "
        "guadagna guadagnano importa impone incassa incassano include includono indica investe investono invia lascia lasciano licenzia manca mancano mantiene "
        "mette mettono misurano muove nasce nascono occupa occupano offre offrono ottiene ottengono paga pagano passa passano pesa pesano possiede possiedono "
        "portano prende prendono presenta produce producono promette propone protegge provoca pubblica raccolgono raccoglie raddoppia raggiungono rappresentano "
        "restituisce riapre riceve ricevono riduce riduciamo riguardano rimane rimangono rimborsa risale rischia risparmia rispondono ristruttura ritira rompe "
        "salgono salva sbarcano scendono serve servono smaltisce soffre soffrono spende spendono sposta sostiene subisce subiscono supera superano tagliano "
        "tiene tengono totalizza tocca toccano torna tornano trasporta trasportano trova trovano uccide uccidono unisce usano utilizza utilizzano valgono vende "
        "vendono vince vincono volano votano versa versano distribuisce distribuiscono impiegano eroga stanzia ospitano"
    ),
    "ar": bag(
        "خسر خسرت تراجع تراجعت ارتفع ارتفعت انخفض انخفضت بلغ بلغت يبلغ تبلغ وصل وصلت استفاد استفادت أنتج أنتجت تنتج ينتج عمل يعمل تعمل خصص خصصت شارك شاركت "
        "سجل سجلت زاد زادت يزيد تزيد تجاوز تجاوزت شهد شهدت قتل قتلت أصيب أصيبت ضم ضمت تضم يضم وفر وفرت يوفر توفر حقق حققت أنفق أنفقت قدم قدمت استقبل استقبلت "
        "نفذ نفذت افتتح افتتحت دفع دفعت كلف كلفت تكلف اعتقل اعتقلت ضبط ضبطت صادر صادرت باع باعت اشترى اشترت نزح نزحت عاد عادت حصل حصلت غادر غادرت دمر دمرت "
        "أغلق أغلقت وزع وزعت استثمر استثمرت يستثمر نما نمت هبط هبطت صعد صعدت توفي توفيت يعيش تعيش يستفيد تستفيد يشارك تشارك سيوفر ستوفر ستغطي سيغطي تغطي يغطي ينقل تنقل نقل نقلت "
        "وقف وقفت جاء جاءت شكل شكلت سخر سخرت استبدل استبدلت ساهم ساهمت تفقد فقدت تستهلك يستهلك ستنتج سينتج توزع تعالج عالجت أصدرت أصدر منحت منح تلقى تلقت جمعت "
        "خفضت رفعت بنت زرعت استورد استوردت وظفت يوظف توظف سرحت سرح ألغت ألغى لقي أسفر أسفرت خلف خلفت شرد شردت أجلت أنقذ أنقذت تضرر تضررت فاز فازت أحرز أحرزت "
        "يكلف تمتد يمتد تشغل يشغل ستبلغ سيبلغ يصل تصل تتسع يتسع تحتضن يحتضن تملك يملك سددت رصد رصدت استغرق استغرقت تستغرق يستغرق ستكلف سيكلف استهلك استهلكت "
        "تصدر صدرت أعلن أعلنت ضخ ضخت أقام أقامت درب دربت عين عينت سجن سجنت أوقف أوقفت نفق نفقت جذب جذبت تجذب بنى زرع خفض رفع يضخ تضخ تخدم يخدم تستوعب يستوعب"
    ),
    "nl": bag(
        "zit zitten is zijn was waren heeft hebben had hadden wordt worden werd werden kost kosten steeg stegen daalde daalden telt telde kwam kwamen ging gingen verloor won kreeg "
        "kregen verkocht verkochten bleef blijft groeide stijgt daalt werkt werken woont wonen overleden raakten raakte namen nam zaten zat staat staan stond "
        "stonden ligt liggen lag lagen verdwijnen verdwijnt verdween verdwenen komen komt gaan gaat kunnen moeten zullen willen vielen viel stierven stierf "
        "miste misten stapte stapten tekenden tekende trok trokken trekt trekken vulden vulde reden reed legden legde demonstreerden demonstreerde liepen liep kosten "
        "schrapt schrapte schrappen bouwt bouwde bouwen sloot sluit sluiten opende opent investeert investeerde eist eisen biedt bood betaalt betaalde betalen "
        "vertrekken vertrekt vertrokken vertrok stemde stemden stemt stemmen steunt steunen telde telden verdient verdienen verdiende leed maakt maakte maken duurt duurde "
        "duren levert leverde leverden ontving ontvangt ontvingen verbruikt produceert produceerde vervoerde vervoert bereikte bereikten bezochten bezocht"
    ),
    "sv": bag(
        "är var blev blir har hade fick får finns fanns kan ska skulle vill måste kommer kom gick går ligger låg står stod sjönk steg ökade ökar minskade minskar "
        "kostar kostade väger vägde tar tog ger gav berör omfattar deltog deltar omkom dog dör skadades greps åtalades dömdes räddades evakuerades saknar saknade "
        "drabbades drabbas varslas varslar sålde säljer såldes köpte köper byggde bygger byggs byggdes stänger stängde stängdes stängs öppnade öppnar satsar "
        "investerar investerade avsätter anslår betalar betalade betalade räknar väntar väntas beräknas uppskattas uppgår uppgick omsätter omsatte omsätter "
        "förlorade förlorar vann vinner försvinner försvann flyttade flyttar arbetar jobbar bor bodde lever kräver krävde skickade skickar fyllde protesterade "
        "demonstrerade samlades samlade lämnade lämnar lägger lade slutade slutar anställer anställde producerar producerade mäter mätte röstade röstar behöver behövde "
        "landade nådde når beslagtog hittade fann upptäckte registrerade anmäldes anmälde sade säger tjänar tjänade föll faller ryckte sköt släckte dödades"
    ),
    "da": bag(
        "er var blev bliver har havde fik får findes fandtes kan skal skulle vil må måtte kommer kom gik går ligger lå står stod faldt falder steg stiger øgede "
        "voksede vokser koster kostede vejer vejede tager tog giver gav berører omfatter deltog deltager omkom døde dør mistede mister solgte sælger købte køber "
        "byggede bygger lukker lukkede åbner åbnede investerer investerede afsætter betaler betalte regner venter forventes anslås udgør udgjorde omsætter "
        "omsatte taber tabte vandt vinder forsvinder forsvandt flyttede flytter arbejder bor boede lever kræver krævede sendte sender fyldte protesterede "
        "demonstrerede samledes samlede efterlod forlod ansætter ansatte producerer producerede måler målte stemte stemmer mangler manglede nåede når "
        "beslaglagde fandt finder registrerede siger sagde tjener tjente fyrer fyrede nedlagde beskæftiger rammer ramte dræbte kvæstede rykkede"
    ),
    "no": bag(
        "er var ble blir har hadde fikk får finnes fantes kan skal skulle vil må måtte kommer kom gikk går ligger lå står sto falt faller steg stiger økte øker "
        "vokste vokser koster kostet veier veide tar tok gir ga berører omfatter deltok deltar omkom døde dør mistet mister solgte selger kjøpte kjøper bygde "
        "bygger stenger stengte åpner åpnet investerer investerte bevilger bevilget betaler betalte regner venter ventes anslås utgjør utgjorde omsetter omsatte "
        "taper tapte vant vinner forsvinner forsvant flyttet flytter jobber arbeider bor bodde lever krever krevde sendte sender fylte protesterte demonstrerte "
        "samlet etterlot forlot ansetter ansatte produserer produserte måler målte stemte stemmer mangler manglet nådde når beslagla fant finner registrerte "
        "sier sa tjener tjente rømte rammer rammet drepte rykket"
    ),
    "vi": bag(
        "tăng giảm đạt có được bị là nhận chi cấp gồm chiếm cho thấy ghi đón phái sẽ đã đang phải không chưa mất thiệt cướp dành duyệt lên xuống vượt rót nằm gây khiến "
        "giúp làm bán mua nhập xuất thu trả thêm còn hội gặp phát đưa hoàn tham trở vẫn tiếp sống chết qua khi nhưng mà nên rồi hoặc nữa vì nếu như tức trị hơn kém nhiều cao thấp lớn nhỏ rẻ đắt "
        "giải mang đi đều cũng trong theo tại ở này kia ấy nào"
    ),
}  # fmt: skip
_PLACES = {
    "en": bag("in at on across near from within"), "fr": bag("en dans sur chez"), "es": bag("en"), "pt": bag("em no na nos nas"),
    "it": bag("in nel nella nei nelle"), "nl": bag("in op"),
    "sv": bag("i på vid hos"), "da": bag("i på ved hos"), "no": bag("i på ved hos"),
}  # fmt: skip
_COORDINATORS = {
    "nl": bag("en of maar"),
    "sv": bag("och eller men"),
    "da": bag("og eller men"),
    "no": bag("og eller men"),
    "es": bag("e u"),
    "vi": bag("và hoặc"),
    "it": bag("e o ed ma"),
}


class Grammar(NamedTuple):
    """The grammar of one language.

    Attributes:
        pointing: words that stand for something said elsewhere.
        links: words between a noun and the noun that it is of.
        prepositions: the other ones.
        noun_first: whether adjectives follow their noun.
        complements: prepositions behind a noun whose phrase may end a title with it.
        verbs: finite verbs that no ending shows.
        places: prepositions of where something is.
        levels: verbs that only say how many there are.
        participles: endings of participles behind "to be".
        coordinators: words that join two of a kind, beside those that mean nothing else anywhere.
    """

    pointing: frozenset[str]
    links: frozenset[str]
    prepositions: frozenset[str]
    noun_first: bool
    complements: frozenset[str]
    verbs: frozenset[str]
    places: frozenset[str]
    levels: frozenset[str]
    participles: tuple[str, ...]
    coordinators: frozenset[str]


_NONE: frozenset[str] = frozenset()
_LANGUAGES: Mapping[str, Grammar] = MappingProxyType(
    {
        language: Grammar(
            pointing=_POINTING.get(language, _NONE),
            links=_LINKS.get(language, _NONE),
            prepositions=_PREPOSITIONS.get(language, _NONE),
            noun_first=language in _NOUN_FIRST,
            complements=_FOR.get(language, _NONE),
            verbs=_VERBS.get(language, _NONE),
            places=_PLACES.get(language, _NONE),
            levels=_LEVELS,
            participles=_PAST.get(language, ()),
            coordinators=_COORDINATORS.get(language, _NONE),
        )
        for language in ("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "vi", "ar", "")
    }
)
_UNKNOWN = _LANGUAGES[""]
_WRITTEN = {"nb": "no", "nn": "no"}  # the two ways in which Norwegian is written


def grammar_of(language: str) -> Grammar:
    """The grammar of a primary language; empty tables for one that is not known."""
    return _LANGUAGES.get(_WRITTEN.get(language, language), _UNKNOWN)
