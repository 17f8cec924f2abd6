"""L3. Statements whose verb stands before their subject, made into titles.

German: ``[In der Ochsenbraterei] drehten sich 127 Tiere am Spieß`` is ``127 Tiere drehten sich am Spieß``: what opens the sentence may go
if it only tells when or where; then the subject takes its place. Spanish, Portuguese and Italian: ``[En octubre] desembarcaron 15.729
inmigrantes`` begins with its verb, as headlines do.
"""

from collections.abc import Iterator

import regex

from episodekit.article.headlines.clause import Clause, fold
from episodekit.article.headlines.composed import stretches
from episodekit.article.headlines.ends import is_whole_to_the_end
from episodekit.article.headlines.grammar import grammar_of
from episodekit.article.headlines.period import periods
from episodekit.article.headlines.phrases import Shape, is_participle, needs_noun, phrase_end
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.headlines.statement import GERMAN_ADJUNCT, may_go
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import Quantity

INVERTED = 3.85
_BEFORE = regex.compile(r"P[DG]?[NQ]{1,4}(?:[GP]D?[NQ]{1,3}){0,2}|[GA]D?[NQ]{1,3}(?:GD?N{1,3})?")
_WHERE = bag("in im am an bei beim seit während laut nach zwischen gegenüber")
_THERE = bag(
    "dafür dabei dadurch daraufhin deshalb daher deswegen zudem außerdem ferner überdies darüber zugleich gleichzeitig jetzt nun demnach zusätzlich "
    "trotzdem dennoch schließlich zunächst anschließend danach dann seither seitdem heute gestern allerdings jedoch "
    "dort hier damals weltweit bundesweit landesweit europaweit deutschlandweit insgesamt derzeit aktuell inzwischen zuletzt künftig bisher bislang"
)
_MODALS = bag("soll sollen will wollen kann können muss müssen darf dürfen könnte könnten sollte sollten")
_LIGHT = regex.compile(r"(?:P[DGQ]?N{1,2}|A|O)")
_SUBJECT = regex.compile(r"D(?:N{1,3})(?:GN{1,2})?")
_BETWEEN = regex.compile(r"A?(?:PD?N{1,2})?")
_IF = bag("wenn falls sofern solange si se caso qualora")
_ENDINGS = {"es": ("n",), "pt": ("am", "em", "ão", "iram"), "it": ("no",)}
_LIVING = bag(
    "viven vivían vivem viviam vivono vivevano trabajan trabalham lavorano residen residem risiedono existen existem esistono"
)
_NOT_ALONE = bag(
    "son eran fueron están estaban tienen tenían tuvieron han habían hay pueden deben van suman llevan son eran foram estão têm tinham podem devem "
    "vão eram são sono erano hanno avevano possono devono vanno siano resultaron quedaron ficaram quieren"
)


def inverted(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The titles of a statement whose subject is the figure with what it counts, or stands right behind the verb."""
    verb = clause.kinds.find("V")
    if verb < 0 or verb > clause.first or not _is_sentence(sentence, clause):
        return
    if words.capitalised_nouns:
        yield from _german(sentence, quantity, verb, clause, words)
    elif words.language in _ENDINGS:
        yield from _verb_first(sentence, quantity, verb, clause, words)


def _is_sentence(sentence: str, clause: Clause) -> bool:
    """Whether nothing but a phrase with a comma stands before a clause in its sentence, and no condition."""
    before = sentence[: clause.words[0].start].strip(' "“«„')
    if before.partition(" ")[0].lower() in _IF:
        return False
    return not before or (before.endswith(",") and before.count(",") == 1) or before.endswith((";", ":"))


def _german(sentence: str, quantity: Quantity, verb: int, clause: Clause, words: Words) -> Iterator[Shape]:
    if not _may_turn(sentence, verb, clause, words):
        return
    begin = verb + 1
    reflexive = [begin] if clause.kinds[begin] == "R" else []
    begin += len(reflexive)
    while begin < clause.first and (found := _LIGHT.match(clause.kinds, begin, clause.first)):
        begin = found.end()
    if begin == clause.first:
        subject = _counted(sentence, quantity, verb, clause, words)
    else:
        subject = _named(begin, clause)
    if not subject:
        return
    rest = list(range(subject[-1] + 1, len(clause.kinds)))
    if rest or clause.texts[verb] not in words.auxiliaries:
        yield from _told(sentence, quantity, (subject, [verb, *reflexive], rest), clause)


def _may_turn(sentence: str, verb: int, clause: Clause, words: Words) -> bool:
    """Whether a German statement is one fact, whole to its end, behind what it can do without."""
    if clause.texts[-1] == "worden" and clause.texts[verb] in {"war", "waren"}:
        return False  # what had been before
    subordinate = verb == 0 and sentence[: clause.words[0].start].rstrip().endswith(",")
    opens = subordinate or _only_opens(sentence, verb, clause, words)
    if not opens or not is_whole_to_the_end(sentence, clause) or clause.kinds.count("V", 0, clause.first) > 1:
        return False
    open_end = clause.kinds[-1] in "PA" and clause.texts[-1] not in words.particles
    # A modal verb stays with its subject: "4.000 Arbeiter wollen demonstrieren".
    sure = words.doubts.isdisjoint(clause.texts[:verb] + clause.texts[verb + 1 :])
    return sure and (clause.texts[verb] in _MODALS or clause.texts[verb] not in words.doubts) and not open_end


def _counted(sentence: str, quantity: Quantity, verb: int, clause: Clause, words: Words) -> list[int]:
    """The words of the figure as a subject; none if the verb says that one thing did something to so many."""
    last = None if needs_noun(quantity) else phrase_end(sentence, quantity, clause, words)
    return [] if last is None or not clause.texts[verb].endswith("n") else list(range(clause.first, last + 1))


def _named(begin: int, clause: Clause) -> list[int]:
    """The words of the subject right behind the verb, if the figure tells of it and no other noun may be the subject."""
    found = _SUBJECT.match(clause.kinds, begin, clause.first)
    if found is None and _is_name(begin, clause):
        return list(range(begin, clause.first))
    if found is None or clause.texts[begin] not in _NOMINATIVE or clause.kinds[found.end()] not in "PF":
        return []
    return [] if "D" in clause.kinds[found.end() :].replace("PD", "P") else list(range(*found.span()))


def _is_name(begin: int, clause: Clause) -> bool:
    """Whether only names stand between a verb in the singular and the figure: ``beschäftigt Brandt 52.000 Mitarbeiter``."""
    named = _NAME.fullmatch(clause.kinds, begin, clause.first) is not None
    capital = all(token.text[0].isupper() for token in clause.words[begin : clause.first])
    return named and capital and not clause.texts[begin - 1].endswith("n")


_AT = bag("in im an am bei beim")
_NAME = regex.compile("N{1,2}")
_NOMINATIVE = bag("die das der")


def _told(
    sentence: str, quantity: Quantity, parts: tuple[list[int], list[int], list[int]], clause: Clause
) -> Iterator[Shape]:
    """Subject, verb and the rest in this order, without the bound or the article if that is too long."""
    subject, verb, rest = parts
    needless = _needless(rest, clause)
    bound = [n for n in subject if clause.first <= n and clause.words[n].end <= quantity.start]
    for less in (
        [],
        bound if not quantity.keeps_bound else [],
        subject[:1] if clause.kinds[subject[0]] == "D" else [],
        needless,
        needless + (bound if not quantity.keeps_bound else []),
    ):
        kept = [n for n in subject if n not in less]
        rest = [n for n in rest if n not in less]
        title = fold(
            " ".join(part for some in (kept, verb, rest) for part in stretches(sentence, some, clause))
        )
        if kept and len(title) <= LONGEST_TITLE:
            yield Shape(clause.words[0].start, clause.words[-1].end, INVERTED, title)
            return


def _needless(rest: list[int], clause: Clause) -> list[int]:
    """The words behind the figure that only tell when and where: ``vor der Zentrale`` of "wollen vor der Zentrale demonstrieren"."""
    if not rest:
        return []
    return [
        n
        for found in GERMAN_ADJUNCT.finditer(clause.kinds, rest[0])
        if may_go(found, clause) or _closes_with_place(found, clause)
        for n in range(*found.span())
    ]


def _closes_with_place(found: "regex.Match[str]", clause: Clause) -> bool:
    """Whether a phrase at the clause's end only tells where: ``an 96 Standorten``."""
    return found.end() == len(clause.kinds) and clause.texts[found.start()] in _AT


def _only_opens(sentence: str, verb: int, clause: Clause, words: Words) -> bool:
    """Whether what stands before the verb only tells when or where."""
    if verb == 0:
        return False
    spans = periods(sentence, words.language)
    timed = all(any(a <= token.start and token.end <= b for a, b in spans) for token in clause.words[:verb])
    where = clause.texts[0] in _WHERE and _BEFORE.fullmatch(clause.kinds, 0, verb) is not None
    there = verb == 1 and (clause.kinds[0] == "A" or clause.texts[0] in _THERE)
    return timed or where or there


def _verb_first(
    sentence: str, quantity: Quantity, verb: int, clause: Clause, words: Words
) -> Iterator[Shape]:
    """``Desembarcaron 15.729 inmigrantes de cayucos``: a verb in the plural with its figure right behind it."""
    kinds = clause.kinds
    opened = verb - (verb > 0 and kinds[verb - 1] == "R")
    if needs_noun(quantity) or not _stands_first(sentence, verb, opened, clause, words):
        return
    last = phrase_end(sentence, quantity, clause, words)
    if last is None:
        return
    whole = is_whole_to_the_end(sentence, clause)
    ends = [last, *range(last + 1, len(kinds))] if whole else [last]
    rows = [list(range(opened, end + 1)) for end in reversed(ends[:1] + ends[-1:])]
    if opened and clause.texts[0] in grammar_of(words.language).places:
        # Where they live is what is told of them.
        lives = clause.texts[verb] in _LIVING and verb + 1 == clause.first
        rows = [list(range(last + 1))] * whole + ([] if lives else rows)
    for kept in rows:
        title = fold(" ".join(stretches(sentence, kept, clause)))
        if len(title) <= LONGEST_TITLE:
            yield Shape(clause.words[kept[0]].start, clause.words[kept[-1]].end, INVERTED, title)
            return


def _stands_first(sentence: str, verb: int, opened: int, clause: Clause, words: Words) -> bool:
    """Whether a verb, or the reflexive pronoun before it, opens a statement, and its figure is the subject."""
    kinds, word = clause.kinds, clause.texts[verb]
    if not word.endswith(_ENDINGS[words.language]):
        return False
    if opened and not _leads(sentence, opened, clause, words):
        return False
    done = regex.match(r"VV?N?", kinds[verb : clause.first])
    helped = done is not None and is_participle(clause.texts[verb + done.end() - 1], words)
    if word in _NOT_ALONE | words.auxiliaries and not helped:
        return False
    behind = verb + (done.end() if done and helped else 1)
    return _BETWEEN.fullmatch(kinds, behind, clause.first) is not None


def _leads(sentence: str, opened: int, clause: Clause, words: Words) -> bool:
    """Whether only phrases of time and place stand before the word ``opened``, and no subject."""
    spans = periods(sentence, words.language)
    timed = all(any(a <= token.start < b for a, b in spans) for token in clause.words[:opened])
    place = clause.texts[0] in grammar_of(words.language).places
    where = place and _BEFORE.fullmatch(clause.kinds, 0, opened) is not None
    return timed or where or not clause.kinds[:opened].strip("A")
