"""L3. Statements that something exists or takes its time, as nouns: ``51 birds left in the 1990s`` of "In the 1990s there were 51 birds left".

The words that only say that there is something ("there were", "es gibt", "finns") go; where it is moves behind what is counted. And
"it takes nine hours to reach the island" is ``Nine hours to reach the island``.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import regex

from episodekit.article.headlines.clause import Clause, fold, is_denied
from episodekit.article.headlines.composed import stretches
from episodekit.article.headlines.ends import is_whole_to_the_end
from episodekit.article.headlines.phrases import Shape, needs_noun, phrase_end
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import COUNT, DURATION, MONEY, Quantity

EXISTING = 3.82
_THERE_IS: Mapping[str, frozenset[tuple[str, ...]]] = MappingProxyType(
    {
        language: frozenset(tuple(row.split()) for row in rows.split("|"))
        for language, rows in {
            "en": "there are|there were|there have been|there is|there was|there are now|there are still|are|were",
            "de": "gibt es|gab es|existieren|gibt es derzeit|gibt es bereits|gibt es noch|gibt es inzwischen",
            "nl": "zijn|waren|zijn er|waren er|zijn er nu|zijn er nog|staan|stonden",
            "sv": "finns|fanns|finns det|fanns det|är",
            "da": "er|var|er der|var der|findes|fandtes|findes der",
            "no": "er|var|er det|var det|finnes|fantes|finnes det",
        }.items()
    }
)
_LONGEST = 3  # words that say that there is something
_OPENER = regex.compile(r"P[DG]?[NQ]{1,4}(?:[GD]D?[NQ]{1,3})?")
_WHERE = bag("in im am an auf at on near within op bij i på vid ved hos inside outside aboard across")
_FOR = bag("für voor för")
_SPENT = bag(
    "gibt geben gab gaben zahlt zahlen zahlte zahlten investiert investieren investierte investierten stellt stellen stellte stellten steht stehen "
    "wendet wenden fließt fließen floss flossen betaalt betalen betaalde betaalden investeert investeren investeerde investeerden trekt trok "
    "betalar betalade investerar investerade satsar satsade betaler betalte investerer investerte investerede satser satsede"
)
_IT = bag("it")
_TAKES = bag("takes took cost costs")
_WHOM = regex.compile(r"D?N{0,3}")


def existing(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The title, if nothing but where and the words for "there is" stands before what is counted."""
    rows = _THERE_IS.get(words.language)
    if rows is None or clause.first < 1 or sentence[: clause.words[0].start].strip(' "“”„«»'):
        return
    if clause.texts[0] in _IT:
        yield from _it_takes(sentence, quantity, clause)
        return
    if quantity.kind == MONEY:
        yield from _for_what(sentence, quantity, clause, words)
        return
    opened = next(
        (n for n in range(_LONGEST, 0, -1) if clause.texts[clause.first - n : clause.first] in rows), 0
    )
    if not opened or quantity.kind != COUNT or needs_noun(quantity) or is_denied(clause.texts, words):
        return
    there = clause.first - opened
    where = _OPENER.fullmatch(clause.kinds, 0, there) is not None and clause.texts[0] in _WHERE
    last = phrase_end(sentence, quantity, clause, words)
    if not where or last is None or not is_whole_to_the_end(sentence, clause):
        return
    end = len(clause.kinds)
    if end - last > _LONGEST or "V" in clause.kinds[last + 1 : end - 1]:
        return
    parts = [
        " ".join(stretches(sentence, range(clause.first, end), clause)),
        *stretches(sentence, range(there), clause),
    ]
    title = fold(f"{parts[0]} {parts[1][:1].lower()}{parts[1][1:]}")
    if len(title) <= LONGEST_TITLE:
        yield Shape(clause.words[0].start, clause.words[-1].end, EXISTING, title)


def _for_what(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """``31 Mio. Euro für den Neubau`` of "Für den Neubau gibt die Stadt 31 Mio. Euro aus"."""
    verb = clause.kinds.find("V", 0, clause.first)
    doubted = not words.doubts.isdisjoint(clause.texts) or is_denied(clause.texts, words)
    spent = verb > 0 and clause.texts[verb] in _SPENT
    if not spent or clause.texts[0] not in _FOR or doubted or clause.kinds[clause.first - 1] == "P":
        return
    if _OPENER.fullmatch(clause.kinds, 0, verb) is None:
        return
    what = " ".join(stretches(sentence, range(verb), clause))
    title = fold(f"{sentence[quantity.bound_start : quantity.end]} {what[:1].lower()}{what[1:]}")
    if len(title) <= LONGEST_TITLE:
        yield Shape(clause.words[0].start, clause.words[-1].end, EXISTING, title)


def _it_takes(sentence: str, quantity: Quantity, clause: Clause) -> Iterator[Shape]:
    """``Nine hours to reach the island`` of "it takes nine hours to reach the island"; with whom it takes them if that is said."""
    if quantity.kind not in {DURATION, MONEY} or clause.texts[1:2] not in {(verb,) for verb in _TAKES}:
        return
    behind = clause.texts[clause.last + 1 : clause.last + 2]
    whom = clause.kinds[2 : clause.first]
    if behind != ("to",) or not _WHOM.fullmatch(whom) or not is_whole_to_the_end(sentence, clause):
        return
    number, rest = (
        sentence[quantity.bound_start : quantity.end],
        sentence[quantity.end : clause.words[-1].end],
    )
    takes = sentence[slice(*clause.words[1][1:])] if whom and clause.texts[1] == "took" else ""
    named = (
        " ".join(stretches(sentence, range(2 + whom.startswith("D"), clause.first), clause)) if takes else ""
    )
    title = fold(f"{named} {takes} {number}{rest}")
    if len(title) <= LONGEST_TITLE:
        yield Shape(clause.words[0].start, clause.words[-1].end, EXISTING, title)
