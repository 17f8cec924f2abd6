"""L3. Noun phrases with a figure that say by themselves what it is of: ``706kg of uncut cocaine``."""

from collections.abc import Iterator
from typing import NamedTuple

from episodekit.article.headlines.clause import COORDINATORS, Clause, fold
from episodekit.article.headlines.ends import RATE
from episodekit.article.headlines.flaws import GENERIC
from episodekit.article.headlines.openings import opening_of
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, MEASURE, MONEY, Quantity
from episodekit.article.tokens import Token

PHRASE, SUM = 3.8, 3.4
_FEW = 10  # things
_FEWEST_LETTERS = 4
_MOST_ADJECTIVES = 2
_ADJECTIVES_BEHIND = frozenset({"fr", "es", "pt", "it"})
_MOST_BETWEEN = 4  # words between the verb and the figure
_PAST = bag("hat haben hatte hatten wurde wurden ist sind war waren")
_OF = bag("of worth de von di")
_OF_WHOM = bag("of du des del von der")
_COMPLEMENTS = bag("with for in without from mit für ohne avec pour sans con para sin com sem per senza")
_VAGUE_NOUNS = bag(
    "people persons men women children cases times things others ones personen menschen fälle leute personnes cas personas casos large long haut diamètre hauteur largeur longueur profondeur light lichtjahre diameter "
    "pessoas persone mal fois veces points punkte puntos person ones percent million"
)
_MARKS = bag(
    "forecast forecasts estimate limit threshold target goal schwelle marke grenze umbral cota previsión seuil barre prévision limite"
)


class Shape(NamedTuple):
    """A stretch of a sentence by its characters, and how clear it is."""

    begin: int
    end: int
    clarity: float


def needs_noun(quantity: Quantity) -> bool:
    """Whether a figure says nothing without what it counts."""
    return quantity.kind == COUNT and quantity.noun[0] == quantity.noun[1]


def phrases(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The noun phrases, the best first."""
    yield from _enclosed(quantity, clause, words)
    yield from _arabic(quantity, clause, words)
    end = _phrase_end(sentence, quantity, clause, words)
    if end is None or needs_noun(quantity) or quantity.kind not in {COUNT, MONEY, MEASURE}:
        return
    stop = max(clause.words[end].end, quantity.end)
    head = _head(clause, words)
    if head is not None:
        yield Shape(clause.words[head].start, stop, PHRASE)
    # "von 193 Wölfen" has the wrong case, and of two or three things seldom anything is told.
    before = clause.texts[clause.first - 1] if clause.first else ""
    if words.capitalised_nouns and before in words.stop - words.auxiliaries:
        return
    vague = words.stop | _VAGUE_NOUNS | words.durations | words.units
    said = [
        token
        for token in clause.words[: end + 1]
        if token.start >= quantity.end and token.text.lower() not in vague
    ]
    if quantity.kind == COUNT:
        if len(said) > 1 and abs(quantity.value) >= _FEW:
            yield Shape(quantity.bound_start, stop, PHRASE)
    elif (
        said
        and not RATE.match(sentence[quantity.end :].lstrip())
        and not (words.capitalised_nouns and said[-1].text[0].islower())
    ):
        yield Shape(quantity.bound_start, stop, SUM)


def _arabic(quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """A sum and what it is for, up to a relative clause: ``81 مليون دولار لتخفيف المحنة الإنسانية``."""
    behind = [token for token in clause.words if token.start >= quantity.end]
    if words.language != "ar" or quantity.kind != MONEY or not behind or not behind[0].text.startswith("ل"):
        return
    kept = 1
    while (
        kept < len(behind) and behind[kept].text not in words.stop and not behind[kept].text.startswith("و")
    ):
        kept += 1
    if kept > 1:
        yield Shape(quantity.bound_start, behind[kept - 1].end, PHRASE)


def _enclosed(quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """A German figure up to the participle that closes its clause: ``2,3 Tonnen Kokain beschlagnahmt``."""
    last = clause.words[-1]
    if not words.capitalised_nouns or needs_noun(quantity) or _PAST.isdisjoint(clause.texts[: clause.first]):
        return
    closed = clause.closing or (last.text[0].islower() and last.text not in words.stop)
    of_whom = quantity.kind in {COUNT, MEASURE, MONEY} or quantity.noun[0] < quantity.noun[1]
    if closed and of_whom and last.start >= max(quantity.end, quantity.noun[1]):
        yield Shape(quantity.bound_start, last.end, PHRASE)


def _head(clause: Clause, words: Words) -> int | None:
    """Where the noun begins that the figure is of: ``victim surcharge of £170``."""
    begin = place = clause.first - 1
    if place < 1 or clause.texts[place] not in _OF:
        return None
    closed = words.stop | words.auxiliaries
    while begin and clause.texts[begin - 1] not in closed and begin - 1 not in clause.verbs:
        begin -= 1
    before = clause.texts[begin - 1] if begin else ""
    # "guns and cash worth £2m" are worth that together.
    joints = frozenset() if clause.texts[place] == "worth" else COORDINATORS
    shown = not begin or begin - 1 in clause.verbs or before in words.articles | joints
    numbered = any(text[0].isdigit() for text in clause.texts[begin:place])
    if begin == place or not shown or numbered:
        return None
    lone = clause.texts[begin] if place - begin == 1 else ""
    if lone and (lone in GENERIC | _MARKS or len(lone) < _FEWEST_LETTERS or not begin):
        return None
    return begin - 1 if lone and words.language != "en" else begin


def _phrase_end(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> int | None:
    """The number of the word that ends the noun phrase of a figure; None if the phrase cannot be told from what follows."""
    end = _with_second(_with_genitives(quantity, clause, words), clause, words)
    every, texts = clause.words, clause.texts
    if texts[end] in words.stop:
        return None
    if (
        end + 2 < len(every)
        and RATE.match(sentence, every[end + 1].start)
        and texts[end + 2] in words.durations
    ):
        end += 2  # "1,000 extra services a week"
    if end + 1 == len(every):
        return end
    if _runs_on(sentence, end, quantity, clause, words):
        return len(every) - 1
    word = texts[end + 1]
    starts = {span[0] for span in periods(sentence, words.language)}
    told = end + 1 in clause.verbs or word in words.auxiliaries or every[end + 1].start in starts
    return end if told or word in words.stop - COORDINATORS - words.genitives - words.more else None


def _with_genitives(quantity: Quantity, clause: Clause, words: Words) -> int:
    """The last word of what is counted, with what it is of."""
    texts, count = clause.texts, len(clause.texts)
    counted = max(quantity.end, quantity.noun[1])
    end = max((n for n, token in enumerate(clause.words) if token.start < counted), default=clause.last)
    closed = words.stop | words.auxiliaries
    while end + 1 < count and texts[end + 1] in (words.genitives - words.articles) | _OF_WHOM:
        end += 1
        while end + 1 < count and texts[end + 1] in words.articles:
            end += 1
        while end + 1 < count and texts[end + 1] not in closed and end + 1 not in clause.verbs:
            end += 1
    return end


def _runs_on(sentence: str, end: int, quantity: Quantity, clause: Clause, words: Words) -> bool:
    """Whether all that follows in the clause belongs to the noun: adjectives, or a phrase such as ``with a fixed range``."""
    texts = clause.texts
    rest = range(end + 1, len(texts))
    if any(n in clause.verbs for n in rest) or texts[-1] in words.stop:
        return False
    adjectives = len(rest) <= _MOST_ADJECTIVES and words.language in _ADJECTIVES_BEHIND
    if adjectives and all(texts[n] not in words.stop | words.adverbs for n in rest):
        return True
    short = len(fold(sentence[quantity.bound_start : clause.words[-1].end])) <= LONGEST_TITLE
    return texts[end + 1] in _COMPLEMENTS and short


def _with_second(end: int, clause: Clause, words: Words) -> int:
    """With the second noun of ``186,000 refugees and migrants``, if that ends the phrase."""
    texts = clause.texts
    if texts[end + 1 : end + 2] and texts[end + 1] in COORDINATORS and end + 2 < len(texts):
        noun = texts[end + 2]
        plain = (
            noun not in words.stop | words.auxiliaries
            and not noun[0].isdigit()
            and end + 2 not in clause.verbs
        )
        if plain and (end + 3 == len(texts) or end + 3 in clause.verbs or texts[end + 3] in words.stop):
            return end + 2
    return end


def label(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str | None:
    """The name that a statement is about, and what it counts: ``Les Vieilles Charrues: 268.000 spectateurs``."""
    first = opening_of(sentence, clause, words)
    verb = next((verb for verb in clause.verbs if verb < clause.first), 0)
    if (
        quantity.kind != COUNT
        or needs_noun(quantity)
        or words.capitalised_nouns
        or first is None
        or first >= verb
    ):
        return None
    noun = sentence[slice(*quantity.noun)].lower().split()
    end = _phrase_end(sentence, quantity, clause, words)
    if noun[0] in _VAGUE_NOUNS or end is None or clause.first - verb > _MOST_BETWEEN:
        return None
    first += clause.texts[first] in words.articles and words.language == "en"
    last = next((n for n in range(first + 1, verb) if clause.texts[n] in {"of", "from"}), verb)
    subject = clause.words[first:last]
    if not _is_name(subject, words):
        return None
    named = fold(sentence[subject[0].start : subject[-1].end])
    title = f"{named}: {fold(sentence[quantity.bound_start : max(clause.words[end].end, quantity.end)])}"
    return title if len(title) <= LONGEST_TITLE else None


def _is_name(subject: tuple[Token, ...], words: Words) -> bool:
    """Whether a subject is a name by its capitals; the first word of a sentence has one anyway."""
    content = [token.text for token in subject if token.text.lower() not in words.stop]
    return len(content) > 1 and all(text[0].isupper() for text in content)
