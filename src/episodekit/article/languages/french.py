"""L3. French words of figures, dates and sentence ends."""

from episodekit.article.languages.words import Words, bag, bounds, factors, phrases, phrases_bag, table

FRENCH = Words(
    language="fr",
    decimal=",",
    bounds=bounds(
        keep="près de | presque | moins de | au moins | jusqu'à | jusqu’à | au plus | à peine | seulement | quasi | quasiment | "
        "pas moins de | pas plus de | au maximum | au minimum | plus ou moins | juste | moins d' | moins d’ | près d' | "
        "près d’ | seuls | seules | inférieur à | inférieure à | inférieurs à | inférieures à | un maximum de | sous les | à peine plus de",
        drop="plus de | plus d' | plus d’ | environ | quelque | autour de | un total de | au total | les | ces | des | exactement | "
        "aux alentours de | supérieur à | supérieure à | supérieurs à | supérieures à",
    ),
    numerals=table(
        "zéro 0 un_seul 1 une_seule 1 un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 "
        "quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 nonante 90 "
        "quatre-vingts 80 quatre-vingt 80 dix-sept 17 dix-huit 18 dix-neuf 19 soixante-dix 70 quatre-vingt-dix 90"
    ),
    scales=table(
        "cent 100 cents 100 mille 1e3 million 1e6 millions 1e6 milliard 1e9 milliards 1e9 billion 1e12 billions 1e12 "
        "m 1e6 md 1e9 mds 1e9 mrd 1e9 mrds 1e9 douzaines 12 dizaines 10 centaines 100 milliers 1e3"
    ),
    leads=factors("une 1 | un 1 | demi 1/2 | un demi 1/2"),
    some=phrases("plusieurs | quelques"),
    share_of=phrases("de | d'un | d’un"),
    halves=phrases("et demi | et demie"),
    quarters=factors("et quart 1/4 | et un quart 1/4 | trois quarts 3/4 | et trois quarts 3/4"),
    bare_scales=bag("cent mille"),
    vigesimal=True,
    elides=True,
    vague=table(
        "dizaines 10 douzaines 12 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50 soixantaine 60 centaine 100 dizaine 10 "
        "centaines 100 huitaine 8 quinzaine 15 douzaine 12 milliers 1000 millier 1000 millions 1e6 milliards 1e9"
    ),
    tens_joiners=bag("et"),
    vague_links=bag("et de"),
    linkers=bag("de d"),
    lone=bag("zéro un une"),
    singles=bag("mort morte tué tuée blessé blessée disparu disparue"),
    of_them=(
        " d'eux",
        " d’eux",
        " d'elles",
        " d’elles",
        " d'entre eux",
        " d’entre eux",
        " d'entre elles",
        " d’entre elles",
    ),
    persons=bag(
        "personne homme femme enfant garçon fille soldat policier policière gendarme pompier civil ouvrier passager passagère piéton "
        "élève étudiant manifestant journaliste patient adolescent autre"
    ),
    fates=bag(
        "mort morte morts tué tuée tués blessé blessée blessés décédé décédée disparu disparue arrêté arrêtée noyé interpellé"
    ),
    only=bag("seul seule seulement"),
    shares=factors(
        "la moitié 1/2 | moitié 1/2 | un tiers 1/3 | le tiers 1/3 | deux tiers 2/3 | les deux tiers 2/3 | un quart 1/4 | le quart 1/4 | "
        "trois quarts 3/4 | les trois quarts 3/4 | un cinquième 1/5 | deux cinquièmes 2/5 | trois cinquièmes 3/5 | "
        "quatre cinquièmes 4/5 | un sixième 1/6 | un septième 1/7 | un huitième 1/8 | un neuvième 1/9 | un dixième 1/10 | des deux tiers 2/3 | du tiers 1/3 | du quart 1/4 | aux deux tiers 2/3 | un centième 1/100"
    ),
    multiples=factors(
        "doublé 2 | doublée 2 | doubler 2 | a doublé 2 | triplé 3 | tripler 3 | quadruplé 4 | décuplé 10 | divisé par deux 1/2 | "
        "divisée par deux 1/2 | multiplié par deux 2 | multipliée par deux 2 | le double 2 | le triple 3 | deux fois plus 2 | une fois et demie 1.5 | deux fois et demie 2.5 | trois fois et demie 3.5 | doublés 2 | doublées 2 | triplée 3 | "
        "deux fois moins 1/2"
    ),
    multiple_units=phrases("fois plus | fois moins | fois supérieur | fois supérieure"),
    share_links=phrases("sur"),
    share_of_all=phrases("des | des quelque | de ses | de leurs | sur les"),
    rate_links=phrases("pour | par | sur"),
    ratio_cues=phrases("ratio | rapport | proportion | échelle"),
    ratio_links=phrases("à | pour | contre"),
    most=phrases("plus"),
    ever=phrases(
        "de son histoire | de leur histoire | de l'histoire | de l’histoire | de tous les temps | jamais | au monde | du monde"
    ),
    streaks=phrases("d'affilée | d’affilée | de suite | consécutif | consécutive"),
    percent=frozenset(
        phrases("pour cent | points de pourcentage | point de pourcentage | points de base | pourcent")
    ),
    money=bag(
        "euro euros dollar dollars centime centimes livre livres franc francs yen yens yuan yuans rouble roubles riel riels "
        "couronnes dirham dirhams dinar dinars peso pesos roupie roupies eur usd"
    ),
    each=phrases("le | la | l | l' | par"),
    units=bag(
        "ppm m² m³ km² kilomètre kilomètres km mètre mètres m centimètre centimètres cm millimètre millimètres mm hectare hectares ha tonne "
        "tonnes kilogramme kilogrammes kilo kilos kg gramme grammes g litre litres l hectolitre hectolitres watt watts "
        "kilowatts kw mégawatt mégawatts mw gigawatt gigawatts gw térawattheures twh gwh mwh kwh degré degrés celsius °c km/h "
        "gigaoctets téraoctets go to mo hertz mhz ghz volts décibels carrés barils milligramme milligrammes mg microgrammes millilitres ml milles nœuds noeuds années-lumière calories kilocalories quintal quintaux megatonnes mégatonnes kilowattheures mégawattheures gigawattheures acres pouces"
    )
    | phrases_bag(
        "mètres carrés | mètre carré | kilomètres carrés | kilomètre carré | centimètres carrés | mètres cubes | mètre cube | kilomètres cubes | degrés celsius"
    ),
    durations=bag(
        "seconde secondes minute minutes heure heures jour jours semaine semaines mois an ans année années décennie décennies "
        "siècle siècles nuit nuits trimestre trimestres week-end week-ends saison saisons"
    ),
    seconds=table("heure 3600 heures 3600 minute 60 minutes 60 min 60 seconde 1 secondes 1"),
    parted=factors(
        "une demi 1/2 | d'une demi 1/2 | d’une demi 1/2 | demi 1/2 | trois quarts d' 3/4 | trois quarts d’ 3/4 | un quart d' 1/4 | un quart d’ 1/4 | un dixième de 1/10 | un centième de 1/100 | un millième de 1/1000 | un 1 | une 1"
    ),
    spanning=phrases(
        "duré | dure | dura | durera | retard d' | retard d’ | retardé d' | retardé d’ | repoussé d' | repoussé d’"
    ),
    times=bag("fois"),
    clocked=phrases("en | en seulement | temps de | chrono de | record de | en à peine"),
    than=("que", "qu"),
    since=bag("depuis après"),
    sentence_units=phrases(
        "de prison | d'emprisonnement | d’emprisonnement | de réclusion | de détention | ferme | de prison ferme | avec sursis"
    ),
    age_before=phrases(
        "âgé de | âgée de | âgés de | âgées de | l'âge de | l’âge de | âge de | les moins de | des moins de | aux moins de | les plus de | des plus de | aux plus de | chez les | réservé aux"
    ),
    age_of=phrases(
        "il a | elle a | il avait | elle avait | qui a | qui avait | j'ai | j’ai | j'avais | j’avais"
    ),
    age_after=phrases("ans et plus"),
    clock_after=phrases("h | heures heure | heures du matin | heures du soir"),
    labels=bag(
        "no n° nº numéro numéros section article articles art. chapitre salle ligne vol version page pages p. phase type niveau "
        "catégorie classe partie tome tableau figure jour journée manche saison épisode acte chaîne quai terminal bâtiment "
        "résolution paragraphe alinéa annexe question leçon exercice sortie autoroute nationale arrondissement zone groupe "
        "ligue modèle covid formule boeing airbus étape semaine kilomètre"
    ),
    year_before=bag(
        "en depuis avant après dès jusqu'en jusqu’en de début mi fin année l'année l’année années printemps été automne hiver "
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre et entre à ou d'ici d’ici vers"
    ),
    ranges=phrases("à | et | ou"),
    stop=bag(
        "le la les l un une des du de d au aux et ou mais donc or ni car à en dans sur sous par pour avec sans vers chez entre "
        "parmi depuis pendant avant après contre selon dont que qui quoi où ce cet cette ces il elle ils elles on nous vous je "
        "tu se s son sa ses leur leurs lui y ne n pas plus moins très aussi même comme si quand lorsque lors afin dès jusqu "
        "est sont était étaient a ont avait avaient sera seront serait été être avoir fait peut peuvent pourrait doit doivent "
        "tout tous toute toutes autre autres chaque quelque quelques notamment soit puis alors ainsi encore déjà seulement "
        "malgré outre hors via celui celle ceux celles qu jusqu lorsqu puisqu m t c j va vont"
    ),
    articles=bag("le la les l un une des du au aux"),
    splitters=bag("que qui dont où mais lorsque tandis alors quand si car puisque"),
    auxiliaries=bag(
        "est sont était étaient a ont avait avaient sera seront serait été peut peuvent doit doivent"
    ),
    reflexives=bag("se s ne n l y en"),
    relatives=bag("qui que"),
    towards=bag("de à d par"),
    sources=bag("selon d'après"),
    open_verbs=bag(
        "vit estime juge soutient souhaite veut déclare dit pense utilise déclarent disent vivent estiment favorables opposés passé passent"
    ),
    verbs=bag(
        "atteint atteignait passe baisse augmente recule progresse grimpe chute tombe cède gagne perd compte comptait comptent mesure "
        "dépasse dépassent coûte coûtent emploie accueille prévoit prévoient reste restent s'élève établit chiffre représente représentent "
        "transporte transportait rappelle produit détient vend verse verra touche touchent vit vivent vaut pèse affiche enregistre "
        "débloque débloquent ferme supprime supprimera augmentera augmenteront baissera baisseront atteindra coûtera devrait devraient va vont disent "
        "déclarent estiment dit estime occupe occupent totalise réunit rassemble fournit dessert abrite infligé lance ouvre relève se"
    ),
    adverbs=bag("hier ailleurs ensuite auparavant désormais parfois"),
    comparatives=bag("plus moins supérieur supérieure inférieur inférieure"),
    infinitives=bag("à"),
    genitives=bag("de d du des l la"),
    sentence_before=phrases(
        "condamné à | condamnée à | condamnés à | condamnées à | peine de | peines de | écope de | écopé de | écopent de | écopera de | "
        "encourt | encourent | risque | risquent | purger | purge"
    ),
    among=phrases("dont | parmi eux | parmi elles | parmi ceux-ci"),
    fillers=bag("également désormais aussi toutefois déjà encore ainsi maintenant"),
    betweens=bag("entre"),
    completing=bag("à de que"),
    leading_adjectives=bag(
        "grands grandes petits petites anciens anciennes principaux principales beaux belles gros grosses longs longues hauts hautes"
    ),
    pronouns=bag("il elle ils elles lui celui celle ceux celles"),
    lasting=bag("duré dure dura durera"),
    more=bag("autres supplémentaires nouveaux nouvelles"),
    ranks=bag("place rang position"),
    superlatives=phrases_bag(
        "plus grand | plus grande | plus gros | plus grosse | plus important | plus importante | plus haut | plus haute | plus élevé | plus élevée | "
        "plus bas | plus peuplé | plus peuplée | plus meurtrier | plus long | plus chaud | plus chaude | plus fort | meilleur | meilleure"
    ),
    ordinals=table(
        "deuxième 2 second 2 seconde 2 troisième 3 quatrième 4 cinquième 5 sixième 6 septième 7 huitième 8 neuvième 9 dixième 10"
    ),
    when_before=phrases(
        "dès | "
        "à | de | vers | en | en l'espace de | depuis | pendant les | pendant | durant | durant les | il y a | il y a près de | dans les | dans | dans les prochains | "
        "au cours des | au cours des derniers | après | avant | tous les | toutes les | par | d'ici | d’ici | ces | derniers | dernières | "
        "prochains | prochaines | premiers | premières | chaque | sous | voilà | ces derniers | les | des"
    ),
    within=phrases_bag(
        "en | en l'espace de | pendant | durant | dans les prochains | au cours des derniers | tous les | toutes les | derniers | dernières | prochains | prochaines | premiers | premières | sous | ces derniers | d'ici | d’ici"
    ),
    when_after=phrases(
        "plus tard | plus tôt | auparavant | avant | après | derniers | dernières | durant | et plus | de retard"
    ),
    from_to=("de|d|d'|d’", "à"),
    periods=(
        (
            r"(?:en|depuis|pendant|durant|sur|dans|au\scours\sdes)\s(?:les\s|ces\s)?(?:\p{Nd}{1,3}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze)?\s?"
            r"(?:derniers?\s|dernières?\s|prochains?\s|premiers?\s|premières?\s)?(?:ans?|années?|mois|semaines?|jours?|heures?|décennies?|trimestres?|siècles?)(?:\sderni(?:er|ère)s?)?(?!\p{L})"
        ),
        r"(?:en|depuis|fin|début|d['’]ici(?:\sà)?)\s(?:(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?:\s\p{Nd}{4})?|(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd}|[.,]\p{Nd}))",
        r"(?:au|du)\s(?:premier|deuxième|second|troisième|quatrième|dernier|1er|2e|3e|4e)\s(?:trimestre|semestre|mois)(?:\s\p{Nd}{4})?",
        r"par\s(?:an|mois|jour|semaine|heure)|chaque\s(?:année|mois|jour)|l['’](?:an|année)\s(?:dernier|dernière|passée)|(?:sur|pendant)\sla\smême\spériode|dans\sle\smême\stemps|cette\sannée|le\smois\sdernier",
        r"cette\s(?:année|semaine|saison)|ce\s(?:mois|trimestre)(?:-ci)?|il\sy\sa\sun\s(?:an|mois)|depuis\sle\sdébut\sde\sl['’]année",
    ),
    bases=phrases(
        "l'un des | l’un des | l'une des | l’une des | un des | une des | contre | au lieu de | par rapport à | comparé à | comparés à | face à"
    ),
    weighty=bag(
        "survécu rescapé rescapés survivant survivants corps record total totale morts mort tués tuées blessés blessées victimes arrêtés arrêtées expulsés expulsées évacués "
        "évacuées sauvés disparus emplois postes coût budget doublé amende"
    ),
    negations=bag("ne n pas jamais ni aucun aucune si"),
    doubts=bag(
        "pourrait pourraient devrait devraient peut peuvent serait seraient aurait auraient veut veulent prévoit prévoient "
        "compte espère peut-être si"
    ),
    dangling=bag(
        "il elle ils elles on ce cela ceci cet cette ces son sa ses leur leurs mais et or donc ainsi toutefois cependant "
        "pourtant en y puis aussi enfin"
    ),
    droppable=bag("différentes différents"),
    titles=bag("m mm mme mmes mlle dr pr me st ste mgr cf p.ex ex env"),
    numbered=bag("p pp art vol no fig chap janv févr avr juil sept oct nov déc env"),
)
