"""L3. Summaries out of the article's own sentences: nothing is rephrased, so nothing can be wrong."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.sentence import sentences
from episodekit.article.summaries.dateline import without_dateline
from episodekit.article.summaries.leaning import Standing, standings
from episodekit.article.summaries.quotation import is_balanced
from episodekit.article.tokens import folded, tokens
from episodekit.model.written import Article
from episodekit.notation import values

# Measured against leads and graph methods on news: what is central, what comes first, what the title is about.
_CENTRALITY, _POSITION, _TITLE = 0.6, 0.4, 0.5
_LEAD = 0.2  # for the first sentence that stands alone: news says there what is new
_FLOOR, _FLOOR_NEXT = (
    0.6,
    0.45,
)  # of the best sentence's score: what is below only fills; the next one reads on
_AS_GOOD = 0.8  # of the lead's score: what a whole sentence needs to stand in for one that is too long
_MOST_CHOSEN = 3
_SHORTEST_SENTENCE = 35  # columns
_SAME = 0.6  # cosine from which two sentences say the same
_MOST_SENTENCES = 400
_REMAINDER = regex.compile(r"\([^()\n]{1,20}\)\s\p{Ll}")
_DATELINES = 5  # sentences at the front that may have one
_MOST_HEADS = 8  # paragraphs over a press release: its office, its date, whom to call
_MOST_TITLES = 2  # times the length of the title: what is longer says more
_LONGEST_HEAD = 120  # characters
_CLOSED = regex.compile(r"[.!?…:。！？।॥៕។؟۔։]$|[\"”»’」』]$")
_STOPLESS = frozenset({"th", "lo"})  # written without a sign at the end of a sentence
_WIDE = "\u2e80"  # from here on characters take two columns
_CLAUSE = regex.compile(r"[,;:–—،؛](?=\s)|\s[-–—](?=\s)|[，；：、]")
_GRAPHEME = regex.compile(r"\X")
_TAIL_WORDS = 3
_TAGS_BYTES = len("<p></p>\n\n")
_MOST_BYTES = 6  # of a character in HTML


def extract(article: Article) -> str:
    """Sentences of the article, at most 250 characters, for lists.

    A first sentence that alone is too long is cut at the end of a clause and ends in ``…``, unless a shorter one tells
    the news as well.
    """
    text = article.text
    spans = _rejoined(text, sentences(text, article.language)[:_MOST_SENTENCES])
    texts = [text[begin:end] for begin, end in spans]
    standing = standings(text, spans, article.language)
    texts[:_DATELINES] = [without_dateline(each, article.language) for each in texts[:_DATELINES]]
    subject = _Ranking(texts, standing, article)
    chosen = subject.choose(Standing.ALONE, Standing.BEHIND)
    cut = subject.lead_to_cut(chosen)
    if cut is None and not chosen:
        chosen = subject.choose(*Standing)[:1]
        cut = None if chosen else subject.texts[0]
    if cut is not None:
        return _cut(cut, values.LIST_SUMMARY_LIMIT, article.language)
    joint = "" if article.language.partition("-")[0] in {"zh", "ja"} else " "
    return joint.join(subject.texts[number] for number in chosen)


def _rejoined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, with what stands behind an abbreviation and goes on in brackets put to it: ``Group Inc. (AIG) has paid``."""
    found: list[tuple[int, int]] = []
    for begin, end in spans:
        if found and _REMAINDER.match(text, begin) and "\n" not in text[found[-1][1] : begin]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


class _Ranking:
    """The sentences of an article, and how much each says of what the article is about."""

    def __init__(self, texts: list[str], standing: Sequence[Standing], article: Article) -> None:
        words = words_of(article.language)
        about = set(_content(article.title, article.language, words))
        self.texts = texts
        self.bags = [_content(each, article.language, words) for each in texts]
        # What only repeats the title says nothing beside it.
        self.standing = [
            Standing.NEVER if bag.keys() <= about else each
            for each, bag in zip(standing, self.bags, strict=True)
        ]
        _weigh(self.bags)
        self.norms = [_norm(each) for each in self.bags]
        self._first = next(
            (number for number, each in enumerate(self.standing) if each is Standing.ALONE), None
        )
        self.scores = _scores(self.bags, self.norms, about)
        if self._first is not None:
            self.scores[self._first] += _LEAD

    def lead_to_cut(self, chosen: list[int]) -> str | None:
        """The first sentence that stands alone, if it is too long and none of the chosen says as much."""
        if self._first is None or len(self.texts[self._first]) <= values.LIST_SUMMARY_LIMIT:
            return None
        wanted = _AS_GOOD * (self.scores[self._first] - _LEAD)
        return None if any(self.scores[number] >= wanted for number in chosen) else self.texts[self._first]

    def choose(self, *allowed: Standing) -> list[int]:
        """The best sentences that fit together, in order; what only fills is left out."""
        open_to = [number for number, each in enumerate(self.standing) if each in allowed]
        ranked = sorted(open_to, key=lambda number: (-self.scores[number], number))
        best = self.scores[ranked[0]] if ranked else 0.0
        chosen: list[int] = []
        # A second time, since what follows a sentence comes in only once that is there.
        for number in ranked * 2:
            floor = best * (_FLOOR_NEXT if number - 1 in chosen else _FLOOR)
            if number not in chosen and self.scores[number] >= floor and self._fits(number, chosen, allowed):
                chosen.append(number)
        return sorted(chosen)

    def _fits(self, number: int, chosen: list[int], allowed: Sequence[Standing]) -> bool:
        text = self.texts[number]
        length = sum(len(self.texts[other]) + 1 for other in chosen) + len(text)
        if length > values.LIST_SUMMARY_LIMIT or len(chosen) == _MOST_CHOSEN:
            return False
        leans = self.standing[number] is Standing.BEHIND and Standing.NEVER not in allowed
        if (leans and number - 1 not in chosen) or (chosen and _columns(text) < _SHORTEST_SENTENCE):
            return False
        return all(self._likeness(number, other) < _SAME for other in chosen)

    def _likeness(self, one: int, other: int) -> float:
        return _cosine(self.bags[one], self.norms[one], self.bags[other], self.norms[other])


def _columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(character >= _WIDE for character in text)


def _weigh(bags: list[Counter[str]]) -> None:
    """Make the counts of words weigh less the more sentences have the word."""
    documents = Counter(chain.from_iterable(bags))
    size, log = len(bags), math.log
    rarity = {word: 1000 * log(1 + size / count) for word, count in documents.items()}
    once = {word: round(weight) for word, weight in rarity.items()}  # few words stand twice in a sentence
    for each in bags:
        for word, count in each.items():
            each[word] = once[word] if count == 1 else round(count * rarity[word])


def _scores(bags: list[Counter[str]], norms: list[float], about: set[str]) -> list[float]:
    centre: dict[str, int] = {}
    for each in bags:
        for word, weight in each.items():  # what Counter.update does at several times the cost
            centre[word] = centre.get(word, 0) + weight
    length = _norm(centre)
    # Every word is in the centre: what _cosine does without a look at which.
    dots = [sum([weight * centre[word] for word, weight in each.items()]) for each in bags]
    central = [dot / (norm * length) if dot else 0.0 for dot, norm in zip(dots, norms, strict=True)]
    highest = max(central, default=0.0) or 1.0
    return [
        _CENTRALITY * central[number] / highest
        + _POSITION * (1 - number / len(bags))
        + (_TITLE * len(about & bag.keys()) / len(about) if about else 0.0)
        for number, bag in enumerate(bags)
    ]


def _content(text: str, language: str, words: Words) -> Counter[str]:
    stop = words.stop
    return Counter(
        [word for word in folded(text, language) if word not in stop and (len(word) > 1 or word > _WIDE)]
    )


def _norm(bag: Mapping[str, int]) -> float:
    return math.sqrt(sum([weight * weight for weight in bag.values()]))


def _cosine(one: Counter[str], norm: float, other: Counter[str], other_norm: float) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    dot = sum([weight * large[word] for word, weight in small.items() if word in large])
    return dot / (norm * other_norm) if dot else 0.0


def _cut(sentence: str, limit: int, language: str) -> str:
    """The longest beginning of a sentence that ends with a clause, else with a word, and ``…``."""
    room = limit - 1
    clauses = [match.start() for match in _CLAUSE.finditer(sentence, 0, room + 1)]
    for end in reversed([each for each in clauses if each >= room // 4]):
        if is_balanced(sentence[:end]):
            return sentence[:end].rstrip() + "…"
    found = tokens(sentence[: limit + 60], language)
    ends = [token for token in found if room // 3 <= token.end <= room]
    stop = words_of(language).stop
    for _ in range(_TAIL_WORDS):
        if ends and ends[-1].text.casefold() in stop:
            ends.pop()
    if ends:
        return sentence[: ends[-1].end] + "…"
    graphemes = [match.end() for match in _GRAPHEME.finditer(sentence, 0, room)]
    return sentence[: graphemes[-1] if graphemes else 0].rstrip(" ,;:–—-") + "…"


def opening(article: Article, limit_bytes: int) -> str:
    """Paragraphs in order, the last one up to the sentence that still fits.

    Neither the title again nor the lines over a press release are among them.

    Args:
        article: any.
        limit_bytes: of UTF-8, as plain text and as HTML.
    """
    kept: list[str] = []
    left = limit_bytes
    for paragraph in _body(article):
        cost = _cost(paragraph)
        if cost > left:
            kept.append(_lead(paragraph, article.language, left, only=not kept))
            break
        kept.append(paragraph)
        left -= cost
    return "\n\n".join(filter(None, kept))


def _body(article: Article) -> list[str]:
    rows = [each.text for each in article.paragraphs if not each.heading]
    # A title that was cut may stand whole in front of the text.
    if (
        len(rows) > 1
        and len(rows[0]) <= _MOST_TITLES * len(article.title)
        and rows[0].startswith(article.title)
    ):
        rows = rows[1:]
    if article.language.partition("-")[0] in _STOPLESS:
        return rows
    first = next(
        (at for at, row in enumerate(rows) if len(row) > _LONGEST_HEAD or _CLOSED.search(row[-1:])), 0
    )
    return rows[first:] if first <= _MOST_HEADS else rows


def _cost(paragraph: str) -> int:
    """Bytes of a paragraph in HTML: with the tags around it, and the entities that stand for some characters."""
    longer = 4 * (paragraph.count("&") + paragraph.count("\u00a0")) + 3 * (
        paragraph.count("<") + paragraph.count(">")
    )
    return len(paragraph.encode()) + longer + _TAGS_BYTES


def _lead(paragraph: str, language: str, limit_bytes: int, *, only: bool) -> str:
    """The sentences at the front that fit; of one that is longer its beginning, if there is nothing else."""
    head = paragraph[:limit_bytes]
    spans = sentences(head, language)
    whole = spans if len(head) == len(paragraph) else spans[:-1]
    ends = [end for _, end in whole if _cost(paragraph[:end]) <= limit_bytes]
    if ends or not only:
        return paragraph[: ends[-1] if ends else 0]
    room = limit_bytes - len("…".encode())
    while head and _cost(head) > room:
        head = head[: -max(1, (_cost(head) - room) // _MOST_BYTES)]
    return _cut(head, len(head) + 1, language) if head else "…"
