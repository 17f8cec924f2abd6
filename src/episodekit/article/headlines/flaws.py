"""L3. What a title lacks that only its article tells: of what or of whom it speaks, how its statement ends, which year."""

from typing import NamedTuple

import regex

from episodekit.article.headlines.clause import CLAUSE_GAP, COORDINATORS, Clause, fold, number_of
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.verbs import is_verb
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import CHANGE, COUNT, MEASURE, PERCENT, RANK, SHARE, Quantity
from episodekit.article.tokens import Token, tokens

_LESS, _MUCH_LESS, _EMPTY = 1.0, 1.8, 2.6
_YEAR = regex.compile(r"(?<!\p{Nd})(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd})")
_NEXT_WORD = regex.compile(r"[\s\u00a0]+([\p{L}'’]+)")
_IF = frozenset({"if", "unless", "wenn", "falls", "si"})
_OF_WHOM = bag(
    "among of for excluding without less including parmi chez pour hors sans entre de sin para unter bei ohne von für dentre"
)
# Words that say that something changed or amounts to something, but not what.
GENERIC = bag(
    "increase rise decline drop fall figure total rate number level concentration sum amount average walk trip share result toll price "
    "gain loss bill cost value hausse baisse variation chiffre taux nombre niveau somme montant moyenne part prix total "
    "variação alta queda acumulado aumento total valor soma média caída cifra tasa precio suma monto promedio anstieg rückgang zahl "
    "wert summe betrag anteil quote preis schnitt vote dato resultado résultat ergebnis plus minus"
)
# Words that stand for something that was named before.
_STANDING_IN = bag(
    "plenty others another most many few some all none both each either several andere manche viele einige beide alle davon "
    "autres certains plusieurs beaucoup otros otras algunos muchos varios ambos outros outras alguns muitos ambos altri alcuni molti"
)
_POSSESSIVES = bag("its his her sein seine seiner seinem seinen")
_GERMAN_POINTERS = bag(
    "dafür daran damit davon dazu dabei darauf darüber dagegen dadurch darin daraus darunter"
)
# What opens a clause without which the noun before it means something else.
_RESTRICTIVE = bag(
    "that which who whose where whom que qui dont où donde cuyo cuya quien che onde waar die dat"
)
_PARTS = frozenset({PERCENT, SHARE, CHANGE})
_SHORT = 3  # words
_COMPLETED_BY = bag("on for against über für gegen sur pour contre sobre para contra")
_NOUN_FIRST = frozenset({"fr", "es", "pt", "it"})
_QUALIFIERS = bag("annual yearly monthly overall average total new latest final same")
_VERB_ENDS = bag("up down out away back")
_THE_REST = bag("remaining restantes restants restante restlichen übrigen rimanenti overige")
_DATIVES = {"es": bag("le les"), "pt": bag("lhe lhes")}
_PAIR = 2  # words
_PEOPLE = bag("people personas personnes pessoas persone menschen personen mensen")
_MAYBE = bag("possible likely unlikely probable möglich wahrscheinlich posible possível provável possibile")
_OF_THE = bag("du des del dei della do dos das")
_WHERE = bag("where whose dont où donde cuyo cuya onde")
_CUT_OFF = 0.4  # "1,900 jobs by 2026": what became of them stands before the number
_LONGEST_BASE = 3  # words
_OPENING = regex.compile(r"^\W{0,3}(?P<words>[^,;:()]{4,80}),\s$")


class _Cut(NamedTuple):
    """Where a title stops in its clause: at which of its words, or None if that word is not of the clause."""

    last: int | None
    after: tuple[Token, ...]


def flaws(title: str, sentence: str, quantity: Quantity, clause: Clause, words: Words) -> float:
    """How much less clear a title is for what it leaves out."""
    said = [token.text.lower() for token in tokens(title, words.language)]
    lost = _unnamed(said, sentence, quantity, clause, words)
    lost += _LESS if _is_undated(title, sentence, clause) else 0.0
    lost += _unfinished(title, sentence, quantity, clause, words)
    lost += _torn_subject(title, sentence, words)
    lead = sentence[max(0, quantity.bound_start - 30) : quantity.bound_start].lower()
    lost += 2.2 * _LESS if _is_compared(lead, quantity, words) else 0.0
    lost += _MUCH_LESS if words.capitalised_nouns and _begins_with_verb(title, clause, words) else 0.0
    lost += _EMPTY if _is_list_end(title, sentence, clause, words) else 0.0
    return lost + _lost_before(sentence[: clause.words[0].start], words)


def _begins_with_verb(title: str, clause: Clause, words: Words) -> bool:
    """Whether a title in a language of capitalised nouns begins with a word that is neither noun, number nor particle."""
    first = title.split(" ", 1)[0]
    return first.lower() not in words.stop and any(
        token.text.islower() and token.text == first.lower() and number < clause.first
        for number, token in enumerate(clause.words)
    )


def _is_list_end(title: str, sentence: str, clause: Clause, words: Words) -> bool:
    """Whether a title begins within a list: ``oils and additives`` of "the group of fuels, oils and additives"."""
    begin = clause.words[0].start
    if (
        not sentence[:begin].rstrip().endswith(",")
        or fold(title)[:8].lower() != sentence[begin : begin + 8].lower()
    ):
        return False
    if not words.verbs:
        return False
    verb = clause.verbs[0] if clause.verbs else clause.first
    subject = clause.texts[: min(verb, clause.first)]
    before = [token for token in tokens(sentence, words.language) if token.end <= begin]
    return (
        not COORDINATORS.isdisjoint(subject)
        and subject[0] not in words.stop
        and not any(is_verb(token, None, words) for token in before[-_SHORT:])
    )


def _unnamed(said: list[str], sentence: str, quantity: Quantity, clause: Clause, words: Words) -> float:
    """What a title loses that does not say of what or of whom it speaks."""
    behind = _behind_number(said, sentence, quantity, words)
    figure_first = behind is not None
    lost = _EMPTY if _points_elsewhere(said, words, figure_first=figure_first) else 0.0
    lost += _EMPTY if _says_not_what(said, clause, words) else 0.0
    lost += _EMPTY if quantity.kind == RANK and not _MAYBE.isdisjoint(said) else 0.0
    if behind is not None:
        return lost + _uncounted(behind, sentence, quantity, clause, words)
    nameless = quantity.kind == COUNT and quantity.noun[0] == quantity.noun[1]
    if nameless and not _is_explained(sentence, quantity, words):
        lost += _LESS / 2
    # The verb of "un garçon 79,5 ans" stands in the clause before.
    bare = bool(clause.first) and clause.texts[clause.first - 1] not in words.stop
    gapped = bool(words.verbs) and bare and not clause.verbs and clause.words[0].start > 0
    return lost + (_LESS if gapped else 0.0)


def _behind_number(said: list[str], sentence: str, quantity: Quantity, words: Words) -> list[str] | None:
    """The words of a title behind its number, bound included; None if it begins with something else."""
    bounded = fold(sentence[quantity.bound_start : quantity.end])
    for spoken in (bounded, number_of(sentence, quantity)):
        number = [token.text.lower() for token in tokens(spoken, words.language)]
        if number and said[: len(number)] == number:
            return said[len(number) :]
    return None


def _is_explained(sentence: str, quantity: Quantity, words: Words) -> bool:
    """Whether "of" follows the number."""
    whole = sentence[quantity.end : quantity.end + 6].lower().split()[:1]
    return bool(whole) and whole[0] in words.genitives


def _uncounted(behind: list[str], sentence: str, quantity: Quantity, clause: Clause, words: Words) -> float:
    """What a title loses that begins with its number, by what is said of it."""
    nameless = quantity.noun[0] == quantity.noun[1] and not _is_explained(sentence, quantity, words)
    verbs = [verb for verb in clause.verbs if clause.texts[verb] in behind]
    told = any(verb < clause.first for verb in clause.verbs)
    lost = _CUT_OFF if told and not verbs else 0.0
    lost += _EMPTY if not _THE_REST.isdisjoint(behind[:1]) else 0.0
    if quantity.kind == COUNT:
        lost += _MUCH_LESS if nameless else 0.0
        of_people = bool(clause.first) and not _PEOPLE.isdisjoint(behind)
        lost += _LESS if of_people and not any(verb > clause.last for verb in verbs) else 0.0
    elif quantity.kind in _PARTS and clause.first and (told or nameless) and not verbs:
        lost += _MUCH_LESS  # "had 70 percent of the market": who?
    elif quantity.kind == MEASURE and nameless and not verbs and words.verbs:
        lost += _MUCH_LESS  # "between 40 and 50 tonnes a week": of what?
    short = len(behind) <= _SHORT and (quantity.vague or (words.language == "vi" and quantity.kind == COUNT))
    return lost + (_LESS if short else 0.0)


def _points_elsewhere(said: list[str], words: Words, *, figure_first: bool) -> bool:
    """Whether a title holds a word that stands for something which the title does not name."""
    if not words.pronouns.isdisjoint(said) or (said and said[0] in words.dangling | _STANDING_IN):
        return True
    pointers = _GERMAN_POINTERS if words.capitalised_nouns else _DATIVES.get(words.language, frozenset())
    if not pointers.isdisjoint(said):
        return True
    return figure_first and not _POSSESSIVES.isdisjoint(said)


def _says_not_what(said: list[str], clause: Clause, words: Words) -> bool:
    """Whether a title speaks of a rise or of "them" without saying of what or of whom."""
    if words.language == "fr" and any(verb and clause.texts[verb - 1] == "en" for verb in clause.verbs):
        return True
    numbers = (place for place, word in enumerate(said) if word[0].isdigit())
    head = said[: next(numbers, len(said))]
    while head and head[0] in words.articles:
        head = head[1:]
    verbs = words.auxiliaries | words.verbs
    verb = next((place for place, word in enumerate(head) if word in verbs), len(head))
    subject = head[:verb]
    if not subject or not words.genitives.isdisjoint(subject):
        return False
    if words.language in _NOUN_FIRST:
        return subject[0] in GENERIC and (verb < len(head) or not words.stop.isdisjoint(head[1:2]))
    lone = verb == 1 or (len(head) > 1 and head[1] in words.stop)
    qualified = verb == _PAIR and subject[0] in _QUALIFIERS and subject[1] in GENERIC
    return (lone and subject[0] in GENERIC) or qualified


def _is_undated(title: str, sentence: str, clause: Clause) -> bool:
    years = _YEAR.search(sentence, clause.words[0].start, clause.words[-1].end)
    return years is not None and _YEAR.search(title) is None


def _unfinished(title: str, sentence: str, quantity: Quantity, clause: Clause, words: Words) -> float:
    """What a title loses that stops before the words which complete its statement."""
    if ":" in title or not words.stop or words.language in {"zh", "ja", "km", "th", "lo", "my"}:
        return 0.0
    last = _last_of(title, clause, words)
    if last is None:
        return 0.0
    if last + 1 == len(clause.words):
        end = clause.words[-1].end
        after = _NEXT_WORD.match(sentence, end)
        return _MUCH_LESS + _LESS / 2 if after and after[1].lower() in _RESTRICTIVE else 0.0
    token = clause.words[last + 1]
    if token.start < max(quantity.end, quantity.noun[1]):
        return 0.0
    return _missed(token, last, sentence, clause, words)


def _missed(token: Token, last: int, sentence: str, clause: Clause, words: Words) -> float:
    """How much the word behind a title's last one is missed."""
    word = token.text.lower()
    timed = any(begin <= token.start < end for begin, end in periods(sentence, words.language))
    if timed or word in COORDINATORS or CLAUSE_GAP.search(sentence, clause.words[last].end, token.start):
        return 0.0
    if (word in words.genitives and word not in words.articles) or word in _OF_THE:
        counted = 0.4 if clause.words[last].start < clause.counted_end else _LESS
        return _MUCH_LESS if clause.texts[last] in GENERIC else counted
    following = clause.words[last + 2].text.lower() if last + 2 < len(clause.words) else ""
    if word in words.stop and following in words.pronouns:
        return 2 * _LESS + 0.2  # "had £10m from him"
    if word in words.completing or (words.language == "en" and word in _VERB_ENDS):
        return _LESS
    if word in words.stop or word in words.auxiliaries or is_verb(token, clause.words[last], words):
        return 0.0
    return 0.0 if words.capitalised_nouns else _LESS


def _last_of(title: str, clause: Clause, words: Words) -> int | None:
    """Which word of the clause a title stops with."""
    every = tokens(title, words.language)
    end = every[-1].text.lower() if every else ""
    behind = [n for n in range(clause.last, len(clause.words)) if clause.texts[n] == end]
    if behind:
        return behind[-1]
    return clause.last if title.endswith(fold(clause.words[clause.last].text)) else None


def _torn_subject(title: str, sentence: str, words: Words) -> float:
    """What a title loses whose ``…`` stands for more than where, when or who else."""
    head, mark, tail = title.partition(" … ")
    if not mark:
        return 0.0
    place = fold(sentence).lower().find(head.lower())
    rest = fold(sentence)[place + len(head) :].split() if place >= 0 else []
    following = rest[0].lower() if rest else ""
    no_noun = head.lower() in words.bounds or head.lower() in words.fillers | words.adverbs
    verbs = words.auxiliaries | words.verbs
    swallowed = following in verbs and tail.split(" ", 1)[0].lower() not in verbs
    if no_noun or swallowed:
        return _EMPTY
    named = (
        not words.capitalised_nouns and all(word[0].isupper() for word in head.split()[1:]) and " " in head
    )
    if following in COORDINATORS or (following in _COMPLETED_BY | words.genitives and not named):
        return _MUCH_LESS
    known = following in words.stop or following in verbs
    return 0.4 if known or not following[:1].isalpha() else _MUCH_LESS


def _lost_before(opening: str, words: Words) -> float:
    """What a title loses with the words before its clause: a condition, or of whom the clause is true."""
    last = opening.lower().split()[-1:]
    lost = 2.2 * _LESS if not _IF.isdisjoint(last) or (bool(last) and last[0] in _WHERE) else 0.0
    found = _OPENING.match(opening)
    return lost + (2.2 * _LESS if found and _qualifies(found["words"], words) else 0.0)


def _is_compared(lead: str, quantity: Quantity, words: Words) -> bool:
    """Whether a figure is only what another is compared with; ``up from 3 to 5`` is the change itself."""
    if len(quantity.values) > 1:
        return False
    whence = {"from"} if quantity.kind == COUNT else set()  # "the children came from 88 schools"
    return any(_is_base(lead, phrase, words) for phrase in words.bases if phrase not in whence)


def _is_base(lead: str, phrase: str, words: Words) -> bool:
    place = lead.rfind(phrase)
    behind = lead[place + len(phrase) :].split()
    return (
        place >= 0
        and (place == 0 or not lead[place - 1].isalpha())
        and not lead[place + len(phrase) : place + len(phrase) + 1].isalpha()
        and len(behind) < _LONGEST_BASE
        and all(word in words.stop or word in words.adverbs for word in behind)
    )


def _qualifies(opening: str, words: Words) -> bool:
    """Whether the phrase before a clause says of whom it is true, as "among women over 65" does, and not only when."""
    first = opening.split(maxsplit=1)[0].lower()
    leading = first in _OF_WHOM or first.endswith("ing")
    return leading and not periods(opening, words.language) and not _YEAR.search(opening)
