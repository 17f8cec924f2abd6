"""L3. How well a stretch of a clause reads as the title of its figure."""

from episodekit.article.headlines.clause import COORDINATORS, Clause, is_doubtful
from episodekit.article.languages import Words
from episodekit.article.quantities.quantity import COUNT, MEASURE, MONEY, PERCENT, SHARE, Quantity

_BETWEEN = frozenset({"between", "zwischen", "entre", "both"})
_NO_NOUN = frozenset({MONEY, PERCENT, MEASURE, SHARE})
_OF = frozenset({"of", "de", "von", "di"})  # "cost of $3.6 million" begins with what the sum is
_OUT = frozenset({"out", "up", "down", "off", "back", "over", "away"})
_OR = frozenset({"or", "oder", "ou", "o"})
_AT = frozenset({"at", "of"})
_UNSPACED = frozenset({"km", "th", "lo", "my"})
_MORE = frozenset({"más", "plus", "menos", "moins"})
_INFINITIVES = ("er", "dre", "ir", "ar")
_OF_LANGUAGES = frozenset({"en", "es", "fr"})
_LEANING = -2.0
_UNRESOLVED = -1.5  # "61 percent want it"
_NAMED, _A_CHARACTER, _GOES_ON = 3.0, 0.02, -1.4


class Scores:
    """The scores of every stretch around one figure; what depends on one end alone is computed once."""

    def __init__(self, quantity: Quantity, clause: Clause, words: Words) -> None:
        """Weigh every place where a stretch may end."""
        self._quantity, self._clause, self._words = quantity, clause, words
        self._number_first = _NumberFirst(quantity, clause, words)
        self._starts: dict[int, float] = {}
        joined = unresolved = False
        self._ends: dict[int, float] = {}
        for number in range(clause.last, len(clause.words)):
            self._ends[number] = _end_score(number, clause, words) + (_GOES_ON if joined else 0.0)
            unresolved = unresolved or (number > clause.last and clause.texts[number] in words.pronouns)
            self._ends[number] += _UNRESOLVED if unresolved else 0.0
            # Behind "and" something else is said.
            beyond = number > clause.last and clause.texts[number] in COORDINATORS
            joined = joined or (beyond and not words.capitalised_nouns)

    def end(self, number: int) -> float:
        """How well a stretch ends with the clause's word ``number``."""
        return self._ends[number]

    def of(self, begin: int, number: int) -> float:
        """The score of the stretch from the character ``begin`` to the end of the clause's word ``number``."""
        quantity = self._quantity
        end = max(self._clause.words[number].end, quantity.end)
        if begin >= quantity.bound_start:
            start = self._number_first.score(begin, number)
        elif begin in self._starts:
            start = self._starts[begin]
        else:
            start = self._starts[begin] = _start_score(begin, quantity, self._clause, self._words)
        named = _NAMED if quantity.noun[0] < quantity.noun[1] <= end else 0.0
        return start + self._ends[number] + named + _A_CHARACTER * (end - begin)


def _start_score(begin: int, quantity: Quantity, clause: Clause, words: Words) -> float:
    number = next(index for index, token in enumerate(clause.words) if token.start >= begin)
    token = clause.texts[number]
    skipped = clause.texts[:number]
    # What a percentage, a price or a length is of stands before it more often than behind it.
    context = (0.7 if quantity.kind == COUNT else 2.2) if clause.first - number >= 2 else 0.0
    if not words.pronouns.isdisjoint(clause.texts[number : clause.first]):
        context += _UNRESOLVED
    if token in words.dangling or token in words.sources:
        return _LEANING
    if not skipped or (len(skipped) == 1 and skipped[0] in words.articles):
        return context + _opening_score(number, clause, words)
    if token in words.stop or token in words.auxiliaries:
        return -2.0
    if words.language == "en" and token.endswith("ing") and skipped[-1] in words.auxiliaries:
        return -1.5  # "seeking" lacks who is
    return context + _inner_score(number, clause, words)


def _inner_score(number: int, clause: Clause, words: Words) -> float:
    """How well a title begins with a word within its clause."""
    skipped, between = clause.texts[:number], clause.texts[number : clause.first]
    if number in clause.verbs:
        return -2.0  # "sold goods worth": by whom?
    if len(between) > 1 and between[-1] in _AT:
        verb = number - 2 if skipped[-1] in words.articles else number - 1
        if verb in clause.verbs:
            return 1.2  # "puts [the number of dead at 107]"
    noun_before = skipped[-1] not in words.auxiliaries
    if len(between) > 1 and between[-1] in _OF and noun_before and words.stop.isdisjoint(between[:-1]):
        return 0.8
    return -_cut_off(skipped, words)


def _opening_score(number: int, clause: Clause, words: Words) -> float:
    """How well a title begins with the first word of a clause."""
    token = clause.texts[number]
    if token in words.articles:
        return 1.2
    if number in clause.verbs:
        return -2.5
    if token in words.auxiliaries & words.stop or token in words.splitters or token in words.relatives:
        return -2.5
    if words.capitalised_nouns and token not in words.stop and clause.words[number].text[0].islower():
        return -2.5  # a German clause that begins with its verb
    return -0.6 if token in words.stop else 1.6


def _cut_off(skipped: tuple[str, ...], words: Words) -> float:
    """How much it hurts to begin behind these words of the clause; most behind "would" and "to"."""
    if is_doubtful(skipped[-1:], words):
        return 6.0
    inner = skipped[:-1] if skipped[-1] in words.articles else skipped
    if inner and inner[-1] in _OF and words.language == "en":
        return 1.0
    if len(inner) == 1 or (len(inner) == 2 and inner[0] in words.articles):
        return 0.8 if words.language == "en" else 2.2  # elsewhere adjectives follow their noun
    # Only English verbs read well without their auxiliary: "have arrested 300".
    opens = COORDINATORS | words.auxiliaries if words.language == "en" else COORDINATORS
    return 0.0 if not inner or inner[-1] in opens else 2.0


class _NumberFirst:
    """The scores of the stretches around one figure that begin with its number."""

    def __init__(self, quantity: Quantity, clause: Clause, words: Words) -> None:
        self._quantity, self._clause = quantity, clause
        counts = quantity.noun[0] < quantity.noun[1]
        before = clause.texts[clause.first - 1] if clause.first else ""
        nameless = quantity.kind in _NO_NOUN or not counts
        bare = not counts and quantity.kind in _NO_NOUN
        # "by 3 percent" without what rose says nothing.
        rootless = nameless and (before in words.towards or (bare and before and before not in words.stop))
        self._lost = 2.5 if rootless else 0.0
        self._driven_from = _driven_from(clause, quantity, words) if not nameless and clause.first else None
        behind = clause.texts[clause.last + 1 : clause.last + 2]
        self._explains = bool(behind) and (
            behind[0] in words.stop and behind[0] not in words.auxiliaries and behind[0] not in COORDINATORS
        )
        # English headlines say "2,500 people" of "over 2,500 people", but no bare "a thousand".
        in_digits = any(text[:1].isdigit() for text in clause.texts[clause.first : clause.last + 1])
        headlined = words.language == "en" and in_digits and counts
        self._preferred = quantity.start if headlined else quantity.bound_start

    def score(self, begin: int, last: int) -> float:
        """How well a stretch begins with its number at the character ``begin`` if it ends with the word ``last``."""
        quantity = self._quantity
        counts = quantity.noun[0] < quantity.noun[1]
        explained = self._explains and last > self._clause.last + 1
        base = 1.5 if counts or explained else 0.4
        if not explained and quantity.kind == COUNT and not counts:
            base -= 1.5
        base -= self._lost
        if self._driven_from is not None and last >= self._driven_from:
            base -= 1.6
        if quantity.keeps_bound:
            return base if begin == quantity.bound_start else -4.0
        return base if begin == self._preferred else base - 0.3


def _driven_from(clause: Clause, quantity: Quantity, words: Words) -> int | None:
    """The word from which on "12,000 people to flee" lacks the verb that forced them; None if nothing does."""
    behind = next((n for n, token in enumerate(clause.words) if token.start >= quantity.noun[1]), None)
    return behind if behind is not None and clause.texts[behind] in words.infinitives else None


def _is_open(clause: Clause, number: int, words: Words) -> bool:
    """Whether a clause is cut behind a word that asks for more: a verb without its object, a number without its noun."""
    token = clause.words[number]
    word = token.text.lower()
    if word in words.open_verbs or word[0].isdigit() or word.endswith(("'s", "’s")):
        return True
    if words.language == "en":
        # "seized 1.4 tonnes of cocaine hidden" in what?
        object_told = clause.closing or any(verb < clause.first for verb in clause.verbs)
        participle = object_told and number > clause.last + 1 and word.endswith(("ed", "den", "ken", "wn"))
        return participle or (word.endswith("ing") and len(word) > 5)
    if words.language == "fr":
        return word.endswith("ent") and not word.endswith("ment") and len(word) > 5
    return words.capitalised_nouns and token.text[0].islower()


def _end_score(number: int, clause: Clause, words: Words) -> float:
    texts = clause.texts
    at_end = number + 1 == len(texts)
    verb_last = at_end and words.capitalised_nouns and texts[number] in words.auxiliaries
    closed = at_end and words.language == "vi"  # its verbs end with such words: "nơi ở", "dọn ra"
    word = texts[number]
    stops = number > clause.last and word in words.stop and word not in words.more
    if stops and not verb_last and not closed:
        return -4.0
    return 1.5 if at_end else _cut_score(number, clause, words)


def _cut_score(number: int, clause: Clause, words: Words) -> float:
    """How well a title ends before the end of its clause."""
    texts = clause.texts
    following = texts[number + 1]
    if words.language in _UNSPACED:
        # Blanks part phrases there, not words.
        return 0.6 if clause.words[number + 1].start > clause.words[number].end else -0.8
    if _is_torn(number, clause, words):
        return -2.5
    if following in COORDINATORS:
        return _before_and(number, clause)
    if following in words.stop or following in words.auxiliaries:
        of_what = following in words.genitives and words.language in _OF_LANGUAGES and number <= clause.last
        return -1.2 if of_what else 1.0  # "22 percent" of what
    # A German verb at the very end is missed less than half a noun.
    return 0.3 if words.capitalised_nouns and number + 2 == len(texts) else -1.0


def _before_and(number: int, clause: Clause) -> float:
    """How well a title ends before "and"; before "or" only half is said: "2,500 people were dead" or missing."""
    halved = not _BETWEEN.isdisjoint(clause.texts[clause.last : number])
    if halved or (clause.texts[number + 1] in _OR and number > clause.last):
        return -3.0 if halved else -1.5
    return 0.9 if number >= clause.last + 3 else 0.4


def _lacks_object(number: int, clause: Clause, words: Words) -> bool:
    """Whether a cut parts a verb from what it needs: "walked" from "out", "ont cessé" from "le travail"."""
    following = clause.texts[number + 1]
    if words.language not in _OF_LANGUAGES or number < clause.last:
        return False
    if words.language == "en" and following in _OUT:
        return number in clause.verbs
    if number == clause.last:
        return following in words.pronouns
    infinitive = words.language != "en" and clause.texts[number].endswith(_INFINITIVES)
    verb = number in clause.verbs or number - 1 in clause.verbs
    return (
        following in _MORE
        or infinitive
        or (verb and (following in words.articles or following in words.pronouns))
    )


def _is_torn(number: int, clause: Clause, words: Words) -> bool:
    """Whether the word behind a cut belongs to the one before it."""
    texts = clause.texts
    if words.capitalised_nouns:
        started = any(verb <= number for verb in clause.verbs)
        if not words.auxiliaries.isdisjoint(texts[: clause.first]) or (clause.closing and started):
            return True
        if texts[number + 1] in words.reflexives:
            return True  # "haben 25 Personen" lacks what they did, which stands at the end
    if _lacks_object(number, clause, words):
        return True
    if texts[number + 1] in words.particles and number + 2 == len(texts):
        return True  # "rückten in 15 Städten an"
    if number <= clause.last:
        return False
    beyond = clause.words[number].start >= clause.counted_end
    return _is_open(clause, number, words) or (beyond and texts[number + 1] in words.completing)
