"""L3. The clause that a figure stands in: what may be said of the figure, and what turns it round."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

import regex

from episodekit.article.headlines.grammar import COORDINATORS, GENERIC, VAGUE, grammar_of
from episodekit.article.headlines.period import CLAUSE_GAP, periods
from episodekit.article.headlines.verbs import is_verb, verbs_among
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import Quantity, Span
from episodekit.article.tokens import Token, lowered, tokens

_PRONOUN = 12  # characters
_LINKS = frozenset({"of", "in", "on", "at", "from", "to", "with", "for", "by", "de", "von"})
# Adjectives that compare only with "than" or "to" behind them.
_GENITIVE = frozenset({"der", "des"})  # behind a noun
_REFLEXIVE = frozenset({"se", "s", "si"})
_NOT_BEFORE_VERB = {"fr": ("ne", "n"), "es": ("no",), "pt": ("não",), "it": ("non",)}
_EITHER = bag(
    "superior inferior mayor menor supérieur supérieure supérieurs supérieures maior superiore inferiore"
)
_THAN = bag("a al à au que do da ao à than")


KINDS = {
    "F": "the figure, bound included",
    "D": "article",
    "G": "word between a noun and the noun that it is of",
    "P": "preposition",
    "C": "and, or",
    "V": "finite verb or auxiliary",
    "R": "reflexive pronoun",
    "O": "word that stands for something said elsewhere",
    "M": "comparative",
    "A": "adverb",
    "S": "function word of another kind",
    "Q": "another number",
    "N": "anything else: a noun, an adjective, a participle, a name",
}


class Clause(NamedTuple):
    """A clause of a sentence: its words, which of them the figure takes up (bound included), and whether it is denied.

    Denied is what hangs on a negation: "they did not say that …".
    """

    words: tuple[Token, ...]
    texts: tuple[str, ...]  # the words in lower case
    first: int
    last: int
    denied: bool
    counted_end: int  # where what is counted ends in the sentence
    verbs: tuple[int, ...]  # which of the words are verbs, as far as tables and endings tell
    closing: bool  # whether the last word is the second part of a German verb
    kinds: str  # a letter for each word, as KINDS tells
    figure: Span  # the figure in the sentence, bound and signs included


def clause_of(sentence: str, quantity: Quantity, words: Words) -> Clause:
    """The clause of a sentence in which a quantity stands."""
    every, every_text = tokens(sentence, words.language), lowered(sentence, words.language)
    first = bisect_right(every, quantity.bound_start, key=_END)
    last = bisect_left(every, quantity.end, key=_START) - 1
    left, right = _extent(sentence, (every, every_text), (first, last), words)
    joints = coordinators_of(words.language)
    while left < first and ((opener := every_text[left]) in words.splitters or opener in joints):
        left += 1
    while right > last and every_text[right] in joints:  # "in siete hospitales y | que el más grave …"
        right -= 1
    denied = _is_denied(sentence, every[:left], words)
    own, texts = every[left : right + 1], every_text[left : right + 1]
    verbs = _verbs(own, texts, words)
    kinds = _letters(own, texts, verbs, words)
    kinds = f"{kinds[: first - left]}{'F' * (last + 1 - first)}{kinds[last + 1 - left :]}"
    shown = None if "V" in kinds else _shown(sentence, own, kinds, words)
    if shown is not None:
        verbs, kinds = (shown,), f"{kinds[:shown]}V{kinds[shown + 1 :]}"
    return Clause(
        own,
        texts,
        first - left,
        last - left,
        denied,
        max(quantity.end, quantity.noun[1]),
        verbs,
        words.capitalised_nouns and _closes(own, words),
        kinds,
        (quantity.bound_start, quantity.end),
    )


_START, _END = itemgetter(1), itemgetter(2)


def kinds_of(own: tuple[Token, ...], words: Words) -> tuple[tuple[str, ...], str]:
    """Words in lower case, and a letter of ``KINDS`` for each."""
    texts = tuple([token.text.lower() for token in own])
    return texts, _letters(own, texts, _verbs(own, texts, words), words)


def _letters(own: tuple[Token, ...], texts: tuple[str, ...], verbs: tuple[int, ...], words: Words) -> str:
    """A letter of ``KINDS`` for each word of a clause."""
    table, unsure = _kinds(words.language), _unsure(words.language)
    letters = [table.get(word) or ("Q" if word[0].isdigit() else "N") for word in texts]
    for number, word in enumerate(texts):
        if word in unsure:
            letters[number] = _kind(number, own, texts, letters[number], words)
    if grammar_of(words.language).noun_first:  # behind a reflexive pronoun stands a verb
        for number, word in enumerate(texts[:-1], start=1):
            led = word in _REFLEXIVE or word in _NOT_BEFORE_VERB.get(words.language, ())
            if led and texts[number] not in words.stop:
                letters[number] = "V"
    for number in verbs:
        letters[number] = "V"
    return "".join(letters)


@lru_cache(maxsize=32)
def _unsure(language: str) -> frozenset[str]:
    """The words whose kind the words around them decide."""
    genitive = _GENITIVE if words_of(language).capitalised_nouns else frozenset()
    return grammar_of(language).verbs | genitive | _EITHER


def _kind(number: int, own: tuple[Token, ...], texts: tuple[str, ...], known: str, words: Words) -> str:
    """The letter of ``KINDS`` for a word of which its table has ``known``."""
    word, grammar = texts[number], grammar_of(words.language)
    before = texts[number - 1] if number else ""
    told = word in grammar.verbs and (number or words.language != "en")  # "Shares fell"
    if told and before not in words.articles and before not in grammar.links:
        return "V"
    if words.capitalised_nouns and number and word in _GENITIVE and own[number - 1].text[0].isupper():
        return "G"
    if word in _EITHER and number and _THAN.isdisjoint(texts[number + 1 : number + 2]):
        return "N"  # "educación superior"
    return known


@lru_cache(maxsize=32)
def coordinators_of(language: str) -> frozenset[str]:
    """The words for "and" and "or" of a language."""
    own = _JOINTS.get(language, COORDINATORS)
    return (own | grammar_of(language).coordinators) - words_of(language).articles


_JOINTS = {"de": bag("und oder aber beziehungsweise bzw"), "en": bag("and or but"), "fr": bag("et ou mais")}


@lru_cache(maxsize=32)
def _kinds(language: str) -> Mapping[str, str]:
    """Which words are of which kind; the first table that has a word decides."""
    words, grammar = words_of(language), grammar_of(language)
    tables = (
        ("G", grammar.links - words.articles if language == "de" else grammar.links),
        ("P", grammar.prepositions),
        ("D", words.articles),
        ("C", coordinators_of(language)),
        ("O", words.pronouns | grammar.pointing),
        ("R", words.reflexives),
        ("M", words.comparatives | words.more),
        ("A", words.fillers | words.adverbs),
        ("S", words.stop),
    )
    return MappingProxyType({word: kind for kind, table in reversed(tables) for word in table})


_SUBJECT_AND_MORE = regex.compile(r"(?:D?N{1,4}|F+N{0,3})(?:GD?N{1,3})?(?:PD?N{1,2})?A?N(?=[DF])")


def _shown(sentence: str, own: tuple[Token, ...], kinds: str, words: Words) -> int | None:
    """The word that must be the verb of a clause in which none is known: behind a noun, right before an article or a number.

    ``Nordic Ferries operates 31 ships``; in no language read here stands a noun there.
    """
    found = _SUBJECT_AND_MORE.match(kinds) if grammar_of(words.language).verbs else None
    if found is None or words.capitalised_nouns or words.language == "vi":
        return None
    place = found.end() - 1
    word = own[place]
    if not word.text.islower() or not word.text.endswith(_VERB_ENDINGS.get(words.language, ("\0",))):
        return None
    timed = any(a < word.end and word.start < b for a, b in periods(sentence, words.language))
    owner = words.language == "en" and "’" in own[place - 1].text.replace(
        "'", "’"
    )  # "the firm's profit 30 million"
    if timed or owner or word.text in words.durations | VAGUE | GENERIC:
        return None
    return place if words.language != "en" or _agree(own[place - 1].text, word.text) else None


def _agree(noun: str, verb: str) -> bool:
    """Whether an English noun may be the subject of a verb: "ferries operate", "a ferry operates", "both built"."""
    if verb.endswith(("t", "d")):
        return True
    return verb.endswith("s") != (noun.endswith("s") and noun.islower())


_VERB_ENDINGS = {
    "en": ("s", "t", "d", "e", "y", "w", "k", "n", "l"),
    "fr": ("e", "t", "ent", "ont", "a", "d"),
    "es": ("a", "e", "n", "ó", "o"),
    "pt": ("a", "e", "m", "ou", "eu", "iu"),
    "it": ("a", "e", "no", "ò", "ì"),
    "nl": ("t", "en", "de", "te"),
}


def _verbs(own: tuple[Token, ...], texts: tuple[str, ...], words: Words) -> tuple[int, ...]:
    found = verbs_among(own, texts, words)
    # "Detached houses averaged": an adjective; "Lockheed employs": a name.
    opens = words.language == "en" and found[:1] == (0,) and texts[0].endswith("ed")
    return found[1:] if opens and len(own) > 1 and _is_described(own, found, words) else found


def _is_described(own: tuple[Token, ...], found: tuple[int, ...], words: Words) -> bool:
    """Whether what looks like a verb at the beginning of a clause is an adjective or a name with another verb behind it."""
    if own[0].text.lower() in words.auxiliaries or own[0].text.lower() in words.verbs:
        return False
    named = own[0].text[0].isupper() and found[1:2] == (1,)
    return named or (
        own[1].text.lower().endswith("s") and len(found) > 1 and own[1].text.lower() not in words.stop
    )


def _closes(own: tuple[Token, ...], words: Words) -> bool:
    """Whether a clause ends with a particle ("rückten … an"), or with a participle or infinitive ("haben … gebaut")."""
    last = own[-1].text
    if last in words.particles:
        return True
    if not (last[0].islower() and last not in words.stop and last.endswith(("t", "n"))):
        return False
    return any((word := token.text.lower()) in words.auxiliaries or word in words.doubts for token in own)


def is_relative(sentence: str, clause: Clause, words: Words) -> bool:
    """Whether a clause hangs on a relative pronoun before it, so that its subject stands elsewhere."""
    begin = clause.words[0].start
    before = sentence[max(0, begin - _PRONOUN) : begin].lower().split()[-1:]
    if not before or before[0] not in words.relatives or words.capitalised_nouns:
        return False
    return before[0] != "que" or is_verb(clause.words[0], None, words)


# What is said to be so by these is not so, or not known to be.
_FEARED = bag(
    "fear fears feared rumour rumours rumor rumors doubt doubts doubted disputed disputes refuted wrongly falsely befürchtet befürchten "
    "befürchtete fürchtet fürchten bestreitet bestreiten bestritt dementiert dementierte bezweifelt bezweifelte gerücht gerüchte craint "
    "craignent craignait dément démentent démenti doute doutent faux teme temen temía niega niegan negó negaron duda dudan desmiente "
    "desmintió falso rumores teme temono smentisce smentito nega dubita nega negou vreest ontkent ontkende betwijfelt förnekar förnekade"
)
_Said = tuple[tuple[Token, ...], tuple[str, ...]]  # words, and the same in lower case


def _extent(sentence: str, said: _Said, span: tuple[int, int], words: Words) -> tuple[int, int]:
    """The first and the last word of the clause that holds the words of ``span``."""
    first, last = span
    every, low = said
    begins = _begins(sentence, words.language)
    left = begins[bisect_right(begins, first) - 1]
    after = bisect_right(begins, last)
    right = begins[after] - 1 if after < len(begins) else len(every) - 1
    verbs = [n for n in range(left, right + 1) if low[n] in words.auxiliaries and low[n] in words.stop]
    # "Two children have died and 56 patients are in hospital" is two clauses; "the bus and the tram are full" is one.
    for number in range(max(left, verbs[0]) + 1, min(right, verbs[-1])) if verbs else ():
        if low[number] in coordinators_of(words.language):
            left, right = (
                (number, right) if number < first else (left, number - 1 if number > last else right)
            )
    if _opens_own(said, (left, right), span, words):
        left = first - 1
    return left, right


def _opens_own(said: _Said, extent: tuple[int, int], span: tuple[int, int], words: Words) -> bool:
    """Whether "and" before a figure joins two statements: ``One woman died and | 57 people were hurt``."""
    (left, right), (first, last) = extent, span
    every, low = said
    if first - 1 <= left or low[first - 1] not in coordinators_of(words.language):
        return False
    told = any(is_verb(every[n], every[n - 1], words) for n in range(left + 1, first - 1))
    return told and any(is_verb(every[n], every[n - 1], words) for n in range(last + 1, right + 1))


def _is_denied(sentence: str, before: tuple[Token, ...], words: Words) -> bool:
    """Whether the clause behind these words is the object of a negation, or of a fear, among the last of them."""
    if not before or before[-1].text.lower() not in words.splitters:
        return False
    governing = before[-9:-1]
    for number in range(len(governing) - 1, 0, -1):
        if CLAUSE_GAP.search(sentence, governing[number - 1].end, governing[number].start):
            governing = governing[number:]
            break
    texts = [token.text.lower() for token in governing]
    return is_denied(texts, words) or not _FEARED.isdisjoint(texts)


@lru_cache(maxsize=64)  # for all the figures of a sentence
def _begins(sentence: str, language: str) -> tuple[int, ...]:
    """The words of a sentence with which a clause begins."""
    splitters = words_of(language).splitters
    found = [0]
    end, before = 0, ""
    for number, (token, word) in enumerate(
        zip(tokens(sentence, language), lowered(sentence, language), strict=True)
    ):
        _, start, stop = token
        if number:
            split = word in splitters and before not in _LINKS
            blank = start - end == 1 and sentence[end] == " "
            if split or (not blank and CLAUSE_GAP.search(sentence, end, start)):
                found.append(number)
        end, before = stop, word
    return tuple(found)


def is_negation(word: str, words: Words) -> bool:
    """Whether a word, in lower case, denies."""
    return word in words.negations or word.endswith(_NOT)


def is_denied(texts: Sequence[str], words: Words) -> bool:
    """Whether one of some words, in lower case, denies."""
    return not words.negations.isdisjoint(texts) or any(text.endswith(_NOT) for text in texts)


def is_doubtful(texts: Sequence[str], words: Words) -> bool:
    """Whether words say that something is not so, or not yet so."""
    return not words.doubts.isdisjoint(texts) or is_denied(texts, words)


_NOT = ("n't", "n’t")


def fold(text: str) -> str:
    """Blanks of any kind as single ones, none outside."""
    return " ".join(text.split())


def number_of(sentence: str, quantity: Quantity) -> str:
    """The number as a title says it: with its bound where that changes the sense."""
    begin = quantity.bound_start if quantity.keeps_bound else quantity.start
    return fold(sentence[begin : quantity.end])
