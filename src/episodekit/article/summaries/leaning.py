"""L3. Which sentences can stand alone: not those that lean on an earlier one, and not what tells nothing by itself."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

import regex

from episodekit.article.languages import words_of
from episodekit.article.summaries.quotation import quotations
from episodekit.article.tokens import word_texts


class Standing(Enum):
    """How much a sentence needs its surroundings."""

    ALONE = "says what it says to somebody who has read nothing else"
    BEHIND = "only behind the sentence before it"
    NEVER = "a fragment, a question, somebody's words without the speaker, or a note to the reader"


_THIS_TIME = (
    r"(?!\s(?:week|month|year|morning|afternoon|evening|night|season|spring|summer|autumn|fall|winter|weekend|time|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b)"
)
_ZEIT = (
    r"(?!\s(?:woche|jahr|jahres|monat|monats|nacht|morgen|abend|sommer|winter|herbst|frühjahr|wochenende|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|samstag|sonntag)\b)"
)
_TEMPS = (
    r"(?!\s(?:année|semaine|nuit|matin|soir|mois|été|hiver|printemps|automne|week-end|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche)\b)"
)
_TIEMPO = (
    r"(?!\s(?:año|ano|semana|noche|noite|mañana|manhã|tarde|mes|mês|verano|verão|invierno|inverno|lunes|martes|miércoles|jueves|"
    r"viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|settimana|mattina|sera|notte|mese|estate)\b)"
)
# How a sentence begins that speaks of what was said before it; in lower case, per language.
_OPENINGS = {
    "en": (
        rf"he|she|it|they|we|i|you|his|her|its|their|our|my|(?:this|that|these|those){_THIS_TIME}|there(?!\s(?:is|are|was|were|have|has)\b)|"
        r"here|such|both|another|others|but|and|or|nor|so(?!\sfar\b)|yet|however|moreover|furthermore|meanwhile|therefore|"
        r"thus|hence|also|then|additionally|instead|still|previously|later|afterwards|finally|lastly|again|indeed|similarly|likewise|"
        r"nevertheless|nonetheless|otherwise|consequently|accordingly|separately|elsewhere|further|yes|of course|in fact|"
        r"(?:no|well|first|second|third|earlier|rather|too|overall),|(?:the|this) (?:first|second|third|last|other|latter) one|"
        r"the (?:latter|former|others?|rest|pair|duo|trio|two|same|move|decision|announcement|comments|remarks|incident|(?:man|woman)(?!\s(?:who|whose|accused|charged|suspected|behind|\p{L}+ing)\b))|at the other end|because(?!\sof\b)|\p{L}{1,8} (?:means|stands for|is short for)|"
        r"for (?:example|instance)|in (?:addition|other words|contrast|turn|response|return|comparison)|by (?:contrast|comparison|then)|"
        r"on the (?:other hand|contrary)|as (?:a result|such|well|a consequence)|at (?:the|that) (?:same )?time|"
        r"(?:after|before|since|until|because of|despite|due to|following|besides|beyond) (?:that|this|which|then)(?!\s\p{L}+day\b)|even (?:so|then)|not only that|"
        r"(?:one|two|three|some|many|most|all|none|both|each|half|several|few|among|of|according to) (?:of )?(?:them|these|those|him|her|whom|which)|"
        rf"(?:in|on|at|with|of|to|for|by|from|under) (?:this|that|these|those|such){_THIS_TIME}|as (?:he|she|it|they)"
    ),
    "de": (
        rf"er|sie|es(?!\s(?:gibt|gab)\b)|wir|ich|(?:ihr|sein|unser)(?:e[nmrs]?)?|(?:dies|jen|solch)e?[nmrs]?{_ZEIT}|"
        r"das (?:ist|war|sind|sei|wäre|hat|hatte|wird|wurde|würde|teilte|sagte|gilt|geht|kann|soll|bedeutet|zeigt|zeigte|ergab|ergibt|gab|"
        r"entspricht|heißt|macht|liegt|lag|berichte[nt]|berichtete)|doch|aber|und|oder|denn|so|allerdings|jedoch|außerdem|zudem|dabei|damit|dann|"
        r"auch|dagegen|deshalb|deswegen|daher|dort|hier|trotzdem|danach|zuvor|dazu|davon|darunter|dafür|daran|darin|daraufhin|darüber|hingegen|"
        r"ferner|somit|folglich|demnach|gleichzeitig|unterdessen|schließlich|letztere[rs]?|erstere[rs]?|beide|andere|einer von ihnen|"
        rf"eine von ihnen|unter ihnen|zum beispiel|die beiden|der mann|die frau|in diese[mnr]{_ZEIT}|nach (?:seinen|ihren|eigenen) angaben"
    ),
    "fr": (
        rf"il(?!\s(?:y a|faut|reste)\b)|elle|ils|elles|on|nous|je|j|c|cela|ceci|ça|(?:ce|cet|cette|ces){_TEMPS}|celui|celle|ceux|celles|son|sa|ses|"
        r"leur|leurs|mais|et|ou|or|donc|ainsi|toutefois|cependant|pourtant|puis|aussi|enfin|ensuite|néanmoins|là|ici|d['’]ailleurs|d['’]autres|"
        r"d['’]autre part|l['’]un d['’]eux|l['’]autre|l['’]homme|la femme|en (?:effet|outre|revanche)|de plus|par (?:ailleurs|exemple|contre)|"
        r"au contraire|parmi (?:eux|elles)|selon (?:lui|elle|eux|elles)|les deux|ces? derniers?|cette dernière"
    ),
    "es": (
        rf"él|ella|ellos|ellas|ello|(?:est[aeo]|est[ao]s|es[aeo]|es[ao]s|aquel|aquell[ao]s?){_TIEMPO}|su|sus|pero|y|e|o|sin embargo|además|también|así|entonces|"
        r"por (?:ello|eso|tanto|lo tanto|otra parte|otro lado|su parte|ejemplo|último)|allí|aquí|luego|tampoco|asimismo|no obstante|en cambio|"
        r"de hecho|mientras tanto|a su vez|un[oa] de ell[oa]s|entre ell[oa]s|amb[oa]s|otr[oa]s?|según (?:él|ella|ellos)|en (?:este|ese) sentido|"
        r"(?:dijo|añadió|agregó|señaló|explicó|indicó|afirmó|aseguró|destacó|sostuvo|precisó|subrayó) (?:también |además )?que"
    ),
    "pt": (
        rf"eles?|elas?|isto|isso|aquilo|(?:este|esta|esse|essa|aquele|aquela)s?{_TIEMPO}|seus?|suas?|mas|e|ou|no entanto|porém|contudo|todavia|"
        r"além disso|também|assim|então|entretanto|por (?:isso|outro lado|exemplo|fim|sua vez)|ali|aqui|lá|depois|ambos|ambas|outr[oa]s?|"
        r"segundo el[ea]s?|entre el[ea]s|um deles|uma delas|(?:disse|afirmou|acrescentou|explicou|destacou) (?:também )?que"
    ),
    "it": (
        rf"lui|lei|egli|essi|loro|ciò|(?:questo|questa|questi|queste){_TIEMPO}|quell[oaie]|suo|sua|suoi|sue|ma|e|ed|o|però|tuttavia|inoltre|"
        r"anche|così|quindi|dunque|poi|infine|lì|là|qui|entramb[ie]|altr[ie]|per questo|(?:ad|per) esempio|d['’]altra parte|secondo l(?:ui|ei|oro)|"
        r"tra (?:loro|questi)|un[oa] di loro|ha (?:detto|aggiunto|spiegato) che"
    ),
    "nl": (
        r"hij|zij|ze|het (?:is|was|gaat|wordt|werd|heeft|had|betreft)|(?:dit|dat|deze|die)(?!\s(?:jaar|week|maand|zomer|winter)\b)|zijn|haar|hun|"
        r"we|wij|ik|maar|en|of|dus|echter|bovendien|ook|daarom|daarna|daarnaast|daarbij|toch|verder|zo|hier|daar|volgens (?:hem|haar|hen)|"
        r"de (?:man|vrouw|twee)|beide|anderen"
    ),
    "vi": (
        r"họ|nó|đây|đó|điều (?:này|đó)|việc (?:này|đó)|tuy nhiên|nhưng|và|ngoài ra|bên cạnh đó|do đó|do vậy|vì vậy|vì thế|sau đó|trong khi đó|"
        r"trong đó|đồng thời|hơn nữa|mặt khác|ví dụ|chẳng hạn|tương tự|cụ thể|theo đó|trước đó|(?:ông|bà|anh|chị|cô|vụ|số) (?:ấy|này|đó|ta)|"
        r"(?:ông|bà|anh|chị|cô|người này) (?:nói|cho biết|cho rằng|chia sẻ|nhấn mạnh|khẳng định|cũng|đã|thêm)"
    ),
    "zh": (
        r"[他她它]们?|[他她它]們|[这這該该]|此[外次前后後时時]|其|但|然而|不过|不過|同时|同時|另外|另一|而且|并且|因此|所以|于是|於是|随后|隨後|之后|之後|"
        r"例如|比如|与此同时|與此同時|对此|對此|据此|據此|两者|兩者|前者|后者|後者|接着|最后|最後|也|还|還|我们|我們|我"
    ),
    "ja": r"彼|これ(?!まで)|それ|この|その|ここ|そこ|しかし|また|だが|ただ|そして|さらに|一方|なお|同[社氏省庁町市県]|こう|そう|例えば|たとえば|私",
    "km": (
        r"គាត់|នាង|ពួកគេ|ពួកគាត់|វា|លោក(?=បាន|ថា|បន្ត|បន្ថែម)|នេះ|ទាំងនេះ|ប៉ុន្តែ|តែ|ទោះជាយ៉ាងណា|ទោះបីយ៉ាងណា|ទន្ទឹមនឹងនេះ|លើសពីនេះ|"
        r"ក្រៅពីនេះ|បន្ទាប់មក|ដូច្នេះ|ឧទាហរណ៍|ម្យ៉ាងទៀត|ហើយ|និង|ក្នុងនោះ|ដែល"
    ),
    "ar": (
        r"[وف]?[بلك]?(?:هو|هي|هم|هذا|هذه|ذلك|تلك|هؤلاء)(?!\s(?:العام|الأسبوع|الشهر|السنة))|و?لكن|و?مع ذلك|و?بالإضافة إلى ذلك|علاوة على ذلك|"
        r"و?من (?:ناحية|جهة) أخرى|و?في المقابل|لذلك|ثم|أيضا|كما|و?من بينهم|"
        r"(?:[\p{L}\p{M}]+\s){1,3}(?:هذا|هذه|ذلك|تلك)(?!\s(?:العام|الأسبوع|الشهر|السنة|اليوم|المرة))|"
        r"و?(?:أضاف|أوضح|أكد|أشار|قال|ذكر|تابع|أضافت|أوضحت|أكدت|أشارت|قالت) (?:أن|إن|إلى)"
    ),
    "th": (
        r"เขา(?!ใหญ่)|เธอ|พวกเขา|มัน|แต่|และ|หรือ|อย่างไรก็ตาม|นอกจากนี้|ดังนั้น|จากนั้น|ทั้งนี้|ขณะเดียวกัน|โดย|ซึ่ง|เช่น|ที่(?!ประชุม)|จึง|ก็|นี้|ว่า"
    ),
}  # fmt: skip
_SAID = "said|says|added|adds|told|wrote|explained|noted|warned|argued|claimed|continued|recalled|stressed|insisted"
# How it ends when the speaker is only a pronoun: "…, he said on Monday."
_ENDINGS = {
    "en": rf"[,\"”’]\s?(?:(?:he|she|we|i)\s(?:also\s)?(?:{_SAID})|(?:{_SAID})\s(?:he|she))(?:\s[\p{{L}}\p{{N}}]+){{0,4}}|"
    r"\s(?:than|half|twice|double|like)\s(?:that|this|those|these)",
    "de": r"[,\"“”«]\s?(?:so|sagte|sagt|erklärte|betonte|meinte|fügte|berichtete|teilte|kritisierte|forderte|warnte)\s(?:er|sie)(?:\s[\p{L}\p{N}]+){0,4}",
    "fr": r"\p{L}+-(?:t-)?(?:il|elle|ils|elles|on)(?:\s[\p{L}\p{N}]+){0,4}",
    "es": r"[,\"”»]\s?(?:dijo|añadió|agregó|señaló|explicó|afirmó|indicó|aseguró|concluyó)",
    "pt": r"[,\"”]\s?(?:disse|afirmou|acrescentou|explicou)(?:\sel[ea]s?)?",
    "it": r"[,\"”»]\s?(?:ha|hanno)\s(?:detto|aggiunto|spiegato)",
    "nl": r"[,\"”’]\s?(?:zei|zegt|aldus|verklaarde|vertelde)\s(?:hij|zij|ze)(?:\s[\p{L}\p{N}]+){0,4}",
    "vi": r"[,\"”]\s?(?:ông|bà|anh|chị|cô)(?:\s(?:này|ấy))?\s(?:nói|cho biết|chia sẻ|nhấn mạnh|khẳng định)(?:\s\p{L}+){0,3}",
}
# Notes of the page to its reader, in lower case.
_NOTES = (
    "http://", "https://", "www.", "@", "©", "click here", "subscribe to ", "subscribe now", "newsletter", "sign up for ",
    "sign up to ", "follow us", "share this", "read more", "see also", "all rights reserved", "cookies", "for more information",
    "for further information", "editor's note", "editor’s note", "file photo", "this article was", "this article is",
    "this article has", "this story was", "this story has", "this post was", "press contact",
    "weitere informationen", "lesen sie", "dieser artikel", "abonnez-vous", "lire aussi", "en savoir plus",
    "pour plus d'information", "pour plus d’information", "cet article a ", "cet article est", "suscríbete", "suscríbase",
    "lea también", "más información en", "para más información", "este artículo", "xem thêm", "đọc thêm", "bài viết này",
    "leia mais", "leia também", "saiba mais", "leggi anche", "lees ook", "责任编辑", "責任編輯", "点击", "點擊", "二维码", "来源：",
    "來源：", "اقرأ أيض", "للمزيد من", "อ่านเพิ่มเติม", "ប្រភព៖",
)  # fmt: skip
_PHONE = regex.compile(r"(?:\+|\b0)\d{1,4}(?:[\s()/-]{1,2}\d{2,5}){2,6}")
_CAPTION = regex.compile(
    r"(?:photo|image|picture|video|source|credit|foto|bild|quelle|crédits?|fuente|fonte|bron|ảnh|nguồn|图片?|圖片?|ภาพ|ที่มา|المصدر)"
    r"(?:\sby)?\s{0,2}[:：/|©]|[-•*·▪►]\s",
    regex.IGNORECASE,
)
_END = regex.compile(r"[.!。！।॥។៕۔][\"”“»«’'）)\]」』›]{0,3}$")
_TRUNCATED = regex.compile(r"(?:…|\.\.\.)[\"”“»«’'）)\]」』›]{0,3}$")
# "… the U.S." may be parted from "Geological Survey says", "EE." from "UU.", an initial in Arabic from its name.
_ABBREVIATED = regex.compile(r"\p{L}\.\p{L}\.$|(?<!\p{L})(\p{Lu})\1\.$|(?<=\s)\p{Lo}\.$")
_LETTER = regex.compile(r"\p{L}")
_FIRST_WORD = regex.compile(r"(\p{Lu}\p{Ll}{2,30})(?:,|\s\p{Ll})")
_FORENAME = regex.compile(r"(?<!\p{L})(\p{Lu}(?:\.|\p{Ll}{1,30}))\s$")
_LONGEST = 1000  # characters of a sentence that are searched
_LOOKS = 5  # earlier places where the word stands
_STOPLESS = frozenset({"th", "lo"})  # written without a sign at the end of a sentence
_FEWEST_WORDS = 5
_TAIL = 90  # characters


@lru_cache(maxsize=32)
def _openings(language: str) -> regex.Pattern[str]:
    boundary = "" if language in {"zh", "ja", "km", "th"} else r"(?![\p{L}\p{M}\p{N}-])"
    return regex.compile(
        rf"[\p{{P}}\s]{{0,3}}(?:{_OPENINGS.get(language, '(?!)')})(?:{boundary})", regex.IGNORECASE
    )


@lru_cache(maxsize=32)
def _endings(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_ENDINGS.get(language, '(?!)')})[.!]?[\"”“»]?$", regex.IGNORECASE)


def standings(text: str, spans: Sequence[tuple[int, int]], language: str) -> list[Standing]:
    """How each sentence of a text stands, in order.

    Args:
        text: any.
        spans: of its sentences, in order.
        language: BCP 47; what leans is known for the languages of figures.
    """
    code = language.partition("-")[0]
    quoted = quotations(text)
    noted = _is_note(text.lower())  # of most articles no sentence need be asked
    found = []
    at = 0
    parted = False
    for begin, end in spans:
        doubtful = parted
        parted = _ABBREVIATED.search(text, max(begin, end - 8), end) is not None and text[
            end : end + 1
        ] not in {"", "\n"}
        while at < len(quoted) and quoted[at][1] <= begin:
            at += 1
        inner = [span for span in quoted[at : at + 20] if span[0] < end]
        sentence = text[begin:end]
        if (
            doubtful
            or parted
            or _is_bare(text, begin, end, inner)
            or _is_fragment(sentence, language, noted=noted)
        ):
            found.append(Standing.NEVER)
            continue
        speaks = bool(inner) and inner[0][0] == begin  # who says "we" is said behind it
        leans = _leans(sentence, code, speaks=speaks) or _is_surname(text, begin, code)
        found.append(Standing.BEHIND if leans else Standing.ALONE)
    return found


def _is_bare(text: str, begin: int, end: int, quoted: list[tuple[int, int]]) -> bool:
    """Whether a sentence is somebody's words and does not say whose, or breaks off or begins within them."""
    if not quoted:
        return False
    if quoted[0][0] < begin or quoted[-1][1] > end:
        return True
    rest = text[begin:end]
    for first, last in reversed(quoted):
        rest = rest[: first - begin] + rest[last - begin :]
    return _LETTER.search(rest) is None


def _is_fragment(sentence: str, language: str, *, noted: bool) -> bool:
    """Whether a sentence is no statement: not whole, a question, a caption or a note to the reader, if there are such."""
    code = language.partition("-")[0]
    ends = code in _STOPLESS or (
        _END.search(sentence[-5:]) is not None and not _TRUNCATED.search(sentence[-8:])
    )
    return (
        not ends
        or sentence[0].islower()
        or sentence.count("(") != sentence.count(")")
        or _CAPTION.match(sentence) is not None
        or (noted and _is_note(sentence[:_LONGEST].lower()))
        or len(word_texts(sentence, language)) < _FEWEST_WORDS
    )


def _is_note(lowered: str) -> bool:
    return any(map(lowered.__contains__, _NOTES)) or _PHONE.search(lowered) is not None


def _leans(sentence: str, code: str, *, speaks: bool) -> bool:
    opens = not speaks and _openings(code).match(sentence) is not None
    return opens or _endings(code).search(sentence[-_TAIL:]) is not None


def _is_surname(text: str, begin: int, code: str) -> bool:
    """Whether a sentence begins with the last name of somebody who was named in full before."""
    first = _FIRST_WORD.match(text, begin)
    stop = words_of(code).stop
    if first is None or first[1].casefold() in stop:
        return False
    at = -1
    for _ in range(_LOOKS):
        at = text.find(first[1], at + 1, begin)
        if at < 0:
            return False
        before = _FORENAME.search(text, max(0, at - 40), at)
        if before and not text[at + len(first[1])].isalpha() and before[1].casefold() not in stop:
            return True
    return False
