"""L3. Who is told without an office of the tables: ``beekeeper Ana Ruiz``, ``Ana Ruiz, a mother of three,``.

A given name that is common makes certain that somebody is named; then the words beside the name may say what they are.
"""

from collections.abc import Callable, Iterator

from episodekit.article.languages import words_of
from episodekit.article.languages.persons import PERSONS, Persons
from episodekit.article.people.names import COMMA, Line, Name, calendar, is_given_name, is_office, name_from
from episodekit.article.people.origin import bracketed, origin
from episodekit.article.people.phrase import left

Span = tuple[int, int]  # the first and the last word of a function
Rule = Callable[[Line, Name, Persons], Span | None]

_MOST_WORDS = 14  # of an apposition
_MOST_ADJECTIVES = 2
_LINKS = frozenset(
    [
        "of",
        "for",
        "in",
        "at",
        "from",
        "de",
        "du",
        "des",
        "d",
        "del",
        "da",
        "do",
        "di",
        "dell",
        "della",
        "dello",
    ]
)
_NO_NOUNS = (
    "ado", "ada", "ido", "ida", "ados", "idos", "ando", "endo", "ato", "ata", "ito", "ita", "uto", "uta",
    "é", "ue", "ée", "ant", "ment", "mente", "ing", "ed",
)  # fmt: skip  # participles and adverbs, one row
_PLACED = frozenset(
    [
        "près",
        "loin",
        "lors",
        "autour",
        "hors",
        "issu",
        "issue",
        "né",
        "née",
        "âgé",
        "âgée",
        "originaire",
        "membre",
        "cerca",
        "antes",
        "después",
        "además",
        "lejos",
        "dentro",
        "fuera",
        "detrás",
        "delante",
        "natural",
        "vicino",
        "prima",
        "dopo",
        "oltre",
        "invece",
        "originario",
        "originaria",
        "perto",
        "antes",
        "depois",
        "além",
    ]
)


def described(line: Line) -> Iterator[tuple[Name, tuple[int, int]]]:
    """Names that begin with a known given name, with what they are said to be, as spans of the sentence."""
    persons = PERSONS[line.offices.language]
    for name in known_names(line):
        for rule in _RULES:
            span = rule(line, name, persons)
            if span is not None:
                yield name, (line.words[span[0]].start, line.words[span[1]].end)
                break


def known_names(line: Line) -> Iterator[Name]:
    """The whole names that begin with a given name that is common."""
    behind = 0
    for at, word in enumerate(line.words[:-1]):
        if at < behind or not word.text[0].isupper() or not is_given_name(line.low[at]):
            continue
        name = name_from(line, at)
        if name is not None and name.words > 1 and name.first == at:
            if not _is_called_after(line, at):
                yield name
            behind = name.last + 1


def _is_called_after(line: Line, at: int) -> bool:
    """Whether a school or a street is called so: ``le lycée Victor Hugo``."""
    if line.offices.nouns_before or not at or not line.is_joined(at - 1):
        return False
    return line.low[at - 1] in line.offices.blocked


def _noun_before(line: Line, name: Name, persons: Persons) -> Span | None:
    """``beekeeper`` of ``beekeeper Ana Ruiz``, ``chanteuse belge`` of ``la chanteuse belge Ana Ruiz``."""
    at = name.first - 1
    if at < 0 or not line.is_joined(at):
        return None
    if line.offices.adjectives_before:
        if not _is_person(line, at, persons):
            return None
        fellow = at > 0 and line.low[at - 1] == "fellow" and line.is_joined(at - 1)
        return at - 1 if fellow else left(line, at), at
    for noun in range(at, max(-1, at - 1 - _MOST_ADJECTIVES), -1):
        if _is_small(line, noun) or not line.continues(noun):
            return None
        if noun and line.low[noun - 1] in line.offices.determiners | line.offices.former | _CONTRACTED:
            return (noun, at) if _is_person(line, noun, persons) else None
    return None


_CONTRACTED = frozenset(["au", "aux", "du", "al", "del", "dal", "nel", "sul", "do", "da", "ao", "à"])


def _is_small(line: Line, at: int) -> bool:
    """Whether a word is no noun and no adjective."""
    low, offices = line.low[at], line.offices
    return (
        low in offices.openers
        or low in offices.ands
        or low in offices.breaks
        or low in offices.speech
        or low in offices.determiners
        or low in words_of(offices.language).stop
        or low in calendar(offices.language)
        or low[0].isdecimal()
    )


def _is_person(line: Line, at: int, persons: Persons) -> bool:
    """Whether a word is a noun for persons."""
    low = line.low[at]
    language = line.offices.language
    if _is_small(line, at):
        return False
    bare = low.rpartition("-")[2]
    if low in persons.origins:
        return language != "en" or line.is_capital(at)
    if low in persons.things or bare in persons.things or len(low) < 3:
        return False
    if language == "de":
        return line.is_capital(at) and bare.endswith(persons.endings)
    if line.is_capital(at):
        # "le Kényan Eliud Kipchoge"
        return language == "fr" and bare.endswith(persons.endings)
    return bare.endswith(persons.endings) or is_office(line.offices, low)


def _apposition(line: Line, name: Name, persons: Persons) -> Span | None:
    """``a mother of three`` of ``Ana Ruiz, a mother of three, said``."""
    begin = _behind_comma(line, name)
    if begin < 0:
        return None
    offices = line.offices
    first = begin
    certain = False
    while first + 1 < len(line.words) and line.continues(first) and line.low[first] in offices.determiners:
        certain = certain or line.low[first] in persons.one
        first += 1
    if first == begin and (offices.adjectives_before or not _is_bare_noun(line, first)):
        return None
    last = _phrase_end(line, first)
    party = certain and first == last and line.low[last] in persons.origins  # "a Conservative"
    if last < first or not (party or _is_noun_phrase(line, first, last)):
        return None
    if first == begin:
        certain = True
    if not certain and not any(_is_person(line, at, persons) for at in _heads(line, first, last)):
        return None
    return (first, last) if _is_closed(line, name, last) else None


def _behind_comma(line: Line, name: Name) -> int:
    """The word behind the comma that follows a name, an age skipped; -1 if none does."""
    if name.last + 1 >= len(line.words) or line.text[name.end : line.words[name.last].end]:
        return -1
    at = name.last
    if not COMMA.fullmatch(line.gap(at)):
        return -1
    behind = at + 1
    if line.low[behind].isdecimal() and behind + 1 < len(line.words):
        for word in range(behind, min(behind + 3, len(line.words) - 1)):
            if COMMA.fullmatch(line.gap(word)):
                return word + 1
        return -1
    return behind


def _is_bare_noun(line: Line, at: int) -> bool:
    """Whether a word without an article may begin an apposition, as in French and Spanish."""
    low = line.low[at]
    if line.is_capital(at) or _is_small(line, at) or low in _PLACED or low.endswith(_NO_NOUNS):
        return False
    if at + 1 >= len(line.words) or len(low) < 4 or not line.continues(at):
        return False
    return line.low[at + 1] in _LINKS or (
        at + 2 < len(line.words) and not _is_small(line, at + 1) and line.low[at + 2] in _LINKS
    )


def _phrase_end(line: Line, first: int) -> int:
    """The last word before a comma, a verb or a relative."""
    offices = line.offices
    last = first - 1
    for at in range(first, min(first + _MOST_WORDS, len(line.words))):
        if line.low[at] in offices.breaks or line.low[at] in offices.speech:
            break
        last = at
        if not line.continues(at) and line.gap(at) not in {"'", "’"}:
            break
    while last >= first and (line.low[last] in offices.openers or line.low[last] in offices.determiners):
        last -= 1
    return last


def _is_noun_phrase(line: Line, first: int, last: int) -> bool:
    if (
        line.low[first] in words_of(line.offices.language).stop - {"one"}
        or line.low[first] in line.offices.openers
    ):
        return False
    if line.offices.language == "de":
        return line.is_capital(last) and any(line.is_capital(at) for at in range(first, last + 1))
    return any(not line.is_capital(at) and line.low[at] not in _LINKS for at in range(first, last + 1))


def _heads(line: Line, first: int, last: int) -> range:
    """Where the noun of a phrase may stand: before the first small word."""
    end = next((at for at in range(first + 1, last + 1) if line.low[at] in line.offices.openers), last + 1)
    if line.offices.adjectives_before and line.offices.nouns_before:
        return range(end - 1, end)
    return range(first, min(end, first + 3))


def _is_closed(line: Line, name: Name, last: int) -> bool:
    """Whether an apposition ends where one may: at a mark, or at the end of a sentence that the name is not alone in."""
    gap = line.gap(last)
    if last + 1 == len(line.words):
        return name.first > 0 or "," in gap
    if gap.lstrip()[:1] in {",", ";", ".", ")", "–", "—", ":", "”", "»"}:
        return True
    return line.low[last + 1] in line.offices.speech


def _feat(line: Line, name: Name, persons: Persons) -> Span | None:
    """``scored twice`` of ``Ana Ruiz scored twice``, ``fourth`` of ``Ana Ruiz was fourth``."""
    at = name.last + 1
    if at >= len(line.words) or not line.continues(name.last):
        return None
    low = line.low[at]
    if low in line.offices.perfect and line.continues(at) and line.low[at + 1] in persons.participles:
        at += 1
    if low in persons.feats or line.low[at] in persons.participles:
        end = _clause_end(line, at)
        return (at, end) if end > at else None  # "Ana Ruiz won" tells too little
    if low in persons.comes:
        for place in range(at + 1, min(at + 4, len(line.words))):
            if not line.continues(place - 1):
                return None
            if line.low[place] in persons.places:
                return at + 1, place
    return None


def _clause_end(line: Line, verb: int) -> int:
    last = verb
    while (
        last - verb < _MOST_WORDS // 2
        and line.continues(last)
        and line.low[last + 1] not in line.offices.breaks
    ):
        last += 1
    while last > verb and _is_small(line, last) and not line.low[last][0].isdecimal():
        last -= 1
    return last


def _verdict(line: Line, name: Name, persons: Persons) -> Span | None:
    """``sentenced to five years`` of ``Ana Ruiz was sentenced to five years``."""
    if persons.verdicts.isdisjoint(line.low):
        return None
    auxiliary = False
    for at in range(name.last + 1, min(name.last + 1 + _MOST_WORDS, len(line.words))):
        low = line.low[at]
        if low in line.offices.speech or (line.is_given(at) and line.is_capital(at - 1) is False):
            return None
        auxiliary = auxiliary or low in persons.passives
        if low in persons.verdicts:
            end = _clause_end(line, at)
            return (at, end) if _is_suffered(line, at, persons, auxiliary=auxiliary) else None
    return None


def _is_suffered(line: Line, verb: int, persons: Persons, *, auxiliary: bool) -> bool:
    if persons.passives:
        return auxiliary
    behind = line.low[verb + 1 : verb + 4]
    return line.low[verb - 1] not in line.offices.perfect or not persons.terms.isdisjoint(behind)


def _belonging(line: Line, name: Name, persons: Persons) -> Span | None:
    return bracketed(line, name) or origin(line, name, persons)


_RULES: tuple[Rule, ...] = (_noun_before, _apposition, _belonging, _feat, _verdict)
