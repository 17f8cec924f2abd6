"""L3. How clear the title of a figure is by itself, from 0, a bare number, to 6: whether it says of what the figure is."""

from typing import NamedTuple

from episodekit.article.headlines.clause import COORDINATORS, Clause, fold, is_relative
from episodekit.article.languages import Words
from episodekit.article.quantities.quantity import COUNT, Quantity
from episodekit.article.tokens import tokens

WHOLE = 5.0  # a clause with its subject and its verb
TOLD, JOINED, TOPICAL, PHRASE, TORN, BARE = 4.8, 3.4, 2.6, 3.2, 1.4, 0.8
_ALONE = 2.0  # nothing else is said of it
_LESS, _MUCH_LESS = 1.0, 1.8
_TORN_END = -2.0
_SHORTEST_CLAUSE = 3  # words: "das sind", "it was about"
_ROMANCE = frozenset({"fr", "es", "pt", "it"})
_OF_GENITIVE = frozenset({"of", "de", "du", "des", "del"})


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
    unnamed = unnamed or _lacks_beginning(first, sentence, quantity, clause, words)
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


def _lacks_beginning(first: int, sentence: str, quantity: Quantity, clause: Clause, words: Words) -> bool:
    """Whether a title begins behind a preposition or "that", with a verb that has no subject, or tells what "it" is."""
    skipped = clause.texts[:first]
    if first >= clause.first:
        pointing = words.pronouns | words.dangling
        return 0 < len(skipped) <= _SHORTEST_CLAUSE and skipped[0] in pointing and quantity.kind != COUNT
    if skipped and skipped[-1] in words.stop - words.articles - words.auxiliaries:
        return True
    token = clause.words[first]
    if first or not token.text[0].islower() or token.text.lower() in words.stop:
        return False
    joined = sentence[: token.start].rstrip()[-1:] == ","
    romance = words.language in _ROMANCE
    return words.capitalised_nouns or (romance and joined)


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
