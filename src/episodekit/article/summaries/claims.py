"""L3. What a text about an article says that the article does not: numbers, names, words in quotation marks, addresses.

Each function returns the foreign things as the text writes them, in order; none is good news, not a proof.
"""

from typing import NamedTuple

import regex

from episodekit.article.languages import Words, words_of
from episodekit.article.quantities.numbers import Number, numbers
from episodekit.article.sentence import sentences
from episodekit.article.summaries.quotation import quotations
from episodekit.model.written import Article

_CAPITALISED = r"\p{Lu}[\p{L}\p{M}\p{N}]{0,60}(?:[-‑'’.][\p{L}\p{M}\p{N}]{1,60}){0,4}"
# What may stand between the words of a name.
_PARTICLE = r"(?:de|del|della|der|den|di|da|do|dos|du|la|le|van|von|zu|bin|ibn|al|el|of|and|the|y|e)"
_NAME = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}]){_CAPITALISED}(?:\.?[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_CAPITALISED}){{0,10}}"
)
_CAPITAL_WORD = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){_CAPITALISED}")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-‑'’.][\p{L}\p{M}\p{N}]+)*")
_CLAUSE_START = regex.compile(r"(?:^|[:;…\"“”„«»‘(\[–—-])[\s]{0,3}$")
_ADDRESS = regex.compile(
    r"(?:https?://|\bwww\.)[^\s<>\"“”]{1,500}|[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64}){1,4}",
    regex.IGNORECASE,
)
_PERCENT = regex.compile(r"\s?[%٪]")
_CURRENCY = regex.compile(r"\p{Sc}")
_RANGE = 16  # characters between the ends of a range
_DASHES = frozenset("-–—~～")
_YEARS = (1900, 2100)
_STEM = 4  # letters that "Cambodia" and "Cambodian" share and more


def foreign_numbers(text: str, article: Article) -> tuple[str, ...]:
    """Numbers, in digits or words, whose value the article does not state; nor as a percentage or money if they are.

    A vague one such as ``thousands`` needs one of that size in the article.
    """
    known = measured(f"{article.title}\n{article.text}", article.language)
    found = []
    for each in measured(text, article.language):
        same = {other.kind for other in known if other.value == each.value and other.vague == each.vague}
        sized = each.vague and any(_is_of_size(other, each) for other in known)
        if not sized and (each.kind not in same if each.kind else not same):
            found.append(each.written)
    return tuple(found)


class Measured(NamedTuple):
    """A number, and what of: ``kind`` is percent, money or nothing; ``start`` and ``end`` are its place."""

    value: float
    vague: bool
    kind: str
    written: str
    start: int
    end: int


def _is_of_size(known: Measured, each: Measured) -> bool:
    if known.kind != each.kind:  # thousands of millions of people, where the article has as many dollars
        return False
    is_year = known.written.isdecimal() and _YEARS[0] <= known.value <= _YEARS[1]
    return not is_year and not known.vague and each.value <= known.value <= each.value * 40


def measured(text: str, language: str) -> list[Measured]:
    """Every number in order; the first of a range is of the second's kind."""
    words = words_of(language)
    found: list[Measured] = []
    following: Number | None = None
    kind = ""
    for number in reversed(numbers(text, language)):
        gap = "" if following is None else text[number.end : following.start][:_RANGE].strip().lower()
        kind = _kind(text, number, words) or (kind if gap in words.ranges or gap in _DASHES else "")
        written = text[number.start : number.end]
        found.append(Measured(round(number.value, 6), number.vague, kind, written, number.start, number.end))
        following = number
    return found[::-1]


def _kind(text: str, number: Number, words: Words) -> str:
    behind = text[number.end : number.end + 24].lower()
    if _PERCENT.match(behind):
        return "percent"
    if _CURRENCY.match(behind.lstrip()) or _CURRENCY.search(text[max(0, number.start - 2) : number.start]):
        return "money"
    behind = behind.lstrip()
    for kind, table in (("percent", words.percent), ("money", words.money)):
        if any(behind.startswith(word) and not _goes_on(behind[len(word) :]) for word in table):
            return kind
    return ""


def _goes_on(rest: str) -> bool:
    """Whether a word has not ended, in a script with blanks between words."""
    return rest[:1].isalpha() and rest[:1] < "\u0e00"


def foreign_names(text: str, article: Article) -> tuple[str, ...]:
    """Capitalised names that the article does not have; single words count only where nouns are not capitalised.

    A name may leave out a part or put a word of the article before it: ``President Kanu`` for ``President Ana Kanu``,
    ``Mayor Lee`` for ``Lee, the mayor``. It may not mix two names.
    """
    known = _Names(article)
    found = []
    for begin, end in sentences(text, article.language):
        sentence = text[begin:end]
        for match in _NAME.finditer(sentence):
            words = [_fold(word) for word in _CAPITAL_WORD.findall(match[0])]
            opening = _CLAUSE_START.search(sentence[max(0, match.start() - 4) : match.start()]) is not None
            if not known.has(words, opening=opening):
                found.append(match[0])
    return tuple(found)


class _Names:
    """The names of an article and its other words."""

    def __init__(self, article: Article) -> None:
        whole = f"{article.title}\n{article.text}"
        lines = [whole[begin:end] for begin, end in sentences(whole, article.language)]
        self._runs = [
            [_fold(word) for word in _CAPITAL_WORD.findall(match[0])]
            for line in lines
            for match in _NAME.finditer(line)
        ]
        every = _WORD.findall(whole)
        self._words = {_fold(word) for word in every}
        self._common = {_fold(word) for word in every if word.islower()}
        self._stems = {word[:_STEM] for word in self._words if len(word) >= _STEM}
        self._initials = {"".join(word[0] for word in run) for run in self._runs if len(run) > 1}
        self._nouns = words_of(article.language).capitalised_nouns
        if self._nouns:  # what stands alone is mostly a noun, and two of them may meet by chance
            self._common |= {run[0] for run in self._runs if len(run) == 1}
        self._words |= words_of(article.language).money  # "USD" for "$"; foreign_numbers looks at the sum

    def has(self, words: list[str], *, opening: bool) -> bool:
        """Whether a run of capitalised words names what the article names."""
        if opening and (words[0] in self._common or (self._nouns and not self._near(words[0]))):
            words = words[1:]
        if len(words) < 2 and (self._nouns or opening):
            return True
        words = [word for word in words if word not in self._common]
        return self._is_one(words) or any(
            all(map(self._near, words[:lead])) and self._is_one(words[lead:])
            for lead in range(1, len(words) - 1)
        )

    def _near(self, word: str) -> bool:
        """Whether the article has the word, or another of its family: ``Cambodian`` where it says ``Cambodia``."""
        return (
            word in self._words
            or word in self._initials
            or (word[:_STEM] in self._stems and len(word) >= _STEM)
        )

    def _is_one(self, words: list[str]) -> bool:
        if len(words) < 2:
            return all(map(self._near, words))
        if "".join(word[0] for word in words) in self._words:
            return True
        return any(_is_within(words, run) for run in self._runs)


def _is_within(words: list[str], run: list[str]) -> bool:
    """Whether the words stand in the run in this order."""
    rest = iter(run)
    return all(word in rest for word in words)


def _fold(word: str) -> str:
    """A word without its case, its dots and a possessive ending."""
    plain = word.casefold().replace("’", "'").replace(".", "")
    return plain.removesuffix("'s").rstrip("'")


def foreign_quotations(text: str, article: Article) -> tuple[str, ...]:
    """Words in quotation marks that the article does not have in exactly this order."""
    known = _plain(f"{article.title}\n{article.text}")
    quoted = (text[begin:end] for begin, end in quotations(text))
    return tuple(each for each in quoted if _plain(each[1:-1]).strip(" .,;:!?。，！？") not in known)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‑", "-").casefold().split())


def foreign_addresses(text: str, article: Article) -> tuple[str, ...]:
    """Addresses of pages and e-mail that the article does not give."""
    known = f"{article.text}\n{article.link or ''}"
    given = (match[0].rstrip(".,;:!?)]'’") for match in _ADDRESS.finditer(text))
    return tuple(each for each in given if each not in known)
