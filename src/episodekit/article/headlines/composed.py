"""L3. Statements made short enough by what they can do without: ``Govia cancelled 24,000 trains`` of "Govia [at that time] cancelled …".

A statement that is too long for a title loses, one kind after the other and only until it fits: adverbs, when it was, where it was,
what else is said of those that are counted, and last the articles and helping verbs that headlines leave out. What stays are stretches
of the one sentence in its order; a phrase goes whole or not at all, and nothing goes that a verb asks for.
"""

from collections.abc import Iterator, Sequence

import regex

from episodekit.article.headlines.clause import Clause, fold, is_negation
from episodekit.article.headlines.ends import NEEDED, is_of_generic, is_rate
from episodekit.article.headlines.grammar import GENERIC, VAGUE, grammar_of
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.phrases import is_participle
from episodekit.article.headlines.shorter import LONGEST_TITLE, is_large, loses_rate, without_small_words
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, Quantity

_PLACE = regex.compile(r"P(?:D?[NQ]{1,4}(?:GD?[NQ]{1,3}){0,2})")
_GERMAN_PLACE = regex.compile(r"P[DG]?[NQ]{1,3}(?:GD?N{1,2})?")
_ABOUT = bag("gegen für")  # "11.000 Unterschriften | gegen den Plan"
_WHERE = {"de": bag("in im am an bei beim") | _ABOUT}
MELTED = bag(
    "im am beim"
)  # a preposition with its article; without one a phrase is often half of an idiom: "in Haft"
_FOCUS = bag("allein only alone erst noch seul seulement solo sólo só")  # before a phrase of time
_THERE = bag("dort hier there here allí ahí aquí ici là lì qui ali aqui daar hier")
_LOCUTIONS = frozenset(
    {
        ("par", "ailleurs"), ("en", "outre"), ("en", "effet"), ("en", "revanche"), ("d", "ailleurs"), ("sans", "doute"), ("en", "moyenne"),
        ("sin", "embargo"), ("por", "ejemplo"), ("en", "cambio"), ("de", "momento"), ("hasta", "ahora"), ("de", "media"), ("en", "promedio"),
        ("por", "exemplo"), ("no", "entanto"), ("em", "média"), ("até", "agora"), ("até", "hoje"), ("per", "esempio"), ("in", "media"),
        ("al", "momento"), ("per", "ora"),
    }
)  # fmt: skip
_AGENTS = bag("by par por pelo pela da dal dalla dai durch door")
_NAMING = regex.compile(r"[NPDGQAM]*")
_FEWEST_WORDS = 3
_LONGEST = 3 * LONGEST_TITLE  # characters: of more than that too much would have to go


def composed(
    sentence: str, quantity: Quantity, span: tuple[int, int], clause: Clause, words: Words
) -> str | None:
    """The words ``span[0]`` to ``span[1]`` of a clause as a title; None if too much would have to go, or nothing can."""
    first, last = span
    dropped: set[int] = set()
    if words.language == "vi":
        return None  # which words are a phrase is not told
    if clause.words[last].end - clause.words[first].start > _LONGEST:
        return None
    for group in _needless(sentence, quantity, span, clause, words):
        dropped |= group
        kept = [number for number in range(first, last + 1) if number not in dropped]
        if len(kept) < _FEWEST_WORDS or not _holds(kept, clause):
            return None
        if any(clause.texts[number] in _AGENTS and number - 1 in dropped for number in kept):
            continue  # "par la ville" is of the "ouverts" that has gone
        title = _fitting(sentence, quantity, kept, clause, words)
        if title is not None:
            lost = loses_rate(title, sentence, (clause.words[first].start, clause.words[last].end), words)
            return None if lost else title
    return None


def _holds(kept: Sequence[int], clause: Clause) -> bool:
    """Whether the figure is whole, and a verb is left."""
    places = set(kept)
    figure = all(number in places for number in range(clause.first, clause.last + 1))
    return figure and any(clause.kinds[number] == "V" for number in kept)


def stretches(sentence: str, kept: Sequence[int], clause: Clause) -> Iterator[str]:
    """The stretches of a sentence that hold the kept words."""
    begin = 0
    for place in range(1, len(kept) + 1):
        if place == len(kept) or kept[place] != kept[place - 1] + 1:
            one, last = kept[begin], kept[place - 1]
            start, end = clause.words[one].start, clause.words[last].end
            # No sign of the figure is lost: "£3 m", "5 %".
            start = min(start, clause.figure[0]) if one == clause.first else start
            yield sentence[start : max(end, clause.figure[1]) if last == clause.last else end]
            begin = place


def _fitting(
    sentence: str, quantity: Quantity, kept: Sequence[int], clause: Clause, words: Words
) -> str | None:
    """The kept words as a title, if need be without the figure's bound and the small words; None if that is too long."""
    titles = [fold(" ".join(stretches(sentence, kept, clause)))]
    if not quantity.keeps_bound and quantity.bound_start < quantity.start and is_large(quantity):
        bound = fold(sentence[quantity.bound_start : quantity.start])
        titles.append(fold(titles[0].replace(bound, "", 1)))
    for title in titles:
        if len(title) <= LONGEST_TITLE:
            return title
    number = fold(sentence[quantity.start : quantity.end])
    return next(
        (
            short
            for title in titles
            for short in without_small_words(title, number, words)
            if len(short) <= LONGEST_TITLE
        ),
        None,
    )


def _needless(
    sentence: str, quantity: Quantity, span: tuple[int, int], clause: Clause, words: Words
) -> Iterator[set[int]]:
    """Groups of words that a statement can do without, the first to go first."""
    first, last = span
    verb = clause.kinds.find("V", first, last + 1)
    if verb < 0:
        return
    held = {
        n for n in range(first, last + 1) if clause.first <= n and clause.words[n].start < clause.counted_end
    }
    yield {
        n
        for n in range(first + 1, last)
        if n not in held and _is_light(n, verb, clause, words) and not _is_joined(n, n, last, clause)
    }
    for group in _times(sentence, span, clause, words):
        # In German what stands before the verb opens its sentence.
        if held.isdisjoint(group) and not (words.capitalised_nouns and min(group) < verb):
            yield group
    pattern = _GERMAN_PLACE if words.capitalised_nouns else _PLACE
    for found in reversed(list(pattern.finditer(clause.kinds, first + 1, last + 1))):
        group = set(range(*found.span()))
        if is_of_generic(found.start() - 1, quantity, clause):
            continue
        if held.isdisjoint(group) and _is_apart(found.span(), verb, span, clause, words):
            yield group
    if first == clause.first and quantity.kind == COUNT and verb > clause.last:
        yield _described(quantity, verb, clause)
    if first < verb < clause.first:
        yield _of_office(first, verb, clause)


def _described(quantity: Quantity, verb: int, clause: Clause) -> set[int]:
    """What else is said of those that are counted: it is true of so many without it, if the noun names them."""
    noun = [n for n, token in enumerate(clause.words) if token.start < quantity.noun[1]]
    if not noun or clause.texts[noun[-1]] in VAGUE or not _NAMING.fullmatch(clause.kinds, noun[-1] + 1, verb):
        return set()
    return set(range(noun[-1] + 1, verb))


def _of_office(first: int, verb: int, clause: Clause) -> set[int]:
    """What a government or a minister is of: the news has only one."""
    head = first + (clause.kinds[first] == "D")
    alone = clause.texts[head] in _OFFICES and regex.fullmatch(
        r"N?(?:GD?N{1,3}|GN)?", clause.kinds[head + 1 : verb]
    )
    lower = all(token.text.islower() for token in clause.words[head + 1 : head + 2])
    return set(range(head + 1, verb)) if alone and lower else set()


_OFFICES = bag(
    "government minister president mayor council ministry gouvernement ministre président présidente maire ministère gobierno ministro ministra presidente "
    "presidenta alcalde alcaldesa ministerio governo ministro ministério prefeito sindaco"
)


def _is_light(number: int, verb: int, clause: Clause, words: Words) -> bool:
    """Whether a word is an adverb that a statement is true without, or points to a place that was named."""
    text = clause.texts[number]
    if is_negation(text, words) or text in words.doubts:
        return False
    if clause.texts[number : number + 2] in _LOCUTIONS or clause.texts[number - 1 : number + 1] in _LOCUTIONS:
        return True
    if clause.kinds[number - 1] == "P":
        return False  # half of "jusqu'à maintenant"
    return clause.kinds[number] == "A" or (text in _THERE and number > verb)


def _is_joined(begin: int, last: int, end: int, clause: Clause) -> bool:
    """Whether "and" stands right before or behind some words, so that only half of something would go."""
    return "C" in {clause.kinds[max(0, begin - 1)], clause.kinds[min(end, last + 1)]}


def _times(sentence: str, span: tuple[int, int], clause: Clause, words: Words) -> Iterator[set[int]]:
    """The phrases of time behind the first word, but for those that a word limits: ``allein im November``."""
    first, last = span
    for begin, end in reversed(periods(sentence, words.language)):
        group = [
            n for n in range(first, last + 1) if begin <= clause.words[n].start and clause.words[n].end <= end
        ]
        if not group or is_rate(sentence, begin, words) or sentence[begin:end].lower().startswith(NEEDED):
            continue
        behind = clause.kinds[group[-1] + 1 : group[-1] + 2]
        before = clause.kinds[group[0] - 1] if group[0] else ""
        if group[0] > first and clause.texts[group[0] - 1] in _FOCUS:
            continue  # "allein im November" is not what it was in the year
        if (
            behind != "G"
            and before not in {"P", "G", "D"}
            and not _is_joined(group[0], group[-1], last, clause)
        ):
            yield set(group)


def _is_apart(place: tuple[int, int], verb: int, span: tuple[int, int], clause: Clause, words: Words) -> bool:
    """Whether a phrase tells where, and neither its verb nor what stands around it asks for it."""
    begin, end = place
    last = span[1]
    where = clause.texts[begin] in _WHERE.get(words.language, grammar_of(words.language).places)
    if not where or _is_joined(begin, end - 1, last, clause):
        return False
    behind = clause.kinds[end] if end <= last else ""
    if words.capitalised_nouns:
        return _is_apart_in_german(begin, verb, behind, clause)
    if behind in {"G", "N"}:
        return False
    if begin < verb:
        return behind in {"V", "R", "A"}
    return "F" in clause.kinds[end : last + 1] or _is_said(verb, begin, clause, words)


def _is_apart_in_german(begin: int, verb: int, behind: str, clause: Clause) -> bool:
    """The same before the word that closes the statement."""
    if clause.texts[-1] == "teil" and clause.texts[begin] in {"an", "am"}:
        return False  # "nahmen an der Wahl | teil"
    if clause.texts[begin] in _ABOUT:
        return clause.kinds[begin - 1] in "FN" and begin > clause.last and behind in {"V", "N"}
    article = clause.kinds[begin + 1] in "DGQ" or clause.texts[begin] in MELTED
    return article and begin > verb and behind not in {"", "G"}


def _is_said(verb: int, place: int, clause: Clause, words: Words) -> bool:
    """Whether a verb has what it asks for before a place: "were pressed | on the shore" has not."""
    number = verb
    while clause.kinds[number] in "VAR":
        number += 1
    if number < place and is_participle(clause.texts[number], words):
        number += 1
    return number < place and clause.kinds[number] in "DNQ" and clause.texts[place - 1] not in VAGUE | GENERIC
