"""L3. Words with their places, in any script."""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

import regex

_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+(?:['’.,\-‑/][\p{L}\p{N}\p{M}]+)*[%‰]?")
# French and Italian articles and pronouns before an apostrophe are words of their own.
_ELIDED = regex.compile(
    rf"(?:[ldnmtsjc]|qu|jusqu|lorsqu|puisqu|dell|nell|all|sull|un)(?=['’]\p{{L}})|{_WORD.pattern}",
    regex.IGNORECASE,
)
_ELIDING = frozenset({"fr", "it"})
# Scripts without blanks between words: a dictionary finds them (https://unicode-org.github.io/icu/userguide/boundaryanalysis/).
_UNSPACED = regex.compile(
    r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]"
)
# No sign of such a script is elsewhere: one class of plain ranges is far cheaper to search for than seven scripts.
_MAY_BE_UNSPACED = regex.compile(r"[^\x00-\u0dff\u1e00-\u2e7f]")
_LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_HAS_WORD = regex.compile(r"[\p{L}\p{N}]")


class Token(NamedTuple):
    """A word: ``text`` begins at ``start`` and ends before ``end``."""

    text: str
    start: int
    end: int


_token = partial(tuple.__new__, Token)  # a third of the cost of Token(…), for a hundred thousand words


@lru_cache(maxsize=512)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The words of a text, numbers and hyphenated words whole."""
    if not is_unspaced(text):
        return _placed(word_texts(text, language), text)
    from icu4py.breakers import WordBreaker

    found: list[Token] = []
    offset = 0
    for piece in WordBreaker(text, language.replace("-", "_")):
        if _HAS_WORD.search(piece):
            found.append(Token(piece, offset, offset + len(piece)))
        offset += len(piece)
    return tuple(found)


def _placed(words: Iterable[str], text: str) -> tuple[Token, ...]:
    # Nothing between two words can begin one: to look for each is cheaper than to ask every match for its place.
    find, end = text.find, 0
    found: list[Token] = []
    for word in words:
        start = find(word, end)
        end = start + len(word)
        found.append(_token((word, start, end)))
    return tuple(found)


@lru_cache(maxsize=512)
def word_texts(text: str, language: str) -> tuple[str, ...]:
    """The words of a text without their places: half the cost of these."""
    if is_unspaced(text):
        return tuple([token.text for token in tokens(text, language)])
    return tuple(_word_of(language).findall(text))


@lru_cache(maxsize=512)
def lowered(text: str, language: str) -> tuple[str, ...]:
    """The words of a text in lower case; several figures and persons may stand in it."""
    return tuple(map(str.lower, word_texts(text, language)))


@lru_cache(maxsize=512)
def folded(text: str, language: str) -> tuple[str, ...]:
    """The words of a text, case-folded: to tell which it has."""
    return tuple(map(str.casefold, word_texts(text, language)))


def leading_tokens(text: str, language: str) -> Iterator[Token]:
    """The same words one by one, for a reader who stops at the first few."""
    if is_unspaced(text):
        yield from tokens(text, language)
        return
    for match in _word_of(language).finditer(text):
        yield _token((match[0], *match.span()))


def _word_of(language: str) -> regex.Pattern[str]:
    return _ELIDED if language.partition("-")[0] in _ELIDING else _WORD


@lru_cache(maxsize=32)
def letter_runs(text: str, language: str) -> frozenset[str]:
    """The runs of letters in a text, in lower case: what to look at before a costly pattern is searched for."""
    if is_unspaced(text):
        return frozenset(_LETTERS.findall(text.lower()))
    said = frozenset(lowered(text, language))
    odd = [word for word in said if not word.isalpha()]
    return said.difference(odd).union(_LETTERS.findall(" ".join(odd))) if odd else said


def word_places(word: str, lower: str) -> Iterator[int]:
    """Where a run of letters stands in a text in lower case, no letter before it; ``letter_runs`` knows whether it does."""
    place = lower.find(word)
    while place >= 0:
        if not place or not lower[place - 1].isalpha():
            yield place
        place = lower.find(word, place + len(word))


def first_letters(text: str) -> str:
    """The first run of letters in a text; empty if it has none."""
    found = _LETTERS.search(text)
    return found[0] if found else ""


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script without blanks between words."""
    return (
        not text.isascii()
        and _MAY_BE_UNSPACED.search(text) is not None
        and _UNSPACED.search(text) is not None
    )
