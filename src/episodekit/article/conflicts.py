"""L3. Where an article contradicts itself in figures: for the editor to look at, never to be mended silently.

An alarm has to be right, so two values are a contradiction only if their sentences say the same of the same thing in the same
words: another place, month, group, company or verb is another fact. Only whether and how somebody says so may differ (two that
are named may each speak of their own), and what the first sentence tells more of the event when the second only refers back to
it: ``a blast in Toledo injured 12`` and ``14 were injured in the blast``.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

import regex

from episodekit.article.headlines.grammar import COORDINATORS
from episodekit.article.languages import Words, words_of
from episodekit.article.languages.words import any_of, bag
from episodekit.article.tokens import tokens
from episodekit.model.written import Article, Figure

_COMPARED = frozenset({"count", "money", "percent", "measure"})
_ROUNDED = 0.05  # 89,500 and "nearly 90,000" agree
_MOST_CONFLICTS = 5  # more is noise, and an editor who has found one looks at the rest
_MOST_FIGURES = 200
_STEM = 6  # letters; what follows is an ending
# What may stand in one of two sentences that say the same: who says so, and words without a meaning of their own.
_SAYING = MappingProxyType(
    {
        "en": bag(
            "said say says told reported reports confirmed stated announced added according police official officials authority "
            "authorities spokesman spokeswoman spokesperson statement report government ministry agency by in to of at that this "
            "also there later altogether total thus so when as"
        ),
        "de": bag(
            "sagte sagten teilte teilten mit meldete meldeten berichtete berichteten bestätigte bestätigten erklärte laut nach zufolge "
            "angaben polizei behörde behörden sprecher sprecherin bericht berichten regierung ministerium in im von dass auch dabei "
            "damit insgesamt so wie als"
        ),
        "fr": bag(
            "dit annoncé indiqué déclaré confirmé rapporté précisé selon d'après après police autorité autorités porte parole rapport bilan "
            "gouvernement ministère de d en dans à que qu aussi il y ainsi total"
        ),
        "es": bag(
            "dijo dijeron informó informaron confirmó confirmaron indicó declaró anunció según conforme policía autoridad autoridades "
            "portavoz informe gobierno ministerio de en a que también así total se"
        ),
    }
)
# Who says so, in a clause of its own or before what is said.
_ATTRIBUTED = regex.compile(
    r",?\s(?:according\sto|laut|nach\sangaben\s(?:der|des|von)|selon|d['’]après|según|segundo|secondo)\s[^,.;:]{1,60}"
    r"|,\s(?:(?:the|a|an|his|her)\s)?[^,.;:]{1,40}\s(?:said|says|reported|confirmed|added|announced)\b"
    r"|,\s(?:sagten?|teilten?|meldeten?|berichteten?|so|erklärten?|(?:a|ont)\s(?:indiqué|annoncé|déclaré|précisé|confirmé)|informó|informaron|indicó|dijo|anunció|confirmó|disse|informou)\s[^,.;:]{1,60}"
    r"|^[^,.;:]{1,40}\s(?:said|says|reported|confirmed|announced)\s(?:that\s)?|^(?:laut|selon|según|segundo|secondo|nach\sangaben)\s[^,.;:]{1,60},",
    regex.IGNORECASE,
)
# What is told together: what befell one of two is a part of what befell both.
_JOINED = regex.compile(
    r"(?<!\p{L})(?P<one>[\p{L}'’-]{1,30}+)(?=(?:,|,?\s(?:and|und|et|y|e))\s(?P<led>\p{L}{1,3}\s)?(?P<two>[\p{L}'’-]{1,30}+))"
)
# What tells that a second number is that of another time, or of more than the first.
_GOING_ON = bag(
    "have has since now far overall inzwischen seit bislang bisher depuis désormais ya desde já até ormai finora da"
)
# What makes another fact of the same words.
_CONTRASTS = bag(
    "from to into against before after without not no until outside inside another other vor nach ohne nicht andere anderen avant après sans autre autres pas antes después sin no otro otra depois sem não prima dopo senza non"
)
_CONTRAST_STEMS = frozenset([word[:_STEM] for word in _CONTRASTS])
_GOING_ON_STEMS = frozenset([word[:_STEM] for word in _GOING_ON])
_SHARED = 2  # words that both sentences have beside what is counted
_INTO = 4  # words between "among them" and the number of the part
_WHOLES = 5  # counts of one sentence that may be the whole
_WITH = frozenset(
    {",", *(f"{comma}{word}" for comma in ("", ", ") for word in ("with", "mit", "avec", "con"))}
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures that cannot both be right, or that a reader would stumble over.

    Attributes:
        reason: ``differs`` (two values of one thing) or ``part-exceeds-whole``.
    """

    first: Figure
    second: Figure
    reason: str


class _Told(NamedTuple):
    """What is said of a figure: the stems of its sentence's words without the figure itself; ``content`` without function words.

    ``source`` are the stems of who says so, ``joined`` those of what the sentence tells together.
    """

    figure: Figure
    every: frozenset[str]
    content: frozenset[str]
    source: frozenset[str]
    joined: frozenset[tuple[str, str]]


def conflicts(article: Article, found: tuple[Figure, ...]) -> tuple[Conflict, ...]:
    """Pairs of figures that give one thing two values, or a part more than its whole; in order of appearance.

    Args:
        article: the article.
        found: its figures.
    """
    words = words_of(article.language)
    able = [each for each in found if each.kind in _COMPARED and len(each.values) == 1][:_MOST_FIGURES]
    told = [_told(each, words) for each in able]
    sections = _sections(article)
    leaning = _stems(words.pronouns)
    silent = _stems(_SAYING.get(words.language, ())) | _stems(
        words.articles | words.auxiliaries | COORDINATORS
    )
    rows = [
        Conflict(one.figure, two.figure, "differs")
        for one, two in combinations(told, 2)
        if _is_one_thing(one.figure, two.figure)
        and bisect(sections, one.figure.start) == bisect(sections, two.figure.start)
        and leaning.isdisjoint(one.every | two.every)  # "It killed 14", "it killed 19": two storms, maybe
        and (_says_alike(one, two, silent) or _refers_back(one, two, silent))
        and not _speak_two(one.source - silent, two.source - silent)
        and _unlike(one.figure, two.figure, words)
    ]
    rows += [
        Conflict(whole, part, "part-exceeds-whole") for whole, part in _wholes(article.text, able, words)
    ]
    return tuple(sorted(rows, key=lambda row: (row.first.start, row.second.start))[:_MOST_CONFLICTS])


def _says_alike(one: _Told, two: _Told, silent: frozenset[str]) -> bool:
    """Whether two sentences say the same in the same words."""
    return (one.every ^ two.every) <= silent and bool(one.content & two.content - silent)


def _refers_back(one: _Told, two: _Told, silent: frozenset[str]) -> bool:
    """Whether the second sentence says nothing but what the first has said of its event."""
    said = two.content - silent
    if said - one.content or len(said & one.content) < _SHARED or one.figure.period != two.figure.period:
        return False
    if _is_of_one(one, two):
        return False
    every = one.every | two.every
    return _GOING_ON_STEMS.isdisjoint(every) and _CONTRAST_STEMS.isdisjoint(one.every ^ two.every)


def _is_of_one(one: _Told, two: _Told) -> bool:
    """Whether the second sentence tells of one of what the first joins: of the schools of ``£5m for roads and schools``."""
    return any((first in two.every) != (second in two.every) for first, second in one.joined)


def _joined(figure: Figure, counted: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The stems of what the sentence joins, beside what is counted."""
    behind = figure.start - figure.sentence_start + len(figure.text)
    return frozenset(
        (match["one"].casefold()[:_STEM], match["two"].casefold()[:_STEM])
        for match in _JOINED.finditer(figure.sentence)
        # not "on Monday and destroyed 40 stalls"
        if (
            match["led"]
            or match.start() >= behind
            or (match["one"][0].isupper() and match["two"][0].isupper())
        )
        and counted.isdisjoint((match["one"].casefold()[:_STEM], match["two"].casefold()[:_STEM]))
    )


def _speak_two(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two speak, each for their own: the town halls of Lyon and Nice count their own houses."""
    return bool(one - two and two - one)


def _sections(article: Article) -> list[int]:
    """Where in the text a heading stands: what is said alike of two sections is said of two things."""
    starts, at = [], 0
    for paragraph in article.paragraphs:
        if paragraph.heading:
            starts.append(at)
        else:
            at += len(paragraph.text) + 2
    return starts


def _told(figure: Figure, words: Words) -> _Told:
    begin = figure.start - figure.sentence_start
    end, bound_at = begin + len(figure.text), max(0, begin - len(figure.bound) - 1)
    bound = figure.sentence[bound_at:begin].strip()
    head = figure.sentence[: bound_at if bound == figure.bound else begin]
    parts = (head, figure.sentence[end:])
    plain = _spoken([_ATTRIBUTED.sub(" ", part) for part in parts], words)
    counted = Counter(figure.counted.casefold().split())
    every = _stems(plain - counted)
    source = _stems(_spoken(parts, words) - plain)
    joined = _joined(figure, _stems(counted))
    return _Told(figure, every, every - _stems(words.stop), source - _stems(words.stop), joined)


def _spoken(parts: Iterable[str], words: Words) -> "Counter[str]":
    return Counter(token.text.casefold() for part in parts for token in tokens(part, words.language))


def _stems(said: "Counter[str] | frozenset[str] | tuple[()]") -> frozenset[str]:
    return frozenset(word[:_STEM] for word in said)


def _is_one_thing(one: Figure, two: Figure) -> bool:
    same = one.kind == two.kind and one.unit.casefold() == two.unit.casefold()
    if not same or one.sentence_start == two.sentence_start or (one.kind == "count" and not one.counted):
        return False
    return _stem(one.counted) == _stem(two.counted)


def _unlike(one: Figure, two: Figure, words: Words) -> bool:
    """Whether two values cannot both hold: no roundings of each other, and no bound that takes in the other."""
    low, high = sorted((one, two), key=lambda each: each.values[0])
    if low.bound or (high.bound and words.bounds.get(" ".join(high.bound.casefold().split()), True)):
        return (
            False  # "more than 10" and "14" agree, and so do "14" and "up to 20", and "14" and "another 20"
        )
    return high.values[0] - low.values[0] > _ROUNDED * abs(high.values[0])


def _stem(counted: str) -> str:
    """The last word without its ending, so that a plural is its singular."""
    last = counted.casefold().split()[-1:]
    return last[0][:_STEM].rstrip("s") if last else ""


def _wholes(text: str, able: list[Figure], words: Words) -> list[tuple[Figure, Figure]]:
    """Each count behind "among them" or "including" that is larger than any count of the whole before."""
    counts = [each for each in able if each.kind == "count"] if words.among else []
    found = []
    whole: Figure | None = None
    for number, part in enumerate(counts[1:], start=1):
        before = counts[number - 1]
        opened = _whole_of(text, counts[max(0, number - _WHOLES) : number], part, words)
        kept = whole if before.sentence_start == part.sentence_start else None
        whole = opened or kept
        is_part = opened is not None or _goes_on(text, before, part)
        if whole is not None and is_part and part.values[0] > whole.values[0]:
            found.append((whole, part))
    return found


def _goes_on(text: str, before: Figure, part: Figure) -> bool:
    """Whether one part follows another: ``among them 28,000 households, with 89,500 people``."""
    gap = text[before.end : part.start].strip().removeprefix(before.counted).removesuffix(part.bound)
    return gap.strip().lower() in _WITH


def _whole_of(text: str, before: list[Figure], part: Figure, words: Words) -> Figure | None:
    """The largest count of the sentence before "among them", if a part stands right behind that."""
    head = text[max(before[-1].end, part.start - 100) : part.start]
    match = _link(words.language).search(head)
    if match is None or not COORDINATORS.isdisjoint(match["gap"].lower().split()):
        return None
    same = [each for each in before if each.sentence_start == before[-1].sentence_start]
    whole = max(same, key=lambda each: each.values[0])
    return whole if _follows(text, whole, part.start - len(head) + match.start()) else None


@lru_cache(maxsize=32)
def _link(language: str) -> regex.Pattern[str]:
    among = any_of(words_of(language).among)
    return regex.compile(
        rf"(?<!\p{{L}})(?:{among})(?!\p{{L}})[,:]?(?P<gap>(?:\s[\p{{L}}\p{{M}}'’]+){{0,{_INTO}}})\s$",
        regex.IGNORECASE,
    )


def _follows(text: str, whole: Figure, at: int) -> bool:
    """Whether nothing but the rest of the whole's sentence stands between it and ``at``, on one line."""
    between = text[whole.sentence_start + len(whole.sentence) : at]
    return not between.strip() and "\n" not in between
