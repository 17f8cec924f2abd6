"""L5. A title or section heading of an article as a chapter title: whole, or the part of it that stands by itself and fits. Pure.

A title that breaks off ("Crane crashes into Mecca mosque, 107 or…") has to be mended by hand. Most long titles have a part that
says enough: what stands before a comma, before or behind a colon, before "after …", before "in New York". Only where there is
none the title is cut at a word.
"""

import re
from collections.abc import Callable, Iterator

from episodekit.article.headlines.grammar import COORDINATORS, grammar_of
from episodekit.article.languages import words_of
from episodekit.article.languages.words import bag

TITLE_LIMIT = 45
_LOOKED_AT = 400  # what is longer is no title
_LEAST = 8  # characters of a single word before a colon
_LEAST_WORDS = 3  # of a part before a comma or a clause: "Man dies", of "Man dies after …", says too little
_PLACE_WORDS = 4  # of one before a place: "Anna Berg lives", of "Anna Berg lives in …", is another statement
_STRONG = re.compile(r"\s?[:;|](?=\s)|\s[-–—](?=\s)|[?!](?=\s)")
_COMMA = re.compile(r",(?=\s)")
_CLAUSES = {
    "en": bag("after as while when because before amid despite following"),
    "fr": bag("après avant alors tandis pendant malgré lors"),
    "es": bag("tras mientras cuando después antes durante"),
    "pt": bag("após enquanto quando depois antes durante"),
    "it": bag("dopo mentre quando prima durante"),
    "nl": bag("na nadat terwijl toen voordat"),
}
_SAID_AS = re.compile(r"(?:ed|en|such|same|well|as|so|much|many|far|long|soon)$")
"""What comes before an English "as" that opens no clause: ``hailed as``, ``as many as``."""
_AT_DOING = re.compile(
    r"al \w+[aei]r(?:se)?$"
)  # "al chocar": what opens a clause in Spanish without a word of its own
_OF_THE_VERB = frozenset(
    {"on"}
)  # more often a part of what is said than where it was: "starts the clock on …"
_VERDICTS = frozenset(
    {
        "fake", "fake news", "false", "hoax", "myth", "fact check", "fact-check", "falsch", "faktencheck", "fake-news", "faux", "intox",
        "vrai ou faux", "falso", "bulo", "mentira", "desmentido", "bufala", "falsa", "é falso", "es falso", "è falso", "boato", "onwaar",
    }
)  # fmt: skip
"""What says of the statement behind its colon that it is none: without it the statement is the lie itself."""
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))

Parts = Callable[[str, str], Iterator[str]]


def shorten(title: str, language: str) -> str:
    """At most 45 characters of a title: the longest part that can stand alone, else cut at a word, with an ellipsis.

    Args:
        title: that of an article or a section.
        language: its primary subtag.
    """
    title = title.strip()
    if len(title) <= TITLE_LIMIT:
        return title
    if len(title) > _LOOKED_AT:
        return _cut(title, language)
    ways: tuple[Parts, ...] = (
        _without_article,
        _between_signs,
        _before_clauses,
        _before_places,
        _within_the_last,
        _single_words,
    )
    for parts in ways:
        fitting = [part for part in parts(title, language) if len(part) <= TITLE_LIMIT and _is_paired(part)]
        if fitting:
            part = max(fitting, key=len)
            return part[0].upper() + part[1:]
    return _cut(title, language)


def _cut(title: str, language: str) -> str:
    """At a word behind which something may end."""
    head = title[: TITLE_LIMIT - 1]
    words = (head[: head.rindex(" ")] if " " in head else head).split(" ")
    grammar = grammar_of(language)
    leaning = (
        words_of(language).articles | grammar.prepositions | grammar.places | grammar.links | COORDINATORS
    )
    whole = title.split(" ")
    # Of "40 millones" the 40 alone is another number; a preposition follows a number that is whole, as in "fined £480,000 over".
    behind = grammar.prepositions | grammar.places | _CLAUSES.get(language, frozenset())
    while len(words) > 1 and (
        _bare(words[-1]) in leaning
        or (words[-1][-1:].isdigit() and _bare(whole[len(words)]) not in behind)
        or not any(map(str.isalnum, words[-1]))
    ):
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-") + "…"


def _around_signs(title: str) -> Iterator[tuple[str, str]]:
    for mark in _STRONG.finditer(title):
        head = title[: mark.end()].rstrip(" :;|-–—")
        if head.strip(" !?'\"“”„«»").casefold() in _VERDICTS:
            return
        yield head, title[mark.end() :].strip()


def _without_article(title: str, language: str) -> Iterator[str]:
    first, _, rest = title.partition(" ")
    if _bare(first) in words_of(language).articles:
        yield rest


def _between_signs(title: str, language: str) -> Iterator[str]:
    """What stands before a sign, and what stands behind a strong one or behind what only opens the statement."""
    for head, tail in _around_signs(title):
        if " " in head:
            yield head
        if " " in tail:
            yield tail
            yield from _before_commas(tail, language)
    yield from _before_commas(title, language)


def _before_commas(title: str, language: str) -> Iterator[str]:
    for mark in _COMMA.finditer(title):
        head, tail = title[: mark.start()].split(" "), title[mark.end() :].strip().split(" ")
        if _bare(head[0]) in grammar_of(language).prepositions | _CLAUSES.get(language, frozenset()):
            if len(tail) > len(head) and _COMMA.search(" ".join(tail)) is None:
                yield " ".join(tail)
        elif not _is_list(tail) and len(head) >= (
            2 if _bare(tail[0]) in words_of(language).relatives else _LEAST_WORDS
        ):
            yield " ".join(head)


def _is_list(tail: list[str]) -> bool:
    """Whether what follows a comma goes on with it: ``methane and nitrous oxide`` of "Carbon dioxide, methane and …"."""
    return not tail[0][0].isdigit() and not COORDINATORS.isdisjoint(map(_bare, tail[1:3]))


def _before_clauses(title: str, language: str) -> Iterator[str]:
    words = title.split(" ")
    openers = _CLAUSES.get(language, frozenset())
    for at in range(_LEAST_WORDS, len(words)):
        word, before = _bare(words[at]), words[at - 1]
        opens = word in openers and not (word == "as" and _SAID_AS.search(before))
        if (opens or (language == "es" and _AT_DOING.match(" ".join(words[at : at + 2])))) and not _ends_open(
            before, language
        ):
            yield " ".join(words[:at])


def _before_places(title: str, language: str) -> Iterator[str]:
    if language == "de":  # what happened may stand behind the place: "25 Hacker in Europa gefasst"
        return
    words = title.split(" ")
    places = grammar_of(language).places - _OF_THE_VERB
    for at in range(_PLACE_WORDS, len(words)):
        if _bare(words[at]) in places and not _ends_open(words[at - 1], language):
            yield " ".join(words[:at])


def _within_the_last(title: str, language: str) -> Iterator[str]:
    """Of what stands behind the last strong sign, the part before a clause or a place."""
    for _, tail in _around_signs(title):
        yield from _before_clauses(tail, language)
        yield from _before_places(tail, language)


def _single_words(title: str, language: str) -> Iterator[str]:  # noqa: ARG001  # one of the ways above
    """A word before a strong sign, ``Blitzmarathon`` of "Blitzmarathon: …"; a name of two before a comma."""
    for head, _ in _around_signs(title):
        if len(head) >= _LEAST and not head.isupper():  # the name of a column says nothing of the article
            yield head
    head, _, tail = title.partition(", ")
    if tail and head.count(" ") == 1 and len(head) > _LEAST and not _is_list(tail.split(" ")):
        yield head


def _ends_open(word: str, language: str) -> bool:
    known = words_of(language)
    return _bare(word) in known.stop or _bare(word) in known.open_verbs or word.endswith((",", ":"))


def _is_paired(part: str) -> bool:
    return part.count('"') % 2 == 0 and all(part.count(one) == part.count(other) for one, other in _PAIRS)


def _bare(word: str) -> str:
    return word.strip(".,:;!?\"'«»“”„()").casefold()
