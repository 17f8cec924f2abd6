"""L3. Summaries out of the article's own sentences: nothing is rephrased, so nothing can be wrong."""

import math
from collections import Counter
from dataclasses import dataclass

import regex

from episodekit import values
from episodekit.article.languages import Words, words_of
from episodekit.article.sentence import sentences
from episodekit.article.tokens import tokens
from episodekit.model import Article

# Measured against leads and graph methods on news: what is central, what comes first, what the title is about.
_CENTRALITY, _POSITION, _TITLE = 0.6, 0.4, 0.5
_LEANING = 0.25  # off a sentence that begins with "He" or "However"
_SHORTEST_SENTENCE = 35  # characters
_SHORTEST_DESCRIPTION = 40
_SAME = 0.6  # cosine from which two sentences say the same
_MOST_SENTENCES = 400
_CUT = ("…", "...", "[…]", "[...]")
_CLAUSE = regex.compile(r"[,;:–—](?=\s)|\s[-–—](?=\s)|[，；：、]")
_NUMBER = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)*")


@dataclass(frozen=True, slots=True)
class Summary:
    """What an episode is about.

    Attributes:
        short: at most 250 characters, for lists.
        long: at most the bytes of UTF-8 that were asked for, paragraphs parted by an empty line.
    """

    short: str
    long: str


def summarise(article: Article, *, long_bytes: int = values.DESCRIPTION_LIMIT_BYTES) -> Summary:
    """Summaries whose sentences all stand in the article, or its own description where that is fit for lists.

    A first sentence that alone is too long is cut at the end of a clause and ends in ``…``.
    """
    text = article.text
    spans = sentences(text, article.language)
    short = article.summary if _is_fit(article) else None
    return Summary(short=short or _short(article, text, spans), long=_long(article, long_bytes))


def _is_fit(article: Article) -> bool:
    """Whether the source's own description is whole, short enough, and says no number that the article does not."""
    own = (article.summary or "").strip()
    if not _SHORTEST_DESCRIPTION <= len(own) <= values.LIST_SUMMARY_LIMIT or own.endswith(_CUT):
        return False
    if "\n" in own or own.casefold().rstrip(".") == article.title.casefold():
        return False
    body = set(_NUMBER.findall(article.text))
    return all(number in body for number in _NUMBER.findall(own))


def _short(article: Article, text: str, spans: tuple[tuple[int, int], ...]) -> str:
    limit = values.LIST_SUMMARY_LIMIT
    texts = [text[begin:end] for begin, end in spans[:_MOST_SENTENCES]]
    scores, bags = _scores(texts, article)
    ranked = sorted(range(len(texts)), key=lambda number: (-scores[number], number))
    chosen: list[int] = []
    length = 0
    for number in ranked:
        added = len(texts[number]) + (1 if chosen else 0)
        fits = length + added <= limit and (len(texts[number]) >= _SHORTEST_SENTENCE or len(texts) == 1)
        if fits and all(_cosine(bags[number], bags[other]) < _SAME for other in chosen):
            chosen.append(number)
            length += added
    if chosen:
        return " ".join(texts[number] for number in sorted(chosen))
    return next((each for each in texts if len(each) <= limit and len(each) > 10), None) or _cut(
        texts[0], limit
    )


def _scores(texts: list[str], article: Article) -> tuple[list[float], list[Counter[str]]]:
    words = words_of(article.language)
    bags = [_content(each, article.language, words) for each in texts]
    documents = Counter(word for each in bags for word in each)
    count = len(texts)
    centre: Counter[str] = Counter()
    for each in bags:
        for word in each:
            each[word] = round(1000 * each[word] * math.log(1 + count / documents[word]))
        centre.update(each)
    about = set(_content(article.title, article.language, words))
    central = [_cosine(each, centre) for each in bags]
    highest = max(central, default=0.0) or 1.0
    scores = []
    for number, each in enumerate(bags):
        overlap = len(about & set(each)) / len(about) if about else 0.0
        score = _CENTRALITY * central[number] / highest + _POSITION * (1 - number / count) + _TITLE * overlap
        scores.append(score - (_LEANING if _leans(texts[number], article.language, words) else 0.0))
    return scores, bags


def _content(text: str, language: str, words: Words) -> Counter[str]:
    every = (token.text.casefold() for token in tokens(text, language))
    return Counter(word for word in every if word not in words.stop and (len(word) > 1 or ord(word) > 0x2E80))


def _leans(text: str, language: str, words: Words) -> bool:
    first = next(iter(tokens(text[:60], language)), None)
    return first is not None and first.text.casefold() in words.dangling


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    small, large = sorted((one, other), key=len)
    dot = sum(weight * large[word] for word, weight in small.items() if word in large)
    if not dot:
        return 0.0
    square = sum(weight * weight for weight in one.values()) * sum(
        weight * weight for weight in other.values()
    )
    return dot / math.sqrt(square)


def _cut(sentence: str, limit: int) -> str:
    """The longest beginning of a sentence that ends with a clause, else with a word, and ``…``."""
    room = limit - 1
    clauses = [
        match.start() for match in _CLAUSE.finditer(sentence, 0, room + 1) if match.start() >= room // 3
    ]
    if clauses:
        return sentence[: clauses[-1]].rstrip() + "…"
    blank = sentence.rfind(" ", room // 3, room + 1)
    return sentence[: blank if blank > 0 else room].rstrip(" ,;:–—-") + "…"


def _long(article: Article, limit_bytes: int) -> str:
    kept: list[str] = []
    size = 0
    for paragraph in article.paragraphs:
        if paragraph.heading:
            continue
        added = len(paragraph.text.encode()) + (2 if kept else 0)
        if size + added > limit_bytes:
            break
        kept.append(paragraph.text)
        size += added
    if kept:
        return "\n\n".join(kept)
    return _lead(
        next(each.text for each in article.paragraphs if not each.heading), article.language, limit_bytes
    )


def _lead(paragraph: str, language: str, limit_bytes: int) -> str:
    end = 0
    for _, sentence_end in sentences(paragraph, language):
        if len(paragraph[:sentence_end].encode()) > limit_bytes:
            break
        end = sentence_end
    if end:
        return paragraph[:end]
    room = paragraph.encode()[: limit_bytes - len("…".encode())].decode(errors="ignore")
    return _cut(room, len(room)) if len(room) > 1 else "…"
