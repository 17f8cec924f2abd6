"""L3. Where somebody with a known given name belongs: ``Ana Ruiz (Movistar)``, ``Ana Ruiz of the Rail Delivery Group``."""

import regex

from episodekit.article.languages.parties import COUNTRY_LETTERS
from episodekit.article.languages.persons import Persons
from episodekit.article.people.names import Line, Name, calendar, territories

Span = tuple[int, int]

_MOST_WORDS = 7
_ARTICLES = frozenset(["the", "der", "dem", "den", "het", "l"])
_INNER = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "in",
        "für",
        "und",
        "der",
        "des",
        "voor",
        "en",
        "för",
        "och",
        "de",
        "la",
        "del",
        "do",
        "da",
        "di",
        "&",
        "1",
    ]
)
_LETTERS = regex.compile(r"\p{Lu}{3,6}")


def bracketed(line: Line, name: Name) -> Span | None:
    """The team, firm or country in a bracket behind a name."""
    first = name.last + 1
    if first >= len(line.words) or line.gap(name.last) != " (":
        return None
    last = _capitals_end(line, first)
    if last < first or line.gap(last)[:1] not in {")", ","} or line.is_given(first):
        return None
    return (first, last) if line.words[last].end - line.words[first].start > 1 else None


def origin(line: Line, name: Name, persons: Persons) -> Span | None:
    """The organisation behind ``of`` or ``from``."""
    link = name.last + 1
    if link + 1 >= len(line.words) or not line.continues(name.last) or line.low[link] not in persons.links:
        return None
    first = link + 1
    first += line.low[first] in _ARTICLES
    last = _capitals_end(line, first)
    if last < first or line.low[first] in calendar(line.offices.language):
        return None
    return (first, last) if _is_certain(line, first, last) else None


def _is_certain(line: Line, first: int, last: int) -> bool:
    called = line.text[line.words[first].start : line.words[last].end]
    if called in COUNTRY_LETTERS or called.lower() in territories(line.offices.language):
        return False
    if last == first:
        return _LETTERS.fullmatch(called) is not None
    # "flew Ana Ruiz from New York to Paris", "Ana Ruiz of New York"
    behind = line.low[last + 1] if last + 1 < len(line.words) else ""
    return behind != "to" and line.low[first] not in line.offices.places


def _capitals_end(line: Line, first: int) -> int:
    """The last of the capitalised words that begin with one; small words may stand between two."""
    last = first - 1
    for at in range(first, min(first + _MOST_WORDS, len(line.words))):
        if line.is_capital(at):
            last = at
        elif at == first or (line.low[at] not in _INNER and not line.low[at].isdecimal()):
            break
        if not line.continues(at):
            break
    return last
