"""L3. Where a title may begin: with its own subject, and with nothing before it that it cannot do without."""

from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter

import regex

from episodekit.article.headlines.clause import Clause
from episodekit.article.headlines.grammar import COORDINATORS, EACH, VERB_SECOND, grammar_of
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.verbs import is_verb, verbs_among
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.article.tokens import Token, tokens

# Vietnamese verbs and adjectives that say something of what was named before.
_SUBJECTLESS = bag("mang trị còn nhiều thu bán đưa nâng giúp khiến làm gây cao thấp hơn bằng tương ít riêng")
_STOPS = regex.compile(r"[;!?–—()“”\"«»؛،。]|[.:](?!\p{Nd})|\s-\s")
_AFTER_STOP = regex.compile(r"^[^\p{L}\p{N}]*$")
_CONDITIONS = bag(
    "if unless until before whether lest wenn falls bis bevor ob sofern si avant jusqu antes hasta se caso quando als nếu khi"
)
_OPEN_RELATIVES = bag(
    "which who whom whose where qui dont où lequel quien quienes cuyo cuya donde onde cujo cuja che waar die dat"
)
_THAT = bag("that que")
_BEFORE_THAT = bag("tandis alors parce mientras")
_LONGEST_DATE = 8  # words
_SHORT = 3  # words
_LONGEST_SOURCE = 8  # words
_WEEKDAYS = bag(
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"
)
_HOURS = bag("morning afternoon evening night noon midnight dawn dusk lunchtime")
_YEAR = regex.compile(r"(?:19|20)\p{Nd}{2}")
_HAVING = bag("having being")
_BEFORE_OBJECT = bag("já não ainda nunca também só")
_WHEN = bag(
    "by on during after over between since entre à a durant pendant après depuis durante tras desde el em no na nos nas após ao nel dopo"
)
_ALL_IN_ALL = frozenset(
    {
        ("au", "total"), ("en", "tout"), ("en", "moyenne"), ("en", "effet"), ("par", "ailleurs"), ("en", "total"), ("en", "conjunto"),
        ("no", "total"), ("ao", "todo"), ("em", "média"), ("in", "totale"), ("in", "media"), ("sin", "embargo"), ("no", "entanto"),
    }
)  # fmt: skip
_PLURAL = bag("people children men women police")
_END = itemgetter(2)
_GOVERNED = 8  # words before "that" among which somebody doubts what follows


def opening_of(sentence: str, clause: Clause, words: Words, *, counted: bool = False) -> int | None:
    """The number of the clause's word that a title begins with; None if the subject stands elsewhere or something is lost.

    ``counted``: the clause's figure is a count; that is true without where and when it was.
    """
    second = words.capitalised_nouns or words.language in VERB_SECOND
    first = 0 if second else _behind_time(sentence, clause, words)
    before = sentence[: clause.words[first].start].lower().split()[-1:]
    if before and before[0] in _BEFORE_OBJECT and clause.texts[first] in words.articles:
        return None  # "já o conhecia": a pronoun
    if not _names(first, clause, words) or not _is_own(sentence, first, clause, words, counted=counted):
        return None
    return first


def _behind_time(sentence: str, clause: Clause, words: Words) -> int:
    """The first word behind the phrases of time and the adverbs that open a clause."""
    spans = periods(sentence, words.language)
    number = 0
    while number < clause.first:
        token = clause.words[number]
        text = clause.texts[number]
        light = (text in words.fillers or text in words.adverbs) and text not in words.articles
        if light or any(begin <= token.start < end for begin, end in spans):
            number += 1
        elif text in words.stop and text not in words.articles:
            return _behind_date(clause, words)
        else:
            break
    return min(number, clause.first)


def _behind_date(clause: Clause, words: Words) -> int:
    """The first word behind a preposition and a date or a span of time: ``In the twelve months to June 2018 | the club lost``."""
    for number in range(1, min(clause.first, _LONGEST_DATE) + 1):
        before = clause.texts[number - 1]
        dated = (
            before in words.durations or before in _WEEKDAYS | _HOURS or (_YEAR.fullmatch(before) is not None)
        )
        if dated and (number == clause.first or clause.texts[number] in words.articles):
            return number
    return 0


@lru_cache(maxsize=32)
def _leaning(language: str) -> frozenset[str]:
    """The words that no subject begins with."""
    words = words_of(language)
    leaning = words.pronouns | words.splitters | words.dangling
    leaning = leaning if words.capitalised_nouns else leaning | words.stop
    return (leaning - words.articles - EACH) | (words.auxiliaries & words.stop)


def _names(first: int, clause: Clause, words: Words) -> bool:
    """Whether a clause that is read from its word ``first`` on names what it speaks of."""
    if first == clause.first:
        return True
    word = clause.texts[first]
    if word in _leaning(words.language) or first in clause.verbs:
        return False
    if words.language == "vi" and word in _SUBJECTLESS:
        return False
    following = clause.texts[first + 1] if first + 1 < len(clause.texts) else ""
    if word in words.articles:
        helps = following in words.auxiliaries and following in words.stop
        return first + 1 not in clause.verbs and not helps  # "das sind"
    if words.language == "en":
        inverted = (
            following == "were" and not word.endswith("s") and word not in _PLURAL
        )  # "aboard were seven"
        gerund = word.endswith("ing") and (
            word in _HAVING or following in words.stop or first + 1 == clause.first
        )
        return not inverted and not gerund
    return not (words.capitalised_nouns and clause.words[first].text[0].islower() and word not in words.stop)


def _is_own(sentence: str, first: int, clause: Clause, words: Words, *, counted: bool) -> bool:
    """Whether a clause has its subject within and holds without the words before it."""
    begin = clause.words[0].start
    every = tokens(sentence, words.language)
    before = every[: bisect_right(every, begin, key=_END)]
    if not before or words.language == "ar":
        return not before or _is_told_in_arabic(before, clause, words)
    if words.language == "vi" and sentence[:begin].rstrip().endswith(","):
        return True
    stops = [match.end() for match in _STOPS.finditer(sentence, 0, begin) if match.end() > before[0].start]
    if stops and _AFTER_STOP.match(sentence[stops[-1] : begin]):
        return True
    opening = [token for token in before if not stops or token.start >= stops[-1]]
    if not opening or _is_needless(sentence, opening, first, clause, words):
        return True
    return counted and first == clause.first and _is_scene(sentence, opening, clause, words)


def _is_told_in_arabic(before: tuple[Token, ...], clause: Clause, words: Words) -> bool:
    """Whether a clause stands behind "that", "as" or "while", and holds its subject: before its verb, or right behind it."""
    doubted = words.doubts | words.negations
    if before[-1].text not in words.splitters or any(token.text in doubted for token in before[-_GOVERNED:]):
        return False
    return clause.kinds[:1] == "N" or clause.kinds[:2] == "VN"


def _is_scene(sentence: str, opening: list[Token], clause: Clause, words: Words) -> bool:
    """Whether what stands before a clause is one phrase of when or where, with a comma behind it: ``By Thursday,``."""
    grammar = grammar_of(words.language)
    first = opening[0].text.lower()
    timed = first in _WHEN or first in grammar.places
    if words.capitalised_nouns or not timed or "," not in sentence[opening[-1].end : clause.words[0].start]:
        return False
    if "," in sentence[opening[0].start : opening[-1].end]:
        return False
    return not verbs_among(opening, [token.text.lower() for token in opening], words)


def _is_needless(sentence: str, opening: list[Token], first: int, clause: Clause, words: Words) -> bool:
    """Whether a clause holds without the words that lead to it in its sentence."""
    texts = [token.text.lower() for token in opening]
    spans = periods(sentence, words.language)
    timed = all(any(start <= token.start < end for start, end in spans) for token in opening)
    timed = timed or tuple(texts) in _ALL_IN_ALL
    said_by = texts[0] in words.sources and len(opening) <= _LONGEST_SOURCE  # "selon un sondage,"
    if timed or (said_by and "," in sentence[opening[-1].end : clause.words[0].start]):
        return True
    joined = texts[-1] in COORDINATORS
    behind = opening[-2].end if joined and len(opening) > 1 else opening[-1].end
    apart = "," in sentence[behind : clause.words[0].start]
    if not _CONDITIONS.isdisjoint(texts[:1] + texts[-1:]):
        return False
    told = bool(verbs_among(opening, texts, words))
    if joined and not apart and first == clause.first and not told:
        return False  # "three houses and | 40 barns burned"
    if not apart and not joined:
        return _is_complement(opening, words)
    if told:
        return True
    return _only_leads(opening, spans, first, clause, words)


def _only_leads(
    opening: list[Token], spans: tuple[tuple[int, int], ...], first: int, clause: Clause, words: Words
) -> bool:
    """Whether a phrase without a verb only tells when, or leads to a clause that names its subject."""
    word = opening[0].text.lower()
    leads = word in words.stop - words.articles
    if leads and len(opening) <= _SHORT and not words.capitalised_nouns:  # "so far," "à ce stade,"
        return first < clause.first or all(token.text.islower() for token in opening[1:])
    timed = any(begin <= opening[0].start < end for begin, end in spans)
    return timed or ((leads or word in words.adverbs | words.fillers) and first < clause.first)


def _is_complement(opening: list[Token], words: Words) -> bool:
    """Whether a clause is what somebody says or what goes along with a statement, and not said of a noun before it."""
    last = opening[-1].text.lower()
    if last not in words.splitters or words.capitalised_nouns or last in _OPEN_RELATIVES:
        return False
    doubted = (words.doubts | words.negations) - words.infinitives
    if any(token.text.lower() in doubted for token in opening[-_GOVERNED:]):
        return False
    if last not in _THAT:
        return True
    governing = opening[:-1]
    if not governing:
        return False
    earlier = governing[-2] if len(governing) > 1 else None
    said = governing[-1].text.lower()
    told = said in _BEFORE_THAT or said in grammar_of(words.language).verbs
    return told or is_verb(governing[-1], earlier, words)
