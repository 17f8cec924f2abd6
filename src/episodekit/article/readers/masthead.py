"""L3. What stands on a pasted page between the title and the text: who wrote it, when, where, in which section.

These lines are told by their words: each is a name, a part of a date, or a word that bylines have. Only there are they
looked for so strictly: further down, a line of capitalised words may be a heading.
"""

import re

from episodekit.article.languages.words import bag
from episodekit.article.readers.outlets import is_section

_LONGEST = 110  # characters
_MOST_WORDS = 16
_NAME_WORDS = 4  # of a line that is only a name, a place or a section
_UNSPACED_NAME = 8  # characters of such a line in Chinese
_WORD = re.compile(
    r"[^\W\d_]\d\b|[^\W\d_]+(?:[’'.-][^\W\d_]+){0,4}|\d+(?:[^\W_]{1,4}\d{0,2})?|[\u0e00-\u0eff\u1780-\u17ff]+"
)
_END = (".", "!", "?", "…", ":", "。", "！", "？", "។", "؟", "”", "»", '"', "“")
_POINTS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0300-\u036f]")
_BARS = re.compile(r"\S\s?[|·›»>]\s?\S")
_KHMER_DATE = re.compile(
    r"(?:\S{1,30}\s?)?ថ្ងៃ\S{0,12}ទី\s?[០-៩\d]{1,2}\s?ខែ\S{2,12}\s?(?:ឆ្នាំ)?\s?[០-៩\d]{4}.{0,20}"
)
_TIMED = re.compile(
    r"(?<!\d)\d{1,2}([./-])\s?\d{1,2}\1\s?(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}(?!\d)|[,|·–-]?\s\d{1,2}[:.]\d\d$"
)
_CLAUSE = re.compile(r"[a-zß-öø-ÿ]{3,}\s[a-zß-öø-ÿ]{2,}\s[a-zß-öø-ÿ]{2,}\s[a-zß-öø-ÿ]{2,}")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

# Months and days, whole and short, and the words around them, in lower case.
DATE_WORDS = bag(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun st nd rd th at on am pm "
    "a.m p.m gmt bst utc est edt cst cdt mst mdt pst pdt et pt ist cet cest sgt ict hkt jst aest mez mesz msk brt updated update published posted "
    "modified created first last date time ago hour hours minute minutes min mins day days week weeks today yesterday hrs "
    "januar jänner februar märz mai juni juli oktober dezember okt dez mär montag dienstag mittwoch donnerstag freitag samstag sonnabend "
    "sonntag mo di mi do fr sa so uhr um am vom stand aktualisiert veröffentlicht erstellt letzte aktualisierung zuletzt vor stunde stunden "
    "minuten tag tagen heute gestern datum "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr fév avr juil déc lundi mardi mercredi "
    "jeudi vendredi samedi dimanche publié publiée mis mise à jour modifié modifiée le la il y a heures heure hier aujourd'hui aujourd’hui et h min dernière "
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic lunes martes "
    "miércoles jueves viernes sábado domingo publicado actualizado actualización última el de del a las hace horas hora hoy ayer hs fecha "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev mai set out dez segunda terça quarta quinta sexta "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira feira atualizado atualização há hoje ontem às em horas "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen giu lug ott lunedì martedì mercoledì giovedì venerdì "
    "sabato domenica pubblicato aggiornato alle ore del oggi ieri "
    "januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gepubliceerd bijgewerkt om op uur "
    "geleden vandaag gisteren laatst gewijzigd mrt aug "
    "augusti måndag tisdag onsdag torsdag fredag lördag söndag publicerad uppdaterad kl sedan idag igår maj dec "
    "ngày tháng năm lúc giờ thứ hai ba tư sáu bảy chủ nhật cập nhật đăng trước phút hôm nay "
    "يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون الثاني الأول شباط آذار نيسان أيار حزيران تموز آب "
    "أيلول تشرين الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد نشر نشرت تم آخر تحديث تاريخ في الساعة بتوقيت غرينتش منذ ساعات ساعة يوم هـ م"
)
# Words that say what a line of dates is for: with one of them it is no heading anywhere.
_STAMPS = bag(
    "updated published posted modified stand aktualisiert veröffentlicht aktualisierung publié mis modifié publicado actualizado "
    "actualización atualizado pubblicato aggiornato gepubliceerd bijgewerkt gewijzigd publicerad uppdaterad cập đăng نشر تحديث ago منذ"
)
_ROLES = bag(
    "correspondent correspondents reporter reporters staff editor editors writer writers agency agencies newsroom desk contributor "
    "redaktion redakteur redakteurin korrespondent korrespondentin agentur agenturen agenturmaterial mitarbeiter volontär "
    "rédaction correspondant correspondante envoyé envoyée agence agences journaliste redacción redacion corresponsal agencias agencia "
    "enviado enviada especial redação correspondente agências agência redazione inviato corrispondente agenzie redactie onze verslaggever "
    "correspondente redaktionen g1 r7 reuters afp ap dpa efe ansa lusa xinhua tass apa epa belga anp tt ntb ritzau upi bbc ttxvn vov wikinews "
    "kinh tế thời sự giới thể thao xã hội pháp luật exclusive newsletter podcast video analysis opinion photographs photos pictures words artikel anhören facebook whatsapp"
)
_BYLINES = bag(
    "by from von vom par por di da door av theo avec mit with text reporting editing story additional written compiled "
    "fotos foto photo illustration bild aus in en à em i te tại"
)
_CODE = re.compile(r"\([^\W\d_]{2,5}(?:[/,]\s?[^\W\d_]{2,5}){0,3}\)")  # "(dpa/lni)"
_PLACED = bag("in aus en à em i te tại a")
_SMALL = bag(
    "a an the our own special to our of and or in for von und der die das des unserer unserem unser unseren eigenem eigener material "
    "im zu für la le les notre nos de du des et el los nuestra nuestro y e o do da dos das d l van het den del della dei och på "
    "comparte teilen partager envoyé permanent"
)
# Agencies and reporters in scripts without capitals; part of such a line.
_UNCASED = re.compile(
    "سكاي نيوز|الجزيرة|العربية نت|بي بي سي|رويترز|فرانس برس|أ ف ب|الأناضول|وكالات|وكالة|مراسل|للنشر|مكتب|وزارة|المصدر|متابعات|新华社|新華社|中新社|路透社|法新社|本报|本報|记者|記者|"
    "编辑|来源|來源|字号|字號|共同社|時事通信|기자|뉴스"
)


def is_masthead(line: str) -> bool:
    """Whether a line between title and text says who wrote it, when, where or in which section."""
    bare = line.strip(" \t•▶►|*()（）[]–—-")
    if not bare or len(bare) > _LONGEST:
        return False
    if is_section(bare) or is_stamp(bare) or _is_dated(bare) or _is_timed(bare):
        return True
    # "16 ENE." and "Thomas K." end in abbreviations.
    if bare.endswith(_END) and not bare.rstrip(".").isupper():
        return False
    words = _WORD.findall(bare)
    if not words or len(words) > _MOST_WORDS:
        return False
    if not any(word[0].lower() != word[0].upper() for word in words):
        return _is_uncased_name(bare, len(words))
    return _is_byline(bare, words)


def _is_byline(bare: str, words: list[str]) -> bool:
    low = [word.casefold() for word in words]
    if not all(_is_named(word, lower) for word, lower in zip(words, low, strict=True)):
        return False
    capital = [word for word in words if word[0].isupper()]
    if len(words) <= _NAME_WORDS and len(capital) * 2 >= len(words) and not any(map(str.isdecimal, words)):
        return True
    placed = len(words) > 3 and low[2] in _PLACED and len(capital) == len(words) - 1  # "Anna Reed in Lagos"
    if placed or not _ROLES.isdisjoint(low) or low[0] in _BYLINES or _BARS.search(bare):
        return True
    return any(word[0].isdecimal() for word in words) and not DATE_WORDS.isdisjoint(low)


def _is_named(word: str, low: str) -> bool:
    return not word[0].islower() or low in DATE_WORDS or low in _ROLES or low in _BYLINES or low in _SMALL


def _is_uncased_name(bare: str, words: int) -> bool:
    if _UNCASED.search(bare):
        return True
    return len(bare) <= _UNSPACED_NAME if _HAN.search(bare) else words < _NAME_WORDS


def _is_dated(bare: str) -> bool:
    """Whether a line is nothing but a date or a time."""
    if _KHMER_DATE.fullmatch(bare):
        return True
    words = _WORD.findall(_POINTS.sub("", bare) if not bare.isascii() else bare)
    return (
        0 < len(words) <= _MOST_WORDS
        and any(word[0].isdecimal() for word in words)
        and all(word[0].isdecimal() or word.casefold() in DATE_WORDS for word in words)
        and not all(word[0].isdecimal() for word in words[:1] if len(words) == 1)
    )


def _is_timed(bare: str) -> bool:
    """Whether a short line holds a whole date in figures, or ends with a time, whatever its language."""
    return (
        len(bare.split()) <= _MOST_WORDS
        and not bare.endswith(_END)
        and _TIMED.search(bare) is not None
        and _CLAUSE.search(bare) is None
    )


def is_stamp(line: str) -> bool:
    """Whether a line, wherever it stands, tells when the text was published: ``Updated 3 hours ago``."""
    if len(line) > _LONGEST or (line.endswith(".") and line[0].isupper() and line.count(" ") > _MOST_WORDS):
        return False
    words = [word.casefold() for word in _WORD.findall(_POINTS.sub("", line) if not line.isascii() else line)]
    return (
        1 < len(words) <= _MOST_WORDS
        and not _STAMPS.isdisjoint(words)
        and all(word[0].isdecimal() or word in DATE_WORDS for word in words)
    )


def is_signature(line: str) -> bool:
    """Whether the last line of a text is a name or an agency, as editors sign with."""
    bare = line.strip(" ()（）–—-")
    words = _WORD.findall(bare)
    if _CODE.fullmatch(line):
        return True
    if not words or bare.endswith(_END) or any(word[0].isdecimal() for word in words) or _HAN.search(bare):
        return False
    low = [word.casefold() for word in words]
    if len(words) < _NAME_WORDS:
        return all(word[0].isupper() or lower in _ROLES for word, lower in zip(words, low, strict=True))
    return low[0] in _BYLINES and _is_byline(bare, words)
