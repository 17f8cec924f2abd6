"""L3. Who is told by what they do or are: ``Ruth Adler, who heads the harbour office``, ``Ruth Adler, who is responsible for roads``."""

from collections.abc import Iterator

from episodekit.article.languages import words_of
from episodekit.article.languages.words import bag
from episodekit.article.people.names import Line, Name, is_office, name_until

_BEING = {
    "en": bag("is was are were"), "fr": bag("est était fut"), "es": bag("es era fue"), "pt": bag("é era foi"), "it": bag("è era fu"), "sv": bag("är var"),
}  # fmt: skip
_IN_CHARGE = bag(
    "responsible responsable responsables responsável responsabile ansvarig chargé chargée encargado encargada encarregado"
)
_SPEAKING = bag("speaking acting appearing writing")  # "Neil Dawes, speaking for the union,"
_MOST_BEFORE = 6  # words of a phrase before its office
_MOST_WORDS = 16  # of the clause, as far as it is read
_MOST_ADVERBS = 1  # "who also heads"


def told(line: Line) -> Iterator[tuple[Name, tuple[int, int]]]:
    """Names with the clause behind them that tells whom or what they lead, as spans of the sentence."""
    offices = line.offices
    if offices.relatives.isdisjoint(line.low) and _SPEAKING.isdisjoint(line.low):
        return
    for at in range(1, len(line.words) - 2):
        if line.gap(at) not in {", ", " – ", " ("}:
            continue
        if line.low[at + 1] in offices.relatives:
            span = (
                _verb_last(line, at + 2)
                if offices.verb_last
                else _verb_first(line, at + 2) or _office_of(line, at + 2)
            )
        else:
            span = _for_whom(line, at + 1)
        name = name_until(line, at) if span is not None else None
        if name is not None and span is not None:
            yield name, (line.words[span[0]].start, line.words[span[1]].end)


def _for_whom(line: Line, begin: int) -> tuple[int, int] | None:
    """``speaking for the union``."""
    speaks = line.offices.language == "en" and line.low[begin] in _SPEAKING and line.low[begin + 1] == "for"
    span = _clause(line, begin) if speaks else None
    if span is None or span[1] < begin + 2:
        return None
    whom = begin + 2
    named = line.low[whom] in line.offices.determiners or line.is_capital(whom)  # not "himself", "many"
    return span if named else None


def _office_of(line: Line, begin: int) -> tuple[int, int] | None:
    """The office or the charge behind "who is", with what it is of."""
    offices = line.offices
    if line.low[begin] not in _BEING.get(offices.language, frozenset()):
        return None
    first = begin + 1
    if line.low[first] in offices.determiners and first + 1 < len(line.words):
        first += 1
    if line.low[first] in _IN_CHARGE:
        return _clause(line, first)
    words = words_of(offices.language)
    other = offices.openers | offices.breaks | words.negations | words.doubts | words.stop
    for at in range(first, min(first + _MOST_BEFORE, len(line.words))):
        if line.low[at] in other:
            return None  # "not the minister", "running for mayor"
        if is_office(offices, line.low[at]):
            span = _clause(line, first)
            return span if span is not None and span[1] >= at else (first, at)
        if not line.continues(at):
            return None
    return None


def _verb_first(line: Line, begin: int) -> tuple[int, int] | None:
    """From the verb as far as the clause is certain to go; None without such a verb, or without an object."""
    offices = line.offices
    verb = next(
        (
            at
            for at in range(begin, min(begin + _MOST_ADVERBS + 1, len(line.words) - 1))
            if (line.low[at] in offices.leads and line.low[at + 1] != "for")  # "is running for mayor"
            or (line.low[at] in offices.serves and line.low[at + 1] in offices.openers)
        ),
        None,
    )
    return None if verb is None else _clause(line, verb)


def _clause(line: Line, verb: int) -> tuple[int, int] | None:
    """From a word as far as the clause is certain to go; None if that is no further than the word."""
    offices = line.offices
    last = verb
    while last - verb < _MOST_WORDS and last + 1 < len(line.words) and _is_inside(line, last):
        last += 1
    while last > verb and line.low[last] in offices.openers | offices.ands | offices.determiners:
        last -= 1
    return (verb, last) if last > verb else None


def _is_inside(line: Line, at: int) -> bool:
    low = line.low[at + 1]
    joined = line.continues(at) or line.gap(at) in {"'", "’"}
    return joined and low not in line.offices.breaks and low not in line.offices.speech


def _verb_last(line: Line, begin: int) -> tuple[int, int] | None:
    """The whole clause if it ends with such a verb behind an object; None otherwise."""
    noun = False
    for at in range(begin, min(begin + _MOST_WORDS, len(line.words))):
        if noun and line.low[at] in line.offices.leads:
            return begin, at
        noun = noun or line.is_capital(at) or line.low[at] in line.offices.determiners
        if not line.continues(at) or line.low[at] in line.offices.speech:
            return None
    return None
