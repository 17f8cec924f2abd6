"""L3. A figure's title: at most 45 characters out of the figure's own clause, so that it cannot say more than the article.

The ladder: what happened to what is counted and when (English), what a group numbered (English), and for every language
a stretch of the clause as it stands. :func:`is_faithful` holds for every title.
"""

from itertools import pairwise

import regex

from episodekit.article.headlines.aside import without_asides
from episodekit.article.headlines.clarity import WHOLE
from episodekit.article.headlines.clause import COORDINATORS, Clause, clause_of, fold, is_doubtful, number_of
from episodekit.article.headlines.phrases import PHRASE
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.headlines.standing import GAPPED, standing, stands_with_gaps
from episodekit.article.headlines.stretch import Title, stretch
from episodekit.article.headlines.unspaced import HAN, PHRASED, han_title, phrase_title
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, Quantity
from episodekit.article.tokens import Token, tokens

# Words that a title may add; everything else stands in the clause.
_DOUBTED = 0.48  # of the clarity is left to a title that is not surely whole; less than a chapter needs
_HAPPENED, _CLEAR, _BARE = 6.0, 3.0, 0.0
ADDED_WORDS = frozenset({"in", "from"})
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
    "expected thought believed said planned estimated supposed set due likely told asked required forced allowed scheduled "
    "projected forecast reported alleged feared needed used linked involved based related compared"
)
# Elsewhere a title begins with its article: "Die Beamten rückten in 15 Städten an".
_KEPT_ARTICLES = {
    "de": bag("der die das ein eine"),
    "fr": bag("l le la les un une"),
    "es": bag("el la los las un una"),
    "pt": bag("o a os as um uma"),
    "it": bag("il lo la i gli le un una"),
}
_DIRECTED = bag("brought taken added connected")
_PARTICLES = bag(
    "to into off up out down away back as over onto upon aside apart"
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


def headline(sentence: str, quantity: Quantity, language: str) -> Title:
    """A title of at most 45 characters (more only if the number alone is longer), with its clarity."""
    words = words_of(language)
    sentence, quantity = without_asides(sentence, quantity, words)
    unspaced = _unspaced(sentence, quantity, words)
    if unspaced:
        return unspaced
    clause = clause_of(sentence, quantity, words)
    if clause.denied:
        return Title(bare(sentence, quantity), _BARE)
    titles = []
    if words.language == "en" and quantity.kind == COUNT:
        titles = [_what_happened(sentence, quantity, clause), _what_numbered(sentence, quantity, clause)]
    for title in titles:
        if title and len(title) <= LONGEST_TITLE and is_faithful(title, sentence, quantity):
            return Title(_capital(title), _HAPPENED)
    whole = standing(sentence, quantity, clause, words)
    if whole and whole[1] >= PHRASE:
        return Title(_capital(whole[0]), whole[1])
    found = stretch(sentence, quantity, clause, words)
    safe = found.clarity >= _CLEAR and stands_with_gaps(found.text, sentence, quantity, clause, words)
    if whole and not safe:
        return Title(_capital(whole[0]), whole[1])
    clarity = GAPPED if safe else _DOUBTED * min(found.clarity, WHOLE)
    return Title(_capital(_with_article(found.text, clause, words)), clarity)


def _unspaced(sentence: str, quantity: Quantity, words: Words) -> Title | None:
    """The title in a script without blanks between words; None in any other."""
    if words.language in HAN:
        text, clarity = han_title(sentence, quantity)
    elif words.language in PHRASED:
        text, clarity = phrase_title(sentence, quantity)
    else:
        return None
    return Title(text, clarity)


def _with_article(title: str, clause: Clause, words: Words) -> str:
    """A title with the article of its first noun, in languages whose titles keep it, if it fits."""
    kept = _KEPT_ARTICLES.get(words.language)
    if kept is None or ":" in title:
        return title
    first = title.split(" ", 1)[0].lower()
    for one, two in pairwise(clause.words):
        article = one.text.lower()
        if two.text.lower() in {first, first.partition("’")[0], first.partition("'")[0]} and article in kept:
            longer = f"{one.text}’{title}" if article == "l" else f"{one.text} {title}"
            return longer if len(longer) <= LONGEST_TITLE else title
    return title


def is_faithful(title: str, sentence: str, quantity: Quantity) -> bool:
    """Whether a title holds the number as written, and no word but the sentence's and ``ADDED_WORDS``, none twice."""
    number = fold(sentence[quantity.start : quantity.end])
    if number not in title:
        return False
    said = {token.text.casefold() for token in tokens(sentence, "en")}
    rest = [token.text.casefold() for token in tokens(title.replace(number, " ", 1), "en")]
    content = [word for word in rest if len(word) > 3]
    said |= {_DOING[word] for word in said if word in _DOING}
    return all(word in said or word in ADDED_WORDS for word in rest) and len(content) == len(set(content))


def _capital(title: str) -> str:
    """A capital at the beginning, unless the first word has one within (``iPhone``)."""
    first = title.split(" ", 1)[0]
    return title if any(letter.isupper() for letter in first) else title[:1].upper() + title[1:]


def bare(sentence: str, quantity: Quantity) -> str:
    """The figure with what it counts and nothing that is said of it."""
    title = fold(sentence[quantity.bound_start : max(quantity.end, quantity.noun[1])])
    return _capital(title if len(title) <= LONGEST_TITLE else number_of(sentence, quantity))


def _what_happened(sentence: str, quantity: Quantity, clause: Clause) -> str | None:
    """``15,000 foreigners expelled in two years``: the participle from "were expelled" or from "have expelled"."""
    head = list(clause.texts[: clause.first])
    if is_doubtful(head, words_of("en")):
        return None
    if _is_whole(head):
        return None
    tail = clause.words[clause.last + 1 :]
    participle = _passive(tail) or _active(head, quantity)
    if participle is None:
        return None
    noun = fold(sentence[slice(*quantity.noun)]) or (
        "more" if tail and tail[0].text.lower() == "more" else ""
    )
    if not noun and participle not in _DOING.values():
        return None
    tail = tuple(token for token in tail if token.start >= quantity.noun[1]) if noun else tail
    if noun and _goes_on(sentence, quantity, tail):
        noun = f"{noun} {tail[0].text}"
        tail = tail[1:]
    whither = _whither(tail)
    if participle in _DIRECTED and not whither:
        return None
    parts = [number_of(sentence, quantity), *([noun] if noun else []), participle, *whither]
    period = _period(sentence, clause)
    with_period = " ".join([*parts, period])
    return with_period if period and len(with_period) <= LONGEST_TITLE else " ".join(parts)


def _goes_on(sentence: str, quantity: Quantity, tail: tuple[Token, ...]) -> bool:
    """Whether the noun has a second word: ``measles cases``."""
    if not tail or sentence[quantity.noun[1] : tail[0].start].strip():
        return False
    word = tail[0].text.lower()
    return (
        word.endswith("s")
        and word not in words_of("en").stop | words_of("en").auxiliaries | words_of("en").verbs
    )


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
    return f"in {short}" if short else fold(found["named"] or found["near"])


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
