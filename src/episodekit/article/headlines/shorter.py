"""L3. A stretch of a clause made short enough for a title: what a headline leaves out, and nothing that changes the sense."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from episodekit.article.headlines.clause import fold
from episodekit.article.headlines.ends import NEEDED, is_rate
from episodekit.article.headlines.period import periods
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of
from episodekit.article.quantities.quantity import COUNT, MONEY, Quantity, Span

LONGEST_TITLE = 45
_ARTICLES = regex.compile(
    r"(?<![\p{L}'’])(?<!\b(?:of|in|at|on|to|into|from|by|for|half|all|both|double|twice|triple)\s)(?:the|an?)\s(?!(?:day|week|month|year|hour|night|minute|second|time|third|quarter|half|few|lot|million|billion|dozen|hundred|thousand)\b)",
    regex.IGNORECASE,
)
_OF_SHARE = regex.compile(r"\s*(?:the|an?)\s", regex.IGNORECASE)
# An auxiliary before a participle: "340 homes were destroyed", "people had to be treated".
_AUXILIARIES = regex.compile(
    r"(?<!\p{L})(?:had\sto\sbe|have\sbeen|has\sbeen|had\sbeen|were\sbeing|was\sbeing|were|was|are|is)\s(?=(?!(?:children|women|men|seven|eleven|ten|even|often|open)\b)\p{L}{2,}(?:ed|en|wn|nt|ld|ght|ught|lt)\b)"
)

# The same of the Romance languages: "6.891 enfants [ont été] conduits aux urgences", "la paga [se ha] reducida" stays.
_HELPING = {
    language: regex.compile(
        rf"(?<=\s)(?:{helping})\s(?=(?!fait)\p{{L}}{{2,}}(?:{endings})(?!\p{{L}}))", regex.IGNORECASE
    )
    for language, helping, endings in (
        (
            "fr",
            r"(?:ont|a|avait|avaient)\sété|sont|étaient|est|était|s['’]est|s['’]étaient|se\ssont",
            "ée?s?|ie?s?|ue?s?|ite?s?|rte?s",
        ),
        ("es", r"(?:han|ha|habían|había)\ssido|fueron|fue|están|quedaron|resultaron", "[ai]d[oa]s?"),
        ("pt", r"foram|foi|estão|ficaram", "[ai]d[oa]s?"),
        ("it", r"(?:sono|è)\sstat[oaie]|sono|furono", "[aiu]t[oaie]"),
    )
}
_PERFECT = regex.compile(
    r"(?<=\s)(?:has|have|had)\s(?=(?!need|unit)\p{L}{3,}ed(?!\p{L}))"
)  # "have turned up" says what "turned up" says


_LARGE = 100


def shortened(sentence: str, span: Span, quantity: Quantity, words: Words) -> tuple[str, int] | None:
    """A stretch as a title, and how many kinds of words it had to leave out; None if it is too long all the same."""
    title = fold(sentence[slice(*span)])
    if len(title) <= LONGEST_TITLE:
        return title, 0
    if len(title) > 2 * LONGEST_TITLE:
        return None
    begin, end = span
    head = sentence[begin : max(begin, quantity.bound_start)]
    tail = sentence[max(begin, quantity.end) : max(end, quantity.end)]
    middle = sentence[max(begin, quantity.bound_start) : quantity.end]
    for cost, (before, after) in enumerate(_shorter(head, tail, words), start=1):
        title = fold(f"{before} {middle}{after}")
        if len(title) <= LONGEST_TITLE:
            return title, cost
    return None


def without_small_words(title: str, number: str, words: Words) -> Iterator[str]:
    """A title with ever fewer of the words that headlines leave out, on both sides of its number.

    That are adjectives of no weight, English helping verbs and articles; in German and the Romance languages the first article.
    """
    if len(title) > 2 * LONGEST_TITLE:
        return
    head, middle, tail = title.partition(number)
    for before, after in _shorter(head, tail, words):
        yield fold(f"{before} {middle}{after}")
    article, _, rest = title.partition(" ")
    if rest and article.lower() in words.articles:
        yield rest


def _shorter(head: str, tail: str, words: Words) -> Iterator[tuple[str, str]]:
    """Both sides of the figure, with ever more left out."""
    pattern = _needless(words.language)
    if pattern:
        head, tail = pattern.sub(" ", head), pattern.sub(" ", tail)
        yield head, tail
    if words.language == "en":
        head, tail = (_AUXILIARIES.sub("", side) for side in (head, tail))
        yield head, tail
        head, tail = (_PERFECT.sub("", side) for side in (head, tail))
        yield head, tail
        kept = _OF_SHARE.match(tail)  # "half | the pod"
        head, tail = (
            _ARTICLES.sub("", head),
            (kept[0] if kept else "") + _ARTICLES.sub("", tail[kept.end() if kept else 0 :]),
        )
        yield head, tail
    helping = _HELPING.get(words.language)
    if helping is not None:
        head, tail = helping.sub("", head), helping.sub("", tail)
        yield head, tail
    if not words.capitalised_nouns:  # "Im Mai kamen 300 Gäste": the verb would be first
        yield _timeless(head, words), _timeless(tail, words)


@lru_cache(maxsize=32)
def _needless(language: str) -> regex.Pattern[str] | None:
    words = words_of(language)
    every = words.droppable | words.fillers
    return regex.compile(rf"(?<=\s)(?:{any_of(every)})\s", regex.IGNORECASE) if every else None


def _timeless(text: str, words: Words) -> str:
    for begin, end in reversed(periods(text, words.language)):
        behind = text[end:].split(maxsplit=1)[:1]
        if text[begin:end].lower().startswith(NEEDED) or (behind and behind[0].lower() not in words.stop):
            continue  # "below average for the third month | running"
        text = f"{text[:begin].rstrip()} {text[end:].lstrip()}"
    return text


def without_links(title: str, words: Words) -> str:
    """A title without the words that join its sentence to the one before: ``thus``, ``también``; behind its first word."""
    said = title.split(" ")
    linking = _LINKING & words.fillers
    return " ".join(said[:1] + [word for word in said[1:] if word not in linking])


_LINKING = frozenset(
    [
        "also",
        "thus",
        "however",
        "then",
        "meanwhile",
        "zudem",
        "außerdem",
        "somit",
        "auch",
        "également",
        "aussi",
        "toutefois",
        "ainsi",
        "también",
        "además",
        "así",
        "também",
        "além",
        "inoltre",
        "anche",
        "ook",
        "bovendien",
    ]
)


def fitted(sentence: str, span: Span, quantity: Quantity, words: Words) -> str | None:
    """A stretch that is short enough, if need be without "about" or "more than"; None if it is not without losing what counts."""
    found = shortened(sentence, span, quantity, words)
    begin, end = span
    bounded = is_large(quantity) and not quantity.keeps_bound and not is_of_noun(sentence, quantity)
    bounded = bounded and begin <= quantity.bound_start < quantity.start
    if found is None and bounded and begin == quantity.bound_start:
        found = shortened(sentence, (quantity.start, end), quantity, words)
    elif found is None and bounded:
        title = fold(f"{sentence[begin : quantity.bound_start]}{sentence[quantity.start : end]}")
        return title if len(title) <= LONGEST_TITLE else None
    if found is None or loses_rate(found[0], sentence, span, words):
        return None
    doubted = words.language == "en" and not words.doubts.isdisjoint(found[0].lower().split())
    return None if found[1] and doubted else found[0]  # "400 workers expected to be dismissed"


def is_of_noun(sentence: str, quantity: Quantity) -> bool:
    """Whether a German "more than" belongs to the noun before it: ``eine Klage | über 5,5 Millionen Euro``."""
    before = sentence[: quantity.bound_start].split()[-1:]
    over = sentence[quantity.bound_start : quantity.start].strip() == "über"
    return over and bool(before) and before[0][0].isupper()


def is_large(quantity: Quantity) -> bool:
    """Whether "more than" is seldom missed of a figure: "plus de 50 ans" is no "50 ans"."""
    return quantity.kind in {COUNT, MONEY} or abs(quantity.value) >= _LARGE


def loses_rate(title: str, sentence: str, span: Span, words: Words) -> bool:
    """Whether a title that was made shorter lacks "a year", without which a rate is a sum."""
    return any(
        span[0] <= begin < span[1]
        and is_rate(sentence, begin, words)
        and fold(sentence[begin:end]) not in title
        for begin, end in periods(sentence, words.language)
    )
