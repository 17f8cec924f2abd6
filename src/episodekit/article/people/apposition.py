"""L3. Who holds which office, in languages that begin names with a capital letter.

Three shapes tell it: ``police spokesman Tom Hale``, ``the Minister of Interior, Sar Sokha,`` and ``Ana Ruiz, head of
cardiology at X``. Each begins at a noun of the tables (:mod:`episodekit.article.languages.offices`); what does not fit a
shape wholly is nobody, because a wrong name costs an editor more than a missing one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import NamedTuple

import regex

from episodekit.article.languages import words_of
from episodekit.article.languages.offices import ENGLISH, GERMAN
from episodekit.article.languages.offices_nordsea import DUTCH, SWEDISH
from episodekit.article.languages.offices_romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
from episodekit.article.languages.trades import COMMON_TRADES, TRADE_ENDINGS, TRADES
from episodekit.article.languages.words import bag
from episodekit.article.people.affiliation import affiliated
from episodekit.article.people.described import described
from episodekit.article.people.names import (
    COMMA,
    MOST_WORDS,
    Line,
    Name,
    is_office,
    is_plural,
    is_surname,
    may_lead_surname,
    name_from,
    name_until,
    territories,
)
from episodekit.article.people.phrase import (
    LONGEST_FUNCTION,
    MOST_LEFT,
    NOW,
    adjectives,
    function_behind,
    left,
    reach,
)
from episodekit.article.people.relative import told
from episodekit.article.people.several import several
from episodekit.article.tokens import lowered, tokens, word_texts

OFFICES = {
    each.language: replace(
        each,
        professions=each.professions | TRADES.get(each.language, frozenset()),
        endings=each.endings | TRADE_ENDINGS.get(each.language, frozenset()),
    )
    for each in (ENGLISH, GERMAN, DUTCH, SWEDISH, FRENCH, SPANISH, ITALIAN, PORTUGUESE)
}

# What may close an apposition behind its second comma.
_CLOSED = regex.compile(r"\s?[,;:.!?()\]–—»”\"…]")
_AS = bag("as als como comme come")
_AGE = regex.compile(
    r",\s(?:(?:aged|âgée?\sde|de|di|com)\s)?\p{Nd}{1,3}(?:\s(?:ans|años|anni|anos|years\sold|Jahre(?:\salt)?))?,\s$"
)
_BRACKETS = regex.compile(r"\s\([^()]{1,30}\),?\s$")
# English offices that are something else unless they begin with a capital letter or follow an office.
_RANKS = bag(
    "insp supt det dci dsi dcs major general premier marshal constable sen rep gov gen col lt sgt capt adm maj rev prof pm mp"
)
_YEARS = bag("ans años anni anos old jahre alt")


class Found(NamedTuple):
    """A name and a function as spans of the sentence."""

    name: tuple[int, int]
    function: tuple[int, int]
    certain: bool = True  # whether the function is an office rather than a description


def named(sentence: str, language: str) -> Iterator[Found]:
    """The persons whom a sentence names with their function, in order of the functions."""
    offices = OFFICES[language]
    low = lowered(sentence, language)
    heads = [at for at, word in enumerate(low) if is_office(offices, word)]
    plurals = [at for at, word in enumerate(low) if word[-1] in "si" and is_plural(offices, word)]
    # Where nobody can be named the sentence need not be taken apart.
    if not (heads or plurals or _may_name(word_texts(sentence, language), low)):
        return
    line = Line(sentence, tokens(sentence, language), offices, low)
    taken: set[int] = set()
    for head in heads:
        if _is_no_office(line, head):
            continue
        for found in _at(line, head, taken):
            taken.add(found.name[0])
            yield found
    lists = (several(line, head) for head in plurals)
    for name, function in chain(*lists, told(line), affiliated(line)):
        if name.start not in taken:
            taken.add(name.start)
            yield Found((name.start, name.end), function)
    for name, function in described(line):
        if name.start not in taken:
            taken.add(name.start)
            yield Found((name.start, name.end), function, certain=False)


def _may_name(texts: Sequence[str], low: Sequence[str]) -> bool:
    """Whether two words with a capital letter stand near enough to be of one name; ``low``: the same in lower case."""
    capital = [at for at, word in enumerate(texts) if word != low[at]]
    return any(other - one < MOST_WORDS for one, other in pairwise(capital))


def _is_no_office(line: Line, head: int) -> bool:
    """Whether the noun of an office is something else here."""
    low, offices = line.low[head], line.offices
    before = line.low[head - 1] if head else ""
    if low == "fellow":
        # "fellow Democrat Jane Doe" is no "senior fellow at".
        return not before or not (line.is_capital(head - 1) or before in offices.former)
    if offices.nouns_before and low in _RANKS and not line.is_capital(head):
        # "a major Second Amendment case" is no "attorney general Merrick Garland".
        return not is_office(offices, before)
    if low == "pm":
        return before[:1].isdecimal()
    return (offices.language == "de" and not _is_german_noun(line, head)) or _is_in_name(line, head)


def _is_german_noun(line: Line, at: int) -> bool:
    """Whether a word, or the last part of ``54er-Weltmeister``, has a capital letter."""
    return line.is_capital(at) or line.words[at].text.rpartition("-")[2][:1].isupper()


def _is_in_name(line: Line, head: int) -> bool:
    """Whether an office is a surname here, as in ``Mark Baker``."""
    low, offices = line.low[head], line.offices
    if low == "sen" and line.gap(head)[:1] != ".":
        return True  # "Hun Sen"
    if not is_surname(low) or not line.is_capital(head) or not head or not line.continues(head - 1):
        return False
    before = line.low[head - 1]
    if low in _RANKS and is_office(offices, before):
        return False  # "Major General"
    return line.is_capital(head - 1) and before not in offices.former | offices.determiners


def _at(line: Line, head: int, taken: set[int]) -> Iterator[Found]:
    last = reach(line, head)
    before = _name_before(line, head)
    after = _name_after(line, head, last)
    if before is not None and not (after is not None and (after[1] == "joined" or before.start in taken)):
        yield Found((before.start, before.end), function_behind(line, head, last))
    elif after is not None:
        name, _, end_word = after
        begin = line.words[left(line, head)].start
        end = line.words[end_word].end + line.gap(end_word).startswith(".")
        if end - begin <= LONGEST_FUNCTION:
            yield Found((name.start, name.end), (begin, end))


def _name_before(line: Line, head: int) -> Name | None:
    """``Ana Ruiz`` of ``Ana Ruiz, the head of cardiology``."""
    at = head
    while at > 0 and head - at <= MOST_LEFT and line.continues(at - 1):
        at -= 1
        low = line.low[at]
        if low in line.offices.breaks or low in line.offices.speech or _is_function_word(line, at):
            return None
    comma = at - 1
    last = _before_bracket(line, head, comma) or _before_comma(line, comma)
    if last is None:
        return None
    name = name_until(line, last) or _honoured(line, last)
    if name is None or (line.low[head] in line.offices.weak and not _is_quoted(line, name, head)):
        return None
    return name


def _is_function_word(line: Line, at: int) -> bool:
    low = line.low[at]
    if low in line.offices.determiners or low in line.offices.former or low in NOW:
        return False
    return (
        low in line.offices.openers or low in line.offices.ands or low in words_of(line.offices.language).stop
    )


def _before_bracket(line: Line, head: int, before: int) -> int | None:
    """The last word before a bracket that holds the office and no more: ``Ana Ruiz (head of news)``."""
    if before < 1 or line.gap(before) != " (" or not line.is_capital(before):
        return None
    return before if line.gap(reach(line, head))[:1] in {")", ","} else None


def _honoured(line: Line, last: int) -> Name | None:
    """``Brown`` of ``Mr Brown, a teacher,``."""
    if last < 1 or line.low[last - 1] not in line.offices.honorifics or not line.continues(last - 1):
        return None
    name = name_from(line, last)
    return name if name is not None and name.last == last else None


def _before_comma(line: Line, comma: int) -> int | None:
    """The last word before the comma, an age or a party between two marks skipped."""
    if comma < 0:
        return None
    if (
        COMMA.fullmatch(line.gap(comma))
        and not line.words[comma].text[0].isdecimal()
        and line.low[comma] not in _YEARS
    ):
        return comma
    for skipped in range(1, 5):
        last = comma - skipped
        if last < 0:
            return None
        between = line.text[line.words[last].end : line.words[comma + 1].start]
        if _AGE.fullmatch(between) or _BRACKETS.fullmatch(between):
            return last
    return None


def _is_quoted(line: Line, name: Name, head: int) -> bool:
    """Whether a given name or a verb of speech around the apposition tells that a person is meant."""
    before = name.first - 1
    if before >= 0 and line.low[before] in line.offices.speech | line.offices.honorifics:
        return True
    if line.is_given(name.first):
        return True  # no firm
    last = reach(line, head)
    return last + 1 < len(line.words) and line.low[last + 1] in line.offices.speech


def _name_after(line: Line, head: int, furthest: int) -> tuple[Name, str, int] | None:
    """The name behind an office, whether it is joined or apart, and the office's last word."""
    last = adjectives(line, head)
    for at in range(head, last + 1):
        name = _joined_name(line, head, at)
        if name is not None:
            return name, "joined", at
    for at in range(last, furthest + 1):
        if _ends_office(line, head, at):
            name = name_from(line, at + 1)
            if name is not None and name.words > 1 and name.first == at + 1:
                return name, "joined", at
    return _name_apart(line, head, furthest)


def _joined_name(line: Line, head: int, at: int) -> Name | None:
    if not (line.is_joined(at) or (line.continues(at) and len(line.low[at]) <= 4)):
        return None
    if line.gap(at)[:1] == "." and at != head:
        return None
    name = name_from(line, at + 1)
    if name is None or (name.words > 1 and not _is_called_so(line, head, name)):
        return name
    if name.words > 1:
        return None
    alone = may_lead_surname(line.offices, line.low[head]) and _may_stand_alone(line, name)
    return name if alone and _may_lead_here(line, head) else None


def _is_called_so(line: Line, head: int, name: Name) -> bool:
    """Whether a firm or a rule may be called by the trade that begins the sentence: ``Passenger Focus Northgate``."""
    return head == 0 and line.low[0] in COMMON_TRADES and not line.is_given(name.first)


def _may_lead_here(line: Line, head: int) -> bool:
    """Whether a surname alone may follow an office at this place."""
    offices = line.offices
    before = line.low[head - 1] if head else ""
    if not offices.adjectives_before:
        # "le président Macron" has an article, "la fondation Abbé Pierre" has none.
        return before in offices.determiners | offices.openers | offices.former
    # "General Improvements" may begin with an adjective; "The Queen Miri" is a ship, "sprach der Kanzler Klartext" has
    # an object.
    ranked = offices.nouns_before and line.low[head] in _RANKS
    return before not in offices.determiners and (bool(before) or not ranked)


def _may_stand_alone(line: Line, name: Name) -> bool:
    """Whether a word is a surname by itself; ``Financial`` before ``Officer`` is not."""
    if name.end - name.start < 3 or line.low[name.first] in words_of(line.offices.language).stop:
        return False
    if line.gap(name.last).startswith(("-", "/", "&", " &")):
        return False
    return not (line.is_joined(name.last) and is_office(line.offices, line.low[name.last + 1]))


def _ends_office(line: Line, head: int, at: int) -> bool:
    """Whether a word ends an office, so that a name may follow without a comma: ``Secretary of State``."""
    if at == head or not line.is_joined(at) or not line.is_capital(at + 1):
        return False
    offices = line.offices
    low = line.low[at]
    if low in offices.portfolios:
        return True
    if line.low[head] in offices.local and at == head + 2 and line.low[at - 1] in offices.openers:
        # "la sindaca di Genova Silvia Salis"
        return line.is_capital(at) and low not in offices.places
    known = territories(offices.language)
    if low in known or " ".join(line.low[at - 1 : at + 1]) in known:
        return True
    return (
        offices.language in {"fr", "es", "it", "pt"}
        and not line.is_capital(at)
        and (
            low in offices.adjectives
            or (low not in offices.blocked and low.endswith(offices.adjective_endings))
        )
        and line.low[at - 1] not in offices.openers
    )


def _name_apart(line: Line, head: int, furthest: int) -> tuple[Name, str, int] | None:
    """``Sar Sokha`` of ``the Minister of Interior, Sar Sokha, has``."""
    at = furthest
    for _ in range(3):
        last = at
        if at + 2 < len(line.words) and line.gap(at) == " (" and line.gap(at + 1) == "), ":
            at += 1  # an abbreviation in brackets
        elif at + 1 >= len(line.words) or not COMMA.fullmatch(line.gap(at)):
            return None
        # "the authority's director, General Suleiman al-Amr, told"
        titled = may_lead_surname(line.offices, line.low[at + 1]) and line.continues(at + 1)
        name = name_from(line, at + 2 if titled else at + 1)
        if name is not None and name.words > 1 and _is_closed(line, head, name):
            return name, "apart", last
        # "Minister of Agriculture, Forestry and Fisheries, Dith Tina, has"
        at = _next_comma(line, at + 1)
        if at < 0:
            return None
    return None


def _is_closed(line: Line, head: int, name: Name) -> bool:
    """Whether a name behind a comma ends where an apposition may end."""
    if name.last + 1 == len(line.words) or _CLOSED.match(line.gap(name.last)):
        return True
    if line.text[name.end : line.words[name.last].end]:
        return True  # a possessive
    at = left(line, head) - 1
    if at > 0 and line.low[at] in line.offices.determiners:
        at -= 1
    if at >= 0 and line.low[at] in _AS:
        return True  # "As the founder of a firm, David Moreno spent"
    if at >= 0 and line.continues(at) and line.low[at] in line.offices.openers:
        return False  # "To the chairman, Star Wars was"
    following = line.low[name.last + 1]
    return following in line.offices.breaks or following in line.offices.speech


def _next_comma(line: Line, begin: int) -> int:
    """The last word of a list of portfolios; -1 if something else follows."""
    if not line.is_capital(begin):
        return -1
    for at in range(begin, min(begin + 6, len(line.words) - 1)):
        if is_office(line.offices, line.low[at]) or line.low[at] in line.offices.breaks:
            return -1
        if not line.continues(at):
            return at
    return -1
