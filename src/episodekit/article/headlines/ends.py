"""L3. Where a title may end, so that its statement is complete."""

from functools import lru_cache

import regex

from episodekit.article.headlines.clause import Clause
from episodekit.article.headlines.grammar import COORDINATORS, GENERIC, VERB_SECOND, grammar_of
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.verbs import is_done
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import CHANGE, COUNT, DURATION, MEASURE, MONEY, PERCENT, Quantity
from episodekit.article.tokens import Token

_AFTER_CHANGE = bag(
    "to for after against compared hasta pour para tras frente despite because thanks auf von gegenüber na op tot till til"
)  # "rose 3 percent | to 1.2 million"
_AND_NO_MORE = bag("and und et y e but aber mais pero mas ma en maar och og men")
_ADDED_CLAUSES = bag(
    "because before while whereas although though when after as since said says according amid despite selon según mientras porque "
    "parce alors tandis lorsque quand puisque cuando aunque pero mais but enquanto segundo"
)
_ADJUNCTS = {
    "en": bag(
        "in at on across near during from over after amid through along outside inside around throughout"
    ),
    "fr": bag("dans sur en à au chez"),
    "es": bag("en"),
    "pt": bag("em no na nos nas"),
    "vi": bag("để khi trong tại vào so"),
    "it": bag("in nel nella nei nelle negli nello nell a"),
    "de": bag("in im"),
    "nl": bag("in op"),
    "sv": bag("i på vid"),
    "da": bag("i på ved"),
    "no": bag("i på ved"),
    "ar": bag("خلال منذ بعد قبل مقارنة في بسبب نتيجة رغم"),
}
RATE = regex.compile(
    r"(?:an?|per|each|every|pro|je|par|por|chaque|cada|al|ao|all(?=['’])|jährlich|monatlich|täglich|annually|yearly|monthly|daily|mỗi|một)(?!\p{L})",
    regex.IGNORECASE,
)
# What tells when, where and how far behind a statement that is whole without it.
_ALONE = bag(
    "died drowned perished morreram murieron fallecieron morirono périrent"
)  # verbs that need nothing behind them
LATER = bag(
    "worldwide globally nationwide yesterday today overnight altogether annually hier aujourd'hui ayer hoy ontem hoje ieri oggi gisteren "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"
)
NEEDED = ("within", "innerhalb", "binnen", "en moins", "en menos", "em menos", "in meno")
"""What opens a phrase of time that a statement cannot do without."""
_THIS = bag("this este esta neste nesta ce cet cette questo questa el le la")
_SINCE = bag("on desde depuis durante durant pendant during gegen seit")
_FROM = {
    ("a", "partir"), ("à", "partir"), ("a", "partire"), ("par", "rapport"), ("respecto", "a"), ("respecto", "al"), ("con", "respecto"),
    ("rispetto", "a"), ("rispetto", "al"), ("rispetto", "all"), ("em", "relação"), ("en", "comparación"), ("em", "comparação"),
}  # fmt: skip
_WITHOUT = bag("without sans sin sem ohne senza")
_PURPOSE = bag("for with pour avec para con com per für voor för med")
_TO = bag("a à au aux al ao à alla agli till til")
BY_WHOM = bag("par por pela pelo pelas pelos da dal dalla dai dalle dagli")
"""What stands before those that did it, behind a Romance participle."""
_NOUN_WORDS = 4
# German: "leiden 2,8 Millionen Kinder in Deutschland | unter Armut" asks for what stands behind the place.
_ONE_PLACE = regex.compile(r"PD?[NQ]{1,4}(?:G?D?[NQ]{1,3})?(?:C.*)?")
_BOTH = bag("between both zwischen entre tra fra sowohl")
_GOVERNING = bag("dass ob als wonach que")
STRANDING = bag(
    "to into of from with for by as than de du des von zu para por que qu à rapport respecto rispetto relação comparación comparação prêt prête prêts "
    "prêtes dispuesto dispuesta dispuestos dispuestas disposto disposti dispostos pronto pronti ready willing able"
)
_CHANGES = frozenset({PERCENT, CHANGE, MEASURE})
_AS_MUCH = regex.compile(r"as\s(?:much|many|high|large|big|long|far|fast|likely)\b", regex.IGNORECASE)
_NEXT = regex.compile(r"(?P<gap>[^\p{L}\p{N}]*)(?P<word>[\p{L}\p{N}]+)")


def is_rate(sentence: str, at: int, words: Words) -> bool:
    """Whether what stands at a place tells by what a rate is told: ``a week``; an Italian ``a`` does not."""
    return RATE.match(sentence, at) is not None and (
        words.language == "en" or sentence[at : at + 2].lower() != "a "
    )


def ends_of(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> list[tuple[int, bool]]:
    """The numbers of the words that a title may end with, the last first, and whether only where it happened is left out."""
    counted = max(quantity.end, quantity.noun[1])
    ends = [(len(clause.words) - 1, False)] if _closes(sentence, clause.words[-1]) else []
    if _is_bracketed(clause, words):
        return [end for end in ends if clause.words[-1].end >= counted]
    for number in range(len(clause.words) - 2, clause.last - 1, -1):
        if clause.words[number + 1].start < counted:
            break
        if _ends_verb(number, clause, words):
            ends.append((number, False))
            continue
        if not _may_be_last(number, quantity, clause, words):
            continue
        following = clause.words[number + 1]
        word = following.text.lower()
        whole = _is_last_but_where(number + 1, sentence, clause, words) or _is_later(
            number + 1, clause, words
        )
        whole = whole or (clause.texts[number] in _ALONE and number > clause.last)
        if whole or (word in _AND_NO_MORE and _is_all(number, counted, clause, words)):
            ends.append((number, False))
            continue
        told = quantity.kind in _CHANGES and word in _AFTER_CHANGE and clause.words[number].start < counted
        if is_of_generic(number, quantity, clause) or _is_rated(number, sentence, clause, words):
            continue  # "an increase of 5 % | in pensions", "94 euros | al día"
        apart = _is_apart(number + 1, sentence, quantity, clause, words)
        apart = apart or _tells_by_whom(number, clause)
        if told or apart or _tells_what_for(number, word, quantity, clause, words):
            ends.append((number, True))
    return _without_second(ends, clause)


def _is_apart(number: int, sentence: str, quantity: Quantity, clause: Clause, words: Words) -> bool:
    """Whether a word begins what tells where or since when."""
    word, following = clause.texts[number], clause.texts[number + 1 : number + 2]
    if (
        word in _SINCE
        or clause.texts[number : number + 2] in _FROM
        or (word == "d" and following == ("ici",))
    ):
        return True
    if quantity.kind == DURATION and word in _WITHOUT:
        return True
    if (
        quantity.kind == MONEY
        and number == clause.last + 1
        and word.endswith(_PARTICIPLES.get(words.language, ("\0",)))
    ):
        return True  # "débloque 600 millions d'euros | prélevés sur les fonds"
    where = word in _ADJUNCTS.get(words.language, frozenset())
    if where and words.language in VERB_SECOND:
        where = _leads_to_place(number + 1, clause, words)
    alone = not words.capitalised_nouns or _ONE_PLACE.fullmatch(clause.kinds, number) is not None
    return where and alone and not is_rate(sentence, clause.words[number].start, words)


def _leads_to_place(number: int, clause: Clause, words: Words) -> bool:
    """Whether a preposition has a noun behind it and is no part of its verb: not "stemde | in met het plan", "4.300 mensen | in dienst"."""
    kinds = clause.kinds[number : number + 2]
    idiom = words.language == "nl" and kinds[:1] == "N" and kinds != "NN"
    return kinds[:1] in {"D", "Q", "N"} and (not idiom or clause.words[number].text[0].isupper())


def _without_second(ends: list[tuple[int, bool]], clause: Clause) -> list[tuple[int, bool]]:
    """The ends before a second statement of another figure: ``25 people died | and 40 were hurt``."""
    second = _SECOND_STATEMENT.search(clause.kinds, clause.last + 1)
    if second is None:
        return ends
    return [end for end in ends if end[0] < second.start()] or ends


def _is_rated(number: int, sentence: str, clause: Clause, words: Words) -> bool:
    """Whether the words right behind a figure tell by what time or number it is: ``al día``, ``all'anno``."""
    if number > clause.last + _PAIR or not is_rate(sentence, clause.words[number + 1].start, words):
        return False
    return not words.durations.isdisjoint(clause.texts[number + 2 : number + 3])


_PAIR = 2
# Verbs whose object may be told without to whom or to what it goes.
_GIVING = bag(
    "add adds added give gives gave send sends sent sell sells sold export exports exported donate donated deliver delivered distributed offers offered"
)


def is_of_generic(number: int, quantity: Quantity, clause: Clause) -> bool:
    """Whether a title that ends with its figure only says that something changed, but not what."""
    before = clause.texts[max(0, clause.first - 2) : clause.first]
    of = len(before) > 1 and clause.kinds[clause.first - 1] == "G" and before[0] in GENERIC
    return of and quantity.kind in _CHANGES and number == clause.last


_SECOND_STATEMENT = regex.compile(r"C(?:[PGDMAS]{0,4}Q)N*R?V")


def _ends_verb(number: int, clause: Clause, words: Words) -> bool:
    """Whether a word is the second part of an English verb, and only where or when follows: ``walked out | at 6 a.m.``."""
    if words.language != "en" or clause.texts[number] not in _PARTICLES or number <= clause.last + 1:
        return False
    act = clause.texts[number - 1]
    told = clause.kinds[number - 1] == "V" and act not in words.auxiliaries
    return told and clause.texts[number + 1] in _ADJUNCTS["en"] | _BY


_PARTICLES = bag("out away off back up down over aside apart together home")
_BY = bag("by before until")


def _is_later(number: int, clause: Clause, words: Words) -> bool:
    """Whether a word tells when or how far: ``yesterday``, ``este | sábado``."""
    word, following = clause.texts[number], clause.texts[number + 1 : number + 2]
    if word in _THIS and following:
        return following[0] in LATER or following[0] in words.durations
    return word in LATER


def _tells_what_for(number: int, word: str, quantity: Quantity, clause: Clause, words: Words) -> bool:
    """Whether a figure is whole and the word behind it only tells what for, or to whom a sum goes."""
    if number > max(clause.last + (2 if clause.first == 0 else 0), _verb_of(clause)) + _NOUN_WORDS:
        return False
    if words.language == "en" and word == "to":
        return quantity.kind == COUNT and not _GIVING.isdisjoint(clause.texts[: clause.first])
    return word in _PURPOSE or (quantity.kind == MONEY and word in _TO and words.language != "en")


def _verb_of(clause: Clause) -> int:
    """The number of the verb of which those that are counted are the subject; 0 if they are not."""
    return max(0, clause.kinds.find("V", clause.last + 1)) if clause.first == 0 else 0


def _tells_by_whom(number: int, clause: Clause) -> bool:
    """Whether a participle behind a helping verb is whole, and those that did it follow: ``fueron evacuados | por los bomberos``."""
    if clause.texts[number + 1] not in BY_WHOM or clause.kinds[number - 1 : number + 1] != "VN":
        return False
    named = (
        clause.texts[number + 1] not in {"par", "por", "da"} or clause.kinds[number + 2 : number + 3] == "D"
    )
    return named and number > clause.last + 1  # "hechos por millón"


def _is_last_but_where(number: int, sentence: str, clause: Clause, words: Words) -> bool:
    """Whether the word begins a phrase of time that ends its clause, or behind which only stands where it happened."""
    begin = clause.words[number].start
    end = dict(periods(sentence, words.language)).get(begin)
    if end is None or is_rate(sentence, begin, words) or clause.kinds[number] == "G":
        return False  # "entre agosto | de 2022"
    if sentence[begin:end].lower().startswith(NEEDED):
        return False
    behind = next((n for n in range(number, len(clause.words)) if clause.words[n].start >= end), None)
    return behind is None or clause.texts[behind] in _ADJUNCTS.get(words.language, frozenset()) | COORDINATORS


def _closes(sentence: str, last: Token) -> bool:
    """Whether a statement is complete where its clause ends."""
    after = _NEXT.match(sentence, last.end)
    if last.text.lower() in STRANDING:
        return False
    if after is None:
        return True
    word, gap = after["word"].lower(), after["gap"].strip()
    if _AS_MUCH.match(sentence, after.start("word")):
        return False
    if gap:
        return not (word in _GOVERNING and gap == ",")
    return word in _ADDED_CLAUSES or word in COORDINATORS


def is_whole_to_the_end(sentence: str, clause: Clause) -> bool:
    """Whether a statement is complete with the last word of its clause."""
    return _closes(sentence, clause.words[-1])


def _is_bracketed(clause: Clause, words: Words) -> bool:
    """Whether a German or Dutch verb stands at the clause's end and would be lost."""
    if words.language == "nl":
        done = any(is_done(text, "nl") for text in clause.texts[clause.last + 1 :])
        return done and not words.auxiliaries.isdisjoint(clause.texts[: clause.first])
    if not words.capitalised_nouns:
        return False
    helped = any(word in words.auxiliaries or word in words.doubts for word in clause.texts)
    return clause.closing or helped or clause.texts[-1] in words.particles


@lru_cache(maxsize=32)
def _lost(language: str) -> frozenset[str]:
    """The words that no statement ends with before its clause does."""
    words = words_of(language)
    return words.stop | words.auxiliaries | words.open_verbs | words.articles | words.adverbs


def _may_be_last(number: int, quantity: Quantity, clause: Clause, words: Words) -> bool:
    word = clause.texts[number]
    if clause.words[number].start < max(quantity.end, quantity.noun[1]):
        return True
    if word in words.comparatives or (word in _ALONE and number > clause.last):
        return True
    if word in _lost(words.language) or word[0].isdigit():
        return False
    joined = clause.kinds[number - 1] == "C"
    if joined and (clause.kinds[number] == "V" or (words.language == "en" and word.endswith("ed"))):
        return False  # "employs 210 people and opened | in 2019"
    if clause.kinds[number - 1 : number + 1] == "RV" and number > clause.last:
        return clause.texts[number + 1] in LATER | COORDINATORS  # "se manifestaron | ayer"
    return number not in clause.verbs or clause.texts[number + 1] in COORDINATORS


def _is_all(number: int, counted: int, clause: Clause, words: Words) -> bool:
    """Whether "and" behind a word begins something else: another statement or another figure, no second noun."""
    if not _BOTH.isdisjoint(clause.texts[:number]) or number + 2 >= len(clause.words):
        return False
    following = clause.texts[number + 2]
    if _SECOND_FIGURE.match(clause.kinds, number + 2) or _is_done(number + 2, clause, words):
        return True
    if (
        words.capitalised_nouns
        and clause.words[number + 2].text.islower()
        and following.endswith(("t", "te", "ten"))
    ):
        return following not in words.stop - words.auxiliaries  # "kostet 14 Millionen und | dauert"
    verb = grammar_of(words.language).noun_first and clause.kinds[number + 2 : number + 4] in {
        "NQ",
        "ND",
        "NF",
    }
    if following in words.vague or verb:
        return True  # "140 éoliennes et | alimente 80 000 foyers"
    if words.capitalised_nouns and clause.kinds[number + 2] in "OA":
        return True  # "auf 39 Prozent und | damit auf Platz zwei"
    other = following in words.articles or following[0].isdigit() or clause.kinds[number + 2] == "V"
    other = other or (following in words.stop and clause.texts[number] in words.percent | words.money)
    return other or (clause.words[number].end > counted and following in words.auxiliaries)


_SECOND_FIGURE = regex.compile(r"[PGDMAS]{1,4}Q")
"""What opens another number: ``up to 2,000``, ``plus de 5 500``."""
_PARTICIPLES = {
    "fr": ("é", "ée", "és", "ées"),
    "es": ("dos", "das"),
    "pt": ("dos", "das"),
    "it": ("ati", "ate", "uti", "ute"),
}
_DONE = {"es": ("ado", "ido"), "fr": ("é", "i", "u"), "it": ("ato", "uto", "ito"), "en": ("ed",)}


def _is_done(number: int, clause: Clause, words: Words) -> bool:
    """Whether a participle goes on with what somebody has done: ``ha detenido a 14 personas e | incautado``."""
    helped = any(verb < clause.first for verb in clause.verbs)
    return (
        helped
        and clause.kinds[number] == "N"
        and clause.texts[number].endswith(_DONE.get(words.language, ("\0",)))
    )
