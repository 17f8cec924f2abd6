"""L3. French words of figures, dates and sentence ends."""

from episodekit.article.languages.words import Words, bag, bounds, phrases, table

FRENCH = Words(
    language="fr",
    decimal=",",
    bounds=bounds(
        keep="près de | presque | moins de | au moins | jusqu'à | jusqu’à | au plus | à peine | seulement | quasi | quasiment | "
        "pas moins de | pas plus de | au maximum | au minimum | plus ou moins | juste | moins d' | moins d’ | près d' | "
        "près d’ | seuls | seules | un maximum de | sous les | à peine plus de",
        drop="plus de | plus d' | plus d’ | environ | quelque | autour de | un total de | au total | les | ces | des | exactement | "
        "aux alentours de",
    ),
    numerals=table(
        "un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 "
        "quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 nonante 90 "
        "quatre-vingts 80 quatre-vingt 80 dix-sept 17 dix-huit 18 dix-neuf 19 soixante-dix 70 quatre-vingt-dix 90"
    ),
    scales=table(
        "cent 100 cents 100 mille 1e3 million 1e6 millions 1e6 milliard 1e9 milliards 1e9 billion 1e12 billions 1e12 "
        "m 1e6 md 1e9 mds 1e9"
    ),
    articled_scales=bag("un demi"),
    vague=table(
        "dizaines 20 douzaines 24 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50 centaine 100 dizaine 10 centaines 200 "
        "milliers 2000 millier 1000 millions 2e6 milliards 2e9"
    ),
    joiners=bag("et de"),
    linkers=bag("de d"),
    lone=bag("un une"),
    shares=phrases(
        "la moitié | un tiers | deux tiers | le tiers | les deux tiers | un quart | le quart | trois quarts | "
        "les trois quarts | un cinquième | deux cinquièmes | trois cinquièmes | quatre cinquièmes | un dixième"
    ),
    share_links=phrases("sur"),
    percent=frozenset(
        phrases("pour cent | points de pourcentage | point de pourcentage | points de base | pourcent")
    ),
    money=bag(
        "euro euros dollar dollars centime centimes livre livres franc francs yen yens yuan yuans rouble roubles riel riels "
        "couronnes dirham dirhams dinar dinars peso pesos roupie roupies eur usd"
    ),
    units=bag(
        "kilomètre kilomètres km mètre mètres m centimètre centimètres cm millimètre millimètres mm hectare hectares ha tonne "
        "tonnes kilogramme kilogrammes kilo kilos kg gramme grammes g litre litres l hectolitre hectolitres watt watts "
        "kilowatts kw mégawatt mégawatts mw gigawatt gigawatts gw térawattheures twh gwh mwh kwh degré degrés celsius °c km/h "
        "gigaoctets téraoctets go to mo hertz mhz ghz volts décibels carrés barils"
    ),
    durations=bag(
        "seconde secondes minute minutes heure heures jour jours semaine semaines mois an ans année années décennie décennies "
        "siècle siècles nuit nuits trimestre trimestres week-end week-ends fois"
    ),
    sentence_units=phrases("de prison | d'emprisonnement | d’emprisonnement | de réclusion | de détention"),
    age_before=phrases("âgé de | âgée de | âgés de | âgées de | l'âge de | l’âge de | âge de"),
    age_after=phrases("ans et plus"),
    clock_after=phrases("h | heures du matin | heures du soir"),
    labels=bag(
        "no n° nº numéro numéros section article articles art. chapitre salle ligne vol version page pages p. phase type niveau "
        "catégorie classe partie tome tableau figure jour journée manche saison épisode acte chaîne quai terminal bâtiment "
        "résolution paragraphe alinéa annexe question leçon exercice sortie autoroute nationale arrondissement zone groupe "
        "ligue modèle covid formule boeing airbus étape semaine"
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
        "malgré outre hors via"
    ),
    articles=bag("le la les l un une des du au aux"),
    splitters=bag("que qui dont où mais lorsque tandis alors quand si car puisque"),
    auxiliaries=bag(
        "est sont était étaient a ont avait avaient sera seront serait été peut peuvent doit doivent"
    ),
    more=bag("autres supplémentaires nouveaux nouvelles"),
    ranks=bag("place rang position"),
    ordinals=bag("deuxième troisième quatrième cinquième"),
    bases=phrases("contre | au lieu de | par rapport à | comparé à | comparés à | face à"),
    weighty=bag(
        "record total totale morts mort tués tuées blessés blessées victimes arrêtés arrêtées expulsés expulsées évacués "
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
