"""L3. When a quantity holds: the words of its sentence that say so."""

import re
from functools import lru_cache

import regex

from episodekit.article.headlines.grammar import COORDINATORS
from episodekit.article.languages import Words, words_of
from episodekit.article.quantities.quantity import Quantity, Span

CLAUSE_GAP = regex.compile(r"[,;:()“”\"«»!?،؛؟។，；：。（）、]|\s(?:[-–—]|--)\s|—")
_LONGEST_OPENING = 4  # words between a phrase of time and the comma behind it


def period_of(sentence: str, quantity: Quantity, words: Words) -> str:
    """The nearest phrase of time within the figure's clause, or in the phrase that opens it; empty if there is none."""
    spans = [span for span in periods(sentence, words.language) if not _overlap(span, quantity)]
    near = [span for span in spans if _reaches(sentence, span, quantity)]
    if not near:
        return ""
    begin, end = min(near, key=lambda span: (_distance(span, quantity), span))
    return sentence[begin:end]


def _reaches(sentence: str, span: Span, quantity: Quantity) -> bool:
    """Whether no clause ends between: a comma behind "During the sixth term of the government," does not."""
    begin, end = _between(span, quantity)
    gaps = list(CLAUSE_GAP.finditer(sentence, begin, end))
    if not gaps:
        return True
    after = sentence[gaps[0].end() : end].lower().split()
    if after and after[0] in COORDINATORS:
        return False
    opening = span[1] <= quantity.bound_start and len(gaps) == 1 and gaps[0][0] == ","
    return opening and len(sentence[span[1] : gaps[0].start()].split()) <= _LONGEST_OPENING


@lru_cache(maxsize=256)
def periods(sentence: str, language: str) -> tuple[Span, ...]:
    """The spans of the phrases of time in a text, in order."""
    pattern = _pattern(language)
    if pattern is None:
        return ()
    # Without regard to case a search takes twice as long. A few letters are longer in lower case: then the places would differ.
    lowered = sentence.lower()
    text = lowered if len(lowered) == len(sentence) else sentence
    return tuple([match.span() for match in pattern.finditer(text)])


@lru_cache(maxsize=32)
def _pattern(language: str) -> re.Pattern[str] | None:
    """Any phrase of time in lower case; for ``re``, whose searches are faster, and which knows no properties."""
    alternatives = "|".join(words_of(language).periods)
    if not alternatives:
        return None
    plain = f"{_NO_LETTER[0]}(?:{alternatives}){_NO_LETTER[1]}".replace(r"\p{L}", _A_LETTER).replace(
        r"\p{Nd}", r"\d"
    )
    return re.compile(_SIGN.sub(lambda sign: sign[0] if sign[0][0] == "\\" else sign[0].lower(), plain))


_NO_LETTER = (r"(?<!\p{L})", r"(?!\p{L})")
_A_LETTER = r"[^\W\d_]"
_SIGN = re.compile(r"\\.|\w")


def _overlap(span: Span, quantity: Quantity) -> bool:
    return span[0] < quantity.end and quantity.bound_start < span[1]


def _between(span: Span, quantity: Quantity) -> Span:
    return (span[1], quantity.bound_start) if span[1] <= quantity.bound_start else (quantity.end, span[0])


def _distance(span: Span, quantity: Quantity) -> int:
    begin, end = _between(span, quantity)
    return end - begin
