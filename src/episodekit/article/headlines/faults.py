"""L3. What no title may have: each fault by itself refuses a title."""

from functools import lru_cache
from itertools import takewhile

import regex

from episodekit.article.headlines.clause import Clause, fold, is_denied, is_negation, number_of
from episodekit.article.headlines.ends import STRANDING
from episodekit.article.headlines.grammar import (
    COSTS,
    GENERIC,
    LOSSES,
    OTHERS,
    OWN,
    QUALIFIERS,
    RESTRICTIVE,
    STANDING_IN,
    grammar_of,
)
from episodekit.article.headlines.period import periods
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, MEASURE, MONEY, PERCENT, RANK, SHARE, Quantity
from episodekit.article.tokens import tokens

_THEIRS = OWN | bag("leur leurs son sa ses")
_PAIR = 2  # words: "số vụ" does not say of what
_FEWEST_WORDS, _OPENING_WORDS = 2, 3
_SINCE_WHEN = bag(
    "earlier later auparavant zuvor davor danach später tôt tard antes después depois previously beforehand prima dopo daarvoor"
)
_MOVES = bag(
    "rose fell grew slipped jumped climbed dropped gained lost sank slid soared surged dipped eased declined increased decreased rise "
    "fall grow rises falls grows up down by to at was is were are stands stood reached shrank shed added expanded tumbled plunged advanced "
    "edged ticked hit remained of from totalled exceeded"
)
_ARABIC_SUFFIXES = ("هم", "هما", "هن", "ها", "ه")
_ARABIC_ARTICLES = ("ال", "بال", "لل", "كال", "مياه", "درهم", "دراهم")
_PLURAL_VERB = "وا"
_DATIVES = {"es": bag("le les"), "pt": bag("lhe lhes"), "fr": bag("lui y"), "it": bag("gli ne")}
_ALTOGETHER = {("tổng", "cộng"), ("bình", "quân"), ("en", "total"), ("in", "total"), ("em", "total")}
AMOUNT_TO = bag("stati state sono son são sont fueron foram furono serán serão saranno")
"""Verbs behind which a number tells how many of their subject there are: ``i controlli sono stati 8.400``."""
_OF_LAND = bag("hectares acres hectáreas hektar ettari ha")
_MAYBE = bag("possible likely unlikely probable möglich wahrscheinlich posible possível provável possibile")
_ONCE = bag("compared versus against than back")
_IF = bag("if unless whether before until wenn falls ob si se als nếu")
# What opens a condition; of verbs ("had the dam failed", "sollte die EU ablehnen") only before the clause: behind a comma they tell more.
_NORDIC_IFS = r"om|såvida|hvis|dersom|såfremt|medmindre|med\smindre|förutsatt|forudsat|forutsatt"
_CONDITION = {
    language: regex.compile(rf"(?:{words})(?!\p{{L}})", regex.IGNORECASE)
    for language, words in {
        "en": r"if(?!\snot\s)|unless|provided|assuming|in\sthe\sevent|in\scase",
        "de": r"wenn(?!\sauch)|falls|sofern|vorausgesetzt|es\ssei\sdenn",
        "fr": r"si(?!\sbien|\sl['’]on)|sauf|pourvu|faute|à\smoins|à\scondition|en\scas",
        "es": r"si(?!\sbien)|salvo|siempre\sque|siempre\sy\scuando|a\smenos|con\stal|en\scaso",
        "pt": r"se|caso|salvo|desde\sque|a\smenos|em\scaso",
        "it": r"se|salvo|purché|qualora|a\smeno|a\spatto|in\scaso",
        "nl": r"als|indien|mits|tenzij",
        "sv": _NORDIC_IFS,
        "da": _NORDIC_IFS,
        "no": _NORDIC_IFS,
    }.items()
}
_LEANING = bag("bevor nachdem weil dass obwohl sodass sobald indem ehe")
_LEANING_TO_VERB = bag("als während damit seit bis")  # "Als Erste liefen 300 Kinder ein"
_INFINITIVE = 3  # words
_COMMA = regex.compile(r"[\p{Sc}%”\"»“]*,[”\"»“]?\s")
_SUPPOSING = {"en": bag("had were should"), "de": bag("sollte sollten hätte hätten wäre wären würde würden")}
_WHERE = bag("where wo où donde onde dove")
_OF_WHOM = bag(
    "among of for excluding without less including parmi chez pour hors sans entre de sin para unter bei ohne von für dentre per tra fra senza onder zonder voor"
)
_IN_PASSING = frozenset(
    (
        "for now",
        "for example",
        "for instance",
        "for the moment",
        "for the time being",
        "for the first time",
        "for years",
        "for decades",
    )
)
_OPENING = regex.compile(r"(?:^|[.;:!?]\s|,\s)(?P<words>[^,;:()]{4,80}),\s$")
_NEXT_WORD = regex.compile(r"[\s\u00a0]+([\p{L}'’]+)")
_YEAR = regex.compile(r"(?<!\p{Nd})(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd})")
_LONGEST_BASE = 3  # words
_LEAD = 30  # characters


def is_faulty(
    title: str, sentence: str, quantity: Quantity, clause: Clause, words: Words, *, whole: bool = True
) -> bool:
    """Whether a title leans on what only its article tells, breaks off, or says something else than its sentence.

    ``whole``: it is a statement, not only a noun phrase.
    """
    spans = periods(title, words.language)
    every = tokens(title, words.language)
    said = [
        token.text.lower() for token in every if not any(begin <= token.start < end for begin, end in spans)
    ]
    # "haben das 184.": a number that is not the figure lacks its noun.
    stray = every[-1].text[0].isdigit() and len(every) > 1 and every[-2].text.lower() in words.articles
    stray = stray and not fold(title).endswith(fold(sentence[quantity.start : quantity.end]))
    if len(said) < _FEWEST_WORDS or stray:
        return True
    return (
        _points(title, said, sentence, quantity, words, whole=whole)
        or _ends_open(said[-1], words)
        or _is_of_nothing(title, said, quantity, words)
        or _is_of_when(said, quantity, words)
        or _lacks_condition(sentence[: clause.words[0].start], words, whole=whole)
        or _goes_on(title, sentence, clause)
        or _is_arabic(said, words)
        or (words.capitalised_nouns and _is_half_german(said, clause, words))
    )


def _is_half_german(said: list[str], clause: Clause, words: Words) -> bool:
    """Whether a German title is a clause that leans on another, or has an infinitive or particle and not its verb: ``Bevor 71.000 Fans kamen``."""
    told = "V" in clause.kinds[:-1]
    leans = said[0] in _LEANING or (said[0] in _LEANING_TO_VERB and clause.kinds.endswith("V") and not told)
    # "82.000 Euro | gestohlen zu haben"
    infinitive = said[-2:-1] == ["zu"] and "V" not in clause.kinds[:-_INFINITIVE]
    # "Netzentgelte, | die um 18 Prozent gestiegen seien"
    pronoun = clause.texts[0] in words.relatives and clause.kinds[:2] == "DP" and "N" not in clause.kinds
    return leans or infinitive or pronoun or (said[-1] in words.particles and not told)


def _points(
    title: str, said: list[str], sentence: str, quantity: Quantity, words: Words, *, whole: bool
) -> bool:
    """Whether a title stands for something that was named before it."""
    number_first = fold(title).lower().find(number_of(sentence, quantity).lower()) <= 0
    pointing = _pointing(words.language, number_first)
    if whole and number_first:  # "86,000 passengers got | their money back"
        pointing = pointing - _THEIRS | (pointing & frozenset(said[:_OPENING_WORDS]))
    if not pointing.isdisjoint(said) or not OTHERS.isdisjoint(said[:_OPENING_WORDS]):
        return True
    return said[0] in words.dangling - words.articles or said[0] in STANDING_IN - _numbers(sentence, quantity)


def is_hopeless(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> bool:
    """Whether every title of a figure would be faulty: what it says is denied, only compared with, or true on a condition."""
    return (
        clause.denied
        or _is_compared(sentence, quantity, words)
        or _lacks_condition(sentence[: clause.words[0].start], words, whole=False)
        or _is_on_condition(sentence, clause, words)
        or _never_came(clause, words)
    )


def _never_came(clause: Clause, words: Words) -> bool:
    """Whether an English clause tells what had been planned and did not come: "the levy was to have gone up"."""
    texts = clause.texts
    return words.language == "en" and any(
        texts[n] in _WAS and texts[n + 1 : n + 3] == ("to", "have") for n in clause.verbs
    )


_WAS = bag("was were")


def _numbers(sentence: str, quantity: Quantity) -> frozenset[str]:
    """The words of the figure itself: ``half`` is one."""
    return frozenset(fold(sentence[quantity.bound_start : quantity.end]).lower().split())


def _ends_open(last: str, words: Words) -> bool:
    """Whether a title's last word asks for another, or compares with a time that is not named."""
    return last in _opening(words.language)


@lru_cache(maxsize=32)
def _opening(language: str) -> frozenset[str]:
    """The words that no title ends with."""
    words = words_of(language)
    helping = frozenset() if words.capitalised_nouns else words.auxiliaries & words.stop
    open_words = STRANDING | words.completing | helping | _SINCE_WHEN | words.articles
    return open_words - words.particles if words.capitalised_nouns else open_words  # "brach ein"


@lru_cache(maxsize=64)
def _pointing(language: str, number_first: bool) -> frozenset[str]:
    """The words that stand for something which was named before; "its" may speak of the title's own subject."""
    words = words_of(language)
    pointing = words.pronouns | grammar_of(language).pointing | _DATIVES.get(language, frozenset())
    return pointing | OWN if number_first else pointing


def _is_of_nothing(title: str, said: list[str], quantity: Quantity, words: Words) -> bool:
    """Whether a share, a rise or a rank is of something that the title does not name."""
    if quantity.kind == RANK and (len(said) <= _FEWEST_WORDS or not _MAYBE.isdisjoint(said)):
        return True
    if words.language != "en" or quantity.kind not in {PERCENT, SHARE}:
        return False
    if not title.lower().endswith(("%", *words.percent)):
        return False
    numbers = [n for n, word in enumerate(said) if word[0].isdigit()]
    before = said[max(0, numbers[-1] - 2) : numbers[-1]] if numbers else said
    return _MOVES.isdisjoint(before)


def _is_of_when(said: list[str], quantity: Quantity, words: Words) -> bool:
    """Whether a change seems to be that of a time: ``Januar von 480 auf 545 Punkte`` of "steigt zum Januar von 480 auf …"."""
    grammar = grammar_of(words.language)
    leads = grammar.prepositions | grammar.links | grammar.places
    head = list(takewhile(lambda word: word not in leads, said))
    times = words.year_before.union(words.durations)
    return len(quantity.values) > 1 and len(head) < len(said) and bool(head) and head[-1] in times


def _is_compared(sentence: str, quantity: Quantity, words: Words) -> bool:
    """Whether a figure is only what another is compared with; ``up from 3 to 5`` is the change itself."""
    if len(quantity.values) > 1:
        return False
    lead = sentence[max(0, quantity.bound_start - _LEAD) : quantity.bound_start].lower()
    whence = {"from"} if quantity.kind == COUNT else set()  # "the children came from 88 schools"
    return any(
        phrase in lead and _is_base(lead, phrase, words) for phrase in words.bases if phrase not in whence
    )


def _is_base(lead: str, phrase: str, words: Words) -> bool:
    place = lead.rfind(phrase)
    if place and lead[place - 1].isalpha():
        return False
    tail = lead[place + len(phrase) :]
    behind = tail.split()
    if tail[:1].isalpha() or len(behind) >= _LONGEST_BASE:
        return False
    return all(word in words.stop or word in words.adverbs for word in behind)


def _lacks_condition(opening: str, words: Words, *, whole: bool) -> bool:
    """Whether a condition, or of whom it is true, stands before the clause: ``Among women over 65,``."""
    last = opening.lower().split()[-1:]
    if last == ["when"] and not _ONCE.isdisjoint(opening.lower().split()):
        return True  # "compared with 2019, when | 1,200 nurses were employed"
    if last and (last[0] in _IF or (whole and last[0] in _WHERE)):
        return True
    found = _OPENING.search(opening[-120:]) if opening[-2:-1] == "," else None
    if found is None:
        return False
    if _is_condition(found["words"], words):
        return True
    first = found["words"].split(maxsplit=1)[0].lower()
    if found["words"].lower() in _IN_PASSING:
        return False
    leading = first in _OF_WHOM or first in _WHERE or (words.language == "en" and first.endswith("ing"))
    return leading and not _tells_when(found["words"], words)


def _is_on_condition(sentence: str, clause: Clause, words: Words) -> bool:
    """Whether a clause is true only on a condition right behind it: ``Das Werk schafft 1.450 Stellen, | sofern die EU zustimmt``."""
    comma = _COMMA.match(sentence, clause.words[-1].end)
    condition = _CONDITION.get(words.language)
    return comma is not None and condition is not None and condition.match(sentence, comma.end()) is not None


def _is_condition(phrase: str, words: Words) -> bool:
    """Whether a phrase before a clause is a condition: ``À moins d'un accord``, ``Should the vote pass``."""
    condition = _CONDITION.get(words.language)
    first = phrase.split(maxsplit=1)[0].lower()
    supposed = first in _SUPPOSING.get(words.language, frozenset())
    return supposed or (condition is not None and condition.match(phrase) is not None)


def _tells_when(phrase: str, words: Words) -> bool:
    """Whether an opening phrase is one of time: ``Entre janvier et juin``, ``Pour les années à venir``."""
    if periods(phrase, words.language) or _YEAR.search(phrase):
        return True
    said = phrase.lower().split()
    core = [word for word in said[1:] if word not in words.articles][:_FEWEST_WORDS]
    ahead = words.durations.intersection(core) and said[0] in _AHEAD and not core[0][0].isdigit()
    return bool(ahead) or not _dates(words.language).isdisjoint(said)


@lru_cache(maxsize=32)
def _dates(language: str) -> frozenset[str]:
    """The names of months and seasons."""
    words = words_of(language)
    return (words.year_before - words.stop - words.durations) | _MONTHS


_MONTHS = bag(
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro "
    "gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre dicembre"
)
_AHEAD = bag("pour para for für per voor")


def _goes_on(title: str, sentence: str, clause: Clause) -> bool:
    """Whether the clause behind a title's last word tells which of those are meant: ``people | who live …``."""
    last = clause.words[-1]
    if not title.endswith(fold(last.text)):
        return False
    after = _NEXT_WORD.match(sentence, last.end)
    return after is not None and after[1].lower() in RESTRICTIVE


def _is_arabic(said: list[str], words: Words) -> bool:
    """Whether an Arabic title goes on from a sentence before it, or holds a pronoun at the end of a word."""
    if words.language != "ar":
        return False
    joined = said[0].startswith(("و", "ف")) and said[0] not in grammar_of("ar").verbs
    # Behind an article stands no pronoun: "المياه" is the water.
    return joined or any(
        word.endswith((*_ARABIC_SUFFIXES, _PLURAL_VERB)) and not word.startswith(_ARABIC_ARTICLES)
        for word in said
    )


def is_doubted(clause: Clause, words: Words) -> bool:
    """Whether a clause denies or doubts what it says."""
    doubts = words.doubts - words.infinitives
    found = doubts.intersection(clause.texts)
    if found and clause.first:  # "la ville compte | 940 entreprises" tells no plan
        found -= grammar_of(words.language).levels.intersection(clause.texts[clause.first - 1 : clause.first])
    return bool(found) or is_denied(clause.texts, words)


def lacks_what(quantity: Quantity, clause: Clause, first: int, words: Words) -> bool:
    """Whether a statement that begins with the word ``first`` does not say of what its figure is."""
    kinds, texts = clause.kinds, clause.texts
    # What stands where a noun is looked for may be a verb: "32 resultaron heridas".
    ends = [n for n, token in enumerate(clause.words) if token.start < quantity.noun[1]]
    nameless = quantity.noun[0] == quantity.noun[1] or (bool(ends) and kinds[ends[-1]] == "V")
    told = clause.first > 0 and (texts[clause.first - 1] in COSTS | AMOUNT_TO or _names_number(first, clause))
    if quantity.kind == COUNT and nameless and not told:
        return True
    if texts[first : first + 2] in _ALTOGETHER:
        return True
    if first >= clause.first:
        # "70 percent want it", "£37m came on top": of whom, of what?
        behind = kinds[clause.last + 1 : clause.last + 2]
        of_what = behind == "G" or (
            not nameless and behind in {"N", "D"} and not is_negation(texts[clause.last + 1], words)
        )
        of_land = (
            quantity.kind == MEASURE
            and texts[clause.last] in _OF_LAND
            and kinds[clause.last + 1 : clause.last + 2] == "V"
        )
        of_those = quantity.kind == SHARE and _names_whom(clause, words)
        return quantity.kind in {PERCENT, SHARE, MEASURE} and not (of_what or of_land or of_those)
    verb = kinds.find("V", first)
    subject = range(first, verb if verb > first else clause.first)
    nouns = [texts[n] for n in subject if kinds[n] == "N"]
    if any(kinds[n] in "GP" for n in subject) or not nouns:
        return False
    core = nouns[0] if grammar_of(words.language).noun_first else nouns[-1]
    telling = [noun for noun in nouns if noun not in QUALIFIERS]
    if not grammar_of(words.language).noun_first and len(telling) > 1:
        return False  # "unemployment rate"
    vague = core in GENERIC and not (core in LOSSES and quantity.kind == MONEY)
    return vague or (quantity.kind == MONEY and core in STANDING_IN)


def _names_number(first: int, clause: Clause) -> bool:
    """Whether a subject tells that it is a number, and of what: ``Die Zahl der Nutzer wuchs auf 84.500``."""
    head = first + (clause.kinds[first] == "D")
    verb = clause.kinds.find("V", head, clause.first)
    of_what = clause.kinds[head + 1 : head + 2] == "G" or (clause.texts[head] == "số" and verb > head + _PAIR)
    return clause.texts[head] in _NUMBERS and of_what and verb > head


_NUMBERS = bag(
    "number zahl anzahl nombre número numero cifra total totale bilan balance bilancio taux tasa taxa tasso số"
)


def _names_whom(clause: Clause, words: Words) -> bool:
    """Whether a share tells of whom it is between its numbers: ``quatre patients sur dix``."""
    inner = clause.texts[clause.first : clause.last]
    known = words.stop | words.vague.keys() | words.numerals.keys() | words.scales.keys()
    return any(len(word) > _LONGEST_BASE and word not in known and not word[0].isdigit() for word in inner)
