"""L3. What a figure is of that names nothing behind it: the fine of ``a fine of £500``, the revenue of ``revenue rose to £2m``."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

import regex

from episodekit.article.languages import Words
from episodekit.article.languages.changes import CHANGES, OF
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import DURATION, PERCENT, Quantity, Span
from episodekit.article.tokens import Token, lowered, tokens

_REACH = 140  # characters before a figure in which its clause stands
_CLAUSE = regex.compile(r"[.;:!?()“”\"«»،؛]\s|,\s|\s[–—-]\s|[“”\"«»()]")
_MOST_WORDS = 5  # of a subject with its adjectives
_STATEMENT = 3  # words of another statement before "and"
_MOST_BETWEEN = 6  # words between a verb and its figure
_ADJECTIVE_FIRST = frozenset({"en", "de", "nl"})  # elsewhere an adjective mostly stands behind its noun
_PREPOSITIONS = bag("con com avec sin sans sem por par pour per para sur en em di mit à au")
_NO_NOUNS = bag(
    "knew know heard spoke consisted aware short instead because partir antes después depois fora além cerca lado través pesar lors hors près loin au-delà "
    "cours bout autour alrededor debajo encima parte dopo prima invece écope dentro entorno"
)
_LOSSES = bag(
    "lost gained perdu gagné perd gagne perdió cède cédé"
)  # a share loses 2 %, a firm loses 2 million
_VERB_FIRST = frozenset({"ar"})
# What a subject may not be: it stands for something else, or is no noun.
COORDINATORS = bag("and und et y e en en und og och ed і и")
_POINTING = bag(
    "this that these those which who what there here er sie es das dies dieser diese wer man ce cela ça qui il elle ils elles on c'est "
    "esto eso que quien isso isto este esta essa esse questo che chi ciò disso disto عددهم عددها نسبته نسبتها بما ما قيمته قيمتها حجمه certains certaines dit dat deze die wie هو هي هذا هذه"
)
_POSSESSIVES = bag(
    "his her its their our my your sein seine ihr ihre unser unsere son sa ses leur leurs su sus seu sua seus suas suo suoi sue il la"
)
_THAT_TIME = bag("last next this every each")
_ARABIC_BY = bag("بنسبة بمقدار بنحو بواقع بقيمة بمعدل بحوالي")
_ADVERBS = bag(
    "apenas solo sólo só já also now still already then only about around nearly almost just even again up down back out well by "
    "damit auch noch derzeit inzwischen nun sich so rund etwa bereits zuletzt dann se s y ne n'a ya también aún além também já si anche già ormai "
    "ook nog đã cũng hiện قد لا"
)


_START, _END = itemgetter(1), itemgetter(2)


def subject_of(sentence: str, quantity: Quantity, words: Words) -> Span:
    """The span of what a figure is of, told before it in its clause; empty at the figure's end if it is not seen.

    It is the noun before "of", or the subject of a verb of :data:`CHANGES`, without article and what is said of it.
    """
    none = (quantity.end, quantity.end)
    verbs = CHANGES.get(words.language)
    if verbs is None:
        return none
    begin = max(0, quantity.bound_start - _REACH)
    breaks = [match.end() for match in _CLAUSE.finditer(sentence, begin, quantity.bound_start)]
    begin = breaks[-1] if breaks else begin
    every = tokens(sentence, words.language)
    first, last = bisect_left(every, begin, key=_START), bisect_right(every, quantity.bound_start, key=_END)
    said, lower = every[first:last], lowered(sentence, words.language)[first:last]
    span = _named_before(said, lower, words)
    if span is None:
        place = _verb(lower, verbs, words)
        if place is not None and _leads(lower[place], lower[-1], quantity, words):
            span = _subject(said, lower, place, words)
            # "Receipts for clothing, footwear and accessories": a list has begun before.
            if breaks and span and not COORDINATORS.isdisjoint(lower[:place]):
                span = None
    return span or none


def _leads(verb: str, last: str, quantity: Quantity, words: Words) -> bool:
    """Whether a verb tells how much its subject is by a figure of this kind."""
    if quantity.kind == DURATION:
        # "waits fell to 40 minutes", "la demora es de 40 minutos"
        goes = last in OF.get(words.language, frozenset()) or (
            last in words.towards and verb not in words.auxiliaries
        )
        return goes or not words.lasting or verb in words.lasting
    return quantity.kind == PERCENT or verb not in _LOSSES


def _named_before(said: Sequence[Token], lower: Sequence[str], words: Words) -> Span | None:
    """The noun of ``a fine of``, if that is the last that stands before the figure."""
    last = len(lower) - 1
    while last > 0 and lower[last] in words.articles:
        last -= 1
    if last < 1 or lower[last] not in OF.get(words.language, frozenset()):
        return None
    noun = last - 1
    if not _may_name(said[noun], lower[noun], words):
        return None
    first = noun
    if words.language in _ADJECTIVE_FIRST:
        while (
            first and noun - first < _MOST_WORDS - 1 and _describes(said[first - 1], lower[first - 1], words)
        ):
            first -= 1
        return said[first].start, said[noun].end
    led = words.articles | _PREPOSITIONS
    while first and lower[first - 1] not in led:  # une vitesse moyenne de
        first -= 1
        if noun - first > 1 or not _may_name(said[first], lower[first], words):
            return None
    return (said[first].start, said[noun].end) if first else None


def _may_name(token: Token, word: str, words: Words) -> bool:
    """Whether a word may be the noun that a figure is of."""
    if words.capitalised_nouns and not token.text[0].isupper():
        return False
    plain = (
        word in words.stop
        or word in words.comparatives
        or word in _POINTING
        or word in _ADVERBS
        or word in _NO_NOUNS
    )
    verb = (
        word in CHANGES[words.language]
        or word in words.verbs
        or word in words.open_verbs
        or word in words.auxiliaries
    )
    return not (plain or verb or word[0].isdigit() or word in words.numerals)


def _describes(token: Token, word: str, words: Words) -> bool:
    plain = word in words.stop or word in words.auxiliaries or word in CHANGES[words.language]
    return not (
        plain or word in _ADVERBS or word[0].isdigit() or word in words.numerals or token.text.endswith("ly")
    )


def _verb(lower: Sequence[str], verbs: frozenset[str], words: Words) -> int | None:
    """The place of the verb that leads to the figure: the last of the clause, with nothing but small words behind it."""
    for back, word in enumerate(reversed(lower)):
        place = len(lower) - 1 - back
        if words.language == "ar" and word.removeprefix("و") in verbs:
            return place
        if word in verbs:
            return place
        if words.language in _VERB_FIRST or words.capitalised_nouns:
            continue  # the subject may stand between
        small = word in words.stop or word in words.towards or word in _ADVERBS or word in words.articles
        if back >= _MOST_BETWEEN or not (
            small or word[0].isdigit() or word in words.numerals or word in words.percent
        ):
            return None
    return None


def _subject(said: Sequence[Token], lower: Sequence[str], verb: int, words: Words) -> Span | None:
    """The span of the subject of a verb: before it, in Arabic and behind a German phrase of time right after it."""
    if words.language in _VERB_FIRST:
        return _phrase(said, lower, verb + 1, len(lower), words)
    while verb and (
        lower[verb - 1] in words.auxiliaries or lower[verb - 1] in _ADVERBS or lower[verb - 1].endswith("ly")
    ):
        verb -= 1
    if words.capitalised_nouns and verb < len(lower):
        first = next((n for n, word in enumerate(lower[: verb + 1]) if word in CHANGES["de"]), verb)
        opened = first > 0 and lower[0] not in words.articles and not said[0].text[0].isupper()
        if first == 0 or opened or lower[0] in words.stop - words.articles:
            return _phrase(said, lower, first + 1, len(lower), words)
        verb = first
    begin = _begin(lower, verb, words)
    return None if begin is None else _phrase(said, lower, begin, verb, words)


def _begin(lower: Sequence[str], verb: int, words: Words) -> int | None:
    """Where the statement of a verb begins: its clause, or behind the "and" that follows another verb."""
    begin = verb
    # A German relative pronoun stands behind a comma, where the clause begins already: "die Miete für die Wohnung ist".
    opening = words.splitters if words.capitalised_nouns else words.splitters | words.relatives
    while begin and lower[begin - 1] not in opening:
        word = lower[begin - 1]
        if word in CHANGES[words.language] or word in words.auxiliaries or word in words.verbs:
            joints = [n for n in range(begin, verb) if lower[n] in COORDINATORS]
            return joints[0] + 1 if joints else None
        begin -= 1
    joints = [n for n in range(begin, verb) if lower[n] in COORDINATORS]
    if joints and lower[joints[-1] + 1] in words.articles and joints[-1] - begin >= _STATEMENT:
        return joints[-1] + 1  # "the road stayed shut and the queues reached"
    return None if joints else begin


def _phrase(said: Sequence[Token], lower: Sequence[str], begin: int, end: int, words: Words) -> Span | None:
    """The first noun with its adjectives among some words; None if these do not begin with one."""
    if begin + 1 < end and lower[begin] in _THAT_TIME and lower[begin + 1] in words.durations:
        begin += 2  # "last year exports fell"
    while begin < end and (
        lower[begin] in words.articles or lower[begin] in _ADVERBS or lower[begin] in _POSSESSIVES
    ):
        begin += 1
    last = begin
    ends = words.stop | CHANGES[words.language] | _ARABIC_BY
    while last < end and lower[last] not in ends:
        last += 1
    if last == begin or last - begin > _MOST_WORDS or (words.language == "vi" and last < end):
        return None
    chosen = lower[begin:last]
    if not _POINTING.isdisjoint(chosen) or any(
        word[0].isdigit() or word in words.numerals for word in chosen
    ):
        return None
    if chosen[0] in words.pronouns or chosen[0] in words.adverbs:
        return None
    if words.capitalised_nouns:
        nouns = [n for n in range(begin, last) if said[n].text[0].isupper()]
        if not nouns:
            return None
        last = nouns[0] + 1
    elif words.language in _VERB_FIRST:
        last = min(last, begin + 2)
    return said[begin].start, said[last - 1].end
