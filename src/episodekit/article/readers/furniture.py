"""L3. Lines of a scraped page that are not the article: bylines, captions, cookie notices, calls to read more.

A line is furniture only as a whole, and only if it is short: of a sentence that merely begins like furniture nothing is
lost. The tables hold what such lines say, in the languages that are known; the functions below hold their shapes.
"""

import re
from dataclasses import replace
from functools import lru_cache

from episodekit.article.languages.words import bag
from episodekit.article.readers.datelines import CAPITAL, dateline_end, without_place
from episodekit.article.readers.labels import BUTTONS, CALLS, CREDITS, LISTS, OPENINGS
from episodekit.article.readers.masthead import is_stamp
from episodekit.article.readers.notices import is_notice
from episodekit.model.written import Paragraph

_LONGEST = 200
_LONGEST_SECTION = 60  # characters: headings of sections are shorter, subtitles longer


def _table(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


# Calls to read, see or hear something else: alone, or with a mark and what they point to.
_CALLS = _table("""
    read more|read also|also read|read next|read the full story|read full story|see also|see more|watch|watch also|watch now
    |listen|learn more|find out more|related|related article|related articles|related stories|related story|related topics
    |related links|related content|related news|related coverage|more on this|more on this story|recommended|recommended for you
    |recommended stories|recommended reading|editor's picks|editors' picks|most read|most popular|most viewed|trending|trending now
    |don't miss|you may also like|you might also like|you may be interested in|up next|top stories|latest news|latest stories
    |keep reading|more stories|what to read next|continue reading|sponsored|sponsored content|promoted|promoted content
    |lesen sie auch|lesen sie mehr|lesen sie hier|lesen sie dazu|lesen sie dazu auch|lesen sie weiter|lesen sie hierzu auch
    |mehr zum thema|mehr dazu|mehr lesen|zum thema|weiterlesen|auch interessant|das könnte sie auch interessieren
    |das könnte sie interessieren|meistgelesen|lesetipp|siehe auch|sehen sie auch|empfohlener redaktioneller inhalt|mehr aus
    |lire aussi|à lire aussi|a lire aussi|lire également|à lire également|à lire|lire la suite|lire plus|lire l'article
    |voir aussi|à voir aussi|à écouter|sur le même sujet|sur le même thème|en savoir plus|les plus lus|pour aller plus loin
    |lea también|lee también|lea más|leer más|lee más|lea además|ver más|vea también|vea además|mira también|mira además
    |te puede interesar|te podría interesar|le puede interesar|más información|más noticias|más leídas|lo más leído|lo más visto
    |noticia relacionada|noticias relacionadas|sigue leyendo|seguir leyendo|también lea
    |leia também|leia mais|veja também|veja mais|saiba mais|mais lidas|notícias relacionadas|continue lendo|continuar a ler|ler mais
    |leggi anche|leggi di più|leggi tutto|vedi anche|guarda anche|per saperne di più|potrebbe interessarti|i più letti
    |articoli correlati|continua a leggere|lees ook|lees meer|lees verder|bekijk ook|zie ook|meer over dit onderwerp|gerelateerd
    |meest gelezen|läs också|läs även|läs mer|läs vidare|les også|læs også|lue myös|czytaj też|czytaj także|читайте также|xem thêm|đọc thêm|tin liên quan|bài liên quan|mời bạn đọc|có thể bạn quan tâm|đọc nhiều|tin cùng chuyên mục
    |相关阅读|相关新闻|相关报道|相关链接|相關閱讀|相關新聞|相關報導|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|更多新闻|更多新聞|阅读更多|閱讀更多
    |热门文章|関連記事|あわせて読みたい|続きを読む|もっと読む|관련 기사|관련기사|더 보기|더보기
    |អានបន្ថែម|អានបន្ត|អត្ថបទទាក់ទង|ព័ត៌មានទាក់ទង|អត្ថបទពាក់ព័ន្ធ
    |اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|إقرأ أيضا|اقرأ المزيد|شاهد أيضا|شاهد أيضاً|المزيد من الأخبار|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة
""")
# Who made or gave the picture or the text: before a colon, a bar or ©.
_CREDITS = _table("""
    photo|photos|photograph|photo credit|photo by|photo illustration|image|images|image source|image caption|image credit|picture
    |pictures|picture credit|file photo|credit|caption|illustration|source|foto|fotos|foto von|bild|bilder|bildquelle|bildnachweis
    |quelle|quellen|symbolbild|symbolfoto|archivbild|archivfoto|crédit|crédits|crédit photo|crédits photo|photo d'archives|légende
    |imagen|imágenes|fuente|créditos|crédito|imagem|fonte|fonti|immagine|foto di|bron|beeld|ảnh|nguồn|ảnh minh họa|tác giả|theo
    |图片来源|图源|图片|图|圖|資料照片|资料图|来源|來源|记者|記者|作者|编辑|編輯|责任编辑|責任編輯|撰文|文|摄影|攝影|写真|出典|사진|출처
    |រូបភាព|រូប|រូបថត|ប្រភព|អត្ថបទដោយ|ដោយ|الصورة|تصوير|صورة|المصدر|بقلم|كتب|تحرير
    |author|written by|by|reporting by|editing by|autor|autorin|text|auteur|rédaction|redacción|redação|redazione
""")
# Those that need a short remainder, because an article may go on behind the colon.
_SHORT_CREDITS = _table(
    "by|text|theo|source|quelle|quellen|fonte|fuente|bron|credit|caption|image|images|bild|文|图|ដោយ|كتب|nguồn"
)
# Buttons and notices, alone on their line.
_BUTTONS = _table("""
    share|share this|share this article|share this story|share this page|share this post|share article|tweet|pin it|print
    |print this page|email|e-mail|copy link|save|bookmark|facebook|twitter|whatsapp|linkedin|telegram|instagram|youtube|reddit
    |messenger|comment|comments|leave a comment|leave a reply|reply|advertisement|advertising|ad|ads|advertisement - scroll to continue
    |continue reading below|story continues below|story continues below advertisement|article continues below
    |article continues after advertisement|article continues below advertisement|scroll to continue|skip to content
    |skip to main content|skip advertisement|back to top|menu|search|close|home|next|previous|loading|play|listen to this article
    |listen to this story|log in|login|sign in|sign up|register|subscribe|subscribe now|donate|follow|follow us|view comments
    |show more|load more|image caption|newsletter|newsletters|terms of use|terms of service|terms and conditions|privacy policy
    |privacy notice|cookie policy|cookie settings|cookie preferences|cookies|accept|accept all|reject all|accept cookies
    |accept all cookies|reject all cookies|manage cookies|manage preferences|your privacy choices|i agree|got it|about us|contact us
    |all rights reserved|this article is more than 1 year old|file
    |teilen|artikel teilen|drucken|artikel drucken|merken|vorlesen|anhören|artikel anhören|kommentar|kommentare|kommentieren|anzeige
    |anzeigen|werbung|zur startseite|startseite|anmelden|abonnieren|jetzt abonnieren|einloggen|mehr anzeigen|nach oben
    |zum inhalt springen|schließen|suche|impressum|datenschutz|datenschutzerklärung|cookies akzeptieren|alle cookies akzeptieren
    |alle akzeptieren|cookies ablehnen|cookie-einstellungen|alle rechte vorbehalten|inhaltsverzeichnis
    |partager|partager cet article|imprimer|commenter|commentaire|commentaires|publicité|s'abonner|je m'abonne|abonnez-vous
    |se connecter|s'inscrire|écouter|écouter l'article|la suite après cette publicité|la suite après la publicité|accueil
    |retour en haut|fermer|mentions légales|accepter les cookies|accepter tous les cookies|tout accepter|tout accepter les cookies|tout refuser
    |gérer les cookies|paramétrer les cookies|politique de cookies|tous droits réservés
    |compartir|compartir en facebook|imprimir|comentario|comentarios|comentar|publicidad|anuncio|suscríbete|suscribirse
    |iniciar sesión|regístrate|escuchar|inicio|cerrar|guardar|aviso legal|aceptar cookies|aceptar las cookies
    |aceptar todas las cookies|aceptar todo|política de cookies|política de privacidad|todos los derechos reservados
    |compartilhar|compartilhe|partilhar|publicidade|anúncio|assine|entrar|comentários|continua depois da publicidade|ouvir
    |aceitar cookies|aceitar todos os cookies|política de privacidade|todos os direitos reservados
    |condividi|stampa|commenti|commenta|pubblicità|abbonati|accedi|iscriviti|accetta i cookie|accetta tutti i cookie
    |tutti i diritti riservati|delen|deel dit artikel|afdrukken|reacties|reageer|advertentie|abonneer|inloggen|luister
    |cookies accepteren|alle cookies accepteren|alle rechten voorbehouden|chia sẻ|bình luận|quảng cáo|đăng nhập|theo dõi|in bài
    |分享|分享到|打印|评论|評論|留言|广告|廣告|登录|登入|订阅|訂閱|收藏|接受cookie|全部接受|版权所有|版權所有|シェア|広告|コメント|ログイン
    |完|공유|공유하기|광고|댓글|로그인|ចែករំលែក|ផ្សាយពាណិជ្ជកម្ម|ពាណិជ្ជកម្ម|មតិយោបល់|រក្សាសិទ្ធិគ្រប់យ៉ាង
    |مشاركة|شارك|إعلان|اعلان|إعلانات|تعليقات|طباعة|اشترك|جميع الحقوق محفوظة
    |reuters|afp|ap|dpa|efe|ansa|epa|getty images|getty|ap photo|shutterstock|istock|unsplash|xinhua|新华社|共同社
""")
# Openings that no sentence of an article has: the page speaks to its reader. Lower case.
_OPENINGS = tuple(
    _table("""
    we use cookies|we and our partners|we value your privacy|we care about your privacy|this website uses cookies|this site uses cookies
    |our website uses cookies|our site uses cookies|by clicking accept|by clicking "accept|by clicking “accept
    |by continuing to use this|by continuing to browse|please accept cookies|do not sell my|you have not allowed cookies
    |wir verwenden cookies|wir nutzen cookies|wir setzen cookies|diese website verwendet cookies|diese webseite verwendet cookies
    |diese seite verwendet cookies|diese website nutzt cookies|diese webseite nutzt cookies|diese seite nutzt cookies
    |unsere website verwendet cookies|unsere webseite verwendet cookies|wir und unsere partner|mit der nutzung unserer
    |nous utilisons des cookies|nous et nos partenaires|ce site utilise des cookies|notre site utilise des cookies
    |en poursuivant votre navigation|en continuant votre navigation
    |utilizamos cookies|usamos cookies|este sitio utiliza cookies|este sitio web utiliza cookies|este sitio usa cookies
    |este sitio web usa cookies|nosotros y nuestros socios|al continuar navegando|si continúa navegando
    |nós utilizamos cookies|nós usamos cookies|este site utiliza cookies|este site usa cookies|ao continuar navegando
    |utilizziamo i cookie|utilizziamo cookie|questo sito utilizza|questo sito usa i cookie|noi e i nostri partner
    |wij gebruiken cookies|we gebruiken cookies|deze website gebruikt cookies|deze site gebruikt cookies|wij en onze partners
    |trang web này sử dụng cookie|chúng tôi sử dụng cookie|本网站使用cookie|本网站使用 cookie|本網站使用cookie|本網站使用 cookie|我们使用cookie
    |我们使用 cookie|我們使用cookie|当サイトではcookie|គេហទំព័រនេះប្រើ cookie|គេហទំព័រនេះប្រើខូគី
    |نستخدم ملفات تعريف الارتباط|يستخدم هذا الموقع ملفات|يستخدم موقعنا ملفات
    |subscribe to our|subscribe to the newsletter|subscribe to continue|subscribe for full|please subscribe|sign up for our
    |sign up to our|sign up for the newsletter|sign up for free|sign up here|sign up now|sign up to receive|follow us on|like us on
    |follow us at|follow @|find us on|get the latest news|get our free|get our daily|download our app|download our free
    |want more stories like this|enjoying this article|support our journalism|click here to|tap here to|share on|share via
    |email this|to read the full|please log in|log in to |sign in to |please sign in|you must be logged in|already a subscriber
    |already have an account|please enable javascript|bitte melden sie sich an|connectez-vous pour|inicia sesión para
    |lesen sie mehr auf|lesen sie mehr dazu|lesen sie hier|lesen sie dazu|lea también|lee también|leia também|lire aussi|à lire aussi
    |leggi anche|lees ook|xem thêm|newsletter:|jetzt newsletter|newsletter abonnieren|abonnieren sie unseren|folgen sie uns
    |folgen sie unserem|folgt uns|melden sie sich hier|melden sie sich für unseren|jetzt anmelden|jetzt kostenlos|hier klicken
    |klicken sie hier|laden sie unsere|abonnez-vous à|suivez-nous|inscrivez-vous à|recevez notre|recevez nos|cliquez ici
    |téléchargez notre|partager sur|suscríbete a|suscríbase a|síguenos|síganos|regístrate para|recibe nuestro|recibe nuestros
    |haga clic aquí|haz clic aquí|descarga nuestra|únete a nuestro|inscreva-se|assine nossa|assine a nossa|siga-nos|siga nosso
    |clique aqui|receba nossa|iscriviti alla|seguici|abbonati a|clicca qui|schrijf je in|volg ons|abonneer je|klik hier
    |theo dõi chúng tôi|đăng ký nhận|mời quý độc giả|关注我们|關注我們|扫码关注|扫描二维码|欢迎关注|追蹤我們|加入我們|点击下载
    |តាមដានយើង|ចុចទីនេះ|تابعونا|تابعنا|اشتركوا في|اشترك في|اضغط هنا|©|(c) 19|(c) 20|copyright ©|copyright 19|copyright 20|http://|https://|www.
    """)
)
# The page's own rights, at the end of a line.
_RIGHTS = re.compile(
    r"(?:.{0,120}[.\s©0-9])?(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|版权所有|版權所有|无断転載|"
    r"រក្សាសិទ្ធិ\w{0,12}|جميع الحقوق محفوظة)(?:[.,;|].{0,80})?"
)
_DATED = re.compile(
    r"(?:(?:first |last )?(?:published|updated|modified|posted)(?: on| at)?|date|veröffentlicht(?: am)?|aktualisiert(?: am)?|"
    r"erstellt(?: am)?|stand|datum|publié(?: le)?|mis à jour(?: le)?|modifié le|publicado(?: el| em)?|actualizado(?: el)?|"
    r"atualizado(?: em)?|fecha|data|pubblicato(?: il)?|aggiornato(?: il)?|gepubliceerd(?: op)?|bijgewerkt(?: op)?|cập nhật|"
    r"ngày đăng|发布时间|发布于|发表于|更新时间|發布時間|公開日|更新日|입력|수정|ផ្សាយថ្ងៃទី|ចុះផ្សាយ|نشر في|تاريخ النشر|آخر تحديث)?"
    r"\s?[:：|]?\s?(?:\w{2,10},?\s)?"
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\.?\s(?:de\s)?\w{3,10}\.?,?\s(?:de\s)?\d{4}|"
    r"[^\W\d]{3,10}\.?\s\d{1,2},?\s\d{4}|\d{4}年\d{1,2}月\d{1,2}日)"
    r"(?:[\s,|–—/-]{1,4}(?:at|um|à|às|a las|alle|om|lúc)?\s?\d{1,2}[:.h]\d{2}.{0,25})?"
)
_COUNTED = re.compile(
    r"\d{1,3} min(?:ute)?s?\.? (?:read|lesezeit|de lecture|de lectura|de leitura|di lettura)|\d{1,3} minutos de (?:lectura|leitura)|"
    r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd)\s?:? \d{1,3} min\w{0,5}|"
    r"\d{1,6} (?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|shares?|views?)|"
    r"(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|ý kiến(?: bạn đọc)?|bình luận|评论|評論)\s?[(（]\d{1,6}[)）]?|"
    r"(?:thích|like)\s\d{1,6}(?:\s(?:chia sẻ|share|tweet|comment|bình luận|in bài viết|lưu))+|"
    r"\d{1,2} (?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?) ago|vor \d{1,2} (?:minuten|stunden|tagen)|"
    r"il y a \d{1,2} (?:minutes|heures|jours)|hace \d{1,2} (?:minutos|horas|días)|\S{2,4} 기자(?: \S{1,40})?|"
    r"\S{1,60}@\S{1,60}\.\w{2,10}|(?:home|start|startseite|accueil|inicio|início|首页|首頁|trang chủ|الرئيسية)(?:(?:\s?[>»›→]\s?[^>»›→]{1,40}){1,5}|(?:\s?/\s?[^/]{1,40}){2,5})"
)
_CREDIT_TAIL = re.compile(
    r"(?:[^.!?]{0,140}[.!?]\s)?[^.!?]{0,120}(?:\s?[/|©]|\s[–—-])\s?(?:getty images?|afp|reuters|ap photo|dpa|epa|shutterstock|picture alliance|"
    r"imago(?: images)?|keystone|efe|ansa)(?:/.{0,40})?|.{1,160}©.{1,60}"
)
_NUMBER = re.compile(r"\d{1,6} ")
_MARK = re.compile(r"\s?[:：៖|｜»>→]\s?|\s[–—-]\s|\s?[/©]\s?")
_NAME_WORD = rf"(?:{CAPITAL}[^\W\d_]{{0,20}}(?:[’'-][^\W\d_]{{1,20}}){{0,2}}|{CAPITAL}\.)"
_NAME = rf"{_NAME_WORD}(?:\s(?:{_NAME_WORD}|de|da|dos|del|della|di|du|van|von|der|den|le|la|bin|al|ibn|zu)){{1,5}}"
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eporting by|[Ss]tory by|[Vv]on|VON|[Ee]in Beitrag von|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|[Dd]oor)\s"
    rf"(?:(?P<who>{_NAME})(?:(?:,?\s(?:and|und|et|y|e|en|&)\s|,\s){_NAME}){{0,4}}|[A-Z]{{2,10}}(?:[/\s][A-Z]{{2,10}}){{0,3}})"
    r"(?:\s?[,|•·/–—-]\s?[^.!?,]{2,60})?"
)
# Capitalised words behind "by" or "von" that begin no name.
_NO_NAMES = bag(
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday The Law Default Land Sea Air Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar "
    "Februar März Mai Juni Juli Oktober Dezember Anfang Beginn Haus Natur Monts Dios Favor Fin"
)
_CALLED = re.compile(
    r"(?P<open>(?<=[.!?…\"”»])\s|\s?[(\[])(?P<label>[^\W\d_][^.!?:()\[\]\n]{3,40}?)\s?[:：]\s?(?:[^()\[\]:.!?]|\.(?=\S)){3,160}[.!?]?(?P<end>[)\]]|$)"
)
# Headings of live tickers: 14:30 – Ferries stop.
_TIMED_HEADING = re.compile(
    r"\d{1,2}[:.h]\d{2}\s?(?:(?:uhr|a\.?m\.?|p\.?m\.?)\s?)?(?:gmt|bst|e[ds]?t|ce[s]?t|utc)?\s?[-–—|:]\s(?=\w{2})",
    re.IGNORECASE,
)
# Marks of references, in an article that counts them from 1, and not from 0 as programs do: "… verfolgen [1], wird", "… in 2020.[2]"
_REFERENCE = re.compile(
    r"(?<=[\w.,;:!?”\"»)\]])\[\d{1,3}\](?=[\s.,;:)!?\[]|$)|(?<=[\w.,;:!?”\"»)])\s\[\d{1,3}\](?=[.,;:)!?]|$)"
)
_TWEETED = re.compile(r"\s?(?:https?://t\.co/\w{1,20}|pic\.twitter\.com/\w{1,20})")
_BRACKETED_CALLS = frozenset({"more", "photos", "related", "watch", "listen", "read", "video"})
_EVERY_CALL = _CALLS | CALLS | LISTS
_EVERY_BUTTON = _BUTTONS | BUTTONS
_EVERY_CREDIT = _CREDITS | CREDITS
_EVERY_OPENING = (*_OPENINGS, *OPENINGS)


@lru_cache(maxsize=256)  # a line is looked at as the top of its block and again by itself
def is_furniture(line: str) -> bool:
    """Whether a line of a scraped page is not part of what was written."""
    return len(line) <= 2 * _LONGEST and _is_furniture(line)


@lru_cache(maxsize=512)  # several readers ask of the same lines
def _is_furniture(line: str) -> bool:
    bare = line.strip(" \t•▶►→↓↑★|*[](（）)«»>")
    if not any(map(str.isalnum, bare)):
        return True  # a rule, a row of stars
    folded = bare.casefold().replace("’", "'")
    if is_notice(bare, folded):
        return True
    if len(line) > _LONGEST:
        return False
    alone = folded.rstrip(" .:：…!»>→")
    return (
        alone in _EVERY_CALL
        or alone in _EVERY_BUTTON
        or _NUMBER.sub("", folded).startswith(_EVERY_OPENING)
        or _points_elsewhere(folded)
        or any(pattern.fullmatch(alone) for pattern in (_DATED, _COUNTED, _RIGHTS, _CREDIT_TAIL))
        or is_stamp(bare)
        or _is_byline(bare)
    )


def speaks_to_readers(line: str) -> bool:
    """Whether a line, however long, begins as no article does: ``Follow us on …``."""
    return line.casefold().replace("’", "'").startswith(_EVERY_OPENING)


def is_list_of_others(line: str) -> bool:
    """Whether a line stands above a list of other articles: ``Related stories:``."""
    return line.casefold().replace("’", "'").strip(" .:：…!»>→*#") in LISTS


def _points_elsewhere(folded: str) -> bool:
    """``Read more: …``, ``Photo: …``: a label, a mark, and anything."""
    mark = _MARK.search(folded)
    if mark is None:
        return False
    label, rest = folded[: mark.start()].strip(), folded[mark.end() :]
    if label in _SHORT_CREDITS:
        return len(rest.split()) <= 6 and not rest.endswith((".", "?", "!", "。"))
    return label in _EVERY_CALL or label in _EVERY_CREDIT


def _is_byline(bare: str) -> bool:
    byline = _BYLINE.fullmatch(bare)
    if byline is not None:
        return byline["who"] is None or byline["who"].split()[0] not in _NO_NAMES
    return dateline_end(bare) == len(bare)


def _tops(paragraphs: tuple[Paragraph, ...]) -> list[bool]:
    """Whether each paragraph stands above the text of its article."""
    first = next((at for at, row in enumerate(paragraphs) if not row.heading), len(paragraphs))
    return [at < first for at in range(len(paragraphs))]


def _unheaded(paragraph: Paragraph, top: bool) -> Paragraph:
    """A subtitle that a page made a heading: long above the text, or longer and a sentence."""
    text = paragraph.text
    is_subtitle = paragraph.heading and (
        (top and len(text) > _LONGEST_SECTION)
        or (len(text) > _LONGEST_SECTION and text.endswith(".") and not text.endswith("..."))
    )
    return replace(paragraph, heading=False) if is_subtitle else paragraph


def trimmed(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without calls to read something else within them, the first without a place alone in front of it.

    A call is left out in brackets or at a paragraph's end: ``… he said. Read more: …``, ``(lire aussi : …)``.
    """
    kept = []
    opens = True
    noted = any("[1]" in row.text for row in paragraphs) and not any("[0]" in row.text for row in paragraphs)
    for paragraph in map(_unheaded, paragraphs, _tops(paragraphs)):
        text = paragraph.text
        if opens and not paragraph.heading:
            opens = False
            text = without_place(text, paragraphs)
        text = _TIMED_HEADING.sub("", text) if paragraph.heading else text
        text = _TWEETED.sub("", text) if ".co" in text else text
        text = _REFERENCE.sub("", text) if noted and "[" in text else text
        if ":" in text or "：" in text:
            text = _CALLED.sub(lambda match: "" if _is_called(match) else match[0], text).strip()
        kept.append(paragraph if text == paragraph.text else replace(paragraph, text=text))
    return tuple(row for row in kept if row.text)


def _is_called(match: re.Match[str]) -> bool:
    """Whether a label is a call, closed by its bracket or by the paragraph's end."""
    label = match["label"].casefold().replace("’", "'").strip()
    bracketed = match["open"].strip() != ""
    return (
        (" " in label or label in _BRACKETED_CALLS)
        and label in _EVERY_CALL
        and bracketed == (match["end"] != "")
    )
