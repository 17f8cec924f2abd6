"""L3. Verbs that say of what stands before them how much it is: ``revenue rose to``, ``der Preis stieg um``."""

from collections.abc import Mapping
from types import MappingProxyType

from episodekit.article.languages.words import bag

CHANGES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": bag(
            "rose risen rise rises fell fallen fall falls grew grown grow grows climbed climb climbs jumped jumps jump dropped drops drop "
            "declined declines decline increased increases increase decreased decreases decrease gained gains lost slid slipped sank shrank shrunk "
            "soared surged tumbled plunged dipped edged inched hit hits reached reaches reach was were is are stood stands totalled totaled "
            "totals amounted amounts averaged averages cost costs came comes closed closes finished ended doubled tripled warmed cooled thinned "
            "fetched remains remained exceeded exceeds topped tops weighs weighed measures measured covers covered went goes gone rocketed advanced "
            "weakened strengthened eased widened narrowed halved expanded contracted improved worsened lasted lasts took takes swelled dwindled "
            "accelerated slowed ran runs quadrupled rebounded recovered valued estimated put"
        ),
        "de": bag(
            "stieg stiegen steigt steigen gestiegen sank sanken sinkt sinken gesunken fiel fielen fällt gefallen wuchs wuchsen wächst wachsen gewachsen "
            "kletterte legte legten liegt liegen lag lagen beträgt betragen betrug betrugen kostet kosten kostete kosteten erreicht erreichte erreichten "
            "beläuft belief beliefen belaufen ging gingen geht nahm nahmen nimmt erhöht erhöhte erhöhten erhöhen verringerte verringert schrumpfte "
            "schrumpft verdoppelte verdreifachte halbierte ist sind war waren hat haben hatte hatten wird werden wurde wurden macht steht stehen stand standen verteuerte "
            "verteuert überstieg übersteigt dauert dauerte dauern dauerten misst wiegt umfasst summiert summieren gibt klettert zog bleibt blieb"
        ),
        "fr": bag(
            "augmenté augmente augmentent augmentera baissé baisse baissent chuté chute chutent reculé recule reculent progressé progresse progressent "
            "grimpé grimpe atteint atteignent atteignait atteindra élève élèvent élevait élevaient établit établissait était est sont étaient coûte coûtent coûté coûtera "
            "représente représentent dépasse dépassent passe passé passée passés passées tombé tombée tombe bondi bondit reste restent mesure pèse "
            "double doublé triple triplé duré dure durera dura crû ralenti perdu gagné perd gagne cède cédé monte monté montée"
        ),
        "es": bag(
            "subió sube suben subirá subieron bajó baja bajan bajaron cayó cae caen cayeron creció crece crecen crecieron aumentó aumenta aumentan aumentaron "
            "descendió desciende descienden alcanzó alcanza alcanzan alcanzaron alcanzará llegó llega llegan llegará costó cuesta cuestan costará es era fue son eran fueron será "
            "asciende ascienden ascendió ascendieron sitúa situó sitúan está están representa representan supera superan superó ronda rondan mide pesa cerró redujo reduce disminuyó disminuye "
            "duplicó triplicó mantiene bajado subido caído crecido aumentado descendido alcanzado llegado situado duró dura durado avanzó avanza retrocedió pasó pasa ocupa permaneció"
        ),
        "pt": bag(
            "subiu sobe subiram caiu cai caíram cresceu cresce cresceram aumentou aumenta aumentaram recuou recuaram chegou chega chegaram custou custa custam custará é era foi são eram "
            "foram será atinge atingiu atingiram alcançou alcança passou passa soma somou somaram representa representam ficou fica ficaram está estão mede pesa avançou duplicou "
            "dobrou triplicou durou dura totaliza totalizou supera superou"
        ),
        "it": bag(
            "è era sono erano salito salita saliti salite sale salgono sceso scesa scesi scese scende scendono cresciuto cresciuta cresciuti cresciute cresce crescono aumentato aumentata aumentati "
            "aumentate aumenta calato calata calati calate cala calano raggiunto raggiunta raggiunge raggiungono costa costano costato costata costati ammonta ammontano resta restano rimane "
            "toccato tocca supera superano dura durata durato durati misura pesa pari diminuito diminuita passato passata passati vale valgono"
        ),
        "nl": bag(
            "steeg stegen stijgt stijgen gestegen daalde daalden daalt dalen gedaald groeide groeit bedraagt bedragen bedroeg bedroegen kost kosten kostte is zijn was waren ligt lag komt kwam "
            "bereikte bereikt viel zakte liep duurde duurt werd verdubbelde"
        ),
        "vi": bag("là tăng giảm đạt chiếm ở dài rộng cao nặng lên xuống còn kéo"),
        "ar": bag(
            "ارتفع ارتفعت ترتفع يرتفع انخفض انخفضت تنخفض تراجع تراجعت يتراجع بلغ بلغت يبلغ تبلغ زاد زادت يزيد تزيد وصل وصلت يصل تصل نما نمت ينمو هبط هبطت صعد صعدت قفز قفزت سجل سجلت "
            "تجاوز تجاوزت يتجاوز استقر"
        ),
    }
)
OF: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": bag("of"),
        "de": bag("von"),
        "fr": bag("de d'"),
        "es": bag("de"),
        "pt": bag("de"),
        "it": bag("di da"),
        "nl": bag("van"),
    }
)
"""Between what is measured and how much it is: ``a fine of £500``, ``Schulden von 2.140 Euro``."""
