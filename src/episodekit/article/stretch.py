"""L3. The stretch of a clause around a figure that reads best as a title, as it stands in the article."""

from functools import lru_cache

import regex

from episodekit.article.clause import (
    CLAUSE_GAP,
    COORDINATORS,
    Clause,
    fold,
    is_doubtful,
    is_negation,
    number_of,
)
from episodekit.article.languages import Words, words_of
from episodekit.article.quantity import COUNT, Quantity
from episodekit.article.tokens import tokens

_BETWEEN = frozenset({"between", "zwischen", "entre", "both"})
_BRIDGE_BELOW = 3.0  # a stretch that scores less begins in the middle of something
_LONGEST_SUBJECT = 2  # words
LONGEST_TITLE = 45
_OF = frozenset({"of", "de", "von", "di"})  # "cost of $3.6 million" begins with what the sum is


def stretch(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str:
    """The stretch of the clause around the figure that reads best as a title."""
    best: tuple[float, str] | None = None
    for begin in _beginnings(quantity, clause, words):
        for number in range(clause.last, len(clause.words)):
            end = max(clause.words[number].end, quantity.end)
            title = _fit(sentence, begin, end, words)
            if title is None:
                if end - begin > 2 * LONGEST_TITLE:
                    break
                continue
            score = _score((begin, end), number, quantity, clause, words)
            if best is None or score > best[0]:
                best = (score, title)
    bridged = _bridged(sentence, quantity, clause, words)
    if bridged and (best is None or best[0] < _BRIDGE_BELOW):
        return bridged
    title = best[1] if best else number_of(sentence, quantity)
    says_more = len(title) > len(fold(sentence[quantity.bound_start : quantity.end]))
    return title if says_more else _window(sentence, quantity, words)


def _window(sentence: str, quantity: Quantity, words: Words) -> str:
    """As many words of the sentence behind the figure as fit, whatever clause they are of, but no loose end."""
    best = number_of(sentence, quantity)
    for token in tokens(sentence, words.language):
        title = fold(sentence[quantity.bound_start : max(token.end, quantity.end)])
        if token.start < quantity.end or token.text.lower() in words.stop:
            continue
        if len(title) > LONGEST_TITLE or CLAUSE_GAP.search(sentence, quantity.end, token.start):
            break
        best = title
    return best


def _beginnings(quantity: Quantity, clause: Clause, words: Words) -> list[int]:
    """Where a stretch may begin; behind a word that turns the statement round only with the bare figure."""
    head = [token.text.lower() for token in clause.words[: clause.first]]
    negated = next((number for number, word in enumerate(head) if is_negation(word, words)), None)
    last = clause.first if negated is None else negated
    places = [token.start for token in clause.words[: last + 1]]
    return list(dict.fromkeys([*places, quantity.bound_start, quantity.start]))


def _bridged(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str | None:
    """What a long clause is about, ``…``, and its end with the figure: ``Fine … amounts to up to $900``."""
    head = [token.text.lower() for token in clause.words[: clause.first]]
    if quantity.kind == COUNT or any(is_negation(word, words) for word in head):
        return None
    first = 1 if head and head[0] in words.articles else 0
    after = next(
        (number for number in range(first, len(head)) if _ends_subject(head[number], words)), len(head)
    )
    if not 0 < after - first <= _LONGEST_SUBJECT:
        return None
    subject = sentence[clause.words[first].start : clause.words[after - 1].end]
    # A plan stays a plan: either its "would" is part of the title, or no verb is.
    doubt = next((number for number in range(after, len(head)) if head[number] in words.doubts), len(head))
    for number in range(after + 1, len(head)):
        title = f"{subject} … {fold(sentence[clause.words[number].start : quantity.end])}"
        if len(title) <= LONGEST_TITLE and number <= doubt and _begins_verb(clause, number, words):
            return title
    joined = clause.first > after and head[-1] in words.stop - words.articles
    begin = clause.words[clause.first - 1].start if joined else quantity.bound_start
    title = f"{subject} … {fold(sentence[begin : quantity.end])}"
    return title if len(title) <= LONGEST_TITLE else None


def _ends_subject(word: str, words: Words) -> bool:
    return word in words.stop or word in words.auxiliaries or word in words.dangling or word in words.doubts


def _begins_verb(clause: Clause, number: int, words: Words) -> bool:
    """Whether the second part of a bridged title may begin with this word; German tells by its capitals."""
    one, other = clause.words[number - 1].text, clause.words[number].text
    if words.capitalised_nouns:
        return one[0].isupper() and other[0].islower()
    return other.lower() not in words.stop or other.lower() in words.doubts


def _fit(sentence: str, begin: int, end: int, words: Words) -> str | None:
    title = fold(sentence[begin:end])
    if len(title) > LONGEST_TITLE and words.droppable:
        title = fold(_droppable(words.language).sub(" ", title))
    return title if len(title) <= LONGEST_TITLE else None


@lru_cache(maxsize=8)
def _droppable(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"\s(?:{'|'.join(sorted(words_of(language).droppable))})\s", regex.IGNORECASE)


def _score(span: tuple[int, int], number: int, quantity: Quantity, clause: Clause, words: Words) -> float:
    begin, end = span
    return (
        _start_score(begin, number, quantity, clause, words)
        + _end_score(number, clause, words)
        + (3.0 if quantity.noun[0] < quantity.noun[1] <= end else 0.0)
        + 0.02 * (end - begin)
        - (1.4 if not words.capitalised_nouns and _joins(clause, number) else 0.0)
    )


def _joins(clause: Clause, number: int) -> bool:
    """Whether something else is said behind the figure, after "and"."""
    return any(token.text.lower() in COORDINATORS for token in clause.words[clause.last + 1 : number])


def _start_score(begin: int, last: int, quantity: Quantity, clause: Clause, words: Words) -> float:
    if begin >= quantity.bound_start:
        return _number_start_score(begin, last, quantity, clause, words)
    number = next(index for index, token in enumerate(clause.words) if token.start >= begin)
    token = clause.words[number].text.lower()
    skipped = [each.text.lower() for each in clause.words[:number]]
    if token in words.dangling:
        return -1.0
    # What a percentage, a price or a length is of stands before it more often than behind it.
    context = (0.7 if quantity.kind == COUNT else 2.2) if clause.first - number >= 2 else 0.0
    if not skipped or (len(skipped) == 1 and skipped[0] in words.articles):
        return context + (0.5 if token in words.stop else 1.6)
    if token in words.stop or token in words.auxiliaries:
        return -2.0
    between = [each.text.lower() for each in clause.words[number : clause.first]]
    if len(between) > 1 and between[-1] in _OF and words.stop.isdisjoint(between[:-1]):
        return context + 0.8
    return context - _cut_off(skipped, words)


def _cut_off(skipped: list[str], words: Words) -> float:
    """How much it hurts to begin behind these words of the clause; most behind "would" and "to"."""
    if is_doubtful(skipped[-1:], words):
        return 6.0
    inner = skipped[:-1] if skipped[-1] in words.articles else skipped
    if len(inner) == 1 or (len(inner) == 2 and inner[0] in words.articles):
        return 0.8
    # In German the other half of a verb stands at the end of the clause.
    opens = COORDINATORS if words.capitalised_nouns else COORDINATORS | words.auxiliaries
    return 0.0 if not inner or inner[-1] in opens else 2.0


def _number_start_score(begin: int, last: int, quantity: Quantity, clause: Clause, words: Words) -> float:
    tail = clause.words[clause.last + 1 : last + 1]
    explained = len(tail) > 1 and tail[0].text.lower() in words.stop - words.auxiliaries - COORDINATORS
    base = 1.5 if quantity.noun[0] < quantity.noun[1] or explained else 0.4
    if quantity.keeps_bound:
        return base if begin == quantity.bound_start else -4.0
    return base if begin == quantity.start else base - 0.6


def _end_score(number: int, clause: Clause, words: Words) -> float:
    texts = [token.text.lower() for token in clause.words]
    if number > clause.last and texts[number] in words.stop:
        return -4.0
    if number + 1 == len(texts):
        return 1.5
    following = texts[number + 1]
    if following in COORDINATORS:
        if _BETWEEN.intersection(texts[clause.last : number]):
            return -3.0
        return 0.9 if number >= clause.last + 3 else 0.4
    if following in words.stop or following in words.auxiliaries:
        return 1.0
    # A German verb at the very end is missed less than half a noun.
    return 0.3 if words.capitalised_nouns and number + 2 == len(texts) else -1.0
