"""L3. Titles that tell a figure by the verb of its clause: what is spoken of, what it does, and the figure."""

from collections.abc import Iterator
from typing import NamedTuple

from episodekit.article.headlines.clause import (
    COORDINATORS,
    Clause,
    fold,
    is_negation,
    is_relative,
    number_of,
)
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, RANK, Quantity

_VERB_PARTICLES = bag("up down out off back over")
_PEOPLE = bag("people personas personnes")  # said by the number alone
_PARTICIPLES = bag("fait eu été sido hecho tenido been had")  # among the stop words
_CARRIED = bag(
    "genommen gestellt gebracht gesetzt gezogen gelegt gekommen gegangen"
)  # "in Gewahrsam genommen"
_PARTICIPLE_ENDS = ("ed", "den", "ken", "wn")
_DEFINITE = bag("the el la los las le les os il gli")
_BEFORE = bag("antes ago avant earlier later")
_GERMAN_BLANKS = 2
_MOST_GOVERNING = 4  # words between the preposition and the number: "to a record 33.2 million"
_PREPOSITIONS = bag(
    "to by at of from with in für auf um zu bei von mit à de d en par sur con hasta sobre al del a para"
)


class _Said(NamedTuple):
    """A clause taken apart, by the numbers of its words."""

    verb: int
    verb_end: int
    governing: int
    closing: str  # the second part of a German verb, or a comparative


def told(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str | None:
    """Subject, verb and figure without what stands between: ``Number of people in work rose to a record 33.2 million``."""
    if quantity.kind == RANK or any(is_negation(word, words) for word in clause.texts):
        return None
    said = None if is_relative(sentence, clause, words) else _said(sentence, quantity, clause, words)
    if said is None:
        return None
    subject = _subject_of(sentence, clause, said, words)
    if not subject:
        return None
    verb = fold(sentence[clause.words[said.verb].start : clause.words[said.verb_end - 1].end])
    figures = dict.fromkeys(
        (_figure(sentence, quantity, clause, said, words), _plain(sentence, quantity, clause, said, words))
    )
    rest = _rest(sentence, quantity, clause, words)
    whole = [" ".join(filter(None, (figure, rest))) for figure in figures if rest and not said.closing]
    whole += [
        " ".join(filter(None, (figure, tail, said.closing)))
        for tail in dict.fromkeys((_genitive(sentence, quantity, clause, words), ""))
        for figure in figures
    ]
    for name in subject:
        for text in whole:
            title = f"{name} {verb} {text}"
            if len(title) <= LONGEST_TITLE:
                return title
    return None


def _plain(sentence: str, quantity: Quantity, clause: Clause, said: _Said, words: Words) -> str:
    """The figure without the adjectives before it: "by 0.1 percent" out of "by a seasonally adjusted 0.1 percent"."""
    counted = fold(sentence[quantity.end : max(quantity.end, quantity.noun[1])])
    if said.governing >= clause.first or clause.texts[said.governing] in words.articles:
        return _figure(sentence, quantity, clause, said, words)
    governing = clause.words[said.governing].text
    between = said.governing - said.verb_end
    if between and any(text not in words.articles for text in clause.texts[said.verb_end : said.governing]):
        return _figure(sentence, quantity, clause, said, words)
    return " ".join(filter(None, (governing, number_of(sentence, quantity), counted)))


def _rest(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str:
    """What is said behind the figure up to the end of its clause: ``dead`` in "left 5,000 fish dead"."""
    end = max(quantity.end, quantity.noun[1])
    behind = [token for token in clause.words if token.start >= end]
    if not behind or words.capitalised_nouns or any(token.text.lower() in COORDINATORS for token in behind):
        return ""
    return fold(sentence[end : behind[-1].end])


def acted(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str | None:
    """What those that are counted did, without what else is said of them: ``3,000 workers walked out``."""
    counted = max(quantity.end, quantity.noun[1])
    verb = next((number for number in clause.verbs if clause.words[number].start >= counted), 0)
    between = clause.texts[clause.last + 1 : verb]
    driven = words.language == "en" and not words.infinitives.isdisjoint(between)
    if not verb or clause.first > 1 or driven or not words.negations.isdisjoint(clause.texts):
        return None
    noun = fold(sentence[quantity.end : counted])
    counts = any(word[0].isdigit() for word in between)
    if counts and between[0] in words.stop:
        return None
    if not noun or any(word in COORDINATORS for word in between):
        return None
    while clause.texts[verb - 1] in words.reflexives - words.articles:
        verb -= 1
    mark = " … " if clause.words[verb - 1].start >= counted else " "
    number = number_of(sentence, quantity)
    short = (
        number
        if noun.split()[-1] in _PEOPLE
        else f"{number} {' '.join(noun.split()[: _noun_words(noun, words)])}"
    )
    for subject in dict.fromkeys((f"{number} {noun}{mark}", f"{short}{mark}", f"{short} ")):
        for said in _predicates(sentence, clause, verb, words):
            if len(subject) + len(said) <= LONGEST_TITLE:
                return subject + said
    return None


def _noun_words(noun: str, words: Words) -> int:
    """How many words name what is counted if its adjective is left out: "of the sick" three, "workers abroad" one."""
    return len(noun.split()) if noun.split(maxsplit=1)[0].lower() in words.stop else 1


def _predicates(sentence: str, clause: Clause, verb: int, words: Words) -> Iterator[str]:
    """What is said behind the subject, the longest first, without phrases of time; never the verb alone."""
    every, texts = clause.words, clause.texts
    cutting = words.stop - words.articles - words.completing - words.pronouns - words.auxiliaries
    for last in range(len(every) - 1, verb, -1):
        ends = last + 1 == len(every) or (not words.capitalised_nouns and texts[last + 1] in cutting)
        if not ends or (
            texts[last] in words.stop and texts[last] not in _VERB_PARTICLES and not clause.closing
        ):
            continue
        said = fold(_timeless(sentence[every[verb].start : every[last].end], words))
        if words.capitalised_nouns and said.count(" ") < _GERMAN_BLANKS:
            return  # "gaben an"
        yield said
        if words.language == "en":
            yield " ".join(word for word in said.split() if word not in words.articles)


def _timeless(text: str, words: Words) -> str:
    for start, stop in reversed(periods(text, words.language)):
        text = f"{text[:start]} {text[stop:]}"
    return text


def _genitive(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str:
    """What the figure is a part of, right behind it: ``of its capacity``."""
    after = [token for token in clause.words if token.start >= max(quantity.end, quantity.noun[1])]
    if not after or after[0].text.lower() not in words.genitives or words.capitalised_nouns:
        return ""
    end = 1
    while end < len(after) and after[end].text.lower() in words.stop - COORDINATORS:
        end += 1
    while end < len(after) and after[end].text.lower() not in words.stop | words.auxiliaries:
        if words.language == "en" and after[end].text.endswith(_PARTICIPLE_ENDS):
            break  # "1.4 tonnes of cocaine hidden in"
        end += 1
    return (
        fold(sentence[after[0].start : after[end - 1].end])
        if after[end - 1].text.lower() not in words.stop
        else ""
    )


def enclosed(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> str | None:
    """A German figure and the participle that closes its clause: ``2,3 Tonnen Kokain beschlagnahmt``."""
    if not words.capitalised_nouns or any(is_negation(word, words) for word in clause.texts):
        return None
    past = bag("hat haben hatte hatten wurde wurden worden ist sind war waren")
    if past.isdisjoint(clause.texts[: clause.first]) or not words.doubts.isdisjoint(clause.texts):
        return None
    last = clause.words[-1]
    if last.start < quantity.noun[1] or not last.text[0].islower() or last.text.lower() in words.stop:
        return None
    said = fold(sentence[quantity.end : max(quantity.end, quantity.noun[1])])
    begin = len(clause.words) - 1
    if last.text in _CARRIED:
        begin = max(begin - 2, clause.last + 1)
    verb = fold(sentence[clause.words[begin].start : last.end])
    whole = fold(sentence[max(quantity.end, quantity.noun[1]) : last.end])
    title = " ".join(filter(None, (number_of(sentence, quantity), said, whole)))
    if len(title) > LONGEST_TITLE:
        title = " ".join(filter(None, (number_of(sentence, quantity), said, verb)))
    return title if len(title) <= LONGEST_TITLE and said else None


def _said(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> _Said | None:
    head = [number for number in clause.verbs if number < clause.first]
    if not head or any(word in COORDINATORS for word in clause.texts[: clause.first]):
        return None
    verb = head[0]
    while verb and clause.texts[verb - 1] in words.reflexives and not words.capitalised_nouns:
        verb -= 1
    end = _verb_end(clause, head[0], words)
    governing = clause.first
    for number in range(clause.first - 1, max(end - 1, clause.first - 1 - _MOST_GOVERNING), -1):
        if clause.texts[number] in _PREPOSITIONS - words.articles:
            governing = number
            break
        if clause.texts[number] not in words.articles and sentence[clause.words[number].end - 1] == ",":
            break
    closing = _closing(quantity, clause, verb, words)
    return None if closing is None else _Said(verb, end, governing, closing)


def _verb_end(clause: Clause, verb: int, words: Words) -> int:
    """Behind the whole verb: ``will go up``, ``plans to cut``."""
    number = verb + 1
    if words.capitalised_nouns:
        return number + 1 if clause.texts[number : number + 1] == ("sich",) else number
    open_verb = words.auxiliaries & words.stop | words.infinitives | words.doubts | words.reflexives
    while number < clause.first:
        word, before = clause.texts[number], clause.texts[number - 1]
        particle = words.language == "en" and word in _VERB_PARTICLES
        infinitive = word in words.infinitives and before in words.doubts and words.language == "en"
        follows = before in open_verb and (word not in words.stop or word in _PARTICIPLES)
        if not (particle or infinitive or follows or word in words.auxiliaries & words.stop):
            break
        number += 1
    return number


def _closing(quantity: Quantity, clause: Clause, verb: int, words: Words) -> str | None:
    """What ends the verb behind the figure; None if the clause says more of it than a title can."""
    after = [token for token in clause.words if token.start >= max(quantity.end, quantity.noun[1])]
    near = after[0].text.lower() if after else ""
    if near in words.pronouns:
        return None  # "exceeds by 1 percent that of June"
    compared = after[0].text if near in words.comparatives and quantity.kind != COUNT else ""
    if not words.capitalised_nouns:
        return compared
    if clause.closing and after:
        return after[-1].text
    helped = clause.texts[verb] in words.doubts or (not after and clause.texts[verb] in words.auxiliaries)
    return None if helped else compared


def _subject_of(sentence: str, clause: Clause, said: _Said, words: Words) -> list[str]:
    """Ways to name what is spoken of, the longest first; none if there is no subject."""
    begin, end = _subject_span(clause, said, words)
    while end > begin and (clause.texts[end - 1] in words.stop or clause.texts[end - 1] in words.fillers):
        end -= 1
    if begin >= end:
        return []
    gerund = words.language == "en" and clause.texts[begin].endswith(("ing", "ly")) and end == begin + 1
    word = clause.texts[begin]
    no_subject = any(word in junk for junk in (words.stop, words.fillers, words.adverbs, words.dangling))
    if gerund or no_subject or not words.pronouns.isdisjoint(clause.texts[begin:end]):
        return []
    names = [fold(sentence[clause.words[begin].start : clause.words[end - 1].end])]
    names.append(fold(_timeless(names[0], words)))
    start = clause.words[begin].start
    names.extend(
        f"{fold(sentence[start : clause.words[cut - 1].end])} …"
        for cut in range(end - 1, begin, -1)
        if clause.texts[cut] in words.stop and clause.texts[cut - 1] not in words.stop
    )
    return [name for name in names if name]


def _subject_span(clause: Clause, said: _Said, words: Words) -> tuple[int, int]:
    """The words of the subject: the clause's first, or in German those behind the verb: "In March sank the profit"."""
    if not words.capitalised_nouns:
        first = next((n for n in range(said.verb) if clause.texts[n] not in words.adverbs), said.verb)
        # "Un año antes | el país tenía": a second article behind a noun begins the subject.
        for number in range(first + 2, said.verb - 1):
            if clause.texts[number] in _DEFINITE and clause.texts[number - 1] not in words.stop - _BEFORE:
                first = number
        return (first + 1 if clause.texts[first] in words.articles else first), said.verb
    if said.verb and clause.texts[0] in words.articles:
        return 1, said.verb
    if not (said.verb and clause.texts[0] in words.stop):
        return 0, said.verb
    begin = said.verb_end
    if clause.texts[begin] not in words.articles:
        return 0, 0
    end = begin + 1
    while end < said.governing and clause.words[end].text[0].isupper():
        end += 1
    return begin + 1, end


def _figure(sentence: str, quantity: Quantity, clause: Clause, said: _Said, words: Words) -> str:
    """The words that govern the figure, the figure, and what it counts; an object before it stays."""
    begin, middle = said.governing, clause.texts[said.verb_end : said.governing]
    kept = ""
    adjunct = not middle or middle[0] in (words.stop | words.fillers) - words.articles - words.dangling
    if not adjunct and not words.capitalised_nouns:
        object_at = said.verb_end + (1 if middle[0] in words.articles and len(middle) > 1 else 0)
        kept = fold(sentence[clause.words[object_at].start : clause.words[begin - 1].end])
    before = fold(sentence[clause.words[begin].start : quantity.bound_start]) if begin < clause.first else ""
    counted = fold(sentence[quantity.end : max(quantity.end, quantity.noun[1])])
    return " ".join(filter(None, (kept, before, number_of(sentence, quantity), counted)))
