"""L3. How clear the title of a figure is by itself, from 0, a bare number, to 6: whether it says of what the figure is."""

from typing import NamedTuple

import regex

from episodekit.article.headlines.clause import COORDINATORS, Clause, fold, is_relative, number_of
from episodekit.article.headlines.period import periods
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, Quantity
from episodekit.article.tokens import tokens

WHOLE = 5.0  # a clause with its subject and its verb
TOLD, JOINED, TOPICAL, PHRASE, TORN, BARE = 4.8, 3.4, 2.6, 3.2, 1.4, 0.8
_ALONE = 2.0  # nothing else is said of it
_LESS, _MUCH_LESS = 1.0, 1.8
_TORN_END = -2.0
_OF_GENITIVE = frozenset({"of", "de", "du", "des", "del"})
_YEAR = regex.compile(r"(?<!\p{Nd})(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd})")
_IF = frozenset({"if", "unless", "wenn", "falls", "si"})
_OF_WHOM = bag(
    "among of for excluding without less including parmi chez pour hors sans entre de sin para unter bei ohne von für dentre"
)
# Words that say that something changed or amounts to something, but not what.
_GENERIC = bag(
    "increase rise decline drop fall figure total rate number level concentration hausse baisse variation chiffre taux nombre niveau "
    "variação alta queda acumulado aumento caída cifra tasa anstieg rückgang zahl wert vote"
)
_LONGEST_BASE = 3  # words
_OPENING = regex.compile(r"^\W{0,3}(?P<words>[^,;:()]{4,80}),\s$")


class Stretch(NamedTuple):
    """A title, at which character of the sentence it begins, and how well it ends (:meth:`Scores.end`)."""

    title: str
    begin: int
    end: float


def clarity_of(stretch: Stretch, sentence: str, quantity: Quantity, clause: Clause, words: Words) -> float:
    """The clarity of a stretch of a clause."""
    counted = fold(sentence[quantity.bound_start : max(quantity.end, quantity.noun[1])])
    if len(stretch.title) <= len(counted) + 2 and stretch.begin >= quantity.bound_start:
        alone = not clause.first and clause.words[-1].end <= max(quantity.end, quantity.noun[1])
        return _ALONE if alone and quantity.noun[0] < quantity.noun[1] else BARE
    first = _first(stretch, clause)
    unnamed = stretch.begin < quantity.bound_start and not first and is_relative(sentence, clause, words)
    if unnamed or _is_torn_off(first, stretch, sentence, quantity, clause) or _leans(first, clause, words):
        base = TORN
    else:
        base = _begun(first, stretch, quantity, clause, words)
    if end_is_torn(stretch):
        return base - 2 * _MUCH_LESS
    return base - _LESS if stretch.end < 0.0 else base


def end_is_torn(stretch: Stretch) -> bool:
    """Whether a stretch stops before a word that it cannot do without."""
    return stretch.end < _TORN_END


def _first(stretch: Stretch, clause: Clause) -> int:
    """The number of the title's first word; a title without its phrase of time begins behind it."""
    opening = stretch.title.split(" ", 1)[0].strip(",.").lower()
    behind = [n for n, token in enumerate(clause.words) if token.end > stretch.begin] or [0]
    return next((n for n in behind[:-1] if clause.texts[n] == opening), behind[0])


def _is_torn_off(first: int, stretch: Stretch, sentence: str, quantity: Quantity, clause: Clause) -> bool:
    """Whether a title begins behind "of", or within one of two things that "and" joins."""
    if not first:
        return False
    joins = not COORDINATORS.isdisjoint(clause.texts[first : clause.first])
    whose = clause.texts[first - 1] in _OF_GENITIVE and not sentence.startswith(
        " worth", clause.words[first].end
    )
    return (joins or whose) and stretch.begin < quantity.bound_start


def _leans(first: int, clause: Clause, words: Words) -> bool:
    """Whether a title begins with a verb, or with a word that is no subject."""
    word = clause.texts[first]
    gerund = words.language == "en" and word.endswith(("ing", "ly")) and first + 1 in clause.verbs
    reflexive = word in words.reflexives - words.genitives - words.articles
    return first in clause.verbs or gerund or reflexive or word in words.fillers | words.adverbs


def _begun(first: int, stretch: Stretch, quantity: Quantity, clause: Clause, words: Words) -> float:
    """The clarity by where a title begins and whether it holds the verb of its clause."""
    said = {token.text.lower() for token in tokens(stretch.title, words.language)}
    later = [number for number in clause.verbs if number >= first]
    inside = any(clause.texts[number] in said for number in later)
    skipped = [word for word in clause.texts[: min(first, clause.first)] if word not in words.articles]
    if stretch.begin >= quantity.bound_start:
        if inside and not skipped:
            return WHOLE
        return TOPICAL - 0.2 if later and not inside else PHRASE
    if clause.texts[first] in words.stop - words.articles and not inside:
        return TORN + 0.4
    if skipped:
        return PHRASE if len(later) < len(clause.verbs) else TORN + 0.6
    return WHOLE if inside else PHRASE


def loss(title: str, sentence: str, quantity: Quantity, clause: Clause, words: Words) -> float:
    """How much a title loses that leaves out whose figure it is, of which year, or what nobody but the sentence resolves."""
    lost = 0.0
    said = [token.text.lower() for token in tokens(title, words.language)]
    if not words.pronouns.isdisjoint(said) or (said and said[0] in words.dangling):
        lost += _MUCH_LESS
    if quantity.kind == COUNT and quantity.noun[0] == quantity.noun[1]:
        bare = title.lower().startswith(number_of(sentence, quantity).lower())
        whole = set(sentence[quantity.end : quantity.end + 6].lower().split()[:1])
        lost += _MUCH_LESS if bare and whole.isdisjoint(words.genitives) else 0.0
    lead = sentence[max(0, quantity.bound_start - 30) : quantity.bound_start].lower()
    if any(_is_base(lead, phrase) for phrase in words.bases):
        lost += _MUCH_LESS
    years = {match[0] for match in _YEAR.finditer(sentence, clause.words[0].start, clause.words[-1].end)}
    if years and not _YEAR.search(title):
        lost += _LESS
    lost += _MUCH_LESS if _says_not_what(said, clause, words) else 0.0
    return lost + _lost_before(sentence[: clause.words[0].start], words)


def _lost_before(opening: str, words: Words) -> float:
    """What a title loses with the words before its clause: a condition, or of whom the clause is true."""
    lost = 2 * _LESS if not _IF.isdisjoint(opening.lower().split()[-1:]) else 0.0
    found = _OPENING.match(opening)
    return lost + (2 * _LESS if found and _qualifies(found["words"], words) else 0.0)


def _says_not_what(said: list[str], clause: Clause, words: Words) -> bool:
    """Whether a title speaks of a rise or of "them" without saying of what or of whom."""
    if words.language == "fr" and any(verb and clause.texts[verb - 1] == "en" for verb in clause.verbs):
        return True
    numbers = (place for place, word in enumerate(said) if word[0].isdigit())
    head = said[: next(numbers, len(said))]
    verb = next(
        (place for place, word in enumerate(head) if word in words.auxiliaries | words.verbs), len(head)
    )
    return bool(head) and head[0] in _GENERIC and words.genitives.isdisjoint(head[:verb])


def _is_base(lead: str, phrase: str) -> bool:
    place = lead.rfind(phrase)
    return (
        place >= 0
        and (place == 0 or not lead[place - 1].isalpha())
        and not lead[place + len(phrase) : place + len(phrase) + 1].isalpha()
        and len(lead[place + len(phrase) :].split()) < _LONGEST_BASE
    )


def _qualifies(opening: str, words: Words) -> bool:
    """Whether the phrase before a clause says of whom it is true, as "among women over 65" does, and not only when."""
    first = opening.split(maxsplit=1)[0].lower()
    leading = first in _OF_WHOM or first.endswith("ing")
    return leading and not periods(opening, words.language) and not _YEAR.search(opening)
