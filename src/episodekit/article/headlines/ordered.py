"""L3. English headlines of what somebody was told to do: ``Water company to pay £2.4 million`` of "a court has ordered the … to pay"."""

from collections.abc import Iterator

import regex

from episodekit.article.headlines.clause import Clause, fold, is_doubtful
from episodekit.article.headlines.phrases import Shape, needs_noun, phrase_end
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.languages import Words
from episodekit.article.languages.words import bag
from episodekit.article.quantities.quantity import Quantity

ORDERED = 4.0
_ORDERS = bag("ordered told sentenced forced required obliged instructed directed compelled condemned")
_NOBODY = bag("nobody none few hardly")
_WHOM = regex.compile(r"D?N{1,4}")


def ordered(sentence: str, quantity: Quantity, clause: Clause, words: Words) -> Iterator[Shape]:
    """The title, if who must do it is named between the order and its infinitive, and the order was given."""
    infinitive = clause.first - 1
    to = infinitive - 1
    if words.language != "en" or to < 1 or clause.texts[to] != "to" or needs_noun(quantity):
        return
    order = next((n for n in range(to - 1, -1, -1) if clause.texts[n] in _ORDERS), to)
    whom = _WHOM.fullmatch(clause.kinds, order + 1, to)
    last = phrase_end(sentence, quantity, clause, words)
    before = clause.texts[:order]
    if whom is None or last is None or is_doubtful(before, words) or not _NOBODY.isdisjoint(before):
        return
    begin = clause.words[order + 1 + (clause.kinds[order + 1] == "D")].start
    end = max(clause.words[last].end, quantity.end)
    title = fold(sentence[begin:end])
    if len(title) <= LONGEST_TITLE:
        yield Shape(begin, end, ORDERED, title)
