"""L3. Whom somebody belongs to, where no office is said: ``Jane Doe of the CDC warned``, ``Anna Weiß (SPD)``."""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

import regex

from episodekit.article.languages.parties import (
    COUNTRY_LETTERS,
    ORGANISATIONS,
    PARTIES,
    PARTY_NOUNS,
    SHORT_PARTIES,
)
from episodekit.article.languages.words import bag
from episodekit.article.people.names import COMMA, Line, Name, is_office, name_from, name_until

Span = tuple[int, int]

_LINKS = MappingProxyType(
    {
        "en": bag("of from with at"),
        "de": bag("von vom beim"),
        "nl": bag("van bij"),
        "sv": bag("från på vid"),
        "fr": bag("de du des"),
        "es": bag("de del"),
        "it": bag("di del della dell dello"),
        "pt": bag("de do da"),
    }
)
_ARTICLES = bag("the der dem den het la el l")
# Links that a name may have inside; what follows one is whom somebody belongs to only behind a comma.
_WITHIN_NAMES = bag("de del di del della dello dell du des do da van")
_INNER = bag("of for and the in für und der des voor en för och de la del per di do da pour et y e")
_MOST_WORDS = 8
_MOST_ADJECTIVES = 2  # before a party: "the pro-European Greens"
_ACRONYM = regex.compile(r"\p{Lu}{2,6}")
_LONG_ACRONYM = regex.compile(r"\p{Lu}{3,6}")
_STATE = regex.compile(r"[DRI]-\p{Lu}[\p{L}.]{1,12}")  # "(R-Texas)"
_BOTH = bag("both beide")


def affiliated(line: Line) -> Iterator[tuple[Name, Span]]:
    """Names with the organisation or party behind them, as spans of the sentence."""
    links = _LINKS.get(line.offices.language, frozenset())
    brackets, owners = " (" in line.text, "'s " in line.text or "’s " in line.text
    if not brackets and not owners and links.isdisjoint(line.low):
        return
    for at in range(1, len(line.words) - 1):
        if brackets and line.is_capital(at) and line.gap(at) == " (":
            yield from _in_brackets(line, at)
        elif owners and line.low[at - 1].endswith(("'s", "’s")):
            yield from _owned(line, at)
        if line.low[at] in links and line.is_capital(at - 1) and line.continues(at):
            yield from _after_link(line, at)


def _owned(line: Line, at: int) -> Iterator[tuple[Name, Span]]:
    """``WHO's Maria Lund said``."""
    owner = line.words[at - 1]
    if not _ACRONYM.fullmatch(owner.text[:-2]) or not line.is_joined(at - 1):
        return
    name = name_from(line, at)
    if name is None or name.words < 2:
        return
    after = name.last + 1
    says = after < len(line.words) and line.is_joined(name.last) and line.low[after] in line.offices.speech
    if says or (at > 1 and line.is_joined(at - 2) and line.low[at - 2] in line.offices.speech):
        yield name, (owner.start, owner.end - 2)


def _in_brackets(line: Line, at: int) -> Iterator[tuple[Name, Span]]:
    first = at + 2 if at + 2 < len(line.words) and line.low[at + 1] in _BOTH else at + 1
    for last in range(first, min(first + 3, len(line.words))):
        if line.gap(last).startswith((")", ",")):
            if _is_party(line, first, last):
                yield from _named_before(line, at, first, last)
            return
        if not line.is_joined(last):
            return


def _is_party(line: Line, first: int, last: int) -> bool:
    if last > first:
        return line.low[last] in PARTY_NOUNS
    text = line.words[last].text
    if line.low[last] in PARTIES or _STATE.fullmatch(text):
        return True
    return bool(_LONG_ACRONYM.fullmatch(text)) and text not in COUNTRY_LETTERS


def _named_before(line: Line, at: int, first: int, last: int) -> Iterator[tuple[Name, Span]]:
    """The person before a bracket, and the one before that if the bracket says that it tells of both."""
    span = (line.words[first].start, line.words[last].end)
    name = name_until(line, at)
    if name is None or _is_shortened(line, name, first, last):
        return
    before = name.first - 1
    if first == at + 2 and before > 0 and line.low[before] in line.offices.ands:
        other = name_until(line, before - 1)
        if other is not None:
            yield other, span
    # A sentence may begin with a noun: "Democrats Jane Doe (…)".
    if name.first > 0 or name.words == 2:
        yield name, span


def _is_shortened(line: Line, name: Name, first: int, last: int) -> bool:
    """Whether the letters in the brackets may be short for what stands before: ``Tata Motors Finance (TMF)``."""
    if first != last or line.low[first] in PARTIES or "-" in line.words[first].text:
        return False
    letters, called = line.low[first], line.text[name.start : name.end].lower()
    if letters[0] == called[0] and letters[1] in called[1:]:
        return True
    before = line.low[name.first - 1] if name.first else ""
    if before in line.offices.determiners:
        return True
    # "Tribunal Superior Eleitoral (TSE)" has its first letter before what looks like a name.
    led = name.first > 0 and line.is_joined(name.first - 1) and line.is_capital(name.first - 1)
    if led and before[0] == letters[0] and not is_office(line.offices, before):
        return True
    # "Indice of Prices to the Consumer (IPC)" goes on over small words.
    links = line.offices.openers - line.offices.ands
    return name.first > 1 and before in links and line.is_capital(name.first - 2)


def _after_link(line: Line, at: int) -> Iterator[tuple[Name, Span]]:
    behind_comma = COMMA.fullmatch(line.gap(at - 1)) is not None
    if not behind_comma and (not line.continues(at - 1) or line.low[at] in _WITHIN_NAMES):
        return
    article = line.low[at + 1] in _ARTICLES
    first = begin = at + 2 if article else at + 1
    while first - begin < _MOST_ADJECTIVES and _is_adjective(line, first):
        first += 1
    last = _organisation_end(line, first)
    if last < first:
        return
    name = name_until(line, at - 1)
    if name is None:
        return
    if behind_comma:
        certain = first == begin and (_speaks(line, name, last) or line.gap(last).startswith(","))
        certain = certain and _is_organisation(line, first, last)
    else:
        spoken = first == begin and _speaks(line, name, last) and _is_organisation(line, first, last)
        certain = spoken or _is_known(line, first, last, article=article)
    if certain:
        yield name, (line.words[first].start, line.words[last].end)


def _is_known(line: Line, first: int, last: int, *, article: bool) -> bool:
    """Whether somebody of it is a person without a word more: a party, or letters with an article."""
    text, low = line.words[last].text, line.low[last]
    if text in COUNTRY_LETTERS:
        return False
    letters = article and first == last and _LONG_ACRONYM.fullmatch(text) is not None
    return letters or low in PARTY_NOUNS or low in PARTIES - SHORT_PARTIES


def _is_adjective(line: Line, at: int) -> bool:
    return at + 1 < len(line.words) and line.is_joined(at) and not line.is_capital(at)


def _organisation_end(line: Line, first: int) -> int:
    """The last word of the capitalised words that begin with one."""
    if first < len(line.words) and _ACRONYM.fullmatch(line.words[first].text):
        return first
    last = first - 1
    while (
        last + 1 < len(line.words) and last - first < _MOST_WORDS and (last < first or line.continues(last))
    ):
        inner = last >= first and line.low[last + 1] in _INNER
        if not line.is_capital(last + 1) and not inner and not _is_named_so(line.low[last + 1]):
            break
        last += 1
        if line.low[last] in PARTY_NOUNS and (
            last + 1 == len(line.words) or line.low[last + 1] not in PARTY_NOUNS
        ):
            break
    while last >= first and line.low[last] in _INNER:
        last -= 1
    return last


def _is_organisation(line: Line, first: int, last: int) -> bool:
    if first == last and _ACRONYM.fullmatch(line.words[first].text):
        return True
    return any(_is_named_so(line.low[each]) for each in range(first, last + 1))


def _is_named_so(low: str) -> bool:
    """Whether a word, in lower case, is one that organisations are called by."""
    return _organisation().fullmatch(low) is not None


@cache
def _organisation() -> regex.Pattern[str]:
    return regex.compile(ORGANISATIONS)


def _speaks(line: Line, name: Name, last: int) -> bool:
    """Whether a verb of speech stands right before the name or right behind the organisation."""
    if name.first > 0 and line.low[name.first - 1] in line.offices.speech | line.offices.honorifics:
        return True
    behind = last + 1
    if behind < len(line.words) and line.low[behind] in line.offices.perfect:
        behind += 1
    return behind < len(line.words) and line.low[behind] in line.offices.speech
