"""L3. Shapes of lines that speak to the reader of a page: reading time, more of a site, newsletters, whom to call."""

import re

from episodekit.article.languages.words import bag

_LONGEST = 400  # characters of a call
_LONGEST_LABEL = 200
_LONGEST_READING = 60
_ARROW = re.compile("[>»›]")
_COLON = re.compile("[:：]")
_CAPITALISED = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'.&-]{0,30}|\w{1,20}\.(?:com|de|fr|net|org|es|it|nl|br))"
_MORE = re.compile(
    r"(?:more (?:news |stories )?(?:from|on|in|by)|mehr (?:aus|von|zu|bei)|plus d[’']articles (?:de|du|sur)|plus (?:de|sur)|"
    r"más (?:de|en|sobre)|mais (?:de|do|da|sobre|em)|altro (?:da|su)|meer (?:van|uit|over)|mer (?:från|om)|veja mais|thêm về)\s"
    r"(?:the\s|den\s|der\s|dem\s|het\s|el\s|la\s|o\s|a\s|l[’'])?",
    re.IGNORECASE,
)
_NAMES = re.compile(rf"{_CAPITALISED}(?:\s{_CAPITALISED}){{0,3}}")
# What is ordered stands in a clause of few words: "Newsletter readers pay 5 euros, and 300 of them subscribe" is told.
_MAIL_TO_ORDER = re.compile(
    r"(?:newsletter|boletín|boletim|bản tin|nieuwsbrief|nyhetsbrev)\b(?:.{0,200}[.:!?–—|»”\"-]\s|\s?)(?:[^\W\d]+\s){0,3}"
    r"(?:anmelden|abonnieren|bestellen|sign up|subscribe|inscri\w{2,10}|"
    r"suscr[ií]b\w{1,8}|assine|iscriviti|aanmelden|prenumerera|đăng ký)\W{0,3}"
)
_NAMES_OF_MORE = re.compile(
    rf"{_CAPITALISED}(?:\s(?:{_CAPITALISED}|(?:de|du|do|da|del|of|und|and|et|y|&)\s[\w’'-]{{2,20}})){{0,4}}"
)
_READING = re.compile(
    r"\b(?:read|reading|lesezeit|lesedauer|lesen|lecture|lectura|leitura|lettura|leestijd|lästid|läsning|đọc)\b|قراءة|القراءة|阅读|閱讀|អាន"
)
_MINUTES = re.compile(r"\d{1,3}[\s-]?(?:min|phút|分|دقائق|دقيقة|នាទី)")
_MOST_READING = 7  # words
_MAIL = re.compile(r"newsletter|inbox|postfach|boletín|boletim|bản tin|nieuwsbrief|nyhetsbrev")
_SIGN_UP = re.compile(
    r"(?:sign up|subscribe|get|join|register for|abonnieren|melden sie sich|bestellen sie|recevez|inscrivez|abonnez|recibe|reciba|suscr[ií]b|"
    r"receba|assine|inscreva|iscriviti|ricevi|schrijf|ontvang|meld je|prenumerera|anmäl|đăng ký)"
)
_FOLLOW = re.compile(
    r"(?:follow (?:us|our|me|@|the)|join (?:us|our|the)|share (?:this|on|via)|find us|watch us|folgen sie|folg[et]t? uns|teilen (?:auf|via)|"
    r"abonnieren sie|suivez|rejoignez|retrouvez|partagez|partager sur|s[ií]guenos|síganos|sigue (?:el|la|a|toda)|siga (?:o|a|nos|nosso)|únete|"
    r"comparte en|compartir en|acompanhe|participe d|entre no|segui(?:ci)?\s|iscriviti|condividi su|volg (?:ons|het)|deel (?:dit|via|op)|"
    r"följ oss|dela (?:på|via)|theo dõi (?:chúng|kênh|trang)|关注我们|關注我們|تابعوا|تابعونا|انضموا)"
)
_PLATFORM = re.compile(
    r"\b(?:whatsapp|telegram|google news|facebook|instagram|twitter|youtube|tiktok|threads|bluesky|mastodon|linkedin|zalo|viber)\b"
)
_SIGN_UP_NAMED = re.compile(rf"Sign up (?:to|for)(?: the)? {_NAMES.pattern}")
_HELP = re.compile(
    r"(?:if you (?:have|are|or|need|know)|wenn sie|sollten sie|haben sie|brauchen sie|hilfe (?:bei|in|für)|hier finden sie|si vous|"
    r"en cas d[’']urgence|besoin d[’']aide|si usted|si necesitas?|si tú|en caso de emergencia|se você|se precisar|em caso de emergência|"
    r"in caso di|se hai|als u|heb je|heeft u|om du|nếu bạn|如果您|如果你|إذا كنت|emergency (?:line|number|contact|service)s?\b|notruf|"
    r"notfallnummer|numéros? d[’']urgence|teléfonos? de emergencia|telefones? de emergência|numeri di emergenza|đường dây nóng)"
)
_CALL = re.compile(
    r"\b(?:call|ring|dial|phone|text|contact|helpline|hotline|line|numbers?|notruf|telefonseelsorge|anrufen|telefon|rufnummer|wählen|appelez|composez|numéro|"
    r"urgence|llame|llama|marque|teléfonos?|ligue|telefones?|chiama|chiamare|bel|ring|gọi|nóng)\b|notfallnummer|emergen|拨打|اتصل"
)
_PHONE = re.compile(
    r"(?<![\d.,€$£])(?:\d{3}|0\d[\d\s/-]{4,16}\d|1[\d\s-]{6,14}\d)(?![\d.,]\d|\s?(?:%|€|percent|prozent|euros?|people))"
)
_ATTRIBUTED = re.compile(r"[“”\"»«]|\b(?:said|told|says|sagte|erklärte|dit|déclaré|dijo|disse)\b")
_CRUMBS = re.compile(r"[^>»›.!?]{1,40}(?:\s?[>»›]\s?[^>»›.!?]{1,60}){1,6}")
_CAPTION = re.compile(
    r"(?:[^.!?]{0,140}[.!?]\s)?[^.!?]{0,140}[.(\s]\s?(?:photos?|photograph(?:s|y|ie|er)?|fotos?|fotograf[íi][ae]s?|images?|bild|bilder|crédits?|imagen|imagem|ảnh|pictures?)\s?[:：]\s?"
    r"(?:\w\.\s?){0,2}[^.!?:]{2,40}\)?"
)
_FILED = re.compile(
    r"(?:archivado en|filed under|tags|schlagwörter|schlagworte|mots-clés|etiquetas|temas|topics|từ khóa|标签|關鍵字|关键词)\s?[:：].{1,150}"
)
_RESERVED = re.compile(
    r"(?:riproduzione riservata|reproduction interdite|réservé aux abonnés|article réservé aux abonnés|contenu réservé aux abonnés|"
    r"für abonnenten|solo para suscriptores|exclusivo para assinantes|long read|the long read|published|publié|publicado)(?:\s?©.{0,60})?"
)
_LABELLED = re.compile(
    r"image (?:source|caption|credit), .{2,120}|veja mais notícias .{2,60}|was this (?:article|page|story) helpful\?|zum artikel|"
    r"temas relacionados|conforme a los criterios de .{2,60}|ouvir artigo|escuchar artículo|【?编辑[:：]\S{2,12}】?|"
    r"\d{1,2} (?:minutos|minutes|minuten|minuti)"
)
# "Ann Lee reported from Truro. Staff writer Bo Dahl contributed."
_CONTRIBUTED = re.compile(
    r"(?:[^.]{0,60}reported from [^.]{2,60}\.\s?)?[^.]{0,40}(?:writers?|reporters?|journalists?) [^.]{2,90} contributed(?: to this (?:report|story))?\."
)
_CAPTIONED = re.compile(
    r".{10,400}[(\[][^()\[\]]{0,60}\b(?:photos?|photograph\w{0,4}|fotos?|foto di|fotografía|crédits?|credit|imagen|image|bild|ap photo|handout|courtesy of|"
    r"getty|reuters/|afp/|epa/|dpa/)[^()\[\]]{0,80}[)\]]?"
)
# Names alone: "Contributing: Ann Lee, Bo Dahl.", "Con información de Ana Silva."
_HELPED = re.compile(
    rf"(?:[Cc]ontributing|CONTRIBUTING|[Aa]dditional reporting by|[Ww]ith reporting by|[Cc]on información de|[Cc]om informações d[aeo]s?|[Mm]it Material von|"
    rf"[Aa]vec|[Cc]on|-{{1,2}}\s?[Bb]y):?\s{_CAPITALISED}(?:(?:,\s|\s(?:and|y|e|und|et|de|del|von|van)\s|\s){_CAPITALISED}){{0,12}}(?:\s[Ff]ollow @\w+)?\.?"
)
# A link of the page between its paragraphs: IN TEXAS: Family of patient quarantined
_SLUG = re.compile(r"[A-Z]{2,12}(?:\s[A-Z]{2,12}){0,3}:\s[^.!?\d:]{10,90}")
_LINKED = re.compile(
    r"[^.!?]{0,80}(?:https?://\S{4,200}|www\.\S{4,200}|@\w{3,30})[^.!?]{0,30}|\[\d{1,3}\]\s.{0,300}https?://\S{4,200}"
)
_TWEET = re.compile(r"[—–-]{1,2}\s.{2,60}\(@\w{1,20}\).{0,40}")
_CLOCK = re.compile(
    r"(?:\d{1,2}[:.h]\d{2}(?::\d\d)?|\d{1,2})\s?(?:(?:a\.?m\.?|p\.?m\.?|uhr|hrs?|h)\b\.?)?\s?(?:gmt|bst|est|edt|et|ct|pt|cet|cest|utc|ist|msk)?"
)
_SIGNED = re.compile(
    r"(?:[^\"“”!?]{3,250} contributed to this (?:report|story|article)\.?|\S{2,40}@\S{2,40}\.\w{2,10}(?:\s?\(end\)?)?)"
)
_HAN_NOTICE = re.compile(r"(?:\(?责任编辑|責任編輯|责编|字号|字號|更多精彩|扫码|扫一扫|原标题)[^。]{0,60}")

_BUTTON_WORDS = bag(
    "facebook twitter x whatsapp telegram linkedin pinterest reddit google google+ instagram tumblr messenger flipboard pocket viber vk email "
    "e-mail mail print share tweet copy link comment imprimir enviar comentar compartir drucken teilen imprimer partager stampa condividi "
    "magazine add to add email por con via youtube tiktok threads bluesky mastodon xing line"
)
_PLATFORMS = bag(
    "facebook twitter whatsapp telegram linkedin pinterest reddit instagram flipboard tumblr xing"
)
_MOST_SHARES = 20


def is_notice(bare: str, folded: str) -> bool:
    """Whether a line speaks to the reader of the page; ``folded`` is the line in small letters."""
    if len(bare) > _LONGEST_LABEL:
        return len(bare) <= _LONGEST and (_is_call(folded) or _is_captioned(bare, folded))
    return (
        is_row_of_buttons(bare)
        or _is_clock(folded)
        or _is_captioned(bare, folded)
        or _SIGNED.fullmatch(folded) is not None
        or any(shape.fullmatch(bare) is not None for shape in (_TWEET, _HELPED, _SLUG, _LINKED))
        or (_ARROW.search(bare) is not None and _CRUMBS.fullmatch(bare) is not None)
        or _points_to_more(bare)
        or _is_reading_time(folded)
        or _is_call(folded)
        or any(shape.fullmatch(folded) for shape in (_FILED, _RESERVED, _LABELLED, _CONTRIBUTED, _HAN_NOTICE))
        or (_COLON.search(folded) is not None and _CAPTION.fullmatch(folded) is not None)
    )


def _points_to_more(bare: str) -> bool:
    more = _MORE.match(bare)
    if more is not None:
        return _NAMES_OF_MORE.fullmatch(bare, more.end()) is not None
    return _SIGN_UP_NAMED.fullmatch(bare) is not None


def _is_reading_time(folded: str) -> bool:
    if len(folded) > _LONGEST_READING or not _MINUTES.search(folded) or len(folded.split()) > _MOST_READING:
        return False
    ended = folded.endswith((".", "!", "?")) and not folded.endswith("min.")
    return not ended and _READING.search(folded) is not None


def _is_call(folded: str) -> bool:
    """Whether a line asks to subscribe to mail, or tells whom to call."""
    if _MAIL_TO_ORDER.fullmatch(folded):
        return True
    if _SIGN_UP.match(folded) and _MAIL.search(folded):
        return _ATTRIBUTED.search(folded) is None
    if _FOLLOW.match(folded) and _PLATFORM.search(folded):
        return _ATTRIBUTED.search(folded) is None
    return (
        _HELP.match(folded) is not None
        and _CALL.search(folded) is not None
        and _PHONE.search(folded) is not None
        and _ATTRIBUTED.search(folded) is None
    )


def _is_captioned(bare: str, folded: str) -> bool:
    """Whether a line ends with who took the picture that it describes: ``… in Maine. (AP Photo/Ann Lee)``."""
    return bare.rfind("(") > bare.rfind(")") - _LONGEST_LABEL and _CAPTIONED.fullmatch(folded) is not None


def _is_clock(folded: str) -> bool:
    """Whether a line is a time and nothing else, as entries of live tickers have it on top."""
    return (
        any(map(str.isdecimal, folded[:2]))
        and any(sign in folded for sign in ":.hm")
        and _CLOCK.fullmatch(folded) is not None
    )


def is_row_of_buttons(line: str) -> bool:
    """``Facebook Twitter WhatsApp E-Mail``: at least two platforms, and next to nothing else."""
    words = line.casefold().split()
    if not 2 <= len(words) <= _MOST_SHARES or line.endswith((".", "?", "!")):
        return False
    known = sum(word.strip(".,|·/") in _BUTTON_WORDS for word in words)
    return known * 4 >= 3 * len(words) and sum(word in _PLATFORMS for word in words) >= 2
