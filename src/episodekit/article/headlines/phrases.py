"""L3. Noun phrases with a figure, as the article has them in one piece: ``706kg of uncut cocaine``, ``Fine of £510,000``.

The most certain titles of any language: they say how many of what, and nothing of what became of them.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from episodekit.article.headlines.clause import Clause, fold, is_relative
from episodekit.article.headlines.ends import is_rate
from episodekit.article.headlines.events import is_event
from episodekit.article.headlines.grammar import (
    GENERIC,
    OTHERS,
    OWN,
    RESTRICTIVE,
    VAGUE,
    VERB_SECOND,
    grammar_of,
)
from episodekit.article.headlines.heads import head_of
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.headlines.verbs import is_done
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, MEASURE, MONEY, PERCENT, SHARE, Quantity

RICH, SUM, LABEL, EVENT, PLAIN, POOR, PART = 3.8, 3.4, 3.2, 3.1, 2.6, 2.2, 2.0
"""How clear a noun phrase is: with more than a noun; of a measure or a sum; behind a name; of a noun that tells what happened;
of another noun; of one that says little; a share of somebody."""
BACKGROUND = bag(
    "avait avaient tenía tenían había habían tinha tinham havia haviam aveva avevano hatte hatten teníamos tínhamos avevamo avions"
)
_AGAINST = bag(
    "against gegen ohne statt without contre sans contra sin contro senza sem tegen zonder emot utan mod uden mot uten"
)
_REFUSING = bag(
    "reject rejects rejected refuse refuses refused avoid avoids avoided escape escapes escaped scrap scraps scrapped cancelled canceled "
    "verzichtet verzichtete verzichten lehnt lehnte lehnten verwarf vermied refuse refusé refusent rejeté rejette rejettent évité évite "
    "annulé renoncé rechazó rechaza rechazan rechazaron rechazado evitó evitaron descartó anuló rejeitou rejeita evitou respinto evitato "
    "annullato verwierp afgewezen"
)
_AFTER_ALL = bag("soit up out")  # "chalked up", "soit 600 000 entrées perdues"
_NEWS_IN = frozenset({"en", "fr", "es", "pt", "it", "nl", "de"})
_GERMANIC = VERB_SECOND | {"de", "en"}
_MANY, _PAIR = 100, 2
_FEW = 10  # things; of fewer seldom anything is told
_MOST_WORDS = 3  # adjectives behind a noun
_THAN = bag("than que als dan como wie as comme di")
_PARTS = bag("half third thirds quarter quarters fifth fifths tenth one two three four five six seven eight nine uno una uno dos tres cuatro cinco un une deux trois quatre cinq ein eine einer zwei drei vier fünf ocho siete seis huit sept six dix acht sieben sechs neun")  # fmt: skip
_VESSELS = bag(
    "liter tonnen flaschen kisten dosen säcke fässer kilo gramm stück paar meter kubikmeter quadratmeter hektar prozent"
)
_DATIVES = bag(
    "mit von in an auf aus bei nach zu seit vor unter zwischen über gegenüber zum zur vom im am beim"
)
_PLURALS = bag("fish sheep cattle police staff troops migrants deer aircraft species crew youth lives")
_PAST = bag("hat haben wurde wurden ist sind war waren werden wird sollen soll")
_ADJUNCT = regex.compile(r"(?:[PG][DQ]?[NQ]{1,4})+")
_COMPLEMENT = regex.compile(r"[PG]D?[NQ]{1,4}(?:[PGC]D?[NQ]{1,4}){0,2}")
_YEAR = regex.compile(r"(?:1[89]|20)\p{Nd}{2}")
_CLOSING = ("t", "n", "lich", "ig", "los", "bar")  # German participles, infinitives, adjectives
_NEAR = 14  # characters
_OF_NOUN = bag("von über van")
_THE = bag("the der die den les los las os as gli")
_CONTRACTED = bag(
    "do da dos das nos nas aos às pelos pelas des aux del dei delle degli nei nelle ai alle agli"
)
_WAYS, _UNTIL = bag("through across zu aus"), bag("hasta até")
_ENDINGS = {
    "en": ("ed",), "fr": ("é", "és", "ée", "ées", "is", "ies", "us", "ues"), "es": ("ado", "ados", "ada", "adas", "ido", "idos", "ida", "idas"),
    "pt": ("ado", "ados", "ada", "adas", "ido", "idos", "ida", "idas"), "it": ("ato", "ati", "ata", "ate", "uto", "uti", "uta", "ute", "ito", "iti", "ita", "ite"),
}  # fmt: skip
_AMONG = bag("dont darunter davon including incluidos incluidas incluyendo incluindo compris waarvan")
_ONE_PHRASE = regex.compile(r"PD?N{1,2}")
_LACKING = bag("without sans sin sem senza ohne zonder aboard")
_FATE = regex.compile(r"V[VNP]*(?=C|$)")
_EACH, _BY = bag("per pro je each every cada chaque mỗi elke"), bag("por par")
_FOR = bag("for für pour para per voor för till til")
_EARLIER = OWN | OTHERS | _THAN | _AMONG | _CONTRACTED


class Shape(NamedTuple):
    """A stretch of a sentence by its characters, and how clear it is; ``title`` if it is no single stretch."""

    begin: int
    end: int
    clarity: float
    title: str = ""


def needs_noun(quantity: Quantity) -> bool:
    """Whether a figure says nothing without what it counts."""
    return quantity.kind == COUNT and quantity.noun[0] == quantity.noun[1]


def phrases(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The noun phrases, the best first."""
    yield from _enclosed(sentence, quantity, clause, words)
    end = phrase_end(sentence, quantity, clause, words)
    if end is None:
        return
    stop = max(clause.words[end].end, quantity.end)
    head = head_of(clause, words)
    sure = (words.doubts - words.infinitives).isdisjoint(clause.texts[: clause.first])
    if (head is not None or quantity.kind == MONEY) and _is_refused(clause, head):
        return
    if head is not None and sure and (quantity.kind != COUNT or abs(quantity.value) >= _FEW):
        aside = head == 0 and clause.kinds[0] == "D" and bool(sentence[: clause.words[0].start].strip())
        yield Shape(
            clause.words[head].start, stop, POOR if aside else RICH
        )  # "El Hierro, | una isla de 11.000 habitantes"
    if leads_back(sentence, quantity, clause, end, words):
        return
    if quantity.kind in {PERCENT, SHARE} and end > clause.last:
        yield Shape(quantity.bound_start, stop, PART)
    if needs_noun(quantity) or quantity.kind not in {COUNT, MEASURE, MONEY}:
        return
    if _is_news(sentence, quantity, clause, words):
        yield from _counted(quantity, clause, end, words)
    elif quantity.kind == COUNT:
        yield Shape(quantity.bound_start, stop, POOR)


def _is_refused(clause: Clause, head: int | None) -> bool:
    """Whether somebody is against what a phrase names, or does without it: ``stimmte gegen | einen Bonus von 2,6 Millionen Euro``."""
    before = clause.texts[: clause.first if head is None else head]
    near = _MOST_WORDS + 1 if head is None else 1 + (clause.kinds[head - 1 : head] == "D")
    return not _AGAINST.isdisjoint(before[-near:]) or not _REFUSING.isdisjoint(before)


def _is_news(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> bool:
    """Whether a figure is what its clause tells, so that a title may leave the rest out.

    It is not behind a preposition, which only tells how or where, in what had been before, in a clause whose subject is lost, or
    where it only is the subject and what became of it is left out, unless so many are news by themselves.
    """
    before = clause.kinds[: clause.first].rstrip("A")
    if before.endswith(("P", "S", "O")) and clause.texts[clause.first - 1] not in _AFTER_ALL:
        return False
    if not (BACKGROUND | (words.doubts - words.infinitives)).isdisjoint(clause.texts[: clause.first]):
        return False
    if clause.kinds[0] in "VAR" and is_relative(sentence, clause, words):
        return False
    if words.language in _GERMANIC and before.endswith("C") and "V" not in before:
        return False  # "600 Helfer und 120 Soldaten | sind im Einsatz"
    if "V" in before or words.language not in _NEWS_IN or clause.first:
        return True
    many = abs(quantity.value) >= _MANY and "V" in clause.kinds
    return many or sentence[: quantity.bound_start].rstrip().endswith(":")


def _counted(quantity: Quantity, clause: Clause, end: int, words: Words) -> Iterator[Shape]:
    """The figure and what it counts, with what belongs to it."""
    stop = max(clause.words[end].end, quantity.end)
    vague = quantity.vague or clause.texts[end] in VAGUE
    for longer in _with_complement(quantity, clause, end, words) if not vague else ():
        yield Shape(quantity.bound_start, clause.words[longer].end, RICH if quantity.kind == COUNT else SUM)
    if words.language == "vi" and clause.first and clause.texts[end] in VAGUE:
        fate = _FATE.match(clause.kinds, end + 1)
        if fate and fate.end() < end + 2 + _MOST_WORDS * 2:
            yield Shape(quantity.bound_start, clause.words[fate.end() - 1].end, RICH)
    before = clause.texts[clause.first - 1] if clause.first else ""
    if quantity.kind == COUNT and before in grammar_of(words.language).places | _WAYS:
        yield Shape(quantity.bound_start, stop, POOR)  # only where: "dans douze pays européens"
        return
    begin = clause.last + 1
    said = [
        word
        for word in clause.texts[begin : end + 1]
        if word not in words.stop and word not in words.durations
    ]
    content = [word for word in said if word not in VAGUE and word not in GENERIC]
    if quantity.kind == COUNT:
        few = abs(quantity.value) < _FEW or quantity.vague
        if content and len(said) > 1 and not few and not quantity.part:
            yield Shape(quantity.bound_start, stop, RICH)
        elif said and not few:
            plain = EVENT if is_event(said[-1], words.language) else PLAIN
            yield Shape(quantity.bound_start, stop, plain if content else POOR)
    elif quantity.kind == MEASURE and content and end > clause.last:
        yield Shape(quantity.bound_start, stop, SUM)
    noun = quantity.noun[1]
    if quantity.kind == COUNT and noun < stop and abs(quantity.value) >= _FEW:
        yield Shape(quantity.bound_start, noun, POOR)  # if the whole is too long


def leads_back(sentence: str, quantity: Quantity, clause: Clause, end: int, words: Words) -> bool:
    """Whether a phrase is of something told before, is only compared with, or has the wrong case to stand alone."""
    earlier_words = sentence[
        max(0, clause.words[clause.first].start - _NEAR) : clause.words[clause.first].start
    ]
    before = clause.texts[clause.first - 1] if clause.first else (earlier_words.lower().split() or [""])[-1]
    inner = clause.texts[clause.first : clause.last]
    if inner and (inner[0] == "within" or (inner[0] in _UNTIL and not words.articles.isdisjoint(inner))):
        return True  # "hasta los 2,73 millones"
    if inner and inner[0] in _THE | _CONTRACTED:
        return True
    if before in words.articles or before in _EARLIER:
        return True
    if clause.kinds[clause.first - 1 : clause.first] in {"O", "M", "Q"} and not _YEAR.fullmatch(before):
        return True
    if clause.first > 1 and before in grammar_of(words.language).links | {"von", "out"}:
        earlier = clause.texts[clause.first - 2]
        if earlier in _PARTS or earlier[0].isdigit():
            return True
    # "von 193 Wölfen"
    dative = words.capitalised_nouns and before in _DATIVES and clause.texts[end].endswith("n")
    return dative and quantity.kind == COUNT


def phrase_end(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> int | None:
    """The number of the word that ends the noun phrase of a figure; None if that is not sure."""
    # Behind a sum stands no noun, but a participle: "R$ 5,1 mil | pago em parcela única".
    alone = quantity.kind == MONEY and grammar_of(words.language).noun_first
    counted = quantity.end if alone else quantity.noun[1]
    end = max((n for n, token in enumerate(clause.words) if token.start < counted), default=clause.last)
    if clause.kinds[end] not in "FNQ":
        return None
    adjectives = _with_adjectives(clause, end, words)
    whole = None if adjectives is None else _with_genitives(clause, adjectives, words)
    whole = None if whole is None else _with_second(clause, whole, words)
    whole = None if whole is None else _with_rate(sentence, clause, whole, words)
    return whole if whole is not None and _is_over(sentence, clause, whole, words) else None


def _with_genitives(clause: Clause, end: int, words: Words) -> int | None:
    """With all that the noun is of, one within the other."""
    longer = _with_genitive(clause, end, words)
    while longer is not None and longer != end:
        end, longer = longer, _with_genitive(clause, longer, words)
    return longer


def _with_adjectives(clause: Clause, end: int, words: Words) -> int | None:
    """With the adjectives behind a noun, or the second word of an English one; None if more than those follow."""
    if words.language == "ar":
        return end  # which words are verbs is not told
    if not grammar_of(words.language).noun_first:
        return _with_second_word(clause, end, words)
    kinds, run = clause.kinds, end
    while run + 1 < len(kinds) and kinds[run + 1] == "N":
        run += 1
    if run - end > _MOST_WORDS + 2 * (words.language == "vi"):
        return None
    # "munies | d'un ticket": a participle asks for what stands behind its preposition.
    if run > end and words.language != "vi" and kinds[run + 1 : run + 2] in {"P", "G"}:
        plain = not is_participle(clause.texts[run], words) and kinds[run + 1 : run + 3] in {"PQ", "PF"}
        if plain and kinds[run + 1] == "P":
            return run  # "214 autocarros eléctricos | por 118 milhões"
        rest = _COMPLEMENT.match(kinds, run + 1)
        return rest.end() - 1 if rest and kinds[rest.end() : rest.end() + 1] in {"", "V"} else None
    return run


def _with_second_word(clause: Clause, end: int, words: Words) -> int | None:
    """With what goes on with a noun: ``Millionen Liter Wasser``, ``kilo cocaïne``, ``measles cases``."""
    kinds, run = clause.kinds, end
    measures = words.capitalised_nouns and (end == clause.last or clause.texts[end] in words.units | _VESSELS)
    while measures and kinds[run + 1 : run + 2] == "N" and _is_capital(clause, run + 1):
        run += 1
    following = clause.texts[run + 1] if kinds[run + 1 : run + 2] == "N" else ""
    measured = words.language == "nl" and following and end == clause.last
    if measured or (words.language == "en" and following.endswith("s")):
        run += 1
    return run if run - end <= _MOST_WORDS else None


def _is_capital(clause: Clause, number: int) -> bool:
    return clause.words[number].text[0].isupper()


def _with_genitive(clause: Clause, end: int, words: Words) -> int | None:
    """With what is counted is of: ``of carbon dioxide``, ``der Fernzüge``."""
    kinds, texts = clause.kinds, clause.texts
    place = end + 1
    links = kinds[place : place + 1] == "G" or (
        words.capitalised_nouns and kinds[place : place + 1] == "D" and texts[place] in words.genitives
    )
    if not links:
        return end
    place += 1
    while place < len(kinds) and kinds[place] == "D":
        place += 1
    last = place
    if texts[place - 1 : place + 1] == ("d", "ici"):
        return end
    while last < len(kinds) and kinds[last] in "NQ" and last - place <= _MOST_WORDS:
        last += 1
    return last - 1 if last > place else None


def _with_second(clause: Clause, end: int, words: Words) -> int | None:
    """With the second noun of ``186,000 refugees and migrants``; None if it is not sure where that ends."""
    kinds = clause.kinds
    if kinds[end + 1 : end + 2] != "C":
        return end
    run = end + 2
    while run < len(kinds) and kinds[run] == "N":
        run += 1
    if run == end + 2:
        return end if kinds[run : run + 1] in {"Q", "V", "D", "P", "R", "A", "O", "M"} else None
    if end == clause.last or is_participle(clause.texts[end + 2], words):
        return end if is_participle(clause.texts[end + 2], words) else None
    return run - 1 if run - end - 2 <= _MOST_WORDS else None


def _with_rate(sentence: str, clause: Clause, end: int, words: Words) -> int | None:
    """With the time or the number that a rate is told by: ``a week``, ``por millón de habitantes``."""
    if end + 2 >= len(clause.words) or not is_rate(sentence, clause.words[end + 1].start, words):
        return end
    link, unit = clause.texts[end + 1], clause.texts[end + 2]
    if clause.kinds[end + 2] == "Q" and not (words.scales.keys() | words.money).isdisjoint(
        clause.texts[end + 3 : end + 4]
    ):
        return end  # "por 118 milhões de euros": a price
    if unit in words.durations:
        return end + 2
    each = link in _EACH or (link in _BY and (unit in words.scales or clause.kinds[end + 2] == "Q"))
    return _with_genitive(clause, end + 2, words) if each and clause.kinds[end + 2] in "NQ" else end


def _is_over(sentence: str, clause: Clause, end: int, words: Words) -> bool:
    """Whether nothing that follows belongs to the phrase."""
    kinds = clause.kinds
    if end + 1 == len(kinds):
        after = _AFTER.match(sentence, clause.words[end].end)
        return not (after and after[1].lower() in RESTRICTIVE)
    following, word = kinds[end + 1], clause.texts[end + 1]
    if word in RESTRICTIVE or following == "M" or word in words.more or kinds[end + 1 : end + 3] == "PO":
        return False
    if following == "N":
        if words.language in VERB_SECOND:
            return (words.language == "nl" or end + _PAIR == len(kinds)) and is_done(word, words.language)
        if words.language in {"en", "ar"}:
            return (
                words.language == "ar"
                or clause.texts[end].endswith("s")
                or clause.texts[end] in VAGUE | _PLURALS
            )
        return words.capitalised_nouns and not _is_capital(clause, end + 1)
    known = bool(grammar_of(words.language).prepositions) or (following == "G" and word == "d")
    return known and following in "PVSCRADO"


_AFTER = regex.compile(r"[\s\u00a0]+([\p{L}'’]+)")


def _with_complement(quantity: Quantity, clause: Clause, end: int, words: Words) -> Iterator[int]:
    """The last word of a phrase that belongs to the noun: ``in an average year`` to the clause's end, ``without power``."""
    if words.language == "ar":
        yield from _arabic(quantity, clause)
        return
    following = clause.texts[end + 1 : end + 2]
    if not following or following[0] not in grammar_of(words.language).complements:
        return
    if quantity.kind == MONEY and following[0] not in _FOR:
        return
    if quantity.kind == MEASURE and end == clause.last:
        return
    if _COMPLEMENT.fullmatch(clause.kinds, end + 1):
        yield len(clause.kinds) - 1
    short = _ONE_PHRASE.match(clause.kinds, end + 1)
    if short and following[0] in _LACKING and clause.kinds[short.end() : short.end() + 1] == "P":
        yield short.end() - 1


def _arabic(quantity: Quantity, clause: Clause) -> Iterator[int]:
    """A sum and what it is for, up to a relative clause: ``81 مليون دولار لتخفيف المحنة الإنسانية``."""
    behind = [n for n, token in enumerate(clause.words) if token.start >= quantity.end]
    if behind and clause.texts[behind[0]] == "أخرى":  # "another": the purpose stands behind it
        behind = behind[1:]
    if quantity.kind != MONEY or not behind or not clause.texts[behind[0]].startswith("ل"):
        return
    last = behind[0]
    while (
        last + 1 < len(clause.kinds)
        and clause.kinds[last + 1] == "N"
        and not clause.texts[last + 1].startswith("و")
    ):
        last += 1
    if last > behind[0]:
        yield last


def _enclosed(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """A German figure up to the participle that closes its clause: ``2,3 Tonnen Kokain beschlagnahmt``."""
    if not words.capitalised_nouns or needs_noun(quantity) or _PAST.isdisjoint(clause.texts[: clause.first]):
        return
    last = clause.words[-1]
    if last.text == "worden" and len(clause.words) > clause.last + _PAIR:
        last = clause.words[-2]  # "waren 72 Millionen Reisende gezählt | worden"
    closed = last.text.islower() and last.text not in words.stop and last.text.endswith(_CLOSING)
    named = quantity.kind in {COUNT, MEASURE, MONEY} or quantity.noun[0] < quantity.noun[1]
    if not closed or not named or last.start < max(quantity.end, quantity.noun[1]):
        return
    if not words.doubts.isdisjoint(clause.texts):
        return
    end = phrase_end(sentence, quantity, clause, words)
    if end is None or _is_of_noun(clause) or leads_back(sentence, quantity, clause, end, words):
        return
    between = "".join(
        clause.kinds[n] for n in range(end + 1, len(clause.words)) if clause.words[n].end < last.start
    )
    if between and not _ADJUNCT.fullmatch(between):
        return
    leads = clause.kinds[clause.first - 1 : clause.first] == "P"  # "zu sechs Jahren Haft verurteilt"
    begin = clause.words[clause.first - 1].start if leads else quantity.bound_start
    if fits(sentence, begin if leads else quantity.start, last.end):
        yield Shape(begin, last.end, RICH)
        return
    title = fold(f"{sentence[begin : clause.words[end].end]} {last.text}")
    if len(title) <= LONGEST_TITLE:
        yield Shape(begin, last.end, RICH, title)


def _is_of_noun(clause: Clause) -> bool:
    """Whether a figure tells how much a noun before it is: ``einen Verlust von | 4,3 Millionen Euro``."""
    before = clause.first - 1
    return before > 0 and clause.kinds[before - 1] == "N" and clause.texts[before] in _OF_NOUN


def is_participle(word: str, words: Words) -> bool:
    """Whether a word ends like a participle."""
    return word.endswith(_ENDINGS.get(words.language, ("\0",)))


def fits(sentence: str, begin: int, end: int) -> bool:
    """Whether a stretch is short enough for a title."""
    return len(fold(sentence[begin:end])) <= LONGEST_TITLE
