"""L3. Parties and organisations that somebody may belong to: tables, nothing that runs."""

from episodekit.article.languages.words import bag

# Party names of one word; the short ones are something else too where no bracket holds them.
SHORT_PARTIES = bag("linke lr rn ps pp vox pt pl psd pd lega dem lib con lab cd sd kd c l m s v mp d66")
PARTIES = SHORT_PARTIES | bag(
    "spd cdu csu fdp afd grüne bündnis90 bsw spö övp fpö neos svp sp lfi eelv modem psoe sumar erc pnv psdb psol mdb m5s fdi "
    "vvd pvv ja21 cda pvda groenlinks volt bbb denk sgp n-va snp dup ukip labour tory gop"
)
PARTY_NOUNS = bag(
    "party democrats partei republicans greens socialists partij partiet alliance conservatives liberals labour front"
)
# Letters that stand for a country and for nobody's party or employer.
COUNTRY_LETTERS = bag(
    "USA US UK UAE EU UN DDR BRD UdSSR USSR RDC EAU EEUU VAE GB NYC COVID HIV AIDS DNA GPS PDF"
)
# Words of organisations, as the inside of a regular expression.
ORGANISATIONS = (
    r"universit(?:y|ät|é|à|eit|etet?)|universi(?:dad|dade)|institut(?:e|ion|o|et)?|istituto|college|colegio|hospital|h[ôo]pital|"
    r"ospedale|cent(?:er|re|ro)|ministry|minist[éeè]r(?:e|io)|department|agency|agence|agencia|agência|agenzia|association|"
    r"asociación|associação|associazione|society|société|sociedad|foundation|fondation|fundación|fundação|fondazione|council|"
    r"commission|comisión|committee|union|network|bank|banque|banco|banca|party|organi[sz]ation|federation|fédération|"
    r"federación|authority|bureau|survey|museum|musée|museo|museu|school|laborator(?:y|io)|laboratoire|alliance|trust|think-tank|"
    r"office|services?|ufficio|oficina|escritório|cnrs|inserm|insee|csic|"
    r"[\p{L}-]{0,30}(?:amt|verband|verein|ministerium|zentrum|klinik|hochschule|stiftung|gesellschaft|gewerkschaft|werk|universität|dienst|agentur|kammer|observatorium|akademie|institut|"
    r"ministerie|vereniging|centrum|ziekenhuis|stichting|bureau|departementet|universitet|institutet|sjukhus|myndigheten|"
    r"förbundet|förening|verket)"
)
