"""L3. Who is told by what they do: ``Ruth Adler, who heads the harbour office``."""

from collections.abc import Iterator

from episodekit.article.people.names import Line, Name, name_until

_MOST_WORDS = 16  # of the clause, as far as it is read
_MOST_ADVERBS = 1  # "who also heads"


def told(line: Line) -> Iterator[tuple[Name, tuple[int, int]]]:
    """Names with the clause behind them that tells whom or what they lead, as spans of the sentence."""
    offices = line.offices
    if offices.leads.isdisjoint(line.low) and offices.serves.isdisjoint(line.low):
        return
    for at in range(1, len(line.words) - 2):
        if line.low[at + 1] not in offices.relatives or line.gap(at) not in {", ", " – ", " ("}:
            continue
        span = _verb_last(line, at + 2) if offices.verb_last else _verb_first(line, at + 2)
        name = name_until(line, at) if span is not None else None
        if name is not None and span is not None:
            yield name, (line.words[span[0]].start, line.words[span[1]].end)


def _verb_first(line: Line, begin: int) -> tuple[int, int] | None:
    """From the verb as far as the clause is certain to go; None without such a verb, or without an object."""
    offices = line.offices
    verb = next(
        (
            at
            for at in range(begin, min(begin + _MOST_ADVERBS + 1, len(line.words) - 1))
            if line.low[at] in offices.leads
            or (line.low[at] in offices.serves and line.low[at + 1] in offices.openers)
        ),
        None,
    )
    if verb is None:
        return None
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
