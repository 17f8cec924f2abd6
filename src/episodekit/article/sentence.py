"""L3. Where sentences begin and end, in any script.

ICU finds the candidates (https://www.unicode.org/reports/tr29/#Sentence_Boundaries); a layer of rules joins again what
abbreviations, initials, ordinals and quotations have parted.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag

Span = tuple[int, int]

_LINE = regex.compile(r"[^\n]+")
_LAST_TOKEN = regex.compile(r"([^\s(\[\"“„«'‘’]{1,20})\.[\"”»'’)\]]?$")
_LONGEST_TOKEN = 22  # characters, its full stop and a quotation mark among them
_INITIAL = regex.compile(r"(?:^|[\s.(])\p{Lu}\.$")
_NO_INITIAL = regex.compile(
    r"\b(?:vitamin|plan|group|class|type|option|hepatitis|grade|gruppe|klasse|typ)s?\s\p{Lu}\.$",
    regex.IGNORECASE,
)
_ORDINAL = regex.compile(r"(?:^|\s)(?:\d{1,3}|[IVX]{1,5})\.$")
_LOWER = regex.compile(r"[\"“”„«»'‘’()\[\]–—-]*\s?\p{Ll}")
_UNCASED_LOWER = regex.compile(r"\p{Script=Georgian}")
_STARTS_DIGIT = regex.compile(r"\p{Nd}")
_WORDLESS = regex.compile(r"[^\p{L}\p{N}]*")
# What an abbreviated country is followed by when it is an adjective.
_OFFICE = (
    r"(?:government|president|senate|senator|congress|department|army|navy|air|marine|supreme|embassy|ambassador|"
    r"secretary|treasury|dollar|dollars|house|state|federal|district|court|attorney|justice|coast|customs|citizen|"
    r"citizens|capitol|constitution|open|security|general|mission|military|officials?|prime|parliament|house|central|"
    r"national|bureau|geological|environmental|food|fish|forest|centers|center|agency|administration|commission|energy|"
    r"labor|commerce|interior|postal|patent|secret|marshals?|special|trade|census|weather|steel|presidential|representative|"
    r"ambassadors?|soldiers|troops|troop|forces|intelligence|immigration|border|embassies|consulate|congressman)\b"
)
_COUNTRIES = frozenset({"u.s", "u.k", "u.n", "e.u", "u.s.a"})
_CLOCK = frozenset({"a.m", "p.m"})
_WEEKDAY = regex.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_UNSPACED = frozenset({"th", "lo"})
_PHRASE = 60  # characters: about two lines of a transcript; no rule finds Thai sentences
ORDINAL_BEFORE = bag(
    "beim zur ihrer seiner einem einer eine eines dieses am der die das dem den des vom zum zur im bis ab seit ihr ihre ihrem ihren sein seine seinem seinen ein und und am"
)

_ORDERED = bag(
    "platz rang stelle minute spieltag geburtstag jahrestag auflage stock jahrhundert kalenderwoche lebensjahr"
)  # im rettenden 15. Platz


@lru_cache(maxsize=4)
def sentences(text: str, language: str) -> tuple[Span, ...]:
    """Spans of the sentences, in order: no blank outside, every character that is not a blank inside exactly one.

    Args:
        text: any; a line feed always ends a sentence.
        language: BCP 47; its abbreviations are known for English, German, French and Spanish.
    """
    words = words_of(language)
    found: list[Span] = []
    for line in _LINE.finditer(text):
        pieces = _joined(list(_pieces(line[0], language)), words)
        found.extend(
            (line.start() + begin, line.start() + end)
            for piece_begin, piece_end in pieces
            for begin, end in _stripped(line[0], piece_begin, piece_end)
        )
    return tuple(found)


def _pieces(line: str, language: str) -> Iterator[str]:
    from icu4py.breakers import SentenceBreaker

    # Iterated and not by its segments, whose offsets count UTF-16 units.
    locale = language.replace("-", "_")
    for piece in SentenceBreaker(line, locale):
        if language.partition("-")[0] in _UNSPACED and len(piece) > _PHRASE:
            yield from _phrases(piece)
        else:
            yield piece


def _phrases(piece: str) -> Iterator[str]:
    begin = 0
    for blank in regex.finditer(r"\s+", piece):
        if blank.end() - begin >= _PHRASE and blank.end() < len(piece):
            yield piece[begin : blank.end()]
            begin = blank.end()
    yield piece[begin:]


def _joined(pieces: list[str], words: Words) -> list[Span]:
    spans: list[Span] = []
    offset = 0
    previous = ""
    for piece in pieces:
        end = offset + len(piece)
        if spans and _belongs(previous.rstrip(), piece.lstrip(), words):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((offset, end))
        # A window of the sentence so far is enough, and keeps a line of a million stops linear.
        previous = (previous + piece)[-60:] if spans[-1][0] != offset else piece[-60:]
        offset = end
    return spans


def _stripped(line: str, begin: int, end: int) -> Iterator[Span]:
    piece = line[begin:end]
    inner = piece.strip()
    if inner:
        start = begin + len(piece) - len(piece.lstrip())
        yield start, start + len(inner)


def _belongs(before: str, after: str, words: Words) -> bool:
    """Whether what ICU parted is one sentence."""
    if _WORDLESS.fullmatch(after) or (_LOWER.match(after) and not _UNCASED_LOWER.match(after)):
        return True
    if _WORDLESS.fullmatch(before) or (after.startswith("»") and before.rfind("«") > before.rfind("»")):
        return True
    if words.language == "km":
        # A Khmer sentence ends with ។; a full stop abbreviates or groups digits, and ។ល។ is "etc."
        return before.endswith(".") or (before.endswith("។") and after.startswith("ល។"))
    return _after_abbreviation(before, after, words) or _after_ordinal(before, after, words)


def _after_abbreviation(before: str, after: str, words: Words) -> bool:
    last = _LAST_TOKEN.search(before, max(0, len(before) - _LONGEST_TOKEN)) if "." in before[-2:] else None
    if last is None:
        return False
    token = last[1].lower()
    if token in words.titles:
        return True
    if _STARTS_DIGIT.match(after) and token in words.numbered:
        return True
    if token in _COUNTRIES:
        return _office().match(after) is not None
    if token in _CLOCK:
        return _WEEKDAY.match(after) is not None
    return _INITIAL.search(before) is not None and not _ends_with_letter(before, words)


@cache
def _office() -> regex.Pattern[str]:
    return regex.compile(_OFFICE, regex.IGNORECASE)


def _ends_with_letter(before: str, words: Words) -> bool:
    """``vitamin C.`` and ``than I.`` may end a sentence; ``John F.`` may not."""
    return _NO_INITIAL.search(before) is not None or (words.language == "en" and before.endswith(" I."))


def _after_ordinal(before: str, after: str, words: Words) -> bool:
    if not words.ordinal_dot or not _ORDINAL.search(before):
        return False
    first = regex.match(r"\p{L}*", after)
    following = first[0].lower() if first else ""
    earlier = [word.lower() for word in before.split()[-2:-1]]
    return (
        following in words.year_before
        or following in _ORDERED
        or following in words.durations
        or not ORDINAL_BEFORE.isdisjoint(earlier)
    )
