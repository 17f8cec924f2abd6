"""L3. A figure's title: at most 45 characters out of the figure's own clause, so that it cannot say more than the article.

The ladder: what happened to what is counted and when (English), what a group numbered (English), and for every language
a stretch of the clause as it stands. :func:`is_faithful` holds for every title.
"""

from functools import lru_cache
from typing import NamedTuple

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.quantity import COUNT, Quantity
from episodekit.article.tokens import Token, is_unspaced, tokens

LONGEST_TITLE = 45
# Words that a title may add; everything else stands in the clause.
ADDED_WORDS = frozenset({"in", "from"})
_CLAUSE_GAP = regex.compile(r"[,;:()“”\"«»!?។，；：。（）、]|\s[-–—]\s|—")
_BLANK = regex.compile(r"[\s\u00a0]+")
# Acts whose participle says the same behind its object: "expelled 15,000 people" is "15,000 people expelled".
_ACTS = frozenset(
    "expelled deported arrested detained killed injured wounded rescued evacuated displaced vaccinated tested seized "
    "confiscated destroyed damaged sold hired recruited fired dismissed built trained fined charged convicted sentenced jailed "
    "released inspected imported exported produced created planted registered shot found freed repaired closed opened "
    "delivered shipped recalled blocked removed deleted issued approved rejected surveyed screened treated infected added "
    "invested spent donated raised collected granted demolished flooded burned recovered installed connected distributed".split()
)
_IRREGULAR = frozenset(
    "sold built lost found held shot sent made paid left hit taken given seen born spent won cut put bought brought caught hurt "
    "stolen driven drawn broken chosen written grown thrown shown torn sunk fed hidden".split()
)
_UNREAL = frozenset(
    "expected thought believed said planned estimated supposed set due likely told asked required forced allowed scheduled "
    "projected forecast reported alleged feared needed used linked involved based related compared".split()
)
_BE = frozenset("were was are is been being".split())
_HAVE = frozenset("have has had".split())
_DOUBT = frozenset(
    "not no never neither nor denied deny denies would could might may should if unless whether cannot can will claimed claim "
    "alleged false n't didn't wasn't weren't hasn't haven't won't wouldn't couldn't isn't aren't plans planned hopes wants".split()
)
_GROUPS = frozenset("nationalities countries nations provinces regions states cities districts villages ministries schools".split())
_PERIOD = regex.compile(
    r"(?:in|during|over|within)\s(?:the\s)?(?:(?:past|last|previous)\s)?(?P<span>(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s"
    r"(?:years|months|weeks|days|decades|hours))(?=\W|$)"
    r"|(?:in|during)\sthe\s(?P<term>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s(?:term|quarter|half|season|phase))(?=\W|$)"
    r"|(?P<named>(?:in|since)\s(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{4})?|\d{4}(?!\d|[.,]\d)(?=\s*(?:$|[.,;]))))"
    r"|(?P<near>(?:last|this)\s(?:year|month|week|quarter|decade))(?=\W|$)",
    regex.IGNORECASE,
)


class _Clause(NamedTuple):
    """A clause of a sentence: its words, and which of them the figure takes up (bound included)."""

    words: tuple[Token, ...]
    first: int
    last: int


def headline(sentence: str, quantity: Quantity, language: str) -> str:
    """A title of at most 45 characters (more only if the number alone is longer)."""
    words = words_of(language)
    clause = _clause(sentence, quantity, words)
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
    if left < first and every[left].text.lower() in words.splitters:
        left += 1
    return _Clause(every[left : right + 1], first - left, last - left)


def _parts(sentence: str, one: Token, other: Token, words: Words) -> bool:
    """Whether a new clause begins between two words that follow each other."""
    if _CLAUSE_GAP.search(sentence, one.end, other.start):
        return True
    return other.text.lower() in words.splitters and not is_unspaced(other.text)


def _what_happened(sentence: str, quantity: Quantity, clause: _Clause) -> str | None:
    """``15,000 foreigners expelled in two years``: the participle from "were expelled" or from "have expelled"."""
    head = [token.text.lower() for token in clause.words[: clause.first]]
    if not _DOUBT.isdisjoint(head) or any(word.endswith(("n't", "n’t")) for word in head):
        return None
    tail = clause.words[clause.last + 1 :]
    participle = _passive(quantity, tail) or _active(head, quantity)
    if participle is None:
        return None
    noun = _fold(sentence[slice(*quantity.noun)]) or ("more" if tail and tail[0].text.lower() == "more" else "")
    if not noun:
        return None
    parts = [_number(sentence, quantity), noun, participle]
    period = _period(sentence, clause)
    with_period = " ".join([*parts, period])
    return with_period if period and len(with_period) <= LONGEST_TITLE else " ".join(parts)


def _passive(quantity: Quantity, tail: tuple[Token, ...]) -> str | None:
    """The participle of "15,000 people [a few words] were [being] expelled", if it is said as a fact."""
    texts = [token.text.lower() for token in tail]
    for number, word in enumerate(texts[:14]):
        if word in _DOUBT:
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
    found = _PERIOD.search(sentence, begin, end)
    if found is None:
        opening = [match for match in _PERIOD.finditer(sentence, 0, begin) if _opens(sentence, match, begin)]
        found = opening[-1] if opening else None
    if found is None:
        return ""
    short = found["span"] or found["term"]
    return f"in {short}" if short else _fold(found["named"] or found["near"])


def _opens(sentence: str, match: "regex.Match[str]", begin: int) -> bool:
    """Whether a period opens the clause at ``begin``: "During the sixth term of the government, over …"."""
    before, between = sentence[: match.start()].rstrip(), sentence[match.end() : begin]
    opened = not before or before.endswith((",", ";", ":", "“", '"')) or before.lower().endswith((" that", " and", " but"))
    return opened and between.count(",") == 1 and len(between.split()) <= 5


def _what_numbered(sentence: str, quantity: Quantity, clause: _Clause) -> str | None:
    """``Only 315 from other nationalities``: a group that "numbered" so many."""
    head = [token.text.lower() for token in clause.words[: clause.first]]
    if not head or head[-1] != "numbered" or not _DOUBT.isdisjoint(head):
        return None
    group = []
    for token in clause.words[: clause.first]:
        if token.text.lower() in {"with", "who", "of", "in", "numbered", "from"}:
            break
        group.append(token.text if token.text[1:].islower() is False and len(token.text) > 1 else token.text.lower())
    if not group:
        return None
    number = _number_without_doubles(sentence, quantity)
    return " ".join([number, "from", *group] if group[-1] in _GROUPS else [number, *group])


def _number_without_doubles(sentence: str, quantity: Quantity) -> str:
    """Of a chain of bounds only those that must stay: "only around 315" is "only 315"."""
    table = words_of("en").bounds
    bound = _fold(sentence[quantity.bound_start : quantity.start]).lower()
    kept = [phrase for phrase, keep in table.items() if keep and regex.search(rf"\b{regex.escape(phrase)}\b", bound)]
    number = _fold(sentence[quantity.start : quantity.end])
    return f"{max(kept, key=len)} {number}" if kept else number


def _stretch(sentence: str, quantity: Quantity, clause: _Clause, words: Words) -> str:
    """The stretch of the clause around the figure that reads best as a title."""
    best: tuple[float, str] | None = None
    blocked = _last_negation(clause, words)
    starts = [number for number in range(clause.first + 1) if number <= blocked or blocked < 0]
    places = [clause.words[number].start for number in starts] + ([quantity.start] if blocked < 0 else [])
    for begin in dict.fromkeys(places):
        for number in range(clause.last, len(clause.words)):
            end = max(clause.words[number].end, quantity.end)
            title = _fit(sentence, begin, end, words)
            if title is None:
                if end - begin > 2 * LONGEST_TITLE:
                    break
                continue
            score = _score(sentence, (begin, end), number, quantity, clause, words)
            if best is None or score > best[0]:
                best = (score, title)
    return best[1] if best else _number(sentence, quantity)


def _last_negation(clause: _Clause, words: Words) -> int:
    """The first word before the figure that turns its statement round; a title leaves it out at no price; -1 if none."""
    for number, token in enumerate(clause.words[: clause.first]):
        lower = token.text.lower()
        if lower in words.negations or lower.endswith(("n't", "n’t")):
            return number
    return -1


def _fit(sentence: str, begin: int, end: int, words: Words) -> str | None:
    title = _fold(sentence[begin:end])
    if len(title) > LONGEST_TITLE and words.droppable:
        title = _fold(_droppable(words.language).sub(" ", title))
    return title if len(title) <= LONGEST_TITLE else None


@lru_cache(maxsize=8)
def _droppable(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"\s(?:{'|'.join(sorted(words_of(language).droppable))})\s", regex.IGNORECASE)


def _score(
    sentence: str, span: tuple[int, int], number: int, quantity: Quantity, clause: _Clause, words: Words
) -> float:
    begin, end = span
    return (
        _start_score(begin, quantity, clause, words)
        + _end_score(number, quantity, clause, words)
        + (3.0 if quantity.noun[0] < quantity.noun[1] <= end else 0.0)
        + 0.02 * (end - begin)
    )


def _start_score(begin: int, quantity: Quantity, clause: _Clause, words: Words) -> float:
    if begin >= quantity.bound_start:
        return _number_start_score(begin, quantity)
    number = next(index for index, token in enumerate(clause.words) if token.start >= begin)
    token = clause.words[number].text.lower()
    before = clause.words[number - 1].text.lower() if number else ""
    if token in words.stop or token in words.auxiliaries:
        return -2.0
    if token in words.dangling:
        return -1.0
    opens = number == 0 or (number == 1 and before in words.articles)
    # What a percentage, a price or a length is of stands before it more often than behind it.
    context = 0.7 if quantity.kind == COUNT else 2.2
    return (1.6 if opens else 0.0) + (context if clause.first - number >= 2 else 0.0)


def _number_start_score(begin: int, quantity: Quantity) -> float:
    base = 1.5 if quantity.noun[0] < quantity.noun[1] else 0.4
    if quantity.keeps_bound:
        return base if begin == quantity.bound_start else -4.0
    return base if begin == quantity.start else base - 0.6


def _end_score(number: int, quantity: Quantity, clause: _Clause, words: Words) -> float:
    last = clause.words[number].text.lower()
    if number > clause.last and (last in words.stop or last in words.auxiliaries):
        return -4.0
    if number + 1 == len(clause.words):
        return 1.5
    following = clause.words[number + 1].text.lower()
    if following in words.stop or following in words.auxiliaries:
        return 1.0
    return -1.0
