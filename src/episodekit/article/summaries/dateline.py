"""L3. Place and date in front of a report's first sentence: ``MANILA, Dec. 15, 2008 – Twenty-two people drowned``."""

import regex

from episodekit.article.languages import words_of

_LONGEST = 80  # characters
_DASH = regex.compile(r"\s(?:[–—-]|--)\s")
_PARTICLES = frozenset(
    {"de", "da", "do", "del", "di", "la", "le", "el", "der", "am", "of", "y", "et", "und", "and", "/"}
)
_SURE = regex.compile(r"[,(/]")
_DATE = 2  # words: how far behind a number the name of a month may stand
_MOST_WORDS = 4  # of a place alone
_FIRST_WORD = regex.compile(r"[\p{L}\p{M}]+|\p{Nd}")


def without_dateline(sentence: str, language: str) -> str:
    """The sentence without place and date in front of it, if there are any.

    A place alone, with no date, state or agency, is one only where an article, a preposition or a number follows:
    in ``Manchester City – Liverpool`` it plays.
    """
    dash = _DASH.search(sentence[:_LONGEST])
    if dash is None or not _is_place(sentence[: dash.start()].split()):
        return sentence
    front, rest = sentence[: dash.start()], sentence[dash.end() :].lstrip()
    first = _FIRST_WORD.match(rest)
    if first is None or first[0][0].islower():
        return sentence
    if _SURE.search(front) or front.isupper():
        return rest
    follows = first[0].isdecimal() or first[0].casefold() in words_of(language).stop
    return (
        rest
        if follows and len(front.split()) <= _MOST_WORDS and not regex.search(r"\p{Nd}", front)
        else sentence
    )


def _is_place(words: list[str]) -> bool:
    """Whether all words can stand in a dateline: capitalised, numbers, particles, and a month behind its day."""
    numbered = [regex.search(r"\p{Nd}", word) is not None for word in words]
    return bool(words) and all(
        not word[0].islower() or word in _PARTICLES or any(numbered[max(0, at - _DATE) : at])
        for at, word in enumerate(words)
    )
