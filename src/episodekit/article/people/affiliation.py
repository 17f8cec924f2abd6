"""L3. Whom somebody belongs to, where no office is said: ``Jane Doe of the CDC warned``, ``Anna Weiß (SPD)``."""

from collections.abc import Iterator

import regex

from episodekit.article.languages.words import bag
from episodekit.article.people.names import Line, Name, name_until

_LINKS = {"en": bag("of from with at"), "de": bag("von vom beim")}
_ARTICLES = bag("the der dem")
_INNER = bag("of for and the in für und der des")  # within the name of an organisation
_MOST_WORDS = 8
_ACRONYM = regex.compile(r"\p{Lu}{2,6}")
_ORGANISATION = regex.compile(
    r"universit(?:y|ät)|institut(?:e|ion)?|college|hospital|cent(?:er|re)|ministry|department|agency|association|society|foundation|"
    r"council|commission|committee|union|network|bank|party|organi[sz]ation|federation|authority|bureau|survey|museum|school|"
    r"laboratory|alliance|trust|"
    r"\p{L}{0,30}(?:amt|verband|verein|ministerium|zentrum|klinik|hochschule|stiftung|gesellschaft|gewerkschaft|werk)"
)
_PARTIES = bag(
    "spd cdu csu fdp afd grüne linke bsw spö övp fpö neos ps lr rn lfi eelv modem pp psoe vox sumar pt psdb pl psd pd m5s lega dem"
)
_PARTY_NOUNS = bag("party democrats partei republicans")


def affiliated(line: Line) -> Iterator[tuple[Name, tuple[int, int]]]:
    """Names with the organisation or party behind them, as spans of the sentence."""
    links = _LINKS.get(line.offices.language, frozenset())
    brackets = " (" in line.text
    for at in range(1, len(line.words) - 1):
        if line.low[at] in links and line.continues(at - 1) and line.is_joined(at):
            yield from _after_link(line, at)
        elif brackets and line.gap(at) == " (":
            yield from _in_brackets(line, at)


def _in_brackets(line: Line, at: int) -> Iterator[tuple[Name, tuple[int, int]]]:
    for last in range(at + 1, min(at + 4, len(line.words))):
        if line.gap(last).startswith(")"):
            if (last == at + 1 and line.low[last] in _PARTIES) or (
                last > at + 1 and line.low[last] in _PARTY_NOUNS
            ):
                name = name_until(line, at)
                # A sentence may begin with a noun: "Democrats Jane Doe (…)".
                if name is not None and (name.first > 0 or name.words == 2):
                    yield name, (line.words[at + 1].start, line.words[last].end)
            return
        if not line.is_joined(last):
            return


def _after_link(line: Line, at: int) -> Iterator[tuple[Name, tuple[int, int]]]:
    first = at + 2 if line.low[at + 1] in _ARTICLES else at + 1
    last = first - 1
    while (
        last + 1 < len(line.words) and last - first < _MOST_WORDS and (last < first or line.is_joined(last))
    ):
        if not line.is_capital(last + 1) and line.low[last + 1] not in _INNER:
            break
        last += 1
    while last >= first and not line.is_capital(last):
        last -= 1
    if last < first or not _is_organisation(line, first, last):
        return
    name = name_until(line, at - 1)
    if name is not None and _speaks(line, name, last):
        yield name, (line.words[first].start, line.words[last].end)


def _is_organisation(line: Line, first: int, last: int) -> bool:
    if first == last and _ACRONYM.fullmatch(line.words[first].text):
        return True
    return any(_ORGANISATION.fullmatch(line.low[each]) for each in range(first, last + 1))


def _speaks(line: Line, name: Name, last: int) -> bool:
    """Whether a verb of speech stands right before the name or right behind the organisation."""
    if name.first > 0 and line.low[name.first - 1] in line.offices.speech | line.offices.honorifics:
        return True
    return last + 1 < len(line.words) and line.low[last + 1] in line.offices.speech
