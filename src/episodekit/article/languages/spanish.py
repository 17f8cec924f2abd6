"""L3. Spanish words of figures, dates and sentence ends."""

from episodekit.article.languages.words import Words, bag, bounds, factors, phrases, phrases_bag, table

SPANISH = Words(
    language="es",
    decimal=",",
    bounds=bounds(
        keep="casi | menos de | al menos | por lo menos | hasta | como máximo | como mínimo | solo | sólo | apenas | "
        "solamente | únicamente | no más de | no menos de | cerca de | a lo sumo | otros | otras | un máximo de | "
        "un mínimo de | tan solo | tan sólo | bajo | por debajo de | inferior a | inferiores a | rozando | prácticamente",
        drop="más de | alrededor de | unos | unas | aproximadamente | en torno a | los | las | un total de | en total | "
        "exactamente | por encima de | superior a | superiores a | sobre",
    ),
    numerals=table(
        "cero 0 un_solo 1 una_sola 1 un 1 uno 1 una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 "
        "catorce 14 quince 15 dieciséis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veintiún 21 veintiuno 21 "
        "veintiuna 21 veintidós 22 veintitrés 23 veinticuatro 24 veinticinco 25 veintiséis 26 veintisiete 27 veintiocho 28 "
        "veintinueve 29 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100 "
        "doscientos 200 doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400 cuatrocientas 400 quinientos 500 "
        "quinientas 500 seiscientos 600 seiscientas 600 setecientos 700 setecientas 700 ochocientos 800 ochocientas 800 "
        "novecientos 900 novecientas 900"
    ),
    scales=table(
        "mil 1e3 millón 1e6 millones 1e6 millardo 1e9 millardos 1e9 billón 1e12 billones 1e12 docena 12 docenas 12 m 1e6 mm 1e6"
    ),
    leads=factors("un 1 | una 1 | medio 1/2 | media 1/2"),
    some=phrases("varios | varias | unos pocos | unas pocas"),
    share_of=phrases("de | de un"),
    halves=phrases("y medio | y media"),
    quarters=factors("y cuarto 1/4 | y un cuarto 1/4 | y tres cuartos 3/4"),
    bare_scales=bag("mil"),
    vague=table(
        "decenas 10 docenas 12 decena 10 veintena 20 treintena 30 cincuentena 50 cientos 100 centenares 100 centenar 100 millar 1000 "
        "millares 1000 miles 1000 millones 1e6"
    ),
    tens_joiners=bag("y"),
    vague_links=bag("y de"),
    linkers=bag("de"),
    lone=bag("cero un uno una"),
    singles=bag(
        "muerto muerta fallecido fallecida herido herida desaparecido desaparecida detenido detenida víctima"
    ),
    of_them=(
        " de ellos",
        " de ellas",
    ),
    persons=bag(
        "persona hombre mujer niño niña menor soldado policía agente bombero civil trabajador trabajadora pasajero pasajera peatón "
        "alumno estudiante manifestante periodista paciente joven adolescente"
    ),
    fates=bag(
        "muerto muerta murió murieron muertos fallecido fallecida falleció herido herida heridos resultó desaparecido desaparecida detenido detenida "
        "arrestado ahogado mató asesinado asesinada"
    ),
    only=bag("solo sólo solamente"),
    shares=factors(
        "la mitad 1/2 | mitad 1/2 | un tercio 1/3 | dos tercios 2/3 | un cuarto 1/4 | tres cuartos 3/4 | tres cuartas partes 3/4 | "
        "una cuarta parte 1/4 | la cuarta parte 1/4 | una tercera parte 1/3 | la tercera parte 1/3 | un quinto 1/5 | "
        "una quinta parte 1/5 | la quinta parte 1/5 | dos terceras partes 2/3 | una sexta parte 1/6 | la sexta parte 1/6 | una séptima parte 1/7 | una octava parte 1/8 | la octava parte 1/8 | dos quintas partes 2/5 | tres quintas partes 3/5 | cuatro quintas partes 4/5 | una décima parte 1/10 | la décima parte 1/10"
    ),
    multiples=factors(
        "duplicó 2 | duplicado 2 | duplicaron 2 | duplicar 2 | duplica 2 | triplicó 3 | triplicado 3 | triplicaron 3 | triplicar 3 | "
        "cuadruplicó 4 | quintuplicó 5 | el doble 2 | el triple 3 | el cuádruple 4 | una vez y media 1.5 | duplicada 2 | duplicados 2 | triplicada 3 | cuadruplicado 4 | reducido a la mitad 1/2 | redujo a la mitad 1/2"
    ),
    multiple_units=phrases("veces más | veces menos | veces mayor | veces superior"),
    share_links=phrases("de cada"),
    share_of_all=phrases("de los | de las | de sus | de un total de"),
    rate_links=phrases("por cada | por"),
    ratio_cues=phrases("ratio | proporción | relación | razón | escala"),
    ratio_links=phrases("a"),
    most=phrases("más"),
    ever=phrases("de su historia | de la historia | de todos los tiempos | del mundo"),
    streaks=phrases("consecutivo | consecutiva | seguido | seguida"),
    percent=frozenset(
        phrases("por ciento | puntos porcentuales | punto porcentual | puntos básicos | por cien | puntos")
    ),
    money=bag(
        "euro euros dólar dólares centavo centavos céntimo céntimos libra libras peso pesos franco francos yen yenes yuan "
        "yuanes rublo rublos riel rieles real reales sol soles bolívares quetzales lempiras colones guaraníes eur usd"
    ),
    each=phrases("el | la | por | por cada"),
    units=bag(
        "ppm m² m³ km² kilómetro kilómetros km metro metros m centímetro centímetros cm milímetro milímetros mm hectárea hectáreas ha "
        "tonelada toneladas kilogramo kilogramos kilo kilos kg gramo gramos g litro litros l hectómetro hectómetros vatios "
        "kilovatios kw megavatio megavatios mw gigavatio gigavatios gw twh gwh mwh kwh grado grados celsius °c km/h gb tb mb "
        "hertz mhz ghz voltios decibelios barriles miligramos mg microgramos mililitros ml millas nudos quintales años-luz calorías kilocalorías kilovatios-hora megavatios-hora acres pulgadas pies"
    )
    | phrases_bag(
        "metros cuadrados | metro cuadrado | kilómetros cuadrados | kilómetro cuadrado | centímetros cuadrados | metros cúbicos | hectómetros cúbicos | litros por minuto"
    ),
    durations=bag(
        "segundo segundos minuto minutos hora horas día días semana semanas mes meses año años década décadas siglo siglos "
        "noche noches trimestre trimestres semestre semestres temporada temporadas"
    ),
    seconds=table("hora 3600 horas 3600 minuto 60 minutos 60 segundo 1 segundos 1"),
    parted=factors(
        "media 1/2 | medio 1/2 | un cuarto de 1/4 | tres cuartos de 3/4 | una décima de 1/10 | una centésima de 1/100 | una milésima de 1/1000 | un 1 | una 1"
    ),
    spanning=phrases("duró | dura | durado | duraba | retraso de | demora de | retrasó | en un plazo de"),
    times=bag("veces"),
    clocked=phrases("en | en solo | tiempo de | marca de | récord de | crono de"),
    than=("de lo", "que", "de "),
    since=phrases_bag("desde hace | después | tras"),
    sentence_units=phrases("de prisión | de cárcel | de reclusión | de condena | de presidio"),
    age_of=phrases("tiene | tenía | tienen | tenían"),
    age_before=phrases("edad de | la edad de | a los | edades de | edades entre"),
    clock_before=phrases("a las | a la | las | desde las | hasta las | sobre las | de las | hacia las"),
    age_after=phrases("años de edad"),
    clock_after=phrases(
        "h | horas de la mañana | horas de la tarde | de la mañana | de la tarde | de la noche"
    ),
    labels=bag(
        "no no. n° nº núm núm. número números sección artículo artículos art. capítulo sala línea vuelo versión página páginas "
        "p. pág. fase tipo nivel categoría clase parte tomo tabla figura jornada ronda temporada episodio acto canal andén "
        "terminal edificio resolución párrafo anexo pregunta lección ejercicio salida autopista carretera distrito zona grupo "
        "liga modelo covid fórmula boeing airbus etapa semana día kilómetro calle avenida avda carrera autovía"
    ),
    year_before=bag(
        "en desde antes después de del año años hasta a principios mediados finales primavera verano otoño invierno enero "
        "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre y entre o hacia el"
    ),
    ranges=phrases("a | y | o"),
    stop=bag(
        "el la los las lo un una unos unas de del al a y e o u pero sino en con sin por para según sobre bajo entre hacia hasta "
        "desde durante ante contra tras mediante que quien quienes cual cuales cuyo cuya donde cuando como si porque aunque "
        "mientras se su sus le les me te nos os él ella ellos ellas yo tú este esta estos estas ese esa esos esas aquel no ni "
        "más menos muy también ya aún todavía sólo solo es son era eran fue fueron será serán sería ha han había habían haber "
        "sido ser está están estaba estaban puede pueden debe deben todo todos toda todas otro otros otra otras cada unos "
        "además incluso así cuya cuyos"
    ),
    articles=bag("el la los las lo un una unos unas al"),
    splitters=bag("que quien quienes donde cuando pero mientras aunque porque"),
    auxiliaries=bag(
        "es son era eran fue fueron será serán sería ha han había habían está están puede pueden debe deben"
    ),
    reflexives=bag("se le les"),
    relatives=bag("que quien quienes"),
    towards=bag("en a al del con por"),
    sources=bag("según conforme"),
    open_verbs=bag(
        "vive viven apoya apoyan quiere quieren dice dicen cree creen considera consideran utiliza utilizan tiene tienen sufre "
        "sufren recibió recibieron usa usan necesita necesitan pasó pasaron pasado pasan"
    ),
    verbs=bag(
        "sube suben baja bajan cae caen crece crecen alcanza alcanzan llega llegan cuesta cuestan mide miden tiene tienen tenía cuenta "
        "cuentan suma suman emplea supera superan prevé prevén vive viven dice dicen retira retiran pierde pierden gana ganan recibe reciben "
        "representa representan ocupa produce transporta llevaba llevaban trabajaban subirá subirán bajará bajarán costará alcanzará crecerá "
        "caería subiría hizo dio puso tuvo fue cayeron redujo produjo obtuvo apoya apoyan vale pesa permanece queda quedan une abre"
    ),
    adverbs=bag("ayer hoy después antes luego"),
    comparatives=bag("más menos superior inferior mayor menor"),
    infinitives=bag("a"),
    genitives=bag("de del la"),
    sentence_before=phrases(
        "condenado a | condenada a | condenados a | condenadas a | condenó a | sentenciado a | sentenciada a | pena de | penas de | condena de | "
        "condenas de | enfrenta | enfrentan | recibió | cumplir"
    ),
    among=phrases(
        "entre ellos | entre ellas | de ellos | de ellas | de los cuales | de las cuales | incluidos | incluidas"
    ),
    fillers=bag("también ya además actualmente todavía así"),
    betweens=bag("entre"),
    completing=bag("a de que"),
    leading_adjectives=bag(
        "grandes pequeños pequeñas principales mejores peores primeros primeras últimos últimas grandísimos antiguos antiguas"
    ),
    pronouns=bag("él ella ellos ellas ello"),
    lasting=bag("duró dura duraron durará"),
    more=bag("más otros otras adicionales nuevos nuevas"),
    ranks=bag("lugar puesto posición"),
    superlatives=phrases_bag(
        "mayor | mayores | menor | más grande | más importante | más alto | más alta | más bajo | más baja | más poblada | más poblado | "
        "más rico | más larga | más largo | más cálido | más caro | mejor | peor"
    ),
    ordinals=table(
        "segundo 2 segunda 2 tercer 3 tercero 3 tercera 3 cuarto 4 cuarta 4 quinto 5 quinta 5 sexto 6 sexta 6 séptimo 7 séptima 7 "
        "octavo 8 octava 8 noveno 9 novena 9 décimo 10 décima 10"
    ),
    when_before=phrases(
        "en | en los | en las | en los últimos | en las últimas | en los próximos | desde hace | hace | hace más de | hace casi | durante | durante los | "
        "durante las | tras | después de | antes de | dentro de | últimos | últimas | próximos | próximas | primeros | primeras | cada | "
        "a los | a las | de los últimos | de los | los | las | con | estos | estas | al cabo de | menor de | mayores de | mayor de | de"
    ),
    within=phrases_bag(
        "en | en los últimos | en las últimas | en los próximos | durante | dentro de | últimos | últimas | próximos | próximas | primeros | primeras | cada | de los últimos"
    ),
    when_after=phrases(
        "después | antes | más tarde | atrás | de edad | de antigüedad | anteriores | previos"
    ),
    from_to=("de|del|desde", "a|al|hasta"),
    periods=(
        (
            r"(?:en|durante|desde|por)\s(?:los\s|las\s|hace\s)?(?:últim[oa]s\s|próxim[oa]s\s|primer[oa]s\s)?(?:\p{Nd}{1,3}|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce)?\s?"
            r"(?:años?|meses|mes|semanas?|días?|horas?|décadas?|trimestres?|siglos?)(?!\p{L})"
        ),
        r"(?:en|desde|hasta)\s(?:el\smes\sde\s)?(?:(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?:\sde\s\p{Nd}{4})?|(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd}|[.,]\p{Nd}))",
        r"(?:en|durante|del?)\sel?\s?(?:primer|segundo|tercer|cuarto|último)\s(?:trimestre|semestre|mes)(?:\sde\s\p{Nd}{4})?",
        r"(?:al|cada|por)\s(?:año|mes|día|semana|hora)|anual(?:es|mente)?|(?:en\sel\s)(?:mismo|último)\s(?:periodo|período|año|mes)|en\sla\súltima\ssemana|el\saño\spasado|este\saño|el\smes\spasado",
        r"este\s(?:año|mes|curso|verano|invierno)|est[ae]\s(?:semana|campaña|temporada|primavera)|en\slo\sque\sva\sde\s(?:año|mes|temporada)|hace\sun\s(?:año|mes)",
    ),
    bases=phrases(
        "uno de los | una de las | frente a | frente a los | en vez de | en lugar de | comparado con | comparados con | respecto a | contra"
    ),
    weighty=bag(
        "récord total muertos muertas muertes fallecidos heridos heridas víctimas detenidos detenidas arrestados expulsados "
        "deportados evacuados rescatados desaparecidos empleos puestos coste costo presupuesto duplicó multa"
    ),
    negations=bag("no nunca jamás ni ningún ninguna tampoco si"),
    doubts=bag(
        "podría podrían debería deberían puede pueden sería serían habría habrían quiere quieren prevé prevén espera esperan "
        "quizá quizás planea si"
    ),
    dangling=bag(
        "él ella ellos ellas esto eso este esta estos estas ese esa su sus pero y sin embargo además también así entonces "
        "por allí aquí luego tampoco"
    ),
    droppable=bag("distintas distintos diferentes diversas diversos"),
    titles=bag("sr sra srta sres dr dra prof d dª lic ing gral cnel p.ej ej cf"),
    numbered=bag("p pp pág págs art núm no vol fig cap ene feb mar abr jun jul ago sep sept oct nov dic"),
)
