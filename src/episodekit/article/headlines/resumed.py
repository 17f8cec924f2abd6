"""L3. Statements that stand far from their subject: ``The alliance [that pays for it] has ordered 44 million doses``.

The subject opens the sentence; a relative clause, or a first thing that it did, stands between it and the verb of the figure.
"""

from collections.abc import Iterator

import regex

from episodekit.article.headlines.clause import Clause, fold, kinds_of
from episodekit.article.headlines.composed import stretches
from episodekit.article.headlines.ends import ends_of
from episodekit.article.headlines.grammar import OWN
from episodekit.article.headlines.period import CLAUSE_GAP
from episodekit.article.headlines.phrases import Shape, needs_noun
from episodekit.article.headlines.shorter import LONGEST_TITLE, without_small_words
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import Quantity
from episodekit.article.tokens import Token, tokens

RESUMED = 3.85
_SUBJECT = regex.compile(r"D?N{1,4}(?:GD?N{1,3})?")
_GROUP = regex.compile(r"[VAR]*V[VAR]*")
_RELATIVES = bag("that which who que qui che")
_LONGEST = 24  # words before the verb


def resumed(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The title with the subject of the sentence, if that is sure."""
    if words.language == "vi":
        yield from _vietnamese(sentence, quantity, clause, words)
        return
    verb = _own_verb(clause)
    if words.capitalised_nouns or verb is None or needs_noun(quantity):
        return
    before = tuple(token for token in tokens(sentence, words.language) if token.end <= clause.words[0].start)
    if not before or len(before) + verb > _LONGEST or CLAUSE_GAP.search(sentence, 0, clause.words[0].start):
        return
    subject = _subject_end(before, verb, clause, words)
    if subject is None:
        return
    begin = before[words.language == "en" and before[0].text.lower() in words.articles].start
    for last, _ in ends_of(sentence, quantity, clause, words):
        told = " ".join(stretches(sentence, range(verb, last + 1), clause))
        title = fold(f"{sentence[begin : before[subject].end]} {told}")
        number = fold(sentence[quantity.start : quantity.end])
        for short in (title, *without_small_words(title, number, words)):
            if len(short) <= LONGEST_TITLE:
                yield Shape(begin, clause.words[last].end, RESUMED, short)
                return


def _own_verb(clause: Clause) -> int | None:
    """The verb whose object the figure is: the last one before it, with the helping verb before that one."""
    verb = clause.kinds.rfind("V", 0, clause.first)
    while verb > 0 and clause.kinds[verb - 1] in "VAR":
        verb -= 1
    return verb if verb >= 0 and OWN.isdisjoint(clause.texts[verb:]) else None


def _subject_end(before: tuple[Token, ...], verb: int, clause: Clause, words: Words) -> int | None:
    """The number of the last word of the subject that opens the sentence; None if it is not sure whose the verb is."""
    texts, kinds = kinds_of(before, words)
    found = _SUBJECT.match(kinds)
    if found is None or texts[0] in words.pronouns or texts[0] in OWN:
        return None
    end = found.end()
    rest = kinds[end:]
    related = end < len(texts) and texts[end] in _RELATIVES and end + 1 == len(texts)
    if related:
        # "that pays for the programme | has ordered": the second verb is that of the subject.
        # Behind "and" it is only if that subject has a verb of its own before: "who live there and | pay 300 euros".
        if "C" in clause.kinds[: verb - 1]:
            return None  # "who resigned | and his deputy have spent"
        groups = len(_GROUP.findall(clause.kinds[:verb]))
        more = 1 + (clause.kinds[verb - 1 : verb] == "C")
        return end - 1 if clause.kinds.startswith("V") and verb > 1 and groups >= more else None
    joined = verb == 0 and kinds.endswith("C") and rest.startswith("V")
    return end - 1 if joined and "S" not in rest else None


def _vietnamese(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """``Philippines chiếm 46,1% thị phần`` of "Philippines vẫn là khách mua lớn nhất, chiếm 46,1% thị phần"."""
    begin = clause.words[0].start
    if (
        clause.texts[0] not in _OWN_DEEDS
        or not sentence[:begin].endswith(", ")
        or not 0 < clause.first <= _NEAR
    ):
        return
    before = tuple(token for token in tokens(sentence, words.language) if token.end <= begin)
    if not before or len(before) > _LONGEST or CLAUSE_GAP.search(sentence, 0, before[-1].end):
        return
    texts, kinds = kinds_of(before, words)
    found = _NAMED.match(kinds)
    if found is None or texts[0] in words.dangling:
        return
    subject = sentence[before[0].start : before[found.end() - 2].end]
    for last, _ in ends_of(sentence, quantity, clause, words):
        title = fold(f"{subject} {sentence[begin : max(clause.words[last].end, quantity.end)]}")
        if len(title) <= LONGEST_TITLE:
            yield Shape(before[0].start, clause.words[last].end, RESUMED, title)
            return


_OWN_DEEDS = bag("chiếm giành thu chi nộp bán xuất nhập tạo cung đóng tuyển")
_NAMED = regex.compile(r"N{1,5}V")
_NEAR = 4  # words between a verb and its figure
