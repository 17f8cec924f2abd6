"""L5. The key figures as the show notes list them: each by its title, or by its part of the sentence if that tells more. Pure."""

from bisect import bisect_right
from collections.abc import Iterable

import regex

from episodekit.article.headlines.clause import is_denied
from episodekit.article.headlines.grammar import COORDINATORS, RESTRICTIVE, VERB_SECOND, grammar_of
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import bag
from episodekit.drafting.outline import TELLS_ITSELF
from episodekit.model.written import Figure

_PARTING = regex.compile(
    r"[,;:](?=[\s\"”“»’])|[()\[\]\"“”„«»‹›「」『』（）]|\s[-–—]\s|—|[，；：、。！？!?؟،؛।។…]|\.(?=[\s\"”»’)]*$)"
)
_THAT = regex.compile(r"\s(?:that|dass|que|dat|che)\s(?=(?P<next>\p{L}+))", regex.IGNORECASE)
_CONDITIONS = bag(
    "if unless until provided once had should were wenn falls sofern solange sobald sollte sollten si sauf sinon salvo siempre se caso "
    "qualora purché als tenzij mits om såvida hvis medmindre med"
)
_SAYING = bag(
    "said says told tells reported reports announced announces confirmed confirms added stated states dit annoncé indiqué déclaré confirmé "
    "précisé rapporté affirmé expliqué ajouté annonce précise explique dijo dice anunció informó indicó confirmó señaló explicó aseguró "
    "disse diz anunciou informou confirmou afirmou explicou detto annunciato confermato riferito spiegato"
)
_WRONG = bag(
    "wrongly falsely mistakenly nobody none few tort faussement nadie falsamente ninguém nessuno erroneamente"
)
_SAYING_WORDS = 4  # before "that": "told the daily paper that"
_FEWEST_WORDS = 4
_COMPLEMENTS = bag("that dass que che dat")
_LONGEST = 120  # characters of a row; a longer part of a sentence is no point of a list


def listed(figures: Iterable[Figure], language: str) -> list[str]:
    """A row for each figure, in order, none twice; every row stands in the article or is a figure's title.

    A title that is no chapter, such as ``23 percent``, is too short to be understood in a list without the text around it:
    in its place stands what its sentence says between two commas or other signs ("Overtime had risen by 23 percent"), with the
    parts that it would say something else without, such as a condition or a denial. In languages that are written without blanks every title stands.
    """
    return list(dict.fromkeys(_row(figure, language) for figure in figures))


def _row(figure: Figure, language: str) -> str:
    if figure.clarity >= TELLS_ITSELF or not words_of(language).spaced:
        return figure.title
    part = _part(figure, language)
    return part if len(figure.title) < len(part) <= _LONGEST else figure.title


def _part(figure: Figure, language: str) -> str:
    """The part of its sentence in which a figure stands; if that has few words, with the next part or the one before."""
    sentence = figure.sentence
    start, end = figure.start - figure.sentence_start, figure.end - figure.sentence_start
    signs = [
        match.span() for match in _PARTING.finditer(sentence) if match.end() <= start or match.start() >= end
    ]
    begins = [0, *(after for _, after in signs)]
    ends = [*(before for before, _ in signs), len(sentence)]
    parts = [sentence[begin:end].split() for begin, end in zip(begins, ends, strict=True)]
    while not parts[-1]:  # behind the full stop
        parts.pop(), begins.pop(), ends.pop()
    first, last = _whole(parts, bisect_right(begins, start) - 1, words_of(language))
    while len(sentence[begins[first] : ends[last]].split()) < _FEWEST_WORDS and len(ends) > last - first + 1:
        first, last = (first, last + 1) if last + 1 < len(ends) else (first - 1, last)
    return _opened(
        _unattributed(sentence[begins[first] : start], language) + sentence[start : ends[last]].rstrip()
    )


def _whole(parts: list[list[str]], own: int, words: Words) -> tuple[int, int]:
    """The first and the last of the parts of a sentence that one of them needs to be true, and to be understood.

    "The firm has to pay" is not so without its "if convicted", nor is "compared with 340 cases" anything without what is compared.
    """
    first = last = own
    openers = [part[0].lower().strip("\"“”„«»‘’'") if part else "" for part in parts]
    relative = openers[own] in RESTRICTIVE | words.relatives
    grammar = grammar_of(words.language)
    leaning = (_CONDITIONS | words.splitters | grammar.prepositions | grammar.links) - COORDINATORS
    follows = words.capitalised_nouns or words.language in VERB_SECOND
    if own and relative and not follows:
        first -= 1  # "The union, which represents 290 drivers"
    elif own and (
        not leaning.isdisjoint(openers[: own + 1]) or (follows and not _begins_anew(parts[own], words))
    ):
        first = 0
    if own == 0 and openers[0] in leaning and len(parts) > 1:
        last += 1
    while last + 1 < len(parts) and openers[last + 1] in _CONDITIONS:
        last += 1
    return first, last


def _begins_anew(part: list[str], words: Words) -> bool:
    """Whether a part in a language whose verb stands second has its subject in front, and not in a part before it."""
    if part[-2:-1] == ["zu"]:
        return False  # "82.000 Euro gestohlen zu haben"
    word = part[0] if part else ""
    named = words.capitalised_nouns and word[:1].isupper()
    return word[:1].isdigit() or named or (word in words.articles and word not in words.relatives)


def _unattributed(head: str, language: str) -> str:
    """What stands before a figure, from behind "told reporters that" on if it has that; a denial stays."""
    words = words_of(language)
    ends = [match.span() for match in _THAT.finditer(head) if match["next"].lower() in words.articles]
    if not ends or words.capitalised_nouns or language in VERB_SECOND:
        return head.lstrip()
    that, end = ends[-1]
    said = head[:that].lower().split()
    told = not _SAYING.isdisjoint(said[-_SAYING_WORDS:]) and _WRONG.isdisjoint(said)
    return head[end:] if told and not is_denied(said, words) else head.lstrip()


def _opened(part: str) -> str:
    """Without a word such as ``and`` or ``and that`` in front, with a capital letter."""
    words = part.split(" ")
    if len(words) > 1 and words[0].lower() in COORDINATORS:
        part = " ".join(words[2 if words[1].lower() in _COMPLEMENTS else 1 :])
    return part[:1].upper() + part[1:]
