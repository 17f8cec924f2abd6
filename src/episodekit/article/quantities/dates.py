"""L3. Digits that are no quantity: dates, times, years, names, scores, telephone numbers, addresses."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

import regex

from episodekit.article.languages import words_of
from episodekit.article.languages.words import any_of, bag
from episodekit.article.tokens import first_letters, letter_runs, word_places

_BEGINS_BY_DIGIT = regex.compile(r"(?<!\p{Nd})\p{Nd}++(?:\s(?P<word>\p{L}++)|(?P<group>,\p{Nd}))?|[+(\[§№'’]")
# What may stand behind the digits of such a name, months aside, in lower case.
_BEHIND = bag(
    "h heure heures min mins minute minutes tháng rue avenue boulevard quai chemin v n av ap a d of de bis to and und et y au al "
    "call calls service services emergency line lines number numbers operator operators platform"
)
_BEGINS_BY_LETTER = regex.compile(r"(?<![\p{Lu}\p{Ll}])\p{L}")
_DIGIT = re.compile(r"\d")  # for one character ``re`` is several times cheaper
_LINKS = regex.compile(
    r"https?://\S{1,500}|www\.\S{1,500}|[\w.+-]{1,80}@[\w-]{1,80}\.[\w.]{1,80}|[\#@]\w{1,80}",
    regex.IGNORECASE,
)
_LONGEST_LEAD = 60  # characters from "won" to the score
# What one of the words must begin with, end with or be, or what must stand anywhere, for a name that leads to digits.
_BEGINNINGS = tuple(
    bag(
        "lesedauer lesezeit reading temps tiempo tempo leestijd ring dial text call calling phone telefon notruf wählen composer composez "
        "appeler appelez llama llame marque ligue ligar chiamare chiamate bel concurso sorteio sorteo tirage ziehung estrazione concorso drawing won lost beat win defeat victory draw drew score gewann verlor siegte gagné perdu ganó perdió empató teléfono téléphone telefone telefoon emergenc urgence hotline isbn issn doi iban số "
        "friday saturday sunday monday tuesday wednesday thursday vendredi samedi dimanche viernes sábado domingo venerdì sabato domenica freitag samstag sonntag "
        "mùng mồng calle avenida avda dia día giorno années años anni"
    )
)
_ENDS = ("straße", "strasse", "str", "allee", "weg", "gasse", "ufer")
_WHOLE = frozenset({"n", "nº", "v", "ad", "bc", "ce", "fri", "sat", "sun"})
_ANYWHERE = ("ឆ្នាំ", "ម៉ោង", "ថ្ងៃ", "ปี", "พ.ศ.", "ค.ศ.", "วันที่", "第", "ទី")
# The numbers of a lottery: four and more behind the word for them.
_DRAWN = regex.compile(
    r"(?:winning\s(?:numbers|combination)|numbers\s(?:drawn|were|are)|gewinnzahlen|lottozahlen|num[ée]ros\s(?:gagnants|tirés|sortis)|números\s(?:ganadores|premiados|sorteados)"
    r"|combinación\s(?:ganadora|premiada)|dezenas|números\sd(?:el|o)\s(?:sorteo|sorteio|concurso)"
    r"|numeri\s(?:vincenti|estratti)|winnende\s(?:getallen|nummers)|combinazione\svincente)(?:\P{Nd}|(?<!\p{Nd})\p{Nd}{3,5}(?!\p{Nd})){0,60}"
    r"(?P<drawn>\p{Nd}{1,2}(?:(?:\s?[,–-]\s?|\s)(?:(?:and|und|et|y|e|en)\s)?\p{Nd}{1,2}){3,})(?![\p{Nd}%])",
    regex.IGNORECASE,
)
_DRAWN_WORDS = bag(
    "winning numbers gewinnzahlen lottozahlen numéros numeros números combinación dezenas numeri winnende combinazione"
)
_LINKED = ("@", "#", "://", "www.")
# What begins with a digit or a sign, and what begins with a letter, apart: most places of a text begin neither.
_BY_DIGIT = r"""
      \p{Nd}{4}[-/.]\p{Nd}{1,2}[-/.]\p{Nd}{1,2}
    | \p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-](?:\p{Nd}{4}|\p{Nd}{2})(?!\p{Nd})
    | \p{Nd}{1,3}[:：]\p{Nd}{1,3}(?!\p{Nd})(?:[:：]\p{Nd}{2})?(?:\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h))?
    | \p{Nd}{1,2}\s*[时時](?:\s*\p{Nd}{1,2}\s*分)?
    | \p{Nd}{1,2}[.:]\p{Nd}{2}\s?(?:am|pm|a\.m\.|p\.m\.|uhr|uur)\b | \p{Nd}{1,2}\s?h\s?\p{Nd}{2}\b
    | (?:[01]?\p{Nd}|2[0-3])\sheures?\s[0-5]\p{Nd}(?!\p{Nd}|[.,]\p{Nd}|\s?min)
    | \p{Nd}{4}\s*年 (?:\s*\p{Nd}{1,2}\s*月)? (?:\s*\p{Nd}{1,2}\s*[日号號])? | \p{Nd}{1,2}\s*月 (?:\s*\p{Nd}{1,2}\s*[日号號])?
    | \p{Nd}{1,2}\s*[日號号](?![\p{Nd}间間游元円])
    | \+\p{Nd}[\p{Nd}\s\-()./]{6,20}\p{Nd} | \(?\b0\p{Nd}{1,4}\)?[\s\-/]\p{Nd}[\p{Nd}\s\-]{4,14}\p{Nd} | \b(?:1[-.\s])?\p{Nd}{3}[-.]\p{Nd}{3,4}[-.]\p{Nd}{4}\b
    | \b\p{Nd}{3}\s\p{Nd}{3}\s\p{Nd}{4}\b | (?<!\p{Nd}[\s.,'’])\b0\p{Nd}{2,5}(?!\p{Nd}|[.,]\p{Nd})(?:[\s/-]\p{Nd}{1,8}(?!\p{Nd}|[.,]\p{Nd}|\s?%)){0,4}
    | \b\p{Nd}{3}-\p{Nd}{4}\b
    | \b(?!\p{Nd}{1,3}(?:\.\p{Nd}{3})+\b)\p{Nd}+(?:\.\p{Nd}+){2,}
    | \(\p{Nd}{3}\)\s?\p{Nd}{3}[-.\s]\p{Nd}{4} | \(\p{Nd}{1,2}\)
    | \((?:[$€£¥]\s?1|1\s[\p{L}.-]{1,14}(?:\s\p{L}{1,10})?)\s?=\s?[^()]{1,80}\)
    | \[\p{Nd}{1,3}\] | \((?:1[5-9]|20)\p{Nd}{2}\) | \((?:1[5-9]|20)\p{Nd}{2}\s?[-–]\s?(?:(?:1[5-9]|20)\p{Nd}{2})?\)
    | \b(?:1[5-9]|20)\p{Nd}{2}\s?[-–/]\s?(?:(?:1[5-9]|20)\p{Nd}{2}|\p{Nd}{2})\b(?!\s?[%‰€$£])
    | \b(?P<high>\p{Nd})[-–](?:[0-9])(?!\p{Nd}|[-–]?\s?(?:%|million|billion|per|point|percent|prozent|year|month|day|week|hour|jahr|an|año|people|person))(?=\s(?:against|over|in|at|to|win|loss|defeat|victory|lead|gegen|contre|contra|ante|sobre)\b|[.,;)])
    | \p{Nd}{1,3}/\p{Nd}{1,3}(?!\p{Nd})(?!(?<=(?<![\p{Nd}/])[1-9]/\p{Nd}{1,2})\s(?:of|der|des|de|del|dos|das|di|dei|delle|van)\s) | (?m:^)\(?\p{Nd}{1,3}[.)](?=\s)
    | \p{Nd}{1,3}[\s-]min(?:ute)?s?\sread\b
    | [§№]\s*\p{Nd}+
    | \b(?:999|112|911|110|113|115|117|119|000)\b(?=\s(?:calls?|services?|emergency|lines?|numbers?|operators?|platform|and\s(?:112|999|911)\s))
    | \p{Nd}{1,2}\s(?:tháng)\s(?-i:Giêng|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười|\p{Nd}{1,2})(?:\s(?-i:Một|Hai))?(?:,?\s(?:năm\s)?\p{Nd}{4})?
    | \p{Nd}+[a-z]?,?\s(?-i:(?:\p{Lu}[\p{L}'’]+\s){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd|Lane|Drive|Square|Way)\b)
    | \p{Nd}+,?\s(?:rue|avenue|boulevard|quai|chemin)\s
    | \p{Nd}{1,5}(?:st|nd|rd|th)?\s?(?-i:BCE?|CE|AD|v\.\s?Chr\.|n\.\s?Chr\.|av\.\sJ\.-C\.|ap\.\sJ\.-C\.|[ad]\.\s?C\.)(?!\p{L})
    | (?<!\p{Nd})['’]\p{Nd}{2}s?(?!\p{Nd}) | \b\p{Nd}{2,4}(?:s|er|ers|ern)\b
    | \p{Nd}{1,2}(?:\.|st|nd|rd|th|er|º|ª)?(?:\s?(?:[-–]|bis|to|and|und|et|y|au|al)\s?(?:\p{Nd}{1,2})(?:\.|st|nd|rd|th|er|º)?)?\s(?:of\s|de\s)?(?-i:%(months)s)\b(?:\.?,?\s(?:de\s|del\s)?\p{Nd}{4}(?!\p{Nd}))?
"""
_BY_LETTER = r"""
      (?:won|lost|beat|win|defeat|victory|draw|drew|score|gewann|verlor|siegte|gagné|perdu|ganó|perdió|empató)\P{Nd}{0,30}\b\p{Nd}{1,2}[-–]\p{Nd}{1,2}\b
    | (?:ring|dial|text|call|calling|phone|notruf|telefon|wählen\ssie|composer|composez|appeler|appelez|llamar?|llame|llamen|marque|ligue|ligar|chiamare|chiamate|bel)
      \s(?:(?:on|le|al?|die|den|o|para\so?|il)\s)?\p{Nd}{2,6}(?:,?\s(?:or|oder|ou|o)\s(?:(?:on|le|al|die|den|para\so|il)\s)?\p{Nd}{2,6})*
      (?=[.,;:)!?](?!\p{Nd})|$|\s(?:or|oder|ou)\s(?!\p{Nd}|more|fewer|less|mehr|weniger|plus|moins|mais|menos)|\s(?:in|if|for|when|immediately|now|to|at|as|and|straight|im|bei|wenn|en|si|pour|em|se|ante|para|per|bij|als)\s)
    | \b(?:concurso|sorteio|sorteo|tirage|ziehung|estrazione|concorso)\s(?:n[.ºo°]{1,2}\s?)?\p{Nd}[\p{Nd}.,]{0,6}(?!\p{Nd}|\s?%)
    | (?-i:\b(?:Draw|Drawing))\s\p{Nd}{1,2},?\p{Nd}{3}(?!\p{Nd})
    | (?:lesedauer|lesezeit|reading\stime|temps\sde\slecture|tiempo\sde\slectura|tempo\sdi\slettura|tempo\sde\sleitura|leestijd)\s?:?\s?\p{Nd}{1,3}
    | (?-i:\b(?:AD|CE|BC))\s\p{Nd}{1,4}(?:\s?(?:and|to|or|[-–])\s?\p{Nd}{1,4})?(?!\p{Nd}|[.,]\p{Nd})
    | m[ùồ]ng\s\p{Nd}{1,2}(?!\p{Nd})
    | (?:(?-i:Fri|Sat|Sun)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|vendredis?|samedis?|dimanches?|viernes|sábados?|domingos?|venerdì|sabato|domenica|freitags?|samstags?|sonntags?)
      [:,]?\s\p{Nd}{1,2}(?:[.:]\p{Nd}{2})?\s?(?:am|pm|h)?\s?[-–]\s?\p{Nd}{1,2}(?:[.:]\p{Nd}{2})?(?:\s?[ap]m)?(?=$|[.,;:)](?!\p{Nd})|\s(?:and|or|und|et|y|e|in|at|on|uhr|h)(?!\p{L}))
    | (?:tel[ée]fonos?|telefone|téléphone|telefon|telefoon|phone|hotline|notruf|emergencias?|urgences?|emergency)(?:\s\p{L}{1,20}){0,3}\s?[:：]\s?\p{Nd}[\p{Nd}\s-]{1,14}(?!\p{Nd})
    | \bn[°º]\.?\s?\p{Nd}+ | \b[vV]\.?\p{Nd}+ | \b(?-i:ISBN|ISSN|DOI|IBAN)\b[\s:]*[\p{Nd}\p{L}./-]+
    | (?<!(?:trong|tổng|con)\s)\bsố\s\p{Nd}+
    | \b(?:calle|avenida|avda\.)\s(?-i:(?:\p{Lu}[\p{L}.]*+|de|del|la|las|los|dos|da|do|das)\s){0,4}(?-i:\p{Lu}[\p{L}.]*+),?\s\p{Nd}{1,5}+(?![.,]\p{Nd}|(?-i:\s\p{Ll}{3,}s)\b)
    | (?-i:\b\p{Lu}\p{L}+(?:straße|strasse|str\.|allee|weg|gasse|ufer)\s\p{Nd}+)
    | \b(?:dia|día|giorno)\s\p{Nd}{1,2}\b
    | (?:années|años|anni)\s\p{Nd}0\b
    | ឆ្នាំ\s?\p{Nd}{4} | ម៉ោង\s?\p{Nd}{1,2}(?:[\s:.]\p{Nd}{2})? | ថ្ងៃ(?:ទី)?\s?\p{Nd}{1,2} | (?:ปี|พ\.ศ\.|ค\.ศ\.)\s?\p{Nd}{4} | วันที่\s?\p{Nd}{1,2} | 第\s?\p{Nd}+ | ទី\s?\p{Nd}+
    | \b(?-i:%(months)s)\.?\s(?:the\s)?\p{Nd}{1,2}(?:st|nd|rd|th)?(?!\p{Nd}|[.,:]\p{Nd}|%(no_day)s)(?:\s?[-–]\s?\p{Nd}{1,2}(?!\p{Nd}))?(?:,?\s\p{Nd}{4}(?!\p{Nd}))?
    | \b(?-i:%(months)s)\.?,?\s(?:of\s|de\s|del\s)?(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd}|[.,]\p{Nd})
"""
# The months of the Levant, which CLDR lists under other regions.
_MORE_MONTHS = {
    "ar": frozenset(
        (
            "كانون الثاني",
            "شباط",
            "آذار",
            "نيسان",
            "أيار",
            "حزيران",
            "تموز",
            "آب",
            "أيلول",
            "تشرين الأول",
            "تشرين الثاني",
            "كانون الأول",
        )
    )
}


_DAY_FIRST = frozenset(
    {"de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "no", "fi", "pl", "cs", "ru", "uk"}
)


@lru_cache(maxsize=32)
def _patterns(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    months = any_of(_months(language))
    # "bis Juni 14 Filialen": there the day stands before its month.
    no_day = r"\s\p{L}" if language in _DAY_FIRST else "$^"
    by_digit, by_letter = (
        rows.replace("%(months)s", months).replace("%(no_day)s", no_day) for rows in (_BY_DIGIT, _BY_LETTER)
    )
    flags = regex.VERBOSE | regex.IGNORECASE
    return (
        regex.compile(by_digit, flags),
        regex.compile(by_letter, flags),
    )


def _months(language: str) -> tuple[str, ...]:
    """Names and abbreviations of months in the language and in English (CLDR)."""
    from babel import Locale, UnknownLocaleError

    names: set[str] = set()
    for code in {language, "en"}:
        try:
            months = Locale.parse(code).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names.update(name.rstrip(".") for name in months[context][width].values())
    names |= _MORE_MONTHS.get(language, frozenset())
    names |= {name[:1].upper() + name[1:] for name in names} | {name.upper() for name in names}
    spelled = (name for name in names if len(name) >= 3 and not any(map(str.isdecimal, name)))
    return tuple(sorted(spelled, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=32)
def _month_words(language: str) -> frozenset[str]:
    return frozenset(first_letters(name.lower()) for name in _months(language)) - {""}


@lru_cache(maxsize=32)
def _beginnings(language: str) -> tuple[int, Mapping[str, tuple[str, ...]]]:
    """How a word begins that leads to digits, by as many of its first letters as all of these have."""
    begins = {*_BEGINNINGS, *_month_words(language)}
    least = min(map(len, begins))
    found: dict[str, tuple[str, ...]] = {}
    for each in sorted(begins):
        found[each[:least]] = (*found.get(each[:least], ()), each)
    return least, MappingProxyType(found)


def _leading(text: str, language: str) -> list[str]:
    """The words that may begin a name that leads to digits."""
    said = letter_runs(text, language)
    least, begins = _beginnings(language)
    found = [
        word for word in said if (known := begins.get(word[:least])) is not None and word.startswith(known)
    ]
    found += [word for word in said if word.endswith(_ENDS)] if any(map(text.__contains__, _ENDS)) else []
    return [*found, *(_WHOLE & said)]


@lru_cache(maxsize=32)
def _behind(language: str) -> frozenset[str]:
    return _BEHIND | _month_words(language)


def _near_digits(text: str) -> list[tuple[int, int]]:
    """The stretches of a text in which a name that leads to digits may begin and its digits end."""
    found: list[tuple[int, int]] = []
    for match in _DIGIT.finditer(text):
        begin, end = max(0, match.start() - _LONGEST_LEAD), match.end() + _LONGEST_LEAD
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


def _matched(
    pattern: regex.Pattern[str], places: Iterable[int], text: str, end: int
) -> Iterator[tuple[int, int]]:
    """What a pattern finds where it may start: few places, and far cheaper to look for than the pattern itself."""
    behind = 0
    for place in places:
        if place < behind:
            continue
        match = pattern.match(text, place, end)
        if match is not None:
            yield match.span()
            behind = match.end()


def _by_digit(text: str, language: str) -> Iterator[int]:
    """Where what begins with a digit or a sign may begin: not at ``15,000`` and ``15 people``."""
    follows = _behind(language)
    for match in _BEGINS_BY_DIGIT.finditer(text):
        word = match["word"]
        told = match["group"] or (word and word.islower() and word not in follows)
        if not told or text[match.start()] == "0":  # no count begins with a nought
            yield match.start()


def _by_letter(text: str, language: str) -> Iterator[tuple[int, int]]:
    """What begins with a letter and leads to digits."""
    words = _leading(text, language)
    anywhere = not text.isascii() and any(map(text.__contains__, _ANYWHERE))
    if not words and not anywhere:
        return
    lower = text.lower()
    if anywhere or not words_of(language).spaced or len(lower) != len(text):
        places = [match.start() for match in _BEGINS_BY_LETTER.finditer(text)]
    else:
        places = sorted(place for word in words for place in word_places(word, lower))
    for begin, end in _near_digits(text):
        near = places[bisect_left(places, begin) : bisect_left(places, end)]
        yield from _matched(_patterns(language)[1], near, text, end)


def no_quantities(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Spans whose digits are a date, a time, a name or an address; in order."""
    if not _DIGIT.search(text):
        return ()
    code = words_of(language).language
    found = list(_matched(_patterns(code)[0], _by_digit(text, code), text, len(text)))
    found += _by_letter(text, code)
    if any(map(text.__contains__, _LINKED)):
        found += [match.span() for match in _LINKS.finditer(text)]
    if not _DRAWN_WORDS.isdisjoint(letter_runs(text, code)):
        found += [match.span("drawn") for match in _DRAWN.finditer(text)]
    return tuple(sorted(found))
