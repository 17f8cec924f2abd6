"""L3. Spanish words of figures, dates and sentence ends."""

from episodekit.article.languages.words import Words, bag, bounds, phrases, table

SPANISH = Words(
    language="es",
    decimal=",",
    bounds=bounds(
        keep="casi | menos de | al menos | por lo menos | hasta | como máximo | como mínimo | solo | sólo | apenas | "
        "solamente | únicamente | no más de | no menos de | cerca de | a lo sumo | otros | otras | un máximo de | "
        "un mínimo de | tan solo | tan sólo | bajo | por debajo de | rozando | prácticamente",
        drop="más de | alrededor de | unos | unas | aproximadamente | en torno a | los | las | un total de | en total | "
        "exactamente | por encima de | sobre",
    ),
    numerals=table(
        "un 1 uno 1 una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 "
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
    articled_scales=bag("un una medio media"),
    vague=table(
        "decenas 20 docenas 24 decena 10 cientos 200 centenares 200 centenar 100 miles 2000 millones 2e6"
    ),
    joiners=bag("y de"),
    linkers=bag("de"),
    lone=bag("un uno una"),
    shares=phrases(
        "la mitad | un tercio | dos tercios | un cuarto | tres cuartos | tres cuartas partes | una cuarta parte | "
        "la cuarta parte | una tercera parte | la tercera parte | un quinto | una quinta parte | la quinta parte | "
        "dos terceras partes | una décima parte"
    ),
    share_links=phrases("de cada"),
    percent=frozenset(
        phrases("por ciento | puntos porcentuales | punto porcentual | puntos básicos | por cien | puntos")
    ),
    money=bag(
        "euro euros dólar dólares centavo centavos céntimo céntimos libra libras peso pesos franco francos yen yenes yuan "
        "yuanes rublo rublos riel rieles real reales sol soles bolívares quetzales lempiras colones guaraníes eur usd"
    ),
    units=bag(
        "kilómetro kilómetros km metro metros m centímetro centímetros cm milímetro milímetros mm hectárea hectáreas ha "
        "tonelada toneladas kilogramo kilogramos kilo kilos kg gramo gramos g litro litros l hectómetro hectómetros vatios "
        "kilovatios kw megavatio megavatios mw gigavatio gigavatios gw twh gwh mwh kwh grado grados celsius °c km/h gb tb mb "
        "hertz mhz ghz voltios decibelios cuadrados barriles"
    ),
    durations=bag(
        "segundo segundos minuto minutos hora horas día días semana semanas mes meses año años década décadas siglo siglos "
        "noche noches trimestre trimestres semestre semestres veces vez"
    ),
    sentence_units=phrases("de prisión | de cárcel | de reclusión"),
    age_before=phrases("edad de | la edad de | a los | edades de | edades entre"),
    age_after=phrases("años de edad"),
    clock_after=phrases(
        "h | horas de la mañana | horas de la tarde | de la mañana | de la tarde | de la noche"
    ),
    labels=bag(
        "no no. n° nº núm núm. número números sección artículo artículos art. capítulo sala línea vuelo versión página páginas "
        "p. pág. fase tipo nivel categoría clase parte tomo tabla figura jornada ronda temporada episodio acto canal andén "
        "terminal edificio resolución párrafo anexo pregunta lección ejercicio salida autopista carretera distrito zona grupo "
        "liga modelo covid fórmula boeing airbus etapa semana día"
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
    more=bag("más otros otras adicionales nuevos nuevas"),
    ranks=bag("lugar puesto posición"),
    ordinals=bag("segundo tercer tercero cuarto quinto segunda tercera cuarta quinta"),
    bases=phrases(
        "frente a | frente a los | en vez de | en lugar de | comparado con | comparados con | respecto a | contra"
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
