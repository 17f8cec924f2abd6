"""L3. English headlines of what happened to what is counted, and when: ``15,000 foreigners expelled in two years``."""

from collections.abc import Iterator

import regex

from episodekit.article.headlines.clause import Clause, fold, is_doubtful, number_of
from episodekit.article.headlines.grammar import COORDINATORS
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import words_of
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, Quantity
from episodekit.article.tokens import Token

_PARTS = bag(
    "half third thirds two-thirds quarter quarters three-quarters fifth fifths tenth one two three four five six"
)
_DOING = {
    "killing": "killed",
    "injuring": "injured",
    "wounding": "wounded",
    "destroying": "destroyed",
    "damaging": "damaged",
    "displacing": "displaced",
    "arresting": "arrested",
}
_IRREGULAR = bag(
    "sold built lost found held shot sent made paid left hit taken given seen born spent won cut put bought brought caught hurt "
    "stolen driven drawn broken chosen written grown thrown shown torn sunk fed hidden"
)
_UNREAL = bag(
    "made expected thought believed said planned estimated supposed set due likely told asked required forced allowed scheduled "
    "projected forecast reported alleged feared needed used linked involved based related compared"
)
_NO_MORE = bag(
    "once formerly previously originally feared fears rumoured rumored almost nearly practically virtually barely"
)
"""What tells that something was so once, or almost, or that nobody knows: the title would not tell that."""
_PAIR = 2  # words
_DIRECTED = bag("brought taken added connected")
_PARTICLES = bag(
    "home to into off up out down away back as over onto upon aside apart"
)  # "broken into" says something else
_BE = bag("were was are is been being")
_HAVE = bag("have has had")
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


def happened(sentence: str, quantity: Quantity, clause: Clause) -> Iterator[str]:
    """What was done to what is counted, or what a group "numbered"; of a count in English only."""
    if quantity.kind != COUNT:
        return
    for title in (_what_happened(sentence, quantity, clause), _what_numbered(sentence, quantity, clause)):
        if title:
            yield title


def was_done(word: str) -> str:
    """The participle that a headline makes of a gerund: ``killed`` of ``killing``; empty for another word."""
    return _DOING.get(word, "")


def _what_happened(sentence: str, quantity: Quantity, clause: Clause) -> str | None:
    """``15,000 foreigners expelled in two years``: the participle from "were expelled" or from "have expelled"."""
    head = list(clause.texts[: clause.first])
    if is_doubtful(head, words_of("en")) or not _NO_MORE.isdisjoint(head) or _is_whole(head):
        return None
    tail = clause.words[clause.last + 1 :]
    noun = fold(sentence[slice(*quantity.noun)]) or (
        "more" if tail and tail[0].text.lower() == "more" else ""
    )
    if noun:
        tail = tuple(token for token in tail if token.start >= quantity.noun[1])
        more = _more_of_noun(sentence, quantity, tail)
        noun = " ".join([noun, *(token.text for token in tail[:more])])
        tail = tail[more:]
    participle = _passive(tail) or _active(head, quantity)
    if participle is None or (not noun and participle not in _DOING.values()):
        return None
    whither = _whither(tail)
    if participle in _DIRECTED and not whither:
        return None
    parts = [number_of(sentence, quantity), *([noun] if noun else []), participle, *whither]
    period = _period(sentence, clause)
    with_period = " ".join([*parts, period])
    return with_period if period and len(with_period) <= LONGEST_TITLE else " ".join(parts)


def _more_of_noun(sentence: str, quantity: Quantity, tail: tuple[Token, ...]) -> int:
    """How many words more the noun has: ``measles cases``, ``men and women``."""
    if not tail or sentence[quantity.noun[1] : tail[0].start].strip():
        return 0
    texts = [token.text.lower() for token in tail[: _PAIR + 1]]
    words = words_of("en")
    if texts[0] in COORDINATORS and len(texts) > _PAIR and texts[_PAIR] in _BE | _HAVE:
        return _PAIR if texts[1] not in words.stop else 0
    return int(texts[0].endswith("s") and texts[0] not in words.stop | words.auxiliaries | words.verbs)


def _whither(tail: tuple[Token, ...]) -> list[str]:
    """Where the counted were brought: ``to safety``."""
    words = [token.text for token in tail[:2]]
    if len(words) == 2 and words[0].lower() in {"to", "into"} and words[1].lower() not in words_of("en").stop:
        return words
    return []


def _is_whole(head: list[str]) -> bool:
    """Whether a figure is what another is a part of: what is said of "315 of the 4,000" is not said of the 4,000."""
    last = head[-3:]
    return "of" in last and any(word[0].isdigit() or word in _PARTS for word in head)


def _passive(tail: tuple[Token, ...]) -> str | None:
    """The participle of "15,000 people [a few words] were [being] expelled", if it is said as a fact."""
    texts = [token.text.lower() for token in tail]
    for number, word in enumerate(texts[:14]):
        # Behind "and", another number or another verb the participle belongs to something else.
        if is_doubtful([word], words_of("en")) or word in COORDINATORS or word[0].isdigit():
            return None
        if word in words_of("en").auxiliaries - _BE - _HAVE or (
            word in _HAVE and texts[number + 1 : number + 2] != ["been"]
        ):
            return None
        if word in _BE and number + 1 < len(texts):
            rest = texts[number + 1 :]
            while rest and rest[0] in _BE:
                rest = rest[1:]
            return rest[0] if rest and _is_participle(rest[0]) and _PARTICLES.isdisjoint(rest[1:2]) else None
    return None


def _is_participle(word: str) -> bool:
    return word not in _UNREAL and (word in _IRREGULAR or (word.endswith("ed") and len(word) > 4))


def _active(head: list[str], quantity: Quantity) -> str | None:
    """The verb right before the number, if its participle says the same behind the noun and nobody suffers it instead."""
    if not head:
        return None
    if head[-1] in _DOING:
        return _DOING[head[-1]]
    if quantity.noun[0] == quantity.noun[1]:
        return None
    if head[-1] not in words_of("en").acts:
        return None
    # "people were found 15 times" and "the men injured 20 days ago" are no acts upon what is counted.
    return head[-1] if len(head) > 1 and head[-2] not in _BE | {"to"} else None


def _period(sentence: str, clause: Clause) -> str:
    """When it happened, if the clause says so or an opening phrase right before it does."""
    begin, end = clause.words[0].start, clause.words[-1].end
    found = _PERIOD.search(sentence, begin)
    if found is None or found.start() > end + 1:
        opening = [match for match in _PERIOD.finditer(sentence, 0, begin) if _opens(sentence, match, begin)]
        found = opening[-1] if opening else None
    if found is None:
        return ""
    short = found["span"] or found["term"]
    named = fold(found["named"] or found["near"] or "")
    return f"in {short}" if short else named[:1].lower() + named[1:]


def _opens(sentence: str, match: "regex.Match[str]", begin: int) -> bool:
    """Whether a period opens the clause at ``begin``: "During the sixth term of the government, over …"."""
    before, between = sentence[: match.start()].rstrip(), sentence[match.end() : begin]
    opened = (
        not before
        or before.endswith((",", ";", ":", "“", '"'))
        or before.lower().endswith((" that", " and", " but"))
    )
    return opened and between.count(",") == 1 and len(between.split()) <= 5


def _what_numbered(sentence: str, quantity: Quantity, clause: Clause) -> str | None:
    """``Only 315 from other nationalities``: a group that "numbered" so many."""
    head = list(clause.texts[: clause.first])
    if not head or head[-1] != "numbered" or is_doubtful(head, words_of("en")):
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
    bound = fold(sentence[quantity.bound_start : quantity.start]).lower()
    kept = [
        phrase
        for phrase, keep in table.items()
        if keep and regex.search(rf"\b{regex.escape(phrase)}\b", bound)
    ]
    number = fold(sentence[quantity.start : quantity.end])
    return f"{max(kept, key=len)} {number}" if kept else number
