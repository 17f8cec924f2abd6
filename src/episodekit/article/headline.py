"""L3. A figure's title: at most 45 characters out of the figure's own clause, so that it cannot say more than the article.

The ladder: what happened to what is counted and when (English), what a group numbered (English), and for every language
a stretch of the clause as it stands. :func:`is_faithful` holds for every title.
"""

from functools import lru_cache
from typing import NamedTuple

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.article.quantity import COUNT, Quantity
from episodekit.article.tokens import Token, is_unspaced, tokens

LONGEST_TITLE = 45
# Words that a title may add; everything else stands in the clause.
ADDED_WORDS = frozenset({"in", "from"})
_CLAUSE_GAP = regex.compile(r"[,;:()“”\"«»!?។，；：。（）、]|\s[-–—]\s|—")
_BLANK = regex.compile(r"[\s\u00a0]+")
# Acts whose participle says the same behind its object: "expelled 15,000 people" is "15,000 people expelled".
_ACTS = bag(
    "expelled deported arrested detained killed injured wounded rescued evacuated displaced vaccinated tested seized "
    "confiscated destroyed damaged sold hired recruited fired dismissed built trained fined charged convicted sentenced jailed "
    "released inspected imported exported produced created planted registered shot found freed repaired closed opened "
    "delivered shipped recalled blocked removed deleted issued approved rejected surveyed screened treated infected added "
    "invested spent donated raised collected granted demolished flooded burned recovered installed connected distributed"
)
_IRREGULAR = bag(
    "sold built lost found held shot sent made paid left hit taken given seen born spent won cut put bought brought caught hurt "
    "stolen driven drawn broken chosen written grown thrown shown torn sunk fed hidden"
)
_UNREAL = bag(
    "expected thought believed said planned estimated supposed set due likely told asked required forced allowed scheduled "
    "projected forecast reported alleged feared needed used linked involved based related compared"
)
_BE = bag("were was are is been being")
_HAVE = bag("have has had")
_COORDINATORS = bag("and or but und oder aber et ou mais y o e pero")
_BETWEEN = frozenset({"between", "zwischen", "entre", "both"})
_BRIDGE_BELOW = 3.0  # a stretch that scores less begins in the middle of something
_LONGEST_SUBJECT = 2  # words
_GROUPS = bag(
    "nationalities countries nations provinces regions states cities districts villages ministries schools"
)
_PERIOD = regex.compile(
    r"(?:in|during|over|within)\s(?:the\s)?(?:(?:past|last|previous)\s)?(?P<span>(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s"
    r"(?:years|months|weeks|days|decades|hours))(?=\W|$)"
    r"|(?:in|during)\sthe\s(?P<term>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s(?:term|quarter|half|season|phase))(?=\W|$)"
    r"|(?P<named>(?:in|since)\s(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{4})?|\d{4}(?!\d|[.,]\d)(?=\s*(?:$|[.,;]))))"
    r"|(?P<near>(?:last|this)\s(?:year|month|week|quarter|decade))(?=\W|$)",
    regex.IGNORECASE,
)


class _Clause(NamedTuple):
    """A clause of a sentence: its words, which of them the figure takes up (bound included), and whether it is denied.

    Denied is what hangs on a negation: "they did not say that …".
    """

    words: tuple[Token, ...]
    first: int
    last: int
    denied: bool


def headline(sentence: str, quantity: Quantity, language: str) -> str:
    """A title of at most 45 characters (more only if the number alone is longer)."""
    words = words_of(language)
    clause = _clause(sentence, quantity, words)
    if clause.denied:
        return _capital(_bare(sentence, quantity))
    titles = []
    if words.language == "en" and quantity.kind == COUNT:
        titles = [_what_happened(sentence, quantity, clause), _what_numbered(sentence, quantity, clause)]
    for title in titles:
        if title and len(title) <= LONGEST_TITLE and is_faithful(title, sentence, quantity):
            return _capital(title)
    return _capital(_stretch(sentence, quantity, clause, words))


def is_faithful(title: str, sentence: str, quantity: Quantity) -> bool:
    """Whether a title holds the number as written, and no word but the sentence's and ``ADDED_WORDS``, none twice."""
    number = _fold(sentence[quantity.start : quantity.end])
    if number not in title:
        return False
    said = {token.text.casefold() for token in tokens(sentence, "en")}
    rest = [token.text.casefold() for token in tokens(title.replace(number, " ", 1), "en")]
    content = [word for word in rest if len(word) > 3]
    return all(word in said or word in ADDED_WORDS for word in rest) and len(content) == len(set(content))


def _fold(text: str) -> str:
    return _BLANK.sub(" ", text).strip()


def _capital(title: str) -> str:
    """A capital at the beginning, unless the first word has one within (``iPhone``)."""
    first = title.split(" ", 1)[0]
    return title if any(letter.isupper() for letter in first) else title[:1].upper() + title[1:]


def _number(sentence: str, quantity: Quantity) -> str:
    begin = quantity.bound_start if quantity.keeps_bound else quantity.start
    return _fold(sentence[begin : quantity.end])


def _bare(sentence: str, quantity: Quantity) -> str:
    """The figure with what it counts and nothing that is said of it."""
    title = _fold(sentence[quantity.bound_start : max(quantity.end, quantity.noun[1])])
    return title if len(title) <= LONGEST_TITLE else _number(sentence, quantity)


def _clause(sentence: str, quantity: Quantity, words: Words) -> _Clause:
    every = tokens(sentence, words.language)
    begin, end = quantity.bound_start, quantity.end
    first = next(number for number, token in enumerate(every) if token.end > begin)
    last = max(number for number, token in enumerate(every) if token.start < end)
    left = first
    while left and not _parts(sentence, every[left - 1], every[left], words):
        left -= 1
    right = last
    while right + 1 < len(every) and not _parts(sentence, every[right], every[right + 1], words):
        right += 1
    while left < first and every[left].text.lower() in words.splitters | _COORDINATORS:
        left += 1
    return _Clause(
        every[left : right + 1], first - left, last - left, _is_denied(sentence, every[:left], words)
    )


def _is_denied(sentence: str, before: tuple[Token, ...], words: Words) -> bool:
    """Whether the clause behind these words is the object of a negation among the last of them."""
    if not before or before[-1].text.lower() not in words.splitters:
        return False
    governing = before[-9:-1]
    for number in range(len(governing) - 1, 0, -1):
        if _CLAUSE_GAP.search(sentence, governing[number - 1].end, governing[number].start):
            governing = governing[number:]
            break
    return any(_is_negation(token.text.lower(), words) for token in governing)


def _parts(sentence: str, one: Token, other: Token, words: Words) -> bool:
    """Whether a new clause begins between two words that follow each other."""
    if _CLAUSE_GAP.search(sentence, one.end, other.start):
        return True
    return other.text.lower() in words.splitters and not is_unspaced(other.text)


def _what_happened(sentence: str, quantity: Quantity, clause: _Clause) -> str | None:
    """``15,000 foreigners expelled in two years``: the participle from "were expelled" or from "have expelled"."""
    head = [token.text.lower() for token in clause.words[: clause.first]]
    if _is_doubtful(head, words_of("en")):
        return None
    tail = clause.words[clause.last + 1 :]
    participle = _passive(tail) or _active(head, quantity)
    if participle is None:
        return None
    noun = _fold(sentence[slice(*quantity.noun)]) or (
        "more" if tail and tail[0].text.lower() == "more" else ""
    )
    if not noun:
        return None
    parts = [_number(sentence, quantity), noun, participle]
    period = _period(sentence, clause)
    with_period = " ".join([*parts, period])
    return with_period if period and len(with_period) <= LONGEST_TITLE else " ".join(parts)


def _passive(tail: tuple[Token, ...]) -> str | None:
    """The participle of "15,000 people [a few words] were [being] expelled", if it is said as a fact."""
    texts = [token.text.lower() for token in tail]
    for number, word in enumerate(texts[:14]):
        # Behind "and", another number or another verb the participle belongs to something else.
        if _is_doubtful([word], words_of("en")) or word in _COORDINATORS or word[0].isdigit():
            return None
        if word in words_of("en").auxiliaries - _BE - _HAVE or (
            word in _HAVE and texts[number + 1 : number + 2] != ["been"]
        ):
            return None
        if word in _BE and number + 1 < len(texts):
            rest = texts[number + 1 :]
            while rest and rest[0] in _BE:
                rest = rest[1:]
            return rest[0] if rest and _is_participle(rest[0]) and rest[1:2] != ["to"] else None
    return None


def _is_participle(word: str) -> bool:
    return word not in _UNREAL and (word in _IRREGULAR or (word.endswith("ed") and len(word) > 4))


def _active(head: list[str], quantity: Quantity) -> str | None:
    """The verb right before the number, if its participle says the same behind the noun and nobody suffers it instead."""
    if not head or head[-1] not in _ACTS or quantity.noun[0] == quantity.noun[1]:
        return None
    # "people were found 15 times" and "the men injured 20 days ago" are no acts upon what is counted.
    return head[-1] if len(head) > 1 and head[-2] not in _BE | {"to"} else None


def _period(sentence: str, clause: _Clause) -> str:
    """When it happened, if the clause says so or an opening phrase right before it does."""
    begin, end = clause.words[0].start, clause.words[-1].end
    found = _PERIOD.search(sentence, begin)
    if found is None or found.start() > end + 1:
        opening = [match for match in _PERIOD.finditer(sentence, 0, begin) if _opens(sentence, match, begin)]
        found = opening[-1] if opening else None
    if found is None:
        return ""
    short = found["span"] or found["term"]
    return f"in {short}" if short else _fold(found["named"] or found["near"])


def _opens(sentence: str, match: "regex.Match[str]", begin: int) -> bool:
    """Whether a period opens the clause at ``begin``: "During the sixth term of the government, over …"."""
    before, between = sentence[: match.start()].rstrip(), sentence[match.end() : begin]
    opened = (
        not before
        or before.endswith((",", ";", ":", "“", '"'))
        or before.lower().endswith((" that", " and", " but"))
    )
    return opened and between.count(",") == 1 and len(between.split()) <= 5


def _what_numbered(sentence: str, quantity: Quantity, clause: _Clause) -> str | None:
    """``Only 315 from other nationalities``: a group that "numbered" so many."""
    head = [token.text.lower() for token in clause.words[: clause.first]]
    if not head or head[-1] != "numbered" or _is_doubtful(head, words_of("en")):
        return None
    group = []
    for token in clause.words[: clause.first]:
        if token.text.lower() in {"with", "who", "of", "in", "numbered", "from"}:
            break
        group.append(
            token.text if token.text[1:].islower() is False and len(token.text) > 1 else token.text.lower()
        )
    if not group:
        return None
    number = _number_without_doubles(sentence, quantity)
    return " ".join([number, "from", *group] if group[-1] in _GROUPS else [number, *group])


def _number_without_doubles(sentence: str, quantity: Quantity) -> str:
    """Of a chain of bounds only those that must stay: "only around 315" is "only 315"."""
    table = words_of("en").bounds
    bound = _fold(sentence[quantity.bound_start : quantity.start]).lower()
    kept = [
        phrase
        for phrase, keep in table.items()
        if keep and regex.search(rf"\b{regex.escape(phrase)}\b", bound)
    ]
    number = _fold(sentence[quantity.start : quantity.end])
    return f"{max(kept, key=len)} {number}" if kept else number


def _is_doubtful(texts: list[str], words: Words) -> bool:
    """Whether words say that something is not so, or not yet so."""
    return not (words.negations | words.doubts).isdisjoint(texts) or any(
        word.endswith(("n't", "n’t")) for word in texts
    )


def _stretch(sentence: str, quantity: Quantity, clause: _Clause, words: Words) -> str:
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
    return best[1] if best else _number(sentence, quantity)


def _beginnings(quantity: Quantity, clause: _Clause, words: Words) -> list[int]:
    """Where a stretch may begin; behind a word that turns the statement round only with the bare figure."""
    head = [token.text.lower() for token in clause.words[: clause.first]]
    negated = next((number for number, word in enumerate(head) if _is_negation(word, words)), None)
    last = clause.first if negated is None else negated
    places = [token.start for token in clause.words[: last + 1]]
    return list(dict.fromkeys([*places, quantity.bound_start, quantity.start]))


def _is_negation(word: str, words: Words) -> bool:
    return word in words.negations or word.endswith(("n't", "n’t"))


def _bridged(sentence: str, quantity: Quantity, clause: _Clause, words: Words) -> str | None:
    """What a long clause is about, ``…``, and its end with the figure: ``Fine … amounts to up to $900``."""
    head = [token.text.lower() for token in clause.words[: clause.first]]
    if quantity.kind == COUNT or any(_is_negation(word, words) for word in head):
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
        title = f"{subject} … {_fold(sentence[clause.words[number].start : quantity.end])}"
        if len(title) <= LONGEST_TITLE and number <= doubt and _begins_verb(clause, number, words):
            return title
    joined = clause.first > after and head[-1] in words.stop - words.articles
    begin = clause.words[clause.first - 1].start if joined else quantity.bound_start
    title = f"{subject} … {_fold(sentence[begin : quantity.end])}"
    return title if len(title) <= LONGEST_TITLE else None


def _ends_subject(word: str, words: Words) -> bool:
    return word in words.stop or word in words.auxiliaries or word in words.dangling or word in words.doubts


def _begins_verb(clause: _Clause, number: int, words: Words) -> bool:
    """Whether the second part of a bridged title may begin with this word; German tells by its capitals."""
    one, other = clause.words[number - 1].text, clause.words[number].text
    if words.capitalised_nouns:
        return one[0].isupper() and other[0].islower()
    return other.lower() not in words.stop or other.lower() in words.doubts


def _fit(sentence: str, begin: int, end: int, words: Words) -> str | None:
    title = _fold(sentence[begin:end])
    if len(title) > LONGEST_TITLE and words.droppable:
        title = _fold(_droppable(words.language).sub(" ", title))
    return title if len(title) <= LONGEST_TITLE else None


@lru_cache(maxsize=8)
def _droppable(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"\s(?:{'|'.join(sorted(words_of(language).droppable))})\s", regex.IGNORECASE)


def _score(span: tuple[int, int], number: int, quantity: Quantity, clause: _Clause, words: Words) -> float:
    begin, end = span
    return (
        _start_score(begin, number, quantity, clause, words)
        + _end_score(number, clause, words)
        + (3.0 if quantity.noun[0] < quantity.noun[1] <= end else 0.0)
        + 0.02 * (end - begin)
    )


def _start_score(begin: int, last: int, quantity: Quantity, clause: _Clause, words: Words) -> float:
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
    if _is_doubtful(skipped[-1:], words):
        return -4.0
    return context - _cut_off(skipped, words)


def _cut_off(skipped: list[str], words: Words) -> float:
    """How much it hurts to begin behind these words of the clause."""
    inner = skipped[:-1] if skipped[-1] in words.articles else skipped
    if len(inner) == 1 or (len(inner) == 2 and inner[0] in words.articles):
        return 0.8
    # In German the other half of a verb stands at the end of the clause.
    opens = _COORDINATORS if words.capitalised_nouns else _COORDINATORS | words.auxiliaries
    return 0.0 if not inner or inner[-1] in opens else 2.0


def _number_start_score(begin: int, last: int, quantity: Quantity, clause: _Clause, words: Words) -> float:
    tail = clause.words[clause.last + 1 : last + 1]
    explained = len(tail) > 1 and tail[0].text.lower() in words.stop - words.auxiliaries - _COORDINATORS
    base = 1.5 if quantity.noun[0] < quantity.noun[1] or explained else 0.4
    if quantity.keeps_bound:
        return base if begin == quantity.bound_start else -4.0
    return base if begin == quantity.start else base - 0.6


def _end_score(number: int, clause: _Clause, words: Words) -> float:
    texts = [token.text.lower() for token in clause.words]
    if number > clause.last and texts[number] in words.stop:
        return -4.0
    if number + 1 == len(texts):
        return 1.5
    following = texts[number + 1]
    if following in _COORDINATORS:
        if _BETWEEN.intersection(texts[clause.last : number]):
            return -3.0
        return 0.9 if number >= clause.last + 3 else 0.4
    if following in words.stop or following in words.auxiliaries:
        return 1.0
    # A German verb at the very end is missed less than half a noun.
    return 0.3 if words.capitalised_nouns and number + 2 == len(texts) else -1.0
